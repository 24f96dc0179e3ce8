//! What has to be finalised: instances whose class has `__del__`, and generators that wait in a `try` or `with` block.
//!
//! ```text
//!  everything that is reached is black -> looking, in slices: what is white is doubtful, as scripts go on meanwhile
//!      -> roots again -> taking, at once: what is doubtful and still white is found, and becomes grey
//!      -> sparing, in slices: what was too much for this time becomes grey -> marking goes on to its end
//! ```
//!
//! Nothing runs here: the evaluator runs the queue at a safepoint (`vm::finalizers`). An object with a finaliser is kept
//! for that by one more collection, and its weak references with it.
//!
//! Invariant: `registered` holds each instance whose class had `__del__` when it was made, until it is found: so no
//! finaliser runs twice.
//! Invariant: what is registered, or made, behind the place where looking stands is looked at as well: instances are
//! registered at the end, and generators that are made meanwhile are grey. When looking is over, instances that are
//! registered are grey, too.

use super::Heap;
use crate::object::{Generator, GeneratorKind, GeneratorState};
use crate::value::{GeneratorKey, Value};

/// How many objects one collection hands out to be finalised: the others wait for the next one.
pub(crate) const FINALIZERS: usize = 1 << 15;

/// What a collection leaves to do.
#[derive(Default, Debug)]
pub(crate) struct Due {
    /// Unreachable objects whose finaliser has to run: holders before what they hold.
    pub(crate) finalizers: Vec<Value>,
    /// Weak references whose object is gone and that have a callback.
    pub(crate) callbacks: Vec<Value>,
}

/// Where the search stands.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
enum Stage {
    /// Marking has not come to its end for the first time.
    #[default]
    Waiting,
    Looking,
    Sparing,
    Done,
}

/// Instances with a finaliser, and the search for those whose turn it is.
#[derive(Default, Debug)]
pub(super) struct Finalizers {
    /// Instances whose class has a finaliser, the oldest first; unbound: it was found.
    registered: Vec<Value>,
    stage: Stage,
    /// How many of those registered, and of the slots of generators, were looked at.
    next: usize,
    next_generator: usize,
    /// How many of the former are bound, which lie at the start.
    kept: usize,
    /// Where what was not reached stands among those registered.
    doubtful: Vec<u32>,
    generators: Vec<GeneratorKey>,
    /// Whether there are more than can be found this time.
    overflows: bool,
}

impl Finalizers {
    /// The bytes that the table takes.
    pub(super) fn bytes(&self) -> usize {
        self.registered.capacity() * size_of::<Value>()
    }

    /// Gives back room that was needed at a peak.
    pub(super) fn tidy(&mut self, thorough: bool) {
        let part = if thorough { 1 } else { 4 };
        if self.registered.capacity() > part * self.registered.len() {
            self.registered.shrink_to_fit();
        }
    }

    /// Whether one more object may be doubtful.
    fn has_room(&mut self) -> bool {
        let room = self.doubtful.len() + self.generators.len() < FINALIZERS;
        self.overflows |= !room;
        room
    }
}

/// Whether closing a generator may become due, now or after it has run on.
fn may_close(heap: &Heap, generator: &Generator) -> bool {
    let waits = match generator.state {
        GeneratorState::Created if generator.kind == GeneratorKind::Coroutine => true,
        GeneratorState::Closed => false,
        _ => !heap[generator.code].code.handlers.is_empty(),
    };
    waits && !generator.finalized
}

impl Heap {
    /// Registers an instance of a class with `__del__`.
    pub(crate) fn note_finalizable(&mut self, instance: Value) {
        let before = self.finalizers.bytes();
        self.finalizers.registered.push(instance);
        let grown = self.finalizers.bytes() - before;
        if grown > 0 {
            self.accounting.table_grew(grown);
        }
        // The search is over, and does not look at it any more: it would go unfinalised if nothing reached it when marking
        // ends.
        if matches!(self.finalizers.stage, Stage::Sparing | Stage::Done) {
            self.shade(instance);
        }
    }

    /// The instances that wait for their finaliser; some of the values may be unbound, or there twice.
    pub(crate) fn finalizable(&self) -> &[Value] {
        &self.finalizers.registered
    }

    /// Notes a new generator: it may lie behind the place where the search stands.
    #[inline]
    pub(crate) fn note_generator(&self, key: GeneratorKey) {
        if self.finalizers.stage != Stage::Waiting {
            self.shade(key.into());
        }
    }

    /// Goes on with the search, once nothing is grey: looks at so many objects. Gives how many, and whether there is
    /// nothing more to look at.
    pub(crate) fn search_some(&mut self, budget: u64) -> (u64, bool) {
        let mut search = std::mem::take(&mut self.finalizers);
        if search.stage == Stage::Waiting {
            search.stage = Stage::Looking;
        }
        let budget = usize::try_from(budget).unwrap_or(usize::MAX);
        let left = match search.stage {
            Stage::Looking => {
                let left = self.look_at_registered(&mut search, budget);
                self.look_at_generators(&mut search, left)
            }
            Stage::Sparing => {
                let left = self.spare_registered(&mut search, budget);
                self.spare_generators(&mut search, left)
            }
            Stage::Waiting | Stage::Done => budget,
        };
        if search.stage == Stage::Sparing && left > 0 {
            search.stage = Stage::Done;
        }
        self.finalizers = search;
        ((budget - left) as u64, left > 0)
    }

