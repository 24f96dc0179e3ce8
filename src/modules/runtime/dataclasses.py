# Data classes.
#
# The methods of a class are generated as one piece of source and compiled together, so that `__init__` has a
# signature of its own: a wrong call says what is missing by name.

import sys
from types import FunctionType, GenericAlias, MappingProxyType, MemberDescriptorType

__all__ = [
    "dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING", "fields", "asdict",
    "astuple", "make_dataclass", "replace", "is_dataclass",
]


class FrozenInstanceError(AttributeError):
    """Somebody tried to change a frozen instance."""


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return "<factory>"


class _MISSING_TYPE:
    pass


class _KW_ONLY_TYPE:
    pass


class _FIELD_BASE:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()
MISSING = _MISSING_TYPE()
KW_ONLY = _KW_ONLY_TYPE()
_FIELD = _FIELD_BASE("_FIELD")
_FIELD_CLASSVAR = _FIELD_BASE("_FIELD_CLASSVAR")
_FIELD_INITVAR = _FIELD_BASE("_FIELD_INITVAR")

_FIELDS = "__dataclass_fields__"
_PARAMS = "__dataclass_params__"
_POST_INIT_NAME = "__post_init__"
# Stands for the type of a field that `make_dataclass` was given without one.
_ANY_MARKER = object()
_EMPTY_METADATA = MappingProxyType({})

# Instances whose repr is being made; the repr of one inside of itself is dots.
_in_repr = set()


class InitVar:
    """Marks a parameter of `__init__` that goes to `__post_init__` and is no field."""

    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        name = self.type.__name__ if isinstance(self.type, type) else repr(self.type)
        return f"dataclasses.InitVar[{name}]"

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    """What is known about one field; `field` makes them."""

    __slots__ = (
        "name", "type", "default", "default_factory", "repr", "hash", "init", "compare", "metadata", "kw_only", "doc",
        "_field_type",
    )

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only, doc):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = _EMPTY_METADATA if metadata is None else MappingProxyType(metadata)
        self.kw_only = kw_only
        self.doc = doc
        self._field_type = None

    def __repr__(self):
        key = id(self)
        if key in _in_repr:
            return "..."
        _in_repr.add(key)
        try:
            shown = ",".join([f"{name}={getattr(self, name)!r}" for name in _SHOWN])
            return f"Field({shown},_field_type={self._field_type})"
        finally:
            _in_repr.discard(key)

    def __set_name__(self, owner, name):
        # A descriptor as default would have been told its name without the field around it.
        tell = getattr(type(self.default), "__set_name__", None)
        if tell:
            tell(self.default, owner, name)

    __class_getitem__ = classmethod(GenericAlias)


_SHOWN = ("name", "type", "default", "default_factory", "init", "repr", "hash", "compare", "metadata", "kw_only", "doc")


class _DataclassParams:
    __slots__ = (
        "init", "repr", "eq", "order", "unsafe_hash", "frozen", "match_args", "kw_only", "slots", "weakref_slot",
    )

    def __init__(self, *values):
        for name, value in zip(self.__slots__, values):
            setattr(self, name, value)

    def __repr__(self):
        shown = ",".join([f"{name}={getattr(self, name)!r}" for name in self.__slots__])
        return f"_DataclassParams({shown})"


