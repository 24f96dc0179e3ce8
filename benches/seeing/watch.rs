//! Observers by what they want, and a watched cell among a million writes of others.

use std::time::Duration;

use nonlocal::{Closure, Event, Events, Frame, Runtime};

use super::cpu;

/// Calls, and writes.
const COUNT: i64 = 1_000_000;
const ROUNDS: usize = 5;

const SOURCE: &str = "
def make():
    n = 0
    def step():
        nonlocal n
        n += 1
    return step
step, other = make(), make()
def calls(count):
    for _ in range(count):
        step()
def make_writes():
    m = 0
    def writes(count):
        nonlocal m
        for i in range(count):
            m = i
    return writes
writes = make_writes()
";

/// The time of a run, of several the shortest.
fn best(rt: &mut Runtime, function: &Closure) -> Duration {
    let rounds = (0..ROUNDS).map(|_| cpu(|| rt.call::<()>(function, (COUNT,)).expect("it runs")).0);
    rounds.min().unwrap_or_default()
}

fn runtime() -> (Runtime, Closure, Closure, Closure) {
    let mut rt = Runtime::new();
    rt.run::<()>(SOURCE).expect("it runs");
    let [calls, writes, other] = ["calls", "writes", "other"].map(|name| {
        rt.get::<Closure>(name)
            .expect("a function")
            .expect("a function")
    });
    (rt, calls, writes, other)
}

/// Measures, and says what it has found; false: something needs too much.
pub(crate) fn run() -> bool {
    let (mut rt, calls, writes, _) = runtime();
    let (call, write) = (best(&mut rt, &calls), best(&mut rt, &writes));
    println!("observer                      a call (ns)   times   a write (ns)   times");
    let masks = [
        ("of nothing", Events::empty()),
        ("of calls", Events::CALL),
        ("of writes", Events::CELL_WRITE),
        ("of calls and returns", Events::CALL | Events::RETURN),
        ("of lines", Events::LINE),
        ("of all", Events::all()),
    ];
    let line = |name: &str, calls: Duration, writes: Duration| {
        let [per_call, per_write] =
            [calls, writes].map(|time| time.as_nanos() as f64 / COUNT as f64);
        let times = |time: Duration, base: Duration| time.as_secs_f64() / base.as_secs_f64();
        let (a, b) = (times(calls, call), times(writes, write));
        println!("{name:28} {per_call:12.1} {a:7.2} {per_write:14.1} {b:7.2}");
    };
    line("none", call, write);
    for (name, events) in masks {
        rt.observe_only(events, |_: &Event, _: &mut Frame<'_>| ());
        let observed = (best(&mut rt, &calls), best(&mut rt, &writes));
        line(name, observed.0, observed.1);
    }
    rt.unobserve();

    let (mut rt, calls, writes, other) = runtime();
    let cell = rt.cell(&other, "n").expect("it is captured");
    let watch = rt.watch(&cell, |_| ()).expect("it is ours");
    let watched = (best(&mut rt, &calls), best(&mut rt, &writes));
    line("none, another cell watched", watched.0, watched.1);
    drop(watch);
    let after = best(&mut rt, &writes);
    line("none, after the watch", best(&mut rt, &calls), after);
    let written = writes.clone();
    let m = rt.cell(&written, "m").expect("it is captured");
    let _watch = rt.watch(&m, |_| ()).expect("it is ours");
    let every = best(&mut rt, &writes);
    line("none, this cell watched", best(&mut rt, &calls), every);
    after.as_secs_f64() < 1.5 * write.as_secs_f64()
}
