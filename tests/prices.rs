//! What a unit of fuel costs in time, and how soon an interrupt ends a run: every function, method, type and attribute
//! that is built in, found in the running interpreter, with small, large and odd arguments.
//!
//! ```text
//! cargo test --release --test prices -- --ignored --nocapture --test-threads 1     the figures
//! cargo test --test prices                                                         a sample, with a generous bound
//! ```
//!
//! `PRICES_ONLY=str.` restricts the enumeration to names that contain a text, `PRICES_SEED=n` makes other arguments.

#![cfg(feature = "parser")]

#[path = "../benches/host/own_time.rs"]
mod own_time;

mod prices {
    mod enumeration;
    mod statements;
    mod world;
}
