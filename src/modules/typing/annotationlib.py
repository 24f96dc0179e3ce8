# `annotationlib`: annotations as values, as forward references, and as text.
#
# The compiler makes a function of annotations, which computes values. For the other formats it is called with names
# that record what is done with them (`_Stringifier`): what it gives back then is the expression.

import sys
import types
from enum import IntEnum
from keyword import iskeyword

__all__ = [
    "Format", "ForwardRef", "call_annotate_function", "call_evaluate_function", "get_annotate_from_class_namespace",
    "get_annotations", "annotations_to_string", "type_repr",
]


class Format(IntEnum):
    """What annotations are given as."""

    VALUE = 1
    VALUE_WITH_FAKE_GLOBALS = 2
    FORWARDREF = 3
    STRING = 4


_sentinel = object()


# ---- expressions -----------------------------------------------------------------------------------
#
# An expression is a tuple: its kind, and its parts. `_written` writes it as `ast.unparse` does.

_NAME, _CONSTANT, _BINARY, _COMPARE, _UNARY, _ATTRIBUTE, _SUBSCRIPT, _TUPLE, _LIST, _SET, _DICT, _CALL, _STAR, _SLICE = range(14)

# How tightly expressions bind.
_TUPLE_LEVEL, _TEST, _CMP, _BOR, _BXOR, _BAND, _SHIFT, _ARITH, _TERM, _FACTOR, _POWER, _ATOM = range(12)

_LEVELS = {
    "|": _BOR, "^": _BXOR, "&": _BAND, "<<": _SHIFT, ">>": _SHIFT, "+": _ARITH, "-": _ARITH, "*": _TERM, "@": _TERM,
    "/": _TERM, "//": _TERM, "%": _TERM, "**": _POWER,
}


def _row(nodes, names):
    return ", ".join([_written(node, names) for node in nodes])


def _tuple_row(nodes, names):
    return _row(nodes, names) + ("," if len(nodes) == 1 else "")


def _constant(value):
    if value is ...:
        return "..."
    text = repr(value)
    if isinstance(value, (float, complex)):
        # The largest exponent that is too large, for what has no literal.
        return text.replace("inf", "1e309").replace("nan", "(1e309-1e309)")
    return text


def _written(node, names=None, level=_TEST):
    # The text of an expression. `names` has texts that stand in the place of names.
    kind = node[0]
    if kind == _NAME:
        return names.get(node[1], node[1]) if names else node[1]
    if kind == _CONSTANT:
        return _constant(node[1])
    if kind == _ATTRIBUTE:
        return f"{_written(node[1], names, _ATOM)}.{node[2]}"
    if kind == _SUBSCRIPT:
        index = node[2]
        inside = _tuple_row(index[1], names) if index[0] == _TUPLE and index[1] else _written(index, names)
        return f"{_written(node[1], names, _ATOM)}[{inside}]"
    if kind == _CALL:
        args = [_written(arg, names) for arg in node[2]]
        args += [f"{key}={_written(arg, names)}" for key, arg in node[3]]
        return f"{_written(node[1], names, _ATOM)}({', '.join(args)})"
    if kind == _LIST:
        return f"[{_row(node[1], names)}]"
    if kind == _SET:
        return f"{{{_row(node[1], names)}}}" if node[1] else "{*()}"
    if kind == _DICT:
        return f"{{{', '.join([f'{_written(key, names)}: {_written(value, names)}' for key, value in node[1]])}}}"
    if kind == _STAR:
        return "*" + _written(node[1], names, _BOR)
    if kind == _SLICE:
        lower, upper, step = [part and _written(part, names) for part in node[1:]]
        return f"{lower or ''}:{upper or ''}" + (f":{step}" if step else "")
    if kind == _TUPLE:
        text, own = _tuple_row(node[1], names), _TUPLE_LEVEL if node[1] else -1
    elif kind == _UNARY:
        text, own = node[1] + _written(node[2], names, _FACTOR), _FACTOR
    elif kind == _COMPARE:
        text, own = f"{_written(node[2], names, _CMP + 1)} {node[1]} {_written(node[3], names, _CMP + 1)}", _CMP
    else:
        own = _LEVELS[node[1]]
        left, right = (own + 1, own) if own == _POWER else (own, own + 1)
        text = f"{_written(node[2], names, left)} {node[1]} {_written(node[3], names, right)}"
    return f"({text})" if level > own else text


