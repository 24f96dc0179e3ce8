//! Many items at once, of iterators that neither run scripts nor make objects.
//!
//! Only for who runs no script between two items, either: an iterator has passed all items of a batch, so that nobody
//! may look at it, or change what it iterates, before they are used.

use smallvec::SmallVec;

use crate::object::{Iter, Itertool, ViewKind};
use crate::value::{IteratorKey, Value};
use crate::vm::state::price;
use crate::vm::{Outcome, Vm};

/// How many items a batch has at most.
const MOST: usize = 32;

/// The next items of an iterator.
pub(in crate::vm) type Batch = SmallVec<[Value; MOST]>;

/// How many chains are looked through.
const DEPTH: usize = 4;

impl Vm {
    /// Fills `batch` with the next items of an iterator, as if [`Vm::next`] had given them one by one. It stays empty
    /// where items are made or come from scripts, at the end, and where there is something to complain about: then
    /// [`Vm::next`] knows.
    pub(in crate::vm) fn next_batch(&mut self, iterator: Value, batch: &mut Batch) -> Outcome<()> {
        batch.clear();
        match iterator.as_iterator() {
            Some(key) => self.fill_batch(key, batch, DEPTH),
            None => Ok(()),
        }
    }

    fn fill_batch(&mut self, key: IteratorKey, batch: &mut Batch, depth: usize) -> Outcome<()> {
        match &self.heap[key] {
            &Iter::Range {
                next,
                step,
                remaining,
            } => {
                let count = remaining.min(MOST as u64);
                let at = |index: u64| next.wrapping_add(step.wrapping_mul(index as i64));
                batch.extend((0..count).map(|index| Value::int(at(index))));
                self.heap[key] = Iter::Range {
                    next: at(count),
                    step,
                    remaining: remaining - count,
                };
            }
            &Iter::List { list, index } => {
                batch.extend(next_of(&self.heap[list].items, index));
                let index = index + batch.len();
                self.heap[key] = Iter::List { list, index };
            }
            &Iter::Tuple { tuple, index } => {
                if let Some(payload) = self.heap.payload(tuple).as_tuple() {
                    batch.extend(next_of(&self.heap[payload].items, index));
                    let index = index + batch.len();
                    self.heap[key] = Iter::Tuple { tuple, index };
                }
            }
            // A list that has become shorter ends the iteration.
            &Iter::ListReversed {
                list,
                index: Some(index),
            } if index < self.heap[list].items.len() => {
                let first = (index + 1).saturating_sub(MOST);
                batch.extend(self.heap[list].items[first..=index].iter().rev().copied());
                let index = first.checked_sub(1);
                self.heap[key] = Iter::ListReversed { list, index };
            }
            &Iter::Bytes { bytes, index } => {
                if let Some(data) = self.heap.as_bytes_like(bytes) {
                    let items = data.iter().skip(index).take(MOST);
                    batch.extend(items.map(|byte| Value::int(i64::from(*byte))));
                    let index = index + batch.len();
                    self.heap[key] = Iter::Bytes { bytes, index };
                }
            }
            &Iter::Str { string, offset } => self.fill_of_ascii(key, string, offset, batch),
            Iter::Dict {
                kind: ViewKind::Keys | ViewKind::Values,
                reversed: false,
                ..
            } => self.fill_of_dict(key, batch)?,
            Iter::Set { .. } => self.fill_of_set(key, batch)?,
            Iter::Itertool(tool) => match tool.as_ref() {
                &Itertool::Repeat { object, remaining } => {
                    let most = MOST as i64;
                    let count = remaining.map_or(most, |left| left.min(most));
                    batch.extend(std::iter::repeat_n(object, count as usize));
                    let remaining = remaining.map(|left| left - count);
                    if let Iter::Itertool(tool) = &mut self.heap[key] {
                        **tool = Itertool::Repeat { object, remaining };
                    }
                }
                Itertool::Chain { active, .. } if depth > 0 => {
                    if let Some(active) = active.as_iterator() {
                        self.fill_batch(active, batch, depth - 1)?;
                    }
                }
                _ => {}
            },
            _ => {}
        }
        Ok(())
    }

    /// The characters of a text of ASCII alone, which are there already.
    fn fill_of_ascii(&mut self, key: IteratorKey, string: Value, offset: usize, batch: &mut Batch) {
        let Some(text) = self.heap.payload(string).as_str() else {
            return;
        };
        if !self.heap[text].is_ascii() {
            return;
        }
        let mut bytes = [0; MOST];
        let rest = self.heap[text].as_str().as_bytes().get(offset..);
        let rest = rest.unwrap_or_default();
        let count = rest.len().min(MOST);
        bytes[..count].copy_from_slice(&rest[..count]);
        for byte in &bytes[..count] {
            batch.push(self.heap.ascii_char(*byte));
        }
        let offset = offset + count;
        self.heap[key] = Iter::Str { string, offset };
    }

    fn fill_of_dict(&mut self, key: IteratorKey, batch: &mut Batch) -> Outcome<()> {
        let Iter::Dict {
            dict,
            kind,
            index,
            expected_len,
            yielded,
            ..
        } = &mut self.heap.iterators[key].object
        else {
            return Ok(());
        };
        let table = &self.heap.dicts[*dict].object;
        let (mut skipped, mut start) = (0, *index);
        if table.len() == *expected_len {
            while batch.len() < MOST && *yielded < *expected_len && *index < table.entry_count() {
                *index += 1;
                if let Some(entry) = table.entry(*index - 1) {
                    batch.push(match kind {
                        ViewKind::Keys => entry.key,
                        _ => entry.value,
                    });
                    *yielded += 1;
                    skipped += price::moved(*index - start);
                    start = *index;
                }
            }
            // What lies behind the last entry is passed, and paid, by the step that finds nothing more.
            *index = start;
        }
        self.budget.burn(skipped)
    }

    fn fill_of_set(&mut self, key: IteratorKey, batch: &mut Batch) -> Outcome<()> {
        let Iter::Set {
            set,
            index,
            expected_len,
            yielded,
        } = &mut self.heap.iterators[key].object
        else {
            return Ok(());
        };
        let Some(set) = set.as_any_set() else {
            return Ok(());
        };
        let table = &self.heap.sets[set].object;
        let (mut skipped, mut start) = (0, *index);
        if table.len() == *expected_len {
            while batch.len() < MOST && *index < table.entry_count() {
                *index += 1;
                if let Some(entry) = table.entry(*index - 1) {
                    batch.push(entry.key);
                    *yielded += 1;
                    skipped += price::moved(*index - start);
                    start = *index;
                }
            }
            *index = start;
        }
        self.budget.burn(skipped)
    }
}

/// The next items of a sequence, at most a batch.
fn next_of(items: &[Value], index: usize) -> impl Iterator<Item = Value> + '_ {
    items.iter().skip(index).take(MOST).copied()
}
