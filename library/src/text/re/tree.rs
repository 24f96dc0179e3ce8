//! The tree of a pattern, as nodes in one list: children stand before their parents.

use super::set::{Fold, Set};

/// The index of a node.
pub(super) type Id = usize;

/// The bound of a repeat that has none.
pub(super) const FOREVER: u32 = u32::MAX;

/// More groups than this nobody has.
pub(super) const MOST_GROUPS: u32 = 0x3fff_ffff;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum At {
    TextStart,
    LineStart,
    TextEnd,
    /// At the end, or before a newline there.
    LastLineEnd,
    LineEnd,
    /// Between a word character and something else; the words may be ASCII alone.
    Boundary {
        ascii: bool,
    },
    NoBoundary {
        ascii: bool,
    },
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Greed {
    Greedy,
    Lazy,
    Possessive,
}

#[derive(Debug)]
pub(super) enum Node {
    Empty,
    /// Matches nothing.
    Never,
    Literal(u32),
    Any {
        newline: bool,
    },
    /// One character of the set with this index.
    Set(usize),
    At(At),
    All(Vec<Id>),
    /// The first alternative that matches.
    Either(Vec<Id>),
    Group {
        number: u32,
        body: Id,
    },
    /// `(?:..)`: what a repeat takes as one.
    Plain(Id),
    Repeat {
        body: Id,
        min: u32,
        max: u32,
        greed: Greed,
    },
    Atomic(Id),
    Look {
        body: Id,
        behind: bool,
        negated: bool,
    },
    Back {
        group: u32,
        fold: Fold,
    },
    /// What follows depends on whether the group took part.
    If {
        group: u32,
        yes: Id,
        no: Option<Id>,
    },
}

/// How many characters a node takes, at least and at most.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Width {
    pub(super) min: u64,
    pub(super) max: u64,
}

/// A width that has no bound.
pub(super) const NO_BOUND: u64 = 1 << 62;

impl Width {
    pub(super) const NOTHING: Self = Self { min: 0, max: 0 };
    pub(super) const ONE: Self = Self { min: 1, max: 1 };

    pub(super) fn then(self, next: Self) -> Self {
        Self {
            min: (self.min + next.min).min(NO_BOUND),
            max: (self.max + next.max).min(NO_BOUND),
        }
    }

    pub(super) fn or(self, other: Self) -> Self {
        Self {
            min: self.min.min(other.min),
            max: self.max.max(other.max),
        }
    }

    fn times(self, min: u32, max: u32) -> Self {
        let max = match max {
            FOREVER if self.max > 0 => NO_BOUND,
            max => self.max.saturating_mul(max.into()).min(NO_BOUND),
        };
        Self {
            min: self.min.saturating_mul(min.into()).min(NO_BOUND),
            max,
        }
    }
}

/// A pattern, read.
#[derive(Debug)]
pub(super) struct Tree {
    pub(super) nodes: Vec<Node>,
    pub(super) widths: Vec<Width>,
    pub(super) sets: Vec<Set>,
    pub(super) root: Id,
    pub(super) flags: u32,
    /// How many groups there are, the whole match among them.
    pub(super) groups: u32,
    pub(super) names: Vec<(String, u32)>,
}

/// The nodes while they are made.
#[derive(Debug, Default)]
pub(super) struct Nodes {
    pub(super) nodes: Vec<Node>,
    pub(super) widths: Vec<Width>,
}

impl Nodes {
    /// Adds a node; `groups` has the widths of the groups that are closed.
    pub(super) fn add(&mut self, node: Node, groups: &[Option<Width>]) -> Id {
        let of = |id: &Id| self.widths.get(*id).copied().unwrap_or(Width::NOTHING);
        let width = match &node {
            Node::Empty | Node::At(_) | Node::Look { .. } | Node::Never => Width::NOTHING,
            Node::Literal(_) | Node::Any { .. } | Node::Set(_) => Width::ONE,
            Node::All(items) => items.iter().map(of).fold(Width::NOTHING, Width::then),
            Node::Either(items) => items
                .iter()
                .map(of)
                .reduce(Width::or)
                .unwrap_or(Width::NOTHING),
            Node::Group { body, .. } | Node::Plain(body) | Node::Atomic(body) => of(body),
            Node::Repeat { body, min, max, .. } => of(body).times(*min, *max),
            Node::Back { group, .. } => groups
                .get(*group as usize)
                .copied()
                .flatten()
                .unwrap_or(Width::NOTHING),
            Node::If { yes, no, .. } => {
                let no = no.as_ref().map_or(Width::NOTHING, of);
                of(yes).or(no)
            }
        };
        self.nodes.push(node);
        self.widths.push(width);
        self.nodes.len() - 1
    }
}
