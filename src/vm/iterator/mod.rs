//! Iteration: `iter`, `next`, and gathering what an iterable yields.
//!
//! The states of the built-in iterators are plain data (`object::Iter`); this folder advances them: those of
//! containers (`container_iterators`), those that ask others (`lazy_iterators`), and those of `itertools`
//! (`itertools`, `grouping`, `combinatorics`, `tee`). Input: an iterator's key. Output: the next value, or `None`
//! at the end. An iterator reads its container again at each step, so the container may change in between; dicts
//! and sets notice by their size, as in CPython.
//!
//! Invariant: while an iterator's source runs scripts, nothing is remembered about the iterator's state; it is
//! read again afterwards.

pub(in crate::vm) mod batch;
pub(crate) mod collecting;
pub(crate) mod combinatorics;
pub(crate) mod container_iterators;
pub(crate) mod grouping;
pub(crate) mod itertools;
pub(crate) mod lazy_iterators;
pub(crate) mod steps;
pub(crate) mod tee;

use std::ops::Range;

use super::{GenStep, Outcome, Vm};
use crate::heap::Heap;
use crate::object::{GeneratorKind, Iter, ViewKind};
use crate::value::{DictKey, GeneratorKey, IteratorKey, ListKey, SetKey, Tag, TypeId, Value};
use crate::vm::exception::errors::is_raised;
use crate::vm::iterator::batch::Batch;
use crate::vm::iterator::container_iterators::{
    bytes_iterator_next, list_reversed_next, str_iterator_next,
};
use crate::vm::native_frame::{Action, NativeState, NativeStep, Resumed};
use crate::vm::state::growth;
use crate::vm::state::price;

