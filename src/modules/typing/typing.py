# Type hints, as far as programs use them when they run.
#
# The types behind type parameters, and `Generic`, are built in; they ask the functions here as soon as this module
# is loaded (`vm/type_params.rs`). What fewer programs need stands in parts, which run in this namespace when one of
# their names is first asked for: `typing_aliases.py`, `typing_protocols.py`, `typing_records.py`.

import sys
from types import BuiltinFunctionType, FunctionType, GenericAlias

__all__ = [
    "Annotated", "Any", "Callable", "ClassVar", "Concatenate", "Final", "ForwardRef", "Generic", "Literal", "Optional",
    "ParamSpec", "Protocol", "Tuple", "Type", "TypeVar", "TypeVarTuple", "Union", "AbstractSet", "ByteString",
    "Container", "ContextManager", "Hashable", "ItemsView", "Iterable", "Iterator", "KeysView", "Mapping",
    "MappingView", "MutableMapping", "MutableSequence", "MutableSet", "Sequence", "Sized", "ValuesView", "Awaitable",
    "AsyncIterator", "AsyncIterable", "Coroutine", "Collection", "AsyncGenerator", "AsyncContextManager", "Reversible",
    "SupportsAbs", "SupportsBytes", "SupportsComplex", "SupportsFloat", "SupportsIndex", "SupportsInt",
    "SupportsRound", "ChainMap", "Counter", "Deque", "Dict", "DefaultDict", "List", "OrderedDict", "Set", "FrozenSet",
    "Match", "NamedTuple", "Pattern", "TypedDict", "Generator", "BinaryIO", "IO", "TextIO", "AnyStr", "assert_type", "assert_never", "cast", "clear_overloads",
    "dataclass_transform", "final", "get_args", "get_origin", "get_overloads", "get_protocol_members",
    "get_type_hints", "is_protocol", "is_typeddict", "LiteralString", "Never", "NewType", "no_type_check",
    "no_type_check_decorator", "NoDefault", "NoReturn", "NotRequired", "evaluate_forward_ref", "overload", "override", "ParamSpecArgs",
    "ParamSpecKwargs", "ReadOnly", "Required", "reveal_type", "runtime_checkable", "Self", "Text", "TYPE_CHECKING",
    "TypeAlias", "TypeGuard", "TypeIs", "TypeAliasType", "Unpack",
]

TYPE_CHECKING = False
Text = str

# `Protocol` and the metaclass of typed dicts, once their part is loaded.
_protocol = _typed_dict_meta = None

_PARTS = {
    "typing_functions": {
        "_eval_type", "evaluate_forward_ref", "_deprecation_warning_for_no_type_params_passed", "get_type_hints", "_strip_annotations", "assert_type", "reveal_type", "assert_never",
        "no_type_check", "no_type_check_decorator", "_overload_dummy", "overload", "get_overloads", "clear_overloads",
        "final", "override", "dataclass_transform", "is_typeddict", "NewType", "_overload_registry",
        "_ASSERT_NEVER_REPR_MAX_LENGTH", "_Func",
    },
    "typing_protocols": {
        "EXCLUDED_ATTRIBUTES", "Protocol", "runtime_checkable", "is_protocol", "get_protocol_members", "_ProtocolMeta",
        "_get_protocol_attrs", "SupportsAbs", "SupportsBytes", "SupportsComplex", "SupportsFloat", "SupportsIndex",
        "SupportsInt", "SupportsRound", "EXCLUDED_ATTRIBUTES", "_SPECIAL_NAMES", "_TYPING_INTERNALS", "_PROTO_ALLOWLIST",
        "_IdentityCallable", "_abc_instancecheck", "_abc_subclasscheck", "_allow_reckless_class_checks",
        "_lazy_load_getattr_static", "_type_check_issubclass_arg_1", "_no_init_or_replace_init", "_proto_hook",
    },
    "typing_records": {
        "NamedTuple", "NamedTupleMeta", "TypedDict", "_TypedDictMeta", "_NamedTuple", "_TypedDict", "_Sentinel",
        "_sentinel", "_prohibited", "_special", "_namedtuple_mro_entries", "_get_typeddict_qualifiers",
        "_make_nmtuple", "_make_eager_annotate",
    },
    "typing_aliases": {
        "Pattern", "Match", "_DeprecatedGenericAlias", "T", "KT", "VT", "T_co", "V_co", "VT_co", "T_contra", "CT_co", "AnyStr", "Callable", "Tuple", "Type", "Hashable",
        "Awaitable", "Coroutine", "AsyncIterable", "AsyncIterator", "Iterable", "Iterator", "Reversible", "Sized",
        "Container", "Collection", "AbstractSet", "MutableSet", "Mapping", "MutableMapping", "Sequence",
        "MutableSequence", "ByteString", "List", "Deque", "Set", "FrozenSet", "MappingView", "KeysView", "ItemsView",
        "ValuesView", "Dict", "DefaultDict", "OrderedDict", "Counter", "ChainMap", "Generator", "AsyncGenerator",
        "IO", "BinaryIO", "TextIO", "_CallableGenericAlias", "_SpecialGenericAlias", "_CallableType",
        "_TupleType", "_alias", "_UnionGenericAlias", "_UnionGenericAliasMeta",
    },
}


