//! An arena of objects of one kind: one flat block of slots, keys with versions, colours for the collector.
//!
//! ```text
//!  key:   | index | version (odd) |
//!  slot:  | version: odd, occupied  | mark: colour, or the next grey slot | object          |
//!         | version: even, vacant   | mark: the next vacant slot          | an empty object |
//! ```
//!
//! Objects are made in the first vacant slot that is known, or behind the last one. The block grows by doubling while
//! it is small and by a small part of itself later, so that what is charged, its capacity, stays close to what is
//! used. A sweep lets go of the vacant slots at the end, and of the room behind them that the last cycles did not
//! need.
//!
//! The block stays one: an index in two steps costs the programs of `benches/programs` 8 to 13 % of their instructions,
//! also where only blocks beyond 4 MB have a second step. So growing means copying where the allocator cannot move
//! pages; that of glibc can, for blocks that it got from the system by themselves.
//!
//! A vacant slot holds an object that owns nothing ([`Vacant`]), so that access need not ask whether there is one: the
//! bound and the version are all that is compared.
//!
//! Invariant: a slot is vacant if its version is even; all vacant slots are on the list that starts with `free`.
//! Invariant: no key has a version beyond `floor` at an index beyond the slots.
//! Invariant: outside of a collection no slot is grey, but for those that have changed while changes are noted
//! (`changes.rs`).

use std::cell::Cell;
use std::marker::PhantomData;
use std::ops::{Index, IndexMut};

use slotmap::{Key, KeyData};

use super::accounting::Accounting;
use super::vacant::Vacant;
use crate::object::Trace;

/// The bit of a mark that says that the slot is grey: the others are the index of the next one.
const GREY: u32 = 1 << 31;
/// The end of the list of grey slots, and the number of slots that an arena can have.
const END: u32 = GREY - 1;
/// A mark that no slot has.
const NEVER: u32 = END;

/// Blocks of so many slots double; larger ones grow by half of themselves.
const FEW: usize = 64;
/// Blocks grow by up to this size so; larger ones by as much, or by a part of themselves.
const DOUBLING: usize = 1 << 20;
const GROWTH_PART: usize = 16;
/// Bytes of the first block, of one to four slots: most runtimes have few objects of most kinds.
const FIRST_BLOCK: usize = 192;

/// Bytes that are given back at once: the system takes its time for each page.
const GIVEN_BACK: usize = 16 << 20;

/// Objects that own more than this many bytes are visited in parts.
const LARGE: usize = 64 << 10;

/// An object in its slot.
pub(crate) struct Slot<T> {
    version: u32,
    mark: Cell<u32>,
    pub(crate) object: T,
}

/// The objects of one kind.
pub(crate) struct Arena<K, T> {
    slots: Vec<Slot<T>>,
    /// The first vacant slot; [`END`]: none.
    free: u32,
    /// How many slots are occupied.
    len: u32,
    /// While objects are marked: black, for what may be changed then has to be looked at again. Else [`NEVER`].
    barrier: u32,
    /// From the end of marking on until the arena is swept: white, for such an object is gone, though its slot is
    /// still occupied. Else [`NEVER`].
    dead: u32,
    /// Made by the first collection that meets the arena with slots: most runtimes among many never collect.
    collecting: Option<Box<Collecting>>,
    keys: PhantomData<fn(K) -> K>,
}

/// What the collector keeps of an arena.
struct Collecting {
    /// The first grey slot; [`END`]: none.
    grey: Cell<u32>,
    /// Slots behind the last one get a version above this, which is even.
    floor: u32,
    /// How many slots there were when the last sweep began, and when the one before did.
    used: u32,
    peak: u32,
    /// Slots below this are still to be swept.
    unswept: u32,
    /// Whether the list of grey slots has those that may have changed: only between collections.
    #[cfg(feature = "seeing")]
    noting: bool,
}

