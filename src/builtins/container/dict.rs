//! `dict`: its methods and special methods.

use crate::builtins::class::operators::repr_method;
use crate::builtins::class::sizes::size_of_dict;
use crate::builtins::generator::class_getitem;
use crate::heap::Heap;
use crate::object::{DictView, Iter, ViewKind};
use crate::value::{DictKey, TypeId, Value};
use crate::vm::container::dicts::{Place, dict_find_plain};
use crate::vm::iterator::dict_iterator;
use crate::vm::{Args, NativeDef, Outcome, Pattern, TypeDef, Vm, asking, natives, params};

pub(crate) const METHODS: &[NativeDef] = natives! {
    class_method "__class_getitem__" => class_getitem;
    slot "__init__" => init;
    slot "__repr__" => repr_method;
    slot "__len__" => len;
    method "__getitem__" => asking!("__getitem__", getitem);
    slot "__setitem__" => asking!("__setitem__", setitem);
    slot "__delitem__" => asking!("__delitem__", delitem);
    method "__contains__" => asking!("__contains__", contains);
    slot "__iter__" => iter;
    method "__reversed__" => reversed;
    slot "__eq__" => asking!("__eq__", eq);
    slot "__ne__" => asking!("__ne__", ne);
    slot "__or__" => or;
    slot "__ror__" => ror;
    slot "__ior__" => ior;
    method "__sizeof__" => size_of_dict;
    method "clear" "($self, /)" "Removes everything." => clear;
    method "copy" "($self, /)" "A shallow copy." => copy;
    class_method "fromkeys" "($type, iterable, value=None, /)"
        "A new dict of these keys, all with one value." => fromkeys;
    shortcut(quick_get) method "get" "($self, key, default=None, /)" "The value of a key, or the default." => asking!("get", get);
    method "items" "($self, /)" "A view of the pairs of key and value." => items;
    method "keys" "($self, /)" "A view of the keys." => keys;
    method "pop" "($self, key, default=<unrepresentable>, /)"
        "Removes a key and gives its value, or the default if it is not there." => asking!("pop", pop);
    method "popitem" "($self, /)" "Removes the pair that came last and gives it." => popitem;
    method "setdefault" "($self, key, default=None, /)"
        "The value of a key; one that is missing gets the default." => asking!("setdefault", setdefault);
    method "update" "[other], /, **kwargs"
        "Takes over the items of a mapping, of pairs, and of keyword arguments." => update;
    method "values" "($self, /)" "A view of the values." => values;
};

pub(crate) const TYPE: TypeDef = TypeDef {
    new: Some(new),
    params: params!("[other], /, **kwargs"),
    subclassable: true,
    fills_in_init: true,
    unhashable: true,
    pattern: Pattern::Mapping,
    ..TypeDef::new(
        TypeId::Dict,
        "A mapping from keys to values, in insertion order.",
        &[METHODS],
    )
};

/// `dict(mapping_or_pairs=(), **entries)`
pub(crate) fn new(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let dict = vm.heap.new_dict();
    if let [class, iterable] = args.pos
        && args.kw.is_empty()
        && *class == Value::builtin_type(TypeId::Dict)
        && let Some(made) = vm.pairs_leaving(args.leave, dict, *iterable, dict.into())
    {
        return made;
    }
    fill(vm, dict, args, "dict")?;
    vm.wrap_payload(args.get(0), dict.into())
}

fn init(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let dict = args.this::<DictKey>(vm)?;
    fill(vm, dict, args, "dict")
}

fn update(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let dict = args.this::<DictKey>(vm)?;
    if let [_, iterable] = args.pos
        && args.kw.is_empty()
        && let Some(done) = vm.pairs_leaving(args.leave, dict, *iterable, Value::NONE)
    {
        return done;
    }
    fill(vm, dict, args, "update")
}

/// What `dict(..)` and `update(..)` share: one positional argument at most, then the keywords.
fn fill(vm: &mut Vm, dict: DictKey, args: Args<'_>, function: &str) -> Outcome {
    vm.check_positional(function, args.pos.get(1..).unwrap_or_default(), &[], 0, 1)?;
    if let Some(source) = args.opt(1) {
        vm.dict_merge_from(dict, source)?;
    }
    for &(name, value) in args.kw {
        vm.dict_set(dict, name, value)?;
    }
    Ok(Value::NONE)
}

fn len(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let dict = args.this::<DictKey>(vm)?;
    Ok(vm.heap.new_usize(vm.heap[dict].len()))
}

fn getitem(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let dict = args.this::<DictKey>(vm)?;
    vm.dict_get_or_missing(args.get(0), dict, args.get(1))
}

fn setitem(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let dict = args.this::<DictKey>(vm)?;
    vm.dict_set(dict, args.get(1), args.get(2))?;
    Ok(Value::NONE)
}

fn delitem(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let dict = args.this::<DictKey>(vm)?;
    match vm.dict_remove(dict, args.get(1))? {
        Some(_) => Ok(Value::NONE),
        None => Err(vm.key_error(args.get(1))),
    }
}

fn contains(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let dict = args.this::<DictKey>(vm)?;
    Ok(Value::bool(vm.dict_contains(dict, args.get(1))?))
}

fn iter(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let dict = args.this::<DictKey>(vm)?;
    let iterator: Iter = dict_iterator(&vm.heap, dict, ViewKind::Keys, false);
    Ok(vm.heap.new_object(iterator))
}

