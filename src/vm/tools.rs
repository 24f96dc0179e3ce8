//! Advancing the iterators of `itertools`; those that choose from pools stand in `combinatorics`.
//!
//! Invariant: while a source or a function runs scripts, nothing is remembered about the iterator's state: it
//! is read again afterwards, because the scripts may have advanced it.
//! Invariant: what a loop without end takes from its source is let go of in each round.

use super::{Outcome, Vm};
use crate::code::BinaryOp;
use crate::object::{Iter, Tool};
use crate::value::{IteratorKey, ListKey, TypeId, Value};

/// Items in one block of what `tee` reads.
const TEE_BLOCK: usize = 57;

/// Changes the tool behind an iterator if it is still of this kind.
macro_rules! update {
    ($vm:ident, $key:ident, $pattern:pat => $change:expr) => {
        if let Iter::Tool(tool) = &mut $vm.heap[$key]
            && let $pattern = tool.as_mut()
        {
            $change
        }
    };
}

impl Vm {
    /// Puts an iterator of `itertools` on the heap.
    pub(crate) fn new_tool(&mut self, tool: Tool) -> Value {
        self.alloc(Iter::Tool(Box::new(tool)))
    }

    pub(super) fn tool_next(&mut self, key: IteratorKey) -> Outcome<Option<Value>> {
        let Iter::Tool(tool) = &mut self.heap[key] else {
            return Ok(None);
        };
        match tool.as_mut() {
            // Those that ask nobody.
            Tool::Repeat { object, remaining } => {
                match remaining {
                    Some(0) => return Ok(None),
                    Some(left) => *left -= 1,
                    None => {}
                }
                return Ok(Some(*object));
            }
            Tool::Count { next, step } => {
                let (value, step) = (*next, *step);
                if let (Some(a), Some(b)) = (value.as_int(), step.as_int())
                    && let Some(sum) = a.checked_add(b)
                {
                    *next = Value::int(sum);
                    return Ok(Some(value));
                }
                return self.count_next(key, value, step);
            }
            Tool::Product { .. } => return self.product_next(key),
            Tool::Combinations { .. } => return self.combinations_next(key),
            Tool::Permutations { .. } => return self.permutations_next(key),
            _ => {}
        }
        self.enter_native()?;
        let Iter::Tool(tool) = &self.heap[key] else {
            return Ok(None);
        };
        match tool.as_ref() {
            Tool::Chain { .. } => self.chain_next(key),
            Tool::Cycle { .. } => self.cycle_next(key),
            Tool::Islice { .. } => self.islice_next(key),
            &Tool::TakeWhile {
                predicate,
                iterator,
                done,
            } => match done {
                true => Ok(None),
                false => self.takewhile_next(key, predicate, iterator),
            },
            Tool::DropWhile { .. } => self.dropwhile_next(key),
            &Tool::FilterFalse {
                predicate,
                iterator,
            } => self.filterfalse_next(predicate, iterator),
            &Tool::StarMap { function, iterator } => self.starmap_next(function, iterator),
            Tool::Accumulate { .. } => self.accumulate_next(key),
            &Tool::Compress { data, selectors } => self.compress_next(data, selectors),
            Tool::ZipLongest { .. } => self.zip_longest_next(key),
            Tool::Pairwise { .. } => self.pairwise_next(key),
            Tool::Batched { .. } => self.batched_next(key),
            Tool::GroupBy { .. } => self.groupby_next(key),
            &Tool::Grouper {
                parent,
                target_key,
                group,
            } => self.grouper_next(parent, target_key, group),
            Tool::Tee { .. } => self.tee_next(key),
            Tool::Repeat { .. }
            | Tool::Count { .. }
            | Tool::TeeData { .. }
            | Tool::Product { .. }
            | Tool::Combinations { .. }
            | Tool::Permutations { .. } => Ok(None),
        }
    }

    fn count_next(
        &mut self,
        key: IteratorKey,
        value: Value,
        step: Value,
    ) -> Outcome<Option<Value>> {
        self.keep(value);
        let following = self.binary(BinaryOp::Add, false, value, step)?;
        update!(self, key, Tool::Count { next, .. } => *next = following);
        Ok(Some(value))
    }

