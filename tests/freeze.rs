//! What is kept as bytes: programs, graphs of objects, runs, and bytes that somebody made up or damaged.

#![cfg(all(feature = "parser", feature = "freeze"))]

#[expect(
    dead_code,
    reason = "sweeps and fuzzers run code objects; here programs run"
)]
mod probe;
#[expect(dead_code, reason = "sweeps do more with chance")]
mod random;
mod script;

mod freeze {
    mod arrives;
    mod craft;
    mod damage;
    mod graphs;
    mod hostile;
    mod into;
    mod limits;
    mod programs;
    mod properties;
    mod runs;
    mod snapshots;
    mod zoo;
}
