"""Signals of decimal arithmetic, and the contexts that say what comes of them."""

from collections.abc import MutableMapping
from contextvars import ContextVar
from operator import index

MAX_PREC = 999999999999999999
MAX_EMAX = 999999999999999999
MIN_EMIN = -999999999999999999
MIN_ETINY = MIN_EMIN - (MAX_PREC - 1)

ROUND_UP = "ROUND_UP"
ROUND_DOWN = "ROUND_DOWN"
ROUND_CEILING = "ROUND_CEILING"
ROUND_FLOOR = "ROUND_FLOOR"
ROUND_HALF_UP = "ROUND_HALF_UP"
ROUND_HALF_DOWN = "ROUND_HALF_DOWN"
ROUND_HALF_EVEN = "ROUND_HALF_EVEN"
ROUND_05UP = "ROUND_05UP"
ROUNDINGS = (
    ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP,
)


class DecimalException(ArithmeticError):
    __module__ = "decimal"


class InvalidOperation(DecimalException):
    __module__ = "decimal"


class FloatOperation(DecimalException, TypeError):
    __module__ = "decimal"


class DivisionByZero(DecimalException, ZeroDivisionError):
    __module__ = "decimal"


class Inexact(DecimalException):
    __module__ = "decimal"


class Rounded(DecimalException):
    __module__ = "decimal"


class Subnormal(DecimalException):
    __module__ = "decimal"


class Clamped(DecimalException):
    __module__ = "decimal"


class Overflow(Inexact, Rounded):
    __module__ = "decimal"


class Underflow(Inexact, Rounded, Subnormal):
    __module__ = "decimal"


class ConversionSyntax(InvalidOperation):
    __module__ = "decimal"


class DivisionImpossible(InvalidOperation):
    __module__ = "decimal"


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    __module__ = "decimal"


class InvalidContext(InvalidOperation):
    __module__ = "decimal"


# What an operation has to say is a set of bits. The first five are kinds of InvalidOperation.
INVALID, SYNTAX, IMPOSSIBLE, UNDEFINED, BAD_CONTEXT = 1, 2, 4, 8, 16
FLOAT, ZERO_DIVISION, OVERFLOW, UNDERFLOW = 32, 64, 128, 256
SUBNORMAL, INEXACT, ROUNDED, CLAMPED = 512, 1024, 2048, 4096
_ANY_INVALID = 31

_SIGNALS = {
    InvalidOperation: _ANY_INVALID, FloatOperation: FLOAT, DivisionByZero: ZERO_DIVISION, Overflow: OVERFLOW,
    Underflow: UNDERFLOW, Subnormal: SUBNORMAL, Inexact: INEXACT, Rounded: ROUNDED, Clamped: CLAMPED,
}
_CONDITIONS = {
    InvalidOperation: INVALID, ConversionSyntax: SYNTAX, DivisionImpossible: IMPOSSIBLE,
    DivisionUndefined: UNDEFINED, InvalidContext: BAD_CONTEXT,
}
# The order in which a context shows them: InvalidOperation stands where the first of its kinds does.
_SHOWN = (
    (Clamped, CLAMPED), (InvalidOperation, SYNTAX), (DivisionByZero, ZERO_DIVISION), (InvalidOperation, IMPOSSIBLE | UNDEFINED),
    (Inexact, INEXACT), (InvalidOperation, BAD_CONTEXT | INVALID), (FloatOperation, FLOAT), (Overflow, OVERFLOW),
    (Rounded, ROUNDED), (Subnormal, SUBNORMAL), (Underflow, UNDERFLOW),
)


def _bits(signals):
    """The bits of a list of signals."""
    bits = 0
    for signal in signals:
        if signal not in _SIGNALS:
            raise KeyError(
                "valid values for signals are:\n  [InvalidOperation, FloatOperation, DivisionByZero,\n"
                "   Overflow, Underflow, Subnormal, Inexact, Rounded,\n   Clamped]"
            )
        bits |= _SIGNALS[signal]
    return bits


def _bits_of(mapping):
    """The bits of a dict that has each signal."""
    if isinstance(mapping, SignalDict):
        return mapping._get()
    if set(mapping) != set(_SIGNALS):
        raise KeyError("invalid error flag")
    return _bits(signal for signal in mapping if mapping[signal])


