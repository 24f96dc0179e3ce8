//! Text and what is written as text.

mod json;
mod string;

use crate::vm::ModuleDef;

/// The modules of this folder.
pub(super) const MODULES: &[ModuleDef] = &[
    json::PACKAGE,
    json::DECODER,
    json::ENCODER,
    json::NATIVE,
    string::MODULE,
    string::NATIVE,
    string::templatelib::MODULE,
];
