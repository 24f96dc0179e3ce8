//! Unwinding: from a fault to the handler that takes it, or out of the entry frame.

use crate::code::Instr;
use crate::heap::Alloc;
use crate::object::{FrameObject, FrameState, GeneratorKind};
use crate::value::{ExceptionKey, FrameKey, TypeId, Value};
use crate::vm::attribute::name_attribute;
use crate::vm::exception::errors::is_raised;
use crate::vm::generator::close_generator_state;
use crate::vm::native_frame::Resumed;
use crate::vm::run::observe::Seen;
use crate::vm::state::price;
use crate::vm::{Fault, Frame, Outcome, ReturnTo, Trap, Vm};

/// Where the frame of a generator stands that gets an exception instead of being started.
pub(in crate::vm) const NOT_STARTED: u32 = u32::MAX;

/// So many of the innermost frames are noted when a trap ends a run.
const TRAPPED: usize = 10_000;

impl Vm {
    /// Finds the handler of a fault among the frames up to the entry frame, and makes its frame go on
    /// there. Err: the entry frame was left with the fault.
    #[cold]
    pub(in crate::vm) fn unwind(&mut self, mut fault: Fault) -> Outcome<()> {
        loop {
            let Some(frame) = self.frames.last().copied() else {
                return Err(fault);
            };
            let at = frame.pc.saturating_sub(1);
            let handlers = self.heap[frame.code].code.handlers.len();
            self.budget
                .burn_later(price::UNWOUND_FRAME + handlers as u64 / 64);
            let new = match fault {
                Fault::Raised(exc) => self.note_raise(exc, at),
                Fault::Trap(_) => {
                    self.note_trap();
                    true
                }
            };
            if new && self.is_observed() {
                let raised = fault;
                fault = self.observe_fault(raised, false);
                match fault {
                    _ if fault == raised => {}
                    Fault::Raised(exc) => {
                        self.note_raise(exc, at);
                    }
                    Fault::Trap(_) => self.note_trap(),
                }
            }
            if let Fault::Raised(exc) = fault {
                self.name_read_attribute(fault, frame, at);
                let handler = {
                    let code = &self.heap[frame.code].code;
                    code.handlers
                        .iter()
                        .find(|h| (h.start..h.end).contains(&at))
                        .copied()
                };
                if let Some(handler) = handler {
                    let top = self.frames.len() - 1;
                    self.frames[top].pc = handler.target;
                    self.stack[frame.base + handler.exc.0 as usize] = exc.into();
                    return Ok(());
                }
            }
            self.budget.burn_straight(frame.pc as usize);
            self.stand_where_raised();
            if self.is_observed() {
                fault = self.observe_fault(fault, true);
            }
            self.finish_frame();
            // What is thrown into a generator that never started leaves it as it is.
            if let Some(generator) = frame.ret.generator()
                && frame.pc != NOT_STARTED
            {
                fault = self.generator_raised(self.heap[generator].kind, fault);
            }
            // As in CPython, what was thrown into a delegate is raised anew by the one that delegates.
            if let (ReturnTo::GeneratorSend { thrown: true, .. }, Fault::Raised(exc)) =
                (frame.ret, fault)
                && let Some(handled) = self.frames.last().map(|outer| outer.handled)
            {
                self.set_context(exc, handled);
            }
            match frame.ret {
                _ if frame.ret.is_entry() => return Err(fault),
                ReturnTo::Native | ReturnTo::GeneratorNative { .. } => {
                    match self.drive(Resumed::Raised(fault)) {
                        Ok(()) => return Ok(()),
                        Err(next) if next == Trap::Reenter.into() => return Ok(()),
                        Err(next) if next == Trap::Stopped.into() => return Err(next),
                        Err(next) => fault = next,
                    }
                }
                _ => {}
            }
        }
    }

