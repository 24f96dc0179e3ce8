//! State by name: what closures captured, as data and back.

#[cfg(feature = "serde")]
#[path = "snapshots/text.rs"]
mod text;

#[path = "snapshots/limits.rs"]
mod limits;
#[path = "snapshots/programs.rs"]
mod programs;
#[path = "snapshots/values.rs"]
mod values;

use nonlocal::snapshot::{Snapshot, State};
use nonlocal::{Closure, Engine, ErrorKind, HostType, Module, Runtime, Scope};

/// A program whose closure gives the variable `n`.
const GET: &str = "
def make(n):
    def get(): return n
    return get
";

/// A runtime in which the script ran, and the closures that it gave.
fn ran(source: &str) -> (Runtime, Vec<Closure>) {
    let mut rt = Runtime::new();
    let closures = rt
        .run(source)
        .unwrap_or_else(|error| panic!("{source}: {error:?}"));
    (rt, closures)
}

/// The snapshot of the closures of a script.
fn taken(source: &str) -> Snapshot {
    let (mut rt, closures) = ran(source);
    let snapshot = rt
        .snapshot(&closures)
        .unwrap_or_else(|error| panic!("{source}: {error}"));
    assert_eq!(
        snapshot,
        rt.snapshot(&closures).expect(source),
        "another one the second time"
    );
    rt.check().expect(source);
    through_formats(&snapshot);
    snapshot
}

/// Checks that a snapshot comes back from a text and from bytes as it was.
fn through_formats(snapshot: &Snapshot) {
    #[cfg(feature = "serde")]
    text::round_trips(snapshot);
    let _ = snapshot;
}

/// Takes the state of the closures of one script, gives it to those of another, and says what these are called with.
fn travels(from: &str, to: &str, then: &str) -> String {
    let snapshot = taken(from);
    let (mut rt, closures) = ran(to);
    rt.restore(&snapshot, &closures)
        .unwrap_or_else(|error| panic!("{to}: {error}"));
    rt.check().unwrap_or_else(|error| panic!("{to}: {error}"));
    let again = rt.snapshot(&closures).expect(to);
    for (variable, node) in snapshot.variables() {
        if let Some(there) = again.get(&variable.owner(), &variable.name) {
            assert_eq!(
                node.to_string().len(),
                there.to_string().len(),
                "{variable}"
            );
        }
    }
    rt.set("it", closures).expect(to);
    let result = rt
        .run(then)
        .unwrap_or_else(|error| panic!("{then}: {error:?}"));
    rt.check().unwrap_or_else(|error| panic!("{to}: {error}"));
    result
}

#[test]
fn what_is_shared_stays_shared() {
    let source = "
def make(items):
    first, second, held = [items], {'x': items}, (items, 'long text' * 20)
    def f(): return first, held
    def g(): return second, held
    return f, g
list(make([]))";
    let from = source.replace(
        "list(make([]))",
        "items = [1]\nitems.append(items)\nlist(make(items))",
    );
    let then = "
(first, held), (second, same) = it[0](), it[1]()
items = first[0]
str((items is second['x'], held is same, held[0] is items, items[1] is items, len(items)))";
    assert_eq!(travels(&from, source, then), "(True, True, True, True, 2)");
    let text = taken(&from).to_string();
    let expected = format!(
        "make.first = [&1 [1, *1]]\nmake.held = &2 (*1, '{}')\nmake.second = {{'x': *1}}",
        "long text".repeat(20)
    );
    // The tuple is one variable's, which two closures capture.
    assert_eq!(text, expected.replace("&2 ", ""));
}

#[test]
fn cycles_through_every_container_come_back() {
    let source = "
class Node: pass
def make():
    a = Node(); l = [a]; d = {1: l}; t = (d, l); s = {Node}; a.t = t; a.s = s
    def get(): return a
    return get
[make()]";
    let then = "a = it[0]()\nstr((a.t[0][1] is a.t[1], a.t[1][0] is a, a.s == {Node}))";
    assert_eq!(travels(source, source, then), "(True, True, True)");
}

