//! The tokenizer: the words of a source, or the first place where CPython's tokenizer gives up.
//!
//! Input: a [`Source`]. Output: [`Lexed`]. Neighbours: `nesting` bounds the depth of the tree from the tokens before
//! the parser makes one, `diagnose` finds the place and the words of a syntax error in them. The tree itself comes
//! from the parser crate, which cuts its own tokens.
//!
//! Invariant: lexing takes a time linear in the source and does not recurse, whatever the source is.
//!
//! Numbers are in `lex_number`, strings in `lex_string`.

use super::error::SyntaxErrorKind;
use super::token::{Kind, Token};
use super::warning::Warned;
use crate::meter::{self, Meter};
use crate::source::{Location, Source, Span};
use crate::text::unicode::{is_identifier_part, is_identifier_start, is_printable};

/// How many parentheses may be open at once (`MAXLEVEL`).
const MAX_LEVEL: usize = 200;
/// How many indentations may be open at once (`MAXINDENT`).
const MAX_INDENT: usize = 100;
/// How far a tab moves in the two ways of counting that must agree.
const TAB_SIZE: u32 = 8;

/// Where and why the tokenizer gives up.
#[derive(Debug)]
pub(super) struct LexError {
    pub(super) kind: SyntaxErrorKind,
    pub(super) message: String,
    pub(super) span: Span,
    /// The place as CPython reports it, where it is not that of the span.
    pub(super) location: Option<Location>,
    /// Reported only if the parser gets here without an error of its own; other errors of the tokenizer win over
    /// those of the parser wherever they are.
    pub(super) deferred: bool,
    /// The tokenizer is inside of an f-string: such an error wins over errors of the parser's first pass only.
    pub(super) in_fstring: bool,
    /// The source ends inside of something that goes on over line breaks: more lines could mend it.
    pub(super) at_end: bool,
}

/// A parenthesis that is open.
#[derive(Clone, Copy, Debug)]
pub(super) struct Open {
    pub(super) character: u8,
    pub(super) at: u32,
}

impl Open {
    /// What is said if it is never closed.
    pub(super) fn message(self) -> String {
        format!("'{}' was never closed", char::from(self.character))
    }
}

/// The tokens of a source.
#[derive(Debug)]
pub(super) struct Lexed {
    /// Ends with [`Kind::End`], or with [`Kind::Error`] if there is an error.
    pub(super) tokens: Vec<Token>,
    pub(super) error: Option<LexError>,
    /// The innermost parenthesis that is never closed.
    pub(super) unclosed: Option<Open>,
    /// What is doubtful, in the order of the source.
    pub(super) warned: Vec<Warned>,
}

/// An f-string or template string that is open (CPython: `tokenizer_mode`).
#[derive(Clone, Copy, Debug)]
pub(super) struct FString {
    pub(super) start: u32,
    pub(super) quote: u8,
    pub(super) triple: bool,
    pub(super) raw: bool,
    /// `f` or `t`: what messages call it.
    pub(super) letter: char,
    /// How many braces and other parentheses are open in it.
    pub(super) depth: i32,
    /// The depth at which the innermost replacement field began; -1 outside of fields.
    pub(super) field_depth: i32,
    /// Text, rather than an expression, comes next.
    pub(super) in_text: bool,
    pub(super) in_format_spec: bool,
}

/// The letters before the quotes of a string.
#[derive(Clone, Copy, Default)]
struct Prefix {
    bytes: bool,
    unicode: bool,
    raw: bool,
    format: bool,
    template: bool,
}

impl Prefix {
    /// Takes one more letter; each may come once.
    fn take(&mut self, letter: u8) -> bool {
        let seen = match letter.to_ascii_lowercase() {
            b'b' => &mut self.bytes,
            b'u' => &mut self.unicode,
            b'r' => &mut self.raw,
            b'f' => &mut self.format,
            b't' => &mut self.template,
            _ => return false,
        };
        !std::mem::replace(seen, true)
    }

    /// Two letters that exclude each other, the first pair that CPython's tokenizer finds.
    fn conflict(self) -> Option<(char, char)> {
        let pairs = [
            (self.unicode && self.bytes, ('u', 'b')),
            (self.unicode && self.raw, ('u', 'r')),
            (self.unicode && self.format, ('u', 'f')),
            (self.unicode && self.template, ('u', 't')),
            (self.bytes && self.format, ('b', 'f')),
            (self.bytes && self.template, ('b', 't')),
            (self.format && self.template, ('f', 't')),
        ];
        pairs
            .into_iter()
            .find_map(|(both, pair)| both.then_some(pair))
    }

