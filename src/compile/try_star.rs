//! Stub.
use super::{CompileError, Compiler, Result};
use crate::syntax::ast::StmtTry;

impl<'a> Compiler<'a> {
    pub(super) fn try_star(&mut self, node: &'a StmtTry) -> Result {
        Err(CompileError::new("not supported yet", node.range))
    }
}
