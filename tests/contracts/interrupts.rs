//! An interrupt ends what is under way, wherever it is, soon, once, and the runtime works afterwards.

use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use nonlocal::{
    Closure, Ctx, Engine, ErrorKind, Fuel, Interrupt, Limits, Module, Output, Paused, Result,
    Runtime, Step, Value,
};

/// How long an interrupt may take: generous, since other tests run beside this one. Measured without them it takes
/// well below a millisecond, except in the longest steps of arithmetic on large integers.
const SOON: Duration = Duration::from_secs(10);

fn runtime() -> Runtime {
    let module = Module::new("host").function("call", |cx: &mut Ctx<'_>, f: Closure| {
        cx.call::<Value>(&f, ())
    });
    let limits = Limits::new().heap_bytes(1 << 30);
    let mut rt = Engine::builder()
        .module(module)
        .limits(limits)
        .stdout(Output::collect())
        .build()
        .runtime();
    rt.run::<()>("import host, itertools, functools, collections\nseen = []\ndef endless():\n    while True: yield 1")
        .expect("it is there");
    rt
}

#[track_caller]
fn works(rt: &mut Runtime) {
    assert_eq!(rt.run::<i64>("def f():\n    n = 1\n    def g():\n        nonlocal n\n        n += 1\n        return n\n    return g\nsum(f()() for _ in range(50))").expect("it works"), 100);
}

/// Interrupts after a moment, from another thread; the time from then to the end of the run.
fn interrupted_after(rt: &mut Runtime, moment: Duration, source: &str) -> (ErrorKind, Duration) {
    let stop: Interrupt = rt.interrupt();
    let (started, start) = mpsc::channel();
    let thread = thread::spawn(move || {
        start.recv().expect("it starts");
        thread::sleep(moment);
        let at = Instant::now();
        stop.now();
        at
    });
    started.send(()).expect("somebody waits");
    let error = rt
        .run::<Value>(source)
        .expect_err("it never ends by itself");
    let ended = Instant::now();
    let at = thread.join().expect("no panic");
    (error.kind(), ended.saturating_duration_since(at))
}

/// Loops that only an interrupt ends, or that would take minutes.
const ENDLESS: &[&str] = &[
    "while True: pass",
    "for _ in endless(): pass",
    "while True:\n    try:\n        while True: pass\n    except BaseException:\n        continue\n    finally:\n        seen.append(1)",
    "try:\n    while True: pass\nfinally:\n    while True: pass",
    // Native loops.
    "sum(range(10 ** 15))",
    "sum(iter(int, 1))",
    "max(itertools.count())",
    "list(itertools.islice(itertools.count(), 10 ** 12, None))",
    "all(itertools.repeat(1))",
    "-1 in range(10 ** 15).__iter__()",
    "-1 in itertools.count()",
    "collections.deque(itertools.count(), maxlen=3)",
    "functools.reduce(lambda a, b: a, itertools.count())",
    "for _ in filter(None, itertools.repeat(0)): pass",
    "for _ in itertools.dropwhile(lambda x: True, itertools.count()): pass",
    "a, *b = (x for x in map(len, itertools.repeat('')) if x)",
    // Long work of one step.
    "while True: 'x' * 10_000_000",
    "while True: [0] * 1_000_000",
    "while True: ','.join(['ab'] * 100_000)",
    "while True: ('ab' * 100_000).replace('a', 'ccc').split('b')",
    "while True: sorted(range(100_000, 0, -1), key=lambda n: n % 1000)",
    "while True: sorted([n * 7919 % 100_003 for n in range(100_000)])",
    "while True: 3 ** 100_000",
    "while True: pow(7, 10 ** 3000, 10 ** 3000 + 1)",
    "while True: len(str(3 ** 5_000))",
    "while True: [list(range(100_000))] == [list(range(100_000))]",
    "while True: set(range(100_000)) & set(range(50_000, 150_000))",
    "while True: {n: n for n in range(100_000)}",
    "while True: repr(list(range(100_000)))",
    "while True: bytes(range(256)) * 10_000",
    // In the collector's hands.
    "while True: [[] for _ in range(10_000)]",
    "def f():\n    x = None\n    for _ in range(300_000): x = [x]\n    return x\nwhile True: f()",
    "def cycle():\n    f = lambda: f\nwhile True: cycle()",
    "class D:\n    def __del__(self): seen.append(1)\nwhile True: D()",
    "import gc\nkeep = [[n] for n in range(100_000)]\nwhile True: gc.collect()",
    // Through the host.
    "host.call(lambda: sum(iter(int, 1)))",
    "while True: host.call(int)",
    "def f():\n    while True:\n        try: host.call(f)\n        except RecursionError: pass\nf()",
    "[host.call(lambda: n) for n in itertools.count() if n < 0]",
    "exec('while True: pass')",
];

