//! Operations on containers: dicts, sets, sequences, slices, ranges, bytes, text.

pub(crate) mod bytes;
pub(crate) mod dicts;
pub(crate) mod memory;
pub(crate) mod ranges;
pub(crate) mod sequences;
pub(crate) mod sets;
pub(crate) mod slices;
pub(crate) mod text;
