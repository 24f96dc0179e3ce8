//! Awaiting: what `await`, `async for` and the objects of asynchronous generators do.
//!
//! An asynchronous generator yields two kinds of values through the same frame: those for its consumer,
//! wrapped by the compiler in [`Rare::AsyncGenValue`], and those that an `await` inside passes up to the
//! event loop, as they are. The objects of `asend`, `athrow` and `aclose` tell them apart: the first kind
//! ends them with a StopIteration that carries the value.

use crate::code::{Awaited, CodeFlags};
use crate::heap::Heap;
use crate::object::{GeneratorKind, GeneratorState, Rare};
use crate::value::{GeneratorKey, RareKey, Tag, TypeId, Value};
use crate::vm::exception::errors::is_raised;
use crate::vm::generator::generator_delegate;
use crate::vm::native_frame::{Action, NativeState, NativeStep, Resumed};
use crate::vm::{Fault, GenStep, Outcome, Vm};

/// Not started yet.
const INIT: u8 = 0;
/// Waits for what the event loop sends.
const ITER: u8 = 1;
const CLOSED: u8 = 2;

/// Bits of `Generator::async_state`: one of its awaitables is being run; the generator was closed.
const RUNNING: u8 = 1;
const ENDED: u8 = 2;
/// It was shown to the hook for those that are iterated first.
const BEGUN: u8 = 4;

impl Vm {
    /// `GetAwaitable`: the iterator of an awaitable.
    pub(crate) fn get_awaitable(&mut self, value: Value, of: Awaited) -> Outcome {
        if let Some(key) = value.as_generator() {
            let flags = self.heap[self.heap[key].code].code.flags;
            let is_coroutine = self.heap[key].kind == GeneratorKind::Coroutine;
            if is_coroutine
                && self.heap[key].state != GeneratorState::Created
                && generator_delegate(&self.heap, key).is_some()
            {
                return Err(self.runtime_error("coroutine is being awaited already"));
            }
            if is_coroutine || flags.contains(CodeFlags::ITERABLE_COROUTINE) {
                return Ok(value);
            }
        }
        let Some(iterator) = self.call_special(value, "__await__", &[])? else {
            let given = self.type_name(value);
            return Err(self.type_error(match of {
                Awaited::Value => format!("'{given}' object can't be awaited"),
                method => format!(
                    "'async with' received an object from {} that does not implement __await__: {given}",
                    method.symbol()
                ),
            }));
        };
        self.checked_awaitable(iterator)
    }

    /// What `__await__` returned, if that can be awaited.
    fn checked_awaitable(&mut self, iterator: Value) -> Outcome {
        if iterator
            .as_generator()
            .is_some_and(|key| self.heap[key].kind == GeneratorKind::Coroutine)
        {
            return Err(self.type_error("__await__() returned a coroutine"));
        }
        if iterator.as_iterator().is_none() && self.lookup_special(iterator, "__next__").is_none() {
            let given = self.type_name(iterator);
            return Err(self.type_error(format!(
                "__await__() returned non-iterator of type '{given}'"
            )));
        }
        Ok(iterator)
    }

    /// `GetAwaitable`, for the instruction.
    pub(in crate::vm) fn awaitable_leaving(&mut self, value: Value, of: Awaited) -> Outcome {
        let leaves = self.may_leave.is_allowed() && value.tag() == Tag::Instance;
        match leaves && self.has_special(value, "__await__") {
            true => self.begin(self.may_leave, &AWAIT, NativeState::of(&[value])),
            false => self.get_awaitable(value, of),
        }
    }

    /// `GetAIter`
    pub(crate) fn get_aiter(&mut self, value: Value) -> Outcome {
        let given = self.type_name(value);
        let iterator = self.call_owned(|vm| {
            let iterator = vm.call_special(value, "__aiter__", &[])?;
            Ok(iterator.unwrap_or(Value::UNBOUND))
        })?;
        if iterator.is_unbound() {
            return Err(self.type_error(format!(
                "'async for' requires an object with __aiter__ method, got {given}"
            )));
        }
        if self.lookup_special(iterator, "__anext__").is_none() {
            let given = self.type_name(iterator);
            return Err(self.type_error(format!(
                "'async for' received an object from __aiter__ that does not implement __anext__: {given}"
            )));
        }
        Ok(iterator)
    }

