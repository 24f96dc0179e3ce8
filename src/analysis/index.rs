//! [`Index`]: all occurrences of a source, by place and by variable.

use super::Usage;
use super::columns::Columns;
use super::occurrences::{Occurrence, occurrences};
use super::variables::{Variable, Variables, number};
use crate::source::{Source, Span};
use crate::symtable::{BlockId, BlockKind, SymbolTable};
use crate::syntax::ast;

/// All occurrences of a source, by place and by variable.
pub(crate) struct Index {
    /// In the order of their places.
    pub(super) occurrences: Vec<Occurrence>,
    pub(super) columns: Columns,
    variables: Variables,
    /// Where the occurrences of each variable begin in `order`; one more than there are variables.
    starts: Vec<u32>,
    order: Vec<u32>,
    /// For each block the one whose frame it runs in: itself, or the one around a comprehension or a class body.
    frames: Vec<BlockId>,
    /// For each block the last one that is nested in it.
    last: Vec<BlockId>,
}

impl Index {
    pub(crate) fn new(tree: &ast::Mod, source: &Source, symbols: &SymbolTable) -> Self {
        let mut found = occurrences(tree, symbols);
        found.sort_by_key(|occurrence| (occurrence.span.start, occurrence.span.end));
        let variables = Variables::new(symbols);
        let variable =
            |each: &Occurrence| variables.of(each.block, each.symbol as usize).0 as usize;
        let mut starts = vec![0; variables.len() + 1];
        for occurrence in &found {
            starts[variable(occurrence) + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut order = vec![0; found.len()];
        for (at, occurrence) in found.iter().enumerate() {
            let place = &mut next[variable(occurrence)];
            order[*place as usize] = number(at);
            *place += 1;
        }
        let mut frames: Vec<BlockId> = Vec::new();
        for block in symbols.blocks() {
            let is_part = block.kind().is_comprehension() || block.kind() == BlockKind::Class;
            frames.push(match block.parent() {
                // What a generator expression does happens later, but nothing else runs in a frame of it.
                Some(parent) if is_part => frames[parent.0 as usize],
                _ => block.id(),
            });
        }
        let mut last: Vec<BlockId> = symbols.blocks().map(|block| block.id()).collect();
        for block in symbols.blocks().collect::<Vec<_>>().into_iter().rev() {
            if let Some(parent) = block.parent() {
                let end = last[block.id().0 as usize];
                let around = &mut last[parent.0 as usize];
                *around = end.max(*around);
            }
        }
        Self {
            occurrences: found,
            columns: Columns::new(source),
            variables,
            starts,
            order,
            frames,
            last,
        }
    }

    /// All occurrences, in the order of their places.
    pub(crate) fn occurrences(&self) -> &[Occurrence] {
        &self.occurrences
    }

    /// The occurrence that an offset is in.
    pub(crate) fn around(&self, at: u32) -> Option<&Occurrence> {
        let behind = self
            .occurrences
            .partition_point(|each| each.span.start <= at);
        let last = self.occurrences[..behind].last()?;
        let found = self.at(last.span.start)?;
        (at < found.span.end).then_some(found)
    }

    /// The variable that a name in one place is.
    pub(super) fn variable(&self, occurrence: &Occurrence) -> Variable {
        self.variables
            .of(occurrence.block, occurrence.symbol as usize)
    }

    /// The variable of a symbol of a block.
    pub(super) fn variable_of(&self, block: BlockId, symbol: usize) -> Variable {
        self.variables.of(block, symbol)
    }

    /// The block that owns a variable.
    pub(super) fn owner(&self, variable: Variable) -> Option<BlockId> {
        self.variables.owner(variable)
    }

    /// The occurrences of a variable, in the order of their places.
    pub(super) fn of(&self, variable: Variable) -> impl DoubleEndedIterator<Item = &Occurrence> {
        let at = variable.0 as usize;
        let range = self.starts[at] as usize..self.starts[at + 1] as usize;
        self.order[range]
            .iter()
            .map(|&at| &self.occurrences[at as usize])
    }

    /// The occurrences of a variable within a span, in the order of their places.
    pub(super) fn of_within(
        &self,
        variable: Variable,
        span: Span,
    ) -> impl Iterator<Item = &Occurrence> {
        let at = variable.0 as usize;
        let all = &self.order[self.starts[at] as usize..self.starts[at + 1] as usize];
        let first =
            all.partition_point(|&at| self.occurrences[at as usize].span.start < span.start);
        all[first..]
            .iter()
            .map(|&at| &self.occurrences[at as usize])
            .take_while(move |occurrence| occurrence.span.start < span.end)
    }

    /// The occurrence at a place.
    pub(super) fn at(&self, start: u32) -> Option<&Occurrence> {
        let found = self
            .occurrences
            .binary_search_by_key(&start, |occurrence| occurrence.span.start);
        let at = found.ok()?;
        let mut same = self.occurrences[..=at].iter().rev();
        let first = same.clone().take_while(|each| each.span.start == start);
        // A call of `super` has two: the name itself comes first.
        first
            .filter(|each| each.usage != Usage::Super)
            .last()
            .or_else(|| same.next())
    }

    /// The block whose frame a block runs in.
    pub(super) fn frame(&self, block: BlockId) -> BlockId {
        self.frames[block.0 as usize]
    }

    /// Whether a block is another one or stands in it.
    pub(super) fn is_in(&self, block: BlockId, around: BlockId) -> bool {
        (around..=self.last[around.0 as usize]).contains(&block)
    }
}
