//! [`Scoped`]: runs whose host functions borrow from the host's stack.
//!
//! ```text
//!  script: add(1) -> host_call -> Vm::wait_for_host -> Step::HostCall -> Scoped::drive -> the function on the host's stack
//!                                                                     <- HostCall::answer_with <-
//! ```
//!
//! A function that borrows cannot lie on the heap, which outlives what it borrows. So only its number does: a call stops
//! the run, as that of a deferred function; the loop that drives the run has the function, calls it, and goes on with
//! what it returned.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::embed::host::callable::HostFnMut;
use crate::embed::host::function::{Definition, ScopedId};
use crate::embed::host::host_arg::HostArguments;
use crate::embed::value::into_args::IntoKwargs;
use crate::embed::{
    Closure, Ctx, Error, FromValue, Fuel, HostCall, HostFunction, HostReturn, IntoArgs,
    IntoProgram, IntoValue, Result, Runtime, Scope, Step,
};
use crate::value::Value as VmValue;

/// A function of the scope.
type Function<'env> =
    Box<dyn FnMut(&mut Ctx<'_>, &mut HostArguments<'_>) -> Result<VmValue> + 'env>;

/// A runtime whose scripts call functions that borrow from the host's stack: what [`Runtime::scoped`] hands out.
pub struct Scoped<'rt, 'env> {
    runtime: &'rt mut Runtime,
    /// The number of the scope, which no other has.
    number: u64,
    functions: Vec<Function<'env>>,
}

/// # Functions that borrow
impl Runtime {
    /// Runs scripts that call functions of the host which borrow from its stack and may change what they borrow: no
    /// `Arc`, no lock. The functions live as long as the scope; a script that has kept one and calls it later gets a
    /// `RuntimeError`.
    ///
    /// ```
    /// use nonlocal::Runtime;
    ///
    /// let mut rt = Runtime::new();
    /// let mut orders: Vec<(String, u32)> = Vec::new();
    /// let sum: u32 = rt.scoped(|s| {
    ///     let order = s.function("order", |what: String, count: u32| orders.push((what, count)));
    ///     s.set("order", order)?;
    ///     s.run("order('tea', 2)\norder('jam', 1)\n2 + 1")
    /// })?;
    /// assert_eq!((orders.len(), sum), (2, 3));
    /// let late = rt.run::<()>("order('ale', 1)").unwrap_err();
    /// assert_eq!(late.to_string(), "RuntimeError: order() belongs to a scope of the host that does not run");
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    ///
    /// A call of such a function takes about as long as one that the host answers later
    /// ([`HostFunction::deferred`]), and is possible where that is.
    pub fn scoped<'env, R>(&mut self, run: impl FnOnce(&mut Scoped<'_, 'env>) -> R) -> R {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        run(&mut Scoped {
            runtime: self,
            number: NEXT.fetch_add(1, Ordering::Relaxed),
            functions: Vec::new(),
        })
    }
}

impl<'env> Scoped<'_, 'env> {
    /// A function that may borrow, and change, what lies on the stack around the scope; see [`HostFnMut`]. Its arguments
    /// are given by position.
    ///
    /// While it runs it can call scripts through its [`Ctx`], but those cannot call functions of the scope.
    pub fn function<M, F>(&mut self, name: &str, mut function: F) -> Closure
    where
        F: HostFnMut<M, Output: HostReturn> + 'env,
    {
        let id = ScopedId {
            scope: self.number,
            index: self.functions.len(),
        };
        self.functions.push(Box::new(move |cx, args| {
            function.invoke(cx, args)?.into_result(cx)
        }));
        let mut definition = Definition::new(name, F::ARITY, None);
        definition.scoped = Some(id);
        self.runtime.define(&HostFunction(Arc::new(definition)))
    }

    /// Runs a program; as [`Runtime::run`].
    ///
    /// # Errors
    /// As there.
    pub fn run<T: FromValue>(&mut self, program: impl IntoProgram) -> Result<T> {
        self.drive(|rt| rt.start_program(program, Fuel::ALL))
    }

    /// Runs a program inside a scope of variables; as [`Runtime::run_in`].
    ///
    /// # Errors
    /// As there.
    pub fn run_in<T: FromValue>(&mut self, scope: &Scope, program: impl IntoProgram) -> Result<T> {
        self.drive(|rt| rt.start_in(scope, program, Fuel::ALL))
    }

    /// Calls a function of a script; as [`Runtime::call`].
    ///
    /// # Errors
    /// As there.
    pub fn call<T: FromValue>(&mut self, callee: &Closure, args: impl IntoArgs) -> Result<T> {
        self.drive(|rt| rt.start(callee, args, Fuel::ALL))
    }

    /// Calls a function of a script with keyword arguments; as [`Runtime::call_with`].
    ///
    /// # Errors
    /// As there.
    pub fn call_with<T: FromValue>(
        &mut self,
        callee: &Closure,
        args: impl IntoArgs,
        kwargs: impl IntoKwargs,
    ) -> Result<T> {
        self.drive(|rt| rt.start_with(callee, args, kwargs, Fuel::ALL))
    }

    /// Sets a global; as [`Runtime::set`].
    ///
    /// # Errors
    /// As there.
    pub fn set(&mut self, name: &str, value: impl IntoValue) -> Result<()> {
        self.runtime.set(name, value)
    }

    /// The runtime, for all else. Scripts that it runs by itself cannot call the functions of the scope.
    pub fn runtime(&mut self) -> &mut Runtime {
        self.runtime
    }

    /// Runs to the end, and answers the calls of the scope's functions.
    fn drive<T: FromValue>(
        &mut self,
        start: impl FnOnce(&mut Runtime) -> Result<Step<'_, T>>,
    ) -> Result<T> {
        let outer = self.runtime.vm.host.scope.replace(self.number);
        let result = Self::steps(&mut self.functions, start(self.runtime));
        self.runtime.vm.host.scope = outer;
        result
    }

    fn steps<T: FromValue>(
        functions: &mut [Function<'env>],
        started: Result<Step<'_, T>>,
    ) -> Result<T> {
        let mut step = started?;
        loop {
            step = match step {
                Step::Done(value) => return Ok(value),
                Step::OutOfFuel(paused) | Step::Observed(paused) => paused.resume(Fuel::ALL)?,
                Step::HostCall(call) => answer(call, functions)?,
                Step::HostCalls(calls) => match calls.into_first() {
                    Ok(call) => answer(call, functions)?,
                    Err(calls) => {
                        calls.sleep();
                        calls.resume(Fuel::ALL)?
                    }
                },
            };
        }
    }
}

/// Goes on with what a function of the scope returns. Other calls that wait for the host find nobody here.
fn answer<'rt, T: FromValue>(
    call: HostCall<'rt, T>,
    functions: &mut [Function<'_>],
) -> Result<Step<'rt, T>> {
    match call.scoped().and_then(|id| functions.get_mut(id.index)) {
        Some(function) => call.answer_with(|cx, args| function(cx, args)),
        None => {
            let text = format!(
                "{}() cannot wait for its answer: this run answers the functions of its scope alone; to wait, it must \
                 be started with `Runtime::start`",
                call.name()
            );
            call.fail(Error::exception("RuntimeError", text), Fuel::ALL)
        }
    }
}

impl std::fmt::Debug for Scoped<'_, '_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Scoped")
            .field("functions", &self.functions.len())
            .finish_non_exhaustive()
    }
}
