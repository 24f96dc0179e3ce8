//! Expressions back to text: what `from __future__ import annotations` stores for an annotation.
//!
//! The text is not the source but its normal form, as CPython writes it: single spaces, the parentheses that are
//! needed, strings as `repr` shows them.

use super::fstrings::{conversion, self_documentation};
use super::tstrings::expression_source;
use crate::code::Conversion;
use crate::source::Source;
use crate::syntax::ast::{
    Arguments, BoolOp, Comprehension, Expr, ExprCompare, ExprDict, ExprFString, ExprLambda,
    ExprTString, FStringPart, InterpolatedStringElement, Number, Operator, Parameters, UnaryOp,
};
use crate::syntax::{ensure_stack, int_value};
use crate::text::literals::{complex_repr, float_repr, quote, quote_bytes};

/// How tightly the surroundings bind; an operator that binds less gets parentheses.
type Level = u8;

const TUPLE: Level = 0;
const TEST: Level = 1;
const OR: Level = 2;
const AND: Level = 3;
const NOT: Level = 4;
const COMPARE: Level = 5;
const BIT_OR: Level = 6;
const FACTOR: Level = 12;
const POWER: Level = 13;
const AWAIT: Level = 14;
const ATOM: Level = 15;

/// The text of an expression of a source.
pub(in crate::compile) fn expression(expression: &Expr, source: &Source) -> String {
    let mut out = Out {
        text: String::new(),
        source,
    };
    write_expr(expression, TEST, &mut out);
    out.text
}

/// What is written, and the source that it is from: a field of a template string keeps its own words.
struct Out<'a> {
    text: String,
    source: &'a Source,
}

impl Out<'_> {
    /// A text that gets into this one later.
    fn apart(&self) -> Self {
        Self {
            text: String::new(),
            source: self.source,
        }
    }

    fn push(&mut self, character: char) {
        self.text.push(character);
    }

    fn push_str(&mut self, text: &str) {
        self.text.push_str(text);
    }
}

fn write_expr(expression: &Expr, level: Level, out: &mut Out<'_>) {
    ensure_stack(|| write_expr_kind(expression, level, out));
}

fn write_expr_kind(expression: &Expr, level: Level, out: &mut Out<'_>) {
    match expression {
        Expr::BoolOp(node) => {
            let (own, word) = match node.op {
                BoolOp::And => (AND, " and "),
                BoolOp::Or => (OR, " or "),
            };
            in_parens(level > own, out, |out| {
                separated(&node.values, word, own + 1, out)
            });
        }
        Expr::Named(node) => in_parens(level > TUPLE, out, |out| {
            write_expr(&node.target, ATOM, out);
            out.push_str(" := ");
            write_expr(&node.value, ATOM, out);
        }),
        Expr::BinOp(node) => {
            let (own, word) = operator(node.op);
            let power = u8::from(node.op == Operator::Pow);
            in_parens(level > own, out, |out| {
                write_expr(&node.left, own + power, out);
                out.push_str(word);
                write_expr(&node.right, own + 1 - power, out);
            });
        }
        Expr::UnaryOp(node) => {
            let (own, word) = match node.op {
                UnaryOp::Not => (NOT, "not "),
                UnaryOp::Invert => (FACTOR, "~"),
                UnaryOp::UAdd => (FACTOR, "+"),
                UnaryOp::USub => (FACTOR, "-"),
            };
            in_parens(level > own, out, |out| {
                out.push_str(word);
                write_expr(&node.operand, own, out);
            });
        }
        Expr::Lambda(node) => in_parens(level > TEST, out, |out| write_lambda(node, out)),
        Expr::If(node) => in_parens(level > TEST, out, |out| {
            write_expr(&node.body, TEST + 1, out);
            out.push_str(" if ");
            write_expr(&node.test, TEST + 1, out);
            out.push_str(" else ");
            write_expr(&node.orelse, TEST, out);
        }),
        Expr::Compare(node) => in_parens(level > COMPARE, out, |out| write_compare(node, out)),
        Expr::Await(node) => in_parens(level > AWAIT, out, |out| {
            out.push_str("await ");
            write_expr(&node.value, ATOM, out);
        }),
        Expr::Yield(node) => in_parens(true, out, |out| {
            out.push_str(if node.value.is_some() {
                "yield "
            } else {
                "yield"
            });
            node.value
                .iter()
                .for_each(|value| write_expr(value, TEST, out));
        }),
        Expr::YieldFrom(node) => in_parens(true, out, |out| {
            out.push_str("yield from ");
            write_expr(&node.value, TEST, out);
        }),
        Expr::Tuple(node) => in_parens(level > TUPLE || node.elts.is_empty(), out, |out| {
            separated(&node.elts, ", ", TEST, out);
            if node.elts.len() == 1 {
                out.push(',');
            }
        }),
        Expr::Starred(node) => {
            out.push('*');
            write_expr(&node.value, BIT_OR, out);
        }
        other => write_atom(other, out),
    }
}

