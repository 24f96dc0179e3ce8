//! [`Walk`]: a visit of a tree that may end early with an error.
//!
//! A walk says what it does with the nodes that it cares about, and leaves the others to [`Walk::children`] and
//! [`Walk::parts`], which go on to what they hold, in the order of the source.
//!
//! Recursion is as deep as the tree, so each step is taken on a stack that grows.

use super::ast::{self, Expr, InterpolatedStringElement, Parameters, Stmt};
use super::ensure_stack;
use super::nodes::positional;

/// A visit of statements and expressions.
pub(crate) trait Walk<'a>: Sized {
    /// What ends the walk early.
    type Error;

    /// What the walk does with an expression.
    fn enter_expr(&mut self, expr: &'a Expr) -> Result<(), Self::Error>;

    /// What the walk does with a statement.
    fn enter_stmt(&mut self, stmt: &'a Stmt) -> Result<(), Self::Error>;

    fn visit_expr(&mut self, expr: &'a Expr) -> Result<(), Self::Error> {
        ensure_stack(|| self.enter_expr(expr))
    }

    fn visit_stmt(&mut self, stmt: &'a Stmt) -> Result<(), Self::Error> {
        ensure_stack(|| self.enter_stmt(stmt))
    }

    fn visit_exprs(
        &mut self,
        exprs: impl IntoIterator<Item = &'a Expr>,
    ) -> Result<(), Self::Error> {
        exprs.into_iter().try_for_each(|expr| self.visit_expr(expr))
    }

    fn visit_option(&mut self, expr: Option<&'a Expr>) -> Result<(), Self::Error> {
        self.visit_exprs(expr)
    }

    fn visit_body(&mut self, body: &'a [Stmt]) -> Result<(), Self::Error> {
        body.iter().try_for_each(|stmt| self.visit_stmt(stmt))
    }

    fn visit_decorators(&mut self, decorators: &'a [ast::Decorator]) -> Result<(), Self::Error> {
        self.visit_exprs(decorators.iter().map(|decorator| &decorator.expression))
    }

    /// The defaults of parameters, which are evaluated around the function.
    fn visit_defaults(&mut self, parameters: &'a Parameters) -> Result<(), Self::Error> {
        let parameters = positional(parameters).chain(&parameters.kwonlyargs);
        self.visit_exprs(parameters.filter_map(|parameter| parameter.default.as_deref()))
    }

    fn visit_keywords(&mut self, keywords: &'a [ast::Keyword]) -> Result<(), Self::Error> {
        self.visit_exprs(keywords.iter().map(|keyword| &keyword.value))
    }

    /// The fields of an f-string, and those in their format specs.
    fn visit_elements(
        &mut self,
        elements: impl IntoIterator<Item = &'a InterpolatedStringElement>,
    ) -> Result<(), Self::Error> {
        for element in elements {
            let InterpolatedStringElement::Interpolation(field) = element else {
                continue;
            };
            self.visit_expr(&field.expression)?;
            if let Some(spec) = &field.format_spec {
                self.visit_elements(&spec.elements)?;
            }
        }
        Ok(())
    }

    /// Visits the expressions that an expression holds. The body of a lambda, a block of its own, is left out.
    ///
    /// A chain of binary operators leans to the left, as deep as it is long; its operands count as the children of
    /// the whole chain.
    fn children(&mut self, expr: &'a Expr) -> Result<(), Self::Error> {
        match expr {
            Expr::BoolOp(node) => self.visit_exprs(&node.values),
            Expr::Named(node) => {
                self.visit_expr(&node.target)?;
                self.visit_expr(&node.value)
            }
            Expr::BinOp(_) => {
                let mut rights = Vec::new();
                let mut left = expr;
                while let Expr::BinOp(node) = left {
                    rights.push(&*node.right);
                    left = &node.left;
                }
                self.visit_expr(left)?;
                self.visit_exprs(rights.into_iter().rev())
            }
            Expr::UnaryOp(node) => self.visit_expr(&node.operand),
            Expr::Lambda(node) => match &node.parameters {
                Some(parameters) => self.visit_defaults(parameters),
                None => Ok(()),
            },
            Expr::If(node) => self.visit_exprs([&*node.test, &node.body, &node.orelse]),
            Expr::Dict(node) => node.items.iter().try_for_each(|item| {
                self.visit_option(item.key.as_ref())?;
                self.visit_expr(&item.value)
            }),
            Expr::Set(node) => self.visit_exprs(&node.elts),
            Expr::List(node) => self.visit_exprs(&node.elts),
            Expr::Tuple(node) => self.visit_exprs(&node.elts),
            Expr::ListComp(node) => self.comprehension([None, Some(&node.elt)], &node.generators),
            Expr::SetComp(node) => self.comprehension([None, Some(&node.elt)], &node.generators),
            Expr::DictComp(node) => {
                self.comprehension([node.key.as_deref(), Some(&node.value)], &node.generators)
            }
            Expr::Generator(node) => self.comprehension([None, Some(&node.elt)], &node.generators),
            Expr::Await(node) => self.visit_expr(&node.value),
            Expr::Yield(node) => self.visit_option(node.value.as_deref()),
            Expr::YieldFrom(node) => self.visit_expr(&node.value),
            Expr::Compare(node) => {
                self.visit_expr(&node.left)?;
                self.visit_exprs(&node.comparators)
            }
            Expr::Call(node) => {
                self.visit_expr(&node.func)?;
                self.visit_exprs(&node.arguments.args)?;
                self.visit_keywords(&node.arguments.keywords)
            }
            Expr::FString(node) => self.visit_elements(node.value.elements()),
            Expr::TString(node) => self.visit_elements(node.value.elements()),
            Expr::Attribute(node) => self.visit_expr(&node.value),
            Expr::Subscript(node) => self.visit_exprs([&*node.value, &node.slice]),
            Expr::Starred(node) => self.visit_expr(&node.value),
            Expr::Slice(node) => {
                let bounds = [&node.lower, &node.upper, &node.step];
                self.visit_exprs(bounds.into_iter().filter_map(Option::as_deref))
            }
            Expr::Name(_)
            | Expr::StringLiteral(_)
            | Expr::BytesLiteral(_)
            | Expr::NumberLiteral(_)
            | Expr::BooleanLiteral(_)
            | Expr::NoneLiteral(_)
            | Expr::EllipsisLiteral(_)
            | Expr::IpyEscapeCommand(_) => Ok(()),
        }
    }

    /// The elements and the clauses of a comprehension.
    fn comprehension(
        &mut self,
        elements: [Option<&'a Expr>; 2],
        generators: &'a [ast::Comprehension],
    ) -> Result<(), Self::Error> {
        self.visit_exprs(elements.into_iter().flatten())?;
        generators.iter().try_for_each(|generator| {
            self.visit_exprs([&generator.target, &generator.iter])?;
            self.visit_exprs(&generator.ifs)
        })
    }

    /// Visits the expressions and statements that a statement holds. What is left out: the bodies of functions,
    /// classes and type aliases, which are blocks of their own, type parameters, and patterns.
    fn parts(&mut self, stmt: &'a Stmt) -> Result<(), Self::Error> {
        match stmt {
            Stmt::FunctionDef(node) => {
                self.visit_decorators(&node.decorator_list)?;
                self.visit_defaults(&node.parameters)?;
                let parameters = node.parameters.iter();
                self.visit_exprs(parameters.filter_map(|parameter| parameter.annotation()))?;
                self.visit_option(node.returns.as_deref())
            }
            Stmt::ClassDef(node) => {
                self.visit_decorators(&node.decorator_list)?;
                let Some(arguments) = &node.arguments else {
                    return Ok(());
                };
                self.visit_exprs(&arguments.args)?;
                self.visit_keywords(&arguments.keywords)
            }
            Stmt::Return(node) => self.visit_option(node.value.as_deref()),
            Stmt::Delete(node) => self.visit_exprs(&node.targets),
            Stmt::TypeAlias(node) => self.visit_expr(&node.name),
            Stmt::Assign(node) => {
                self.visit_exprs(&node.targets)?;
                self.visit_expr(&node.value)
            }
            Stmt::AugAssign(node) => self.visit_exprs([&*node.target, &node.value]),
            Stmt::AnnAssign(node) => {
                self.visit_exprs([&*node.target, &node.annotation])?;
                self.visit_option(node.value.as_deref())
            }
            Stmt::For(node) => {
                self.visit_exprs([&*node.target, &node.iter])?;
                self.visit_body(&node.body)?;
                self.visit_body(&node.orelse)
            }
            Stmt::While(node) => {
                self.visit_expr(&node.test)?;
                self.visit_body(&node.body)?;
                self.visit_body(&node.orelse)
            }
            Stmt::If(node) => {
                self.visit_expr(&node.test)?;
                self.visit_body(&node.body)?;
                node.elif_else_clauses.iter().try_for_each(|clause| {
                    self.visit_option(clause.test.as_ref())?;
                    self.visit_body(&clause.body)
                })
            }
            Stmt::With(node) => {
                for item in &node.items {
                    self.visit_expr(&item.context_expr)?;
                    self.visit_option(item.optional_vars.as_deref())?;
                }
                self.visit_body(&node.body)
            }
            Stmt::Match(node) => {
                self.visit_expr(&node.subject)?;
                node.cases.iter().try_for_each(|case| {
                    self.visit_option(case.guard.as_deref())?;
                    self.visit_body(&case.body)
                })
            }
            Stmt::Raise(node) => {
                self.visit_option(node.exc.as_deref())?;
                self.visit_option(node.cause.as_deref())
            }
            Stmt::Try(node) => {
                self.visit_body(&node.body)?;
                for ast::ExceptHandler::ExceptHandler(handler) in &node.handlers {
                    self.visit_option(handler.type_.as_deref())?;
                    self.visit_body(&handler.body)?;
                }
                self.visit_body(&node.orelse)?;
                self.visit_body(&node.finalbody)
            }
            Stmt::Assert(node) => {
                self.visit_expr(&node.test)?;
                self.visit_option(node.msg.as_deref())
            }
            Stmt::Expr(node) => self.visit_expr(&node.value),
            Stmt::Import(_)
            | Stmt::ImportFrom(_)
            | Stmt::Global(_)
            | Stmt::Nonlocal(_)
            | Stmt::Pass(_)
            | Stmt::Break(_)
            | Stmt::Continue(_)
            | Stmt::IpyEscapeCommand(_) => Ok(()),
        }
    }
}
