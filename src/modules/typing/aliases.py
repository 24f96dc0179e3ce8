# The part of `typing` with the older names of types that take arguments themselves.

import collections
import collections.abc

T = TypeVar("T")
KT = TypeVar("KT")
VT = TypeVar("VT")
T_co = TypeVar("T_co", covariant=True)
V_co = TypeVar("V_co", covariant=True)
VT_co = TypeVar("VT_co", covariant=True)
T_contra = TypeVar("T_contra", contravariant=True)
CT_co = TypeVar("CT_co", covariant=True, bound=type)
AnyStr = TypeVar("AnyStr", bytes, str)


class _SpecialGenericAlias(_NotIterable, _BaseGenericAlias, _root=True):
    # A class under its name in this module, without arguments so far.

    def __init__(self, origin, nparams, *, inst=True, name=None, defaults=()):
        super().__init__(origin, inst=inst, name=name or origin.__name__)
        self._nparams = nparams
        self._defaults = defaults
        module = "" if origin.__module__ == "builtins" else origin.__module__ + "."
        self.__doc__ = f"A generic version of {module}{origin.__qualname__}."

    @_tp_cache
    def __getitem__(self, params):
        if not isinstance(params, tuple):
            params = (params,)
        params = tuple([_type_check(each, "Parameters to generic types must be types.") for each in params])
        wanted, defaults = self._nparams, self._defaults
        if len(params) < wanted <= len(params) + len(defaults):
            params = (*params, *defaults[len(params) - wanted :])
        if len(params) != wanted:
            if not wanted:
                raise TypeError(f"{self} is not a generic class")
            expected = f"at least {wanted - len(defaults)}" if defaults else wanted
            raise TypeError(f"{_wrong_count(self, len(params), wanted)} {expected}")
        return self.copy_with(params)

    def copy_with(self, params):
        return _GenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __repr__(self):
        return "typing." + self._name

    def __subclasscheck__(self, cls):
        if isinstance(cls, _SpecialGenericAlias):
            return issubclass(cls.__origin__, self.__origin__)
        if not isinstance(cls, _GenericAlias):
            return issubclass(cls, self.__origin__)
        return super().__subclasscheck__(cls)

    def __reduce__(self):
        return self._name

    def __or__(self, right):
        return Union[self, right]

    def __ror__(self, left):
        return Union[left, self]


class _DeprecatedGenericAlias(_SpecialGenericAlias, _root=True):
    # The name of a class that is going to be removed.

    def __init__(self, origin, nparams, *, removal_version, inst=True, name=None):
        super().__init__(origin, nparams, inst=inst, name=name)
        self._removal_version = removal_version


class _CallableGenericAlias(_NotIterable, _GenericAlias, _root=True):
    def __repr__(self):
        *parameters, result = self.__args__
        if len(parameters) == 1 and _is_param_expr(parameters[0]):
            return super().__repr__()
        return f"typing.Callable[[{', '.join([_type_repr(each) for each in parameters])}], {_type_repr(result)}]"

    def __reduce__(self):
        args = self.__args__
        if _should_unflatten_callable_args(self, args):
            args = list(args[:-1]), args[-1]
        return _subscripting(Callable, args)


class _CallableType(_SpecialGenericAlias, _root=True):
    def copy_with(self, params):
        return _CallableGenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __getitem__(self, params):
        if not isinstance(params, tuple) or len(params) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        parameters, result = params
        return self.__getitem_inner__(tuple(parameters) if isinstance(parameters, list) else parameters, result)

    @_tp_cache
    def __getitem_inner__(self, parameters, result):
        result = _type_check(result, "Callable[args, result]: result must be a type.")
        if not isinstance(parameters, tuple):
            parameters = (parameters,)
        return self.copy_with((*[_type_convert(each) for each in parameters], result))


class _TupleType(_SpecialGenericAlias, _root=True):
    @_tp_cache
    def __getitem__(self, params):
        if not isinstance(params, tuple):
            params = (params,)
        if len(params) >= 2 and params[-1] is ...:
            params = [_type_check(each, "Tuple[t, ...]: t must be a type.") for each in params[:-1]]
            return self.copy_with((*params, ...))
        return self.copy_with(tuple([_type_check(each, "Tuple[t0, t1, ...]: each t must be a type.") for each in params]))


class _UnionGenericAliasMeta(type):
    def __instancecheck__(self, inst):
        _warn_of_union_alias()
        return isinstance(inst, Union)

    def __subclasscheck__(self, inst):
        _warn_of_union_alias()
        return issubclass(inst, Union)

    def __eq__(self, other):
        _warn_of_union_alias()
        return True if other is _UnionGenericAlias or other is Union else NotImplemented

    def __hash__(self):
        return hash(Union)


class _UnionGenericAlias(metaclass=_UnionGenericAliasMeta):
    """What was the type of unions, for code that still asks for it."""

    def __new__(cls, self_cls, parameters, /, *, name=None):
        _warn_of_union_alias()
        return Union[parameters]


def _warn_of_union_alias():
    import warnings

    message = "'_UnionGenericAlias' is deprecated and slated for removal in Python 3.17"
    warnings.warn(message, DeprecationWarning, stacklevel=3)


