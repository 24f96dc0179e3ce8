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

/// Answers by class and name, each in the one place that these have.
#[derive(Default)]
pub(crate) struct Lookups {
    /// Made with the first answer: a runtime that makes no objects needs none.
    answers: OnceCell<Box<[Cell<Answer>]>>,
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
    fn place(class: Value, name: Value) -> usize {
        let mixed = (class.bits() as usize).wrapping_mul(37) ^ name.bits() as usize;
        mixed % SIZE
    }

    /// What was found, if the answer is known.
    #[inline]
    pub(super) fn get(&self, class: Value, name: Value, epoch: u32) -> Option<Option<Value>> {
        let answer = self.answers.get()?[Self::place(class, name)].get();
        let is_known = answer.class == class && answer.name == name && answer.epoch == epoch;
        is_known.then(|| Some(answer.found).filter(|found| found.is_bound()))
    }

    pub(super) fn put(&self, class: Value, name: Value, epoch: u32, found: Option<Value>) {
        let answers = self
            .answers
            .get_or_init(|| vec![Cell::new(Answer::NONE); SIZE].into());
        answers[Self::place(class, name)].set(Answer {
            class,
            name,
            epoch,
            found: found.unwrap_or(Value::UNBOUND),
        });
    }
}
