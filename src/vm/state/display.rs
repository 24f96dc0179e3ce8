//! What the display of values is at work on.

use std::collections::HashSet;

use crate::value::Value;

/// Containers whose repr is being made, and a buffer for texts.
#[derive(Default)]
pub(crate) struct Display {
    /// The containers whose repr is being made.
    pub(crate) active: HashSet<Value>,
    /// A buffer for text that is copied as soon as it is complete.
    pub(crate) scratch: String,
}
