"""What programs ask of a shell: the size of a terminal. What works on files is for hosts that have them."""

import fnmatch
import os

__all__ = ["get_terminal_size", "which", "ignore_patterns", "Error", "SameFileError", "SpecialFileError"]


class Error(OSError):
    """An operation that failed."""


class SameFileError(Error):
    """Source and target are one file."""


class SpecialFileError(OSError):
    """A file that cannot be copied."""


def get_terminal_size(fallback=(80, 24)):
    """The columns and the lines that COLUMNS and LINES of the environment say, or the fallback."""
    sizes = []
    for name, usual in zip(("COLUMNS", "LINES"), fallback):
        text = os.environ.get(name, "")
        sizes.append(int(text) if text.isdecimal() and int(text) else usual)
    return os.terminal_size(sizes)


def which(cmd, mode=os.F_OK | os.X_OK, path=None):
    """The program of a name: there is none."""
    return None


def ignore_patterns(*patterns):
    """A function that chooses the names which fit one of the patterns, as `copytree` asks for it."""

    def ignore(path, names):
        return {name for pattern in patterns for name in fnmatch.filter(names, pattern)}

    return ignore


def _refusing(name):
    def refuse(*args, **kwargs):
        raise PermissionError(1, f"shutil.{name}: scripts have no files here; "
                                 "the host may provide a module of its own in place of shutil")

    refuse.__name__ = refuse.__qualname__ = name
    return refuse


for _name in ("copy", "copy2", "copyfile", "copyfileobj", "copymode", "copystat", "copytree", "move", "rmtree",
              "make_archive", "unpack_archive", "disk_usage", "chown"):
    globals()[_name] = _refusing(_name)
    __all__.append(_name)
del _name
