"""Functions of complex numbers, by the procedures of W. Kahan ("Branch cuts for complex elementary functions", 1987)."""

import math as _math
from math import atan2 as _atan2, copysign as _copysign, hypot as _hypot, inf, nan

e, pi, tau = _math.e, _math.pi, _math.tau
infj, nanj = complex(0.0, inf), complex(0.0, nan)

_LARGE = 1.7976931348623157e308 / 4
_SQRT_LARGE = _math.sqrt(_LARGE)
_LOG_LARGE = _math.log(_LARGE)
_LEAST = 2.2250738585072014e-308
_SQRT_LEAST = _math.sqrt(_LEAST)
_LN2, _LN10 = _math.log(2.0), _math.log(10.0)

# Results for what is not finite, as the C standard's Annex G has them: for each kind of the real part (below,
# see `_kind`) those for each kind of the imaginary part, two letters for the two parts. `!!` is a domain error, `..` depends on the angle.
_VALUES = {"0": 0.0, "o": -0.0, "1": 1.0, "u": -1.0, "q": pi / 4, "Q": -pi / 4, "h": pi / 2, "H": -pi / 2, "t": 3 * pi / 4,
           "T": -3 * pi / 4, "p": pi, "P": -pi, "i": inf, "I": -inf, "n": nan}
_SPECIAL = {
    "acos": "tipipipIpItInihihInnhihIhnhihIhnhihInnqi0i0i0I0IqInininnnnnnnnnInn",
    "acosh": "iTiPiPipipitiniHihnniHihnhiHihnhiHihnniQioioi0i0iqininnnnnnnnninnn",
    "asinh": "IQIoIoI0I0IqInIHIhnnIHIhnniHihnniHihnniQioioi0i0iqininnnnon0nninnn",
    "atanh": "oHoHoHohohohonoHohnnoHohon0H0h0n0H0hnn0H0H0H0h0h0h0n0Hnnnnnnnn0hnn",
    "cosh": "!!..i0io..!!in!!!!nn!!!!n0!!!!n0!!!!nn!!..ioi0..!!innnnnn0n0nnnnnn",
    "exp": "00..0o00..0000!!!!nn!!!!nn!!!!nn!!!!nn!!..ioi0..!!innnnnnon0nnnnnn",
    "log": "iTiPiPipipitiniHihnniHihnniHihnniHihnniQioioi0i0iqininnnnnnnnninnn",
    "rect": "!!..I0Io..!!in!!!!nn000000000000!!!!nn!!..ioi0..!!innnnnn0n0nnnnnn",
    "sinh": "!!..IoI0..!!in!!!!nn!!!!0n!!!!0n!!!!nn!!..ioi0..!!innnnnnon0nnnnnn",
    "sqrt": "iI0I0I0i0iiiniiIiinniIiinniIiinniIiinniIioioi0i0iiiniInnnnnnnniinn",
    "tanh": "u0..uou0..u0u0!!!!nn!!!!on!!!!0n!!!!nn10..1o10..1010nnnnnon0nnnnnn",
}


def _kind(x):
    if x != x:
        return 6
    if _math.isinf(x):
        return 5 if x > 0 else 0
    return (3 if _copysign(1.0, x) > 0 else 2) if x == 0 else (4 if x > 0 else 1)


# The places of the cells in a row of the table: both parts finite has none.
_PLACES = {}
for _x in range(7):
    for _y in range(7):
        if not (0 < _x < 5 and 0 < _y < 5):
            _PLACES[_x, _y] = 2 * len(_PLACES)
del _x, _y


def _special(name, x, y):
    """The result for a number that is not finite; None for one that depends on the angle."""
    place = _PLACES[_kind(x), _kind(y)]
    cell = _SPECIAL[name][place:place + 2]
    if cell == "!!":
        raise ValueError("math domain error")
    return None if cell == ".." else complex(_VALUES[cell[0]], _VALUES[cell[1]])


def _parts(z):
    """The parts of an argument, and whether both are finite."""
    if not isinstance(z, complex):
        z = complex(z) if hasattr(type(z), "__complex__") else complex(_math.ldexp(z, 0))
    x, y = z.real, z.imag
    return x, y, _math.isfinite(x) and _math.isfinite(y)


def _in_range(x, y):
    if _math.isinf(x) or _math.isinf(y):
        raise OverflowError("math range error")
    return complex(x, y)


def sqrt(z, /):
    """The square root, with a real part that is not negative."""
    x, y, finite = _parts(z)
    if not finite:
        return _special("sqrt", x, y)
    if x == 0.0 and y == 0.0:
        return complex(0.0, y)
    far, high = abs(x), abs(y)
    if far < _LEAST and high < _LEAST:
        far = _math.ldexp(far, 53)
        half = _math.ldexp(_math.sqrt(far + _hypot(far, _math.ldexp(high, 53))), -27)
    else:
        far /= 8.0
        half = 2.0 * _math.sqrt(far + _hypot(far, high / 8.0))
    other = high / (2.0 * half)
    if x >= 0.0:
        return complex(half, _copysign(other, y))
    return complex(other, _copysign(half, y))


