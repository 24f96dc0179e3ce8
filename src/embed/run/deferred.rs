//! [`HostCall`]: a run that waits for the host to answer a call of a deferred function.
//!
//! ```text
//!  script: fetch(url) -> host_call -> Vm::wait_for_host -> Step::HostCall -> the host, for as long as it takes
//!  the host: HostCall::resume(answer) or ::fail(error) -> the script goes on after the call
//! ```

use std::fmt;
use std::sync::Arc;

use crate::embed::error::fault::to_fault;
use crate::embed::host::binding::bind;
use crate::embed::host::call::guarded;
use crate::embed::host::function::{Definition, ScopedId};
use crate::embed::host::host_arg::HostArguments;
use crate::embed::run::host_calls::{awaited_call, note_answer};
use crate::embed::{
    CallId, Ctx, Error, Frame, FromArgs, FromValue, Fuel, IntoValue, Paused, Result, Step, Value,
};
use crate::value::Value as VmValue;
use crate::vm::{Fault, Outcome, Vm};

/// A call of a deferred function ([`HostFunction::deferred`](crate::HostFunction::deferred)): the run stops and
/// waits for the answer, which may come from another thread or after an `await` of the host's.
///
/// It is `Send` and borrows the [`Runtime`](crate::Runtime); an async task that owns its runtime can hold it
/// across its own `await`s. Dropping it ends the run: no `finally` of the script runs.
///
/// The script may call the function wherever it runs, also in what built-in functions and instructions call: keys of
/// `sorted`, generators that `list` goes through, properties, operators. The places where the run cannot stop are listed in
/// the chapter `host_functions` of the guide; there the script gets a `RuntimeError`.
///
/// A call of an [awaitable](crate::HostFunction::awaitable) function is one, too, where it is awaited and no event loop
/// runs. Below an event loop, such calls come together, as [`HostCalls`](crate::HostCalls).
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
    /// Which one it is of the calls that an event loop waits for.
    id: Option<CallId>,
    function: Option<Arc<dyn std::any::Any + Send + Sync>>,
    module: Option<Arc<str>>,
}

