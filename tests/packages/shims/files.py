"""What a host gives scripts that are to have files: `open`, functions of `os`, and imports, over files in memory.

Tests read what lies beside them and write into temporary folders. On CPython they have the system's files.
"""
import builtins
import collections
import errno
import importlib.machinery
import importlib.util
import io
import os
import stat
import sys

CONTENT = {}
FOLDERS = {"/", "/tmp"}
DESCRIPTORS = {}
HERE = ["/"]
TIMES = {}


def absolute(path):
    path = os.fsdecode(path)
    return os.path.normpath(path if path.startswith("/") else f"{HERE[0]}/{path}")


def fail(kind, number, path):
    raise kind(number, os.strerror(number) if hasattr(os, "strerror") else TEXTS[number], str(path))


TEXTS = {errno.ENOENT: "No such file or directory", errno.EEXIST: "File exists", errno.EISDIR: "Is a directory",
         errno.ENOTDIR: "Not a directory", errno.ENOTEMPTY: "Directory not empty"}


class File(io.BytesIO):
    """An open file; what was written is there for others when it is flushed or closed."""

    def __init__(self, path, mode):
        self.path, self.mode, self.name = path, mode, path
        super().__init__(b"" if "w" in mode or "x" in mode else CONTENT[path])
        if "a" in mode:
            self.seek(0, 2)
        self.writes = any(letter in mode for letter in "wax+")

    def keep(self):
        if self.writes and self.path in CONTENT:
            CONTENT[self.path] = self.getvalue()
            TIMES[self.path] = TIMES.get(self.path, 0) + 1

    touched = False

    def write(self, data):
        self.touched = True
        return super().write(data)

    def seek(self, offset, whence=0):
        """Others may have written meanwhile."""
        now = CONTENT.get(self.path, b"")
        if not self.touched and now != self.getvalue():
            super().seek(0)
            super().truncate()
            super().write(now)
        return super().seek(offset, whence)

    def writable(self):
        return self.writes

    def flush(self):
        super().flush()
        self.keep()

    def close(self):
        if not self.closed:
            self.keep()
        super().close()


class Text(io.TextIOWrapper):
    """An open file of text."""

    name = property(lambda self: self.buffer.name)


def opened(path, mode):
    path = absolute(path)
    if path in FOLDERS:
        fail(IsADirectoryError, errno.EISDIR, path)
    if os.path.dirname(path) not in FOLDERS or (path not in CONTENT and "r" in mode):
        fail(FileNotFoundError, errno.ENOENT, path)
    if "x" in mode and path in CONTENT:
        fail(FileExistsError, errno.EEXIST, path)
    if "w" in mode or path not in CONTENT:
        CONTENT[path] = b""
        TIMES[path] = TIMES.get(path, 0) + 1
    return File(path, mode)


