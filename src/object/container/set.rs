//! Sets: an open hash table whose order is CPython's.
//!
//! Scripts see the order in which a set is stored: by iteration, `repr`, `pop`. So the table does what
//! CPython's `setobject.c` does: a power of two of slots, runs of ten neighbours from each place that the
//! hash's bits lead to, slots of removed keys that are used again, and growth at three fifths.
//!
//! ```text
//!  hash & mask -> | 8 | 16 | . |  .. ten in a row ..  then place * 5 + 1 + (hash >>= 5), ten in a row, ..
//! ```
//!
//! The places follow from hashes that scripts choose, so scripts can make all keys meet. A set in which a
//! look-up passes [`MAX_PASSED`] keys of other hashes is *flooded*: it moves its keys to a [`Dict`], whose
//! places are secret: new keys come last from then on, until it is cleared. Keys that do not aim at it stay
//! far below (the bits of a hash are used up after thirteen runs).
//!
//! As in `dict`, the table never compares keys itself where that may run scripts: [`Set::search`] stops
//! at a key that its caller could not judge, and goes on from there.
//!
//! Invariant: `slots` has no room at all or a power of two of slots, at least eight, of which fewer than
//! three fifths are filled; `used` slots hold keys, `filled` hold keys or are marked as removed.
//! Invariant: a flooded set has an index and no slots.

use crate::object::{Dict, Trace, traced};
use crate::value::Value;

/// How many slots in a row are probed, besides the first.
const RUN: usize = 9;
const MIN_SLOTS: usize = 8;
const SHIFT: u32 = 5;
/// Keys of other hashes that a look-up passes before the set counts as flooded.
const MAX_PASSED: usize = 640;
/// Sets of more keys than this double instead of growing fourfold.
const LARGE: usize = 50_000;
/// The hash in a slot whose key was removed; no key has it.
const REMOVED: u64 = u64::MAX;

traced! {
    /// One slot: empty (no key, hash 0), removed (no key, hash [`REMOVED`]), or a key and its hash.
    #[derive(Clone, Copy, Debug)]
    pub(crate) struct Slot {
        pub(crate) hash: u64,
        pub(crate) key: Value,
    }
}

const EMPTY: Slot = Slot {
    hash: 0,
    key: Value::UNBOUND,
};

impl Slot {
    #[inline]
    fn is_empty(&self) -> bool {
        self.hash == 0 && self.key.is_unbound()
    }
}

traced! {
    /// A set or a frozenset; which of the two, the value's tag says.
    #[derive(Clone, Debug, Default)]
    pub(crate) struct Set {
        slots: Box<[Slot]>,
        used: usize,
        filled: usize,
        /// Where `pop` looks first; stays over everything else that happens to the set.
        finger: usize,
        /// The keys of a flooded set; their values are None.
        index: Option<Box<Dict>>,
        /// Grows whenever the slots are replaced: a search that was interrupted starts again then.
        generation: u32,
        /// The hash of a frozenset, once computed; 0: not yet.
        pub(crate) hash: u64,
    }
}

/// Slots of a table that are made at once: some tenths of a millisecond.
const PIECE: usize = 1 << 15;

/// A table that is being made.
pub(crate) struct SetGrowth {
    table: Vec<Slot>,
    slots: usize,
    /// Whether the slots are copied as they are.
    verbatim: bool,
    next: usize,
    used: usize,
}

/// How far a table is that is being made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Growing {
    GoesOn,
    Done,
    /// The set has to be flooded instead.
    Flooded,
}

impl Growing {
    fn done_if(done: bool) -> Self {
        if done { Self::Done } else { Self::GoesOn }
    }
}

/// A look-up on its way through the slots.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SetProbe {
    hash: u64,
    place: usize,
    perturb: u64,
    /// The current slot, and how many follow in its run.
    at: usize,
    left: usize,
    /// The last removed slot that was passed.
    reusable: Option<usize>,
    /// How many keys were passed, and how many of them had the hash that is looked for.
    passed: usize,
    twins: usize,
}

impl SetProbe {
    #[inline]
    pub(crate) fn hash(&self) -> u64 {
        self.hash
    }

    /// Steps that were more than ordinary hashes need: what the look-up has to pay for.
    #[inline]
    pub(crate) fn cost(&self) -> u64 {
        ((self.passed + self.twins) as u64).saturating_sub(64)
    }

    /// Goes on behind the key that [`Step::Ask`] stopped at.
    pub(crate) fn differs(&mut self, set: &Set) {
        self.twins += 1;
        self.advance(set.slots.len());
    }

