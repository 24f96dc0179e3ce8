//! Ranges: lengths, items and slices of arithmetic progressions of ints of any size.

use num_bigint::{BigInt, Sign};
use num_integer::Integer;
use num_traits::{ToPrimitive, Zero};

use crate::heap::Heap;
use crate::object::{Iter, Range};
use crate::value::{RangeKey, SliceKey, Tag, Value};
use crate::vm::{Outcome, Vm};

/// A range as big ints.
struct BigRange {
    start: BigInt,
    step: BigInt,
    length: BigInt,
}

impl Vm {
    /// A range object from three ints; the step is not zero.
    pub(crate) fn new_range(&mut self, start: Value, stop: Value, step: Value) -> Value {
        let length = match (start.as_int(), stop.as_int(), step.as_int()) {
            (Some(start), Some(stop), Some(step)) => {
                let (low, high) = if step > 0 {
                    (start, stop)
                } else {
                    (stop, start)
                };
                let length = if low >= high {
                    0
                } else {
                    (i128::from(high) - i128::from(low) - 1) / i128::from(step).abs() + 1
                };
                match i64::try_from(length) {
                    Ok(length) => Value::int(length),
                    Err(_) => self.heap.new_int(BigInt::from(length)),
                }
            }
            _ => {
                let big = |vm: &Self, value| vm.heap.as_bigint(value).unwrap_or_default();
                let (start, stop, step) = (big(self, start), big(self, stop), big(self, step));
                let distance = if step.sign() == Sign::Minus {
                    start - stop
                } else {
                    stop - start
                };
                let length = if distance.sign() == Sign::Plus {
                    (distance - 1_i32) / BigInt::from(step.magnitude().clone()) + 1_i32
                } else {
                    BigInt::zero()
                };
                self.heap.new_int(length)
            }
        };
        self.heap.new_object(Range {
            start,
            stop,
            step,
            length,
        })
    }

    /// An iterator over a range.
    pub(crate) fn range_iterator(&mut self, v: Value) -> Outcome {
        let Some(range) = self.heap.payload(v).as_range() else {
            return Err(self.type_error("range expected"));
        };
        let iterator = match small_range(&self.heap, range) {
            Some((start, step, length)) => Iter::Range {
                next: start,
                step,
                remaining: length.unsigned_abs(),
            },
            None => {
                let Range {
                    start,
                    step,
                    length,
                    ..
                } = self.heap[range];
                Iter::LongRange {
                    start,
                    step,
                    length,
                    index: Value::int(0),
                }
            }
        };
        Ok(self.heap.new_object(iterator))
    }

    /// `range[slice]`: a range again.
    pub(crate) fn range_slice(&mut self, range: RangeKey, slice: SliceKey) -> Outcome {
        let big = big_range(&self.heap, range);
        let [start, stop, step] = self.slice_indices(slice, &big.length)?;
        let start = self.heap.new_int(&big.start + start * &big.step);
        let stop = self.heap.new_int(&big.start + stop * &big.step);
        let step = self.heap.new_int(step * &big.step);
        Ok(self.new_range(start, stop, step))
    }

    /// Whether a value of any type is in a range.
    pub(crate) fn range_contains(&mut self, range: RangeKey, value: Value) -> Outcome<bool> {
        if matches!(value.tag(), Tag::Int | Tag::Bool | Tag::BigInt) {
            return Ok(range_position(&mut self.heap, range, value).is_some());
        }
        let iterator = self.range_iterator(range.into())?;
        self.iterator_contains(iterator, value)
    }

    /// The length as a size; OverflowError where it has more than 63 bits.
    pub(crate) fn range_len(&mut self, range: RangeKey) -> Outcome<usize> {
        match self.heap[range]
            .length
            .as_int()
            .and_then(|length| length.to_usize())
        {
            Some(length) => Ok(length),
            None => Err(self.overflow_error("Python int too large to convert to C ssize_t")),
        }
    }
}

