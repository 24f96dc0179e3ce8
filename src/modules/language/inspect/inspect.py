# `inspect`, first part: what kind an object is, its members, documentation, annotations, variables and state.
# The other parts run in the same namespace: `inspect_signature.py`, `inspect_source.py`.

import builtins
import sys
import types
from annotationlib import Format, ForwardRef, get_annotations
from collections import namedtuple

# What `co_flags` is made of.
CO_OPTIMIZED = 1
CO_NEWLOCALS = 2
CO_VARARGS = 4
CO_VARKEYWORDS = 8
CO_NESTED = 16
CO_GENERATOR = 32
CO_NOFREE = 64
CO_COROUTINE = 128
CO_ITERABLE_COROUTINE = 256
CO_ASYNC_GENERATOR = 512
CO_HAS_DOCSTRING = 1 << 26
CO_METHOD = 1 << 27

TPFLAGS_IS_ABSTRACT = 1 << 20

_missing = object()


def _partial_types():
    # Without the module there are no objects of its classes.
    functools = sys.modules.get("functools")
    if functools is None:
        return (), ()
    return functools.partial, functools.partialmethod


# Kinds


def ismodule(object):
    """Whether it is a module."""
    return isinstance(object, types.ModuleType)


def ispackage(object):
    """Whether it is a module that others lie below."""
    return ismodule(object) and hasattr(object, "__path__")


def isclass(object):
    """Whether it is a class."""
    return isinstance(object, type)


def ismethod(object):
    """Whether it is a function bound to an object."""
    return isinstance(object, types.MethodType)


def isfunction(object):
    """Whether it is a function written in Python."""
    return isinstance(object, types.FunctionType)


def isbuiltin(object):
    """Whether it is a function or a bound method that is not written in Python."""
    return isinstance(object, types.BuiltinFunctionType)


def ismethodwrapper(object):
    """Whether it is a bound special method that is not written in Python."""
    return isinstance(object, types.MethodWrapperType)


def _has_kind_of_its_own(object):
    return isclass(object) or ismethod(object) or isfunction(object)


def ismethoddescriptor(object):
    """Whether it has `__get__` alone of the methods of descriptors, and is no function, method or class."""
    if _has_kind_of_its_own(object):
        return False
    kind = type(object)
    return hasattr(kind, "__get__") and not hasattr(kind, "__set__") and not hasattr(kind, "__delete__")


def isdatadescriptor(object):
    """Whether it has `__set__` or `__delete__`."""
    if _has_kind_of_its_own(object):
        return False
    kind = type(object)
    return hasattr(kind, "__set__") or hasattr(kind, "__delete__")


def ismemberdescriptor(object):
    """Whether it stands for a slot."""
    return isinstance(object, types.MemberDescriptorType)


def isgetsetdescriptor(object):
    """Whether it stands for an attribute that is computed outside of Python."""
    return isinstance(object, types.GetSetDescriptorType)


def isroutine(object):
    """Whether it is a function or method of any kind."""
    return (
        isbuiltin(object) or isfunction(object) or ismethod(object)
        or ismethoddescriptor(object) or ismethodwrapper(object)
    )


def isabstract(object):
    """Whether it is a class with abstract methods."""
    if not isinstance(object, type):
        return False
    if object.__flags__ & TPFLAGS_IS_ABSTRACT:
        return True
    abc = sys.modules.get("abc")
    if abc is None or not issubclass(type(object), abc.ABCMeta) or hasattr(object, "__abstractmethods__"):
        return False
    # The class is still being made.
    if any(getattr(value, "__isabstractmethod__", False) for value in vars(object).values()):
        return True
    inherited = [name for base in object.__bases__ for name in getattr(base, "__abstractmethods__", ())]
    return any(getattr(getattr(object, name, None), "__isabstractmethod__", False) for name in inherited)


def isgenerator(object):
    """Whether it is a generator."""
    return isinstance(object, types.GeneratorType)


def iscoroutine(object):
    """Whether it is what an `async def` function gives."""
    return isinstance(object, types.CoroutineType)


def isasyncgen(object):
    """Whether it is an asynchronous generator."""
    return isinstance(object, types.AsyncGeneratorType)


def isawaitable(object):
    """Whether `await` takes it."""
    if isinstance(object, types.CoroutineType):
        return True
    if isinstance(object, types.GeneratorType):
        return bool(object.gi_code.co_flags & CO_ITERABLE_COROUTINE)
    return hasattr(type(object), "__await__")


def istraceback(object):
    """Whether it is an entry of a traceback."""
    return isinstance(object, types.TracebackType)


def isframe(object):
    """Whether it is a frame."""
    return isinstance(object, types.FrameType)


def iscode(object):
    """Whether it is a code object."""
    return isinstance(object, types.CodeType)


