//! Any bytes as a source.

use nonlocal::Program;

use super::bytes::Bytes;
use super::world;

pub(super) fn run(data: &[u8]) {
    let mut bytes = Bytes::new(data);
    let (step, stress) = (1 + bytes.below(50) as u64, bytes.one_in(8));
    let text = String::from_utf8_lossy(bytes.take(usize::MAX)).into_owned();
    if let Err(error) = Program::compile("fuzz.py", &text) {
        // What is wrong is told, and where.
        assert!(!error.to_string().is_empty());
        let _ = (error.traceback(), error.span(), error.is_incomplete_input());
    }
    let _ = nonlocal::symtable::of_source("fuzz.py", &text);
    world::source(&text, step, stress);
}
