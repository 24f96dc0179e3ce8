//! What scripts see without an import: built-in functions, types and their methods, exceptions.

pub(crate) mod attribute;
pub(crate) mod call;
pub(crate) mod class;
pub(crate) mod container;
pub(crate) mod name;
pub(crate) mod number;
pub(crate) mod typing;

pub(crate) mod bytes;
pub(crate) mod codecs;
pub(crate) mod exception;
pub(crate) mod format;
pub(crate) mod functions;
pub(crate) mod generator;
pub(crate) mod iterator;
pub(crate) mod memory_view;
pub(crate) mod none;
pub(crate) mod string;
pub(crate) mod weak_reference;
