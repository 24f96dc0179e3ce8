//! `list.sort` and `sorted`: a stable merge sort whose comparisons may be scripts.
//!
//! The list is empty while it is sorted, so that scripts which look at it see nothing half done, and a
//! list that is no longer empty afterwards was changed: an error. Comparisons may raise and may contradict
//! each other; the sort only ever permutes, so every item is there afterwards whatever they say.

use crate::value::{ListKey, Tag, Value};
use crate::vm::{Outcome, Vm};

/// Runs shorter than this are extended by insertion.
const MIN_RUN: usize = 32;

/// Sorts a list in place.
pub(crate) fn sort_list(
    vm: &mut Vm,
    list: ListKey,
    key: Option<Value>,
    reverse: bool,
) -> Outcome<()> {
    let items = std::mem::take(&mut vm.heap[list].items);
    let held = vm.new_list(items);
    let result = sort_held(vm, held, key, reverse);
    let items = held
        .as_list()
        .map(|held| std::mem::take(&mut vm.heap[held].items))
        .unwrap_or_default();
    let changed = vm.heap[list].items.capacity() > 0;
    vm.heap[list].items = items;
    result?;
    if changed {
        return Err(vm.value_error("list modified during sort"));
    }
    Ok(())
}

/// Sorts the items of a list that no script can reach. After an error they are as they were.
fn sort_held(vm: &mut Vm, held: Value, key: Option<Value>, reverse: bool) -> Outcome<()> {
    let Some(held) = held.as_list() else {
        return Ok(());
    };
    let count = vm.heap[held].items.len();
    vm.charge_items(count, 3 * size_of::<(Value, u32)>())?;
    let keys = match key {
        Some(key) => {
            let keys = vm.new_list_key();
            let mark = vm.recent.len();
            for at in 0..count {
                vm.tick(1)?;
                let item = vm.heap[held].items[at];
                let result = vm.call(key, &[item])?;
                vm.heap[keys].items.push(result);
                vm.recent.truncate(mark);
            }
            keys
        }
        None => held,
    };
    let mut order: Vec<(Value, u32)> = vm.heap[keys].items.iter().copied().zip(0_u32..).collect();
    if reverse {
        order.reverse();
    }
    vm.tick(count as u64)?;
    if !sort_plain(vm, &mut order) {
        merge_sort(&mut order, &mut |a, b| {
            vm.tick(1)?;
            vm.less(a.0, b.0)
        })?;
    }
    if reverse {
        order.reverse();
    }
    let items = &vm.heap[held].items;
    let sorted: Vec<Value> = order
        .iter()
        .filter_map(|&(_, at)| items.get(at as usize).copied())
        .collect();
    vm.heap[held].items = sorted;
    Ok(())
}

/// Sorts where all keys are ints, all are floats (no NaN), or all are strings; says whether it did.
fn sort_plain(vm: &Vm, order: &mut [(Value, u32)]) -> bool {
    let Some(&(first, _)) = order.first() else {
        return true;
    };
    match first.tag() {
        Tag::Int if order.iter().all(|(key, _)| key.tag() == Tag::Int) => {
            order.sort_by_key(|(key, _)| key.as_int())
        }
        Tag::Float
            if order
                .iter()
                .all(|(key, _)| key.as_float().is_some_and(|f| !f.is_nan())) =>
        {
            let float = |key: &Value| key.as_float().unwrap_or_default();
            // Without NaN the order is total once the zeros are made equal.
            order.sort_by(|(a, _), (b, _)| (float(a) + 0.0).total_cmp(&(float(b) + 0.0)));
        }
        Tag::Str if order.iter().all(|(key, _)| key.tag() == Tag::Str) => {
            // UTF-8 sorts as code points do.
            order.sort_by(|(a, _), (b, _)| vm.text(*a).cmp(vm.text(*b)));
        }
        _ => return false,
    }
    true
}

/// A run that was found or merged: where it starts, how long it is, and the power of the node of the
/// merge tree above it and its successor.
#[derive(Clone, Copy)]
struct Run {
    start: usize,
    len: usize,
    power: u32,
}

