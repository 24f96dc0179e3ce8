//! Advancing the iterators of containers. Each reads its container again, and notices by its size that it has changed.

use super::dict_iterator_type;
use crate::heap::Heap;
use crate::object::{Iter, Rare, ViewKind};
use crate::value::{IteratorKey, ListKey, TypeId, Value};
use crate::vm::exception::errors::is_raised;
use crate::vm::iterator::exhaust;
use crate::vm::state::price;
use crate::vm::{Outcome, Vm};

impl Vm {
    pub(in crate::vm) fn long_range_next(
        &mut self,
        key: IteratorKey,
        parts: [Value; 4],
    ) -> Option<Value> {
        let [start, step, length, index] = parts;
        let big = |vm: &Self, value| vm.heap.as_bigint(value).unwrap_or_default();
        let (position, count) = (big(self, index), big(self, length));
        if position >= count {
            return None;
        }
        let value = big(self, start) + big(self, step) * &position;
        let value = self.heap.new_int(value);
        let index = self.heap.new_int(position + 1);
        self.heap[key] = Iter::LongRange {
            start,
            step,
            length,
            index,
        };
        Some(value)
    }

    pub(in crate::vm) fn dict_iterator_next(&mut self, key: IteratorKey) -> Outcome<Option<Value>> {
        let &Iter::Dict {
            dict,
            kind,
            mut index,
            expected_len,
            reversed,
            yielded,
        } = &self.heap[key]
        else {
            return Ok(None);
        };
        let table = &self.heap[dict];
        if table.len() != expected_len {
            if let Iter::Dict { expected_len, .. } = &mut self.heap[key] {
                *expected_len = usize::MAX;
            }
            return Err(self.runtime_error("dictionary changed size during iteration"));
        }
        let start = index;
        let found = if reversed {
            // What lies beyond the end was there before the dict was emptied.
            if index > table.entry_count() {
                index = 0;
            }
            loop {
                if index == 0 {
                    break None;
                }
                index -= 1;
                if let Some(entry) = table.entry(index) {
                    break Some(*entry);
                }
            }
        } else {
            loop {
                if index >= table.entry_count() {
                    break None;
                }
                index += 1;
                if let Some(entry) = table.entry(index - 1) {
                    break Some(*entry);
                }
            }
        };
        self.budget.burn(price::moved(index.abs_diff(start)))?;
        let Some(entry) = found else {
            return Ok(exhaust(
                &mut self.heap,
                key,
                dict_iterator_type(kind, reversed),
            ));
        };
        if yielded >= expected_len {
            exhaust(&mut self.heap, key, dict_iterator_type(kind, reversed));
            return Err(self.runtime_error("dictionary keys changed during iteration"));
        }
        self.heap[key] = Iter::Dict {
            dict,
            kind,
            index,
            expected_len,
            reversed,
            yielded: yielded + 1,
        };
        Ok(Some(match kind {
            ViewKind::Keys => entry.key,
            ViewKind::Values => entry.value,
            ViewKind::Items => self.heap.new_tuple(&[entry.key, entry.value]),
        }))
    }

    pub(in crate::vm) fn set_iterator_next(&mut self, key: IteratorKey) -> Outcome<Option<Value>> {
        let &Iter::Set {
            set,
            mut index,
            expected_len,
            yielded,
        } = &self.heap[key]
        else {
            return Ok(None);
        };
        let Some(set_key) = set.as_any_set() else {
            return Ok(None);
        };
        let table = &self.heap[set_key];
        if table.len() != expected_len {
            if let Iter::Set { expected_len, .. } = &mut self.heap[key] {
                *expected_len = usize::MAX;
            }
            return Err(self.runtime_error("Set changed size during iteration"));
        }
        let start = index;
        while index < table.entry_count() {
            index += 1;
            if let Some(entry) = table.entry(index - 1) {
                let value = entry.key;
                self.budget.burn(price::moved(index - start))?;
                self.heap[key] = Iter::Set {
                    set,
                    index,
                    expected_len,
                    yielded: yielded + 1,
                };
                return Ok(Some(value));
            }
        }
        Ok(exhaust(&mut self.heap, key, TypeId::SetIterator))
    }

    pub(in crate::vm) fn deque_next(&mut self, key: IteratorKey) -> Outcome<Option<Value>> {
        let Iter::Deque {
            deque,
            index,
            state,
            reversed,
        } = &mut self.heap.iterators[key].object
        else {
            return Ok(None);
        };
        let Rare::Deque(source) = &self.heap.rares[*deque].object else {
            return Ok(None);
        };
        let count = source.items.len();
        if *reversed && *index >= count {
            return Ok(None);
        }
        if source.state != *state {
            *index = usize::MAX;
            return Err(self.runtime_error("deque mutated during iteration"));
        }
        if *index >= count {
            return Ok(None);
        }
        let at = if *reversed {
            count - 1 - *index
        } else {
            *index
        };
        *index += 1;
        Ok(source.items.get(at).copied())
    }

