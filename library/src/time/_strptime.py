"""Dates and times out of text, as strptime reads them.

Each directive of a format offers what it may stand for at a place of the text, the likeliest first, and the first
choice that lets the whole format fit is taken.
"""

from _datetime_delta import timedelta
from _datetime_zone import timezone
from _time_format import DAYS, MONTHS, day_of_year, from_ordinal, month_length, to_ordinal

_COMPOSED = {
    "c": "%a %b %d %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S", "T": "%H:%M:%S", "R": "%H:%M",
    "r": "%I:%M:%S %p",
}
# Numbers: how many digits there may be, and between which they lie.
_NUMBERS = {
    "d": (2, 1, 31), "e": (2, 1, 31), "H": (2, 0, 23), "k": (2, 0, 23), "I": (2, 1, 12), "l": (2, 1, 12),
    "j": (3, 1, 366), "m": (2, 1, 12), "M": (2, 0, 59), "S": (2, 0, 61), "U": (2, 0, 53), "W": (2, 0, 53),
    "w": (1, 0, 6), "u": (1, 1, 7), "V": (2, 0, 53),
}
_EXACT = {"Y": 4, "G": 4, "y": 2}
_NAMES = {
    "a": [name[:3] for name in DAYS], "A": DAYS, "b": [name[:3] for name in MONTHS], "B": MONTHS,
    "p": ("am", "pm"), "P": ("am", "pm"), "Z": ("utc", "gmt"),
}
# What a directive is called where the values are put together.
_SAME = {"e": "d", "k": "H", "l": "I", "P": "p"}
_AMBIGUOUS = """\
Parsing dates involving a day of month without a year specified is ambiguous
and fails to parse leap day. The default behavior will change in Python 3.15
to either always raise an exception or to use a different default year (TBD).
To avoid trouble, add a specific year to the input & format.
See https://github.com/python/cpython/issues/70647."""


# The formats that were read last, as parts.
_read = {}


def _parts_of(format):
    parts = _read.get(format)
    if parts is None:
        parts = _parts(format, format)
        if len(_read) >= 20:
            _read.clear()
        _read[format] = parts
    return parts


def _digits(text, at, most):
    end = at
    while end < len(text) and end - at < most and text[end].isdecimal():
        end += 1
    return end


def _parts(format, whole):
    """A format as a list: directives in tuples, white space as None, other characters by themselves."""
    parts = []
    at = 0
    while at < len(format):
        char = format[at]
        at += 1
        if char.isspace():
            if not parts or parts[-1] is not None:
                parts.append(None)
            continue
        if char != "%":
            parts.append(char)
            continue
        if at == len(format):
            raise ValueError(f"stray % in format '{whole}'") from None
        while format[at : at + 1] == "-" and at + 1 < len(format):
            at += 1
        kind = format[at]
        at += 1
        if kind == "%":
            parts.append("%")
        elif kind in _COMPOSED:
            parts += _parts(_COMPOSED[kind], whole)
        elif kind in _NUMBERS or kind in _EXACT or kind in _NAMES or kind in "fz":
            parts.append((kind,))
        else:
            if kind in "EO" and at < len(format):
                kind += format[at]
            raise ValueError(f"'{kind}' is a bad directive in format '{whole}'") from None
    return parts


def _choices(part, text, at):
    """The ends of what a part may stand for here, the likeliest first."""
    if part is None:
        end = at
        while end < len(text) and text[end].isspace():
            end += 1
        return range(end, at, -1)
    if isinstance(part, str):
        return (at + 1,) if text[at : at + 1].lower() == part.lower() else ()
    kind = part[0]
    if kind in _NAMES:
        rest = text[at : at + 10].lower()
        return [at + len(name) for name in _NAMES[kind] if rest.startswith(name.lower())][:1]
    if kind in _EXACT:
        end = _digits(text, at, _EXACT[kind])
        return (end,) if end - at == _EXACT[kind] else ()
    if kind == "f":
        end = _digits(text, at, 6)
        return range(end, at, -1)
    if kind == "z":
        return _zone_ends(text, at)
    most, low, high = _NUMBERS[kind]
    if kind in "deIl" and text[at : at + 1] == " ":
        return (at + 2,) if text[at + 1 : at + 2] in tuple("123456789") else ()
    end = _digits(text, at, most)
    if end == at:
        return ()
    return [stop for stop in range(end, at, -1) if low <= int(text[at:stop]) <= high]


