//! Sets: membership, and the set algebra that methods and operators share.
//!
//! A set is a table of keys without values; everything about equality that scripts define is in `dicts`.

use super::dicts::TableKey;
use super::{Fault, Outcome, Vm};
use crate::heap::Alloc;
use crate::object::{Entry, Set};
use crate::value::{SetKey, Tag, TypeId, Value};

impl Vm {
    /// Adds a value; says whether it was new.
    #[inline]
    pub(crate) fn set_add(&mut self, s: SetKey, v: Value) -> Outcome<bool> {
        let hash = self.key_hash(v)?;
        self.set_add_hashed(s, hash, v)
    }

    /// As [`Self::set_add`], where the hash is known.
    pub(crate) fn set_add_hashed(&mut self, s: SetKey, hash: u64, v: Value) -> Outcome<bool> {
        if self.table_find(TableKey::Set(s), hash, v)?.is_some() {
            return Ok(false);
        }
        self.table_insert_new(TableKey::Set(s), hash, v, Value::NONE)?;
        Ok(true)
    }

    /// Whether a value is in the set.
    #[inline]
    pub(crate) fn set_contains(&mut self, s: SetKey, v: Value) -> Outcome<bool> {
        let hash = self.key_hash(v)?;
        Ok(self.table_find(TableKey::Set(s), hash, v)?.is_some())
    }

    /// Removes a value; says whether it was there.
    pub(crate) fn set_remove(&mut self, s: SetKey, v: Value) -> Outcome<bool> {
        let hash = self.key_hash(v)?;
        self.set_remove_hashed(s, hash, v)
    }

    fn set_remove_hashed(&mut self, s: SetKey, hash: u64, v: Value) -> Outcome<bool> {
        let Some(index) = self.table_find(TableKey::Set(s), hash, v)? else {
            return Ok(false);
        };
        Ok(self
            .key_table_mut(TableKey::Set(s))
            .remove_at(index)
            .is_some())
    }

    /// Where the members of a value can be read without iterating by script: sets and dicts.
    pub(crate) fn member_table(&self, v: Value) -> Option<TableKey> {
        if let Some(set) = self.payload(v).as_any_set() {
            return Some(TableKey::Set(set));
        }
        v.as_dict().map(TableKey::Dict)
    }

    /// Calls `each` with the hash and value of every member of `source`, whatever it is. The source may be
    /// changed meanwhile by scripts that compare keys; a set that changed size is an error.
    fn for_each_member(
        &mut self,
        source: Value,
        mut each: impl FnMut(&mut Self, u64, Value) -> Outcome<bool>,
    ) -> Outcome<()> {
        let mark = self.recent.len();
        if let Some(table) = self.member_table(source) {
            let mut index = 0;
            while index < self.key_table(table).entry_count() {
                if let Some(&Entry { hash, key, .. }) = self.key_table(table).entry(index) {
                    self.tick(1)?;
                    self.keep(key);
                    if !each(self, hash, key)? {
                        break;
                    }
                    self.recent.truncate(mark);
                }
                index += 1;
            }
            return Ok(());
        }
        let iterator = self.iter(source)?;
        let mark = self.recent.len();
        while let Some(value) = self.next(iterator)? {
            self.tick(1)?;
            let hash = self.key_hash(value)?;
            if !each(self, hash, value)? {
                break;
            }
            self.recent.truncate(mark);
        }
        Ok(())
    }

    /// Adds every item of an iterable.
    pub(crate) fn set_update(&mut self, s: SetKey, src: Value) -> Outcome<()> {
        self.for_each_member(src, |vm, hash, value| {
            vm.set_add_hashed(s, hash, value).map(|_| true)
        })
    }

    /// A copy of a set's members as a new set object.
    pub(crate) fn set_copy(&mut self, s: SetKey) -> Outcome<SetKey> {
        let count = self.heap[s].items.len();
        self.tick(count as u64 / 8)?;
        self.charge_items(count, size_of::<Entry>() + 8)?;
        let items = self.heap[s].items.compact_clone();
        let key = self.heap.alloc(Set { items, hash: 0 });
        self.keep(Value::set(key, false));
        Ok(key)
    }

    /// A new set with the items of an iterable.
    pub(crate) fn set_from(&mut self, src: Value) -> Outcome<SetKey> {
        if let Some(other) = src.as_any_set() {
            return self.set_copy(other);
        }
        let set = self.new_set();
        self.set_update(set, src)?;
        Ok(set)
    }

    /// Removes every item of an iterable.
    pub(crate) fn set_difference_update(&mut self, s: SetKey, src: Value) -> Outcome<()> {
        if self.payload(src).as_any_set() == Some(s) {
            self.key_table_mut(TableKey::Set(s)).clear();
            return Ok(());
        }
        self.for_each_member(src, |vm, hash, value| {
            vm.set_remove_hashed(s, hash, value).map(|_| true)
        })
    }

