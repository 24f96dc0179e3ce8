//! How code goes on: what the passes over the registers of some code share.
//!
//! Input: the parts of a code object whose jumps and handlers lie inside it. Output: for each instruction where it goes
//! on, and an order of work in which each pass takes time in proportion to the code: an instruction is looked at again
//! only after what it depends on has changed, and a set of registers changes at most 256 times.

use std::collections::BinaryHeap;

use smallvec::SmallVec;

use super::operand::{Role, Row};
use super::{CodeParts, Instr};

/// A set of registers.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Registers([u64; 4]);

impl Registers {
    pub(super) fn insert(&mut self, reg: usize) {
        if let Some(word) = self.0.get_mut(reg / 64) {
            *word |= 1 << (reg % 64);
        }
    }

    pub(super) fn insert_row(&mut self, row: Row) {
        row.numbers().for_each(|reg| self.insert(reg));
    }

    /// All registers from one on.
    pub(super) fn starting_at(first: usize) -> Self {
        (first..256).collect()
    }

    pub(super) fn remove(&mut self, other: Self) {
        for (word, other) in self.0.iter_mut().zip(other.0) {
            *word &= !other;
        }
    }

    pub(super) fn join(&mut self, other: Self) {
        for (word, other) in self.0.iter_mut().zip(other.0) {
            *word |= other;
        }
    }

    /// Keeps what is in both.
    pub(super) fn meet(&mut self, other: Self) {
        for (word, other) in self.0.iter_mut().zip(other.0) {
            *word &= other;
        }
    }

    pub(super) fn has(&self, reg: usize) -> bool {
        let word = self.0.get(reg / 64);
        word.is_some_and(|word| word & (1 << (reg % 64)) != 0)
    }

    pub(super) fn has_from(&self, reg: usize) -> bool {
        let mut above = *self;
        above.meet(Self::starting_at(reg));
        above != Self::default()
    }
}

impl FromIterator<usize> for Registers {
    fn from_iter<I: IntoIterator<Item = usize>>(registers: I) -> Self {
        let mut set = Self::default();
        registers.into_iter().for_each(|reg| set.insert(reg));
        set
    }
}

/// A set of slots, one bit for each.
#[derive(Default)]
pub(super) struct SlotSet(SmallVec<[u64; 4]>);

impl SlotSet {
    pub(super) fn of(slots: &[u16]) -> Self {
        let mut set = Self::default();
        for &slot in slots {
            set.insert(slot);
        }
        set
    }

    /// Adds a slot; whether it is new.
    pub(super) fn insert(&mut self, slot: u16) -> bool {
        let (word, bit) = (usize::from(slot / 64), 1 << (slot % 64));
        if word >= self.0.len() {
            self.0.resize(word + 1, 0);
        }
        let new = self.0[word] & bit == 0;
        self.0[word] |= bit;
        new
    }

    pub(super) fn contains(&self, slot: u16) -> bool {
        let word = self.0.get(usize::from(slot / 64));
        word.is_some_and(|word| word & (1 << (slot % 64)) != 0)
    }
}

/// Where the code goes on after each instruction.
pub(super) struct Flow {
    /// The row of the exception table that covers an instruction: the first that does.
    handlers: Vec<Option<u32>>,
}

impl Flow {
    pub(super) fn of(parts: &CodeParts) -> Self {
        Self {
            handlers: covering_rows(parts),
        }
    }

    /// The row of the exception table that covers an instruction.
    pub(super) fn handler(&self, index: usize) -> Option<usize> {
        let row = self.handlers.get(index).copied().flatten();
        row.map(|row| row as usize)
    }
}

/// Where an instruction jumps.
pub(super) fn target_of(instr: &Instr) -> Option<usize> {
    let mut found = None;
    instr.roles(|role| {
        if let Role::Jumps(target) | Role::JumpsBack(target) = role {
            found = Some(target.0 as usize);
        }
    });
    found
}

/// For each instruction the first row of the exception table that covers it. Each instruction is given its row once;
/// those that have one are skipped from then on, however many rows cover them.
fn covering_rows(parts: &CodeParts) -> Vec<Option<u32>> {
    let count = parts.instrs.len();
    let mut rows = vec![None; count];
    // `free[i]` leads to the first instruction from i on that has no row yet.
    let mut free: Vec<usize> = (0..=count).collect();
    for (number, row) in (0u32..).zip(&parts.handlers) {
        let end = (row.end as usize).min(count);
        let mut at = first_free(&mut free, (row.start as usize).min(count));
        while at < end {
            rows[at] = Some(number);
            free[at] = at + 1;
            at = first_free(&mut free, at + 1);
        }
    }
    rows
}

fn first_free(free: &mut [usize], from: usize) -> usize {
    let mut end = from;
    while free[end] != end {
        end = free[end];
    }
    let mut at = from;
    while free[at] != end {
        at = std::mem::replace(&mut free[at], end);
    }
    end
}

/// Instructions that are still to be looked at, the highest number first, each once.
pub(super) struct Work {
    heap: BinaryHeap<usize>,
    waiting: Vec<bool>,
}

impl Work {
    /// No instruction of so many.
    pub(super) fn none(count: usize) -> Self {
        Self {
            heap: BinaryHeap::new(),
            waiting: vec![false; count],
        }
    }

    /// All instructions.
    pub(super) fn all(count: usize) -> Self {
        Self {
            heap: (0..count).collect(),
            waiting: vec![true; count],
        }
    }

    pub(super) fn add(&mut self, index: usize) {
        if let Some(waiting) = self.waiting.get_mut(index)
            && !std::mem::replace(waiting, true)
        {
            self.heap.push(index);
        }
    }

    pub(super) fn next(&mut self) -> Option<usize> {
        let index = self.heap.pop()?;
        self.waiting[index] = false;
        Some(index)
    }
}
