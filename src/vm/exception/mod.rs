//! Raising, catching and unwinding.
//!
//! ```text
//!  errors (from Rust), raise (from scripts) -> Fault -> unwind: the handler that takes it, or out of the entry frame
//! ```
//!
//! Input: a class and what it is about. Output: a [`Fault`](crate::vm::Fault), which travels as `Err` until `unwind`
//! meets it. In this folder also: groups for `except*`, how Unicode errors describe themselves, and
//! warnings, which a filter may turn into exceptions.
//! Neighbours: `traceback` prints exceptions, `heap` makes the objects.
//!
//! Invariant: a trap passes every handler; only exceptions are caught.

pub(crate) mod errors;
pub(crate) mod groups;
pub(crate) mod raise;
pub(crate) mod unicode_errors;
pub(crate) mod unwind;
pub(crate) mod warnings;
