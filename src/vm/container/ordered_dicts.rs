//! Ordered dicts: storing, removing, and going through them in their order.
//!
//! Input: an object of kind [`Rare::OrderedDict`], found by `Heap::ordered_dict` also inside an instance of a
//! subclass. Methods that a subclass redefines are not asked here. Neighbour: `dicts`, whose tables both halves are.

use crate::object::{Entry, Iter, OrderedDict, Rare, ViewKind};
use crate::value::{DictKey, IteratorKey, RareKey, TypeId, Value};
use crate::vm::iterator::exhaust;
use crate::vm::state::price;
use crate::vm::{Outcome, Vm};

impl Vm {
    /// An empty ordered dict.
    pub(crate) fn new_ordered_dict(&mut self) -> Value {
        let dict = self.heap.new_dict();
        self.heap.keep(dict.into());
        let order = self.heap.new_dict();
        self.heap.keep(order.into());
        self.heap
            .new_object(Rare::OrderedDict(Box::new(OrderedDict {
                dict,
                order,
                attributes: Value::UNBOUND,
            })))
    }

    /// The dict, and the dict that has its keys in order.
    pub(crate) fn ordered_parts(&self, key: RareKey) -> (DictKey, DictKey) {
        match &self.heap[key] {
            Rare::OrderedDict(ordered) => (ordered.dict, ordered.order),
            _ => (DictKey::default(), DictKey::default()),
        }
    }

    /// Where a key that is in the dict stands in the order.
    fn place_in_order(&self, order: DictKey, entry: &Entry) -> Option<usize> {
        self.heap[order].find_identical(entry.hash, entry.key)
    }

    /// The entry of a key in the dict, with its index there.
    fn ordered_entry(&mut self, dict: DictKey, key: Value) -> Outcome<Option<(usize, Entry)>> {
        let hash = self.table_hash(key)?;
        let found = self.dict_find_hashed(dict, hash, key)?;
        Ok(found.and_then(|index| Some((index, *self.heap[dict].entry(index)?))))
    }

    /// `od[key] = value`: a new key comes last.
    pub(crate) fn ordered_set(
        &mut self,
        ordered: RareKey,
        key: Value,
        value: Value,
    ) -> Outcome<()> {
        let (dict, order) = self.ordered_parts(ordered);
        let hash = self.table_hash(key)?;
        self.dict_set_hashed(dict, hash, key, value)?;
        if self.heap[order].find_identical(hash, key).is_some() {
            return Ok(());
        }
        let Some((_, entry)) = self.ordered_entry(dict, key)? else {
            return Ok(());
        };
        if self.place_in_order(order, &entry).is_none() {
            self.dict_insert_new(order, entry.hash, entry.key, Value::NONE)?;
        }
        Ok(())
    }

    /// Removes a key; gives the value that was under it.
    pub(crate) fn ordered_remove(
        &mut self,
        ordered: RareKey,
        key: Value,
    ) -> Outcome<Option<Value>> {
        let (dict, order) = self.ordered_parts(ordered);
        let Some((index, entry)) = self.ordered_entry(dict, key)? else {
            return Ok(None);
        };
        if let Some(place) = self.place_in_order(order, &entry) {
            self.heap[order].remove_at(place);
        }
        self.heap[dict].remove_at(index);
        Ok(Some(self.heap.keep(entry.value)))
    }

    /// Moves a key to the end of the order, or to its front; false: it is not there.
    pub(crate) fn ordered_move(
        &mut self,
        ordered: RareKey,
        key: Value,
        last: bool,
    ) -> Outcome<bool> {
        let (dict, order) = self.ordered_parts(ordered);
        let Some((_, entry)) = self.ordered_entry(dict, key)? else {
            return Ok(false);
        };
        let Some(place) = self.place_in_order(order, &entry) else {
            return Ok(false);
        };
        let count = self.heap[order].entry_count();
        if last {
            if place + 1 < count {
                self.heap[order].remove_at(place);
                self.dict_insert_new(order, entry.hash, entry.key, Value::NONE)?;
            }
        } else if place > self.heap[order].head() {
            if self.heap[order].head() == 0 {
                // The old entries stay until half as many more have room beside them.
                self.charge_items(count + count / 2 + 8, size_of::<Entry>() + 8)?;
                self.budget.burn(price::copied(count))?;
            }
            self.heap[order].move_to_front(place);
        }
        Ok(true)
    }

