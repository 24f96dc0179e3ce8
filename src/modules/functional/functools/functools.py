# Functions that take and give functions.

__all__ = [
    "update_wrapper", "wraps", "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES", "total_ordering", "cache", "cmp_to_key",
    "lru_cache", "reduce", "partial", "partialmethod", "singledispatch", "singledispatchmethod", "cached_property",
    "Placeholder",
]

from operator import itemgetter
from types import GenericAlias, MappingProxyType, MethodType, UnionType

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotate__", "__type_params__")
WRAPPER_UPDATES = ("__dict__",)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Makes a wrapper look like what it wraps."""
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            continue
        setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    # Last, so that the wrapped function's own attribute does not get in the way.
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """The decorator form of `update_wrapper`."""
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


def _ordering(name, root, combine, operator):
    def method(self, other):
        answer = getattr(type(self), root)(self, other)
        if answer is NotImplemented:
            return answer
        return combine(answer, self, other)

    method.__name__ = name
    method.__qualname__ = name
    method.__doc__ = f"Return a {operator} b.  Computed by @total_ordering from {root}."
    return method


def _not(answer, a, b):
    return not answer


def _or_equal(answer, a, b):
    return answer or a == b


def _and_not_equal(answer, a, b):
    return answer and a != b


def _neither(answer, a, b):
    return not answer and a != b


def _not_or_equal(answer, a, b):
    return not answer or a == b


_FROM_ROOT = {
    "__lt__": [("__gt__", _neither, ">"), ("__le__", _or_equal, "<="), ("__ge__", _not, ">=")],
    "__le__": [("__ge__", _not_or_equal, ">="), ("__lt__", _and_not_equal, "<"), ("__gt__", _not, ">")],
    "__gt__": [("__lt__", _neither, "<"), ("__ge__", _or_equal, ">="), ("__le__", _not, "<=")],
    "__ge__": [("__le__", _not_or_equal, "<="), ("__gt__", _and_not_equal, ">"), ("__lt__", _not, "<")],
}


def total_ordering(cls):
    """Adds the ordering methods that a class does not define."""
    roots = {name for name in _FROM_ROOT if getattr(cls, name, None) is not getattr(object, name, None)}
    if not roots:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    root = max(roots)
    for name, combine, operator in _FROM_ROOT[root]:
        if name not in roots:
            setattr(cls, name, _ordering(name, root, combine, operator))
    return cls


class KeyWrapper:
    # What `cmp_to_key` gives, and the keys that it makes; both can be called, and compare by their objects.

    __slots__ = ("_cmp", "obj")

    def __new__(cls, *args, **kwargs):
        raise TypeError("cannot create 'functools.KeyWrapper' instances")

    def __call__(self, obj):
        return _new_key(self._cmp, obj)

    def __lt__(self, other):
        # The comparison of `sorted`, so without another call in between.
        if type(other) is not KeyWrapper:
            raise TypeError("other argument must be K instance")
        return self._cmp(self.obj, other.obj) < 0

    def __gt__(self, other):
        return _compared(self, other) > 0

    def __eq__(self, other):
        return _compared(self, other) == 0

    def __ne__(self, other):
        return _compared(self, other) != 0

    def __le__(self, other):
        return _compared(self, other) <= 0

    def __ge__(self, other):
        return _compared(self, other) >= 0

    def __repr__(self):
        return f"<functools.KeyWrapper object at {id(self):#x}>"

    def __reduce_ex__(self, protocol, /):
        raise TypeError("cannot pickle 'functools.KeyWrapper' object")

    __hash__ = None


def _new_key(mycmp, obj):
    key = object.__new__(KeyWrapper)
    key._cmp, key.obj = mycmp, obj
    return key


def _compared(first, second):
    if type(second) is not KeyWrapper:
        raise TypeError("other argument must be K instance")
    return first._cmp(first.obj, second.obj)


def cmp_to_key(mycmp):
    """Turns a comparison function into a key function."""
    key = object.__new__(KeyWrapper)
    key._cmp = mycmp
    key.obj = None
    return key


_missing = object()


def _arrangement(args):
    # How many arguments a call has to give for the places that are free, and what puts them there.
    free = sum([arg is Placeholder for arg in args])
    if not free:
        return 0, None
    given = iter(range(len(args), len(args) + free))
    return free, itemgetter(*[next(given) if arg is Placeholder else at for at, arg in enumerate(args)])


def _partial_new(cls, func, /, *args, **keywords):
    if not callable(func) and not hasattr(func, "__get__"):
        raise TypeError(f"the first argument {func!r} must be a callable or a descriptor")
    if args and args[-1] is Placeholder:
        raise TypeError("trailing Placeholders are not allowed")
    if any([value is Placeholder for value in keywords.values()]):
        raise TypeError("Placeholder cannot be passed as a keyword argument")
    arrangement = None
    if isinstance(func, partialmethod):
        if args and func._phcount:
            missing = func._phcount - len(args)
            args = (*func._merger(func.args + args + (Placeholder,) * missing), *args[func._phcount:])
        elif args:
            args = func.args + args
        else:
            args, arrangement = func.args, (func._phcount, func._merger)
        keywords = {**func.keywords, **keywords}
        func = func.func
    self = object.__new__(cls)
    self.func = func
    self.args = args
    self.keywords = keywords
    self._phcount, self._merger = arrangement or _arrangement(args)
    return self


def _partial_repr(self):
    parts = [repr(self.func), *map(repr, self.args)]
    parts.extend(f"{key}={value!r}" for key, value in self.keywords.items())
    cls = type(self)
    return f"{cls.__module__}.{cls.__qualname__}({', '.join(parts)})"


class partialmethod:
    """A method with some of its arguments given."""

    __new__ = _partial_new
    __repr__ = _partial_repr

    def _make_unbound_method(self):
        def _method(cls_or_self, /, *args, **keywords):
            places = self._phcount
            if len(args) < places:
                raise TypeError(
                    f"missing positional arguments in 'partialmethod' call; expected at least {places}, got {len(args)}"
                )
            filled = self._merger(self.args + args) if places else self.args
            return self.func(cls_or_self, *filled, *args[places:], **{**self.keywords, **keywords})

        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.__partialmethod__ = self
        return _method

    def __get__(self, obj, cls=None):
        get = getattr(self.func, "__get__", None)
        if get is not None:
            bound = get(obj, cls)
            if bound is not self.func:
                result = partial(bound, *self.args, **self.keywords)
                try:
                    result.__self__ = bound.__self__
                except AttributeError:
                    pass
                return result
        return self._make_unbound_method().__get__(obj, cls)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)

    __class_getitem__ = classmethod(GenericAlias)


class _CacheInfo(tuple):
    __slots__ = ()
    _fields = ("hits", "misses", "maxsize", "currsize")
    __match_args__ = _fields

    def __new__(cls, hits, misses, maxsize, currsize):
        return tuple.__new__(cls, (hits, misses, maxsize, currsize))

    def __repr__(self):
        return "CacheInfo(hits=%r, misses=%r, maxsize=%r, currsize=%r)" % tuple(self)

    def _asdict(self):
        return dict(zip(self._fields, self))

    def __getnewargs__(self):
        return tuple(self)

    hits = property(lambda self: self[0])
    misses = property(lambda self: self[1])
    maxsize = property(lambda self: self[2])
    currsize = property(lambda self: self[3])


_CacheInfo.__name__ = _CacheInfo.__qualname__ = "CacheInfo"


def lru_cache(maxsize=128, typed=False):
    """Remembers the results of the latest calls."""
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif callable(maxsize) and isinstance(typed, bool):
        return _cached(maxsize, 128, typed)
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")
    return lambda function: _cached(function, maxsize, typed)


def _cached(function, maxsize, typed):
    wrapper = _lru_cache_wrapper(function, maxsize, typed, _CacheInfo)
    wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
    return update_wrapper(wrapper, function)


def cache(user_function, /):
    """Remembers the results of all calls."""
    return lru_cache(maxsize=None)(user_function)


class cached_property:
    """A property that is computed once for each instance."""

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__
        self.__module__ = func.__module__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError(
                "Cannot assign the same cached_property to two different names "
                f"({self.attrname!r} and {name!r})."
            )

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        try:
            values = instance.__dict__
        except AttributeError:
            raise TypeError(
                f"No '__dict__' attribute on {type(instance).__name__!r} "
                f"instance to cache {self.attrname!r} property."
            ) from None
        value = values.get(self.attrname, _missing)
        if value is _missing:
            value = self.func(instance)
            try:
                values[self.attrname] = value
            except TypeError:
                raise TypeError(
                    f"The '__dict__' attribute on {type(instance).__name__!r} instance "
                    f"does not support item assignment for caching {self.attrname!r} property."
                ) from None
        return value

    __class_getitem__ = classmethod(GenericAlias)


def _merged(orders):
    """One order of classes that keeps each of the given orders (the C3 rule)."""
    result = []
    while orders := [order for order in orders if order]:
        for order in orders:
            head = order[0]
            if not any(head in other[1:] for other in orders):
                break
        else:
            raise RuntimeError("Inconsistent hierarchy")
        result.append(head)
        orders = [order[1:] if order[0] is head else order for order in orders]
    return result


def _linearised(cls, abcs):
    """The order of `cls` with each abstract class where it comes in first, behind the abstract bases there."""
    bases = list(cls.__bases__)
    split = max((at for at, base in enumerate(bases, 1) if hasattr(base, "__abstractmethods__")), default=0)
    virtual = [
        abc for abc in abcs
        if issubclass(cls, abc) and abc not in bases and not any(issubclass(base, abc) for base in bases)
    ]
    abcs = [abc for abc in abcs if abc not in virtual]
    explicit, others = bases[:split], bases[split:]
    orders = [_linearised(base, abcs) for base in explicit + virtual + others]
    return _merged([[cls], *orders, explicit, virtual, others])


def _order_with_abcs(cls, registered):
    """The classes to try for `cls`: its own order, and the registered ones that count it as a subclass."""
    own = cls.__mro__
    kinds = [
        kind for kind in registered
        if kind not in own and hasattr(kind, "__mro__") and not isinstance(kind, GenericAlias) and issubclass(cls, kind)
    ]
    kinds = [kind for kind in kinds if not any(kind is not other and kind in other.__mro__ for other in kinds)]
    abcs = []
    for kind in kinds:
        chains = [
            [each for each in sub.__mro__ if each in kinds]
            for sub in kind.__subclasses__()
            if sub not in own and issubclass(cls, sub)
        ]
        if not chains:
            abcs.append(kind)
            continue
        for chain in sorted(chains, key=len, reverse=True):
            abcs.extend(each for each in chain if each not in abcs)
    return _linearised(cls, abcs)


def _implementation(cls, registry):
    """What the registry holds for `cls`; RuntimeError where two abstract classes claim it equally."""
    own = cls.__mro__
    match = None
    for kind in _order_with_abcs(cls, registry):
        if match is not None:
            if kind in registry and kind not in own and match not in own and not issubclass(match, kind):
                raise RuntimeError(f"Ambiguous dispatch: {match} or {kind}")
            break
        if kind in registry:
            match = kind
    return registry.get(match)


def _members_of_union(kind):
    """The members of a union, or None."""
    return kind.__args__ if isinstance(kind, UnionType) else None


def singledispatch(func):
    """A function that chooses its implementation by the class of the first argument."""
    # Only here: both are too much for a script that wants `wraps`.
    from abc import get_cache_token
    from weakref import WeakKeyDictionary

    registry = {}
    cache = WeakKeyDictionary()
    token = None

    def dispatch(cls):
        """The implementation for a class."""
        nonlocal token
        if token is not None and token != (now := get_cache_token()):
            cache.clear()
            token = now
        try:
            return cache[cls]
        except KeyError:
            found = registry[cls] if cls in registry else _implementation(cls, registry)
            cache[cls] = found
            return found

    def classes(kind):
        """The classes that an argument of `register` stands for, or None."""
        if isinstance(kind, type):
            return (kind,)
        members = _members_of_union(kind)
        if members and all(isinstance(member, type) for member in members):
            return members
        return None

    def register(cls, func=None):
        """Adds an implementation for a class, or for each class of a union."""
        nonlocal token
        kinds = classes(cls)
        if kinds:
            if func is None:
                return lambda f: register(cls, f)
        else:
            if func is not None:
                raise TypeError(f"Invalid first argument to `register()`. {cls!r} is not a class or union type.")
            if getattr(cls, "__annotate__", None) is None:
                raise TypeError(
                    f"Invalid first argument to `register()`: {cls!r}. "
                    "Use either `@register(some_class)` or plain `@register` on an annotated function."
                )
            from annotationlib import Format, ForwardRef
            from typing import get_type_hints

            func = cls
            name, cls = next(iter(get_type_hints(func, format=Format.FORWARDREF).items()))
            kinds = classes(cls)
            if not kinds:
                if _members_of_union(cls):
                    raise TypeError(f"Invalid annotation for {name!r}. {cls!r} not all arguments are classes.")
                if isinstance(cls, ForwardRef):
                    raise TypeError(f"Invalid annotation for {name!r}. {cls!r} is an unresolved forward reference.")
                raise TypeError(f"Invalid annotation for {name!r}. {cls!r} is not a class.")
        for kind in kinds:
            registry[kind] = func
            if token is None and hasattr(kind, "__abstractmethods__"):
                token = get_cache_token()
        cache.clear()
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f"{funcname} requires at least 1 positional argument")
        return dispatch(args[0].__class__)(*args, **kw)

    funcname = getattr(func, "__name__", "singledispatch function")
    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = MappingProxyType(registry)
    wrapper._clear_cache = cache.clear
    update_wrapper(wrapper, func)
    return wrapper


def _shown_name(func):
    return getattr(func, "__qualname__", None) or getattr(func, "__name__", "?")


class _singledispatchmethod_get:
    # What a class or an instance gives out for a `singledispatchmethod`. It holds the instance no longer than itself.

    def __init__(self, unbound, obj, cls):
        self._unbound = unbound
        self._dispatch = unbound.dispatcher.dispatch
        self._obj = obj
        self._cls = cls
        for name in ("__module__", "__doc__"):
            try:
                setattr(self, name, getattr(unbound.func, name))
            except AttributeError:
                pass

    def __repr__(self):
        name = _shown_name(self._unbound.func)
        if self._obj is None:
            return f"<single dispatch method {name}>"
        return f"<bound single dispatch method {name} of {self._obj!r}>"

    def __call__(self, /, *args, **kwargs):
        if not args:
            name = getattr(self._unbound.func, "__name__", "singledispatchmethod method")
            raise TypeError(f"{name} requires at least 1 positional argument")
        return self._dispatch(args[0].__class__).__get__(self._obj, self._cls)(*args, **kwargs)

    def __getattr__(self, name):
        # What belongs to the function and is looked up late.
        if name not in ("__name__", "__qualname__", "__isabstractmethod__", "__annotations__", "__type_params__"):
            raise AttributeError
        return getattr(self._unbound.func, name)

    @property
    def __wrapped__(self):
        return self._unbound.func

    @property
    def register(self):
        return self._unbound.register


class singledispatchmethod:
    """`singledispatch` for methods."""

    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        return _singledispatchmethod_get(self, obj, cls)

    def __repr__(self):
        return f"<single dispatch method descriptor {_shown_name(self.func)}>"

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)
