//! Items of a view: read, written, listed, compared.

use super::{alloc, format, live};
use crate::builtins::container::sequence::search_bound;
use crate::code::CompareOp;
use crate::object::{Extents, Iter, MemoryView};
use crate::value::Value;
use crate::vm::price;
use crate::vm::protocol::compare::compare_builtin;
use crate::vm::{Args, Outcome, Vm};

/// The item at an offset.
fn read(vm: &mut Vm, view: &MemoryView, at: i64) -> Value {
    let size = view.format.size() as usize;
    let at = at as usize;
    let mut item = [0; 8];
    if let Some(bytes) = vm
        .heap
        .bytes_of(view.buffer)
        .and_then(|data| data.get(at..at + size))
    {
        item[..size].copy_from_slice(bytes);
    }
    format::unpack(vm, view.format, &item[..size])
}

fn write(vm: &mut Vm, view: &MemoryView, at: i64, bytes: &[u8]) {
    let at = at as usize;
    if let Some(array) = view.buffer.as_byte_array()
        && let Some(place) = vm.heap[array].data.get_mut(at..at + bytes.len())
    {
        place.copy_from_slice(bytes);
    }
}

/// The offset of the item with an index in each dimension.
fn item_offset(vm: &mut Vm, view: &MemoryView, indices: &[i64]) -> Outcome<i64> {
    let mut at = view.offset;
    for (dim, &index) in indices.iter().enumerate() {
        let size = view.shape[dim];
        let place = if index < 0 {
            index.saturating_add(size)
        } else {
            index
        };
        if !(0..size).contains(&place) {
            let dim = dim + 1;
            return Err(vm.index_error(format!("index out of bounds on dimension {dim}")));
        }
        at += place * view.strides[dim];
    }
    Ok(at)
}

/// The indices of a tuple of ints; `None` for anything else.
fn multi_index(vm: &mut Vm, key: Value) -> Outcome<Option<Vec<i64>>> {
    let Some(tuple) = vm.heap.payload(key).as_tuple() else {
        return Ok(None);
    };
    let items = vm.heap[tuple].items.clone();
    let mut indices = Vec::with_capacity(items.len());
    for &item in &items {
        if !vm.has_index(item) {
            return Ok(None);
        }
    }
    for item in items {
        indices.push(vm.item_index(item)?);
    }
    Ok(Some(indices))
}

/// Whether a key is a tuple of slices.
fn is_multi_slice(vm: &Vm, key: Value) -> bool {
    vm.heap.payload(key).as_tuple().is_some_and(|tuple| {
        let items = &vm.heap[tuple].items;
        !items.is_empty() && items.iter().all(|item| item.as_slice().is_some())
    })
}

fn is_empty_tuple(vm: &Vm, key: Value) -> bool {
    vm.heap
        .payload(key)
        .as_tuple()
        .is_some_and(|tuple| vm.heap[tuple].items.is_empty())
}

/// Where the item lies that a key names, if it names one: an index, or a tuple of them.
fn single_item(vm: &mut Vm, view: &MemoryView, key: Value, what: &str) -> Outcome<Option<i64>> {
    let ndim = view.shape.len();
    if vm.has_index(key) {
        let index = vm.item_index(key)?;
        if ndim > 1 {
            return Err(vm.not_implemented_error(what));
        }
        return item_offset(vm, view, &[index]).map(Some);
    }
    let Some(indices) = multi_index(vm, key)? else {
        return Ok(None);
    };
    if indices.len() < ndim {
        return Err(vm.not_implemented_error("sub-views are not implemented"));
    }
    if indices.len() > ndim {
        let given = indices.len();
        return Err(vm.type_error(format!(
            "cannot index {ndim}-dimension view with {given}-element tuple"
        )));
    }
    item_offset(vm, view, &indices).map(Some)
}

/// The part of a view that a slice of its first dimension names.
fn sliced(vm: &mut Vm, view: &MemoryView, key: crate::value::SliceKey) -> Outcome<MemoryView> {
    let positions = vm.slice_bounds(key)?.fit(view.shape[0].max(0) as usize);
    let mut part = view.clone();
    part.offset += positions.start * view.strides[0];
    part.shape[0] = positions.count as i64;
    part.strides[0] = view.strides[0].saturating_mul(positions.step);
    if positions.count == 0 {
        part.offset = view.offset;
    }
    Ok(part)
}

