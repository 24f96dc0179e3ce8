"""The four operations of Decimal, quotients and rests, as its methods: operands are numbers, and the context is given."""

from _decimal_context import CLAMPED, IMPOSSIBLE, INVALID, ROUND_FLOOR, UNDEFINED, ZERO_DIVISION
from _decimal_core import digit_count, finished, make, strip_zeros, ten
from _decimal_functions import given, invalid, nan_of


def _sum(self, other, context):
    if self._kind is not None or other._kind is not None:
        nan = nan_of(context, self, other)
        if nan is not None:
            return nan
        if self._kind is not None:
            if other._kind is not None and self._sign != other._sign:
                return invalid(context)
            return make(self._sign, 0, 0, "F")
        return make(other._sign, 0, 0, "F")
    exp = min(self._exp, other._exp)
    a, b = self._coeff, other._coeff
    if not a and not b:
        sign = self._sign & other._sign
        if self._sign != other._sign and context._rounding == ROUND_FLOOR:
            sign = 1
        return finished(context, sign, 0, exp)
    if self._exp != other._exp:
        if not a or not b:
            # Beside a zero the digits stay, with as many zeros behind as there is room for.
            number, zero = (other, self) if not a else (self, other)
            exp = max(zero._exp, number._exp - context._prec - 1)
            coeff = number._coeff
            if number._exp > exp:
                coeff *= ten(number._exp - exp)
            else:
                exp = number._exp
            return finished(context, number._sign, coeff, exp)
        a, b, exp = _aligned(self, other, context._prec)
    if self._sign != other._sign:
        total = a - b
        if not total:
            return finished(context, int(context._rounding == ROUND_FLOOR), 0, exp)
        sign = self._sign if total > 0 else other._sign
        return finished(context, sign, abs(total), exp)
    return finished(context, self._sign, a + b, exp)


def _product(self, other, context):
    sign = self._sign ^ other._sign
    if self._kind is not None or other._kind is not None:
        nan = nan_of(context, self, other)
        if nan is not None:
            return nan
        if self.is_zero() or other.is_zero():
            return invalid(context)
        return make(sign, 0, 0, "F")
    return finished(context, sign, self._coeff * other._coeff, self._exp + other._exp)


def _quotient(self, other, context):
    sign = self._sign ^ other._sign
    if self._kind is not None or other._kind is not None:
        nan = nan_of(context, self, other)
        if nan is not None:
            return nan
        if self._kind is None:
            # A zero as small as there is one.
            return finished(context, sign, 0, context.Etiny(), CLAMPED)
        if other._kind is None:
            return make(sign, 0, 0, "F")
        return invalid(context)
    if not other._coeff:
        if not self._coeff:
            return invalid(context, UNDEFINED)
        context._signal(ZERO_DIVISION)
        return make(sign, 0, 0, "F")
    ideal = self._exp - other._exp
    if not self._coeff:
        return finished(context, sign, 0, ideal)
    shift = digit_count(other._coeff) - digit_count(self._coeff) + context._prec + 1
    exp = ideal - shift
    if shift >= 0:
        coeff, rest = divmod(self._coeff * ten(shift), other._coeff)
    else:
        coeff, rest = divmod(self._coeff, other._coeff * ten(-shift))
    if rest:
        # What is left decides between two numbers, whatever the rounding.
        if coeff % 5 == 0:
            coeff += 1
    elif exp < ideal:
        coeff, zeros = strip_zeros(coeff, ideal - exp)
        exp += zeros
    return finished(context, sign, coeff, exp)


def _divided(self, other, context):
    """The whole quotient and the rest of finite numbers; None if the quotient has too many digits."""
    exp = min(self._exp, other._exp)
    if not self._coeff:
        return 0, make(self._sign, 0, exp)
    distance = self.adjusted() - other.adjusted()
    if distance < 0:
        # The zeros that the rest gets are fewer than the digits of the divisor.
        shift = max(self._exp - other._exp, 0)
        return 0, make(self._sign, self._coeff * ten(shift), self._exp - shift)
    if distance > context._prec:
        return None
    a, b = self._coeff, other._coeff
    if self._exp >= other._exp:
        a *= ten(self._exp - other._exp)
    else:
        b *= ten(other._exp - self._exp)
    quotient, rest = divmod(a, b)
    if quotient >= ten(context._prec):
        return None
    return quotient, make(self._sign, rest, exp)


