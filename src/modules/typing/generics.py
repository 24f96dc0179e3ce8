# The part of `typing` that every program needs that uses it: generic classes and types with arguments.


# ---- type parameters: what the built-in types ask ---------------------------------------------------------


def _typevar_subst(self, arg):
    arg = _type_check(arg, "Parameters to generic types must be types.")
    unpacked = isinstance(arg, _GenericAlias) and arg.__origin__ is Unpack
    if unpacked or (isinstance(arg, GenericAlias) and arg.__unpacked__):
        raise TypeError(f"{arg} is not valid as type argument")
    return arg


def _paramspec_subst(self, arg):
    if isinstance(arg, (list, tuple)):
        return tuple([_type_check(each, "Expected a type.") for each in arg])
    if not _is_param_expr(arg):
        raise TypeError(f"Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got {arg}")
    return arg


def _paramspec_prepare_subst(self, alias, args):
    parameters = alias.__parameters__
    i = parameters.index(self)
    if i == len(args) and self.has_default():
        args = [*args, self.__default__]
    if i >= len(args):
        raise TypeError(f"Too few arguments for {alias}")
    if len(parameters) == 1 and not _is_param_expr(args[0]):
        # The brackets around the only parameter list may be left out.
        return (tuple(args),)
    if isinstance(args[i], list):
        return (*args[:i], tuple(args[i]), *args[i + 1 :])
    return args


def _typevartuple_prepare_subst(self, alias, args):
    # Gathers the arguments for the tuple into one.
    parameters = alias.__parameters__
    at = parameters.index(self)
    for parameter in parameters[at + 1 :]:
        if isinstance(parameter, TypeVarTuple):
            raise TypeError(f"More than one TypeVarTuple parameter in {alias}")
    given, wanted = len(args), len(parameters)
    left, right = at, wanted - at - 1
    endless = fill = None
    for k, arg in enumerate(args):
        inner = None if isinstance(arg, type) else getattr(arg, "__typing_unpacked_tuple_args__", None)
        if inner and len(inner) == 2 and inner[-1] is ...:
            if endless is not None:
                raise TypeError("More than one unpacked arbitrary-length tuple argument")
            endless, fill = k, inner[0]
    if endless is not None:
        left = min(left, endless)
        right = min(right, given - endless - 1)
    elif left + right > given:
        raise TypeError(f"Too few arguments for {alias}; actual {given}, expected at least {wanted - 1}")
    if left == given - right and self.has_default():
        middle = _unpack_args(self.__default__)
    else:
        middle = args[left : given - right]
    before, after = at - left, wanted - right - at - 1
    return (*args[:left], *([fill] * before), middle, *([fill] * after), *args[given - right :])


def _generic_class_getitem(cls, args):
    # `Generic[T]`, and `C[int]` of a generic class.
    try:
        return _generic_aliases[cls, args]
    except (KeyError, TypeError):
        pass
    alias = _new_generic_alias(cls, args)
    try:
        if len(_generic_aliases) >= 128:
            _generic_aliases.clear()
        _generic_aliases[cls, args] = alias
    except TypeError:
        pass
    return alias


_generic_aliases = {}


def _new_generic_alias(cls, args):
    if not isinstance(args, tuple):
        args = (args,)
    args = tuple([_type_convert(arg) for arg in args])
    if _is_generic_root(cls):
        if not args:
            raise TypeError(f"Parameter list to {cls.__qualname__}[...] cannot be empty")
        for arg in args:
            if not _is_typevar_like(arg):
                raise TypeError(
                    f"Parameters to {cls.__name__}[...] must all be type variables "
                    "or parameter specification variables."
                )
        if len(set(args)) != len(args):
            raise TypeError(f"Parameters to {cls.__name__}[...] must all be unique")
        return _GenericAlias(cls, args)
    try:
        parameters = cls.__parameters__
    except AttributeError as error:
        hider = getattr(cls, "__init_subclass__", None)
        if hider not in (None, Generic.__init_subclass__):
            error.add_note(
                f"Note: this exception may have been caused by {hider.__qualname__!r} "
                "(or the '__init_subclass__' method on a superclass) not calling 'super().__init_subclass__()'"
            )
        raise
    for parameter in parameters:
        args = parameter.__typing_prepare_subst__(cls, args)
    _check_generic_specialization(cls, args)
    flat = []
    for parameter, arg in zip(parameters, args):
        if isinstance(parameter, TypeVarTuple):
            flat.extend(arg)
        else:
            flat.append(arg)
    return _GenericAlias(cls, tuple(flat))


