# `inspect`, second part: the parameters of callables.

from collections import OrderedDict
from enum import IntEnum


class _empty:
    """Stands where a parameter has no default or no annotation."""


class _void:
    """Stands for an argument that was not given."""


class _ParameterKind(IntEnum):
    POSITIONAL_ONLY = "positional-only"
    POSITIONAL_OR_KEYWORD = "positional or keyword"
    VAR_POSITIONAL = "variadic positional"
    KEYWORD_ONLY = "keyword-only"
    VAR_KEYWORD = "variadic keyword"

    def __new__(cls, description):
        member = int.__new__(cls, len(cls.__members__))
        member._value_ = int(member)
        member.description = description
        return member

    def __str__(self):
        return self.name


_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD, _VAR_POSITIONAL, _KEYWORD_ONLY, _VAR_KEYWORD = _ParameterKind
_POSITIONAL = (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD)


class Parameter:
    """A parameter: name, kind, default and annotation."""

    __slots__ = ("_name", "_kind", "_default", "_annotation")

    POSITIONAL_ONLY = _POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = _VAR_POSITIONAL
    KEYWORD_ONLY = _KEYWORD_ONLY
    VAR_KEYWORD = _VAR_KEYWORD

    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        try:
            kind = _ParameterKind(kind)
        except ValueError:
            raise ValueError(f"value {kind!r} is not a valid Parameter.kind")
        if default is not _empty and kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
            raise ValueError(f"{kind.description} parameters cannot have default values")
        if name is _empty:
            raise ValueError("name is a required attribute for Parameter")
        if not isinstance(name, str):
            raise TypeError(f"name must be a str, not a {type(name).__name__}")
        if name == ".format":
            # The parameter of the functions that evaluate type aliases and parts of type parameters.
            name = "format"
        if name[0] == "." and name[1:].isdigit():
            # The iterable that a comprehension is called with.
            if kind != _POSITIONAL_OR_KEYWORD:
                raise ValueError(
                    f"implicit arguments must be passed as positional or keyword arguments, not {kind.description}"
                )
            kind = _POSITIONAL_ONLY
            name = f"implicit{name[1:]}"
        if not name.isidentifier() or kind is not _POSITIONAL_ONLY and _is_keyword(name):
            raise ValueError(f"{name!r} is not a valid parameter name")
        self._name = name
        self._kind = kind
        self._default = default
        self._annotation = annotation

    def __reduce__(self):
        return type(self), (self._name, self._kind), {"_default": self._default, "_annotation": self._annotation}

    def __setstate__(self, state):
        self._default = state["_default"]
        self._annotation = state["_annotation"]

    @property
    def name(self):
        return self._name

    @property
    def default(self):
        return self._default

    @property
    def annotation(self):
        return self._annotation

    @property
    def kind(self):
        return self._kind

    def replace(self, *, name=_void, kind=_void, annotation=_void, default=_void):
        """A copy with other facts."""
        return type(self)(
            self._name if name is _void else name,
            self._kind if kind is _void else kind,
            default=self._default if default is _void else default,
            annotation=self._annotation if annotation is _void else annotation,
        )

    __replace__ = replace

    def __str__(self):
        return self._format()

    def _format(self, quote_annotation_strings=True):
        text = self._name
        if self._kind is _VAR_POSITIONAL:
            text = "*" + text
        elif self._kind is _VAR_KEYWORD:
            text = "**" + text
        annotated = self._annotation is not _empty
        if annotated:
            text += f": {formatannotation(self._annotation, quote_annotation_strings=quote_annotation_strings)}"
        if self._default is not _empty:
            text += f" = {self._default!r}" if annotated else f"={self._default!r}"
        return text

    def __repr__(self):
        return f'<{self.__class__.__name__} "{self}">'

    def __hash__(self):
        return hash((self._name, self._kind, self._annotation, self._default))

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, Parameter):
            return NotImplemented
        return (
            self._name == other._name and self._kind == other._kind
            and self._default == other._default and self._annotation == other._annotation
        )