impl Default for Collecting {
    fn default() -> Self {
        Self {
            grey: Cell::new(END),
            floor: 0,
            used: 0,
            peak: 0,
            unswept: 0,
            #[cfg(feature = "seeing")]
            noting: false,
        }
    }
}

impl<K, T> Default for Arena<K, T> {
    fn default() -> Self {
        Self {
            slots: Vec::new(),
            free: END,
            len: 0,
            barrier: NEVER,
            dead: NEVER,
            collecting: None,
            keys: PhantomData,
        }
    }
}

/// Index and version of a key.
#[inline]
fn parts<K: Key>(key: K) -> (usize, u32) {
    let bits = key.data().as_ffi();
    (bits as u32 as usize, (bits >> 32) as u32)
}

#[inline]
fn key_at<K: Key>(index: u32, version: u32) -> K {
    K::from(KeyData::from_ffi(
        (u64::from(version) << 32) | u64::from(index),
    ))
}

impl<K: Key, T: Trace + Vacant> Arena<K, T> {
    /// The bytes of a slot.
    pub(super) const SLOT: usize = size_of::<Slot<T>>();

    /// Moves an object into a vacant slot.
    #[inline]
    pub(super) fn insert(&mut self, colour: u32, object: T, accounting: &mut Accounting) -> K {
        let index = self.free;
        match self.slots.get_mut(index as usize) {
            Some(slot) => {
                self.free = slot.mark.get();
                self.len += 1;
                slot.version = slot.version.wrapping_add(1);
                slot.mark.set(colour);
                let vacant = std::mem::replace(&mut slot.object, object);
                if T::OWNS_NOTHING {
                    std::mem::forget(vacant);
                }
                key_at(index, slot.version)
            }
            None => self.push(colour, object, accounting),
        }
    }

    /// Adds a slot.
    #[inline(never)]
    fn push(&mut self, colour: u32, object: T, accounting: &mut Accounting) -> K {
        let index = self.slots.len();
        if index == self.slots.capacity() {
            self.grow(accounting);
        }
        let floor = self.collecting.as_ref().map_or(0, |state| state.floor);
        let version = floor.wrapping_add(1);
        let mark = Cell::new(colour);
        self.len += 1;
        self.slots.push(Slot {
            version,
            mark,
            object,
        });
        key_at(index as u32, version)
    }

    /// Makes room for the first so many slots, and charges for it.
    pub(super) fn reserve(&mut self, slots: usize, accounting: &mut Accounting) {
        let before = self.slots.capacity();
        if before < slots {
            self.slots.reserve_exact(slots - self.slots.len());
            accounting.arena_grew((self.slots.capacity() - before) * Self::SLOT);
        }
    }

    /// Makes room for more slots, and charges for it.
    #[cold]
    fn grow(&mut self, accounting: &mut Accounting) {
        let slots = self.slots.capacity();
        assert!(slots < END as usize, "too many objects of one kind");
        let doubled = if slots < FEW { slots } else { slots / 2 };
        let part = (slots / GROWTH_PART).max(doubled.min(DOUBLING / Self::SLOT));
        let more = part
            .min(accounting.arena_step() / Self::SLOT)
            .max((FIRST_BLOCK / Self::SLOT).clamp(1, 4))
            .min(END as usize - slots);
        self.slots.reserve_exact(more);
        accounting.arena_grew((self.slots.capacity() - slots) * Self::SLOT);
        if self.barrier != NEVER {
            self.collecting.get_or_insert_default();
        }
    }

    /// The slot of an object, if that is still there.
    #[inline]
    pub(crate) fn get(&self, key: K) -> Option<&Slot<T>> {
        let (index, version) = parts(key);
        self.slots.get(index).filter(|slot| slot.version == version)
    }

    /// As [`Self::get`], to change the object: while objects are marked, a black one becomes grey again, for it may
    /// refer to white ones then.
    #[inline]
    pub(crate) fn get_mut(&mut self, key: K) -> Option<&mut Slot<T>> {
        let (index, version) = parts(key);
        let slot = self.slots.get_mut(index)?;
        if slot.version != version {
            return None;
        }
        if T::REFERS
            && slot.mark.get() == self.barrier
            && let Some(state) = &self.collecting
        {
            slot.mark.set(GREY | state.grey.replace(index as u32));
        }
        Some(slot)
    }

