//! Advancing the iterators that ask others: `enumerate`, `zip`, `map`, `filter`, and `iter` of a callable.
//!
//! Invariant: while a source or a function runs scripts, nothing is remembered about the iterator's state; it is read
//! again afterwards.

use num_bigint::BigInt;
use smallvec::SmallVec;

use crate::object::Iter;
use crate::value::{IteratorKey, TypeId, Value};
use crate::vm::exception::errors::is_raised;
use crate::vm::iterator::exhaust;
use crate::vm::{Outcome, Vm};

impl Vm {
    pub(in crate::vm) fn callable_next(
        &mut self,
        key: IteratorKey,
        callable: Value,
        sentinel: Value,
    ) -> Outcome<Option<Value>> {
        self.enter_native()?;
        self.heap.keep(callable);
        self.heap.keep(sentinel);
        let result = match self.call(callable, &[]) {
            Ok(value) => value,
            Err(fault) if is_raised(&self.heap, fault, TypeId::StopIteration) => {
                return Ok(exhaust(&mut self.heap, key, TypeId::CallableIterator));
            }
            Err(fault) => return Err(fault),
        };
        // The call may have exhausted this very iterator.
        if matches!(self.heap[key], Iter::Done { .. }) {
            return Ok(None);
        }
        if self.eq(sentinel, result)? {
            return Ok(exhaust(&mut self.heap, key, TypeId::CallableIterator));
        }
        Ok(Some(result))
    }

    pub(in crate::vm) fn enumerate_next(
        &mut self,
        key: IteratorKey,
        iterator: Value,
        next: Value,
    ) -> Outcome<Option<Value>> {
        self.enter_native()?;
        let mark = self.heap.mark();
        self.heap.keep(iterator);
        let Some(value) = self.next_raising(iterator)? else {
            return Ok(None);
        };
        let pair = self.numbered(key, next, value)?;
        self.heap.release(mark);
        Ok(Some(self.heap.keep(pair)))
    }

    /// What an `enumerate` makes of an item, for which it has read this number before.
    pub(in crate::vm) fn numbered(
        &mut self,
        key: IteratorKey,
        next: Value,
        value: Value,
    ) -> Outcome {
        self.heap.keep(value);
        let following = match next.as_int().and_then(|n| n.checked_add(1)) {
            Some(following) => Value::int(following),
            None => {
                self.look_at(next)?;
                let following = self.heap.as_bigint(next).unwrap_or_default() + BigInt::from(1);
                self.heap.new_int(following)
            }
        };
        // A source that advances this iterator itself has moved the count on: read it again.
        let number = match &mut self.heap[key] {
            Iter::Enumerate { next: current, .. } if *current == next => {
                *current = following;
                next
            }
            _ => next,
        };
        Ok(self.heap.new_tuple(&[number, value]))
    }

    /// The next items of all iterators of a zip or map; `None` at the end of one.
    fn next_row(&mut self, key: IteratorKey) -> Outcome<Option<SmallVec<[Value; 4]>>> {
        let mut row = SmallVec::new();
        loop {
            let (iterators, strict) = match &self.heap[key] {
                Iter::Zip { iterators, strict }
                | Iter::Map {
                    iterators, strict, ..
                } => (iterators, *strict),
                _ => return Ok(None),
            };
            let Some(&iterator) = iterators.get(row.len()) else {
                return Ok(Some(row));
            };
            self.heap.keep(iterator);
            match self.next_raising(iterator) {
                Ok(Some(value)) => row.push(self.heap.keep(value)),
                Err(fault) if !strict || !is_raised(&self.heap, fault, TypeId::StopIteration) => {
                    return Err(fault);
                }
                Ok(None) | Err(_) => {
                    if strict {
                        self.check_strict(key, row.len())?;
                    }
                    return Ok(None);
                }
            }
        }
    }

    pub(in crate::vm) fn zip_next(&mut self, key: IteratorKey) -> Outcome<Option<Value>> {
        self.enter_native()?;
        let mark = self.heap.mark();
        let row = self.next_row(key)?;
        let Some(row) = row.filter(|row| !row.is_empty()) else {
            return Ok(None);
        };
        let tuple = self.heap.new_tuple(&row);
        self.heap.release(mark);
        Ok(Some(self.heap.keep(tuple)))
    }

    /// The iterator at `ended` of a strict zip or map is at its end: all others must be, too.
    pub(in crate::vm) fn check_strict(&mut self, key: IteratorKey, ended: usize) -> Outcome<()> {
        let plural = |n: usize| {
            if n == 1 {
                "argument 1".to_owned()
            } else {
                format!("arguments 1-{n}")
            }
        };
        let function = match self.heap[key] {
            Iter::Map { .. } => "map",
            _ => "zip",
        };
        if ended > 0 {
            let others = plural(ended);
            return Err(self.value_error(format!(
                "{function}() argument {} is shorter than {others}",
                ended + 1
            )));
        }
        let mut position = 1;
        loop {
            let (Iter::Zip { iterators, .. } | Iter::Map { iterators, .. }) = &self.heap[key]
            else {
                return Ok(());
            };
            let Some(&iterator) = iterators.get(position) else {
                return Ok(());
            };
            self.heap.keep(iterator);
            if self.next(iterator)?.is_some() {
                let others = plural(position);
                return Err(self.value_error(format!(
                    "{function}() argument {} is longer than {others}",
                    position + 1
                )));
            }
            position += 1;
        }
    }

    pub(in crate::vm) fn map_next(&mut self, key: IteratorKey) -> Outcome<Option<Value>> {
        self.enter_native()?;
        let mark = self.heap.mark();
        let Some(row) = self.next_row(key)? else {
            return Ok(None);
        };
        let Iter::Map { function, .. } = self.heap[key] else {
            return Ok(None);
        };
        self.heap.keep(function);
        let result = self.call(function, &row)?;
        self.heap.release(mark);
        Ok(Some(self.heap.keep(result)))
    }

    /// The next item for which the predicate gives what is wanted: for `filter`, and `itertools.filterfalse`.
    pub(in crate::vm) fn filter_next(
        &mut self,
        predicate: Value,
        iterator: Value,
        wanted: bool,
    ) -> Outcome<Option<Value>> {
        self.enter_native()?;
        self.heap.keep(predicate);
        self.heap.keep(iterator);
        let mark = self.heap.mark();
        let plain = predicate.is_none() || predicate.as_builtin_type() == Some(TypeId::Bool);
        while let Some(value) = self.next_raising(iterator)? {
            self.budget.burn(1)?;
            self.heap.keep(value);
            let verdict = if plain {
                value
            } else {
                self.call(predicate, &[value])?
            };
            if self.truthy(verdict)? == wanted {
                return Ok(Some(value));
            }
            self.heap.release(mark);
        }
        Ok(None)
    }
}
