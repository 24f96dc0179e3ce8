//! `int.to_bytes` and `int.from_bytes`.

use crate::builtins::string::argument_type;
use num_bigint::{BigInt, Sign};
use num_traits::Signed;

use crate::value::{Tag, TypeId, Value};
use crate::vm::container::bytes::BUFFER_ANY;
use crate::vm::exception::errors::is_raised;
use crate::vm::price;
use crate::vm::{Args, Outcome, Vm};

/// Whether the byte order is little-endian; big-endian where nothing is said.
fn is_little(vm: &mut Vm, function: &str, order: Option<Value>) -> Outcome<bool> {
    let Some(order) = order else { return Ok(false) };
    match vm.heap.as_text(order) {
        Some("big") => Ok(false),
        Some("little") => Ok(true),
        Some(_) => Err(vm.value_error("byteorder must be either 'little' or 'big'")),
        None => {
            let name = argument_type(vm, order);
            Err(vm.type_error(format!(
                "{function}() argument 'byteorder' must be str, not {name}"
            )))
        }
    }
}

fn is_true(vm: &mut Vm, value: Option<Value>) -> Outcome<bool> {
    value.map_or(Ok(false), |value| vm.truthy(value))
}

/// `int.to_bytes(length=1, byteorder='big', *, signed=False)`
pub(in crate::builtins::number::int) fn to_bytes(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let length = match args.opt(1) {
        Some(length) => vm.c_ssize(length)?,
        None => 1,
    };
    let little = is_little(vm, "to_bytes", args.opt(2))?;
    let signed = is_true(vm, args.opt(3))?;
    let Ok(length) = usize::try_from(length) else {
        return Err(vm.value_error("length argument must be non-negative"));
    };
    let bits = vm.heap.int_bits(vm.heap.payload(args.get(0)));
    vm.budget.burn(4 * price::linear(bits))?;
    let value = vm.heap.as_bigint(args.get(0)).unwrap_or_default();
    if !signed && value.is_negative() {
        return Err(vm.overflow_error("can't convert negative int to unsigned"));
    }
    let mut data = if value.sign() == Sign::NoSign {
        Vec::new()
    } else if signed {
        value.to_signed_bytes_le()
    } else {
        value.magnitude().to_bytes_le()
    };
    if data.len() > length {
        return Err(vm.overflow_error("int too big to convert"));
    }
    vm.charge(length)?;
    data.resize(length, if value.is_negative() { 0xff } else { 0 });
    if !little {
        data.reverse();
    }
    Ok(vm.heap.new_bytes(data))
}

/// `int.from_bytes(bytes, byteorder='big', *, signed=False)`
pub(in crate::builtins::number::int) fn from_bytes(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let little = is_little(vm, "from_bytes", args.opt(2))?;
    let signed = is_true(vm, args.opt(3))?;
    let mut data = bytes_from_object(vm, args.get(1))?;
    vm.int_room(data.len() as u64 * 8)?;
    if !little {
        data.reverse();
    }
    let value = if signed {
        BigInt::from_signed_bytes_le(&data)
    } else {
        BigInt::from_bytes_le(Sign::Plus, &data)
    };
    let value = vm.heap.new_int(value);
    let class = args.get(0);
    if class == Value::builtin_type(TypeId::Int) {
        Ok(value)
    } else {
        vm.call(class, &[value])
    }
}

/// The bytes of anything that `bytes()` makes some of without an encoding or a count: a bytes-like
/// object, one with `__bytes__`, or an iterable of ints.
pub(crate) fn bytes_from_object(vm: &mut Vm, value: Value) -> Outcome<Vec<u8>> {
    if matches!(value.tag(), Tag::Instance | Tag::Exception | Tag::Class)
        && let Some(result) = vm.call_special(value, "__bytes__", &[])?
    {
        return match vm.heap.payload(result).tag() {
            Tag::Bytes => vm.need_bytes_like(result),
            _ => {
                let name = vm.type_name(result);
                Err(vm.type_error(format!("__bytes__ returned non-bytes (type {name})")))
            }
        };
    }
    if let Some(data) = vm.heap.as_bytes_like(value).map(<[u8]>::to_vec) {
        vm.charge(data.len())?;
        return Ok(data);
    }
    if let Some(data) = vm.lent_bytes(value, BUFFER_ANY)? {
        return Ok(data);
    }
    let iterator = match vm.heap.payload(value).as_str() {
        Some(_) => None,
        None => match vm.iter(value) {
            Err(fault) if is_raised(&vm.heap, fault, TypeId::TypeError) => None,
            iterator => Some(iterator?),
        },
    };
    let Some(iterator) = iterator else {
        let name = vm.type_name(value);
        return Err(vm.type_error(format!("cannot convert '{name}' object to bytes")));
    };
    vm.heap.keep(iterator);
    if matches!(value.tag(), Tag::Instance | Tag::Exception) {
        vm.length_hint(value)?;
    }
    bytes_from_iterator(vm, iterator, "bytes")
}

/// Collects an iterable of ints as bytes.
pub(crate) fn bytes_from_iterable(vm: &mut Vm, iterable: Value, what: &str) -> Outcome<Vec<u8>> {
    let iterator = vm.iter(iterable)?;
    vm.heap.keep(iterator);
    bytes_from_iterator(vm, iterator, what)
}

/// Collects what an iterator gives, ints, as bytes.
pub(crate) fn bytes_from_iterator(vm: &mut Vm, iterator: Value, what: &str) -> Outcome<Vec<u8>> {
    let mut data = Vec::new();
    while let Some(item) = vm.next(iterator)? {
        vm.budget.burn(1)?;
        if data.len() % 1024 == 0 {
            vm.charge(1024)?;
        }
        let byte = vm.byte_value(item, what)?;
        data.push(byte);
    }
    Ok(data)
}
