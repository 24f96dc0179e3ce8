//! The eval loop (CPython: `ceval.c`).
//!
//! The loop keeps what every instruction needs in locals: the instructions, the constants, the program
//! counter and the register window. An arm either does its work on these and on single fields of the
//! heap, or saves the program counter, calls a handler of its family that takes the whole [`Vm`], and
//! loads the locals again. A call of a script function pushes a frame and goes on in the same loop.
//!
//! Invariant: `eval` never recurses on the Rust stack for a call from script to script.
//! Invariant: wherever a handler is called, the top frame's `pc` is the index after the instruction.

mod cached;
mod dispatch;
mod execute;
mod fast;

pub(crate) use fast::builtin_type_of;
pub(super) use fast::interned_hash;

use std::ops::{Index, IndexMut};

use super::{Fault, Frame, Outcome, Trap, Vm};
use crate::code::Reg;
use crate::value::Value;
use crate::vm::native_frame::{Leave, Resumed};

/// A window of registers: an index of one byte is always inside.
pub(super) type Window = [Value; 256];

impl Index<Reg> for Window {
    type Output = Value;

    #[inline(always)]
    fn index(&self, reg: Reg) -> &Value {
        &self[reg.0 as usize]
    }
}

impl IndexMut<Reg> for Window {
    #[inline(always)]
    fn index_mut(&mut self, reg: Reg) -> &mut Value {
        &mut self[reg.0 as usize]
    }
}

/// The register window that starts at `base`.
#[inline(always)]
pub(super) fn window(stack: &mut [Value], base: usize) -> &mut Window {
    match try_window(stack, base) {
        Some(window) => window,
        None => window_missing(),
    }
}

/// The register window that starts at `base`, if the stack reaches so far.
#[inline(always)]
pub(super) fn try_window(stack: &mut [Value], base: usize) -> Option<&mut Window> {
    stack.get_mut(base..)?.first_chunk_mut()
}

/// The invariant of [`super::Frame`] is broken: every push of a frame makes room for its window.
#[cold]
#[inline(never)]
fn window_missing() -> ! {
    unreachable!("a frame without its register window")
}

/// How an evaluation begins.
pub(super) enum Begin {
    /// The top frame goes on.
    Frame,
    /// This is raised at the instruction where the top frame stands.
    Raise(Fault),
    /// The native on top goes on.
    Native(Resumed),
}

/// How a frame was left.
pub(super) enum Left {
    /// The evaluator that ran it returns this value.
    Entry(Value),
    /// The caller goes on.
    Caller,
}

impl Vm {
    /// The frame that runs.
    pub(super) fn running(&self) -> &Frame {
        &self.frames[self.frames.len() - 1]
    }

    /// Runs from the top frame until the frame that was pushed as an entry is left.
    pub(super) fn eval(&mut self) -> Outcome {
        self.eval_from(Begin::Frame)
    }

    /// As [`Vm::eval`], from somewhere else than the start of the top frame.
    pub(super) fn eval_from(&mut self, begin: Begin) -> Outcome {
        self.retrace.stop();
        let mark = self.heap.mark();
        let outer = self.heap.begin_share();
        let watched = self.observing.is_some();
        let leave = match self.evaluators > 0 || self.budget.pause().is_some() {
            true => Leave::Allowed,
            false => Leave::Never,
        };
        let below = std::mem::replace(&mut self.may_leave, leave);
        self.evaluators += 1;
        let result = self.eval_above(mark, begin);
        self.evaluators -= 1;
        self.may_leave = below;
        self.heap.end_share(outer);
        if watched != self.observing.is_some() {
            self.budget.reenter_soon();
        }
        result
    }

    /// As [`Vm::eval_from`]; the values that are kept from `mark` on are the loop's.
    fn eval_above(&mut self, mark: usize, begin: Begin) -> Outcome {
        let mut pending = match begin {
            // A native that calls short functions in a loop passes no other safepoint.
            Begin::Frame => self.collect_if_due(mark).err(),
            Begin::Raise(fault) => Some(fault),
            Begin::Native(resumed) => self.drive(resumed).err(),
        };
        if self.stands_before == self.frames.len().checked_sub(1) {
            self.stands_before = None;
        }
        loop {
            let fault = match pending.take() {
                Some(fault) => fault,
                None => match if self.observing.is_none() {
                    self.run_frames::<false>(mark)
                } else {
                    self.run_observed(mark)
                } {
                    Ok(value) => {
                        self.heap.release(mark);
                        return Ok(self.heap.keep(value));
                    }
                    Err(fault) => fault,
                },
            };
            if fault == Trap::Reenter.into() {
                continue;
            }
            if fault == Trap::Entered.into() {
                pending = self.entered(fault).err();
                continue;
            }
            if fault == Trap::Stopped.into() {
                return Err(fault);
            }
            if let Err(fault) = self.unwind(fault) {
                self.heap.release(mark);
                if let Fault::Raised(exc) = fault {
                    self.heap.keep(exc.into());
                }
                return Err(fault);
            }
        }
    }

    /// The loop for an observer, out of line so that it does not grow the other one.
    #[cold]
    #[inline(never)]
    fn run_observed(&mut self, mark: usize) -> Outcome {
        self.run_frames::<true>(mark)
    }
}
