//! Code that a host built: what the verifier takes ends within the limits.

use std::time::{Duration, Instant};

use nonlocal::code::{
    CodeFlags, CodeParts, Count, FunctionAttr, Handler, Intrinsic, Target, verify,
};
use nonlocal::{Closure, CodeBuilder, Instr, Limit, Program, Reg, Value};

use super::world::{End, end_of, raised, run_in, runtime, value, works};

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
    rt.check().expect("the runtime is whole");
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

/// A local variable that is unbound, read without `CheckBound`, is no key: it would be a deleted one.
#[test]
fn unbound_variables_are_no_keys() {
    let key = Reg(0);
    for depth in 0..2 {
        let stores: [fn(Reg, Reg) -> [Instr; 2]; 3] = [
            |dst, key| {
                [
                    Instr::LoadLocals { dst },
                    Instr::StoreItem {
                        obj: dst,
                        key,
                        src: dst,
                    },
                ]
            },
            |dst, key| {
                let value = key;
                [
                    Instr::LoadLocals { dst },
                    Instr::MapAdd {
                        map: dst,
                        key,
                        value,
                    },
                ]
            },
            |dst, key| {
                let count = Count(0);
                [
                    Instr::BuildSet {
                        dst,
                        base: dst,
                        count,
                    },
                    Instr::SetAdd { set: dst, src: key },
                ]
            },
        ];
        for store in stores {
            let mut code = CodeBuilder::new("store").local("never");
            let (dst, tuple) = (code.temp(), code.temp());
            if depth > 0 {
                code = code.emit(Instr::BuildTuple {
                    dst: tuple,
                    base: key,
                    count: Count(1),
                });
            }
            let used = [key, tuple][depth];
            for instr in store(dst, used) {
                code = code.emit(instr);
            }
            let code = code.emit(Instr::Return { src: dst });
            assert_eq!(end(code, vec![]), raised("TypeError"));
        }
    }
}

/// A frame that an exception keeps has its variables, and not what else lay in its slots, which may be gone: here there
/// are more slots than registers.
#[test]
fn kept_frames_hold_variables_alone() {
    let names: Vec<String> = (0..300)
        .map(|number| format!("v{number} = {number}"))
        .collect();
    let source = format!(
        "import gc
def wide(boom):
    {}
    len([[boom], [boom], [boom]])
    gc.collect()
    raise ValueError
try:
    wide(1)
except ValueError as error:
    kept = error
[name for name in kept.__traceback__.tb_next.tb_frame.f_locals if name == 'boom']",
        names.join("\n    "),
    );
    let mut rt = runtime();
    assert_eq!(run_in(&mut rt, &source), value("['boom']"));
    rt.collect();
    rt.check().expect("the runtime is whole");
}

