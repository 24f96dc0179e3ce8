from itertools import islice

__all__ = ["take"]


def take(n, iterable):
    return list(islice(iterable, n))