    fn chain_next(&mut self, key: IteratorKey) -> Outcome<Option<Value>> {
        loop {
            let Iter::Tool(tool) = &self.heap[key] else {
                return Ok(None);
            };
            let &Tool::Chain { sources, active } = tool.as_ref() else {
                return Ok(None);
            };
            if active.is_bound() {
                if let Some(value) = self.next(active)? {
                    return Ok(Some(value));
                }
                update!(self, key, Tool::Chain { active, .. } => *active = Value::UNBOUND);
                continue;
            }
            if sources.is_unbound() {
                return Ok(None);
            }
            self.tick(1)?;
            let mark = self.recent.len();
            let found = self.next(sources)?;
            let iterator = match found {
                Some(iterable) => {
                    self.keep(iterable);
                    self.iter(iterable)
                }
                None => Ok(Value::UNBOUND),
            };
            let ended = !matches!(iterator, Ok(iterator) if iterator.is_bound());
            update!(self, key, Tool::Chain { sources, active } => {
                if ended {
                    *sources = Value::UNBOUND;
                }
                *active = iterator.unwrap_or_default();
            });
            self.recent.truncate(mark);
            if iterator?.is_unbound() {
                return Ok(None);
            }
        }
    }

    fn cycle_next(&mut self, key: IteratorKey) -> Outcome<Option<Value>> {
        let Iter::Tool(tool) = &self.heap[key] else {
            return Ok(None);
        };
        let &Tool::Cycle {
            iterator, saved, ..
        } = tool.as_ref()
        else {
            return Ok(None);
        };
        if iterator.is_bound() {
            if let Some(value) = self.next(iterator)? {
                self.keep(value);
                self.list_push(saved, value)?;
                return Ok(Some(value));
            }
            update!(self, key, Tool::Cycle { iterator, index, .. } => {
                *iterator = Value::UNBOUND;
                *index = 0;
            });
        }
        let count = self.heap[saved].items.len();
        let mut at = 0;
        update!(self, key, Tool::Cycle { index, .. } => {
            at = *index;
            *index = if at + 1 >= count { 0 } else { at + 1 };
        });
        Ok(self.heap[saved].items.get(at).copied())
    }

    fn islice_next(&mut self, key: IteratorKey) -> Outcome<Option<Value>> {
        loop {
            let Iter::Tool(tool) = &self.heap[key] else {
                return Ok(None);
            };
            let &Tool::Islice {
                iterator,
                seen,
                next,
                stop,
                step,
            } = tool.as_ref()
            else {
                return Ok(None);
            };
            if iterator.is_unbound() {
                return Ok(None);
            }
            // Items before the stop are read even if none of them is yielded.
            let wanted = stop.map_or(next, |stop| next.min(stop));
            if stop.is_some_and(|stop| seen >= stop) {
                update!(self, key, Tool::Islice { iterator, .. } => *iterator = Value::UNBOUND);
                return Ok(None);
            }
            let mark = self.recent.len();
            let Some(value) = self.next(iterator)? else {
                update!(self, key, Tool::Islice { iterator, .. } => *iterator = Value::UNBOUND);
                return Ok(None);
            };
            let yields = seen == wanted;
            update!(self, key, Tool::Islice { seen: now, next, .. } => {
                *now = seen + 1;
                if yields {
                    *next = seen.saturating_add(step);
                }
            });
            if yields {
                return Ok(Some(value));
            }
            self.tick(1)?;
            self.recent.truncate(mark);
        }
    }

    fn takewhile_next(
        &mut self,
        key: IteratorKey,
        predicate: Value,
        iterator: Value,
    ) -> Outcome<Option<Value>> {
        let Some(value) = self.next(iterator)? else {
            return Ok(None);
        };
        self.keep(value);
        let verdict = self.call(predicate, &[value])?;
        if self.truthy(verdict)? {
            return Ok(Some(value));
        }
        update!(self, key, Tool::TakeWhile { done, .. } => *done = true);
        Ok(None)
    }

    fn dropwhile_next(&mut self, key: IteratorKey) -> Outcome<Option<Value>> {
        loop {
            let Iter::Tool(tool) = &self.heap[key] else {
                return Ok(None);
            };
            let &Tool::DropWhile {
                predicate,
                iterator,
                started,
            } = tool.as_ref()
            else {
                return Ok(None);
            };
            let mark = self.recent.len();
            let Some(value) = self.next(iterator)? else {
                return Ok(None);
            };
            if started {
                return Ok(Some(value));
            }
            self.tick(1)?;
            self.keep(value);
            let verdict = self.call(predicate, &[value])?;
            if !self.truthy(verdict)? {
                update!(self, key, Tool::DropWhile { started, .. } => *started = true);
                return Ok(Some(value));
            }
            self.recent.truncate(mark);
        }
    }

