//! What is kept as bytes: the [header] that they all begin with.
//!
//! The values behind it are those of `code::wire`. `docs/frozen.md` describes the whole format.

pub(crate) mod graph;
pub(crate) mod header;
pub(crate) mod run;
