"""References that do not keep their objects alive, and containers made of them."""

from collections.abc import MutableMapping, MutableSet
from types import GenericAlias

ReferenceType = ref


class _ProxyRef(ref):
    """The reference inside a proxy; it knows the proxy."""

    __slots__ = ("proxy",)


def _gone():
    return ReferenceError("weakly-referenced object no longer exists")


_slot = None


def _target(proxy):
    found = _slot.__get__(proxy)()
    if found is None:
        raise _gone()
    return found


def _shown(cls):
    module = cls.__module__
    return cls.__qualname__ if module in ("builtins", "__main__") else f"{module}.{cls.__qualname__}"


def _unwrapped(value):
    return _target(value) if type(value) in ProxyTypes else value


class ProxyType:
    """Stands for an object without keeping it alive: does all that the object does."""

    __slots__ = ("_ref",)
    __text_signature__ = "()"

    def __new__(cls, *args):
        raise TypeError(f"cannot create 'weakref.{cls.__name__}' instances")

    def __getattribute__(self, name):
        return getattr(_target(self), name)

    def __setattr__(self, name, value):
        setattr(_target(self), name, value)

    def __delattr__(self, name):
        delattr(_target(self), name)

    def __repr__(self):
        found = _slot.__get__(self)()
        kind = object.__repr__(self).partition(" object at ")
        address = kind[2].rstrip(">")
        if found is None:
            return f"<weakproxy at {address}; dead>"
        return f"<weakproxy at {address}; to '{_shown(type(found))}' at {id(found):#x}>"

    def __hash__(self):
        raise TypeError(f"unhashable type: 'weakref.{type(self).__name__}'")


class CallableProxyType(ProxyType):
    """A proxy of what can be called."""

    __slots__ = ()

    def __call__(self, /, *args, **kwargs):
        return _target(self)(*args, **kwargs)


def _forward():
    import operator

    def unary(name, function):
        def method(self):
            return function(_target(self))
        method.__name__ = name
        return method

    def binary(name, function):
        def method(self, other):
            return function(_target(self), _unwrapped(other))
        method.__name__ = name
        return method

    def reflected(name, function):
        def method(self, other):
            return function(_unwrapped(other), _target(self))
        method.__name__ = name
        return method

    def in_place(name, function):
        def method(self, other):
            return function(_target(self), _unwrapped(other))
        method.__name__ = name
        return method

    rows = {}
    for name in ("neg", "pos", "abs", "invert", "index"):
        rows[f"__{name}__"] = unary, getattr(operator, name)
    for name, function in (
        ("str", str), ("bytes", bytes), ("int", int), ("float", float), ("bool", bool), ("len", len),
        ("iter", iter), ("reversed", reversed),
    ):
        rows[f"__{name}__"] = unary, function
    for name in ("lt", "le", "eq", "ne", "gt", "ge", "contains", "getitem", "delitem"):
        rows[f"__{name}__"] = binary, getattr(operator, name)
    for name in ("add", "sub", "mul", "matmul", "truediv", "floordiv", "mod", "lshift", "rshift", "and", "or",
                 "xor", "pow"):
        function = getattr(operator, f"__{name}__")
        rows[f"__{name}__"] = binary, function
        rows[f"__r{name}__"] = reflected, function
        rows[f"__i{name}__"] = in_place, getattr(operator, f"__i{name}__")
    rows["__divmod__"], rows["__rdivmod__"] = (binary, divmod), (reflected, divmod)
    for name, (make, function) in rows.items():
        setattr(ProxyType, name, make(name, function))

    def next_item(self):
        found = _target(self)
        if not hasattr(type(found), "__next__"):
            raise TypeError("Weakref proxy referenced a non-iterator '%.200s' object" % type(found).__name__)
        return next(found)

    def set_item(self, key, value):
        _target(self)[key] = value

    ProxyType.__next__, ProxyType.__setitem__ = next_item, set_item
    for cls in (ProxyType, CallableProxyType):
        cls.__module__ = "weakref"


_slot = ProxyType.__dict__["_ref"]
ProxyTypes = (ProxyType, CallableProxyType)
_forward()


