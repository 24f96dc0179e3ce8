"""Methods of Decimal beyond its operators: roots, logarithms, powers, digits as bits, neighbours, orders."""

import math

from _decimal_context import (
    CLAMPED, INEXACT, INVALID, MAX_EMAX, OVERFLOW, ROUNDED, SUBNORMAL, UNDERFLOW, ZERO_DIVISION,
    getcontext,
)
from _decimal_core import (
    digit_count, digits, dropped, exp_digits, finished, from_digits, ln10, ln_scaled, make, near_edge, strip_zeros, ten,
)


def given(context):
    """The context of an operation: that which it was given, or the current one."""
    if context is None:
        return getcontext()
    from _decimal_context import Context

    if not isinstance(context, Context):
        raise TypeError("optional argument must be a context")
    return context


def invalid(context, status=INVALID):
    """What an operation gives that makes no sense."""
    context._signal(status)
    return make(0, 0, 0, "n")


def quiet(number, context):
    """A NaN that passes on, with as much of its payload as the context has digits for."""
    payload = number._coeff
    room = context._prec - context._folds
    if payload and digit_count(payload) > room:
        payload %= ten(room)
    return make(number._sign, payload, 0, "n")


def nan_of(context, *numbers):
    """The result if one of the numbers is a NaN, signaling ones first; otherwise None."""
    for number in numbers:
        if number._kind == "N":
            context._signal(INVALID)
            return quiet(number, context)
    for number in numbers:
        if number._kind == "n":
            return quiet(number, context)
    return None


def compared(a, b):
    """-1, 0 or 1 for numbers that are no NaN."""
    if a._kind == "F" or b._kind == "F":
        first = (-1 if a._sign else 1) if a._kind == "F" else 0
        second = (-1 if b._sign else 1) if b._kind == "F" else 0
        return (first > second) - (first < second)
    if not a._coeff or not b._coeff:
        first = 0 if not a._coeff else -1 if a._sign else 1
        second = 0 if not b._coeff else -1 if b._sign else 1
        return (first > second) - (first < second)
    if a._sign != b._sign:
        return -1 if a._sign else 1
    size = compared_size(a, b)
    return -size if a._sign else size


def compared_size(a, b):
    """As compared(), for the sizes of finite numbers that are not zero."""
    first = a._exp + digit_count(a._coeff)
    second = b._exp + digit_count(b._coeff)
    if first != second:
        return 1 if first > second else -1
    # The digits begin at the same place: what is appended is no longer than the longer of the two.
    x, y = a._coeff, b._coeff
    if a._exp > b._exp:
        x *= ten(a._exp - b._exp)
    else:
        y *= ten(b._exp - a._exp)
    return (x > y) - (x < y)


# Roots, powers of e, logarithms. They are rounded half to even, whatever the context has.


def sqrt(self, context=None):
    """Return the square root of the argument to full precision."""
    context = given(context)
    if self._kind is not None:
        nan = nan_of(context, self)
        if nan is not None:
            return nan
        if not self._sign:
            return make(0, 0, 0, "F")
    elif not self._coeff:
        return finished(context, self._sign, 0, self._exp >> 1)
    if self._sign:
        return invalid(context)
    coeff = self._coeff
    exp = self._exp >> 1
    if self._exp & 1:
        coeff *= 10
        half = (digit_count(self._coeff) >> 1) + 1
    else:
        half = digit_count(coeff) + 1 >> 1
    shift = context._prec + 1 - half
    exact = True
    if shift >= 0:
        coeff *= ten(2 * shift)
    else:
        coeff, rest = divmod(coeff, ten(-2 * shift))
        exact = not rest
    exp -= shift
    root = math.isqrt(coeff)
    if exact and root * root == coeff:
        # Back to the exponent that is half of the argument's.
        if shift >= 0:
            root //= ten(shift)
        else:
            root *= ten(-shift)
        exp += shift
    elif root % 5 == 0:
        root += 1
    return finished(context, 0, root, exp, 0, "ROUND_HALF_EVEN")