def _log_of_large(x, y):
    """The logarithm of twice the absolute value of a number that may be too large to have one."""
    return _math.log(_hypot(x / 2.0, y / 2.0)) + 2.0 * _LN2


def _is_large(x, y):
    return abs(x) > _LARGE or abs(y) > _LARGE


def _roots(a, b, c, d):
    return sqrt(complex(a, b)), sqrt(complex(c, d))


def acos(z, /):
    """The arc cosine."""
    x, y, finite = _parts(z)
    if not finite:
        return _special("acos", x, y)
    if _is_large(x, y):
        return complex(_atan2(abs(y), x), _copysign(_log_of_large(x, y), -y))
    one, two = _roots(1.0 - x, -y, 1.0 + x, y)
    return complex(2.0 * _atan2(one.real, two.real), _math.asinh(two.real * one.imag - two.imag * one.real))


def acosh(z, /):
    """The inverse hyperbolic cosine."""
    x, y, finite = _parts(z)
    if not finite:
        return _special("acosh", x, y)
    if _is_large(x, y):
        return complex(_log_of_large(x, y), _atan2(y, x))
    one, two = _roots(x - 1.0, y, x + 1.0, y)
    return complex(_math.asinh(one.real * two.real + one.imag * two.imag), 2.0 * _atan2(one.imag, two.real))


def asinh(z, /):
    """The inverse hyperbolic sine."""
    x, y, finite = _parts(z)
    if not finite:
        return _special("asinh", x, y)
    if _is_large(x, y):
        return complex(_copysign(_log_of_large(x, y), x), _atan2(y, abs(x)))
    one, two = _roots(1.0 + y, -x, 1.0 - y, x)
    return complex(_math.asinh(one.real * two.imag - two.real * one.imag),
                   _atan2(y, one.real * two.real - one.imag * two.imag))


def atanh(z, /):
    """The inverse hyperbolic tangent."""
    x, y, finite = _parts(z)
    if not finite:
        return _special("atanh", x, y)
    if _copysign(1.0, x) < 0.0:
        return -atanh(complex(-x, -y))
    high = abs(y)
    if x > _SQRT_LARGE or high > _SQRT_LARGE:
        far = _hypot(x / 2.0, y / 2.0)
        return complex(x / 4.0 / far / far, -_copysign(pi / 2.0, -y))
    if x == 1.0 and high < _SQRT_LEAST:
        if high == 0.0:
            raise ValueError("math domain error")
        real = -_math.log(_math.sqrt(high) / _math.sqrt(_hypot(high, 2.0)))
        return complex(real, _copysign(_atan2(2.0, -high) / 2, y))
    real = _math.log1p(4.0 * x / ((1 - x) * (1 - x) + high * high)) / 4.0
    return complex(real, -_atan2(-2.0 * y, (1 - x) * (1 + x) - high * high) / 2.0)


def _turned(function, z):
    # A circular function by the hyperbolic one: f(z) = -i h(iz).
    x, y, _ = _parts(z)
    found = function(complex(-y, x))
    return complex(found.imag, -found.real)


def asin(z, /):
    """The arc sine."""
    return _turned(asinh, z)


def atan(z, /):
    """The arc tangent."""
    return _turned(atanh, z)


def exp(z, /):
    """e to the power of z."""
    x, y, finite = _parts(z)
    if not finite:
        found = _special("exp", x, y)
        if found is None:
            size = inf if x > 0 else 0.0
            return complex(_copysign(size, _math.cos(y)), _copysign(size, _math.sin(y)))
        return found
    if x > _LOG_LARGE:
        size = _math.exp(x - 1.0)
        return _in_range(size * _math.cos(y) * e, size * _math.sin(y) * e)
    size = _math.exp(x)
    return _in_range(size * _math.cos(y), size * _math.sin(y))


def cosh(z, /):
    """The hyperbolic cosine."""
    x, y, finite = _parts(z)
    if not finite:
        found = _special("cosh", x, y)
        return complex(_copysign(inf, _math.cos(y)), _copysign(inf, _math.sin(y)) * _copysign(1.0, x)) if found is None else found
    if abs(x) > _LOG_LARGE:
        near = x - _copysign(1.0, x)
        return _in_range(_math.cos(y) * _math.cosh(near) * e, _math.sin(y) * _math.sinh(near) * e)
    return _in_range(_math.cos(y) * _math.cosh(x), _math.sin(y) * _math.sinh(x))


