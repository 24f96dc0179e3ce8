//! Advancing the iterators of `itertools`; those that choose from pools are in `combinatorics`,
//! those that yield several items at once in `grouping`, `tee` in a file of its own.
//!
//! Invariant: while a source or a function runs scripts, nothing is remembered about the iterator's state: it
//! is read again afterwards, because the scripts may have advanced it.
//! Invariant: what a loop without end takes from its source is let go of in each round.

use crate::code::BinaryOp;
use crate::object::{Iter, Itertool};
use crate::value::{IteratorKey, ListKey, Value};
use crate::vm::{Outcome, Vm};

/// Changes the tool behind an iterator if it is still of this kind.
macro_rules! update {
    ($vm:ident, $key:ident, $pattern:pat => $change:expr) => {
        if let Iter::Itertool(tool) = &mut $vm.heap[$key]
            && let $pattern = tool.as_mut()
        {
            $change
        }
    };
}

pub(in crate::vm) use update;

impl Vm {
    pub(in crate::vm) fn tool_next(&mut self, key: IteratorKey) -> Outcome<Option<Value>> {
        let Iter::Itertool(tool) = &mut self.heap[key] else {
            return Ok(None);
        };
        match tool.as_mut() {
            // Those that call nothing.
            Itertool::Repeat { object, remaining } => {
                match remaining {
                    Some(0) => return Ok(None),
                    Some(left) => *left -= 1,
                    None => {}
                }
                return Ok(Some(*object));
            }
            Itertool::Count { next, step } => {
                let (value, step) = (*next, *step);
                if let (Some(a), Some(b)) = (value.as_int(), step.as_int())
                    && let Some(sum) = a.checked_add(b)
                {
                    *next = Value::int(sum);
                    return Ok(Some(value));
                }
                return self.count_next(key, value, step);
            }
            Itertool::Product { .. } => return self.product_next(key),
            Itertool::Combinations { .. } => return self.combinations_next(key),
            Itertool::Permutations { .. } => return self.permutations_next(key),
            _ => {}
        }
        self.enter_native()?;
        let Iter::Itertool(tool) = &self.heap[key] else {
            return Ok(None);
        };
        match tool.as_ref() {
            Itertool::Chain { .. } => self.chain_next(key),
            Itertool::Cycle { .. } => self.cycle_next(key),
            Itertool::Islice { .. } => self.islice_next(key),
            &Itertool::TakeWhile {
                predicate,
                iterator,
                done,
            } => match done {
                true => Ok(None),
                false => self.takewhile_next(key, predicate, iterator),
            },
            Itertool::DropWhile { .. } => self.dropwhile_next(key),
            &Itertool::FilterFalse {
                predicate,
                iterator,
            } => self.filter_next(predicate, iterator, false),
            &Itertool::StarMap { function, iterator } => self.starmap_next(function, iterator),
            Itertool::Accumulate { .. } => self.accumulate_next(key),
            &Itertool::Compress { data, selectors } => self.compress_next(data, selectors),
            Itertool::ZipLongest { .. } => self.zip_longest_next(key),
            Itertool::Pairwise { .. } => self.pairwise_next(key),
            Itertool::Batched { .. } => self.batched_next(key),
            Itertool::GroupBy { .. } => self.groupby_next(key),
            &Itertool::Grouper {
                parent,
                target_key,
                group,
            } => self.grouper_next(parent, target_key, group),
            Itertool::Tee { .. } => self.tee_next(key),
            Itertool::Repeat { .. }
            | Itertool::Count { .. }
            | Itertool::TeeData { .. }
            | Itertool::Product { .. }
            | Itertool::Combinations { .. }
            | Itertool::Permutations { .. } => Ok(None),
        }
    }

    fn count_next(
        &mut self,
        key: IteratorKey,
        value: Value,
        step: Value,
    ) -> Outcome<Option<Value>> {
        self.heap.keep(value);
        let following = self.binary(BinaryOp::Add, false, value, step)?;
        update!(self, key, Itertool::Count { next, .. } => *next = following);
        Ok(Some(value))
    }

