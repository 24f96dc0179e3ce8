//! Looking in: observers, watches, recordings, frames, what a closure has captured, the graph of captures, why something
//! is alive, and whether all is as it must be.

pub(in crate::embed) mod check;
#[cfg(all(feature = "parser", feature = "seeing"))]
pub(in crate::embed) mod explain;
pub(in crate::embed) mod frame;
#[cfg(feature = "seeing")]
pub mod graph;
pub(in crate::embed) mod inspect;
#[cfg(feature = "seeing")]
pub(in crate::embed) mod late_binding;
pub(in crate::embed) mod observe;
pub(in crate::embed) mod owner;
#[cfg(feature = "seeing")]
pub(in crate::embed) mod page;
#[cfg(feature = "seeing")]
pub mod record;
#[cfg(feature = "seeing")]
pub(in crate::embed) mod short;
pub(in crate::embed) mod watch;