    fn filterfalse_next(&mut self, predicate: Value, iterator: Value) -> Outcome<Option<Value>> {
        self.keep(predicate);
        self.keep(iterator);
        let mark = self.recent.len();
        let plain = predicate.is_none() || predicate.as_builtin_type() == Some(TypeId::Bool);
        while let Some(value) = self.next(iterator)? {
            self.tick(1)?;
            self.keep(value);
            let verdict = match plain {
                true => value,
                false => self.call(predicate, &[value])?,
            };
            if !self.truthy(verdict)? {
                return Ok(Some(value));
            }
            self.recent.truncate(mark);
        }
        Ok(None)
    }

    fn starmap_next(&mut self, function: Value, iterator: Value) -> Outcome<Option<Value>> {
        self.keep(function);
        let mark = self.recent.len();
        let Some(arguments) = self.next(iterator)? else {
            return Ok(None);
        };
        self.keep(arguments);
        let arguments = self.collect(arguments)?;
        let result = self.call(function, &arguments)?;
        self.recent.truncate(mark);
        Ok(Some(self.keep(result)))
    }

    fn accumulate_next(&mut self, key: IteratorKey) -> Outcome<Option<Value>> {
        let Iter::Tool(tool) = &mut self.heap[key] else {
            return Ok(None);
        };
        let Tool::Accumulate {
            iterator,
            function,
            initial,
            total,
        } = tool.as_mut()
        else {
            return Ok(None);
        };
        if initial.is_bound() {
            *total = std::mem::take(initial);
            return Ok(Some(*total));
        }
        let (iterator, function) = (*iterator, *function);
        let mark = self.recent.len();
        let Some(value) = self.next(iterator)? else {
            return Ok(None);
        };
        self.keep(value);
        let Iter::Tool(tool) = &self.heap[key] else {
            return Ok(None);
        };
        let &Tool::Accumulate { total, .. } = tool.as_ref() else {
            return Ok(None);
        };
        let sum = if total.is_unbound() {
            value
        } else if function.is_none() {
            self.keep(total);
            self.binary(BinaryOp::Add, false, total, value)?
        } else {
            self.keep(total);
            self.call(function, &[total, value])?
        };
        update!(self, key, Tool::Accumulate { total, .. } => *total = sum);
        self.recent.truncate(mark);
        Ok(Some(self.keep(sum)))
    }

    fn compress_next(&mut self, data: Value, selectors: Value) -> Outcome<Option<Value>> {
        let mark = self.recent.len();
        while let Some(value) = self.next(data)? {
            self.tick(1)?;
            self.keep(value);
            let Some(selector) = self.next(selectors)? else {
                return Ok(None);
            };
            if self.truthy(selector)? {
                return Ok(Some(value));
            }
            self.recent.truncate(mark);
        }
        Ok(None)
    }

    fn zip_longest_next(&mut self, key: IteratorKey) -> Outcome<Option<Value>> {
        let mark = self.recent.len();
        let mut values: smallvec::SmallVec<[Value; 4]> = smallvec::SmallVec::new();
        loop {
            let Iter::Tool(tool) = &self.heap[key] else {
                return Ok(None);
            };
            let Tool::ZipLongest {
                iterators,
                fill,
                active,
            } = tool.as_ref()
            else {
                return Ok(None);
            };
            let (fill, at) = (*fill, values.len());
            if *active == 0 {
                return Ok(None);
            }
            let Some(&iterator) = iterators.get(at) else {
                break;
            };
            if iterator.is_unbound() {
                values.push(fill);
                continue;
            }
            self.keep(iterator);
            match self.next(iterator) {
                Ok(Some(value)) => values.push(self.keep(value)),
                Ok(None) => {
                    let mut left = 0;
                    update!(self, key, Tool::ZipLongest { iterators, active, .. } => {
                        *active = active.saturating_sub(1);
                        left = *active;
                        if let Some(slot) = iterators.get_mut(at) {
                            *slot = Value::UNBOUND;
                        }
                    });
                    if left == 0 {
                        return Ok(None);
                    }
                    values.push(fill);
                }
                Err(fault) => {
                    update!(self, key, Tool::ZipLongest { active, .. } => *active = 0);
                    return Err(fault);
                }
            }
        }
        let tuple = self.new_tuple(&values);
        self.recent.truncate(mark);
        Ok(Some(self.keep(tuple)))
    }

