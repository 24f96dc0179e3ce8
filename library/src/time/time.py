"""Clocks of the host, moments as tuples of numbers, and as text. The local time is UTC."""

from math import isfinite, isnan

import _time
from _time_format import DAYS, MONTHS, day_of_year, from_ordinal, to_ordinal
from _time_format import strftime as _strftime

__all__ = [
    "CLOCK_MONOTONIC", "CLOCK_REALTIME", "altzone", "asctime", "clock_getres", "clock_gettime", "clock_gettime_ns",
    "clock_settime", "clock_settime_ns", "ctime", "daylight", "get_clock_info", "gmtime", "localtime", "mktime", "monotonic",
    "monotonic_ns", "perf_counter", "perf_counter_ns", "process_time", "process_time_ns", "sleep", "strftime",
    "strptime", "struct_time", "thread_time", "thread_time_ns", "time", "time_ns", "timezone", "tzname", "tzset",
]

timezone = 0
altzone = 0
daylight = 0
tzname = ("UTC", "UTC")

_EPOCH = to_ordinal(1970, 1, 1)
_NAMES = (
    "tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst",
)


_dict = dict
# What stands for the moment of the call: None is no time.
_NOW = object()


class struct_time(tuple):
    """The time value as returned by gmtime(), localtime(), and strptime(), and
 accepted by asctime(), mktime() and strftime().  May be considered as a
 sequence of 9 integers."""

    __module__ = "time"
    n_fields = 11
    n_sequence_fields = 9
    n_unnamed_fields = 0
    __match_args__ = _NAMES

    def __new__(cls, sequence, dict=None, /):
        if not hasattr(type(sequence), "__iter__") and not hasattr(type(sequence), "__getitem__"):
            raise TypeError("constructor requires a sequence")
        values = tuple(sequence)
        if len(values) < 9:
            raise TypeError(f"time.struct_time() takes an at least 9-sequence ({len(values)}-sequence given)")
        if len(values) > 11:
            raise TypeError(f"time.struct_time() takes an at most 11-sequence ({len(values)}-sequence given)")
        if dict is not None and not isinstance(dict, _dict):
            raise TypeError("time.struct_time() takes a dict as second arg, if any")
        self = super().__new__(cls, values[:9])
        zone = values[9:] + (None, None)[len(values) - 9 :]
        dict = dict or {}
        self.__dict__["tm_zone"] = dict.get("tm_zone", zone[0])
        self.__dict__["tm_gmtoff"] = dict.get("tm_gmtoff", zone[1])
        return self

    def __setattr__(self, name, value):
        if name in _NAMES or name in ("tm_zone", "tm_gmtoff"):
            raise AttributeError("readonly attribute")
        raise AttributeError(f"'time.struct_time' object has no attribute '{name}'")

    def __repr__(self):
        parts = ", ".join(f"{name}={value!r}" for name, value in zip(_NAMES, self))
        return f"time.struct_time({parts})"

    def __reduce__(self):
        return struct_time, (tuple(self), {"tm_zone": self.tm_zone, "tm_gmtoff": self.tm_gmtoff})

    def __replace__(self, **changes):
        values = [changes.pop(name, value) for name, value in zip(_NAMES, self)]
        values += [changes.pop("tm_zone", self.tm_zone), changes.pop("tm_gmtoff", self.tm_gmtoff)]
        if changes:
            raise TypeError(f"Got unexpected field name(s): {list(changes)!r}")
        return struct_time(values)


def _field(place):
    return property(lambda self: self[place])


for _place, _field_name in enumerate(_NAMES):
    setattr(struct_time, _field_name, _field(_place))


# Clocks.


def time():
    """Return the current time in seconds since the Epoch."""
    return _time.time_ns() / 1e9


time_ns = _time.time_ns


def monotonic():
    """Monotonic clock, cannot go backward."""
    return _time.monotonic_ns() / 1e9


def perf_counter():
    """Performance counter for benchmarking."""
    return _time.monotonic_ns() / 1e9


