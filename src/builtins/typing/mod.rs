//! What annotations are made of: type parameters, generic aliases, unions.

pub(crate) mod generic_alias;
pub(crate) mod union;

use crate::vm::TypeDef;

/// The types that are declared in this folder.
pub(crate) const TYPES: &[TypeDef] = &[generic_alias::TYPE, union::TYPE];
