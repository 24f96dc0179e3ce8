//! Jumps: a trace function lets its frame go on at another line (`frame.f_lineno = line`).
//!
//! Where a jump may go is decided by the code alone (`code::jump`); the eval loop takes it before the instruction
//! whose line was told.

use crate::code::jump_to_line;
use crate::value::{FrameKey, TypeId, Value};
use crate::vm::{Outcome, Vm};

impl Vm {
    /// Lets a running frame, of which a line is told, go on at the first instruction of another line.
    ///
    /// # Errors
    /// CPython's `ValueError` where the frame could not go on there.
    pub(crate) fn jump_frame(&mut self, frame: FrameKey, depth: usize, line: i64) -> Outcome<()> {
        let code = self.heap[self.heap[frame].code].code.clone();
        if line < i64::from(code.firstlineno) {
            let message = format!("line {line} comes before the current code block");
            return Err(self.value_error(message));
        }
        // Where the line has no code, the next one that has some is meant.
        let lines = code.positions.iter().map(|position| position.line);
        let next = lines.filter(|at| *at > 0 && i64::from(*at) >= line).min();
        let Some(next) = next else {
            let message = format!("line {line} comes after the current code block");
            return Err(self.value_error(message));
        };
        // Registers are followed through the code once for each temporary.
        self.budget.burn(code.instrs.len() as u64)?;
        self.charge_items(code.instrs.len(), 64)?;
        let from = self.frames[depth].pc.saturating_sub(1);
        let jump = match jump_to_line(&code, from, next) {
            Ok(jump) => jump,
            Err(reason) => return Err(self.value_error(reason)),
        };
        self.bind_skipped(frame, depth)?;
        if let Some(reg) = jump.handled {
            let base = self.frames[depth].base;
            self.frames[depth].handled = self.stack[base + usize::from(reg.0)];
        }
        self.frames[depth].pc = jump.target + 1;
        self.jump_to(jump.target);
        Ok(())
    }

    /// Code that is jumped to may count on variables that the jump has skipped: they become None, with a warning.
    fn bind_skipped(&mut self, frame: FrameKey, depth: usize) -> Outcome<()> {
        let code = self.heap[self.heap[frame].code].code.clone();
        let base = self.frames[depth].base;
        let slots = code.varname_slots.iter().chain(&code.cell_slots);
        let mut unbound: Vec<usize> = slots.map(|slot| base + usize::from(*slot)).collect();
        unbound.sort_unstable();
        unbound.dedup();
        unbound.retain(|slot| {
            self.stack
                .get(*slot)
                .is_some_and(|value| value.is_unbound())
        });
        if unbound.is_empty() {
            return Ok(());
        }
        let (count, s) = (unbound.len(), if unbound.len() == 1 { "" } else { "s" });
        let message = format!("assigning None to {count} unbound local{s}");
        self.warn(TypeId::RuntimeWarning, &message)?;
        for slot in unbound {
            if let Some(value) = self.stack.get_mut(slot) {
                *value = Value::NONE;
            }
        }
        Ok(())
    }
}
