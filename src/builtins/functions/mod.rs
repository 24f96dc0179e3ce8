//! The built-in functions on containers and iterators.

pub(crate) mod consuming;
pub(crate) mod exec;
pub(crate) mod exit;
pub(crate) mod input;
pub(crate) mod open;
pub(crate) mod print;

use num_traits::ToPrimitive;

use self::consuming::{
    extreme_from, extreme_leaving, find_truth_from, find_truth_leaving, sorted_leaving, sum_from,
    sum_leaving,
};
use super::container::sort::sort_leaving;
use super::generator::async_generator;
use crate::code::{BinaryOp, CompareOp};
use crate::heap::Heap;
use crate::object::{Complex, Iter};
use crate::value::{Tag, TypeId, Value};
use crate::vm::exception::errors::is_raised;
use crate::vm::iterator::steps::ITER;
use crate::vm::{
    Action, Args, GenStep, Leave, NativeDef, NativeState, NativeStep, Outcome, Params, Resumed, Vm,
    natives, params_of,
};

/// What `sorted` hands on to `list.sort`.
const SORT: &Params = params_of(crate::builtins::container::list::METHODS, "sort");
const EXTREME: &Params = params_of(FUNCTIONS, "max");

pub(crate) const FUNCTIONS: &[NativeDef] = natives! {
    shortcut(quick_len) function "len" "($module, obj, /)" "The number of items in a container." => len;
    function "iter" "object[, sentinel], /"
        "The iterator of an iterable, or one that calls a function until it gives the sentinel." => iter;
    function "next" "iterator[, default], /"
        "The next item of an iterator; at the end the default, or StopIteration." => next;
    function "aiter" "($module, async_iterable, /)"
        "The asynchronous iterator of an iterable." => async_generator::builtin_aiter;
    function "anext" "($module, aiterator, default=<unrepresentable>, /)"
        "An awaitable of the next item of an asynchronous iterator." => async_generator::builtin_anext;
    function "any" "($module, iterable, /)" "Whether some item counts as true; False if there are none." => any;
    function "all" "($module, iterable, /)" "Whether every item counts as true; True if there are none." => all;
    raw function "sorted" "($module, iterable, /, *, key=None, reverse=False)"
        "A new list of all items in ascending order." => sorted;
    shortcut(quick_min) function "min" "*args, key=None[, default]" "The smallest of the arguments, or of the items of an iterable." => min;
    shortcut(quick_max) function "max" "*args, key=None[, default]" "The largest of the arguments, or of the items of an iterable." => max;
    function "sum" "($module, iterable, /, start=0)" "The sum of start and all items." => sum;
};

/// [`len`] of a built-in container.
fn quick_len(heap: &mut Heap, args: &[Value]) -> Option<Value> {
    let &[object] = args else { return None };
    let length = match object.tag() {
        Tag::List => heap[object.as_list()?].items.len(),
        Tag::Tuple => heap[object.as_tuple()?].items.len(),
        Tag::Dict => heap[object.as_dict()?].len(),
        Tag::Str => heap[object.as_str()?].len(),
        _ => return None,
    };
    Some(Value::int(i64::try_from(length).ok()?))
}

/// [`min`] of two ints.
fn quick_min(_heap: &mut Heap, args: &[Value]) -> Option<Value> {
    let &[a, b] = args else { return None };
    Some(if b.as_int()? < a.as_int()? { b } else { a })
}

/// [`max`] of two ints.
fn quick_max(_heap: &mut Heap, args: &[Value]) -> Option<Value> {
    let &[a, b] = args else { return None };
    Some(if b.as_int()? > a.as_int()? { b } else { a })
}

fn len(vm: &mut Vm, args: Args<'_>) -> Outcome {
    vm.len_leaving(args.leave, args.get(0))
}

fn iter(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let Some(sentinel) = args.opt(1) else {
        if args.leave.is_allowed() && args.get(0).tag() == Tag::Instance {
            let state = NativeState::of(&[args.get(0)]);
            return vm.begin(args.leave, &ITER, state);
        }
        return vm.iter(args.get(0));
    };
    let callable = args.get(0);
    if !vm.is_callable(callable) {
        return Err(vm.type_error("iter(v, w): v must be callable"));
    }
    Ok(vm.heap.new_object(Iter::Callable { callable, sentinel }))
}

