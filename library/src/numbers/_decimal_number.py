"""Decimal: what it is made of, what it is turned into, its operators."""

import numbers
import sys
from collections import namedtuple

import _decimal_arithmetic as _arithmetic
import _decimal_functions as _functions
from _decimal_context import (
    FLOAT, INEXACT, INVALID, MAX_EMAX, MAX_PREC, MIN_ETINY, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, ROUNDED, SYNTAX,
    check_rounding, getcontext,
)
from _decimal_core import bind, digit_count, digits, dropped, finished, make, strip_zeros, ten
from _decimal_functions import compared, given, invalid, nan_of
from _decimal_make import of_float, of_int, of_tuple, unsupported
from _decimal_text import formatted, parse, shown

DecimalTuple = namedtuple("DecimalTuple", "sign digits exponent", module="decimal")

_MODULUS = sys.hash_info.modulus
_TEN_INVERSE = pow(10, -1, _MODULUS)


def within(number, context):
    """A number that is to be exact, if some context could hold it."""
    if number._kind is None:
        if number._coeff:
            count = digit_count(number._coeff)
            top = number._exp + count - 1
            if top > MAX_EMAX or number._exp < MIN_ETINY or count > MAX_PREC:
                return invalid(context)
        elif not MIN_ETINY <= number._exp <= MAX_EMAX:
            return invalid(context)
    return number


def converted(value, context):
    """The exact value of what a constructor is given."""
    if isinstance(value, Decimal):
        return value
    if isinstance(value, int):
        return of_int(value)
    if isinstance(value, str):
        parts = parse(value)
        if parts is None:
            return invalid(context, SYNTAX)
        return make(*parts)
    if isinstance(value, (tuple, list)):
        return of_tuple(value)
    if isinstance(value, float):
        context._signal(FLOAT)
        return of_float(value)
    unsupported(value)


def operand(value):
    """The other side of an operator."""
    if isinstance(value, Decimal):
        return value
    if isinstance(value, int):
        return of_int(value)
    return NotImplemented


