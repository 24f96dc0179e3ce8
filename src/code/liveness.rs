//! Whether every register holds what is read from it: for code that was not compiled.
//!
//! Input: the parts of a code object. Output: registers that are read and were never written, those that the
//! collector would not look at, and whether a call would lose what its caller still needs. A frame begins with
//! whatever earlier frames left in its temporaries. A function's frame begins where the arguments of its call lie, so
//! whatever its caller has in registers from there on is gone afterwards. The compiler writes before it reads, and
//! puts its calls on top of all that it needs; who builds code need not. [`CodeBuilder`](super::CodeBuilder) sets
//! unwritten registers to None, and makes the frame of such code so large that calls are made beyond it;
//! [`verify()`](super::verify()) refuses such parts.
//!
//! Registers are followed backwards, from where they are read to where they are written, until nothing changes.

use super::verify::{is_terminator, row};
use super::{CodeParts, Instr, Operand, Reg};

/// A set of registers.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Registers([u64; 4]);

impl Registers {
    fn insert(&mut self, reg: usize) {
        if let Some(word) = self.0.get_mut(reg / 64) {
            *word |= 1 << (reg % 64);
        }
    }

    fn remove(&mut self, reg: usize) {
        if let Some(word) = self.0.get_mut(reg / 64) {
            *word &= !(1 << (reg % 64));
        }
    }

    fn join(&mut self, other: Self) {
        for (word, other) in self.0.iter_mut().zip(other.0) {
            *word |= other;
        }
    }

    fn has(&self, reg: usize) -> bool {
        let word = self.0.get(reg / 64);
        word.is_some_and(|word| word & (1 << (reg % 64)) != 0)
    }

    fn has_from(&self, reg: usize) -> bool {
        (reg..256).any(|reg| self.has(reg))
    }
}

/// What each instruction of some code needs in its registers.
pub(super) struct Liveness<'a> {
    parts: &'a CodeParts,
    /// For each instruction the registers that it or a later one reads.
    needed: Vec<Registers>,
}

impl<'a> Liveness<'a> {
    /// Follows the registers of some code.
    pub(super) fn of(parts: &'a CodeParts) -> Self {
        let needed = vec![Registers::default(); parts.instrs.len()];
        let mut liveness = Self { parts, needed };
        let mut changed = true;
        while changed {
            changed = false;
            for index in (0..parts.instrs.len()).rev() {
                let now = liveness.before(index);
                changed |= now != liveness.needed[index];
                liveness.needed[index] = now;
            }
        }
        liveness
    }

    /// The temporaries that may be read before anything is written to them.
    pub(super) fn unwritten(&self) -> Vec<Reg> {
        let Some(mut needed) = self.needed.first().copied() else {
            return Vec::new();
        };
        for slot in self
            .parts
            .varname_slots
            .iter()
            .chain(&self.parts.cell_slots)
        {
            needed.remove(usize::from(*slot));
        }
        let registers = (0..=u8::MAX).filter(|reg| needed.has(usize::from(*reg)));
        registers.map(Reg).collect()
    }

    /// The first instruction, with a register, where the collector would not see what is still to be read.
    ///
    /// A collection comes before an instruction has written its result.
    pub(super) fn uncollected(&self) -> Option<(usize, Reg)> {
        let mut rows = self.needed.iter().zip(&self.parts.live).enumerate();
        rows.find_map(|(index, (needed, &live))| {
            let mut unseen = u8::try_from(live).ok()?..=u8::MAX;
            let reg = unseen.rfind(|reg| needed.has(usize::from(*reg)))?;
            Some((index, Reg(reg)))
        })
    }

    /// Whether some call lies below a register that is read after it, or below a variable, which debuggers may read.
    pub(super) fn calls_lose_registers(&self) -> bool {
        let calls = || (0..).zip(&self.parts.instrs).filter_map(call);
        let Some(lowest) = calls().map(|(_, base, _)| base).min() else {
            return false;
        };
        let mut variables = self
            .parts
            .varname_slots
            .iter()
            .chain(&self.parts.cell_slots);
        if variables.any(|slot| usize::from(*slot) >= lowest) {
            return true;
        }
        calls().any(|(index, base, dst)| {
            let mut after = self.after(index);
            after.remove(dst);
            // Where it raises, there is no result.
            after.join(self.by_handlers(index));
            after.has_from(base)
        })
    }

