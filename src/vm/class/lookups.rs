//! The cache of look-ups on types (CPython: the type attribute cache of `typeobject.c`).
//!
//! Asking a class for a name walks its method resolution order; special methods are asked for by nearly every
//! operation on an instance, and mostly by the same ones.
//!
//! Invariant: an answer is used only while the class epoch that it was found in lasts; until then the class holds
//! what was found, so that the cache need not be traced. The keys of classes and names are never used again.

use std::cell::{Cell, OnceCell};

use crate::value::Value;

/// How many answers are kept.
const SIZE: usize = 512;
/// How many are kept at first, and then.
const FIRST_SIZE: usize = 4;
const SECOND_SIZE: usize = 64;

/// Answers by class and name, each in the one place that these have.
#[derive(Default)]
pub(crate) struct Lookups {
    /// Made with the first answer: a runtime that makes no objects needs none.
    few: OnceCell<Box<[Cell<Answer>]>>,
    /// In their place, once they are short; then in the place of these.
    some: OnceCell<Box<[Cell<Answer>]>>,
    answers: OnceCell<Box<[Cell<Answer>]>>,
    /// How many answers were not in their places.
    missed: Cell<usize>,
}

#[derive(Clone, Copy)]
struct Answer {
    class: Value,
    name: Value,
    epoch: u32,
    /// Unbound: neither the class nor its bases define the name.
    found: Value,
}

impl Answer {
    const NONE: Self = Self {
        class: Value::UNBOUND,
        name: Value::UNBOUND,
        epoch: 0,
        found: Value::UNBOUND,
    };
}

impl Lookups {
    /// The answers, and where the one about this is.
    #[inline]
    fn place(&self, class: Value, name: Value) -> Option<&Cell<Answer>> {
        let mixed = (class.bits() as usize).wrapping_mul(37) ^ name.bits() as usize;
        match self.answers.get() {
            Some(answers) => answers.get(mixed % SIZE),
            None => match self.some.get() {
                Some(answers) => answers.get(mixed % SECOND_SIZE),
                None => self.few.get()?.get(mixed % FIRST_SIZE),
            },
        }
    }

    /// What was found, if the answer is known.
    #[inline]
    pub(super) fn get(&self, class: Value, name: Value, epoch: u32) -> Option<Option<Value>> {
        let answer = self.place(class, name)?.get();
        let is_known = answer.class == class && answer.name == name && answer.epoch == epoch;
        is_known.then(|| Some(answer.found).filter(|found| found.is_bound()))
    }

    pub(super) fn put(&self, class: Value, name: Value, epoch: u32, found: Option<Value>) {
        let missed = self.missed.get() + 1;
        self.missed.set(missed);
        let make = |size| vec![Cell::new(Answer::NONE); size].into();
        if missed > 8 * SECOND_SIZE {
            self.answers.get_or_init(|| make(SIZE));
        } else if missed > 2 * FIRST_SIZE {
            self.some.get_or_init(|| make(SECOND_SIZE));
        } else {
            self.few.get_or_init(|| make(FIRST_SIZE));
        }
        if let Some(place) = self.place(class, name) {
            place.set(Answer {
                class,
                name,
                epoch,
                found: found.unwrap_or(Value::UNBOUND),
            });
        }
    }
}