    fn chain_next(&mut self, key: IteratorKey) -> Outcome<Option<Value>> {
        loop {
            let Iter::Itertool(tool) = &self.heap[key] else {
                return Ok(None);
            };
            let &Itertool::Chain { sources, active } = tool.as_ref() else {
                return Ok(None);
            };
            if active.is_bound() {
                if let Some(value) = self.next(active)? {
                    return Ok(Some(value));
                }
                update!(self, key, Itertool::Chain { active, .. } => *active = Value::UNBOUND);
                continue;
            }
            if sources.is_unbound() {
                return Ok(None);
            }
            self.budget.burn(1)?;
            let mark = self.heap.mark();
            let all = match sources.as_iterator().map(|key| &self.heap[key]) {
                Some(Iter::Tuple { tuple, .. }) => self.heap.keep(*tuple),
                _ => Value::UNBOUND,
            };
            let found = self.next(sources)?;
            let iterator = match found {
                Some(iterable) => {
                    self.heap.keep(iterable);
                    self.iter(iterable)
                }
                None => Ok(Value::UNBOUND),
            };
            let ended = !matches!(iterator, Ok(iterator) if iterator.is_bound());
            update!(self, key, Itertool::Chain { sources, active } => {
                if ended {
                    *sources = Value::UNBOUND;
                }
                *active = iterator.unwrap_or_default();
            });
            if ended {
                self.end_source(all)?;
            }
            self.heap.release(mark);
            if iterator?.is_unbound() {
                return Ok(None);
            }
        }
    }

    fn cycle_next(&mut self, key: IteratorKey) -> Outcome<Option<Value>> {
        let Iter::Itertool(tool) = &self.heap[key] else {
            return Ok(None);
        };
        let &Itertool::Cycle {
            iterator, saved, ..
        } = tool.as_ref()
        else {
            return Ok(None);
        };
        if iterator.is_bound() {
            if let Some(value) = self.next(iterator)? {
                self.heap.keep(value);
                self.list_push(saved, value)?;
                return Ok(Some(value));
            }
            update!(self, key, Itertool::Cycle { iterator, index, .. } => {
                *iterator = Value::UNBOUND;
                *index = 0;
            });
            self.end_source(iterator)?;
        }
        let count = self.heap[saved].items.len();
        let mut at = 0;
        update!(self, key, Itertool::Cycle { index, .. } => {
            at = *index;
            *index = if at + 1 >= count { 0 } else { at + 1 };
        });
        Ok(self.heap[saved].items.get(at).copied())
    }

    fn islice_next(&mut self, key: IteratorKey) -> Outcome<Option<Value>> {
        loop {
            let Iter::Itertool(tool) = &self.heap[key] else {
                return Ok(None);
            };
            let &Itertool::Islice {
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
                update!(self, key, Itertool::Islice { iterator, .. } => *iterator = Value::UNBOUND);
                return self.end_source(iterator).map(|()| None);
            }
            let mark = self.heap.mark();
            let found = self.next_raising(iterator);
            let Ok(Some(value)) = found else {
                update!(self, key, Itertool::Islice { iterator, .. } => *iterator = Value::UNBOUND);
                return self.end_source_after(iterator, found);
            };
            let yields = seen == wanted;
            update!(self, key, Itertool::Islice { seen: now, next, .. } => {
                *now = seen + 1;
                if yields {
                    *next = seen.saturating_add(step);
                }
            });
            if yields {
                return Ok(Some(value));
            }
            self.budget.burn(1)?;
            self.heap.release(mark);
        }
    }

    fn takewhile_next(
        &mut self,
        key: IteratorKey,
        predicate: Value,
        iterator: Value,
    ) -> Outcome<Option<Value>> {
        let Some(value) = self.next_raising(iterator)? else {
            return Ok(None);
        };
        self.heap.keep(value);
        let verdict = self.call(predicate, &[value])?;
        if self.truthy(verdict)? {
            return Ok(Some(value));
        }
        update!(self, key, Itertool::TakeWhile { done, .. } => *done = true);
        Ok(None)
    }

