//! [`Warning`]: a source is a program, but says something doubtful.
//!
//! Input: the tokens, from the parser's own passes. Output: what CPython's tokenizer and parser warn about, in their
//! order: escape sequences that mean nothing, and keywords that touch a number. What CPython's compiler warns about
//! comes from pass 3 of `symtable` and from `compile`.

use std::borrow::Cow;
use std::fmt;

use super::error::ParseError;
use super::lexer::{LexError, Lexed};
use super::token::{Kind, Token};
use crate::meter::{self, Meter};
use crate::source::{Location, Source, Span};
use crate::text::literals::INVERTED_BOOL;

/// What the compiler says about a program that it accepts.
///
/// [`Program::warnings`](crate::Program::warnings) has an example.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Warning {
    pub(crate) error: ParseError,
    /// The parser said it, who has the text of the line at hand, and not a later pass.
    pub(crate) while_parsing: bool,
    /// It is about an operation that the compiler has done, and counts as what the code that compiles does.
    pub(crate) is_deprecation: bool,
}

impl Warning {
    /// The exception class that scripts know it as: `SyntaxWarning`; `DeprecationWarning` for the constant `~True`.
    #[must_use]
    pub fn category(&self) -> &'static str {
        match self.is_deprecation {
            true => "DeprecationWarning",
            false => "SyntaxWarning",
        }
    }

    /// The message, as CPython words it.
    #[must_use]
    pub fn message(&self) -> &str {
        self.error.message()
    }

    /// The bytes that the warning is about.
    #[must_use]
    pub fn span(&self) -> Span {
        self.error.span()
    }

    /// The lines and columns that the warning is about.
    #[must_use]
    pub fn location(&self) -> Location {
        self.error.location()
    }

    /// A warning of a pass behind the parser.
    pub(crate) fn after_parsing(
        source: &Source,
        message: impl Into<Cow<'static, str>>,
        span: Span,
    ) -> Self {
        Self {
            error: ParseError::after_parsing(source, message, span),
            while_parsing: false,
            is_deprecation: false,
        }
    }

    /// The warning about `~` on a constant bool.
    pub(crate) fn inverted_bool(source: &Source, span: Span) -> Self {
        Self {
            is_deprecation: true,
            ..Self::after_parsing(source, INVERTED_BOOL, span)
        }
    }

    /// The line that it is shown with.
    pub(crate) fn line(&self) -> u32 {
        self.error.location.line
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.category(), self.message())
    }
}

/// What the tokenizer warns about, and before which token.
#[derive(Debug)]
pub(super) struct Warned {
    pub(super) token: usize,
    pub(super) error: LexError,
}

/// An f-string whose end is not reached yet.
#[derive(Default)]
struct OpenFString {
    raw: bool,
    /// What is said at its end.
    pending: Vec<String>,
    /// How many braces are open in it, and in how many of them a format specifier has begun.
    fields: u32,
}

/// Adds what CPython's tokenizer and parser warn about. With an error of the parser, what lies behind it was not
/// parsed any more: only the tokenizer has seen it.
pub(super) fn collect(
    source: &Source,
    lexed: &Lexed,
    error: Option<&ParseError>,
    meter: &Meter<'_>,
    warnings: &mut Vec<Warning>,
) {
    let text = source.text();
    if lexed.warned.is_empty() && !text.contains('\\') {
        return;
    }
    let end = error.map_or(u32::MAX, |error| error.span.start);
    let mut warned = lexed.warned.iter().peekable();
    let mut open: Vec<OpenFString> = Vec::new();
    // Each warning has a copy of its line, and counts the characters of it.
    let pay = |at: u32| {
        let line = source.line_text(source.line(at)).len();
        meter.take(meter::WARNING + line);
        meter.burn((line / meter::BYTES_PER_UNIT) as u64);
    };
    for (index, token) in lexed.tokens.iter().enumerate() {
        if meter.is_stopped() {
            return;
        }
        while let Some(from_lexer) = warned.next_if(|warned| warned.token <= index) {
            pay(from_lexer.error.span.start);
            if meter.is_stopped() {
                return;
            }
            warnings.push(Warning {
                error: ParseError::from_lexer(source, &from_lexer.error),
                while_parsing: true,
                is_deprecation: false,
            });
        }
        if token.end > end {
            continue;
        }
        let mut add = |message: String, token: &Token| {
            let span = Span::new(token.start, token.end);
            pay(span.start);
            if meter.is_stopped() {
                return;
            }
            warnings.push(Warning {
                error: ParseError::new(source, super::SyntaxErrorKind::Syntax, message, span),
                while_parsing: true,
                is_deprecation: false,
            });
        };
        let content = &text[token.start as usize..token.end as usize];
        match token.kind {
            Kind::Str => {
                if let Some(message) = of_string(content) {
                    add(message, token);
                }
            }
            Kind::FStringStart => {
                let raw = content.contains(['r', 'R']);
                open.push(OpenFString {
                    raw,
                    ..OpenFString::default()
                });
            }
            Kind::FStringEnd => {
                for message in open.pop().unwrap_or_default().pending {
                    add(message, token);
                }
            }
            Kind::FStringMiddle => {
                let Some(fstring) = open.last_mut() else {
                    continue;
                };
                if fstring.fields > 0 {
                    // A format specifier; CPython decodes it as if the f-string were not raw.
                    if let Some(message) = in_middle(content) {
                        add(message, token);
                    }
                } else if !fstring.raw {
                    let pieces = pieces(content).into_iter();
                    fstring.pending.extend(pieces.filter_map(in_middle));
                }
            }
            Kind::LBrace => {
                if let Some(fstring) = open.last_mut() {
                    fstring.fields += 1;
                }
            }
            Kind::RBrace => {
                if let Some(fstring) = open.last_mut() {
                    fstring.fields = fstring.fields.saturating_sub(1);
                }
            }
            _ => {}
        }
    }
}

