//! What the workers did, and how long it took.

use std::time::Duration;

/// The sums of one worker.
#[derive(Clone, Copy, Debug, Default)]
pub struct Cost {
    /// From the first order to the last frozen shard, without the start of the process.
    pub running: Duration,
    pub orders: u64,
    pub pricing: Duration,
    /// Shards frozen.
    pub frozen: u64,
    pub frozen_bytes: u64,
    pub freezing: Duration,
    /// Freezing, and writing to files.
    pub keeping: Duration,
    /// Shards thawed.
    pub thawed: u64,
    pub thawing: Duration,
}

impl Cost {
    /// As numbers in a line of text, times in nanoseconds.
    pub fn to_line(self) -> String {
        let nanos = |time: Duration| time.as_nanos() as u64;
        let numbers = [
            nanos(self.running),
            self.orders,
            nanos(self.pricing),
            self.frozen,
            self.frozen_bytes,
            nanos(self.freezing),
            nanos(self.keeping),
            self.thawed,
            nanos(self.thawing),
        ];
        numbers.map(|number| number.to_string()).join(" ")
    }

    pub fn from_line(line: &str) -> Option<Self> {
        let numbers: Result<Vec<u64>, _> = line.split(' ').map(str::parse).collect();
        let [
            running,
            orders,
            pricing,
            frozen,
            frozen_bytes,
            freezing,
            keeping,
            thawed,
            thawing,
        ] = numbers.ok()?.try_into().ok()?;
        Some(Self {
            running: Duration::from_nanos(running),
            orders,
            pricing: Duration::from_nanos(pricing),
            frozen,
            frozen_bytes,
            freezing: Duration::from_nanos(freezing),
            keeping: Duration::from_nanos(keeping),
            thawed,
            thawing: Duration::from_nanos(thawing),
        })
    }
}

/// Prints what took how long, to the standard error: it differs from run to run.
pub fn report(workers: &[Cost], alone: &Cost) {
    let count = |part: fn(&Cost) -> u64| workers.iter().map(part).sum::<u64>();
    let time = |part: fn(&Cost) -> Duration| workers.iter().map(part).sum::<Duration>();
    let orders = count(|cost| cost.orders);
    let slowest = workers.iter().map(|cost| cost.running).max();
    eprintln!(
        "{:.0} orders a second; {:.0} in one process without a cluster",
        orders as f64 / slowest.unwrap_or_default().as_secs_f64(),
        alone.orders as f64 / alone.running.as_secs_f64(),
    );
    eprintln!(
        "pricing: {:.2} us an order; {:.2} us without a cluster",
        micros(time(|cost| cost.pricing), orders),
        micros(alone.pricing, alone.orders),
    );
    let frozen = count(|cost| cost.frozen);
    eprintln!(
        "freezing: {frozen} shards of {} bytes, {:.1} us each, {:.1} us with files",
        count(|cost| cost.frozen_bytes) / frozen.max(1),
        micros(time(|cost| cost.freezing), frozen),
        micros(time(|cost| cost.keeping), frozen),
    );
    let thawed = count(|cost| cost.thawed);
    eprintln!(
        "thawing: {thawed} shards, {:.1} us each",
        micros(time(|cost| cost.thawing), thawed),
    );
}

/// Microseconds of each.
fn micros(time: Duration, count: u64) -> f64 {
    time.as_secs_f64() * 1e6 / count.max(1) as f64
}