    /// Shows an asynchronous generator that is iterated for the first time to the hook of `sys.set_asyncgen_hooks`.
    pub(crate) fn begin_async_generator(&mut self, key: GeneratorKey) -> Outcome<()> {
        let [hook, _] = self.host.awaited.hooks;
        if self.heap[key].async_state & BEGUN != 0 {
            return Ok(());
        }
        self.heap[key].async_state |= BEGUN;
        if hook.is_bound() {
            self.call(hook, &[key.into()])?;
        }
        Ok(())
    }

    /// `GetANext`
    pub(crate) fn get_anext(&mut self, value: Value) -> Outcome {
        if let Some(key) = value.as_generator()
            && self.heap[key].kind == GeneratorKind::AsyncGenerator
        {
            self.begin_async_generator(key)?;
            return Ok(self.heap.new_object(Rare::AsyncGenSend {
                generator: value,
                value: Value::NONE,
                state: INIT,
            }));
        }
        let given = self.type_name(value);
        let Some(next) = self.call_special(value, "__anext__", &[])? else {
            return Err(self.type_error(format!(
                "'async for' requires an iterator with __anext__ method, got {given}"
            )));
        };
        match self.get_awaitable(next, Awaited::Value) {
            Ok(iterator) => Ok(iterator),
            Err(Fault::Raised(cause)) => {
                let given = self.type_name(next);
                let error = self.type_error(format!(
                    "'async for' received an invalid object from __anext__: {given}"
                ));
                if let Fault::Raised(exc) = error {
                    self.heap[exc].cause = cause.into();
                    self.heap.link_context(exc, cause.into());
                    self.heap[exc].suppress_context = true;
                }
                Err(error)
            }
            Err(fault) => Err(fault),
        }
    }

    /// `AsyncGenWrap`: marks a value that an asynchronous generator yields to its consumer.
    pub(crate) fn wrap_async_value(&mut self, value: Value) -> Outcome {
        Ok(self.heap.new_object(Rare::AsyncGenValue { value }))
    }

    /// One step of `asend()`, `__anext__()`, `athrow()` or `aclose()`: sends a value, or throws a fault.
    pub(crate) fn awaitable_step(&mut self, key: RareKey, sent: Outcome) -> Outcome {
        let (generator, sent) = self.begin_awaitable(key, sent)?;
        let step = self.resume_generator(generator, sent);
        self.finish_awaitable(key, step)
    }

    /// Begins such a step: what the generator is to be resumed with.
    fn begin_awaitable(&mut self, key: RareKey, sent: Outcome) -> Outcome<(GeneratorKey, Outcome)> {
        let (generator, sent) = match self.heap[key] {
            Rare::AsyncGenThrow { .. } => self.begin_athrow(key, sent)?,
            _ => self.begin_asend(key, sent)?,
        };
        if let Ok(value) = sent
            && self.heap[generator].state == GeneratorState::Created
            && !value.is_none()
        {
            let error =
                self.type_error("can't send non-None value to a just-started async generator");
            return self
                .finish_awaitable(key, Err(error))
                .map(|value| (generator, Ok(value)));
        }
        Ok((generator, sent))
    }

    /// Turns the step of the generator into that of its awaitable.
    fn finish_awaitable(&mut self, key: RareKey, step: Outcome<GenStep>) -> Outcome {
        match self.heap[key] {
            Rare::AsyncGenThrow { generator, exc, .. } => match generator.as_generator() {
                Some(generator) => self.finish_athrow(key, generator, exc.is_none(), step),
                None => Err(self.bad_operand()),
            },
            Rare::AsyncGenSend { generator, .. } => match generator.as_generator() {
                Some(generator) => {
                    let result = self.unwrap_async_step(generator, step);
                    if result.is_err() {
                        set_awaitable_state(&mut self.heap, key, CLOSED);
                    }
                    result
                }
                None => Err(self.bad_operand()),
            },
            _ => Err(self.bad_operand()),
        }
    }

