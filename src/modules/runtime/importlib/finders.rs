//! The runtime's own finders, as they stand in `sys.meta_path`: `BuiltinImporter` for what needs no code, `PathFinder` for
//! code of the host.
//!
//! The evaluator itself does not ask them, it looks where they look: their place in the list says which finders of scripts
//! come before.

use crate::value::{TypeId, Value};
use crate::vm::{Args, NativeDef, Outcome, TypeDef, Vm, natives};

pub(super) const TYPES: &[TypeDef] = &[
    TypeDef::new(
        TypeId::BuiltinImporter,
        "Finds and loads the modules that are not made of code of the host.",
        &[BUILTIN],
    ),
    TypeDef::new(
        TypeId::PathFinder,
        "Finds modules that are code of the host.",
        &[PATH],
    ),
];

const BUILTIN: &[NativeDef] = natives! {
    class_method "find_spec" "($type, /, fullname, path=None, target=None)"
        "The spec of a module that needs no code of the host, or None." => |vm, args| with_util(vm, "_find_builtin", args);
    class_method "create_module" "($type, spec, /)" "The module, which is filled." => |vm, args| with_util(vm, "_make", args);
    class_method "exec_module" "($type, module, /)" "Does nothing: the module is filled." => |_, _| Ok(Value::NONE);
    class_method "get_code" "($type, fullname, /)" "None: there is none." => |_, _| Ok(Value::NONE);
    class_method "get_source" "($type, fullname, /)" "None: there is none." => |_, _| Ok(Value::NONE);
    class_method "is_package" "($type, fullname, /)" "Whether it has modules inside."
        => |vm, args| with_util(vm, "_is_package", args);
};

const PATH: &[NativeDef] = natives! {
    class_method "find_spec" "($type, /, fullname, path=None, target=None)"
        "The spec of a module that is code of the host, or None." => |vm, args| with_util(vm, "_find_code", args);
    class_method "invalidate_caches" "($type, /)" "Does nothing: the host is asked each time." => |_, _| Ok(Value::NONE);
};

/// Calls a function of `importlib.util` with what comes after the type.
fn with_util(vm: &mut Vm, function: &str, args: Args<'_>) -> Outcome {
    let util = vm.import_module("importlib.util")?;
    let function = vm.heap.intern(function);
    let function = vm.getattr(util, function)?;
    vm.call(function, &[args.get(1)])
}
