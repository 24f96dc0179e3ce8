//! What `list` and `tuple` share.

use crate::builtins::class::operators::{comparisons, repr_method};
use crate::builtins::generator::class_getitem;
use crate::code::CompareOp;
use crate::value::{TypeId, Value};
use crate::vm::container::slices::clamped_int;
use crate::vm::protocol::deep::Search;
use crate::vm::{Args, NativeDef, Outcome, Vm, natives};

pub(super) const SHARED: &[NativeDef] = natives! {
    class_method "__class_getitem__" => class_getitem;
    slot "__repr__" => repr_method;
    slot "__len__" => len;
    slot "__contains__" => contains;
    slot "__add__" => add;
    slot "__mul__" => mul;
    slot "__rmul__" => mul;
    method "count" "($self, value, /)" "How often the value occurs." => count;
};

comparisons!(COMPARISONS, leaving compare);

/// The list or tuple behind the receiver.
fn this(vm: &mut Vm, args: Args<'_>) -> Outcome {
    args.this_with(vm, TypeId::List, |vm, value| {
        let inner = vm.heap.payload(value);
        (inner.as_list().is_some() || inner.as_tuple().is_some()).then_some(inner)
    })
}

fn compare(vm: &mut Vm, op: CompareOp, args: Args<'_>) -> Outcome {
    Ok(vm
        .compare_sequences_leaving(args.leave, op, args.get(0), args.get(1))?
        .unwrap_or(Value::NOT_IMPLEMENTED))
}

fn len(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let sequence = this(vm, args)?;
    Ok(vm.heap.new_usize(vm.heap.sequence_len(sequence)))
}

fn contains(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let sequence = this(vm, args)?;
    let searched = [sequence, args.get(1)];
    vm.search_leaving(args.leave, Search::Contains, searched, (0, usize::MAX))
}

fn add(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let sequence = this(vm, args)?;
    let sum = vm.sequence_concat(sequence, args.get(1))?;
    Ok(sum.unwrap_or(Value::NOT_IMPLEMENTED))
}

fn mul(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let sequence = this(vm, args)?;
    let count = vm.index(args.get(1))?;
    let product = vm.sequence_repeat(sequence, count)?;
    Ok(product.unwrap_or(Value::NOT_IMPLEMENTED))
}

fn count(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let sequence = this(vm, args)?;
    let searched = [sequence, args.get(1)];
    vm.search_leaving(args.leave, Search::Count, searched, (0, usize::MAX))
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

/// `index()` of a list or tuple: the first position of an item between the optional bounds.
pub(super) fn index_of(vm: &mut Vm, sequence: Value, args: Args<'_>) -> Outcome {
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
    let bounds = (fit(start), fit(stop));
    vm.search_leaving(args.leave, Search::Index, [sequence, args.get(1)], bounds)
}