    fn dropwhile_next(&mut self, key: IteratorKey) -> Outcome<Option<Value>> {
        loop {
            let Iter::Itertool(tool) = &self.heap[key] else {
                return Ok(None);
            };
            let &Itertool::DropWhile {
                predicate,
                iterator,
                started,
            } = tool.as_ref()
            else {
                return Ok(None);
            };
            let mark = self.heap.mark();
            let Some(value) = self.next_raising(iterator)? else {
                return Ok(None);
            };
            if started {
                return Ok(Some(value));
            }
            self.budget.burn(1)?;
            self.heap.keep(value);
            let verdict = self.call(predicate, &[value])?;
            if !self.truthy(verdict)? {
                update!(self, key, Itertool::DropWhile { started, .. } => *started = true);
                return Ok(Some(value));
            }
            self.heap.release(mark);
        }
    }

    fn starmap_next(&mut self, function: Value, iterator: Value) -> Outcome<Option<Value>> {
        self.heap.keep(function);
        let mark = self.heap.mark();
        let Some(arguments) = self.next_raising(iterator)? else {
            return Ok(None);
        };
        self.heap.keep(arguments);
        let arguments = self.collect(arguments)?;
        let result = self.call(function, &arguments)?;
        self.heap.release(mark);
        Ok(Some(self.heap.keep(result)))
    }

    fn accumulate_next(&mut self, key: IteratorKey) -> Outcome<Option<Value>> {
        let Iter::Itertool(tool) = &mut self.heap[key] else {
            return Ok(None);
        };
        let Itertool::Accumulate {
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
        let mark = self.heap.mark();
        let Some(value) = self.next_raising(iterator)? else {
            return Ok(None);
        };
        self.heap.keep(value);
        let Iter::Itertool(tool) = &self.heap[key] else {
            return Ok(None);
        };
        let &Itertool::Accumulate { total, .. } = tool.as_ref() else {
            return Ok(None);
        };
        let sum = if total.is_unbound() {
            value
        } else if function.is_none() {
            self.heap.keep(total);
            self.binary(BinaryOp::Add, false, total, value)?
        } else {
            self.heap.keep(total);
            self.call(function, &[total, value])?
        };
        update!(self, key, Itertool::Accumulate { total, .. } => *total = sum);
        self.heap.release(mark);
        Ok(Some(self.heap.keep(sum)))
    }

    fn compress_next(&mut self, data: Value, selectors: Value) -> Outcome<Option<Value>> {
        let mark = self.heap.mark();
        while let Some(value) = self.next_raising(data)? {
            self.budget.burn(1)?;
            self.heap.keep(value);
            let Some(selector) = self.next_raising(selectors)? else {
                return Ok(None);
            };
            if self.truthy(selector)? {
                return Ok(Some(value));
            }
            self.heap.release(mark);
        }
        Ok(None)
    }

    fn zip_longest_next(&mut self, key: IteratorKey) -> Outcome<Option<Value>> {
        let mark = self.heap.mark();
        let mut values: smallvec::SmallVec<[Value; 4]> = smallvec::SmallVec::new();
        loop {
            let Iter::Itertool(tool) = &self.heap[key] else {
                return Ok(None);
            };
            let Itertool::ZipLongest {
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
            self.heap.keep(iterator);
            match self.next(iterator) {
                Ok(Some(value)) => values.push(self.heap.keep(value)),
                Ok(None) => {
                    let mut left = 0;
                    update!(self, key, Itertool::ZipLongest { iterators, active, .. } => {
                        *active = active.saturating_sub(1);
                        left = *active;
                        // The last one goes with the rest.
                        if left > 0 && let Some(slot) = iterators.get_mut(at) {
                            *slot = Value::UNBOUND;
                        }
                    });
                    if left == 0 {
                        return Ok(None);
                    }
                    self.end_source(iterator)?;
                    values.push(fill);
                }
                Err(fault) => {
                    update!(self, key, Itertool::ZipLongest { active, .. } => *active = 0);
                    return Err(fault);
                }
            }
        }
        let tuple = self.heap.new_tuple(&values);
        self.heap.release(mark);
        Ok(Some(self.heap.keep(tuple)))
    }

    // ---- groups ----------------------------------------------------------------------------

    // ---- tee -------------------------------------------------------------------------------

    /// An empty list for what a `cycle` saves.
    pub(crate) fn new_cycle(&mut self, iterator: Value) -> Value {
        let saved: ListKey = self.heap.new_list_key();
        self.heap.new_itertool(Itertool::Cycle {
            iterator,
            saved,
            index: 0,
        })
    }
}
