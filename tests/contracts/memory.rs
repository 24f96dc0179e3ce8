//! Ten thousand runtimes, closures, host objects and ended runs come and go, and nothing is left of them.

use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use nonlocal::{
    Cell, Closure, Ctx, Engine, ErrorKind, Fuel, Held, HostType, Limits, Module, Object, Output,
    Program, Result, Runtime, Value,
};

/// How much of the process is in memory, where the system tells.
fn resident_bytes() -> Option<usize> {
    let text = fs::read_to_string("/proc/self/statm").ok()?;
    let pages: usize = text.split_whitespace().nth(1)?.parse().ok()?;
    Some(pages * 4096)
}

/// Counts the Rust values that runtimes hold.
#[derive(Clone, Default)]
struct Census(Arc<AtomicUsize>);

struct Counted(Arc<AtomicUsize>, Vec<Held>);

impl Census {
    fn one(&self) -> Counted {
        self.0.fetch_add(1, Ordering::Relaxed);
        Counted(Arc::clone(&self.0), Vec::new())
    }

    fn alive(&self) -> usize {
        self.0.load(Ordering::Relaxed)
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

fn engine(census: &Census, limits: Limits) -> Engine {
    let census = census.clone();
    let node = HostType::<Counted>::new("Node")
        .constructor(move || census.one())
        .method("link", |this: &mut Counted, other: Held| this.1.push(other))
        .trace(|this, visitor| visitor.visit(&this.1));
    let module = Module::new("host")
        .ty(node)
        .function("call", |cx: &mut Ctx<'_>, f: Closure| {
            cx.call::<Value>(&f, ())
        })
        .function("panics", || -> i64 { panic!("on purpose") })
        .deferred("wait", ["n"]);
    Engine::builder()
        .module(module)
        .limits(limits)
        .stdout(Output::collect())
        .build()
}

/// Repeats something; what a round leaves behind must not add up. The first rounds fill the allocator's pools.
///
/// Tests run beside each other in one process, so that a single measure says little: it is enough if the memory is
/// where it was after any of some more batches.
#[track_caller]
fn does_not_grow(rounds: usize, mut round: impl FnMut()) {
    const LEAK: usize = 100;
    for _ in 0..rounds / 10 {
        round();
    }
    let before = resident_bytes();
    let mut grown = Vec::new();
    for _ in 0..4 {
        for _ in 0..rounds / 4 {
            round();
        }
        let (Some(before), Some(after)) = (before, resident_bytes()) else {
            return;
        };
        grown.push(after.saturating_sub(before));
    }
    // A leak of as little as a hundred bytes a round would show at the end, and never go back.
    let least = grown.iter().copied().min().unwrap_or(0);
    assert!(
        least <= rounds * LEAK + (24 << 20),
        "grown by {grown:?} bytes in {rounds} rounds"
    );
}

const CYCLES: &str = "
import host
def make():
    n = host.Node()
    m = host.Node()
    def f(): return n, m, f
    n.link(m)
    m.link(f)
    n.link(n)
    return f
fs = [make() for _ in range(3)]
class C:
    def m(self): return self
    def __del__(self): fs
c = C()
c.self = c.m
def gen():
    me = yield
    yield me
g = gen()
next(g)
g.send(g)
";

#[test]
fn ten_thousand_runtimes_leave_nothing() {
    let census = Census::default();
    let engine = engine(&census, Limits::default());
    let program = Program::compile("cycles.py", CYCLES).expect("it compiles");
    let mut count = 0;
    does_not_grow(10_000, || {
        let mut rt = engine.runtime();
        count += 1;
        if count % 10 == 0 {
            rt.run::<()>(&program).expect("it runs");
        }
    });
    assert_eq!(census.alive(), 0);
}

#[test]
fn runs_that_end_badly_leave_nothing() {
    let census = Census::default();
    let limits = Limits::new().fuel(2_000).heap_bytes(4 << 20);
    let engine = engine(&census, limits);
    let mut ends = [
        ("while True: pass", "Limit(Fuel)"),
        ("x = [0] * 10 ** 8", "Limit(HeapBytes)"),
        ("host.call(host.panics)", "Panic"),
        ("[make() for _ in range(9)][9]", "Exception"),
        ("def f(): f()\nf()", "Exception"),
        ("(", "Syntax"),
    ]
    .map(|(source, kind)| (Program::compile("end.py", source).map_err(|_| source), kind))
    .into_iter()
    .cycle();
    let cycles = Program::compile("cycles.py", CYCLES).expect("it compiles");
    does_not_grow(1_200, || {
        let mut rt = engine.runtime();
        rt.run::<()>(&cycles).expect("it runs");
        let (program, kind) = ends.next().expect("a cycle");
        let error = match program {
            Ok(program) => rt.run::<()>(&program).expect_err("it ends badly"),
            Err(source) => rt.run::<()>(source).expect_err("it ends badly"),
        };
        assert_eq!(format!("{:?}", error.kind()), kind);
    });
    assert_eq!(census.alive(), 0);
}

#[test]
fn runs_that_are_given_up_leave_nothing() {
    let census = Census::default();
    let engine = engine(&census, Limits::default());
    let source = format!("{CYCLES}\nfor k in range(10): host.wait(k)");
    let program = Program::compile("cycles.py", &source).expect("it compiles");
    does_not_grow(1_000, || {
        let mut rt = engine.runtime();
        let step = rt
            .start_program::<()>(&program, Fuel::ALL)
            .expect("it starts");
        let call = step.host_call().expect("it waits");
        drop(call.resume((), Fuel::ALL).expect("it goes on"));
        drop(
            rt.start_program::<()>(&program, Fuel(7))
                .expect("it starts"),
        );
    });
    assert_eq!(census.alive(), 0);
}

#[test]
fn closures_that_are_kept_and_dropped_leave_nothing() {
    let census = Census::default();
    let mut rt = engine(&census, Limits::default()).runtime();
    rt.run::<()>("import host\ndef make(n):\n    node = host.Node()\n    def f(): return n, node, f\n    node.link(f)\n    return f")
        .expect("it runs");
    let make: Closure = rt.get("make").expect("no fault").expect("a name");
    rt.collect();
    let before = rt.stats();
    does_not_grow(10_000, || {
        let f: Closure = rt.call(&make, (vec![1, 2, 3],)).expect("a closure");
        let cell: Cell = rt.cell(&f, "n").expect("a cell");
        let list: Object = rt.read(&cell).expect("its own").expect("it is bound");
        rt.call_method::<()>(&list, "append", (&f,))
            .expect("a list");
        let _copies = (f.clone(), cell.clone(), rt.hold(&list).expect("it lives"));
    });
    rt.collect();
    rt.collect();
    let after = rt.stats();
    assert_eq!(census.alive(), 0);
    assert_eq!(after.handles, before.handles);
    for kind in ["Function", "Cell", "List", "Host", "HostFunction", "Tuple"] {
        assert_eq!(after.count(kind), before.count(kind), "{kind}");
    }
    assert_eq!(after.heap_bytes, before.heap_bytes);
}

#[test]
fn a_heap_that_was_full_is_empty_again() {
    let limits = Limits::new().heap_bytes(8 << 20);
    let mut rt = Engine::builder().limits(limits).build().runtime();
    rt.run::<()>("def grow():\n    x = []\n    def f(): return x, f\n    while True: x.append([f, {}, 'text' * 9])")
        .expect("a definition");
    rt.collect();
    let before = rt.stats();
    for _ in 0..20 {
        assert!(matches!(
            rt.run::<()>("grow()").unwrap_err().kind(),
            ErrorKind::Limit(nonlocal::Limit::HeapBytes)
        ));
    }
    rt.collect();
    rt.collect();
    let after = rt.stats();
    assert_eq!(
        (
            after.count("List"),
            after.count("Dict"),
            after.count("Cell")
        ),
        (
            before.count("List"),
            before.count("Dict"),
            before.count("Cell")
        )
    );
    // Linking the six words of the call is all that is new.
    assert!(
        after.heap_bytes < before.heap_bytes + 10_000,
        "{} {}",
        before.heap_bytes,
        after.heap_bytes
    );
}

/// Functions of the host, their data and what they captured go with the last that names them.
#[test]
fn functions_of_the_host_go_with_the_last_that_names_them() -> Result<()> {
    let census = Census::default();
    let mut rt = Runtime::new();
    for round in 0..1_000 {
        let counted = census.one();
        let f = rt.function("f", move || counted.1.len());
        rt.set("f", &f)?;
        assert_eq!(rt.run::<i64>("f()")?, 0);
        if round % 100 == 99 {
            drop(f);
            rt.collect();
            assert_eq!(census.alive(), 1, "the one that the name holds");
        }
    }
    drop(rt);
    assert_eq!(census.alive(), 0);
    Ok(())
}

/// A handle inside a function of the host is a root of the runtime that the function belongs to: such a ring lives as
/// long as the runtime, and no longer.
#[test]
fn a_runtime_takes_the_rings_through_its_own_handles_along() -> Result<()> {
    let census = Census::default();
    for _ in 0..200 {
        let mut rt = Runtime::new();
        let counted = census.one();
        let back: Closure = rt.run("lambda: ring")?;
        let cell = rt.new_cell(&back)?;
        let ring = rt.function("ring", move |cx: &mut Ctx<'_>| -> Result<usize> {
            let own: Closure = cx.call(&back, ())?;
            cx.write(&cell, &own)?;
            Ok(counted.1.len())
        });
        rt.set("ring", &ring)?;
        assert_eq!(rt.run::<i64>("ring()")?, 0);
        rt.collect();
        // The host keeps a handle longer than the runtime: that keeps nothing of it.
        drop(rt);
        drop(ring);
    }
    assert_eq!(census.alive(), 0);
    Ok(())
}
