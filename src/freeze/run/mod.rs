//! A run that waits, as bytes: its frames, and the graph of objects that they reach.
//!
//! ```text
//!  what `freeze::graph` writes, where the roots are:
//!  globals of `__main__` | frames | natives that have left | what is waited for | event loops | the collector's notes
//! ```
//!
//! A frame has its code, where it stands, and its registers, as far as it may read them. A native that has left the Rust
//! stack is data already (`vm::native_frame`); which one it is goes by name (`steps`). What stands on the Rust stack, or
//! holds Rust data, cannot travel: natives without a name here, and functions of the host that run.
//!
//! Invariant: reading trusts no byte. Frames fit their code where they stand, those above lie behind what those below
//! need, and natives and frames agree on who gets whose result.

mod read;
mod record;
mod steps;
mod write;

pub(crate) use read::thaw;
pub(crate) use write::freeze;

use crate::vm::Stop;

/// What a run may still use, and how it stopped.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Standing {
    pub(crate) stop: Stop,
    /// Fuel of the engine's limit.
    pub(crate) fuel: u64,
    /// Nanoseconds of the engine's limit on time.
    pub(crate) time: Option<u64>,
    /// Whether the run's first frame was entered from the host directly.
    pub(crate) direct: bool,
}
