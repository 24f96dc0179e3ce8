//! Members of sets and dicts, which can be read without iterating by script.

use super::Heap;
use crate::value::{DictKey, SetKey, Value};

/// Where a set or a dict keeps members that can be read without iterating by script.
#[derive(Clone, Copy)]
pub(crate) enum Members {
    Dict(DictKey),
    Set(SetKey),
}

impl Heap {
    /// Where the members of a value can be read without iterating by script: sets and dicts.
    pub(crate) fn members(&self, v: Value) -> Option<Members> {
        if let Some(set) = self.payload(v).as_any_set() {
            return Some(Members::Set(set));
        }
        v.as_dict().map(Members::Dict)
    }

    /// The bound for [`Self::member`].
    pub(crate) fn member_count(&self, members: Members) -> usize {
        match members {
            Members::Dict(dict) => self[dict].entry_count(),
            Members::Set(set) => self[set].entry_count(),
        }
    }

    /// The hash and the value of the member at `index`, if there is one.
    pub(crate) fn member(&self, members: Members, index: usize) -> Option<(u64, Value)> {
        match members {
            Members::Dict(dict) => self[dict].entry(index).map(|e| (e.hash, e.key)),
            Members::Set(set) => self[set].entry(index).map(|e| (e.hash, e.key)),
        }
    }
}
