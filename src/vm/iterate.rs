//! Iteration: `iter`, `next`, and gathering what an iterable yields.
//!
//! The states of the built-in iterators are plain data (`object::Iter`); this file advances them. An iterator
//! reads its container anew at each step, so the container may change in between; dicts and sets notice
//! by their size, as in CPython.
//!
//! Invariant: while an iterator's source runs scripts, nothing is remembered about the iterator's state; it
//! is read again afterwards.

use num_bigint::BigInt;

use super::{GenStep, Outcome, Vm};
use crate::object::{GeneratorKind, Iter, Misc, ViewKind};
use crate::value::{DictKey, IteratorKey, ListKey, SetKey, Tag, TypeId, Value};

impl Vm {
    /// `iter(v)`
    pub(crate) fn iter(&mut self, v: Value) -> Outcome {
        let iterator = match v.tag() {
            Tag::List => v.as_list().map(|list| Iter::List { list, index: 0 }),
            Tag::Tuple => Some(Iter::Tuple { tuple: v, index: 0 }),
            Tag::Str => Some(Iter::Str {
                string: v,
                offset: 0,
            }),
            Tag::Bytes | Tag::ByteArray => Some(Iter::Bytes { bytes: v, index: 0 }),
            Tag::Dict => v
                .as_dict()
                .map(|dict| self.dict_iterator(dict, ViewKind::Keys, false)),
            Tag::Set | Tag::FrozenSet => v.as_any_set().map(|set| self.set_iterator(set)),
            Tag::DictView => v.as_dict_view().map(|view| {
                let view = self.heap[view];
                self.dict_iterator(view.dict, view.kind, false)
            }),
            Tag::Range => return self.range_iterator(v),
            Tag::Iterator => return Ok(v),
            Tag::Generator if self.is_plain_generator(v) => return Ok(v),
            _ => None,
        };
        match iterator {
            Some(iterator) => Ok(self.alloc(iterator)),
            None => self.iter_special(v),
        }
    }

    /// `iter(v)` by `__iter__` or `__getitem__`.
    fn iter_special(&mut self, v: Value) -> Outcome {
        match self.lookup_special(v, "__iter__") {
            Some(method) if !method.is_none() => {
                let Some(iterator) = self.call_special(v, "__iter__", &[])? else {
                    return Err(self.not_iterable(v));
                };
                if self.is_iterator(iterator) {
                    return Ok(iterator);
                }
                let name = self.type_name(iterator);
                Err(self.type_error(format!("iter() returned non-iterator of type '{name}'")))
            }
            None if self.has_getitem(v) => Ok(self.alloc(Iter::Sequence {
                object: v,
                index: 0,
            })),
            _ => Err(self.not_iterable(v)),
        }
    }

    fn not_iterable(&mut self, v: Value) -> super::Fault {
        let name = self.type_name(v);
        self.type_error(format!("'{name}' object is not iterable"))
    }

    /// Whether the type has `__getitem__` in the sequence sense: dicts have none.
    fn has_getitem(&mut self, v: Value) -> bool {
        self.layout_of(v) != TypeId::Dict
            && self
                .lookup_special(v, "__getitem__")
                .is_some_and(|method| !method.is_none())
    }

    /// Whether `iter(v)` would find something to call.
    pub(crate) fn is_iterable(&mut self, v: Value) -> bool {
        match v.tag() {
            Tag::List
            | Tag::Tuple
            | Tag::Str
            | Tag::Dict
            | Tag::Set
            | Tag::FrozenSet
            | Tag::Range
            | Tag::Iterator => true,
            _ => match self.lookup_special(v, "__iter__") {
                Some(method) => !method.is_none(),
                None => self.has_getitem(v),
            },
        }
    }

    /// Whether the type says anything about iteration, be it that it refuses (`__iter__ = None`).
    pub(crate) fn defines_iteration(&mut self, v: Value) -> bool {
        self.is_iterable(v) || self.lookup_special(v, "__iter__").is_some()
    }

    /// Whether a value has `__next__`.
    pub(crate) fn is_iterator(&mut self, v: Value) -> bool {
        match v.tag() {
            Tag::Iterator => true,
            Tag::Generator => self.is_plain_generator(v),
            _ => self
                .lookup_special(v, "__next__")
                .is_some_and(|method| !method.is_none()),
        }
    }

