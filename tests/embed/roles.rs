//! The roles that the instruction table gives to registers, beside what the evaluator does with the registers.
//!
//! Each instruction runs alone in a frame of eight parameters. What it writes shows in the parameters afterwards;
//! what it reads shows when one of the arguments is exchanged for another.

use nonlocal::code::{CacheIdx, Count, Intrinsic, NameIdx, Target};
use nonlocal::{Closure, CodeBuilder, Instr, Program, Reg, Result, Runtime};

/// `f` is the instruction. `make` makes its arguments, `make_others` what is put in the place of each in turn.
const PROBE: &str = r"
def pack(*args, **kwargs):
    return [args, kwargs]

def turned(*args, **kwargs):
    return [kwargs, args]

group = ExceptionGroup('g', [KeyError(), OSError()])
other = ExceptionGroup('o', [OSError(), KeyError()])

def shown(value):
    return type(value).__name__ if hasattr(value, '__next__') else repr(value)

def outcome(args):
    try:
        return [shown(value) for value in f(*args)]
    except Exception as error:
        return [repr(error)] * len(args)

def probe(make, make_others):
    before = make()
    after = f(*before)
    registers = range(len(before))
    written = [i for i in registers if after[i] is not before[i]]
    read = []
    for i in registers:
        args = make()
        plain = outcome(args)
        args = make()
        args[i] = make_others()[i]
        pairs = enumerate(zip(plain, outcome(args)))
        if any(a != b for j, (a, b) in pairs if j != i or i in written):
            read.append(i)
    return read, written
";

/// An instruction, its arguments, and others for them.
type Case = (Instr, &'static str, &'static str);

const INTS: &str = "10, 11, 12, 13, 14, 15, 16, 17";
const OTHERS: &str = "20, 31, 42, 53, 64, 75, 86, 97";
const CALLS: &str = "pack, pack, (13,), {'k': 1}, 14, 15, 16, 17";
const OTHER_CALLS: &str = "turned, turned, (23,), {'k': 2}, 64, 75, 86, 97";

/// At least one instruction for each way in which the table describes registers.
#[rustfmt::skip]
fn cases() -> Vec<Case> {
    let (dst, base, a, b) = (Reg(6), Reg(1), Reg(1), Reg(3));
    let (inplace, cache, exit) = (false, CacheIdx::NONE, Target(1));
    vec![
        (Instr::Nop {}, INTS, OTHERS),
        (Instr::LoadInt { dst, value: 99 }, INTS, OTHERS),
        (Instr::Move { dst, src: a }, INTS, OTHERS),
        (Instr::Sub { dst: a, a, b, inplace }, INTS, OTHERS),
        (Instr::AddInt { dst, a, imm: 7, inplace }, INTS, OTHERS),
        (Instr::StoreItem { obj: a, key: b, src: dst }, "0, {}, 2, 3, 4, 5, 6, 7",
            "9, None, 9, 9, 9, 9, 9, 9"),
        (Instr::BuildTuple { dst, base, count: Count(3) }, INTS, OTHERS),
        (Instr::BuildTuple { dst, base: Reg(255), count: Count(0) }, INTS, OTHERS),
        (Instr::BuildList { dst: a, base, count: Count(4) }, INTS, OTHERS),
        (Instr::BuildMap { dst, base, count: Count(2) }, INTS, OTHERS),
        (Instr::BuildSlice { dst, base }, INTS, OTHERS),
        (Instr::UnpackSequence { src: dst, base, count: Count(2) }, "0, 1, 2, 3, 4, 5, (6, 7), 8",
            "9, 9, 9, 9, 9, 9, (8, 9), 9"),
        (Instr::UnpackEx { src: Reg(0), base, before: Count(1), after: Count(2) },
            "'abcdef', 1, 2, 3, 4, 5, 6, 7", "'uvwxyz', 9, 9, 9, 9, 9, 9, 9"),
        (Instr::LoadMethod { base, obj: b, name: NameIdx(0), cache }, INTS, OTHERS),
        (Instr::ForIter { iter: a, dst, exit }, "0, iter([1]), 2, 3, 4, 5, 6, 7",
            "9, iter([9]), 9, 9, 9, 9, 9, 9"),
        (Instr::Call { dst, base, argc: Count(3) }, CALLS, OTHER_CALLS),
        (Instr::CallMethod { dst, base: Reg(0), argc: Count(2) }, CALLS, OTHER_CALLS),
        (Instr::CallEx { dst, base, keywords: true }, CALLS, OTHER_CALLS),
        (Instr::CallEx { dst, base, keywords: false }, CALLS, OTHER_CALLS),
        (Instr::CheckEgMatch { dst, exc: a, ty: b }, "0, group, 2, KeyError, 4, 5, 6, 7",
            "9, other, 9, OSError, 9, 9, 9, 9"),
        (Instr::MatchClass { dst, subject: Reg(0), base, count: Count(0) },
            "3 + 4j, complex, ('real',), 3, 4, 5, 6, 7", "9 + 4j, int, ('imag',), 9, 9, 9, 9, 9"),
        (Instr::Intrinsic { dst, src: a, which: Intrinsic::PrepReraiseStar },
            "0, group, [group], 3, 4, 5, 6, 7", "9, other, [other], 9, 9, 9, 9, 9"),
        (Instr::Intrinsic { dst, src: a, which: Intrinsic::ParamSpec }, "0, 'P', 2, 3, 4, 5, 6, 7",
            "9, 'Q', 9, 9, 9, 9, 9, 9"),
    ]
}

/// `def f(p0, .., p7): instr; return (p0, .., p7)`.
fn function(instr: Instr) -> CodeBuilder {
    let mut code = CodeBuilder::new("f");
    for index in 0..8 {
        code = code.param(format!("p{index}"));
    }
    code.name("bit_length");
    let dst = code.temp();
    code.emit(instr)
        .emit(Instr::BuildTuple {
            dst,
            base: Reg(0),
            count: Count(8),
        })
        .emit(Instr::Return { src: dst })
}

#[test]
fn the_table_says_what_the_evaluator_reads_and_writes() -> Result<()> {
    let mut rt = Runtime::new();
    rt.run::<()>(PROBE)?;
    for (instr, args, others) in cases() {
        let f: Closure = rt.run(Program::from_code(function(instr).build()?))?;
        rt.set("f", &f)?;
        let seen: (Vec<u8>, Vec<u8>) =
            rt.run(&format!("probe(lambda: [{args}], lambda: [{others}])"))?;
        let (mut reads, mut writes) = (Vec::new(), Vec::new());
        instr.reads(|reg| reads.push(reg.0));
        instr.writes(|reg| writes.push(reg.0));
        for registers in [&mut reads, &mut writes] {
            registers.sort_unstable();
        }
        assert_eq!(seen, (reads, writes), "reads and writes of {instr:?}");
    }
    Ok(())
}