/// `next(iterator[, default])`; the value of a StopIteration is passed on.
fn next(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let iterator = args.get(0);
    if args.leave.is_allowed() && vm.is_iterator(iterator) {
        let default = args.opt(1).unwrap_or(Value::UNBOUND);
        return vm.begin(args.leave, &NEXT, NativeState::of(&[iterator, default]));
    }
    let returned = match (iterator.tag(), iterator.as_generator()) {
        (Tag::Iterator, _) => match (vm.next_raising(iterator), args.opt(1)) {
            (Ok(Some(value)), _) => return Ok(value),
            (Ok(None), _) => Value::NONE,
            (Err(fault), Some(default)) if is_raised(&vm.heap, fault, TypeId::StopIteration) => {
                return Ok(default);
            }
            (Err(fault), _) => return Err(fault),
        },
        (_, Some(generator)) if vm.is_iterator(iterator) => {
            match vm.resume_generator(generator, Ok(Value::NONE))? {
                GenStep::Yielded(value) => return Ok(value),
                GenStep::Returned(value) => value,
            }
        }
        _ => {
            if !vm.is_iterator(iterator) {
                let name = vm.type_name(iterator);
                return Err(vm.type_error(format!("'{name}' object is not an iterator")));
            }
            return match (vm.call_special(iterator, "__next__", &[]), args.opt(1)) {
                (Err(fault), Some(default))
                    if is_raised(&vm.heap, fault, TypeId::StopIteration) =>
                {
                    Ok(default)
                }
                (Err(fault), _) => Err(fault),
                (Ok(value), _) => Ok(value.unwrap_or(Value::NONE)),
            };
        }
    };
    match args.opt(1) {
        Some(default) => Ok(default),
        None => Err(vm.stop_iteration(returned)),
    }
}

/// `next(iterator[, default])`: `[iterator, default]`.
pub(crate) static NEXT: NativeStep = NativeStep {
    name: "next",
    run: |vm, state, resumed| {
        let [iterator, default, ..] = state.values;
        let returned = match resumed {
            Resumed::Start => return Ok(Action::Next(iterator)),
            Resumed::Value(value) => return Ok(Action::Done(value)),
            Resumed::Ended(value) => value,
            Resumed::Raised(fault)
                if default.is_bound() && is_raised(&vm.heap, fault, TypeId::StopIteration) =>
            {
                Value::NONE
            }
            Resumed::Raised(fault) => return Err(fault),
        };
        match default.is_bound() {
            true => Ok(Action::Done(default)),
            false => Err(vm.stop_iteration(returned)),
        }
    },
};

/// Whether an item of the iterable is as `wanted`.
fn find_truth(vm: &mut Vm, leave: Leave, iterable: Value, wanted: bool) -> Outcome {
    if let Some(found) = find_truth_leaving(vm, leave, iterable, wanted) {
        return found;
    }
    let iterator = vm.iter_owned(iterable)?;
    let found = match next_truth(vm, leave, iterator, wanted) {
        Ok(Searched::Asks(item)) => {
            return find_truth_from(vm, leave, (iterable, iterator), item, wanted);
        }
        Ok(Searched::Found(found)) => Ok(Value::bool(found == wanted)),
        Err(fault) => Err(fault),
    };
    // An owned generator that is the argument ends after the call.
    if iterator == iterable {
        return found;
    }
    vm.end_owned_after(iterator, found)
}

/// How far a search for a truth has come.
enum Searched {
    Found(bool),
    /// A script is asked for the truth of this item.
    Asks(Value),
}

fn next_truth(vm: &mut Vm, leave: Leave, iterator: Value, wanted: bool) -> Outcome<Searched> {
    let mark = vm.heap.mark();
    while let Some(item) = vm.next(iterator)? {
        vm.budget.burn(1)?;
        vm.heap.keep(item);
        if item.tag() == Tag::Instance && leave.is_allowed() {
            return Ok(Searched::Asks(item));
        }
        if vm.truthy(item)? == wanted {
            return Ok(Searched::Found(true));
        }
        vm.heap.release(mark);
    }
    Ok(Searched::Found(false))
}

fn any(vm: &mut Vm, args: Args<'_>) -> Outcome {
    find_truth(vm, args.leave, args.get(0), true)
}

