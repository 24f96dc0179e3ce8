//! Destructors of the host that panic, and its tracing functions: the run, the collection, the end of the runtime go on,
//! and scripts hear of it as of any exception that nothing can catch.

use std::io::{BufReader, Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind, panic_any};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use nonlocal::{
    Ctx, Engine, Error, ErrorKind, Event, Flow, Frame, FromValue, Held, HostFunction, HostType,
    Input, IntoValue, Limits, Module, Output, Result, Runtime, Value,
};

/// Counts how often its destructor has run, and panics in it.
struct Fragile(Arc<AtomicUsize>);

impl Drop for Fragile {
    fn drop(&mut self) {
        self.0.fetch_add(1, Ordering::Relaxed);
        panic!("it broke");
    }
}

/// As data that holds script values.
struct Shelf(
    Vec<Held>,
    #[expect(dead_code, reason = "it is there to be dropped")] Option<Fragile>,
);

#[derive(Clone, Default)]
struct Count(Arc<AtomicUsize>);

impl Count {
    fn one(&self) -> Fragile {
        Fragile(Arc::clone(&self.0))
    }

    fn broken(&self) -> usize {
        self.0.load(Ordering::Relaxed)
    }
}

fn builder(count: &Count) -> nonlocal::EngineBuilder {
    let (vase, shelf) = (count.clone(), count.clone());
    let vase = HostType::<Fragile>::new("Vase").constructor(move || vase.one());
    let shelf = HostType::<Shelf>::new("Shelf")
        .constructor(move || Shelf(Vec::new(), Some(shelf.one())))
        .method("put", |this: &mut Shelf, value: Held| this.0.push(value))
        .trace(|this, visitor| visitor.visit(&this.0));
    Engine::builder()
        .module(Module::new("host").ty(vase).ty(shelf))
        .stdout(Output::collect())
        .stderr(Output::collect())
}

fn runtime(count: &Count) -> Runtime {
    let mut rt = builder(count).build().runtime();
    rt.run::<()>("import host, gc").expect("they are there");
    rt
}

#[track_caller]
fn works(rt: &mut Runtime) {
    let sum =
        rt.run::<i64>("n = 0\ndef add():\n    global n\n    n += 1\n    return n\nadd() + add()");
    assert_eq!(sum.expect("it works"), 3);
}

const TOLD: &str = "Exception ignored in data of the host:\nRuntimeError: a destructor of the host panicked: it broke\n";

#[test]
fn within_a_run_scripts_are_told_and_go_on() {
    let count = Count::default();
    let mut rt = runtime(&count);
    let value = rt.run::<i64>("host.Vase()\nhost.Vase()\ngc.collect()\n7");
    assert_eq!(value.expect("the run goes on"), 7);
    assert_eq!(count.broken(), 2);
    assert_eq!(rt.take_stderr(), TOLD.repeat(2));
    // A script may look into it.
    let source = "
import sys
told = []
sys.unraisablehook = lambda args: told.append((args.exc_type.__name__, str(args.exc_value), args.object, args.err_msg))
host.Vase()
gc.collect()
repr(told)";
    assert_eq!(
        rt.run::<String>(source).expect("the run goes on"),
        "[('RuntimeError', 'a destructor of the host panicked: it broke', None, 'Exception ignored in data of the host')]"
    );
    works(&mut rt);
}

#[test]
fn many_at_once_are_told_of_together() {
    let count = Count::default();
    let mut rt = runtime(&count);
    // What telling needs is there.
    rt.run::<()>("host.Vase()\ngc.collect()").expect("it runs");
    let _ = rt.take_stderr();
    let instances = rt.stats().count("Instance");
    rt.run::<()>("vases = [host.Vase() for _ in range(100)]\ndel vases\ngc.collect()")
        .expect("the run goes on");
    assert_eq!(count.broken(), 101);
    let told = rt.take_stderr();
    assert_eq!(told.matches("it broke").count(), 8);
    assert!(told.ends_with("panicked: and 92 more\n"), "{told}");
    // In the middle of a loop, wherever the collector comes.
    rt.run::<()>("for _ in range(5000): host.Vase()")
        .expect("the run goes on");
    rt.collect();
    // Telling makes some, too.
    works(&mut rt);
    rt.collect();
    assert_eq!(count.broken(), 5101);
    assert_eq!(rt.stats().count("Instance"), instances);
}

#[test]
fn outside_of_a_run_the_next_one_is_told() {
    let count = Count::default();
    let mut rt = runtime(&count);
    rt.run::<()>("vase = host.Vase()\nvase = None")
        .expect("it runs");
    rt.collect();
    assert_eq!((count.broken(), rt.take_stderr()), (1, String::new()));
    works(&mut rt);
    assert_eq!(rt.take_stderr(), TOLD);
}

#[test]
fn the_end_of_a_runtime_takes_all_of_them_along() {
    let count = Count::default();
    let mut rt = runtime(&count);
    rt.run::<()>("ring = [host.Vase() for _ in range(50)]\nring.append(ring)\nshelf = host.Shelf()\nshelf.put(shelf)\nshelf.put(ring)")
        .expect("it runs");
    let kept = rt.object(count.one()).expect("an object");
    drop(rt);
    assert_eq!(count.broken(), 51);
    // The last handle to the data goes after its runtime.
    drop(kept);
    assert_eq!(count.broken(), 52);
}

