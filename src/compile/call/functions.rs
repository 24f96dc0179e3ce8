//! Functions: `def`, `async def`, `lambda`; beginning and ending a unit.
//!
//! What belongs to the definition is evaluated in the enclosing block: decorators, then defaults. The body becomes
//! a unit of its own, and so do the annotations.

use std::sync::Arc;

use super::docstring;
use crate::code::{
    Child, ChildIdx, CodeFlags, CodeObject, Constant, Count, FunctionAttr, Instr, Reg,
};
use crate::compile::expressions::scan::Scan;
use crate::compile::output::unit::Unit;
use crate::compile::{CompileError, Compiler, Optimize, Result};
use crate::symtable::{BlockId, BlockKind, Scope, Symbol};
use crate::syntax::ast::{Decorator, ExprLambda, Parameters, Stmt, StmtFunctionDef};
use crate::syntax::{Ranged, TextRange, definition_range};

/// What a new function gets besides its code: the temporaries that hold it.
#[derive(Default)]
pub(in crate::compile) struct FunctionParts {
    pub(in crate::compile) attributes: Vec<(FunctionAttr, Reg)>,
    /// The code that evaluates its annotations.
    pub(in crate::compile) annotate: Option<ChildIdx>,
}

impl<'a> Compiler<'a> {
    /// `def` and `async def`
    pub(in crate::compile) fn function_def(&mut self, function: &'a StmtFunctionDef) -> Result {
        let mark = self.unit.mark();
        let decorators = self.decorators(&function.decorator_list)?;
        let range = self.definition_range(function.range, &function.decorator_list);
        self.unit.range = range;
        let plain = function.decorator_list.is_empty() && function.type_params.is_none();
        match self.variable_register(&function.name) {
            Some(var) if plain => {
                self.function_value(function, var)?;
                self.unit.bound.insert(var.0);
            }
            _ => {
                let dst = self.unit.top()?;
                if function.type_params.is_some() {
                    self.generic_function(function, dst)?;
                } else {
                    self.function_value(function, dst)?;
                }
                let value = self.unit.take()?;
                self.decorate(&function.decorator_list, decorators, value)?;
                self.unit.range = range;
                self.store_name(&function.name, self.definition_register(decorators, value))?;
            }
        }
        self.unit.release(mark);
        Ok(())
    }

    /// Where a definition stands: its decorators, which the tree counts as part of it, aside.
    pub(in crate::compile) fn definition_range(
        &self,
        range: TextRange,
        decorators: &[Decorator],
    ) -> TextRange {
        definition_range(self.source, range, decorators)
    }

    /// Evaluates decorators; they are called when the function is there.
    pub(in crate::compile) fn decorators(
        &mut self,
        decorators: &'a [Decorator],
    ) -> Result<Option<Reg>> {
        let mut first = None;
        for decorator in decorators {
            let register = self.push(&decorator.expression)?;
            first = first.or(Some(register));
        }
        Ok(first)
    }

    /// Where the decorated value ends up: in the place of the first decorator.
    pub(in crate::compile) fn definition_register(
        &self,
        decorators: Option<Reg>,
        value: Reg,
    ) -> Reg {
        decorators.unwrap_or(value)
    }

    /// Calls decorators from the last to the first: each lies right below its argument.
    pub(in crate::compile) fn decorate(
        &mut self,
        list: &'a [Decorator],
        first: Option<Reg>,
        value: Reg,
    ) -> Result {
        let Some(first) = first else { return Ok(()) };
        for (decorator, base) in list.iter().zip(first.0..value.0).rev() {
            self.unit.range = decorator.expression.range();
            let base = Reg(base);
            self.unit.emit(Instr::Call {
                dst: base,
                base,
                argc: Count(1),
            });
            self.unit.release(u16::from(base.0) + 1);
        }
        Ok(())
    }

    /// The function of a `def` without type parameters and decorators.
    fn function_value(&mut self, function: &'a StmtFunctionDef, dst: Reg) -> Result {
        let mark = self.unit.mark();
        let mut parts = FunctionParts::default();
        self.defaults(Some(&function.parameters), &mut parts)?;
        self.signature_annotations(function, &mut parts)?;
        let child = self.function_code(function)?;
        self.unit.range = self.definition_range(function.range, &function.decorator_list);
        self.make_function(child, &parts, dst)?;
        self.unit.release(mark);
        Ok(())
    }

