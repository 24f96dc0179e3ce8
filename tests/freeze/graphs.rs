//! Closures that travel: what arrives is what was sent.

use nonlocal::{
    Cell, Closure, Engine, ErrorKind, Frozen, HostType, Module, Object, Runtime, Scope,
};

/// Runs a program, freezes its value, thaws it in a new runtime and runs another program on it, under the name `it`.
fn travel(make: &str, then: &str) -> String {
    let mut rt = Runtime::new();
    let object: Object = rt.run(make).expect(make);
    let frozen = rt
        .freeze(&object)
        .unwrap_or_else(|error| panic!("{make}: {error}"));
    assert_eq!(
        frozen,
        rt.freeze(&object).expect(make),
        "{make}: other bytes the second time"
    );
    rt.check().expect(make);
    let mut other = Runtime::new();
    let object: Object = other
        .thaw(&frozen)
        .unwrap_or_else(|error| panic!("{make}: {error}"));
    let again = other
        .freeze(&object)
        .unwrap_or_else(|error| panic!("{make}: {error}"));
    assert_eq!(
        frozen.as_bytes().len(),
        again.as_bytes().len(),
        "{make}: frozen again"
    );
    other
        .check()
        .unwrap_or_else(|error| panic!("{make}: {error}"));
    other.set("it", &object).expect(make);
    let result = other
        .run::<String>(then)
        .unwrap_or_else(|error| panic!("{make}\n{then}\n{error:?}"));
    other
        .check()
        .unwrap_or_else(|error| panic!("{make}: {error}"));
    result
}

#[test]
fn values_of_every_built_in_type_arrive() {
    let values = [
        "None",
        "True",
        "...",
        "NotImplemented",
        "0",
        "-1",
        "2**62",
        "-2**63",
        "2**200",
        "-2**70",
        "1.5",
        "float('inf')",
        "-0.0",
        "1e-300",
        "1+2j",
        "'text'",
        "'\\u00e9\\U0001f600'",
        "''",
        "b''",
        "b'\\x00\\xff'",
        "bytearray(b'abc')",
        "()",
        "(1,)",
        "(1, (2, (3,)))",
        "[]",
        "[1, [2, []]]",
        "{}",
        "{'a': 1, 2: 'b', (1, 'x'): None}",
        "{1, 2, 30, 4}",
        "set()",
        "frozenset({1, 2})",
        "range(10)",
        "range(0, 2**70, 3)",
        "slice(1, None, 2)",
        "int",
        "print",
        "[].append",
        "str.upper",
        "len",
        "ValueError",
        "ValueError('x', 1)",
        "list[int]",
        "int | str",
        "dict[str, list[int]]",
        "memoryview(b'abc')[1:]",
        "object",
        "type",
        "iter([1, 2])",
        "{'b': {'c': (1, 2.5, 'x')}}",
    ];
    for value in values {
        let there = travel(value, "repr(it)");
        let here = Runtime::new()
            .run::<String>(&*format!("repr({value})"))
            .unwrap();
        if !here.contains(" at 0x") {
            assert_eq!(there, here, "{value}");
        }
    }
}

#[test]
fn iterators_go_on_where_they_stood() {
    for (make, want) in [
        ("i = iter([1, 2, 3]); next(i); i", "[2, 3]"),
        ("i = iter('äbc'); next(i); i", "['b', 'c']"),
        (
            "i = iter({1: 2, 3: 4, 5: 6}.items()); next(i); i",
            "[(3, 4), (5, 6)]",
        ),
        (
            "d = {1: 2, 3: 4, 5: 6}\ndel d[1]\ni = iter(d); next(i); i",
            "[5]",
        ),
        (
            "d = {1: 2, 3: 4, 5: 6}\ndel d[3]\ni = reversed(d); next(i); i",
            "[1]",
        ),
        ("i = iter({1, 2, 3}); next(i); i", "[2, 3]"),
        ("i = enumerate('abc'); next(i); i", "[(1, 'b'), (2, 'c')]"),
        ("i = zip([1, 2], 'ab'); next(i); i", "[(2, 'b')]"),
        ("i = map(lambda x: x * 2, [1, 2]); next(i); i", "[4]"),
        ("i = filter(None, [0, 1, 0, 2]); next(i); i", "[2]"),
        (
            "i = iter(range(2**70, 2**70 + 3)); next(i); i",
            "[1180591620717411303425, 1180591620717411303426]",
        ),
        ("i = reversed([1, 2, 3]); next(i); i", "[2, 1]"),
        (
            "import itertools\ni = itertools.permutations([1, 2, 3]); next(i); i",
            "[(1, 3, 2), (2, 1, 3), (2, 3, 1), (3, 1, 2), (3, 2, 1)]",
        ),
        (
            "import itertools\ni = itertools.cycle([1, 2]); next(i); itertools.islice(i, 3)",
            "[2, 1, 2]",
        ),
        (
            "import itertools\ni = itertools.zip_longest([1], [2, 3]); list(i); i",
            "[]",
        ),
        (
            "import itertools\na, b = itertools.tee([1, 2, 3]); next(a); b",
            "[1, 2, 3]",
        ),
        (
            "import collections\nd = collections.OrderedDict(a=1, b=2, c=3)\ndel d['a']\ni = iter(d); next(i); i",
            "['c']",
        ),
        (
            "import collections\nd = collections.deque([1, 2, 3], 5)\ni = iter(d); next(i); i",
            "[2, 3]",
        ),
    ] {
        assert_eq!(travel(make, "repr(list(it))"), want, "{make}");
    }
}

