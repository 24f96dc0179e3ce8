"""Reads TOML, version 1.0."""

from _tomllib_parser import parse as _parse

__all__ = ("loads", "load", "TOMLDecodeError")


class TOMLDecodeError(ValueError):
    """A text that is no TOML: what is wrong, in which text, at which index, line and column."""

    def __init__(self, msg, doc, pos, *args):
        lineno = doc.count("\n", 0, pos) + 1
        colno = pos - doc.rfind("\n", 0, pos)
        place = "end of document" if pos >= len(doc) else f"line {lineno}, column {colno}"
        super().__init__(f"{msg} (at {place})", *args)
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = lineno
        self.colno = colno


def load(fp, /, *, parse_float=float):
    """The tables of a binary file."""
    text = fp.read()
    try:
        text = text.decode()
    except AttributeError:
        raise TypeError("File must be opened in binary mode, e.g. use `open('foo.toml', 'rb')`") from None
    return loads(text, parse_float=parse_float)


def loads(s, /, *, parse_float=float):
    """The tables of a text."""
    if not isinstance(s, str):
        raise TypeError(f"Expected str object, not '{type(s).__qualname__}'")
    return _parse(s, parse_float, TOMLDecodeError)
