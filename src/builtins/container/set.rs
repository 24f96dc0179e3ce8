//! `set` and `frozenset`: their methods and special methods.
//!
//! Both share the natives; which of the two a result is follows the receiver's own type.

use crate::builtins::class::operators::{comparisons, repr_method};
use crate::builtins::class::reduce;
use crate::builtins::class::sizes::size_of_set;
use crate::builtins::generator::class_getitem;
use crate::code::CompareOp;
use crate::value::{SetKey, Tag, TypeId, Value};
use crate::vm::container::sets::set_replace;
use crate::vm::iterator::set_iterator;
use crate::vm::price;
use crate::vm::{Args, NativeDef, Outcome, TypeDef, Vm, asking, compare_sizes, natives, params};

/// What both types have.
const SHARED: &[NativeDef] = natives! {
    class_method "__class_getitem__" => class_getitem;
    slot "__repr__" => repr_method;
    slot "__len__" => len;
    method "__contains__" "($self, object, /)" => asking!("__contains__", contains);
    method "__sizeof__" => size_of_set;
    slot "__iter__" => iter;
    slot "__and__" => asking!("__and__", and);
    slot "__rand__" => asking!("__rand__", rand);
    slot "__or__" => asking!("__or__", or);
    slot "__ror__" => asking!("__ror__", ror);
    slot "__xor__" => asking!("__xor__", xor);
    slot "__rxor__" => asking!("__rxor__", rxor);
    slot "__sub__" => asking!("__sub__", sub);
    slot "__rsub__" => asking!("__rsub__", rsub);
    method "copy" "($self, /)" "A shallow copy." => copy;
    method "difference" "($self, /, *others)" "What is in this set and in none of the others." => difference;
    method "intersection" "($self, /, *others)" "What is in this set and in all others." => intersection;
    method "isdisjoint" "($self, other, /)" "Whether no item is in both." => isdisjoint;
    method "issubset" "($self, other, /)" "Whether the other holds everything that is here." => issubset;
    method "issuperset" "($self, other, /)" "Whether everything of the other is here." => issuperset;
    method "symmetric_difference" "($self, other, /)"
        "What is in one of the two sets alone." => symmetric_difference;
    method "union" "($self, /, *others)" "What is in any of the sets." => union;
};

pub(crate) const FROZENSET: &[NativeDef] = natives! {
    slot "__hash__" => hash;
};

pub(crate) const FROZENSET_TYPE: TypeDef = TypeDef {
    new: Some(new_frozenset),
    params: params!("(iterable=(), /)"),
    subclassable: true,
    weak_refs: true,
    ..TypeDef::new(
        TypeId::FrozenSet,
        "An immutable set.",
        &[SHARED, COMPARISONS, FROZENSET, reduce::SET],
    )
};

pub(crate) const SET_TYPE: TypeDef = TypeDef {
    new: Some(new_set),
    params: params!("(iterable=(), /)"),
    subclassable: true,
    fills_in_init: true,
    unhashable: true,
    weak_refs: true,
    ..TypeDef::new(
        TypeId::Set,
        "An unordered collection of distinct items.",
        &[SHARED, COMPARISONS, SET, reduce::SET],
    )
};

pub(crate) const SET: &[NativeDef] = natives! {
    slot "__init__" => init;
    slot "__iand__" => iand;
    slot "__ior__" => ior;
    slot "__ixor__" => ixor;
    slot "__isub__" => isub;
    method "add" "($self, object, /)" "Adds an item; nothing happens if it is there already." => asking!("add", add);
    method "clear" "($self, /)" "Removes everything." => clear;
    method "difference_update" "($self, /, *others)" "Removes what is in the others." => difference_update;
    method "discard" "($self, object, /)" "Removes an item; nothing happens if it is not there." => asking!("discard", discard);
    method "intersection_update" "($self, /, *others)" "Keeps only what is in all others." => intersection_update;
    method "pop" "($self, /)" "Removes some item and gives it." => pop;
    method "remove" "($self, object, /)" "Removes the first item of that value; an error if there is none." => asking!("remove", remove);
    method "symmetric_difference_update" "($self, other, /)"
        "Keeps what is in one of the two alone." => symmetric_difference_update;
    method "update" "($self, /, *others)" "Adds all items of the others." => update;
};

comparisons!(COMPARISONS, compare);