/// Expressions that never need parentheses.
fn write_atom(expression: &Expr, out: &mut Out<'_>) {
    match expression {
        Expr::Name(node) => out.push_str(&node.id),
        Expr::Attribute(node) => {
            write_expr(&node.value, ATOM, out);
            // `1 .real`: without the space the point would belong to the number.
            let is_int =
                matches!(&*node.value, Expr::NumberLiteral(number) if number.value.is_int());
            out.push_str(if is_int { " ." } else { "." });
            out.push_str(&node.attr);
        }
        Expr::Subscript(node) => {
            write_expr(&node.value, ATOM, out);
            out.push('[');
            write_expr(&node.slice, TUPLE, out);
            out.push(']');
        }
        Expr::Slice(node) => {
            node.lower
                .iter()
                .for_each(|lower| write_expr(lower, TEST, out));
            out.push(':');
            node.upper
                .iter()
                .for_each(|upper| write_expr(upper, TEST, out));
            if let Some(step) = &node.step {
                out.push(':');
                write_expr(step, TEST, out);
            }
        }
        Expr::Call(node) => {
            write_expr(&node.func, ATOM, out);
            write_arguments(&node.arguments, out);
        }
        Expr::List(node) => bracketed("[", &node.elts, "]", out),
        Expr::Set(node) => bracketed("{", &node.elts, "}", out),
        Expr::Dict(node) => write_dict(node, out),
        Expr::ListComp(node) => {
            write_comprehension(("[", "]"), (&node.elt, None), &node.generators, out)
        }
        Expr::SetComp(node) => {
            write_comprehension(("{", "}"), (&node.elt, None), &node.generators, out)
        }
        Expr::Generator(node) => {
            write_comprehension(("(", ")"), (&node.elt, None), &node.generators, out)
        }
        Expr::DictComp(node) => {
            let (first, second) = match &node.key {
                Some(key) => (key, Some(&*node.value)),
                None => (&node.value, None),
            };
            write_comprehension(("{", "}"), (first, second), &node.generators, out);
        }
        other => write_literal(other, out),
    }
}

fn write_literal(expression: &Expr, out: &mut Out<'_>) {
    match expression {
        Expr::NoneLiteral(_) => out.push_str("None"),
        Expr::EllipsisLiteral(_) => out.push_str("..."),
        Expr::BooleanLiteral(node) => out.push_str(if node.value { "True" } else { "False" }),
        Expr::NumberLiteral(node) => match &node.value {
            Number::Int(value) => out.push_str(&int_value(value).to_string()),
            Number::Float(value) => out.push_str(&finite(&float_repr(*value))),
            Number::Complex { real, imag } => out.push_str(&finite(&complex_repr(*real, *imag))),
        },
        Expr::StringLiteral(node) => {
            if node.value.is_unicode() {
                out.push('u');
            }
            out.push_str(&quote(node.value.to_str()));
        }
        Expr::BytesLiteral(node) => {
            out.push_str(&quote_bytes(&node.value.bytes().collect::<Vec<u8>>()))
        }
        Expr::FString(node) => write_fstring(node, out),
        Expr::TString(node) => write_tstring(node, out),
        _ => {}
    }
}