    #[inline]
    fn start(hash: u64, mask: usize) -> Self {
        let place = hash as usize & mask;
        Self {
            hash,
            place,
            perturb: hash,
            at: place,
            left: run(place, mask),
            reusable: None,
            passed: 0,
            twins: 0,
        }
    }

    #[inline]
    fn advance(&mut self, slots: usize) {
        if self.left > 0 {
            self.left -= 1;
            self.at += 1;
        } else {
            let mask = slots.saturating_sub(1);
            self.perturb >>= SHIFT;
            self.passed += self.at + 1 - self.place;
            self.place = next_place(self.place, self.perturb, mask);
            self.at = self.place;
            self.left = run(self.place, mask);
        }
    }
}

/// How many slots follow the one at `place` in its run: near the end of the table none.
#[inline]
fn run(place: usize, mask: usize) -> usize {
    if place + RUN <= mask { RUN } else { 0 }
}

#[inline]
fn next_place(place: usize, perturb: u64, mask: usize) -> usize {
    place
        .wrapping_mul(5)
        .wrapping_add(1)
        .wrapping_add(perturb as usize)
        & mask
}

/// Where a search stopped.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Step {
    /// The key is in this slot.
    Found(usize),
    /// The key is not there; it would go to this slot.
    Absent(usize),
    /// Whether the key is the one in this slot, a script has to say.
    Ask(usize),
    /// The set is flooded now, or should be.
    Flooded,
}

impl Set {
    /// How many slots the table has, those of a flooded set's index included.
    pub(crate) fn slot_count(&self) -> usize {
        match &self.index {
            Some(index) => (index.entry_count() * 2).next_power_of_two(),
            None => self.slots.len(),
        }
    }

    /// The number of keys.
    #[inline]
    pub(crate) fn len(&self) -> usize {
        match &self.index {
            None => self.used,
            Some(index) => index.len(),
        }
    }

    /// The bound for [`Self::entry`].
    #[inline]
    pub(crate) fn entry_count(&self) -> usize {
        match &self.index {
            None => self.slots.len(),
            Some(index) => index.entry_count(),
        }
    }

    /// The key in the slot at `index`, with its hash.
    #[inline]
    pub(crate) fn entry(&self, index: usize) -> Option<Slot> {
        match &self.index {
            None => self.slots.get(index).copied().filter(|s| s.key.is_bound()),
            Some(dict) => dict.entry(index).map(|entry| Slot {
                hash: entry.hash,
                key: entry.key,
            }),
        }
    }

