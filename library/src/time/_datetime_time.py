"""time: a time of day, with or without a zone."""

from _datetime_date import _name, absent, c_int, part
from _datetime_delta import shown, timedelta
from _datetime_iso import parse_time
from _datetime_zone import check_offset, check_tzinfo, format_offset, timezone, tzinfo, zone_directive
from _time_format import strftime

KEEP = object()


def check_time(hour, minute, second, microsecond, fold):
    if not 0 <= hour <= 23:
        raise ValueError(f"hour must be in 0..23, not {hour}")
    if not 0 <= minute <= 59:
        raise ValueError(f"minute must be in 0..59, not {minute}")
    if not 0 <= second <= 59:
        raise ValueError(f"second must be in 0..59, not {second}")
    if not 0 <= microsecond <= 999999:
        raise ValueError(f"microsecond must be in 0..999999, not {microsecond}")
    if fold not in (0, 1):
        raise ValueError(f"fold must be either 0 or 1, not {fold}")


def format_time(hour, minute, second, microsecond, timespec):
    """A time of day as ISO 8601 has it, as fine as timespec says."""
    if timespec == "auto":
        timespec = "microseconds" if microsecond else "seconds"
    if timespec == "hours":
        return f"{hour:02}"
    if timespec == "minutes":
        return f"{hour:02}:{minute:02}"
    text = f"{hour:02}:{minute:02}:{second:02}"
    if timespec == "milliseconds":
        return f"{text}.{microsecond // 1000:03}"
    if timespec == "microseconds":
        return f"{text}.{microsecond:06}"
    if timespec != "seconds":
        raise ValueError("Unknown timespec value")
    return text


def zone_of(offset):
    """The zone that a text gave as microseconds from UTC."""
    if offset is None:
        return None
    return timezone(timedelta(microseconds=offset))


def unpack_time(state):
    """Hour, minute, second, microsecond and fold of a pickle."""
    hour, minute, second = state[0], state[1], state[2]
    microsecond = (state[3] << 8 | state[4]) << 8 | state[5]
    return hour & 127, minute, second, microsecond, hour >> 7


def bad_state():
    raise TypeError("bad tzinfo state arg")


