//! Operations on containers: dicts, sets, sequences, slices, ranges, bytes, text.
//!
//! Input: containers and values, as operators and methods have them. Output: values, or the exceptions that
//! CPython raises. What can be read without running scripts is in the heap (`heap::read`, `heap::names`);
//! here is what hashes, compares or iterates by script, and what has to be paid for.
//! Neighbours: `protocol` dispatches to it, `builtins` has the methods.
//!
//! Invariant: wherever a script may have run, the container is read again.

pub(crate) mod bytes;
pub(crate) mod dicts;
pub(crate) mod memory;
pub(crate) mod ordered_dicts;
pub(crate) mod ranges;
pub(crate) mod sequences;
pub(crate) mod sets;
pub(crate) mod slices;
pub(crate) mod text;
