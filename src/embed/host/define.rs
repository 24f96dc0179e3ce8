//! Rust functions as callables of one runtime: plain ones, ones with names and defaults, ones with data of their own.

use std::sync::{Arc, Mutex, TryLockError};

use super::callable::{HostFn, HostFnMut, HostMethod, HostReturn};
use super::data::{Kind, TraceData, store_shared};
use super::function::{Call, Definition, HostFunction, define};
use crate::embed::value::held::Trace;
use crate::embed::{Closure, Ctx, Error, Runtime};

/// # Functions of the host
impl Runtime {
    /// A Rust function as a callable of this runtime, to be passed to scripts; its arguments are given by position.
    /// [`Runtime::define`] gives its parameters names, and [`HostFunction`] has a table of the ways.
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

    /// As [`Runtime::function`], for a function that changes what it captures. It runs once at a time: a script that it
    /// calls, and that calls it again, gets a `RuntimeError`.
    ///
    /// ```
    /// use nonlocal::Runtime;
    ///
    /// let mut rt = Runtime::new();
    /// let mut last = 0;
    /// let next = rt.function_mut("next_id", move || { last += 1; last });
    /// rt.set("next_id", next)?;
    /// assert_eq!(rt.run::<Vec<i64>>("[next_id(), next_id()]")?, [1, 2]);
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    ///
    /// [`Runtime::scoped`] is for functions that borrow what they change.
    pub fn function_mut<M, F>(&mut self, name: &str, function: F) -> Closure
    where
        F: HostFnMut<M, Output: HostReturn> + Send + 'static,
    {
        self.between().function_mut(name, function)
    }

    /// A [`HostFunction`], with the names and defaults of its parameters, as a callable of this runtime, to be passed
    /// to scripts.
    ///
    /// ```
    /// use nonlocal::{HostFunction, Runtime};
    ///
    /// let mut rt = Runtime::new();
    /// let scale = rt.define(&HostFunction::new("scale", |x: f64, by: f64| x * by).param("x").param_or("by", 2.0));
    /// rt.set("scale", scale)?;
    /// assert_eq!(rt.run::<f64>("scale(x=1.5)")?, 3.0);
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    pub fn define(&mut self, function: &HostFunction) -> Closure {
        self.between().define(function)
    }

    /// A Rust function as a callable of this runtime, with data that holds script values and shows them to the
    /// collector ([`Trace`]). Cycles through such a function are collected; handles that a closure captures
    /// instead are roots, and keep what they reach alive for as long as the function lives.
    ///
    /// ```
    /// use nonlocal::{Closure, Ctx, Result, Runtime};
    ///
    /// let mut rt = Runtime::new();
    /// let f: Closure = rt.run("lambda x: x + 1")?;
    /// let f = rt.hold(&f)?;
    /// let twice = rt.function_with("twice", [f], |[f]: &[_; 1], cx: &mut Ctx<'_>, x: i64| -> Result<i64> {
    ///     let f: Closure = cx.held(f)?;
    ///     let once: i64 = cx.call(&f, (x,))?;
    ///     cx.call(&f, (once,))
    /// });
    /// assert_eq!(rt.call::<i64>(&twice, (40,))?, 42);
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    pub fn function_with<T, M, F>(&mut self, name: &str, state: T, function: F) -> Closure
    where
        T: Trace + Send + Sync + 'static,
        F: HostMethod<T, M, Output: HostReturn>,
    {
        self.between().function_with(name, state, function)
    }
}

/// # Functions of the host
impl Ctx<'_> {
    /// A function of the host as a callable; see [`Runtime::function`](crate::Runtime::function).
    pub fn function<M, F>(&mut self, name: &str, function: F) -> Closure
    where
        F: HostFn<M, Output: HostReturn>,
    {
        self.define(&HostFunction::new(name, function))
    }

    /// A function that changes what it captures; see [`Runtime::function_mut`](crate::Runtime::function_mut).
    pub fn function_mut<M, F>(&mut self, name: &str, function: F) -> Closure
    where
        F: HostFnMut<M, Output: HostReturn> + Send + 'static,
    {
        let running = format!("{name}() is running already");
        let function = Mutex::new(function);
        // It belongs to one runtime, so that only a call from within itself can find it taken.
        let call: Call = Arc::new(move |cx, args| match function.try_lock() {
            Ok(mut function) => function.invoke(cx, args)?.into_result(cx),
            Err(TryLockError::Poisoned(lock)) => {
                lock.into_inner().invoke(cx, args)?.into_result(cx)
            }
            Err(TryLockError::WouldBlock) => Err(Error::exception("RuntimeError", running.clone())),
        });
        let definition = Definition::new(name, F::ARITY, call);
        self.define(&HostFunction(Arc::new(definition)))
    }

    /// A host function as a callable; see [`Runtime::define`](crate::Runtime::define).
    pub fn define(&mut self, function: &HostFunction) -> Closure {
        let mark = self.vm.heap.mark();
        let raw = define(self.vm, function, None);
        self.vm.heap.release(mark);
        Closure::new(self.vm.host.roots.root(raw))
    }

    /// A Rust function with data that holds script values; see
    /// [`Runtime::function_with`](crate::Runtime::function_with).
    pub fn function_with<T, M, F>(&mut self, name: &str, state: T, function: F) -> Closure
    where
        T: Trace + Send + Sync + 'static,
        F: HostMethod<T, M, Output: HostReturn>,
    {
        let call: Call = Arc::new(move |cx, args| function.invoke(cx, args)?.into_result(cx));
        let mut definition = Definition::new(name, F::ARITY, call);
        let trace: TraceData<T> = Arc::new(T::trace);
        let shown = Arc::clone(&definition.shown);
        let kind = Kind::new(shown, Some(trace), store_shared::<T>, self.vm);
        definition.state = Some(Arc::new(kind).boxed(state));
        self.define(&HostFunction(Arc::new(definition)))
    }
}
