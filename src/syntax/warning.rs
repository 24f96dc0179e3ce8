//! [`Warning`]: a source is a program, but says something doubtful.
//!
//! Input: the tokens, from the parser's own passes. Output: what CPython's tokenizer and parser warn about, in their
//! order: escape sequences that mean nothing, and keywords that touch a number. What CPython's compiler warns about
//! comes from pass 3 of `symtable` and from `compile`.

use std::borrow::Cow;
use std::fmt;

use super::error::{MAX_LINE, ParseError};
use super::lexer::{LexError, Lexed};
use super::token::{Kind, Token};
use crate::meter::{self, Meter};
use crate::source::{Location, Source, Span};

/// What the compiler says about a program that it accepts.
///
/// [`Program::warnings`](crate::Program::warnings) has an example.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Warning {
    pub(crate) error: ParseError,
    /// The parser said it, who has the text of the line at hand, and not a later pass.
    pub(crate) while_parsing: bool,
}

impl Warning {
    /// The exception class that scripts know it as: `SyntaxWarning`.
    #[must_use]
    pub fn category(&self) -> &'static str {
        "SyntaxWarning"
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
        }
    }

    /// The error that it is where a filter makes one of it.
    pub(crate) fn as_error(&self) -> ParseError {
        let mut error = self.error.clone();
        error.message = error.message.replace(FUTURE, "").into();
        error
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
    pending: Vec<BadEscape>,
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
    // A bracket that is not closed is found at the end.
    let end = error
        .filter(|error| !error.message().ends_with("was never closed"))
        .map_or(u32::MAX, |error| error.span.start);
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
            });
        }
        if token.end > end {
            continue;
        }
        let mut add = |bad: BadEscape, token: &Token| {
            pay(token.start);
            if meter.is_stopped() {
                return;
            }
            let span = Span::new(token.start, token.end);
            let kind = super::SyntaxErrorKind::Syntax;
            let mut error = ParseError::new(source, kind, bad.message(), span);
            bad.place(source, token, &mut error);
            warnings.push(Warning {
                error,
                while_parsing: true,
            });
        };
        let content = &text[token.start as usize..token.end as usize];
        match token.kind {
            Kind::Str => {
                if let Some(bad) = of_string(content) {
                    add(bad, token);
                }
            }
            Kind::FStringStart | Kind::TStringStart => {
                let raw = content.contains(['r', 'R']);
                open.push(OpenFString {
                    raw,
                    ..OpenFString::default()
                });
            }
            Kind::FStringEnd => {
                for bad in open.pop().unwrap_or_default().pending {
                    add(bad, token);
                }
            }
            Kind::FStringMiddle => {
                let Some(fstring) = open.last_mut() else {
                    continue;
                };
                if fstring.raw {
                    continue;
                }
                if fstring.fields > 0 {
                    // A format specifier.
                    if let Some(bad) = in_middle(content) {
                        add(bad, token);
                    }
                } else {
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
fn of_string(literal: &str) -> Option<BadEscape> {
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
fn in_middle(text: &str) -> Option<BadEscape> {
    invalid_escape(text, false).filter(|bad| !matches!(bad.text.as_str(), "{" | "}"))
}

/// The text of an f-string as CPython cuts it: doubled braces end a token, and so does a character's name.
fn pieces(text: &str) -> Vec<&str> {
    let bytes = text.as_bytes();
    let mut pieces = Vec::new();
    let (mut start, mut at) = (0, 0);
    while at < bytes.len() {
        match bytes[at] {
            b'\\' if bytes.get(at + 1) == Some(&b'N') && bytes.get(at + 2) == Some(&b'{') => {
                at += text[at..].find('}').unwrap_or(text.len() - at) + 1;
                pieces.extend(text.get(start..at));
                start = at;
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

/// An escape sequence that means nothing.
struct BadEscape {
    /// What stands behind the backslash: a character, or three digits.
    text: String,
    /// The lines before it in its text.
    lines: u32,
    /// How many bytes stand before it in its line, as CPython's decoder sees them.
    column: usize,
}

impl BadEscape {
    fn message(&self) -> String {
        let octal = if self.text.len() == 3 { "octal " } else { "" };
        invalid_escape_message(&self.text, octal)
    }

    /// Points an error at the escape, from the token that CPython has at hand. It counts from where the quotes of the
    /// token end, if it begins with them, and forgets its prefix.
    fn place(&self, source: &Source, token: &Token, error: &mut ParseError) {
        let (line, column) = source.position(token.start);
        let text = source.text();
        let quotes = text[token.start as usize..token.end as usize].bytes();
        let quotes = quotes.take(3).take_while(|quote| b"\"'".contains(quote));
        let start = match self.lines {
            0 => column as usize + quotes.count() + self.column,
            _ => self.column,
        };
        let line = line + self.lines;
        let shown = source.line_text(line.min(source.line_count()));
        // The newline counts as a character; what lies beyond it does not.
        let column = |at: usize| {
            let before = &shown[..shown.floor_char_boundary(at)];
            let characters = before.chars().count() + usize::from(at > shown.len());
            u32::try_from(characters + 1).unwrap_or(u32::MAX)
        };
        error.location = Location {
            line,
            column: column(start),
            end_line: line,
            end_column: column(start + 2),
        };
        error.text = Some(shown[..shown.floor_char_boundary(MAX_LINE)].to_owned());
    }
}

/// What is said about an escape sequence that means nothing; `octal` is `"octal "` for one that is too large.
pub(super) fn invalid_escape_message(text: &str, octal: &str) -> String {
    format!(
        "\"\\{text}\" is an invalid {octal}escape sequence.{FUTURE} Did you mean \"\\\\{text}\"? A raw string is also an \
         option."
    )
}

/// Part of the message of a warning that an error does not have.
const FUTURE: &str = " Such sequences will not work in the future.";

/// The first escape sequence that means nothing.
fn invalid_escape(body: &str, is_bytes: bool) -> Option<BadEscape> {
    let (mut lines, mut column) = (0, 0);
    let mut rest = body;
    while let Some(first) = rest.chars().next() {
        rest = &rest[first.len_utf8()..];
        if first != '\\' {
            match first {
                '\n' => (lines, column) = (lines + 1, 0),
                // The decoder has made an escape of ten bytes of it.
                _ => column += if first.is_ascii() || is_bytes { 1 } else { 10 },
            }
            continue;
        }
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
                    return Some(BadEscape {
                        text: rest[..3].to_owned(),
                        lines,
                        column,
                    });
                }
                true
            }
            'u' | 'U' | 'N' => !is_bytes,
            // A character beyond ASCII is kept with its backslash, and nothing is said.
            next => !next.is_ascii(),
        };
        if !known {
            return Some(BadEscape {
                text: next.to_string(),
                lines,
                column,
            });
        }
        // Before a character beyond ASCII the decoder has made an escape of the backslash, too.
        match next {
            '\n' => (lines, column) = (lines + 1, 0),
            _ if next.is_ascii() => column += 2,
            _ => column += 16,
        }
        rest = &rest[next.len_utf8()..];
    }
    None
}
