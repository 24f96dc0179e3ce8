//! Sets: membership, and the set algebra that methods and operators share.
//!
//! The order of a set is the order of its slots, so every operation inserts in the order in which CPython's
//! `setobject.c` does, and makes room when that does. What equality by scripts means for a table that is
//! being searched is in `dicts`; here it is the same for slots.

use super::dicts::TableKey;
use crate::heap::{Heap, Members};
use crate::object::{Growing, Set, SetProbe, Step, Trace};
use crate::value::{SetKey, Tag, TypeId, Value};
use crate::vm::container::dicts::plain_eq;
use crate::vm::exception::errors::is_raised;
use crate::vm::state::price;
use crate::vm::{Fault, Outcome, Vm};

/// The result of a look-up: the slot of the key, or the slot where it would go.
#[derive(Clone, Copy)]
enum Place {
    Present(usize),
    Absent(usize),
}

impl Vm {
    /// Adds a value; says whether it was new.
    #[inline]
    pub(crate) fn set_add(&mut self, s: SetKey, v: Value) -> Outcome<bool> {
        let hash = self.element_hash(v)?;
        self.set_add_hashed(s, hash, v)
    }

    /// As [`Self::set_add`], where the hash is known.
    #[inline]
    pub(crate) fn set_add_hashed(&mut self, s: SetKey, hash: u64, v: Value) -> Outcome<bool> {
        let Place::Absent(place) = self.set_find(s, hash, v)? else {
            return Ok(false);
        };
        let growth = self.heap[s].growth();
        if growth > 0 {
            self.heap.keep(v);
            self.charge_table(s, growth)?;
            if Set::grows_in_pieces(self.heap[s].entry_count()) {
                return self.set_insert_growing(s, place, hash, v);
            }
        }
        self.heap[s].insert_at(place, hash, v);
        Ok(true)
    }

    /// Charges for a table of so many bytes that takes the place of the one that the set has: there has to be room for
    /// both, but only the difference stays.
    /// Whoever asks holds nothing but the set that is not rooted.
    fn charge_table(&mut self, s: SetKey, bytes: usize) -> Outcome<()> {
        let old = self.heap[s].extra_bytes();
        if self.heap.accounting.refuses(bytes) {
            self.heap.keep(Value::set(s, false));
            self.collect_for_fuel()?;
            self.check_room(bytes)?;
        }
        self.charge(bytes.saturating_sub(old))
    }

    /// Inserts a key into a large set that may have to grow for it.
    #[cold]
    #[inline(never)]
    fn set_insert_growing(
        &mut self,
        s: SetKey,
        place: usize,
        hash: u64,
        v: Value,
    ) -> Outcome<bool> {
        if self.heap[s].put_at(place, hash, v)
            && let Some(slots) = self.heap[s].due_slots()
        {
            self.set_make_table(s, s, slots)?;
        }
        Ok(true)
    }

    /// Gives a set a table of so many slots with the keys of `source`, which is not flooded, in pieces: an interrupt
    /// leaves it as it was.
    fn set_make_table(&mut self, s: SetKey, source: SetKey, slots: usize) -> Outcome<()> {
        let mut growth = self.heap[source].begin_growth(slots);
        loop {
            match self.heap[source].continue_growth(&mut growth) {
                Growing::GoesOn => self.budget.look()?,
                Growing::Done => break,
                Growing::Flooded => {
                    let mut flooded = self.heap[source].clone();
                    flooded.flood_now();
                    self.heap[s].replace(flooded);
                    return Ok(());
                }
            }
        }
        self.heap[s].end_growth(growth);
        Ok(())
    }

    /// Whether a value is in the set.
    #[inline]
    pub(crate) fn set_contains(&mut self, s: SetKey, v: Value) -> Outcome<bool> {
        let hash = self.element_hash(v)?;
        self.set_contains_hashed(s, hash, v)
    }

    #[inline]
    fn set_contains_hashed(&mut self, s: SetKey, hash: u64, v: Value) -> Outcome<bool> {
        Ok(matches!(self.set_find(s, hash, v)?, Place::Present(_)))
    }

    /// Removes a value; says whether it was there.
    pub(crate) fn set_remove(&mut self, s: SetKey, v: Value) -> Outcome<bool> {
        let hash = self.element_hash(v)?;
        self.set_remove_hashed(s, hash, v)
    }