    fn pairwise_next(&mut self, key: IteratorKey) -> Outcome<Option<Value>> {
        let state = |vm: &Self| match &vm.heap[key] {
            Iter::Tool(tool) => match tool.as_ref() {
                &Tool::Pairwise { iterator, old } => (iterator, old),
                _ => (Value::UNBOUND, Value::UNBOUND),
            },
            _ => (Value::UNBOUND, Value::UNBOUND),
        };
        let (iterator, mut old) = state(self);
        if iterator.is_unbound() {
            return Ok(None);
        }
        self.keep(iterator);
        if old.is_unbound() {
            let Some(first) = self.next(iterator)? else {
                update!(self, key, Tool::Pairwise { iterator, .. } => *iterator = Value::UNBOUND);
                return Ok(None);
            };
            self.keep(first);
            update!(self, key, Tool::Pairwise { old, .. } => *old = first);
            let (iterator, _) = state(self);
            if iterator.is_unbound() {
                return Ok(None);
            }
            old = first;
        }
        self.keep(old);
        let Some(new) = self.next(iterator)? else {
            update!(self, key, Tool::Pairwise { iterator, old } => {
                *iterator = Value::UNBOUND;
                *old = Value::UNBOUND;
            });
            return Ok(None);
        };
        self.keep(new);
        update!(self, key, Tool::Pairwise { old, .. } => *old = new);
        Ok(Some(self.new_tuple(&[old, new])))
    }

    fn batched_next(&mut self, key: IteratorKey) -> Outcome<Option<Value>> {
        let Iter::Tool(tool) = &self.heap[key] else {
            return Ok(None);
        };
        let &Tool::Batched {
            iterator,
            size,
            strict,
        } = tool.as_ref()
        else {
            return Ok(None);
        };
        if iterator.is_unbound() {
            return Ok(None);
        }
        self.keep(iterator);
        let batch = self.new_list_key();
        let mark = self.recent.len();
        while self.heap[batch].items.len() < size {
            self.tick(1)?;
            match self.next(iterator) {
                Ok(Some(value)) => self.list_push(batch, value)?,
                Ok(None) => {
                    update!(self, key, Tool::Batched { iterator, .. } => *iterator = Value::UNBOUND);
                    if strict && !self.heap[batch].items.is_empty() {
                        return Err(self.value_error("batched(): incomplete batch"));
                    }
                    break;
                }
                Err(fault) => {
                    update!(self, key, Tool::Batched { iterator, .. } => *iterator = Value::UNBOUND);
                    return Err(fault);
                }
            }
            self.recent.truncate(mark);
        }
        if self.heap[batch].items.is_empty() {
            return Ok(None);
        }
        Ok(Some(self.list_to_tuple(batch)))
    }

    // ---- groups ----------------------------------------------------------------------------

    /// Reads the next item of a `groupby` and its key; false at the end.
    fn groupby_step(&mut self, key: IteratorKey) -> Outcome<bool> {
        let Iter::Tool(tool) = &self.heap[key] else {
            return Ok(false);
        };
        let &Tool::GroupBy {
            iterator, function, ..
        } = tool.as_ref()
        else {
            return Ok(false);
        };
        self.tick(1)?;
        let mark = self.recent.len();
        let Some(value) = self.next(iterator)? else {
            return Ok(false);
        };
        self.keep(value);
        let new_key = match function.is_none() {
            true => value,
            false => self.call(function, &[value])?,
        };
        update!(self, key, Tool::GroupBy { current, current_key, .. } => {
            *current = value;
            *current_key = new_key;
        });
        self.recent.truncate(mark);
        Ok(true)
    }

    fn groupby_next(&mut self, key: IteratorKey) -> Outcome<Option<Value>> {
        let mut number = 0;
        update!(self, key, Tool::GroupBy { group, .. } => {
            *group += 1;
            number = *group;
        });
        loop {
            let Iter::Tool(tool) = &self.heap[key] else {
                return Ok(None);
            };
            let &Tool::GroupBy {
                target_key,
                current_key,
                ..
            } = tool.as_ref()
            else {
                return Ok(None);
            };
            if current_key.is_bound() {
                if target_key.is_unbound() {
                    break;
                }
                self.keep(target_key);
                self.keep(current_key);
                if !self.eq(target_key, current_key)? {
                    break;
                }
            }
            if !self.groupby_step(key)? {
                return Ok(None);
            }
        }
        let mut name = Value::UNBOUND;
        update!(self, key, Tool::GroupBy { target_key, current_key, .. } => {
            *target_key = *current_key;
            name = *current_key;
        });
        self.keep(name);
        let grouper = self.new_tool(Tool::Grouper {
            parent: key,
            target_key: name,
            group: number,
        });
        Ok(Some(self.new_tuple(&[name, grouper])))
    }

