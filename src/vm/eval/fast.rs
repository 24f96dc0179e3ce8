//! Shortcuts of the eval loop for values of the most frequent built-in types, without the object protocol.
//! Each gives `None` where the general way has to be taken.

use super::Window;
use crate::code::{BinaryOp, CompareOp};
use crate::heap::{Accounting, Arena, Heap, alloc_in};
use crate::object::{EntryInfo, Iter, List, Str, Tuple};
use crate::value::{CellKey, DictKey, IteratorKey, ListKey, StrKey, Tag, TupleKey, TypeId, Value};
use crate::vm::container::dicts::{Place, dict_find_plain};

/// Compares two ints or two floats.
#[inline(always)]
pub(super) fn compare(op: CompareOp, a: Value, b: Value) -> Option<bool> {
    if let (Some(a), Some(b)) = (a.as_int(), b.as_int()) {
        return Some(ordered(op, a, b));
    }
    if let (Some(a), Some(b)) = (a.as_float(), b.as_float()) {
        return Some(ordered_floats(op, a, b));
    }
    None
}

/// For each operator, in their order, four bits: whether it holds where the left operand is less, where both are
/// equal, and where it is greater.
const HOLDS: u32 = {
    let mut bits = 0;
    let rows = [
        (CompareOp::Lt, 0b0001),
        (CompareOp::Le, 0b0011),
        (CompareOp::Eq, 0b0010),
        (CompareOp::Ne, 0b0101),
        (CompareOp::Gt, 0b0100),
        (CompareOp::Ge, 0b0110),
    ];
    let mut row = 0;
    while row < rows.len() {
        bits |= rows[row].1 << (rows[row].0 as u32 * 4);
        row += 1;
    }
    bits
};

/// Without a jump for each operator: which one it is differs from place to place.
#[inline(always)]
pub(super) fn ordered(op: CompareOp, a: i64, b: i64) -> bool {
    let ordering = u32::from(a >= b) + u32::from(a > b);
    HOLDS >> (op as u32 * 4 + ordering) & 1 != 0
}

#[inline]
fn ordered_floats(op: CompareOp, a: f64, b: f64) -> bool {
    match op {
        CompareOp::Lt => a < b,
        CompareOp::Le => a <= b,
        CompareOp::Eq => a == b,
        CompareOp::Ne => a != b,
        CompareOp::Gt => a > b,
        CompareOp::Ge => a >= b,
    }
}

/// The truth of a bool, an int or `None`.
#[inline(always)]
pub(super) fn truth(value: Value) -> Option<bool> {
    match value.tag() {
        Tag::Bool | Tag::Int => Some(value.bits() != 0),
        Tag::None => Some(false),
        _ => None,
    }
}

/// Binary operators on small ints and floats.
#[inline]
pub(super) fn binary(op: BinaryOp, a: Value, b: Value) -> Option<Value> {
    if let (Some(x), Some(y)) = (a.as_int(), b.as_int()) {
        return match op {
            BinaryOp::Mul => x.checked_mul(y).map(Value::int),
            // Rust truncates, Python floors: the remainder takes the sign of the divisor.
            BinaryOp::FloorDiv if y != 0 => {
                let quotient = x.checked_div(y)?;
                let adjust = x % y != 0 && ((x < 0) != (y < 0));
                Some(Value::int(quotient - i64::from(adjust)))
            }
            BinaryOp::Mod if y != 0 => {
                let rest = x.checked_rem(y)?;
                Some(Value::int(if rest != 0 && ((rest < 0) != (y < 0)) {
                    rest + y
                } else {
                    rest
                }))
            }
            BinaryOp::And => Some(Value::int(x & y)),
            BinaryOp::Or => Some(Value::int(x | y)),
            BinaryOp::Xor => Some(Value::int(x ^ y)),
            BinaryOp::RShift if (0..64).contains(&y) => Some(Value::int(x >> y)),
            BinaryOp::LShift if (0..32).contains(&y) && (-(1 << 30)..1 << 30).contains(&x) => {
                Some(Value::int(x << y))
            }
            _ => None,
        };
    }
    let (x, y) = (float_of(a)?, float_of(b)?);
    match op {
        BinaryOp::TrueDiv if y != 0.0 => Some(Value::float(x / y)),
        BinaryOp::Add => Some(Value::float(x + y)),
        BinaryOp::Sub => Some(Value::float(x - y)),
        BinaryOp::Mul => Some(Value::float(x * y)),
        _ => None,
    }
}

/// An int and a float as floats.
#[inline(never)]
pub(super) fn floats(a: Value, b: Value) -> Option<(f64, f64)> {
    Some((float_of(a)?, float_of(b)?))
}

/// A float, or an int that a float holds exactly; at least one of two operands must be a float, which
/// the caller has seen to by trying ints first.
#[inline]
fn float_of(value: Value) -> Option<f64> {
    match value.as_int() {
        Some(int) if (-(1 << 53)..=1 << 53).contains(&int) => Some(int as f64),
        _ => value.as_float(),
    }
}

/// The item of a list or tuple at an index.
#[inline(always)]
pub(super) fn item(heap: &Heap, object: Value, index: Value) -> Option<Value> {
    if let (Some(list), Some(index)) = (object.as_list(), index.as_int()) {
        item_at(&heap.lists[list].object.items, index)
    } else if let (Some(tuple), Some(index)) = (object.as_tuple(), index.as_int()) {
        item_at(&heap.tuples[tuple].object.items, index)
    } else {
        dict_item(heap, object.as_dict()?, index)
    }
}

