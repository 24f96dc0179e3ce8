//! Dicts: entries in insertion order, and a hash table of their indices once there are more than a few.
//!
//! Equality of keys may run scripts, so the table never compares keys itself: a look-up asks for the
//! candidates with an equal hash ([`Dict::candidates`]) and the caller compares. Look-ups of str keys,
//! where equality is plain data, are done here.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::LazyLock;

use hashbrown::HashTable;

use crate::object::{packed, traced};
use crate::value::{DictKey, InstanceKey, Value};

traced! {
    /// One entry of a dict.
    #[derive(Clone, Copy, Debug)]
    pub(crate) struct Entry {
        pub(crate) hash: u64,
        /// Unbound: the entry was deleted.
        pub(crate) key: Value,
        pub(crate) value: Value,
    }
}

/// Up to this many entries are searched one after the other, without a table.
const SMALL: usize = 8;

/// The secret that spreads hashes over the buckets of a table. Scripts choose the hashes (an int is its
/// own hash), so without it they could choose keys that all share a bucket. Tables keep insertion order,
/// so no script can see the secret's effect.
static SECRET: LazyLock<u64> = LazyLock::new(|| RandomState::new().build_hasher().finish() | 1);

/// The place of a script-visible hash in a table.
///
/// Sixteen neighbouring hashes stay neighbours, because ints that follow each other are common keys and
/// share cache lines then. A script that chooses its hashes can only fill every sixteenth place.
#[inline]
fn spread(hash: u64) -> u64 {
    let near = hash & 15;
    let product = u128::from((hash >> 4) ^ *SECRET) * u128::from(0x9e37_79b9_7f4a_7c15_u64);
    let far = (product >> 64) as u64 ^ product as u64;
    // The table tells entries of one group apart by the highest seven bits.
    ((far << 4) | near) ^ (near << 57)
}

traced! {
    /// An insertion-ordered dict.
    ///
    /// Invariant: `table` is there whenever `entries.len() > SMALL` and then holds the index of every live
    /// entry; `live` counts the entries whose key is bound.
    #[derive(Clone, Debug, Default)]
    pub(crate) struct Dict {
        entries: Vec<Entry>,
        table: Option<Box<HashTable<u32>>>,
        live: usize,
        /// All entries before this one were deleted.
        head: usize,
        /// Grows whenever a key is added or removed; inline caches and iterators go by it.
        version: u32,
        /// The instance of a dict's subclass whose contents these are, where it is the `__dict__` of an object: what
        /// scripts see when they ask for that.
        pub(crate) owner: Option<InstanceKey>,
    }
}

/// A larger table for a dict that is about to grow, made in pieces: a large one takes long.
pub(crate) struct Growth {
    table: HashTable<u32>,
    next: usize,
}

/// A copy of a dict, made in pieces.
pub(crate) struct Copying {
    copy: Dict,
    next: usize,
    growth: Option<Growth>,
}

impl Copying {
    /// The copy, which is complete.
    pub(crate) fn into_copy(self) -> Dict {
        self.copy
    }
}

/// How many entries a piece of a table has.
const PIECE: usize = 1 << 14;

impl Dict {
    pub(crate) fn with_capacity(capacity: usize) -> Self {
        Self {
            entries: Vec::with_capacity(capacity),
            ..Self::default()
        }
    }

    /// A copy without the deleted entries.
    pub(crate) fn compact_clone(&self) -> Self {
        if self.live == self.entries.len() {
            return Self {
                owner: None,
                ..self.clone()
            };
        }
        let mut copy = Self::with_capacity(self.live);
        for entry in self.iter() {
            copy.insert_new(entry.hash, entry.key, entry.value);
        }
        copy
    }

    /// Whether there is so much in the dict that it is copied in pieces ([`Self::begin_copy`]).
    pub(crate) fn is_copied_in_pieces(&self) -> bool {
        self.entries.len() > 4 * PIECE
    }

    /// Begins a copy without the deleted entries. The dict must not change before it is complete.
    pub(crate) fn begin_copy(&self) -> Copying {
        Copying {
            copy: Self::with_capacity(self.live),
            next: 0,
            growth: None,
        }
    }