    /// The members of `s` that are not items of `src`, as a new set.
    pub(crate) fn set_difference(&mut self, s: SetKey, src: Value) -> Outcome<SetKey> {
        let Some(table) = self.member_table(src) else {
            let result = self.set_copy(s)?;
            self.set_difference_update(result, src)?;
            return Ok(result);
        };
        let result = self.new_set();
        self.for_each_member(Value::set(s, false), |vm, hash, value| {
            if vm.table_find(table, hash, value)?.is_none() {
                vm.set_add_hashed(result, hash, value)?;
            }
            Ok(true)
        })?;
        Ok(result)
    }

    /// The members of `s` that are also items of `src`, as a new set.
    pub(crate) fn set_intersection(&mut self, s: SetKey, src: Value) -> Outcome<SetKey> {
        let result = self.new_set();
        let other = self.payload(src).as_any_set();
        // Of two sets the smaller one is walked, as CPython does: it decides which of two equal objects stays.
        let (walked, looked_up) = match other {
            Some(other) if self.heap[other].items.len() > self.heap[s].items.len() => {
                (Value::set(s, false), other)
            }
            _ => (src, s),
        };
        self.for_each_member(walked, |vm, hash, value| {
            if vm
                .table_find(TableKey::Set(looked_up), hash, value)?
                .is_some()
            {
                vm.set_add_hashed(result, hash, value)?;
            }
            Ok(true)
        })?;
        Ok(result)
    }

    /// Toggles every item of `src` in `s`.
    pub(crate) fn set_symmetric_difference_update(&mut self, s: SetKey, src: Value) -> Outcome<()> {
        if self.payload(src).as_any_set() == Some(s) {
            self.key_table_mut(TableKey::Set(s)).clear();
            return Ok(());
        }
        // An iterable may name an item twice; as a set each counts once.
        let source = match self.member_table(src) {
            Some(_) => src,
            None => Value::set(self.set_from(src)?, false),
        };
        self.for_each_member(source, |vm, hash, value| {
            if !vm.set_remove_hashed(s, hash, value)? {
                vm.set_add_hashed(s, hash, value)?;
            }
            Ok(true)
        })
    }

    /// Puts the members of `from` in the place of those of `s`.
    pub(crate) fn set_replace(&mut self, s: SetKey, from: SetKey) {
        let items = std::mem::take(&mut self.heap[from].items);
        let set = &mut self.heap[s];
        // The version must move on, so that iterators and look-ups in progress notice.
        set.items.replace(items);
        set.hash = 0;
    }

    /// Whether every member of `a` is in `b`.
    pub(crate) fn set_is_subset(&mut self, a: SetKey, b: SetKey) -> Outcome<bool> {
        if self.heap[a].items.len() > self.heap[b].items.len() {
            return Ok(false);
        }
        let mut all = true;
        self.for_each_member(Value::set(a, false), |vm, hash, value| {
            all = vm.table_find(TableKey::Set(b), hash, value)?.is_some();
            Ok(all)
        })?;
        Ok(all)
    }

    /// Whether no item of `src` is in `s`.
    pub(crate) fn set_is_disjoint(&mut self, s: SetKey, src: Value) -> Outcome<bool> {
        let mut disjoint = true;
        self.for_each_member(src, |vm, hash, value| {
            disjoint = vm.table_find(TableKey::Set(s), hash, value)?.is_none();
            Ok(disjoint)
        })?;
        Ok(disjoint)
    }

    /// Whether two sets have the same members.
    pub(crate) fn set_equal(&mut self, a: SetKey, b: SetKey) -> Outcome<bool> {
        if a == b {
            return Ok(true);
        }
        Ok(self.heap[a].items.len() == self.heap[b].items.len() && self.set_is_subset(a, b)?)
    }

    /// Membership as `in` has it: a set, which has no hash, is looked up as an equal frozenset.
    pub(crate) fn set_contains_key(&mut self, s: SetKey, item: Value) -> Outcome<bool> {
        match self.set_contains(s, item) {
            Err(fault) => {
                let item = self.frozen_key(item, fault)?;
                self.set_contains(s, item)
            }
            verdict => verdict,
        }
    }

    /// Removal as `remove` and `discard` have it: a set is looked up as an equal frozenset.
    pub(crate) fn set_remove_key(&mut self, s: SetKey, item: Value) -> Outcome<bool> {
        match self.set_remove(s, item) {
            Err(fault) => {
                let item = self.frozen_key(item, fault)?;
                self.set_remove(s, item)
            }
            verdict => verdict,
        }
    }

    /// The frozenset that stands for a set as a key; for everything else the look-up's own error.
    fn frozen_key(&mut self, item: Value, fault: Fault) -> Outcome {
        match self.payload(item) {
            inner if inner.tag() == Tag::Set && self.is_raised(fault, TypeId::TypeError) => {
                match inner.as_any_set() {
                    Some(inner) => Ok(Value::set(self.set_copy(inner)?, true)),
                    None => Err(fault),
                }
            }
            _ => Err(fault),
        }
    }
}
