//! Annotations of parameters, results and variables.
//!
//! Those of a function, and those of the variables of a module or class, become a function of their own that is
//! called when someone asks (PEP 649): `__annotate__(format)`, which gives the dict. Those of local variables are
//! not evaluated. With `from __future__ import annotations` the text of the annotation stands for its value, and
//! modules and classes make the dict at once.
//!
//! ```python
//! x: int = 1
//! # def __annotate__(format, /):
//! #     if format > 2: raise NotImplementedError
//! #     annotations = {}
//! #     if 0 in __conditional_annotations__: annotations["x"] = int
//! #     return annotations
//! # __conditional_annotations__ = set()
//! # x = 1
//! # __conditional_annotations__.add(0)
//! ```

use std::sync::Arc;

use super::functions::FunctionParts;
use crate::code::{Constant, Count, Instr, Intrinsic, Reg};
use crate::compile::expressions::scan::Scan;
use crate::compile::expressions::unparse;
use crate::compile::{Compiler, Result};
use crate::symtable::{BlockKind, CONDITIONAL};
use crate::syntax::ast::{Expr, StmtAnnAssign, StmtFunctionDef};
use crate::syntax::{Ranged, TextRange, by_annotation};

/// The name of the functions that evaluate annotations.
const ANNOTATE: &str = "__annotate__";

/// The annotations of a function with their names, in the order in which they are evaluated.
fn named(function: &StmtFunctionDef) -> impl Iterator<Item = (&str, &Expr)> {
    by_annotation(&function.parameters)
        .filter_map(|parameter| Some((parameter.name.as_str(), parameter.annotation.as_deref()?)))
        .chain(
            function
                .returns
                .as_deref()
                .map(|returns| ("return", returns)),
        )
}

impl<'a> Compiler<'a> {
    /// What a function gets for its annotations, if it has any: the code that evaluates them.
    pub(in crate::compile) fn signature_annotations(
        &mut self,
        function: &'a StmtFunctionDef,
        parts: &mut FunctionParts,
    ) -> Result {
        if named(function).next().is_none() {
            return Ok(());
        }
        let range = self.definition_range(function.range, &function.decorator_list);
        let line = self.source.line(range.start().into());
        self.enter(BlockKind::Annotation, function.range, ANNOTATE, line)?;
        self.begin_lazy(range)?;
        let map = self.annotation_map(function, range)?;
        self.unit.range = range;
        self.return_register(map);
        parts.annotate = Some(self.exit()?);
        Ok(())
    }

    /// Takes a temporary with a dict of the annotations of a function.
    fn annotation_map(&mut self, function: &'a StmtFunctionDef, range: TextRange) -> Result<Reg> {
        let map = self.unit.take_map(range)?;
        for (name, annotation) in named(function) {
            let mark = self.unit.mark();
            self.unit.range = annotation.range();
            let name = self.shared(name);
            let key = self.push_constant(Constant::Str(name))?;
            let value = self.annotation(annotation)?;
            self.unit.emit_at(range, Instr::MapAdd { map, key, value });
            self.unit.release(mark);
        }
        Ok(map)
    }

    /// Begins the code of a block that is evaluated when someone asks: a function of the format, which knows no
    /// other than values (`codegen_setup_annotations_scope`).
    pub(in crate::compile) fn begin_lazy(&mut self, range: TextRange) -> Result {
        self.unit.argcount = 1;
        self.unit.posonlyargcount = 1;
        self.unit.range = range;
        self.begin_function(None, &Scan::default())?;
        let dst = self.unit.top()?;
        self.unit.emit(Instr::Intrinsic {
            dst,
            src: Reg(0),
            which: Intrinsic::CheckFormat,
        });
        Ok(())
    }

    /// Makes the function that evaluates the annotations of the variables of a module or class, and stores it under
    /// a name.
    pub(in crate::compile) fn store_annotate(
        &mut self,
        name: &str,
        line: u32,
        range: TextRange,
    ) -> Result {
        let (block, all) = (self.unit.block, self.deferred);
        let Some((deferred, id)) = all.get(&block.id()).zip(block.annotations()) else {
            return Ok(());
        };
        self.enter_block(id, ANNOTATE, line);
        self.begin_lazy(range)?;
        let map = self.unit.take_map(range)?;
        for deferred in deferred {
            let Expr::Name(name) = &*deferred.assign.target else {
                continue;
            };
            let annotation = &*deferred.assign.annotation;
            let mark = self.unit.mark();
            let skipped = self.unit.label();
            self.unit.range = annotation.range();
            if let Some(number) = deferred.number {
                let container = self.condition_set()?;
                let item = self.push_constant(Constant::Int(number.into()))?;
                self.unit.emit(Instr::Contains {
                    dst: item,
                    item,
                    container,
                    negate: false,
                });
                self.branch_on(item, false, skipped);
                self.unit.release(mark);
            }
            let key = self.shared(&name.id);
            let key = self.push_constant(Constant::Str(key))?;
            let value = self.annotation(annotation)?;
            self.unit
                .emit_at(annotation.range(), Instr::MapAdd { map, key, value });
            self.unit.release(mark);
            self.unit.bind(skipped);
        }
        self.unit.range = range;
        self.return_register(map);
        let child = self.exit()?;
        let mark = self.unit.mark();
        self.unit.range = range;
        let src = self.unit.top()?;
        self.unit.emit(Instr::MakeClosure { dst: src, child });
        self.unit.take()?;
        self.store_name(name, src)?;
        self.unit.release(mark);
        Ok(())
    }