def _generic_init_subclass(cls, *args, **kwargs):
    super(Generic, cls).__init_subclass__(*args, **kwargs)
    bases = cls.__dict__.get("__orig_bases__")
    if bases is None:
        typed_dict = _typed_dict_meta is not None and type(cls) is _typed_dict_meta
        plain = Generic in cls.__bases__ and cls.__name__ != "Protocol" and not typed_dict
    else:
        plain = Generic in bases
    if plain:
        raise TypeError("Cannot inherit from plain Generic")
    found = ()
    if bases is not None:
        found = _collect_type_parameters(bases)
        listed = None
        for base in bases:
            if isinstance(base, (_GenericAlias, GenericAlias)) and base.__origin__ is Generic:
                if listed is not None:
                    raise TypeError("Cannot inherit from Generic[...] multiple times.")
                listed = base.__parameters__
        if listed is not None:
            missing = [each for each in found if each not in listed]
            if missing:
                missing, names = ", ".join(map(str, missing)), ", ".join(map(str, listed))
                raise TypeError(f"Some type variables ({missing}) are not listed in Generic[{names}]")
            found = listed
    cls.__parameters__ = tuple(found)


# ---- aliases ---------------------------------------------------------------------------------------------


def _is_dunder(attr):
    return attr.startswith("__") and attr.endswith("__")


class _BaseGenericAlias(_Final, _root=True):
    # A type with arguments, or one that takes them; what it has no attribute for its origin has.

    def __init__(self, origin, *, inst=True, name=None):
        self._inst = inst
        self._name = name
        self.__origin__ = origin
        self.__slots__ = None

    def __call__(self, *args, **kwargs):
        if not self._inst:
            raise TypeError(f"Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead")
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except Exception:
            pass
        return result

    def __mro_entries__(self, bases):
        # `Generic` comes in unless a later base brings it.
        entries = [] if self.__origin__ in bases else [self.__origin__]
        for base in bases[bases.index(self) + 1 :]:
            if isinstance(base, _BaseGenericAlias):
                break
            if isinstance(base, type):
                if issubclass(base, Generic):
                    break
                continue
            method = getattr(base, "__mro_entries__", None)
            given = method(bases) if method else None
            if isinstance(given, tuple):
                if any([isinstance(each, type) and issubclass(each, Generic) for each in given]):
                    break
        else:
            entries.append(Generic)
        return tuple(entries)

    def __getattr__(self, attr):
        if attr in ("__name__", "__qualname__"):
            return self._name or self.__origin__.__name__
        if "__origin__" in self.__dict__ and not _is_dunder(attr):
            return getattr(self.__origin__, attr)
        raise AttributeError(attr)

    def __setattr__(self, attr, val):
        if _is_dunder(attr) or attr in ("_name", "_inst", "_nparams", "_defaults"):
            super().__setattr__(attr, val)
        else:
            setattr(self.__origin__, attr, val)

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __dir__(self):
        return list({*super().__dir__(), *[attr for attr in dir(self.__origin__) if not _is_dunder(attr)]})


