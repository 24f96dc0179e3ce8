//! `try` with `except*` clauses.
//!
//! Each clause takes its part of the exception group; what no clause took, and what the clauses raised, is raised
//! again at the end as one group.
//!
//! ```text
//!   R[mark]      the exception that was caught
//!   R[mark + 1]  a list of what the clauses raised, and of the rest
//!   R[mark + 2]  the exception that was handled before
//!   R[mark + 3]  the rest: what no clause has taken yet
//!   R[mark + 4]  the part that the current clause takes
//! ```

use crate::code::{Count, Instr, Intrinsic, Reg};
use crate::compile::output::emit::Label;
use crate::compile::output::flow::Flow;
use crate::compile::{Compiler, Result};
use crate::syntax::ast::{ExceptHandler, ExceptHandlerExceptHandler, StmtTry};

/// The registers of one `try`.
#[derive(Clone, Copy)]
struct Group {
    caught: Reg,
    raised: Reg,
    save: Reg,
    rest: Reg,
    part: Reg,
}

impl<'a> Compiler<'a> {
    pub(in crate::compile) fn try_star(&mut self, node: &'a StmtTry) -> Result {
        let mark = self.unit.mark();
        let (handler, end) = (self.unit.label(), self.unit.label());
        let caught = self.unit.temporary(mark)?;
        let outer = self.unit.open_handler(handler, caught);
        self.push_flow(Flow::Try { outer }, node.range)?;
        self.statements(&node.body)?;
        self.pop_flow();
        self.unit.close_handler(outer);
        self.statements(&node.orelse)?;
        self.unit.jump(end);
        self.unit.bind(handler);
        self.star_handlers(node, mark)?;
        self.unit.bind(end);
        self.unit.release(mark);
        Ok(())
    }

    /// From the caught exception to the end of the statement.
    fn star_handlers(&mut self, node: &'a StmtTry, mark: u16) -> Result {
        let (cleanup, done) = (self.unit.label(), self.unit.label());
        let outer = self.unit.handler;
        let group = self.begin_group(mark)?;
        let failed = self.unit.top()?;
        self.unit.open_handler(cleanup, failed);
        for ExceptHandler::ExceptHandler(clause) in &node.handlers {
            let next = self.unit.label();
            self.star_clause(clause, group, next)?;
            self.unit.bind(next);
        }
        self.unit.emit(Instr::ListAppend {
            list: group.raised,
            src: group.rest,
        });
        let which = Intrinsic::PrepReraiseStar;
        self.unit.emit(Instr::Intrinsic {
            dst: group.rest,
            src: group.caught,
            which,
        });
        self.unit.close_handler(outer);
        self.unit.branch(done, |target| Instr::JumpIfNone {
            value: group.rest,
            target,
        });
        self.unit.emit(Instr::PopExc { save: group.save });
        self.unit.emit(Instr::Reraise { exc: group.rest });
        self.unit.set_unreachable();
        self.unit.bind(cleanup);
        self.give_back(group.save, failed);
        self.unit.bind(done);
        self.unit.emit(Instr::PopExc { save: group.save });
        Ok(())
    }

    /// Takes and fills the registers; the exception is in the first.
    fn begin_group(&mut self, mark: u16) -> Result<Group> {
        self.unit.release(mark);
        let caught = self.unit.take()?;
        let raised = self.unit.top()?;
        self.unit.emit(Instr::BuildList {
            dst: raised,
            base: raised,
            count: Count(0),
        });
        self.unit.take()?;
        let save = self.unit.top()?;
        self.unit.emit(Instr::PushExc { save, exc: caught });
        self.unit.take()?;
        let rest = self.unit.top()?;
        self.unit.copy(rest, caught);
        self.unit.take()?;
        let part = self.unit.top()?;
        self.unit.copy(part, caught);
        self.unit.take()?;
        Ok(Group {
            caught,
            raised,
            save,
            rest,
            part,
        })
    }

    /// One `except*` clause; goes on to `next`, whether it took a part or not.
    fn star_clause(
        &mut self,
        clause: &'a ExceptHandlerExceptHandler,
        group: Group,
        next: Label,
    ) -> Result {
        let mark = self.unit.mark();
        if let Some(class) = &clause.type_ {
            let ty = self.any(class)?;
            self.unit.range = clause.range;
            self.unit.emit(Instr::CheckEgMatch {
                dst: group.part,
                exc: group.rest,
                ty,
            });
            self.unit.release(mark);
        }
        self.unit.branch(next, |target| Instr::JumpIfNone {
            value: group.part,
            target,
        });
        let name = clause.name.as_ref().map(|name| name.as_str());
        let save = self.unit.top()?;
        self.unit.emit(Instr::PushExc {
            save,
            exc: group.part,
        });
        self.unit.take()?;
        if let Some(name) = name {
            self.store_name(name, group.part)?;
        }
        let failed = self.unit.label();
        let exc = self.unit.top()?;
        let outer = self.unit.open_handler(failed, exc);
        self.push_flow(Flow::StarHandler, clause.range)?;
        self.statements(&clause.body)?;
        self.pop_flow();
        self.unit.close_handler(outer);
        self.end_clause(name, save)?;
        self.unit.jump(next);
        self.unit.bind(failed);
        self.unit.take()?;
        self.end_clause(name, save)?;
        self.unit.emit(Instr::ListAppend {
            list: group.raised,
            src: exc,
        });
        self.unit.release(mark);
        Ok(())
    }

    fn end_clause(&mut self, name: Option<&'a str>, save: Reg) -> Result {
        self.unit.emit(Instr::PopExc { save });
        match name {
            Some(name) => self.unbind_exception(name),
            None => Ok(()),
        }
    }
}