def exp(self, context=None):
    """Return the value of the (natural) exponential function e**x at the given number."""
    context = given(context)
    nan = nan_of(context, self)
    if nan is not None:
        return nan
    if self._kind == "F":
        return make(0, 0, 0) if self._sign else make(0, 0, 0, "F")
    if not self._coeff:
        return make(0, 1, 0)
    prec = context._prec
    adjusted = self._exp + digit_count(self._coeff) - 1
    if adjusted > 20:
        # Beyond all exponents that a context may have.
        return _out_of_range(context, 0, not self._sign)
    if adjusted < -prec - 3:
        # 1 and less than a unit of the last place.
        coeff = ten(prec + 3) + (-1 if self._sign else 1)
        return finished(context, 0, coeff, -prec - 3, 0, "ROUND_HALF_EVEN")
    if adjusted >= len(str(context._Emax - context._Emin + prec)) + 1:
        return _out_of_range(context, 0, not self._sign)
    extra = 5
    while True:
        coeff, power = exp_digits(self._sign, self._coeff, self._exp, prec + extra)
        if not near_edge(coeff, prec):
            return finished(context, 0, coeff, power, 0, "ROUND_HALF_EVEN")
        extra += extra


def _out_of_range(context, sign, large):
    """What is too large for every context, or too small."""
    exp = 10 * MAX_EMAX
    return finished(context, sign, 1, exp if large else -exp, 0 if large else ROUNDED | INEXACT, "ROUND_HALF_EVEN")


def _padded(coeff, exp, prec):
    """With the digits that the precision has room for, of a result that is not exact."""
    missing = prec - digit_count(coeff)
    return (coeff * ten(missing), exp - missing) if missing > 0 else (coeff, exp)


def _log_rounded(context, number, logarithm):
    """A logarithm of a positive number other than one; logarithm gives it with so many digits behind the point."""
    prec = context._prec
    # Near to one the logarithm is as small as the distance.
    adjusted = number._exp + digit_count(number._coeff) - 1
    small = 0
    if adjusted in (-1, 0):
        if adjusted == 0:
            distance = number._coeff - ten(-number._exp)
        else:
            distance = ten(-number._exp) - number._coeff
        small = max(-(number._exp + digit_count(distance)) + 1, 0)
    extra = 6
    while True:
        scale = prec + small + extra
        value = logarithm(scale)
        sign, size = (1, -value) if value < 0 else (0, value)
        if not near_edge(size, prec):
            return finished(context, sign, size, -scale, 0, "ROUND_HALF_EVEN")
        extra += extra


def _log_special(self, context):
    """The logarithm of what has a plain one."""
    nan = nan_of(context, self)
    if nan is not None:
        return nan
    if self._kind is None and not self._coeff:
        return make(1, 0, 0, "F")
    if self._sign:
        return invalid(context)
    if self._kind == "F":
        return make(0, 0, 0, "F")
    return None


def ln(self, context=None):
    """Return the natural (base e) logarithm of the operand."""
    context = given(context)
    special = _log_special(self, context)
    if special is not None:
        return special
    if self == 1:
        return make(0, 0, 0)
    return _log_rounded(context, self, lambda scale: ln_scaled(self._coeff, self._exp, scale))


def log10(self, context=None):
    """Return the base ten logarithm of the operand."""
    context = given(context)
    special = _log_special(self, context)
    if special is not None:
        return special
    coeff, zeros = strip_zeros(self._coeff, digit_count(self._coeff))
    if coeff == 1:
        power = self._exp + zeros
        return finished(context, int(power < 0), abs(power), 0)

    def logarithm(scale):
        extra = len(str(abs(self._exp))) + 3
        return ln_scaled(self._coeff, self._exp, scale + extra) * ten(scale) // ln10(scale + extra)

    return _log_rounded(context, self, logarithm)


def logb(self, context=None):
    """Return the adjusted exponent of the operand as a Decimal instance."""
    context = given(context)
    nan = nan_of(context, self)
    if nan is not None:
        return nan
    if self._kind == "F":
        return make(0, 0, 0, "F")
    if not self._coeff:
        context._signal(ZERO_DIVISION)
        return make(1, 0, 0, "F")
    power = self.adjusted()
    return finished(context, int(power < 0), abs(power), 0)


# Powers.


