//! Programs that were compiled elsewhere, loaded by a build that may have no parser:
//! `cargo test --no-default-features --features freeze --test frozen`.

#![cfg(feature = "freeze")]

use nonlocal::{BigInt, Closure, Program, Result, Runtime};

/// `tests/freeze/counter.py`, as `BLESS=1 cargo test --features freeze --test freeze` writes it.
const COUNTER: &[u8] = include_bytes!("freeze/counter.program");

#[test]
fn a_compiled_program_runs() -> Result<()> {
    let program = Program::from_bytes(COUNTER)?;
    assert_eq!(program.name(), "counter.py");
    let mut rt = Runtime::new();
    rt.run::<()>(&program)?;
    let step: Closure = rt.get("step")?.expect("it is defined");
    assert_eq!(rt.call::<i64>(&step, ())?, 41);
    let n = rt.cell(&step, "n")?;
    rt.write(&n, 99)?;
    assert_eq!(rt.call::<i64>(&step, (1,))?, 100);
    assert_eq!(rt.get::<BigInt>("big")?, Some(BigInt::from(1) << 100_u32));
    Ok(())
}

#[test]
fn a_traceback_shows_the_lines_of_the_source() -> Result<()> {
    let mut rt = Runtime::new();
    rt.run::<()>(Program::from_bytes(COUNTER)?)?;
    let step: Closure = rt.get("step")?.expect("it is defined");
    let error = rt.call::<i64>(&step, ("x",)).expect_err("it adds a str");
    assert_eq!((error.file(), error.line()), (Some("counter.py"), Some(9)));
    let traceback = error.traceback().expect("it was raised");
    assert!(traceback.contains("    n += by\n"), "{traceback}");
    Ok(())
}

#[test]
fn what_was_loaded_is_written_as_it_was() -> Result<()> {
    let program = Program::from_bytes(COUNTER)?;
    assert_eq!(program.to_bytes()?, COUNTER);
    let source = program.source().expect("it is kept");
    assert_eq!(&**source.text(), include_str!("freeze/counter.py"));
    Ok(())
}
