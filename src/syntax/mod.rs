//! Syntax: the only place that names the parser crate.
//!
//! Input: a [`Source`]. Output: a [`Parsed`] tree of bounded depth, or a [`ParseError`] in CPython's words.

mod enclose;
mod error;

pub(crate) use ruff_python_ast as ast;
pub(crate) use ruff_text_size::{Ranged, TextRange, TextSize};

pub use error::{ParseError, SyntaxErrorKind};

use crate::source::{Source, Span};

/// What a source is parsed as; the modes of `compile()`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Mode {
    /// A module: any number of statements.
    Exec,
    /// One expression.
    Eval,
    /// One interactive statement, whose value is printed.
    Single,
}

/// How large a tree may get. The defaults hold in a native stack of 512 KiB, also in a debug build.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
    /// How deep expressions and statements may nest.
    pub nesting: u32,
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
}

impl Parsed {
    /// The tree: `Mod::Expression` for [`Mode::Eval`], else `Mod::Module`.
    pub(crate) fn tree(&self) -> &ast::Mod {
        &self.tree
    }
}

/// Parses a source.
///
/// # Errors
/// The error that CPython reports first, or one about a tree that would be too deep.
pub(crate) fn parse(source: &Source, mode: Mode, limits: Limits) -> Result<Parsed, ParseError> {
    let _ = limits;
    let options = ruff_python_parser::ParseOptions::from(match mode {
        Mode::Exec | Mode::Single => ruff_python_parser::Mode::Module,
        Mode::Eval => ruff_python_parser::Mode::Expression,
    })
    .with_target_version(ast::PythonVersion::PY313);
    match ruff_python_parser::parse(source.text(), options) {
        Ok(parsed) => Ok(Parsed { tree: parsed.into_syntax() }),
        Err(error) => {
            let span = Span::new(error.location.start().into(), error.location.end().into());
            Err(ParseError::new(source, SyntaxErrorKind::Syntax, "invalid syntax", span))
        }
    }
}
