//! Errors that attack whoever looks at them: chains and groups without end, texts of megabytes, a `__str__` that loops.

use std::time::{Duration, Instant};

use nonlocal::{Error, Runtime};

use super::world::{limits, runtime_with, works};

/// Runs a source that raises, and looks at the error in every way. What the run may take is enough for that.
#[track_caller]
fn looked_at(source: &str) -> Error {
    let mut rt: Runtime = runtime_with(limits());
    let started = Instant::now();
    let error = rt.run::<()>(source).expect_err("it raises");
    let shown = (error.to_string(), format!("{error:?}"));
    let took = started.elapsed();
    assert!(took < Duration::from_secs(20), "it took {took:?}");
    let most = 16 << 20;
    assert!(shown.0.len() < most && shown.1.len() < most);
    works(&mut rt);
    error
}

/// The last line of a traceback names the newest exception, whatever there was no room for.
#[track_caller]
fn is_cut(error: &Error, last: &str) {
    let traceback = error.traceback().expect("a traceback");
    let tail: String = traceback
        .lines()
        .rev()
        .take(2)
        .collect::<Vec<_>>()
        .join("|");
    assert!(tail.starts_with(last), "{tail}");
    assert!(tail.contains("the rest is not shown"), "{tail}");
}

#[test]
fn a_chain_of_a_hundred_thousand_causes() {
    let error = looked_at(
        "last = None
for k in range(100_000):
    e = ValueError(last)
    e.__cause__ = last
    last = e
raise ValueError('the newest') from last",
    );
    assert!(error.to_string().ends_with("the newest"));
    assert!(
        error
            .traceback()
            .is_some_and(|text| text.contains("not shown"))
    );
}

#[test]
fn causes_whose_text_loops() {
    let error = looked_at(
        "class E(Exception):
    def __str__(self):
        while True: pass
last = None
for k in range(20_000):
    e = E()
    e.__cause__ = last
    last = e
raise ValueError('the newest') from last",
    );
    is_cut(&error, "ValueError: the newest");
}

#[test]
fn groups_that_are_wide_and_deep() {
    let error = looked_at(
        "e = ValueError('a text')
for _ in range(12): e = ExceptionGroup('a group', [e] * 15)
raise e",
    );
    is_cut(&error, "ExceptionGroup: a group (15 sub-exceptions)");
}

#[test]
fn a_million_notes() {
    let error =
        looked_at("e = ValueError('a text')\ne.__notes__ = ['a note'] * 1_000_000\nraise e");
    is_cut(&error, "ValueError: a text");
}

#[test]
fn long_texts() {
    let error = looked_at("raise ValueError('a' * 10_000_000)");
    assert!(error.to_string().ends_with(" more bytes]"));
    let error = looked_at(
        "text = 'a' * 10_000_000
last = None
for _ in range(20):
    e = ValueError(text)
    e.__cause__ = last
    last = e
raise last",
    );
    assert!(error.to_string().len() < 8 << 20);
    looked_at("raise SyntaxError('a text', ('f', 1, 2, 'a' * 20_000_000, 1, 10_000_000))");
}

#[test]
fn a_source_with_a_line_of_megabytes() {
    let error = looked_at(&format!("x = 1 // 0 # {}", "a".repeat(5 << 20)));
    let traceback = error.traceback().expect("a traceback");
    assert!(
        traceback.contains("bytes of source are not shown]"),
        "{}",
        traceback.len()
    );
    let error = looked_at(&format!("x = $ # {}", "a".repeat(5 << 20)));
    assert!(error.traceback().is_some_and(|text| text.len() < 1 << 18));
}

#[test]
fn many_names_that_might_be_meant() {
    let error = looked_at("g = globals()\nfor k in range(150_000): g[f'name_{k}'] = 1\nnam_1");
    assert_eq!(error.to_string(), "NameError: name 'nam_1' is not defined");
}

#[test]
fn a_script_that_formats_is_ended_by_its_limits() {
    let mut rt = runtime_with(limits());
    let source = "import traceback
class E(Exception):
    def __str__(self):
        while True: pass
while True:
    try: traceback.format_exception(E())
    except Exception: pass";
    let error = rt.run::<()>(source).expect_err("it never ends");
    assert_eq!(
        error.kind(),
        nonlocal::ErrorKind::Limit(nonlocal::Limit::Fuel)
    );
    works(&mut rt);
}
