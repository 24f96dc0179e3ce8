//! `bytes(..)`, `bytearray(..)` and `fromhex`.

use super::super::string::encode_text;
use super::mutable::BYTE_ARRAY;
use super::{BYTES, COMPARISONS, SHARED};
use crate::builtins::class::reduce;
use crate::builtins::number::int::bytes::bytes_from_iterable;
use crate::builtins::number::int::bytes::bytes_from_object;
use crate::value::{Tag, TypeId, Value};
use crate::vm::container::bytes::BUFFER_ANY;
use crate::vm::exception::errors::is_raised;
use crate::vm::price;
use crate::vm::{Args, Outcome, TypeDef, Vm, params};

pub(crate) const BYTES_TYPE: TypeDef = TypeDef {
    new: Some(new_bytes),
    params: params!("source=b'', encoding='utf-8', errors='strict'"),
    subclassable: true,
    ..TypeDef::new(
        TypeId::Bytes,
        "An immutable sequence of bytes.",
        &[COMPARISONS, SHARED, BYTES],
    )
};

pub(crate) const BYTE_ARRAY_TYPE: TypeDef = TypeDef {
    new: Some(new_byte_array),
    params: params!("source=b'', encoding='utf-8', errors='strict'"),
    subclassable: true,
    fills_in_init: true,
    unhashable: true,
    ..TypeDef::new(
        TypeId::ByteArray,
        "A mutable sequence of bytes.",
        &[COMPARISONS, SHARED, BYTE_ARRAY, reduce::BYTE_ARRAY],
    )
};

/// CPython's limit: what is left of the largest size beside the head of the object.
const LARGEST: u64 = i64::MAX as u64 - 33;

/// `bytes.__new__`
pub(crate) fn new_bytes(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let class = args.get(0);
    if let [_, source] = args.pos
        && args.kw.is_empty()
        && source.as_bytes().is_some()
    {
        return vm.wrap_payload(class, *source);
    }
    // What `__bytes__` gives is the result itself, a subclass included.
    if let [_, source] = args.pos
        && args.kw.is_empty()
        && class == Value::builtin_type(TypeId::Bytes)
        && matches!(source.tag(), Tag::Instance | Tag::Exception)
        && let Some(result) = vm.call_special(*source, "__bytes__", &[])?
    {
        if vm.heap.payload(result).as_bytes().is_some() {
            return Ok(result);
        }
        let name = vm.type_name(result);
        return Err(vm.type_error(format!("__bytes__ returned non-bytes (type {name})")));
    }
    let data = source_bytes(vm, args, &BYTES_TYPE)?;
    let value = vm.heap.new_bytes(data);
    vm.wrap_payload(class, value)
}

/// `bytearray.__new__`
pub(crate) fn new_byte_array(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let data = source_bytes(vm, args, &BYTE_ARRAY_TYPE)?;
    let value = vm.heap.new_byte_array(data);
    vm.wrap_payload(args.get(0), value)
}

/// `bytearray.__init__`: refills an array.
pub(super) fn init_byte_array(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let data = source_bytes(vm, args, &BYTE_ARRAY_TYPE)?;
    if let Some(key) = vm.heap.payload(args.get(0)).as_byte_array() {
        if !vm.heap[key].data.is_empty() {
            vm.check_resize(key)?;
        }
        vm.heap[key].data = data;
    }
    Ok(Value::NONE)
}

