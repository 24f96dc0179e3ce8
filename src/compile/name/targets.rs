//! Targets: assigning a register to, and deleting, a name, an attribute, an item, or a row of targets.

use crate::code::{Count, Instr, ItemCount, Reg};
use crate::compile::{CompileError, Compiler, Result};
use crate::syntax::ast::{Expr, ExprAttribute};
use crate::syntax::{Ranged, TextRange};

impl<'a> Compiler<'a> {
    /// Assigns a register to a target.
    pub(in crate::compile) fn store_target(&mut self, target: &'a Expr, src: Reg) -> Result {
        let mark = self.unit.mark();
        match target {
            Expr::Name(name) => {
                self.unit.range = name.range;
                self.store_name(&name.id, src)?;
            }
            Expr::Attribute(attribute) => {
                let obj = self.any(&attribute.value)?;
                self.unit.range = self.attribute_range(attribute, attribute.range);
                if attribute.attr.as_str() == "__debug__" {
                    return Err(CompileError::new(
                        "cannot assign to __debug__",
                        attribute.range,
                    ));
                }
                let name = self.name_index(&self.unit.block.mangle(&attribute.attr))?;
                let cache = self.unit.cache();
                self.unit.emit(Instr::StoreAttr {
                    obj,
                    src,
                    name,
                    cache,
                });
                self.note_static_attribute(attribute);
            }
            Expr::Subscript(subscript) => {
                let obj = self.held(&subscript.value)?;
                let key = self.any(&subscript.slice)?;
                self.unit
                    .emit_at(subscript.range, Instr::StoreItem { obj, key, src });
            }
            Expr::Tuple(tuple) => self.unpack(&tuple.elts, src, target)?,
            Expr::List(list) => self.unpack(&list.elts, src, target)?,
            Expr::Starred(starred) => {
                let message = "starred assignment target must be in a list or tuple";
                return Err(CompileError::new(message, starred.range));
            }
            other => {
                return Err(CompileError::new(
                    "cannot assign to expression",
                    other.range(),
                ));
            }
        }
        self.unit.release(mark);
        Ok(())
    }

    /// Deletes a target.
    pub(in crate::compile) fn delete_target(&mut self, target: &'a Expr) -> Result {
        let mark = self.unit.mark();
        match target {
            Expr::Name(name) => {
                self.unit.range = name.range;
                self.delete_name(&name.id)?;
            }
            Expr::Attribute(attribute) => {
                let obj = self.any(&attribute.value)?;
                self.unit.range = self.attribute_range(attribute, attribute.range);
                let name = self.name_index(&self.unit.block.mangle(&attribute.attr))?;
                self.unit.emit(Instr::DeleteAttr { obj, name });
            }
            Expr::Subscript(subscript) => {
                let obj = self.held(&subscript.value)?;
                let key = self.any(&subscript.slice)?;
                self.unit
                    .emit_at(subscript.range, Instr::DeleteItem { obj, key });
            }
            Expr::Tuple(tuple) => tuple
                .elts
                .iter()
                .try_for_each(|target| self.delete_target(target))?,
            Expr::List(list) => list
                .elts
                .iter()
                .try_for_each(|target| self.delete_target(target))?,
            other => return Err(CompileError::new("cannot delete expression", other.range())),
        }
        self.unit.release(mark);
        Ok(())
    }

    /// Unpacks an iterable into a row of temporaries, which are taken; returns the first.
    pub(in crate::compile) fn unpack_row(
        &mut self,
        (row, star): (u8, Option<u8>),
        src: Reg,
        range: TextRange,
    ) -> Result<Reg> {
        self.unit.range = range;
        // The row begins above `src`.
        let base = self.unit.take_many(0)?;
        match star {
            Some(star) => self.unit.emit(Instr::UnpackEx {
                src,
                base,
                before: Count(star),
                after: Count(row - star - 1),
            }),
            None => self.unit.emit(Instr::UnpackSequence {
                src,
                base,
                count: Count(row),
            }),
        }
        self.unit.take_many(u16::from(row))
    }

    /// Unpacks an iterable into a list, which is taken: for more targets than a row of registers holds.
    pub(in crate::compile) fn unpack_list(
        &mut self,
        (count, star): (usize, Option<usize>),
        src: Reg,
        range: TextRange,
    ) -> Result<Reg> {
        let wide = |count: usize| {
            let too_many = || CompileError::new("too many targets in one assignment", range);
            u16::try_from(count).map(ItemCount).map_err(|_| too_many())
        };
        let (before, after) = match star {
            Some(star) => (wide(star)?, wide(count - star - 1)?),
            None => (wide(count)?, ItemCount(0)),
        };
        self.unit.range = range;
        let (dst, star) = (self.unit.top()?, star.is_some());
        self.unit.emit(Instr::UnpackToList {
            dst,
            src,
            star,
            before,
            after,
        });
        self.unit.take()
    }

    /// Notes an attribute of `self` for the `__static_attributes__` of the class around a method.
    pub(in crate::compile) fn note_static_attribute(&mut self, attribute: &ExprAttribute) {
        let on_self = matches!(&*attribute.value, Expr::Name(name) if name.id.as_str() == "self");
        if !on_self || !self.unit.is_function() {
            return;
        }
        let name = attribute.attr.as_str();
        if let Some(class) = self.enclosing.iter_mut().rev().find(|unit| unit.is_class())
            && !class.static_attributes.iter().any(|known| &**known == name)
        {
            class.static_attributes.push(name.into());
        }
    }
}
