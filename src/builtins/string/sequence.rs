//! `str` as a sequence: length, items, `in`, repetition.

use crate::value::Value;
use crate::vm::{Args, Outcome, Vm};

pub(super) fn len(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let len = vm
        .heap
        .payload(args.get(0))
        .as_str()
        .map_or(0, |key| vm.heap[key].len());
    Ok(vm.heap.new_usize(len))
}

pub(super) fn contains(vm: &mut Vm, args: Args<'_>) -> Outcome {
    vm.look_at(args.get(0))?;
    vm.look_at(args.get(1))?;
    let Some(wanted) = vm.heap.as_text(args.get(1)) else {
        let name = vm.type_name(args.get(1));
        return Err(vm.type_error(format!(
            "'in <string>' requires string as left operand, not {name}"
        )));
    };
    let text = vm.heap.text(args.get(0));
    Ok(Value::bool(vm.budget.find(text, wanted)?.is_some()))
}

pub(super) fn repeat(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let count = vm.index(args.get(1))?;
    vm.str_repeat(vm.heap.payload(args.get(0)), count)
}

/// What CPython's object would take, by its widest character.
pub(super) fn size_of(vm: &mut Vm, args: Args<'_>) -> Outcome {
    vm.look_at(args.get(0))?;
    let text = vm.heap.text(args.get(0));
    let (mut len, mut widest) = (0, 0);
    vm.budget.each_piece(text, |piece| {
        len += piece.chars().count() as i64;
        widest = piece.chars().map(u32::from).fold(widest, u32::max);
        true
    })?;
    Ok(Value::int(match widest {
        0..=0x7f => 41 + len,
        0x80..=0xff => 57 + len,
        0x100..=0xffff => 58 + 2 * len,
        _ => 60 + 4 * len,
    }))
}