    /// Evaluates the defaults of parameters into temporaries.
    pub(in crate::compile) fn defaults(
        &mut self,
        parameters: Option<&'a Parameters>,
        parts: &mut FunctionParts,
    ) -> Result {
        let Some(parameters) = parameters else {
            return Ok(());
        };
        let range = parameters.range;
        let positional = parameters.posonlyargs.iter().chain(&parameters.args);
        let mut values = positional
            .filter_map(|parameter| parameter.default.as_deref())
            .peekable();
        if values.peek().is_some() {
            let list: Option<Vec<Constant>> =
                values.clone().map(|value| self.fold(value)).collect();
            self.unit.range = range;
            let register = if let Some(list) = list {
                self.push_constant(Constant::Tuple(list.into()))?
            } else {
                let mark = self.unit.mark();
                if let Some((base, count)) = self.row(values.clone(), range)? {
                    self.unit.emit_at(
                        range,
                        Instr::BuildTuple {
                            dst: base,
                            base,
                            count,
                        },
                    );
                } else {
                    let list = self.unit.take_list(range)?;
                    for value in values {
                        self.append_item(list, value, range)?;
                    }
                    self.unit
                        .emit_at(range, Instr::ListToTuple { dst: list, list });
                }
                self.unit.release(mark);
                self.unit.take()?
            };
            parts.attributes.push((FunctionAttr::Defaults, register));
        }
        if parameters
            .kwonlyargs
            .iter()
            .any(|parameter| parameter.default.is_some())
        {
            let register = self.keyword_defaults(parameters)?;
            parts.attributes.push((FunctionAttr::KwDefaults, register));
        }
        Ok(())
    }

    /// Evaluates the defaults of keyword-only parameters into a dict.
    fn keyword_defaults(&mut self, parameters: &'a Parameters) -> Result<Reg> {
        let map = self.unit.take_map(parameters.range)?;
        for parameter in &parameters.kwonlyargs {
            let Some(default) = &parameter.default else {
                continue;
            };
            let mark = self.unit.mark();
            let key = self.shared(parameter.name());
            let key = self.push_constant(Constant::Str(key))?;
            let value = self.any(default)?;
            self.unit
                .emit_at(parameters.range, Instr::MapAdd { map, key, value });
            self.unit.release(mark);
        }
        Ok(map)
    }

    /// Makes the function object of nested code and gives it its parts.
    pub(in crate::compile) fn make_function(
        &mut self,
        child: ChildIdx,
        parts: &FunctionParts,
        dst: Reg,
    ) -> Result {
        if parts.attributes.is_empty() && parts.annotate.is_none() {
            self.unit.emit(Instr::MakeClosure { dst, child });
            return Ok(());
        }
        let mark = self.unit.mark();
        let func = self.unit.top()?;
        self.unit.emit(Instr::MakeClosure { dst: func, child });
        self.unit.take()?;
        for &(attr, src) in &parts.attributes {
            self.unit.emit(Instr::SetFunctionAttr { func, src, attr });
        }
        if let Some(child) = parts.annotate {
            self.unit.emit(Instr::SetAnnotate { func, child });
        }
        self.unit.copy(dst, func);
        self.unit.release(mark);
        Ok(())
    }

    /// Compiles the body of a `def`.
    pub(in crate::compile) fn function_code(
        &mut self,
        function: &'a StmtFunctionDef,
    ) -> Result<ChildIdx> {
        let start = match function.decorator_list.first() {
            Some(decorator) => decorator.expression.range().start(),
            None => function.range.start(),
        };
        let line = self.source.line(start.into());
        self.enter(
            BlockKind::Function,
            function.range,
            function.name.as_str(),
            line,
        )?;
        self.set_parameters(Some(&function.parameters));
        let scan = Scan::body(&function.body);
        self.begin_function(Some(&function.parameters), &scan)?;
        self.function_body(&function.body)?;
        if self.unit.code.is_empty() {
            // With nothing but a docstring, the return stands where the function begins.
            self.unit.range = TextRange::at(start, 1.into());
        }
        self.exit()
    }

