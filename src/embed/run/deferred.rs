//! [`HostCall`]: a run that waits for the host to answer a call of a deferred function.
//!
//! ```text
//!  script: fetch(url) -> host_call -> Vm::wait_for_host -> Step::HostCall -> the host, for as long as it takes
//!  the host: HostCall::resume(answer) or ::fail(error) -> the script goes on after the call
//! ```

use std::fmt;
use std::sync::Arc;

use crate::embed::error::fault::to_fault;
use crate::embed::host::function::Definition;
use crate::embed::host::host_arg::HostArguments;
use crate::embed::{
    Ctx, Error, ErrorKind, Frame, FromValue, Fuel, IntoValue, Paused, Result, Step, Value,
};
use crate::value::Value as VmValue;

/// A call of a deferred function ([`HostFunction::deferred`](crate::HostFunction::deferred)): the run stops and
/// waits for the answer, which may come from another thread or after an `await` of the host's.
///
/// It is `Send` and borrows the [`Runtime`](crate::Runtime); an async task that owns its runtime can hold it
/// across its own `await`s. Dropping it ends the run: no `finally` of the script runs.
///
/// The script may call the function wherever it runs, also in what built-in functions and instructions call: keys of
/// `sorted`, generators behind `list`, properties, operators. The places where the run cannot stop are listed in
/// [the guide](crate::guide::host_functions#answers-that-take-time); there the script gets a `RuntimeError`.
///
/// ```
/// use nonlocal::{Engine, Error, Fuel, Module, Step};
///
/// let engine = Engine::builder().module(Module::new("net").deferred("fetch", ["url"])).build();
/// let mut rt = engine.runtime();
/// let script = "
/// from net import fetch
/// def sizes(urls):
///     for url in urls:
///         try:
///             yield url, len(fetch(url))
///         except OSError as error:
///             yield url, str(error)
/// str({url: size for url, size in sizes(['a', 'b'])})";
/// let mut step = rt.start_program::<String>(script, Fuel::ALL)?;
/// let found = loop {
///     step = match step {
///         Step::Done(found) => break found,
///         Step::OutOfFuel(paused) | Step::Observed(paused) => paused.resume(Fuel::ALL)?,
///         Step::HostCall(mut call) => match call.args::<(String,)>()?.0.as_str() {
///             "a" => call.resume("<html>", Fuel::ALL)?,
///             _ => call.fail(Error::exception("OSError", "not found"), Fuel::ALL)?,
///         },
///         other => unreachable!("{other:?}"),
///     };
/// };
/// assert_eq!(found, "{'a': 6, 'b': 'not found'}");
/// # Ok::<(), nonlocal::Error>(())
/// ```
#[must_use]
pub struct HostCall<'rt, T> {
    paused: Paused<'rt, T>,
    function: Option<Arc<dyn std::any::Any + Send + Sync>>,
    module: Option<Arc<str>>,
}

impl<'rt, T> HostCall<'rt, T> {
    /// The call that the run waits for.
    pub(in crate::embed) fn new(mut paused: Paused<'rt, T>) -> Self {
        let function = paused.vm_mut().and_then(|vm| {
            let function = &vm.heap[vm.host.waiting()?.function.as_host_function()?];
            Some((Arc::clone(&function.call), function.module.clone()))
        });
        let (function, module) = function.unzip();
        Self {
            paused,
            function,
            module: module.flatten(),
        }
    }

    fn definition(&self) -> Option<&Definition> {
        self.function.as_ref()?.downcast_ref()
    }

    /// The name of the function.
    #[must_use]
    pub fn name(&self) -> &str {
        self.definition().map_or("", |definition| &definition.name)
    }

    /// The module of the host that the function is from, if it is from one.
    #[must_use]
    pub fn module(&self) -> Option<&str> {
        self.module.as_deref()
    }

    /// The arguments, converted: a tuple with a type for each parameter of the function, in their order.
    ///
    /// # Errors
    /// [`ErrorKind::Convert`] for an argument that cannot be converted, or a tuple of another length; pass the error to
    /// [`HostCall::fail`], and the script gets the `TypeError` that it would get from any function of the host.
    pub fn args<A: FromArgs>(&mut self) -> Result<A> {
        let function = self.function.clone();
        let definition = function
            .as_deref()
            .and_then(|function| function.downcast_ref::<Definition>());
        let (Some(definition), Some(vm)) = (definition, self.paused.vm_mut()) else {
            return Err(Error::foreign_handle());
        };
        let values = vm
            .host
            .waiting()
            .map_or_else(Vec::new, |waiting| waiting.args.clone());
        let mark = vm.heap.mark();
        let result = A::from_args(
            &mut HostArguments::new(definition, VmValue::UNBOUND, &values, None),
            &mut Ctx { vm: &mut *vm },
        );
        vm.heap.release(mark);
        result
    }

