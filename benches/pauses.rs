//! The longest pauses of the collector, by what is alive: `cargo bench --bench pauses`, or with numbers of objects and
//! parts of names behind `--`.
//!
//! A script makes the objects and then garbage, and calls the host after every few allocations. All runs of a kind do
//! the same in the same order, so that of the time between two calls the shortest of several runs counts; what the
//! thread waited for a processor is taken off, where the system tells. The longest of these times is the pause. The last
//! column is one whole collection, as `gc.collect()` does it. Each line comes from a process of its own, so that the
//! allocator has not been left in a state by the line before. The command fails where a pause is longer than is promised
//! for so many objects; a dict that grows is shown, but not judged: the table of a dict is made anew at once, by the store
//! that needs it, and that takes time by the size of the dict, whatever the collector does.

use std::env;
use std::process::{Command, ExitCode};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use nonlocal::{Engine, Limits, Module, Output, Runtime};

use own_time::OwnTime;

#[path = "host/own_time.rs"]
mod own_time;

/// Kinds: name, what is there before, and what makes `n` of them as `live`.
const KINDS: [(&str, &str, &str); 13] = [
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
    (
        "generators",
        "def f(x):\n try: yield x\n finally: pass",
        "live = [f(_) for _ in range(n)]\n for g in live: next(g)",
    ),
    ("a list that grows", "", "live = [[] for _ in range(n)]"),
    ("a list that changes", "", "live = [[] for _ in range(n)]"),
    (
        "a dict that changes",
        "",
        "live = {_: [] for _ in range(n)}",
    ),
    (GROWS, "", "live = {_: [] for _ in range(n)}"),
];

/// The kind whose pauses are those of the growth of a dict.
const GROWS: &str = "a dict that grows";

/// How many runs there are of each.
const RUNS: usize = 3;

/// How long a pause may be with so many objects.
const PROMISED: [(usize, Duration); 2] = [
    (1_000_000, Duration::from_millis(5)),
    (usize::MAX, Duration::from_millis(10)),
];

/// When the host was called last, and the times between two calls.
struct Clock {
    own: OwnTime,
    last: Option<Duration>,
    times: Vec<Duration>,
}

impl Clock {
    fn new() -> Self {
        Self {
            own: OwnTime::new(),
            last: None,
            times: Vec::new(),
        }
    }

    fn tick(&mut self) {
        let now = self.own.now();
        if let Some(last) = self.last.replace(now) {
            self.times.push(now.saturating_sub(last));
        }
    }
}

fn runtime(clock: &Arc<Mutex<Clock>>) -> Runtime {
    let clock = Arc::clone(clock);
    let module = Module::new("host").function("tick", move || {
        clock.lock().expect("nobody panics").tick();
    });
    Engine::builder()
        .module(module)
        .limits(Limits::new().heap_bytes(usize::MAX))
        .stdout(Output::collect())
        .build()
        .runtime()
}

/// The times between two calls of the host with `n` objects of a kind, and the time of a whole collection.
fn times(kind: (&str, &str, &str), n: usize) -> (Vec<Duration>, Duration) {
    let (name, before, make) = kind;
    let grows = match name {
        "a list that grows" => "live.append([None] * 8)",
        "a list that changes" => "live[_ * 1000] = [None] * 8",
        "a dict that changes" => "live[_ * 1000] = [None] * 8",
        GROWS => "live[len(live)] = [None] * 8",
        _ => "[None] * 8",
    };
    let clock = Arc::new(Mutex::new(Clock::new()));
    let mut rt = runtime(&clock);
    let source = format!(
        "import gc, host\n{before}\ndef main(n):\n global live, refs\n {make}\nmain({n})\n\
         def churn():\n tick = host.tick\n for _ in range(8000):\n  for _ in range(9): {grows}\n  tick()\n \
         return gc.get_stats()[2]['collections']\n"
    );
    rt.run::<()>(&source).expect("it runs");
    let churn: nonlocal::Closure = rt.get("churn").expect("no fault").expect("a name");
    let mut churn = || {
        clock.lock().expect("nobody panics").last = None;
        rt.call::<u64>(&churn, ()).expect("it runs")
    };
    // The allocator has its memory, and one collection is over.
    let begin = churn();
    while churn() == begin {}
    clock.lock().expect("nobody panics").times.clear();
    let begin = churn();
    while churn() == begin {}
    let times = std::mem::take(&mut clock.lock().expect("nobody panics").times);
    let own = OwnTime::new();
    rt.collect();
    (times, own.now())
}

/// The pause and the whole collection of one line, in nanoseconds, as a process of its own prints them.
fn measure(kind: (&str, &str, &str), n: usize) -> (Duration, Duration) {
    let (mut times, mut whole) = times(kind, n);
    for _ in 1..RUNS {
        let (again, whole_again) = self::times(kind, n);
        whole = whole.min(whole_again);
        let pairs = times.iter_mut().zip(again);
        pairs.for_each(|(time, again)| *time = again.min(*time));
    }
    (times.into_iter().max().unwrap_or_default(), whole)
}

/// As [`measure`], in a process of its own.
fn measure_apart(name: &str, n: usize) -> (Duration, Duration) {
    let program = env::current_exe().expect("it runs");
    let mut command = Command::new(program);
    let output = command.args([ONE, name, &n.to_string()]).output();
    let output = output.expect("it starts");
    assert!(output.status.success(), "{name} {n}: {output:?}");
    let text = String::from_utf8_lossy(&output.stdout);
    let mut numbers = text.split_whitespace().map(|number| {
        let nanoseconds = number.parse().expect("a number");
        Duration::from_nanos(nanoseconds)
    });
    let mut next = || numbers.next().expect("two numbers");
    (next(), next())
}

/// Says that a process measures one line.
const ONE: &str = "one";

fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).collect();
    if let [first, name, n] = args.as_slice()
        && first == ONE
    {
        let kind = KINDS.into_iter().find(|kind| kind.0 == name);
        let n = n.parse().expect("a number");
        let (longest, whole) = measure(kind.expect("a kind"), n);
        println!("{} {}", longest.as_nanos(), whole.as_nanos());
        return ExitCode::SUCCESS;
    }
    let given = args.into_iter().filter(|arg| !arg.starts_with('-'));
    let (numbers, names): (Vec<String>, Vec<String>) =
        given.partition(|arg| arg.parse::<usize>().is_ok());
    let mut sizes: Vec<usize> = numbers.iter().filter_map(|arg| arg.parse().ok()).collect();
    if sizes.is_empty() {
        sizes = vec![10_000, 100_000, 1_000_000, 5_000_000];
    }
    println!(
        "{:<20} {:>10} {:>12} {:>12}",
        "alive", "objects", "longest", "whole"
    );
    let chosen = |kind: &(&str, &str, &str)| {
        names.is_empty() || names.iter().any(|name| kind.0.contains(name.as_str()))
    };
    let mut kept = true;
    for kind in KINDS.into_iter().filter(chosen) {
        for &n in &sizes {
            let (longest, whole) = measure_apart(kind.0, n);
            let promised = PROMISED.iter().find(|(most, _)| n <= *most);
            kept &= kind.0 == GROWS || promised.is_none_or(|(_, promised)| longest <= *promised);
            let shown = |time: Duration| format!("{:.2} ms", time.as_secs_f64() * 1e3);
            println!(
                "{:<20} {n:>10} {:>12} {:>12}",
                kind.0,
                shown(longest),
                shown(whole)
            );
        }
    }
    match kept {
        true => ExitCode::SUCCESS,
        false => {
            println!("a pause is longer than is promised");
            ExitCode::FAILURE
        }
    }
}
