//! `try` with `except`, `else` and `finally`.
//!
//! A `finally` body is compiled once, whatever leads into it: two registers say where to go on afterwards.
//!
//! ```text
//!   state  0: end of the `try`   1: exception   2..: a `return`, `break` or `continue`
//!   value  the exception, or what to return
//!   save   the exception that was handled before; given back at the end of the body
//! ```
//!
//! Handlers run with the caught exception as the handled one (`PushExc` ... `PopExc`), so that a bare `raise`,
//! `sys.exc_info()` and `__context__` see it. A second handler around each gives it back when the body raises.

use crate::code::{Count, Instr, Reg};
use crate::compile::output::emit::Label;
use crate::compile::output::flow::{Exit, FinallyEntry, Flow};
use crate::compile::{CompileError, Compiler, Result};
use crate::syntax::ast::{ExceptHandler, ExceptHandlerExceptHandler, StmtTry};
use crate::syntax::{Ranged, TextRange};

impl<'a> Compiler<'a> {
    pub(in crate::compile) fn try_statement(&mut self, node: &'a StmtTry) -> Result {
        self.unit.mark_line(node.range);
        if node.finalbody.is_empty() {
            return self.try_except(node);
        }
        let mark = self.unit.mark();
        let (state, value) = (self.unit.temporary(mark)?, self.unit.temporary(mark + 1)?);
        let (body, handler) = (self.unit.label(), self.unit.label());
        let outer = self.unit.open_handler(handler, value);
        let entry = FinallyEntry {
            body,
            state,
            value,
            exits: Vec::new(),
            outer,
        };
        self.push_flow(Flow::Finally(entry), node.range)?;
        if node.handlers.is_empty() {
            self.statements(&node.body)?;
            self.statements(&node.orelse)?;
        } else {
            self.try_except(node)?;
        }
        let flow = self.pop_flow();
        self.unit.close_handler(outer);
        if let Some(Flow::Finally(entry)) = flow {
            self.finally(node, &entry, handler, mark)?;
        }
        self.unit.release(mark);
        Ok(())
    }

    fn try_except(&mut self, node: &'a StmtTry) -> Result {
        if node.is_star {
            self.try_star(node)
        } else {
            self.try_handlers(node)
        }
    }

    /// The `finally` body with its three kinds of entry and its exits.
    fn finally(
        &mut self,
        node: &'a StmtTry,
        entry: &FinallyEntry,
        handler: Label,
        mark: u16,
    ) -> Result {
        let (inner, cleanup, end) = (self.unit.label(), self.unit.label(), self.unit.label());
        let after_try = self.unit.reachable.then_some(self.unit.bound);
        if let Some(first) = node.finalbody.first() {
            self.unit.range = first.range();
        }
        self.unit.holding(entry.value.max(entry.state), |unit| {
            for dst in [entry.value, entry.state] {
                unit.emit(Instr::LoadInt { dst, value: 0 });
            }
            unit.jump(entry.body);
        });
        let save = self.unit.temporary(mark + 2)?;
        self.unit.next_temp = mark + 3;
        self.unit.bind(entry.body);
        self.unit.emit(Instr::SaveExc { save });
        self.unit.jump(inner);
        self.unit.bind(handler);
        self.unit.emit(Instr::LoadInt {
            dst: entry.state,
            value: 1,
        });
        self.unit.emit(Instr::PushExc {
            save,
            exc: entry.value,
        });
        self.unit.bind(inner);

        let exc = self.unit.top()?;
        self.unit.open_handler(cleanup, exc);
        self.push_flow(
            Flow::FinallyBody {
                save,
                outer: entry.outer,
            },
            node.range,
        )?;
        self.statements(&node.finalbody)?;
        self.pop_flow();
        self.unit.close_handler(entry.outer);
        self.unit.emit(Instr::PopExc { save });
        self.dispatch(entry, after_try.is_some().then_some(end))?;
        self.unit.bind(cleanup);
        self.give_back(save, exc);
        self.unit.bind(end);
        if let Some(bound) = after_try {
            // Here the body was entered from the end of the `try`.
            self.unit.bound = self.unit.bound.union(bound.without(self.unit.deleted));
        }
        Ok(())
    }

    /// Goes on after a `finally` body, as its state says. `end`: where to, for state 0, if that is possible.
    fn dispatch(&mut self, entry: &FinallyEntry, end: Option<Label>) -> Result {
        let mut targets = Vec::new();
        for (index, exit) in entry.exits.iter().enumerate() {
            let target = self.unit.label();
            self.branch_on_state(entry.state, 2 + index, target);
            targets.push((*exit, target));
        }
        let reraise = self.unit.label();
        match end {
            Some(end) => {
                self.branch_on_state(entry.state, 1, reraise);
                self.unit.jump(end);
            }
            None => self.unit.jump(reraise),
        }
        self.unit.bind(reraise);
        self.unit.emit(Instr::Reraise { exc: entry.value });
        self.unit.set_unreachable();
        for (exit, target) in targets {
            self.unit.bind(target);
            self.leave(exit, (exit == Exit::Return).then_some(entry.value))?;
        }
        Ok(())
    }

