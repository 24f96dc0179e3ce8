//! The driver of natives that have left: begins them, goes on with them, and does what they want next.

use smallvec::SmallVec;

use super::{Action, Leave, NativeFrame, NativeState, NativeStep, Resumed};
use crate::object::GeneratorKind;
use crate::value::{GeneratorKey, TypeId, Value};
use crate::vm::call::Called;
use crate::vm::exception::errors::is_raised;
use crate::vm::generator::Entered;
use crate::vm::{Fault, GenStep, Outcome, ReturnTo, Trap, Vm};

/// How what a native did has ended, as far as it is known.
enum Reached {
    /// A frame was entered, which goes on.
    Frame,
    /// This is what the native goes on with.
    Result(Resumed),
    /// Another native is on top, which begins.
    Native,
}

impl From<GenStep> for Resumed {
    fn from(step: GenStep) -> Self {
        match step {
            GenStep::Yielded(value) => Self::Value(value),
            GenStep::Returned(value) => Self::Ended(value),
        }
    }
}

impl Resumed {
    /// The step of a generator that was resumed.
    pub(crate) fn step(self) -> Outcome<GenStep> {
        match self {
            Self::Start => Ok(GenStep::Yielded(Value::NONE)),
            Self::Value(value) => Ok(GenStep::Yielded(value)),
            Self::Ended(value) => Ok(GenStep::Returned(value)),
            Self::Raised(fault) => Err(fault),
        }
    }

    /// The item that an iterator has given; `None` at its end.
    pub(crate) fn item(self, vm: &Vm) -> Outcome<Option<Value>> {
        match self {
            Self::Value(value) => Ok(Some(value)),
            Self::Start | Self::Ended(_) => Ok(None),
            Self::Raised(fault) if is_raised(&vm.heap, fault, TypeId::StopIteration) => Ok(None),
            Self::Raised(fault) => Err(fault),
        }
    }
}

impl Vm {
    /// Begins a native whose state is at its start. It leaves where it comes to the frame of a script, if it may: then
    /// [`Trap::Entered`] is the way out. Otherwise it runs to its end here.
    pub(crate) fn begin(
        &mut self,
        leave: Leave,
        step: &'static NativeStep,
        state: NativeState,
    ) -> Outcome {
        match self.begin_step(leave, step, state)? {
            GenStep::Yielded(value) | GenStep::Returned(value) => Ok(value),
        }
    }

    /// As [`Vm::begin`], for a native that is an iterator or drives one.
    pub(crate) fn begin_step(
        &mut self,
        leave: Leave,
        step: &'static NativeStep,
        mut state: NativeState,
    ) -> Outcome<GenStep> {
        self.enter_native()?;
        if !leave.is_allowed() {
            return self.run_step(step, state);
        }
        let at = self.natives.len();
        let mut resumed = Resumed::Start;
        loop {
            let action = (step.run)(self, &mut state, resumed);
            let action = match action {
                Ok(Action::Done(value)) => Ok(GenStep::Yielded(value)),
                Ok(Action::End(value)) => Ok(GenStep::Returned(value)),
                Err(fault) => Err(fault),
                Ok(action) => {
                    match self.natives.get_mut(at) {
                        Some(native) => native.state = state,
                        None => {
                            self.push_native(step, state)?;
                            self.natives[at].fresh = false;
                        }
                    }
                    match self.act(action, at)? {
                        Reached::Frame | Reached::Native => return Err(Trap::Entered.into()),
                        Reached::Result(result) => {
                            self.keep_resumed(result);
                            resumed = result;
                            continue;
                        }
                    }
                }
            };
            self.natives.truncate(at);
            return action;
        }
    }

