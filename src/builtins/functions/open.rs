//! `open`, which refuses: files are the host's to give.

use crate::value::{TypeId, Value};
use crate::vm::{Args, Fault, NativeDef, Outcome, Vm, natives};

pub(crate) const FUNCTIONS: &[NativeDef] = natives! {
    function "open" "($module, /, file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)"
        "Refuses: scripts have no files, unless the host provides a function of this name." => open;
};

/// The errno of what is not permitted.
const EPERM: usize = 1;

/// `open(file, ..)`
fn open(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let file = args.get(0);
    vm.heap.keep(file);
    let text = "scripts have no files here; a host provides open() with EngineBuilder::builtins";
    let text = vm.heap.new_str(text);
    let errno = vm.heap.new_usize(EPERM);
    let class = Value::builtin_type(TypeId::PermissionError);
    let exc = vm.call(class, &[errno, text, file])?;
    let exc = vm.make_raised(exc)?;
    Err(Fault::Raised(exc))
}
