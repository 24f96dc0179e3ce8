//! `collections.deque`: a sequence with two ends.
//!
//! Invariant: whatever changes length or order moves `state` on; a loop that runs scripts looks at it
//! before it goes on.
//! In this folder also: `iterator`, the iterators over them.

mod iterator;

use super::MODULE_NAME;
use crate::builtins::class::operators::comparisons;
use crate::builtins::generator::class_getitem;
use crate::code::CompareOp;
use crate::object::{Deque, Rare};
use crate::value::{RareKey, TypeId, Value};
use crate::vm::container::slices::clamped_int;
use crate::vm::price;
use crate::vm::{Args, NativeDef, Outcome, Pattern, TypeDef, Vm, compare_sizes, natives, params};

const METHODS: &[NativeDef] = natives! {
    class_method "__class_getitem__" => class_getitem;
    slot "__init__" => init;
    slot "__repr__" => repr;
    slot "__len__" => len;
    slot "__getitem__" => getitem;
    slot "__setitem__" => setitem;
    slot "__delitem__" => delitem;
    slot "__contains__" => contains;
    slot "__iter__" => iterator::iter;
    method "__reversed__" => iterator::reversed;
    slot "__add__" => concat;
    slot "__iadd__" => iadd;
    slot "__mul__" => mul;
    slot "__rmul__" => mul;
    slot "__imul__" => imul;
    method "append" "($self, item, /)" "Adds an item at the right." => append;
    method "appendleft" "($self, item, /)" "Adds an item at the left." => append_left;
    method "clear" "($self, /)" "Removes everything." => clear;
    method "copy" "($self, /)" "A shallow copy." => copy;
    method "__copy__" => copy;
    method "count" "($self, value, /)" "How often the value occurs." => count;
    method "extend" "($self, iterable, /)" "Adds all items at the right." => extend;
    method "extendleft" "($self, iterable, /)" "Adds all items at the left, one after the other." => extend_left;
    positional method "index" "($self, value, [start, [stop]])"
        "The first index of the value; ValueError if it is not there." => index;
    method "insert" "($self, index, value, /)" "Puts an item before an index." => insert;
    method "pop" "($self, /)" "Removes the item at the right and gives it." => pop;
    method "popleft" "($self, /)" "Removes the item at the left and gives it." => pop_left;
    method "remove" "($self, value, /)" "Removes the first item of that value; an error if there is none." => remove;
    method "reverse" "($self, /)" "Turns the order around, in place." => reverse;
    method "rotate" "($self, n=1, /)" "Moves so many items from the right end to the left." => rotate;
    method "__reduce__" => reduce;
    getset "maxlen" "How many items there may be; None: any number." => maxlen;
};

const TYPE: TypeDef = TypeDef {
    new: Some(new),
    params: params!("([iterable[, maxlen]])"),
    subclassable: true,
    fills_in_init: true,
    unhashable: true,
    weak_refs: true,
    pattern: Pattern::Sequence,
    ..TypeDef::new(
        TypeId::Deque,
        "A list with two ends; with `maxlen`, the other end drops what is too much.",
        &[MODULE_NAME, METHODS, COMPARISONS],
    )
};

pub(crate) const TYPES: &[TypeDef] = &[TYPE, iterator::TYPE, iterator::REVERSE_TYPE];

comparisons!(COMPARISONS, compare);

// ---- access ------------------------------------------------------------------------------------

fn key_of(vm: &Vm, value: Value) -> Option<RareKey> {
    let key = vm.heap.payload(value).as_rare()?;
    matches!(vm.heap[key], Rare::Deque(_)).then_some(key)
}

/// The deque behind the receiver.
fn receiver(vm: &mut Vm, args: Args<'_>) -> Outcome<RareKey> {
    args.this_with(vm, TypeId::Deque, key_of)
}

fn items(vm: &Vm, key: RareKey) -> &std::collections::VecDeque<Value> {
    static NONE: std::collections::VecDeque<Value> = std::collections::VecDeque::new();
    match &vm.heap[key] {
        Rare::Deque(deque) => &deque.items,
        _ => &NONE,
    }
}

/// Changes a deque; the change counts.
fn change<T: Default>(vm: &mut Vm, key: RareKey, change: impl FnOnce(&mut Deque) -> T) -> T {
    match &mut vm.heap[key] {
        Rare::Deque(deque) => {
            deque.state += 1;
            change(deque)
        }
        _ => T::default(),
    }
}

