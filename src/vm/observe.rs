//! Telling an observer of the host what the scripts do.
//!
//! The eval loop exists twice ([`Vm::eval`]): once as it is, and once with calls of this module in it, which is
//! taken while an observer is set. Whoever sets none pays nothing.
//!
//! ```text
//!  eval loop (observed) -> observe_instr / observe -> dyn Observe (embed/observe.rs) -> the host's observer
//! ```
//!
//! Invariant: `trail` has an entry for each frame that the observer knows, and none for one that was left.
//! Invariant: the observer is taken out while it is called, so that what it runs itself is not observed.

use super::pause::Stop;
use super::{Fault, Outcome, Vm};
use crate::code::{Instr, Reg};
use crate::value::{CellKey, ExceptionKey, Value};

/// What the eval loop has to tell. The top frame is the one that it is about.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Seen {
    /// A frame was entered.
    Call,
    /// A generator's frame goes on.
    Resume,
    /// The next instruction is the first of a line.
    Line,
    /// The frame returns this.
    Return(Value),
    /// The frame is suspended with this.
    Yield(Value),
    /// An exception was raised in the frame, or came into it.
    Raise(ExceptionKey),
    /// The frame is left without a result.
    Unwind,
    /// A variable was bound; unbound: it was deleted.
    CellWrite(CellKey, Reg, Value),
}

/// The embedding layer's end.
pub(crate) trait Observe: Send {
    /// Takes an event; true: the run is to stop where it can.
    fn see(&mut self, vm: &mut Vm, seen: Seen) -> Outcome<bool>;
}

/// How far the observer has seen a frame.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Trail {
    line: u32,
    /// The instruction; -1: none yet.
    pc: i64,
}

/// The observer, and what is remembered for it.
pub(crate) struct Observing {
    /// None: it is being called.
    observer: Option<Box<dyn Observe>>,
    trail: Vec<Trail>,
    /// It asked to stop; the run stops as soon as it can.
    wants_stop: bool,
    /// The run was stopped before the instruction behind which the program counter stands.
    rewind: bool,
}

impl Observing {
    pub(crate) fn new(observer: Box<dyn Observe>) -> Self {
        Self {
            observer: Some(observer),
            trail: Vec::new(),
            wants_stop: false,
            rewind: false,
        }
    }
}

impl Vm {
    /// Whether the eval loop has somebody to tell.
    pub(super) fn is_observed(&self) -> bool {
        self.observing
            .as_ref()
            .is_some_and(|observing| observing.observer.is_some())
    }

    /// Tells the observer.
    pub(super) fn observe(&mut self, seen: Seen) -> Outcome<()> {
        let taken = self
            .observing
            .as_mut()
            .and_then(|observing| observing.observer.take());
        let Some(mut observer) = taken else {
            return Ok(());
        };
        let mark = self.recent.len();
        let result = observer.see(self, seen);
        self.recent.truncate(mark);
        if let Some(observing) = &mut self.observing {
            observing.observer = Some(observer);
            observing.wants_stop |= result == Ok(true);
        }
        if let Err(Fault::Raised(exc)) = result {
            self.keep(exc.into());
        }
        result.map(|_| ())
    }

    /// Before an instruction of the top frame: calls and lines. The program counter stands behind it.
    pub(super) fn observe_instr(&mut self, pc: usize) -> Outcome<()> {
        let depth = self.frames.len();
        let Some(observing) = &mut self.observing else {
            return Ok(());
        };
        let new = observing.trail.len() < depth;
        observing.trail.truncate(depth);
        observing.trail.resize(depth, Trail { line: 0, pc: -1 });
        if new {
            let seen = if pc == 0 { Seen::Call } else { Seen::Resume };
            // A generator still stands at its `yield`.
            self.frames[depth - 1].pc = pc as u32;
            self.observe(seen)?;
            self.frames[depth - 1].pc = pc as u32 + 1;
        }
        let linked = &self.heap[self.frames[depth - 1].code];
        let line = match linked.instrs.get(pc) {
            // The line of a loop begins with what it jumps to.
            Some(Instr::JumpBack { target }) if target.0 as usize != pc => 0,
            _ => linked
                .code
                .positions
                .get(pc)
                .map_or(0, |position| position.line),
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
            }
        }
        self.stop_if_wanted(pc)
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
            if let Some(trail) = observing.trail.last_mut() {
                // The instruction comes once more, and is no jump back then.
                trail.pc = pc as i64 - 1;
            }
        }
        Err(self.stop(Stop::Observer))
    }

    /// The top frame is about to be left, with an event that says so.
    pub(super) fn observe_leaving(&mut self, seen: Seen) -> Outcome<()> {
        let result = self.observe(seen);
        if result.is_ok()
            && let Some(observing) = &mut self.observing
        {
            observing.trail.truncate(self.frames.len() - 1);
        }
        result
    }

    /// Whether the run was stopped before the instruction that the program counter is behind; once.
    pub(super) fn takes_rewind(&mut self) -> bool {
        self.observing
            .as_mut()
            .is_some_and(|observing| std::mem::take(&mut observing.rewind))
    }

    /// Forgets the frames of a run that is over.
    pub(super) fn forget_observed(&mut self) {
        if let Some(observing) = &mut self.observing {
            observing.trail.clear();
            observing.wants_stop = false;
            observing.rewind = false;
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
