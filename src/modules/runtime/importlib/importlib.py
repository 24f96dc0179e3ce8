"""Importing by name, as a function."""

import sys as _sys

__all__ = ["__import__", "import_module", "invalidate_caches", "reload"]


def _resolve(name, package, level):
    bits = package.rsplit(".", level - 1)
    if len(bits) < level:
        raise ImportError("attempted relative import beyond top-level package")
    return f"{bits[0]}.{name}" if name else bits[0]


def import_module(name, package=None):
    """Imports a module. A relative name needs the package that it is relative to."""
    level = len(name) - len(name.lstrip("."))
    if level:
        if not package:
            raise TypeError(
                f"the 'package' argument is required to perform a relative import for {name!r}"
            )
        name = _resolve(name[level:], package, level)
    __import__(name)
    return _sys.modules[name]


def invalidate_caches():
    """Does nothing: what an importer of the host finds is asked for each time."""
    for finder in _sys.meta_path:
        if hasattr(finder, "invalidate_caches"):
            finder.invalidate_caches()


def reload(module):
    """Runs the code of a module of the host again, in the namespace that the module has."""
    try:
        name = module.__spec__.name
    except AttributeError:
        try:
            name = module.__name__
        except AttributeError:
            raise TypeError("reload() argument must be a module") from None
    if _sys.modules.get(name) is not module:
        raise ImportError(f"module {name} not in sys.modules", name=name)
    _run_again(name, module)
    return _sys.modules[name]
