//! Pass 3 on expressions.

use crate::quick_hash::HashMap;

use super::BlockKind;
use super::codegen::{Around, Generator, UnitKind, refuse_debug};
use super::collect::{Visited, error};
use crate::syntax::{Ranged, TextRange, ast, ensure_stack};

/// How many targets may stand before a starred one: operands of the unpacking instruction are a byte wide.
const MAX_BEFORE_STAR: usize = 255;

impl<'a> Generator<'a> {
    pub(super) fn visit_exprs(
        &mut self,
        exprs: impl IntoIterator<Item = &'a ast::Expr>,
    ) -> Visited {
        exprs.into_iter().try_for_each(|expr| self.visit_expr(expr))
    }

    pub(super) fn visit_option(&mut self, expr: Option<&'a ast::Expr>) -> Visited {
        expr.map_or(Ok(()), |expr| self.visit_expr(expr))
    }

    pub(super) fn visit_expr(&mut self, expr: &'a ast::Expr) -> Visited {
        ensure_stack(|| self.visit_expr_kind(expr))
    }

    fn visit_expr_kind(&mut self, expr: &'a ast::Expr) -> Visited {
        use ast::Expr;
        match expr {
            Expr::Name(name) => self.visit_name(name),
            Expr::Attribute(attribute) => {
                self.visit_expr(&attribute.value)?;
                match attribute.ctx {
                    ast::ExprContext::Store => {
                        refuse_debug(&attribute.attr, "assign to", attribute.range)
                    }
                    _ => Ok(()),
                }
            }
            Expr::Call(call) => {
                refuse_repeated_keywords(&call.arguments)?;
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
            Expr::Named(named) => {
                self.visit_expr(&named.value)?;
                self.visit_expr(&named.target)
            }
            Expr::Lambda(lambda) => self.visit_lambda(lambda),
            Expr::If(expr) => {
                self.visit_expr(&expr.test)?;
                self.visit_expr(&expr.body)?;
                self.visit_expr(&expr.orelse)
            }
            Expr::Dict(dict) => {
                for item in &dict.items {
                    self.visit_option(item.key.as_ref())?;
                    self.visit_expr(&item.value)?;
                }
                Ok(())
            }
            Expr::Set(set) => self.visit_elements(&set.elts),
            Expr::List(list) => self.visit_sequence(&list.elts, list.ctx, list.range),
            Expr::Tuple(tuple) => self.visit_sequence(&tuple.elts, tuple.ctx, tuple.range),
            Expr::ListComp(_) | Expr::SetComp(_) | Expr::DictComp(_) | Expr::Generator(_) => {
                self.visit_comprehension(expr)
            }
            Expr::Await(_) | Expr::Yield(_) | Expr::YieldFrom(_) => self.visit_suspension(expr),
            Expr::Subscript(subscript) => {
                self.visit_expr(&subscript.value)?;
                self.visit_expr(&subscript.slice)
            }
            Expr::Starred(starred) => Err(error(
                match starred.ctx {
                    ast::ExprContext::Store => {
                        "starred assignment target must be in a list or tuple"
                    }
                    _ => "can't use starred expression here",
                },
                starred.range,
            )),
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
    fn visit_binary(&mut self, expr: &'a ast::Expr) -> Visited {
        let mut rights = Vec::new();
        let mut left = expr;
        while let ast::Expr::BinOp(op) = left {
            rights.push(&*op.right);
            left = &op.left;
        }
        self.visit_expr(left)?;
        self.visit_exprs(rights.into_iter().rev())
    }

    fn visit_name(&mut self, name: &ast::ExprName) -> Visited {
        match name.ctx {
            ast::ExprContext::Store => refuse_debug(&name.id, "assign to", name.range)?,
            ast::ExprContext::Del => refuse_debug(&name.id, "delete", name.range)?,
            _ => {}
        }
        self.mention(&name.id);
        Ok(())
    }

    fn visit_element(&mut self, element: &'a ast::InterpolatedStringElement) -> Visited {
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

    /// Elements among which starred ones are allowed.
    fn visit_elements(&mut self, elements: &'a [ast::Expr]) -> Visited {
        elements.iter().try_for_each(|element| match element {
            ast::Expr::Starred(starred) => self.visit_expr(&starred.value),
            element => self.visit_expr(element),
        })
    }

    /// A list or tuple, as a value or as targets.
    fn visit_sequence(
        &mut self,
        elements: &'a [ast::Expr],
        ctx: ast::ExprContext,
        range: TextRange,
    ) -> Visited {
        if ctx == ast::ExprContext::Store {
            let mut stars = elements
                .iter()
                .enumerate()
                .filter(|(_, element)| element.is_starred_expr());
            if let Some((at, _)) = stars.next() {
                if at > MAX_BEFORE_STAR {
                    let message = "too many expressions in star-unpacking assignment";
                    return Err(error(message, range));
                }
                if stars.next().is_some() {
                    return Err(error("multiple starred expressions in assignment", range));
                }
            }
        }
        self.visit_elements(elements)
    }

    /// The arguments of a call, or the bases and keywords of a class.
    pub(super) fn visit_arguments(&mut self, arguments: &'a ast::Arguments) -> Visited {
        refuse_repeated_keywords(arguments)?;
        self.visit_elements(&arguments.args)?;
        self.visit_exprs(arguments.keywords.iter().map(|keyword| &keyword.value))
    }

    fn visit_lambda(&mut self, lambda: &'a ast::ExprLambda) -> Visited {
        if let Some(parameters) = &lambda.parameters {
            self.refuse_debug_parameters(parameters)?;
            self.visit_defaults(parameters)?;
        }
        self.in_block(BlockKind::Lambda, lambda.range, UnitKind::Plain, |this| {
            if this.block().is_generator || this.block().is_coroutine {
                return this.inside(Around::Other, lambda.range, |this| {
                    this.visit_expr(&lambda.body)
                });
            }
            this.visit_expr(&lambda.body)
        })
    }

    /// `await`, `yield` and `yield from`.
    fn visit_suspension(&mut self, expr: &'a ast::Expr) -> Visited {
        let (what, value) = match expr {
            ast::Expr::Await(expr) => ("await", Some(&*expr.value)),
            ast::Expr::Yield(expr) => ("yield", expr.value.as_deref()),
            ast::Expr::YieldFrom(expr) => ("yield from", Some(&*expr.value)),
            _ => return Ok(()),
        };
        let kind = self.unit_kind();
        let message = match what {
            "await" if !self.in_function() => "'await' outside function",
            "await" if kind == UnitKind::Plain => "'await' outside async function",
            "yield from" if !self.in_function() => "'yield from' outside function",
            "yield" if !self.in_function() => "'yield' outside function",
            "yield from" if kind == UnitKind::AsyncFunction => "'yield from' inside async function",
            _ => return self.visit_option(value),
        };
        Err(error(message, expr.range()))
    }

    fn visit_comprehension(&mut self, expr: &'a ast::Expr) -> Visited {
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
                [comp.key.as_deref(), Some(&*comp.value)],
            ),
            ast::Expr::Generator(comp) => (
                BlockKind::GeneratorExp,
                &comp.generators,
                [None, Some(&*comp.elt)],
            ),
            _ => return Ok(()),
        };
        let Some(outermost) = generators.first() else {
            return Ok(());
        };
        let Some(id) = self.table.block_for(kind, expr.range()) else {
            return Ok(());
        };
        let block = self.table.block(id);
        let outer_kind = self.unit_kind();
        let is_generator = kind == BlockKind::GeneratorExp;
        let body = |this: &mut Self| {
            if block.is_coroutine && !is_generator && outer_kind == UnitKind::Plain {
                let message = "asynchronous comprehension outside of an asynchronous function";
                return Err(error(message, expr.range()));
            }
            this.visit_clauses(generators, elements, expr.range())
        };
        if block.is_inlined {
            self.visit_expr(&outermost.iter)?;
            return self.inlined(id, body);
        }
        self.in_block(
            kind,
            expr.range(),
            UnitKind::Comprehension,
            |this| match is_generator {
                true => this.inside(Around::Other, expr.range(), body),
                false => body(this),
            },
        )?;
        self.visit_expr(&outermost.iter)
    }

    /// The clauses of a comprehension from the outermost on, without the first iterable, then its elements.
    fn visit_clauses(
        &mut self,
        generators: &'a [ast::Comprehension],
        elements: [Option<&'a ast::Expr>; 2],
        range: TextRange,
    ) -> Visited {
        let mut asynchronous = 0;
        for (at, generator) in generators.iter().enumerate() {
            if at > 0 {
                self.visit_expr(&generator.iter)?;
            }
            if generator.is_async {
                asynchronous += 1;
                self.surround(Around::Other, range)?;
            }
            self.visit_expr(&generator.target)?;
            self.visit_exprs(&generator.ifs)?;
        }
        self.visit_exprs(elements.into_iter().flatten())?;
        self.leave(asynchronous);
        Ok(())
    }
}

/// A call must not name an argument twice (`validate_keywords`): the first name that comes again counts.
fn refuse_repeated_keywords(arguments: &ast::Arguments) -> Visited {
    let mut again: HashMap<&str, TextRange> = HashMap::default();
    let mut first: HashMap<&str, usize> = HashMap::default();
    for (at, keyword) in arguments.keywords.iter().enumerate() {
        let Some(name) = &keyword.arg else { continue };
        if *first.entry(name.as_str()).or_insert(at) != at {
            again.entry(name.as_str()).or_insert(keyword.range);
        }
    }
    for keyword in &arguments.keywords {
        let Some(name) = &keyword.arg else { continue };
        refuse_debug(name, "assign to", keyword.range)?;
        if let Some(&range) = again.get(name.as_str()) {
            return Err(error(format!("keyword argument repeated: {name}"), range));
        }
    }
    Ok(())
}
