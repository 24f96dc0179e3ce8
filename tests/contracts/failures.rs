//! After every kind of failure, and a collection, the statistics say what they said before.

use std::time::Duration;

use nonlocal::{
    Closure, Ctx, Engine, Error, ErrorKind, Event, Flow, Frame, Fuel, HostType, Limit, Limits,
    Module, Object, Output, Result, Runtime, Stats, Step, Value,
};

/// A host with everything that can fail.
fn runtime() -> Runtime {
    let host = Module::new("host")
        .ty(HostType::<Vec<u8>>::new("Data").constructor(|| vec![0; 100]))
        .function("panics", || -> i64 { panic!("on purpose") })
        .function("fails", || -> Result<i64> {
            Err(Error::host(std::fmt::Error))
        })
        .function("call", |cx: &mut Ctx<'_>, f: Closure| {
            cx.call::<Value>(&f, ())
        })
        .function("run", |cx: &mut Ctx<'_>, source: &str| {
            cx.run::<Value>(source)
        })
        .deferred("wait", ["n"]);
    let limits = Limits::new()
        .fuel(1_000_000)
        .heap_bytes(8 << 20)
        .output_bytes(10_000)
        .integer_bits(10_000)
        .frames(300)
        .wall_time(Duration::from_secs(20));
    let engine = Engine::builder().module(host).limits(limits);
    let mut rt = engine
        .stdout(Output::collect())
        .stderr(Output::collect())
        .build()
        .runtime();
    rt.run::<()>(PRELUDE).expect("it runs");
    rt
}

/// Cycles of all kinds, which a failure leaves behind wherever it comes.
const PRELUDE: &str = "
import host, sys
def garbage(then):
    data, n = host.Data(), 0
    class C:
        def m(self): return data, n
        def __del__(self): pass
    c = C()
    c.self = c
    ring = [c, {1: c}, {2}, (c,)]
    ring.append(ring)
    def gen():
        try:
            yield ring
        finally:
            ring.append(1)
    g = gen()
    ring.append(next(g))
    ring.append(g)
    def f():
        nonlocal n
        n += 1
        return c, f, ring, then()
    try:
        return f()
    finally:
        ring.append(2)
";

/// How the base is left: each name, and how it ends.
const FAILURES: &[(&str, ErrorKind)] = &[
    ("garbage(lambda: 1 / 0)", ErrorKind::Exception),
    (
        "garbage(lambda: None)\nraise KeyError(garbage)",
        ErrorKind::Exception,
    ),
    ("garbage(host.panics)", ErrorKind::Panic),
    ("garbage(lambda: host.call(host.panics))", ErrorKind::Panic),
    ("garbage(host.fails)", ErrorKind::Exception),
    ("garbage(lambda: host.run('1 +'))", ErrorKind::Exception),
    (
        "garbage(lambda: host.run('garbage(host.panics)'))",
        ErrorKind::Panic,
    ),
    (
        "def endless():\n    while True: pass\ngarbage(endless)",
        ErrorKind::Limit(Limit::Fuel),
    ),
    (
        "def many():\n    l = []\n    while True: l.append([l] * 1000)\ngarbage(many)",
        ErrorKind::Limit(Limit::HeapBytes),
    ),
    (
        "garbage(lambda: bytearray(1 << 30))",
        ErrorKind::Limit(Limit::HeapBytes),
    ),
    (
        "garbage(lambda: 'x' * (1 << 30))",
        ErrorKind::Limit(Limit::HeapBytes),
    ),
    (
        "garbage(lambda: print('x' * 20000))",
        ErrorKind::Limit(Limit::OutputBytes),
    ),
    (
        "garbage(lambda: 1 << 20000)",
        ErrorKind::Limit(Limit::IntegerBits),
    ),
    (
        "def deep(): return [deep()]\ngarbage(deep)",
        ErrorKind::Exception,
    ),
    (
        "garbage(lambda: sorted([1, 2], key=lambda x: garbage(host.panics)))",
        ErrorKind::Panic,
    ),
    (
        "garbage(lambda: compile('(' * 1000, '', 'exec'))",
        ErrorKind::Exception,
    ),
    ("garbage(lambda: exec('def f(:'))", ErrorKind::Exception),
    ("garbage(lambda: host.wait(1))", ErrorKind::Exception),
    ("def f(:", ErrorKind::Syntax),
    (
        "async def co(): return garbage(host.fails)\nco().send(None)",
        ErrorKind::Exception,
    ),
    (
        "list(garbage(host.fails) for _ in 'ab')",
        ErrorKind::Exception,
    ),
    ("import nowhere", ErrorKind::Exception),
    (
        "class C(garbage, metaclass=host.panics): pass",
        ErrorKind::Exception,
    ),
    (
        "raise ExceptionGroup('g', [ValueError(garbage(lambda: 1)) for _ in range(3)])",
        ErrorKind::Exception,
    ),
    ("import sys\nsys.exit(3)", ErrorKind::Exception),
];

