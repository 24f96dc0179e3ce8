//! What scripts take that wait, each in a runtime of its own: hosts have ten thousand of them.

use nonlocal::{Closure, Engine, Fuel, Module, Program, Runtime, Step};

use super::allocator;

const RUNTIMES: usize = 64;

/// The scripts of `cargo bench --bench waiting`.
const PLAIN: &str = include_str!("../../benches/waiting/plain.py");
const COROUTINE: &str = include_str!("../../benches/waiting/coroutine.py");

/// The bytes of one of many runtimes that wait.
fn waiting(source: &str) -> usize {
    let net = Module::new("net")
        .deferred("fetch", ["n"])
        .awaitable("fetch_later", ["n"]);
    let engine = Engine::builder().module(net).build();
    let program = Program::compile("work.py", source).expect("it compiles");
    let start = |rt: &mut Runtime| {
        let work: Closure = rt.run(&program).expect("it gives a function");
        let step = rt.start::<()>(&work, (), Fuel::ALL).expect("it waits");
        assert!(!matches!(step, Step::Done(())), "it waits");
        // The run is given up only when the runtime is used again.
        drop(step);
    };
    // What is made once for the process, or the thread, is there before.
    start(&mut engine.runtime());
    let before = allocator::live();
    let runtimes: Vec<Runtime> = (0..RUNTIMES)
        .map(|_| {
            let mut rt = engine.runtime();
            start(&mut rt);
            rt
        })
        .collect();
    let took = usize::try_from(allocator::live() - before).expect("more than before");
    drop(runtimes);
    took / RUNTIMES
}

#[test]
fn a_script_that_waits_takes_less_than_ten_kilobytes() {
    let took = waiting(PLAIN);
    assert!(took < 9_000, "it takes {took} bytes");
}

#[test]
fn an_event_loop_that_waits_takes_its_module_once() {
    let took = waiting(COROUTINE);
    assert!(took < 480_000, "it takes {took} bytes");
}

#[test]
fn a_runtime_that_has_nothing_to_do_keeps_no_stack() {
    let engine = Engine::builder().build();
    let program = Program::compile("rule.py", "lambda price: price * 2").expect("it compiles");
    let run = |rt: &mut Runtime| {
        let rule: Closure = rt.run(&program).expect("it gives a function");
        assert_eq!(rt.call::<i64>(&rule, (21,)).expect("it runs"), 42);
    };
    run(&mut engine.runtime());
    let before = allocator::live();
    let mut rt = engine.runtime();
    run(&mut rt);
    let took = allocator::live() - before;
    assert!(took < 8_000, "it takes {took} bytes");
}
