//! What Python asks of any object: comparing, hashing, showing, subscripts, unpacking, matching.
//!
//! Input: objects, as an operator, a statement or a built-in function has them. Output: what built-in values answer
//! themselves, otherwise what their special methods answer. Neighbours: `container` and `number` do the work for
//! built-in types, `attribute` and `class` find special methods.
//!
//! Invariant: special methods are looked up in the type, never in the instance.

pub(crate) mod asked;
pub(crate) mod compare;
pub(crate) mod deep;
pub(crate) mod display;
pub(crate) mod hash;
pub(crate) mod items;
pub(crate) mod matching;
pub(crate) mod statements;
pub(crate) mod steps;
pub(crate) mod templates;
pub(crate) mod unpack;
