//! Texts that are shared: interned strs, and the strs of one ASCII character.
//!
//! Invariant: two interned strs with equal texts are the same object.
//! Invariant: the table holds strs that are there; as one is swept it is dropped from it ([`Texts::forget`]).

use std::hash::BuildHasher;

use hashbrown::HashTable;
use smallvec::{SmallVec, smallvec};

use super::{Alloc, Arena, Heap};
use crate::object::Str;
use crate::value::{StrKey, Value};

/// The intern table and the seed of its hashes, which scripts see as `hash(text)`.
pub(super) struct Texts {
    /// Names and short constants: one table, or [`PARTS`] by bits of the hash once there are many. So a growth is a small
    /// step, in time and in bytes.
    interned: SmallVec<[HashTable<StrKey>; 1]>,
    /// The strs of one ASCII character, made with the first one; unbound: not made yet.
    ascii_chars: Vec<Value>,
    /// Interned literals of the source, each by its address: a few places at first, more once these are short.
    literals: Vec<Literal>,
    /// How many literals were not in their places.
    missed: usize,
    hasher: foldhash::quality::RandomState,
}

/// How many tables there are where one would have more than [`MANY`] strs.
const PARTS: usize = 64;
const MANY: usize = 1 << 13;

/// How many literals are remembered.
const LITERALS: usize = 256;
/// How many are at first.
const FIRST_LITERALS: usize = 16;
/// A runtime has room for so many strs at first.
const FIRST_NAMES: usize = 16;

/// In which of the tables a hash stands: by bits that no table goes by itself, unless it is very large.
#[inline]
const fn part(hash: u64, tables: usize) -> usize {
    (hash >> 40) as usize & (tables - 1)
}

/// A text of the source, and its str, which may have been dropped since.
#[derive(Clone, Copy)]
struct Literal {
    text: &'static str,
    str: StrKey,
}

impl Default for Texts {
    fn default() -> Self {
        Self {
            interned: smallvec![HashTable::new()],
            ascii_chars: Vec::new(),
            literals: Vec::new(),
            missed: 0,
            hasher: foldhash::quality::RandomState::default(),
        }
    }
}

impl Texts {
    /// Where a literal is remembered.
    #[inline]
    fn place(&self, text: &'static str) -> usize {
        // Without places the mask lets all bits through.
        (text.as_ptr().addr() ^ text.len()) & self.literals.len().wrapping_sub(1)
    }

    /// Remembers a literal; where too many have been missed, there are more places from now on.
    fn remember(&mut self, text: &'static str, str: StrKey) {
        let size = match self.missed {
            0 => FIRST_LITERALS,
            missed if missed > FIRST_LITERALS => LITERALS,
            _ => self.literals.len(),
        };
        if self.literals.len() < size {
            self.literals.clear();
            self.literals.reserve_exact(size);
            self.literals.resize(size, Literal { text: "", str });
        }
        self.missed += 1;
        let place = self.place(text);
        self.literals[place] = Literal { text, str };
    }

    /// The strs that are never dropped.
    pub(super) fn shared(&self) -> impl Iterator<Item = Value> {
        self.ascii_chars
            .iter()
            .copied()
            .filter(|char| char.is_bound())
    }

    /// The table in which a str of this hash stands.
    #[inline]
    fn table(&self, hash: u64) -> &HashTable<StrKey> {
        &self.interned[part(hash, self.interned.len())]
    }

    #[inline]
    fn table_mut(&mut self, hash: u64) -> &mut HashTable<StrKey> {
        let part = part(hash, self.interned.len());
        &mut self.interned[part]
    }

    /// Remembers an interned str that is not there yet. Gives by how many bytes the tables have grown.
    fn insert(&mut self, strs: &Arena<StrKey, Str>, key: StrKey) -> usize {
        let hash = strs[key].object.hash;
        let table = self.table_mut(hash);
        let before = table.allocation_size();
        table.insert_unique(hash, key, |&key| strs[key].object.hash);
        let grown = table.allocation_size() - before;
        if table.len() > MANY && self.interned.len() == 1 {
            let before = self.bytes();
            self.divide(strs, PARTS);
            return grown + self.bytes().saturating_sub(before);
        }
        grown
    }