_alias = _SpecialGenericAlias

Hashable = _alias(collections.abc.Hashable, 0)
Awaitable = _alias(collections.abc.Awaitable, 1)
Coroutine = _alias(collections.abc.Coroutine, 3)
AsyncIterable = _alias(collections.abc.AsyncIterable, 1)
AsyncIterator = _alias(collections.abc.AsyncIterator, 1)
Iterable = _alias(collections.abc.Iterable, 1)
Iterator = _alias(collections.abc.Iterator, 1)
Reversible = _alias(collections.abc.Reversible, 1)
Sized = _alias(collections.abc.Sized, 0)
Container = _alias(collections.abc.Container, 1)
Collection = _alias(collections.abc.Collection, 1)
Callable = _CallableType(collections.abc.Callable, 2)
AbstractSet = _alias(collections.abc.Set, 1, name="AbstractSet")
MutableSet = _alias(collections.abc.MutableSet, 1)
Mapping = _alias(collections.abc.Mapping, 2)
MutableMapping = _alias(collections.abc.MutableMapping, 2)
Sequence = _alias(collections.abc.Sequence, 1)
MutableSequence = _alias(collections.abc.MutableSequence, 1)
ByteString = _DeprecatedGenericAlias(collections.abc.ByteString, 0, removal_version=(3, 17))
Tuple = _TupleType(tuple, -1, inst=False, name="Tuple")
List = _alias(list, 1, inst=False, name="List")
Deque = _alias(collections.deque, 1, name="Deque")
Set = _alias(set, 1, inst=False, name="Set")
FrozenSet = _alias(frozenset, 1, inst=False, name="FrozenSet")
MappingView = _alias(collections.abc.MappingView, 1)
KeysView = _alias(collections.abc.KeysView, 1)
ItemsView = _alias(collections.abc.ItemsView, 2)
ValuesView = _alias(collections.abc.ValuesView, 1)
Dict = _alias(dict, 2, inst=False, name="Dict")
DefaultDict = _alias(collections.defaultdict, 2, name="DefaultDict")
OrderedDict = _alias(collections.OrderedDict, 2)
Counter = _alias(collections.Counter, 1)
ChainMap = _alias(collections.ChainMap, 2)
Generator = _alias(collections.abc.Generator, 3, defaults=(type(None), type(None)))
AsyncGenerator = _alias(collections.abc.AsyncGenerator, 2, defaults=(type(None),))
try:
    from re import Match as _match, Pattern as _pattern
except ImportError:
    # Hints may speak of them all the same.
    class _pattern:
        def __new__(cls):
            raise TypeError(f"cannot create 're.{cls.__name__}' instances")

    class _match(_pattern):
        pass

    for _kind, _named in ((_pattern, "Pattern"), (_match, "Match")):
        _kind.__module__, _kind.__name__, _kind.__qualname__ = "re", _named, _named
Pattern = _alias(_pattern, 1, name="Pattern")
Match = _alias(_match, 1, name="Match")
Type = _alias(type, 1, inst=False, name="Type")


class IO(Generic[AnyStr]):
    """A file; there is none here, but hints may speak of one."""

    __slots__ = ()


def _declare(cls, methods, properties=()):
    # Gives a class methods that say only that they exist, each with its annotations.
    from abc import abstractmethod

    for name, parameters, result in methods:
        space = {}
        exec(f"def {name}(self{parameters}): pass", {"__name__": cls.__module__}, space)
        method = space[name]
        method.__qualname__ = f"{cls.__qualname__}.{name}"
        method.__annotations__ = {"return": result}
        method = abstractmethod(method)
        setattr(cls, name, property(method) if name in properties else method)


_declare(
    IO,
    [
        ("mode", "", str), ("name", "", str), ("close", "", None), ("closed", "", bool), ("fileno", "", int),
        ("flush", "", None), ("isatty", "", bool), ("read", ", n=-1", AnyStr), ("readable", "", bool),
        ("readline", ", limit=-1", AnyStr), ("readlines", ", hint=-1", List[AnyStr]),
        ("seek", ", offset, whence=0", int), ("seekable", "", bool), ("tell", "", int),
        ("truncate", ", size=None", int), ("writable", "", bool), ("write", ", s", int),
        ("writelines", ", lines", None), ("__enter__", "", "IO[AnyStr]"), ("__exit__", ", type, value, traceback", None),
    ],
    {"mode", "name", "closed"},
)


class BinaryIO(IO[bytes]):
    """A file of bytes."""

    __slots__ = ()


_declare(BinaryIO, [("write", ", s", int), ("__enter__", "", "BinaryIO")])


class TextIO(IO[str]):
    """A file of text."""

    __slots__ = ()


_declare(
    TextIO,
    [
        ("buffer", "", BinaryIO), ("encoding", "", str), ("errors", "", Optional[str]), ("line_buffering", "", bool),
        ("newlines", "", Any), ("__enter__", "", "TextIO"),
    ],
    {"buffer", "encoding", "errors", "line_buffering", "newlines"},
)
