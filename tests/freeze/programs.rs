//! Programs that are written as bytes and loaded again are the same programs.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::{env, fs, thread};

use nonlocal::code::{BinaryOp, CodeObject, Constant};
use nonlocal::{
    BigInt, Closure, CodeBuilder, Engine, ErrorKind, Instr, Limits, Output, Program, Runtime,
};

use crate::script::{self, Script, engine};

/// What a program becomes on its way through bytes.
fn loaded(program: &Program) -> Program {
    let bytes = program.to_bytes().expect("it can be written");
    Program::from_bytes(&bytes).expect("it can be loaded")
}

/// Fails where two code objects, or some that are nested in them, have different parts.
fn assert_same_code(a: &CodeObject, b: &CodeObject) {
    let mut work = vec![(a.clone(), b.clone())];
    while let Some((a, b)) = work.pop() {
        let (mut a, mut b) = (a.parts().clone(), b.parts().clone());
        assert_eq!(a.children.len(), b.children.len());
        for (a, b) in a.children.drain(..).zip(b.children.drain(..)) {
            assert_eq!(a.captures, b.captures);
            work.push((a.code, b.code));
        }
        assert_eq!(format!("{a:?}"), format!("{b:?}"));
    }
}

#[test]
fn every_golden_script_comes_back_as_it_was() {
    let scripts = script::all().expect("the scripts are there");
    let mut compared = 0;
    for script in &scripts {
        let Ok(program) = Program::compile(&script.name, &script.source) else {
            continue;
        };
        let bytes = program.to_bytes().expect("it can be written");
        let loaded = Program::from_bytes(&bytes).unwrap_or_else(|error| {
            panic!("{} is not loaded: {error}", script.name);
        });
        assert_same_code(program.code(), loaded.code());
        assert_eq!(
            program.code().disassemble(),
            loaded.code().disassemble(),
            "{}",
            script.name
        );
        assert!(
            loaded.to_bytes().expect("again") == bytes,
            "{}",
            script.name
        );
        let again = Program::compile(&script.name, &script.source).expect("it was compiled");
        assert!(again.to_bytes().expect("again") == bytes, "{}", script.name);
        assert_eq!(loaded.name(), program.name());
        let text = |program: &Program| program.source().map(|source| source.text().clone());
        assert_eq!(text(&loaded), text(&program));
        assert_eq!(loaded.warnings(), program.warnings());
        let scopes = |program: &Program| {
            let symbols = program.symbols().expect("a compiled program has them");
            symbols.machine_listing()
        };
        assert_eq!(scopes(&loaded), scopes(&program), "{}", script.name);
        compared += 1;
    }
    assert!(compared > 1000, "{compared} scripts were compared");
}

