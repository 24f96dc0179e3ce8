//! What a host does with this crate, as operations to be timed.

use nonlocal::{Cell, Closure, Engine, Module, Output, Program, Runtime};

use super::measure::Operation;

/// About a hundred lines, which each peer has in its own language.
pub(crate) const RULES: &str = include_str!("../peers/scripts/rules.py");

pub(crate) const NEW_RUNTIME: &str = "new runtime";
pub(crate) const COMPILE: &str = "compile 100 lines";
pub(crate) const HOST_TO_SCRIPT: &str = "host calls a closure";
pub(crate) const SCRIPT_TO_HOST: &str = "script calls the host, net";
pub(crate) const READ: &str = "read a cell";
pub(crate) const WRITE: &str = "write a cell";

const COUNTER: &str = "
def make_counter(n):
    def step(by):
        nonlocal n
        n += by
        return n
    return step
make_counter(0)";

const LOOPS: &str = "
from host import add
def calling(n):
    total = 0
    for i in range(n):
        total = add(total, i)
    return total
def adding(n):
    total = 0
    for i in range(n):
        total = total
    return total";

fn counter() -> (Runtime, Closure, Cell) {
    let mut rt = Runtime::new();
    let step: Closure = rt.run(COUNTER).expect("the script runs");
    let cell = rt.cell(&step, "n").expect("the counter has a cell");
    (rt, step, cell)
}

fn loops(name: &'static str) -> impl FnMut(u64) + 'static {
    let host = Module::new("host").function("add", |a: i64, b: i64| a + b);
    let engine = Engine::builder().module(host).stdout(Output::discard());
    let mut rt = engine.build().runtime();
    rt.run::<()>(LOOPS).expect("the script runs");
    let looping: Closure = rt.get(name).expect("a closure").expect("it is there");
    move |n| {
        rt.call::<i64>(&looping, (n,)).expect("the loop runs");
    }
}

/// The operations that every peer has too.
pub(crate) fn operations() -> Vec<Operation> {
    let (mut rt, step, _) = counter();
    let (mut reader, _, read) = counter();
    let (mut writer, _, written) = counter();
    let engine = Engine::default();
    vec![
        Operation::new(NEW_RUNTIME, move |n| {
            for _ in 0..n {
                std::hint::black_box(engine.runtime());
            }
        }),
        Operation::new(COMPILE, |n| {
            for _ in 0..n {
                std::hint::black_box(Program::compile("rules.py", RULES).expect("it compiles"));
            }
        }),
        Operation::new(HOST_TO_SCRIPT, move |n| {
            for _ in 0..n {
                let value: i64 = rt.call(&step, (1,)).expect("the call succeeds");
                std::hint::black_box(value);
            }
        }),
        Operation::new(SCRIPT_TO_HOST, loops("calling")).net_of(loops("adding")),
        Operation::new(READ, move |n| {
            for _ in 0..n {
                let value: Option<i64> = reader.read(&read).expect("an int");
                std::hint::black_box(value);
            }
        }),
        Operation::new(WRITE, move |n| {
            for i in 0..n {
                writer.write(&written, i).expect("it is written");
            }
        }),
    ]
}
