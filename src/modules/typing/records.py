# The part of `typing` with tuples and dicts whose items have names and types.


class _Sentinel:
    __slots__ = ()

    def __repr__(self):
        return "<sentinel>"


_sentinel = _Sentinel()


def _make_nmtuple(name, fields, annotate_func, module, defaults=()):
    from collections import namedtuple

    made = namedtuple(name, fields, defaults=defaults, module=module)
    made.__annotate__ = made.__new__.__annotate__ = annotate_func
    return made


def _checked_fields(types):
    return {field: _type_check(tp, f"field {field} annotation must be a type") for field, tp in types.items()}


def _make_eager_annotate(types):
    # The `__annotate__` of types that are known.
    checked = _checked_fields(types)

    def annotate(format):
        lib = _lib()
        if format in (lib.Format.VALUE, lib.Format.FORWARDREF):
            return checked
        if format == lib.Format.STRING:
            return lib.annotations_to_string(types)
        raise NotImplementedError(format)

    return annotate


def _fields_of(ns):
    # The fields in the namespace of a class with their types, as far as those can be evaluated, and the `__annotate__`
    # that gives them.
    lib = _lib()
    if "__annotations__" in ns:
        types = ns["__annotations__"]
        return types, _make_eager_annotate(types)
    original = lib.get_annotate_from_class_namespace(ns)
    if original is None:
        return {}, lambda format: {}
    types = lib.call_annotate_function(original, lib.Format.FORWARDREF)
    for each in types.values():
        _type_check(each, "field annotation must be a type")

    def annotate(format):
        found = lib.call_annotate_function(original, format)
        return found if format == lib.Format.STRING else _checked_fields(found)

    return types, annotate


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
        if "__classcell__" in ns:
            raise TypeError("uses of super() and __class__ are unsupported in methods of NamedTuple subclasses")
        types, annotate = _fields_of(ns)
        defaults = []
        for field in types:
            if field in ns:
                defaults.append(field)
            elif defaults:
                plural = "s" if len(defaults) > 1 else ""
                raise TypeError(
                    f"Non-default namedtuple field {field} cannot follow default field{plural} {', '.join(defaults)}"
                )
        made = _make_nmtuple(typename, types, annotate, ns["__module__"], [ns[name] for name in defaults])
        made.__bases__ = bases
        if Generic in bases:
            made.__class_getitem__ = classmethod(_generic_class_getitem)
        for key, value in ns.items():
            if key in _prohibited:
                raise AttributeError("Cannot overwrite NamedTuple attribute " + key)
            if key in _special:
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
    fields = list(fields)
    types = {field: _type_check(tp, f"field {field} annotation must be a type") for field, tp in fields}
    made = _make_nmtuple(typename, [field for field, _ in fields], _make_eager_annotate(types), _caller())
    made.__orig_bases__ = (NamedTuple,)
    return made


_NamedTuple = type.__new__(NamedTupleMeta, "NamedTuple", (), {})
_special = frozenset({
    "__module__", "__name__", "__annotations__", "__annotate__", "__annotate_func__", "__annotations_cache__",
})


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
        own = ns.pop("__annotations__", None)
        made = type.__new__(_TypedDictMeta, name, (*generic, dict), ns)
        if not hasattr(made, "__orig_bases__"):
            made.__orig_bases__ = bases
        own_annotate = None
        if own is None:
            lib = _lib()
            own_annotate = lib.get_annotate_from_class_namespace(ns)
            own = {}
            if own_annotate is not None:
                own = lib.call_annotate_function(own_annotate, lib.Format.FORWARDREF, owner=made)
        message = "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type"
        checked = {key: _type_check(tp, message, owner=made, module=made.__module__) for key, tp in own.items()}
        required, optional, read_only, mutable = set(), set(), set(), set()
        for base in bases:
            space = base.__dict__
            base_required, base_optional = space.get("__required_keys__", ()), space.get("__optional_keys__", ())
            required.update(base_required)
            optional.difference_update(base_required)
            required.difference_update(base_optional)
            optional.update(base_optional)
            read_only.update(space.get("__readonly_keys__", ()))
            mutable.update(space.get("__mutable_keys__", ()))
        for key, annotation in checked.items():
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

        def __annotate__(format):
            lib = _lib()
            found = {}
            for base in bases:
                annotate = None if base is Generic else base.__annotate__
                if annotate is not None:
                    found.update(lib.call_annotate_function(annotate, format, owner=base))
            if own_annotate is not None:
                added = lib.call_annotate_function(own_annotate, format, owner=made)
                if format != lib.Format.STRING:
                    added = {key: _type_check(tp, message, module=made.__module__) for key, tp in added.items()}
            elif format == lib.Format.STRING:
                added = lib.annotations_to_string(own)
            elif format in (lib.Format.FORWARDREF, lib.Format.VALUE):
                added = checked
            else:
                raise NotImplementedError(format)
            found.update(added)
            return found

        made.__annotate__ = __annotate__
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