# ---- forward references ----------------------------------------------------------------------------

# A recorder becomes a reference when the annotations are computed (`_Names.settle`), so both have these.
_SLOTS = (
    "__forward_is_argument__", "__forward_is_class__", "__forward_module__", "__weakref__", "__arg__", "__globals__",
    "__extra_names__", "__code__", "__ast_node__", "__cell__", "__owner__", "__stringifier_dict__",
    "__resolved_str_cache__",
)


def _starless(text):
    # `*Ts` as an expression that stands on its own.
    return f"({text},)[0]" if text.lstrip().startswith("*") else text


class ForwardRef:
    """An annotation that cannot be evaluated yet: its text, and where its names are to be found.

    module is the name of the module that it stands in; owner is the function, class or module whose annotation it is;
    is_class says that it stands in a class body. is_argument means nothing.
    """

    __slots__ = _SLOTS

    def __init__(self, arg, *, module=None, owner=None, is_argument=True, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f"Forward reference must be a string -- got {arg!r}")
        self.__arg__ = arg
        self.__forward_module__ = module
        self.__owner__ = owner
        self.__forward_is_argument__ = is_argument
        self.__forward_is_class__ = is_class
        # Only references that were recorded have these.
        self.__globals__ = self.__cell__ = self.__extra_names__ = self.__ast_node__ = None
        self.__code__ = self.__resolved_str_cache__ = None

    def __init_subclass__(cls, /, *args, **kwds):
        raise TypeError("Cannot subclass ForwardRef")

    def evaluate(self, *, globals=None, locals=None, type_params=None, owner=None, format=Format.VALUE):
        """The value of the reference, in any format.

        globals, locals and type_params say where its names are looked up, if not where it stands."""
        if format == Format.STRING:
            return self.__resolved_str__
        if format not in (Format.VALUE, Format.FORWARDREF):
            raise NotImplementedError(format)
        tries = format == Format.FORWARDREF
        cell = self.__cell__
        if isinstance(cell, types.CellType):
            try:
                return cell.cell_contents
            except ValueError:
                pass
        if owner is None:
            owner = self.__owner__
        if globals is None:
            globals = _globals_of(self, owner)
        locals = _locals_of(self, locals, type_params, owner)
        text = self.__forward_arg__
        if text.isidentifier() and not iskeyword(text):
            import builtins

            for space in (locals, globals, builtins.__dict__):
                if text in space:
                    return space[text]
            if tries:
                return self
            raise NameError(f"name '{text:.200}' is not defined", name=text)
        code = self.__forward_code__
        try:
            return eval(code, globals=globals, locals=locals)
        except Exception:
            if not tries:
                raise
        import builtins

        names = _Names(
            {**builtins.__dict__, **globals, **locals}, globals=globals, owner=owner,
            is_class=self.__forward_is_class__, format=format,
        )
        try:
            found = eval(code, globals=globals, locals=names)
        except Exception:
            return self
        names.settle(cell)
        return found

    def _evaluate(self, globalns, localns, type_params=_sentinel, *, recursive_guard):
        import typing
        import warnings

        if type_params is _sentinel:
            typing._deprecation_warning_for_no_type_params_passed("typing.ForwardRef._evaluate")
            type_params = ()
        warnings._deprecated(
            "ForwardRef._evaluate",
            "{name} is a private API and is retained for compatibility, but will be removed"
            " in Python 3.16. Use ForwardRef.evaluate() or typing.evaluate_forward_ref() instead.",
            remove=(3, 16),
        )
        return typing.evaluate_forward_ref(
            self, globals=globalns, locals=localns, type_params=type_params, _recursive_guard=recursive_guard
        )

    @property
    def __forward_arg__(self):
        if self.__arg__ is None:
            if self.__ast_node__ is None:
                raise AssertionError("Attempted to access '__forward_arg__' on an uninitialized ForwardRef")
            self.__arg__ = _written(self.__ast_node__)
        return self.__arg__

    @property
    def __resolved_str__(self):
        # The text, with the values that it was made of in the place of names that were made up for them.
        if self.__resolved_str_cache__ is None:
            text = self.__forward_arg__
            if self.__extra_names__:
                text = _written(self.__ast_node__, {name: type_repr(value) for name, value in self.__extra_names__.items()})
            self.__resolved_str_cache__ = text
        return self.__resolved_str_cache__

    @property
    def __forward_code__(self):
        if self.__code__ is None:
            text = self.__forward_arg__
            try:
                self.__code__ = compile(_starless(text), "<string>", "eval")
            except SyntaxError:
                raise SyntaxError(f"Forward reference must be an expression -- got {text!r}")
        return self.__code__

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        return _identity(self) == _identity(other)

    def __hash__(self):
        return hash(_identity(self))

    def __or__(self, other):
        return types.UnionType[self, other]

    def __ror__(self, other):
        return types.UnionType[other, self]

    def __repr__(self):
        text = f"ForwardRef({self.__resolved_str__!r}"
        if self.__forward_module__ is not None:
            text += f", module={self.__forward_module__!r}"
        if self.__forward_is_class__:
            text += ", is_class=True"
        if self.__owner__ is not None:
            text += f", owner={self.__owner__!r}"
        return text + ")"


