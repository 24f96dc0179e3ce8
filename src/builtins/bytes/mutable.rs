//! What only `bytearray` defines: changing it in place.

use super::methods::{get_item, in_bounds, item_index, item_position, len};
use crate::builtins::number::int::bytes::bytes_from_iterator;
use crate::value::{ByteArrayKey, TypeId, Value};
use crate::vm::container::bytes::{BUFFER_ANY, BUFFER_SIMPLE};
use crate::vm::exception::errors::is_raised;
use crate::vm::number_rank;
use crate::vm::price;
use crate::vm::{Args, Fault, NativeDef, Outcome, Vm, natives};

/// What only `bytearray` defines.
pub(crate) const BYTE_ARRAY: &[NativeDef] = natives! {
    slot "__getitem__" => |vm, args| get_item(vm, args, "bytearray", "bytearray index out of range");
    slot "__init__" => super::construct::init_byte_array;
    slot "__setitem__" => set_item;
    slot "__delitem__" => del_item;
    slot "__iadd__" => iadd;
    slot "__imul__" => imul;
    slot "__release_buffer__" => super::release_buffer;
    method "__sizeof__" => |vm, args| Ok(Value::int(match len(vm, args.get(0)) as i64 {
        0 => 56,
        len => 57 + len,
    }));
    method "__alloc__" "($self, /)"
        "How many bytes there is room for." => |vm, args| Ok(Value::int(len(vm, args.get(0)) as i64 + 1));
    method "append" "($self, item, /)" "Adds an item at the end." => append;
    method "clear" "($self, /)" "Removes everything." => clear;
    method "copy" "($self, /)" "A shallow copy." => copy;
    method "extend" "($self, iterable_of_ints, /)" "Adds all items of an iterable at the end." => extend;
    method "insert" "($self, index, item, /)" "Puts an item before an index." => insert;
    method "pop" "($self, index=-1, /)" "Removes the byte at an index and gives it." => pop;
    method "remove" "($self, value, /)" "Removes the first item of that value; an error if there is none." => remove;
    method "resize" "($self, size, /)" "Cuts bytes off at the end, or adds zeros." => resize;
    method "reverse" "($self, /)" "Turns the order around, in place." => reverse;
};

fn key(vm: &Vm, args: Args<'_>) -> Option<ByteArrayKey> {
    vm.heap.payload(args.get(0)).as_byte_array()
}

/// The array's bytes, to be changed.
fn data<'a>(vm: &'a mut Vm, args: Args<'_>) -> Option<&'a mut Vec<u8>> {
    let key = key(vm, args)?;
    Some(&mut vm.heap[key].data)
}

/// Pays for the room of `more` bytes, as far as there is none. Vectors grow to twice their size.
fn pay_for_growth(vm: &mut Vm, args: Args<'_>, more: usize) -> Outcome<()> {
    let Some((len, capacity)) = data(vm, args).map(|data| (data.len(), data.capacity())) else {
        return Ok(());
    };
    let wanted = len.saturating_add(more);
    if wanted <= capacity {
        return Ok(());
    }
    vm.charge(wanted.max(capacity.saturating_mul(2)) - capacity)
}

/// That the length may change; see `vm::memory`.
fn resizable(vm: &mut Vm, args: Args<'_>) -> Outcome<()> {
    match key(vm, args) {
        Some(key) => vm.check_resize(key),
        None => Ok(()),
    }
}

fn set_item(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (array, index, value) = (vm.heap.payload(args.get(0)), args.get(1), args.get(2));
    if let Some(slice) = index.as_slice() {
        let new = slice_source(vm, value)?;
        let positions = vm.slice_bounds(slice)?.fit(len(vm, array));
        replace_slice(vm, args, positions, &new)?;
        return Ok(Value::NONE);
    }
    // The value comes before the bounds: what it does may change the length.
    let index = item_index(vm, index, "bytearray")?;
    let byte = vm.byte_value(value, "byte")?;
    let at = in_bounds(vm, array, index, "bytearray index out of range")?;
    if let Some(slot) = data(vm, args).and_then(|data| data.get_mut(at)) {
        *slot = byte;
    }
    Ok(Value::NONE)
}

/// What is assigned to a slice.
fn slice_source(vm: &mut Vm, value: Value) -> Outcome<Vec<u8>> {
    let is_number = number_rank(vm.heap.payload(value)) > 0
        || ["__index__", "__int__", "__float__"]
            .into_iter()
            .any(|name| vm.has_special(value, name));
    if is_number || vm.heap.as_text(value).is_some() {
        return Err(
            vm.type_error("can assign only bytes, buffers, or iterables of ints in range(0, 256)")
        );
    }
    if let Some(data) = vm.copied_bytes(value)? {
        return Ok(data);
    }
    if let Some(data) = vm.lent_bytes(value, BUFFER_ANY)? {
        return Ok(data);
    }
    match vm.iter(value) {
        Ok(iterator) => {
            vm.heap.keep(iterator);
            bytes_from_iterator(vm, iterator, "byte")
        }
        Err(fault) if is_raised(&vm.heap, fault, TypeId::TypeError) => {
            let name = vm.type_name(value);
            Err(vm.type_error(format!("cannot convert '{name}' object to bytearray")))
        }
        Err(fault) => Err(fault),
    }
}

