//! What collections leave to be run, and what `gc` reports.

use std::collections::VecDeque;

use crate::vm::run::finalizers::Finalizer;

/// The evaluator's end of the collector.
pub(crate) struct Gc {
    /// Finalisers and callbacks that a collection found to be due, and whether they run right now.
    pub(crate) finalizers: VecDeque<Finalizer>,
    pub(crate) finalizing: bool,
    /// What `gc.isenabled()` says: reported to scripts; the collector ignores it.
    pub(crate) enabled: bool,
    /// What `gc.set_threshold` set: reported to scripts; the collector ignores it.
    pub(crate) thresholds: [i32; 3],
}

impl Default for Gc {
    fn default() -> Self {
        Self {
            finalizers: VecDeque::new(),
            finalizing: false,
            enabled: true,
            thresholds: [2000, 10, 10],
        }
    }
}
