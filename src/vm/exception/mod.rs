//! Raising, catching and unwinding.

pub(in crate::vm) mod errors;
pub(in crate::vm) mod groups;
pub(in crate::vm) mod raise;
pub(in crate::vm) mod unicode_errors;
pub(in crate::vm) mod unwind;
