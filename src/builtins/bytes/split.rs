//! Splitting, joining and replacing bytes.

use super::methods::{is_space, receiver, same_or_new};
use super::search::pay_for_needle;
use crate::builtins::string::join::tuple_or_list;
use crate::vm::container::bytes::{BUFFER_ANY, BUFFER_SIMPLE};
use crate::vm::price;
use crate::vm::{Args, Fault, Outcome, Vm};

/// Bytes that a small bytes object takes on the heap, about.
const PIECE: usize = 64;

/// Notes one more piece, and pays for it.
fn push_piece<'a>(vm: &mut Vm, pieces: &mut Vec<&'a [u8]>, piece: &'a [u8]) -> Outcome<()> {
    vm.budget.burn(1)?;
    if pieces.len() % 1024 == 1023 {
        vm.refuse(pieces.len() * PIECE)?;
    }
    pieces.push(piece);
    Ok(())
}

/// A list of pieces of the receiver, which is itself the only one where it is bytes and nothing divides it.
fn list_of_pieces(vm: &mut Vm, args: Args<'_>, pieces: &[&[u8]]) -> Outcome {
    vm.charge_items(pieces.len(), PIECE)?;
    let items = pieces
        .iter()
        .map(|piece| same_or_new(vm, args, piece))
        .collect();
    Ok(vm.heap.new_list(items))
}

fn split_arguments(vm: &mut Vm, args: Args<'_>) -> Outcome<(Option<Vec<u8>>, usize)> {
    let most = match args.opt(2) {
        Some(most) => usize::try_from(vm.c_ssize(most)?).unwrap_or(usize::MAX),
        None => usize::MAX,
    };
    let Some(separator) = args.opt(1).filter(|separator| !separator.is_none()) else {
        return Ok((None, most));
    };
    pay_for_needle(vm, separator)?;
    let separator = vm.borrowing(args.get(0), |vm| vm.need_bytes_like(separator))?;
    if separator.is_empty() {
        Err(vm.value_error("empty separator"))
    } else {
        Ok((Some(separator), most))
    }
}

pub(super) fn split(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (separator, most) = split_arguments(vm, args)?;
    let data = receiver(vm, args)?;
    let mut pieces = Vec::new();
    let mut rest = data.as_slice();
    match separator {
        Some(separator) => {
            while pieces.len() < most
                && let Some(at) = vm.budget.find_bytes(rest, &separator)?
            {
                push_piece(vm, &mut pieces, &rest[..at])?;
                rest = &rest[at + separator.len()..];
            }
            push_piece(vm, &mut pieces, rest)?;
        }
        None => loop {
            let start = rest.iter().position(|b| !is_space(b)).unwrap_or(rest.len());
            rest = &rest[start..];
            if rest.is_empty() {
                break;
            }
            if pieces.len() == most {
                push_piece(vm, &mut pieces, rest)?;
                break;
            }
            let end = rest.iter().position(is_space).unwrap_or(rest.len());
            push_piece(vm, &mut pieces, &rest[..end])?;
            rest = &rest[end..];
        },
    }
    list_of_pieces(vm, args, &pieces)
}

pub(super) fn rsplit(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (separator, most) = split_arguments(vm, args)?;
    let data = receiver(vm, args)?;
    let mut pieces = Vec::new();
    let mut rest = data.as_slice();
    match separator {
        Some(separator) => {
            while pieces.len() < most
                && let Some(at) = vm.budget.rfind_bytes(rest, &separator)?
            {
                push_piece(vm, &mut pieces, &rest[at + separator.len()..])?;
                rest = &rest[..at];
            }
            push_piece(vm, &mut pieces, rest)?;
        }
        None => loop {
            let end = rest
                .iter()
                .rposition(|b| !is_space(b))
                .map_or(0, |at| at + 1);
            rest = &rest[..end];
            if rest.is_empty() {
                break;
            }
            if pieces.len() == most {
                push_piece(vm, &mut pieces, rest)?;
                break;
            }
            let start = rest.iter().rposition(is_space).map_or(0, |at| at + 1);
            push_piece(vm, &mut pieces, &rest[start..])?;
            rest = &rest[..start];
        },
    }
    pieces.reverse();
    list_of_pieces(vm, args, &pieces)
}

pub(super) fn splitlines(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let keep_ends = match args.opt(1) {
        Some(keep) => vm.truthy(keep)?,
        None => false,
    };
    let data = receiver(vm, args)?;
    let mut lines = Vec::new();
    let mut rest = data.as_slice();
    while !rest.is_empty() {
        let end = rest
            .iter()
            .position(|b| matches!(b, b'\n' | b'\r'))
            .unwrap_or(rest.len());
        let ending = if rest[end..].starts_with(b"\r\n") {
            2
        } else {
            usize::from(end < rest.len())
        };
        push_piece(
            vm,
            &mut lines,
            &rest[..if keep_ends { end + ending } else { end }],
        )?;
        rest = &rest[end + ending..];
    }
    list_of_pieces(vm, args, &lines)
}

