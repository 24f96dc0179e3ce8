//! What a pattern is compiled to.

use memchr::memmem::Finder;

use super::set::{Bits, Fold, Set};
use super::tree::{At, Greed};

/// Instructions, and what they refer to by index.
#[derive(Debug)]
pub(super) struct Program {
    pub(super) ops: Vec<Op>,
    pub(super) sets: Vec<Set>,
    /// The bytes of the literals.
    pub(super) bytes: Vec<u8>,
    pub(super) singles: Vec<Single>,
    pub(super) choices: Vec<Vec<Choice>>,
    pub(super) loops: Vec<Loop>,
    /// How many registers atomic groups and looks need.
    pub(super) slots: usize,
    /// How many groups there are, the whole match among them.
    pub(super) groups: usize,
    pub(super) start: Start,
    /// So many characters a match has at least.
    pub(super) least: usize,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Op {
    Byte(u8),
    /// Bytes of a literal.
    Bytes {
        from: u32,
        len: u32,
    },
    One(One),
    /// Many characters of one kind.
    Single(u32),
    Jump(u32),
    Split {
        first: u32,
        second: u32,
    },
    /// The first of some alternatives.
    Choose(u32),
    /// A group starts or ends here.
    Mark(u32),
    At(At),
    LoopStart(u32),
    LoopNext(u32),
    AtomicStart(u32),
    AtomicEnd(u32),
    LookStart(u32),
    LookEnd(u32),
    NotStart {
        slot: u32,
        after: u32,
    },
    NotEnd(u32),
    /// So many characters back.
    Back(u32),
    Same {
        group: u32,
        fold: Fold,
    },
    /// Goes elsewhere unless a group took part.
    Unless {
        group: u32,
        other: u32,
    },
    Never,
    Done,
}

/// One character.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum One {
    Byte(u8),
    Set(u32),
    Any,
    NotNewline,
}

#[derive(Clone, Debug)]
pub(super) struct Single {
    pub(super) one: One,
    pub(super) min: u32,
    pub(super) max: u32,
    pub(super) greed: Greed,
    /// What the next character must start with.
    pub(super) next: Option<Next>,
}

#[derive(Clone, Debug)]
pub(super) enum Next {
    Byte(u8),
    Bits(Bits),
}

/// One alternative: where it stands, and the bytes that it can start with, if that is known.
#[derive(Clone, Debug)]
pub(super) struct Choice {
    pub(super) pc: u32,
    pub(super) first: Option<Bits>,
}

/// A repeat that counts.
#[derive(Clone, Debug)]
pub(super) struct Loop {
    pub(super) min: u32,
    pub(super) max: u32,
    pub(super) is_lazy: bool,
    pub(super) body: u32,
    pub(super) exit: u32,
}

/// Where a match can start.
#[derive(Debug)]
pub(super) enum Start {
    Anywhere,
    /// At the start of the text alone.
    First,
    Literal(Box<Finder<'static>>),
    /// With one of two or three bytes.
    Few([u8; 3]),
    Bits(Bits),
}
