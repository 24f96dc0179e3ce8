"""Representations of nested data that are laid out on lines."""

import sys as _sys
import types as _types
from io import StringIO as _StringIO

__all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter", "pp"]


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
           underscore_numbers=False):
    """Prints an object to a stream, the standard output if there is none."""
    PrettyPrinter(stream=stream, indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
                  underscore_numbers=underscore_numbers).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    """The text that `pprint` prints."""
    return PrettyPrinter(indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    """`pprint`, with the keys of dicts in their order."""
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    """The representation, with a mark where an object holds itself."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[0]


def isreadable(object):
    """Whether `eval` would read the representation."""
    return PrettyPrinter().isreadable(object)


def isrecursive(object):
    """Whether the object holds itself."""
    return PrettyPrinter().isrecursive(object)


class _safe_key:
    """A key by which objects of any kinds can be sorted."""

    __slots__ = ["obj"]

    def __init__(self, obj):
        self.obj = obj

    def __lt__(self, other):
        try:
            return self.obj < other.obj
        except TypeError:
            return (str(type(self.obj)), id(self.obj)) < (str(type(other.obj)), id(other.obj))


def _safe_tuple(pair):
    return _safe_key(pair[0]), _safe_key(pair[1])


def _recursion(object):
    return f"<Recursion on {type(object).__name__} with id={id(object)}>"


def _words(text):
    """Each word with the whitespace behind it, the whitespace at the beginning as one more."""
    start = 0
    while start < len(text):
        end = start
        while end < len(text) and not text[end].isspace():
            end += 1
        while end < len(text) and text[end].isspace():
            end += 1
        yield text[start:end]
        start = end


class PrettyPrinter:
    """Lays objects out by the settings that it was made with."""

    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True,
                 underscore_numbers=False):
        indent = int(indent)
        width = int(width)
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._depth = depth
        self._indent_per_level = indent
        self._width = width
        self._stream = stream if stream is not None else _sys.stdout
        self._compact = bool(compact)
        self._sort_dicts = sort_dicts
        self._underscore_numbers = underscore_numbers

    def pprint(self, object):
        """Prints an object."""
        if self._stream is not None:
            self._format(object, self._stream, 0, 0, {}, 0)
            self._stream.write("\n")

    def pformat(self, object):
        """The text that `pprint` prints, without its line end."""
        out = _StringIO()
        self._format(object, out, 0, 0, {}, 0)
        return out.getvalue()

    def isrecursive(self, object):
        """Whether the object holds itself."""
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        """Whether `eval` would read the representation."""
        _, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    def format(self, object, context, maxlevels, level):
        """The text on one line, whether `eval` would read it, and whether the object holds itself."""
        return self._safe_repr(object, context, maxlevels, level)

    def _repr(self, object, context, level):
        text, readable, recursive = self.format(object, context.copy(), self._depth, level)
        if not readable:
            self._readable = False
        if recursive:
            self._recursive = True
        return text

    def _format(self, object, stream, indent, allowance, context, level):
        """Writes an object that begins at column `indent`; `allowance` characters follow on its last line."""
        key = id(object)
        if key in context:
            stream.write(_recursion(object))
            self._recursive = True
            self._readable = False
            return
        text = self._repr(object, context, level)
        if len(text) > self._width - indent - allowance:
            printer = self._printer(object)
            if printer is not None:
                context[key] = 1
                printer(self, object, stream, indent, allowance, context, level + 1)
                del context[key]
                return
        stream.write(text)

    def _printer(self, object):
        printer = self._dispatch.get(type(object).__repr__)
        if printer is not None:
            return printer
        # Only the representation that the decorator made: a class that wrote its own keeps it.
        params = getattr(type(object), "__dataclass_params__", None)
        if params is not None and not isinstance(object, type) and params.repr:
            code = getattr(type(object).__repr__, "__code__", None)
            if code is not None and "__create_fn__" in code.co_qualname:
                return PrettyPrinter._pprint_dataclass
        return None

    def _pprint_dataclass(self, object, stream, indent, allowance, context, level):
        from dataclasses import fields

        name = type(object).__name__
        items = [(field.name, getattr(object, field.name)) for field in fields(object) if field.repr]
        stream.write(name + "(")
        self._format_namespace_items(items, stream, indent + len(name) + 1, allowance, context, level)
        stream.write(")")

    _dispatch = {}

    def _pprint_dict(self, object, stream, indent, allowance, context, level):
        stream.write("{")
        if self._indent_per_level > 1:
            stream.write((self._indent_per_level - 1) * " ")
        if object:
            items = sorted(object.items(), key=_safe_tuple) if self._sort_dicts else object.items()
            self._format_dict_items(items, stream, indent, allowance + 1, context, level)
        stream.write("}")

    def _pprint_ordered_dict(self, object, stream, indent, allowance, context, level):
        if not object:
            stream.write(repr(object))
            return
        name = type(object).__name__
        stream.write(name + "(")
        self._format(list(object.items()), stream, indent + len(name) + 1, allowance + 1, context, level)
        stream.write(")")

    def _pprint_dict_view(self, object, stream, indent, allowance, context, level):
        name = type(object).__name__
        is_items = isinstance(object, type({}.items()))
        items = sorted(object, key=_safe_tuple if is_items else _safe_key) if self._sort_dicts else object
        self._pprint_call(name + "([", items, "])", stream, indent, allowance, context, level)

    def _pprint_list(self, object, stream, indent, allowance, context, level):
        stream.write("[")
        self._format_items(object, stream, indent, allowance + 1, context, level)
        stream.write("]")

    def _pprint_tuple(self, object, stream, indent, allowance, context, level):
        stream.write("(")
        end = ",)" if len(object) == 1 else ")"
        self._format_items(object, stream, indent, allowance + len(end), context, level)
        stream.write(end)

    def _pprint_set(self, object, stream, indent, allowance, context, level):
        if not object:
            stream.write(repr(object))
            return
        cls = type(object)
        begin, end = ("{", "}") if cls is set else (cls.__name__ + "({", "})")
        self._pprint_call(begin, sorted(object, key=_safe_key), end, stream, indent, allowance, context, level)

    def _pprint_call(self, begin, items, end, stream, indent, allowance, context, level):
        stream.write(begin)
        self._format_items(items, stream, indent + len(begin) - 1, allowance + len(end), context, level)
        stream.write(end)

    def _pprint_str(self, object, stream, indent, allowance, context, level):
        if not object:
            stream.write(repr(object))
            return
        if level == 1:
            indent += 1
            allowance += 1
        chunks = self._string_lines(object, indent, allowance)
        if len(chunks) == 1:
            stream.write(chunks[0])
            return
        text = ("\n" + " " * indent).join(chunks)
        stream.write(f"({text})" if level == 1 else text)

    def _string_lines(self, text, indent, allowance):
        """The literals that together are the text, each short enough for a line."""
        chunks = []
        lines = text.splitlines(True)
        width = self._width - indent
        for number, line in enumerate(lines):
            is_last = number == len(lines) - 1
            literal = repr(line)
            if len(literal) <= (width - allowance if is_last else width):
                chunks.append(literal)
                continue
            words = list(_words(line))
            current = ""
            for i, word in enumerate(words):
                room = width - allowance if is_last and i == len(words) - 1 else width
                if len(repr(current + word)) > room:
                    if current:
                        chunks.append(repr(current))
                    current = word
                else:
                    current += word
            if current:
                chunks.append(repr(current))
        return chunks

    def _pprint_bytes(self, object, stream, indent, allowance, context, level):
        if len(object) <= 4:
            stream.write(repr(object))
            return
        is_outermost = level == 1
        if is_outermost:
            indent += 1
            allowance += 1
            stream.write("(")
        separator = ""
        for literal in _bytes_lines(object, self._width - indent, allowance):
            stream.write(separator + literal)
            separator = "\n" + " " * indent
        if is_outermost:
            stream.write(")")

    def _pprint_bytearray(self, object, stream, indent, allowance, context, level):
        stream.write("bytearray(")
        self._pprint_bytes(bytes(object), stream, indent + 10, allowance + 1, context, level + 1)
        stream.write(")")

    def _pprint_mappingproxy(self, object, stream, indent, allowance, context, level):
        stream.write("mappingproxy(")
        self._format(object.copy(), stream, indent + 13, allowance + 1, context, level)
        stream.write(")")

    def _pprint_simplenamespace(self, object, stream, indent, allowance, context, level):
        # As its own repr does, a subclass by its name.
        name = "namespace" if type(object) is _types.SimpleNamespace else type(object).__name__
        stream.write(name + "(")
        self._format_namespace_items(object.__dict__.items(), stream, indent + len(name) + 1, allowance, context, level)
        stream.write(")")

    def _format_dict_items(self, items, stream, indent, allowance, context, level):
        indent += self._indent_per_level
        separator = ",\n" + " " * indent
        items = list(items)
        for i, (key, value) in enumerate(items):
            text = self._repr(key, context, level)
            stream.write(f"{separator if i else ''}{text}: ")
            self._format(value, stream, indent + len(text) + 2, allowance if i == len(items) - 1 else 1, context, level)

    def _format_namespace_items(self, items, stream, indent, allowance, context, level):
        separator = ",\n" + " " * indent
        items = list(items)
        for i, (key, value) in enumerate(items):
            stream.write(f"{separator if i else ''}{key}=")
            if id(value) in context:
                # Here the mark is the one of the object's own repr.
                stream.write("...")
            else:
                room = allowance if i == len(items) - 1 else 1
                self._format(value, stream, indent + len(key) + 1, room, context, level)

    def _format_items(self, items, stream, indent, allowance, context, level):
        indent += self._indent_per_level
        if self._indent_per_level > 1:
            stream.write((self._indent_per_level - 1) * " ")
        new_line = ",\n" + " " * indent
        separator = ""
        items = list(items)
        width = full = self._width - indent + 1
        for i, item in enumerate(items):
            is_last = i == len(items) - 1
            if is_last:
                full -= allowance
                width -= allowance
            if self._compact:
                text = self._repr(item, context, level)
                needed = len(text) + 2
                if width < needed:
                    width = full
                    if separator:
                        separator = new_line
                if width >= needed:
                    width -= needed
                    stream.write(separator + text)
                    separator = ", "
                    continue
            stream.write(separator)
            separator = new_line
            self._format(item, stream, indent, allowance if is_last else 1, context, level)

    def _pprint_default_dict(self, object, stream, indent, allowance, context, level):
        if not object:
            stream.write(repr(object))
            return
        factory = self._repr(object.default_factory, context, level)
        name = type(object).__name__
        indent += len(name) + 1
        stream.write(f"{name}({factory},\n{' ' * indent}")
        self._pprint_dict(object, stream, indent, allowance + 1, context, level)
        stream.write(")")

    def _pprint_counter(self, object, stream, indent, allowance, context, level):
        if not object:
            stream.write(repr(object))
            return
        name = type(object).__name__
        stream.write(name + "({")
        if self._indent_per_level > 1:
            stream.write((self._indent_per_level - 1) * " ")
        self._format_dict_items(object.most_common(), stream, indent + len(name) + 1, allowance + 2, context, level)
        stream.write("})")

    def _pprint_chain_map(self, object, stream, indent, allowance, context, level):
        if not object.maps:
            stream.write(repr(object))
            return
        name = type(object).__name__
        stream.write(name + "(")
        indent += len(name) + 1
        for i, mapping in enumerate(object.maps):
            is_last = i == len(object.maps) - 1
            self._format(mapping, stream, indent, allowance + 1 if is_last else 1, context, level)
            stream.write(")" if is_last else ",\n" + " " * indent)

    def _pprint_deque(self, object, stream, indent, allowance, context, level):
        if not object:
            stream.write(repr(object))
            return
        name = type(object).__name__
        stream.write(name + "(")
        indent += len(name) + 1
        stream.write("[")
        if object.maxlen is None:
            self._format_items(object, stream, indent, allowance + 2, context, level)
            stream.write("])")
        else:
            self._format_items(object, stream, indent, 2, context, level)
            limit = self._repr(object.maxlen, context, level)
            stream.write(f"],\n{' ' * indent}maxlen={limit})")

    def _pprint_user(self, object, stream, indent, allowance, context, level):
        self._format(object.data, stream, indent, allowance, context, level - 1)

    def _safe_repr(self, object, context, maxlevels, level):
        """The text on one line, whether `eval` would read it, and whether the object holds itself."""
        cls = type(object)
        if cls in _BUILTIN_SCALARS:
            return repr(object), True, False
        own = getattr(cls, "__repr__", None)
        if issubclass(cls, int) and own is int.__repr__:
            return (f"{object:_d}" if self._underscore_numbers else repr(object)), True, False
        is_dict = issubclass(cls, dict) and own is dict.__repr__
        is_list = issubclass(cls, list) and own is list.__repr__
        is_tuple = issubclass(cls, tuple) and own is tuple.__repr__
        if not (is_dict or is_list or is_tuple):
            text = repr(object)
            return text, bool(text) and not text.startswith("<"), False
        begin, end = "{}" if is_dict else "[]" if is_list else "()"
        if not object:
            return begin + end, True, False
        if is_tuple and len(object) == 1:
            end = ",)"
        if maxlevels and level >= maxlevels:
            return begin + "..." + end, False, id(object) in context
        if id(object) in context:
            return _recursion(object), False, True
        context[id(object)] = 1
        readable, recursive = True, False
        pieces = []
        if is_dict:
            items = sorted(object.items(), key=_safe_tuple) if self._sort_dicts else object.items()
            for pair in items:
                texts = []
                for part in pair:
                    text, is_readable, is_recursive = self.format(part, context, maxlevels, level + 1)
                    texts.append(text)
                    readable = readable and is_readable
                    recursive = recursive or is_recursive
                pieces.append(": ".join(texts))
        else:
            for item in object:
                text, is_readable, is_recursive = self.format(item, context, maxlevels, level + 1)
                pieces.append(text)
                readable = readable and is_readable
                recursive = recursive or is_recursive
        del context[id(object)]
        return begin + ", ".join(pieces) + end, readable, recursive


def _bytes_lines(object, width, allowance):
    """The literals that together are the bytes: as many whole groups of four as fit on each line."""
    current = b""
    last = len(object) // 4 * 4
    for i in range(0, len(object), 4):
        part = object[i:i + 4]
        if i == last:
            width -= allowance
        if len(repr(current + part)) > width:
            if current:
                yield repr(current)
            current = part
        else:
            current += part
    if current:
        yield repr(current)


_BUILTIN_SCALARS = frozenset({str, bytes, bytearray, float, complex, bool, type(None)})


def _fill_dispatch():
    import collections

    printer = PrettyPrinter
    for cls, method in (
        (dict, printer._pprint_dict),
        (collections.OrderedDict, printer._pprint_ordered_dict),
        (type({}.keys()), printer._pprint_dict_view),
        (type({}.values()), printer._pprint_dict_view),
        (type({}.items()), printer._pprint_dict_view),
        (list, printer._pprint_list),
        (tuple, printer._pprint_tuple),
        (set, printer._pprint_set),
        (frozenset, printer._pprint_set),
        (str, printer._pprint_str),
        (bytes, printer._pprint_bytes),
        (bytearray, printer._pprint_bytearray),
        (_types.MappingProxyType, printer._pprint_mappingproxy),
        (_types.SimpleNamespace, printer._pprint_simplenamespace),
        (collections.defaultdict, printer._pprint_default_dict),
        (collections.Counter, printer._pprint_counter),
        (collections.ChainMap, printer._pprint_chain_map),
        (collections.deque, printer._pprint_deque),
        (collections.UserDict, printer._pprint_user),
        (collections.UserList, printer._pprint_user),
        (collections.UserString, printer._pprint_user),
    ):
        printer._dispatch[cls.__repr__] = method


_fill_dispatch()
