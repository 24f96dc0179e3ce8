//! The bounded runtime that hostile inputs run in.

use nonlocal::{Clock, Engine, Error, ErrorKind, Limit, Limits, Output, Runtime};

/// How an input ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// With a result, whose `str` this is.
    Value(String),
    /// With an uncaught exception of this class.
    Raised(String),
    /// With a syntax error.
    Syntax,
    Limit(Limit),
    Other(ErrorKind),
}

pub(crate) fn limits() -> Limits {
    Limits::new()
        .fuel(2_000_000)
        .heap_bytes(64 << 20)
        .output_bytes(1 << 20)
}

pub(crate) fn runtime() -> Runtime {
    runtime_with(limits())
}

pub(crate) fn runtime_with(limits: Limits) -> Runtime {
    Engine::builder()
        .clock(Clock::Virtual)
        .limits(limits)
        .stdout(Output::collect())
        .stderr(Output::collect())
        .build()
        .runtime()
}

/// Runs a source in the runtime and checks that the runtime works afterwards.
pub(crate) fn run_in(rt: &mut Runtime, source: &str) -> End {
    let end = match rt.run::<nonlocal::Value>(source) {
        Ok(value) => match rt.str(value) {
            Ok(text) => End::Value(text),
            Err(error) => end_of(&error),
        },
        Err(error) => end_of(&error),
    };
    works(rt);
    end
}

pub(crate) fn end_of(error: &Error) -> End {
    match error.kind() {
        ErrorKind::Syntax => End::Syntax,
        ErrorKind::Limit(limit) => End::Limit(limit),
        ErrorKind::Exception => End::Raised(error.exception_class().unwrap_or("?").to_owned()),
        other => End::Other(other),
    }
}

/// The runtime still makes closures, calls them, raises and catches.
pub(crate) fn works(rt: &mut Runtime) {
    const PROBE: &str = "
def probe():
    total = 0
    def add(n):
        nonlocal total
        total += n
        return total
    for n in range(5):
        add(n)
    try:
        1 // 0
    except ZeroDivisionError:
        return add(0)
probe()
";
    let value = rt
        .run::<i64>(PROBE)
        .unwrap_or_else(|error| panic!("the runtime is broken: {error:?}"));
    assert_eq!(value, 10, "the runtime computes wrongly");
}

/// Runs a source in a runtime of its own.
pub(crate) fn run(source: &str) -> End {
    run_in(&mut runtime(), source)
}

pub(crate) fn raised(class: &str) -> End {
    End::Raised(class.to_owned())
}

pub(crate) fn value(text: &str) -> End {
    End::Value(text.to_owned())
}

/// Checks that an input ends in one of several ways that are all right.
#[track_caller]
pub(crate) fn ends_in(source: &str, ends: &[End]) {
    let end = run(source);
    let shown: String = source.chars().take(200).collect();
    assert!(ends.contains(&end), "{end:?} is none of {ends:?}\n{shown}");
}
