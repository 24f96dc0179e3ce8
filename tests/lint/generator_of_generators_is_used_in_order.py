from itertools import chain


def flat(rows):
    for inner in ((cell * len(row) for cell in row) for row in rows):
        yield sum(inner)
    yield from chain.from_iterable((cell + len(row) for cell in row) for row in rows)
