//! The built-in iterators.

mod itertool;

pub(crate) use itertool::Itertool;

use crate::object::{ViewKind, packed};
use crate::value::{DictKey, ListKey, RareKey, Value};

packed! {
    /// An iterator over a built-in object; an exhausted one becomes [`Iter::Done`] where Python lets go of
    /// the object.
    #[derive(Clone, Debug)]
    pub(crate) enum Iter {
        List {
            list: ListKey,
            index: usize,
        },
        ListReversed {
            list: ListKey,
            index: Option<usize>,
        },
        /// A tuple.
        Tuple {
            tuple: Value,
            index: usize,
        },
        /// `list[int]`, whose one item is the alias with a star.
        GenericAlias {
            alias: Value,
        },
        /// A string; `offset` is in bytes.
        Str {
            string: Value,
            offset: usize,
        },
        /// bytes or bytearray
        Bytes {
            bytes: Value,
            index: usize,
        },
        /// A range whose bounds and steps fit into 64 bits: `remaining` more, the next is `next`.
        Range {
            next: i64,
            step: i64,
            remaining: u64,
        },
        /// A range of big ints: `start + index * step` while `index < length`.
        LongRange {
            start: Value,
            step: Value,
            length: Value,
            index: Value,
        },
        Dict {
            dict: DictKey,
            kind: ViewKind,
            index: usize,
            expected_len: usize,
            reversed: bool,
            yielded: usize,
        },
        Set {
            /// A set or a frozenset.
            set: Value,
            index: usize,
            expected_len: usize,
            yielded: usize,
        },
        /// `iter(callable, sentinel)`
        Callable {
            callable: Value,
            sentinel: Value,
        },
        /// An object with `__getitem__` only.
        Sequence {
            object: Value,
            index: i64,
        },
        /// `reversed()` of an object with `__len__` and `__getitem__`; `remaining` counts down.
        Reversed {
            object: Value,
            remaining: i64,
        },
        Enumerate {
            iterator: Value,
            next: Value,
        },
        Zip {
            iterators: Vec<Value>,
            strict: bool,
        },
        Map {
            function: Value,
            iterators: Vec<Value>,
            strict: bool,
        },
        Filter {
            predicate: Value,
            iterator: Value,
        },
        /// An iterator over an ordered dict or one of its views: the next entry of its order, or the one behind it.
        Ordered {
            ordered: RareKey,
            kind: ViewKind,
            index: usize,
            version: u32,
            expected_len: usize,
            reversed: bool,
        },
        /// An iterator over a deque: `index` items were yielded.
        Deque {
            deque: RareKey,
            index: usize,
            state: u64,
            reversed: bool,
        },
        /// One of `itertools`.
        Itertool(Box<Itertool>),
        /// Exhausted; remembers the kind it was by the type that scripts see.
        Done {
            ty: crate::value::TypeId,
        },
    }
}

impl Iter {
    /// A copy, where it goes over the entries of a dict or a set.
    pub(crate) fn over_table(&self) -> Option<Self> {
        let is_over_table = matches!(
            self,
            Self::Dict { .. } | Self::Set { .. } | Self::Ordered { .. }
        );
        is_over_table.then(|| self.clone())
    }
}