    /// Whether docstrings go into the code.
    pub(in crate::compile) fn keeps_docstrings(&self) -> bool {
        self.optimize < Optimize::Docstrings
    }

    /// The statements of a function, the docstring aside.
    fn function_body(&mut self, body: &'a [Stmt]) -> Result {
        match docstring::of(body) {
            Some(_) if !self.keeps_docstrings() => self.statements(&body[1..]),
            Some(literal) => {
                let text = docstring::clean(literal.value.to_str());
                self.unit.constant(Constant::Str(Arc::from(text)));
                self.unit.flags |= CodeFlags::HAS_DOCSTRING;
                self.statements(&body[1..])
            }
            None => self.statements(body),
        }
    }

    pub(in crate::compile) fn lambda(&mut self, lambda: &'a ExprLambda, dst: Reg) -> Result {
        let mark = self.unit.mark();
        let mut parts = FunctionParts::default();
        self.defaults(lambda.parameters.as_deref(), &mut parts)?;
        let line = self.source.line(lambda.range.start().into());
        self.enter(BlockKind::Lambda, lambda.range, "<lambda>", line)?;
        self.set_parameters(lambda.parameters.as_deref());
        let scan = Scan::expression(&lambda.body);
        self.begin_function(lambda.parameters.as_deref(), &scan)?;
        let src = self.any(&lambda.body)?;
        self.unit.range = lambda.body.range();
        self.return_register(src);
        let child = self.exit()?;
        self.unit.range = lambda.range;
        self.make_function(child, &parts, dst)?;
        self.unit.release(mark);
        Ok(())
    }

    /// Begins the unit of a nested block.
    pub(in crate::compile) fn enter(
        &mut self,
        kind: BlockKind,
        range: TextRange,
        name: &str,
        line: u32,
    ) -> Result {
        let Some(id) = self.symbols.block_for(kind, range) else {
            return Err(CompileError::new(
                "the symbol table has no block for this",
                range,
            ));
        };
        self.enter_block(id, name, line);
        Ok(())
    }

    /// Begins the unit of a block.
    pub(in crate::compile) fn enter_block(&mut self, id: BlockId, name: &str, line: u32) {
        let block = self.symbols.block(id);
        let name = self.names.get(name);
        let qualname = self.qualname(block.kind(), &name);
        let mut unit = Unit::new(block, name, qualname, line, self.meter);
        if block.kind().is_function_like() {
            unit.flags = CodeFlags::OPTIMIZED | CodeFlags::NEWLOCALS;
            if block.is_nested() {
                unit.flags |= CodeFlags::NESTED;
            }
            let is_function = matches!(
                block.kind(),
                BlockKind::Function | BlockKind::Lambda | BlockKind::GeneratorExp
            );
            if is_function && self.unit.is_class() {
                unit.flags |= CodeFlags::METHOD;
            }
            unit.flags |= match (block.is_generator(), block.is_coroutine()) {
                (true, true) => CodeFlags::ASYNC_GENERATOR,
                (true, false) => CodeFlags::GENERATOR,
                (false, true) => CodeFlags::COROUTINE,
                (false, false) => CodeFlags::default(),
            };
        }
        self.enclosing.push(std::mem::replace(&mut self.unit, unit));
    }

    /// The dotted name of a block that begins inside the current unit.
    fn qualname(&self, kind: BlockKind, name: &Arc<str>) -> Arc<str> {
        let mut parent = &self.unit;
        // A function or class is not inside the scope of its own type parameters, nor is anything inside that of an
        // annotation, a bound, a default or an alias.
        if parent.block.kind().is_type_scope() {
            let Some(enclosing) = self.enclosing.last() else {
                return name.clone();
            };
            parent = enclosing;
        }
        let named = matches!(kind, BlockKind::Function | BlockKind::Class);
        let mangled = parent.block.mangle(name);
        let is_global =
            parent.block.symbol(&mangled).map(Symbol::scope) == Some(Scope::GlobalExplicit);
        if parent.block.kind() == BlockKind::Module || (named && is_global) {
            return name.clone();
        }
        let locals = match parent.block.kind() {
            BlockKind::Function | BlockKind::Lambda => ".<locals>",
            _ => "",
        };
        Arc::from(format!("{}{locals}.{name}", parent.qualname))
    }

