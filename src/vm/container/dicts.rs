//! Dicts: look-up, insertion and removal under keys whose equality scripts may define.
//!
//! Three ways in: by str key without running scripts (names: globals, attributes), by any key, and whole
//! dicts at once (`update`, equality). A look-up first compares what needs no script (`plain_eq`); only if
//! a key with an equal hash is left undecided it asks [`Vm::eq`], and starts again where that changed the dict.
//!
//! Invariant: no index into a dict's entries is used after a call that may run scripts, unless the dict's
//! version is still the same.

use std::sync::LazyLock;

use crate::heap::Heap;
use crate::object::{Dict, Str};
use crate::value::{DictKey, Tag, TypeId, Value};
use crate::vm::exception::errors::is_raised;
use crate::vm::protocol::compare::{LONG_KEY, eq_plain};
use crate::vm::state::price;
use crate::vm::{Fault, Outcome, Vm};

/// The largest int that is its own hash (CPython reduces ints modulo 2**61 - 1).
const HASH_MODULUS: i64 = (1 << 61) - 1;

/// What comparing keys without scripts found.
pub(crate) enum Place {
    Found(usize),
    Absent,
    /// A key with an equal hash needs [`Vm::eq`].
    Undecided,
}

/// A place that holds a [`Dict`]: a dict object or a flooded set.
#[derive(Clone, Copy)]
pub(crate) enum TableKey {
    Dict(DictKey),
    Set(crate::value::SetKey),
}

/// Comparisons with other keys of the same hash that a look-up does not pay for.
const MAX_FREE_MISSES: u32 = 16;

/// Items of two tuples that a look-up compares without asking.
const MAX_FREE_ITEMS: usize = 8;

impl Vm {
    /// The hash of a key of a dict.
    #[inline]
    pub(crate) fn key_hash(&mut self, key: Value) -> Outcome<u64> {
        match self.table_hash(key) {
            Ok(hash) => Ok(hash),
            Err(fault) => Err(self.unusable(fault, key, "a dict key")),
        }
    }

    /// The hash of an element of a set.
    #[inline]
    pub(crate) fn element_hash(&mut self, element: Value) -> Outcome<u64> {
        match self.table_hash(element) {
            Ok(hash) => Ok(hash),
            Err(fault) => Err(self.unusable(fault, element, "a set element")),
        }
    }

    /// `hash(v)` for a table; strings and small ints without a detour.
    #[inline]
    pub(crate) fn table_hash(&mut self, v: Value) -> Outcome<u64> {
        match v.tag() {
            Tag::Str => match v.as_str().map_or(0, |key| self.heap[key].hash) {
                0 => Ok(self.hash(v)? as u64),
                hash => Ok(hash),
            },
            Tag::Int => {
                let int = v.bits() as i64;
                if int > -HASH_MODULUS && int < HASH_MODULUS {
                    return Ok(if int == -1 { -2_i64 as u64 } else { int as u64 });
                }
                Ok(self.hash(v)? as u64)
            }
            _ => Ok(self.hash(v)? as u64),
        }
    }

    /// What is said of a value that has no hash, where it was to be `role`: a plain TypeError is put into the words
    /// of the container.
    #[cold]
    fn unusable(&mut self, fault: Fault, v: Value, role: &str) -> Fault {
        let Fault::Raised(exc) = fault else {
            return fault;
        };
        if self.heap[exc].class != Value::builtin_type(TypeId::TypeError) {
            return fault;
        }
        self.heap.keep(exc.into());
        let name = self.full_type_name(v);
        match self.str_of(exc.into()) {
            Ok(why) => self.type_error(format!("cannot use '{name}' as {role} ({why})")),
            Err(fault) => fault,
        }
    }

    /// The index of a key's entry.
    #[inline]
    pub(crate) fn table_find(
        &mut self,
        table: TableKey,
        hash: u64,
        key: Value,
    ) -> Outcome<Option<usize>> {
        match find_plain(&self.heap, key_table(&self.heap, table), hash, key) {
            Place::Found(index) => Ok(Some(index)),
            Place::Absent => Ok(None),
            Place::Undecided => self.table_find_slow(table, hash, key),
        }
    }

