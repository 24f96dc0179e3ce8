//! `object`, `type`, and what every class has: slots of comparison and arithmetic, the protocol of copies.

pub(crate) mod class_object;
pub(crate) mod compare_slots;
pub(crate) mod object;
pub(crate) mod operators;
pub(crate) mod reduce;
