//! Expressions that suspend the frame: `yield`, `yield from`, `await`.

use super::super::{CompileError, Compiler, Result};
use crate::code::{Awaited, CodeFlags, Constant, Instr, Intrinsic, Reg};
use crate::compile::call::temporaries::is_wrapper;
use crate::syntax::TextRange;
use crate::syntax::ast::{ExprAwait, ExprYield, ExprYieldFrom};

impl<'a> Compiler<'a> {
    pub(super) fn yield_expression(&mut self, node: &'a ExprYield, dst: Reg) -> Result {
        if !self.unit.is_function() {
            return Err(CompileError::new("'yield' outside function", node.range));
        }
        let mark = self.unit.mark();
        let mut src = match &node.value {
            Some(value) => self.any(value)?,
            None => {
                self.unit.range = node.range;
                self.push_constant(Constant::None)?
            }
        };
        self.unit.range = node.range;
        if self.unit.flags.contains(CodeFlags::ASYNC_GENERATOR) {
            src = self.wrap_async_value(src, mark)?;
        }
        self.unit.emit(Instr::Yield { dst, src });
        self.unit.release(mark);
        Ok(())
    }

    /// Marks a value that an asynchronous generator yields, to tell it from what it awaits.
    pub(in super::super) fn wrap_async_value(&mut self, src: Reg, mark: u16) -> Result<Reg> {
        let dst = self.unit.temporary(mark)?;
        self.unit.emit(Instr::Intrinsic {
            dst,
            src,
            which: Intrinsic::AsyncGenWrap,
        });
        self.unit.release(mark);
        self.unit.take()
    }

    pub(super) fn yield_from(&mut self, node: &'a ExprYieldFrom, dst: Reg) -> Result {
        if !self.unit.is_function() {
            return Err(CompileError::new("'yield' outside function", node.range));
        }
        if self
            .unit
            .flags
            .intersects(CodeFlags::COROUTINE | CodeFlags::ASYNC_GENERATOR)
        {
            return Err(CompileError::new(
                "'yield from' inside async function",
                node.range,
            ));
        }
        let mark = self.unit.mark();
        let src = self.any(&node.value)?;
        self.own_wrapper(&node.value, src);
        self.unit.range = node.range;
        let iter = self.unit.temporary(mark)?;
        self.unit.emit(Instr::GetYieldFromIter { dst: iter, src });
        self.unit.release(mark);
        self.unit.take()?;
        if !is_wrapper(&node.value) {
            self.send_loop(iter, dst)?;
            self.unit.release(mark);
            return Ok(());
        }
        // The result is above the iterator until that has ended.
        let owner = self.open_owner(true, iter)?;
        let value = self.unit.top()?;
        self.send_loop(iter, value)?;
        let (end, bound) = (self.unit.label(), self.unit.bound);
        self.unit.jump(end);
        self.close_owner(owner);
        self.unit.bind(end);
        self.unit.bound = bound;
        self.unit.holding(value, |unit| {
            unit.emit(Instr::EndIter { iter });
            unit.copy(dst, value);
        });
        self.unit.release(mark);
        Ok(())
    }

    pub(super) fn await_expression(&mut self, node: &'a ExprAwait, dst: Reg) -> Result {
        self.check_await(node.range)?;
        let mark = self.unit.mark();
        let src = self.any(&node.value)?;
        self.unit.range = node.range;
        self.await_register((src, Awaited::Value), mark, dst)
    }

    /// `await` is allowed in asynchronous functions and in comprehensions and generator expressions.
    fn check_await(&self, range: TextRange) -> Result {
        if !self.unit.is_function() {
            return Err(CompileError::new("'await' outside function", range));
        }
        let flags = self.unit.flags;
        let is_async = flags.intersects(CodeFlags::COROUTINE | CodeFlags::ASYNC_GENERATOR);
        if !is_async && !self.unit.block.kind().is_comprehension() {
            return Err(CompileError::new("'await' outside async function", range));
        }
        Ok(())
    }

    /// Awaits the value of a register; temporaries from `mark` on, `src` among them, are released.
    pub(in super::super) fn await_register(
        &mut self,
        (src, of): (Reg, Awaited),
        mark: u16,
        dst: Reg,
    ) -> Result {
        let iter = self.unit.temporary(mark)?;
        self.unit.emit(Instr::GetAwaitable { dst: iter, src, of });
        self.unit.release(mark);
        self.unit.take()?;
        self.send_loop(iter, dst)?;
        self.unit.release(mark);
        Ok(())
    }

    /// Drives an iterator to its end, yielding what it yields; its result goes to `dst`.
    pub(in super::super) fn send_loop(&mut self, iter: Reg, dst: Reg) -> Result {
        let value = self.push_constant(Constant::None)?;
        let exit = self.unit.label();
        // No variable is unbound in here, so the set of bound ones stays as it is.
        let bound = self.unit.bound;
        let start = self.unit.loop_start();
        self.unit.bound = bound;
        self.unit.branch(exit, |target| Instr::Send {
            iter,
            value,
            exit: target,
        });
        self.unit.emit(Instr::Yield {
            dst: value,
            src: value,
        });
        self.unit.jump_back(start);
        self.unit.bind(exit);
        self.unit.copy(dst, value);
        Ok(())
    }
}