def _innermost(function):
    # What partial objects and bound methods call in the end.
    partial, partialmethod = _partial_types()
    while True:
        if isinstance(function, partialmethod) or isinstance(function, partial):
            function = function.func
        elif ismethod(function):
            function = function.__func__
        elif isinstance(getattr(function, "__partialmethod__", None), partialmethod):
            function = function.__partialmethod__
        else:
            return function


def _has_flag(function, flag):
    function = _innermost(function)
    if not (isfunction(function) or _is_like_function(function)):
        return False
    return bool(function.__code__.co_flags & flag)


def isgeneratorfunction(obj):
    """Whether a call gives a generator."""
    return _has_flag(obj, CO_GENERATOR)


def isasyncgenfunction(obj):
    """Whether a call gives an asynchronous generator."""
    return _has_flag(obj, CO_ASYNC_GENERATOR)


_coroutine_mark = object()


def markcoroutinefunction(func):
    """Makes `iscoroutinefunction` say yes to a function that gives a coroutine of another."""
    if hasattr(func, "__func__"):
        func = func.__func__
    func._is_coroutine_mark = _coroutine_mark
    return func


def iscoroutinefunction(obj):
    """Whether a call gives a coroutine."""
    if _has_flag(obj, CO_COROUTINE):
        return True
    return getattr(_innermost(obj), "_is_coroutine_mark", None) is _coroutine_mark


# Classes and members


def getmro(cls):
    """The classes in which attributes of a class are looked up."""
    return cls.__mro__


def _members(object, predicate, getter):
    mro = getmro(object) if isclass(object) else ()
    names = dir(object)
    for base in getattr(object, "__bases__", ()) if mro else ():
        names += [name for name, value in vars(base).items() if isinstance(value, types.DynamicClassAttribute)]
    results = []
    seen = set()
    for name in names:
        try:
            if name in seen:
                raise AttributeError
            value = getter(object, name)
        except AttributeError:
            homes = [base for base in mro if name in vars(base)]
            if not homes:
                continue
            value = vars(homes[0])[name]
        if not predicate or predicate(value):
            results.append((name, value))
        seen.add(name)
    results.sort(key=lambda pair: pair[0])
    return results


def getmembers(object, predicate=None):
    """Pairs of name and value, sorted by name; only those that the predicate accepts."""
    return _members(object, predicate, getattr)


def getmembers_static(object, predicate=None):
    """As `getmembers`, without running any code of descriptors."""
    return _members(object, predicate, getattr_static)


Attribute = namedtuple("Attribute", "name kind defining_class object")


def classify_class_attrs(cls):
    """An `Attribute` for each name of a class: what kind it is, and which class defines it."""
    mro = getmro(cls)
    meta = tuple(c for c in getmro(type(cls)) if c not in (type, object))
    names = dir(cls)
    for base in mro:
        for name, value in vars(base).items():
            if isinstance(value, types.DynamicClassAttribute) and value.fget is not None:
                names.append(name)
    results = []
    seen = set()
    for name in names:
        home = got = raw = None
        if name not in seen and name != "__dict__":
            try:
                got = getattr(cls, name)
            except Exception:
                pass
            else:
                home = getattr(got, "__objclass__", None)
                if home not in mro:
                    homes = [c for c in mro if getattr(c, name, None) is got]
                    for c in meta:
                        try:
                            if c.__getattr__(cls, name) is got:
                                homes.append(c)
                        except AttributeError:
                            pass
                    home = homes[-1] if homes else None
        for base in mro + meta:
            if name in vars(base):
                raw = vars(base)[name]
                if home not in meta:
                    home = base
                break
        if home is None:
            continue
        value = got if got is not None else raw
        if isinstance(raw, (staticmethod, types.BuiltinMethodType)):
            kind, value = "static method", raw
        elif isinstance(raw, (classmethod, types.ClassMethodDescriptorType)):
            kind, value = "class method", raw
        elif isinstance(raw, property):
            kind, value = "property", raw
        else:
            kind = "method" if isroutine(value) else "data"
        results.append(Attribute(name, kind, home, value))
        seen.add(name)
    return results


def walktree(classes, children, parent):
    """A part of what `getclasstree` gives."""
    results = []
    for c in sorted(classes, key=lambda c: (c.__module__, c.__name__)):
        results.append((c, c.__bases__))
        if c in children:
            results.append(walktree(children[c], children, c))
    return results


def getclasstree(classes, unique=False):
    """Nested lists of (class, bases): a list behind a class has those that derive from it."""
    children = {}
    roots = []
    for c in classes:
        for parent in c.__bases__:
            derived = children.setdefault(parent, [])
            if c not in derived:
                derived.append(c)
            if unique and parent in classes:
                break
        if not c.__bases__ and c not in roots:
            roots.append(c)
    roots += [parent for parent in children if parent not in classes]
    return walktree(roots, children, None)


