//! Generated programs: what is restored goes on as it would have.

use nonlocal::strategies::nested_functions;
use nonlocal::{Closure, Engine, Limits, Output, Runtime, Value};
use proptest::prelude::*;

use super::through_formats;

/// What the closures among the globals print when they are called, and what a snapshot of them says.
fn later_calls(rt: &mut Runtime, closures: &[Closure]) -> String {
    let mut said = String::new();
    for closure in closures {
        let result = rt.call::<Value>(closure, ());
        let kind = result.map_or_else(|error| error.to_string(), |_| "ran".to_owned());
        said.push_str(&kind);
        said.push('\n');
    }
    said + &rt.take_output()
}

/// Writes something else into all variables that hold no closures and no containers.
fn spoil(rt: &mut Runtime, closures: &[Closure]) -> nonlocal::Result<()> {
    for closure in closures {
        for capture in rt.captures(closure)? {
            match rt.read::<Value>(&capture.cell)? {
                None => rt.write(&capture.cell, "spoiled")?,
                Some(Value::Int(_)) => rt.unbind(&capture.cell)?,
                Some(Value::Closure(_) | Value::Object(_)) => {}
                Some(_) => rt.write(&capture.cell, -1)?,
            }
        }
    }
    Ok(())
}

fn limited() -> Runtime {
    let limits = Limits::new().fuel(200_000).heap_bytes(16 << 20);
    Engine::builder()
        .limits(limits)
        .stdout(Output::collect())
        .build()
        .runtime()
}

/// Runs a script; gives the closures that can be called without arguments.
fn closures_of(source: &str) -> Option<(Runtime, Vec<Closure>)> {
    let mut rt = limited();
    rt.run::<()>(source).ok()?;
    let _ = rt.take_output();
    let closures = rt
        .run(
            "[value for value in list(globals().values()) if type(value).__name__ == 'function' \
             and value.__closure__ and not value.__code__.co_argcount]",
        )
        .ok()?;
    Some((rt, closures))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn generated_programs_go_on_as_they_would(script in nested_functions().size(0..=60)) {
        let source = format!("{}\n{KEPT}", script.source);
        let Some((mut first, closures)) = closures_of(&source) else { return Ok(()) };
        let Some((mut second, others)) = closures_of(&source) else { return Ok(()) };
        // The state of later calls, not that of the beginning; globals have theirs as well.
        prop_assert_eq!(later_calls(&mut first, &closures), later_calls(&mut second, &others));
        let snapshot = first.snapshot(&closures)?;
        through_formats(&snapshot);
        spoil(&mut second, &others)?;
        prop_assert_ne!(&second.snapshot(&others)?, &snapshot);
        let report = second.restore(&snapshot, &others)?;
        prop_assert!(report.moved.is_empty() && report.gone.is_empty() && report.new.is_empty());
        prop_assert_eq!(&second.snapshot(&others)?, &snapshot);
        second.check()?;
        for _ in 0..3 {
            prop_assert_eq!(later_calls(&mut second, &others), later_calls(&mut first, &closures));
        }
        first.check()?;
        second.check()?;
    }
}

/// Closures of the script's own kind, at least these.
const KEPT: &str = "
def kept(n):
    log = []
    def step():
        nonlocal n
        n += 1
        log.append((n, {n}))
        print(n, log)
    return step
kept_step = kept(0)
";
