//! Exceptions that are thrown into generators, and into what these delegate to.

use super::{Entered, GenStep, delegates, generator_delegate};
use crate::object::{GeneratorKind, GeneratorState};
use crate::value::{GeneratorKey, TypeId, Value};
use crate::vm::exception::errors::is_raised;
use crate::vm::native_frame::NativeState;
use crate::vm::{Fault, Outcome, ReturnTo, Trap, Vm};

impl Vm {
    /// `generator.throw(*given)`. What is no exception is an error of the innermost generator, which stays as it is;
    /// those that wait for it get the error.
    pub(crate) fn throw_given(&mut self, key: GeneratorKey, given: &[Value]) -> Outcome<GenStep> {
        let fault = self.thrown_fault(key, given)?;
        self.run_entered(key, Err(fault), given)
    }

    /// What `generator.throw(*given)` raises in the generator; Err: it is left as it is.
    pub(crate) fn thrown_fault(&mut self, key: GeneratorKey, given: &[Value]) -> Outcome<Fault> {
        let thrown = self.thrown_exception(given);
        match thrown {
            Ok(exc) => Ok(Fault::Raised(exc)),
            Err(error)
                if self.heap[key].state != GeneratorState::Suspended
                    || self.is_innermost(key)? =>
            {
                Err(error)
            }
            Err(error) => Ok(error),
        }
    }

    /// Whether nothing behind a suspended generator takes exceptions.
    fn is_innermost(&mut self, key: GeneratorKey) -> Outcome<bool> {
        let Some((delegate, ..)) = generator_delegate(&self.heap, key) else {
            return Ok(true);
        };
        let name = self.heap.intern("throw");
        Ok(self.getattr_opt(delegate, name)?.is_none())
    }

    /// Raises a fault where a suspended generator stands. If it delegates, its frame goes on top and the
    /// delegate gets the exception first; a chain of generators becomes a chain of frames, so that the
    /// exception passes them as if the innermost had raised it. `given` are the arguments of `throw()`, which other
    /// delegates get as they are; the fault is an error of these if they name no exception.
    pub(super) fn throw_into(
        &mut self,
        key: GeneratorKey,
        fault: Fault,
        given: &[Value],
        ret: ReturnTo,
    ) -> Outcome<Entered> {
        let refused = given.first().is_some_and(|first| {
            first.as_exception().is_none() && !self.heap.is_exception_class(*first)
        });
        let closing = is_raised(&self.heap, fault, TypeId::GeneratorExit);
        let mut delegate = generator_delegate(&self.heap, key);
        self.push_generator(key, Value::NONE, ret)?;
        let mut raised = fault;
        let mut outside = None;
        while let Some((inner, value, exit)) = delegate.take() {
            self.heap.keep(inner);
            // The frame stands at its `Send`, which gets what that gives.
            if let Some(frame) = self.frames.last_mut() {
                frame.pc -= 1;
            }
            let suspended = inner.as_generator().filter(|inner| {
                let inner = &self.heap[*inner];
                inner.kind != GeneratorKind::AsyncGenerator
                    && inner.state == GeneratorState::Suspended
            });
            match suspended {
                Some(inner) if refused && self.is_innermost(inner)? => {}
                Some(inner) if !closing => {
                    delegate = generator_delegate(&self.heap, inner);
                    let ret = ReturnTo::GeneratorSend {
                        generator: inner,
                        value,
                        exit,
                        thrown: true,
                    };
                    if let Err(error) = self.push_generator(inner, Value::NONE, ret) {
                        raised = error;
                        break;
                    }
                }
                _ => outside = Some(inner),
            }
        }
        // As in CPython, the context is what the generator itself handles, not what its caller does.
        if let Fault::Raised(exc) = raised
            && let Some(handled) = self.frames.last().map(|frame| frame.handled)
            && handled.as_exception().is_some_and(|handled| handled != exc)
        {
            self.set_context(exc, handled);
        }
        Ok(match (outside, raised.exception()) {
            (Some(delegate), Some(exc)) => self.throw_outside(delegate, exc, given, closing),
            _ => Entered::Raises(raised),
        })
    }

    /// Throws into a delegate that has no frame to push: a native does it, whose result the `Send` in the frame on top
    /// gets.
    fn throw_outside(
        &mut self,
        delegate: Value,
        exc: Value,
        given: &[Value],
        closing: bool,
    ) -> Entered {
        let given = match given {
            [] => Value::UNBOUND,
            _ => self.heap.new_tuple(given),
        };
        let step = match closing {
            true => &delegates::CLOSE,
            false => &delegates::THROW,
        };
        match self.leave::<()>(step, NativeState::of(&[delegate, exc, given])) {
            Err(fault) if fault != Trap::Entered.into() => Entered::Raises(fault),
            _ => Entered::Throws,
        }
    }

    /// Throws an exception into a delegate: generators directly, others through their `throw`.
    pub(super) fn throw_to(
        &mut self,
        delegate: Value,
        given: &[Value],
        fault: Fault,
    ) -> Outcome<GenStep> {
        if let Some(inner) = delegate.as_generator()
            && self.heap[inner].kind != GeneratorKind::AsyncGenerator
        {
            return self.resume_generator(inner, Err(fault));
        }
        let name = self.heap.intern("throw");
        match self.getattr_opt(delegate, name)? {
            Some(throw) => self.step_of(|vm| vm.call(throw, given)),
            None => Err(fault),
        }
    }
}
