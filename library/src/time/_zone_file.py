"""Time zones in the format of the system's files (TZif, RFC 9636), and the rules at their end (POSIX TZ)."""

from _time_format import from_ordinal, is_leap, to_ordinal

_EPOCH = to_ordinal(1970, 1, 1)


def _integers(data, start, count, size):
    return [
        int.from_bytes(data[i : i + size], "big", signed=True) for i in range(start, start + count * size, size)
    ]


def _name(table, start):
    end = table.find(b"\0", start)
    return table[start : end if end >= 0 else len(table)].decode("ascii", "replace")


class Kind:
    """What holds in a zone for a while: seconds from UTC, seconds of daylight saving among them, and the name."""

    __slots__ = ("offset", "dst", "name", "is_dst")

    def __init__(self, offset, is_dst, name, dst=0):
        self.offset = offset
        self.is_dst = is_dst
        self.name = name
        self.dst = dst

    def __repr__(self):
        return f"Kind({self.offset}, {self.dst}, {self.name!r})"


def parse(data):
    """The moments of changes with the kinds that begin there, the kind before all of them, the rules afterwards, and all
    kinds."""
    try:
        return _parse(data)
    except (IndexError, UnicodeDecodeError):
        raise ValueError("Invalid TZif file: it ends too early") from None


def _parse(data):
    if data[:4] != b"TZif":
        raise ValueError("Invalid TZif file: magic not found")
    version = 1 if data[4:5] == b"\0" else int(data[4:5])
    start, size = 0, 4
    counts = _integers(data, 20, 6, 4)
    if version >= 2:
        # The first block is for old readers; the second has 64 bits.
        utc, standard, leaps, times, kinds, chars = counts
        start = 44 + times * 5 + kinds * 6 + chars + leaps * 8 + standard + utc
        if data[start : start + 4] != b"TZif":
            raise ValueError("Invalid TZif file: magic not found")
        size = 8
        counts = _integers(data, start + 20, 6, 4)
    utc, standard, leaps, times, kinds, chars = counts
    at = start + 44
    if min(counts) < 0 or at + times * (size + 1) + kinds * 6 + chars > len(data) or not kinds:
        raise IndexError
    moments = _integers(data, at, times, size)
    at += times * size
    indices = data[at : at + times]
    at += times
    names = data[at + kinds * 6 : at + kinds * 6 + chars]
    types = []
    for i in range(at, at + kinds * 6, 6):
        types.append(Kind(*_integers(data, i, 1, 4), bool(data[i + 4]), _name(names, data[i + 5])))
    at += kinds * 6 + chars + leaps * (size + 4) + standard + utc
    rules = None
    if size == 8:
        footer = data[at:].split(b"\n")
        if len(footer) > 1 and footer[1]:
            rules = parse_rules(footer[1])
    changes = [types[i] for i in indices]
    _find_savings(types, changes)
    first = next((kind for kind in types if not kind.is_dst), types[0])
    if not changes and rules is None:
        # What nothing says when it holds, holds always.
        first = types[-1]
    return moments, changes, first, rules, types


def _find_savings(types, changes):
    """How much of an offset is daylight saving: what it differs by from the standard time right before or after it."""
    for i, kind in enumerate(changes):
        for beside in changes[max(i - 1, 0) : i] + changes[i + 1 : i + 2]:
            if kind.is_dst and not kind.dst and not beside.is_dst:
                kind.dst = kind.offset - beside.offset
    for kind in types:
        if kind.is_dst and not kind.dst:
            kind.dst = 3600


# Rules.


class Rules:
    """The times of a year from the last change in a file on: always the standard time, or daylight saving between two
    days."""

    def __init__(self, standard, saving=None, start=None, end=None):
        self.standard = standard
        self.saving = saving
        self.start = start
        self.end = end

    def changes(self, year):
        """When daylight saving begins and ends in a year, in seconds of the standard time and of the saving."""
        return self.start(year), self.end(year)