fn state(vm: &Vm, key: RareKey) -> u64 {
    match &vm.heap[key] {
        Rare::Deque(deque) => deque.state,
        _ => 0,
    }
}

fn limit(vm: &Vm, key: RareKey) -> Option<usize> {
    match &vm.heap[key] {
        Rare::Deque(deque) => deque.maxlen,
        _ => None,
    }
}

/// Pays for one more item.
fn pay(vm: &mut Vm, key: RareKey) -> Outcome<()> {
    let items = items(vm, key);
    let room = (items.len(), items.capacity());
    vm.charge_growth(room, 1, size_of::<Value>())
}

/// Which end of a deque.
#[derive(Clone, Copy)]
enum Side {
    Left,
    Right,
}

/// Adds an item at one end; the other one drops what is too much.
fn push(vm: &mut Vm, key: RareKey, value: Value, side: Side) -> Outcome<()> {
    pay(vm, key)?;
    change(vm, key, |Deque { items, maxlen, .. }| {
        match side {
            Side::Left => items.push_front(value),
            Side::Right => items.push_back(value),
        }
        if maxlen.is_some_and(|maxlen| items.len() > maxlen) {
            match side {
                Side::Left => items.pop_back(),
                Side::Right => items.pop_front(),
            };
        }
    });
    Ok(())
}

/// Puts all items of an iterable, which may be the deque itself, at one end.
fn push_all(vm: &mut Vm, key: RareKey, iterable: Value, side: Side) -> Outcome<()> {
    if key_of(vm, iterable) == Some(key) {
        let count = items(vm, key).len();
        vm.charge_items(count, size_of::<Value>())?;
        for value in items(vm, key).iter().copied().collect::<Vec<_>>() {
            vm.budget.burn(1)?;
            push(vm, key, value, side)?;
        }
        return Ok(());
    }
    let iterator = vm.iter(iterable)?;
    vm.heap.keep(iterator);
    let mark = vm.heap.mark();
    while let Some(value) = vm.next(iterator)? {
        vm.budget.burn(1)?;
        push(vm, key, value, side)?;
        vm.heap.release(mark);
    }
    Ok(())
}

/// A deque of its own with these items.
fn made(vm: &mut Vm, maxlen: Option<usize>) -> Value {
    vm.heap.new_object(Rare::Deque(Box::new(Deque {
        maxlen,
        ..Deque::default()
    })))
}

// ---- construction ------------------------------------------------------------------------------

fn new(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let deque = made(vm, None);
    if let Some(key) = deque.as_rare() {
        fill_deque(vm, key, args)?;
    }
    vm.wrap_payload(args.get(0), deque)
}

fn init(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = receiver(vm, args)?;
    fill_deque(vm, key, args)?;
    Ok(Value::NONE)
}

/// `deque(iterable=(), maxlen=None)`
fn fill_deque(vm: &mut Vm, key: RareKey, args: Args<'_>) -> Outcome<()> {
    let bound = vm.bind_new(&TYPE, args)?;
    let (iterable, maxlen) = (bound[0], bound[1]);
    let maxlen = match maxlen.is_unbound() || maxlen.is_none() {
        true => None,
        false => {
            let given = vm.heap.payload(maxlen);
            if given.as_int_or_bool().is_none() && given.as_big_int().is_none() {
                return Err(vm.type_error("an integer is required"));
            }
            let maxlen = vm.c_ssize(maxlen)?;
            let Ok(maxlen) = usize::try_from(maxlen) else {
                return Err(vm.value_error("maxlen must be non-negative"));
            };
            Some(maxlen)
        }
    };
    change(vm, key, |deque| {
        deque.maxlen = maxlen;
        deque.items.clear();
    });
    if iterable.is_bound() {
        push_all(vm, key, iterable, Side::Right)?;
    }
    Ok(())
}

