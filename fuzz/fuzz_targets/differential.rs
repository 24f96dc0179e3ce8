#![no_main]
//! See `tests/fuzz/targets/differential.rs`.

nonlocal_fuzz::target!("differential");
