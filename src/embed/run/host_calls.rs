//! [`HostCalls`]: an event loop of a script that waits for the host to answer any of many calls, or for the time.
//!
//! ```text
//!  asyncio: nothing is ready -> Vm::send_to_host -> Step::HostCalls -> the host answers some, in any order
//!  HostCalls::resume -> the list of answers -> the event loop wakes who awaits them
//! ```
//!
//! Invariant: an answer is a root of the collector until the event loop has it.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use super::deferred::{function_and_args, read_args};
use crate::embed::error::fault::{to_error, to_fault};
use crate::embed::host::function::Definition;
use crate::embed::{
    Error, FromArgs, FromValue, Fuel, HostCall, IntoValue, Paused, Result, Step, Value,
};
use crate::object::HostWait;
use crate::value::{DictKey, Value as VmValue};
use crate::vm::container::dicts::{Place, dict_find_plain};
use crate::vm::{Fault, Outcome, Vm};

/// How long a thread sleeps before it looks whether the run has been interrupted.
const SLICE: Duration = Duration::from_millis(10);

/// The number of a call that a script awaits; no other call of the same runtime has it.
///
/// ```
/// use std::collections::HashMap;
///
/// use nonlocal::CallId;
///
/// // What the host keeps about calls that it has begun to answer.
/// let begun: HashMap<CallId, String> = HashMap::new();
/// # let _ = begun;
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct CallId(pub(in crate::embed) u64);

/// The calls that an event loop of a script waits for ([`Step::HostCalls`]). The host answers as many of them as it
/// wants, in any order, and resumes the run; calls without an answer stay, and are there in the next step.
///
/// Without an answer it resumes the run when [`HostCalls::timeout`] has passed. Dropping it gives the run up.
///
/// ```
/// use nonlocal::{Engine, Error, Fuel, Module, Step};
///
/// let engine = Engine::builder().module(Module::new("net").awaitable("size", ["url"])).build();
/// let mut rt = engine.runtime();
/// let script = "
/// import asyncio
/// from net import size
/// async def main():
///     return await asyncio.gather(*map(size, 'abc'), return_exceptions=True)
/// str(asyncio.run(main()))";
/// let mut step = rt.start_program::<String>(script, Fuel::ALL)?;
/// let mut steps = 0;
/// let found = loop {
///     step = match step {
///         Step::Done(found) => break found,
///         Step::OutOfFuel(paused) | Step::Observed(paused) => paused.resume(Fuel::ALL)?,
///         Step::HostCalls(mut calls) => {
///             steps += 1;
///             // The one that was made last comes first.
///             let id = *calls.ids().last().expect("no one waits for the time");
///             match calls.args::<(String,)>(id)?.0.as_str() {
///                 "b" => calls.fail(id, Error::exception("OSError", "not found"))?,
///                 url => calls.answer(id, url.len())?,
///             };
///             calls.resume(Fuel::ALL)?
///         }
///         other => unreachable!("{other:?}"),
///     };
/// };
/// assert_eq!((found.as_str(), steps), ("[1, OSError('not found'), 1]", 3));
/// # Ok::<(), nonlocal::Error>(())
/// ```
#[must_use]
pub struct HostCalls<'rt, T> {
    paused: Paused<'rt, T>,
    /// The last call that the host had been shown before this step.
    shown: u64,
}

