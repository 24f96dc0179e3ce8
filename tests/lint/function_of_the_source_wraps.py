def twice(function):
    def inner():
        return function(), function()
    return inner


def run(rows, kept):
    for row in rows:
        print(twice(lambda: row)())
        kept.append(twice(lambda: row))
