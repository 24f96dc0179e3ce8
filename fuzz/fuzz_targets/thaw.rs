#![no_main]
//! See `tests/fuzz/targets/thaw.rs`.

nonlocal_fuzz::target!("thaw");
