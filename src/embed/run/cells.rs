//! Captured variables: reading, rebinding and exchanging the cells of closures, from outside and from inside of a run.

#[cfg(doc)]
use crate::embed::ErrorKind;
use crate::embed::look::inspect::script_function;
use crate::embed::{
    Cell, Closure, Ctx, Error, FromValue, IntoKwargs, IntoValue, Result, Runtime, Scope,
};
use crate::value::{CellKey, Tag, Value as VmValue};
use crate::vm::Writer;

/// # Captured variables
impl Runtime {
    /// The captured variable of a closure itself, by its name: in Python, the item of `function.__closure__` that
    /// stands where `function.__code__.co_freevars` has the name.
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
    /// [`ErrorKind::NotFound`] if the closure has no such free variable (parameters, locals and globals do not count)
    /// or is not a function of a script; [`ErrorKind::ForeignHandle`] for a handle of another runtime.
    pub fn cell(&mut self, closure: &Closure, name: &str) -> Result<Cell> {
        self.enter(|cx| cx.cell(closure, name))
    }

    /// What a cell holds; `None` if its variable is bound to nothing: deleted, or not yet assigned. CPython's
    /// `PyCell_Get`, and `cell.cell_contents` in scripts.
    ///
    /// # Errors
    /// [`ErrorKind::Convert`] if the contents do not convert to `T`; [`ErrorKind::ForeignHandle`] for a cell of another
    /// runtime.
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
        // Who watches the cell may run scripts.
        if T::IS_PLAIN && self.vm.observing.is_none() {
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
    /// [`ErrorKind::NotFound`] if the closure has no such free variable or is not a function of a script;
    /// [`ErrorKind::ForeignHandle`] for a handle of another runtime.
    pub fn with_cell(&mut self, closure: &Closure, name: &str, cell: &Cell) -> Result<Closure> {
        self.enter(|cx| cx.with_cell(closure, name, cell))
    }

    /// A function scope that the host owns, with a new cell for each name; see [`Runtime::run_in`], which has an
    /// example. Values of different types are pairs in a tuple; see [`IntoKwargs`].
    ///
    /// # Errors
    /// As [`Runtime::set`].
    pub fn scope(&mut self, names: impl IntoKwargs) -> Result<Scope> {
        self.enter(|cx| cx.scope(names))
    }
}

/// # Captured variables
impl Ctx<'_> {
    /// A captured variable of a closure; see [`Runtime::cell`](crate::Runtime::cell).
    ///
    /// # Errors
    /// [`ErrorKind::NotFound`] if the closure has no such free variable;
    /// [`ErrorKind::ForeignHandle`] for a handle of another runtime.
    pub fn cell(&mut self, closure: &Closure, name: &str) -> Result<Cell> {
        let (_, key) = self.captured(closure, name)?;
        Ok(Cell::new(self.vm.host.roots.root(key.into())))
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
    /// [`ErrorKind::Convert`] if the contents do not convert to `T`;
    /// [`ErrorKind::ForeignHandle`] for a cell of another runtime.
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
            let written = cx.vm.set_cell(key, contents, Writer::Host);
            cx.lift(written)
        })
    }

    /// Empties a cell; see [`Runtime::unbind`](crate::Runtime::unbind).
    ///
    /// # Errors
    /// [`ErrorKind::ForeignHandle`] for a cell of another runtime.
    pub fn unbind(&mut self, cell: &Cell) -> Result<()> {
        let key = self.cell_key(cell)?;
        let written = self.vm.set_cell(key, VmValue::UNBOUND, Writer::Host);
        self.lift(written)
    }

    /// A new cell of the host's; see [`Runtime::new_cell`](crate::Runtime::new_cell).
    ///
    /// # Errors
    /// As [`Runtime::set`](crate::Runtime::set).
    pub fn new_cell(&mut self, value: impl IntoValue) -> Result<Cell> {
        self.scoped(|cx| {
            let contents = value.into_value(cx)?.into_raw(cx.vm)?;
            Ok(cx.cell_of(contents))
        })
    }

    fn cell_of(&mut self, contents: VmValue) -> Cell {
        let cell = self.vm.heap.new_object(crate::object::Cell { contents });
        Cell::new(self.vm.host.roots.root(cell))
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
                None => Err(Error::not_found("a function written in Rust has no cells")),
            }
        })
    }

    /// A scope of new cells; see [`Runtime::scope`](crate::Runtime::scope).
    ///
    /// # Errors
    /// As [`Runtime::set`](crate::Runtime::set).
    pub fn scope(&mut self, names: impl IntoKwargs) -> Result<Scope> {
        self.scoped(|cx| {
            let mut scope = Scope::default();
            for (name, value) in names.into_kwargs(cx)?.0 {
                let cell = cx.cell_of(value);
                scope = scope.with(cx.vm.heap.text(name), cell);
            }
            Ok(scope)
        })
    }

    /// A captured variable of a closure: which of its free variables it is, and its cell.
    fn captured(&self, closure: &Closure, name: &str) -> Result<(usize, CellKey)> {
        let raw = closure.raw(self.vm)?;
        let Some(function) = script_function(self.vm, raw) else {
            return Err(Error::not_found("a function written in Rust has no cells"));
        };
        let function = &self.vm.heap[function];
        let freevars = &self.vm.heap[function.code].code.freevars;
        let index = freevars.iter().position(|free| **free == *name);
        index
            .and_then(|index| Some((index, *function.closure.get(index)?)))
            .ok_or_else(|| Error::not_found(format!("the function has no free variable '{name}'")))
    }

    pub(in crate::embed) fn cell_key(&self, cell: &Cell) -> Result<CellKey> {
        cell.raw(self.vm)?
            .as_cell()
            .ok_or_else(Error::foreign_handle)
    }
}