class SignalDict(MutableMapping):
    """The flags or the traps of a context, as a dict from signals to booleans."""

    __slots__ = ("_context", "_name")

    def __init__(self, context, name):
        self._context = context
        self._name = name

    def _get(self):
        return getattr(self._context, self._name)

    def __getitem__(self, signal):
        return bool(self._get() & self._bits(signal))

    def __setitem__(self, signal, value):
        bits = self._bits(signal)
        rest = self._get() & ~bits
        setattr(self._context, self._name, rest | bits if value else rest)

    def _bits(self, signal):
        try:
            return _SIGNALS[signal]
        except (KeyError, TypeError):
            raise KeyError("invalid error flag") from None

    def __delitem__(self, signal):
        raise ValueError("signal keys cannot be deleted")

    def __iter__(self):
        return iter(_SIGNALS)

    def __len__(self):
        return len(_SIGNALS)

    def __repr__(self):
        return "{" + ", ".join(f"{signal!r}:{self[signal]}" for signal in _SIGNALS) + "}"

    def __eq__(self, other):
        if isinstance(other, SignalDict):
            return self._get() == other._get()
        if isinstance(other, dict):
            return dict(self) == {key: bool(value) for key, value in other.items()}
        return NotImplemented

    __hash__ = None

    def copy(self):
        return dict(self)


def _ranged(value, low, high, message):
    if not hasattr(value, "__index__"):
        raise TypeError("an integer is required")
    value = index(value)
    if not -(2**63) <= value < 2**63:
        raise OverflowError("Python int too large to convert to C ssize_t")
    if not low <= value <= high:
        raise ValueError(message)
    return value


def check_rounding(rounding):
    if not isinstance(rounding, str) or rounding not in ROUNDINGS:
        raise TypeError(
            "valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n"
            "   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]"
        )
    return rounding


def _slot(name):
    return "_folds" if name == "clamp" else "_" + name


def _setting(name, check):
    hidden = _slot(name)
    return property(
        lambda self: getattr(self, hidden), lambda self, value: setattr(self, hidden, check(value))
    )


class Context:
    """How precise results are, how they are rounded, and which signals are errors.

    Context(prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None)
    """

    __module__ = "decimal"
    __slots__ = ("_prec", "_rounding", "_Emin", "_Emax", "_capitals", "_folds", "_flags", "_traps")
    __hash__ = None

    def __init__(
        self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None
    ):
        default = DefaultContext
        given = {"prec": prec, "rounding": rounding, "Emin": Emin, "Emax": Emax, "capitals": capitals, "clamp": clamp}
        for name, value in given.items():
            if value is None:
                setattr(self, _slot(name), getattr(default, _slot(name)))
            else:
                setattr(self, name, value)
        self._flags = 0 if flags is None else self._given(flags, list)
        self._traps = default._traps if traps is None else self._given(traps, list)

    prec = _setting("prec", lambda v: _ranged(v, 1, MAX_PREC, "valid range for prec is [1, MAX_PREC]"))
    rounding = _setting("rounding", check_rounding)
    Emin = _setting("Emin", lambda v: _ranged(v, MIN_EMIN, 0, "valid range for Emin is [MIN_EMIN, 0]"))
    Emax = _setting("Emax", lambda v: _ranged(v, 0, MAX_EMAX, "valid range for Emax is [0, MAX_EMAX]"))
    capitals = _setting("capitals", lambda v: _ranged(v, 0, 1, "valid values for capitals are 0 or 1"))
    clamp = _setting("clamp", lambda v: _ranged(v, 0, 1, "valid values for clamp are 0 or 1"))

    @property
    def flags(self):
        return SignalDict(self, "_flags")

    @flags.setter
    def flags(self, value):
        self._flags = self._given(value)

    @property
    def traps(self):
        return SignalDict(self, "_traps")

    @traps.setter
    def traps(self, value):
        self._traps = self._given(value)

    def _given(self, value, also=()):
        if also and isinstance(value, also):
            return _bits(value)
        if not isinstance(value, (dict, SignalDict)):
            raise TypeError("argument must be a signal dict")
        return _bits_of(value)

    def __delattr__(self, name):
        raise AttributeError("context attributes cannot be deleted")

    def _signal(self, status):
        """Notes what an operation has to say, and raises what is trapped of it."""
        self._flags |= status
        trapped = status & self._traps
        if trapped:
            raised = next(signal for signal, bits in _SIGNALS.items() if trapped & bits)
            told = [signal for signal, bit in _CONDITIONS.items() if trapped & bit]
            told += [signal for signal, bits in _SIGNALS.items() if bits != _ANY_INVALID and trapped & bits]
            raise raised(told)

    def _copy(self, **changes):
        new = object.__new__(Context)
        for name in self.__slots__:
            setattr(new, name, changes.get(name, getattr(self, name)))
        return new

    def copy(self):
        """Return a duplicate of the context with all flags cleared."""
        return self._copy()

    __copy__ = copy

    def __deepcopy__(self, memo):
        return self._copy()

    def __reduce__(self):
        return Context, (
            self._prec, self._rounding, self._Emin, self._Emax, self._capitals, self._folds,
            [signal for signal, bits in _SIGNALS.items() if self._flags & bits],
            [signal for signal, bits in _SIGNALS.items() if self._traps & bits],
        )

    def clear_flags(self):
        """Reset all flags to False."""
        self._flags = 0

    def clear_traps(self):
        """Set all traps to False."""
        self._traps = 0

    def Etiny(self):
        """Return a value equal to Emin - prec + 1, which is the minimum exponent value for subnormal results."""
        return self._Emin - self._prec + 1

    def Etop(self):
        """Return a value equal to Emax - prec + 1: the greatest exponent of a result with all digits."""
        return self._Emax - self._prec + 1

    def __repr__(self):
        def names(mask):
            return ", ".join(dict.fromkeys(signal.__name__ for signal, bits in _SHOWN if mask & bits))

        return (
            f"Context(prec={self._prec}, rounding={self._rounding}, Emin={self._Emin}, Emax={self._Emax}, "
            f"capitals={self._capitals}, clamp={self._folds}, flags=[{names(self._flags)}], "
            f"traps=[{names(self._traps)}])"
        )