    fn is_plain_generator(&self, v: Value) -> bool {
        v.as_generator()
            .is_some_and(|generator| self.heap[generator].kind == GeneratorKind::Generator)
    }

    /// An iterator over a dict.
    pub(crate) fn dict_iterator(&self, dict: DictKey, kind: ViewKind, reversed: bool) -> Iter {
        let dict_ref = &self.heap[dict];
        let index = if reversed {
            dict_ref.entry_count()
        } else {
            dict_ref.head()
        };
        Iter::Dict {
            dict,
            kind,
            index,
            expected_len: dict_ref.len(),
            reversed,
            yielded: 0,
        }
    }

    /// An iterator over a set.
    pub(crate) fn set_iterator(&self, set: SetKey) -> Iter {
        Iter::Set {
            set,
            index: 0,
            expected_len: self.heap[set].len(),
            yielded: 0,
        }
    }

    /// `next(it)`; none at the end. The value stays rooted until the running native returns.
    pub(crate) fn next(&mut self, it: Value) -> Outcome<Option<Value>> {
        match it.tag() {
            Tag::Iterator => match it.as_iterator() {
                Some(key) => self.iterator_next(key),
                None => Ok(None),
            },
            Tag::Generator if self.is_plain_generator(it) => {
                let Some(generator) = it.as_generator() else {
                    return Ok(None);
                };
                match self.resume_generator(generator, Ok(Value::NONE))? {
                    GenStep::Yielded(value) => {
                        self.keep(value);
                        Ok(Some(value))
                    }
                    GenStep::Returned(_) => Ok(None),
                }
            }
            _ => match self.call_special(it, "__next__", &[]) {
                Ok(Some(value)) => Ok(Some(value)),
                Ok(None) => {
                    let name = self.type_name(it);
                    Err(self.type_error(format!("'{name}' object is not an iterator")))
                }
                Err(fault) if self.is_raised(fault, TypeId::StopIteration) => Ok(None),
                Err(fault) => Err(fault),
            },
        }
    }

    /// Advances a built-in iterator.
    #[inline]
    pub(crate) fn iterator_next(&mut self, key: IteratorKey) -> Outcome<Option<Value>> {
        match &mut self.heap[key] {
            Iter::Range {
                next,
                step,
                remaining,
            } => {
                if *remaining == 0 {
                    return Ok(None);
                }
                let value = *next;
                *remaining -= 1;
                *next = next.wrapping_add(*step);
                Ok(Some(Value::int(value)))
            }
            &mut Iter::List { list, index } => {
                let Some(&value) = self.heap[list].items.get(index) else {
                    self.heap[key] = Iter::Done {
                        ty: TypeId::ListIterator,
                    };
                    return Ok(None);
                };
                if let Iter::List { index, .. } = &mut self.heap[key] {
                    *index += 1;
                }
                Ok(Some(value))
            }
            &mut Iter::Tuple { tuple, index } => {
                let item = self
                    .payload(tuple)
                    .as_tuple()
                    .and_then(|tuple| self.heap[tuple].items.get(index).copied());
                match &mut self.heap[key] {
                    Iter::Tuple { index, .. } if item.is_some() => *index += 1,
                    other => {
                        *other = Iter::Done {
                            ty: TypeId::TupleIterator,
                        }
                    }
                }
                Ok(item)
            }
            _ => self.iterator_next_other(key),
        }
    }

