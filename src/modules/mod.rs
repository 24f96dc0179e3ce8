//! The modules that scripts can import.
//!
//! Each is declared by a [`ModuleDef`], which is in the module's file or, if it is Python throughout, in the list of
//! its folder. What is Python runs when the module is first imported, which needs the feature `parser`.

/// The Python of a part of a module: the text of a file beside the one that names it. Without the parser nobody could
/// compile it, and it is left out of the program.
macro_rules! python {
    ($file:literal) => {{
        #[cfg(feature = "parser")]
        const TEXT: &str = include_str!($file);
        #[cfg(not(feature = "parser"))]
        const TEXT: &str = "";
        TEXT
    }};
}

mod asyncio;
mod data;
pub(crate) mod functional;
mod language;
mod math;
pub(crate) mod runtime;
mod text;
mod typing;

use crate::builtins::functions::exec::source;
use crate::value::{DictKey, Value};
use crate::vm::{ModuleDef, Outcome, Vm};

/// The modules by folder.
pub(crate) const MODULES: &[&[ModuleDef]] = &[
    asyncio::MODULES,
    data::MODULES,
    functional::MODULES,
    language::MODULES,
    &[math::MODULE],
    runtime::MODULES,
    text::MODULES,
    typing::MODULES,
];

/// Fills the namespace of a module when it is imported first.
pub(crate) fn fill(vm: &mut Vm, module: &'static ModuleDef, dict: DictKey) -> Outcome<()> {
    add_functions(vm, module.name, dict);
    let types = module.types.iter().copied().flatten();
    for ty in types.map(|def| def.id) {
        if ty.module() == module.name {
            add(vm, dict, ty.name(), Value::builtin_type(ty));
        }
    }
    for (name, value) in module.values {
        add(vm, dict, name, *value);
    }
    if let Some(fill) = module.fill {
        fill(vm, dict)?;
    }
    for part in module.python {
        run_python(vm, part, dict)?;
    }
    Ok(())
}

/// Runs a Python part of a module in its namespace: name and source. Without the parser there is none.
fn run_python(vm: &mut Vm, part: &'static (&str, &str), dict: DictKey) -> Outcome<()> {
    if cfg!(not(feature = "parser")) {
        return Ok(());
    }
    let (name, text) = part;
    let name = format!("<frozen {name}>");
    let code = source::compile_frozen(vm, &name, text)?;
    let code = vm.link(&code);
    vm.run_code(code, dict, Value::UNBOUND, &[])?;
    Ok(())
}

/// Puts the functions of a module's tables into its namespace.
fn add_functions(vm: &mut Vm, module: &str, dict: DictKey) {
    for (name, value) in vm.registry.module_functions(module) {
        add(vm, dict, name, value);
    }
}

/// Puts one name into a namespace.
fn add(vm: &mut Vm, dict: DictKey, name: &str, value: Value) {
    let name = vm.heap.intern(name);
    vm.heap.dict_set_str(dict, name, value);
}

/// Puts a str into a namespace.
fn add_text(vm: &mut Vm, dict: DictKey, name: &str, text: &str) {
    let text = vm.heap.new_str(text);
    add(vm, dict, name, text);
}
