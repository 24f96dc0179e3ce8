//! Modules, and parts of modules, that are written in Python.

use crate::builtins::exec::source::{self, SourceMode};
use crate::value::{DictKey, Value};
use crate::vm::{Outcome, Vm};

/// Module name, source.
const SOURCES: &[(&str, &str)] = &[
    ("functools", include_str!("functools.py")),
    ("operator", include_str!("operator.py")),
    ("types", include_str!("types.py")),
];

/// The modules that are Python throughout.
pub(crate) const PYTHON_MODULES: &[(&str, fn(&mut Vm, DictKey) -> Outcome<()>)] = &[
    ("functools", |vm, dict| run(vm, "functools", dict)),
    ("operator", |vm, dict| run(vm, "operator", dict)),
];

/// Runs the Python part of a module in its namespace. Without the parser there is none.
pub(super) fn run(vm: &mut Vm, module: &str, dict: DictKey) -> Outcome<()> {
    let Some((_, text)) = SOURCES.iter().find(|(name, _)| *name == module) else { return Ok(()) };
    if cfg!(not(feature = "parser")) {
        return Ok(());
    }
    let name = format!("<frozen {module}>");
    let code = source::compile(vm, &name, text, SourceMode::Exec)?;
    let code = vm.link(&code);
    vm.run_code(code, dict, Value::UNBOUND, &[])?;
    Ok(())
}
