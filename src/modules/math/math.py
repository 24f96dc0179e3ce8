# The part of `math` that works on sequences.


def prod(iterable, /, *, start=1):
    result = start
    for value in iterable:
        result = result * value
    return result


def _pairs(p, q):
    p = iter(p)
    q = iter(q)
    missing = object()
    while True:
        a = next(p, missing)
        b = next(q, missing)
        if a is missing or b is missing:
            if a is missing and b is missing:
                return
            raise ValueError("Inputs are not the same length")
        yield a, b


def sumprod(p, q, /):
    pairs = _pairs(p, q)
    total = 0
    for a, b in pairs:
        if not type(a) is type(b) is int:
            break
        total = total + a * b
    else:
        return total

    # Floats, up to the first pair that is no finite product of them: the sum of the products and of what rounding took
    # from them, in three floats (Ogita, Rump and Oishi, "Accurate Sum and Dot Product").
    high = low = tiny = 0.0
    has_floats = False
    while _is_float_pair(a, b):
        try:
            x, y = float(a), float(b)
        except OverflowError:
            break
        product = x * y
        new = high + product
        if not isfinite(product) or not isfinite(new):
            break
        rest, carry = _two_sum(low, fma(x, y, -product))
        low, last = _two_sum(rest, _two_sum(high, product)[1])
        high = new
        tiny += carry + last
        has_floats = True
        pair = next(pairs, None)
        if pair is None:
            return total + _in_one(high, low, tiny)
        a, b = pair
    if has_floats:
        total += _in_one(high, low, tiny)

    total = total + a * b
    for a, b in pairs:
        total = total + a * b
    return total


def _is_float_pair(a, b):
    if type(a) is float:
        return type(b) is float or type(b) is int or type(b) is bool
    return type(b) is float and (type(a) is int or type(a) is bool)


def _two_sum(a, b):
    # The sum, and what rounding took from it.
    total = a + b
    part = total - a
    return total, (a - (total - part)) + (b - part)


def _in_one(high, low, tiny):
    total, rest = _two_sum(low, high)
    return tiny + rest + total


def dist(p, q, /):
    p = tuple(p)
    q = tuple(q)
    if len(p) != len(q):
        raise ValueError("both points must have the same number of dimensions")
    return hypot(*[_real(a) - _real(b) for a, b in zip(p, q)])


def _real(x):
    # The number as a float, with the sign that a zero has.
    return fma(x, 1.0, -0.0)


def remainder(x, y, /):
    x = _real(x)
    y = _real(y)
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
