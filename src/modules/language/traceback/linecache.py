# The lines of the sources that run here. There are no files: a text comes from the runtime, from the `get_source`
# of a module's loader, or from whoever put it into `cache`: (size, mtime, lines, full name).

__all__ = ["getline", "clearcache", "checkcache", "lazycache"]

cache = {}


def clearcache():
    """Forgets all lines."""
    cache.clear()


def getline(filename, lineno, module_globals=None):
    """A line, counted from 1, with its newline; empty if there is none."""
    lines = getlines(filename, module_globals)
    return lines[lineno - 1] if 1 <= lineno <= len(lines) else ""


def getlines(filename, module_globals=None):
    """All lines of a source; none if it is not known."""
    entry = cache.get(filename)
    if entry is not None and len(entry) != 1:
        return entry[2]
    return updatecache(filename, module_globals)


def checkcache(filename=None):
    """Forgets lines that were read at a time: nothing changes here, so those are kept."""


def updatecache(filename, module_globals=None):
    """Looks a source up once more."""
    entry = cache.pop(filename, None)
    text = _source(filename)
    if text is None and entry is None and lazycache(filename, module_globals):
        entry = cache.pop(filename)
    if text is None and entry is not None and len(entry) == 1:
        try:
            text = entry[0]()
        except (ImportError, OSError):
            pass
    if text is None:
        return []
    lines = text.splitlines(True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    cache[filename] = len(text), None, lines, filename
    return lines


def lazycache(filename, module_globals):
    """Notes where the text of a module can be had when it is needed."""
    if filename in cache:
        return len(cache[filename]) == 1
    if not filename or (filename.startswith("<") and filename.endswith(">")) or not module_globals:
        return False
    spec = module_globals.get("__spec__")
    name = getattr(spec, "name", None) or module_globals.get("__name__")
    loader = getattr(spec, "loader", None) or module_globals.get("__loader__")
    get_source = getattr(loader, "get_source", None)
    if not name or not get_source:
        return False
    cache[filename] = (lambda: get_source(name),)
    return True
