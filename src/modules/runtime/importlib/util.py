"""Finding modules without loading them."""

import sys as _sys
from importlib import _resolve
from _frozen_importlib import BuiltinImporter, ModuleSpec, PathFinder, SourceFileLoader, _spec

__all__ = [
    "find_spec", "module_from_spec", "resolve_name", "spec_from_file_location", "spec_from_loader",
]


def resolve_name(name, package):
    """The absolute name of a relative one."""
    if not name.startswith("."):
        return name
    if not package:
        raise ImportError(
            f"no package specified for {name!r} (required for relative module names)"
        )
    level = len(name) - len(name.lstrip("."))
    return _resolve(name[level:], package, level)


def find_spec(name, package=None):
    """What is known about a module, or None if there is no such module. Packages above it are imported."""
    fullname = resolve_name(name, package) if name.startswith(".") else name
    if fullname in _sys.modules:
        module = _sys.modules[fullname]
        if module is None:
            return None
        spec = getattr(module, "__spec__", None)
        if spec is None:
            file = getattr(module, "__file__", None)
            spec = _spec(fullname, file, hasattr(module, "__path__"))
        return spec
    parent = fullname.rpartition(".")[0]
    path = None
    if parent:
        above = __import__(parent, fromlist=["__path__"])
        try:
            path = above.__path__
        except AttributeError as error:
            raise ModuleNotFoundError(
                f"__path__ attribute not found on {parent!r} while trying to find {fullname!r}",
                name=fullname,
            ) from error
    for finder in _sys.meta_path:
        spec = finder.find_spec(fullname, path)
        if spec is not None:
            return spec
    found = _find(fullname)
    return None if found is None else _spec(fullname, *found)


def _says_package(loader, name):
    """Whether a loader says that a module is a package; None if it cannot say it."""
    try:
        return loader.is_package(name)
    except ImportError:
        return None


def spec_from_loader(name, loader, *, origin=None, is_package=None):
    """The spec of a module that a loader of the script makes."""
    if origin is None:
        origin = getattr(loader, "_ORIGIN", None)
    if not origin and hasattr(loader, "get_filename"):
        if is_package is None:
            return spec_from_file_location(name, loader=loader)
        places = [] if is_package else None
        return spec_from_file_location(name, loader=loader, submodule_search_locations=places)
    if is_package is None:
        is_package = _says_package(loader, name) if hasattr(loader, "is_package") else False
    return ModuleSpec(name, loader, origin=origin, is_package=is_package)


# Tells a search for the places of submodules from a list of them, which may be None.
_SEARCH = object()


def spec_from_file_location(name, location=None, *, loader=None, submodule_search_locations=_SEARCH):
    """The spec of a module in a file, which a loader of the script reads, or the host's `open` if it is Python."""
    if location is None:
        location = "<unknown>"
        if hasattr(loader, "get_filename"):
            try:
                location = loader.get_filename(name)
            except ImportError:
                pass
    elif not isinstance(location, str):
        location = location.__fspath__()
    if loader is None:
        if not location.endswith(".py"):
            return None
        loader = SourceFileLoader(name, location)
    spec = ModuleSpec(name, loader, origin=location)
    spec.has_location = True
    if submodule_search_locations is _SEARCH:
        if hasattr(loader, "is_package") and _says_package(loader, name):
            spec.submodule_search_locations = []
    else:
        spec.submodule_search_locations = submodule_search_locations
    if spec.submodule_search_locations == [] and location:
        spec.submodule_search_locations.append(location.rpartition("/")[0])
    return spec


def _found(name, is_code):
    """The spec of a module that is code of the host, or of one that needs none; None if there is no such module."""
    found = _find(name)
    if found is None or (found[0] not in (None, "built-in")) != is_code:
        return None
    return _spec(name, *found)


def _find_code(name):
    """What PathFinder finds."""
    return _found(name, True)


def _find_builtin(name):
    """What BuiltinImporter finds."""
    return _found(name, False)


def _builtin(name):
    """What BuiltinImporter finds, which is there."""
    spec = _find_builtin(name)
    if spec is None:
        raise ImportError(f"{name!r} is not a built-in module", name=name)
    return spec


def _make(spec):
    """The module of a spec that BuiltinImporter has found."""
    name = _builtin(spec.name).name
    if name not in _sys.modules:
        _import_own(name)
    return _sys.modules[name]


def _is_package(name):
    """Whether a module that BuiltinImporter has found has modules inside."""
    return _builtin(name).submodule_search_locations is not None


def _load(name, path, first):
    """The module that a finder of a script finds and its loader fills, or None. Asked are those that stand before the
    runtime's own finders, or those behind."""
    finders = list(_sys.meta_path)
    own = [finder is BuiltinImporter or finder is PathFinder for finder in finders]
    at = own.index(True) if True in own else len(finders)
    for finder, is_own in list(zip(finders, own))[slice(at) if first else slice(at, None)]:
        if is_own:
            continue
        find = getattr(finder, "find_spec", None)
        spec = None if find is None else find(name, path, None)
        if spec is None:
            continue
        if spec.loader is None and spec.submodule_search_locations is None:
            raise ImportError("missing loader", name=spec.name)
        module = module_from_spec(spec)
        _sys.modules[spec.name] = module
        try:
            if spec.loader is not None:
                spec.loader.exec_module(module)
        except:
            _sys.modules.pop(spec.name, None)
            raise
        return _sys.modules[spec.name]
    return None


def module_from_spec(spec):
    """A new module for a spec, whose code has not run."""
    module = None
    if hasattr(spec.loader, "create_module"):
        module = spec.loader.create_module(spec)
    elif hasattr(spec.loader, "exec_module"):
        raise ImportError(
            "loaders that define exec_module() must also define create_module()"
        )
    if module is None:
        module = type(_sys)(spec.name)
    module.__name__ = spec.name
    module.__loader__ = spec.loader
    module.__package__ = spec.parent
    module.__spec__ = spec
    if spec.submodule_search_locations is not None:
        module.__path__ = spec.submodule_search_locations
    if spec.has_location:
        module.__file__ = spec.origin
    return module
