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
    ModuleDef::python("copy", &[("copy", include_str!("copy.py"))]),
    ModuleDef::python("copyreg", &[("copyreg", include_str!("copyreg.py"))]),
    ModuleDef::python(
        "enum",
        &[
            ("enum", include_str!("enum/enum.py")),
            ("enum.members", include_str!("enum/members.py")),
            ("enum.flags", include_str!("enum/flags.py")),
            ("enum.checks", include_str!("enum/checks.py")),
        ],
    ),
    heapq::MODULE,
    types::MODULE,
    weakref::MODULE,
    weakref::NATIVE,
];
