//! Functions on functions and iterators.

pub(crate) mod functools;
mod itertools;
pub(crate) mod operator;

use crate::vm::ModuleDef;

/// The modules of this folder.
pub(super) const MODULES: &[ModuleDef] = &[functools::MODULE, itertools::MODULE, operator::MODULE];
