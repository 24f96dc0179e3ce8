"""Decimal numbers as integers: digits, rounding, logarithms and powers of e.

A finite number is (-1)**sign * coeff * 10**exp. No power of ten is made that is longer than the digits that are there, or
than the precision asks for.
"""

import math

from _decimal_context import CLAMPED, INEXACT, OVERFLOW, ROUNDED, SUBNORMAL, UNDERFLOW

_POWERS = [10**i for i in range(200)]
_LOG2 = 0.30102999566398119521
# Integers up to here are turned into text in one go, which takes the square of the time.
_PIECE = 2000

# More units in the last place than the functions at the end are ever wrong.
_ERROR = 100

_class = None


def bind(cls):
    """The class of numbers, which is made after this module."""
    global _class
    _class = cls


def make(sign, coeff, exp, kind=None):
    """A number; kind is "F" for infinities, "n" and "N" for quiet and signaling NaN, whose coeff is the payload."""
    new = object.__new__(_class)
    new._sign = sign
    new._coeff = coeff
    new._exp = exp
    new._kind = kind
    return new


def ten(n):
    return _POWERS[n] if n < 200 else 10**n


def digit_count(n):
    """How many digits a coefficient has; zero has one."""
    if n < 1000000000000000000:
        return len(str(n))
    count = int((n.bit_length() - 1) * _LOG2) + 1
    while n >= ten(count):
        count += 1
    while n < ten(count - 1):
        count -= 1
    return count


def digits(n):
    """A coefficient as text."""
    count = digit_count(n)
    if count <= _PIECE:
        return str(n)
    half = count // 2
    high, low = divmod(n, ten(half))
    return digits(high) + digits(low).zfill(half)


def from_digits(text):
    """The coefficient that a text of digits is."""
    if len(text) <= _PIECE:
        return int(text)
    half = len(text) // 2
    return from_digits(text[:-half]) * ten(half) + from_digits(text[-half:])


def strip_zeros(coeff, most):
    """A coefficient without up to so many zeros at its end, and how many there were."""
    count = 0
    step = 1
    # In steps that double while they fit, then halve.
    while coeff and count + step <= most and coeff % ten(step) == 0:
        coeff //= ten(step)
        count += step
        step *= 2
    while coeff and step:
        if count + step <= most and coeff % ten(step) == 0:
            coeff //= ten(step)
            count += step
        else:
            step //= 2
    return coeff, count


def dropped(coeff, count, rounding, sign):
    """A coefficient without so many digits at its end, rounded; and whether they were other than zeros."""
    if count > digit_count(coeff) + 1:
        whole, rest, half = 0, coeff, 1 if coeff else 0
    else:
        unit = ten(count)
        whole, rest = divmod(coeff, unit)
        twice = 2 * rest
        half = 0 if not rest else 1 if twice < unit else 2 if twice == unit else 3
    if half and _goes_up(whole, half, rounding, sign):
        whole += 1
    return whole, half != 0


def _goes_up(whole, half, rounding, sign):
    """Whether a rest of less than a half (1), a half (2) or more (3) adds one."""
    if rounding == "ROUND_HALF_EVEN":
        return half == 3 or half == 2 and whole & 1
    if rounding == "ROUND_DOWN":
        return False
    if rounding == "ROUND_HALF_UP":
        return half >= 2
    if rounding == "ROUND_HALF_DOWN":
        return half == 3
    if rounding == "ROUND_UP":
        return True
    if rounding == "ROUND_CEILING":
        return not sign
    if rounding == "ROUND_FLOOR":
        return sign
    return whole % 5 == 0


def finished(context, sign, coeff, exp, status=0, rounding=None):
    """The result of an operation as the context has it, with what that signals."""
    prec = context._prec
    rounding = rounding or context._rounding
    etiny = context._Emin - prec + 1
    if not coeff:
        most = context._Emax - prec + 1 if context._folds else context._Emax
        fitting = min(max(exp, etiny), most)
        if fitting != exp:
            status |= CLAMPED
        if status:
            context._signal(status)
        return make(sign, 0, fitting)
    count = digit_count(coeff)
    if exp + count - 1 > context._Emax:
        return _overflow(context, sign, status, rounding)
    subnormal = exp + count - 1 < context._Emin
    least = max(exp + count - prec, etiny)
    if subnormal:
        status |= SUBNORMAL
    if exp < least:
        coeff, inexact = dropped(coeff, least - exp, rounding, sign)
        exp = least
        status |= ROUNDED
        if inexact:
            status |= INEXACT | UNDERFLOW if subnormal else INEXACT
        if coeff and coeff == ten(prec):
            coeff //= 10
            exp += 1
            if exp + prec - 1 > context._Emax:
                return _overflow(context, sign, status, rounding)
        if not coeff:
            status |= CLAMPED
    elif context._folds and exp > context._Emax - prec + 1:
        top = context._Emax - prec + 1
        coeff *= ten(exp - top)
        exp = top
        status |= CLAMPED
    if status:
        context._signal(status)
    return make(sign, coeff, exp)