    /// The registers that an instruction or a later one reads.
    fn before(&self, index: usize) -> Registers {
        let instr = &self.parts.instrs[index];
        let mut before = self.after(index);
        for reg in written(instr) {
            before.remove(reg);
        }
        before.join(read(self.parts, instr));
        // Where it raises, it has written nothing yet.
        before.join(self.by_handlers(index));
        before
    }

    /// The registers that are read behind an instruction which raises nothing.
    fn after(&self, index: usize) -> Registers {
        let instr = &self.parts.instrs[index];
        let needed = |index: usize| self.needed.get(index).copied().unwrap_or_default();
        let mut after = match is_terminator(instr) {
            true => Registers::default(),
            false => needed(index + 1),
        };
        if let Instr::ForIter { dst, .. } = instr {
            // It writes where it goes on, but not where it jumps.
            after.remove(usize::from(dst.0));
        }
        instr.operands(|_, operand| {
            if let Operand::Target(target) = operand {
                after.join(needed(target.0 as usize));
            }
        });
        after
    }

    /// The registers that handlers read which cover an instruction.
    fn by_handlers(&self, index: usize) -> Registers {
        let mut registers = Registers::default();
        for handler in &self.parts.handlers {
            if (handler.start as usize..handler.end as usize).contains(&index)
                && let Some(needed) = self.needed.get(handler.target as usize)
            {
                let mut needed = *needed;
                needed.remove(usize::from(handler.exc.0));
                registers.join(needed);
            }
        }
        registers
    }
}

/// The index of a call, the first register of its row, and the one that gets the result.
fn call((index, instr): (usize, &Instr)) -> Option<(usize, usize, usize)> {
    match *instr {
        Instr::Call { dst, base, .. }
        | Instr::CallKw { dst, base, .. }
        | Instr::CallMethod { dst, base, .. }
        | Instr::CallMethodKw { dst, base, .. }
        | Instr::CallEx { dst, base, .. } => Some((index, usize::from(base.0), usize::from(dst.0))),
        _ => None,
    }
}

/// The registers that an instruction writes in any case.
fn written(instr: &Instr) -> Vec<usize> {
    let mut written = Vec::new();
    match *instr {
        // Only where the loop goes on: `Liveness::after` knows.
        Instr::ForIter { .. } => {}
        Instr::LoadMethod { .. } | Instr::UnpackSequence { .. } | Instr::UnpackEx { .. } => {
            if let Some((base, length)) = row(instr) {
                written.extend((0..length).map(|at| usize::from(base.0) + at));
            }
        }
        _ => instr.operands(|field, operand| {
            if let Operand::Reg(reg) = operand
                && writes(instr, field)
            {
                written.push(usize::from(reg.0));
            }
        }),
    }
    written
}

/// Whether a register operand is one that gets a value.
fn writes(instr: &Instr, field: &str) -> bool {
    match field {
        "dst" => true,
        "save" => matches!(instr, Instr::PushExc { .. } | Instr::SaveExc { .. }),
        "var" => matches!(instr, Instr::ClearLocal { .. }),
        "cell" => matches!(instr, Instr::MakeCell { .. }),
        _ => false,
    }
}

/// The registers that an instruction reads, those of a row included.
fn read(parts: &CodeParts, instr: &Instr) -> Registers {
    let mut read = Registers::default();
    let writes_row = matches!(
        instr,
        Instr::LoadMethod { .. } | Instr::UnpackSequence { .. } | Instr::UnpackEx { .. }
    );
    instr.operands(|field, operand| {
        if let Operand::Reg(Reg(reg)) = operand
            && field != "base"
            && !writes(instr, field)
        {
            read.insert(usize::from(reg));
        }
    });
    if let Some((base, length)) = row(instr)
        && !writes_row
    {
        (0..length).for_each(|at| read.insert(usize::from(base.0) + at));
    }
    if let Instr::MakeClosure { child, .. } = instr
        && let Some(child) = parts.children.get(usize::from(child.0))
    {
        for slot in &child.captures {
            read.insert(usize::from(*slot));
        }
    }
    read
}
