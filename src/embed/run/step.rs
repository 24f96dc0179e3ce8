//! Runs in steps: [`Runtime::start`] runs until the fuel of a step is used up or a deferred function of the host
//! is called; [`Paused::resume`] and [`HostCall::resume`] go on.

use std::fmt;
use std::marker::PhantomData;
use std::time::{Duration, Instant};

use super::ctx::compiled_in;
use super::entry::ENDLESS;
use super::program::{IntoProgram, ProgramKind};
use crate::embed::error::fault::to_error;
use crate::embed::value::into_args::IntoKwargs;
use crate::embed::{
    Closure, Ctx, FromValue, HostCall, HostCalls, IntoArgs, Result, Runtime, Scope, Value,
};
use crate::vm::{Fault, Outcome, Pause, Stop, Trap, Vm};

/// How much a step of a run may burn, in the units of [`Limits::fuel`](crate::Limits::fuel()).
///
/// ```
/// use nonlocal::{Closure, Fuel, Runtime, Step};
///
/// let mut rt = Runtime::new();
/// let spin: Closure = rt.run("def spin():\n    for _ in range(1000): pass\nspin")?;
/// assert!(matches!(rt.start::<()>(&spin, (), Fuel(10))?, Step::OutOfFuel(_)));
/// assert!(matches!(rt.start::<()>(&spin, (), Fuel::ALL)?, Step::Done(())));
/// # Ok::<(), nonlocal::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Fuel(pub u64);

impl Fuel {
    /// As much as the engine's own limit allows: the step ends only where the run ends or waits for the host.
    pub const ALL: Self = Self(u64::MAX);
}