    /// The look-up that asks scripts. Starts again whenever a comparison changed the table.
    #[cold]
    fn table_find_slow(
        &mut self,
        table: TableKey,
        hash: u64,
        key: Value,
    ) -> Outcome<Option<usize>> {
        'again: loop {
            let version = key_table(&self.heap, table).version();
            let candidates = key_table(&self.heap, table).candidates(hash);
            for (index, candidate) in candidates {
                self.budget.burn(1)?;
                let same = match plain_eq(&self.heap, candidate, key) {
                    Some(same) => same,
                    None => {
                        self.heap.keep(candidate);
                        self.eq(candidate, key)?
                    }
                };
                if key_table(&self.heap, table).version() != version {
                    continue 'again;
                }
                if same {
                    return Ok(Some(index));
                }
            }
            return Ok(None);
        }
    }

    /// Inserts a key that is known to be absent, paying for the growth.
    #[inline]
    pub(crate) fn dict_insert_new(
        &mut self,
        d: DictKey,
        hash: u64,
        key: Value,
        value: Value,
    ) -> Outcome<()> {
        let growth = self.heap[d].growth();
        if growth > 0 {
            self.charge(growth)?;
            if self.heap[d].grows_in_pieces() {
                self.grow_in_pieces(d)?;
            }
        }
        self.heap.store_new(d, hash, key, value);
        Ok(())
    }

    /// Stores a value under a name, paying for the growth: for names that scripts make.
    #[inline]
    pub(crate) fn dict_set_name(&mut self, d: DictKey, name: Value, value: Value) -> Outcome<()> {
        if self.heap[d].growth() > 0 && self.heap.dict_find_str(d, name).is_none() {
            let hash = self.heap.str_hash(name);
            return self.dict_insert_new(d, hash, name, value);
        }
        self.heap.dict_set_str(d, name, value);
        Ok(())
    }

    /// Makes room for as many entries again as a large dict has. An interrupt leaves it as it was.
    #[cold]
    #[inline(never)]
    fn grow_in_pieces(&mut self, d: DictKey) -> Outcome<()> {
        let mut growth = self.heap[d].begin_growth();
        while !self.heap[d].continue_growth(&mut growth) {
            self.budget.look()?;
        }
        self.heap.store_growth(d, growth);
        Ok(())
    }

    // ---- any key ---------------------------------------------------------------------------

    /// The value under a key.
    #[inline]
    pub(crate) fn dict_get(&mut self, d: DictKey, key: Value) -> Outcome<Option<Value>> {
        let hash = self.key_hash(key)?;
        let found = self.table_find(TableKey::Dict(d), hash, key)?;
        Ok(found
            .and_then(|index| self.heap[d].entry(index))
            .map(|entry| entry.value))
    }

    /// Where a key stands, where its hash is known.
    pub(crate) fn dict_find_hashed(
        &mut self,
        d: DictKey,
        hash: u64,
        key: Value,
    ) -> Outcome<Option<usize>> {
        self.table_find(TableKey::Dict(d), hash, key)
    }

    /// The value under a key, where its hash is known.
    pub(crate) fn dict_get_hashed(
        &mut self,
        d: DictKey,
        hash: u64,
        key: Value,
    ) -> Outcome<Option<Value>> {
        let found = self.table_find(TableKey::Dict(d), hash, key)?;
        Ok(found
            .and_then(|index| self.heap[d].entry(index))
            .map(|entry| entry.value))
    }

    /// Whether a key is there.
    #[inline]
    pub(crate) fn dict_contains(&mut self, d: DictKey, key: Value) -> Outcome<bool> {
        let hash = self.key_hash(key)?;
        Ok(self.table_find(TableKey::Dict(d), hash, key)?.is_some())
    }

    /// Stores a value under a key; an equal key that is there stays.
    #[inline]
    pub(crate) fn dict_set(&mut self, d: DictKey, key: Value, value: Value) -> Outcome<()> {
        let hash = self.key_hash(key)?;
        self.dict_set_hashed(d, hash, key, value)
    }

    /// As [`Self::dict_set`], where the hash is known.
    #[inline]
    pub(crate) fn dict_set_hashed(
        &mut self,
        d: DictKey,
        hash: u64,
        key: Value,
        value: Value,
    ) -> Outcome<()> {
        if let Some(index) = self.table_find(TableKey::Dict(d), hash, key)?
            && self.heap.store_value(d, index, value)
        {
            return Ok(());
        }
        self.dict_insert_new(d, hash, key, value)
    }

    /// The value under a key, after storing `default` there if the key was absent.
    pub(crate) fn dict_setdefault(&mut self, d: DictKey, key: Value, default: Value) -> Outcome {
        let hash = self.key_hash(key)?;
        if let Some(index) = self.table_find(TableKey::Dict(d), hash, key)?
            && let Some(entry) = self.heap[d].entry(index)
        {
            return Ok(entry.value);
        }
        self.dict_insert_new(d, hash, key, default)?;
        Ok(default)
    }

    /// Removes a key; gives the value that was under it.
    pub(crate) fn dict_remove(&mut self, d: DictKey, key: Value) -> Outcome<Option<Value>> {
        let hash = self.key_hash(key)?;
        let found = self.table_find(TableKey::Dict(d), hash, key)?;
        Ok(found
            .and_then(|index| self.heap[d].remove_at(index))
            .map(|entry| entry.value))
    }

    // ---- str keys --------------------------------------------------------------------------

    // ---- whole dicts -----------------------------------------------------------------------

    /// A copy of a dict, entry by entry, without hashing again.
    pub(crate) fn dict_copy(&mut self, d: DictKey) -> Outcome<DictKey> {
        let entries = self.heap[d].len();
        self.budget.burn(price::copied(entries))?;
        self.charge_copy(entries.saturating_mul(size_of::<crate::object::Entry>() + 8))?;
        let copy = match self.heap[d].is_copied_in_pieces() {
            true => {
                let mut copying = self.heap[d].begin_copy();
                while !self.heap[d].continue_copy(&mut copying) {
                    self.budget.look()?;
                }
                copying.into_copy()
            }
            false => self.heap[d].compact_clone(),
        };
        let copy = crate::heap::Alloc::alloc(&mut self.heap, copy);
        self.heap.keep(copy.into());
        Ok(copy)
    }

    /// Stores all entries of the dict `src` in `d`.
    pub(crate) fn dict_update_from_dict(
        &mut self,
        d: DictKey,
        src: DictKey,
        replace: bool,
    ) -> Outcome<()> {
        if d == src {
            return Ok(());
        }
        let expected = self.heap[src].len();
        let mut index = 0;
        // Keys out of a dict without gaps are all different: an empty dict takes them without comparing.
        if self.heap[d].len() == 0 && self.heap[src].entry_count() == expected {
            while let Some(&entry) = self.heap[src].entry(index) {
                self.budget.burn(1)?;
                self.dict_insert_new(d, entry.hash, entry.key, entry.value)?;
                index += 1;
            }
            return Ok(());
        }
        while index < self.heap[src].entry_count() {
            if let Some(&entry) = self.heap[src].entry(index) {
                self.budget.burn(1)?;
                if replace
                    || self
                        .table_find(TableKey::Dict(d), entry.hash, entry.key)?
                        .is_none()
                {
                    self.dict_set_hashed(d, entry.hash, entry.key, entry.value)?;
                }
                if self.heap[src].len() != expected {
                    return Err(self.runtime_error("dict mutated during update"));
                }
            }
            index += 1;
        }
        Ok(())
    }

    /// `dict.update` with one positional argument: a dict, an object with `keys`, or pairs.
    pub(crate) fn dict_merge_from(&mut self, d: DictKey, src: Value) -> Outcome<()> {
        if let Some(src) = src.as_dict() {
            return self.dict_update_from_dict(d, src, true);
        }
        let keys_name = self.heap.intern("keys");
        if self.getattr_opt(src, keys_name)?.is_none() {
            return self.dict_update_from_pairs(d, src);
        }
        if let Some(src) = self.plain_dict(src) {
            return self.dict_update_from_dict(d, src, true);
        }
        // The first look only tells mappings from pairs.
        let keys = self.getattr(src, keys_name)?;
        self.dict_update_from_mapping(d, src, keys)
    }

    /// The dict behind a value whose entries may be read without asking scripts: a dict, or an instance of
    /// a subclass that does not redefine iteration.
    pub(crate) fn plain_dict(&mut self, value: Value) -> Option<DictKey> {
        if let Some(dict) = value.as_dict() {
            return Some(dict);
        }
        let dict = self.heap.payload(value).as_dict()?;
        let own = self.lookup_special(value, "__iter__")?;
        (Some(own) == self.registry.own_attr(TypeId::Dict, "__iter__")).then_some(dict)
    }

    /// Stores `src[key]` for each of `keys()`.
    pub(crate) fn dict_update_from_mapping(
        &mut self,
        d: DictKey,
        src: Value,
        keys: Value,
    ) -> Outcome<()> {
        let keys = self.mapping_key_list(src, keys)?;
        let keys = self.iter(keys)?;
        let mark = self.heap.mark();
        while let Some(key) = self.next(keys)? {
            self.budget.burn(1)?;
            let value = self.get_item(src, key)?;
            self.heap.keep(value);
            self.dict_set(d, key, value)?;
            self.heap.release(mark);
        }
        Ok(())
    }

    /// What the method `keys` of a mapping gives, as a list.
    pub(crate) fn mapping_key_list(&mut self, src: Value, keys: Value) -> Outcome {
        let result = self.call(keys, &[])?;
        if !self.defines_iteration(result) {
            let (mapping, result) = (self.type_name(src), self.type_name(result));
            return Err(self.type_error(format!(
                "{mapping}.keys() returned a non-iterable (type {result})"
            )));
        }
        let list = self.heap.new_list_key();
        self.list_append_all(list, result)?;
        Ok(list.into())
    }

    /// Stores the pairs of an iterable of pairs.
    fn dict_update_from_pairs(&mut self, d: DictKey, src: Value) -> Outcome<()> {
        let pairs = self.iter(src)?;
        let mark = self.heap.mark();
        let mut number = 0_usize;
        while let Some(pair) = self.next(pairs)? {
            self.budget.burn(1)?;
            self.dict_set_pair(d, pair, number)?;
            self.heap.release(mark);
            number += 1;
        }
        Ok(())
    }

    /// Stores a pair of an iterable of pairs, the one of that number.
    pub(crate) fn dict_set_pair(&mut self, d: DictKey, pair: Value, number: usize) -> Outcome<()> {
        let items = match self.collect_sequence(pair, "object is not iterable") {
            Ok(items) => items,
            Err(fault) if is_raised(&self.heap, fault, TypeId::TypeError) => {
                let note = format!(
                    "Cannot convert dictionary update sequence element #{number} to a sequence"
                );
                return Err(self.with_note(fault, &note));
            }
            Err(fault) => return Err(fault),
        };
        let &[key, value] = items.as_slice() else {
            let length = items.len();
            return Err(self.value_error(format!(
                "dictionary update sequence element #{number} has length {length}; 2 is required"
            )));
        };
        self.dict_set(d, key, value)
    }

    /// Whether two dicts have equal keys with equal values.
    pub(crate) fn dict_equal(&mut self, a: DictKey, b: DictKey) -> Outcome<bool> {
        if a == b {
            return Ok(true);
        }
        if self.heap[a].len() != self.heap[b].len() {
            return Ok(false);
        }
        let mark = self.heap.mark();
        let mut index = 0;
        while index < self.heap[a].entry_count() {
            if let Some(&entry) = self.heap[a].entry(index) {
                self.budget.burn(1)?;
                self.heap.keep(entry.key);
                self.heap.keep(entry.value);
                let Some(found) = self.table_find(TableKey::Dict(b), entry.hash, entry.key)? else {
                    return Ok(false);
                };
                let Some(other) = self.heap[b].entry(found).map(|e| e.value) else {
                    return Ok(false);
                };
                self.heap.keep(other);
                if !self.eq(entry.value, other)? {
                    return Ok(false);
                }
                self.heap.release(mark);
            }
            index += 1;
        }
        Ok(true)
    }
}