# Modules that are here under their own names, once somebody asks.
_MODULES = {"collections", "copyreg", "functools", "operator", "types"}


def __getattr__(attr):
    space = globals()
    if attr in _MODULES:
        made = space[attr] = __import__(attr)
        return made
    if attr == "ForwardRef":
        made = space[attr] = _lib().ForwardRef
        return made
    if attr == "defaultdict":
        made = space[attr] = __import__("collections").defaultdict
        return made
    for part, names in _PARTS.items():
        if attr in names and attr not in space:
            _load_part(part)
            return space[attr]
    if attr in ("ContextManager", "AsyncContextManager"):
        import contextlib

        make = space.get("_alias") or __getattr__("_alias")
        made = space[attr] = make(getattr(contextlib, "Abstract" + attr), 2, name=attr, defaults=(bool | None,))
        return made
    raise AttributeError(f"module {__name__!r} has no attribute {attr!r}")


def _load_rest():
    # Everything that was not asked for so far: somebody looks at the whole namespace.
    space = globals()
    for attr in (*_MODULES, "defaultdict", "ContextManager", "AsyncContextManager"):
        if attr not in space:
            __getattr__(attr)
    for part, names in _PARTS.items():
        if any([attr not in space for attr in names]):
            _load_part(part)


globals()["<rest>"] = _load_rest


def _caller(depth=1, default="__main__"):
    return sys._getframemodulename(depth + 1) or default


# ---- helpers ---------------------------------------------------------------------------------------------


def _lib():
    # `annotationlib`, once forward references come up.
    import annotationlib

    return annotationlib


def _make_forward_ref(code, *, parent_fwdref=None, **facts):
    # A reference that is an expression for sure. One in another reference is where that is.
    if parent_fwdref is not None:
        if parent_fwdref.__forward_module__ is not None:
            facts["module"] = parent_fwdref.__forward_module__
        if parent_fwdref.__owner__ is not None:
            facts["owner"] = parent_fwdref.__owner__
    made = _lib().ForwardRef(code, **facts)
    made.__forward_code__
    return made


def _type_convert(arg, module=None, *, allow_special_forms=False, owner=None):
    if arg is None:
        return type(None)
    if isinstance(arg, str):
        return _make_forward_ref(arg, module=module, is_class=allow_special_forms, owner=owner)
    return arg


def _is_generic_root(cls):
    # By `==`: a metaclass may say that its class is as good as one of them.
    return cls in ((Generic,) if _protocol is None else (Generic, _protocol))