#[test]
fn keys_are_there_before_their_hashes() {
    // The frozenset and the tuple are met long before the dict whose keys they are.
    let source = "
class Key:
    def __init__(self, part): self.part = part
    def __hash__(self): return hash(self.part)
    def __eq__(self, other): return self.part == other.part
def make():
    inner = frozenset({'a', 'b'})
    outer = [inner, (inner, frozenset({inner}))]
    table = {outer[1]: 1, inner: 2, Key((1, inner)): 3}
    def get(): return inner, outer, table
    return get
[make()]";
    let then = "
inner, outer, table = it[0]()
str((table[outer[1]], table[frozenset('ab')], table[Key((1, frozenset('ba')))], list(table)[1] is inner))";
    assert_eq!(travels(source, source, then), "(1, 2, 3, True)");
}

#[test]
fn closures_in_the_state_are_those_that_are_there() {
    let source = "
import functools
class Guard:
    def step(self): return 'step'
def make(start):
    n = start
    def add(by): 
        nonlocal n
        n += by
        return n
    def get(): return n
    @functools.cache
    def slow(x): return x * n
    def swap(): 
        nonlocal add, get
        add, get = get, add
    def run():
        return add, get, slow, swap, handlers
    handlers = {'add': add, 'get': get, 'both': [add, get], 'cell': None, 'method': Guard().step}
    return run
[make(0)]";
    let from = source.replace(
        "[make(0)]",
        "run = make(5)\nadd, get, slow, swap, handlers = run()\nswap()\nhandlers['cell'] = add.__closure__[0]\n[run]",
    );
    let then = "
get, add, slow, swap, handlers = it[0]()
before = get()
str((before, add(2), get(), handlers['add'] is add, handlers['both'] == [add, get],
     handlers['cell'] is get.__closure__[0], slow(2), handlers['method']()))";
    assert_eq!(
        travels(&from, source, then),
        "(5, 7, 7, True, True, True, 14, 'step')"
    );
}

#[test]
fn calls_of_one_function_are_told_apart() {
    let source = "
def make(a, b):
    def f(): return a
    def g(): return b
    def h(): return a, b
    return [f, g, h]
make(1, 2)[:2] + make(3, 4)[1:] + make(5, 6)[1:2]";
    let snapshot = taken(source);
    let text = "make.a = 1\nmake.b = 2\nmake#2.b = 4\nmake#2.a = 3\nmake#3.b = 6";
    assert_eq!(snapshot.to_string(), text);
    let other = source
        .replace("(1, 2)", "('a', 'b')")
        .replace("(3, 4)", "('c', 'd')");
    let then = "str([f() for f in it])";
    assert_eq!(travels(source, &other, then), "[1, 2, 4, (3, 4), 6]");
}

