//! What Python asks of any object: comparing, hashing, showing, subscripts, unpacking, matching.

pub(crate) mod compare;
pub(crate) mod display;
pub(crate) mod hash;
pub(crate) mod items;
pub(crate) mod matching;
pub(crate) mod statements;
pub(crate) mod unpack;
