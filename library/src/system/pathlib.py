"""Paths as objects: what can be said of them as texts, and what `os` opens of the files behind them."""

import os
import posixpath
from collections.abc import Sequence as _Sequence

__all__ = ["UnsupportedOperation", "PurePath", "PurePosixPath", "Path", "PosixPath"]


class UnsupportedOperation(NotImplementedError):
    """What this system does not have."""


class _PathParents(_Sequence):
    """The paths that lead to a path, the nearest first."""

    __slots__ = ("_path", "_count")

    def __init__(self, path):
        self._path = path
        self._count = len(path._tail)

    def __len__(self):
        return self._count

    def __getitem__(self, index):
        if isinstance(index, slice):
            return tuple([self[i] for i in range(*index.indices(self._count))])
        if not -self._count <= index < self._count:
            raise IndexError(index)
        if index < 0:
            index += self._count
        path = self._path
        return path._from_parts(path.root, path._tail[:self._count - 1 - index])

    def __repr__(self):
        return f"<{type(self._path).__name__}.parents>"


class PurePath:
    """A path as text."""

    __slots__ = ("_raw", "_str", "_hash", "_parsed")
    parser = posixpath

    def __new__(cls, *args, **kwargs):
        return object.__new__(PurePosixPath if cls is PurePath else cls)

    def __init__(self, *args):
        texts = []
        for arg in args:
            if isinstance(arg, PurePath):
                texts.append(str(arg) if arg._tail or arg.root else "")
                continue
            path = arg
            if not isinstance(path, str):
                try:
                    path = os.fspath(arg)
                except TypeError:
                    pass
            if not isinstance(path, str):
                raise TypeError("argument should be a str or an os.PathLike object where __fspath__ returns a str, "
                                f"not {type(path).__name__!r}")
            texts.append(path)
        self._raw = posixpath.join(*texts) if texts else ""

    def with_segments(self, *pathsegments):
        """A path of the same kind."""
        return type(self)(*pathsegments)

    def _from_parts(self, root, tail):
        return self.with_segments(root + "/".join(tail))

    def _parse(self):
        """The root, and the names behind it."""
        try:
            return self._parsed
        except AttributeError:
            _, root, rest = posixpath.splitroot(self._raw)
            self._parsed = root, [part for part in rest.split("/") if part and part != "."]
            return self._parsed

    @property
    def _tail(self):
        return self._parse()[1]

    @property
    def drive(self):
        """Nothing: only Windows has drives."""
        return ""

    @property
    def root(self):
        """The slashes that the path begins with."""
        return self._parse()[0]

    anchor = root

    @property
    def parts(self):
        """The root and the names."""
        root, tail = self._parse()
        return (root, *tail) if root else tuple(tail)

    def __str__(self):
        try:
            return self._str
        except AttributeError:
            root, tail = self._parse()
            self._str = root + "/".join(tail) or "."
            return self._str

    def __repr__(self):
        return f"{type(self).__name__}({self.as_posix()!r})"

    def __fspath__(self):
        return str(self)

    def __bytes__(self):
        return os.fsencode(self)

    def __reduce__(self):
        return self.__class__, (str(self),) if self._raw else ()

    def as_posix(self):
        """The path with slashes."""
        return str(self)

    def __hash__(self):
        try:
            return self._hash
        except AttributeError:
            self._hash = hash(str(self))
            return self._hash

    def __eq__(self, other):
        return str(self) == str(other) if isinstance(other, PurePath) else NotImplemented

    def _order(self):
        return str(self).split("/")

    def __lt__(self, other):
        return self._order() < other._order() if isinstance(other, PurePath) else NotImplemented

    def __le__(self, other):
        return self._order() <= other._order() if isinstance(other, PurePath) else NotImplemented

    def __gt__(self, other):
        return self._order() > other._order() if isinstance(other, PurePath) else NotImplemented

    def __ge__(self, other):
        return self._order() >= other._order() if isinstance(other, PurePath) else NotImplemented

    def __truediv__(self, key):
        try:
            return self.with_segments(self, key)
        except TypeError:
            return NotImplemented

    def __rtruediv__(self, key):
        try:
            return self.with_segments(key, self)
        except TypeError:
            return NotImplemented

    def joinpath(self, *pathsegments):
        """This path with others behind it."""
        return self.with_segments(self, *pathsegments)

    @property
    def parent(self):
        """The path without its last name."""
        root, tail = self._parse()
        return self._from_parts(root, tail[:-1]) if tail else self

    @property
    def parents(self):
        """The paths that lead here."""
        return _PathParents(self)

    @property
    def name(self):
        """The last name."""
        tail = self._tail
        return tail[-1] if tail else ""

    @property
    def suffix(self):
        """The last extension, with its dot."""
        return posixpath.splitext(self.name)[1]

    @property
    def suffixes(self):
        """All extensions."""
        name = self.name.lstrip(".")
        return ["." + part for part in name.split(".")[1:]]

    @property
    def stem(self):
        """The last name without its last extension."""
        return posixpath.splitext(self.name)[0]

    def with_name(self, name):
        """The path with another last name."""
        if not name or "/" in name or name == ".":
            raise ValueError(f"Invalid name {name!r}")
        root, tail = self._parse()
        if not tail:
            raise ValueError(f"{self!r} has an empty name")
        return self._from_parts(root, [*tail[:-1], name])

    def with_stem(self, stem):
        """The path with another last name before its extension."""
        suffix = self.suffix
        if not suffix:
            return self.with_name(stem)
        if not stem:
            raise ValueError(f"{self!r} has a non-empty suffix")
        return self.with_name(stem + suffix)

    def with_suffix(self, suffix):
        """The path with another extension."""
        stem = self.stem
        if not stem:
            raise ValueError(f"{self!r} has an empty name")
        if suffix and not suffix.startswith("."):
            raise ValueError(f"Invalid suffix {suffix!r}")
        return self.with_name(stem + suffix)

    def _other(self, path):
        return path if isinstance(path, PurePath) else self.with_segments(path)

    def is_absolute(self):
        """Whether the path begins at the root."""
        return bool(self.root)

    def is_relative_to(self, other):
        """Whether another path leads here."""
        other = self._other(other)
        return other == self or other in self.parents

    def relative_to(self, other, *, walk_up=False):
        """The path as seen from another."""
        other = self._other(other)
        for up, path in enumerate((other, *other.parents)):
            if path == self or path in self.parents:
                break
            if not walk_up:
                raise ValueError(f"{str(self)!r} is not in the subpath of {str(other)!r}")
            if path.name == "..":
                raise ValueError(f"'..' segment in {str(other)!r} cannot be walked")
        else:
            raise ValueError(f"{str(self)!r} and {str(other)!r} have different anchors")
        return self._from_parts("", [".."] * up + self._tail[len(path._tail):])

    def as_uri(self):
        """The path as an address."""
        import warnings

        warnings.warn("pathlib.PurePath.as_uri() is deprecated and scheduled for removal in Python 3.19. "
                      "Use pathlib.Path.as_uri().", DeprecationWarning, stacklevel=2)
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        return self._address()

    def _address(self):
        from urllib.parse import quote_from_bytes

        return "file://" + quote_from_bytes(bytes(self))

    def full_match(self, pattern, *, case_sensitive=None):
        """Whether a pattern matches the whole path; ** stands for any names."""
        pattern = self._other(pattern)
        return _match(pattern.parts, self.parts, case_sensitive is not False)

    def match(self, path_pattern, *, case_sensitive=None):
        """Whether a pattern matches the end of the path."""
        pattern = self._other(path_pattern).parts
        if not pattern:
            raise ValueError("empty pattern")
        parts = self.parts
        if len(parts) < len(pattern) or len(parts) > len(pattern) and pattern[0][:1] == "/":
            return False
        exact = case_sensitive is not False
        return all(_match_name(each, part, exact) for each, part in zip(pattern[::-1], parts[::-1]))


