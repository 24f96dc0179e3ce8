"""`pickle.Unpickler`."""

import copyreg
import struct
import sys

from _pickle_common import UnpicklingError, find, name_now

_maximum = sys.maxsize


class _Done(Exception):
    """The pickle ends; its argument is the object."""


class Unpickler:
    """Reads objects from a binary file."""

    def __init__(self, file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
        self._file = file
        try:
            self._file_read = file.read
            self._file_readline = file.readline
        except AttributeError:
            raise TypeError("file must have 'read' and 'readline' attributes") from None
        self.encoding = encoding
        self.errors = errors
        self.proto = 0
        self.fix_imports = fix_imports
        self.memo = {}
        self._buffers = iter(buffers) if buffers is not None else None

    def load(self):
        """Reads the next object."""
        if not hasattr(self, "_file_read"):
            raise UnpicklingError(f"Unpickler.__init__() was not called by {type(self).__name__}.__init__()")
        self.stack = []
        # The stacks below the marks.
        self.marked = []
        self.proto = 0
        read = self._file_read
        try:
            while True:
                code = read(1)
                if not code:
                    raise EOFError("Ran out of input")
                load = _loaders.get(code[0])
                if load is None:
                    char = code[0]
                    shown = repr(chr(char)) if 32 <= char < 127 and char != 39 else f"'\\x{char:02x}'"
                    raise UnpicklingError(f"invalid load key, {shown}.")
                load(self)
        except _Done as done:
            return done.args[0]
        finally:
            self.stack = self.marked = None

    def persistent_load(self, pid):
        """What an identifier stands for that a program's own Pickler wrote."""
        raise UnpicklingError("A load persistent id instruction was encountered, but no persistent_load function was "
                              "specified.")

    def find_class(self, module, name):
        """What has a name in a module, which is loaded already."""
        if self.proto < 3 and self.fix_imports:
            module, name = name_now(module, name)
        return find(module, name, self.proto >= 4)

    # What the loaders use.

    def _read(self, count):
        data = self._file_read(count)
        if len(data) < count:
            raise UnpicklingError("pickle data was truncated")
        return data

    def _line(self):
        line = self._file_readline()
        if not line:
            raise EOFError("Ran out of input")
        if line[-1] != 10:
            raise UnpicklingError("pickle data was truncated")
        return line[:-1]

    def _number(self, size):
        return int.from_bytes(self._read(size), "little")

    def _sized(self, size, what):
        """As many bytes as a number of that size says."""
        count = self._number(size)
        if count > _maximum:
            raise OverflowError(f"{what} exceeds system's maximum size of {_maximum} bytes")
        return self._read(count)

    def _pop(self):
        if not self.stack:
            raise self._underflow()
        return self.stack.pop()

    def _top(self):
        if not self.stack:
            raise self._underflow()
        return self.stack[-1]

    def _underflow(self):
        return UnpicklingError("unexpected MARK found" if self.marked else "unpickling stack underflow")

    def _since_mark(self):
        """What lies above the last mark."""
        if not self.marked:
            raise UnpicklingError("could not find MARK")
        items = self.stack
        self.stack = self.marked.pop()
        return items

    def _push(self, value):
        self.stack.append(value)

    def _decoded(self, data):
        if self.encoding == "bytes":
            return data
        return data.decode(self.encoding, self.errors)

    def _memoize(self, index):
        if index < 0:
            raise ValueError("negative PUT argument")
        self.memo[index] = self._top()

    def _recall(self, index):
        try:
            self._push(self.memo[index])
        except KeyError:
            raise UnpicklingError(f"Memo value not found at index {index}") from None

    # Loaders, by the letters of the instructions.

    def _proto(self):
        proto = self._read(1)[0]
        if proto > 5:
            raise ValueError(f"unsupported pickle protocol: {proto}")
        self.proto = proto

    def _frame(self):
        count = self._number(8)
        if count > _maximum:
            raise ValueError(f"FRAME length exceeds system's maximum of {_maximum} bytes")
        # A frame only tells how much may be read at once; what is not there shows when it is read.
        if hasattr(self._file, "getbuffer") and len(self._file.getbuffer()) - self._file.tell() < count:
            raise UnpicklingError("pickle data was truncated")

    def _stop(self):
        raise _Done(self._pop())

    def _mark(self):
        self.marked.append(self.stack)
        self.stack = []

    def _pop_one(self):
        if self.stack:
            self.stack.pop()
        elif self.marked:
            self.stack = self.marked.pop()
        else:
            raise self._underflow()

    def _text_int(self):
        line = self._line()
        if line == b"00" or line == b"01":
            self._push(line == b"01")
            return
        try:
            self._push(int(line, 0))
        except ValueError:
            raise ValueError("could not convert string to int") from None

    def _text_long(self):
        line = self._line()
        try:
            self._push(int(line[:-1] if line.endswith(b"L") else line, 0))
        except ValueError:
            raise ValueError(f"invalid literal for int() with base 10: {line.decode('latin1')!r}") from None

    def _signed(self, count):
        self._push(int.from_bytes(self._read(count), "little", signed=True))

    def _long4(self):
        count = int.from_bytes(self._read(4), "little", signed=True)
        if count < 0:
            raise UnpicklingError("LONG pickle has negative byte count")
        self._signed(count)

    def _text_float(self):
        try:
            self._push(float(self._line()))
        except ValueError:
            raise ValueError("could not convert string to float") from None

    def _text_string(self):
        line = self._line().strip()
        if len(line) < 2 or line[0] != line[-1] or line[0] not in b"\"'":
            raise UnpicklingError("the STRING opcode argument must be quoted")
        self._push(self._decoded(_unescaped(line[1:-1])))

    def _bin_string(self):
        count = int.from_bytes(self._read(4), "little", signed=True)
        if count < 0:
            raise UnpicklingError("BINSTRING pickle has negative byte count")
        self._push(self._decoded(self._read(count)))

    def _text_unicode(self):
        self._push(str(self._line(), "raw-unicode-escape"))

    def _unicode(self, size, what):
        self._push(str(self._sized(size, what), "utf-8", "surrogatepass"))

    def _next_buffer(self):
        if self._buffers is None:
            raise UnpicklingError("pickle stream refers to out-of-band data but no *buffers* argument was given")
        try:
            self._push(next(self._buffers))
        except StopIteration:
            raise UnpicklingError("not enough out-of-band buffers") from None

    def _readonly_buffer(self):
        buffer = self._pop()
        with memoryview(buffer) as view:
            if not view.readonly:
                buffer = view.toreadonly()
        self._push(buffer)

    def _tuple(self, count):
        if len(self.stack) < count:
            raise self._underflow()
        items = tuple(self.stack[len(self.stack) - count:])
        del self.stack[len(self.stack) - count:]
        self._push(items)

    def _dict(self):
        items = self._since_mark()
        if len(items) % 2:
            raise UnpicklingError("odd number of items for DICT")
        self._push(dict(zip(items[::2], items[1::2])))

    def _text_global(self):
        module = self._line().decode("utf-8")
        name = self._line().decode("utf-8")
        self._push(self.find_class(module, name))

    def _stack_global(self):
        name, module = self._pop(), self._pop()
        if type(name) is not str or type(module) is not str:
            raise UnpicklingError("STACK_GLOBAL requires str")
        self._push(self.find_class(module, name))

    def _extension(self, size):
        code = int.from_bytes(self._read(size), "little", signed=size == 4)
        if code <= 0:
            raise UnpicklingError("EXT specifies code <= 0")
        key = copyreg._inverted_registry.get(code)
        if key is None:
            raise ValueError(f"unregistered extension code {code}")
        self._push(self.find_class(*key))

    def _instance(self, cls, args):
        if args or not isinstance(cls, type) or hasattr(cls, "__getinitargs__"):
            self._push(cls(*args))
        else:
            self._push(cls.__new__(cls))

    def _inst(self):
        module = self._line().decode("ascii")
        name = self._line().decode("ascii")
        cls = self.find_class(module, name)
        self._instance(cls, self._since_mark())

    def _obj(self):
        items = self._since_mark()
        if not items:
            raise UnpicklingError("unpickling stack underflow")
        self._instance(items[0], items[1:])

    def _newobj(self):
        args, cls = self._pop(), self._pop()
        self._check_new("NEWOBJ", cls, args)
        self._push(cls.__new__(cls, *args))

    def _newobj_ex(self):
        kwargs, args, cls = self._pop(), self._pop(), self._pop()
        self._check_new("NEWOBJ_EX", cls, args)
        if not isinstance(kwargs, dict):
            raise UnpicklingError(f"NEWOBJ_EX expected a dict for kwargs, not {type(kwargs).__name__}")
        self._push(cls.__new__(cls, *args, **kwargs))

    def _check_new(self, what, cls, args):
        if not isinstance(cls, type):
            raise UnpicklingError(f"{what} class argument must be a type, not {type(cls).__name__}")
        if not isinstance(args, tuple):
            raise UnpicklingError(f"{what} expected an arg tuple, got {type(args).__name__}")

    def _reduce(self):
        args, func = self._pop(), self._pop()
        self._push(func(*args))

    def _append_items(self, items):
        target = self._top()
        if type(target) is list:
            target.extend(items)
            return
        extend = getattr(target, "extend", None)
        if extend is not None:
            extend(items)
            return
        append = target.append
        for item in items:
            append(item)

    def _append(self):
        value = self._pop()
        target = self._top()
        target.append(value)

    def _set_items(self, items):
        target = self._top()
        if len(items) % 2:
            raise UnpicklingError("odd number of items for SETITEMS")
        for index in range(0, len(items), 2):
            target[items[index]] = items[index + 1]

    def _set_item(self):
        value, key = self._pop(), self._pop()
        self._top()[key] = value

    def _add_items(self):
        items = self._since_mark()
        target = self._top()
        if isinstance(target, set):
            target.update(items)
        else:
            for item in items:
                target.add(item)

    def _build(self):
        state = self._pop()
        target = self._top()
        setstate = getattr(target, "__setstate__", None)
        if setstate is not None:
            setstate(state)
            return
        slots = None
        if isinstance(state, tuple) and len(state) == 2:
            state, slots = state
        if state:
            if not isinstance(state, dict):
                raise UnpicklingError("state is not a dictionary")
            attributes = target.__dict__
            for name, value in state.items():
                attributes[sys.intern(name) if type(name) is str else name] = value
        if slots:
            if not isinstance(slots, dict):
                raise UnpicklingError("slot state is not a dictionary")
            for name, value in slots.items():
                setattr(target, name, value)

    def _duplicate(self):
        self._push(self._top())


def _unescaped(data):
    """The bytes of a literal of Python 2."""
    if b"\\" not in data:
        return data
    out = bytearray()
    simple = {b"n": 10, b"t": 9, b"r": 13, b"\\": 92, b"'": 39, b'"': 34, b"a": 7, b"b": 8, b"f": 12, b"v": 11}
    index = 0
    while index < len(data):
        if data[index] != 92:
            out.append(data[index])
            index += 1
            continue
        char = data[index + 1:index + 2]
        if char in simple:
            out.append(simple[char])
            index += 2
        elif char == b"x":
            try:
                out.append(int(data[index + 2:index + 4], 16))
            except ValueError:
                raise ValueError(f"invalid \\x escape at position {index}") from None
            index += 4
        elif char and char in b"01234567":
            end = index + 1
            while end < index + 4 and data[end:end + 1] and data[end:end + 1] in b"01234567":
                end += 1
            out.append(int(data[index + 1:end], 8) & 255)
            index = end
        else:
            out += data[index:index + 2]
            index += 2
    return bytes(out)


_loaders = {ord(letter) if isinstance(letter, str) else letter: load for letter, load in {
    0x80: Unpickler._proto,
    0x95: Unpickler._frame,
    ".": Unpickler._stop,
    "(": Unpickler._mark,
    "0": Unpickler._pop_one,
    "1": Unpickler._since_mark,
    "2": Unpickler._duplicate,
    "N": lambda self: self._push(None),
    0x88: lambda self: self._push(True),
    0x89: lambda self: self._push(False),
    "I": Unpickler._text_int,
    "L": Unpickler._text_long,
    "J": lambda self: self._signed(4),
    "K": lambda self: self._push(self._read(1)[0]),
    "M": lambda self: self._push(self._number(2)),
    0x8a: lambda self: self._signed(self._read(1)[0]),
    0x8b: Unpickler._long4,
    "F": Unpickler._text_float,
    "G": lambda self: self._push(struct.unpack(">d", self._read(8))[0]),
    "S": Unpickler._text_string,
    "T": Unpickler._bin_string,
    "U": lambda self: self._push(self._decoded(self._sized(1, "SHORT_BINSTRING"))),
    "V": Unpickler._text_unicode,
    "X": lambda self: self._unicode(4, "BINUNICODE"),
    0x8c: lambda self: self._unicode(1, "SHORT_BINUNICODE"),
    0x8d: lambda self: self._unicode(8, "BINUNICODE8"),
    "B": lambda self: self._push(self._sized(4, "BINBYTES")),
    "C": lambda self: self._push(self._sized(1, "SHORT_BINBYTES")),
    0x8e: lambda self: self._push(self._sized(8, "BINBYTES")),
    0x96: lambda self: self._push(bytearray(self._sized(8, "BYTEARRAY8"))),
    0x97: Unpickler._next_buffer,
    0x98: Unpickler._readonly_buffer,
    ")": lambda self: self._push(()),
    "t": lambda self: self._push(tuple(self._since_mark())),
    0x85: lambda self: self._tuple(1),
    0x86: lambda self: self._tuple(2),
    0x87: lambda self: self._tuple(3),
    "]": lambda self: self._push([]),
    "l": lambda self: self._push(self._since_mark()),
    "a": Unpickler._append,
    "e": lambda self: self._append_items(self._since_mark()),
    "}": lambda self: self._push({}),
    "d": Unpickler._dict,
    "s": Unpickler._set_item,
    "u": lambda self: self._set_items(self._since_mark()),
    0x8f: lambda self: self._push(set()),
    0x90: Unpickler._add_items,
    0x91: lambda self: self._push(frozenset(self._since_mark())),
    "c": Unpickler._text_global,
    0x93: Unpickler._stack_global,
    0x82: lambda self: self._extension(1),
    0x83: lambda self: self._extension(2),
    0x84: lambda self: self._extension(4),
    "i": Unpickler._inst,
    "o": Unpickler._obj,
    0x81: Unpickler._newobj,
    0x92: Unpickler._newobj_ex,
    "R": Unpickler._reduce,
    "b": Unpickler._build,
    "P": lambda self: self._push(self.persistent_load(self._line().decode("ascii"))),
    "Q": lambda self: self._push(self.persistent_load(self._pop())),
    "p": lambda self: self._memoize(int(self._line())),
    "q": lambda self: self._memoize(self._read(1)[0]),
    "r": lambda self: self._memoize(self._number(4)),
    0x94: lambda self: self._memoize(len(self.memo)),
    "g": lambda self: self._recall(int(self._line())),
    "h": lambda self: self._recall(self._read(1)[0]),
    "j": lambda self: self._recall(self._number(4)),
}.items()}