fn reversed(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let dict = args.this::<DictKey>(vm)?;
    let iterator = dict_iterator(&vm.heap, dict, ViewKind::Keys, true);
    Ok(vm.heap.new_object(iterator))
}

fn equal(vm: &mut Vm, args: Args<'_>) -> Outcome<Option<bool>> {
    let dict = args.this::<DictKey>(vm)?;
    match vm.heap.payload(args.get(1)).as_dict() {
        Some(other) => vm.dict_equal(dict, other).map(Some),
        None => Ok(None),
    }
}

fn eq(vm: &mut Vm, args: Args<'_>) -> Outcome {
    Ok(equal(vm, args)?.map_or(Value::NOT_IMPLEMENTED, Value::bool))
}

fn ne(vm: &mut Vm, args: Args<'_>) -> Outcome {
    Ok(equal(vm, args)?.map_or(Value::NOT_IMPLEMENTED, |same| Value::bool(!same)))
}

/// `a | b` of two dicts: a copy of `a`, updated by `b`.
fn merged(vm: &mut Vm, a: Value, b: Value) -> Outcome {
    let (Some(left), Some(_)) = (vm.heap.payload(a).as_dict(), vm.heap.payload(b).as_dict()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let result = vm.dict_copy(left)?;
    vm.dict_merge_from(result, b)?;
    Ok(result.into())
}

fn or(vm: &mut Vm, args: Args<'_>) -> Outcome {
    merged(vm, args.get(0), args.get(1))
}

fn ror(vm: &mut Vm, args: Args<'_>) -> Outcome {
    merged(vm, args.get(1), args.get(0))
}

fn ior(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let dict = args.this::<DictKey>(vm)?;
    vm.dict_merge_from(dict, args.get(1))?;
    Ok(args.get(0))
}

fn clear(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let dict = args.this::<DictKey>(vm)?;
    vm.heap[dict].clear();
    Ok(Value::NONE)
}

fn copy(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let dict = args.this::<DictKey>(vm)?;
    Ok(vm.dict_copy(dict)?.into())
}

fn fromkeys(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let class = args.get(0);
    let (iterable, value) = (args.get(1), args.opt(2).unwrap_or(Value::NONE));
    let result = vm.call(class, &[])?;
    // The keys of dicts and sets have been hashed before.
    if let (Some(dict), Some(source)) = (result.as_dict(), vm.heap.members(iterable)) {
        let mut index = 0;
        while index < vm.heap.member_count(source) {
            if let Some((hash, key)) = vm.heap.member(source, index) {
                vm.budget.burn(1)?;
                vm.heap.keep(key);
                vm.dict_set_hashed(dict, hash, key, value)?;
            }
            index += 1;
        }
        return Ok(result);
    }
    let iterator = vm.iter(iterable)?;
    let mark = vm.heap.mark();
    while let Some(key) = vm.next(iterator)? {
        vm.budget.burn(1)?;
        vm.heap.keep(key);
        vm.set_item(result, key, value)?;
        vm.heap.release(mark);
    }
    Ok(result)
}

/// [`get`] of a key that needs no script.
fn quick_get(heap: &mut Heap, args: &[Value]) -> Option<Value> {
    let (dict, key, default) = match *args {
        [dict, key] => (dict, key, Value::NONE),
        [dict, key, default] => (dict, key, default),
        _ => return None,
    };
    let dict = dict.as_dict()?;
    match dict_find_plain(heap, dict, key) {
        Place::Found(index) => heap[dict].entry(index).map(|entry| entry.value),
        Place::Absent => Some(default),
        Place::Undecided => None,
    }
}

fn get(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let dict = args.this::<DictKey>(vm)?;
    Ok(vm
        .dict_get(dict, args.get(1))?
        .unwrap_or(args.opt(2).unwrap_or(Value::NONE)))
}

fn setdefault(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let dict = args.this::<DictKey>(vm)?;
    vm.dict_setdefault(dict, args.get(1), args.opt(2).unwrap_or(Value::NONE))
}

fn pop(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let dict = args.this::<DictKey>(vm)?;
    // An empty dict does not even ask for the key's hash.
    let found = if vm.heap[dict].len() == 0 {
        None
    } else {
        vm.dict_remove(dict, args.get(1))?
    };
    match (found, args.opt(2)) {
        (Some(value), _) => Ok(value),
        (None, Some(default)) => Ok(default),
        (None, None) => Err(vm.key_error(args.get(1))),
    }
}

fn popitem(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let dict = args.this::<DictKey>(vm)?;
    match vm.heap[dict].pop_last() {
        Some(entry) => Ok(vm.heap.new_tuple(&[entry.key, entry.value])),
        None => {
            let message = vm.heap.new_str("popitem(): dictionary is empty");
            Err(vm.key_error(message))
        }
    }
}

fn view(vm: &mut Vm, args: Args<'_>, kind: ViewKind) -> Outcome {
    let dict = args.this::<DictKey>(vm)?;
    Ok(vm.heap.new_object(DictView {
        dict,
        kind,
        ordered: Value::UNBOUND,
    }))
}

fn keys(vm: &mut Vm, args: Args<'_>) -> Outcome {
    view(vm, args, ViewKind::Keys)
}

fn values(vm: &mut Vm, args: Args<'_>) -> Outcome {
    view(vm, args, ViewKind::Values)
}

fn items(vm: &mut Vm, args: Args<'_>) -> Outcome {
    view(vm, args, ViewKind::Items)
}
