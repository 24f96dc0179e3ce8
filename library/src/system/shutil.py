"""What programs ask of a shell: the size of a terminal, and what becomes of folders by the functions of `os`."""

import fnmatch
import os

__all__ = ["copyfileobj", "rmtree", "get_terminal_size", "which", "ignore_patterns", "Error", "SameFileError", "SpecialFileError"]


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


def copyfileobj(fsrc, fdst, length=0):
    """Writes what is left of one stream into another."""
    while part := fsrc.read(length or 1 << 16):
        fdst.write(part)


def rmtree(path, ignore_errors=False, onerror=None, *, onexc=None, dir_fd=None):
    """Removes a folder and all that is in it, by the functions that `os` has. An error ends it, unless it is to be ignored,
    or somebody is there to hear of it."""
    if dir_fd is not None:
        raise NotImplementedError("dir_fd unavailable on this platform")

    def failed(function, path, error):
        if ignore_errors:
            return
        if onexc is not None:
            onexc(function, path, error)
        elif onerror is not None:
            onerror(function, path, (type(error), error, error.__traceback__))
        else:
            raise error

    # Folders whose contents are to go before them, and those whose contents have gone.
    pending = [(path, False)]
    if os.path.islink(path):
        failed(os.path.islink, path, OSError("Cannot call rmtree on a symbolic link"))
        return
    while pending:
        folder, is_empty = pending.pop()
        if is_empty:
            try:
                os.rmdir(folder)
            except OSError as error:
                failed(os.rmdir, folder, error)
            continue
        pending.append((folder, True))
        try:
            names = os.listdir(folder)
        except OSError as error:
            failed(os.listdir, folder, error)
            continue
        for name in names:
            inner = os.path.join(folder, name)
            if os.path.isdir(inner) and not os.path.islink(inner):
                pending.append((inner, False))
                continue
            try:
                os.unlink(inner)
            except OSError as error:
                failed(os.unlink, inner, error)


rmtree.avoids_symlink_attacks = False


def _refusing(name):
    def refuse(*args, **kwargs):
        raise PermissionError(1, f"shutil.{name}: scripts have no files here; "
                                 "the host may provide a module of its own in place of shutil")

    refuse.__name__ = refuse.__qualname__ = name
    return refuse


for _name in ("copy", "copy2", "copyfile", "copymode", "copystat", "copytree", "move", "make_archive", "unpack_archive",
              "disk_usage", "chown"):
    globals()[_name] = _refusing(_name)
    __all__.append(_name)
del _name