    /// Copies the next piece; gives whether that was the last one.
    pub(crate) fn continue_copy(&self, copying: &mut Copying) -> bool {
        let Copying { copy, next, growth } = copying;
        if let Some(growth) = growth {
            let done = copy.continue_growth(growth);
            if done {
                copy.table = Some(Box::new(std::mem::take(&mut growth.table)));
            }
            return done;
        }
        let end = self.entries.len().min(*next + PIECE);
        let piece = self.entries[*next..end].iter();
        copy.entries
            .extend(piece.filter(|entry| entry.key.is_bound()));
        copy.live = copy.entries.len();
        *next = end;
        if end < self.entries.len() {
            return false;
        }
        let is_compact = copy.live == self.entries.len();
        if is_compact {
            copy.table.clone_from(&self.table);
        } else {
            *growth = Some(Growth {
                table: HashTable::with_capacity(copy.live),
                next: 0,
            });
        }
        is_compact
    }

    /// The bytes that the next insertion would have to allocate: 0 while there is room.
    #[inline]
    pub(crate) fn growth(&self) -> usize {
        if self.entries.len() < self.entries.capacity() {
            0
        } else {
            (self.entries.len() + 4) * (size_of::<Entry>() + 8)
        }
    }

    /// Whether there is so much in the dict that its growth is made in pieces ([`Self::begin_growth`]).
    pub(crate) fn grows_in_pieces(&self) -> bool {
        self.entries.len() > 4 * PIECE && !self.is_sparse()
    }

    /// Begins to make a table for twice as many entries. The dict must not change before [`Self::end_growth`].
    pub(crate) fn begin_growth(&self) -> Growth {
        Growth {
            table: HashTable::with_capacity(self.entries.len() * 2),
            next: 0,
        }
    }

    /// Makes the next piece of the table; gives whether that was the last one.
    pub(crate) fn continue_growth(&self, growth: &mut Growth) -> bool {
        let end = self.entries.len().min(growth.next + PIECE);
        for index in growth.next..end {
            if let Some(entry) = self.entry(index) {
                let entries = &self.entries;
                growth
                    .table
                    .insert_unique(spread(entry.hash), index as u32, |&i| {
                        spread(entries[i as usize].hash)
                    });
            }
        }
        growth.next = end;
        end == self.entries.len()
    }

    /// Takes the table that is made, and room for as many entries.
    pub(crate) fn end_growth(&mut self, growth: Growth) {
        self.entries.reserve_exact(self.entries.len());
        self.table = Some(Box::new(growth.table));
    }

    /// The number of keys.
    #[inline]
    pub(crate) fn len(&self) -> usize {
        self.live
    }

    #[inline]
    pub(crate) fn version(&self) -> u32 {
        self.version
    }

    /// How many entries there are, deleted ones included: the bound for [`Self::entry`].
    #[inline]
    pub(crate) fn entry_count(&self) -> usize {
        self.entries.len()
    }

    /// The entry at `index`, if it is there and not deleted.
    #[inline]
    pub(crate) fn entry(&self, index: usize) -> Option<&Entry> {
        self.entries.get(index).filter(|entry| entry.key.is_bound())
    }

    /// The value slot of the entry at `index`, to replace the value under an unchanged key.
    #[inline]
    pub(crate) fn value_mut(&mut self, index: usize) -> Option<&mut Value> {
        self.entries
            .get_mut(index)
            .filter(|entry| entry.key.is_bound())
            .map(|entry| &mut entry.value)
    }

