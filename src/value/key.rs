//! Keys of heap objects: an index and a version, so that a stale key is an error and never another object.
//!
//! Each kind of object has a key type of its own ([`new_key_type!`]); the arenas of `heap` are written for any of them.

use std::num::NonZeroU64;

/// A key, as its bits: the index below, the version above.
pub(crate) trait Key: Copy + Eq {
    /// The key with these bits.
    fn from_bits(bits: u64) -> Self;

    /// The bits, which are never zero.
    fn bits(self) -> u64;
}

/// The lowest bit of a version. Versions of occupied slots are odd, so that every key has it.
const ODD: u64 = 1 << 32;

/// What is in a key. That it is never zero makes an optional key as small as a key.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(crate) struct KeyBits(NonZeroU64);

impl KeyBits {
    #[inline]
    pub(crate) const fn new(bits: u64) -> Self {
        match NonZeroU64::new(bits | ODD) {
            Some(bits) => Self(bits),
            None => unreachable!(),
        }
    }

    /// The key that no object ever has: its index is beyond all that an arena gives out.
    pub(crate) const NONE: Self = Self::new(u32::MAX as u64);

    #[inline]
    pub(crate) const fn get(self) -> u64 {
        self.0.get()
    }
}

/// Declares key types.
macro_rules! new_key_type {
    ($($key:ident)*) => { $(
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub(crate) struct $key($crate::value::KeyBits);

        impl Default for $key {
            #[inline]
            fn default() -> Self {
                Self($crate::value::KeyBits::NONE)
            }
        }

        impl $crate::value::Key for $key {
            #[inline]
            fn from_bits(bits: u64) -> Self {
                Self($crate::value::KeyBits::new(bits))
            }

            #[inline]
            fn bits(self) -> u64 {
                self.0.get()
            }
        }
    )* };
}

pub(crate) use new_key_type;