fn replace_slice(
    vm: &mut Vm,
    args: Args<'_>,
    positions: crate::vm::SlicePositions,
    new: &[u8],
) -> Outcome<()> {
    if positions.step == 1 {
        if new.len() != positions.count {
            resizable(vm, args)?;
        }
        let start = positions.start.max(0) as usize;
        let moved = if new.len() == positions.count {
            0
        } else {
            len(vm, args.get(0)).saturating_sub(start)
        };
        vm.budget.burn(price::bulk(moved + new.len()))?;
        pay_for_growth(vm, args, new.len().saturating_sub(positions.count))?;
        if let Some(data) = data(vm, args) {
            let start = start.min(data.len());
            let end = (start + positions.count).min(data.len());
            data.splice(start..end, new.iter().copied());
        }
        return Ok(());
    }
    if !new.is_empty() && new.len() != positions.count {
        let (given, wanted) = (new.len(), positions.count);
        return Err(vm.value_error(format!(
            "attempt to assign bytes of size {given} to extended slice of size {wanted}"
        )));
    }
    if new.is_empty() {
        return remove_positions(vm, args, positions);
    }
    vm.budget.burn(price::text(new.len()))?;
    if let Some(data) = data(vm, args) {
        for (at, &byte) in positions.iter().zip(new) {
            if let Some(slot) = data.get_mut(at) {
                *slot = byte;
            }
        }
    }
    Ok(())
}

fn remove_positions(
    vm: &mut Vm,
    args: Args<'_>,
    positions: crate::vm::SlicePositions,
) -> Outcome<()> {
    if positions.count > 0 {
        resizable(vm, args)?;
    }
    if positions.step == 1 {
        return replace_slice(vm, args, positions, &[]);
    }
    vm.charge(len(vm, args.get(0)))?;
    vm.look_at(args.get(0))?;
    let Some(data) = data(vm, args) else {
        return Ok(());
    };
    let mut gone = vec![false; data.len()];
    positions.iter().for_each(|at| {
        if let Some(flag) = gone.get_mut(at) {
            *flag = true;
        }
    });
    let mut flags = gone.into_iter();
    data.retain(|_| !flags.next().unwrap_or(false));
    Ok(())
}

fn del_item(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (array, index) = (vm.heap.payload(args.get(0)), args.get(1));
    if let Some(slice) = index.as_slice() {
        let positions = vm.slice_bounds(slice)?.fit(len(vm, array));
        remove_positions(vm, args, positions)?;
        return Ok(Value::NONE);
    }
    let at = item_position(
        vm,
        array,
        index,
        "bytearray",
        "bytearray index out of range",
    )?;
    resizable(vm, args)?;
    remove_at(vm, args, at)?;
    Ok(Value::NONE)
}

/// Takes a byte out; those behind it are moved.
fn remove_at(vm: &mut Vm, args: Args<'_>, at: usize) -> Outcome<u8> {
    let moved = len(vm, args.get(0)).saturating_sub(at);
    vm.budget.burn(price::bulk(moved))?;
    let removed = data(vm, args).filter(|data| at < data.len());
    Ok(removed.map_or(0, |data| data.remove(at)))
}

fn iadd(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let lent = match vm.heap.as_bytes_like(args.get(1)) {
        Some(_) => None,
        None => match vm.lent_bytes(args.get(1), BUFFER_SIMPLE) {
            Err(Fault::Raised(_)) => None,
            lent => lent?,
        },
    };
    if vm.heap.as_bytes_like(args.get(1)).is_none() && lent.is_none() {
        let (other, own) = (vm.type_name(args.get(1)), vm.type_name(args.get(0)));
        return Err(vm.type_error(format!("can't concat {other} to {own}")));
    }
    let more = match lent {
        Some(data) => data,
        None => vm.need_bytes_like(args.get(1))?,
    };
    if !more.is_empty() {
        resizable(vm, args)?;
    }
    pay_for_growth(vm, args, more.len())?;
    if let Some(data) = data(vm, args) {
        data.extend_from_slice(&more);
    }
    Ok(args.get(0))
}

