//! Searching in bytes: `find`, `count`, `startswith`, `in`.

use super::super::string::span;
use crate::value::Value;
use crate::vm::container::bytes::BUFFER_SIMPLE;
use crate::vm::price;
use crate::vm::{Args, Fault, Outcome, Vm};

/// Pays for the table by which bytes are searched for others (`Budget::find_bytes`), and for a look at these.
pub(super) fn pay_for_needle(vm: &mut Vm, value: Value) -> Outcome<()> {
    let length = vm.heap.as_bytes_like(value).map_or(0, <[u8]>::len);
    if length > 1 {
        vm.charge(length.saturating_mul(size_of::<usize>()))?;
        vm.budget.burn(2 * price::text(length))?;
    }
    Ok(())
}

/// What is searched for: bytes, or an int for one byte.
/// The receiver keeps its length meanwhile.
fn needle(vm: &mut Vm, receiver: Value, value: Value) -> Outcome<Vec<u8>> {
    pay_for_needle(vm, value)?;
    vm.borrowing(receiver, |vm| needle_bytes(vm, value))
}

fn needle_bytes(vm: &mut Vm, value: Value) -> Outcome<Vec<u8>> {
    if let Some(data) = vm.copied_bytes(value)? {
        return Ok(data);
    }
    if let Some(data) = vm.lent_bytes(value, BUFFER_SIMPLE)? {
        return Ok(data);
    }
    match vm.index_opt(value)? {
        Some(index) => vm.byte_value(index, "byte").map(|byte| vec![byte]),
        None => {
            let name = vm.type_name(value);
            Err(vm.type_error(format!(
                "argument should be integer or bytes-like object, not '{name}'"
            )))
        }
    }
}

/// The place of the argument in the receiver.
fn position(vm: &mut Vm, args: Args<'_>, last: bool) -> Outcome<Option<usize>> {
    let len = super::methods::len(vm, args.get(0));
    let span = span(vm, args.opt(2), args.opt(3), len)?;
    let wanted = needle(vm, args.get(0), args.get(1))?;
    let Some((start, end)) = span else {
        return Ok(None);
    };
    // An `__index__` of a script may have shortened a bytearray.
    let len = super::methods::len(vm, args.get(0));
    let (start, end) = (start.min(len), end.min(len));
    let data = &vm.heap.as_bytes_like(args.get(0)).unwrap_or_default()[start..end];
    let found = vm.budget.search(data, &wanted, last)?;
    Ok(found.map(|at| at + start))
}

fn index_or_error(vm: &mut Vm, found: Option<usize>) -> Outcome {
    match found {
        Some(at) => Ok(vm.heap.new_usize(at)),
        None => Err(vm.value_error("subsection not found")),
    }
}

pub(super) fn find(vm: &mut Vm, args: Args<'_>) -> Outcome {
    Ok(Value::int(
        position(vm, args, false)?.map_or(-1, |at| at as i64),
    ))
}

pub(super) fn rfind(vm: &mut Vm, args: Args<'_>) -> Outcome {
    Ok(Value::int(
        position(vm, args, true)?.map_or(-1, |at| at as i64),
    ))
}

pub(super) fn index(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let found = position(vm, args, false)?;
    index_or_error(vm, found)
}

pub(super) fn rindex(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let found = position(vm, args, true)?;
    index_or_error(vm, found)
}

pub(super) fn count(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let len = super::methods::len(vm, args.get(0));
    let span = span(vm, args.opt(2), args.opt(3), len)?;
    let wanted = needle(vm, args.get(0), args.get(1))?;
    let Some((start, end)) = span else {
        return Ok(Value::int(0));
    };
    let len = super::methods::len(vm, args.get(0));
    let (start, end) = (start.min(len), end.min(len));
    vm.budget.burn(price::text(end - start))?;
    let data = &vm.heap.as_bytes_like(args.get(0)).unwrap_or_default()[start..end];
    let count = vm.budget.count_bytes(data, &wanted)?;
    Ok(vm.heap.new_usize(count))
}

pub(super) fn contains(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let value = args.get(1);
    vm.look_at(args.get(0))?;
    pay_for_needle(vm, value)?;
    let wanted = vm.borrowing(args.get(0), |vm| match vm.index_opt(value) {
        Ok(Some(index)) => Ok(vec![vm.byte_value(index, "byte")?]),
        // What is no number of a size may still be bytes.
        Ok(_) | Err(Fault::Raised(_)) => vm.need_bytes_like(value),
        Err(fault) => Err(fault),
    })?;
    let data = vm.heap.as_bytes_like(args.get(0)).unwrap_or_default();
    Ok(Value::bool(vm.budget.find_bytes(data, &wanted)?.is_some()))
}

/// `startswith` and `endswith`: one piece, or a tuple of them.
fn affix(vm: &mut Vm, args: Args<'_>, name: &str, at_end: bool) -> Outcome {
    let len = super::methods::len(vm, args.get(0));
    let span = span(vm, args.opt(2), args.opt(3), len)?;
    let wanted = args.get(1);
    let pieces = match vm.heap.payload(wanted).as_tuple() {
        Some(tuple) => vm.heap[tuple].items.to_vec(),
        None if vm.heap.as_bytes_like(wanted).is_some() => vec![wanted],
        None if let Some(data) = vm.lent_bytes(wanted, BUFFER_SIMPLE)? => {
            let lent = vm.heap.new_bytes(data);
            vec![vm.heap.keep(lent)]
        }
        None => {
            let given = vm.type_name(wanted);
            return Err(vm.type_error(format!(
                "{name} first arg must be bytes or a tuple of bytes, not {given}"
            )));
        }
    };
    for piece in pieces {
        vm.budget.burn(1)?;
        vm.look_at(piece)?;
        let piece = vm.need_bytes_like(piece)?;
        let Some((start, end)) = span else {
            return Ok(Value::FALSE);
        };
        let data = vm.heap.as_bytes_like(args.get(0)).unwrap_or_default();
        let data = &data[start.min(data.len())..end.min(data.len())];
        if if at_end {
            data.ends_with(&piece)
        } else {
            data.starts_with(&piece)
        } {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}

pub(super) fn startswith(vm: &mut Vm, args: Args<'_>) -> Outcome {
    affix(vm, args, "startswith", false)
}

pub(super) fn endswith(vm: &mut Vm, args: Args<'_>) -> Outcome {
    affix(vm, args, "endswith", true)
}