fn partition_at(vm: &mut Vm, args: Args<'_>, last: bool) -> Outcome {
    pay_for_needle(vm, args.get(1))?;
    // A bytearray makes another one of the separator, and takes memory of any form.
    let lent = match vm.heap.payload(args.get(0)).as_byte_array() {
        Some(_) if vm.heap.as_bytes_like(args.get(1)).is_none() => {
            vm.lent_bytes(args.get(1), BUFFER_ANY)?
        }
        _ => None,
    };
    let separator = match lent {
        Some(data) => data,
        None => vm.need_bytes_like(args.get(1))?,
    };
    if separator.is_empty() {
        return Err(vm.value_error("empty separator"));
    }
    let data = receiver(vm, args)?;
    let found = if last {
        vm.budget.rfind_bytes(&data, &separator)?
    } else {
        vm.budget.find_bytes(&data, &separator)?
    };
    // Bytes give themselves and the separator as they are; a bytearray gives nothing away that may change.
    let shares = vm.heap.payload(args.get(0)).as_bytes().is_some();
    let mut own = |part: &[u8]| vm.heap.new_bytes_like(args.get(0), part.to_vec());
    let parts = match found {
        Some(at) => {
            let (before, behind) = (own(&data[..at]), own(&data[at + separator.len()..]));
            let between = if shares { args.get(1) } else { own(&separator) };
            [before, between, behind]
        }
        None => {
            let whole = if shares { args.get(0) } else { own(&data) };
            let (one, other) = (own(&[]), own(&[]));
            match last {
                true => [one, other, whole],
                false => [whole, one, other],
            }
        }
    };
    Ok(vm.heap.new_tuple(&parts))
}

pub(super) fn partition(vm: &mut Vm, args: Args<'_>) -> Outcome {
    partition_at(vm, args, false)
}

pub(super) fn rpartition(vm: &mut Vm, args: Args<'_>) -> Outcome {
    partition_at(vm, args, true)
}

pub(super) fn join(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let iterable = args.get(1);
    let items = match tuple_or_list(vm, iterable) {
        Some(items) => items,
        None => vm.borrowing(args.get(0), |vm| {
            vm.collect_sequence(iterable, "can only join an iterable")
        })?,
    };
    if let [only] = items.as_slice()
        && only.as_bytes().is_some()
        && vm.heap.payload(args.get(0)).as_bytes().is_some()
    {
        return Ok(*only);
    }
    let separator = receiver(vm, args)?;
    let mut joined = Vec::new();
    if items
        .iter()
        .any(|item| vm.heap.as_bytes_like(*item).is_none())
    {
        // A `__buffer__` may empty the list that held the items.
        for item in &items {
            vm.heap.keep(*item);
        }
    }
    let list = vm.heap.payload(iterable).as_list();
    for (index, &item) in items.iter().enumerate() {
        let lent = match vm.heap.as_bytes_like(item) {
            Some(_) => None,
            None => match vm.lent_bytes(item, BUFFER_SIMPLE) {
                Ok(Some(_))
                    if list.is_some_and(|list| vm.heap[list].items.len() != items.len()) =>
                {
                    return Err(vm.runtime_error("sequence changed size during iteration"));
                }
                Ok(Some(data)) => Some(data),
                Err(fault @ Fault::Trap(_)) => return Err(fault),
                _ => {
                    let name = vm.type_name(item);
                    return Err(vm.type_error(format!(
                        "sequence item {index}: expected a bytes-like object, {name} found"
                    )));
                }
            },
        };
        let size = |piece: &[u8]| piece.len() + separator.len();
        let growth = match &lent {
            Some(data) => size(data),
            None => vm.heap.as_bytes_like(item).map_or(0, size),
        };
        vm.charge(growth)?;
        vm.budget.burn(1 + price::text(growth))?;
        if index > 0 {
            joined.extend_from_slice(&separator);
        }
        match &lent {
            Some(data) => joined.extend_from_slice(data),
            None => joined.extend_from_slice(vm.heap.as_bytes_like(item).unwrap_or_default()),
        }
    }
    Ok(vm.heap.new_bytes_like(args.get(0), joined))
}

pub(super) fn replace(vm: &mut Vm, args: Args<'_>) -> Outcome {
    pay_for_needle(vm, args.get(1))?;
    let old = vm.need_bytes_like(args.get(1))?;
    let new = vm.need_bytes_like(args.get(2))?;
    let most = match args.opt(3) {
        Some(count) => usize::try_from(vm.c_ssize(count)?).unwrap_or(usize::MAX),
        None => usize::MAX,
    };
    let data = receiver(vm, args)?;
    let count = vm.budget.count_bytes(&data, &old)?.min(most);
    if count == 0 {
        return Ok(same_or_new(vm, args, &data));
    }
    // Each place is looked for once more.
    vm.budget.burn(price::moved(count))?;
    let size = (data.len() - count * old.len()).saturating_add(count.saturating_mul(new.len()));
    if isize::try_from(size).is_err() {
        return Err(vm.overflow_error("replace bytes is too long"));
    }
    vm.refuse(size)?;
    vm.budget.burn(price::text(size))?;
    let mut out = Vec::with_capacity(size);
    let mut rest = data.as_slice();
    for round in 0..count {
        let at = if !old.is_empty() {
            vm.budget.find_bytes(rest, &old)?.unwrap_or(0)
        } else {
            usize::from(round > 0)
        };
        out.extend_from_slice(&rest[..at]);
        out.extend_from_slice(&new);
        rest = &rest[at + old.len()..];
    }
    out.extend_from_slice(rest);
    Ok(vm.heap.new_bytes_like(args.get(0), out))
}