#[test]
fn another_thread_ends_every_kind_of_work_soon() {
    let mut rt = runtime();
    let mut longest = (Duration::ZERO, "");
    for source in ENDLESS {
        let (kind, latency) = interrupted_after(&mut rt, Duration::from_millis(5), source);
        assert_eq!(kind, ErrorKind::Interrupted, "{source}");
        assert!(latency < SOON, "{source}: {latency:?}");
        longest = longest.max((latency, source));
        // It ended that run only.
        works(&mut rt);
    }
    println!("the longest of {}: {longest:?}", ENDLESS.len());
}

/// What is done in one step of a few seconds must look, too.
#[test]
fn a_single_long_step_is_ended() {
    let mut rt = runtime();
    for source in [
        "3 ** 200_000_000",
        "(3 ** 100_000 << 200_000_000) * (7 ** 100_000 << 200_000_000 | 1)",
        "(1 << 100_000_000) // (3 ** 100_000 << 30_000_000 | 1)",
        "pow(7, 10 ** 30_000, 10 ** 30_000 + 1)",
        "__import__('sys').set_int_max_str_digits(0) or str(1 << 40_000_000)",
        "[0] * 100_000_000",
        "sorted(range(3_000_000, 0, -1), key=lambda n: n % 1000)",
        "'-'.join(map(str, range(10 ** 9)))",
        "('a' * 1000 + 'b') * 100_000 in 'a' * 100_000_000",
    ] {
        let stop = rt.interrupt();
        let (ended, end) = mpsc::channel::<()>();
        let thread = thread::spawn(move || {
            // Again and again, since the work may be over before the first.
            let _ = end.recv_timeout(Duration::from_millis(20));
            stop.now();
        });
        let start = Instant::now();
        let outcome = rt.run::<()>(format!("x = {source}\ndel x").as_str());
        let took = start.elapsed();
        drop(ended);
        thread.join().expect("no panic");
        rt.interrupt().clear();
        if let Err(error) = outcome {
            let over = matches!(error.kind(), ErrorKind::Interrupted | ErrorKind::Limit(_))
                || error.is_exception("ValueError");
            assert!(over, "{source}: {error:?}");
        }
        assert!(took < SOON, "{source}: {took:?}");
        works(&mut rt);
    }
}

#[test]
fn before_the_run_it_ends_the_next_one_and_no_other() {
    let mut rt = runtime();
    let spin: Closure = rt
        .run("def spin():\n    for _ in range(10 ** 9): pass\nspin")
        .expect("a closure");
    for _ in 0..3 {
        rt.interrupt().now();
        assert_eq!(
            rt.call::<()>(&spin, ()).unwrap_err().kind(),
            ErrorKind::Interrupted
        );
        works(&mut rt);
        rt.interrupt().now();
        assert_eq!(
            rt.run::<()>("spin()").unwrap_err().kind(),
            ErrorKind::Interrupted
        );
        works(&mut rt);
        rt.interrupt().now();
        let step = rt.start::<()>(&spin, (), Fuel(1_000_000)).map(drop);
        assert_eq!(step.unwrap_err().kind(), ErrorKind::Interrupted);
        works(&mut rt);
        rt.interrupt().now();
        rt.interrupt().clear();
        works(&mut rt);
    }
}

#[test]
fn twice_is_as_once_and_after_the_end_it_waits_for_the_next_run() {
    let mut rt = runtime();
    rt.run::<i64>("1").expect("it runs");
    rt.interrupt().now();
    rt.interrupt().now();
    assert_eq!(
        rt.run::<()>("for _ in range(10 ** 9): pass")
            .unwrap_err()
            .kind(),
        ErrorKind::Interrupted
    );
    works(&mut rt);
    // After the runtime is gone it does nothing.
    let stop = rt.interrupt();
    drop(rt);
    stop.now();
    stop.clear();
}