def proxy(object, callback=None, /):
    """A proxy of an object; `callback` is called with it when the object is gone."""
    if callback is None:
        for known in getweakrefs(object):
            if type(known) in ProxyTypes and _slot.__get__(known).__callback__ is None:
                return known
        inner = _ProxyRef(object)
    else:
        inner = _ProxyRef(object, lambda reference: callback(reference.proxy))
    cls = CallableProxyType if callable(object) else ProxyType
    made = cls.__base__.__base__.__new__(cls) if cls is CallableProxyType else cls.__base__.__new__(cls)
    _slot.__set__(made, inner)
    inner.proxy = made
    return made


def getweakrefs(object, /):
    """The weak references and proxies of an object."""
    return [known.proxy if type(known) is _ProxyRef else known for known in _getweakrefs(object)]


class WeakMethod(ref):
    """A weak reference to a bound method: it lives as long as the object that it is bound to."""

    __slots__ = "_func_ref", "_meth_type", "_alive", "__weakref__"

    def __new__(cls, meth, callback=None):
        try:
            receiver, function = meth.__self__, meth.__func__
        except AttributeError:
            raise TypeError(f"argument should be a bound method, not {type(meth)}") from None

        def gone(arg):
            this = weak()
            if this is not None and this._alive:
                this._alive = False
                if callback is not None:
                    callback(this)

        made = ref.__new__(cls, receiver, gone)
        made._func_ref = ref(function, gone)
        made._meth_type = type(meth)
        made._alive = True
        weak = ref(made)
        return made

    def __call__(self):
        receiver, function = super().__call__(), self._func_ref()
        if receiver is None or function is None:
            return None
        return self._meth_type(function, receiver)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if not self._alive or not other._alive:
            return self is other
        return ref.__eq__(self, other) and self._func_ref == other._func_ref

    def __ne__(self, other):
        same = self.__eq__(other)
        return same if same is NotImplemented else not same

    __hash__ = ref.__hash__


class KeyedRef(ref):
    """The reference in a WeakValueDictionary: it knows its key."""

    __slots__ = ("key",)

    def __new__(type, ob, callback, key):
        made = ref.__new__(type, ob, callback)
        made.key = key
        return made

    def __init__(self, ob, callback, key):
        super().__init__(ob, callback)


class WeakValueDictionary(MutableMapping):
    """A mapping whose entries go when nobody else holds their values."""

    def __init__(self, other=(), /, **kw):
        own = ref(self)

        def remove(gone):
            this = own()
            if this is not None and this.data.get(gone.key) is gone:
                del this.data[gone.key]

        self._remove = remove
        self.data = {}
        self.update(other, **kw)

    def _live(self):
        for key, weak in list(self.data.items()):
            value = weak()
            if value is not None:
                yield key, value

    def __getitem__(self, key):
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        self.data[key] = KeyedRef(value, self._remove, key)

    def __delitem__(self, key):
        del self.data[key]

    def __len__(self):
        return len(self.data)

    def __contains__(self, key):
        weak = self.data.get(key)
        return weak is not None and weak() is not None

    def __repr__(self):
        return f"<{self.__class__.__name__} at {id(self):#x}>"

    def __iter__(self):
        for key, _ in self._live():
            yield key

    keys = __iter__

    def values(self):
        for _, value in self._live():
            yield value

    def items(self):
        return self._live()

    def itervaluerefs(self):
        yield from self.valuerefs()

    def valuerefs(self):
        return list(self.data.values())

    def get(self, key, default=None):
        weak = self.data.get(key)
        value = None if weak is None else weak()
        return default if value is None else value

    def setdefault(self, key, default=None):
        value = self.get(key)
        if value is None:
            self[key] = value = default
        return value

    def pop(self, key, *args):
        weak = self.data.pop(key, None)
        value = None if weak is None else weak()
        if value is not None:
            return value
        if args:
            return args[0]
        raise KeyError(key)

    def popitem(self):
        while True:
            key, weak = self.data.popitem()
            value = weak()
            if value is not None:
                return key, value

    def clear(self):
        self.data.clear()

    def copy(self):
        return type(self)(self._live())

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy

        made = self.__class__()
        for key, value in self._live():
            made[deepcopy(key, memo)] = value
        return made

    def update(self, other=(), /, **kw):
        pairs = other.items() if hasattr(other, "items") else dict(other).items()
        for key, value in [*pairs, *kw.items()]:
            self[key] = value

    def __or__(self, other):
        if not hasattr(other, "keys"):
            return NotImplemented
        made = self.copy()
        made.update(other)
        return made

    def __ror__(self, other):
        if not hasattr(other, "keys"):
            return NotImplemented
        made = self.__class__()
        made.update(other)
        made.update(self)
        return made

    def __ior__(self, other):
        self.update(other)
        return self


