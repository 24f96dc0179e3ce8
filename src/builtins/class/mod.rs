//! `object`, `type`, and what every class has: slots of comparison and arithmetic, the protocol of copies.

mod annotations;
pub(crate) mod class_object;
pub(crate) mod object;
pub(crate) mod operators;
pub(crate) mod reduce;
pub(crate) mod sizes;

use crate::vm::TypeDef;

/// The types that are declared in this folder.
pub(crate) const TYPES: &[TypeDef] = &[class_object::TYPE, object::TYPE];
