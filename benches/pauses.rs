//! The longest pauses of the collector, by what is alive: `cargo bench --bench pauses`, or with numbers of objects
//! behind `--`.
//!
//! A script makes the objects and then garbage, and calls the host after every few allocations; the longest time
//! between two calls is the pause, with everything else that takes the processor meanwhile. Of several runs the
//! shortest counts. The last column is one whole collection, as `gc.collect()` does it.

use std::env;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use nonlocal::{Engine, Limits, Module, Output, Runtime};

/// Kinds: name, what is there before, and what makes `n` of them as `live`.
const KINDS: [(&str, &str, &str); 9] = [
    ("lists", "", "live = [[] for _ in range(n)]"),
    (
        "linked list",
        "",
        "live = None\n for _ in range(n): live = [live]",
    ),
    ("dicts", "", "live = [{0: _} for _ in range(n)]"),
    (
        "closures",
        "def f(x):\n return lambda: x",
        "live = [f(_) for _ in range(n)]",
    ),
    (
        "instances",
        "class A:\n def __init__(self): self.x = 1",
        "live = [A() for _ in range(n)]",
    ),
    (
        "finalisable",
        "class A:\n def __del__(self): pass",
        "live = [A() for _ in range(n)]",
    ),
    ("strs", "", "live = [str(_) for _ in range(1000, n + 1000)]"),
    (
        "weak references",
        "import weakref\nclass A: pass",
        "live = [A() for _ in range(n)]\n refs = [weakref.ref(a) for a in live]",
    ),
    ("a list that grows", "", "live = [[] for _ in range(n)]"),
];

/// How many runs there are of each.
const RUNS: usize = 3;

#[derive(Default)]
struct Clock {
    last: Option<Instant>,
    longest: Duration,
}

fn runtime(clock: &Arc<Mutex<Clock>>) -> Runtime {
    let clock = Arc::clone(clock);
    let module = Module::new("host").function("tick", move || {
        let mut clock = clock.lock().expect("nobody panics");
        let now = Instant::now();
        if let Some(last) = clock.last.replace(now) {
            clock.longest = clock.longest.max(now - last);
        }
    });
    Engine::builder()
        .module(module)
        .limits(Limits::new().heap_bytes(usize::MAX))
        .stdout(Output::collect())
        .build()
        .runtime()
}

/// The longest pause with `n` objects of a kind, and the time of a whole collection.
fn pauses(kind: (&str, &str, &str), n: usize) -> (Duration, Duration) {
    let (name, before, make) = kind;
    let grows = if name == "a list that grows" {
        "live.append([])"
    } else {
        "[]"
    };
    let clock = Arc::new(Mutex::new(Clock::default()));
    let mut rt = runtime(&clock);
    let source = format!(
        "import host\n{before}\ndef main(n):\n global live, refs\n {make}\nmain({n})\n\
         def churn():\n tick = host.tick\n for _ in range(2000):\n  for _ in range(9): {grows}\n  tick()\n"
    );
    rt.run::<()>(&source).expect("it runs");
    let churn: nonlocal::Closure = rt.get("churn").expect("no fault").expect("a name");
    // The allocator has its memory, and one collection is over.
    let begin = rt.stats().collections;
    while rt.stats().collections < begin + 1 {
        rt.call::<()>(&churn, ()).expect("it runs");
    }
    *clock.lock().expect("nobody panics") = Clock::default();
    let begin = rt.stats().collections;
    while rt.stats().collections < begin + 1 {
        clock.lock().expect("nobody panics").last = None;
        rt.call::<()>(&churn, ()).expect("it runs");
    }
    let longest = clock.lock().expect("nobody panics").longest;
    let whole = Instant::now();
    rt.collect();
    (longest, whole.elapsed())
}

fn main() {
    let given = env::args().skip(1).filter_map(|arg| arg.parse().ok());
    let mut sizes: Vec<usize> = given.collect();
    if sizes.is_empty() {
        sizes = vec![10_000, 100_000, 1_000_000, 5_000_000];
    }
    println!(
        "{:<20} {:>10} {:>12} {:>12}",
        "alive", "objects", "longest", "whole"
    );
    for kind in KINDS {
        for &n in &sizes {
            let runs = (0..RUNS).map(|_| pauses(kind, n));
            let (longest, whole) = runs
                .reduce(|a, b| (a.0.min(b.0), a.1.min(b.1)))
                .unwrap_or_default();
            let shown = |time: Duration| format!("{:.2} ms", time.as_secs_f64() * 1e3);
            println!(
                "{:<20} {n:>10} {:>12} {:>12}",
                kind.0,
                shown(longest),
                shown(whole)
            );
        }
    }
}
