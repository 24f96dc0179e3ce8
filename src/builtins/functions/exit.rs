//! `exit` and `quit`, which end a program.

use crate::value::{TypeId, Value};
use crate::vm::{Args, Fault, NativeDef, Outcome, Signature, Vm};

pub(crate) const FUNCTIONS: &[NativeDef] = &[
    NativeDef::function("exit", Signature::Positional(0, 1), exit),
    NativeDef::function("quit", Signature::Positional(0, 1), exit),
];

/// `exit(code=None)`, also that of `sys`: raises SystemExit.
pub(crate) fn exit(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let code = args.opt(0);
    let arguments: &[Value] = match &code {
        Some(code) => std::slice::from_ref(code),
        None => &[],
    };
    let exc = vm.call(Value::builtin_type(TypeId::SystemExit), arguments)?;
    let exc = vm.make_raised(exc)?;
    Err(Fault::Raised(exc))
}
