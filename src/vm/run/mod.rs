//! A run from outside: safepoints, pauses, finalisers, observers, and the host that is called back.

pub(crate) mod finalizers;
pub(crate) mod host_types;
pub(crate) mod observe;
pub(crate) mod pause;
pub(crate) mod safepoint;
pub(crate) mod streams;