pub(super) fn get_item(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (this, key) = (args.get(0), args.get(1));
    let whole = live(vm, this)?;
    if whole.shape.is_empty() {
        if is_empty_tuple(vm, key) {
            return Ok(read(vm, &whole, whole.offset));
        }
        if key == Value::ELLIPSIS {
            return Ok(this);
        }
        return Err(vm.type_error("invalid indexing of 0-dim memory"));
    }
    if let Some(slice) = key.as_slice() {
        let part = sliced(vm, &whole, slice)?;
        return Ok(alloc(vm, part));
    }
    if let Some(at) = single_item(
        vm,
        &whole,
        key,
        "multi-dimensional sub-views are not implemented",
    )? {
        // `__index__` of the key may have released the view.
        live(vm, this)?;
        return Ok(read(vm, &whole, at));
    }
    if is_multi_slice(vm, key) {
        return Err(vm.not_implemented_error("multi-dimensional slicing is not implemented"));
    }
    Err(vm.type_error("memoryview: invalid slice key"))
}

pub(super) fn set_item(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (this, key, value) = (args.get(0), args.get(1), args.get(2));
    let whole = live(vm, this)?;
    if whole.readonly {
        return Err(vm.type_error("cannot modify read-only memory"));
    }
    let at = if whole.shape.is_empty() {
        if key != Value::ELLIPSIS && !is_empty_tuple(vm, key) {
            return Err(vm.type_error("invalid indexing of 0-dim memory"));
        }
        Some(whole.offset)
    } else if let Some(slice) = key.as_slice() {
        if whole.shape.len() != 1 {
            return Err(vm.not_implemented_error(
                "memoryview slice assignments are currently restricted to ndim = 1",
            ));
        }
        set_slice(vm, this, &whole, slice, value)?;
        return Ok(Value::NONE);
    } else {
        single_item(vm, &whole, key, "sub-views are not implemented")?
    };
    match at {
        Some(at) => {
            let item = format::pack(vm, whole.format, value)?;
            // Taking the value apart may have released the view.
            live(vm, this)?;
            write(vm, &whole, at, &item[..whole.format.size() as usize]);
            Ok(Value::NONE)
        }
        None if is_multi_slice(vm, key) => Err(vm.not_implemented_error(
            "memoryview slice assignments are currently restricted to ndim = 1",
        )),
        None => Err(vm.type_error("memoryview: invalid slice key")),
    }
}

/// `view[slice] = value`: as many items of the same format, from a bytes-like object.
fn set_slice(
    vm: &mut Vm,
    this: Value,
    whole: &MemoryView,
    slice: crate::value::SliceKey,
    value: Value,
) -> Outcome<()> {
    let part = sliced(vm, whole, slice)?;
    live(vm, this)?;
    let (format, shape, data) = if vm.heap.memory_view(value).is_some() {
        let source = live(vm, value)?;
        let data = super::packed_bytes(vm, value)?;
        (source.format.letter, source.shape, data)
    } else {
        let data = vm.need_bytes_like(value)?;
        (b'B', Extents::from_slice(&[data.len() as i64]), data)
    };
    if format != part.format.letter || shape != part.shape {
        return Err(
            vm.value_error("memoryview assignment: lvalue and rvalue have different structures")
        );
    }
    let size = part.format.size() as usize;
    vm.budget.burn(price::moved(part.count() as usize))?;
    for (at, item) in part.item_offsets().zip(data.chunks(size)) {
        write(vm, &part, at, item);
    }
    Ok(())
}

pub(super) fn del_item(vm: &mut Vm, args: Args<'_>) -> Outcome {
    if live(vm, args.get(0))?.readonly {
        return Err(vm.type_error("cannot modify read-only memory"));
    }
    Err(vm.type_error("cannot delete memory"))
}

pub(super) fn iter(vm: &mut Vm, args: Args<'_>) -> Outcome {
    match live(vm, args.get(0))?.shape.len() {
        0 => Err(vm.type_error("invalid indexing of 0-dim memory")),
        1 => Ok(vm.heap.new_object(Iter::Sequence {
            object: args.get(0),
            index: 0,
        })),
        _ => Err(vm.not_implemented_error("multi-dimensional sub-views are not implemented")),
    }
}

/// `tolist()`: the items, in lists of lists where there are several dimensions.
pub(super) fn to_list(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let whole = live(vm, args.get(0))?;
    if whole.shape.is_empty() {
        return Ok(read(vm, &whole, whole.offset));
    }
    vm.charge_items(whole.count() as usize, size_of::<Value>())?;
    vm.budget.burn(whole.count() as u64 / 4)?;
    list_dimension(vm, &whole, 0, whole.offset)
}