/// What has to come back; the counters only ever rise.
fn base(rt: &mut Runtime) -> Stats {
    for name in ["endless", "many", "deep", "co", "f", "C", "x", "r"] {
        rt.set(name, Value::None).expect("a name");
    }
    let _ = (rt.take_output(), rt.take_stderr());
    // Finalisers run first, then what they held goes.
    rt.run::<()>("for _ in range(3): __import__('gc').collect()")
        .expect("it works");
    rt.collect();
    let mut stats = rt.stats();
    (stats.collections, stats.fuel_used) = (0, 0);
    stats
}

#[track_caller]
fn same(rt: &mut Runtime, before: &Stats, after: &str) {
    let now = base(rt);
    for (kind, count) in &before.objects {
        assert_eq!((now.count(kind), *kind), (*count, *kind), "after {after}");
    }
    assert_eq!(now.object_bytes, before.object_bytes, "after {after}");
    assert_eq!(now.handles, before.handles, "after {after}");
    // The stack and the tables of the heap may be of another size.
    let room = before.heap_bytes + (64 << 10);
    assert!(now.heap_bytes <= room, "{} after {after}", now.heap_bytes);
}

#[test]
fn statistics_return_to_their_base_after_every_failure() {
    let mut rt = runtime();
    // The first of each kind imports and interns what the later ones find.
    let mut before = base(&mut rt);
    for round in 0..3 {
        for &(source, kind) in FAILURES {
            let error = rt.run::<Object>(source).unwrap_err();
            assert_eq!(error.kind(), kind, "{source}: {error:?}");
            let _ = error.traceback();
            drop(error);
            if round > 0 {
                same(&mut rt, &before, source);
            }
        }
        before = base(&mut rt);
    }
}

/// The same failures where the run goes in steps, is given up, or is interrupted.
#[test]
fn and_after_runs_in_steps_that_fail() {
    let mut rt = runtime();
    let mut before = base(&mut rt);
    for round in 0..3 {
        for &(source, kind) in FAILURES {
            for (give_up_after, interrupt_after) in
                [(usize::MAX, usize::MAX), (3, usize::MAX), (usize::MAX, 2)]
            {
                let interrupt = rt.interrupt();
                let mut count = 0;
                let mut run = || -> Result<()> {
                    let mut step = rt.start_program::<Object>(source, Fuel(40))?;
                    loop {
                        count += 1;
                        if count == give_up_after {
                            return Ok(());
                        }
                        if count == interrupt_after {
                            interrupt.now();
                        }
                        step = match step {
                            Step::OutOfFuel(paused) | Step::Observed(paused) => {
                                paused.resume(Fuel(40))?
                            }
                            Step::HostCall(call) => call.resume(1, Fuel(40))?,
                            _ => return Ok(()),
                        };
                    }
                };
                let end = run().map_err(|error| error.kind());
                interrupt.clear();
                let fine = match end {
                    Ok(()) => true,
                    Err(ErrorKind::Interrupted) => interrupt_after < usize::MAX,
                    Err(found) => found == kind,
                };
                assert!(fine, "{source}: {end:?}");
                if round > 0 {
                    same(&mut rt, &before, source);
                }
            }
        }
        before = base(&mut rt);
    }
}

/// What an observer does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Deed {
    Panics,
    Fails,
    EndsTheRun,
    Interrupts,
    RunsScripts,
    RunsWhatFails,
    LooksAround,
    Pauses,
}

