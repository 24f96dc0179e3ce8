"""Runs in the runtime under test: finds everything that can be called, and makes what it is called with.

`N` says how large the large values are. Values are named by the expressions that make them, so that a finding
can be typed in again. `CACHED` values are made once for each runtime, others for each call.
"""

import bisect, builtins, collections, copy, functools, itertools, math, operator, sys, types, weakref

# The first value of each kind is small and serves to find out which kinds a callable takes.
KINDS = {
    "none": ["None"],
    "int": [
        "3", "0", "-1", "True", "10 ** 9", "2 ** 63 - 1", "-2 ** 63", "N", "N // 2", "10 ** 400", "(1 << 5000) - 1",
        "(1 << N // 10) - 1", "(1 << N) - 1", "1 << N", "-(1 << 4 * N) + 1", "10 ** 4000 + 7",
    ],
    "float": ["2.5", "1e308", "5e-324", "-0.0", "1e-300 / 3", "float('nan')", "float('inf')", "1e15"],
    "complex": ["1j", "complex(1e308, 5e-324)"],
    "str": [
        "'ab'", "''", "'1'", "'a' * N", "'\\xe9' * (N // 2)", "'\\u4e2d' * (N // 3)", "'1' * N", "'-' + '7' * 4000",
        "' ' * N", "'a ' * (N // 2)", "'a' * (N // 10) + 'b'", "'ab' * (N // 2) + '\\xe9'", "'.' * (N // 2) + '\\u03a3'",
        "'\\u03a3' * (N // 2)", "'\\n' * N", "'\\\\' * N", "'%s' * (N // 2)", "'%(' + 'k' * N + ')s'", "'{}' * (N // 2)",
        "'{0.' + 'a' * N + '}'", "'{' + '1' * N + '}'", "'1000000d'", "'.1000g'", "'_x'", "'n'", "'[' * N", "'1_' * (N // 2) + '1'",
        "'0x' + 'f' * N", "'1e-' + '9' * N", "'1.' + '3' * N", "'0.1' * 100", "'utf-8'", "'utf-7'", "'punycode'", "'idna'",
        "'unicode_escape'", "'backslashreplace'", "'xmlcharrefreplace'", "'namereplace'", "'[1, 2.5, \"a\"]'", "'#' * N", "'x = 1\\n' * (N // 1000)",
        "'\\ud800' * (N // 10)", "'.'.join('a' * 9 for _ in range(N // 10))", "'d'", "'I' * 100", "'\\t' * (N // 8)",
    ],
    "bytes": [
        "b'ab'", "b''", "b'a' * N", "b'\\xff' * N", "b'\\xc3\\xa9' * (N // 2)", "b' ' * N", "b'a ' * (N // 2)", "b'\\n' * N", "b'a' * (N // 10) + b'b'",
        "b'1' * N", "b'1.' + b'3' * N", "bytes(range(256)) * (N // 256)", "b'\\\\' * N", "b'%s' * (N // 2)",
    ],
    "bytearray": ["bytearray(b'ab')", "bytearray(N)", "bytearray(b'a ') * (N // 2)", "bytearray(b'\\xff') * N"],
    "memoryview": ["memoryview(b'abcd')", "memoryview(b'a' * N)", "memoryview(bytearray(N))[::2]", "memoryview(b'a' * (N // 8 * 8)).cast('d')"],
    "list": [
        "[3, 1, 2]", "[]", "[0] * (N // 2)", "list(range(N // 10))", "[1.5] * (N // 10)", "['a' * (N // 100)] * (N // 100)",
        "['a' * (N // 20) + chr(97 + i) for i in range(20)]", "[(1 << N // 50) + i for i in range(50)]", "['x'] * (N // 10)", "[b'x'] * (N // 10)",
        "[[]] * (N // 10)", "nest([], N // 100)", "[(1, 2)] * (N // 10)", "[*range(N // 20), *range(N // 20)]", "[b'a' * (N // 100)] * (N // 100)",
    ],
    "tuple": [
        "(1, 2)", "()", "(0,) * (N // 2)", "('a' * (N // 100),) * (N // 100)", "tuple(range(N // 10))", "nest((), N // 100)", "(int,) * (N // 10)",
        "(KeyError,) * (N // 10)", "('x',) * (N // 10)", "shared((), 60)",
    ],
    "dict": ["{'a': 1}", "{}", "dict.fromkeys(range(N // 20))", "{str(i): i for i in range(N // 50)}", "{'a' * (N // 10): 'b' * N}", "{i: i for i in range(200)}"],
    "set": ["{1}", "set()", "set(range(N // 20))", "{'a' * (N // 50) + str(i) for i in range(20)}"],
    "frozenset": ["frozenset({1})", "frozenset(range(N // 20))"],
    "range": ["range(3)", "range(N)", "range(10 ** 12)", "range(1 << N // 10)", "range(0, 10 ** 12, 7)"],
    "slice": ["slice(1, 2)", "slice(None, None, -1)", "slice(None, None, 3)", "slice(N // 10, -(N // 10))", "slice(1 << N // 10, None)"],
    "class": ["int", "deep", "wide", "str", "Exception", "Hostile", "collections.OrderedDict", "type"],
    "function": ["lambda *a: None", "many", "len", "str", "operator.add", "operator.eq", "repr", "lambda a: a", "hash", "str.upper"],
    "iterator": [
        "iter([1])", "itertools.repeat(1)", "itertools.count()", "iter(range(N))", "endless()", "iter('a' * N)", "iter([0] * (N // 2))", "reversed([0] * (N // 2))",
        "iter(dict.fromkeys(range(N // 20)))", "iter(set(range(N // 20)))", "iter(b'a' * N)", "iter((0,) * (N // 2))", "iter(bytearray(N))",
        "map(str, itertools.repeat(1))", "filter(None, itertools.repeat(0))", "zip(itertools.repeat(1), itertools.count())", "enumerate(itertools.repeat(1))",
        "itertools.cycle([1])", "itertools.islice(itertools.count(), N, None)", "itertools.dropwhile(lambda x: True, itertools.count())",
        "itertools.takewhile(lambda x: True, itertools.count())", "itertools.filterfalse(None, itertools.repeat(1))", "itertools.starmap(max, itertools.repeat((1, 2)))",
        "itertools.accumulate(itertools.repeat(1))", "itertools.accumulate(itertools.repeat('a' * 1000))", "itertools.compress(itertools.count(), itertools.repeat(0))",
        "itertools.zip_longest(itertools.repeat(1), [])", "itertools.pairwise(itertools.count())", "itertools.batched(itertools.count(), N // 10)",
        "itertools.groupby(itertools.repeat(1))", "itertools.tee(itertools.count())[0]", "itertools.product(range(N // 10), repeat=2)",
        "itertools.combinations(range(N // 10), 3)", "itertools.combinations(range(2000), 1000)", "itertools.combinations_with_replacement(range(N // 10), 3)",
        "itertools.combinations_with_replacement([1, 2], N // 10)", "itertools.permutations(range(N // 100))", "itertools.chain.from_iterable(itertools.repeat(()))",
        "itertools.chain([1], itertools.repeat(1))", "iter(memoryview(b'a' * N))", "iter(range(1 << 100))", "iter(int, 1)", "iter(collections.deque(range(N // 10)))",
        "reversed(dict.fromkeys(range(N // 20)))", "iter(dict.fromkeys(range(N // 20)).items())", "iter(dict.fromkeys(range(N // 20)).values())",
    ],
    "object": [
        "Plain()", "object()", "wide_instance()", "deep()", "Hostile()", "collections.deque(range(N // 10))", "collections.OrderedDict.fromkeys(range(N // 20))",
        "collections.Counter(range(N // 20))", "chained(N // 1000)", "grouped(10)", "many.__code__", "large_frame()", "large_frame().f_locals", "math", "types.SimpleNamespace(a=1)",
        "dict.fromkeys(range(N // 20)).keys()", "dict.fromkeys(range(N // 20)).items()", "dict.fromkeys(range(N // 20)).values()",
        "types.MappingProxyType(dict.fromkeys(range(N // 20)))", "weakref.ref(deep)", "functools.partial(many)", "functools.lru_cache(None)(repr)", "list[int]", "int | str",
        "property(len)", "staticmethod(len)", "classmethod(len)", "super(deep, deep())", "[].append", "'a'.upper", "str.upper", "types.CellType(1)", "tracebacks(100)",
        "operator.itemgetter(*range(N // 10))", "operator.attrgetter('a.' * 1000 + 'b')", "operator.methodcaller('upper')", "many.__get__(1)", "UnicodeDecodeError('x', b'a' * N, 0, N, 'y')",
        "KeyError('a' * N)", "OSError(1, 'a' * N)", "SyntaxError('m', ('f', 1, 2, 'a' * N, 1, 3))", "ImportError('a' * N)",
    ],
}
CACHED = {"int", "float", "complex", "str", "bytes", "tuple", "class", "function", "range", "slice", "none"}


