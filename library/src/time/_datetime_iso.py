"""Dates and times as ISO 8601 writes them."""


def _number(text, start, count):
    """The digits that stand here."""
    digits = text[start : start + count]
    if len(digits) != count or not (digits.isascii() and digits.isdigit()):
        raise ValueError(text)
    return int(digits)


def parse_date(text):
    """Year, month and day; or "W", year, week and weekday."""
    year = _number(text, 0, 4)
    separated = text[4:5] == "-"
    at = 5 if separated else 4
    if text[at : at + 1] == "W":
        week = _number(text, at + 1, 2)
        at += 3
        weekday = 1
        if at < len(text):
            if (text[at] == "-") != separated:
                raise ValueError(text)
            weekday = _number(text, at + separated, 1)
            at += separated + 1
        # Two characters behind a week without dashes are not looked at.
        if at != len(text) and (separated or at != 8 or len(text) != 10):
            raise ValueError(text)
        return "W", year, week, weekday
    month = _number(text, at, 2)
    at += 2
    if separated:
        if text[at : at + 1] != "-":
            raise ValueError(text)
        at += 1
    day = _number(text, at, 2)
    if at + 2 != len(text):
        raise ValueError(text)
    return year, month, day


def date_length(text):
    """How much of a text is the date, in front of the character that parts it from the time."""
    if len(text) <= 7:
        return len(text)
    if text[4] == "-":
        if text[5] == "W":
            if len(text) > 8 and text[8] == "-":
                # The dash may part the weekday from the week, or the week from a time; digits behind a single one say which.
                if len(text) == 9:
                    raise ValueError(text)
                if len(text) > 10 and text[10].isdigit():
                    return 8
                return 10
            return 8
        return 10
    if text[4] == "W":
        # The character that parts is the first behind the digits, unless it is a digit as well.
        end = 7
        while end < len(text) and text[end].isdigit():
            end += 1
        if end < 9:
            return end
        return 7 if end % 2 == 0 else 8
    return 8


def _clock(text):
    """Hour, minute, second and microsecond: as many of them as there are."""
    parts = [0, 0, 0, 0]
    separated = text[2:3] == ":"
    at = 0
    for place in range(3):
        parts[place] = _number(text, at, 2)
        at += 2
        following = text[at : at + 1]
        if not following or place == 2:
            break
        if separated and following == ":":
            at += 1
            continue
        if separated or not following.isdigit():
            if following in (".", ","):
                raise ValueError(text)
            raise ValueError(text)
    if at < len(text):
        # Without colons the point may be missing as well.
        pointed = text[at] in ".,"
        if place != 2 or separated and not pointed:
            raise ValueError(text)
        digits = text[at + pointed :]
        if not digits or not (digits.isascii() and digits.isdigit()):
            raise ValueError(text)
        parts[3] = int(digits[:6].ljust(6, "0"))
    return parts


def parse_time(text):
    """Hour, minute, second and microsecond, the microseconds from UTC or None, and whether it is 24 o'clock."""
    at = next((i for i, char in enumerate(text) if char in "+-Z"), len(text))
    clock = _clock(text[:at])
    offset = None
    if at < len(text):
        zone = text[at + 1 :]
        if text[at] == "Z":
            if zone:
                raise ValueError(text)
            offset = 0
        else:
            hours, minutes, seconds, microseconds = _clock(zone)
            offset = ((hours * 60 + minutes) * 60 + seconds) * 1000000 + microseconds
            if text[at] == "-":
                offset = -offset
    midnight = clock[0] == 24
    return clock, offset, midnight
