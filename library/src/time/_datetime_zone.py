"""tzinfo and timezone: how far a clock is from UTC."""

from _datetime_delta import shown, timedelta

_DAY = timedelta(1)
# A name that is left out is another thing than None, which is none.
_NO_NAME = object()


def check_tzinfo(tz):
    if tz is not None and not isinstance(tz, tzinfo):
        raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{type(tz).__name__}'")
    return tz


def check_offset(offset, name=None):
    """An offset that a zone gave, if it is one."""
    if offset is None and name:
        return None
    if not isinstance(offset, timedelta):
        raise TypeError(f"tzinfo.{name}() must return None or timedelta, not '{type(offset).__name__}'")
    if not -_DAY < offset < _DAY:
        raise ValueError(
            "offset must be a timedelta strictly between -timedelta(hours=24) and "
            f"timedelta(hours=24), not {offset!r}"
        )
    return offset


def format_offset(offset, colon=":"):
    """An offset as text: +01:30, with seconds and microseconds where it has them."""
    if offset is None:
        return ""
    sign = "+"
    if offset._days < 0:
        sign, offset = "-", -offset
    minutes, seconds = divmod(offset._seconds, 60)
    text = f"{sign}{minutes // 60:02}{colon}{minutes % 60:02}"
    if seconds or offset._microseconds:
        text += f"{colon}{seconds:02}"
        if offset._microseconds:
            text += f".{offset._microseconds:06}"
    return text


def zone_directive(kind, moment):
    """What strftime says of a zone for a directive; None where the directive is of something else."""
    if kind == "z":
        return format_offset(moment.utcoffset(), "")
    if kind == ":z":
        return format_offset(moment.utcoffset())
    if kind == "Z":
        name = moment.tzname()
        if name is None:
            return ""
        # It stands in the format itself in CPython, where a percent sign has to be written twice.
        text = name.replace("%", "%%")
        if not isinstance(text, str):
            raise TypeError("tzname.replace() did not return a string")
        return str(name)
    return None


class tzinfo:
    """Abstract base class for time zone info objects."""

    __module__ = "datetime"
    __slots__ = ()

    def tzname(self, dt):
        """datetime -> string name of time zone."""
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def utcoffset(self, dt):
        """datetime -> timedelta showing offset from UTC, negative values indicating West of UTC"""
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def dst(self, dt):
        """datetime -> DST offset as timedelta positive east of UTC."""
        raise NotImplementedError("a tzinfo subclass must implement dst()")

    def fromutc(self, dt):
        """datetime in UTC -> datetime in local time."""
        self._check_own(dt)
        offset = dt.utcoffset()
        if offset is None:
            raise ValueError("fromutc: non-None utcoffset() result required")
        dst = dt.dst()
        if dst is None:
            raise ValueError("fromutc: non-None dst() result required")
        # The zone answers for local times: first by its standard time.
        standard = offset - dst
        if standard:
            dt += standard
            dst = dt.dst()
            if dst is None:
                raise ValueError("fromutc: tz.dst() gave inconsistent results; cannot convert")
        return dt + dst if dst else dt

    def _check_own(self, dt):
        from datetime import datetime

        if not isinstance(dt, datetime):
            raise TypeError("fromutc: argument must be a datetime")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")

    def __reduce__(self):
        arguments = getattr(self, "__getinitargs__", tuple)()
        state = self.__getstate__()
        return self.__class__, arguments, state


class timezone(tzinfo):
    """Fixed offset from UTC implementation of tzinfo."""

    __module__ = "datetime"
    __slots__ = ("_offset", "_name")

    def __new__(cls, offset, name=_NO_NAME):
        if not isinstance(offset, timedelta):
            raise TypeError(f"timezone() argument 1 must be datetime.timedelta, not {type(offset).__name__}")
        if name is _NO_NAME:
            if not offset:
                return cls.utc
            name = None
        elif not isinstance(name, str):
            shown_type = "None" if name is None else type(name).__name__
            raise TypeError(f"timezone() argument 2 must be str, not {shown_type}")
        return cls._create(check_offset(offset), name)

    @classmethod
    def _create(cls, offset, name=None):
        self = tzinfo.__new__(cls)
        self._offset = offset
        self._name = name
        return self

    def __init_subclass__(cls):
        raise TypeError("type 'datetime.timezone' is not an acceptable base type")

    def __getinitargs__(self):
        return (self._offset,) if self._name is None else (self._offset, self._name)

    def __reduce__(self):
        return self.__class__, self.__getinitargs__(), None

    def __eq__(self, other):
        if isinstance(other, timezone):
            return self._offset == other._offset
        return NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        if self is self.utc:
            return "datetime.timezone.utc"
        return f"{shown(type(self))}({', '.join(map(repr, self.__getinitargs__()))})"

    def __str__(self):
        return self.tzname(None)

    def _check(self, dt, method):
        from datetime import datetime

        if dt is not None and not isinstance(dt, datetime):
            raise TypeError(f"{method}(dt) argument must be a datetime instance or None, not {type(dt).__name__}")

    def utcoffset(self, dt):
        """Return fixed offset."""
        self._check(dt, "utcoffset")
        return self._offset

    def tzname(self, dt):
        """If name is specified when timezone is created, returns the name.  Otherwise returns offset as 'UTC(+|-)HH:MM'."""
        self._check(dt, "tzname")
        if self._name is not None:
            return self._name
        return "UTC" + format_offset(self._offset) if self._offset else "UTC"

    def dst(self, dt):
        """Return None."""
        self._check(dt, "dst")
        return None

    def fromutc(self, dt):
        """datetime in UTC -> datetime in local time."""
        self._check_own(dt)
        return dt + self._offset


timezone.utc = timezone._create(timedelta(0))
timezone.min = timezone._create(timedelta(hours=-23, minutes=-59))
timezone.max = timezone._create(timedelta(hours=23, minutes=59))
