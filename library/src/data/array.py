"""Numbers of one kind, next to each other in memory."""

from struct import Struct, error as _misfit
from types import GenericAlias
from collections.abc import MutableSequence

_list = list
typecodes = "bBuwhHiIlLqQfd"

_names = {"b": "signed char", "B": "unsigned byte integer", "h": "signed short integer", "H": "unsigned short",
          "i": "signed integer", "I": "unsigned int", "l": "long", "L": "unsigned long"}
_structs = {code: Struct("I" if code in "uw" else code) for code in typecodes}

# What numbers are called where arrays are pickled, in the order of their codes there.
_machine_formats = ("B", "b", "<H", ">H", "<h", ">h", "<I", ">I", "<i", ">i", "<Q", ">Q", "<q", ">q", "<f", ">f", "<d",
                    ">d", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
_machine_codes = {"B": 0, "b": 1, "H": 2, "h": 4, "I": 6, "i": 8, "L": 10, "Q": 10, "l": 12, "q": 12, "f": 14, "d": 16,
                  "u": 20, "w": 20}


def _index(value):
    try:
        return value.__index__()
    except AttributeError:
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer") from None


def _pack(code, value):
    """The bytes of an item."""
    if code in "uw":
        if not isinstance(value, str):
            raise TypeError(f"array item must be a unicode character, not {type(value).__name__}")
        if len(value) != 1:
            raise TypeError(f"array item must be a unicode character, not a string of length {len(value)}")
        return _structs[code].pack(ord(value))
    if code in "fd" and isinstance(value, (str, bytes, bytearray)):
        raise TypeError(f"must be real number, not {type(value).__name__}")
    try:
        return _structs[code].pack(value)
    except OverflowError:
        # A float that is too large for 32 bits is infinite there.
        number = float(value)
        return _structs[code].pack(number * float("inf"))
    except _misfit:
        pass
    if code in "fd":
        raise TypeError(f"must be real number, not {type(value).__name__}")
    number = _index(value)
    if code in "ILQ" and number < 0:
        raise OverflowError("can't convert negative int to unsigned" if code == "Q" else
                            "can't convert negative value to unsigned int")
    if code in "qQ":
        raise OverflowError("int too big to convert")
    if code in "lL" or code == "I" and number >= 1 << 64:
        raise OverflowError(f"Python int too large to convert to C {'unsigned ' * (code != 'l')}long")
    if code != "I" and not -1 << 63 <= number < 1 << 63:
        raise OverflowError("Python int too large to convert to C long")
    name = _names[code]
    # These are read into the next larger kind first.
    if code == "b" and not -1 << 15 <= number < 1 << 15:
        name = "signed short integer"
    elif code == "H" and not -1 << 31 <= number < 1 << 31:
        name = "signed integer"
    raise OverflowError(f"{name} is {'less than minimum' if number < 0 else 'greater than maximum'}")


def _type_name(value):
    return type(value).__name__


class array:
    """Numbers or characters of one kind."""

    __slots__ = ("_code", "_size", "_unpack", "_data", "__weakref__")
    __module__ = "array"

    def __new__(cls, *args, **kwargs):
        if kwargs and cls is array:
            raise TypeError("array.array() takes no keyword arguments")
        if not args:
            raise TypeError("array() takes at least 1 argument (0 given)")
        if len(args) > 2:
            raise TypeError(f"array() takes at most 2 arguments ({len(args)} given)")
        code, items = (*args, None)[:2]
        if not isinstance(code, str):
            raise TypeError(f"array() argument 1 must be a unicode character, not {_type_name(code)}")
        if len(code) != 1:
            raise TypeError("array() argument 1 must be a unicode character, not a string of length "
                            f"{len(code)}")
        if code not in _structs:
            raise ValueError("bad typecode (must be b, B, u, w, h, H, i, I, l, L, q, Q, f or d)")
        self = object.__new__(cls)
        set = object.__setattr__
        set(self, "_code", code)
        set(self, "_size", _structs[code].size)
        set(self, "_unpack", _structs[code].unpack_from)
        set(self, "_data", bytearray())
        if len(args) == 2:
            self._begin(items)
        return self

    def __init__(self, *args, **kwargs):
        pass

    def _begin(self, items):
        if self._code not in "uw":
            if isinstance(items, str):
                raise TypeError(f"cannot use a str to initialize an array with typecode '{self._code}'")
            if isinstance(items, array) and items._code in "uw":
                raise TypeError("cannot use a unicode array to initialize an array with typecode "
                                f"'{self._code}'")
        if isinstance(items, str):
            self.fromunicode(items)
        elif isinstance(items, (bytes, bytearray)):
            self.frombytes(items)
        elif isinstance(items, array) and items._code == self._code:
            self._data.extend(items._data)
        else:
            self._add(items)

    @property
    def typecode(self):
        return self._code

    @property
    def itemsize(self):
        return self._size

    def __setattr__(self, name, value):
        if name in ("typecode", "itemsize"):
            raise AttributeError(f"attribute '{name}' of 'array.array' objects is not writable")
        if type(self) is array:
            raise AttributeError(f"'array.array' object has no attribute '{name}' and no __dict__ for setting new "
                                 "attributes")
        object.__setattr__(self, name, value)

    def __getattr__(self, name):
        shown = "array.array" if type(self) is array else _type_name(self)
        raise AttributeError(f"'{shown}' object has no attribute '{name}'", name=name, obj=self)

    # Memory. All changes of its size go through these.

    def _put(self, start, end, data):
        """Puts bytes in place of those of the items between two indices."""
        size = self._size
        try:
            self._data[start * size:end * size] = data
        except BufferError:
            raise BufferError("cannot resize an array that is exporting buffers") from None

    def _add(self, items):
        """Appends what an iterable gives."""
        items = items if isinstance(items, (list, tuple)) else iter(items)
        if isinstance(items, (list, tuple)) and self._code not in "uw":
            try:
                self._put(len(self), len(self), Struct(f"{len(items)}{self._code}").pack(*items))
                return
            except (_misfit, OverflowError):
                pass
        for item in items:
            self.append(item)

    def _same_kind(self, data):
        """An array of the same kind with these bytes."""
        made = array(self._code)
        made._data.extend(data)
        return made

    def _items(self):
        if self._code in "uw":
            return [chr(number) for number in self._numbers()]
        return list(self._numbers())

    def _numbers(self):
        return Struct(f"{len(self)}{'I' if self._code in 'uw' else self._code}").unpack(self._data)

    def __buffer__(self, flags):
        bytes = memoryview(self._data)
        view = bytes.cast("I" if self._code in "uw" else self._code)
        # The view of the items is enough to keep the memory from changing its size.
        bytes.release()
        return view

    def __release_buffer__(self, view):
        view.release()

    # As a sequence.

    def __len__(self):
        return len(self._data) // self._size

    def __iter__(self):
        index = 0
        while index < len(self):
            yield self[index]
            index += 1

    def _place(self, key, text):
        """The index of an item that is there."""
        try:
            index = key.__index__()
        except AttributeError:
            raise TypeError("array indices must be integers") from None
        if not -1 << 63 <= index < 1 << 63:
            raise IndexError(f"cannot fit '{type(key).__name__}' into an index-sized integer")
        length = len(self)
        if index < 0:
            index += length
        if not 0 <= index < length:
            raise IndexError(text)
        return index

    def __getitem__(self, key):
        if isinstance(key, slice):
            start, stop, step = key.indices(len(self))
            size = self._size
            if step == 1:
                return self._same_kind(self._data[start * size:max(start, stop) * size])
            places = range(start, stop, step)
            return self._same_kind(b"".join([self._data[place * size:(place + 1) * size] for place in places]))
        item = self._unpack(self._data, self._place(key, "array index out of range") * self._size)[0]
        return chr(item) if self._code in "uw" else item

    def __setitem__(self, key, value):
        if not isinstance(key, slice):
            index = self._place(key, "array assignment index out of range")
            self._data[index * self._size:(index + 1) * self._size] = _pack(self._code, value)
            return
        if not isinstance(value, array):
            raise TypeError(f'can only assign array (not "{_type_name(value)}") to array slice')
        if value._code != self._code:
            raise TypeError("bad argument type for built-in operation")
        start, stop, step = key.indices(len(self))
        if step == 1:
            self._put(start, max(start, stop), bytes(value._data))
            return
        places = range(start, stop, step)
        if len(places) != len(value):
            raise ValueError(f"attempt to assign array of size {len(value)} to extended slice of size {len(places)}")
        size, data = self._size, bytes(value._data)
        for index, place in enumerate(places):
            self._data[place * size:(place + 1) * size] = data[index * size:(index + 1) * size]

    def __delitem__(self, key):
        if not isinstance(key, slice):
            index = self._place(key, "array assignment index out of range")
            self._put(index, index + 1, b"")
            return
        start, stop, step = key.indices(len(self))
        if step == 1:
            self._put(start, max(start, stop), b"")
            return
        gone = set(range(start, stop, step))
        size = self._size
        kept = [self._data[place * size:(place + 1) * size] for place in range(len(self)) if place not in gone]
        self._put(0, len(self), b"".join(kept))

    def __contains__(self, value):
        return value in self._items()

    def append(self, v, /):
        """Appends an item."""
        self._put(len(self), len(self), _pack(self._code, v))

    def insert(self, i, v, /):
        """Puts an item before the one at an index."""
        index, length = _index(i), len(self)
        if not -1 << 63 <= index < 1 << 63:
            raise OverflowError("Python int too large to convert to C ssize_t")
        index = max(index + length, 0) if index < 0 else min(index, length)
        self._put(index, index, _pack(self._code, v))

    def pop(self, i=-1, /):
        """Takes the item at an index."""
        index = _index(i)
        if not -1 << 63 <= index < 1 << 63:
            raise OverflowError("Python int too large to convert to C ssize_t")
        if not self._data:
            raise IndexError("pop from empty array")
        index = self._place(index, "pop index out of range")
        item = self[index]
        self._put(index, index + 1, b"")
        return item

    def extend(self, bb, /):
        """Appends the items of an iterable, or of an array of the same kind."""
        if not isinstance(bb, array):
            self._add(bb)
        elif bb._code != self._code:
            raise TypeError("can only extend with array of same kind")
        else:
            self._put(len(self), len(self), bytes(bb._data))

    def remove(self, v, /):
        """Takes the first item of that value out."""
        for index, item in enumerate(self._items()):
            if item == v:
                self._put(index, index + 1, b"")
                return
        raise ValueError("array.remove(x): x not in array")

    def index(self, v, start=0, stop=0x7fffffffffffffff, /):
        """The index of the first item of that value."""
        try:
            return self._items().index(v, start, stop)
        except ValueError:
            raise ValueError("array.index(x): x not in array") from None

    def count(self, v, /):
        """How often a value occurs."""
        return self._items().count(v)

    def clear(self):
        """Takes all items out."""
        self._put(0, len(self), b"")

    def reverse(self):
        """Turns the order round."""
        self._data[:] = self[::-1]._data

    def byteswap(self):
        """Turns the bytes of each item round."""
        size, data = self._size, bytes(self._data)
        for place in range(size):
            self._data[place::size] = data[size - 1 - place::size]

    # Operators.

    def __add__(self, other):
        if not isinstance(other, array):
            raise TypeError(f'can only append array (not "{_type_name(other)}") to array')
        if other._code != self._code:
            raise TypeError("bad argument type for built-in operation")
        return self._same_kind(self._data + other._data)

    def __iadd__(self, other):
        if not isinstance(other, array):
            raise TypeError(f'can only extend array with array (not "{_type_name(other)}")')
        self.extend(other)
        return self

    def __mul__(self, times):
        if not hasattr(times, "__index__"):
            raise TypeError(f"can't multiply sequence by non-int of type '{_type_name(times)}'")
        return self._same_kind(self._data * times)

    __rmul__ = __mul__

    def __imul__(self, times):
        if not hasattr(times, "__index__"):
            raise TypeError(f"can't multiply sequence by non-int of type '{_type_name(times)}'")
        self._put(0, len(self), self._data * times)
        return self

    def __eq__(self, other):
        return self._items() == other._items() if isinstance(other, array) else NotImplemented

    def __lt__(self, other):
        return self._items() < other._items() if isinstance(other, array) else NotImplemented

    def __le__(self, other):
        return self._items() <= other._items() if isinstance(other, array) else NotImplemented

    def __gt__(self, other):
        return self._items() > other._items() if isinstance(other, array) else NotImplemented

    def __ge__(self, other):
        return self._items() >= other._items() if isinstance(other, array) else NotImplemented

    __hash__ = None

    def __repr__(self):
        if not self._data:
            return f"{_type_name(self)}('{self._code}')"
        items = self.tounicode() if self._code in "uw" else self._items()
        return f"{_type_name(self)}('{self._code}', {items!r})"

    # As other things.

    def tolist(self):
        """The items as a list."""
        return self._items()

    def fromlist(self, list, /):
        """Appends the items of a list: all of them, or none if one does not fit."""
        if not isinstance(list, _list):
            raise TypeError("arg must be list")
        added = array(self._code)
        added._add(list)
        self.extend(added)

    def tobytes(self):
        """The memory as bytes."""
        return bytes(self._data)

    def frombytes(self, buffer, /):
        """Appends the items that bytes hold."""
        if isinstance(buffer, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        data = bytes(memoryview(buffer).cast("B") if not isinstance(buffer, (bytes, bytearray)) else buffer)
        if len(data) % self._size:
            raise ValueError("bytes length not a multiple of item size")
        self._put(len(self), len(self), data)

    def tofile(self, f, /):
        """Writes the memory to a binary file."""
        f.write(self.tobytes())

    def fromfile(self, f, n, /):
        """Appends so many items from a binary file."""
        if n < 0:
            raise ValueError("negative count")
        data = f.read(n * self._size)
        if not isinstance(data, bytes):
            raise TypeError("read() didn't return bytes")
        self.frombytes(data)
        if len(data) != n * self._size:
            raise EOFError("read() didn't return enough bytes")

    def tounicode(self):
        """The characters as a str."""
        if self._code not in "uw":
            raise ValueError("tounicode() may only be called on unicode type arrays ('u' or 'w')")
        if self._code == "w":
            # A mark of the order of bytes at the beginning is none of the characters.
            return bytes(self._data).removeprefix(b"\xff\xfe\0\0").decode("utf-32-le")
        numbers = self._numbers()
        wrong = next((number for number in numbers if number > 0x10ffff), None)
        if wrong is not None:
            raise ValueError(f"character U+{wrong:x} is not in range [U+0000; U+10ffff]")
        return "".join(map(chr, numbers))

    def fromunicode(self, ustr, /):
        """Appends the characters of a str."""
        if not isinstance(ustr, str):
            raise TypeError(f"fromunicode() argument must be str, not {_type_name(ustr)}")
        if self._code not in "uw":
            raise ValueError("fromunicode() may only be called on unicode type arrays ('u' or 'w')")
        self._put(len(self), len(self), ustr.encode("utf-32-le", "surrogatepass"))

    def buffer_info(self):
        """A number that stands for the place in memory, and the length."""
        return id(self._data), len(self)

    def __copy__(self):
        return self._same_kind(self._data)

    def __deepcopy__(self, memo, /):
        return self._same_kind(self._data)

    def __reduce_ex__(self, protocol, /):
        state = getattr(self, "__dict__", None) or None
        if protocol < 3 or type(self) is not array:
            return type(self), (self._code, self._items()), state
        return _array_reconstructor, (type(self), self._code, _machine_codes[self._code], self.tobytes()), state

    __class_getitem__ = classmethod(GenericAlias)


ArrayType = array
MutableSequence.register(array)


def _array_reconstructor(cls, typecode, mformat_code, items, /):
    """An array from its memory on a machine that may have had another order of bytes."""
    if not isinstance(cls, type) or not issubclass(cls, array):
        raise TypeError("first argument must be a type object, not " + _type_name(cls))
    if typecode not in _structs:
        raise ValueError("second argument must be a valid type code")
    if not 0 <= mformat_code < len(_machine_formats):
        raise ValueError("third argument must be a valid machine format code.")
    if not isinstance(items, bytes):
        raise TypeError(f"fourth argument should be bytes, not {_type_name(items)}")
    form = _machine_formats[mformat_code]
    if form.startswith("utf"):
        return cls(typecode, items.decode(form))
    size = Struct(form).size
    if len(items) % size:
        raise ValueError("string length not a multiple of item size")
    order, letter = form[:-1], form[-1]
    return cls(typecode, list(Struct(f"{order}{len(items) // size}{letter}").unpack(items)))
