//! [`Held`], [`Trace`] and [`Visitor`]: script values inside Rust data, which the collector must be shown.
//!
//! A handle ([`Closure`], [`Cell`], [`Object`]) is a root: what it names lives as long as the handle. Inside data
//! that scripts can reach, that would leak every cycle; such data stores [`Held`] instead, which keeps nothing
//! alive, and shows it to the collector by [`Trace`].
//!
//! Invariant: a `Held` whose object was freed is an error at its next use, never another object.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use crate::embed::{
    Cell, Closure, Ctx, Error, FromValue, IntoValue, Object, Result, Runtime, Value,
};
use crate::value::Value as VmValue;
use crate::vm::Vm;

/// The handles: [`Closure`], [`Cell`] and [`Object`]. Sealed: no other type implements it.
///
/// ```
/// use nonlocal::{Closure, Handle, Held, Result, Runtime};
///
/// fn weaken<H: Handle>(rt: &mut Runtime, handle: H) -> Result<Held<H>> {
///     rt.hold(&handle)
/// }
///
/// let mut rt = Runtime::new();
/// rt.run::<()>("def f(): return 7")?;
/// let f: Closure = rt.run("f")?;
/// let held = weaken(&mut rt, f)?;
/// let f = rt.held(&held)?;
/// assert_eq!(rt.call::<i64>(&f, ())?, 7);
/// # Ok::<(), nonlocal::Error>(())
/// ```
pub trait Handle: Clone + sealed::Sealed {}

mod sealed {
    use super::Object;

    pub trait Sealed: Sized {
        /// The same handle as one to any object.
        #[doc(hidden)]
        fn to_object(&self) -> Object;
        /// A handle to an object that is of the right kind.
        #[doc(hidden)]
        fn from_object(object: Object) -> Self;
        /// Whether it names any object.
        #[doc(hidden)]
        const IS_ANY: bool;
    }
}

pub(crate) use sealed::Sealed;

macro_rules! handles {
    ($($name:ident $is_any:literal)*) => {
        $(
            impl Handle for $name {}
            impl Sealed for $name {
                const IS_ANY: bool = $is_any;
                fn to_object(&self) -> Object {
                    Object::new(Arc::clone(self.root()))
                }
                fn from_object(object: Object) -> Self {
                    Self::new(Arc::clone(object.root()))
                }
            }
        )*
    };
}

handles! { Closure false Cell false Object true }

/// A reference to a script value that does not keep it alive. Rust data that scripts can reach stores it instead
/// of a handle, so that cycles through the data are collected.
///
/// Made by [`Ctx::hold`], or as an argument of a host function; [`Ctx::held`] gives the handle back. The data
/// shows it to the collector with [`Trace`], which keeps its object alive for as long as scripts reach the data.
/// A value that no data shows is freed by a later collection, and using it then is
/// [`ErrorKind::StaleHandle`](crate::ErrorKind::StaleHandle).
///
/// ```
/// use nonlocal::{Closure, Ctx, Engine, Held, HostType, Module, Result};
///
/// #[derive(Default)]
/// struct Button(Vec<Held<Closure>>);
///
/// let button = HostType::<Button>::new("Button")
///     .constructor(Button::default)
///     .method("on_click", |this: &mut Button, f: Held<Closure>| this.0.push(f))
///     .method("click", |this: &Button, cx: &mut Ctx<'_>| -> Result<()> {
///         for f in &this.0 {
///             let f = cx.held(f)?;
///             cx.call::<()>(&f, ())?;
///         }
///         Ok(())
///     })
///     .trace(|this, visitor| visitor.visit(&this.0));
/// let mut rt = Engine::builder().module(Module::new("gui").ty(button)).build().runtime();
/// let clicks: i64 = rt.run("
/// import gui
/// clicks = 0
/// def clicked():
///     global clicks
///     clicks += 1
/// b = gui.Button()
/// b.on_click(clicked)
/// b.click()
/// clicks")?;
/// assert_eq!(clicks, 1);
/// # Ok::<(), nonlocal::Error>(())
/// ```
pub struct Held<H = Object> {
    runtime: u64,
    value: VmValue,
    handle: PhantomData<fn() -> H>,
}

