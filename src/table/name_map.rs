//! Names in the passes: [`NameMap`], from the names of one block to what is known about them, and [`SharedNames`].
//!
//! Most blocks have a handful of names. So few are found by going through them; a table of hashes, which costs
//! allocations and hashing, is made for the blocks that have more.

use std::sync::Arc;

use super::{HashMap, HashSet};

/// So many names are gone through.
const FEW: usize = 8;

/// A map whose keys are names.
#[derive(Clone, Debug)]
pub(crate) struct NameMap<V> {
    entries: Vec<(Arc<str>, V)>,
    /// The place of each name in `entries`, once there are more than a few.
    places: Option<Box<HashMap<Arc<str>, usize>>>,
}

impl<V> Default for NameMap<V> {
    fn default() -> Self {
        Self {
            entries: Vec::new(),
            places: None,
        }
    }
}

impl<V> NameMap<V> {
    fn place(&self, name: &str) -> Option<usize> {
        match &self.places {
            None => self.entries.iter().position(|(known, _)| **known == *name),
            Some(places) => places.get(name).copied(),
        }
    }

    /// What is known about a name.
    pub(crate) fn get(&self, name: &str) -> Option<&V> {
        self.place(name).map(|at| &self.entries[at].1)
    }

    /// Notes something about a name; whether it is new.
    pub(crate) fn insert(&mut self, name: Arc<str>, value: V) -> bool {
        if let Some(at) = self.place(&name) {
            self.entries[at].1 = value;
            return false;
        }
        let at = self.entries.len();
        if let Some(places) = &mut self.places {
            places.insert(name.clone(), at);
        }
        if at == 0 {
            self.entries.reserve_exact(FEW);
        }
        self.entries.push((name, value));
        if self.places.is_none() && self.entries.len() > FEW {
            let names = self.entries.iter().map(|(name, _)| name.clone());
            let places = names.enumerate().map(|(at, name)| (name, at)).collect();
            self.places = Some(Box::new(places));
        }
        true
    }
}

impl<V> FromIterator<(Arc<str>, V)> for NameMap<V> {
    fn from_iter<I: IntoIterator<Item = (Arc<str>, V)>>(pairs: I) -> Self {
        let mut map = Self::default();
        for (name, value) in pairs {
            map.insert(name, value);
        }
        map
    }
}

/// One shared string for each name of a source: from the symbol table on, a name is allocated once.
pub(crate) struct SharedNames(HashSet<Arc<str>>);

impl SharedNames {
    /// With room for the names that a source of so many bytes usually has.
    pub(crate) fn for_length(bytes: usize) -> Self {
        let mut names = HashSet::default();
        names.reserve((bytes / 32).min(1 << 16));
        Self(names)
    }

    /// The shared string of a name.
    pub(crate) fn get(&mut self, name: &str) -> Arc<str> {
        if let Some(known) = self.0.get(name) {
            return known.clone();
        }
        let name: Arc<str> = name.into();
        self.0.insert(name.clone());
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_before_and_after_a_table_is_made() {
        let mut map = NameMap::default();
        for count in 0..3 * FEW {
            assert!(map.insert(format!("name{count}").into(), count));
            assert!(!map.insert("name0".into(), 0), "it is there");
            for known in 0..=count {
                assert_eq!(map.get(&format!("name{known}")), Some(&known));
            }
            assert_eq!(map.get("name"), None);
        }
    }

    #[test]
    fn a_name_keeps_its_last_value() {
        let names = ["a", "b", "a"];
        let map: NameMap<usize> = names.into_iter().map(Arc::from).zip(0..).collect();
        assert_eq!((map.get("a"), map.get("b")), (Some(&2), Some(&1)));
    }
}
