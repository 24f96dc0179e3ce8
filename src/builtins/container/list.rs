//! `list`: its methods and special methods.
//!
//! The receiver may be an instance of a subclass: [`receiver`] takes the list inside. Sorting is in `sort`.

use super::sort;
use crate::builtins::class::compare_slots::comparison_slots;
use crate::builtins::generator::class_getitem;
use crate::code::CompareOp;
use crate::object::Iter;
use crate::value::{ListKey, TypeId, Value};
use crate::vm::container::slices::clamped_int;
use crate::vm::{Args, NativeDef, Outcome, Pattern, TypeDef, Vm, natives, params};

pub(crate) const METHODS: &[NativeDef] = natives! {
    class_method "__class_getitem__" => class_getitem;
    slot "__init__" => init;
    slot "__repr__" => repr;
    slot "__len__" => len;
    method "__getitem__" "($self, index, /)" => getitem;
    slot "__setitem__" => setitem;
    slot "__delitem__" => delitem;
    slot "__contains__" => contains;
    slot "__iter__" => iter;
    method "__reversed__" => reversed;
    slot "__add__" => add;
    slot "__iadd__" => iadd;
    slot "__mul__" => mul;
    slot "__rmul__" => mul;
    slot "__imul__" => imul;
    slot "__lt__" => slots::lt;
    slot "__le__" => slots::le;
    slot "__eq__" => slots::eq;
    slot "__ne__" => slots::ne;
    slot "__gt__" => slots::gt;
    slot "__ge__" => slots::ge;
    method "append" "($self, object, /)" "Adds an item at the end." => append;
    method "clear" "($self, /)" "Removes everything." => clear;
    method "copy" "($self, /)" "A shallow copy." => copy;
    method "count" "($self, value, /)" "How often the value occurs." => count;
    method "extend" "($self, iterable, /)" "Adds all items of an iterable at the end." => extend;
    method "index" "($self, value, start=0, stop=sys.maxsize, /)"
        "The first index of the value; ValueError if it is not there." => index;
    method "insert" "($self, index, object, /)" "Puts an item before an index." => insert;
    method "pop" "($self, index=-1, /)" "Removes the item at an index, by default the last, and gives it." => pop;
    method "remove" "($self, value, /)" "Removes the first item of that value; an error if there is none." => remove;
    method "reverse" "($self, /)" "Turns the order around, in place." => reverse;
    method "sort" "($self, /, *, key=None, reverse=False)"
        "Sorts in place; items that are equal keep their order." => sort_method;
};

pub(crate) const TYPE: TypeDef = TypeDef {
    new: Some(new),
    params: params!("(iterable=(), /)"),
    subclassable: true,
    fills_in_init: true,
    unhashable: true,
    pattern: Pattern::Sequence,
    ..TypeDef::new(TypeId::List, "A mutable sequence.", &[METHODS])
};

comparison_slots!(super::compare);

/// `list(iterable=())`
pub(crate) fn new(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let list = vm.heap.new_list_key();
    fill(vm, args.get(0), list, args)?;
    vm.wrap_payload(args.get(0), list.into())
}

fn init(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let list = args.this::<ListKey>(vm)?;
    let class = vm.type_of(args.get(0));
    fill(vm, class, list, args)?;
    Ok(Value::NONE)
}

/// Puts the items of the constructor's argument in the place of what a list holds.
fn fill(vm: &mut Vm, class: Value, list: ListKey, args: Args<'_>) -> Outcome<()> {
    let kw = if vm.refuses_keywords(class, "__new__") {
        args.kw
    } else {
        &[]
    };
    vm.check_positional("list", args.pos.get(1..).unwrap_or_default(), kw, 0, 1)?;
    if !vm.heap[list].items.is_empty() {
        vm.heap[list].items.clear();
    }
    if let Some(items) = args.opt(1) {
        vm.list_append_all(list, items)?;
    }
    Ok(())
}

fn compare(vm: &mut Vm, op: CompareOp, a: Value, b: Value) -> Outcome {
    Ok(vm
        .compare_sequences(op, a, b)?
        .unwrap_or(Value::NOT_IMPLEMENTED))
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let text = vm.builtin_repr(args.get(0))?;
    Ok(vm.heap.new_string(text))
}

fn len(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let list = args.this::<ListKey>(vm)?;
    Ok(vm.heap.new_usize(vm.heap[list].items.len()))
}

fn getitem(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let list = args.this::<ListKey>(vm)?;
    vm.list_get(list, args.get(1))
}

fn setitem(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let list = args.this::<ListKey>(vm)?;
    vm.list_set(list, args.get(1), args.get(2))?;
    Ok(Value::NONE)
}

fn delitem(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let list = args.this::<ListKey>(vm)?;
    vm.list_delete(list, args.get(1))?;
    Ok(Value::NONE)
}

fn contains(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let list = args.this::<ListKey>(vm)?;
    Ok(Value::bool(vm.sequence_contains(list.into(), args.get(1))?))
}

fn iter(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let list = args.this::<ListKey>(vm)?;
    Ok(vm.heap.new_object(Iter::List { list, index: 0 }))
}

fn reversed(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let list = args.this::<ListKey>(vm)?;
    let index = vm.heap[list].items.len().checked_sub(1);
    Ok(vm.heap.new_object(Iter::ListReversed { list, index }))
}

fn add(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let list = args.this::<ListKey>(vm)?;
    Ok(vm
        .sequence_concat(list.into(), args.get(1))?
        .unwrap_or(Value::NOT_IMPLEMENTED))
}

fn iadd(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let list = args.this::<ListKey>(vm)?;
    vm.list_append_all(list, args.get(1))?;
    Ok(args.get(0))
}

