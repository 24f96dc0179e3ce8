//! Programs beside CPython, where there is one: what they print is the same.

use std::sync::{Mutex, OnceLock, PoisonError};

use nonlocal::strategies::Script;

use super::bytes::Bytes;
use super::world;
use crate::generate;
use crate::python::{Python, Reference};

/// The CPython that is asked, started once.
fn reference() -> Option<&'static Mutex<Reference>> {
    static REFERENCE: OnceLock<Option<Mutex<Reference>>> = OnceLock::new();
    let start = || {
        let python = Python::find().ok()?;
        eprintln!("beside {}", python.describe());
        Reference::start(&python).ok().map(Mutex::new)
    };
    REFERENCE.get_or_init(start).as_ref()
}

pub(super) fn run(data: &[u8]) {
    let Some(reference) = reference() else {
        return;
    };
    let mut bytes = Bytes::new(data);
    let kind = bytes.below(6);
    let source = if kind < 3 {
        let program = Script::from_bytes(bytes.take(600).to_vec(), true);
        if program.variables().is_none() {
            return;
        }
        program.source
    } else {
        let seed = u64::from_le_bytes(bytes.number());
        let make = [
            generate::values::program,
            generate::iterators::program,
            generate::objects::program,
        ];
        make[kind - 3](seed)
    };
    let theirs = {
        let mut reference = reference.lock().unwrap_or_else(PoisonError::into_inner);
        reference
            .ask("run", "fuzz.py", &source)
            .expect("CPython answers")
    };
    let ours = world::printed(&source);
    assert_eq!(ours, theirs, "\n{source}");
}
