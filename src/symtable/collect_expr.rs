//! Pass 1 on expressions: uses, comprehensions, assignment expressions.

use super::collect::{Collector, Visited, error};
use super::{BlockKind, SymbolFlags, span};
use crate::syntax::{Ranged, TextRange, ast, ensure_stack};

impl Collector<'_> {
    pub(super) fn visit_exprs<'e>(
        &mut self,
        exprs: impl IntoIterator<Item = &'e ast::Expr>,
    ) -> Visited {
        exprs.into_iter().try_for_each(|expr| self.visit_expr(expr))
    }

    pub(super) fn visit_option(&mut self, expr: Option<&ast::Expr>) -> Visited {
        expr.map_or(Ok(()), |expr| self.visit_expr(expr))
    }

    pub(super) fn visit_expr(&mut self, expr: &ast::Expr) -> Visited {
        ensure_stack(|| self.visit_expr_kind(expr))
    }

    fn visit_expr_kind(&mut self, expr: &ast::Expr) -> Visited {
        use ast::Expr;
        match expr {
            Expr::Name(name) => self.visit_name(name),
            Expr::Attribute(attribute) => self.visit_expr(&attribute.value),
            Expr::Call(call) => {
                self.visit_expr(&call.func)?;
                self.visit_arguments(&call.arguments)
            }
            Expr::BinOp(_) => self.visit_binary(expr),
            Expr::BoolOp(op) => self.visit_exprs(&op.values),
            Expr::UnaryOp(op) => self.visit_expr(&op.operand),
            Expr::Compare(compare) => {
                self.visit_expr(&compare.left)?;
                self.visit_exprs(&compare.comparators)
            }
            Expr::Named(named) => self.visit_named(named),
            Expr::Lambda(lambda) => self.visit_lambda(lambda),
            Expr::If(expr) => {
                self.visit_expr(&expr.test)?;
                self.visit_expr(&expr.body)?;
                self.visit_expr(&expr.orelse)
            }
            Expr::Dict(dict) => {
                self.visit_exprs(dict.items.iter().filter_map(|item| item.key.as_ref()))?;
                self.visit_exprs(dict.items.iter().map(|item| &item.value))
            }
            Expr::Set(set) => self.visit_exprs(&set.elts),
            Expr::List(list) => self.visit_exprs(&list.elts),
            Expr::Tuple(tuple) => self.visit_exprs(&tuple.elts),
            Expr::ListComp(_) | Expr::SetComp(_) | Expr::DictComp(_) | Expr::Generator(_) => {
                self.visit_comprehension(expr, expr.range())
            }
            Expr::Await(_) | Expr::Yield(_) | Expr::YieldFrom(_) => self.visit_suspension(expr),
            Expr::Subscript(subscript) => {
                self.visit_expr(&subscript.value)?;
                self.visit_expr(&subscript.slice)
            }
            Expr::Starred(starred) => self.visit_expr(&starred.value),
            Expr::Slice(slice) => {
                self.visit_option(slice.lower.as_deref())?;
                self.visit_option(slice.upper.as_deref())?;
                self.visit_option(slice.step.as_deref())
            }
            Expr::FString(string) => string
                .value
                .elements()
                .try_for_each(|element| self.visit_element(element)),
            Expr::TString(string) => string
                .value
                .elements()
                .try_for_each(|element| self.visit_element(element)),
            Expr::StringLiteral(_)
            | Expr::BytesLiteral(_)
            | Expr::NumberLiteral(_)
            | Expr::BooleanLiteral(_)
            | Expr::NoneLiteral(_)
            | Expr::EllipsisLiteral(_)
            | Expr::IpyEscapeCommand(_) => Ok(()),
        }
    }

    /// A chain of binary operators leans to the left, as deep as it is long: go down its spine in a loop.
    fn visit_binary(&mut self, expr: &ast::Expr) -> Visited {
        let mut rights = Vec::new();
        let mut left = expr;
        while let ast::Expr::BinOp(op) = left {
            rights.push(&*op.right);
            left = &op.left;
        }
        self.visit_expr(left)?;
        self.visit_exprs(rights.into_iter().rev())
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
        arguments
            .keywords
            .iter()
            .try_for_each(|keyword| self.visit_expr(&keyword.value))
    }

    fn visit_name(&mut self, name: &ast::ExprName) -> Visited {
        let is_load = name.ctx == ast::ExprContext::Load;
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

    fn visit_element(&mut self, element: &ast::InterpolatedStringElement) -> Visited {
        let ast::InterpolatedStringElement::Interpolation(element) = element else {
            return Ok(());
        };
        self.visit_expr(&element.expression)?;
        match &element.format_spec {
            Some(spec) => spec
                .elements
                .iter()
                .try_for_each(|element| self.visit_element(element)),
            None => Ok(()),
        }
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
    fn visit_suspension(&mut self, expr: &ast::Expr) -> Visited {
        let (what, value) = match expr {
            ast::Expr::Await(expr) => ("await expression", Some(&*expr.value)),
            ast::Expr::Yield(expr) => ("yield expression", expr.value.as_deref()),
            ast::Expr::YieldFrom(expr) => ("yield expression", Some(&*expr.value)),
            _ => return Ok(()),
        };
        self.refuse_in_annotation(what, expr.range())?;
        self.visit_option(value)?;
        if matches!(expr, ast::Expr::Await(_)) {
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
            _ if self.notes().is_annotation => "an annotation",
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
                if known.has(SymbolFlags::COMP_ITER)
                    && known.any(SymbolFlags::ASSIGNED | SymbolFlags::GLOBAL)
                {
                    let message = format!(
                        "assignment expression cannot rebind comprehension iteration variable '{name}'"
                    );
                    return Err(error(message, target.range));
                }
                continue;
            }
            let place = match kind {
                _ if self.notes_at(id).is_annotation => continue,
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
                    let is_global = self.lookup_in(id, name).has(SymbolFlags::GLOBAL);
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
        // The value of a dict comprehension is visited before its key, as CPython does.
        let (kind, generators, elements) = match expr {
            ast::Expr::ListComp(comp) => (
                BlockKind::ListComp,
                &comp.generators,
                [None, Some(&*comp.elt)],
            ),
            ast::Expr::SetComp(comp) => (
                BlockKind::SetComp,
                &comp.generators,
                [None, Some(&*comp.elt)],
            ),
            ast::Expr::DictComp(comp) => (
                BlockKind::DictComp,
                &comp.generators,
                [Some(&*comp.value), comp.key.as_deref()],
            ),
            ast::Expr::Generator(comp) => (
                BlockKind::GeneratorExp,
                &comp.generators,
                [None, Some(&*comp.elt)],
            ),
            _ => return Ok(()),
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
        self.visit_exprs(elements.into_iter().flatten())?;
        let is_generator = kind == BlockKind::GeneratorExp;
        self.block().is_generator = is_generator;
        let makes_coroutine = self.block().is_coroutine && !is_generator;
        self.exit();
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
