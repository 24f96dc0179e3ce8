from functools import partial


def make(rows):
    made = []
    for row in rows:
        made.append(partial(print, row))
        made.append(partial(lambda end: print(row, end), 1))
        partial(lambda end: print(row, end), 1)()
    return made