impl<'rt, T> HostCalls<'rt, T> {
    /// The run.
    #[cfg(feature = "freeze")]
    pub(in crate::embed) fn paused_mut(&mut self) -> &mut Paused<'rt, T> {
        &mut self.paused
    }

    pub(in crate::embed) fn new(mut paused: Paused<'rt, T>) -> Self {
        let vm = paused.vm_mut();
        let last = calls(vm).and_then(|calls| {
            let entry = vm.heap[calls].iter().next_back()?;
            Some(vm.heap.waiting(entry.value.as_rare()?)?.id)
        });
        let shown = vm.host.awaited.shown;
        vm.host.awaited.shown = last.unwrap_or(0).max(shown);
        Self { paused, shown }
    }

    /// The calls without an answer, in the order in which they were awaited.
    #[must_use]
    pub fn ids(&self) -> Vec<CallId> {
        self.ids_from(0)
    }

    /// Those among them that no earlier step has shown.
    ///
    /// ```
    /// use nonlocal::{Engine, Fuel, Module, Step};
    ///
    /// let engine = Engine::builder().module(Module::new("net").awaitable("get", ["url"])).build();
    /// let mut rt = engine.runtime();
    /// let script = "
    /// import asyncio, net
    /// async def twice(url):
    ///     return await net.get(await net.get(url))
    /// async def main():
    ///     await asyncio.gather(twice('a'), twice('b'))
    /// asyncio.run(main())";
    /// let Step::HostCalls(mut calls) = rt.start_program::<()>(script, Fuel::ALL)? else { panic!("it waits") };
    /// let first = calls.new_ids();
    /// assert_eq!(first.len(), 2);
    /// calls.answer(first[0], "c")?;
    /// let Step::HostCalls(calls) = calls.resume(Fuel::ALL)? else { panic!("it waits") };
    /// assert_eq!((calls.ids().len(), calls.new_ids().len()), (2, 1));
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    #[must_use]
    pub fn new_ids(&self) -> Vec<CallId> {
        self.ids_from(self.shown)
    }

    fn ids_from(&self, from: u64) -> Vec<CallId> {
        let vm = self.paused.vm();
        let Some(calls) = calls(vm) else {
            return Vec::new();
        };
        let ids = vm.heap[calls].iter().rev().map_while(|entry| {
            let id = vm.heap.waiting(entry.value.as_rare()?)?.id;
            (id > from).then_some(id)
        });
        let answered = |id: &u64| vm.host.awaited.answers.iter().any(|(of, ..)| of == id);
        let mut ids: Vec<CallId> = ids.filter(|id| !answered(id)).map(CallId).collect();
        ids.reverse();
        ids
    }

    /// Whether the script still waits for a call: not once it was answered or cancelled.
    #[must_use]
    pub fn is_waiting(&self, id: CallId) -> bool {
        let vm = self.paused.vm();
        let answers = &vm.host.awaited.answers;
        awaited_call(vm, id).is_some() && !answers.iter().any(|(of, ..)| *of == id.0)
    }

    /// The name of the function that was called; empty for a call that nobody waits for.
    #[must_use]
    pub fn name(&self, id: CallId) -> &str {
        let vm = self.paused.vm();
        function_and_args(vm, Some(id))
            .and_then(|(function, _)| Some(&*vm.heap[function.as_host_function()?].name))
            .unwrap_or_default()
    }

    /// The module of the host that the function is from, if it is from one.
    #[must_use]
    pub fn module(&self, id: CallId) -> Option<&str> {
        let vm = self.paused.vm();
        let (function, _) = function_and_args(vm, Some(id))?;
        vm.heap[function.as_host_function()?].module.as_deref()
    }

    /// The arguments of a call, converted; as [`HostCall::args`].
    ///
    /// # Errors
    /// As there; [`ErrorKind::NotFound`](crate::ErrorKind::NotFound) for a call that nobody waits for.
    pub fn args<A: FromArgs>(&mut self, id: CallId) -> Result<A> {
        let Some(definition) = self.definition(id) else {
            return Err(Error::not_found("the script does not wait for this call"));
        };
        match definition.downcast_ref::<Definition>() {
            Some(definition) => read_args(self.paused.vm_mut(), Some(id), definition),
            None => Err(Error::foreign_handle()),
        }
    }

    /// Names and values of the arguments of a call; as [`HostCall::named_args`].
    ///
    /// # Errors
    /// As [`HostCalls::args`].
    pub fn named_args(&mut self, id: CallId) -> Result<Vec<(String, Value)>> {
        let values = self.args::<Vec<Value>>(id)?;
        let definition = self.definition(id);
        let definition = definition
            .as_ref()
            .and_then(|definition| definition.downcast_ref::<Definition>());
        let names = definition.map_or(&[][..], |definition| &*definition.names);
        Ok(names.iter().map(ToString::to_string).zip(values).collect())
    }

    pub(in crate::embed) fn definition(
        &self,
        id: CallId,
    ) -> Option<Arc<dyn std::any::Any + Send + Sync>> {
        let vm = self.paused.vm();
        let (function, _) = function_and_args(vm, Some(id))?;
        Some(Arc::clone(&vm.heap[function.as_host_function()?].call))
    }

    /// Answers a call; who awaits it goes on when the run is resumed. Gives whether the script still waited for it:
    /// the answer of a call that was cancelled is dropped.
    ///
    /// # Errors
    /// A limit that the conversion of the value has reached. A value that cannot be converted is an exception in the
    /// script.
    pub fn answer(&mut self, id: CallId, value: impl IntoValue) -> Result<bool> {
        if !self.is_waiting(id) {
            return Ok(false);
        }
        self.paused.aside(|cx| {
            let value = value.into_value(cx);
            let raw = value.and_then(|value| value.into_raw(cx.vm));
            let raw = raw.map_err(|error| to_fault(cx.vm, error));
            note_answer(cx.vm, id, raw).map_err(|fault| to_error(cx.vm, fault))
        })?;
        Ok(true)
    }

    /// Answers a call with an error, which is raised where it is awaited; as [`HostCall::fail`]. Gives whether the
    /// script still waited for it.
    ///
    /// # Errors
    /// A limit that is reached while the exception is made.
    pub fn fail<E>(&mut self, id: CallId, error: E) -> Result<bool>
    where
        E: std::error::Error + Send + Sync + 'static,
    {
        if !self.is_waiting(id) {
            return Ok(false);
        }
        self.paused.aside(|cx| {
            let fault = to_fault(cx.vm, Error::from_host(error));
            note_answer(cx.vm, id, Err(fault)).map_err(|fault| to_error(cx.vm, fault))
        })?;
        Ok(true)
    }

    /// How long the script waits if no call is answered: until its next timer. `None` if it has no timer.
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// use nonlocal::{Fuel, Runtime, Step};
    ///
    /// let mut rt = Runtime::new();
    /// let script = "import asyncio\nasyncio.run(asyncio.sleep(0.02, 'rested'))";
    /// let Step::HostCalls(calls) = rt.start_program::<String>(script, Fuel::ALL)? else { panic!("it sleeps") };
    /// let timeout = calls.timeout().expect("it sleeps");
    /// assert!(calls.ids().is_empty() && timeout <= Duration::from_millis(20));
    /// std::thread::sleep(timeout);
    /// assert_eq!(calls.resume(Fuel::ALL)?.done().as_deref(), Some("rested"));
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    #[must_use]
    pub fn timeout(&self) -> Option<Duration> {
        let vm = self.paused.vm();
        let until = Duration::from_nanos(waited_for(vm)?.until?);
        let mut clock = vm.host.awaited.clock;
        Some(until.saturating_sub(clock.now()))
    }

    /// Whether the time of the script stands still while it waits.
    pub(in crate::embed) fn is_virtual(&self) -> bool {
        self.paused.vm().host.awaited.clock.is_virtual()
    }

    #[cfg(feature = "async")]
    pub(in crate::embed) fn paused(&mut self) -> &mut Paused<'rt, T> {
        &mut self.paused
    }

    /// Sleeps on this thread until the timeout has passed or the run is interrupted.
    pub(in crate::embed) fn sleep(&self) {
        if self.is_virtual() {
            return;
        }
        let interrupt = self.paused.vm().budget.interrupt();
        while let Some(left) = self.timeout().filter(|left| !left.is_zero())
            && !interrupt.load(Ordering::Relaxed)
        {
            std::thread::sleep(left.min(SLICE));
        }
    }

    /// One of the calls by itself, or these again if there is none.
    pub(in crate::embed) fn into_first(self) -> std::result::Result<HostCall<'rt, T>, Self> {
        match self.ids().first() {
            Some(id) => Ok(HostCall::of(self.paused, Some(*id))),
            None => Err(self),
        }
    }
}