/// The level and the text of a binary operator.
fn operator(op: Operator) -> (Level, &'static str) {
    match op {
        Operator::BitOr => (BIT_OR, " | "),
        Operator::BitXor => (7, " ^ "),
        Operator::BitAnd => (8, " & "),
        Operator::LShift => (9, " << "),
        Operator::RShift => (9, " >> "),
        Operator::Add => (10, " + "),
        Operator::Sub => (10, " - "),
        Operator::Mult => (11, " * "),
        Operator::MatMult => (11, " @ "),
        Operator::Div => (11, " / "),
        Operator::FloorDiv => (11, " // "),
        Operator::Mod => (11, " % "),
        Operator::Pow => (POWER, " ** "),
    }
}

fn in_parens(wanted: bool, out: &mut Out<'_>, inner: impl FnOnce(&mut Out<'_>)) {
    if wanted {
        out.push('(');
    }
    inner(out);
    if wanted {
        out.push(')');
    }
}

fn separated(items: &[Expr], separator: &str, level: Level, out: &mut Out<'_>) {
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            out.push_str(separator);
        }
        write_expr(item, level, out);
    }
}

fn bracketed(open: &str, items: &[Expr], close: &str, out: &mut Out<'_>) {
    out.push_str(open);
    separated(items, ", ", TEST, out);
    out.push_str(close);
}

fn write_compare(node: &ExprCompare, out: &mut Out<'_>) {
    write_expr(&node.left, COMPARE + 1, out);
    for (op, right) in node.ops.iter().zip(&*node.comparators) {
        out.push(' ');
        out.push_str(op.as_str());
        out.push(' ');
        write_expr(right, COMPARE + 1, out);
    }
}

fn write_dict(node: &ExprDict, out: &mut Out<'_>) {
    out.push('{');
    for (index, item) in node.items.iter().enumerate() {
        if index > 0 {
            out.push_str(", ");
        }
        match &item.key {
            Some(key) => {
                write_expr(key, TEST, out);
                out.push_str(": ");
                write_expr(&item.value, TEST, out);
            }
            None => {
                out.push_str("**");
                write_expr(&item.value, BIT_OR, out);
            }
        }
    }
    out.push('}');
}

fn write_comprehension(
    (open, close): (&str, &str),
    (first, second): (&Expr, Option<&Expr>),
    generators: &[Comprehension],
    out: &mut Out<'_>,
) {
    out.push_str(open);
    write_expr(first, TEST, out);
    if let Some(second) = second {
        out.push_str(": ");
        write_expr(second, TEST, out);
    }
    for generator in generators {
        out.push_str(if generator.is_async {
            " async for "
        } else {
            " for "
        });
        write_expr(&generator.target, TUPLE, out);
        out.push_str(" in ");
        write_expr(&generator.iter, TEST + 1, out);
        for condition in &generator.ifs {
            out.push_str(" if ");
            write_expr(condition, TEST + 1, out);
        }
    }
    out.push_str(close);
}

fn write_arguments(arguments: &Arguments, out: &mut Out<'_>) {
    if let ([argument @ Expr::Generator(_)], []) = (&*arguments.args, &*arguments.keywords) {
        // The parentheses of the generator expression are those of the call.
        return write_expr(argument, TEST, out);
    }
    out.push('(');
    separated(&arguments.args, ", ", TEST, out);
    for (index, keyword) in arguments.keywords.iter().enumerate() {
        if index > 0 || !arguments.args.is_empty() {
            out.push_str(", ");
        }
        match &keyword.arg {
            Some(name) => {
                out.push_str(name);
                out.push('=');
            }
            None => out.push_str("**"),
        }
        write_expr(&keyword.value, TEST, out);
    }
    out.push(')');
}

