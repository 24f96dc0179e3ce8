//! What the host put on the heap: Rust data behind an instance of a host type, or behind a host function.

use std::any::Any;
use std::fmt;
use std::sync::Arc;

use crate::object::trace::{Trace, block};
use crate::value::Value;

/// Shows the script values that Rust data holds, those of one runtime (by its number).
pub(crate) type TraceHost = fn(&(dyn Any + Send + Sync), u64, &mut dyn FnMut(Value));

/// Rust data of the host. Its type is the embedding layer's business.
///
/// The data is shared with whoever borrows it, so that it can be borrowed while scripts run.
#[derive(Clone)]
pub(crate) struct HostBox {
    pub(crate) data: Arc<dyn Any + Send + Sync>,
    /// None: the data holds no script values.
    pub(crate) trace: Option<TraceHost>,
    /// The number of the runtime that it lives in.
    pub(crate) runtime: u64,
    /// Bytes of the data itself, without what it owns.
    pub(crate) bytes: usize,
}

impl Trace for HostBox {
    const REFERS: bool = true;
    const OWNS: bool = true;

    fn trace(&self, visit: &mut impl FnMut(Value)) {
        if let Some(trace) = self.trace {
            trace(&*self.data, self.runtime, visit);
        }
    }

    fn extra_bytes(&self) -> usize {
        // The counters of what is shared.
        block(2 * size_of::<usize>() + self.bytes)
    }
}

impl fmt::Debug for HostBox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HostBox")
    }
}
