//! `itertools.tee`: iterators that share what one source yields.
//!
//! What was read lies in blocks, each linked to the next, so that what all have passed is let go of.

use super::itertools::update;
use crate::heap::Heap;
use crate::object::{Iter, Itertool};
use crate::value::{IteratorKey, Value};
use crate::vm::{Outcome, Vm};

/// Items in one block of what `tee` reads.
const TEE_BLOCK: usize = 57;

impl Vm {
    pub(in crate::vm) fn tee_next(&mut self, key: IteratorKey) -> Outcome<Option<Value>> {
        let Iter::Itertool(tool) = &self.heap[key] else {
            return Ok(None);
        };
        let &Itertool::Tee {
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
        update!(self, key, Itertool::Tee { data: at, index: number } => {
            *at = data;
            *number = index + 1;
        });
        Ok(Some(value))
    }

    /// The block after a full one.
    pub(in crate::vm) fn tee_following(&mut self, data: IteratorKey) -> Outcome<IteratorKey> {
        let Iter::Itertool(tool) = &self.heap[data] else {
            return Ok(data);
        };
        let &Itertool::TeeData { iterator, next, .. } = tool.as_ref() else {
            return Ok(data);
        };
        if let Some(next) = next {
            return Ok(next);
        }
        let made = new_tee_data(&mut self.heap, iterator).unwrap_or(data);
        update!(self, data, Itertool::TeeData { next, .. } => *next = Some(made));
        Ok(made)
    }

    /// An item of a block, read from the source if that has not happened yet.
    pub(in crate::vm) fn tee_item(
        &mut self,
        data: IteratorKey,
        index: usize,
    ) -> Outcome<Option<Value>> {
        let Iter::Itertool(tool) = &self.heap[data] else {
            return Ok(None);
        };
        let Itertool::TeeData {
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
        self.heap.keep(iterator);
        update!(self, data, Itertool::TeeData { running, .. } => *running = true);
        let result = self.next(iterator);
        update!(self, data, Itertool::TeeData { running, .. } => *running = false);
        let Some(value) = result? else {
            return Ok(None);
        };
        self.heap.keep(value);
        self.charge(size_of::<Value>())?;
        update!(self, data, Itertool::TeeData { values, .. } => values.push(value));
        Ok(Some(value))
    }

    /// Another iterator at the place of a `tee`.
    pub(crate) fn tee_copy(&mut self, key: IteratorKey) -> Option<Value> {
        let Iter::Itertool(tool) = &self.heap[key] else {
            return None;
        };
        match tool.as_ref() {
            &Itertool::Tee { data, index } => {
                Some(self.heap.new_itertool(Itertool::Tee { data, index }))
            }
            _ => None,
        }
    }
}

/// An empty block of what a `tee` reads.
pub(crate) fn new_tee_data(heap: &mut Heap, iterator: Value) -> Option<IteratorKey> {
    heap.new_itertool(Itertool::TeeData {
        iterator,
        values: Vec::new(),
        next: None,
        running: false,
    })
    .as_iterator()
}
