//! Data types: containers, enumerations, copies, weak references.

mod bisect;
mod collections;
mod heapq;
mod types;
mod weakref;

use crate::vm::ModuleDef;

/// The modules of this folder.
pub(super) const MODULES: &[ModuleDef] = &[
    bisect::MODULE,
    collections::MODULE,
    collections::ABC,
    ModuleDef::python("copy", &[("copy", python!("copy.py"))]),
    ModuleDef::python("copyreg", &[("copyreg", python!("copyreg.py"))]),
    ModuleDef::python(
        "enum",
        &[
            ("enum", python!("enum/enum.py")),
            ("enum.members", python!("enum/members.py")),
            ("enum.flags", python!("enum/flags.py")),
            ("enum.checks", python!("enum/checks.py")),
        ],
    ),
    heapq::MODULE,
    types::MODULE,
    weakref::MODULE,
    weakref::NATIVE,
];