def _overflow(context, sign, status, rounding):
    """What is too large: infinite, or the largest number there is."""
    context._signal(status | OVERFLOW | INEXACT | ROUNDED)
    stays = rounding in ("ROUND_DOWN", "ROUND_05UP") or rounding == ("ROUND_FLOOR", "ROUND_CEILING")[sign]
    if stays:
        return make(sign, ten(context._prec) - 1, context._Emax - context._prec + 1)
    return make(sign, 0, 0, "F")


# Numbers that are not exact. `scale` is how many digits an integer has behind its point.


def _exp_small(x, scale):
    """e**x for 0 <= x < 3, with an error of some units in the last place."""
    # Halved until the series is short, then squared as often.
    halvings = math.isqrt(scale) // 2 + 4
    extra = halvings // 3 + 5
    unit = ten(scale + extra)
    x = x * ten(extra) >> halvings
    total = term = unit
    n = 1
    while term:
        term = term * x // (unit * n)
        total += term
        n += 1
    for _ in range(halvings):
        total = total * total // unit
    return total // ten(extra)


def _log_near_one(numerator, denominator, scale):
    """ln(numerator / denominator) for what is near to one."""
    unit = ten(scale)
    z = (numerator - denominator) * unit // (numerator + denominator)
    square = z * z // unit
    total, term, n = z, z, 1
    while term and term != -1:
        term = term * square // unit
        n += 2
        total += term // n
    return 2 * total


def _log_mantissa(coeff, count, scale):
    """ln(coeff / 10**(count - 1)), between 0 and ln 10."""
    lead = coeff // ten(count - 17) if count > 17 else coeff * ten(17 - count)
    guess = int(math.log(lead / 1e16) * 1e15)
    if guess <= 0:
        return _log_near_one(coeff, ten(count - 1), scale)
    guess = guess * ten(scale - 15)
    power = _exp_small(guess, scale)
    # ln m = g + ln(m / e**g), whose second part is small.
    return guess + _log_near_one(coeff * ten(scale), power * ten(count - 1), scale)


_ln10 = {}


def ln10(scale):
    """ln 10; the most precise one that was asked for is kept."""
    if not _ln10 or _ln10["scale"] < scale:
        _ln10["value"] = _log_ten(scale + 6)
        _ln10["scale"] = scale + 6
    return _ln10["value"] // ten(_ln10["scale"] - scale)


def _log_ten(scale):
    # ln 10 = 3 ln 2 + ln 1.25
    return 3 * _log_near_one(2, 1, scale) + _log_near_one(5, 4, scale)


def ln_scaled(coeff, exp, scale):
    """ln(coeff * 10**exp), with an error of some units in the last place."""
    count = digit_count(coeff)
    # The first guess has 15 digits.
    extra = max(len(str(abs(exp + count))) + 5, 20 - scale)
    total = _log_mantissa(coeff, count, scale + extra) + (exp + count - 1) * ln10(scale + extra)
    return total // ten(extra)


def exp_digits(sign, coeff, exp, count):
    """e**x with about so many digits: an integer and its exponent."""
    adjusted = exp + digit_count(coeff) - 1
    scale = count + 5
    inner = scale + max(adjusted, 0) + 3
    shift = exp + inner
    x = coeff * ten(shift) if shift >= 0 else coeff // ten(-shift) if -shift < digit_count(coeff) + 5 else 0
    if sign:
        x = -x
    tens, rest = divmod(x, ln10(inner))
    value = _exp_small(rest // ten(inner - scale), scale)
    return value, tens - scale


def near_edge(value, prec):
    """Whether digits behind the precision are so near to a half or to nothing that an error could decide the rounding."""
    spare = digit_count(value) - prec
    if spare < 4:
        return True
    half = 5 * ten(spare - 1)
    rest = value % half
    return rest < _ERROR or rest > half - _ERROR
