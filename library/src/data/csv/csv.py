"""Tables as text: rows are lines, fields stand between commas."""

import types
from _csv import (Error, QUOTE_ALL, QUOTE_MINIMAL, QUOTE_NONE, QUOTE_NONNUMERIC, QUOTE_NOTNULL, QUOTE_STRINGS,
                  field_size_limit, get_dialect, list_dialects, reader, register_dialect, unregister_dialect, writer)
from _csv import Dialect as _Dialect

__all__ = ["QUOTE_MINIMAL", "QUOTE_ALL", "QUOTE_NONNUMERIC", "QUOTE_NONE", "QUOTE_STRINGS", "QUOTE_NOTNULL",
           "Error", "Dialect", "excel", "excel_tab", "field_size_limit", "reader", "writer", "register_dialect",
           "get_dialect", "list_dialects", "Sniffer", "unregister_dialect", "DictReader", "DictWriter",
           "unix_dialect"]


class Dialect:
    """What a class describes a dialect by."""

    _name = ""
    _valid = False
    delimiter = None
    quotechar = None
    escapechar = None
    doublequote = None
    skipinitialspace = None
    lineterminator = None
    quoting = None

    def __init__(self):
        if self.__class__ != Dialect:
            self._valid = True
        self._validate()

    def _validate(self):
        try:
            _Dialect(self)
        except TypeError as error:
            raise Error(str(error)) from None


class excel(Dialect):
    """What Excel writes."""

    delimiter = ","
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = "\r\n"
    quoting = QUOTE_MINIMAL


class excel_tab(excel):
    """What Excel writes with tabs between fields."""

    delimiter = "\t"


class unix_dialect(Dialect):
    """What programs of Unix write."""

    delimiter = ","
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = "\n"
    quoting = QUOTE_ALL


register_dialect("excel", excel)
register_dialect("excel-tab", excel_tab)
register_dialect("unix", unix_dialect)


class DictReader:
    """Rows as dicts, by names that the first row has unless they are given."""

    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *args, **kwds):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self._fieldnames = fieldnames
        self.restkey = restkey
        self.restval = restval
        self.reader = reader(f, dialect, *args, **kwds)
        self.dialect = dialect
        self.line_num = 0

    def __iter__(self):
        return self

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            self._fieldnames = next(self.reader, None)
            self.line_num = self.reader.line_num
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __next__(self):
        if self.line_num == 0:
            self.fieldnames
        row = next(self.reader)
        while row == []:
            row = next(self.reader)
        self.line_num = self.reader.line_num
        names = self.fieldnames
        found = dict(zip(names, row))
        if len(row) > len(names):
            found[self.restkey] = row[len(names):]
        else:
            for name in names[len(row):]:
                found[name] = self.restval
        return found

    __class_getitem__ = classmethod(types.GenericAlias)


class DictWriter:
    """Writes dicts as rows, their values in the order of the names."""

    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *args, **kwds):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self.fieldnames = fieldnames
        self.restval = restval
        extrasaction = extrasaction.lower()
        if extrasaction not in ("raise", "ignore"):
            raise ValueError("extrasaction (%s) must be 'raise' or 'ignore'" % extrasaction)
        self.extrasaction = extrasaction
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        """Writes the names."""
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _row(self, rowdict):
        if self.extrasaction == "raise":
            wrong = rowdict.keys() - self.fieldnames
            if wrong:
                raise ValueError("dict contains fields not in fieldnames: " + ", ".join(map(repr, wrong)))
        return [rowdict.get(name, self.restval) for name in self.fieldnames]

    def writerow(self, rowdict):
        """Writes a dict."""
        return self.writer.writerow(self._row(rowdict))

    def writerows(self, rowdicts):
        """Writes dicts."""
        return self.writer.writerows(map(self._row, rowdicts))

    __class_getitem__ = classmethod(types.GenericAlias)


def _may_delimit(char):
    return not (char.isalnum() or char in "_\n\r\"'")


def _quoted_fields(sample):
    """The fields in quotes: the quote, the delimiters before and behind (empty at the ends of a line), whether a space
    follows them, and whether quotes are doubled inside."""
    pos = 0
    # Where each quote comes next; quotes that end no field any more are left out.
    places = {quote: sample.find(quote) for quote in "\"'"}
    while True:
        for quote, place in places.items():
            if 0 <= place < pos:
                places[quote] = sample.find(quote, pos)
        start = min((place for place in places.values() if place >= 0), default=None)
        if start is None:
            return
        pos = start + 1
        quote = sample[start]
        before, space = sample[start - 1:start], False
        if before == " " and start > 1 and _may_delimit(sample[start - 2]):
            before, space = sample[start - 2], True
        if before in ("\n", "\r"):
            before = ""
        elif before and not _may_delimit(before):
            continue
        end, doubled = start, False
        while (end := sample.find(quote, end + 1)) >= 0:
            after = sample[end + 1:end + 2]
            if after == quote:
                doubled = True
                end += 1
            elif after in ("", "\n", "\r") or _may_delimit(after):
                after = after.strip("\r\n")
                yield quote, before, after, space, sample[end + 2:end + 3] == " ", doubled
                pos = end + 1
                break
        else:
            # Nothing behind here can end such a field.
            places[quote] = -1


