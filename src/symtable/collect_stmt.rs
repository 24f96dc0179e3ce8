//! Pass 1 on statements, type parameters, parameters and patterns.

use super::block::CONDITIONAL;
use super::collect::{ANNOTATE, Collector, Visited, error};
use super::collect_expr::refuse_debug;
use super::future::is_future_import;
use super::{BlockKind, ScopeError, SymbolFlags, span};
use crate::syntax::{Ranged, TextRange, Walk, ast, positional};

/// What a generic `def`, `class` or `type` statement makes a type-parameter block of.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Generic {
    is_class: bool,
    /// A function: CPython makes room for its defaults even if it has none.
    is_function: bool,
    has_kwdefaults: bool,
}

impl<'t> Walk<'t> for Collector<'_> {
    type Error = ScopeError;

    fn enter_expr(&mut self, expr: &'t ast::Expr) -> Visited {
        self.collect_expr(expr)
    }

    fn enter_stmt(&mut self, stmt: &'t ast::Stmt) -> Visited {
        self.collect_stmt(stmt)
    }
}

impl Collector<'_> {
    fn collect_stmt(&mut self, stmt: &ast::Stmt) -> Visited {
        use ast::Stmt;
        match stmt {
            Stmt::FunctionDef(def) => self.visit_function(def),
            Stmt::ClassDef(class) => self.visit_class(class),
            Stmt::TypeAlias(alias) => self.visit_type_alias(alias),
            Stmt::AnnAssign(assign) => self.visit_ann_assign(assign),
            Stmt::If(_) | Stmt::While(_) => self.conditionally(|this| this.parts(stmt)),
            Stmt::For(node) => {
                self.refuse_outside_async(node.is_async, "async for", node.range)?;
                self.conditionally(|this| this.parts(stmt))
            }
            Stmt::With(node) => {
                self.refuse_outside_async(node.is_async, "async with", node.range)?;
                self.conditionally(|this| this.parts(stmt))
            }
            Stmt::Match(stmt) => self.conditionally(|this| this.visit_match(stmt)),
            Stmt::Try(stmt) => self.conditionally(|this| this.visit_try(stmt)),
            Stmt::Import(stmt) => self.visit_aliases(&stmt.names),
            Stmt::ImportFrom(stmt) => {
                self.visit_aliases(&stmt.names)?;
                if is_future_import(stmt) && self.is_late_future(stmt.range) {
                    let message = "from __future__ imports must occur at the beginning of the file";
                    return Err(error(message, stmt.range));
                }
                Ok(())
            }
            Stmt::Global(stmt) => {
                self.visit_declaration(&stmt.names, stmt.range, SymbolFlags::GLOBAL)
            }
            Stmt::Nonlocal(stmt) => {
                self.visit_declaration(&stmt.names, stmt.range, SymbolFlags::NONLOCAL)
            }
            _ => self.parts(stmt),
        }
    }

    /// Visits a statement whose bodies may not run.
    fn conditionally(&mut self, visit: impl FnOnce(&mut Self) -> Visited) -> Visited {
        self.notes().conditional += 1;
        visit(self)?;
        self.notes().conditional -= 1;
        Ok(())
    }

    /// Whether the innermost block is the body of an `async def`.
    pub(super) fn in_async_def(&mut self) -> bool {
        self.kind() == BlockKind::Function && self.block().is_coroutine
    }

    fn refuse_outside_async(&mut self, is_async: bool, what: &str, range: TextRange) -> Visited {
        if is_async && !self.in_async_def() {
            return Err(error(format!("'{what}' outside async function"), range));
        }
        Ok(())
    }

    fn visit_function(&mut self, def: &ast::StmtFunctionDef) -> Visited {
        let name = def.name.as_str();
        let parameters = &*def.parameters;
        let place = self.definition_range(def.range, &def.decorator_list);
        let line = self.line(place);
        self.add(name, SymbolFlags::ASSIGNED, place)?;
        self.visit_defaults(parameters)?;
        self.visit_decorators(&def.decorator_list)?;
        if let Some(type_params) = &def.type_params {
            let generic = Generic {
                is_class: false,
                is_function: true,
                has_kwdefaults: parameters.kwonlyargs.iter().any(|p| p.default.is_some()),
            };
            self.enter_type_params(name, def.range, line, generic)?;
            self.visit_type_params(type_params)?;
        }
        self.visit_annotations(def, line)?;
        self.enter(BlockKind::Function, name, span(def.range), line);
        self.block().is_coroutine = def.is_async;
        self.visit_parameters(parameters)?;
        self.visit_body(&def.body)?;
        self.exit();
        if def.type_params.is_some() {
            self.exit();
        }
        Ok(())
    }

    fn visit_class(&mut self, class: &ast::StmtClassDef) -> Visited {
        let name = class.name.as_str();
        let place = self.definition_range(class.range, &class.decorator_list);
        let line = self.line(place);
        self.add(name, SymbolFlags::ASSIGNED, place)?;
        self.visit_decorators(&class.decorator_list)?;
        let outside = self.private.clone();
        if let Some(type_params) = &class.type_params {
            let generic = Generic {
                is_class: true,
                is_function: false,
                has_kwdefaults: false,
            };
            self.enter_type_params(name, class.range, line, generic)?;
            self.private = Some(name.into());
            self.block().private = self.private.clone();
            self.restrict_mangling();
            self.visit_type_params(type_params)?;
        }
        if let Some(arguments) = &class.arguments {
            self.visit_arguments(arguments)?;
        }
        self.private = Some(name.into());
        self.enter(BlockKind::Class, name, span(class.range), line);
        if class.type_params.is_some() {
            self.add("__type_params__", SymbolFlags::ASSIGNED, class.range)?;
            self.add(".type_params", SymbolFlags::USED, class.range)?;
        }
        self.visit_body(&class.body)?;
        self.exit();
        if class.type_params.is_some() {
            self.exit();
        }
        self.private = outside;
        Ok(())
    }

    fn visit_type_alias(&mut self, alias: &ast::StmtTypeAlias) -> Visited {
        self.visit_expr(&alias.name)?;
        let name = match &*alias.name {
            ast::Expr::Name(name) => name.id.as_str(),
            _ => "",
        };
        let in_class = self.kind() == BlockKind::Class;
        let line = self.line(alias.range);
        if let Some(type_params) = &alias.type_params {
            let generic = Generic {
                is_class: false,
                is_function: false,
                has_kwdefaults: false,
            };
            self.enter_type_params(name, alias.range, line, generic)?;
            self.visit_type_params(type_params)?;
        }
        self.enter_lazy(BlockKind::TypeAlias, name, alias.range, line)?;
        if in_class {
            self.see_class(alias.value.range())?;
        }
        self.visit_expr(&alias.value)?;
        self.exit();
        if alias.type_params.is_some() {
            self.exit();
        }
        Ok(())
    }

    /// Begins the block of type parameters with the names that CPython makes up in it.
    fn enter_type_params(
        &mut self,
        name: &str,
        range: TextRange,
        line: u32,
        generic: Generic,
    ) -> Visited {
        let in_class = self.kind() == BlockKind::Class;
        self.enter(BlockKind::TypeParameters, name, span(range), line);
        if in_class {
            self.see_class(range)?;
        }
        if generic.is_class {
            self.add(
                ".type_params",
                SymbolFlags::ASSIGNED | SymbolFlags::USED,
                range,
            )?;
            self.add(
                ".generic_base",
                SymbolFlags::ASSIGNED | SymbolFlags::USED,
                range,
            )?;
        }
        if generic.is_function {
            self.add(".defaults", SymbolFlags::PARAMETER, range)?;
        }
        if generic.has_kwdefaults {
            self.add(".kwdefaults", SymbolFlags::PARAMETER, range)?;
        }
        Ok(())
    }

    fn visit_type_params(&mut self, type_params: &ast::TypeParams) -> Visited {
        use ast::TypeParam;
        for param in &type_params.type_params {
            let (name, default) = match param {
                TypeParam::TypeVar(param) => (&param.name, &param.default),
                TypeParam::ParamSpec(param) => (&param.name, &param.default),
                TypeParam::TypeVarTuple(param) => (&param.name, &param.default),
            };
            self.add(
                name,
                SymbolFlags::TYPE_PARAM | SymbolFlags::ASSIGNED,
                param.range(),
            )?;
            let default_info = match param {
                TypeParam::TypeVar(param) => {
                    if let Some(bound) = &param.bound {
                        let is_tuple = matches!(**bound, ast::Expr::Tuple(_));
                        let info = if is_tuple {
                            "a TypeVar constraint"
                        } else {
                            "a TypeVar bound"
                        };
                        self.visit_type_variable(name, bound, info)?;
                    }
                    "a TypeVar default"
                }
                TypeParam::ParamSpec(_) => "a ParamSpec default",
                TypeParam::TypeVarTuple(_) => "a TypeVarTuple default",
            };
            if let Some(default) = default {
                self.visit_type_variable(name, default, default_info)?;
            }
        }
        Ok(())
    }

    /// A bound, constraint tuple or default: a block of its own, evaluated when it is asked for.
    fn visit_type_variable(&mut self, name: &str, expr: &ast::Expr, info: &'static str) -> Visited {
        let in_class = self.block().can_see_class_scope;
        let line = self.line(expr.range());
        self.enter_lazy(BlockKind::TypeVariable, name, expr.range(), line)?;
        if in_class {
            self.see_class(expr.range())?;
        }
        self.notes().scope_info = info;
        self.visit_expr(expr)?;
        self.exit();
        Ok(())
    }

    /// The annotation of a variable. All those of a block are in one block beside its other children, which comes at
    /// the first of them.
    fn visit_annotation(&mut self, annotation: &ast::Expr) -> Visited {
        let (range, kind) = (annotation.range(), self.kind());
        // A module may be looked at while it runs, so what it has not come to must not count.
        let is_conditional = match kind {
            BlockKind::Module => true,
            BlockKind::Class => self.notes().conditional > 0,
            _ => false,
        };
        if is_conditional && !self.block().has_conditional_annotations {
            self.block().has_conditional_annotations = true;
            self.add(CONDITIONAL, SymbolFlags::USED, range)?;
        }
        if self.future_annotations {
            return self.in_string_annotation(range, |this| this.visit_expr(annotation));
        }
        let asks = kind == BlockKind::Class && self.block().has_conditional_annotations;
        match self.block().annotations {
            Some(block) => self.enter_again(block),
            None => {
                let line = self.line(range);
                let owner = self.here();
                self.enter_lazy(BlockKind::Annotation, ANNOTATE, range, line)?;
                let block = self.here();
                self.block_at(owner).annotations = Some(block);
                if kind == BlockKind::Class {
                    self.see_class(range)?;
                }
            }
        }
        self.block().asks_for_conditions |= asks;
        let is_local = kind.is_function_like();
        self.notes().unevaluated = is_local;
        self.visit_expr(annotation)?;
        self.notes().unevaluated = false;
        self.exit();
        Ok(())
    }

    /// The annotations of the parameters and the result of a function: a block of their own, even if there are none.
    fn visit_annotations(&mut self, def: &ast::StmtFunctionDef, line: u32) -> Visited {
        let parameters = &*def.parameters;
        let visit = |this: &mut Self| {
            let variadic = [parameters.vararg.as_deref(), parameters.kwarg.as_deref()];
            let in_order = positional(parameters)
                .map(|parameter| &parameter.parameter)
                .chain(variadic.into_iter().flatten())
                .chain(
                    parameters
                        .kwonlyargs
                        .iter()
                        .map(|parameter| &parameter.parameter),
                );
            for parameter in in_order {
                this.visit_option(parameter.annotation.as_deref())?;
            }
            this.visit_option(def.returns.as_deref())
        };
        if self.future_annotations {
            self.in_string_annotation(def.range, visit)?;
            if parameters
                .iter()
                .any(|parameter| parameter.annotation().is_some())
                || def.returns.is_some()
            {
                self.add_string_annotations(def.range, line)?;
            }
            return Ok(());
        }
        let sees_class = self.kind() == BlockKind::Class || self.block().can_see_class_scope;
        self.enter_lazy(BlockKind::Annotation, ANNOTATE, def.range, line)?;
        if sees_class {
            self.see_class(def.range)?;
        }
        visit(self)?;
        self.exit();
        Ok(())
    }

    /// The names of parameters, bound in the function.
    pub(super) fn visit_parameters(&mut self, parameters: &ast::Parameters) -> Visited {
        let mut add = |parameter: &ast::Parameter| {
            self.add(
                &parameter.name,
                SymbolFlags::PARAMETER,
                without_stars(parameter),
            )
        };
        for parameter in positional(parameters).chain(&parameters.kwonlyargs) {
            add(&parameter.parameter)?;
        }
        for parameter in [&parameters.vararg, &parameters.kwarg]
            .into_iter()
            .flatten()
        {
            add(parameter)?;
        }
        self.block().has_varargs = parameters.vararg.is_some();
        self.block().has_varkeywords = parameters.kwarg.is_some();
        Ok(())
    }

    fn visit_ann_assign(&mut self, assign: &ast::StmtAnnAssign) -> Visited {
        self.block().has_annotations = true;
        match &*assign.target {
            ast::Expr::Name(target) => {
                let known = self.lookup(&target.id);
                let at_module = self.here().0 == 0;
                let declared = known.intersects(SymbolFlags::GLOBAL | SymbolFlags::NONLOCAL);
                if declared && !at_module && assign.simple {
                    let what = if known.contains(SymbolFlags::GLOBAL) {
                        "global"
                    } else {
                        "nonlocal"
                    };
                    let message = format!("annotated name '{}' can't be {what}", target.id);
                    return Err(error(message, assign.range));
                }
                if assign.simple {
                    let flags = SymbolFlags::ANNOTATED | SymbolFlags::ASSIGNED;
                    self.add(&target.id, flags, target.range)?;
                } else if assign.value.is_some() {
                    self.add(&target.id, SymbolFlags::ASSIGNED, target.range)?;
                }
            }
            target => self.visit_expr(target)?,
        }
        self.visit_annotation(&assign.annotation)?;
        self.visit_option(assign.value.as_deref())
    }

    fn visit_try(&mut self, stmt: &ast::StmtTry) -> Visited {
        self.visit_body(&stmt.body)?;
        for handler in &stmt.handlers {
            let ast::ExceptHandler::ExceptHandler(handler) = handler;
            self.visit_option(handler.type_.as_deref())?;
            if let Some(name) = &handler.name {
                self.add(name, SymbolFlags::ASSIGNED, handler.range)?;
            }
            self.visit_body(&handler.body)?;
        }
        self.visit_body(&stmt.orelse)?;
        self.visit_body(&stmt.finalbody)
    }

    fn visit_aliases(&mut self, aliases: &[ast::Alias]) -> Visited {
        aliases.iter().try_for_each(|alias| self.visit_alias(alias))
    }

    fn visit_alias(&mut self, alias: &ast::Alias) -> Visited {
        let name = alias.asname.as_ref().unwrap_or(&alias.name).as_str();
        if name == "*" {
            if self.kind() != BlockKind::Module {
                return Err(error("import * only allowed at module level", alias.range));
            }
            return Ok(());
        }
        let bound = name.split('.').next().unwrap_or(name);
        self.add(bound, SymbolFlags::IMPORTED, alias.range)
    }

    /// A `global` or `nonlocal` statement.
    fn visit_declaration(
        &mut self,
        names: &[ast::Identifier],
        range: TextRange,
        flag: SymbolFlags,
    ) -> Visited {
        let what = if flag == SymbolFlags::GLOBAL {
            "global"
        } else {
            "nonlocal"
        };
        for name in names {
            let known = self.lookup(name);
            let message = if known.contains(SymbolFlags::PARAMETER) {
                format!("name '{name}' is parameter and {what}")
            } else if known.contains(SymbolFlags::USED) {
                format!("name '{name}' is used prior to {what} declaration")
            } else if known.contains(SymbolFlags::ANNOTATED) {
                format!("annotated name '{name}' can't be {what}")
            } else if known.contains(SymbolFlags::ASSIGNED) {
                format!("name '{name}' is assigned to before {what} declaration")
            } else {
                self.add(name, flag, range)?;
                self.record_directive(name, range);
                continue;
            };
            return Err(error(message, range));
        }
        Ok(())
    }

    fn visit_match(&mut self, stmt: &ast::StmtMatch) -> Visited {
        self.visit_expr(&stmt.subject)?;
        for case in &stmt.cases {
            self.visit_pattern(&case.pattern)?;
            self.visit_option(case.guard.as_deref())?;
            self.visit_body(&case.body)?;
        }
        Ok(())
    }

    fn visit_pattern(&mut self, pattern: &ast::Pattern) -> Visited {
        use ast::Pattern;
        match pattern {
            Pattern::MatchValue(pattern) => self.visit_expr(&pattern.value),
            Pattern::MatchSingleton(_) => Ok(()),
            Pattern::MatchSequence(pattern) => self.visit_patterns(&pattern.patterns),
            Pattern::MatchMapping(mapping) => {
                self.visit_exprs(&mapping.keys)?;
                self.visit_patterns(&mapping.patterns)?;
                self.add_capture(mapping.rest.as_ref(), pattern.range())
            }
            Pattern::MatchClass(class) => {
                self.visit_expr(&class.cls)?;
                self.visit_patterns(&class.arguments.patterns)?;
                let keywords = &class.arguments.keywords;
                for keyword in keywords {
                    let range = keyword.pattern.range();
                    refuse_debug(&keyword.attr, ast::ExprContext::Store, range)?;
                }
                keywords
                    .iter()
                    .try_for_each(|keyword| self.visit_pattern(&keyword.pattern))
            }
            Pattern::MatchStar(star) => self.add_capture(star.name.as_ref(), pattern.range()),
            Pattern::MatchAs(capture) => {
                if let Some(inner) = &capture.pattern {
                    self.visit_pattern(inner)?;
                }
                self.add_capture(capture.name.as_ref(), pattern.range())
            }
            Pattern::MatchOr(pattern) => self.visit_patterns(&pattern.patterns),
        }
    }

    fn visit_patterns(&mut self, patterns: &[ast::Pattern]) -> Visited {
        patterns
            .iter()
            .try_for_each(|pattern| self.visit_pattern(pattern))
    }

    fn add_capture(&mut self, name: Option<&ast::Identifier>, range: TextRange) -> Visited {
        name.map_or(Ok(()), |name| self.add(name, SymbolFlags::ASSIGNED, range))
    }
}

/// The range of a parameter from its name on.
pub(super) fn without_stars(parameter: &ast::Parameter) -> TextRange {
    TextRange::new(parameter.name.range.start(), parameter.range.end())
}