    /// As [`Self::get_mut`], to add a reference to the object or to replace one, without moving the others: a black object
    /// stays black. True: it is, so that what is stored has to be shown to `Heap::shade`. That way a large container
    /// that grows is not looked at as a whole again.
    #[inline]
    pub(crate) fn slot_to_store(&mut self, key: K) -> (&mut Slot<T>, bool) {
        let (index, version) = parts(key);
        match self.slots.get_mut(index) {
            Some(slot) if slot.version == version => {
                let marked = slot.mark.get() == self.barrier;
                #[cfg(feature = "seeing")]
                if marked
                    && let Some(state) = &self.collecting
                    && state.noting
                {
                    slot.mark.set(GREY | state.grey.replace(index as u32));
                    return (slot, false);
                }
                (slot, marked)
            }
            _ => stale(),
        }
    }

    /// The object of a slot, if there is one.
    pub(super) fn at(&self, index: usize) -> Option<(K, &T)> {
        let slot = self.slots.get(index)?;
        let occupied = slot.version % 2 == 1 && slot.mark.get() != self.dead;
        occupied.then(|| (key_at(index as u32, slot.version), &slot.object))
    }

    /// How many slots there are, vacant ones included.
    pub(super) fn slot_count(&self) -> usize {
        self.slots.len()
    }

    /// Whether an object is still there.
    #[inline]
    pub(crate) fn contains_key(&self, key: K) -> bool {
        self.get(key)
            .is_some_and(|slot| slot.mark.get() != self.dead)
    }

    /// How many objects there are.
    pub(crate) fn len(&self) -> usize {
        self.len as usize
    }

    /// The bytes of all objects.
    pub(super) fn bytes(&self) -> usize {
        self.len() * Self::SLOT + self.owned()
    }

    /// The bytes that the objects own outside of their slots.
    pub(super) fn owned(&self) -> usize {
        self.values().map(|slot| slot.object.extra_bytes()).sum()
    }

    /// The bytes of all slots, with the room behind them.
    pub(super) fn capacity(&self) -> usize {
        self.slots.capacity() * Self::SLOT
    }

    /// Checks the invariants of the slots, outside of a collection. Says what is wrong. `noting`: the lists of grey slots
    /// are lent out.
    pub(super) fn check(&self, noting: bool) -> Result<(), String> {
        let slots = self.slots.len();
        let occupied = self.slots.iter().filter(|slot| slot.version % 2 == 1);
        let count = occupied.clone().count();
        if count != self.len() {
            return Err(format!(
                "{count} slots are occupied, {} are counted",
                self.len
            ));
        }
        let is_grey = |slot: &Slot<T>| slot.mark.get() & GREY != 0;
        let grey = self
            .collecting
            .as_ref()
            .map_or(END, |state| state.grey.get());
        if !noting && (grey != END || occupied.clone().any(is_grey)) {
            return Err("a slot is grey without a collection".to_owned());
        }
        let (mut next, mut vacant) = (self.free, 0);
        while let Some(slot) = self.slots.get(next as usize) {
            vacant += 1;
            if slot.version % 2 == 1 || vacant > slots {
                return Err(format!("the list of vacant slots leads to slot {next}"));
            }
            next = slot.mark.get();
        }
        match vacant + count {
            all if all == slots => Ok(()),
            _ => Err(format!(
                "{vacant} of {} vacant slots are listed",
                slots - count
            )),
        }
    }

