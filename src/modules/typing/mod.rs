//! `annotationlib`, and `typing`: names for the built-in types of type parameters; everything else is Python, in several parts
//! that share one namespace.

mod generic;
mod type_aliases;
mod type_params;

use crate::modules::{add, run_python};
use crate::value::{DictKey, TypeId, Value};
use crate::vm::{Args, ModuleDef, NativeDef, Outcome, Vm, natives};

/// The modules of this folder.
pub(super) const MODULES: &[ModuleDef] = &[
    ModuleDef::python(
        "annotationlib",
        &[("annotationlib", python!("annotationlib.py"))],
    ),
    MODULE,
];

const MODULE: ModuleDef = ModuleDef {
    functions: &[FUNCTIONS],
    types: &[type_params::TYPES],
    values: &[("Union", Value::builtin_type(TypeId::UnionType))],
    fill: Some(fill),
    python: &[("typing", python!("typing.py"))],
    ..ModuleDef::new("typing")
};

/// The parts that run when a name of theirs is looked up first.
const PARTS: &[(&str, &str)] = &[
    ("typing_aliases", python!("aliases.py")),
    ("typing_functions", python!("functions.py")),
    ("typing_generics", python!("generics.py")),
    ("typing_protocols", python!("protocols.py")),
    ("typing_records", python!("records.py")),
];

const FUNCTIONS: &[NativeDef] = natives! {
    function "_idfunc" "($module, x, /)" "Its argument: what a call of a NewType does." => identity;
    function "_load_part" "($module, name, /)"
        "Runs another part of the module in the caller's namespace." => load_part;
};

fn fill(vm: &mut Vm, dict: DictKey) -> Outcome<()> {
    let no_default = vm.names.no_type_default(&mut vm.heap);
    add(vm, dict, "NoDefault", no_default);
    Ok(())
}

/// What a call of a `NewType` does.
fn identity(_vm: &mut Vm, args: Args<'_>) -> Outcome {
    Ok(args.get(0))
}

/// Runs another part of the module in the namespace that the caller's names are looked up in.
fn load_part(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let known = vm.heap.as_text(args.get(0));
    let Some(part) = PARTS.iter().find(|(name, _)| Some(*name) == known) else {
        return Err(vm.value_error("no part of typing"));
    };
    if let Some(frame) = vm.frames.last() {
        let globals = frame.globals;
        run_python(vm, part, globals)?;
    }
    Ok(Value::NONE)
}