def open_(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    raw = DESCRIPTORS[file] if isinstance(file, int) else opened(file, mode)
    raw.name = file
    return raw if "b" in mode else Text(raw, encoding=encoding or "utf-8", errors=errors, newline=newline)


def os_open(path, flags, mode=0o777, *, dir_fd=None):
    kind = "x" if flags & os.O_EXCL else "w" if flags & os.O_TRUNC else "a" if flags & os.O_CREAT else "r"
    number = 3 + len(DESCRIPTORS)
    DESCRIPTORS[number] = opened(path, kind + "+")
    return number


class Status(collections.namedtuple("Status", "st_mode st_ino st_dev st_nlink st_uid st_gid st_size st_atime st_mtime st_ctime")):
    """What `os.stat` answers."""

    st_mtime_ns = property(lambda self: self.st_mtime * 10**9)


def stat_(path, *, dir_fd=None, follow_symlinks=True):
    if isinstance(path, int):
        path = DESCRIPTORS[path].path
    path = absolute(path)
    if path not in CONTENT and path not in FOLDERS:
        fail(FileNotFoundError, errno.ENOENT, path)
    kind = stat.S_IFDIR | 0o755 if path in FOLDERS else stat.S_IFREG | 0o644
    time = 1e9 + TIMES.get(path, 0)
    size = len(CONTENT.get(path, b""))
    return Status(kind, hash(path), 1, 1, 0, 0, size, int(time), int(time), int(time))


def listdir(path="."):
    path = absolute(path)
    if path not in FOLDERS:
        fail(NotADirectoryError if path in CONTENT else FileNotFoundError,
             errno.ENOTDIR if path in CONTENT else errno.ENOENT, path)
    return [os.path.basename(each) for each in [*CONTENT, *FOLDERS] if os.path.dirname(each) == path and each != "/"]


class Entry:
    """What `scandir` tells of one name."""

    def __init__(self, folder, name):
        self.name, self.path = name, os.path.join(folder, name)

    def is_dir(self, *, follow_symlinks=True):
        return absolute(self.path) in FOLDERS

    def is_file(self, *, follow_symlinks=True):
        return absolute(self.path) in CONTENT

    def is_symlink(self):
        return False

    def stat(self, *, follow_symlinks=True):
        return stat_(self.path)

    def __fspath__(self):
        return self.path


class Entries(list):
    def __enter__(self):
        return iter(self)

    def __exit__(self, *args):
        pass

    close = __exit__


def scandir(path="."):
    return Entries(Entry(path, name) for name in listdir(path))


def walk(top, topdown=True, onerror=None, followlinks=False):
    names = listdir(top)
    folders = [name for name in names if absolute(os.path.join(top, name)) in FOLDERS]
    yield os.fspath(top), folders, [name for name in names if name not in folders]
    for name in folders:
        yield from walk(os.path.join(top, name))


def mkdir(path, mode=0o777, *, dir_fd=None):
    path = absolute(path)
    if path in FOLDERS or path in CONTENT:
        fail(FileExistsError, errno.EEXIST, path)
    if os.path.dirname(path) not in FOLDERS:
        fail(FileNotFoundError, errno.ENOENT, path)
    FOLDERS.add(path)


def remove(path, *, dir_fd=None):
    if CONTENT.pop(absolute(path), None) is None:
        fail(FileNotFoundError, errno.ENOENT, path)


def rmdir(path, *, dir_fd=None):
    if listdir(path):
        fail(OSError, errno.ENOTEMPTY, path)
    FOLDERS.discard(absolute(path))


def replace(src, dst, **options):
    if absolute(src) not in CONTENT:
        fail(FileNotFoundError, errno.ENOENT, src)
    CONTENT[absolute(dst)] = CONTENT.pop(absolute(src))


def rmtree(path, ignore_errors=False, **options):
    path = absolute(path)
    for name in [name for name in CONTENT if name.startswith(path + "/")]:
        del CONTENT[name]
    FOLDERS.difference_update([name for name in FOLDERS if (name + "/").startswith(path + "/")])


def chdir(path):
    HERE[0] = absolute(path)


def write(descriptor, data):
    return DESCRIPTORS[descriptor].write(data)


class Finder:
    """Imports what tests have written."""

    def find_spec(self, name, path=None, target=None):
        for folder in sys.path if path is None else path:
            place = absolute(os.path.join(folder, name.rpartition(".")[2]))
            for file, is_package in (f"{place}/__init__.py", True), (f"{place}.py", False):
                if file in CONTENT:
                    spec = importlib.util.spec_from_loader(name, self, origin=file, is_package=is_package)
                    spec.has_location = True
                    if is_package:
                        spec.submodule_search_locations.append(place)
                    return spec
        return None

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        file = module.__spec__.origin
        exec(compile(CONTENT[file], file, "exec"), vars(module))


def install(files, folder):
    """Gives scripts these files, and others that they write."""
    import shutil
    CONTENT.update(files)
    for path in [*files, folder + "/x"]:
        while path != "/":
            path = os.path.dirname(path)
            FOLDERS.add(path)
    HERE[0] = folder
    builtins.open = io.open = open_
    given = {"open": os_open, "stat": stat_, "lstat": stat_, "listdir": listdir, "scandir": scandir, "walk": walk,
             "mkdir": mkdir, "remove": remove, "unlink": remove, "rmdir": rmdir, "rename": replace, "replace": replace,
             "chdir": chdir, "getcwd": lambda: HERE[0], "write": write, "fdopen": open_, "fstat": stat_,
             "close": lambda descriptor: DESCRIPTORS[descriptor].close(), "chmod": lambda *args, **named: None,
             "utime": lambda path, *args, **named: TIMES.update({absolute(path): TIMES.get(absolute(path), 0) + 1})}
    for name, function in given.items():
        setattr(os, name, function)
    shutil.rmtree, shutil.move = rmtree, replace
    sys.meta_path.append(Finder())