    /// The live entries, in insertion order.
    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = &Entry> + '_ {
        self.entries.iter().filter(|entry| entry.key.is_bound())
    }

    /// The index of the first entry with this hash for which `same` answers true. `same` must not run
    /// scripts; use [`Self::candidates`] where it might.
    #[inline]
    pub(crate) fn find(&self, hash: u64, mut same: impl FnMut(Value) -> bool) -> Option<usize> {
        match &self.table {
            None => self
                .entries
                .iter()
                .position(|e| e.hash == hash && e.key.is_bound() && same(e.key)),
            Some(table) => table
                .find(spread(hash), |&i| {
                    let entry = &self.entries[i as usize];
                    entry.hash == hash && same(entry.key)
                })
                .map(|&i| i as usize),
        }
    }

    /// The index of the key that is this very value (same object): interned names.
    #[inline]
    pub(crate) fn find_identical(&self, hash: u64, key: Value) -> Option<usize> {
        self.find(hash, |k| k == key)
    }

    /// All entries with this hash as `(index, key)`; the caller compares, which may change the dict,
    /// and then looks whether [`Self::version`] is still the same.
    pub(crate) fn candidates(&self, hash: u64) -> smallvec::SmallVec<[(usize, Value); 4]> {
        let mut found = smallvec::SmallVec::new();
        match &self.table {
            None => found.extend(
                self.entries
                    .iter()
                    .enumerate()
                    .filter(|(_, e)| e.hash == hash && e.key.is_bound())
                    .map(|(i, e)| (i, e.key)),
            ),
            Some(table) => found.extend(
                table
                    .iter_hash(spread(hash))
                    .map(|&i| (i as usize, self.entries[i as usize]))
                    .filter(|(_, e)| e.hash == hash)
                    .map(|(i, e)| (i, e.key)),
            ),
        }
        found
    }

    /// Appends an entry for a key that the caller knows to be absent; gives its index.
    pub(crate) fn insert_new(&mut self, hash: u64, key: Value, value: Value) -> usize {
        self.compact_if_sparse();
        let index = self.entries.len();
        self.entries.push(Entry { hash, key, value });
        self.live += 1;
        self.version = self.version.wrapping_add(1);
        match &mut self.table {
            Some(table) => {
                let entries = &self.entries;
                table.insert_unique(spread(hash), index as u32, |&i| {
                    spread(entries[i as usize].hash)
                });
            }
            None if self.entries.len() > SMALL => self.rebuild_table(),
            None => {}
        }
        index
    }

    /// Removes the entry at `index` and gives it back.
    pub(crate) fn remove_at(&mut self, index: usize) -> Option<Entry> {
        let entry = *self.entry(index)?;
        if let Some(table) = &mut self.table
            && let Ok(found) = table.find_entry(spread(entry.hash), |&i| i as usize == index)
        {
            found.remove();
        }
        self.entries[index].key = Value::UNBOUND;
        self.entries[index].value = Value::UNBOUND;
        self.live -= 1;
        self.version = self.version.wrapping_add(1);
        if index == self.head {
            let deleted = self.entries[index..]
                .iter()
                .take_while(|e| e.key.is_unbound());
            self.head += deleted.count();
        }
        Some(entry)
    }

    /// The index from which on entries may be live.
    pub(crate) fn head(&self) -> usize {
        self.head
    }

    /// Makes the entry at `index` the first one. Where no room is left before the first, room for half as
    /// many entries as there are is made.
    pub(crate) fn move_to_front(&mut self, index: usize) {
        let Some(entry) = self.remove_at(index) else {
            return;
        };
        self.version = self.version.wrapping_add(1);
        if self.head == 0 {
            self.entries.retain(|e| e.key.is_bound());
            let gap = self.entries.len() / 2 + 1;
            let deleted = Entry {
                hash: 0,
                key: Value::UNBOUND,
                value: Value::UNBOUND,
            };
            self.entries.reserve_exact(gap);
            self.entries.splice(0..0, std::iter::repeat_n(deleted, gap));
            self.head = gap;
            self.rebuild_table();
        }
        self.head -= 1;
        let at = self.head;
        self.entries[at] = entry;
        self.live += 1;
        if let Some(table) = &mut self.table {
            let entries = &self.entries;
            table.insert_unique(spread(entry.hash), at as u32, |&i| {
                spread(entries[i as usize].hash)
            });
        }
    }

    /// Removes the first entry and gives it back.
    pub(crate) fn pop_first(&mut self) -> Option<Entry> {
        let index = (self.head..self.entries.len()).find(|&at| self.entry(at).is_some())?;
        self.remove_at(index)
    }

    /// Removes the last entry and gives it back, and with it the room of the deleted ones at the end.
    pub(crate) fn pop_last(&mut self) -> Option<Entry> {
        while self
            .entries
            .last()
            .is_some_and(|entry| entry.key.is_unbound())
        {
            self.entries.pop();
        }
        self.head = self.head.min(self.entries.len().saturating_sub(1));
        let removed = self.remove_at(self.entries.len().checked_sub(1)?);
        self.entries.pop();
        removed
    }

    /// Removes all entries.
    pub(crate) fn clear(&mut self) {
        let version = self.version.wrapping_add(1);
        *self = Self {
            version,
            ..Self::default()
        };
    }

    /// Checks that what is counted is there, and that the table leads to each entry. Says what is wrong.
    pub(crate) fn check(&self) -> Result<(), String> {
        let live = self.iter().count();
        if live != self.live {
            return Err(format!("has {live} keys, counts {}", self.live));
        }
        let Some(table) = &self.table else {
            return match self.entries.len() {
                0..=SMALL => Ok(()),
                count => Err(format!("has {count} entries and no table")),
            };
        };
        if table.len() != live {
            return Err(format!("has {live} keys, its table {}", table.len()));
        }
        let is_found = |index: usize, entry: &Entry| {
            let same = |&at: &u32| at as usize == index;
            entry.key.is_unbound() || table.find(spread(entry.hash), same).is_some()
        };
        let mut entries = self.entries.iter().enumerate();
        match entries.find(|(index, entry)| !is_found(*index, entry)) {
            Some((index, _)) => Err(format!("its table does not lead to entry {index}")),
            None => Ok(()),
        }
    }

    /// Whether the next insertion drops deleted entries, so that others move.
    pub(crate) fn is_sparse(&self) -> bool {
        self.entries.len() >= 32 && self.live * 2 < self.entries.len()
    }

    /// Drops deleted entries when they outnumber the live ones.
    fn compact_if_sparse(&mut self) {
        if self.is_sparse() {
            self.entries.retain(|e| e.key.is_bound());
            self.head = 0;
            self.rebuild_table();
        }
    }

    fn rebuild_table(&mut self) {
        if self.entries.len() <= SMALL {
            self.table = None;
            return;
        }
        let entries = &self.entries;
        let mut table = HashTable::with_capacity((entries.len() * 2).max(entries.capacity()));
        for (i, entry) in entries.iter().enumerate().filter(|(_, e)| e.key.is_bound()) {
            table.insert_unique(spread(entry.hash), i as u32, |&i: &u32| {
                spread(entries[i as usize].hash)
            });
        }
        self.table = Some(Box::new(table));
    }
}

