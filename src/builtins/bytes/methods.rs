//! The methods that bytes and bytearrays share, other than searching and splitting.

use super::super::string::decode_object;
use crate::builtins::string::argument_type;
use crate::value::{TypeId, Value};
use crate::vm::price;
use crate::vm::{Args, Outcome, Vm};

/// The length of the bytes.
pub(super) fn len(vm: &Vm, value: Value) -> usize {
    vm.heap.as_bytes_like(value).map_or(0, <[u8]>::len)
}

/// The receiver's bytes as a copy, paid for.
pub(super) fn receiver(vm: &mut Vm, args: Args<'_>) -> Outcome<Vec<u8>> {
    vm.look_at(args.get(0))?;
    vm.need_bytes_like(args.get(0))
}

/// ASCII white space, as C has it.
pub(super) fn is_space(byte: &u8) -> bool {
    matches!(byte, b' ' | b'\t'..=b'\r')
}

/// `data[key]`; `kind` and `out_of_range` word the errors.
pub(super) fn get_item(vm: &mut Vm, args: Args<'_>, kind: &str, out_of_range: &str) -> Outcome {
    let (data, key) = (vm.heap.payload(args.get(0)), args.get(1));
    if let Some(slice) = key.as_slice() {
        let positions = vm.slice_bounds(slice)?.fit(len(vm, data));
        let (count, in_a_row) = (positions.count, positions.step == 1);
        if in_a_row && count == len(vm, data) && args.get(0).as_bytes().is_some() {
            return Ok(args.get(0));
        }
        vm.refuse(count)?;
        vm.budget.burn(price::text(count))?;
        let bytes = vm.heap.bytes_of(data).unwrap_or_default();
        let picked: Vec<u8> = if in_a_row {
            let start = positions.start.max(0) as usize;
            bytes.get(start..start + count).unwrap_or_default().to_vec()
        } else {
            let bytes = positions.iter().filter_map(|at| bytes.get(at).copied());
            vm.budget.collect(bytes, count)?
        };
        return Ok(vm.heap.new_bytes_like(data, picked));
    }
    let at = item_position(vm, data, key, kind, out_of_range)?;
    Ok(Value::int(i64::from(
        vm.heap.bytes_of(data).unwrap_or_default()[at],
    )))
}

/// The place that an index means.
pub(super) fn item_position(
    vm: &mut Vm,
    data: Value,
    key: Value,
    kind: &str,
    out_of_range: &str,
) -> Outcome<usize> {
    let index = item_index(vm, key, kind)?;
    in_bounds(vm, data, index, out_of_range)
}

/// The index that a key stands for; it may lie outside.
pub(super) fn item_index(vm: &mut Vm, key: Value, kind: &str) -> Outcome<i64> {
    let Some(index) = vm.index_opt(key)? else {
        let name = vm.type_name(key);
        return Err(vm.type_error(format!(
            "{kind} indices must be integers or slices, not {name}"
        )));
    };
    index.as_int().ok_or_else(|| {
        let name = vm.type_name(key);
        vm.raise(
            TypeId::IndexError,
            &format!("cannot fit '{name}' into an index-sized integer"),
        )
    })
}

/// The place that an index counts to, from the end if it is negative.
pub(super) fn in_bounds(
    vm: &mut Vm,
    data: Value,
    index: i64,
    out_of_range: &str,
) -> Outcome<usize> {
    let len = len(vm, data) as i64;
    let at = if index < 0 {
        index.saturating_add(len)
    } else {
        index
    };
    if (0..len).contains(&at) {
        Ok(at as usize)
    } else {
        Err(vm.index_error(out_of_range))
    }
}

pub(super) fn iter(vm: &mut Vm, args: Args<'_>) -> Outcome {
    Ok(vm.heap.new_object(crate::object::Iter::Bytes {
        bytes: vm.heap.payload(args.get(0)),
        index: 0,
    }))
}

pub(super) fn repeat(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let count = vm.index(args.get(1))?;
    vm.bytes_repeat(vm.heap.payload(args.get(0)), count)
}

pub(super) fn decode(vm: &mut Vm, args: Args<'_>) -> Outcome {
    decode_object(vm, args.get(0), args.get(1), args.get(2), "decode")
}

/// A new object of the receiver's kind with each byte mapped.
pub(super) fn mapped(vm: &mut Vm, args: Args<'_>, map: impl Fn(u8) -> u8) -> Outcome {
    let mut data = receiver(vm, args)?;
    vm.budget.each_byte(&mut data, |byte| *byte = map(*byte))?;
    Ok(vm.heap.new_bytes_like(args.get(0), data))
}

