//! [`Meter`]: what compiling a source may take, and what it has taken.
//!
//! A compilation takes many times the bytes of its source, and the parser crate allocates by itself. So each pass says
//! what it is about to take, in prices that are upper bounds (`tests/accounting/compile.rs` measures them), and gives
//! up where that is refused. What a compilation takes is all given back at its end but for the code, which whoever
//! links it pays for.
//!
//! Input: the room that is left, and who may stop the work. Output: whether it may go on, and its fuel. Neighbours:
//! `syntax`, `symtable` and `compile` pay; `compile::driver` says in the end why a compilation was given up.
//!
//! Invariant: once a meter has stopped it stays so, and every pass ends with an error of its own soon after.

use std::cell::Cell;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

/// Bytes of the source and of its lines, for each byte.
pub(crate) const BYTE: usize = 5;
/// A line: where it begins, and the tokens of its end.
pub(crate) const LINE: usize = 32;
/// A token, the parser crate's and this crate's, and the part of the tree that is made of it.
pub(crate) const TOKEN: usize = 192;
/// The end of a statement, beyond that of a token.
pub(crate) const STATEMENT: usize = 64;
/// A token for the recogniser that looks for the place of a syntax error.
pub(crate) const DIAGNOSED_TOKEN: usize = 640;
/// A warning, with its message.
pub(crate) const WARNING: usize = 320;
/// A block of the symbol table.
pub(crate) const BLOCK: usize = 640;
/// A name of a block.
pub(crate) const SYMBOL: usize = 200;
/// A code object without what it is made of.
pub(crate) const UNIT: usize = 1200;
/// An instruction while its unit is being compiled, and what is left of that afterwards.
pub(crate) const INSTRUCTION: usize = 60;
pub(crate) const LINKED_INSTRUCTION: usize = 32;
/// A place that jumps can name.
pub(crate) const LABEL: usize = 96;
/// A constant or a name of a unit, with its place in a table, without its text.
pub(crate) const ENTRY: usize = 120;

/// What of a source, and of the work on it, is one unit of fuel.
pub(crate) const BYTES_PER_UNIT: usize = 64;
/// The same of lines that are not ASCII, whose names are normalised.
pub(crate) const WIDE_BYTES_PER_UNIT: usize = 16;
pub(crate) const LINES_PER_UNIT: usize = 8;
pub(crate) const UNITS_PER_TOKEN: u64 = 1;
pub(crate) const UNITS_PER_DIAGNOSED_TOKEN: u64 = 8;
/// Work of the later passes beyond what follows from the tokens: so many instructions or names are a unit.
pub(crate) const ENTRIES_PER_UNIT: u64 = 8;

/// What the errors of passes say that the meter has stopped; nobody sees it.
pub(crate) const GIVEN_UP: &str = "the compilation was given up";

/// So many payments lie between two looks at who may stop the work.
const PERIOD: u32 = 512;

/// Why a compilation was given up.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Stopped {
    /// It would have taken more bytes than there were.
    Memory,
    /// It would have burned more fuel than there was.
    Fuel,
    /// Somebody interrupted it.
    Interrupt,
    /// Its time was over.
    Time,
}

/// What one compilation may take.
pub(crate) struct Meter<'a> {
    room: Cell<usize>,
    fuel: Cell<u64>,
    burned: Cell<u64>,
    until_look: Cell<u32>,
    interrupt: Option<&'a AtomicBool>,
    deadline: Option<Instant>,
    stopped: Cell<Option<Stopped>>,
}

impl<'a> Meter<'a> {
    /// A meter of a compilation that may take so many bytes and units of fuel.
    pub(crate) fn new(room: usize, fuel: u64) -> Self {
        Self {
            room: Cell::new(room),
            fuel: Cell::new(fuel),
            burned: Cell::new(0),
            until_look: Cell::new(PERIOD),
            interrupt: None,
            deadline: None,
            stopped: Cell::new(None),
        }
    }

    /// The same with those who may stop the work before it ends.
    pub(crate) fn stopped_by(self, by: Option<&'a AtomicBool>, deadline: Option<Instant>) -> Self {
        Self {
            interrupt: by,
            deadline,
            ..self
        }
    }

    /// Takes bytes. Whoever cannot end at once if they are refused asks [`Self::is_stopped`] later.
    #[inline]
    pub(crate) fn take(&self, bytes: usize) {
        match self.room.get().checked_sub(bytes) {
            Some(left) => self.room.set(left),
            None => self.stop(Stopped::Memory),
        }
        let until = self.until_look.get();
        self.until_look.set(until.wrapping_sub(1));
        if until == 0 {
            self.look();
        }
    }

    /// Gives bytes back that are free again.
    #[inline]
    pub(crate) fn give_back(&self, bytes: usize) {
        self.room.set(self.room.get().saturating_add(bytes));
    }

    /// Burns fuel.
    pub(crate) fn burn(&self, units: u64) {
        self.burned.set(self.burned.get().saturating_add(units));
        if self.burned.get() > self.fuel.get() {
            self.stop(Stopped::Fuel);
        }
    }

    /// Looks whether somebody wants the work to stop; between two passes, and in long ones now and then.
    #[cold]
    pub(crate) fn look(&self) {
        self.until_look.set(PERIOD);
        if self
            .interrupt
            .is_some_and(|stop| stop.load(Ordering::Relaxed))
        {
            self.stop(Stopped::Interrupt);
        } else if self.deadline.is_some_and(|end| Instant::now() >= end) {
            self.stop(Stopped::Time);
        }
    }

    fn stop(&self, why: Stopped) {
        if self.stopped.get().is_none() {
            self.stopped.set(Some(why));
        }
    }

    /// Whether the work must not go on.
    #[inline]
    pub(crate) fn is_stopped(&self) -> bool {
        self.stopped.get().is_some()
    }

    /// Why the work must not go on.
    pub(crate) fn stopped(&self) -> Option<Stopped> {
        self.stopped.get()
    }

    /// The bytes that are left.
    pub(crate) fn room(&self) -> usize {
        self.room.get()
    }

    /// The fuel that was burned.
    pub(crate) fn burned(&self) -> u64 {
        self.burned.get()
    }
}

impl Meter<'_> {
    /// A meter without an end.
    pub(crate) fn endless() -> Self {
        Self::new(usize::MAX, u64::MAX)
    }
}
