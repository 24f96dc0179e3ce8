"""What reading and writing pickles share: errors, names, and what may be found by them."""

# What pickles name without a word about it.
import builtins
import copyreg
import sys
import types


class PickleError(Exception):
    """What cannot be written or read."""

    __module__ = "_pickle"


class PicklingError(PickleError):
    """An object that cannot be written."""

    __module__ = "_pickle"


class UnpicklingError(PickleError):
    """Bytes that stand for no object."""

    __module__ = "_pickle"


class PickleBuffer:
    """Memory that may be handed over beside the pickle."""

    def __init__(self, buffer):
        self._view = memoryview(buffer)

    def raw(self):
        """The memory as bytes one after the other."""
        return self._view.cast("B")

    def release(self):
        """Lets go of the memory."""
        self._view.release()

    def __buffer__(self, flags):
        return memoryview(self._view)


def encode(text, encoding="utf-8"):
    """How bytes are written before protocol 3: as a call of `codecs.encode`."""
    return str.encode(text, encoding)


encode.__module__ = "_codecs"
encode.__qualname__ = "encode"

# The names of Python 2 that protocols before 3 have, with today's.
_old_modules = {"__builtin__": "builtins", "copy_reg": "copyreg", "exceptions": "builtins", "Queue": "queue",
                "UserDict": "collections", "UserList": "collections", "UserString": "collections"}
_old_names = {("__builtin__", "xrange"): ("builtins", "range"), ("__builtin__", "reduce"): ("functools", "reduce"),
              ("__builtin__", "long"): ("builtins", "int"), ("__builtin__", "unicode"): ("builtins", "str"),
              ("__builtin__", "unichr"): ("builtins", "chr"), ("__builtin__", "intern"): ("sys", "intern"),
              ("itertools", "izip"): ("builtins", "zip"), ("itertools", "imap"): ("builtins", "map"),
              ("itertools", "ifilter"): ("builtins", "filter"),
              ("itertools", "ifilterfalse"): ("itertools", "filterfalse"),
              ("itertools", "izip_longest"): ("itertools", "zip_longest"),
              ("UserDict", "IterableUserDict"): ("collections", "UserDict"),
              ("UserList", "UserList"): ("collections", "UserList"),
              ("UserString", "UserString"): ("collections", "UserString")}
_names_then = {new: old for old, new in _old_names.items()}
_modules_then = {"builtins": "__builtin__", "copyreg": "copy_reg", "queue": "Queue"}


def name_now(module, name):
    """Today's name of what had this one in Python 2."""
    if (module, name) in _old_names:
        return _old_names[module, name]
    return _old_modules.get(module, module), name


def name_then(module, name):
    """The name in Python 2 of what has this one today."""
    if (module, name) in _names_then:
        return _names_then[module, name]
    if module == "builtins" and isinstance(found := getattr(sys.modules.get(module), name, None), type) \
            and issubclass(found, BaseException):
        return "exceptions", name
    return _modules_then.get(module, module), name


# What runs code that a pickle brings along, imports, or leads from one object to any other.
_refused = {"builtins": {"eval", "exec", "compile", "__import__", "open", "input", "breakpoint", "globals", "locals",
                         "vars", "setattr", "delattr"},
            "types": {"CodeType", "FunctionType", "ModuleType"}, "operator": {"attrgetter", "methodcaller"},
            "io": {"open"}, "codecs": {"open"}}
_refused_modules = {"importlib", "runpy", "code", "imp", "pkgutil"}


def refusal(text):
    return UnpicklingError(f"{text}, which a pickle may not do here")


def _is_method(owner, name):
    """Whether a name is that of a method of an object, which leads nowhere else."""
    kinds = types.FunctionType
    if not name.startswith("__"):
        kinds = (types.FunctionType, types.MethodDescriptorType, types.BuiltinFunctionType)
    elif name not in ("__call__", "__get__"):
        return False
    if isinstance(owner, types.ModuleType):
        return False
    found = next((cls.__dict__[name] for cls in type(owner).__mro__ if name in cls.__dict__), None)
    return isinstance(found, kinds)


def attribute(owner, name):
    """`getattr` of a class, by which protocols before 4 find what stands in one, or of a method of an object."""
    if isinstance(name, str):
        if isinstance(owner, type) and not name.startswith("__") or _is_method(owner, name):
            return getattr(owner, name)
    raise refusal(f"getattr() of {type(owner).__name__!r} object")


def module_named(name):
    """A module that is loaded. What CPython has in C (`_operator`) is in the module that uses it."""
    found = sys.modules.get(name)
    return sys.modules[name.removeprefix("_")] if found is None else found


# Where CPython has a module in C beside that one, by which some objects are known.
_beside = {"_collections": "collections", "_functools": "functools", "_io": "io", "_operator": "operator"}


def public(module):
    """The name of a module as it is loaded here."""
    return module if module in sys.modules else _beside.get(module, module)


def find(module, name, dotted):
    """What has a name in a module that is loaded."""
    module = public(module)
    if module == "_codecs" and name == "encode":
        return encode
    if module.partition(".")[0] in _refused_modules or name in _refused.get(module.removeprefix("_"), ()):
        raise refusal(f"the name {module}.{name} is what imports or runs code")
    if module == "builtins" and name == "getattr":
        return attribute
    try:
        loaded = module_named(module)
    except KeyError:
        raise refusal(f"the name {module}.{name} needs an import of {module!r}") from None
    return resolve(loaded, module, name, dotted)


def resolve(found, module, name, dotted=True):
    """The attribute of a module, and of classes inside it."""
    start = found
    for part in name.split(".") if dotted else [name]:
        if part == "<locals>":
            raise AttributeError(f"Can't get local attribute {name!r} on {found!r}")
        if found is not start and (not isinstance(found, type) or part.startswith("__")):
            if isinstance(found, types.ModuleType) and part not in vars(found):
                raise AttributeError(f"module {module!r} has no attribute {name!r}")
            raise refusal(f"the name {module}.{name} leads through an object that is no class")
        try:
            found = getattr(found, part)
        except AttributeError:
            raise AttributeError(f"module {module!r} has no attribute {name!r}") from None
    if isinstance(found, type(sys)):
        raise refusal(f"the name {module}.{name} is a module")
    return found