    /// Names and values of the arguments, in the order of the parameters; defaults are filled in.
    ///
    /// # Errors
    /// As [`HostCall::args`], for a default that cannot be converted.
    pub fn named_args(&mut self) -> Result<Vec<(String, Value)>> {
        let values = self.args::<Vec<Value>>()?;
        let definition = self.definition();
        let names = definition.map_or(&[][..], |definition| &*definition.names);
        let names = names.iter().map(ToString::to_string);
        Ok(names.zip(values).collect())
    }

    /// The activation that made the call.
    #[must_use]
    pub fn frame(&mut self) -> Option<Frame<'_>> {
        self.paused.frame()
    }
}

impl<'rt, T: FromValue> HostCall<'rt, T> {
    /// Answers the call: the script goes on with this value as its result. A value that cannot be converted is
    /// an exception in the script.
    ///
    /// # Errors
    /// As [`Runtime::call`](crate::Runtime::call).
    pub fn resume(self, value: impl IntoValue, fuel: Fuel) -> Result<Step<'rt, T>> {
        self.paused.go_on(fuel, |cx| {
            let value = value.into_value(cx);
            let raw = value.and_then(|value| value.into_raw(cx.vm));
            Some(raw.map_err(|error| to_fault(cx.vm, error)))
        })
    }

    /// Answers the call with an error, which becomes an exception that the script can catch: of the host's own
    /// error a `RuntimeError`, of [`Error::exception`] the one that it names. If the script does not catch it,
    /// [`Error::downcast_ref`] gives the host's error back.
    ///
    /// # Errors
    /// As [`Runtime::call`](crate::Runtime::call).
    pub fn fail<E>(self, error: E, fuel: Fuel) -> Result<Step<'rt, T>>
    where
        E: std::error::Error + Send + Sync + 'static,
    {
        self.paused.go_on(fuel, |cx| {
            Some(Err(to_fault(cx.vm, Error::from_host(error))))
        })
    }
}

impl<T> fmt::Debug for HostCall<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "HostCall({})", self.name())
    }
}

/// What the arguments of a [`HostCall`] can be converted to: a tuple of up to eight types, each of them
/// [`FromValue`], or a `Vec` of one.
///
/// ```
/// use nonlocal::{Engine, Fuel, Module};
///
/// let engine = Engine::builder().module(Module::new("net").deferred("add", ["a", "b"])).build();
/// let mut rt = engine.runtime();
/// let step = rt.start_program::<i64>("import net\nnet.add(b=2, a=40)", Fuel::ALL)?;
/// let mut call = step.host_call().expect("it waits");
/// let (a, b) = call.args::<(i64, i64)>()?;
/// assert_eq!(call.args::<Vec<i64>>()?, [40, 2]);
/// assert_eq!(call.resume(a + b, Fuel::ALL)?.done(), Some(42));
/// # Ok::<(), nonlocal::Error>(())
/// ```
pub trait FromArgs: Sized {
    /// Converts the arguments.
    #[doc(hidden)]
    fn from_args(args: &mut HostArguments<'_>, cx: &mut Ctx<'_>) -> Result<Self>;
}

impl<V: FromValue> FromArgs for Vec<V> {
    fn from_args(args: &mut HostArguments<'_>, cx: &mut Ctx<'_>) -> Result<Self> {
        (0..args.count()).map(|_| args.next::<V>(cx)).collect()
    }
}

macro_rules! tuples {
    ($($count:literal: $($name:ident),*;)*) => {
        $(impl<$($name: FromValue),*> FromArgs for ($($name,)*) {
            fn from_args(args: &mut HostArguments<'_>, cx: &mut Ctx<'_>) -> Result<Self> {
                args.expect($count)?;
                let _ = &cx;
                Ok(($(args.next::<$name>(cx)?,)*))
            }
        })*
    };
}

tuples! {
    0: ;
    1: A;
    2: A, B;
    3: A, B, C;
    4: A, B, C, D;
    5: A, B, C, D, E;
    6: A, B, C, D, E, F;
    7: A, B, C, D, E, F, G;
    8: A, B, C, D, E, F, G, H;
}

impl HostArguments<'_> {
    /// How many there are.
    fn count(&self) -> usize {
        self.values().len()
    }

    /// Refuses another number of arguments.
    fn expect(&self, count: usize) -> Result<()> {
        if self.count() == count {
            return Ok(());
        }
        Err(Error::new(
            ErrorKind::Convert,
            format!(
                "{}() has {} arguments, not {count}",
                self.name(),
                self.count()
            ),
        ))
    }
}
