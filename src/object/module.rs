//! Modules.

use super::packed;
use crate::value::{DictKey, Value};

packed! {
    /// A module object: a name and a namespace.
    #[derive(Debug)]
    pub(crate) struct Module {
        pub(crate) name: Value,
        pub(crate) dict: DictKey,
        /// The class that a script gave it in the place of `module`; unbound: none.
        pub(crate) class: Value,
    }
}
