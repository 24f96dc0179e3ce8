//! Deep structures and deep recursion, in every place that follows references.

use super::world::{End, ends_in, raised, run_in, runtime, value, works};

const DEEP: &str = "x = None\nfor _ in range(200_000): x = [x]\n";
const DEEP_TUPLE: &str = "x = None\nfor _ in range(200_000): x = (x,)\n";

#[test]
fn deep_lists_are_dropped() {
    let mut rt = runtime();
    assert_eq!(
        run_in(&mut rt, &format!("{DEEP}x = None\nx")),
        value("None")
    );
    rt.collect();
    works(&mut rt);
    // Dropping the runtime with a deep structure in it works as well.
    assert_eq!(run_in(&mut rt, &format!("{DEEP}1")), value("1"));
}

#[test]
fn deep_structures_are_printed_compared_and_hashed() {
    for action in [
        "repr(x)",
        "str(x)",
        "x == [x]",
        "x < [x]",
        "[x] == [x[0]]",
        "print(x)",
        "f'{x}'",
        "hash((x,))",
    ] {
        for structure in [
            DEEP,
            DEEP_TUPLE,
            "x = {}\nfor _ in range(100_000): x = {0: x}\n",
        ] {
            let source = format!("{structure}y = {action}\n1");
            ends_in(
                &source,
                &[
                    raised("RecursionError"),
                    raised("TypeError"),
                    raised("KeyError"),
                    value("1"),
                ],
            );
        }
    }
    ends_in(
        &format!("{DEEP}a = x\n{DEEP}x == a"),
        &[raised("RecursionError")],
    );
    ends_in(&format!("{DEEP_TUPLE}hash(x)"), &[raised("RecursionError")]);
    let mut rt = runtime();
    assert_eq!(
        run_in(&mut rt, &format!("{DEEP}x.copy()[0] is x[0]")),
        value("True")
    );
    // Conversion to the host's nested type stops where the type stops.
    assert!(
        rt.run::<Vec<Vec<i64>>>(format!("{DEEP}x").as_str())
            .is_err()
    );
    works(&mut rt);
}

#[test]
fn containers_and_closures_that_contain_themselves() {
    ends_in("x = []\nx.append(x)\nrepr(x)", &[value("[[...]]")]);
    ends_in("x = {}\nx[0] = x\nrepr(x)", &[value("{0: {...}}")]);
    ends_in(
        "x = []\nx.append(x)\ny = []\ny.append(y)\nx == y",
        &[raised("RecursionError")],
    );
    ends_in(
        "def f():\n def g(): return g\n return g\nf()() is not None",
        &[value("True")],
    );
    ends_in(
        "def f():\n def a(): return b\n def b(): return a\n return a\nx = f()\nx()() is x",
        &[value("True")],
    );
    ends_in(
        "def f():\n def g(): return g\n return g\nc = f().__closure__[0]\nc.cell_contents = c\nrepr(c)[:5]",
        &[value("<cell")],
    );
}

#[test]
fn chains_of_closures() {
    let chain = "f = lambda: 0\nfor _ in range(100_000): f = lambda g=f: g()\n";
    ends_in(&format!("{chain}f()"), &[raised("RecursionError")]);
    ends_in(&format!("{chain}f = None\n1"), &[value("1")]);
    let cells =
        "def link(g): return lambda: g()\nf = lambda: 0\nfor _ in range(100_000): f = link(f)\n";
    ends_in(&format!("{cells}f()"), &[raised("RecursionError")]);
    ends_in(&format!("{cells}f = None\n1"), &[value("1")]);
}

#[test]
fn recursion_of_every_kind() {
    let programs = [
        "def f(): f()\nf()",
        "def f(): g()\ndef g(): f()\nf()",
        "def f(x): return list(map(f, [x]))\nf(1)",
        "def f(x): return sorted([1, 2], key=f)\nf(1)",
        "def f(x): return min([1, 2], key=f)\nf(1)",
        "def f(x=None): return f(f)\nf()",
        "def d(f): return d(f)\n@d\ndef g(): pass",
        "class C:\n @property\n def p(self): return self.p\nC().p",
        "class C:\n def __repr__(self): return repr(self)\nrepr(C())",
        "class C:\n def __str__(self): return str(self)\nstr(C())",
        "class C:\n def __eq__(self, o): return self == o\nC() == 1",
        "class C:\n def __hash__(self): return hash(self)\nhash(C())",
        "class C:\n def __getattr__(self, n): return getattr(self, n)\nC().x",
        "class C:\n def __getattribute__(self, n): return getattr(self, n)\nC().x",
        "class C:\n def __call__(self): return self()\nC()()",
        "class C:\n def __init__(self): C()\nC()",
        "class C:\n def __new__(cls): return C()\nC()",
        "class C:\n def __len__(self): return len(self)\nlen(C())",
        "class C:\n def __bool__(self): return bool(self)\nif C(): pass",
        "class C:\n def __iter__(self): return iter(self)\nlist(C())",
        "class C:\n def __contains__(self, x): return x in self\n1 in C()",
        "class C:\n def __add__(self, o): return self + o\nC() + 1",
        "class C:\n def __getitem__(self, i): return self[i]\nC()[0]",
        "class C:\n def __setattr__(self, n, v): self.x = v\nC().x = 1",
        "class C:\n def __format__(self, s): return f'{self}'\nf'{C()}'",
        "class C:\n def __enter__(self):\n  with self: pass\n def __exit__(self, *a): pass\nwith C(): pass",
        "class C:\n def __lt__(self, o): return self < o\nsorted([C(), C()])",
        "class M(type):\n def __call__(c): return c()\nclass C(metaclass=M): pass\nC()",
        "class C:\n def __init_subclass__(cls): type('D', (C,), {})\nclass D(C): pass",
        "def g(): yield from g()\nlist(g())",
        "def g():\n for x in g(): yield x\nlist(g())",
        "def f(): exec('f()')\nf()",
        "def f(): eval('f()')\nf()",
        "def f(): return [f() for _ in 'a']\nf()",
        "def f(): return sum(f() for _ in 'a')\nf()",
        "y = (lambda f: f(f))(lambda f: f(f))",
        "def f(*a): return f(*a, 1)\nf()",
        "class C:\n def m(self): return super().m() if 0 else self.m()\nC().m()",
        "def f():\n try: f()\n finally: pass\nf()",
    ];
    for program in programs {
        ends_in(program, &[raised("RecursionError")]);
    }
}

