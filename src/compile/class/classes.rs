//! `class`: the call of `__build_class__`, and the body.
//!
//! The body is a unit without parameters whose names live in the namespace that the metaclass prepared. It stores
//! what the class should know about itself and returns the cell of `__class__`, if a method uses it.

use std::sync::Arc;

use crate::code::{ChildIdx, Constant, Instr, Reg};
use crate::compile::call::calls::{Args, check_keywords};
use crate::compile::call::docstring;
use crate::compile::{Compiler, Result};
use crate::symtable::BlockKind;
use crate::syntax::Ranged;
use crate::syntax::ast::{Stmt, StmtClassDef};

impl<'a> Compiler<'a> {
    pub(in crate::compile) fn class_def(&mut self, class: &'a StmtClassDef) -> Result {
        let mark = self.unit.mark();
        let decorators = self.decorators(&class.decorator_list)?;
        let range = self.definition_range(class.range, &class.decorator_list);
        self.unit.range = range;
        let dst = self.unit.top()?;
        if class.type_params.is_some() {
            self.generic_class(class, dst)?;
        } else {
            self.class_value(class, None, dst)?;
        }
        let value = self.unit.take()?;
        self.decorate(&class.decorator_list, decorators, value)?;
        self.unit.range = range;
        self.store_name(&class.name, self.definition_register(decorators, value))?;
        self.unit.release(mark);
        Ok(())
    }

    /// Calls `__build_class__(body, name, *bases, **keywords)`. A generic class has `generic`, its implicit base,
    /// last.
    pub(in crate::compile) fn class_value(
        &mut self,
        class: &'a StmtClassDef,
        generic: Option<Reg>,
        dst: Reg,
    ) -> Result {
        let mark = self.unit.mark();
        let (positional, keywords) = match &class.arguments {
            Some(arguments) => (&*arguments.args, &*arguments.keywords),
            None => (&[][..], &[][..]),
        };
        check_keywords(keywords)?;
        let child = self.class_code(class)?;
        let range = self.definition_range(class.range, &class.decorator_list);
        self.unit.range = range;
        let base = self.unit.top()?;
        self.unit.emit(Instr::LoadBuildClass { dst: base });
        self.unit.take()?;
        let body = self.unit.top()?;
        self.unit.emit(Instr::MakeClosure { dst: body, child });
        self.unit.take()?;
        let name = self.names.get(&class.name);
        self.push_constant(Constant::Str(name))?;
        let parens = class
            .arguments
            .as_ref()
            .map_or(range, |arguments| arguments.range);
        let args = Args {
            positional,
            keywords,
            extra: generic,
            parens,
            range,
            lends: false,
        };
        self.call_with(base, args, 2, dst)?;
        self.unit.release(mark);
        Ok(())
    }

    /// Compiles the body.
    fn class_code(&mut self, class: &'a StmtClassDef) -> Result<ChildIdx> {
        let start = match class.decorator_list.first() {
            Some(decorator) => decorator.expression.range().start(),
            None => class.range.start(),
        };
        let line = self.source.line(start.into());
        self.enter(BlockKind::Class, class.range, class.name.as_str(), line)?;
        self.begin_unit(&[])?;
        self.unit.range = class.range;
        self.class_header(class, line)?;
        self.class_body(&class.body)?;
        self.store_annotate("__annotate_func__", line, class.range)?;
        self.class_footer()?;
        self.exit()
    }

    /// What a class body stores first.
    fn class_header(&mut self, class: &'a StmtClassDef, line: u32) -> Result {
        let mark = self.unit.mark();
        let register = self.unit.top()?;
        self.load_name("__name__", register)?;
        self.unit.take()?;
        self.store_name("__module__", register)?;
        self.unit.release(mark);
        let qualname = Constant::Str(self.unit.qualname.clone());
        self.store_constant("__qualname__", qualname)?;
        self.store_constant("__firstlineno__", Constant::Int(i64::from(line)))?;
        if class.type_params.is_some() {
            let register = self.unit.top()?;
            self.load_name(".type_params", register)?;
            self.unit.take()?;
            self.store_name("__type_params__", register)?;
            self.unit.release(mark);
        }
        if self.unit.block.needs_classdict
            && let Some(slot) = self.unit.cell("__classdict__")
        {
            let src = self.unit.top()?;
            self.unit.emit(Instr::LoadLocals { dst: src });
            self.unit.take()?;
            let cell = self.cell_register(slot)?;
            self.unit.emit(Instr::StoreDeref { cell, src });
            self.unit.release(mark);
        }
        self.make_condition_set()
    }

    fn class_body(&mut self, body: &'a [Stmt]) -> Result {
        self.setup_annotations();
        let Some(literal) = docstring::of(body) else {
            return self.statements(body);
        };
        if !self.keeps_docstrings() {
            return self.statements(&body[1..]);
        }
        self.unit.range = literal.range;
        let text = docstring::clean(literal.value.to_str());
        self.store_constant("__doc__", Constant::Str(Arc::from(text)))?;
        self.statements(&body[1..])
    }

    /// What a class body stores last, and its result.
    fn class_footer(&mut self) -> Result {
        let mut attributes = std::mem::take(&mut self.unit.static_attributes);
        attributes.sort();
        let attributes = attributes.into_iter().map(Constant::Str).collect();
        self.store_constant("__static_attributes__", Constant::Tuple(attributes))?;
        if self.unit.block.needs_classdict {
            self.store_cell("__classdict__", "__classdictcell__")?;
        }
        let mark = self.unit.mark();
        if self.unit.block.needs_class_closure {
            let src = self.store_cell("__class__", "__classcell__")?;
            if let Some(src) = src {
                self.unit.release(mark);
                self.unit.take()?;
                self.return_register(src);
            }
        }
        self.unit.release(mark);
        Ok(())
    }

    /// Stores the cell of a variable itself under a name; returns the first temporary, which holds it.
    fn store_cell(&mut self, variable: &str, name: &str) -> Result<Option<Reg>> {
        let Some(slot) = self.unit.cell(variable) else {
            return Ok(None);
        };
        let mark = self.unit.mark();
        let src = self.cell_register(slot)?;
        let dst = self.unit.temporary(mark)?;
        self.unit.copy(dst, src);
        self.unit.release(mark);
        self.unit.take()?;
        self.store_name(name, dst)?;
        self.unit.release(mark);
        Ok(Some(dst))
    }

    /// Stores a constant under a name of the namespace.
    pub(in crate::compile) fn store_constant(&mut self, name: &str, constant: Constant) -> Result {
        let mark = self.unit.mark();
        let src = self.push_constant(constant)?;
        self.store_name(name, src)?;
        self.unit.release(mark);
        Ok(())
    }
}