/// A deque of the receiver's class, with its limit, empty or with the receiver's items.
fn twin(vm: &mut Vm, object: Value, key: RareKey, full: bool) -> Outcome<(Value, RareKey)> {
    let maxlen = limit(vm, key);
    let class = vm.type_of(object);
    if class == Value::builtin_type(TypeId::Deque) {
        let copy = made(vm, maxlen);
        let Some(copy_key) = copy.as_rare() else {
            return Ok((copy, key));
        };
        if full {
            let count = items(vm, key).len();
            vm.charge_items(count, size_of::<Value>())?;
            vm.budget.burn(price::moved(count))?;
            let content = items(vm, key).clone();
            change(vm, copy_key, |deque| deque.items = content);
        }
        return Ok((copy, copy_key));
    }
    let content = match full {
        true => object,
        false => vm.heap.new_tuple(&[]),
    };
    let copy = match maxlen {
        None => vm.call(class, &[content])?,
        Some(maxlen) => {
            let maxlen = vm.heap.new_usize(maxlen);
            vm.call(class, &[content, maxlen])?
        }
    };
    vm.heap.keep(copy);
    match key_of(vm, copy) {
        Some(key) => Ok((copy, key)),
        None => {
            let (class, given) = (vm.heap.class_name(class), vm.type_name(copy));
            Err(vm.type_error(format!("{class}() must return a deque, not {given}")))
        }
    }
}

fn copy(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = receiver(vm, args)?;
    Ok(twin(vm, args.get(0), key, true)?.0)
}

/// `(class, arguments, state, items)`
fn reduce(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = receiver(vm, args)?;
    let object = args.get(0);
    let class = vm.type_of(object);
    let empty = vm.heap.new_tuple(&[]);
    let arguments = match limit(vm, key) {
        None => empty,
        Some(maxlen) => {
            let maxlen = vm.heap.new_usize(maxlen);
            vm.heap.new_tuple(&[empty, maxlen])
        }
    };
    let state = vm.call_method(object, "__getstate__", &[])?;
    vm.heap.keep(state);
    let iterator = vm.iter(object)?;
    Ok(vm.heap.new_tuple(&[class, arguments, state, iterator]))
}

// ---- ends --------------------------------------------------------------------------------------

fn append(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = receiver(vm, args)?;
    push(vm, key, args.get(1), Side::Right)?;
    Ok(Value::NONE)
}

fn append_left(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = receiver(vm, args)?;
    push(vm, key, args.get(1), Side::Left)?;
    Ok(Value::NONE)
}

fn extend(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = receiver(vm, args)?;
    push_all(vm, key, args.get(1), Side::Right)?;
    Ok(Value::NONE)
}

fn extend_left(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = receiver(vm, args)?;
    push_all(vm, key, args.get(1), Side::Left)?;
    Ok(Value::NONE)
}

fn iadd(vm: &mut Vm, args: Args<'_>) -> Outcome {
    extend(vm, args)?;
    Ok(args.get(0))
}

fn pop(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = receiver(vm, args)?;
    match change(vm, key, |deque| deque.items.pop_back()) {
        Some(value) => Ok(value),
        None => Err(vm.index_error("pop from an empty deque")),
    }
}

fn pop_left(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = receiver(vm, args)?;
    match change(vm, key, |deque| deque.items.pop_front()) {
        Some(value) => Ok(value),
        None => Err(vm.index_error("pop from an empty deque")),
    }
}

fn clear(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = receiver(vm, args)?;
    change(vm, key, |deque| deque.items.clear());
    Ok(Value::NONE)
}

fn reverse(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = receiver(vm, args)?;
    vm.budget.burn(price::moved(items(vm, key).len()))?;
    if let Rare::Deque(deque) = &mut vm.heap[key] {
        deque.items.make_contiguous().reverse();
    }
    Ok(Value::NONE)
}

fn rotate(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = receiver(vm, args)?;
    let steps = match args.opt(1) {
        Some(steps) => vm.c_ssize(steps)?,
        None => 1,
    };
    let count = items(vm, key).len() as i64;
    if count > 1 && steps % count != 0 {
        let right = steps.rem_euclid(count) as usize;
        vm.budget
            .burn(price::moved(right.min(count as usize - right)))?;
        change(vm, key, |deque| deque.items.rotate_right(right));
    }
    Ok(Value::NONE)
}

// ---- items -------------------------------------------------------------------------------------

fn len(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = receiver(vm, args)?;
    Ok(vm.heap.new_usize(items(vm, key).len()))
}

fn maxlen(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = receiver(vm, args)?;
    Ok(match limit(vm, key) {
        Some(maxlen) => vm.heap.new_usize(maxlen),
        None => Value::NONE,
    })
}

