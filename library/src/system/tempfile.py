"""Files and folders that are gone after their use.

They are made by `os.mkdir`, `os.open` and `open`, which refuse unless the host provides them; `SpooledTemporaryFile` stays in
memory as long as it is small.
"""

import errno as _errno
import functools as _functools
import io as _io
import os as _os
import random as _random
import shutil as _shutil
import types as _types

__all__ = [
    "NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile", "TemporaryDirectory", "mkstemp", "mkdtemp", "mktemp",
    "TMP_MAX", "gettempprefix", "tempdir", "gettempdir", "gettempprefixb", "gettempdirb",
]

TMP_MAX = 20
template = "tmp"
# The folder that was asked for, or found.
tempdir = None
_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789_"
_FLAGS = _os.O_RDWR | _os.O_CREAT | _os.O_EXCL


@_functools.cache
def _source():
    return _random.Random()


def _random_name():
    return "".join(_source().choices(_LETTERS, k=8))


def gettempprefix():
    """How the names begin."""
    return template


def gettempprefixb():
    """How the names begin, as bytes."""
    return _os.fsencode(template)


def _candidates():
    for name in "TMPDIR", "TEMP", "TMP":
        folder = _os.environ.get(name)
        if folder:
            yield folder
    yield "/tmp"


def gettempdir():
    """The folder for temporary files: what the environment names, or /tmp."""
    global tempdir
    if tempdir is None:
        tempdir = _os.path.normpath(next(_candidates()))
    return _os.fsdecode(tempdir)


def gettempdirb():
    """The folder for temporary files, as bytes."""
    return _os.fsencode(gettempdir())


def _kind(*parts):
    """What the parts of a path are, str or bytes: they may not be mixed."""
    kind = None
    for part in parts:
        if part is None:
            continue
        if isinstance(part, _os.PathLike):
            part = _os.fspath(part)
        new = bytes if isinstance(part, bytes) else str
        if kind not in (None, new):
            raise TypeError("Can't mix bytes and non-bytes in path components.")
        kind = new
    return kind or (bytes if isinstance(tempdir, bytes) else str)


def _parts(prefix, suffix, folder):
    """The parts of a path, with what is usual in place of None."""
    kind = _kind(prefix, suffix, folder)
    if suffix is None:
        suffix = kind()
    if prefix is None:
        prefix = template if kind is str else _os.fsencode(template)
    if folder is None:
        folder = gettempdir() if kind is str else gettempdirb()
    return prefix, suffix, folder, kind


def _first_free(prefix, suffix, folder, make, what):
    """What `make` says of the first name that is free, and the name."""
    prefix, suffix, folder, kind = _parts(prefix, suffix, folder)
    for _ in range(TMP_MAX):
        name = _random_name()
        if kind is bytes:
            name = _os.fsencode(name)
        path = _os.path.join(folder, prefix + name + suffix)
        try:
            made = make(path)
        except FileExistsError:
            continue
        return made, _os.path.abspath(path)
    raise FileExistsError(_errno.EEXIST, f"No usable temporary {what} name found")


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    """Makes a file: its descriptor, and its path."""
    return _first_free(prefix, suffix, dir, lambda path: _os.open(path, _FLAGS, 0o600), "file")


def mkdtemp(suffix=None, prefix=None, dir=None):
    """Makes a folder, and answers its path."""
    return _first_free(prefix, suffix, dir, lambda path: _os.mkdir(path, 0o700), "directory")[1]


def mktemp(suffix="", prefix=template, dir=None):
    """A path where nothing is now."""
    def free(path):
        if _os.path.lexists(path):
            raise FileExistsError
    return _first_free(prefix, suffix, gettempdir() if dir is None else dir, free, "filename")[1]


class _TemporaryFileWrapper:
    """A file that is removed when it is closed."""

    def __init__(self, file, name, delete=True, delete_on_close=True):
        self.file = file
        self.name = name
        self.delete = delete
        self._on_close = delete and delete_on_close
        self._there = True

    def __getattr__(self, name):
        return getattr(self.__dict__["file"], name)

    def __enter__(self):
        self.file.__enter__()
        return self

    def __exit__(self, kind, value, traceback):
        result = self.file.__exit__(kind, value, traceback)
        self._finish(self.delete)
        return result

    def close(self):
        """Closes the file, and removes it."""
        try:
            self.file.close()
        finally:
            self._finish(self._on_close)

    def _finish(self, remove):
        if remove and self._there:
            self._there = False
            _os.unlink(self.name)

    def __iter__(self):
        yield from self.file

    def __repr__(self):
        return f"<{type(self).__qualname__} {self.file!r}>"


def NamedTemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None,
                       delete=True, *, errors=None, delete_on_close=True):
    """A file with a name, which is removed when it is closed."""
    def make(path):
        return _io.open(path, mode.replace("w", "x"), buffering, encoding, errors, newline)
    file, path = _first_free(prefix, suffix, dir, make, "file")
    return _TemporaryFileWrapper(file, path, delete, delete_on_close)


def TemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *, errors=None):
    """A file that is removed when it is closed."""
    return NamedTemporaryFile(mode, buffering, encoding, newline, suffix, prefix, dir, errors=errors)


class SpooledTemporaryFile(_io.IOBase):
    """A file that is in memory until it is larger than `max_size`."""

    _rolled = False

    def __init__(self, max_size=0, mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None,
                 *, errors=None):
        if "b" in mode:
            self._file = _io.BytesIO()
        else:
            raw = _io.BytesIO()
            self._file = _io.TextIOWrapper(raw, encoding="utf-8" if encoding is None else encoding, errors=errors,
                                           newline=newline)
        self._max_size = max_size
        self._arguments = (mode, buffering, encoding, newline, suffix, prefix, dir)
        self._errors = errors

    __class_getitem__ = classmethod(_types.GenericAlias)

    def rollover(self):
        """Goes on in a file of the system."""
        if self._rolled:
            return
        file = TemporaryFile(*self._arguments, errors=self._errors)
        place = self._file.tell()
        self._file.seek(0)
        file.write(self._file.read())
        file.seek(place)
        self._file, self._rolled = file, True

    def _check(self, result):
        if self._max_size and not self._rolled and self._file.tell() > self._max_size:
            self.rollover()
        return result

    def __enter__(self):
        if self._file.closed:
            raise ValueError("Cannot enter context with closed file")
        return self

    def __exit__(self, kind, value, traceback):
        self._file.close()

    def __iter__(self):
        return iter(self._file)

    def __next__(self):
        return next(self._file)

    def close(self):
        self._file.close()

    closed = property(lambda self: self._file.closed)
    encoding = property(lambda self: self._file.encoding)
    errors = property(lambda self: self._file.errors)
    newlines = property(lambda self: self._file.newlines)
    mode = property(lambda self: self._arguments[0])
    name = property(lambda self: getattr(self._file, "name", None))

    def fileno(self):
        self.rollover()
        return self._file.fileno()

    def flush(self):
        self._file.flush()

    def isatty(self):
        return self._file.isatty()

    def readable(self):
        return self._file.readable()

    def writable(self):
        return self._file.writable()

    def seekable(self):
        return self._file.seekable()

    def read(self, *args):
        return self._file.read(*args)

    def readline(self, *args):
        return self._file.readline(*args)

    def readlines(self, *args):
        return self._file.readlines(*args)

    def seek(self, *args):
        return self._file.seek(*args)

    def tell(self):
        return self._file.tell()

    def truncate(self, size=None):
        if size is None:
            return self._file.truncate()
        if size > self._max_size:
            self.rollover()
        return self._file.truncate(size)

    def write(self, data):
        return self._check(self._file.write(data))

    def writelines(self, lines):
        return self._check(self._file.writelines(lines))


class TemporaryDirectory:
    """A folder that is removed when the block ends."""

    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False, *, delete=True):
        self.name = mkdtemp(suffix, prefix, dir)
        self._ignore = ignore_cleanup_errors
        self._delete = delete

    __class_getitem__ = classmethod(_types.GenericAlias)

    def __repr__(self):
        return f"<{self.__class__.__name__} {self.name!r}>"

    def __enter__(self):
        return self.name

    def __exit__(self, kind, value, traceback):
        if self._delete:
            self.cleanup()

    def cleanup(self):
        """Removes the folder and what is in it."""
        _shutil.rmtree(self.name, ignore_errors=self._ignore)