    fn branch_on_state(&mut self, value: Reg, state: usize, target: Label) {
        let state = Count(u8::try_from(state).unwrap_or(u8::MAX));
        self.unit.branch(target, |target| Instr::JumpIfState {
            value,
            state,
            target,
        });
    }

    /// Re-raises an exception, at no place of its own: the frame stays where the exception came from.
    pub(in crate::compile) fn raise_on(&mut self, exc: Reg) {
        let range = self.unit.range;
        self.unit
            .emit_at(TextRange::default(), Instr::Reraise { exc });
        self.unit.range = range;
        self.unit.set_unreachable();
    }

    /// The end of a handler that an exception leaves: gives back the handled exception and raises again.
    pub(in crate::compile) fn give_back(&mut self, save: Reg, exc: Reg) {
        let next = self.unit.next_temp;
        self.unit.next_temp = u16::from(exc.0) + 1;
        self.unit.emit(Instr::PopExc { save });
        self.raise_on(exc);
        self.unit.next_temp = next;
    }

    /// `try` with `except` clauses and maybe `else`.
    fn try_handlers(&mut self, node: &'a StmtTry) -> Result {
        let mark = self.unit.mark();
        let (exc, save) = (self.unit.temporary(mark)?, self.unit.temporary(mark + 1)?);
        let (handler, cleanup, end) = (self.unit.label(), self.unit.label(), self.unit.label());
        let outer = self.unit.open_handler(handler, exc);
        self.push_flow(Flow::Try { outer }, node.range)?;
        self.statements(&node.body)?;
        self.pop_flow();
        self.unit.close_handler(outer);
        self.statements(&node.orelse)?;
        self.unit.jump(end);

        self.unit.bind(handler);
        if let Some(first) = node.handlers.first() {
            self.unit.range = first.range();
        }
        self.unit.next_temp = mark + 2;
        self.unit.emit(Instr::PushExc { save, exc });
        let raised = self.unit.top()?;
        self.unit.open_handler(cleanup, raised);
        for (index, ExceptHandler::ExceptHandler(clause)) in node.handlers.iter().enumerate() {
            if clause.type_.is_none() && index + 1 < node.handlers.len() {
                return Err(CompileError::new(
                    "default 'except:' must be last",
                    clause.range,
                ));
            }
            self.except_clause(clause, (exc, save), (outer, end))?;
        }
        self.unit.close_handler(outer);
        if let Some(ExceptHandler::ExceptHandler(last)) = node.handlers.last() {
            self.unit.range = last.range;
        }
        self.unit.emit(Instr::PopExc { save });
        self.unit.emit(Instr::Reraise { exc });
        self.unit.set_unreachable();
        self.unit.bind(cleanup);
        self.give_back(save, raised);
        self.unit.bind(end);
        self.unit.release(mark);
        Ok(())
    }

    /// One `except` clause; falls through if the exception does not match.
    fn except_clause(
        &mut self,
        clause: &'a ExceptHandlerExceptHandler,
        (exc, save): (Reg, Reg),
        (outer, end): (Option<u32>, Label),
    ) -> Result {
        let mark = self.unit.mark();
        let (next, cleanup) = (self.unit.label(), self.unit.label());
        if let Some(class) = &clause.type_ {
            let ty = self.any(class)?;
            let dst = self.unit.temporary(mark)?;
            self.unit.range = clause.range;
            self.unit.emit(Instr::CheckExcMatch { dst, exc, ty });
            self.unit.next_temp = mark + 1;
            self.unit
                .branch(next, |target| Instr::JumpUnless { cond: dst, target });
            self.unit.release(mark);
        }
        let name = clause.name.as_ref().map(|name| name.as_str());
        let matching = self.unit.handler;
        if let Some(name) = name {
            self.unit.range = clause.range;
            self.store_name(name, exc)?;
            let raised = self.unit.top()?;
            self.unit.open_handler(cleanup, raised);
        }
        self.push_flow(Flow::Handler { save, name, outer }, clause.range)?;
        self.statements(&clause.body)?;
        self.pop_flow();
        self.unit.close_handler(outer);
        self.unit.emit(Instr::PopExc { save });
        if let Some(name) = name {
            self.unbind_exception(name)?;
        }
        self.unit.jump(end);
        if let Some(name) = name {
            self.unit.bind(cleanup);
            let raised = self.unit.take()?;
            self.unbind_exception(name)?;
            self.unit.release(mark);
            self.give_back(save, raised);
        }
        self.unit.close_handler(matching);
        self.unit.bind(next);
        Ok(())
    }
}