#[test]
fn golden_scripts_do_the_same_when_they_are_loaded() {
    let scripts = script::all().expect("the scripts are there");
    let next = AtomicUsize::new(0);
    let run = |script: &Script| {
        let make = |name: &str, source: &str, limits: &Limits| {
            let program = Program::compile_with(name, source, limits)?;
            Program::from_bytes(&program.to_bytes()?)
        };
        let outcome = engine::run_made(
            &script.file_name(),
            &script.source,
            engine::Options::default(),
            make,
        );
        let kept = outcome.and_then(|outcome| script.check(&outcome));
        kept.map_err(|problem| format!("{}: {problem}", script.name))
            .err()
    };
    let failures: Vec<String> = thread::scope(|scope| {
        let workers: Vec<_> = (0..2)
            .map(|_| {
                scope.spawn(|| {
                    let mut failures = Vec::new();
                    while let Some(script) = scripts.get(next.fetch_add(1, Ordering::Relaxed)) {
                        failures.extend(run(script));
                    }
                    failures
                })
            })
            .collect();
        let join =
            |worker: thread::ScopedJoinHandle<'_, Vec<String>>| worker.join().expect("no panic");
        workers.into_iter().flat_map(join).collect()
    });
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn a_program_for_a_scope_runs_in_scopes() {
    let program = Program::compile_in(["net"], "gross.py", "net * 1.25").expect("right");
    let loaded = loaded(&program);
    let listing = |program: &Program| program.symbols().map(|symbols| symbols.machine_listing());
    assert_eq!(listing(&loaded), listing(&program));
    let mut rt = Runtime::new();
    let scope = rt.scope([("net", 80)]).expect("a scope");
    assert_eq!(rt.run_in::<f64>(&scope, &loaded).expect("it runs"), 100.0);
}

#[test]
fn an_isolated_program_stays_isolated() {
    let program = Program::compile_isolated("own.py", "n = 7\nn").expect("right");
    let mut rt = Runtime::new();
    assert_eq!(rt.run::<i64>(loaded(&program)).expect("it runs"), 7);
    assert_eq!(rt.get::<i64>("n").expect("no error"), None);
}

#[test]
fn a_module_is_refused_in_a_scope_as_before() {
    let program = loaded(&Program::compile("globals.py", "net").expect("right"));
    let mut rt = Runtime::new();
    let scope = rt.scope([("net", 80)]).expect("a scope");
    let error = rt
        .run_in::<i64>(&scope, &program)
        .expect_err("it has globals");
    assert_eq!(error.kind(), ErrorKind::Code);
}

/// Code with constants of all kinds.
fn built() -> CodeObject {
    let int = BigInt::from(1) << 200_u32;
    let texts = ["", "é", "\u{ddfff}", "half"].map(|text| Constant::Str(text.into()));
    let constants = [
        Constant::None,
        Constant::Ellipsis,
        Constant::Bool(true),
        Constant::Bool(false),
        Constant::Int(i64::MIN),
        Constant::BigInt((-int.clone()).into()),
        Constant::BigInt(int.into()),
        Constant::Float(-0.0),
        Constant::Float(f64::from_bits(0x7ff8_0000_dead_beef)),
        Constant::Complex(f64::INFINITY, -0.0),
        Constant::Bytes([0, 255].into()),
        Constant::Tuple(texts.into()),
        Constant::Tuple([].into()),
        Constant::FrozenSet([Constant::Tuple([Constant::Int(1)].into())].into()),
    ];
    let mut code = CodeBuilder::new("half")
        .source("half.calc", 1)
        .param("x")
        .line(2);
    for constant in constants {
        code.constant(constant);
    }
    let (x, two) = (code.register("x"), code.temp());
    code.push(Instr::LoadInt { dst: two, value: 0 });
    code.push(Instr::Binary {
        dst: two,
        a: x,
        b: two,
        op: BinaryOp::TrueDiv,
        inplace: false,
    });
    code.push(Instr::Return { src: two });
    code.build().expect("it is right")
}

#[test]
fn code_that_was_built_keeps_its_constants_and_its_text() {
    for program in [
        Program::from_code(built()),
        Program::from_code(built()).with_source("half of x is\nx : 0"),
    ] {
        let again = loaded(&program);
        assert_same_code(program.code(), again.code());
        assert_eq!(again.code().constants, program.code().constants);
        assert_eq!(
            again.to_bytes().expect("again"),
            program.to_bytes().expect("it is written")
        );
        let failure = |program: &Program| {
            let mut rt = Runtime::new();
            let half: Closure = rt.run(program).expect("a function");
            let error = rt.call::<f64>(&half, (1,)).expect_err("division by zero");
            error.traceback().map(str::to_owned)
        };
        assert_eq!(failure(&again), failure(&program));
        assert!(again.symbols().is_none() && again.source().is_none());
    }
}

#[test]
fn warnings_are_shown_by_a_runtime_that_loads_the_program() {
    let program = Program::compile("rules.py", "size = 5\nok = size is 5\n").expect("right");
    let shown = |program: &Program| {
        let engine = Engine::builder().stderr(Output::collect()).build();
        let mut rt = engine.runtime();
        rt.run::<()>(program).expect("it runs");
        rt.take_stderr()
    };
    assert!(!shown(&program).is_empty());
    assert_eq!(shown(&loaded(&program)), shown(&program));
}

#[test]
fn names_of_a_loaded_program_are_shared() {
    let source = "def f(value):\n    return value\ndef g(value):\n    return value\n";
    let program = loaded(&Program::compile("f.py", source).expect("right"));
    let of = |child: usize| &program.code().children[child].code.varnames[0];
    assert!(std::sync::Arc::ptr_eq(of(0), of(1)));
}

#[test]
fn code_that_is_nested_too_deep_is_not_written() {
    let mut code = CodeBuilder::new("f");
    let one = code.temp();
    code.push(Instr::LoadInt { dst: one, value: 1 });
    let mut code = code
        .emit(Instr::Return { src: one })
        .build()
        .expect("right");
    let wrapped = |inner: CodeObject| {
        let mut code = CodeBuilder::new("f");
        let child = code.child(inner);
        let dst = code.temp();
        code.push(Instr::MakeClosure { dst, child });
        code.emit(Instr::Return { src: dst })
            .build()
            .expect("right")
    };
    for _ in 0..256 {
        code = wrapped(code);
    }
    let deepest = Program::from_code(code.clone());
    assert_same_code(loaded(&deepest).code(), deepest.code());
    let error = Program::from_code(wrapped(code))
        .to_bytes()
        .expect_err("257 levels");
    assert_eq!(error.kind(), ErrorKind::Frozen);
    assert_eq!(
        error.to_string(),
        "the program cannot be written as bytes: code is nested too deep"
    );
}

/// What `tests/frozen.rs` loads without the parser.
const KEPT: &str = include_str!("counter.py");

/// The bytes that are checked in are those that the compiler makes now.
#[test]
fn the_program_that_is_kept_is_up_to_date() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/freeze/counter.program");
    let program = Program::compile("counter.py", KEPT).expect("it is right");
    let bytes = program.to_bytes().expect("it can be written");
    if env::var_os("BLESS").is_some() {
        fs::write(path, &bytes).expect("it can be kept");
    }
    let kept = fs::read(path).expect("it is there");
    let advice = "BLESS=1 cargo test --features freeze --test freeze";
    assert!(kept == bytes, "it is another program now: {advice}");
}
