//! Expressions: the value of a node, into a register.
//!
//! `expr` computes into a given register; `any` and `held` give a register that holds the value, which is the
//! home of the variable if the expression is just a local one; `push` always takes a temporary; `discard` wants
//! the effects only.
//!
//! Invariant: `expr` leaves the temporaries as they were; its `dst` is a variable, a taken temporary, or the top,
//! and only the last instruction writes it if it is a variable.

pub(in crate::compile) mod comprehensions;
pub(in crate::compile) mod fold;
pub(in crate::compile) mod fstrings;
pub(in crate::compile) mod scan;
pub(in crate::compile) mod unparse;

mod displays;
mod jumps;
mod operators;
mod suspend;
mod tstrings;

#[cfg(feature = "trees")]
pub(in crate::compile) use fstrings::self_documentation;
#[cfg(feature = "trees")]
pub(in crate::compile) use tstrings::expression_source;

use std::sync::Arc;

use super::{CompileError, Compiler, Result};
use crate::code::{Constant, Instr, Reg};
use crate::syntax::ast::{Expr, ExprAttribute, ExprIf, ExprNamed, ExprSlice, ExprSubscript};
use crate::syntax::{Ranged, TextRange, ensure_stack};

impl<'a> Compiler<'a> {
    /// Computes an expression into a register.
    pub(super) fn expr(&mut self, expression: &'a Expr, dst: Reg) -> Result {
        ensure_stack(|| self.expr_kind(expression, dst))
    }

    fn expr_kind(&mut self, expression: &'a Expr, dst: Reg) -> Result {
        self.look()?;
        match expression {
            Expr::Name(name) => {
                self.unit.range = name.range;
                self.load_name(&name.id, dst)
            }
            Expr::Call(call) => self.call(call, dst),
            Expr::Attribute(attribute) => self.attribute(attribute, dst),
            Expr::Subscript(subscript) => self.subscript(subscript, dst),
            Expr::BinOp(binary) => self.binary(binary, dst),
            Expr::UnaryOp(unary) => self.unary(unary, dst),
            Expr::BoolOp(operation) => self.bool_op(operation, dst),
            Expr::Compare(compare) => self.compare(compare, dst),
            Expr::If(conditional) => self.conditional(conditional, dst),
            Expr::Named(named) => self.named(named, dst),
            Expr::Lambda(lambda) => self.lambda(lambda, dst),
            Expr::Tuple(tuple) => self.tuple(tuple, dst),
            Expr::List(list) => self.list(&list.elts, list.range, dst),
            Expr::Set(set) => self.set(&set.elts, set.range, dst),
            Expr::Dict(dict) => self.dict(dict, dst),
            Expr::FString(string) => self.fstring(string, dst),
            Expr::TString(string) => self.tstring(string, dst),
            Expr::ListComp(_) | Expr::SetComp(_) | Expr::DictComp(_) | Expr::Generator(_) => {
                self.comprehension(expression, dst)
            }
            Expr::Await(node) => self.await_expression(node, dst),
            Expr::Yield(node) => self.yield_expression(node, dst),
            Expr::YieldFrom(node) => self.yield_from(node, dst),
            Expr::Slice(slice) => self.slice(slice, dst),
            Expr::StringLiteral(_)
            | Expr::BytesLiteral(_)
            | Expr::NumberLiteral(_)
            | Expr::BooleanLiteral(_)
            | Expr::NoneLiteral(_)
            | Expr::EllipsisLiteral(_) => self.literal(expression, dst),
            Expr::Starred(starred) => Err(CompileError::new(
                "can't use starred expression here",
                starred.range,
            )),
            Expr::IpyEscapeCommand(_) => {
                Err(CompileError::new("invalid syntax", expression.range()))
            }
        }
    }

    /// Computes an expression into the next temporary.
    pub(super) fn push(&mut self, expression: &'a Expr) -> Result<Reg> {
        self.unit.range = expression.range();
        let dst = self.unit.top()?;
        self.expr(expression, dst)?;
        self.unit.take()
    }

    /// A register with the value of an expression, for use by the next instruction: nothing else may be evaluated
    /// before.
    pub(super) fn any(&mut self, expression: &'a Expr) -> Result<Reg> {
        match expression {
            Expr::Name(name) => {
                if let Some(var) = self.variable_register(&name.id) {
                    self.unit.range = name.range;
                    self.check_bound(var);
                    return Ok(var);
                }
            }
            Expr::Named(named) => {
                if let Some(var) = self.assign_variable(&named.target, &named.value)? {
                    return Ok(var);
                }
            }
            _ => {}
        }
        self.push(expression)
    }

    /// A register with the value of an expression, which keeps it while other expressions are evaluated.
    pub(super) fn held(&mut self, expression: &'a Expr) -> Result<Reg> {
        if let Expr::Name(name) = expression
            && let Some(var) = self.variable_register(&name.id)
            && !self.unit.rebound.contains(var.0)
        {
            self.unit.range = name.range;
            self.check_bound(var);
            return Ok(var);
        }
        self.push(expression)
    }