fn big_range(heap: &Heap, range: RangeKey) -> BigRange {
    let Range {
        start,
        step,
        length,
        ..
    } = heap[range];
    let big = |value| heap.as_bigint(value).unwrap_or_default();
    BigRange {
        start: big(start),
        step: big(step),
        length: big(length),
    }
}

/// Start, step and length where all items fit into 64 bits.
pub(crate) fn small_range(heap: &Heap, range: RangeKey) -> Option<(i64, i64, i64)> {
    let Range {
        start,
        stop,
        step,
        length,
    } = heap[range];
    stop.as_int()?;
    Some((start.as_int()?, step.as_int()?, length.as_int()?))
}

/// An iterator over a range from its end.
pub(crate) fn range_reversed(heap: &mut Heap, range: RangeKey) -> Value {
    if let Some((start, step, length)) = small_range(heap, range)
        && let Some(back) = step.checked_neg()
    {
        let last = start.wrapping_add(step.wrapping_mul(length.wrapping_sub(1)));
        return heap.new_object(Iter::Range {
            next: last,
            step: back,
            remaining: length.unsigned_abs(),
        });
    }
    let big = big_range(heap, range);
    let start = heap.new_int(&big.start + (&big.length - 1_i32) * &big.step);
    let step = heap.new_int(-big.step);
    let length = heap[range].length;
    heap.new_object(Iter::LongRange {
        start,
        step,
        length,
        index: Value::int(0),
    })
}

/// The item at an index, `None` beyond the ends.
pub(crate) fn range_item(heap: &mut Heap, range: RangeKey, index: Value) -> Option<Value> {
    if let (Some((start, step, length)), Some(index)) =
        (small_range(heap, range), index.as_int_or_bool())
    {
        let index = if index < 0 {
            index.checked_add(length)?
        } else {
            index
        };
        return (0..length)
            .contains(&index)
            .then(|| Value::int(start.wrapping_add(step.wrapping_mul(index))));
    }
    let big = big_range(heap, range);
    let mut index = heap.as_bigint(index)?;
    if index.sign() == Sign::Minus {
        index += &big.length;
    }
    if index.sign() == Sign::Minus || index >= big.length {
        return None;
    }
    Some(heap.new_int(big.start + big.step * index))
}

/// The index of an int (or bool) in a range.
pub(crate) fn range_position(heap: &mut Heap, range: RangeKey, value: Value) -> Option<Value> {
    if let (Some((start, step, length)), Some(value)) =
        (small_range(heap, range), value.as_int_or_bool())
    {
        let distance = i128::from(value) - i128::from(start);
        let (position, rest) = (distance / i128::from(step), distance % i128::from(step));
        let inside = rest == 0 && (0..i128::from(length)).contains(&position);
        return inside.then(|| Value::int(position as i64));
    }
    let big = big_range(heap, range);
    let (position, rest) = (heap.as_bigint(value)? - big.start).div_rem(&big.step);
    let inside = rest.is_zero() && position.sign() != Sign::Minus && position < big.length;
    inside.then(|| heap.new_int(position))
}

/// Whether two ranges have the same items.
pub(crate) fn range_equal(heap: &Heap, a: RangeKey, b: RangeKey) -> bool {
    let (a, b) = (big_range(heap, a), big_range(heap, b));
    if a.length != b.length {
        return false;
    }
    a.length.is_zero() || (a.start == b.start && (a.length == BigInt::from(1) || a.step == b.step))
}

/// What equal ranges have in common, to hash: `(length, start, step)` with None for what does not matter.
pub(crate) fn range_identity(heap: &Heap, range: RangeKey) -> [Value; 3] {
    let Range {
        start,
        step,
        length,
        ..
    } = heap[range];
    match length.as_int() {
        Some(0) => [length, Value::NONE, Value::NONE],
        Some(1) => [length, start, Value::NONE],
        _ => [length, start, step],
    }
}
