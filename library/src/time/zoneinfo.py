"""Time zones by their names, of what the host knows of them."""

from bisect import bisect_right
from weakref import WeakValueDictionary

import _time
from _time_format import to_ordinal
from _zone_file import parse, year_of
from datetime import datetime, timedelta, tzinfo

__all__ = ["ZoneInfo", "reset_tzpath", "available_timezones", "TZPATH", "ZoneInfoNotFoundError", "InvalidTZPathWarning"]

TZPATH = ()
_EPOCH = to_ordinal(1970, 1, 1)


class ZoneInfoNotFoundError(KeyError):
    """Exception raised when a ZoneInfo key is not found."""


class InvalidTZPathWarning(RuntimeWarning):
    """Warning raised if an invalid path is specified in PYTHONTZPATH."""


def reset_tzpath(to=None):
    """Does nothing: the host has the zones."""


def available_timezones():
    """The names that are known beforehand: none, as the host is asked for one at a time."""
    return set()


def _checked(key):
    """A key, if it is a path that stays below where it starts."""
    if isinstance(key, bytes):
        raise TypeError("Can't mix strings and bytes in path components")
    if not isinstance(key, str):
        raise TypeError(f"expected str, bytes or os.PathLike object, not {type(key).__name__}")
    if key.startswith("/"):
        raise ValueError(f"ZoneInfo keys may not be absolute paths, got: {key}")
    parts = key.split("/")
    if any(part in ("", ".") or part == ".." and parts[0] != ".." for part in parts):
        raise ValueError(f"ZoneInfo keys must be normalized relative paths, got: {key}")
    if ".." in parts:
        raise ValueError(f"ZoneInfo keys must refer to subdirectories of TZPATH, got: {key}")
    if any(char in key for char in "\0\\:"):
        # What is no name on each system is the name of no zone.
        raise ZoneInfoNotFoundError(f"No time zone found with key {key}")
    return key


def _delta(seconds, made={}):
    """The same object for the same time."""
    if seconds not in made:
        made[seconds] = timedelta(seconds=seconds)
    return made[seconds]


def _one(kinds, rules, last):
    """What holds on each day, if that is one kind."""
    if rules is not None and rules.saving is not None:
        return None
    last = rules.standard if rules is not None else last
    is_one = all(kind.offset == last.offset and kind.dst == last.dst and kind.name == last.name for kind in kinds)
    return last if is_one else None