#[test]
fn recursion_is_caught_and_goes_on() {
    let source = "
def f(): return f()
caught = 0
for _ in range(20):
    try: f()
    except RecursionError: caught += 1
caught";
    ends_in(source, &[value("20")]);
    // Handlers that recurse again on the way out: exponential in CPython, so fuel must end it.
    let source = "def f():\n try: f()\n except RecursionError: f()\n finally: f()\nf()";
    ends_in(
        source,
        &[
            raised("RecursionError"),
            End::Limit(nonlocal::Limit::Fuel),
            // Each exception keeps the one before it as its context.
            End::Limit(nonlocal::Limit::HeapBytes),
        ],
    );
}

#[test]
fn chains_of_exceptions() {
    let source = "
e = None
for n in range(100_000):
    new = ValueError(n)
    new.__context__ = e
    e = new
raise e";
    ends_in(source, &[raised("ValueError")]);
    ends_in(
        "a = ValueError(1)\nb = KeyError(2)\na.__context__ = b\nb.__context__ = a\nraise a",
        &[raised("ValueError")],
    );
    ends_in(
        "a = ValueError(1)\na.__cause__ = a\nraise a",
        &[raised("ValueError")],
    );
    ends_in(
        "class E(Exception):\n def __str__(self): raise E\nraise E",
        &[raised("E")],
    );
    ends_in(
        "class E(Exception):\n def __repr__(self): return 3\n __str__ = __repr__\nraise E",
        &[raised("E")],
    );
    ends_in(
        "class E(Exception):\n @property\n def __notes__(self): raise E\nraise E",
        &[raised("E")],
    );
    ends_in(
        "e = ValueError()\ne.__notes__ = 3\nraise e",
        &[raised("ValueError")],
    );
    let long = "x".repeat(100_000);
    ends_in(
        &format!("def f(n): return f(n - 1) if n else 1 // 0 # {long}\nf(900)"),
        &[raised("ZeroDivisionError")],
    );
}

/// A traceback that shows values and long lines has a bound.
#[test]
fn tracebacks_of_deep_stacks() {
    let mut rt = super::world::runtime();
    let long = "x".repeat(10_000);
    let source = format!("def f(n):\n    return f(n - 1) if n else 1 // 0 # {long}\nf(980)");
    let error = rt.run::<()>(source.as_str()).expect_err("it raises");
    let traceback = error.traceback().expect("a traceback");
    let repeated = traceback
        .lines()
        .filter(|line| line.contains("repeated"))
        .collect::<Vec<_>>();
    assert_eq!(repeated, ["  [Previous line repeated 978 more times]"]);
    assert!(traceback.len() < 200_000, "{}", traceback.len());
    assert_eq!(error.frames().len(), 982);
    super::world::works(&mut rt);
    let source = "import traceback\nclass E(Exception):\n def __repr__(self): raise E\n __str__ = __repr__\ntry: raise E\nexcept E as e: text = traceback.format_exception(e)[-1]\ntext";
    ends_in(source, &[value("E: <exception str() failed>\n")]);
}

#[test]
fn long_chains_of_bound_methods_are_called_for_their_length() {
    let chain = |length: u32, action: &str| {
        format!(
            "from types import MethodType\ndef f(*a): return len(a)\nmethod = f\n\
             for _ in range({length}): method = MethodType(method, 1)\n{action}"
        )
    };
    ends_in(&chain(1000, "method()"), &[value("1000")]);
    ends_in(
        &chain(150_000, "method()"),
        &[End::Limit(nonlocal::Limit::Fuel)],
    );
    let partial =
        "from functools import partial\np = partial(len)\np.__setstate__((p, (), {}, {}))\np()";
    ends_in(partial, &[raised("RecursionError")]);
    ends_in(
        &chain(150_000, "method.missing"),
        &[raised("AttributeError"), raised("RecursionError")],
    );
}

#[test]
fn descriptors_that_are_made_of_themselves_end_their_questions() {
    for make in ["property", "staticmethod", "classmethod"] {
        for question in [
            "d.__name__",
            "d.__doc__",
            "d.__isabstractmethod__",
            "d.__wrapped__",
            "d.__annotations__",
            "d.missing",
            "d.__get__(1, int)",
            "d()",
            "hash(d)",
            "repr(d)",
            "d == d",
            "type('C', (), {'d': d}).d",
            "type('C', (), {'d': d})().d",
        ] {
            let source = format!(
                "d = {make}(None)\nd.__init__(d)\ntry: {question}\nexcept (RecursionError, AttributeError, TypeError): pass\n1"
            );
            ends_in(&source, &[value("1")]);
            let source = format!(
                "d = None\nfor _ in range(100_000): d = {make}(d)\n\
                 try: {question}\nexcept (RecursionError, AttributeError, TypeError): pass\n1"
            );
            ends_in(&source, &[value("1")]);
        }
    }
}
