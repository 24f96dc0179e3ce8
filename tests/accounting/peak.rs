//! The most that a runtime takes while hostile programs run: the limit, a tenth of it, and four MiB.

use nonlocal::{Engine, Limits, Output};

use super::allocator;

const MIB: usize = 1 << 20;
const LIMIT: usize = 64 * MIB;
const MOST: usize = LIMIT + LIMIT / 10 + 4 * MIB;

/// The programs by name.
#[rustfmt::skip]
const PROGRAMS: &[(&str, &str)] = &[
    ("many locals, recursion", "exec('def f(n):\\n' + '\\n'.join(f' v{k} = 1' for k in range(60000)) + '\\n return f(n - 1)')\nf(1000)"),
    ("recursion limit", "import sys\nsys.setrecursionlimit(100000)\ndef f(n): return f(n + 1)\nf(0)"),
    ("compile semicolons", "compile('if 1:\\n ' + 'x;' * 5_000_000, 'f', 'exec')"),
    ("compile calls", "compile('f();' * 2_500_000, 'f', 'exec')"),
    ("compile newlines", "compile('\\n' * 20_000_000, 'f', 'exec')"),
    ("compile large strings", "compile('x = \"' + 'a' * 20_000_000 + '\"', 'f', 'exec')"),
    ("compile long line, error", "compile('x = \"' + 'a' * 10_000_000 + '\" $', 'f', 'exec')"),
    ("compile folds", "compile('x = [' + ','.join([f\"'a{k}'*1000\" for k in range(100000)]) + ']', 'f', 'exec')"),
    ("compile returns in with", "compile('def f():\\n' + ''.join(' ' * (k + 1) + 'with a:\\n' for k in range(18)) + (' ' * 19 + 'if x: return 1\\n') * 30000, 'f', 'exec')"),
    ("compile nested names", "n = 3000\ncompile(''.join(' ' * k + f'def f{k}():\\n' for k in range(90)) .replace('def f0():\\n', 'def f0():\\n' + ''.join(f' n{j} = 1\\n' for j in range(n))) + ' ' * 90 + '(' + ','.join(f'n{j}' for j in range(n)) + ')', 'f', 'exec')"),
    ("compile warnings in a line", "compile(\"'\\\\d';\" * 200_000, 'f', 'exec')"),
    ("kept code", "kept = []\ntext = 'x = f(y, 1.5, \"abc\")\\n' * 500\nwhile True: kept.append(compile(text, 'f', 'exec'))"),
    ("kept lambdas", "kept = []\nwhile True: kept.append(eval('lambda a, b: a + b'))"),
    ("code replaced", "code = compile('x = f(y, 1.5, \"abc\")\\n' * 5000, 'f', 'exec')\nkept = []\nwhile True: kept.append(code.replace(co_name='x'))"),
    ("constants of constants", "code = compile('1', 'f', 'eval')\nt = (1,)\nfor _ in range(40): t = (t, t)\ncode.replace(co_consts=(t,))"),
    ("kinds of garbage", "def each(make):\n    for _ in range(100_000): make()\nfor make in (list, dict, set, object, bytearray, lambda: (1, 2, 3), lambda: [1], lambda: 'a' * 50, lambda: (lambda: 0), ValueError, lambda: iter([]), lambda: range(9), lambda: 1j + 1):\n    kept = [make() for _ in range(100_000)]\n    del kept\n    each(make)"),
    ("list doubled", "x = [0]\nwhile True: x += x"),
    ("list appended", "x = []\nwhile True: x.append(0)"),
    ("list extended by one", "x = []\ny = [0]\nwhile True: x += y"),
    ("list extended by three", "x = []\ny = (0, 0, 0)\nwhile True: x.extend(y)"),
    ("list of a generator", "list(0 for _ in iter(int, 1))"),
    ("list multiplied", "x = [0] * 1000\nwhile True: x = x * 2"),
    ("list inserted", "x = [0] * 1_000_000\nwhile True: x[5:5] = [1] * 100_000"),
    ("lists linked", "x = []\nwhile True: x = [x]"),
    ("lists of one", "x = []\nwhile True: x.append([0])"),
    ("tuples", "x = (0,)\nwhile True: x = x + x"),
    ("str doubled", "x = 'a'\nwhile True: x += x"),
    ("str appended", "x = ''\nwhile True: x += 'some text'"),
    ("str appended, read", "x = ''\nkept = []\nfor _ in range(10_000):\n    x += 'some text'\n    kept.append(x[-1:] + str(len(kept)))"),
    ("str joined", "x = ['some text'] * 100\nwhile True:\n    y = ''.join(x)\n    x = [y] * 3"),
    ("str replaced", "x = 'a'\nwhile True: x = x.replace('a', 'aaa')"),
    ("str formatted", "x = 'a'\nwhile True: x = f'{x}{x}'"),
    ("str percent", "x = 'a'\nwhile True: x = '%s%s' % (x, x)"),
    ("str format method", "x = 'a'\nwhile True: x = '{}{}'.format(x, x)"),
    ("str centered", "'a'.center(100_000_000)"),
    ("str repeated", "'a' * 100_000_000"),
    ("str split", "x = 'a ' * 8_000_000\nx.split()"),
    ("str splitlines", "x = 'a\\n' * 8_000_000\nx.splitlines()"),
    ("str translated", "x = 'a' * 8_000_000\nx.translate({97: 'b' * 100})"),
    ("str encoded", "x = '\\u20ac' * 8_000_000\nx.encode('utf-32')"),
    ("str upper", "x = '\\u00df' * 10_000_000\nx.upper()"),
    ("str indexed", "kept = []\nwhile True:\n    x = '\\u20ac' * 100_000 + str(len(kept))\n    x[50_000]\n    kept.append(x)"),
    ("repr of many", "x = ['\\x00' * 1000] * 20_000\nrepr(x)"),
    ("repr wide", "x = [[]] * 3_000_000\nrepr(x)"),
    ("repr of a text", "x = '\\x00' * 15_000_000\nrepr(x)"),
    ("repr of bytes", "x = b'\\x00' * 20_000_000\nrepr(x)"),
    ("ascii", "x = '\\u20ac' * 8_000_000\nascii(x)"),
    ("bytes doubled", "x = b'a'\nwhile True: x += x"),
    ("bytes joined", "x = b'a' * 1000\nwhile True: x = b''.join([x, x])"),
    ("bytes split", "x = b'a ' * 8_000_000\nx.split()"),
    ("bytes hex", "x = bytes(30_000_000)\nx.hex()"),
    ("bytes decoded", "x = bytes(15_000_000)\nx.decode('latin-1') + x.decode('utf-16')"),
    ("bytearray +=", "x = bytearray(1000)\nwhile True: x += x"),
    ("bytearray += once", "x = bytearray(36_000_000)\nx += b'0'"),
    ("bytearray appended", "x = bytearray()\nwhile True: x.append(0)"),
    ("bytearray extended", "x = bytearray()\nwhile True: x.extend(b'abc')"),
    ("bytearray of slices", "x = bytearray(30_000_000)\nx[5:5] = bytes(100)"),
    ("bytearray *=", "x = bytearray(1000)\nwhile True: x *= 2"),
    ("dict grown", "x = {}\nwhile True: x[len(x)] = 0"),
    ("dict of str", "x = {}\nwhile True: x[str(len(x))] = 0"),
    ("dict updated", "x = {k: 0 for k in range(100_000)}\nn = 0\nwhile True:\n    n += 100_000\n    x.update({k + n: 0 for k in range(100_000)})"),
    ("dict copies", "x = {k: 0 for k in range(10_000)}\nkept = []\nwhile True: kept.append(dict(x))"),
    ("dict moved", "from collections import OrderedDict\nx = OrderedDict((k, 0) for k in range(400_000))\nwhile True:\n    x.move_to_end(5, last=False)\n    x[len(x)] = 1"),
    ("attributes", "class A: pass\na = A()\nn = 0\nwhile True:\n    n += 1\n    setattr(a, f'name_{n}', n)"),
    ("set grown", "x = set()\nwhile True: x.add(len(x))"),
    ("set united", "x = set(range(100_000))\nn = 0\nwhile True:\n    n += 100_000\n    x |= set(range(n, n + 100_000))"),
    ("set operations", "x = set(range(400_000))\ny = set(range(200_000, 600_000))\nkept = []\nwhile True: kept.append((x ^ y, x & y, x - y))"),
    ("set flooded", "x = {k << 60 for k in range(400_000)}"),
    ("frozensets", "x = frozenset()\nwhile True: x = frozenset((x,))"),
    ("sorted", "x = list(range(1_500_000))\nsorted(x, key=lambda k: -k)"),
    ("sorted str", "x = [str(k) for k in range(400_000)]\nx.sort(reverse=True)"),
    ("deque", "from collections import deque\nx = deque()\nwhile True: x.append(0)"),
    ("deque extended", "from collections import deque\nx = deque([0])\nwhile True: x.extend(x)"),
    ("Counter", "from collections import Counter\nCounter(range(10_000_000))"),
    ("StringIO", "import io\nf = io.StringIO()\nwhile True: f.write('some text')"),
    ("BytesIO", "import io\nf = io.BytesIO()\nwhile True: f.write(b'some text' * 100)"),
    ("tee", "import itertools\na, b = itertools.tee(itertools.count())\nfor x in a: pass"),
    ("product", "import itertools\nitertools.product(range(1_000_000), repeat=5)"),
    ("permutations", "import itertools\nkept = [itertools.permutations(range(500)) for _ in range(100_000)]"),
    ("cycle", "import itertools\nfor x in itertools.cycle(itertools.count()): pass"),
    ("groupby", "import itertools\nkept = [list(g) for k, g in itertools.groupby(itertools.count())]"),
    ("batched", "import itertools\nnext(itertools.batched(itertools.count(), 10_000_000))"),
    ("range to list", "list(range(10_000_000))"),
    ("zip", "list(zip(range(10_000_000), range(10_000_000)))"),
    ("exceptions linked", "last = None\nwhile True:\n    e = ValueError(1)\n    e.__cause__ = last\n    last = e"),
    ("exceptions raised", "last = None\nwhile True:\n    try: 1 // 0\n    except ZeroDivisionError as e: last = e, last"),
    ("exception groups", "e = ValueError()\nwhile True: e = ExceptionGroup('g', [e] * 100)"),
    ("generators", "def g():\n    a = yield\nkept = []\nwhile True:\n    x = g()\n    next(x)\n    kept.append(x)"),
    ("closures", "kept = []\ndef make(n): return lambda: n\nwhile True: kept.append(make(len(kept)))"),
    ("classes", "kept = []\nwhile True: kept.append(type('A', (), {}))"),
    ("classes deep", "c = object\nwhile True: c = type('A', (c,), {})"),
    ("instances", "class A:\n    def __init__(self): self.x = 1\nkept = []\nwhile True: kept.append(A())"),
    ("finalizers of much", "class A:\n    def __del__(self): pass\nwhile True:\n    a, b = A(), A()\n    a.held = [[] for _ in range(200_000)]\n    b.held = [[] for _ in range(200_000)]\n    del a, b"),
    ("finalizers", "class A:\n    def __del__(self): kept.append(A())\nkept = []\nwhile True: A()"),
    ("weak references", "import weakref\nclass A: pass\nkept = []\nwhile True:\n    a = A()\n    kept.append((a, weakref.ref(a)))"),
    ("ints doubled", "x = 3\nfor _ in range(22): x = x * x"),
    ("ints shifted", "1 << 1_000_000_000"),
    ("ints kept", "kept = []\nwhile True: kept.append((1 << 100_000) + len(kept))"),
    ("int to text", "import sys\nsys.set_int_max_str_digits(0)\nstr(1 << 10_000_000)"),
    ("printed", "while True: print('some text that is printed')"),
    ("printed at once", "print('a' * 30_000_000)"),
    ("memoryviews", "b = bytearray(100)\nkept = []\nwhile True: kept.append(memoryview(b))"),
    ("tolist", "memoryview(bytes(10_000_000)).tolist()"),
    ("JSON", "import json\njson.loads('[' + '1,' * 5_000_000 + '1]')"),
    ("JSON dumped", "import json\njson.dumps(['\\x00' * 1000] * 10_000)"),
    ("copy", "import copy\nx = [[k] for k in range(150_000)]\ncopy.deepcopy(x)"),
    ("locals", "def f():\n    a = b = c = 1\n    return locals()\nkept = []\nwhile True: kept.append(f())"),
    ("re-entrant sort", "class K:\n    def __init__(self, x): self.x = x\n    def __lt__(self, other): return sorted([K(1), K(2)]) and self.x < other.x\nsorted([K(3), K(1)])"),
    ("compare deep", "a = []\nb = []\nfor _ in range(100_000): a = [a]; b = [b]\na == b"),
    ("gc.get_objects", "import gc\nkept = [[] for _ in range(200_000)]\nwhile True: kept.append(gc.get_objects())"),
    ("code objects read", "c = compile('x = 1\\n' * 100_000, 'f', 'exec')\nkept = []\nwhile True: kept.append((c.co_code, list(c.co_positions()), list(c.co_lines())))"),
    // Errors that are shown.
    ("shown: chain of causes", "last = None\nfor _ in range(100_000):\n    e = ValueError(last)\n    e.__cause__ = last\n    last = e\nraise last"),
    ("shown: chain of contexts", "last = None\nfor k in range(100_000):\n    e = ValueError('some text')\n    e.__context__ = last\n    last = e\nraise last"),
    ("shown: groups", "e = ValueError('some text')\nfor _ in range(12): e = ExceptionGroup('group', [e] * 15)\nraise e"),
    ("shown: notes", "e = ValueError()\ne.__notes__ = ['note'] * 1_000_000\nraise e"),
    ("shown: lines of a note", "e = ValueError()\ne.__notes__ = ['\\n' * 20_000_000]\nraise e"),
    ("shown: long text", "raise ValueError('a' * 30_000_000)"),
    ("shown: many long texts", "text = 'a' * 10_000_000\nlast = None\nfor _ in range(20):\n    e = ValueError(text)\n    e.__cause__ = last\n    last = e\nraise last"),
    ("shown: hostile __str__", "class E(Exception):\n    def __str__(self): return 'a' * 10_000_000\nlast = None\nfor _ in range(20):\n    e = E()\n    e.__cause__ = last\n    last = e\nraise last"),
    ("shown: SyntaxError", "raise SyntaxError('text', ('f', 1, 2, 'a' * 20_000_000, 1, 10_000_000))"),
    ("shown: deep", "def f(n):\n    if n: f(n - 1)\n    else: raise ValueError('text')\nf(900)"),
    ("shown: many names", "g = globals()\nfor k in range(150_000): g[f'name_{k}'] = 1\nnam_1"),
    ("shown: exit", "class C:\n    def __str__(self): return 'a' * 10_000_000\nraise SystemExit(C())"),
    ("formatted", "import traceback\nlast = None\nfor k in range(20_000):\n    e = ValueError('some text')\n    e.__context__ = last\n    last = e\nkept = []\nwhile True: kept.append(traceback.format_exception(last))"),
];

