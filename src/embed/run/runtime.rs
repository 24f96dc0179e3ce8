//! [`Runtime`]: one heap, one stack, one set of globals.

use std::fmt;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::ctx::compiled_in;
use super::program::IntoProgram;
#[cfg(doc)]
use crate::embed::ErrorKind;
use crate::embed::io::output::{Collected, OutputBudget};
use crate::embed::value::into_args::IntoKwargs;
use crate::embed::{Clock, Closure, Engine, FromValue, IntoArgs, IntoValue, Result, Scope};
use crate::registry::REGISTRY;
use crate::vm::{self, Vm, VmConfig};

/// One heap, one stack, one set of globals: where programs run. CPython's counterpart is an interpreter with its own
/// `__main__` (`Py_NewInterpreter`); here any number of them live side by side, on any thread.
///
/// Dropping it frees everything in it; handles that are left over are refused from then on, with
/// [`ErrorKind::ForeignHandle`].
///
/// ```
/// use nonlocal::{Closure, Runtime};
///
/// let mut rt = Runtime::new();
/// let step: Closure = rt.run("
/// def make_counter(start):
///     n = start
///     def step(by=1):
///         nonlocal n
///         n += by
///         return n
///     return step
///
/// make_counter(40)
/// ")?;
/// assert_eq!(rt.call::<i64>(&step, ())?, 41);
///
/// let n = rt.cell(&step, "n")?;
/// rt.write(&n, 99)?;
/// assert_eq!(rt.call::<i64>(&step, (1,))?, 100);
/// assert_eq!(rt.read::<i64>(&n)?, Some(100));
/// # Ok::<(), nonlocal::Error>(())
/// ```
pub struct Runtime {
    pub(super) vm: Box<Vm>,
    pub(super) engine: Engine,
    pub(super) collected: Option<Collected>,
    /// The text of `sys.stderr`.
    pub(super) collected_errors: Option<Collected>,
    pub(in crate::embed) fuel_used: u64,
    /// For the interrupts of the next run, or of the one under way: whether it has ended.
    pub(super) next_run: Option<Arc<Mutex<bool>>>,
}

/// # Programs, calls and globals
impl Runtime {
    /// A runtime of the default engine: no modules of the host, [`Limits::default`](crate::Limits::default),
    /// printing to the standard output.
    #[must_use]
    pub fn new() -> Self {
        Self::with_engine(Engine::default())
    }

    /// Runs a program: source text, or a [`Program`](crate::Program) that was compiled or built before. Its value is
    /// that of its last statement if that is an expression, else `None`. The globals are those of `__main__` and stay
    /// for the next program. CPython's counterpart is `PyRun_String` with `Py_file_input`, which gives no value.
    ///
    /// The value of a program that is a function's code ([`Program::from_code`](crate::Program::from_code)) is the
    /// function.
    ///
    /// ```
    /// use nonlocal::{ErrorKind, Runtime};
    ///
    /// let mut rt = Runtime::new();
    /// assert_eq!(rt.run::<i64>("x = 20\nx + 1")?, 21);
    /// assert_eq!(rt.run::<String>("str(x * 2)")?, "40");
    /// assert_eq!(rt.run::<()>("x +").unwrap_err().kind(), ErrorKind::Syntax);
    /// assert_eq!(rt.run::<()>("y").unwrap_err().to_string(), "NameError: name 'y' is not defined");
    /// assert_eq!(rt.run::<String>("x").unwrap_err().kind(), ErrorKind::Convert);
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    ///
    /// # Errors
    /// - [`ErrorKind::Syntax`]: the source is not a program. Nothing has run.
    /// - [`ErrorKind::Exception`]: an exception that the script did not catch; what it did before stays done.
    /// - [`ErrorKind::Limit`] and [`ErrorKind::Interrupted`]: the run was ended. The runtime stays usable.
    /// - [`ErrorKind::Panic`]: a function of the host panicked.
    /// - [`ErrorKind::Convert`]: the run succeeded, but its value does not convert to `T`.
    /// - [`ErrorKind::NotFound`]: code that was built by hand has a free variable, see [`Runtime::run_in`].
    pub fn run<T: FromValue>(&mut self, program: impl IntoProgram) -> Result<T> {
        self.enter(|cx| {
            let program = compiled_in(cx.vm, program, None)?;
            cx.run_program(&program, None)
        })
    }

    /// Runs a program inside a scope of the host: a function body that has the names of the scope as its free
    /// variables. It reads them, rebinds them with `nonlocal`, and cannot add names; any other name that it
    /// assigns is local to the run.
    ///
    /// ```
    /// use nonlocal::{Closure, Runtime};
    ///
    /// let mut rt = Runtime::new();
    /// let scope = rt.scope([("rate", 0.2), ("calls", 0.0)])?;
    /// let tax: Closure = rt.run_in(&scope, "
    /// def tax(price):
    ///     nonlocal calls
    ///     calls += 1
    ///     return price * rate
    /// tax")?;
    /// rt.write(&scope.cell("rate")?, 0.25)?;
    /// assert_eq!(rt.call::<f64>(&tax, (80.0,))?, 20.0);
    /// assert_eq!(rt.read::<f64>(&scope.cell("calls")?)?, Some(1.0));
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    ///
    /// Names are resolved as in a function that stands inside another (language reference, 4.2.2); the cells reach the
    /// code as those that `exec` takes as its argument `closure`.
    ///
    /// # Errors
    /// As [`Runtime::run`]. [`ErrorKind::NotFound`] if a program that was compiled or built before has a free variable
    /// that the scope lacks. [`ErrorKind::Code`] for a program from `Program::compile`: its
    /// names are globals; `Program::compile_in` compiles for scopes.
    pub fn run_in<T: FromValue>(&mut self, scope: &Scope, program: impl IntoProgram) -> Result<T> {
        self.enter(|cx| {
            let program = compiled_in(cx.vm, program, Some(scope.names()))?;
            cx.run_program(&program, Some(scope))
        })
    }