fn source_bytes(vm: &mut Vm, args: Args<'_>, def: &TypeDef) -> Outcome<Vec<u8>> {
    let bound = vm.bind_new(def, args)?;
    let kind = def.id.name();
    let (source, encoding, errors) = (bound[0], bound[1], bound[2]);
    let is_object = encoding.is_unbound() && errors.is_unbound();
    if kind == "bytes"
        && is_object
        && source.is_bound()
        && vm.lookup_special(source, "__bytes__").is_some()
    {
        return bytes_from_object(vm, source);
    }
    for (what, given) in [("encoding", encoding), ("errors", errors)] {
        if given.is_bound() && vm.heap.as_text(given).is_none() {
            let given = vm.argument_name(given);
            return Err(vm.type_error(format!(
                "{kind}() argument '{what}' must be str, not {given}"
            )));
        }
    }
    let is_text = vm.heap.as_text(source).is_some();
    if is_text && encoding.is_bound() {
        return encode_text(vm, source, encoding, errors, kind);
    }
    let complaint = match (is_text, encoding.is_bound(), errors.is_bound()) {
        (true, ..) => Some("string argument without an encoding"),
        (false, true, _) => Some("encoding without a string argument"),
        (false, false, true) => Some("errors without a string argument"),
        _ => None,
    };
    if let Some(complaint) = complaint {
        return Err(vm.type_error(complaint));
    }
    if source.is_unbound() {
        return Ok(Vec::new());
    }
    // Of an `__index__` that fails with a TypeError nothing is left: the object may still be a buffer or an iterable.
    let count = match vm.index_opt(source) {
        Ok(Some(count)) => Some(vm.index_i64(count)?),
        Ok(None) => None,
        Err(fault) if is_raised(&vm.heap, fault, TypeId::TypeError) => None,
        Err(fault) => return Err(fault),
    };
    if let Some(count) = count {
        let Ok(count) = usize::try_from(count) else {
            return Err(vm.value_error("negative count"));
        };
        if kind == "bytes" && count as u64 > LARGEST {
            return Err(vm.overflow_error("byte string is too large"));
        }
        vm.charge(count)?;
        return Ok(vec![0; count]);
    }
    if kind == "bytes" {
        return bytes_from_object(vm, source);
    }
    if let Some(data) = vm.copied_bytes(source)? {
        return Ok(data);
    }
    if let Some(data) = vm.lent_bytes(source, BUFFER_ANY)? {
        return Ok(data);
    }
    if !vm.is_iterable(source) {
        let name = vm.type_name(source);
        return Err(vm.type_error(format!("cannot convert '{name}' object to bytearray")));
    }
    bytes_from_iterable(vm, source, "byte")
}

/// `fromhex`
pub(super) fn from_hex(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let digits = hex_digits(vm, args.get(1))?;
    vm.charge(digits.len() / 2)?;
    vm.budget.burn(price::text(digits.len()))?;
    let mut data = Vec::with_capacity(digits.len() / 2);
    let value_of = |digit: u8| char::from(digit).to_digit(16);
    let mut rest = digits.iter().copied().enumerate();
    while let Some((at, digit)) = rest.next() {
        if digit.is_ascii_whitespace() || digit == 0x0b {
            continue;
        }
        let Some(high) = value_of(digit) else {
            return Err(bad_hex(vm, at));
        };
        let Some((at, digit)) = rest.next() else {
            return Err(
                vm.value_error("fromhex() arg must contain an even number of hexadecimal digits")
            );
        };
        let Some(low) = value_of(digit) else {
            return Err(bad_hex(vm, at));
        };
        data.push((high * 16 + low) as u8);
    }
    let class = args.get(0);
    let array = vm.heap.layout_of_class(class).is_subtype(TypeId::ByteArray);
    let value = if array {
        vm.heap.new_byte_array(data)
    } else {
        vm.heap.new_bytes(data)
    };
    let exact = [TypeId::Bytes, TypeId::ByteArray]
        .into_iter()
        .any(|ty| class == Value::builtin_type(ty));
    if exact {
        Ok(value)
    } else {
        vm.call(class, &[value])
    }
}

/// The text or the bytes that `fromhex` reads; a text has to be ASCII.
fn hex_digits(vm: &mut Vm, given: Value) -> Outcome<Vec<u8>> {
    vm.look_at(given)?;
    if let Some(text) = vm.heap.as_text(given) {
        if let Some(at) = text.chars().position(|c| !c.is_ascii()) {
            return Err(bad_hex(vm, at));
        }
        let length = text.len();
        vm.charge(length)?;
        return Ok(vm.heap.text(given).as_bytes().to_vec());
    }
    match vm.copied_bytes(given)? {
        Some(data) => Ok(data),
        None => {
            let name = vm.type_name(given);
            Err(vm.type_error(format!(
                "fromhex() argument must be str or bytes-like, not {name}"
            )))
        }
    }
}

fn bad_hex(vm: &mut Vm, at: usize) -> crate::vm::Fault {
    vm.value_error(format!(
        "non-hexadecimal number found in fromhex() arg at position {at}"
    ))
}
