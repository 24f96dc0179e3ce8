//! [`Runtime`]: one heap, one stack, one set of globals.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use super::program::IntoProgram;
use crate::embed::error::fault::to_error;
use crate::embed::host::function::{HostFn, HostReturn};
use crate::embed::io::output::{Collected, OutputBudget};
use crate::embed::look::inspect::{Capture, Stats, captures, stats};
use crate::embed::value::into_args::IntoKwargs;
use crate::embed::{
    Cell, Closure, Ctx, Engine, ErrorKind, FromValue, IntoArgs, IntoValue, Limit, Object, Result,
    Scope,
};
use crate::registry::REGISTRY;
use crate::vm::{Pause, Vm, VmConfig};

/// Fuel without a limit: so much that it never ends, and still counted.
pub(in crate::embed) const ENDLESS: u64 = u64::MAX - 1;

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
    vm: Box<Vm>,
    engine: Engine,
    collected: Option<Collected>,
    /// The text of `sys.stderr`.
    collected_errors: Option<Collected>,
    fuel_used: u64,
}

impl Runtime {
    /// A runtime of the default engine: no modules of the host, [`Limits::default`](crate::Limits::default),
    /// printing to the standard output.
    #[must_use]
    pub fn new() -> Self {
        Self::with_engine(Engine::default())
    }

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
            stdout,
            stderr,
            stdin: settings.stdin.open(),
            heap_limit: limits.heap_bytes.unwrap_or(usize::MAX),
            frames: limits.frames,
            #[cfg(feature = "parser")]
            nesting: limits.nesting,
            native_stack: limits.native_stack,
            integer_bits: limits.integer_bits,
            gc_stress: settings.gc_stress,
        });
        Self {
            vm: Box::new(vm),
            engine,
            collected,
            collected_errors,
            fuel_used: 0,
        }
    }

    pub(crate) fn vm(&self) -> &Vm {
        &self.vm
    }

    pub(in crate::embed) fn vm_mut(&mut self) -> &mut Vm {
        &mut self.vm
    }

    /// The engine that the runtime was made from.
    #[must_use]
    pub fn engine(&self) -> &Engine {
        &self.engine
    }

    /// Enters the runtime from outside: sets the bounds of the run, and puts things in order afterwards.
    #[inline]
    pub(in crate::embed) fn enter<T>(
        &mut self,
        run: impl FnOnce(&mut Ctx<'_>) -> Result<T>,
    ) -> Result<T> {
        if !self.vm.frames.is_empty() {
            self.vm.abandon();
        }
        let limits = &self.engine.settings().limits;
        let (fuel, time) = (limits.fuel.unwrap_or(ENDLESS), limits.wall_time);
        self.enter_with(fuel, time, None, run)
    }

    /// Enters with so much fuel and time, for a run that can be stopped or one that cannot.
    #[inline]
    pub(in crate::embed) fn enter_with<T>(
        &mut self,
        fuel: u64,
        time: Option<Duration>,
        pause: Option<Pause>,
        run: impl FnOnce(&mut Ctx<'_>) -> Result<T>,
    ) -> Result<T> {
        let here = 0u8;
        let fuel = fuel.min(ENDLESS);
        let vm = &mut *self.vm;
        vm.bounds.native_base = Some(std::ptr::from_ref(&here) as usize);
        vm.budget.reserve = fuel;
        vm.budget.grant = 0;
        vm.budget.pause = pause;
        vm.ending.trapped.clear();
        vm.budget.deadline = time.and_then(|time| Instant::now().checked_add(time));
        let mark = vm.heap.mark();
        let result = run(&mut Ctx { vm });
        vm.heap.release(mark);
        // The slice is negative where the fuel has run out: the differences wrap, their sum does not.
        let hard = |pause: Option<Pause>| pause.map_or(0, |pause| pause.hard);
        let used = fuel
            .wrapping_sub(vm.budget.reserve)
            .wrapping_sub(vm.budget.grant as u64)
            .wrapping_add(hard(pause).wrapping_sub(hard(vm.budget.pause)));
        self.fuel_used = self.fuel_used.saturating_add(used);
        let flushed = vm
            .streams
            .stdout
            .flush()
            .and_then(|()| vm.streams.stderr.flush());
        match (result, flushed) {
            (Ok(_), Err(trap)) => Err(to_error(vm, trap.into())),
            (Err(error), _) => {
                self.after_error(error.kind());
                Err(error)
            }
            (result, _) => result,
        }
    }

    /// The runtime between two runs, with the bounds of a run of its own, for what cannot fail as a whole.
    pub(in crate::embed) fn between(&mut self) -> Ctx<'_> {
        let here = 0u8;
        let limits = &self.engine.settings().limits;
        let (fuel, time) = (limits.fuel.unwrap_or(ENDLESS), limits.wall_time);
        let vm = &mut *self.vm;
        vm.bounds.native_base = Some(std::ptr::from_ref(&here) as usize);
        vm.budget.reserve = fuel.min(ENDLESS);
        vm.budget.grant = 0;
        vm.budget.pause = None;
        vm.budget.deadline = time.and_then(|time| Instant::now().checked_add(time));
        Ctx { vm }
    }

    /// Leaves the frames of a run that was paused and will not go on.
    pub(in crate::embed) fn abandon(&mut self) {
        self.vm.abandon();
    }

    /// Puts the runtime in order after a run that a limit ended.
    #[cold]
    fn after_error(&mut self, kind: ErrorKind) {
        match kind {
            ErrorKind::Interrupted => self.vm.budget.interrupt.store(false, Ordering::Relaxed),
            ErrorKind::Limit(Limit::HeapBytes) => self.vm.collect_garbage(),
            _ => {}
        }
        if matches!(kind, ErrorKind::Limit(_) | ErrorKind::Interrupted) {
            self.vm.drop_finalizers();
        }
    }

    /// Runs a program: source text, or a [`Program`](crate::Program) that was compiled or built before. Its value is
    /// that of its last statement if that is an expression, else `None`. The globals are those of `__main__` and stay
    /// for the next program. It is what CPython does with `PyRun_String` and `Py_file_input`, but for the value.
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
    /// - [`ErrorKind::Syntax`]: the source is no program. Nothing has run.
    /// - [`ErrorKind::Exception`]: an exception that the script did not catch; what it did before stays done.
    /// - [`ErrorKind::Limit`] and [`ErrorKind::Interrupted`]: the run was ended. The runtime stays usable.
    /// - [`ErrorKind::Panic`]: a function of the host panicked.
    /// - [`ErrorKind::Convert`]: the run has ended well, and its value is no `T`.
    /// - [`ErrorKind::NotFound`]: code that was built by hand has a free variable, see [`Runtime::run_in`].
    pub fn run<T: FromValue>(&mut self, program: impl IntoProgram) -> Result<T> {
        let program = program.into_program(&self.engine.settings().limits, None)?;
        self.enter(|cx| cx.run_program(&program, None))
    }

    /// Runs a program inside a scope of the host: a function body that has the names of the scope as its free
    /// variables. It reads them, rebinds them with `nonlocal`, and cannot add names; what it assigns else is
    /// local to the run.
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
    /// that the scope lacks.
    pub fn run_in<T: FromValue>(&mut self, scope: &Scope, program: impl IntoProgram) -> Result<T> {
        let program = program.into_program(&self.engine.settings().limits, Some(scope.names()))?;
        self.enter(|cx| cx.run_program(&program, Some(scope)))
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
    /// - [`ErrorKind::Convert`]: the result is no `T`.
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

    /// Calls a method of an object, found as `object.name` is; CPython's `PyObject_CallMethod`.
    ///
    /// ```
    /// use nonlocal::{Object, Runtime};
    ///
    /// let mut rt = Runtime::new();
    /// let list: Object = rt.run("[3, 1, 2]")?;
    /// rt.call_method::<()>(&list, "sort", ())?;
    /// assert_eq!(rt.call_method::<i64>(&list, "pop", (0,))?, 1);
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Runtime::call`]; among the exceptions is `AttributeError`.
    pub fn call_method<T: FromValue>(
        &mut self,
        object: &Object,
        name: &str,
        args: impl IntoArgs,
    ) -> Result<T> {
        self.enter(|cx| cx.call_method(object, name, args))
    }

    /// Reads an attribute of an object, as `getattr` does; CPython's `PyObject_GetAttrString`. Properties and
    /// `__getattr__` of scripts run.
    ///
    /// ```
    /// use nonlocal::{Object, Runtime};
    ///
    /// let mut rt = Runtime::new();
    /// let point: Object = rt.run("class Point: x = 3\nPoint()")?;
    /// assert_eq!(rt.attr::<i64>(&point, "x")?, 3);
    /// rt.set_attr(&point, "x", 4)?;
    /// assert_eq!(rt.attr::<i64>(&point, "x")?, 4);
    /// assert!(rt.attr::<i64>(&point, "y").unwrap_err().is_exception("AttributeError"));
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Runtime::call`]; among the exceptions is `AttributeError`.
    pub fn attr<T: FromValue>(&mut self, object: &Object, name: &str) -> Result<T> {
        self.enter(|cx| cx.attr(object, name))
    }

    /// Sets an attribute of an object, as `setattr` does; CPython's `PyObject_SetAttrString`. [`Runtime::attr`] has an
    /// example.
    ///
    /// # Errors
    /// As [`Runtime::call`]; among the exceptions is the `AttributeError` of objects that take no such attribute.
    pub fn set_attr(&mut self, object: &Object, name: &str, value: impl IntoValue) -> Result<()> {
        self.enter(|cx| cx.set_attr(object, name, value))
    }

    /// Reads `object[key]`; CPython's `PyObject_GetItem`.
    ///
    /// ```
    /// use nonlocal::{Object, Runtime};
    ///
    /// let mut rt = Runtime::new();
    /// let prices: Object = rt.run("{'tea': 250}")?;
    /// assert_eq!(rt.item::<i64>(&prices, "tea")?, 250);
    /// assert!(rt.item::<i64>(&prices, "ale").unwrap_err().is_exception("KeyError"));
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Runtime::call`]; among the exceptions are `KeyError` and `IndexError`.
    pub fn item<T: FromValue>(&mut self, object: &Object, key: impl IntoValue) -> Result<T> {
        self.enter(|cx| cx.item(object, key))
    }

    /// Goes through what a `for` loop would go through: the items of a list, what a generator yields, ..
    /// Each item is asked for when the iterator is asked for it, and is a run of its own as regards
    /// [`Limits::fuel`](crate::Limits::fuel). It ends after the first error.
    ///
    /// ```
    /// use nonlocal::{Object, Runtime};
    ///
    /// let mut rt = Runtime::new();
    /// let squares: Object = rt.run("
    /// def squares():
    ///     n = 0
    ///     while True:
    ///         yield n * n
    ///         n += 1
    /// squares()")?;
    /// let first: Vec<i64> = rt.iter(&squares)?.take(4).collect::<Result<_, _>>()?;
    /// assert_eq!(first, [0, 1, 4, 9]);
    /// assert_eq!(rt.iter::<i64>(&squares)?.next().transpose()?, Some(16));
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    ///
    /// # Errors
    /// The `TypeError` for an object that cannot be iterated, what its `__iter__` raises, and
    /// [`ErrorKind::ForeignHandle`]. What comes up on the way is an item of the iterator: `Some(Err(..))`, the last one.
    pub fn iter<T: FromValue>(&mut self, object: &Object) -> Result<Items<'_, T>> {
        let iterator = self.enter(|cx| cx.iter(object))?;
        Ok(Items {
            runtime: self,
            iterator: Some(iterator),
            item: PhantomData,
        })
    }

    /// What `repr()` gives for a value; CPython's `PyObject_Repr`.
    ///
    /// ```
    /// use nonlocal::Runtime;
    ///
    /// let mut rt = Runtime::new();
    /// assert_eq!(rt.repr("it's")?, "\"it's\"");
    /// assert_eq!(rt.str("it's")?, "it's");
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Runtime::call`]: a `__repr__` of a script runs.
    pub fn repr(&mut self, value: impl IntoValue) -> Result<String> {
        self.enter(|cx| cx.repr(value))
    }

    /// What `str()` gives for a value; CPython's `PyObject_Str`.
    ///
    /// # Errors
    /// As [`Runtime::call`]: a `__str__` or `__repr__` of a script runs.
    pub fn str(&mut self, value: impl IntoValue) -> Result<String> {
        self.enter(|cx| cx.str(value))
    }

    /// Reads a global of `__main__`; none if there is no such name. Built-ins are not looked at.
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
    /// [`ErrorKind::Convert`] if the value is no `T`.
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

    /// The captured variable of a closure itself, by its name: in Python, the item of `function.__closure__` that stands
    /// where `function.__code__.co_freevars` has the name.
    ///
    /// ```
    /// use nonlocal::{Closure, ErrorKind, Runtime};
    ///
    /// let mut rt = Runtime::new();
    /// let add: Closure = rt.run("(lambda k: lambda x: x + k)(1)")?;
    /// let k = rt.cell(&add, "k")?;
    /// rt.write(&k, 40)?;
    /// assert_eq!(rt.call::<i64>(&add, (2,))?, 42);
    /// assert_eq!(rt.cell(&add, "x").unwrap_err().kind(), ErrorKind::NotFound);
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`ErrorKind::NotFound`] if the closure has no such free variable, as parameters, locals and globals are none, or
    /// is no function of a script; [`ErrorKind::ForeignHandle`] for a handle of another runtime.
    pub fn cell(&mut self, closure: &Closure, name: &str) -> Result<Cell> {
        self.enter(|cx| cx.cell(closure, name))
    }

    /// A copy of a closure whose variable `name` lives in another cell: the two share all other variables, the
    /// code, the defaults and the globals. The closure itself stays as it is.
    ///
    /// A closure from a code object and cells of the host's is a program that runs in a scope:
    /// [`Program::from_code`](crate::Program::from_code) and [`Runtime::run_in`].
    ///
    /// ```
    /// use nonlocal::{Closure, Runtime};
    ///
    /// let mut rt = Runtime::new();
    /// let price: Closure = rt.run("
    /// def pricing(rate, base):
    ///     def price(count, step=1):
    ///         return base + rate * count * step
    ///     return price
    /// pricing(2, 100)")?;
    /// let rate = rt.new_cell(3)?;
    /// let dearer = rt.with_cell(&price, "rate", &rate)?;
    /// assert_eq!(rt.call::<i64>(&dearer, (10,))?, 130);
    /// assert_eq!(rt.call::<i64>(&price, (10,))?, 120);
    /// assert_eq!(rt.cell(&dearer, "base")?, rt.cell(&price, "base")?);
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    ///
    /// CPython's way is a call of `types.FunctionType` with another tuple of cells.
    ///
    /// # Errors
    /// [`ErrorKind::NotFound`] if the closure has no such free variable or is no function of a script;
    /// [`ErrorKind::ForeignHandle`] for a handle of another runtime.
    pub fn with_cell(&mut self, closure: &Closure, name: &str, cell: &Cell) -> Result<Closure> {
        self.enter(|cx| cx.with_cell(closure, name, cell))
    }

    /// A new cell that the host owns, for a [`Scope`] or for [`Runtime::with_cell`]; CPython's `PyCell_New`.
    ///
    /// ```
    /// use nonlocal::{Closure, Runtime, Scope};
    ///
    /// let mut rt = Runtime::new();
    /// let level = rt.new_cell(1)?;
    /// let scope = Scope::new().with("level", level.clone());
    /// let read: Closure = rt.run_in(&scope, "lambda: level")?;
    /// rt.write(&level, 2)?;
    /// assert_eq!(rt.call::<i64>(&read, ())?, 2);
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Runtime::set`].
    pub fn new_cell(&mut self, value: impl IntoValue) -> Result<Cell> {
        self.enter(|cx| cx.new_cell(value))
    }

    /// What a cell holds; none if its variable is bound to nothing: deleted, or not yet assigned. CPython's
    /// `PyCell_Get`, and `cell.cell_contents` in scripts.
    ///
    /// # Errors
    /// [`ErrorKind::Convert`] if the contents are no `T`; [`ErrorKind::ForeignHandle`] for a cell of another runtime.
    #[inline]
    pub fn read<T: FromValue>(&mut self, cell: &Cell) -> Result<Option<T>> {
        if T::IS_PLAIN {
            return Ctx { vm: &mut self.vm }.read(cell);
        }
        self.enter(|cx| cx.read(cell))
    }

    /// Rebinds a captured variable: every closure that shares the cell sees the new value. CPython's `PyCell_Set`.
    ///
    /// # Errors
    /// As [`Runtime::set`].
    #[inline]
    pub fn write<T: IntoValue>(&mut self, cell: &Cell, value: T) -> Result<()> {
        if T::IS_PLAIN {
            return Ctx { vm: &mut self.vm }.write(cell, value);
        }
        self.enter(|cx| cx.write(cell, value))
    }

    /// Empties a cell, as `del` does: scripts that read the variable get a `NameError`. CPython's `PyCell_Set` with
    /// `NULL`.
    ///
    /// ```
    /// use nonlocal::{Closure, Runtime};
    ///
    /// let mut rt = Runtime::new();
    /// let scope = rt.scope([("n", 1)])?;
    /// let read: Closure = rt.run_in(&scope, "lambda: n")?;
    /// rt.unbind(&scope.cell("n")?)?;
    /// assert_eq!(rt.read::<i64>(&scope.cell("n")?)?, None);
    /// assert!(rt.call::<i64>(&read, ()).unwrap_err().is_exception("NameError"));
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`ErrorKind::ForeignHandle`] for a cell of another runtime.
    pub fn unbind(&mut self, cell: &Cell) -> Result<()> {
        self.enter(|cx| cx.unbind(cell))
    }

    /// A function scope that the host owns, with a new cell for each name; see [`Runtime::run_in`], which has an
    /// example.
    /// All values have one Rust type here; [`Value`](crate::Value) is one that holds any.
    ///
    /// # Errors
    /// As [`Runtime::set`].
    pub fn scope<S: AsRef<str>, V: IntoValue>(
        &mut self,
        names: impl IntoIterator<Item = (S, V)>,
    ) -> Result<Scope> {
        self.enter(|cx| cx.scope(names))
    }

    /// A Rust function as a callable of this runtime, to be passed to scripts.
    ///
    /// ```
    /// use nonlocal::Runtime;
    ///
    /// let mut rt = Runtime::new();
    /// let double = rt.function("double", |x: i64| x * 2);
    /// rt.set("double", double)?;
    /// assert_eq!(rt.run::<i64>("double(21)")?, 42);
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    pub fn function<M, F>(&mut self, name: &str, function: F) -> Closure
    where
        F: HostFn<M, Output: HostReturn>,
    {
        self.between().function(name, function)
    }

    /// What a closure captured: for each free variable its name, its cell, the function that owns it, and how
    /// many closures share it. Empty for functions that capture nothing.
    ///
    /// ```
    /// use nonlocal::{Closure, Runtime};
    ///
    /// let mut rt = Runtime::new();
    /// let step: Closure = rt.run("
    /// def counter():
    ///     n = 0
    ///     def step():
    ///         nonlocal n
    ///         n += 1
    ///         return n
    ///     def peek(): return n
    ///     global keep
    ///     keep = peek
    ///     return step
    /// counter()")?;
    /// let [n] = &rt.captures(&step)?[..] else { panic!("one variable") };
    /// assert_eq!((&*n.name, n.owner.as_deref(), n.shared_by), ("n", Some("counter"), 2));
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`ErrorKind::ForeignHandle`] for a handle of another runtime.
    pub fn captures(&mut self, closure: &Closure) -> Result<Vec<Capture>> {
        captures(&mut self.vm, closure)
    }

    /// Collects garbage now: cycles that nothing reaches any more. The runtime does so itself as its heap grows.
    /// CPython's `PyGC_Collect`.
    pub fn collect(&mut self) {
        self.vm.collect_garbage();
    }

    /// What lives on the heap, and what the runs have cost. Looks at each object, which takes a few nanoseconds.
    ///
    /// ```
    /// use nonlocal::Runtime;
    ///
    /// let mut rt = Runtime::new();
    /// rt.run::<()>("kept = (lambda n: lambda: n)(1)")?;
    /// assert!(rt.stats().count("Cell") >= 1);
    /// assert!(rt.stats().fuel_used > 0);
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    #[must_use]
    pub fn stats(&self) -> Stats {
        stats(&self.vm, self.fuel_used)
    }

    /// A handle with which another thread stops the run; [`Interrupt`] has an example.
    #[must_use]
    pub fn interrupt(&self) -> Interrupt {
        Interrupt(Arc::clone(&self.vm.budget.interrupt))
    }

    /// The text that was printed since the last time, with [`Output::collect`](crate::Output::collect); else
    /// empty.
    ///
    /// ```
    /// use nonlocal::{Engine, Output};
    ///
    /// let mut rt = Engine::builder().stdout(Output::collect()).build().runtime();
    /// rt.run::<()>("print('one')")?;
    /// assert_eq!(rt.take_output(), "one\n");
    /// assert_eq!(rt.take_output(), "");
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    #[must_use]
    pub fn take_output(&mut self) -> String {
        self.collected
            .as_ref()
            .map(Collected::take)
            .unwrap_or_default()
    }

    /// The text that scripts wrote to `sys.stderr` since the last time, if
    /// [`EngineBuilder::stderr`](crate::EngineBuilder::stderr) got an
    /// [`Output::collect`](crate::Output::collect); else empty.
    #[must_use]
    pub fn take_stderr(&mut self) -> String {
        self.collected_errors
            .as_ref()
            .map(Collected::take)
            .unwrap_or_default()
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

/// Stops a run from another thread; see [`Runtime::interrupt`]. Other than CPython's `KeyboardInterrupt`
/// (`PyErr_SetInterrupt`) this is no exception: no handler and no `finally` of the script runs.
///
/// ```
/// use nonlocal::{ErrorKind, Runtime};
///
/// let mut rt = Runtime::new();
/// let stop = rt.interrupt();
/// let stopper = std::thread::spawn(move || {
///     std::thread::sleep(std::time::Duration::from_millis(20));
///     stop.now();
/// });
/// let error = rt.run::<()>("while True: pass").unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Interrupted);
/// stopper.join().unwrap();
/// assert_eq!(rt.run::<i64>("6 * 7")?, 42);
/// # Ok::<(), nonlocal::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Interrupt(Arc<AtomicBool>);

impl Interrupt {
    /// Stops the run that is under way, or the next one: it ends with [`ErrorKind::Interrupted`]. No script
    /// can catch that.
    pub fn now(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Takes back a request that has not stopped a run yet; without one it does nothing.
    pub fn clear(&self) {
        self.0.store(false, Ordering::Relaxed);
    }
}

/// The items of a script's iterator, converted; see [`Runtime::iter`], which has an example. It borrows the runtime; an
/// item is asked for in [`Iterator::next`], and an error is the last one.
#[derive(Debug)]
pub struct Items<'rt, T> {
    runtime: &'rt mut Runtime,
    /// None: it has ended.
    iterator: Option<Object>,
    item: PhantomData<fn() -> T>,
}

impl<T: FromValue> Iterator for Items<'_, T> {
    type Item = Result<T>;

    fn next(&mut self) -> Option<Result<T>> {
        let iterator = self.iterator.take()?;
        let item = self.runtime.enter(|cx| cx.next(&iterator)).transpose()?;
        if item.is_ok() {
            self.iterator = Some(iterator);
        }
        Some(item)
    }
}

impl<T: FromValue> std::iter::FusedIterator for Items<'_, T> {}
