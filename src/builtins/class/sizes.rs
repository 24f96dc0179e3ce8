//! `__sizeof__`, `__basicsize__` and `__itemsize__`: what CPython's objects would take, worked out from what the
//! objects here hold.
//!
//! A size is that of the struct in C, the slots that a class adds, and what grows with the contents. Where a
//! container has room for more, that room counts: a list says what its own table holds, a dict and a set what the
//! tables of CPython would. Kinds without a row in [`layout_size`] tell what they take here.

use crate::value::{Tag, TypeId, Value};
use crate::vm::price;
use crate::vm::{Args, Outcome, Vm};

/// `object.__sizeof__`
pub(super) fn size_of(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let value = args.get(0);
    let layout = vm.layout_of(value);
    if layout_size(layout).is_none() {
        return Ok(vm.heap.new_usize(vm.heap.object_size(value)));
    }
    let class = vm.type_of(value);
    let size = basic_size(vm, class) + variable_size(vm, value, layout);
    Ok(Value::int(size))
}

/// The struct of a class's instances, and its slots.
pub(super) fn basic_size(vm: &Vm, class: Value) -> i64 {
    let layout = layout_size(vm.heap.layout_of_class(class)).unwrap_or(24);
    layout + 8 * i64::from(vm.heap.slot_count(class))
}

/// What each item adds to an instance of a type of varying size.
pub(super) fn item_size(layout: TypeId) -> i64 {
    match layout {
        TypeId::Int | TypeId::Bool => 4,
        TypeId::Tuple | TypeId::MemoryView | TypeId::Generator | TypeId::Frame => 8,
        TypeId::Bytes => 1,
        TypeId::Code => 2,
        TypeId::Type => 40,
        _ => 0,
    }
}

/// What stands before an object in memory: the links of the collector, and the places of the `__dict__` and of
/// weak references where the class of a script adds these.
pub(crate) fn header_size(vm: &Vm, value: Value) -> i64 {
    let class = vm.type_of(value);
    if class.as_class().is_some() {
        return if vm.class_has_dict(class) { 32 } else { 16 };
    }
    let layout = vm.layout_of(value);
    let plain = match layout {
        TypeId::Object
        | TypeId::Int
        | TypeId::Bool
        | TypeId::Float
        | TypeId::Complex
        | TypeId::Str
        | TypeId::Bytes
        | TypeId::ByteArray
        | TypeId::Range
        | TypeId::NoneType
        | TypeId::Ellipsis
        | TypeId::NotImplementedType
        | TypeId::Code => true,
        // Built-in types are part of the program.
        TypeId::Type => value.as_class().is_none(),
        _ => layout_size(layout).is_none(),
    };
    if plain { 0 } else { 16 }
}

/// The size of the struct in C.
fn layout_size(layout: TypeId) -> Option<i64> {
    Some(match layout {
        TypeId::Object | TypeId::NoneType | TypeId::Ellipsis | TypeId::NotImplementedType => 16,
        TypeId::Int
        | TypeId::Bool
        | TypeId::Float
        | TypeId::Cell
        | TypeId::MappingProxy
        | TypeId::DictKeys
        | TypeId::DictValues
        | TypeId::DictItems
        | TypeId::SimpleNamespace => 24,
        TypeId::Tuple
        | TypeId::Complex
        | TypeId::StaticMethod
        | TypeId::ClassMethod
        | TypeId::Map
        | TypeId::Filter
        | TypeId::Template
        | TypeId::Reversed
        | TypeId::ListIterator
        | TypeId::ListReverseIterator
        | TypeId::TupleIterator => 32,
        TypeId::Bytes => 33,
        TypeId::List | TypeId::Slice | TypeId::Super | TypeId::Traceback => 40,
        TypeId::Dict | TypeId::Range | TypeId::Zip | TypeId::Method | TypeId::Interpolation => 48,
        TypeId::ByteArray
        | TypeId::Enumerate
        | TypeId::Module
        | TypeId::BuiltinFunction
        | TypeId::MethodDescriptor
        | TypeId::WrapperDescriptor => 56,
        TypeId::Str | TypeId::Property | TypeId::GenericAlias => 64,
        TypeId::OrderedDict => 112,
        TypeId::Function => 144,
        TypeId::Set | TypeId::FrozenSet => 200,
        TypeId::Type => 928,
        _ if layout.is_exception() => exception_size(layout),
        _ => return None,
    })
}

