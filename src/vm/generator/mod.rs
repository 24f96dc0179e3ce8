//! Generators, coroutines and asynchronous generators: suspending a frame and going on with it (CPython:
//! `genobject.c`, and `SEND` and `YIELD_VALUE` in `ceval.c`).
//!
//! ```text
//!  make_generator: slots of the bound call -> SuspendedFrame (state Created)
//!  resume:         SuspendedFrame -> a new frame on the stack (state Running)
//!  suspend_frame:  at `Yield`, the frame's slots go back (state Suspended)
//! ```
//!
//! Input: a generator and what is sent or thrown into it. Output: a [`GenStep`], or the fault that it ended with.
//! In this folder also: `awaitables`, the objects that `await` and `async for` drive, `host_waits`, what is awaited for
//! the host to answer, `ownership`, how generators end that one temporary holds, and `throwing`, how exceptions get into them. Neighbours: `call` makes the frame, `eval` goes on in it.
//!
//! Invariant: the slots of a generator are on the stack while it runs, and in its object otherwise.

pub(crate) mod awaitables;
pub(crate) mod delegates;
mod host_waits;
pub(crate) mod ownership;
mod throwing;

use super::eval::{Begin, Left};
use super::{Fault, Frame, Outcome, ReturnTo, Trap, Vm};
use crate::code::{CodeFlags, Instr, Reg};
use crate::heap::{Alloc, Heap};
use crate::object::{FrameState, Generator, GeneratorKind, GeneratorState, SuspendedFrame};
use crate::value::{GeneratorKey, Tag, TypeId, Value};
use crate::vm::exception::errors::is_raised;
use crate::vm::exception::unwind::NOT_STARTED;
use crate::vm::native_frame::{NativeState, Resumed};

/// What a generator did when it was resumed.
#[derive(Clone, Copy, Debug)]
pub(crate) enum GenStep {
    /// It stands at a `yield` with this value.
    Yielded(Value),
    /// It has returned this value.
    Returned(Value),
}

/// What entering a generator has led to.
pub(in crate::vm) enum Entered {
    /// Its frame is on top and goes on.
    Runs,
    /// This is to be raised in the frame on top.
    Raises(Fault),
    /// The native on top throws into what the frame on top delegates to.
    Throws,
    /// It has ended before.
    Ended(Value),
}

impl GenStep {
    /// The value that was yielded.
    pub(crate) fn yielded(self) -> Option<Value> {
        match self {
            Self::Yielded(value) => Some(value),
            Self::Returned(_) => None,
        }
    }
}

impl From<Value> for GenStep {
    fn from(value: Value) -> Self {
        Self::Yielded(value)
    }
}

/// Copies slots of which there are mostly a few, without a call.
#[inline(always)]
fn copy_few(to: &mut [Value], from: &[Value]) {
    if from.len() > 8 {
        to.copy_from_slice(from);
        return;
    }
    for (to, from) in to.iter_mut().zip(from) {
        *to = *from;
    }
}

impl Vm {
    /// The generator object of a call whose frame is ready at the top of the stack.
    pub(super) fn make_generator(&mut self, frame: Frame) -> Value {
        let linked = &self.heap[frame.code];
        let flags = linked.code.flags;
        let size = linked.code.frame_size as usize;
        // It may be left behind at any `yield`, so it pays for all of its code now.
        self.budget.burn_straight(linked.instrs.len());
        let mut slots: Box<[Value]> = self.stack[frame.base..frame.base + size].into();
        // Temporaries hold whatever lay there before.
        slots[linked.entry.clear_end as usize..].fill(Value::UNBOUND);
        let kind = if flags.contains(CodeFlags::ASYNC_GENERATOR) {
            GeneratorKind::AsyncGenerator
        } else if flags.contains(CodeFlags::COROUTINE) {
            GeneratorKind::Coroutine
        } else {
            GeneratorKind::Generator
        };
        let (name, qualname) = frame
            .function
            .and_then(|f| self.heap[f].extras.as_ref().map(|x| (x.name, x.qualname)))
            .unwrap_or_default();
        let key = self.heap.alloc(Generator {
            kind,
            state: GeneratorState::Created,
            frame: Some(Box::new(SuspendedFrame {
                pc: 0,
                function: frame.function,
                globals: frame.globals,
                namespace: frame.namespace,
                handled: Value::UNBOUND,
                live: slots.len() as u32,
                slots,
                sent: 0,
                object: None,
            })),
            code: frame.code,
            name,
            qualname,
            async_state: 0,
            owned: false,
            finalized: false,
        });
        self.heap.note_generator(key);
        self.note_made(key, frame.ret);
        self.heap.keep(key.into())
    }