#[test]
fn closures_that_share_all_but_a_cell_are_of_two_calls() {
    let (mut rt, closures) = ran("
def make(a, b):
    return lambda: (a, b)
[make(1, 2)]");
    let cell = rt.new_cell(7).expect("a cell");
    let copy = rt.with_cell(&closures[0], "a", &cell).expect("a copy");
    let snapshot = rt.snapshot([&closures[0], &copy]).expect("a snapshot");
    assert_eq!(snapshot.to_string(), "make.a = 1\nmake.b = 2\nmake#2.a = 7");
}

#[test]
fn variables_are_found_again_in_a_newer_source() {
    let old = "
def guard(post):
    at, seen, alarm = post, {1}, 'off'
    def patrol(): return at, seen, alarm
    return patrol
[guard(2)]";
    let new = "
def watch(post):
    at, seen, mood = post, set(), 'fine'
    def inner():
        level = 0
        def patrol(): return at, seen, mood, level
        return patrol
    return inner()
[watch(0)]";
    let snapshot = taken(old);
    let (mut rt, closures) = ran(new);
    let report = rt.restore(&snapshot, &closures).expect("restored");
    assert_eq!(
        report.to_string(),
        "moved: guard.at -> watch.at, guard.seen -> watch.seen\ngone: guard.alarm\n\
         new: watch.mood, watch.<locals>.inner.level"
    );
    let state: (i64, std::collections::BTreeSet<i64>, String, i64) =
        rt.call(&closures[0], ()).expect("a call");
    assert_eq!(state, (2, [1].into(), "fine".to_owned(), 0));
    let empty = rt.restore(&Snapshot::default(), &[]).expect("nothing");
    assert_eq!(empty.to_string(), "no variables");
}

#[test]
fn a_name_that_several_have_moves_only_within_its_call() {
    let old = "
def one(n): return lambda: n
def two(n): return lambda: n
[one(1), two(2)]";
    let renamed = old
        .replace("two", "three")
        .replace("one(1)", "one(0)")
        .replace("(2)", "(0)");
    let snapshot = taken(old);
    let (mut rt, closures) = ran(&renamed);
    let report = rt.restore(&snapshot, &closures).expect("restored");
    assert_eq!(
        report.to_string(),
        "restored: one.n\nmoved: two.n -> three.n"
    );
    let (mut rt, closures) = ran(&renamed.replace("one", "four"));
    let report = rt.restore(&snapshot, &closures).expect("restored");
    assert_eq!(
        report.to_string(),
        "gone: one.n, two.n\nnew: four.n, three.n"
    );
    assert_eq!(rt.call::<i64>(&closures[0], ()).expect("a call"), 0);
}

#[test]
fn a_renamed_function_has_its_closures_and_two_calls() {
    let old = "
def make(n):
    def step(): return n
    def run(): return step
    return run
[make(1), make(2)]";
    let new = old
        .replace("make", "build")
        .replace("(1)", "(0)")
        .replace("(2)", "(0)");
    let then = "str([f()() for f in it])";
    assert_eq!(travels(old, &new, then), "[1, 2]");
}

#[test]
fn scopes_of_the_host_are_owners() {
    let mut rt = Runtime::new();
    let scope = rt.scope([("level", 3)]).expect("a scope");
    let up: Closure = rt
        .run_in(
            &scope,
            "def up():\n    nonlocal level\n    level += 1\n    return level\nup",
        )
        .expect("a closure");
    let snapshot = rt.snapshot([&up]).expect("a snapshot");
    assert_eq!(snapshot.to_string(), "<host>.level = 3");
    through_formats(&snapshot);
    rt.call::<i64>(&up, ()).expect("a call");
    rt.restore(&snapshot, [&up]).expect("restored");
    assert_eq!(
        rt.read::<i64>(&scope.cell("level").expect("a cell"))
            .expect("a read"),
        Some(3)
    );
    let other = Scope::new().with("level", rt.new_cell(9).expect("a cell"));
    let get: Closure = rt.run_in(&other, "lambda: level").expect("a closure");
    let both = rt.snapshot([&get, &up]).expect("a snapshot");
    assert_eq!(both.to_string(), "<host>.level = 9\n<host>#2.level = 3");
}

#[test]
fn empty_cells_stay_empty() {
    let source = "
def make(full):
    if full: n = 1
    def get():
        try: return n
        except NameError: return 'empty'
    return get
[make(False), make(True)]";
    let other = source.replace("[make(False), make(True)]", "[make(True), make(False)]");
    assert_eq!(
        travels(source, &other, "str([f() for f in it])"),
        "['empty', 1]"
    );
    assert_eq!(
        taken(source).to_string(),
        "make.n = (unbound)\nmake#2.n = 1"
    );
}

#[test]
fn classes_of_functions_and_their_methods_are_followed() {
    let source = "
def make(start):
    count = start
    class Counter:
        def __init__(self): super().__init__()
        def up(self):
            nonlocal count
            count += 1
            return count
        @property
        def total(self): return count
    made = Counter()
    def get(): return made, Counter
    return get
[make(0)]";
    let from = source.replace("make(0)", "make(10)");
    let then = "made, cls = it[0]()\nstr((type(made) is cls, made.up(), made.total))";
    assert_eq!(travels(&from, source, then), "(True, 11, 11)");
    let names = taken(source)
        .variables()
        .map(|(name, _)| name.to_string())
        .collect::<Vec<_>>();
    assert_eq!(names, ["make.Counter", "make.made", "make.count"]);
}

#[test]
fn what_cannot_be_said_is_named_with_its_place() {
    let cases = [
        (
            "{'x': (i for i in ())}",
            "make.<locals>.get.<cell n>['x'] is a generator, which a snapshot cannot hold",
        ),
        (
            "[1, iter([])]",
            "make.<locals>.get.<cell n>[1] is a list_iterator, which a snapshot cannot hold",
        ),
        (
            "ValueError('x')",
            "make.<locals>.get.<cell n> is a ValueError, which a snapshot cannot hold",
        ),
        (
            "object()",
            "make.<locals>.get.<cell n> is an object, which a snapshot cannot hold",
        ),
        (
            "Flags.A | Flags.B",
            "make.<locals>.get.<cell n> is no member of its enum Flags that has a name",
        ),
        (
            "(memoryview(b''),)",
            "make.<locals>.get.<cell n>[0] is a memoryview, which a snapshot cannot hold",
        ),
    ];
    for (value, expected) in cases {
        let source = format!(
            "import enum\nclass Flags(enum.Flag):\n    A = 1\n    B = 2\n{GET}\n[make({value})]"
        );
        let (mut rt, closures) = ran(&source);
        let error = rt.snapshot(&closures).expect_err(value);
        assert_eq!(
            (error.kind(), error.to_string()),
            (ErrorKind::Frozen, expected.to_owned())
        );
        rt.check().expect(value);
    }
}

#[test]
fn data_of_the_host_is_refused_and_its_functions_are_named() {
    struct Editor;
    let engine = Engine::builder()
        .module(
            Module::new("ui")
                .ty(HostType::<Editor>::new("Editor").constructor(|| Editor))
                .function("beep", || 7),
        )
        .build();
    let mut rt = engine.runtime();
    let source = format!("import ui{GET}make([ui.beep, ui.Editor])");
    let get: Closure = rt.run(&*source).expect("a closure");
    let snapshot = rt.snapshot([&get]).expect("a snapshot");
    through_formats(&snapshot);
    let mut other = engine.runtime();
    let get: Closure = other
        .run(&*source.replace("[ui.beep, ui.Editor]", "0"))
        .expect("a closure");
    other.restore(&snapshot, [&get]).expect("restored");
    other.set("get", &get).expect("a global");
    assert_eq!(other.run::<i64>("get()[0]()").expect("a call"), 7);
    // A runtime without the module.
    let (mut bare, closures) = ran(&format!("{GET}[make(0)]"));
    let error = bare.restore(&snapshot, &closures).expect_err("no module");
    assert_eq!(
        error.to_string(),
        "ModuleNotFoundError: No module named 'ui'"
    );
    assert_eq!(bare.call::<i64>(&closures[0], ()).expect("a call"), 0);

    let get: Closure = rt
        .run(&*source.replace("[ui.beep, ui.Editor]", "[ui.Editor()]"))
        .expect("a closure");
    let error = rt.snapshot([&get]).expect_err("data of the host");
    let text = "make.<locals>.get.<cell n>[0] is an Editor, which a snapshot cannot hold";
    assert_eq!(error.to_string(), text);
}

#[test]
fn nothing_is_written_where_something_is_gone() {
    let old = "
class Point: __slots__ = 'x', 'y'
class Items(list): pass
def point():
    made = Point()
    made.x, made.y = 1, 2
    return made
def make(first, second):
    def step(): return 1
    def get(): return first, second
    def all(): return step, get
    return all
[make(1, SECOND)]";
    let cases = [
        (
            "point()",
            "class Point: __slots__ = 'x', 'y'",
            "class Point: __slots__ = 'x'",
            "make.second: an instance of Point has no slot y here",
        ),
        (
            "Point",
            "class Point:",
            "class Dot:",
            "make.second: the class Point is not here",
        ),
        (
            "Items([1])",
            "Items(list)",
            "Items",
            "make.second: an instance of Items has another base here",
        ),
        (
            "point",
            "def point",
            "def dot",
            "make.second: no closure here is point",
        ),
    ];
    for (value, before, after, expected) in cases {
        let snapshot = taken(&old.replace("SECOND", value));
        let new = old
            .replace(before, after)
            .replace("1, SECOND", "'first', 'second'");
        let (mut rt, closures) = ran(&new);
        let error = rt.restore(&snapshot, &closures).expect_err(value);
        assert_eq!(
            (error.kind(), error.to_string()),
            (ErrorKind::Frozen, expected.to_owned())
        );
        rt.check().expect(value);
        rt.set("it", closures).expect("a global");
        let state: String = rt.run("str(it[0]()[1]())").expect("a call");
        assert_eq!(state, "('first', 'second')", "{value}");
    }
}

#[test]
fn who_watches_a_cell_may_refuse_and_nothing_is_written() {
    let source = "
def make(a, b):
    return lambda: (a, b)
[make(1, 2)]";
    let snapshot = taken(source);
    let (mut rt, closures) = ran(&source.replace("1, 2", "3, 4"));
    let cell = rt.cell(&closures[0], "b").expect("a cell");
    let _watch = rt
        .watch(&cell, |_: &mut nonlocal::Change<'_>| {
            Err::<(), _>(nonlocal::Error::exception("ValueError", "not now"))
        })
        .expect("a watch");
    let error = rt.restore(&snapshot, &closures).expect_err("refused");
    assert_eq!(error.to_string(), "ValueError: not now");
    assert_eq!(
        rt.call::<(i64, i64)>(&closures[0], ()).expect("a call"),
        (3, 4)
    );
}