fn exception_size(layout: TypeId) -> i64 {
    let sizes = [
        (TypeId::StopIteration, 80),
        (TypeId::SyntaxError, 136),
        (TypeId::ImportError, 104),
        (TypeId::UnicodeDecodeError, 112),
        (TypeId::UnicodeEncodeError, 112),
        (TypeId::UnicodeTranslateError, 112),
        (TypeId::SystemExit, 80),
        (TypeId::AttributeError, 88),
        (TypeId::NameError, 80),
    ];
    let found = sizes.iter().find(|(base, _)| layout.is_subtype(*base));
    found.map_or(72, |(_, size)| *size)
}

/// What the contents add, for the types that have no `__sizeof__` of their own.
fn variable_size(vm: &Vm, value: Value, layout: TypeId) -> i64 {
    let payload = vm.heap.payload(value);
    let count = match layout {
        TypeId::Int | TypeId::Bool => int_digits(vm, payload),
        TypeId::Tuple => payload.as_tuple().map_or(0, |key| vm.heap[key].items.len()),
        TypeId::Bytes => vm.heap.bytes_of(payload).map_or(0, <[u8]>::len),
        _ => 0,
    };
    item_size(layout) * count as i64
}

/// How many digits of 30 bits an int has; at least one.
pub(crate) fn int_digits(vm: &Vm, value: Value) -> usize {
    match value.tag() {
        Tag::Int | Tag::BigInt => vm.heap.int_bits(value).div_ceil(30).max(1) as usize,
        _ => 1,
    }
}

/// `list.__sizeof__`
pub(in crate::builtins) fn size_of_list(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let room = match vm.heap.payload(args.get(0)).as_list() {
        Some(list) => vm.heap[list].items.capacity(),
        None => 0,
    };
    with_contents(vm, args, 8 * room)
}

/// `dict.__sizeof__`: CPython's table is a power of two of places of which two thirds can be taken, and it is
/// smaller where all keys are strings.
pub(crate) fn size_of_dict(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let Some(dict) = vm.heap.payload(args.get(0)).as_dict() else {
        return with_contents(vm, args, 0);
    };
    vm.budget.burn(price::moved(vm.heap[dict].entry_count()))?;
    let dict = &vm.heap[dict];
    if dict.entry_count() == 0 {
        return with_contents(vm, args, 0);
    }
    let usable = |places: usize| places * 2 / 3;
    let mut places = 8;
    while usable(places) < dict.entry_count() {
        places *= 2;
    }
    let index = match places {
        0..=0x80 => 1,
        0x81..=0x8000 => 2,
        0x8001..=0x8000_0000 => 4,
        _ => 8,
    };
    let entry = if dict.iter().all(|entry| entry.key.as_str().is_some()) {
        16
    } else {
        24
    };
    let table = 32 + places * index + usable(places) * entry;
    // An ordered dict has a list of its entries beside them, and finds them in it by their places.
    let order = match vm.heap.ordered_dict(args.get(0)) {
        Some(_) => 8 * places + 32 * dict.len(),
        None => 0,
    };
    with_contents(vm, args, table + order)
}

/// `set.__sizeof__` and `frozenset.__sizeof__`: a small table is part of the object.
pub(in crate::builtins) fn size_of_set(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let slots = match vm.heap.payload(args.get(0)).as_any_set() {
        Some(set) => vm.heap[set].slot_count(),
        None => 0,
    };
    with_contents(vm, args, if slots > 8 { 16 * slots } else { 0 })
}

fn with_contents(vm: &mut Vm, args: Args<'_>, contents: usize) -> Outcome {
    let class = vm.type_of(args.get(0));
    let basic = basic_size(vm, class);
    Ok(Value::int(basic.saturating_add(contents as i64)))
}
