//! `collections`: what of `Counter` and named tuples has to be quick. `OrderedDict` and `deque` have files of their
//! own, the rest is Python (`collections.py`).

pub(crate) mod deque;
mod ordered_dict;

use crate::object::Rare;
use crate::value::{RareKey, TypeId, Value};
use crate::vm::{Args, ModuleDef, NativeDef, Outcome, TypeDef, Vm, natives, params};

pub(crate) const MODULE: ModuleDef = ModuleDef {
    functions: &[FUNCTIONS],
    types: &[ordered_dict::TYPES, deque::TYPES, &[TUPLE_GETTER_TYPE]],
    python: &[
        ("collections", python!("collections.py")),
        ("collections.user", python!("user.py")),
    ],
    ..ModuleDef::new("collections")
};

pub(crate) const ABC: ModuleDef =
    ModuleDef::python("collections.abc", &[("collections.abc", python!("abc.py"))]);

const FUNCTIONS: &[NativeDef] = natives! {
    function "_count_elements" "($module, mapping, iterable, /)"
        "Adds the count of each item to a mapping." => count_elements;
};

/// The namespaces of the types say which module they are from.
const MODULE_NAME: &[NativeDef] = natives! {
    class_value "__module__" => |vm, _| Ok(vm.heap.intern("collections"));
};

/// Rows of `_tuplegetter`, the fields of named tuples.
const TUPLE_GETTER: &[NativeDef] = natives! {
    slot "__get__" => getter_get;
    slot "__set__" => getter_set;
    slot "__delete__" => getter_set;
    slot "__repr__" => getter_repr;
    method "__reduce__" => getter_reduce;
    member "__doc__" => getter_doc, set_getter_doc;
};

/// `_tuplegetter(index, doc)`
const TUPLE_GETTER_TYPE: TypeDef = TypeDef {
    new: Some(new_tuple_getter),
    params: params!("index, doc, /"),
    ..TypeDef::new(
        TypeId::TupleGetter,
        "A field of a named tuple.",
        &[MODULE_NAME, TUPLE_GETTER],
    )
};

fn new_tuple_getter(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let &[index, doc] = args.pos.get(1..).unwrap_or_default() else {
        let given = args.len().saturating_sub(1);
        return Err(vm.type_error(format!("_tuplegetter expected 2 arguments, got {given}")));
    };
    let Some(index) = index.as_int().and_then(|index| u32::try_from(index).ok()) else {
        return Err(vm.type_error("_tuplegetter() argument 1 must be a small int"));
    };
    Ok(vm.heap.new_object(Rare::TupleGetter { index, doc }))
}

fn getter(vm: &mut Vm, args: Args<'_>) -> Outcome<(RareKey, u32, Value)> {
    let key = args.this::<RareKey>(vm)?;
    match vm.heap[key] {
        Rare::TupleGetter { index, doc } => Ok((key, index, doc)),
        _ => Err(args.wrong_receiver(vm, TypeId::TupleGetter)),
    }
}

fn getter_get(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (key, ..) = getter(vm, args)?;
    let instance = args.get(1);
    if instance.is_none() {
        return Ok(key.into());
    }
    let owner = vm.type_of(instance);
    vm.bind(key.into(), instance, owner)
}

fn getter_set(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (key, ..) = getter(vm, args)?;
    let name = vm.heap.intern("");
    vm.descriptor_set(key.into(), name, args.get(1), args.get(2))?;
    Ok(Value::NONE)
}

fn getter_repr(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (_, index, doc) = getter(vm, args)?;
    let doc = vm.repr(doc)?;
    Ok(vm.heap.new_string(format!("_tuplegetter({index}, {doc})")))
}

fn getter_reduce(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (_, index, doc) = getter(vm, args)?;
    let state = vm.heap.new_tuple(&[Value::int(index.into()), doc]);
    Ok(vm
        .heap
        .new_tuple(&[Value::builtin_type(TypeId::TupleGetter), state]))
}

fn getter_doc(vm: &mut Vm, args: Args<'_>) -> Outcome {
    getter(vm, args).map(|(_, _, doc)| doc)
}

fn set_getter_doc(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (key, ..) = getter(vm, args)?;
    if let Rare::TupleGetter { doc, .. } = &mut vm.heap[key] {
        *doc = args.opt(1).unwrap_or(Value::NONE);
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
        let name = vm.heap.intern(name);
        vm.lookup_type(class, name) == own
    });
    let dict = vm.heap.payload(mapping).as_dict().filter(|_| direct);
    let iterator = vm.iter(iterable)?;
    vm.heap.keep(iterator);
    let mark = vm.heap.mark();
    while let Some(item) = vm.next(iterator)? {
        vm.budget.burn(1)?;
        vm.heap.keep(item);
        let one = Value::int(1);
        if let Some(dict) = dict {
            let hash = vm.table_hash(item)?;
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
            vm.heap.keep(sum);
            vm.set_item(mapping, item, sum)?;
        }
        vm.heap.release(mark);
    }
    Ok(Value::NONE)
}
