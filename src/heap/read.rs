//! What can be read from a value without asking its class.

use super::Heap;
use crate::value::Value;

impl Heap {
    /// The text of a str; of an instance of a str's subclass, its text; empty for other values:
    /// callers have checked the type ([`Heap::as_text`] checks it).
    pub(crate) fn text(&self, value: Value) -> &str {
        self.as_text(value).unwrap_or_default()
    }

    /// The text of a str or of an instance of a str's subclass.
    pub(crate) fn as_text(&self, value: Value) -> Option<&str> {
        self.payload(value).as_str().map(|key| self[key].as_str())
    }

    /// The built-in value inside an instance of a built-in type's subclass; other values as they are.
    #[inline]
    pub(crate) fn payload(&self, value: Value) -> Value {
        match value.as_instance() {
            Some(key) if self[key].payload.is_bound() => self[key].payload,
            _ => value,
        }
    }
}