    /// All objects, by their places.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (K, &Slot<T>)> {
        let slots = self.slots.iter().enumerate();
        slots
            .filter(|(_, slot)| slot.version % 2 == 1 && slot.mark.get() != self.dead)
            .map(|(index, slot)| (key_at(index as u32, slot.version), slot))
    }

    /// All objects, without their keys.
    pub(crate) fn values(&self) -> impl Iterator<Item = &Slot<T>> {
        self.iter().map(|(_, slot)| slot)
    }

    /// All objects, to change what they are without letting them refer to anything new.
    pub(crate) fn values_mut(&mut self) -> impl Iterator<Item = &mut Slot<T>> {
        self.slots.iter_mut().filter(|slot| slot.version % 2 == 1)
    }

    // ---- the collector -----------------------------------------------------------------------

    /// The colour of an object that is there.
    #[inline]
    pub(super) fn colour(&self, key: K) -> Option<u32> {
        self.get(key).map(|slot| slot.mark.get())
    }

    /// Makes a white object grey; one that refers to nothing becomes black at once. True: it is on the list now.
    #[inline]
    pub(super) fn shade(&self, key: K, white: u32, black: u32) -> bool {
        let (index, version) = parts(key);
        let Some(slot) = self.slots.get(index) else {
            return false;
        };
        if slot.version != version || slot.mark.get() != white {
            return false;
        }
        if T::REFERS
            && let Some(state) = &self.collecting
        {
            slot.mark.set(GREY | state.grey.replace(index as u32));
        } else {
            slot.mark.set(black);
            slot.object.trace(&mut |_| {});
        }
        T::REFERS
    }

    /// Takes the next grey object from the list and makes it black.
    #[inline]
    pub(super) fn next_grey(&self, black: u32) -> Option<(K, &T)> {
        let grey = &self.collecting.as_ref()?.grey;
        let index = grey.get();
        let slot = self.slots.get(index as usize)?;
        grey.set(slot.mark.replace(black) & !GREY);
        Some((key_at(index, slot.version), &slot.object))
    }

    /// Whether an object is visited in parts.
    #[inline]
    pub(super) fn is_large(object: &T) -> bool {
        T::REFERS && T::OWNS && object.extra_bytes() > LARGE
    }

    /// Begins to mark objects: what is black and may be changed becomes grey.
    pub(super) fn begin_marking(&mut self, black: u32) {
        self.barrier = black;
        if !self.slots.is_empty() {
            self.collecting.get_or_insert_default();
        }
    }

    /// Puts what may be changed from now on onto the list of grey slots. All objects have this colour: no collection
    /// goes on.
    #[cfg(feature = "seeing")]
    pub(super) fn begin_noting(&mut self, colour: u32) {
        self.collecting.get_or_insert_default().noting = true;
        self.barrier = colour;
    }

    /// Shows what may have changed since the last time.
    #[cfg(feature = "seeing")]
    pub(super) fn take_noted(&self, colour: u32, visit: &mut impl FnMut(K)) {
        while let Some((key, _)) = self.next_grey(colour) {
            visit(key);
        }
    }

    /// Notes changes no longer; all that were noted have been taken.
    #[cfg(feature = "seeing")]
    pub(super) fn end_noting(&mut self) {
        if let Some(state) = &mut self.collecting {
            state.noting = false;
        }
        self.barrier = NEVER;
    }

    /// All that can be reached is marked: what is white is gone.
    pub(super) fn end_marking(&mut self, white: u32) {
        self.barrier = NEVER;
        if let Some(state) = &mut self.collecting {
            self.dead = white;
            state.unswept = u32::MAX;
        }
    }

    /// Drops white objects among the next `count` slots, from the last to the first, so that the first vacant slot is
    /// used first; each is shown to `gone` before. Adds the bytes that the others own elsewhere to `extra`. Gives how
    /// many slots there were.
    pub(super) fn sweep(
        &mut self,
        count: usize,
        extra: &mut usize,
        gone: &mut impl FnMut(K, &T),
    ) -> usize {
        let white = self.dead;
        let Some(state) = &mut self.collecting else {
            return 0;
        };
        if state.unswept == u32::MAX {
            state.unswept = self.slots.len() as u32;
            state.used = state.unswept;
            self.free = END;
        }
        let unswept = state.unswept as usize;
        let low = unswept.saturating_sub(count);
        for index in (low..unswept).rev() {
            let is_last = index + 1 == self.slots.len();
            let slot = &mut self.slots[index];
            if slot.version % 2 == 1 {
                if slot.mark.get() != white {
                    *extra += slot.object.extra_bytes();
                    continue;
                }
                gone(key_at(index as u32, slot.version), &slot.object);
                self.len -= 1;
                slot.version = slot.version.wrapping_add(1);
                slot.object = T::vacant();
            }
            if is_last {
                state.floor = state.floor.max(slot.version);
                self.slots.pop();
            } else {
                slot.mark
                    .set(std::mem::replace(&mut self.free, index as u32));
            }
        }
        state.unswept = low as u32;
        unswept - low
    }

    /// Whether all slots are swept.
    pub(super) fn is_swept(&self) -> bool {
        self.collecting
            .as_ref()
            .is_none_or(|state| state.unswept == 0)
    }

    /// Ends a sweep. Of the room that is not needed, as much is kept as the last cycles have used, up to `slack`
    /// bytes. Gives how many bytes were given back, and whether that was all: if not, it is to be called again.
    pub(super) fn end_sweep(&mut self, slack: usize) -> (usize, bool) {
        let before = self.slots.capacity();
        let Some(state) = &mut self.collecting else {
            return (0, true);
        };
        let peak = state.peak.max(state.used) as usize;
        let keep = peak.min(self.slots.len() + slack / Self::SLOT);
        let mut done = true;
        if before > keep + keep / 4 {
            let step = before - GIVEN_BACK.min(before * Self::SLOT) / Self::SLOT;
            done = step <= keep;
            self.slots.shrink_to(step.max(keep));
        }
        if done {
            state.peak = state.used;
            self.dead = NEVER;
        }
        ((before - self.slots.capacity()) * Self::SLOT, done)
    }

    /// Whether the sweep is at its end, the room that is given back included.
    pub(super) fn is_done(&self) -> bool {
        self.is_swept() && self.dead == NEVER
    }

    /// Gives back the room behind the last slot; gives the bytes that are left.
    pub(super) fn trim(&mut self) -> usize {
        self.slots.shrink_to_fit();
        self.slots.capacity() * Self::SLOT
    }

    /// Bytes of the slots that are occupied.
    pub(super) fn occupied(&self) -> usize {
        self.len() * Self::SLOT
    }
}