    /// The iterators that are not advanced in place. As they make objects or run scripts, every step is
    /// a place to collect: a native loop over them may never come back to the evaluator's own.
    fn iterator_next_other(&mut self, key: IteratorKey) -> Outcome<Option<Value>> {
        if self.heap.accounting.is_due() {
            self.collect_garbage();
            if self.heap.accounting.over_limit() {
                return Err(super::Trap::Memory.into());
            }
        }
        match &self.heap[key] {
            Iter::Done { .. } => Ok(None),
            &Iter::Dict { .. } => self.dict_iterator_next(key),
            &Iter::Set { .. } => self.set_iterator_next(key),
            &Iter::Str { string, offset } => Ok(self.str_iterator_next(key, string, offset)),
            &Iter::Bytes { bytes, index } => Ok(self.bytes_iterator_next(key, bytes, index)),
            &Iter::ListReversed { list, index } => Ok(self.list_reversed_next(key, list, index)),
            &Iter::LongRange {
                start,
                step,
                length,
                index,
            } => Ok(self.long_range_next(key, [start, step, length, index])),
            &Iter::Callable { callable, sentinel } => self.callable_next(key, callable, sentinel),
            &Iter::Sequence { object, index } => self.sequence_next(key, object, index),
            &Iter::Reversed { object, remaining } => self.reversed_next(key, object, remaining),
            &Iter::Enumerate { iterator, next } => self.enumerate_next(key, iterator, next),
            Iter::Zip { .. } => self.zip_next(key),
            Iter::Map { .. } => self.map_next(key),
            Iter::Tool(_) => self.tool_next(key),
            Iter::Deque { .. } => self.deque_next(key),
            &Iter::Filter {
                predicate,
                iterator,
            } => self.filter_next(predicate, iterator),
            Iter::Range { .. } | Iter::List { .. } | Iter::Tuple { .. } => Ok(None),
        }
    }

    fn finish(&mut self, key: IteratorKey, ty: TypeId) -> Option<Value> {
        self.heap[key] = Iter::Done { ty };
        None
    }

    fn list_reversed_next(
        &mut self,
        key: IteratorKey,
        list: ListKey,
        index: Option<usize>,
    ) -> Option<Value> {
        let value = index.and_then(|index| self.heap[list].items.get(index).copied());
        let (Some(value), Some(index)) = (value, index) else {
            return self.finish(key, TypeId::ListReverseIterator);
        };
        self.heap[key] = Iter::ListReversed {
            list,
            index: index.checked_sub(1),
        };
        Some(value)
    }

    fn str_iterator_next(
        &mut self,
        key: IteratorKey,
        string: Value,
        offset: usize,
    ) -> Option<Value> {
        let text = self.text(string);
        let ascii = text.is_empty()
            || self
                .payload(string)
                .as_str()
                .is_some_and(|s| self.heap[s].is_ascii());
        if ascii {
            let Some(&byte) = text.as_bytes().get(offset) else {
                return self.finish(key, TypeId::StrAsciiIterator);
            };
            self.heap[key] = Iter::Str {
                string,
                offset: offset + 1,
            };
            return Some(self.ascii_char(byte));
        }
        let Some(ch) = text.get(offset..).and_then(|rest| rest.chars().next()) else {
            return self.finish(key, TypeId::StrIterator);
        };
        self.heap[key] = Iter::Str {
            string,
            offset: offset + ch.len_utf8(),
        };
        let mut buffer = [0; 4];
        Some(self.new_str(ch.encode_utf8(&mut buffer)))
    }

    fn bytes_iterator_next(
        &mut self,
        key: IteratorKey,
        bytes: Value,
        index: usize,
    ) -> Option<Value> {
        let payload = self.payload(bytes);
        let (byte, ty) = match (payload.as_bytes(), payload.as_byte_array()) {
            (Some(bytes), _) => (
                self.heap[bytes].data.get(index).copied(),
                TypeId::BytesIterator,
            ),
            (_, Some(array)) => (
                self.heap[array].data.get(index).copied(),
                TypeId::ByteArrayIterator,
            ),
            _ => (None, TypeId::BytesIterator),
        };
        let Some(byte) = byte else {
            return self.finish(key, ty);
        };
        self.heap[key] = Iter::Bytes {
            bytes,
            index: index + 1,
        };
        Some(Value::int(i64::from(byte)))
    }

    fn long_range_next(&mut self, key: IteratorKey, parts: [Value; 4]) -> Option<Value> {
        let [start, step, length, index] = parts;
        let big = |vm: &Self, value| vm.as_bigint(value).unwrap_or_default();
        let (position, count) = (big(self, index), big(self, length));
        if position >= count {
            return None;
        }
        let value = big(self, start) + big(self, step) * &position;
        let value = self.new_int(value);
        let index = self.new_int(position + 1);
        self.heap[key] = Iter::LongRange {
            start,
            step,
            length,
            index,
        };
        Some(value)
    }