    fn grouper_next(
        &mut self,
        parent: IteratorKey,
        target: Value,
        group: u64,
    ) -> Outcome<Option<Value>> {
        let state = |vm: &Self| match &vm.heap[parent] {
            Iter::Tool(tool) => match tool.as_ref() {
                &Tool::GroupBy {
                    current,
                    current_key,
                    group,
                    ..
                } => Some((current, current_key, group)),
                _ => None,
            },
            _ => None,
        };
        let Some((current, _, active)) = state(self) else {
            return Ok(None);
        };
        if active != group {
            return Ok(None);
        }
        if current.is_unbound() && !self.groupby_step(parent)? {
            return Ok(None);
        }
        let Some((_, current_key, _)) = state(self) else {
            return Ok(None);
        };
        self.keep(target);
        self.keep(current_key);
        if current_key.is_unbound() || !self.eq(target, current_key)? {
            return Ok(None);
        }
        let mut value = Value::UNBOUND;
        update!(self, parent, Tool::GroupBy { current, .. } => value = std::mem::take(current));
        Ok(value.is_bound().then(|| self.keep(value)))
    }

    // ---- tee -------------------------------------------------------------------------------

    /// An empty block of what a `tee` reads.
    pub(crate) fn new_tee_data(&mut self, iterator: Value) -> Option<IteratorKey> {
        self.new_tool(Tool::TeeData {
            iterator,
            values: Vec::new(),
            next: None,
            running: false,
        })
        .as_iterator()
    }

    fn tee_next(&mut self, key: IteratorKey) -> Outcome<Option<Value>> {
        let Iter::Tool(tool) = &self.heap[key] else {
            return Ok(None);
        };
        let &Tool::Tee {
            mut data,
            mut index,
        } = tool.as_ref()
        else {
            return Ok(None);
        };
        if index >= TEE_BLOCK {
            data = self.tee_following(data)?;
            index = 0;
        }
        let Some(value) = self.tee_item(data, index)? else {
            return Ok(None);
        };
        update!(self, key, Tool::Tee { data: at, index: number } => {
            *at = data;
            *number = index + 1;
        });
        Ok(Some(value))
    }

    /// The block after a full one.
    fn tee_following(&mut self, data: IteratorKey) -> Outcome<IteratorKey> {
        let Iter::Tool(tool) = &self.heap[data] else {
            return Ok(data);
        };
        let &Tool::TeeData { iterator, next, .. } = tool.as_ref() else {
            return Ok(data);
        };
        if let Some(next) = next {
            return Ok(next);
        }
        let made = self.new_tee_data(iterator).unwrap_or(data);
        update!(self, data, Tool::TeeData { next, .. } => *next = Some(made));
        Ok(made)
    }

    /// An item of a block, read from the source if nobody has read it.
    fn tee_item(&mut self, data: IteratorKey, index: usize) -> Outcome<Option<Value>> {
        let Iter::Tool(tool) = &self.heap[data] else {
            return Ok(None);
        };
        let Tool::TeeData {
            iterator,
            values,
            running,
            ..
        } = tool.as_ref()
        else {
            return Ok(None);
        };
        if let Some(&value) = values.get(index) {
            return Ok(Some(value));
        }
        if *running {
            return Err(self.runtime_error("cannot re-enter the tee iterator"));
        }
        let iterator = *iterator;
        self.keep(iterator);
        update!(self, data, Tool::TeeData { running, .. } => *running = true);
        let result = self.next(iterator);
        update!(self, data, Tool::TeeData { running, .. } => *running = false);
        let Some(value) = result? else {
            return Ok(None);
        };
        self.keep(value);
        self.charge(size_of::<Value>())?;
        update!(self, data, Tool::TeeData { values, .. } => values.push(value));
        Ok(Some(value))
    }

    /// Another iterator at the place of a `tee`.
    pub(crate) fn tee_copy(&mut self, key: IteratorKey) -> Option<Value> {
        let Iter::Tool(tool) = &self.heap[key] else {
            return None;
        };
        match tool.as_ref() {
            &Tool::Tee { data, index } => Some(self.new_tool(Tool::Tee { data, index })),
            _ => None,
        }
    }

    /// An empty list for what a `cycle` saves.
    pub(crate) fn new_cycle(&mut self, iterator: Value) -> Value {
        let saved: ListKey = self.new_list_key();
        self.new_tool(Tool::Cycle {
            iterator,
            saved,
            index: 0,
        })
    }
}
