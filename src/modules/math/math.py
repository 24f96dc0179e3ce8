# The part of `math` that works on sequences.


def prod(iterable, /, *, start=1):
    result = start
    for value in iterable:
        result = result * value
    return result


def sumprod(p, q, /):
    p = iter(p)
    q = iter(q)
    missing = object()
    total = 0
    while True:
        a = next(p, missing)
        b = next(q, missing)
        if a is missing or b is missing:
            if a is missing and b is missing:
                return total
            raise ValueError("Inputs are not the same length")
        total = total + a * b


def dist(p, q, /):
    p = tuple(p)
    q = tuple(q)
    if len(p) != len(q):
        raise ValueError("both points must have the same number of dimensions")
    return hypot(*[a - b for a, b in zip(p, q)])


def remainder(x, y, /):
    x = x + 0.0
    y = y + 0.0
    if isnan(x) or isnan(y):
        return x + y
    if isinf(x) or y == 0.0:
        raise ValueError("math domain error")
    if isinf(y):
        return x
    a = fabs(x)
    b = fabs(y)
    m = fmod(a, b)
    c = b - m
    if m < c:
        r = m
    elif m > c:
        r = -c
    else:
        r = m - 2.0 * fmod(0.5 * (a - m), b)
    return copysign(1.0, x) * r
