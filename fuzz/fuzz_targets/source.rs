#![no_main]
//! See `tests/fuzz/targets/source.rs`.

nonlocal_fuzz::target!("source");
