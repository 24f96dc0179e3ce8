#![no_main]
//! See `library/tests/fuzz/targets.rs`.

nonlocal_fuzz::library_target!("re");
