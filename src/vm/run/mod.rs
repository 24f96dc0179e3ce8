//! A run from outside: safepoints, pauses, finalisers, observers, and the host that is called back.

pub(in crate::vm) mod finalizers;
pub(in crate::vm) mod host_types;
pub(in crate::vm) mod observe;
pub(in crate::vm) mod pause;
pub(in crate::vm) mod safepoint;
pub(in crate::vm) mod streams;
