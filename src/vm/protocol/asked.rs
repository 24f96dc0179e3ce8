//! Instructions on built-in containers that ask scripts: for `__hash__` and `__eq__` of keys, for `__index__`.
//!
//! Where a key asks nobody, the instruction does its work at once. Neighbours: `items` and `container` do the work,
//! `native_frame/retrace` begins it again with the answers.

use crate::value::{DictKey, SetKey, Tag, Value};
use crate::vm::container::dicts::{Place, dict_find_plain};
use crate::vm::native_frame::{Action, NativeState, NativeStep};
use crate::vm::protocol::compare::is_plain;
use crate::vm::protocol::deep::Search;
use crate::vm::{Outcome, Vm, retraced};

pub(crate) static GET: NativeStep =
    retraced!("a subscript", |vm, [obj, key, ..]| vm.get_item(obj, key));

pub(crate) static SET: NativeStep = retraced!("a subscript", |vm, [obj, key, value, ..]| {
    vm.set_item(obj, key, value).map(|()| Value::NONE)
});

pub(crate) static DELETE: NativeStep = retraced!("a subscript", |vm, [obj, key, ..]| {
    vm.del_item(obj, key).map(|()| Value::NONE)
});

pub(crate) static CONTAINS: NativeStep = retraced!("in", |vm, [container, item, ..]| {
    vm.contains(container, item).map(Value::bool)
});

pub(crate) static ADD: NativeStep =
    retraced!("a set", |vm, [set, item, ..]| match set.as_any_set() {
        Some(set) => vm.set_add(set, item).map(|_| Value::NONE),
        None => Err(vm.bad_operand()),
    });

pub(crate) static BUILD_SET: NativeStep = retraced!("a set", |vm, [base, count, ..]| {
    vm.build_set(place(base), place(count))
});

pub(crate) static BUILD_MAP: NativeStep = retraced!("a dict", |vm, [base, count, ..]| {
    vm.build_map(place(base), place(count))
});

/// A place of the register stack, or a number of them, as it was put into a state.
fn place(value: Value) -> usize {
    value.as_int().map_or(0, |place| place as usize)
}

impl Vm {
    /// Whether a look-up in a dict may ask scripts.
    fn asks_for_key(&self, dict: DictKey, key: Value) -> bool {
        !is_plain(key) || matches!(dict_find_plain(&self.heap, dict, key), Place::Undecided)
    }

    /// Whether an index or a slice may ask scripts.
    fn asks_for_index(&self, key: Value) -> bool {
        match key.as_slice().map(|key| &self.heap[key]) {
            Some(slice) => ![slice.start, slice.stop, slice.step]
                .into_iter()
                .all(is_plain),
            None => !is_plain(key),
        }
    }

    /// Whether `obj[key]` leaves, of a built-in container that may ask scripts.
    fn asks_for_item(&self, obj: Value, key: Value) -> bool {
        self.may_leave.is_allowed()
            && match obj.tag() {
                Tag::Dict => obj
                    .as_dict()
                    .is_some_and(|dict| self.asks_for_key(dict, key)),
                Tag::List | Tag::Tuple | Tag::Str | Tag::Bytes | Tag::ByteArray | Tag::Range => {
                    self.asks_for_index(key)
                }
                _ => false,
            }
    }

    /// `obj[key]` of anything but an instance, for the instruction.
    pub(super) fn get_item_asking(&mut self, obj: Value, key: Value) -> Outcome {
        if self.asks_for_item(obj, key) {
            return self.begin(self.may_leave, &GET, NativeState::of(&[obj, key]));
        }
        self.get_item(obj, key)
    }

    /// `obj[key] = value` of anything but an instance, for the instruction.
    pub(super) fn set_item_asking(&mut self, obj: Value, key: Value, value: Value) -> Outcome<()> {
        let assigns_items = key.tag() == Tag::Slice;
        if matches!(obj.tag(), Tag::Dict | Tag::List)
            && !assigns_items
            && self.asks_for_item(obj, key)
        {
            let state = NativeState::of(&[obj, key, value]);
            return self.begin(self.may_leave, &SET, state).map(|_| ());
        }
        self.set_item(obj, key, value)
    }

    /// `del obj[key]` of anything but an instance, for the instruction.
    pub(super) fn del_item_asking(&mut self, obj: Value, key: Value) -> Outcome<()> {
        if matches!(obj.tag(), Tag::Dict | Tag::List) && self.asks_for_item(obj, key) {
            let state = NativeState::of(&[obj, key]);
            return self.begin(self.may_leave, &DELETE, state).map(|_| ());
        }
        self.del_item(obj, key)
    }

