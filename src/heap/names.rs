//! Dicts whose keys are names: namespaces. Keys that are not str are not asked, so no script runs.

use super::Heap;
use crate::value::{DictKey, Value};

impl Heap {
    /// The keys of a dict, in order.
    pub(crate) fn dict_keys(&self, dict: DictKey) -> Vec<Value> {
        self[dict].iter().map(|entry| entry.key).collect()
    }

    /// The same text from the intern table, so that look-ups compare identities.
    pub(crate) fn intern_value(&mut self, name: Value) -> Value {
        match name.as_str() {
            Some(key) if self[key].interned => name,
            _ => {
                let text = self.text(name).to_owned();
                self.intern(&text)
            }
        }
    }

    /// The hash of a str, computed at most once.
    #[inline]
    pub(crate) fn str_hash(&mut self, key: Value) -> u64 {
        let Some(str_key) = key.as_str() else {
            return 0;
        };
        let cached = self[str_key].hash;
        if cached != 0 {
            return cached;
        }
        let hash = self.hash_text(self[str_key].as_str());
        self[str_key].hash = hash;
        hash
    }

    /// Where a str key stands. Runs no scripts: keys that are not str are not asked.
    #[inline]
    pub(crate) fn dict_find_str(&self, d: DictKey, name: Value) -> Option<usize> {
        let text = &self[name.as_str()?];
        let hash = if text.hash != 0 {
            text.hash
        } else {
            self.hash_text(text.as_str())
        };
        let interned = text.interned;
        self[d].find(hash, |key| {
            key == name
                || key.as_str().is_some_and(|key| {
                    let other = &self[key];
                    !(interned && other.interned) && other.as_str() == text.as_str()
                })
        })
    }

    /// The value under a str key.
    #[inline]
    pub(crate) fn dict_get_str(&self, d: DictKey, name: Value) -> Option<Value> {
        let index = self.dict_find_str(d, name)?;
        self[d].entry(index).map(|entry| entry.value)
    }

    /// Stores a value under a str key.
    #[inline]
    pub(crate) fn dict_set_str(&mut self, d: DictKey, name: Value, value: Value) {
        if let Some(index) = self.dict_find_str(d, name)
            && let Some(slot) = self[d].value_mut(index)
        {
            *slot = value;
            return;
        }
        let growth = self[d].growth();
        if growth > 0 {
            self.accounting.allocated(growth);
        }
        let hash = self.str_hash(name);
        self[d].insert_new(hash, name, value);
    }

    /// Removes a str key; gives the value that was under it.
    pub(crate) fn dict_remove_str(&mut self, d: DictKey, name: Value) -> Option<Value> {
        let index = self.dict_find_str(d, name)?;
        self[d].remove_at(index).map(|entry| entry.value)
    }
}