/// Sorts stably with few comparisons where the input has order already (powersort: natural runs, merged
/// in nearly optimal order). `less` may fail or be inconsistent; the slice then still holds the same items.
pub(crate) fn merge_sort<T: Copy, E>(
    items: &mut [T],
    less: &mut impl FnMut(&T, &T) -> Result<bool, E>,
) -> Result<(), E> {
    let total = items.len();
    let mut runs: Vec<Run> = Vec::new();
    let mut start = 0;
    while start < total {
        let mut len = natural_run(&mut items[start..], less)?;
        if len < MIN_RUN {
            let forced = MIN_RUN.min(total - start);
            insertion_sort(&mut items[start..start + forced], len, less)?;
            len = forced;
        }
        if let Some(&last) = runs.last() {
            let power = node_power(last.start, last.len, len, total);
            while runs.len() > 1 && runs[runs.len() - 2].power > power {
                merge_last(items, &mut runs, less)?;
            }
            if let Some(last) = runs.last_mut() {
                last.power = power;
            }
        }
        runs.push(Run {
            start,
            len,
            power: 0,
        });
        start += len;
    }
    while runs.len() > 1 {
        merge_last(items, &mut runs, less)?;
    }
    Ok(())
}

/// The length of the run at the start of a slice; a strictly descending one is turned round.
fn natural_run<T: Copy, E>(
    items: &mut [T],
    less: &mut impl FnMut(&T, &T) -> Result<bool, E>,
) -> Result<usize, E> {
    if items.len() < 2 {
        return Ok(items.len());
    }
    let descending = less(&items[1], &items[0])?;
    let mut len = 2;
    while len < items.len() && less(&items[len], &items[len - 1])? == descending {
        len += 1;
    }
    if descending {
        items[..len].reverse();
    }
    Ok(len)
}

/// Sorts a slice whose first `sorted` items are in order, by binary insertion.
fn insertion_sort<T: Copy, E>(
    items: &mut [T],
    sorted: usize,
    less: &mut impl FnMut(&T, &T) -> Result<bool, E>,
) -> Result<(), E> {
    for at in sorted.max(1)..items.len() {
        let pivot = items[at];
        let (mut low, mut high) = (0, at);
        while low < high {
            let middle = low + (high - low) / 2;
            if less(&pivot, &items[middle])? {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        items[low..=at].rotate_right(1);
    }
    Ok(())
}

/// The depth, in the ideal merge tree, of the node between two neighbouring runs.
fn node_power(start: usize, left: usize, right: usize, total: usize) -> u32 {
    let mut a = 2 * start as u128 + left as u128;
    let mut b = a + left as u128 + right as u128;
    let total = total as u128;
    let mut power = 0;
    loop {
        power += 1;
        if a >= total {
            a -= total;
            b -= total;
        } else if b >= total {
            return power;
        }
        a <<= 1;
        b <<= 1;
        if power > 128 {
            return power;
        }
    }
}

/// Merges the last two runs into one.
fn merge_last<T: Copy, E>(
    items: &mut [T],
    runs: &mut Vec<Run>,
    less: &mut impl FnMut(&T, &T) -> Result<bool, E>,
) -> Result<(), E> {
    let (Some(right), Some(left)) = (runs.pop(), runs.pop()) else {
        return Ok(());
    };
    merge(
        &mut items[left.start..right.start + right.len],
        left.len,
        less,
    )?;
    runs.push(Run {
        start: left.start,
        len: left.len + right.len,
        power: right.power,
    });
    Ok(())
}

/// Merges two neighbouring runs, the first of which ends at `middle`.
fn merge<T: Copy, E>(
    items: &mut [T],
    middle: usize,
    less: &mut impl FnMut(&T, &T) -> Result<bool, E>,
) -> Result<(), E> {
    // What already lies in place on the left is left alone: often everything.
    if middle == 0 || middle >= items.len() || !less(&items[middle], &items[middle - 1])? {
        return Ok(());
    }
    let left: Vec<T> = items[..middle].to_vec();
    let (mut from_left, mut from_right, mut to) = (0, middle, 0);
    let mut outcome = Ok(());
    while from_left < left.len() && from_right < items.len() {
        match less(&items[from_right], &left[from_left]) {
            Ok(true) => {
                items[to] = items[from_right];
                from_right += 1;
            }
            Ok(false) => {
                items[to] = left[from_left];
                from_left += 1;
            }
            Err(error) => {
                outcome = Err(error);
                break;
            }
        }
        to += 1;
    }
    // The rest of the left run goes where it fits; the rest of the right run is there already.
    let rest = left.len() - from_left;
    items[to..to + rest].copy_from_slice(&left[from_left..]);
    outcome
}