# What scripts slept is no time of the process's.
_slept = 0
_last = 0


def process_time_ns():
    """Process time for profiling, without the time that it slept: nanoseconds."""
    global _last
    _last = max(_last, _time.monotonic_ns() - _slept)
    return _last


def process_time():
    """Process time for profiling, without the time that it slept."""
    return process_time_ns() / 1e9


monotonic_ns = _time.monotonic_ns
perf_counter_ns = monotonic_ns
thread_time = process_time
thread_time_ns = process_time_ns

CLOCK_REALTIME = 0
CLOCK_MONOTONIC = 1


def clock_gettime_ns(clk_id, /):
    """Return the time of the specified clock clk_id as nanoseconds (int)."""
    if clk_id not in (CLOCK_REALTIME, CLOCK_MONOTONIC):
        raise OSError(22, "Invalid argument")
    return _time.monotonic_ns() if clk_id == CLOCK_MONOTONIC else _time.time_ns()


def clock_gettime(clk_id, /):
    """Return the time of the specified clock clk_id as a float."""
    return clock_gettime_ns(clk_id) / 1e9


def clock_getres(clk_id, /):
    """Return the resolution (precision) of the specified clock clk_id."""
    clock_gettime_ns(clk_id)
    return 1e-09


def clock_settime(clk_id, time, /):
    """Not permitted: the clocks are the host's."""
    raise PermissionError(1, "Operation not permitted")


clock_settime_ns = clock_settime


def sleep(seconds, /):
    """Delay execution for a given number of seconds."""
    global _slept
    if isinstance(seconds, float):
        if isnan(seconds):
            raise ValueError("Invalid value NaN (not a number)")
        if not isfinite(seconds) or abs(seconds) >= 2**63 / 1e9:
            raise OverflowError("timestamp too large to convert to C PyTime_t")
        nanoseconds = int(seconds * 1e9)
        if nanoseconds < seconds * 1e9:
            nanoseconds += 1
    else:
        if not hasattr(seconds, "__index__"):
            raise TypeError(f"'{type(seconds).__name__}' object cannot be interpreted as an integer or float")
        nanoseconds = seconds.__index__() * 1000000000
        if abs(nanoseconds) >= 2**63:
            raise OverflowError("timestamp too large to convert to C PyTime_t")
    if nanoseconds < 0:
        raise ValueError("sleep length must be non-negative")
    _time.sleep_ns(nanoseconds)
    _slept += nanoseconds


# What waits for something else is not what a test puts in the place of `sleep`.
_wait = sleep


def _index(value):
    if hasattr(value, "__index__"):
        return value.__index__()
    raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")


def get_clock_info(name, /):
    """Get information of the specified clock."""
    from types import SimpleNamespace

    if not isinstance(name, str):
        raise TypeError(f"get_clock_info() argument 1 must be str, not {type(name).__name__}")
    if name not in ("time", "monotonic", "perf_counter", "process_time", "thread_time"):
        raise ValueError("unknown clock")
    return SimpleNamespace(
        implementation="nonlocal_library::Library", monotonic=name != "time", adjustable=name == "time", resolution=1e-09
    )


# Moments.


def _seconds(secs):
    """What gmtime() was given as whole seconds, of now without it."""
    if secs is None:
        return _time.time_ns() // 1000000000
    if isinstance(secs, float):
        if isnan(secs):
            raise ValueError("Invalid value NaN (not a number)")
        if not -(2.0**63) <= secs < 2.0**63:
            raise OverflowError("timestamp out of range for platform time_t")
        whole = int(secs)
        return whole - (whole > secs)
    secs = _index(secs)
    if not -(2**63) <= secs < 2**63:
        raise OverflowError("timestamp out of range for platform time_t")
    return secs


def _moment(seconds, zone):
    days, rest = divmod(_seconds(seconds), 86400)
    year, month, day = from_ordinal(days + _EPOCH)
    if not -(2**31) <= year - 1900 < 2**31:
        raise OSError(75, "Value too large for defined data type")
    return struct_time((
        year, month, day, rest // 3600, rest // 60 % 60, rest % 60, (days + 3) % 7,
        day_of_year(year, month, day), 0, zone, 0,
    ))