def _type_check(arg, msg, is_argument=True, module=None, *, allow_special_forms=False, owner=None):
    # Refuses what cannot be a type for sure, and converts what stands for one.
    arg = _type_convert(arg, module=module, allow_special_forms=allow_special_forms, owner=owner)
    if type(arg) is type and arg is not Generic:
        return arg
    lib = sys.modules.get("annotationlib")
    if lib is not None and type(arg) is lib._Stringifier:
        # A name that is being recorded is equal to anything.
        return arg
    if isinstance(arg, _GenericAlias):
        origin = arg.__origin__
        wrong = _is_generic_root(origin)
        if not allow_special_forms:
            wrong = wrong or origin is ClassVar or (is_argument and origin is Final)
        if wrong:
            raise TypeError(f"{arg} is not valid as type argument")
        return arg
    if isinstance(arg, _SpecialForm):
        if arg._name in _BARE or (allow_special_forms and (arg is ClassVar or arg is Final)):
            return arg
        raise TypeError(f"Plain {arg} is not valid as type argument")
    if _is_generic_root(arg):
        raise TypeError(f"Plain {arg} is not valid as type argument")
    if type(arg) is tuple:
        raise TypeError(f"{msg} Got {arg!r:.100}.")
    return arg


def _type_repr(obj):
    if isinstance(obj, (type, FunctionType, BuiltinFunctionType)):
        return obj.__qualname__ if obj.__module__ == "builtins" else f"{obj.__module__}.{obj.__qualname__}"
    if obj is ...:
        return "..."
    if isinstance(obj, tuple):
        return f"[{', '.join([_type_repr(item) for item in obj])}]"
    return repr(obj)


def _is_param_expr(arg):
    return arg is ... or isinstance(arg, (tuple, list, ParamSpec, _ConcatenateGenericAlias))


def _is_callable_type(origin):
    # Whether something is `collections.abc.Callable`, without loading that module.
    return isinstance(origin, type) and origin.__name__ == "Callable" and origin.__module__ == "collections.abc"


def _should_unflatten_callable_args(typ, args):
    # The parameters of a `Callable` stand before its result, unless one object stands for all of them.
    return _is_callable_type(typ.__origin__) and not (len(args) == 2 and _is_param_expr(args[0]))


def _is_unpacked_typevartuple(x):
    # A name that is being recorded has all attributes.
    return not isinstance(x, type) and getattr(x, "__typing_is_unpacked_typevartuple__", False) is True


def _collect_type_parameters(args, *, enforce_default_ordering=True):
    # The type parameters in some arguments, in the order in which they appear.
    with_default = after_tuple = False
    found = []
    for arg in args:
        if isinstance(arg, type):
            continue
        if isinstance(arg, (tuple, list)):
            inner = _collect_type_parameters(arg) if isinstance(arg, tuple) else ()
        elif hasattr(arg, "__typing_subst__"):
            if enforce_default_ordering and arg not in found:
                if arg.has_default():
                    if after_tuple:
                        raise TypeError("Type parameter with a default follows TypeVarTuple")
                    with_default = True
                elif with_default:
                    raise TypeError(
                        f"Type parameter {arg!r} without a default follows type parameter with a default"
                    )
            inner = (arg,)
        else:
            after_tuple = after_tuple or _is_unpacked_typevartuple(arg)
            inner = getattr(arg, "__parameters__", ())
        for parameter in inner:
            if parameter not in found:
                found.append(parameter)
    return tuple(found)


def _is_typevar_like(x):
    return isinstance(x, (TypeVar, ParamSpec)) or _is_unpacked_typevartuple(x)


def _wrong_count(generic, actual, expected):
    amount = "many" if actual > expected else "few"
    return f"Too {amount} arguments for {generic}; actual {actual}, expected"


def _check_generic_specialization(cls, arguments):
    parameters = cls.__parameters__
    expected = len(parameters)
    if not expected:
        raise TypeError(f"{cls} is not a generic class")
    actual = len(arguments)
    if actual > expected:
        raise TypeError(f"{_wrong_count(cls, actual, expected)} {expected}")
    if actual < expected and not parameters[actual].has_default():
        expected -= sum([parameter.has_default() for parameter in parameters])
        raise TypeError(f"{_wrong_count(cls, actual, expected)} at least {expected}")


