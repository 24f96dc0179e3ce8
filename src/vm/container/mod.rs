//! Operations on containers: dicts, sets, sequences, slices, ranges, bytes, text.

pub(in crate::vm) mod bytes;
pub(in crate::vm) mod dicts;
pub(in crate::vm) mod memory;
pub(in crate::vm) mod ranges;
pub(in crate::vm) mod sequences;
pub(in crate::vm) mod sets;
pub(in crate::vm) mod slices;
pub(in crate::vm) mod text;
