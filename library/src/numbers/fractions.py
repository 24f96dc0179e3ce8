"""Fractions: numerator and denominator of any size, always in lowest terms."""

import math
import numbers
import operator
import sys

from _format_spec import group, pad, parse

__all__ = ["Fraction"]

_HASH_MODULUS = sys.hash_info.modulus
_HASH_INF = sys.hash_info.inf


def _digits_at(text, at):
    """Where digits that begin here end; single underscores may stand between them."""
    start = at
    while at < len(text) and (
        text[at].isdecimal()
        or text[at] == "_" and at > start and text[at + 1 : at + 2].isdecimal()
    ):
        at += 1
    return at


def _parse(text):
    """The numerator and the denominator that a text shows, "3/4" or "-.5e3"; None if it shows no number."""
    body = text.strip()
    negative = body[:1] == "-"
    if body[:1] in ("-", "+"):
        body = body[1:]
    end = _digits_at(body, 0)
    whole = body[:end]
    rest = body[end:]
    numerator = int(whole) if whole else 0
    denominator = 1
    if whole and rest.lstrip()[:1] == "/":
        below = rest.lstrip()[1:].lstrip()
        if not below or _digits_at(below, 0) != len(below):
            return None
        denominator = int(below)
    else:
        shift = 0
        if rest[:1] == ".":
            end = _digits_at(rest, 1)
            places = rest[1:end].replace("_", "")
            if not whole and not places:
                return None
            if places:
                shift = -len(places)
                numerator = numerator * 10 ** len(places) + int(places)
            rest = rest[end:]
        elif not whole:
            return None
        if rest[:1] in ("e", "E"):
            start = 2 if rest[1:2] in ("-", "+") and rest[1:2] else 1
            end = _digits_at(rest, start)
            if end == start:
                return None
            shift += int(rest[1:end])
            rest = rest[end:]
        if rest:
            return None
        if shift >= 0:
            numerator *= 10**shift
        else:
            denominator = 10**-shift
    return -numerator if negative else numerator, denominator


def _rounded(n, d, exponent):
    """The integer nearest to n / d / 10**exponent, of two the even one."""
    if exponent >= 0:
        d *= 10**exponent
    else:
        n *= 10**-exponent
    q, r = divmod(n, d)
    if 2 * r > d or 2 * r == d and q & 1:
        q += 1
    return q


def _figures(n, d, count):
    """n / d with so many significant digits: an integer, and the exponent that goes with it."""
    if not n:
        return 0, 1 - count
    above, below = str(n), str(d)
    exponent = len(above) - len(below) + (below <= above) - count
    q = _rounded(n, d, exponent)
    if q == 10**count:
        return q // 10, exponent + 1
    return q, exponent


