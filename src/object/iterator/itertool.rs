//! The iterators of `itertools`, plain data; `vm::iterator` advances them.

use crate::object::packed;
use crate::value::{IteratorKey, ListKey, TypeId, Value};

packed! {
    /// An iterator of `itertools`. Unbound values: what is not there yet, or no more.
    #[derive(Clone, Debug)]
    pub(crate) enum Itertool {
        /// `sources` yields the iterables, `active` is the iterator of the current one.
        Chain {
            sources: Value,
            active: Value,
        },
        Count {
            next: Value,
            step: Value,
        },
        /// While `iterator` is there its items are saved; then `index` walks around what was saved.
        Cycle {
            iterator: Value,
            saved: ListKey,
            index: usize,
        },
        /// `remaining`: none means for ever.
        Repeat {
            object: Value,
            remaining: Option<i64>,
        },
        /// `seen` items were taken from the source, the next to yield is number `next`.
        Islice {
            iterator: Value,
            seen: u64,
            next: u64,
            stop: Option<u64>,
            step: u64,
        },
        TakeWhile {
            predicate: Value,
            iterator: Value,
            done: bool,
        },
        DropWhile {
            predicate: Value,
            iterator: Value,
            started: bool,
        },
        FilterFalse {
            predicate: Value,
            iterator: Value,
        },
        StarMap {
            function: Value,
            iterator: Value,
        },
        Accumulate {
            iterator: Value,
            function: Value,
            initial: Value,
            total: Value,
        },
        Compress {
            data: Value,
            selectors: Value,
        },
        /// Iterators that came to their end are unbound.
        ZipLongest {
            iterators: Vec<Value>,
            fill: Value,
            active: usize,
        },
        Pairwise {
            iterator: Value,
            old: Value,
        },
        Batched {
            iterator: Value,
            size: usize,
            strict: bool,
        },
        /// `current` was read but not yielded; `group` counts the groups, so that an old one knows that it
        /// is over.
        GroupBy {
            iterator: Value,
            function: Value,
            target_key: Value,
            current_key: Value,
            current: Value,
            group: u64,
        },
        Grouper {
            parent: IteratorKey,
            target_key: Value,
            group: u64,
        },
        /// One of the iterators over what `tee` reads: item `index` of the block `data`.
        Tee {
            data: IteratorKey,
            index: usize,
        },
        /// Some of the items that were read for a `tee`, and the block after it.
        TeeData {
            iterator: Value,
            values: Vec<Value>,
            next: Option<IteratorKey>,
            running: bool,
        },
        /// The result's places in the pools, fastest last; `None`: nothing was yielded so far.
        Product {
            pools: Vec<Vec<Value>>,
            indices: Option<Vec<usize>>,
            stopped: bool,
        },
        Combinations {
            pool: Vec<Value>,
            size: usize,
            indices: Option<Vec<usize>>,
            with_replacement: bool,
            stopped: bool,
        },
        Permutations {
            pool: Vec<Value>,
            size: usize,
            indices: Vec<usize>,
            cycles: Option<Vec<usize>>,
            stopped: bool,
        },
    }
}

impl Itertool {
    /// The type that scripts see.
    pub(crate) fn type_id(&self) -> TypeId {
        match self {
            Self::Chain { .. } => TypeId::Chain,
            Self::Count { .. } => TypeId::Count,
            Self::Cycle { .. } => TypeId::Cycle,
            Self::Repeat { .. } => TypeId::Repeat,
            Self::Islice { .. } => TypeId::Islice,
            Self::TakeWhile { .. } => TypeId::TakeWhile,
            Self::DropWhile { .. } => TypeId::DropWhile,
            Self::FilterFalse { .. } => TypeId::FilterFalse,
            Self::StarMap { .. } => TypeId::StarMap,
            Self::Accumulate { .. } => TypeId::Accumulate,
            Self::Compress { .. } => TypeId::Compress,
            Self::ZipLongest { .. } => TypeId::ZipLongest,
            Self::Pairwise { .. } => TypeId::Pairwise,
            Self::Batched { .. } => TypeId::Batched,
            Self::GroupBy { .. } => TypeId::GroupBy,
            Self::Grouper { .. } => TypeId::Grouper,
            Self::Tee { .. } => TypeId::Tee,
            Self::TeeData { .. } => TypeId::TeeData,
            Self::Product { .. } => TypeId::Product,
            Self::Combinations {
                with_replacement, ..
            } => match with_replacement {
                false => TypeId::Combinations,
                true => TypeId::CombinationsWithReplacement,
            },
            Self::Permutations { .. } => TypeId::Permutations,
        }
    }
}