/// The place that an index means.
fn place(vm: &mut Vm, key: RareKey, index: Value) -> Outcome<usize> {
    let at = match index.as_int() {
        Some(at) => at,
        None if !vm.has_index(index) => {
            let given = vm.type_name(index);
            return Err(vm.type_error(format!("sequence index must be integer, not '{given}'")));
        }
        None => vm.item_index(index)?,
    };
    let count = items(vm, key).len() as i64;
    let at = if at < 0 { at.saturating_add(count) } else { at };
    match usize::try_from(at).ok().filter(|_| at < count) {
        Some(at) => Ok(at),
        None => Err(vm.index_error("deque index out of range")),
    }
}

fn getitem(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = receiver(vm, args)?;
    let at = place(vm, key, args.get(1))?;
    Ok(items(vm, key).get(at).copied().unwrap_or(Value::NONE))
}

fn setitem(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = receiver(vm, args)?;
    let at = place(vm, key, args.get(1))?;
    if let Rare::Deque(deque) = &mut vm.heap[key]
        && let Some(slot) = deque.items.get_mut(at)
    {
        *slot = args.get(2);
    }
    Ok(Value::NONE)
}

fn delitem(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = receiver(vm, args)?;
    let at = place(vm, key, args.get(1))?;
    vm.budget
        .burn(price::moved(at.min(items(vm, key).len() - at)))?;
    change(vm, key, |deque| deque.items.remove(at));
    Ok(Value::NONE)
}

fn insert(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = receiver(vm, args)?;
    let at = vm.index(args.get(1))?;
    let at = vm.c_ssize(at)?;
    let count = items(vm, key).len();
    if limit(vm, key).is_some_and(|maxlen| count >= maxlen) {
        return Err(vm.index_error("deque already at its maximum size"));
    }
    pay(vm, key)?;
    let at = if at < 0 {
        at.saturating_add(count as i64).max(0)
    } else {
        at
    };
    let at = usize::try_from(at).unwrap_or(count).min(count);
    vm.budget.burn(price::moved(at.min(count - at)))?;
    change(vm, key, |deque| deque.items.insert(at, args.get(2)));
    Ok(Value::NONE)
}

/// Where an item equal to `wanted` stands between two places; an error where comparisons change the deque.
fn find(
    vm: &mut Vm,
    key: RareKey,
    wanted: Value,
    from: usize,
    to: usize,
    remove: bool,
) -> Outcome<Option<usize>> {
    let before = state(vm, key);
    let mark = vm.heap.mark();
    let mut at = from;
    while at < to
        && let Some(&item) = items(vm, key).get(at)
    {
        vm.budget.burn(1)?;
        vm.heap.keep(item);
        let same = vm.eq(item, wanted)?;
        vm.heap.release(mark);
        // What is found counts although the comparison changed the deque, unless it is to be removed.
        if same && !remove {
            return Ok(Some(at));
        }
        if state(vm, key) != before {
            return Err(match remove {
                true => vm.index_error("deque mutated during iteration"),
                false => vm.runtime_error("deque mutated during iteration"),
            });
        }
        if same {
            return Ok(Some(at));
        }
        at += 1;
    }
    Ok(None)
}

fn contains(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = receiver(vm, args)?;
    Ok(Value::bool(
        find(vm, key, args.get(1), 0, usize::MAX, false)?.is_some(),
    ))
}

fn count(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = receiver(vm, args)?;
    let before = state(vm, key);
    let (mut found, mut from) = (0, 0);
    while let Some(at) = find(vm, key, args.get(1), from, usize::MAX, false)? {
        if state(vm, key) != before {
            return Err(vm.runtime_error("deque mutated during iteration"));
        }
        found += 1;
        from = at + 1;
    }
    Ok(Value::int(found))
}

fn index(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = receiver(vm, args)?;
    let count = items(vm, key).len() as i64;
    let mut bounds = [0, count];
    for (bound, given) in bounds.iter_mut().zip(args.pos.iter().skip(2)) {
        let Some(given) = vm.index_opt(*given)? else {
            return Err(vm.type_error("slice indices must be integers or have an __index__ method"));
        };
        let given = clamped_int(&vm.heap, given);
        *bound = if given < 0 {
            given.saturating_add(count).max(0)
        } else {
            given
        };
    }
    let [from, to] = bounds.map(|bound| bound.clamp(0, count) as usize);
    match find(vm, key, args.get(1), from, to, false)? {
        Some(at) => Ok(vm.heap.new_usize(at)),
        None => Err(vm.value_error("deque.index(x): x not in deque")),
    }
}

