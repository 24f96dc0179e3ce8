//! `slice`: its constructor, `indices`, comparison and hash.

use crate::builtins::class::reduce;
use num_bigint::Sign;

use crate::builtins::class::operators::{comparisons, repr_method};
use crate::code::CompareOp;
use crate::object::Slice;
use crate::value::{SliceKey, TypeId, Value};
use crate::vm::{Args, NativeDef, Outcome, TypeDef, Vm, natives, params};

pub(crate) const METHODS: &[NativeDef] = natives! {
    slot "__repr__" => repr_method;
    slot "__hash__" => hash;
    method "indices" "($self, object, /)" "Start, stop and step for a sequence of so many items." => indices;
    member "start" => start;
    member "stop" => stop;
    member "step" => step;
};

pub(crate) const TYPE: TypeDef = TypeDef {
    new: Some(new),
    params: params!("start[, stop[, step]], /"),
    ..TypeDef::new(
        TypeId::Slice,
        "The bounds and the step of a subscript.",
        &[METHODS, COMPARISONS, reduce::SLICE],
    )
};

comparisons!(COMPARISONS, compare);

/// `slice.__new__`
pub(crate) fn new(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let pos = args.pos.get(1..).unwrap_or_default();
    vm.check_positional("slice", pos, args.kw, 1, 3)?;
    let at = |index: usize| pos.get(index).copied().unwrap_or(Value::NONE);
    Ok(match pos {
        [stop] => vm.heap.make_slice(Value::NONE, *stop, Value::NONE),
        _ => vm.heap.make_slice(at(0), at(1), at(2)),
    })
}

fn as_tuple(vm: &mut Vm, slice: SliceKey) -> Value {
    let Slice { start, stop, step } = vm.heap[slice];
    vm.heap.new_tuple(&[start, stop, step])
}

fn compare(vm: &mut Vm, op: CompareOp, a: Value, b: Value) -> Outcome {
    let (Some(left), Some(right)) = (a.as_slice(), b.as_slice()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if left == right {
        return Ok(Value::bool(matches!(
            op,
            CompareOp::Eq | CompareOp::Le | CompareOp::Ge
        )));
    }
    let (left, right) = (as_tuple(vm, left), as_tuple(vm, right));
    Ok(vm
        .compare_sequences(op, left, right)?
        .unwrap_or(Value::NOT_IMPLEMENTED))
}

fn hash(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let slice = args.this::<SliceKey>(vm)?;
    let parts = vm.heap[slice];
    Ok(Value::int(vm.hash_slice([
        parts.start,
        parts.stop,
        parts.step,
    ])?))
}

fn indices(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let slice = args.this::<SliceKey>(vm)?;
    let length = vm.index(args.get(1))?;
    let length = vm.heap.as_bigint(length).unwrap_or_default();
    if length.sign() == Sign::Minus {
        return Err(vm.value_error("length should not be negative"));
    }
    let indices = vm.slice_indices(slice, &length)?;
    let indices = indices.map(|index| vm.heap.new_int(index));
    Ok(vm.heap.new_tuple(&indices))
}

fn start(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let slice = args.this::<SliceKey>(vm)?;
    Ok(vm.heap[slice].start)
}

fn stop(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let slice = args.this::<SliceKey>(vm)?;
    Ok(vm.heap[slice].stop)
}

fn step(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let slice = args.this::<SliceKey>(vm)?;
    Ok(vm.heap[slice].step)
}
