//! Interned texts, namespaces and modules.

use hashbrown::HashTable;

use crate::value::{DictKey, StrKey, Value};

/// Names, and the namespaces that they are looked up in.
pub(crate) struct Names {
    /// The namespace of `__main__`.
    pub(crate) globals: DictKey,
    /// The dict of the `builtins` module, once somebody looks at it as a dict. Until then names come
    /// straight from the registry.
    pub(crate) builtins: Option<DictKey>,
    /// `sys.modules`, once something was imported.
    pub(crate) modules: Option<DictKey>,
    /// The intern table: names and short constants.
    pub(crate) interned: HashTable<StrKey>,
    pub(crate) ascii_chars: [Value; 128],
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
            interned: HashTable::new(),
            ascii_chars: [Value::UNBOUND; 128],
            no_default: None,
        }
    }
}
