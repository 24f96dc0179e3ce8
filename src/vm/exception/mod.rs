//! Raising, catching and unwinding.

pub(crate) mod errors;
pub(crate) mod groups;
pub(crate) mod raise;
pub(crate) mod unicode_errors;
pub(crate) mod unwind;
