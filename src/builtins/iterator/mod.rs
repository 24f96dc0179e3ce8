//! The types of the built-in iterators: `enumerate`, `zip`, `map`, `filter`, `reversed`, and those that
//! `iter()` makes.
//!
//! How an iterator advances is in `vm::iterator`; here are constructors and what scripts call by name.

pub(in crate::builtins) mod iterator_state;

use super::generator::class_getitem;
use super::iterator::iterator_state::{reduce, set_state};
use crate::object::Iter;
use crate::value::{IteratorKey, TypeId, Value};
use crate::vm::{Args, NativeDef, Outcome, TypeDef, Vm, natives, params};

/// What every iterator has.
pub(crate) const ITERATOR: &[NativeDef] = natives! {
    slot "__iter__" => iter;
    slot "__next__" => next;
};

const COPY: &[NativeDef] = natives! {
    method "__reduce__" => reduce;
};

/// What iterators have that can be moved.
const STATE: &[NativeDef] = natives! {
    method "__setstate__" => set_state;
};

const LENGTH: &[NativeDef] = natives! {
    method "__length_hint__" => length_hint;
};

const GENERIC: &[NativeDef] = natives! {
    class_method "__class_getitem__" => class_getitem;
};

/// What iterators over dicts and sets have: they cannot be moved.
const TABLE: &[&[NativeDef]] = &[ITERATOR, COPY, LENGTH];

/// What iterators over sequences have.
const SEQUENCE: &[&[NativeDef]] = &[ITERATOR, COPY, LENGTH, STATE];

/// The built-in iterators.
pub(crate) const TYPES: &[TypeDef] = &[
    TypeDef {
        new: Some(new_enumerate),
        params: params!("(iterable, start=0)"),
        subclassable: true,
        ..TypeDef::new(
            TypeId::Enumerate,
            "Counts the items of an iterable.",
            &[ITERATOR, COPY, GENERIC],
        )
    },
    TypeDef {
        new: Some(new_zip),
        params: params!("(*iterables, strict=False)"),
        subclassable: true,
        ..TypeDef::new(
            TypeId::Zip,
            "Walks several iterables side by side.",
            &[ITERATOR, COPY, STATE],
        )
    },
    TypeDef {
        new: Some(new_map),
        params: params!("(function, iterable, /, *iterables, strict=False)"),
        subclassable: true,
        ..TypeDef::new(
            TypeId::Map,
            "Calls a function with each item.",
            &[ITERATOR, COPY, STATE],
        )
    },
    TypeDef {
        new: Some(new_filter),
        params: params!("(function, iterable, /)"),
        subclassable: true,
        ..TypeDef::new(
            TypeId::Filter,
            "The items that a function accepts.",
            &[ITERATOR, COPY],
        )
    },
    TypeDef {
        new: Some(new_reversed),
        params: params!("(sequence, /)"),
        subclassable: true,
        ..TypeDef::new(TypeId::Reversed, "Walks a sequence from its end.", SEQUENCE)
    },
    TypeDef::new(TypeId::MemoryIterator, "", &[ITERATOR, COPY]),
    TypeDef::new(TypeId::CallableIterator, "", &[ITERATOR, COPY]),
    TypeDef::new(TypeId::GenericAliasIterator, "", &[ITERATOR, COPY]),
    TypeDef::new(TypeId::DictKeyIterator, "", TABLE),
    TypeDef::new(TypeId::DictValueIterator, "", TABLE),
    TypeDef::new(TypeId::DictItemIterator, "", TABLE),
    TypeDef::new(TypeId::DictReverseKeyIterator, "", TABLE),
    TypeDef::new(TypeId::DictReverseValueIterator, "", TABLE),
    TypeDef::new(TypeId::DictReverseItemIterator, "", TABLE),
    TypeDef::new(TypeId::OrderedDictIterator, "", &[ITERATOR, COPY]),
    TypeDef::new(TypeId::ListIterator, "", SEQUENCE),
    TypeDef::new(TypeId::ListReverseIterator, "", SEQUENCE),
    TypeDef::new(TypeId::TupleIterator, "", SEQUENCE),
    TypeDef::new(TypeId::StrAsciiIterator, "", SEQUENCE),
    TypeDef::new(TypeId::StrIterator, "", SEQUENCE),
    TypeDef::new(TypeId::BytesIterator, "", SEQUENCE),
    TypeDef::new(TypeId::ByteArrayIterator, "", SEQUENCE),
    TypeDef::new(TypeId::RangeIterator, "", SEQUENCE),
    TypeDef::new(TypeId::LongRangeIterator, "", SEQUENCE),
    TypeDef::new(TypeId::SetIterator, "", TABLE),
    TypeDef::new(TypeId::SequenceIterator, "", SEQUENCE),
];

