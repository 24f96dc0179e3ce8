//! Programs that never end, print without end, or try to catch a limit.

use std::thread;
use std::time::Duration;

use nonlocal::{Closure, ErrorKind, Limit, Limits};

use super::world::{
    End, end_of, ends_in, limits, raised, run_in, runtime, runtime_with, value, works,
};

#[test]
fn loops_that_catch_everything() {
    for source in [
        "while True: pass",
        "def f(): pass\nwhile True:\n try: f()\n except: continue",
        "while True:\n try: 1 // 0\n except: pass\n finally: continue",
        "try:\n while True: pass\nfinally:\n while True: pass",
        "try:\n while True: pass\nexcept BaseException:\n pass",
        "class C:\n def __exit__(self, *a): return True\n def __enter__(self): pass\nwith C():\n while True: pass",
        "def g():\n while True:\n  try: yield\n  except GeneratorExit: pass\nfor _ in g(): pass",
        "def f():\n while True:\n  yield\nlist(f())",
        "def f(): f()\nwhile True:\n try: f()\n except RecursionError: pass",
        "f = lambda: [f for _ in iter(int, 1)]\nf()",
        "class M(type):\n def __iter__(c):\n  while True: yield c\nclass C(metaclass=M): pass\nfor x in C: pass",
        "x = iter(int, 1)\nfor _ in x: pass",
        "any(iter(int, 1))",
        "all(iter(lambda: 1, 2))",
        "exec('while True: pass')",
        "eval('[0 for _ in iter(int, 1)]')",
        "import sys\nsys.setrecursionlimit(10 ** 6)\ndef f(n): return f(n + 1) + f(n + 1)\nf(0)",
    ] {
        let ends = [
            End::Limit(Limit::Fuel),
            End::Limit(Limit::HeapBytes),
            raised("RecursionError"),
        ];
        ends_in(source, &ends);
    }
}

#[test]
fn endless_iterators() {
    for consumer in [
        "list(g())",
        "tuple(g())",
        "sum(g())",
        "max(g())",
        "min(g())",
        "set(g())",
        "dict(zip(g(), g()))",
        "sorted(g())",
        "f(*g())",
        "a, b = g()",
        "a, *b = g()",
        "'x' in g()",
        "all(g())",
        "[*g()]",
        "{*g()}",
        "''.join(map(str, g()))",
        "[x for x in g()]",
        "{x: 1 for x in g()}",
        "list(enumerate(g()))",
        "list(filter(None, g()))",
        "l = []\nl.extend(g())",
        "l = []\nl[:] = g()",
        "l = []\nl += g()",
        "d = {}\nd.update((x, x) for x in g())",
        "bytes(x % 256 for x in g())",
    ] {
        let source = format!(
            "def f(*a): pass\ndef g():\n n = 1\n while True:\n  yield n\n  n += 1\n{consumer}"
        );
        ends_in(
            &source,
            &[
                End::Limit(Limit::Fuel),
                End::Limit(Limit::HeapBytes),
                raised("ValueError"),
            ],
        );
    }
}

#[test]
fn a_limit_is_seen_by_no_script() {
    let mut rt = runtime();
    let source = "
seen = []
def run():
    try:
        while True: pass
    except BaseException:
        seen.append('except')
    finally:
        seen.append('finally')
run()";
    assert_eq!(run_in(&mut rt, source), End::Limit(Limit::Fuel));
    assert_eq!(run_in(&mut rt, "seen"), value("[]"));
    // A generator that was running when the fuel ended cannot be resumed as if nothing had happened, but it is there.
    assert_eq!(
        run_in(
            &mut rt,
            "def g():\n while True: pass\n yield\nx = g()\nnext(x)"
        ),
        End::Limit(Limit::Fuel)
    );
    assert!(matches!(
        run_in(&mut rt, "list(x)"),
        End::Value(_) | End::Raised(_)
    ));
}

#[test]
fn output_without_end() {
    let unfuelled = |mut limits: Limits| {
        limits.fuel = None;
        limits
    };
    let mut rt = runtime_with(unfuelled(limits()));
    assert_eq!(
        run_in(&mut rt, "while True: print('x' * 1000)"),
        End::Limit(Limit::OutputBytes)
    );
    let mut rt = runtime_with(unfuelled(limits().heap_bytes(512 << 20)));
    assert_eq!(
        run_in(&mut rt, "print('x' * 100_000_000)"),
        End::Limit(Limit::OutputBytes)
    );
    assert!(rt.take_output().len() <= 1 << 20);
    let mut rt = runtime_with(unfuelled(limits()));
    assert_eq!(
        run_in(
            &mut rt,
            "x = 'y' * 1000\ntry:\n while True: print(x)\nexcept BaseException: pass"
        ),
        End::Limit(Limit::OutputBytes)
    );
}

