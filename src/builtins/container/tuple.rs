//! `tuple`: its methods and special methods.

use super::list::{count_items, find_between};
use crate::builtins::class::compare_slots::comparison_slots;
use crate::builtins::generator::class_getitem;
use crate::code::CompareOp;
use crate::object::Iter;
use crate::value::{TupleKey, TypeId, Value};
use crate::vm::{Args, NativeDef, Outcome, Pattern, TypeDef, Vm, natives, params};

pub(crate) const METHODS: &[NativeDef] = natives! {
    class_method "__class_getitem__" => class_getitem;
    slot "__repr__" => repr;
    slot "__hash__" => hash;
    slot "__len__" => len;
    slot "__getitem__" => getitem;
    slot "__contains__" => contains;
    slot "__iter__" => iter;
    slot "__add__" => add;
    slot "__mul__" => mul;
    slot "__rmul__" => mul;
    slot "__lt__" => slots::lt;
    slot "__le__" => slots::le;
    slot "__eq__" => slots::eq;
    slot "__ne__" => slots::ne;
    slot "__gt__" => slots::gt;
    slot "__ge__" => slots::ge;
    method "__getnewargs__" => getnewargs;
    method "count" "($self, value, /)" "How often the value occurs." => count;
    method "index" "($self, value, start=0, stop=sys.maxsize, /)"
        "The first index of the value; ValueError if it is not there." => index;
};

pub(crate) const TYPE: TypeDef = TypeDef {
    new: Some(new),
    params: params!("(iterable=(), /)"),
    subclassable: true,
    pattern: Pattern::Sequence,
    ..TypeDef::new(TypeId::Tuple, "An immutable sequence.", &[METHODS])
};

comparison_slots!(super::compare);

/// `tuple.__new__`
pub(crate) fn new(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let class = args.get(0);
    let pos = args.pos.get(1..).unwrap_or_default();
    let kw = if vm.refuses_keywords(class, "__init__") {
        args.kw
    } else {
        &[]
    };
    vm.check_positional("tuple", pos, kw, 0, 1)?;
    let tuple = match args.opt(1) {
        Some(items) => vm.tuple_from(items)?,
        None => vm.heap.new_tuple(&[]),
    };
    vm.wrap_payload(class, tuple)
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

fn hash(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let tuple = args.this::<TupleKey>(vm)?;
    Ok(Value::int(vm.hash(tuple.into())?))
}

fn len(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let tuple = args.this::<TupleKey>(vm)?;
    Ok(vm.heap.new_usize(vm.heap[tuple].items.len()))
}

fn getitem(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let tuple = args.this::<TupleKey>(vm)?;
    vm.tuple_get(tuple.into(), args.get(1))
}

fn contains(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let tuple = args.this::<TupleKey>(vm)?;
    Ok(Value::bool(
        vm.sequence_contains(tuple.into(), args.get(1))?,
    ))
}

fn iter(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let tuple = args.this::<TupleKey>(vm)?;
    Ok(vm.heap.new_object(Iter::Tuple {
        tuple: tuple.into(),
        index: 0,
    }))
}

fn add(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let tuple = args.this::<TupleKey>(vm)?;
    Ok(vm
        .sequence_concat(tuple.into(), args.get(1))?
        .unwrap_or(Value::NOT_IMPLEMENTED))
}

fn mul(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let tuple = args.this::<TupleKey>(vm)?;
    let count = vm.index(args.get(1))?;
    Ok(vm
        .sequence_repeat(tuple.into(), count)?
        .unwrap_or(Value::NOT_IMPLEMENTED))
}

fn getnewargs(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let tuple = args.this::<TupleKey>(vm)?;
    Ok(vm.heap.new_tuple(&[tuple.into()]))
}

fn count(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let tuple = args.this::<TupleKey>(vm)?;
    count_items(vm, tuple.into(), args.get(1))
}

fn index(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let tuple = args.this::<TupleKey>(vm)?;
    match find_between(vm, tuple.into(), args)? {
        Some(found) => Ok(vm.heap.new_usize(found)),
        None => Err(vm.value_error("tuple.index(x): x not in tuple")),
    }
}