/// How far a run has come.
///
/// A step that is [`Step::Done`] has given the runtime back: it can be used where the value is. The others borrow it until
/// the run goes on, or is given up by dropping the step; then no `finally` of the script runs, and the next use of the
/// runtime lets go of what the run held. [`Step::finish`] drives a run to its end.
///
/// ```
/// use nonlocal::{Fuel, Runtime, Step, Value};
///
/// let mut rt = Runtime::new();
/// match rt.start_program::<Value>("[1, 2]", Fuel(1000))? {
///     Step::Done(value) => assert_eq!(rt.repr(&value)?, "[1, 2]"),
///     other => panic!("it takes less: {other:?}"),
/// }
/// # Ok::<(), nonlocal::Error>(())
/// ```
///
/// ```
/// use nonlocal::{Closure, Fuel, Runtime, Step};
///
/// let mut rt = Runtime::new();
/// let count: Closure = rt.run("
/// def count(n):
///     i = 0
///     while i < n:
///         i += 1
///     return i
/// count")?;
/// let mut steps = 1;
/// let mut step = rt.start::<i64>(&count, (1000,), Fuel(100))?;
/// let result = loop {
///     step = match step {
///         Step::Done(value) => break value,
///         Step::OutOfFuel(paused) => paused.resume(Fuel(100))?,
///         other => panic!("no deferred functions, no observer: {other:?}"),
///     };
///     steps += 1;
/// };
/// assert_eq!(result, 1000);
/// assert!(steps > 5);
/// # Ok::<(), nonlocal::Error>(())
/// ```
#[derive(Debug)]
#[must_use]
#[non_exhaustive]
pub enum Step<'rt, T> {
    /// The run has ended with this value.
    Done(T),
    /// The fuel of the step is used up.
    OutOfFuel(Paused<'rt, T>),
    /// The run has called a deferred function of the host ([`HostFunction::deferred`](crate::HostFunction::deferred))
    /// and waits for the answer. This happens only if scripts have such functions, from a module or by
    /// [`Runtime::define`](crate::Runtime::define).
    HostCall(HostCall<'rt, T>),
    /// An event loop of the script, `asyncio`'s, has nothing left to do before the host answers one of the calls that
    /// are awaited ([`HostFunction::awaitable`](crate::HostFunction::awaitable)), or before some time has passed. This
    /// happens only if the script uses `asyncio`.
    HostCalls(HostCalls<'rt, T>),
    /// An observer or a watch asked to stop ([`Flow::Pause`](crate::Flow::Pause)). This happens only if the runtime has
    /// one.
    Observed(Paused<'rt, T>),
}

impl<'rt, T: FromValue> Step<'rt, T> {
    /// The value, if the run has ended; otherwise the run is given up.
    #[must_use]
    pub fn done(self) -> Option<T> {
        match self {
            Self::Done(value) => Some(value),
            Self::OutOfFuel(_) | Self::HostCall(_) | Self::HostCalls(_) | Self::Observed(_) => None,
        }
    }

    /// The call that the run waits for, if it waits; otherwise the run is given up.
    #[must_use]
    pub fn host_call(self) -> Option<HostCall<'rt, T>> {
        match self {
            Self::HostCall(call) => Some(call),
            Self::Done(_) | Self::OutOfFuel(_) | Self::HostCalls(_) | Self::Observed(_) => None,
        }
    }

    /// Runs to the end with all fuel that the engine allows, and answers every deferred call at once: `Ok` is
    /// what the call gives, `Err` is raised in the script.
    ///
    /// ```
    /// use nonlocal::{Engine, Fuel, Module, Result, Value};
    ///
    /// let engine = Engine::builder().module(Module::new("tools").deferred("ask", ["question"])).build();
    /// let mut rt = engine.runtime();
    /// let step = rt.start_program::<String>("from tools import ask\nask('who') + ask('where')", Fuel(1000))?;
    /// let text = step.finish(|call| -> Result<String> {
    ///     let (question,) = call.args::<(String,)>()?;
    ///     Ok(format!("[{}? {question}]", call.name()))
    /// })?;
    /// assert_eq!(text, "[ask? who][ask? where]");
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Runtime::call`]. An `Err` of the answer comes back only if the script does not catch it; see
    /// [`Error::downcast_ref`](crate::Error::downcast_ref).
    pub fn finish<A, E>(
        self,
        mut answer: impl FnMut(&mut HostCall<'rt, T>) -> std::result::Result<A, E>,
    ) -> Result<T>
    where
        A: crate::embed::IntoValue,
        E: std::error::Error + Send + Sync + 'static,
    {
        let mut step = self;
        loop {
            step = match step {
                Self::Done(value) => return Ok(value),
                Self::OutOfFuel(paused) | Self::Observed(paused) => paused.resume(Fuel::ALL)?,
                Self::HostCall(mut call) => match answer(&mut call) {
                    Ok(value) => call.resume(value, Fuel::ALL)?,
                    Err(error) => call.fail(error, Fuel::ALL)?,
                },
                Self::HostCalls(calls) => match calls.into_first() {
                    Ok(mut call) => match answer(&mut call) {
                        Ok(value) => call.resume(value, Fuel::ALL)?,
                        Err(error) => call.fail(error, Fuel::ALL)?,
                    },
                    Err(calls) => {
                        calls.sleep();
                        calls.resume(Fuel::ALL)?
                    }
                },
            };
        }
    }
}

/// A run that has stopped between two instructions. It borrows the runtime until it goes on. Dropping it gives the run
/// up: no `finally` of the script runs, and the next use of the runtime lets go of what the run held.
/// [`Step`] has an example.
///
/// ```
/// use nonlocal::{Fuel, Runtime, Step, Value};
///
/// let mut rt = Runtime::new();
/// let step = rt.start_program::<()>("n = 0\nwhile True:\n    n += 1", Fuel(100))?;
/// let Step::OutOfFuel(mut paused) = step else { panic!("it never ends") };
/// let n = paused.frame().and_then(|mut frame| frame.local("n"));
/// assert!(matches!(n, Some(Value::Int(n)) if n > 0));
/// # Ok::<(), nonlocal::Error>(())
/// ```
#[must_use]
pub struct Paused<'rt, T> {
    /// There is no `Drop`, so that a [`Step`] that is `Done` does not keep the runtime borrowed to the end of its
    /// scope: whatever enters the runtime next leaves the frames of a run that was given up.
    runtime: &'rt mut Runtime,
    left: Left,
    result: PhantomData<fn() -> T>,
}

/// What the following steps may still use.
#[derive(Clone, Copy)]
pub(in crate::embed) struct Left {
    /// Of the engine's limit on fuel.
    pub(in crate::embed) fuel: u64,
    /// Of the engine's limit on time: only running counts, not waiting.
    pub(in crate::embed) time: Option<Duration>,
    /// Whether the run can be stopped again.
    pub(in crate::embed) direct: bool,
}

impl Left {
    /// What is left after so much was burned.
    fn less(self, fuel: u64) -> Self {
        Self {
            fuel: self.fuel.saturating_sub(fuel),
            ..self
        }
    }
}

impl<'rt, T: FromValue> Paused<'rt, T> {
    /// Goes on, with fuel for another step. The result is the same as that of a run in one go.
    ///
    /// # Errors
    /// As [`Runtime::call`]. [`ErrorKind::Limit`](crate::ErrorKind::Limit) is about the engine's limits for the whole
    /// run: running out of the step's fuel is [`Step::OutOfFuel`].
    pub fn resume(self, fuel: Fuel) -> Result<Step<'rt, T>> {
        self.go_on(fuel, |_| None)
    }

    /// Goes on, perhaps with the answer that the run waits for.
    pub(in crate::embed) fn go_on(
        self,
        fuel: Fuel,
        answer: impl FnOnce(&mut Ctx<'_>) -> Option<Outcome>,
    ) -> Result<Step<'rt, T>> {
        self.runtime.step(self.left, fuel, |cx| {
            let answer = answer(cx);
            cx.vm.resume(answer)
        })
    }
}

impl<T> Paused<'_, T> {
    /// The evaluator, while the run is stopped.
    pub(in crate::embed) fn vm_mut(&mut self) -> &mut Vm {
        &mut self.runtime.vm
    }

    /// Runs something of the host's own while the run is stopped; what it burns is the run's.
    pub(in crate::embed) fn aside<V>(
        &mut self,
        run: impl FnOnce(&mut Ctx<'_>) -> Result<V>,
    ) -> Result<V> {
        let before = self.runtime.fuel_used;
        let result = self
            .runtime
            .enter_with(self.left.fuel, self.left.time, None, run);
        self.left = self.left.less(self.runtime.fuel_used - before);
        result
    }

    /// The evaluator, to look at.
    pub(in crate::embed) fn vm(&self) -> &Vm {
        &self.runtime.vm
    }

    /// What the following steps may still use.
    #[cfg(feature = "freeze")]
    pub(in crate::embed) fn left(&self) -> Left {
        self.left
    }
}

impl<T> fmt::Debug for Paused<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Paused(..)")
    }
}

