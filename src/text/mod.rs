//! Text and its literals, below everything that has a heap: properties of characters, widths on a terminal, how
//! values are written as Python source, what a name is, which characters stand for surrogates, which known name a
//! misspelt one is closest to, and lists of words.
//!
//! Used alike by the lexer, the symbol table, the compiler and the evaluator.

pub(crate) mod literals;
pub(crate) mod names;
#[cfg(feature = "seeing")]
pub(crate) mod sha256;
pub(crate) mod suggest;
pub(crate) mod surrogates;
pub(crate) mod unicode;
pub(crate) mod width;
pub(crate) mod words;