def _unpack_args(*args):
    # Takes the items of unpacked tuples of a known length.
    result = []
    for arg in args:
        inner = getattr(arg, "__typing_unpacked_tuple_args__", None)
        if inner is None or (inner and inner[-1] is ...):
            result.append(arg)
        else:
            result.extend(inner)
    return result


def _deduplicate(params):
    return dict.fromkeys(params)


# What the caches remember, by the functions that they serve, and what empties them.
_caches = {}
_cleanups = []


def _tp_cache(func=None, /, *, typed=False):
    # Gives the same object for the same arguments, where they have a hash.
    def decorator(func):
        known = _caches[func] = {}
        _cleanups.append(known.clear)

        def inner(*args):
            try:
                key = (args, tuple([type(arg) for arg in args])) if typed else args
                return known[key]
            except KeyError:
                pass
            except TypeError:
                return func(*args)
            result = func(*args)
            if len(known) >= 128:
                known.clear()
            known[key] = result
            return result

        inner.__wrapped__ = func
        inner.__name__, inner.__qualname__, inner.__doc__ = func.__name__, func.__qualname__, func.__doc__
        return inner

    return decorator if func is None else decorator(func)


# ---- special forms ---------------------------------------------------------------------------------------


class _Final:
    # A class that scripts cannot derive from.

    __slots__ = ("__weakref__",)

    def __init_subclass__(cls, /, *args, _root=False, **kwds):
        if not _root:
            raise TypeError("Cannot subclass special typing classes")


class _NotIterable:
    # Would be iterable by its `__getitem__`.

    __slots__ = ()
    __iter__ = None


