//! Items: `obj[key]` read, written and deleted, `in`, and `len`.
//!
//! Built-in containers are served directly, everything else by its special methods.

use crate::value::{DictKey, ListKey, SliceKey, Tag, TypeId, Value};
use crate::vm::container::ranges::range_item;
use crate::vm::container::slices::SlicePositions;
use crate::vm::exception::errors::is_raised;
use crate::vm::state::price;
use crate::vm::typing::generic_alias::new_alias;
use crate::vm::{Outcome, Vm};

impl Vm {
    /// `obj[key]`
    pub(crate) fn get_item(&mut self, obj: Value, key: Value) -> Outcome {
        match obj.tag() {
            Tag::List => {
                let Some(list) = obj.as_list() else {
                    return Err(self.not_subscriptable(obj));
                };
                if let Some(index) = key.as_int() {
                    let items = &self.heap[list].items;
                    let position = if index < 0 {
                        index.wrapping_add(items.len() as i64)
                    } else {
                        index
                    };
                    return match items.get(position as usize) {
                        Some(&value) => Ok(value),
                        None => Err(self.index_error("list index out of range")),
                    };
                }
                self.list_get(list, key)
            }
            Tag::Tuple => self.tuple_get(obj, key),
            Tag::Dict => {
                let Some(dict) = obj.as_dict() else {
                    return Err(self.not_subscriptable(obj));
                };
                match self.dict_get(dict, key)? {
                    Some(value) => Ok(value),
                    None => Err(self.key_error(key)),
                }
            }
            Tag::Str => self.str_get(obj, key),
            Tag::Range => self.range_get(obj, key),
            _ => self.get_item_special(obj, key),
        }
    }

    /// `obj[key]` for an instruction.
    pub(in crate::vm) fn get_item_leaving(&mut self, obj: Value, key: Value) -> Outcome {
        if obj.tag() == Tag::Instance
            && let Some(value) =
                self.call_special_leaving(self.may_leave, obj, "__getitem__", &[key])?
        {
            return Ok(value);
        }
        if obj.tag() == Tag::Class
            && self.lookup_special(obj, "__getitem__").is_none()
            && let Some(method) = self.getattr_named(obj, "__class_getitem__")?
            && !method.is_none()
        {
            return self.call_leaving(self.may_leave, method, &[key]);
        }
        self.get_item_asking(obj, key)
    }

    /// `obj[key] = value` for an instruction.
    pub(in crate::vm) fn set_item_leaving(
        &mut self,
        obj: Value,
        key: Value,
        value: Value,
    ) -> Outcome<()> {
        if obj.tag() == Tag::Instance
            && self
                .call_special_leaving(self.may_leave, obj, "__setitem__", &[key, value])?
                .is_some()
        {
            return Ok(());
        }
        self.set_item_asking(obj, key, value)
    }

    /// `del obj[key]` for an instruction.
    pub(in crate::vm) fn del_item_leaving(&mut self, obj: Value, key: Value) -> Outcome<()> {
        if obj.tag() == Tag::Instance
            && self
                .call_special_leaving(self.may_leave, obj, "__delitem__", &[key])?
                .is_some()
        {
            return Ok(());
        }
        self.del_item_asking(obj, key)
    }

    /// `obj[key]` by `__getitem__`, or `__class_getitem__` of a class.
    fn get_item_special(&mut self, obj: Value, key: Value) -> Outcome {
        if let Some(value) = self.call_special(obj, "__getitem__", &[key])? {
            return Ok(value);
        }
        if obj == Value::builtin_type(TypeId::Type) {
            return Ok(new_alias(&mut self.heap, obj, key));
        }
        if obj.is_type() {
            let name = self.heap.intern("__class_getitem__");
            if let Some(method) = self.getattr_opt(obj, name)?
                && !method.is_none()
            {
                return self.call(method, &[key]);
            }
            let class = self.heap.dotted_type_name(obj);
            return Err(self.type_error(format!("type '{class}' is not subscriptable")));
        }
        Err(self.not_subscriptable(obj))
    }

    fn not_subscriptable(&mut self, obj: Value) -> crate::vm::Fault {
        let name = self.type_name(obj);
        self.type_error(format!("'{name}' object is not subscriptable"))
    }

