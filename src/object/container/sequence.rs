//! Sequences: tuple, list, bytes, bytearray, range, slice.

use smallvec::SmallVec;

use crate::object::{packed, traced};
use crate::value::Value;

packed! {
    /// A tuple.
    #[derive(Debug)]
    pub(crate) struct Tuple {
        pub(crate) items: SmallVec<[Value; 2]>,
    }

    /// A list.
    #[derive(Debug, Default)]
    pub(crate) struct List {
        pub(crate) items: Vec<Value>,
    }
}

traced! {
    /// An immutable byte string.
    #[derive(Debug)]
    pub(crate) struct Bytes {
        pub(crate) data: Box<[u8]>,
        /// The seeded hash, once computed; 0: not yet.
        pub(crate) hash: u64,
    }

    /// A mutable byte string.
    #[derive(Debug, Default)]
    pub(crate) struct ByteArray {
        pub(crate) data: Vec<u8>,
        /// At least as many as there are views of the bytes; while there are any, the length cannot change.
        pub(crate) views: u32,
        /// Running built-in functions that hold on to the bytes, which has the same effect.
        pub(crate) borrows: u32,
    }
}

packed! {
    /// A range; its bounds are ints of any size, as values.
    #[derive(Clone, Copy, Debug)]
    pub(crate) struct Range {
        pub(crate) start: Value,
        pub(crate) stop: Value,
        pub(crate) step: Value,
        /// The number of items, computed once.
        pub(crate) length: Value,
    }

    /// A slice object.
    #[derive(Clone, Copy, Debug)]
    pub(crate) struct Slice {
        pub(crate) start: Value,
        pub(crate) stop: Value,
        pub(crate) step: Value,
    }
}
