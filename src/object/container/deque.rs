//! `collections.deque`.

use std::collections::VecDeque;

use crate::object::packed;
use crate::value::Value;

packed! {
    /// `collections.deque`
    #[derive(Debug, Default)]
    pub(crate) struct Deque {
        pub(crate) items: VecDeque<Value>,
        /// The most items it holds; `None`: any number.
        pub(crate) maxlen: Option<usize>,
        /// Grows with every change of length or order: iterators go by it.
        pub(crate) state: u64,
    }
}
