//! What stands between an object and its attributes: `property`, `super`, descriptors and the functions around them.

pub(crate) mod property;
pub(crate) mod reflection;
pub(crate) mod super_object;

use crate::vm::TypeDef;

/// The types that are declared in this folder.
pub(crate) const TYPES: &[TypeDef] = &[property::TYPE, super_object::TYPE];