fn stopped(step: Step<'_, ()>) -> Paused<'_, ()> {
    match step {
        Step::OutOfFuel(paused) => paused,
        other => panic!("it did not stop: {other:?}"),
    }
}

#[test]
fn between_the_steps_of_a_run_it_ends_the_run() {
    let mut rt = runtime();
    let stop = rt.interrupt();
    let step = rt.start_program::<()>("try:\n    while True: pass\nexcept BaseException:\n    seen.append(1)\nfinally:\n    seen.append(2)", Fuel(10)).expect("it starts");
    let step = stopped(step).resume(Fuel(10)).expect("it goes on");
    let paused = stopped(step);
    stop.now();
    assert_eq!(
        paused.resume(Fuel(1_000_000)).map(drop).unwrap_err().kind(),
        ErrorKind::Interrupted
    );
    assert_eq!(
        rt.run::<i64>("len(seen)").expect("it works"),
        0,
        "no handler ran"
    );
    works(&mut rt);
}

#[test]
fn within_a_function_of_the_host_it_ends_the_run_when_scripts_go_on() {
    let mut rt = runtime();
    let stop = rt.interrupt();
    let quit = rt.function("quit", {
        let stop = stop.clone();
        move |cx: &mut Ctx<'_>| -> Result<i64> {
            stop.now();
            cx.run("for _ in range(10 ** 9): pass\n1")
        }
    });
    rt.set("quit", quit).expect("its own");
    let caught = "try:\n    quit()\nexcept BaseException:\n    seen.append(1)\nfor _ in range(10 ** 9): pass";
    assert_eq!(
        rt.run::<()>(caught).unwrap_err().kind(),
        ErrorKind::Interrupted
    );
    assert_eq!(rt.run::<i64>("len(seen)").expect("it works"), 0);
    // A host function that swallows the interrupt of a nested run does not swallow it for its caller.
    let swallow = rt.function("swallow", move |cx: &mut Ctx<'_>| -> i64 {
        stop.now();
        cx.run::<i64>("for _ in range(10 ** 9): pass\n1")
            .unwrap_or(5)
    });
    rt.set("swallow", swallow).expect("its own");
    let outcome = rt.run::<i64>("swallow()");
    assert!(
        matches!(&outcome, Err(error) if error.kind() == ErrorKind::Interrupted),
        "{outcome:?}"
    );
    works(&mut rt);
}

#[test]
fn many_interrupts_at_random_moments_leave_the_runtime_whole() {
    let mut rt = runtime();
    let source = "def work():\n    total = 0\n    def add(n):\n        nonlocal total\n        total += n\n    d = {}\n    while True:\n        for n in range(100):\n            add(n)\n            d[n] = [d.get(n - 1), lambda: n]\n        d = {k: v for k, v in sorted(d.items(), key=lambda kv: -kv[0])}\nwork()";
    for round in 0..60_u64 {
        let (kind, latency) =
            interrupted_after(&mut rt, Duration::from_micros(round * 37 % 900), source);
        assert_eq!(kind, ErrorKind::Interrupted);
        assert!(latency < SOON, "{latency:?}");
        works(&mut rt);
    }
    rt.collect();
    assert_eq!(rt.stats().handles, 0);
}

#[test]
fn a_request_for_one_run_does_not_hit_another() {
    let mut rt = runtime();
    let spin: Closure = rt
        .run("def spin(n):\n    for _ in range(n): pass\n    return n\nspin")
        .expect("a closure");
    // It was meant for a run that has ended.
    let stop = rt.interrupt_next();
    works(&mut rt);
    stop.now();
    assert_eq!(
        rt.call::<i64>(&spin, (100_000,)).expect("not meant"),
        100_000
    );
    // It comes before the run that it is for.
    let stop = rt.interrupt_next();
    stop.now();
    let error = rt.call::<i64>(&spin, (10_i64.pow(12),)).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Interrupted);
    stop.now();
    works(&mut rt);
    // A run in steps is one run.
    let stop = rt.interrupt_next();
    let step = rt.start::<i64>(&spin, (10_i64.pow(12),), Fuel(100));
    let Ok(nonlocal::Step::OutOfFuel(paused)) = step else {
        panic!("it spins");
    };
    stop.now();
    let error = paused.resume(Fuel::ALL).map(drop).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Interrupted);
    works(&mut rt);
    // One that was given up is over at the next use.
    let stop = rt.interrupt_next();
    drop(rt.start::<i64>(&spin, (1_000,), Fuel(100)));
    works(&mut rt);
    stop.now();
    works(&mut rt);
}

#[test]
fn a_late_watchdog_hits_nobody() {
    let mut rt = runtime();
    for round in 0..200 {
        let stop = rt.interrupt_next();
        let watchdog = std::thread::spawn(move || {
            if round % 2 == 0 {
                std::thread::yield_now();
            }
            stop.now();
        });
        let first = rt.run::<i64>("sum(range(2000))");
        if let Err(error) = first {
            assert_eq!(error.kind(), ErrorKind::Interrupted);
        }
        // Whenever it came: this is another run.
        assert_eq!(
            rt.run::<i64>("sum(i for i in range(3000))")
                .expect("it is not meant"),
            4_498_500
        );
        watchdog.join().expect("it ends");
    }
}