pub(crate) fn iter(_vm: &mut Vm, args: Args<'_>) -> Outcome {
    Ok(args.get(0))
}

pub(crate) fn next(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let iterator = args.this::<IteratorKey>(vm)?;
    match vm.iterator_next(iterator)? {
        Some(value) => Ok(value),
        None => Err(vm.stop_iteration(Value::NONE)),
    }
}

fn length_hint(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let iterator = args.this::<IteratorKey>(vm)?;
    let hint = match vm.heap[iterator] {
        Iter::List { list, index } => vm.heap[list].items.len().saturating_sub(index),
        Iter::ListReversed { list, index } => {
            let left = index.map_or(0, |index| index + 1);
            if left <= vm.heap[list].items.len() {
                left
            } else {
                0
            }
        }
        Iter::Tuple { tuple, index } => vm
            .heap
            .sequence_len(vm.heap.payload(tuple))
            .saturating_sub(index),
        Iter::Str { string, offset } => {
            vm.look_at(string)?;
            let text = vm.heap.text(string);
            text.get(offset..).map_or(0, |rest| rest.chars().count())
        }
        Iter::Bytes { bytes, index } => vm.len(bytes)?.saturating_sub(index),
        Iter::Range { remaining, .. } => usize::try_from(remaining).unwrap_or(usize::MAX),
        Iter::LongRange { length, index, .. } => {
            let left = vm.heap.as_bigint(length).unwrap_or_default()
                - vm.heap.as_bigint(index).unwrap_or_default();
            return Ok(vm.heap.new_int(left));
        }
        Iter::Dict {
            dict,
            expected_len,
            yielded,
            ..
        } if vm.heap[dict].len() == expected_len => expected_len.saturating_sub(yielded),
        Iter::Set {
            set,
            expected_len,
            yielded,
            ..
        } if set.as_any_set().map(|key| vm.heap[key].len()) == Some(expected_len) => {
            expected_len.saturating_sub(yielded)
        }
        Iter::Sequence { object, index } => {
            if vm.lookup_special(object, "__len__").is_none() {
                return Ok(Value::NOT_IMPLEMENTED);
            }
            (vm.len(object)? as i64).saturating_sub(index).max(0) as usize
        }
        Iter::Reversed { object, remaining } => {
            let len = vm.len(object)? as i64;
            if len < remaining {
                0
            } else {
                remaining.max(0) as usize
            }
        }
        _ => 0,
    };
    Ok(vm.heap.new_usize(hint))
}

/// The arguments of a constructor after the class.
fn given<'a>(args: Args<'a>) -> &'a [Value] {
    args.pos.get(1..).unwrap_or_default()
}

/// The keyword arguments that a constructor must refuse.
fn refused<'a>(vm: &mut Vm, args: Args<'a>) -> &'a [(Value, Value)] {
    if vm.refuses_keywords(args.get(0), "__init__") {
        args.kw
    } else {
        &[]
    }
}

