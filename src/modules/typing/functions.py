# The part of `typing` with functions and decorators.

from types import MethodType, ModuleType


type _Func = Callable[..., Any]
_ASSERT_NEVER_REPR_MAX_LENGTH = 100


# ---- looking at types ------------------------------------------------------------------------------------


def _rebuild(alias, args):
    # The alias with other arguments.
    if isinstance(alias, GenericAlias):
        return GenericAlias(alias.__origin__, args)
    if isinstance(alias, Union):
        return Union[args]
    return alias.copy_with(args)


_type_params_not_given = object()


def _deprecation_warning_for_no_type_params_passed(funcname):
    import warnings

    warnings.warn(
        f"Failing to pass a value to the 'type_params' parameter of {funcname!r} is deprecated, as it leads to incorrect "
        f"behaviour when calling {funcname} on a stringified annotation that references a PEP 695 type parameter. It will "
        "be disallowed in Python 3.15.",
        category=DeprecationWarning, stacklevel=3,
    )


def _eval_type(
    t, globalns, localns, type_params=_type_params_not_given, *, recursive_guard=frozenset(), format=None, owner=None,
    parent_fwdref=None, prefer_fwd_module=False,
):
    # Evaluates the forward references in a type.
    if type_params is _type_params_not_given:
        _deprecation_warning_for_no_type_params_passed("typing._eval_type")
        type_params = ()
    if isinstance(t, _lib().ForwardRef):
        if prefer_fwd_module and t.__forward_module__ is not None:
            # The reference itself knows best; but not the type parameters of who has it.
            globalns = None
            own = getattr(owner, "__type_params__", None)
            if own:
                globalns = getattr(sys.modules.get(t.__forward_module__), "__dict__", None)
                if globalns is not None:
                    globalns = {**globalns, **{param.__name__: param for param in own}}
        return evaluate_forward_ref(
            t, globals=globalns, locals=localns, type_params=type_params, owner=owner, _recursive_guard=recursive_guard,
            format=format,
        )
    if not isinstance(t, (_GenericAlias, GenericAlias, Union)):
        return t
    if isinstance(t, GenericAlias):
        args = tuple(
            [_make_forward_ref(arg, parent_fwdref=parent_fwdref) if isinstance(arg, str) else arg for arg in t.__args__]
        )
        unpacked = t.__unpacked__
        if _should_unflatten_callable_args(t, args):
            t = t.__origin__[(args[:-1], args[-1])]
        else:
            t = t.__origin__[args]
        if unpacked:
            t = Unpack[t]
    args = tuple([
        _eval_type(
            arg, globalns, localns, type_params, recursive_guard=recursive_guard, format=format, owner=owner,
            prefer_fwd_module=prefer_fwd_module,
        )
        for arg in t.__args__
    ])
    return t if args == t.__args__ else _rebuild(t, args)


def evaluate_forward_ref(
    forward_ref, *, owner=None, globals=None, locals=None, type_params=None, format=None, _recursive_guard=frozenset(),
):
    """The type that a forward reference stands for, with those evaluated that are in it."""
    lib = _lib()
    if format == lib.Format.STRING:
        return forward_ref.__resolved_str__
    text = forward_ref.__forward_arg__
    if text in _recursive_guard:
        return forward_ref
    if format is None:
        format = lib.Format.VALUE
    value = forward_ref.evaluate(globals=globals, locals=locals, type_params=type_params, owner=owner, format=format)
    if format == lib.Format.FORWARDREF and isinstance(value, lib.ForwardRef):
        return value
    if owner is None:
        owner = forward_ref.__owner__
    if isinstance(value, str):
        value = _make_forward_ref(
            value, module=forward_ref.__forward_module__, owner=owner,
            is_argument=forward_ref.__forward_is_argument__, is_class=forward_ref.__forward_is_class__,
        )
    return _eval_type(
        value, globals, locals, type_params, recursive_guard=_recursive_guard | {text}, format=format, owner=owner,
        parent_fwdref=forward_ref,
    )


