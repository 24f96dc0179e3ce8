//! The runtime under test, what is measured, and the table of what costs most.

use std::cell::Cell;
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use nonlocal::{Clock, Engine, ErrorKind, Interrupt, Limit, Limits, Module, Output, Runtime};

use crate::own_time::OwnTime;

/// Time that no fuel is asked for: entering and leaving a run, and what else the machine does.
pub(crate) const FLOOR: Duration = Duration::from_micros(200);

/// Nanoseconds that a unit may cost in the ordinary suite: a build without optimisation, beside other tests. A charge
/// that is missing costs a thousand times as much.
pub(crate) const GENEROUS: f64 = 50_000.0;

/// Nanoseconds that a unit may cost, as it is promised, in a release build on an idle machine.
pub(crate) const PROMISED: f64 = 1_000.0;

/// The same for the median of the built-ins.
const PROMISED_MEDIAN: f64 = 20.0;

pub(crate) fn runtime(fuel: Option<u64>, heap: usize) -> Runtime {
    let mut limits = Limits::new()
        .heap_bytes(heap)
        .output_bytes(1 << 30)
        .source_bytes(1 << 20);
    limits.fuel = fuel;
    let enough = Module::new("host").function("enough", enough);
    Engine::builder()
        .clock(Clock::Virtual)
        .module(enough)
        .limits(limits)
        .stdout(Output::discard())
        .stderr(Output::discard())
        .build()
        .runtime()
}

/// How long calls are repeated.
const LONG_ENOUGH: Duration = Duration::from_millis(2);

/// How often calls are repeated at most: so often that what a run takes by itself is little beside them.
const MOST_ROUNDS: u32 = 2_000;

/// How long calls are repeated that an interrupt is to end: it comes long before.
const UNTIL_INTERRUPTED: Duration = Duration::from_secs(1);

/// Calls that are repeated.
#[derive(Clone, Copy)]
struct Repetition {
    begun: Option<Instant>,
    rounds: u32,
    most_rounds: u32,
    long_enough: Duration,
}

impl Repetition {
    const fn new(most_rounds: u32, long_enough: Duration) -> Self {
        Self {
            begun: None,
            rounds: 0,
            most_rounds,
            long_enough,
        }
    }
}

thread_local! {
    static REPETITION: Cell<Repetition> =
        const { Cell::new(Repetition::new(MOST_ROUNDS, LONG_ENOUGH)) };
    static OWN_TIME: OwnTime = OwnTime::new();
}

/// The time that this thread has had.
fn own_time() -> Duration {
    OWN_TIME.with(OwnTime::now)
}

/// Whether calls were repeated long or often enough.
fn enough() -> bool {
    let mut now = REPETITION.get();
    let begun = *now.begun.get_or_insert_with(Instant::now);
    // To ask for the time takes as long as a short call.
    let asks = now.rounds < 16 || now.rounds.is_multiple_of(16);
    let enough = now.rounds >= now.most_rounds || asks && begun.elapsed() > now.long_enough;
    now.rounds += 1;
    REPETITION.set(now);
    enough
}

/// What was measured once.
#[derive(Clone, Debug)]
pub(crate) struct Cost {
    pub(crate) what: String,
    pub(crate) units: u64,
    pub(crate) time: Duration,
}

impl Cost {
    /// Runs something that burns at most `fuel`.
    pub(crate) fn of(
        rt: &mut Runtime,
        fuel: u64,
        run: impl FnOnce(&mut Runtime) -> Option<ErrorKind>,
    ) -> Self {
        REPETITION.set(Repetition::new(MOST_ROUNDS, LONG_ENOUGH));
        let before = rt.stats().fuel_used;
        let start = own_time();
        let ended = run(rt);
        let time = own_time().saturating_sub(start);
        // Ended by the memory limit: the garbage is collected once, after the run.
        let time = match ended {
            Some(ErrorKind::Limit(Limit::HeapBytes)) => time.saturating_sub(collection(rt)),
            _ => time,
        };
        let units = (rt.stats().fuel_used - before).min(fuel);
        Self {
            what: String::new(),
            units,
            time,
        }
    }

    /// Nanoseconds for a unit, beyond the floor.
    pub(crate) fn price(&self) -> f64 {
        self.time.saturating_sub(FLOOR).as_nanos() as f64 / self.units.max(1) as f64
    }

    /// The cheaper one of two measurements of the same: the other was disturbed.
    pub(crate) fn or(self, other: Self) -> Self {
        if other.price() < self.price() {
            other
        } else {
            self
        }
    }
}

/// What the enumeration of all that is built in is called; it is what the median is promised of.
pub(crate) const BUILT_INS: &str = "built-ins";

/// How many of the worst are listed, one for each target.
const SHOWN: usize = 20;

/// How long a collection takes, with what the end of a run by a limit does beside it.
fn collection(rt: &mut Runtime) -> Duration {
    let start = own_time();
    rt.collect();
    2 * own_time().saturating_sub(start)
}