# ---- recording -------------------------------------------------------------------------------------


def _globals_of(ref, owner):
    found = None
    if ref.__forward_module__ is not None:
        found = getattr(sys.modules.get(ref.__forward_module__), "__dict__", None)
    if found is None:
        found = ref.__globals__
    if found is None:
        if isinstance(owner, type):
            found = getattr(sys.modules.get(getattr(owner, "__module__", None)), "__dict__", None)
        elif isinstance(owner, types.ModuleType):
            found = owner.__dict__
        elif callable(owner):
            found = getattr(owner, "__globals__", None)
    return {} if found is None else found


def _locals_of(ref, locals, type_params, owner):
    if type_params is None and owner is not None:
        type_params = getattr(owner, "__type_params__", None)
    cells = ref.__cell__ if isinstance(ref.__cell__, dict) else {}
    if locals is None:
        locals = dict(vars(owner)) if isinstance(owner, type) else {}
    elif type_params is not None or cells or ref.__extra_names__:
        locals = dict(locals)
    # What surrounds the names of a class does not hide them.
    for param in type_params or ():
        locals.setdefault(param.__name__, param)
    for name, cell in cells.items():
        try:
            value = cell.cell_contents
        except ValueError:
            continue
        locals.setdefault(name, value)
    if ref.__extra_names__:
        locals.update(ref.__extra_names__)
    return locals


def _identity(ref):
    # What makes two references the same: cells and globals by which they are, not by what is in them.
    cell, extra = ref.__cell__, ref.__extra_names__
    if isinstance(cell, dict):
        cell = tuple(sorted([(name, id(each)) for name, each in cell.items()]))
    else:
        cell = id(cell)
    return (
        ref.__forward_arg__, ref.__forward_module__, id(ref.__globals__), ref.__forward_is_class__, cell,
        ref.__owner__, tuple(sorted(extra.items())) if extra else None,
    )