/// A string literal with prefix and quotes.
fn of_string(literal: &str) -> Option<String> {
    if !literal.contains('\\') {
        return None;
    }
    let quotes = literal.find(['"', '\''])?;
    let prefix = &literal[..quotes];
    if prefix.contains(['r', 'R']) {
        return None;
    }
    let rest = &literal[quotes..];
    let long = rest.len() >= 6 && (rest.starts_with("\"\"\"") || rest.starts_with("'''"));
    let width = if long { 3 } else { 1 };
    let body = rest.get(width..rest.len().checked_sub(width)?)?;
    invalid_escape(body, prefix.contains(['b', 'B']))
}

/// Text of an f-string. A backslash before a brace was the tokenizer's business.
fn in_middle(text: &str) -> Option<String> {
    invalid_escape(text, false)
        .filter(|message| !message.ends_with("\\{'") && !message.ends_with("\\}'"))
}

/// The text of an f-string as CPython cuts it: doubled braces end a token.
fn pieces(text: &str) -> Vec<&str> {
    let bytes = text.as_bytes();
    let mut pieces = Vec::new();
    let (mut start, mut at) = (0, 0);
    while at < bytes.len() {
        match bytes[at] {
            b'\\' if bytes.get(at + 1) == Some(&b'N') && bytes.get(at + 2) == Some(&b'{') => {
                at += text[at..].find('}').unwrap_or(text.len() - at) + 1;
            }
            b'\\' if !matches!(bytes.get(at + 1), Some(b'{' | b'}')) => at += 2,
            brace @ (b'{' | b'}') if bytes.get(at + 1) == Some(&brace) => {
                pieces.push(&text[start..=at]);
                at += 2;
                start = at;
            }
            _ => at += 1,
        }
    }
    pieces.extend(text.get(start..));
    pieces
}

/// What is said about the first escape sequence that means nothing.
fn invalid_escape(body: &str, is_bytes: bool) -> Option<String> {
    let mut rest = body;
    while let Some(at) = rest.find('\\') {
        rest = &rest[at + 1..];
        let next = rest.chars().next()?;
        let known = match next {
            '\n' | '\\' | '\'' | '"' | 'b' | 'f' | 't' | 'n' | 'r' | 'v' | 'a' | 'x' => true,
            '0'..='7' => {
                let digits = rest
                    .bytes()
                    .take(3)
                    .take_while(|b| matches!(b, b'0'..=b'7'));
                let digits: Vec<u8> = digits.collect();
                if digits.len() == 3 && digits[0] > b'3' {
                    let digits = &rest[..3];
                    return Some(format!("invalid octal escape sequence '\\{digits}'"));
                }
                true
            }
            'u' | 'U' | 'N' => !is_bytes,
            // A character beyond ASCII is kept with its backslash, and nothing is said.
            next => !next.is_ascii(),
        };
        if !known {
            return Some(format!("invalid escape sequence '\\{next}'"));
        }
        rest = &rest[next.len_utf8()..];
    }
    None
}
