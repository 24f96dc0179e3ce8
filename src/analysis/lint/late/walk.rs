//! Goes through a tree and notes what becomes of each closure and of the value of each variable.
//!
//! Each expression is visited together with the fate of its value. Statements of a suite are visited from the last to
//! the first, so that what follows a statement is known when it is visited: whether the loops around it go on.

use std::convert::Infallible;

use super::calls::{self, Treatment};
use super::fate::{Closure, Fate, FateId, Flow, Key, Loop, LoopId};
use super::{ENDS, Flows, KEPT, RETURNED, YIELDED};
use crate::analysis::Reading;
use crate::analysis::variables::{Variable, number};
use crate::symtable::{BlockId, BlockKind, Comprehension, comprehension, span};
use crate::syntax::ast::{self, Expr, Stmt};
use crate::syntax::{Ranged, TextRange, Walk, ensure_stack, positional};

type Visited = Result<(), Infallible>;

/// The state of the walk.
pub(super) struct Walker<'a> {
    pub(super) reading: &'a Reading<'a>,
    pub(super) flows: Flows,
    block: BlockId,
    /// The frames around the place, with the closure that each belongs to, the outermost first.
    frames: Vec<BlockId>,
    around: Option<LoopId>,
    /// How many loops are around the place in this frame, and how many of them may go on after the statement.
    depth: u16,
    stays: u16,
    /// An exception is caught in this frame.
    in_try: bool,
    /// How many conditions of statements the place is under in this frame.
    conditions: u16,
    /// The class around, and what the first parameter of the current method is called.
    method: Option<(BlockId, &'a str)>,
}

impl<'a> Walk<'a> for Walker<'a> {
    type Error = Infallible;

    fn enter_expr(&mut self, expr: &'a Expr) -> Visited {
        self.value(expr, ENDS);
        Ok(())
    }

    fn enter_stmt(&mut self, stmt: &'a Stmt) -> Visited {
        self.stays = self.statement(stmt, self.stays);
        Ok(())
    }
}

/// What a call calls.
enum Callee<'a> {
    /// A function of the same source; a method has its object already.
    Function(BlockId, bool),
    /// A function of another source, or a method of an object.
    Named(&'a str, Option<&'a Expr>),
    Other,
}

impl<'a> Walker<'a> {
    pub(super) fn new(reading: &'a Reading<'a>, flows: Flows) -> Self {
        let module = reading.symbols.module();
        Self {
            reading,
            flows,
            block: module,
            frames: vec![module],
            around: None,
            depth: 0,
            stays: 0,
            in_try: false,
            conditions: 0,
            method: None,
        }
    }

    /// Goes through the whole tree.
    pub(super) fn walk(&mut self, tree: &'a ast::Mod) {
        match tree {
            ast::Mod::Module(module) => {
                self.suite(&module.body, 0);
            }
            ast::Mod::Expression(expression) => self.value(&expression.body, RETURNED),
        }
    }

    fn fate(&mut self, fate: Fate) -> FateId {
        self.flows.fate(fate)
    }

    fn frame(&self) -> BlockId {
        self.frames.last().copied().unwrap_or(BlockId(0))
    }

    fn flow(&self, fate: FateId, at: u32) -> Flow {
        Flow {
            fate,
            at,
            frame: self.frame(),
            stays: self.stays,
        }
    }

    fn variable_at(&self, range: TextRange) -> Option<Variable> {
        let index = self.reading.index;
        Some(index.variable(index.at(range.start().into())?))
    }

    /// Visits a suite that may not run.
    fn branch(&mut self, body: &'a [Stmt], after: u16) -> u16 {
        self.conditions = self.conditions.saturating_add(1);
        let before = self.suite(body, after);
        self.conditions -= 1;
        before
    }

    /// Visits a suite; `after` is how many loops may go on after it. Gives the same for the place before it.
    fn suite(&mut self, body: &'a [Stmt], after: u16) -> u16 {
        body.iter().rev().fold(after, |after, stmt| {
            ensure_stack(|| self.statement(stmt, after))
        })
    }

