#![no_main]
//! See `tests/fuzz/targets/calls.rs`.

nonlocal_fuzz::target!("calls");