    /// Evaluates an expression for its effects.
    pub(super) fn discard(&mut self, expression: &'a Expr) -> Result {
        let mark = self.unit.mark();
        if self.fold(expression).is_none() {
            self.any(expression)?;
        }
        self.unit.release(mark);
        Ok(())
    }

    /// Computes an expression straight into a local variable; None if the target is something else.
    pub(super) fn assign_variable(
        &mut self,
        target: &Expr,
        value: &'a Expr,
    ) -> Result<Option<Reg>> {
        let Expr::Name(name) = target else {
            return Ok(None);
        };
        let Some(var) = self.variable_register(&name.id) else {
            return Ok(None);
        };
        self.expr(value, var)?;
        self.unit.bound.insert(var.0);
        Ok(Some(var))
    }

    /// Loads a literal.
    fn literal(&mut self, expression: &'a Expr, dst: Reg) -> Result {
        self.unit.range = expression.range();
        let constant = self.fold(expression).unwrap_or(Constant::None);
        self.unit.load_constant(dst, constant);
        Ok(())
    }

    fn attribute(&mut self, attribute: &'a ExprAttribute, dst: Reg) -> Result {
        let mark = self.unit.mark();
        let obj = self.attribute_owner(attribute)?;
        let name = self.name_index(&self.unit.block.mangle(&attribute.attr))?;
        let cache = self.unit.cache();
        self.unit.emit(Instr::LoadAttr {
            dst,
            obj,
            name,
            cache,
        });
        self.unit.release(mark);
        Ok(())
    }

    /// Where an access to an attribute, or a call of it, stands: in an expression of several lines, from the
    /// attribute's name on.
    pub(super) fn attribute_range(&self, attribute: &ExprAttribute, whole: TextRange) -> TextRange {
        let (first, last) = (whole.start(), attribute.range.end());
        if self.source.line(first.into()) == self.source.line(last.into()) {
            return whole;
        }
        TextRange::new(
            attribute.attr.range.start(),
            whole.end().max(attribute.attr.range.start()),
        )
    }

    fn subscript(&mut self, subscript: &'a ExprSubscript, dst: Reg) -> Result {
        let mark = self.unit.mark();
        let obj = self.held(&subscript.value)?;
        let key = self.any(&subscript.slice)?;
        self.unit
            .emit_at(subscript.range, Instr::LoadItem { dst, obj, key });
        self.unit.release(mark);
        Ok(())
    }

    fn slice(&mut self, slice: &'a ExprSlice, dst: Reg) -> Result {
        let mark = self.unit.mark();
        let base = self.unit.top()?;
        for part in [&slice.lower, &slice.upper, &slice.step] {
            match part {
                Some(part) => {
                    self.push(part)?;
                }
                None => {
                    self.unit.range = slice.range;
                    self.push_constant(Constant::None)?;
                }
            }
        }
        self.unit
            .emit_at(slice.range, Instr::BuildSlice { dst, base });
        self.unit.release(mark);
        Ok(())
    }

    /// Loads a constant into the next temporary.
    pub(super) fn push_constant(&mut self, constant: Constant) -> Result<Reg> {
        let dst = self.unit.top()?;
        let constant = match constant {
            Constant::FrozenSet(items) => Constant::FrozenSet(self.shared_set(items)),
            constant => constant,
        };
        self.unit.load_constant(dst, constant);
        self.unit.take()
    }

    /// The items of the first set of constants that is equal to this one.
    fn shared_set(&mut self, items: Arc<[Constant]>) -> Arc<[Constant]> {
        let mut key = items.to_vec();
        key.sort_by_cached_key(|item| {
            let mut hasher = std::hash::DefaultHasher::new();
            std::hash::Hash::hash(item, &mut hasher);
            std::hash::Hasher::finish(&hasher)
        });
        key.dedup();
        self.frozen_sets.entry(key).or_insert(items).clone()
    }

    /// `body if test else orelse`
    fn conditional(&mut self, conditional: &'a ExprIf, dst: Reg) -> Result {
        let (orelse, end) = (self.unit.label(), self.unit.label());
        self.jump_if(&conditional.test, false, orelse)?;
        self.expr(&conditional.body, dst)?;
        self.unit.holding(dst, |unit| unit.jump(end));
        self.unit.bind(orelse);
        self.expr(&conditional.orelse, dst)?;
        self.unit.bind(end);
        Ok(())
    }

    /// `target := value`
    fn named(&mut self, named: &'a ExprNamed, dst: Reg) -> Result {
        // The value goes to a temporary first: the target may be an operand that is still to be read as it was.
        let mark = self.unit.mark();
        let src = self.push(&named.value)?;
        self.unit.range = named.target.range();
        if let Expr::Name(name) = &*named.target {
            self.store_name(&name.id, src)?;
        }
        self.unit.copy(dst, src);
        self.unit.release(mark);
        Ok(())
    }
}
