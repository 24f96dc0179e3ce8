//! The targets, which `tests/fuzz.rs` runs, too.

#![allow(dead_code, reason = "each target uses a part of what the tests have")]

#[path = "../../tests/generate/mod.rs"]
mod generate;
#[path = "../../library/tests/fuzz/targets.rs"]
mod library;
#[path = "../../tests/machine/model.rs"]
mod model;
#[path = "../../benches/host/own_time.rs"]
mod own_time;
#[path = "../../library/tests/fuzz/pieces.rs"]
mod pieces;
#[path = "../../library/tests/price/mod.rs"]
mod price;
#[path = "../../tests/oracle/python.rs"]
mod python;
#[path = "../../tests/machine/subject.rs"]
mod subject;
#[path = "../../tests/fuzz/targets/mod.rs"]
mod targets;

/// Runs a target by its name.
pub fn run(name: &str, data: &[u8]) {
    targets::run(name, data);
}

/// Runs a target of the library by its name.
pub fn run_library(name: &str, data: &[u8]) {
    library::run(name, data);
}

/// Makes the binary of a target of the library.
#[macro_export]
macro_rules! library_target {
    ($name:literal) => {
        libfuzzer_sys::fuzz_target!(|data: &[u8]| nonlocal_fuzz::run_library($name, data));
    };
}

/// Makes the binary of a target.
#[macro_export]
macro_rules! target {
    ($name:literal) => {
        libfuzzer_sys::fuzz_target!(|data: &[u8]| nonlocal_fuzz::run($name, data));
    };
}
