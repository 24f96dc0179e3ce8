//! Comparing, searching and showing containers whose items are objects of scripts, as natives that may leave after each
//! item.
//!
//! Items that ask no script are dealt with at once ([`Vm::trial`]); what is compared, found or shown is what the plain
//! functions of `container`, `items` and `display` give, in the same order. Neighbours: `steps` compares and shows single
//! objects.

use crate::code::{CompareOp, Conversion};
use crate::value::{Tag, Value};
use crate::vm::native_frame::{Action, Leave, NativeState, NativeStep, Resumed};
use crate::vm::protocol::display::MAX_REPR_DEPTH;
use crate::vm::protocol::steps::{COMPARE, TEXT, operator};
use crate::vm::{Outcome, Vm, compare_sizes, retraced};

/// `a op b` of two lists or tuples: `[a, b, item of a, item of b]`, the operator in `stage`; `count` pairs are equal.
pub(crate) static SEQUENCES: NativeStep = NativeStep {
    name: "compare",
    run: sequences,
};

/// Added to the operator in the state of [`SEQUENCES`]: the first items that differ decide.
const DECIDES: u32 = 1 << 8;

/// `a op b` of other containers: `[a, b, operator]`.
pub(crate) static CONTAINERS: NativeStep = retraced!("compare", |vm, [a, b, op, ..]| {
    let op = operator(op.as_int().unwrap_or(0) as usize);
    vm.compare(op, a, b)
});

/// A search in a list or tuple: `[sequence, item, end, how often it was found, candidate]`, from `count` on.
pub(crate) static FIND: NativeStep = NativeStep {
    name: "find",
    run: find,
};

/// What a search in a list or tuple is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Search {
    /// `item in sequence`
    Contains,
    /// `sequence.index(item)`
    Index,
    /// `sequence.count(item)`
    Count,
    /// `list.remove(item)`
    Remove,
}

/// The text of a list, tuple, dict or set: `[container, parts, list of a set's items, value of a pair, as it was given]`;
/// `count` items, or entries, were looked at.
pub(crate) static SHOW: NativeStep = NativeStep {
    name: "repr",
    run: show,
};

/// Where [`SHOW`] stands.
const ITEM: u32 = 1;
const KEY: u32 = 2;
const VALUE: u32 = 3;

fn sequences(vm: &mut Vm, state: &mut NativeState, resumed: Resumed) -> Outcome<Action> {
    let op = operator(state.stage as usize);
    let (a, b) = (
        vm.heap.payload(state.values[0]),
        vm.heap.payload(state.values[1]),
    );
    let decided = |truth| Ok(Action::Done(Value::bool(truth)));
    let mut same = match resumed {
        Resumed::Start => {
            let equality = matches!(op, CompareOp::Eq | CompareOp::Ne);
            if equality && vm.heap.sequence_len(a) != vm.heap.sequence_len(b) {
                return decided(op == CompareOp::Ne);
            }
            None
        }
        resumed => {
            let value = resumed.value()?;
            if state.stage & DECIDES != 0 {
                return Ok(Action::Done(value));
            }
            Some(value == Value::TRUE)
        }
    };
    loop {
        if same == Some(false) {
            let [_, _, x, y, _] = state.values;
            let shorter = vm.heap.sequence_len(a).min(vm.heap.sequence_len(b));
            return match op {
                // A comparison that shortened a list has made the sizes decide.
                _ if state.count >= shorter => break,
                CompareOp::Eq => decided(false),
                CompareOp::Ne => decided(true),
                _ => {
                    if let Some(value) = vm.trial(|vm| vm.compare(op, x, y)) {
                        return value.map(Action::Done);
                    }
                    state.stage |= DECIDES;
                    let mut pair = NativeState::of(&[x, y]);
                    pair.count = op as usize;
                    Ok(Action::Native(&COMPARE, pair))
                }
            };
        }
        state.count += usize::from(same == Some(true));
        let (Some(x), Some(y)) = (
            vm.heap.sequence_item(a, state.count),
            vm.heap.sequence_item(b, state.count),
        ) else {
            break;
        };
        vm.budget.burn(1)?;
        (state.values[2], state.values[3]) = (x, y);
        let verdict = match x == y {
            true => Some(Ok(true)),
            false => vm.trial(|vm| vm.eq(x, y)),
        };
        match verdict {
            Some(verdict) => same = Some(verdict?),
            None => return Ok(vm.compare_action(CompareOp::Eq, x, y)),
        }
    }
    let (m, n) = (vm.heap.sequence_len(a), vm.heap.sequence_len(b));
    decided(compare_sizes(op, m, n))
}

