//! Numbers, bytes and odd texts as strings that every reader gives back as they were.

use num_bigint::{BigInt, Sign};

use crate::embed::snapshot::show::int_text;
use crate::text::literals::float_repr;
use crate::text::surrogates;

/// Ints of more decimal digits are written and read as hexadecimal ones, which takes no longer than there are digits.
const DECIMAL_DIGITS: usize = 4_300;

pub(super) fn int(value: &BigInt) -> String {
    int_text(value)
}

pub(super) fn read_int(text: &str) -> Option<BigInt> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (Sign::Minus, digits),
        None => (Sign::Plus, text),
    };
    let (digits, radix) = match digits.strip_prefix("0x") {
        Some(digits) => (digits, 16),
        None if digits.len() > DECIMAL_DIGITS => return None,
        None => (digits, 10),
    };
    let is_digit = |digit: u8| (digit as char).is_digit(radix);
    if !digits.bytes().all(is_digit) {
        return None;
    }
    let value = BigInt::parse_bytes(digits.as_bytes(), radix)?;
    Some(BigInt::from_biguint(sign, value.into_parts().1))
}

/// Whether readers of decimal numbers give back the same float even if they are simple: they multiply at most fifteen
/// digits by a power of ten, or divide by one, and both are floats without an error up to `1e22`.
pub(super) fn is_simple(value: f64) -> bool {
    let text = format!("{value:e}");
    let Some((digits, exponent)) = text.split_once('e') else {
        return false;
    };
    let count = digits.bytes().filter(u8::is_ascii_digit).count() as i32;
    let exponent: i32 = exponent.parse().unwrap_or(i32::MAX);
    let is_zero = value == 0.0 && value.is_sign_negative();
    value.is_finite() && !is_zero && count <= 15 && exponent.abs() <= 20
}

const NAN: u64 = 0x7ff8_0000_0000_0000;

pub(super) fn float(bits: u64) -> String {
    let value = f64::from_bits(bits);
    match value.is_nan() {
        true if bits != NAN => format!("nan:{bits:016x}"),
        _ => float_repr(value),
    }
}

pub(super) fn read_float(text: &str) -> Option<u64> {
    if text == "nan" {
        return Some(NAN);
    }
    if let Some(digits) = text.strip_prefix("nan:") {
        let bits = u64::from_str_radix(digits, 16).ok()?;
        return f64::from_bits(bits).is_nan().then_some(bits);
    }
    let value: f64 = text.parse().ok()?;
    (!value.is_nan()).then_some(value.to_bits())
}

/// Bytes as printable ASCII characters and escapes: `\x00`, `\\`.
pub(super) fn bytes(data: &[u8]) -> String {
    let mut out = String::with_capacity(data.len());
    for byte in data {
        match byte {
            b'\\' => out.push_str("\\\\"),
            b' '..=b'~' => out.push(char::from(*byte)),
            _ => out.push_str(&format!("\\x{byte:02x}")),
        }
    }
    out
}

pub(super) fn read_bytes(text: &str) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    loop {
        rest = match rest {
            [] => return Some(out),
            [b'\\', b'\\', rest @ ..] => {
                out.push(b'\\');
                rest
            }
            [b'\\', b'x', high, low, rest @ ..] => {
                let digit = |byte: &u8| char::from(*byte).to_digit(16);
                out.push((digit(high)? * 16 + digit(low)?) as u8);
                rest
            }
            [byte @ b' '..=b'~', rest @ ..] if *byte != b'\\' => {
                out.push(*byte);
                rest
            }
            _ => return None,
        };
    }
}

/// A text with lone surrogates, these and backslashes as escapes: `\ud800`, `\\`.
pub(super) fn odd_text(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if surrogates::is_surrogate(c) {
            out.push_str(&format!("\\u{:04x}", surrogates::code_of(c)));
        } else if c == '\\' {
            out.push_str("\\\\");
        } else {
            out.push(c);
        }
    }
    out
}

pub(super) fn read_odd_text(text: &str) -> Option<String> {
    if surrogates::contains(text) {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        out.push_str(before);
        if let Some(after) = after.strip_prefix('\\') {
            out.push('\\');
            rest = after;
            continue;
        }
        let digits = after.strip_prefix('u')?.get(..4)?;
        let c = surrogates::char_of(u32::from_str_radix(digits, 16).ok()?)?;
        out.push(Some(c).filter(|c| surrogates::is_surrogate(*c))?);
        rest = &after[5..];
    }
    out.push_str(rest);
    Some(out)
}