class _GenericAlias(_BaseGenericAlias, _root=True):
    def __init__(self, origin, args, *, inst=True, name=None):
        super().__init__(origin, inst=inst, name=name)
        if not isinstance(args, tuple):
            args = (args,)
        self.__args__ = args
        self.__parameters__ = _collect_type_parameters(args, enforce_default_ordering=_is_generic_root(origin))
        if not name:
            self.__module__ = origin.__module__

    def __eq__(self, other):
        if not isinstance(other, _GenericAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __or__(self, right):
        return Union[self, right]

    def __ror__(self, left):
        return Union[left, self]

    @_tp_cache
    def __getitem__(self, args):
        if _is_generic_root(self.__origin__):
            raise TypeError(f"Cannot subscript already-subscripted {self}")
        parameters = self.__parameters__
        if not parameters:
            raise TypeError(f"{self} is not a generic class")
        if not isinstance(args, tuple):
            args = (args,)
        args = _unpack_args(*[_type_convert(arg) for arg in args])
        return self.copy_with(self._determine_new_args(args))

    def _determine_new_args(self, args):
        parameters = self.__parameters__
        for parameter in parameters:
            args = parameter.__typing_prepare_subst__(self, args)
        if len(args) != len(parameters):
            raise TypeError(f"{_wrong_count(self, len(args), len(parameters))} {len(parameters)}")
        return tuple(self._make_substitution(self.__args__, dict(zip(parameters, args))))

    def _make_substitution(self, args, new_arg_by_param):
        given = new_arg_by_param
        result = []
        for old in args:
            if isinstance(old, type):
                result.append(old)
                continue
            substitute = getattr(old, "__typing_subst__", None)
            new = old
            if substitute:
                new = substitute(given[old])
            elif not isinstance(old, tuple):
                parameters = getattr(old, "__parameters__", ())
                if parameters:
                    inner = []
                    for parameter in parameters:
                        if isinstance(parameter, TypeVarTuple):
                            inner.extend(given[parameter])
                        else:
                            inner.append(given[parameter])
                    new = old[tuple(inner)]
            if isinstance(new, tuple) and _is_callable_type(self.__origin__) or _is_unpacked_typevartuple(old):
                result.extend(new)
            elif isinstance(old, tuple):
                result.append(tuple(self._make_substitution(old, given)))
            else:
                result.append(new)
        return result

    def copy_with(self, args):
        return self.__class__(self.__origin__, args, name=self._name, inst=self._inst)

    def __repr__(self):
        name = "typing." + self._name if self._name else _type_repr(self.__origin__)
        args = ", ".join([_type_repr(arg) for arg in self.__args__]) if self.__args__ else "()"
        return f"{name}[{args}]"

    def __reduce__(self):
        origin = getattr(sys.modules["typing"], self._name) if self._name else self.__origin__
        args = self.__args__
        return _subscripting(origin, args[0] if len(args) == 1 and not isinstance(args[0], tuple) else args)

    def __mro_entries__(self, bases):
        origin = self.__origin__
        if isinstance(origin, _SpecialForm):
            raise TypeError(f"Cannot subclass {self!r}")
        if self._name:
            return super().__mro_entries__(bases)
        if origin is Generic:
            if _protocol is not None and _protocol in bases:
                return ()
            for base in bases[bases.index(self) + 1 :]:
                if isinstance(base, _BaseGenericAlias) and base is not self:
                    return ()
        return (origin,)

    def __iter__(self):
        yield Unpack[self]


def _subscripting(origin, args):
    # The recipe for `origin[args]`.
    from operator import getitem

    return getitem, (origin, args)


class _LiteralGenericAlias(_GenericAlias, _root=True):
    def __eq__(self, other):
        if not isinstance(other, _LiteralGenericAlias):
            return NotImplemented
        return set(_value_and_type_iter(self.__args__)) == set(_value_and_type_iter(other.__args__))

    def __hash__(self):
        return hash(frozenset(_value_and_type_iter(self.__args__)))


class _ConcatenateGenericAlias(_GenericAlias, _root=True):
    def copy_with(self, params):
        *first, last = params
        if isinstance(last, (list, tuple)):
            return (*first, *last)
        if isinstance(last, _ConcatenateGenericAlias):
            params = (*first, *last.__args__)
        return super().copy_with(params)


class _UnpackGenericAlias(_GenericAlias, _root=True):
    def __repr__(self):
        return f"typing.Unpack[{_type_repr(self.__args__[0])}]"

    def __getitem__(self, args):
        return args if self.__typing_is_unpacked_typevartuple__ else super().__getitem__(args)

    @property
    def __typing_unpacked_tuple_args__(self):
        arg = self.__args__[0]
        if isinstance(arg, (_GenericAlias, GenericAlias)):
            if arg.__origin__ is not tuple:
                raise TypeError("Unpack[...] must be used with a tuple type")
            return arg.__args__
        return None

    @property
    def __typing_is_unpacked_typevartuple__(self):
        return isinstance(self.__args__[0], TypeVarTuple)


class _AnnotatedAlias(_NotIterable, _GenericAlias, _root=True):
    def __init__(self, origin, metadata):
        if isinstance(origin, _AnnotatedAlias):
            origin, metadata = origin.__origin__, origin.__metadata__ + metadata
        super().__init__(origin, origin, name="Annotated")
        self.__metadata__ = metadata

    def copy_with(self, params):
        return _AnnotatedAlias(params[0], self.__metadata__)

    def __repr__(self):
        return f"typing.Annotated[{_type_repr(self.__origin__)}, {', '.join([repr(a) for a in self.__metadata__])}]"

    def __reduce__(self):
        return _subscripting(Annotated, (self.__origin__, *self.__metadata__))

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __getattr__(self, attr):
        return "Annotated" if attr in ("__name__", "__qualname__") else super().__getattr__(attr)

    def __mro_entries__(self, bases):
        return (self.__origin__,)
