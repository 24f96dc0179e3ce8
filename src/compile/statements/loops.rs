//! `for` and `while`.

use super::super::{CompileError, Compiler, Result};
use crate::code::{CodeFlags, Instr, Reg};
use crate::compile::call::temporaries::may_own;
use crate::compile::output::emit::Label;
use crate::compile::output::flow::Flow;
use crate::syntax::Ranged;
use crate::syntax::ast::{Expr, StmtFor, StmtWhile};

impl<'a> Compiler<'a> {
    pub(super) fn while_statement(&mut self, node: &'a StmtWhile) -> Result {
        let (orelse, end) = (self.unit.label(), self.unit.label());
        self.mark_constant(&node.test);
        let start = self.unit.loop_start();
        let owner = None;
        self.push_flow(Flow::Loop { start, end, owner }, node.range)?;
        self.jump_if(&node.test, false, orelse)?;
        self.statements(&node.body)?;
        self.pop_flow();
        self.unit.range = node.range;
        self.unit.jump_back(start);
        self.unit.bind(orelse);
        self.statements(&node.orelse)?;
        self.unit.bind(end);
        Ok(())
    }

    pub(super) fn for_statement(&mut self, node: &'a StmtFor) -> Result {
        let mark = self.unit.mark();
        let (orelse, end) = (self.unit.label(), self.unit.label());
        let iter = self.loop_iterator(node)?;
        let owner = self.open_owner(may_own(&node.iter), iter)?;
        let start = self.unit.loop_start();
        let block = Flow::Loop {
            start,
            end,
            owner: Some(owner),
        };
        self.push_flow(block, node.range)?;
        self.unit.range = if node.is_async {
            node.range
        } else {
            node.iter.range()
        };
        let exc = self.unit.top()?;
        if node.is_async {
            self.next_async(iter, &node.target, orelse)?;
        } else {
            self.next_item(iter, &node.target, orelse)?;
        }
        self.statements(&node.body)?;
        self.pop_flow();
        self.unit.range = node.iter.range();
        self.unit.jump_back(start);
        self.close_owner(owner);
        self.unit.range = node.iter.range();
        self.unit.bind(orelse);
        if node.is_async {
            self.end_async(exc);
        }
        self.end_owner(owner);
        self.unit.release(mark);
        self.statements(&node.orelse)?;
        self.unit.bind(end);
        Ok(())
    }

    /// Takes a temporary with the iterator of a `for` statement.
    fn loop_iterator(&mut self, node: &'a StmtFor) -> Result<Reg> {
        let flags = self.unit.flags;
        if node.is_async && !flags.intersects(CodeFlags::COROUTINE | CodeFlags::ASYNC_GENERATOR) {
            return Err(CompileError::new(
                "'async for' outside async function",
                node.range,
            ));
        }
        let mark = self.unit.mark();
        let src = match node.is_async {
            true => self.any(&node.iter)?,
            false => self.iterated(&node.iter)?,
        };
        self.own(&node.iter, src);
        self.unit.range = node.iter.range();
        let dst = self.unit.temporary(mark)?;
        self.unit.emit(match node.is_async {
            true => Instr::GetAIter { dst, src },
            false => Instr::GetIter { dst, src },
        });
        self.unit.release(mark);
        self.unit.take()
    }

    /// Binds the target of a loop to the next item, or jumps to `end`.
    pub(in super::super) fn next_item(
        &mut self,
        iter: Reg,
        target: &'a Expr,
        end: Label,
    ) -> Result {
        if let Expr::Name(name) = target
            && let Some(dst) = self.variable_register(&name.id)
        {
            self.unit.branch(end, |target| Instr::ForIter {
                iter,
                dst,
                exit: target,
            });
            self.unit.bound.insert(dst.0);
            return Ok(());
        }
        let mark = self.unit.mark();
        let dst = self.unit.top()?;
        self.unit.branch(end, |target| Instr::ForIter {
            iter,
            dst,
            exit: target,
        });
        self.unit.take()?;
        self.store_target(target, dst)?;
        self.unit.release(mark);
        Ok(())
    }

    /// Binds the target of an asynchronous loop to the next item. At the end of the items `StopAsyncIteration`
    /// comes to the handler `end`.
    pub(in super::super) fn next_async(
        &mut self,
        iter: Reg,
        target: &'a Expr,
        end: Label,
    ) -> Result {
        let mark = self.unit.mark();
        let awaitable = self.unit.top()?;
        let outer = self.unit.open_handler(end, awaitable);
        self.unit.emit(Instr::GetANext {
            dst: awaitable,
            iter,
        });
        self.unit.take()?;
        self.send_loop(awaitable, awaitable)?;
        self.unit.close_handler(outer);
        self.unit.release(mark + 1);
        self.store_target(target, awaitable)?;
        self.unit.release(mark);
        Ok(())
    }

    /// What follows the end of an asynchronous loop: other exceptions go on. `exc` was the top at its start.
    pub(in super::super) fn end_async(&mut self, exc: Reg) {
        let next = self.unit.next_temp;
        self.unit.next_temp = u16::from(exc.0) + 1;
        self.unit.emit(Instr::EndAsyncFor { exc });
        self.unit.next_temp = next;
    }
}