#[test]
fn closures_arrive_with_their_cells() {
    let counter = "
def make(n):
    def step(by=1, *, twice=False):
        nonlocal n
        n += by * (2 if twice else 1)
        return n
    def show(): return n
    return [step, show]
make(40)";
    assert_eq!(
        travel(
            counter,
            "step, show = it; step(); step(twice=True); str(show())"
        ),
        "43"
    );
    assert_eq!(
        travel(counter, "str(it[0].__closure__[0] is it[1].__closure__[0])"),
        "True"
    );
    assert_eq!(travel(counter, "it[0].__qualname__"), "make.<locals>.step");
    let recursive = "
def make():
    def fact(n): return 1 if n < 2 else n * fact(n - 1)
    return fact
make()";
    assert_eq!(travel(recursive, "str(it(10))"), "3628800");
    let empty = "
def make():
    def get(): return later
    if False: later = 1
    return get
make()";
    assert_eq!(
        travel(
            empty,
            "
try: it()
except NameError as e: r = str(e)
r"
        ),
        "cannot access free variable 'later' where it is not associated with a value in enclosing scope"
    );
    let globals = "
rate = 3
unused = object()
def helper(x): return x * rate
def price(x): return helper(x) + 1
price";
    assert_eq!(
        travel(globals, "str((it(2), sorted(it.__globals__)))"),
        "(7, ['__name__', 'helper', 'rate'])"
    );
}

#[test]
fn classes_and_instances_arrive() {
    let class = "
class Base:
    count = 0
    def __init__(self, x): self.x = x
    def get(self): return self.x
    @property
    def double(self): return self.x * 2
    @classmethod
    def make(cls): return cls(7)
    @staticmethod
    def static(): return 's'
class Derived(Base):
    __slots__ = ('extra',)
    def get(self): return super().get() + 1
d = Derived(4)
d.extra = 'e'
d";
    assert_eq!(
        travel(
            class,
            "repr((it.get(), it.double, it.make().get(), it.static(), it.extra, type(it).__name__, type(it).__mro__[1].__name__, [c.__name__ for c in type(it).__mro__[1].__subclasses__()]))"
        ),
        "(5, 8, 8, 's', 'e', 'Derived', 'Base', ['Derived'])",
    );
    assert_eq!(
        travel(
            "
class L(list):
    def total(self): return sum(self)
L([1, 2, 3])",
            "str((it.total(), len(it), it))"
        ),
        "(6, 3, [1, 2, 3])"
    );
    assert_eq!(
        travel(
            "
class E(Exception): pass
try:
    raise E('a') from ValueError('b')
except E as e:
    saved = e
saved",
            "repr((it, it.__cause__, it.__traceback__.tb_lineno))"
        ),
        "(E('a'), ValueError('b'), 4)"
    );
    assert_eq!(
        travel(
            "
class Meta(type):
    def __call__(cls, *a): return ('made', super().__call__(*a))
class K(metaclass=Meta): pass
K",
            "repr(it()[0])"
        ),
        "'made'"
    );
    assert_eq!(
        travel(
            "
import enum
class Colour(enum.Enum):
    RED = 1
    BLUE = 2
[Colour.RED, Colour]",
            "repr((it[0], it[1](2), it[0] is it[1].RED))"
        ),
        "(<Colour.RED: 1>, <Colour.BLUE: 2>, True)"
    );
    assert_eq!(
        travel(
            "
from dataclasses import dataclass
@dataclass(frozen=True)
class P:
    x: int
    y: int = 2
{P(1), P(3, 4)}",
            "repr(sorted((p.x, p.y) for p in it))"
        ),
        "[(1, 2), (3, 4)]"
    );
    assert_eq!(
        travel(
            "
class K:
    def __init__(self, k): self.k = k
    def __hash__(self): return hash(self.k)
    def __eq__(self, o): return self.k == o.k
d = {K('a'): 1, K('b'): 2}
(d, K)",
            "d, K = it\nrepr((d[K('a')], d[K('b')]))"
        ),
        "(1, 2)"
    );
}

