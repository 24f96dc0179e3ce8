//! Goes through a tree and notes what becomes of each closure and of the value of each variable.
//!
//! Each expression is visited together with the fate of its value. Statements of a suite are visited from the last to
//! the first, so that what follows a statement is known when it is visited: whether the loops around it go on.

mod calling;
mod expressions;
mod statements;

use std::convert::Infallible;

use super::fate::{Closure, Fate, FateId, Flow, Key, Loop, LoopId};
use super::{ENDS, Flows, RETURNED};
use crate::analysis::Reading;
use crate::analysis::variables::{Variable, number};
use crate::symtable::{BlockId, span};
use crate::syntax::ast::{self, Expr, Stmt};
use crate::syntax::{TextRange, Walk, positional};

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

    fn add_loop(&mut self, region: TextRange, is_comprehension: bool) -> LoopId {
        self.flows.add_loop(Loop {
            around: self.around,
            depth: self.depth,
            region: span(region),
            frame: self.frame(),
            is_comprehension,
        })
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

    fn closure(&mut self, block: BlockId, range: TextRange, fate: FateId) {
        let flow = self.flow(fate, range.start().into());
        self.flows.add_closure(Closure {
            block,
            around: self.around,
            flow,
            conditions: self.conditions,
        });
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
}

/// How many entries a table has.
pub(super) fn entry(at: usize) -> u32 {
    number(at)
}