/// The table behind a dict or a flooded set; an empty one for a set that is not flooded, or no longer is.
#[inline]
fn key_table(heap: &Heap, table: TableKey) -> &Dict {
    static EMPTY: LazyLock<Dict> = LazyLock::new(Dict::default);
    match table {
        TableKey::Dict(dict) => &heap[dict],
        TableKey::Set(set) => heap[set].index().unwrap_or_else(|| &EMPTY),
    }
}

/// Whether two keys are equal, where that needs no script and no effort.
#[inline]
pub(in crate::vm) fn plain_eq(heap: &Heap, a: Value, b: Value) -> Option<bool> {
    if a == b {
        return Some(true);
    }
    match (a.tag(), b.tag()) {
        (Tag::Str, Tag::Str) => text_eq(&heap[a.as_str()?], &heap[b.as_str()?]),
        (Tag::Int | Tag::Bool, Tag::Int | Tag::Bool) => Some(a.bits() == b.bits()),
        (
            Tag::Str | Tag::Int | Tag::None | Tag::Type | Tag::Builtin,
            Tag::Str | Tag::None | Tag::Type | Tag::Builtin,
        )
        | (Tag::Str | Tag::None | Tag::Type | Tag::Builtin, Tag::Int) => Some(false),
        (Tag::Tuple, Tag::Tuple) => plain_tuple_eq(heap, a, b),
        _ => eq_plain(heap, a, b),
    }
}

