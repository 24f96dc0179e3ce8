"""Packages and what lies in them, as far as importers tell: a host's says what a name stands for, not which names there are."""

import collections as _collections
import importlib as _importlib
import importlib.util as _util
import os as _os
import sys as _sys

__all__ = [
    "get_importer", "iter_importers", "walk_packages", "iter_modules", "get_data", "read_code", "extend_path", "resolve_name",
    "ModuleInfo",
]

ModuleInfo = _collections.namedtuple("ModuleInfo", "module_finder name ispkg")


def get_data(package, resource):
    """The bytes of a file beside the modules of a package: by its loader, else by the `open` that the host gave."""
    spec = _util.find_spec(package)
    if spec is None:
        return None
    module = _sys.modules.get(package) or _importlib.import_module(package)
    file = getattr(module, "__file__", None)
    if module is None or file is None:
        return None
    name = _os.path.join(_os.path.dirname(file), *resource.split("/"))
    if hasattr(spec.loader, "get_data"):
        return spec.loader.get_data(name)
    with open(name, "rb") as data:
        return data.read()


def get_importer(path_item):
    """The finder of a folder: there is none."""
    return None


def iter_importers(fullname=""):
    """The finders that scripts have added."""
    if fullname.startswith("."):
        raise ImportError(f"Relative module name {fullname!r} not supported")
    yield from _sys.meta_path


def iter_modules(path=None, prefix=""):
    """The modules that finders of scripts list."""
    if isinstance(path, str):
        raise ValueError("path must be None or list of paths to look for modules in")
    seen = set()
    for finder in _sys.meta_path if path is None else ():
        for name, is_package in getattr(finder, "iter_modules", lambda prefix: ())(prefix):
            if name not in seen:
                seen.add(name)
                yield ModuleInfo(finder, name, is_package)


def walk_packages(path=None, prefix="", onerror=None):
    """The modules that finders of scripts list, and those inside of packages."""
    for info in iter_modules(path, prefix):
        yield info
        if info.ispkg:
            try:
                _importlib.import_module(info.name)
            except ImportError:
                if onerror is not None:
                    onerror(info.name)
            else:
                yield from walk_packages(getattr(_sys.modules[info.name], "__path__", []), info.name + ".", onerror)


def read_code(stream):
    """The code of a compiled file of CPython, which does not run here."""
    return None


def extend_path(path, name):
    """The places of a package; no others are known."""
    return path[:] if isinstance(path, list) else path


def resolve_name(name):
    """The object of a name: `a.b:c.d`, or `a.b.c` as far as modules go."""
    module, colon, attributes = name.partition(":")
    parts = module.split(".")
    if not all(part.isidentifier() for part in parts) or not all(part.isidentifier() for part in attributes.split(".") if part):
        raise ValueError(f"invalid format: {name!r}")
    if colon:
        found = _importlib.import_module(module)
        rest = attributes.split(".") if attributes else []
    else:
        found = _importlib.import_module(parts.pop(0))
        name = found.__name__
        while parts:
            try:
                found = _importlib.import_module(f"{name}.{parts[0]}")
            except ImportError:
                break
            name = found.__name__
            parts.pop(0)
        rest = parts
    for part in rest:
        found = getattr(found, part)
    return found