impl<H> Clone for Held<H> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<H> Copy for Held<H> {}

impl<H> PartialEq for Held<H> {
    /// Whether both name the same object: Python's `is`.
    fn eq(&self, other: &Self) -> bool {
        self.runtime == other.runtime && self.value.is(other.value)
    }
}

impl<H> Eq for Held<H> {}

impl<H> fmt::Debug for Held<H> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Held({:?} of runtime {})", self.value, self.runtime)
    }
}

impl<H: Handle> Held<H> {
    /// What a handle names.
    pub(crate) fn of(handle: &H) -> Self {
        let object = handle.to_object();
        let root = object.root();
        Self {
            runtime: root.runtime,
            value: root.value,
            handle: PhantomData,
        }
    }

    /// The value, if it is alive and one of this runtime.
    pub(crate) fn raw(&self, vm: &Vm) -> Result<VmValue> {
        if self.runtime != vm.host.roots.runtime() {
            Err(Error::foreign_handle())
        } else if vm.heap.contains(self.value) {
            Ok(self.value)
        } else {
            Err(Error::stale_handle())
        }
    }
}

/// # Held values
impl Ctx<'_> {
    /// A reference that does not keep its object alive, for Rust data that scripts can reach; see [`Held`]. The
    /// object stays alive until the host function that is under way returns, and until the next collection.
    ///
    /// # Errors
    /// [`ErrorKind::ForeignHandle`](crate::ErrorKind::ForeignHandle) for a handle of another runtime.
    pub fn hold<H: Handle>(&mut self, handle: &H) -> Result<Held<H>> {
        let held = Held::of(handle);
        let raw = held.raw(self.vm)?;
        self.vm.heap.keep(raw);
        self.vm.host.hold(&mut self.vm.heap, raw);
        Ok(held)
    }

    /// The handle of an object that is held.
    ///
    /// # Errors
    /// [`ErrorKind::StaleHandle`](crate::ErrorKind::StaleHandle) if nothing kept the object alive, and
    /// [`ErrorKind::ForeignHandle`](crate::ErrorKind::ForeignHandle) for a reference into another runtime.
    pub fn held<H: Handle>(&mut self, held: &Held<H>) -> Result<H> {
        let raw = held.raw(self.vm)?;
        Ok(H::from_object(Object::new(self.vm.host.roots.root(raw))))
    }
}

/// # Held values
impl Runtime {
    /// A reference that does not keep its object alive, for Rust data that scripts can reach; see [`Held`].
    ///
    /// # Errors
    /// [`ErrorKind::ForeignHandle`](crate::ErrorKind::ForeignHandle) for a handle of another runtime.
    pub fn hold<H: Handle>(&mut self, handle: &H) -> Result<Held<H>> {
        self.enter(|cx| cx.hold(handle))
    }

    /// The handle of an object that is held.
    ///
    /// ```
    /// use nonlocal::{ErrorKind, Object, Runtime};
    ///
    /// let mut rt = Runtime::new();
    /// let list: Object = rt.run("[1]")?;
    /// let held = rt.hold(&list)?;
    /// assert_eq!(rt.held(&held)?, list);
    /// drop(list);
    /// rt.collect(); // what was just held survives one
    /// rt.collect();
    /// assert_eq!(rt.held(&held).unwrap_err().kind(), ErrorKind::StaleHandle);
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`ErrorKind::StaleHandle`](crate::ErrorKind::StaleHandle) if nothing kept the object alive, and
    /// [`ErrorKind::ForeignHandle`](crate::ErrorKind::ForeignHandle) for a reference into another runtime.
    pub fn held<H: Handle>(&mut self, held: &Held<H>) -> Result<H> {
        self.enter(|cx| cx.held(held))
    }
}

impl<H: Handle + FromValue> FromValue for Held<H> {
    fn from_value(value: Value, cx: &mut Ctx<'_>) -> Result<Self> {
        let handle = H::from_value(value, cx)?;
        cx.hold(&handle)
    }