pub(super) fn swapped_case(byte: u8) -> u8 {
    if byte.is_ascii_uppercase() {
        byte.to_ascii_lowercase()
    } else {
        byte.to_ascii_uppercase()
    }
}

pub(super) fn capitalize(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let mut data = receiver(vm, args)?;
    vm.budget.each_byte(&mut data, u8::make_ascii_lowercase)?;
    if let Some(first) = data.first_mut() {
        first.make_ascii_uppercase();
    }
    Ok(vm.heap.new_bytes_like(args.get(0), data))
}

pub(super) fn title(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let mut data = receiver(vm, args)?;
    let mut in_word = false;
    vm.budget.each_byte(&mut data, |byte| {
        if in_word {
            byte.make_ascii_lowercase();
        } else {
            byte.make_ascii_uppercase();
        }
        in_word = byte.is_ascii_alphabetic();
    })?;
    Ok(vm.heap.new_bytes_like(args.get(0), data))
}

/// Whether there are bytes and all of them are of a kind.
pub(super) fn all(vm: &mut Vm, args: Args<'_>, test: fn(&u8) -> bool) -> Outcome {
    vm.look_at(args.get(0))?;
    let data = vm.heap.as_bytes_like(args.get(0)).unwrap_or_default();
    let other = vm.budget.find_byte(data, |byte| !test(byte))?;
    Ok(Value::bool(!data.is_empty() && other.is_none()))
}

pub(super) fn isascii(vm: &mut Vm, args: Args<'_>) -> Outcome {
    vm.look_at(args.get(0))?;
    Ok(Value::bool(
        vm.heap
            .as_bytes_like(args.get(0))
            .unwrap_or_default()
            .is_ascii(),
    ))
}

pub(super) fn islower(vm: &mut Vm, args: Args<'_>) -> Outcome {
    vm.look_at(args.get(0))?;
    let data = vm.heap.as_bytes_like(args.get(0)).unwrap_or_default();
    let mut any = false;
    let other = vm.budget.find_byte(data, |byte| {
        any |= byte.is_ascii_lowercase();
        byte.is_ascii_uppercase()
    })?;
    Ok(Value::bool(any && other.is_none()))
}

pub(super) fn isupper(vm: &mut Vm, args: Args<'_>) -> Outcome {
    vm.look_at(args.get(0))?;
    let data = vm.heap.as_bytes_like(args.get(0)).unwrap_or_default();
    let mut any = false;
    let other = vm.budget.find_byte(data, |byte| {
        any |= byte.is_ascii_uppercase();
        byte.is_ascii_lowercase()
    })?;
    Ok(Value::bool(any && other.is_none()))
}

pub(super) fn istitle(vm: &mut Vm, args: Args<'_>) -> Outcome {
    vm.look_at(args.get(0))?;
    let (mut any, mut in_word) = (false, false);
    let data = vm.heap.as_bytes_like(args.get(0)).unwrap_or_default();
    let wrong = vm.budget.find_byte(data, |byte| {
        let fits = if byte.is_ascii_uppercase() {
            !in_word
        } else {
            !byte.is_ascii_lowercase() || in_word
        };
        in_word = byte.is_ascii_alphabetic();
        any |= in_word;
        !fits
    })?;
    Ok(Value::bool(any && wrong.is_none()))
}

/// Pads to a width; `left` gives the part of the padding that comes first.
fn justify(vm: &mut Vm, args: Args<'_>, name: &str, left: fn(usize, usize) -> usize) -> Outcome {
    let width = usize::try_from(vm.c_ssize(args.get(1))?).unwrap_or(0);
    let fill = match args.opt(2) {
        None => b' ',
        Some(fill) => match vm.heap.as_bytes_like(fill) {
            Some([fill]) => *fill,
            Some(data) => {
                let length = data.len();
                let given = vm.type_name(fill);
                return Err(vm.type_error(format!(
                    "{name}(): argument 2 must be a byte string of length 1, not a {given} object of length {length}"
                )));
            }
            None => {
                let given = argument_type(vm, fill);
                return Err(vm.type_error(format!(
                    "{name}() argument 2 must be a byte string of length 1, not {given}"
                )));
            }
        },
    };
    let missing = width.saturating_sub(len(vm, args.get(0)));
    if missing == 0 && args.get(0).as_bytes().is_some() {
        return Ok(args.get(0));
    }
    vm.refuse(width)?;
    vm.budget
        .burn(price::text(width.max(len(vm, args.get(0)))))?;
    let left = left(missing, width);
    let data = vm.heap.as_bytes_like(args.get(0)).unwrap_or_default();
    let padded = [&vec![fill; left], data, &vec![fill; missing - left]].concat();
    Ok(vm.heap.new_bytes_like(args.get(0), padded))
}

