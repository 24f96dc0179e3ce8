//! What the observed eval loop asks for while it goes through a frame: where that begins or goes on, before each of its
//! instructions, where an exception comes into it, and where it is left.

use super::{Events, Seen, Trail};
use crate::code::{Instr, Reg};
use crate::value::ExceptionKey;
use crate::vm::{Outcome, Stop, Vm};

impl Vm {
    /// Tells that the top frame begins or goes on, if the observer does not know it. Its program counter stands
    /// at the first instruction.
    pub(in crate::vm) fn observe_entry(&mut self) -> Outcome<()> {
        let depth = self.frames.len();
        let Some(observing) = &mut self.observing else {
            return Ok(());
        };
        let new = observing.trail.len() < depth;
        observing.trail.truncate(depth);
        observing.trail.resize(depth, Trail { line: 0, pc: -1 });
        let frame = self.frames[depth - 1];
        if !new {
            return Ok(());
        }
        if frame.pc == 0 {
            return self.observe(Seen::Call);
        }
        // A generator still stands at its `yield`, on a line that was told of.
        let at = frame.pc - 1;
        let positions = &self.heap[frame.code].code.positions;
        let line = positions
            .get(at as usize)
            .map_or(0, |position| position.line);
        if let Some(trail) = observing.trail.last_mut() {
            *trail = Trail {
                line,
                pc: at.into(),
            };
        }
        self.observe(Seen::Resume)
    }

    /// Before an instruction of the top frame: calls and lines. The program counter is past it. Gives the instruction
    /// to go on at: that one, unless a trace function wants to jump.
    pub(in crate::vm) fn observe_instr(&mut self, mut pc: usize) -> Outcome<usize> {
        let depth = self.frames.len();
        self.frames[depth - 1].pc = pc as u32;
        self.observe_entry()?;
        self.frames[depth - 1].pc = pc as u32 + 1;
        let profiled = self.is_profiled();
        if profiled {
            self.observe_native_end(false)?;
        }
        self.observe_function(pc)?;
        let linked = &self.heap[self.frames[depth - 1].code];
        let line_of = |at: usize| {
            linked
                .code
                .positions
                .get(at)
                .map_or(0, |position| position.line)
        };
        let line = match linked.instrs.get(pc) {
            // The line of a loop begins with what it jumps to, if that is of the same line.
            Some(Instr::JumpBack { target })
                if target.0 as usize != pc && line_of(target.0 as usize) == line_of(pc) =>
            {
                0
            }
            // What only leaves a handler, or a loop, has no line of its own.
            Some(
                Instr::PopExc { .. }
                | Instr::SaveExc { .. }
                | Instr::Reraise { .. }
                | Instr::EndIter { .. },
            ) => 0,
            _ => line_of(pc),
        };
        if let Some(observing) = &mut self.observing
            && let Some(trail) = observing.trail.last_mut()
        {
            let at = pc as i64;
            let begins = line != 0 && (line != trail.line || at <= trail.pc);
            trail.pc = at;
            if begins {
                trail.line = line;
                self.observe(Seen::Line)?;
                if let Some(target) = self.take_jump() {
                    pc = target as usize;
                }
            }
        }
        self.stop_if_wanted(pc)?;
        if profiled {
            let linked = &self.heap[self.frames[depth - 1].code];
            if let Some(instr) = linked.instrs.get(pc).copied() {
                self.observe_native_call(instr)?;
            }
        }
        Ok(pc)
    }

    /// Tells of a function that the instruction before one of the top frame has made.
    fn observe_function(&mut self, pc: usize) -> Outcome<()> {
        let Some(observing) = &self.observing else {
            return Ok(());
        };
        let last = observing.trail.last().map_or(-1, |trail| trail.pc);
        let is_next = last >= 0 && last + 1 == pc as i64;
        let Some(frame) = self.frames.last() else {
            return Ok(());
        };
        if !is_next || !observing.events.contains(Events::FUNCTION) {
            return Ok(());
        }
        let made = self.heap[frame.code].instrs.get(pc - 1);
        let Some(Instr::MakeClosure { dst, .. }) = made else {
            return Ok(());
        };
        let function = self.stack.get(frame.base + usize::from(dst.0));
        match function.and_then(|value| value.as_function()) {
            Some(function) => self.observe(Seen::Function(function)),
            None => Ok(()),
        }
    }

