def numbers():
    yield from range(3)


def squares(source):
    for n in source:
        yield n * n


g = squares(numbers())
next(g)
