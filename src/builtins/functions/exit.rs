//! `exit` and `quit`, which end a program.

use crate::value::{TypeId, Value};
use crate::vm::{Args, Fault, NativeDef, Outcome, Vm, natives};

pub(crate) const FUNCTIONS: &[NativeDef] = natives! {
    function "exit" "($module, /, code=None)" "Ends the program." => exit;
    function "quit" "($module, /, code=None)" "Ends the program." => exit;
};

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