pub(super) fn ljust(vm: &mut Vm, args: Args<'_>) -> Outcome {
    justify(vm, args, "ljust", |_, _| 0)
}

pub(super) fn rjust(vm: &mut Vm, args: Args<'_>) -> Outcome {
    justify(vm, args, "rjust", |missing, _| missing)
}

pub(super) fn center(vm: &mut Vm, args: Args<'_>) -> Outcome {
    justify(vm, args, "center", |missing, width| {
        missing / 2 + (missing & width & 1)
    })
}

pub(super) fn zfill(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let width = usize::try_from(vm.c_ssize(args.get(1))?).unwrap_or(0);
    vm.refuse(width)?;
    let data = receiver(vm, args)?;
    let missing = width.saturating_sub(data.len());
    if missing == 0 {
        return Ok(same_or_new(vm, args, &data));
    }
    vm.budget.burn(price::text(missing))?;
    let (sign, digits) = data.split_at(usize::from(matches!(data.first(), Some(b'+' | b'-'))));
    let padded = [sign, &vec![b'0'; missing], digits].concat();
    Ok(vm.heap.new_bytes_like(args.get(0), padded))
}

pub(super) fn expandtabs(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let size = match args.opt(1) {
        Some(size) => vm.c_int(size)?,
        None => 8,
    };
    let size = usize::try_from(size).unwrap_or(0);
    let data = receiver(vm, args)?;
    let tabs = data.iter().filter(|b| **b == b'\t').count();
    vm.refuse(data.len().saturating_add(tabs.saturating_mul(size)))?;
    let len = data.len().saturating_add(tabs.saturating_mul(size));
    vm.budget.burn(price::text(len))?;
    let (mut out, mut column) = (Vec::with_capacity(data.len()), 0);
    vm.budget.each_range(data.len(), |range| {
        for &byte in &data[range] {
            match byte {
                b'\t' if size > 0 => {
                    let spaces = size - column % size;
                    out.resize(out.len() + spaces, b' ');
                    column += spaces;
                }
                b'\t' => {}
                b'\n' | b'\r' => {
                    out.push(byte);
                    column = 0;
                }
                byte => {
                    out.push(byte);
                    column += 1;
                }
            }
        }
        true
    })?;
    Ok(vm.heap.new_bytes_like(args.get(0), out))
}

pub(super) fn strip(vm: &mut Vm, args: Args<'_>, left: bool, right: bool) -> Outcome {
    // What is unwanted may be as long as what is stripped of it: each of them is looked at once.
    let mut unwanted: [bool; 256] = std::array::from_fn(|byte| is_space(&(byte as u8)));
    if let Some(chars) = args.opt(1).filter(|chars| !chars.is_none()) {
        let chars = vm.need_bytes_like(chars)?;
        vm.budget.burn(price::text(chars.len()))?;
        unwanted.fill(false);
        for byte in chars {
            unwanted[usize::from(byte)] = true;
        }
    }
    let strips = |byte: &u8| unwanted[usize::from(*byte)];
    let (budget, data) = (&mut vm.budget, vm.heap.as_bytes_like(args.get(0)));
    let data = data.unwrap_or_default();
    budget.burn(price::text(data.len()))?;
    let start = if left {
        let first = budget.find_byte(data, |b| !strips(b))?;
        first.unwrap_or(data.len())
    } else {
        0
    };
    let rest = &data[start..];
    let kept = if right {
        let last = budget.rfind_byte(rest, |b| !strips(b))?;
        last.map_or(0, |at| at + 1)
    } else {
        rest.len()
    };
    if kept == data.len() && args.get(0).as_bytes().is_some() {
        return Ok(args.get(0));
    }
    vm.charge(kept)?;
    let data = vm.heap.as_bytes_like(args.get(0)).unwrap_or_default();
    let rest = data[start..start + kept].to_vec();
    Ok(vm.heap.new_bytes_like(args.get(0), rest))
}

/// The receiver itself where it is bytes and nothing changed, else a new object.
pub(super) fn same_or_new(vm: &mut Vm, args: Args<'_>, data: &[u8]) -> Value {
    let whole = args.get(0).as_bytes().is_some() && len(vm, args.get(0)) == data.len();
    if whole {
        args.get(0)
    } else {
        vm.heap.new_bytes_like(args.get(0), data.to_vec())
    }
}

