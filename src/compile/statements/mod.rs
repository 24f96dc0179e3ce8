//! Statements.
//!
//! Invariant: a statement leaves the temporaries as it found them.

pub(in crate::compile) mod patterns;

mod assignments;
mod loops;

use std::sync::Arc;

use super::call::docstring;
use super::output::flow::{Exit, Flow};
use super::{CompileError, Compiler, Result};
use crate::code::{CodeFlags, Constant, Count, Instr, Intrinsic};
use crate::symtable::BlockKind;
use crate::syntax::ast::{Expr, Stmt, StmtAssert, StmtExpr, StmtIf, StmtRaise, StmtReturn};
use crate::syntax::{Mode, Ranged, TextRange, ensure_stack};

impl<'a> Compiler<'a> {
    /// The statements of a module; returns its value.
    pub(super) fn module_body(&mut self, body: &'a [Stmt]) -> Result {
        // Other code may ask for the annotations while the module runs.
        self.unit.range = match body.first() {
            Some(Stmt::FunctionDef(def)) => self.definition_range(def.range, &def.decorator_list),
            Some(Stmt::ClassDef(class)) => {
                self.definition_range(class.range, &class.decorator_list)
            }
            first => first.map_or(TextRange::default(), Ranged::range),
        };
        let range = self.unit.range;
        let line = self.source.line(range.start().into());
        self.store_annotate("__annotate__", line, range)?;
        self.make_condition_set()?;
        self.setup_annotations();
        if self.mode == Mode::Exec {
            self.module_docstring(body)?;
        }
        if self.mode == Mode::Exec
            && let Some((Stmt::Expr(last), before)) = body.split_last()
        {
            self.statements(before)?;
            let src = self.any(&last.value)?;
            self.unit.range = last.range;
            self.return_register(src);
            self.unit.release(self.unit.first_temp);
            return Ok(());
        }
        self.statements(body)
    }

    fn module_docstring(&mut self, body: &'a [Stmt]) -> Result {
        let Some(literal) = docstring::of(body).filter(|_| self.keeps_docstrings()) else {
            return Ok(());
        };
        let mark = self.unit.mark();
        self.unit.range = literal.range;
        let text = docstring::clean(literal.value.to_str());
        let src = self.push_constant(Constant::Str(Arc::from(text)))?;
        self.store_name("__doc__", src)?;
        self.unit.release(mark);
        Ok(())
    }

    /// A row of statements.
    pub(super) fn statements(&mut self, body: &'a [Stmt]) -> Result {
        body.iter()
            .try_for_each(|statement| self.statement(statement))
    }

    fn statement(&mut self, statement: &'a Stmt) -> Result {
        ensure_stack(|| self.statement_kind(statement))
    }

    fn statement_kind(&mut self, statement: &'a Stmt) -> Result {
        self.unit.range = statement.range();
        self.look()?;
        match statement {
            Stmt::Expr(node) => self.expression_statement(node),
            Stmt::Assign(node) => self.assign(node),
            Stmt::AugAssign(node) => self.augmented_assign(node),
            Stmt::AnnAssign(node) => self.annotated_assign(node),
            Stmt::If(node) => self.if_statement(node),
            Stmt::For(node) => self.for_statement(node),
            Stmt::While(node) => self.while_statement(node),
            Stmt::Return(node) => self.return_statement(node),
            Stmt::FunctionDef(node) => self.function_def(node),
            Stmt::ClassDef(node) => self.class_def(node),
            Stmt::Try(node) => self.try_statement(node),
            Stmt::With(node) => self.with_statement(node),
            Stmt::Raise(node) => self.raise_statement(node),
            Stmt::Assert(node) => self.assert_statement(node),
            Stmt::Delete(node) => node
                .targets
                .iter()
                .try_for_each(|target| self.delete_target(target)),
            Stmt::Import(node) => self.import(node),
            Stmt::ImportFrom(node) => self.import_from(node),
            Stmt::Match(node) => self.match_statement(node),
            Stmt::TypeAlias(node) => self.type_alias(node),
            Stmt::Break(_) => self.loop_exit(Exit::Break, "'break' outside loop", statement),
            Stmt::Continue(_) => {
                self.loop_exit(Exit::Continue, "'continue' not properly in loop", statement)
            }
            Stmt::Pass(node) => {
                self.unit.mark_line(node.range);
                Ok(())
            }
            Stmt::Global(_) | Stmt::Nonlocal(_) => Ok(()),
            Stmt::IpyEscapeCommand(node) => Err(CompileError::new("invalid syntax", node.range)),
        }
    }

