//! Code objects that a host built, or took apart and put together wrongly: refused, or ended within the limits.

use nonlocal::code::{
    CacheIdx, Child, ChildIdx, CodeFlags, CodeParts, ConstIdx, Constant, Count, Handler, NameIdx,
    ShortConstIdx, Slot, Target, verify,
};
use nonlocal::{Closure, CodeBuilder, CodeObject, ErrorKind, Instr, Limit, Program, Reg, Runtime};

use super::world::{runtime, works};

/// The parts of `def f(x): return n`, with `n` free, around it `def outer(n): return f`.
fn parts() -> (CodeParts, CodeParts) {
    let source = "def outer(n):\n    def f(x):\n        return n\n    return f";
    let module = Program::compile("parts.py", source)
        .expect("it compiles")
        .code()
        .clone();
    let outer = module.children[0].code.clone();
    (
        outer.parts().clone(),
        outer.children[0].code.parts().clone(),
    )
}

#[track_caller]
fn refused(parts: CodeParts, reason: &str) {
    let error = verify(parts).expect_err("it is refused");
    assert!(error.to_string().contains(reason), "{error}");
}

/// The parts of a function with these instructions before its `return x`.
fn with(instrs: &[Instr]) -> CodeParts {
    let (_, mut parts) = parts();
    for instr in instrs.iter().rev() {
        parts.instrs.insert(0, *instr);
        parts.positions.insert(0, Default::default());
        parts.live.insert(0, parts.frame_size);
    }
    parts
}

#[test]
fn operands_out_of_range() {
    verify(with(&[])).expect("it was right");
    for instr in [
        Instr::Jump { target: Target(99) },
        Instr::Jump {
            target: Target(u32::MAX),
        },
        Instr::JumpBack { target: Target(99) },
        Instr::Move {
            dst: Reg(255),
            src: Reg(0),
        },
        Instr::Move {
            dst: Reg(0),
            src: Reg(255),
        },
        Instr::LoadSlot {
            dst: Reg(0),
            slot: Slot(u16::MAX),
        },
        Instr::StoreSlot {
            slot: Slot(999),
            src: Reg(0),
        },
        Instr::ClearSlot { slot: Slot(999) },
        Instr::LoadDeref {
            dst: Reg(0),
            cell: Reg(200),
        },
        Instr::StoreDeref {
            cell: Reg(200),
            src: Reg(0),
        },
        Instr::DeleteDeref { cell: Reg(200) },
        Instr::MakeCell {
            cell: Reg(200),
            init: Reg(0),
        },
        Instr::LoadConst {
            dst: Reg(0),
            idx: ConstIdx(99),
        },
        Instr::LoadConst {
            dst: Reg(0),
            idx: ConstIdx(u32::MAX),
        },
        Instr::LoadGlobal {
            dst: Reg(0),
            name: NameIdx(99),
            cache: CacheIdx::NONE,
        },
        Instr::DeleteName {
            name: NameIdx(u16::MAX),
        },
        Instr::MakeClosure {
            dst: Reg(0),
            child: ChildIdx(0),
        },
        Instr::MakeClosure {
            dst: Reg(0),
            child: ChildIdx(u16::MAX),
        },
        Instr::Call {
            dst: Reg(0),
            base: Reg(0),
            argc: Count(255),
        },
        Instr::BuildTuple {
            dst: Reg(0),
            base: Reg(0),
            count: Count(255),
        },
    ] {
        let error = verify(with(&[instr])).expect_err("it is refused");
        assert!(
            error.to_string().contains(instr.name()),
            "{instr:?}: {error}"
        );
    }
}

#[test]
fn free_variables_that_do_not_match() {
    let (outer, inner) = parts();
    let mut missing = outer.clone();
    missing.children[0].captures = Box::default();
    assert!(
        verify(missing).is_err(),
        "fewer captures than free variables"
    );
    let mut many = outer.clone();
    many.children[0].captures = vec![0, 0, 0].into();
    assert!(verify(many).is_err(), "more captures than free variables");
    let mut far = outer.clone();
    far.children[0].captures = vec![u16::MAX].into();
    assert!(
        verify(far).is_err(),
        "a capture that is no cell of the frame"
    );
    let mut gone = outer.clone();
    gone.children.clear();
    assert!(verify(gone).is_err(), "the child is missing");
    let mut more = inner.clone();
    more.freevars.push("m".into());
    assert!(verify(more).is_err(), "a free variable without a slot");
    let mut twice = inner.clone();
    twice.freevars.push("n".into());
    twice.cell_slots.push(twice.cell_slots[0]);
    assert!(verify(twice).is_err(), "two free variables in one slot");
    let mut foreign = outer;
    let code = verify(inner).expect("it was right");
    foreign.children.push(Child {
        code,
        captures: vec![9_999].into(),
    });
    assert!(
        verify(foreign).is_err(),
        "a child whose capture is out of range"
    );
}