    /// All keys, in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = Slot> + '_ {
        (0..self.entry_count()).filter_map(|index| self.entry(index))
    }

    #[inline]
    pub(crate) fn generation(&self) -> u32 {
        self.generation
    }

    /// The slots of a set that is not flooded, and where `pop` looks first.
    #[cfg(feature = "freeze")]
    pub(crate) fn table(&self) -> Option<(&[Slot], usize)> {
        self.index.is_none().then_some((&self.slots, self.finger))
    }

    /// A set with a table of so many slots, in which keys, with their hashes, and slots of removed keys are at some
    /// places. `None`: no set has that table.
    #[cfg(feature = "freeze")]
    pub(crate) fn with_table(
        slots: usize,
        finger: usize,
        filled: &[(usize, Option<(u64, Value)>)],
    ) -> Option<Self> {
        if slots == 0 && filled.is_empty() {
            return Some(Self {
                finger,
                ..Self::default()
            });
        }
        let is_size = slots.is_power_of_two() && slots >= MIN_SLOTS;
        if !is_size || filled.len() * 5 >= (slots - 1) * 3 {
            return None;
        }
        let mut set = Self {
            slots: vec![EMPTY; slots].into(),
            finger,
            ..Self::default()
        };
        for (place, key) in filled {
            let slot = set.slots.get_mut(*place).filter(|slot| slot.is_empty())?;
            *slot = match *key {
                Some((hash, key)) => Slot { hash, key },
                None => Slot {
                    hash: REMOVED,
                    key: Value::UNBOUND,
                },
            };
            set.used += usize::from(key.is_some());
            set.filled += 1;
        }
        set.check().is_ok().then_some(set)
    }

    /// A set of keys, which are all different, with their hashes: in this order, whatever the hashes say.
    #[cfg(feature = "freeze")]
    pub(crate) fn in_order(keys: &[(u64, Value)]) -> Self {
        if keys.is_empty() {
            return Self::default();
        }
        let mut index = Dict::with_capacity(keys.len());
        for (hash, key) in keys {
            index.insert_new(*hash, *key, Value::NONE);
        }
        Self {
            index: Some(Box::new(index)),
            ..Self::default()
        }
    }

    /// The table of a flooded set.
    #[inline]
    pub(crate) fn index(&self) -> Option<&Dict> {
        self.index.as_deref()
    }

    /// Checks that what is counted is there, and that a look-up finds each key. Says what is wrong.
    pub(crate) fn check(&self) -> Result<(), String> {
        if let Some(index) = &self.index {
            return index.check();
        }
        let keys = self.slots.iter().filter(|slot| slot.key.is_bound());
        let (count, empty) = (
            keys.clone().count(),
            self.slots.iter().filter(|slot| slot.is_empty()).count(),
        );
        if (count, self.slots.len() - empty) != (self.used, self.filled) {
            return Err(format!("has {count} keys, counts {}", self.used));
        }
        let is_lost = |slot: &&Slot| {
            let same = |key: Value| Some(key == slot.key);
            !matches!(
                self.search(&mut self.probe(slot.hash), same),
                Step::Found(_)
            )
        };
        match keys.clone().find(is_lost) {
            Some(slot) => Err(format!("{:?} is not found", slot.key)),
            None => Ok(()),
        }
    }

    /// Begins a look-up.
    #[inline]
    pub(crate) fn probe(&self, hash: u64) -> SetProbe {
        SetProbe::start(hash, self.slots.len().saturating_sub(1))
    }

    /// Looks for a key with the probe's hash for which `same` answers true; `None` is for the caller to
    /// find out. `same` must not run scripts.
    #[inline]
    pub(crate) fn search(
        &self,
        probe: &mut SetProbe,
        mut same: impl FnMut(Value) -> Option<bool>,
    ) -> Step {
        let slots = &*self.slots;
        if slots.is_empty() {
            return if self.index.is_some() {
                Step::Flooded
            } else {
                Step::Absent(0)
            };
        }
        loop {
            // A script may have exchanged the slots since the probe began.
            let Some(slot) = slots.get(probe.at) else {
                *probe = self.probe(probe.hash);
                continue;
            };
            if slot.hash == probe.hash {
                if slot.key.is_bound() {
                    match same(slot.key) {
                        Some(true) => return Step::Found(probe.at),
                        Some(false) => probe.twins += 1,
                        None => return Step::Ask(probe.at),
                    }
                } else if slot.hash == 0 {
                    return Step::Absent(probe.reusable.unwrap_or(probe.at));
                }
            } else if slot.is_empty() {
                return Step::Absent(probe.reusable.unwrap_or(probe.at));
            } else if slot.hash == REMOVED {
                probe.reusable = Some(probe.at);
            }
            probe.advance(slots.len());
            if probe.passed > MAX_PASSED + probe.twins {
                return Step::Flooded;
            }
        }
    }

    /// The bytes that the next insertion may have to allocate.
    #[inline]
    pub(crate) fn growth(&self) -> usize {
        match &self.index {
            Some(index) => index.growth(),
            None if self.slots.is_empty() => bytes(MIN_SLOTS),
            None if (self.filled + 1) * 5 < (self.slots.len() - 1) * 3 => 0,
            None => bytes(slots_above(self.grown(self.used + 1))),
        }
    }

    fn grown(&self, used: usize) -> usize {
        used.saturating_mul(if used > LARGE { 2 } else { 4 })
    }

    /// Inserts a key that the caller knows to be absent at the place that [`Step::Absent`] named.
    #[inline]
    pub(crate) fn insert_at(&mut self, place: usize, hash: u64, key: Value) {
        if self.put_at(place, hash, key) && self.filled * 5 >= (self.slots.len() - 1) * 3 {
            self.resize(self.grown(self.used));
        }
    }

    /// As [`Self::insert_at`], without growth that is due then. True: a slot more is filled.
    #[inline]
    pub(crate) fn put_at(&mut self, place: usize, hash: u64, key: Value) -> bool {
        self.hash = 0;
        if let Some(index) = &mut self.index {
            index.insert_new(hash, key, Value::NONE);
            return false;
        }
        let mut place = place;
        if self.slots.is_empty() {
            self.slots = vec![EMPTY; MIN_SLOTS].into();
            place = hash as usize & (MIN_SLOTS - 1);
        }
        let Some(slot) = self.slots.get_mut(place) else {
            return false;
        };
        let fresh = slot.is_empty();
        *slot = Slot { hash, key };
        self.used += 1;
        self.filled += usize::from(fresh);
        fresh
    }

    /// Removes the key in the slot at `place`; says whether there was one.
    #[inline]
    pub(crate) fn remove_at(&mut self, place: usize) -> bool {
        self.hash = 0;
        if let Some(index) = &mut self.index {
            return index.remove_at(place).is_some();
        }
        match self.slots.get_mut(place) {
            Some(slot) if slot.key.is_bound() => {
                *slot = Slot {
                    hash: REMOVED,
                    key: Value::UNBOUND,
                };
                self.used -= 1;
                true
            }
            _ => false,
        }
    }

    /// Removes an arbitrary key and returns it, with how many slots were visited.
    pub(crate) fn pop(&mut self) -> Option<(Value, usize)> {
        if let Some(index) = &mut self.index {
            return index.pop_last().map(|entry| (entry.key, 1));
        }
        if self.used == 0 {
            return None;
        }
        let mask = self.slots.len() - 1;
        let first = self.finger & mask;
        let steps = (0..=mask).find(|step| self.slots[(first + step) & mask].key.is_bound())?;
        let place = (first + steps) & mask;
        let key = self.slots[place].key;
        self.remove_at(place);
        self.finger = place + 1;
        Some((key, steps))
    }

    /// Removes all keys.
    pub(crate) fn clear(&mut self) {
        *self = Self {
            finger: self.finger,
            generation: self.generation.wrapping_add(1),
            ..Self::default()
        };
    }

    /// Takes the keys of `other`; looks for `pop` where it did before.
    pub(crate) fn replace(&mut self, other: Self) {
        *self = Self {
            finger: self.finger,
            generation: self.generation.wrapping_add(1),
            hash: 0,
            ..other
        };
    }

    /// The bytes that [`Self::reserve`] is about to allocate for that many more keys.
    pub(crate) fn reserve_bytes(&self, more: usize) -> usize {
        if self.index.is_none() && self.is_short_of(more) {
            bytes(slots_above((self.used + more).saturating_mul(2)))
        } else {
            0
        }
    }

    /// Makes room for that many more keys at once.
    pub(crate) fn reserve(&mut self, more: usize) {
        if self.index.is_none() && self.is_short_of(more) {
            self.resize((self.used + more).saturating_mul(2));
        }
    }

    fn is_short_of(&self, more: usize) -> bool {
        (self.filled + more) * 5 >= (self.slots.len().max(MIN_SLOTS) - 1) * 3
    }

    /// Whether no slot is filled, so that the table of a copy may take the place of this one.
    pub(crate) fn takes_copies(&self) -> bool {
        self.filled == 0 && self.index.is_none()
    }

    /// The bytes of a copy that has a table of so many slots where this set is not flooded.
    pub(crate) fn copy_bytes(&self, slots: usize) -> usize {
        match &self.index {
            Some(index) => index.extra_bytes(),
            None => bytes(slots),
        }
    }

    /// Copies all keys of `other`, which is flooded, to this set, in which no slot is filled.
    pub(crate) fn copy_flooded(&mut self, other: &Self) {
        if let Some(index) = &other.index {
            self.slots = Box::default();
            self.index = Some(Box::new(index.compact_clone()));
        }
    }

    /// Begins to make a table of so many slots, more than there are keys, with the keys of this set, which is not
    /// flooded. The set must not change before [`Self::end_growth`].
    pub(crate) fn begin_growth(&self, slots: usize) -> SetGrowth {
        SetGrowth {
            verbatim: slots == self.slots.len() && self.filled == self.used,
            table: Vec::with_capacity(slots),
            slots,
            next: 0,
            used: 0,
        }
    }

    /// Makes the next piece of the table.
    pub(crate) fn continue_growth(&self, growth: &mut SetGrowth) -> Growing {
        let table = &mut growth.table;
        if growth.verbatim {
            let end = self.slots.len().min(table.len() + PIECE);
            table.extend_from_slice(&self.slots[table.len()..end]);
            growth.used = self.used;
            return Growing::done_if(table.len() == growth.slots);
        }
        if table.len() < growth.slots {
            table.resize(growth.slots.min(table.len() + PIECE), EMPTY);
            return Growing::done_if(table.len() == growth.slots && self.slots.is_empty());
        }
        let end = self.slots.len().min(growth.next + PIECE / 8);
        for slot in &self.slots[growth.next..end] {
            if slot.key.is_bound() {
                let Some(place) = clean_place(table, slot.hash) else {
                    return Growing::Flooded;
                };
                table[place] = *slot;
                growth.used += 1;
            }
        }
        growth.next = end;
        Growing::done_if(end == self.slots.len())
    }

    /// Takes the table that is made: this set has the keys that it was made of.
    pub(crate) fn end_growth(&mut self, growth: SetGrowth) {
        self.generation = self.generation.wrapping_add(1);
        self.slots = growth.table.into();
        (self.used, self.filled) = (growth.used, growth.used);
    }

    /// The slots of a table that [`Self::reserve`] makes, or of the one that is there.
    pub(crate) fn reserved_slots(&self, more: usize) -> usize {
        match self.is_short_of(more) {
            true => slots_above((self.used + more).saturating_mul(2)),
            false => self.slots.len().max(MIN_SLOTS),
        }
    }

    /// The slots of the table that is due after a key was put into a large one ([`Self::put_at`]). `None`: none is.
    pub(crate) fn due_slots(&self) -> Option<usize> {
        let is_due = self.index.is_none() && self.filled * 5 >= (self.slots.len() - 1) * 3;
        is_due.then(|| slots_above(self.grown(self.used)))
    }

    /// Whether the table is made in pieces: it is large.
    pub(crate) fn grows_in_pieces(slots: usize) -> bool {
        slots > 4 * PIECE
    }

    /// Drops the removed slots if they are more than a quarter.
    pub(crate) fn tidy(&mut self) {
        if self.index.is_none() && self.filled - self.used > self.slots.len().saturating_sub(1) / 4
        {
            self.resize(self.grown(self.used));
        }
    }

    /// Moves the keys to the smallest table with more than `keys` slots.
    fn resize(&mut self, keys: usize) {
        let slots = slots_above(keys);
        if slots == MIN_SLOTS && self.slots.len() == MIN_SLOTS && self.filled == self.used {
            return;
        }
        let old = std::mem::take(&mut self.slots);
        self.rebuild(slots, &old);
    }

    /// Fills a table of `slots` slots with the keys in `old`, which are all different.
    fn rebuild(&mut self, slots: usize, old: &[Slot]) {
        self.generation = self.generation.wrapping_add(1);
        let mut table: Box<[Slot]> = vec![EMPTY; slots].into();
        let mut used = 0;
        for slot in old.iter().filter(|slot| slot.key.is_bound()) {
            let Some(place) = clean_place(&table, slot.hash) else {
                self.flood(old);
                return;
            };
            table[place] = *slot;
            used += 1;
        }
        self.slots = table;
        (self.used, self.filled) = (used, used);
    }

    /// Gives up the order of hashes; see the head of this file.
    pub(crate) fn flood_now(&mut self) {
        let old = std::mem::take(&mut self.slots);
        self.flood(&old);
    }

    fn flood(&mut self, old: &[Slot]) {
        if self.index.is_some() {
            return;
        }
        let mut index = Dict::with_capacity(self.used);
        for slot in old.iter().filter(|slot| slot.key.is_bound()) {
            index.insert_new(slot.hash, slot.key, Value::NONE);
        }
        *self = Self {
            index: Some(Box::new(index)),
            finger: self.finger,
            generation: self.generation.wrapping_add(1),
            ..Self::default()
        };
    }
}

/// The first free place for a hash in a table without removed slots, where all keys are different.
#[inline]
fn clean_place(table: &[Slot], hash: u64) -> Option<usize> {
    let mask = table.len() - 1;
    let mut place = hash as usize & mask;
    let mut perturb = hash;
    let (mut passed, mut twins) = (0, 0);
    loop {
        let end = place + run(place, mask);
        for (index, slot) in table[place..=end].iter().enumerate() {
            if slot.key.is_unbound() {
                return Some(place + index);
            }
            twins += usize::from(slot.hash == hash);
        }
        passed += end + 1 - place;
        if passed > MAX_PASSED + twins {
            return None;
        }
        perturb >>= SHIFT;
        place = next_place(place, perturb, mask);
    }
}

/// The smallest size of a table that is larger than `keys`.
fn slots_above(keys: usize) -> usize {
    let mut slots = MIN_SLOTS;
    while slots <= keys && slots < isize::MAX as usize {
        slots <<= 1;
    }
    slots
}

fn bytes(slots: usize) -> usize {
    slots.saturating_mul(size_of::<Slot>())
}
