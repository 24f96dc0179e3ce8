//! An embeddable closure runtime: scripts whose nested functions capture variables in cells, with
//! Python's semantics.

pub mod code;
#[cfg(feature = "parser")]
pub mod source;
#[cfg(feature = "parser")]
pub mod symtable;
#[cfg(feature = "parser")]
pub mod syntax;
#[cfg(feature = "parser")]
pub mod compile;
mod heap;
mod object;
mod value;
mod vm;
mod builtins;
mod modules;
