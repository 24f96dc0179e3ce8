//! Strings: UTF-8 with what is needed to index in constant time where the text is ASCII, and to grow in
//! constant time per character.
//!
//! `s += piece` in a loop makes a new string in each round. From a certain length on these strings share
//! one buffer: a string that ends where its buffer ends passes the buffer on, and the longer string
//! appends to it. Its own text is copied out of the buffer only when it is read.
//!
//! ```text
//!  buffer:   h e l l o   w o r l d
//!  s1: 5     ---------|
//!  s2: 11    ---------------------|   <- the next piece goes here
//! ```

use std::cell::{Cell, OnceCell};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::trace::{Trace, block};
use crate::value::Value;

/// Strings shorter than this are simply copied.
const SHARED_FROM: usize = 256;
/// What a shared buffer takes besides its text: the counters and the lock.
const BUFFER: usize = block(2 * size_of::<usize>() + size_of::<Mutex<String>>());
/// Once a text beyond ASCII is indexed, the place of every so many characters is remembered.
const CRUMB: usize = 64;

/// Where every [`CRUMB`]th character starts. In a block of its own: few strings have it.
#[derive(Debug)]
struct Crumbs(Box<[usize]>);

/// An immutable string.
#[derive(Debug, Default)]
pub(crate) struct Str {
    /// Invariant: filled, or `buffer` is there and starts with the text.
    text: OnceCell<Box<str>>,
    buffer: Option<Arc<Mutex<String>>>,
    /// Length in bytes.
    bytes: usize,
    /// Length in code points.
    chars: usize,
    /// Bytes that the heap counts for this string; brought up to date by each collection, because a buffer
    /// belongs to several strings.
    counted: Cell<usize>,
    /// Where every [`CRUMB`]th character starts, once a text beyond ASCII was indexed.
    crumbs: OnceCell<Box<Crumbs>>,
    /// The seeded hash, once computed; 0: not yet.
    pub(crate) hash: u64,
    /// Whether the string is in the runtime's intern table (then equal texts are the same object).
    pub(crate) interned: bool,
}

impl Str {
    pub(crate) fn new(text: impl Into<Box<str>>) -> Self {
        let text = text.into();
        let chars = if text.is_ascii() {
            text.len()
        } else {
            text.chars().count()
        };
        Self::with_chars(text, chars)
    }

    /// A string whose length in code points is known.
    pub(crate) fn with_chars(text: impl Into<Box<str>>, chars: usize) -> Self {
        let text = text.into();
        debug_assert_eq!(chars, text.chars().count());
        let bytes = text.len();
        Self {
            text: OnceCell::from(text),
            buffer: None,
            bytes,
            chars,
            counted: Cell::new(block(bytes)),
            crumbs: OnceCell::new(),
            hash: 0,
            interned: false,
        }
    }

    /// The string that `self += other` gives, in time proportional to `other` if this goes on.
    pub(crate) fn appended(&self, other: &Self) -> Self {
        let (bytes, chars) = (self.bytes + other.bytes, self.chars + other.chars);
        if bytes < SHARED_FROM {
            return Self::with_chars([self.as_str(), other.as_str()].concat(), chars);
        }
        let piece = other.as_str();
        // A string that was read has its own copy by now: starting over keeps the count of bytes honest.
        let shared = self
            .buffer
            .as_ref()
            .filter(|_| self.text.get().is_none())
            .and_then(|buffer| {
                let mut text = lock(buffer);
                if text.len() != self.bytes {
                    return None;
                }
                text.push_str(piece);
                Some((Arc::clone(buffer), piece.len()))
            });
        let (buffer, counted) = shared.unwrap_or_else(|| {
            let mut text = String::with_capacity(bytes + bytes / 2);
            text.push_str(self.as_str());
            text.push_str(piece);
            let counted = block(text.capacity()) + BUFFER;
            (Arc::new(Mutex::new(text)), counted)
        });
        Self {
            text: OnceCell::new(),
            buffer: Some(buffer),
            bytes,
            chars,
            counted: Cell::new(counted),
            crumbs: OnceCell::new(),
            hash: 0,
            interned: false,
        }
    }

    /// Whether [`Self::appended`] copies the text, because it is not the last part of a buffer.
    pub(crate) fn is_copied_by_appending(&self) -> bool {
        match &self.buffer {
            Some(buffer) if self.text.get().is_none() => lock(buffer).len() != self.bytes,
            _ => true,
        }
    }

    /// Whether a character can be found without a look at the whole text.
    #[inline]
    pub(crate) fn is_ready(&self) -> bool {
        self.text.get().is_some() && (self.is_ascii() || self.crumbs.get().is_some())
    }

