//! What answers a call of an async function: a future of the host's, and what becomes of its result.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::task::{Context, Poll};

use crate::embed::error::fault::{to_error, to_fault};
use crate::embed::host::call::guarded;
use crate::embed::host::function::Definition;
use crate::embed::host::function::{Answer, Given};
use crate::embed::host::host_arg::HostArguments;
use crate::embed::run::deferred::{answer_of, function_and_args};
use crate::embed::run::host_calls::note_answer;
use crate::embed::{CallId, Error, ErrorKind, FromValue, Fuel, HostCall, HostCalls, Result, Step};
use crate::value::Value as VmValue;
use crate::vm::{Vm, panic_message};

/// Polls the future of a call. An error is what it said as it panicked.
pub(super) fn poll(answer: &mut Answer, context: &mut Context<'_>) -> Poll<Result<Given>> {
    match catch_unwind(AssertUnwindSafe(|| answer.as_mut().poll(context))) {
        Ok(given) => given.map(Ok),
        Err(panic) => Poll::Ready(Err(Error::new(ErrorKind::Panic, panic_message(panic)))),
    }
}

/// Begins to answer a call.
fn begin(vm: &mut Vm, id: Option<CallId>, definition: Option<&Definition>) -> Result<Answer> {
    let Some(definition) = definition else {
        return Err(Error::foreign_handle());
    };
    let Some(later) = &definition.later else {
        let text = format!(
            "{}() has no Rust code that answers it: only a host that drives the steps of a run can do so",
            definition.name
        );
        return Err(Error::exception("RuntimeError", text));
    };
    let values = function_and_args(vm, id).map_or_else(Vec::new, |(_, args)| args.to_vec());
    let mark = vm.heap.mark();
    let begun = guarded(vm, |cx| {
        let values = &mut HostArguments::new(definition, VmValue::UNBOUND, &values, None);
        later(cx, values)
    });
    let begun = begun.map_err(|fault| to_error(vm, fault));
    vm.heap.release(mark);
    begun
}

impl<'rt, T: FromValue> HostCall<'rt, T> {
    /// Begins to answer the call, if an async function of the host does that.
    pub(super) fn begin_answer(&mut self) -> Result<Answer> {
        let (paused, id, definition) = self.parts();
        begin(paused.vm_mut(), id, definition)
    }

    /// Goes on with what the future has given.
    pub(super) fn go_on_with(mut self, given: Given, fuel: Fuel) -> Result<Step<'rt, T>> {
        let (_, id, _) = self.parts();
        self.into_paused().go_on(fuel, |cx| {
            let outcome = guarded(cx.vm, given);
            Some(answer_of(cx.vm, id, outcome))
        })
    }
}

impl<T> HostCalls<'_, T> {
    /// Begins to answer a call, if an async function of the host does that.
    pub(super) fn begin_answer(&mut self, id: CallId) -> Result<Answer> {
        let known = self.definition(id);
        let definition = known.as_ref().and_then(|known| known.downcast_ref());
        begin(self.paused().vm_mut(), Some(id), definition)
    }

    /// Answers a call with what the future has given, if the script still waits for it.
    pub(super) fn give(&mut self, id: CallId, given: Given) -> Result<bool> {
        if !self.is_waiting(id) {
            return Ok(false);
        }
        self.paused().aside(|cx| {
            // A panic while it is converted is an error that leaves the run.
            let given = catch_unwind(AssertUnwindSafe(|| given(cx)))
                .map_err(|panic| Error::new(ErrorKind::Panic, panic_message(panic)))?;
            let raw = given.map_err(|error| to_fault(cx.vm, error));
            note_answer(cx.vm, id, raw).map_err(|fault| to_error(cx.vm, fault))
        })?;
        Ok(true)
    }
}