def whole(number):
    """A number that is an integer as one; None for others, and for those that are longer than any precision."""
    if number._kind is not None:
        return None
    coeff, exponent = number._coeff, number._exp
    if exponent >= 0:
        return (-coeff if number._sign else coeff) * ten(exponent) if exponent < 1000000 else None
    if -exponent > digit_count(coeff):
        return None if coeff else 0
    coeff, rest = divmod(coeff, ten(-exponent))
    return None if rest else -coeff if number._sign else coeff


def is_whole(number):
    """Whether a finite number is an integer, and whether an odd one."""
    coeff, exponent = number._coeff, number._exp
    if exponent > 0 or not coeff:
        return True, False
    if exponent == 0:
        return True, bool(coeff & 1)
    if -exponent > digit_count(coeff):
        return False, False
    coeff, rest = divmod(coeff, ten(-exponent))
    return not rest, not rest and bool(coeff & 1)


def power(self, other, context):
    """self ** other."""
    nan = nan_of(context, self, other)
    if nan is not None:
        return nan
    zero_power = other._kind is None and not other._coeff
    if zero_power:
        if self._kind is None and not self._coeff:
            return invalid(context)
        return make(0, 1, 0)
    integral, odd = is_whole(other) if other._kind is None else (False, False)
    sign = 0
    if self._sign:
        if integral:
            sign = int(odd)
        elif self._kind is not None or self._coeff:
            return invalid(context)
    if self._kind is None and not self._coeff:
        return make(sign, 0, 0, "F") if other._sign else make(sign, 0, 0)
    if self._kind == "F":
        return make(sign, 0, 0) if other._sign else make(sign, 0, 0, "F")
    base = make(0, self._coeff, self._exp)
    versus_one = compared(base, make(0, 1, 0))
    prec = context._prec
    if versus_one == 0 and not integral:
        context._signal(INEXACT | ROUNDED)
        return make(sign, ten(prec - 1), 1 - prec)
    if other._kind == "F":
        return make(sign, 0, 0) if (versus_one < 0) != bool(other._sign) else make(sign, 0, 0, "F")
    large = (versus_one > 0) != bool(other._sign)
    if versus_one and _log_place(base) + other.adjusted() > 20:
        return _out_of_range(context, sign, large)
    if integral:
        exponent = abs(other._coeff * ten(other._exp) if other._exp >= 0 else other._coeff // ten(-other._exp)) if other._exp < 10**6 else None
        if exponent is None:
            # 1 to whatever power.
            return finished(context, sign, ten(prec - 1), 1 - prec, INEXACT | ROUNDED)
        return _whole_power(context, sign, base, exponent, other._sign)
    # e ** (y ln x), with digits to spare.
    count = prec + 25
    scale = count + max(other.adjusted(), 0) + max(-_log_place(base), 0) + 5
    logarithm = ln_scaled(base._coeff, base._exp, scale)
    product = logarithm * other._coeff
    negative = (product < 0) != bool(other._sign)
    product = abs(product)
    place = other._exp - scale + digit_count(product) - 1 if product else -scale
    if place >= 20:
        return _out_of_range(context, sign, large)
    if place < -prec - 3:
        coeff, shift = ten(prec + 3) + (-1 if negative else 1), -prec - 3
    else:
        coeff, shift = exp_digits(int(negative), product, other._exp - scale, count)
    return finished(context, sign, *_padded(*_to_figures(coeff, shift, prec + 20), prec), INEXACT | ROUNDED)


def _log_place(number):
    """About the place of the first digit of the logarithm."""
    adjusted = number._exp + digit_count(number._coeff) - 1
    if adjusted not in (-1, 0):
        return len(str(abs(adjusted))) - 1
    distance = abs(number._coeff - ten(-number._exp)) if number._exp <= 0 else number._coeff
    return min(number._exp + digit_count(distance) - 1, 0)


def _to_figures(coeff, exponent, count):
    """Rounded half to even to so many digits."""
    extra = digit_count(coeff) - count
    if extra <= 0:
        return coeff, exponent
    return dropped(coeff, extra, "ROUND_HALF_EVEN", 0)[0], exponent + extra


def _whole_power(context, sign, base, exponent, reciprocal):
    """A power by squaring, each step with some digits to spare: exact where it fits."""
    count = context._prec + 4 + len(str(exponent))
    coeff, exp, exact = base._coeff, base._exp, True
    if reciprocal:
        count += 1
        shift = digit_count(coeff) + count
        quotient, rest = divmod(ten(shift), coeff)
        exp = -exp - shift
        if rest:
            exact = False
            quotient, exp = _to_figures(quotient * 10 + 1, exp - 1, count)
        else:
            quotient, zeros = strip_zeros(quotient, shift)
            exp += zeros
        coeff = quotient
    result, place = 1, 0
    for bit in bin(exponent)[2:]:
        result, place, exact = _step(result * result, place * 2, count, exact)
        if bit == "1":
            result, place, exact = _step(result * coeff, place + exp, count, exact)
    return finished(context, sign, result, place, 0 if exact else INEXACT | ROUNDED)


def _step(coeff, exponent, count, exact):
    rounded, place = _to_figures(coeff, exponent, count)
    return rounded, place, exact and (place == exponent or rounded * ten(place - exponent) == coeff)


def modular_power(self, other, modulo, context):
    """self ** other % modulo, of integers."""
    nan = nan_of(context, self, other, modulo)
    if nan is not None:
        return nan
    numbers = [whole(number) for number in (self, other, modulo)]
    if None in numbers:
        return invalid(context)
    base, exponent, modulus = numbers
    if exponent < 0 or not modulus or digit_count(abs(modulus)) > context._prec or not base and not exponent:
        return invalid(context)
    sign = self._sign and exponent & 1
    return finished(context, int(bool(sign)), pow(abs(base), exponent, abs(modulus)), 0)


# Neighbours.


def _beside(self, context, rounding, sign):
    """The next number in a direction; sign is that of the infinity beyond."""
    nan = nan_of(context, self)
    if nan is not None:
        return nan
    if self._kind == "F":
        if self._sign == sign:
            return make(sign, 0, 0, "F")
        return make(self._sign, ten(context._prec) - 1, context.Etop())
    # Of what a context cannot hold, it keeps what lies in the direction.
    local = context._copy(_rounding=rounding, _traps=0)
    rounded = finished(local, self._sign, self._coeff, self._exp)
    if rounded._kind is not None or compared(rounded, self):
        return rounded
    return self._sum(make(sign, 1, local.Etiny() - 1), local)


def next_minus(self, context=None):
    """Return the largest number representable in the given context that is smaller than the given operand."""
    return _beside(self, given(context), "ROUND_FLOOR", 1)


def next_plus(self, context=None):
    """Return the smallest number representable in the given context that is larger than the operand."""
    return _beside(self, given(context), "ROUND_CEILING", 0)


def next_toward(self, other, context=None):
    """The number closest to the first operand in the direction of the second one."""
    context = given(context)
    other = self._other(other)
    nan = nan_of(context, self, other)
    if nan is not None:
        return nan
    order = compared(self, other)
    if order == 0:
        return self.copy_sign(other)
    result = next_plus(self, context) if order < 0 else next_minus(self, context)
    status = 0
    if result._kind == "F":
        status = OVERFLOW | INEXACT | ROUNDED
    elif result.adjusted() < context._Emin:
        status = UNDERFLOW | SUBNORMAL | INEXACT | ROUNDED
        if not result._coeff:
            status |= CLAMPED
    if status:
        context._signal(status)
    return result


# Digits as bits.


def _bits(number, context):
    """The digits of a number that consists of zeros and ones; None for others."""
    if number._kind is not None or number._sign or number._exp:
        return None
    text = digits(number._coeff)
    if text.strip("01"):
        return None
    return text.zfill(context._prec)[-context._prec :]


def _logical(name, operation):
    def method(self, other, context=None):
        context = given(context)
        other = self._other(other)
        a, b = _bits(self, context), _bits(other, context)
        if a is None or b is None:
            return invalid(context)
        width = max(len(a), len(b))
        pairs = zip(a.zfill(width), b.zfill(width))
        return make(0, from_digits("".join(str(operation(int(x), int(y))) for x, y in pairs)), 0)

    method.__name__ = name
    method.__doc__ = f"Return the digit-wise '{name.removeprefix('logical_')}' of the two (logical) operands."
    return method


logical_and = _logical("logical_and", lambda x, y: x & y)
logical_or = _logical("logical_or", lambda x, y: x | y)
logical_xor = _logical("logical_xor", lambda x, y: x ^ y)


def logical_invert(self, context=None):
    """Return the digit-wise inversion of the (logical) operand."""
    context = given(context)
    text = _bits(self, context)
    if text is None:
        return invalid(context)
    return make(0, from_digits("".join("10"[int(digit)] for digit in text)), 0)


def _amount(self, other, context):
    """By how many places digits are to be moved; None if it is not within the precision."""
    if other._kind is not None or other._exp:
        return None
    count = -other._coeff if other._sign else other._coeff
    return count if -context._prec <= count <= context._prec else None


def shift(self, other, context=None):
    """Returns a copy with the digits shifted; those that leave the precision are dropped."""
    return _moved(self, other, context, _shifted)


def rotate(self, other, context=None):
    """Returns a copy with the digits of the precision rotated."""
    return _moved(self, other, context, _rotated)


def _moved(self, other, context, move):
    context = given(context)
    other = self._other(other)
    nan = nan_of(context, self, other)
    if nan is not None:
        return nan
    count = _amount(self, other, context)
    if count is None:
        return invalid(context)
    if self._kind == "F":
        return self
    return make(self._sign, move(self._coeff % ten(context._prec), count, context._prec), self._exp)


def _shifted(coeff, count, prec):
    return coeff * ten(count) % ten(prec) if count >= 0 else coeff // ten(-count)


def _rotated(coeff, count, prec):
    high, low = divmod(coeff, ten(prec - count % prec))
    return low * ten(count % prec) + high


def scaleb(self, other, context=None):
    """Return the first operand with the exponent adjusted the second."""
    context = given(context)
    other = self._other(other)
    nan = nan_of(context, self, other)
    if nan is not None:
        return nan
    limit = 2 * (context._Emax + context._prec)
    if other._kind is not None or other._exp or other._coeff > limit:
        return invalid(context)
    if self._kind == "F":
        return self
    by = -other._coeff if other._sign else other._coeff
    return finished(context, self._sign, self._coeff, self._exp + by)


# Orders.


def _total(number):
    """What numbers are ordered by, NaNs and equal numbers with other exponents as well."""
    kinds = {None: 0, "F": 1, "N": 2, "n": 3}
    return kinds[number._kind]


def compare_total(self, other, context=None):
    """Compare two operands using their abstract representation rather than their numerical value."""
    other = self._other(other)
    if self._sign != other._sign:
        return make(1, 1, 0) if self._sign else make(0, 1, 0)
    first, second = _total(self), _total(other)
    if first == second:
        if first >= 2:
            first, second = self._coeff, other._coeff
        elif first == 0:
            order = compared(make(0, self._coeff, self._exp), make(0, other._coeff, other._exp))
            first, second = (order, 0) if order else (self._exp, other._exp)
    order = (first > second) - (first < second)
    if self._sign:
        order = -order
    return make(int(order < 0), abs(order), 0)


def compare_total_mag(self, other, context=None):
    """As compare_total(), without regard to the signs."""
    return compare_total(self.copy_abs(), self._other(other).copy_abs())


def _extreme(name, largest, by_size):
    def method(self, other, context=None):
        context = given(context)
        other = self._other(other)
        # A quiet NaN beside a number counts as missing.
        if self._kind in ("n", "N") or other._kind in ("n", "N"):
            if self._kind == "n" and other._kind in (None, "F"):
                return other._fixed(context)
            if other._kind == "n" and self._kind in (None, "F"):
                return self._fixed(context)
            return nan_of(context, self, other)
        if by_size:
            order = compared(self.copy_abs(), other.copy_abs())
        else:
            order = compared(self, other)
        if order == 0:
            order = int(compare_total(self, other)._coeff) * (-1 if compare_total(self, other)._sign else 1)
        first = order >= 0 if largest else order < 0
        return (self if first else other)._fixed(context)

    method.__name__ = name
    method.__doc__ = f"The {'larger' if largest else 'smaller'} of two numbers{' by size' if by_size else ''}."
    return method


decimal_max = _extreme("max", True, False)
decimal_min = _extreme("min", False, False)
max_mag = _extreme("max_mag", True, True)
min_mag = _extreme("min_mag", False, True)
