"""Plain data as bytes, in CPython's own format: numbers, texts, bytes and containers.

Code is not among what can be written, nor read: the instructions of the runtime are not CPython's. What occurs twice is
written once, which CPython does only where it counts several references: the bytes may differ, what is read does not.
"""

import struct as _struct

__all__ = ["dump", "dumps", "load", "loads", "version"]

version = 5
_REF = 0x80
_DEEPEST = 2000
_DIGIT = 15


class _Writer:
    def __init__(self, number):
        self.out = bytearray()
        self.version = number
        # Places of what was written, by identity; the objects are kept, so that no other gets the id of one.
        self.seen = {}

    def size(self, count):
        if count > 0x7fffffff:
            raise ValueError("unmarshallable object")
        self.out += _struct.pack("<i", count)

    def begin(self, value, code):
        """Writes the code of an object that may come again; False if it was there before."""
        if self.version < 3:
            self.out.append(ord(code))
            return True
        known = self.seen.get(id(value))
        if known is not None:
            self.out.append(ord("r"))
            self.size(known[0])
            return False
        self.seen[id(value)] = len(self.seen), value
        self.out.append(ord(code) | _REF)
        return True

    def write(self, value, depth=0):
        if depth > _DEEPEST:
            raise ValueError("object too deeply nested to marshal")
        kind = type(value)
        simple = _SIMPLE.get(value) if kind in _SIMPLE_TYPES else None
        if simple is not None:
            self.out += simple
        elif kind is int:
            self.integer(value)
        elif kind is float:
            if self.version > 1:
                self.out += b"g" + _struct.pack("<d", value)
            else:
                self.short(b"f", _digits(value))
        elif kind is complex:
            if self.version > 1:
                self.out += b"y" + _struct.pack("<dd", value.real, value.imag)
            else:
                self.short(b"x", _digits(value.real))
                self.short(b"", _digits(value.imag))
        elif kind is str:
            self.text(value)
        elif kind in (tuple, list, set, frozenset):
            self.items(value, kind, depth)
        elif kind is dict:
            if self.begin(value, "{"):
                for key, item in value.items():
                    self.write(key, depth + 1)
                    self.write(item, depth + 1)
                self.out += b"0"
        elif kind is slice and self.version >= 5:
            if self.begin(value, ":"):
                for part in value.start, value.stop, value.step:
                    self.write(part, depth + 1)
        elif not _is_buffer(value):
            raise ValueError("unmarshallable object")
        elif self.begin(value, "s"):
            data = bytes(value)
            self.size(len(data))
            self.out += data

    def short(self, code, text):
        self.out += code + bytes([len(text)]) + text

    def integer(self, value):
        if -0x80000000 <= value <= 0x7fffffff:
            self.out += b"i" + _struct.pack("<i", value)
            return
        digits, rest = [], abs(value)
        while rest:
            digits.append(rest & ((1 << _DIGIT) - 1))
            rest >>= _DIGIT
        self.out += b"l"
        self.size(len(digits) if value > 0 else -len(digits))
        self.out += _struct.pack(f"<{len(digits)}H", *digits)

    def text(self, value):
        is_short = value.isascii() and self.version >= 4
        data = value.encode("utf-8", "surrogatepass")
        code = "u" if not is_short else "z" if len(data) < 256 else "a"
        if self.begin(value, code):
            if code == "z":
                self.out.append(len(data))
            else:
                self.size(len(data))
            self.out += data

    def items(self, value, kind, depth):
        is_short = kind is tuple and len(value) < 256 and self.version >= 4
        if self.begin(value, ")" if is_short else {tuple: "(", list: "[", set: "<", frozenset: ">"}[kind]):
            if is_short:
                self.out.append(len(value))
            else:
                self.size(len(value))
            for item in value:
                self.write(item, depth + 1)


def _digits(value):
    """A float as the oldest versions write it."""
    return f"{value:.17g}".encode()


_SIMPLE = {None: b"N", True: b"T", False: b"F", ...: b".", StopIteration: b"S"}
_SIMPLE_TYPES = (type(None), bool, type(...), type)


def _is_buffer(value):
    try:
        memoryview(value)
    except TypeError:
        return False
    return True


# What a dict ends with; no object.
_NULL = object()


