//! `range`: its constructor, methods and special methods. The arithmetic is in `vm::ranges`.

use crate::builtins::class::operators::{comparisons, repr_method};
use crate::builtins::class::reduce;
use crate::code::CompareOp;
use crate::object::Range;
use crate::value::{RangeKey, Tag, TypeId, Value};
use crate::vm::container::ranges::{range_equal, range_identity, range_position, range_reversed};
use crate::vm::{Args, NativeDef, Outcome, Pattern, TypeDef, Vm, asking, natives, params, price};

pub(crate) const METHODS: &[NativeDef] = natives! {
    slot "__repr__" => repr_method;
    slot "__hash__" => hash;
    slot "__bool__" => truth;
    slot "__len__" => len;
    slot "__getitem__" => getitem;
    slot "__contains__" => contains;
    slot "__iter__" => iter;
    method "__reversed__" => reversed;
    method "count" "($self, object, /)" "How often the value occurs." => count;
    method "index" "($self, object, /)" "The first index of the value; ValueError if it is not there." => index;
    member "start" "The first number." => start;
    member "stop" "The number before which it ends." => stop;
    member "step" "How far it is from one number to the next." => step;
};

pub(crate) const TYPE: TypeDef = TypeDef {
    new: Some(asking!("range", new)),
    params: params!("start[, stop[, step]], /"),
    pattern: Pattern::Sequence,
    ..TypeDef::new(
        TypeId::Range,
        "An arithmetic progression of ints.",
        &[METHODS, COMPARISONS, reduce::RANGE],
    )
};

comparisons!(COMPARISONS, compare);

/// `range.__new__`
pub(crate) fn new(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let pos = args.pos.get(1..).unwrap_or_default();
    vm.check_positional("range", pos, args.kw, 1, 3)?;
    let mut bounds = [Value::int(0), Value::int(0), Value::int(1)];
    match pos {
        [only] => bounds[1] = vm.index(*only)?,
        _ => {
            for (bound, given) in bounds.iter_mut().zip(pos) {
                *bound = vm.index(*given)?;
            }
        }
    }
    let [start, stop, step] = bounds.map(plain_int);
    if step.as_int() == Some(0) {
        return Err(vm.value_error("range() arg 3 must not be zero"));
    }
    Ok(vm.new_range(start, stop, step))
}

/// A bool as the int it is.
fn plain_int(v: Value) -> Value {
    v.as_int_or_bool().map_or(v, Value::int)
}

fn compare(vm: &mut Vm, op: CompareOp, a: Value, b: Value) -> Outcome {
    let (Some(left), Some(right)) = (vm.heap.payload(a).as_range(), vm.heap.payload(b).as_range())
    else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    Ok(match op {
        CompareOp::Eq => Value::bool(range_equal(&vm.heap, left, right)),
        CompareOp::Ne => Value::bool(!range_equal(&vm.heap, left, right)),
        _ => Value::NOT_IMPLEMENTED,
    })
}

fn hash(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let range = args.this::<RangeKey>(vm)?;
    Ok(Value::int(range_hash(vm, range)?))
}

fn truth(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let range = args.this::<RangeKey>(vm)?;
    Ok(Value::bool(vm.heap[range].length.as_int() != Some(0)))
}

fn len(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let range = args.this::<RangeKey>(vm)?;
    let len = vm.range_len(range)?;
    Ok(vm.heap.new_usize(len))
}

fn getitem(vm: &mut Vm, args: Args<'_>) -> Outcome {
    vm.range_get(args.get(0), args.get(1))
}

fn contains(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let range = args.this::<RangeKey>(vm)?;
    Ok(Value::bool(vm.range_contains(range, args.get(1))?))
}

fn iter(vm: &mut Vm, args: Args<'_>) -> Outcome {
    vm.range_iterator(args.get(0))
}

fn reversed(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let range = args.this::<RangeKey>(vm)?;
    pay_for_ints(vm, range)?;
    Ok(range_reversed(&mut vm.heap, range))
}

/// Pays for arithmetic with the ints of a range, which may be long.
fn pay_for_ints(vm: &mut Vm, range: RangeKey) -> Outcome<()> {
    let Range {
        start, stop, step, ..
    } = vm.heap[range];
    let bits = [start, stop, step].map(|int| vm.heap.int_bits(int));
    vm.budget.burn(price::linear(bits.into_iter().sum()))
}

fn is_int(v: Value) -> bool {
    matches!(v.tag(), Tag::Int | Tag::Bool | Tag::BigInt)
}

fn count(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let range = args.this::<RangeKey>(vm)?;
    pay_for_ints(vm, range)?;
    if is_int(args.get(1)) {
        return Ok(Value::int(i64::from(
            range_position(&mut vm.heap, range, args.get(1)).is_some(),
        )));
    }
    let iterator = vm.range_iterator(range.into())?;
    let mut count = 0;
    while let Some(item) = vm.next(iterator)? {
        vm.budget.burn(1)?;
        count += i64::from(vm.eq(item, args.get(1))?);
    }
    Ok(Value::int(count))
}

fn index(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let range = args.this::<RangeKey>(vm)?;
    pay_for_ints(vm, range)?;
    if is_int(args.get(1)) {
        return match range_position(&mut vm.heap, range, args.get(1)) {
            Some(position) => Ok(position),
            None => Err(vm.value_error("range.index(x): x not in range")),
        };
    }
    let iterator = vm.range_iterator(range.into())?;
    let mut position = 0;
    while let Some(item) = vm.next(iterator)? {
        vm.budget.burn(1)?;
        if vm.eq(item, args.get(1))? {
            return Ok(Value::int(position));
        }
        position += 1;
    }
    Err(vm.value_error("sequence.index(x): x not in sequence"))
}

fn start(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let range = args.this::<RangeKey>(vm)?;
    Ok(vm.heap[range].start)
}

fn stop(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let range = args.this::<RangeKey>(vm)?;
    Ok(vm.heap[range].stop)
}

fn step(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let range = args.this::<RangeKey>(vm)?;
    Ok(vm.heap[range].step)
}

/// `hash(range)`: equal ranges have equal hashes.
pub(crate) fn range_hash(vm: &mut Vm, range: RangeKey) -> Outcome<i64> {
    let identity = range_identity(&vm.heap, range);
    let identity = vm.heap.new_tuple(&identity);
    vm.hash(identity)
}
