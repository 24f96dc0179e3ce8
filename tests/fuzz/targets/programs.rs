//! Programs of nested functions that are right, beside the model that knows what they print.

use nonlocal::strategies::Script;
use nonlocal::{Engine, Limits, Output, Program, Value};

use super::bytes::Bytes;
use super::world;

pub(super) fn run(data: &[u8]) {
    let mut bytes = Bytes::new(data);
    let (step, stress) = (1 + bytes.below(50) as u64, bytes.one_in(8));
    let rest = bytes.take(600).to_vec();
    // With generators, which the model does not run: that they end, the same in steps.
    let free = Script::from_bytes(rest.clone(), true);
    world::source(&free.source, step, stress);
    let program = Script::from_bytes(rest, false);
    let Some(expected) = program.expected() else {
        return;
    };
    let compiled = Program::compile("fuzz.py", &program.source).expect("it is right");
    let limits = Limits::new().fuel(2_000_000);
    let engine = Engine::builder().limits(limits).gc_stress(stress);
    let mut rt = engine.stdout(Output::collect()).build().runtime();
    let result = world::in_steps(&mut rt, &compiled, step * 20);
    assert!(result.is_ok(), "{result:?}\n{}", program.source);
    drop::<nonlocal::Result<Value>>(result);
    assert_eq!(rt.take_output(), expected.output, "{}", program.source);
    rt.check().expect("the runtime is whole");
    let cells = rt.stats().count("Cell");
    assert_eq!(cells, expected.cells, "{}", program.source);
}
