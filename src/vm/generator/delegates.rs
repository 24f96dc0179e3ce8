//! What a generator delegates to and has no frame for: `yield from` and `await` over other objects.
//!
//! The frame of the generator stands at its `Send` meanwhile, and gets what the delegate gives.

use crate::object::{GeneratorKind, GeneratorState};
use crate::value::{TypeId, Value};
use crate::vm::exception::errors::is_raised;
use crate::vm::generator::{close_generator_state, stop_value};
use crate::vm::native_frame::{Action, CallArgs, NativeState, NativeStep, Resumed};
use crate::vm::{Fault, Outcome, Vm};

/// Sends a value into a delegate: `[delegate, value]`.
pub(crate) static SEND: NativeStep = NativeStep {
    name: "send",
    run: send,
};

/// Throws an exception into a delegate: `[delegate, exception, arguments of throw()]`.
pub(crate) static THROW: NativeStep = NativeStep {
    name: "throw",
    run: throw,
};

/// Closes a delegate, and raises the exception in the frame then: `[delegate, exception]`.
pub(crate) static CLOSE: NativeStep = NativeStep {
    name: "close",
    run: close,
};

fn send(vm: &mut Vm, state: &mut NativeState, resumed: Resumed) -> Outcome<Action> {
    let [delegate, value, ..] = state.values;
    match resumed {
        Resumed::Start if value.is_none() => Ok(Action::Next(delegate)),
        Resumed::Start => vm.method_action(delegate, "send", &[value]),
        resumed => vm.delegated(resumed),
    }
}

fn throw(vm: &mut Vm, state: &mut NativeState, resumed: Resumed) -> Outcome<Action> {
    let [delegate, exc, given, ..] = state.values;
    if !matches!(resumed, Resumed::Start) {
        return vm.delegated_as_raised(resumed);
    }
    let fault = exc
        .as_exception()
        .map_or_else(|| vm.bad_operand(), Fault::Raised);
    if let Some(inner) = delegate.as_generator()
        && vm.heap[inner].kind != GeneratorKind::AsyncGenerator
    {
        return Ok(Action::Resume(inner, Err(fault)));
    }
    let name = vm.heap.intern("throw");
    let method = match vm.getattr_opt(delegate, name) {
        Ok(Some(method)) => method,
        Ok(None) => return vm.delegated_as_raised(Resumed::Raised(fault)),
        Err(fault) => return vm.delegated_as_raised(Resumed::Raised(fault)),
    };
    let args = match given.is_bound() {
        true => vm.heap.tuple_items(given).into(),
        false => CallArgs::from_slice(&[exc]),
    };
    Ok(Action::Call(method, args))
}

fn close(vm: &mut Vm, state: &mut NativeState, resumed: Resumed) -> Outcome<Action> {
    let [delegate, exc, ..] = state.values;
    let exit = exc
        .as_exception()
        .map_or_else(|| vm.bad_operand(), Fault::Raised);
    let generator = delegate
        .as_generator()
        .filter(|key| vm.heap[*key].kind != GeneratorKind::AsyncGenerator);
    let result = match (resumed, generator) {
        (Resumed::Start, Some(inner)) => match vm.heap[inner].state {
            GeneratorState::Closed => Err(exit),
            GeneratorState::Created => {
                close_generator_state(&mut vm.heap, inner);
                Err(exit)
            }
            GeneratorState::Running => Err(vm.already_executing(inner)),
            GeneratorState::Suspended => match vm.drop_suspended(inner) {
                Ok(true) => Err(exit),
                Ok(false) => {
                    let exit = vm.heap.new_exception(TypeId::GeneratorExit, &[]);
                    return Ok(Action::Resume(inner, Err(Fault::Raised(exit))));
                }
                Err(fault) => Err(fault),
            },
        },
        (Resumed::Start, None) => {
            let name = vm.heap.intern("close");
            match vm.getattr_opt(delegate, name) {
                Ok(Some(close)) => return Ok(Action::Call(close, CallArgs::new())),
                Ok(None) => Err(exit),
                // Only what `close` itself raises takes the place of what closes the generator.
                Err(fault) => match vm.report_unraisable(fault, "closing generator", delegate) {
                    Ok(()) => Err(exit),
                    Err(fault) => Err(fault),
                },
            }
        }
        (Resumed::Value(_), Some(inner)) => Err(vm.ignored_exit(inner)),
        (Resumed::Value(_) | Resumed::Ended(_), _) => Err(exit),
        (Resumed::Raised(fault), Some(_)) if vm.is_exit(fault) => Err(exit),
        (Resumed::Raised(fault), _) => Err(fault),
    };
    vm.delegated_as_raised(match result {
        Ok(value) => Resumed::Value(value),
        Err(fault) => Resumed::Raised(fault),
    })
}

impl Vm {
    /// Calls a method by its name: what a native that has left does next.
    pub(crate) fn method_action(
        &mut self,
        object: Value,
        name: &str,
        args: &[Value],
    ) -> Outcome<Action> {
        let name = self.heap.intern(name);
        let (function, receiver) = self.load_method(object, name)?;
        let all = receiver.into_iter().chain(args.iter().copied());
        Ok(Action::Call(function, all.collect()))
    }

    /// What a `Send` gets of a step of its delegate: a StopIteration is the delegate's result.
    fn delegated(&mut self, resumed: Resumed) -> Outcome<Action> {
        match resumed {
            Resumed::Value(value) => Ok(Action::Done(value)),
            Resumed::Ended(value) => Ok(Action::End(value)),
            Resumed::Raised(fault) => match stop_value(&self.heap, fault) {
                Some(value) => Ok(Action::End(value)),
                None => Err(fault),
            },
            Resumed::Start => Ok(Action::Done(Value::NONE)),
        }
    }

    /// As [`Vm::delegated`], where an exception is raised in the frame, be it a StopIteration.
    fn delegated_as_raised(&mut self, resumed: Resumed) -> Outcome<Action> {
        if let Resumed::Raised(Fault::Raised(exc)) = resumed
            && stop_value(&self.heap, Fault::Raised(exc)).is_some()
        {
            let at = self
                .frames
                .last()
                .map_or(0, |frame| frame.pc.saturating_sub(1));
            self.note_raise(exc, at);
        }
        self.delegated(resumed)
    }

    /// Whether a generator that is closed has ended as it should.
    pub(crate) fn is_exit(&self, fault: Fault) -> bool {
        is_raised(&self.heap, fault, TypeId::GeneratorExit)
            || is_raised(&self.heap, fault, TypeId::StopIteration)
    }
}