impl<K: Key, T: Trace + Vacant> Index<K> for Arena<K, T> {
    type Output = Slot<T>;

    #[inline]
    fn index(&self, key: K) -> &Slot<T> {
        match self.get(key) {
            Some(slot) => slot,
            None => stale(),
        }
    }
}

impl<K: Key, T: Trace + Vacant> IndexMut<K> for Arena<K, T> {
    #[inline]
    fn index_mut(&mut self, key: K) -> &mut Slot<T> {
        match self.get_mut(key) {
            Some(slot) => slot,
            None => stale(),
        }
    }
}

#[cold]
#[inline(never)]
fn stale() -> ! {
    panic!("the key of an object that is gone: a root was forgotten")
}

#[cfg(test)]
mod tests {
    use super::{Accounting, Arena, END, GREY};
    use crate::object::List;
    use crate::value::ListKey;

    type Lists = Arena<ListKey, List>;

    /// Lists of which the collector may mark some, with black as colour 1.
    fn filled(count: usize) -> (Lists, Accounting, Vec<ListKey>) {
        let (mut lists, mut accounting) = (Lists::default(), Accounting::default());
        let keys = (0..count)
            .map(|_| lists.insert(0, List::default(), &mut accounting))
            .collect();
        lists.begin_marking(1);
        (lists, accounting, keys)
    }

    /// Sweeps in parts what is white.
    fn sweep(lists: &mut Lists, slack: usize) {
        lists.end_marking(0);
        while !lists.is_swept() {
            lists.sweep(7, &mut 0, &mut |_, _| {});
        }
        while !lists.end_sweep(slack).1 {}
    }

