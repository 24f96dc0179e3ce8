//! Syntax: the only place that names the parser crate.
//!
//! Input: a [`Source`]. Output: a [`Parsed`] tree of bounded depth, or a [`ParseError`] in CPython's words.
//! Neighbours: `symtable` and `compile` visit the tree; they name its types through [`ast`].
//!
//! ```text
//! source -> lexer -> nesting -> the parser crate -> Parsed
//!             |         |              |
//!             +---------+--------------+--> ParseError
//! ```
//!
//! The tokenizer here is CPython's in what it refuses; the parser crate has its own and is more lenient.
//! Invariant: no tree is made that is deeper than [`Limits`] allow.

mod anchor;
mod block;
mod diagnose;
mod enclose;
mod error;
mod in_finally;
mod interactive;
mod lex_number;
mod lex_string;
mod lexer;
mod nesting;
mod nodes;
mod stack;
mod surrogate_literals;
mod token;
mod typo;
mod walk;
mod warning;

pub(crate) use anchor::{anchor, is_plain_call};
pub(crate) use block::block_lines;
pub(crate) use in_finally::judge as judge_finally_bodies;
pub(crate) use interactive::{is_blank, not_single};
pub(crate) use nodes::{by_annotation, definition_range, int_value, positional};
pub(crate) use ruff_python_ast as ast;
pub(crate) use ruff_text_size::{Ranged, TextRange, TextSize};
pub(crate) use stack::ensure_stack;
pub(crate) use walk::Walk;

pub use error::{ParseError, SyntaxErrorKind};
pub use warning::Warning;

use crate::meter::{self, Meter};
use crate::source::{Source, Span};
use crate::text::surrogates;

/// What a source is parsed as; the modes of `compile()`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) enum Mode {
    /// A module: any number of statements.
    Exec,
    /// One expression.
    Eval,
    /// One interactive statement, whose value is printed.
    Single,
}

/// How large a tree may get.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Limits {
    /// How deep functions, brackets and blocks may nest. Chains of operators, calls and attributes may be fifteen
    /// times as long.
    pub(crate) nesting: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self { nesting: 200 }
    }
}

/// A syntax tree, checked as far as that is possible without a symbol table.
#[derive(Debug)]
pub(crate) struct Parsed {
    tree: ast::Mod,
    // What the depth of the tree is at most.
    depth: u32,
}

impl Parsed {
    /// A tree that was not parsed, of such a depth at most.
    #[cfg(feature = "trees")]
    pub(crate) fn new(tree: ast::Mod, depth: u32) -> Self {
        Self { tree, depth }
    }

    /// The tree: `Mod::Expression` for [`Mode::Eval`], else `Mod::Module`.
    pub(crate) fn tree(&self) -> &ast::Mod {
        &self.tree
    }
}

impl Drop for Parsed {
    fn drop(&mut self) {
        let empty = ast::ModModule {
            node_index: ast::AtomicNodeIndex::NONE,
            range: TextRange::default(),
            body: ast::Suite::new(),
        };
        let tree = std::mem::replace(&mut self.tree, ast::Mod::Module(empty));
        stack::drop_deep(tree, self.depth);
    }
}

/// Parses a source, and adds what is doubtful in it to the warnings.
///
/// # Errors
/// The error that CPython reports first, or one about a tree that would be too deep; any where the meter has stopped.
pub(crate) fn parse(
    source: &Source,
    mode: Mode,
    limits: Limits,
    meter: &Meter<'_>,
    warnings: &mut Vec<Warning>,
) -> Result<Parsed, ParseError> {
    let lines = source.line_count() as usize;
    meter.take(source.text().len().saturating_mul(meter::BYTE) + lines * meter::LINE);
    let wide: usize = match source.text().is_ascii() {
        true => 0,
        false => {
            let lines = source.text().split('\n');
            lines.filter(|line| !line.is_ascii()).map(str::len).sum()
        }
    };
    meter.burn(
        (source.text().len() / meter::BYTES_PER_UNIT
            + lines / meter::LINES_PER_UNIT
            + wide / meter::WIDE_BYTES_PER_UNIT) as u64,
    );
    if meter.is_stopped() {
        return Err(given_up(source));
    }
    if let Some(at) = surrogates::find(source.text()) {
        let span = Span::new(at as u32, at as u32 + 4);
        return Err(refused_character(source, span));
    }
    let lexed = lexer::lex(source, mode == Mode::Exec, meter);
    pay_for_tree(&lexed, meter);
    meter.look();
    if meter.is_stopped() {
        return Err(given_up(source));
    }
    let mut parsed = parse_tokens(source, &lexed, mode, limits, meter);
    if let Err(error) = &mut parsed {
        error.typo = typo::find(source, error, limits, meter).map(Box::new);
    }
    warning::collect(source, &lexed, parsed.as_ref().err(), meter, warnings);
    meter.look();
    parsed
}

/// Pays for the tree that the parser crate will make of the tokens, before it does.
fn pay_for_tree(lexed: &lexer::Lexed, meter: &Meter<'_>) {
    let ends =
        |token: &&token::Token| matches!(token.kind, token::Kind::Newline | token::Kind::Semi);
    let statements = lexed.tokens.iter().filter(ends).count();
    meter.take(lexed.tokens.len() * meter::TOKEN + statements * meter::STATEMENT);
    meter.burn(lexed.tokens.len() as u64 * meter::UNITS_PER_TOKEN);
}

