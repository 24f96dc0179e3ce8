//! The callable objects of `functools` and `operator`.

use crate::object::packed;
use crate::value::{DictKey, Value};

packed! {
    /// `functools.partial`
    #[derive(Clone, Copy, Debug)]
    pub(crate) struct Partial {
        pub(crate) function: Value,
        /// A tuple, in which placeholders may stand, though not at its end.
        pub(crate) args: Value,
        /// How many of `args` are placeholders, which the first arguments of a call replace.
        pub(crate) placeholders: usize,
        pub(crate) keywords: DictKey,
        /// `__dict__`: a dict, or unbound.
        pub(crate) dict: Value,
    }

    /// What `functools.lru_cache` makes of a function.
    #[derive(Clone, Copy, Debug)]
    pub(crate) struct LruCache {
        pub(crate) function: Value,
        /// How many results are kept; `None`: all.
        pub(crate) maxsize: Option<usize>,
        pub(crate) typed: bool,
        pub(crate) hits: u64,
        pub(crate) misses: u64,
        /// Results by arguments; where their number is limited, the latest use stands last.
        pub(crate) results: DictKey,
        /// What stands between positional and keyword arguments in a key.
        pub(crate) mark: Value,
        /// The class of what `cache_info` gives.
        pub(crate) info: Value,
        /// `__dict__`: a dict, or unbound.
        pub(crate) dict: Value,
    }

    /// What `operator` makes functions of.
    #[derive(Clone, Copy, PartialEq, Eq, Debug)]
    pub(crate) enum GetterKind {
        Item,
        Attribute,
        Method,
    }

    /// `operator.itemgetter`, `attrgetter` and `methodcaller`
    #[derive(Clone, Debug)]
    pub(crate) struct Getter {
        pub(crate) kind: GetterKind,
        /// The arguments as they were given: items, dotted names, or a method's name and its arguments.
        pub(crate) args: Vec<Value>,
        /// Keyword arguments of the method: (str, value).
        pub(crate) kw: Vec<(Value, Value)>,
        /// Names of attributes, taken apart at their dots and interned.
        pub(crate) paths: Vec<Vec<Value>>,
    }
}
