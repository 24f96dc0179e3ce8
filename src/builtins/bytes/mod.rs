//! `bytes` and `bytearray`: constructors, operators and methods.
//!
//! Most methods are the same for both: they work on the bytes of the receiver and give an object of its
//! kind.

mod construct;
mod methods;
mod mutable;
mod search;
mod split;

pub(crate) use construct::{new_byte_array, new_bytes};
pub(crate) use methods::hex_text;
pub(crate) use mutable::BYTE_ARRAY;

use super::class::operators::{hash_method, repr_method};
use super::format::percent::{bytes_mod, bytes_rmod};
use super::memory_view::{buffer_of, release_buffer};
use crate::value::Value;
use crate::vm::{NativeDef, Params, Signature};

super::class::operators::comparisons!(COMPARISONS, 0);

const SPLIT: Params = Params {
    names: &["sep", "maxsplit"],
    posonly: 0,
    kwonly: 2,
    required: 0,
};
const SPLITLINES: Params = Params {
    names: &["keepends"],
    posonly: 0,
    kwonly: 1,
    required: 0,
};
const EXPANDTABS: Params = Params {
    names: &["tabsize"],
    posonly: 0,
    kwonly: 1,
    required: 0,
};
const DECODE: Params = Params {
    names: &["encoding", "errors"],
    posonly: 0,
    kwonly: 2,
    required: 0,
};
const HEX: Params = Params {
    names: &["sep", "bytes_per_sep"],
    posonly: 0,
    kwonly: 2,
    required: 0,
};
const TRANSLATE: Params = Params {
    names: &["table", "delete"],
    posonly: 1,
    kwonly: 2,
    required: 1,
};

/// What only `bytes` defines.
pub(crate) const BYTES: &[NativeDef] = &[
    NativeDef::slot("__hash__", Signature::NoArgs, hash_method),
    NativeDef::slot("__getitem__", Signature::One, |vm, args| {
        methods::get_item(vm, args, "byte", "index out of range")
    }),
    NativeDef::method("__bytes__", Signature::NoArgs, |vm, args| {
        Ok(vm.payload(args.get(0)))
    }),
    NativeDef::method("__getnewargs__", Signature::NoArgs, |vm, args| {
        let data = vm.payload(args.get(0));
        Ok(vm.new_tuple(&[data]))
    }),
    NativeDef::method("__sizeof__", Signature::NoArgs, |vm, args| {
        Ok(Value::int(33 + methods::len(vm, args.get(0)) as i64))
    }),
];

