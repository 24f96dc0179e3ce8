//! Namespaces and modules.

use crate::value::{DictKey, Value};

/// The namespaces that names are looked up in.
pub(crate) struct Names {
    /// The namespace of `__main__`.
    pub(crate) globals: DictKey,
    /// The dict of the `builtins` module, once somebody looks at it as a dict. Until then names come
    /// straight from the registry.
    pub(crate) builtins: Option<DictKey>,
    /// `sys.modules`, once something was imported.
    pub(crate) modules: Option<DictKey>,
    /// `typing.NoDefault`, once it was made.
    pub(crate) no_default: Option<Value>,
}

impl Names {
    /// No names yet, and a namespace for `__main__`.
    pub(crate) fn new(globals: DictKey) -> Self {
        Self {
            globals,
            builtins: None,
            modules: None,
            no_default: None,
        }
    }
}
