//! What Python asks of any object: comparing, hashing, showing, subscripts, unpacking, matching.

pub(in crate::vm) mod compare;
pub(in crate::vm) mod display;
pub(in crate::vm) mod hash;
pub(in crate::vm) mod items;
pub(in crate::vm) mod matching;
pub(in crate::vm) mod statements;
pub(in crate::vm) mod unpack;