    fn begin_asend(&mut self, key: RareKey, sent: Outcome) -> Outcome<(GeneratorKey, Outcome)> {
        let Rare::AsyncGenSend {
            generator,
            value,
            state,
        } = self.heap[key]
        else {
            return Err(self.type_error("not an asend() object"));
        };
        let Some(generator) = generator.as_generator() else {
            return Err(self.bad_operand());
        };
        if state == CLOSED {
            return Err(self.runtime_error("cannot reuse already awaited __anext__()/asend()"));
        }
        let mut sent = sent;
        if state == INIT {
            if self.heap[generator].async_state & RUNNING != 0 {
                set_awaitable_state(&mut self.heap, key, CLOSED);
                return Err(
                    self.runtime_error("anext(): asynchronous generator is already running")
                );
            }
            if matches!(sent, Ok(given) if given.is_none()) {
                sent = Ok(value);
            }
            set_awaitable_state(&mut self.heap, key, ITER);
        }
        self.heap[generator].async_state |= RUNNING;
        Ok((generator, sent))
    }

    fn begin_athrow(&mut self, key: RareKey, sent: Outcome) -> Outcome<(GeneratorKey, Outcome)> {
        let Rare::AsyncGenThrow {
            generator,
            exc,
            state,
        } = self.heap[key]
        else {
            return Err(self.type_error("not an athrow() object"));
        };
        let Some(generator) = generator.as_generator() else {
            return Err(self.bad_operand());
        };
        let closing = exc.is_none();
        if state == CLOSED {
            return Err(self.runtime_error("cannot reuse already awaited aclose()/athrow()"));
        }
        if self.heap[generator].state == GeneratorState::Closed && sent.is_ok() {
            set_awaitable_state(&mut self.heap, key, CLOSED);
            return Err(self.stop_iteration(Value::NONE));
        }
        if state == INIT {
            if self.heap[generator].async_state & RUNNING != 0 {
                set_awaitable_state(&mut self.heap, key, CLOSED);
                let name = if closing { "aclose" } else { "athrow" };
                return Err(self.runtime_error(format!(
                    "{name}(): asynchronous generator is already running"
                )));
            }
            let thrown = match sent {
                Err(fault) => fault,
                Ok(_) if self.heap[generator].async_state & ENDED != 0 => {
                    set_awaitable_state(&mut self.heap, key, CLOSED);
                    return Err(Fault::Raised(
                        self.heap.new_exception(TypeId::StopAsyncIteration, &[]),
                    ));
                }
                Ok(value) if !value.is_none() => {
                    return Err(
                        self.runtime_error("can't send non-None value to a just-started coroutine")
                    );
                }
                Ok(_) if closing => {
                    Fault::Raised(self.heap.new_exception(TypeId::GeneratorExit, &[]))
                }
                Ok(_) => {
                    // The arguments of `athrow` are checked now, at its first step.
                    let given = self.heap.tuple_items(exc);
                    Fault::Raised(self.thrown_exception(&given)?)
                }
            };
            if closing {
                self.heap[generator].async_state |= ENDED;
            }
            set_awaitable_state(&mut self.heap, key, ITER);
            self.heap[generator].async_state |= RUNNING;
            return Ok((generator, Err(thrown)));
        }
        Ok((generator, sent))
    }

    /// Turns the outcome of a step into that of `athrow()` or `aclose()`.
    fn finish_athrow(
        &mut self,
        key: RareKey,
        generator: GeneratorKey,
        closing: bool,
        step: Outcome<GenStep>,
    ) -> Outcome {
        if closing
            && let Ok(GenStep::Yielded(value)) = step
            && async_value(&self.heap, value).is_some()
        {
            self.heap[generator].async_state &= !RUNNING;
            set_awaitable_state(&mut self.heap, key, CLOSED);
            return Err(self.runtime_error("async generator ignored GeneratorExit"));
        }
        match self.unwrap_async_step(generator, step) {
            Ok(value) => Ok(value),
            Err(fault) => {
                self.heap[generator].async_state &= !RUNNING;
                set_awaitable_state(&mut self.heap, key, CLOSED);
                let ended = is_raised(&self.heap, fault, TypeId::StopAsyncIteration)
                    || is_raised(&self.heap, fault, TypeId::GeneratorExit);
                if closing && ended {
                    Err(self.stop_iteration(Value::NONE))
                } else {
                    Err(fault)
                }
            }
        }
    }