fn imul(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let repeated = vm.bytes_repeat(vm.heap.payload(args.get(0)), args.get(1))?;
    let repeated = vm.need_bytes_like(repeated)?;
    if repeated.len() != len(vm, args.get(0)) {
        resizable(vm, args)?;
    }
    if let Some(data) = data(vm, args) {
        *data = repeated;
    }
    Ok(args.get(0))
}

fn append(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let byte = vm.byte_value(args.get(1), "byte")?;
    resizable(vm, args)?;
    pay_for_growth(vm, args, 1)?;
    if let Some(data) = data(vm, args) {
        data.push(byte);
    }
    Ok(Value::NONE)
}

fn clear(vm: &mut Vm, args: Args<'_>) -> Outcome {
    if len(vm, args.get(0)) > 0 {
        resizable(vm, args)?;
    }
    if let Some(data) = data(vm, args) {
        data.clear();
    }
    Ok(Value::NONE)
}

fn resize(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let size = vm.c_ssize(args.get(1))?;
    let Ok(size) = usize::try_from(size) else {
        return Err(vm.value_error(format!("Can only resize to positive sizes, got {size}")));
    };
    let old = len(vm, args.get(0));
    if size == old {
        return Ok(Value::NONE);
    }
    resizable(vm, args)?;
    let more = size.saturating_sub(old);
    vm.refuse(more)?;
    pay_for_growth(vm, args, more)?;
    vm.budget.burn(price::text(more))?;
    if let Some(data) = data(vm, args) {
        data.resize(size, 0);
    }
    Ok(Value::NONE)
}

fn copy(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let data = vm.need_bytes_like(args.get(0))?;
    Ok(vm.heap.new_byte_array(data))
}

fn extend(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let source = args.get(1);
    let old = len(vm, args.get(0));
    let more = if let Some(more) = vm.copied_bytes(source)? {
        more
    } else if let Some(more) = vm.lent_bytes(source, BUFFER_SIMPLE)? {
        more
    } else {
        let iterator = match vm.iter(source) {
            Err(fault) if is_raised(&vm.heap, fault, TypeId::TypeError) => {
                let name = vm.type_name(source);
                return Err(vm.type_error(format!("can't extend bytearray with {name}")));
            }
            iterator => iterator?,
        };
        vm.heap.keep(iterator);
        vm.length_hint(source)?;
        match bytes_from_iterator(vm, iterator, "byte") {
            Err(fault)
                if vm.heap.as_text(source).is_some()
                    && is_raised(&vm.heap, fault, TypeId::TypeError) =>
            {
                return Err(vm.type_error("expected iterable of integers; got: 'str'"));
            }
            bytes => bytes?,
        }
    };
    if !more.is_empty() {
        resizable(vm, args)?;
    }
    pay_for_growth(vm, args, more.len())?;
    if let Some(data) = data(vm, args) {
        // What lent the bytes may have changed the length meanwhile.
        let at = old.min(data.len());
        data.splice(at..at, more);
    }
    Ok(Value::NONE)
}

fn insert(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let index = vm.c_ssize(args.get(1))?;
    let byte = vm.byte_value(args.get(2), "byte")?;
    resizable(vm, args)?;
    vm.budget.burn(price::bulk(len(vm, args.get(0))))?;
    pay_for_growth(vm, args, 1)?;
    if let Some(data) = data(vm, args) {
        let len = data.len() as i64;
        let at = if index < 0 {
            index.saturating_add(len).max(0)
        } else {
            index.min(len)
        };
        data.insert(at as usize, byte);
    }
    Ok(Value::NONE)
}

fn pop(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let index = match args.opt(1) {
        Some(index) => vm.c_ssize(index)?,
        None => -1,
    };
    let len = len(vm, args.get(0)) as i64;
    if len == 0 {
        return Err(vm.index_error("pop from empty bytearray"));
    }
    let at = if index < 0 {
        index.saturating_add(len)
    } else {
        index
    };
    if !(0..len).contains(&at) {
        return Err(vm.index_error("pop index out of range"));
    }
    resizable(vm, args)?;
    let byte = remove_at(vm, args, at as usize)?;
    Ok(Value::int(i64::from(byte)))
}

fn remove(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let byte = vm.byte_value(args.get(1), "byte")?;
    vm.look_at(args.get(0))?;
    let found = vm
        .heap
        .as_bytes_like(args.get(0))
        .and_then(|data| data.iter().position(|b| *b == byte));
    let Some(at) = found else {
        return Err(vm.value_error("value not found in bytearray"));
    };
    resizable(vm, args)?;
    remove_at(vm, args, at)?;
    Ok(Value::NONE)
}

fn reverse(vm: &mut Vm, args: Args<'_>) -> Outcome {
    vm.look_at(args.get(0))?;
    if let Some(data) = data(vm, args) {
        data.reverse();
    }
    Ok(Value::NONE)
}