pub(super) fn removeprefix(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let prefix = vm.need_bytes_like(args.get(1))?;
    let data = receiver(vm, args)?;
    Ok(same_or_new(
        vm,
        args,
        data.strip_prefix(prefix.as_slice()).unwrap_or(&data),
    ))
}

pub(super) fn removesuffix(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let suffix = vm.need_bytes_like(args.get(1))?;
    let data = receiver(vm, args)?;
    Ok(same_or_new(
        vm,
        args,
        data.strip_suffix(suffix.as_slice()).unwrap_or(&data),
    ))
}

/// The character between groups of `hex`.
fn hex_separator(vm: &mut Vm, separator: Value) -> Outcome<char> {
    if vm.len(separator)? != 1 {
        return Err(vm.value_error("sep must be length 1."));
    }
    let c = match (vm.heap.as_text(separator), vm.heap.as_bytes_like(separator)) {
        (Some(text), _) => text.chars().next(),
        (_, Some(data)) => data.first().map(|b| char::from(*b)),
        _ => return Err(vm.type_error("sep must be str or bytes.")),
    };
    match c.filter(char::is_ascii) {
        Some(c) => Ok(c),
        None => Err(vm.value_error("sep must be ASCII.")),
    }
}

/// `hex(sep, bytes_per_sep)`
pub(super) fn hex(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let data = receiver(vm, args)?;
    vm.borrowing(args.get(0), |vm| {
        hex_text(vm, &data, args.opt(1), args.opt(2))
    })
}

/// Bytes as hexadecimal digits, with a separator between groups.
pub(crate) fn hex_text(
    vm: &mut Vm,
    data: &[u8],
    separator: Option<Value>,
    group: Option<Value>,
) -> Outcome {
    let group = match group {
        Some(group) => vm.c_int(group)?,
        None => 1,
    };
    let separator = match separator {
        None => None,
        Some(separator) => Some(hex_separator(vm, separator)?),
    };
    vm.charge(data.len().saturating_mul(3))?;
    let size = group.unsigned_abs() as usize;
    let mut out = String::with_capacity(data.len() * 3);
    vm.budget.each_range(data.len(), |range| {
        for index in range {
            // Groups are counted from the right, with a negative size from the left.
            let place = if group > 0 { data.len() - index } else { index };
            if let Some(separator) = separator
                && index > 0
                && size > 0
                && place % size == 0
            {
                out.push(separator);
            }
            let byte = data[index];
            out.push(char::from_digit(u32::from(byte >> 4), 16).unwrap_or('0'));
            out.push(char::from_digit(u32::from(byte & 15), 16).unwrap_or('0'));
        }
        true
    })?;
    Ok(vm.heap.new_string(out))
}

pub(super) fn maketrans(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let from = vm.need_bytes_like(args.get(0))?;
    let to = vm.need_bytes_like(args.get(1))?;
    if from.len() != to.len() {
        return Err(vm.value_error("maketrans arguments must have same length"));
    }
    vm.budget.burn(price::text(from.len()))?;
    let mut table: Vec<u8> = (0..=255).collect();
    for (&from, &to) in from.iter().zip(&to) {
        table[usize::from(from)] = to;
    }
    Ok(vm.heap.new_bytes(table))
}

pub(super) fn translate(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let table = match args.opt(1).filter(|table| !table.is_none()) {
        Some(table) => {
            let table = vm.need_bytes_like(table)?;
            if table.len() != 256 {
                return Err(vm.value_error("translation table must be 256 characters long"));
            }
            Some(table)
        }
        None => None,
    };
    let deleted = match args.opt(2) {
        Some(deleted) => vm.need_bytes_like(deleted)?,
        None => Vec::new(),
    };
    let mut drops = [false; 256];
    deleted.iter().for_each(|b| drops[usize::from(*b)] = true);
    let map = |byte: u8| {
        table
            .as_ref()
            .map_or(byte, |table| table[usize::from(byte)])
    };
    let mut data = receiver(vm, args)?;
    let (mut kept, mut changed) = (0, false);
    vm.budget.each_range(data.len(), |range| {
        for at in range {
            let byte = data[at];
            data[kept] = map(byte);
            kept += usize::from(!drops[usize::from(byte)]);
            changed |= map(byte) != byte;
        }
        true
    })?;
    data.truncate(kept);
    if !changed {
        return Ok(same_or_new(vm, args, &data));
    }
    Ok(vm.heap.new_bytes_like(args.get(0), data))
}
