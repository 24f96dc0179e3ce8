//! The values that are being displayed.

use std::collections::HashSet;

use crate::value::Value;

/// A larger buffer than this is not kept, so that it is not hoarded.
const MAX_SCRATCH: usize = 4096;

/// Containers whose repr is being made, and a buffer for texts.
///
/// Invariant: between two runs no container is being shown.
#[derive(Default)]
pub(crate) struct Display {
    /// Made with the first one.
    #[expect(
        clippy::box_collection,
        reason = "a runtime that shows nothing needs no room for it"
    )]
    active: Option<Box<HashSet<Value>>>,
    /// For text that is copied as soon as it is complete.
    scratch: String,
}

impl Display {
    /// Whether the repr of a container is being made.
    pub(crate) fn shows(&self, container: Value) -> bool {
        self.active
            .as_ref()
            .is_some_and(|active| active.contains(&container))
    }

    /// How many containers are being shown, one inside of the other.
    pub(in crate::vm) fn depth(&self) -> usize {
        self.active.as_ref().map_or(0, |active| active.len())
    }

    /// Notes that the repr of a container is being made, until [`Display::end`].
    pub(crate) fn begin(&mut self, container: Value) {
        self.active.get_or_insert_default().insert(container);
    }

    /// The repr of a container is complete, or has failed.
    pub(crate) fn end(&mut self, container: Value) {
        if let Some(active) = &mut self.active {
            active.remove(&container);
        }
    }

    /// Lends the buffer, empty.
    pub(in crate::vm) fn take_scratch(&mut self) -> String {
        let mut text = std::mem::take(&mut self.scratch);
        text.clear();
        text
    }

    /// Takes the buffer back.
    pub(in crate::vm) fn return_scratch(&mut self, text: String) {
        if text.capacity() <= MAX_SCRATCH {
            self.scratch = text;
        }
    }
}