def sinh(z, /):
    """The hyperbolic sine."""
    x, y, finite = _parts(z)
    if not finite:
        found = _special("sinh", x, y)
        return complex(_copysign(inf, _math.cos(y)) * _copysign(1.0, x), _copysign(inf, _math.sin(y))) if found is None else found
    if abs(x) > _LOG_LARGE:
        near = x - _copysign(1.0, x)
        return _in_range(_math.cos(y) * _math.sinh(near) * e, _math.sin(y) * _math.cosh(near) * e)
    return _in_range(_math.cos(y) * _math.sinh(x), _math.sin(y) * _math.cosh(x))


def tanh(z, /):
    """The hyperbolic tangent."""
    x, y, finite = _parts(z)
    if not finite:
        found = _special("tanh", x, y)
        return complex(_copysign(1.0, x), _copysign(0.0, 2.0 * _math.sin(y) * _math.cos(y))) if found is None else found
    if abs(x) > _LOG_LARGE:
        return complex(_copysign(1.0, x), 4.0 * _math.sin(y) * _math.cos(y) * _math.exp(-2.0 * abs(x)))
    one, two, narrow = _math.tanh(x), _math.tan(y), 1.0 / _math.cosh(x)
    both = one * two
    below = 1.0 + both * both
    return complex(one * (1.0 + two * two) / below, two / below * narrow * narrow)


def cos(z, /):
    """The cosine."""
    x, y, _ = _parts(z)
    return cosh(complex(-y, x))


def sin(z, /):
    """The sine."""
    return _turned(sinh, z)


def tan(z, /):
    """The tangent."""
    return _turned(tanh, z)


def _log(z):
    x, y, finite = _parts(z)
    if not finite:
        return _special("log", x, y)
    far, high = abs(x), abs(y)
    if far > _LARGE or high > _LARGE:
        size = _math.log(_hypot(far / 2.0, high / 2.0)) + _LN2
    elif far < _LEAST and high < _LEAST:
        if far == 0.0 and high == 0.0:
            raise ValueError("math domain error")
        size = _math.log(_hypot(_math.ldexp(far, 53), _math.ldexp(high, 53))) - 53 * _LN2
    else:
        size = _hypot(far, high)
        if 0.71 <= size <= 1.73:
            most, least = max(far, high), min(far, high)
            size = _math.log1p((most - 1) * (most + 1) + least * least) / 2.0
        else:
            size = _math.log(size)
    return complex(size, _atan2(y, x))


def log(z, /, *base):
    """The natural logarithm, or that to a base."""
    if len(base) > 1:
        raise TypeError(f"log expected at most 2 arguments, got {1 + len(base)}")
    x, y, _ = _parts(z)
    # With a base it is the base alone that may be wrong.
    found = complex(-_math.inf, _math.atan2(y, x)) if base and x == y == 0.0 else _log(z)
    if base:
        try:
            found /= _log(base[0])
        except ZeroDivisionError:
            raise ValueError("math domain error") from None
    return found


def log10(z, /):
    """The logarithm to the base 10."""
    found = _log(z)
    return complex(found.real / _LN10, found.imag / _LN10)


def phase(z, /):
    """The angle."""
    x, y, _ = _parts(z)
    return _atan2(y, x)


def polar(z, /):
    """The absolute value and the angle."""
    x, y, _ = _parts(z)
    size = _hypot(x, y)
    if _math.isinf(size) and _math.isfinite(x) and _math.isfinite(y):
        raise OverflowError("math range error")
    return size, _atan2(y, x)


def rect(r, phi, /):
    """The number with an absolute value and an angle."""
    r, phi = _math.ldexp(r, 0), _math.ldexp(phi, 0)
    if not (_math.isfinite(r) and _math.isfinite(phi)):
        found = _special("rect", r, phi)
        if found is None:
            size = _copysign(1.0, r)
            return complex(_copysign(inf, _math.cos(phi)) * size, _copysign(inf, _math.sin(phi)) * size)
        return found
    return complex(r, r * phi) if phi == 0.0 else complex(r * _math.cos(phi), r * _math.sin(phi))


def isfinite(z, /):
    """Whether both parts are finite."""
    return _parts(z)[2]


def isnan(z, /):
    """Whether one of the parts is no number."""
    x, y, _ = _parts(z)
    return x != x or y != y


def isinf(z, /):
    """Whether one of the parts is infinite."""
    x, y, _ = _parts(z)
    return _math.isinf(x) or _math.isinf(y)


def isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0):
    """Whether two numbers are nearly equal."""
    if rel_tol < 0.0 or abs_tol < 0.0:
        raise ValueError("tolerances must be non-negative")
    a, b = complex(*_parts(a)[:2]), complex(*_parts(b)[:2])
    if a == b:
        return True
    if isinf(a) or isinf(b):
        return False
    difference = abs(a - b)
    return difference <= rel_tol * abs(b) or difference <= rel_tol * abs(a) or difference <= abs_tol
