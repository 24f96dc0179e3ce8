//! Modules.

use super::Trace;
use crate::value::{DictKey, Value};

/// A module object: a name and a namespace.
#[derive(Debug)]
pub(crate) struct Module {
    pub(crate) name: Value,
    pub(crate) dict: DictKey,
}

impl Trace for Module {
    fn trace(&self, visit: &mut impl FnMut(Value)) {
        visit(self.name);
        visit(self.dict.into());
    }
}
