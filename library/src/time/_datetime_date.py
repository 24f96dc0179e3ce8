"""date: a day of the Gregorian calendar, which holds for all years."""

from operator import attrgetter, index

from _datetime_delta import shown, timedelta
from _datetime_iso import parse_date
from _time_format import (
    DAYS, MONTHS, day_of_year, from_ordinal, iso_first_monday, iso_week, month_length, strftime, to_ordinal,
)

MINYEAR = 1
MAXYEAR = 9999
_MAX_ORDINAL = to_ordinal(MAXYEAR, 12, 31)


# In the place of what was not given.
absent = object()


def c_int(value, limit=2**31):
    """An integer that a C int holds."""
    value = index(value)
    if not -limit <= value < limit:
        if -(2**63) <= value < 2**63:
            raise OverflowError(f"signed integer is {'less than minimum' if value < 0 else 'greater than maximum'}")
        raise OverflowError("Python int too large to convert to C long")
    return value


def part(slot):
    """The property that shows a slot."""
    shows = property(attrgetter(slot))
    # That of the getter's class says nothing about it.
    shows.__doc__ = None
    return shows


def check_date(year, month, day):
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"year must be in {MINYEAR}..{MAXYEAR}, not {year}")
    if not 1 <= month <= 12:
        raise ValueError(f"month must be in 1..12, not {month}")
    if not 1 <= day <= month_length(year, month):
        raise ValueError(
            f"day {day} must be in range 1..{month_length(year, month)} for month {month} in year {year}"
        )


def required(name, place):
    raise TypeError(f"function missing required argument '{name}' (pos {place})")


def from_iso_calendar(year, week, weekday):
    """The number of the day that is this weekday of this week."""
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"year must be in {MINYEAR}..{MAXYEAR}, not {year}")
    first = iso_first_monday(year)
    weeks = (iso_first_monday(year + 1) - first) // 7
    if not 1 <= week <= weeks:
        raise ValueError(f"Invalid week: {week}")
    if not 1 <= weekday <= 7:
        raise ValueError(f"Invalid weekday: {weekday} (range is [1, 7])")
    return first + (week - 1) * 7 + weekday - 1


def checked_ordinal(n):
    """The year, the month and the day of a number, if there is such a day."""
    if not 1 <= n <= _MAX_ORDINAL:
        raise OverflowError("date value out of range")
    return from_ordinal(n)


class IsoCalendarDate(tuple):
    """A day by year, week and weekday of ISO 8601."""

    __module__ = "datetime"
    __slots__ = ()

    def __new__(cls, year, week, weekday):
        return super().__new__(cls, (year, week, weekday))

    @property
    def year(self):
        return self[0]

    @property
    def week(self):
        return self[1]

    @property
    def weekday(self):
        return self[2]

    def __reduce__(self):
        # The class is not found by its name.
        return tuple, (tuple(self),)

    def __repr__(self):
        return f"{shown(type(self))}(year={self[0]}, week={self[1]}, weekday={self[2]})"