/// The set behind the receiver, and whether it is a frozen one.
fn receiver(vm: &mut Vm, args: Args<'_>) -> Outcome<(SetKey, bool)> {
    let set = args.this::<SetKey>(vm)?;
    let inner = vm.heap.payload(args.get(0));
    Ok((set, inner.tag() == Tag::FrozenSet))
}

/// The arguments of a method that takes any number of iterables.
fn others<'a>(vm: &mut Vm, args: Args<'a>, name: &str) -> Outcome<&'a [Value]> {
    if !args.kw.is_empty() {
        let owner = if receiver(vm, args)?.1 {
            "frozenset"
        } else {
            "set"
        };
        return Err(vm.type_error(format!("{owner}.{name}() takes no keyword arguments")));
    }
    Ok(args.pos.get(1..).unwrap_or_default())
}

/// `set(iterable=())`
pub(crate) fn new_set(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let set = vm.heap.new_set();
    if let [class, iterable] = args.pos
        && args.kw.is_empty()
        && *class == Value::builtin_type(TypeId::Set)
        && let Some(made) = vm.add_leaving(args.leave, set, *iterable, Value::set(set, false))
    {
        return made;
    }
    fill(vm, set, args)?;
    vm.wrap_payload(args.get(0), Value::set(set, false))
}

fn init(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (set, _) = receiver(vm, args)?;
    fill(vm, set, args)?;
    Ok(Value::NONE)
}

/// Puts the items of the constructor's argument in the place of what a set holds.
fn fill(vm: &mut Vm, set: SetKey, args: Args<'_>) -> Outcome<()> {
    vm.check_positional("set", args.pos.get(1..).unwrap_or_default(), args.kw, 0, 1)?;
    let fresh = vm.heap.new_set();
    set_replace(&mut vm.heap, set, fresh);
    if let Some(items) = args.opt(1) {
        vm.set_update(set, items)?;
    }
    Ok(())
}

/// `frozenset.__new__`
pub(crate) fn new_frozenset(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let class = args.get(0);
    let exact = class.as_builtin_type() == Some(TypeId::FrozenSet);
    let kw = if vm.refuses_keywords(class, "__init__") {
        args.kw
    } else {
        &[]
    };
    vm.check_positional("frozenset", args.pos.get(1..).unwrap_or_default(), kw, 0, 1)?;
    if let Some(iterable) = args.opt(1)
        && exact
        && args.leave.is_allowed()
    {
        let set = vm.heap.new_set();
        if let Some(made) = vm.add_leaving(args.leave, set, iterable, Value::set(set, true)) {
            return made;
        }
    }
    let set = match args.opt(1) {
        Some(items) if exact && items.tag() == Tag::FrozenSet => return Ok(items),
        Some(items) => vm.set_from(items)?,
        None => vm.heap.new_set(),
    };
    vm.wrap_payload(class, Value::set(set, true))
}

fn hash(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (set, _) = receiver(vm, args)?;
    vm.hash_frozenset(set).map(Value::int)
}

fn len(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (set, _) = receiver(vm, args)?;
    Ok(vm.heap.new_usize(vm.heap[set].len()))
}

fn contains(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (set, _) = receiver(vm, args)?;
    Ok(Value::bool(vm.set_contains_key(set, args.get(1))?))
}

fn iter(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (set, frozen) = receiver(vm, args)?;
    let iterator = set_iterator(&vm.heap, Value::set(set, frozen), set);
    Ok(vm.heap.new_object(iterator))
}

fn compare(vm: &mut Vm, op: CompareOp, a: Value, b: Value) -> Outcome {
    let (Some(left), Some(right)) = (
        vm.heap.payload(a).as_any_set(),
        vm.heap.payload(b).as_any_set(),
    ) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let (m, n) = (vm.heap[left].len(), vm.heap[right].len());
    let verdict = match op {
        CompareOp::Eq => vm.set_equal(left, right)?,
        CompareOp::Ne => !vm.set_equal(left, right)?,
        CompareOp::Lt | CompareOp::Le => {
            compare_sizes(op, m, n) && vm.set_is_subset(left, right)?
        }
        CompareOp::Gt | CompareOp::Ge => {
            compare_sizes(op, m, n) && vm.set_is_subset(right, left)?
        }
    };
    Ok(Value::bool(verdict))
}

// ---- operators -------------------------------------------------------------------------------