impl<'rt, T> HostCall<'rt, T> {
    /// The run.
    #[cfg(feature = "freeze")]
    pub(in crate::embed) fn paused_mut(&mut self) -> &mut Paused<'rt, T> {
        &mut self.paused
    }

    /// The call that the run waits for.
    pub(in crate::embed) fn new(paused: Paused<'rt, T>) -> Self {
        Self::of(paused, None)
    }

    /// The only call that the run waits for, or one of those that an event loop waits for.
    pub(in crate::embed) fn of(paused: Paused<'rt, T>, id: Option<CallId>) -> Self {
        let vm = paused.vm();
        let function = function_and_args(vm, id).and_then(|(function, _)| {
            let function = &vm.heap[function.as_host_function()?];
            Some((Arc::clone(&function.call), function.module.clone()))
        });
        let (function, module) = function.unzip();
        Self {
            paused,
            id,
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
    /// [`ErrorKind::Convert`](crate::ErrorKind::Convert) for an argument that cannot be converted, or a tuple of another length; pass the error to
    /// [`HostCall::fail`], and the script gets the `TypeError` that it would get from any function of the host.
    pub fn args<A: FromArgs>(&mut self) -> Result<A> {
        let function = self.function.clone();
        let definition = function
            .as_deref()
            .and_then(|function| function.downcast_ref::<Definition>());
        let Some(definition) = definition else {
            return Err(Error::foreign_handle());
        };
        read_args(self.paused.vm_mut(), self.id, definition)
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

#[cfg(feature = "async")]
impl<'rt, T> HostCall<'rt, T> {
    /// The run, which of an event loop's calls it is, and the function.
    pub(in crate::embed) fn parts(
        &mut self,
    ) -> (&mut Paused<'rt, T>, Option<CallId>, Option<&Definition>) {
        let definition = self.function.as_ref();
        (
            &mut self.paused,
            self.id,
            definition.and_then(|known| known.downcast_ref()),
        )
    }

    pub(in crate::embed) fn into_paused(self) -> Paused<'rt, T> {
        self.paused
    }
}

impl<'rt, T: FromValue> HostCall<'rt, T> {
    /// Which function of a scope's it is a call of, if it is one.
    pub(in crate::embed) fn scoped(&self) -> Option<ScopedId> {
        self.definition()?.scoped
    }

    /// Goes on with what a function on the host's stack returns.
    pub(in crate::embed) fn answer_with(
        self,
        function: impl FnOnce(&mut Ctx<'_>, &mut HostArguments<'_>) -> Result<VmValue>,
    ) -> Result<Step<'rt, T>> {
        let definition = self.function;
        self.paused.go_on(Fuel::ALL, |cx| {
            let packed = cx.vm.host.waiting()?.args.first_chunk().copied()?;
            let definition = definition.as_ref()?.downcast_ref::<Definition>()?;
            let (given, keywords) = cx.vm.packed_arguments(packed);
            let mut bound = None;
            if let Err(fault) = bind(cx.vm, definition, &given, &keywords, &mut bound) {
                return Some(Err(fault));
            }
            let bound = bound.as_ref();
            let mut args = HostArguments::new(definition, VmValue::UNBOUND, &given, bound);
            Some(guarded(cx.vm, |cx| function(cx, &mut args)))
        })
    }

    /// Answers the call: the script goes on with this value as its result. A value that cannot be converted is
    /// an exception in the script.
    ///
    /// # Errors
    /// As [`Runtime::call`](crate::Runtime::call).
    pub fn resume(self, value: impl IntoValue, fuel: Fuel) -> Result<Step<'rt, T>> {
        let id = self.id;
        self.paused.go_on(fuel, |cx| {
            let value = value.into_value(cx);
            let raw = value.and_then(|value| value.into_raw(cx.vm));
            let raw = raw.map_err(|error| to_fault(cx.vm, error));
            Some(answer_of(cx.vm, id, raw))
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
        let id = self.id;
        self.paused.go_on(fuel, |cx| {
            let fault = to_fault(cx.vm, Error::from_host(error));
            Some(answer_of(cx.vm, id, Err(fault)))
        })
    }
}

/// The function of a call and its arguments: of the only one, or of one of those that an event loop waits for.
pub(in crate::embed) fn function_and_args(
    vm: &Vm,
    id: Option<CallId>,
) -> Option<(VmValue, &[VmValue])> {
    match id {
        None => {
            let waiting = vm.host.waiting()?;
            Some((waiting.function, &waiting.args))
        }
        Some(id) => {
            let wait = awaited_call(vm, id)?;
            Some((wait.function, &wait.args))
        }
    }
}

/// The arguments of a call, converted.
pub(in crate::embed) fn read_args<A: FromArgs>(
    vm: &mut Vm,
    id: Option<CallId>,
    definition: &Definition,
) -> Result<A> {
    let values = function_and_args(vm, id).map_or_else(Vec::new, |(_, args)| args.to_vec());
    let mark = vm.heap.mark();
    let result = A::from_args(
        &mut HostArguments::new(definition, VmValue::UNBOUND, &values, None),
        &mut Ctx { vm: &mut *vm },
    );
    vm.heap.release(mark);
    result
}

/// What the run goes on with: the answer itself, or the answers of an event loop with this one among them.
pub(in crate::embed) fn answer_of(vm: &mut Vm, id: Option<CallId>, answer: Outcome) -> Outcome {
    let (Some(id), Ok(_) | Err(Fault::Raised(_))) = (id, answer) else {
        return answer;
    };
    note_answer(vm, id, answer)?;
    Ok(vm.take_answers())
}

impl<T> fmt::Debug for HostCall<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "HostCall({})", self.name())
    }
}
