//! Host functions that call closures without keeping the Rust stack: [`Call`], a call that ends the function, and
//! [`HostFrame`], a function that goes on after each call.
//!
//! ```text
//!  host function -> Call -> host_call -> the closure's frame, whose result is that of the function
//!  HostFrame::step -> HostStep::Call -> the closure's frame -> HostFrame::step -> .. -> HostStep::Done
//! ```
//!
//! Invariant: a frame of the host is dropped when it is done, fails, or the run is given up.

use crate::embed::error::fault::to_error;
use crate::embed::host::call::{guarded, note_passage};
use crate::embed::{Closure, Ctx, IntoArgs, IntoValue, Result, Value};
use crate::value::Value as VmValue;
use crate::vm::{
    Action, Fault, Leave, NativeState, NativeStep, Outcome, PendingCall, Resumed, Vm, contain,
};

/// A call that a host function returns instead of a value: the function is over, and the result of the call is its
/// result. No Rust code lies between the caller and the closure, so the closure may call
/// [deferred](crate::HostFunction::deferred) functions, and may recurse as deep as scripts may.
///
/// Converted to a value anywhere else, the call is made at once.
///
/// ```
/// use nonlocal::{Call, Closure, Ctx, Engine, Fuel, Module, Result};
///
/// let module = Module::new("host")
///     .function("twice", |cx: &mut Ctx<'_>, f: Closure, x: i64| -> Result<Call> {
///         Call::tail(cx, &f, (x * 2,))
///     })
///     .deferred("ask", ["question"]);
/// let mut rt = Engine::builder().module(module).build().runtime();
/// let step = rt.start_program::<i64>("import host\nhost.twice(lambda x: host.ask(x) + 1, 20)", Fuel::ALL)?;
/// let call = step.host_call().expect("it waits below the function of the host");
/// assert_eq!(call.resume(41, Fuel::ALL)?.done(), Some(42));
/// # Ok::<(), nonlocal::Error>(())
/// ```
#[must_use]
pub struct Call(Kind);

enum Kind {
    Tail { callee: Value, args: Vec<Value> },
    Frame(Box<dyn HostFrame>),
}

impl Call {
    /// Calls a closure, as the last thing that the host function does.
    ///
    /// # Errors
    /// What the conversion of an argument refuses.
    pub fn tail(cx: &mut Ctx<'_>, callee: &Closure, args: impl IntoArgs) -> Result<Self> {
        let callee = callee.clone().into_value(cx)?;
        let args = args.into_args(cx)?.0;
        let args = args.into_iter().map(|arg| Value::from_raw(cx.vm, arg));
        Ok(Self(Kind::Tail {
            callee,
            args: args.collect(),
        }))
    }

    /// Goes on with a function that calls closures and looks at their results; see [`HostFrame`].
    pub fn frame(frame: impl HostFrame) -> Self {
        Self(Kind::Frame(Box::new(frame)))
    }

    /// As the evaluator takes it.
    fn into_pending(self, vm: &mut Vm) -> Result<PendingCall> {
        Ok(match self.0 {
            Kind::Tail { callee, args } => {
                let callee = callee.into_raw(vm)?;
                vm.heap.keep(callee);
                let mut raw = Vec::with_capacity(args.len());
                for arg in args {
                    let arg = arg.into_raw(vm)?;
                    vm.heap.keep(arg);
                    raw.push(arg);
                }
                PendingCall::Tail(callee, raw)
            }
            Kind::Frame(frame) => PendingCall::Frame(Box::new(frame)),
        })
    }
}

impl std::fmt::Debug for Call {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self.0 {
            Kind::Tail { .. } => "Call::tail(..)",
            Kind::Frame(_) => "Call::frame(..)",
        })
    }
}

impl IntoValue for Call {
    fn into_value(self, cx: &mut Ctx<'_>) -> Result<Value> {
        let vm = &mut *cx.vm;
        let pending = self.into_pending(vm)?;
        match finish_pending(vm, Leave::Never, VmValue::UNBOUND, pending) {
            Ok(value) => Ok(Value::from_raw(vm, value)),
            Err(fault) => Err(to_error(vm, fault)),
        }
    }

    fn into_host_result(self, cx: &mut Ctx<'_>) -> Result<VmValue> {
        let pending = self.into_pending(cx.vm)?;
        cx.vm.host.set_pending(pending);
        Ok(VmValue::NONE)
    }
}