def _is_keyword(name):
    from keyword import iskeyword
    return iskeyword(name)


class BoundArguments:
    """Arguments, by the names of the parameters that take them."""

    __slots__ = ("arguments", "_signature", "__weakref__")

    def __init__(self, signature, arguments):
        self.arguments = arguments
        self._signature = signature

    @property
    def signature(self):
        return self._signature

    def _positional_count(self):
        # How many of the parameters are given by position: those before the first that is not.
        count = 0
        for name, param in self._signature.parameters.items():
            if param.kind in (_VAR_KEYWORD, _KEYWORD_ONLY) or name not in self.arguments:
                break
            count += 1
        return count

    @property
    def args(self):
        args = []
        params = list(self._signature.parameters.values())
        for param in params[: self._positional_count()]:
            value = self.arguments[param.name]
            if param.kind == _VAR_POSITIONAL:
                args.extend(value)
            else:
                args.append(value)
        return tuple(args)

    @property
    def kwargs(self):
        kwargs = {}
        params = list(self._signature.parameters.values())
        for param in params[self._positional_count():]:
            if param.name not in self.arguments:
                continue
            value = self.arguments[param.name]
            if param.kind == _VAR_KEYWORD:
                kwargs.update(value)
            else:
                kwargs[param.name] = value
        return kwargs

    def apply_defaults(self):
        """Adds the defaults of parameters that were given nothing."""
        arguments = {}
        for name, param in self._signature.parameters.items():
            if name in self.arguments:
                arguments[name] = self.arguments[name]
            elif param.default is not _empty:
                arguments[name] = param.default
            elif param.kind is _VAR_POSITIONAL:
                arguments[name] = ()
            elif param.kind is _VAR_KEYWORD:
                arguments[name] = {}
        self.arguments = arguments

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self.signature == other.signature and self.arguments == other.arguments

    def __setstate__(self, state):
        self._signature = state["_signature"]
        self.arguments = state["arguments"]

    def __getstate__(self):
        return {"_signature": self._signature, "arguments": self.arguments}

    def __repr__(self):
        shown = ", ".join(f"{name}={value!r}" for name, value in self.arguments.items())
        return f"<{self.__class__.__name__} ({shown})>"


def _in_order(parameters):
    # The parameters by name, checked as a `def` statement would be.
    params = OrderedDict()
    top = _POSITIONAL_ONLY
    seen_default = False
    variadic = set()
    for param in parameters:
        kind, name = param.kind, param.name
        if kind in variadic:
            raise ValueError(f"more than one {kind.description} parameter")
        if kind not in _POSITIONAL and kind is not _KEYWORD_ONLY:
            variadic.add(kind)
        if kind < top:
            raise ValueError(f"wrong parameter order: {top.description} parameter before {kind.description} parameter")
        top = kind
        if kind in _POSITIONAL:
            if param.default is not _empty:
                seen_default = True
            elif seen_default:
                raise ValueError("non-default argument follows default argument")
        if name in params:
            raise ValueError(f"duplicate parameter name: {name!r}")
        params[name] = param
    return params