    #[inline]
    pub(crate) fn as_str(&self) -> &str {
        match self.text.get() {
            Some(text) => text,
            None => self.read_buffer(),
        }
    }

    /// The first so many characters, without a copy of the whole text where that lies in a shared buffer.
    #[cfg(feature = "seeing")]
    pub(crate) fn beginning(&self, chars: usize) -> String {
        let first = |text: &str| {
            let end = text.char_indices().nth(chars);
            text[..end.map_or(text.len(), |(at, _)| at)].to_owned()
        };
        match (self.text.get(), &self.buffer) {
            (Some(text), _) => first(text),
            (None, Some(buffer)) => {
                let text = lock(buffer);
                first(text.get(..self.bytes).unwrap_or_default())
            }
            (None, None) => String::new(),
        }
    }

    #[cold]
    fn read_buffer(&self) -> &str {
        self.text.get_or_init(|| {
            let Some(buffer) = &self.buffer else {
                return Box::default();
            };
            let mut text = lock(buffer);
            if Arc::strong_count(buffer) == 1 && text.len() == self.bytes {
                return std::mem::take(&mut *text).into_boxed_str();
            }
            text.get(..self.bytes).unwrap_or_default().into()
        })
    }

    /// Length in code points: Python's `len()`.
    #[inline]
    pub(crate) fn len(&self) -> usize {
        self.chars
    }

    /// Length in bytes of UTF-8.
    #[inline]
    pub(crate) fn byte_len(&self) -> usize {
        self.bytes
    }

    /// Whether every character is one byte, so that an index is an offset.
    #[inline]
    pub(crate) fn is_ascii(&self) -> bool {
        self.chars == self.bytes
    }
}

impl Str {
    /// The offset in bytes of the character at `index`; the length beyond the end.
    pub(crate) fn offset(&self, index: usize) -> usize {
        if index >= self.chars {
            return self.bytes;
        }
        if self.is_ascii() {
            return index;
        }
        let text = self.as_str();
        if self.chars < 2 * CRUMB {
            return nth_offset(text, index);
        }
        let start = self.crumbs().get(index / CRUMB).copied().unwrap_or(0);
        start + nth_offset(&text[start..], index % CRUMB)
    }

    /// The index of the character at an offset in bytes; the length beyond the end.
    pub(crate) fn index(&self, offset: usize) -> usize {
        if offset >= self.bytes {
            return self.chars;
        }
        if self.is_ascii() {
            return offset;
        }
        let bytes = self.as_str().as_bytes();
        // Each character has one byte that continues no other.
        let count = |bytes: &[u8]| bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count();
        if self.chars < 2 * CRUMB {
            return count(&bytes[..offset]);
        }
        let crumbs = self.crumbs();
        let crumb = crumbs
            .partition_point(|start| *start <= offset)
            .saturating_sub(1);
        let start = crumbs.get(crumb).copied().unwrap_or(0);
        crumb * CRUMB + count(&bytes[start..offset])
    }

    fn crumbs(&self) -> &[usize] {
        let crumbs = self.crumbs.get_or_init(|| {
            let starts = self.as_str().char_indices().step_by(CRUMB);
            let starts = starts.map(|(offset, _)| offset);
            Box::new(Crumbs(starts.collect()))
        });
        &crumbs.0
    }
}

fn nth_offset(text: &str, index: usize) -> usize {
    text.char_indices()
        .nth(index)
        .map_or(text.len(), |(offset, _)| offset)
}

fn lock(buffer: &Mutex<String>) -> MutexGuard<'_, String> {
    buffer.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Trace for Str {
    const REFERS: bool = false;
    const OWNS: bool = true;

    /// Visits nothing; brings the count of bytes up to date.
    fn trace(&self, _visit: &mut impl FnMut(Value)) {
        if self.buffer.is_none() && self.crumbs.get().is_none() {
            return;
        }
        let shared = self.buffer.as_ref().map_or(0, |buffer| {
            let text = lock(buffer);
            if text.len() == self.bytes {
                block(text.capacity()) + BUFFER
            } else {
                0
            }
        });
        let crumbs = self.crumbs.get().map_or(0, |crumbs| {
            block(size_of::<Crumbs>()) + block(crumbs.0.len() * size_of::<usize>())
        });
        let text = self.text.get().map_or(0, |text| block(text.len()));
        self.counted.set(shared + crumbs + text);
    }

    fn extra_bytes(&self) -> usize {
        self.counted.get()
    }
}
