//! What scripts see without an import: built-in functions, types and their methods, exceptions.

pub(crate) mod async_generator;
mod compare_slots;
pub(crate) mod dict;
pub(crate) mod dict_views;
pub(crate) mod exceptions;
pub(crate) mod exec;
pub(crate) mod frame;
pub(crate) mod frame_locals;
pub(crate) mod functions;
pub(crate) mod generator;
pub(crate) mod iterators;
pub(crate) mod list;
pub(crate) mod print;
pub(crate) mod range;
pub(crate) mod registry;
pub(crate) mod set;
pub(crate) mod slice;
pub(crate) mod sort;
pub(crate) mod tuple;
