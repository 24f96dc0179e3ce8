//! Storing references in containers that may be large, as scripts do it most.
//!
//! Where objects are marked, a black container stays black, and what is stored in it becomes grey
//! ([`Arena::slot_to_store`](super::Arena::slot_to_store)). Whatever moves other references within a container must borrow it
//! as a whole instead: a part that was visited already could get what was not.

use super::Heap;
use crate::object::Growth;
use crate::value::{DictKey, ListKey, Value};

impl Heap {
    /// Adds an item behind the last one of a list, whose growth is paid for.
    #[inline]
    pub(crate) fn store_last(&mut self, list: ListKey, value: Value) {
        let (slot, marked) = self.lists.slot_to_store(list);
        slot.object.items.push(value);
        if marked {
            self.shade(value);
        }
    }

    /// Adds items behind the last one of a list, whose growth is paid for.
    #[inline]
    pub(crate) fn store_all(&mut self, list: ListKey, values: &[Value]) {
        let (slot, marked) = self.lists.slot_to_store(list);
        slot.object.items.extend_from_slice(values);
        if marked {
            for value in values {
                self.shade(*value);
            }
        }
    }

    /// Replaces an item of a list. False: there is none at this index.
    #[inline]
    pub(crate) fn store_at(&mut self, list: ListKey, at: usize, value: Value) -> bool {
        let (slot, marked) = self.lists.slot_to_store(list);
        let Some(item) = slot.object.items.get_mut(at) else {
            return false;
        };
        *item = value;
        if marked {
            self.shade(value);
        }
        true
    }

    /// Takes the last item of a list away.
    #[inline]
    pub(crate) fn take_last(&mut self, list: ListKey) -> Option<Value> {
        let (slot, _) = self.lists.slot_to_store(list);
        slot.object.items.pop()
    }

    /// Adds an entry to a dict for a key that is known to be absent; the growth is paid for.
    #[inline]
    pub(crate) fn store_new(&mut self, dict: DictKey, hash: u64, key: Value, value: Value) {
        let (slot, marked) = self.dicts.slot_to_store(dict);
        if !marked {
            slot.object.insert_new(hash, key, value);
        } else if slot.object.is_sparse() {
            self[dict].insert_new(hash, key, value);
        } else {
            slot.object.insert_new(hash, key, value);
            self.shade(key);
            self.shade(value);
        }
    }

    /// Gives a dict room for more entries: what it refers to stays the same.
    pub(crate) fn store_growth(&mut self, dict: DictKey, growth: Growth) {
        let (slot, _) = self.dicts.slot_to_store(dict);
        slot.object.end_growth(growth);
    }

    /// Replaces the value of a dict's entry. False: there is none at this index.
    #[inline]
    pub(crate) fn store_value(&mut self, dict: DictKey, index: usize, value: Value) -> bool {
        let (slot, marked) = self.dicts.slot_to_store(dict);
        let Some(item) = slot.object.value_mut(index) else {
            return false;
        };
        *item = value;
        if marked {
            self.shade(value);
        }
        true
    }
}
