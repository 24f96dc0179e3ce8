#![no_main]
//! See `tests/fuzz/targets/frozen.rs`.

nonlocal_fuzz::target!("frozen");
