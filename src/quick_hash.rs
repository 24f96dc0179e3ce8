//! Hash tables of the compiler: the standard library's with a hash function that is quick on short names.
//!
//! The seed differs between processes and tables, so that a source cannot be made of names that collide.

/// A hash map; make one with `default`.
#[cfg(feature = "parser")]
pub(crate) type HashMap<K, V> = std::collections::HashMap<K, V, foldhash::fast::RandomState>;

/// A hash set; make one with `default`.
pub(crate) type HashSet<K> = std::collections::HashSet<K, foldhash::fast::RandomState>;
