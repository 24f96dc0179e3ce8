//! What tests do with code that may be anything, and with a runtime that it has run in: sweeps and fuzzers share it.

use nonlocal::code::{CodeFlags, CodeObject};
use nonlocal::{Cell, Closure, ErrorKind, Program, Result, Runtime, Scope, Value};

/// The runtime still does what it is told, unless a script broke it by the rules: replaced a built-in such as
/// `IndexError` or `__build_class__`, filled the heap, or left a function that traces.
#[track_caller]
pub(crate) fn works(rt: &mut Runtime) {
    let probe = "def probe():\n    n = 0\n    def add():\n        nonlocal n\n        n += 1\n        return n\n    add()\n    try:\n        [][0]\n    except IndexError:\n        return add()\nprobe()";
    match rt.run::<Value>(probe) {
        Ok(value) => assert_eq!(value, Value::Int(2), "the runtime computes wrongly"),
        Err(error) => assert!(
            matches!(error.kind(), ErrorKind::Exception | ErrorKind::Limit(_)),
            "the runtime is broken: {error:?}"
        ),
    }
    rt.collect();
    rt.collect();
    assert_eq!(rt.stats().handles, 0, "handles are left");
    rt.check().expect("the runtime is whole");
}

/// Runs a code object, whose free variables hold 1; a function is called with some arguments, and what it gives is gone
/// through.
pub(crate) fn run_code(
    rt: &mut Runtime,
    code: CodeObject,
    args: impl FnOnce(&Closure) -> Vec<Value>,
) -> Result<()> {
    let mut scope = Scope::new();
    for name in &code.freevars {
        let cell: Cell = rt.new_cell(1)?;
        scope = scope.with(name, cell);
    }
    let function = code.flags.contains(CodeFlags::OPTIMIZED);
    let value = rt.run_in::<Value>(&scope, &Program::from_code(code))?;
    if function {
        rt.set("function", value)?;
        let function: Closure = rt.run("function")?;
        let args = args(&function);
        let result = rt.call::<Value>(&function, args)?;
        rt.set("result", result)?;
        rt.run::<()>("repr(result)\nfor item in result: repr(item)")?;
    }
    Ok(())
}