impl<'rt, T: FromValue> HostCalls<'rt, T> {
    /// Goes on, with what was answered. Without an answer the script looks at its clock; a virtual one
    /// ([`Clock::Virtual`](crate::Clock::Virtual)) jumps by the timeout then.
    ///
    /// # Errors
    /// As [`Runtime::call`](crate::Runtime::call).
    pub fn resume(self, fuel: Fuel) -> Result<Step<'rt, T>> {
        self.paused.go_on(fuel, |cx| {
            if cx.vm.host.awaited.answers.is_empty()
                && let Some(until) = waited_for(cx.vm).and_then(|wait| wait.until)
            {
                cx.vm.host.awaited.clock.jump(Duration::from_nanos(until));
            }
            Some(Ok(cx.vm.take_answers()))
        })
    }
}

impl<T> fmt::Debug for HostCalls<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HostCalls")
            .field("ids", &self.ids())
            .field("timeout", &self.timeout())
            .finish()
    }
}

/// What the event loop waits for.
fn waited_for(vm: &Vm) -> Option<&HostWait> {
    vm.heap.waiting(vm.host.waiting()?.function.as_rare()?)
}

/// The calls that the event loop waits for, by their numbers.
fn calls(vm: &Vm) -> Option<DictKey> {
    waited_for(vm)?.calls.as_dict()
}

/// One of them.
pub(in crate::embed) fn awaited_call(vm: &Vm, id: CallId) -> Option<&HostWait> {
    let calls = calls(vm)?;
    let key = VmValue::int(i64::try_from(id.0).ok()?);
    let Place::Found(place) = dict_find_plain(&vm.heap, calls, key) else {
        return None;
    };
    vm.heap
        .waiting(vm.heap[calls].entry(place)?.value.as_rare()?)
}

/// Keeps an answer until the event loop takes it; a limit is no answer.
pub(in crate::embed) fn note_answer(vm: &mut Vm, id: CallId, answer: Outcome) -> Outcome<()> {
    let (failed, value) = match answer {
        Ok(value) => (false, value),
        Err(Fault::Raised(exc)) => (true, exc.into()),
        Err(fault) => return Err(fault),
    };
    vm.host.awaited.answers.push((id.0, failed, value));
    Ok(())
}