    fn set_remove_hashed(&mut self, s: SetKey, hash: u64, v: Value) -> Outcome<bool> {
        match self.set_find(s, hash, v)? {
            Place::Present(place) => Ok(self.heap[s].remove_at(place)),
            Place::Absent(_) => Ok(false),
        }
    }

    #[inline]
    fn set_find(&mut self, s: SetKey, hash: u64, v: Value) -> Outcome<Place> {
        let set = &self.heap[s];
        let mut probe = set.probe(hash);
        let step = set.search(&mut probe, |key| plain_eq(&self.heap, key, v));
        match step {
            Step::Found(place) if probe.cost() == 0 => Ok(Place::Present(place)),
            Step::Absent(place) if probe.cost() == 0 => Ok(Place::Absent(place)),
            _ => self.set_find_slow(s, v, probe, step),
        }
    }

    /// The look-up that asks scripts, or that takes longer than usual.
    #[cold]
    fn set_find_slow(
        &mut self,
        s: SetKey,
        v: Value,
        mut probe: SetProbe,
        mut step: Step,
    ) -> Outcome<Place> {
        let hash = probe.hash();
        let mut paid = 0;
        loop {
            self.budget.burn(probe.cost().saturating_sub(paid))?;
            paid = probe.cost();
            match step {
                Step::Found(place) => return Ok(Place::Present(place)),
                Step::Absent(place) => return Ok(Place::Absent(place)),
                Step::Flooded => {
                    let count = self.heap[s].len();
                    if self.heap[s].index().is_none() {
                        self.budget.burn(count as u64)?;
                        self.charge_items(count, size_of::<crate::object::Entry>() + 8)?;
                        self.heap[s].flood_now();
                    }
                    let found = self.table_find(TableKey::Set(s), hash, v)?;
                    return Ok(found.map_or(Place::Absent(0), Place::Present));
                }
                Step::Ask(place) => {
                    self.budget.burn(1)?;
                    let generation = self.heap[s].generation();
                    let key = self.heap[s].entry(place).map(|slot| slot.key);
                    let mut same = false;
                    if let Some(key) = key {
                        let mark = self.heap.mark();
                        self.heap.keep(key);
                        same = self.eq(key, v)?;
                        self.heap.release(mark);
                    }
                    let set = &self.heap[s];
                    let moved = set.generation() != generation
                        || set.entry(place).map(|slot| slot.key) != key;
                    if moved {
                        // The comparison changed the set: from the beginning.
                        probe = set.probe(hash);
                        paid = 0;
                    } else if same {
                        return Ok(Place::Present(place));
                    } else {
                        probe.differs(set);
                    }
                }
            }
            let set = &self.heap[s];
            step = set.search(&mut probe, |key| plain_eq(&self.heap, key, v));
        }
    }

    // ---- members of anything ---------------------------------------------------------------

    fn members_contain(&mut self, members: Members, hash: u64, v: Value) -> Outcome<bool> {
        match members {
            Members::Dict(dict) => Ok(self.table_find(TableKey::Dict(dict), hash, v)?.is_some()),
            Members::Set(set) => self.set_contains_hashed(set, hash, v),
        }
    }

    /// Calls `each` with the hash and value of every member of `source`, whatever it is. The source may be
    /// changed meanwhile by scripts that compare keys.
    fn for_each_member(
        &mut self,
        source: Value,
        mut each: impl FnMut(&mut Self, u64, Value) -> Outcome<bool>,
    ) -> Outcome<()> {
        let mark = self.heap.mark();
        if let Some(members) = self.heap.members(source) {
            let mut index = 0;
            while index < self.heap.member_count(members) {
                if let Some((hash, key)) = self.heap.member(members, index) {
                    self.budget.burn(1)?;
                    self.heap.keep(key);
                    if !each(self, hash, key)? {
                        break;
                    }
                    self.heap.release(mark);
                }
                index += 1;
            }
            // Empty slots cost a little, too.
            return self.budget.burn(price::moved(index));
        }
        let iterator = self.iter(source)?;
        let mark = self.heap.mark();
        while let Some(value) = self.next(iterator)? {
            self.budget.burn(1)?;
            let hash = self.element_hash(value)?;
            if !each(self, hash, value)? {
                break;
            }
            self.heap.release(mark);
        }
        Ok(())
    }