    /// A value for the event loop, or the end of the awaitable as a fault.
    fn unwrap_async_step(&mut self, generator: GeneratorKey, step: Outcome<GenStep>) -> Outcome {
        let fault = match step {
            Ok(GenStep::Yielded(value)) => match async_value(&self.heap, value) {
                None => return Ok(value),
                Some(value) => {
                    self.heap[generator].async_state &= !RUNNING;
                    return Err(self.stop_iteration(value));
                }
            },
            Ok(GenStep::Returned(_)) => {
                Fault::Raised(self.heap.new_exception(TypeId::StopAsyncIteration, &[]))
            }
            Err(fault) => fault,
        };
        let object = &mut self.heap[generator];
        object.async_state &= !RUNNING;
        if is_raised(&self.heap, fault, TypeId::StopAsyncIteration)
            || is_raised(&self.heap, fault, TypeId::GeneratorExit)
        {
            self.heap[generator].async_state |= ENDED;
        }
        Err(fault)
    }
}

/// `await` of an object with `__await__`: `[object]`.
pub(crate) static AWAIT: NativeStep = NativeStep {
    name: "__await__",
    run: |vm, state, resumed| {
        let value = state.values[0];
        match (resumed, vm.lookup_special(value, "__await__")) {
            (Resumed::Start, Some(method)) => vm.special_action(method, value, &[]),
            (Resumed::Start, None) => vm.get_awaitable(value, Awaited::Value).map(Action::Done),
            (resumed, _) => {
                let iterator = resumed.value()?;
                vm.checked_awaitable(iterator).map(Action::Done)
            }
        }
    },
};

/// A step of `asend()` and the like: `[awaitable, value or exception]`; stage 0 sends, stage 1 throws.
pub(crate) static STEP: NativeStep = NativeStep {
    name: "asend",
    run: |vm, state, resumed| {
        let [awaitable, sent, ..] = state.values;
        let Some(key) = awaitable.as_rare() else {
            return Err(vm.bad_operand());
        };
        if let Resumed::Start = resumed {
            let sent = match (state.stage, sent.as_exception()) {
                (1, Some(exc)) => Err(Fault::Raised(exc)),
                _ => Ok(sent),
            };
            let (generator, sent) = vm.begin_awaitable(key, sent)?;
            return Ok(Action::Resume(generator, sent));
        }
        vm.finish_awaitable(key, resumed.step()).map(Action::Done)
    },
};

fn set_awaitable_state(heap: &mut Heap, key: RareKey, new: u8) {
    if let Rare::AsyncGenSend { state, .. } | Rare::AsyncGenThrow { state, .. } = &mut heap[key] {
        *state = new;
    }
}

/// Whether an `asend()` or `athrow()` is at its end.
pub(crate) fn is_closed_awaitable(heap: &Heap, key: RareKey) -> bool {
    matches!(
        heap[key],
        Rare::AsyncGenSend { state: CLOSED, .. } | Rare::AsyncGenThrow { state: CLOSED, .. }
    )
}

/// Whether one of the generator's awaitables is being run (`ag_running`).
pub(crate) fn is_async_running(heap: &Heap, key: GeneratorKey) -> bool {
    heap[key].async_state & RUNNING != 0
}

/// The value for the consumer, if the generator yielded one.
fn async_value(heap: &Heap, value: Value) -> Option<Value> {
    match heap[value.as_rare()?] {
        Rare::AsyncGenValue { value } => Some(value),
        _ => None,
    }
}