class Sniffer:
    """Guesses the dialect of a text."""

    def __init__(self):
        self.preferred = [",", "\t", ";", " ", ":"]

    def sniff(self, sample, delimiters=None):
        """A dialect that fits the sample, with one of the delimiters if they are given."""
        quote, doublequote, found, skip = self._by_quotes(sample, delimiters)
        if not found:
            found, skip = self._by_counts(sample, delimiters)
        if not found:
            raise Error("Could not determine delimiter")

        class dialect(Dialect):
            _name = "sniffed"
            lineterminator = "\r\n"
            quoting = QUOTE_MINIMAL

        dialect.doublequote = doublequote
        dialect.delimiter = found
        dialect.quotechar = quote or '"'
        dialect.skipinitialspace = skip
        return dialect

    def _by_quotes(self, sample, delimiters):
        """The quote, whether it is doubled, the delimiter and whether a space follows it, by fields in quotes."""
        fields = list(_quoted_fields(sample))
        # What stands between delimiters tells most, what is alone on its line least.
        inner = [(quote, before, space) for quote, before, after, space, _, _ in fields if before and before == after]
        first = [(quote, after, next) for quote, before, after, _, next, _ in fields if not before and after]
        last = [(quote, before, space) for quote, before, after, space, _, _ in fields if before and not after]
        alone = [(quote, "", False) for quote, before, after, _, _, _ in fields if not before and not after]
        found = inner or first or last or alone
        if not found:
            return "", False, None, False
        quotes, counts, spaces = {}, {}, 0
        for quote, delimiter, space in found:
            quotes[quote] = quotes.get(quote, 0) + 1
            if delimiter and (delimiters is None or delimiter in delimiters):
                counts[delimiter] = counts.get(delimiter, 0) + 1
            spaces += space
        quote = max(quotes, key=quotes.get)
        doubled = any(field[0] == quote and field[5] for field in fields)
        if not counts:
            return quote, doubled, "", False
        delimiter = max(counts, key=counts.get)
        return quote, doubled, delimiter, counts[delimiter] == spaces

    def _by_counts(self, sample, delimiters):
        """The delimiter, and whether a space follows it: what is there equally often in most lines."""
        lines = [line for line in sample.replace("\r", "\n").split("\n") if line]
        counts = {chr(code): {} for code in range(127)}
        likely = {}
        total = 0
        step = min(10, len(lines))
        for start in range(0, len(lines), step or 1):
            part = lines[start:start + step]
            total += len(part)
            for line in part:
                for char, seen in counts.items():
                    count = line.count(char)
                    seen[count] = seen.get(count, 0) + 1
            modes = {}
            for char, seen in counts.items():
                if set(seen) == {0}:
                    continue
                mode = max(seen, key=seen.get)
                # Lines with other counts speak against it.
                modes[char] = (mode, 2 * seen[mode] - sum(seen.values()))
            needed = 1.0
            while not likely and needed >= 0.9:
                for char, (count, lead) in modes.items():
                    if count > 0 and lead > 0 and lead / total >= needed \
                            and (delimiters is None or char in delimiters):
                        likely[char] = (count, lead)
                needed -= 0.01
            if len(likely) == 1:
                return self._with_space(next(iter(likely)), lines[0])
        if not likely:
            return "", 0
        if len(likely) > 1:
            for char in self.preferred:
                if char in likely:
                    return self._with_space(char, lines[0])
        return self._with_space(max((mode, char) for char, mode in likely.items())[1], lines[0])

    def _with_space(self, delimiter, line):
        return delimiter, line.count(delimiter) == line.count(delimiter + " ")

    def has_header(self, sample):
        """Whether the first row looks unlike the others."""
        rows = reader(sample.splitlines(True), self.sniff(sample))
        header = next(rows)
        kinds = dict.fromkeys(range(len(header)))
        for count, row in enumerate(rows):
            if count > 20:
                break
            if len(row) != len(header):
                continue
            for column in list(kinds):
                kind = self._kind(row[column])
                if kinds[column] is None:
                    kinds[column] = kind
                elif kinds[column] != kind:
                    del kinds[column]
        votes = 0
        for column, kind in kinds.items():
            if kind is complex:
                votes += 1 if self._kind(header[column]) is not complex else -1
            else:
                votes += 1 if len(header[column]) != kind else -1
        return votes > 0

    @staticmethod
    def _kind(field):
        """`complex` for a number, otherwise the length."""
        try:
            complex(field)
            return complex
        except (ValueError, OverflowError):
            return len(field)
