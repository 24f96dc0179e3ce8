# Copies of objects, shallow and deep.

__all__ = ["Error", "copy", "deepcopy", "replace"]

import sys as _sys
import types as _types
from copyreg import dispatch_table


class Error(Exception):
    pass


error = Error

# Types whose instances are their own copies.
_shared = {
    type(None), type(...), type(NotImplemented), int, float, bool, complex, bytes, str, type, range, property,
    _types.BuiltinFunctionType, _types.FunctionType, _types.CodeType,
}
_shallow = {kind: None for kind in _shared}
_shallow.update({tuple: None, frozenset: None, slice: None, super: None})
_shallow.update({list: list.copy, dict: dict.copy, set: set.copy, bytearray: bytearray.copy})
_missing = object()


def _is_weak(cls):
    """Whether instances of cls are weak references, which are their own copies."""
    weakref = _sys.modules.get("weakref")
    return weakref is not None and cls is weakref.ReferenceType


def _recipe(x, cls, kind):
    """How to make another x, as its type or the register says."""
    reduce = dispatch_table.get(cls)
    if reduce is not None:
        return reduce(x)
    reduce = getattr(x, "__reduce_ex__", None)
    if reduce is not None:
        return reduce(4)
    reduce = getattr(x, "__reduce__", None)
    if reduce:
        return reduce()
    raise Error(f"un({kind})copyable object of type {cls}")


def copy(x):
    """A copy of x that shares its parts."""
    cls = type(x)
    copier = _shallow.get(cls, _missing)
    if copier is None:
        return x
    if copier is not _missing:
        return copier(x)
    if issubclass(cls, type) or _is_weak(cls):
        return x
    copier = getattr(cls, "__copy__", None)
    if copier is not None:
        return copier(x)
    recipe = _recipe(x, cls, "shallow")
    if isinstance(recipe, str):
        return x
    return _rebuild(x, None, *recipe)


def deepcopy(x, memo=None, _nil=_missing):
    """A copy of x whose parts are copies as well; memo remembers what was copied."""
    key = id(x)
    if memo is None:
        memo = {}
    else:
        known = memo.get(key, _missing)
        if known is not _missing:
            return known
    cls = type(x)
    if cls in _shared:
        return x
    copier = _deep.get(cls)
    if copier is not None:
        result = copier(x, memo)
    elif issubclass(cls, type) or _is_weak(cls):
        result = x
    else:
        copier = getattr(x, "__deepcopy__", None)
        if copier is not None:
            result = copier(memo)
        else:
            recipe = _recipe(x, cls, "deep")
            result = x if isinstance(recipe, str) else _rebuild(x, memo, *recipe)
    if result is not x:
        memo[key] = result
        # While the memo lives, x has to, or another object could get its id.
        memo.setdefault(id(memo), []).append(x)
    return result


def _deep_list(x, memo):
    memo[id(x)] = result = []
    for item in x:
        result.append(deepcopy(item, memo))
    return result


def _deep_tuple(x, memo):
    items = [deepcopy(item, memo) for item in x]
    # The items may have led back to the tuple.
    known = memo.get(id(x), _missing)
    if known is not _missing:
        return known
    for old, new in zip(x, items):
        if old is not new:
            return tuple(items)
    return x


def _deep_dict(x, memo):
    memo[id(x)] = result = {}
    for key, value in x.items():
        result[deepcopy(key, memo)] = deepcopy(value, memo)
    return result


def _deep_method(x, memo):
    return type(x)(x.__func__, deepcopy(x.__self__, memo))


_deep = {list: _deep_list, tuple: _deep_tuple, dict: _deep_dict, _types.MethodType: _deep_method}


def _rebuild(x, memo, make, args, state=None, items=None, pairs=None):
    """Follows a recipe; with a memo, everything that goes in is copied first."""
    if memo is None:
        result = make(*args)
    else:
        result = make(*[deepcopy(arg, memo) for arg in args])
        memo[id(x)] = result
    if state is not None:
        if memo is not None:
            state = deepcopy(state, memo)
        if hasattr(result, "__setstate__"):
            result.__setstate__(state)
        else:
            slots = None
            if isinstance(state, tuple) and len(state) == 2:
                state, slots = state
            if state is not None:
                result.__dict__.update(state)
            if slots is not None:
                for name, value in slots.items():
                    setattr(result, name, value)
    if items is not None:
        for item in items:
            result.append(item if memo is None else deepcopy(item, memo))
    if pairs is not None:
        for key, value in pairs:
            if memo is not None:
                key = deepcopy(key, memo)
                value = deepcopy(value, memo)
            result[key] = value
    return result


def replace(obj, /, **changes):
    """Another obj with some of its fields changed, for classes that have `__replace__`."""
    cls = obj.__class__
    method = getattr(cls, "__replace__", None)
    if method is None:
        raise TypeError(f"replace() does not support {cls.__name__} objects")
    return method(obj, **changes)
