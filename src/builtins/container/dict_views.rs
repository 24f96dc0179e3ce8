//! `dict_keys`, `dict_values` and `dict_items`; the first and the last behave as sets.

use crate::builtins::class::operators::{comparisons, repr_method};
use crate::code::CompareOp;
use crate::object::{DictView, Rare, ViewKind};
use crate::value::{DictKey, DictViewKey, SetKey, Tag, TypeId, Value};
use crate::vm::iterator::dict_iterator;
use crate::vm::{Args, NativeDef, Outcome, TypeDef, Vm, compare_sizes, natives};

/// What all three views have.
const VIEW: &[NativeDef] = natives! {
    slot "__repr__" => repr_method;
    slot "__len__" => len;
    slot "__iter__" => iter;
    method "__reversed__" => reversed;
    getset "mapping" => mapping;
};

/// What keys and items have as sets.
const SET_LIKE: &[NativeDef] = natives! {
    slot "__contains__" => contains;
    slot "__and__" => and;
    slot "__rand__" => rand;
    slot "__or__" => or;
    slot "__ror__" => ror;
    slot "__xor__" => xor;
    slot "__rxor__" => rxor;
    slot "__sub__" => sub;
    slot "__rsub__" => rsub;
    method "isdisjoint" "($self, object, /)" "Whether no item is in both." => isdisjoint;
};

pub(crate) const TYPES: &[TypeDef] = &[
    TypeDef {
        unhashable: true,
        ..TypeDef::new(TypeId::DictKeys, "", &[VIEW, SET_LIKE, COMPARISONS])
    },
    TypeDef::new(TypeId::DictValues, "", &[VIEW]),
    TypeDef {
        unhashable: true,
        ..TypeDef::new(TypeId::DictItems, "", &[VIEW, SET_LIKE, COMPARISONS])
    },
    TypeDef {
        unhashable: true,
        ..TypeDef::new(TypeId::OrderedDictKeys, "", &[ORDERED_VIEW])
    },
    TypeDef::new(TypeId::OrderedDictValues, "", &[ORDERED_VIEW]),
    TypeDef {
        unhashable: true,
        ..TypeDef::new(TypeId::OrderedDictItems, "", &[ORDERED_VIEW])
    },
];

/// What the views of an ordered dict define themselves.
const ORDERED_VIEW: &[NativeDef] = natives! {
    slot "__iter__" => iter;
    method "__reversed__" => reversed;
};

comparisons!(COMPARISONS, compare);

/// The view behind the receiver.
fn receiver(vm: &mut Vm, args: Args<'_>) -> Outcome<DictView> {
    let key = args.this::<DictViewKey>(vm)?;
    Ok(vm.heap[key])
}

fn len(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let view = receiver(vm, args)?;
    Ok(vm.heap.new_usize(vm.heap[view.dict].len()))
}

fn iter(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let view = receiver(vm, args)?;
    if view.ordered.is_bound() {
        return Ok(vm.ordered_iterator(view.ordered, view.kind, false));
    }
    let iterator = dict_iterator(&vm.heap, view.dict, view.kind, false);
    Ok(vm.heap.new_object(iterator))
}

fn reversed(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let view = receiver(vm, args)?;
    if view.ordered.is_bound() {
        return Ok(vm.ordered_iterator(view.ordered, view.kind, true));
    }
    let iterator = dict_iterator(&vm.heap, view.dict, view.kind, true);
    Ok(vm.heap.new_object(iterator))
}

fn mapping(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let view = receiver(vm, args)?;
    Ok(vm.heap.new_object(Rare::MappingProxy {
        mapping: match view.ordered.is_bound() {
            true => view.ordered,
            false => view.dict.into(),
        },
    }))
}

fn contains(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let view = receiver(vm, args)?;
    Ok(Value::bool(dict_view_contains(vm, view, args.get(1))?))
}

