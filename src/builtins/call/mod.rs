//! What can be called: functions, methods, natives, and the cells and code objects that they are made of.

pub(crate) mod cell;
pub(crate) mod code_object;
pub(crate) mod function;
pub(crate) mod method;
pub(crate) mod native_objects;
pub(crate) mod wrappers;