/// `index(value, start, stop)`
pub(super) fn index(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let view = live(vm, args.get(0))?;
    let length = match view.shape[..] {
        [] => return Err(vm.type_error("invalid lookup on 0-dim memory")),
        [length] => length,
        _ => {
            return Err(vm.not_implemented_error("multi-dimensional lookup is not implemented"));
        }
    };
    let bounds = [
        search_bound(vm, args.opt(2), 0)?,
        search_bound(vm, args.opt(3), i64::MAX)?,
    ];
    let [start, stop] = bounds.map(|bound| {
        let from_end = if bound < 0 { length } else { 0 };
        bound.saturating_add(from_end).clamp(0, length)
    });
    for at in start..stop {
        if item_is(vm, args, at)? {
            return Ok(Value::int(at));
        }
    }
    Err(vm.value_error("memoryview.index(x): x not found"))
}

/// `count(value)`
pub(super) fn count(vm: &mut Vm, args: Args<'_>) -> Outcome {
    iter(vm, args)?;
    let mut count = 0;
    let mut at = 0;
    while at < live(vm, args.get(0))?.shape.first().copied().unwrap_or(0) {
        count += i64::from(item_is(vm, args, at)?);
        at += 1;
    }
    Ok(Value::int(count))
}

/// Whether the item at an index equals the first argument; what compares them may release the view.
fn item_is(vm: &mut Vm, args: Args<'_>, at: i64) -> Outcome<bool> {
    vm.budget.burn(2)?;
    let view = live(vm, args.get(0))?;
    let offset = item_offset(vm, &view, &[at])?;
    let mark = vm.heap.mark();
    let item = read(vm, &view, offset);
    vm.heap.keep(item);
    let same = vm.eq(item, args.get(1))?;
    vm.heap.release(mark);
    Ok(same)
}

fn list_dimension(vm: &mut Vm, whole: &MemoryView, dim: usize, offset: i64) -> Outcome {
    let mut items = Vec::with_capacity(whole.shape[dim] as usize);
    let mark = vm.heap.mark();
    for index in 0..whole.shape[dim] {
        let at = offset + index * whole.strides[dim];
        let item = if dim + 1 == whole.shape.len() {
            read(vm, whole, at)
        } else {
            list_dimension(vm, whole, dim + 1, at)?
        };
        vm.heap.keep(item);
        items.push(item);
        vm.budget.look_at_times(items.len())?;
    }
    let list = vm.heap.new_list(items);
    vm.heap.release(mark);
    Ok(vm.heap.keep(list))
}

pub(super) fn eq(vm: &mut Vm, args: Args<'_>) -> Outcome {
    Ok(match equal(vm, args.get(0), args.get(1))? {
        Some(equal) => Value::bool(equal),
        None => Value::NOT_IMPLEMENTED,
    })
}

pub(super) fn ne(vm: &mut Vm, args: Args<'_>) -> Outcome {
    Ok(match equal(vm, args.get(0), args.get(1))? {
        Some(equal) => Value::bool(!equal),
        None => Value::NOT_IMPLEMENTED,
    })
}

/// Whether two bytes-like objects, the first of which is a view, have equal items in the same shape; `None`
/// where the second is not bytes-like.
fn equal(vm: &mut Vm, left: Value, right: Value) -> Outcome<Option<bool>> {
    let Some(a) = vm.heap.memory_view(left).cloned() else {
        return Ok(None);
    };
    if a.released {
        return Ok(Some(left.is(right)));
    }
    let b = match vm.heap.memory_view(right).cloned() {
        Some(b) if b.released => return Ok(Some(left.is(right))),
        Some(b) => b,
        None => {
            let buffer = vm.heap.payload(right);
            let Some(len) = vm.heap.bytes_of(buffer).map(<[u8]>::len) else {
                return Ok(None);
            };
            MemoryView {
                buffer,
                object: right,
                lent: Value::UNBOUND,
                released: false,
                readonly: true,
                format: crate::object::ItemFormat::BYTES,
                offset: 0,
                shape: Extents::from_slice(&[len as i64]),
                strides: Extents::from_slice(&[1]),
                hash: None,
            }
        }
    };
    if a.shape != b.shape {
        return Ok(Some(false));
    }
    vm.budget.burn(a.count() as u64 / 4)?;
    let offsets: Vec<(i64, i64)> = a.item_offsets().zip(b.item_offsets()).collect();
    let mark = vm.heap.mark();
    for (x, y) in offsets {
        let (x, y) = (read(vm, &a, x), read(vm, &b, y));
        vm.heap.release(mark);
        // Unlike in containers, NaN does not equal itself.
        if compare_builtin(vm, CompareOp::Eq, x, y)? != Some(Value::TRUE) {
            return Ok(Some(false));
        }
    }
    Ok(Some(true))
}