    /// Runs a native to its end, on the Rust stack.
    fn run_step(&mut self, step: &'static NativeStep, mut state: NativeState) -> Outcome<GenStep> {
        let mark = self.heap.mark();
        let mut resumed = Resumed::Start;
        loop {
            self.heap.release(mark);
            self.keep_resumed(resumed);
            for value in state.values {
                self.heap.keep(value);
            }
            let result = match (step.run)(self, &mut state, resumed)? {
                Action::Done(value) => return Ok(GenStep::Yielded(value)),
                Action::End(value) => return Ok(GenStep::Returned(value)),
                Action::Call1(callee, arg) => self.call(callee, &[arg]).map(Resumed::Value),
                Action::Call(callee, args) => self.call(callee, &args).map(Resumed::Value),
                Action::CallKw(callee, args, names) => {
                    let names = self.heap.tuple_items(names);
                    let (pos, values) = args.split_at(args.len().saturating_sub(names.len()));
                    let kw: SmallVec<[(Value, Value); 4]> =
                        names.into_iter().zip(values.iter().copied()).collect();
                    self.call_kw(callee, pos, &kw).map(Resumed::Value)
                }
                Action::Body(code, globals, namespace, None) => self
                    .run_code(code, globals, namespace, &[])
                    .map(Resumed::Value),
                Action::Body(_, _, namespace, Some(function)) => {
                    self.run_class_body(function, namespace).map(Resumed::Value)
                }
                Action::Next(iterator) => self.next_raising(iterator).map(|item| match item {
                    Some(item) => Resumed::Value(item),
                    None => Resumed::Ended(Value::NONE),
                }),
                Action::Resume(generator, sent) => {
                    self.resume_generator(generator, sent).map(Resumed::from)
                }
                Action::Throw(generator, _, given) => {
                    let given = self.heap.tuple_items(given);
                    self.throw_given(generator, &given).map(Resumed::from)
                }
                Action::Native(step, state) => {
                    self.enter_native()?;
                    self.run_step(step, state).map(Resumed::from)
                }
            };
            resumed = result.unwrap_or_else(Resumed::Raised);
        }
    }

    fn keep_resumed(&mut self, resumed: Resumed) {
        match resumed {
            Resumed::Value(value) | Resumed::Ended(value) => {
                self.heap.keep(value);
            }
            Resumed::Raised(fault) => self.keep_fault::<()>(&Err(fault)),
            Resumed::Start => {}
        }
    }

    /// A native leaves the Rust stack: its step begins with this state. Fails in any case.
    #[cold]
    pub(crate) fn leave<T>(&mut self, step: &'static NativeStep, state: NativeState) -> Outcome<T> {
        self.push_native(step, state)?;
        Err(Trap::Entered.into())
    }

    /// Whether a native may leave whose result goes there.
    pub(crate) fn leave_to(&self, ret: ReturnTo) -> Leave {
        match ret {
            ReturnTo::Register(_) | ReturnTo::Native => self.may_leave,
            _ => Leave::Never,
        }
    }

    /// Puts a native on top.
    pub(in crate::vm) fn push_native(
        &mut self,
        step: &'static NativeStep,
        state: NativeState,
    ) -> Outcome<()> {
        self.room_for_native()?;
        self.natives.push(NativeFrame {
            step,
            state,
            fresh: true,
            to_native: false,
        });
        Ok(())
    }

    /// A native that was put in its place before gets the result of the one above, which has left.
    pub(in crate::vm) fn receive_native(&mut self, at: usize, state: NativeState) {
        if let Some(native) = self.natives.get_mut(at) {
            native.state = state;
            native.fresh = false;
        }
        if let Some(above) = self.natives.get_mut(at + 1) {
            above.to_native = true;
        }
    }

    /// Makes room for one more native.
    pub(crate) fn room_for_native(&mut self) -> Outcome<()> {
        if self.natives.len() >= self.bounds.native_room {
            self.grow_natives()?;
        }
        Ok(())
    }

    /// Takes the way out that [`Trap::Entered`] is: goes on with the native on top, or with the frame that it has
    /// entered. Err: to be raised in the frame on top, or the run stops.
    #[cold]
    #[inline(never)]
    pub(in crate::vm) fn entered(&mut self, fault: Fault) -> Outcome<()> {
        if fault != Trap::Entered.into() {
            return Err(fault);
        }
        match self.natives.last() {
            Some(native) if native.fresh => self.drive(Resumed::Start),
            _ => self.pass_native_safepoint(),
        }
    }

