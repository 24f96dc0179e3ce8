//! Properties of captured variables, on generated programs.
//!
//! The programs are those of `nonlocal::strategies`, which also has a resolver and a model of its own; what CPython does
//! with such programs is compared by `cargo oracle`. A failing case is shrunk to a small program and printed.

#![cfg(feature = "parser")]

mod script;

mod properties {
    mod collector;
    #[cfg(feature = "seeing")]
    mod recording;
}

use nonlocal::strategies::{Script, Variables, nested_functions};
use nonlocal::{CodeObject, Engine, Limits, Output, Program, Runtime};
use proptest::prelude::*;

fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 192,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

fn code_objects(code: &CodeObject) -> Vec<CodeObject> {
    let mut all = vec![code.clone()];
    for child in &code.children {
        all.extend(code_objects(&child.code));
    }
    all
}

/// A code object's name, and the names that it owns and captures.
type Facts = (String, Vec<String>, Vec<String>);

fn facts(code: &CodeObject) -> Facts {
    let owned = |names: &[std::sync::Arc<str>]| names.iter().map(|name| name.to_string()).collect();
    (
        code.qualname.to_string(),
        owned(&code.cellvars),
        owned(&code.freevars),
    )
}

fn facts_of(variables: Variables) -> Facts {
    (variables.qualname, variables.cellvars, variables.freevars)
}

/// As [`run`], on a thread with the stack that deep recursion needs.
fn run_with_stack(source: &str) -> Result<(String, usize), String> {
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new()
            .stack_size(64 << 20)
            .spawn_scoped(scope, || run(source))
            .expect("a thread");
        thread
            .join()
            .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })
}

/// Runs a source; the output, and how many cells are left when all garbage is collected.
fn run(source: &str) -> Result<(String, usize), String> {
    let engine = Engine::builder().stdout(Output::collect()).build();
    let mut rt = engine.runtime();
    let cells_before = live_cells(&mut rt);
    rt.run::<()>(source).map_err(|error| format!("{error:?}"))?;
    let output = rt.take_output();
    rt.check().map_err(|error| error.to_string())?;
    Ok((output, live_cells(&mut rt) - cells_before))
}

fn live_cells(rt: &mut Runtime) -> usize {
    rt.collect();
    rt.stats().count("Cell")
}

proptest! {
    #![proptest_config(config())]

    /// What each function captures is exactly what it and the functions inside it use and do not own.
    #[test]
    fn what_is_captured_is_exactly_the_free_variables(script in nested_functions()) {
        let Some(expected) = script.variables() else {
            return Err(TestCaseError::reject("how comprehensions are compiled shows"));
        };
        let compiled = Program::compile("generated.py", &script.source)?;
        let mut found: Vec<Facts> = code_objects(compiled.code()).iter().map(facts).collect();
        found.retain(|(name, ..)| !Script::HELPERS.contains(&&**name));
        found.sort();
        prop_assert_eq!(found, expected.into_iter().map(facts_of).collect::<Vec<_>>());
    }

    /// Values, caught errors, the sharing of cells between siblings, what cells hold and when they are empty: as the
    /// model predicts. And when the program has ended, exactly the cells are left that its functions still reach.
    #[test]
    fn programs_do_what_the_model_predicts(script in nested_functions()) {
        let Some(expected) = script.expected() else {
            return Err(TestCaseError::reject("how comprehensions are compiled shows"));
        };
        let (output, cells) = run_with_stack(&script.source).map_err(TestCaseError::fail)?;
        prop_assert_eq!(output, expected.output);
        prop_assert_eq!(cells, expected.cells, "live cells");
    }

    /// Collecting at every safepoint changes nothing that a program sees.
    #[test]
    fn collecting_all_the_time_changes_nothing(program in nested_functions().generators(true)) {
        let run = |stress| script::engine::run("generated.py", &program.source, script::engine::Options { stress, ..script::engine::Options::default() });
        let (calm, stressed) = (run(false), run(true));
        let text = |outcome: Result<script::Outcome, String>| outcome.map(|o| (o.stdout, o.stderr));
        prop_assert_eq!(text(calm), text(stressed), "{}", program.source);
    }

    /// The order of the code objects and of their instructions in the listing is that of the code objects themselves,
    /// and compiling again gives the same listing.
    #[test]
    fn the_listing_follows_the_code_objects(program in nested_functions()) {
        let compile = || Program::compile("generated.py", &program.source).expect("a generated program compiles");
        let code = compile().code().clone();
        let listing = code.disassemble();
        prop_assert_eq!(&listing, &compile().code().disassemble());
        let mut lines = listing.lines();
        for code in code_objects(&code) {
            for (index, instr) in code.instrs.iter().enumerate() {
                let row = [index.to_string(), instr.name().to_owned()];
                let is_row = |line: &str| {
                    let words = line.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
                    words.collect::<Vec<_>>().windows(2).any(|pair| pair == row)
                };
                prop_assert!(lines.any(is_row), "{:?} of {} is missing\n{}", row, code.qualname, listing);
            }
        }
    }

    /// A closure reads its variable when it runs: all closures of a loop see the last value, those with a default of
    /// their own see theirs.
    #[test]
    fn variables_are_bound_late(values in proptest::collection::vec(any::<i32>(), 1..20)) {
        let source = format!(
            "def make(values):\n    late, early = [], []\n    for value in values:\n        late.append(lambda: value)\n        \
             early.append(lambda value=value: value)\n    return [f() for f in late], [f() for f in early]\n\
             make({values:?})"
        );
        let (late, early): (Vec<i32>, Vec<i32>) = Runtime::new().run(source.as_str()).expect("the program runs");
        prop_assert_eq!(late, vec![values[values.len() - 1]; values.len()]);
        prop_assert_eq!(early, values);
    }

    /// Chains and rings of closures live exactly as long as the host holds one of them.
    #[test]
    fn a_cell_lives_as_long_as_someone_reaches_it(ring in 1_usize..40, held in any::<bool>()) {
        let engine = Engine::builder().limits(Limits::new().fuel(1_000_000)).build();
        let mut rt = engine.runtime();
        let before = live_cells(&mut rt);
        let source = format!(
            "def link(next):\n    return lambda: next\ndef ring(n):\n    first = chain = lambda: chain\n    \
             for _ in range(n):\n        chain = link(chain)\n    return first\nring({ring})"
        );
        let first: nonlocal::Closure = rt.run(source.as_str()).expect("the program runs");
        if held {
            // The first closure's cell, and one for each link that the chain in it has.
            prop_assert_eq!(live_cells(&mut rt) - before, ring + 1);
        }
        drop(first);
        prop_assert_eq!(live_cells(&mut rt), before);
    }
}
