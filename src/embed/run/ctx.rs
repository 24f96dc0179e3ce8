//! [`Ctx`]: the runtime, seen from inside a run.
//!
//! What a host can do with a runtime is written once, for `Ctx`; [`Runtime`](crate::embed::Runtime) does the same from
//! outside, after it has set the bounds of the run (`entry.rs`). The rest of both stands side by side by topic:
//! `cells.rs`, `objects.rs`, `coroutine.rs`, and beside what it is about in `host`, `value` and `look`.

use std::sync::Arc;

#[cfg(feature = "parser")]
use super::compile::{NoProgram, compile_metered};
use super::program::{IntoProgram, ProgramKind};
#[cfg(feature = "parser")]
use crate::builtins::functions::exec::source;
use crate::code::CodeObject;
use crate::embed::error::called;
use crate::embed::error::fault::to_error;
use crate::embed::host::call::settings;
use crate::embed::value::into_args::IntoKwargs;
use crate::embed::{
    Closure, Error, ErrorKind, FromValue, IntoArgs, IntoValue, Program, Result, Scope,
};
#[cfg(feature = "parser")]
use crate::meter::{self, Meter};
use crate::value::{CellKey, CodeKey, Value as VmValue};
#[cfg(feature = "parser")]
use crate::vm::{Fault, Trap};
use crate::vm::{Outcome, Vm};

/// The runtime, as a function of the host and a conversion see it: a run is under way, whose limits hold for what is
/// done here too.
///
/// An error that a method gives can be returned from the host function with `?`: an exception of a script goes on
/// through it as itself, and a limit or an interrupt ends the run.
///
/// ```
/// use nonlocal::{Closure, Ctx, Engine, Module, Result};
///
/// let module = Module::new("tools")
///     .function("twice", |cx: &mut Ctx<'_>, f: Closure, x: i64| -> Result<i64> {
///         let once: i64 = cx.call(&f, (x,))?;
///         cx.call(&f, (once,))
///     });
/// let mut rt = Engine::builder().module(module).build().runtime();
/// assert_eq!(rt.run::<i64>("import tools\ntools.twice(lambda x: x * 10, 7)")?, 700);
/// # Ok::<(), nonlocal::Error>(())
/// ```
pub struct Ctx<'a> {
    pub(crate) vm: &'a mut Vm,
}

/// A program to be run in this runtime, compiled if it is not yet: with the fuel and the time that the run has left,
/// and the bytes that are left of the heap.
pub(in crate::embed) fn compiled_in(
    vm: &mut Vm,
    program: impl IntoProgram,
    scope: Option<&[Arc<str>]>,
) -> Result<Program> {
    #[cfg(feature = "parser")]
    if let Some((name, text)) = program.source() {
        return compiled_for_run(vm, name, text, scope);
    }
    let program = program.into_program(&settings(vm).limits, scope)?;
    if scope.is_some() && program.is_module_source() {
        let name = &program.code().filename;
        let text = format!(
            "the program {name} was compiled for no scope, and would use globals: compile it with `Program::compile_in`"
        );
        return Err(Error::new(ErrorKind::Code, text));
    }
    Ok(program)
}

/// Compiles a source, which the run pays for.
#[cfg(feature = "parser")]
fn compiled_for_run(
    vm: &mut Vm,
    name: &str,
    text: &str,
    scope: Option<&[Arc<str>]>,
) -> Result<Program> {
    let settings = settings(vm);
    let limits = &settings.limits;
    let wanted = text.len().saturating_mul(meter::BYTE + meter::TOKEN);
    let room = match vm.room_for(wanted) {
        Ok(room) => room,
        Err(fault) => return Err(to_error(vm, fault)),
    };
    let fuel = u64::try_from(vm.budget.left()).unwrap_or(0);
    let meter =
        Meter::new(room, fuel).stopped_by(Some(vm.budget.interrupt()), vm.budget.deadline());
    let program = compile_metered(name, text, scope, limits, &meter);
    let burned = meter.burned();
    if let Err(fault) = vm.budget.burn(burned) {
        return Err(to_error(vm, fault));
    }
    program.map_err(|failed| match failed {
        NoProgram::Refused(error) => error,
        NoProgram::Stopped(stopped) => {
            // A caller that swallows the error meets what stopped it again, at its next step.
            let _ = vm.budget.check();
            to_error(vm, Fault::from(Trap::from(stopped)))
        }
    })
}

