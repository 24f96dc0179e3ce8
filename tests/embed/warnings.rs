//! Warnings: what hosts are told about a program, and where runtimes show it.

use nonlocal::{Engine, Fuel, Module, Output, Program, Result, Runtime};

const DOUBTFUL: &str = "x = 5\nif x is 5:\n    print('\\d')\n";

fn quiet() -> Runtime {
    let builder = Engine::builder().stdout(Output::discard());
    builder.stderr(Output::collect()).build().runtime()
}

#[test]
fn a_program_has_its_warnings_in_the_order_of_cpython_with_their_places() -> Result<()> {
    let program = Program::compile("rules.py", DOUBTFUL)?;
    let warnings = program.warnings();
    let texts: Vec<String> = warnings.iter().map(ToString::to_string).collect();
    let expected = [
        concat!(
            r#"SyntaxWarning: "\d" is an invalid escape sequence. Such sequences will not work in the future. "#,
            r#"Did you mean "\\d"? A raw string is also an option."#
        ),
        r#"SyntaxWarning: "is" with 'int' literal. Did you mean "=="?"#,
    ];
    assert_eq!(texts, expected);
    let source = program.source().expect("compiled from source");
    let marked: Vec<&str> = warnings
        .iter()
        .map(|warning| &source.text()[warning.span().start as usize..warning.span().end as usize])
        .collect();
    assert_eq!(marked, [r"'\d'", "x is 5"]);
    let place = warnings[1].location();
    assert_eq!(
        (place.line, place.column, place.end_line, place.end_column),
        (2, 4, 2, 10)
    );
    assert!(
        Program::compile("plain.py", "x == 5")?
            .warnings()
            .is_empty()
    );
    Ok(())
}

#[test]
fn each_runtime_shows_them_once_and_before_the_program_runs() -> Result<()> {
    let program = Program::compile(
        "rules.py",
        "import sys\nsys.stderr.write('runs\\n')\n1 is 1",
    )?;
    let expected = "rules.py:3: SyntaxWarning: \"is\" with 'int' literal. Did you mean \"==\"?\n  1 is 1\nruns\n";
    for mut rt in [quiet(), quiet()] {
        rt.run::<bool>(&program)?;
        assert_eq!(rt.take_stderr(), expected);
        rt.run::<bool>(&program.clone())?;
        assert_eq!(rt.take_stderr(), "runs\n");
    }
    let mut rt = quiet();
    let step = rt.start_program::<bool>(&program, Fuel(1_000_000))?;
    assert_eq!(step.done(), Some(true));
    assert_eq!(rt.take_stderr(), expected);
    Ok(())
}

#[test]
fn filters_of_an_earlier_run_hold_for_a_later_program() -> Result<()> {
    let mut rt = quiet();
    rt.run::<()>("import warnings\nwarnings.simplefilter('ignore')")?;
    rt.run::<()>(&Program::compile("rules.py", DOUBTFUL)?)?;
    assert_eq!(rt.take_stderr(), "");
    rt.run::<()>("warnings.simplefilter('error')\ndel x")?;
    let error = rt
        .run::<()>(&Program::compile("rules.py", DOUBTFUL)?)
        .unwrap_err();
    assert!(error.is_exception("SyntaxError"));
    assert!(error.to_string().ends_with("(rules.py, line 3)"), "{error}");
    // The refused program has not run, and the runtime goes on.
    assert_eq!(rt.get::<i64>("x")?, None);
    assert_eq!(rt.run::<i64>("1 + 1")?, 2);
    Ok(())
}

#[test]
fn sources_and_programs_of_an_importer_warn_when_they_are_imported() -> Result<()> {
    let compiled = Program::compile("compiled.py", "value = 2 is 2")?;
    let engine = Engine::builder()
        .stderr(Output::collect())
        .module(Module::new("own"))
        .importer(move |name: &str| match name {
            "text" => Some(nonlocal::Import::source("value = 1 is 1".to_owned())),
            "compiled" => Some(nonlocal::Import::program(&compiled)),
            _ => None,
        })
        .build();
    let mut rt = engine.runtime();
    rt.run::<()>("import own, text, compiled")?;
    let shown = rt.take_stderr();
    let lines: Vec<&str> = shown.lines().collect();
    assert_eq!(
        lines,
        [
            "text.py:1: SyntaxWarning: \"is\" with 'int' literal. Did you mean \"==\"?",
            "  value = 1 is 1",
            "compiled.py:1: SyntaxWarning: \"is\" with 'int' literal. Did you mean \"==\"?",
            "  value = 2 is 2",
        ]
    );
    Ok(())
}

#[test]
fn options_are_those_of_the_command_line() -> Result<()> {
    let engine = Engine::builder()
        .stderr(Output::collect())
        .warnings(["ignore", "error:t.xt:UserWarning:__main__", "bogus"])
        .build();
    let mut rt = engine.runtime();
    let options: Vec<String> = rt.run("import sys\nsys.warnoptions")?;
    assert_eq!(
        options,
        ["ignore", "error:t.xt:UserWarning:__main__", "bogus"]
    );
    rt.run::<()>("import warnings\nwarnings.warn('text')")?;
    let invalid = "Invalid -W option ignored: invalid action: 'bogus'\n";
    assert_eq!(rt.take_stderr(), invalid);
    // Messages of options are texts, not patterns.
    let error = rt.run::<()>("warnings.warn('T.XT and more')").unwrap_err();
    assert!(error.is_exception("UserWarning"));
    Ok(())
}

#[test]
fn nested_finally_bodies_do_not_multiply_warnings_without_bound() -> Result<()> {
    let mut source = String::from("def f():\n");
    for depth in 1..20 {
        let indent = "    ".repeat(depth);
        source.push_str(&format!("{indent}try: return 1\n{indent}finally:\n"));
    }
    source.push_str(&format!("{}1 is 1\n", "    ".repeat(20)));
    let program = Program::compile("deep.py", &source)?;
    assert!((1..=11_000).contains(&program.warnings().len()));
    Ok(())
}
