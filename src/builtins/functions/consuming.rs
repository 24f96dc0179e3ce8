//! The built-in functions that go through an iterable, where its items, or what is asked about them, come from
//! scripts: natives that may leave after each item.

use super::Compensated;
use crate::builtins::container::sort::{sort_action, sort_items_action};
use crate::code::CompareOp;
use crate::value::{TypeId, Value};
use crate::vm::protocol::steps::TRUTH;
use crate::vm::{Action, Leave, NativeState, NativeStep, Outcome, Resumed, Vm};

/// Where all of them stand that have an iterator and ask for its next item.
const ITEM: u32 = 1;
/// Where they begin if an item is there already, about which a script is asked.
const PENDING: u32 = 9;

/// `any` and `all`: `[iterable, iterator]`; `count`: which truth of an item ends it.
pub(crate) static FIND_TRUTH: NativeStep = NativeStep {
    name: "any",
    run: find_truth,
};

/// `sum`: `[iterable, iterator, total, low, low]`: the last two are what a compensated sum has lost.
pub(crate) static SUM: NativeStep = NativeStep {
    name: "sum",
    run: sum,
};

/// `min` and `max`: `[options, iterator, best, rank, item]`.
pub(crate) static EXTREME: NativeStep = NativeStep {
    name: "max",
    run: extreme,
};

/// `sorted` of an iterable whose items come from scripts: `[iterable, list, key]`; `count`: whether it is reversed.
pub(crate) static SORTED: NativeStep = NativeStep {
    name: "sorted",
    run: |vm, state, resumed| {
        vm.gather(state, resumed, (usize::MAX, true), |vm, state, list| {
            let (key, reverse) = (state.values[2], state.count == 1);
            let key = Some(key).filter(|key| key.is_bound());
            match key {
                Some(key) => Ok(sort_action(list, key, reverse, list.into())),
                None => sort_items_action(vm, list, reverse, list.into()),
            }
        })
    },
};

fn find_truth(vm: &mut Vm, state: &mut NativeState, resumed: Resumed) -> Outcome<Action> {
    const VERDICT: u32 = 2;
    let [iterable, iterator, ..] = state.values;
    let wanted = state.count == 1;
    let found = match (resumed, state.stage) {
        (Resumed::Start, PENDING) => {
            state.stage = VERDICT;
            return Ok(Action::Native(&TRUTH, NativeState::of(&[state.values[2]])));
        }
        (Resumed::Start, _) => {
            let iterator = vm.iter_owned(iterable)?;
            state.values[1] = iterator;
            state.stage = ITEM;
            return Ok(Action::Next(iterator));
        }
        (resumed, ITEM) => match resumed.item(vm) {
            Ok(Some(item)) => {
                vm.budget.burn(1)?;
                state.stage = VERDICT;
                return Ok(Action::Native(&TRUTH, NativeState::of(&[item])));
            }
            Ok(None) => Ok(false),
            Err(fault) => Err(fault),
        },
        (resumed, _) => match resumed.value() {
            Ok(truth) if (truth == Value::TRUE) == wanted => Ok(true),
            Ok(_) => {
                state.stage = ITEM;
                return Ok(Action::Next(iterator));
            }
            Err(fault) => Err(fault),
        },
    };
    let result = found.map(|found| Action::Done(Value::bool(found == wanted)));
    // An owned generator that is the argument ends after the call.
    match result {
        Err(fault) if fault.exception().is_none() => Err(fault),
        result if iterator == iterable => result,
        result => vm.end_owned_after(iterator, result),
    }
}

fn sum(vm: &mut Vm, state: &mut NativeState, resumed: Resumed) -> Outcome<Action> {
    const ADDED: u32 = 2;
    match (resumed, state.stage) {
        (Resumed::Start, PENDING) => {
            let item = std::mem::replace(&mut state.values[3], Value::float(0.0));
            state.stage = ADDED;
            return vm.add_action(state.values[2], item);
        }
        (Resumed::Start, _) => {
            state.values[1] = vm.iter(state.values[0])?;
            state.values[3] = Value::float(0.0);
            state.values[4] = Value::float(0.0);
        }
        (resumed, ADDED) => state.values[2] = resumed.value()?,
        (resumed, _) => {
            let Some(item) = resumed.item(vm)? else {
                let total = rounded(vm, state);
                return Ok(Action::Done(total));
            };
            vm.budget.burn(1)?;
            if !add_number(vm, state, item) {
                let total = rounded(vm, state);
                state.values[3] = Value::float(0.0);
                state.values[4] = Value::float(0.0);
                state.stage = ADDED;
                return vm.add_action(total, item);
            }
        }
    }
    state.stage = ITEM;
    Ok(Action::Next(state.values[1]))
}

