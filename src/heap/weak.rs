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
//! Invariant: `referents` has a line for each object that a living weak reference knows, and no other.

use std::collections::HashMap;

use super::Heap;
use crate::object::{GeneratorState, Rare, WeakRef};
use crate::value::{GeneratorKey, Value};

/// What a collection leaves to do.
#[derive(Default, Debug)]
pub(crate) struct Due {
    /// Unreachable objects whose finaliser has to run: holders before what they hold.
    pub(crate) finalizers: Vec<Value>,
    /// Weak references whose object is gone and that have a callback.
    pub(crate) callbacks: Vec<Value>,
    /// How many objects the collection has looked at.
    pub(crate) work: u64,
}

/// Weak references and finalisers.
#[derive(Default, Debug)]
pub(crate) struct WeakTable {
    /// The weak references to an object, the oldest first, with the number of the first.
    referents: HashMap<Value, (u64, Vec<Value>)>,
    /// How many weak references were ever made.
    made: u64,
    /// Instances whose class has a finaliser, the oldest first.
    finalizable: Vec<Value>,
}

/// What a weak reference takes in the table: in most cases a line of its own.
const LINE_BYTES: usize = 96;

impl WeakTable {
    /// The bytes that the table takes.
    pub(super) fn bytes(&self) -> usize {
        let refs: usize = self.referents.values().map(|(_, refs)| refs.len()).sum();
        refs * LINE_BYTES + self.finalizable.len() * size_of::<Value>()
    }
}

impl Heap {
    /// Registers an instance of a class with `__del__`.
    pub(crate) fn note_finalizable(&mut self, instance: Value) {
        self.accounting.allocated(size_of::<Value>());
        self.weak.finalizable.push(instance);
    }

    /// Whether an instance waits for its finaliser.
    pub(crate) fn is_finalizable(&self, instance: Value) -> bool {
        self.weak.finalizable.contains(&instance)
    }

    /// Registers a weak reference under its object.
    pub(crate) fn note_weak_ref(&mut self, target: Value, outer: Value) {
        self.accounting.allocated(LINE_BYTES);
        let made = self.weak.made;
        self.weak.made += 1;
        let line = self.weak.referents.entry(target);
        line.or_insert_with(|| (made, Vec::new())).1.push(outer);
    }

    /// The weak references to an object as scripts see them, the oldest first.
    pub(crate) fn weak_refs(&self, target: Value) -> &[Value] {
        match self.weak.referents.get(&target) {
            Some((_, refs)) => refs,
            None => &[],
        }
    }

    /// The weak reference behind what scripts see of it.
    pub(crate) fn weak_ref(&self, outer: Value) -> Option<&WeakRef> {
        let inner = match outer.as_instance() {
            Some(key) => self.instances.get(key)?.object.payload,
            None => outer,
        };
        match &self.rares.get(inner.as_rare()?)?.object {
            Rare::WeakRef(weak) => Some(weak),
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
            let alive = self.is_marked(*value);
            if !alive {
                found.push(*value);
            }
            alive
        });
        self.weak.finalizable = registered;
        let generators = &self.generators;
        let dropped: Vec<GeneratorKey> = generators
            .iter()
            .filter(|(_, slot)| slot.object.closes_by_itself())
            .map(|(key, _)| key)
            .filter(|key| !self.is_marked((*key).into()) && self.has_pending_handler(*key))
            .collect();
        found.extend(dropped.into_iter().map(Value::from));
        if found.len() > 1 {
            found = self.holders_first(&found);
        }
        found
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

    /// Sorts unreached objects so that each comes before those that it reaches; those that reach each other, and
    /// those that have nothing to do with each other, stay in the order given.
    ///
    /// Tarjan's components of what is reachable from them, without recursion.
    fn holders_first(&self, objects: &[Value]) -> Vec<Value> {
        let rank: HashMap<Value, usize> =
            objects.iter().enumerate().map(|(i, v)| (*v, i)).collect();
        // For each visited object its number and the lowest number it reaches; `done`: without a number.
        let mut low: HashMap<Value, (usize, usize)> = HashMap::new();
        let mut open: Vec<Value> = Vec::new();
        let mut components: Vec<Vec<usize>> = Vec::new();
        let mut numbers = 0;
        // The path: an object, and those it refers to that are still to be visited.
        let mut path: Vec<(Value, Vec<Value>)> = Vec::new();
        for &start in objects.iter().rev() {
            let mut next = Some(start);
            loop {
                if let Some(value) = next.take()
                    && !low.contains_key(&value)
                {
                    low.insert(value, (numbers, numbers));
                    numbers += 1;
                    open.push(value);
                    let mut held = Vec::new();
                    self.visit_references(value, &mut |v| {
                        if v.is_heap() && !self.is_marked(v) {
                            held.push(v);
                        }
                    });
                    path.push((value, held));
                }
                let Some((value, held)) = path.last_mut() else {
                    break;
                };
                let value = *value;
                if let Some(other) = held.pop() {
                    match low.get(&other) {
                        None => next = Some(other),
                        Some(&(number, _)) if number != usize::MAX => {
                            let entry = low.entry(value).or_insert((number, number));
                            entry.1 = entry.1.min(number);
                        }
                        Some(_) => {}
                    }
                    continue;
                }
                path.pop();
                let (number, lowest) = low.get(&value).copied().unwrap_or_default();
                if let Some((holder, _)) = path.last()
                    && let Some(entry) = low.get_mut(holder)
                {
                    entry.1 = entry.1.min(lowest);
                }
                if number == lowest {
                    let mut component = Vec::new();
                    while let Some(member) = open.pop() {
                        low.insert(member, (usize::MAX, usize::MAX));
                        component.extend(rank.get(&member));
                        if member == value {
                            break;
                        }
                    }
                    component.sort_unstable();
                    components.push(component);
                }
            }
        }
        let order = components.into_iter().rev().flatten();
        order.filter_map(|i| objects.get(i).copied()).collect()
    }

    /// After marking, finalisers included: clears the weak references to what was not reached. Gives those that
    /// were themselves reached and have a callback: by the age of the objects' first weak reference, and of one
    /// object the newest reference first.
    pub(super) fn clear_weak_refs(&mut self) -> Vec<Value> {
        let mut referents = std::mem::take(&mut self.weak.referents);
        let mut dead: Vec<(u64, Vec<Value>)> = Vec::new();
        referents.retain(|target, (number, refs)| {
            refs.retain(|outer| self.is_marked(*outer));
            let alive = self.is_marked(*target);
            if !alive {
                dead.push((*number, std::mem::take(refs)));
            }
            alive && !refs.is_empty()
        });
        self.weak.referents = referents;
        dead.sort_unstable_by_key(|(number, _)| *number);
        let mut callbacks = Vec::new();
        for outer in dead
            .into_iter()
            .flat_map(|(_, refs)| refs.into_iter().rev())
        {
            if let Some(weak) = self.weak_ref_mut(outer) {
                weak.target = Value::UNBOUND;
                if weak.callback.is_bound() {
                    callbacks.push(outer);
                }
            }
        }
        callbacks
    }

    /// Whether a collection has to look for weak references.
    pub(super) fn has_weak_refs(&self) -> bool {
        !self.weak.referents.is_empty()
    }
}
