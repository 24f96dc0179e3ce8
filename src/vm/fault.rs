//! The two kinds of failure: what scripts can catch, and what they cannot.

#[cfg(feature = "parser")]
use crate::meter::Stopped;
use crate::value::{ExceptionKey, Value};

/// Why the evaluation of something did not give a value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Fault {
    /// A Python exception: `except` and `finally` of scripts see it.
    Raised(ExceptionKey),
    /// A limit of the host: no script sees it, every frame up to the host is left.
    Trap(Trap),
}

/// A limit of the host that was hit.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) enum Trap {
    /// The fuel is used up.
    Fuel,
    /// The heap would grow beyond its limit.
    Memory,
    /// Output beyond its limit.
    Output,
    /// The wall time is over.
    Time,
    /// The host asked to stop.
    Interrupt,
    /// An int would have more bits than allowed.
    IntegerBits,
    /// A source is longer than allowed.
    Source,
    /// The engine broke an invariant of its own. Nothing that a script or a host does gets here.
    Invalid,
    /// The run stands still and can go on ([`super::Stop`]): no failure, but the same way out.
    Stopped,
    /// A native has left, or a frame was entered, which the eval loop goes on with: no failure, but the same way out
    /// ([`super::native_frame`]).
    Entered,
    /// Work that is retraced has come to a call that has no answer yet: no failure, but the same way out
    /// ([`super::native_frame::retrace`]).
    Asked,
    /// The eval loop must be entered again because an observer came or went: raised by a safepoint,
    /// taken by the evaluator right outside of it.
    Reenter,
    /// A callback of the host panicked.
    HostPanic,
}

#[cfg(feature = "parser")]
impl From<Stopped> for Trap {
    fn from(stopped: Stopped) -> Self {
        match stopped {
            Stopped::Memory => Self::Memory,
            Stopped::Fuel => Self::Fuel,
            Stopped::Interrupt => Self::Interrupt,
            Stopped::Time => Self::Time,
        }
    }
}

impl Fault {
    /// The exception as a value, if it is one.
    pub(crate) fn exception(self) -> Option<Value> {
        match self {
            Self::Raised(key) => Some(key.into()),
            Self::Trap(_) => None,
        }
    }
}

impl From<Trap> for Fault {
    fn from(trap: Trap) -> Self {
        Self::Trap(trap)
    }
}

/// What evaluating something gives.
pub(crate) type Outcome<T = Value> = Result<T, Fault>;
