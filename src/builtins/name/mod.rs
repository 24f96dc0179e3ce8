//! Where names live, as objects: modules, frames and the variables of frames.

pub(crate) mod frame;
pub(crate) mod frame_locals;
pub(crate) mod module;

use crate::vm::TypeDef;

/// The types that are declared in this folder.
pub(crate) const TYPES: &[TypeDef] = &[
    frame::FRAME_TYPE,
    frame::TRACEBACK_TYPE,
    frame_locals::TYPE,
    module::TYPE,
];
