//! How the last run ended, where no exception tells.

use crate::code::CodeObject;

/// What a trap leaves for the host.
///
/// Invariant: the places are those of the innermost trap; what fails on the way out does not replace them.
#[derive(Default)]
pub(crate) struct Ending {
    /// Where the frames stood when a trap ended the run, the outermost first: code and instruction.
    trapped: Vec<(CodeObject, u32)>,
    /// What the step that hit a limit asked for, in the unit of the limit, where that is known.
    asked: Option<u64>,
    /// What the host said when it panicked ([`Trap::HostPanic`](crate::vm::Trap::HostPanic)).
    panic: Option<String>,
}

impl Ending {
    /// Forgets the places of an earlier run.
    pub(crate) fn clear(&mut self) {
        self.trapped.clear();
        self.asked = None;
    }

    /// Notes what a step asks for that is refused.
    pub(crate) fn note_asked(&mut self, amount: u64) {
        self.asked = Some(amount);
    }

    /// Hands out what was asked for when a limit was hit.
    pub(crate) fn take_asked(&mut self) -> Option<u64> {
        self.asked.take()
    }

    /// Whether the places of a trap were noted.
    pub(in crate::vm) fn is_noted(&self) -> bool {
        !self.trapped.is_empty()
    }

    /// Notes where the frames stood.
    pub(crate) fn note_places(&mut self, places: Vec<(CodeObject, u32)>) {
        self.trapped = places;
    }

    /// Hands out where the frames stood.
    pub(crate) fn take_places(&mut self) -> Vec<(CodeObject, u32)> {
        std::mem::take(&mut self.trapped)
    }

    /// Notes what the host said when it panicked.
    pub(crate) fn note_panic(&mut self, text: String) {
        self.panic = Some(text);
    }

    /// Hands out what the host said when it panicked.
    pub(crate) fn take_panic(&mut self) -> String {
        self.panic.take().unwrap_or_else(|| "panic".to_owned())
    }
}
