//! `collections.OrderedDict`: a dict whose order counts in comparisons, and can be changed.
//!
//! A subclass may have its own ways of finding and storing: what CPython does by `self[key]` is done by it here as
//! well, and without asking anyone for an object that is exactly an `OrderedDict`.

use crate::builtins::class::sizes::size_of_dict;
use crate::object::{DictView, ViewKind};
use crate::value::{DictKey, RareKey, TypeId, Value};
use crate::vm::{Args, NativeDef, Outcome, Pattern, TypeDef, Vm, natives, params};

const METHODS: &[NativeDef] = natives! {
    slot "__init__" => init;
    slot "__repr__" => repr;
    slot "__setitem__" => setitem;
    slot "__delitem__" => delitem;
    slot "__iter__" => iter;
    method "__reversed__" "($self, /)" => reversed;
    slot "__eq__" => eq;
    slot "__ne__" => ne;
    slot "__or__" => or;
    slot "__ror__" => ror;
    slot "__ior__" => ior;
    method "__reduce__" "($self, /)" => reduce;
    method "__sizeof__" => size_of_dict;
    method "clear" "($self, /)" "Removes everything." => clear;
    method "copy" "($self, /)" "A shallow copy." => copy;
    class_method "fromkeys" "($type, /, iterable, value=None)"
        "A new ordered dict of these keys, all with one value." => fromkeys;
    method "items" "($self, /)" "A view of the pairs of key and value." => |vm, args| view(vm, args, ViewKind::Items);
    method "keys" "($self, /)" "A view of the keys." => |vm, args| view(vm, args, ViewKind::Keys);
    method "move_to_end" "($self, /, key, last=True)" "Moves a key to the end, or to the front." => move_to_end;
    method "pop" "($self, /, key, default=<unrepresentable>)"
        "Removes a key and gives its value, or the default if it is not there." => pop;
    method "popitem" "($self, /, last=True)" "Removes the last pair or the first one, and gives it." => popitem;
    method "setdefault" "($self, /, key, default=None)"
        "The value of a key; one that is missing gets the default." => setdefault;
    method "update" "[other], /, **kwargs"
        "Takes over the items of a mapping, of pairs, and of keyword arguments." => update;
    method "values" "($self, /)" "A view of the values." => |vm, args| view(vm, args, ViewKind::Values);
    getset "__dict__" => attributes, set_attributes;
};

pub(crate) const TYPES: &[TypeDef] = &[TypeDef {
    new: Some(new),
    params: params!("[other], /, **kwargs"),
    subclassable: true,
    fills_in_init: true,
    has_dict: true,
    unhashable: true,
    weak_refs: true,
    pattern: Pattern::Mapping,
    ..TypeDef::new(
        TypeId::OrderedDict,
        "A dict whose order counts in comparisons, and can be changed.",
        &[METHODS],
    )
}];

fn receiver(vm: &mut Vm, args: Args<'_>) -> Outcome<RareKey> {
    args.this_with(vm, TypeId::OrderedDict, |vm, value| {
        vm.heap.ordered_dict(value)
    })
}

/// Whether nobody can have redefined the methods of an ordered dict.
fn is_exact(value: Value) -> bool {
    value.as_rare().is_some()
}

/// `od[key] = value`, by the method that the object has.
fn store(vm: &mut Vm, object: Value, key: Value, value: Value) -> Outcome<()> {
    match vm.heap.ordered_dict(object) {
        Some(ordered) if is_exact(object) => vm.ordered_set(ordered, key, value),
        _ => vm.set_item(object, key, value),
    }
}

// ---- construction ------------------------------------------------------------------------------

fn new(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let made = vm.new_ordered_dict();
    vm.heap.keep(made);
    // The items are stored by the methods of the class.
    let object = vm.wrap_payload(args.get(0), made)?;
    vm.heap.keep(object);
    fill(vm, object, args)?;
    Ok(object)
}

fn init(vm: &mut Vm, args: Args<'_>) -> Outcome {
    receiver(vm, args)?;
    fill(vm, args.get(0), args)?;
    Ok(Value::NONE)
}

/// What the arguments of the constructor give.
fn fill(vm: &mut Vm, object: Value, args: Args<'_>) -> Outcome<()> {
    let given = args.pos.len().saturating_sub(1);
    if given > 1 {
        return Err(vm.type_error(format!("expected at most 1 argument, got {given}")));
    }
    update_from(vm, object, args)
}