    fn dict_iterator_next(&mut self, key: IteratorKey) -> Outcome<Option<Value>> {
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
            index = index.min(table.entry_count());
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
        self.tick(index.abs_diff(start) as u64 / 16)?;
        let Some(entry) = found else {
            return Ok(self.finish(key, dict_iterator_type(kind, reversed)));
        };
        if yielded >= expected_len {
            self.finish(key, dict_iterator_type(kind, reversed));
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
            ViewKind::Items => self.new_tuple(&[entry.key, entry.value]),
        }))
    }

    fn set_iterator_next(&mut self, key: IteratorKey) -> Outcome<Option<Value>> {
        let &Iter::Set {
            set,
            mut index,
            expected_len,
            yielded,
        } = &self.heap[key]
        else {
            return Ok(None);
        };
        let table = &self.heap[set];
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
                self.tick((index - start) as u64 / 16)?;
                self.heap[key] = Iter::Set {
                    set,
                    index,
                    expected_len,
                    yielded: yielded + 1,
                };
                return Ok(Some(value));
            }
        }
        Ok(self.finish(key, TypeId::SetIterator))
    }

    fn callable_next(
        &mut self,
        key: IteratorKey,
        callable: Value,
        sentinel: Value,
    ) -> Outcome<Option<Value>> {
        self.enter_native()?;
        self.keep(callable);
        self.keep(sentinel);
        let result = match self.call(callable, &[]) {
            Ok(value) => value,
            Err(fault) if self.is_raised(fault, TypeId::StopIteration) => {
                return Ok(self.finish(key, TypeId::CallableIterator));
            }
            Err(fault) => return Err(fault),
        };
        // The call may have exhausted this very iterator.
        if matches!(self.heap[key], Iter::Done { .. }) {
            return Ok(None);
        }
        if self.eq(sentinel, result)? {
            return Ok(self.finish(key, TypeId::CallableIterator));
        }
        Ok(Some(result))
    }

    fn sequence_next(
        &mut self,
        key: IteratorKey,
        object: Value,
        index: i64,
    ) -> Outcome<Option<Value>> {
        self.keep(object);
        let Some(next) = index.checked_add(1) else {
            return Err(self.overflow_error("iter index too large"));
        };
        match self.get_item(object, Value::int(index)) {
            Ok(value) => {
                self.keep(value);
                if matches!(self.heap[key], Iter::Sequence { .. }) {
                    self.heap[key] = Iter::Sequence {
                        object,
                        index: next,
                    };
                }
                Ok(Some(value))
            }
            Err(fault) if self.is_end_of_sequence(fault) => {
                let ty = self.builtin_type_of(key.into());
                Ok(self.finish(key, ty))
            }
            Err(fault) => Err(fault),
        }
    }

    fn reversed_next(
        &mut self,
        key: IteratorKey,
        object: Value,
        remaining: i64,
    ) -> Outcome<Option<Value>> {
        self.keep(object);
        if remaining <= 0 {
            return Ok(self.finish(key, TypeId::Reversed));
        }
        match self.get_item(object, Value::int(remaining - 1)) {
            Ok(value) => {
                self.keep(value);
                if matches!(self.heap[key], Iter::Reversed { .. }) {
                    self.heap[key] = Iter::Reversed {
                        object,
                        remaining: remaining - 1,
                    };
                }
                Ok(Some(value))
            }
            Err(fault) if self.is_end_of_sequence(fault) => Ok(self.finish(key, TypeId::Reversed)),
            Err(fault) => Err(fault),
        }
    }

    fn is_end_of_sequence(&self, fault: super::Fault) -> bool {
        self.is_raised(fault, TypeId::IndexError) || self.is_raised(fault, TypeId::StopIteration)
    }

    fn enumerate_next(
        &mut self,
        key: IteratorKey,
        iterator: Value,
        next: Value,
    ) -> Outcome<Option<Value>> {
        self.enter_native()?;
        let mark = self.recent.len();
        self.keep(iterator);
        let Some(value) = self.next(iterator)? else {
            return Ok(None);
        };
        self.keep(value);
        let following = match next.as_int().and_then(|n| n.checked_add(1)) {
            Some(following) => Value::int(following),
            None => {
                let following = self.as_bigint(next).unwrap_or_default() + BigInt::from(1);
                self.new_int(following)
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
        let pair = self.new_tuple(&[number, value]);
        self.recent.truncate(mark);
        Ok(Some(self.keep(pair)))
    }

    fn zip_next(&mut self, key: IteratorKey) -> Outcome<Option<Value>> {
        self.enter_native()?;
        let mark = self.recent.len();
        let mut values: smallvec::SmallVec<[Value; 4]> = smallvec::SmallVec::new();
        loop {
            let Iter::Zip { iterators, strict } = &self.heap[key] else {
                return Ok(None);
            };
            let strict = *strict;
            let Some(&iterator) = iterators.get(values.len()) else {
                break;
            };
            self.keep(iterator);
            match self.next(iterator)? {
                Some(value) => values.push(self.keep(value)),
                None => {
                    if strict {
                        self.zip_check_strict(key, values.len())?;
                    }
                    return Ok(None);
                }
            }
        }
        if values.is_empty() {
            return Ok(None);
        }
        let tuple = self.new_tuple(&values);
        self.recent.truncate(mark);
        Ok(Some(self.keep(tuple)))
    }

    /// The iterator at `ended` of a strict zip is at its end: all others must be, too.
    fn zip_check_strict(&mut self, key: IteratorKey, ended: usize) -> Outcome<()> {
        let plural = |n: usize| {
            if n == 1 {
                "argument 1".to_owned()
            } else {
                format!("arguments 1-{n}")
            }
        };
        if ended > 0 {
            let others = plural(ended);
            return Err(self.value_error(format!(
                "zip() argument {} is shorter than {others}",
                ended + 1
            )));
        }
        let mut position = 1;
        loop {
            let Iter::Zip { iterators, .. } = &self.heap[key] else {
                return Ok(());
            };
            let Some(&iterator) = iterators.get(position) else {
                return Ok(());
            };
            self.keep(iterator);
            if self.next(iterator)?.is_some() {
                let others = plural(position);
                return Err(self.value_error(format!(
                    "zip() argument {} is longer than {others}",
                    position + 1
                )));
            }
            position += 1;
        }
    }

    fn map_next(&mut self, key: IteratorKey) -> Outcome<Option<Value>> {
        self.enter_native()?;
        let mark = self.recent.len();
        let mut values: smallvec::SmallVec<[Value; 4]> = smallvec::SmallVec::new();
        let function = loop {
            let Iter::Map {
                function,
                iterators,
            } = &self.heap[key]
            else {
                return Ok(None);
            };
            let function = *function;
            let Some(&iterator) = iterators.get(values.len()) else {
                break function;
            };
            self.keep(iterator);
            let Some(value) = self.next(iterator)? else {
                return Ok(None);
            };
            values.push(self.keep(value));
        };
        self.keep(function);
        let result = self.call(function, &values)?;
        self.recent.truncate(mark);
        Ok(Some(self.keep(result)))
    }

    fn deque_next(&mut self, key: IteratorKey) -> Outcome<Option<Value>> {
        let Iter::Deque {
            deque,
            index,
            state,
            reversed,
        } = &mut self.heap.iterators[key].object
        else {
            return Ok(None);
        };
        let Misc::Deque(source) = &self.heap.miscs[*deque].object else {
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

    fn filter_next(&mut self, predicate: Value, iterator: Value) -> Outcome<Option<Value>> {
        self.enter_native()?;
        self.keep(predicate);
        self.keep(iterator);
        let mark = self.recent.len();
        let plain = predicate.is_none() || predicate.as_builtin_type() == Some(TypeId::Bool);
        while let Some(value) = self.next(iterator)? {
            self.tick(1)?;
            self.keep(value);
            let verdict = if plain {
                value
            } else {
                self.call(predicate, &[value])?
            };
            if self.truthy(verdict)? {
                return Ok(Some(value));
            }
            self.recent.truncate(mark);
        }
        Ok(None)
    }

    // ---- gathering -------------------------------------------------------------------------

    /// All items of an iterable, rooted until the running native returns.
    pub(crate) fn collect(&mut self, v: Value) -> Outcome<Vec<Value>> {
        if let Some(tuple) = v.as_tuple() {
            self.keep(v);
            return Ok(self.heap[tuple].items.to_vec());
        }
        let list = self.new_list_key();
        self.list_append_all(list, v)?;
        Ok(self.heap[list].items.clone())
    }

    /// Appends a value to a list, paying for the growth.
    #[inline]
    pub(crate) fn list_push(&mut self, list: ListKey, value: Value) -> Outcome<()> {
        let items = &self.heap[list].items;
        if items.len() == items.capacity() {
            let grown = items.len().max(4);
            self.charge_items(grown, size_of::<Value>())?;
        }
        self.heap[list].items.push(value);
        Ok(())
    }

    /// Appends all items of an iterable to a list. The list may be the iterable.
    pub(crate) fn list_append_all(&mut self, list: ListKey, src: Value) -> Outcome<()> {
        let snapshot = match src.tag() {
            Tag::List => src
                .as_list()
                .map(|source| self.heap[source].items.as_slice()),
            Tag::Tuple => src
                .as_tuple()
                .map(|source| self.heap[source].items.as_slice()),
            _ => None,
        };
        if let Some(count) = snapshot.map(<[Value]>::len) {
            self.tick(count as u64 / 8)?;
            self.charge_items(count, size_of::<Value>())?;
            let items = match (src.as_list(), src.as_tuple()) {
                (Some(source), _) => self.heap[source].items.clone(),
                (_, Some(source)) => self.heap[source].items.to_vec(),
                _ => Vec::new(),
            };
            let target = &mut self.heap[list].items;
            if target.is_empty() {
                *target = items;
            } else {
                target.extend_from_slice(&items);
            }
            return Ok(());
        }
        let iterator = self.iter(src)?;
        if src.tag() == Tag::Instance {
            self.length_hint(src)?;
        }
        let mark = self.recent.len();
        while let Some(value) = self.next(iterator)? {
            self.tick(1)?;
            self.list_push(list, value)?;
            self.recent.truncate(mark);
        }
        Ok(())
    }

    /// What an object guesses about its length (`operator.length_hint`); none: it does not say.
    pub(crate) fn length_hint(&mut self, v: Value) -> Outcome<Option<usize>> {
        if self.lookup_special(v, "__len__").is_some() {
            match self.len(v) {
                Ok(length) => return Ok(Some(length)),
                Err(fault) if self.is_raised(fault, TypeId::TypeError) => {}
                Err(fault) => return Err(fault),
            }
        }
        if self.lookup_special(v, "__length_hint__").is_none() {
            return Ok(None);
        }
        let hint = match self.call_special(v, "__length_hint__", &[]) {
            Ok(Some(hint)) if !hint.is_not_implemented() => hint,
            Ok(_) => return Ok(None),
            Err(fault) if self.is_raised(fault, TypeId::TypeError) => return Ok(None),
            Err(fault) => return Err(fault),
        };
        let Some(number) = self.as_bigint(hint) else {
            let name = self.type_name(hint);
            return Err(self.type_error(format!("__length_hint__ must be an integer, not {name}")));
        };
        if number.sign() == num_bigint::Sign::Minus {
            return Err(self.value_error("__length_hint__() should return >= 0"));
        }
        match isize::try_from(&number) {
            Ok(number) => Ok(Some(number.unsigned_abs())),
            Err(_) => Err(self.overflow_error("Python int too large to convert to C ssize_t")),
        }
    }
}

/// The type of a dict iterator.
pub(crate) fn dict_iterator_type(kind: ViewKind, reversed: bool) -> TypeId {
    match (kind, reversed) {
        (ViewKind::Keys, false) => TypeId::DictKeyIterator,
        (ViewKind::Values, false) => TypeId::DictValueIterator,
        (ViewKind::Items, false) => TypeId::DictItemIterator,
        (ViewKind::Keys, true) => TypeId::DictReverseKeyIterator,
        (ViewKind::Values, true) => TypeId::DictReverseValueIterator,
        (ViewKind::Items, true) => TypeId::DictReverseItemIterator,
    }
}