class _SpecialForm(_Final, _NotIterable, _root=True):
    # A name with a meaning of its own: `getitem` makes what a subscript gives, if it takes one.

    __slots__ = ("_name", "__doc__", "_getitem")

    def __init__(self, getitem):
        self._getitem = getitem
        self._name = getitem.__name__
        self.__doc__ = getitem.__doc__

    def __getattr__(self, item):
        if item in ("__name__", "__qualname__"):
            return self._name
        raise AttributeError(item)

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")

    def __repr__(self):
        return "typing." + self._name

    def __reduce__(self):
        return self._name

    def __call__(self, *args, **kwds):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __instancecheck__(self, obj):
        raise TypeError(f"{self} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        raise TypeError(f"{self} cannot be used with issubclass()")

    @_tp_cache
    def __getitem__(self, parameters):
        return self._getitem(self, parameters)


class _TypedCacheSpecialForm(_SpecialForm, _root=True):
    # A form whose parameters are values: 1 and True are different ones.

    def __getitem__(self, parameters):
        if not isinstance(parameters, tuple):
            parameters = (parameters,)
        return self._getitem(self, *parameters)


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(obj)

    def __repr__(self):
        return "typing.Any" if self is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    """A type that is compatible with every other."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


class _TypingEllipsis:
    """Stands for `...` in a parameter list."""


def _special_form(name, doc, getitem):
    getitem.__name__, getitem.__doc__ = name, doc
    return _SpecialForm(getitem)


def _bare_form(name, doc):
    def getitem(self, parameters):
        raise TypeError(f"{self} is not subscriptable")

    return _special_form(name, doc, getitem)


NoReturn = _bare_form("NoReturn", "The result of a function that never returns.")
Never = _bare_form("Never", "The type that has no values.")
Self = _bare_form("Self", "The type of the instance whose method it is.")
LiteralString = _bare_form("LiteralString", "A str that stands in the source.")
TypeAlias = _bare_form("TypeAlias", "Marks an assignment as the definition of an alias.")
# The forms that are types by themselves.
_BARE = {"NoReturn", "Never", "Self", "LiteralString", "TypeAlias"}


def _one_type_form(name, doc, *, prefix="typing.", one="single", special=False):
    def getitem(self, parameters):
        message = f"{prefix}{name} accepts only {one} type."
        return _GenericAlias(self, (_type_check(parameters, message, allow_special_forms=special),))

    return _special_form(name, doc, getitem)


ClassVar = _one_type_form("ClassVar", "Marks a variable of the class.", special=True)
Final = _one_type_form("Final", "Marks a name that is bound once.", special=True)
TypeGuard = _one_type_form("TypeGuard", "The result of a function that proves the type of its argument.")
TypeIs = _one_type_form("TypeIs", "The result of a function that decides the type of its argument.")
Required = _one_type_form("Required", "Marks a key that must be there.", prefix="", one="a single")
NotRequired = _one_type_form("NotRequired", "Marks a key that may be missing.", prefix="", one="a single")
ReadOnly = _one_type_form("ReadOnly", "Marks a key that does not change.", prefix="", one="a single")


@_SpecialForm
def Optional(self, parameters):
    """A type, or None."""
    return Union[_type_check(parameters, f"{self} requires a single type."), type(None)]


def _value_and_type_iter(parameters):
    return [(parameter, type(parameter)) for parameter in parameters]


def _flatten_literal_params(parameters):
    flat = []
    for parameter in parameters:
        if isinstance(parameter, _LiteralGenericAlias):
            flat.extend(parameter.__args__)
        else:
            flat.append(parameter)
    return tuple(flat)


@_TypedCacheSpecialForm
@_tp_cache(typed=True)
def Literal(self, *parameters):
    """One of several values."""
    flat = _flatten_literal_params(parameters)
    try:
        flat = [value for value, _ in dict.fromkeys(_value_and_type_iter(flat))]
    except TypeError:
        # Values without a hash are compared one by one.
        seen = []
        for each in _value_and_type_iter(flat):
            if each not in seen:
                seen.append(each)
        flat = [value for value, _ in seen]
    return _LiteralGenericAlias(self, tuple(flat))


@_SpecialForm
def Concatenate(self, parameters):
    """Parameters before those of a `ParamSpec`."""
    if parameters == ():
        raise TypeError("Cannot take a Concatenate of no types.")
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    *first, last = parameters
    if not (last is ... or isinstance(last, ParamSpec)):
        raise TypeError("The last parameter to Concatenate should be a ParamSpec variable or ellipsis.")
    first = [_type_check(each, "Concatenate[arg, ...]: each arg must be a type.") for each in first]
    return _ConcatenateGenericAlias(self, (*first, last))


@_TypedCacheSpecialForm
@_tp_cache(typed=True)
def Annotated(self, *params):
    """A type together with other information about what it annotates."""
    if len(params) < 2:
        raise TypeError("Annotated[...] should be used with at least two arguments (a type and an annotation).")
    if _is_unpacked_typevartuple(params[0]):
        raise TypeError("Annotated[...] should not be used with an unpacked TypeVarTuple")
    origin = _type_check(params[0], "Annotated[t, ...]: t must be a type.", allow_special_forms=True)
    return _AnnotatedAlias(origin, tuple(params[1:]))


@_SpecialForm
def Unpack(self, parameters):
    """The items of a tuple type, or of a `TypeVarTuple`."""
    return _UnpackGenericAlias(self, (_type_check(parameters, f"{self} accepts only single type."),))


# ---- looking at types ------------------------------------------------------------------------------------


def get_origin(tp):
    """What stands before the brackets of a type."""
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, (_BaseGenericAlias, GenericAlias, ParamSpecArgs, ParamSpecKwargs)):
        return tp.__origin__
    if tp is Generic:
        return Generic
    if isinstance(tp, Union):
        return Union
    return None


def get_args(tp):
    """What stands in the brackets of a type."""
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__, *tp.__metadata__)
    if isinstance(tp, (_GenericAlias, GenericAlias)):
        args = tp.__args__
        return (list(args[:-1]), args[-1]) if _should_unflatten_callable_args(tp, args) else args
    if isinstance(tp, Union):
        return tp.__args__
    return ()


def cast(typ, val):
    """Tells a type checker what a value is, and gives it back."""
    return val


_load_part("typing_generics")
