//! Whether iterators stand where they can: at characters of texts, and within pools.

use super::ensure;
use crate::heap::Heap;
use crate::object::{Damaged, Iter, Itertool, Unpacked};
use crate::value::{Tag, Value};

fn is_int(value: &Value) -> bool {
    matches!(value.tag(), Tag::Int | Tag::BigInt)
}

pub(super) fn check(heap: &Heap, object: Value, may_run: bool) -> Unpacked<()> {
    let Some(key) = object.as_iterator() else {
        return Ok(());
    };
    match &heap[key] {
        Iter::Str { string, offset } => {
            let text = heap
                .as_text(*string)
                .ok_or(Damaged("an iterator goes over no text"))?;
            ensure(
                text.is_char_boundary(*offset),
                "an iterator stands inside of a character",
            )
        }
        Iter::Set { set, .. } => ensure(set.as_any_set().is_some(), "an iterator goes over no set"),
        Iter::Tuple { tuple, .. } => {
            ensure(tuple.as_tuple().is_some(), "an iterator goes over no tuple")
        }
        Iter::Range {
            next,
            step,
            remaining,
        } => {
            // What comes behind the last item is computed, too.
            let end = i128::from(*remaining) * i128::from(*step) + i128::from(*next);
            ensure(
                i64::try_from(end).is_ok() && *step != 0,
                "an iterator goes beyond all numbers",
            )
        }
        Iter::LongRange {
            start,
            step,
            length,
            index,
        } => {
            let are_ints = [start, step, length, index].into_iter().all(is_int);
            ensure(are_ints, "an iterator goes over no range")
        }
        Iter::Enumerate { next, .. } => ensure(is_int(next), "an iterator counts no numbers"),
        Iter::Sequence { index, .. } => {
            ensure((0..i64::MAX).contains(index), "an iterator stands nowhere")
        }
        Iter::Reversed { remaining, .. } => ensure(
            (-1..i64::MAX).contains(remaining),
            "an iterator stands nowhere",
        ),
        Iter::Itertool(tool) => itertool(heap, tool, may_run),
        _ => Ok(()),
    }
}

fn itertool(heap: &Heap, tool: &Itertool, may_run: bool) -> Unpacked<()> {
    let within = |indices: &[usize], bound: usize| indices.iter().all(|index| *index < bound);
    let fits = match tool {
        Itertool::Product { pools, indices, .. } => indices.as_ref().is_none_or(|indices| {
            let pairs = indices.iter().zip(pools);
            indices.len() == pools.len()
                && pairs.into_iter().all(|(index, pool)| *index < pool.len())
        }),
        Itertool::Combinations {
            pool,
            size,
            indices,
            with_replacement,
            ..
        } => indices.as_ref().is_none_or(|indices| {
            // Without replacement the last places are for the last items.
            let room = |at: usize| match with_replacement {
                true => Some(pool.len()),
                false => (pool.len() + at + 1).checked_sub(*size),
            };
            let mut places = indices.iter().enumerate();
            indices.len() == *size
                && places.all(|(at, index)| room(at).is_some_and(|room| *index < room))
        }),
        Itertool::Permutations {
            pool,
            size,
            indices,
            cycles,
            ..
        } => {
            let places: std::collections::HashSet<_> = indices.iter().collect();
            let in_turn = |cycles: &Vec<usize>| {
                let mut cycles = cycles.iter().enumerate();
                cycles.all(|(at, cycle)| (1..=pool.len().saturating_sub(at)).contains(cycle))
            };
            let cycled = cycles
                .as_ref()
                .is_none_or(|cycles| cycles.len() == *size && in_turn(cycles));
            indices.len() == pool.len()
                && within(indices, pool.len())
                && places.len() == indices.len()
                && (*size <= pool.len() || cycles.is_none())
                && cycled
        }
        Itertool::Tee { data, .. } => is_tee_data(heap, (*data).into()),
        Itertool::TeeData { next, running, .. } => {
            (may_run || !running) && next.is_none_or(|next| is_tee_data(heap, next.into()))
        }
        Itertool::Batched { size, .. } => *size > 0,
        Itertool::Islice {
            seen,
            next,
            stop,
            step,
            ..
        } => {
            let most = i64::MAX as u64;
            *step > 0
                && [*seen, *next, *step, stop.unwrap_or(0)]
                    .iter()
                    .all(|at| *at <= most)
        }
        Itertool::ZipLongest {
            iterators, active, ..
        } => {
            // The last one to end stays.
            *active == 0 || iterators.iter().filter(|one| one.is_bound()).count() == *active
        }
        Itertool::Repeat { remaining, .. } => remaining.is_none_or(|count| count >= 0),
        _ => true,
    };
    ensure(fits, "an iterator stands where it cannot")
}

fn is_tee_data(heap: &Heap, value: Value) -> bool {
    let iterator = value.as_iterator().map(|key| &heap[key]);
    matches!(iterator, Some(Iter::Itertool(tool)) if matches!(**tool, Itertool::TeeData { .. }))
}
