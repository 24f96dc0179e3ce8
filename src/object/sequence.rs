//! Sequences: tuple, list, bytes, bytearray, range, slice.

use smallvec::SmallVec;

use super::Trace;
use crate::value::Value;

/// A tuple.
#[derive(Debug)]
pub(crate) struct Tuple {
    pub(crate) items: SmallVec<[Value; 2]>,
}

impl Trace for Tuple {
    fn trace(&self, visit: &mut impl FnMut(Value)) {
        self.items.iter().copied().for_each(visit);
    }

    fn extra_bytes(&self) -> usize {
        if self.items.spilled() {
            self.items.capacity() * size_of::<Value>()
        } else {
            0
        }
    }
}

/// A list.
#[derive(Debug, Default)]
pub(crate) struct List {
    pub(crate) items: Vec<Value>,
}

impl Trace for List {
    fn trace(&self, visit: &mut impl FnMut(Value)) {
        self.items.iter().copied().for_each(visit);
    }

    fn extra_bytes(&self) -> usize {
        self.items.capacity() * size_of::<Value>()
    }
}

/// An immutable byte string.
#[derive(Debug)]
pub(crate) struct Bytes {
    pub(crate) data: Box<[u8]>,
    /// The seeded hash, once computed; 0: not yet.
    pub(crate) hash: u64,
}

impl Trace for Bytes {
    fn trace(&self, _visit: &mut impl FnMut(Value)) {}

    fn extra_bytes(&self) -> usize {
        self.data.len()
    }
}

/// A mutable byte string.
#[derive(Debug, Default)]
pub(crate) struct ByteArray {
    pub(crate) data: Vec<u8>,
    /// At least as many as the views that look at the bytes; while there are any, the length stays.
    pub(crate) views: u32,
    /// Built-in functions at work that hold on to the bytes, which has the same effect.
    pub(crate) borrows: u32,
}

impl Trace for ByteArray {
    fn trace(&self, _visit: &mut impl FnMut(Value)) {}

    fn extra_bytes(&self) -> usize {
        self.data.capacity()
    }
}

/// A range; its bounds are ints of any size, as values.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Range {
    pub(crate) start: Value,
    pub(crate) stop: Value,
    pub(crate) step: Value,
    /// The number of items, computed once.
    pub(crate) length: Value,
}

impl Trace for Range {
    fn trace(&self, visit: &mut impl FnMut(Value)) {
        [self.start, self.stop, self.step, self.length]
            .into_iter()
            .for_each(visit);
    }
}

/// A slice object.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Slice {
    pub(crate) start: Value,
    pub(crate) stop: Value,
    pub(crate) step: Value,
}

impl Trace for Slice {
    fn trace(&self, visit: &mut impl FnMut(Value)) {
        [self.start, self.stop, self.step]
            .into_iter()
            .for_each(visit);
    }
}