    fn statement(&mut self, stmt: &'a Stmt, after: u16) -> u16 {
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
            Stmt::Assign(assign) => {
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
            Stmt::AnnAssign(assign) => {
                if let Some(value) = &assign.value {
                    let fate = self.target(&assign.target);
                    self.value(value, fate);
                }
            }
            Stmt::AugAssign(assign) => {
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
            Stmt::If(stmt) => {
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
                return before;
            }
            Stmt::For(stmt) => {
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
                return before;
            }
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
            Stmt::Match(stmt) => {
                let mut before = after;
                for case in &stmt.cases {
                    before = before.max(self.branch(&case.body, after));
                }
                self.stays = before;
                self.value(&stmt.subject, ENDS);
                for case in &stmt.cases {
                    let Ok(()) = self.visit_option(case.guard.as_deref());
                }
                return before;
            }
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

    fn add_loop(&mut self, region: TextRange, is_comprehension: bool) -> LoopId {
        self.flows.add_loop(Loop {
            around: self.around,
            depth: self.depth,
            region: span(region),
            frame: self.frame(),
            is_comprehension,
        })
    }

    /// The fate of a value that is assigned to a target; what the target holds is visited.
    fn target(&mut self, target: &'a Expr) -> FateId {
        match target {
            Expr::Name(name) => {
                let kind = self.reading.symbols.block(self.block).kind();
                if kind == BlockKind::Class {
                    return self.fate(Fate::InClass(self.block));
                }
                match self.variable_at(name.range) {
                    Some(variable) => self.fate(Fate::Held(variable)),
                    None => ENDS,
                }
            }
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

    /// The variable from which an object is reached, and under what.
    fn root(&self, expr: &'a Expr) -> (Option<Variable>, Key) {
        let mut key = Key::Same;
        let mut at = expr;
        loop {
            match at {
                Expr::Name(name) => return (self.variable_at(name.range), key),
                Expr::Attribute(attribute) => at = &attribute.value,
                Expr::Subscript(subscript) => {
                    if key == Key::Same {
                        key = self.key(&subscript.slice);
                    }
                    at = &subscript.value;
                }
                _ => return (None, key),
            }
        }
    }

    fn key(&self, slice: &'a Expr) -> Key {
        match slice {
            Expr::StringLiteral(_) | Expr::NumberLiteral(_) | Expr::NoneLiteral(_) => Key::Same,
            Expr::Name(name) => self
                .variable_at(name.range)
                .map_or(Key::Varies, Key::Variable),
            _ => Key::Varies,
        }
    }

    /// Visits an expression whose value has a fate.
    fn value(&mut self, expr: &'a Expr, fate: FateId) {
        ensure_stack(|| self.value_here(expr, fate));
    }

    fn value_here(&mut self, expr: &'a Expr, fate: FateId) {
        match expr {
            Expr::Name(name) => self.load(name.range, fate),
            Expr::Lambda(lambda) => self.lambda(lambda, fate),
            Expr::Call(call) => self.call(call, fate),
            Expr::Attribute(attribute) => {
                let part = self.fate(Fate::Part(fate));
                self.value(&attribute.value, part);
            }
            Expr::Subscript(subscript) => {
                let part = self.fate(Fate::Part(fate));
                self.value(&subscript.value, part);
                self.value(&subscript.slice, ENDS);
            }
            Expr::BoolOp(node) => node.values.iter().for_each(|value| self.value(value, fate)),
            Expr::If(node) => {
                self.value(&node.test, ENDS);
                self.value(&node.body, fate);
                self.value(&node.orelse, fate);
            }
            Expr::Named(named) => {
                let held = self.target(&named.target);
                let both = self.fate(Fate::Both(held, fate));
                self.value(&named.value, both);
            }
            Expr::BinOp(_) => self.sum(expr, fate),
            Expr::List(ast::ExprList { elts, .. })
            | Expr::Tuple(ast::ExprTuple { elts, .. })
            | Expr::Set(ast::ExprSet { elts, .. }) => {
                let inside = self.fate(Fate::InContainer(fate));
                elts.iter().for_each(|element| self.value(element, inside));
            }
            Expr::Dict(dict) => {
                let inside = self.fate(Fate::InContainer(fate));
                for item in &dict.items {
                    let Ok(()) = self.visit_option(item.key.as_ref());
                    let fate = if item.key.is_some() { inside } else { fate };
                    self.value(&item.value, fate);
                }
            }
            Expr::Starred(starred) => {
                let iterated = self.fate(Fate::Iterated(fate));
                self.value(&starred.value, iterated);
            }
            Expr::Await(node) => {
                let iterated = self.fate(Fate::Iterated(fate));
                self.value(&node.value, iterated);
            }
            Expr::Yield(node) => {
                if let Some(value) = &node.value {
                    self.value(value, YIELDED);
                }
            }
            Expr::YieldFrom(node) => {
                let iterated = self.fate(Fate::Iterated(YIELDED));
                self.value(&node.value, iterated);
            }
            _ => match comprehension(expr) {
                Some(comp) => self.comprehended(&comp, expr.range(), fate),
                None => {
                    let Ok(()) = self.children(expr);
                }
            },
        }
    }

    /// Operands of `+` and `|` may be containers, whose elements are in the result.
    fn sum(&mut self, expr: &'a Expr, fate: FateId) {
        let (mut left, mut fate) = (expr, fate);
        while let Expr::BinOp(node) = left {
            if !matches!(node.op, ast::Operator::Add | ast::Operator::BitOr) {
                fate = ENDS;
            }
            self.value(&node.right, fate);
            left = &node.left;
        }
        self.value(left, fate);
    }

    /// A variable is read.
    fn load(&mut self, range: TextRange, fate: FateId) {
        let Some(variable) = self.variable_at(range) else {
            return;
        };
        let flow = self.flow(fate, range.start().into());
        self.flows.add_variable_flow(variable, flow);
        let index = self.reading.index;
        let Some(owner) = index.owner(variable) else {
            return;
        };
        let owner = index.frame(owner);
        if owner == self.frame() {
            return;
        }
        // A function that stands in the frame of the owner holds the variable.
        let at = self.frames.iter().rposition(|&frame| frame == owner);
        if let Some(&holder) = at.and_then(|at| self.frames.get(at + 1)) {
            let fate = self.fate(Fate::Into(holder));
            self.flows
                .add_variable_flow(variable, Flow { fate, ..flow });
        }
    }

    fn closure(&mut self, block: BlockId, range: TextRange, fate: FateId) {
        let flow = self.flow(fate, range.start().into());
        self.flows.add_closure(Closure {
            block,
            around: self.around,
            flow,
            conditions: self.conditions,
        });
    }

    fn lambda(&mut self, lambda: &'a ast::ExprLambda, fate: FateId) {
        let block = self
            .reading
            .symbols
            .block_for(BlockKind::Lambda, lambda.range);
        let Some(block) = block else { return };
        self.closure(block, lambda.range, fate);
        if let Some(parameters) = &lambda.parameters {
            self.defaults(parameters, block);
        }
        self.in_frame(block, |this| this.value(&lambda.body, RETURNED));
    }

    fn defaults(&mut self, parameters: &'a ast::Parameters, holder: BlockId) {
        let into = self.fate(Fate::Into(holder));
        for parameter in positional(parameters).chain(&parameters.kwonlyargs) {
            if let Some(default) = &parameter.default {
                self.value(default, into);
            }
        }
    }

    /// Visits the body of a function: a frame of its own.
    fn in_frame(&mut self, block: BlockId, visit: impl FnOnce(&mut Self)) {
        let outside = (self.block, self.around, self.depth, self.stays);
        let conditions = (self.in_try, self.conditions);
        (self.block, self.around, self.depth, self.stays) = (block, None, 0, 0);
        (self.in_try, self.conditions) = (false, 0);
        self.frames.push(block);
        visit(self);
        self.frames.pop();
        (self.block, self.around, self.depth, self.stays) = outside;
        (self.in_try, self.conditions) = conditions;
    }

    fn comprehended(&mut self, comp: &Comprehension<'a>, range: TextRange, fate: FateId) {
        let Some(block) = self.reading.symbols.block_for(comp.kind, range) else {
            return;
        };
        let Some((outermost, inner)) = comp.generators.split_first() else {
            return;
        };
        let is_generator = comp.kind == BlockKind::GeneratorExp;
        if is_generator {
            self.closure(block, range, fate);
            let into = self.fate(Fate::Into(block));
            self.value(&outermost.iter, into);
        }
        let id = self.add_loop(range, true);
        let outside = (self.block, self.around.replace(id));
        if !is_generator {
            self.block = block;
            let target = self.target(&outermost.target);
            self.block = outside.0;
            let iterated = self.fate(Fate::Iterated(target));
            self.around = outside.1;
            self.value(&outermost.iter, iterated);
            self.around = Some(id);
        }
        self.block = block;
        let Ok(()) = self.visit_exprs(&outermost.ifs);
        for generator in inner {
            let target = self.target(&generator.target);
            let iterated = self.fate(Fate::Iterated(target));
            self.value(&generator.iter, iterated);
            let Ok(()) = self.visit_exprs(&generator.ifs);
        }
        let fate = self.fate(if is_generator {
            Fate::Generated(id, fate)
        } else {
            Fate::Collected(id, fate)
        });
        let Ok(()) = self.visit_option(comp.key);
        self.value(comp.value, fate);
        (self.block, self.around) = outside;
    }

    fn function(&mut self, def: &'a ast::StmtFunctionDef) {
        let symbols = self.reading.symbols;
        let Some(block) = symbols.block_for(BlockKind::Function, def.range) else {
            return;
        };
        let in_class = symbols.block(self.block).kind() == BlockKind::Class;
        let mut fate = if in_class {
            self.fate(Fate::InClass(self.block))
        } else {
            match self.variable_at(def.name.range) {
                Some(variable) => self.fate(Fate::Held(variable)),
                None => ENDS,
            }
        };
        for decorator in &def.decorator_list {
            let Ok(()) = self.visit_expr(&decorator.expression);
            fate = self.decorated(&decorator.expression, fate);
        }
        self.closure(block, def.name.range, fate);
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

    /// The fate of what is decorated, whose result has a fate.
    fn decorated(&mut self, decorator: &'a Expr, then: FateId) -> FateId {
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
        let mut fate = if symbols.block(self.block).kind() == BlockKind::Class {
            self.fate(Fate::InClass(self.block))
        } else {
            match self.variable_at(class.name.range) {
                Some(variable) => self.fate(Fate::Held(variable)),
                None => ENDS,
            }
        };
        for decorator in &class.decorator_list {
            let Ok(()) = self.visit_expr(&decorator.expression);
            fate = self.decorated(&decorator.expression, fate);
        }
        self.closure(block, class.name.range, fate);
        if let Some(arguments) = &class.arguments {
            let Ok(()) = self.visit_exprs(&arguments.args);
            let Ok(()) = self.visit_keywords(&arguments.keywords);
        }
        let outside = std::mem::replace(&mut self.block, block);
        self.suite(&class.body, after);
        self.block = outside;
    }

    /// What an expression calls that is called.
    fn callee(&self, func: &'a Expr) -> Callee<'a> {
        match func {
            Expr::Name(name) => {
                let definition = self
                    .variable_at(name.range)
                    .and_then(|variable| self.flows.definition(variable));
                match definition {
                    Some(block) => Callee::Function(block, false),
                    None => Callee::Named(&name.id, None),
                }
            }
            Expr::Attribute(attribute) => {
                if let (Expr::Name(object), Some((class, first))) = (&*attribute.value, self.method)
                    && object.id == first
                    && let Some(block) = self.method_of(class, &attribute.attr)
                {
                    return Callee::Function(block, true);
                }
                Callee::Named(&attribute.attr, Some(&attribute.value))
            }
            Expr::Lambda(lambda) => {
                let symbols = self.reading.symbols;
                match symbols.block_for(BlockKind::Lambda, lambda.range) {
                    Some(block) => Callee::Function(block, false),
                    None => Callee::Other,
                }
            }
            _ => Callee::Other,
        }
    }

    /// The function that a class defines under a name.
    fn method_of(&self, class: BlockId, name: &str) -> Option<BlockId> {
        let block = self.reading.symbols.block(class);
        let symbol = block.position(&block.mangle(name))?;
        let variable = self.reading.index.variable_of(class, symbol);
        self.flows.definition(variable)
    }

    /// The fate of an argument of a function of this source.
    fn argument(
        &mut self,
        block: BlockId,
        at: usize,
        keyword: Option<&str>,
        then: FateId,
    ) -> FateId {
        let function = self.reading.symbols.block(block);
        let name = match keyword {
            Some(name) => Some(name),
            None => function.params().get(at).map(|name| &**name),
        };
        let Some(symbol) = name.and_then(|name| function.position(name)) else {
            return self.fate(Fate::Unknown);
        };
        let variable = self.reading.index.variable_of(block, symbol);
        let argument = self.fate(Fate::Argument(variable, then));
        if function.is_generator() || function.is_coroutine() {
            // The function only begins when the result is used.
            let lazily = self.fate(Fate::Lazily(then));
            return self.fate(Fate::Both(argument, lazily));
        }
        argument
    }

    fn call(&mut self, call: &'a ast::ExprCall, fate: FateId) {
        let callee = self.callee(&call.func);
        match (&*call.func, &callee) {
            (Expr::Attribute(attribute), Callee::Named(name, Some(_))) => {
                let method = self.fate(Fate::Method(calls::method(name), fate));
                self.value(&attribute.value, method);
            }
            (func, _) => {
                let called = self.fate(Fate::Called(fate));
                self.value(func, called);
            }
        }
        let arguments = &call.arguments;
        match callee {
            Callee::Function(block, has_object) => {
                for (at, argument) in arguments.args.iter().enumerate() {
                    let fate = self.argument(block, at + usize::from(has_object), None, fate);
                    self.value(argument, fate);
                }
                for keyword in &arguments.keywords {
                    let name = keyword.arg.as_ref().map(|name| name.as_str());
                    let fate = match name {
                        Some(_) => self.argument(block, 0, name, fate),
                        None => self.fate(Fate::Unknown),
                    };
                    self.value(&keyword.value, fate);
                }
            }
            Callee::Named(name, receiver) => {
                let is_class = match &*call.func {
                    Expr::Name(name) => self
                        .variable_at(name.range)
                        .is_some_and(|variable| self.flows.classes.contains(&variable)),
                    _ => false,
                };
                self.named_call(name, receiver, is_class, arguments, fate);
            }
            Callee::Other => {
                let unknown = self.fate(Fate::Unknown);
                arguments
                    .args
                    .iter()
                    .for_each(|arg| self.value(arg, unknown));
                for keyword in &arguments.keywords {
                    self.value(&keyword.value, unknown);
                }
            }
        }
    }

    /// The arguments of a call of something that only its name is known of.
    fn named_call(
        &mut self,
        name: &str,
        receiver: Option<&'a Expr>,
        is_class: bool,
        arguments: &'a ast::Arguments,
        fate: FateId,
    ) {
        if name == "setattr"
            && receiver.is_none()
            && let [object, attribute, value] = &*arguments.args
        {
            let key = self.key(attribute);
            let (root, _) = self.root(object);
            let stored = self.fate(Fate::Stored(root, key));
            let Ok(()) = self.visit_exprs([object, attribute]);
            return self.value(value, stored);
        }
        let mut treatment = calls::treatment(name, receiver.is_some());
        if is_class {
            treatment = Treatment::Wrap;
        }
        // `heappush(heap, item)` has its receiver in front.
        let stored_in = |this: &mut Self, key| match receiver {
            Some(receiver) => {
                let (root, path) = this.root(receiver);
                let key = if path == Key::Same { key } else { path };
                this.fate(Fate::Stored(root, key))
            }
            None => KEPT,
        };
        let of_argument = match treatment {
            Treatment::Keep => stored_in(self, Key::Varies),
            Treatment::Register => {
                let stored = stored_in(self, Key::Varies);
                self.fate(Fate::Registered(stored))
            }
            Treatment::Set => stored_in(self, Key::Same),
            Treatment::Start => self.fate(Fate::Started(fate)),
            Treatment::Collect => {
                let inside = self.fate(Fate::InContainer(fate));
                self.fate(Fate::Iterated(inside))
            }
            Treatment::Merge => {
                let stored = stored_in(self, Key::Varies);
                self.fate(Fate::Iterated(stored))
            }
            Treatment::Consume => self.fate(Fate::Iterated(ENDS)),
            Treatment::Lazy => self.fate(Fate::Lazily(fate)),
            Treatment::Wrap => self.fate(Fate::InObject(fate)),
            Treatment::Unknown => self.fate(Fate::Unknown),
        };
        for argument in &arguments.args {
            self.value(argument, of_argument);
        }
        let merges_names = treatment == Treatment::Merge;
        for keyword in &arguments.keywords {
            let fate = match keyword.arg.as_ref().map(|name| name.as_str()) {
                Some("key") if treatment != Treatment::Lazy => ENDS,
                Some(name) if calls::is_callback(name) => match treatment {
                    Treatment::Unknown => KEPT,
                    _ => of_argument,
                },
                Some(_) if merges_names => stored_in(self, Key::Varies),
                Some(_) if treatment == Treatment::Collect => self.fate(Fate::InContainer(fate)),
                _ => of_argument,
            };
            self.value(&keyword.value, fate);
        }
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

/// How many entries a table has.
pub(super) fn entry(at: usize) -> u32 {
    number(at)
}
