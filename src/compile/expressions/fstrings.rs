//! F-strings: a row of literal parts and formatted values, put together.

use std::sync::Arc;

use crate::code::{Constant, Conversion, Count, Instr, Reg};
use crate::compile::{Compiler, Result};
use crate::syntax::TextRange;
use crate::syntax::ast::{
    ConversionFlag, DebugText, ExprFString, FStringPart, InterpolatedElement,
    InterpolatedStringElement, InterpolatedStringFormatSpec,
};

/// How many parts are put together at once; more are put together in groups of groups.
const GROUP: usize = 16;

/// One part of an f-string.
enum Part<'a> {
    Literal(String),
    Value(&'a InterpolatedElement),
}

impl<'a> Compiler<'a> {
    pub(in crate::compile) fn fstring(&mut self, string: &'a ExprFString, dst: Reg) -> Result {
        let mut parts = Vec::new();
        for part in &string.value {
            match part {
                FStringPart::Literal(literal) => push_literal(&mut parts, literal.as_str()),
                FStringPart::FString(inner) => collect(&mut parts, inner.elements.iter()),
            }
        }
        self.joined(&parts, string.range, dst)
    }

    /// Puts parts together into a register.
    fn joined(&mut self, parts: &[Part<'a>], range: TextRange, dst: Reg) -> Result {
        let mark = self.unit.mark();
        match parts {
            [] => {
                self.unit.range = range;
                self.unit.load_constant(dst, literal(""));
            }
            [Part::Literal(text)] => {
                self.unit.range = range;
                self.unit.load_constant(dst, literal(text));
            }
            [Part::Value(element)] => self.formatted(element, dst)?,
            parts => {
                let count = self.part_group(parts, range)?;
                let base = self.unit.temporary(mark)?;
                self.unit
                    .emit_at(range, Instr::BuildString { dst, base, count });
            }
        }
        self.unit.release(mark);
        Ok(())
    }

    /// Evaluates parts into a row of at most [`GROUP`] temporaries.
    fn part_group(&mut self, parts: &[Part<'a>], range: TextRange) -> Result<Count> {
        let size = parts.len().div_ceil(GROUP);
        let mut count = 0;
        for group in parts.chunks(size.max(1)) {
            self.unit.range = range;
            let dst = self.unit.top()?;
            match group {
                [Part::Value(element)] if is_plain(element) => {
                    let src = self.any(&element.expression)?;
                    self.unit
                        .emit_at(element.range, Instr::FormatPart { dst, src });
                    self.unit.release(u16::from(dst.0));
                }
                group => self.joined(group, range, dst)?,
            }
            self.unit.take()?;
            count += 1;
        }
        Ok(Count(count))
    }

    /// Formats one value.
    fn formatted(&mut self, element: &'a InterpolatedElement, dst: Reg) -> Result {
        let mark = self.unit.mark();
        let conversion = conversion(element);
        if let Some(spec) = &element.format_spec {
            let src = self.held(&element.expression)?;
            let spec = self.push_format_spec(spec)?;
            self.unit.emit_at(
                element.range,
                Instr::FormatWithSpec {
                    dst,
                    src,
                    spec,
                    conversion,
                },
            );
        } else {
            let src = self.any(&element.expression)?;
            self.unit.emit_at(
                element.range,
                Instr::FormatSimple {
                    dst,
                    src,
                    conversion,
                },
            );
        }
        self.unit.release(mark);
        Ok(())
    }

    /// Puts a format specifier together, in the next temporary.
    pub(super) fn push_format_spec(
        &mut self,
        spec: &'a InterpolatedStringFormatSpec,
    ) -> Result<Reg> {
        let mut parts = Vec::new();
        collect(&mut parts, spec.elements.iter());
        let text = self.unit.top()?;
        self.joined(&parts, spec.range, text)?;
        self.unit.take()
    }
}

/// How a field converts its value; `{value=}` alone shows its repr.
pub(super) fn conversion(element: &InterpolatedElement) -> Conversion {
    match element.conversion {
        ConversionFlag::None if element.debug_text.is_some() && element.format_spec.is_none() => {
            Conversion::Repr
        }
        ConversionFlag::None => Conversion::None,
        ConversionFlag::Str => Conversion::Str,
        ConversionFlag::Repr => Conversion::Repr,
        ConversionFlag::Ascii => Conversion::Ascii,
    }
}

/// A text as a constant.
pub(super) fn literal(text: &str) -> Constant {
    Constant::Str(Arc::from(text))
}

/// Whether a value is formatted without conversion and specification.
fn is_plain(element: &InterpolatedElement) -> bool {
    element.conversion == ConversionFlag::None
        && element.debug_text.is_none()
        && element.format_spec.is_none()
}

/// Adds a literal part; neighbouring ones become one.
fn push_literal(parts: &mut Vec<Part<'_>>, text: &str) {
    if let Some(Part::Literal(last)) = parts.last_mut() {
        last.push_str(text);
    } else if !text.is_empty() {
        parts.push(Part::Literal(text.to_owned()));
    }
}

/// The text that `{value=}` shows before its value: the source, without comments.
pub(in crate::compile) fn self_documentation(debug: &DebugText) -> String {
    let source = [debug.leading(), debug.expression(), debug.trailing()].concat();
    let mut text = String::new();
    without_comments(&source, &mut text);
    text
}

/// Adds the source of an expression without its comments. A `#` between quotes begins none; as in CPython, quotes are
/// told apart one by one.
pub(super) fn without_comments(source: &str, text: &mut String) {
    let mut quote = None;
    let mut chars = source.chars();
    while let Some(next) = chars.next() {
        match next {
            '\\' => {
                text.push(next);
                text.extend(chars.next());
            }
            '"' | '\'' => {
                match quote {
                    None => quote = Some(next),
                    Some(open) if open == next => quote = None,
                    Some(_) => {}
                }
                text.push(next);
            }
            '#' if quote.is_none() => {
                text.extend(chars.by_ref().find(|&skipped| skipped == '\n'));
            }
            _ => text.push(next),
        }
    }
}

/// Adds the parts of one f-string, with the text of `{value=}` before its value.
fn collect<'a>(
    parts: &mut Vec<Part<'a>>,
    elements: impl Iterator<Item = &'a InterpolatedStringElement>,
) {
    for element in elements {
        match element {
            InterpolatedStringElement::Literal(literal) => push_literal(parts, &literal.value),
            InterpolatedStringElement::Interpolation(value) => {
                if let Some(debug) = &value.debug_text {
                    push_literal(parts, &self_documentation(debug));
                }
                parts.push(Part::Value(value));
            }
        }
    }
}
