//! What the verifier says about code that a host built, or took apart and put together wrongly.
//!
//! `verifier.txt` has a line for each mistake, and below it the refusal.

use std::path::Path;
use std::{env, fs};

use nonlocal::code::{
    CacheIdx, Child, ChildIdx, CodeFlags, CodeParts, ConstIdx, Constant, Count, Handler, NameIdx,
    ShortConstIdx, Slot, Target, verify,
};
use nonlocal::{CodeBuilder, CodeObject, Instr, Program, Reg, VerifyError};

/// The first line of the listing.
const HEADER: &str = "# Regenerate with: BLESS=1 cargo test --test listings\n";

/// A mistake in words, and what became of the code that makes it.
type Case = (String, Result<CodeObject, VerifyError>);

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

/// The parts of a function with these instructions before its `return n`.
fn with(instrs: &[Instr]) -> CodeParts {
    let (_, mut parts) = parts();
    for instr in instrs.iter().rev() {
        parts.instrs.insert(0, *instr);
        parts.positions.insert(0, Default::default());
        parts.live.insert(0, parts.frame_size);
    }
    parts
}

/// Operands that name nothing.
fn operands() -> Vec<Case> {
    let instrs = [
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
    ];
    let case = |instr: Instr| (format!("{instr:?}"), verify(with(&[instr])));
    instrs.into_iter().map(case).collect()
}

/// Free variables that do not match what the enclosing code captures.
fn captures() -> Vec<Case> {
    let (outer, inner) = parts();
    let outer_with = |change: &dyn Fn(&mut CodeParts)| {
        let mut parts = outer.clone();
        change(&mut parts);
        verify(parts)
    };
    let inner_with = |change: &dyn Fn(&mut CodeParts)| {
        let mut parts = inner.clone();
        change(&mut parts);
        verify(parts)
    };
    let capturing = |captures: &[u16]| {
        outer_with(&|parts| parts.children[0].captures = captures.to_vec().into())
    };
    let cases = [
        ("fewer captures than free variables", capturing(&[])),
        ("more captures than free variables", capturing(&[0, 0, 0])),
        (
            "a capture that is not a cell of the frame",
            capturing(&[u16::MAX]),
        ),
        (
            "a child that is missing",
            outer_with(&|parts| parts.children.clear()),
        ),
        (
            "a free variable without a slot",
            inner_with(&|parts| parts.freevars.push("m".into())),
        ),
        (
            "two free variables in one slot",
            inner_with(&|parts| {
                parts.freevars.push("n".into());
                parts.cell_slots.push(parts.cell_slots[0]);
            }),
        ),
        (
            "a second child whose capture is out of range",
            outer_with(&|parts| {
                let code = verify(inner.clone()).expect("it was right");
                let captures = vec![9_999].into();
                parts.children.push(Child { code, captures });
            }),
        ),
    ];
    cases.map(|(what, result)| (what.to_owned(), result)).into()
}

/// Tables that do not fit the instructions.
fn tables() -> Vec<Case> {
    let (_, right) = parts();
    let with = |change: &dyn Fn(&mut CodeParts)| {
        let mut parts = right.clone();
        change(&mut parts);
        verify(parts)
    };
    let cases = [
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
                    target: 1,
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
    ];
    cases.map(|(what, result)| (what.to_owned(), result)).into()
}

/// Instructions on cells where there is none, or not on every way.
fn cells() -> Vec<Case> {
    let (outer, inner) = parts();
    let cell = Reg(u8::try_from(inner.cell_slots[0]).expect("a register"));
    let x = Reg(0);
    let load = Instr::LoadDeref { dst: x, cell };
    let writes = [
        Instr::Move { dst: cell, src: x },
        Instr::ClearLocal { var: cell },
        Instr::LoadDeref { dst: cell, cell },
    ];
    let mut cases: Vec<Case> = writes
        .iter()
        .map(|write| {
            (
                format!("{write:?}, then {load:?}"),
                verify(with(&[*write, load])),
            )
        })
        .collect();
    // The cell is gone on one of two ways.
    let target = Target(2);
    let ways = [Instr::JumpIf { cond: x, target }, writes[0], load];
    cases.push((
        "a cell that one way writes over".to_owned(),
        verify(with(&ways)),
    ));
    // Back at the top, the cell is gone.
    let again = Instr::JumpBack { target: Target(0) };
    let round = [load, writes[0], again];
    cases.push((
        "a cell that a loop writes over".to_owned(),
        verify(with(&round)),
    ));
    // Where the exception goes, the cell was.
    let mut raised = with(&[Instr::CheckBound { var: x }, load]);
    raised.handlers.push(Handler {
        start: 0,
        end: 1,
        target: 1,
        exc: cell,
    });
    cases.push((
        "a cell that a handler writes over".to_owned(),
        verify(raised),
    ));
    let never = |change: &dyn Fn(&mut CodeParts)| {
        let mut parts = outer.clone();
        change(&mut parts);
        verify(parts)
    };
    cases.push((
        "a cell that is captured and never made".to_owned(),
        never(&|parts| parts.instrs[0] = Instr::Nop {}),
    ));
    cases.push((
        "a free variable that became the block's own".to_owned(),
        verify({
            let mut parts = inner.clone();
            parts.cellvars = std::mem::take(&mut parts.freevars);
            parts
        }),
    ));
    let mut wide = with(&[Instr::StoreSlot {
        slot: Slot(300),
        src: x,
    }]);
    wide.frame_size = 301;
    wide.cellvars = vec!["far".into()];
    wide.cell_slots.insert(0, 300);
    cases.push(("no cell in the slot of one".to_owned(), verify(wide)));
    cases
}

/// What does not fit anywhere else.
fn others() -> Vec<Case> {
    // A call by keywords takes their names from a constant, which is a number here.
    let mut names = with(&[Instr::CallKw {
        dst: Reg(0),
        base: Reg(0),
        argc: Count(1),
        names: ShortConstIdx(0),
    }]);
    names.constants = vec![Constant::Int(7)];
    let mut unwritten = with(&[Instr::Move {
        dst: Reg(0),
        src: Reg(7),
    }]);
    unwritten.frame_size = 8;
    unwritten.live.fill(8);
    let mut forward = CodeBuilder::new("forward").param("x");
    let top = forward.label();
    let forward = forward.bind(top).jump(top, |target| Instr::Jump { target });
    let yields = with(&[Instr::Yield {
        dst: Reg(0),
        src: Reg(0),
    }]);
    let cases = [
        (
            "a function that yields and makes no generator",
            verify(yields),
        ),
        ("keyword names that are a number", verify(names)),
        ("a register that nothing is written to", verify(unwritten)),
        ("a forward jump that jumps to itself", forward.build()),
    ];
    cases.map(|(what, result)| (what.to_owned(), result)).into()
}

#[test]
fn each_mistake_is_refused_with_its_reason() {
    let (outer, inner) = parts();
    verify(outer).expect("it was right");
    verify(inner).expect("it was right");
    let cases = [operands(), captures(), tables(), cells(), others()];
    let mut listing = HEADER.to_owned();
    for (what, result) in cases.into_iter().flatten() {
        let error = result
            .err()
            .unwrap_or_else(|| panic!("{what}: it is taken"));
        listing += &format!("{what}\n    {error}\n");
    }
    let blessed = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/listings/verifier.txt");
    if env::var_os("BLESS").is_some() {
        fs::write(&blessed, listing).expect("a writable folder");
    } else {
        let expected = fs::read_to_string(&blessed).unwrap_or_default();
        assert!(listing == expected, "BLESS=1 writes this anew:\n{listing}");
    }
}
