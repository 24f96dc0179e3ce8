//! `host_wait`: what a coroutine of a host function awaits. Scripts see it as `cr_await` alone.

use super::itself;
use crate::object::WaitState;
use crate::value::TypeId;
use crate::vm::{Args, Fault, NativeDef, Outcome, TypeDef, Vm, natives};

const HOST_WAIT: &[NativeDef] = natives! {
    slot "__await__" => itself;
    slot "__iter__" => itself;
    slot "__next__" => next;
};

pub(crate) const TYPES: &[TypeDef] = &[TypeDef::new(TypeId::HostWait, "", &[HOST_WAIT])];

/// A step from native code, which can give an answer but cannot wait for it.
fn next(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this_with(vm, TypeId::HostWait, |vm, value| vm.heap.host_wait(value))?;
    let Some(wait) = vm.heap.waiting(key) else {
        return Err(args.wrong_receiver(vm, TypeId::HostWait));
    };
    let (state, answer) = (wait.state, wait.answer);
    match (state, answer.as_exception()) {
        (WaitState::Answered, _) => Err(vm.stop_iteration(answer)),
        (WaitState::Failed, Some(exc)) => Err(Fault::Raised(exc)),
        _ => Err(vm.runtime_error("only `await` can wait for the host")),
    }
}
