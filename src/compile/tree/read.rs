//! From a [`Tree`] to the parser's tree and a source for it.
//!
//! The later passes know nodes by their ranges, and ask the source where a range stands. A tree that somebody made has places
//! of any kind, the same one for all nodes perhaps. So each node gets a range of its own, in the order of the tree, and
//! the source is one that has a place for each offset instead of a text.

use std::sync::Arc;

use super::check::{TreeError, check};
use super::write::Part;
use super::{Field, Kind, Node, Place, Tree};
use crate::meter::{self, Meter};
use crate::source::{Places, Source};
use crate::syntax::ast::name::Name;
use crate::syntax::ast::{self, AtomicNodeIndex, Identifier, Mod};
use crate::syntax::{Mode, Parsed, TextRange, TextSize};

/// A tree for the later passes.
pub(crate) struct Reading {
    pub(crate) parsed: Parsed,
    pub(crate) source: Source,
    pub(crate) mode: Mode,
}

/// What the later passes compile for a tree.
///
/// # Errors
/// The tree means nothing; or the meter has stopped, and then any.
pub(crate) fn read(
    tree: &Tree,
    name: &str,
    depth: u32,
    meter: &Meter<'_>,
) -> Result<Reading, TreeError> {
    let bytes = tree.nodes().len().saturating_mul(meter::TOKEN);
    meter.take(bytes);
    meter.burn(tree.nodes().len() as u64);
    meter.look();
    let Some(root) = tree.nodes().last().filter(|_| !meter.is_stopped()) else {
        return Err(TreeError::value("the tree has no nodes"));
    };
    let depth = check(tree, depth)?;
    let mut reader = Reader {
        tree,
        places: Places::default(),
        text: String::new(),
        meter,
    };
    // Invariant: `check` has seen that the root is one of these, with its fields.
    let module = |reader: &mut Reader<'_>| -> Result<Mod, TreeError> {
        let start = reader.offset(1, 0);
        Ok(match root.kind {
            Kind::Expression => Mod::Expression(ast::ModExpression {
                body: reader.one(root, 0)?,
                node_index: AtomicNodeIndex::NONE,
                range: reader.since(start),
            }),
            _ => Mod::Module(ast::ModModule {
                body: reader.many(root, 0)?,
                node_index: AtomicNodeIndex::NONE,
                range: reader.since(start),
            }),
        })
    };
    let module = module(&mut reader)?;
    let mode = match root.kind {
        Kind::Expression => Mode::Eval,
        Kind::Interactive => Mode::Single,
        _ => Mode::Exec,
    };
    let parsed = Parsed::new(module, depth);
    let source = Source::of_places(name, &reader.text, reader.places);
    Ok(Reading {
        parsed,
        source,
        mode,
    })
}

pub(super) struct Reader<'a> {
    tree: &'a Tree,
    places: Places,
    /// As long as there are offsets: blanks, and a letter where a definition begins behind its decorators.
    text: String,
    meter: &'a Meter<'a>,
}

type Read<T> = Result<T, TreeError>;

