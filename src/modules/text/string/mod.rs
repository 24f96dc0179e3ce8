//! `string`, which is Python; `_string`, with which it takes templates of `str.format` apart; `string.templatelib`, the
//! types of template strings.

pub(crate) mod templatelib;

use crate::builtins::format::template;
use crate::vm::ModuleDef;

pub(crate) const MODULE: ModuleDef =
    ModuleDef::python("string", &[("string", python!("string.py"))]);

pub(crate) const NATIVE: ModuleDef = ModuleDef {
    functions: &[template::PARTS],
    python: &[("_string", python!("_string.py"))],
    ..ModuleDef::new("_string")
};