def parse_rules(text):
    """The rules that a text like CET-1CEST,M3.5.0,M10.5.0/3 states, of bytes."""
    scan = _Scanner(text)
    name = scan.expect("Invalid STD format in", scan.name)
    offset = -scan.expect("Invalid STD offset in", scan.time, 24)
    standard = Kind(offset, False, name)
    if scan.done():
        return Rules(standard)
    name = scan.expect("Invalid DST format in", scan.name)
    saved = offset + 3600 if scan.peek() == "," else -scan.expect("Invalid DST offset in", scan.time, 24)
    saving = Kind(saved, True, name, saved - offset)
    days = []
    for _ in range(2):
        if not scan.take(","):
            scan.fail("Missing transition rules in TZ string:")
        days.append(scan.expect("Malformed transition rule in TZ string:", scan.rule))
    if not scan.done():
        scan.fail("Extraneous characters at end of TZ string:")
    return Rules(standard, saving, *days)


class _Malformed(Exception):
    """What does not fit; which part it is says who asked for that."""


class _Scanner:
    def __init__(self, text):
        self.given = text
        self.text = text.decode("latin-1")
        self.at = 0

    def fail(self, problem):
        raise ValueError(f"{problem} {self.given!r}") from None

    def expect(self, problem, part, *args):
        try:
            return part(*args)
        except _Malformed:
            self.fail(problem)

    def peek(self):
        return self.text[self.at : self.at + 1]

    def done(self):
        return self.at == len(self.text)

    def take(self, chars):
        char = self.peek()
        if char and char in chars:
            self.at += 1
            return char
        return ""

    def number(self, most, least=1):
        start = self.at
        while self.at < len(self.text) and self.at - start < most and self.text[self.at] in "0123456789":
            self.at += 1
        if self.at - start < least:
            raise _Malformed
        return int(self.text[start : self.at])

    def name(self):
        start = self.at
        if self.take("<"):
            end = self.text.find(">", start)
            name = self.text[start + 1 : end]
            if end < 0 or not name.isascii() or not name.replace("+", "a").replace("-", "a").isalnum():
                raise _Malformed
            self.at = end + 1
            return name
        while self.peek().isascii() and self.peek().isalpha():
            self.at += 1
        if self.at == start:
            raise _Malformed
        return self.text[start : self.at]

    def time(self, most):
        """Hours, with minutes and seconds where they are, in seconds."""
        sign = -1 if self.take("+-") == "-" else 1
        hours = self.number(3)
        if hours > most:
            raise _Malformed
        seconds = hours * 3600
        for unit in (60, 1):
            if not self.take(":"):
                break
            seconds += self.number(2, 2) * unit
        return sign * seconds

    def rule(self):
        """A day of a year and a time on it, as a function of the year that gives the seconds since 1970."""
        if self.take("M"):
            month = self.number(2)
            if not self.take("."):
                raise _Malformed
            week = self.number(1)
            if not self.take("."):
                raise _Malformed
            weekday = self.number(1)
            if not (1 <= month <= 12 and 1 <= week <= 5 and weekday <= 6):
                raise _Malformed

            def day(year):
                first = to_ordinal(year, month, 1)
                found = first + (weekday - first) % 7 + (week - 1) * 7
                following = to_ordinal(year + (month == 12), month % 12 + 1, 1)
                return found - 7 if found >= following else found

        elif self.take("J"):
            number = self.number(3)
            if not 1 <= number <= 365:
                raise _Malformed

            def day(year):
                # The 29th of February is not counted.
                return to_ordinal(year, 1, 1) + number - 1 + (number >= 60 and is_leap(year))

        else:
            number = self.number(3)
            if number > 365:
                raise _Malformed

            def day(year):
                return to_ordinal(year, 1, 1) + number

        seconds = self.time(167) if self.take("/") else 7200
        return lambda year: (day(year) - _EPOCH) * 86400 + seconds


def year_of(seconds):
    """The year in which a moment lies."""
    return from_ordinal(seconds // 86400 + _EPOCH)[0]
