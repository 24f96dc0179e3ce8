//! What the collector does besides freeing: it clears weak references, and finds what has to be finalised.
//!
//! ```text
//!  mark from the roots -> objects with a finaliser that were not reached: queued, marked with all they reach
//!                      -> weak references to what is still not reached: cleared, their callbacks queued
//!                      -> sweep
//! ```
//!
//! Nothing runs here: the evaluator runs the queue at a safepoint (`vm::finalizers`). An object with a
//! finaliser is kept for that by one more collection, and its weak references with it.
//!
//! Invariant: `finalizable` holds each instance whose class had `__del__` when it was made, until it is queued:
//! so no finaliser runs twice.
//! Invariant: the table has a line for each object that a living weak reference knows, and `places` knows where.

use std::collections::HashSet;

use hashbrown::HashTable;
use smallvec::SmallVec;

use super::Heap;
use crate::object::{GeneratorState, Rare, WeakRef};
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

/// Weak references and finalisers.
#[derive(Default, Debug)]
pub(crate) struct WeakTable {
    /// The weak references by their objects, in the order of the first reference to each.
    lines: Vec<Line>,
    /// Where the line of each object is.
    places: HashTable<u32>,
    /// While lines are looked through: the next one, and how many were kept, which lie at the start.
    next: usize,
    kept: usize,
    /// What the lists of lines with more than one reference took when they were looked through last.
    spilled: usize,
    /// Instances whose class has a finaliser, the oldest first.
    finalizable: Vec<Value>,
}

/// The weak references to one object.
#[derive(Default, Debug)]
struct Line {
    target: Value,
    /// The oldest first.
    refs: SmallVec<[Value; 1]>,
    /// The one of them that everybody shares who asks for no callback; unbound: there is none.
    shared: Value,
}

/// Spreads the keys of objects, which scripts cannot choose.
fn place_hash(target: Value) -> u64 {
    let mixed = target.bits() ^ ((target.tag() as u64) << 56);
    let mixed = mixed.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed ^ (mixed >> 32)
}

impl WeakTable {
    /// The bytes that the table takes.
    pub(super) fn bytes(&self) -> usize {
        self.spilled + self.flat_bytes()
    }

    /// The same without the lists of lines with more than one reference.
    fn flat_bytes(&self) -> usize {
        self.lines.capacity() * size_of::<Line>()
            + self.places.allocation_size()
            + self.finalizable.capacity() * size_of::<Value>()
    }

    /// Gives back room that was needed at a peak.
    pub(super) fn tidy(&mut self, thorough: bool) {
        let part = if thorough { 1 } else { 4 };
        if self.finalizable.capacity() > part * self.finalizable.len() {
            self.finalizable.shrink_to_fit();
        }
        if self.lines.capacity() > part * self.lines.len() {
            self.lines.shrink_to_fit();
            let lines = &self.lines;
            self.places.shrink_to_fit(|&at| lines[at as usize].hash());
        }
    }

    /// Moves a line that was at `at` behind those that were kept.
    fn keep(&mut self, at: usize, line: Line) {
        let kept = self.kept;
        self.kept += 1;
        if at != kept
            && let Some(place) = self
                .places
                .find_mut(line.hash(), |&place| place as usize == at)
        {
            *place = kept as u32;
        }
        self.spilled += line.spilled();
        self.lines[kept] = line;
    }

    /// Forgets the line that was at `at`.
    fn forget(&mut self, at: usize, target: Value) {
        let found = self
            .places
            .find_entry(place_hash(target), |&place| place as usize == at);
        if let Ok(entry) = found {
            entry.remove();
        }
    }

    fn line(&self, target: Value) -> Option<&Line> {
        let lines = &self.lines;
        let same = |&at: &u32| lines[at as usize].target == target;
        let at = self.places.find(place_hash(target), same)?;
        self.lines.get(*at as usize)
    }

    /// Puts a reference behind the others to its object.
    fn add(&mut self, target: Value, outer: Value, shared: bool) {
        let lines = &mut self.lines;
        let same = |&at: &u32| lines[at as usize].target == target;
        let at = match self.places.find(place_hash(target), same) {
            Some(&at) => at as usize,
            None => {
                let at = lines.len();
                lines.push(Line {
                    target,
                    refs: SmallVec::new(),
                    shared: Value::UNBOUND,
                });
                let hash = |&at: &u32| lines[at as usize].hash();
                self.places
                    .insert_unique(place_hash(target), at as u32, hash);
                at
            }
        };
        let line = &mut self.lines[at];
        line.refs.push(outer);
        if shared {
            line.shared = outer;
        }
    }
}

impl Line {
    fn hash(&self) -> u64 {
        place_hash(self.target)
    }

    fn spilled(&self) -> usize {
        match self.refs.spilled() {
            true => self.refs.capacity() * size_of::<Value>(),
            false => 0,
        }
    }
}

impl Heap {
    /// Registers an instance of a class with `__del__`.
    pub(crate) fn note_finalizable(&mut self, instance: Value) {
        let before = self.weak.finalizable.capacity();
        self.weak.finalizable.push(instance);
        let grown = self.weak.finalizable.capacity() - before;
        if grown > 0 {
            self.accounting.table_grew(grown * size_of::<Value>());
        }
    }

