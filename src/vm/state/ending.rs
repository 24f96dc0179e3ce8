//! How the last run ended, where no exception says it.

use crate::code::CodeObject;

/// What a trap leaves for the host.
#[derive(Default)]
pub(crate) struct Ending {
    /// Where the frames stood when a trap ended the run, the outermost first: code and instruction.
    pub(crate) trapped: Vec<(CodeObject, u32)>,
    /// What the host said when it panicked ([`Trap::HostPanic`](crate::vm::Trap::HostPanic)).
    pub(crate) panic: Option<String>,
}