/// Runs a program and looks at the error that it ends with; gives the peak and how it ended.
fn peak_of(source: &str, limit: usize) -> (usize, String) {
    let limits = Limits::new().heap_bytes(limit).fuel(20_000_000);
    let engine = Engine::builder()
        .limits(limits)
        .stdout(Output::collect())
        .stderr(Output::collect())
        .build();
    let (end, peak) = allocator::peak_of(|| {
        let mut rt = engine.runtime();
        let Err(error) = rt.run::<()>(source) else {
            return String::new();
        };
        // Each of the texts may be as long as the heap has room.
        let _ = error.traceback().map(str::len);
        let mut end = error.to_string();
        end.truncate(end.floor_char_boundary(70));
        end
    });
    (peak as usize, end)
}

#[test]
fn hostile_programs_stay_within_the_limit() {
    let only = std::env::var("PROGRAM").ok();
    let mut wrong = Vec::new();
    peak_of("1", LIMIT);
    for (name, source) in PROGRAMS {
        if only.as_ref().is_some_and(|only| !name.contains(&**only)) {
            continue;
        }
        let started = std::time::Instant::now();
        let (peak, end) = peak_of(source, LIMIT);
        let row = format!(
            "{name:26} {:6.1} MiB {:5.1} s  {end}",
            peak as f64 / MIB as f64,
            started.elapsed().as_secs_f64()
        );
        println!("{row}");
        if peak > MOST {
            wrong.push(row);
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Tables of the runtime that grow with what a program makes: one that doubles just below the limit.
const TABLES: &[(&str, &str)] = &[
    (
        "names",
        "import sys\nkept = []\nfor k in range(9_000_000): kept.append(sys.intern(f'{k}'))",
    ),
    (
        "globals",
        "g = globals()\nfor k in range(9_000_000): g[f'n{k}'] = k",
    ),
    (
        "attributes",
        "class A: pass\na = A()\nfor k in range(9_000_000): setattr(a, f'n{k}', k)",
    ),
    (
        "attributes of a class",
        "class A: pass\nfor k in range(9_000_000): setattr(A, f'n{k}', k)",
    ),
    (
        "globals of many sources",
        "g = {}\nfor k in range(0, 900_000, 100): exec(';'.join(f'n{j} = 1' for j in range(k, k + 100)), g)",
    ),
    (
        "weak references",
        "import weakref\nclass A: pass\nkept = []\nfor k in range(9_000_000):\n    a = A()\n    kept.append(a)\n    kept.append(weakref.ref(a))",
    ),
    (
        "finalizers",
        "class A:\n    __slots__ = ()\n    def __del__(self): pass\nkept = []\nfor k in range(9_000_000): kept.append(A())",
    ),
    (
        "ids",
        "kept = []\nfor k in range(9_000_000):\n    kept.append([])\n    id(kept[-1])",
    ),
];

#[test]
fn tables_that_double_stay_within_the_limit() {
    let only = std::env::var("PROGRAM").ok();
    let mut wrong = Vec::new();
    for (name, source) in TABLES {
        if only.as_ref().is_some_and(|only| !name.contains(&**only)) {
            continue;
        }
        // Each doubling has a limit close above it.
        for step in 0..24 {
            let limit = (20.0 * 2_f64.powf(f64::from(step) / 18.0)) as usize * MIB;
            let (peak, end) = peak_of(source, limit);
            let row = format!(
                "{name:26} {:6.1} of {:3} MiB  {end}",
                peak as f64 / MIB as f64,
                limit / MIB
            );
            println!("{row}");
            if peak > limit + limit / 10 + 4 * MIB {
                wrong.push(row);
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
