"""Paths as texts: what can be known of them without a file system."""

import os

__all__ = [
    "normcase", "isabs", "join", "splitdrive", "splitroot", "split", "splitext", "basename", "dirname",
    "commonprefix", "getsize", "getmtime", "getatime", "getctime", "islink", "exists", "lexists", "isdir", "isfile",
    "ismount", "expanduser", "expandvars", "normpath", "abspath", "samefile", "sameopenfile", "samestat", "curdir",
    "pardir", "sep", "pathsep", "defpath", "altsep", "extsep", "devnull", "realpath", "supports_unicode_filenames",
    "relpath", "commonpath", "isjunction", "isdevdrive", "ALLOW_MISSING",
]

curdir = "."
pardir = ".."
extsep = "."
sep = "/"
pathsep = ":"
defpath = "/bin:/usr/bin"
altsep = None
devnull = "/dev/null"
supports_unicode_filenames = False


class ALLOW_MISSING:
    def __repr__(self):
        return "os.path.ALLOW_MISSING"

    def __reduce__(self):
        return "ALLOW_MISSING"


ALLOW_MISSING = ALLOW_MISSING()


def _check_kinds(name, paths):
    """Says what is wrong with paths that could not be put together."""
    kinds = {isinstance(path, bytes) for path in paths if isinstance(path, (str, bytes))}
    for path in paths:
        if not isinstance(path, (str, bytes)):
            text = f"{name}() argument must be str, bytes, or os.PathLike object, not {type(path).__name__!r}"
            raise TypeError(text) from None
    if len(kinds) == 2:
        raise TypeError("Can't mix strings and bytes in path components") from None


def _in_kind_of(path, text):
    return text.encode() if isinstance(path, bytes) else text


def _text_for(name, path):
    """The text of a path, for one of the functions that CPython has in C."""
    if not isinstance(path, (str, bytes)) and not hasattr(type(path), "__fspath__"):
        raise TypeError(f"{name}: path should be string, bytes or os.PathLike, not {type(path).__name__}")
    return os.fspath(path)


def normcase(s):
    return os.fspath(s)


def isabs(s):
    """Whether a path begins at the root."""
    s = os.fspath(s)
    return s.startswith(_in_kind_of(s, sep))


def join(a, /, *p):
    """One path of several; one that begins at the root drops what came before it."""
    path = a = os.fspath(a)
    slash = _in_kind_of(a, sep)
    try:
        if not p:
            path[:0] + slash
        for part in map(os.fspath, p):
            if part.startswith(slash) or not path:
                path = part if part.startswith(slash) else path + part
            elif path.endswith(slash):
                path += part
            else:
                path += slash + part
    except (TypeError, AttributeError, BytesWarning):
        _check_kinds("join", (a, *p))
        raise
    return path


def split(p):
    """The directory and the last part."""
    p = os.fspath(p)
    slash = _in_kind_of(p, sep)
    end = p.rfind(slash) + 1
    head, tail = p[:end], p[end:]
    return head.rstrip(slash) or head, tail


def splitext(p):
    """The path without its extension, and the extension with its dot."""
    p = os.fspath(p)
    start = p.rfind(_in_kind_of(p, sep)) + 1
    point = _in_kind_of(p, extsep)
    name = p[start:]
    # Dots at the beginning hide a file and begin no extension.
    dots = len(name) - len(name.lstrip(point))
    dot = name.rfind(point, dots)
    if dot < 0:
        return p, p[:0]
    return p[:start + dot], p[start + dot:]


def splitdrive(p):
    p = os.fspath(p)
    return p[:0], p


def splitroot(p):
    """No drive, the root, and the rest."""
    p = _text_for("_path_splitroot_ex", p)
    slash = _in_kind_of(p, sep)
    count = len(p) - len(p.lstrip(slash))
    # Two slashes at the beginning have a meaning of their own, three have none.
    size = 2 if count == 2 else min(count, 1)
    return p[:0], p[:size], p[size:]


def basename(p):
    """The last part of a path."""
    return split(p)[1]


def dirname(p):
    """The path without its last part."""
    return split(p)[0]


def commonprefix(m, /):
    """The longest text that all begin with."""
    if not m:
        return ""
    m = m if isinstance(m[0], (list, tuple)) else tuple(map(os.fspath, m))
    first, last = min(m), max(m)
    for i, char in enumerate(first):
        if char != last[i]:
            return first[:i]
    return first


def _status(path, follow=True):
    """What the system knows of a file, or None if it knows none."""
    try:
        return os.stat(path) if follow else os.lstat(path)
    except (OSError, ValueError):
        return None


def exists(path):
    """Whether there is such a file; without a file system there is none."""
    return _status(path) is not None