#[test]
fn a_runtime_of_another_closure_is_refused() {
    let (_rt, closures) = ran(&format!("{GET}[make(1)]"));
    let mut other = Runtime::new();
    let error = other.snapshot(&closures).expect_err("another runtime");
    assert_eq!(error.kind(), ErrorKind::ForeignHandle);
    let error = other
        .restore(&Snapshot::default(), &closures)
        .expect_err("another runtime");
    assert_eq!(error.kind(), ErrorKind::ForeignHandle);
}

/// A program with state of many kinds.
const STATE: &str = "
class Point:
    def __init__(self, x): self.x = x
def make():
    items, seen, table = [1, 'two', b'three' * 30], {(1, 2), 3}, {'a': Point([1]), 2: 10**30, (3,): None}
    items.append(table)
    def f(): return items
    def g(): return seen, f
    return [f, g]
make()";

#[test]
fn the_state_is_a_tree_to_look_at() {
    let snapshot = taken(STATE);
    let node = snapshot.get("make", "items").expect("the variable");
    let State::List(items) = node.state() else {
        panic!("{node:?}")
    };
    let items: Vec<_> = items.collect();
    assert!(matches!(items[0].state(), State::Int(1)));
    assert!(matches!(items[2].state(), State::Bytes(data) if data.len() == 150));
    let State::Dict(mut entries) = items[3].state() else {
        panic!("{:?}", items[3])
    };
    assert_eq!(entries.len(), 3);
    let (key, point) = entries.next().expect("an entry");
    assert!(matches!(key.state(), State::Str(text) if text == "a"));
    let State::Instance(point) = point.state() else {
        panic!("{point:?}")
    };
    assert!(matches!(point.class().state(), State::Class("Point")));
    assert_eq!(
        point.attributes().expect("a dict").to_string(),
        "{'x': [1]}"
    );
    let f = snapshot.get("make", "f").expect("the variable");
    let State::Closure(f) = f.state() else {
        panic!("{f:?}")
    };
    let captured: Vec<_> = f.variables().map(ToString::to_string).collect();
    assert_eq!(
        (f.name(), captured),
        ("make.<locals>.f", vec!["make.items".to_owned()])
    );
    fn is_plain<T: Send + Sync + Clone + PartialEq + std::fmt::Debug>() {}
    is_plain::<Snapshot>();
}