fn find(vm: &mut Vm, state: &mut NativeState, resumed: Resumed) -> Outcome<Action> {
    const ALL: [Search; 4] = [
        Search::Contains,
        Search::Index,
        Search::Count,
        Search::Remove,
    ];
    let search = ALL.into_iter().find(|one| *one as u32 == state.stage);
    let search = search.unwrap_or(Search::Contains);
    let [sequence, item, end, ..] = state.values;
    let end = end.as_int().map_or(0, |end| end as usize);
    let mut found = match resumed {
        Resumed::Start => None,
        resumed => Some(resumed.value()? == Value::TRUE),
    };
    loop {
        if found == Some(true) {
            match search {
                Search::Contains => return Ok(Action::Done(Value::TRUE)),
                Search::Index => return Ok(Action::Done(vm.heap.new_usize(state.count))),
                Search::Count => {
                    let count = state.values[3].as_int().unwrap_or(0);
                    state.values[3] = Value::int(count + 1);
                }
                Search::Remove => {
                    if let Some(list) = sequence.as_list()
                        && state.count < vm.heap[list].items.len()
                    {
                        vm.list_remove_at(list, state.count)?;
                    }
                    return Ok(Action::Done(Value::NONE));
                }
            }
        }
        state.count += usize::from(found.is_some());
        let candidate = match vm.heap.sequence_item(sequence, state.count) {
            Some(candidate) if state.count < end => candidate,
            _ => break,
        };
        vm.budget.burn(1)?;
        state.values[4] = candidate;
        let verdict = match candidate == item {
            true => Some(Ok(true)),
            false => vm.trial(|vm| vm.eq(candidate, item)),
        };
        match verdict {
            Some(verdict) => found = Some(verdict?),
            None => return Ok(vm.compare_action(CompareOp::Eq, candidate, item)),
        }
    }
    match search {
        Search::Contains => Ok(Action::Done(Value::FALSE)),
        Search::Count => Ok(Action::Done(Value::int(
            state.values[3].as_int().unwrap_or(0),
        ))),
        Search::Index | Search::Remove => Err(vm.not_in_sequence(sequence, search)),
    }
}

fn show(vm: &mut Vm, state: &mut NativeState, resumed: Resumed) -> Outcome<Action> {
    let container = state.values[0];
    let begins = matches!(resumed, Resumed::Start);
    if begins {
        if vm.display.shows(container) || vm.display.depth() >= MAX_REPR_DEPTH {
            let text = vm.builtin_repr(state.values[4])?;
            return Ok(Action::Done(vm.heap.new_string(text)));
        }
        state.values[1] = vm.heap.new_list_key().into();
        vm.display.begin(container);
    }
    let action = show_more(vm, state, resumed);
    if !matches!(action, Ok(Action::Native(..))) {
        vm.display.end(container);
    }
    action
}

/// Shows items until one asks a script, or all are shown.
fn show_more(vm: &mut Vm, state: &mut NativeState, resumed: Resumed) -> Outcome<Action> {
    let container = state.values[0];
    match resumed {
        Resumed::Start => {
            if container.as_any_set().is_some() {
                // A list of the items comes first: their reprs may change the set.
                let items = vm.heap.new_list_key();
                vm.list_append_all(items, container)?;
                state.values[2] = items.into();
            }
        }
        resumed => {
            let text = resumed.value()?;
            note_part(vm, state, text)?;
        }
    }
    while let Some(item) = next_part(vm, state) {
        vm.budget.burn(1)?;
        match vm.trial(|vm| vm.repr_value(item)) {
            Some(text) => {
                let text = text?;
                note_part(vm, state, text)?;
            }
            None => {
                let mut text = NativeState::of(&[item]);
                text.count = Conversion::Repr as usize;
                return Ok(Action::Native(&TEXT, text));
            }
        }
    }
    joined(vm, state).map(Action::Done)
}