/// The operations that have an operator.
#[derive(Clone, Copy)]
enum Algebra {
    And,
    Or,
    Xor,
    Sub,
}

/// `a op b`; both must be sets. The result is of the left operand's kind.
fn operate(vm: &mut Vm, op: Algebra, a: Value, b: Value) -> Outcome {
    let inner = vm.heap.payload(a);
    let (Some(left), Some(_)) = (inner.as_any_set(), vm.heap.payload(b).as_any_set()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let result = apply(vm, op, left, b)?;
    Ok(Value::set(result, inner.tag() == Tag::FrozenSet))
}

/// The new set of an operation with any iterable.
fn apply(vm: &mut Vm, op: Algebra, left: SetKey, other: Value) -> Outcome<SetKey> {
    match op {
        Algebra::And => vm.set_intersection(left, other),
        Algebra::Sub => vm.set_difference(left, other),
        Algebra::Or => {
            let result = vm.set_copy(left)?;
            merge(vm, result, left, other)?;
            Ok(result)
        }
        Algebra::Xor => vm.set_symmetric_difference(left, other),
    }
}

/// Adds the items of `other` to a set that has those of `left` already.
fn merge(vm: &mut Vm, result: SetKey, left: SetKey, other: Value) -> Outcome<()> {
    if vm.heap.payload(other).as_any_set() == Some(left) {
        return Ok(());
    }
    vm.set_update(result, other)
}

/// `a op= b`; `b` must be a set.
fn operate_in_place(vm: &mut Vm, op: Algebra, args: Args<'_>) -> Outcome {
    let (set, _) = receiver(vm, args)?;
    if vm.heap.payload(args.get(1)).as_any_set().is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    match op {
        Algebra::And => {
            let result = vm.set_intersection(set, args.get(1))?;
            set_replace(&mut vm.heap, set, result);
        }
        Algebra::Sub => vm.set_difference_update(set, args.get(1))?,
        Algebra::Or => vm.set_update(set, args.get(1))?,
        Algebra::Xor => vm.set_symmetric_difference_update(set, args.get(1))?,
    }
    Ok(args.get(0))
}

fn and(vm: &mut Vm, args: Args<'_>) -> Outcome {
    operate(vm, Algebra::And, args.get(0), args.get(1))
}

fn rand(vm: &mut Vm, args: Args<'_>) -> Outcome {
    operate(vm, Algebra::And, args.get(1), args.get(0))
}

fn or(vm: &mut Vm, args: Args<'_>) -> Outcome {
    operate(vm, Algebra::Or, args.get(0), args.get(1))
}

fn ror(vm: &mut Vm, args: Args<'_>) -> Outcome {
    operate(vm, Algebra::Or, args.get(1), args.get(0))
}

fn xor(vm: &mut Vm, args: Args<'_>) -> Outcome {
    operate(vm, Algebra::Xor, args.get(0), args.get(1))
}

fn rxor(vm: &mut Vm, args: Args<'_>) -> Outcome {
    operate(vm, Algebra::Xor, args.get(1), args.get(0))
}

fn sub(vm: &mut Vm, args: Args<'_>) -> Outcome {
    operate(vm, Algebra::Sub, args.get(0), args.get(1))
}

fn rsub(vm: &mut Vm, args: Args<'_>) -> Outcome {
    operate(vm, Algebra::Sub, args.get(1), args.get(0))
}

fn iand(vm: &mut Vm, args: Args<'_>) -> Outcome {
    operate_in_place(vm, Algebra::And, args)
}

fn ior(vm: &mut Vm, args: Args<'_>) -> Outcome {
    operate_in_place(vm, Algebra::Or, args)
}

fn ixor(vm: &mut Vm, args: Args<'_>) -> Outcome {
    operate_in_place(vm, Algebra::Xor, args)
}

fn isub(vm: &mut Vm, args: Args<'_>) -> Outcome {
    operate_in_place(vm, Algebra::Sub, args)
}

// ---- methods ---------------------------------------------------------------------------------

fn copy(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (set, frozen) = receiver(vm, args)?;
    if args.get(0).tag() == Tag::FrozenSet {
        return Ok(args.get(0));
    }
    Ok(Value::set(vm.set_copy(set)?, frozen))
}

/// One operation after the other with each of the arguments; without arguments a copy.
fn fold(vm: &mut Vm, args: Args<'_>, name: &str, op: Algebra) -> Outcome {
    let (set, frozen) = receiver(vm, args)?;
    let mut result = None;
    for &other in others(vm, args, name)? {
        match (result, op) {
            (Some(result), Algebra::Or) => merge(vm, result, set, other)?,
            (Some(result), Algebra::Sub) => vm.set_difference_update(result, other)?,
            _ => result = Some(apply(vm, op, result.unwrap_or(set), other)?),
        }
    }
    match result {
        Some(result) => Ok(Value::set(result, frozen)),
        None => Ok(Value::set(vm.set_copy(set)?, frozen)),
    }
}

fn difference(vm: &mut Vm, args: Args<'_>) -> Outcome {
    fold(vm, args, "difference", Algebra::Sub)
}

fn intersection(vm: &mut Vm, args: Args<'_>) -> Outcome {
    fold(vm, args, "intersection", Algebra::And)
}

fn union(vm: &mut Vm, args: Args<'_>) -> Outcome {
    fold(vm, args, "union", Algebra::Or)
}

fn symmetric_difference(vm: &mut Vm, args: Args<'_>) -> Outcome {
    fold(vm, args, "symmetric_difference", Algebra::Xor)
}

fn isdisjoint(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (set, _) = receiver(vm, args)?;
    Ok(Value::bool(vm.set_is_disjoint(set, args.get(1))?))
}

fn issubset(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (set, _) = receiver(vm, args)?;
    let Some(other) = vm.heap.payload(args.get(1)).as_any_set() else {
        let common = vm.set_intersection(set, args.get(1))?;
        return Ok(Value::bool(vm.heap[common].len() == vm.heap[set].len()));
    };
    Ok(Value::bool(vm.set_is_subset(set, other)?))
}

fn issuperset(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (set, _) = receiver(vm, args)?;
    if let Some(other) = vm.heap.payload(args.get(1)).as_any_set() {
        return Ok(Value::bool(vm.set_is_subset(other, set)?));
    }
    let iterator = vm.iter(args.get(1))?;
    let mark = vm.heap.mark();
    while let Some(item) = vm.next(iterator)? {
        vm.budget.burn(1)?;
        if !vm.set_contains_key(set, item)? {
            return Ok(Value::FALSE);
        }
        vm.heap.release(mark);
    }
    Ok(Value::TRUE)
}

fn add(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (set, _) = receiver(vm, args)?;
    vm.set_add(set, args.get(1))?;
    Ok(Value::NONE)
}

fn clear(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (set, _) = receiver(vm, args)?;
    vm.heap[set].clear();
    Ok(Value::NONE)
}

fn discard(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (set, _) = receiver(vm, args)?;
    vm.set_remove_key(set, args.get(1))?;
    Ok(Value::NONE)
}

fn remove(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (set, _) = receiver(vm, args)?;
    if vm.set_remove_key(set, args.get(1))? {
        return Ok(Value::NONE);
    }
    Err(vm.key_error(args.get(1)))
}

fn pop(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (set, _) = receiver(vm, args)?;
    match vm.heap[set].pop() {
        Some((key, steps)) => {
            vm.heap.keep(key);
            vm.budget.burn(price::moved(steps))?;
            Ok(key)
        }
        None => {
            let message = vm.heap.new_str("pop from an empty set");
            Err(vm.key_error(message))
        }
    }
}

fn update(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (set, _) = receiver(vm, args)?;
    for &other in others(vm, args, "update")? {
        vm.set_update(set, other)?;
    }
    Ok(Value::NONE)
}

fn difference_update(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (set, _) = receiver(vm, args)?;
    for &other in others(vm, args, "difference_update")? {
        vm.set_difference_update(set, other)?;
    }
    Ok(Value::NONE)
}

fn intersection_update(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (set, _) = receiver(vm, args)?;
    let mut result = None;
    for &other in others(vm, args, "intersection_update")? {
        result = Some(vm.set_intersection(result.unwrap_or(set), other)?);
    }
    if let Some(result) = result {
        set_replace(&mut vm.heap, set, result);
    }
    Ok(Value::NONE)
}

fn symmetric_difference_update(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (set, _) = receiver(vm, args)?;
    vm.set_symmetric_difference_update(set, args.get(1))?;
    Ok(Value::NONE)
}
