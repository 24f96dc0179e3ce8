"""Objects that nobody would make, and everything that can be asked of them.

MODULES names modules; of each class in them there are instances in odd states: without __init__, with one that was called
with the object itself, with attributes that are the object, of subclasses whose methods raise, recurse, or return what they
should not. `cases()` says how many objects there are, `ask(case, deed)` asks one thing of one of them.
"""
import copy, functools, importlib, itertools, operator, pickle, sys, types, weakref


class Odd(Exception):
    """Raised by hostile methods."""


def raises(self, *args, **kwargs):
    raise Odd


def itself(self, *args, **kwargs):
    return self


# What the methods of a hostile subclass do, by the name of the subclass.
WAYS = {
    "raising": {name: raises for name in ("__eq__", "__hash__", "__repr__", "__iter__", "__len__", "__getitem__", "__bool__", "__index__", "__call__", "__str__")},
    "selfish": {name: itself for name in ("__eq__", "__lt__", "__iter__", "__next__", "__getitem__", "__call__", "__add__", "__radd__", "__enter__", "__get__", "__copy__", "__deepcopy__", "__getattr__", "__missing__", "keys")} | {"__hash__": lambda self: 1, "__repr__": lambda self: f"<{len(vars(type(self)))}>"},
    "deep": {
        "__repr__": lambda self: repr([self]), "__eq__": lambda self, other: [self] == [other], "__hash__": lambda self: hash((self,)), "__iter__": lambda self: iter(list(self)), "__len__": lambda self: len(self), "__str__": lambda self: str(self),
        "__getattr__": lambda self, name: getattr(self, name + "x"), "__call__": lambda self, *args, **kwargs: self(*args), "__reduce_ex__": lambda self, protocol: copy.copy(self), "__deepcopy__": lambda self, memo: copy.deepcopy([self]), "__index__": lambda self: operator.index(self), "__bool__": lambda self: not self,
    },
    "wrong": {"__len__": lambda self: -1, "__hash__": lambda self: "x", "__repr__": lambda self: 5, "__bool__": lambda self: None, "__iter__": lambda self: 7, "__index__": lambda self: 1.5, "__reduce_ex__": lambda self, protocol: (self,), "__dir__": lambda self: 3, "__length_hint__": lambda self: 1 << 62, "__format__": lambda self, spec: None, "__getattribute__": lambda self, name: None},
    "endless": {"__iter__": lambda self: itertools.count(), "__len__": lambda self: sys.maxsize, "__getitem__": lambda self, key: key, "__contains__": lambda self, item: True, "keys": lambda self: itertools.count(), "read": lambda self, *size: "x" * 100, "readline": lambda self, *size: "x\n", "__length_hint__": lambda self: sys.maxsize, "__index__": lambda self: 1 << 200, "__float__": lambda self: float("nan")},
    "cleared": {"__eq__": lambda self, other: vars(self).clear(), "__hash__": lambda self: vars(self).clear() or 1, "__repr__": lambda self: vars(self).clear() or "", "__getattr__": lambda self, name: vars(self).setdefault(name, self)},
}


def classes():
    found = {}
    for name in MODULES:
        module = importlib.import_module(name)
        for item in list(vars(module).values()):
            if isinstance(item, type):
                found[f"{name}.{item.__name__}"] = item
    return list(dict.fromkeys(found.values()))


def bare(cls):
    return cls.__new__(cls)


def from_object(cls):
    return object.__new__(cls)


def called_again(cls):
    new = cls.__new__(cls)
    for args in ((new,), (new, new), (cls,), (), (new, new, new)):
        try:
            new.__init__(*args)
            break
        except Exception:
            pass
    return new


def constructed(cls):
    """By the first arguments that it takes."""
    for args in ((), (1,), ("a",), (b"a",), ([1],), ("a", 1), (1, 2, 3), ("a", "b", "c"), (len,), ("i",), (cls,)):
        try:
            return cls(*args)
        except Exception:
            pass
    return cls.__new__(cls)


