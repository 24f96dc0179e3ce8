#![no_main]
//! See `tests/fuzz/targets/programs.rs`.

nonlocal_fuzz::target!("programs");
