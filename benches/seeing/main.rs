//! What looking in costs: `cargo bench --bench seeing`, or with names of parts behind `--`: `graph`, `record`, `watch`.
//!
//! Times are CPU time of the thread, where the system says that. The command fails where a part needs more than it may.

mod graph;
mod record;
mod watch;

use std::process::ExitCode;
use std::time::{Duration, Instant};

/// A part: its name, and what it does; false: it needed too much.
type Part = (&'static str, fn() -> bool);

const PARTS: &[Part] = &[
    ("graph", graph::run),
    ("record", record::run),
    ("watch", watch::run),
];

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let names = || args.iter().filter(|arg| !arg.starts_with('-'));
    let mut good = true;
    for (name, run) in PARTS {
        if names().next().is_none() || names().any(|arg| arg == name) {
            good &= run();
        }
    }
    ExitCode::from(u8::from(!good))
}

/// The CPU time that something takes.
fn cpu<T>(run: impl FnOnce() -> T) -> (Duration, T) {
    let (clock, before) = (Instant::now(), on_cpu());
    let result = run();
    let elapsed = match (before, on_cpu()) {
        (Some(before), Some(after)) => after - before,
        _ => clock.elapsed(),
    };
    (elapsed, result)
}

/// The CPU time of this thread, where Linux says it.
fn on_cpu() -> Option<Duration> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanos = text.split_whitespace().next()?.parse().ok()?;
    Some(Duration::from_nanos(nanos))
}
