//! A look ahead over the body of a function: which variables does it delete, and which does an expression rebind?
//!
//! Both would be seen too late in one pass: a `del` at the end of a loop unbinds the variable at its start, and
//! `x + (x := 1)` must keep the old `x`.

use crate::syntax::ast::visitor::{Visitor, walk_except_handler, walk_expr, walk_stmt};
use crate::syntax::ast::{Decorator, ExceptHandler, Expr, Parameters, Stmt};
use crate::syntax::ensure_stack;

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
        scan.visit_body(body);
        scan
    }

    /// Looks at the expression of a lambda, a comprehension or an annotation scope.
    pub(in crate::compile) fn expression(expression: &'a Expr) -> Self {
        let mut scan = Self::default();
        scan.visit_expr(expression);
        scan
    }

    fn delete(&mut self, target: &'a Expr) {
        match target {
            Expr::Name(name) => self.deleted.push(name.id.as_str()),
            Expr::Tuple(tuple) => tuple.elts.iter().for_each(|target| self.delete(target)),
            Expr::List(list) => list.elts.iter().for_each(|target| self.delete(target)),
            other => self.visit_expr(other),
        }
    }

    /// What of a nested function is evaluated in this block.
    fn definition(&mut self, decorators: &'a [Decorator], parameters: Option<&'a Parameters>) {
        decorators
            .iter()
            .for_each(|decorator| self.visit_expr(&decorator.expression));
        if let Some(parameters) = parameters {
            self.visit_parameters(parameters);
        }
    }
}

impl<'a> Visitor<'a> for Scan<'a> {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        match statement {
            Stmt::Delete(delete) => delete.targets.iter().for_each(|target| self.delete(target)),
            Stmt::FunctionDef(function) => {
                self.definition(&function.decorator_list, Some(&function.parameters));
                function
                    .returns
                    .iter()
                    .for_each(|returns| self.visit_expr(returns));
            }
            Stmt::ClassDef(class) => {
                self.definition(&class.decorator_list, None);
                class
                    .arguments
                    .iter()
                    .for_each(|arguments| self.visit_arguments(arguments));
            }
            other => walk_stmt(self, other),
        }
    }

    fn visit_expr(&mut self, expression: &'a Expr) {
        match expression {
            Expr::Named(named) => {
                if let Expr::Name(name) = &*named.target {
                    self.rebound.push(name.id.as_str());
                }
                self.visit_expr(&named.value);
            }
            Expr::Lambda(lambda) => self.definition(&[], lambda.parameters.as_deref()),
            other => ensure_stack(|| walk_expr(self, other)),
        }
    }

    fn visit_except_handler(&mut self, handler: &'a ExceptHandler) {
        let ExceptHandler::ExceptHandler(inner) = handler;
        self.deleted
            .extend(inner.name.iter().map(|name| name.as_str()));
        walk_except_handler(self, handler);
    }
}
