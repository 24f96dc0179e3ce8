//! Handles: what a host holds of a runtime's objects.
//!
//! A handle is one word: a shared entry of the runtime's list of roots (`vm/state/host.rs`). It keeps its object
//! alive, may be cloned, sent and dropped on any thread, and is checked at each use: the handle of another
//! runtime, or of one that was dropped, is an [`Error`].

use std::fmt;
use std::sync::Arc;

use crate::embed::{Error, Result};
use crate::value::Value as VmValue;
use crate::vm::{Root, Vm};

macro_rules! handles {
    ($($(#[$meta:meta])* $name:ident)*) => {
        $(
            $(#[$meta])*
            #[derive(Clone)]
            pub struct $name(Arc<Root>);

            impl $name {
                pub(crate) fn root(&self) -> &Arc<Root> {
                    &self.0
                }

                pub(crate) fn new(root: Arc<Root>) -> Self {
                    Self(root)
                }

                /// The value behind the handle, if it is one of this runtime.
                #[inline]
                pub(crate) fn raw(&self, vm: &Vm) -> Result<VmValue> {
                    if self.0.runtime == vm.host.roots.runtime() { Ok(self.0.value) } else { Err(Error::foreign_handle()) }
                }

                /// Whether both are handles of the same object: Python's `is`.
                #[must_use]
                pub fn is(&self, other: &Self) -> bool {
                    self.0.runtime == other.0.runtime && self.0.value.is(other.0.value)
                }
            }

            impl PartialEq for $name {
                /// Whether both are handles of the same object: Python's `is`, not its `==`.
                fn eq(&self, other: &Self) -> bool {
                    self.is(other)
                }
            }

            impl Eq for $name {}

            impl fmt::Debug for $name {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    write!(f, concat!(stringify!($name), "({:?} of runtime {})"), self.0.value, self.0.runtime)
                }
            }
        )*
    };
}

handles! {
    /// A handle to something that can be called: a function of a script with the cells that it captured, a
    /// bound method, a built-in function, a class.
    ///
    /// [`Runtime::call`](crate::Runtime::call) calls it, [`Runtime::cell`](crate::Runtime::cell) gives its
    /// captured variables by name. It belongs to one runtime; a Rust function becomes one by
    /// [`Runtime::function`](crate::Runtime::function) or, with names and defaults for its parameters, by
    /// [`Runtime::define`](crate::Runtime::define). [`HostFunction`](crate::HostFunction) has a table of these.
    ///
    /// ```
    /// use nonlocal::{Closure, Runtime};
    ///
    /// let mut rt = Runtime::new();
    /// let upper: Closure = rt.run("'abc'.upper")?;
    /// assert_eq!(rt.call::<String>(&upper, ())?, "ABC");
    /// let again = upper.clone();
    /// assert!(again.is(&upper) && again == upper);
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    Closure

    /// A handle to a cell: one captured variable itself, shared by every closure that captured it.
    ///
    /// [`Runtime::read`](crate::Runtime::read), [`Runtime::write`](crate::Runtime::write) and
    /// [`Runtime::unbind`](crate::Runtime::unbind) work on it.
    ///
    /// It is CPython's `types.CellType`, an item of `function.__closure__`; scripts that are given one see it as such.
    ///
    /// ```
    /// use nonlocal::{Cell, Closure, Runtime};
    ///
    /// let mut rt = Runtime::new();
    /// let pair: (Closure, Closure) = rt.run("
    /// def make():
    ///     n = 1
    ///     def get(): return n
    ///     def put(new):
    ///         nonlocal n
    ///         n = new
    ///     return get, put
    /// make()")?;
    /// let n: Cell = rt.cell(&pair.0, "n")?;
    /// assert_eq!(n, rt.cell(&pair.1, "n")?);
    /// rt.call::<()>(&pair.1, (5,))?;
    /// assert_eq!(rt.read::<i64>(&n)?, Some(5));
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    Cell

    /// A handle to any object.
    ///
    /// [`Runtime::attr`](crate::Runtime::attr), [`Runtime::item`](crate::Runtime::item),
    /// [`Runtime::call_method`](crate::Runtime::call_method) and [`Runtime::iter`](crate::Runtime::iter) work on it.
    ///
    /// ```
    /// use nonlocal::{Object, Runtime};
    ///
    /// let mut rt = Runtime::new();
    /// let list: Object = rt.run("kept = [1, 2]\nkept")?;
    /// rt.call_method::<()>(&list, "append", (3,))?;
    /// assert_eq!(rt.run::<Vec<i64>>("kept")?, [1, 2, 3]);
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    Object
}

impl From<Closure> for Object {
    fn from(closure: Closure) -> Self {
        Self(closure.0)
    }
}

impl From<Cell> for Object {
    fn from(cell: Cell) -> Self {
        Self(cell.0)
    }
}

impl Closure {
    pub(crate) fn into_object(self) -> Object {
        self.into()
    }
}

impl Object {
    /// The same handle as one to a callable; the caller has looked.
    pub(crate) fn into_closure(self) -> Closure {
        Closure(self.0)
    }
}
