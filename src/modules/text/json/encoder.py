# The class that writes JSON; writing in one go is Rust.

__all__ = ["JSONEncoder"]

import _json
from _json import encode_basestring, encode_basestring_ascii

_INFINITY = float("inf")


class JSONEncoder:
    """Makes texts of values."""

    item_separator = ", "
    key_separator = ": "

    def __init__(
        self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False,
        indent=None, separators=None, default=None
    ):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        """What to write in place of an object that JSON does not know."""
        raise TypeError(f"Object of type {o.__class__.__name__} is not JSON serializable")

    def encode(self, o):
        """The text of a value."""
        if isinstance(o, str):
            return encode_basestring_ascii(o) if self.ensure_ascii else encode_basestring(o)
        if type(self).iterencode is JSONEncoder.iterencode:
            return _json.encode(o, self._options())
        chunks = self.iterencode(o, _one_shot=True)
        if not isinstance(chunks, (list, tuple)):
            chunks = list(chunks)
        return "".join(chunks)

    def _indent(self):
        if self.indent is None or isinstance(self.indent, str):
            return self.indent
        return " " * self.indent

    def _options(self):
        return (
            self.check_circular, self.ensure_ascii, self.allow_nan, self.sort_keys, self.skipkeys,
            self._indent(), self.item_separator, self.key_separator, self.default,
        )

    def iterencode(self, o, _one_shot=False):
        """Yields the pieces of the text."""
        if _one_shot:
            return (_json.encode(o, self._options()),)
        return _Pieces(self).of(o, 0)


class _Pieces:
    """Yields the text of a value piece by piece."""

    def __init__(self, encoder):
        self.open = {} if encoder.check_circular else None
        self.quote = encode_basestring_ascii if encoder.ensure_ascii else encode_basestring
        self.indent = encoder._indent()
        self.item_separator = encoder.item_separator
        self.key_separator = encoder.key_separator
        self.sort_keys = encoder.sort_keys
        self.skipkeys = encoder.skipkeys
        self.allow_nan = encoder.allow_nan
        self.default = encoder.default

    def scalar(self, o):
        """The text of what holds no other values; none for the rest."""
        if isinstance(o, str):
            return self.quote(o)
        if o is None:
            return "null"
        if o is True:
            return "true"
        if o is False:
            return "false"
        if isinstance(o, int):
            return int.__repr__(o)
        if isinstance(o, float):
            return self.float(o)
        return None

    def float(self, o):
        if o != o:
            text = "NaN"
        elif o == _INFINITY:
            text = "Infinity"
        elif o == -_INFINITY:
            text = "-Infinity"
        else:
            return float.__repr__(o)
        if not self.allow_nan:
            raise ValueError("Out of range float values are not JSON compliant: " + repr(o))
        return text

    def of(self, o, depth):
        text = self.scalar(o)
        if text is not None:
            yield text
        elif isinstance(o, (list, tuple)):
            yield from self.list(o, depth)
        elif isinstance(o, dict):
            yield from self.dict(o, depth)
        else:
            self.enter(o)
            replaced = self.default(o)
            try:
                yield from self.of(replaced, depth)
            except GeneratorExit:
                raise
            except BaseException as error:
                error.add_note(f"when serializing {type(o).__name__} object")
                raise
            self.leave(o)

    def enter(self, o):
        if self.open is not None:
            if id(o) in self.open:
                raise ValueError("Circular reference detected")
            self.open[id(o)] = o

    def leave(self, o):
        if self.open is not None:
            del self.open[id(o)]

    def line(self, depth):
        return "" if self.indent is None else "\n" + self.indent * depth

    def list(self, items, depth):
        if not items:
            yield "[]"
            return
        self.enter(items)
        before = "[" + self.line(depth + 1)
        separator = self.item_separator + self.line(depth + 1)
        for index, item in enumerate(items):
            try:
                text = self.scalar(item)
                if text is not None:
                    yield before + text
                else:
                    yield before
                    yield from self.of(item, depth + 1)
            except GeneratorExit:
                raise
            except BaseException as error:
                error.add_note(f"when serializing {type(items).__name__} item {index}")
                raise
            before = separator
        if self.indent is not None:
            yield self.line(depth)
        yield "]"
        self.leave(items)

    def dict(self, items, depth):
        if not items:
            yield "{}"
            return
        self.enter(items)
        yield "{"
        separator = self.item_separator + self.line(depth + 1)
        first = True
        for given, value in sorted(items.items()) if self.sort_keys else items.items():
            key = given
            if not isinstance(key, str):
                text = self.scalar(key)
                if text is None:
                    if self.skipkeys:
                        continue
                    raise TypeError(
                        f"keys must be str, int, float, bool or None, not {key.__class__.__name__}"
                    )
                key = text
            if not first:
                yield separator
            elif self.indent is not None:
                yield self.line(depth + 1)
            first = False
            yield self.quote(key)
            yield self.key_separator
            try:
                yield from self.of(value, depth + 1)
            except GeneratorExit:
                raise
            except BaseException as error:
                error.add_note(f"when serializing {type(items).__name__} item {given!r}")
                raise
        # Keys that are left out leave nothing behind.
        if not first and self.indent is not None:
            yield self.line(depth)
        yield "}"
        self.leave(items)
