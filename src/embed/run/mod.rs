//! Runtimes and how they run: engines, programs, limits, steps, scopes.
//!
//! The order of the modules is the order in which the documentation of [`Runtime`](crate::Runtime) and
//! [`Ctx`](crate::Ctx) shows their methods: what everybody needs first.

pub(in crate::embed) mod runtime;

pub(in crate::embed) mod ctx;

pub(in crate::embed) mod cells;

pub(in crate::embed) mod objects;

pub(in crate::embed) mod data;

pub(in crate::embed) mod scoped;

pub(in crate::embed) mod step;

pub(in crate::embed) mod coroutine;

pub(in crate::embed) mod upkeep;

#[cfg(feature = "parser")]
pub(in crate::embed) mod compile;
pub(in crate::embed) mod deferred;
pub(in crate::embed) mod engine;
pub(in crate::embed) mod entry;
#[cfg(feature = "async")]
pub(in crate::embed) mod future;
pub(in crate::embed) mod host_calls;
pub(in crate::embed) mod importer;
pub(in crate::embed) mod limits;
pub(in crate::embed) mod program;
pub(in crate::embed) mod scope;