    /// The instances that wait for their finaliser.
    pub(crate) fn finalizable(&self) -> &[Value] {
        &self.weak.finalizable
    }

    /// Registers a weak reference under its object. `shared`: whoever asks for a reference without a callback gets it.
    pub(crate) fn note_weak_ref(&mut self, target: Value, outer: Value, shared: bool) {
        let before = self.weak.flat_bytes();
        self.weak.add(target, outer, shared);
        let grown = self.weak.flat_bytes() - before;
        self.accounting.table_grew(grown + size_of::<Value>());
    }

    /// The weak reference to an object that everybody shares who asks for no callback.
    pub(crate) fn shared_weak_ref(&self, target: Value) -> Option<Value> {
        let shared = self.weak.line(target)?.shared;
        shared.is_bound().then_some(shared)
    }

    /// The weak references to an object as scripts see them, the oldest first.
    pub(crate) fn weak_refs(&self, target: Value) -> &[Value] {
        self.weak.line(target).map_or(&[], |line| &line.refs)
    }

    /// The weak reference behind what scripts see of it, without an object that is gone.
    pub(crate) fn weak_ref(&self, outer: Value) -> Option<WeakRef> {
        let inner = match outer.as_instance() {
            Some(key) => self.instances.get(key)?.object.payload,
            None => outer,
        };
        match &self.rares.get(inner.as_rare()?)?.object {
            Rare::WeakRef(weak) => {
                let mut weak = **weak;
                if !self.contains(weak.target) {
                    weak.target = Value::UNBOUND;
                }
                Some(weak)
            }
            _ => None,
        }
    }

    /// As [`Self::weak_ref`], to change it.
    pub(crate) fn weak_ref_mut(&mut self, outer: Value) -> Option<&mut WeakRef> {
        let inner = match outer.as_instance() {
            Some(key) => self.instances.get(key)?.object.payload,
            None => outer,
        };
        match &mut self.rares.get_mut(inner.as_rare()?)?.object {
            Rare::WeakRef(weak) => Some(weak),
            _ => None,
        }
    }

    /// After marking: takes out what needs a finaliser and was not reached.
    pub(super) fn take_finalizers(&mut self) -> Vec<Value> {
        let mut registered = std::mem::take(&mut self.weak.finalizable);
        let mut found = Vec::new();
        registered.retain(|value| {
            let stays = found.len() == FINALIZERS || self.is_marked(*value);
            if !stays {
                found.push(*value);
            }
            stays
        });
        self.weak.finalizable = registered;
        let generators = &self.generators;
        let dropped: Vec<GeneratorKey> = generators
            .iter()
            .filter(|(_, slot)| slot.object.closes_by_itself())
            .map(|(key, _)| key)
            .filter(|key| !self.is_marked((*key).into()) && self.has_pending_handler(*key))
            .take(FINALIZERS - found.len())
            .collect();
        found.extend(dropped.into_iter().map(Value::from));
        if found.len() == FINALIZERS {
            self.spare_finalizable(&found);
        }
        if found.len() > 1 {
            found = self.holders_first(&found);
        }
        found
    }

    /// Keeps what has to be finalised and was not `found` for the next collection.
    fn spare_finalizable(&mut self, found: &[Value]) {
        let registered = std::mem::take(&mut self.weak.finalizable);
        for value in &registered {
            self.shade(*value);
        }
        self.weak.finalizable = registered;
        let found: HashSet<Value> = found.iter().copied().collect();
        let keys: Vec<GeneratorKey> = self.generators.iter().map(|(key, _)| key).collect();
        for key in keys {
            if self[key].closes_by_itself()
                && !found.contains(&key.into())
                && self.has_pending_handler(key)
            {
                self.shade(key.into());
            }
        }
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

    /// After marking, finalisers included: clears the weak references to what was not reached, looking at so many of
    /// them. Adds those to `due` that were themselves reached and have a callback: by the age of the objects' first
    /// weak reference, and of one object the newest reference first. Gives what is left of `count`, 0 where there may
    /// be more to do.
    pub(super) fn clear_weak_refs(&mut self, mut count: usize, due: &mut Vec<Value>) -> usize {
        if self.weak.next == 0 {
            self.weak.spilled = 0;
        }
        while count > 0 && self.weak.next < self.weak.lines.len() {
            let at = self.weak.next;
            self.weak.next += 1;
            let mut line = std::mem::take(&mut self.weak.lines[at]);
            count = count.saturating_sub(line.refs.len().max(1));
            let target = line.target;
            line.refs.retain(|outer| self.contains(*outer));
            if !self.contains(line.shared) {
                line.shared = Value::UNBOUND;
            }
            if self.contains(target) && !line.refs.is_empty() {
                self.weak.keep(at, line);
                continue;
            }
            self.weak.forget(at, target);
            for outer in line.refs.iter().rev() {
                if let Some(weak) = self.weak_ref_mut(*outer) {
                    weak.target = Value::UNBOUND;
                    if weak.callback.is_bound() {
                        due.push(*outer);
                    }
                }
            }
        }
        if count > 0 {
            self.weak.lines.truncate(self.weak.kept);
            (self.weak.next, self.weak.kept) = (0, 0);
        }
        count
    }
}