    /// `f` or `t`, where the string has fields.
    fn letter(self) -> Option<char> {
        match (self.format, self.template) {
            (true, _) => Some('f'),
            (_, true) => Some('t'),
            _ => None,
        }
    }
}

/// What a step of the lexer returns.
pub(super) type Step<T = ()> = Result<T, LexError>;

/// The state of the tokenizer.
pub(super) struct Lexer<'a> {
    pub(super) source: &'a Source,
    pub(super) text: &'a [u8],
    pub(super) at: usize,
    pub(super) tokens: Vec<Token>,
    pub(super) open: Vec<Open>,
    // Columns of the open indentations with tabs of 8, and with tabs of 1.
    indents: Vec<(u32, u32)>,
    pub(super) fstrings: Vec<FString>,
    pub(super) warned: Vec<Warned>,
    at_line_start: bool,
    pub(super) ends_line: bool,
    meter: &'a Meter<'a>,
    /// The most tokens for which the meter has room, or at which it looks who may stop it.
    next_look: usize,
}

/// So many tokens are cut between two looks at the meter.
const TOKENS_PER_LOOK: usize = 1 << 14;

/// Cuts a source into tokens. `ends_line`: the text counts as if a line break followed it. There will be no more tokens
/// than the meter has room for trees of them.
pub(super) fn lex<'a>(source: &'a Source, ends_line: bool, meter: &'a Meter<'a>) -> Lexed {
    let mut lexer = Lexer {
        source,
        text: source.text().as_bytes(),
        at: 0,
        tokens: Vec::with_capacity((source.text().len() / 4 + 8).min(TOKENS_PER_LOOK)),
        open: Vec::new(),
        indents: vec![(0, 0)],
        fstrings: Vec::new(),
        warned: Vec::new(),
        at_line_start: true,
        ends_line,
        meter,
        next_look: TOKENS_PER_LOOK.min(meter.room() / meter::TOKEN),
    };
    let error = lexer.run().err();
    if error.is_some() {
        lexer.push(Kind::Error, lexer.at);
    }
    let unclosed = lexer.open.last().copied();
    Lexed {
        tokens: lexer.tokens,
        error,
        unclosed,
        warned: lexer.warned,
    }
}

/// Whether a byte can begin a name; bytes beyond ASCII are decoded to characters.
fn begins_name(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte == b'_' || byte >= 0x80
}

/// Whether a byte can continue a name.
pub(super) fn continues_name(byte: u8) -> bool {
    const CONTINUES: [bool; 256] = {
        let mut table = [false; 256];
        let mut byte = 0;
        while byte < table.len() {
            let ascii = byte as u8;
            table[byte] = byte >= 0x80 || ascii.is_ascii_alphanumeric() || ascii == b'_';
            byte += 1;
        }
        table
    };
    CONTINUES[usize::from(byte)]
}