def _made(prec, rounding, traps):
    context = object.__new__(Context)
    context._prec, context._rounding, context._Emin, context._Emax = prec, rounding, -999999, 999999
    context._capitals, context._folds, context._flags, context._traps = 1, 0, 0, traps
    return context


_USUAL = _ANY_INVALID | ZERO_DIVISION | OVERFLOW
DefaultContext = _made(28, ROUND_HALF_EVEN, _USUAL)
BasicContext = _made(9, ROUND_HALF_UP, _USUAL | UNDERFLOW | CLAMPED)
ExtendedContext = _made(9, ROUND_HALF_EVEN, 0)

_current = ContextVar("decimal_context")


def getcontext():
    """Get the current default context."""
    context = _current.get(None)
    if context is None:
        context = DefaultContext._copy(_flags=0)
        _current.set(context)
    return context


def setcontext(context, /):
    """Set a new default context."""
    if not isinstance(context, Context):
        raise TypeError("argument must be a context")
    if any(context is template for template in _TEMPLATES):
        context = context._copy(_flags=0)
    _current.set(context)


_TEMPLATES = (DefaultContext, BasicContext, ExtendedContext)


class ContextManager:
    """Sets a copy of a context, and the one before when it ends."""

    __module__ = "decimal"

    def __init__(self, context):
        self._new = context

    def __enter__(self):
        self._saved = getcontext()
        setcontext(self._new)
        return self._new

    def __exit__(self, *exception):
        setcontext(self._saved)
        return False


def localcontext(ctx=None, **kwargs):
    """Return a context manager that will set the default context to a copy of ctx
on entry to the with-statement and restore the previous default context when
exiting the with-statement. If no context is supplied, a copy of the current
default context is used."""
    if ctx is None:
        ctx = getcontext()
    elif not isinstance(ctx, Context):
        raise TypeError("optional argument must be a context")
    ctx = ctx.copy()
    for name, value in kwargs.items():
        if name not in ("prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps"):
            raise TypeError(f"this function got an unexpected keyword argument '{name}'")
        if value is None:
            continue
        if name in ("flags", "traps") and isinstance(value, list):
            setattr(ctx, "_" + name, _bits(value))
        else:
            setattr(ctx, name, value)
    return ContextManager(ctx)


def IEEEContext(bits, /):
    """Return a context, initialized as one of the IEEE interchange formats.  The argument must be a
multiple of 32 and less than IEEE_CONTEXT_MAX_BITS."""
    if not isinstance(bits, int):
        raise TypeError("an integer is required")
    if bits <= 0 or bits > IEEE_CONTEXT_MAX_BITS or bits % 32:
        raise ValueError(f"argument must be a multiple of 32, with a maximum of {IEEE_CONTEXT_MAX_BITS}")
    context = _made(9 * (bits // 32) - 2, ROUND_HALF_EVEN, 0)
    context._Emax = 3 * (1 << (bits // 16 + 3))
    context._Emin = 1 - context._Emax
    context._folds = 1
    return context


IEEE_CONTEXT_MAX_BITS = 512