    /// Makes the set of the annotations that the code of a module or class comes to, if it has such annotations.
    pub(in crate::compile) fn make_condition_set(&mut self) -> Result {
        if !self.unit.block.has_conditional_annotations() {
            return Ok(());
        }
        let mark = self.unit.mark();
        let src = self.unit.top()?;
        self.unit.emit(Instr::BuildSet {
            dst: src,
            base: src,
            count: Count(0),
        });
        self.unit.take()?;
        match self.unit.cell(CONDITIONAL).filter(|_| self.unit.is_class()) {
            Some(slot) => {
                let cell = self.cell_register(slot)?;
                self.unit.emit(Instr::StoreDeref { cell, src });
            }
            None => self.store_name(CONDITIONAL, src)?,
        }
        self.unit.release(mark);
        Ok(())
    }

    /// Takes a temporary with that set: a class keeps it in a cell, a module among its names.
    fn condition_set(&mut self) -> Result<Reg> {
        let dst = self.unit.top()?;
        let is_module = self.unit.block.kind() == BlockKind::Module;
        match self.unit.cell(CONDITIONAL).filter(|_| !is_module) {
            Some(slot) => {
                let mark = self.unit.mark();
                self.unit.take_none()?;
                let cell = self.cell_register(slot)?;
                self.unit.emit(Instr::LoadDeref { dst, cell });
                self.unit.release(mark);
            }
            None => self.load_name(CONDITIONAL, dst)?,
        }
        self.unit.take()
    }

    /// Takes a temporary with the value of an annotation.
    fn annotation(&mut self, annotation: &'a Expr) -> Result<Reg> {
        if self.symbols.future_annotations() {
            self.unit.range = annotation.range();
            let text = unparse::expression(annotation, self.source);
            return self.push_constant(Constant::Str(Arc::from(text)));
        }
        let Expr::Starred(starred) = annotation else {
            return self.push(annotation);
        };
        // `*args: *Ts`: the only item of what `*Ts` gives.
        let mark = self.unit.mark();
        let src = self.push(&starred.value)?;
        let base = self.unit.top()?;
        self.unit.emit_at(
            annotation.range(),
            Instr::UnpackSequence {
                src,
                base,
                count: Count(1),
            },
        );
        self.unit.take()?;
        self.unit.copy(src, base);
        self.unit.release(mark);
        self.unit.take()
    }

    /// `target: annotation` and `target: annotation = value`
    pub(in crate::compile) fn annotated_assign(&mut self, node: &'a StmtAnnAssign) -> Result {
        let mark = self.unit.mark();
        if let Some(value) = &node.value
            && self.assign_variable(&node.target, value)?.is_none()
        {
            let src = self.held(value)?;
            self.store_target(&node.target, src)?;
            self.unit.release(mark);
        }
        match &*node.target {
            Expr::Name(name) if node.simple && !self.unit.is_function() => {
                self.unit.range = node.range;
                if self.symbols.future_annotations() {
                    self.store_annotation(&name.id, &node.annotation)?;
                } else if let Some(&number) = self.numbers.get(&node.range) {
                    let src = self.condition_set()?;
                    self.push_constant(Constant::Int(number.into()))?;
                    self.unit.emit(Instr::Intrinsic {
                        dst: src,
                        src,
                        which: Intrinsic::NoteAnnotation,
                    });
                }
            }
            Expr::Attribute(attribute) if node.value.is_none() => self.discard(&attribute.value)?,
            Expr::Subscript(subscript) if node.value.is_none() => {
                self.discard(&subscript.value)?;
                self.discard(&subscript.slice)?;
            }
            _ => {}
        }
        self.unit.release(mark);
        Ok(())
    }

    /// `__annotations__[name] = annotation`
    fn store_annotation(&mut self, name: &str, annotation: &'a Expr) -> Result {
        let range = self.unit.range;
        let src = self.annotation(annotation)?;
        self.unit.range = range;
        let obj = self.unit.top()?;
        self.load_name("__annotations__", obj)?;
        self.unit.take()?;
        let key = self.shared(name);
        let key = self.push_constant(Constant::Str(key))?;
        self.unit.emit(Instr::StoreItem { obj, key, src });
        Ok(())
    }
}
