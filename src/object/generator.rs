//! Generators, coroutines and asynchronous generators: a suspended activation.

use super::Trace;
use crate::value::{CodeKey, DictKey, FrameKey, FunctionKey, Value};

/// What the code's flags make of the call.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum GeneratorKind {
    Generator,
    Coroutine,
    AsyncGenerator,
}

/// The parts of an activation that survive a `yield`.
#[derive(Debug)]
pub(crate) struct SuspendedFrame {
    pub(crate) pc: u32,
    pub(crate) function: Option<FunctionKey>,
    pub(crate) globals: DictKey,
    pub(crate) namespace: Value,
    /// The exception that the frame handles; unbound: none.
    pub(crate) handled: Value,
    /// All slots of the frame.
    pub(crate) slots: Box<[Value]>,
    pub(crate) object: Option<FrameKey>,
}

/// Where a generator stands.
#[derive(Debug)]
pub(crate) enum GeneratorState {
    /// Not started: the frame stands at the first instruction.
    Created(Box<SuspendedFrame>),
    /// Stands at a `yield`.
    Suspended(Box<SuspendedFrame>),
    Running,
    Closed,
}

/// A generator, coroutine or asynchronous generator object (CPython: `genobject.c`).
#[derive(Debug)]
pub(crate) struct Generator {
    pub(crate) kind: GeneratorKind,
    pub(crate) state: GeneratorState,
    pub(crate) code: CodeKey,
    pub(crate) name: Value,
    pub(crate) qualname: Value,
    /// What `yield from` or `await` delegates to at the moment is found in the frame; for `gi_yieldfrom`
    /// the register of the `Send` instruction it stands at.
    pub(crate) delegate: Value,
}

impl Trace for SuspendedFrame {
    fn trace(&self, visit: &mut impl FnMut(Value)) {
        self.slots.iter().copied().for_each(&mut *visit);
        visit(self.namespace);
        visit(self.handled);
        visit(self.globals.into());
        if let Some(function) = self.function {
            visit(function.into());
        }
        if let Some(object) = self.object {
            visit(object.into());
        }
    }
}

impl Trace for Generator {
    fn trace(&self, visit: &mut impl FnMut(Value)) {
        visit(self.code.into());
        [self.name, self.qualname, self.delegate].into_iter().for_each(&mut *visit);
        if let GeneratorState::Created(frame) | GeneratorState::Suspended(frame) = &self.state {
            frame.trace(visit);
        }
    }

    fn extra_bytes(&self) -> usize {
        match &self.state {
            GeneratorState::Created(frame) | GeneratorState::Suspended(frame) => {
                size_of::<SuspendedFrame>() + frame.slots.len() * size_of::<Value>()
            }
            _ => 0,
        }
    }
}