fn mul(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let list = args.this::<ListKey>(vm)?;
    let count = vm.index(args.get(1))?;
    Ok(vm
        .sequence_repeat(list.into(), count)?
        .unwrap_or(Value::NOT_IMPLEMENTED))
}

fn imul(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let list = args.this::<ListKey>(vm)?;
    vm.list_repeat_in_place(list, args.get(1))?;
    Ok(args.get(0))
}

fn append(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let list = args.this::<ListKey>(vm)?;
    vm.list_push(list, args.get(1))?;
    Ok(Value::NONE)
}

fn clear(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let list = args.this::<ListKey>(vm)?;
    vm.heap[list].items = Vec::new();
    Ok(Value::NONE)
}

fn copy(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let list = args.this::<ListKey>(vm)?;
    let result = vm.heap.new_list_key();
    vm.list_append_all(result, list.into())?;
    Ok(result.into())
}

fn count(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let list = args.this::<ListKey>(vm)?;
    count_items(vm, list.into(), args.get(1))
}

/// How many items of a list or tuple are equal to `item`.
pub(in crate::builtins) fn count_items(vm: &mut Vm, sequence: Value, item: Value) -> Outcome {
    let (mut count, mut at) = (0, 0);
    while let Some(found) = vm.sequence_find(sequence, item, at, usize::MAX)? {
        count += 1;
        at = found + 1;
    }
    Ok(Value::int(count))
}

fn extend(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let list = args.this::<ListKey>(vm)?;
    vm.list_append_all(list, args.get(1))?;
    Ok(Value::NONE)
}

/// A bound of `index(x, start, stop)` as a position in a sequence of `len` items.
pub(in crate::builtins) fn search_bound(
    vm: &mut Vm,
    bound: Option<Value>,
    default: i64,
) -> Outcome<i64> {
    let Some(bound) = bound else {
        return Ok(default);
    };
    if !vm.has_index(bound) {
        return Err(vm.type_error("slice indices must be integers or have an __index__ method"));
    }
    let index = vm.index(bound)?;
    Ok(clamped_int(&vm.heap, index))
}

/// The first position of `item` between the optional bounds of `index()`.
pub(in crate::builtins) fn find_between(
    vm: &mut Vm,
    sequence: Value,
    args: Args<'_>,
) -> Outcome<Option<usize>> {
    let start = search_bound(vm, args.opt(2), 0)?;
    let stop = search_bound(vm, args.opt(3), i64::MAX)?;
    let len = vm.heap.sequence_len(sequence) as i64;
    let fit = |bound: i64| {
        if bound < 0 {
            bound.saturating_add(len).max(0) as usize
        } else {
            bound as usize
        }
    };
    vm.sequence_find(sequence, args.get(1), fit(start), fit(stop))
}

fn index(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let list = args.this::<ListKey>(vm)?;
    match find_between(vm, list.into(), args)? {
        Some(found) => Ok(vm.heap.new_usize(found)),
        None => {
            let text = vm.repr(args.get(1))?;
            Err(vm.value_error(format!("{text} is not in list")))
        }
    }
}

/// An argument that CPython takes as a `Py_ssize_t`.
pub(in crate::builtins) fn ssize_argument(vm: &mut Vm, v: Value) -> Outcome<i64> {
    let index = vm.index(v)?;
    match index.as_int_or_bool() {
        Some(index) => Ok(index),
        None => Err(vm.overflow_error("Python int too large to convert to C ssize_t")),
    }
}

fn insert(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let list = args.this::<ListKey>(vm)?;
    let index = ssize_argument(vm, args.get(1))?;
    vm.list_push(list, Value::NONE)?;
    let items = &mut vm.heap[list].items;
    items.pop();
    let len = items.len() as i64;
    let at = if index < 0 {
        index.saturating_add(len).max(0)
    } else {
        index.min(len)
    };
    items.insert(at as usize, args.get(2));
    vm.budget.burn((len - at) as u64 / 16)?;
    Ok(Value::NONE)
}

fn pop(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let list = args.this::<ListKey>(vm)?;
    let index = match args.opt(1) {
        Some(index) => ssize_argument(vm, index)?,
        None => -1,
    };
    let items = &mut vm.heap[list].items;
    if items.is_empty() {
        return Err(vm.index_error("pop from empty list"));
    }
    let len = items.len() as i64;
    let at = if index < 0 {
        index.saturating_add(len)
    } else {
        index
    };
    if !(0..len).contains(&at) {
        return Err(vm.index_error("pop index out of range"));
    }
    let value = items.remove(at as usize);
    vm.budget.burn((len - at) as u64 / 16)?;
    Ok(value)
}

fn remove(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let list = args.this::<ListKey>(vm)?;
    match vm.sequence_find(list.into(), args.get(1), 0, usize::MAX)? {
        Some(found) => {
            let items = &mut vm.heap[list].items;
            if found < items.len() {
                items.remove(found);
            }
            Ok(Value::NONE)
        }
        None => Err(vm.value_error("list.remove(x): x not in list")),
    }
}

fn reverse(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let list = args.this::<ListKey>(vm)?;
    let len = vm.heap[list].items.len();
    vm.budget.burn(len as u64 / 8)?;
    vm.heap[list].items.reverse();
    Ok(Value::NONE)
}

fn sort_method(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let list = args.this::<ListKey>(vm)?;
    let reverse = match args.opt(2) {
        Some(reverse) => vm.truthy(reverse)?,
        None => false,
    };
    sort::sort_list(vm, list, args.opt(1).filter(|key| !key.is_none()), reverse)?;
    Ok(Value::NONE)
}