/// Whatever a host hands over: functions and what they captured, defaults, state, values of modules, importers,
/// streams, observers.
#[test]
fn closures_of_the_host_may_break_as_well() {
    let count = Count::default();
    let held = |at: &str| {
        let (fragile, at) = (count.one(), at.to_owned());
        move || {
            let _ = &fragile;
            at.len()
        }
    };
    let [module, value, importer, output, input, observer, function] = [
        "module", "value", "importer", "output", "input", "observer", "function",
    ]
    .map(held);
    let importers = move |_: &str| -> Result<Option<Module>> {
        importer();
        Ok(None)
    };
    let engine = Engine::builder()
        .module(
            Module::new("gone")
                .function("length", module)
                .lazy("value", move |_: &mut Ctx<'_>| Ok(value())),
        )
        .importer(importers)
        .stdout(Output::callback(move |_| {
            output();
        }))
        .stdin(Input::callback(move || Some(input().to_string())))
        .build();
    let mut rt = engine.runtime();
    let length = rt.function("length", function);
    rt.set("length", &length).expect("its own");
    let source = "import gone\nprint(gone.length(), gone.value, length(), input())\ntry: import nowhere\nexcept ImportError: pass";
    rt.run::<()>(source).expect("they are all there");
    rt.observe(move |_: &Event, _: &mut Frame<'_>| {
        observer();
    });
    rt.run::<()>("1").expect("it is observed");
    assert_eq!(count.broken(), 0);
    // One that replaces another while that is told.
    rt.unobserve();
    assert_eq!(count.broken(), 1);
    drop(length);
    rt.run::<()>("length = None").expect("it runs");
    rt.collect();
    assert_eq!(count.broken(), 2);
    drop(rt);
    drop(engine);
    assert_eq!(count.broken(), 7);
}

