"""The surroundings of a script: its environment, paths as texts, and functions that say what they lack.

The files and processes of the machine are out of reach. A host opens what it wants by functions of its own, which
stand here in place of those that refuse: `nonlocal_library::Library::os`.
"""

import sys
from abc import ABC as _ABC, abstractmethod as _abstractmethod
from collections.abc import Mapping as _Mapping, MutableMapping as _MutableMapping
from types import GenericAlias as _GenericAlias

import _host_os
import _os

name = "posix"
curdir = extsep = "."
pardir = ".."
sep = "/"
altsep = None
pathsep = ":"
linesep = "\n"
defpath = "/bin:/usr/bin"
devnull = "/dev/null"
error = OSError
supports_bytes_environ = True
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
F_OK, X_OK, W_OK, R_OK = 0, 1, 2, 4
O_RDONLY, O_WRONLY, O_RDWR, O_CREAT, O_EXCL, O_TRUNC, O_APPEND = 0, 1, 2, 64, 128, 512, 1024
EX_OK, EX_USAGE, EX_DATAERR, EX_NOINPUT, EX_SOFTWARE, EX_OSERR, EX_IOERR, EX_NOPERM, EX_CONFIG = (
    0, 64, 65, 66, 70, 71, 74, 77, 78)


class PathLike(_ABC):
    """What stands for a path: its `__fspath__` answers the text."""

    __slots__ = ()

    @_abstractmethod
    def __fspath__(self):
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is PathLike:
            return any("__fspath__" in base.__dict__ for base in subclass.__mro__) or NotImplemented
        return NotImplemented

    __class_getitem__ = classmethod(_GenericAlias)


def fspath(path):
    """The text or the bytes that a path is or stands for."""
    if isinstance(path, (str, bytes)):
        return path
    cls = type(path)
    try:
        result = cls.__fspath__(path)
    except AttributeError:
        if hasattr(cls, "__fspath__"):
            raise
        raise TypeError(f"expected str, bytes or os.PathLike object, not {cls.__name__}") from None
    except TypeError:
        if getattr(cls, "__fspath__", None) is None:
            raise TypeError(f"expected str, bytes or os.PathLike object, not {cls.__name__}") from None
        raise
    if isinstance(result, (str, bytes)):
        return result
    raise TypeError(f"expected {cls.__name__}.__fspath__() to return str or bytes, not {type(result).__name__}")


def fsencode(filename):
    """A path as bytes."""
    filename = fspath(filename)
    return filename.encode("utf-8", "surrogateescape") if isinstance(filename, str) else filename


def fsdecode(filename):
    """A path as text."""
    filename = fspath(filename)
    return filename.decode("utf-8", "surrogateescape") if isinstance(filename, bytes) else filename


class _Environ(_MutableMapping):
    """The environment: texts by name. What a script changes stays in its runtime."""

    def __init__(self, data, encode, decode):
        self._data = data
        self.encodekey = self.encodevalue = encode
        self.decodekey = self.decodevalue = decode

    def __getitem__(self, key):
        try:
            return self.decodevalue(self._data[self.encodekey(key)])
        except KeyError:
            raise KeyError(key) from None

    def __setitem__(self, key, value):
        key, value = self.encodekey(key), self.encodevalue(value)
        putenv(key, value)
        self._data[key] = value

    def __delitem__(self, key):
        encoded = self.encodekey(key)
        unsetenv(encoded)
        try:
            del self._data[encoded]
        except KeyError:
            raise KeyError(key) from None

    def __iter__(self):
        for key in list(self._data):
            yield self.decodekey(key)

    def __len__(self):
        return len(self._data)

    def __repr__(self):
        items = ", ".join([f"{key!r}: {value!r}" for key, value in self.items()])
        return f"environ({{{items}}})"

    def copy(self):
        return dict(self)

    def setdefault(self, key, value):
        if key not in self:
            self[key] = value
        return self[key]

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        if not isinstance(other, _Mapping):
            return NotImplemented
        return dict(self) | dict(other)

    def __ror__(self, other):
        if not isinstance(other, _Mapping):
            return NotImplemented
        return dict(other) | dict(self)


def _encoder(kind):
    def encode(value):
        if not isinstance(value, kind):
            raise TypeError(f"{kind.__name__} expected, not {type(value).__name__}")
        return fsencode(value)

    return encode


_data = {fsencode(key): fsencode(value) for key, value in _os.environ()}
environ = _Environ(_data, _encoder(str), fsdecode)
environb = _Environ(_data, _encoder(bytes), bytes)


def getenv(key, default=None):
    """A variable of the environment."""
    return environ.get(key, default)


def getenvb(key, default=None):
    """A variable of the environment as bytes."""
    return environb.get(key, default)