    /// Goes on with the native on top, until a frame is to run: that of a script which a native has called, or the one
    /// whose instruction has got its result. Err: to be raised in the frame on top, or the run stops there.
    pub(in crate::vm) fn drive(&mut self, mut resumed: Resumed) -> Outcome<()> {
        let mark = self.heap.mark();
        loop {
            self.heap.release(mark);
            self.keep_resumed(resumed);
            let Some(at) = self.natives.len().checked_sub(1) else {
                return Err(Trap::Invalid.into());
            };
            let NativeFrame {
                step,
                mut state,
                to_native,
                ..
            } = self.natives[at];
            let action = (step.run)(self, &mut state, resumed);
            self.natives[at].state = state;
            self.natives[at].fresh = false;
            let result = match action {
                Ok(Action::Done(value)) => Resumed::Value(value),
                Ok(Action::End(value)) => Resumed::Ended(value),
                Err(fault) => Resumed::Raised(fault),
                Ok(action) => match self.act(action, at)? {
                    Reached::Frame => {
                        self.heap.release(mark);
                        return self.pass_native_safepoint();
                    }
                    Reached::Native => {
                        resumed = Resumed::Start;
                        continue;
                    }
                    Reached::Result(result) => {
                        resumed = result;
                        continue;
                    }
                },
            };
            self.natives.truncate(at);
            if !to_native {
                return match result {
                    Resumed::Raised(fault) => {
                        self.keep_fault::<()>(&Err(fault));
                        Err(fault)
                    }
                    Resumed::Ended(value) => self.complete(value, true),
                    _ => self.complete(result.value()?, false),
                };
            }
            resumed = result;
        }
    }

    /// Does what the native at `at` wants next. Err: to be raised in a frame that was entered, or the run stops.
    fn act(&mut self, action: Action, at: usize) -> Outcome<Reached> {
        let depth = self.frames.len();
        let result = match action {
            Action::Call1(callee, arg) => match self.call1_from_native(callee, arg) {
                Ok(Called::Frame) => return Ok(Reached::Frame),
                Ok(Called::Value(value)) => Ok(Resumed::Value(value)),
                Err(fault) => Err(fault),
            },
            Action::Call(callee, args) => match self.call_from_native(callee, &args, None) {
                Ok(Called::Frame) => return Ok(Reached::Frame),
                Ok(Called::Value(value)) => Ok(Resumed::Value(value)),
                Err(fault) => Err(fault),
            },
            Action::CallKw(callee, args, names) => {
                let names = Some(names).filter(|names| names.is_bound());
                match self.call_from_native(callee, &args, names) {
                    Ok(Called::Frame) => return Ok(Reached::Frame),
                    Ok(Called::Value(value)) => Ok(Resumed::Value(value)),
                    Err(fault) => Err(fault),
                }
            }
            Action::Body(code, globals, namespace, function) => {
                match self.push_body(code, globals, namespace, (&[], function), ReturnTo::Native) {
                    Ok(Called::Frame) => return Ok(Reached::Frame),
                    Ok(Called::Value(value)) => Ok(Resumed::Value(value)),
                    Err(fault) => Err(fault),
                }
            }
            Action::Next(iterator) => match iterator.as_generator() {
                Some(key) if self.heap[key].kind == GeneratorKind::Generator => {
                    return self.resume_from_native(key, Ok(Value::NONE), Value::UNBOUND);
                }
                _ => match self.next_from_native(iterator) {
                    Ok(Some(step)) => Ok(step),
                    Ok(None) => return Ok(Reached::Frame),
                    Err(fault) => Err(fault),
                },
            },
            Action::Resume(generator, sent) => {
                return self.resume_from_native(generator, sent, Value::UNBOUND);
            }
            Action::Throw(generator, fault, given) => {
                return self.resume_from_native(generator, Err(fault), given);
            }
            Action::Native(step, state) => match self.push_native(step, state) {
                Ok(()) => {
                    self.natives[at + 1].to_native = true;
                    return Ok(Reached::Native);
                }
                Err(fault) => Err(fault),
            },
            Action::Done(value) => Ok(Resumed::Value(value)),
            Action::End(value) => Ok(Resumed::Ended(value)),
        };
        match result {
            Ok(result) => Ok(Reached::Result(result)),
            Err(fault) if fault == Trap::Entered.into() => {
                // What was called has left as well.
                let Some(native) = self.natives.get_mut(at + 1) else {
                    return Ok(Reached::Frame);
                };
                native.to_native = true;
                match self.natives.last() {
                    Some(native) if native.fresh => Ok(Reached::Native),
                    _ => Ok(Reached::Frame),
                }
            }
            Err(fault) if fault == Trap::Stopped.into() => Err(fault),
            Err(fault) if self.frames.len() > depth => {
                // A generator was entered by what was called, to raise this in it.
                if let Some(native) = self.natives.get_mut(at + 1) {
                    native.to_native = true;
                }
                Err(fault)
            }
            Err(fault) => Ok(Reached::Result(Resumed::Raised(fault))),
        }
    }

