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
    # The sum of the floats among them is high + low + rest, each far smaller than the one before it: rounded once, at the end.
    high = low = rest = 0.0
    exact = False
    while True:
        a = next(p, missing)
        b = next(q, missing)
        if a is missing or b is missing:
            if a is not missing or b is not missing:
                raise ValueError("Inputs are not the same length")
            return total + fsum((high, low, rest)) if exact else total
        if type(a) is float and type(b) in (float, int, bool) or type(b) is float and type(a) in (int, bool):
            try:
                product = a * b
                new_high = high + product
                if isfinite(new_high):
                    error = fma(a, b, -product)
                    part = new_high - high
                    carried = high - (new_high - part) + (product - part)
                    high = new_high
                    new_low = low + error
                    part = new_low - low
                    rest += low - (new_low - part) + (error - part)
                    low = new_low + carried
                    part = low - new_low
                    rest += new_low - (low - part) + (carried - part)
                    exact = True
                    continue
            except OverflowError:
                pass
        if exact:
            total = total + fsum((high, low, rest))
            high = low = rest = 0.0
            exact = False
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
