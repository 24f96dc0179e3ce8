//! Weak references: the collector clears those to what is gone, and says whose callbacks are due.
//!
//! Invariant: the table has a line for each object that a living weak reference knows, and `places` knows where.

use hashbrown::HashTable;
use smallvec::SmallVec;

use super::Heap;
use crate::object::{Rare, WeakRef};
use crate::value::Value;

/// Weak references.
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
        self.lines.capacity() * size_of::<Line>() + self.places.allocation_size()
    }

    /// Checks that each object with weak references is there, and found. Says what is wrong.
    pub(super) fn check(&self, is_there: impl Fn(Value) -> bool) -> Result<(), String> {
        if self.places.len() != self.lines.len() {
            let (places, lines) = (self.places.len(), self.lines.len());
            return Err(format!("{lines} objects have some, {places} are found"));
        }
        for (at, line) in self.lines.iter().enumerate() {
            let target = line.target;
            let found = self.places.find(line.hash(), |&place| place as usize == at);
            if found.is_none() || !is_there(target) {
                return Err(format!("{target:?} is gone, or is not found"));
            }
            if let Some(gone) = line.refs.iter().find(|outer| !is_there(**outer)) {
                return Err(format!("{gone:?}, which refers to {target:?}, is gone"));
            }
        }
        Ok(())
    }

    /// Gives back room that was needed at a peak.
    pub(super) fn tidy(&mut self, thorough: bool) {
        let part = if thorough { 1 } else { 4 };
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