    /// `obj[key] = value`
    pub(crate) fn set_item(&mut self, obj: Value, key: Value, value: Value) -> Outcome<()> {
        if let Some(list) = obj.as_list() {
            if let Some(index) = key.as_int() {
                let items = &self.heap[list].items;
                let position = if index < 0 {
                    index.wrapping_add(items.len() as i64)
                } else {
                    index
                };
                return match self.heap.store_at(list, position as usize, value) {
                    true => Ok(()),
                    false => Err(self.index_error("list assignment index out of range")),
                };
            }
            return self.list_set(list, key, value);
        }
        if let Some(dict) = obj.as_dict() {
            return self.dict_set(dict, key, value);
        }
        match self.call_special(obj, "__setitem__", &[key, value])? {
            Some(_) => Ok(()),
            None => {
                self.check_half_slot(obj, "__setitem__", "__delitem__")?;
                self.check_unused_index(obj, key)?;
                let name = self.type_name(obj);
                Err(self.type_error(format!("'{name}' object does not support item assignment")))
            }
        }
    }

    /// Setting and deleting share a slot in CPython: a class that defines only one of them lacks the other by name.
    fn check_half_slot(&mut self, obj: Value, missing: &str, other: &'static str) -> Outcome<()> {
        match self.has_special(obj, other) {
            true => Err(self.raise(TypeId::AttributeError, missing)),
            false => Ok(()),
        }
    }

    /// An index is converted before a sequence says that its items cannot be changed.
    fn check_unused_index(&mut self, obj: Value, key: Value) -> Outcome<()> {
        if !self.has_sequence_slots(obj) || !self.has_special(key, "__index__") {
            return Ok(());
        }
        let index = self.index(key)?;
        if index.as_int_or_bool().is_none() {
            let name = self.type_name(key);
            let text = format!("cannot fit '{name}' into an index-sized integer");
            return Err(self.index_error(text));
        }
        Ok(())
    }

    /// `del obj[key]`
    pub(crate) fn del_item(&mut self, obj: Value, key: Value) -> Outcome<()> {
        if let Some(list) = obj.as_list() {
            return self.list_delete(list, key);
        }
        if let Some(dict) = obj.as_dict() {
            return match self.dict_remove(dict, key)? {
                Some(_) => Ok(()),
                None => Err(self.key_error(key)),
            };
        }
        match self.call_special(obj, "__delitem__", &[key])? {
            Some(_) => Ok(()),
            None => {
                self.check_half_slot(obj, "__delitem__", "__setitem__")?;
                self.check_unused_index(obj, key)?;
                let name = self.type_name(obj);
                // CPython takes another way, with other words, for indices of what has a sequence protocol.
                let not = match self.has_sequence_slots(obj) && self.has_special(key, "__index__") {
                    true => "doesn't",
                    false => "does not",
                };
                Err(self.type_error(format!("'{name}' object {not} support item deletion")))
            }
        }
    }

    /// Whether the object's type fills CPython's sequence slots: classes of scripts, and sized built-in types.
    fn has_sequence_slots(&self, obj: Value) -> bool {
        let class = self.type_of(obj);
        class.as_class().is_some()
            || class
                .as_builtin_type()
                .is_some_and(|ty| self.registry.type_attr(ty, "__contains__").is_some())
    }

    // ---- lists, tuples, ranges, dicts ------------------------------------------------------

    /// The index that `key` means for a sequence of `kind`; errors are put as CPython puts them.
    pub(crate) fn sequence_index(&mut self, key: Value, kind: &str) -> Outcome<i64> {
        if let Some(index) = key.as_int_or_bool() {
            return Ok(index);
        }
        if !self.has_index(key) {
            let name = self.type_name(key);
            return Err(self.type_error(format!(
                "{kind} indices must be integers or slices, not {name}"
            )));
        }
        self.item_index(key)
    }

    /// An object with `__index__` as a machine integer.
    pub(crate) fn item_index(&mut self, key: Value) -> Outcome<i64> {
        let index = self.index(key)?;
        match index.as_int_or_bool() {
            Some(index) => Ok(index),
            None => {
                let name = self.type_name(key);
                Err(self.index_error(format!("cannot fit '{name}' into an index-sized integer")))
            }
        }
    }

