//! Generators, coroutines and asynchronous generators: a suspended activation.

use super::{packed, traced};
use crate::value::{CodeKey, DictKey, FrameKey, FunctionKey, Value};

packed! {
    /// What the code's flags make of the call.
    #[derive(Clone, Copy, PartialEq, Eq, Debug)]
    pub(crate) enum GeneratorKind {
        Generator,
        Coroutine,
        AsyncGenerator,
    }

    /// Where a generator stands.
    #[derive(Clone, Copy, PartialEq, Eq, Debug)]
    pub(crate) enum GeneratorState {
        /// Not started: the frame stands at the first instruction.
        Created,
        /// Stands at a `yield`.
        Suspended,
        /// Its frame is on the frame stack.
        Running,
        Closed,
    }
}

traced! {
    /// The parts of an activation that survive a `yield`.
    #[derive(Debug)]
    pub(crate) struct SuspendedFrame {
        pub(crate) pc: u32,
        pub(crate) function: Option<FunctionKey>,
        pub(crate) globals: DictKey,
        pub(crate) namespace: Value,
        /// The exception that the frame handles; unbound if it handles none.
        pub(crate) handled: Value,
        /// All slots of the frame; those from `live` on are unbound.
        pub(crate) slots: Box<[Value]>,
        pub(crate) live: u32,
        /// The register in which the `yield` that the frame stands at wants what is sent.
        pub(crate) sent: u8,
        pub(crate) object: Option<FrameKey>,
    }

    /// A generator, coroutine or asynchronous generator object (CPython: `genobject.c`).
    ///
    /// Invariant: `frame` is there unless the state is `Closed`.
    #[derive(Debug)]
    pub(crate) struct Generator {
        pub(crate) kind: GeneratorKind,
        pub(crate) state: GeneratorState,
        /// While the generator runs, a place to put the slots back to.
        #[untraced = "what it holds is stale while the slots are on the stack"; while is_running]
        pub(crate) frame: Option<Box<SuspendedFrame>>,
        pub(crate) code: CodeKey,
        /// `__name__` and `__qualname__`, strs; unbound where they are those of the code.
        pub(crate) name: Value,
        pub(crate) qualname: Value,
        /// An asynchronous generator's `ag_running_async` and whether it was closed.
        pub(crate) async_state: u8,
        /// Whether one temporary alone holds it (`vm::generator::ownership`).
        pub(crate) owned: bool,
        /// Whether the collector has closed it, or tried to, or its owner has.
        pub(crate) finalized: bool,
    }
}

impl GeneratorState {
    /// Whether its frame can go on.
    pub(crate) fn is_resumable(self) -> bool {
        matches!(self, Self::Created | Self::Suspended)
    }
}

impl Generator {
    fn is_running(&self) -> bool {
        self.state == GeneratorState::Running
    }

    /// Whether a collection that does not reach the generator may have to close it, or to say that nobody awaited it.
    pub(crate) fn closes_by_itself(&self) -> bool {
        let waits = match self.state {
            GeneratorState::Suspended => true,
            GeneratorState::Created => self.kind == GeneratorKind::Coroutine,
            GeneratorState::Running | GeneratorState::Closed => false,
        };
        waits && !self.finalized
    }
}
