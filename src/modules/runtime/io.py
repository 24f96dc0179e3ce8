# Streams in memory. Files are not part of this runtime.

__all__ = ["StringIO", "BytesIO", "SEEK_SET", "SEEK_CUR", "SEEK_END", "DEFAULT_BUFFER_SIZE", "UnsupportedOperation"]

SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2
DEFAULT_BUFFER_SIZE = 8192


class UnsupportedOperation(OSError, ValueError):
    pass


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

    def _check(self):
        if self._closed:
            raise ValueError("I/O operation on closed file")

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
        end = data.find(self._newline, self._pos) + 1 or len(data)
        if size is not None and size >= 0:
            end = min(end, self._pos + size)
        result = data[self._pos:end]
        self._pos = max(self._pos, end)
        return result

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
        self._check()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

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

    def flush(self):
        self._check()

    def readable(self):
        self._check()
        return True

    writable = seekable = readable

    def isatty(self):
        self._check()
        return False

    def fileno(self):
        raise UnsupportedOperation("fileno")

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *args):
        self.close()


class StringIO(_Memory):
    """A text in memory, to be written and read as a file is."""

    _zero = "\0"
    _newline = "\n"
    _negative = ("Negative seek position", "Negative size value")

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


class BytesIO(_Memory):
    """Bytes in memory, to be written and read as a file is."""

    _zero = b"\0"
    _newline = b"\n"
    _negative = ("negative seek value", "negative size value")

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
