//! From the parser's tree to a [`Tree`].

use std::sync::Arc;

use super::{Field, Kind, Node, Place, Tree};
use crate::code::Constant;
use crate::meter::Meter;
use crate::source::Source;
use crate::syntax::ast::{self, Expr, Mod};
use crate::syntax::{Mode, TextRange};
use crate::table::HashMap;

/// What a node may take beside what it holds.
const NODE: usize = size_of::<Node>() + 4 * size_of::<Field>();

/// The tree of a parsed source.
pub(crate) fn write(tree: &Mod, source: &Source, mode: Mode, meter: &Meter<'_>) -> Tree {
    let mut writer = Writer {
        tree: Tree::new(),
        plain: HashMap::default(),
        source,
        meter,
    };
    let none = TextRange::default();
    match tree {
        Mod::Module(module) => {
            let body = writer.many(&module.body);
            match mode {
                Mode::Single => writer.node(Kind::Interactive, none, vec![body]),
                _ => writer.node(Kind::Module, none, vec![body, Field::List(Vec::new())]),
            };
        }
        Mod::Expression(expression) => {
            let body = writer.one(&expression.body);
            writer.node(Kind::Expression, none, vec![body]);
        }
    }
    writer.tree
}

pub(super) struct Writer<'a> {
    tree: Tree,
    /// The nodes without fields: one of each kind is enough.
    plain: HashMap<Kind, u32>,
    pub(super) source: &'a Source,
    meter: &'a Meter<'a>,
}

/// What is a part of a tree: how it becomes one, and how it is made of one.
pub(super) trait Part: Sized {
    fn write(&self, writer: &mut Writer<'_>) -> Field;

    fn read(
        reader: &mut super::read::Reader<'_>,
        node: &Node,
        field: &Field,
    ) -> Result<Self, super::TreeError>;
}

impl<T: Part> Part for Box<T> {
    fn write(&self, writer: &mut Writer<'_>) -> Field {
        (**self).write(writer)
    }

    fn read(
        reader: &mut super::read::Reader<'_>,
        node: &Node,
        field: &Field,
    ) -> Result<Self, super::TreeError> {
        T::read(reader, node, field).map(Self::new)
    }
}

impl Writer<'_> {
    pub(super) fn one<T: Part>(&mut self, part: &T) -> Field {
        part.write(self)
    }

    pub(super) fn optional<T: Part>(&mut self, part: &Option<T>) -> Field {
        part.as_ref().map_or(Field::None, |part| part.write(self))
    }

    pub(super) fn many<T: Part>(&mut self, parts: &[T]) -> Field {
        Field::List(parts.iter().map(|part| part.write(self)).collect())
    }

    /// Adds a node; what its kind has beside the given fields, the parser knows nothing of.
    pub(super) fn node(&mut self, kind: Kind, range: TextRange, mut fields: Vec<Field>) -> Field {
        let count = kind.fields().len();
        while let Some((_, ty)) = kind.fields().get(fields.len()) {
            fields.push(match ty.ends_with('*') {
                true => Field::List(Vec::new()),
                false => Field::None,
            });
        }
        debug_assert_eq!(fields.len(), count, "{kind:?}");
        self.meter.take(NODE);
        self.meter.burn(1);
        if self.meter.is_stopped() {
            return Field::None;
        }
        let place = self.place(self.with_semicolon(kind, range));
        Field::Node(self.tree.push(Node::new(kind, place, fields)))
    }

    /// The node of a kind without fields.
    pub(super) fn plain(&mut self, kind: Kind) -> Field {
        if let Some(&node) = self.plain.get(&kind) {
            return Field::Node(node);
        }
        let node = self
            .tree
            .push(Node::new(kind, Place::default(), Vec::new()));
        self.plain.insert(kind, node);
        Field::Node(node)
    }

    pub(super) fn text(&mut self, text: &str) -> Field {
        self.meter.take(text.len());
        Field::Text(Arc::from(text))
    }

    /// A literal.
    pub(super) fn constant(&mut self, value: Constant, range: TextRange) -> Field {
        self.node(Kind::Constant, range, vec![Field::Constant(value)])
    }

    /// Where a statement with a block ends: behind the `;` that its last line may end with.
    fn with_semicolon(&self, kind: Kind, range: TextRange) -> TextRange {
        if !has_block(kind) {
            return range;
        }
        let behind = self.source.text().get(range.end().to_usize()..);
        let Some(behind) = behind else {
            return range;
        };
        let mut rest = behind;
        loop {
            rest = rest.trim_start_matches([' ', '\t', '\x0c']);
            let joined = ["\\\r\n", "\\\n", "\\\r"];
            match joined.iter().find_map(|line| rest.strip_prefix(line)) {
                Some(next) => rest = next,
                None => break,
            }
        }
        let skipped = behind.len() - rest.len();
        self.meter.burn(1 + skipped as u64 / 64);
        if !rest.starts_with(';') {
            return range;
        }
        let end = u32::from(range.end()).saturating_add(skipped as u32 + 1);
        TextRange::new(range.start(), end.into())
    }

    pub(super) fn place(&self, range: TextRange) -> Place {
        let (line, column) = self.source.position(range.start().into());
        let (end_line, end_column) = self.source.position_near(range.end().into(), line);
        Place {
            line,
            column,
            end_line,
            end_column,
        }
    }

    /// A call's or a class's arguments: the positional ones and those with names.
    pub(super) fn arguments(&mut self, arguments: &ast::Arguments) -> [Field; 2] {
        [self.many(&arguments.args), self.many(&arguments.keywords)]
    }

    /// The keys of a dict display.
    pub(super) fn keys<'e>(&mut self, keys: impl Iterator<Item = Option<&'e Expr>>) -> Field {
        let keys = keys.map(|key| key.map_or(Field::None, |key| self.one(key)));
        Field::List(keys.collect())
    }
}

/// Whether a node ends with statements in a block of its own.
fn has_block(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::FunctionDef
            | Kind::AsyncFunctionDef
            | Kind::ClassDef
            | Kind::For
            | Kind::AsyncFor
            | Kind::While
            | Kind::If
            | Kind::With
            | Kind::AsyncWith
            | Kind::Match
            | Kind::Try
            | Kind::TryStar
            | Kind::ExceptHandler
    )
}
