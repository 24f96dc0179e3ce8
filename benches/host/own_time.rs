//! A clock that stands while its thread waits for a processor, so that times are right on a busy machine, too.

use std::fs::File;
use std::time::{Duration, Instant};

/// The time of the thread that made it; wall time where the system does not say how long a thread has waited.
pub(crate) struct OwnTime {
    begin: Instant,
    /// Says how long the thread has waited; it is read again and again.
    waits: Option<File>,
    before: Duration,
}

impl OwnTime {
    pub(crate) fn new() -> Self {
        let waits = File::open("/proc/thread-self/schedstat").ok();
        let before = waits.as_ref().and_then(waited).unwrap_or_default();
        Self {
            begin: Instant::now(),
            waits,
            before,
        }
    }

    /// The time since the clock was made, without what was waited.
    pub(crate) fn now(&self) -> Duration {
        let waited = self.waits.as_ref().and_then(waited).unwrap_or_default();
        let waited = waited.saturating_sub(self.before);
        self.begin.elapsed().saturating_sub(waited)
    }
}

/// How long the thread has waited to which an open `schedstat` belongs.
#[cfg(unix)]
fn waited(file: &File) -> Option<Duration> {
    use std::os::unix::fs::FileExt;

    let mut text = [0; 80];
    let len = file.read_at(&mut text, 0).ok()?;
    let text = std::str::from_utf8(text.get(..len)?).ok()?;
    let nanoseconds = text.split_whitespace().nth(1)?.parse().ok()?;
    Some(Duration::from_nanos(nanoseconds))
}

#[cfg(not(unix))]
fn waited(_: &File) -> Option<Duration> {
    None
}
