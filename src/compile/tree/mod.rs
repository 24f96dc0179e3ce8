//! Syntax trees as plain data, as the module `ast` of Python has them: from source text, and back to code.
//!
//! Input: a parsed source, or a [`Tree`] that somebody made. Output: the other one. Neighbours: the later passes compile what
//! comes out of a tree like any other source. `kinds` has the one table of nodes and fields; `rows` says for each kind
//! what it is in the parser's tree, both ways; `check` refuses trees that mean nothing, in CPython's words.
//!
//! ```text
//! x = 1     0 Store   1 Name(id="x", ctx=0)   2 Constant(value=1, kind=None)   3 Assign([1], 2, None)   4 Module([3], [])
//! ```
//!
//! Invariant: a node stands behind the nodes in its fields, so that nothing here has to recurse over a [`Tree`] and none can
//! contain itself.

mod check;
mod definitions;
mod kinds;
mod literals;
mod read;
mod rows;
mod statements;
mod write;

use std::sync::Arc;

pub use kinds::Kind;

pub(crate) use check::{TreeError, TreeErrorKind};
pub(crate) use read::{Reading, read};
pub(crate) use write::write;

use crate::code::Constant;

/// A syntax tree: nodes in a row, the root at the end. A node names those in its fields, which stand before it, by their number.
///
/// [`Ctx::parse_tree`](crate::Ctx::parse_tree) makes one of source text, [`Ctx::compile_tree`](crate::Ctx::compile_tree) makes
/// code of one.
#[derive(Clone, Default, Debug)]
pub struct Tree {
    nodes: Vec<Node>,
}

impl Tree {
    /// A tree without nodes.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The nodes; the last is the root.
    #[must_use]
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// Adds a node, and gives its number.
    pub fn push(&mut self, node: Node) -> u32 {
        let number = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
        self.nodes.push(node);
        number
    }
}

/// A node of a [`Tree`].
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Node {
    /// What it is.
    pub kind: Kind,
    /// Where it stands; only for a kind that [has a place](Kind::has_place).
    pub place: Place,
    /// As many as [`Kind::fields`] has.
    pub fields: Vec<Field>,
}

impl Node {
    /// A node.
    #[must_use]
    pub fn new(kind: Kind, place: Place, fields: Vec<Field>) -> Self {
        Self {
            kind,
            place,
            fields,
        }
    }
}

/// What a field holds.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Field {
    /// Nothing: `None`.
    None,
    /// A node, by its number.
    Node(u32),
    /// A list: of nodes, of identifiers, with gaps.
    List(Vec<Self>),
    /// An identifier, or the text of a `string`.
    Text(Arc<str>),
    /// A number that is not a part of the program: `simple`, `level`, `conversion`.
    Int(i64),
    /// The value of a literal.
    Constant(Constant),
}

/// Where a node stands: lines from 1, columns from 0, in bytes of UTF-8.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
#[expect(
    missing_docs,
    reason = "the names are those of the attributes in Python"
)]
pub struct Place {
    pub line: u32,
    pub column: u32,
    pub end_line: u32,
    pub end_column: u32,
}