    fn look_at_registered(&self, search: &mut Finalizers, mut left: usize) -> usize {
        while left > 0 && search.next < search.registered.len() {
            left -= 1;
            let value = search.registered[search.next];
            search.next += 1;
            if value.is_unbound() {
                continue;
            }
            search.registered[search.kept] = value;
            if !self.is_marked(value) && search.has_room() {
                search.doubtful.push(search.kept as u32);
            }
            search.kept += 1;
        }
        left
    }

    fn look_at_generators(&self, search: &mut Finalizers, mut left: usize) -> usize {
        while left > 0 && search.next_generator < self.generators.slot_count() {
            left -= 1;
            if let Some((key, generator)) = self.generators.at(search.next_generator)
                && !self.is_marked(key.into())
                && may_close(self, generator)
                && search.has_room()
            {
                search.generators.push(key);
            }
            search.next_generator += 1;
        }
        left
    }

    /// Takes out what needs a finaliser and was not reached, when everything is marked that the roots reach, and makes
    /// it grey. Whether there was any, so that marking has to go on.
    pub(crate) fn take_finalizers(&mut self) -> bool {
        if matches!(self.finalizers.stage, Stage::Sparing | Stage::Done) {
            return false;
        }
        self.search_some(u64::MAX);
        let mut search = std::mem::take(&mut self.finalizers);
        search.registered.truncate(search.kept);
        let mut found = Vec::new();
        for at in std::mem::take(&mut search.doubtful) {
            let value = &mut search.registered[at as usize];
            if !self.is_marked(*value) {
                found.push(std::mem::take(value));
            }
        }
        for key in std::mem::take(&mut search.generators) {
            let closes = self[key].closes_by_itself() && self.has_pending_handler(key);
            if closes && !self.is_marked(key.into()) {
                found.push(key.into());
            }
        }
        if found.len() > 1 {
            found = self.holders_first(&found);
        }
        for value in &found {
            self.shade(*value);
        }
        search.stage = if search.overflows {
            Stage::Sparing
        } else {
            Stage::Done
        };
        (search.next, search.next_generator) = (0, 0);
        let goes_on = search.overflows || !found.is_empty();
        self.finalizers = search;
        self.cycle.found = found;
        goes_on
    }

    /// Keeps what is registered for the next collection.
    fn spare_registered(&self, search: &mut Finalizers, mut left: usize) -> usize {
        while left > 0 && search.next < search.registered.len() {
            left -= 1;
            self.shade(search.registered[search.next]);
            search.next += 1;
        }
        left
    }

    /// Keeps the generators for the next collection that may have to be closed.
    fn spare_generators(&self, search: &mut Finalizers, mut left: usize) -> usize {
        while left > 0 && search.next_generator < self.generators.slot_count() {
            left -= 1;
            if let Some((key, generator)) = self.generators.at(search.next_generator)
                && may_close(self, generator)
            {
                self.shade(key.into());
            }
            search.next_generator += 1;
        }
        left
    }

    /// Ends the search with the collection's marking.
    pub(super) fn end_search(&mut self) {
        self.finalizers = Finalizers {
            registered: std::mem::take(&mut self.finalizers.registered),
            ..Finalizers::default()
        };
    }

    /// Whether a suspended generator is inside of a `try` or `with` block, which closing it would leave; a coroutine that
    /// was never started counts, too.
    pub(crate) fn has_pending_handler(&self, key: GeneratorKey) -> bool {
        let generator = &self[key];
        if generator.state == GeneratorState::Created {
            return true;
        }
        let Some(frame) = &generator.frame else {
            return false;
        };
        let at = frame.pc.saturating_sub(1);
        let handlers = &self[generator.code].code.handlers;
        generator.state == GeneratorState::Suspended
            && handlers.iter().any(|h| (h.start..h.end).contains(&at))
    }
}

#[cfg(test)]
mod tests {
    use crate::heap::{Alloc, Heap};
    use crate::object::Instance;
    use crate::value::{ClassKey, Value};

    fn instance(heap: &mut Heap) -> Value {
        let made = heap.alloc(Instance {
            class: ClassKey::default(),
            dict: None,
            slots: None,
            payload: Value::UNBOUND,
        });
        heap.note_finalizable(made.into());
        made.into()
    }

    /// Marking goes on in slices after the search, and scripts run between them.
    #[test]
    fn what_is_registered_after_the_search_waits_for_the_next_collection() {
        let mut heap = Heap::default();
        let first = instance(&mut heap);
        heap.release(0);
        heap.begin_collection();
        heap.mark_some(u64::MAX);
        heap.search_some(u64::MAX);
        assert!(heap.take_finalizers());
        let late = instance(&mut heap);
        heap.release(0);
        heap.mark_some(u64::MAX);
        assert!(!heap.take_finalizers());
        assert_eq!(heap.end_marking(), [first]);
        while heap.sweep_some(usize::MAX, false).1.is_none() {}
        assert!(heap.contains(late));
        assert!(heap.finalizable().contains(&late));
        assert_eq!(heap.collect(vec![first]).finalizers, [late]);
    }
}