def _zone_ends(text, at):
    """Z, or hours and minutes with seconds and a fraction behind them as far as they are there."""
    if text[at : at + 1] == "Z":
        return (at + 1,)
    if text[at : at + 1] not in ("+", "-") or _digits(text, at + 1, 2) != at + 3:
        return ()
    ends = []
    end = at + 3
    for _ in range(2):
        start = end + (text[end : end + 1] == ":")
        if _digits(text, start, 2) != start + 2 or text[start] > "5":
            break
        end = start + 2
        ends.append(end)
    if len(ends) == 2 and text[end : end + 1] == ".":
        ends += range(end + 2, _digits(text, end + 1, 6) + 1)
    return ends[::-1]


def _match(parts, text):
    """The text of each directive, and where the format ends in the text; None where it does not fit."""
    ends = [0]
    untried = []
    # From these nothing leads on: each part is tried at most once at each place.
    dead = set()
    while len(untried) < len(parts):
        place = len(untried)
        untried.append(iter(_choices(parts[place], text, ends[-1])))
        while True:
            end = next((end for end in untried[-1] if (len(untried), end) not in dead), None)
            if end is not None:
                ends.append(end)
                break
            untried.pop()
            if not untried:
                return None
            dead.add((len(untried), ends.pop()))
    found = {}
    for part, start, end in zip(parts, ends, ends[1:]):
        if isinstance(part, tuple):
            found[_SAME.get(part[0], part[0])] = text[start:end]
    return found, ends[-1]


def _offset(text):
    """Microseconds from UTC."""
    if text == "Z":
        return 0
    body = text[1:]
    if body[2:3] == ":":
        if len(body) > 5 and body[5] != ":":
            raise ValueError(f"Inconsistent use of : in {text}")
        body = body.replace(":", "")
    hours, minutes, seconds = int(body[:2]), int(body[2:4]), int(body[4:6] or 0)
    total = ((hours * 60 + minutes) * 60 + seconds) * 1000000 + int(body[7:].ljust(6, "0"))
    return -total if text[0] == "-" else total


