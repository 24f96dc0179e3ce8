"""Rows of fields as lines of text, and back."""

from _csv_rows import Format, Parser

QUOTE_MINIMAL = 0
QUOTE_ALL = 1
QUOTE_NONNUMERIC = 2
QUOTE_NONE = 3
QUOTE_STRINGS = 4
QUOTE_NOTNULL = 5

_names = ("delimiter", "doublequote", "escapechar", "lineterminator", "quotechar", "quoting", "skipinitialspace",
          "strict")
_defaults = (",", True, None, "\r\n", '"', QUOTE_MINIMAL, False, False)


class Error(Exception):
    """Text or rows that the dialect cannot read or write."""


def _char(name, value, optional):
    what = "a unicode character or None" if optional else "a unicode character"
    if value is None and optional:
        return None
    if not isinstance(value, str):
        raise TypeError(f'"{name}" must be {what}, not {type(value).__name__}')
    if len(value) != 1:
        raise TypeError(f'"{name}" must be {what}, not a string of length {len(value)}')
    return value


def _check(values, quoting_given):
    """The values of a dialect as they must be, or an error."""
    delimiter, doublequote, escapechar, lineterminator, quotechar, quoting, skipinitialspace, strict = values
    delimiter = _char("delimiter", delimiter, False)
    escapechar = _char("escapechar", escapechar, True)
    if not isinstance(lineterminator, str):
        raise TypeError(f'"lineterminator" must be a string, not {type(lineterminator).__name__}')
    quotechar = _char("quotechar", quotechar, True)
    if type(quoting) is not int:
        raise TypeError(f'"quoting" must be an integer, not {type(quoting).__name__}')
    if not QUOTE_MINIMAL <= quoting <= QUOTE_NOTNULL:
        raise TypeError('bad "quoting" value')
    if quotechar is None and not quoting_given:
        quoting = QUOTE_NONE
    if quotechar is None and quoting != QUOTE_NONE:
        raise TypeError("quotechar must be set if quoting enabled")
    chars = {"delimiter": delimiter, "escapechar": escapechar, "quotechar": quotechar}
    for name, char in chars.items():
        # The delimiter may be a space even where spaces behind it are skipped.
        if char in ("\n", "\r") or char == " " and skipinitialspace and name != "delimiter":
            raise ValueError(f"bad {name} value")
    for first, second in (("delimiter", "escapechar"), ("delimiter", "quotechar"), ("escapechar", "quotechar")):
        if chars[first] is not None and chars[first] == chars[second]:
            raise ValueError(f"bad {first} or {second} value")
    for name, char in chars.items():
        if char is not None and char in lineterminator:
            raise ValueError(f"bad {name} or lineterminator value")
    return (delimiter, bool(doublequote), escapechar, lineterminator, quotechar, quoting, bool(skipinitialspace),
            bool(strict))


class Dialect:
    """How rows are written. It does not change."""

    __slots__ = _names
    __module__ = "_csv"

    def __new__(cls, dialect=None, **kwargs):
        for name in kwargs:
            if name not in _names:
                raise TypeError(f"this function got an unexpected keyword argument '{name}'")
        if isinstance(dialect, str):
            dialect = get_dialect(dialect)
        if isinstance(dialect, Dialect) and not kwargs:
            return dialect
        given = dict(kwargs)
        if dialect is not None:
            for name in _names:
                if name not in given and hasattr(dialect, name):
                    given[name] = getattr(dialect, name)
        values = [given.get(name, default) for name, default in zip(_names, _defaults)]
        self = object.__new__(cls)
        for name, value in zip(_names, _check(values, "quoting" in given)):
            object.__setattr__(self, name, value)
        return self

    def __init__(self, *args, **kwargs):
        pass

    def __setattr__(self, name, value):
        if name in _names:
            raise AttributeError(f"attribute '{name}' of '_csv.Dialect' objects is not writable")
        raise AttributeError(f"'_csv.Dialect' object has no attribute '{name}' and no __dict__ for setting new "
                             "attributes")

    def __delattr__(self, name):
        self.__setattr__(name, None)

    def __reduce_ex__(self, protocol):
        raise TypeError("cannot pickle 'Dialect' instances")


