//! Runs a program with this crate, in this process.

use std::{panic, thread};

use nonlocal::{
    Clock, Engine, EngineBuilder, Error, Fuel, Limits, Output, Program, Runtime, Step, Value,
};

use super::Outcome;

/// The stack of the thread that a program runs on, as the `run` example has it.
const STACK: usize = 64 << 20;
const NATIVE_STACK: usize = 48 << 20;

/// How programs are run.
#[derive(Clone, Copy)]
pub(crate) struct Options {
    /// What makes the engine, but for the settings of the tests.
    pub(crate) builder: fn() -> EngineBuilder,
    /// Collect garbage at every safepoint.
    pub(crate) stress: bool,
    /// Run in steps of so much fuel.
    pub(crate) step: Option<u64>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            builder: Engine::builder,
            stress: false,
            step: None,
        }
    }
}

/// How a program is made of its name, its source and the limits.
pub(crate) type Make = fn(&str, &str, &Limits) -> nonlocal::Result<Program>;

/// Compiles and runs a program on a thread of its own. `Err` is a panic of the runtime.
pub(crate) fn run(name: &str, source: &str, options: Options) -> Result<Outcome, String> {
    run_made(name, source, options, Program::compile_with)
}

/// As [`run`], with another way to make the program.
pub(crate) fn run_made(
    name: &str,
    source: &str,
    options: Options,
    make: Make,
) -> Result<Outcome, String> {
    thread::scope(|scope| {
        let body = || panic::catch_unwind(|| run_here(name, source, options, make));
        let thread = thread::Builder::new()
            .stack_size(STACK)
            .spawn_scoped(scope, body);
        let outcome = thread.map_err(|error| error.to_string())?.join();
        outcome.and_then(|outcome| outcome).map_err(|panic| {
            let text = panic
                .downcast_ref::<String>()
                .map(String::as_str)
                .or_else(|| panic.downcast_ref::<&str>().copied());
            format!("the runtime panicked: {}\n", text.unwrap_or("?"))
        })
    })
}

fn run_here(name: &str, source: &str, options: Options, make: Make) -> Outcome {
    let limits = Limits::new().native_stack(NATIVE_STACK);
    let engine = (options.builder)()
        .limits(limits.clone())
        .stdout(Output::collect())
        .stderr(Output::collect())
        .gc_stress(options.stress)
        // Scripts that sleep take no time.
        .clock(Clock::Virtual)
        .build();
    let mut rt = engine.runtime();
    let result = make(name, source, &limits).and_then(|program| match options.step {
        None => rt.run::<()>(&program),
        Some(fuel) => run_in_steps(&mut rt, &program, Fuel(fuel)),
    });
    let (mut failure, status) = match result {
        Ok(()) => (String::new(), 0),
        Err(error) => report(&mut rt, &error),
    };
    failure.insert_str(0, &rt.take_stderr());
    if let Err(error) = rt.check() {
        failure += &format!("not whole: {error}\n");
    }
    if let Err(error) = rt.finish() {
        failure += &format!("{error:?}\n");
    }
    Outcome {
        stdout: rt.take_output(),
        stderr: failure + &rt.take_stderr(),
        status,
    }
}

fn run_in_steps(rt: &mut Runtime, program: &Program, fuel: Fuel) -> nonlocal::Result<()> {
    let mut step = rt.start_program::<()>(program, fuel)?;
    loop {
        step = match step {
            Step::Done(()) => return Ok(()),
            Step::OutOfFuel(paused) | Step::Observed(paused) => paused.resume(fuel)?,
            // The engine above has no functions of the host.
            other => return Err(Error::exception("SystemError", format!("{other:?}"))),
        };
    }
}

/// The standard error and the exit code that CPython gives for an uncaught exception.
fn report(rt: &mut Runtime, error: &Error) -> (String, i32) {
    if let Some(exception) = error.exception_object()
        && error.is_exception("SystemExit")
    {
        return match rt.attr::<Value>(exception, "code") {
            Ok(Value::None) => (String::new(), 0),
            Ok(Value::Int(code)) => (String::new(), (code & 0xff) as i32),
            _ => (String::new(), 1),
        };
    }
    (format!("{error:?}\n"), 1)
}