def unwrap(func, *, stop=None):
    """What a chain of `__wrapped__` attributes ends in, or the first for which `stop` says yes."""
    first = func
    seen = {id(func): func}
    limit = sys.getrecursionlimit()
    while not isinstance(func, type) and hasattr(func, "__wrapped__"):
        if stop is not None and stop(func):
            break
        func = func.__wrapped__
        if id(func) in seen or len(seen) >= limit:
            raise ValueError(f"wrapper loop when unwrapping {first!r}")
        seen[id(func)] = func
    return func


# Attributes without running code

_mro_of = type.__dict__["__mro__"].__get__
_dict_of = type.__dict__["__dict__"].__get__


def _own_dict(klass):
    # What a class puts in the place of the `__dict__` of its instances; mostly nothing.
    for entry in _mro_of(klass):
        found = _dict_of(entry).get("__dict__", _missing)
        if found is not _missing:
            usual = (
                type(found) is types.GetSetDescriptorType and found.__name__ == "__dict__"
                and found.__objclass__ is entry
            )
            if not usual:
                return found
    return _missing


def _in_class(klass, name):
    for entry in _mro_of(klass):
        if _own_dict(type(entry)) is _missing and name in entry.__dict__:
            return entry.__dict__[name]
    return _missing


def getattr_static(obj, attr, default=_missing):
    """An attribute as it is stored, without descriptors, `__getattr__` or `__getattribute__`."""
    kind = type(obj)
    in_instance = _missing
    if type in _mro_of(kind):
        klass = obj
    else:
        klass = kind
        own = _own_dict(klass)
        if own is _missing or type(own) is types.MemberDescriptorType:
            try:
                in_instance = dict.get(object.__getattribute__(obj, "__dict__"), attr, _missing)
            except AttributeError:
                pass
    in_class = _in_class(klass, attr)
    if in_instance is not _missing and in_class is not _missing:
        descriptor = type(in_class)
        if _in_class(descriptor, "__get__") is not _missing and (
            _in_class(descriptor, "__set__") is not _missing or _in_class(descriptor, "__delete__") is not _missing
        ):
            return in_class
    if in_instance is not _missing:
        return in_instance
    if in_class is not _missing:
        return in_class
    if obj is klass:
        found = _in_class(type(klass), attr)
        if found is not _missing:
            return found
    if default is not _missing:
        return default
    raise AttributeError(attr)


# Documentation


def cleandoc(doc):
    """A docstring without the indentation that its lines share, and without blank lines around."""
    first, *rest = doc.expandtabs().split("\n")
    indents = [len(line) - len(line.lstrip(" ")) for line in rest if line.lstrip(" ")]
    margin = min(indents, default=0)
    lines = [first.lstrip(" ")] + [line[margin:] for line in rest]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def getdoc(object):
    """The docstring of an object, or of what it overrides, cleaned."""
    try:
        doc = object.__doc__
    except AttributeError:
        return None
    if doc is None:
        try:
            doc = _inherited_doc(object)
        except (AttributeError, TypeError):
            return None
    return cleandoc(doc) if isinstance(doc, str) else None


def _class_around(function):
    found = sys.modules.get(function.__module__)
    if found is None:
        return None
    for name in function.__qualname__.split(".")[:-1]:
        found = getattr(found, name)
    return found if isclass(found) else None


def _inherited_doc(obj):
    if isclass(obj):
        docs = (getattr(base, "__doc__", None) for base in getmro(obj) if base is not object)
        return next((doc for doc in docs if doc is not None), None)
    if ismethod(obj) or isbuiltin(obj):
        function = obj.__func__ if ismethod(obj) else obj
        name = function.__name__
        cls = obj.__self__
        if not isclass(cls):
            cls = type(cls)
        elif ismethod(obj):
            if getattr(getattr(cls, name, None), "__func__") is not function:
                cls = type(cls)
        elif f"{cls.__qualname__}.{name}" != obj.__qualname__:
            cls = type(cls)
    elif isfunction(obj) or isinstance(obj, property):
        name = obj.__name__
        cls = _class_around(obj if isfunction(obj) else obj.fget)
        if cls is None or getattr(cls, name) is not obj:
            return None
    elif ismethoddescriptor(obj) or isdatadescriptor(obj):
        name = obj.__name__
        cls = obj.__objclass__
        if getattr(cls, name) is not obj:
            return None
        slots = getattr(cls, "__slots__", None)
        if ismemberdescriptor(obj) and isinstance(slots, dict) and name in slots:
            return slots[name]
    else:
        return None
    for base in getmro(cls):
        doc = getattr(getattr(base, name, None), "__doc__", None)
        if doc is not None and hasattr(base, name):
            return doc
    return None


