//! `list.sort` and `sorted`: a stable merge sort whose comparisons may be scripts (`merge_sort.rs`).
//!
//! The list is empty while it is sorted, so that scripts that look at it see nothing half sorted, and a
//! list that is no longer empty afterwards was changed: an error. Where comparisons may be scripts and the native may
//! leave, it does (`waiting_sort.rs`). Comparisons may raise and may contradict
//! each other; the sort only ever permutes, so every item is there afterwards whatever they say.

use std::cmp::Ordering;

use super::merge_sort::merge_sort;
use super::waiting_sort::{asks_scripts, merge_action};
use crate::heap::Heap;
use crate::text::surrogates;
use crate::value::{ListKey, Tag, Value};
use crate::vm::{Action, Leave, NativeState, NativeStep, Outcome, Resumed, Vm};

/// Sorts a list in place, and gives `result`: the native leaves where the key is a script's.
pub(crate) fn sort_leaving(
    vm: &mut Vm,
    leave: Leave,
    list: ListKey,
    (key, reverse): (Option<Value>, bool),
    result: Value,
) -> Outcome {
    if let Some(key) = key
        && leave.is_allowed()
        && key.as_builtin().is_none()
        && key.as_builtin_type().is_none()
    {
        return match sort_action(list, key, reverse, result) {
            Action::Native(step, state) => vm.begin(leave, step, state),
            _ => Err(vm.bad_operand()),
        };
    }
    if key.is_none() && leave.is_allowed() {
        return match sort_items_action(vm, list, reverse, result)? {
            Action::Native(step, state) => vm.begin(leave, step, state),
            _ => Ok(result),
        };
    }
    sort_list(vm, list, key, reverse)?;
    Ok(result)
}

/// Sorting a list by its items, as a part of what another native does; it gives `result`.
pub(crate) fn sort_items_action(
    vm: &mut Vm,
    list: ListKey,
    reverse: bool,
    result: Value,
) -> Outcome<Action> {
    if !asks_scripts(&vm.heap, list) {
        return sort_list(vm, list, None, reverse).map(|()| Action::Done(result));
    }
    let count = vm.heap[list].items.len();
    vm.charge_items(count, 3 * size_of::<(Value, u32)>())?;
    vm.budget.burn(count as u64)?;
    let items = std::mem::take(&mut vm.heap[list].items);
    let held = vm.heap.new_list(items);
    match held.as_list() {
        Some(held) => Ok(merge_action(list, held, held, (reverse, result))),
        None => Ok(Action::Done(result)),
    }
}

/// Sorting a list by a key, as a part of what another native does; it gives `result`.
pub(crate) fn sort_action(list: ListKey, key: Value, reverse: bool, result: Value) -> Action {
    let mut state = NativeState::of(&[list.into(), key, result]);
    state.stage = if reverse { REVERSE } else { 0 };
    Action::Native(&SORT, state)
}

/// Sorting by a key: `[list, key, result, items, keys]`; `count` keys are there.
pub(crate) static SORT: NativeStep = NativeStep {
    name: "sort",
    run: sort_by_key,
};

/// The stage of a sort whose order is reversed, and of one whose keys are there and which are compared elsewhere.
const REVERSE: u32 = 1;
const MERGES: u32 = 2;

fn sort_by_key(vm: &mut Vm, state: &mut NativeState, resumed: Resumed) -> Outcome<Action> {
    let [list, key, result, ..] = state.values;
    let Some(list) = list.as_list() else {
        return Err(vm.bad_operand());
    };
    if state.stage == MERGES {
        return resumed.value().map(Action::Done);
    }
    let keyed = match resumed {
        Resumed::Start => {
            let items = std::mem::take(&mut vm.heap[list].items);
            state.values[3] = vm.heap.new_list(items);
            state.values[4] = vm.heap.new_list(Vec::new());
            let count = vm.heap.sequence_len(state.values[3]);
            vm.charge_items(count, 3 * size_of::<(Value, u32)>())
        }
        resumed => resumed.value().map(|rank| {
            if let Some(keys) = state.values[4].as_list() {
                vm.heap[keys].items.push(rank);
            }
            state.count += 1;
        }),
    };
    let [.., held, keys] = state.values;
    let (Some(held), Some(keys)) = (held.as_list(), keys.as_list()) else {
        return Err(vm.bad_operand());
    };
    let done = match keyed {
        Ok(()) => match vm.heap[held].items.get(state.count) {
            Some(&item) => vm.budget.burn(1).map(|()| Some(Action::call1(key, item))),
            None if asks_scripts(&vm.heap, keys) => {
                let reverse = state.stage == REVERSE;
                state.stage = MERGES;
                return Ok(merge_action(list, held, keys, (reverse, result)));
            }
            None => sort_keyed(vm, held, keys, state.stage == REVERSE).map(|()| None),
        },
        Err(fault) => Err(fault),
    };
    if let Ok(Some(call)) = done {
        return Ok(call);
    }
    put_back(vm, list, held, done.map(|_| ()))?;
    Ok(Action::Done(result))
}

/// Puts the items of a list in this order.
pub(super) fn reorder(
    vm: &mut Vm,
    held: ListKey,
    order: impl Iterator<Item = usize>,
) -> Outcome<()> {
    let items = &vm.heap[held].items;
    let sorted = order.filter_map(|at| items.get(at).copied());
    vm.heap[held].items = vm.budget.collect(sorted, items.len())?;
    Ok(())
}

/// Gives the items back to the list that was sorted.
pub(super) fn put_back(
    vm: &mut Vm,
    list: ListKey,
    held: ListKey,
    sorted: Outcome<()>,
) -> Outcome<()> {
    let items = std::mem::take(&mut vm.heap[held].items);
    let changed = vm.heap[list].items.capacity() > 0;
    vm.heap[list].items = items;
    sorted?;
    match changed {
        true => Err(vm.value_error("list modified during sort")),
        false => Ok(()),
    }
}

