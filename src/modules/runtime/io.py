# Streams in memory. Files are not part of this runtime.

from abc import ABCMeta as _ABCMeta, _has_methods, abstractmethod as _abstractmethod
from builtins import BlockingIOError, open
from types import GenericAlias as _GenericAlias

__all__ = ["open", "IOBase", "RawIOBase", "BufferedIOBase", "TextIOBase", "BufferedReader", "BufferedWriter", "TextIOWrapper",
    "StringIO", "BytesIO", "Reader", "Writer", "SEEK_SET", "SEEK_CUR", "SEEK_END", "DEFAULT_BUFFER_SIZE", "UnsupportedOperation",
    "BlockingIOError", "text_encoding"]

SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2
DEFAULT_BUFFER_SIZE = 8192


class UnsupportedOperation(OSError, ValueError):
    pass


def text_encoding(encoding, stacklevel=2, /):
    """The encoding of a text file: the one that is given, or the usual one."""
    return "locale" if encoding is None else encoding


class IOBase(metaclass=_ABCMeta):
    """What streams have in common."""

    def _unsupported(self, name):
        raise UnsupportedOperation(f"{type(self).__name__}.{name}() not supported")

    def seek(self, offset, whence=0, /):
        self._unsupported("seek")

    def tell(self):
        return self.seek(0, 1)

    def truncate(self, pos=None, /):
        self._unsupported("truncate")

    def fileno(self):
        self._unsupported("fileno")

    def _checkClosed(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")

    def flush(self):
        self._checkClosed()

    _closed = False

    @property
    def closed(self):
        return self._closed

    def close(self):
        if not self._closed:
            try:
                self.flush()
            finally:
                self._closed = True

    def readable(self):
        return False

    writable = seekable = isatty = readable

    def __enter__(self):
        self._checkClosed()
        return self

    def __exit__(self, *args):
        self.close()

    def readline(self, size=-1, /):
        line = self.read(0)
        newline = "\n" if isinstance(line, str) else b"\n"
        while size is None or size < 0 or len(line) < size:
            one = self.read(1)
            if not one:
                break
            line += one
            if one == newline:
                break
        return line

    def readlines(self, hint=-1, /):
        lines, total = [], 0
        for line in self:
            lines.append(line)
            total += len(line)
            if hint is not None and 0 < hint <= total:
                break
        return lines

    def writelines(self, lines, /):
        for line in lines:
            self.write(line)

    def __iter__(self):
        self._checkClosed()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line


class RawIOBase(IOBase):
    """Bytes without a buffer: what derives from it says by `readinto` and `write` where they come from and go to."""

    def read(self, size=-1, /):
        if size is None or size < 0:
            return self.readall()
        buffer = bytearray(size)
        count = self.readinto(buffer)
        if count is None:
            return None
        if not 0 <= count <= size:
            raise ValueError(f"readinto returned {count} outside buffer size {size}")
        return bytes(buffer[:count])

    def readall(self):
        """All that is left."""
        data = bytearray()
        while part := self.read(DEFAULT_BUFFER_SIZE):
            data += part
        return bytes(data) if data or part is not None else None

    def readinto(self, buffer, /):
        raise NotImplementedError

    def write(self, b, /):
        raise NotImplementedError


class BufferedIOBase(IOBase):
    """Bytes with a buffer."""

    def read(self, size=-1, /):
        self._unsupported("read")

    def write(self, b, /):
        self._unsupported("write")


class TextIOBase(IOBase):
    """Text."""

    encoding = errors = newlines = None

    def read(self, size=-1, /):
        self._unsupported("read")

    def write(self, s, /):
        self._unsupported("write")


class _Memory:
    """What texts and bytes in memory have in common. The content lies in `_data`, or in `_pieces` while it
    is only appended to."""

    def __init__(self, empty, initial):
        self._empty = empty
        self._data = initial
        self._pieces = []
        self._length = len(initial)
        self._pos = 0
        self._closed = False

    @property
    def closed(self):
        return self._closed

    def close(self):
        self._closed = True
        self._data, self._pieces, self._length = self._empty, [], 0

    def _content(self):
        if self._pieces:
            self._data += self._empty.join(self._pieces)
            self._pieces = []
        return self._data

    def getvalue(self):
        self._check()
        return self._content()

    def _put(self, s):
        count = len(s)
        if self._pos == self._length:
            self._pieces.append(s)
            self._length += count
        elif count:
            data = self._content()
            if self._pos > len(data):
                data += self._zero * (self._pos - len(data))
            self._data = data[:self._pos] + s + data[self._pos + count:]
            self._length = len(self._data)
        self._pos += count
        return count

    def read(self, size=-1, /):
        self._check()
        data = self._content()
        end = len(data) if size is None or size < 0 else min(self._pos + size, len(data))
        result = data[self._pos:end]
        self._pos = max(self._pos, end)
        return result

    def readline(self, size=-1, /):
        self._check()
        data = self._content()
        end = self._line_end(data)
        if size is not None and size >= 0:
            end = min(end, self._pos + size)
        result = data[self._pos:end]
        self._pos = max(self._pos, end)
        return result

    def _line_end(self, data):
        return data.find(self._newline, self._pos) + 1 or len(data)

    def tell(self):
        self._check()
        return self._pos

    def truncate(self, pos=None, /):
        self._check()
        if pos is None:
            pos = self._pos
        elif pos < 0:
            raise ValueError(f"{self._negative[1]} {pos}")
        self._data = self._content()[:pos]
        self._length = len(self._data)
        return pos

    def readable(self):
        self._check()
        return True

    writable = seekable = readable

    def isatty(self):
        self._check()
        return False

    def fileno(self):
        raise UnsupportedOperation("fileno")


class StringIO(_Memory, TextIOBase):
    """A text in memory, to be written and read as a file is."""

    _zero = "\0"
    _newline = "\n"
    _negative = ("Negative seek position", "Negative size value")

    def _check(self):
        if self._closed:
            raise ValueError("I/O operation on closed file")

    def flush(self):
        """Nothing is waiting, whether it is closed or not."""

    def __init__(self, initial_value="", newline="\n"):
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError(f"initial_value must be str or None, not {type(initial_value).__name__}")
        if newline not in (None, "", "\n", "\r", "\r\n"):
            raise ValueError(f"illegal newline value: {newline!r}")
        self._translation = newline
        super().__init__("", self._translated(initial_value or ""))

    def _translated(self, s):
        if self._translation is None:
            return s.replace("\r\n", "\n").replace("\r", "\n")
        if self._translation in ("\r", "\r\n"):
            return s.replace("\n", self._translation)
        return s

    def _line_end(self, data):
        newline = self._translation
        if newline in (None, "\n"):
            return super()._line_end(data)
        if newline:
            place = data.find(newline, self._pos)
            return len(data) if place < 0 else place + len(newline)
        # Lines may end in each of the three ways.
        feed = data.find("\n", self._pos)
        carriage = data.find("\r", self._pos, len(data) if feed < 0 else feed)
        if carriage < 0:
            return feed + 1 or len(data)
        return carriage + (2 if data.startswith("\n", carriage + 1) else 1)

    def write(self, s, /):
        self._check()
        if not isinstance(s, str):
            raise TypeError(f"string argument expected, got {type(s).__name__!r}")
        self._put(self._translated(s))
        return len(s)

    def seek(self, pos, whence=0, /):
        self._check()
        if whence == 0:
            if pos < 0:
                raise ValueError(f"Negative seek position {pos}")
        elif whence not in (1, 2):
            raise ValueError(f"Invalid whence ({whence}, should be 0, 1 or 2)")
        elif pos != 0:
            raise OSError("Can't do nonzero cur-relative seeks")
        else:
            pos = self._pos if whence == 1 else self._length
        self._pos = pos
        return pos

    encoding = errors = None
    line_buffering = False

    @property
    def newlines(self):
        return None


class BytesIO(_Memory, BufferedIOBase):
    """Bytes in memory, to be written and read as a file is."""

    _zero = b"\0"
    _newline = b"\n"
    _negative = ("negative seek value", "negative size value")

    def __iter__(self):
        # Whether it is closed, `next` asks.
        return self

    _check = IOBase._checkClosed

    def __init__(self, initial_bytes=b""):
        super().__init__(b"", b"" if initial_bytes is None else bytes(memoryview(initial_bytes)))

    def write(self, b, /):
        self._check()
        if isinstance(b, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        return self._put(bytes(memoryview(b)))

    def seek(self, pos, whence=0, /):
        self._check()
        if whence == 0:
            if pos < 0:
                raise ValueError(f"negative seek value {pos}")
        elif whence == 1:
            pos = max(0, self._pos + pos)
        elif whence == 2:
            pos = max(0, self._length + pos)
        else:
            raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")
        self._pos = pos
        return pos

    def readinto(self, buffer, /):
        data = self.read(len(buffer))
        buffer[:len(data)] = data
        return len(data)

    read1 = _Memory.read


class BufferedWriter(BufferedIOBase):
    """Writes to a stream of bytes. What lies in memory needs no buffer: the bytes go there at once."""

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        self.raw = raw

    def write(self, b, /):
        return self.raw.write(b)

    def flush(self):
        self.raw.flush()

    def close(self):
        self.raw.close()

    @property
    def closed(self):
        return self.raw.closed

    def writable(self):
        return self.raw.writable()

    def seekable(self):
        return self.raw.seekable()

    def seek(self, target, whence=0, /):
        return self.raw.seek(target, whence)

    def tell(self):
        return self.raw.tell()


class BufferedReader(BufferedWriter):
    """Reads from a stream of bytes."""

    def read(self, size=-1, /):
        # A raw stream may give less at once than there is.
        data = self.raw.read(size)
        if not data or size is None or size < 0:
            return data
        while len(data) < size and (part := self.raw.read(size - len(data))):
            data += part
        return data

    def read1(self, size=-1, /):
        return self.raw.read(DEFAULT_BUFFER_SIZE if size < 0 else size)

    def readinto(self, buffer, /):
        data = self.read(len(buffer))
        buffer[:len(data)] = data
        return len(data)

    def readline(self, size=-1, /):
        return self.raw.readline(size)

    def write(self, b, /):
        raise UnsupportedOperation("write")

    def readable(self):
        return True

    def writable(self):
        return False


class TextIOWrapper(TextIOBase):
    """Text over a stream of bytes."""

    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False):
        if newline not in (None, "", "\n", "\r", "\r\n"):
            raise ValueError(f"illegal newline value: {newline!r}")
        self._buffer = buffer
        self._encoding = "utf-8" if encoding in (None, "locale") else encoding
        self._errors = "strict" if errors is None else errors
        self._newline = newline
        self._line_buffering = line_buffering
        self._write_through = write_through
        # What was read and decoded, and how much of it was handed out.
        self._text = None

    buffer = property(lambda self: self._detached())
    encoding = property(lambda self: self._encoding)
    errors = property(lambda self: self._errors)
    line_buffering = property(lambda self: self._line_buffering)
    write_through = property(lambda self: self._write_through)
    newlines = property(lambda self: None)

    def _detached(self):
        if self._buffer is None:
            raise ValueError("underlying buffer has been detached")
        return self._buffer

    @property
    def name(self):
        return self.buffer.name

    @property
    def closed(self):
        return self.buffer.closed

    def detach(self):
        """Gives the stream of bytes back."""
        self.flush()
        buffer, self._buffer = self.buffer, None
        return buffer

    def reconfigure(self, *, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None):
        """Changes how the text is written."""
        self._encoding = encoding or self._encoding
        self._errors = errors or self._errors
        self._newline = self._newline if newline is None else newline
        if line_buffering is not None:
            self._line_buffering = line_buffering
        if write_through is not None:
            self._write_through = write_through

    def write(self, s, /):
        """Writes a text; its length."""
        if not isinstance(s, str):
            raise TypeError(f"write() argument must be str, not {type(s).__name__}")
        if self.closed:
            raise ValueError("I/O operation on closed file.")
        text = s.replace("\n", self._newline) if self._newline in ("\r", "\r\n") else s
        self.buffer.write(text.encode(self._encoding, self._errors))
        return len(s)

    def flush(self):
        self.buffer.flush()

    def close(self):
        if self._buffer is not None and not self.closed:
            self.flush()
            self.buffer.close()

    def _reader(self):
        """All that is left to read, as text in memory."""
        if self._text is None:
            text = self.buffer.read().decode(self._encoding, self._errors)
            if self._newline is None:
                text = text.replace("\r\n", "\n").replace("\r", "\n")
            self._text = StringIO(text, newline="\n")
        return self._text

    def read(self, size=-1, /):
        return self._reader().read(size)

    def readline(self, size=-1, /):
        return self._reader().readline(size)

    def seek(self, cookie, whence=0, /):
        self.flush()
        self._text = None
        return self.buffer.seek(cookie, whence)

    def tell(self):
        return self.buffer.tell()

    def truncate(self, pos=None, /):
        self.flush()
        return self.buffer.truncate(pos)

    def readable(self):
        return self.buffer.readable()

    def writable(self):
        return self.buffer.writable()

    def seekable(self):
        return self.buffer.seekable()

    def isatty(self):
        return self.buffer.isatty()

    def fileno(self):
        return self.buffer.fileno()

    def __repr__(self):
        return f"<_io.TextIOWrapper encoding={self._encoding!r}>"


class Reader(metaclass=_ABCMeta):
    """What can be read from: whatever has the method `read`."""

    __slots__ = ()

    @_abstractmethod
    def read(self, size=..., /):
        """So many items, or all that are left."""

    @classmethod
    def __subclasshook__(cls, other):
        return _has_methods(other, "read") if cls is Reader else NotImplemented

    __class_getitem__ = classmethod(_GenericAlias)


class Writer(metaclass=_ABCMeta):
    """What can be written to: whatever has the method `write`."""

    __slots__ = ()

    @_abstractmethod
    def write(self, data, /):
        """Writes the data, and says how many items it took."""

    @classmethod
    def __subclasshook__(cls, other):
        return _has_methods(other, "write") if cls is Writer else NotImplemented

    __class_getitem__ = classmethod(_GenericAlias)
