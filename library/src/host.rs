//! [`Host`]: what the modules of the library have of the host's surroundings.

use std::error::Error as StdError;
use std::fmt;
use std::sync::{Arc, OnceLock};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

#[cfg(feature = "numbers")]
use nonlocal::Error;
use nonlocal::{Ctx, Module, Result};

use crate::network::{Request, Response};
use crate::process::{Command, Output};

type Entropy =
    dyn Fn(&mut [u8]) -> std::result::Result<(), Box<dyn StdError + Send + Sync>> + Send + Sync;
type Now = dyn Fn() -> SystemTime + Send + Sync;
type Monotonic = dyn Fn() -> Duration + Send + Sync;
type Zones = dyn Fn(&str) -> Option<Vec<u8>> + Send + Sync;
type Network = dyn Fn(&mut Ctx<'_>, Request) -> Result<Response> + Send + Sync;
type Processes = dyn Fn(&mut Ctx<'_>, Command) -> Result<Output> + Send + Sync;
type Sleep = dyn Fn(&mut Ctx<'_>, Duration) -> Result<()> + Send + Sync;

/// What the host gives; what is `None` is an error where a script asks for it.
#[derive(Clone, Default)]
pub(crate) struct Host {
    pub(crate) entropy: Option<Arc<Entropy>>,
    pub(crate) now: Option<Arc<Now>>,
    pub(crate) monotonic: Option<Arc<Monotonic>>,
    pub(crate) sleep: Option<Arc<Sleep>>,
    pub(crate) zones: Option<Arc<Zones>>,
    pub(crate) environ: Arc<[(String, String)]>,
    pub(crate) os: Option<Module>,
    pub(crate) network: Option<Arc<Network>>,
    pub(crate) processes: Option<Arc<Processes>>,
}

impl fmt::Debug for Host {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Host")
            .field("entropy", &self.entropy.is_some())
            .field("clock", &self.now.is_some())
            .field("monotonic", &self.monotonic.is_some())
            .field("sleep", &self.sleep.is_some())
            .field("zones", &self.zones.is_some())
            .field("environ", &self.environ.len())
            .field("os", &self.os.is_some())
            .field("network", &self.network.is_some())
            .field("processes", &self.processes.is_some())
            .finish()
    }
}

/// The error of a script that asks for what the host did not give.
#[cfg(feature = "numbers")]
pub(crate) fn missing(what: &str, method: &str) -> Error {
    let message = format!("{what}: the host gives it with `nonlocal_library::Library::{method}`");
    Error::exception("NotImplementedError", message)
}

impl Host {
    /// So many bytes that nobody can foresee.
    #[cfg(feature = "numbers")]
    pub(crate) fn entropy(&self, cx: &mut Ctx<'_>, count: usize) -> Result<Vec<u8>> {
        let Some(fill) = &self.entropy else {
            return Err(missing("there is no source of random bytes", "entropy"));
        };
        let mut bytes = reserved(cx, count)?;
        cx.burn(count as u64 / 8 + 1)?;
        bytes.resize(count, 0);
        fill(&mut bytes).map_err(|error| Error::exception("OSError", error.to_string()))?;
        Ok(bytes)
    }

    /// The time of day.
    #[cfg(feature = "time")]
    pub(crate) fn now(&self) -> Result<SystemTime> {
        let now = self.now.as_ref();
        let now = now.ok_or_else(|| missing("there is no clock", "clock"))?;
        Ok(now())
    }

    /// The time since some moment in the past, which never goes back.
    #[cfg(feature = "time")]
    pub(crate) fn monotonic(&self) -> Result<Duration> {
        let monotonic = self.monotonic.as_ref();
        let monotonic =
            monotonic.ok_or_else(|| missing("there is no monotonic clock", "monotonic"))?;
        Ok(monotonic())
    }

    /// What is known of a time zone, in the format of the system's files.
    #[cfg(feature = "time")]
    pub(crate) fn zone(&self, name: &str) -> Result<Option<Vec<u8>>> {
        let zones = self.zones.as_ref();
        let zones = zones.ok_or_else(|| missing("there are no time zones", "zones"))?;
        Ok(zones(name))
    }

    /// Waits.
    #[cfg(feature = "time")]
    pub(crate) fn sleep(&self, cx: &mut Ctx<'_>, time: Duration) -> Result<()> {
        let Some(sleep) = &self.sleep else {
            return Err(missing("there is nothing to sleep with", "sleep"));
        };
        sleep(cx, time)
    }
}

/// Room for so many bytes, which the run pays for.
#[cfg(feature = "numbers")]
pub(crate) fn reserved(cx: &mut Ctx<'_>, count: usize) -> Result<Vec<u8>> {
    cx.charge(count)?;
    let mut bytes = Vec::new();
    bytes
        .try_reserve_exact(count)
        .map_err(|error| Error::exception("MemoryError", error.to_string()))?;
    Ok(bytes)
}

/// The time since the first call in the process.
pub(crate) fn process_time() -> Duration {
    static START: OnceLock<Instant> = OnceLock::new();
    START.get_or_init(Instant::now).elapsed()
}

/// How long a sleeping thread does not look at what may stop its run.
const NAP: Duration = Duration::from_millis(10);

/// Lets the thread sleep, in naps: a deadline or an interrupt of the run ends it.
pub(crate) fn sleep_on_thread(cx: &mut Ctx<'_>, time: Duration) -> Result<()> {
    let start = Instant::now();
    loop {
        cx.look()?;
        let left = time.saturating_sub(start.elapsed());
        if left.is_zero() {
            return Ok(());
        }
        thread::sleep(left.min(NAP));
    }
}