class time:
    """time([hour[, minute[, second[, microsecond[, tzinfo]]]]]) --> a time object

All arguments are optional. tzinfo may be None, or an instance of
a tzinfo subclass. The remaining arguments may be ints."""

    __module__ = "datetime"
    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_hash", "_fold")

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        if isinstance(hour, (bytes, str)) and len(hour) == 6 and ord(hour[0:1]) & 127 < 24:
            if isinstance(hour, str):
                hour = hour.encode("latin-1")
            tz = minute or None
            if tz is not None and not isinstance(tz, _tzinfo):
                bad_state()
            return cls._make(*unpack_time(hour)[:4], tz, unpack_time(hour)[4])
        hour, minute, second = c_int(hour), c_int(minute), c_int(second)
        microsecond, fold = c_int(microsecond), c_int(fold)
        check_tzinfo(tzinfo)
        check_time(hour, minute, second, microsecond, fold)
        return cls._make(hour, minute, second, microsecond, tzinfo, fold)

    @classmethod
    def _make(cls, hour, minute, second, microsecond, tz, fold):
        self = object.__new__(cls)
        self._hour = hour
        self._minute = minute
        self._second = second
        self._microsecond = microsecond
        self._tzinfo = tz
        self._fold = fold
        self._hash = -1
        return self

    @classmethod
    def fromisoformat(cls, string, /):
        """Construct a time from a string in ISO 8601 format."""
        if not isinstance(string, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            clock, offset, midnight = parse_time(string.removeprefix("T"))
        except ValueError:
            raise ValueError(f"Invalid isoformat string: {string!r}") from None
        if midnight:
            if any(clock[1:]):
                raise ValueError("minute, second, and microsecond must be 0 when hour is 24")
            clock[0] = 0
        return cls(*clock, zone_of(offset))

    @classmethod
    def strptime(cls, string, format, /):
        """string, format -> new time parsed from a string (like time.strptime())."""
        from _strptime import _strptime_datetime_time

        return _strptime_datetime_time(cls, string, format)

    hour = part("_hour")
    minute = part("_minute")
    second = part("_second")
    microsecond = part("_microsecond")
    tzinfo = part("_tzinfo")
    fold = part("_fold")

    # The zone is asked without a day.

    def utcoffset(self):
        """Return self.tzinfo.utcoffset(self)."""
        return None if self._tzinfo is None else check_offset(self._tzinfo.utcoffset(None), "utcoffset")

    def dst(self):
        """Return self.tzinfo.dst(self)."""
        return None if self._tzinfo is None else check_offset(self._tzinfo.dst(None), "dst")

    def tzname(self):
        """Return self.tzinfo.tzname(self)."""
        return None if self._tzinfo is None else check_name(self._tzinfo.tzname(None))

    # Order.

    def _since_midnight(self):
        return ((self._hour * 60 + self._minute) * 60 + self._second) * 1000000 + self._microsecond

    def _keys(self, other, equality):
        """What is compared: the times, in UTC where their offsets differ; None where one has no offset."""
        if self._tzinfo is other._tzinfo:
            return self._since_midnight(), other._since_midnight()
        mine, theirs = self.utcoffset(), other.utcoffset()
        if (mine is None) != (theirs is None):
            if equality:
                return None
            raise TypeError("can't compare offset-naive and offset-aware times")
        if mine == theirs:
            return self._since_midnight(), other._since_midnight()
        return self._since_midnight() - mine._total(), other._since_midnight() - theirs._total()

    def __eq__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        keys = self._keys(other, True)
        return keys is not None and keys[0] == keys[1]

    def __lt__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        a, b = self._keys(other, False)
        return a < b

    def __le__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        a, b = self._keys(other, False)
        return a <= b

    def __gt__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        a, b = self._keys(other, False)
        return a > b

    def __ge__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        a, b = self._keys(other, False)
        return a >= b

    def __hash__(self):
        if self._hash == -1:
            # Both sides of a fold are one time of day.
            zone = self._tzinfo
            offset = None if zone is None else (self.replace(fold=0) if self._fold else self).utcoffset()
            key = self._since_midnight()
            self._hash = hash(key if offset is None else key - offset._total())
        return self._hash

    # As text.

    def __repr__(self):
        parts = [str(self._hour), str(self._minute)]
        if self._second or self._microsecond:
            parts.append(str(self._second))
        if self._microsecond:
            parts.append(str(self._microsecond))
        if self._tzinfo is not None:
            parts.append(f"tzinfo={self._tzinfo!r}")
        if self._fold:
            parts.append("fold=1")
        return f"{shown(type(self))}({', '.join(parts)})"

    def isoformat(self, timespec="auto"):
        """Return string in ISO 8601 format, [HH[:MM[:SS[.mmm[uuu]]]]][+HH:MM].

The optional argument timespec specifies the number of additional terms
of the time to include. Valid options are 'auto', 'hours', 'minutes',
'seconds', 'milliseconds' and 'microseconds'."""
        if not isinstance(timespec, str):
            raise TypeError(f"isoformat() argument 1 must be str, not {_name(timespec)}")
        text = format_time(self._hour, self._minute, self._second, self._microsecond, timespec)
        return text + format_offset(self.utcoffset())

    def __str__(self):
        return self.isoformat()

    def _directive(self, kind):
        return f"{self._microsecond:06}" if kind == "f" else zone_directive(kind, self)

    def strftime(self, format):
        """format -> strftime() style string."""
        if not isinstance(format, str):
            raise TypeError(f"strftime() argument 1 must be str, not {_name(format)}")
        fields = (1900, 1, 1, self._hour, self._minute, self._second, 0, 1, -1)
        return strftime(format, fields, self._directive, True)

    def __format__(self, format, /):
        if not isinstance(format, str):
            raise TypeError(f"__format__() argument 1 must be str, not {_name(format)}")
        return self.strftime(format) if format else str(self)

    def replace(self, hour=absent, minute=absent, second=absent, microsecond=absent, tzinfo=KEEP, *, fold=absent):
        """Return time with new specified fields."""
        return type(self)(
            self._hour if hour is absent else hour,
            self._minute if minute is absent else minute,
            self._second if second is absent else second,
            self._microsecond if microsecond is absent else microsecond,
            self._tzinfo if tzinfo is KEEP else tzinfo,
            fold=self._fold if fold is absent else fold,
        )

    __replace__ = replace

    def _state(self, protocol):
        hour = self._hour | (128 if self._fold and protocol > 3 else 0)
        micro = self._microsecond
        return bytes((hour, self._minute, self._second, micro >> 16, micro >> 8 & 255, micro & 255))

    def __reduce_ex__(self, protocol, /):
        state = self._state(protocol)
        return self.__class__, (state,) if self._tzinfo is None else (state, self._tzinfo)

    def __reduce__(self):
        return self.__reduce_ex__(2)


def check_name(name):
    """A name that a zone gave, if it is one."""
    if name is not None and not isinstance(name, str):
        raise TypeError(f"tzinfo.tzname() must return None or a string, not '{type(name).__name__}'")
    return name


# The class, where a parameter has its name.
_tzinfo = tzinfo

time.min = time(0, 0, 0)
time.max = time(23, 59, 59, 999999)
time.resolution = timedelta(microseconds=1)
