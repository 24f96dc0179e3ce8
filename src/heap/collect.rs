//! Mark and sweep, in slices.
//!
//! ```text
//!  white: not reached    grey: reached, on the list of its arena    black: reached, and so is what it refers to
//!
//!  idle -> marking: roots, then grey objects in slices, then roots again, until little was left between two slices;
//!          what has a finaliser and was not reached becomes grey, and marking goes on (`finalizers.rs`)
//!       -> sweeping: weak references, then the arenas, in slices -> idle
//! ```
//!
//! Scripts run between the slices. What they may change is grey again (`Arena::get_mut`), so that no black object refers
//! to a white one when the last grey one is gone; registers and other roots have no colour, and are visited again at
//! the end. The lists of grey objects run through the marks of the slots, so that marking takes no memory, however deep
//! or wide the graph of objects is. Black and white change their meaning with each collection: what the last one has
//! left black is white at the beginning of the next one.
//!
//! Invariant: when marking ends, no black object refers to a white one (checked in stress mode).
//! Invariant: what is white after that is gone: no look-up gives it, whether its slot is swept or not.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

#[cfg(test)]
use super::Due;
use super::Heap;
use crate::object::Part;
use crate::value::Value;

/// How much of a large object is visited at once.
const PART: usize = 4096;

/// What glibc calls a large block to free.
const LARGE_BLOCK: usize = 96 << 10;

/// A large object that changes more often than this while objects are marked is visited when everything else is.
const MAX_PASSES: u32 = 2;

/// Where a collection stands.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub(crate) enum Phase {
    /// There is none.
    #[default]
    Idle,
    Marking,
    Sweeping,
}

/// A collection that goes on.
#[derive(Default)]
pub(super) struct Cycle {
    phase: Phase,
    /// Objects that need more than one visit, while objects are marked and if there are any.
    noted: RefCell<Option<Box<Noted>>>,
    /// How many objects there were when marking ended.
    before: usize,
    /// What objects owned elsewhere then, by the accounting; and what those own that were swept since.
    owned: usize,
    pub(super) extra: usize,
    /// Weak references whose callback is due.
    callbacks: Vec<Value>,
    /// Whether the weak references are done.
    weak_done: bool,
    /// What has to be finalised when the collection has ended.
    pub(super) found: Vec<Value>,
}

/// Objects that need more than one visit.
#[derive(Default)]
struct Noted {
    /// Large objects that were reached.
    large: HashMap<Value, Large>,
    /// Those of them that are being visited.
    open: Vec<Value>,
    /// Objects that may have changed behind the heap's back since they were made black.
    volatile: HashSet<Value>,
}

/// How far a large object is visited.
#[derive(Default)]
struct Large {
    next: usize,
    passes: u32,
    open: bool,
}

impl Cycle {
    /// Notes that a large object became grey, for the first time or again.
    pub(super) fn note_large(&self, value: Value) {
        let mut noted = self.noted.borrow_mut();
        let Noted { large, open, .. } = &mut **noted.get_or_insert_default();
        let large = large.entry(value).or_default();
        large.passes += 1;
        if large.passes > MAX_PASSES {
            return;
        }
        large.next = 0;
        if !std::mem::replace(&mut large.open, true) {
            open.push(value);
        }
    }

    /// Notes an object that has to be visited again when everything else is.
    pub(super) fn note_volatile(&self, value: Value) {
        let mut noted = self.noted.borrow_mut();
        noted.get_or_insert_default().volatile.insert(value);
    }
}

/// Lets the allocator do now what it puts off. That of glibc keeps small blocks that were freed in lists of their own,
/// and merges all of them where a large one is asked for or given back, a million of them in some 20 ms: better those
/// of each slice by themselves.
fn merge_freed_blocks() {
    drop(std::hint::black_box(Vec::<u8>::with_capacity(LARGE_BLOCK)));
}

impl Heap {
    /// The colour of what was not reached.
    pub(super) fn white(&self) -> u32 {
        self.black ^ 1
    }

    /// Where the collection stands.
    pub(crate) fn phase(&self) -> Phase {
        self.cycle.phase
    }

    /// Begins a collection: everything is white. The roots are to be shown to [`Heap::shade`] then.
    pub(crate) fn begin_collection(&mut self) {
        #[cfg(feature = "seeing")]
        self.suspend_changes();
        self.fresh = self.black;
        self.black ^= 1;
        self.cycle.phase = Phase::Marking;
        self.begin_marking_all();
    }

    /// Makes everything black that grey objects reach, until as many objects and references were looked at as `budget`
    /// says. Gives how many, and whether nothing is grey any more.
    pub(crate) fn mark_some(&mut self, budget: u64) -> (u64, bool) {
        let mut used = 0;
        // What scripts have made grey again is on the lists, but not noted.
        self.grey_kinds.set(u64::MAX);
        loop {
            let kinds = self.grey_kinds.get();
            if used >= budget {
                return (used, false);
            }
            if kinds != 0 {
                self.grey_kinds.set(kinds & (kinds - 1));
                used += self.blacken(kinds.trailing_zeros().into(), budget - used);
            } else if let Some(value) = self.next_open() {
                used += self.visit_next_part(value);
            } else {
                return (used, true);
            }
        }
    }

