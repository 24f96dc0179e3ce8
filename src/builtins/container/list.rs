//! `list`: its methods and special methods.
//!
//! The receiver may be an instance of a subclass: [`Args::this`] takes the list inside. Sorting is in `sort`.

use super::{sequence, sort};
use crate::builtins::class::sizes::size_of_list;
use crate::heap::Heap;
use crate::object::Iter;
use crate::value::{ListKey, Tag, TypeId, Value};
use crate::vm::price;
use crate::vm::protocol::deep::Search;
use crate::vm::{Args, NativeDef, Outcome, Pattern, TypeDef, Vm, natives, params};

pub(crate) const METHODS: &[NativeDef] = natives! {
    slot "__init__" => init;
    method "__getitem__" "($self, index, /)" => getitem;
    slot "__setitem__" => setitem;
    slot "__delitem__" => delitem;
    slot "__iter__" => iter;
    method "__reversed__" => reversed;
    slot "__iadd__" => iadd;
    slot "__imul__" => imul;
    method "__sizeof__" => size_of_list;
    shortcut(quick_append) method "append" "($self, object, /)" "Adds an item at the end." => append;
    method "clear" "($self, /)" "Removes everything." => clear;
    method "copy" "($self, /)" "A shallow copy." => copy;
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
    ..TypeDef::new(
        TypeId::List,
        "A mutable sequence.",
        &[sequence::SHARED, sequence::COMPARISONS, METHODS],
    )
};

/// `list(iterable=())`
pub(crate) fn new(vm: &mut Vm, args: Args<'_>) -> Outcome {
    if let [class, iterable] = args.pos
        && args.kw.is_empty()
        && *class == Value::builtin_type(TypeId::List)
        && let Some(list) = vm.list_leaving(args.leave, *iterable)
    {
        return list;
    }
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
        // CPython asks for the length first.
        if matches!(
            items.tag(),
            Tag::Range
                | Tag::Dict
                | Tag::DictView
                | Tag::Set
                | Tag::FrozenSet
                | Tag::Str
                | Tag::Bytes
        ) {
            vm.heap[list].items.shrink_to_fit();
        }
    }
    Ok(())
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

fn iter(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let list = args.this::<ListKey>(vm)?;
    Ok(vm.heap.new_object(Iter::List { list, index: 0 }))
}

fn reversed(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let list = args.this::<ListKey>(vm)?;
    let index = vm.heap[list].items.len().checked_sub(1);
    Ok(vm.heap.new_object(Iter::ListReversed { list, index }))
}

fn iadd(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let list = args.this::<ListKey>(vm)?;
    vm.extend_leaving(args.leave, list, args.get(1), args.get(0))
}

fn imul(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let list = args.this::<ListKey>(vm)?;
    vm.list_repeat_in_place(list, args.get(1))?;
    Ok(args.get(0))
}

/// [`append`] while there is room.
fn quick_append(heap: &mut Heap, args: &[Value]) -> Option<Value> {
    let &[list, item] = args else { return None };
    let list = list.as_list()?;
    let items = &heap[list].items;
    if items.len() == items.capacity() {
        return None;
    }
    heap.store_last(list, item);
    Some(Value::NONE)
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

fn extend(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let list = args.this::<ListKey>(vm)?;
    vm.extend_leaving(args.leave, list, args.get(1), Value::NONE)
}

fn index(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let list = args.this::<ListKey>(vm)?;
    sequence::index_of(vm, list.into(), args)
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
    let len = vm.heap[list].items.len();
    vm.list_make_room(list, len, 1)?;
    let len = len as i64;
    let at = if index < 0 {
        index.saturating_add(len).max(0)
    } else {
        index.min(len)
    };
    vm.budget.burn(price::moved((len - at) as usize))?;
    let items = &mut vm.heap[list].items;
    vm.budget
        .splice(items, at as usize..at as usize, &[args.get(2)])?;
    Ok(Value::NONE)
}

fn pop(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let list = args.this::<ListKey>(vm)?;
    let index = match args.opt(1) {
        Some(index) => ssize_argument(vm, index)?,
        None => -1,
    };
    let len = vm.heap[list].items.len() as i64;
    if len == 0 {
        return Err(vm.index_error("pop from empty list"));
    }
    let at = if index < 0 {
        index.saturating_add(len)
    } else {
        index
    };
    if !(0..len).contains(&at) {
        return Err(vm.index_error("pop index out of range"));
    }
    let value = match at + 1 == len {
        true => vm.heap.take_last(list).unwrap_or_default(),
        false => vm.list_remove_at(list, at as usize)?,
    };
    Ok(value)
}

fn remove(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let list = args.this::<ListKey>(vm)?;
    let searched = [list.into(), args.get(1)];
    vm.search_leaving(args.leave, Search::Remove, searched, (0, usize::MAX))
}

fn reverse(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let list = args.this::<ListKey>(vm)?;
    let len = vm.heap[list].items.len();
    vm.budget.burn(price::copied(len))?;
    vm.heap[list].items.reverse();
    Ok(Value::NONE)
}

fn sort_method(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let list = args.this::<ListKey>(vm)?;
    let reverse = match args.opt(2) {
        Some(reverse) => vm.truthy(reverse)?,
        None => false,
    };
    let key = args.opt(1).filter(|key| !key.is_none());
    sort::sort_leaving(vm, args.leave, list, (key, reverse), Value::NONE)
}
