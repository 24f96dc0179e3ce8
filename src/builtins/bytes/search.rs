//! Searching in bytes: `find`, `count`, `startswith`, `in`.

use super::super::string::span;
use crate::value::Value;
use crate::vm::container::bytes::BUFFER_SIMPLE;
use crate::vm::price;
use crate::vm::{Args, Fault, Outcome, Vm};

/// Pays for the table by which bytes are searched for others (`find_by_borders`), and for a look at these.
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

/// The first place of a piece.
pub(super) fn find_in(data: &[u8], wanted: &[u8]) -> Option<usize> {
    match *wanted {
        [] => Some(0),
        [byte] => data.iter().position(|b| *b == byte),
        _ => find_by_borders(data.iter(), wanted.to_vec()),
    }
}

/// The last place of a piece.
pub(super) fn rfind_in(data: &[u8], wanted: &[u8]) -> Option<usize> {
    match *wanted {
        [] => Some(data.len()),
        [byte] => data.iter().rposition(|b| *b == byte),
        _ => find_by_borders(data.iter().rev(), wanted.iter().rev().copied().collect())
            .map(|at| data.len() - at - wanted.len()),
    }
}

/// Knuth, Morris and Pratt's search: linear whatever the texts are.
fn find_by_borders<'a>(data: impl Iterator<Item = &'a u8>, wanted: Vec<u8>) -> Option<usize> {
    // `borders[n]`: how much of the piece is known to match again after a mismatch at byte n.
    let mut borders = vec![0; wanted.len()];
    let mut matched = 0;
    for at in 1..wanted.len() {
        while matched > 0 && wanted[at] != wanted[matched] {
            matched = borders[matched - 1];
        }
        matched += usize::from(wanted[at] == wanted[matched]);
        borders[at] = matched;
    }
    matched = 0;
    for (at, byte) in data.enumerate() {
        while matched > 0 && *byte != wanted[matched] {
            matched = borders[matched - 1];
        }
        matched += usize::from(*byte == wanted[matched]);
        if matched == wanted.len() {
            return Some(at + 1 - matched);
        }
    }
    None
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
    vm.budget.burn(price::text(end - start))?;
    let data = &vm.heap.as_bytes_like(args.get(0)).unwrap_or_default()[start..end];
    let found = if last {
        rfind_in(data, &wanted)
    } else {
        find_in(data, &wanted)
    };
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

/// How often a piece occurs without overlap.
pub(super) fn occurrences(data: &[u8], wanted: &[u8]) -> usize {
    if wanted.is_empty() {
        return data.len() + 1;
    }
    if let [byte] = wanted {
        return data.iter().filter(|b| *b == byte).count();
    }
    let (mut count, mut rest) = (0, data);
    while let Some(at) = find_in(rest, wanted) {
        count += 1;
        rest = &rest[at + wanted.len()..];
    }
    count
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
    let count = occurrences(
        &vm.heap.as_bytes_like(args.get(0)).unwrap_or_default()[start..end],
        &wanted,
    );
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
    Ok(Value::bool(
        find_in(
            vm.heap.as_bytes_like(args.get(0)).unwrap_or_default(),
            &wanted,
        )
        .is_some(),
    ))
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
