# The part of `math` that works on ints and sequences.


def _index(value):
    if isinstance(value, int):
        return int(value)
    method = getattr(type(value), "__index__", None)
    if method is None:
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    return method(value)


def gcd(*integers):
    result = 0
    for value in integers:
        a, b = result, abs(_index(value))
        while b:
            a, b = b, a % b
        result = a
    return result


def lcm(*integers):
    result = 1
    for value in integers:
        value = abs(_index(value))
        if value == 0:
            result = 0
        elif result:
            result = result // gcd(result, value) * value
    return result


def _product(low, high):
    # The product of low .. high, halved so that the factors stay of one size.
    if high - low < 8:
        result = low
        for i in range(low + 1, high + 1):
            result *= i
        return result
    middle = (low + high) // 2
    return _product(low, middle) * _product(middle + 1, high)


def factorial(n, /):
    n = _index(n)
    if n < 0:
        raise ValueError("factorial() not defined for negative values")
    if n > 9223372036854775807:
        raise OverflowError("factorial() argument should not exceed 9223372036854775807")
    return _product(1, n) if n > 1 else 1


def comb(n, k, /):
    n = _index(n)
    k = _index(k)
    if n < 0:
        raise ValueError("n must be a non-negative integer")
    if k < 0:
        raise ValueError("k must be a non-negative integer")
    if k > n:
        return 0
    k = min(k, n - k)
    if k == 0:
        return 1
    return _product(n - k + 1, n) // factorial(k)


def perm(n, k=None, /):
    if k is None:
        return factorial(n)
    n = _index(n)
    k = _index(k)
    if n < 0:
        raise ValueError("n must be a non-negative integer")
    if k < 0:
        raise ValueError("k must be a non-negative integer")
    if k > n:
        return 0
    return _product(n - k + 1, n) if k else 1


def isqrt(n, /):
    n = _index(n)
    if n < 0:
        raise ValueError("isqrt() argument must be nonnegative")
    if n == 0:
        return 0
    x = 1 << (n.bit_length() + 1) // 2
    while True:
        y = (x + n // x) // 2
        if y >= x:
            return x
        x = y


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
