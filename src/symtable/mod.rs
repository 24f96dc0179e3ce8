//! Scope analysis: which variable each name of a source means.
//!
//! Input: the syntax tree. Output: a [`SymbolTable`], one [`Block`] for each scope, one [`Symbol`] for each name in
//! it. Three passes: pass 1 collects the definitions and uses of each block (`collect`), pass 2 resolves each name to
//! local, cell, free or global (`resolve`), as in CPython's `symtable.c`; pass 3 goes through the tree again, in
//! the order in which CPython generates code (`codegen`). The compiler reads the table and never changes it.
//!
//! Invariant: the tree is read only; a name that is free in a block is a cell of exactly one enclosing block, and
//! free in every function in between.

mod block;
mod codegen;
mod codegen_expr;
mod codegen_match;
mod codegen_stmt;
mod collect;
mod collect_expr;
mod collect_stmt;
mod comprehension;
mod error;
mod future;
mod listing;
mod literal_key;
mod resolve;
mod suspect;
mod symbol;

use crate::table::{HashMap, SharedNames};
use std::borrow::Cow;

pub(crate) use block::CONDITIONAL;
pub(crate) use codegen::DeferredAnnotations;
pub(crate) use comprehension::{Comprehension, comprehension};
pub(crate) use suspect::Suspect;

pub use block::{Block, BlockId, BlockKind};
pub use error::ScopeError;
pub use symbol::{Reason, Scope, Symbol, SymbolFlags};

use crate::meter::Meter;
use crate::source::{Source, Span};
use crate::syntax::{self, Limits, Mode, ParseError, TextRange, ast};
use crate::text::names;

/// The blocks of a source with their names, resolved.
#[derive(Clone, Debug)]
pub struct SymbolTable {
    blocks: Vec<Block>,
    by_node: HashMap<(BlockKind, Span), BlockId>,
    future_annotations: bool,
}

impl SymbolTable {
    /// The block of the whole source.
    #[must_use]
    pub fn module(&self) -> BlockId {
        BlockId(0)
    }

    /// A block by its number. A number of another table gives the module or an unrelated block.
    #[must_use]
    pub fn block(&self, id: BlockId) -> &Block {
        self.blocks.get(id.0 as usize).unwrap_or(&self.blocks[0])
    }

    /// All blocks; a block comes after the one that contains it.
    pub fn blocks(&self) -> impl Iterator<Item = &Block> {
        self.blocks.iter()
    }

    /// Whether the source says `from __future__ import annotations`.
    #[must_use]
    pub fn future_annotations(&self) -> bool {
        self.future_annotations
    }

    /// The block that a node makes. The key is what the block is and the range of the node:
    /// of the whole `def` / `class` statement for `Function`, `Class` and their `TypeParameters`,
    /// of the `type` statement for `TypeAlias` and its `TypeParameters`,
    /// of the bound or default expression for `TypeVariable`,
    /// of the whole `def` statement for the `Annotation`s of a function,
    /// of the expression for lambdas and comprehensions.
    /// None for blocks inside annotations under `from __future__ import annotations`.
    pub(crate) fn block_for(&self, kind: BlockKind, range: TextRange) -> Option<BlockId> {
        self.by_node.get(&(kind, span(range))).copied()
    }
}

/// The symbol table of a source text.
///
/// # Errors
/// The `SyntaxError` that CPython raises for the text.
pub fn of_source(name: &str, text: &str) -> Result<SymbolTable, ParseError> {
    let source = Source::new(name, text).map_err(ParseError::from_source_error)?;
    let meter = Meter::endless();
    let parsed = syntax::parse(
        &source,
        Mode::Exec,
        Limits::default(),
        &meter,
        &mut Vec::new(),
    )?;
    analyze(
        parsed.tree(),
        &source,
        &mut SharedNames::for_length(text.len()),
        &meter,
        &mut Vec::new(),
        &mut DeferredAnnotations::default(),
    )
    .map_err(|error| error.into_parse_error(&source))
}

/// The bytes of a range of the parser's.
pub(crate) fn span(range: TextRange) -> Span {
    Span::new(range.start().into(), range.end().into())
}

/// Makes the symbol table of a tree, and adds what the compiler may have to warn about, in the order of the code, and
/// the annotations that wait.
///
/// # Errors
/// The first violation of a scope rule, in the order in which CPython finds them.
pub(crate) fn analyze<'a>(
    module: &'a ast::Mod,
    source: &Source,
    names: &mut SharedNames,
    meter: &Meter<'_>,
    suspects: &mut Vec<Suspect<'a>>,
    deferred: &mut DeferredAnnotations<'a>,
) -> Result<SymbolTable, ScopeError> {
    let mut table = scopes(module, source, names, meter)?;
    for (id, order) in codegen::generate(module, &table, source, suspects, deferred)? {
        table.blocks[id.0 as usize].local_order = order;
    }
    Ok(table)
}

/// Makes the symbol table of a tree without asking whether it can be compiled; the order of local variables is not
/// known then.
///
/// # Errors
/// The first violation of a scope rule.
pub(crate) fn scopes(
    module: &ast::Mod,
    source: &Source,
    names: &mut SharedNames,
    meter: &Meter<'_>,
) -> Result<SymbolTable, ScopeError> {
    let future = future::future(module)?;
    let collected = collect::collect(module, source, future, names, meter)?;
    meter.look();
    let blocks = resolve::resolve(collected, meter)?;
    meter.look();
    let by_node = blocks
        .iter()
        .map(|block| ((block.kind, block.span), block.id))
        .collect();
    Ok(SymbolTable {
        blocks,
        by_node,
        future_annotations: future.annotations,
    })
}

/// A name as code in the class `private` knows it.
pub(crate) fn mangle<'a>(private: Option<&str>, name: &'a str) -> Cow<'a, str> {
    private.map_or(Cow::Borrowed(name), |class| names::mangle(class, name))
}