    /// Whether `item in container` may ask scripts, in a built-in container.
    pub(super) fn asks_in(&self, container: Value, item: Value) -> bool {
        match container.tag() {
            Tag::List | Tag::Tuple => true,
            Tag::Dict => container
                .as_dict()
                .is_some_and(|dict| self.asks_for_key(dict, item)),
            Tag::Set | Tag::FrozenSet | Tag::Range | Tag::DictView => !is_plain(item),
            _ => false,
        }
    }

    /// `item in container` of a built-in container, as a part of what a native does that has left.
    pub(super) fn contains_items_action(&mut self, container: Value, item: Value) -> Action {
        match container.tag() {
            Tag::List | Tag::Tuple => {
                self.search_action(Search::Contains, [container, item], (0, usize::MAX))
            }
            _ => Action::Native(&CONTAINS, NativeState::of(&[container, item])),
        }
    }

    /// Adds an item to a set, as a part of what a native does that has left. `None`: that is done.
    pub(in crate::vm) fn set_add_action(
        &mut self,
        set: SetKey,
        item: Value,
    ) -> Outcome<Option<Action>> {
        if let Some(added) = self.trial(|vm| vm.set_add(set, item)) {
            return added.map(|_| None);
        }
        let state = NativeState::of(&[Value::set(set, false), item]);
        Ok(Some(Action::Native(&ADD, state)))
    }

    /// Stores a pair of an iterable of pairs, the one of that number, in the same way.
    pub(in crate::vm) fn dict_pair_action(
        &mut self,
        dict: DictKey,
        pair: Value,
        number: usize,
    ) -> Outcome<Option<Action>> {
        let is_pair =
            matches!(pair.tag(), Tag::List | Tag::Tuple) && self.heap.sequence_len(pair) == 2;
        let items = [0, 1].map(|at| self.heap.sequence_item(pair, at));
        let [Some(key), Some(value)] = items else {
            return self.dict_set_pair(dict, pair, number).map(|()| None);
        };
        if !is_pair || is_plain(key) {
            return self.dict_set_pair(dict, pair, number).map(|()| None);
        }
        if let Some(stored) = self.trial(|vm| vm.dict_set(dict, key, value)) {
            return stored.map(|()| None);
        }
        let state = NativeState::of(&[dict.into(), key, value]);
        Ok(Some(Action::Native(&SET, state)))
    }

    /// Adds an item to a set, for the instruction.
    pub(in crate::vm) fn set_add_leaving(&mut self, set: SetKey, item: Value) -> Outcome<()> {
        if is_plain(item) || !self.may_leave.is_allowed() {
            return self.set_add(set, item).map(|_| ());
        }
        let state = NativeState::of(&[Value::set(set, false), item]);
        self.begin(self.may_leave, &ADD, state).map(|_| ())
    }

    /// Stores an item of a dict that is being made, for the instruction.
    pub(in crate::vm) fn map_add_leaving(
        &mut self,
        dict: DictKey,
        key: Value,
        value: Value,
    ) -> Outcome<()> {
        if is_plain(key) || !self.may_leave.is_allowed() {
            return self.dict_set(dict, key, value);
        }
        let state = NativeState::of(&[dict.into(), key, value]);
        self.begin(self.may_leave, &SET, state).map(|_| ())
    }

    /// `{a, b}`, for the instruction.
    pub(in crate::vm) fn build_set_leaving(&mut self, base: usize, count: usize) -> Outcome {
        let asks = self.stack[base..base + count]
            .iter()
            .any(|&item| !is_plain(item));
        if !asks || !self.may_leave.is_allowed() {
            return self.build_set(base, count);
        }
        let places = [Value::int(base as i64), Value::int(count as i64)];
        self.begin(self.may_leave, &BUILD_SET, NativeState::of(&places))
    }

    /// `{a: b}`, for the instruction.
    pub(in crate::vm) fn build_map_leaving(&mut self, base: usize, count: usize) -> Outcome {
        let keys = self.stack[base..base + 2 * count].iter().step_by(2);
        let asks = keys.into_iter().any(|&key| !is_plain(key));
        if !asks || !self.may_leave.is_allowed() {
            return self.build_map(base, count);
        }
        let places = [Value::int(base as i64), Value::int(count as i64)];
        self.begin(self.may_leave, &BUILD_MAP, NativeState::of(&places))
    }
}