class _Reader:
    def __init__(self, take, allow_code):
        self.take = take
        self.allow_code = allow_code
        self.known = []

    def size(self):
        return _struct.unpack("<i", self.take(4))[0]

    def length(self, what):
        count = self.size()
        if count < 0:
            raise ValueError(f"bad marshal data ({what} size out of range)")
        return count

    def read(self, depth=0):
        if depth > _DEEPEST:
            raise ValueError("recursion limit exceeded")
        code = self.take(1, "EOF read where object expected")[0]
        is_known, code = code & _REF, chr(code & ~_REF)
        if code in _CONSTANTS:
            return _CONSTANTS[code]
        if code == "r":
            place = self.size()
            if not 0 <= place < len(self.known) or self.known[place] is _NULL:
                raise ValueError("bad marshal data (invalid reference)")
            return self.known[place]
        place = None
        if is_known:
            place = len(self.known)
            self.known.append(_NULL)
        value = self.value(code, depth + 1, place)
        if is_known:
            self.known[place] = value
        return value

    def value(self, code, depth, place):
        if code == "i":
            return self.size()
        if code == "l":
            return self.integer()
        if code in "gf":
            return _struct.unpack("<d", self.take(8))[0] if code == "g" else self.number()
        if code in "yx":
            return complex(*_struct.unpack("<dd", self.take(16))) if code == "y" else complex(self.number(), self.number())
        if code == "s":
            return self.take(self.length("bytes object"))
        if code in "zZaA":
            count = self.take(1, "EOF read where not expected")[0] if code in "zZ" else self.length("string")
            return self.take(count).decode("latin-1")
        if code in "ut":
            return self.take(self.length("string")).decode("utf-8", "surrogatepass")
        if code == ")":
            return tuple(self.several(self.take(1, "EOF read where not expected")[0], depth, "tuple"))
        if code == "(":
            return tuple(self.several(self.length("tuple"), depth, "tuple"))
        if code in "<>":
            found = self.several(self.length("set"), depth, "set")
            return set(found) if code == "<" else frozenset(found)
        if code == "[":
            return self.into([], place, lambda made: made.extend(self.several(self.length("list"), depth, "list")))
        if code == "{":
            return self.into({}, place, lambda made: self.pairs(made, depth))
        if code == ":":
            return slice(*self.several(3, depth, "slice"))
        if code == "c":
            if not self.allow_code:
                raise ValueError("unmarshalling code objects is disallowed")
            raise ValueError("bad marshal data (code of CPython does not run here)")
        raise ValueError("bad marshal data (unknown type code)")

    def into(self, made, place, fill):
        """Fills a container that may be inside itself."""
        if place is not None:
            self.known[place] = made
        fill(made)
        return made

    def several(self, count, depth, what):
        for _ in range(count):
            item = self.read(depth)
            if item is _NULL:
                raise TypeError(f"NULL object in marshal data for {what}")
            yield item

    def pairs(self, made, depth):
        while (key := self.read(depth)) is not _NULL:
            item = self.read(depth)
            if item is _NULL:
                break
            made[key] = item

    def integer(self):
        count = self.size()
        digits = _struct.unpack(f"<{abs(count)}H", self.take(2 * abs(count)))
        if any(digit >> _DIGIT for digit in digits):
            raise ValueError("bad marshal data (digit out of range in long)")
        if digits and not digits[-1]:
            raise ValueError("bad marshal data (unnormalized long data)")
        value = 0
        for digit in reversed(digits):
            value = value << _DIGIT | digit
        return -value if count < 0 else value

    def number(self):
        return float(self.take(self.take(1, "EOF read where not expected")[0]))


_CONSTANTS = {"N": None, "T": True, "F": False, ".": ..., "S": StopIteration, "0": _NULL}


def dumps(value, number=version, /, *, allow_code=True):
    """The bytes of an object."""
    writer = _Writer(number)
    writer.write(value)
    return bytes(writer.out)


def dump(value, file, number=version, /, *, allow_code=True):
    """Writes the bytes of an object to a file."""
    return file.write(dumps(value, number, allow_code=allow_code))


def _loaded(take, allow_code):
    value = _Reader(take, allow_code).read()
    if value is _NULL:
        raise TypeError("NULL object in marshal data for object")
    return value


def loads(data, /, *, allow_code=True):
    """The object that bytes begin with."""
    try:
        view, place = memoryview(data).tobytes(), 0
    except TypeError:
        raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'") from None

    def take(count, missing="marshal data too short"):
        nonlocal place
        if place + count > len(view):
            raise EOFError(missing)
        place += count
        return view[place - count:place]

    return _loaded(take, allow_code)


def load(file, /, *, allow_code=True):
    """The next object of a file."""
    def take(count, missing="EOF read where not expected"):
        data = file.read(count)
        if not isinstance(data, bytes):
            raise TypeError(f"file.read() returned not bytes but {type(data).__name__}")
        if len(data) < count:
            raise EOFError(missing)
        return data

    return _loaded(take, allow_code)
