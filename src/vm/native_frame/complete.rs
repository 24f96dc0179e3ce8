//! Completing an instruction: what it was waiting for has come.
//!
//! An instruction whose native has left gets the result here, and does with it what it does with one that is there
//! at once.

use crate::code::{Instr, Reg, UnaryOp};
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
        let holds = value == Value::TRUE;
        match instr {
            // The arguments behind the star are in a list now.
            Instr::CallEx { base, .. } if ended => {
                self.set_caller(Reg(base.0 + 1), value);
                self.go_to(at as u32);
            }
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
            Instr::Contains { dst, negate, .. } => {
                self.set_caller(dst, Value::bool(holds != negate));
            }
            Instr::Unary {
                dst,
                op: UnaryOp::Not,
                ..
            } => self.set_caller(dst, Value::bool(!holds)),
            Instr::ForIter { dst, .. }
            | Instr::Add { dst, .. }
            | Instr::Sub { dst, .. }
            | Instr::Mul { dst, .. }
            | Instr::AddInt { dst, .. }
            | Instr::Binary { dst, .. }
            | Instr::BinaryInt { dst, .. }
            | Instr::Unary { dst, .. }
            | Instr::Compare { dst, .. }
            | Instr::CompareInt { dst, .. }
            | Instr::LoadAttr { dst, .. }
            | Instr::LoadItem { dst, .. }
            | Instr::GetIter { dst, .. }
            | Instr::GetAwaitable { dst, .. }
            | Instr::FormatSimple { dst, .. }
            | Instr::FormatPart { dst, .. }
            | Instr::FormatWithSpec { dst, .. }
            | Instr::BuildSet { dst, .. }
            | Instr::BuildMap { dst, .. }
            | Instr::UnpackToList { dst, .. }
            | Instr::WithExceptStart { dst, .. }
            | Instr::ImportName { dst, .. } => self.set_caller(dst, value),
            Instr::LoadMethod { base, .. } => {
                self.set_caller(base, value);
                self.set_caller(Reg(base.0 + 1), Value::UNBOUND);
            }
            Instr::JumpIf { target, .. }
            | Instr::JumpIfCompare { target, .. }
            | Instr::JumpIfCompareInt { target, .. } => {
                if holds {
                    self.go_to(target.0);
                }
            }
            Instr::JumpUnless { target, .. }
            | Instr::JumpUnlessCompare { target, .. }
            | Instr::JumpUnlessCompareInt { target, .. } => {
                if !holds {
                    self.go_to(target.0);
                }
            }
            Instr::UnpackSequence { base, .. } | Instr::UnpackEx { base, .. } => {
                let start = self.frames.last().map_or(0, |frame| frame.base);
                self.store_unpacked(start + usize::from(base.0), value);
            }
            Instr::StoreAttr { .. }
            | Instr::DeleteAttr { .. }
            | Instr::StoreItem { .. }
            | Instr::DeleteItem { .. }
            | Instr::ListExtend { .. }
            | Instr::SetAdd { .. }
            | Instr::MapAdd { .. }
            | Instr::SetUpdate { .. } => {}
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
