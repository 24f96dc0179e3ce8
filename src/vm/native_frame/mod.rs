//! Frames of natives: a native that calls scripts keeps its state as data and goes on when a call is over.
//!
//! ```text
//!  run loop -> native -> leave(STEP, state): Trap::Entered     the native is off the Rust stack
//!  run loop -> drive  -> STEP.run(Resumed::Start)  -> Action::Call   -> a frame of a script
//!  the frame returns  -> STEP.run(Resumed::Value)  -> Action::Done   -> what called the native
//!  the frame raises   -> STEP.run(Resumed::Raised) -> ..
//! ```
//!
//! So no Rust stack lies between two frames of scripts: a run can stop below such a native, and recursion through it
//! is bounded like that of functions. A native is called as ever, with its [`Leave`]; only where it is about to call
//! a script does it leave, so that one that calls none pays nothing. In a run that cannot stop, the natives of the
//! outermost loop do not leave: a call on the Rust stack is faster, and goes no deeper than one loop more
//! (`Vm::may_leave`).
//!
//! Neighbours: `eval` starts and resumes natives, `complete` (here) hands their result to an instruction; the states
//! themselves lie with their families. What asks scripts in the middle of its work begins it again with the answers
//! (`retrace`, here).
//!
//! Invariant: a state is plain data, and its values are roots as long as it is in `Vm::natives`.
//! Invariant: [`Trap::Entered`](crate::vm::Trap::Entered) passes nothing but functions that were given a [`Leave`], on their way out.
//! Invariant: a step that gets a trap puts in order what it has taken apart, runs no script, and gives the trap back.

mod complete;
mod drive;
pub(crate) mod retrace;

use std::any::Any;
use std::fmt;

use smallvec::SmallVec;

use super::{Fault, Keywords, Outcome, Vm};
use crate::value::{CodeKey, DictKey, FunctionKey, GeneratorKey, Value};

/// Whether a native may leave the Rust stack: its caller takes [`Trap::Entered`](crate::vm::Trap::Entered) for what it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Leave {
    /// Rust code waits for the result.
    Never,
    /// The caller is the run loop, or a native that has left itself.
    Allowed,
}

impl Leave {
    /// Whether it may.
    #[inline]
    pub(crate) fn is_allowed(self) -> bool {
        self == Self::Allowed
    }
}

/// What a native that has left does next, and under which name it is known.
pub(crate) struct NativeStep {
    /// What errors call it.
    pub(crate) name: &'static str,
    pub(crate) run: fn(&mut Vm, &mut NativeState, Resumed) -> Outcome<Action>,
}

impl fmt::Debug for NativeStep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

/// The state of a native that has left, in the terms of its step.
#[derive(Clone, Copy)]
pub(crate) struct NativeState {
    /// Where it stands.
    pub(crate) stage: u32,
    /// How far it is.
    pub(crate) count: usize,
    /// What it holds.
    pub(crate) values: [Value; 5],
}

impl NativeState {
    /// The state at the start, with what the native was given.
    pub(crate) fn new(values: [Value; 5]) -> Self {
        Self {
            stage: 0,
            count: 0,
            values,
        }
    }

    /// The state at the start of a native that holds these.
    pub(crate) fn of(given: &[Value]) -> Self {
        let mut values = [Value::UNBOUND; 5];
        for (slot, value) in values.iter_mut().zip(given) {
            *slot = *value;
        }
        Self::new(values)
    }
}

/// A native that has left.
#[derive(Clone, Copy)]
pub(crate) struct NativeFrame {
    pub(crate) step: &'static NativeStep,
    pub(crate) state: NativeState,
    /// Whether it has not begun yet.
    pub(crate) fresh: bool,
    /// Whether its result goes to the native below it, and not to the instruction that the top frame stands at.
    pub(crate) to_native: bool,
}

/// With what a native goes on.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Resumed {
    /// It begins.
    Start,
    /// What it called has given this, or yielded it.
    Value(Value),
    /// The generator or iterator that it advanced has ended with this value.
    Ended(Value),
    /// What it called has failed.
    Raised(Fault),
}

