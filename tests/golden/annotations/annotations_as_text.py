# `from __future__ import annotations`: each annotation is the source of its expression, written anew.
from __future__ import annotations


def f(
    a: 1 + 2 * 3 - (4 - 5), b: -x ** 2, c: not (a or b) and c, d: x if y else z, e: lambda p, /, q=1, *r, s, **t: p,
    f: (a := 1), g: [*a, 1], h: {1: 2, **d}, i: {1, *b}, j: (), k: (1,), l: [x for x in y if x if z for w in x],  # expect syntax error: named expression cannot be used within an annotation
    m: {x: 1 for x in y}, n: {x async for x in y}, o: (x for x in y), p: a.b[1:2, ::3][...], q: f(1, *a, b=2, **c),
    r: a < b <= c != d is not e not in f, s: "x" "y", t: b"z", u: f"{a!r:>{b}} {{}} {c=}", v: 1.5j, w: 1e400,
    x: (yield_ << 1) | a & b ^ ~c, y: await_ @ b // c % d, z: 1 .real,
) -> list[int, *tuple]:
    pass


for name, text in f.__annotations__.items():
    print(name, text)
