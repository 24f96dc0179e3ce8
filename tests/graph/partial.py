import functools


def make(n):
    return lambda x: n + x


p = functools.partial(make(1), 2)
f = make(p)
