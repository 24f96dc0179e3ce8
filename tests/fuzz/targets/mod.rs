//! What fuzzers and `cargo test --test fuzz` run: each target makes something of bytes, runs it under tight limits, and
//! checks what must hold whatever it was.
//!
//! `fuzz/` is the crate for `cargo fuzz`, with one binary for each target; `tests/fuzz.rs` runs the same functions over
//! a corpus of our own and over bytes made from seeds.

mod bytes;
mod calls;
mod code;
mod differential;
#[cfg(feature = "freeze")]
mod frozen;
#[path = "../../probe/mod.rs"]
mod probe;
mod programs;
mod soup;
mod source;
#[cfg(feature = "freeze")]
mod thaw;
mod values;
mod world;

/// A target: its name, which is that of its corpus, and what it does with bytes.
pub(crate) type Target = (&'static str, fn(&[u8]));

/// All targets.
#[allow(dead_code, reason = "the binaries for `cargo fuzz` have one each")]
pub(crate) const TARGETS: &[Target] = &[
    ("source", source::run),
    ("soup", soup::run),
    ("programs", programs::run),
    ("code", code::run),
    ("calls", calls::run),
    ("values", values::run),
    ("differential", differential::run),
    #[cfg(feature = "freeze")]
    ("thaw", thaw::run),
    #[cfg(feature = "freeze")]
    ("frozen", frozen::run),
];

/// Runs a target by its name.
#[allow(dead_code, reason = "`tests/fuzz.rs` goes through all of them")]
pub(crate) fn run(name: &str, data: &[u8]) {
    for (of, target) in TARGETS {
        if *of == name {
            target(data);
        }
    }
}