    /// Puts the interned strs into so many tables.
    fn divide(&mut self, strs: &Arena<StrKey, Str>, parts: usize) {
        let each = self.count() / parts;
        let all = std::mem::take(&mut self.interned);
        self.interned
            .resize_with(parts, || HashTable::with_capacity(each));
        for key in all.into_iter().flatten() {
            let hash = strs[key].object.hash;
            self.table_mut(hash)
                .insert_unique(hash, key, |&key| strs[key].object.hash);
        }
    }

    /// Forgets an interned str that is dropped.
    pub(super) fn forget(&mut self, str: Value, hash: u64) {
        let found = self
            .table_mut(hash)
            .find_entry(hash, |key| Value::str(*key) == str);
        if let Ok(entry) = found {
            entry.remove();
        }
    }

    /// Gives back room that was needed at a peak.
    pub(super) fn tidy(&mut self, strs: &Arena<StrKey, Str>, thorough: bool) {
        if self.interned.len() > 1 && self.count() < MANY / 2 {
            self.divide(strs, 1);
        }
        for table in &mut self.interned {
            if thorough || table.capacity() > 4 * table.len() + LITERALS {
                table.shrink_to_fit(|&key| strs[key].object.hash);
            }
        }
    }

    /// How many texts are interned.
    fn count(&self) -> usize {
        self.interned.iter().map(HashTable::len).sum()
    }

    /// Checks that the table has exactly the strs that count as interned. Says what is wrong.
    pub(super) fn check(&self, strs: &Arena<StrKey, Str>) -> Result<(), String> {
        for &key in self.interned.iter().flatten() {
            let text = strs.get(key).filter(|_| strs.contains_key(key));
            let Some(text) = text.map(|slot| &slot.object) else {
                return Err(format!("{:?} is gone", Value::str(key)));
            };
            let same = |other: &StrKey| *other == key;
            if !text.interned || self.table(text.hash).find(text.hash, same).is_none() {
                return Err(format!("{:?} is not found", Value::str(key)));
            }
        }
        let interned = strs.values().filter(|slot| slot.object.interned).count();
        match self.count() {
            count if count == interned => Ok(()),
            count => Err(format!(
                "{interned} strs are interned, the table has {count}"
            )),
        }
    }

    /// The bytes that the tables take.
    pub(super) fn bytes(&self) -> usize {
        let tables = self.interned.iter().map(HashTable::allocation_size);
        let apart = match self.interned.spilled() {
            true => self.interned.capacity() * size_of::<HashTable<StrKey>>(),
            false => 0,
        };
        tables.sum::<usize>() + apart + self.literals.capacity() * size_of::<Literal>()
    }
}

impl Heap {
    /// Makes room at once for the names that every runtime has, and for as many of a small script.
    pub(crate) fn expect_names(&mut self) {
        self.strs.reserve(FIRST_NAMES, &mut self.accounting);
        let strs = &self.strs;
        let table = &mut self.texts.interned[0];
        table.reserve(FIRST_NAMES - 2, |&key| strs[key].object.hash);
        let bytes = table.allocation_size();
        self.accounting.table_grew(bytes);
    }

    /// The str with this text from the intern table: equal texts give the same object.
    pub(crate) fn intern(&mut self, text: &str) -> Value {
        let hash = self.hash_text(text);
        if let Some(known) = self.find_interned(text, hash) {
            return known;
        }
        let mut object = Str::new(text);
        object.hash = hash;
        object.interned = true;
        let key = self.alloc(object);
        let grown = self.texts.insert(&self.strs, key);
        self.accounting.table_grew(grown);
        self.keep(key.into())
    }

    /// The name of this text, if there is one: nothing has it as its key otherwise.
    pub(crate) fn interned(&self, text: &str) -> Option<Value> {
        self.find_interned(text, self.hash_text(text))
    }