fn remove(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = receiver(vm, args)?;
    match find(vm, key, args.get(1), 0, usize::MAX, true)? {
        Some(at) => {
            change(vm, key, |deque| deque.items.remove(at));
            Ok(Value::NONE)
        }
        None => Err(vm.value_error("deque.remove(x): x not in deque")),
    }
}

// ---- operators ---------------------------------------------------------------------------------

fn repr(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = receiver(vm, args)?;
    let object = args.get(0);
    if vm.display.shows(object) {
        return Ok(vm.heap.new_str("[...]"));
    }
    vm.enter_native()?;
    let text = vm.guarded_repr(object, |vm| {
        // A subclass may have its own iterator.
        let list = vm.heap.new_list_key();
        vm.heap.keep(list.into());
        vm.list_append_all(list, object)?;
        vm.repr(list.into())
    })?;
    let class = vm.type_of(object);
    let name = vm.heap.class_name(class);
    Ok(vm.heap.new_string(match limit(vm, key) {
        Some(maxlen) => format!("{name}({text}, maxlen={maxlen})"),
        None => format!("{name}({text})"),
    }))
}

fn compare(vm: &mut Vm, op: CompareOp, a: Value, b: Value) -> Outcome {
    let (Some(left), Some(right)) = (key_of(vm, a), key_of(vm, b)) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if matches!(op, CompareOp::Eq | CompareOp::Ne)
        && items(vm, left).len() != items(vm, right).len()
    {
        return Ok(Value::bool(op == CompareOp::Ne));
    }
    let before = (state(vm, left), state(vm, right));
    let mark = vm.heap.mark();
    let mut at = 0;
    while let (Some(&x), Some(&y)) = (items(vm, left).get(at), items(vm, right).get(at)) {
        vm.budget.burn(1)?;
        vm.heap.keep(x);
        vm.heap.keep(y);
        if !vm.eq(x, y)? {
            return match op {
                CompareOp::Eq => Ok(Value::FALSE),
                CompareOp::Ne => Ok(Value::TRUE),
                _ => {
                    let answer = vm.compare(op, x, y)?;
                    vm.truthy(answer).map(Value::bool)
                }
            };
        }
        vm.heap.release(mark);
        if (state(vm, left), state(vm, right)) != before {
            return Err(vm.runtime_error("deque mutated during iteration"));
        }
        at += 1;
    }
    let (m, n) = (items(vm, left).len(), items(vm, right).len());
    Ok(Value::bool(compare_sizes(op, m, n)))
}

fn concat(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = receiver(vm, args)?;
    if key_of(vm, args.get(1)).is_none() {
        let given = vm.type_name(args.get(1));
        return Err(vm.type_error(format!(
            "can only concatenate deque (not \"{given}\") to deque"
        )));
    }
    let (sum, sum_key) = twin(vm, args.get(0), key, true)?;
    push_all(vm, sum_key, args.get(1), Side::Right)?;
    Ok(sum)
}

/// Repeats what a deque holds, in place.
fn repeat(vm: &mut Vm, key: RareKey, times: Value) -> Outcome<()> {
    let times = vm.repeat_count(times)?;
    let count = items(vm, key).len();
    if times == 0 || count == 0 {
        change(vm, key, |deque| deque.items.clear());
        return Ok(());
    }
    // With a limit, only the last rounds leave something.
    let times = match limit(vm, key) {
        Some(maxlen) => times.min(maxlen / count + 2),
        None => times,
    };
    vm.charge_items(count.saturating_mul(times), size_of::<Value>())?;
    vm.budget.burn(price::copied(count.saturating_mul(times)))?;
    change(vm, key, |deque| {
        let content: Vec<Value> = deque.items.iter().copied().collect();
        for _ in 1..times {
            deque.items.extend(&content);
        }
        if let Some(maxlen) = deque.maxlen {
            let excess = deque.items.len().saturating_sub(maxlen);
            deque.items.drain(..excess);
        }
    });
    Ok(())
}

fn mul(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = receiver(vm, args)?;
    let (product, product_key) = twin(vm, args.get(0), key, true)?;
    repeat(vm, product_key, args.get(1))?;
    Ok(product)
}

fn imul(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = receiver(vm, args)?;
    repeat(vm, key, args.get(1))?;
    Ok(args.get(0))
}
