"""Dates as numbers and as text: what time, datetime and calendar share."""

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)
MONTH_LENGTHS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_BEFORE = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)


def is_leap(year):
    """Whether a year has a 29th of February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year, month):
    return 29 if month == 2 and is_leap(year) else MONTH_LENGTHS[month]


def day_of_year(year, month, day):
    return _BEFORE[month] + (month > 2 and is_leap(year)) + day


def to_ordinal(year, month, day):
    """The number of a day; the first of January of the year 1 is day 1."""
    before = year - 1
    return before * 365 + before // 4 - before // 100 + before // 400 + day_of_year(year, month, day)


def from_ordinal(n):
    """The year, the month and the day of a day's number."""
    # Years that start in March have the leap day at their end.
    n += 305
    era, day = divmod(n, 146097)
    year = (day - day // 1460 + day // 36524 - day // 146096) // 365
    day -= 365 * year + year // 4 - year // 100
    month = (5 * day + 2) // 153
    day -= (153 * month + 2) // 5 - 1
    year += era * 400
    return (year, month + 3, day) if month < 10 else (year + 1, month - 9, day)


def iso_first_monday(year):
    """The number of the Monday with which a year of ISO weeks begins: that of the week with the 4th of January."""
    fourth = to_ordinal(year, 1, 4)
    return fourth - (fourth + 6) % 7


def iso_week(year, month, day):
    """The year, the week and the weekday by ISO 8601."""
    today = to_ordinal(year, month, day)
    first = iso_first_monday(year)
    if today < first:
        year -= 1
        first = iso_first_monday(year)
    elif today >= iso_first_monday(year + 1):
        year += 1
        first = iso_first_monday(year)
    return year, (today - first) // 7 + 1, (today - first) % 7 + 1


def _number(value, width, fill, flags):
    """A number in a field, as the flags of a directive want it."""
    if "-" in flags:
        return str(value)
    if "_" in flags:
        fill = " "
    elif "0" in flags:
        fill = "0"
    return str(value).rjust(width, fill) if value >= 0 or fill == " " else f"-{str(-value).rjust(width - 1, fill)}"


_COMPOSED = {
    "c": "%a %b %e %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S", "D": "%m/%d/%y", "F": "%Y-%m-%d",
    "T": "%H:%M:%S", "R": "%H:%M", "r": "%I:%M:%S %p",
}


def _iso_week_of(year, yday, weekday):
    """Year and week of a day that is said by its number in the year and in the week, whether these agree or not."""
    def days(yday):
        # Since the Monday of the first week, which has the first Thursday.
        return yday - (yday - (weekday + 1) % 7 + 25) % 7 + 3

    count = days(yday - 1)
    if count < 0:
        year -= 1
        count = days(yday - 1 + 365 + is_leap(year))
    elif (later := days(yday - 1 - 365 - is_leap(year))) >= 0:
        year, count = year + 1, later
    return year, count // 7 + 1


def strftime(format, fields, special, wide=False):
    """A moment as a format wants it. Fields are those of a struct_time; special gives the text of a directive that is
    the caller's to say, or None; wide years have four digits."""
    year, month, day, hour, minute, second, weekday, yday = fields[:8]
    out = []
    at = 0
    while at < len(format):
        start = format.find("%", at)
        if start < 0:
            break
        out.append(format[at:start])
        at = start + 1
        flags = ""
        while format[at : at + 1] in ("-", "_", "0", "^", "#"):
            flags += format[at]
            at += 1
        width = 0
        while format[at : at + 1].isdigit() and width < 1000:
            width = width * 10 + int(format[at])
            at += 1
        if format[at : at + 1] in ("E", "O") and format[at + 1 : at + 2].isalpha():
            at += 1
        kind = format[at : at + 1]
        if kind == ":" and format[at + 1 : at + 2] == "z":
            kind = ":z"
        at += len(kind)
        text = special(kind)
        if text is not None:
            out.append(text)
            continue
        if kind in _COMPOSED:
            # The year of a whole date and time is as long as it is.
            text = strftime(_COMPOSED[kind], fields, special, wide and kind != "c")
        elif kind == "a":
            text = DAYS[weekday][:3]
        elif kind == "A":
            text = DAYS[weekday]
        elif kind == "b" or kind == "h":
            text = MONTHS[month - 1][:3]
        elif kind == "B":
            text = MONTHS[month - 1]
        elif kind == "p" or kind == "P":
            text = "AM" if hour < 12 else "PM"
            if kind == "P" or "#" in flags:
                text = text.lower()
        elif kind == "Y" or kind == "G":
            value = _iso_week_of(year, yday, weekday)[0] if kind == "G" else year
            text = _number(value, width or (4 if wide else 1), "0", flags)
        elif kind == "C":
            text = _number(year // 100, width or (2 if wide else 1), "0", flags)
        elif kind == "y":
            text = _number(year % 100, width or 2, "0", flags)
        elif kind == "g":
            text = _number(_iso_week_of(year, yday, weekday)[0] % 100, width or 2, "0", flags)
        elif kind == "m":
            text = _number(month, width or 2, "0", flags)
        elif kind == "d":
            text = _number(day, width or 2, "0", flags)
        elif kind == "e":
            text = _number(day, width or 2, " ", flags)
        elif kind == "H":
            text = _number(hour, width or 2, "0", flags)
        elif kind == "k":
            text = _number(hour, width or 2, " ", flags)
        elif kind == "I" or kind == "l":
            text = _number((hour + 11) % 12 + 1, width or 2, "0" if kind == "I" else " ", flags)
        elif kind == "M":
            text = _number(minute, width or 2, "0", flags)
        elif kind == "S":
            text = _number(second, width or 2, "0", flags)
        elif kind == "j":
            text = _number(yday, width or 3, "0", flags)
        elif kind == "U":
            text = _number((yday + 6 - (weekday + 1) % 7) // 7, width or 2, "0", flags)
        elif kind == "W":
            text = _number((yday + 6 - weekday) // 7, width or 2, "0", flags)
        elif kind == "V":
            text = _number(_iso_week_of(year, yday, weekday)[1], width or 2, "0", flags)
        elif kind == "w":
            text = _number((weekday + 1) % 7, width or 1, "0", flags)
        elif kind == "u":
            text = _number(weekday + 1, width or 1, "0", flags)
        elif kind == "s":
            text = str((to_ordinal(year, month, day) - 719163) * 86400 + hour * 3600 + minute * 60 + second)
        elif kind == "%":
            text = "%"
        elif kind == "n":
            text = "\n"
        elif kind == "t":
            text = "\t"
        else:
            text = format[start:at]
        if "^" in flags or "#" in flags and kind in tuple("aAbBh"):
            text = text.upper()
        out.append(text.rjust(width))
    out.append(format[at:])
    return "".join(out)
