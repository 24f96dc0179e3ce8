//! The iterators of `itertools` that yield several items at once: `groupby`, `pairwise`, `batched`.
//!
//! Invariant: as in `itertools`, an iterator's state is read again after scripts have run.

use super::itertools::update;
use crate::object::{Iter, Itertool};
use crate::value::{IteratorKey, Value};
use crate::vm::{Outcome, Vm};

impl Vm {
    /// Reads the next item of a `groupby` and its key; false at the end.
    pub(in crate::vm) fn groupby_step(&mut self, key: IteratorKey) -> Outcome<bool> {
        let Iter::Itertool(tool) = &self.heap[key] else {
            return Ok(false);
        };
        let &Itertool::GroupBy {
            iterator, function, ..
        } = tool.as_ref()
        else {
            return Ok(false);
        };
        self.budget.burn(1)?;
        let mark = self.heap.mark();
        let Some(value) = self.next(iterator)? else {
            return Ok(false);
        };
        self.heap.keep(value);
        let new_key = match function.is_none() {
            true => value,
            false => self.call(function, &[value])?,
        };
        update!(self, key, Itertool::GroupBy { current, current_key, .. } => {
            *current = value;
            *current_key = new_key;
        });
        self.heap.release(mark);
        Ok(true)
    }

    pub(in crate::vm) fn groupby_next(&mut self, key: IteratorKey) -> Outcome<Option<Value>> {
        let mut number = 0;
        update!(self, key, Itertool::GroupBy { group, .. } => {
            *group += 1;
            number = *group;
        });
        loop {
            let Iter::Itertool(tool) = &self.heap[key] else {
                return Ok(None);
            };
            let &Itertool::GroupBy {
                target_key,
                current_key,
                current,
                ..
            } = tool.as_ref()
            else {
                return Ok(None);
            };
            // An item that its group gave belongs to that group.
            if current.is_bound() {
                if target_key.is_unbound() {
                    break;
                }
                self.heap.keep(target_key);
                self.heap.keep(current_key);
                if !self.eq(target_key, current_key)? {
                    break;
                }
            }
            if !self.groupby_step(key)? {
                return Ok(None);
            }
        }
        let mut name = Value::UNBOUND;
        update!(self, key, Itertool::GroupBy { target_key, current_key, .. } => {
            *target_key = *current_key;
            name = *current_key;
        });
        self.heap.keep(name);
        let grouper = self.heap.new_itertool(Itertool::Grouper {
            parent: key,
            target_key: name,
            group: number,
        });
        Ok(Some(self.heap.new_tuple(&[name, grouper])))
    }

    pub(in crate::vm) fn grouper_next(
        &mut self,
        parent: IteratorKey,
        target: Value,
        group: u64,
    ) -> Outcome<Option<Value>> {
        let state = |vm: &Self| match &vm.heap[parent] {
            Iter::Itertool(tool) => match tool.as_ref() {
                &Itertool::GroupBy {
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
        self.heap.keep(target);
        self.heap.keep(current_key);
        if current_key.is_unbound() || !self.eq(target, current_key)? {
            return Ok(None);
        }
        let mut value = Value::UNBOUND;
        update!(self, parent, Itertool::GroupBy { current, .. } => value = std::mem::take(current));
        Ok(value.is_bound().then(|| self.heap.keep(value)))
    }

    pub(in crate::vm) fn pairwise_next(&mut self, key: IteratorKey) -> Outcome<Option<Value>> {
        let state = |vm: &Self| match &vm.heap[key] {
            Iter::Itertool(tool) => match tool.as_ref() {
                &Itertool::Pairwise { iterator, old } => (iterator, old),
                _ => (Value::UNBOUND, Value::UNBOUND),
            },
            _ => (Value::UNBOUND, Value::UNBOUND),
        };
        let (iterator, mut old) = state(self);
        if iterator.is_unbound() {
            return Ok(None);
        }
        self.heap.keep(iterator);
        if old.is_unbound() {
            let found = self.next_raising(iterator);
            let Ok(Some(first)) = found else {
                update!(self, key, Itertool::Pairwise { iterator, .. } => *iterator = Value::UNBOUND);
                return self.end_source_after(iterator, found);
            };
            self.heap.keep(first);
            update!(self, key, Itertool::Pairwise { old, .. } => *old = first);
            let (iterator, _) = state(self);
            if iterator.is_unbound() {
                return Ok(None);
            }
            old = first;
        }
        self.heap.keep(old);
        let found = self.next_raising(iterator);
        let Ok(Some(new)) = found else {
            update!(self, key, Itertool::Pairwise { iterator, old } => {
                *iterator = Value::UNBOUND;
                *old = Value::UNBOUND;
            });
            return self.end_source_after(iterator, found);
        };
        self.heap.keep(new);
        update!(self, key, Itertool::Pairwise { old, .. } => *old = new);
        Ok(Some(self.heap.new_tuple(&[old, new])))
    }

    pub(in crate::vm) fn batched_next(&mut self, key: IteratorKey) -> Outcome<Option<Value>> {
        let Iter::Itertool(tool) = &self.heap[key] else {
            return Ok(None);
        };
        let &Itertool::Batched {
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
        self.heap.keep(iterator);
        let batch = self.heap.new_list_key();
        let mark = self.heap.mark();
        while self.heap[batch].items.len() < size {
            self.budget.burn(1)?;
            match self.next(iterator) {
                Ok(Some(value)) => self.list_push(batch, value)?,
                Ok(None) => {
                    let none = self.heap[batch].items.is_empty();
                    if none || strict {
                        update!(self, key, Itertool::Batched { iterator, .. } => *iterator = Value::UNBOUND);
                    }
                    if strict && !none {
                        let error = self.value_error("batched(): incomplete batch");
                        return self.end_source_after(iterator, Err(error));
                    }
                    break;
                }
                Err(fault) => {
                    update!(self, key, Itertool::Batched { iterator, .. } => *iterator = Value::UNBOUND);
                    return self.end_source_after(iterator, Err(fault));
                }
            }
            self.heap.release(mark);
        }
        if self.heap[batch].items.is_empty() {
            return self.end_source(iterator).map(|()| None);
        }
        Ok(Some(self.heap.list_to_tuple(batch)))
    }
}