    /// Makes room for as many keys as `source` has, all at once.
    fn set_reserve(&mut self, s: SetKey, more: usize) -> Outcome<()> {
        let bytes = self.heap[s].reserve_bytes(more);
        if bytes > 0 {
            self.budget.burn(price::copied(self.heap[s].len()))?;
            self.charge_table(s, bytes)?;
            let slots = self.heap[s].reserved_slots(more);
            if Set::grows_in_pieces(slots) {
                return self.set_make_table(s, s, slots);
            }
            self.heap[s].reserve(more);
        }
        Ok(())
    }

    /// Adds every item of an iterable.
    pub(crate) fn set_update(&mut self, s: SetKey, src: Value) -> Outcome<()> {
        match self.heap.members(src) {
            Some(Members::Set(other)) => {
                if other == s || self.heap[other].len() == 0 {
                    return Ok(());
                }
                if self.set_fill(s, other)? {
                    return Ok(());
                }
                self.set_reserve(s, self.heap[other].len())?;
            }
            Some(Members::Dict(other)) => self.set_reserve(s, self.heap[other].len())?,
            None => {}
        }
        self.for_each_member(src, |vm, hash, value| {
            vm.set_add_hashed(s, hash, value).map(|_| true)
        })
    }

    /// Copies the slots of `other` into a set that has none filled; says whether it did.
    fn set_fill(&mut self, s: SetKey, other: SetKey) -> Outcome<bool> {
        let (set, source) = (&self.heap[s], &self.heap[other]);
        if !set.takes_copies() {
            return Ok(false);
        }
        let slots = set.reserved_slots(source.len());
        let (walked, bytes) = (source.entry_count() as u64, source.copy_bytes(slots));
        let is_flooded = source.index().is_some();
        self.budget.burn(walked / 16)?;
        self.charge_table(s, bytes)?;
        if is_flooded {
            let mut filled = std::mem::take(&mut self.heap[s]);
            filled.copy_flooded(&self.heap[other]);
            self.heap[s] = filled;
        } else {
            self.set_make_table(s, other, slots)?;
        }
        Ok(true)
    }

    /// A copy of a set's members as a new set object.
    pub(crate) fn set_copy(&mut self, s: SetKey) -> Outcome<SetKey> {
        let copy = self.heap.new_set();
        self.set_update(copy, Value::set(s, false))?;
        Ok(copy)
    }

    /// A new set with the items of an iterable.
    pub(crate) fn set_from(&mut self, src: Value) -> Outcome<SetKey> {
        let set = self.heap.new_set();
        self.set_update(set, src)?;
        Ok(set)
    }

    /// Removes every item of an iterable.
    pub(crate) fn set_difference_update(&mut self, s: SetKey, src: Value) -> Outcome<()> {
        let mut source = src;
        if let Some(other) = self.heap.payload(src).as_any_set() {
            if other == s {
                self.heap[s].clear();
                return Ok(());
            }
            // Of a much larger set only the common keys matter.
            if self.heap[other].len() >> 3 > self.heap[s].len() {
                source = Value::set(self.set_intersection(s, src)?, false);
            }
        }
        let by_items = self.heap.payload(source).as_any_set().is_none();
        if by_items {
            // CPython has no short cut for dicts here: it iterates.
            let iterator = self.iter(source)?;
            let mark = self.heap.mark();
            while let Some(value) = self.next(iterator)? {
                self.budget.burn(1)?;
                self.heap.keep(value);
                self.set_remove(s, value)?;
                self.heap.release(mark);
            }
        } else {
            self.for_each_member(source, |vm, hash, value| {
                vm.set_remove_hashed(s, hash, value).map(|_| true)
            })?;
        }
        self.heap[s].tidy();
        Ok(())
    }

    /// The members of `s` that are not items of `src`, as a new set.
    pub(crate) fn set_difference(&mut self, s: SetKey, src: Value) -> Outcome<SetKey> {
        let others = self.heap.members(src);
        let count = match others {
            Some(Members::Set(other)) => Some(self.heap[other].len()),
            Some(Members::Dict(other)) => Some(self.heap[other].len()),
            None => None,
        };
        let (Some(others), Some(count)) = (others, count) else {
            return self.set_copy_without(s, src);
        };
        // Most of a much larger set stays.
        if self.heap[s].len() >> 2 > count {
            return self.set_copy_without(s, src);
        }
        let result = self.heap.new_set();
        self.for_each_member(Value::set(s, false), |vm, hash, value| {
            if !vm.members_contain(others, hash, value)? {
                vm.set_add_hashed(result, hash, value)?;
            }
            Ok(true)
        })?;
        Ok(result)
    }