    /// `list[key]`
    pub(crate) fn list_get(&mut self, list: ListKey, key: Value) -> Outcome {
        if let Some(slice) = key.as_slice() {
            let bounds = self.slice_bounds(slice)?;
            let items = self.slice_items(bounds.fit(self.heap[list].items.len()), list.into())?;
            return Ok(self.heap.new_list(items));
        }
        let index = self.sequence_index(key, "list")?;
        let items = &self.heap[list].items;
        match items.get(position(index, items.len())) {
            Some(&value) => Ok(value),
            None => Err(self.index_error("list index out of range")),
        }
    }

    /// The items of a list or tuple at the positions of a slice.
    fn slice_items(&mut self, positions: SlicePositions, source: Value) -> Outcome<Vec<Value>> {
        self.budget.burn(price::copied(positions.count))?;
        self.charge_copy(positions.count.saturating_mul(size_of::<Value>()))?;
        let items: &[Value] = match (source.as_list(), source.as_tuple()) {
            (Some(list), _) => &self.heap[list].items,
            (_, Some(tuple)) => &self.heap[tuple].items,
            _ => &[],
        };
        if positions.step == 1 {
            let start = positions.start as usize;
            return Ok(items
                .get(start..start + positions.count)
                .unwrap_or_default()
                .to_vec());
        }
        if positions.step > 1 && positions.count > 0 {
            let rest = items.get(positions.start as usize..).unwrap_or_default();
            let picked = rest.iter().step_by(positions.step as usize).copied();
            let picked = picked.take(positions.count);
            return self.budget.collect(picked, positions.count);
        }
        let picked = positions.iter().filter_map(|at| items.get(at).copied());
        self.budget.collect(picked, positions.count)
    }

    /// `tuple[key]`; `obj` is a tuple or an instance of a subclass.
    pub(crate) fn tuple_get(&mut self, obj: Value, key: Value) -> Outcome {
        let Some(tuple) = self.heap.payload(obj).as_tuple() else {
            return Err(self.not_subscriptable(obj));
        };
        if let Some(slice) = key.as_slice() {
            let bounds = self.slice_bounds(slice)?;
            let positions = bounds.fit(self.heap[tuple].items.len());
            if obj.as_tuple().is_some()
                && positions.step == 1
                && positions.count == self.heap[tuple].items.len()
            {
                return Ok(obj);
            }
            let items = self.slice_items(positions, tuple.into())?;
            return Ok(self.heap.new_tuple(&items));
        }
        let index = self.sequence_index(key, "tuple")?;
        let items = &self.heap[tuple].items;
        match items.get(position(index, items.len())) {
            Some(&value) => Ok(value),
            None => Err(self.index_error("tuple index out of range")),
        }
    }

    /// `range[key]`
    pub(crate) fn range_get(&mut self, obj: Value, key: Value) -> Outcome {
        let Some(range) = self.heap.payload(obj).as_range() else {
            return Err(self.not_subscriptable(obj));
        };
        if let Some(slice) = key.as_slice() {
            return self.range_slice(range, slice);
        }
        if !self.has_index(key) {
            let name = self.type_name(key);
            return Err(self.type_error(format!(
                "range indices must be integers or slices, not {name}"
            )));
        }
        let index = self.index(key)?;
        match range_item(&mut self.heap, range, index) {
            Some(value) => Ok(value),
            None => Err(self.index_error("range object index out of range")),
        }
    }

    /// `dict[key]` with `__missing__` of `obj`, an instance of a subclass.
    pub(crate) fn dict_get_or_missing(&mut self, obj: Value, dict: DictKey, key: Value) -> Outcome {
        if let Some(value) = self.dict_get(dict, key)? {
            return Ok(value);
        }
        if obj.as_dict().is_none()
            && let Some(value) = self.call_special(obj, "__missing__", &[key])?
        {
            return Ok(value);
        }
        Err(self.key_error(key))
    }

    /// `list[key] = value`
    pub(crate) fn list_set(&mut self, list: ListKey, key: Value, value: Value) -> Outcome<()> {
        if let Some(slice) = key.as_slice() {
            return self.list_set_slice(list, slice, value);
        }
        let index = self.sequence_index(key, "list")?;
        let at = position(index, self.heap[list].items.len());
        match self.heap.store_at(list, at, value) {
            true => Ok(()),
            false => Err(self.index_error("list assignment index out of range")),
        }
    }