def of_itself(cls):
    """Constructed, then all its attributes are itself."""
    new = constructed(cls)
    names = list(getattr(new, "__dict__", ())) + [name for base in cls.__mro__ for name in (lambda slots: [slots] if isinstance(slots, str) else slots)(vars(base).get("__slots__", ()))]
    for name in names + ["args", "name", "value", "items", "data"]:
        try:
            setattr(new, name, new)
        except Exception:
            pass
    return new


def of_nothing(cls):
    new = constructed(cls)
    for name in list(getattr(new, "__dict__", ())):
        try:
            delattr(new, name)
        except Exception:
            pass
    return new


def hostile(way, make):
    def made(cls):
        return make(type(way, (cls,), dict(WAYS[way])))

    return made


STATES = [bare, from_object, called_again, constructed, of_itself, of_nothing, lambda cls: cls]
STATES += [hostile(way, make) for way in WAYS for make in (bare, constructed, of_itself)]


def bound(x):
    return types.MethodType(x, x)


# What is asked of an object.
DEEDS = [
    repr, str, hash, bool, len, iter, lambda x: list(itertools.islice(iter(x), 50)), lambda x: next(x), dir, vars, lambda x: [getattr(x, name, None) for name in dir(x)],
    lambda x: [quiet(getattr(x, name)) for name in dir(x) if callable(getattr(x, name, None)) and name not in SKIPPED], lambda x: [quiet(getattr(x, name), x) for name in dir(x) if callable(getattr(x, name, None)) and name not in SKIPPED],
    lambda x: [quiet(getattr(x, name), x, x) for name in dir(x) if callable(getattr(x, name, None)) and name not in SKIPPED], lambda x: [quiet(getattr(x, name), 1) for name in dir(x) if callable(getattr(x, name, None)) and name not in SKIPPED],
    lambda x: [quiet(getattr(x, name), "a", "b") for name in dir(x) if callable(getattr(x, name, None)) and name not in SKIPPED],
    lambda x: [quiet(getattr(type(x), name), *args) for name in dir(type(x)) if name not in SKIPPED for args in ((1,), (x, None), (None, x))], lambda x: [quiet(setattr, x, name, x) for name in dir(x)] and repr(x), lambda x: [quiet(delattr, x, name) for name in dir(x)] and repr(x),
    lambda x: x(), lambda x: x(x), lambda x: x(x, x), lambda x: x(**{"x": x}), lambda x: x(*x), lambda x: x(**x), lambda x: x == x, lambda x: x != 1, lambda x: x < x, lambda x: [x] == [x, x], lambda x: {x: x} == {x: 1}, lambda x: x in x, lambda x: x in [1, x], lambda x: x[0], lambda x: x[x], lambda x: x[:],
    lambda x: x[1:x], lambda x: operator.setitem(x, 0, x), lambda x: operator.setitem(x, slice(None), x), lambda x: operator.delitem(x, x), lambda x: x + x, lambda x: x + 1, lambda x: 1.5 - x, lambda x: x * 3, lambda x: 2 ** x, lambda x: x % x, lambda x: "%s %d" % (x, x), lambda x: x @ x, lambda x: x // 1, lambda x: x << 3,
    lambda x: x & x, lambda x: -x, lambda x: ~x, abs, lambda x: round(x, 2), lambda x: divmod(x, x), lambda x: operator.iadd(x, x), lambda x: operator.imul(x, 2), int, float, complex, bytes, bytearray, operator.index, lambda x: format(x, "x>10"), lambda x: f"{x!r:{x}}", ascii, copy.copy, copy.deepcopy, lambda x: pickle.dumps(x),
    lambda x: pickle.loads(pickle.dumps(x)), lambda x: pickle.dumps(x, 0), lambda x: x.__reduce_ex__(4), lambda x: x.__reduce_ex__(0), lambda x: x.__setstate__({"a": x}), lambda x: copy.replace(x, a=x), lambda x: sorted([x, x, x]), lambda x: max(x, x), lambda x: sum([x, x], x), lambda x: isinstance(x, x), lambda x: issubclass(x, x),
    lambda x: isinstance(1, x), lambda x: weakref.ref(x)(), lambda x: weakref.proxy(x).a, bound, lambda x: bound(x)(), lambda x: repr(functools.partial(x, x)), lambda x: functools.partial(x, x)(), lambda x: property(x).__get__(x), lambda x: type("T", (x,), {}), lambda x: type("T", (type(x),), {})(x), lambda x: x.__init__(x) or repr(x), lambda x: x.__init__() or repr(x),
    lambda x: x.__class__, lambda x: setattr(x, "__class__", type(x)), lambda x: setattr(x, "__dict__", {"a": x}), lambda x: x.__format__(""), lambda x: x.__sizeof__(), lambda x: x.__dir__(), lambda x: list(zip(x, x)), lambda x: dict(x), lambda x: set(x), lambda x: tuple(map(x, [1, 2])), lambda x: "".join(x), lambda x: print(x, sep=x, end=x, file=x), lambda x: exec(x),
    lambda x: open(x), lambda x: getattr(x, x), lambda x: reversed(x), lambda x: enumerate(x, x), lambda x: slice(x, x, x).indices(5), lambda x: range(x), lambda x: functools.reduce(x, [1, 2, 3]), lambda x: match(x), lambda x: manage(x), lambda x: raise_(x), lambda x: memoryview(x).tolist(), lambda x: str(x, "utf-8"), lambda x: unpack(x), lambda x: x.send(None), lambda x: await_(x),
    lambda x: type(x)(x), lambda x: type(x)(x, x), lambda x: type(x)([x]), lambda x: type(x)(**{"a": x}), lambda x: operator.length_hint(x), lambda x: x.a.b.c, lambda x: [quiet(f, x) for f in FUNCTIONS], lambda x: [quiet(f, x, x) for f in FUNCTIONS], lambda x: [quiet(f, "a", x) for f in FUNCTIONS], lambda x: [quiet(f, x, "a", 1) for f in FUNCTIONS],
]