/// A stream that holds something that breaks.
struct Stream(#[expect(dead_code, reason = "it is there to be dropped")] Fragile);

impl Write for Stream {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Read for Stream {
    fn read(&mut self, bytes: &mut [u8]) -> std::io::Result<usize> {
        bytes.fill(b'\n');
        Ok(bytes.len())
    }
}

#[test]
fn writers_and_readers_may_break() {
    let count = Count::default();
    let engine = Engine::builder()
        .stdout(Output::writer(Stream(count.one())))
        .stderr(Output::writer(Stream(count.one())))
        .stdin(Input::reader(BufReader::new(Stream(count.one()))))
        .build();
    let mut rt = engine.runtime();
    rt.run::<()>("import sys\nprint(input())\nprint(file=sys.stderr)")
        .expect("they work");
    works(&mut rt);
    drop(rt);
    assert_eq!(count.broken(), 0);
    drop(engine);
    assert_eq!(count.broken(), 3);
    // One that no engine ever had.
    drop(Output::writer(Stream(count.one())));
    assert_eq!(count.broken(), 4);
}

#[derive(Clone)]
struct Default_(Arc<Fragile>);

impl IntoValue for Default_ {
    fn into_value(self, _: &mut Ctx<'_>) -> Result<Value> {
        Ok(Value::Int(Arc::strong_count(&self.0) as i64))
    }
}

#[test]
fn defaults_and_state_of_functions_may_break() {
    let count = Count::default();
    let mut rt = runtime(&count);
    let default = Default_(Arc::new(count.one()));
    let function = HostFunction::new("f", |n: i64| n).param_or("n", default);
    let f = rt.define(&function);
    drop(function);
    rt.set("f", &f).expect("its own");
    assert_eq!(rt.run::<i64>("f(5)").expect("it runs"), 5);
    let state = Shelf(Vec::new(), Some(count.one()));
    struct State(Shelf);
    impl nonlocal::Trace for State {
        fn trace(&self, visitor: &mut nonlocal::Visitor<'_>) {
            visitor.visit(&self.0.0);
        }
    }
    struct Locked(std::sync::Mutex<State>);
    impl nonlocal::Trace for Locked {
        fn trace(&self, visitor: &mut nonlocal::Visitor<'_>) {
            self.0.lock().expect("no panic").trace(visitor);
        }
    }
    let g = rt.function_with(
        "g",
        Locked(std::sync::Mutex::new(State(state))),
        |this: &Locked| this.0.lock().expect("no panic").0.0.len() as i64,
    );
    rt.set("g", &g).expect("its own");
    assert_eq!(rt.run::<i64>("g()").expect("it runs"), 0);
    drop((f, g));
    rt.run::<()>("f = g = None").expect("it runs");
    rt.collect();
    assert_eq!(count.broken(), 2);
    works(&mut rt);
}

/// What a tracing function has shown before stays alive while it panics.
#[test]
fn a_tracing_function_that_panics_loses_nothing() {
    let panics = Arc::new(AtomicUsize::new(0));
    let asked = Arc::clone(&panics);
    let shelf = HostType::<Shelf>::new("Shelf")
        .constructor(|| Shelf(Vec::new(), None))
        .method("put", |this: &mut Shelf, value: Held| this.0.push(value))
        .method("at", |this: &Shelf, index: usize| this.0[index])
        .trace(move |this, visitor| {
            for (index, held) in this.0.iter().enumerate() {
                assert!(
                    index == 0 || asked.load(Ordering::Relaxed) == 0,
                    "it looked away"
                );
                visitor.visit(held);
            }
        });
    let mut rt = Engine::builder()
        .module(Module::new("host").ty(shelf))
        .stderr(Output::collect())
        .build()
        .runtime();
    rt.run::<()>("import host, gc\nshelf = host.Shelf()\nfor n in range(5): shelf.put([n])")
        .expect("it runs");
    for round in 0..4_usize {
        panics.store(round % 2, Ordering::Relaxed);
        rt.run::<()>("gc.collect()\nshelf.put([len(str(shelf))])")
            .expect("it runs");
        let seen = rt.run::<String>("gc.collect()\nrepr([shelf.at(i) for i in range(5)])");
        assert_eq!(seen.expect("they are alive"), "[[0], [1], [2], [3], [4]]");
        let told = rt.take_stderr();
        assert_eq!(
            told.contains("panicked: it looked away"),
            round % 2 == 1,
            "{told}"
        );
    }
    panics.store(0, Ordering::Relaxed);
    let lists = rt.stats().count("List");
    rt.run::<()>("shelf = None").expect("it runs");
    rt.collect();
    rt.collect();
    assert!(rt.stats().count("List") <= lists - 9);
}

/// What a panic carries may break when it is dropped.
#[test]
fn the_payload_of_a_panic_may_break() {
    let count = Count::default();
    let mut rt = runtime(&count);
    let of = count.clone();
    let throw = rt.function("throw", move || -> i64 { panic_any(of.one()) });
    rt.set("throw", throw).expect("its own");
    let error = rt.run::<()>("throw()").unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Panic);
    works(&mut rt);
}

/// So may the errors of the host that became exceptions.
#[test]
fn errors_of_the_host_may_break() {
    #[derive(Debug, thiserror::Error)]
    #[error("an error")]
    struct Broken(Unshown);
    struct Unshown(#[expect(dead_code, reason = "it is there to be dropped")] Fragile);
    impl std::fmt::Debug for Unshown {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("Unshown")
        }
    }
    let count = Count::default();
    let mut rt = runtime(&count);
    let of = count.clone();
    let fail = rt.function("fail", move || -> Result<i64> {
        Err(Error::host(Broken(Unshown(of.one()))))
    });
    rt.set("fail", fail).expect("its own");
    let source = "for _ in range(500):\n    try: fail()\n    except Exception: pass\n    if _ % 50 == 0: gc.collect()";
    rt.run::<()>(source).expect("scripts go on");
    assert!(count.broken() > 100);
    works(&mut rt);
    drop(rt);
    assert_eq!(count.broken(), 500);
}

/// A conversion of the host's own that panics does so in the host's hands; the runtime is as it was.
#[test]
fn a_conversion_that_panics_leaves_the_runtime_whole() {
    #[derive(Debug)]
    struct Never;
    impl FromValue for Never {
        fn from_value(_: Value, _: &mut Ctx<'_>) -> Result<Self> {
            panic!("not this")
        }
    }
    impl IntoValue for Never {
        fn into_value(self, _: &mut Ctx<'_>) -> Result<Value> {
            panic!("nor that")
        }
    }
    let mut rt = runtime(&Count::default());
    let f: nonlocal::Closure = rt.run("lambda *a: a").expect("a closure");
    for _ in 0..3 {
        for step in 0..5 {
            let done = catch_unwind(AssertUnwindSafe(|| match step {
                0 => rt.run::<Never>("[1, 2]").map(drop),
                1 => rt.call::<Never>(&f, (1,)).map(drop),
                2 => rt.call::<()>(&f, (Never,)),
                3 => rt.set("x", Never),
                _ => rt.get::<Never>("f").map(drop),
            }));
            assert!(done.is_err() || step == 4);
            rt.collect();
            works(&mut rt);
        }
    }
    assert_eq!(rt.stats().handles, 1);
}

/// Under a limit of the heap that keeps the collector busy.
#[test]
fn they_break_under_a_heap_limit_too() {
    let count = Count::default();
    let engine = builder(&count).limits(Limits::new().heap_bytes(4 << 20).fuel(5_000_000));
    let mut rt = engine.build().runtime();
    rt.observe(|_: &Event, _: &mut Frame<'_>| Flow::Continue);
    let _ =
        rt.run::<()>("import host\nkept = []\nwhile True: kept.append([host.Vase(), host.Vase()])");
    rt.unobserve();
    rt.set("kept", Value::None).expect("it works");
    rt.collect();
    rt.collect();
    works(&mut rt);
    let made = rt.run::<()>("host.Vase()").map(|()| count.broken());
    rt.collect();
    assert_eq!(made.expect("it works") + 1, count.broken());
    assert!(count.broken() > 1000);
}
