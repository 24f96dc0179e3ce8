//! How the crate is built: layers, cycles, where implementations stand, sizes of files and folders.
//!
//! `cargo test --test layering -- --nocapture` prints the largest cycle between files.

mod source;

mod layering {
    mod cycles;
    mod implementations;
    mod layers;
    mod sizes;
    mod targets;
    mod traced;
}