def _with_params(type_params, globalns, localns, is_class):
    # The names of type parameters hide those of the module, but not those of the class.
    if type_params:
        globalns, localns = dict(globalns), dict(localns)
        for param in type_params:
            name = param.__name__
            if not is_class or name not in globalns:
                globalns[name] = param
                localns.pop(name, None)
    return globalns, localns


def _evaluated(annotations, globalns, localns, owner, format, is_argument, is_class):
    hints = {}
    for name, value in annotations.items():
        if isinstance(value, str):
            value = _make_forward_ref(value, is_argument=is_argument, is_class=is_class)
        value = _eval_type(value, globalns, localns, (), format=format, owner=owner, prefer_fwd_module=True)
        hints[name] = type(None) if value is None else value
    return hints


def get_type_hints(obj, globalns=None, localns=None, include_extras=False, *, format=None):
    """The annotations of something, with those evaluated that are strs; of a class, also those of its bases."""
    lib = _lib()
    if getattr(obj, "__no_type_check__", None):
        return {}
    if format is None:
        format = lib.Format.VALUE
    as_text = format == lib.Format.STRING
    if isinstance(obj, type):
        hints = {}
        for base in reversed(obj.__mro__):
            annotations = lib.get_annotations(base, format=format)
            if as_text:
                hints.update(annotations)
                continue
            outer, inner = globalns, localns
            if outer is None:
                outer = getattr(sys.modules.get(base.__module__), "__dict__", {})
            if inner is None:
                inner = dict(vars(base))
                if globalns is None:
                    # The module comes first: a name that the class binds too may mean the annotated attribute.
                    outer, inner = inner, outer
            outer, inner = _with_params(base.__type_params__, outer, inner, True)
            hints.update(_evaluated(annotations, outer, inner, obj, format, False, True))
    else:
        hints = lib.get_annotations(obj, format=format)
        is_module = isinstance(obj, ModuleType)
        if (
            not hints and not is_module and not callable(obj)
            and not hasattr(obj, "__annotations__") and not hasattr(obj, "__annotate__")
        ):
            raise TypeError(f"{obj!r} is not a module, class, or callable.")
        if as_text:
            return hints
        if globalns is None:
            globalns = obj.__dict__ if is_module else getattr(_unwrapped(obj), "__globals__", {})
        if localns is None:
            localns = globalns
        globalns, localns = _with_params(getattr(obj, "__type_params__", ()), globalns, localns, False)
        hints = _evaluated(hints, globalns, localns, obj, format, not is_module, False)
    if include_extras or as_text:
        return hints
    return {name: _strip_annotations(hint) for name, hint in hints.items()}


def _unwrapped(obj):
    # What is inside of all wrappers.
    inner, seen = obj, {id(obj)}
    while hasattr(inner, "__wrapped__"):
        inner = inner.__wrapped__
        if id(inner) in seen:
            raise ValueError(f"wrapper loop when unwrapping {obj!r}")
        seen.add(id(inner))
    return inner


def _strip_annotations(t):
    # Takes `Annotated` and the marks of typed dicts off, at any depth.
    if isinstance(t, _AnnotatedAlias):
        return _strip_annotations(t.__origin__)
    if getattr(t, "__origin__", None) in (Required, NotRequired, ReadOnly):
        return _strip_annotations(t.__args__[0])
    if isinstance(t, (_GenericAlias, GenericAlias, Union)):
        args = tuple([_strip_annotations(arg) for arg in t.__args__])
        return t if args == t.__args__ else _rebuild(t, args)
    return t


def is_typeddict(tp):
    """Whether something is a class made with `TypedDict`."""
    return _typed_dict_meta is not None and isinstance(tp, _typed_dict_meta)


# ---- functions and decorators ----------------------------------------------------------------------------


def assert_type(val, typ, /):
    """Asks a type checker whether a value is of a type, and gives it back."""
    return val