    /// Pushes the frame of a suspended generator; `sent` becomes the value of the `yield` it stands at.
    /// The caller has checked the state.
    fn push_generator(&mut self, key: GeneratorKey, sent: Value, ret: ReturnTo) -> Outcome<()> {
        self.room_for_frame()?;
        let base = self.stack_top();
        let generator = &self.heap.generators[key].object;
        let (code, started) = (generator.code, generator.state != GeneratorState::Created);
        let Some(saved) = &generator.frame else {
            return Err(Trap::Invalid.into());
        };
        let size = saved.slots.len();
        self.make_room(base, size.max(256) + 256)?;
        self.budget.burn_slots(2 * size);
        let generator = &mut self.heap.generators[key].object;
        let Some(saved) = &mut generator.frame else {
            return Err(Trap::Invalid.into());
        };
        // Nothing reads a register behind those before it is written.
        let live = saved.live as usize;
        copy_few(&mut self.stack[base..base + live], &saved.slots[..live]);
        if started {
            self.stack[base + saved.sent as usize] = sent;
        }
        let frame = Frame {
            code,
            base,
            pc: saved.pc,
            ret,
            function: saved.function,
            globals: saved.globals,
            namespace: saved.namespace,
            handled: saved.handled,
            object: saved.object,
        };
        generator.state = GeneratorState::Running;
        if let Some(object) = frame.object {
            self.heap[object].state = FrameState::Running {
                depth: self.frames.len(),
            };
        }
        self.frames.push(frame);
        Ok(())
    }

    /// The error of resuming a generator that runs already.
    #[cold]
    fn already_executing(&mut self, key: GeneratorKey) -> Fault {
        let kind = match self.heap[key].kind {
            GeneratorKind::Generator => "generator",
            GeneratorKind::Coroutine => "coroutine",
            GeneratorKind::AsyncGenerator => "async generator",
        };
        self.value_error(format!("{kind} already executing"))
    }

    /// `ForIter` over a generator: pushes its frame, or jumps to the loop's exit if it is closed.
    pub(super) fn push_generator_next(
        &mut self,
        key: GeneratorKey,
        dst: Reg,
        exit: u32,
    ) -> Outcome<()> {
        match self.heap[key].state {
            GeneratorState::Closed => {
                if let Some(frame) = self.frames.last_mut() {
                    frame.pc = exit;
                }
                Ok(())
            }
            GeneratorState::Running => Err(self.already_executing(key)),
            GeneratorState::Created | GeneratorState::Suspended => self.push_generator(
                key,
                Value::NONE,
                ReturnTo::GeneratorNext {
                    generator: key,
                    dst,
                    exit,
                },
            ),
        }
    }

    /// `Send`: passes `R[value]` on to what `yield from` or `await` delegates to.
    pub(super) fn send(&mut self, top: usize, iter: Reg, value: Reg, exit: u32) -> Outcome<()> {
        let base = self.frames[top].base;
        let (delegate, sent) = (
            self.stack[base + iter.0 as usize],
            self.stack[base + value.0 as usize],
        );
        if let Some(key) = delegate.as_generator()
            && self.heap[key].kind != GeneratorKind::AsyncGenerator
        {
            return match self.heap[key].state {
                GeneratorState::Running => Err(self.already_executing(key)),
                GeneratorState::Closed if self.heap[key].kind == GeneratorKind::Coroutine => {
                    Err(self.runtime_error("cannot reuse already awaited coroutine"))
                }
                GeneratorState::Closed => {
                    self.sent(base, value, exit, GenStep::Returned(Value::NONE))
                }
                GeneratorState::Created if !sent.is_none() => {
                    let kind = if self.heap[key].kind == GeneratorKind::Coroutine {
                        "coroutine"
                    } else {
                        "generator"
                    };
                    Err(self.type_error(format!(
                        "can't send non-None value to a just-started {kind}"
                    )))
                }
                GeneratorState::Created | GeneratorState::Suspended => self.push_generator(
                    key,
                    sent,
                    ReturnTo::GeneratorSend {
                        generator: key,
                        value,
                        exit,
                        thrown: false,
                    },
                ),
            };
        }
        if let Some(wait) = self.heap.host_wait(delegate) {
            return self.send_to_host(wait, (base, value, exit));
        }
        let asks_script = match delegate.as_iterator() {
            _ if !self.may_leave.is_allowed() => false,
            Some(key) => sent.is_none() && self.iterator_step(key).is_some(),
            None => matches!(delegate.tag(), Tag::Instance | Tag::Rare | Tag::Exception),
        };
        if asks_script {
            return self.leave(&delegates::SEND, NativeState::of(&[delegate, sent]));
        }
        let step = if sent.is_none() {
            self.next_or_stop(delegate)?
        } else {
            self.step_of(|vm| vm.call_method(delegate, "send", &[sent]))?
        };
        self.sent(base, value, exit, step)
    }

