//! Pass 1 on expressions: uses, comprehensions, assignment expressions.

use super::collect::{Collector, Visited, error};
use super::comprehension::{Comprehension, comprehension};
use super::{BlockKind, SymbolFlags, span};
use crate::syntax::{Ranged, TextRange, Walk, ast};

impl Collector<'_> {
    pub(super) fn collect_expr(&mut self, expr: &ast::Expr) -> Visited {
        use ast::Expr;
        match expr {
            Expr::Name(name) => self.visit_name(name),
            Expr::Attribute(attribute) => {
                refuse_debug(&attribute.attr, attribute.ctx, attribute.range)?;
                self.visit_expr(&attribute.value)
            }
            Expr::Call(call) => {
                self.visit_expr(&call.func)?;
                self.visit_arguments(&call.arguments)
            }
            Expr::Named(named) => self.visit_named(named),
            Expr::Lambda(lambda) => self.visit_lambda(lambda),
            Expr::Dict(dict) => {
                self.visit_exprs(dict.items.iter().filter_map(|item| item.key.as_ref()))?;
                self.visit_exprs(dict.items.iter().map(|item| &item.value))
            }
            Expr::ListComp(_) | Expr::SetComp(_) | Expr::DictComp(_) | Expr::Generator(_) => {
                self.visit_comprehension(expr, expr.range())
            }
            Expr::Await(_) => self.visit_suspension(expr, "await expression"),
            Expr::Yield(_) | Expr::YieldFrom(_) => self.visit_suspension(expr, "yield expression"),
            _ => self.children(expr),
        }
    }

    /// The arguments of a call or of a class. The parentheses of a call count as those of a generator expression that
    /// is its only argument.
    pub(super) fn visit_arguments(&mut self, arguments: &ast::Arguments) -> Visited {
        match &*arguments.args {
            [argument @ ast::Expr::Generator(generator)] if !generator.parenthesized => {
                self.visit_comprehension(argument, arguments.range)?;
            }
            args => self.visit_exprs(args)?,
        }
        for keyword in &arguments.keywords {
            if let Some(name) = &keyword.arg {
                refuse_debug(name, ast::ExprContext::Store, keyword.range)?;
            }
        }
        self.visit_keywords(&arguments.keywords)
    }

    fn visit_name(&mut self, name: &ast::ExprName) -> Visited {
        if self.notes().unevaluated {
            return Ok(());
        }
        let is_load = name.ctx == ast::ExprContext::Load;
        refuse_debug(&name.id, name.ctx, name.range)?;
        let flags = if is_load {
            SymbolFlags::USED
        } else {
            SymbolFlags::ASSIGNED
        };
        self.add(&name.id, flags, name.range)?;
        if is_load && name.id == "super" && self.kind().is_function_like() {
            self.add("__class__", SymbolFlags::USED, name.range)?;
        }
        Ok(())
    }

    fn visit_lambda(&mut self, lambda: &ast::ExprLambda) -> Visited {
        if let Some(parameters) = &lambda.parameters {
            self.visit_defaults(parameters)?;
        }
        let line = self.line(lambda.range);
        self.enter(BlockKind::Lambda, "lambda", span(lambda.range), line);
        if let Some(parameters) = &lambda.parameters {
            self.visit_parameters(parameters)?;
        }
        self.visit_expr(&lambda.body)?;
        self.exit();
        Ok(())
    }

    /// `await`, `yield` and `yield from`.
    fn visit_suspension(&mut self, expr: &ast::Expr, what: &str) -> Visited {
        self.refuse_in_annotation(what, expr.range())?;
        let is_await = matches!(expr, ast::Expr::Await(_));
        if is_await {
            let kind = self.kind();
            let message = match kind {
                _ if !kind.is_function_like() => "'await' outside function",
                _ if kind.is_comprehension() || self.in_async_def() => "",
                _ => "'await' outside async function",
            };
            if !message.is_empty() {
                return Err(error(message, expr.range()));
            }
        }
        self.children(expr)?;
        if is_await {
            self.block().is_coroutine = true;
            return Ok(());
        }
        self.block().is_generator = true;
        let place = match self.kind() {
            BlockKind::ListComp => "list comprehension",
            BlockKind::SetComp => "set comprehension",
            BlockKind::DictComp => "dict comprehension",
            BlockKind::GeneratorExp => "generator expression",
            _ => return Ok(()),
        };
        Err(error(format!("'yield' inside {place}"), expr.range()))
    }

    /// What suspends or binds makes no sense in the lazily evaluated scopes of annotations and type parameters.
    fn refuse_in_annotation(&mut self, what: &str, range: TextRange) -> Visited {
        let place = match self.kind() {
            BlockKind::Annotation => "an annotation",
            BlockKind::TypeVariable => self.notes().scope_info,
            BlockKind::TypeAlias => "a type alias",
            BlockKind::TypeParameters => "the definition of a generic",
            _ => return Ok(()),
        };
        Err(error(
            format!("{what} cannot be used within {place}"),
            range,
        ))
    }

    fn visit_named(&mut self, named: &ast::ExprNamed) -> Visited {
        self.refuse_in_annotation("named expression", named.range)?;
        if self.notes().comp_iterables > 0 {
            let message =
                "assignment expression cannot be used in a comprehension iterable expression";
            return Err(error(message, named.range));
        }
        if self.kind().is_comprehension()
            && let ast::Expr::Name(target) = &*named.target
        {
            self.bind_outside_comprehension(target)?;
        }
        self.visit_expr(&named.value)?;
        self.visit_expr(&named.target)
    }

    /// The target of an assignment expression in a comprehension belongs to the nearest block around that is no
    /// comprehension (`symtable_extend_namedexpr_scope`).
    fn bind_outside_comprehension(&mut self, target: &ast::ExprName) -> Visited {
        let name = target.id.as_str();
        for at in (0..self.stack.len()).rev() {
            let id = self.stack[at];
            let kind = self.block_at(id).kind;
            if kind.is_comprehension() {
                let known = self.lookup_in(id, name);
                if known.contains(SymbolFlags::COMP_ITER)
                    && known.intersects(SymbolFlags::ASSIGNED | SymbolFlags::GLOBAL)
                {
                    let message = format!(
                        "assignment expression cannot rebind comprehension iteration variable '{name}'"
                    );
                    return Err(error(message, target.range));
                }
                continue;
            }
            let place = match kind {
                BlockKind::Annotation => continue,
                BlockKind::Module => {
                    self.add(name, SymbolFlags::GLOBAL, target.range)?;
                    self.record_directive(name, target.range);
                    return self.add_in(id, name, SymbolFlags::GLOBAL, target.range);
                }
                BlockKind::Class => "cannot be used in a class body",
                BlockKind::TypeParameters => "cannot be used within the definition of a generic",
                BlockKind::TypeAlias => "cannot be used in a type alias",
                BlockKind::TypeVariable => "cannot be used in a TypeVar bound",
                _ => {
                    let is_global = self.lookup_in(id, name).contains(SymbolFlags::GLOBAL);
                    let flag = if is_global {
                        SymbolFlags::GLOBAL
                    } else {
                        SymbolFlags::NONLOCAL
                    };
                    self.add(name, flag, target.range)?;
                    self.record_directive(name, target.range);
                    return self.add_in(id, name, SymbolFlags::ASSIGNED, target.range);
                }
            };
            let message = format!("assignment expression within a comprehension {place}");
            return Err(error(message, target.range));
        }
        Ok(())
    }

    /// `place` is where CPython says that the comprehension is.
    fn visit_comprehension(&mut self, expr: &ast::Expr, place: TextRange) -> Visited {
        let Some(Comprehension {
            kind,
            generators,
            key,
            value,
        }) = comprehension(expr)
        else {
            return Ok(());
        };
        let Some((outermost, inner)) = generators.split_first() else {
            return Ok(());
        };
        self.visit_iterable(&outermost.iter)?;
        self.enter_comprehension(kind, expr.range(), place)?;
        self.visit_comp_target(&outermost.target)?;
        self.block().is_coroutine |= outermost.is_async;
        self.visit_exprs(&outermost.ifs)?;
        for generator in inner {
            self.visit_comp_target(&generator.target)?;
            self.visit_iterable(&generator.iter)?;
            self.visit_exprs(&generator.ifs)?;
            self.block().is_coroutine |= generator.is_async;
        }
        // CPython visits the value of a dict comprehension before its key.
        self.visit_expr(value)?;
        self.visit_option(key)?;
        let is_generator = kind == BlockKind::GeneratorExp;
        self.block().is_generator = is_generator;
        let makes_coroutine = self.block().is_coroutine && !is_generator;
        self.exit();
        if makes_coroutine && !self.in_async_def() && !self.kind().is_comprehension() {
            let message = "asynchronous comprehension outside of an asynchronous function";
            return Err(error(message, place));
        }
        self.block().is_coroutine |= makes_coroutine;
        Ok(())
    }

    fn visit_iterable(&mut self, iter: &ast::Expr) -> Visited {
        self.notes().comp_iterables += 1;
        self.visit_expr(iter)?;
        self.notes().comp_iterables -= 1;
        Ok(())
    }

    fn visit_comp_target(&mut self, target: &ast::Expr) -> Visited {
        self.notes().in_comp_target = true;
        self.visit_expr(target)?;
        self.notes().in_comp_target = false;
        Ok(())
    }
}

/// `__debug__` is a constant.
pub(super) fn refuse_debug(name: &str, ctx: ast::ExprContext, range: TextRange) -> Visited {
    let what = match ctx {
        ast::ExprContext::Store => "assign to",
        ast::ExprContext::Del => "delete",
        _ => return Ok(()),
    };
    if name == "__debug__" {
        return Err(error(format!("cannot {what} __debug__"), range));
    }
    Ok(())
}
