//! [`ScopeError`]: the `SyntaxError`s that the symbol table raises.

use std::borrow::Cow;
use std::fmt;

use crate::source::{Source, Span};
use crate::syntax::ParseError;

/// A name is used in a way that the scope rules forbid; a `SyntaxError` in CPython's words.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub struct ScopeError {
    pub(crate) message: Cow<'static, str>,
    pub(crate) span: Span,
}

impl ScopeError {
    /// The message, as CPython words it.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The bytes of the statement or expression that is wrong.
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }
}

impl ScopeError {
    /// The `SyntaxError` that a script sees; as in CPython it comes without the text of the line.
    pub(crate) fn into_parse_error(self, source: &Source) -> ParseError {
        ParseError::after_parsing(source, self.message, self.span)
    }
}

impl fmt::Display for ScopeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SyntaxError: {}", self.message)
    }
}
