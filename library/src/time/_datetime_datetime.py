"""datetime: a day and a time of day, with or without a zone. The local time is UTC."""

from _datetime_date import (
    MAXYEAR, MINYEAR, _name, absent, c_int, check_date, checked_ordinal, date, from_iso_calendar, part, required,
    set_datetime,
)
from _datetime_delta import shown, timedelta
from _datetime_iso import date_length, parse_date, parse_time
from _datetime_time import (
    KEEP, bad_state, check_name, check_time, format_time, time, unpack_time, zone_of,
)
from _datetime_zone import check_offset, check_tzinfo, format_offset, timezone, tzinfo, zone_directive
from _time_format import DAYS, MONTHS, day_of_year, from_ordinal, to_ordinal

_DAY = 86400 * 1000000
_EPOCH = to_ordinal(1970, 1, 1)
_tzinfo = tzinfo
_time = time


class datetime(date):
    """datetime(year, month, day[, hour[, minute[, second[, microsecond[,tzinfo]]]]])

The year, month and day arguments are required. tzinfo may be None, or an
instance of a tzinfo subclass. The remaining arguments may be ints."""

    __module__ = "datetime"
    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")

    def __new__(
        cls, year=absent, month=absent, day=absent, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0
    ):
        if isinstance(year, (bytes, str)) and len(year) == 10 and 1 <= ord(year[2:3]) & 127 <= 12:
            state = year.encode("latin-1") if isinstance(year, str) else year
            if month is absent:
                month = None
            if month is not None and not isinstance(month, _tzinfo):
                bad_state()
            hour, minute, second, microsecond, _ = unpack_time(state[4:])
            return cls._make(
                state[0] * 256 + state[1], state[2] & 127, state[3], hour, minute, second, microsecond, month,
                state[2] >> 7,
            )
        if day is absent:
            if year is absent:
                required("year", 1)
            c_int(year)
            if month is absent:
                required("month", 2)
            c_int(month)
            required("day", 3)
        year, month, day = c_int(year), c_int(month), c_int(day)
        hour, minute, second = c_int(hour), c_int(minute), c_int(second)
        microsecond, fold = c_int(microsecond), c_int(fold)
        check_date(year, month, day)
        check_time(hour, minute, second, microsecond, fold)
        check_tzinfo(tzinfo)
        return cls._make(year, month, day, hour, minute, second, microsecond, tzinfo, fold)

    @classmethod
    def _make(cls, year, month, day, hour, minute, second, microsecond, tz, fold):
        self = object.__new__(cls)
        self._year = year
        self._month = month
        self._day = day
        self._hour = hour
        self._minute = minute
        self._second = second
        self._microsecond = microsecond
        self._tzinfo = tz
        self._fold = fold
        self._hash = -1
        return self

    @classmethod
    def _from_microseconds(cls, total, tz=None):
        """The moment so many microseconds after the day before the first."""
        days, rest = divmod(total, _DAY)
        year, month, day = checked_ordinal(days)
        seconds, microsecond = divmod(rest, 1000000)
        minutes, second = divmod(seconds, 60)
        hour, minute = divmod(minutes, 60)
        if cls is datetime:
            return cls._make(year, month, day, hour, minute, second, microsecond, tz, 0)
        return cls(year, month, day, hour, minute, second, microsecond, tz)

    def _microseconds(self):
        seconds = (self._hour * 60 + self._minute) * 60 + self._second
        return to_ordinal(self._year, self._month, self._day) * _DAY + seconds * 1000000 + self._microsecond

    # Other ways to make one.

    @classmethod
    def _from_epoch(cls, nanoseconds, tz):
        """The time on a clock of the zone, local without one, so long after 1970 began in UTC."""
        total = nanoseconds // 1000 + _EPOCH * _DAY
        year = total // _DAY
        if not 1 <= year <= date.max.toordinal():
            year = from_ordinal(year)[0]
            if not -(2**31) <= year - 1900 < 2**31:
                raise OSError(75, "Value too large for defined data type")
            raise ValueError(f"year must be in {MINYEAR}..{MAXYEAR}, not {year}")
        if tz is None:
            return cls._from_microseconds(total)
        return tz.fromutc(cls._from_microseconds(total, tz))

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        """timestamp[, tz] -> tz's local time from POSIX timestamp."""
        check_tzinfo(tz)
        return cls._from_epoch(_nanoseconds(timestamp), tz)

    @classmethod
    def utcfromtimestamp(cls, timestamp, /):
        """Construct a naive UTC datetime from a POSIX timestamp."""
        _deprecated("utcfromtimestamp", "datetime.datetime.fromtimestamp(timestamp, datetime.UTC)")
        return cls._from_epoch(_nanoseconds(timestamp), None)

    @classmethod
    def now(cls, tz=None):
        """Returns new datetime object representing current time local to tz.

  tz
    Timezone object.

If no tz is specified, uses local timezone."""
        from time import time_ns

        check_tzinfo(tz)
        return cls._from_epoch(time_ns(), tz)

    @classmethod
    def utcnow(cls):
        """Return a new datetime representing UTC day and time."""
        from time import time_ns

        _deprecated("utcnow", "datetime.datetime.now(datetime.UTC)")
        return cls._from_epoch(time_ns(), None)

    @classmethod
    def combine(cls, date, time, tzinfo=KEEP):
        """date, time -> datetime with same date and time fields"""
        if not isinstance(date, _date):
            raise TypeError(f"combine() argument 1 must be datetime.date, not {_name(date)}")
        if not isinstance(time, _time):
            raise TypeError(f"combine() argument 2 must be datetime.time, not {_name(time)}")
        return cls(
            date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond,
            time.tzinfo if tzinfo is KEEP else tzinfo, fold=time.fold,
        )

    @classmethod
    def fromisoformat(cls, string, /):
        """Construct a date from a string in ISO 8601 format."""
        if not isinstance(string, str):
            raise TypeError("fromisoformat: argument must be str")
        clock, offset, midnight = [0, 0, 0, 0], None, False
        try:
            if len(string) < 7:
                raise ValueError(string)
            end = date_length(string)
            parts = parse_date(string[:end])
            if len(string) > end:
                clock, offset, midnight = parse_time(string[end + 1 :])
            if len(parts) == 4:
                parts = from_ordinal(from_iso_calendar(*parts[1:]))
        except ValueError:
            raise ValueError(f"Invalid isoformat string: {string!r}") from None
        if midnight:
            if any(clock[1:]):
                raise ValueError("minute, second, and microsecond must be 0 when hour is 24")
            clock[0] = 0
            check_date(*parts)
            following = to_ordinal(*parts) + 1
            if following > date.max.toordinal():
                raise ValueError(f"year must be in {MINYEAR}..{MAXYEAR}, not {MAXYEAR + 1}")
            parts = from_ordinal(following)
        return cls(*parts, *clock, zone_of(offset))

    @classmethod
    def strptime(cls, string, format, /):
        """string, format -> new datetime parsed from a string (like time.strptime())."""
        from _strptime import _strptime_datetime_datetime

        return _strptime_datetime_datetime(cls, string, format)

    # Parts.

    hour = part("_hour")
    minute = part("_minute")
    second = part("_second")
    microsecond = part("_microsecond")
    tzinfo = part("_tzinfo")
    fold = part("_fold")

    def date(self):
        """Return date object with same year, month and day."""
        return _date(self._year, self._month, self._day)

    def time(self):
        """Return time object with same time but with tzinfo=None."""
        return _time(self._hour, self._minute, self._second, self._microsecond, fold=self._fold)

    def timetz(self):
        """Return time object with same time and tzinfo."""
        return _time(self._hour, self._minute, self._second, self._microsecond, self._tzinfo, fold=self._fold)

    def utcoffset(self):
        """Return self.tzinfo.utcoffset(self)."""
        return None if self._tzinfo is None else check_offset(self._tzinfo.utcoffset(self), "utcoffset")

    def dst(self):
        """Return self.tzinfo.dst(self)."""
        return None if self._tzinfo is None else check_offset(self._tzinfo.dst(self), "dst")

    def tzname(self):
        """Return self.tzinfo.tzname(self)."""
        return None if self._tzinfo is None else check_name(self._tzinfo.tzname(self))

    def timestamp(self):
        """Return POSIX timestamp as float."""
        offset = self.utcoffset()
        total = self._microseconds() - _EPOCH * _DAY
        return (total if offset is None else total - offset._total()) / 10**6

    def _fields(self):
        return (
            self._year, self._month, self._day, self._hour, self._minute, self._second,
            self.weekday(), day_of_year(self._year, self._month, self._day), -1,
        )

    def timetuple(self):
        """Return time tuple, compatible with time.localtime()."""
        from time import struct_time

        dst = self.dst()
        return struct_time(self._fields()[:8] + (-1 if dst is None else int(bool(dst)),))

    def utctimetuple(self):
        """Return UTC time tuple, compatible with time.localtime()."""
        from time import struct_time

        offset = self.utcoffset()
        utc = self
        if offset:
            utc = datetime._from_microseconds(self._microseconds() - offset._total())
        return struct_time(datetime._fields(utc)[:8] + (0,))

    def replace(
        self, year=absent, month=absent, day=absent, hour=absent, minute=absent, second=absent, microsecond=absent,
        tzinfo=KEEP, *, fold=absent,
    ):
        """Return datetime with new specified fields."""
        return type(self)(
            self._year if year is absent else year,
            self._month if month is absent else month,
            self._day if day is absent else day,
            self._hour if hour is absent else hour,
            self._minute if minute is absent else minute,
            self._second if second is absent else second,
            self._microsecond if microsecond is absent else microsecond,
            self._tzinfo if tzinfo is KEEP else tzinfo,
            fold=self._fold if fold is absent else fold,
        )

    __replace__ = replace

    def astimezone(self, tz=None):
        """tz -> convert to local time in new timezone tz"""
        check_tzinfo(tz)
        own = self._tzinfo
        if own is tz and own is not None:
            return self
        offset = self.utcoffset()
        if offset is None:
            # A time without a zone is the local one, which is UTC.
            offset = timedelta(0)
        if tz is None:
            tz = timezone(timedelta(0), "UTC")
        utc = (self - offset).replace(tzinfo=tz)
        return tz.fromutc(utc)

    # As text.

    def __repr__(self):
        parts = [self._year, self._month, self._day, self._hour, self._minute]
        if self._second or self._microsecond:
            parts.append(self._second)
        if self._microsecond:
            parts.append(self._microsecond)
        if self._fold:
            parts.append("fold=1")
        if self._tzinfo is not None:
            parts.append(f"tzinfo={self._tzinfo!r}")
        return f"{shown(type(self))}({', '.join(map(str, parts))})"

    def isoformat(self, sep="T", timespec="auto"):
        """[sep] -> string in ISO 8601 format, YYYY-MM-DDT[HH[:MM[:SS[.mmm[uuu]]]]][+HH:MM].
sep is used to separate the year from the time, and defaults to 'T'.
The optional argument timespec specifies the number of additional terms
of the time to include. Valid options are 'auto', 'hours', 'minutes',
'seconds', 'milliseconds' and 'microseconds'."""
        if not isinstance(sep, str):
            raise TypeError(f"isoformat() argument 1 must be a unicode character, not {_name(sep)}")
        if len(sep) != 1:
            raise TypeError(
                f"isoformat() argument 1 must be a unicode character, not a string of length {len(sep)}"
            )
        if not isinstance(timespec, str):
            raise TypeError(f"isoformat() argument 2 must be str, not {_name(timespec)}")
        clock = format_time(self._hour, self._minute, self._second, self._microsecond, timespec)
        return f"{date.isoformat(self)}{sep}{clock}{format_offset(self.utcoffset())}"

    def __str__(self):
        return self.isoformat(sep=" ")

    def ctime(self):
        """Return ctime() style string."""
        clock = f"{self._hour:02}:{self._minute:02}:{self._second:02}"
        return f"{DAYS[self.weekday()][:3]} {MONTHS[self._month - 1][:3]} {self._day:2} {clock} {self._year:04}"

    def _directive(self, kind):
        return f"{self._microsecond:06}" if kind == "f" else zone_directive(kind, self)

    # Order.

    def _keys(self, other, equality):
        """What is compared: the moments, in UTC where their offsets differ; None where one has no offset."""
        mine, theirs = self._microseconds(), other._microseconds()
        if self._tzinfo is other._tzinfo:
            return mine, theirs
        first, second = self.utcoffset(), other.utcoffset()
        if equality and (first != self.replace(fold=not self._fold).utcoffset() or second != other.replace(fold=not other._fold).utcoffset()):
            # A time that is there twice, or not at all, equals none of another zone.
            return None
        if first == second:
            return mine, theirs
        if first is None or second is None:
            if equality:
                return None
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        return mine - first._total(), theirs - second._total()

    def __eq__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        keys = self._keys(other, True)
        return keys is not None and keys[0] == keys[1]

    def __lt__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        a, b = self._keys(other, False)
        return a < b

    def __le__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        a, b = self._keys(other, False)
        return a <= b

    def __gt__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        a, b = self._keys(other, False)
        return a > b

    def __ge__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        a, b = self._keys(other, False)
        return a >= b

    def __hash__(self):
        if self._hash == -1:
            offset = (self.replace(fold=0) if self._fold else self).utcoffset()
            total = self._microseconds()
            self._hash = hash(total if offset is None else total - offset._total())
        return self._hash

    # Arithmetic.

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return type(self)._from_microseconds(self._microseconds() + other._total(), self._tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return type(self)._from_microseconds(self._microseconds() - other._total(), self._tzinfo)
        if not isinstance(other, datetime):
            return NotImplemented
        total = self._microseconds() - other._microseconds()
        if self._tzinfo is not other._tzinfo:
            mine, theirs = self.utcoffset(), other.utcoffset()
            if (mine is None) != (theirs is None):
                raise TypeError("can't subtract offset-naive and offset-aware datetimes")
            if mine != theirs:
                total -= mine._total() - theirs._total()
        return timedelta._of(total)

    # Pickles.

    def _state(self, protocol=2):
        month = self._month | (128 if self._fold and protocol > 3 else 0)
        micro = self._microsecond
        return bytes((
            self._year >> 8, self._year & 255, month, self._day, self._hour, self._minute, self._second,
            micro >> 16, micro >> 8 & 255, micro & 255,
        ))

    def __reduce_ex__(self, protocol, /):
        state = self._state(protocol)
        return self.__class__, (state,) if self._tzinfo is None else (state, self._tzinfo)

    def __reduce__(self):
        return self.__reduce_ex__(2)


def _nanoseconds(timestamp):
    """A timestamp as whole nanoseconds, of which the microseconds are the nearest."""
    if isinstance(timestamp, float):
        if timestamp != timestamp:
            raise ValueError("Invalid value NaN (not a number)")
        if not -2.0**63 <= timestamp < 2.0**63:
            raise OverflowError("timestamp out of range for platform time_t")
        whole = int(timestamp)
        return whole * 1000000000 + round((timestamp - whole) * 1e6) * 1000
    if not isinstance(timestamp, int):
        if not hasattr(timestamp, "__index__"):
            raise TypeError(f"argument must be int or float, not {type(timestamp).__name__}")
        timestamp = timestamp.__index__()
    if not -(2**63) <= timestamp < 2**63:
        raise OverflowError("timestamp out of range for platform time_t")
    return timestamp * 1000000000


def _deprecated(name, instead):
    from warnings import warn

    warn(
        f"datetime.datetime.{name}() is deprecated and scheduled for removal in a future version. "
        f"Use timezone-aware objects to represent datetimes in UTC: {instead}.",
        DeprecationWarning,
        stacklevel=3,
    )


# The class, where a method or a parameter has its name.
_date = date
set_datetime(datetime)

datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)
