//! What can be called: functions, methods, natives, and the cells and code objects that they are made of.

pub(crate) mod cell;
pub(crate) mod code_object;
pub(crate) mod function;
pub(crate) mod method;
pub(crate) mod native_objects;
pub(crate) mod wrappers;

use crate::vm::TypeDef;

/// The types that are declared in this folder.
pub(crate) const TYPES: &[TypeDef] = &[
    cell::TYPE,
    code_object::TYPE,
    function::TYPE,
    method::TYPE,
    wrappers::CLASS_TYPE,
    wrappers::STATIC_TYPE,
];