class Signature:
    """The parameters of a callable and the annotation of what it returns."""

    __slots__ = ("_return_annotation", "_parameters")

    _parameter_cls = Parameter
    _bound_arguments_cls = BoundArguments

    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty, __validate_parameters__=True):
        if parameters is None:
            params = OrderedDict()
        elif __validate_parameters__:
            params = _in_order(parameters)
        else:
            params = OrderedDict((param.name, param) for param in parameters)
        self._parameters = types.MappingProxyType(params)
        self._return_annotation = return_annotation

    @classmethod
    def from_callable(
        cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False, annotation_format=Format.VALUE,
    ):
        """The signature of a callable."""
        options = _Options(
            cls, follow_wrapped, True,
            dict(globals=globals, locals=locals, eval_str=eval_str, format=annotation_format),
        )
        return _of_callable(obj, options)

    @property
    def parameters(self):
        return self._parameters

    @property
    def return_annotation(self):
        return self._return_annotation

    def replace(self, *, parameters=_void, return_annotation=_void):
        """A copy with other parameters or another annotation."""
        return type(self)(
            self.parameters.values() if parameters is _void else parameters,
            return_annotation=self._return_annotation if return_annotation is _void else return_annotation,
        )

    __replace__ = replace

    def _basis(self):
        # The order of keyword-only parameters does not count.
        params = self.parameters.values()
        ordered = tuple(param for param in params if param.kind != _KEYWORD_ONLY)
        by_name = {param.name: param for param in params if param.kind == _KEYWORD_ONLY}
        return ordered, by_name, self.return_annotation

    def __hash__(self):
        ordered, by_name, annotation = self._basis()
        return hash((ordered, frozenset(by_name.values()), annotation))

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, Signature):
            return NotImplemented
        return self._basis() == other._basis()

    def _bind(self, args, kwargs, *, partial=False):
        arguments = {}
        misplaced = []
        waiting = list(self.parameters.values())
        waiting.reverse()
        for at, value in enumerate(args):
            param = waiting.pop() if waiting else None
            if param is None or param.kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                raise TypeError("too many positional arguments")
            if param.kind == _VAR_POSITIONAL:
                arguments[param.name] = tuple(args[at:])
                break
            if param.name in kwargs and param.kind != _POSITIONAL_ONLY:
                raise TypeError(f"multiple values for argument {param.name!r}")
            arguments[param.name] = value
        else:
            while waiting:
                param = waiting.pop()
                if param.kind == _VAR_POSITIONAL:
                    break
                given = param.name in kwargs
                if given and param.kind == _POSITIONAL_ONLY:
                    if param.default is _empty:
                        raise TypeError(f"missing a required positional-only argument: {param.name!r}")
                    misplaced.append(param.name)
                elif given or partial or param.kind == _VAR_KEYWORD or param.default is not _empty:
                    waiting.append(param)
                    break
                else:
                    kind = " keyword-only" if param.kind == _KEYWORD_ONLY else ""
                    raise TypeError(f"missing a required{kind} argument: {param.name!r}")
        rest = None
        for param in reversed(waiting):
            if param.kind == _VAR_KEYWORD:
                rest = param
            elif param.kind != _VAR_POSITIONAL:
                if param.name in kwargs:
                    arguments[param.name] = kwargs.pop(param.name)
                elif not partial and param.default is _empty:
                    raise TypeError(f"missing a required argument: {param.name!r}")
        if kwargs:
            if rest is not None:
                arguments[rest.name] = kwargs
            elif misplaced:
                names = ", ".join(misplaced)
                raise TypeError(f"got some positional-only arguments passed as keyword arguments: {names!r}")
            else:
                raise TypeError(f"got an unexpected keyword argument {next(iter(kwargs))!r}")
        return self._bound_arguments_cls(self, arguments)

    def bind(self, /, *args, **kwargs):
        """The arguments by the parameters that take them; TypeError where a call would fail."""
        return self._bind(args, kwargs)

    def bind_partial(self, /, *args, **kwargs):
        """As `bind`, but arguments may be missing."""
        return self._bind(args, kwargs, partial=True)

    def __reduce__(self):
        return (
            type(self), (tuple(self._parameters.values()),), {"_return_annotation": self._return_annotation}
        )

    def __setstate__(self, state):
        self._return_annotation = state["_return_annotation"]

    def __repr__(self):
        return f"<{self.__class__.__name__} {self}>"

    def __str__(self):
        return self.format()

    def format(self, *, max_width=None, quote_annotation_strings=True):
        """The signature as text; one parameter a line if it gets wider than `max_width`.

        Annotations that are strs stand in quotation marks, unless quote_annotation_strings is false."""
        pieces = []
        slash_after = star_before = None
        for param in self.parameters.values():
            if param.kind == _POSITIONAL_ONLY:
                slash_after = len(pieces)
            elif param.kind == _KEYWORD_ONLY and star_before is None:
                star_before = len(pieces)
                pieces.append("*")
            elif param.kind == _VAR_POSITIONAL:
                star_before = len(pieces)
            pieces.append(param._format(quote_annotation_strings))
        if slash_after is not None:
            pieces.insert(slash_after + 1, "/")
        text = f"({', '.join(pieces)})"
        if max_width is not None and len(text) > max_width:
            text = "(\n    " + ",\n    ".join(pieces) + "\n)"
        if self.return_annotation is not _empty:
            shown = formatannotation(self.return_annotation, quote_annotation_strings=quote_annotation_strings)
            text += f" -> {shown}"
        return text


