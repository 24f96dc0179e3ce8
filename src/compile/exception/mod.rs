//! `try`, `except*`, `with`: the statements that guard a block.

pub(in crate::compile) mod try_blocks;
pub(in crate::compile) mod try_star;
pub(in crate::compile) mod with_blocks;
