//! How the crate is built: layers, cycles, and where implementations stand.
//!
//! `cargo test --test layering -- --nocapture` prints the largest cycle between files.

mod source;

mod layering {
    mod cycles;
    mod implementations;
    mod layers;
    mod traced;
}
