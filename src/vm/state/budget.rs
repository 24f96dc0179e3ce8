//! What a run may burn, and what stops it.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use crate::vm::Pause;

/// The fuel of a run, and who may end or stop it.
pub(crate) struct Budget {
    /// Fuel that may be burned before the reserve is asked.
    pub(crate) grant: i64,
    /// Fuel beyond the grant; `u64::MAX`: without limit.
    pub(crate) reserve: u64,
    /// The state of a run that can be paused; `None`: out of fuel is the end.
    pub(crate) pause: Option<Pause>,
    /// The next safepoint leaves the eval loop, so that the right one of the two is entered.
    pub(in crate::vm) reenters: bool,
    /// Set from outside to stop the run.
    pub(crate) interrupt: Arc<AtomicBool>,
    pub(crate) deadline: Option<std::time::Instant>,
}

impl Default for Budget {
    fn default() -> Self {
        Self {
            grant: 0,
            reserve: u64::MAX,
            pause: None,
            reenters: false,
            interrupt: Arc::default(),
            deadline: None,
        }
    }
}
