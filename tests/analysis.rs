//! Reasons and lints: what is said of the scripts in `tests/explain` and `tests/lint`, what hosts can ask, and that it
//! ends for every source.
//!
//! `BLESS=1 cargo test --test analysis` writes the blessed files anew; review the difference.

mod analysis {
    mod hostile;
    mod hosts;
    mod late_binding;
    mod scripts;
}
