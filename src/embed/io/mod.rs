//! The streams of a runtime: where text comes from, and where it goes.

pub(in crate::embed) mod input;
pub(in crate::embed) mod output;
