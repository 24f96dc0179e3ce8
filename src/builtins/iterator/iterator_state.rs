//! The state of the built-in iterators, as `__reduce__` gives it out and `__setstate__` takes it back.

use crate::object::Iter;
use crate::value::{IteratorKey, TypeId, Value};
use crate::vm::container::slices::clamped_int;
use crate::vm::{Args, Outcome, Vm};

/// `(callable, arguments)`, with a state where one is given.
fn recipe(vm: &mut Vm, callable: Value, arguments: &[Value], state: Option<Value>) -> Value {
    let arguments = vm.heap.new_tuple(arguments);
    match state {
        Some(state) => vm.heap.new_tuple(&[callable, arguments, state]),
        None => vm.heap.new_tuple(&[callable, arguments]),
    }
}

/// `__reduce__()`: what makes an iterator that yields the same.
pub(in crate::builtins) fn reduce(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<IteratorKey>(vm)?;
    let class = vm.type_of(args.get(0));
    let iter = vm.frame_builtin("iter")?;
    if class == Value::builtin_type(TypeId::MemoryIterator) {
        return Err(vm.type_error("cannot pickle 'memory_iterator' object"));
    }
    let at = |index: usize| Some(Value::int(index as i64));
    Ok(match &vm.heap[key] {
        &Iter::List { list, index } => recipe(vm, iter, &[list.into()], at(index)),
        &Iter::ListReversed { list, index } => {
            let state = Value::int(index.map_or(-1, |index| index as i64));
            recipe(
                vm,
                Value::builtin_type(TypeId::Reversed),
                &[list.into()],
                Some(state),
            )
        }
        &Iter::Tuple {
            tuple: source,
            index,
        }
        | &Iter::Bytes {
            bytes: source,
            index,
        } => recipe(vm, iter, &[source], at(index)),
        &Iter::Str { string, offset } => {
            let index = vm
                .heap
                .text(string)
                .get(..offset)
                .map_or(0, |read| read.chars().count());
            recipe(vm, iter, &[string], at(index))
        }
        &Iter::Range {
            next,
            step,
            remaining,
        } => {
            let stop = i128::from(next) + i128::from(step) * i128::from(remaining);
            let stop = vm.heap.new_int(stop.into());
            let range = vm.new_range(Value::int(next), stop, Value::int(step));
            recipe(vm, iter, &[range], Some(Value::NONE))
        }
        &Iter::LongRange {
            start,
            step,
            length,
            index,
        } => {
            let big = |value| vm.heap.as_bigint(value).unwrap_or_default();
            let (first, step_by) = (big(start), big(step));
            let (from, to) = (
                &first + big(index) * &step_by,
                &first + big(length) * &step_by,
            );
            let (from, to) = (vm.heap.new_int(from), vm.heap.new_int(to));
            let range = vm.new_range(from, to, step);
            recipe(vm, iter, &[range], Some(Value::NONE))
        }
        Iter::Dict { .. } | Iter::Set { .. } | Iter::Ordered { .. } => {
            let rest = rest_of(vm, key)?;
            recipe(vm, iter, &[rest], None)
        }
        &Iter::GenericAlias { alias } => recipe(vm, iter, &[alias], None),
        &Iter::Callable { callable, sentinel } => recipe(vm, iter, &[callable, sentinel], None),
        &Iter::Sequence { object, index } => recipe(vm, iter, &[object], Some(Value::int(index))),
        &Iter::Reversed { object, remaining } => {
            recipe(vm, class, &[object], Some(Value::int(remaining - 1)))
        }
        &Iter::Enumerate { iterator, next } => recipe(vm, class, &[iterator, next], None),
        Iter::Zip { iterators, strict } => {
            let (iterators, strict) = (iterators.clone(), *strict);
            recipe(vm, class, &iterators, strict.then_some(Value::TRUE))
        }
        Iter::Map {
            function,
            iterators,
            strict,
        } => {
            let strict = *strict;
            let mut arguments = vec![*function];
            arguments.extend_from_slice(iterators);
            recipe(vm, class, &arguments, strict.then_some(Value::TRUE))
        }
        &Iter::Filter {
            predicate,
            iterator,
        } => recipe(vm, class, &[predicate, iterator], None),
        // `itertools` has types without this method.
        Iter::Itertool(_) | Iter::Deque { .. } => Value::NONE,
        &Iter::Done { ty } => {
            let empty = match ty {
                TypeId::StrIterator | TypeId::StrAsciiIterator => vm.heap.new_str(""),
                TypeId::Reversed
                | TypeId::TupleIterator
                | TypeId::BytesIterator
                | TypeId::ByteArrayIterator => vm.heap.new_tuple(&[]),
                TypeId::CallableIterator
                | TypeId::SequenceIterator
                | TypeId::GenericAliasIterator => vm.heap.new_tuple(&[]),
                _ => vm.heap.new_list(Vec::new()),
            };
            recipe(
                vm,
                if ty == TypeId::Reversed { class } else { iter },
                &[empty],
                None,
            )
        }
    })
}

