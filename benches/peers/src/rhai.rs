//! rhai.

use rhai::{AST, Engine, FnPtr, Scope};

use crate::measure::Operation;
use crate::ours::{COMPILE, HOST_TO_SCRIPT, NEW_RUNTIME, READ, SCRIPT_TO_HOST, WRITE};

const RULES: &str = include_str!("../scripts/rules.rhai");

const COUNTER: &str = "
fn make_counter(n) {
    |by| { n += by; n }
}
make_counter(0)";

const LOOPS: &str = "
fn calling(n) {
    let total = 0;
    for i in 0..n { total = add(total, i); }
    total
}
fn adding(n) {
    let total = 0;
    for i in 0..n { total = total; }
    total
}";

/// An engine without its default bounds, which nonlocal's default engine does not have either.
fn engine() -> Engine {
    let mut engine = Engine::new();
    engine.set_max_expr_depths(0, 0);
    engine
}

fn loops(name: &'static str) -> impl FnMut(u64) + 'static {
    let mut engine = engine();
    engine.register_fn("add", |a: i64, b: i64| a + b);
    let ast: AST = engine.compile(LOOPS).expect("it compiles");
    move |n| {
        let arguments = (i64::try_from(n).expect("it fits"),);
        engine
            .call_fn::<i64>(&mut Scope::new(), &ast, name, arguments)
            .expect("the loop runs");
    }
}

pub(crate) fn operations() -> Vec<Operation> {
    let engine_of_rules = engine();
    let rules = engine_of_rules.compile(RULES).expect("it compiles");
    let check = engine_of_rules
        .call_fn::<String>(&mut Scope::new(), &rules, "main_rule", ())
        .expect("it returns");
    assert!(check.starts_with("rule main: "), "{check}");
    let compiler = engine();
    let engine = engine();
    let ast = engine.compile(COUNTER).expect("it compiles");
    let step: FnPtr = engine.eval_ast(&ast).expect("the script runs");
    let mut reader = Scope::new();
    reader.push("n", 1_i64);
    let mut writer = reader.clone();
    vec![
        Operation::new(NEW_RUNTIME, |n| {
            for _ in 0..n {
                std::hint::black_box(Engine::new());
            }
        }),
        Operation::new(COMPILE, move |n| {
            for _ in 0..n {
                std::hint::black_box(compiler.compile(RULES).expect("it compiles"));
            }
        }),
        Operation::new(HOST_TO_SCRIPT, move |n| {
            for _ in 0..n {
                let value: i64 = step
                    .call(&engine, &ast, (1_i64,))
                    .expect("the call succeeds");
                std::hint::black_box(value);
            }
        }),
        Operation::new(SCRIPT_TO_HOST, loops("calling")).net_of(loops("adding")),
        Operation::new(READ, move |n| {
            for _ in 0..n {
                std::hint::black_box(reader.get_value::<i64>("n").expect("an int"));
            }
        }),
        Operation::new(WRITE, move |n| {
            for i in 0..n {
                writer.set_value("n", i as i64);
            }
        }),
    ]
}