    /// Gives an AttributeError that comes out of the reading of an attribute the object and the name: a getter which the
    /// instruction called itself knows of neither.
    fn name_read_attribute(&mut self, fault: Fault, frame: Frame, at: u32) {
        let code = &self.heap[frame.code];
        let instr = code.instrs.get(at as usize).copied();
        if let Some(Instr::LoadAttr { obj, name, .. }) = instr {
            let (name, slot) = (code.name(name), frame.base + obj.0 as usize);
            name_attribute(&mut self.heap, fault, self.stack[slot], name);
        }
    }

    /// Tells the observer that a fault is in the top frame, or leaves it. What the observer fails with takes
    /// the place of an exception.
    fn observe_fault(&mut self, fault: Fault, leaving: bool) -> Fault {
        let kept = self.heap.mark();
        fault.exception().map(|exc| self.heap.keep(exc));
        let result = match fault {
            _ if leaving => self.observe_leaving(Seen::Unwind),
            Fault::Raised(exc) => self.observe_raise(exc),
            Fault::Trap(_) => Ok(()),
        };
        self.heap.release(kept);
        match (fault, result) {
            (Fault::Raised(_), Err(other)) => {
                other.exception().map(|exc| self.heap.keep(exc));
                other
            }
            _ => fault,
        }
    }

    /// Where a run was when a trap ended it: the frames are gone before the host hears of it.
    fn note_trap(&mut self) {
        if !self.ending.is_noted() {
            let skipped = self.frames.len().saturating_sub(TRAPPED);
            let places = self.frames[skipped..].iter().map(|frame| {
                let code = &self.heap[frame.code].code;
                (code.clone(), frame.pc.saturating_sub(1))
            });
            self.ending.note_places(places.collect());
        }
    }

    /// Context and traceback of an exception that passes instruction `at` of the top frame. False: the instruction
    /// only re-raises what was raised in this frame before.
    pub(in crate::vm) fn note_raise(&mut self, exc: ExceptionKey, at: u32) -> bool {
        let top = self.frames.len() - 1;
        let code = self.frames[top].code;
        let instr = self.heap[code].instrs.get(at as usize).copied();
        // Re-raising in the same frame adds no entry.
        let again = match instr {
            Some(Instr::Reraise { .. } | Instr::EndAsyncFor { .. }) => true,
            Some(Instr::RaiseCurrent {}) => self.current_exception() == Value::from(exc),
            _ => false,
        };
        if again {
            return false;
        }
        let keeps = std::mem::take(&mut self.heap[exc].keeps_context);
        if self.heap[exc].traceback.is_none() && !keeps {
            let handled = self.current_exception();
            if handled.as_exception().is_some_and(|handled| handled != exc) {
                self.set_context(exc, handled);
            }
        }
        let parts = &self.heap[code].code;
        let line = parts
            .positions
            .get(at as usize)
            .map_or(parts.firstlineno, |p| p.line);
        let frame = self.frame_object(top);
        self.heap[frame].pc = at.saturating_add(1);
        self.heap.add_traceback(exc, frame, at, line);
        true
    }

    /// An exception leaves a generator: StopIteration must not (PEP 479).
    fn generator_raised(&mut self, kind: GeneratorKind, fault: Fault) -> Fault {
        let stop = match kind {
            GeneratorKind::AsyncGenerator
                if is_raised(&self.heap, fault, TypeId::StopAsyncIteration) =>
            {
                "StopAsyncIteration"
            }
            _ if is_raised(&self.heap, fault, TypeId::StopIteration) => "StopIteration",
            _ => return fault,
        };
        let kind = match kind {
            GeneratorKind::Generator => "generator",
            GeneratorKind::Coroutine => "coroutine",
            GeneratorKind::AsyncGenerator => "async generator",
        };
        let error = self.runtime_error(format!("{kind} raised {stop}"));
        if let (Fault::Raised(new), Fault::Raised(old)) = (error, fault) {
            self.heap[new].cause = old.into();
            self.heap.link_context(new, old.into());
            self.heap[new].suppress_context = true;
            self.heap[new].keeps_context = true;
        }
        error
    }