fn compare(vm: &mut Vm, op: CompareOp, a: Value, b: Value) -> Outcome {
    if !is_set_like(vm, a) || !is_set_like(vm, b) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let (m, n) = (vm.len(a)?, vm.len(b)?);
    let verdict = match op {
        CompareOp::Eq | CompareOp::Ne => {
            (m == n && all_contained(vm, a, b)?) == (op == CompareOp::Eq)
        }
        CompareOp::Lt | CompareOp::Le => compare_sizes(op, m, n) && all_contained(vm, a, b)?,
        CompareOp::Gt | CompareOp::Ge => compare_sizes(op, m, n) && all_contained(vm, b, a)?,
    };
    Ok(Value::bool(verdict))
}

/// Whether a value is a set, or a view that behaves as one.
fn is_set_like(vm: &Vm, v: Value) -> bool {
    match v.as_dict_view() {
        Some(view) => vm.heap[view].kind != ViewKind::Values,
        None => vm.heap.payload(v).as_any_set().is_some(),
    }
}

/// Whether all members of `a` are in `b`.
fn all_contained(vm: &mut Vm, a: Value, b: Value) -> Outcome<bool> {
    let iterator = vm.iter(a)?;
    let mark = vm.heap.mark();
    while let Some(item) = vm.next(iterator)? {
        vm.budget.burn(1)?;
        vm.heap.keep(item);
        if !vm.contains(b, item)? {
            return Ok(false);
        }
        vm.heap.release(mark);
    }
    Ok(true)
}

/// The items of an operand as a new set.
fn to_set(vm: &mut Vm, v: Value) -> Outcome<SetKey> {
    // A dict tells how much room its keys need.
    let source = match v.as_dict_view().map(|view| &vm.heap[view]) {
        Some(view) if view.kind == ViewKind::Keys => view.dict.into(),
        _ => v,
    };
    vm.set_from(source)
}

/// `a & b`: what both hold. The larger view is asked for the items of the other operand, in the order of
/// those; a set that is no smaller than the view does it itself.
fn intersection(vm: &mut Vm, a: Value, b: Value) -> Outcome {
    let (mut view, mut other) = match (is_set_like(vm, a), a.tag(), b.tag()) {
        (true, Tag::DictView, _) => (a, b),
        _ => (b, a),
    };
    let size = |vm: &Vm, v: Value| {
        v.as_dict_view()
            .map(|view| vm.heap[vm.heap[view].dict].len())
    };
    if let (Tag::Set, Some(set), Some(length)) = (other.tag(), other.as_any_set(), size(vm, view))
        && length <= vm.heap[set].len()
    {
        let result = vm.set_intersection(set, view)?;
        return Ok(Value::set(result, false));
    }
    if is_set_like(vm, other) && size(vm, other) > size(vm, view) {
        (view, other) = (other, view);
    }
    let result = vm.heap.new_set();
    let iterator = vm.iter(other)?;
    let mark = vm.heap.mark();
    while let Some(item) = vm.next(iterator)? {
        vm.budget.burn(1)?;
        vm.heap.keep(item);
        if vm.contains(view, item)? {
            vm.set_add(result, item)?;
        }
        vm.heap.release(mark);
    }
    Ok(Value::set(result, false))
}

fn union(vm: &mut Vm, a: Value, b: Value) -> Outcome {
    let result = to_set(vm, a)?;
    vm.set_update(result, b)?;
    Ok(Value::set(result, false))
}

fn symmetric_difference(vm: &mut Vm, a: Value, b: Value) -> Outcome {
    if let (Some(left), Some(right)) = (items_of(vm, a), items_of(vm, b)) {
        return differing_items(vm, left, right);
    }
    let result = to_set(vm, a)?;
    vm.set_symmetric_difference_update(result, b)?;
    Ok(Value::set(result, false))
}

/// The dict behind a view of items.
fn items_of(vm: &Vm, v: Value) -> Option<DictKey> {
    let view = &vm.heap[v.as_dict_view()?];
    (view.kind == ViewKind::Items).then_some(view.dict)
}