/// The value under a key, if both are found without scripts.
#[inline(never)]
fn dict_item(heap: &Heap, dict: DictKey, key: Value) -> Option<Value> {
    let Place::Found(index) = dict_find_plain(heap, dict, key) else {
        return None;
    };
    heap[dict].entry(index).map(|entry| entry.value)
}

/// Whether a key is in a dict, if that is found without scripts.
#[inline(never)]
pub(super) fn contains(heap: &Heap, container: Value, item: Value) -> Option<bool> {
    match dict_find_plain(heap, container.as_dict()?, item) {
        Place::Found(_) => Some(true),
        Place::Absent => Some(false),
        Place::Undecided => None,
    }
}

/// The item at a Python index, which may count from the end.
#[inline]
fn item_at(items: &[Value], index: i64) -> Option<Value> {
    let index = if index < 0 {
        index + items.len() as i64
    } else {
        index
    };
    items.get(usize::try_from(index).ok()?).copied()
}

/// The place of a list's item at an index that counts from the start, unless what is stored there has to be shown to the
/// collector ([`Arena::slot_to_store`]).
#[inline(always)]
pub(super) fn item_slot(
    lists: &mut Arena<ListKey, List>,
    object: Value,
    index: Value,
) -> Option<&mut Value> {
    let (list, index) = (object.as_list()?, index.as_int()?);
    let (slot, marked) = lists.slot_to_store(list);
    if marked {
        return None;
    }
    let items = &mut slot.object.items;
    items.get_mut(usize::try_from(index).ok()?)
}

/// A new iterator over a list or a tuple.
#[inline(never)]
pub(super) fn iter(
    iterators: &mut Arena<IteratorKey, Iter>,
    accounting: &mut Accounting,
    colour: u32,
    value: Value,
) -> Option<Value> {
    let iter = if let Some(list) = value.as_list() {
        Iter::List { list, index: 0 }
    } else {
        value.as_tuple()?;
        Iter::Tuple {
            tuple: value,
            index: 0,
        }
    };
    Some(alloc_in(iterators, accounting, colour, iter).into())
}

/// A new tuple.
#[inline(never)]
pub(super) fn tuple(
    tuples: &mut Arena<TupleKey, Tuple>,
    accounting: &mut Accounting,
    colour: u32,
    items: &[Value],
) -> Value {
    let items = items.into();
    alloc_in(tuples, accounting, colour, Tuple { items }).into()
}

/// A new list.
#[inline(never)]
pub(super) fn list(
    lists: &mut Arena<ListKey, List>,
    accounting: &mut Accounting,
    colour: u32,
    items: &[Value],
) -> Value {
    let items = items.to_vec();
    alloc_in(lists, accounting, colour, List { items }).into()
}

/// The next value of an iterator over a range, a list or a tuple.
#[inline(always)]
pub(super) fn next(
    iterators: &mut Arena<IteratorKey, Iter>,
    lists: &Arena<ListKey, List>,
    tuples: &Arena<TupleKey, Tuple>,
    iterator: Value,
) -> Option<Value> {
    let iter = &mut iterators[iterator.as_iterator()?].object;
    if let Iter::Range {
        next,
        step,
        remaining,
    } = iter
    {
        let value = *next;
        *remaining = remaining.checked_sub(1)?;
        *next = value.wrapping_add(*step);
        return Some(Value::int(value));
    }
    match iter {
        Iter::List { list, index } => next_item(&lists[*list].object.items, index),
        Iter::Tuple { tuple, index } => next_item(&tuples[tuple.as_tuple()?].object.items, index),
        _ => None,
    }
}

#[inline(always)]
fn next_item(items: &[Value], index: &mut usize) -> Option<Value> {
    let value = items.get(*index).copied();
    *index += usize::from(value.is_some());
    value
}

/// Makes the slots of a frame ready behind its `given` arguments: locals are unbound, and cells follow.
#[inline(always)]
pub(super) fn enter(slots: &mut Window, entry: &EntryInfo, given: usize, cells: &[CellKey]) {
    let mut at = given;
    while at < entry.locals_end as usize {
        slots[at & 255] = Value::UNBOUND;
        at += 1;
    }
    let free = entry.free_base as usize;
    match *cells {
        [] => {}
        [cell] => slots[free & 255] = cell.into(),
        _ => {
            for (at, cell) in (free..).zip(cells) {
                slots[at & 255] = (*cell).into();
            }
        }
    }
}

/// The hash of an interned name, known since it was interned.
#[inline]
pub(in crate::vm) fn interned_hash(strs: &Arena<StrKey, Str>, name: Value) -> u64 {
    name.as_str().map_or(0, |key| strs[key].object.hash)
}

/// The built-in type of the values whose methods are called most.
#[inline]
pub(crate) fn builtin_type_of(value: Value) -> Option<TypeId> {
    match value.tag() {
        Tag::Str => Some(TypeId::Str),
        Tag::List => Some(TypeId::List),
        Tag::Dict => Some(TypeId::Dict),
        Tag::Set => Some(TypeId::Set),
        Tag::Tuple => Some(TypeId::Tuple),
        Tag::Int | Tag::BigInt => Some(TypeId::Int),
        Tag::Float => Some(TypeId::Float),
        Tag::Bytes => Some(TypeId::Bytes),
        _ => None,
    }
}