def reveal_type(obj, /):
    """Asks a type checker for the type; here it says the class to `sys.stderr`."""
    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


def assert_never(arg, /):
    """Marks a place that no program gets to."""
    value = repr(arg)
    if len(value) > 100:
        value = value[:100] + "..."
    raise AssertionError(f"Expected code to be unreachable, but got: {value}")


def no_type_check(arg):
    """Marks annotations that are no types: those of a function, or of all methods of a class."""
    if isinstance(arg, type):
        for key in dir(arg):
            obj = getattr(arg, key)
            if not hasattr(obj, "__qualname__") or obj.__qualname__ != f"{arg.__qualname__}.{obj.__name__}":
                continue
            if getattr(obj, "__module__", None) != arg.__module__:
                continue
            if isinstance(obj, FunctionType):
                obj.__no_type_check__ = True
            if isinstance(obj, MethodType):
                obj.__func__.__no_type_check__ = True
            if isinstance(obj, type):
                no_type_check(obj)
    try:
        arg.__no_type_check__ = True
    except TypeError:
        # A built-in class.
        pass
    return arg


def no_type_check_decorator(decorator):
    """Lets a decorator do what `no_type_check` does as well."""
    import warnings

    warnings._deprecated("typing.no_type_check_decorator", remove=(3, 15))
    from functools import wraps

    @wraps(decorator)
    def wrapped_decorator(*args, **kwds):
        return no_type_check(decorator(*args, **kwds))

    return wrapped_decorator


def _overload_dummy(*args, **kwds):
    raise NotImplementedError(
        "You should not call an overloaded function. A series of @overload-decorated functions outside a stub "
        "module should always be followed by an implementation that is not @overload-ed."
    )


def _overloads_of_module():
    from collections import defaultdict

    return defaultdict(dict)


def _registry():
    from collections import defaultdict

    return defaultdict(_overloads_of_module)


# Module to qualified name to the definitions by line, so that a definition that runs again replaces itself.
_overload_registry = _registry()


def overload(func):
    """Marks one of several signatures of the function that follows."""
    inner = getattr(func, "__func__", func)
    try:
        _overload_registry[inner.__module__][inner.__qualname__][inner.__code__.co_firstlineno] = func
    except AttributeError:
        pass
    return _overload_dummy


def get_overloads(func):
    """The signatures that were marked for a function."""
    inner = getattr(func, "__func__", func)
    return list(_overload_registry.get(inner.__module__, {}).get(inner.__qualname__, {}).values())


def clear_overloads():
    """Forgets all marked signatures."""
    _overload_registry.clear()


def final(f):
    """Marks a method that is not overridden, or a class that has no subclasses."""
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def override(method, /):
    """Marks a method that overrides one of a base class."""
    try:
        method.__override__ = True
    except (AttributeError, TypeError):
        pass
    return method


def dataclass_transform(
    *, eq_default=True, order_default=False, kw_only_default=False, frozen_default=False, field_specifiers=(), **kwargs
):
    """Marks what makes classes as `dataclass` does."""

    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {
            "eq_default": eq_default, "order_default": order_default, "kw_only_default": kw_only_default,
            "frozen_default": frozen_default, "field_specifiers": field_specifiers, "kwargs": kwargs,
        }
        return cls_or_fn

    return decorator


class NewType:
    """A name that type checkers take for a type of its own; calls give their argument back."""

    __call__ = _idfunc

    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.rpartition(".")[-1]
        self.__supertype__ = tp
        module = _caller()
        if module != "typing":
            self.__module__ = module

    def __mro_entries__(self, bases):
        name = self.__name__

        class Dummy:
            def __init_subclass__(cls):
                new = cls.__name__
                raise TypeError(
                    "Cannot subclass an instance of NewType. "
                    f"Perhaps you were looking for: `{new} = NewType({new!r}, {name})`"
                )

        return (Dummy,)

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"

    def __reduce__(self):
        return self.__qualname__

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]
