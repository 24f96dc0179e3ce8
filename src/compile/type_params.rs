//! Stub.
use super::calls::Args;
use super::{CompileError, Compiler, Result};
use crate::code::Reg;
use crate::syntax::ast::{StmtTypeAlias,StmtClassDef,StmtFunctionDef};

impl<'a> Compiler<'a> {
    pub(super) fn type_alias(&mut self, node: &'a StmtTypeAlias) -> Result {
        Err(CompileError::new("not supported yet", node.range))
    }
    pub(super) fn generic_class(&mut self, node: &'a StmtClassDef, _dst: Reg) -> Result {
        Err(CompileError::new("not supported yet", node.range))
    }
    pub(super) fn generic_function(&mut self, node: &'a StmtFunctionDef, _dst: Reg) -> Result {
        Err(CompileError::new("not supported yet", node.range))
    }
    pub(super) fn call_with_base(&mut self, _base: Reg, args: Args<'a>, _g: Reg, _dst: Reg) -> Result {
        Err(CompileError::new("not supported yet", args.range))
    }
}