/// A host function that calls closures and goes on after each call, with its state as data: the run can stop below
/// it. A host function begins one by returning [`Call::frame`].
///
/// ```
/// use nonlocal::{
///     Call, Closure, Ctx, Engine, Error, Fuel, HostFrame, HostStep, Module, Result, Step, Value,
/// };
///
/// /// Calls a closure with 0, 1, 2, .. until it gives `False`, and counts the calls.
/// struct CountWhile {
///     test: Closure,
///     calls: i64,
/// }
///
/// impl HostFrame for CountWhile {
///     fn step(&mut self, cx: &mut Ctx<'_>, resumed: Result<Value>) -> Result<HostStep> {
///         // `None` is what the first step gets.
///         if resumed? == Value::Bool(false) {
///             return Ok(HostStep::Done(Value::Int(self.calls)));
///         }
///         self.calls += 1;
///         Ok(HostStep::Call(Call::tail(cx, &self.test, (self.calls - 1,))?))
///     }
/// }
///
/// let module = Module::new("host")
///     .function("count_while", |test: Closure| Call::frame(CountWhile { test, calls: 0 }))
///     .deferred("more", ["n"]);
/// let mut rt = Engine::builder().module(module).build().runtime();
/// let step = rt.start_program::<i64>("import host\nhost.count_while(lambda n: host.more(n))", Fuel::ALL)?;
/// let calls = step.finish(|call| call.args::<(i64,)>().map(|(n,)| n < 3))?;
/// assert_eq!(calls, 4);
/// # Ok::<(), Error>(())
/// ```
pub trait HostFrame: Send + 'static {
    /// Goes on with what the closure has given, or has raised; at first with `None`.
    ///
    /// # Errors
    /// An error is raised where the script called the function; what the closure has raised may be passed on.
    fn step(&mut self, cx: &mut Ctx<'_>, resumed: Result<Value>) -> Result<HostStep>;
}

/// What a [`HostFrame`] does next; its documentation has an example.
#[derive(Debug)]
#[non_exhaustive]
pub enum HostStep {
    /// It makes this call, and goes on with the result.
    Call(Call),
    /// It is over, with this result.
    Done(Value),
}

/// Makes the call that a host function has ended with, or begins its frame.
pub(super) fn finish_pending(
    vm: &mut Vm,
    leave: Leave,
    function: VmValue,
    pending: PendingCall,
) -> Outcome {
    match pending {
        PendingCall::Tail(callee, args) => vm.call_kw_leaving(leave, callee, &args, &[]),
        PendingCall::Frame(frame) => {
            let state = begin_frame(vm, function, frame);
            let at = state.count;
            // Where there is no room to begin, the frame was not asked.
            if let Err(fault) = vm.enter_native().and_then(|()| vm.room_for_native()) {
                drop_frame(vm, at);
                return Err(fault);
            }
            vm.begin(leave, &FRAME, state)
        }
    }
}

fn begin_frame(
    vm: &mut Vm,
    function: VmValue,
    frame: Box<dyn std::any::Any + Send>,
) -> NativeState {
    let mut state = NativeState::of(&[function]);
    state.count = vm.host.put_frame(frame);
    state
}

/// A frame of the host: `[function]`; `count` is its number.
pub(crate) static FRAME: NativeStep = NativeStep {
    name: "a function of the host",
    run: step,
};

fn step(vm: &mut Vm, state: &mut NativeState, resumed: Resumed) -> Outcome<Action> {
    let (function, at) = (state.values[0], state.count);
    // A closure may burn nothing.
    let trapped = match resumed {
        Resumed::Raised(fault @ Fault::Trap(_)) => Err(fault),
        _ => vm.budget.burn(1),
    };
    if let Err(fault) = trapped {
        drop_frame(vm, at);
        return Err(fault);
    }
    let Some(mut frame) = vm
        .host
        .take_frame(at)
        .and_then(|frame| frame.downcast::<Box<dyn HostFrame>>().ok())
    else {
        return Err(vm.bad_operand());
    };
    let given = match resumed.value() {
        Ok(value) => Ok(Value::from_raw(vm, value)),
        Err(fault) => Err(to_error(vm, fault)),
    };
    let next = guarded(vm, |cx| {
        Ok(match frame.step(cx, given)? {
            HostStep::Done(value) => Ok(value.into_raw(cx.vm)?),
            HostStep::Call(call) => Err(call.into_pending(cx.vm)?),
        })
    });
    match next {
        Ok(Err(pending)) => {
            vm.host.return_frame(at, frame);
            Ok(match pending {
                PendingCall::Tail(callee, args) => Action::Call(callee, args.into()),
                PendingCall::Frame(inner) => {
                    Action::Native(&FRAME, begin_frame(vm, function, inner))
                }
            })
        }
        Ok(Ok(value)) => {
            vm.heap.keep(value);
            vm.host.free_frame(at);
            contain(move || drop(frame));
            Ok(Action::Done(value))
        }
        Err(fault) => {
            vm.host.free_frame(at);
            contain(move || drop(frame));
            if let Some(key) = function.as_host_function() {
                note_passage(vm, key, fault);
            }
            Err(fault)
        }
    }
}

fn drop_frame(vm: &mut Vm, at: usize) {
    let frame = vm.host.take_frame(at);
    vm.host.free_frame(at);
    contain(move || drop(frame));
}