/// The same where no compiler laid the slots out: nothing reads a list any more, and it is gone, but a register behind
/// its own is in use. The frame is kept by an exception, or suspended.
#[test]
fn frames_of_built_code_forget_what_is_gone() {
    for suspended in [false, true] {
        let mut code = CodeBuilder::new("built").param("collect");
        let (base, gone, used) = (code.temp(), code.temp(), code.temp());
        let missing = code.name("missing");
        let cache = code.cache();
        let list = |dst| Instr::BuildList {
            dst,
            base: dst,
            count: Count(0),
        };
        let mut code = code
            .emit(list(gone))
            .emit(Instr::Move {
                dst: base,
                src: Reg(0),
            })
            .emit(Instr::Call {
                dst: base,
                base,
                argc: Count(0),
            })
            .emit(list(used));
        if suspended {
            code = code.flags(CodeFlags::GENERATOR).emit(Instr::Yield {
                dst: base,
                src: used,
            });
        } else {
            code = code.emit(Instr::LoadGlobal {
                dst: base,
                name: missing,
                cache,
            });
        }
        let code = code.emit(Instr::Return { src: used }).build();
        let mut parts = code.expect("the verifier takes it").parts().clone();
        // The builder has all registers visited always; here the collection finds the list unused.
        let last = parts.instrs.iter().position(|instr| *instr == list(used));
        parts.live[..=last.expect("the second list")].fill(u16::from(base.0) + 1);
        let mut rt = runtime();
        let program = Program::from_code(verify(parts).expect("the verifier takes it"));
        let built: Closure = rt.run(program).expect("a function");
        rt.set("built", built).expect("it is set");
        let source = "import gc
try:
    kept = built(gc.collect)
    next(kept)
except NameError as error:
    kept = error
type(kept).__name__";
        let kind = if suspended { "generator" } else { "NameError" };
        assert_eq!(run_in(&mut rt, source), value(kind));
        rt.collect();
        rt.check().expect("the runtime is whole");
    }
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

/// What the compiler keeps in registers for its own use is something else here: an exception, and no more.
#[test]
fn registers_of_the_wrong_kind() {
    let (x, y, dst) = (Reg(0), Reg(1), Reg(2));
    let instrs = [
        Instr::ListAppend { list: x, src: y },
        Instr::ListExtend { list: x, src: y },
        Instr::ListToTuple { dst, list: x },
        Instr::SetAdd { set: x, src: y },
        Instr::SetUpdate { set: x, src: y },
        Instr::MapAdd {
            map: x,
            key: y,
            value: y,
        },
        Instr::DictUpdate { map: x, src: y },
        Instr::DictMerge {
            map: x,
            src: y,
            func: y,
        },
        Instr::WithExceptStart {
            dst,
            exit: y,
            exc: x,
        },
        Instr::EndAsyncFor { exc: x },
        Instr::SetFunctionAttr {
            func: x,
            src: y,
            attr: FunctionAttr::Defaults,
        },
        Instr::Reraise { exc: x },
    ];
    for instr in instrs {
        for argument in [Value::Int(1), Value::None, "text".into()] {
            let mut code = CodeBuilder::new("wrong").param("x").param("y");
            let dst = code.temp();
            let code = code.emit(instr).emit(Instr::Return { src: dst });
            let end = end(code, vec![argument, 2.into()]);
            assert_eq!(end, raised("SystemError"), "{instr:?}");
        }
    }
    // These take whatever they find.
    let taken = [
        vec![Instr::PushExc { save: dst, exc: x }, Instr::RaiseCurrent {}],
        vec![Instr::PopExc { save: x }, Instr::RaiseCurrent {}],
        vec![
            Instr::PushExc { save: dst, exc: x },
            Instr::Raise { exc: y },
        ],
        vec![Instr::CheckExcMatch { dst, exc: x, ty: y }],
        vec![Instr::CheckEgMatch { dst, exc: x, ty: y }],
        vec![Instr::ForIter {
            iter: x,
            dst,
            exit: Target(1),
        }],
        vec![Instr::Intrinsic {
            dst,
            src: x,
            which: Intrinsic::PrepReraiseStar,
        }],
        vec![Instr::BuildString {
            dst,
            base: x,
            count: Count(2),
        }],
        vec![Instr::Send {
            iter: x,
            value: y,
            exit: Target(1),
        }],
        vec![Instr::MatchKeys {
            dst,
            subject: x,
            keys: y,
        }],
        vec![Instr::EndIter { iter: x }, Instr::GetANext { dst, iter: y }],
    ];
    for instrs in taken {
        for argument in [Value::Int(1), Value::None, "text".into()] {
            let mut code = CodeBuilder::new("taken").param("x").param("y");
            let dst = code.temp();
            for instr in &instrs {
                code.push(*instr);
            }
            let end = end(
                code.emit(Instr::Return { src: dst }),
                vec![argument, 2.into()],
            );
            assert!(
                matches!(end, End::Value(_) | End::Raised(_)),
                "{instrs:?}: {end:?}"
            );
        }
    }
}

/// Verifying takes time in proportion to the code, however its jumps and handlers lie.
#[test]
fn large_code_is_verified_soon() {
    const COUNT: u32 = 100_000;
    let (mut code, x) = (CodeBuilder::new("large").param("x"), Reg(0));
    let t = code.temp();
    let parts = |instrs: Vec<Instr>, handlers: Vec<Handler>| {
        let mut parts: CodeParts = code
            .clone()
            .emit(Instr::Return { src: x })
            .build()
            .expect("a function")
            .parts()
            .clone();
        parts.positions = vec![Default::default(); instrs.len()];
        parts.live = vec![2; instrs.len()];
        (parts.instrs, parts.handlers) = (instrs, handlers);
        parts
    };
    let end = Instr::Return { src: x };
    let row = |start: u32, end: u32| Handler {
        start,
        end,
        target: COUNT,
        exc: t,
    };
    let mut nested: Vec<Instr> = vec![Instr::Nop {}; COUNT as usize];
    nested.push(end);
    let inside_out = (0..COUNT / 2).rev().map(|n| row(n, COUNT - n)).collect();
    // Back from everywhere, each time a little further.
    let mut back: Vec<Instr> = Vec::new();
    for n in 0..COUNT / 4 {
        back.push(Instr::JumpIf {
            cond: x,
            target: Target(4 * n + 3),
        });
        back.push(Instr::Move { dst: t, src: x });
        back.push(Instr::JumpBack {
            target: Target(4 * n / 2),
        });
        back.push(Instr::Nop {});
    }
    back.push(end);
    let cases = [
        ("handlers inside one another", parts(nested, inside_out)),
        ("jumps back", parts(back, Vec::new())),
    ];
    for (what, parts) in cases {
        let start = Instant::now();
        verify(parts).unwrap_or_else(|error| panic!("{what}: {error}"));
        let took = start.elapsed();
        assert!(took < Duration::from_secs(10), "{what}: {took:?}");
    }
}
