# The part of `typing` with protocols.

from abc import ABCMeta, abstractmethod

_TYPING_INTERNALS = frozenset({
    "__parameters__", "__orig_bases__", "__orig_class__", "_is_protocol", "_is_runtime_protocol", "__protocol_attrs__",
    "__non_callable_proto_members__", "__type_params__",
})
_SPECIAL_NAMES = frozenset({
    "__abstractmethods__", "__annotate__", "__annotate_func__", "__annotations__", "__annotations_cache__", "__dict__",
    "__doc__", "__init__", "__module__", "__new__", "__slots__",
    "__subclasshook__", "__weakref__", "__class_getitem__", "__match_args__", "__static_attributes__",
    "__firstlineno__",
})
# Names of a protocol's class that are no members of the protocol.
EXCLUDED_ATTRIBUTES = _TYPING_INTERNALS | _SPECIAL_NAMES | {"_MutableMapping__marker"}

# Classes that are protocols without deriving from `Protocol`.
_PROTO_ALLOWLIST = {
    "collections.abc": [
        "Callable", "Awaitable", "Iterable", "Iterator", "AsyncIterable", "AsyncIterator", "Hashable", "Sized",
        "Container", "Collection", "Reversible", "Buffer",
    ],
    "contextlib": ["AbstractContextManager", "AbstractAsyncContextManager"],
    "io": ["Reader", "Writer"],
    "os": ["PathLike"],
}

_abc_instancecheck = ABCMeta.__instancecheck__
_abc_subclasscheck = ABCMeta.__subclasscheck__
_NEEDS_RUNTIME = "Instance and class checks can only be used with @runtime_checkable protocols"


def _annotated(cls):
    # The annotations of a class, whether or not they can be evaluated.
    try:
        return cls.__annotations__
    except Exception:
        lib = _lib()
        return lib.get_annotations(cls, format=lib.Format.FORWARDREF)


def _get_protocol_attrs(cls):
    found = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ in ("Protocol", "Generic"):
            continue
        for attr in (*base.__dict__, *_annotated(base)):
            if not attr.startswith("_abc_") and attr not in EXCLUDED_ATTRIBUTES:
                found.add(attr)
    return found


def _no_init_or_replace_init(self, *args, **kwargs):
    # The `__init__` of protocols; in a class that derives from one it looks for the real one, once.
    cls = type(self)
    if cls._is_protocol:
        raise TypeError("Protocols cannot be instantiated")
    if cls.__init__ is not _no_init_or_replace_init:
        return
    for base in cls.__mro__:
        init = base.__dict__.get("__init__", _no_init_or_replace_init)
        if init is not _no_init_or_replace_init:
            cls.__init__ = init
            break
    else:
        cls.__init__ = object.__init__
    cls.__init__(self, *args, **kwargs)


def _allow_reckless_class_checks(depth=2):
    # `abc` and `functools` ask about all bases of a class, protocols or not.
    return _caller(depth) in ("abc", "functools", None)


def _lazy_load_getattr_static():
    from inspect import getattr_static

    return getattr_static


def _static_attribute(obj, attr):
    # An attribute without running code of the object.
    spaces = []
    try:
        spaces.append(object.__getattribute__(obj, "__dict__"))
    except AttributeError:
        pass
    if type in type.__dict__["__mro__"].__get__(type(obj)):
        spaces = [base.__dict__ for base in type.__dict__["__mro__"].__get__(obj)]
    spaces.extend([base.__dict__ for base in type.__dict__["__mro__"].__get__(type(obj))])
    for space in spaces:
        if attr in space:
            return space[attr]
    raise AttributeError(attr)


def _type_check_issubclass_arg_1(arg):
    if not isinstance(arg, type):
        raise TypeError("issubclass() arg 1 must be a class")


