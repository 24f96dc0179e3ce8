//! Iterators over deques, forwards and backwards.

use super::super::MODULE_NAME;
use super::{items, key_of, receiver, state};
use crate::builtins::iterator::{iter as same_iterator, next};
use crate::object::Iter;
use crate::value::{IteratorKey, RareKey, TypeId, Value};
use crate::vm::{Args, NativeDef, Outcome, TypeDef, Vm, natives, params};

/// What both have.
const ITERATOR: &[NativeDef] = natives! {
    slot "__iter__" => same_iterator;
    slot "__next__" => next;
    method "__length_hint__" => length_hint;
    method "__reduce__" => reduce_iterator;
};

pub(super) const TYPE: TypeDef = TypeDef {
    new: Some(|vm, args| new_iterator(vm, args, false)),
    params: params!("deque[, index], /"),
    ..TypeDef::new(TypeId::DequeIterator, "", &[MODULE_NAME, ITERATOR])
};

pub(super) const REVERSE_TYPE: TypeDef = TypeDef {
    new: Some(|vm, args| new_iterator(vm, args, true)),
    params: params!("deque[, index], /"),
    ..TypeDef::new(TypeId::DequeReverseIterator, "", &[MODULE_NAME, ITERATOR])
};

fn iterator_over(vm: &mut Vm, key: RareKey, reversed: bool, index: usize) -> Value {
    let state = state(vm, key);
    vm.heap.new_object(Iter::Deque {
        deque: key,
        index,
        state,
        reversed,
    })
}

pub(super) fn iter(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = receiver(vm, args)?;
    Ok(iterator_over(vm, key, false, 0))
}

pub(super) fn reversed(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = receiver(vm, args)?;
    Ok(iterator_over(vm, key, true, 0))
}

/// `_deque_iterator(deque, index=0)`
fn new_iterator(vm: &mut Vm, args: Args<'_>, reversed: bool) -> Outcome {
    let rest = args.pos.get(1..).unwrap_or_default();
    let name = if reversed {
        "_deque_reverse_iterator"
    } else {
        "_deque_iterator"
    };
    vm.check_positional(name, rest, args.kw, 1, 2)?;
    let Some(key) = key_of(vm, rest[0]) else {
        let given = vm.type_name(rest[0]);
        return Err(vm.type_error(format!(
            "{name}() argument 1 must be collections.deque, not {given}"
        )));
    };
    let index = match rest.get(1) {
        Some(&index) => vm.c_ssize(index)?.max(0) as usize,
        None => 0,
    };
    Ok(iterator_over(vm, key, reversed, index))
}

/// Deque, items yielded and whether it runs backwards, of an iterator.
fn iterator_parts(vm: &mut Vm, args: Args<'_>) -> Outcome<(RareKey, usize)> {
    let key = args.this::<IteratorKey>(vm)?;
    match vm.heap[key] {
        Iter::Deque { deque, index, .. } => Ok((deque, index)),
        _ => Err(args.wrong_receiver(vm, TypeId::DequeIterator)),
    }
}

fn length_hint(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (deque, index) = iterator_parts(vm, args)?;
    Ok(vm
        .heap
        .new_usize(items(vm, deque).len().saturating_sub(index)))
}

fn reduce_iterator(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (deque, index) = iterator_parts(vm, args)?;
    let class = vm.type_of(args.get(0));
    let index = vm.heap.new_usize(index);
    let arguments = vm.heap.new_tuple(&[deque.into(), index]);
    Ok(vm.heap.new_tuple(&[class, arguments]))
}