    fn find_interned(&self, text: &str, hash: u64) -> Option<Value> {
        let strs = &self.strs;
        let known = self.texts.table(hash).find(hash, |&key| {
            strs[key].object.as_str() == text && strs.contains_key(key)
        });
        known.map(|&key| key.into())
    }

    /// As [`Heap::intern`], without looking at a text that was interned from the same place before.
    #[inline]
    pub(crate) fn intern_literal(&mut self, text: &'static str) -> Value {
        if let Some(known) = self.texts.literals.get(self.texts.place(text))
            && std::ptr::eq(known.text, text)
            && self.strs.contains_key(known.str)
        {
            return known.str.into();
        }
        self.intern_new_literal(text)
    }

    #[cold]
    fn intern_new_literal(&mut self, text: &'static str) -> Value {
        let value = self.intern(text);
        if let Some(str) = value.as_str() {
            self.texts.remember(text, str);
        }
        value
    }

    /// How many texts are interned.
    pub(crate) fn interned_count(&self) -> usize {
        self.texts.count()
    }

    /// The shared str of one ASCII character.
    pub(crate) fn ascii_char(&mut self, byte: u8) -> Value {
        let index = usize::from(byte & 0x7f);
        if self.texts.ascii_chars.is_empty() {
            self.texts.ascii_chars = vec![Value::UNBOUND; 128];
        }
        if self.texts.ascii_chars[index].is_unbound() {
            let text = char::from(byte & 0x7f).to_string();
            self.texts.ascii_chars[index] = self.intern(&text);
        }
        self.texts.ascii_chars[index]
    }

    /// The seeded hash of a text: what `hash()` gives, as bits. 0 for the empty text (and where it is not yet
    /// computed), never -1.
    pub(crate) fn hash_text(&self, text: &str) -> u64 {
        self.hash_bytes(text.as_bytes())
    }

    /// The seeded hash of bytes, which is that of the same ASCII text. 0 for no bytes, otherwise never 0 nor -1.
    pub(crate) fn hash_bytes(&self, data: &[u8]) -> u64 {
        if data.is_empty() {
            return 0;
        }
        self.texts.hasher.hash_one(data).clamp(1, u64::MAX - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::{MANY, PARTS};
    use crate::heap::Heap;

    #[test]
    fn many_texts_stand_in_several_tables_and_few_in_one() {
        let mut heap = Heap::default();
        let first = heap.intern("0");
        let names: Vec<_> = (0..=2 * MANY)
            .map(|n| heap.intern(&n.to_string()))
            .collect();
        assert_eq!((heap.interned_count(), names[0]), (names.len(), first));
        assert_eq!(heap.texts.interned.len(), PARTS);
        assert_eq!(heap.texts.check(&heap.strs), Ok(()));
        assert_eq!(heap.intern("99"), names[99]);
        assert_eq!(heap.interned("x"), None);
        heap.release(0);
        heap.collect(names[..MANY / 4].to_vec());
        assert_eq!(heap.interned_count(), MANY / 4);
        assert_eq!(heap.texts.interned.len(), 1);
        assert_eq!(heap.texts.check(&heap.strs), Ok(()));
        assert_eq!(heap.intern("99"), names[99]);
    }

    #[test]
    fn equal_texts_are_interned_once_and_dropped_when_nothing_refers_to_them() {
        let mut heap = Heap::default();
        let name = heap.intern("name");
        assert_eq!(heap.intern("name"), name);
        assert_ne!(heap.intern("other"), name);
        assert_eq!(heap.interned_count(), 2);
        heap.release(0);
        heap.collect(vec![name]);
        assert_eq!(heap.interned_count(), 1);
        assert_eq!(heap.intern("name"), name);
    }

    #[test]
    fn texts_of_one_ascii_character_are_shared_and_never_dropped() {
        let mut heap = Heap::default();
        let letter = heap.new_str("x");
        assert_eq!(heap.new_string("x".to_owned()), letter);
        heap.release(0);
        let roots = heap.own_roots().collect();
        heap.collect(roots);
        assert_eq!(heap.new_str("x"), letter);
    }
}