    /// Notes in the unit what its parameters are.
    fn set_parameters(&mut self, parameters: Option<&'a Parameters>) {
        let Some(parameters) = parameters else { return };
        let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        self.unit.posonlyargcount = count(parameters.posonlyargs.len());
        self.unit.argcount = count(parameters.posonlyargs.len() + parameters.args.len());
        self.unit.kwonlyargcount = count(parameters.kwonlyargs.len());
        if parameters.vararg.is_some() {
            self.unit.flags |= CodeFlags::VARARGS;
        }
        if parameters.kwarg.is_some() {
            self.unit.flags |= CodeFlags::VARKEYWORDS;
        }
    }

    /// Gives the variables their slots and looks ahead at the body.
    pub(in crate::compile) fn begin_function(
        &mut self,
        parameters: Option<&'a Parameters>,
        scan: &Scan<'a>,
    ) -> Result {
        if let Some(parameters) = parameters
            && let Some(debug) = parameters
                .iter()
                .find(|parameter| parameter.name().as_str() == "__debug__")
        {
            return Err(CompileError::new(
                "cannot assign to __debug__",
                debug.range(),
            ));
        }
        self.begin_unit(&scan.deleted)?;
        for name in &scan.rebound {
            if let Some(var) = self.variable_register(name) {
                self.unit.rebound.insert(var.0);
            }
        }
        Ok(())
    }

    /// Gives the variables of the unit their slots; `deleted` are those that the unit deletes.
    pub(in crate::compile) fn begin_unit(&mut self, deleted: &[&'a str]) -> Result {
        if self.symbols.future_annotations() {
            self.unit.flags |= CodeFlags::FUTURE_ANNOTATIONS;
        }
        let mut locals: Vec<Arc<str>> = self.unit.block.locals().cloned().collect();
        if let Some(hidden) = self.hidden.get(&self.unit.block.id()) {
            let missing = hidden.iter().filter(|name| !locals.contains(name));
            let missing: Vec<_> = missing.cloned().collect();
            locals.extend(missing);
        }
        let parameter_count = self.unit.block.params().len();
        self.unit.allocate_variables(locals, parameter_count)?;
        self.unit.prologue(parameter_count)?;
        for name in deleted {
            if let Some(var) = self.variable_register(name) {
                self.unit.deleted.insert(var.0);
            }
        }
        Ok(())
    }

    /// Ends the unit of a nested block, which becomes a child of the enclosing one.
    pub(in crate::compile) fn exit(&mut self) -> Result<ChildIdx> {
        let code = self.finish_unit()?;
        if let Some(enclosing) = self.enclosing.pop() {
            self.unit = enclosing;
        }
        if !self.unit.reachable {
            // What is never reached leaves nothing behind; nothing refers to the index.
            return Ok(ChildIdx(0));
        }
        let captures = code.freevars.iter().map(|name| self.unit.cell(name));
        let captures: Option<Box<[u16]>> = captures.collect();
        let Some(captures) = captures else {
            return Err(CompileError::new(
                "a free variable has no cell in the enclosing block",
                self.unit.range,
            ));
        };
        self.unit.child(Child { code, captures })
    }

    /// Ends the unit: `return None` if its end can be reached, then the code object.
    pub(in crate::compile) fn finish_unit(&mut self) -> Result<CodeObject> {
        if self.unit.reachable {
            let start = self.unit.code.len();
            self.return_none()?;
            self.unit.return_where_it_jumps(start);
        }
        self.assemble()
    }

    /// `return None`
    pub(in crate::compile) fn return_none(&mut self) -> Result {
        let src = self.unit.top()?;
        self.unit.load_constant(src, Constant::None);
        self.unit
            .holding(src, |unit| unit.emit(Instr::Return { src }));
        self.unit.set_unreachable();
        Ok(())
    }
}
