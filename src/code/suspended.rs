//! What a frame must hold that stands in the middle of its code.

use super::cells::cells_before;
use super::liveness::Liveness;
use super::{CodeObject, Instr, Reg};

/// What some code needs of a frame to go on at an instruction.
#[derive(Clone, Debug)]
pub(crate) struct Needed {
    /// The registers that hold something: temporaries that are read from there on.
    pub(crate) bound: Vec<Reg>,
    /// The registers that hold cells.
    pub(crate) cells: Vec<Reg>,
    /// Where the `yield` before it wants what is sent; `None`: there is none.
    pub(crate) sent: Option<Reg>,
    /// What the instruction before it writes: where that waits for its result, these hold nothing yet.
    pub(crate) awaited: Vec<Reg>,
}

impl Needed {
    /// What is needed at an instruction; `None` where the code never comes.
    pub(crate) fn at(code: &CodeObject, pc: u32) -> Option<Self> {
        let held = cells_before(code, pc as usize)?;
        let before = (pc as usize).checked_sub(1);
        let sent = match before.and_then(|at| code.instrs.get(at)) {
            Some(Instr::Yield { dst, .. }) => Some(*dst),
            _ => None,
        };
        let mut awaited = Vec::new();
        if let Some(instr) = before.and_then(|at| code.instrs.get(at)) {
            instr.roles(|role| {
                let row = role.writes().into_iter();
                awaited.extend(
                    row.flat_map(|row| row.numbers())
                        .filter_map(|reg| u8::try_from(reg).ok())
                        .map(Reg),
                );
            });
        }
        Some(Self {
            awaited,
            bound: Liveness::of(code).temporaries_before(pc as usize),
            cells: (0..=u8::MAX)
                .map(Reg)
                .filter(|reg| held.has(reg.0.into()))
                .collect(),
            sent,
        })
    }
}