    fn next_open(&self) -> Option<Value> {
        self.cycle.noted.borrow().as_ref()?.open.last().copied()
    }

    /// Visits the next part of a large object.
    fn visit_next_part(&self, value: Value) -> u64 {
        let start = {
            let mut noted = self.cycle.noted.borrow_mut();
            let noted = noted.get_or_insert_default();
            let large = noted.large.entry(value).or_default();
            let start = large.next;
            large.next += PART;
            start
        };
        if self.shade_part(value, Part::new(start, PART)) {
            let mut noted = self.cycle.noted.borrow_mut();
            let Noted { large, open, .. } = &mut **noted.get_or_insert_default();
            if let Some(large) = large.get_mut(&value) {
                large.open = false;
            }
            open.retain(|open| *open != value);
        }
        PART as u64
    }

    /// Makes grey again, with everything that is a root, what may refer to something new: at the end of marking, with
    /// the roots, before the last call of [`Heap::mark_some`].
    pub(crate) fn revisit(&self) -> u64 {
        let again: Vec<Value> = match &*self.cycle.noted.borrow() {
            Some(noted) => {
                let large = noted.large.iter();
                let restless = large.filter(|(_, large)| large.passes > MAX_PASSES);
                let volatile = noted.volatile.iter().copied();
                volatile.chain(restless.map(|(value, _)| *value)).collect()
            }
            None => return 0,
        };
        let mut used = 0;
        for value in again {
            self.visit_references(value, &mut |held| {
                used += 1;
                self.shade(held);
            });
        }
        used
    }

    /// Ends marking: what is white is gone. Gives what has to be finalised; [`Heap::take_finalizers`] has been asked.
    pub(crate) fn end_marking(&mut self) -> Vec<Value> {
        if cfg!(debug_assertions) && self.accounting.is_stressed() {
            self.check_colours();
        }
        self.cycle.noted.take();
        self.cycle.phase = Phase::Sweeping;
        self.cycle.before = self.len();
        self.cycle.owned = self.accounting.owned();
        self.cycle.extra = 0;
        self.cycle.weak_done = false;
        self.fresh = self.black;
        self.end_marking_all();
        self.end_search();
        std::mem::take(&mut self.cycle.found)
    }

    /// Fails if a black object refers to a white one.
    fn check_colours(&self) {
        for value in self.all_objects() {
            if self.is_marked(value) {
                self.visit_references(value, &mut |held| {
                    assert!(
                        self.is_marked(held) || !self.contains(held),
                        "{value:?} is black, {held:?} is white"
                    );
                });
            }
        }
    }

    /// Sweeps so many slots, or weak references. Gives how many were looked at, and at the end the weak references
    /// whose callback is due. `thorough`: all memory that is not in use is given back.
    pub(crate) fn sweep_some(
        &mut self,
        budget: usize,
        thorough: bool,
    ) -> (u64, Option<Vec<Value>>) {
        let mut left = budget;
        if !self.cycle.weak_done {
            let mut callbacks = std::mem::take(&mut self.cycle.callbacks);
            left = self.clear_weak_refs(left, &mut callbacks);
            self.cycle.callbacks = callbacks;
            self.cycle.weak_done = left > 0;
        }
        if left > 0 {
            left = self.sweep_arenas(left);
        }
        let looked_at = (budget - left) as u64;
        merge_freed_blocks();
        if left == 0 {
            return (looked_at, None);
        }
        self.end_sweep(thorough);
        (looked_at, Some(std::mem::take(&mut self.cycle.callbacks)))
    }

    /// Everything is swept: counts what is left.
    fn end_sweep(&mut self, thorough: bool) {
        self.texts.tidy(&self.strs, thorough);
        self.rooted.tidy(thorough);
        self.weak.tidy(thorough);
        self.finalizers.tidy(thorough);
        let tables =
            self.weak.bytes() + self.finalizers.bytes() + self.texts.bytes() + self.rooted.bytes();
        let left = self.len();
        let since = self.accounting.owned().saturating_sub(self.cycle.owned);
        let extra = self.cycle.extra + since;
        self.accounting
            .collected(self.occupied(), extra, tables, self.cycle.before, left);
        if thorough || self.accounting.is_exhausted() {
            let arenas = self.trim();
            self.accounting.arenas_are(arenas);
        }
        self.cycle.phase = Phase::Idle;
        #[cfg(feature = "seeing")]
        self.resume_changes();
    }

    /// The weak references whose callback becomes due when the collection has ended.
    pub(super) fn due_callbacks(&self) -> &[Value] {
        &self.cycle.callbacks
    }
}

#[cfg(test)]
impl Heap {
    /// Collects, with these roots.
    pub(crate) fn collect(&mut self, roots: Vec<Value>) -> Due {
        self.begin_collection();
        for root in roots {
            self.shade(root);
        }
        loop {
            self.mark_some(u64::MAX);
            self.search_some(u64::MAX);
            self.mark_some(u64::MAX);
            if !self.take_finalizers() {
                break;
            }
        }
        let finalizers = self.end_marking();
        let (_, callbacks) = self.sweep_some(usize::MAX, true);
        Due {
            finalizers,
            callbacks: callbacks.unwrap_or_default(),
        }
    }
}