/// # Runs in steps
impl Runtime {
    /// Starts a call that stops when its fuel is used up or when it calls a deferred function of the host, and
    /// can go on from there. The engine's own limits hold for all steps together; only the time during
    /// which the script runs counts, not the time during which it waits for the host.
    ///
    /// A step may end in a script that a built-in function has called; the function itself goes on when the script does.
    ///
    /// ```
    /// use nonlocal::{Closure, Fuel, Runtime, Step};
    ///
    /// // Two runtimes take turns on one thread.
    /// let source = "def count(n):\n    for i in range(n): pass\n    return n\ncount";
    /// let (mut one, mut two) = (Runtime::new(), Runtime::new());
    /// let (f, g): (Closure, Closure) = (one.run(source)?, two.run(source)?);
    /// let mut runs = vec![one.start::<i64>(&f, (300,), Fuel(50))?, two.start::<i64>(&g, (100,), Fuel(50))?];
    /// let mut ended = Vec::new();
    /// while !runs.is_empty() {
    ///     match runs.remove(0) {
    ///         Step::Done(value) => ended.push(value),
    ///         Step::OutOfFuel(paused) => runs.push(paused.resume(Fuel(50))?),
    ///         other => panic!("no deferred functions, no observer: {other:?}"),
    ///     }
    /// }
    /// assert_eq!(ended, [100, 300]);
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Runtime::call`]; running out of the step's fuel is not an error but [`Step::OutOfFuel`].
    pub fn start<T: FromValue>(
        &mut self,
        callee: &Closure,
        args: impl IntoArgs,
        fuel: Fuel,
    ) -> Result<Step<'_, T>> {
        let (function, args) = self.prepare(|cx| Ok((callee.raw(cx.vm)?, args.into_args(cx)?)))?;
        self.step(self.all(false), fuel, |cx| {
            cx.vm.start_call(function, &args.0, &[])
        })
    }

    /// Starts a call with keyword arguments.
    pub(in crate::embed) fn start_with<T: FromValue>(
        &mut self,
        callee: &Closure,
        args: impl IntoArgs,
        kwargs: impl IntoKwargs,
        fuel: Fuel,
    ) -> Result<Step<'_, T>> {
        let (function, args, kwargs) = self.prepare(|cx| {
            let args = args.into_args(cx)?;
            Ok((callee.raw(cx.vm)?, args, kwargs.into_kwargs(cx)?))
        })?;
        self.step(self.all(false), fuel, |cx| {
            cx.vm.start_call(function, &args.0, &kwargs.0)
        })
    }

    /// Starts a program that stops when its fuel is used up or when it calls a deferred function of the host,
    /// and can go on from there; see [`Runtime::start`].
    ///
    /// # Errors
    /// As [`Runtime::run`]; running out of the step's fuel is not an error but [`Step::OutOfFuel`].
    pub fn start_program<T: FromValue>(
        &mut self,
        program: impl IntoProgram,
        fuel: Fuel,
    ) -> Result<Step<'_, T>> {
        let before = self.fuel_used;
        let program = self.prepare(|cx| compiled_in(cx.vm, program, None))?;
        if program.kind() != ProgramKind::Module {
            return self.run(&program).map(Step::Done);
        }
        let code = self.prepare(|cx| {
            // A module has no free variables; the body of a class that was cut out of its function may.
            cx.captured_from(program.code(), None)?;
            cx.load(&program)
        })?;
        let left = self.all(true).less(self.fuel_used - before);
        self.step(left, fuel, |cx| {
            let globals = cx.vm.names.globals();
            cx.vm
                .run_code(code, globals, crate::value::Value::UNBOUND, &[])
        })
    }

    /// Starts a program inside a scope of the host, see [`Runtime::run_in`] and [`Runtime::start`].
    ///
    /// ```
    /// use nonlocal::{Fuel, Runtime};
    ///
    /// let mut rt = Runtime::new();
    /// let scope = rt.scope([("total", 0)])?;
    /// let step = rt.start_in::<i64>(&scope, "nonlocal total\ntotal += 5\ntotal * 2", Fuel(1000))?;
    /// assert_eq!(step.done(), Some(10));
    /// assert_eq!(rt.read::<i64>(&scope.cell("total")?)?, Some(5));
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Runtime::run_in`].
    pub fn start_in<T: FromValue>(
        &mut self,
        scope: &Scope,
        program: impl IntoProgram,
        fuel: Fuel,
    ) -> Result<Step<'_, T>> {
        let before = self.fuel_used;
        let program = self.prepare(|cx| compiled_in(cx.vm, program, Some(scope.names())))?;
        if program.kind() != ProgramKind::Body {
            return self.run_in(scope, &program).map(Step::Done);
        }
        let body: Closure = self.prepare(|cx| cx.body(&program, scope))?;
        let function = self.prepare(|cx| body.raw(cx.vm))?;
        let left = self.all(false).less(self.fuel_used - before);
        self.step(left, fuel, |cx| cx.vm.start_call(function, &[], &[]))
    }

    /// All that the engine's limits allow.
    fn all(&self, direct: bool) -> Left {
        let limits = self.engine().limits();
        Left {
            fuel: limits.fuel.unwrap_or(ENDLESS),
            time: limits.wall_time,
            direct,
        }
    }

    /// Runs one step.
    fn step<T: FromValue>(
        &mut self,
        left: Left,
        fuel: Fuel,
        run: impl FnOnce(&mut Ctx<'_>) -> Outcome,
    ) -> Result<Step<'_, T>> {
        let grant = fuel.0.min(left.fuel);
        let pause = Pause {
            hard: left.fuel - grant,
            direct: left.direct,
            stop: None,
        };
        let began = left.time.map(|_| Instant::now());
        let done = self.enter_with(grant, left.time, Some(pause), |cx| {
            let outcome = run(cx);
            if outcome == Err(Fault::Trap(Trap::Stopped)) {
                return Ok(None);
            }
            // Scripts that run while the result is converted, or an exception is rendered, have no frame to go on in.
            cx.vm.budget.set_direct(false);
            finish(cx, outcome).map(Some)
        });
        let done = match done {
            Ok(None) => None,
            other => {
                self.abandon();
                self.end_run();
                other?
            }
        };
        if let Some(value) = done {
            return Ok(Step::Done(value));
        }
        let vm = self.vm();
        let pause = vm.budget.pause().unwrap_or_default();
        let left = Left {
            fuel: u64::try_from(vm.budget.left().max(0)).unwrap_or(ENDLESS),
            time: left
                .time
                .zip(began)
                .map(|(time, began)| time.saturating_sub(began.elapsed())),
            direct: pause.direct,
        };
        Ok(self.stopped(left, pause.stop))
    }

    /// The step of a run that stands still.
    pub(in crate::embed) fn stopped<T>(&mut self, left: Left, stop: Option<Stop>) -> Step<'_, T> {
        let paused = Paused {
            runtime: self,
            left,
            result: PhantomData,
        };
        match stop {
            Some(Stop::HostCall) => {
                paused.runtime.vm.lend_room();
                Step::HostCall(HostCall::new(paused))
            }
            Some(Stop::HostCalls) => {
                paused.runtime.vm.lend_room();
                Step::HostCalls(HostCalls::new(paused))
            }
            Some(Stop::Observer) => Step::Observed(paused),
            Some(Stop::Fuel) | None => Step::OutOfFuel(paused),
        }
    }
}

/// Converts what a run has given.
fn finish<T: FromValue>(cx: &mut Ctx<'_>, outcome: Outcome) -> Result<T> {
    match outcome {
        Ok(raw) => {
            let value = Value::from_raw(cx.vm, raw);
            T::from_value(value, cx)
        }
        Err(fault) => Err(to_error(cx.vm, fault)),
    }
}
