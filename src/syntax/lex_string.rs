//! The tokenizer on strings, f-strings and template strings.

use super::lexer::{FString, Lexer, Step};
use super::token::Kind;
use super::warning::invalid_escape_message;

/// How many f-strings may be open at once (`MAXFSTRINGLEVEL`).
const MAX_FSTRINGS: usize = 150;
/// How many replacement fields may lie in each other's format specifiers (`MAX_EXPR_NESTING`).
const MAX_FIELDS: i32 = 3;

impl Lexer<'_> {
    /// The quotes at the current place: which, and whether there are three.
    fn quotes(&self) -> (u8, bool) {
        let quote = self.peek(0);
        (quote, self.peek(1) == quote && self.peek(2) == quote)
    }

    /// A string whose quotes come next; its prefix begins at `start`.
    pub(super) fn string(&mut self, start: usize) -> Step {
        let (quote, triple) = self.quotes();
        self.at += if triple { 3 } else { 1 };
        let mut escaped_quote = false;
        loop {
            if self.at >= self.text.len() || (self.peek(0) == b'\n' && !triple) {
                if let Some(fstring) = self.fstrings.last()
                    && fstring.quote == quote
                    && fstring.triple == triple
                {
                    // This is the end of the f-string around, whose replacement field is not closed.
                    let message = format!("{}-string: expecting '}}'", fstring.letter);
                    return Err(self.error_at(start, message));
                }
                let after_break = self.at > self.text.len() || self.text.ends_with(b"\n");
                let at_end = self.at >= self.text.len() && after_break;
                let mut error = self.unterminated(start, triple, "");
                // A backslash before the last line break makes the string go on in a line that is not there.
                error.at_end |= at_end;
                if escaped_quote && !triple {
                    error.message += "; perhaps you escaped the end quote?";
                }
                return Err(error);
            }
            if self.peek(0) == b'\\' {
                escaped_quote |= self.peek(1) == quote;
                self.at += 2;
            } else if self.closes(quote, triple) {
                self.at += if triple { 3 } else { 1 };
                break;
            } else {
                self.at += 1;
            }
        }
        self.push(Kind::Str, start);
        Ok(())
    }

    /// Whether the string ends here.
    fn closes(&self, quote: u8, triple: bool) -> bool {
        let closers = if triple { 3 } else { 1 };
        (0..closers).all(|ahead| self.peek(ahead) == quote)
    }

    fn unterminated(&mut self, start: usize, triple: bool, prefix: &str) -> super::lexer::LexError {
        self.at = self.at.min(self.text.len());
        let line = self
            .source
            .line(self.offset(self.at))
            .min(self.source.line_count());
        let quoted = if triple { "triple-quoted " } else { "" };
        let message =
            format!("unterminated {quoted}{prefix}string literal (detected at line {line})");
        let mut error = self.error_at(start, message);
        error.at_end = triple;
        error
    }

    /// The start of an f-string or template string whose quotes come next.
    pub(super) fn fstring(&mut self, start: usize, raw: bool, letter: char) -> Step {
        let (quote, triple) = self.quotes();
        self.at += if triple { 3 } else { 1 };
        let kind = match letter {
            't' => Kind::TStringStart,
            _ => Kind::FStringStart,
        };
        self.push(kind, start);
        if self.fstrings.len() + 1 >= MAX_FSTRINGS {
            return Err(self.error_before(self.at, "too many nested f-strings or t-strings"));
        }
        self.fstrings.push(FString {
            start: self.offset(start),
            quote,
            triple,
            raw,
            letter,
            depth: 0,
            field_depth: -1,
            in_text: true,
            in_format_spec: false,
        });
        Ok(())
    }

    /// The text of an f-string up to its end or to a replacement field.
    pub(super) fn fstring_text(&mut self) -> Step {
        let Some(fstring) = self.fstrings.last().copied() else {
            return Ok(());
        };
        let start = self.at;
        let in_spec = fstring.in_format_spec;
        loop {
            let byte = self.peek(0);
            let at_end = self.at >= self.text.len();
            if at_end || (byte == b'\n' && !fstring.triple) {
                let letter = fstring.letter;
                if in_spec && !fstring.triple && (!at_end || self.ends_line) {
                    let message = format!(
                        "{letter}-string: newlines are not allowed in format specifiers for single quoted \
                         {letter}-strings"
                    );
                    return Err(self.error_at(self.at, message));
                }
                let prefix = format!("{letter}-");
                return Err(self.unterminated(fstring.start as usize, fstring.triple, &prefix));
            }
            if self.closes(fstring.quote, fstring.triple) {
                self.end_text(start);
                let end = self.at;
                self.at += if fstring.triple { 3 } else { 1 };
                self.fstrings.pop();
                self.push(Kind::FStringEnd, end);
                return Ok(());
            }
            match byte {
                b'{' if self.peek(1) == b'{' && !in_spec => self.at += 2,
                b'{' => return self.begin_field(start),
                b'}' if self.peek(1) == b'}' && !in_spec => self.at += 2,
                b'}' => {
                    self.end_text(start);
                    self.set_text(false);
                    return Ok(());
                }
                b'\\' => self.escape(fstring.raw),
                _ => self.at += 1,
            }
        }
    }

    /// A backslash in an f-string.
    fn escape(&mut self, raw: bool) {
        self.at += 1;
        match self.peek(0) {
            brace @ (b'{' | b'}') => {
                if !raw {
                    let brace = char::from(brace).to_string();
                    self.warn(self.at + 1, invalid_escape_message(&brace, ""));
                }
            }
            b'N' if !raw && self.peek(1) == b'{' => {
                // The name of a character: the braces are part of the text.
                let rest = &self.text[self.at..];
                let closed = rest
                    .iter()
                    .position(|&byte| matches!(byte, b'}' | b'\n' | b'"' | b'\''));
                match closed {
                    Some(at) if rest[at] == b'}' => self.at += at + 1,
                    _ => self.at += 2,
                }
            }
            _ => self.at = (self.at + 1).min(self.text.len()),
        }
    }

    fn end_text(&mut self, start: usize) {
        if self.at > start {
            self.push(Kind::FStringMiddle, start);
        }
    }

    fn set_text(&mut self, in_text: bool) {
        if let Some(fstring) = self.fstrings.last_mut() {
            fstring.in_text = in_text;
            fstring.in_format_spec &= in_text;
        }
    }

    /// `{` in the text of an f-string.
    fn begin_field(&mut self, start: usize) -> Step {
        self.end_text(start);
        let Some(fstring) = self.fstrings.last_mut() else {
            return Ok(());
        };
        fstring.field_depth += 1;
        fstring.in_text = false;
        fstring.in_format_spec = false;
        if fstring.field_depth >= MAX_FIELDS {
            let letter = fstring.letter;
            let message = format!("{letter}-string: expressions nested too deeply");
            return Err(self.error_before(self.at, message));
        }
        Ok(())
    }
}