fn all(vm: &mut Vm, args: Args<'_>) -> Outcome {
    find_truth(vm, args.leave, args.get(0), false)
}

/// `sorted(iterable, /, *, key=None, reverse=False)`
fn sorted(vm: &mut Vm, args: Args<'_>) -> Outcome {
    vm.check_positional("sorted", args.pos, &[], 1, 1)?;
    let scripted = vm.gathers(args.leave, args.get(0));
    let list = vm.heap.new_list_key();
    if !scripted {
        vm.list_append_all(list, args.get(0))?;
    }
    let options = vm.bind_params("sort", SORT, &[], args.kw)?;
    let reverse = match options[1] {
        reverse if reverse.is_bound() => vm.truthy(reverse)?,
        _ => false,
    };
    let key = Some(options[0]).filter(|key| key.is_bound() && !key.is_none());
    if let Some(sorted) = sorted_leaving(vm, args.leave, args.get(0), (key, reverse)) {
        return sorted;
    }
    sort_leaving(vm, args.leave, list, (key, reverse), list.into())
}

fn min(vm: &mut Vm, args: Args<'_>) -> Outcome {
    extreme(vm, args, "min", CompareOp::Lt)
}

fn max(vm: &mut Vm, args: Args<'_>) -> Outcome {
    extreme(vm, args, "max", CompareOp::Gt)
}

/// The first item for which no other compares `op` to it.
fn extreme(vm: &mut Vm, args: Args<'_>, name: &str, op: CompareOp) -> Outcome {
    if args.pos.is_empty() {
        return Err(vm.type_error(format!("{name} expected at least 1 argument, got 0")));
    }
    let options = vm.bind_params(name, EXTREME, &[], args.kw)?;
    let key = Some(options[0]).filter(|key| key.is_bound() && !key.is_none());
    let default = Some(options[1]).filter(|default| default.is_bound());
    if args.pos.len() > 1 && default.is_some() {
        return Err(vm.type_error(format!(
            "Cannot specify a default for {name}() with multiple positional arguments"
        )));
    }
    let iterator = match args.pos {
        [iterable] => vm.iter(*iterable)?,
        values => {
            let tuple = vm.heap.new_tuple(values);
            vm.iter(tuple)?
        }
    };
    if let Some(found) = extreme_leaving(vm, args.leave, iterator, (key, default), op) {
        return found;
    }
    // The best item and its key stay rooted at `mark`, whatever the next rounds leave behind.
    let mark = vm.heap.mark();
    let mut best: Option<(Value, Value)> = None;
    while let Some(item) = vm.next(iterator)? {
        vm.budget.burn(1)?;
        vm.heap.keep(item);
        let rank = match key {
            Some(key) => vm.call(key, &[item])?,
            None => item,
        };
        let better = match best {
            Some((best, _))
                if key.is_none() && item.tag() == Tag::Instance && args.leave.is_allowed() =>
            {
                return extreme_from(vm, args.leave, iterator, (best, item), default, op);
            }
            Some((_, best_rank)) => {
                let verdict = vm.compare(op, rank, best_rank)?;
                vm.truthy(verdict)?
            }
            None => true,
        };
        if better {
            best = Some((item, rank));
        }
        vm.heap.release(mark);
        if let Some((item, rank)) = best {
            vm.heap.keep(item);
            vm.heap.keep(rank);
        }
    }
    match (best, default) {
        (Some((item, _)), _) => Ok(item),
        (None, Some(default)) => Ok(default),
        (None, None) => Err(vm.value_error(format!("{name}() iterable argument is empty"))),
    }
}