def putenv(name, value, /):
    """Sets a variable for processes that begin later: there are none, and `environ` does not see it."""
    name, value = fsencode(name), fsencode(value)
    if b"\0" in name or b"\0" in value:
        raise ValueError("embedded null byte")
    if b"=" in name:
        raise ValueError("illegal environment variable name")
    if not name:
        raise OSError(22, "Invalid argument")


def unsetenv(name, /):
    """Takes a variable away for processes that begin later."""
    name = fsencode(name)
    if b"\0" in name:
        raise ValueError("embedded null byte")
    if not name or b"=" in name:
        raise OSError(22, "Invalid argument")


def get_exec_path(env=None):
    """The directories in which a shell looks for programs."""
    return (environ if env is None else env).get("PATH", defpath).split(pathsep)


def getcwd():
    """The root: a script is nowhere else."""
    return "/"


def getcwdb():
    return b"/"


def getpid():
    """A script sees one process, its own."""
    return 1


def getppid():
    return 0


def cpu_count():
    return 1


process_cpu_count = cpu_count


def isatty(fd, /):
    return False


def access(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True):
    """Whether a file can be reached in this way: none can."""
    fspath(path)
    return False


def get_terminal_size(fd=1, /):
    raise OSError(25, "Inappropriate ioctl for device")


def strerror(code, /):
    """The text of an error of the system."""
    from _errno_texts import TEXTS

    return TEXTS.get(code, f"Unknown error {code}")


def urandom(size, /):
    """Random bytes, from the entropy that the host gave."""
    from random import SystemRandom

    return SystemRandom().randbytes(size)


class terminal_size(tuple):
    """The columns and the lines of a terminal."""

    __slots__ = ()

    def __new__(cls, sizes):
        if not hasattr(type(sizes), "__iter__") and not hasattr(type(sizes), "__getitem__"):
            raise TypeError("constructor requires a sequence")
        sizes = tuple(sizes)
        if len(sizes) != 2:
            raise TypeError(f"os.terminal_size() takes a 2-sequence ({len(sizes)}-sequence given)")
        return tuple.__new__(cls, sizes)

    columns = property(lambda self: self[0])
    lines = property(lambda self: self[1])

    def __repr__(self):
        return f"os.terminal_size(columns={self[0]!r}, lines={self[1]!r})"


def _refusing(name):
    def refuse(*args, **kwargs):
        text = f"os.{name} is not open to scripts here; a host provides it with nonlocal_library::Library::os"
        raise PermissionError(1, text)

    refuse.__name__ = refuse.__qualname__ = name
    return refuse


_REFUSED = (
    "abort", "chdir", "chmod", "chown", "close", "closerange", "dup", "dup2", "fchmod", "fdopen", "fstat", "fsync",
    "ftruncate", "kill", "link", "listdir", "lseek", "lstat", "mkdir", "mkfifo", "open", "pipe", "popen", "pread",
    "pwrite", "read", "readlink", "remove", "rename", "replace", "rmdir", "scandir", "set_blocking", "stat", "statvfs",
    "symlink", "sync", "system", "truncate", "umask", "uname", "unlink", "utime", "wait", "waitpid", "write", "_exit",
)
for _name in _REFUSED:
    globals()[_name] = _refusing(_name)
# What the host gave.
globals().update({_name: function for _name, function in vars(_host_os).items() if _name[:1] != "_"})
del _name


def makedirs(name, mode=0o777, exist_ok=False):
    """A directory, and those above it that are not there."""
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        makedirs(head, exist_ok=exist_ok)
    try:
        mkdir(name, mode)
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise


def walk(top, topdown=True, onerror=None, followlinks=False):
    """The directories below one: for each its path, the names of those in it, and the names of the files."""
    sys.audit("os.walk", top, topdown, onerror, followlinks)
    # A directory that was read and is yet to be given after those in it, or one to read.
    stack = [(fspath(top), None)]
    while stack:
        place, found = stack.pop()
        if found is not None:
            yield found
            continue
        try:
            entries = sorted(listdir(place))
        except OSError as error:
            if onerror is not None:
                onerror(error)
            continue
        dirs, files = [], []
        for entry in entries:
            (dirs if path.isdir(path.join(place, entry)) else files).append(entry)
        found = place, dirs, files
        if topdown:
            yield found
        else:
            stack.append((place, found))
        for entry in reversed(dirs):
            below = path.join(place, entry)
            if followlinks or not path.islink(below):
                stack.append((below, None))


import posixpath as path

sys.modules["os.path"] = path

__all__ = [name for name in globals() if not name.startswith("_") and name not in ("sys", "path")] + ["path", "_exit"]