#[test]
fn suspended_generators_go_on() {
    let generator = "
def gen(n):
    total = 0
    try:
        for i in range(n):
            got = yield (i, total)
            total += got or 0
    finally:
        log.append('closed')
log = []
g = gen(5)
next(g); g.send(10)
(g, log)";
    assert_eq!(
        travel(
            generator,
            "g, log = it\nrepr((g.send(5), next(g), g.close(), log))"
        ),
        "((2, 15), (3, 15), None, ['closed'])"
    );
    assert_eq!(
        travel(
            "
def outer():
    x = yield from inner()
    yield x
def inner():
    y = yield 1
    return y
g = outer(); next(g); g",
            "repr((it.send(5), list(it)))"
        ),
        "(5, [])"
    );
    assert_eq!(
        travel("(x * k for k in [1, 2] for x in [3, 4])", "repr(list(it))"),
        "[3, 4, 6, 8]"
    );
    assert_eq!(
        travel(
            "g = (x for x in range(9)); next(g); next(g); g",
            "repr(list(it))"
        ),
        "[2, 3, 4, 5, 6, 7, 8]"
    );
}

#[test]
fn library_objects_arrive() {
    assert_eq!(
        travel(
            "
import functools
@functools.lru_cache(None)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
fib(20)
fib",
            "repr((it(21), it.cache_info().hits >= 18))"
        ),
        "(10946, True)"
    );
    assert_eq!(
        travel(
            "import functools\nfunctools.partial(lambda a, b, c: (a, b, c), 1, c=3)",
            "repr(it(2))"
        ),
        "(1, 2, 3)"
    );
    assert_eq!(
        travel(
            "
import functools
def trace(f):
    @functools.wraps(f)
    def inner(*a): return ('traced', f(*a))
    return inner
@trace
def add(a, b):
    'adds'
    return a + b
add",
            "repr((it(1, 2), it.__doc__, it.__wrapped__(3, 4)))"
        ),
        "(('traced', 3), 'adds', 7)"
    );
    assert_eq!(
        travel(
            "
import contextlib
@contextlib.contextmanager
def cm():
    yield 5
cm",
            "
with it() as x: pass
str(x)"
        ),
        "5"
    );
    assert_eq!(
        travel(
            "from collections import namedtuple\nP = namedtuple('P', 'x y')\nP(1, 2)",
            "repr((it, it.x, it._replace(y=5)))"
        ),
        "(P(x=1, y=2), 1, P(x=1, y=5))"
    );
    assert_eq!(
        travel(
            "from collections import defaultdict, Counter, OrderedDict, deque\n[defaultdict(list, a=[1]), Counter('aab'), OrderedDict(x=1), deque([1], 3)]",
            "it[0]['z'].append(1); repr(it)"
        ),
        "[defaultdict(<class 'list'>, {'a': [1], 'z': [1]}), Counter({'a': 2, 'b': 1}), OrderedDict({'x': 1}), deque([1], maxlen=3)]"
    );
    assert_eq!(
        travel(
            "
import weakref
class T: pass
t = T(); t.v = 1
(t, weakref.ref(t))",
            "repr(it[1]() is it[0])"
        ),
        "True"
    );
    assert_eq!(
        travel(
            "
import weakref
class T: pass
t = T()
weakref.ref(t)",
            "repr(it())"
        ),
        "None"
    );
}

