//! Assignments: `=`, `op=`, and annotated ones.

use super::super::{CompileError, Compiler, Result};
use crate::code::{Constant, Instr, Reg};
use crate::syntax::Ranged;
use crate::syntax::ast::{Expr, ExprAttribute, ExprSubscript, StmtAssign, StmtAugAssign};

/// The longest tuple whose items are assigned one by one without being built.
const UNBUILT: usize = 16;

/// How many values are unpacked into a row of registers at most.
const MAX_ROW: usize = 64;

impl<'a> Compiler<'a> {
    pub(super) fn assign(&mut self, node: &'a StmtAssign) -> Result {
        let mark = self.unit.mark();
        if let [target] = &*node.targets
            && (self.assign_variable(target, &node.value)?.is_some()
                || self.assign_items(target, &node.value)?)
        {
            return Ok(());
        }
        let src = self.held(&node.value)?;
        if let [Expr::Tuple(_) | Expr::List(_)] = &*node.targets {
            self.own(&node.value, src);
        }
        for target in &node.targets {
            self.store_target(target, src)?;
        }
        self.unit.release(mark);
        Ok(())
    }

    /// `a, b = b, a`: all values first, then the targets from left to right; no tuple is made. False if the
    /// statement is not.
    fn assign_items(&mut self, target: &'a Expr, value: &'a Expr) -> Result<bool> {
        let (Some(targets), Expr::Tuple(values)) = (items(target), value) else {
            return Ok(false);
        };
        let starred = |items: &[Expr]| items.iter().any(Expr::is_starred_expr);
        if targets.len() != values.elts.len()
            || targets.len() > UNBUILT
            || starred(targets)
            || starred(&values.elts)
        {
            return Ok(false);
        }
        let mark = self.unit.mark();
        let mut registers = Vec::with_capacity(targets.len());
        for value in &values.elts {
            registers.push(self.push(value)?);
        }
        for (target, register) in targets.iter().zip(registers) {
            self.store_target(target, register)?;
        }
        self.unit.release(mark);
        Ok(true)
    }

    pub(super) fn augmented_assign(&mut self, node: &'a StmtAugAssign) -> Result {
        let mark = self.unit.mark();
        match &*node.target {
            Expr::Name(name) => {
                let left = self.held(&node.target)?;
                let var = self.variable_register(&name.id);
                let dst = match var {
                    Some(var) => var,
                    None => self.unit.temporary(mark)?,
                };
                self.inplace((node.op, &node.value, node.range), left, dst)?;
                if let Some(var) = var {
                    self.unit.bound.insert(var.0);
                } else {
                    self.unit.release(mark + 1);
                    self.unit.range = node.target.range();
                    self.store_name(&name.id, dst)?;
                }
            }
            Expr::Attribute(attribute) => self.augmented_attribute(node, attribute)?,
            Expr::Subscript(subscript) => self.augmented_item(node, subscript)?,
            other => {
                return Err(CompileError::new(
                    "illegal expression for augmented assignment",
                    other.range(),
                ));
            }
        }
        self.unit.release(mark);
        Ok(())
    }

    fn augmented_attribute(
        &mut self,
        node: &'a StmtAugAssign,
        attribute: &'a ExprAttribute,
    ) -> Result {
        let obj = self.held(&attribute.value)?;
        self.unit.range = self.attribute_range(attribute, attribute.range);
        let name = self.name_index(&self.unit.block.mangle(&attribute.attr))?;
        let (load, store) = (self.unit.cache(), self.unit.cache());
        let value = self.unit.top()?;
        self.unit.emit(Instr::LoadAttr {
            dst: value,
            obj,
            name,
            cache: load,
        });
        self.unit.take()?;
        self.inplace((node.op, &node.value, node.range), value, value)?;
        self.unit.range = self.attribute_range(attribute, attribute.range);
        self.unit.emit(Instr::StoreAttr {
            obj,
            src: value,
            name,
            cache: store,
        });
        self.note_static_attribute(attribute);
        Ok(())
    }

    fn augmented_item(&mut self, node: &'a StmtAugAssign, subscript: &'a ExprSubscript) -> Result {
        let obj = self.held(&subscript.value)?;
        let key = self.held(&subscript.slice)?;
        self.unit.range = subscript.range;
        let value = self.unit.top()?;
        self.unit.emit(Instr::LoadItem {
            dst: value,
            obj,
            key,
        });
        self.unit.take()?;
        self.inplace((node.op, &node.value, node.range), value, value)?;
        self.unit.emit_at(
            subscript.range,
            Instr::StoreItem {
                obj,
                key,
                src: value,
            },
        );
        Ok(())
    }

    /// Unpacks the iterable in a register into targets, of which one may be starred.
    pub(in super::super) fn unpack(
        &mut self,
        targets: &'a [Expr],
        src: Reg,
        whole: &'a Expr,
    ) -> Result {
        let mark = self.unit.mark();
        let mut stars = targets
            .iter()
            .enumerate()
            .filter(|(_, target)| target.is_starred_expr());
        let star = stars.next().map(|(index, _)| index);
        if stars.next().is_some() {
            return Err(CompileError::new(
                "multiple starred expressions in assignment",
                whole.range(),
            ));
        }
        if star.is_some_and(|star| star > usize::from(u8::MAX)) {
            let message = "too many expressions in star-unpacking assignment";
            return Err(CompileError::new(message, whole.range()));
        }
        let row = u8::try_from(targets.len()).ok();
        if let Some(row) = row.filter(|&row| usize::from(row) <= MAX_ROW) {
            let star = star.and_then(|star| u8::try_from(star).ok());
            let base = self.unpack_row((row, star), src, whole.range())?;
            for (target, register) in targets.iter().zip(base.0..=u8::MAX) {
                self.store_target(unstarred(target), Reg(register))?;
            }
        } else {
            let list = self.unpack_list((targets.len(), star), src, whole.range())?;
            for (target, index) in targets.iter().zip(0i64..) {
                let inner = self.unit.mark();
                self.unit.range = whole.range();
                let item = self.push_constant(Constant::Int(index))?;
                self.unit.emit(Instr::LoadItem {
                    dst: item,
                    obj: list,
                    key: item,
                });
                self.store_target(unstarred(target), item)?;
                self.unit.release(inner);
            }
        }
        self.unit.release(mark);
        Ok(())
    }
}

/// A target without its star.
fn unstarred(target: &Expr) -> &Expr {
    match target {
        Expr::Starred(starred) => &starred.value,
        target => target,
    }
}

/// The items of a tuple or list of targets.
fn items(target: &Expr) -> Option<&[Expr]> {
    match target {
        Expr::Tuple(tuple) => Some(&tuple.elts),
        Expr::List(list) => Some(&list.elts),
        _ => None,
    }
}