/// Adds a number to the total where that needs no method; says whether it did.
fn add_number(vm: &mut Vm, state: &mut NativeState, item: Value) -> bool {
    let total = state.values[2];
    if let (Some(a), Some(b)) = (total.as_int(), item.as_int_or_bool()) {
        let sum = a.checked_add(b);
        state.values[2] = sum.map_or(total, Value::int);
        return sum.is_some();
    }
    let real = match (item.as_float(), item.as_int_or_bool()) {
        (Some(x), _) => Some(x),
        (_, Some(int)) => Some(int as f64),
        _ => None,
    };
    let low = |at: usize| state.values[at].as_float().unwrap_or_default();
    let (mut first, mut second) = (low(3), low(4));
    match (total.as_float(), total.as_complex()) {
        (Some(high), _) => {
            let Some(x) = real else { return false };
            let mut sum = Compensated { high, low: first };
            sum.add(x);
            (state.values[2], first) = (Value::float(sum.high), sum.low);
        }
        (_, Some(key)) => {
            let high = vm.heap[key];
            let (x, y) = match (item.as_complex(), real) {
                (Some(key), _) => (vm.heap[key].re, Some(vm.heap[key].im)),
                (None, Some(x)) => (x, None),
                _ => return false,
            };
            let mut re = Compensated {
                high: high.re,
                low: first,
            };
            let mut im = Compensated {
                high: high.im,
                low: second,
            };
            re.add(x);
            if let Some(y) = y {
                im.add(y);
            }
            state.values[2] = vm.heap.new_complex(re.high, im.high);
            (first, second) = (re.low, im.low);
        }
        _ => return false,
    }
    state.values[3] = Value::float(first);
    state.values[4] = Value::float(second);
    true
}

/// The total with what was lost.
fn rounded(vm: &mut Vm, state: &NativeState) -> Value {
    let total = state.values[2];
    let low = |at: usize| state.values[at].as_float().unwrap_or_default();
    if let Some(high) = total.as_float() {
        let sum = Compensated { high, low: low(3) };
        return Value::float(sum.value());
    }
    let Some(key) = total.as_complex() else {
        return total;
    };
    let high = vm.heap[key];
    let re = Compensated {
        high: high.re,
        low: low(3),
    };
    let im = Compensated {
        high: high.im,
        low: low(4),
    };
    vm.heap.new_complex(re.value(), im.value())
}

/// The bits of `count` in the state of [`EXTREME`]: there is a best item; it is `max`.
const HAS_BEST: usize = 1;
const IS_MAX: usize = 2;

fn extreme(vm: &mut Vm, state: &mut NativeState, resumed: Resumed) -> Outcome<Action> {
    const RANK: u32 = 2;
    const BETTER: u32 = 3;
    let key = vm
        .heap
        .sequence_item(state.values[0], 0)
        .unwrap_or_default();
    let op = match state.count & IS_MAX {
        0 => CompareOp::Lt,
        _ => CompareOp::Gt,
    };
    // While an item is compared, it and its rank are a tuple.
    let rank = match (resumed, state.stage) {
        (Resumed::Start, PENDING) => Some(state.values[4]),
        (Resumed::Start, _) => None,
        (resumed, ITEM) => match resumed.item(vm)? {
            Some(item) => {
                vm.budget.burn(1)?;
                state.values[4] = item;
                if key.is_bound() {
                    state.stage = RANK;
                    return Ok(Action::call1(key, item));
                }
                Some(item)
            }
            None => return extreme_at_end(vm, state, op).map(Action::Done),
        },
        (resumed, RANK) => Some(resumed.value()?),
        (resumed, _) => {
            if resumed.value()? == Value::TRUE {
                let item = vm.heap.sequence_item(state.values[4], 0);
                let rank = vm.heap.sequence_item(state.values[4], 1);
                state.values[2] = item.unwrap_or_default();
                state.values[3] = rank.unwrap_or_default();
            }
            None
        }
    };
    if let Some(rank) = rank {
        if state.count & HAS_BEST != 0 {
            let item = state.values[4];
            state.values[4] = vm.heap.new_tuple(&[item, rank]);
            state.stage = BETTER;
            return Ok(vm.compare_action(op, rank, state.values[3]));
        }
        state.count |= HAS_BEST;
        state.values[2] = state.values[4];
        state.values[3] = rank;
    }
    state.stage = ITEM;
    Ok(Action::Next(state.values[1]))
}