/// # Programs, calls and globals
impl Ctx<'_> {
    /// Runs a program in `__main__`; see [`Runtime::run`](crate::Runtime::run).
    ///
    /// ```
    /// use nonlocal::{Ctx, Result, Runtime};
    ///
    /// let mut rt = Runtime::new();
    /// let load = rt.function("load", |cx: &mut Ctx<'_>, name: &str| -> Result<i64> {
    ///     cx.run(match name { "answer" => "6 * 7", _ => "0" })
    /// });
    /// rt.set("load", load)?;
    /// assert_eq!(rt.run::<i64>("load('answer')")?, 42);
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Runtime::run`](crate::Runtime::run).
    pub fn run<T: FromValue>(&mut self, program: impl IntoProgram) -> Result<T> {
        self.scoped(|cx| {
            let program = compiled_in(cx.vm, program, None)?;
            cx.run_program(&program, None)
        })
    }

    /// Runs a program inside a scope of the host; see [`Runtime::run_in`](crate::Runtime::run_in).
    ///
    /// # Errors
    /// As [`Runtime::run_in`](crate::Runtime::run_in).
    pub fn run_in<T: FromValue>(&mut self, scope: &Scope, program: impl IntoProgram) -> Result<T> {
        self.scoped(|cx| {
            let program = compiled_in(cx.vm, program, Some(scope.names()))?;
            cx.run_program(&program, Some(scope))
        })
    }

    /// Calls a callable; see [`Runtime::call`](crate::Runtime::call).
    ///
    /// # Errors
    /// As [`Runtime::call`](crate::Runtime::call).
    #[inline]
    pub fn call<T: FromValue>(&mut self, callee: &Closure, args: impl IntoArgs) -> Result<T> {
        self.scoped(|cx| {
            let callee = callee.raw(cx.vm)?;
            let args = args.into_args(cx)?;
            let outcome = cx.vm.call(callee, &args.0);
            cx.give_result(outcome, callee)
        })
    }

    /// Calls a callable with keyword arguments; see [`Runtime::call_with`](crate::Runtime::call_with).
    ///
    /// # Errors
    /// As [`Runtime::call`](crate::Runtime::call).
    pub fn call_with<T: FromValue>(
        &mut self,
        callee: &Closure,
        args: impl IntoArgs,
        kwargs: impl IntoKwargs,
    ) -> Result<T> {
        self.scoped(|cx| {
            let callee = callee.raw(cx.vm)?;
            let args = args.into_args(cx)?;
            let kwargs = kwargs.into_kwargs(cx)?;
            let outcome = cx.vm.call_kw(callee, &args.0, &kwargs.0);
            cx.give_result(outcome, callee)
        })
    }

    /// Reads a global of `__main__`; see [`Runtime::get`](crate::Runtime::get).
    ///
    /// # Errors
    /// [`ErrorKind::Convert`] if the value does not convert to `T`.
    pub fn get<T: FromValue>(&mut self, name: &str) -> Result<Option<T>> {
        self.scoped(|cx| {
            let name = cx.vm.heap.intern(name);
            match cx.vm.heap.dict_get_str(cx.vm.names.globals(), name) {
                None => Ok(None),
                Some(raw) => cx.give(Ok(raw)).map(Some),
            }
        })
    }

    /// Sets a global of `__main__`; see [`Runtime::set`](crate::Runtime::set).
    ///
    /// # Errors
    /// As [`Runtime::set`](crate::Runtime::set).
    pub fn set(&mut self, name: &str, value: impl IntoValue) -> Result<()> {
        self.scoped(|cx| {
            let value = value.into_value(cx)?.into_raw(cx.vm)?;
            let name = cx.vm.heap.intern(name);
            cx.vm.heap.dict_set_str(cx.vm.names.globals(), name, value);
            Ok(())
        })
    }
}

impl Ctx<'_> {
    /// Turns the evaluator's outcome into the host's result.
    #[inline]
    pub(crate) fn lift<T>(&mut self, outcome: Outcome<T>) -> Result<T> {
        match outcome {
            Ok(value) => Ok(value),
            Err(fault) => Err(to_error(self.vm, fault)),
        }
    }

    /// Does what a host asked for. What was made on the way is rooted until then: afterwards the host holds it
    /// by handles, if at all.
    #[inline]
    pub(in crate::embed) fn scoped<T>(
        &mut self,
        run: impl FnOnce(&mut Self) -> Result<T>,
    ) -> Result<T> {
        let mark = self.vm.heap.mark();
        let result = run(self);
        self.vm.heap.release(mark);
        result
    }

    /// Converts an outcome to a type of the host's.
    #[inline]
    pub(super) fn give<T: FromValue>(&mut self, outcome: Outcome) -> Result<T> {
        let raw = self.lift(outcome)?;
        T::from_raw_value(raw, self)
    }

    /// Converts what a function has given.
    #[inline]
    pub(super) fn give_result<T: FromValue>(
        &mut self,
        outcome: Outcome,
        callee: VmValue,
    ) -> Result<T> {
        let raw = self.lift(outcome)?;
        T::from_raw_value(raw, self).map_err(|error| error.of_result(|| called(self.vm, callee)))
    }

    /// Charges for a number of items that are about to be made.
    pub(crate) fn charge_items(&mut self, count: usize) -> Result<()> {
        let charged = self.vm.charge_items(count, size_of::<VmValue>());
        self.lift(charged)
    }

    pub(crate) fn run_program<T: FromValue>(
        &mut self,
        program: &Program,
        scope: Option<&Scope>,
    ) -> Result<T> {
        let closure = self.captured_from(program.code(), scope)?;
        let code = self.load(program)?;
        self.run_linked(code, program.kind(), closure)
    }

    /// The body of a program as a function, inside a scope of the host.
    pub(crate) fn body(&mut self, program: &Program, scope: &Scope) -> Result<Closure> {
        let closure = self.captured_from(program.code(), Some(scope))?;
        let code = self.load(program)?;
        let globals = self.vm.names.globals();
        let function = self.vm.make_function(code, globals, closure.into());
        Ok(Closure::new(self.vm.host.roots.root(function)))
    }

    /// Makes a program's code ready to run. The code is alive until the entry ends.
    pub(crate) fn load(&mut self, program: &Program) -> Result<CodeKey> {
        if let Some((name, text)) = program.source_text() {
            if let Err(fault) = self.vm.refuse(text.len()) {
                return self.lift(Err(fault));
            }
            self.vm.sources.insert(&mut self.vm.heap, name, text);
        }
        #[cfg(feature = "parser")]
        if let Err(fault) = show_warnings(self.vm, program) {
            return self.lift(Err(fault));
        }
        let code = match self.vm.link_given(program.code()) {
            Ok(code) => code,
            Err(fault) => return self.lift(Err(fault)),
        };
        self.vm.heap.keep(code.into());
        Ok(code)
    }

    /// Runs code that is linked already.
    fn run_linked<T: FromValue>(
        &mut self,
        code: CodeKey,
        kind: ProgramKind,
        closure: Vec<CellKey>,
    ) -> Result<T> {
        let globals = self.vm.names.globals();
        let outcome = match kind {
            ProgramKind::Module => self.vm.run_code(code, globals, VmValue::UNBOUND, &closure),
            ProgramKind::Body => {
                let function = self.vm.make_function(code, globals, closure.into());
                self.vm.heap.keep(function);
                self.vm.call(function, &[])
            }
            ProgramKind::Function => Ok(self.vm.make_function(code, globals, closure.into())),
        };
        if let Ok(value) = outcome {
            self.vm.heap.keep(value);
        }
        self.give(outcome)
    }

    /// The cells of a scope for the free variables of a code object.
    pub(in crate::embed) fn captured_from(
        &mut self,
        code: &CodeObject,
        scope: Option<&Scope>,
    ) -> Result<Vec<CellKey>> {
        #[cfg(feature = "seeing")]
        if let Some(scope) = scope {
            let variables = std::sync::Arc::clone(scope.variables());
            self.vm.host.scopes.note(&(variables as _));
        }
        let cell = |name: &std::sync::Arc<str>| {
            let Some(scope) = scope else {
                return Err(Error::not_found(format!(
                    "the program has a free variable '{name}', but does not run in a scope"
                )));
            };
            self.cell_key(&scope.cell(name)?)
        };
        code.freevars.iter().map(cell).collect()
    }
}

/// Issues the warnings of a program that this runtime has not loaded before.
#[cfg(feature = "parser")]
pub(super) fn show_warnings(vm: &mut Vm, program: &Program) -> Outcome<()> {
    let (warnings, Some(source)) = (program.warnings(), program.source()) else {
        return Ok(());
    };
    if warnings.is_empty() || !vm.warnings.is_first_load(program.code()) {
        return Ok(());
    }
    source::issue(vm, source, crate::syntax::Mode::Exec, warnings)
}

impl std::fmt::Debug for Ctx<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Ctx(runtime {})", self.vm.host.roots.runtime())
    }
}
