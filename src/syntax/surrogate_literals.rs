//! Lone surrogates in literals.
//!
//! The parser crate makes U+FFFD of an escape such as `\ud800`.
//! Input: its tree and the source. Output: the tree with what strings hold instead (`text/surrogates.rs`).
//! The U+FFFD of a literal come from its characters and escapes in the same order, so each is given back what it
//! came from.

use std::cell::Cell;

use super::ast::visitor::transformer::{self, Transformer};
use super::ast::{
    self, Expr, FString, InterpolatedStringElement, Pattern, Stmt, StringLiteral, TString,
};
use super::{TextRange, ensure_stack};
use crate::text::surrogates;

const REPLACED: char = '\u{fffd}';

/// Puts surrogates where the source has them; the range of a literal with a character that strings cannot hold is
/// an error.
pub(super) fn restore(tree: &mut ast::Mod, source: &str) -> Result<(), TextRange> {
    if !is_needed(source) {
        return Ok(());
    }
    let restorer = Restorer {
        source,
        refused: Cell::new(None),
    };
    match tree {
        ast::Mod::Module(module) => restorer.visit_body(&mut module.body),
        ast::Mod::Expression(expression) => restorer.visit_expr(&mut expression.body),
    }
    restorer.refused.get().map_or(Ok(()), Err)
}

/// Whether something in the source looks like an escape for a surrogate, or for what stands for one.
fn is_needed(source: &str) -> bool {
    let mut escapes = source.match_indices('\\').map(|(at, _)| &source[at..]);
    escapes.any(|text| escape(text).is_some_and(|(code, _)| is_special(code)))
}

fn is_special(code: u32) -> bool {
    surrogates::is_refused(code) || (0xd800..0xe000).contains(&code)
}

/// The code point of the escape at the head, and the length of the escape.
fn escape(text: &str) -> Option<(u32, usize)> {
    let length = match text.as_bytes().get(1)? {
        b'u' => 6,
        b'U' => 10,
        _ => return None,
    };
    let code = u32::from_str_radix(text.get(2..length)?, 16).ok()?;
    Some((code, length))
}

struct Restorer<'a> {
    source: &'a str,
    refused: Cell<Option<TextRange>>,
}

impl Restorer<'_> {
    fn restore(&self, value: &mut Box<str>, range: TextRange) {
        if surrogates::contains(value) {
            self.refused.set(self.refused.get().or(Some(range)));
        }
        if !value.contains(REPLACED) {
            return;
        }
        let mut origins = origins(&self.source[range]).into_iter();
        let restored = value.chars().map(|c| match c {
            REPLACED => origins.next().unwrap_or(c),
            c => c,
        });
        *value = restored.collect::<String>().into();
    }

    fn restore_element(&self, element: &mut InterpolatedStringElement, raw: bool) {
        match element {
            InterpolatedStringElement::Literal(literal) if !raw => {
                self.restore(&mut literal.value, literal.range);
            }
            InterpolatedStringElement::Literal(_) => {}
            InterpolatedStringElement::Interpolation(field) => {
                self.visit_expr(&mut field.expression);
                for element in field
                    .format_spec
                    .iter_mut()
                    .flat_map(|spec| &mut spec.elements)
                {
                    ensure_stack(|| self.restore_element(element, raw));
                }
            }
        }
    }
}

impl Transformer for Restorer<'_> {
    fn visit_stmt(&self, stmt: &mut Stmt) {
        ensure_stack(|| transformer::walk_stmt(self, stmt));
    }

    fn visit_expr(&self, expr: &mut Expr) {
        ensure_stack(|| transformer::walk_expr(self, expr));
    }

    fn visit_pattern(&self, pattern: &mut Pattern) {
        ensure_stack(|| transformer::walk_pattern(self, pattern));
    }

    fn visit_string_literal(&self, literal: &mut StringLiteral) {
        if !literal.flags.prefix().is_raw() {
            self.restore(&mut literal.value, literal.range);
        }
    }

    fn visit_t_string(&self, t_string: &mut TString) {
        let raw = t_string.flags.prefix().is_raw();
        for element in &mut t_string.elements {
            self.restore_element(element, raw);
        }
    }

    fn visit_f_string(&self, f_string: &mut FString) {
        let raw = f_string.flags.prefix().is_raw();
        for element in &mut f_string.elements {
            self.restore_element(element, raw);
        }
    }
}

/// What became U+FFFD in the value of a literal, in order: surrogates, and U+FFFD itself.
fn origins(literal: &str) -> Vec<char> {
    let mut origins = Vec::new();
    let mut rest = literal;
    while let Some(at) = rest.find(['\\', REPLACED]) {
        rest = &rest[at..];
        if rest.starts_with(REPLACED) {
            origins.push(REPLACED);
            rest = &rest[REPLACED.len_utf8()..];
            continue;
        }
        let length = if let Some((code, length)) = escape(rest) {
            let origin = surrogates::char_of(code);
            origins.extend(origin.filter(|c| *c == REPLACED || surrogates::is_surrogate(*c)));
            length
        } else if let Some(named) = rest.strip_prefix("\\N{") {
            let name = named.split('}').next().unwrap_or_default();
            if name.eq_ignore_ascii_case("REPLACEMENT CHARACTER") {
                origins.push(REPLACED);
            }
            3 + name.len()
        } else {
            1 + rest.chars().nth(1).map_or(0, char::len_utf8)
        };
        rest = rest.get(length..).unwrap_or_default();
    }
    origins
}
