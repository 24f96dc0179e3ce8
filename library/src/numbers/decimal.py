"""Decimal numbers of any precision: the General Decimal Arithmetic of IBM."""

import _decimal_functions as _functions
from _decimal_context import (
    IEEE_CONTEXT_MAX_BITS, MAX_EMAX, MAX_PREC, MIN_EMIN, MIN_ETINY, ROUND_05UP, ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR,
    ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, SYNTAX as _SYNTAX, BasicContext, Clamped, Context,
    ConversionSyntax, DecimalException, DefaultContext, DivisionByZero, DivisionImpossible, DivisionUndefined,
    ExtendedContext, FloatOperation, IEEEContext, Inexact, InvalidContext, InvalidOperation, Overflow, Rounded,
    Subnormal, Underflow, getcontext, localcontext, setcontext,
)
from _decimal_core import digit_count as _digit_count, finished as _finished, make as _make
from _decimal_functions import invalid as _invalid
from _decimal_make import unsupported as _unsupported
from _decimal_number import Decimal, DecimalTuple, converted as _converted, operand as _operand
from _decimal_text import shown as _shown

__version__ = "1.70"
__libmpdec_version__ = "2.5.1"
HAVE_THREADS = True
HAVE_CONTEXTVAR = True


# The methods of contexts.


def _unary(name, operation):
    def method(self, a, /):
        number = _operand(a)
        if number is NotImplemented:
            _unsupported(a)
        return operation(number, self)

    method.__name__ = name
    setattr(Context, name, method)


def _binary(name, operation):
    def method(self, a, b, /):
        first, second = _operand(a), _operand(b)
        if first is NotImplemented:
            _unsupported(a)
        if second is NotImplemented:
            _unsupported(b)
        return operation(first, second, self)

    method.__name__ = name
    setattr(Context, name, method)


for _name in ("exp", "ln", "log10", "logb", "logical_invert", "next_minus", "next_plus", "normalize", "sqrt",
              "is_normal", "is_subnormal", "number_class", "to_eng_string"):
    _unary(_name, getattr(Decimal, _name))
for _name in ("canonical", "copy_abs", "copy_negate", "is_canonical", "is_finite", "is_infinite", "is_nan", "is_qnan",
              "is_signed", "is_snan", "is_zero"):
    _unary(_name, lambda number, context, method=getattr(Decimal, _name): method(number))
_unary("abs", lambda a, context: a._minus(context) if a._sign else a._plus(context))
_unary("plus", Decimal._plus)
_unary("minus", Decimal._minus)
_unary("to_integral_exact", lambda a, context: a.to_integral_exact(context=context))
_unary("to_integral_value", lambda a, context: a.to_integral_value(context=context))
Context.to_integral = Context.to_integral_value
_unary("to_sci_string", lambda a, context: _shown(a, context._capitals))
_unary("copy_decimal", lambda a, context: a)
_unary("_apply", Decimal._fixed)
for _name in ("compare", "compare_signal", "compare_total", "compare_total_mag", "copy_sign", "logical_and",
              "logical_or", "logical_xor", "max", "max_mag", "min", "min_mag", "next_toward", "remainder_near", "rotate",
              "same_quantum", "scaleb", "shift"):
    _binary(_name, getattr(Decimal, _name))
_binary("add", Decimal._sum)
_binary("subtract", Decimal._difference)
_binary("multiply", Decimal._product)
_binary("divide", Decimal._quotient)
_binary("divide_int", Decimal._whole_quotient)
_binary("divmod", Decimal._both)
_binary("remainder", Decimal._rest)
_binary("quantize", lambda a, b, context: a.quantize(b, context=context))
del _name


def _context_method(function):
    setattr(Context, function.__name__, function)


@_context_method
def power(self, a, b, modulo=None):
    """Compute a**b; with a third argument modulo it, of integers."""
    numbers = []
    for value in (a, b) if modulo is None else (a, b, modulo):
        numbers.append(_operand(value))
        if numbers[-1] is NotImplemented:
            _unsupported(value)
    if modulo is None:
        return _functions.power(*numbers, self)
    return _functions.modular_power(*numbers, self)


@_context_method
def fma(self, a, b, c, /):
    """Return a multiplied by b, plus c."""
    number = _operand(a)
    if number is NotImplemented:
        _unsupported(a)
    return number.fma(b, c, self)


@_context_method
def radix(self):
    """Return 10."""
    return _make(0, 10, 0)


@_context_method
def create_decimal(self, num="0", /):
    """Create a new Decimal instance from num, using self as the context: unlike the constructor it rounds."""
    if isinstance(num, str) and (num != num.strip() or "_" in num):
        return _invalid(self, _SYNTAX)
    number = _converted(num, self)
    if number._kind is not None:
        if number._kind != "F" and _digit_count(number._coeff) > self._prec - self._folds and number._coeff:
            return _invalid(self, _SYNTAX)
        return number
    return _finished(self, number._sign, number._coeff, number._exp)


@_context_method
def create_decimal_from_float(self, f, /):
    """Create a new Decimal instance from float f, using self as the context."""
    return Decimal.from_float(f)._fixed(self)


del power, fma, radix, create_decimal, create_decimal_from_float
