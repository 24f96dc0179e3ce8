//! Generates programs for the oracle: of values, iterators, objects, `super()` and warnings. Only CPython knows what they
//! print. Each is a pure function of a seed. Programs of nested functions are the crate's own: `nonlocal::strategies`.

#![allow(
    dead_code,
    reason = "each test that includes this module uses a part of it"
)]

pub(crate) mod iterators;
mod methods;
pub(crate) mod objects;
pub(crate) mod supers;
pub(crate) mod values;
pub(crate) mod warned;