def nest(inner, depth):
    for _ in range(depth):
        inner = type(inner)((inner,))
    return inner


def shared(inner, depth):
    for _ in range(depth):
        inner = (inner, inner)
    return inner


def endless():
    while True:
        yield 1


class Plain:
    pass


class Hostile:
    """Says a lot of itself."""
    def __eq__(self, other): return True
    def __hash__(self): return 1
    def __len__(self): return 2 ** 62
    def __getitem__(self, index): return 1
    def __index__(self): return (1 << N // 10) - 1
    def __repr__(self): return LONG
    def __str__(self): return LONG
    def __length_hint__(self): return 2 ** 60
    def __getattr__(self, name): raise AttributeError(LONG)


LONG = "x" * (N // 10)


def chained(count):
    error = None
    for n in range(count):
        try:
            raise ValueError(n) from error
        except ValueError as e:
            error = e
    return error


def grouped(depth):
    group = ValueError(1)
    for n in range(depth):
        group = ExceptionGroup("g", [group, group])
    return group


def tracebacks(depth):
    try:
        return tracebacks(depth - 1) if depth else 1 // 0
    except ZeroDivisionError as e:
        if depth != 100:
            raise
        return e.__traceback__


def wide_instance():
    plain = Plain()
    plain.__dict__.update((f"a{i}", i) for i in range(N // 50))
    return plain


def lazily(name):
    """Values that take long to make."""
    if name == "deep":
        class deep:
            pass
        for _ in range(300):
            class deep(deep):
                pass
        return deep
    if name == "wide":
        return type("wide", (), {f"a{i}": i for i in range(N // 50)})
    if name == "many":
        scope = {}
        exec("def many(" + ", ".join(f"a{i}" for i in range(2000)) + "): pass", scope)
        return scope["many"]
    if name == "large_frame":
        scope = {}
        names = "".join(f"    a{i} = 1\n" for i in range(N // 200))
        exec("import sys\ndef large_frame():\n" + names + "    return sys._getframe()\n", scope)
        return scope["large_frame"]


cache = {}


class Scope(dict):
    def __missing__(self, name):
        if name in ("deep", "wide", "many", "large_frame"):
            self[name] = lazily(name)
            return self[name]
        raise KeyError(name)


scope = Scope(globals())


def make(kind, index):
    expression = KINDS[kind][index]
    if kind not in CACHED:
        return eval(expression, scope, scope)
    if expression not in cache:
        cache[expression] = eval(expression, scope, scope)
    return cache[expression]


def values():
    """The number of values of each kind."""
    return [(kind, len(expressions)) for kind, expressions in KINDS.items()]


def types_of(kind, index):
    """The names of the types of a value, its own first."""
    return [full_name(ty) for ty in type(make(kind, index)).__mro__]


def full_name(ty):
    return f"{ty.__module__}.{ty.__qualname__}"


def all_types():
    found = {object: None}
    work = [object]
    while work:
        for ty in type.__subclasses__(work.pop()):
            if ty not in found:
                found[ty] = None
                work.append(ty)
    return sorted((ty for ty in found if ty.__module__ != __name__), key=full_name)


# What would end the process's run or wait for somebody is bounded as all else; these change what later calls measure.
LEFT_OUT = {
    "sys.set_int_max_str_digits", "sys.setrecursionlimit", "gc.disable", "gc.set_threshold", "sys.settrace", "sys.setprofile",
    "builtins.breakpoint", "sys.breakpointhook",
}
targets = []


def find_targets():
    """Every function, type, method and attribute that is built in or part of a module that comes with the runtime."""
    modules = ["builtins"]
    for name in sys.builtin_module_names:
        try:
            __import__(name)
        except ImportError:
            continue
        modules.append(name)
    seen = set()
    for module in modules:
        for name, value in sorted(vars(sys.modules[module]).items(), key=lambda item: item[0]):
            label = f"{module}.{name}"
            if callable(value) and label not in LEFT_OUT and id(value) not in seen:
                seen.add(id(value))
                targets.append((label, value, None))
    for ty in all_types():
        for name, value in sorted(vars(ty).items(), key=lambda item: item[0]):
            label = f"{full_name(ty)}.{name}"
            if isinstance(value, (staticmethod, classmethod)) or type(value).__name__ == "classmethod_descriptor":
                targets.append((label, getattr(ty, name, len), None))
            elif callable(value):
                targets.append((label, value, full_name(ty)))
            elif hasattr(type(value), "__get__"):
                targets.append((label, value.__get__, full_name(ty)))
    return [(label, receiver or "", *signature(value, receiver)) for label, value, receiver in targets]


def signature(value, receiver):
    """How many arguments there are at least and at most, without a receiver, and the names of keywords."""
    text = getattr(value, "__text_signature__", None)
    if receiver and getattr(value, "__name__", "") == "__get__":
        return 0, 0, []
    if not isinstance(text, str):
        return 0, 3, []
    least = most = 0
    keywords = []
    positional = True
    for part in text.strip("()").split(", "):
        name = part.split("=")[0].split(":")[0]
        if not name or name.startswith("$") or name == "/":
            continue
        if name.startswith("**"):
            continue
        if name.startswith("*"):
            positional = False
            most = max(most, 2) if len(name) > 1 else most
            continue
        if positional:
            most += 1
            least += "=" not in part
        if "=" in part:
            keywords.append(name)
    if receiver and "$" not in text and least:
        least, most = least - 1, most - 1
    return min(least, 4), min(most, 4), keywords


def accepts(target, receiver, shapes):
    """Which of these lists of kinds the target takes: those that do not raise a TypeError at once."""
    taken = []
    for index, shape in enumerate(shapes):
        try:
            call = [make(kind, 0) for kind in shape]
            if receiver is not None:
                call.insert(0, make(*receiver))
            targets[target][1](*call)
        except TypeError:
            continue
        except BaseException:
            pass
        taken.append(index)
    return taken


ready = None


def prepare(target, arguments, keywords):
    """Makes what is needed for calls."""
    global ready
    ready = None
    positional = tuple(make(kind, index) for kind, index in arguments)
    ready = targets[target][1], positional, {name: make(kind, index) for name, kind, index in keywords}


def run(enough):
    """What is measured: the calls, and what can be got from the results."""
    call, positional, keywords = ready
    while not enough():
        try:
            result = call(*positional, **keywords)
        except BaseException:
            continue
        if hasattr(type(result), "__next__"):
            try:
                for _ in zip(range(20), result):
                    pass
            except BaseException:
                continue
        result = None
