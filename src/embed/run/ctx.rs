//! [`Ctx`]: the runtime, seen from inside a run.
//!
//! What a host can do with a runtime is written here, once; [`Runtime`](crate::embed::Runtime) does the same between
//! runs, after it has set the bounds of the run.

use super::program::{IntoProgram, ProgramKind};
use crate::code::CodeObject;
use crate::embed::error::fault::to_error;
use crate::embed::host::function::{Function, HostFn, HostReturn, define};
use crate::embed::value::into_args::IntoKwargs;
use crate::embed::{
    Cell, Closure, Error, FromValue, IntoArgs, IntoValue, Object, Program, Result, Scope,
};
use crate::value::{CellKey, CodeKey, Tag, Value as VmValue};
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
    fn scoped<T>(&mut self, run: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        let mark = self.vm.heap.mark();
        let result = run(self);
        self.vm.heap.release(mark);
        result
    }

    /// Converts an outcome to a type of the host's.
    #[inline]
    fn give<T: FromValue>(&mut self, outcome: Outcome) -> Result<T> {
        let raw = self.lift(outcome)?;
        T::from_raw_value(raw, self)
    }

    /// Charges for so many items that are about to be made.
    pub(crate) fn charge_items(&mut self, count: usize) -> Result<()> {
        let charged = self.vm.charge_items(count, size_of::<VmValue>());
        self.lift(charged)
    }

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
            let program =
                program.into_program(&crate::embed::host::call::settings(cx.vm).limits, None)?;
            cx.run_program(&program, None)
        })
    }

    /// Runs a program inside a scope of the host; see [`Runtime::run_in`](crate::Runtime::run_in).
    ///
    /// # Errors
    /// As [`Runtime::run_in`](crate::Runtime::run_in).
    pub fn run_in<T: FromValue>(&mut self, scope: &Scope, program: impl IntoProgram) -> Result<T> {
        self.scoped(|cx| {
            let program = program.into_program(
                &crate::embed::host::call::settings(cx.vm).limits,
                Some(scope.names()),
            )?;
            cx.run_program(&program, Some(scope))
        })
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
        let globals = self.vm.names.globals;
        let function = self.vm.make_function(code, globals, closure.into());
        Ok(Closure::new(self.vm.host.roots.root(function)))
    }

    /// Makes a program's code ready to run. The code is alive until the entry ends.
    pub(crate) fn load(&mut self, program: &Program) -> Result<CodeKey> {
        if let Some((name, text)) = program.source_text() {
            self.vm.sources.insert(name, text);
        }
        let code = self.vm.link(program.code());
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
        let globals = self.vm.names.globals;
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
        &self,
        code: &CodeObject,
        scope: Option<&Scope>,
    ) -> Result<Vec<CellKey>> {
        let cell = |name: &std::sync::Arc<str>| {
            let Some(scope) = scope else {
                return Err(Error::not_found(format!(
                    "the program has a free variable '{name}' and runs in no scope"
                )));
            };
            self.cell_key(&scope.cell(name)?)
        };
        code.freevars.iter().map(cell).collect()
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
            cx.give(outcome)
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
            cx.give(outcome)
        })
    }

    /// Calls a method of an object.
    ///
    /// # Errors
    /// As [`Runtime::call`](crate::Runtime::call); among the exceptions is `AttributeError`.
    pub fn call_method<T: FromValue>(
        &mut self,
        object: &Object,
        name: &str,
        args: impl IntoArgs,
    ) -> Result<T> {
        self.scoped(|cx| {
            let object = object.raw(cx.vm)?;
            let args = args.into_args(cx)?;
            let outcome = cx.vm.call_method(object, name, &args.0);
            cx.give(outcome)
        })
    }

    /// Reads an attribute of an object.
    ///
    /// # Errors
    /// As [`Runtime::call`](crate::Runtime::call); among the exceptions is `AttributeError`.
    pub fn attr<T: FromValue>(&mut self, object: &Object, name: &str) -> Result<T> {
        self.scoped(|cx| {
            let object = object.raw(cx.vm)?;
            let name = cx.vm.heap.intern(name);
            let outcome = cx.vm.getattr(object, name);
            cx.give(outcome)
        })
    }

    /// Sets an attribute of an object.
    ///
    /// # Errors
    /// As [`Runtime::call`](crate::Runtime::call).
    pub fn set_attr(&mut self, object: &Object, name: &str, value: impl IntoValue) -> Result<()> {
        self.scoped(|cx| {
            let object = object.raw(cx.vm)?;
            let name = cx.vm.heap.intern(name);
            let value = value.into_value(cx)?.into_raw(cx.vm)?;
            let outcome = cx.vm.setattr(object, name, value);
            cx.lift(outcome)
        })
    }

    /// Reads `object[key]`.
    ///
    /// # Errors
    /// As [`Runtime::call`](crate::Runtime::call); among the exceptions are `KeyError` and `IndexError`.
    pub fn item<T: FromValue>(&mut self, object: &Object, key: impl IntoValue) -> Result<T> {
        self.scoped(|cx| {
            let object = object.raw(cx.vm)?;
            let key = key.into_value(cx)?.into_raw(cx.vm)?;
            let outcome = cx.vm.get_item(object, key);
            cx.give(outcome)
        })
    }

    /// The next item of an iterator of a script's: a generator, or what [`Ctx::iter`] gave. None: it has ended.
    /// CPython's `PyIter_Next`.
    ///
    /// ```
    /// use nonlocal::{Ctx, Object, Result, Runtime};
    ///
    /// let mut rt = Runtime::new();
    /// let longest = rt.function("longest", |cx: &mut Ctx<'_>, words: Object| -> Result<String> {
    ///     let words = cx.iter(&words)?;
    ///     let mut longest = String::new();
    ///     while let Some(word) = cx.next::<String>(&words)? {
    ///         longest = if word.len() > longest.len() { word } else { longest };
    ///     }
    ///     Ok(longest)
    /// });
    /// rt.set("longest", longest)?;
    /// assert_eq!(rt.run::<String>("longest(w for w in 'a bcd ef'.split())")?, "bcd");
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Runtime::call`](crate::Runtime::call); [`ErrorKind::Convert`](crate::ErrorKind::Convert) for an item that
    /// is no `T`, after which the iterator can go on.
    pub fn next<T: FromValue>(&mut self, iterator: &Object) -> Result<Option<T>> {
        self.scoped(|cx| {
            let iterator = iterator.raw(cx.vm)?;
            let outcome = cx.vm.next(iterator);
            match cx.lift(outcome)? {
                Some(item) => cx.give(Ok(item)).map(Some),
                None => Ok(None),
            }
        })
    }

    /// What `iter()` gives for an object; see [`Runtime::iter`](crate::Runtime::iter).
    ///
    /// # Errors
    /// The `TypeError` for an object that cannot be iterated, what its `__iter__` raises, and
    /// [`ErrorKind::ForeignHandle`](crate::ErrorKind::ForeignHandle).
    pub fn iter(&mut self, object: &Object) -> Result<Object> {
        self.scoped(|cx| {
            let object = object.raw(cx.vm)?;
            let outcome = cx.vm.iter(object);
            let iterator = cx.lift(outcome)?;
            Ok(Object::new(cx.vm.host.roots.root(iterator)))
        })
    }

    /// What `repr()` gives for a value.
    ///
    /// # Errors
    /// As [`Runtime::call`](crate::Runtime::call).
    pub fn repr(&mut self, value: impl IntoValue) -> Result<String> {
        self.scoped(|cx| {
            let value = value.into_value(cx)?.into_raw(cx.vm)?;
            let outcome = cx.vm.repr(value);
            cx.lift(outcome)
        })
    }

    /// What `str()` gives for a value.
    ///
    /// # Errors
    /// As [`Runtime::call`](crate::Runtime::call).
    pub fn str(&mut self, value: impl IntoValue) -> Result<String> {
        self.scoped(|cx| {
            let value = value.into_value(cx)?.into_raw(cx.vm)?;
            let outcome = cx.vm.str_of(value);
            cx.lift(outcome)
        })
    }

    /// Reads a global of `__main__`; see [`Runtime::get`](crate::Runtime::get).
    ///
    /// # Errors
    /// [`ErrorKind::Convert`](crate::ErrorKind::Convert) if the value is no `T`.
    pub fn get<T: FromValue>(&mut self, name: &str) -> Result<Option<T>> {
        self.scoped(|cx| {
            let name = cx.vm.heap.intern(name);
            match cx.vm.dict_get_str(cx.vm.names.globals, name) {
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
            cx.vm.dict_set_str(cx.vm.names.globals, name, value);
            Ok(())
        })
    }

    /// A captured variable of a closure; see [`Runtime::cell`](crate::Runtime::cell).
    ///
    /// # Errors
    /// [`ErrorKind::NotFound`](crate::ErrorKind::NotFound) if the closure has no such free variable;
    /// [`ErrorKind::ForeignHandle`](crate::ErrorKind::ForeignHandle) for a handle of another runtime.
    pub fn cell(&mut self, closure: &Closure, name: &str) -> Result<Cell> {
        let (_, key) = self.captured(closure, name)?;
        Ok(Cell::new(self.vm.host.roots.root(key.into())))
    }

    /// A captured variable of a closure: which of its free variables it is, and its cell.
    fn captured(&self, closure: &Closure, name: &str) -> Result<(usize, CellKey)> {
        let raw = closure.raw(self.vm)?;
        let Some(function) = crate::embed::look::inspect::script_function(self.vm, raw) else {
            return Err(Error::not_found(
                "a function that is written in Rust has no cells",
            ));
        };
        let function = &self.vm.heap[function];
        let freevars = &self.vm.heap[function.code].code.freevars;
        let index = freevars.iter().position(|free| **free == *name);
        index
            .and_then(|index| Some((index, *function.closure.get(index)?)))
            .ok_or_else(|| Error::not_found(format!("the function has no free variable '{name}'")))
    }

    /// A copy of a closure with one of its variables in another cell; see
    /// [`Runtime::with_cell`](crate::Runtime::with_cell).
    ///
    /// # Errors
    /// As [`Runtime::with_cell`](crate::Runtime::with_cell).
    pub fn with_cell(&mut self, closure: &Closure, name: &str, cell: &Cell) -> Result<Closure> {
        self.scoped(|cx| {
            let raw = closure.raw(cx.vm)?;
            let new = cx.cell_key(cell)?;
            // By its place, not by its cell: two names of a host's scope may share one.
            let (place, _) = cx.captured(closure, name)?;
            let copy = cx
                .vm
                .copy_function(raw, |index, cell| if index == place { new } else { cell });
            match cx.lift(copy)? {
                Some(copy) => Ok(Closure::new(cx.vm.host.roots.root(copy))),
                None => Err(Error::not_found(
                    "a function that is written in Rust has no cells",
                )),
            }
        })
    }

    fn cell_key(&self, cell: &Cell) -> Result<CellKey> {
        cell.raw(self.vm)?
            .as_cell()
            .ok_or_else(Error::foreign_handle)
    }

    /// A new cell of the host's; see [`Runtime::new_cell`](crate::Runtime::new_cell).
    ///
    /// # Errors
    /// As [`Runtime::set`](crate::Runtime::set).
    pub fn new_cell(&mut self, value: impl IntoValue) -> Result<Cell> {
        self.scoped(|cx| {
            let contents = value.into_value(cx)?.into_raw(cx.vm)?;
            let cell = cx.vm.heap.new_object(crate::object::Cell { contents });
            Ok(Cell::new(cx.vm.host.roots.root(cell)))
        })
    }

    /// What a cell holds; see [`Runtime::read`](crate::Runtime::read).
    ///
    /// ```
    /// use nonlocal::{Closure, Ctx, Result, Runtime};
    ///
    /// let mut rt = Runtime::new();
    /// let reset = rt.function("reset", |cx: &mut Ctx<'_>, f: Closure, name: &str| -> Result<Option<i64>> {
    ///     let cell = cx.cell(&f, name)?;
    ///     let old = cx.read(&cell)?;
    ///     cx.write(&cell, 0)?;
    ///     Ok(old)
    /// });
    /// rt.set("reset", reset)?;
    /// rt.run::<()>("
    /// def make(n):
    ///     def get(): return n
    ///     return get
    /// get = make(7)")?;
    /// assert_eq!(rt.run::<(i64, i64)>("reset(get, 'n'), get()")?, (7, 0));
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`ErrorKind::Convert`](crate::ErrorKind::Convert) if the contents are no `T`;
    /// [`ErrorKind::ForeignHandle`](crate::ErrorKind::ForeignHandle) for a cell of another runtime.
    #[inline]
    pub fn read<T: FromValue>(&mut self, cell: &Cell) -> Result<Option<T>> {
        self.scoped(|cx| {
            let key = cx.cell_key(cell)?;
            let contents = cx.vm.heap[key].contents;
            if contents.tag() == Tag::Unbound {
                Ok(None)
            } else {
                cx.give(Ok(contents)).map(Some)
            }
        })
    }

    /// Rebinds a captured variable; see [`Runtime::write`](crate::Runtime::write).
    ///
    /// # Errors
    /// As [`Runtime::set`](crate::Runtime::set).
    #[inline]
    pub fn write(&mut self, cell: &Cell, value: impl IntoValue) -> Result<()> {
        self.scoped(|cx| {
            let key = cx.cell_key(cell)?;
            let contents = value.into_raw_value(cx)?;
            cx.vm.heap[key].contents = contents;
            Ok(())
        })
    }

    /// Empties a cell; see [`Runtime::unbind`](crate::Runtime::unbind).
    ///
    /// # Errors
    /// [`ErrorKind::ForeignHandle`](crate::ErrorKind::ForeignHandle) for a cell of another runtime.
    pub fn unbind(&mut self, cell: &Cell) -> Result<()> {
        let key = self.cell_key(cell)?;
        self.vm.heap[key].contents = VmValue::UNBOUND;
        Ok(())
    }

    /// A scope of new cells; see [`Runtime::scope`](crate::Runtime::scope).
    ///
    /// # Errors
    /// As [`Runtime::set`](crate::Runtime::set).
    pub fn scope<S: AsRef<str>, V: IntoValue>(
        &mut self,
        names: impl IntoIterator<Item = (S, V)>,
    ) -> Result<Scope> {
        self.scoped(|cx| {
            let mut scope = Scope::default();
            for (name, value) in names {
                scope = scope.with(name.as_ref(), cx.new_cell(value)?);
            }
            Ok(scope)
        })
    }

    /// A function of the host as a callable; see [`Runtime::function`](crate::Runtime::function).
    pub fn function<M, F>(&mut self, name: &str, function: F) -> Closure
    where
        F: HostFn<M, Output: HostReturn>,
    {
        let mark = self.vm.heap.mark();
        let raw = define(self.vm, &Function::new(name, function), None);
        self.vm.heap.release(mark);
        Closure::new(self.vm.host.roots.root(raw))
    }
}

impl std::fmt::Debug for Ctx<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Ctx(runtime {})", self.vm.host.roots.runtime())
    }
}
