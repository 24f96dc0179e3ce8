//! Gathering the items of an iterable whose items come from scripts: what `list`, `*` and unpacking do, as natives
//! that may leave.

use crate::value::{DictKey, ListKey, SetKey, Tag, Value};
use crate::vm::iterator::steps::ITER;
use crate::vm::native_frame::{Action, Leave, NativeState, NativeStep, Resumed};
use crate::vm::protocol::compare::is_plain;
use crate::vm::{Outcome, Vm};

/// What a native does with the list that it has gathered.
pub(crate) type Then = fn(&mut Vm, &mut NativeState, ListKey) -> Outcome<Action>;

/// Where gathering stands.
const ITERATOR: u32 = 1;
const ITEMS: u32 = 2;
const AFTER: u32 = 3;
/// A script is asked about an item.
const ASKED: u32 = 4;

/// A list of the items: `[iterable]`.
pub(crate) static LIST: NativeStep = NativeStep {
    name: "list",
    run: |vm, state, resumed| {
        vm.gather(state, resumed, (usize::MAX, true), |_, _, list| {
            Ok(Action::Done(list.into()))
        })
    },
};

/// A tuple of the items: `[iterable, list, class]`.
pub(crate) static TUPLE: NativeStep = NativeStep {
    name: "tuple",
    run: |vm, state, resumed| {
        vm.gather(state, resumed, (usize::MAX, false), |vm, state, list| {
            let tuple = vm.heap.list_to_tuple(list);
            vm.wrap_payload(state.values[2], tuple).map(Action::Done)
        })
    },
};

/// Adds the items to a list: `[iterable, list, result, temporary]`.
pub(crate) static EXTEND: NativeStep = NativeStep {
    name: "extend",
    run: |vm, state, resumed| {
        let temporary = state.values[3];
        let action = vm.gather(state, resumed, (usize::MAX, true), |_, state, _| {
            Ok(Action::Done(state.values[2]))
        });
        match action {
            Ok(Action::Done(_)) => vm.end_owned(temporary).and(action),
            Err(fault) if fault.exception().is_some() => vm.end_owned_after(temporary, action),
            action => action,
        }
    },
};

/// The arguments behind `*`: `[iterable, list, iterable]`. The instruction begins again with the list in their place.
pub(crate) static STAR: NativeStep = NativeStep {
    name: "a call with *",
    run: |vm, state, resumed| {
        let temporary = state.values[2];
        let action = vm.gather(state, resumed, (usize::MAX, false), |_, _, list| {
            Ok(Action::End(list.into()))
        });
        match action {
            Ok(Action::End(_)) => vm.end_owned(temporary).and(action),
            Err(fault) if fault.exception().is_some() => vm.end_owned_after(temporary, action),
            action => action,
        }
    },
};

/// Adds the items to a set: `[iterable, set, result]`.
pub(crate) static ADD: NativeStep = NativeStep {
    name: "set",
    run: |vm, state, resumed| {
        let add = |vm: &mut Vm, state: &mut NativeState, item| match state.values[1].as_any_set() {
            Some(set) => vm.set_add_action(set, item),
            None => Err(vm.bad_operand()),
        };
        vm.go_through(state, resumed, add)
    },
};

/// Stores the pairs that the items are in a dict: `[iterable, dict, result]`.
pub(crate) static PAIRS: NativeStep = NativeStep {
    name: "dict",
    run: |vm, state, resumed| {
        let store = |vm: &mut Vm, state: &mut NativeState, pair| {
            let number = state.count;
            state.count += 1;
            match state.values[1].as_dict() {
                Some(dict) => vm.dict_pair_action(dict, pair, number),
                None => Err(vm.bad_operand()),
            }
        };
        vm.go_through(state, resumed, store)
    },
};

/// Unpacks into exactly `count` items: `[iterator, list, iterator]`.
pub(crate) static UNPACK: NativeStep = NativeStep {
    name: "unpacking",
    run: |vm, state, resumed| {
        let (iterator, most) = (state.values[2], state.count + 1);
        let action = vm.gather(state, resumed, (most, false), |vm, state, list| {
            vm.check_unpacked(list, state.count)?;
            Ok(Action::Done(list.into()))
        });
        match action {
            Ok(Action::Done(_)) => vm.end_owned(iterator).and(action),
            Err(fault) if fault.exception().is_some() => vm.end_owned_after(iterator, action),
            action => action,
        }
    },
};