class ZoneInfo(tzinfo):
    """ZoneInfo(key): the time zone of that name."""

    __module__ = "zoneinfo"
    _weak_cache = WeakValueDictionary()
    # The last ones that were asked for stay.
    _strong_cache = {}

    def __init_subclass__(cls):
        cls._weak_cache = WeakValueDictionary()
        cls._strong_cache = {}

    def __new__(cls, key):
        zone = cls._weak_cache.get(key)
        if zone is None:
            zone = cls._weak_cache.setdefault(key, cls._loaded(key))
            zone._from_cache = True
        cls._strong_cache[key] = cls._strong_cache.pop(key, zone)
        if len(cls._strong_cache) > 8:
            del cls._strong_cache[next(iter(cls._strong_cache))]
        return zone

    @classmethod
    def no_cache(cls, key):
        """Get a new instance of ZoneInfo, bypassing the cache."""
        zone = cls._loaded(key)
        zone._from_cache = False
        return zone

    @classmethod
    def clear_cache(cls, *, only_keys=None):
        """Clear the ZoneInfo cache."""
        if only_keys is None:
            cls._weak_cache.clear()
            cls._strong_cache.clear()
            return
        for key in only_keys:
            cls._weak_cache.pop(key, None)
            cls._strong_cache.pop(key, None)

    @classmethod
    def from_file(cls, file_obj, /, key=None):
        """Create a ZoneInfo file from a file object."""
        zone = cls._made(file_obj.read(), key)
        zone._from_cache, zone._file = None, repr(file_obj)
        return zone

    @classmethod
    def _loaded(cls, key):
        data = _time.zone(_checked(key))
        if data is None:
            raise ZoneInfoNotFoundError(f"No time zone found with key {key}")
        return cls._made(data, key)

    @classmethod
    def _made(cls, data, key):
        self = super().__new__(cls)
        self._key = key
        self._moments, self._changes, self._first, self._rules, kinds = parse(data)
        self._always = _one(kinds, self._rules, self._changes[-1] if self._changes else self._first)
        # Local times of the changes, by the offsets before and behind them: where both agree, a time is plain.
        before = [self._first, *self._changes][: len(self._moments)]
        self._local = [
            [moment + max(old.offset, new.offset) for moment, old, new in zip(self._moments, before, self._changes)],
            [moment + min(old.offset, new.offset) for moment, old, new in zip(self._moments, before, self._changes)],
        ]
        return self

    @property
    def key(self):
        return self._key

    def _kind(self, dt):
        """What holds at a local time; fold tells the second of two equal ones."""
        if dt is None:
            return self._always
        seconds = dt.toordinal() - _EPOCH
        seconds = ((seconds * 24 + dt.hour) * 60 + dt.minute) * 60 + dt.second
        local = self._local[dt.fold]
        if not local or seconds < local[0]:
            return self._first if local or self._rules is None else self._by_rules_local(seconds, dt.fold)
        if self._rules is not None and seconds > local[-1]:
            return self._by_rules_local(seconds, dt.fold)
        return self._changes[bisect_right(local, seconds) - 1]

    def _by_rules_local(self, seconds, fold):
        rules = self._rules
        if rules.saving is None:
            return rules.standard
        start, end = rules.changes(year_of(seconds))
        # In the hour that is left out the first reading is the time before; in the one that is there twice as well.
        shift = rules.saving.dst
        if shift > 0:
            start, end = (start, end - shift) if fold else (start + shift, end)
        else:
            start, end = (start + shift, end) if fold else (start, end - shift)
        saving = start <= seconds < end if start < end else not end <= seconds < start
        return rules.saving if saving else rules.standard

    def _by_rules(self, seconds):
        """What holds at a moment of UTC by the rules, and the fold of its local time."""
        rules = self._rules
        if rules.saving is None:
            return rules.standard, 0
        start, end = rules.changes(year_of(seconds + rules.standard.offset))
        start -= rules.standard.offset
        end -= rules.saving.offset
        saving = start <= seconds < end if start < end else not end <= seconds < start
        since = seconds - (end if rules.saving.dst > 0 else start)
        fold = 0 <= since < abs(rules.saving.dst) and saving == (rules.saving.dst < 0)
        return rules.saving if saving else rules.standard, int(fold)

    def utcoffset(self, dt, /):
        """Retrieve a timedelta representing the UTC offset in a zone at the given datetime."""
        kind = self._kind(dt)
        return None if kind is None else _delta(kind.offset)

    def dst(self, dt, /):
        """Retrieve a timedelta representing the amount of DST applied in a zone at the given datetime."""
        kind = self._kind(dt)
        return None if kind is None else _delta(kind.dst)

    def tzname(self, dt, /):
        """Retrieve a string containing the abbreviation for the time zone that applies in a zone at a given datetime."""
        kind = self._kind(dt)
        return None if kind is None else kind.name

    def fromutc(self, dt, /):
        """Given a datetime with local time in UTC, retrieve an adjusted datetime in local time."""
        if not isinstance(dt, datetime):
            raise TypeError("fromutc: argument must be a datetime")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        seconds = ((dt.toordinal() - _EPOCH) * 24 + dt.hour) * 3600 + dt.minute * 60 + dt.second
        moments, rules = self._moments, self._rules
        place = bisect_right(moments, seconds)
        fold = 0
        # At the last change itself it is the file that tells.
        if rules is not None and (not moments or seconds > moments[-1]):
            kind, fold = self._by_rules(seconds)
        else:
            kind = self._changes[place - 1] if place else self._first
            if place:
                before = self._changes[place - 2] if place > 1 else self._first
                fold = int(seconds - moments[place - 1] < before.offset - kind.offset)
        return (dt + _delta(kind.offset)).replace(fold=fold)

    def __repr__(self):
        # That of a class of the script's own has no module before it.
        name = "zoneinfo.ZoneInfo" if type(self) is ZoneInfo else type(self).__name__
        return f"{name}(key={self._key!r})" if self._key is not None else f"{name}.from_file({self._file})"

    def __str__(self):
        return repr(self) if self._key is None else self._key

    def __reduce__(self):
        import pickle

        if self._from_cache is None:
            raise pickle.PicklingError("Cannot pickle a ZoneInfo file from a file stream.")
        return self.__class__._unpickle, (self._key, self._from_cache)

    @classmethod
    def _unpickle(cls, key, from_cache, /):
        return cls(key) if from_cache else cls.no_cache(key)
