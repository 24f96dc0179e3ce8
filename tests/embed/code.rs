//! Code without source: built by hand, verified, run.

use nonlocal::code::Count;
use nonlocal::{
    Closure, CodeBuilder, Constant, Error, ErrorKind, Instr, Program, Reg, Result, Runtime, Value,
};

fn make_adder() -> Result<nonlocal::CodeObject> {
    let mut add = CodeBuilder::new("add").param("x").free("k");
    let (x, k, sum) = (add.register("x"), add.register("k"), add.temp());
    let add = add
        .emit(Instr::LoadDeref { dst: sum, cell: k })
        .emit(Instr::Add {
            dst: sum,
            a: x,
            b: sum,
            inplace: false,
        })
        .emit(Instr::Return { src: sum })
        .build()?;
    let mut outer = CodeBuilder::new("make_adder").param("k");
    let child = outer.child(add);
    let function = outer.temp();
    let outer = outer
        .emit(Instr::MakeClosure {
            dst: function,
            child,
        })
        .emit(Instr::Return { src: function });
    Ok(outer.build()?)
}

#[test]
fn a_program_of_function_code_is_the_function() -> Result<()> {
    let mut rt = Runtime::new();
    let program = Program::from_code(make_adder()?);
    let make: Closure = rt.run(&program)?;
    let add: Closure = rt.call(&make, (40,))?;
    assert_eq!(rt.call::<i64>(&add, (2,))?, 42);
    let k = rt.cell(&add, "k")?;
    rt.write(&k, 0.5)?;
    assert_eq!(rt.call::<f64>(&add, (2,))?, 2.5);
    let error = rt.call::<i64>(&add, ()).unwrap_err();
    assert_eq!(
        error.message(),
        "add() missing 1 required positional argument: 'x'"
    );
    Ok(())
}

#[test]
fn free_variables_come_from_the_scope() -> Result<()> {
    let mut code = CodeBuilder::new("get").free("n");
    let (n, dst) = (code.register("n"), code.temp());
    let code = code
        .emit(Instr::LoadDeref { dst, cell: n })
        .emit(Instr::Return { src: dst })
        .build()?;
    let program = Program::from_code(code);
    let mut rt = Runtime::new();
    let scope = rt.scope([("n", 7)])?;
    let get: Closure = rt.run_in(&scope, &program)?;
    assert_eq!(rt.call::<i64>(&get, ())?, 7);
    assert_eq!(rt.cell(&get, "n")?, scope.cell("n")?);
    let error = rt.run::<()>(&program).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotFound);
    Ok(())
}

#[test]
fn a_loop_without_an_exit_stops_with_its_fuel() -> Result<()> {
    let mut code = CodeBuilder::new("endless");
    let top = code.label();
    let code = code
        .bind(top)
        .jump(top, |target| Instr::JumpBack { target })
        .build()?;
    let limits = nonlocal::Limits::new().fuel(1000);
    let mut rt = nonlocal::Engine::builder().limits(limits).build().runtime();
    let endless: Closure = rt.run(Program::from_code(code))?;
    let error = rt.call::<()>(&endless, ()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Limit(nonlocal::Limit::Fuel));
    Ok(())
}

#[test]
fn what_could_misbehave_is_refused() {
    let refused = |code: CodeBuilder| {
        let error: Error = code.build().expect_err("refused").into();
        assert_eq!(error.kind(), ErrorKind::Code);
        assert!(error.downcast_ref::<nonlocal::VerifyError>().is_some());
    };
    let with = |instr| {
        CodeBuilder::new("f")
            .param("x")
            .emit(instr)
            .emit(Instr::Return { src: Reg(0) })
    };
    refused(CodeBuilder::new("f"));
    refused(with(Instr::Move {
        dst: Reg(0),
        src: Reg(9),
    }));
    refused(with(Instr::LoadConst {
        dst: Reg(0),
        idx: nonlocal::code::ConstIdx(0),
    }));
    refused(with(Instr::Jump {
        target: nonlocal::code::Target(100),
    }));
    refused(with(Instr::LoadDeref {
        dst: Reg(0),
        cell: Reg(0),
    }));
    refused(with(Instr::MakeClosure {
        dst: Reg(0),
        child: nonlocal::code::ChildIdx(0),
    }));
    refused(with(Instr::Call {
        dst: Reg(0),
        base: Reg(0),
        argc: Count(200),
    }));
    refused(
        CodeBuilder::new("f")
            .param("x")
            .param("x")
            .emit(Instr::Return { src: Reg(0) }),
    );
    let mut wide = CodeBuilder::new("f");
    for _ in 0..300 {
        wide.temp();
    }
    refused(wide.emit(Instr::Return { src: Reg(0) }));
}

#[test]
fn constants_of_every_kind_arrive() -> Result<()> {
    let constants = [
        (Constant::None, "None"),
        (Constant::Bool(true), "True"),
        (Constant::Float(0.5), "0.5"),
        (Constant::Str("text".into()), "'text'"),
        (
            Constant::Tuple([Constant::Int(1), Constant::Ellipsis].into()),
            "(1, Ellipsis)",
        ),
        (
            Constant::FrozenSet([Constant::Int(1)].into()),
            "frozenset({1})",
        ),
    ];
    let mut rt = Runtime::new();
    for (constant, text) in constants {
        let mut code = CodeBuilder::new("constant");
        let (idx, dst) = (code.constant(constant), code.temp());
        let code = code
            .emit(Instr::LoadConst { dst, idx })
            .emit(Instr::Return { src: dst })
            .build()?;
        let get: Closure = rt.run(Program::from_code(code))?;
        let value: nonlocal::Object = rt.call(&get, ())?;
        assert_eq!(rt.repr(&value)?, text);
    }
    Ok(())
}