/// What is shown next.
fn next_part(vm: &mut Vm, state: &mut NativeState) -> Option<Value> {
    let [container, _, items, value, _] = state.values;
    if state.stage == KEY {
        state.stage = VALUE;
        return Some(value);
    }
    let Some(dict) = container.as_dict() else {
        state.stage = ITEM;
        let sequence = if items.is_bound() { items } else { container };
        let item = vm.heap.sequence_item(sequence, state.count);
        state.count += 1;
        return item;
    };
    while state.count < vm.heap[dict].entry_count() {
        let entry = vm.heap[dict].entry(state.count).copied();
        state.count += 1;
        if let Some(entry) = entry {
            state.stage = KEY;
            state.values[3] = entry.value;
            return Some(entry.key);
        }
    }
    None
}

fn note_part(vm: &mut Vm, state: &NativeState, text: Value) -> Outcome<()> {
    match state.values[1].as_list() {
        Some(parts) => vm.list_push(parts, text),
        None => Err(vm.bad_operand()),
    }
}

/// The text of the container from those of its parts.
fn joined(vm: &mut Vm, state: &NativeState) -> Outcome {
    let [container, parts, _, _, given] = state.values;
    let Some(parts) = parts.as_list() else {
        return Err(vm.bad_operand());
    };
    let count = vm.heap[parts].items.len();
    if container.as_any_set().is_some() && count == 0 {
        let text = vm.builtin_repr(given)?;
        return Ok(vm.heap.new_string(text));
    }
    let items = &vm.heap[parts].items;
    let size: usize = items.iter().map(|part| vm.heap.text(*part).len() + 2).sum();
    vm.charge(size)?;
    vm.budget.burn(crate::vm::price::text(size))?;
    let (open, close) = match container.tag() {
        Tag::List => ("[".to_owned(), "]"),
        Tag::Tuple if count == 1 => ("(".to_owned(), ",)"),
        Tag::Tuple => ("(".to_owned(), ")"),
        Tag::FrozenSet => (format!("{}({{", vm.type_name(given)), "})"),
        Tag::Set if given.tag() != Tag::Set => (format!("{}({{", vm.type_name(given)), "})"),
        _ => ("{".to_owned(), "}"),
    };
    let is_dict = container.tag() == Tag::Dict;
    let mut text = String::with_capacity(size + open.len() + close.len());
    text.push_str(&open);
    for (at, part) in vm.heap[parts].items.iter().enumerate() {
        text.push_str(match at {
            0 => "",
            _ if is_dict && at % 2 == 1 => ": ",
            _ => ", ",
        });
        text.push_str(vm.heap.text(*part));
    }
    text.push_str(close);
    Ok(vm.heap.new_string(text))
}

/// Whether the items of a value may be objects of scripts.
pub(super) fn has_items(value: Value) -> bool {
    matches!(
        value.tag(),
        Tag::List
            | Tag::Tuple
            | Tag::Dict
            | Tag::Set
            | Tag::FrozenSet
            | Tag::DictView
            | Tag::Range
            | Tag::Slice
            | Tag::Rare
    )
}

impl Vm {
    /// The comparison of two containers as a part of what a native does that has left.
    pub(super) fn compare_items_action(&mut self, op: CompareOp, a: Value, b: Value) -> Action {
        if a.tag() == b.tag() && matches!(a.tag(), Tag::List | Tag::Tuple) {
            let mut state = NativeState::of(&[a, b]);
            state.stage = op as u32;
            return Action::Native(&SEQUENCES, state);
        }
        let op = Value::int(op as i64);
        Action::Native(&CONTAINERS, NativeState::of(&[a, b, op]))
    }