fn update(vm: &mut Vm, args: Args<'_>) -> Outcome {
    receiver(vm, args)?;
    let given = args.pos.len().saturating_sub(1);
    if given > 1 {
        return Err(vm.type_error(format!(
            "update() takes at most 1 positional argument ({given} given)"
        )));
    }
    update_from(vm, args.get(0), args)?;
    Ok(Value::NONE)
}

fn update_from(vm: &mut Vm, object: Value, args: Args<'_>) -> Outcome<()> {
    if let Some(source) = args.opt(1) {
        merge(vm, object, source)?;
    }
    for &(name, value) in args.kw {
        store(vm, object, name, value)?;
    }
    Ok(())
}

/// Stores what a mapping or pairs have, one item after the other.
fn merge(vm: &mut Vm, object: Value, source: Value) -> Outcome<()> {
    if let Some(dict) = source.as_dict() {
        // As it is now: storing may run scripts.
        let copy = vm.dict_copy(dict)?;
        let mut index = 0;
        while let Some(&entry) = vm.heap[copy].entry(index) {
            vm.budget.burn(1)?;
            store(vm, object, entry.key, entry.value)?;
            index += 1;
        }
        return Ok(());
    }
    let keys = vm.heap.intern("keys");
    if let Some(keys) = vm.getattr_opt(source, keys)? {
        vm.heap.keep(keys);
        let keys = vm.call(keys, &[])?;
        vm.heap.keep(keys);
        let keys = vm.iter(keys)?;
        vm.heap.keep(keys);
        let mark = vm.heap.mark();
        while let Some(key) = vm.next(keys)? {
            vm.budget.burn(1)?;
            vm.heap.keep(key);
            let value = vm.get_item(source, key)?;
            vm.heap.keep(value);
            store(vm, object, key, value)?;
            vm.heap.release(mark);
        }
        return Ok(());
    }
    let items = vm.heap.intern("items");
    match vm.getattr_opt(source, items)? {
        Some(items) => {
            vm.heap.keep(items);
            let pairs = vm.call(items, &[])?;
            vm.heap.keep(pairs);
            store_pairs(vm, object, pairs)
        }
        None => store_pairs(vm, object, source),
    }
}

fn store_pairs(vm: &mut Vm, object: Value, pairs: Value) -> Outcome<()> {
    let pairs = vm.iter(pairs)?;
    vm.heap.keep(pairs);
    let mark = vm.heap.mark();
    while let Some(pair) = vm.next(pairs)? {
        vm.budget.burn(1)?;
        vm.heap.keep(pair);
        let pair = vm.iter(pair)?;
        vm.heap.keep(pair);
        let mut parts = [Value::NONE; 2];
        for (count, part) in parts.iter_mut().enumerate() {
            *part = match vm.next(pair)? {
                Some(part) => vm.heap.keep(part),
                None => {
                    let s = if count == 1 { "" } else { "s" };
                    let text = format!("need more than {count} value{s} to unpack");
                    return Err(vm.value_error(text));
                }
            };
        }
        if vm.next(pair)?.is_some() {
            return Err(vm.value_error("too many values to unpack (expected 2)"));
        }
        store(vm, object, parts[0], parts[1])?;
        vm.heap.release(mark);
    }
    Ok(())
}

fn fromkeys(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (iterable, value) = (args.get(1), args.opt(2).unwrap_or(Value::NONE));
    let made = vm.call(args.get(0), &[])?;
    vm.heap.keep(made);
    let keys = vm.iter(iterable)?;
    vm.heap.keep(keys);
    let mark = vm.heap.mark();
    while let Some(key) = vm.next(keys)? {
        vm.budget.burn(1)?;
        vm.heap.keep(key);
        store(vm, made, key, value)?;
        vm.heap.release(mark);
    }
    Ok(made)
}

// ---- items -------------------------------------------------------------------------------------

fn setitem(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let ordered = receiver(vm, args)?;
    vm.ordered_set(ordered, args.get(1), args.get(2))?;
    Ok(Value::NONE)
}

fn delitem(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let ordered = receiver(vm, args)?;
    match vm.ordered_remove(ordered, args.get(1))? {
        Some(_) => Ok(Value::NONE),
        None => Err(vm.key_error(args.get(1))),
    }
}

fn setdefault(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let ordered = receiver(vm, args)?;
    let (object, key) = (args.get(0), args.get(1));
    let default = args.opt(2).unwrap_or(Value::NONE);
    if is_exact(object) {
        let (dict, _) = vm.ordered_parts(ordered);
        if let Some(value) = vm.dict_get(dict, key)? {
            return Ok(value);
        }
    } else if vm.contains(object, key)? {
        return vm.get_item(object, key);
    }
    store(vm, object, key, default)?;
    Ok(default)
}