#[test]
fn tables_that_lie() {
    let (_, right) = parts();
    let with = |change: &dyn Fn(&mut CodeParts)| {
        let mut parts = right.clone();
        change(&mut parts);
        verify(parts)
    };
    for (what, result) in [
        ("no instructions", with(&|parts| parts.instrs.clear())),
        ("no positions", with(&|parts| parts.positions.clear())),
        ("too few live counts", with(&|parts| parts.live.truncate(1))),
        (
            "more live slots than there are",
            with(&|parts| parts.live[0] = u16::MAX),
        ),
        ("no room for the frame", with(&|parts| parts.frame_size = 0)),
        (
            "more parameters than names",
            with(&|parts| parts.argcount = 99),
        ),
        (
            "more parameters than numbers",
            with(&|parts| parts.argcount = u32::MAX),
        ),
        (
            "more positional-only ones than parameters",
            with(&|parts| parts.posonlyargcount = 2),
        ),
        (
            "keyword-only ones without names",
            with(&|parts| parts.kwonlyargcount = 7),
        ),
        (
            "a parameter of `*args` without a name",
            with(&|parts| parts.flags |= CodeFlags::VARARGS),
        ),
        (
            "a slot out of the frame",
            with(&|parts| parts.varname_slots[0] = u16::MAX),
        ),
        (
            "a cell out of the frame",
            with(&|parts| parts.cell_slots[0] = u16::MAX),
        ),
        (
            "a name without a slot",
            with(&|parts| parts.varname_slots.clear()),
        ),
        (
            "a handler out of the code",
            with(&|parts| {
                parts.handlers.push(Handler {
                    start: 0,
                    end: 99,
                    target: 0,
                    exc: Reg(0),
                })
            }),
        ),
        (
            "a handler that jumps out",
            with(&|parts| {
                parts.handlers.push(Handler {
                    start: 0,
                    end: 1,
                    target: 99,
                    exc: Reg(0),
                })
            }),
        ),
        (
            "a handler with a far register",
            with(&|parts| {
                parts.handlers.push(Handler {
                    start: 0,
                    end: 1,
                    target: 0,
                    exc: Reg(255),
                })
            }),
        ),
        (
            "a code that ends without a way out",
            with(&|parts| {
                let last = parts.instrs.len() - 1;
                parts.instrs[last] = Instr::LoadInt {
                    dst: Reg(0),
                    value: 1,
                };
            }),
        ),
    ] {
        assert!(result.is_err(), "{what}");
    }
}

/// A register that was never written is a value that is missing, not another frame's.
#[test]
fn registers_that_hold_nothing() {
    let mut code = CodeBuilder::new("underflow").param("x");
    let (empty, sum) = (code.temp(), code.temp());
    let code = code
        .emit(Instr::Add {
            dst: sum,
            a: empty,
            b: empty,
            inplace: false,
        })
        .emit(Instr::Return { src: sum });
    ends(code.build(), &[1.into()]);
    let mut code = CodeBuilder::new("call_of_nothing");
    let base = code.temps(3);
    let code = code
        .emit(Instr::Call {
            dst: base,
            base,
            argc: Count(1),
        })
        .emit(Instr::Return { src: base });
    ends(code.build(), &[]);
    let mut code = CodeBuilder::new("nothing");
    let empty = code.temp();
    ends(code.emit(Instr::Return { src: empty }).build(), &[]);
}

/// It may do anything but panic, and the runtime works.
fn ends(code: Result<CodeObject, nonlocal::VerifyError>, args: &[nonlocal::Value]) {
    let Ok(code) = code else { return };
    let mut rt: Runtime = runtime();
    let f: Closure = rt.run(Program::from_code(code)).expect("a function");
    let end = rt.call::<nonlocal::Value>(&f, args.to_vec());
    if let Ok(value) = end {
        let _ = rt.repr(value);
    }
    rt.set("f", &f).expect("its own");
    let _ = rt.run::<()>("print(f, f.__code__.co_consts); [f(), f(1)]");
    rt.collect();
    works(&mut rt);
}

#[test]
fn constants_of_the_wrong_kind() {
    let (_, mut parts) = parts();
    parts.constants = vec![Constant::Int(7)];
    parts
        .live
        .iter_mut()
        .for_each(|live| *live = parts.frame_size);
    // A call by keywords takes their names from a constant, which is a number here.
    let base = Reg(0);
    parts.instrs.insert(
        0,
        Instr::CallKw {
            dst: base,
            base,
            argc: Count(1),
            names: ShortConstIdx(0),
        },
    );
    parts.positions.insert(0, Default::default());
    parts.live.insert(0, parts.frame_size);
    match verify(parts) {
        Err(error) => assert!(error.to_string().contains("CallKw"), "{error}"),
        Ok(code) => panic!("names that are no tuple of texts were taken: {code:?}"),
    }
}

#[test]
fn loops_without_an_exit() {
    let mut code = CodeBuilder::new("endless");
    let top = code.label();
    let code = code
        .bind(top)
        .jump(top, |target| Instr::JumpBack { target })
        .build()
        .expect("it is right");
    let mut rt = runtime();
    let f: Closure = rt.run(Program::from_code(code)).expect("a function");
    let error = rt.call::<()>(&f, ()).expect_err("a limit");
    assert_eq!(error.kind(), ErrorKind::Limit(Limit::Fuel));
    works(&mut rt);
    // The same with a jump that is not one back, and with a handler that catches everything.
    let mut code = CodeBuilder::new("forward").param("x");
    let top = code.label();
    let code = code.bind(top).jump(top, |target| Instr::Jump { target });
    match code.build() {
        Err(error) => assert!(error.to_string().contains("Jump"), "{error}"),
        Ok(code) => {
            let f: Closure = rt.run(Program::from_code(code)).expect("a function");
            let error = rt.call::<()>(&f, (1,)).expect_err("a limit");
            assert_eq!(error.kind(), ErrorKind::Limit(Limit::Fuel));
        }
    }
    works(&mut rt);
}

#[test]
fn refusals_say_why() {
    refused(
        with(&[Instr::LoadConst {
            dst: Reg(0),
            idx: ConstIdx(99),
        }]),
        "LoadConst",
    );
    refused(with(&[Instr::Jump { target: Target(99) }]), "instruction 0");
}
