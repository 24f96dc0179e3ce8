//! Code that a host built: what the verifier takes ends within the limits.

use nonlocal::code::Count;
use nonlocal::{Closure, CodeBuilder, Instr, Limit, Program, Value};

use super::world::{End, end_of, raised, runtime, value, works};

/// How a call of built code ends.
fn end(code: CodeBuilder, args: Vec<Value>) -> End {
    let code = code.build().expect("the verifier takes it");
    let mut rt = runtime();
    let f: Closure = rt.run(Program::from_code(code)).expect("a function");
    let end = match rt.call::<Value>(&f, args) {
        Ok(value) => End::Value(rt.repr(value).expect("a value that prints")),
        Err(error) => end_of(&error),
    };
    rt.collect();
    works(&mut rt);
    end
}

/// The builder gives None to a register that is read before it is written, which else held what another frame left.
#[test]
fn registers_that_hold_nothing() {
    let mut code = CodeBuilder::new("sum").param("x");
    let (empty, dst) = (code.temp(), code.temp());
    let code = code
        .emit(Instr::Add {
            dst,
            a: empty,
            b: empty,
            inplace: false,
        })
        .emit(Instr::Return { src: dst });
    assert_eq!(end(code, vec![1.into()]), raised("TypeError"));
    let mut code = CodeBuilder::new("call");
    let base = code.temps(3);
    let code = code
        .emit(Instr::Call {
            dst: base,
            base,
            argc: Count(1),
        })
        .emit(Instr::Return { src: base });
    assert_eq!(end(code, vec![]), raised("TypeError"));
    let mut code = CodeBuilder::new("bare");
    let empty = code.temp();
    let code = code.emit(Instr::Return { src: empty });
    assert_eq!(end(code, vec![]), value("None"));
}

#[test]
fn loops_without_an_exit() {
    let mut code = CodeBuilder::new("endless");
    let top = code.label();
    let code = code
        .bind(top)
        .jump(top, |target| Instr::JumpBack { target });
    assert_eq!(end(code, vec![]), End::Limit(Limit::Fuel));
}
