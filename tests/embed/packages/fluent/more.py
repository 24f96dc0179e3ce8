from collections import deque
from functools import partial
from itertools import islice
from operator import itemgetter

from .recipes import take

__all__ = ["chunked", "last", "firsts"]


def chunked(iterable, n):
    return iter(partial(take, n, iter(iterable)), [])


def last(iterable):
    return deque(iterable, maxlen=1)[-1]


def firsts(rows):
    return list(map(itemgetter(0), islice(rows, None)))


def hidden():
    return "not in __all__"
