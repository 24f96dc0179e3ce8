//! `contextvars`: contexts in Python, and what enters them.
//!
//! Invariant: which contexts are entered is known to the evaluator, so that a run that is given up leaves them.

use crate::value::{TypeId, Value};
use crate::vm::{
    Action, Args, ModuleDef, NativeDef, NativeState, NativeStep, Outcome, Resumed, Vm, natives,
};

/// The module.
pub(super) const MODULE: ModuleDef = ModuleDef {
    functions: &[FUNCTIONS],
    values: &[
        ("_GenericAlias", Value::builtin_type(TypeId::GenericAlias)),
        ("_partial", Value::builtin_type(TypeId::Partial)),
    ],
    python: &[("contextvars", python!("contextvars.py"))],
    ..ModuleDef::new("contextvars")
};

const FUNCTIONS: &[NativeDef] = natives! {
    function "_entered" "($module, /)" "The context that was entered last, or None." => |vm, _| {
        Ok(vm.host.awaited.contexts.last().copied().unwrap_or(Value::NONE))
    };
    function "_run" "($module, /, *args, **kwargs)" "Calls a callable in a context." => run;
};

/// `_run(context, callable, *args, **kwargs)`
fn run(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let [context, callable, given @ ..] = args.pos else {
        return Err(vm.type_error("run() missing 1 required positional argument"));
    };
    if vm.host.awaited.contexts.contains(context) {
        let shown = vm.repr(*context)?;
        let message = format!("cannot enter context: {shown} is already entered");
        return Err(vm.runtime_error(message));
    }
    let [given, names] = vm.pack_call(given, args.kw);
    let state = NativeState::of(&[*context, *callable, given, names]);
    vm.begin(args.leave, &RUN, state)
}

/// `Context.run`: `[context, callable, arguments, names of the last of them]`.
pub(crate) static RUN: NativeStep = NativeStep {
    name: "run",
    run: |vm, state, resumed| {
        let [context, callable, given, names, _] = state.values;
        if !matches!(resumed, Resumed::Start) {
            vm.host.awaited.leave_context(context);
            return resumed.value().map(Action::Done);
        }
        vm.host.awaited.contexts.push(context);
        Ok(vm.unpack_call(callable, [given, names]))
    },
};
