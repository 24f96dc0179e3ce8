//! Stub.
use super::{CompileError, Compiler, Result};
use crate::syntax::ast::StmtMatch;

impl<'a> Compiler<'a> {
    pub(super) fn match_statement(&mut self, node: &'a StmtMatch) -> Result {
        Err(CompileError::new("not supported yet", node.range))
    }
}