_dialects = {}
_limit = 128 * 1024


def register_dialect(name, /, dialect=None, **fmtparams):
    """Gives a dialect a name."""
    if not isinstance(name, str):
        raise TypeError("dialect name must be a string")
    _dialects[name] = Dialect(dialect, **fmtparams)


def unregister_dialect(name):
    """Takes a dialect its name."""
    if name not in _dialects:
        raise Error("unknown dialect")
    del _dialects[name]


def get_dialect(name):
    """The dialect of that name."""
    if name not in _dialects:
        raise Error("unknown dialect")
    return _dialects[name]


def list_dialects():
    """The names of all dialects."""
    return list(_dialects)


def field_size_limit(*args):
    """The longest field that is read, which an argument changes."""
    global _limit
    if len(args) > 1:
        raise TypeError(f"field_size_limit() takes at most 1 argument ({len(args)} given)")
    old = _limit
    if args:
        if not isinstance(args[0], int):
            raise TypeError("limit must be an integer")
        _limit = args[0]
    return old


class Reader:
    """The rows of lines."""

    __slots__ = ("dialect", "line_num", "_lines", "_parser", "_row", "__weakref__")
    __module__ = "_csv"
    __qualname__ = __name__ = "reader"

    def __new__(cls, *args, **kwargs):
        raise TypeError("cannot create '_csv.Reader' instances")

    def __init_subclass__(cls, **kwargs):
        raise TypeError("type '_csv.reader' is not an acceptable base type")

    def __iter__(self):
        return self

    def __next__(self):
        feed = self._parser.feed
        # What gives lines may ask for a row itself: then this one cannot go on.
        row_now = self._row = object()
        for line in self._lines:
            if self._row is not row_now:
                raise Error("iterator has already advanced the reader")
            row = feed(line, _limit, float)
            self.line_num += 1
            if row is not None:
                return row
        row = self._parser.finish(float)
        if row is None:
            raise StopIteration
        return row


class Writer:
    """What writes rows as lines."""

    __slots__ = ("dialect", "_write", "_format", "__weakref__")
    __module__ = "_csv"
    __qualname__ = __name__ = "writer"

    def __new__(cls, *args, **kwargs):
        raise TypeError("cannot create '_csv.Writer' instances")

    def __init_subclass__(cls, **kwargs):
        raise TypeError("type '_csv.writer' is not an acceptable base type")

    def writerow(self, row, /):
        """Writes a row."""
        if not isinstance(row, (list, tuple)):
            try:
                fields = iter(row)
            except TypeError:
                raise Error(f"iterable expected, not {type(row).__name__}") from None
            row = list(fields)
        return self._write(self._format.line(row))

    def writerows(self, rows, /):
        """Writes rows."""
        for row in rows:
            self.writerow(row)


def reader(*args, **fmtparams):
    """The rows of what gives lines: reader(lines, dialect="excel", **fmtparams)."""
    if not args:
        raise TypeError("reader expected at least 1 argument, got 0")
    if len(args) > 2:
        raise TypeError(f"reader expected at most 2 arguments, got {len(args)}")
    made = object.__new__(Reader)
    made._lines = iter(args[0])
    made.dialect = Dialect(*args[1:], **fmtparams)
    made._parser = Parser(made.dialect)
    made.line_num = 0
    made._row = None
    return made


def writer(*args, **fmtparams):
    """What writes rows to a file: writer(file, dialect="excel", **fmtparams)."""
    if not args:
        raise TypeError("writer expected at least 1 argument, got 0")
    if len(args) > 2:
        raise TypeError(f"writer expected at most 2 arguments, got {len(args)}")
    made = object.__new__(Writer)
    made._write = getattr(args[0], "write", None)
    if not callable(made._write):
        raise TypeError('argument 1 must have a "write" method')
    made.dialect = Dialect(*args[1:], **fmtparams)
    made._format = Format(made.dialect)
    return made