    /// Calls a callable with positional arguments: a tuple of them, or a `Vec`, array or slice of any number. CPython's
    /// `PyObject_Vectorcall`.
    ///
    /// ```
    /// use nonlocal::{Closure, Runtime};
    ///
    /// let mut rt = Runtime::new();
    /// let pair: Closure = rt.run("lambda a, b=2: [a, b]")?;
    /// assert_eq!(rt.call::<Vec<i64>>(&pair, (1,))?, [1, 2]);
    /// assert_eq!(rt.call::<Vec<String>>(&pair, ["x", "y"])?, ["x", "y"]);
    /// let error = rt.call::<()>(&pair, ()).unwrap_err();
    /// assert!(error.is_exception("TypeError"));
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    ///
    /// # Errors
    /// - [`ErrorKind::Exception`]: an exception that the script did not catch, among them the `TypeError` for
    ///   arguments that do not fit.
    /// - [`ErrorKind::Limit`], [`ErrorKind::Interrupted`], [`ErrorKind::Panic`]: as for [`Runtime::run`].
    /// - [`ErrorKind::Convert`]: the result does not convert to `T`.
    /// - [`ErrorKind::ForeignHandle`]: the callee or an argument belongs to another runtime.
    #[inline]
    pub fn call<T: FromValue>(&mut self, callee: &Closure, args: impl IntoArgs) -> Result<T> {
        self.enter(|cx| cx.call(callee, args))
    }

    /// Calls a callable with positional and keyword arguments; CPython's `PyObject_Call`.
    ///
    /// ```
    /// use nonlocal::{Closure, Runtime};
    ///
    /// let mut rt = Runtime::new();
    /// let join: Closure = rt.run("lambda *parts, sep: sep.join(parts)")?;
    /// assert_eq!(rt.call_with::<String>(&join, ("a", "b"), [("sep", "-")])?, "a-b");
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Runtime::call`].
    pub fn call_with<T: FromValue>(
        &mut self,
        callee: &Closure,
        args: impl IntoArgs,
        kwargs: impl IntoKwargs,
    ) -> Result<T> {
        self.enter(|cx| cx.call_with(callee, args, kwargs))
    }

    /// Reads a global of `__main__`; `None` if there is no such name. Built-ins do not count.
    ///
    /// ```
    /// use nonlocal::Runtime;
    ///
    /// let mut rt = Runtime::new();
    /// rt.set("rate", 0.25)?;
    /// rt.run::<()>("tax = 80 * rate")?;
    /// assert_eq!(rt.get::<f64>("tax")?, Some(20.0));
    /// assert_eq!(rt.get::<f64>("toll")?, None);
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`ErrorKind::Convert`] if the value does not convert to `T`.
    pub fn get<T: FromValue>(&mut self, name: &str) -> Result<Option<T>> {
        self.enter(|cx| cx.get(name))
    }

    /// Sets a global of `__main__`, which every program and function of this runtime sees. [`Runtime::get`] has an
    /// example.
    ///
    /// # Errors
    /// [`ErrorKind::Limit`] if the heap has no room for the value, [`ErrorKind::ForeignHandle`] for a handle of another
    /// runtime, and what a conversion of the host's own refuses.
    pub fn set(&mut self, name: &str, value: impl IntoValue) -> Result<()> {
        self.enter(|cx| cx.set(name, value))
    }
}

impl Runtime {
    pub(crate) fn with_engine(engine: Engine) -> Self {
        let settings = engine.settings();
        let limits = &settings.limits;
        let budget = OutputBudget::new(limits.output_bytes);
        let (stdout, collected) = settings.stdout.open(&budget);
        let (stderr, collected_errors) = settings.stderr.open(&budget);
        let vm = Vm::new(VmConfig {
            registry: &REGISTRY,
            host_call: crate::embed::host::call::host_call,
            host_import: super::importer::host_import,
            host: Arc::clone(settings) as _,
            limits: Arc::clone(&settings.limits) as _,
            stdout,
            stderr,
            stdin: settings.stdin.open(),
            heap_limit: limits.heap_bytes.unwrap_or(usize::MAX),
            source_bytes: limits.source_bytes,
            frames: limits.frames,
            recursion_limit: limits.recursion_limit,
            #[cfg(feature = "parser")]
            nesting: limits.nesting,
            native_stack: limits.native_stack,
            integer_bits: limits.integer_bits,
            warning_options: Arc::clone(&settings.warnings),
            gc_stress: settings.gc_stress,
            clock: match settings.clock {
                Clock::Real => vm::Clock::default(),
                Clock::Virtual => vm::Clock::Virtual {
                    now: Duration::ZERO,
                },
            },
        });
        let mut runtime = Self {
            vm: Box::new(vm),
            engine,
            collected,
            collected_errors,
            fuel_used: 0,
            next_run: None,
        };
        runtime.vm.host.argv = Arc::clone(&runtime.engine.settings().argv);
        if let Some(builtins) = runtime.engine.settings().builtins.clone() {
            builtins.add_to_builtins(&mut runtime.between());
        }
        runtime
    }

    pub(crate) fn vm(&self) -> &Vm {
        &self.vm
    }

    /// The evaluator, between two runs.
    pub(in crate::embed) fn vm_mut(&mut self) -> &mut Vm {
        self.leave_given_up();
        &mut self.vm
    }
}

impl Default for Runtime {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Runtime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Runtime")
            .field("id", &self.vm.host.roots.runtime())
            .finish_non_exhaustive()
    }
}