def signature(
    obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False, annotation_format=Format.VALUE,
):
    """The signature of a callable."""
    return Signature.from_callable(
        obj, follow_wrapped=follow_wrapped, globals=globals, locals=locals, eval_str=eval_str,
        annotation_format=annotation_format,
    )


# Finding out


class _Options:
    def __init__(self, cls, follow_wrapped, skip_bound, annotations):
        self.cls = cls
        self.follow_wrapped = follow_wrapped
        self.skip_bound = skip_bound
        self.annotations = annotations


_not_in_python = (
    types.WrapperDescriptorType, types.MethodWrapperType, types.ClassMethodDescriptorType, types.BuiltinFunctionType,
)


def _of_callable(obj, options):
    if not callable(obj):
        raise TypeError(f"{obj!r} is not a callable object")
    if isinstance(obj, types.MethodType):
        found = _of_callable(obj.__func__, options)
        return _without_first(found) if options.skip_bound else found
    if options.follow_wrapped:
        obj = unwrap(obj, stop=lambda f: hasattr(f, "__signature__") or isinstance(f, types.MethodType))
        if isinstance(obj, types.MethodType):
            return _of_callable(obj, options)
    found = _stated(obj, options)
    if found is not None:
        return found
    partial, partialmethod = _partial_types()
    method = getattr(obj, "__partialmethod__", None)
    if method is not None and isinstance(method, partialmethod):
        return _of_partialmethod(method, options)
    if isinstance(obj, partial):
        return _of_partial(_of_callable(obj.func, options), obj)
    if isfunction(obj) or _is_like_function(obj):
        return _of_function(obj, options)
    if (
        isbuiltin(obj) or ismethoddescriptor(obj) or isinstance(obj, _not_in_python)
        or obj is type or obj is object
    ):
        text = getattr(obj, "__text_signature__", None)
        if not text:
            raise ValueError(f"no signature found for builtin {obj!r}")
        return _of_text(options.cls, obj, text, options.skip_bound)
    if isinstance(obj, type):
        found = _of_class(obj, options)
        if found is not None:
            return found
    else:
        call = getattr_static(type(obj), "__call__", None)
        if call is not None:
            text = getattr(obj, "__text_signature__", None)
            if text:
                return _of_text(options.cls, obj, text)
            return _of_callable(_bound_to(call, obj), options)
    raise ValueError(f"callable {obj!r} is not supported by signature")


def _stated(obj, options):
    stated = getattr(obj, "__signature__", None)
    if stated is not None and not isinstance(stated, Signature):
        raise TypeError(f"unexpected object {stated!r} in __signature__ attribute")
    return stated


def _bound_to(descriptor, obj):
    if isclass(descriptor):
        return descriptor
    get = getattr(type(descriptor), "__get__", None)
    return descriptor if get is None else get(descriptor, obj, type(obj))


def _without_first(found):
    params = tuple(found.parameters.values())
    if not params or params[0].kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
        raise ValueError("invalid method signature")
    return found.replace(parameters=params[1:] if params[0].kind in _POSITIONAL else params)