class _ProtocolMeta(ABCMeta):
    def __new__(mcls, name, bases, namespace, /, **kwargs):
        if _protocol is not None and _protocol in bases:
            for base in bases:
                if base is object or base is Generic:
                    continue
                if base.__name__ in _PROTO_ALLOWLIST.get(base.__module__, ()):
                    continue
                if not (issubclass(base, Generic) and getattr(base, "_is_protocol", False)):
                    raise TypeError(f"Protocols can only inherit from other protocols, got {base!r}")
        return super().__new__(mcls, name, bases, namespace, **kwargs)

    def __init__(cls, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if getattr(cls, "_is_protocol", False):
            cls.__protocol_attrs__ = _get_protocol_attrs(cls)

    def __subclasscheck__(cls, other):
        if cls is Protocol:
            return type.__subclasscheck__(cls, other)
        if getattr(cls, "_is_protocol", False) and not _allow_reckless_class_checks():
            if not getattr(cls, "_is_runtime_protocol", False):
                _type_check_issubclass_arg_1(other)
                raise TypeError(_NEEDS_RUNTIME)
            data = cls.__non_callable_proto_members__
            if data and cls.__dict__.get("__subclasshook__") is _proto_hook:
                _type_check_issubclass_arg_1(other)
                raise TypeError(
                    "Protocols with non-method members don't support issubclass()."
                    f" Non-method members: {str(sorted(data))[1:-1]}."
                )
        return ABCMeta.__subclasscheck__(cls, other)

    def __instancecheck__(cls, instance):
        if cls is Protocol:
            return type.__instancecheck__(cls, instance)
        if not getattr(cls, "_is_protocol", False):
            return ABCMeta.__instancecheck__(cls, instance)
        if not getattr(cls, "_is_runtime_protocol", False) and not _allow_reckless_class_checks():
            raise TypeError(_NEEDS_RUNTIME)
        if ABCMeta.__instancecheck__(cls, instance):
            return True
        for attr in cls.__protocol_attrs__:
            try:
                value = _static_attribute(instance, attr)
            except AttributeError:
                return False
            if value is None and attr not in cls.__non_callable_proto_members__:
                return False
        return True


@classmethod
def _proto_hook(cls, other):
    # Whether a class has all members of the protocol.
    if not cls.__dict__.get("_is_protocol", False):
        return NotImplemented
    for attr in cls.__protocol_attrs__:
        for base in other.__mro__:
            if attr in base.__dict__:
                if base.__dict__[attr] is None:
                    return NotImplemented
                break
            if issubclass(other, Generic) and getattr(other, "_is_protocol", False) and attr in _annotated(base):
                break
        else:
            return NotImplemented
    return True


class Protocol(Generic, metaclass=_ProtocolMeta):
    """The base of classes that describe what others have to have."""

    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if not cls.__dict__.get("_is_protocol", False):
            cls._is_protocol = Protocol in cls.__bases__
        if "__subclasshook__" not in cls.__dict__:
            cls.__subclasshook__ = _proto_hook
        if cls._is_protocol and cls.__init__ is Protocol.__init__:
            cls.__init__ = _no_init_or_replace_init


_protocol = Protocol


def runtime_checkable(cls):
    """Lets `isinstance` and `issubclass` take a protocol: they look for its members."""
    if not issubclass(cls, Generic) or not getattr(cls, "_is_protocol", False):
        raise TypeError("@runtime_checkable can be only applied to protocol classes, got %r" % cls)
    cls._is_runtime_protocol = True
    cls.__non_callable_proto_members__ = set()
    for attr in cls.__protocol_attrs__:
        try:
            is_callable = callable(getattr(cls, attr, None))
        except Exception as error:
            raise TypeError(
                f"Failed to determine whether protocol member {attr!r} is a method member"
            ) from error
        if not is_callable:
            cls.__non_callable_proto_members__.add(attr)
    return cls


def is_protocol(tp, /):
    """Whether something is a protocol."""
    return isinstance(tp, type) and getattr(tp, "_is_protocol", False) and tp != Protocol


def get_protocol_members(tp, /):
    """The names of the members of a protocol."""
    if not is_protocol(tp):
        raise TypeError(f"{tp!r} is not a Protocol")
    return frozenset(tp.__protocol_attrs__)


@runtime_checkable
class SupportsInt(Protocol):
    """What `int()` takes."""

    __slots__ = ()

    @abstractmethod
    def __int__(self) -> int:
        pass


@runtime_checkable
class SupportsFloat(Protocol):
    """What `float()` takes."""

    __slots__ = ()

    @abstractmethod
    def __float__(self) -> float:
        pass


@runtime_checkable
class SupportsComplex(Protocol):
    """What `complex()` takes."""

    __slots__ = ()

    @abstractmethod
    def __complex__(self) -> complex:
        pass


@runtime_checkable
class SupportsBytes(Protocol):
    """What `bytes()` takes."""

    __slots__ = ()

    @abstractmethod
    def __bytes__(self) -> bytes:
        pass


@runtime_checkable
class SupportsIndex(Protocol):
    """What can be an index."""

    __slots__ = ()

    @abstractmethod
    def __index__(self) -> int:
        pass


@runtime_checkable
class SupportsAbs[T](Protocol):
    """What `abs()` takes."""

    __slots__ = ()

    @abstractmethod
    def __abs__(self) -> T:
        pass


@runtime_checkable
class SupportsRound[T](Protocol):
    """What `round()` takes."""

    __slots__ = ()

    @abstractmethod
    def __round__(self, ndigits: int = 0) -> T:
        pass


class _IdentityCallable(Protocol):
    def __call__[T](self, arg: T, /) -> T: ...
