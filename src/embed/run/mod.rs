//! Runtimes and how they run: engines, programs, limits, steps, scopes.

#[cfg(feature = "parser")]
pub(in crate::embed) mod compile;
pub(in crate::embed) mod coroutine;
pub(in crate::embed) mod ctx;
pub(in crate::embed) mod deferred;
pub(in crate::embed) mod engine;
pub(in crate::embed) mod importer;
pub(in crate::embed) mod limits;
pub(in crate::embed) mod program;
pub(in crate::embed) mod runtime;
pub(in crate::embed) mod scope;
pub(in crate::embed) mod step;
