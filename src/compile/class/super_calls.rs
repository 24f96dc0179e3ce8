//! `super().x` and `super(A, self).x`: the call and the attribute as one step, as CPython has them.
//!
//! ```text
//! base     := super
//! base + 1 := the cell `__class__`, base + 2 := self     only so that they are known to be bound
//! base     := base()                                     stands where the whole attribute stands
//! ```
//!
//! That is what shows in tracebacks: an error of the call itself underlines `super().x`, and an empty cell or a
//! deleted `self` is a NameError. `super` that may be something else, at a glance, is called like any
//! function, and so is that of `super().__class__`, which is the class of the super object itself.
//! Neighbours: `expressions` and `call` ask here for the object whose attribute they read.

use crate::code::{Count, Instr, Reg};
use crate::compile::name::Place;
use crate::compile::{Compiler, Result};
use crate::symtable::{Scope, Symbol};
use crate::syntax::Ranged;
use crate::syntax::ast::{Expr, ExprAttribute, ExprCall};

impl<'a> Compiler<'a> {
    /// Computes the object whose attribute is read. What is emitted next stands where the attribute does.
    pub(in crate::compile) fn attribute_owner(
        &mut self,
        attribute: &'a ExprAttribute,
    ) -> Result<Reg> {
        if let Expr::Call(call) = &*attribute.value
            && attribute.attr.as_str() != "__class__"
            && self.is_super_call(call)
        {
            let mark = self.unit.mark();
            let base = self.push(&call.func)?;
            let argc = self.super_arguments(call)?;
            self.unit.range = attribute.range;
            let dst = base;
            self.unit.emit(Instr::Call { dst, base, argc });
            self.unit.release(mark);
            return self.unit.take();
        }
        let owner = self.any(&attribute.value)?;
        self.unit.range = self.attribute_range(attribute, attribute.range);
        Ok(owner)
    }

    /// Whether a call is that of the built-in `super` for all that can be seen here.
    fn is_super_call(&self, call: &ExprCall) -> bool {
        let Expr::Name(name) = &*call.func else {
            return false;
        };
        let args = &call.arguments;
        name.id == "super"
            && args.keywords.is_empty()
            && self.is_builtin_super()
            && match &args.args[..] {
                [] => self.has_class_and_self(),
                [class, object] => !class.is_starred_expr() && !object.is_starred_expr(),
                _ => false,
            }
    }

    fn is_builtin_super(&self) -> bool {
        let unit = &self.unit;
        let inner = unit.inlined.iter().rev();
        let scope = inner
            .chain([&unit.block])
            .find_map(|block| block.symbol("super").map(Symbol::scope));
        let module = self.symbols.block(self.symbols.module());
        scope == Some(Scope::GlobalImplicit) && module.symbol("super").is_none()
    }

    /// Whether the block has a first argument and the cell of the class around it.
    fn has_class_and_self(&self) -> bool {
        self.unit.argcount > 0
            && matches!(self.place("__class__"), Place::Cell(slot) if self.unit.free_cell("__class__") == Some(slot))
    }

    /// Computes the arguments of `super` into the next temporaries, or makes sure that those it finds by itself are there.
    fn super_arguments(&mut self, call: &'a ExprCall) -> Result<Count> {
        if let [class, object] = &call.arguments.args[..] {
            self.push(class)?;
            self.push(object)?;
            return Ok(Count(2));
        }
        let mark = self.unit.mark();
        self.unit.range = call.range();
        let class = self.unit.top()?;
        self.load_name("__class__", class)?;
        let first = self.unit.varnames[0].clone();
        // What a generator expression goes through is always bound.
        if !first.starts_with('.') {
            match self.variable_register(&first) {
                Some(var) => self.check_bound(var),
                None => {
                    let object = self.unit.top()?;
                    self.load_name(&first, object)?;
                }
            }
        }
        self.unit.release(mark);
        Ok(Count(0))
    }
}
