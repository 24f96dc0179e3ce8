# The part of `typing` with tuples and dicts whose items have names and types.


class _Sentinel:
    __slots__ = ()

    def __repr__(self):
        return "<sentinel>"


_sentinel = _Sentinel()


def _make_nmtuple(name, types, module, defaults=()):
    from collections import namedtuple

    names = [field for field, _ in types]
    types = {field: _type_check(tp, f"field {field} annotation must be a type") for field, tp in types}
    made = namedtuple(name, names, defaults=defaults, module=module)
    made.__annotations__ = made.__new__.__annotations__ = types
    return made


_prohibited = frozenset({
    "__new__", "__init__", "__slots__", "__getnewargs__", "_fields", "_field_defaults", "_make", "_replace", "_asdict",
    "_source",
})


class NamedTupleMeta(type):
    def __new__(cls, typename, bases, ns):
        for base in bases:
            if base is not _NamedTuple and base is not Generic:
                raise TypeError("can only inherit from a NamedTuple type and Generic")
        bases = tuple([tuple if base is _NamedTuple else base for base in bases])
        types = ns.get("__annotations__", {})
        defaults = []
        for field in types:
            if field in ns:
                defaults.append(field)
            elif defaults:
                plural = "s" if len(defaults) > 1 else ""
                raise TypeError(
                    f"Non-default namedtuple field {field} cannot follow default field{plural} {', '.join(defaults)}"
                )
        made = _make_nmtuple(typename, types.items(), ns["__module__"], [ns[name] for name in defaults])
        made.__bases__ = bases
        if Generic in bases:
            made.__class_getitem__ = classmethod(_generic_class_getitem)
        for key, value in ns.items():
            if key in _prohibited:
                raise AttributeError("Cannot overwrite NamedTuple attribute " + key)
            if key in ("__module__", "__name__", "__annotations__"):
                continue
            if key not in made._fields:
                setattr(made, key, value)
            set_name = getattr(type(value), "__set_name__", None)
            if set_name is not None:
                try:
                    set_name(value, made, key)
                except BaseException as error:
                    error.add_note(
                        f"Error calling __set_name__ on {type(value).__name__!r} instance {key!r} in {typename!r}"
                    )
                    raise
        if Generic in bases:
            made.__init_subclass__()
        return made


def _warn_of_fields(what, instead):
    import warnings

    message = f"{what} is deprecated and will be disallowed in Python 3.15. {instead}"
    warnings.warn(message, DeprecationWarning, stacklevel=3 + (what[0] in "FP"))


def _warn_of_no_fields(kind, typename, fields, container, empty):
    # Fields that are left out, or None.
    what = "Passing `None` as the 'fields' parameter"
    if fields is _sentinel:
        what = "Failing to pass a value for the 'fields' parameter"
    example = f"`{typename} = {kind}({typename!r}, {empty})`"
    _warn_of_fields(
        what,
        f"To create a {kind} class with 0 fields using the functional syntax, pass an empty {container}, e.g. {example}.",
    )


def NamedTuple(typename, fields=_sentinel, /, **kwargs):
    """A named tuple whose fields have types; called, or as a base class."""
    if fields is None and kwargs:
        raise TypeError("Cannot pass `None` as the 'fields' parameter and also specify fields using keyword arguments")
    if fields is _sentinel or fields is None:
        if kwargs:
            _warn_of_fields("Creating NamedTuple classes using keyword arguments", "Use the class-based or functional syntax instead.")
        else:
            _warn_of_no_fields("NamedTuple", typename, fields, "list", "[]")
        fields = kwargs.items()
    elif kwargs:
        raise TypeError("Either list of fields or keywords can be provided to NamedTuple, not both")
    made = _make_nmtuple(typename, fields, _caller())
    made.__orig_bases__ = (NamedTuple,)
    return made


_NamedTuple = type.__new__(NamedTupleMeta, "NamedTuple", (), {})
_special = frozenset({"__module__", "__name__", "__annotations__"})


def _namedtuple_mro_entries(bases):
    return (_NamedTuple,)


NamedTuple.__mro_entries__ = _namedtuple_mro_entries


def _get_typeddict_qualifiers(annotation_type):
    # The marks around the type of a key.
    annotation = annotation_type
    while True:
        origin = get_origin(annotation)
        if origin is Annotated:
            annotation = annotation.__origin__
        elif origin in (Required, NotRequired, ReadOnly):
            yield origin
            annotation = annotation.__args__[0]
        else:
            return


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError("cannot inherit from both a TypedDict type and a non-TypedDict base class")
        generic = (Generic,) if any([issubclass(base, Generic) for base in bases]) else ()
        made = type.__new__(_TypedDictMeta, name, (*generic, dict), ns)
        if not hasattr(made, "__orig_bases__"):
            made.__orig_bases__ = bases
        annotations = {}
        required, optional, read_only, mutable = set(), set(), set(), set()
        for base in bases:
            space = base.__dict__
            annotations.update(space.get("__annotations__", {}))
            base_required, base_optional = space.get("__required_keys__", ()), space.get("__optional_keys__", ())
            required.update(base_required)
            optional.difference_update(base_required)
            required.difference_update(base_optional)
            optional.update(base_optional)
            read_only.update(space.get("__readonly_keys__", ()))
            mutable.update(space.get("__mutable_keys__", ()))
        for key, annotation in ns.get("__annotations__", {}).items():
            annotation = _type_check(
                annotation, "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type", module=made.__module__
            )
            annotations[key] = annotation
            marks = set(_get_typeddict_qualifiers(annotation))
            if Required in marks or (total and NotRequired not in marks):
                required.add(key)
                optional.discard(key)
            else:
                optional.add(key)
                required.discard(key)
            if ReadOnly in marks:
                if key in mutable:
                    raise TypeError(f"Cannot override mutable key {key!r} with read-only key")
                read_only.add(key)
            else:
                mutable.add(key)
                read_only.discard(key)
        made.__annotations__ = annotations
        made.__required_keys__ = frozenset(required)
        made.__optional_keys__ = frozenset(optional)
        made.__readonly_keys__ = frozenset(read_only)
        made.__mutable_keys__ = frozenset(mutable)
        made.__total__ = total
        return made

    __call__ = dict

    def __subclasscheck__(cls, other):
        raise TypeError("TypedDict does not support instance and class checks")

    __instancecheck__ = __subclasscheck__


_typed_dict_meta = _TypedDictMeta


def TypedDict(typename, fields=_sentinel, /, *, total=True):
    """A dict whose keys have types; called, or as a base class."""
    if fields is _sentinel or fields is None:
        _warn_of_no_fields("TypedDict", typename, fields, "dictionary", "{}")
    ns = {"__annotations__": {} if fields is _sentinel or fields is None else dict(fields), "__module__": _caller()}
    made = _TypedDictMeta(typename, (), ns, total=total)
    made.__orig_bases__ = (TypedDict,)
    return made


_TypedDict = type.__new__(_TypedDictMeta, "TypedDict", (), {})
TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)
