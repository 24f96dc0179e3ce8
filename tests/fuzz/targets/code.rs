//! Code objects that no compiler made: those of a program with all instructions, damaged; what the verifier takes runs.

use std::sync::OnceLock;

use nonlocal::code::{Child, CodeFlags, CodeParts, Constant, Handler, verify};
use nonlocal::{CodeObject, ErrorKind, Instr, Program, Reg, Runtime, Value, VerifyError};

use super::bytes::Bytes;
use super::{probe, world};

/// A program in which nearly all instructions stand.
const ZOO: &str = include_str!("../zoo.py");

struct Zoo {
    module: CodeObject,
    all: Vec<CodeObject>,
    instrs: Vec<Instr>,
}

fn zoo() -> &'static Zoo {
    static ZOO_: OnceLock<Zoo> = OnceLock::new();
    ZOO_.get_or_init(|| {
        let program = Program::compile("zoo.py", ZOO).expect("it is right");
        let module = program.code().clone();
        let (mut all, mut work) = (Vec::new(), vec![module.clone()]);
        while let Some(code) = work.pop() {
            work.extend(code.children.iter().map(|child| child.code.clone()));
            all.push(code);
        }
        let instrs = all.iter().flat_map(|code| code.instrs.iter().copied());
        let instrs = instrs.collect();
        Zoo {
            module,
            all,
            instrs,
        }
    })
}

pub(super) fn run(data: &[u8]) {
    let mut bytes = Bytes::new(data);
    let stress = bytes.one_in(6);
    let zoo = zoo();
    let code = match bytes.below(4) {
        0 => zoo.module.clone(),
        _ => zoo.all[bytes.below(zoo.all.len())].clone(),
    };
    let Ok(code) = damaged(&code, &mut bytes) else {
        return;
    };
    assert!(!code.disassemble().is_empty());
    let mut rt = world::runtime(stress);
    if let Err(error) = used(&mut rt, code, &mut bytes) {
        let fine = matches!(
            error.kind(),
            ErrorKind::Exception | ErrorKind::Limit(_) | ErrorKind::NotFound | ErrorKind::Convert
        );
        assert!(fine, "{:?}: {error:?}", error.kind());
    }
    probe::works(&mut rt);
}

/// Damages a code object, or one inside it.
fn damaged(code: &CodeObject, bytes: &mut Bytes<'_>) -> Result<CodeObject, VerifyError> {
    let mut parts = code.parts().clone();
    if !parts.children.is_empty() && bytes.one_in(2) {
        let child = bytes.below(parts.children.len());
        parts.children[child].code = damaged(&parts.children[child].code, bytes)?;
    }
    for _ in 0..bytes.below(6) {
        damage(&mut parts, bytes);
    }
    verify(parts)
}

fn damage(parts: &mut CodeParts, bytes: &mut Bytes<'_>) {
    let count = parts.instrs.len();
    if count == 0 {
        return;
    }
    let zoo = zoo();
    let (at, other) = (bytes.below(count), bytes.below(count));
    match bytes.below(20) {
        0..=3 => parts.instrs[at] = zoo.instrs[bytes.below(zoo.instrs.len())],
        4 | 5 => parts.instrs[at] = parts.instrs[other],
        6 => parts.instrs.swap(at, other),
        7 => {
            parts.instrs.remove(at);
            parts.positions.remove(at);
            parts.live.remove(at);
        }
        8 | 9 => {
            parts
                .instrs
                .insert(at, zoo.instrs[bytes.below(zoo.instrs.len())]);
            parts.positions.insert(at, Default::default());
            parts.live.insert(at, parts.frame_size.min(256));
        }
        10 => {
            parts.frame_size = parts
                .frame_size
                .wrapping_add(i16::from(bytes.byte() as i8) as u16)
        }
        11 => parts.live[at] = u16::from(bytes.byte()),
        12 => {
            let row = Handler {
                start: at as u32,
                end: at as u32 + u32::from(bytes.byte()),
                target: other as u32,
                exc: Reg(bytes.byte() % 16),
            };
            parts
                .handlers
                .insert(bytes.below(parts.handlers.len() + 1), row);
        }
        13 => drop(parts.handlers.pop()),
        14 => {
            let slots = match bytes.one_in(2) {
                true => &mut parts.cell_slots,
                false => &mut parts.varname_slots,
            };
            let index = bytes.below(slots.len());
            if let Some(slot) = slots.get_mut(index) {
                *slot = u16::from(bytes.byte());
            }
        }
        15 => parts.flags ^= CodeFlags::from_bits_retain(1 << bytes.below(10)),
        16 => match bytes.below(3) {
            0 => parts.argcount = u32::from(bytes.byte() % 6),
            1 => parts.posonlyargcount = u32::from(bytes.byte() % 6),
            _ => parts.kwonlyargcount = u32::from(bytes.byte() % 6),
        },
        17 => {
            let constants = [
                Constant::None,
                Constant::Int(-1),
                Constant::Str("x".into()),
                Constant::Tuple([].into()),
            ];
            let new = constants[bytes.below(constants.len())].clone();
            let index = bytes.below(parts.constants.len());
            if let Some(constant) = parts.constants.get_mut(index) {
                *constant = new;
            }
        }
        18 => {
            let moved = bytes.below(parts.cellvars.len() + 1);
            let owned = parts.cellvars.split_off(moved.min(parts.cellvars.len()));
            parts.freevars.splice(..0, owned);
        }
        _ => {
            let code = zoo.all[bytes.below(zoo.all.len())].clone();
            let captures = code
                .freevars
                .iter()
                .map(|_| u16::from(bytes.byte() % 16))
                .collect();
            let child = Child { code, captures };
            let index = bytes.below(parts.children.len() + 1);
            match parts.children.get_mut(index) {
                Some(place) => *place = child,
                None => parts.children.push(child),
            }
        }
    }
}

/// Runs a code object; a function is called, and what it gives is gone through.
fn used(rt: &mut Runtime, code: CodeObject, bytes: &mut Bytes<'_>) -> nonlocal::Result<()> {
    if !code.flags.contains(CodeFlags::OPTIMIZED) && code.freevars.is_empty() && bytes.one_in(2) {
        let program = Program::from_code(code);
        world::in_steps(rt, &program, 1 + bytes.below(9) as u64)?;
        return Ok(());
    }
    probe::run_code(rt, code, |function| {
        let arguments = [
            Value::Int(3),
            Value::None,
            Value::Str("ab".into()),
            Value::Closure(function.clone()),
        ];
        let count = bytes.below(4);
        (0..count)
            .map(|_| arguments[bytes.below(4)].clone())
            .collect()
    })
}
