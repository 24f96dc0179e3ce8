//! Hostile inputs: every one ends in a result, an exception or a limit, within its limits, and the runtime works
//! afterwards.
//!
//! The modules group the inputs by what they attack.

#![cfg(feature = "parser")]

mod script;

mod hostile {
    mod code;
    mod collector;
    mod containers;
    mod copies;
    mod errors;
    mod finalizers;
    mod host;
    mod limits;
    mod nesting;
    mod numbers;
    mod recursion;
    mod source;
    pub(crate) mod world;
}
