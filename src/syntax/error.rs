//! [`ParseError`]: a `SyntaxError`, `IndentationError` or `TabError` found before there is a symbol table.

use std::borrow::Cow;
use std::fmt;

use super::lexer::{LexError, Open};
use super::typo::Typo;
use crate::source::{Location, Source, SourceError, Span};

/// Which exception a script would see.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum SyntaxErrorKind {
    /// `SyntaxError`
    Syntax,
    /// `IndentationError`
    Indentation,
    /// `TabError`
    Tab,
}

impl fmt::Display for SyntaxErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Syntax => "SyntaxError",
            Self::Indentation => "IndentationError",
            Self::Tab => "TabError",
        })
    }
}

/// The source is no Python program; message and place are CPython's as far as they can be told.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub struct ParseError {
    pub(crate) kind: SyntaxErrorKind,
    pub(crate) message: Cow<'static, str>,
    pub(crate) span: Span,
    pub(crate) location: Location,
    pub(crate) text: Option<String>,
    pub(crate) incomplete: bool,
    /// Where the last compound statement begins that the parser has recognised.
    pub(super) statement: Option<u32>,
    /// A misspelt keyword, where the message has no words of its own.
    pub(crate) typo: Option<Box<Typo>>,
}

/// Of longer lines an error has only the beginning.
pub(super) const MAX_LINE: usize = 1 << 16;

impl ParseError {
    /// An error at a span of a source.
    pub(crate) fn new(
        source: &Source,
        kind: SyntaxErrorKind,
        message: impl Into<Cow<'static, str>>,
        span: Span,
    ) -> Self {
        let location = source.location(span);
        let line = source.line_text(location.line);
        let text = Some(line[..line.floor_char_boundary(MAX_LINE)].to_owned());
        Self {
            kind,
            message: message.into(),
            span,
            location,
            text,
            incomplete: false,
            statement: None,
            typo: None,
        }
    }

    /// An error found after parsing: as in CPython it comes without the text of the line, and its columns count
    /// bytes.
    pub(crate) fn after_parsing(
        source: &Source,
        message: impl Into<Cow<'static, str>>,
        span: Span,
    ) -> Self {
        let (line, column) = source.position(span.start);
        let (end_line, end_column) = source.position(span.end.max(span.start));
        let location = Location {
            line,
            column: column + 1,
            end_line,
            end_column: end_column + 1,
        };
        Self {
            kind: SyntaxErrorKind::Syntax,
            message: message.into(),
            span,
            location,
            text: None,
            incomplete: false,
            statement: None,
            typo: None,
        }
    }

    /// An error of the tokenizer.
    pub(super) fn from_lexer(source: &Source, error: &LexError) -> Self {
        let mut this = Self::new(source, error.kind, error.message.clone(), error.span);
        this.location = error.location.unwrap_or(this.location);
        this
    }

    /// A parenthesis that is never closed.
    pub(super) fn unclosed(source: &Source, open: Open) -> Self {
        let span = Span::new(open.at, open.at);
        let mut this = Self::new(source, SyntaxErrorKind::Syntax, open.message(), span);
        this.location.end_column = 0;
        this
    }

    /// An error about the text as a whole, which has no place.
    pub(crate) fn from_source_error(error: SourceError) -> Self {
        Self {
            kind: SyntaxErrorKind::Syntax,
            message: error.to_string().into(),
            span: Span::default(),
            location: Location::default(),
            text: None,
            incomplete: false,
            statement: None,
            typo: None,
        }
    }

    /// Which exception a script would see.
    #[must_use]
    pub fn kind(&self) -> SyntaxErrorKind {
        self.kind
    }

    /// The message (`msg`).
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The bytes that the error is about.
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }

    /// The lines and columns (`lineno`, `offset`, `end_lineno`, `end_offset`).
    #[must_use]
    pub fn location(&self) -> Location {
        self.location
    }

    /// Whether the parser took all of the source and only missed more of it.
    #[must_use]
    pub fn is_incomplete(&self) -> bool {
        self.incomplete
    }

    /// The first line that the error is about, without its newline (`text`).
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        self.text.as_deref()
    }
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.kind, self.message)
    }
}
