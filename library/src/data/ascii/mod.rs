//! `_binascii`: what `binascii` is made of.

mod base64;
mod quoted;
mod sums;
mod uu;

use std::sync::Arc;

use nonlocal::{Bytes, Chars, Ctx, Error, FromValue, HostFunction, Module, Result, Value};

use crate::data::value::{self, type_error, value_error};
use crate::host::Host;

/// The module.
pub(crate) fn module(_host: &Arc<Host>) -> Module {
    let base64 = HostFunction::new(
        "a2b_base64",
        |cx: &mut Ctx<'_>, data: Value, strict: Value| {
            let strict = value::truth(&strict, cx)?;
            decode(&data, cx, |data| base64::decode(data, strict))
        },
    );
    let to_base64 = HostFunction::new(
        "b2a_base64",
        |cx: &mut Ctx<'_>, data: Value, line: Value| {
            let line = value::truth(&line, cx)?;
            encode(&data, 2, cx, |data| Ok(base64::encode(data, line)))
        },
    );
    let uu = |cx: &mut Ctx<'_>, data: Value| decode(&data, cx, uu::decode);
    let to_uu = HostFunction::new(
        "b2a_uu",
        |cx: &mut Ctx<'_>, data: Value, backtick: Value| {
            let zero = if value::truth(&backtick, cx)? {
                b'`'
            } else {
                b' '
            };
            encode(&data, 2, cx, |data| uu::encode(data, zero))
        },
    );
    let quoted = HostFunction::new("a2b_qp", |cx: &mut Ctx<'_>, data: Value, header: Value| {
        let header = value::truth(&header, cx)?;
        decode(&data, cx, |data| Ok(quoted::decode(data, header)))
    });
    let to_quoted = |cx: &mut Ctx<'_>, data: Value, tabs: Value, text: Value, header: Value| {
        let quoting = quoted::Quoting {
            tabs: value::truth(&tabs, cx)?,
            is_text: value::truth(&text, cx)?,
            header: value::truth(&header, cx)?,
        };
        encode(&data, 4, cx, |data| Ok(quoted::encode(data, quoting)))
    };
    let to_quoted = HostFunction::new("b2a_qp", to_quoted)
        .param("data")
        .param_or("quotetabs", false)
        .param_or("istext", true)
        .param_or("header", false);
    let hexlify = HostFunction::new("hexlify", hexlify);
    Module::new("_binascii")
        .with(base64.positional("data").keyword_or("strict_mode", false))
        .with(to_base64.positional("data").keyword_or("newline", true))
        .function("a2b_uu", uu)
        .with(to_uu.positional("data").keyword_or("backtick", false))
        .with(quoted.param("data").param_or("header", false))
        .with(to_quoted)
        .with(
            hexlify
                .param("data")
                .param("sep")
                .param_or("bytes_per_sep", 1),
        )
        .function("unhexlify", |cx: &mut Ctx<'_>, data: Value| {
            decode(&data, cx, unhexlify)
        })
        .function("crc32", |cx: &mut Ctx<'_>, data: Value, start: Value| {
            sum(&data, &start, cx, sums::crc32)
        })
        .function("crc_hqx", |cx: &mut Ctx<'_>, data: Value, start: Value| {
            sum(&data, &start, cx, sums::crc_hqx)
        })
}

fn error(text: impl Into<String>) -> Error {
    Error::exception("binascii.Error", text)
}

/// Pays for a pass over so many bytes that gives up to `times` as many.
fn pay(length: usize, times: usize, cx: &mut Ctx<'_>) -> Result<()> {
    cx.charge(length.saturating_mul(times))?;
    cx.burn(length as u64 / 16 + 1)
}

/// Calls a function with bytes that a str may stand for.
fn decode(
    data: &Value,
    cx: &mut Ctx<'_>,
    decode: impl FnOnce(&[u8]) -> Result<Vec<u8>>,
) -> Result<Bytes> {
    let Bytes(bytes) = ascii_bytes(data, cx)?;
    pay(bytes.len(), 1, cx)?;
    decode(&bytes).map(Bytes)
}

fn ascii_bytes(data: &Value, cx: &mut Ctx<'_>) -> Result<Bytes> {
    if let Ok(Chars(text)) = Chars::from_value(data.clone(), cx) {
        return match text.is_ascii() {
            true => Ok(Bytes(text.into_bytes())),
            false => Err(value_error(
                "string argument should contain only ASCII characters",
            )),
        };
    }
    match data {
        Value::Object(_) => match value::byte_len(data, cx) {
            Ok(length) => {
                cx.charge(length)?;
                Bytes::from_value(data.clone(), cx)
            }
            Err(error) if error.is_exception("TypeError") => Err(no_bytes(data, cx)),
            Err(error) => Err(error),
        },
        _ => Err(no_bytes(data, cx)),
    }
}

