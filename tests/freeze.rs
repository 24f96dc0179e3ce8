//! What is kept as bytes: programs, and bytes that somebody made up or damaged.

#![cfg(all(feature = "parser", feature = "freeze"))]

#[expect(
    dead_code,
    reason = "sweeps and fuzzers run code objects; here programs run"
)]
mod probe;
mod script;

mod freeze {
    mod craft;
    mod hostile;
    mod programs;
}