class WeakKeyDictionary(MutableMapping):
    """A mapping whose entries go when nobody else holds their keys."""

    def __init__(self, dict=None):
        own = ref(self)

        def remove(gone):
            this = own()
            if this is not None:
                this.data.pop(gone, None)

        self._remove = remove
        self.data = {}
        if dict is not None:
            self.update(dict)

    def _live(self):
        for weak, value in list(self.data.items()):
            key = weak()
            if key is not None:
                yield key, value

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __setitem__(self, key, value):
        self.data[ref(key, self._remove)] = value

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __len__(self):
        return len(self.data)

    def __contains__(self, key):
        try:
            weak = ref(key)
        except TypeError:
            return False
        return weak in self.data

    def __repr__(self):
        return f"<{self.__class__.__name__} at {id(self):#x}>"

    def __iter__(self):
        for key, _ in self._live():
            yield key

    keys = __iter__

    def values(self):
        for _, value in self._live():
            yield value

    def items(self):
        return self._live()

    def keyrefs(self):
        return list(self.data)

    def get(self, key, default=None):
        return self.data.get(ref(key), default)

    def setdefault(self, key, default=None):
        return self.data.setdefault(ref(key, self._remove), default)

    def pop(self, key, *args):
        return self.data.pop(ref(key), *args)

    def popitem(self):
        while True:
            weak, value = self.data.popitem()
            key = weak()
            if key is not None:
                return key, value

    def clear(self):
        self.data.clear()

    def copy(self):
        made = type(self)()
        made.update(self)
        return made

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy

        made = self.__class__()
        for key, value in self._live():
            made[key] = deepcopy(value, memo)
        return made

    def update(self, other=(), /, **kw):
        pairs = other.items() if hasattr(other, "items") else dict(other).items()
        for key, value in [*pairs, *kw.items()]:
            self[key] = value

    __or__ = WeakValueDictionary.__or__
    __ror__ = WeakValueDictionary.__ror__
    __ior__ = WeakValueDictionary.__ior__


