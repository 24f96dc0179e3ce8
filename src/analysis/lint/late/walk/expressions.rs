//! Expressions, each with the fate of its value.

use super::Walker;
use crate::analysis::lint::late::fate::{Fate, FateId, Flow};
use crate::analysis::lint::late::{ENDS, RETURNED, YIELDED};
use crate::symtable::{BlockKind, Comprehension, comprehension};
use crate::syntax::ast::{self, Expr};
use crate::syntax::{Ranged, TextRange, Walk, ensure_stack};

impl<'a> Walker<'a> {
    /// Visits an expression whose value has a fate.
    pub(super) fn value(&mut self, expr: &'a Expr, fate: FateId) {
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
}
