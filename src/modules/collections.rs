//! `collections`: what of `OrderedDict` and `Counter` has to be quick. `deque` has a file of its own, the rest is
//! Python (`python/collections.py`).

use super::{add, add_functions, python};
use crate::value::{DictKey, TypeId, Value};
use crate::vm::{Args, NativeDef, Outcome, Signature, Vm};

pub(crate) const FUNCTIONS: &[NativeDef] = &[
    NativeDef::function("_move_to_end", Signature::Positional(3, 3), move_to_end),
    NativeDef::function(
        "_count_elements",
        Signature::Positional(2, 2),
        count_elements,
    ),
];

pub(crate) fn fill(vm: &mut Vm, dict: DictKey) -> Outcome<()> {
    for (name, ty) in [
        ("deque", TypeId::Deque),
        ("_deque_iterator", TypeId::DequeIterator),
        ("_deque_reverse_iterator", TypeId::DequeReverseIterator),
    ] {
        add(vm, dict, name, Value::builtin_type(ty));
    }
    add_functions(vm, "collections", dict);
    python::run(vm, "collections", dict)?;
    python::run(vm, "collections.user", dict)
}

/// `_move_to_end(dict, key, last)`: moves a key to the end or to the front. Special methods of a subclass are
/// not asked.
fn move_to_end(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let Some(dict) = vm.payload(args.get(0)).as_dict() else {
        return Err(vm.type_error("_move_to_end() argument 1 must be dict"));
    };
    let last = vm.truthy(args.get(2))?;
    let hash = vm.key_hash(args.get(1))?;
    let Some(index) = vm.dict_find_hashed(dict, hash, args.get(1))? else {
        return Err(vm.key_error(args.get(1)));
    };
    let count = vm.heap[dict].entry_count();
    if last {
        if index + 1 < count
            && let Some(entry) = vm.heap[dict].remove_at(index)
        {
            vm.heap[dict].insert_new(entry.hash, entry.key, entry.value);
        }
    } else if index > vm.heap[dict].head() {
        if vm.heap[dict].head() == 0 {
            vm.charge_items(count / 2 + 8, 48)?;
            vm.tick(count as u64 / 8)?;
        }
        vm.heap[dict].move_to_front(index);
    }
    Ok(Value::NONE)
}

/// `_count_elements(mapping, iterable)`: counts items in a `Counter`. Where neither `get` nor `__setitem__` is a
/// script's, the dict is counted in directly.
fn count_elements(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (mapping, iterable) = (args.get(0), args.get(1));
    let class = vm.type_of(mapping);
    let direct = ["get", "__setitem__"].into_iter().all(|name| {
        let own = vm.registry.own_attr(TypeId::Dict, name);
        let name = vm.intern(name);
        vm.lookup_type(class, name) == own
    });
    let dict = vm.payload(mapping).as_dict().filter(|_| direct);
    let iterator = vm.iter(iterable)?;
    vm.keep(iterator);
    let mark = vm.recent.len();
    while let Some(item) = vm.next(iterator)? {
        vm.tick(1)?;
        vm.keep(item);
        let one = Value::int(1);
        if let Some(dict) = dict {
            let hash = vm.key_hash(item)?;
            let count = match vm.dict_get_hashed(dict, hash, item)? {
                None => one,
                Some(count) => match count.as_int().and_then(|count| count.checked_add(1)) {
                    Some(sum) => Value::int(sum),
                    None => vm.binary(crate::code::BinaryOp::Add, false, count, one)?,
                },
            };
            vm.dict_set_hashed(dict, hash, item, count)?;
        } else {
            let count = vm.call_method(mapping, "get", &[item, Value::int(0)])?;
            let sum = vm.binary(crate::code::BinaryOp::Add, false, count, one)?;
            vm.keep(sum);
            vm.set_item(mapping, item, sum)?;
        }
        vm.recent.truncate(mark);
    }
    Ok(Value::NONE)
}