def _whole_quotient(self, other, context):
    sign = self._sign ^ other._sign
    nan = nan_of(context, self, other)
    if nan is not None:
        return nan
    if self._kind == "F":
        return invalid(context) if other._kind == "F" else make(sign, 0, 0, "F")
    if other._kind == "F":
        return make(sign, 0, 0)
    if not other._coeff:
        if not self._coeff:
            return invalid(context, UNDEFINED)
        context._signal(ZERO_DIVISION)
        return make(sign, 0, 0, "F")
    parts = self._divided(other, context)
    if parts is None:
        return invalid(context, IMPOSSIBLE)
    return finished(context, sign, parts[0], 0)


def _special_rest(self, other, context):
    """The remainder where one of them is not finite, or the divisor is zero; None elsewhere."""
    nan = nan_of(context, self, other)
    if nan is not None:
        return nan
    if self._kind == "F":
        return invalid(context)
    if other._kind == "F":
        return self._fixed(context)
    if not other._coeff:
        return invalid(context, INVALID if self._coeff else UNDEFINED)
    return None


def _rest(self, other, context):
    rest = _special_rest(self, other, context)
    if rest is not None:
        return rest
    parts = self._divided(other, context)
    if parts is None:
        return invalid(context, IMPOSSIBLE)
    return parts[1]._fixed(context)


def _both(self, other, context):
    """The whole quotient and the rest."""
    nan = nan_of(context, self, other)
    if nan is not None:
        return nan, nan
    sign = self._sign ^ other._sign
    if self._kind == "F":
        if other._kind == "F":
            nan = invalid(context)
            return nan, nan
        context._signal(INVALID)
        return make(sign, 0, 0, "F"), make(0, 0, 0, "n")
    if other._kind == "F":
        return make(sign, 0, 0), self._fixed(context)
    if not other._coeff:
        if not self._coeff:
            nan = invalid(context, UNDEFINED)
            return nan, nan
        context._signal(ZERO_DIVISION | INVALID)
        return make(sign, 0, 0, "F"), make(0, 0, 0, "n")
    parts = self._divided(other, context)
    if parts is None:
        nan = invalid(context, IMPOSSIBLE)
        return nan, nan
    return finished(context, sign, parts[0], 0), parts[1]._fixed(context)


def _difference(self, other, context):
    if other._kind in ("n", "N"):
        return self._sum(other, context)
    return self._sum(other.copy_negate(), context)


def remainder_near(self, other, context=None):
    """Return the remainder from dividing self by other, as near to zero as it can be."""
    context = given(context)
    other = self._other(other)
    rest = _special_rest(self, other, context)
    if rest is not None:
        return rest
    exp = min(self._exp, other._exp)
    if not self._coeff:
        return finished(context, self._sign, 0, exp)
    distance = self.adjusted() - other.adjusted()
    if distance > context._prec:
        return invalid(context, IMPOSSIBLE)
    if distance <= -2:
        shift = max(self._exp - other._exp, 0)
        return finished(context, self._sign, self._coeff * ten(shift), self._exp - shift)
    a, b = self._coeff, other._coeff
    if self._exp >= other._exp:
        a *= ten(self._exp - other._exp)
    else:
        b *= ten(other._exp - self._exp)
    quotient, rest = divmod(a, b)
    if 2 * rest + (quotient & 1) > b:
        rest -= b
        quotient += 1
    if quotient >= ten(context._prec):
        return invalid(context, IMPOSSIBLE)
    sign = self._sign ^ (rest < 0)
    return finished(context, int(sign), abs(rest), exp)


def fma(self, other, third, context=None):
    """Fused multiply-add.  Return self*other+third with no rounding of the intermediate product."""
    context = given(context)
    other, third = self._other(other), self._other(third)
    nan = nan_of(context, *(n for n in (self, other) if n._kind == "N"), *([third] if third._kind == "N" else []))
    if nan is not None:
        return nan
    if self._kind == "n" or other._kind == "n":
        return nan_of(context, self, other)
    if self._kind is None and other._kind is None:
        product = make(self._sign ^ other._sign, self._coeff * other._coeff, self._exp + other._exp)
    else:
        product = self._product(other, context)
        if product._kind == "n":
            return product
    return product._sum(third, context)


def _aligned(a, b, prec):
    """The coefficients of two numbers with one exponent. One that is too small to matter becomes a single digit, so that
    no zeros are written that the result has no room for."""
    swapped = a._exp < b._exp
    high, low = (b, a) if swapped else (a, b)
    x, y, exp = high._coeff, low._coeff, low._exp
    count = digit_count(x)
    edge = high._exp + min(-1, count - prec - 2)
    if exp + digit_count(y) - 1 < edge:
        y, exp = 1, edge
    x *= ten(high._exp - exp)
    return (y, x, exp) if swapped else (x, y, exp)