/// `enumerate(iterable, start=0)`
fn new_enumerate(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let pos = given(args);
    let total = pos.len() + args.kw.len();
    if total > 2 {
        return Err(vm.type_error(format!(
            "enumerate() takes at most 2 arguments ({total} given)"
        )));
    }
    let (mut iterable, mut start) = (pos.first().copied(), pos.get(1).copied());
    for &(name, value) in args.kw {
        match vm.heap.text(name) {
            "iterable" if iterable.is_none() => iterable = Some(value),
            "start" if start.is_none() && (iterable.is_some() || args.kw.len() == 2) => {
                start = Some(value)
            }
            other => {
                let message = format!("'{other}' is an invalid keyword argument for enumerate()");
                return Err(vm.type_error(message));
            }
        }
    }
    let Some(iterable) = iterable else {
        return Err(vm.type_error("enumerate() missing required argument 'iterable'"));
    };
    let next = match start {
        Some(start) => vm.index(start)?,
        None => Value::int(0),
    };
    let next = next.as_int_or_bool().map_or(next, Value::int);
    let iterator = vm.iter(iterable)?;
    let enumerate = vm.heap.new_object(Iter::Enumerate { iterator, next });
    vm.wrap_payload(args.get(0), enumerate)
}

/// `zip(*iterables, strict=False)`
fn new_zip(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let strict = strict_option(vm, args, "zip")?;
    let iterators = iterators(vm, given(args))?;
    let zip = vm.heap.new_object(Iter::Zip { iterators, strict });
    vm.wrap_payload(args.get(0), zip)
}

fn iterators(vm: &mut Vm, iterables: &[Value]) -> Outcome<Vec<Value>> {
    let mut iterators = Vec::with_capacity(iterables.len());
    for &iterable in iterables {
        let iterator = vm.iter(iterable)?;
        iterators.push(vm.heap.keep(iterator));
    }
    Ok(iterators)
}

/// The only keyword of `zip` and `map`.
fn strict_option(vm: &mut Vm, args: Args<'_>, function: &str) -> Outcome<bool> {
    let mut strict = false;
    if args.kw.len() > 1 {
        let given = args.kw.len();
        return Err(vm.type_error(format!(
            "{function}() takes at most 1 keyword argument ({given} given)"
        )));
    }
    for &(name, value) in args.kw {
        if vm.heap.text(name) == "strict" {
            strict = vm.truthy(value)?;
        } else {
            return Err(vm.unexpected_keyword(function, name, &["strict"]));
        }
    }
    Ok(strict)
}

/// `map(function, *iterables, strict=False)`
fn new_map(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let strict = strict_option(vm, args, "map")?;
    let [function, iterables @ ..] = given(args) else {
        return Err(vm.type_error("map() must have at least two arguments."));
    };
    if iterables.is_empty() {
        return Err(vm.type_error("map() must have at least two arguments."));
    }
    let iterators = iterators(vm, iterables)?;
    let map = vm.heap.new_object(Iter::Map {
        function: *function,
        iterators,
        strict,
    });
    vm.wrap_payload(args.get(0), map)
}

/// `filter(predicate, iterable)`
fn new_filter(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let kw = refused(vm, args);
    vm.check_positional("filter", given(args), kw, 2, 2)?;
    let iterator = vm.iter(args.get(2))?;
    let filter = vm.heap.new_object(Iter::Filter {
        predicate: args.get(1),
        iterator,
    });
    vm.wrap_payload(args.get(0), filter)
}

/// `reversed(sequence)`
fn new_reversed(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let kw = refused(vm, args);
    vm.check_positional("reversed", given(args), kw, 1, 1)?;
    let source = args.get(1);
    match vm.lookup_special(source, "__reversed__") {
        Some(method) if method.is_none() => return Err(not_reversible(vm, source)),
        Some(_) => {
            if let Some(result) = vm.call_special(source, "__reversed__", &[])? {
                return Ok(result);
            }
        }
        None => {}
    }
    if vm.heap.payload(source).as_dict().is_some()
        || vm
            .lookup_special(source, "__getitem__")
            .is_none_or(Value::is_none)
    {
        return Err(not_reversible(vm, source));
    }
    let remaining = vm.len(source)? as i64;
    let reversed = vm.heap.new_object(Iter::Reversed {
        object: source,
        remaining,
    });
    vm.wrap_payload(args.get(0), reversed)
}

fn not_reversible(vm: &mut Vm, source: Value) -> crate::vm::Fault {
    let name = vm.type_name(source);
    vm.type_error(format!("'{name}' object is not reversible"))
}