class Fraction(numbers.Rational):
    """A rational number.

    Fraction(8, 6), Fraction("4/3"), Fraction("1.25"), Fraction(0.5), Fraction(Decimal("1.1")): of a single argument
    the exact value.
    """

    __slots__ = ("_numerator", "_denominator")

    def __new__(cls, numerator=0, denominator=None):
        if denominator is None:
            if type(numerator) is int:
                return cls._from_coprime_ints(numerator, 1)
            if isinstance(numerator, numbers.Rational):
                return cls._from_coprime_ints(numerator.numerator, numerator.denominator)
            if isinstance(numerator, str):
                ratio = _parse(numerator)
                if ratio is None:
                    raise ValueError(f"Invalid literal for Fraction: {numerator!r}")
                numerator, denominator = ratio
            elif not isinstance(numerator, type) and hasattr(numerator, "as_integer_ratio"):
                return cls._from_coprime_ints(*numerator.as_integer_ratio())
            else:
                raise TypeError(
                    "argument should be a string or a Rational instance "
                    "or have the as_integer_ratio() method"
                )
        elif type(numerator) is int is type(denominator):
            pass
        elif isinstance(numerator, numbers.Rational) and isinstance(denominator, numbers.Rational):
            numerator, denominator = (
                numerator.numerator * denominator.denominator,
                denominator.numerator * numerator.denominator,
            )
        else:
            raise TypeError("both arguments should be Rational instances")
        if denominator == 0:
            raise ZeroDivisionError(f"Fraction({numerator}, 0)")
        common = math.gcd(numerator, denominator)
        if denominator < 0:
            common = -common
        return cls._from_coprime_ints(numerator // common, denominator // common)

    @classmethod
    def from_number(cls, number):
        """The exact value of a number; a text is none."""
        if type(number) is int:
            return cls._from_coprime_ints(number, 1)
        if isinstance(number, numbers.Rational):
            return cls._from_coprime_ints(number.numerator, number.denominator)
        if not isinstance(number, type) and hasattr(number, "as_integer_ratio"):
            return cls._from_coprime_ints(*number.as_integer_ratio())
        raise TypeError(
            "argument should be a Rational instance or have the as_integer_ratio() method"
        )

    @classmethod
    def from_float(cls, f):
        """The exact value of a float or an int."""
        if isinstance(f, numbers.Integral):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError(
                f"{cls.__name__}.from_float() only takes floats, not {f!r} ({type(f).__name__})"
            )
        return cls._from_coprime_ints(*f.as_integer_ratio())

    @classmethod
    def from_decimal(cls, dec):
        """The exact value of a Decimal or an int."""
        from decimal import Decimal

        if isinstance(dec, numbers.Integral):
            dec = Decimal(int(dec))
        elif not isinstance(dec, Decimal):
            raise TypeError(
                f"{cls.__name__}.from_decimal() only takes Decimals, not {dec!r} ({type(dec).__name__})"
            )
        return cls._from_coprime_ints(*dec.as_integer_ratio())

    @classmethod
    def _from_coprime_ints(cls, numerator, denominator, /):
        """The fraction of two integers without a common divisor, the second one positive."""
        self = super().__new__(cls)
        self._numerator = numerator
        self._denominator = denominator
        return self

    def is_integer(self):
        """Whether the denominator is one."""
        return self._denominator == 1

    def as_integer_ratio(self):
        """The numerator and the denominator."""
        return self._numerator, self._denominator

    def limit_denominator(self, max_denominator=1000000):
        """The nearest fraction whose denominator is at most this."""
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        # The convergents of the continued fraction, p0/q0 and p1/q1, until the next one would be too fine.
        p0, q0, p1, q1 = 0, 1, 1, 0
        n, d = self._numerator, self._denominator
        while True:
            a = n // d
            q2 = q0 + a * q1
            if q2 > max_denominator:
                break
            p0, q0, p1, q1 = p1, q1, p0 + a * p1, q2
            n, d = d, n - a * d
        k = (max_denominator - q0) // q1
        # Either the last convergent is nearest or the semiconvergent behind it; of two as near, the simpler.
        if 2 * d * (q0 + k * q1) <= self._denominator:
            return Fraction._from_coprime_ints(p1, q1)
        return Fraction._from_coprime_ints(p0 + k * p1, q0 + k * q1)

    @property
    def numerator(self):
        return self._numerator

    @property
    def denominator(self):
        return self._denominator

    def __repr__(self):
        return f"{self.__class__.__name__}({self._numerator}, {self._denominator})"

    def __str__(self):
        if self._denominator == 1:
            return str(self._numerator)
        return f"{self._numerator}/{self._denominator}"

    # Formats.

    def __format__(self, format_spec, /):
        spec = parse(format_spec, "eEfFgG%")
        if spec is not None:
            if spec.kind:
                if not (spec.align and spec.zero):
                    return self._format_as_float(spec)
            elif not (spec.zero or spec.no_neg_zero or spec.precision or spec.fraction_group):
                if spec.precision is None:
                    return self._format_as_ratio(spec)
        raise ValueError(
            f"Invalid format specifier {format_spec!r} for object of type {type(self).__name__!r}"
        )

    def _format_as_ratio(self, spec):
        body = group(str(abs(self._numerator)), spec.group)
        if self._denominator > 1 or spec.alt:
            body += "/" + group(str(self._denominator), spec.group)
        sign = "-" if self._numerator < 0 else spec.sign.replace("-", "")
        return pad(sign, body, spec.fill or " ", spec.align or ">", spec.width)

    def _format_as_float(self, spec):
        n, d = abs(self._numerator), self._denominator
        kind = spec.kind
        precision = 6 if spec.precision is None else spec.precision
        suffix = ""
        if kind in "fF%":
            significand = _rounded(n, d, -precision - (2 if kind == "%" else 0))
            point = precision
            if kind == "%":
                suffix = "%"
        else:
            count = max(precision, 1) if kind in "gG" else precision + 1
            significand, exponent = _figures(n, d, count)
            if kind in "eE" or exponent > 0 or exponent + count <= -4:
                point = count - 1
                suffix = f"{'E' if kind in 'EG' else 'e'}{exponent + point:+03d}"
            else:
                point = -exponent
        digits = str(significand).zfill(point + 1)
        whole, places = digits[: len(digits) - point], digits[len(digits) - point :]
        if kind in "gG" and not spec.alt:
            places = places.rstrip("0")
        negative = self._numerator < 0 and (significand or not spec.no_neg_zero)
        sign = "-" if negative else spec.sign.replace("-", "")
        if spec.fraction_group:
            places = spec.fraction_group.join(places[i : i + 3] for i in range(0, len(places), 3))
        tail = ("." if places or spec.alt else "") + places + suffix
        if spec.zero or spec.fill == "0" and spec.align == "=" and spec.width:
            room = spec.width - len(sign) - len(tail)
            whole = whole.zfill(3 * room // 4 + 1 if spec.group else room)
        return pad(sign, group(whole, spec.group) + tail, spec.fill or " ", spec.align or ">", spec.width)

    # Arithmetic: with an int or a fraction it is exact, with a float or a complex it is theirs.

    def _operations(exact, fallback, complex_too=True):
        """The method of an operator and the one for the other side."""

        def forward(a, b):
            if isinstance(b, Fraction):
                return exact(a, b)
            if isinstance(b, int):
                return exact(a, Fraction(b))
            if isinstance(b, float):
                return fallback(float(a), b)
            if complex_too and isinstance(b, complex):
                return fallback(float(a), b)
            return NotImplemented

        def reverse(b, a):
            if isinstance(a, numbers.Rational):
                return exact(Fraction(a), b)
            if isinstance(a, numbers.Real):
                return fallback(float(a), float(b))
            if complex_too and isinstance(a, numbers.Complex):
                return fallback(complex(a), float(b))
            return NotImplemented

        forward.__name__ = f"__{fallback.__name__}__"
        reverse.__name__ = f"__r{fallback.__name__}__"
        forward.__doc__ = reverse.__doc__ = exact.__doc__
        return forward, reverse

    def _add(a, b):
        """a + b"""
        return _reduced(a._numerator * b._denominator + b._numerator * a._denominator, a._denominator * b._denominator)

    def _sub(a, b):
        """a - b"""
        return _reduced(a._numerator * b._denominator - b._numerator * a._denominator, a._denominator * b._denominator)

    def _mul(a, b):
        """a * b"""
        return _reduced(a._numerator * b._numerator, a._denominator * b._denominator)

    def _div(a, b):
        """a / b"""
        return Fraction(a._numerator * b._denominator, a._denominator * b._numerator)

    def _floordiv(a, b):
        """a // b"""
        return a._numerator * b._denominator // (a._denominator * b._numerator)

    def _mod(a, b):
        """a % b"""
        n, m = a._numerator * b._denominator, b._numerator * a._denominator
        return Fraction(n % m, a._denominator * b._denominator)

    def _divmod(a, b):
        """(a // b, a % b)"""
        n, m = a._numerator * b._denominator, b._numerator * a._denominator
        quotient, rest = divmod(n, m)
        return quotient, Fraction(rest, a._denominator * b._denominator)

    __add__, __radd__ = _operations(_add, operator.add)
    __sub__, __rsub__ = _operations(_sub, operator.sub)
    __mul__, __rmul__ = _operations(_mul, operator.mul)
    __truediv__, __rtruediv__ = _operations(_div, operator.truediv)
    __floordiv__, __rfloordiv__ = _operations(_floordiv, operator.floordiv, False)
    __mod__, __rmod__ = _operations(_mod, operator.mod, False)
    __divmod__, __rdivmod__ = _operations(_divmod, divmod, False)

    def __pow__(a, b, modulo=None):
        """a ** b: a fraction where b is whole, otherwise a float or complex."""
        if modulo is not None:
            return NotImplemented
        if isinstance(b, numbers.Rational):
            if b.denominator != 1:
                return float(a) ** float(b)
            n, d, power = a._numerator, a._denominator, b.numerator
            if power < 0:
                n, d, power = d, n, -power
                if not d:
                    raise ZeroDivisionError(f"Fraction({n**power}, 0)")
                if d < 0:
                    n, d = -n, -d
            return Fraction._from_coprime_ints(n**power, d**power)
        if isinstance(b, (float, complex)):
            return float(a) ** b
        return NotImplemented

    def __rpow__(b, a, modulo=None):
        """a ** b"""
        if modulo is not None:
            return NotImplemented
        if b._denominator == 1 and b._numerator >= 0:
            return a**b._numerator
        if isinstance(a, numbers.Rational):
            return Fraction(a.numerator, a.denominator) ** b
        if b._denominator == 1:
            return a**b._numerator
        return a ** float(b)

    def __pos__(a):
        return Fraction._from_coprime_ints(a._numerator, a._denominator)

    def __neg__(a):
        return Fraction._from_coprime_ints(-a._numerator, a._denominator)

    def __abs__(a):
        return Fraction._from_coprime_ints(abs(a._numerator), a._denominator)

    def __int__(a, _index=operator.index):
        whole = abs(a._numerator) // a._denominator
        return _index(-whole if a._numerator < 0 else whole)

    def __trunc__(a):
        whole = abs(a._numerator) // a._denominator
        return -whole if a._numerator < 0 else whole

    def __floor__(a):
        return a._numerator // a._denominator

    def __ceil__(a):
        return -(-a._numerator // a._denominator)

    def __round__(self, ndigits=None):
        """The nearest integer, or multiple of 10 ** -ndigits; of two the even one."""
        if ndigits is None:
            return _rounded(self._numerator, self._denominator, 0)
        shift = 10 ** abs(ndigits)
        if ndigits > 0:
            return Fraction(round(self * shift), shift)
        return Fraction(round(self / shift) * shift)

    def __hash__(self):
        # Equal numbers of all types have equal hashes: the value modulo a prime.
        try:
            inverse = pow(self._denominator, -1, _HASH_MODULUS)
        except ValueError:
            result = _HASH_INF
        else:
            result = hash(hash(abs(self._numerator)) * inverse)
        if self._numerator < 0:
            result = -result
        return -2 if result == -1 else result

    def __eq__(a, b):
        if type(b) is int:
            return a._numerator == b and a._denominator == 1
        if isinstance(b, numbers.Rational):
            return a._numerator == b.numerator and a._denominator == b.denominator
        if isinstance(b, numbers.Complex) and b.imag == 0:
            b = b.real
        if isinstance(b, float):
            if math.isnan(b) or math.isinf(b):
                return 0.0 == b
            return a == a.from_float(b)
        return NotImplemented

    def _compare(self, other, op):
        if isinstance(other, numbers.Rational):
            return op(self._numerator * other.denominator, self._denominator * other.numerator)
        if isinstance(other, float):
            if math.isnan(other) or math.isinf(other):
                return op(0.0, other)
            return op(self, self.from_float(other))
        return NotImplemented

    def __lt__(a, b):
        return a._compare(b, operator.lt)

    def __gt__(a, b):
        return a._compare(b, operator.gt)

    def __le__(a, b):
        return a._compare(b, operator.le)

    def __ge__(a, b):
        return a._compare(b, operator.ge)

    def __bool__(a):
        return bool(a._numerator)

    def __reduce__(self):
        return self.__class__, (self._numerator, self._denominator)

    def __copy__(self):
        if type(self) is Fraction:
            return self
        return self.__class__(self._numerator, self._denominator)

    def __deepcopy__(self, memo):
        return self.__copy__()


def _reduced(n, d):
    """n / d in lowest terms, for a positive d."""
    common = math.gcd(n, d)
    return Fraction._from_coprime_ints(n // common, d // common)