    fn expression_statement(&mut self, statement: &'a StmtExpr) -> Result {
        if self.mode != Mode::Single || self.unit.block.kind() != BlockKind::Module {
            self.mark_constant(&statement.value);
            return self.discard(&statement.value);
        }
        let mark = self.unit.mark();
        let src = self.any(&statement.value)?;
        self.unit.range = statement.range;
        let dst = self.unit.top()?;
        self.unit.emit(Instr::Intrinsic {
            dst,
            src,
            which: Intrinsic::Display,
        });
        self.unit.release(mark);
        Ok(())
    }

    fn if_statement(&mut self, node: &'a StmtIf) -> Result {
        let end = self.unit.label();
        let mut next = self.unit.label();
        self.mark_constant(&node.test);
        self.jump_if(&node.test, false, next)?;
        self.branch_body(&node.body)?;
        for clause in &node.elif_else_clauses {
            self.unit.jump(end);
            self.unit.bind(next);
            next = self.unit.label();
            if let Some(test) = &clause.test {
                self.mark_constant(test);
                self.jump_if(test, false, next)?;
            }
            self.branch_body(&clause.body)?;
        }
        self.unit.bind(next);
        self.unit.bind(end);
        Ok(())
    }

    /// The statements of a branch. What is never reached leaves the current place as it was.
    fn branch_body(&mut self, body: &'a [Stmt]) -> Result {
        let (reachable, range) = (self.unit.reachable, self.unit.range);
        self.statements(body)?;
        if !reachable {
            self.unit.range = range;
        }
        Ok(())
    }

    /// Marks the line of an expression that is a constant and makes no code where its value is known.
    pub(super) fn mark_constant(&mut self, expression: &'a Expr) {
        if self.fold(expression).is_some() {
            self.unit.mark_line(expression.range());
        }
    }

    fn return_statement(&mut self, node: &'a StmtReturn) -> Result {
        if !self.unit.is_function() {
            return Err(CompileError::new("'return' outside function", node.range));
        }
        if node.value.is_some() && self.unit.flags.contains(CodeFlags::ASYNC_GENERATOR) {
            return Err(CompileError::new(
                "'return' with value in async generator",
                node.range,
            ));
        }
        let mark = self.unit.mark();
        // What runs on the way out may rebind the variable.
        let direct = self
            .unit
            .flow
            .iter()
            .all(|flow| matches!(flow, Flow::Loop { .. }));
        let src = match &node.value {
            Some(value) if direct => self.any(value)?,
            Some(value) => self.push(value)?,
            None => self.push_constant(Constant::None)?,
        };
        self.unit.range = node.range;
        self.leave(Exit::Return, Some(src))?;
        self.unit.release(mark);
        Ok(())
    }

    fn loop_exit(&mut self, exit: Exit, outside: &'static str, statement: &'a Stmt) -> Result {
        if !self
            .unit
            .flow
            .iter()
            .any(|flow| matches!(flow, Flow::Loop { .. }))
        {
            return Err(CompileError::new(outside, statement.range()));
        }
        self.leave(exit, None)
    }

    fn raise_statement(&mut self, node: &'a StmtRaise) -> Result {
        let mark = self.unit.mark();
        let instr = match (&node.exc, &node.cause) {
            (None, _) => Instr::RaiseCurrent {},
            (Some(exc), None) => Instr::Raise {
                exc: self.any(exc)?,
            },
            (Some(exc), Some(cause)) => {
                let exc = self.held(exc)?;
                Instr::RaiseFrom {
                    exc,
                    cause: self.any(cause)?,
                }
            }
        };
        self.unit.emit_at(node.range, instr);
        self.unit.set_unreachable();
        self.unit.release(mark);
        Ok(())
    }

    fn assert_statement(&mut self, node: &'a StmtAssert) -> Result {
        if !self.is_debug() {
            return Ok(());
        }
        let passed = self.unit.label();
        self.mark_constant(&node.test);
        self.jump_if(&node.test, true, passed)?;
        let mark = self.unit.mark();
        self.unit.range = node.range;
        let exc = self.unit.top()?;
        self.unit.emit(Instr::LoadAssertionError { dst: exc });
        self.unit.take()?;
        if let Some(message) = &node.msg {
            self.push(message)?;
            self.unit.emit_at(
                node.range,
                Instr::Call {
                    dst: exc,
                    base: exc,
                    argc: Count(1),
                },
            );
        }
        self.unit.range = node.test.range();
        self.unit.emit(Instr::Raise { exc });
        self.unit.set_unreachable();
        self.unit.release(mark);
        self.unit.bind(passed);
        Ok(())
    }

    /// Makes `__annotations__` if a module or class body annotates a variable anywhere outside nested blocks, and
    /// annotations are strings.
    pub(super) fn setup_annotations(&mut self) {
        if self.symbols.future_annotations() && self.unit.block.has_annotations() {
            self.unit.emit(Instr::SetupAnnotations {});
        }
    }
}