class WeakSet:
    """A set whose items go when nobody else holds them."""

    # Where CPython has it; and it is a MutableSet without deriving from it.
    __module__ = "_weakrefset"

    def __init__(self, data=None):
        own = ref(self)

        def remove(gone):
            this = own()
            if this is not None:
                this.data.discard(gone)

        self._remove = remove
        self.data = set()
        if data is not None:
            self.update(data)

    def __iter__(self):
        for weak in list(self.data):
            item = weak()
            if item is not None:
                yield item

    def __len__(self):
        return len(self.data)

    def __contains__(self, item):
        try:
            return ref(item) in self.data
        except TypeError:
            return False

    def __repr__(self):
        return repr(self.data)

    def add(self, item):
        self.data.add(ref(item, self._remove))

    def discard(self, item):
        self.data.discard(ref(item))

    def remove(self, item):
        self.data.remove(ref(item))

    def clear(self):
        self.data.clear()

    def pop(self):
        while True:
            try:
                item = self.data.pop()()
            except KeyError:
                raise KeyError("pop from empty WeakSet") from None
            if item is not None:
                return item

    def copy(self):
        return self.__class__(self)

    def update(self, other):
        for item in other:
            self.add(item)

    def __ior__(self, other):
        self.update(other)
        return self

    def union(self, other):
        made = self.copy()
        made.update(other)
        return made

    def intersection(self, other):
        return self.__class__(item for item in other if item in self)

    def difference(self, other):
        made = self.copy()
        made.difference_update(other)
        return made

    def symmetric_difference(self, other):
        made = self.copy()
        made.symmetric_difference_update(other)
        return made

    def difference_update(self, other):
        if self is other:
            self.clear()
        else:
            self.data.difference_update([ref(item) for item in other])

    def intersection_update(self, other):
        self.data.intersection_update([ref(item) for item in other])

    def symmetric_difference_update(self, other):
        if self is other:
            self.clear()
        else:
            self.data.symmetric_difference_update([ref(item, self._remove) for item in other])

    def __isub__(self, other):
        self.difference_update(other)
        return self

    def __iand__(self, other):
        self.intersection_update(other)
        return self

    def __ixor__(self, other):
        self.symmetric_difference_update(other)
        return self

    __class_getitem__ = classmethod(GenericAlias)

    __or__, __and__, __sub__, __xor__ = union, intersection, difference, symmetric_difference

    def issubset(self, other):
        return self.data.issubset([ref(item) for item in other])

    def issuperset(self, other):
        return self.data.issuperset([ref(item) for item in other])

    def isdisjoint(self, other):
        return len(self.intersection(other)) == 0

    __le__, __ge__ = issubset, issuperset

    def __lt__(self, other):
        return self.data < {ref(item) for item in other}

    def __gt__(self, other):
        return self.data > {ref(item) for item in other}

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return self.data == {ref(item) for item in other}


MutableSet.register(WeakSet)


class finalize:
    """Calls a function when an object is gone, once; stays registered by itself until then."""

    __slots__ = ()

    _registry = {}
    _count = 0
    _shutdown = False

    class _Info:
        __slots__ = "weakref", "func", "args", "kwargs", "atexit", "index"

    def __init__(self, obj, func, /, *args, **kwargs):
        info = self._Info()
        info.weakref = ref(obj, self)
        info.func, info.args, info.kwargs = func, args, kwargs or None
        info.atexit = True
        if not finalize._count:
            import atexit

            atexit.register(finalize._exitfunc)
        finalize._count += 1
        info.index = finalize._count
        self._registry[self] = info

    @classmethod
    def _exitfunc(cls):
        # At the end of the program: the newest first, also those that these make.
        while True:
            waiting = [(info.index, key) for key, info in cls._registry.items() if info.atexit]
            if not waiting:
                cls._shutdown = True
                break
            _, key = max(waiting, key=lambda row: row[0])
            try:
                key()
            except Exception:
                import sys

                sys.excepthook(*sys.exc_info())

    def __call__(self, _=None):
        info = self._registry.pop(self, None)
        if info and not self._shutdown:
            return info.func(*info.args, **(info.kwargs or {}))

    def detach(self):
        info = self._registry.get(self)
        obj = info and info.weakref()
        if obj is not None and self._registry.pop(self, None):
            return obj, info.func, info.args, info.kwargs or {}

    def peek(self):
        info = self._registry.get(self)
        obj = info and info.weakref()
        if obj is not None:
            return obj, info.func, info.args, info.kwargs or {}

    @property
    def alive(self):
        return self in self._registry

    @property
    def atexit(self):
        info = self._registry.get(self)
        return bool(info) and info.atexit

    @atexit.setter
    def atexit(self, value):
        info = self._registry.get(self)
        if info:
            info.atexit = bool(value)

    def __repr__(self):
        info = self._registry.get(self)
        obj = info and info.weakref()
        if obj is None:
            return f"<{type(self).__name__} object at {id(self):#x}; dead>"
        return f"<{type(self).__name__} object at {id(self):#x}; for {type(obj).__name__!r} at {id(obj):#x}>"


__all__ = [
    "ref", "proxy", "getweakrefcount", "getweakrefs", "WeakKeyDictionary", "ReferenceType", "ProxyType",
    "CallableProxyType", "ProxyTypes", "WeakValueDictionary", "WeakSet", "WeakMethod", "finalize",
]