    /// The entry of the order that comes first or last.
    pub(crate) fn ordered_end(&mut self, ordered: RareKey, last: bool) -> Outcome<Option<Entry>> {
        let (_, order) = self.ordered_parts(ordered);
        let keys = &self.heap[order];
        let (entry, steps) = if last {
            let mut entries = (keys.head()..keys.entry_count()).rev();
            let at = entries.position(|at| keys.entry(at).is_some());
            let entry = at.and_then(|at| keys.entry(keys.entry_count() - 1 - at));
            (entry.copied(), at.unwrap_or_default())
        } else {
            let at = (keys.head()..keys.entry_count()).position(|at| keys.entry(at).is_some());
            let entry = at.and_then(|at| keys.entry(keys.head() + at));
            (entry.copied(), at.unwrap_or_default())
        };
        self.budget.burn(price::moved(steps))?;
        Ok(entry)
    }

    /// An iterator over an ordered dict or one of its views.
    pub(crate) fn ordered_iterator(
        &mut self,
        owner: Value,
        kind: ViewKind,
        reversed: bool,
    ) -> Value {
        let Some(ordered) = self.heap.ordered_dict(owner) else {
            return self.heap.new_object(Iter::Done {
                ty: TypeId::OrderedDictIterator,
            });
        };
        let (dict, order) = self.ordered_parts(ordered);
        let keys = &self.heap[order];
        let (index, version) = match reversed {
            true => (keys.entry_count(), keys.version()),
            false => (keys.head(), keys.version()),
        };
        let expected_len = self.heap[dict].len();
        self.heap.new_object(Iter::Ordered {
            ordered,
            kind,
            index,
            version,
            expected_len,
            reversed,
        })
    }

    pub(in crate::vm) fn ordered_next(&mut self, key: IteratorKey) -> Outcome<Option<Value>> {
        let &Iter::Ordered {
            ordered,
            kind,
            index,
            version,
            expected_len,
            reversed,
        } = &self.heap[key]
        else {
            return Ok(None);
        };
        let (dict, order) = self.ordered_parts(ordered);
        let keys = &self.heap[order];
        let next = match reversed {
            true => (0..index.min(keys.entry_count()))
                .rev()
                .find(|&at| keys.entry(at).is_some()),
            false => (index..keys.entry_count()).find(|&at| keys.entry(at).is_some()),
        };
        let Some(next) = next else {
            if keys.version() == version {
                return Ok(exhaust(&mut self.heap, key, TypeId::OrderedDictIterator));
            }
            return self.ended_by_change(key);
        };
        if keys.version() != version {
            return self.ended_by_change(key);
        }
        let Some(entry) = keys.entry(next).copied() else {
            return Ok(None);
        };
        self.budget.burn(price::moved(index.abs_diff(next)))?;
        if self.heap[dict].len() != expected_len {
            if let Iter::Ordered { expected_len, .. } = &mut self.heap[key] {
                *expected_len = usize::MAX;
            }
            return Err(self.runtime_error("OrderedDict changed size during iteration"));
        }
        self.heap.keep(entry.key);
        let Some(value) = self.dict_get_hashed(dict, entry.hash, entry.key)? else {
            exhaust(&mut self.heap, key, TypeId::OrderedDictIterator);
            return Err(self.key_error(entry.key));
        };
        if let Iter::Ordered { index, .. } = &mut self.heap[key] {
            *index = if reversed { next } else { next + 1 };
        }
        Ok(Some(match kind {
            ViewKind::Keys => entry.key,
            ViewKind::Values => value,
            ViewKind::Items => self.heap.new_tuple(&[entry.key, value]),
        }))
    }

    fn ended_by_change(&mut self, key: IteratorKey) -> Outcome<Option<Value>> {
        exhaust(&mut self.heap, key, TypeId::OrderedDictIterator);
        Err(self.runtime_error("OrderedDict mutated during iteration"))
    }
}
