//! What hosts can ask, and what they get where there is nothing to say.

use nonlocal::{
    Closure, CodeBuilder, Engine, ErrorKind, Explanation, Instr, LintRule, NameKind, Program, Rule,
    Runtime, Usage,
};

const COUNTER: &str = "
def make_counter(start):
    n = start
    def step(by=1):
        nonlocal n
        n += by
        return n
    return step
make_counter(40)
";

#[test]
fn a_closure_and_its_program_give_the_same_reason() {
    let program = Program::compile("counter.py", COUNTER).unwrap();
    let mut rt = Runtime::new();
    let step: Closure = rt.run(&program).unwrap();
    let reason = rt.explain(&step, "n").unwrap();
    assert_eq!(reason, program.explain("make_counter.step", "n").unwrap());
    assert_eq!(
        reason,
        program.explain("make_counter.<locals>.step", "n").unwrap()
    );
    assert_eq!(reason, program.explain_at(6, 9).unwrap());
    assert_eq!(
        (reason.kind, reason.rule),
        (NameKind::Free, Rule::NonlocalStatement)
    );
    let usages: Vec<Usage> = reason.places.iter().map(|place| place.usage).collect();
    assert_eq!(
        usages,
        [Usage::Assign, Usage::Nonlocal, Usage::Update, Usage::Read]
    );
}

#[test]
fn lambdas_of_one_line_are_told_apart() {
    let mut rt = Runtime::new();
    let text = "def f(a, b): return [lambda: a, lambda: b]\nf(1, 2)";
    let [first, second]: [Closure; 2] = rt.run::<Vec<Closure>>(text).unwrap().try_into().unwrap();
    let column = |reason: Explanation| reason.places.last().map(|place| place.location.column);
    assert_eq!(column(rt.explain(&first, "a").unwrap()), Some(30));
    assert_eq!(column(rt.explain(&second, "b").unwrap()), Some(41));
    assert_eq!(
        rt.explain(&first, "b").unwrap_err().kind(),
        ErrorKind::NotFound
    );
}

#[test]
fn the_scope_of_a_host_owns_variables() {
    let mut rt = Runtime::new();
    let scope = rt.scope([("rate", 2), ("calls", 0)]).unwrap();
    let text = "def tax(x):\n    nonlocal calls\n    calls += 1\n    return x * rate\ntax";
    let tax: Closure = rt.run_in(&scope, text).unwrap();
    let reason = rt.explain(&tax, "rate").unwrap();
    assert_eq!(reason.kind, NameKind::Free);
    assert_eq!(
        reason.owner.as_ref().unwrap().to_string(),
        "the scope of the host"
    );
    assert_eq!(reason.places.len(), 1);

    let program = Program::compile_in(["rate", "calls"], "tax.py", text).unwrap();
    assert_eq!(program.explain("tax", "rate").unwrap().kind, NameKind::Free);
    // The host reads what scripts only count.
    assert_eq!(program.lints().unwrap(), []);
}

#[test]
fn a_program_of_its_own_names_has_them_in_cells() {
    let text = "n = 0\ndef count():\n    nonlocal n\n    n += 1\n    return n\ncount";
    let program = Program::compile_isolated("count.py", text).unwrap();
    let mut rt = Runtime::new();
    let count: Closure = rt.run(&program).unwrap();
    assert_eq!(rt.explain(&count, "n").unwrap().kind, NameKind::Free);
    assert_eq!(program.explain("count", "n").unwrap().kind, NameKind::Free);
}

#[test]
fn code_that_was_built_by_hand_has_no_reasons() {
    let mut code = CodeBuilder::new("same").param("x");
    let x = code.register("x");
    code.push(Instr::Return { src: x });
    let program = Program::from_code(code.build().unwrap());
    let errors = [
        program.explain("same", "x").unwrap_err(),
        program.explain_at(1, 1).unwrap_err(),
        program.names().unwrap_err(),
        program.lints().unwrap_err(),
    ];
    for error in errors {
        assert_eq!(error.kind(), ErrorKind::NotFound);
        assert!(error.message().contains("built by hand"), "{error}");
    }
    let mut rt = Runtime::new();
    let same: Closure = rt.run(&program).unwrap();
    assert!(
        rt.explain(&same, "x")
            .unwrap_err()
            .message()
            .contains("built by hand")
    );
}

#[test]
fn what_is_not_there_is_an_error() {
    let program = Program::compile("counter.py", COUNTER).unwrap();
    let message = |error: nonlocal::Error| error.message().to_owned();
    let missing = program.explain("make_counter.step", "m").unwrap_err();
    assert_eq!(
        message(missing),
        "`m` does not occur in `make_counter.step`"
    );
    let missing = program.explain("other", "n").unwrap_err();
    assert_eq!(
        message(missing),
        "the source has no function or class `other`"
    );
    for (line, column) in [
        (0, 0),
        (1, 1),
        (3, 2),
        (99, 1),
        (3, 99),
        (u32::MAX, u32::MAX),
    ] {
        let missing = program.explain_at(line, column).unwrap_err();
        assert_eq!(missing.kind(), ErrorKind::NotFound);
    }
    let mut rt = Runtime::new();
    let native: Closure = rt.run("len").unwrap();
    assert_eq!(
        rt.explain(&native, "n").unwrap_err().kind(),
        ErrorKind::NotFound
    );
    let foreign: Closure = Engine::builder()
        .build()
        .runtime()
        .run("lambda: 0")
        .unwrap();
    assert_eq!(
        rt.explain(&foreign, "n").unwrap_err().kind(),
        ErrorKind::ForeignHandle
    );
}

#[test]
fn lints_have_their_places_as_data() {
    let text = "kept = []\nfor i in range(3):\n    kept.append(lambda: i)\n";
    let lints = Program::compile("kept.py", text).unwrap().lints().unwrap();
    let [lint] = &lints[..] else {
        panic!("{lints:?}")
    };
    assert_eq!(lint.rule, LintRule::LateBinding);
    assert_eq!(
        (
            lint.location.line,
            lint.location.column,
            lint.location.end_column
        ),
        (3, 25, 26)
    );
    let related: Vec<_> = lint
        .related
        .iter()
        .map(|each| (&*each.what, each.location.line))
        .collect();
    assert_eq!(related, [("lambda made", 3), ("rebound", 2), ("kept", 3)]);
    let names: Vec<&str> = LintRule::ALL.iter().map(|rule| rule.name()).collect();
    assert_eq!(names.len(), 6);
}

#[test]
#[cfg(feature = "serde")]
fn reasons_and_lints_are_serialised() {
    fn is_serialisable<T: serde::Serialize>(_: &T) {}
    let program = Program::compile("counter.py", COUNTER).unwrap();
    is_serialisable(&program.explain("make_counter.step", "n").unwrap());
    is_serialisable(&program.lints().unwrap());
}
