//! Runs in legs: [`Runtime::start`] runs until the fuel of a leg is used up, [`Paused::resume`] goes on.

use std::fmt;
use std::marker::PhantomData;

use super::fault::to_error;
use super::inspect::script_function;
use super::program::{IntoProgram, ProgramKind};
use super::runtime::ENDLESS;
use super::{Closure, Ctx, FromValue, IntoArgs, Result, Runtime, Value};
use crate::vm::{Fault, Outcome, Pause, Trap, Vm};

/// How much a leg of a run may burn; see [`Limits::fuel`](crate::Limits::fuel) for what one unit is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Fuel(pub u64);

/// How far a run has come.
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
/// let mut legs = 1;
/// let mut step = rt.start::<i64>(&count, (1000,), Fuel(100))?;
/// let result = loop {
///     match step {
///         Step::Done(value) => break value,
///         Step::OutOfFuel(paused) => step = paused.resume(Fuel(100))?,
///     }
///     legs += 1;
/// };
/// assert_eq!(result, 1000);
/// assert!(legs > 5);
/// # Ok::<(), nonlocal::Error>(())
/// ```
#[derive(Debug)]
#[must_use]
pub enum Step<'rt, T> {
    /// The run has ended with this value.
    Done(T),
    /// The fuel of the leg is used up.
    OutOfFuel(Paused<'rt, T>),
}

impl<T> Step<'_, T> {
    /// The value, if the run has ended.
    #[must_use]
    pub fn done(self) -> Option<T> {
        match self {
            Self::Done(value) => Some(value),
            Self::OutOfFuel(_) => None,
        }
    }
}

/// A run that stands between two instructions. Dropping it ends the run: no `finally` of the script runs.
#[must_use]
pub struct Paused<'rt, T> {
    /// Invariant: there until the run goes on.
    runtime: Option<&'rt mut Runtime>,
    /// Fuel that is left of the engine's limit.
    hard: u64,
    pausable: bool,
    result: PhantomData<fn() -> T>,
}

impl<'rt, T: FromValue> Paused<'rt, T> {
    /// Goes on, with fuel for another leg. The result is the same as that of a run in one go.
    ///
    /// # Errors
    /// As [`Runtime::call`].
    pub fn resume(mut self, fuel: Fuel) -> Result<Step<'rt, T>> {
        match self.runtime.take() {
            Some(runtime) => runtime.leg(self.hard, fuel, self.pausable, Vm::resume),
            None => Err(super::Error::foreign_handle()),
        }
    }
}

impl<T> Paused<'_, T> {
    /// The evaluator, which stands still.
    pub(super) fn vm_mut(&mut self) -> Option<&mut Vm> {
        self.runtime.as_mut().map(|runtime| runtime.vm_mut())
    }
}

impl<T> Drop for Paused<'_, T> {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.abandon();
        }
    }
}

impl<T> fmt::Debug for Paused<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Paused(..)")
    }
}

impl Runtime {
    /// Starts a call that stops when its fuel is used up, and can go on from there. The engine's own limits
    /// hold for all legs together.
    ///
    /// A built-in function that is under way is not stopped: the run stops after it.
    ///
    /// # Errors
    /// As [`Runtime::call`].
    pub fn start<T: FromValue>(
        &mut self,
        callee: &Closure,
        args: impl IntoArgs,
        fuel: Fuel,
    ) -> Result<Step<'_, T>> {
        let (function, args) = self.enter(|cx| Ok((callee.raw(cx.vm)?, args.into_args(cx)?)))?;
        let pausable = script_function(self.vm(), function).is_some();
        self.leg(self.hard_fuel(), fuel, pausable, |vm| {
            vm.call(function, &args.0)
        })
    }

    /// Starts a program that stops when its fuel is used up, and can go on from there; see
    /// [`Runtime::start`].
    ///
    /// # Errors
    /// As [`Runtime::run`].
    pub fn start_program<T: FromValue>(
        &mut self,
        program: impl IntoProgram,
        fuel: Fuel,
    ) -> Result<Step<'_, T>> {
        let program = program.into_program(self.engine().limits(), None)?;
        if program.kind() != ProgramKind::Module {
            return self.run(&program).map(Step::Done);
        }
        let code = self.enter(|cx| cx.load(&program))?;
        self.leg(self.hard_fuel(), fuel, true, |vm| {
            let globals = vm.globals;
            vm.run_code(code, globals, crate::value::Value::UNBOUND, &[])
        })
    }

    fn hard_fuel(&self) -> u64 {
        self.engine().limits().fuel.unwrap_or(ENDLESS)
    }

    /// Runs one leg.
    fn leg<T: FromValue>(
        &mut self,
        hard: u64,
        fuel: Fuel,
        pausable: bool,
        run: impl FnOnce(&mut Vm) -> Outcome,
    ) -> Result<Step<'_, T>> {
        let grant = fuel.0.min(hard);
        let pause = Pause {
            hard: hard - grant,
            pausable,
            paused: false,
        };
        let done = self.enter_with(grant, Some(pause), |cx| {
            let outcome = run(cx.vm);
            if outcome == Err(Fault::Trap(Trap::Fuel)) && cx.vm.is_paused() {
                return Ok(None);
            }
            finish(cx, outcome).map(Some)
        })?;
        match done {
            Some(value) => {
                self.abandon();
                Ok(Step::Done(value))
            }
            None => {
                let hard = self.vm().pause.map_or(0, |pause| pause.hard);
                Ok(Step::OutOfFuel(Paused {
                    runtime: Some(self),
                    hard,
                    pausable,
                    result: PhantomData,
                }))
            }
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
