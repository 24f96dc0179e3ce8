//! What the modes of `compile()` ask of a source beyond the grammar.

use super::ast::{Mod, Stmt};
use super::{ParseError, Parsed, Ranged, SyntaxErrorKind};
use crate::source::{Source, Span};

/// Whether a text has nothing but white space and comments.
pub(crate) fn is_blank(text: &str) -> bool {
    // Other white space than this is an error of the tokenizer.
    let indentation = [' ', '\t', '\x0c', '\r'];
    text.lines()
        .map(|line| line.trim_start_matches(indentation))
        .all(|line| line.is_empty() || line.starts_with('#'))
}

/// Why a module is not one interactive statement: `single` takes one line of simple statements or one compound
/// statement.
pub(crate) fn not_single(source: &Source, parsed: &Parsed) -> Option<ParseError> {
    let Mod::Module(module) = parsed.tree() else {
        return None;
    };
    let [first, rest @ ..] = module.body.as_slice() else {
        return None;
    };
    let error =
        |message, at| ParseError::new(source, SyntaxErrorKind::Syntax, message, Span::new(at, at));
    let is_compound = matches!(
        first,
        Stmt::FunctionDef(_)
            | Stmt::ClassDef(_)
            | Stmt::If(_)
            | Stmt::For(_)
            | Stmt::While(_)
            | Stmt::With(_)
            | Stmt::Try(_)
            | Stmt::Match(_)
    );
    if is_compound {
        let extra = rest.first()?;
        return Some(error("invalid syntax", extra.start().into()));
    }
    let mut end = u32::from(first.end());
    for statement in rest {
        if source.line(statement.start().into()) > source.line(end) {
            let message = "multiple statements found while compiling a single statement";
            return Some(error(message, end));
        }
        end = statement.end().into();
    }
    None
}