    /// As [`Vm::compare_sequences`], where the result is that of the running native.
    pub(crate) fn compare_sequences_leaving(
        &mut self,
        leave: Leave,
        op: CompareOp,
        a: Value,
        b: Value,
    ) -> Outcome<Option<Value>> {
        let (left, right) = (self.heap.payload(a), self.heap.payload(b));
        let comparable = left.tag() == right.tag() && matches!(left.tag(), Tag::List | Tag::Tuple);
        if !leave.is_allowed() || !comparable {
            return self.compare_sequences(op, a, b);
        }
        let mut state = NativeState::of(&[a, b]);
        state.stage = op as u32;
        self.begin(leave, &SEQUENCES, state).map(Some)
    }

    /// A search in a list or tuple from `start` to `end`, as a part of what a native does that has left.
    pub(super) fn search_action(
        &mut self,
        search: Search,
        [sequence, item]: [Value; 2],
        (start, end): (usize, usize),
    ) -> Action {
        let end = Value::int(i64::try_from(end).unwrap_or(i64::MAX));
        let mut state = NativeState::of(&[sequence, item, end]);
        (state.stage, state.count) = (search as u32, start);
        Action::Native(&FIND, state)
    }

    /// Searches a list or tuple from `start` to `end`.
    pub(crate) fn search_leaving(
        &mut self,
        leave: Leave,
        search: Search,
        [sequence, item]: [Value; 2],
        (start, end): (usize, usize),
    ) -> Outcome {
        if leave.is_allowed()
            && let Action::Native(step, state) =
                self.search_action(search, [sequence, item], (start, end))
        {
            return self.begin(leave, step, state);
        }
        if search == Search::Count {
            let (mut count, mut at) = (0, start);
            while let Some(found) = self.sequence_find(sequence, item, at, end)? {
                count += 1;
                at = found + 1;
            }
            return Ok(Value::int(count));
        }
        match (search, self.sequence_find(sequence, item, start, end)?) {
            (Search::Contains, found) => Ok(Value::bool(found.is_some())),
            (Search::Remove, Some(found)) => {
                if let Some(list) = sequence.as_list()
                    && found < self.heap[list].items.len()
                {
                    self.list_remove_at(list, found)?;
                }
                Ok(Value::NONE)
            }
            (_, Some(found)) => Ok(self.heap.new_usize(found)),
            (_, None) => Err(self.not_in_sequence(sequence, search)),
        }
    }

    fn not_in_sequence(&mut self, sequence: Value, search: Search) -> crate::vm::Fault {
        self.value_error(match (search, sequence.tag()) {
            (Search::Remove, _) => "list.remove(x): x not in list",
            (_, Tag::Tuple) => "tuple.index(x): x not in tuple",
            _ => "list.index(x): x not in list",
        })
    }

    /// As [`Vm::builtin_repr`], as a str, where the result is that of the running native.
    pub(crate) fn builtin_repr_leaving(&mut self, leave: Leave, value: Value) -> Outcome {
        if leave.is_allowed()
            && let Some(action) = self.show_action(value)
            && let Action::Native(step, state) = action
        {
            if let Some(text) = self.trial(|vm| vm.builtin_repr(value)) {
                return text.map(|text| self.heap.new_string(text));
            }
            return self.begin(leave, step, state);
        }
        let text = self.builtin_repr(value)?;
        Ok(self.heap.new_string(text))
    }

    /// Showing a container as a part of what a native does that has left. `None`: it is shown at once.
    pub(super) fn show_action(&mut self, value: Value) -> Option<Action> {
        let inner = self.heap.payload(value);
        // What is built on a dict and shows itself otherwise is of a rare kind.
        let shown = value.tag() != Tag::Rare
            && matches!(
                inner.tag(),
                Tag::List | Tag::Tuple | Tag::Dict | Tag::Set | Tag::FrozenSet
            );
        shown.then(|| {
            let values = [inner, Value::UNBOUND, Value::UNBOUND, Value::UNBOUND, value];
            Action::Native(&SHOW, NativeState::new(values))
        })
    }
}