def _is_like_function(obj):
    # Has all that a function written in Python has.
    if not callable(obj) or isclass(obj):
        return False
    defaults = getattr(obj, "__defaults__", _void)
    kwdefaults = getattr(obj, "__kwdefaults__", _void)
    return (
        isinstance(getattr(obj, "__code__", None), types.CodeType)
        and isinstance(getattr(obj, "__name__", None), str)
        and (defaults is None or isinstance(defaults, tuple))
        and (kwdefaults is None or isinstance(kwdefaults, dict))
    )


def _of_function(func, options):
    cls = options.cls
    text = getattr(func, "__text_signature__", None)
    if text:
        return _of_text(cls, func, text, options.skip_bound)
    make = cls._parameter_cls
    code = func.__code__
    annotations = get_annotations(func, **options.annotations)
    names = iter(code.co_varnames)
    defaults = func.__defaults__ or ()
    kwdefaults = func.__kwdefaults__ or {}
    first_default = code.co_argcount - len(defaults)
    params = []

    def add(name, kind, default=_empty):
        params.append(make(name, annotation=annotations.get(name, _empty), kind=kind, default=default))

    for at in range(code.co_argcount):
        kind = _POSITIONAL_ONLY if at < code.co_posonlyargcount else _POSITIONAL_OR_KEYWORD
        add(next(names), kind, defaults[at - first_default] if at >= first_default else _empty)
    keyword_only = [next(names) for _ in range(code.co_kwonlyargcount)]
    if code.co_flags & CO_VARARGS:
        add(next(names), _VAR_POSITIONAL)
    for name in keyword_only:
        add(name, _KEYWORD_ONLY, kwdefaults.get(name, _empty))
    if code.co_flags & CO_VARKEYWORDS:
        add(next(names), _VAR_KEYWORD)
    return cls(
        params, return_annotation=annotations.get("return", _empty), __validate_parameters__=not isfunction(func)
    )


def _of_partial(found, partial, before=()):
    given = before + (partial.args or ())
    keywords = partial.keywords or {}
    try:
        bound = found.bind_partial(*given, **keywords).arguments
    except TypeError as e:
        raise ValueError(f"partial object {partial!r} has incorrect arguments") from e
    # Parameters behind one that is given by name can be given by name only.
    kept, by_name = [], []
    only_by_name = False
    for name, param in found.parameters.items():
        if name in bound:
            if _is_placeholder(bound[name]) and name not in keywords:
                # A place that is still free can be filled by position only.
                kept.append(param.replace(kind=_POSITIONAL_ONLY, default=_empty))
                continue
            if param.kind is _POSITIONAL_ONLY:
                continue
            if param.kind is _POSITIONAL_OR_KEYWORD:
                if name not in keywords:
                    continue
                only_by_name = True
                param = param.replace(default=bound[name])
            elif param.kind is _KEYWORD_ONLY:
                param = param.replace(default=bound[name])
        if not only_by_name:
            kept.append(param)
        elif param.kind is _POSITIONAL_OR_KEYWORD:
            by_name.append(param.replace(kind=_KEYWORD_ONLY))
        elif param.kind is not _VAR_POSITIONAL:
            by_name.append(param)
    return found.replace(parameters=kept + by_name)


def _is_placeholder(value):
    functools = sys.modules.get("functools")
    return functools is not None and value is functools.Placeholder


def _of_partialmethod(method, options):
    # `self` is not given yet.
    whole = _of_callable(method.func, options)
    found = _of_partial(whole, method, (None,))
    first = next(iter(whole.parameters.values()))
    if first.kind is _VAR_POSITIONAL:
        return found
    if any(map(_is_placeholder, method.args)):
        first = first.replace(kind=_POSITIONAL_ONLY)
    return found.replace(parameters=(first, *found.parameters.values()))


