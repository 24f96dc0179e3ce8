//! Values to bytes and back.

use nonlocal::{Bytes, Ctx, Error, IntoValue, Object, Result, Tuple, Value};

use super::layout::{Item, Layout, error};
use crate::data::value;

/// Values that are packed or unpacked between two looks at what may stop the run.
const PIECE: usize = 256;

/// The bytes of the values.
pub(super) fn pack(layout: &Layout, values: &[Value], cx: &mut Ctx<'_>) -> Result<Vec<u8>> {
    if values.len() != layout.count {
        let (count, given) = (layout.count, values.len());
        return Err(error(format!(
            "pack expected {count} items for packing (got {given})"
        )));
    }
    cx.charge(layout.size)?;
    cx.burn(layout.size as u64 / 512 + layout.items.len() as u64)?;
    let mut data = vec![0; layout.size];
    let mut values = values.iter();
    for item in &layout.items {
        let mut offset = item.offset;
        for (index, value) in values.by_ref().take(item.repeat).enumerate() {
            if index % PIECE == 0 {
                cx.burn(item.repeat.min(PIECE) as u64)?;
            }
            let place = data.get_mut(offset..offset + item.size);
            put(layout, item, value, place.unwrap_or_default(), cx).map_err(|failed| {
                let is_int = matches!(value, Value::Int(_) | Value::BigInt(_) | Value::Bool(_));
                match is_int && failed.is_exception("OverflowError") {
                    true => error("int too large to convert"),
                    false => failed,
                }
            })?;
            offset += item.size;
        }
    }
    Ok(data)
}

/// Writes a value.
fn put(
    layout: &Layout,
    item: &Item,
    value: &Value,
    place: &mut [u8],
    cx: &mut Ctx<'_>,
) -> Result<()> {
    match item.code {
        b's' | b'p' => return put_text(item, value, place, cx),
        b'c' => {
            let length = match value {
                Value::Object(_) if value::is_instance(value, &["bytes"], cx)? => {
                    value::byte_len(value, cx)?
                }
                _ => 0,
            };
            if length != 1 {
                return Err(error("char format requires a bytes object of length 1"));
            }
            return cx.with_bytes(value, |data| place.copy_from_slice(data));
        }
        b'?' => place.fill(u8::from(value::truth(value, cx)?)),
        b'e' | b'f' | b'd' => {
            let number = value::float(value, cx)
                .and_then(|number| number.ok_or_else(|| error("required argument is not a float")));
            put_float(item.code, number?, place)?;
        }
        b'F' | b'D' => {
            let (real, imaginary) = complex(value, cx)?;
            let part = if item.code == b'F' { b'f' } else { b'd' };
            let (first, second) = place.split_at_mut(item.size / 2);
            put_float(part, real, first)?;
            put_float(part, imaginary, second)?;
            if layout.big_endian {
                first.reverse();
                second.reverse();
            }
            return Ok(());
        }
        code => {
            let Some(number) = value::integer(value, cx)? else {
                return Err(error("required argument is not an integer"));
            };
            put_integer(code, item.size, number, place)?;
        }
    }
    if layout.big_endian {
        place.reverse();
    }
    Ok(())
}

fn put_integer(code: u8, size: usize, number: i128, place: &mut [u8]) -> Result<()> {
    let bits = size as u32 * 8;
    let (low, high) = match code {
        b'P' => (-(1 << 63), (1 << 64) - 1),
        _ if code.is_ascii_lowercase() => (-(1 << (bits - 1)), (1 << (bits - 1)) - 1),
        _ => (0, (1_i128 << bits) - 1),
    };
    if !(low..=high).contains(&number) {
        return Err(error(match code {
            b'P' => "int too large to convert".to_owned(),
            _ => {
                let code = char::from(code);
                format!("'{code}' format requires {low} <= number <= {high}")
            }
        }));
    }
    place.copy_from_slice(&number.to_le_bytes()[..size]);
    Ok(())
}

fn put_text(item: &Item, value: &Value, place: &mut [u8], cx: &mut Ctx<'_>) -> Result<()> {
    if !value::is_instance(value, &["bytes", "bytearray"], cx)? {
        let code = char::from(item.code);
        return Err(error(format!(
            "argument for '{code}' must be a bytes object"
        )));
    }
    cx.with_bytes(value, |data| {
        let (length, place) = match item.code {
            b's' => (None, place),
            _ => match place.split_first_mut() {
                Some((length, place)) => (Some(length), place),
                None => return,
            },
        };
        let count = data.len().min(place.len());
        if let Some(length) = length {
            *length = count.min(255) as u8;
        }
        place[..count].copy_from_slice(&data[..count]);
    })
}

/// A number as its bytes show it: the runtime tells NaNs that scripts make apart by small payloads, of which Python knows
/// nothing.
fn shown(number: f64) -> f64 {
    const PAYLOAD: u64 = 0x0007_ffff_ffff_ffff;
    match number.to_bits() {
        bits if number.is_nan() && bits & PAYLOAD < 1 << 40 => {
            f64::from_bits(bits & !PAYLOAD | 1 << 51)
        }
        _ => number,
    }
}

fn put_float(code: u8, number: f64, place: &mut [u8]) -> Result<()> {
    let too_large = |code: char| {
        let text = format!("float too large to pack with {code} format");
        Error::exception("OverflowError", text)
    };
    match code {
        b'e' => {
            let half = half_from(number).ok_or_else(|| too_large('e'))?;
            place.copy_from_slice(&half.to_le_bytes());
        }
        b'f' => {
            let single = number as f32;
            if single.is_infinite() && number.is_finite() {
                return Err(too_large('f'));
            }
            place.copy_from_slice(&single.to_le_bytes());
        }
        _ => place.copy_from_slice(&shown(number).to_le_bytes()),
    }
    Ok(())
}

