//! Programs as bytes, damaged: they are refused, or they are a program that is written and loaded again, and runs.

use std::sync::OnceLock;

use nonlocal::{ErrorKind, Program};

use super::bytes::Bytes;
use super::{probe, world};

/// Programs as bytes: one in which nearly all instructions stand, and a small one, in which changes hit more.
fn written() -> &'static [Vec<u8>; 2] {
    const SOURCES: [&str; 2] = [
        include_str!("../zoo.py"),
        "def make(n):\n    def step():\n        nonlocal n\n        n += 1\n        return n\n    return step\nmake(1)()\n",
    ];
    static WRITTEN: OnceLock<[Vec<u8>; 2]> = OnceLock::new();
    WRITTEN.get_or_init(|| {
        SOURCES.map(|source| {
            let program = Program::compile("frozen.py", source).expect("it is right");
            program.to_bytes().expect("it can be written")
        })
    })
}

pub(super) fn run(data: &[u8]) {
    let mut bytes = Bytes::new(data);
    let stress = bytes.one_in(6);
    let mut written = written()[bytes.below(2)].clone();
    for _ in 0..=bytes.below(4) {
        // What lies behind the header is code for the most part, at the end.
        let at = match bytes.below(8) {
            0 => bytes.below(written.len()),
            _ => 24 + bytes.below(written.len().saturating_sub(24)),
        };
        change(&mut written, at, &mut bytes);
    }
    let program = match Program::from_bytes(&written) {
        Ok(program) => program,
        Err(error) => {
            assert_eq!(error.kind(), ErrorKind::Frozen);
            return;
        }
    };
    let again = program.to_bytes().expect("it was loaded");
    let loaded = Program::from_bytes(&again).expect("it was written");
    assert_eq!(loaded.to_bytes().expect("it was loaded"), again);
    assert!(!program.code().disassemble().is_empty());
    let mut rt = world::runtime(stress);
    if let Err(error) = world::in_steps(&mut rt, &program, 1 + bytes.below(9) as u64) {
        let fine = matches!(
            error.kind(),
            ErrorKind::Exception
                | ErrorKind::Limit(_)
                | ErrorKind::NotFound
                | ErrorKind::Convert
                | ErrorKind::Code
        );
        assert!(fine, "{:?}: {error:?}", error.kind());
    }
    probe::works(&mut rt);
}

fn change(written: &mut Vec<u8>, at: usize, bytes: &mut Bytes<'_>) {
    let end = (at + bytes.below(8)).min(written.len());
    match bytes.below(6) {
        0 => written.truncate(at),
        1 => written.insert(at.min(written.len()), bytes.byte()),
        2 if at < end => drop(written.drain(at..end)),
        3 if at < end => {
            let copied = written[at..end].to_vec();
            written.splice(at..at, copied);
        }
        _ => {
            if let Some(byte) = written.get_mut(at) {
                *byte ^= 1 << bytes.below(8);
            }
        }
    }
}
