//! `warnings`: what scripts see of warnings. The decisions are the runtime's (`vm::exception::warnings`); filters,
//! texts and what can be replaced are Python.

use crate::modules::add;
use crate::value::{DictKey, Value};
use crate::vm::{Args, ModuleDef, NativeDef, Outcome, Vm, WarningPlace, natives};

pub(crate) const MODULE: ModuleDef = ModuleDef {
    python: &[
        ("warnings", python!("patterns.py")),
        ("warnings", python!("warnings.py")),
        ("warnings", python!("deprecated.py")),
    ],
    ..ModuleDef::new("warnings")
};

/// The functions, which name this as their module.
pub(crate) const NATIVE: ModuleDef = ModuleDef {
    functions: &[FUNCTIONS],
    fill: Some(fill),
    ..ModuleDef::new("_warnings")
};

const FUNCTIONS: &[NativeDef] = natives! {
    function "warn" "($module, /, message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=())"
        "Gives a warning, unless a filter drops it or raises it." => warn;
    function "warn_explicit" "($module, /, message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None)"
        "Gives a warning at a place." => warn_explicit;
    function "_filters_mutated" "($module, /)" "Says that the filters have changed." => filters_mutated;
};

fn fill(vm: &mut Vm, dict: DictKey) -> Outcome<()> {
    let filters = vm.warnings.filters(&mut vm.heap);
    add(vm, dict, "filters", filters);
    let action = vm.warnings.default_action(&mut vm.heap);
    add(vm, dict, "_defaultaction", action);
    let once = vm.warnings.once(&mut vm.heap);
    add(vm, dict, "_onceregistry", once);
    Ok(())
}

/// `warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=())`
fn warn(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let mut stacklevel = match args.opt(2) {
        Some(level) => vm.c_ssize(level)?,
        None => 1,
    };
    let prefixes = args.opt(4).unwrap_or(Value::UNBOUND);
    if prefixes.is_bound() {
        let Some(tuple) = vm.heap.payload(prefixes).as_tuple() else {
            let given = vm.argument_name(prefixes);
            return Err(vm.type_error(format!(
                "warn() argument 'skip_file_prefixes' must be tuple, not {given}"
            )));
        };
        let items = vm.heap.tuple_items(tuple.into());
        if let Some(wrong) = items.iter().find(|item| vm.heap.as_text(**item).is_none()) {
            let given = vm.type_name(*wrong);
            return Err(vm.type_error(format!("Found non-str '{given}' in skip_file_prefixes.")));
        }
        if !items.is_empty() {
            stacklevel = stacklevel.max(2);
        }
    }
    let category = args.opt(1).unwrap_or(Value::NONE);
    let source = args.opt(3).unwrap_or(Value::NONE);
    vm.warn_from((category, args.get(0)), stacklevel, source, prefixes)?;
    Ok(Value::NONE)
}

/// `warn_explicit(message, category, filename, lineno, module, registry, module_globals, source)`
fn warn_explicit(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let file = args.get(2);
    if vm.heap.as_text(file).is_none() {
        let given = vm.argument_name(file);
        return Err(vm.type_error(format!(
            "warn_explicit() argument 'filename' must be str, not {given}"
        )));
    }
    let line = vm.c_int(args.get(3))?;
    if let Some(globals) = args.opt(6).filter(|globals| !globals.is_none())
        && vm.heap.payload(globals).as_dict().is_none()
    {
        let given = vm.type_name(globals);
        return Err(vm.type_error(format!("module_globals must be a dict, not '{given}'")));
    }
    let place = WarningPlace {
        file,
        line: line.into(),
        module: args.opt(4).unwrap_or(Value::UNBOUND),
        registry: args.opt(5).unwrap_or(Value::UNBOUND),
    };
    let source = args.opt(7).unwrap_or(Value::NONE);
    vm.warn_at(args.get(1), args.get(0), &place, source)?;
    Ok(Value::NONE)
}

fn filters_mutated(vm: &mut Vm, _: Args<'_>) -> Outcome {
    vm.warnings.filters_mutated();
    Ok(Value::NONE)
}