#[test]
fn interrupts_from_another_thread() {
    let mut rt = runtime_with(Limits::default());
    let spin: Closure = rt
        .run("def spin(n):\n while n: n -= 1\n return 'done'\nspin")
        .expect("a function");
    let stop = rt.interrupt();
    let thread = thread::spawn(move || {
        thread::sleep(Duration::from_millis(50));
        stop.now();
        stop.now();
    });
    let error = rt.call::<String>(&spin, (-1,)).expect_err("it was stopped");
    assert_eq!(error.kind(), ErrorKind::Interrupted);
    thread.join().expect("the other thread ended");
    rt.interrupt().clear();
    assert_eq!(
        rt.call::<String>(&spin, (3,)).expect("it runs again"),
        "done"
    );
    // Before the start.
    rt.interrupt().now();
    assert_eq!(
        rt.call::<String>(&spin, (-1,))
            .expect_err("it was stopped")
            .kind(),
        ErrorKind::Interrupted
    );
    works(&mut rt);
    // During native loops.
    for source in [
        "sum(iter(int, 1))",
        "max(iter(int, 1))",
        "'x' in iter(int, 1)",
    ] {
        let stop = rt.interrupt();
        let thread = thread::spawn(move || {
            thread::sleep(Duration::from_millis(20));
            stop.now();
        });
        let error = rt
            .run::<nonlocal::Value>(source)
            .expect_err("it was stopped");
        assert_eq!(error.kind(), ErrorKind::Interrupted, "{source}");
        thread.join().expect("the other thread ended");
        works(&mut rt);
    }
}

#[test]
fn wall_time() {
    let mut rt = runtime_with(Limits::new().wall_time(Duration::from_millis(50)));
    assert_eq!(
        run_in(&mut rt, "while True: pass"),
        End::Limit(Limit::WallTime)
    );
    assert_eq!(
        run_in(&mut rt, "sum(iter(int, 1))"),
        End::Limit(Limit::WallTime)
    );
}

#[test]
fn fuel_ends_at_every_place_in_turn() {
    let source = "
def outer():
    log = []
    def add(x):
        log.append(x)
        return len(log)
    def gen():
        try:
            for n in range(3): yield add(n)
        finally:
            add('end')
    class C:
        def __enter__(self): return add('enter')
        def __exit__(self, *a): add('exit')
    with C():
        total = sum(gen()) + sum([add(k) for k in 'ab'])
    try:
        {}['x']
    except KeyError:
        total += sorted([3, 1, 2], key=lambda k: -k)[0]
    return total, log
outer()";
    let done = value("(25, ['enter', 0, 1, 2, 'end', 'a', 'b', 'exit'])");
    let mut ended = false;
    for fuel in 0..400 {
        let mut rt = runtime_with(Limits::new().fuel(fuel));
        let end = match rt.run::<nonlocal::Value>(source) {
            Ok(result) => value(&rt.str(result).unwrap_or_default()),
            Err(error) => end_of(&error),
        };
        ended |= end == done;
        assert!(
            end == done || (!ended && end == End::Limit(Limit::Fuel)),
            "fuel {fuel}: {end:?}"
        );
        rt.collect();
    }
    assert!(ended, "400 units are enough");
}

/// The register stack and the frames are part of the heap's bytes, and are given back.
#[test]
fn deep_calls_take_bytes_of_the_heap() {
    let wide = |locals: usize, body: &str| {
        let assigned: String = (0..locals).map(|i| format!(" a{i} = 1\n")).collect();
        format!("def f(n=0):\n {body}\n{assigned}\nf()")
    };
    for source in [
        wide(60_000, "f()"),
        wide(60_000, "yield from f()") + "\nlist(f())",
        wide(60_000, "list(map(f, [1]))"),
        "import sys\nsys.setrecursionlimit(10 ** 9)\n".to_owned() + &wide(200, "f()"),
        "import sys\nsys.setrecursionlimit(10 ** 9)\ndef f(): f()\nf()".to_owned(),
    ] {
        let mut rt = runtime_with(limits().heap_bytes(16 << 20));
        works(&mut rt);
        let before = rt.stats().heap_bytes;
        let end = run_in(&mut rt, &source);
        assert!(
            [
                End::Limit(Limit::HeapBytes),
                End::Limit(Limit::Fuel),
                raised("RecursionError")
            ]
            .contains(&end),
            "{end:?}"
        );
        rt.run::<()>("f = None").expect("a name is bound");
        rt.collect();
        let after = rt.stats().heap_bytes;
        assert!(after < before + (1 << 20), "{before} bytes, then {after}");
    }
}

/// A script lowers the host's bound on frames, and does not raise it.
#[test]
fn the_recursion_limit_stays_below_the_frames_of_the_host() {
    let source = "
import sys
def depth(n=1):
    try:
        return depth(n + 1)
    except RecursionError:
        return n
first = depth()
sys.setrecursionlimit(100_000)
second = depth()
sys.setrecursionlimit(20)
f'{first} {second} {depth()} {sys.getrecursionlimit()}'";
    let mut rt = runtime_with(limits().frames(50));
    assert_eq!(
        run_in(&mut rt, source),
        End::Value("49 49 19 20".to_owned())
    );
    let mut rt = runtime_with(limits().frames(500).recursion_limit(50));
    assert_eq!(
        run_in(&mut rt, source),
        End::Value("49 499 19 20".to_owned())
    );
}

/// Code without calls and loops pays by its length.
#[test]
fn straight_code_burns_fuel_by_its_length() {
    let burned = |lines: usize| {
        let mut rt = runtime();
        let body = " x = n\n".repeat(lines);
        let source = format!("def f(n):\n{body}def rounds():\n for n in range(100): f(n)\n");
        rt.run::<()>(source.as_str()).expect("definitions");
        let rounds: Closure = rt.run("rounds").expect("a function");
        let before = rt.stats().fuel_used;
        rt.call::<()>(&rounds, ()).expect("it runs");
        rt.stats().fuel_used - before
    };
    let (short, long) = (burned(1), burned(10_000));
    assert!(long > short + 100 * 10_000 / 20, "{short}, {long}");
}
