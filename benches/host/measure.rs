//! Times operations of a host: processor time of this thread, in batches, rounds interleaved, medians.

use std::fs;
use std::time::Instant;

/// An operation that is timed: the closure does it so many times.
pub(crate) struct Operation {
    pub(crate) what: &'static str,
    pub(crate) run: Box<dyn FnMut(u64)>,
    /// The same round without the operation, whose time is taken off.
    pub(crate) without: Option<Box<dyn FnMut(u64)>>,
}

impl Operation {
    pub(crate) fn new(what: &'static str, run: impl FnMut(u64) + 'static) -> Self {
        Self {
            what,
            run: Box::new(run),
            without: None,
        }
    }

    pub(crate) fn net_of(mut self, without: impl FnMut(u64) + 'static) -> Self {
        self.without = Some(Box::new(without));
        self
    }
}

/// How long a batch should take: Linux counts processor time in ticks of some milliseconds.
const BATCH_SECONDS: f64 = 0.2;

/// The operations of one runtime, with what was measured.
pub(crate) struct Series {
    pub(crate) name: &'static str,
    operations: Vec<(Operation, u64, Vec<f64>)>,
}

impl Series {
    /// Finds out how many operations make a batch; that also warms up.
    pub(crate) fn new(name: &'static str, operations: Vec<Operation>) -> Self {
        let sized = operations.into_iter().map(|mut operation| {
            let mut count = 1;
            loop {
                let seconds = timed(&mut operation.run, count);
                if seconds > BATCH_SECONDS || count > 100_000_000 {
                    break (operation, count, Vec::new());
                }
                count *= 2;
            }
        });
        Self {
            name,
            operations: sized.collect(),
        }
    }

    /// One round: every operation once, in a batch.
    pub(crate) fn round(&mut self) {
        for (operation, count, samples) in &mut self.operations {
            let mut seconds = timed(&mut operation.run, *count);
            if let Some(without) = &mut operation.without {
                seconds -= timed(without, *count);
            }
            samples.push(seconds / *count as f64 * 1e9);
        }
    }

    /// The median of an operation in nanoseconds, if this runtime has it.
    pub(crate) fn nanoseconds(&self, what: &str) -> Option<f64> {
        let (_, _, samples) = self
            .operations
            .iter()
            .find(|(operation, _, _)| operation.what == what)?;
        let mut samples = samples.clone();
        samples.sort_by(f64::total_cmp);
        samples.get(samples.len() / 2).copied()
    }

    pub(crate) fn names(&self) -> impl Iterator<Item = &'static str> {
        self.operations
            .iter()
            .map(|(operation, _, _)| operation.what)
    }
}

fn timed(run: &mut dyn FnMut(u64), count: u64) -> f64 {
    let (wall, cpu) = (Instant::now(), processor_seconds());
    run(count);
    match (cpu, processor_seconds()) {
        (Some(before), Some(after)) => after - before,
        _ => wall.elapsed().as_secs_f64(),
    }
}

/// The time that this thread has spent on a processor.
fn processor_seconds() -> Option<f64> {
    let text = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds: f64 = text.split_whitespace().next()?.parse().ok()?;
    Some(nanoseconds / 1e9)
}

/// A time in the unit that reads best.
pub(crate) fn shown(nanoseconds: Option<f64>) -> String {
    match nanoseconds {
        None => String::new(),
        Some(n) if n < 1e3 => format!("{n:.1} ns"),
        Some(n) if n < 1e6 => format!("{:.2} us", n / 1e3),
        Some(n) => format!("{:.2} ms", n / 1e6),
    }
}
