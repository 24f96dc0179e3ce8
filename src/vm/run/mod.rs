//! A run from outside: safepoints, roots, pauses, finalisers, observers, and the host that is called back.
//!
//! ```text
//!  eval loop -> safepoint: collect, run finalisers, refill the fuel, stop, or leave the loop for the other one
//!  eval loop -> observe:   each call, line, return and exception, while somebody wants to know
//!  host      -> pause:     resume or abandon a run that stands still
//! ```
//!
//! What bounds a run, and what waits in it, are parts of the evaluator (`state::budget`, `state::gc`, `state::host`).
//!
//! Invariant: a collection, a pause and a change of the observer happen between two instructions only.

mod check;
pub(crate) mod finalizers;
pub(crate) mod host_types;
pub(crate) mod jump;
pub(crate) mod observe;
pub(crate) mod pause;
pub(crate) mod roots;
pub(crate) mod safepoint;
pub(crate) mod streams;
pub(crate) mod watch;