class date:
    """date(year, month, day) --> date object"""

    __module__ = "datetime"
    __slots__ = ("_year", "_month", "_day", "_hash")

    def __new__(cls, year=absent, month=absent, day=absent):
        if month is absent:
            if isinstance(year, (bytes, str)) and len(year) == 4 and 1 <= ord(year[2:3]) <= 12:
                return cls._unpickled(year)
            if year is absent:
                required("year", 1)
            index(year)
            required("month", 2)
        if day is absent:
            c_int(year), c_int(month)
            required("day", 3)
        year, month, day = c_int(year), c_int(month), c_int(day)
        check_date(year, month, day)
        return cls._make(year, month, day)

    @classmethod
    def _make(cls, year, month, day):
        self = object.__new__(cls)
        self._year = year
        self._month = month
        self._day = day
        self._hash = -1
        return self

    @classmethod
    def _unpickled(cls, state):
        if isinstance(state, str):
            state = state.encode("latin-1")
        return cls._make(state[0] * 256 + state[1], state[2], state[3])

    # Other ways to make one.

    @classmethod
    def fromtimestamp(cls, timestamp, /):
        """Create a date from a POSIX timestamp.

The timestamp is a number, e.g. created via time.time(), that is interpreted
as local time."""
        from time import localtime

        if timestamp is None:
            raise TypeError("'NoneType' object cannot be interpreted as an integer")
        year, month, day = localtime(timestamp)[:3]
        return cls(year, month, day)

    @classmethod
    def today(cls):
        """Current date or datetime:  same as self.__class__.fromtimestamp(time.time())."""
        from time import time

        return cls.fromtimestamp(time())

    @classmethod
    def fromordinal(cls, ordinal, /):
        """int -> date corresponding to a proleptic Gregorian ordinal."""
        ordinal = c_int(ordinal)
        if ordinal < 1:
            raise ValueError("ordinal must be >= 1")
        return cls(*from_ordinal(ordinal))

    @classmethod
    def fromisoformat(cls, string, /):
        """Construct a date from a string in ISO 8601 format."""
        if not isinstance(string, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            parts = parse_date(string) if len(string) in (7, 8, 10) else None
            if parts is not None and len(parts) == 4:
                parts = from_ordinal(from_iso_calendar(*parts[1:]))
        except ValueError:
            parts = None
        if parts is None:
            raise ValueError(f"Invalid isoformat string: {string!r}")
        return cls(*parts)

    @classmethod
    def fromisocalendar(cls, year=absent, week=absent, day=absent):
        """int, int, int -> Construct a date from the ISO year, week number and weekday.

This is the inverse of the function date.isocalendar()."""
        parts = []
        for place, (name, value) in enumerate((("year", year), ("week", week), ("day", day)), 1):
            if value is absent:
                raise TypeError(f"fromisocalendar() missing required argument '{name}' (pos {place})")
            parts.append(_iso_part(value, "weekday" if name == "day" else name))
        return cls(*from_ordinal(from_iso_calendar(*parts)))

    @classmethod
    def strptime(cls, string, format, /):
        """Parse string according to the given date format (like time.strptime())."""
        from _strptime import _strptime_datetime_date

        return _strptime_datetime_date(cls, string, format)

    # As text.

    def __repr__(self):
        return f"{shown(type(self))}({self._year}, {self._month}, {self._day})"

    def isoformat(self):
        """Return string in ISO 8601 format, YYYY-MM-DD."""
        return f"{self._year:04}-{self._month:02}-{self._day:02}"

    __str__ = isoformat

    def ctime(self):
        """Return ctime() style string."""
        return f"{DAYS[self.weekday()][:3]} {MONTHS[self._month - 1][:3]} {self._day:2} 00:00:00 {self._year:04}"

    def _fields(self):
        return (
            self._year, self._month, self._day, 0, 0, 0,
            self.weekday(), day_of_year(self._year, self._month, self._day), -1,
        )

    def _directive(self, kind):
        if kind == "f":
            return "000000"
        return "" if kind in ("z", ":z", "Z") else None

    def strftime(self, format):
        """format -> strftime() style string."""
        if not isinstance(format, str):
            raise TypeError(f"strftime() argument 1 must be str, not {_name(format)}")
        return strftime(format, self.timetuple(), self._directive, True)

    def __format__(self, format, /):
        if not isinstance(format, str):
            raise TypeError(f"__format__() argument 1 must be str, not {_name(format)}")
        return self.strftime(format) if format else str(self)

    # Parts.

    year = part("_year")
    month = part("_month")
    day = part("_day")

    def timetuple(self):
        """Return time tuple, compatible with time.localtime()."""
        from time import struct_time

        return struct_time(self._fields())

    def toordinal(self):
        """Return proleptic Gregorian ordinal.  January 1 of year 1 is day 1."""
        return to_ordinal(self._year, self._month, self._day)

    def weekday(self):
        """Return the day of the week represented by the date.
Monday == 0 ... Sunday == 6"""
        return (to_ordinal(self._year, self._month, self._day) + 6) % 7

    def isoweekday(self):
        """Return the day of the week represented by the date.
Monday == 1 ... Sunday == 7"""
        return self.weekday() + 1

    def isocalendar(self):
        """Return a named tuple containing ISO year, week number, and weekday."""
        return IsoCalendarDate(*iso_week(self._year, self._month, self._day))

    def replace(self, year=absent, month=absent, day=absent):
        """Return date with new specified fields."""
        return type(self)(
            self._year if year is absent else year,
            self._month if month is absent else month,
            self._day if day is absent else day,
        )

    __replace__ = replace

    # Order: a datetime is no date here, as it also has a time.

    def _key(self):
        return self._year, self._month, self._day

    def _comparable(self, other):
        return isinstance(other, date) and isinstance(self, _datetime) == isinstance(other, _datetime)

    def __eq__(self, other):
        return date._key(self) == date._key(other) if self._comparable(other) else NotImplemented

    def __lt__(self, other):
        return date._key(self) < date._key(other) if self._comparable(other) else NotImplemented

    def __le__(self, other):
        return date._key(self) <= date._key(other) if self._comparable(other) else NotImplemented

    def __gt__(self, other):
        return date._key(self) > date._key(other) if self._comparable(other) else NotImplemented

    def __ge__(self, other):
        return date._key(self) >= date._key(other) if self._comparable(other) else NotImplemented

    def __hash__(self):
        if self._hash == -1:
            self._hash = hash(self._state())
        return self._hash

    # Arithmetic.

    def __add__(self, other):
        if isinstance(other, timedelta):
            return type(self)(*checked_ordinal(self.toordinal() + other._days))
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return type(self)(*checked_ordinal(self.toordinal() - other._days))
        if isinstance(other, date) and not isinstance(other, _datetime):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    # Pickles.

    def _state(self):
        return bytes((self._year >> 8, self._year & 255, self._month, self._day))

    def __reduce__(self):
        return self.__class__, (self._state(),)


# `datetime` puts its class here, which dates have to know.
_datetime = ()


def set_datetime(cls):
    global _datetime
    _datetime = cls


def _name(value):
    return "None" if value is None else type(value).__name__


def _iso_part(value, name):
    try:
        return c_int(value)
    except OverflowError:
        text = "year must be in 1..9999, not" if name == "year" else f"Invalid {name}:"
        raise ValueError(f"{text} {value}") from None


date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = timedelta(1)
