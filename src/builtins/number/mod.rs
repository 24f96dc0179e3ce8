//! `int`, `bool`, `float`, `complex`, and the functions of numbers.

pub(crate) mod boolean;
pub(crate) mod complex;
pub(crate) mod float;
pub(crate) mod int;
pub(crate) mod numeric_functions;

use crate::vm::TypeDef;

/// The types that are declared in this folder.
pub(crate) const TYPES: &[TypeDef] = &[boolean::TYPE, complex::TYPE, float::TYPE, int::TYPE];
