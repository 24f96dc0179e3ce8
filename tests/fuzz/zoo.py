# A program in which nearly all instructions stand: what the target `code` damages.
import sys
from sys import path, version as v
from math import *
x: int = 1
type Alias[*Ts, **P, T: int = str] = list[T]


def plain(a, b=2, /, c=3, *rest, d, e=5, **named):
    return a + b - c * d / e // 2 % 3 ** 2 @ a << 1 >> 1 & 3 | 4 ^ 5, -a, +b, ~c, not d, rest, named


def cells(n):
    m = n

    def get():
        return n, m

    def add(by=1):
        nonlocal n
        n += by
        return n

    def drop():
        nonlocal m
        del m

    return get, add, drop, [lambda: (n, i) for i in range(3)]


def loops(items):
    total = 0
    for i in items:
        if i < 0 or i > 9:
            continue
        elif i == 5:
            break
        while total <= i and total != 3:
            total += 1
    else:
        total = None
    return total, [i for i in items if i], {i for i in items}, {i: i for i in items}, (i for i in items)


def builds(a, b):
    global x
    x = [*a, *b], {*a, 1}, {**{'k': 1}, 'l': 2}, (*a, 1), a[1:2:3], f'{a!r:>{b}}{b}text'
    first, *others, last = [1, 2, 3]
    one, two = a, b
    del a[0], b.attribute
    a[1], b.other = two, one
    print(*a, **{'end': b}, sep=last)
    a.method(1, key=others)
    return a.method(), a[0] is b, a is not b, a in b, a not in b, first if a else two


def raises(a):
    try:
        raise ValueError(a) from a
    except (ValueError, TypeError) as e:
        try:
            raise
        finally:
            print(e)
    finally:
        return a


def groups(a):
    try:
        raise ExceptionGroup('g', [ValueError(a), TypeError(a)])
    except* ValueError as group:
        print(group)
    assert a, 'message'
    with a as b, b:
        return b


def generator(a):
    got = yield a
    yield from [got, a]
    try:
        yield
    finally:
        yield got
    return got


async def coroutine(a):
    async with a as b:
        await b
    async for c in b:
        yield [d async for d in c]


async def awaits(a):
    return await a, [await b for b in a], {b async for b in a}


class Base[T]:
    attribute: T = x

    def method(self, a=__name__):
        return super().method(a), __class__, self.attribute

    def __enter__(self):
        return self

    def __exit__(self, *args):
        return True

    lambdas = [lambda: __class__ for x in 'ab']


def matches(a):
    match a:
        case 1 | 'x' | None:
            return a
        case [b, 2, *c]:
            return b, c
        case {'k': b, **c}:
            return b, c
        case Base(attribute=b) if b:
            return b
        case str(b):
            return b
    return None


def generic[T: (int, str)](a: T) -> T:
    class Inner(Base[T], metaclass=type):
        nonlocal a
        a = a
    return Inner, locals()


@staticmethod
def decorated(a): return a