def lexists(path):
    return _status(path, False) is not None


def _is_kind(status, kind):
    return status is not None and status.st_mode & 0o170000 == kind


def isfile(path):
    return _is_kind(_status(path), 0o100000)


def isdir(s, /):
    return _is_kind(_status(s), 0o040000)


def islink(path):
    return _is_kind(_status(path, False), 0o120000)


def isjunction(path):
    os.fspath(path)
    return False


isdevdrive = isjunction


def ismount(path):
    return abspath(path) in ("/", b"/")


def getsize(filename, /):
    return os.stat(filename).st_size


def getmtime(filename, /):
    return os.stat(filename).st_mtime


def getatime(filename, /):
    return os.stat(filename).st_atime


def getctime(filename, /):
    return os.stat(filename).st_ctime


def samestat(s1, s2, /):
    return s1.st_ino == s2.st_ino and s1.st_dev == s2.st_dev


def samefile(f1, f2, /):
    return samestat(os.stat(f1), os.stat(f2))


def sameopenfile(fp1, fp2, /):
    return samestat(os.fstat(fp1), os.fstat(fp2))


def expanduser(path):
    """The path with ~ at its beginning replaced by HOME, if there is one in the environment."""
    path = os.fspath(path)
    slash = _in_kind_of(path, sep)
    home = os.environ.get("HOME")
    if home is None or not (path == _in_kind_of(path, "~") or path.startswith(_in_kind_of(path, "~/"))):
        return path
    return (_in_kind_of(path, home).rstrip(slash) + path[1:]) or slash


def expandvars(path):
    """The path with $NAME and ${NAME} replaced by what the environment has."""
    path = os.fspath(path)
    if isinstance(path, bytes):
        return os.fsencode(expandvars(os.fsdecode(path)))
    pieces = []
    at = 0
    while (dollar := path.find("$", at)) >= 0:
        pieces.append(path[at:dollar])
        end = start = dollar + 1
        if path[start:start + 1] == "{":
            close = path.find("}", start)
            name, end = (path[start + 1:close], close + 1) if close >= 0 else ("", len(path))
        else:
            while end < len(path) and path[end].isascii() and (path[end].isalnum() or path[end] == "_"):
                end += 1
            name = path[start:end]
        pieces.append(os.environ.get(name, path[dollar:end]) if name else path[dollar:end])
        at = end
    return "".join(pieces) + path[at:]


def normpath(path):
    """The path without what leads nowhere: "//", "/./" and "name/../"."""
    path = _text_for("_path_normpath", path)
    slash, dot, dots = (_in_kind_of(path, part) for part in ("/", ".", ".."))
    if not path:
        return dot
    _, root, rest = splitroot(path)
    parts = []
    for part in rest.split(slash):
        if not part or part == dot:
            continue
        if part != dots or not root and not parts or parts and parts[-1] == dots:
            parts.append(part)
        elif parts:
            parts.pop()
    return root + slash.join(parts) or dot


def abspath(path):
    """The path from the root, normalized."""
    path = os.fspath(path)
    if not isabs(path):
        path = join(os.getcwdb() if isinstance(path, bytes) else os.getcwd(), path)
    return normpath(path)


def realpath(filename, /, *, strict=False):
    """The path from the root. No links are followed, as none can be seen."""
    path = abspath(filename)
    if strict and strict is not ALLOW_MISSING:
        os.lstat(path)
    return path


def relpath(path, start=None):
    """The path as seen from `start`, the current directory if it is not given."""
    path = os.fspath(path)
    if not path:
        raise ValueError("no path specified")
    start = _in_kind_of(path, curdir) if start is None else os.fspath(start)
    slash = _in_kind_of(path, sep)
    try:
        from_parts, to_parts = ([part for part in abspath(p).split(slash) if part] for p in (start, path))
    except TypeError:
        _check_kinds("relpath", (path, start))
        raise
    shared = len(commonprefix([from_parts, to_parts]))
    parts = [_in_kind_of(path, pardir)] * (len(from_parts) - shared) + to_parts[shared:]
    return slash.join(parts) or _in_kind_of(path, curdir)


def commonpath(paths):
    """The longest path that all of the paths lead through."""
    paths = tuple(map(os.fspath, paths))
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    slash, dot = (_in_kind_of(paths[0], part) for part in ("/", "."))
    try:
        parts = [[part for part in path.split(slash) if part and part != dot] for path in paths]
        roots = {path.startswith(slash) for path in paths}
    except (TypeError, AttributeError):
        _check_kinds("commonpath", paths)
        raise
    if len(roots) > 1:
        raise ValueError("Can't mix absolute and relative paths") from None
    prefix = slash if roots.pop() else slash[:0]
    return prefix + slash.join(commonprefix(parts))
