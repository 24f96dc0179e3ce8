//! The runtime, and what classes and `with` statements are built on.

mod abc;
pub(crate) mod contextvars;
mod gc;
mod importlib;
pub(in crate::modules) mod sys;
mod warnings;

use crate::vm::ModuleDef;

/// The modules of this folder.
pub(super) const MODULES: &[ModuleDef] = &[
    ModuleDef::python("__future__", &[("__future__", python!("future.py"))]),
    abc::MODULE,
    ModuleDef::python("atexit", &[("atexit", python!("atexit.py"))]),
    ModuleDef::python("contextlib", &[("contextlib", python!("contextlib.py"))]),
    contextvars::MODULE,
    ModuleDef::python("dataclasses", &[("dataclasses", python!("dataclasses.py"))]),
    gc::MODULE,
    importlib::MODULES[0],
    importlib::MODULES[1],
    importlib::MODULES[2],
    importlib::MODULES[3],
    ModuleDef::python("io", &[("io", python!("io.py"))]),
    sys::MODULE,
    sys::struct_sequence::MODULE,
    warnings::MODULE,
    warnings::NATIVE,
];
