//! Blessed listings: what stands beside a source is what the crate makes of it.
//!
//! `BLESS=1 cargo test --test listings` writes the listings below `tests/listings` anew, except those of syntax errors,
//! which are CPython's; review the difference.

#![cfg(feature = "parser")]

mod listings {
    mod dis;
    mod symtable;
    mod syntax_errors;
    mod verifier;
}
