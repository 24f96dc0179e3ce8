//! The evaluator's way into the host: calls of host functions.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use super::binding::bind;
use super::frame::finish_pending;
use super::function::{Definition, Making};
use super::host_arg::HostArguments;
use crate::embed::error::fault::to_fault;
use crate::embed::run::engine::Settings;
use crate::embed::{Ctx, Result};
use crate::value::{ExceptionKey, HostFunctionKey, Value as VmValue};
use crate::vm::{Args, Fault, Outcome, ReturnTo, Trap, Vm, panic_message};

/// Calls a host function: what `Vm::host_call` points to.
pub(crate) fn host_call(
    vm: &mut Vm,
    function: HostFunctionKey,
    args: Args<'_>,
    ret: ReturnTo,
) -> Outcome {
    let object = &mut vm.heap[function];
    let at_hand = object.at_hand.take();
    let call = at_hand.unwrap_or_else(|| Arc::clone(&object.call));
    let outcome = match call.downcast_ref::<Definition>() {
        Some(definition) => call_defined(vm, function, definition, args, ret),
        None => Err(vm.system_error("not a function of this host")),
    };
    if let Some(object) = vm.heap.host_functions.get_mut(function) {
        object.object.at_hand = Some(call);
    }
    outcome
}

/// Binds the arguments of a call and runs the Rust function, or waits for the host's answer.
fn call_defined(
    vm: &mut Vm,
    function: HostFunctionKey,
    definition: &Definition,
    args: Args<'_>,
    ret: ReturnTo,
) -> Outcome {
    vm.enter_native()?;
    vm.streams.stdout.flush()?;
    let (receiver, given) = match args.pos {
        [receiver, given @ ..] if definition.has_receiver => (*receiver, given),
        [] if definition.has_receiver => {
            let text = format!("unbound method {}() needs an argument", definition.shown);
            return Err(vm.type_error(text));
        }
        given => (VmValue::UNBOUND, given),
    };
    if let Some(making) = definition.making
        && let Some(done) = made_without(vm, making, receiver)
    {
        return Ok(done);
    }
    if let Some(id) = definition.scoped {
        if vm.host.scope != Some(id.scope) {
            let name = &definition.name;
            let text = format!("{name}() belongs to a scope of the host that does not run");
            return Err(vm.runtime_error(text));
        }
        let packed = vm.pack_call(given, args.kw);
        return wait(vm, function, &packed, ret);
    }
    let mut bound = None;
    bind(vm, definition, given, args.kw, &mut bound)?;
    let Some(call) = &definition.call else {
        let values = bound.as_ref().map_or(given, |bound| &bound.values);
        if definition.awaited {
            return vm.host_coroutine(function, values);
        }
        return wait(vm, function, values, ret);
    };
    let mut args = HostArguments::new(definition, receiver, given, bound.as_ref());
    let outcome = guarded(vm, |cx| match call(cx, &mut args) {
        Err(_) if args.refused && definition.is_operator => Ok(VmValue::NOT_IMPLEMENTED),
        result => result,
    });
    if let Some(pending) = vm.host.take_pending()
        && outcome.is_ok()
    {
        return finish_pending(vm, vm.leave_to(ret), function.into(), pending);
    }
    if let Err(fault) = outcome {
        note_passage(vm, function, fault);
    }
    outcome
}

/// What making an object comes to where the Rust constructor is not called here: an object that an `__init__` of a
/// script's fills, or nothing, as the object has its data.
fn made_without(vm: &mut Vm, making: Making, receiver: VmValue) -> Option<VmValue> {
    match making {
        Making::New => {
            let class = receiver.as_class()?;
            vm.is_filled_by_init(class).then(|| vm.new_instance(class))
        }
        Making::Init => vm.heap.host_data(receiver).map(|_| VmValue::NONE),
    }
}

/// Stops the run until the host has the answer.
fn wait(vm: &mut Vm, function: HostFunctionKey, values: &[VmValue], ret: ReturnTo) -> Outcome {
    Err(match vm.wait_for_host(function.into(), values, ret) {
        Ok(stopped) => stopped,
        Err(refusal) => vm.host_refused(function.into(), refusal),
    })
}

/// Notes where an exception of a script has passed through a function of the host.
pub(super) fn note_passage(vm: &mut Vm, function: HostFunctionKey, fault: Fault) {
    if let Fault::Raised(exc) = fault
        && vm.heap[exc].traceback.is_some()
    {
        passed_through(vm, function, exc);
    }
}

/// Notes in the traceback of an exception of a script that it came through a function of the host.
#[cold]
fn passed_through(vm: &mut Vm, function: HostFunctionKey, exc: ExceptionKey) {
    let function = &vm.heap[function];
    let name = match &function.module {
        Some(module) => format!("{module}.{}", function.name),
        None => function.name.to_string(),
    };
    vm.add_host_traceback(exc, &name);
}

/// Runs code of the host: its errors become exceptions, its panics end the run.
pub(in crate::embed) fn guarded<T>(
    vm: &mut Vm,
    run: impl FnOnce(&mut Ctx<'_>) -> Result<T>,
) -> Outcome<T> {
    let (depth, natives) = (vm.frames.len(), vm.natives.len());
    let (evaluators, may_leave) = (vm.evaluators, vm.may_leave);
    match catch_unwind(AssertUnwindSafe(|| run(&mut Ctx { vm: &mut *vm }))) {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(error)) => Err(to_fault(vm, error)),
        Err(panic) => {
            vm.frames.truncate(depth);
            (vm.evaluators, vm.may_leave) = (evaluators, may_leave);
            vm.abandon_natives(natives);
            vm.ending.note_panic(panic_message(panic));
            Err(Trap::HostPanic.into())
        }
    }
}

/// The settings of the engine that the runtime was made from.
pub(crate) fn settings(vm: &Vm) -> Arc<Settings> {
    Arc::clone(vm.host.settings())
        .downcast()
        .unwrap_or_default()
}
