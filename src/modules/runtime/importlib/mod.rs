//! `importlib`: importing by name and finding modules, over what the evaluator's `import` does.

mod finders;

use crate::value::{TypeId, Value};
use crate::vm::{Args, HostModule, ModuleDef, NativeDef, Outcome, Vm, natives};

/// The modules of this folder.
pub(super) const MODULES: [ModuleDef; 4] = [
    ModuleDef {
        types: &[finders::TYPES],
        values: &[("PathFinder", Value::builtin_type(TypeId::PathFinder))],
        python: &[("_frozen_importlib", python!("frozen.py"))],
        ..ModuleDef::new("_frozen_importlib")
    },
    ModuleDef {
        functions: &[FUNCTIONS],
        fill: Some(|vm, dict| {
            let import = vm.registry.builtin("__import__").unwrap_or(Value::NONE);
            crate::modules::add(vm, dict, "__import__", import);
            Ok(())
        }),
        python: &[("importlib", python!("importlib.py"))],
        ..ModuleDef::new("importlib")
    },
    ModuleDef::python(
        "importlib.machinery",
        &[("importlib.machinery", python!("machinery.py"))],
    ),
    ModuleDef {
        functions: &[FINDING],
        python: &[("importlib.util", python!("util.py"))],
        ..ModuleDef::new("importlib.util")
    },
];

const FUNCTIONS: &[NativeDef] = natives! {
    function "_run_again" "($module, name, module, /)" "Runs the code of a module of the host in its namespace."
        => run_again;
};

const FINDING: &[NativeDef] = natives! {
    function "_find" "($module, name, /)" "Origin of a module that is not loaded and whether it is a package, or None."
        => find;
    function "_import_own" "($module, name, /)" "Imports a module without asking a finder of a script." => |vm, args| {
        let name = name_of(vm, args.get(0))?;
        vm.import_module(&name)
    };
};

/// The name that is asked for, which is compared, hashed and put together with others.
fn name_of(vm: &mut Vm, value: Value) -> Outcome<String> {
    vm.look_at(value)?;
    match vm.heap.as_text(value) {
        Some(name) => Ok(name.to_owned()),
        None => Err(vm.type_error("the name of a module must be a str")),
    }
}

fn find(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let name = name_of(vm, args.get(0))?;
    let (origin, is_package) = match vm.ask_host_for_module(&name)? {
        Some(HostModule::Ready(module)) => {
            let path = vm.heap.intern("__path__");
            (None, vm.getattr_opt(module, path)?.is_some())
        }
        Some(HostModule::Code { code, is_package }) => {
            (Some(code.filename.to_string()), is_package)
        }
        None => {
            let prefix = format!("{name}.");
            let known =
                |wanted: &dyn Fn(&str) -> bool| vm.registry.modules().any(|def| wanted(def.name));
            if !known(&|def| def == name) {
                return Ok(Value::NONE);
            }
            (
                Some("built-in".to_owned()),
                known(&|def| def.starts_with(&prefix)),
            )
        }
    };
    let origin = origin.map_or(Value::NONE, |origin| vm.heap.new_str(&origin));
    Ok(vm.heap.new_tuple(&[origin, Value::bool(is_package)]))
}

fn run_again(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let name = name_of(vm, args.get(0))?;
    let Some(module) = args.get(1).as_module() else {
        return Err(vm.type_error("reload() argument must be a module"));
    };
    match vm.ask_host_for_module(&name)? {
        Some(HostModule::Code { code, .. }) => {
            let dict = vm.heap[module].dict;
            let code = vm.link(&code);
            vm.heap.keep(code.into());
            vm.run_code(code, dict, Value::UNBOUND, &[])?;
            Ok(Value::NONE)
        }
        // What is not written in Python is what it was.
        Some(HostModule::Ready(_)) => Ok(Value::NONE),
        None if vm.registry.modules().any(|def| def.name == name) => Ok(Value::NONE),
        None => Err(vm.raise(
            TypeId::ModuleNotFoundError,
            &format!("spec not found for the module '{name}'"),
        )),
    }
}