/// Sorts a list in place.
pub(crate) fn sort_list(
    vm: &mut Vm,
    list: ListKey,
    key: Option<Value>,
    reverse: bool,
) -> Outcome<()> {
    let items = std::mem::take(&mut vm.heap[list].items);
    let held = vm.heap.new_list(items);
    let result = sort_held(vm, held, key, reverse);
    match held.as_list() {
        Some(held) => put_back(vm, list, held, result),
        None => result,
    }
}

/// Sorts the items of a list that no script can reach. After an error they stand as CPython's
/// sort leaves them: as they were where the key failed, else partly sorted.
fn sort_held(vm: &mut Vm, held: Value, key: Option<Value>, reverse: bool) -> Outcome<()> {
    let Some(held) = held.as_list() else {
        return Ok(());
    };
    let count = vm.heap[held].items.len();
    vm.charge_items(count, 3 * size_of::<(Value, u32)>())?;
    let keys = match key {
        Some(key) => {
            let keys = vm.heap.new_list_key();
            let mark = vm.heap.mark();
            for at in 0..count {
                vm.budget.burn(1)?;
                let item = vm.heap[held].items[at];
                let result = vm.call(key, &[item])?;
                vm.heap[keys].items.push(result);
                vm.heap.release(mark);
            }
            keys
        }
        None => held,
    };
    sort_keyed(vm, held, keys, reverse)
}

/// Sorts the items of a list by those of another.
fn sort_keyed(vm: &mut Vm, held: ListKey, keys: ListKey, reverse: bool) -> Outcome<()> {
    let count = vm.heap[held].items.len();
    vm.budget.burn(count as u64)?;
    let keys = vm.heap[keys].items.iter().copied().zip(0..count as u32);
    let mut order = match reverse {
        true => vm.budget.collect(keys.rev(), count)?,
        false => vm.budget.collect(keys, count)?,
    };
    let mut result = Ok(());
    let sorted = sort_plain(vm, &mut order);
    if let Ok(false) = sorted {
        result = merge_sort(&mut order, |a: &(Value, u32), b: &(Value, u32)| {
            vm.budget.burn(1)?;
            vm.less(a.0, b.0)
        });
    }
    result = result.and(sorted.map(|_| ()));
    let order = order.iter().map(|&(_, at)| at as usize);
    match reverse {
        true => reorder(vm, held, order.rev())?,
        false => reorder(vm, held, order)?,
    }
    result
}

/// Sorts where all keys are ints, all are floats (no NaN), or all are strings; says whether it did.
/// The longer ones of strings pay for each comparison.
fn sort_plain(vm: &mut Vm, order: &mut [(Value, u32)]) -> Outcome<bool> {
    let Some(&(first, _)) = order.first() else {
        return Ok(true);
    };
    match first.tag() {
        Tag::Int if all(vm, order, |_, key| key.tag() == Tag::Int)? => {
            sort_by(vm, order, NUMBERS_AT_ONCE, |_, a, b| {
                a.as_int().cmp(&b.as_int())
            })?;
        }
        Tag::Float
            if all(vm, order, |_, key| {
                key.as_float().is_some_and(|f| !f.is_nan())
            })? =>
        {
            let float = |key: &Value| key.as_float().unwrap_or_default();
            // Without NaN the order is total once the zeros are made equal.
            sort_by(vm, order, NUMBERS_AT_ONCE, |_, a, b| {
                (float(a) + 0.0).total_cmp(&(float(b) + 0.0))
            })?;
        }
        Tag::Str if all(vm, order, is_short)? => {
            sort_by(vm, order, STRINGS_AT_ONCE, |heap, a, b| {
                surrogates::order(heap.text(*a), heap.text(*b))
            })?;
        }
        _ => return Ok(false),
    }
    Ok(true)
}

/// Whether all keys are such.
fn all(vm: &Vm, order: &[(Value, u32)], test: impl Fn(&Heap, Value) -> bool) -> Outcome<bool> {
    for piece in order.chunks(NUMBERS_AT_ONCE) {
        if !piece.iter().all(|&(key, _)| test(&vm.heap, key)) {
            return Ok(false);
        }
        vm.budget.look()?;
    }
    Ok(true)
}

/// Whether a value is a str that is compared with others in no time.
fn is_short(heap: &Heap, key: Value) -> bool {
    key.as_str().is_some_and(|key| heap[key].byte_len() <= 256)
}

/// So many numbers are sorted without a look at the limits: some milliseconds.
const NUMBERS_AT_ONCE: usize = 1 << 18;

/// So many strings.
const STRINGS_AT_ONCE: usize = 1 << 15;

fn sort_by(
    vm: &mut Vm,
    order: &mut [(Value, u32)],
    at_once: usize,
    compare: impl Fn(&Heap, &Value, &Value) -> Ordering,
) -> Outcome<()> {
    let count = order.len();
    for piece in order.chunks_mut(at_once) {
        if count > at_once {
            vm.budget.check()?;
        }
        piece.sort_by(|(a, _), (b, _)| compare(&vm.heap, a, b));
    }
    if count <= at_once {
        return Ok(());
    }
    // The pieces are runs, which only have to be merged.
    let mut round = 0_u32;
    merge_sort(order, |a: &(Value, u32), b: &(Value, u32)| {
        round = round.wrapping_add(1);
        if round.is_multiple_of(1 << 14) {
            vm.budget.check()?;
        }
        Ok(compare(&vm.heap, &a.0, &b.0) == Ordering::Less)
    })
}