def _says_itself(cls):
    # Classes in Python that stand for types in C say what is known of their arguments, as built-in ones do.
    return "__text_signature__" in cls.__dict__ and cls.__module__ in ("collections", "weakref")


def _in_python(cls, name):
    # The method that a class has under a name, unless it is a built-in one.
    method = getattr(cls, name, None) if name == "__new__" else getattr_static(cls, name, None)
    if method is None or isinstance(method, _not_in_python):
        return None
    for base in cls.__mro__:
        if name in base.__dict__:
            if _says_itself(base):
                return None
            break
    return method if name == "__new__" else _bound_to(method, cls)


def _of_class(obj, options):
    call = _in_python(type(obj), "__call__")
    if call is not None:
        return _of_callable(call, options)
    new, init = _in_python(obj, "__new__"), _in_python(obj, "__init__")
    for base in obj.__mro__:
        if new is not None and "__new__" in base.__dict__:
            found = _of_callable(new, options)
            return _without_first(found) if options.skip_bound else found
        if init is not None and "__init__" in base.__dict__:
            return _of_callable(init, options)
    for base in obj.__mro__[:-1]:
        own = _says_itself(base)
        text = base.__dict__["__text_signature__"] if own else getattr(base, "__text_signature__", None)
        if text:
            return _of_text(options.cls, base, text)
    if type in obj.__mro__:
        return None
    if obj.__init__ is object.__init__ and obj.__new__ is object.__new__:
        return options.cls.from_callable(object)
    raise ValueError(f"no signature found for builtin type {obj!r}")


_literal_types = (str, bytes, int, float, complex, bool, types.NoneType, tuple, list, dict, set)


def _of_text(cls, obj, text, skip_bound=True):
    # `($self, a, b=1, /, *, c)`: what a def statement has, with a mark before the bound parameter.
    wrong = ValueError(f"{obj!r} builtin has invalid signature")
    clean = text.replace("$", "").replace("\n", " ").strip()
    module = getattr(obj, "__module__", None) or getattr(getattr(obj, "__objclass__", None), "__module__", None)
    space = dict(sys.modules)
    space.update(getattr(sys.modules.get(module), "__dict__", {}))
    space.pop("__builtins__", None)
    made = {}
    try:
        exec(f"def made{clean}: pass", space, made)
    except (SyntaxError, NameError, AttributeError):
        raise wrong from None
    found = _of_function(made["made"], _Options(cls, False, True, {}))
    params = list(found.parameters.values())
    if not all(p.default is _empty or type(p.default) in _literal_types for p in params):
        raise wrong
    marked = text.find("$")
    if marked >= 0 and params:
        receiver = getattr(obj, "__self__", None)
        if receiver is not None and (skip_bound or ismodule(receiver)):
            params.pop(0)
        else:
            params[0] = params[0].replace(kind=_POSITIONAL_ONLY)
    return cls(params)


# Older ways to ask

Arguments = namedtuple("Arguments", "args, varargs, varkw")
FullArgSpec = namedtuple("FullArgSpec", "args, varargs, varkw, defaults, kwonlyargs, kwonlydefaults, annotations")
ArgInfo = namedtuple("ArgInfo", "args varargs keywords locals")


def getargs(co):
    """The names of the parameters of a code object."""
    if not iscode(co):
        raise TypeError(f"{co!r} is not a code object")
    names = list(co.co_varnames)
    count = co.co_argcount + co.co_kwonlyargcount
    args, names = names[:count], iter(names[count:])
    varargs = next(names) if co.co_flags & CO_VARARGS else None
    varkw = next(names) if co.co_flags & CO_VARKEYWORDS else None
    return Arguments(args, varargs, varkw)


def getargvalues(frame):
    """The names of the parameters of a frame, and its variables."""
    return ArgInfo(*getargs(frame.f_code), frame.f_locals)