    /// `next(iterator)`, with the value of a StopIteration.
    fn next_or_stop(&mut self, iterator: Value) -> Outcome<GenStep> {
        if iterator.as_iterator().is_some() {
            return match self.next_raising(iterator) {
                Ok(Some(value)) => Ok(GenStep::Yielded(value)),
                Ok(None) => Ok(GenStep::Returned(Value::NONE)),
                Err(fault) => stop_value(&self.heap, fault)
                    .map(GenStep::Returned)
                    .ok_or(fault),
            };
        }
        self.step_of(|vm| match vm.lookup_special(iterator, "__next__") {
            Some(_) => vm
                .call_special(iterator, "__next__", &[])
                .map(|v| v.unwrap_or(Value::NONE)),
            None => {
                let message = format!("'{}' object is not an iterator", vm.type_name(iterator));
                Err(vm.type_error(message))
            }
        })
    }

    /// Runs one step of a delegate: a StopIteration is its result.
    fn step_of<T: Into<GenStep>>(
        &mut self,
        run: impl FnOnce(&mut Self) -> Outcome<T>,
    ) -> Outcome<GenStep> {
        match run(self) {
            Ok(step) => Ok(step.into()),
            Err(fault) => match stop_value(&self.heap, fault) {
                Some(value) => Ok(GenStep::Returned(value)),
                None => Err(fault),
            },
        }
    }

    /// Stores the outcome of a `Send` in the frame on top.
    pub(in crate::vm) fn sent(
        &mut self,
        base: usize,
        value: Reg,
        exit: u32,
        step: GenStep,
    ) -> Outcome<()> {
        let (result, done) = match step {
            GenStep::Yielded(result) => (result, false),
            GenStep::Returned(result) => (result, true),
        };
        self.stack[base + value.0 as usize] = result;
        if done && let Some(frame) = self.frames.last_mut() {
            frame.pc = exit;
        }
        Ok(())
    }

    /// `Yield`: puts the top frame back into its generator, and the value where the resumer wants it. What is sent
    /// next goes to `sent`.
    pub(super) fn suspend_frame(&mut self, value: Value, sent: Reg) -> Outcome<Left> {
        let Some(frame) = self.frames.pop() else {
            return Err(Trap::Invalid.into());
        };
        let Some(key) = frame.ret.generator() else {
            return Err(Trap::Invalid.into());
        };
        let generator = &mut self.heap.generators[key].object;
        generator.state = GeneratorState::Suspended;
        let Some(saved) = &mut generator.frame else {
            return Err(Trap::Invalid.into());
        };
        let code = &self.heap.codes[frame.code].object.code;
        let size = saved.slots.len();
        let live = match code.live.get(frame.pc as usize - 1) {
            Some(live) => size.min(*live as usize),
            None => size,
        };
        // Slots beyond the registers may be read at any time.
        let kept = if size > 256 { size } else { live };
        copy_few(
            &mut saved.slots[..kept],
            &self.stack[frame.base..frame.base + kept],
        );
        let stale = (saved.live as usize).min(256);
        if live < stale {
            saved.slots[live..stale].fill(Value::UNBOUND);
        }
        saved.live = kept as u32;
        saved.sent = sent.0;
        saved.pc = frame.pc;
        saved.handled = frame.handled;
        saved.object = frame.object;
        if code.clears() {
            self.forget_stale(key);
        }
        if let Some(object) = frame.object {
            self.heap[object].state = FrameState::Suspended { generator: key };
            self.heap[object].pc = frame.pc;
        }
        match frame.ret {
            ReturnTo::GeneratorNext { dst, .. } => self.set_caller(dst, value),
            ReturnTo::GeneratorSend { value: dst, .. } => self.set_caller(dst, value),
            ReturnTo::GeneratorNative { .. } => self.drive(Resumed::Value(value))?,
            _ => return Ok(Left::Entry(value)),
        }
        Ok(Left::Caller)
    }

