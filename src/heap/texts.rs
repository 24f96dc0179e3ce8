//! Texts that are shared: interned strs, and the strs of one ASCII character.
//!
//! Invariant: two interned strs with equal texts are the same object.
//! Invariant: the table holds strs that are there; as one is swept it is dropped from it ([`Texts::forget`]).

use std::hash::BuildHasher;

use hashbrown::HashTable;

use super::{Alloc, Arena, Heap};
use crate::object::Str;
use crate::value::{StrKey, Value};

/// The intern table and the seed of its hashes, which scripts see as `hash(text)`.
pub(super) struct Texts {
    /// Names and short constants.
    interned: HashTable<StrKey>,
    /// The strs of one ASCII character, made with the first one; unbound: not made yet.
    ascii_chars: Vec<Value>,
    /// Interned literals of the source, each by its address: a few places at first, more once these are short.
    literals: Vec<Literal>,
    /// How many literals were not in their places.
    missed: usize,
    hasher: foldhash::quality::RandomState,
}

/// How many literals are remembered.
const LITERALS: usize = 256;
/// How many are at first.
const FIRST_LITERALS: usize = 16;
/// A runtime has room for so many strs at first.
const FIRST_NAMES: usize = 16;

/// A text of the source, and its str, which may have been dropped since.
#[derive(Clone, Copy)]
struct Literal {
    text: &'static str,
    str: StrKey,
}

impl Default for Texts {
    fn default() -> Self {
        Self {
            interned: HashTable::new(),
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

    /// Forgets an interned str that is dropped.
    pub(super) fn forget(&mut self, str: Value, hash: u64) {
        let found = self
            .interned
            .find_entry(hash, |key| Value::str(*key) == str);
        if let Ok(entry) = found {
            entry.remove();
        }
    }

    /// Gives back room that was needed at a peak.
    pub(super) fn tidy(&mut self, strs: &Arena<StrKey, Str>, thorough: bool) {
        if thorough || self.interned.capacity() > 4 * self.interned.len() + LITERALS {
            self.interned.shrink_to_fit(|&key| strs[key].object.hash);
        }
    }

    /// Checks that the table has exactly the strs that count as interned. Says what is wrong.
    pub(super) fn check(&self, strs: &Arena<StrKey, Str>) -> Result<(), String> {
        for &key in &self.interned {
            let text = strs.get(key).filter(|_| strs.contains_key(key));
            let Some(text) = text.map(|slot| &slot.object) else {
                return Err(format!("{:?} is gone", Value::str(key)));
            };
            let same = |other: &StrKey| *other == key;
            if !text.interned || self.interned.find(text.hash, same).is_none() {
                return Err(format!("{:?} is not found", Value::str(key)));
            }
        }
        let interned = strs.values().filter(|slot| slot.object.interned).count();
        match self.interned.len() {
            count if count == interned => Ok(()),
            count => Err(format!(
                "{interned} strs are interned, the table has {count}"
            )),
        }
    }

    /// The bytes that the tables take.
    pub(super) fn bytes(&self) -> usize {
        self.interned.allocation_size() + self.literals.capacity() * size_of::<Literal>()
    }
}

impl Heap {
    /// Makes room at once for the names that every runtime has, and for as many of a small script.
    pub(crate) fn expect_names(&mut self) {
        self.strs.reserve(FIRST_NAMES, &mut self.accounting);
        let strs = &self.strs;
        let table = &mut self.texts.interned;
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
        let strs = &self.strs;
        let before = self.texts.interned.allocation_size();
        self.texts
            .interned
            .insert_unique(hash, key, |&key| strs[key].object.hash);
        let grown = self.texts.interned.allocation_size() - before;
        self.accounting.table_grew(grown);
        self.keep(key.into())
    }

    /// The name of this text, if there is one: nothing has it as its key otherwise.
    pub(crate) fn interned(&self, text: &str) -> Option<Value> {
        self.find_interned(text, self.hash_text(text))
    }

    fn find_interned(&self, text: &str, hash: u64) -> Option<Value> {
        let strs = &self.strs;
        let known = self.texts.interned.find(hash, |&key| {
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
        self.texts.interned.len()
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
    use crate::heap::Heap;

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