fn pop(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let ordered = receiver(vm, args)?;
    match (vm.ordered_remove(ordered, args.get(1))?, args.opt(2)) {
        (Some(value), _) => Ok(value),
        (None, Some(default)) => Ok(default),
        (None, None) => Err(vm.key_error(args.get(1))),
    }
}

fn popitem(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let ordered = receiver(vm, args)?;
    let last = args.opt(1).map_or(Ok(true), |last| vm.truthy(last))?;
    let Some(entry) = vm.ordered_end(ordered, last)? else {
        let message = vm.heap.new_str("dictionary is empty");
        return Err(vm.key_error(message));
    };
    vm.heap.keep(entry.key);
    match vm.ordered_remove(ordered, entry.key)? {
        Some(value) => Ok(vm.heap.new_tuple(&[entry.key, value])),
        None => Err(vm.key_error(entry.key)),
    }
}

fn move_to_end(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let ordered = receiver(vm, args)?;
    let last = args.opt(2).map_or(Ok(true), |last| vm.truthy(last))?;
    match vm.ordered_move(ordered, args.get(1), last)? {
        true => Ok(Value::NONE),
        false => Err(vm.key_error(args.get(1))),
    }
}

fn clear(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let ordered = receiver(vm, args)?;
    let (dict, order) = vm.ordered_parts(ordered);
    vm.heap[dict].clear();
    vm.heap[order].clear();
    Ok(Value::NONE)
}

// ---- views and iterators -----------------------------------------------------------------------

fn iter(vm: &mut Vm, args: Args<'_>) -> Outcome {
    receiver(vm, args)?;
    Ok(vm.ordered_iterator(args.get(0), ViewKind::Keys, false))
}

fn reversed(vm: &mut Vm, args: Args<'_>) -> Outcome {
    receiver(vm, args)?;
    Ok(vm.ordered_iterator(args.get(0), ViewKind::Keys, true))
}

fn view(vm: &mut Vm, args: Args<'_>, kind: ViewKind) -> Outcome {
    let ordered = receiver(vm, args)?;
    let (dict, _) = vm.ordered_parts(ordered);
    Ok(vm.heap.new_object(DictView {
        dict,
        kind,
        ordered: args.get(0),
    }))
}

// ---- whole dicts -------------------------------------------------------------------------------

/// Two ordered dicts are equal if their keys stand in the same order as well.
fn equal(vm: &mut Vm, args: Args<'_>) -> Outcome<Option<bool>> {
    let left = receiver(vm, args)?;
    let Some(other) = vm.heap.payload(args.get(1)).as_dict() else {
        return Ok(None);
    };
    let (dict, order) = vm.ordered_parts(left);
    if !vm.dict_equal(dict, other)? {
        return Ok(Some(false));
    }
    let Some(right) = vm.heap.ordered_dict(args.get(1)) else {
        return Ok(Some(true));
    };
    let (_, other) = vm.ordered_parts(right);
    let versions = (vm.heap[order].version(), vm.heap[other].version());
    let (mut at, mut beside) = (0, 0);
    let mark = vm.heap.mark();
    loop {
        vm.budget.burn(1)?;
        let (one, two) = (
            key_from(vm, order, &mut at),
            key_from(vm, other, &mut beside),
        );
        let (Some(one), Some(two)) = (one, two) else {
            return Ok(Some(one.is_none() && two.is_none()));
        };
        vm.heap.keep(one);
        vm.heap.keep(two);
        let same = vm.eq(one, two)?;
        if versions != (vm.heap[order].version(), vm.heap[other].version()) {
            return Err(vm.runtime_error("OrderedDict mutated during iteration"));
        }
        if !same {
            return Ok(Some(false));
        }
        vm.heap.release(mark);
    }
}

/// The key of an order at an index or behind it.
fn key_from(vm: &Vm, order: DictKey, index: &mut usize) -> Option<Value> {
    let keys = &vm.heap[order];
    let found = (*index..keys.entry_count()).find(|&at| keys.entry(at).is_some())?;
    *index = found + 1;
    keys.entry(found).map(|entry| entry.key)
}

fn eq(vm: &mut Vm, args: Args<'_>) -> Outcome {
    Ok(equal(vm, args)?.map_or(Value::NOT_IMPLEMENTED, Value::bool))
}

