#![no_main]
//! See `tests/fuzz/targets/values.rs`.

nonlocal_fuzz::target!("values");