/// Finds the place and the words of a syntax error, which takes much more than parsing does.
fn diagnose(
    source: &Source,
    lexed: &lexer::Lexed,
    mode: Mode,
    meter: &Meter<'_>,
) -> Option<ParseError> {
    let bytes = lexed.tokens.len() * meter::DIAGNOSED_TOKEN;
    meter.take(bytes);
    meter.burn(lexed.tokens.len() as u64 * meter::UNITS_PER_DIAGNOSED_TOKEN);
    if meter.is_stopped() {
        return Some(given_up(source));
    }
    let error = diagnose::diagnose(source, lexed, mode);
    meter.give_back(bytes);
    error
}

/// What is returned where the meter has stopped; the meter says why.
fn given_up(source: &Source) -> ParseError {
    ParseError::after_parsing(source, meter::GIVEN_UP, Span::default())
}

fn parse_tokens(
    source: &Source,
    lexed: &lexer::Lexed,
    mode: Mode,
    limits: Limits,
    meter: &Meter<'_>,
) -> Result<Parsed, ParseError> {
    let depth = nesting::depth(&lexed.tokens, limits.nesting).map_err(|span| {
        ParseError::new(
            source,
            SyntaxErrorKind::Syntax,
            "expression nested too deeply",
            span,
        )
    })?;
    if mode == Mode::Single {
        diagnose(source, lexed, mode, meter).map_or(Ok(()), Err)?;
    }
    if let Some(error) = &lexed.error {
        let error = || ParseError::from_lexer(source, error);
        return Err(diagnose(source, lexed, mode, meter).unwrap_or_else(error));
    }
    if is_suspicious(source, &lexed.tokens) {
        diagnose(source, lexed, mode, meter).map_or(Ok(()), Err)?;
    }
    let options = ruff_python_parser::ParseOptions::from(match mode {
        Mode::Exec | Mode::Single => ruff_python_parser::Mode::Module,
        Mode::Eval => ruff_python_parser::Mode::Expression,
    })
    .with_target_version(ast::PythonVersion::PY314);
    let parsed = ruff_python_parser::parse_unchecked(source.text(), options);
    let newer = parsed.unsupported_syntax_errors().first();
    let newer = newer.map(|error| (error.range, "invalid syntax".to_owned()));
    let refused = parsed
        .errors()
        .first()
        .map(|error| (error.location, error.error.to_string()));
    let refused = refused.or(newer);
    let mut parsed = Parsed {
        tree: parsed.into_syntax(),
        depth,
    };
    let Some((range, message)) = refused else {
        let restored = surrogate_literals::restore(&mut parsed.tree, source.text());
        return match restored {
            Ok(()) => Ok(parsed),
            Err(range) => {
                let span = Span::new(range.start().into(), range.end().into());
                Err(refused_character(source, span))
            }
        };
    };
    Err(diagnose(source, lexed, mode, meter).unwrap_or_else(|| {
        let span = Span::new(range.start().into(), range.end().into());
        ParseError::new(source, SyntaxErrorKind::Syntax, message, span)
    }))
}

/// The error about a character that strings cannot hold.
fn refused_character(source: &Source, span: Span) -> ParseError {
    ParseError::new(source, SyntaxErrorKind::Syntax, surrogates::REFUSED, span)
}

/// Whether there are tokens that the parser crate lets pass although CPython may not.
fn is_suspicious(source: &Source, tokens: &[token::Token]) -> bool {
    use token::Kind;
    let pairs = tokens.windows(2).any(|pair| {
        // `(yield, x)` and `((x) := 1)`
        matches!(
            (pair[0].kind, pair[1].kind),
            (Kind::Yield, Kind::Comma) | (Kind::RParen, Kind::ColonEqual)
        )
    });
    pairs
        || has_wildcard_with_trailer(source, tokens)
        || tokens.iter().any(|token| {
            let length = (token.end - token.start) as usize;
            token.kind == Kind::Stray || token.kind == Kind::Number && length > diagnose::MAX_DIGITS
        })
}

/// Whether a line that begins with `case` has `_.x` or `_()`: to CPython the wildcard ends there, so that no name of a
/// value or class can begin with it.
fn has_wildcard_with_trailer(source: &Source, tokens: &[token::Token]) -> bool {
    use token::Kind;
    let is_word = |token: &token::Token, word: &str| {
        token.kind == Kind::Name
            && source.text().get(token.start as usize..token.end as usize) == Some(word)
    };
    let (mut begins_line, mut in_case) = (true, false);
    for pair in tokens.windows(2) {
        if begins_line {
            in_case = is_word(&pair[0], "case");
        }
        let has_trailer = matches!(pair[1].kind, Kind::Dot | Kind::LParen);
        if in_case && has_trailer && is_word(&pair[0], "_") {
            return true;
        }
        begins_line = matches!(pair[0].kind, Kind::Newline | Kind::Indent | Kind::Dedent);
    }
    false
}

/// Whether a text is one expression, as far as the parser crate can tell.
fn is_expression(text: &str) -> bool {
    ruff_python_parser::parse_expression(text).is_ok()
}