def _parse(text, format):
    """The nine fields, the microseconds, the microseconds from UTC or None, and the name of the zone or None."""
    for place, value in enumerate((text, format)):
        if not isinstance(value, str):
            raise TypeError(f"strptime() argument {place + 1} must be str, not {type(value).__name__}")
    parts = _parts_of(format)
    kinds = [part[0] for part in parts if isinstance(part, tuple)]
    if len(set(kinds)) < len(kinds):
        raise ValueError(f"a directive is repeated in format '{format}'")
    if "d" in kinds and not {"Y", "y", "G"} & set(kinds):
        from warnings import warn

        warn(_AMBIGUOUS, DeprecationWarning, stacklevel=4)
    match = _match(parts, text)
    if match is None:
        raise ValueError(f"time data {text!r} does not match format {format!r}")
    found, end = match
    if end != len(text):
        raise ValueError(f"unconverted data remains: {text[end:]}")
    number = {kind: int(value) for kind, value in found.items() if kind in _NUMBERS or kind in _EXACT}
    name = {
        kind: [name.lower() for name in _NAMES[kind]].index(found[kind].lower()) for kind in _NAMES if kind in found
    }

    year = number.get("Y")
    if "y" in number:
        year = number["y"] + (2000 if number["y"] <= 68 else 1900)
    month = number.get("m", 1)
    month = name.get("B", name.get("b", month - 1)) + 1
    day = number.get("d", 1)
    hour = number.get("H", 0)
    if "I" in number:
        hour = number["I"] % 12 + (12 if name.get("p") else 0)
    weekday = name.get("A", name.get("a"))
    if "w" in number:
        weekday = (number["w"] + 6) % 7
    if "u" in number:
        weekday = number["u"] - 1
    yday = number.get("j")
    micro = int(found["f"].ljust(6, "0")) if "f" in found else 0

    iso_year, iso_week = number.get("G"), number.get("V")
    days = "a weekday directive ('%A', '%a', '%w', or '%u')."
    if iso_year is not None:
        if yday is not None:
            raise ValueError(
                "Day of the year directive '%j' is not compatible with ISO year directive '%G'. Use '%Y' instead."
            )
        if iso_week is None or weekday is None:
            raise ValueError(
                f"ISO year directive '%G' must be used with the ISO week directive '%V' and {days}"
            )
    elif iso_week is not None:
        if year is None or weekday is None:
            raise ValueError(f"ISO week directive '%V' must be used with the ISO year directive '%G' and {days}")
        raise ValueError(
            "ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year '%G' instead."
        )

    # February the 29th of no year is one of a leap year, while the weekday is looked up.
    leap = year is None and month == 2 and day == 29
    base = 1904 if leap else 1900 if year is None else year
    ordinal = None
    if yday is None and weekday is not None:
        if iso_year is not None:
            from _datetime_date import from_iso_calendar

            ordinal = from_iso_calendar(iso_year, iso_week, weekday + 1)
        elif "U" in number or "W" in number:
            starts_monday = "W" in number
            week = number["W"] if starts_monday else number["U"]
            first = (to_ordinal(base, 1, 1) + 6 + (not starts_monday)) % 7
            in_week = weekday if starts_monday else (weekday + 1) % 7
            yday = in_week - first + 1 if week == 0 else (7 - first) % 7 + 1 + 7 * (week - 1) + in_week
            if yday <= 0:
                ordinal, yday = to_ordinal(base, 1, 1) - 1 + yday, None
    if ordinal is not None:
        base, month, day = from_ordinal(ordinal)
        yday = day_of_year(base, month, day)
    elif yday is not None:
        ordinal = to_ordinal(base, 1, 1) - 1 + yday
        base, month, day = from_ordinal(ordinal)
    else:
        if day > month_length(base, month):
            raise ValueError(
                f"day {day} must be in range 1..{month_length(base, month)} for month {month} in year {base}"
            )
        ordinal = to_ordinal(base, month, day)
        yday = day_of_year(base, month, day)
    if weekday is None:
        weekday = (ordinal + 6) % 7
    if leap:
        base = 1900
    zone = found.get("Z")
    fields = (base, month, day, hour, number.get("M", 0), number.get("S", 0), weekday, yday, 0 if zone else -1)
    return fields, micro, _offset(found["z"]) if "z" in found else None, zone


def _strptime_time(text, format):
    """What time.strptime() gives."""
    from time import struct_time

    fields, _, offset, zone = _parse(text, format)
    return struct_time(fields + (zone, offset // 1000000 if offset is not None else None))


def _zone(offset, name):
    """A zone as far from UTC, with the name that stood beside."""
    if offset is None:
        return None
    delta = timedelta(microseconds=offset)
    return timezone(delta, name) if name else timezone(delta)


def _strptime_datetime_datetime(cls, text, format):
    """What datetime.strptime() gives."""
    fields, micro, offset, name = _parse(text, format)
    return cls(*fields[:6], micro, _zone(offset, name))


def _strptime_datetime_date(cls, text, format):
    """What date.strptime() gives."""
    return cls(*_parse(text, format)[0][:3])


def _strptime_datetime_time(cls, text, format):
    """What datetime.time.strptime() gives."""
    fields, micro, offset, name = _parse(text, format)
    return cls(*fields[3:6], micro, _zone(offset, name))