    /// A frame that is left by re-raising, at an instruction that is on no line, stands where the exception came from.
    fn stand_where_raised(&mut self) {
        let Some(frame) = self.frames.last_mut() else {
            return;
        };
        let Some(object) = frame.object else {
            return;
        };
        let linked = &self.heap.codes[frame.code].object;
        let last = (frame.pc as usize).wrapping_sub(1);
        let position = linked.code.positions.get(last);
        if position.is_none_or(|position| position.line == 0)
            && matches!(linked.instrs.get(last), Some(Instr::Reraise { .. }))
        {
            frame.pc = self.heap.frames[object].object.pc;
        }
    }

    /// Pops the top frame, whether it returned or was unwound. If anything holds its frame object, that
    /// keeps the variables.
    pub(in crate::vm) fn finish_frame(&mut self) {
        let Some(frame) = self.frames.last().copied() else {
            return;
        };
        if let Some(object) = frame.object {
            let resumed_by_native = matches!(
                frame.ret,
                ReturnTo::GeneratorEntry { .. } | ReturnTo::GeneratorNative { .. }
            );
            let back = (!resumed_by_native && self.frames.len() > 1)
                .then(|| self.frame_object(self.frames.len() - 2));
            let linked = &self.heap[frame.code];
            let all = frame.base..frame.base + usize::from(linked.entry.frame_size);
            let slots = linked.variables_in(self.stack.get(all).unwrap_or_default());
            let object = &mut self.heap[object];
            object.state = FrameState::Finished { slots };
            object.pc = frame.pc;
            object.back = back;
        }
        self.frames.pop();
        if let Some(generator) = frame.ret.generator() {
            close_generator_state(&mut self.heap, generator);
        }
    }

    /// The frame object of the activation at `index`, made on first use.
    pub(crate) fn frame_object(&mut self, index: usize) -> FrameKey {
        if let Some(object) = self.frames[index].object {
            return object;
        }
        let frame = self.frames[index];
        let key = self.heap.alloc(FrameObject {
            code: frame.code,
            globals: frame.globals,
            namespace: frame.namespace,
            state: FrameState::Running { depth: index },
            pc: frame.pc,
            back: None,
            extra_locals: Value::UNBOUND,
            trace: Value::NONE,
            trace_lines: true,
            trace_opcodes: false,
        });
        self.frames[index].object = Some(key);
        key
    }

    /// The frame object `depth_back` frames below the running one.
    pub(crate) fn current_frame_object(&mut self, depth_back: usize) -> Option<FrameKey> {
        let index = self.frames.len().checked_sub(depth_back + 1)?;
        Some(self.frame_object(index))
    }

    /// The fault of `raise value [from cause]`.
    pub(in crate::vm) fn raise_value(&mut self, value: Value, cause: Option<Value>) -> Fault {
        match self.prepare_raise(value, cause) {
            Ok(exc) => Fault::Raised(exc),
            Err(fault) => fault,
        }
    }

    fn prepare_raise(&mut self, value: Value, cause: Option<Value>) -> Outcome<ExceptionKey> {
        let exc = self.make_raised(value)?;
        self.heap.keep(exc.into());
        if let Some(cause) = cause {
            self.set_cause(exc, cause)?;
        }
        let handled = self.current_exception();
        if handled.as_exception().is_some_and(|handled| handled != exc) {
            self.set_context(exc, handled);
        }
        Ok(exc)
    }

    /// The error of an instruction that finds a value of the wrong kind where the compiler keeps one for its own use.
    /// Only code of a host, or what scripts make of code objects, gets here.
    #[cold]
    pub(crate) fn bad_operand(&mut self) -> Fault {
        self.system_error("bad argument to internal function")
    }
}
