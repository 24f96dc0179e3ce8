//! What the host put on the heap: Rust data behind an instance of a host type, or behind a host function.

use std::any::Any;
#[cfg(feature = "freeze")]
use std::any::TypeId;
use std::fmt;
use std::sync::Arc;

use crate::object::packed;
use crate::object::trace::{Trace, block};
use crate::value::Value;

/// Data of the host where its type is not known.
pub(crate) trait Stored: Send + Sync {
    /// The Rust type of the data.
    #[cfg(feature = "freeze")]
    fn rust(&self) -> TypeId;

    /// Goes into a slot for data of its type; one for another type stays empty.
    fn lend_into(self: Arc<Self>, slot: &mut dyn Any);

    /// Shows the script values inside, those of the runtime that it lives in.
    fn trace(&self, visit: &mut dyn FnMut(Value));
}

/// Rust data of the host. Its type is the embedding layer's business.
///
/// The data is shared with whoever borrows it, so that it can be borrowed while scripts run.
#[derive(Clone)]
pub(crate) struct HostBox {
    pub(crate) data: Arc<dyn Stored>,
    /// Whether the data holds script values.
    pub(crate) refers: bool,
    /// Bytes of the data itself, without what it owns.
    pub(crate) bytes: usize,
}

impl Trace for HostBox {
    const REFERS: bool = true;
    const OWNS: bool = true;

    fn trace(&self, visit: &mut impl FnMut(Value)) {
        if self.refers {
            self.data.trace(visit);
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

packed! {
    /// How far something has come that the host has to answer.
    #[derive(Clone, Copy, PartialEq, Eq, Debug)]
    pub(crate) enum WaitState {
        /// Nobody has awaited it.
        Created,
        /// It was passed up to an event loop, which waits for many.
        Passed,
        /// The host has answered.
        Answered,
        /// The host has answered with an error.
        Failed,
    }

    /// What is awaited for the host to answer: a call of an awaited function, or that of one among many.
    #[derive(Debug)]
    pub(crate) struct HostWait {
        /// The function of the host; unbound for one that waits for many.
        pub(crate) function: Value,
        /// The arguments, in the order of the parameters.
        pub(crate) args: Box<[Value]>,
        /// The calls that the event loop waits for, a dict by their numbers; unbound for a call.
        pub(crate) calls: Value,
        /// When the event loop wants to go on in any case, in nanoseconds of its clock.
        pub(crate) until: Option<u64>,
        /// The number by which the host answers; 0 until an event loop waits for it.
        pub(crate) id: u64,
        pub(crate) state: WaitState,
        /// What the host has answered, or the exception that it has answered with.
        pub(crate) answer: Value,
    }
}

impl HostWait {
    /// A call that nobody has awaited.
    pub(crate) fn call(function: Value, args: &[Value]) -> Self {
        Self {
            function,
            args: args.into(),
            calls: Value::UNBOUND,
            until: None,
            id: 0,
            state: WaitState::Created,
            answer: Value::UNBOUND,
        }
    }

    /// Any of these calls, or the time.
    pub(crate) fn many(calls: Value, until: Option<u64>) -> Self {
        Self {
            calls,
            until,
            ..Self::call(Value::UNBOUND, &[])
        }
    }
}