/// All that was measured.
#[derive(Default)]
pub(crate) struct Costs {
    pub(crate) all: Vec<Cost>,
    /// What did not run as it should.
    pub(crate) failed: Vec<String>,
}

impl Costs {
    /// Prints the worst and the median, and checks that none is above the bound.
    pub(crate) fn settle(mut self, title: &str, bound: f64) {
        self.all
            .sort_by(|a, b| b.price().total_cmp(&a.price()).then(b.what.cmp(&a.what)));
        // Behind what the harness says of the test.
        println!();
        println!("of {} {title} the worst, in ns a unit:", self.all.len());
        let mut shown = HashSet::new();
        let each = |cost: &&Cost| {
            let end = cost.what.find(['(', '|']).unwrap_or(0);
            shown.insert(cost.what[..end].to_owned())
        };
        for cost in self.all.iter().filter(each).take(SHOWN) {
            println!(
                "{:10.1}  {:>8} units {:>12?}  {}",
                cost.price(),
                cost.units,
                cost.time,
                cost.what.replace('\n', "; ")
            );
        }
        let mut whole: Vec<f64> = self
            .all
            .iter()
            .filter(|cost| cost.units >= 1_000)
            .map(|cost| cost.time.as_nanos() as f64 / cost.units as f64)
            .collect();
        whole.sort_by(f64::total_cmp);
        let median = whole.get(whole.len() / 2);
        if let Some(median) = median {
            println!(
                "the median of the {} that burned 1,000 units or more: {median:.1} ns a unit",
                whole.len()
            );
        }
        assert!(self.failed.is_empty(), "{}", self.failed.join("\n"));
        let typical = bound > PROMISED || title != BUILT_INS;
        assert!(
            typical || median.is_some_and(|median| *median < PROMISED_MEDIAN),
            "the median is to be below {PROMISED_MEDIAN} ns a unit"
        );
        let above: Vec<&Cost> = self
            .all
            .iter()
            .filter(|cost| cost.price() > bound)
            .collect();
        assert!(
            above.is_empty(),
            "{} cost more than {bound} ns a unit, the first: {:?}",
            above.len(),
            above[0]
        );
    }
}

/// How long a thread has waited for a processor, where the system tells.
fn waited(thread: &Path) -> Option<Duration> {
    let text = std::fs::read_to_string(thread.join("schedstat")).ok()?;
    let nanoseconds = text.split_whitespace().nth(1)?.parse().ok()?;
    Some(Duration::from_nanos(nanoseconds))
}

/// This thread, as others see it.
fn this_thread() -> PathBuf {
    let link = std::fs::read_link("/proc/thread-self").unwrap_or_default();
    Path::new("/proc").join(link)
}

/// Another thread that interrupts what runs too long.
pub(crate) struct Watch {
    state: Arc<Mutex<Watched>>,
}

#[derive(Default)]
struct Watched {
    running: Option<(Instant, Interrupt)>,
    /// When the interrupt came, and how long the thread had waited for a processor by then.
    interrupted: Option<(Instant, Option<Duration>)>,
    over: bool,
}

impl Watch {
    pub(crate) fn new(after: Duration) -> Self {
        let state = Arc::new(Mutex::new(Watched::default()));
        let (watched, thread) = (Arc::clone(&state), this_thread());
        std::thread::spawn(move || {
            loop {
                std::thread::sleep(Duration::from_micros(200));
                let mut watched = watched.lock().expect("no panic");
                if watched.over {
                    return;
                }
                if watched.interrupted.is_none()
                    && let Some((since, interrupt)) = &watched.running
                    && since.elapsed() >= after
                {
                    let waited = waited(&thread);
                    interrupt.now();
                    watched.interrupted = Some((Instant::now(), waited));
                }
            }
        });
        Self { state }
    }

    /// Runs something; if it was interrupted, how long it went on, without the time that it waited for a processor.
    pub(crate) fn run(&self, rt: &mut Runtime, run: impl FnOnce(&mut Runtime)) -> Option<Duration> {
        REPETITION.set(Repetition::new(u32::MAX, UNTIL_INTERRUPTED));
        let interrupt = rt.interrupt();
        *self.state.lock().expect("no panic") = Watched {
            running: Some((Instant::now(), interrupt)),
            ..Watched::default()
        };
        run(rt);
        let end = Instant::now();
        let end_waited = waited(&this_thread());
        let mut watched = self.state.lock().expect("no panic");
        watched.running = None;
        let (interrupted, before) = watched.interrupted.take()?;
        // If it came between the end and here, it is still set: the next run takes it.
        drop(watched);
        let _ = rt.run::<nonlocal::Value>("for _ in range(10_000): pass");
        let delay = end.saturating_duration_since(interrupted);
        Some(match (before, end_waited) {
            (Some(before), Some(end)) => delay.saturating_sub(end.saturating_sub(before)),
            _ => delay,
        })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.state.lock().expect("no panic").over = true;
    }
}

/// Numbers that look random, the same in each run.
pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % bound.max(1)
    }
}
