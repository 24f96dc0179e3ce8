//! Thawing beside closures that are there.

use nonlocal::{Cell, Closure, Object, Runtime};

/// Runs one source here and one elsewhere, and thaws that beside this; `keep` names the variables that stay. Gives the runtime,
/// with the old object under the name `old` and the new one under the name `it`.
fn beside(old: &str, new: &str, keep: &[&str]) -> (Runtime, Vec<String>) {
    let mut workshop = Runtime::new();
    let object: Object = workshop.run(new).expect(new);
    let frozen = workshop.freeze(&object).expect(new);
    let mut rt = Runtime::new();
    let existing: Object = rt.run(old).expect(old);
    let mut asked = Vec::new();
    let object: Object = rt
        .thaw_into(&frozen, &existing, |cell| {
            asked.push(format!("{}.{}", cell.closure, cell.name));
            keep.contains(&cell.name)
        })
        .expect(new);
    rt.set("old", &existing).expect(old);
    rt.set("it", &object).expect(new);
    drop((object, existing));
    rt.check().expect(new);
    (rt, asked)
}

fn answer(rt: &mut Runtime, ask: &str) -> String {
    let answer = rt.run(&*format!("repr({ask})"));
    rt.check().expect(ask);
    answer.expect(ask)
}

const HANDLERS: &str = "
def make(hits, bonus):
    log = []
    def on_hit(by=1):
        nonlocal hits
        hits += by
        log.append(hits)
        return hits * bonus
    def on_end():
        return hits, list(log)
    return [on_hit, on_end]
";

#[test]
fn handlers_keep_the_cells_that_they_share() {
    let old = format!("{HANDLERS}h = make(5, 10); h[0](); h");
    let new = format!(
        "{}make(0, 100)",
        HANDLERS.replace("hits * bonus", "hits * bonus + 1")
    );
    let (mut rt, asked) = beside(&old, &new, &["hits", "log"]);
    assert_eq!(
        asked,
        [
            "make.<locals>.on_end.hits",
            "make.<locals>.on_end.log",
            "make.<locals>.on_hit.bonus"
        ]
    );
    assert_eq!(answer(&mut rt, "it[0]()"), "701");
    assert_eq!(
        answer(&mut rt, "(it[1](), old[1]())"),
        "((7, [6, 7]), (7, [6, 7]))"
    );
    assert_eq!(answer(&mut rt, "old[0](3)"), "100");
    assert_eq!(answer(&mut rt, "it[1]()"), "(10, [6, 7, 10])");
    assert_eq!(
        answer(
            &mut rt,
            "it[0].__closure__[1] is it[1].__closure__[0] is old[0].__closure__[1]"
        ),
        "True"
    );
    assert_eq!(
        answer(&mut rt, "it[0].__closure__[0] is old[0].__closure__[0]"),
        "False"
    );
}

#[test]
fn nothing_is_kept_that_the_host_does_not_keep() {
    let old = format!("{HANDLERS}make(5, 10)");
    let new = format!("{HANDLERS}make(0, 100)");
    let (mut rt, asked) = beside(&old, &new, &[]);
    assert_eq!(asked.len(), 3, "{asked:?}");
    assert_eq!(answer(&mut rt, "(it[0](), old[1]())"), "(100, (5, []))");
}

#[test]
fn variables_of_one_side_stay_its_own() {
    let old = "def make(a, gone):\n    return lambda: (a, gone)\nmake(1, 2)";
    let new = "def make(a, fresh):\n    return lambda: (a, fresh)\nmake(10, 20)";
    let (mut rt, asked) = beside(old, new, &["a", "gone", "fresh"]);
    assert_eq!(asked, ["make.<locals>.<lambda>.a"]);
    assert_eq!(answer(&mut rt, "(it(), old())"), "((1, 20), (1, 2))");
}

