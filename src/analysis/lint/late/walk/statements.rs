//! Statements: what follows each of them, and where they put values.

use super::Walker;
use super::calling::Callee;
use crate::analysis::lint::late::calls;
use crate::analysis::lint::late::fate::{Fate, FateId, Key};
use crate::analysis::lint::late::{ENDS, KEPT, RETURNED};
use crate::symtable::{BlockId, BlockKind, span};
use crate::syntax::ast::{self, Expr, Stmt};
use crate::syntax::{Ranged, TextRange, Walk, ensure_stack, positional};

impl<'a> Walker<'a> {
    /// Visits a suite that may not run.
    fn branch(&mut self, body: &'a [Stmt], after: u16) -> u16 {
        self.conditions = self.conditions.saturating_add(1);
        let before = self.suite(body, after);
        self.conditions -= 1;
        before
    }

    /// Visits a suite; `after` is how many loops may go on after it. Gives the same for the place before it.
    pub(super) fn suite(&mut self, body: &'a [Stmt], after: u16) -> u16 {
        body.iter().rev().fold(after, |after, stmt| {
            ensure_stack(|| self.statement(stmt, after))
        })
    }

    pub(super) fn statement(&mut self, stmt: &'a Stmt, after: u16) -> u16 {
        self.stays = after;
        match stmt {
            Stmt::FunctionDef(def) => self.function(def),
            Stmt::ClassDef(class) => self.class(class, after),
            Stmt::Return(stmt) => {
                self.leave(stmt.range);
                self.stays = 0;
                if let Some(value) = &stmt.value {
                    self.value(value, RETURNED);
                }
                return 0;
            }
            Stmt::Break(_) => return self.depth.saturating_sub(1),
            Stmt::Continue(_) => return self.depth,
            Stmt::Raise(stmt) => {
                self.leave(stmt.range);
                let before = if self.in_try { self.depth } else { 0 };
                self.stays = before;
                let Ok(()) = self.visit_option(stmt.exc.as_deref());
                let Ok(()) = self.visit_option(stmt.cause.as_deref());
                return before;
            }
            Stmt::Assign(assign) => self.assignment(assign),
            Stmt::AnnAssign(assign) => {
                if let Some(value) = &assign.value {
                    let fate = self.target(&assign.target);
                    self.value(value, fate);
                }
            }
            Stmt::AugAssign(assign) => self.augmented(assign),
            Stmt::If(stmt) => return self.if_statement(stmt, after),
            Stmt::For(stmt) => return self.for_statement(stmt, after),
            Stmt::While(stmt) => {
                let before = self.suite(&stmt.orelse, after).max(after);
                let start = stmt.test.start();
                let end = stmt.body.last().map_or(stmt.test.end(), Ranged::end);
                self.looping(TextRange::new(start, end), |this| {
                    this.branch(&stmt.body, this.depth);
                    this.stays = this.depth;
                    this.value(&stmt.test, ENDS);
                });
                return before;
            }
            Stmt::With(stmt) => {
                let before = self.suite(&stmt.body, after);
                self.stays = before;
                for item in &stmt.items {
                    let Ok(()) = self.visit_expr(&item.context_expr);
                    let Ok(()) = self.visit_option(item.optional_vars.as_deref());
                }
                return before;
            }
            Stmt::Match(stmt) => return self.match_statement(stmt, after),
            Stmt::Try(stmt) => return self.try_statement(stmt, after),
            Stmt::Expr(stmt) => self.value(&stmt.value, ENDS),
            _ => {
                let Ok(()) = self.parts(stmt);
            }
        }
        after
    }

    /// Notes that the frame may be left.
    fn leave(&mut self, range: TextRange) {
        let frame = self.frame();
        let at = range.start().into();
        self.flows.exits.entry(frame).or_default().push(at);
    }

    fn assignment(&mut self, assign: &'a ast::StmtAssign) {
        let mut all = None;
        for target in &assign.targets {
            let fate = self.target(target);
            all = Some(match all {
                None => fate,
                Some(before) => self.fate(Fate::Both(before, fate)),
            });
        }
        self.assigned(&assign.targets, &assign.value, all.unwrap_or(ENDS));
    }

