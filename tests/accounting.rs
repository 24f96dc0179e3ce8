//! What a runtime says that it takes beside what it takes: every kind of object, and the peak of hostile programs.
//!
//! The counting allocator counts for each thread by itself, so that the tests run beside each other.

#![cfg(feature = "parser")]

mod accounting {
    pub(crate) mod allocator;
    mod compile;
    mod kinds;
    mod leaks;
    mod peak;
    mod sources;
    #[cfg(feature = "freeze")]
    mod thaw;
    mod waiting;
}
