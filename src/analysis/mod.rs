//! Reading a source: why each name means what it means ([`Explanation`]), and what is probably not meant ([`Lint`]).
//!
//! Input: a source with its symbol table; the tree is made once more, as programs do not keep it. Output: plain data for
//! hosts. Neighbours: `symtable` has decided what each name means; nothing here decides that again.
//!
//! ```text
//!  tree + symbol table -> Index (occurrences.rs, variables.rs) -> explain/ -> Explanation
//!                                                              -> lint/    -> Lint
//! ```
//!
//! Invariant: the work is linear in the source: a search that could take longer has a budget, and finds nothing when it
//! is used up. Texts are bounded, however long names and lines are.

mod blocks;
mod columns;
mod explain;
mod index;
mod lint;
mod occurrences;
#[cfg(feature = "serde")]
mod serialize;
mod usage;
mod variables;

use std::borrow::Cow;
use std::sync::Arc;

use crate::meter::Meter;
use crate::source::{Location, Source, Span};
use crate::symtable::{self, BlockKind, SymbolTable};
use crate::syntax::{self, Limits, Mode, ParseError, Parsed};
use crate::table::SharedNames;

pub(crate) use blocks::named_like;
pub(crate) use index::Index;
pub(crate) use occurrences::Occurrence;

pub use blocks::BlockName;
pub use explain::{Explanation, NameKind, Place, Rule};
pub use lint::{Lint, LintRule, Related};
pub use usage::Usage;

/// How the function is called that stands for the scope of the host around a program.
const HOST_SCOPE: &str = "<scope>";

/// A source that is read: its tree, and where each name occurs.
pub(crate) struct Reading<'a> {
    pub(crate) source: &'a Source,
    pub(crate) symbols: &'a SymbolTable,
    /// The names that are built in.
    pub(crate) builtins: &'a [&'a str],
    pub(crate) index: &'a Index,
}

impl Reading<'_> {
    /// The lines and columns of a span.
    pub(crate) fn location(&self, span: Span) -> Location {
        self.index.columns.location(self.source, span)
    }
}

/// Makes the tree of a source again whose symbol table is known.
///
/// # Errors
/// None for a source that was compiled.
pub(crate) fn parse(source: &Source, symbols: &SymbolTable) -> Result<Parsed, ParseError> {
    // It was compiled, so it keeps the limits that it was compiled with.
    let limits = Limits { nesting: u32::MAX };
    let meter = Meter::endless();
    let parsed = syntax::parse(source, Mode::Exec, limits, &meter, &mut Vec::new())?;
    let scope = symbols
        .blocks()
        .find(|block| block.kind() == BlockKind::Function)
        .filter(|block| &**block.name() == HOST_SCOPE);
    Ok(match scope {
        Some(scope) => parsed.enclosed(scope.params()),
        None => parsed,
    })
}

/// The symbol table of a source, as a module or inside a scope of the host with these names.
///
/// # Errors
/// The `SyntaxError` of the source, if it is none that was compiled.
pub(crate) fn symbols(
    source: &Source,
    scope: Option<&[Arc<str>]>,
) -> Result<SymbolTable, ParseError> {
    let limits = Limits { nesting: u32::MAX };
    let meter = Meter::endless();
    let mut parsed = syntax::parse(source, Mode::Exec, limits, &meter, &mut Vec::new())?;
    if let Some(names) = scope {
        parsed = parsed.enclosed(names);
    }
    let mut names = SharedNames::for_length(source.text().len());
    symtable::scopes(parsed.tree(), source, &mut names, &meter)
        .map_err(|error| error.into_parse_error(source))
}

/// What is wrong with a source, in the order of the places.
///
/// # Errors
/// None for a source that was compiled.
pub(crate) fn lints(
    source: &Source,
    symbols: &SymbolTable,
    builtins: &[&str],
) -> Result<Vec<Lint>, ParseError> {
    let parsed = parse(source, symbols)?;
    let index = Index::new(parsed.tree(), source, symbols);
    let reading = Reading {
        source,
        symbols,
        builtins,
        index: &index,
    };
    Ok(lint::lints(&reading, parsed.tree()))
}

/// The longest name that texts show whole, in characters.
const LONGEST_NAME: usize = 60;

/// A name as texts show it.
fn shown(name: &str) -> Cow<'_, str> {
    match name.char_indices().nth(LONGEST_NAME) {
        None => Cow::Borrowed(name),
        Some((end, _)) => Cow::Owned(format!("{}…", &name[..end])),
    }
}

/// [`shown`], for what keeps it.
fn kept(name: &Arc<str>) -> Arc<str> {
    match shown(name) {
        Cow::Borrowed(_) => Arc::clone(name),
        Cow::Owned(short) => short.into(),
    }
}
