def plain():
    return 1


def make(f):
    return lambda: f


g = make(plain)
