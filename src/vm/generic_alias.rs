//! `list[int]`: attributes of an alias are those of its origin, but for a few of its own.

use super::{Outcome, Vm};
use crate::object::Misc;
use crate::value::Value;

/// Attributes that an alias answers itself.
const OWN: &[&str] = &[
    "__class__",
    "__origin__",
    "__args__",
    "__parameters__",
    "__unpacked__",
    "__typing_unpacked_tuple_args__",
    "__mro_entries__",
    "__reduce_ex__",
    "__reduce__",
    "__copy__",
    "__deepcopy__",
    "__bases__",
];

impl Vm {
    /// An attribute of a generic alias.
    pub(crate) fn alias_getattr(&mut self, v: Value, name: Value) -> Outcome<Option<Value>> {
        if OWN.contains(&self.text(name)) {
            return self.generic_getattr(v, name);
        }
        match self.alias_parts(v) {
            Some((origin, ..)) => self.getattr(origin, name).map(Some),
            None => self.generic_getattr(v, name),
        }
    }

    /// Origin, arguments and star of a generic alias.
    pub(crate) fn alias_parts(&self, v: Value) -> Option<(Value, Value, bool)> {
        match self.heap[self.payload(v).as_misc()?] {
            Misc::GenericAlias { origin, args, starred } => Some((origin, args, starred)),
            _ => None,
        }
    }

    /// `origin[args]`
    pub(crate) fn new_alias(&mut self, origin: Value, item: Value) -> Value {
        let args = if item.as_tuple().is_some() { item } else { self.new_tuple(&[item]) };
        self.new_misc(Misc::GenericAlias { origin, args, starred: false })
    }
}
