//! Where names live, as objects: modules, frames and the variables of frames.

pub(crate) mod frame;
pub(crate) mod frame_locals;
pub(crate) mod module;