fn write_lambda(node: &ExprLambda, out: &mut Out<'_>) {
    out.push_str("lambda");
    if let Some(parameters) = &node.parameters {
        let texts = parameter_texts(parameters, out);
        // As CPython has it: no space where all parameters are behind a star.
        if !(parameters.posonlyargs.is_empty() && parameters.args.is_empty()) {
            out.push(' ');
        }
        out.push_str(&texts.join(", "));
    }
    out.push_str(": ");
    write_expr(&node.body, TEST, out);
}

/// The parameters of a lambda, with the marks between their kinds.
fn parameter_texts(parameters: &Parameters, out: &Out<'_>) -> Vec<String> {
    let with_default = |parameter: &crate::syntax::ast::ParameterWithDefault| {
        let mut text = out.apart();
        text.push_str(parameter.name());
        if let Some(default) = &parameter.default {
            text.push('=');
            write_expr(default, TEST, &mut text);
        }
        text.text
    };
    let mut texts: Vec<String> = parameters.posonlyargs.iter().map(with_default).collect();
    if !texts.is_empty() {
        texts.push("/".to_owned());
    }
    texts.extend(parameters.args.iter().map(with_default));
    match &parameters.vararg {
        Some(vararg) => texts.push(format!("*{}", vararg.name)),
        None if !parameters.kwonlyargs.is_empty() => texts.push("*".to_owned()),
        None => {}
    }
    texts.extend(parameters.kwonlyargs.iter().map(with_default));
    texts.extend(
        parameters
            .kwarg
            .iter()
            .map(|kwarg| format!("**{}", kwarg.name)),
    );
    texts
}

fn write_fstring(node: &ExprFString, out: &mut Out<'_>) {
    let mut body = out.apart();
    for part in &node.value {
        match part {
            FStringPart::Literal(literal) => body.push_str(&doubled(literal.as_str())),
            FStringPart::FString(inner) => {
                write_elements(inner.elements.iter(), false, &mut body);
            }
        }
    }
    out.push('f');
    out.push_str(&quote(&body.text));
}

fn write_tstring(node: &ExprTString, out: &mut Out<'_>) {
    let mut body = out.apart();
    write_elements(node.value.elements(), true, &mut body);
    out.push('t');
    out.push_str(&quote(&body.text));
}

/// The texts and the fields of a string; those of a template string have their expressions as they were written.
fn write_elements<'a>(
    elements: impl Iterator<Item = &'a InterpolatedStringElement>,
    in_template: bool,
    out: &mut Out<'_>,
) {
    for element in elements {
        match element {
            InterpolatedStringElement::Literal(literal) => out.push_str(&doubled(&literal.value)),
            InterpolatedStringElement::Interpolation(value) => {
                if let Some(debug) = &value.debug_text {
                    out.push_str(&doubled(&self_documentation(debug)));
                }
                if in_template {
                    out.push('{');
                    out.push_str(&expression_source(value, out.source));
                } else {
                    let mut inner = out.apart();
                    write_expr(&value.expression, TEST + 1, &mut inner);
                    out.push_str(if inner.text.starts_with('{') {
                        "{ "
                    } else {
                        "{"
                    });
                    out.push_str(&inner.text);
                }
                out.push_str(match conversion(value) {
                    Conversion::None => "",
                    Conversion::Str => "!s",
                    Conversion::Repr => "!r",
                    Conversion::Ascii => "!a",
                });
                if let Some(spec) = &value.format_spec {
                    out.push(':');
                    write_elements(spec.elements.iter(), false, out);
                }
                out.push('}');
            }
        }
    }
}

fn doubled(text: &str) -> String {
    text.replace('{', "{{").replace('}', "}}")
}

/// The text of a number; infinity, which has no literal, becomes a number that is too large.
fn finite(text: &str) -> String {
    text.replace("inf", "1e309")
}