impl Lexer<'_> {
    /// The byte some places ahead, 0 beyond the end (a source has no null bytes).
    pub(super) fn peek(&self, ahead: usize) -> u8 {
        self.text.get(self.at + ahead).copied().unwrap_or(0)
    }

    pub(super) fn offset(&self, at: usize) -> u32 {
        u32::try_from(at).unwrap_or(u32::MAX)
    }

    /// Adds a token that ends at the current place.
    pub(super) fn push(&mut self, kind: Kind, start: usize) {
        let token = Token {
            kind,
            start: self.offset(start),
            end: self.offset(self.at),
        };
        self.tokens.push(token);
    }

    /// An error at the character before a place, which is where CPython points after having read it.
    pub(super) fn error_before(&self, at: usize, message: impl Into<String>) -> LexError {
        let before = &self.source.text()[..at.min(self.text.len())];
        let start = before
            .char_indices()
            .next_back()
            .map_or(0, |(start, _)| start);
        self.error_at(start, message)
    }

    /// Notes a doubt about the token that is being cut; `at` is the place that was read up to.
    pub(super) fn warn(&mut self, at: usize, message: impl Into<String>) {
        let error = self.error_before(at, message);
        let token = self.tokens.len();
        self.meter.take(meter::WARNING);
        self.warned.push(Warned { token, error });
    }

    /// An error at a place.
    pub(super) fn error_at(&self, at: usize, message: impl Into<String>) -> LexError {
        let at = self.offset(at);
        LexError {
            kind: SyntaxErrorKind::Syntax,
            message: message.into(),
            span: Span::new(at, at),
            location: None,
            deferred: false,
            in_fstring: !self.fstrings.is_empty(),
            at_end: false,
        }
    }

    /// An error that counts only if the parser gets here, at a place without an end.
    fn deferred(&self, at: usize, message: impl Into<String>) -> LexError {
        let mut error = self.error_at(at, message);
        let location = self.source.location(error.span);
        error.location = Some(Location {
            end_column: 0,
            ..location
        });
        error.deferred = true;
        error
    }

    fn run(&mut self) -> Step {
        loop {
            if self.tokens.len() > self.next_look {
                self.look()?;
            }
            if self.fstrings.last().is_some_and(|fstring| fstring.in_text) {
                self.fstring_text()?;
                continue;
            }
            if self.at_line_start {
                self.at_line_start = false;
                self.indentation()?;
            }
            while matches!(self.peek(0), b' ' | b'\t' | b'\x0c') {
                self.at += 1;
            }
            let comment = self.at;
            if self.peek(0) == b'#' {
                let rest = &self.text[self.at..];
                self.at += rest
                    .iter()
                    .position(|&byte| byte == b'\n')
                    .unwrap_or(rest.len());
            }
            if self.peek(0) == b'\n' {
                self.at += 1;
                self.end_of_line(comment);
                continue;
            }
            if self.at >= self.text.len() {
                return self.finish(comment);
            }
            self.token()?;
        }
    }

    /// Ends with an error where the meter has no room for more tokens, or somebody stops it.
    #[cold]
    fn look(&mut self) -> Step {
        let most = self.meter.room() / meter::TOKEN;
        if self.tokens.len() > most {
            self.meter.take(self.meter.room().saturating_add(1));
        }
        self.meter.look();
        if self.meter.is_stopped() {
            return Err(self.error_at(self.at, meter::GIVEN_UP));
        }
        self.next_look = most.min(self.tokens.len() + TOKENS_PER_LOOK);
        Ok(())
    }

    /// The end of the source: the last line ends, at its comment if it has one; indentations close.
    fn finish(&mut self, line_end: usize) -> Step {
        if let Some(error) = self.unclosed() {
            return Err(error);
        }
        let ended = self
            .tokens
            .last()
            .is_none_or(|last| matches!(last.kind, Kind::Newline | Kind::Indent | Kind::Dedent));
        if !ended {
            self.push(Kind::Newline, line_end);
        }
        for _ in 1..self.indents.len() {
            self.push(Kind::Dedent, self.at);
        }
        self.push(Kind::End, self.at);
        Ok(())
    }

    /// The error about the innermost parenthesis that is open at the end of the source.
    fn unclosed(&self) -> Option<LexError> {
        let open = self.open.last()?;
        let mut error = self.deferred(open.at as usize, open.message());
        error.at_end = true;
        Some(error)
    }

    /// The blanks at the start of a line, which open or close indentations.
    fn indentation(&mut self) -> Step {
        let line = self.at;
        let (mut column, mut alternative) = (0, 0);
        let mut continued = None;
        loop {
            match self.peek(0) {
                b' ' => (column, alternative) = (column + 1, alternative + 1),
                b'\t' => {
                    (column, alternative) = ((column / TAB_SIZE + 1) * TAB_SIZE, alternative + 1)
                }
                b'\x0c' => (column, alternative) = (0, 0),
                b'\\' => {
                    continued = continued.or(Some(column));
                    self.continuation()?;
                    continue;
                }
                _ => break,
            }
            self.at += 1;
        }
        if matches!(self.peek(0), b'#' | b'\n')
            || self.at >= self.text.len()
            || !self.open.is_empty()
        {
            return Ok(());
        }
        let (column, alternative) =
            continued.map_or((column, alternative), |column| (column, column));
        self.change_indentation(line, column, alternative)
    }

    fn change_indentation(&mut self, mut line: usize, column: u32, alternative: u32) -> Step {
        let innermost = self.indents.last().copied().unwrap_or((0, 0));
        // After a backslash, the indentation goes on in another line than it began in.
        let first = std::mem::replace(
            &mut line,
            self.source
                .line_start(self.source.line(self.offset(self.at))) as usize,
        );
        if column == innermost.0 {
            return if alternative == innermost.1 {
                Ok(())
            } else {
                Err(self.tab_error(line))
            };
        }
        if column > innermost.0 {
            if self.indents.len() >= MAX_INDENT {
                return Err(self.indentation_error(line, "too many levels of indentation", false));
            }
            if alternative <= innermost.1 {
                return Err(self.tab_error(line));
            }
            self.indents.push((column, alternative));
            self.push(Kind::Indent, first);
            return Ok(());
        }
        let mut closed = 0;
        while let Some(&(outer, _)) = self.indents.last()
            && column < outer
        {
            self.indents.pop();
            closed += 1;
        }
        let innermost = self.indents.last().copied().unwrap_or((0, 0));
        if column != innermost.0 {
            let message = "unindent does not match any outer indentation level";
            return Err(self.indentation_error(line, message, true));
        }
        if alternative != innermost.1 {
            return Err(self.tab_error(line));
        }
        for _ in 0..closed {
            self.push(Kind::Dedent, self.at);
        }
        Ok(())
    }

    /// An error about the indentation of a line: CPython points at its start or just past its end.
    fn indentation_error(&self, line: usize, message: &str, at_end: bool) -> LexError {
        let mut error = self.deferred(line, message);
        error.kind = SyntaxErrorKind::Indentation;
        if at_end && let Some(location) = &mut error.location {
            let characters = self.source.line_text(location.line).chars().count();
            location.column = self.offset(characters) + 1;
        }
        error
    }

    fn tab_error(&self, line: usize) -> LexError {
        let message = "inconsistent use of tabs and spaces in indentation";
        LexError {
            kind: SyntaxErrorKind::Tab,
            ..self.indentation_error(line, message, false)
        }
    }

    /// A backslash at the end of a line.
    fn continuation(&mut self) -> Step {
        self.at += 1;
        let end = self.at;
        let at_end = end >= self.text.len();
        if (!at_end && self.peek(0) != b'\n') || (at_end && !self.ends_line) {
            let at = if at_end { end - 1 } else { end };
            let message = "unexpected character after line continuation character";
            return Err(self.deferred(at, message));
        }
        self.at = (end + 1).min(self.text.len());
        if self.at >= self.text.len() {
            let mut error = self
                .unclosed()
                .unwrap_or_else(|| self.deferred(end, "unexpected EOF while parsing"));
            error.at_end = true;
            return Err(error);
        }
        Ok(())
    }

    /// The token at the current place, which is neither blank nor the end.
    fn token(&mut self) -> Step {
        let start = self.at;
        match self.peek(0) {
            b'\\' => self.continuation(),
            b'.' if self.peek(1).is_ascii_digit() => self.number(),
            byte if byte.is_ascii_digit() => self.number(),
            b'"' | b'\'' => self.string(start),
            byte if begins_name(byte) => self.word(),
            _ => self.operator(),
        }
    }

    /// A newline ends a statement unless a parenthesis is open or the line is blank.
    fn end_of_line(&mut self, start: usize) {
        self.at_line_start = true;
        let blank = self
            .tokens
            .last()
            .is_none_or(|last| matches!(last.kind, Kind::Newline | Kind::Indent | Kind::Dedent));
        if self.open.is_empty() && !blank {
            self.push(Kind::Newline, start);
        }
        if !self.open.is_empty() {
            self.at_line_start = false;
        }
    }

    /// A name, a keyword, or a string with a prefix.
    fn word(&mut self) -> Step {
        let start = self.at;
        let mut prefix = Prefix::default();
        while prefix.take(self.peek(0)) {
            self.at += 1;
            if matches!(self.peek(0), b'"' | b'\'') {
                if let Some((one, other)) = prefix.conflict() {
                    let message = format!("'{one}' and '{other}' prefixes are incompatible");
                    let mut error = self.error_at(start, message);
                    error.span = Span::new(self.offset(start), self.offset(self.at));
                    return Err(error);
                }
                return match prefix.letter() {
                    Some(letter) => self.fstring(start, prefix.raw, letter),
                    None => self.string(start),
                };
            }
        }
        let rest = &self.text[self.at..];
        let length = rest.iter().position(|&byte| !continues_name(byte));
        self.at += length.unwrap_or(rest.len());
        let word = &self.source.text()[start..self.at];
        if !word.is_ascii() {
            self.check_name(start, word)?;
        }
        let kind = Kind::keyword(word).unwrap_or(Kind::Name);
        self.push(kind, start);
        Ok(())
    }

    /// A name beyond ASCII: letters and digits of any script.
    fn check_name(&self, start: usize, word: &str) -> Step {
        for (at, character) in word.char_indices() {
            let fits = if at == 0 {
                is_identifier_start(character)
            } else {
                is_identifier_part(character)
            };
            if !fits {
                return Err(self.bad_character(start + at, character));
            }
        }
        Ok(())
    }

    /// A character that begins no token.
    fn bad_character(&self, at: usize, character: char) -> LexError {
        let code = u32::from(character);
        let message = if is_printable(character) {
            format!("invalid character '{character}' (U+{code:04X})")
        } else {
            format!("invalid non-printable character U+{code:04X}")
        };
        self.error_at(at, message)
    }

    fn operator(&mut self) -> Step {
        let start = self.at;
        let rest = &self.source.text()[start..];
        let most = match self.peek(1) {
            b'=' | b'>' | b'<' | b'*' | b'/' | b'.' => 3,
            _ => 1,
        };
        let longest = (1..=most).rev().filter_map(|length| rest.get(..length));
        let Some(kind) = longest.filter_map(Kind::of).find(|kind| !kind.is_keyword()) else {
            if matches!(self.peek(0), b'$' | b'?' | b'`') {
                self.at += 1;
                self.push(Kind::Stray, start);
                return Ok(());
            }
            let character = rest.chars().next().unwrap_or('\0');
            return Err(self.bad_character(start, character));
        };
        let kind = self.before_format_spec(kind);
        self.at += kind.text().len();
        match kind {
            Kind::LParen | Kind::LSquare | Kind::LBrace => self.open(start)?,
            Kind::RParen | Kind::RSquare | Kind::RBrace => self.close(start)?,
            Kind::Colon if self.begin_format_spec() => {
                self.push(kind, start);
                if self.peek(0) == b'}' {
                    // An empty format specifier is a token too.
                    self.push(Kind::FStringMiddle, self.at);
                }
                return Ok(());
            }
            _ => {}
        }
        self.push(kind, start);
        Ok(())
    }

    /// At the end of the expression of a replacement field, `:` ends it whatever follows: `{x:=5}` is a format.
    fn before_format_spec(&self, kind: Kind) -> Kind {
        match self.fstrings.last() {
            Some(fstring)
                if kind == Kind::ColonEqual && fstring.depth == fstring.field_depth + 1 =>
            {
                Kind::Colon
            }
            _ => kind,
        }
    }

    fn begin_format_spec(&mut self) -> bool {
        if let Some(fstring) = self.fstrings.last_mut()
            && fstring.depth == fstring.field_depth + 1
        {
            fstring.in_text = true;
            fstring.in_format_spec = true;
            return true;
        }
        false
    }

    fn open(&mut self, start: usize) -> Step {
        if self.open.len() >= MAX_LEVEL {
            return Err(self.error_before(self.at, "too many nested parentheses"));
        }
        self.open.push(Open {
            character: self.text[start],
            at: self.offset(start),
        });
        if let Some(fstring) = self.fstrings.last_mut() {
            fstring.depth += 1;
        }
        Ok(())
    }

    fn close(&mut self, start: usize) -> Step {
        let closer = char::from(self.text[start]);
        if let Some(fstring) = self.fstrings.last()
            && fstring.depth == 0
            && closer == '}'
        {
            let message = format!("{}-string: single '}}' is not allowed", fstring.letter);
            return Err(self.error_before(self.at, message));
        }
        let Some(open) = self.open.pop() else {
            return Err(self.error_before(self.at, format!("unmatched '{closer}'")));
        };
        let opener = char::from(open.character);
        let matches = matches!((opener, closer), ('(', ')') | ('[', ']') | ('{', '}'));
        if !matches {
            if let Some(fstring) = self.fstrings.last()
                && fstring.depth - 1 == fstring.field_depth
                && opener == '{'
            {
                let message = format!("{}-string: unmatched '{closer}'", fstring.letter);
                return Err(self.error_before(self.at, message));
            }
            let mut message = format!(
                "closing parenthesis '{closer}' does not match opening parenthesis '{opener}'"
            );
            let line = self.source.line(open.at);
            if line != self.source.line(self.offset(start)) {
                message += &format!(" on line {line}");
            }
            return Err(self.error_before(self.at, message));
        }
        if let Some(fstring) = self.fstrings.last_mut() {
            fstring.depth -= 1;
            if fstring.depth < 0 {
                let message = format!("{}-string: unmatched '{closer}'", fstring.letter);
                return Err(self.error_before(self.at, message));
            }
            if closer == '}' && fstring.depth == fstring.field_depth {
                fstring.field_depth -= 1;
                fstring.in_text = true;
                fstring.in_format_spec = fstring.field_depth >= 0;
            }
        }
        Ok(())
    }
}