    /// Empties what is gone in a suspended frame: code that no compiler made may have registers that nothing reads any more
    /// between those that are read.
    #[cold]
    fn forget_stale(&mut self, key: GeneratorKey) {
        let Some(mut saved) = self.heap[key].frame.take() else {
            return;
        };
        for value in &mut saved.slots {
            if !self.heap.contains(*value) {
                *value = Value::UNBOUND;
            }
        }
        self.heap[key].frame = Some(saved);
    }

    /// A generator's frame has returned (and is gone): its result goes to whoever resumed it.
    pub(super) fn generator_returned(&mut self, ret: ReturnTo, value: Value) -> Outcome<Left> {
        match ret {
            ReturnTo::GeneratorNext { exit, .. } => {
                if let Some(caller) = self.frames.last_mut() {
                    caller.pc = exit;
                }
                Ok(Left::Caller)
            }
            ReturnTo::GeneratorSend {
                value: dst, exit, ..
            } => {
                self.set_caller(dst, value);
                if let Some(caller) = self.frames.last_mut() {
                    caller.pc = exit;
                }
                Ok(Left::Caller)
            }
            ReturnTo::GeneratorNative { .. } => {
                self.drive(Resumed::Ended(value))?;
                Ok(Left::Caller)
            }
            _ => Ok(Left::Entry(value)),
        }
    }

    // ---- from natives ---------------------------------------------------------------------------------

    /// Resumes a generator from Rust: sends a value in, or raises a fault at the `yield` it stands at.
    /// A closed one has returned None, or raises the fault.
    pub(crate) fn resume_generator(
        &mut self,
        key: GeneratorKey,
        sent: Result<Value, Fault>,
    ) -> Outcome<GenStep> {
        self.run_entered(key, sent, &[])
    }

    /// As [`Vm::resume_generator`]; `given` are the arguments of `throw()`.
    fn run_entered(
        &mut self,
        key: GeneratorKey,
        sent: Outcome,
        given: &[Value],
    ) -> Outcome<GenStep> {
        self.enter_native()?;
        let ret = ReturnTo::GeneratorEntry { generator: key };
        let begin = match self.enter_generator(key, sent, given, ret)? {
            Entered::Ended(value) => return Ok(GenStep::Returned(value)),
            Entered::Runs => Begin::Frame,
            Entered::Raises(fault) => Begin::Raise(fault),
            Entered::Throws => Begin::Native(Resumed::Start),
        };
        let value = self.eval_from(begin)?;
        match self.heap[key].state {
            GeneratorState::Suspended => Ok(GenStep::Yielded(value)),
            _ => Ok(GenStep::Returned(value)),
        }
    }

    /// Puts the frame of a generator on top, to go on with what is sent, or with a fault; `given` are the arguments of
    /// `throw()`, if it comes from there. Err: the generator is as it was, or closed.
    pub(in crate::vm) fn enter_generator(
        &mut self,
        key: GeneratorKey,
        sent: Outcome,
        given: &[Value],
        ret: ReturnTo,
    ) -> Outcome<Entered> {
        match (self.heap[key].state, sent) {
            (GeneratorState::Running, _) => Err(self.already_executing(key)),
            (GeneratorState::Closed, Ok(_)) => Ok(Entered::Ended(Value::NONE)),
            (GeneratorState::Closed, Err(fault)) => Err(fault),
            (GeneratorState::Created, Err(fault)) => {
                // The frame never ran: the exception passes its definition, where no handler is.
                self.push_generator(key, Value::NONE, ret)?;
                if let Some(frame) = self.frames.last_mut() {
                    frame.pc = NOT_STARTED;
                }
                Ok(Entered::Raises(fault))
            }
            (_, Ok(value)) => {
                self.push_generator(key, value, ret)?;
                Ok(Entered::Runs)
            }
            (GeneratorState::Suspended, Err(fault)) => self.throw_into(key, fault, given, ret),
        }
    }