/// The items of two dicts that only one of them has: those of `right` first. Values need no hash unless they
/// differ.
fn differing_items(vm: &mut Vm, left: DictKey, right: DictKey) -> Outcome {
    let rest = vm.dict_copy(left)?;
    let result = vm.heap.new_set();
    let mut index = 0;
    while index < vm.heap[right].entry_count() {
        let entry = vm.heap[right].entry(index).copied();
        index += 1;
        let Some(entry) = entry else { continue };
        vm.budget.burn(1)?;
        let mark = vm.heap.mark();
        vm.heap.keep(entry.key);
        vm.heap.keep(entry.value);
        let same = match vm.dict_get(rest, entry.key)? {
            Some(value) => {
                vm.heap.keep(value);
                vm.eq(value, entry.value)?
            }
            None => false,
        };
        if same {
            vm.dict_remove(rest, entry.key)?;
        } else {
            let pair = vm.heap.new_tuple(&[entry.key, entry.value]);
            vm.set_add(result, pair)?;
        }
        vm.heap.release(mark);
    }
    let rest = vm.heap.new_object(DictView {
        dict: rest,
        kind: ViewKind::Items,
        ordered: Value::UNBOUND,
    });
    vm.set_update(result, rest)?;
    Ok(Value::set(result, false))
}

fn difference(vm: &mut Vm, a: Value, b: Value) -> Outcome {
    let result = to_set(vm, a)?;
    vm.set_difference_update(result, b)?;
    Ok(Value::set(result, false))
}

fn and(vm: &mut Vm, args: Args<'_>) -> Outcome {
    intersection(vm, args.get(0), args.get(1))
}

fn rand(vm: &mut Vm, args: Args<'_>) -> Outcome {
    intersection(vm, args.get(1), args.get(0))
}

fn or(vm: &mut Vm, args: Args<'_>) -> Outcome {
    union(vm, args.get(0), args.get(1))
}

fn ror(vm: &mut Vm, args: Args<'_>) -> Outcome {
    union(vm, args.get(1), args.get(0))
}

fn xor(vm: &mut Vm, args: Args<'_>) -> Outcome {
    symmetric_difference(vm, args.get(0), args.get(1))
}

fn rxor(vm: &mut Vm, args: Args<'_>) -> Outcome {
    symmetric_difference(vm, args.get(1), args.get(0))
}

fn sub(vm: &mut Vm, args: Args<'_>) -> Outcome {
    difference(vm, args.get(0), args.get(1))
}

fn rsub(vm: &mut Vm, args: Args<'_>) -> Outcome {
    difference(vm, args.get(1), args.get(0))
}

fn isdisjoint(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (mut view, mut other) = (args.get(0), args.get(1));
    // Of two sets the larger one is asked.
    if is_set_like(vm, other) && vm.len(other)? > vm.len(view)? {
        (view, other) = (other, view);
    }
    let iterator = vm.iter(other)?;
    vm.heap.keep(iterator);
    let mark = vm.heap.mark();
    while let Some(item) = vm.next(iterator)? {
        vm.budget.burn(1)?;
        vm.heap.keep(item);
        if vm.contains(view, item)? {
            return Ok(Value::FALSE);
        }
        vm.heap.release(mark);
    }
    Ok(Value::TRUE)
}

/// `item in view`
pub(crate) fn dict_view_contains(vm: &mut Vm, view: DictView, item: Value) -> Outcome<bool> {
    match view.kind {
        ViewKind::Keys => vm.dict_contains(view.dict, item),
        ViewKind::Items => {
            let Some(pair) = vm.heap.payload(item).as_tuple() else {
                return Ok(false);
            };
            let &[key, value] = vm.heap[pair].items.as_slice() else {
                return Ok(false);
            };
            match vm.dict_get(view.dict, key)? {
                Some(found) => {
                    vm.heap.keep(found);
                    vm.eq(found, value)
                }
                None => Ok(false),
            }
        }
        ViewKind::Values => {
            let iterator = dict_iterator(&vm.heap, view.dict, ViewKind::Values, false);
            let iterator = vm.heap.new_object(iterator);
            vm.iterator_contains(iterator, item)
        }
    }
}
