//! `tuple`: its methods and special methods.

use super::sequence;
use crate::object::Iter;
use crate::value::{TupleKey, TypeId, Value};
use crate::vm::{Args, NativeDef, Outcome, Pattern, TypeDef, Vm, natives, params};

pub(crate) const METHODS: &[NativeDef] = natives! {
    slot "__hash__" => hash;
    slot "__getitem__" => getitem;
    slot "__iter__" => iter;
    method "__getnewargs__" => getnewargs;
    method "index" "($self, value, start=0, stop=sys.maxsize, /)"
        "The first index of the value; ValueError if it is not there." => index;
};

pub(crate) const TYPE: TypeDef = TypeDef {
    new: Some(new),
    params: params!("(iterable=(), /)"),
    subclassable: true,
    pattern: Pattern::Sequence,
    ..TypeDef::new(
        TypeId::Tuple,
        "An immutable sequence.",
        &[sequence::SHARED, sequence::COMPARISONS, METHODS],
    )
};

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
    if let Some(iterable) = args.opt(1)
        && let Some(tuple) = vm.tuple_leaving(args.leave, class, iterable)
    {
        return tuple;
    }
    let tuple = match args.opt(1) {
        Some(items) => vm.tuple_from(items)?,
        None => vm.heap.new_tuple(&[]),
    };
    vm.wrap_payload(class, tuple)
}

fn hash(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let tuple = args.this::<TupleKey>(vm)?;
    Ok(Value::int(vm.hash(tuple.into())?))
}

fn getitem(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let tuple = args.this::<TupleKey>(vm)?;
    vm.tuple_get(tuple.into(), args.get(1))
}

fn iter(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let tuple = args.this::<TupleKey>(vm)?;
    Ok(vm.heap.new_object(Iter::Tuple {
        tuple: tuple.into(),
        index: 0,
    }))
}

fn getnewargs(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let tuple = args.this::<TupleKey>(vm)?;
    Ok(vm.heap.new_tuple(&[tuple.into()]))
}

fn index(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let tuple = args.this::<TupleKey>(vm)?;
    sequence::index_of(vm, tuple.into(), args)
}