    fn list_set_slice(&mut self, list: ListKey, slice: SliceKey, value: Value) -> Outcome<()> {
        let bounds = self.slice_bounds(slice)?;
        let new = self.collect_sequence(value, "must assign iterable to extended slice")?;
        let len = self.heap[list].items.len();
        let positions = bounds.fit(len);
        self.budget.burn(price::copied(len + new.len()))?;
        if positions.step == 1 {
            self.list_make_room(list, len - positions.count, new.len())?;
            let start = positions.start as usize;
            let place = start..start + positions.count;
            return self.budget.splice(&mut self.heap[list].items, place, &new);
        }
        if new.len() != positions.count {
            let (given, count) = (new.len(), positions.count);
            return Err(self.value_error(format!(
                "attempt to assign sequence of size {given} to extended slice of size {count}"
            )));
        }
        let items = &mut self.heap[list].items;
        if positions.step > 1 && positions.count > 0 {
            let rest = items
                .get_mut(positions.start as usize..)
                .unwrap_or_default();
            let slots = rest.iter_mut().step_by(positions.step as usize);
            for (index, (slot, value)) in slots.zip(new).enumerate() {
                self.budget.look_at_times(index)?;
                *slot = value;
            }
            return Ok(());
        }
        for (at, value) in positions.iter().zip(new) {
            if let Some(slot) = items.get_mut(at) {
                *slot = value;
            }
        }
        Ok(())
    }

    /// `del list[key]`
    pub(crate) fn list_delete(&mut self, list: ListKey, key: Value) -> Outcome<()> {
        let Some(slice) = key.as_slice() else {
            let index = self.sequence_index(key, "list")?;
            let len = self.heap[list].items.len();
            let at = position(index, len);
            if at >= len {
                return Err(self.index_error("list assignment index out of range"));
            }
            return self.list_remove_at(list, at).map(|_| ());
        };
        let bounds = self.slice_bounds(slice)?;
        let len = self.heap[list].items.len();
        self.budget.burn(price::moved(len))?;
        let positions = bounds.fit(len);
        if positions.count == 0 {
            return Ok(());
        }
        let items = &mut self.heap[list].items;
        if positions.step == 1 {
            let start = positions.start as usize;
            return self
                .budget
                .splice(items, start..start + positions.count, &[]);
        }
        let last = positions.start + (positions.count as i64 - 1) * positions.step;
        let (low, high) = (
            positions.start.min(last) as usize,
            positions.start.max(last) as usize,
        );
        let stride = positions.step.unsigned_abs() as usize;
        let mut kept = low;
        for index in low..len {
            self.budget.look_at_times(index)?;
            if index > high || (index - low) % stride != 0 {
                items[kept] = items[index];
                kept += 1;
            }
        }
        items.truncate(kept);
        Ok(())
    }

    // ---- in, len ---------------------------------------------------------------------------

    /// `item in container`
    pub(crate) fn contains(&mut self, container: Value, item: Value) -> Outcome<bool> {
        match container.tag() {
            Tag::Dict => match container.as_dict() {
                Some(dict) => self.dict_contains(dict, item),
                None => Ok(false),
            },
            Tag::Set | Tag::FrozenSet => match container.as_any_set() {
                Some(set) => self.set_contains_key(set, item),
                None => Ok(false),
            },
            Tag::List | Tag::Tuple => self.sequence_contains(container, item),
            Tag::Range => match container.as_range() {
                Some(range) => self.range_contains(range, item),
                None => Ok(false),
            },
            Tag::Str if self.heap.as_text(item).is_some() => {
                self.look_at(container)?;
                self.look_at(item)?;
                let (budget, heap) = (&mut self.budget, &self.heap);
                Ok(budget
                    .find(heap.text(container), heap.text(item))?
                    .is_some())
            }
            _ => self.contains_special(container, item),
        }
    }

    fn contains_special(&mut self, container: Value, item: Value) -> Outcome<bool> {
        match self.lookup_special(container, "__contains__") {
            Some(method) if method.is_none() => {
                let name = self.type_name(container);
                Err(self.type_error(format!("'{name}' object is not a container")))
            }
            _ => {
                let verdict = self.call_special_if_had(container, "__contains__", &[item])?;
                if let Some(verdict) = verdict {
                    return self.truthy(verdict);
                }
                let iterator = match self.iter_owned(container) {
                    Ok(iterator) => iterator,
                    Err(fault) if is_raised(&self.heap, fault, TypeId::TypeError) => {
                        let name = self.type_name(container);
                        return Err(self.type_error(format!(
                            "argument of type '{name}' is not a container or iterable"
                        )));
                    }
                    Err(fault) => return Err(fault),
                };
                let found = self.iterator_contains(iterator, item);
                self.end_owned_after(iterator, found)
            }
        }
    }