# Annotations


def formatannotation(annotation, base_module=None, *, quote_annotation_strings=True):
    """An annotation as a signature shows it."""
    if not quote_annotation_strings and isinstance(annotation, str):
        return annotation
    if isinstance(annotation, ForwardRef):
        return annotation.__forward_arg__
    if getattr(annotation, "__module__", None) == "typing":
        first, *parts = repr(annotation).split("typing.")
        for part in parts:
            inside_name = first[-1:].isalnum() or first[-1:] in ("_", ".")
            first += "typing." + part if inside_name and first else part
        return first
    if isinstance(annotation, types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return f"{annotation.__module__}.{annotation.__qualname__}"
    return repr(annotation)


def formatannotationrelativeto(object):
    """`formatannotation` for annotations in the module of an object."""
    module = getattr(object, "__module__", None)

    def relative(annotation):
        return formatannotation(annotation, module)

    return relative


# Variables of functions

ClosureVars = namedtuple("ClosureVars", "nonlocals globals builtins unbound")


def getclosurevars(func):
    """The variables around a function that its code uses, with their values now."""
    if ismethod(func):
        func = func.__func__
    if not isfunction(func):
        raise TypeError(f"{func!r} is not a Python function")
    code = func.__code__
    cells = zip(code.co_freevars, func.__closure__ or ())
    nonlocals = {name: cell.cell_contents for name, cell in cells}
    space = func.__globals__
    builtin_space = space.get("__builtins__", vars(builtins))
    if ismodule(builtin_space):
        builtin_space = vars(builtin_space)
    import dis

    found, built_in, unbound = {}, {}, set()
    names = {}
    for instruction in dis.get_instructions(code):
        if instruction.opname in ("LoadAttr", "LoadMethod"):
            unbound.add(instruction.argval)
        elif instruction.opname == "LoadGlobal":
            names[instruction.argval] = None
    for name in names:
        if name in space:
            found[name] = space[name]
        elif name in builtin_space:
            built_in[name] = builtin_space[name]
        else:
            unbound.add(name)
    return ClosureVars(nonlocals, found, built_in, unbound)


# States

GEN_CREATED = "GEN_CREATED"
GEN_RUNNING = "GEN_RUNNING"
GEN_SUSPENDED = "GEN_SUSPENDED"
GEN_CLOSED = "GEN_CLOSED"
CORO_CREATED = "CORO_CREATED"
CORO_RUNNING = "CORO_RUNNING"
CORO_SUSPENDED = "CORO_SUSPENDED"
CORO_CLOSED = "CORO_CLOSED"
AGEN_CREATED = "AGEN_CREATED"
AGEN_RUNNING = "AGEN_RUNNING"
AGEN_SUSPENDED = "AGEN_SUSPENDED"
AGEN_CLOSED = "AGEN_CLOSED"


def _state(running, suspended, frame):
    if running:
        return "RUNNING"
    if suspended:
        return "SUSPENDED"
    return "CLOSED" if frame is None else "CREATED"


def getgeneratorstate(generator):
    """`GEN_CREATED`, `GEN_RUNNING`, `GEN_SUSPENDED` or `GEN_CLOSED`."""
    return "GEN_" + _state(generator.gi_running, generator.gi_suspended, generator.gi_frame)


def getcoroutinestate(coroutine):
    """`CORO_CREATED`, `CORO_RUNNING`, `CORO_SUSPENDED` or `CORO_CLOSED`."""
    return "CORO_" + _state(coroutine.cr_running, coroutine.cr_suspended, coroutine.cr_frame)


def getasyncgenstate(agen):
    """`AGEN_CREATED`, `AGEN_RUNNING`, `AGEN_SUSPENDED` or `AGEN_CLOSED`."""
    return "AGEN_" + _state(agen.ag_running, agen.ag_suspended, agen.ag_frame)


def getgeneratorlocals(generator):
    """The local variables of a generator; none once it has ended."""
    if not isgenerator(generator):
        raise TypeError(f"{generator!r} is not a Python generator")
    return {} if generator.gi_frame is None else generator.gi_frame.f_locals


def getcoroutinelocals(coroutine):
    """The local variables of a coroutine; none once it has ended."""
    frame = getattr(coroutine, "cr_frame", None)
    return {} if frame is None else frame.f_locals


def getasyncgenlocals(agen):
    """The local variables of an asynchronous generator; none once it has ended."""
    if not isasyncgen(agen):
        raise TypeError(f"{agen!r} is not a Python async generator")
    return {} if agen.ag_frame is None else agen.ag_frame.f_locals
