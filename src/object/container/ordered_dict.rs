//! `collections.OrderedDict`.

use crate::object::packed;
use crate::value::{DictKey, Value};

packed! {
    /// `collections.OrderedDict`: a dict, and the order of its keys beside it.
    ///
    /// Methods of `dict` that are called for it change the dict alone, as they do in CPython: the order may have keys
    /// that are gone, and lack some.
    #[derive(Clone, Copy, Debug)]
    pub(crate) struct OrderedDict {
        /// What the keys map to.
        pub(crate) dict: DictKey,
        /// The keys in their order, the very objects that are keys of `dict`, each with None. No script sees this
        /// dict, so keys are found in it by identity.
        pub(crate) order: DictKey,
        /// The `__dict__`; unbound until it is asked for.
        pub(crate) attributes: Value,
    }
}
