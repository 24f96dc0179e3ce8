#![no_main]
//! See `tests/fuzz/targets/code.rs`.

nonlocal_fuzz::target!("code");