    fn augmented(&mut self, assign: &'a ast::StmtAugAssign) {
        let fate = match self.root(&assign.target) {
            (root, _) if matches!(assign.op, ast::Operator::Add | ast::Operator::BitOr) => {
                let stored = self.fate(Fate::Stored(root, Key::Varies));
                self.fate(Fate::Iterated(stored))
            }
            _ => ENDS,
        };
        self.value(&assign.value, fate);
        let Ok(()) = self.visit_expr(&assign.target);
    }

    fn if_statement(&mut self, stmt: &'a ast::StmtIf, after: u16) -> u16 {
        let mut before = self.branch(&stmt.body, after);
        let mut has_else = false;
        for clause in &stmt.elif_else_clauses {
            before = before.max(self.branch(&clause.body, after));
            has_else |= clause.test.is_none();
        }
        if !has_else {
            before = before.max(after);
        }
        self.stays = before;
        self.value(&stmt.test, ENDS);
        for clause in &stmt.elif_else_clauses {
            let Ok(()) = self.visit_option(clause.test.as_ref());
        }
        before
    }

    fn for_statement(&mut self, stmt: &'a ast::StmtFor, after: u16) -> u16 {
        let before = self.suite(&stmt.orelse, after).max(after);
        self.stays = before;
        let target = self.target(&stmt.target);
        let iterated = self.fate(Fate::Iterated(target));
        self.value(&stmt.iter, iterated);
        let start = stmt.target.start();
        let end = stmt.body.last().map_or(stmt.target.end(), Ranged::end);
        let region = match is_once(&stmt.iter) {
            true => TextRange::empty(start),
            false => TextRange::new(start, end),
        };
        self.looping(region, |this| {
            this.branch(&stmt.body, this.depth);
        });
        before
    }

    fn match_statement(&mut self, stmt: &'a ast::StmtMatch, after: u16) -> u16 {
        let mut before = after;
        for case in &stmt.cases {
            before = before.max(self.branch(&case.body, after));
        }
        self.stays = before;
        self.value(&stmt.subject, ENDS);
        for case in &stmt.cases {
            let Ok(()) = self.visit_option(case.guard.as_deref());
        }
        before
    }

    fn try_statement(&mut self, stmt: &'a ast::StmtTry, after: u16) -> u16 {
        let last = self.suite(&stmt.finalbody, after);
        let mut before = 0;
        for ast::ExceptHandler::ExceptHandler(handler) in &stmt.handlers {
            if handler.name.is_some()
                && let (Some(first), Some(end)) = (handler.body.first(), handler.body.last())
            {
                let body = TextRange::new(first.start(), end.end());
                self.flows.handlers.push(span(body));
            }
            before = before.max(self.branch(&handler.body, last));
            let Ok(()) = self.visit_option(handler.type_.as_deref());
        }
        let last = self.branch(&stmt.orelse, last);
        let outside = self.in_try;
        self.in_try |= !stmt.handlers.is_empty();
        before = before.max(self.branch(&stmt.body, last));
        self.in_try = outside;
        before
    }

    /// Visits what is repeated.
    fn looping(&mut self, region: TextRange, visit: impl FnOnce(&mut Self)) {
        let id = self.add_loop(region, false);
        let around = self.around.replace(id);
        self.depth = self.depth.saturating_add(1);
        visit(self);
        self.depth -= 1;
        self.around = around;
    }

    fn is_in_class(&self) -> bool {
        self.reading.symbols.block(self.block).kind() == BlockKind::Class
    }

    /// The fate of a value that is bound to the name at a place.
    fn bound(&mut self, name: TextRange) -> FateId {
        if self.is_in_class() {
            return self.fate(Fate::InClass(self.block));
        }
        match self.variable_at(name) {
            Some(variable) => self.fate(Fate::Held(variable)),
            None => ENDS,
        }
    }

