"""timedelta: the time between two moments."""

from math import modf

_LIMIT = 999999999
_DAY = 86400 * 1000000
_UNITS = {
    "days": _DAY, "seconds": 1000000, "microseconds": 1, "milliseconds": 1000,
    "minutes": 60 * 1000000, "hours": 3600 * 1000000, "weeks": 7 * _DAY,
}


def divide_nearest(a, b):
    """a / b as the nearest integer, of two the even one."""
    q, r = divmod(a, b)
    twice = 2 * r
    if b > 0 and twice > b or b < 0 and twice < b or twice == b and q & 1:
        q += 1
    return q


class timedelta:
    """Difference between two datetime values.

timedelta(days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0)

All arguments are optional and default to 0.
Arguments may be integers or floats, and may be positive or negative."""

    __module__ = "datetime"
    __slots__ = ("_days", "_seconds", "_microseconds", "_hash")

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        total = 0
        rest = 0.0
        parts = (
            ("days", days), ("seconds", seconds), ("microseconds", microseconds), ("milliseconds", milliseconds),
            ("minutes", minutes), ("hours", hours), ("weeks", weeks),
        )
        for name, value in parts:
            if isinstance(value, int):
                total += int(value) * _UNITS[name]
            elif isinstance(value, float):
                # The whole units are exact, and what is left of all of them is rounded together.
                fraction, whole = modf(value)
                total += int(whole) * _UNITS[name]
                if fraction:
                    fraction, whole = modf(fraction * _UNITS[name])
                    total += int(whole)
                    rest += fraction
            else:
                raise TypeError(f"unsupported type for timedelta {name} component: {type(value).__name__}")
        if rest:
            # A tie goes to the even total.
            whole = round(rest)
            if abs(rest - int(rest)) == 0.5 and (total + whole) & 1:
                whole += 1 if rest > whole else -1
            total += whole
        return cls._of(total)

    @classmethod
    def _of(cls, microseconds):
        """The time of so many microseconds."""
        days, rest = divmod(microseconds, _DAY)
        if not -_LIMIT <= days <= _LIMIT:
            if not -2147483648 <= days <= 2147483647:
                raise OverflowError("Python int too large to convert to C int")
            raise OverflowError(f"days={days}; must have magnitude <= {_LIMIT}")
        self = object.__new__(cls)
        self._days = days
        self._seconds, self._microseconds = divmod(rest, 1000000)
        self._hash = -1
        return self

    def _total(self):
        return self._days * _DAY + self._seconds * 1000000 + self._microseconds

    @property
    def days(self):
        """Number of days."""
        return self._days

    @property
    def seconds(self):
        """Number of seconds (>= 0 and less than 1 day)."""
        return self._seconds

    @property
    def microseconds(self):
        """Number of microseconds (>= 0 and less than 1 second)."""
        return self._microseconds

    def total_seconds(self):
        """Total seconds in the duration."""
        return self._total() / 10**6

    def __repr__(self):
        parts = []
        if self._days:
            parts.append(f"days={self._days}")
        if self._seconds:
            parts.append(f"seconds={self._seconds}")
        if self._microseconds:
            parts.append(f"microseconds={self._microseconds}")
        return f"{shown(type(self))}({', '.join(parts) or '0'})"

    def __str__(self):
        minutes, seconds = divmod(self._seconds, 60)
        hours, minutes = divmod(minutes, 60)
        text = f"{hours}:{minutes:02}:{seconds:02}"
        if self._microseconds:
            text += f".{self._microseconds:06}"
        if self._days:
            text = f"{self._days} day{'' if abs(self._days) == 1 else 's'}, {text}"
        return text

    def __add__(self, other):
        if isinstance(other, timedelta):
            return timedelta._of(self._total() + other._total())
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return timedelta._of(self._total() - other._total())
        return NotImplemented

    def __rsub__(self, other):
        if isinstance(other, timedelta):
            return timedelta._of(other._total() - self._total())
        return NotImplemented

    def __neg__(self):
        return timedelta._of(-self._total())

    def __pos__(self):
        return timedelta._of(self._total())

    def __abs__(self):
        return timedelta._of(abs(self._total()))

    def __mul__(self, other):
        if isinstance(other, int):
            return timedelta._of(self._total() * int(other))
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return timedelta._of(divide_nearest(self._total() * a, b))
        return NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._total() // other._total()
        if isinstance(other, int):
            return timedelta._of(self._total() // int(other))
        return NotImplemented

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._total() / other._total()
        if isinstance(other, int):
            return timedelta._of(divide_nearest(self._total(), int(other)))
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return timedelta._of(divide_nearest(b * self._total(), a))
        return NotImplemented

    def __mod__(self, other):
        if isinstance(other, timedelta):
            return timedelta._of(self._total() % other._total())
        return NotImplemented

    def __divmod__(self, other):
        if isinstance(other, timedelta):
            q, r = divmod(self._total(), other._total())
            return q, timedelta._of(r)
        return NotImplemented

    def __eq__(self, other):
        if isinstance(other, timedelta):
            return self._total() == other._total()
        return NotImplemented

    def __lt__(self, other):
        if isinstance(other, timedelta):
            return self._total() < other._total()
        return NotImplemented

    def __le__(self, other):
        if isinstance(other, timedelta):
            return self._total() <= other._total()
        return NotImplemented

    def __gt__(self, other):
        if isinstance(other, timedelta):
            return self._total() > other._total()
        return NotImplemented

    def __ge__(self, other):
        if isinstance(other, timedelta):
            return self._total() >= other._total()
        return NotImplemented

    def __hash__(self):
        if self._hash == -1:
            self._hash = hash((self._days, self._seconds, self._microseconds))
        return self._hash

    def __bool__(self):
        return self._total() != 0

    def __reduce__(self):
        return self.__class__, (self._days, self._seconds, self._microseconds)


timedelta.min = timedelta(-_LIMIT)
timedelta.max = timedelta._of((_LIMIT + 1) * _DAY - 1)
timedelta.resolution = timedelta(microseconds=1)


def shown(cls):
    """What a repr calls a class: those of this module stand with its name."""
    return f"datetime.{cls.__qualname__}" if cls.__module__ == "datetime" else cls.__name__