    #[test]
    fn a_black_object_that_may_be_changed_is_grey_again() {
        let (mut lists, _, keys) = filled(2);
        assert!(lists.shade(keys[0], 0, 1) && !lists.shade(keys[0], 0, 1));
        assert!(lists.next_grey(1).is_some() && lists.next_grey(1).is_none());
        lists[keys[0]].object.items.clear();
        lists[keys[1]].object.items.clear();
        assert_eq!(lists.next_grey(1).map(|(key, _)| key), Some(keys[0]));
        assert!(lists.next_grey(1).is_none());
        lists.end_marking(0);
        assert!(lists.contains_key(keys[0]) && !lists.contains_key(keys[1]));
        lists[keys[0]].object.items.clear();
        assert!(lists.next_grey(1).is_none());
    }

    #[test]
    fn the_first_vacant_slot_is_used_first_and_old_keys_stay_stale() {
        let (mut lists, mut accounting, keys) = filled(9);
        for live in [keys[3], keys[8]] {
            assert!(lists.shade(live, 0, 1) && lists.next_grey(1).is_some());
        }
        sweep(&mut lists, usize::MAX);
        assert_eq!(lists.len(), 2);
        for at in [0, 1, 2, 4] {
            let key = lists.insert(1, List::default(), &mut accounting);
            assert_ne!(key, keys[at]);
            assert!(std::ptr::eq(
                &raw const lists[key],
                &raw const lists.slots[at]
            ));
            assert!(!lists.contains_key(keys[at]));
        }
        assert!(lists.contains_key(keys[3]) && lists.contains_key(keys[8]));
    }

    #[test]
    fn a_check_finds_what_is_wrong_with_the_slots() {
        let broken = |change: fn(&mut Lists)| {
            let (mut lists, _, keys) = filled(5);
            assert!(lists.shade(keys[4], 0, 1) && lists.next_grey(1).is_some());
            sweep(&mut lists, usize::MAX);
            assert_eq!(lists.check(false), Ok(()));
            change(&mut lists);
            lists.check(false).expect_err("it is broken")
        };
        assert!(broken(|lists| lists.len += 1).contains("2 are counted"));
        assert!(broken(|lists| lists.free = END).contains("0 of 4 vacant slots"));
        assert!(broken(|lists| lists.free = 4).contains("leads to slot 4"));
        assert!(broken(|lists| lists.slots[4].mark.set(GREY)).contains("grey"));
        assert!(broken(|lists| lists.slots[0].mark.set(0)).contains("leads to slot 0"));
    }

    #[test]
    fn room_is_given_back_and_keys_of_what_lay_there_stay_stale() {
        // Miri takes a thousand times as long.
        let count = if cfg!(miri) { 300 } else { 10_000 };
        let (mut lists, mut accounting, keys) = filled(count);
        assert!(lists.shade(keys[10], 0, 1) && lists.next_grey(1).is_some());
        sweep(&mut lists, 0);
        assert_eq!(lists.occupied(), Lists::SLOT);
        assert_eq!(lists.trim(), 11 * Lists::SLOT);
        for _ in 0..count {
            let key = lists.insert(1, List::default(), &mut accounting);
            assert!(!keys.contains(&key));
            if lists.len() > 100 {
                break;
            }
        }
        assert!(
            keys.iter()
                .filter(|key| lists.contains_key(**key))
                .eq([&keys[10]])
        );
    }

    #[test]
    fn what_is_charged_is_the_capacity() {
        let large = if cfg!(miri) { 2_000 } else { 200_000 };
        for count in [1, 1_000, large] {
            let (lists, accounting, _) = filled(count);
            let held = lists.slots.capacity() * Lists::SLOT;
            assert_eq!(accounting.in_use(), held);
            assert!(held <= (2 * count + 4) * Lists::SLOT);
            assert!(count < 100_000 || held < count * Lists::SLOT + (2 << 20));
        }
    }
}