fn ne(vm: &mut Vm, args: Args<'_>) -> Outcome {
    Ok(equal(vm, args)?.map_or(Value::NOT_IMPLEMENTED, |same| Value::bool(!same)))
}

fn copy(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let ordered = receiver(vm, args)?;
    let object = args.get(0);
    let (dict, order) = vm.ordered_parts(ordered);
    let made = match is_exact(object) {
        true => vm.new_ordered_dict(),
        false => {
            let class = vm.type_of(object);
            vm.call(class, &[])?
        }
    };
    vm.heap.keep(made);
    let version = vm.heap[order].version();
    let mut index = 0;
    let mark = vm.heap.mark();
    while index < vm.heap[order].entry_count() {
        let entry = vm.heap[order].entry(index).copied();
        index += 1;
        let Some(entry) = entry else { continue };
        vm.budget.burn(1)?;
        vm.heap.keep(entry.key);
        let value = match is_exact(object) {
            true => match vm.dict_get_hashed(dict, entry.hash, entry.key)? {
                Some(value) => value,
                None => return Err(vm.key_error(entry.key)),
            },
            false => vm.get_item(object, entry.key)?,
        };
        vm.heap.keep(value);
        check_unchanged(vm, order, version)?;
        store(vm, made, entry.key, value)?;
        check_unchanged(vm, order, version)?;
        vm.heap.release(mark);
    }
    Ok(made)
}

fn check_unchanged(vm: &mut Vm, order: DictKey, version: u32) -> Outcome<()> {
    if vm.heap[order].version() == version {
        return Ok(());
    }
    Err(vm.runtime_error("OrderedDict mutated during iteration"))
}

/// `OrderedDict({..})`: a subclass is shown with what its own `keys` and `__getitem__` give.
fn repr(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let ordered = receiver(vm, args)?;
    let object = args.get(0);
    let (dict, _) = vm.ordered_parts(ordered);
    let class = vm.type_of(object);
    let name = vm.heap.class_name(class);
    if vm.heap[dict].len() == 0 {
        return Ok(vm.heap.new_string(format!("{name}()")));
    }
    vm.enter_native()?;
    let text = vm.guarded_repr(object, |vm| {
        let copy = vm.heap.new_dict();
        vm.heap.keep(copy.into());
        vm.dict_merge_from(copy, object)?;
        let items = vm.dict_repr(copy)?;
        vm.charge(items.len() + name.len())?;
        Ok(format!("{name}({items})"))
    })?;
    Ok(vm.heap.new_string(text))
}

fn reduce(vm: &mut Vm, args: Args<'_>) -> Outcome {
    receiver(vm, args)?;
    let object = args.get(0);
    let class = vm.type_of(object);
    let state = vm.call_method(object, "__getstate__", &[])?;
    vm.heap.keep(state);
    let items = vm.call_method(object, "items", &[])?;
    vm.heap.keep(items);
    let items = vm.iter(items)?;
    vm.heap.keep(items);
    let nothing = vm.heap.new_tuple(&[]);
    vm.heap.keep(nothing);
    Ok(vm
        .heap
        .new_tuple(&[class, nothing, state, Value::NONE, items]))
}

/// `a | b`, of the class of the operand that is an ordered dict, the left one first.
fn merged(vm: &mut Vm, a: Value, b: Value, class: Value) -> Outcome {
    let is_dict = |vm: &Vm, value: Value| vm.heap.payload(value).as_dict().is_some();
    if !is_dict(vm, a) || !is_dict(vm, b) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let made = vm.call(class, &[a])?;
    vm.heap.keep(made);
    merge(vm, made, b)?;
    Ok(made)
}

fn or(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let class = vm.type_of(args.get(0));
    merged(vm, args.get(0), args.get(1), class)
}

fn ror(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let class = vm.type_of(args.get(0));
    merged(vm, args.get(1), args.get(0), class)
}

fn ior(vm: &mut Vm, args: Args<'_>) -> Outcome {
    receiver(vm, args)?;
    merge(vm, args.get(0), args.get(1))?;
    Ok(args.get(0))
}

// ---- attributes --------------------------------------------------------------------------------

fn attributes(vm: &mut Vm, args: Args<'_>) -> Outcome {
    vm.instance_dict_attr(args.get(0))
}

fn set_attributes(vm: &mut Vm, args: Args<'_>) -> Outcome {
    vm.set_instance_dict(args.get(0), args.get(1))?;
    Ok(Value::NONE)
}
