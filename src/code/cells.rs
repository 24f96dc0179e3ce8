//! Whether each instruction that works on a cell finds one.
//!
//! Input: the parts of a code object that has passed the other checks. Output: the first instruction that may find
//! something else. At entry the slots of free variables hold cells; `MakeCell` makes others; moves take them along;
//! whatever else writes a register ends it. Where two ways meet, a register holds a cell if it does on both.
//!
//! Registers are followed forwards, until nothing changes (`flow.rs`). Slots beyond the registers are not followed:
//! only cells may be stored in those of cells, and reading one before that, or once it is cleared, is an exception when
//! the code runs.

use super::flow::{Flow, Registers, SlotSet, Work, target_of};
use super::operand::Role;
use super::{CodeParts, Instr, Slot};

/// What an instruction needs and does not find.
pub(super) struct Missing {
    pub(super) index: usize,
    pub(super) reason: String,
}

/// The registers that hold cells before an instruction; `None` where the code never comes.
#[cfg(feature = "freeze")]
pub(super) fn cells_before(parts: &CodeParts, index: usize) -> Option<Registers> {
    *Cells::of(parts).before_each().get(index)?
}

/// Follows the cells of some code.
pub(super) fn missing_cell(parts: &CodeParts) -> Option<Missing> {
    let cells = Cells::of(parts);
    let before = cells.before_each();
    let mut instrs = parts.instrs.iter().zip(before).enumerate();
    instrs.find_map(|(index, (instr, held))| {
        // Nothing comes to an instruction without a state.
        let reason = cells.problem(instr, held?)?;
        Some(Missing { index, reason })
    })
}

struct Cells<'a> {
    parts: &'a CodeParts,
    flow: Flow,
    slots: SlotSet,
    /// The registers whose cells each child captures.
    captured: Vec<Registers>,
}

/// Whether the code may come to a handler from an instruction. Moving a variable's cell aside and making another one in its
/// place, as comprehensions do, raises nothing in between.
fn may_raise(instr: &Instr) -> bool {
    !matches!(
        instr,
        Instr::Move { .. }
            | Instr::LoadSlot { .. }
            | Instr::StoreSlot { .. }
            | Instr::ClearLocal { .. }
            | Instr::ClearSlot { .. }
            | Instr::MakeCell { .. }
    )
}

impl<'a> Cells<'a> {
    fn of(parts: &'a CodeParts) -> Self {
        let captured = parts.children.iter().map(|child| {
            let slots = child.captures.iter().map(|slot| usize::from(*slot));
            slots.collect()
        });
        Self {
            parts,
            flow: Flow::of(parts),
            slots: SlotSet::of(&parts.cell_slots),
            captured: captured.collect(),
        }
    }

    /// For each instruction the registers that hold cells before it; `None` where the code never comes.
    fn before_each(&self) -> Vec<Option<Registers>> {
        let mut reached = Reached::none(self.parts.instrs.len());
        reached.add(0, self.at_entry());
        while let Some((index, held)) = reached.next() {
            let instr = &self.parts.instrs[index];
            let after = self.after(instr, held);
            if !instr.is_terminator() {
                reached.add(index + 1, after.next);
            }
            if let Some(target) = target_of(instr) {
                reached.add(target, after.target);
            }
            if let Some(row) = self.flow.handler(index)
                && may_raise(instr)
            {
                let handler = &self.parts.handlers[row];
                let mut held = after.raised;
                held.remove(Registers::from_iter([usize::from(handler.exc.0)]));
                reached.add(handler.target as usize, held);
            }
        }
        reached.before
    }

    /// The cells of free variables are there from the start.
    fn at_entry(&self) -> Registers {
        let free = self.parts.cell_slots.get(self.parts.cellvars.len()..);
        free.unwrap_or_default()
            .iter()
            .map(|slot| usize::from(*slot))
            .collect()
    }