def field(
    *, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
    kw_only=MISSING, doc=None,
):
    """Describes a field whose options differ from the usual ones."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only, doc)


# ---- the fields of a class -------------------------------------------------------------------------------


def _leading_names(text):
    # `module` and `name` of an annotation that is a str: "module.name[..", or "name.." without a module.
    def word(start):
        while start < len(text) and text[start].isspace():
            start += 1
        end = start
        while end < len(text) and (text[end] == "_" or text[end].isalnum()):
            end += 1
        return text[start:end], end

    first, end = word(0)
    if not first:
        return None, None
    while end < len(text) and text[end].isspace():
        end += 1
    if text[end : end + 1] == ".":
        second, _ = word(end + 1)
        if second:
            return first, second
    return None, first


def _names(text, cls, module, owner, test):
    # Whether a str annotation starts with a name that means something special where the class stands.
    module_name, name = _leading_names(text)
    if name is None:
        return False
    home = sys.modules.get(cls.__module__)
    if home is None:
        return False
    space = home.__dict__
    if module_name is not None:
        if space.get(module_name) is not module:
            return False
        space = sys.modules.get(owner.__module__).__dict__
    return test(space.get(name))


def _is_initvar(annotation):
    return annotation is InitVar or type(annotation) is InitVar


def _is_kw_only(annotation):
    return annotation is KW_ONLY


def _get_field(cls, name, annotation, kw_only, typing):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        made = default
    else:
        if isinstance(default, MemberDescriptorType):
            # A slot of the class, no default.
            default = MISSING
        made = field(default=default)
    made.name = name
    made.type = annotation
    made._field_type = _FIELD
    text = isinstance(annotation, str)
    if typing is not None:
        class_var = typing.ClassVar

        def is_classvar(annotation):
            return annotation is class_var or typing.get_origin(annotation) is class_var

        if is_classvar(annotation) or (text and _names(annotation, cls, typing, class_var, is_classvar)):
            made._field_type = _FIELD_CLASSVAR
    if made._field_type is _FIELD:
        this = sys.modules[__name__]
        if _is_initvar(annotation) or (text and _names(annotation, cls, this, InitVar, _is_initvar)):
            made._field_type = _FIELD_INITVAR

    if made._field_type is not _FIELD and made.default_factory is not MISSING:
        raise TypeError(f"field {name} cannot have a default factory")
    if made._field_type is not _FIELD_CLASSVAR:
        if made.kw_only is MISSING:
            made.kw_only = kw_only
    elif made.kw_only is not MISSING:
        raise TypeError(f"field {name} is a ClassVar but specifies kw_only")
    if made._field_type is _FIELD and made.default.__class__.__hash__ is None:
        raise ValueError(
            f"mutable default {type(made.default)} for field {name} is not allowed: use default_factory"
        )
    return made


def _own_fields(cls, annotations, kw_only):
    found = []
    seen = False
    typing = sys.modules.get("typing")
    this = sys.modules[__name__]
    for name, annotation in annotations.items():
        text = isinstance(annotation, str)
        if annotation is KW_ONLY or (text and _names(annotation, cls, this, KW_ONLY, _is_kw_only)):
            if seen:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
            seen = kw_only = True
        else:
            found.append(_get_field(cls, name, annotation, kw_only, typing))
    return found


# ---- the methods of a class ------------------------------------------------------------------------------


class _Methods:
    # Source of the methods, and the values that it needs besides the globals of the class's module.

    def __init__(self):
        self.source = []
        self.names = []
        self.values = {}
        self.always = set()
        self.overwriting = {}
        # The fields whose annotations a method has, by its name.
        self.annotated = {}

    def add(self, name, parameters, body):
        self.names.append(name)
        self.source.append(f" def {name}({','.join(parameters)}):\n" + "\n".join(body))

    def install(self, cls, globals):
        text = f"def __create_fn__({','.join(self.values)}):\n"
        text += "\n".join([*self.source, f" return ({''.join([name + ',' for name in self.names])})"])
        space = {}
        exec(text, globals, space)
        for name, function in zip(self.names, space["__create_fn__"](**self.values)):
            function.__qualname__ = f"{cls.__qualname__}.{name}"
            if name in self.annotated:
                function.__annotate__ = _make_annotate_function(cls, name, self.annotated[name], None)
            if name in self.always or name not in cls.__dict__:
                setattr(cls, name, function)
            elif name in self.overwriting:
                raise TypeError(
                    f"Cannot overwrite attribute {name} in class {cls.__name__}{self.overwriting[name]}"
                )


def _make_annotate_function(__class__, method_name, annotation_fields, return_type):
    # The `__annotate__` of a method whose parameters have the annotations of fields. A class with slots takes the
    # place of the first one, so the cell is one that can be told by its name.

    def __annotate__(format, /):
        from annotationlib import Format, get_annotations, type_repr

        if format not in (Format.VALUE, Format.FORWARDREF, Format.STRING):
            raise NotImplementedError(format)
        known = {}
        for base in reversed(__class__.__mro__):
            known.update(get_annotations(base, format=format))
        found = {name: known[name] for name in annotation_fields if name in known}
        if return_type is not MISSING:
            found["return"] = type_repr(return_type) if format == Format.STRING else return_type
        return found

    __annotate__.__generated_by_dataclasses__ = True
    __annotate__.__qualname__ = f"{__class__.__qualname__}.{method_name}.__annotate__"
    return __annotate__


def _tuple_of(owner, chosen):
    return f"({''.join([f'{owner}.{each.name},' for each in chosen])})"


def _init_method(methods, all_fields, positional, keyword, frozen, slots, post_init, me):
    with_default = None
    for each in positional:
        if each.default is not MISSING or each.default_factory is not MISSING:
            with_default = each
        elif with_default is not None:
            raise TypeError(
                f"non-default argument {each.name!r} follows default argument {with_default.name!r}"
            )
    values = methods.values
    values["__dataclass_HAS_DEFAULT_FACTORY__"] = _HAS_DEFAULT_FACTORY
    values["__dataclass_builtins_object__"] = object
    body = []
    for each in all_fields:
        name = each.name
        default = f"__dataclass_dflt_{name}__"
        value = name
        if each.default_factory is not MISSING:
            values[default] = each.default_factory
            value = f"{default}()"
            if each.init:
                value += f" if {name} is __dataclass_HAS_DEFAULT_FACTORY__ else {name}"
        elif each.default is not MISSING:
            values[default] = each.default
            if not each.init:
                if not slots:
                    # The class attribute serves.
                    continue
                value = default
        elif not each.init:
            continue
        if each._field_type is _FIELD_INITVAR:
            continue
        if frozen:
            body.append(f"  __dataclass_builtins_object__.__setattr__({me},{name!r},{value})")
        else:
            body.append(f"  {me}.{name}={value}")
    if post_init:
        arguments = ",".join([each.name for each in all_fields if each._field_type is _FIELD_INITVAR])
        body.append(f"  {me}.{_POST_INIT_NAME}({arguments})")

    def parameter(each):
        text = each.name
        if each.default is not MISSING:
            text += f"=__dataclass_dflt_{each.name}__"
        elif each.default_factory is not MISSING:
            text += "=__dataclass_HAS_DEFAULT_FACTORY__"
        return text

    parameters = [me, *map(parameter, positional)]
    if keyword:
        parameters += ["*", *map(parameter, keyword)]
    methods.annotated["__init__"] = [each.name for each in all_fields if each.init]
    methods.add("__init__", parameters, body or ["  pass"])


def _repr_method(methods, chosen):
    methods.values["__dataclass_in_repr__"] = _in_repr
    shown = ", ".join([f"{each.name}={{self.{each.name}!r}}" for each in chosen])
    methods.add("__repr__", ("self",), [
        "  __dataclass_key__ = id(self)",
        "  if __dataclass_key__ in __dataclass_in_repr__: return '...'",
        "  __dataclass_in_repr__.add(__dataclass_key__)",
        "  try:",
        f'   return f"{{self.__class__.__qualname__}}({shown})"',
        "  finally:",
        "   __dataclass_in_repr__.discard(__dataclass_key__)",
    ])


def _eq_method(methods, chosen):
    same = " and ".join([f"self.{each.name}==other.{each.name}" for each in chosen]) or "True"
    methods.add("__eq__", ("self", "other"), [
        "  if self is other:",
        "   return True",
        "  if other.__class__ is self.__class__:",
        f"   return {same}",
        "  return NotImplemented",
    ])


def _order_methods(methods, chosen):
    mine, theirs = _tuple_of("self", chosen), _tuple_of("other", chosen)
    for name, operator in ("__lt__", "<"), ("__le__", "<="), ("__gt__", ">"), ("__ge__", ">="):
        methods.overwriting[name] = " Consider using functools.total_ordering"
        methods.add(name, ("self", "other"), [
            "  if other.__class__ is self.__class__:",
            f"   return {mine}{operator}{theirs}",
            "  return NotImplemented",
        ])


def _frozen_methods(methods, cls, chosen):
    methods.values["__class__"] = cls
    methods.values["FrozenInstanceError"] = FrozenInstanceError
    condition = "type(self) is __class__"
    if chosen:
        condition += f" or name in {{{', '.join([repr(each.name) for each in chosen])}}}"
    for name, verb, rest in ("__setattr__", "assign to", ("value",)), ("__delattr__", "delete", ()):
        methods.overwriting[name] = ""
        parameters = ("name", *rest)
        methods.add(name, ("self", *parameters), [
            f"  if {condition}:",
            f'   raise FrozenInstanceError(f"cannot {verb} field {{name!r}}")',
            f"  super(__class__, self).{name}({', '.join(parameters)})",
        ])


def _hash_method(methods, cls, all_fields, explicit, eq, frozen, unsafe_hash):
    if unsafe_hash:
        if explicit:
            raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
    elif explicit or not eq:
        return
    elif not frozen:
        cls.__hash__ = None
        return
    chosen = [each for each in all_fields if (each.compare if each.hash is None else each.hash)]
    methods.always.add("__hash__")
    methods.add("__hash__", ("self",), [f"  return hash({_tuple_of('self', chosen)})"])


def _annotation_text(annotation):
    # As `inspect` writes annotations in signatures.
    if getattr(annotation, "__module__", None) == "typing":
        return repr(annotation).replace("typing.", "")
    if type(annotation).__name__ == "ForwardRef":
        return annotation.__forward_arg__
    if isinstance(annotation, GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ == "builtins":
            return annotation.__qualname__
        return f"{annotation.__module__}.{annotation.__qualname__}"
    return repr(annotation)


def _signature_text(cls, positional, keyword, generated):
    simple = type(cls).__call__ is type.__call__ and cls.__new__ is object.__new__
    if not generated or not simple or "__signature__" in cls.__dict__:
        try:
            import inspect

            found = inspect.signature(cls, annotation_format=inspect.Format.FORWARDREF)
            return str(found).replace(" -> None", "")
        except (ImportError, TypeError, ValueError):
            return ""

    def parameter(each):
        text = f"{each.name}: {_annotation_text(each.type)}"
        if each.default is not MISSING:
            text += f" = {each.default!r}"
        elif each.default_factory is not MISSING:
            text += " = <factory>"
        return text

    try:
        parts = [*map(parameter, positional)]
        if keyword:
            parts += ["*", *map(parameter, keyword)]
    except (TypeError, ValueError):
        return ""
    return f"({', '.join(parts)})".replace(" -> None", "")


def _annotations_of(cls):
    # The annotations of a class, as far as they can be evaluated.
    try:
        found = cls.__annotations__ if type(cls) is type else None
    except Exception:
        found = None
    if isinstance(found, dict):
        return dict(found)
    from annotationlib import Format, get_annotations

    return get_annotations(cls, format=Format.FORWARDREF)


def _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot):
    home = sys.modules.get(cls.__module__)
    globals = {} if home is None else home.__dict__
    setattr(cls, _PARAMS, _DataclassParams(
        init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot
    ))

    # The nearest base comes last and wins.
    all_fields = {}
    frozen_bases = []
    for base in cls.__mro__[-1:0:-1]:
        inherited = getattr(base, _FIELDS, None)
        if inherited is not None:
            all_fields.update(inherited)
            frozen_bases.append(getattr(base, _PARAMS).frozen)
    annotations = _annotations_of(cls)
    for each in _own_fields(cls, annotations, kw_only):
        all_fields[each.name] = each
        if isinstance(getattr(cls, each.name, None), Field):
            if each.default is MISSING:
                delattr(cls, each.name)
            else:
                setattr(cls, each.name, each.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f"{name!r} is a field but has no type annotation")
    if frozen_bases:
        if any(frozen_bases) and not frozen:
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
        if frozen and not all(frozen_bases):
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    setattr(cls, _FIELDS, all_fields)

    own_hash = cls.__dict__.get("__hash__", MISSING)
    explicit_hash = own_hash is not MISSING and not (own_hash is None and "__eq__" in cls.__dict__)
    if order and not eq:
        raise ValueError("eq must be true if order is true")
    in_init = [each for each in all_fields.values() if each._field_type is not _FIELD_CLASSVAR]
    positional = [each for each in in_init if each.init and not each.kw_only]
    keyword = [each for each in in_init if each.init and each.kw_only]
    stored = [each for each in in_init if each._field_type is _FIELD]
    compared = [each for each in stored if each.compare]

    methods = _Methods()
    if init:
        me = "__dataclass_self__" if "self" in all_fields else "self"
        post_init = hasattr(cls, _POST_INIT_NAME)
        _init_method(methods, in_init, positional, keyword, frozen, slots, post_init, me)
    if "__replace__" not in cls.__dict__:
        cls.__replace__ = _replace
    if repr:
        _repr_method(methods, [each for each in stored if each.repr])
    if eq:
        _eq_method(methods, compared)
    if order:
        _order_methods(methods, compared)
    if frozen:
        _frozen_methods(methods, cls, stored)
    _hash_method(methods, cls, stored, explicit_hash, eq, frozen, unsafe_hash)
    generated = init and "__init__" not in cls.__dict__
    if methods.names:
        methods.install(cls, globals)

    if not cls.__doc__:
        cls.__doc__ = cls.__name__ + _signature_text(cls, positional, keyword, generated)
    if match_args and "__match_args__" not in cls.__dict__:
        cls.__match_args__ = tuple([each.name for each in positional])
    if weakref_slot and not slots:
        raise TypeError("weakref_slot is True but slots is False")
    if slots:
        cls = _add_slots(cls, frozen, weakref_slot, all_fields)
    if hasattr(cls, "__abstractmethods__"):
        from abc import update_abstractmethods

        update_abstractmethods(cls)
    return cls


def _dataclass_getstate(self):
    return [getattr(self, each.name) for each in fields(self)]


def _dataclass_setstate(self, state):
    for each, value in zip(fields(self), state):
        object.__setattr__(self, each.name, value)


def _slots_of(cls):
    slots = cls.__dict__.get("__slots__")
    if slots is None:
        return [name for name in ("__weakref__", "__dict__") if name in cls.__dict__]
    if isinstance(slots, str):
        return [slots]
    if hasattr(slots, "__next__"):
        raise TypeError(f"Slots of '{cls.__name__}' cannot be determined")
    return list(slots)


def _update_func_cell_for__class__(f, oldcls, newcls):
    # Lets `__class__` in a function mean the new class, if it means the old one; whether it does now.
    if f is None or "__class__" not in f.__code__.co_freevars:
        return False
    cell = f.__closure__[f.__code__.co_freevars.index("__class__")]
    try:
        if cell.cell_contents is not oldcls:
            return False
    except ValueError:
        return False
    cell.cell_contents = newcls
    return True


def _moved_to(newcls, oldcls):
    # Lets the methods of a class that has taken the place of another one know of it.
    for member in newcls.__dict__.values():
        seen = set()
        while hasattr(member, "__wrapped__") and id(member) not in seen:
            seen.add(id(member))
            member = member.__wrapped__
        if isinstance(member, FunctionType):
            parts = (member,)
        elif isinstance(member, property):
            parts = (member.fget, member.fset, member.fdel)
        else:
            continue
        # All methods share one cell.
        if any([isinstance(part, FunctionType) and _update_func_cell_for__class__(part, oldcls, newcls) for part in parts]):
            break
    annotations = _annotations_of(newcls)
    for each in getattr(newcls, _FIELDS).values():
        if each.name in annotations:
            each.type = annotations[each.name]
    annotate = getattr(newcls.__init__, "__annotate__", None)
    if getattr(annotate, "__generated_by_dataclasses__", False):
        _update_func_cell_for__class__(annotate, oldcls, newcls)


def _add_slots(cls, frozen, weakref_slot, defined):
    # Slots cannot be added to a class that exists: a new one takes its place.
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    namespace = dict(cls.__dict__)
    names = [each.name for each in fields(cls)]
    inherited = {slot for base in cls.__mro__[1:-1] for slot in _slots_of(base)}
    wanted = [*names, "__weakref__"] if weakref_slot else names
    slots = {name: getattr(defined.get(name), "doc", None) for name in wanted if name not in inherited}
    # A dict has docstrings.
    namespace["__slots__"] = slots if any([doc is not None for doc in slots.values()]) else tuple(slots)
    for name in (*names, "__dict__", "__weakref__"):
        namespace.pop(name, None)
    made = type(cls)(cls.__name__, cls.__bases__, namespace)
    made.__qualname__ = cls.__qualname__
    if frozen:
        if "__getstate__" not in namespace:
            made.__getstate__ = _dataclass_getstate
        if "__setstate__" not in namespace:
            made.__setstate__ = _dataclass_setstate
    _moved_to(made, cls)
    return made


def dataclass(
    cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True,
    kw_only=False, slots=False, weakref_slot=False,
):
    """Adds methods to a class that follow from its annotated names, the fields."""

    def wrap(cls):
        return _process_class(
            cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot
        )

    return wrap if cls is None else wrap(cls)


# ---- functions on instances ------------------------------------------------------------------------------


def fields(class_or_instance):
    """The fields of a data class, or of the class of an instance."""
    try:
        found = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple([each for each in found.values() if each._field_type is _FIELD])


def is_dataclass(obj):
    """Whether something is a data class, or an instance of one."""
    return hasattr(obj if isinstance(obj, type) else type(obj), _FIELDS)


def _atomic_types():
    # Types whose instances are their own deep copies.
    global _ATOMIC_TYPES
    import types

    _ATOMIC_TYPES = frozenset({
        types.NoneType, bool, int, float, str, complex, bytes, types.EllipsisType, types.NotImplementedType,
        types.CodeType, types.BuiltinFunctionType, types.FunctionType, type, range, property,
    })


_ATOMIC_TYPES = None


def _convert(obj, instance):
    # Rebuilds containers of all depths; `instance` makes what stands for an instance of a data class.
    cls = type(obj)
    if cls in _ATOMIC_TYPES:
        return obj
    if hasattr(cls, _FIELDS):
        return instance([(each.name, _convert(getattr(obj, each.name), instance)) for each in fields(obj)])
    if issubclass(cls, (list, tuple)):
        items = [_convert(item, instance) for item in obj]
        if cls is list:
            return items
        if issubclass(cls, tuple) and hasattr(obj, "_fields"):
            # A named tuple takes its items one by one.
            return cls(*items)
        return cls(items)
    if issubclass(cls, dict):
        pairs = [(_convert(key, instance), _convert(value, instance)) for key, value in obj.items()]
        if hasattr(cls, "default_factory"):
            made = cls(obj.default_factory)
            for key, value in pairs:
                made[key] = value
            return made
        return cls(pairs)
    import copy

    return copy.deepcopy(obj)


def asdict(obj, *, dict_factory=dict):
    """The fields of an instance as a dict, also of instances inside of it."""
    if not hasattr(type(obj), _FIELDS):
        raise TypeError("asdict() should be called on dataclass instances")
    if _ATOMIC_TYPES is None:
        _atomic_types()
    return _convert(obj, dict_factory)


def astuple(obj, *, tuple_factory=tuple):
    """The fields of an instance as a tuple, also of instances inside of it."""
    if not hasattr(type(obj), _FIELDS):
        raise TypeError("astuple() should be called on dataclass instances")
    if _ATOMIC_TYPES is None:
        _atomic_types()
    return _convert(obj, lambda pairs: tuple_factory([value for _, value in pairs]))


def make_dataclass(
    cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True, order=False, unsafe_hash=False,
    frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False, module=None, decorator=dataclass,
):
    """Makes a data class of names, or of tuples of name, type and field."""
    from keyword import iskeyword
    from types import new_class

    annotations, defaults = {}, {}
    for item in fields:
        if isinstance(item, str):
            name, annotation = item, _ANY_MARKER
        elif len(item) == 2:
            name, annotation = item
        elif len(item) == 3:
            name, annotation, defaults[item[0]] = item
        else:
            raise TypeError(f"Invalid field: {item!r}")
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if iskeyword(name):
            raise TypeError(f"Field names must not be keywords: {name!r}")
        if name in annotations:
            raise TypeError(f"Field name duplicated: {name!r}")
        annotations[name] = annotation

    def fill(space):
        space.update(namespace or {})
        space.update(defaults)

    cls = new_class(cls_name, bases, {}, fill)
    is_done = False

    def annotate_method(format):
        # The decorator asks for values first, which would load `typing` for the sake of `Any`.
        from annotationlib import Format, ForwardRef, annotations_to_string

        unnamed = None
        if _ANY_MARKER in annotations.values():
            if format == Format.STRING:
                unnamed = "typing.Any"
            elif format == Format.FORWARDREF:
                typing = sys.modules.get("typing")
                unnamed = ForwardRef("Any", module="typing") if typing is None else typing.Any
            elif format == Format.VALUE and is_done:
                from typing import Any as unnamed
            else:
                raise NotImplementedError
        found = {name: unnamed if each is _ANY_MARKER else each for name, each in annotations.items()}
        return annotations_to_string(found) if format == Format.STRING else found

    cls.__annotate__ = annotate_method
    cls.__module__ = (sys._getframemodulename(1) or "__main__") if module is None else module
    cls = decorator(
        cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen,
        match_args=match_args, kw_only=kw_only, slots=slots, weakref_slot=weakref_slot,
    )
    is_done = True
    return cls


def replace(obj, /, **changes):
    """A new instance with some fields changed."""
    if not hasattr(type(obj), _FIELDS):
        raise TypeError("replace() should be called on dataclass instances")
    return _replace(obj, **changes)


def _replace(self, /, **changes):
    for each in getattr(self, _FIELDS).values():
        if each._field_type is _FIELD_CLASSVAR:
            continue
        name = each.name
        if not each.init:
            if name in changes:
                raise TypeError(
                    f"field {name} is declared with init=False, it cannot be specified with replace()"
                )
        elif name not in changes:
            if each._field_type is _FIELD_INITVAR and each.default is MISSING:
                raise TypeError(f"InitVar {name!r} must be specified with replace()")
            changes[name] = getattr(self, name)
    return self.__class__(**changes)
