//! Pass 3 on statements.

use super::codegen::{Around, Generator, UnitKind};
use super::collect::{Visited, error};
use super::suspect::Suspect;
use super::{BlockKind, ScopeError};
use crate::syntax::{Ranged, TextRange, Walk, ast, by_annotation, definition_range};

impl<'a> Walk<'a> for Generator<'a, '_> {
    type Error = ScopeError;

    fn enter_expr(&mut self, expr: &'a ast::Expr) -> Visited {
        self.generate_expr(expr)
    }

    fn enter_stmt(&mut self, stmt: &'a ast::Stmt) -> Visited {
        self.generate_stmt(stmt)
    }
}

impl<'a> Generator<'a, '_> {
    fn generate_stmt(&mut self, stmt: &'a ast::Stmt) -> Visited {
        use ast::Stmt;
        match stmt {
            Stmt::FunctionDef(def) => self.visit_function(def),
            Stmt::ClassDef(class) => self.visit_class(class),
            Stmt::TypeAlias(alias) => self.visit_type_alias(alias),
            Stmt::Return(ret) => self.visit_return(ret),
            Stmt::Assign(assign) => {
                self.visit_expr(&assign.value)?;
                self.visit_exprs(&assign.targets)
            }
            Stmt::AugAssign(assign) => self.visit_aug_assign(assign),
            Stmt::AnnAssign(assign) => self.visit_ann_assign(assign),
            Stmt::If(_) => self.conditionally(|this| this.parts(stmt)),
            Stmt::For(stmt) => self.conditionally(|this| this.visit_for(stmt)),
            Stmt::While(stmt) => self.conditionally(|this| {
                this.inside(Around::Loop, stmt.range, |this| {
                    this.visit_expr(&stmt.test)?;
                    this.visit_body(&stmt.body)
                })?;
                this.visit_body(&stmt.orelse)
            }),
            Stmt::With(stmt) => self.conditionally(|this| this.visit_with(&stmt.items, stmt)),
            Stmt::Match(stmt) => self.conditionally(|this| this.visit_match(stmt)),
            Stmt::Try(stmt) => self.conditionally(|this| this.visit_try(stmt)),
            Stmt::Import(stmt) => {
                self.bind_aliases(&stmt.names);
                Ok(())
            }
            Stmt::ImportFrom(stmt) => {
                self.bind_aliases(&stmt.names);
                Ok(())
            }
            Stmt::Break(stmt) => match self.unwind(true, stmt.range)? {
                true => Ok(()),
                false => Err(error("'break' outside loop", stmt.range)),
            },
            Stmt::Continue(stmt) => match self.unwind(true, stmt.range)? {
                true => Ok(()),
                false => Err(error("'continue' not properly in loop", stmt.range)),
            },
            Stmt::Assert(assert) => {
                self.suspect(Suspect::Assert(assert));
                self.parts(stmt)
            }
            _ => self.parts(stmt),
        }
    }

    fn visit_function(&mut self, def: &'a ast::StmtFunctionDef) -> Visited {
        let place = definition_range(self.source, def.range, &def.decorator_list);
        let parameters = &*def.parameters;
        self.visit_decorators(&def.decorator_list)?;
        self.visit_defaults(parameters)?;
        match &def.type_params {
            Some(type_params) => {
                self.in_block(
                    BlockKind::TypeParameters,
                    def.range,
                    UnitKind::Plain,
                    |this| {
                        this.visit_type_params(type_params)?;
                        this.visit_function_body(def, place)
                    },
                )?;
            }
            None => self.visit_function_body(def, place)?,
        }
        self.mention(&def.name);
        Ok(())
    }

    fn visit_function_body(&mut self, def: &'a ast::StmtFunctionDef, place: TextRange) -> Visited {
        if !self.table.future_annotations() {
            self.in_block(BlockKind::Annotation, def.range, UnitKind::Plain, |this| {
                for parameter in by_annotation(&def.parameters) {
                    match parameter.annotation.as_deref() {
                        // `*args: *Ts`
                        Some(ast::Expr::Starred(starred)) => this.visit_expr(&starred.value)?,
                        annotation => this.visit_option(annotation)?,
                    }
                }
                this.visit_option(def.returns.as_deref())
            })?;
        }
        let kind = if def.is_async {
            UnitKind::AsyncFunction
        } else {
            UnitKind::Plain
        };
        self.in_block(BlockKind::Function, def.range, kind, |this| {
            if this.block().is_generator || this.block().is_coroutine {
                // CPython surrounds such a body with a handler for StopIteration.
                return this.inside(Around::Other, place, |this| this.visit_body(&def.body));
            }
            this.visit_body(&def.body)
        })
    }

    fn visit_type_params(&mut self, type_params: &'a ast::TypeParams) -> Visited {
        use ast::TypeParam;
        let mut seen_default = false;
        for param in &type_params.type_params {
            let (name, bound, default) = match param {
                TypeParam::TypeVar(param) => (&param.name, param.bound.as_deref(), &param.default),
                TypeParam::ParamSpec(param) => (&param.name, None, &param.default),
                TypeParam::TypeVarTuple(param) => (&param.name, None, &param.default),
            };
            for expr in [bound, default.as_deref()].into_iter().flatten() {
                self.in_block(
                    BlockKind::TypeVariable,
                    expr.range(),
                    UnitKind::Plain,
                    |this| {
                        match expr {
                            // `[*Ts = *tuple[int]]`
                            ast::Expr::Starred(starred) => this.visit_expr(&starred.value),
                            expr => this.visit_expr(expr),
                        }
                    },
                )?;
            }
            if default.is_none() && seen_default {
                let message =
                    format!("non-default type parameter '{name}' follows default type parameter");
                return Err(error(message, param.range()));
            }
            seen_default |= default.is_some();
            self.mention(name);
        }
        Ok(())
    }

    fn visit_class(&mut self, class: &'a ast::StmtClassDef) -> Visited {
        self.visit_decorators(&class.decorator_list)?;
        match &class.type_params {
            Some(type_params) => {
                self.in_block(
                    BlockKind::TypeParameters,
                    class.range,
                    UnitKind::Plain,
                    |this| {
                        this.visit_type_params(type_params)?;
                        this.mention(".type_params");
                        this.visit_class_body(class)?;
                        this.mention(".generic_base");
                        this.visit_bases(class)
                    },
                )?;
            }
            None => {
                self.visit_class_body(class)?;
                self.visit_bases(class)?;
            }
        }
        self.mention(&class.name);
        Ok(())
    }

    fn visit_class_body(&mut self, class: &'a ast::StmtClassDef) -> Visited {
        self.in_block(BlockKind::Class, class.range, UnitKind::Plain, |this| {
            this.visit_body(&class.body)?;
            this.visit_deferred()
        })
    }

    fn visit_bases(&mut self, class: &'a ast::StmtClassDef) -> Visited {
        class
            .arguments
            .as_deref()
            .map_or(Ok(()), |arguments| self.visit_arguments(arguments))
    }

    fn visit_type_alias(&mut self, alias: &'a ast::StmtTypeAlias) -> Visited {
        let value = |this: &mut Self| {
            this.in_block(BlockKind::TypeAlias, alias.range, UnitKind::Plain, |this| {
                this.visit_expr(&alias.value)
            })
        };
        match &alias.type_params {
            Some(type_params) => {
                self.in_block(
                    BlockKind::TypeParameters,
                    alias.range,
                    UnitKind::Plain,
                    |this| {
                        this.visit_type_params(type_params)?;
                        value(this)
                    },
                )?;
            }
            None => value(self)?,
        }
        if let ast::Expr::Name(name) = &*alias.name {
            self.mention(&name.id);
        }
        Ok(())
    }

    fn visit_return(&mut self, ret: &'a ast::StmtReturn) -> Visited {
        if !self.in_function() {
            return Err(error("'return' outside function", ret.range));
        }
        let block = self.block();
        if ret.value.is_some() && block.is_coroutine && block.is_generator {
            return Err(error("'return' with value in async generator", ret.range));
        }
        self.visit_option(ret.value.as_deref())?;
        let line = |range: TextRange| self.source.line(range.start().into());
        let range = match ret.value.as_deref() {
            Some(value) if value.is_literal_expr() && line(value.range()) == line(ret.range) => {
                value.range()
            }
            _ => ret.range,
        };
        self.unwind(false, range).map(drop)
    }

    fn visit_aug_assign(&mut self, assign: &'a ast::StmtAugAssign) -> Visited {
        match &*assign.target {
            ast::Expr::Name(name) => {
                self.mention(&name.id);
                self.visit_expr(&assign.value)?;
                self.mention(&name.id);
                Ok(())
            }
            ast::Expr::Attribute(attribute) => {
                self.visit_expr(&attribute.value)?;
                self.visit_expr(&assign.value)
            }
            target => {
                self.visit_expr(target)?;
                self.visit_expr(&assign.value)
            }
        }
    }

    /// Annotations of modules and classes wait, those of other variables than plain names are never evaluated.
    fn visit_ann_assign(&mut self, assign: &'a ast::StmtAnnAssign) -> Visited {
        if let Some(value) = &assign.value {
            self.visit_expr(value)?;
            self.visit_expr(&assign.target)?;
        }
        match &*assign.target {
            ast::Expr::Name(_)
                if assign.simple && !self.in_function() && !self.table.future_annotations() =>
            {
                self.defer(assign);
            }
            ast::Expr::Attribute(attribute) if assign.value.is_none() => {
                self.visit_expr(&attribute.value)?;
            }
            ast::Expr::Subscript(subscript) if assign.value.is_none() => {
                self.visit_expr(&subscript.value)?;
                self.visit_expr(&subscript.slice)?;
            }
            _ => {}
        }
        Ok(())
    }

    fn visit_for(&mut self, stmt: &'a ast::StmtFor) -> Visited {
        let body = |this: &mut Self| {
            this.visit_expr(&stmt.target)?;
            this.visit_body(&stmt.body)
        };
        if stmt.is_async {
            self.visit_expr(&stmt.iter)?;
            self.inside(Around::Loop, stmt.range, body)?;
        } else {
            self.inside(Around::Loop, stmt.range, |this| {
                this.visit_expr(&stmt.iter)?;
                body(this)
            })?;
        }
        self.visit_body(&stmt.orelse)
    }

    fn visit_with(&mut self, items: &'a [ast::WithItem], stmt: &'a ast::StmtWith) -> Visited {
        let Some((item, rest)) = items.split_first() else {
            return self.visit_body(&stmt.body);
        };
        self.visit_expr(&item.context_expr)?;
        self.inside(Around::Other, item.context_expr.range(), |this| {
            this.visit_option(item.optional_vars.as_deref())?;
            this.visit_with(rest, stmt)
        })
    }

    fn visit_try(&mut self, stmt: &'a ast::StmtTry) -> Visited {
        if stmt.finalbody.is_empty() {
            return self.visit_try_except(stmt);
        }
        self.inside(Around::FinallyTry(&stmt.finalbody), stmt.range, |this| {
            if stmt.handlers.is_empty() {
                this.visit_body(&stmt.body)
            } else {
                this.visit_try_except(stmt)
            }
        })?;
        // For the way on; CPython says nothing about the copy for exceptions.
        self.visit_finally(&stmt.finalbody)
    }

    fn visit_try_except(&mut self, stmt: &'a ast::StmtTry) -> Visited {
        self.inside(Around::Other, stmt.range, |this| {
            this.visit_body(&stmt.body)
        })?;
        self.visit_body(&stmt.orelse)?;
        let kind = if stmt.is_star {
            Around::GroupHandler
        } else {
            Around::Other
        };
        let count = stmt.handlers.len();
        self.inside(kind, stmt.range, |this| {
            for (at, handler) in stmt.handlers.iter().enumerate() {
                let ast::ExceptHandler::ExceptHandler(handler) = handler;
                if handler.type_.is_none() && at + 1 < count {
                    return Err(error("default 'except:' must be last", handler.range));
                }
                this.visit_option(handler.type_.as_deref())?;
                if let Some(name) = &handler.name {
                    this.mention(name);
                }
                this.inside(Around::Other, handler.range, |this| {
                    this.visit_body(&handler.body)
                })?;
            }
            Ok(())
        })
    }

    /// An import binds names.
    fn bind_aliases(&mut self, aliases: &[ast::Alias]) {
        for alias in aliases {
            let name = alias.asname.as_ref().unwrap_or(&alias.name).as_str();
            self.mention(name.split('.').next().unwrap_or(name));
        }
    }
}