class _Stringifier:
    # A name or an expression of which it is only known how it is written. All that is done with it makes a longer
    # expression.

    __slots__ = _SLOTS

    def __init__(self, node, names, *, cell=None, extra_names=None):
        self.__arg__ = self.__forward_module__ = self.__code__ = self.__resolved_str_cache__ = None
        self.__forward_is_argument__ = False
        self.__forward_is_class__ = names.is_class
        self.__ast_node__ = node
        self.__globals__ = names.globals
        self.__extra_names__ = extra_names
        self.__cell__ = cell
        self.__owner__ = names.owner
        self.__stringifier_dict__ = names
        names.recorded.append(self)

    def __part(self, value, extra):
        # Another value as a part of an expression; `extra` takes what has no text of its own.
        if isinstance(value, _Stringifier):
            extra.update(value.__extra_names__ or {})
            return value.__ast_node__
        names = self.__stringifier_dict__
        kind = type(value)
        if _is_template(value):
            return _NAME, _template_text(value)
        if names.format == Format.STRING or value is None or kind in (str, int, float, bool, complex):
            return _CONSTANT, value
        if kind is dict:
            return _DICT, [(self.__part(key, extra), self.__part(each, extra)) for key, each in value.items()]
        if kind in (list, tuple, set):
            return {list: _LIST, tuple: _TUPLE, set: _SET}[kind], [self.__part(each, extra) for each in value]
        name = names.new_name()
        extra[name] = value
        return _NAME, name

    def __index(self, value, extra):
        if isinstance(value, slice):
            parts = [None if each is None else self.__part(each, extra) for each in (value.start, value.stop, value.step)]
            return _SLICE, *parts
        return self.__part(value, extra)

    def __longer(self, node, extra=()):
        extra = {**(self.__extra_names__ or {}), **dict(extra)}
        return _Stringifier(node, self.__stringifier_dict__, extra_names=extra or None)

    # Equality makes an expression, so recorders are told apart by which they are.
    def __hash__(self):
        return id(self)

    def __getitem__(self, index):
        node, extra = self.__ast_node__, {}
        if node == (_NAME, "__classdict__"):
            # The namespace of a class has no name that is not to be recorded.
            raise KeyError
        if isinstance(index, tuple):
            index = _TUPLE, [self.__index(each, extra) for each in index]
        else:
            index = self.__index(index, extra)
        return self.__longer((_SUBSCRIPT, node, index), extra)

    def __getattr__(self, name):
        return self.__longer((_ATTRIBUTE, self.__ast_node__, name))

    def __call__(self, *args, **kwargs):
        extra = {}
        args = [self.__part(arg, extra) for arg in args]
        kwargs = [(key, self.__part(arg, extra)) for key, arg in kwargs.items()]
        return self.__longer((_CALL, self.__ast_node__, args, kwargs), extra)

    def __iter__(self):
        yield self.__longer((_STAR, self.__ast_node__))

    def __repr__(self):
        return _written(self.__ast_node__)

    def __format__(self, format_spec):
        raise TypeError("Cannot stringify annotation containing string formatting")

    def _operator(kind, symbol, reflected=False):
        def operate(self, other):
            extra = {}
            left, right = self.__ast_node__, self.__part(other, extra)
            if reflected:
                left, right = right, left
            return self.__longer((kind, symbol, left, right), extra)

        return operate

    for _name, _symbol in {
        "add": "+", "sub": "-", "mul": "*", "matmul": "@", "truediv": "/", "mod": "%", "lshift": "<<", "rshift": ">>",
        "or": "|", "xor": "^", "and": "&", "floordiv": "//", "pow": "**",
    }.items():
        locals()[f"__{_name}__"] = _operator(_BINARY, _symbol)
        locals()[f"__r{_name}__"] = _operator(_BINARY, _symbol, True)
    for _name, _symbol in {"lt": "<", "le": "<=", "eq": "==", "ne": "!=", "gt": ">", "ge": ">="}.items():
        locals()[f"__{_name}__"] = _operator(_COMPARE, _symbol)
    del _operator, _name, _symbol

    def __invert__(self):
        return self.__longer((_UNARY, "~", self.__ast_node__))

    def __pos__(self):
        return self.__longer((_UNARY, "+", self.__ast_node__))

    def __neg__(self):
        return self.__longer((_UNARY, "-", self.__ast_node__))


class _Names(dict):
    # Names of which those that are not there are recorded.

    def __init__(self, known, *, globals=None, owner=None, is_class=False, format):
        super().__init__(known)
        self.globals, self.owner, self.is_class, self.format = globals, owner, is_class, format
        self.recorded = []
        self.made_up = 0

    def __missing__(self, name):
        return _Stringifier((_NAME, name), self)

    def new_name(self):
        self.made_up += 1
        return f"__annotationlib_name_{self.made_up}__"

    def settle(self, cells):
        # Makes references of all that was recorded.
        for each in self.recorded:
            each.__class__ = ForwardRef
            each.__stringifier_dict__ = None
            if each.__ast_node__[0] == _NAME:
                each.__arg__ = each.__ast_node__[1]
            if cells is not None and each.__cell__ is None:
                each.__cell__ = cells

    def call(self, function, evaluates):
        # Calls a function for annotations with these names as its globals; cells count only where `evaluates`, and
        # they have a value. Gives the result, and the cells by name.
        cells, closure = None, None
        if function.__closure__:
            cells = dict(zip(function.__code__.co_freevars, function.__closure__, strict=True))
            closure = tuple([self.cell(name, cell, evaluates) for name, cell in cells.items()])
        copy = types.FunctionType(
            function.__code__, self, closure=closure, argdefs=function.__defaults__, kwdefaults=function.__kwdefaults__
        )
        return copy(Format.VALUE_WITH_FAKE_GLOBALS), cells

    def cell(self, name, cell, evaluates):
        if evaluates:
            try:
                cell.cell_contents
                return cell
            except ValueError:
                pass
        return types.CellType(_Stringifier((_NAME, name), self, cell=cell))


