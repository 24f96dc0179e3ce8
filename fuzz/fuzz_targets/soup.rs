#![no_main]
//! See `tests/fuzz/targets/soup.rs`.

nonlocal_fuzz::target!("soup");
