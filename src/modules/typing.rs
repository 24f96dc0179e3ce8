//! `typing`: names for the built-in types of type parameters; everything else is Python, in several parts
//! that share one namespace.

use super::{add, add_functions, python};
use crate::value::{DictKey, TypeId, Value};
use crate::vm::{Args, NativeDef, Outcome, Vm, natives};

const NAMES: &[(&str, TypeId)] = &[
    ("TypeVar", TypeId::TypeVar),
    ("ParamSpec", TypeId::ParamSpec),
    ("TypeVarTuple", TypeId::TypeVarTuple),
    ("ParamSpecArgs", TypeId::ParamSpecArgs),
    ("ParamSpecKwargs", TypeId::ParamSpecKwargs),
    ("TypeAliasType", TypeId::TypeAliasType),
    ("Generic", TypeId::Generic),
];

pub(crate) const FUNCTIONS: &[NativeDef] = natives! {
    function "_idfunc" "($module, x, /)" "Its argument: what a call of a NewType does." => identity;
    function "_load_part" "($module, name, /)"
        "Runs another part of the module in the caller's namespace." => load_part;
};

pub(crate) fn fill(vm: &mut Vm, dict: DictKey) -> Outcome<()> {
    for (name, ty) in NAMES {
        add(vm, dict, name, Value::builtin_type(*ty));
    }
    add_functions(vm, "typing", dict);
    let no_default = vm.no_type_default();
    add(vm, dict, "NoDefault", no_default);
    python::run(vm, "typing", dict)
}

/// What a call of a `NewType` does.
fn identity(_vm: &mut Vm, args: Args<'_>) -> Outcome {
    Ok(args.get(0))
}

/// Runs another part of the module in the namespace that the caller's names are looked up in.
fn load_part(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let part = match vm.heap.as_text(args.get(0)) {
        Some(name) if name.starts_with("typing_") => name.to_owned(),
        _ => return Err(vm.value_error("no part of typing")),
    };
    if let Some(frame) = vm.frames.last() {
        let globals = frame.globals;
        python::run(vm, &part, globals)?;
    }
    Ok(Value::NONE)
}
