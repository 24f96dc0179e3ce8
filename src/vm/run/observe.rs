//! Telling an observer of the host what the scripts do.
//!
//! The eval loop exists twice ([`Vm::eval`]): once as it is, and once with calls of this module in it, which is
//! taken while an observer is set. Whoever sets none pays nothing.
//!
//! ```text
//!  eval loop (observed) -> observe_instr / observe -> dyn Observe (embed/look/observe.rs) -> the host's observer
//!                                                  -> Tracer (modules/sys/trace.rs) -> the script's function
//! ```
//!
//! A script may begin to trace in the middle of a run. The loop is then left and entered again, at a safepoint.
//!
//! Invariant: `trail` has an entry for each frame that the observer knows, and none for one that was left.
//! Invariant: while one observer is told, no other is, so that what observers run themselves is not observed.

use crate::code::{Instr, Reg};
use crate::value::{CellKey, ExceptionKey, Value};
use crate::vm::{Fault, Outcome, Stop, Vm};

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

/// Takes the events for the function of `sys.settrace`.
pub(in crate::vm) type Tracer = fn(&mut Vm, Seen) -> Outcome<()>;

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
    /// The host's; `None` without one, and while it is called.
    observer: Option<Box<dyn Observe>>,
    /// The script's, and the function of `sys.settrace`; unbound without a tracer.
    tracer: Option<Tracer>,
    trace_function: Value,
    /// Somebody is being told.
    busy: bool,
    trail: Vec<Trail>,
    /// It asked to stop; the run stops as soon as it can.
    wants_stop: bool,
    /// The run was stopped before the instruction that the program counter has just passed.
    rewind: bool,
}

impl Observing {
    fn new() -> Self {
        Self {
            observer: None,
            tracer: None,
            trace_function: Value::UNBOUND,
            busy: false,
            trail: Vec::new(),
            wants_stop: false,
            rewind: false,
        }
    }

    /// What the collector must keep.
    pub(in crate::vm) fn root(&self) -> Value {
        self.trace_function
    }
}

impl Vm {
    /// Whether the eval loop has anyone to tell.
    pub(in crate::vm) fn is_observed(&self) -> bool {
        self.observing
            .as_ref()
            .is_some_and(|observing| !observing.busy)
    }

    /// Sets the host's observer, or drops it.
    pub(crate) fn set_observer(&mut self, observer: Option<Box<dyn Observe>>) {
        self.watch(|observing| observing.observer = observer);
    }

    /// Sets the function of `sys.settrace` and who calls it, or drops both.
    pub(crate) fn set_tracer(&mut self, tracer: Option<(Tracer, Value)>) {
        self.watch(|observing| {
            observing.tracer = tracer.map(|(tracer, _)| tracer);
            observing.trace_function = tracer.map_or(Value::UNBOUND, |(_, function)| function);
        });
    }

    /// The function of `sys.settrace`, or None.
    pub(crate) fn trace_function(&self) -> Value {
        match self
            .observing
            .as_ref()
            .map(|observing| observing.trace_function)
        {
            Some(function) if function.is_bound() => function,
            _ => Value::NONE,
        }
    }

    /// Changes who is told; the eval loops learn of it.
    fn watch(&mut self, change: impl FnOnce(&mut Observing)) {
        let new = self.observing.is_none();
        let depth = self.frames.len();
        let observing = self
            .observing
            .get_or_insert_with(|| Box::new(Observing::new()));
        change(observing);
        if new {
            // Frames that are running do not begin again.
            observing.trail.resize(depth, Trail { line: 0, pc: -1 });
        }
        let idle = observing.observer.is_none() && observing.tracer.is_none() && !observing.busy;
        if idle {
            self.observing = None;
        }
        if new != idle && depth > 0 {
            self.budget.reenter_soon();
        }
    }

    /// Tells the observer, then the tracer.
    pub(in crate::vm) fn observe(&mut self, seen: Seen) -> Outcome<()> {
        let Some(observing) = self.observing.as_mut().filter(|observing| !observing.busy) else {
            return Ok(());
        };
        observing.busy = true;
        let observer = observing.observer.take();
        let mark = self.heap.mark();
        let mut result = Ok(());
        if let Some(mut observer) = observer {
            let seen = observer.see(self, seen);
            if let Some(observing) = &mut self.observing {
                observing.observer.get_or_insert(observer);
                observing.wants_stop |= seen == Ok(true);
            }
            result = seen.map(|_| ());
        }
        let tracer = self
            .observing
            .as_ref()
            .and_then(|observing| observing.tracer);
        if let (Some(tracer), Ok(())) = (tracer, result) {
            result = tracer(self, seen);
        }
        self.heap.release(mark);
        if let Some(observing) = &mut self.observing {
            observing.busy = false;
            if observing.observer.is_none() && observing.tracer.is_none() {
                self.watch(|_| ());
            }
        }
        if let Err(Fault::Raised(exc)) = result {
            self.heap.keep(exc.into());
        }
        result
    }

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

    /// Before an instruction of the top frame: calls and lines. The program counter is past it.
    pub(in crate::vm) fn observe_instr(&mut self, pc: usize) -> Outcome<()> {
        let depth = self.frames.len();
        self.frames[depth - 1].pc = pc as u32;
        self.observe_entry()?;
        self.frames[depth - 1].pc = pc as u32 + 1;
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
                // The instruction comes again, and does not count as a jump back then.
                trail.pc = pc as i64 - 1;
            }
        }
        Err(self.budget.stop(Stop::Observer))
    }

    /// The top frame is about to be left, with an event that says so.
    pub(in crate::vm) fn observe_leaving(&mut self, seen: Seen) -> Outcome<()> {
        let result = self.observe(seen);
        if result.is_ok()
            && let Some(observing) = &mut self.observing
        {
            observing.trail.truncate(self.frames.len() - 1);
        }
        result
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
