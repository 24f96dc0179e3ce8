//! Sets: the keys of a [`Dict`] without values.

use super::{Dict, Trace};
use crate::value::Value;

/// A set or a frozenset; which of the two, the value's tag says. Values of the dict's entries are None.
#[derive(Clone, Debug, Default)]
pub(crate) struct Set {
    pub(crate) items: Dict,
    /// The hash of a frozenset, once computed; 0: not yet.
    pub(crate) hash: u64,
}

impl Trace for Set {
    fn trace(&self, visit: &mut impl FnMut(Value)) {
        self.items.trace(visit);
    }

    fn extra_bytes(&self) -> usize {
        self.items.extra_bytes()
    }
}
