//! The place and the words of a syntax error, as CPython reports them.
//!
//! Input: the tokens of a source that the parser crate refused. Output: the error, or nothing if the grammar here
//! accepts the source. Runs for refused sources only.
//!
//! A recogniser for Python's grammar that goes through the alternatives in the order in which CPython's parser does,
//! because two things depend on that order: `invalid syntax` is reported at the last token that any alternative has
//! looked at, and rules for typical mistakes, which only a second pass tries, report the first that fits.
//!
//! ```text
//! first pass   fails -> the last token examined
//! second pass  with the rules for mistakes -> a message of theirs, or "invalid syntax" at that token
//! ```
//!
//! The rules are in `statements`, `compound`, `patterns`, `expressions`, `atoms`, `arguments`, `parameters` and
//! `targets`; each is a function that moves on if it fits, and stays where it is if it does not.
//! Invariant: results of the rules that recurse are remembered for each place, so that the time is linear in the
//! length of a statement.

mod arguments;
mod atoms;
mod compound;
mod expressions;
mod literals;
mod node;
mod parameters;
mod patterns;
mod recogniser;
mod statements;
mod targets;

use super::Mode;
use super::error::{ParseError, SyntaxErrorKind};
use super::lexer::Lexed;
use super::token::Kind;
use crate::source::Source;
pub(super) use literals::MAX_DIGITS;
use recogniser::{Raised, Recogniser};

/// The error of a source that is not a valid Python program; `None` if this grammar accepts it.
pub(super) fn diagnose(source: &Source, lexed: &Lexed, mode: Mode) -> Option<ParseError> {
    let mut recogniser = Recogniser::new(source, &lexed.tokens);
    if accepts(&mut recogniser, mode) {
        return None;
    }
    let incomplete = ends_early(&recogniser, lexed);
    let mut error = described(&mut recogniser, source, lexed, mode)?;
    error.incomplete = incomplete;
    error.statement = recogniser.last_statement;
    Some(error)
}

/// Whether the first pass, which has failed, had examined every token: what it missed is the rest.
fn ends_early(recogniser: &Recogniser<'_>, lexed: &Lexed) -> bool {
    let last = recogniser.tokens[recogniser.last_looked_at()];
    match last.kind {
        Kind::End => true,
        // What closes the blocks at the end of the source comes after its last line.
        Kind::Dedent => last.start as usize >= recogniser.source.text().len(),
        Kind::Error => lexed.error.as_ref().is_some_and(|error| error.at_end),
        _ => false,
    }
}

/// The place and the words, after a first pass that has failed.
fn described(
    recogniser: &mut Recogniser<'_>,
    source: &Source,
    lexed: &Lexed,
    mode: Mode,
) -> Option<ParseError> {
    let last = recogniser.last_looked_at();
    let first_pass = recogniser.raised.is_some();
    if !first_pass {
        recogniser.begin_second_pass();
        accepts(recogniser, mode);
    }
    let is_generic = recogniser.raised.is_none();
    if is_generic && matches!(recogniser.tokens[last].kind, Kind::Indent | Kind::Dedent) {
        return Some(indentation(recogniser, last));
    }
    let raised = recogniser
        .raised
        .take()
        .unwrap_or_else(|| generic(recogniser, last, mode));
    let Some(error) = &lexed.error else {
        return match raised {
            Raised::Error(error) | Raised::Final(error) => Some(*error),
            Raised::Tokenizer => None,
        };
    };
    let raised = match raised {
        Raised::Error(raised) => raised,
        Raised::Final(raised) => return Some(*raised),
        Raised::Tokenizer => return Some(ParseError::from_lexer(source, error)),
    };
    // Mistakes of the tokenizer win over those of the parser, wherever they are.
    if !error.deferred && (first_pass || !error.in_fstring) {
        return Some(ParseError::from_lexer(source, error));
    }
    let looked_at = recogniser.tokens[recogniser.last_looked_at()];
    let line = |at| source.line(at);
    match lexed.unclosed {
        Some(open) if !error.in_fstring && line(open.at) < line(looked_at.start) => {
            Some(ParseError::unclosed(source, open))
        }
        _ => Some(*raised),
    }
}

/// One pass over the whole source.
fn accepts(recogniser: &mut Recogniser<'_>, mode: Mode) -> bool {
    let fits = match mode {
        Mode::Exec => recogniser.file(),
        Mode::Eval => recogniser.eval(),
        Mode::Single => recogniser.interactive(),
    };
    fits.is_some() && recogniser.raised.is_none()
}

/// The error when no rule has a better message: at the last token that was examined.
fn generic(recogniser: &Recogniser<'_>, last: usize, mode: Mode) -> Raised {
    let mut error = recogniser.error_at_token(last, SyntaxErrorKind::Syntax, "invalid syntax");
    let token = recogniser.tokens[last];
    // Only modules get a newline at their end if it is missing.
    let is_missing = mode != Mode::Exec && token.kind == Kind::Newline && token.start == token.end;
    if token.kind == Kind::End || is_missing {
        error.location.column = 0;
        error.location.end_column = 0;
    }
    if mode != Mode::Exec && recogniser.source.text().is_empty() {
        error.location = crate::source::Location::default();
    }
    Raised::Error(Box::new(error))
}

/// The error about a change of indentation where none is expected.
fn indentation(recogniser: &Recogniser<'_>, last: usize) -> ParseError {
    let is_indent = recogniser.tokens[last].kind == Kind::Indent;
    let message = if is_indent {
        "unexpected indent"
    } else {
        "unexpected unindent"
    };
    recogniser.error_at_token(
        recogniser.last_looked_at(),
        SyntaxErrorKind::Indentation,
        message,
    )
}
