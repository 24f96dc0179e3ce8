//! One item of a view as a Python value and back, in the native single-letter formats.

use crate::builtins::number::float::construct::real_number;
use crate::vm::exception::errors::is_raised;
use num_bigint::BigInt;
use num_traits::ToPrimitive;

use crate::object::ItemFormat;
use crate::value::{Tag, TypeId, Value};
use crate::vm::{Outcome, Vm};

/// The format that a text names, if it is a native one of a single letter.
pub(super) fn parse(text: &str) -> Option<ItemFormat> {
    let (marked, letters) = match text.strip_prefix('@') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let &[letter] = letters.as_bytes() else {
        return None;
    };
    b"?cbBhHiIlLqQnNefdP"
        .contains(&letter)
        .then_some(ItemFormat { letter, marked })
}

/// The text of a format, as it was given.
pub(super) fn text(format: ItemFormat) -> String {
    let mark = if format.marked { "@" } else { "" };
    format!("{mark}{}", char::from(format.letter))
}

/// The first bytes of an item as an array.
fn head<const N: usize>(bytes: &[u8]) -> [u8; N] {
    let mut out = [0; N];
    for (to, from) in out.iter_mut().zip(bytes) {
        *to = *from;
    }
    out
}

/// The value of an item.
pub(super) fn unpack(vm: &mut Vm, format: ItemFormat, bytes: &[u8]) -> Value {
    match format.letter {
        b'?' => Value::bool(bytes.first().is_some_and(|byte| *byte != 0)),
        b'c' => vm.heap.new_bytes(bytes.to_vec()),
        b'b' => Value::int(i64::from(i8::from_ne_bytes(head(bytes)))),
        b'h' => Value::int(i64::from(i16::from_ne_bytes(head(bytes)))),
        b'H' => Value::int(i64::from(u16::from_ne_bytes(head(bytes)))),
        b'i' => Value::int(i64::from(i32::from_ne_bytes(head(bytes)))),
        b'I' => Value::int(i64::from(u32::from_ne_bytes(head(bytes)))),
        b'l' | b'q' | b'n' => Value::int(i64::from_ne_bytes(head(bytes))),
        b'L' | b'Q' | b'N' | b'P' => vm
            .heap
            .new_int(BigInt::from(u64::from_ne_bytes(head(bytes)))),
        b'e' => Value::float(half_to_float(u16::from_ne_bytes(head(bytes)))),
        b'f' => Value::float(f64::from(f32::from_ne_bytes(head(bytes)))),
        b'd' => Value::float(f64::from_ne_bytes(head(bytes))),
        _ => Value::int(i64::from(bytes.first().copied().unwrap_or(0))),
    }
}

/// The bytes of an item that gets `value`; the first `format.size()` of them count.
pub(super) fn pack(vm: &mut Vm, format: ItemFormat, value: Value) -> Outcome<[u8; 8]> {
    match format.letter {
        b'?' => Ok(padded(&[u8::from(vm.truthy(value)?)])),
        b'c' => {
            let payload = vm.heap.payload(value);
            if payload.tag() != Tag::Bytes {
                return Err(wrong(vm, format, "type"));
            }
            match vm.heap.bytes_of(payload) {
                Some(&[byte]) => Ok(padded(&[byte])),
                _ => Err(wrong(vm, format, "value")),
            }
        }
        b'e' | b'f' | b'd' => {
            let number = match real_number(vm, value) {
                Ok(Some(number)) => number,
                Err(fault) if !is_raised(&vm.heap, fault, TypeId::TypeError) => return Err(fault),
                _ => return Err(wrong(vm, format, "type")),
            };
            Ok(match format.letter {
                b'd' => padded(&number.to_ne_bytes()),
                b'f' => padded(&(number as f32).to_ne_bytes()),
                _ => match float_to_half(number) {
                    Some(half) => padded(&half.to_ne_bytes()),
                    None => return Err(vm.overflow_error("float too large to pack with e format")),
                },
            })
        }
        letter => {
            let int = match vm.index_opt(value) {
                Ok(Some(int)) => int,
                Err(fault)
                    if [TypeId::OverflowError, TypeId::ValueError]
                        .into_iter()
                        .any(|kind| is_raised(&vm.heap, fault, kind)) =>
                {
                    return Err(wrong(vm, format, "value"));
                }
                Err(fault) if !is_raised(&vm.heap, fault, TypeId::TypeError) => return Err(fault),
                _ => return Err(wrong(vm, format, "type")),
            };
            let int = vm.heap.as_bigint(int).and_then(|int| int.to_i128());
            let bits = format.size() * 8;
            let unsigned = letter.is_ascii_uppercase();
            let fits = |int: &i128| {
                if unsigned {
                    (0..1 << bits).contains(int)
                } else {
                    (-(1 << (bits - 1))..1 << (bits - 1)).contains(int)
                }
            };
            match int.filter(fits) {
                Some(int) if bits == 8 => Ok(padded(&(int as u8).to_ne_bytes())),
                Some(int) if bits == 16 => Ok(padded(&(int as u16).to_ne_bytes())),
                Some(int) if bits == 32 => Ok(padded(&(int as u32).to_ne_bytes())),
                Some(int) => Ok((int as u64).to_ne_bytes()),
                None => Err(wrong(vm, format, "value")),
            }
        }
    }
}

fn padded(bytes: &[u8]) -> [u8; 8] {
    head(bytes)
}

fn wrong(vm: &mut Vm, format: ItemFormat, what: &str) -> crate::vm::Fault {
    let message = format!("memoryview: invalid {what} for format '{}'", text(format));
    if what == "type" {
        vm.type_error(message)
    } else {
        vm.value_error(message)
    }
}

/// A number of IEEE 754's binary16.
fn half_to_float(half: u16) -> f64 {
    let sign = if half & 0x8000 == 0 { 1.0 } else { -1.0 };
    let (exponent, fraction) = (i32::from(half >> 10 & 0x1f), f64::from(half & 0x3ff));
    sign * match exponent {
        0 => fraction * 2_f64.powi(-24),
        31 if fraction == 0.0 => f64::INFINITY,
        31 => f64::NAN,
        _ => (1.0 + fraction / 1024.0) * 2_f64.powi(exponent - 15),
    }
}

/// The nearest number of binary16, ties to even; `None` where it is too large.
fn float_to_half(number: f64) -> Option<u16> {
    let sign = u16::from(number.is_sign_negative()) << 15;
    let size = number.abs();
    if size.is_nan() {
        return Some(sign | 0x7e00);
    }
    if size.is_infinite() {
        return Some(sign | 0x7c00);
    }
    // The unit in the last place: subnormals share that of the smallest exponent.
    let (_, exponent) = crate::vm::decompose(size);
    let top = if size < 2_f64.powi(-14) {
        -14
    } else {
        size.log2().floor().max(f64::from(exponent)) as i32
    };
    let top = if size < 2_f64.powi(top) { top - 1 } else { top }.max(-14);
    let units = (size / 2_f64.powi(top - 10)).round_ties_even();
    let (units, top) = if units >= 2048.0 {
        (1024.0, top + 1)
    } else {
        (units, top)
    };
    if top > 15 {
        return None;
    }
    let units = units as u16;
    Some(if units < 1024 {
        sign | units
    } else {
        sign | ((top + 15) as u16) << 10 | (units - 1024)
    })
}
