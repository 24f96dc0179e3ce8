//! Bytes that are accounted beside bytes that are taken, for every kind of object that a script can make.
//!
//! Of each kind so many are made that 40 MiB are accounted, in a runtime whose heap may take 64 MiB. What is kept
//! stands in a list that is made before, so that the list does not count.

use std::fmt::Write;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use nonlocal::{Engine, Limits, Output, Runtime};

use super::allocator;

const MIB: usize = 1 << 20;
/// What is made of each kind.
const ENOUGH: usize = 40 * MIB;
/// What real / accounted may be.
const RANGE: std::ops::RangeInclusive<f64> = 0.9..=1.15;

/// A kind: its name, what its objects need, and an expression that makes number `i`.
struct Kind(&'static str, &'static str, &'static str);

const KINDS: &[Kind] = &[
    // Numbers.
    Kind("int of 65 bits", "", "(1 << 64) + i"),
    Kind("int of 1000 bits", "", "(1 << 999) + i"),
    Kind("int of 1 Mbit", "", "(1 << 1_000_000) + i"),
    Kind(
        "product of ints",
        "",
        "((1 << 9999) + i) * ((1 << 999) + i)",
    ),
    Kind("sum of ints", "", "((1 << 999) + i) + 1"),
    Kind("int from text", "", "int('9' * 1000) + i"),
    Kind("int from bytes", "", "int.from_bytes(b'\\xff' * 500)"),
    Kind("complex", "", "complex(i, 1)"),
    // Texts.
    Kind("str of 8", "", "f'{i:08}'"),
    Kind("str of 100", "", "f'{i:0100}'"),
    Kind("str beyond ASCII", "", "'\\u00e4\\u20ac' * 20 + str(i)"),
    Kind("str beyond ASCII, indexed", "", "indexed(i)"),
    Kind("str of 100 kB", "", "str(i) * 20_000"),
    Kind("str joined", "", "''.join(['ab'] * (i % 100 + 2))"),
    Kind(
        "str grown by +=",
        "def grow():\n    s = 'x'\n    for _ in range(1000): s += 'yz'\n    return s",
        "grow()",
    ),
    Kind(
        "str grown by +=, read",
        "def grow():\n    s = 'x'\n    for _ in range(1000): s += 'yz'\n    return s[0:1] and s",
        "grow()",
    ),
    Kind("str formatted", "", "'%s %r' % (i, 'text' * 10)"),
    Kind("str replaced", "", "('ab' * 50).replace('a', str(i))"),
    Kind("str upper", "", "('text' * 20).upper()"),
    Kind("str interned", "import sys", "sys.intern(f'name_{i}')"),
    Kind(
        "name of an attribute",
        "class A: pass\ndef named(i):\n    a = A()\n    setattr(a, f'name_{i}', 1)\n    return a",
        "named(i)",
    ),
    Kind("bytes of 8", "", "b'%08d' % i"),
    Kind("bytes of 1000", "", "bytes(1000)"),
    Kind("bytes of 1 MB", "", "bytes(1_000_000)"),
    Kind("bytes joined", "", "b''.join([b'ab'] * 50)"),
    Kind("bytearray, empty", "", "bytearray()"),
    Kind("bytearray of 100", "", "bytearray(100)"),
    Kind(
        "bytearray appended",
        "def grow():\n    b = bytearray()\n    for _ in range(1100): b.append(1)\n    return b",
        "grow()",
    ),
    Kind(
        "bytearray +=",
        "def grow():\n    b = bytearray()\n    for _ in range(110): b += b'0123456789'\n    return b",
        "grow()",
    ),
    Kind(
        "bytearray extended",
        "def grow():\n    b = bytearray(1000)\n    b.extend(b'0')\n    return b",
        "grow()",
    ),
    Kind("memoryview", "b = bytearray(10)", "memoryview(b)"),
    Kind(
        "memoryview, cast",
        "b = bytearray(64)",
        "memoryview(b).cast('B', (4, 4, 4))",
    ),
    // Containers.
    Kind("tuple of 1", "", "(i,)"),
    Kind("tuple of 2", "", "(i, i)"),
    Kind("tuple of 3", "", "(i, i, i)"),
    Kind("tuple of 1000", "", "tuple(range(1000))"),
    Kind(
        "tuples linked",
        "last = ()\ndef link():\n    global last\n    last = (last,)",
        "link()",
    ),
    Kind("tuple from generator", "", "tuple(x for x in range(33))"),
    Kind("list, empty", "", "[]"),
    Kind("list of 1", "", "[i]"),
    Kind("list of 3", "", "[i, i, i]"),
    Kind("list of 1000", "", "list(range(1000))"),
    Kind(
        "list appended",
        "def grow():\n    l = []\n    for x in range(70): l.append(x)\n    return l",
        "grow()",
    ),
    Kind("list comprehension", "", "[x for x in range(70)]"),
    Kind(
        "list shrunk",
        "def shrink():\n    l = list(range(100))\n    del l[10:]\n    return l",
        "shrink()",
    ),
    Kind(
        "list cleared",
        "def shrink():\n    l = list(range(100))\n    l.clear()\n    return l",
        "shrink()",
    ),
    Kind("list repeated", "", "[0] * 50"),
    Kind("list sorted", "", "sorted(range(50))"),
    Kind(
        "lists linked",
        "last = []\ndef link():\n    global last\n    last = [last]",
        "link()",
    ),
    Kind("dict, empty", "", "{}"),
    Kind("dict of 1", "", "{i: i}"),
    Kind("dict of 5", "", "{i: 0, 'a': 1, 'b': 2, 'c': 3, 'd': 4}"),
    Kind("dict of 9", "", "{x: x for x in range(9)}"),
    Kind("dict of 1000", "", "{x: x for x in range(1000)}"),
    Kind("dict of 1100", "", "dict.fromkeys(range(1100))"),
    Kind("dict copied", "d = {x: x for x in range(300)}", "d.copy()"),
    Kind(
        "dict emptied",
        "def shrink():\n    d = {x: x for x in range(100)}\n    for x in range(99): del d[x]\n    return d",
        "shrink()",
    ),
    Kind("dict united", "d = {x: x for x in range(30)}", "d | {i: 1}"),
    Kind("set, empty", "", "set()"),
    Kind("set of 1", "", "{i}"),
    Kind("set of 5", "", "{i, 'a', 'b', 'c', 'd'}"),
    Kind("set of 1000", "", "set(range(1000))"),
    Kind("set flooded", "", "{x << 60 for x in range(900)}"),
    Kind("frozenset of 3", "", "frozenset((i, 1, 2))"),
    Kind("set united", "s = set(range(50))", "s | {i}"),
    Kind("range", "", "range(i)"),
    Kind("slice", "", "slice(i, 2, 3)"),
    Kind("deque, empty", "from collections import deque", "deque()"),
    Kind(
        "deque of 10",
        "from collections import deque",
        "deque(range(10))",
    ),
    Kind(
        "deque of 1000",
        "from collections import deque",
        "deque(range(1000))",
    ),
    Kind(
        "deque appended",
        "from collections import deque\ndef grow():\n    d = deque()\n    for x in range(70): d.appendleft(x)\n    return d",
        "grow()",
    ),
    Kind(
        "OrderedDict",
        "from collections import OrderedDict",
        "OrderedDict(a=1)",
    ),
    Kind(
        "defaultdict",
        "from collections import defaultdict",
        "defaultdict(list, a=1)",
    ),
    Kind(
        "Counter",
        "from collections import Counter",
        "Counter('abcdef')",
    ),
    Kind(
        "ChainMap",
        "from collections import ChainMap",
        "ChainMap({})",
    ),
    Kind(
        "namedtuple",
        "from collections import namedtuple\nP = namedtuple('P', 'x y')",
        "P(i, i)",
    ),
    // Calls.
    Kind("cell", "import types", "types.CellType(i)"),
    Kind("lambda", "", "lambda: 0"),
    Kind(
        "closure of 1",
        "def make(n):\n    return lambda: n",
        "make(i)",
    ),
    Kind(
        "closure of 5",
        "def make(a, b, c, d, e):\n    return lambda: (a, b, c, d, e)",
        "make(i, 1, 2, 3, 4)",
    ),
    Kind(
        "function with defaults",
        "def make():\n    def f(a=1, *, b=2) -> int: 'doc'\n    return f",
        "make()",
    ),
    Kind(
        "function with attributes",
        "def make():\n    def f(): pass\n    f.x = 1\n    f.__name__ = 'g'\n    return f",
        "make()",
    ),
    Kind("method", "class A:\n    def m(self): pass\na = A()", "a.m"),
    Kind("method of a list", "", "[].append"),
    Kind("code by compile", "", "compile('x', 'f', 'eval')"),
    Kind(
        "code of 50 lines",
        "text = 'x = f(y, 1.5, \"abc def\")\\n' * 50",
        "compile(text, f'f{i}', 'exec')",
    ),
    Kind(
        "code of functions",
        "text = 'def f(a, b=2):\\n    try:\\n        return [x for x in a if x]\\n    except E as e:\\n        g(e)\\n' * 5",
        "compile(text, 'f', 'exec')",
    ),
    Kind(
        "code of names",
        "text = '\\n'.join(f'name_{k} = other_{k}.attribute_{k}' for k in range(50))",
        "compile(text, 'f', 'exec')",
    ),
    Kind(
        "code of new names",
        "",
        "compile(f'name_{i} = other_{i}.attribute_{i}', 'f', 'exec')",
    ),
    Kind(
        "code of texts",
        "",
        "compile(f'[\"some text {i}\", b\"other {i}\", 1.5j, (1, 2, (3, \"x y\"))]', 'f', 'eval')",
    ),
    Kind(
        "code replaced",
        "code = (lambda a, b: [a.x, b.y, 'text text', 1.5]).__code__",
        "code.replace(co_name=str(i))",
    ),
    Kind(
        "code replaced, large",
        "text = 'x = f(y, 1.5, \"abc def\")\\n' * 50\ncode = compile(text, 'f', 'exec')",
        "code.replace(co_firstlineno=i + 1)",
    ),
    Kind(
        "code of large ints",
        "text = ','.join(['9' * 400 + str(k) for k in range(9)])",
        "compile(text, 'f', 'eval')",
    ),
    Kind(
        "code of one large int",
        "text = '0x' + 'f' * 4000",
        "compile(text, 'f', 'eval')",
    ),
    Kind(
        "code of 300 locals",
        "text = 'def f():\\n' + '\\n'.join(f'  local_{k} = {k}' for k in range(300))",
        "compile(text, 'f', 'exec')",
    ),
    Kind("lambda by eval", "", "eval('lambda a, b: a + b')"),
    Kind(
        "function by exec",
        "text = 'def f(a, b=1):\\n    def g(): return a, b\\n    return g'\ndef make():\n    d = {}\n    exec(text, d)\n    return d['f']",
        "make()",
    ),
    Kind(
        "code shown",
        "text = 'x = f(y, 1.5)'\ndef make():\n    c = compile(text, 'f', 'exec')\n    c.co_code, c.co_consts, c.co_names, c.co_varnames\n    return c",
        "make()",
    ),
    Kind(
        "partial",
        "from functools import partial",
        "partial(print, i, x=1)",
    ),
    Kind(
        "lru_cache",
        "from functools import lru_cache",
        "lru_cache(print)",
    ),
    Kind(
        "lru_cache filled",
        "from functools import lru_cache\nf = lru_cache(None)(lambda n: n)",
        "f(i)",
    ),
    Kind(
        "itemgetter",
        "from operator import itemgetter",
        "itemgetter(1, 2, 3)",
    ),
    Kind(
        "attrgetter",
        "from operator import attrgetter",
        "attrgetter('a.b', 'c.d')",
    ),
    Kind(
        "methodcaller",
        "from operator import methodcaller",
        "methodcaller('f', 1, x=2)",
    ),
    Kind("staticmethod", "", "staticmethod(print)"),
    Kind("classmethod", "", "classmethod(print)"),
    Kind("property", "", "property(print)"),
    Kind(
        "super",
        "class A:\n    def m(self): return super()\na = A()",
        "a.m()",
    ),
    // Classes and instances.
    Kind("class", "", "type('A', (), {})"),
    Kind(
        "class with methods",
        "def make():\n    class A:\n        x = 1\n        def __init__(self): self.y = 2\n        def m(self): return self.y\n        @property\n        def p(self): return 1\n    return A",
        "make()",
    ),
    Kind(
        "class with slots",
        "",
        "type('A', (), {'__slots__': ('a', 'b')})",
    ),
    Kind(
        "class, many bases",
        "bases = []\nfor k in range(40): bases.append(type('B', tuple(bases[-1:]), {}))",
        "type('A', (bases[-1],), {})",
    ),
    Kind("object", "", "object()"),
    Kind("instance, empty", "class A: pass", "A()"),
    Kind(
        "instance",
        "class A:\n    def __init__(self): self.a = 1; self.b = 2",
        "A()",
    ),
    Kind(
        "instance with slots",
        "class A:\n    __slots__ = ('a', 'b')\n    def __init__(self): self.a = 1; self.b = 2",
        "A()",
    ),
    Kind("instance of a list's", "class A(list): pass", "A((1, 2))"),
    Kind("instance of a dict's", "class A(dict): pass", "A(a=1)"),
    Kind("instance of an int's", "class A(int): pass", "A(i)"),
    Kind(
        "instance with __del__",
        "class A:\n    def __del__(self): pass",
        "A()",
    ),
    Kind(
        "dataclass",
        "from dataclasses import dataclass\n@dataclass\nclass P:\n    x: int\n    y: int",
        "P(1, 2)",
    ),
    Kind("enum", "from enum import Enum", "Enum('E', 'A B C')"),
    Kind(
        "SimpleNamespace",
        "from types import SimpleNamespace",
        "SimpleNamespace(a=1)",
    ),
    Kind("module", "from types import ModuleType", "ModuleType('m')"),
    Kind(
        "mappingproxy",
        "from types import MappingProxyType\nd = {}",
        "MappingProxyType(d)",
    ),
    Kind(
        "weak reference",
        "import weakref\nclass A: pass",
        "weakref.ref(A())",
    ),
    Kind(
        "weak reference, alive",
        "import weakref\nclass A: pass\ndef make():\n    a = A()\n    return a, weakref.ref(a)",
        "make()",
    ),
    Kind(
        "weak reference, called",
        "import weakref\nclass A: pass\ndef make():\n    a = A()\n    return a, weakref.ref(a, print)",
        "make()",
    ),
    // Exceptions.
    Kind("ValueError", "", "ValueError()"),
    Kind("ValueError of a text", "", "ValueError('text', i)"),
    Kind("OSError", "", "OSError(2, 'text', 'file')"),
    Kind("KeyError, own class", "class E(KeyError): pass", "E(i)"),
    Kind(
        "AttributeError",
        "",
        "AttributeError('text', name='x', obj=1)",
    ),
    Kind(
        "SyntaxError",
        "",
        "SyntaxError('text', ('f', 1, 2, 'x', 3, 4))",
    ),
    Kind(
        "UnicodeDecodeError",
        "",
        "UnicodeDecodeError('utf-8', b'x', 0, 1, 'no')",
    ),
    Kind("StopIteration", "", "StopIteration(i)"),
    Kind(
        "exception, raised",
        "def f():\n    try: 1 // 0\n    except ZeroDivisionError as e: return e",
        "f()",
    ),
    Kind(
        "exception, far away",
        "def g(n):\n    if n: g(n - 1)\n    else: 1 // 0\ndef f():\n    try: g(9)\n    except ZeroDivisionError as e: return e",
        "f()",
    ),
    Kind(
        "exceptions linked",
        "last = None\ndef link():\n    global last\n    e = ValueError()\n    e.__cause__ = last\n    last = e",
        "link()",
    ),
    Kind(
        "exception with notes",
        "def make():\n    e = ValueError()\n    e.add_note('note')\n    return e",
        "make()",
    ),
    Kind(
        "exception group",
        "",
        "ExceptionGroup('g', [ValueError(i), KeyError()])",
    ),
    // Generators and frames.
    Kind("generator, fresh", "def g(): yield 1", "g()"),
    Kind(
        "generator, waiting",
        "def g():\n    a = b = c = 1\n    yield 1\ndef make():\n    x = g()\n    next(x)\n    return x",
        "make()",
    ),
    Kind(
        "generator, finished",
        "def g(): yield 1\ndef make():\n    x = g()\n    list(x)\n    return x",
        "make()",
    ),
    Kind("generator expression", "", "(x for x in ())"),
    Kind(
        "generator, many locals",
        "exec('def g():\\n' + '\\n'.join(f'  v{k} = {k}' for k in range(100)) + '\\n  yield')\ndef make():\n    x = g()\n    next(x)\n    return x",
        "make()",
    ),
    Kind(
        "coroutine",
        "async def c(): pass\nimport warnings\nwarnings.simplefilter('ignore')",
        "c()",
    ),
    Kind("async generator", "async def c(): yield", "c()"),
    Kind("asend", "async def c(): yield\na = c()", "a.asend(1)"),
    Kind(
        "frame",
        "import sys\ndef f():\n    a = b = 1\n    return sys._getframe()",
        "f()",
    ),
    Kind(
        "f_locals",
        "import sys\ndef f():\n    a = b = 1\n    return sys._getframe().f_locals",
        "f()",
    ),
    // Iterators.
    Kind("iterator of a list", "l = [1]", "iter(l)"),
    Kind("iterator of a range", "", "iter(range(i))"),
    Kind("iterator of a dict", "d = {1: 2}", "iter(d)"),
    Kind("iterator of a set", "d = {1}", "iter(d)"),
    Kind("iterator of a str", "", "iter('abc')"),
    Kind("iterator of a callable", "", "iter(print, 1)"),
    Kind(
        "iterator of large ints",
        "r = range(1 << 70, 1 << 71)",
        "iter(r)",
    ),
    Kind("reversed", "l = [1]", "reversed(l)"),
    Kind("enumerate", "l = [1]", "enumerate(l)"),
    Kind("zip", "l = [1]", "zip(l, l, l)"),
    Kind("map", "l = [1]", "map(print, l)"),
    Kind("filter", "l = [1]", "filter(None, l)"),
    Kind("dict keys", "d = {}", "d.keys()"),
    Kind("dict items", "d = {}", "d.items()"),
    Kind("itertools.count", "import itertools", "itertools.count(i)"),
    Kind(
        "itertools.cycle",
        "import itertools",
        "itertools.cycle([1])",
    ),
    Kind(
        "itertools.chain",
        "import itertools\nl = [1]",
        "itertools.chain(l, l)",
    ),
    Kind(
        "itertools.islice",
        "import itertools\nl = [1]",
        "itertools.islice(l, 1)",
    ),
    Kind(
        "itertools.repeat",
        "import itertools",
        "itertools.repeat(i)",
    ),
    Kind(
        "itertools.tee",
        "import itertools",
        "itertools.tee([1, 2], 3)",
    ),
    Kind(
        "itertools.tee, ahead",
        "import itertools\ndef make():\n    a, b = itertools.tee(range(500))\n    for x in a: pass\n    return b",
        "make()",
    ),
    Kind(
        "itertools.product",
        "import itertools",
        "itertools.product(range(10), repeat=3)",
    ),
    Kind(
        "itertools.permutations",
        "import itertools",
        "itertools.permutations(range(10))",
    ),
    Kind(
        "itertools.combinations",
        "import itertools",
        "itertools.combinations(range(10), 3)",
    ),
    Kind(
        "itertools.groupby",
        "import itertools\nl = [1]",
        "itertools.groupby(l)",
    ),
    Kind(
        "itertools.zip_longest",
        "import itertools\nl = [1]",
        "itertools.zip_longest(l, l)",
    ),
    Kind(
        "itertools.accumulate",
        "import itertools\nl = [1]",
        "itertools.accumulate(l)",
    ),
    Kind(
        "itertools.batched",
        "import itertools\nl = [1]",
        "itertools.batched(l, 2)",
    ),
    // Typing.
    Kind("generic alias", "", "list[i]"),
    Kind("union", "", "int | list[i]"),
    Kind("TypeVar", "from typing import TypeVar", "TypeVar('T')"),
    Kind(
        "type alias",
        "def make():\n    type X = int\n    return X",
        "make()",
    ),
    Kind(
        "generic function",
        "def make():\n    def f[T](x: T) -> T: pass\n    return f",
        "make()",
    ),
    // Streams.
    Kind("StringIO", "import io", "io.StringIO('text')"),
    Kind(
        "StringIO, written",
        "import io\ndef make():\n    f = io.StringIO()\n    for _ in range(100): f.write('some text')\n    return f",
        "make()",
    ),
    Kind(
        "BytesIO, written",
        "import io\ndef make():\n    f = io.BytesIO()\n    for _ in range(100): f.write(b'some text')\n    return f",
        "make()",
    ),
    Kind(
        "JSON",
        "import json\ntext = '[1, {\"a\": [2.5, \"text\"]}, null]'",
        "json.loads(text)",
    ),
];

fn runtime() -> Runtime {
    Engine::builder()
        .limits(Limits::new().heap_bytes(64 * MIB))
        .stdout(Output::discard())
        .stderr(Output::discard())
        .build()
        .runtime()
}

/// Bytes of the heap as the runtime counts them, and as the allocator does.
fn measure(rt: &mut Runtime) -> (usize, isize) {
    rt.collect();
    rt.collect();
    (rt.stats().heap_bytes, allocator::live())
}

/// How much a kind takes, as accounted and really, in MiB, and how many objects were made.
fn fill(kind: &Kind) -> (f64, f64, usize) {
    const PLACES: usize = 400_000;
    let mut rt = runtime();
    let setup = format!(
        "def indexed(i):\n    s = '\\u20ac' * 2000 + str(i)\n    s[1500]\n    return s\n{}\nkeep = [None] * {PLACES}\ndef fill(at, count):\n    for i in range(at, at + count):\n        keep[i] = {}\nfill(0, 3)",
        kind.1, kind.2
    );
    rt.run::<()>(&setup)
        .unwrap_or_else(|error| panic!("{}: {error:?}", kind.0));
    let fill: nonlocal::Closure = rt.get("fill").expect("no fault").expect("a name");
    let (accounted, real) = measure(&mut rt);
    let (mut made, mut step, mut grown) = (3, 3, 0);
    while grown < ENOUGH && made < PLACES {
        let count = step.min(PLACES - made);
        rt.call::<()>(&fill, (made, count))
            .unwrap_or_else(|error| panic!("{}: {error:?}", kind.0));
        made += count;
        grown = rt.stats().heap_bytes.saturating_sub(accounted);
        // The garbage of a step is smaller than the step.
        let each = (grown / made).max(1);
        step = (ENOUGH.saturating_sub(grown) / each).clamp(1, made);
        if grown >= ENOUGH {
            grown = measure(&mut rt).0.saturating_sub(accounted);
            step = (ENOUGH.saturating_sub(grown) / each).clamp(1, made);
        }
    }
    let (accounted_after, real_after) = measure(&mut rt);
    let mib = |bytes: f64| bytes / MIB as f64;
    let accounted = mib(accounted_after as f64 - accounted as f64);
    (accounted, mib((real_after - real) as f64), made)
}

#[test]
fn what_is_accounted_is_what_is_taken() {
    let only = std::env::var("KIND").ok();
    let is_wanted = |kind: &&Kind| only.as_ref().is_none_or(|only| kind.0.contains(&**only));
    let wanted: Vec<&Kind> = KINDS.iter().filter(is_wanted).collect();
    let next = AtomicUsize::new(0);
    let worker = || {
        let mut measured = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(kind) = wanted.get(at) else {
                return measured;
            };
            measured.push((at, fill(kind)));
        }
    };
    let mut measured: Vec<_> = thread::scope(|scope| {
        let count = thread::available_parallelism().map_or(1, Into::into);
        let threads: Vec<_> = (0..count).map(|_| scope.spawn(worker)).collect();
        let join =
            |thread: thread::ScopedJoinHandle<'_, Vec<_>>| thread.join().expect("it measures");
        threads.into_iter().flat_map(join).collect()
    });
    measured.sort_unstable_by_key(|(at, _)| *at);
    let mut table = String::new();
    let mut wrong = Vec::new();
    for (at, (accounted, real, made)) in measured {
        let name = wanted[at].0;
        let ratio = real / accounted;
        let held = RANGE.contains(&ratio);
        let mark = if held { "" } else { "  <-" };
        writeln!(
            table,
            "| {name:26} | {made:7} | {accounted:6.1} | {real:6.1} | {ratio:5.2} |{mark}"
        )
        .expect("a text");
        if !held {
            wrong.push(name);
        }
    }
    println!(
        "| kind                       | objects | accounted, MiB | real, MiB | real / accounted |\n|---|---|---|---|---|\n{table}"
    );
    assert!(wrong.is_empty(), "{} kinds: {wrong:?}", wrong.len());
}
