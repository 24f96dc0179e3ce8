//! Code as bytes, and what else is written as bytes is made of: [`Writer`], [`Reader`], [`WireError`].
//!
//! Output: the values of a [`CodeObject`](super::CodeObject), one after the other, each as postcard encodes it: bytes as
//! they are, longer numbers in groups of seven bits, texts and lists behind their length. Equal code gives equal bytes, on
//! every machine. Input: bytes that anybody may have made. Neighbours: `tree` has the order of the parts, `constant` that
//! of constants; whoever keeps the bytes puts a header before them that says which instructions they are about
//! ([`INSTRUCTION_SET`]).
//!
//! Invariant: reading takes memory in proportion to the bytes that are there, whatever lengths they state, and recurses
//! on nothing.

mod constant;
mod digest;
mod tree;

use std::fmt;

use postcard::ser_flavors::Flavor;
use serde::{Deserialize, Serialize};

pub(crate) use digest::INSTRUCTION_SET;

/// How deep code may be nested in code, and constants in constants. The compiler stays below it with the limits that a
/// host has by default ([`Limits::nesting`](crate::Limits::nesting)); whoever goes through either recurses.
pub(crate) const MAX_DEPTH: usize = 256;

/// Why bytes are not what they should be, or something cannot be written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct WireError {
    /// Where in the bytes.
    pub(crate) offset: usize,
    /// What is wrong there.
    pub(crate) reason: String,
}

impl fmt::Display for WireError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} (byte {})", self.reason, self.offset)
    }
}

impl std::error::Error for WireError {}

type Result<T, E = WireError> = std::result::Result<T, E>;

/// Puts values behind each other.
#[derive(Default, Debug)]
pub(crate) struct Writer {
    bytes: Vec<u8>,
}

impl Writer {
    /// Adds a value.
    pub(crate) fn put<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<()> {
        let written = postcard::serialize_with_flavor(value, Appended(&mut self.bytes));
        written.map_err(|error| self.refuse(error.to_string()))
    }

    /// Adds the length of a list, whose items follow.
    pub(crate) fn put_count(&mut self, count: usize) -> Result<()> {
        self.put(&(count as u64))
    }

    /// An error at the end of what is written.
    pub(crate) fn refuse(&self, reason: impl Into<String>) -> WireError {
        WireError {
            offset: self.bytes.len(),
            reason: reason.into(),
        }
    }

    /// All that was written.
    pub(crate) fn finish(self) -> Vec<u8> {
        self.bytes
    }
}

/// Adds a number to bytes, in groups of seven bits.
pub(crate) fn append(number: u64, bytes: &mut Vec<u8>) {
    // There is always room behind a vector's end.
    let _ = postcard::serialize_with_flavor(&number, Appended(bytes));
}

/// Takes a number off the start of bytes; gives what is left.
pub(crate) fn take_off(bytes: &[u8]) -> Option<(u64, &[u8])> {
    postcard::take_from_bytes(bytes).ok()
}

/// What postcard writes goes behind what is there.
struct Appended<'a>(&'a mut Vec<u8>);

impl Flavor for Appended<'_> {
    type Output = ();

    fn try_extend(&mut self, data: &[u8]) -> postcard::Result<()> {
        self.0.extend_from_slice(data);
        Ok(())
    }

    fn try_push(&mut self, data: u8) -> postcard::Result<()> {
        self.0.push(data);
        Ok(())
    }

    fn finalize(self) -> postcard::Result<()> {
        Ok(())
    }
}

/// Takes values from the front of bytes.
#[derive(Debug)]
pub(crate) struct Reader<'a> {
    rest: &'a [u8],
    len: usize,
}

impl<'a> Reader<'a> {
    /// All of these bytes are still to be read.
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self {
            rest: bytes,
            len: bytes.len(),
        }
    }

    /// How many bytes have been read.
    pub(crate) fn offset(&self) -> usize {
        self.len - self.rest.len()
    }

    /// The next value. Its type does not contain itself, and the items of a list in it take a byte or more: so its size
    /// is bounded by the bytes that are there.
    #[inline]
    pub(crate) fn take<T: Deserialize<'a>>(&mut self) -> Result<T> {
        let (value, rest) =
            postcard::take_from_bytes(self.rest).map_err(|error| self.unreadable(error))?;
        self.rest = rest;
        Ok(value)
    }

    #[cold]
    fn unreadable(&self, error: postcard::Error) -> WireError {
        self.refuse(match error {
            postcard::Error::DeserializeUnexpectedEnd => "the bytes end too early".to_owned(),
            postcard::Error::SerdeDeCustom => "an unknown choice".to_owned(),
            error => error.to_string(),
        })
    }

    /// The length of a list, each of whose items takes a byte or more: so many bytes are there.
    pub(crate) fn count(&mut self) -> Result<usize> {
        let at = self.offset();
        let count: u64 = self.take()?;
        match usize::try_from(count) {
            Ok(count) if count <= self.rest.len() => Ok(count),
            _ => Err(self.refuse_at(at, format!("{count} items in {} bytes", self.rest.len()))),
        }
    }

    /// A list.
    pub(crate) fn list<T>(
        &mut self,
        mut item: impl FnMut(&mut Self) -> Result<T>,
    ) -> Result<Vec<T>> {
        let count = self.count()?;
        let mut items = Vec::with_capacity(count);
        for _ in 0..count {
            items.push(item(self)?);
        }
        Ok(items)
    }

    /// An error before the next value.
    pub(crate) fn refuse(&self, reason: impl Into<String>) -> WireError {
        self.refuse_at(self.offset(), reason)
    }

    /// An error in what began there.
    pub(crate) fn refuse_at(&self, offset: usize, reason: impl Into<String>) -> WireError {
        WireError {
            offset,
            reason: reason.into(),
        }
    }

    /// Nothing is left.
    pub(crate) fn finish(self) -> Result<()> {
        match self.rest.len() {
            0 => Ok(()),
            left => Err(self.refuse(format!("{left} bytes too many"))),
        }
    }
}
