//! Pass 3 on expressions.

use crate::table::HashMap;

use super::BlockKind;
use super::codegen::{Around, Generator, UnitKind};
use super::collect::{Visited, error};
use super::comprehension::{Comprehension, comprehension};
use super::suspect::Suspect;
use crate::syntax::{Ranged, TextRange, Walk, ast};

/// How many targets may stand before a starred one: operands of the unpacking instruction are a byte wide.
const MAX_BEFORE_STAR: usize = 255;

impl<'a> Generator<'a, '_> {
    pub(super) fn generate_expr(&mut self, expr: &'a ast::Expr) -> Visited {
        use ast::Expr;
        match expr {
            Expr::Name(name) => self.visit_name(name),
            Expr::Call(call) => {
                refuse_repeated_keywords(&call.arguments)?;
                self.suspect(Suspect::Call(&call.func));
                self.visit_expr(&call.func)?;
                self.visit_arguments(&call.arguments)
            }
            Expr::Named(named) => self.visit_exprs([&*named.value, &named.target]),
            Expr::Lambda(lambda) => self.visit_lambda(lambda),
            Expr::Set(set) => self.visit_starred_or_not(&set.elts),
            Expr::List(list) => self.visit_sequence(&list.elts, list.ctx, list.range),
            Expr::Tuple(tuple) => self.visit_sequence(&tuple.elts, tuple.ctx, tuple.range),
            Expr::ListComp(_) | Expr::SetComp(_) | Expr::DictComp(_) | Expr::Generator(_) => {
                self.visit_comprehension(expr)
            }
            Expr::Await(_) | Expr::Yield(_) | Expr::YieldFrom(_) => self.visit_suspension(expr),
            Expr::Starred(starred) => Err(error(
                match starred.ctx {
                    ast::ExprContext::Store => {
                        "starred assignment target must be in a list or tuple"
                    }
                    _ => "can't use starred expression here",
                },
                starred.range,
            )),
            Expr::Subscript(subscript) if subscript.ctx == ast::ExprContext::Load => {
                self.suspect(Suspect::Subscript(subscript));
                self.children(expr)
            }
            Expr::Compare(compare) => {
                self.suspect(Suspect::Compare(compare));
                self.children(expr)
            }
            _ => self.children(expr),
        }
    }

    fn visit_name(&mut self, name: &ast::ExprName) -> Visited {
        self.mention(&name.id);
        Ok(())
    }

    /// Elements among which starred ones are allowed.
    fn visit_starred_or_not(&mut self, elements: &'a [ast::Expr]) -> Visited {
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
        self.visit_starred_or_not(elements)
    }

    /// The arguments of a call, or the bases and keywords of a class.
    pub(super) fn visit_arguments(&mut self, arguments: &'a ast::Arguments) -> Visited {
        refuse_repeated_keywords(arguments)?;
        self.visit_starred_or_not(&arguments.args)?;
        self.visit_keywords(&arguments.keywords)
    }

    fn visit_lambda(&mut self, lambda: &'a ast::ExprLambda) -> Visited {
        if let Some(parameters) = &lambda.parameters {
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
        let kind = self.unit_kind();
        let message = match expr {
            ast::Expr::YieldFrom(_) if !self.in_function() => "'yield from' outside function",
            ast::Expr::YieldFrom(_) if kind == UnitKind::AsyncFunction => {
                "'yield from' inside async function"
            }
            ast::Expr::Yield(_) if !self.in_function() => "'yield' outside function",
            _ => return self.children(expr),
        };
        Err(error(message, expr.range()))
    }

    fn visit_comprehension(&mut self, expr: &'a ast::Expr) -> Visited {
        let Some(parts) = comprehension(expr) else {
            return Ok(());
        };
        let kind = parts.kind;
        let Some(outermost) = parts.generators.first() else {
            return Ok(());
        };
        let Some(id) = self.table.block_for(kind, expr.range()) else {
            return Ok(());
        };
        let block = self.table.block(id);
        let is_generator = kind == BlockKind::GeneratorExp;
        let body = |this: &mut Self| this.visit_clauses(&parts, expr.range());
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
    fn visit_clauses(&mut self, parts: &Comprehension<'a>, range: TextRange) -> Visited {
        let mut asynchronous = 0;
        for (at, generator) in parts.generators.iter().enumerate() {
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
        self.visit_option(parts.key)?;
        self.visit_expr(parts.value)?;
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
        if let Some(&range) = again.get(name.as_str()) {
            return Err(error(format!("keyword argument repeated: {name}"), range));
        }
    }
    Ok(())
}
