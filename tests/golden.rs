//! Runs the golden scripts of `tests/golden/`: one named test for each, several at once.
//!
//! `cargo test --test golden closures/` (or the alias `cargo golden closures/`) runs the scripts whose name contains
//! one of the given texts. Two environment variables change how a script is run:
//! - `RUNNER=COMMAND` runs `COMMAND FILE.py` instead of this crate, for instance `RUNNER=python3.13`.
//! - `NONLOCAL_STRESS=1` collects garbage at every safepoint (the alias `cargo stress`).
//!
//! The rules for the expectations in the scripts are in `tests/script/mod.rs`.

mod script;

use std::process::ExitCode;

fn main() -> ExitCode {
    script::runner::main(nonlocal::Engine::builder)
}
