//! Looking in: observers, watches, recordings, frames, what a closure has captured.

pub(in crate::embed) mod frame;
pub(in crate::embed) mod inspect;
pub(in crate::embed) mod observe;
#[cfg(feature = "seeing")]
pub mod record;
pub(in crate::embed) mod watch;