/// What each pair of sources has in common is kept, wherever the closure is: the variable `n` of old is 1, of new 2.
#[test]
fn closures_are_found_wherever_they_are() {
    let step = "def make(n):\n    def step():\n        nonlocal n\n        n += 10\n        return n\n    return step\n";
    for (name, put, call) in [
        ("a list", "[0, make(N)]", "it[1]()"),
        ("a tuple", "(0, (make(N),))", "it[1][0]()"),
        ("a dict", "{'k': {'l': make(N)}}", "it['k']['l']()"),
        (
            "an instance",
            "class C: pass\nc = C(); c.f = make(N); c",
            "it.f()",
        ),
        (
            "a default",
            "def outer(f=make(N)): return f()\nouter",
            "it()",
        ),
        (
            "a keyword default",
            "def outer(*, f=make(N)): return f()\nouter",
            "it()",
        ),
        ("a cell", "(lambda f: lambda: f())(make(N))", "it()"),
        (
            "a cell in a cell",
            "(lambda f: lambda: f())((lambda f: lambda: f())(make(N)))",
            "it()",
        ),
        (
            "a partial",
            "import functools\nfunctools.partial(make(N))",
            "it()",
        ),
        (
            "a bound method",
            "import types\ntypes.MethodType(lambda s: s(), make(N))",
            "it()",
        ),
        (
            "an attribute of a function",
            "def f(): return f.g()\nf.g = make(N); f",
            "it.g()",
        ),
        (
            "a decorator",
            "import functools\ndef deco(f):\n    @functools.wraps(f)\n    def inner(): return f()\n    return inner\ndeco(make(N))",
            "it()",
        ),
        (
            "a class attribute",
            "class C:\n    f = staticmethod(make(N))\nC",
            "it.f()",
        ),
        (
            "a method of a class",
            "def build(n):\n    class C:\n        def f(self):\n            nonlocal n\n            n += 10\n            return n\n    return C\nbuild(N)",
            "it().f()",
        ),
        (
            "a method of an instance",
            "def build(n):\n    class C:\n        def f(self):\n            nonlocal n\n            n += 10\n            return n\n    return C()\nbuild(N).f",
            "it()",
        ),
        (
            "a property",
            "def build(n):\n    class C:\n        @property\n        def f(self): return n + 10\n    return C()\nbuild(N)",
            "it.f",
        ),
    ] {
        let old = format!("{step}{}", put.replace('N', "1"));
        let new = format!("{step}{}", put.replace('N', "2"));
        let (mut rt, asked) = beside(&old, &new, &["n"]);
        assert_eq!(answer(&mut rt, call), "11", "{name}: {asked:?}");
    }
}

#[test]
fn kept_cells_are_exchanged_wherever_they_are_reached() {
    let source = "
import types
def make(n):
    def get(): return n
    def gen():
        nonlocal n
        while True:
            n += 1
            yield n
    class C:
        value = property(lambda self: n)
    g = gen()
    next(g)
    return get, g, C, C(), get.__closure__[0], types.MethodType(lambda s: n, 5)
make(N)";
    let (mut rt, _) = beside(
        &source.replace('N', "1"),
        &source.replace('N', "100"),
        &["n"],
    );
    assert_eq!(
        answer(
            &mut rt,
            "(it[0](), next(it[1]), it[3].value, it[2]().value, it[4].cell_contents, it[5](), old[0]())"
        ),
        "(2, 3, 3, 3, 3, 3, 3)"
    );
    assert_eq!(
        answer(
            &mut rt,
            "it[4] is it[0].__closure__[0] is old[0].__closure__[0]"
        ),
        "True"
    );
}

#[test]
fn a_cell_that_is_empty_is_kept_empty() {
    let source = "
def make():
    def get(): return n
    def put(value):
        nonlocal n
        n = value
    if False: n = 1
    return [get, put]
";
    let (mut rt, _) = beside(
        &format!("{source}make()"),
        &format!("{source}m = make(); m[1](5); m"),
        &["n"],
    );
    let empty = rt.run::<Object>("it[0]()").expect_err("it is empty");
    assert!(empty.is_exception("NameError"));
    assert_eq!(answer(&mut rt, "(old[1](7), it[0]())"), "(None, 7)");
}

#[test]
fn closures_of_other_shapes_have_nothing_in_common() {
    let (mut rt, asked) = beside(
        "[1, 'text', None]",
        "(lambda n: [lambda: n, lambda: n])(5)",
        &["n"],
    );
    assert!(asked.is_empty(), "{asked:?}");
    assert_eq!(answer(&mut rt, "(it[0](), old)"), "(5, [1, 'text', None])");
    let (mut rt, asked) = beside("5", "(lambda n: lambda: n)(5)", &["n"]);
    assert!(asked.is_empty(), "{asked:?}");
    assert_eq!(answer(&mut rt, "it()"), "5");
}

#[test]
fn cells_themselves_are_roots() {
    let mut workshop = Runtime::new();
    let f: Closure = workshop.run("(lambda n: lambda: n)(5)").unwrap();
    let cell = workshop.cell(&f, "n").unwrap();
    let frozen = workshop.freeze((&f, &cell)).unwrap();
    let mut rt = Runtime::new();
    let old: Closure = rt.run("(lambda n: lambda: n)(7)").unwrap();
    let old_cell = rt.cell(&old, "n").unwrap();
    let (new, new_cell): (Closure, Cell) =
        rt.thaw_into(&frozen, (&old, &old_cell), |_| true).unwrap();
    assert_eq!(new_cell, old_cell);
    rt.write(&old_cell, 8).unwrap();
    assert_eq!(rt.call::<i64>(&new, ()).unwrap(), 8);
    rt.check().unwrap();
}

#[test]
fn cycles_on_both_sides_end() {
    let source = "
def make(n):
    ring = []
    def step():
        nonlocal n
        n += 1
        return n, len(ring)
    ring.append(step); ring.append(ring)
    step.ring = ring
    return step
make(N)";
    let (mut rt, asked) = beside(
        &source.replace('N', "1"),
        &source.replace('N', "50"),
        &["n"],
    );
    assert_eq!(
        asked.iter().filter(|name| name.ends_with(".n")).count(),
        1,
        "{asked:?}"
    );
    assert_eq!(
        answer(&mut rt, "(it(), old(), it.ring[0]())"),
        "((2, 2), (3, 2), (4, 2))"
    );
}