/// `def f(g, x): return ..`, where a call lies below registers that are read after it.
#[test]
fn a_call_keeps_what_is_read_after_it() -> Result<()> {
    let mut rt = Runtime::new();
    let busy: Closure =
        rt.run("def busy(x):\n    a, b, c, d = x, x, x, x\n    return a * 10\nbusy")?;

    // The row of the call comes first, a value that is read later behind it.
    let mut code = CodeBuilder::new("f").param("g").param("x");
    let row = code.temps(2);
    let (kept, sum) = (code.temp(), code.temp());
    let (g, x) = (code.register("g"), code.register("x"));
    code.push(Instr::Move { dst: kept, src: x });
    code.push(Instr::Move { dst: row, src: g });
    code.push(Instr::Move {
        dst: Reg(row.0 + 1),
        src: x,
    });
    code.push(Instr::Call {
        dst: sum,
        base: row,
        argc: Count(1),
    });
    code.push(Instr::Add {
        dst: sum,
        a: sum,
        b: kept,
        inplace: false,
    });
    // So is the argument itself.
    code.push(Instr::Add {
        dst: sum,
        a: sum,
        b: Reg(row.0 + 1),
        inplace: false,
    });
    code.push(Instr::Return { src: sum });
    let f: Closure = rt.run(Program::from_code(code.build()?))?;
    assert_eq!(rt.call::<i64>(&f, (&busy, 4))?, 48);

    // A variable of a function around it that becomes known late, read in the next round of a loop.
    let mut code = CodeBuilder::new("loop").param("g").param("n");
    let (row, total) = (code.temps(2), code.temp());
    code = code.free("step");
    let (g, n, step) = (
        code.register("g"),
        code.register("n"),
        code.register("step"),
    );
    let (top, end) = (code.label(), code.label());
    let code = code
        .emit(Instr::LoadInt {
            dst: total,
            value: 0,
        })
        .bind(top)
        .jump(end, |target| Instr::JumpUnless { cond: n, target })
        .emit(Instr::Move { dst: row, src: g })
        .emit(Instr::LoadDeref {
            dst: Reg(row.0 + 1),
            cell: step,
        })
        .emit(Instr::Call {
            dst: row,
            base: row,
            argc: Count(1),
        })
        .emit(Instr::Add {
            dst: total,
            a: total,
            b: row,
            inplace: false,
        })
        .emit(Instr::AddInt {
            dst: n,
            a: n,
            imm: -1,
            inplace: false,
        })
        .jump(top, |target| Instr::JumpBack { target })
        .bind(end)
        .emit(Instr::Return { src: total })
        .build()?;
    let scope = rt.scope([("step", 3)])?;
    let f: Closure = rt.run_in(&scope, Program::from_code(code))?;
    assert_eq!(rt.call::<i64>(&f, (&busy, 4))?, 120);
    Ok(())
}

#[test]
fn a_register_that_nothing_was_written_to_holds_none() -> Result<()> {
    let mut rt = Runtime::new();
    let leave = "def g(n):\n    a = str(n)\n    b, c, d = [a], {a: [a]}, lambda: a\n    return [str(i) + a for i in range(5)] and [b, c, d, a + a] and None\ng(1)";
    for count in 1..40 {
        let mut code = CodeBuilder::new("f");
        let first = code.temps(count);
        let code = code.emit(Instr::Return {
            src: Reg(first.0 + count - 1),
        });
        let f: Closure = rt.run(Program::from_code(code.build()?))?;
        // Garbage lies where the frame of `f` will be.
        rt.run::<()>(leave)?;
        rt.collect();
        assert_eq!(rt.call::<Value>(&f, ())?, Value::None);
    }
    Ok(())
}

#[test]
fn parts_that_read_what_nobody_wrote_are_refused() {
    use nonlocal::code::{CodeParts, Position, verify};
    let parts = |instrs: Vec<Instr>| {
        let mut parts = CodeParts::default();
        parts.live = vec![4; instrs.len()];
        parts.positions = vec![Position::default(); instrs.len()];
        parts.instrs = instrs;
        parts.frame_size = 4;
        parts
    };
    let write = |reg| Instr::LoadInt {
        dst: Reg(reg),
        value: 1,
    };
    let call_into = |reg| Instr::Call {
        dst: Reg(reg),
        base: Reg(1),
        argc: Count(1),
    };
    let call = call_into(0);
    let give = |reg| Instr::Return { src: Reg(reg) };
    let refused = |instrs| verify(parts(instrs)).expect_err("refused").reason;
    assert_eq!(refused(vec![give(3)]), "R3 is read before it is written");
    assert_eq!(
        refused(vec![write(1), write(2), write(3), call, give(3)]),
        "a call would overwrite a register that is still live"
    );
    assert!(verify(parts(vec![write(1), write(2), call, write(3), give(3)])).is_ok());
    assert!(verify(parts(vec![write(0), write(1), write(2), call, give(0)])).is_ok());
    // The collector must see R0 while the call, which comes between its being written and read, goes on.
    let mut unseen = parts(vec![write(0), write(1), write(2), call_into(3), give(0)]);
    unseen.live[3] = 3;
    assert!(verify(unseen.clone()).is_ok());
    unseen.live[2] = 0;
    assert_eq!(
        verify(unseen).expect_err("refused").reason,
        "R1 is still needed at instruction 2, but only 0 registers are live there"
    );
}