    fn set_copy_without(&mut self, s: SetKey, src: Value) -> Outcome<SetKey> {
        let result = self.set_copy(s)?;
        self.set_difference_update(result, src)?;
        Ok(result)
    }

    /// The members of `s` that are also items of `src`, as a new set.
    pub(crate) fn set_intersection(&mut self, s: SetKey, src: Value) -> Outcome<SetKey> {
        let result = match self.heap.payload(src).as_any_set() {
            Some(other) if other == s => return self.set_copy(s),
            Some(other) => {
                let result = self.heap.new_set();
                // The smaller one is walked: that decides which of two equal objects stays.
                let (walked, asked) = if self.heap[other].len() > self.heap[s].len() {
                    (s, other)
                } else {
                    (other, s)
                };
                self.for_each_member(Value::set(walked, false), |vm, hash, value| {
                    if vm.set_contains_hashed(asked, hash, value)? {
                        vm.set_add_hashed(result, hash, value)?;
                    }
                    Ok(true)
                })?;
                return Ok(result);
            }
            None => self.heap.new_set(),
        };
        let iterator = self.iter(src)?;
        let mark = self.heap.mark();
        while let Some(value) = self.next(iterator)? {
            self.budget.burn(1)?;
            self.heap.keep(value);
            let hash = self.table_hash(value)?;
            if self.set_contains_hashed(s, hash, value)? {
                self.set_add_hashed(result, hash, value)?;
                if self.heap[result].len() >= self.heap[s].len() {
                    break;
                }
            }
            self.heap.release(mark);
        }
        Ok(result)
    }

    /// Toggles every item of `src` in `s`.
    pub(crate) fn set_symmetric_difference_update(&mut self, s: SetKey, src: Value) -> Outcome<()> {
        if self.heap.payload(src).as_any_set() == Some(s) {
            self.heap[s].clear();
            return Ok(());
        }
        // An iterable may name an item twice; as a set each counts once.
        let source = match self.heap.members(src) {
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

    /// What is in either `s` or `src`, not in both, as a new set: the items of `src` with those of `s` toggled.
    pub(crate) fn set_symmetric_difference(&mut self, s: SetKey, src: Value) -> Outcome<SetKey> {
        let result = self.set_from(src)?;
        self.set_symmetric_difference_update(result, Value::set(s, false))?;
        Ok(result)
    }

    /// Whether every member of `a` is in `b`.
    pub(crate) fn set_is_subset(&mut self, a: SetKey, b: SetKey) -> Outcome<bool> {
        if self.heap[a].len() > self.heap[b].len() {
            return Ok(false);
        }
        let mut all = true;
        self.for_each_member(Value::set(a, false), |vm, hash, value| {
            all = vm.set_contains_hashed(b, hash, value)?;
            Ok(all)
        })?;
        Ok(all)
    }

    /// Whether no item of `src` is in `s`.
    pub(crate) fn set_is_disjoint(&mut self, s: SetKey, src: Value) -> Outcome<bool> {
        let (mut walked, mut asked) = (src, s);
        if let Some(other) = self.heap.payload(src).as_any_set()
            && self.heap[other].len() > self.heap[s].len()
        {
            (walked, asked) = (Value::set(s, false), other);
        }
        let mut disjoint = true;
        self.for_each_member(walked, |vm, hash, value| {
            disjoint = !vm.set_contains_hashed(asked, hash, value)?;
            Ok(disjoint)
        })?;
        Ok(disjoint)
    }

    /// Whether two sets have the same members.
    pub(crate) fn set_equal(&mut self, a: SetKey, b: SetKey) -> Outcome<bool> {
        if a == b {
            return Ok(true);
        }
        Ok(self.heap[a].len() == self.heap[b].len() && self.set_is_subset(a, b)?)
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
        match self.heap.payload(item) {
            inner if inner.tag() == Tag::Set && is_raised(&self.heap, fault, TypeId::TypeError) => {
                match inner.as_any_set() {
                    Some(inner) => Ok(Value::set(self.set_copy(inner)?, true)),
                    None => Err(fault),
                }
            }
            _ => Err(fault),
        }
    }
}

/// Puts the members of `from` in the place of those of `s`.
pub(crate) fn set_replace(heap: &mut Heap, s: SetKey, from: SetKey) {
    let items = std::mem::take(&mut heap[from]);
    heap[s].replace(items);
}