/// Lists of so many bytes are copied by hand when they grow, in pieces: in one piece it takes longer than an interrupt
/// should wait. Allocators do not copy larger ones, they move their pages.
const COPIED: Range<usize> = 4 << 20..32 << 20;

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
                .map(|dict| dict_iterator(&self.heap, dict, ViewKind::Keys, false)),
            Tag::Set | Tag::FrozenSet => v.as_any_set().map(|set| set_iterator(&self.heap, v, set)),
            Tag::DictView => match v.as_dict_view().map(|view| self.heap[view]) {
                Some(view) if view.ordered.is_bound() => {
                    return Ok(self.ordered_iterator(view.ordered, view.kind, false));
                }
                view => view.map(|view| dict_iterator(&self.heap, view.dict, view.kind, false)),
            },
            Tag::Range => return self.range_iterator(v),
            Tag::Iterator => return Ok(v),
            Tag::Generator if plain_generator(&self.heap, v).is_some() => return Ok(v),
            _ => None,
        };
        match iterator {
            Some(iterator) => Ok(self.heap.new_object(iterator)),
            None => self.iter_special(v),
        }
    }

    /// `iter(v)` for who alone holds the iterator and gives it to [`Vm::end_owned`] when done: a generator that
    /// `__iter__` is ends with it.
    pub(crate) fn iter_owned(&mut self, v: Value) -> Outcome {
        match v.tag() {
            Tag::Instance => self.call_owned(|vm| vm.iter(v)),
            _ => self.iter(v),
        }
    }

    /// `iter(v)` by `__iter__` or `__getitem__`.
    fn iter_special(&mut self, v: Value) -> Outcome {
        let method = self.lookup_special(v, "__iter__");
        if method.is_some_and(Value::is_none) {
            return Err(self.not_iterable(v));
        }
        match self.call_special_if_had(v, "__iter__", &[])? {
            Some(iterator) => {
                if self.is_iterator(iterator) {
                    return Ok(iterator);
                }
                let name = self.type_name(iterator);
                Err(self.type_error(format!("iter() returned non-iterator of type '{name}'")))
            }
            None if self.has_getitem(v) && self.can_be_had(v, "__getitem__")? => {
                Ok(self.heap.new_object(Iter::Sequence {
                    object: v,
                    index: 0,
                }))
            }
            _ => Err(self.not_iterable(v)),
        }
    }

    fn not_iterable(&mut self, v: Value) -> super::Fault {
        let name = self.type_name(v);
        self.type_error(format!("'{name}' object is not iterable"))
    }

    /// Whether the type has `__getitem__` in the sequence sense: dicts do not, nor does what takes type arguments.
    fn has_getitem(&mut self, v: Value) -> bool {
        let layout = self.layout_of(v);
        !matches!(
            layout,
            TypeId::Dict | TypeId::OrderedDict | TypeId::UnionType | TypeId::TypeAliasType
        ) && self
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
            Tag::Generator => plain_generator(&self.heap, v).is_some(),
            _ => self
                .lookup_special(v, "__next__")
                .is_some_and(|method| !method.is_none()),
        }
    }

    /// `next(it)`; `None` at the end, also where a StopIteration comes out of what the iterator calls. The value
    /// stays rooted until the running native returns.
    #[inline]
    pub(crate) fn next(&mut self, it: Value) -> Outcome<Option<Value>> {
        match it.as_iterator() {
            Some(key) => match self.iterator_next(key) {
                Err(fault) if is_raised(&self.heap, fault, TypeId::StopIteration) => Ok(None),
                result => result,
            },
            None => self.next_of_other(it),
        }
    }

    /// As [`Vm::next`], for what is no built-in iterator.
    fn next_of_other(&mut self, it: Value) -> Outcome<Option<Value>> {
        // What a generator returns is of no use here; no exception is made to carry it.
        if let Some(generator) = plain_generator(&self.heap, it) {
            return match self.resume_generator(generator, Ok(Value::NONE))? {
                GenStep::Yielded(value) => Ok(Some(self.heap.keep(value))),
                GenStep::Returned(_) => Ok(None),
            };
        }
        match self.next_raising(it) {
            Err(fault) if is_raised(&self.heap, fault, TypeId::StopIteration) => Ok(None),
            result => result,
        }
    }

    /// The next item for a loop, whose instruction may get it later.
    pub(in crate::vm) fn next_in_loop(&mut self, it: Value) -> Outcome<Option<Value>> {
        if !self.may_leave.is_allowed() {
            return self.next(it);
        }
        let leaves = match it.as_iterator() {
            Some(key) => self.iterator_step(key).is_some(),
            None => self.is_iterator(it),
        };
        if !leaves {
            return self.next(it);
        }
        let step = self.begin_step(self.may_leave, &IN_LOOP, NativeState::of(&[it]))?;
        Ok(step.yielded())
    }

    /// As [`Vm::next`], but a StopIteration that was raised stays one (CPython: `tp_iternext`): for the iterators
    /// that pass it on, with its value, and for `next` and `yield from`, which want the value.
    pub(crate) fn next_raising(&mut self, it: Value) -> Outcome<Option<Value>> {
        if let Some(generator) = plain_generator(&self.heap, it) {
            return match self.resume_generator(generator, Ok(Value::NONE))? {
                GenStep::Yielded(value) => Ok(Some(self.heap.keep(value))),
                GenStep::Returned(value) if value.is_none() => Ok(None),
                GenStep::Returned(value) => Err(self.stop_iteration(value)),
            };
        }
        match it.tag() {
            Tag::Iterator => match it.as_iterator() {
                Some(key) => self.iterator_next(key),
                None => Ok(None),
            },
            _ => match self.call_special(it, "__next__", &[])? {
                Some(value) => Ok(Some(value)),
                None => {
                    let name = self.type_name(it);
                    Err(self.type_error(format!("'{name}' object is not an iterator")))
                }
            },
        }
    }

    /// Advances a built-in iterator. A StopIteration out of what it calls is an error here.
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
                    .heap
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
        self.collect_in_native()?;
        match &self.heap[key] {
            Iter::Done { .. } => Ok(None),
            &Iter::Dict { .. } => self.dict_iterator_next(key),
            &Iter::Set { .. } => self.set_iterator_next(key),
            &Iter::Str { string, offset } => {
                Ok(str_iterator_next(&mut self.heap, key, string, offset))
            }
            &Iter::Bytes { bytes, index } => {
                Ok(bytes_iterator_next(&mut self.heap, key, bytes, index))
            }
            &Iter::ListReversed { list, index } => {
                Ok(list_reversed_next(&mut self.heap, key, list, index))
            }
            &Iter::LongRange {
                start,
                step,
                length,
                index,
            } => Ok(self.long_range_next(key, [start, step, length, index])),
            &Iter::GenericAlias { alias } => {
                let starred = self.starred_alias(alias);
                exhaust(&mut self.heap, key, TypeId::GenericAliasIterator);
                Ok(starred)
            }
            &Iter::Callable { callable, sentinel } => self.callable_next(key, callable, sentinel),
            &Iter::Sequence { object, index } => self.sequence_next(key, object, index),
            &Iter::Reversed { object, remaining } => self.reversed_next(key, object, remaining),
            &Iter::Enumerate { iterator, next } => self.enumerate_next(key, iterator, next),
            Iter::Zip { .. } => self.zip_next(key),
            Iter::Map { .. } => self.map_next(key),
            Iter::Itertool(_) => self.tool_next(key),
            Iter::Ordered { .. } => self.ordered_next(key),
            Iter::Deque { .. } => self.deque_next(key),
            &Iter::Filter {
                predicate,
                iterator,
            } => self.filter_next(predicate, iterator, true),
            Iter::Range { .. } | Iter::List { .. } | Iter::Tuple { .. } => Ok(None),
        }
    }

    // ---- gathering -------------------------------------------------------------------------

    /// All items of an iterable, rooted until the running native returns.
    pub(crate) fn collect(&mut self, v: Value) -> Outcome<Vec<Value>> {
        if let Some(tuple) = v.as_tuple() {
            self.heap.keep(v);
            self.budget
                .burn(price::copied(self.heap[tuple].items.len()))?;
            return Ok(self.heap[tuple].items.to_vec());
        }
        let list = self.heap.new_list_key();
        self.list_append_unasked(list, v)?;
        Ok(self.heap[list].items.clone())
    }

    /// All items of an iterable of which a sequence is made on the way (CPython: `PySequence_Fast`): its iterator is
    /// iterated in turn, and asked for its length. `complaint` says what is wrong with what has no iterator.
    pub(crate) fn collect_sequence(&mut self, v: Value, complaint: &str) -> Outcome<Vec<Value>> {
        if v.as_list().is_some() || v.as_tuple().is_some() {
            return self.collect(v);
        }
        match self.iter(v) {
            Ok(iterator) => {
                self.heap.keep(iterator);
                let list = self.heap.new_list_key();
                self.list_append_all(list, iterator)?;
                Ok(self.heap[list].items.clone())
            }
            Err(fault) if is_raised(&self.heap, fault, TypeId::TypeError) => {
                Err(self.type_error(complaint))
            }
            Err(fault) => Err(fault),
        }
    }

    /// Appends a value to a list, paying for the growth.
    #[inline]
    pub(crate) fn list_push(&mut self, list: ListKey, value: Value) -> Outcome<()> {
        self.list_make_room(list, self.heap[list].items.len(), 1)?;
        self.heap.store_last(list, value);
        Ok(())
    }

    /// As [`Vm::list_push`], for a few values.
    fn list_push_all(&mut self, list: ListKey, values: &[Value]) -> Outcome<()> {
        self.list_make_room(list, self.heap[list].items.len(), values.len())?;
        self.heap.store_all(list, values);
        Ok(())
    }

    /// Pays for the growth of a list of which `len` items stay and which is about to take `more`.
    #[inline]
    pub(crate) fn list_make_room(&mut self, list: ListKey, len: usize, more: usize) -> Outcome<()> {
        let capacity = self.heap[list].items.capacity();
        let grown = growth(len, capacity, more);
        if grown == 0 {
            return Ok(());
        }
        self.charge_items(grown, size_of::<Value>())?;
        match COPIED.contains(&(capacity * size_of::<Value>())) {
            true => self.list_move(list, capacity + grown),
            false => Ok(()),
        }
    }

    /// Moves the items of a list to where there is more room. Meanwhile there are two of each: if that is too much, the
    /// allocator moves them.
    #[cold]
    #[inline(never)]
    fn list_move(&mut self, list: ListKey, capacity: usize) -> Outcome<()> {
        let items = &self.heap[list].items;
        let taken = items.capacity() * size_of::<Value>();
        if !self.heap.accounting.refuses(taken) {
            let mut moved = Vec::with_capacity(capacity);
            self.budget.copy_behind(&mut moved, items)?;
            self.heap[list].items = moved;
        }
        Ok(())
    }

    /// Appends all items of an iterable to a list. The list may be the iterable.
    pub(crate) fn list_append_all(&mut self, list: ListKey, src: Value) -> Outcome<()> {
        self.append_items(list, src, true)
    }

    /// The same without asking the iterable for its length: as tuples are made.
    pub(crate) fn list_append_unasked(&mut self, list: ListKey, src: Value) -> Outcome<()> {
        self.append_items(list, src, false)
    }

    fn append_items(&mut self, list: ListKey, src: Value, ask_length: bool) -> Outcome<()> {
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
            self.budget.burn(price::copied(count))?;
            // The copy, which becomes the items of a list that has none.
            self.charge_items(count, size_of::<Value>())?;
            if !self.heap[list].items.is_empty() {
                self.list_make_room(list, self.heap[list].items.len(), count)?;
            }
            let mut items = Vec::with_capacity(count);
            let source = match (src.as_list(), src.as_tuple()) {
                (Some(source), _) => self.heap[source].items.as_slice(),
                (_, Some(source)) => &self.heap[source].items,
                _ => &[],
            };
            self.budget.copy_behind(&mut items, source)?;
            let target = &mut self.heap[list].items;
            if target.is_empty() {
                *target = items;
            } else {
                self.budget.copy_behind(target, &items)?;
            }
            return Ok(());
        }
        let iterator = self.iter(src)?;
        if ask_length && matches!(src.tag(), Tag::Instance | Tag::Exception) {
            self.length_hint(src)?;
        }
        let mark = self.heap.mark();
        let mut batch = Batch::new();
        loop {
            self.next_batch(iterator, &mut batch)?;
            if batch.is_empty() {
                let Some(value) = self.next(iterator)? else {
                    return Ok(());
                };
                batch.push(value);
            }
            self.budget.burn(batch.len() as u64)?;
            self.list_push_all(list, &batch)?;
            self.heap.release(mark);
        }
    }

    /// What an object guesses about its length (`operator.length_hint`); `None`: it does not say.
    pub(crate) fn length_hint(&mut self, v: Value) -> Outcome<Option<usize>> {
        if self.lookup_special(v, "__len__").is_some() {
            match self.len(v) {
                Ok(length) => return Ok(Some(length)),
                Err(fault) if is_raised(&self.heap, fault, TypeId::TypeError) => {}
                Err(fault) => return Err(fault),
            }
        }
        if self.lookup_special(v, "__length_hint__").is_none() {
            return Ok(None);
        }
        let hint = match self.call_special(v, "__length_hint__", &[]) {
            Ok(Some(hint)) if !hint.is_not_implemented() => hint,
            Ok(_) => return Ok(None),
            Err(fault) if is_raised(&self.heap, fault, TypeId::TypeError) => return Ok(None),
            Err(fault) => return Err(fault),
        };
        let Some(number) = self.heap.as_bigint(hint) else {
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

/// The next item for a loop: `[iterator]`.
pub(crate) static IN_LOOP: NativeStep = NativeStep {
    name: "__next__",
    run: |vm, state, resumed| match resumed {
        Resumed::Start => Ok(Action::Next(state.values[0])),
        resumed => Ok(match resumed.item(vm)? {
            Some(item) => Action::Done(item),
            None => Action::End(Value::NONE),
        }),
    },
};

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

fn plain_generator(heap: &Heap, v: Value) -> Option<GeneratorKey> {
    v.as_generator()
        .filter(|generator| heap[*generator].kind == GeneratorKind::Generator)
}

/// An iterator over a dict.
pub(crate) fn dict_iterator(heap: &Heap, dict: DictKey, kind: ViewKind, reversed: bool) -> Iter {
    let dict_ref = &heap[dict];
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

/// An iterator over a set or a frozenset, with its key.
pub(crate) fn set_iterator(heap: &Heap, set: Value, key: SetKey) -> Iter {
    Iter::Set {
        set,
        index: 0,
        expected_len: heap[key].len(),
        yielded: 0,
    }
}

pub(crate) fn exhaust(heap: &mut Heap, key: IteratorKey, ty: TypeId) -> Option<Value> {
    heap[key] = Iter::Done { ty };
    None
}
