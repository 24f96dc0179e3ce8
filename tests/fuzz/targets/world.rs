//! The bounded runtime of all targets, and what must hold after each run.

use super::probe::works;
use nonlocal::{
    Clock, Closure, Ctx, Engine, Error, ErrorKind, Fuel, Limits, Module, Output, Program, Result,
    Runtime, Step, Value,
};

/// What a run may take: a few milliseconds.
fn limits() -> Limits {
    Limits::new()
        .fuel(20_000)
        .heap_bytes(8 << 20)
        .output_bytes(50_000)
        .integer_bits(1 << 14)
        .frames(200)
        .recursion_limit(100)
        .source_bytes(1 << 16)
}

pub(super) fn runtime(stress: bool) -> Runtime {
    let host = Module::new("host")
        .function("call", |cx: &mut Ctx<'_>, f: Closure| {
            cx.call::<Value>(&f, ())
        })
        .function("fails", || -> Result<i64> {
            Err(Error::host(std::fmt::Error))
        })
        .deferred("wait", ["n"]);
    Engine::builder()
        .clock(Clock::Virtual)
        .module(host)
        .limits(limits())
        .stdout(Output::collect())
        .stderr(Output::collect())
        .gc_stress(stress)
        .build()
        .runtime()
}

/// How a run ended and what it printed; `None` if a limit ended it.
pub(super) type Ending = Option<(String, String)>;

/// Checks how a run ended.
#[track_caller]
pub(super) fn ending(rt: &mut Runtime, result: Result<Value>) -> Ending {
    let end = match result {
        Ok(_) => String::new(),
        Err(error) => match error.kind() {
            ErrorKind::Limit(_) => {
                let _ = (error.traceback(), error.to_string());
                return None;
            }
            ErrorKind::Exception | ErrorKind::Syntax => format!("{error:?}"),
            other => panic!("it ended with {other:?}: {error:?}"),
        },
    };
    let printed = rt.take_output() + &rt.take_stderr();
    Some((mask(&end), mask(&printed)))
}

/// Addresses left out.
fn mask(text: &str) -> String {
    let mut parts = text.split("0x");
    let mut masked = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        masked.push_str("0x");
        masked.push_str(part.trim_start_matches(|letter: char| letter.is_ascii_hexdigit()));
    }
    masked
}

/// Runs a source in one go and in steps, which must be the same.
#[track_caller]
pub(super) fn source(text: &str, step: u64, stress: bool) {
    let mut rt = runtime(stress);
    let Ok(program) = Program::compile_with("fuzz.py", text, rt.engine().limits()) else {
        return;
    };
    assert!(!program.code().disassemble().is_empty());
    let result = rt.run::<Value>(&program);
    let whole = ending(&mut rt, result);
    works(&mut rt);
    let mut rt = runtime(false);
    let result = in_steps(&mut rt, &program, step);
    let steps = ending(&mut rt, result);
    works(&mut rt);
    // Neither how deep built-in functions may nest is the same, nor the hashes of strs, nor what has waited for its
    // finaliser, nor a call that can only wait in steps.
    let differ = [
        "hash",
        "set(",
        "{",
        "wait",
        "gc",
        "id(",
        "__del__",
        "recursion depth",
        "weakref",
        "random",
    ];
    if let (Some(whole), Some(steps)) = (whole, steps)
        && !stress
        && !differ
            .iter()
            .any(|word| text.contains(word) || whole.0.contains(word) || steps.0.contains(word))
    {
        assert_eq!(whole, steps, "in one go, and in steps of {step}\n{text}");
    }
}

/// Runs a program in steps; calls that wait get a number.
pub(super) fn in_steps(rt: &mut Runtime, program: &Program, fuel: u64) -> Result<Value> {
    let mut step = rt.start_program::<Value>(program, Fuel(fuel))?;
    loop {
        step = match step {
            Step::Done(value) => return Ok(value),
            Step::OutOfFuel(paused) | Step::Observed(paused) => paused.resume(Fuel(fuel))?,
            Step::HostCall(call) => call.resume(1, Fuel(fuel))?,
            other => unreachable!("another kind of step: {other:?}"),
        };
    }
}

/// What a program prints, and the last line of its traceback: as `tests/oracle/reference.py` answers.
pub(super) fn printed(source: &str) -> String {
    let limits = Limits::new().fuel(50_000_000);
    let engine = Engine::builder().clock(Clock::Virtual).limits(limits);
    let engine = engine.stdout(Output::collect()).stderr(Output::discard());
    let mut rt = engine.build().runtime();
    let result = Program::compile("fuzz.py", source).and_then(|program| rt.run::<Value>(&program));
    let printed = rt.take_output();
    match result {
        Ok(_) => printed,
        Err(error) => {
            let traceback = error
                .traceback()
                .map(ToString::to_string)
                .unwrap_or_default();
            let last = traceback.lines().next_back().unwrap_or_default().to_owned();
            format!("{printed}! {last}\n")
        }
    }
}