/// What `bytes` and `bytearray` share.
pub(crate) const SHARED: &[NativeDef] = &[
    NativeDef::slot("__repr__", Signature::NoArgs, repr_method),
    NativeDef::slot("__str__", Signature::NoArgs, repr_method),
    NativeDef::slot("__len__", Signature::NoArgs, |vm, args| {
        Ok(Value::int(methods::len(vm, args.get(0)) as i64))
    }),
    NativeDef::slot("__contains__", Signature::One, search::contains),
    NativeDef::slot("__iter__", Signature::NoArgs, methods::iter),
    NativeDef::slot("__buffer__", Signature::One, buffer_of),
    NativeDef::slot("__add__", Signature::One, |vm, args| {
        vm.bytes_concat(args.get(0), args.get(1))
    }),
    NativeDef::slot("__mul__", Signature::One, methods::repeat),
    NativeDef::slot("__rmul__", Signature::One, methods::repeat),
    NativeDef::slot("__mod__", Signature::One, bytes_mod),
    NativeDef::slot("__rmod__", Signature::One, bytes_rmod),
    NativeDef::method("capitalize", Signature::NoArgs, methods::capitalize),
    NativeDef::method("center", Signature::Positional(1, 2), methods::center),
    NativeDef::method("count", Signature::Positional(1, 3), search::count),
    NativeDef::method("decode", Signature::Params(&DECODE), methods::decode),
    NativeDef::method("endswith", Signature::Positional(1, 3), search::endswith),
    NativeDef::method(
        "expandtabs",
        Signature::Params(&EXPANDTABS),
        methods::expandtabs,
    ),
    NativeDef::method("find", Signature::Positional(1, 3), search::find),
    NativeDef::class_method("fromhex", Signature::One, construct::from_hex),
    NativeDef::method("hex", Signature::Params(&HEX), methods::hex),
    NativeDef::method("index", Signature::Positional(1, 3), search::index),
    NativeDef::method("isalnum", Signature::NoArgs, |vm, args| {
        Ok(methods::all(vm, args, u8::is_ascii_alphanumeric))
    }),
    NativeDef::method("isalpha", Signature::NoArgs, |vm, args| {
        Ok(methods::all(vm, args, u8::is_ascii_alphabetic))
    }),
    NativeDef::method("isascii", Signature::NoArgs, methods::isascii),
    NativeDef::method("isdigit", Signature::NoArgs, |vm, args| {
        Ok(methods::all(vm, args, u8::is_ascii_digit))
    }),
    NativeDef::method("islower", Signature::NoArgs, methods::islower),
    NativeDef::method("isspace", Signature::NoArgs, |vm, args| {
        Ok(methods::all(vm, args, methods::is_space))
    }),
    NativeDef::method("istitle", Signature::NoArgs, methods::istitle),
    NativeDef::method("isupper", Signature::NoArgs, methods::isupper),
    NativeDef::method("join", Signature::One, split::join),
    NativeDef::method("ljust", Signature::Positional(1, 2), methods::ljust),
    NativeDef::method("lower", Signature::NoArgs, |vm, args| {
        methods::mapped(vm, args, |b| b.to_ascii_lowercase())
    }),
    NativeDef::method("lstrip", Signature::Positional(0, 1), |vm, args| {
        methods::strip(vm, args, true, false)
    }),
    NativeDef::static_method("maketrans", Signature::Positional(2, 2), methods::maketrans),
    NativeDef::method("partition", Signature::One, split::partition),
    NativeDef::method("removeprefix", Signature::One, methods::removeprefix),
    NativeDef::method("removesuffix", Signature::One, methods::removesuffix),
    NativeDef::method("replace", Signature::Positional(2, 3), split::replace),
    NativeDef::method("rfind", Signature::Positional(1, 3), search::rfind),
    NativeDef::method("rindex", Signature::Positional(1, 3), search::rindex),
    NativeDef::method("rjust", Signature::Positional(1, 2), methods::rjust),
    NativeDef::method("rpartition", Signature::One, split::rpartition),
    NativeDef::method("rsplit", Signature::Params(&SPLIT), split::rsplit),
    NativeDef::method("rstrip", Signature::Positional(0, 1), |vm, args| {
        methods::strip(vm, args, false, true)
    }),
    NativeDef::method("split", Signature::Params(&SPLIT), split::split),
    NativeDef::method(
        "splitlines",
        Signature::Params(&SPLITLINES),
        split::splitlines,
    ),
    NativeDef::method(
        "startswith",
        Signature::Positional(1, 3),
        search::startswith,
    ),
    NativeDef::method("strip", Signature::Positional(0, 1), |vm, args| {
        methods::strip(vm, args, true, true)
    }),
    NativeDef::method("swapcase", Signature::NoArgs, |vm, args| {
        methods::mapped(vm, args, methods::swapped_case)
    }),
    NativeDef::method("title", Signature::NoArgs, methods::title),
    NativeDef::method(
        "translate",
        Signature::Params(&TRANSLATE),
        methods::translate,
    ),
    NativeDef::method("upper", Signature::NoArgs, |vm, args| {
        methods::mapped(vm, args, |b| b.to_ascii_uppercase())
    }),
    NativeDef::method("zfill", Signature::One, methods::zfill),
];
