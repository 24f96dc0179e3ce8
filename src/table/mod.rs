//! Hash tables: the standard library's with a hash function that is quick on short names, and
//! [`NameMap`], which does without hashing where there are few names.
//!
//! The seed differs between processes and tables, so that a source cannot be made of names that collide.

#[cfg(feature = "parser")]
mod name_map;

#[cfg(feature = "parser")]
pub(crate) use name_map::{NameMap, SharedNames};

/// A hash map; make one with `default`.
pub(crate) type HashMap<K, V> = std::collections::HashMap<K, V, foldhash::fast::RandomState>;

/// A hash set; make one with `default`.
pub(crate) type HashSet<K> = std::collections::HashSet<K, foldhash::fast::RandomState>;
