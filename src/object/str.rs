//! Strings: UTF-8 with what is needed to index in constant time where the text is ASCII.

use super::Trace;
use crate::value::Value;

/// An immutable string.
#[derive(Debug)]
pub(crate) struct Str {
    text: Box<str>,
    /// Length in code points.
    chars: usize,
    /// The seeded hash, once computed; 0: not yet.
    pub(crate) hash: u64,
    /// Whether the string stands in the runtime's intern table (then equal texts are the same object).
    pub(crate) interned: bool,
}

impl Str {
    pub(crate) fn new(text: impl Into<Box<str>>) -> Self {
        let text = text.into();
        let chars = if text.is_ascii() { text.len() } else { text.chars().count() };
        Self { text, chars, hash: 0, interned: false }
    }

    #[inline]
    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }

    /// Length in code points: Python's `len()`.
    #[inline]
    pub(crate) fn len(&self) -> usize {
        self.chars
    }

    /// Whether every character is one byte, so that an index is an offset.
    #[inline]
    pub(crate) fn is_ascii(&self) -> bool {
        self.chars == self.text.len()
    }
}

impl Trace for Str {
    fn trace(&self, _visit: &mut impl FnMut(Value)) {}

    fn extra_bytes(&self) -> usize {
        self.text.len()
    }
}