    /// One step of what `__await__` gave, driven from outside of the evaluator: sends it a value, or raises in it.
    pub(crate) fn step_awaited(&mut self, iterator: Value, sent: Outcome) -> Outcome<GenStep> {
        let generator = iterator
            .as_generator()
            .filter(|key| self.heap[*key].kind != GeneratorKind::AsyncGenerator);
        match sent {
            Ok(value) if generator.is_some() || !value.is_none() => {
                self.step_of(|vm| vm.call_method(iterator, "send", &[value]))
            }
            Ok(_) => self.next_or_stop(iterator),
            Err(fault) => match fault.exception() {
                Some(exc) => {
                    self.heap.keep(exc);
                    self.throw_to(iterator, &[exc], fault)
                }
                None => Err(fault),
            },
        }
    }

    /// `generator.close()`: raises GeneratorExit inside; a generator that yields again is an error.
    pub(crate) fn close_generator(&mut self, key: GeneratorKey) -> Outcome<()> {
        match self.heap[key].state {
            GeneratorState::Closed => return Ok(()),
            GeneratorState::Created => {
                close_generator_state(&mut self.heap, key);
                return Ok(());
            }
            GeneratorState::Running => return Err(self.already_executing(key)),
            GeneratorState::Suspended => {}
        }
        if self.drop_suspended(key)? {
            return Ok(());
        }
        let exit = Fault::Raised(self.heap.new_exception(TypeId::GeneratorExit, &[]));
        match self.resume_generator(key, Err(exit)) {
            Ok(GenStep::Yielded(_)) => Err(self.ignored_exit(key)),
            Ok(GenStep::Returned(_)) => Ok(()),
            Err(fault) if self.is_exit(fault) => Ok(()),
            Err(fault) => Err(fault),
        }
    }

    /// The error of a generator that yields when it is closed.
    pub(crate) fn ignored_exit(&mut self, key: GeneratorKey) -> Fault {
        let kind = match self.heap[key].kind {
            GeneratorKind::Coroutine => "coroutine",
            GeneratorKind::Generator => "generator",
            GeneratorKind::AsyncGenerator => "async generator",
        };
        self.runtime_error(format!("{kind} ignored GeneratorExit"))
    }

    /// `GetYieldFromIter`
    pub(super) fn yield_from_iter(&mut self, value: Value) -> Outcome {
        if let Some(key) = value.as_generator() {
            match self.heap[key].kind {
                GeneratorKind::Generator => return Ok(value),
                GeneratorKind::Coroutine => {
                    let frame = self.frames[self.frames.len() - 1];
                    let flags = self.heap[frame.code].code.flags;
                    if flags.intersects(CodeFlags::COROUTINE | CodeFlags::ITERABLE_COROUTINE) {
                        return Ok(value);
                    }
                    return Err(self.type_error(
                        "cannot 'yield from' a coroutine object in a non-coroutine generator",
                    ));
                }
                GeneratorKind::AsyncGenerator => {}
            }
        }
        self.iter(value)
    }
}

/// The value of a StopIteration fault.
pub(crate) fn stop_value(heap: &Heap, fault: Fault) -> Option<Value> {
    match fault {
        Fault::Raised(exc) if is_raised(heap, fault, TypeId::StopIteration) => Some(
            heap[exc]
                .fields
                .first()
                .copied()
                .filter(|v| v.is_bound())
                .unwrap_or(Value::NONE),
        ),
        _ => None,
    }
}

/// Closes a generator: its frame is dropped.
pub(crate) fn close_generator_state(heap: &mut Heap, key: GeneratorKey) {
    let generator = &mut heap[key];
    generator.state = GeneratorState::Closed;
    let code = generator.code;
    let Some(saved) = generator.frame.take() else {
        return;
    };
    // A frame that scripts hold keeps the variables.
    if let Some(object) = saved.object
        && matches!(heap[object].state, FrameState::Suspended { .. })
    {
        let slots = heap[code].variables_in(&saved.slots);
        heap[object].state = FrameState::Finished { slots };
        heap[object].pc = saved.pc;
    }
}

/// What a suspended generator delegates to (`gi_yieldfrom`), the register of the value that is sent,
/// and where it goes on when the delegate is done.
pub(crate) fn generator_delegate(heap: &Heap, key: GeneratorKey) -> Option<(Value, Reg, u32)> {
    let generator = &heap[key];
    let saved = generator
        .frame
        .as_ref()
        .filter(|_| generator.state == GeneratorState::Suspended)?;
    let instrs = &heap[generator.code].instrs;
    match *instrs.get((saved.pc as usize).checked_sub(2)?)? {
        Instr::Send { iter, value, exit } => {
            Some((*saved.slots.get(iter.0 as usize)?, value, exit.0))
        }
        _ => None,
    }
}