/// What a dict or set iterator has still to yield, as a list; the iterator stays where it is.
fn rest_of(vm: &mut Vm, key: IteratorKey) -> Outcome {
    let Some(copy) = vm.heap[key].over_table() else {
        return Ok(vm.heap.new_list(Vec::new()));
    };
    let copy = vm.heap.new_object(copy);
    let list = vm.heap.new_list_key();
    vm.list_append_all(list, copy)?;
    Ok(list.into())
}

/// `__setstate__(index)`: goes on from an index, fitted to what there is.
pub(in crate::builtins) fn set_state(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<IteratorKey>(vm)?;
    if matches!(vm.heap[key], Iter::Zip { .. } | Iter::Map { .. }) {
        let state = vm.truthy(args.get(1))?;
        if let Iter::Zip { strict, .. } | Iter::Map { strict, .. } = &mut vm.heap[key] {
            *strict = state;
        }
        return Ok(Value::NONE);
    }
    let state = vm.index(args.get(1))?;
    let wanted = clamped_int(&vm.heap, state);
    let fitted = |len: usize| wanted.clamp(0, len as i64) as usize;
    let moved = match vm.heap[key] {
        Iter::List { .. } if wanted < 0 => Iter::Done {
            ty: TypeId::ListIterator,
        },
        Iter::List { list, .. } => Iter::List {
            list,
            index: fitted(vm.heap[list].items.len()),
        },
        Iter::ListReversed { list, .. } => {
            let last = vm.heap[list].items.len() as i64 - 1;
            Iter::ListReversed {
                list,
                index: usize::try_from(wanted.min(last)).ok(),
            }
        }
        Iter::Tuple { tuple, .. } => Iter::Tuple {
            tuple,
            index: fitted(vm.heap.sequence_len(vm.heap.payload(tuple))),
        },
        Iter::Bytes { bytes, .. } if wanted < 0 && bytes.as_byte_array().is_some() => Iter::Done {
            ty: TypeId::ByteArrayIterator,
        },
        Iter::Bytes { bytes, .. } => Iter::Bytes {
            bytes,
            index: fitted(vm.len(bytes)?),
        },
        Iter::Str { string, .. } => {
            vm.look_at(string)?;
            let text = vm.heap.text(string);
            let offset = text
                .char_indices()
                .nth(wanted.max(0) as usize)
                .map_or(text.len(), |(at, _)| at);
            Iter::Str { string, offset }
        }
        Iter::Range {
            next,
            step,
            remaining,
        } => {
            let skip = (wanted.max(0) as u64).min(remaining);
            Iter::Range {
                next: next.wrapping_add(step.wrapping_mul(skip as i64)),
                step,
                remaining: remaining - skip,
            }
        }
        Iter::LongRange {
            start,
            step,
            length,
            index,
        } => {
            // As with short ranges, from where the iterator stands.
            let passed = vm.heap.as_bigint(index).unwrap_or_default();
            let left = vm.heap.as_bigint(length).unwrap_or_default() - &passed;
            let steps = vm.heap.as_bigint(state).unwrap_or_default();
            let index = vm.heap.new_int(passed + steps.clamp(0.into(), left));
            Iter::LongRange {
                start,
                step,
                length,
                index,
            }
        }
        Iter::Sequence { object, .. } => Iter::Sequence {
            object,
            index: wanted.max(0),
        },
        Iter::Reversed { object, .. } => {
            let len = vm.len(object)? as i64;
            Iter::Reversed {
                object,
                remaining: wanted.clamp(-1, len - 1) + 1,
            }
        }
        _ => return Ok(Value::NONE),
    };
    vm.heap[key] = moved;
    Ok(Value::NONE)
}
