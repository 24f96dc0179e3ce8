//! Whether the objects of rare kinds are such as the evaluator makes.

use super::ensure;
use crate::heap::Heap;
use crate::object::{Damaged, MemoryView, Rare, Unpacked};
use crate::value::Value;

pub(super) fn check(heap: &Heap, object: Value) -> Unpacked<()> {
    let Some(key) = object.as_rare() else {
        return Ok(());
    };
    match &heap[key] {
        Rare::MemoryView(view) => memory_view(heap, view),
        Rare::Partial(partial) => {
            let args = partial.args.as_tuple().map(|args| heap[args].items.len());
            ensure(
                args.is_some_and(|args| partial.placeholders <= args),
                "a partial has too many placeholders",
            )
        }
        Rare::Deque(deque) => {
            let fits = deque.maxlen.is_none_or(|most| deque.items.len() <= most);
            ensure(fits, "a deque is longer than it may be")?;
            ensure(
                deque.items.iter().all(|item| item.is_bound()),
                "an item is missing",
            )
        }
        Rare::Stream { number } => ensure(*number < 3, "there is no such stream"),
        Rare::WeakRef(weak) => ensure(
            weak.outer.is_bound(),
            "a weak reference is missing among them",
        ),
        _ => Ok(()),
    }
}

/// Each item of a view lies inside of the bytes.
fn memory_view(heap: &Heap, view: &MemoryView) -> Unpacked<()> {
    if view.released {
        return Ok(());
    }
    let bytes = heap
        .as_bytes_like(view.buffer)
        .ok_or(Damaged("a view looks at no bytes"))?;
    ensure(
        view.shape.len() == view.strides.len() && view.shape.len() <= 64,
        "a view has an odd shape",
    )?;
    let (mut first, mut last) = (
        i128::from(view.offset),
        i128::from(view.offset) + i128::from(view.format.size()),
    );
    let mut count = 1i128;
    for (&size, &stride) in view.shape.iter().zip(&view.strides) {
        ensure(size >= 0, "a view has an odd shape")?;
        count = count.saturating_mul(size.max(1).into());
        let span = i128::from(stride) * i128::from(size.max(1) - 1);
        first += span.min(0);
        last += span.max(0);
    }
    ensure(
        count <= i128::from(i64::MAX) / 16,
        "a view has too many items",
    )?;
    let inside = first >= 0 && last <= bytes.len() as i128;
    let is_empty = view.shape.contains(&0);
    ensure(is_empty || inside, "a view looks beyond its bytes")
}