/// Observers that do all that at every kind of event, at the n-th of it: the run ends as it says, and nothing is left.
#[test]
fn observers_that_panic_interrupt_and_enter_again_leave_nothing() {
    const SOURCE: &str = "
def f(n):
    def g():
        nonlocal n
        n += 1
        yield n
        yield [n]
    return list(g())
try:
    f(1)
    for x in [2, 3]:
        f(x)
    raise ValueError(f)
except ValueError:
    r = f(4)
";
    use Deed::*;
    let mut rt = runtime();
    let helper: Closure = rt
        .run("def helper(a):\n    return [a, lambda: a]\nhelper")
        .expect("a function");
    rt.run::<()>(SOURCE).expect("it runs");
    let mut seen = 0;
    let mut before = base(&mut rt);
    for deed in [
        Panics,
        Fails,
        EndsTheRun,
        Interrupts,
        RunsScripts,
        RunsWhatFails,
        LooksAround,
        Pauses,
    ] {
        for at in [1, 2, 5, 9, 14, 20, 27, 35, 44, 54, 10_000] {
            let (mut count, helper, interrupt) = (0, helper.clone(), rt.interrupt());
            let told = std::sync::Arc::new(std::sync::atomic::AtomicUsize::new(0));
            let telling = std::sync::Arc::clone(&told);
            rt.observe(move |_: &Event, frame: &mut Frame<'_>| -> Result<Flow> {
                telling.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                count += 1;
                if count < at {
                    return Ok(Flow::Continue);
                }
                match deed {
                    Panics => panic!("the observer"),
                    Fails => return Err(Error::exception("ValueError", "the observer")),
                    EndsTheRun => return Err(Error::interrupted()),
                    Interrupts => interrupt.now(),
                    RunsScripts => {
                        let made: Object = frame.ctx().call(&helper, (at,))?;
                        let _ = frame.ctx().repr(&made)?;
                        frame.ctx().run::<Value>("garbage(lambda: [])")?;
                    }
                    RunsWhatFails => {
                        assert!(frame.ctx().run::<Value>("garbage(lambda: 1 / 0)").is_err());
                        assert!(frame.ctx().run::<Value>("garbage(host.panics)").is_err());
                    }
                    LooksAround => {
                        let _ = (
                            frame.locals(),
                            frame.cells(),
                            frame.line(),
                            frame.can_pause(),
                        );
                        frame
                            .ctx()
                            .run::<Value>("import sys\nsys._getframe().f_locals")?;
                    }
                    Pauses => return Ok(Flow::Pause),
                }
                Ok(Flow::Continue)
            });
            let mut run = || -> Result<()> {
                let mut step = rt.start_program::<()>(SOURCE, Fuel::ALL)?;
                loop {
                    step = match step {
                        Step::Observed(paused) | Step::OutOfFuel(paused) => {
                            paused.resume(Fuel::ALL)?
                        }
                        _ => return Ok(()),
                    };
                }
            };
            let end = run().map_err(|error| error.kind());
            rt.unobserve();
            rt.interrupt().clear();
            let fine = match (deed, &end) {
                (_, Ok(())) => true,
                (Panics, Err(kind)) => *kind == ErrorKind::Panic,
                // The script catches some of them.
                (Fails, Err(kind)) => *kind == ErrorKind::Exception,
                (EndsTheRun | Interrupts, Err(kind)) => *kind == ErrorKind::Interrupted,
                _ => false,
            };
            assert!(fine, "{deed:?} at {at}: {end:?}");
            seen += told.load(std::sync::atomic::Ordering::Relaxed);
            rt.run::<()>(SOURCE).expect("it works");
            if at > 1 {
                same(&mut rt, &before, &format!("{deed:?} at {at}"));
            }
            before = base(&mut rt);
        }
    }
    assert!(seen > 3_000, "{seen}");
}

/// An observer that takes itself away, and one that sets another, from a function of the host.
#[test]
fn observers_come_and_go_between_runs() {
    let mut rt = runtime();
    for round in 0..20 {
        rt.observe(move |event: &Event, _: &mut Frame<'_>| -> Result<()> {
            match event {
                Event::Line if round % 3 == 0 => Err(Error::exception("LookupError", "no")),
                _ => Ok(()),
            }
        });
        let end = rt.run::<i64>("1 + 1");
        assert_eq!(end.is_err(), round % 3 == 0);
        if round % 2 == 0 {
            rt.unobserve();
            assert_eq!(rt.run::<i64>("1 + 1").expect("nobody looks"), 2);
        }
    }
}