impl<'a> Reader<'a> {
    pub(super) fn get(&self, field: &Field) -> Read<&'a Node> {
        let node = match field {
            Field::Node(number) => self.tree.nodes().get(*number as usize),
            _ => None,
        };
        node.ok_or_else(|| TreeError::value("a field has no node"))
    }

    pub(super) fn one<T: Part>(&mut self, node: &Node, index: usize) -> Read<T> {
        let field = node.fields.get(index).unwrap_or(&Field::None);
        T::read(self, node, field)
    }

    pub(super) fn optional<T: Part>(&mut self, node: &Node, index: usize) -> Read<Option<T>> {
        match node.fields.get(index) {
            None | Some(Field::None) => Ok(None),
            Some(field) => T::read(self, node, field).map(Some),
        }
    }

    pub(super) fn many<C>(&mut self, node: &Node, index: usize) -> Read<C>
    where
        C: IntoIterator + FromIterator<C::Item>,
        C::Item: Part,
    {
        let items = list(node, index).iter();
        items.map(|item| C::Item::read(self, node, item)).collect()
    }

    /// A new offset, with its place.
    pub(super) fn offset(&mut self, line: u32, column: u32) -> TextSize {
        let offset = TextSize::try_from(self.text.len()).unwrap_or_default();
        self.text.push(' ');
        self.places.push(line, column);
        offset
    }

    /// Where a node begins. Nodes are counted here: what is used in several places is several.
    pub(super) fn begin(&mut self, node: &Node) -> Read<TextSize> {
        self.meter.take(meter::TOKEN);
        self.meter.burn(1);
        if self.meter.is_stopped() || self.text.len() > Source::MAX_LEN / 2 {
            return Err(TreeError::value(meter::GIVEN_UP));
        }
        let Place { line, column, .. } = self.place_of(node);
        Ok(self.offset(line, column))
    }

    /// As [`Self::begin`], where the word `def` or `class` stands: the decorators are before it.
    pub(super) fn begin_definition(&mut self, node: &Node) -> Read<TextSize> {
        let start = self.begin(node)?;
        self.text.pop();
        self.text.push('d');
        Ok(start)
    }

    /// The range of a node that began there, and ends here.
    pub(super) fn end(&mut self, node: &Node, start: TextSize) -> TextRange {
        let place = self.place_of(node);
        let end = self.offset(place.end_line, place.end_column);
        TextRange::new(start, end)
    }

    /// The range since an offset, of something without a place of its own.
    pub(super) fn since(&mut self, start: TextSize) -> TextRange {
        let (line, column) = self.places.last();
        let end = self.offset(line, column);
        TextRange::new(start, end)
    }

    /// A range between two nodes.
    pub(super) fn between(&mut self) -> TextRange {
        let (line, column) = self.places.last();
        let start = self.offset(line, column);
        self.since(start)
    }

    /// The source of a field of a template, by where the field begins.
    pub(super) fn note_expression(&mut self, start: TextSize, text: Arc<str>) {
        self.places.note_expression(start.into(), text);
    }

    fn place_of(&self, node: &Node) -> Place {
        if node.kind.has_place() {
            return node.place;
        }
        let (line, column) = self.places.last();
        Place {
            line,
            column,
            end_line: line,
            end_column: column,
        }
    }
}

/// The items of a list.
pub(super) fn list(node: &Node, index: usize) -> &[Field] {
    match node.fields.get(index) {
        Some(Field::List(items)) => items,
        _ => &[],
    }
}

/// A text.
pub(super) fn text(field: &Field) -> Read<&Arc<str>> {
    match field {
        Field::Text(text) => Ok(text),
        _ => Err(TreeError::value("a field has no text")),
    }
}

impl Part for Name {
    fn write(&self, writer: &mut super::write::Writer<'_>) -> Field {
        writer.text(self.as_str())
    }

    fn read(_: &mut Reader<'_>, _: &Node, field: &Field) -> Read<Self> {
        text(field).map(Self::new)
    }
}

impl Part for Identifier {
    fn write(&self, writer: &mut super::write::Writer<'_>) -> Field {
        writer.text(self.as_str())
    }

    /// A name stands at the end of its node, as that of an attribute does: only that one's place is asked for.
    fn read(reader: &mut Reader<'_>, node: &Node, field: &Field) -> Read<Self> {
        let name = text(field)?;
        let Place {
            end_line,
            end_column,
            ..
        } = reader.place_of(node);
        let length = u32::try_from(name.len()).unwrap_or(u32::MAX);
        let start = reader.offset(end_line, end_column.saturating_sub(length));
        let end = reader.offset(end_line, end_column);
        Ok(Self::new(&**name, TextRange::new(start, end)))
    }
}

impl Part for bool {
    fn write(&self, _: &mut super::write::Writer<'_>) -> Field {
        Field::Int(i64::from(*self))
    }

    fn read(_: &mut Reader<'_>, _: &Node, field: &Field) -> Read<Self> {
        Ok(matches!(field, Field::Int(value) if *value != 0))
    }
}

impl Part for u32 {
    fn write(&self, _: &mut super::write::Writer<'_>) -> Field {
        Field::Int(i64::from(*self))
    }

    fn read(_: &mut Reader<'_>, _: &Node, field: &Field) -> Read<Self> {
        Ok(match field {
            Field::Int(value) => Self::try_from(*value).unwrap_or_default(),
            _ => 0,
        })
    }
}