/// Unpacks around a star: `[iterator, list, iterator]`, in `count` how many are before and after it.
pub(crate) static UNPACK_STAR: NativeStep = NativeStep {
    name: "unpacking",
    run: |vm, state, resumed| {
        let iterator = state.values[2];
        let action = vm.gather(state, resumed, (usize::MAX, true), |vm, state, list| {
            let (before, after) = (state.count >> 16, state.count & 0xffff);
            vm.split_around_star(list, before, after).map(Action::Done)
        });
        match action {
            Ok(Action::Done(_)) => vm.end_owned(iterator).and(action),
            Err(fault) if fault.exception().is_some() => vm.end_owned_after(iterator, action),
            action => action,
        }
    },
};

impl Vm {
    /// Gathers the items of `values[0]` in the list `values[1]`, which is made if there is none, up to `most`; then
    /// does the rest. `asks_length`: objects are asked how many there will be.
    pub(crate) fn gather(
        &mut self,
        state: &mut NativeState,
        resumed: Resumed,
        (most, asks_length): (usize, bool),
        then: Then,
    ) -> Outcome<Action> {
        let [source, ..] = state.values;
        let list = match state.values[1].as_list() {
            Some(list) => list,
            None => {
                let list = self.heap.new_list_key();
                state.values[1] = list.into();
                list
            }
        };
        match (state.stage, resumed) {
            (_, Resumed::Start) if source.tag() == Tag::Instance => {
                state.stage = ITERATOR;
                return Ok(Action::Native(&ITER, NativeState::of(&[source])));
            }
            (_, Resumed::Start) => {
                state.values[0] = self.iter(source)?;
                if asks_length && source.tag() == Tag::Exception {
                    self.length_hint(source)?;
                }
            }
            (ITERATOR, resumed) => {
                state.values[0] = resumed.value()?;
                if asks_length {
                    self.length_hint(source)?;
                }
            }
            (AFTER, resumed) => return resumed.value().map(Action::Done),
            (_, resumed) => match resumed.item(self)? {
                Some(item) => {
                    self.budget.burn(1)?;
                    self.list_push(list, item)?;
                }
                None => {
                    state.stage = AFTER;
                    return then(self, state, list);
                }
            },
        }
        if self.heap[list].items.len() >= most {
            state.stage = AFTER;
            return then(self, state, list);
        }
        state.stage = ITEMS;
        Ok(Action::Next(state.values[0]))
    }

    /// Does something with each item of `values[0]`, at once or as the action that it gives, and gives `values[2]`.
    fn go_through(
        &mut self,
        state: &mut NativeState,
        resumed: Resumed,
        each: fn(&mut Self, &mut NativeState, Value) -> Outcome<Option<Action>>,
    ) -> Outcome<Action> {
        let [source, ..] = state.values;
        match (state.stage, resumed) {
            (_, Resumed::Start) if source.tag() == Tag::Instance => {
                state.stage = ITERATOR;
                return Ok(Action::Native(&ITER, NativeState::of(&[source])));
            }
            (_, Resumed::Start) => state.values[0] = self.iter(source)?,
            (ITERATOR, resumed) => state.values[0] = resumed.value()?,
            (ASKED, resumed) => {
                resumed.value()?;
            }
            (_, resumed) => match resumed.item(self)? {
                Some(item) => {
                    self.budget.burn(1)?;
                    if let Some(action) = each(self, state, item)? {
                        state.stage = ASKED;
                        return Ok(action);
                    }
                }
                None => return Ok(Action::Done(state.values[2])),
            },
        }
        state.stage = ITEMS;
        Ok(Action::Next(state.values[0]))
    }

    /// Whether a native leaves to hash the items of a list or tuple.
    fn hashes_objects(&self, leave: Leave, iterable: Value) -> bool {
        let items = (0..).map_while(|at| self.heap.sequence_item(iterable, at));
        leave.is_allowed()
            && matches!(iterable.tag(), Tag::List | Tag::Tuple)
            && items.into_iter().any(|item| !is_plain(item))
    }

    /// The same for pairs of a key and a value.
    fn hashes_keys(&self, leave: Leave, iterable: Value) -> bool {
        let pairs = (0..).map_while(|at| self.heap.sequence_item(iterable, at));
        leave.is_allowed()
            && matches!(iterable.tag(), Tag::List | Tag::Tuple)
            && pairs
                .filter_map(|pair| self.heap.sequence_item(pair, 0))
                .any(|key| !is_plain(key))
    }