    pub(in crate::vm) fn sequence_next(
        &mut self,
        key: IteratorKey,
        object: Value,
        index: i64,
    ) -> Outcome<Option<Value>> {
        self.heap.keep(object);
        let Some(next) = index.checked_add(1) else {
            return Err(self.overflow_error("iter index too large"));
        };
        match self.get_item(object, Value::int(index)) {
            Ok(value) => {
                self.heap.keep(value);
                if matches!(self.heap[key], Iter::Sequence { .. }) {
                    self.heap[key] = Iter::Sequence {
                        object,
                        index: next,
                    };
                }
                Ok(Some(value))
            }
            Err(fault) if is_end_of_sequence(&self.heap, fault) => {
                let ty = self.builtin_type_of(key.into());
                Ok(exhaust(&mut self.heap, key, ty))
            }
            Err(fault) => Err(fault),
        }
    }

    pub(in crate::vm) fn reversed_next(
        &mut self,
        key: IteratorKey,
        object: Value,
        remaining: i64,
    ) -> Outcome<Option<Value>> {
        self.heap.keep(object);
        if remaining <= 0 {
            return Ok(exhaust(&mut self.heap, key, TypeId::Reversed));
        }
        match self.get_item(object, Value::int(remaining - 1)) {
            Ok(value) => {
                self.heap.keep(value);
                if matches!(self.heap[key], Iter::Reversed { .. }) {
                    self.heap[key] = Iter::Reversed {
                        object,
                        remaining: remaining - 1,
                    };
                }
                Ok(Some(value))
            }
            Err(fault) if is_end_of_sequence(&self.heap, fault) => {
                Ok(exhaust(&mut self.heap, key, TypeId::Reversed))
            }
            Err(fault) => {
                exhaust(&mut self.heap, key, TypeId::Reversed);
                Err(fault)
            }
        }
    }
}

pub(in crate::vm) fn list_reversed_next(
    heap: &mut Heap,
    key: IteratorKey,
    list: ListKey,
    index: Option<usize>,
) -> Option<Value> {
    let value = index.and_then(|index| heap[list].items.get(index).copied());
    let (Some(value), Some(index)) = (value, index) else {
        return exhaust(heap, key, TypeId::ListReverseIterator);
    };
    heap[key] = Iter::ListReversed {
        list,
        index: index.checked_sub(1),
    };
    Some(value)
}

pub(in crate::vm) fn str_iterator_next(
    heap: &mut Heap,
    key: IteratorKey,
    string: Value,
    offset: usize,
) -> Option<Value> {
    let text = heap.text(string);
    let ascii = text.is_empty()
        || heap
            .payload(string)
            .as_str()
            .is_some_and(|s| heap[s].is_ascii());
    if ascii {
        let Some(&byte) = text.as_bytes().get(offset) else {
            return exhaust(heap, key, TypeId::StrAsciiIterator);
        };
        heap[key] = Iter::Str {
            string,
            offset: offset + 1,
        };
        return Some(heap.ascii_char(byte));
    }
    let Some(ch) = text.get(offset..).and_then(|rest| rest.chars().next()) else {
        return exhaust(heap, key, TypeId::StrIterator);
    };
    heap[key] = Iter::Str {
        string,
        offset: offset + ch.len_utf8(),
    };
    let mut buffer = [0; 4];
    Some(heap.new_str(ch.encode_utf8(&mut buffer)))
}

pub(in crate::vm) fn bytes_iterator_next(
    heap: &mut Heap,
    key: IteratorKey,
    bytes: Value,
    index: usize,
) -> Option<Value> {
    let payload = heap.payload(bytes);
    let (byte, ty) = match (payload.as_bytes(), payload.as_byte_array()) {
        (Some(bytes), _) => (heap[bytes].data.get(index).copied(), TypeId::BytesIterator),
        (_, Some(array)) => (
            heap[array].data.get(index).copied(),
            TypeId::ByteArrayIterator,
        ),
        _ => (None, TypeId::BytesIterator),
    };
    let Some(byte) = byte else {
        return exhaust(heap, key, ty);
    };
    heap[key] = Iter::Bytes {
        bytes,
        index: index + 1,
    };
    Some(Value::int(i64::from(byte)))
}

pub(in crate::vm) fn is_end_of_sequence(heap: &Heap, fault: crate::vm::Fault) -> bool {
    is_raised(heap, fault, TypeId::IndexError) || is_raised(heap, fault, TypeId::StopIteration)
}
