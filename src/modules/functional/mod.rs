//! Functions on functions and iterators.

mod functools;
mod itertools;
mod operator;

use crate::vm::ModuleDef;

/// The modules of this folder.
pub(super) const MODULES: &[ModuleDef] = &[functools::MODULE, itertools::MODULE, operator::MODULE];