/// Whether two strings that are not one object are equal, where that needs no effort.
#[inline]
fn text_eq(a: &Str, b: &Str) -> Option<bool> {
    if (a.interned && b.interned) || a.byte_len() != b.byte_len() {
        return Some(false);
    }
    (a.byte_len() <= LONG_KEY).then(|| a.as_str() == b.as_str())
}

/// Whether two short tuples are equal, where their items decide it without scripts.
fn plain_tuple_eq(heap: &Heap, a: Value, b: Value) -> Option<bool> {
    let (a, b) = (&heap[a.as_tuple()?].items, &heap[b.as_tuple()?].items);
    if a.len().max(b.len()) > MAX_FREE_ITEMS {
        return None;
    }
    for (&x, &y) in a.iter().zip(b.iter()) {
        let same = x == y
            || match (x.tag(), y.tag()) {
                (Tag::Tuple, _) | (_, Tag::Tuple) => return None,
                _ => plain_eq(heap, x, y)?,
            };
        if !same {
            return Some(false);
        }
    }
    Some(a.len() == b.len())
}

impl Vm {
    /// Replaces the value under a key of a dict, if that is there and found without scripts.
    #[inline(never)]
    pub(in crate::vm) fn replace_item(&mut self, object: Value, key: Value, value: Value) -> bool {
        object
            .as_dict()
            .is_some_and(|dict| match dict_find_plain(&self.heap, dict, key) {
                Place::Found(at) => self.heap.store_value(dict, at, value),
                _ => false,
            })
    }
}