# ---- calling the functions that the compiler makes -------------------------------------------------


def call_evaluate_function(evaluate, format, *, owner=None):
    """What a function gives that evaluates a bound, constraints, a default or the value of an alias, in any format."""
    return _call(evaluate, format, owner, True)


def call_annotate_function(annotate, format, *, owner=None):
    """The annotations that a function `__annotate__` gives, in any format, whichever the function itself knows.

    owner is the function, class or module whose annotations they are; forward references look up names there."""
    return _call(annotate, format, owner, False)


def _call(function, format, owner, is_single):
    if format == Format.VALUE_WITH_FAKE_GLOBALS:
        raise ValueError("The VALUE_WITH_FAKE_GLOBALS format is for internal use only")
    try:
        return function(format)
    except NotImplementedError:
        pass
    if format == Format.STRING:
        return _as_text(function, owner, is_single)
    if format == Format.FORWARDREF:
        return _as_references(function, owner, is_single)
    if format == Format.VALUE:
        raise RuntimeError("annotate function does not support VALUE format")
    raise ValueError(f"Invalid format: {format!r}")


def _as_text(function, owner, is_single):
    try:
        function(Format.VALUE_WITH_FAKE_GLOBALS)
    except NotImplementedError:
        # It would not record anything.
        return annotations_to_string(function(Format.VALUE))
    except Exception:
        pass
    names = _Names({}, is_class=isinstance(owner, type), format=Format.STRING)
    found, _ = names.call(function, False)
    if is_single:
        return _text(found)
    return {key: _text(value) for key, value in found.items()}


def _as_references(function, owner, is_single):
    known = {**function.__builtins__, **function.__globals__}
    facts = {
        "globals": function.__globals__, "owner": owner, "is_class": isinstance(owner, type), "format": Format.FORWARDREF,
    }
    names = _Names(known, **facts)
    try:
        found, cells = names.call(function, True)
    except NotImplementedError:
        return function(Format.VALUE)
    except Exception:
        pass
    else:
        names.settle(cells)
        return found
    # A value that is known does what a record of it would not; so nothing is known.
    names = _Names({}, **facts)
    found, cells = names.call(function, False)
    names.settle(cells)

    def evaluated(value):
        return value.evaluate(format=Format.FORWARDREF) if isinstance(value, ForwardRef) else value

    if is_single:
        return evaluated(found)
    return {key: evaluated(value) for key, value in found.items()}


def _text(value):
    if value is ...:
        return "..."
    if isinstance(value, str):
        return value
    if _is_template(value):
        return _template_text(value)
    return repr(value)


def _is_template(value):
    return type(value).__name__ == "Template" and type(value).__module__ == "string.templatelib"


def _template_text(template):
    # A template as it is written.
    if any([not field.expression.strip() for field in template.interpolations]):
        return _template_call(template)
    parts = []
    for part in template:
        if isinstance(part, str):
            parts.append(part.replace("{", "{{").replace("}", "}}"))
            continue
        try:
            compile(f"({part.expression})", "<string>", "eval")
        except SyntaxError:
            return _template_call(template)
        conversion = f"!{part.conversion}" if part.conversion else ""
        spec = f":{part.format_spec}" if part.format_spec else ""
        parts.append(f"{{{part.expression}{conversion}{spec}}}")
    text = "".join(parts)
    if "\n" in text and '"""' not in text:
        return f't"""{text}"""'
    return "t" + repr(text)


def _template_call(template):
    # The call that makes it, where no literal does.
    parts = []
    for part in template:
        if isinstance(part, str):
            parts.append(repr(part))
        else:
            facts = part.value, part.expression, part.conversion, part.format_spec
            parts.append(f"Interpolation({', '.join([_constant(fact) for fact in facts])})")
    return f"Template({', '.join(parts)})"


# ---- looking -----------------------------------------------------------------------------------------