impl Resumed {
    /// The result of a call.
    pub(crate) fn value(self) -> Outcome {
        match self {
            Self::Start => Ok(Value::NONE),
            Self::Value(value) | Self::Ended(value) => Ok(value),
            Self::Raised(fault) => Err(fault),
        }
    }
}

/// Arguments of a call that a native makes.
pub(crate) type CallArgs = SmallVec<[Value; 5]>;

/// What a native does next.
pub(crate) enum Action {
    /// It calls this, with one argument.
    Call1(Value, Value),
    /// It calls this, with positional arguments.
    Call(Value, CallArgs),
    /// The same with keyword arguments last, as many as the tuple has names.
    CallKw(Value, CallArgs, Value),
    /// It runs code in namespaces: globals, and locals that may be unbound; of a class, its function.
    Body(CodeKey, DictKey, Value, Option<FunctionKey>),
    /// It advances an iterator.
    Next(Value),
    /// It resumes a generator: sends a value, or raises a fault in it.
    Resume(GeneratorKey, Outcome),
    /// As `Resume` with an exception, for the arguments of `throw()`, a tuple.
    Throw(GeneratorKey, Fault, Value),
    /// It leaves a part of its work to another native.
    Native(&'static NativeStep, NativeState),
    /// It is over, with this result.
    Done(Value),
    /// It is an iterator, or drives one, and that has ended with this value.
    End(Value),
}

impl Action {
    /// A call with one argument.
    pub(crate) fn call1(callee: Value, arg: Value) -> Self {
        Self::Call1(callee, arg)
    }
}

/// The arguments of a call that a native makes later: all values, and the names of the last of them or unbound.
pub(crate) type PackedCall = [Value; 2];

impl Vm {
    /// Keeps arguments in two values of a state.
    pub(crate) fn pack_call(&mut self, args: &[Value], kw: &[(Value, Value)]) -> PackedCall {
        let values = kw.iter().map(|(_, value)| value);
        let given: Vec<Value> = args.iter().chain(values).copied().collect();
        let given = self.heap.new_tuple(&given);
        if kw.is_empty() {
            return [given, Value::UNBOUND];
        }
        let names: Vec<Value> = kw.iter().map(|(name, _)| *name).collect();
        [given, self.heap.new_tuple(&names)]
    }

    /// The arguments themselves, by position and by keyword.
    pub(crate) fn packed_arguments(&self, [given, names]: PackedCall) -> (Vec<Value>, Keywords) {
        let mut given = self.heap.tuple_items(given).to_vec();
        let names = match names.is_bound() {
            true => self.heap.tuple_items(names).to_vec(),
            false => Vec::new(),
        };
        let values = given.split_off(given.len() - names.len());
        (given, names.into_iter().zip(values).collect())
    }

    /// The call with these arguments.
    pub(crate) fn unpack_call(&self, callee: Value, [given, names]: PackedCall) -> Action {
        let given = CallArgs::from_slice(&self.heap.tuple_items(given));
        match names.is_bound() {
            true => Action::CallKw(callee, given, names),
            false => Action::Call(callee, given),
        }
    }
}

/// What natives that have left keep besides values, by number.
#[derive(Default)]
pub(crate) struct Kept(Vec<Option<Box<dyn Any + Send>>>);

impl Kept {
    /// Keeps a state; gives its number.
    pub(crate) fn put(&mut self, state: Box<dyn Any + Send>) -> usize {
        match self.0.iter().position(Option::is_none) {
            Some(at) => {
                self.0[at] = Some(state);
                at
            }
            None => {
                self.0.push(Some(state));
                self.0.len() - 1
            }
        }
    }

    /// Hands out the state of that number, if it is a `T`.
    pub(crate) fn take<T: 'static>(&mut self, at: usize) -> Option<Box<T>> {
        let state = self.0.get_mut(at)?.take()?.downcast().ok();
        while let Some(None) = self.0.last() {
            self.0.pop();
        }
        if self.0.is_empty() {
            self.0 = Vec::new();
        }
        state
    }
}

impl NativeFrame {
    /// What it holds.
    pub(in crate::vm) fn roots(&self) -> impl Iterator<Item = Value> {
        self.state.values.into_iter()
    }
}