    /// Adds the items of an iterable to a set, and gives `result`, if they come from scripts and the native may leave.
    pub(crate) fn add_leaving(
        &mut self,
        leave: Leave,
        set: SetKey,
        iterable: Value,
        result: Value,
    ) -> Option<Outcome> {
        let leaves = self.gathers(leave, iterable) || self.hashes_objects(leave, iterable);
        leaves.then(|| {
            let state = NativeState::of(&[iterable, Value::set(set, false), result]);
            self.begin(leave, &ADD, state)
        })
    }

    /// Stores the pairs of an iterable in a dict, and gives `result`, if they come from a generator or an iterator
    /// that asks scripts, and the native may leave.
    pub(crate) fn pairs_leaving(
        &mut self,
        leave: Leave,
        dict: DictKey,
        iterable: Value,
        result: Value,
    ) -> Option<Outcome> {
        let leaves = self.gathers(leave, iterable) || self.hashes_keys(leave, iterable);
        (iterable.tag() != Tag::Instance && leaves).then(|| {
            let state = NativeState::of(&[iterable, dict.into(), result]);
            self.begin(leave, &PAIRS, state)
        })
    }

    /// `list(iterable)`, if its items come from scripts and the native may leave.
    pub(crate) fn list_leaving(&mut self, leave: Leave, iterable: Value) -> Option<Outcome> {
        self.gathers(leave, iterable)
            .then(|| self.begin(leave, &LIST, NativeState::of(&[iterable])))
    }

    /// `tuple.__new__(class, iterable)`, if its items come from scripts and the native may leave.
    pub(crate) fn tuple_leaving(
        &mut self,
        leave: Leave,
        class: Value,
        iterable: Value,
    ) -> Option<Outcome> {
        self.gathers(leave, iterable).then(|| {
            let state = NativeState::of(&[iterable, Value::UNBOUND, class]);
            self.begin(leave, &TUPLE, state)
        })
    }

    /// Whether a native leaves to gather the items of an iterable.
    pub(crate) fn gathers(&self, leave: Leave, iterable: Value) -> bool {
        leave.is_allowed() && self.iterates_script(iterable)
    }

    /// Adds the items of an iterable to a list, and gives `result`.
    pub(crate) fn extend_leaving(
        &mut self,
        leave: Leave,
        list: ListKey,
        iterable: Value,
        result: Value,
    ) -> Outcome {
        if !self.gathers(leave, iterable) {
            self.list_append_all(list, iterable)?;
            return Ok(result);
        }
        let values = [iterable, list.into(), result, Value::NONE];
        self.begin(leave, &EXTEND, NativeState::of(&values))
    }

    /// `[*src]`, for the instruction.
    pub(in crate::vm) fn list_extend_leaving(&mut self, list: ListKey, src: Value) -> Outcome<()> {
        if !self.gathers(self.may_leave, src) || !self.defines_iteration(src) {
            return self.list_extend(list, src);
        }
        let values = [src, list.into(), Value::NONE, src];
        self.begin(self.may_leave, &EXTEND, NativeState::of(&values))
            .map(|_| ())
    }

    /// The arguments after `*` for the instruction, which begins again. `None`: they come from no script.
    pub(in crate::vm) fn star_leaving(&mut self, iterable: Value) -> Option<Outcome> {
        if self.is_observed()
            || !self.gathers(self.may_leave, iterable)
            || !self.is_iterable(iterable)
        {
            return None;
        }
        let values = [iterable, Value::UNBOUND, iterable];
        let begun = self.begin_step(self.may_leave, &STAR, NativeState::of(&values));
        Some(begun.map(|step| match step {
            crate::vm::GenStep::Yielded(list) | crate::vm::GenStep::Returned(list) => list,
        }))
    }

    /// Unpacks an iterator whose items come from scripts into a list of `count` items. `None`: they do not.
    pub(in crate::vm) fn unpack_leaving(&mut self, src: Value, count: usize) -> Option<Outcome> {
        if src.tag() == Tag::Instance || !self.gathers(self.may_leave, src) {
            return None;
        }
        let mut state = NativeState::of(&[src, Value::UNBOUND, src]);
        state.count = count;
        Some(self.begin(self.may_leave, &UNPACK, state))
    }

    /// The same around a star: a list of all values that registers get.
    pub(in crate::vm) fn unpack_star_leaving(
        &mut self,
        src: Value,
        before: usize,
        after: usize,
    ) -> Option<Outcome> {
        if src.tag() == Tag::Instance || !self.gathers(self.may_leave, src) {
            return None;
        }
        let mut state = NativeState::of(&[src, Value::UNBOUND, src]);
        state.count = before << 16 | after;
        Some(self.begin(self.may_leave, &UNPACK_STAR, state))
    }
}
