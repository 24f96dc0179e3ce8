//! The objects of a heap that a search has come to, in the order in which it did.

use crate::value::Value;

/// The number of what has none.
const NONE: u32 = u32::MAX;

/// Numbers objects as they are first seen. It takes four bytes for each slot of an arena up to the highest seen, and
/// a value for each object.
#[derive(Default)]
pub(super) struct Seen {
    /// The numbers, by the tags of the kinds and the indices of the slots.
    numbers: Vec<Vec<u32>>,
    order: Vec<Value>,
}

impl Seen {
    /// The place of an object: its kind and its slot. Keys of living objects differ in it.
    fn place(value: Value) -> (usize, usize) {
        let slot = value.bits() as u32;
        (value.untwinned().tag() as usize, slot as usize)
    }

    /// The number of an object, and whether it is new.
    #[inline]
    pub(super) fn insert(&mut self, value: Value) -> (u32, bool) {
        let (kind, slot) = Self::place(value);
        if self.numbers.len() <= kind {
            self.numbers.resize_with(kind + 1, Vec::new);
        }
        let numbers = &mut self.numbers[kind];
        if numbers.len() <= slot {
            numbers.resize(slot + 1, NONE);
        }
        if numbers[slot] != NONE {
            return (numbers[slot], false);
        }
        let number = self.order.len() as u32;
        numbers[slot] = number;
        self.order.push(value);
        (number, true)
    }

    /// The number of an object that was seen.
    #[inline]
    pub(super) fn number(&self, value: Value) -> Option<u32> {
        let (kind, slot) = Self::place(value);
        let number = *self.numbers.get(kind)?.get(slot)?;
        (number != NONE).then_some(number)
    }

    /// The object with a number.
    #[inline]
    pub(super) fn at(&self, number: usize) -> Option<Value> {
        self.order.get(number).copied()
    }

    /// How many objects were seen.
    pub(super) fn len(&self) -> usize {
        self.order.len()
    }
}