fn extreme_at_end(vm: &mut Vm, state: &NativeState, op: CompareOp) -> Outcome {
    let default = vm.heap.sequence_item(state.values[0], 1);
    match default.filter(|default| default.is_bound()) {
        _ if state.count & HAS_BEST != 0 => Ok(state.values[2]),
        Some(default) => Ok(default),
        None => {
            let name = if op == CompareOp::Lt { "min" } else { "max" };
            Err(vm.value_error(format!("{name}() iterable argument is empty")))
        }
    }
}

/// `any` or `all` of an iterable whose items come from scripts.
pub(super) fn find_truth_leaving(
    vm: &mut Vm,
    leave: Leave,
    iterable: Value,
    wanted: bool,
) -> Option<Outcome> {
    vm.gathers(leave, iterable).then(|| {
        let mut state = NativeState::of(&[iterable]);
        state.count = usize::from(wanted);
        vm.begin(leave, &FIND_TRUTH, state)
    })
}

/// `sum` of an iterable whose items come from scripts.
pub(super) fn sum_leaving(
    vm: &mut Vm,
    leave: Leave,
    iterable: Value,
    start: Value,
) -> Option<Outcome> {
    vm.gathers(leave, iterable).then(|| {
        let state = NativeState::of(&[iterable, Value::UNBOUND, start]);
        vm.begin(leave, &SUM, state)
    })
}

/// `min` or `max` of an iterator, by a key or not.
pub(super) fn extreme_leaving(
    vm: &mut Vm,
    leave: Leave,
    iterator: Value,
    (key, default): (Option<Value>, Option<Value>),
    op: CompareOp,
) -> Option<Outcome> {
    let calls = key.is_some_and(|key| {
        key.as_builtin().is_none() && key.as_builtin_type() != Some(TypeId::Int)
    });
    if !leave.is_allowed() || !(calls || vm.iterates_script(iterator)) {
        return None;
    }
    let or_none = |value: Option<Value>| value.unwrap_or(Value::UNBOUND);
    let options = vm.heap.new_tuple(&[or_none(key), or_none(default)]);
    let mut state = NativeState::of(&[options, iterator]);
    state.count = if op == CompareOp::Gt { IS_MAX } else { 0 };
    Some(vm.begin(leave, &EXTREME, state))
}

/// Goes on with `any` or `all` from an item whose truth a script is asked for.
pub(super) fn find_truth_from(
    vm: &mut Vm,
    leave: Leave,
    (iterable, iterator): (Value, Value),
    item: Value,
    wanted: bool,
) -> Outcome {
    let mut state = NativeState::of(&[iterable, iterator, item]);
    (state.stage, state.count) = (PENDING, usize::from(wanted));
    vm.begin(leave, &FIND_TRUTH, state)
}

/// Goes on with `sum` from an item that a script may add.
pub(super) fn sum_from(
    vm: &mut Vm,
    leave: Leave,
    iterator: Value,
    (total, item): (Value, Value),
) -> Outcome {
    let low = Value::float(0.0);
    let mut state = NativeState::of(&[iterator, iterator, total, item, low]);
    state.stage = PENDING;
    vm.begin(leave, &SUM, state)
}

/// Goes on with `min` or `max` without a key from an item that a script may compare.
pub(super) fn extreme_from(
    vm: &mut Vm,
    leave: Leave,
    iterator: Value,
    (best, item): (Value, Value),
    default: Option<Value>,
    op: CompareOp,
) -> Outcome {
    let options = vm
        .heap
        .new_tuple(&[Value::UNBOUND, default.unwrap_or(Value::UNBOUND)]);
    let mut state = NativeState::of(&[options, iterator, best, best, item]);
    state.stage = PENDING;
    state.count = HAS_BEST | if op == CompareOp::Gt { IS_MAX } else { 0 };
    vm.begin(leave, &EXTREME, state)
}

/// `sorted` of an iterable whose items come from scripts.
pub(super) fn sorted_leaving(
    vm: &mut Vm,
    leave: Leave,
    iterable: Value,
    (key, reverse): (Option<Value>, bool),
) -> Option<Outcome> {
    vm.gathers(leave, iterable).then(|| {
        let key = key.unwrap_or(Value::UNBOUND);
        let mut state = NativeState::of(&[iterable, Value::UNBOUND, key]);
        state.count = usize::from(reverse);
        vm.begin(leave, &SORTED, state)
    })
}