    /// The fate of a value that is assigned to a target; what the target holds is visited.
    pub(super) fn target(&mut self, target: &'a Expr) -> FateId {
        match target {
            Expr::Name(name) => self.bound(name.range),
            Expr::Starred(starred) => self.target(&starred.value),
            Expr::Tuple(ast::ExprTuple { elts, .. }) | Expr::List(ast::ExprList { elts, .. }) => {
                // Which of them it is does not matter to most: the first few.
                let mut all = ENDS;
                for (at, element) in elts.iter().enumerate() {
                    let fate = self.target(element);
                    if at < 4 {
                        all = self.fate(Fate::Both(all, fate));
                    }
                }
                self.fate(Fate::Iterated(all))
            }
            _ => {
                let Ok(()) = self.children(target);
                let (root, key) = self.root(target);
                self.fate(Fate::Stored(root, key))
            }
        }
    }

    /// The value of an assignment; of `a, b = f, g` each by itself.
    fn assigned(&mut self, targets: &'a [Expr], value: &'a Expr, fate: FateId) {
        let ([Expr::Tuple(names)], Expr::Tuple(values)) = (targets, value) else {
            return self.value(value, fate);
        };
        let is_plain = names.elts.len() == values.elts.len()
            && names.elts.iter().all(|name| matches!(name, Expr::Name(_)))
            && !values
                .elts
                .iter()
                .any(|value| matches!(value, Expr::Starred(_)));
        if !is_plain {
            return self.value(value, fate);
        }
        for (name, value) in names.elts.iter().zip(&values.elts) {
            let fate = self.target(name);
            self.value(value, fate);
        }
    }

    fn function(&mut self, def: &'a ast::StmtFunctionDef) {
        let symbols = self.reading.symbols;
        let Some(block) = symbols.block_for(BlockKind::Function, def.range) else {
            return;
        };
        let in_class = self.is_in_class();
        self.definition(block, def.name.range, &def.decorator_list);
        self.defaults(&def.parameters, block);
        let first = positional(&def.parameters).next();
        let first = first.map(|parameter| parameter.parameter.name.as_str());
        let method = match (in_class, first) {
            (true, Some(first)) => Some((self.block, first)),
            // A function in a method sees its `self`.
            _ => self.method,
        };
        let outside = std::mem::replace(&mut self.method, method);
        self.in_frame(block, |this| {
            this.suite(&def.body, 0);
        });
        self.method = outside;
    }

    /// Notes the function or the class that a definition makes, and visits its decorators.
    fn definition(&mut self, block: BlockId, name: TextRange, decorators: &'a [ast::Decorator]) {
        let mut fate = self.bound(name);
        for decorator in decorators {
            let Ok(()) = self.visit_expr(&decorator.expression);
            fate = self.decorated(&decorator.expression, fate);
        }
        self.closure(block, name, fate);
    }

    /// The fate of what is decorated, whose result has a fate.
    pub(super) fn decorated(&mut self, decorator: &'a Expr, then: FateId) -> FateId {
        let called = match decorator {
            Expr::Call(call) => &*call.func,
            other => other,
        };
        match self.callee(called) {
            Callee::Function(block, has_object) if !matches!(decorator, Expr::Call(_)) => {
                let at = usize::from(has_object);
                self.argument(block, at, None, then)
            }
            Callee::Named(name, receiver) if calls::decorator_keeps(name, receiver.is_some()) => {
                self.fate(Fate::Both(KEPT, then))
            }
            _ => then,
        }
    }

    fn class(&mut self, class: &'a ast::StmtClassDef, after: u16) {
        let symbols = self.reading.symbols;
        let Some(block) = symbols.block_for(BlockKind::Class, class.range) else {
            return;
        };
        self.definition(block, class.name.range, &class.decorator_list);
        if let Some(arguments) = &class.arguments {
            let Ok(()) = self.visit_exprs(&arguments.args);
            let Ok(()) = self.visit_keywords(&arguments.keywords);
        }
        let outside = std::mem::replace(&mut self.block, block);
        self.suite(&class.body, after);
        self.block = outside;
    }
}

/// Whether a loop over an expression has one iteration at most.
fn is_once(iter: &Expr) -> bool {
    match iter {
        Expr::Tuple(ast::ExprTuple { elts, .. }) | Expr::List(ast::ExprList { elts, .. }) => {
            elts.len() < 2
                && !elts
                    .iter()
                    .any(|element| matches!(element, Expr::Starred(_)))
        }
        _ => false,
    }
}
