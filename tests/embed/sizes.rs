//! Sizes that hosts and the eval loop rely on.

use std::mem::size_of;

use nonlocal::code::Instr;
use nonlocal::{Closure, Error, Result};

#[test]
fn an_instruction_is_eight_bytes() {
    assert_eq!(size_of::<Instr>(), 8);
}

#[test]
fn an_error_is_one_word() {
    assert_eq!(size_of::<Error>(), size_of::<usize>());
    assert_eq!(size_of::<Result<()>>(), size_of::<usize>());
    assert_eq!(size_of::<Result<Box<u8>>>(), 2 * size_of::<usize>());
}

#[test]
fn a_handle_is_one_word() {
    assert_eq!(size_of::<Closure>(), size_of::<usize>());
}
