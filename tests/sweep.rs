//! Sweeps over the golden scripts: each in steps of little fuel, and thousands of damaged copies of them; and code
//! that no compiler made.
//!
//! How much a sweep does is a matter of time: `cargo test` takes a few seconds for a sample, `cargo stress` takes more
//! of it, and `NONLOCAL_SWEEP=N` takes N programs for each sweep, from seed `NONLOCAL_SEED` on.
//! A failure names the seed of its program; `NONLOCAL_SWEEP=1 NONLOCAL_SEED=SEED` runs that one alone.
//! What the process was running when it was aborted stands in `target/tmp/sweep.py`.

#![cfg(feature = "parser")]

mod probe;
#[expect(dead_code, reason = "other tests make texts by chance")]
mod random;
mod script;

mod sweep {
    mod code;
    mod damage;
    mod hand_built;
    mod steps;

    use std::env;

    /// How many programs a sweep takes: what the environment says, or one of two numbers.
    fn amount(sample: u64, stress: u64) -> u64 {
        let number = |name: &str| env::var(name).ok()?.parse().ok();
        let stressed = env::var("NONLOCAL_STRESS").is_ok_and(|value| value != "0");
        number("NONLOCAL_SWEEP").unwrap_or(if stressed { stress } else { sample })
    }

    /// The seed of the first program.
    fn first_seed() -> u64 {
        let seed = env::var("NONLOCAL_SEED").ok();
        seed.and_then(|seed| seed.parse().ok()).unwrap_or(0)
    }
}