packed! {
    /// Which of the three views of a dict.
    #[derive(Clone, Copy, PartialEq, Eq, Debug)]
    pub(crate) enum ViewKind {
        Keys,
        Values,
        Items,
    }

    /// `dict.keys()`, `.values()`, `.items()`
    #[derive(Clone, Copy, Debug)]
    pub(crate) struct DictView {
        pub(crate) dict: DictKey,
        pub(crate) kind: ViewKind,
        /// The ordered dict that was asked for the view, whose order it has; unbound for the view of a plain dict.
        pub(crate) ordered: Value,
    }
}

#[cfg(test)]
mod tests {
    use super::Dict;
    use crate::value::Value;

    #[test]
    fn a_check_finds_what_is_wrong_with_the_table() {
        let filled = |count| {
            let mut dict = Dict::default();
            for key in 0..count {
                dict.insert_new(key as u64, Value::int(key), Value::NONE);
            }
            assert_eq!(dict.check(), Ok(()));
            dict
        };
        let broken = |count, change: fn(&mut Dict)| {
            let mut dict = filled(count);
            change(&mut dict);
            dict.check().expect_err("it is broken")
        };
        assert!(broken(3, |dict| dict.live = 4).contains("3 keys, counts 4"));
        assert!(broken(20, |dict| dict.table = None).contains("no table"));
        assert!(broken(20, |dict| dict.entries[7].hash = 99).contains("entry 7"));
        let fewer = |dict: &mut Dict| {
            dict.entries[7].key = Value::UNBOUND;
            dict.live -= 1;
        };
        assert!(broken(20, fewer).contains("has 19 keys, its table 20"));
        let mut dict = filled(20);
        dict.remove_at(7);
        assert_eq!(dict.check(), Ok(()));
    }
}
