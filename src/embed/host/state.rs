//! Host functions with data of their own that may hold script values.

use super::data::{Stored, TraceData, store_shared};
use super::function::{Call, Definition, Function, HostReturn};
use super::method::HostMethod;
use crate::embed::value::held::Trace;
use crate::embed::{Closure, Ctx, Runtime};
use std::sync::Arc;

impl Ctx<'_> {
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
        definition.state = Some(Stored::boxed(
            state,
            store_shared::<T>,
            shown,
            Some(trace),
            self.vm,
        ));
        self.define(&Function(Arc::new(definition)))
    }
}

impl Runtime {
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