/// Where a key stands that is a str or a small int, if that is found without scripts and without effort.
pub(crate) fn dict_find_plain(heap: &Heap, dict: DictKey, key: Value) -> Place {
    let hash = match key.as_str() {
        Some(text) => heap[text].hash,
        None => key.bits(),
    };
    match key.tag() {
        // One that was not hashed yet.
        Tag::Str if hash == 0 => Place::Undecided,
        Tag::Str => find_plain(heap, &heap[dict], hash, key),
        Tag::Int if hash < HASH_MODULUS as u64 => find_plain(heap, &heap[dict], hash, key),
        _ => Place::Undecided,
    }
}

/// Where a key stands, by comparisons that run no scripts.
#[inline]
fn find_plain(heap: &Heap, table: &Dict, hash: u64, key: Value) -> Place {
    // Nearly always the first key of an equal hash is it.
    let Some(first) = table.find(hash, |_| true) else {
        return Place::Absent;
    };
    let Some(other) = table.entry(first).map(|entry| entry.key) else {
        return Place::Undecided;
    };
    let texts = key.as_str().zip(other.as_str());
    if other == key || texts.is_some_and(|(a, b)| text_eq(&heap[a], &heap[b]) == Some(true)) {
        return Place::Found(first);
    }
    find_among(heap, table, hash, key)
}

/// The same where several keys have one hash, or a comparison is an effort.
#[inline(never)]
fn find_among(heap: &Heap, table: &Dict, hash: u64, key: Value) -> Place {
    let mut undecided = false;
    let mut misses = 0;
    let found = table.find(hash, |k| match plain_eq(heap, k, key) {
        Some(true) => true,
        // So many keys with one hash were chosen to be so: the slow way pays for each comparison.
        Some(false) => {
            misses += 1;
            undecided |= misses > MAX_FREE_MISSES;
            undecided
        }
        None => {
            undecided = true;
            false
        }
    });
    match found {
        _ if undecided => Place::Undecided,
        Some(index) => Place::Found(index),
        None => Place::Absent,
    }
}
