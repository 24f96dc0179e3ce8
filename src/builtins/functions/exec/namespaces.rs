//! The namespaces of the running frame: `globals()`, `locals()`, `vars()`, `dir()`.

use crate::value::DictKey;
use crate::vm::{Args, Outcome, Vm};

/// The globals of the frame that called the native; those of `__main__` if the host did.
pub(in crate::builtins::functions::exec) fn current_globals(vm: &Vm) -> DictKey {
    vm.frames
        .last()
        .map_or(vm.names.globals(), |frame| frame.globals)
}

/// `locals()` of the frame that called the native: a fresh dict in functions, else the live namespace.
pub(in crate::builtins::functions::exec) fn current_locals(vm: &mut Vm) -> Outcome {
    match vm.current_frame_object(0) {
        Some(frame) => vm.frame_locals_dict(frame),
        None => Ok(vm.names.globals().into()),
    }
}

pub(in crate::builtins::functions::exec) fn globals(vm: &mut Vm, _: Args<'_>) -> Outcome {
    let object = vm.globals_object();
    let globals = current_globals(vm);
    vm.ensure_builtins(globals)?;
    Ok(object.unwrap_or(globals.into()))
}

pub(in crate::builtins::functions::exec) fn locals(vm: &mut Vm, _: Args<'_>) -> Outcome {
    current_locals(vm)
}

/// `vars([object])`: the locals, or the object's `__dict__`.
pub(in crate::builtins::functions::exec) fn vars(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let Some(object) = args.opt(0) else {
        return current_locals(vm);
    };
    let name = vm.heap.intern("__dict__");
    match vm.getattr_opt(object, name)? {
        Some(dict) => Ok(dict),
        None => Err(vm.type_error("vars() argument must have __dict__ attribute")),
    }
}

/// `dir([object])`: the names in the locals, or what the object's `__dir__` gives, sorted.
pub(in crate::builtins::functions::exec) fn dir(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let names = match args.opt(0) {
        None => {
            let locals = current_locals(vm)?;
            vm.call_method(locals, "keys", &[])?
        }
        Some(object) => match vm.call_special(object, "__dir__", &[])? {
            Some(names) => names,
            None => return Err(vm.type_error("object does not provide __dir__")),
        },
    };
    let names = vm.collect(names)?;
    let list = vm.heap.new_list(names);
    vm.call_method(list, "sort", &[])?;
    Ok(list)
}