def get_annotate_from_class_namespace(obj):
    """The function `__annotate__` in the namespace of a class that is being made; None if it has none."""
    try:
        return obj["__annotate__"]
    except KeyError:
        return obj.get("__annotate_func__", None)


def get_annotations(obj, *, globals=None, locals=None, eval_str=False, format=Format.VALUE):
    """The annotations of a function, class, module or other callable, in a new dict.

    With eval_str, values that are strings are evaluated, in globals and locals or where the object is from. Those
    that a class inherits do not count."""
    if eval_str and format != Format.VALUE:
        raise ValueError("eval_str=True is only supported with format=Format.VALUE")
    if format == Format.VALUE:
        found = _own_annotations(obj)
        if found is None:
            found = _computed(obj, format)
    elif format == Format.FORWARDREF:
        try:
            found = _own_annotations(obj)
        except Exception:
            found = _computed(obj, format)
            if found is None:
                found = _own_annotations(obj)
        else:
            if found is None:
                found = _computed(obj, format)
    elif format == Format.STRING:
        found = _computed(obj, format)
        if found is None:
            found = _own_annotations(obj)
            if found is not None:
                return annotations_to_string(found)
    elif format == Format.VALUE_WITH_FAKE_GLOBALS:
        raise ValueError("The VALUE_WITH_FAKE_GLOBALS format is for internal use only")
    else:
        raise ValueError(f"Unsupported format {format!r}")
    if found is None:
        if isinstance(obj, type) or callable(obj):
            return {}
        raise TypeError(f"{obj!r} does not have annotations")
    if not eval_str or not found:
        return dict(found)
    if globals is None or locals is None:
        own_globals, own_locals = _names_of(obj)
        globals = own_globals if globals is None else globals
        locals = own_locals if locals is None else locals
    params = getattr(obj, "__type_params__", ())
    if params:
        locals = {param.__name__: param for param in params} | (locals or {})
    return {
        key: eval(_starless(value), globals, locals) if isinstance(value, str) else value for key, value in found.items()
    }


def _names_of(obj):
    # Where the names in the annotations of an object are looked up: globals and locals.
    if isinstance(obj, types.ModuleType):
        return obj.__dict__, None
    found = locals = None
    if isinstance(obj, type):
        found = getattr(sys.modules.get(getattr(obj, "__module__", None)), "__dict__", None)
        locals = dict(vars(obj))
    elif callable(obj):
        found = getattr(obj, "__globals__", None)
    else:
        return None, None
    # What is wrapped counts, as long as it does not go in a circle.
    seen = {id(obj)}
    while True:
        inner = _sentinel
        functools = sys.modules.get("functools")
        if hasattr(obj, "__wrapped__"):
            inner = obj.__wrapped__
        elif functools is not None and isinstance(obj, functools.partial):
            inner = obj.func
        if inner is _sentinel or id(inner) in seen:
            break
        seen.add(id(inner))
        obj = inner
    return getattr(obj, "__globals__", found), locals


def _computed(obj, format):
    # What the object's `__annotate__` gives; None if it has none.
    annotate = getattr(obj, "__annotate__", None)
    if annotate is None:
        return None
    found = call_annotate_function(annotate, format, owner=obj)
    if not isinstance(found, dict):
        raise ValueError(f"{obj!r}.__annotate__ returned a non-dict")
    return found


_annotations_of_class = type.__dict__["__annotations__"].__get__


def _own_annotations(obj):
    # The object's `__annotations__`; None if it has none.
    if isinstance(obj, type):
        # The attribute could be that of a base or of the metaclass.
        try:
            found = _annotations_of_class(obj)
        except AttributeError:
            return None
    else:
        found = getattr(obj, "__annotations__", None)
        if found is None:
            return None
    if not isinstance(found, dict):
        raise ValueError(f"{obj!r}.__annotations__ is neither a dict nor None")
    return found


def type_repr(value):
    """The text of a value, as annotations write it where their own text is not known."""
    if isinstance(value, (type, types.FunctionType, types.BuiltinFunctionType)):
        if value.__module__ == "builtins":
            return value.__qualname__
        return f"{value.__module__}.{value.__qualname__}"
    return _text(value) if value is ... or _is_template(value) else repr(value)


def annotations_to_string(annotations):
    """Values of annotations as text, in a new dict."""
    return {name: value if isinstance(value, str) else type_repr(value) for name, value in annotations.items()}