    #[inline]
    fn from_raw_value(raw: VmValue, cx: &mut Ctx<'_>) -> Result<Self> {
        if !H::IS_ANY {
            let value = Value::from_raw(cx.vm, raw);
            return Self::from_value(value, cx);
        }
        cx.vm.heap.keep(raw);
        cx.vm.host.hold(&mut cx.vm.heap, raw);
        Ok(Self {
            runtime: cx.vm.host.roots.runtime(),
            value: raw,
            handle: PhantomData,
        })
    }
}

impl<H: Handle + IntoValue> IntoValue for Held<H> {
    fn into_value(self, cx: &mut Ctx<'_>) -> Result<Value> {
        cx.held(&self)?.into_value(cx)
    }

    #[inline]
    fn into_raw_value(self, cx: &mut Ctx<'_>) -> Result<VmValue> {
        let raw = self.raw(cx.vm)?;
        Ok(cx.vm.heap.keep(raw))
    }
}

/// What the collector passes to Rust data, which shows it every [`Held`]. Its counterpart in CPython is the `visitproc`
/// that a `tp_traverse` gets; [`Trace`] has an example.
pub struct Visitor<'a> {
    runtime: u64,
    visit: &'a mut dyn FnMut(VmValue),
}

impl<'a> Visitor<'a> {
    pub(crate) fn new(runtime: u64, visit: &'a mut dyn FnMut(VmValue)) -> Self {
        Self { runtime, visit }
    }

    /// Shows a value, or data that holds some.
    pub fn visit<T: Trace + ?Sized>(&mut self, value: &T) {
        value.trace(self);
    }
}

impl fmt::Debug for Visitor<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Visitor")
    }
}

/// Rust data that holds script values: it shows each of them to the collector.
///
/// What it does not show is collected once nothing else reaches it. It must not do anything else; it runs in the
/// middle of a collection.
///
/// ```
/// use nonlocal::{Closure, Held, Trace, Visitor};
///
/// struct Handlers {
///     by_event: std::collections::HashMap<String, Vec<Held<Closure>>>,
///     fallback: Option<Held<Closure>>,
/// }
///
/// impl Trace for Handlers {
///     fn trace(&self, visitor: &mut Visitor<'_>) {
///         visitor.visit(&self.by_event);
///         visitor.visit(&self.fallback);
///     }
/// }
/// ```
pub trait Trace {
    /// Shows every script value that `self` holds.
    fn trace(&self, visitor: &mut Visitor<'_>);
}

impl<H> Trace for Held<H> {
    fn trace(&self, visitor: &mut Visitor<'_>) {
        if self.runtime == visitor.runtime {
            (visitor.visit)(self.value);
        }
    }
}

macro_rules! iterate {
    ($([$($param:ident)*] $ty:ty: $values:ident;)*) => {
        $(impl<$($param,)* T: Trace> Trace for $ty {
            fn trace(&self, visitor: &mut Visitor<'_>) {
                self.$values().for_each(|value| value.trace(visitor));
            }
        })*
    };
}

iterate! {
    [] [T]: iter;
    [] Vec<T>: iter;
    [] VecDeque<T>: iter;
    [] Option<T>: iter;
    [K] BTreeMap<K, T>: values;
    [K S] HashMap<K, T, S>: values;
}

impl<T: Trace, const N: usize> Trace for [T; N] {
    fn trace(&self, visitor: &mut Visitor<'_>) {
        self.as_slice().trace(visitor);
    }
}

impl<T: Trace + ?Sized> Trace for Box<T> {
    fn trace(&self, visitor: &mut Visitor<'_>) {
        (**self).trace(visitor);
    }
}

macro_rules! tuples {
    ($($($name:ident $index:tt),*;)*) => {
        $(impl<$($name: Trace),*> Trace for ($($name,)*) {
            fn trace(&self, visitor: &mut Visitor<'_>) {
                $(self.$index.trace(visitor);)*
            }
        })*
    };
}

tuples! {
    A 0;
    A 0, B 1;
    A 0, B 1, C 2;
    A 0, B 1, C 2, D 3;
}
