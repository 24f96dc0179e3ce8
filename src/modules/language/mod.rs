//! Programs that inspect programs: bytecode, signatures, scopes, tracebacks.

mod dis;
mod inspect;
mod symtable;
mod traceback;

use crate::vm::ModuleDef;

/// The modules of this folder.
pub(super) const MODULES: &[ModuleDef] = &[
    dis::MODULE,
    inspect::MODULE,
    ModuleDef::python("keyword", &[("keyword", python!("keyword.py"))]),
    symtable::MODULE,
    traceback::MODULE,
    traceback::LINE_CACHE,
];