    /// What an instruction makes of the registers that hold cells.
    fn after(&self, instr: &Instr, held: Registers) -> After {
        let (mut written, mut made, mut raised) = (Registers::default(), None, held);
        let mut jumps_unwritten = false;
        instr.roles(|role| {
            if let Some(row) = role.writes() {
                written.insert_row(row);
            }
            match role {
                Role::WritesCell(reg) => made = Some(usize::from(reg.0)),
                Role::WritesUnlessJumps(_) => jumps_unwritten = true,
                Role::WritesSlot(slot) => written.insert(usize::from(slot.0)),
                // The callee takes what lies there, unless the frame is so large that calls are made beyond it.
                Role::Calls(row) if self.parts.frame_size <= 256 => {
                    raised.remove(Registers::starting_at(row.numbers().start));
                }
                _ => {}
            }
        });
        let moved = match *instr {
            Instr::Move { dst, src } => held.has(src.0.into()).then_some(dst.0.into()),
            Instr::LoadSlot { dst, slot } => self.is_cell(slot, held).then_some(dst.0.into()),
            Instr::StoreSlot { slot, src } => held.has(src.0.into()).then_some(slot.0.into()),
            _ => made,
        };
        let mut next = raised;
        next.remove(written);
        if let Some(reg) = moved {
            next.insert(reg);
        }
        After {
            next,
            target: if jumps_unwritten { raised } else { next },
            raised,
        }
    }

    /// Whether a slot holds a cell.
    fn is_cell(&self, slot: Slot, held: Registers) -> bool {
        match slot.0 {
            0..256 => held.has(slot.0.into()),
            _ => self.slots.contains(slot.0),
        }
    }

    /// What is wrong with an instruction, given the registers that hold cells before it.
    fn problem(&self, instr: &Instr, held: Registers) -> Option<String> {
        let mut wrong = None;
        instr.roles(|role| match role {
            Role::ReadsCell(reg) if !held.has(reg.0.into()) => {
                wrong = Some(format!("{reg} may not hold a cell"));
            }
            Role::Captures(child) => {
                // Those beyond the registers are slots of cells; other checks saw to that.
                let child = usize::from(child.0);
                let mut lacking = self.captured.get(child).copied().unwrap_or_default();
                lacking.remove(held);
                if lacking != Registers::default() {
                    wrong = Some("captures a register that may not hold a cell".to_owned());
                }
            }
            Role::WritesSlot(slot) if slot.0 >= 256 && self.slots.contains(slot.0) => {
                let stored = match *instr {
                    Instr::StoreSlot { src, .. } => held.has(src.0.into()),
                    // As it is before its cell is made.
                    Instr::ClearSlot { .. } => true,
                    _ => false,
                };
                if !stored {
                    wrong = Some(format!("slot {} is for a cell", slot.0));
                }
            }
            _ => {}
        });
        wrong
    }
}

/// The registers that hold cells after an instruction.
struct After {
    /// Where the code goes on.
    next: Registers,
    /// Where it jumps.
    target: Registers,
    /// Where it has raised: nothing is written yet.
    raised: Registers,
}

/// The instructions that the code may come to.
struct Reached {
    /// For each instruction the registers that hold cells before it, on all ways there that are known.
    before: Vec<Option<Registers>>,
    work: Work,
}

impl Reached {
    fn none(count: usize) -> Self {
        Self {
            before: vec![None; count],
            work: Work::none(count),
        }
    }

    /// One more way to an instruction.
    fn add(&mut self, index: usize, mut held: Registers) {
        let last = self.before.len().saturating_sub(1);
        if let Some(known) = self.before.get_mut(index) {
            if let Some(known) = *known {
                held.meet(known);
            }
            if known.replace(held) != Some(held) {
                // Work goes from the highest number down, the code from the lowest up.
                self.work.add(last - index);
            }
        }
    }

    /// The next instruction whose ways have changed.
    fn next(&mut self) -> Option<(usize, Registers)> {
        let index = self.before.len().saturating_sub(1) - self.work.next()?;
        Some((index, self.before[index]?))
    }
}