    /// As [`Vm::call_from_native`], with one argument.
    fn call1_from_native(&mut self, callee: Value, arg: Value) -> Outcome<Called> {
        let at = self.stack_top();
        self.make_room(at, 2 + 256)?;
        self.stack[at + 1] = arg;
        if let Some(function) = callee.as_function()
            && self.push_simple(function, at + 1, 1, ReturnTo::Native)
        {
            return Ok(Called::Frame);
        }
        self.stack[at] = callee;
        self.enter_call(at, 1, None, ReturnTo::Native)
    }

    /// A call of a native that has left; the result of a script's frame comes back to it.
    fn call_from_native(
        &mut self,
        callee: Value,
        args: &[Value],
        names: Option<Value>,
    ) -> Outcome<Called> {
        let at = self.stack_top();
        self.make_room(at, args.len() + 1 + 256)?;
        self.stack[at + 1..][..args.len()].copy_from_slice(args);
        if let Some(function) = callee.as_function()
            && names.is_none()
            && self.push_simple(function, at + 1, args.len() as u32, ReturnTo::Native)
        {
            return Ok(Called::Frame);
        }
        self.stack[at] = callee;
        self.enter_call(at, args.len(), names, ReturnTo::Native)
    }

    /// Advances an iterator for a native that has left. `None`: a frame was entered.
    fn next_from_native(&mut self, iterator: Value) -> Outcome<Option<Resumed>> {
        if let Some(key) = iterator.as_iterator() {
            if let Some((step, state)) = self.iterator_step(key) {
                return self.leave(step, state);
            }
            let item = self.next_raising(iterator)?;
            return Ok(Some(match item {
                Some(item) => Resumed::Value(item),
                None => Resumed::Ended(Value::NONE),
            }));
        }
        let Some(next) = self.lookup_special(iterator, "__next__") else {
            let name = self.type_name(iterator);
            return Err(self.type_error(format!("'{name}' object is not an iterator")));
        };
        let called = match self.binds_receiver(next) {
            true => self.call_from_native(next, &[iterator], None)?,
            false => {
                let class = self.type_of(iterator);
                let bound = self.bind(next, iterator, class)?;
                self.heap.keep(bound);
                self.call_from_native(bound, &[], None)?
            }
        };
        Ok(match called {
            Called::Frame => None,
            Called::Value(value) => Some(Resumed::Value(value)),
        })
    }

    /// Resumes a generator for a native that has left. Err: to be raised in the frame that was entered.
    fn resume_from_native(
        &mut self,
        key: GeneratorKey,
        sent: Outcome,
        given: Value,
    ) -> Outcome<Reached> {
        let given = self.heap.tuple_items(given);
        let ret = ReturnTo::GeneratorNative { generator: key };
        match self.enter_generator(key, sent, &given, ret) {
            Ok(Entered::Runs) => Ok(Reached::Frame),
            Ok(Entered::Raises(fault)) => Err(fault),
            Ok(Entered::Throws) => Ok(Reached::Native),
            Ok(Entered::Ended(value)) => Ok(Reached::Result(Resumed::Ended(value))),
            Err(fault) => Ok(Reached::Result(Resumed::Raised(fault))),
        }
    }

    /// A safepoint of a frame that a native has entered: it calls scripts in a loop that passes no other.
    fn pass_native_safepoint(&mut self) -> Outcome<()> {
        if self.budget.needs_refill() || self.heap.accounting.is_due() || self.gc.finalizers_wait()
        {
            let mark = self.heap.share_start();
            // A generator that was resumed has what was sent in the register of the `yield` behind which it stands.
            let top = self.frames.len().checked_sub(1);
            let below = std::mem::replace(&mut self.stands_before, top);
            let passed = self.pass_safepoint(mark);
            if passed != Err(Trap::Stopped.into()) {
                self.stands_before = below;
            }
            return passed;
        }
        Ok(())
    }

    /// Lets go of the natives above `depth`, the innermost first, because the run is given up.
    pub(crate) fn abandon_natives(&mut self, depth: usize) {
        while self.natives.len() > depth {
            let at = self.natives.len() - 1;
            let NativeFrame {
                step, mut state, ..
            } = self.natives[at];
            // Nothing is left to tell.
            let _ = (step.run)(self, &mut state, Resumed::Raised(Trap::Stopped.into()));
            self.natives.truncate(at);
        }
    }
}
