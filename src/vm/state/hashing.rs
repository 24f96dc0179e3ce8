//! The seed of hashes that scripts see.

/// What the hashes of one runtime depend on.
#[derive(Default)]
pub(crate) struct Hashing {
    /// The seed of script-visible hashing.
    pub(crate) hasher: foldhash::quality::RandomState,
    /// How many NaNs `float()` has made from texts; each gets bits of its own.
    pub(crate) nans: u64,
}