class Decimal:
    """Construct a new Decimal object.  value can be an integer, string, tuple,
or another Decimal object.  If no value is given, return Decimal('0').
The context does not affect the conversion and is only passed to determine
if the InvalidOperation trap is active."""

    __module__ = "decimal"
    __slots__ = ("_sign", "_coeff", "_exp", "_kind")

    def __new__(cls, value="0", context=None):
        context = given(context)
        return cls._as_own(within(converted(value, context), context))

    @classmethod
    def _as_own(cls, number):
        if type(number) is cls is Decimal:
            return number
        new = object.__new__(cls)
        new._sign, new._coeff, new._exp, new._kind = number._sign, number._coeff, number._exp, number._kind
        return new

    @classmethod
    def from_float(cls, f, /):
        """Class method that converts a float to a decimal number, exactly."""
        if isinstance(f, int):
            number = of_int(f)
        elif isinstance(f, float):
            number = of_float(f)
        else:
            raise TypeError("argument must be int or float")
        return number if cls is Decimal else cls(number)

    @classmethod
    def from_number(cls, number, /):
        """Class method that converts a real number to a decimal number, exactly."""
        if not isinstance(number, (int, float, Decimal)):
            unsupported(number)
        return cls(number)

    def _other(self, value):
        """The argument of a method."""
        number = operand(value)
        if number is NotImplemented:
            unsupported(value)
        return number

    def _fixed(self, context):
        """The number as the context has it."""
        if self._kind is not None:
            return _functions.quiet(self, context) if self._kind == "n" else self
        return finished(context, self._sign, self._coeff, self._exp)

    # As text and as other numbers.

    def __repr__(self):
        return f"Decimal('{self}')"

    def __str__(self):
        return shown(self, getcontext()._capitals)

    def to_eng_string(self, context=None):
        """Convert to an engineering-type string."""
        return shown(self, given(context)._capitals, True)

    def __format__(self, specifier, override=None, /):
        if not isinstance(specifier, str):
            raise TypeError("format arg must be str")
        if override is not None and not isinstance(override, dict):
            raise TypeError("optional argument must be a dict")
        return formatted(self, specifier, getcontext())

    def as_tuple(self):
        """Return a tuple representation of the number."""
        if self._kind == "F":
            return DecimalTuple(self._sign, (0,), "F")
        if self._kind is not None:
            payload = tuple(map(int, digits(self._coeff))) if self._coeff else ()
            return DecimalTuple(self._sign, payload, self._kind)
        return DecimalTuple(self._sign, tuple(map(int, digits(self._coeff))), self._exp)

    def as_integer_ratio(self):
        """Decimal.as_integer_ratio() -> (int, int)

Return a pair of integers, whose ratio is exactly equal to the original
Decimal and with a positive denominator. The ratio is in lowest terms.
Raise OverflowError on infinities and a ValueError on NaNs."""
        if self._kind == "F":
            raise OverflowError("cannot convert Infinity to integer ratio")
        if self._kind is not None:
            raise ValueError("cannot convert NaN to integer ratio")
        if not self._coeff:
            return 0, 1
        coeff = -self._coeff if self._sign else self._coeff
        if self._exp >= 0:
            return coeff * ten(self._exp), 1
        from math import gcd

        below = ten(-self._exp)
        common = gcd(coeff, below)
        return coeff // common, below // common

    def __bool__(self):
        return self._kind is not None or self._coeff != 0

    def __int__(self):
        if self._kind is not None:
            if self._kind == "F":
                raise OverflowError("cannot convert Infinity to integer")
            raise ValueError("cannot convert NaN to integer")
        if self._exp >= 0:
            value = self._coeff * ten(self._exp) if self._coeff else 0
        else:
            value = dropped(self._coeff, -self._exp, "ROUND_DOWN", 0)[0]
        return -value if self._sign else value

    __trunc__ = __int__

    def __float__(self):
        if self._kind == "N":
            raise ValueError("cannot convert signaling NaN to float")
        if self._kind == "n":
            return float("-nan" if self._sign else "nan")
        return float(shown(self, 1))

    def __complex__(self):
        return complex(float(self))

    def _rounded(self, rounding):
        """The nearest integer, as one."""
        if self._kind is not None:
            if self._kind == "F":
                raise OverflowError("cannot convert Infinity to integer")
            raise ValueError("cannot convert NaN to integer")
        if self._exp >= 0:
            return int(self)
        value = dropped(self._coeff, -self._exp, rounding, self._sign)[0]
        return -value if self._sign else value

    def __floor__(self):
        return self._rounded(ROUND_FLOOR)

    def __ceil__(self):
        return self._rounded(ROUND_CEILING)

    def __round__(self, ndigits=None, /):
        if ndigits is None:
            return self._rounded(ROUND_HALF_EVEN)
        if not isinstance(ndigits, int):
            raise TypeError("optional arg must be an integer")
        if not -(2**63) <= ndigits < 2**63:
            raise OverflowError("Python int too large to convert to C ssize_t")
        return self.quantize(make(0, 1, -ndigits))

    def __reduce__(self):
        return self.__class__, (str(self),)

    def __copy__(self):
        return self if type(self) is Decimal else self.__class__(str(self))

    def __deepcopy__(self, memo, /):
        return self.__copy__()

    @property
    def real(self):
        return self

    @property
    def imag(self):
        return make(0, 0, 0)

    def conjugate(self):
        """Return self."""
        return self

    # What kind of number it is.

    def is_finite(self):
        """Return True if the argument is a finite number."""
        return self._kind is None

    def is_infinite(self):
        """Return True if the argument is infinite."""
        return self._kind == "F"

    def is_nan(self):
        """Return True if the argument is a (quiet or signaling) NaN."""
        return self._kind in ("n", "N")

    def is_qnan(self):
        """Return True if the argument is a quiet NaN."""
        return self._kind == "n"

    def is_snan(self):
        """Return True if the argument is a signaling NaN."""
        return self._kind == "N"

    def is_signed(self):
        """Return True if the argument has a negative sign."""
        return self._sign == 1

    def is_zero(self):
        """Return True if the argument is a (positive or negative) zero."""
        return self._kind is None and not self._coeff

    def is_canonical(self):
        """Return True if the argument is canonical: it always is."""
        return True

    def is_normal(self, context=None):
        """Return True if the argument is a normal finite non-zero number."""
        context = given(context)
        return self._kind is None and self._coeff != 0 and self.adjusted() >= context._Emin

    def is_subnormal(self, context=None):
        """Return True if the argument is subnormal."""
        context = given(context)
        return self._kind is None and self._coeff != 0 and self.adjusted() < context._Emin

    def number_class(self, context=None):
        """Return a string describing the class of the operand."""
        context = given(context)
        if self._kind in ("n", "N"):
            return "NaN" if self._kind == "n" else "sNaN"
        if self._kind == "F":
            name = "Infinity"
        elif not self._coeff:
            name = "Zero"
        else:
            name = "Subnormal" if self.is_subnormal(context) else "Normal"
        return ("-" if self._sign else "+") + name

    def adjusted(self):
        """Return the adjusted exponent of the number."""
        return 0 if self._kind is not None else self._exp + digit_count(self._coeff) - 1

    def radix(self):
        """Return Decimal(10), the radix in which numbers are counted."""
        return make(0, 10, 0)

    def canonical(self):
        """Return the canonical encoding of the argument: the argument itself."""
        return self

    def copy_abs(self):
        """Return the absolute value of the argument, whatever the context."""
        return make(0, self._coeff, self._exp, self._kind)

    def copy_negate(self):
        """Return the negation of the argument, whatever the context."""
        return make(1 - self._sign, self._coeff, self._exp, self._kind)

    def copy_sign(self, other, context=None):
        """Return a copy of the first operand with the sign of the second."""
        return make(self._other(other)._sign, self._coeff, self._exp, self._kind)

    def same_quantum(self, other, context=None):
        """Test whether self and other have the same exponent or whether both are NaN."""
        other = self._other(other)
        if self._kind is not None or other._kind is not None:
            return (self._kind or "").lower() == (other._kind or "").lower()
        return self._exp == other._exp

    # Comparison, also with floats and fractions, by the exact values.

    def _compare(self, other, equality):
        """-1, 0 or 1; None beside a NaN; NotImplemented for what is no number."""
        other, mine = self._comparable(other, equality)
        if other is NotImplemented:
            return other
        if mine._kind in ("n", "N") or other._kind in ("n", "N"):
            if not equality or "N" in (mine._kind, other._kind):
                getcontext()._signal(INVALID)
            return None
        return compared(mine, other)

    def _comparable(self, other, equality):
        if isinstance(other, Decimal):
            return other, self
        if isinstance(other, int):
            return of_int(other), self
        if equality and isinstance(other, complex) and other.imag == 0:
            other = other.real
        if isinstance(other, float):
            context = getcontext()
            if equality:
                context._flags |= FLOAT
            else:
                context._signal(FLOAT)
            return of_float(other), self
        if isinstance(other, numbers.Rational):
            if self._kind is not None:
                return of_int(other.numerator), self
            return of_int(other.numerator), make(self._sign, self._coeff * other.denominator, self._exp)
        return NotImplemented, self

    def __eq__(self, other):
        order = self._compare(other, True)
        return order if order is NotImplemented else order == 0

    def __lt__(self, other):
        order = self._compare(other, False)
        return order if order is NotImplemented else order is not None and order < 0

    def __le__(self, other):
        order = self._compare(other, False)
        return order if order is NotImplemented else order is not None and order <= 0

    def __gt__(self, other):
        order = self._compare(other, False)
        return order if order is NotImplemented else order is not None and order > 0

    def __ge__(self, other):
        order = self._compare(other, False)
        return order if order is NotImplemented else order is not None and order >= 0

    def __hash__(self):
        if self._kind is not None:
            if self._kind == "N":
                raise TypeError("Cannot hash a signaling NaN value")
            if self._kind == "n":
                return object.__hash__(self)
            return -sys.hash_info.inf if self._sign else sys.hash_info.inf
        if self._exp >= 0:
            factor = pow(10, self._exp, _MODULUS)
        else:
            factor = pow(_TEN_INVERSE, -self._exp, _MODULUS)
        value = self._coeff * factor % _MODULUS
        if self._sign:
            value = -value
        return -2 if value == -1 else value

    def compare(self, other, context=None):
        """Compare self to other.  Return a decimal value: NaN, -1, 0 or 1."""
        context = given(context)
        other = self._other(other)
        nan = nan_of(context, self, other)
        if nan is not None:
            return nan
        return of_int(compared(self, other))

    def compare_signal(self, other, context=None):
        """Identical to compare, except that all NaNs signal."""
        context = given(context)
        other = self._other(other)
        for number in (self, other):
            if number._kind == "N":
                return nan_of(context, self, other)
        for number in (self, other):
            if number._kind == "n":
                context._signal(INVALID)
        return self.compare(other, context)

    # Arithmetic.

    _sum = _arithmetic._sum
    _product = _arithmetic._product
    _quotient = _arithmetic._quotient
    _divided = _arithmetic._divided
    _whole_quotient = _arithmetic._whole_quotient
    _rest = _arithmetic._rest
    _both = _arithmetic._both
    _difference = _arithmetic._difference
    remainder_near = _arithmetic.remainder_near
    fma = _arithmetic.fma

    def _operators(operation):
        """The method of an operator and the one for the other side."""

        def forward(self, other, /):
            other = operand(other)
            if other is NotImplemented:
                return other
            return operation(self, other, getcontext())

        def reverse(self, other, /):
            other = operand(other)
            if other is NotImplemented:
                return other
            return operation(other, self, getcontext())

        return forward, reverse

    __add__, __radd__ = _operators(_sum)
    __sub__, __rsub__ = _operators(_difference)
    __mul__, __rmul__ = _operators(_product)
    __truediv__, __rtruediv__ = _operators(_quotient)
    __floordiv__, __rfloordiv__ = _operators(_whole_quotient)
    __mod__, __rmod__ = _operators(_rest)
    __divmod__, __rdivmod__ = _operators(_both)
    def __pow__(self, other, modulo=None, /):
        other = operand(other)
        if other is NotImplemented:
            return other
        if modulo is None:
            return _functions.power(self, other, getcontext())
        modulo = operand(modulo)
        if modulo is NotImplemented:
            return modulo
        return _functions.modular_power(self, other, modulo, getcontext())

    def __rpow__(self, other, modulo=None, /):
        other = operand(other)
        return other if other is NotImplemented else other.__pow__(self, modulo)

    def _plus(self, context):
        """The number as the context has it; a zero without its sign."""
        if self._kind is not None:
            nan = nan_of(context, self)
            return self if nan is None else nan
        sign = self._sign
        if not self._coeff and context._rounding != ROUND_FLOOR:
            sign = 0
        return finished(context, sign, self._coeff, self._exp)

    def _minus(self, context):
        if self._kind in ("n", "N"):
            return nan_of(context, self)
        return self.copy_negate()._plus(context)

    def __pos__(self):
        return self._plus(getcontext())

    def __neg__(self):
        return self._minus(getcontext())

    def __abs__(self):
        context = getcontext()
        return self._minus(context) if self._sign else self._plus(context)

    # Exponents.

    def quantize(self, exp, rounding=None, context=None):
        """Return a value equal to the first operand after rounding and having the exponent of the second operand."""
        context = given(context)
        exp = self._other(exp)
        rounding = context._rounding if rounding is None else check_rounding(rounding)
        if self._kind is not None or exp._kind is not None:
            nan = nan_of(context, self, exp)
            if nan is not None:
                return nan
            if self._kind == "F" and exp._kind == "F":
                return self
            return invalid(context)
        target = exp._exp
        if not context.Etiny() <= target <= context._Emax:
            return invalid(context)
        if not self._coeff:
            return finished(context, self._sign, 0, target)
        if self.adjusted() > context._Emax or self.adjusted() - target + 1 > context._prec:
            return invalid(context)
        status = 0
        if target <= self._exp:
            coeff = self._coeff * ten(self._exp - target)
        else:
            coeff, inexact = dropped(self._coeff, target - self._exp, rounding, self._sign)
            status = ROUNDED | INEXACT if inexact else ROUNDED
        if coeff and (target + digit_count(coeff) - 1 > context._Emax or digit_count(coeff) > context._prec):
            return invalid(context)
        return finished(context, self._sign, coeff, target, status)

    def _integral(self, rounding, context, tell):
        context = given(context)
        rounding = context._rounding if rounding is None else check_rounding(rounding)
        if self._kind is not None:
            nan = nan_of(context, self)
            return self if nan is None else nan
        if self._exp >= 0:
            return make(self._sign, self._coeff, self._exp)
        if not self._coeff:
            return make(self._sign, 0, 0)
        coeff, inexact = dropped(self._coeff, -self._exp, rounding, self._sign)
        if tell:
            context._signal(ROUNDED | INEXACT if inexact else ROUNDED)
        return make(self._sign, coeff, 0)

    def to_integral_exact(self, rounding=None, context=None):
        """Round to the nearest integer, signaling Inexact or Rounded as appropriate if rounding occurs."""
        return self._integral(rounding, context, True)

    def to_integral_value(self, rounding=None, context=None):
        """Round to the nearest integer without signaling Inexact or Rounded."""
        return self._integral(rounding, context, False)

    to_integral = to_integral_value

    def normalize(self, context=None):
        """Normalize the number by stripping the rightmost trailing zeros."""
        context = given(context)
        if self._kind is not None:
            nan = nan_of(context, self)
            return self if nan is None else nan
        number = finished(context, self._sign, self._coeff, self._exp)
        if number._kind is not None:
            return number
        if not number._coeff:
            return make(number._sign, 0, 0)
        most = (context.Etop() if context._folds else context._Emax) - number._exp
        coeff, zeros = strip_zeros(number._coeff, most)
        return make(number._sign, coeff, number._exp + zeros)

    sqrt = _functions.sqrt
    exp = _functions.exp
    ln = _functions.ln
    log10 = _functions.log10
    logb = _functions.logb
    next_minus = _functions.next_minus
    next_plus = _functions.next_plus
    next_toward = _functions.next_toward
    logical_and = _functions.logical_and
    logical_or = _functions.logical_or
    logical_xor = _functions.logical_xor
    logical_invert = _functions.logical_invert
    shift = _functions.shift
    rotate = _functions.rotate
    scaleb = _functions.scaleb
    compare_total = _functions.compare_total
    compare_total_mag = _functions.compare_total_mag
    max = _functions.decimal_max
    min = _functions.decimal_min
    max_mag = _functions.max_mag
    min_mag = _functions.min_mag


bind(Decimal)
numbers.Number.register(Decimal)