#[test]
fn what_cannot_travel_says_where_it_is() {
    struct Editor;
    let ui = Module::new("ui").ty(HostType::<Editor>::new("Editor").constructor(|| Editor));
    let mut rt = Engine::builder().module(ui).build().runtime();
    let secret = rt.function("secret", || 1);
    rt.run::<()>("import ui\nclass Box: pass").unwrap();
    rt.set("hidden", &secret).unwrap();
    for (make, want) in [
        (
            "(lambda n: lambda: n)({'ed': ui.Editor()})",
            "<lambda>.<locals>.<lambda>.<cell n>['ed'] is an Editor, which has no freeze",
        ),
        (
            "b = Box(); b.items = [1, ui.Editor()]; lambda: b",
            "<lambda>.<global b>.items[1] is an Editor, which has no freeze",
        ),
        (
            "def f(x=ui.Editor()): pass\nf",
            "f.<default of x> is an Editor, which has no freeze",
        ),
    ] {
        let object: Object = rt.run(make).unwrap();
        let error = rt.freeze(&object).unwrap_err();
        assert_eq!(
            (error.kind(), &*error.to_string()),
            (ErrorKind::Frozen, want)
        );
    }
    let named: Closure = rt.run("lambda: hidden()").unwrap();
    let frozen = rt.freeze(&named).unwrap();
    let mut other = Runtime::new();
    let error = other.thaw::<Closure>(&frozen).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the function 'hidden' of the host among the globals is not in this runtime, but what is frozen names it"
    );
    let function = other.function("secret", || 2);
    other.set("hidden", &function).unwrap();
    let f: Closure = other.thaw(&frozen).unwrap();
    assert_eq!(other.call::<i64>(&f, ()).unwrap(), 2);
}

#[test]
fn scopes_and_cells_are_roots_too() {
    let mut rt = Runtime::new();
    let scope = rt.scope([("rate", 2), ("calls", 0)]).unwrap();
    let f: Closure = rt
        .run_in(
            &scope,
            "
def f(x):
    nonlocal calls
    calls += 1
    return x * rate
f",
        )
        .unwrap();
    let frozen = rt
        .freeze((&f, &scope, &scope.cell("rate").unwrap()))
        .unwrap();
    let mut other = Runtime::new();
    let (f, scope, rate): (Closure, Scope, Cell) = other.thaw(&frozen).unwrap();
    assert_eq!(
        scope.names().iter().map(|name| &**name).collect::<Vec<_>>(),
        ["rate", "calls"]
    );
    assert_eq!(scope.cell("rate").unwrap(), rate);
    other.write(&rate, 10).unwrap();
    assert_eq!(other.call::<i64>(&f, (4,)).unwrap(), 40);
    assert_eq!(
        other.read::<i64>(&scope.cell("calls").unwrap()).unwrap(),
        Some(1)
    );
}

#[test]
fn large_graphs_need_no_stack_and_little_time() {
    let mut rt = Runtime::new();
    let deep: Object = rt
        .run(
            "
head = None
for i in range(300_000):
    head = (i, head)
head",
        )
        .unwrap();
    let frozen = rt.freeze(&deep).unwrap();
    let mut other = Runtime::new();
    let deep: Object = other.thaw(&frozen).unwrap();
    other.set("it", &deep).unwrap();
    assert_eq!(
        other
            .run::<i64>("n = 0\nwhile it: it = it[1]; n += 1\nn")
            .unwrap(),
        300_000
    );
    let _: Frozen = frozen;
}

/// A key that was met before the table that it is in was hashed while it was empty.
#[test]
fn keys_are_there_before_their_hashes() {
    let make = "
inner = frozenset({'a', 'b'})
outer = [inner, (inner, frozenset({inner}))]
table = {outer[1]: 1, inner: 2, (1, inner): 3}
class Key:
    def __init__(self, parts): self.parts = parts
    def __hash__(self): return hash(self.parts)
    def __eq__(self, other): return self.parts == other.parts
key = Key((inner, 5))
keyed = {key: 'k', 7: 'n'}
[outer, table, keyed, key, inner, {inner: {key}}]";
    assert_eq!(
        travel(
            make,
            "
outer, table, keyed, key, inner, both = it
again = frozenset({'a', 'b'})
repr((table[outer[1]], table[inner], table[1, again], keyed[key], keyed[type(key)((again, 5))], key in both[again]))"
        ),
        "(1, 2, 3, 'k', 'k', True)"
    );
}