# What would wait, end the run, or change what all objects share.
SKIPPED = {"__subclasshook__", "exit", "breakpoint", "input", "settrace", "setprofile", "__init_subclass__", "__setattr__", "__delattr__"}
FUNCTIONS = []


def quiet(function, *args):
    try:
        return function(*args)
    except (Exception, SystemExit, KeyboardInterrupt, GeneratorExit):
        return None


def match(x):
    match x:
        case [a, *b]:
            return a
        case {"a": a, **b}:
            return b
        case type(x):
            return x


def manage(x):
    with x as y:
        return y


def raise_(x):
    raise x from x


def unpack(x):
    a, *b = x
    return a


def await_(x):
    async def f():
        return await x

    return f().send(None)


def prepare():
    """Finds the classes and functions; gives how many objects and deeds there are."""
    CLASSES[:] = classes()
    for name in MODULES:
        for item in list(vars(sys.modules[name]).values()):
            if isinstance(item, types.FunctionType | types.BuiltinFunctionType) and item.__name__ not in SKIPPED:
                FUNCTIONS.append(item)
    return len(CLASSES) * len(STATES), len(DEEDS)


CLASSES = []


def told(case):
    cls, state = CLASSES[case // len(STATES)], STATES[case % len(STATES)]
    return f"{cls.__module__}.{cls.__qualname__}, state {case % len(STATES)} ({state.__name__})"


def ask(case, deed):
    """Asks one thing of one object; whatever is raised is fine."""
    try:
        x = STATES[case % len(STATES)](CLASSES[case // len(STATES)])
    except (Exception, SystemExit):
        return
    try:
        DEEDS[deed](x)
    except (Exception, SystemExit, KeyboardInterrupt, GeneratorExit):
        pass