fn no_bytes(data: &Value, cx: &mut Ctx<'_>) -> Error {
    let name = cx.type_name(data);
    type_error(format!(
        "argument should be bytes, buffer or ASCII string, not '{name}'"
    ))
}

/// Calls a function with bytes that gives up to `times` as many.
fn encode(
    data: &Value,
    times: usize,
    cx: &mut Ctx<'_>,
    encode: impl FnOnce(&[u8]) -> Result<Vec<u8>>,
) -> Result<Bytes> {
    pay(value::byte_len(data, cx)?, times, cx)?;
    cx.with_bytes(data, encode)?.map(Bytes)
}

/// A sum over bytes that goes on from another.
fn sum(
    data: &Value,
    start: &Value,
    cx: &mut Ctx<'_>,
    sum: impl FnOnce(&[u8], u32) -> u32,
) -> Result<u32> {
    let start = low_bits(start, cx)?;
    pay(value::byte_len(data, cx)?, 0, cx)?;
    cx.with_bytes(data, |data| sum(data, start))
}

/// The lowest 32 bits of an int.
fn low_bits(number: &Value, cx: &mut Ctx<'_>) -> Result<u32> {
    if let Value::BigInt(number) = number {
        let negative = number < &0.into();
        let low = number.iter_u32_digits().next().unwrap_or_default();
        return Ok(if negative { low.wrapping_neg() } else { low });
    }
    match value::integer(number, cx)? {
        Some(number) => Ok(number as u32),
        None => {
            let name = cx.type_name(number);
            let text = format!("'{name}' object cannot be interpreted as an integer");
            Err(type_error(text))
        }
    }
}

const HEX: &[u8; 16] = b"0123456789abcdef";

fn hexlify(cx: &mut Ctx<'_>, data: Value, sep: Value, every: Value) -> Result<Bytes> {
    let every = value::size(&every, cx)?;
    let sep = separator(&sep, cx)?;
    encode(&data, 3, cx, |data| {
        let group = every.unsigned_abs() as usize;
        let Some(sep) = sep.filter(|_| group != 0) else {
            return Ok(data.iter().flat_map(|byte| hex(*byte)).collect());
        };
        // Groups are counted from the right, unless the number is negative.
        let first = if every > 0 { data.len() % group } else { 0 };
        let (first, rest) = data.split_at(first);
        let mut text = Vec::with_capacity(data.len() * 3);
        let first = Some(first).filter(|first| !first.is_empty());
        for (index, part) in first.into_iter().chain(rest.chunks(group)).enumerate() {
            if index > 0 {
                text.push(sep);
            }
            text.extend(part.iter().flat_map(|byte| hex(*byte)));
        }
        Ok(text)
    })
}

fn hex(byte: u8) -> [u8; 2] {
    [HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 15)]]
}

/// The one byte of a separator; `None` is none.
fn separator(sep: &Value, cx: &mut Ctx<'_>) -> Result<Option<u8>> {
    let wrong = || value_error("sep must be length 1.");
    match sep {
        Value::None => Ok(None),
        Value::Str(text) => {
            let mut chars = text.chars();
            match (chars.next(), chars.next()) {
                (Some(sep), None) => u8::try_from(u32::from(sep))
                    .map(Some)
                    .map_err(|_| value_error("sep must be ASCII.")),
                _ => Err(wrong()),
            }
        }
        Value::Object(object) => {
            if cx.len(object)? != 1 {
                return Err(wrong());
            }
            let first = cx.with_bytes(sep, |data| data.first().copied());
            first.map_err(|_| type_error("sep must be str or bytes."))
        }
        other => {
            let name = cx.type_name(other);
            Err(type_error(format!("object of type '{name}' has no len()")))
        }
    }
}

fn unhexlify(text: &[u8]) -> Result<Vec<u8>> {
    let (pairs, rest) = text.as_chunks::<2>();
    if !rest.is_empty() {
        return Err(error("Odd-length string"));
    }
    let wrong = || error("Non-hexadecimal digit found");
    let byte = |[high, low]: &[u8; 2]| Some(digit(*high)? << 4 | digit(*low)?);
    pairs
        .iter()
        .map(|pair| byte(pair).ok_or_else(wrong))
        .collect()
}

/// The value of a hexadecimal digit.
fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).map(|digit| digit as u8)
}
