//! Sizes that hosts may count on.

use nonlocal::{Cell, Closure, Error, Instr, Object, Program};

const WORD: usize = size_of::<usize>();

#[test]
fn errors_handles_and_programs_are_one_word() {
    assert_eq!(size_of::<Error>(), WORD);
    assert_eq!(size_of::<Result<(), Error>>(), WORD);
    assert_eq!(size_of::<Closure>(), WORD);
    assert_eq!(size_of::<Option<Cell>>(), WORD);
    assert_eq!(size_of::<Object>(), WORD);
    assert_eq!(size_of::<Program>(), WORD);
}

#[test]
fn instructions_are_eight_bytes() {
    assert_eq!(size_of::<Instr>(), 8);
}
