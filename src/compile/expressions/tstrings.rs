//! Template strings: the texts are one constant, the fields are made in their order.
//!
//! ```text
//! t"a{x!r:>{n}}b"      strings = ("a", "b")
//!                      field   = BuildInterpolation x, "x", "r", f">{n}"
//!                      BuildTemplate strings, (field,)
//! ```

use std::sync::Arc;

use super::fstrings::{conversion, literal, self_documentation, without_comments};
use crate::code::{Constant, Conversion, Count, Instr, Reg};
use crate::compile::{Compiler, Result};
use crate::source::Source;
use crate::syntax::ast::{ExprTString, InterpolatedElement, InterpolatedStringElement};
use crate::syntax::{Ranged, TextRange};

/// The longest row of fields that is built at once; more go through a list.
const ROW: usize = 30;

impl<'a> Compiler<'a> {
    pub(in crate::compile) fn tstring(&mut self, string: &'a ExprTString, dst: Reg) -> Result {
        let mut strings = vec![String::new()];
        let mut fields = Vec::new();
        for element in string.value.elements() {
            let text = strings.last_mut();
            match element {
                InterpolatedStringElement::Literal(literal) => {
                    text.into_iter()
                        .for_each(|text| text.push_str(&literal.value));
                }
                InterpolatedStringElement::Interpolation(field) => {
                    if let (Some(debug), Some(text)) = (&field.debug_text, text) {
                        text.push_str(&self_documentation(debug));
                    }
                    fields.push(field);
                    strings.push(String::new());
                }
            }
        }
        let mark = self.unit.mark();
        self.unit.range = string.range;
        let strings = strings.iter().map(|text| literal(text)).collect();
        let base = self.push_constant(Constant::Tuple(strings))?;
        self.fields(&fields, string.range)?;
        self.unit
            .emit_at(string.range, Instr::BuildTemplate { dst, base });
        self.unit.release(mark);
        Ok(())
    }

    /// Makes the tuple of the fields, in the next temporary.
    fn fields(&mut self, fields: &[&'a InterpolatedElement], range: TextRange) -> Result<Reg> {
        if fields.is_empty() {
            return self.push_constant(Constant::Tuple(Arc::from([])));
        }
        let dst = self.unit.top()?;
        let mark = self.unit.mark();
        match u8::try_from(fields.len()) {
            Ok(count) if fields.len() <= ROW => {
                let base = self.unit.take_many(0)?;
                for field in fields {
                    self.push_field(field)?;
                }
                let count = Count(count);
                self.unit
                    .emit_at(range, Instr::BuildTuple { dst, base, count });
            }
            _ => {
                let list = self.unit.take_list(range)?;
                for field in fields {
                    let inner = self.unit.mark();
                    let src = self.push_field(field)?;
                    self.unit.emit_at(range, Instr::ListAppend { list, src });
                    self.unit.release(inner);
                }
                self.unit.emit_at(range, Instr::ListToTuple { dst, list });
            }
        }
        self.unit.release(mark);
        self.unit.take()
    }

    /// Makes one field, in the next temporary.
    fn push_field(&mut self, field: &'a InterpolatedElement) -> Result<Reg> {
        let dst = self.unit.top()?;
        let mark = self.unit.mark();
        let base = self.push(&field.expression)?;
        self.unit.range = field.range;
        let source = expression_source(field, self.source);
        self.push_constant(literal(&source))?;
        self.push_constant(match conversion(field) {
            Conversion::None => Constant::None,
            Conversion::Str => literal("s"),
            Conversion::Repr => literal("r"),
            Conversion::Ascii => literal("a"),
        })?;
        match &field.format_spec {
            Some(spec) => {
                self.push_format_spec(spec)?;
            }
            None => {
                self.push_constant(literal(""))?;
            }
        }
        self.unit
            .emit_at(field.range, Instr::BuildInterpolation { dst, base });
        self.unit.release(mark);
        self.unit.take()
    }
}

/// What stands between the brace and the `=`, `!`, `:` or brace behind the expression, without comments.
pub(in crate::compile) fn expression_source(
    field: &InterpolatedElement,
    source: &Source,
) -> String {
    if let Some(debug) = &field.debug_text {
        // Behind its `=` are only blanks.
        let text = self_documentation(debug);
        let end = text.rfind('=').unwrap_or(text.len());
        return text[..end].to_owned();
    }
    #[cfg(feature = "trees")]
    if let Some(text) = source.expression(field.range.start().into()) {
        return text.to_owned();
    }
    let text = source.text();
    let start = usize::from(field.range.start()) + 1;
    let mut end = usize::from(field.expression.range().end());
    // The expression may stand in parentheses, and end with blanks and comments.
    while let Some(next) = text.get(end..).and_then(|rest| rest.chars().next()) {
        match next {
            '!' | ':' | '}' => break,
            '#' => {
                let rest = &text[end..];
                end += rest.find('\n').unwrap_or(rest.len());
            }
            next => end += next.len_utf8(),
        }
    }
    let mut out = String::new();
    without_comments(text.get(start..end).unwrap_or_default(), &mut out);
    out
}