/// The two parts of a complex number.
fn complex(value: &Value, cx: &mut Ctx<'_>) -> Result<(f64, f64)> {
    if let Value::Object(object) = value {
        if value::is_instance(value, &["complex"], cx)? {
            return Ok((cx.attr(object, "real")?, cx.attr(object, "imag")?));
        }
        match cx.call_method::<Object>(object, "__complex__", ()) {
            Ok(made) => return Ok((cx.attr(&made, "real")?, cx.attr(&made, "imag")?)),
            Err(error) if error.is_exception("AttributeError") => {}
            Err(error) => return Err(error),
        }
    }
    let real = value::float(value, cx)?;
    let real = real.ok_or_else(|| error("required argument is not a complex"))?;
    Ok((real, 0.0))
}

/// The 16 bits of the nearest float of that size; `None` if it is too large.
fn half_from(number: f64) -> Option<u16> {
    let sign = if number.is_sign_negative() { 0x8000 } else { 0 };
    if number.is_nan() {
        return Some(sign | 0x7e00);
    }
    let size = number.abs();
    if size.is_infinite() {
        return Some(sign | 0x7c00);
    }
    // Ten bits follow the first one; below 2 ** -14 they are counted in steps of 2 ** -24.
    let exponent = ((size.to_bits() >> 52) as i32 - 1023).max(-14);
    if exponent > 15 {
        return None;
    }
    let steps = (size * f64::from(10 - exponent).exp2()).round_ties_even() as u16;
    // A carry out of the ten bits counts the exponent up, which is what it means.
    let bits = (((exponent + 14) as u16) << 10) + steps;
    (bits < 0x7c00).then_some(sign | bits)
}

/// The number that 16 bits stand for.
fn half_into(bits: u16) -> f64 {
    let (exponent, fraction) = (i32::from(bits >> 10 & 0x1f), f64::from(bits & 0x3ff));
    let size = match exponent {
        0 => fraction * (-24_f64).exp2(),
        31 if fraction == 0.0 => f64::INFINITY,
        31 => f64::NAN,
        _ => (1024.0 + fraction) * f64::from(exponent - 25).exp2(),
    };
    if bits & 0x8000 == 0 { size } else { -size }
}

/// The values in bytes, of which there are as many as the layout says.
pub(super) fn unpack(layout: &Layout, data: &[u8], cx: &mut Ctx<'_>) -> Result<Tuple<Value>> {
    let mut values = Vec::new();
    cx.charge(layout.count.saturating_mul(size_of::<Value>()))?;
    values.reserve_exact(layout.count);
    for item in &layout.items {
        let mut offset = item.offset;
        for index in 0..item.repeat {
            if index % PIECE == 0 {
                cx.burn(1 + item.repeat.min(PIECE) as u64 / 2)?;
            }
            let place = data.get(offset..offset + item.size).unwrap_or_default();
            values.push(take(layout, item, place, cx)?);
            offset += item.size;
        }
    }
    Ok(Tuple(values))
}

/// Reads a value.
fn take(layout: &Layout, item: &Item, place: &[u8], cx: &mut Ctx<'_>) -> Result<Value> {
    match item.code {
        b's' | b'c' => return Bytes::from(place).into_value(cx),
        b'p' => {
            let (length, text) = place.split_first().unwrap_or((&0, &[]));
            let text = &text[..text.len().min(usize::from(*length))];
            return Bytes::from(text).into_value(cx);
        }
        b'?' => return Ok(Value::Bool(place.iter().any(|byte| *byte != 0))),
        b'F' | b'D' => {
            let (real, imaginary) = place.split_at(item.size / 2);
            let part = |part| take_float(&ordered(layout, part), item.size / 2);
            let (real, imaginary) = (part(real), part(imaginary));
            let zero: Object = cx.run("0j")?;
            let class: nonlocal::Closure = cx.attr(&zero, "__class__")?;
            return cx.call(&class, (real, imaginary));
        }
        _ => {}
    }
    let bytes = ordered(layout, place);
    Ok(match item.code {
        b'e' | b'f' | b'd' => Value::Float(take_float(&bytes, item.size)),
        code => {
            let number = u64::from_le_bytes(bytes);
            if code.is_ascii_lowercase() {
                let unused = 64 - item.size as u32 * 8;
                Value::Int((number << unused) as i64 >> unused)
            } else {
                i64::try_from(number).map_or_else(|_| Value::BigInt(number.into()), Value::Int)
            }
        }
    })
}

/// The bytes of a number, the lowest first, with zeros behind.
fn ordered(layout: &Layout, place: &[u8]) -> [u8; 8] {
    let mut bytes = [0; 8];
    let used = &mut bytes[..place.len().min(8)];
    used.copy_from_slice(&place[..used.len()]);
    if layout.big_endian {
        used.reverse();
    }
    bytes
}

fn take_float(bytes: &[u8; 8], size: usize) -> f64 {
    let [a, b, c, d, ..] = *bytes;
    match size {
        2 => half_into(u16::from_le_bytes([a, b])),
        4 => f64::from(f32::from_le_bytes([a, b, c, d])),
        _ => f64::from_le_bytes(*bytes),
    }
}
