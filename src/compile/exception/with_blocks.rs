//! `with` and `async with`.
//!
//! ```text
//!   R[mark]      __exit__ of the manager, while the body runs
//!   R[mark + 1]  what __enter__ returned, then the exception, if one leaves the body
//! ```
//!
//! The normal end and each jump out of the body call `__exit__(None, None, None)`; an exception is handed to
//! `__exit__` and goes on unless that returns something true.

use crate::code::{Awaited, CodeFlags, Constant, Count, Instr, Reg, Special};
use crate::compile::output::flow::Flow;
use crate::compile::{CompileError, Compiler, Result};
use crate::syntax::Ranged;
use crate::syntax::ast::{StmtWith, WithItem};

impl<'a> Compiler<'a> {
    pub(in crate::compile) fn with_statement(&mut self, node: &'a StmtWith) -> Result {
        if node.is_async {
            let flags = self.unit.flags;
            if !flags.intersects(CodeFlags::COROUTINE | CodeFlags::ASYNC_GENERATOR) {
                return Err(CompileError::new(
                    "'async with' outside async function",
                    node.range,
                ));
            }
        }
        self.with_items(node, &node.items)
    }

    /// Enters the first item; the others and the body are inside.
    fn with_items(&mut self, node: &'a StmtWith, items: &'a [WithItem]) -> Result {
        let Some((item, rest)) = items.split_first() else {
            return self.statements(&node.body);
        };
        let mark = self.unit.mark();
        let range = item.context_expr.range();
        let exit = self.enter_manager(item, node.is_async)?;
        let (handler, end) = (self.unit.label(), self.unit.label());
        let value = self.unit.temporary(mark + 1)?;
        let outer = self.unit.open_handler(handler, value);
        self.push_flow(
            Flow::With {
                exit,
                is_async: node.is_async,
                range,
                outer,
            },
            node.range,
        )?;
        if let Some(target) = &item.optional_vars {
            self.store_target(target, value)?;
        }
        self.unit.release(mark + 1);
        self.with_items(node, rest)?;
        self.pop_flow();
        self.unit.close_handler(outer);
        self.unit.range = range;
        self.call_exit(exit, node.is_async)?;
        self.unit.jump(end);

        self.unit.bind(handler);
        self.unit.next_temp = mark + 2;
        self.unit.range = range;
        self.exception_exit(exit, value, node.is_async)?;
        self.unit.bind(end);
        self.unit.release(mark);
        Ok(())
    }

    /// Evaluates the manager and calls `__enter__`. Two temporaries stay taken: `__exit__`, and the result.
    fn enter_manager(&mut self, item: &'a WithItem, is_async: bool) -> Result<Reg> {
        let (enter, leave) = match is_async {
            true => (Special::AEnter, Special::AExit),
            false => (Special::Enter, Special::Exit),
        };
        let manager = self.push(&item.context_expr)?;
        self.unit.range = item.context_expr.range();
        let base = self.unit.top()?;
        self.unit.emit(Instr::LoadSpecial {
            dst: base,
            obj: manager,
            which: enter,
        });
        self.unit.take()?;
        self.unit.emit(Instr::LoadSpecial {
            dst: manager,
            obj: manager,
            which: leave,
        });
        self.unit.emit(Instr::Call {
            dst: base,
            base,
            argc: Count(0),
        });
        if is_async {
            self.await_register((base, Awaited::AEnter), u16::from(base.0), base)?;
            self.unit.take()?;
        }
        Ok(manager)
    }

    /// Calls `__exit__(None, None, None)`.
    pub(in crate::compile) fn call_exit(&mut self, exit: Reg, is_async: bool) -> Result {
        let mark = self.unit.mark();
        let base = self.unit.top()?;
        self.unit.emit(Instr::Move {
            dst: base,
            src: exit,
        });
        self.unit.take()?;
        for _ in 0..3 {
            self.push_constant(Constant::None)?;
        }
        self.unit.emit(Instr::Call {
            dst: base,
            base,
            argc: Count(3),
        });
        if is_async {
            self.unit.release(mark + 1);
            self.await_register((base, Awaited::AExit), mark, base)?;
        }
        self.unit.release(mark);
        Ok(())
    }

    /// The exit that an exception takes: it is handed to `__exit__`, which may swallow it.
    fn exception_exit(&mut self, exit: Reg, exc: Reg, is_async: bool) -> Result {
        let (cleanup, swallowed) = (self.unit.label(), self.unit.label());
        let save = self.unit.top()?;
        self.unit.emit(Instr::PushExc { save, exc });
        self.unit.take()?;
        let result = self.unit.top()?;
        let outer = self.unit.open_handler(cleanup, result);
        self.unit.emit(Instr::WithExceptStart {
            dst: result,
            exit,
            exc,
        });
        self.unit.take()?;
        if is_async {
            self.await_register((result, Awaited::AExit), u16::from(result.0), result)?;
            self.unit.take()?;
        }
        self.branch_on(result, true, swallowed);
        self.unit.close_handler(outer);
        self.unit.emit(Instr::PopExc { save });
        self.raise_on(exc);
        self.unit.bind(cleanup);
        self.give_back(save, result);
        self.unit.bind(swallowed);
        self.unit.emit(Instr::PopExc { save });
        Ok(())
    }
}