/// `sum(iterable, /, start=0)`
fn sum(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let iterator = vm.iter(args.get(0))?;
    let start = args.opt(1).unwrap_or(Value::int(0));
    let joined = match vm.heap.payload(start).tag() {
        Tag::Str => Some("sum() can't sum strings [use ''.join(seq) instead]"),
        Tag::Bytes => Some("sum() can't sum bytes [use b''.join(seq) instead]"),
        Tag::ByteArray => Some("sum() can't sum bytearray [use b''.join(seq) instead]"),
        _ => None,
    };
    if let Some(message) = joined {
        return Err(vm.type_error(message));
    }
    if let Some(total) = sum_leaving(vm, args.leave, args.get(0), start) {
        return total;
    }
    let mark = vm.heap.mark();
    let mut total = start;
    while let Some(item) = vm.next(iterator)? {
        vm.budget.burn(1)?;
        total = match (total.as_int(), item.as_int_or_bool()) {
            (Some(a), Some(b)) if let Some(total) = a.checked_add(b) => Value::int(total),
            _ if let Some(so_far) = total.as_float() => {
                match float_sum(vm, iterator, so_far, item)? {
                    Partial::End(total) => return Ok(Value::float(total)),
                    Partial::Other(so_far, item) => {
                        vm.heap.keep(item);
                        vm.binary(BinaryOp::Add, false, Value::float(so_far), item)?
                    }
                }
            }
            _ if let Some(so_far) = total.as_complex() => {
                let so_far = vm.heap[so_far];
                match complex_sum(vm, iterator, so_far, item)? {
                    Partial::End(Complex { re, im }) => return Ok(vm.heap.new_complex(re, im)),
                    Partial::Other(Complex { re, im }, item) => {
                        vm.heap.keep(item);
                        let so_far = vm.heap.new_complex(re, im);
                        vm.binary(BinaryOp::Add, false, so_far, item)?
                    }
                }
            }
            _ if args.leave.is_allowed()
                && (item.tag() == Tag::Instance || total.tag() == Tag::Instance) =>
            {
                return sum_from(vm, args.leave, iterator, (total, item));
            }
            _ => {
                vm.heap.keep(item);
                vm.binary(BinaryOp::Add, false, total, item)?
            }
        };
        vm.heap.release(mark);
        vm.heap.keep(total);
    }
    Ok(total)
}

/// How a compensated sum ended.
enum Partial<T> {
    /// At the end of the iterator.
    End(T),
    /// At an item that cannot be added to it.
    Other(T, Value),
}

/// A sum with a compensation for lost digits (Neumaier's).
#[derive(Clone, Copy)]
struct Compensated {
    high: f64,
    low: f64,
}

impl Compensated {
    fn new(high: f64) -> Self {
        Self { high, low: 0.0 }
    }

    fn add(&mut self, x: f64) {
        let sum = self.high + x;
        self.low += if self.high.abs() >= x.abs() {
            (self.high - sum) + x
        } else {
            (x - sum) + self.high
        };
        self.high = sum;
    }

    fn value(self) -> f64 {
        if self.low != 0.0 && self.low.is_finite() {
            self.high + self.low
        } else {
            self.high
        }
    }
}

/// Adds `item` and what follows while it is floats and ints, compensated, as CPython does since 3.12.
fn float_sum(vm: &mut Vm, iterator: Value, start: f64, item: Value) -> Outcome<Partial<f64>> {
    let mut sum = Compensated::new(start);
    let mut next = Some(item);
    while let Some(item) = next {
        if let Some(x) = item.as_float() {
            sum.add(x);
        } else if let Some(int) = item.as_int_or_bool() {
            sum.add(int.to_f64().unwrap_or_default());
        } else {
            return Ok(Partial::Other(sum.value(), item));
        }
        vm.budget.burn(1)?;
        next = vm.next(iterator)?;
    }
    Ok(Partial::End(sum.value()))
}

/// The same for complex numbers, as CPython does since 3.14.
fn complex_sum(
    vm: &mut Vm,
    iterator: Value,
    start: Complex,
    item: Value,
) -> Outcome<Partial<Complex>> {
    let (mut re, mut im) = (Compensated::new(start.re), Compensated::new(start.im));
    let mut next = Some(item);
    while let Some(item) = next {
        if let Some(key) = item.as_complex() {
            let x = vm.heap[key];
            re.add(x.re);
            im.add(x.im);
        } else if let Some(x) = item.as_float() {
            re.add(x);
        } else if let Some(int) = item.as_int_or_bool() {
            re.add(int.to_f64().unwrap_or_default());
        } else {
            let (re, im) = (re.value(), im.value());
            return Ok(Partial::Other(Complex { re, im }, item));
        }
        vm.budget.burn(1)?;
        next = vm.next(iterator)?;
    }
    let (re, im) = (re.value(), im.value());
    Ok(Partial::End(Complex { re, im }))
}