    /// Whether an iterator yields an item.
    pub(crate) fn iterator_contains(&mut self, iterator: Value, item: Value) -> Outcome<bool> {
        let mark = self.heap.mark();
        while let Some(value) = self.next(iterator)? {
            self.budget.burn(1)?;
            self.heap.keep(value);
            if self.eq(value, item)? {
                return Ok(true);
            }
            self.heap.release(mark);
        }
        Ok(false)
    }

    /// Whether a list or tuple has an item; scripts may change the list while it is searched.
    fn sequence_contains(&mut self, sequence: Value, item: Value) -> Outcome<bool> {
        Ok(self.sequence_find(sequence, item, 0, usize::MAX)?.is_some())
    }

    /// The first position from `start` below `stop` with an equal item, in a list or a tuple.
    pub(crate) fn sequence_find(
        &mut self,
        sequence: Value,
        item: Value,
        start: usize,
        stop: usize,
    ) -> Outcome<Option<usize>> {
        let mark = self.heap.mark();
        let mut at = start;
        while at < stop
            && let Some(candidate) = self.heap.sequence_item(sequence, at)
        {
            self.budget.burn(1)?;
            if candidate == item {
                return Ok(Some(at));
            }
            let both_ints = candidate.tag() == Tag::Int && item.tag() == Tag::Int;
            if !both_ints {
                self.heap.keep(candidate);
                if self.eq(candidate, item)? {
                    return Ok(Some(at));
                }
                self.heap.release(mark);
            }
            at += 1;
        }
        Ok(None)
    }

    /// `len(v)`
    pub(crate) fn len(&mut self, v: Value) -> Outcome<usize> {
        let length = match v.tag() {
            Tag::List => v.as_list().map(|key| self.heap[key].items.len()),
            Tag::Tuple => v.as_tuple().map(|key| self.heap[key].items.len()),
            Tag::Dict => v.as_dict().map(|key| self.heap[key].len()),
            Tag::Set | Tag::FrozenSet => v.as_any_set().map(|key| self.heap[key].len()),
            Tag::Str => v.as_str().map(|key| self.heap[key].len()),
            Tag::Bytes => v.as_bytes().map(|key| self.heap[key].data.len()),
            Tag::ByteArray => v.as_byte_array().map(|key| self.heap[key].data.len()),
            Tag::DictView => v
                .as_dict_view()
                .map(|key| self.heap[self.heap[key].dict].len()),
            Tag::Range => match v.as_range() {
                Some(range) => Some(self.range_len(range)?),
                None => None,
            },
            _ => None,
        };
        match length {
            Some(length) => Ok(length),
            None => self.len_special(v),
        }
    }

    fn len_special(&mut self, v: Value) -> Outcome<usize> {
        let Some(length) = self.call_special(v, "__len__", &[])? else {
            let name = self.type_name(v);
            return Err(self.type_error(format!("object of type '{name}' has no len()")));
        };
        self.checked_len(length)
    }

    /// What `__len__` returned, as `len` gives it.
    pub(super) fn checked_len(&mut self, length: Value) -> Outcome<usize> {
        let length = self.index(length)?;
        match length.as_int_or_bool() {
            Some(length) if length >= 0 => Ok(length as usize),
            Some(_) => Err(self.value_error("__len__() should return >= 0")),
            None if self
                .heap
                .as_bigint(length)
                .is_some_and(|n| n.sign() == num_bigint::Sign::Minus) =>
            {
                Err(self.value_error("__len__() should return >= 0"))
            }
            None => Err(self.overflow_error("cannot fit 'int' into an index-sized integer")),
        }
    }
}

/// A possibly negative index as a position; beyond the ends it is one that no sequence has.
#[inline]
pub(crate) fn position(index: i64, len: usize) -> usize {
    let position = if index < 0 {
        index.saturating_add(len as i64)
    } else {
        index
    };
    usize::try_from(position).unwrap_or(usize::MAX)
}
