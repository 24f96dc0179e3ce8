//! Annotations of parameters, results and variables.
//!
//! Those of a function are evaluated when it is defined; those of variables of modules and classes go into
//! `__annotations__`; those of local variables are not evaluated. With `from __future__ import annotations` the
//! text of the annotation stands for its value.

use std::sync::Arc;

use super::functions::FunctionParts;
use crate::code::{Constant, Count, FunctionAttr, Instr, Reg};
use crate::compile::expressions::unparse;
use crate::compile::{Compiler, Result};
use crate::syntax::ast::{Expr, Parameter, StmtAnnAssign, StmtFunctionDef};
use crate::syntax::{Ranged, by_annotation};

impl<'a> Compiler<'a> {
    /// Evaluates the annotations of a function into a dict.
    pub(in crate::compile) fn signature_annotations(
        &mut self,
        function: &'a StmtFunctionDef,
        parts: &mut FunctionParts,
    ) -> Result {
        let named = |parameter: &'a Parameter| {
            parameter
                .annotation
                .as_deref()
                .map(|annotation| (parameter.name.as_str(), annotation))
        };
        let returns = function
            .returns
            .as_deref()
            .map(|returns| ("return", returns));
        let annotations: Vec<_> = by_annotation(&function.parameters)
            .filter_map(named)
            .chain(returns)
            .collect();
        if annotations.is_empty() {
            return Ok(());
        }
        let range = self.definition_range(function.range, &function.decorator_list);
        let map = self.unit.take_map(range)?;
        for (name, annotation) in annotations {
            let mark = self.unit.mark();
            self.unit.range = annotation.range();
            let name = Arc::from(&*self.mangle(name));
            let key = self.push_constant(Constant::Str(name))?;
            let value = self.annotation(annotation)?;
            self.unit.emit_at(range, Instr::MapAdd { map, key, value });
            self.unit.release(mark);
        }
        parts.attributes.push((FunctionAttr::Annotations, map));
        Ok(())
    }

    /// Takes a temporary with the value of an annotation.
    fn annotation(&mut self, annotation: &'a Expr) -> Result<Reg> {
        if self.symbols.future_annotations() {
            self.unit.range = annotation.range();
            let text = unparse::expression(annotation);
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
                let value = self.annotation(&node.annotation)?;
                self.unit.range = node.range;
                let obj = self.unit.top()?;
                self.load_name("__annotations__", obj)?;
                self.unit.take()?;
                let key = Arc::from(&*self.mangle(&name.id));
                let key = self.push_constant(Constant::Str(key))?;
                self.unit.emit(Instr::StoreItem {
                    obj,
                    key,
                    src: value,
                });
            }
            Expr::Attribute(attribute) if node.value.is_none() => self.discard(&attribute.value)?,
            Expr::Subscript(subscript) if node.value.is_none() => {
                self.discard(&subscript.value)?;
                self.discard(&subscript.slice)?;
            }
            _ => {}
        }
        if !node.simple && !self.unit.is_function() && !self.symbols.future_annotations() {
            self.discard(&node.annotation)?;
        }
        self.unit.release(mark);
        Ok(())
    }
}
