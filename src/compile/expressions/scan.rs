//! A look ahead over the body of a function: which variables does it delete, and which does an expression rebind?
//!
//! Both would be seen too late in one pass: a `del` at the end of a loop unbinds the variable at its start, and
//! `x + (x := 1)` must keep the old `x`.

use std::convert::Infallible;

use crate::syntax::Walk;
use crate::syntax::ast::{ExceptHandler, Expr, Stmt};

/// The names that a body deletes or rebinds, as written.
#[derive(Default)]
pub(in crate::compile) struct Scan<'a> {
    /// Targets of `del` and variables of `except ... as`.
    pub(in crate::compile) deleted: Vec<&'a str>,
    /// Targets of `:=`.
    pub(in crate::compile) rebound: Vec<&'a str>,
}

impl<'a> Scan<'a> {
    /// Looks at the statements of a block.
    pub(in crate::compile) fn body(body: &'a [Stmt]) -> Self {
        let mut scan = Self::default();
        let Ok(()) = scan.visit_body(body);
        scan
    }

    /// Looks at the expression of a lambda, a comprehension or an annotation scope.
    pub(in crate::compile) fn expression(expression: &'a Expr) -> Self {
        let mut scan = Self::default();
        let Ok(()) = scan.visit_expr(expression);
        scan
    }

    fn delete(&mut self, target: &'a Expr) -> Result<(), Infallible> {
        match target {
            Expr::Name(name) => self.deleted.push(name.id.as_str()),
            Expr::Tuple(tuple) => tuple.elts.iter().try_for_each(|it| self.delete(it))?,
            Expr::List(list) => list.elts.iter().try_for_each(|it| self.delete(it))?,
            other => self.visit_expr(other)?,
        }
        Ok(())
    }
}

impl<'a> Walk<'a> for Scan<'a> {
    type Error = Infallible;

    fn enter_stmt(&mut self, statement: &'a Stmt) -> Result<(), Infallible> {
        match statement {
            Stmt::Delete(node) => return node.targets.iter().try_for_each(|it| self.delete(it)),
            Stmt::Try(node) => {
                for ExceptHandler::ExceptHandler(handler) in &node.handlers {
                    self.deleted.extend(handler.name.as_deref());
                }
            }
            _ => {}
        }
        self.parts(statement)
    }

    fn enter_expr(&mut self, expression: &'a Expr) -> Result<(), Infallible> {
        if let Expr::Named(named) = expression
            && let Expr::Name(name) = &*named.target
        {
            self.rebound.push(name.id.as_str());
        }
        self.children(expression)
    }
}