def _match_name(pattern, name, exact):
    if name[:1] == "/":
        # No wildcard stands for the root.
        return pattern == name
    from fnmatch import fnmatchcase

    return fnmatchcase(name, pattern) if exact else fnmatchcase(name.lower(), pattern.lower())


def _match(pattern, parts, exact):
    # Which beginnings of the pattern match the parts that were looked at: no two can be told apart later.
    def beyond(reached):
        for at in sorted(reached):
            while at < len(pattern) and pattern[at] == "**":
                at += 1
                reached.add(at)
        return reached

    reached = beyond({0})
    for part in parts:
        following = set()
        for at in reached:
            if at < len(pattern):
                if pattern[at] == "**":
                    following.add(at)
                elif _match_name(pattern[at], part, exact):
                    following.add(at + 1)
        reached = beyond(following)
    return len(pattern) in reached


os.PathLike.register(PurePath)


class PurePosixPath(PurePath):
    """A path of POSIX systems as text."""

    __slots__ = ()


class Path(PurePath):
    """A path, with what `os` knows of the file behind it."""

    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        return object.__new__(PosixPath if cls is Path else cls)

    @classmethod
    def cwd(cls):
        """The current directory."""
        return cls(os.getcwd())

    @classmethod
    def home(cls):
        """The directory that the environment calls HOME."""
        home = os.path.expanduser("~")
        if home == "~":
            raise RuntimeError("Could not determine home directory.")
        return cls(home)

    @classmethod
    def from_uri(cls, uri):
        """The path of an address."""
        from urllib.error import URLError
        from urllib.request import url2pathname

        try:
            path = cls(url2pathname(uri, require_scheme=True))
        except URLError as error:
            raise ValueError(error.reason) from None
        if not path.is_absolute():
            raise ValueError(f"URI is not absolute: {uri!r}")
        return path

    def as_uri(self):
        """The path as an address."""
        if not self.is_absolute():
            raise ValueError("relative paths can't be expressed as file URIs")
        return self._address()

    def absolute(self):
        """The path from the root."""
        return self if self.is_absolute() else self.with_segments(os.getcwd(), self)

    def resolve(self, strict=False):
        """The path from the root, without what leads nowhere."""
        return self.with_segments(os.path.realpath(self, strict=strict))

    def expanduser(self):
        """The path with ~ at its beginning replaced by HOME."""
        root, tail = self._parse()
        if root or not tail or tail[0][:1] != "~":
            return self
        home = os.path.expanduser(tail[0])
        if home[:1] == "~":
            raise RuntimeError("Could not determine home directory.")
        return self.with_segments(home, *tail[1:])

    def stat(self, *, follow_symlinks=True):
        return os.stat(self) if follow_symlinks else os.lstat(self)

    def lstat(self):
        return os.lstat(self)

    def exists(self, *, follow_symlinks=True):
        """Whether there is such a file; without a file system there is none."""
        return os.path.exists(self) if follow_symlinks else os.path.lexists(self)

    def is_dir(self, *, follow_symlinks=True):
        return os.path.isdir(self)

    def is_file(self, *, follow_symlinks=True):
        return os.path.isfile(self)

    def is_symlink(self):
        return os.path.islink(self)

    def is_mount(self):
        return os.path.ismount(self)

    def is_junction(self):
        return False

    def _is_kind(self, kind):
        try:
            return self.stat().st_mode & 0o170000 == kind
        except (OSError, ValueError):
            return False

    def is_block_device(self):
        return self._is_kind(0o060000)

    def is_char_device(self):
        return self._is_kind(0o020000)

    def is_fifo(self):
        return self._is_kind(0o010000)

    def is_socket(self):
        return self._is_kind(0o140000)

    def samefile(self, other_path):
        return os.path.samefile(self, other_path)

    def open(self, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
        """Opens the file, by the `open` that the host gave to scripts."""
        import builtins

        return builtins.open(str(self), mode, buffering, encoding, errors, newline)

    def read_text(self, encoding=None, errors=None, newline=None):
        with self.open("r", encoding=encoding, errors=errors, newline=newline) as file:
            return file.read()

    def read_bytes(self):
        with self.open("rb") as file:
            return file.read()

    def write_text(self, data, encoding=None, errors=None, newline=None):
        if not isinstance(data, str):
            raise TypeError(f"data must be str, not {type(data).__name__}")
        with self.open("w", encoding=encoding, errors=errors, newline=newline) as file:
            return file.write(data)

    def write_bytes(self, data):
        with self.open("wb") as file:
            return file.write(memoryview(data))

    def iterdir(self):
        """The paths in the directory."""
        return (self / name for name in os.listdir(self))

    def glob(self, pattern, *, case_sensitive=None, recurse_symlinks=False):
        """The paths below this one that a pattern matches."""
        pattern = self._other(pattern)
        if pattern.root:
            raise NotImplementedError("Non-relative patterns are unsupported")
        if not pattern._tail:
            raise ValueError(f"Unacceptable pattern: {str(pattern)!r}")
        start = len(self.parts)
        exact = case_sensitive is not False
        seen = [self]
        for place, dirs, files in self.walk():
            seen += [place / name for name in dirs + files]
        for path in seen:
            if _match(pattern._tail, path.parts[start:], exact):
                yield path

    def rglob(self, pattern, *, case_sensitive=None, recurse_symlinks=False):
        """As `glob`, in all directories below."""
        yield from self.glob(os.path.join("**", pattern), case_sensitive=case_sensitive)

    def walk(self, top_down=True, on_error=None, follow_symlinks=False):
        """The directories below this one, with the names in each."""
        for place, dirs, files in os.walk(self, top_down, on_error, follow_symlinks):
            yield self.with_segments(place), dirs, files

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        try:
            os.mkdir(self, mode)
        except FileNotFoundError:
            if not parents or self.parent == self:
                raise
            self.parent.mkdir(parents=True, exist_ok=True)
            self.mkdir(mode, parents=False, exist_ok=exist_ok)
        except OSError:
            if not exist_ok or not self.is_dir():
                raise

    def touch(self, mode=0o666, exist_ok=True):
        """Makes an empty file."""
        if not exist_ok and self.exists():
            raise FileExistsError(17, "File exists", str(self))
        self.open("a").close()

    def unlink(self, missing_ok=False):
        try:
            os.unlink(self)
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rmdir(self):
        os.rmdir(self)

    def rename(self, target):
        os.rename(self, target)
        return self.with_segments(target)

    def replace(self, target):
        os.replace(self, target)
        return self.with_segments(target)

    def readlink(self):
        return self.with_segments(os.readlink(self))

    def symlink_to(self, target, target_is_directory=False):
        os.symlink(target, self, target_is_directory)

    def hardlink_to(self, target):
        os.link(target, self)

    def chmod(self, mode, *, follow_symlinks=True):
        os.chmod(self, mode, follow_symlinks=follow_symlinks)


class PosixPath(Path, PurePosixPath):
    """A path of POSIX systems, with what `os` knows of the file behind it."""

    __slots__ = ()


def __getattr__(name):
    if name in ("PureWindowsPath", "WindowsPath"):
        raise AttributeError(f"pathlib.{name}: paths of Windows are not part of this library")
    raise AttributeError(f"module 'pathlib' has no attribute {name!r}")
