//! Properties of frozen graphs, on generated programs: what a program does after a stop in another runtime is what it
//! would have done.

use nonlocal::strategies::{Script, nested_functions};
use nonlocal::{Closure, Engine, Frozen, Limits, Object, Output, Program, Result, Runtime};
use proptest::prelude::*;

fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 96,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// Deep recursion in a program needs more stack than a test's thread has.
fn on_a_large_stack<T: Send>(body: impl FnOnce() -> T + Send) -> T {
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new()
            .stack_size(64 << 20)
            .spawn_scoped(scope, body)
            .expect("a thread");
        thread
            .join()
            .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })
}

fn runtime(stress: bool) -> Runtime {
    let limits = Limits::new().fuel(20_000_000);
    let engine = Engine::builder().limits(limits).gc_stress(stress);
    engine.stdout(Output::collect()).build().runtime()
}

/// The source in two parts: a number of statements of the module, and the others.
fn parts(script: &Script, at: usize) -> (String, String) {
    let lines: Vec<&str> = script.source.lines().collect();
    let begins = |line: &str| {
        let goes_on = ["except", "finally", "else"];
        !line.is_empty()
            && !line.starts_with(' ')
            && !goes_on.iter().any(|word| line.starts_with(word))
    };
    let starts: Vec<usize> = (0..lines.len())
        .filter(|line| begins(lines[*line]))
        .collect();
    let cut = starts[at % starts.len()];
    let joined = |lines: &[&str]| lines.iter().map(|line| format!("{line}\n")).collect();
    (joined(&lines[..cut]), joined(&lines[cut..]))
}

fn live_cells(rt: &mut Runtime) -> usize {
    rt.collect();
    rt.stats().count("Cell")
}

/// Runs the first part; gives the globals.
fn begun(rt: &mut Runtime, first: &str) -> Result<Object> {
    let program = Program::compile("generated.py", first)?;
    rt.run::<()>(&program)?;
    rt.run("globals()")
}

/// What each runtime prints, and the cells that are left in the second one.
fn stopped(first: &str, rest: &str) -> Result<(String, String, usize)> {
    let mut here = runtime(false);
    let globals = begun(&mut here, first)?;
    let frozen = here.freeze(&globals)?;
    here.check().expect("here, when it is frozen");
    drop(globals);
    let mut there = runtime(false);
    let cells = live_cells(&mut there);
    let globals: Object = there.thaw(&frozen)?;
    there.check().expect("there, when it is thawed");
    let run: Closure =
        there.run("lambda text, names: exec(compile(text, 'generated.py', 'exec'), names)")?;
    there.call::<()>(&run, (rest, &globals))?;
    there.check().expect("there, at the end");
    let cells = live_cells(&mut there) - cells;
    let printed = here.take_output();
    Ok((printed, there.take_output(), cells))
}

/// The bytes of the globals after the first part, in a runtime that did something else before.
fn bytes(first: &str, busy: bool) -> Result<Frozen> {
    let mut rt = runtime(busy);
    if busy {
        rt.run::<()>(
            "
def busy():
    import collections, functools
    kept = [lambda: n for n in range(200)], {str(n) for n in range(300)}, collections.deque('abc')
    return [kept, [object() for _ in range(100)]][0]
junk = [busy() for _ in range(3)]
del junk[1], busy",
        )?;
        // What is left of it has no name, but a handle of the host.
        let junk: Object = rt.run("junk")?;
        rt.run::<()>("del junk")?;
        let globals = begun(&mut rt, first)?;
        let frozen = rt.freeze(&globals);
        drop(junk);
        return frozen;
    }
    let globals = begun(&mut rt, first)?;
    rt.freeze(&globals)
}

proptest! {
    #![proptest_config(config())]

    /// Values, the sharing of cells, what they hold and when they are empty: after a stop between two statements and a
    /// way to another runtime, all of it is as the model predicts for a program without one.
    #[test]
    fn a_program_goes_on_in_another_runtime(script in nested_functions(), at in any::<usize>()) {
        let Some(expected) = script.expected() else {
            return Err(TestCaseError::reject("how comprehensions are compiled shows"));
        };
        let (first, rest) = parts(&script, at);
        let stopped = on_a_large_stack(|| stopped(&first, &rest));
        let (here, there, cells) = stopped.map_err(|error| TestCaseError::fail(format!("{error:?}\n{first}# ----\n{rest}")))?;
        prop_assert_eq!(format!("{here}{there}"), expected.output, "{}# ----\n{}", first, rest);
        prop_assert_eq!(cells, expected.cells, "live cells\n{}# ----\n{}", first, rest);
    }

    /// With generators, which may be suspended: as in a runtime that went on.
    #[test]
    fn generators_go_on_in_another_runtime(script in nested_functions().generators(true), at in any::<usize>()) {
        let (first, rest) = parts(&script, at);
        let (whole, stopped) = on_a_large_stack(|| {
            let mut rt = runtime(false);
            let whole = Program::compile("generated.py", &script.source).and_then(|program| rt.run::<()>(&program));
            (whole.map(|()| rt.take_output()), stopped(&first, &rest))
        });
        let whole = whole.map_err(|error| TestCaseError::fail(format!("{error:?}")))?;
        let (here, there, _) = stopped.map_err(|error| TestCaseError::fail(format!("{error:?}\n{first}# ----\n{rest}")))?;
        prop_assert_eq!(format!("{here}{there}"), whole, "{}# ----\n{}", first, rest);
    }

    /// The same objects give the same bytes, whatever else is on the heap, wherever they lie there, and whatever the
    /// hashes are.
    #[test]
    fn bytes_depend_on_nothing_but_the_objects(script in nested_functions().generators(true), at in any::<usize>()) {
        let (first, _) = parts(&script, at);
        let (one, other) = on_a_large_stack(|| (bytes(&first, false), bytes(&first, true)));
        let one = one.map_err(|error| TestCaseError::fail(format!("{error:?}\n{first}")))?;
        let other = other.map_err(|error| TestCaseError::fail(format!("{error:?}\n{first}")))?;
        prop_assert!(one == other, "{} and {} bytes\n{}", one.as_bytes().len(), other.as_bytes().len(), first);
    }
}
