//! Slices: from a slice object and a length to the positions it names.

use num_bigint::{BigInt, Sign};
use num_traits::Zero;

use crate::heap::Heap;
use crate::object::Slice;
use crate::value::{SliceKey, Value};
use crate::vm::{Outcome, Vm};

/// The bounds of a slice, as given: not yet fitted to a length.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SliceBounds {
    pub(crate) start: i64,
    pub(crate) stop: i64,
    pub(crate) step: i64,
}

/// The positions a slice names in a sequence: `start`, `start + step`, .. `count` of them.
///
/// Invariant: every position lies inside the sequence; with `count == 0`, `start` lies in `0..=len`
/// for a positive step (where an insertion would happen).
#[derive(Clone, Copy, Debug)]
pub(crate) struct SlicePositions {
    pub(crate) start: i64,
    pub(crate) step: i64,
    pub(crate) count: usize,
}

impl SliceBounds {
    /// Fits the bounds to a sequence of `len` items (CPython: `PySlice_AdjustIndices`).
    pub(crate) fn fit(self, len: usize) -> SlicePositions {
        let len = i64::try_from(len).unwrap_or(i64::MAX);
        let backwards = self.step < 0;
        let clamp = |bound: i64| {
            if bound < 0 {
                let shifted = bound.saturating_add(len);
                if shifted < 0 {
                    if backwards { -1 } else { 0 }
                } else {
                    shifted
                }
            } else if bound >= len {
                if backwards { len - 1 } else { len }
            } else {
                bound
            }
        };
        let (start, stop) = (clamp(self.start), clamp(self.stop));
        let count = if backwards && stop < start {
            ((start - stop - 1) / self.step.saturating_neg() + 1) as usize
        } else if !backwards && start < stop {
            ((stop - start - 1) / self.step + 1) as usize
        } else {
            0
        };
        SlicePositions {
            start,
            step: self.step,
            count,
        }
    }
}

impl SlicePositions {
    /// The positions, in the slice's order.
    pub(crate) fn iter(self) -> impl Iterator<Item = usize> {
        (0..self.count as i64).map(move |n| (self.start + n * self.step) as usize)
    }
}

impl Vm {
    /// The bounds of a slice as machine integers, huge ones cut off (CPython: `PySlice_Unpack`).
    /// May run scripts (`__index__`): take the sequence's length afterwards.
    pub(crate) fn slice_bounds(&mut self, slice: SliceKey) -> Outcome<SliceBounds> {
        let Slice { start, stop, step } = self.heap[slice];
        let step = self.slice_bound(step)?.unwrap_or(1).max(-i64::MAX);
        if step == 0 {
            return Err(self.value_error("slice step cannot be zero"));
        }
        let (first, last) = if step < 0 {
            (i64::MAX, i64::MIN)
        } else {
            (0, i64::MAX)
        };
        let start = self.slice_bound(start)?.unwrap_or(first);
        let stop = self.slice_bound(stop)?.unwrap_or(last);
        Ok(SliceBounds { start, stop, step })
    }

    /// One bound as a machine integer, cut off at its limits; `None` where it is `None` in the script.
    pub(crate) fn slice_bound(&mut self, bound: Value) -> Outcome<Option<i64>> {
        if bound.is_none() {
            return Ok(None);
        }
        if let Some(int) = bound.as_int_or_bool() {
            return Ok(Some(int));
        }
        let int = self.slice_index_value(bound)?;
        Ok(Some(clamped_int(&self.heap, int)))
    }

    /// An int of any size from a bound of a slice.
    fn slice_index_value(&mut self, bound: Value) -> Outcome {
        if !self.has_index(bound) {
            return Err(self
                .type_error("slice indices must be integers or None or have an __index__ method"));
        }
        self.index(bound)
    }

    /// Whether a value can stand where an index is wanted: an int or an object with `__index__`.
    pub(crate) fn has_index(&mut self, v: Value) -> bool {
        use crate::value::Tag;
        match v.tag() {
            Tag::Int | Tag::Bool | Tag::BigInt => true,
            Tag::Instance | Tag::Exception | Tag::Class | Tag::Rare | Tag::HostFunction => {
                self.lookup_special(v, "__index__").is_some()
            }
            _ => false,
        }
    }

    /// `slice.indices(length)` with ints of any size: start, stop and step fitted to the length.
    pub(crate) fn slice_indices(
        &mut self,
        slice: SliceKey,
        length: &BigInt,
    ) -> Outcome<[BigInt; 3]> {
        let Slice { start, stop, step } = self.heap[slice];
        let step = match self.big_bound(step)? {
            Some(step) if step.is_zero() => {
                return Err(self.value_error("slice step cannot be zero"));
            }
            Some(step) => step,
            None => BigInt::from(1),
        };
        let backwards = step.sign() == Sign::Minus;
        let (lower, upper) = if backwards {
            (BigInt::from(-1), length - 1)
        } else {
            (BigInt::zero(), length.clone())
        };
        let fit = |bound: BigInt| {
            let bound = if bound.sign() == Sign::Minus {
                bound + length
            } else {
                bound
            };
            bound.clamp(lower.clone(), upper.clone().max(lower.clone()))
        };
        let start = match self.big_bound(start)? {
            Some(start) => fit(start),
            None if backwards => upper.clone(),
            None => lower.clone(),
        };
        let stop = match self.big_bound(stop)? {
            Some(stop) => fit(stop),
            None if backwards => lower.clone(),
            None => upper.clone(),
        };
        Ok([start, stop, step])
    }

    fn big_bound(&mut self, bound: Value) -> Outcome<Option<BigInt>> {
        if bound.is_none() {
            return Ok(None);
        }
        let int = self.slice_index_value(bound)?;
        Ok(self.heap.as_bigint(int))
    }
}

/// An int, cut off at the limits of 64 bits.
pub(crate) fn clamped_int(heap: &Heap, int: Value) -> i64 {
    match int.as_int_or_bool() {
        Some(small) => small,
        None => match heap.as_bigint(int) {
            Some(big) if big.sign() == Sign::Minus => i64::MIN,
            _ => i64::MAX,
        },
    }
}
