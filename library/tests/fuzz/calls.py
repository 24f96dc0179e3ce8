"""Calls of a module's whole API, chosen by bytes.

`start(names, pieces)` imports the modules; `calls(data)` makes values of the pieces and of numbers, calls functions, classes
and methods with them, and goes on with what they give. Whatever is raised is fine: whether the run ends within its limits,
and how, is looked at from outside.
"""
import builtins, copy, datetime, importlib, io, itertools, operator, types

PIECES, FUNCTIONS, MODULES = [], [], []
NUMBERS = [
    0, 1, -1, 2, 3, 7, 10, 255, 65536, -129, 1 << 31, (1 << 63) - 1, -(1 << 63), 1 << 64, 10**30, 10**100, 999999999, 10**18, 0.0, -0.0, 1.5, 0.1, 1e308, 5e-324, float("inf"), float("-inf"), float("nan"), True, None, 1j,
]
# What no sandbox calls, what would wait, and what changes the module for later runs.
SKIPPED = {"breakpoint", "input", "__subclasshook__", "__init_subclass__", "__getattribute__"}
OPERATORS = [
    operator.add, operator.sub, operator.mul, operator.truediv, operator.floordiv, operator.mod, operator.pow, operator.eq, operator.lt, operator.contains, operator.getitem, operator.and_, operator.or_, operator.xor, operator.lshift, operator.iadd, operator.imul, divmod, format,
    lambda a, b: operator.setitem(a, b, b), operator.delitem, lambda a, b: getattr(a, b), lambda a, b: setattr(a, b, a), lambda a, b: isinstance(a, b), lambda a, b: a % (b,), lambda a, b: a[b:], lambda a, b: a[:b],
]
QUESTIONS = [
    str, repr, hash, bool, len, abs, operator.neg, operator.invert, copy.copy, copy.deepcopy, int, float, bytes, lambda x: list(itertools.islice(x, 200)), sorted, dir, vars, iter, next, tuple, dict, set, io.StringIO, io.BytesIO, lambda x: x.encode(), lambda x: x.decode("latin-1"), memoryview, bytearray, round,
    lambda x: x.__reduce_ex__(4), type, ascii, lambda x: [x, x], lambda x: x[::-1], lambda x: x * 50, lambda x: lambda *args, **kwargs: x,
]
# What this script itself needs: who clears it ends the script, and shows nothing.
OWN = [globals(), vars(builtins)]


def start(names, pieces):
    PIECES[:] = pieces
    for name in names:
        module = importlib.import_module(name)
        MODULES.append(module)
        public = getattr(module, "__all__", None) or [name for name in dir(module) if not name.startswith("_")]
        for name in sorted(public):
            item = getattr(module, name)
            if callable(item) and name not in SKIPPED:
                FUNCTIONS.append(item)
    return len(FUNCTIONS)


class Bytes:
    """Choices made by bytes; where they end, all choices are the first."""

    def __init__(self, data):
        self.data, self.at = data, 0

    def byte(self):
        at = self.at
        self.at = at + 1
        return self.data[at] if at < len(self.data) else 0

    def below(self, end):
        number = self.byte()
        if end > 256:
            number = number << 8 | self.byte()
        return number % end

    def of(self, items):
        return items[self.below(len(items))]


class Hostile:
    """Raises now and then, and changes what it was given."""

    def __init__(self, values):
        self.values, self.count = values, 0

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __call__(self, *args, **kwargs):
        self.count += 1
        for value in args:
            for name in ("clear", "close", "reverse"):
                try:
                    getattr(value, name)()
                except Exception:
                    pass
        if self.count % 5 == 4:
            raise KeyError(self.count)
        return self.values[self.count % len(self.values)]

    def __iter__(self):
        return iter(self.values)

    def __index__(self):
        return self.count

    def __len__(self):
        return self.count

    def __hash__(self):
        return 1

    def __eq__(self, other):
        return self.count % 2 == 0

    def __str__(self):
        return str(self())


def value(choose, results):
    kind = choose.below(12)
    if kind < 4:
        return "".join([choose.of(PIECES) for _ in range(choose.below(8))])
    if kind == 4:
        return "".join([choose.of(PIECES) for _ in range(choose.below(5))]).encode(choose.of(("utf-8", "latin-1", "utf-16")), "replace")
    if kind == 5:
        return choose.of(NUMBERS)
    if kind < 9 and results:
        return choose.of(results)
    if kind == 9:
        items = [value(choose, results) for _ in range(choose.below(4))]
        return choose.of((list, tuple, lambda items: dict.fromkeys(range(len(items)), items), iter, lambda items: {str(item): item for item in items}))(items)
    if kind == 10:
        return choose.of((len, str, Hostile(results or [1]), choose.of(FUNCTIONS), lambda *args: args, type, bytearray(b"abc"), io.StringIO("a,b\n1,2\n"), datetime.timedelta(1), slice(1, None)))
    return choose.of(PIECES) * choose.of((1, 50, 3000))


def step(choose, results):
    kind = choose.below(8)
    if kind < 3:
        return choose.of(FUNCTIONS)(*[value(choose, results) for _ in range(choose.below(5))])
    if kind == 3:
        names = ("flags", "indent", "default", "strict", "count", "maxsplit", "prec", "context", "mode", "key", "width", "sep", "delimiter", "quotechar", "dialect", "tzinfo", "fold", "object_hook", "validate")
        return choose.of(FUNCTIONS)(value(choose, results), **{choose.of(names): value(choose, results)})
    if kind < 6 and results:
        target = choose.of(results)
        names = [name for name in dir(target) if name not in SKIPPED]
        found = getattr(target, choose.of(names))
        return found(*[value(choose, results) for _ in range(choose.below(4))]) if callable(found) else found
    if kind == 6:
        return choose.of(OPERATORS)(value(choose, results), value(choose, results))
    return choose.of(QUESTIONS)(value(choose, results))


def calls(data):
    choose = Bytes(data)
    results = []
    while choose.at < len(data) and len(results) < 60:
        try:
            result = step(choose, results)
        except (Exception, SystemExit, KeyboardInterrupt, GeneratorExit):
            continue
        if any(result is own for own in OWN):
            continue
        if result is not None and result is not NotImplemented and type(result) is not bool:
            results.append(result)
    return len(results)