    /// The instruction that a trace function has asked for; its line counts as told.
    fn take_jump(&mut self) -> Option<u32> {
        let observing = self
            .observing
            .as_mut()
            .filter(|observing| !observing.busy)?;
        let target = observing.jump.take()?;
        let depth = self.frames.len();
        let code = &self.heap[self.frames[depth - 1].code].code;
        let position = code.positions.get(target as usize);
        if let (Some(position), Some(trail)) = (position, observing.trail.last_mut()) {
            trail.line = position.line;
            trail.pc = target.into();
        }
        self.frames[depth - 1].pc = target + 1;
        Some(target)
    }

    /// Stops before the instruction, if the observer asked for that and the run can stop here.
    fn stop_if_wanted(&mut self, pc: usize) -> Outcome<()> {
        let wants = self
            .observing
            .as_ref()
            .is_some_and(|observing| observing.wants_stop);
        if !wants || !self.can_stop() {
            return Ok(());
        }
        if let Some(observing) = &mut self.observing {
            observing.wants_stop = false;
            observing.rewind = true;
            observing.update();
            if let Some(trail) = observing.trail.last_mut() {
                // The instruction comes again, and does not count as a jump back then.
                trail.pc = pc as i64 - 1;
            }
        }
        Err(self.budget.stop(Stop::Observer))
    }

    /// An exception is in the top frame: a built-in function that it came from has ended by it.
    pub(in crate::vm) fn observe_raise(&mut self, exc: ExceptionKey) -> Outcome<()> {
        self.observe_entry()?;
        if self.is_profiled() {
            self.observe_native_end(true)?;
        }
        self.observe(Seen::Raise(exc))
    }

    /// The top frame is about to be left, with an event that says so.
    pub(in crate::vm) fn observe_leaving(&mut self, seen: Seen) -> Outcome<()> {
        if let Seen::Return(value) = seen {
            self.disown(value);
        }
        let result = self.observe(seen);
        if result.is_ok()
            && let Some(observing) = &mut self.observing
        {
            observing.trail.truncate(self.frames.len() - 1);
            if observing.trail.is_empty() && std::mem::take(&mut observing.wants_stop) {
                // It could not stop anywhere; the next run need not.
                observing.update();
            }
        }
        result
    }

    /// The top frame is about to be left, and nobody wants to be told.
    #[inline]
    pub(in crate::vm) fn leaves_untold(&mut self) {
        let below = self.frames.len() - 1;
        if let Some(observing) = &mut self.observing {
            observing.trail.truncate(below);
        }
    }

    /// Whether the run was stopped before the instruction that the program counter has just passed; once.
    pub(in crate::vm) fn takes_rewind(&mut self) -> bool {
        self.observing
            .as_mut()
            .is_some_and(|observing| std::mem::take(&mut observing.rewind))
    }

    /// Forgets the frames of a run that is over.
    pub(in crate::vm) fn forget_observed(&mut self) {
        if let Some(observing) = &mut self.observing {
            observing.trail.clear();
            observing.wants_stop = false;
            observing.update();
            observing.rewind = false;
            observing.natives.clear();
            observing.jump = None;
        }
    }

    /// The name of the variable whose cell is in a register, or was just loaded into it.
    pub(crate) fn cell_name(&self, cell: Reg) -> Option<std::sync::Arc<str>> {
        let frame = self.frames.last()?;
        let linked = &self.heap[frame.code];
        let loaded = (frame.pc as usize)
            .checked_sub(2)
            .and_then(|at| linked.instrs.get(at));
        let slot = match loaded {
            Some(Instr::LoadSlot { dst, slot }) if *dst == cell => slot.0,
            _ => u16::from(cell.0),
        };
        let code = &linked.code;
        let index = code.cell_slots.iter().position(|other| *other == slot)?;
        code.cellvars
            .iter()
            .chain(&code.freevars)
            .nth(index)
            .cloned()
    }
}
