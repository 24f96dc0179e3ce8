//! What scripts see without an import: built-in functions, types and their methods, exceptions.

pub(crate) mod exceptions;
pub(crate) mod registry;