def gmtime(seconds=None, /):
    """The moment so many seconds after the Epoch, in UTC; now without them."""
    return _moment(seconds, "GMT")


def localtime(seconds=None, /):
    """The moment so many seconds after the Epoch in local time, which is UTC; now without them."""
    return _moment(seconds, "UTC")


def mktime(t, /):
    """Convert a time tuple in local time to seconds since the Epoch."""
    year, month, day, hour, minute, second = _fields(t, "mktime")[:6]
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    days = to_ordinal(year, month, 1) + day - 1 - _EPOCH
    return float(((days * 24 + hour) * 60 + minute) * 60 + second)


def _fields(t, caller):
    """The nine integers of a time tuple."""
    if not isinstance(t, tuple):
        raise TypeError("Tuple or struct_time argument required")
    if len(t) != 9:
        raise TypeError(f"{caller}(): illegal time tuple argument")
    values = []
    for value in t:
        value = _index(value)
        if not -(2**31) <= value < 2**31:
            raise OverflowError(
                f"signed integer is {'less than minimum' if value < 0 else 'greater than maximum'}"
                if -(2**63) <= value < 2**63
                else "Python int too large to convert to C long"
            )
        values.append(value)
    if values[0] < 1900 - 2**31:
        raise OverflowError("year out of range")
    # The weekday counts from Monday, modulo a week.
    values[6] = (values[6] + 1) % 7 - 1 if values[6] >= -1 else values[6]
    return values


def _checked(t, caller):
    """The fields of a time tuple, each in its range; zeros stand for the first month and day."""
    year, month, day, hour, minute, second, weekday, yday, isdst = _fields(t, caller)
    month, day, yday = month or 1, day or 1, yday or 1
    if not 1 <= month <= 12:
        raise ValueError("month out of range")
    if not 1 <= day <= 31:
        raise ValueError("day of month out of range")
    if not 0 <= hour <= 23:
        raise ValueError("hour out of range")
    if not 0 <= minute <= 59:
        raise ValueError("minute out of range")
    if not 0 <= second <= 61:
        raise ValueError("seconds out of range")
    if weekday < -1:
        raise ValueError("day of week out of range")
    if not 1 <= yday <= 366:
        raise ValueError("day of year out of range")
    return year, month, day, hour, minute, second, weekday % 7, yday, isdst


def asctime(tuple=_NOW, /):
    """Convert a time tuple to a string, e.g. 'Sat Jun 06 16:26:11 1998'."""
    year, month, day, hour, minute, second, weekday = _checked(localtime() if tuple is _NOW else tuple, "asctime")[:7]
    return f"{DAYS[weekday][:3]} {MONTHS[month - 1][:3]} {day:2} {hour:02}:{minute:02}:{second:02} {year}"


def ctime(seconds=None, /):
    """Convert a time in seconds since the Epoch to a string in local time."""
    return asctime(localtime(seconds))


def strftime(format, tuple=_NOW, /):
    """Convert a time tuple to a string according to a format specification."""
    if not isinstance(format, str):
        raise TypeError(f"strftime() argument 1 must be str, not {type(format).__name__}")
    moment = localtime() if tuple is _NOW else tuple
    fields = _checked(moment, "strftime")
    offset = getattr(moment, "tm_gmtoff", None) or 0
    name = getattr(moment, "tm_zone", None) or "UTC"

    def zone(kind):
        if kind == "Z":
            return name
        if kind == "z":
            minutes = abs(offset) // 60
            return f"{'-' if offset < 0 else '+'}{minutes // 60:02}{minutes % 60:02}"
        return None

    return _strftime(format, fields, zone)


def strptime(string, format="%a %b %d %H:%M:%S %Y", /):
    """Parse a string to a time tuple according to a format specification."""
    from _strptime import _strptime_time

    return _strptime_time(string, format)


def tzset():
    """Does nothing: the local time is UTC."""