def formatargvalues(
    args, varargs, varkw, locals, formatarg=str, formatvarargs=lambda name: "*" + name,
    formatvarkw=lambda name: "**" + name, formatvalue=lambda value: "=" + repr(value),
):
    """What `getargvalues` gives as text."""
    pieces = [formatarg(name) + formatvalue(locals[name]) for name in args]
    if varargs:
        pieces.append(formatvarargs(varargs) + formatvalue(locals[varargs]))
    if varkw:
        pieces.append(formatvarkw(varkw) + formatvalue(locals[varkw]))
    return f"({', '.join(pieces)})"


def getfullargspec(func):
    """The parameters of a function by kinds; of a bound method with the first."""
    try:
        options = _Options(Signature, False, False, dict(globals=None, locals=None, eval_str=False))
        found = _of_callable(func, options)
    except Exception as e:
        raise TypeError("unsupported callable") from e
    args, kwonlyargs, defaults, kwdefaults, annotations = [], [], [], {}, {}
    varargs = varkw = None
    if found.return_annotation is not _empty:
        annotations["return"] = found.return_annotation
    for param in found.parameters.values():
        name = param.name
        if param.kind in _POSITIONAL:
            args.append(name)
            if param.default is not _empty:
                defaults.append(param.default)
        elif param.kind is _VAR_POSITIONAL:
            varargs = name
        elif param.kind is _KEYWORD_ONLY:
            kwonlyargs.append(name)
            if param.default is not _empty:
                kwdefaults[name] = param.default
        else:
            varkw = name
        if param.annotation is not _empty:
            annotations[name] = param.annotation
    return FullArgSpec(
        args, varargs, varkw, tuple(defaults) or None, kwonlyargs, kwdefaults or None, annotations
    )


def _plural(count):
    return "" if count == 1 else "s"


def _check_given(function, names, kind, values):
    missing = [repr(name) for name in names if name not in values]
    if not missing:
        return
    shown = missing[0]
    if len(missing) == 2:
        shown = " and ".join(missing)
    elif len(missing) > 2:
        shown = ", ".join(missing[:-2] + [" and ".join(missing[-2:])])
    raise TypeError(
        f"{function}() missing {len(missing)} required {kind} argument{_plural(len(missing))}: {shown}"
    )


def getcallargs(func, /, *positional, **named):
    """The variables that a call would make of its arguments."""
    args, varargs, varkw, defaults, kwonlyargs, kwonlydefaults, _ = getfullargspec(func)
    name = func.__name__
    if ismethod(func) and func.__self__ is not None:
        positional = (func.__self__, *positional)
    values = dict(zip(args, positional))
    if varargs:
        values[varargs] = positional[len(args):]
    if varkw:
        values[varkw] = {}
    known = {*args, *kwonlyargs}
    for key, value in named.items():
        if key not in known:
            if not varkw:
                raise TypeError(f"{name}() got an unexpected keyword argument {key!r}")
            values[varkw][key] = value
        elif key in values:
            raise TypeError(f"{name}() got multiple values for argument {key!r}")
        else:
            values[key] = value
    required = len(args) - len(defaults or ())
    if len(positional) > len(args) and not varargs:
        by_name = len([key for key in kwonlyargs if key in values])
        takes = f"from {required} to {len(args)}" if defaults else str(len(args))
        more = ""
        if by_name:
            more = (
                f" positional argument{_plural(len(positional))}"
                f" (and {by_name} keyword-only argument{_plural(by_name)})"
            )
        plural = "s" if defaults else _plural(len(args))
        verb = "was" if len(positional) == 1 and not by_name else "were"
        raise TypeError(
            f"{name}() takes {takes} positional argument{plural} but {len(positional)}{more} {verb} given"
        )
    if len(positional) < len(args):
        _check_given(name, args[:required], "positional", values)
        for key, value in zip(args[required:], defaults or ()):
            values.setdefault(key, value)
    for key, value in (kwonlydefaults or {}).items():
        values.setdefault(key, value)
    _check_given(name, kwonlyargs, "keyword-only", values)
    return values
