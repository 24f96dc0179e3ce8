//! Completing an instruction: what it was waiting for has come.
//!
//! An instruction whose native has left gets the result here, and does with it what it does with one that is there
//! at once.

use crate::code::Instr;
use crate::value::Value;
use crate::vm::{Outcome, Vm};

impl Vm {
    /// Hands a result to the instruction that the top frame stands at; `ended`: the iterator that it advanced has
    /// ended with this value.
    pub(super) fn complete(&mut self, value: Value, ended: bool) -> Outcome<()> {
        let Some(frame) = self.frames.last() else {
            return Ok(());
        };
        let at = (frame.pc as usize).wrapping_sub(1);
        let Some(instr) = self.heap[frame.code].instrs.get(at).copied() else {
            return Ok(());
        };
        match instr {
            Instr::Call { dst, .. }
            | Instr::CallMethod { dst, .. }
            | Instr::CallKw { dst, .. }
            | Instr::CallMethodKw { dst, .. }
            | Instr::CallEx { dst, .. } => {
                if ended {
                    return Err(self.stop_iteration(value));
                }
                self.set_caller(dst, value);
            }
            Instr::Send {
                value: dst, exit, ..
            } => {
                self.set_caller(dst, value);
                if ended {
                    self.go_to(exit.0);
                }
            }
            Instr::ForIter { exit, .. } if ended => self.go_to(exit.0),
            Instr::ForIter { dst, .. } => self.set_caller(dst, value),
            _ => return Err(self.bad_operand()),
        }
        Ok(())
    }

    fn go_to(&mut self, target: u32) {
        if let Some(frame) = self.frames.last_mut() {
            frame.pc = target;
        }
    }
}
