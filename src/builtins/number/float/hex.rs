//! `float.hex` and `float.fromhex`: hexadecimal notation, exact both ways.

use super::methods::float;
use crate::text::unicode::is_space;
use crate::value::{TypeId, Value};
use crate::vm::{Args, Outcome, Vm, decompose, float_repr, scale_to_float};

/// Exponents beyond this are surely too large or too small.
const MOST_EXPONENT: i64 = 1 << 40;

pub(in crate::builtins::number::float) fn to_hex(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let value = float(vm, args);
    if !value.is_finite() {
        return Ok(vm.heap.new_string(float_repr(value)));
    }
    let sign = if value.is_sign_negative() { "-" } else { "" };
    if value == 0.0 {
        return Ok(vm.heap.new_string(format!("{sign}0x0.0p+0")));
    }
    let (mantissa, _) = decompose(value.abs());
    let lead = mantissa >> 52;
    let exponent = if lead == 0 {
        -1022
    } else {
        ((value.to_bits() >> 52) & 0x7ff) as i32 - 1023
    };
    let fraction = mantissa & ((1 << 52) - 1);
    Ok(vm
        .heap
        .new_string(format!("{sign}0x{lead}.{fraction:013x}p{exponent:+}")))
}

/// Why a text is not a hexadecimal float.
enum HexError {
    Invalid,
    TooLarge,
}

pub(in crate::builtins::number::float) fn from_hex(vm: &mut Vm, args: Args<'_>) -> Outcome {
    vm.look_at(args.get(1))?;
    vm.look_at(args.get(1))?;
    let Some(text) = vm.heap.as_text(args.get(1)) else {
        return Err(vm.type_error("bad argument type for built-in operation"));
    };
    let value = match parse(text.trim_matches(is_space)) {
        Ok(value) => Value::float(value),
        Err(HexError::Invalid) => {
            return Err(vm.value_error("invalid hexadecimal floating-point string"));
        }
        Err(HexError::TooLarge) => {
            return Err(vm.overflow_error("hexadecimal value too large to represent as a float"));
        }
    };
    let class = args.get(0);
    if class == Value::builtin_type(TypeId::Float) {
        Ok(value)
    } else {
        vm.call(class, &[value])
    }
}

fn parse(text: &str) -> Result<f64, HexError> {
    let (negative, rest) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let magnitude = if rest.eq_ignore_ascii_case("inf") || rest.eq_ignore_ascii_case("infinity") {
        f64::INFINITY
    } else if rest.eq_ignore_ascii_case("nan") {
        f64::NAN
    } else {
        parse_magnitude(rest)?
    };
    Ok(if negative { -magnitude } else { magnitude })
}

fn parse_magnitude(text: &str) -> Result<f64, HexError> {
    let text = text
        .strip_prefix("0x")
        .or_else(|| text.strip_prefix("0X"))
        .unwrap_or(text);
    let (digits, exponent) = match text.split_once(['p', 'P']) {
        Some((digits, exponent)) => (digits, parse_exponent(exponent)?),
        None => (text, 0),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() && fraction.is_empty() {
        return Err(HexError::Invalid);
    }
    let (mut mantissa, mut sticky, mut scale) = (0u64, false, exponent);
    for (index, c) in whole.chars().chain(fraction.chars()).enumerate() {
        let digit = u64::from(c.to_digit(16).ok_or(HexError::Invalid)?);
        let in_fraction = index >= whole.len();
        if mantissa >> 59 == 0 {
            mantissa = (mantissa << 4) | digit;
            scale -= if in_fraction { 4 } else { 0 };
        } else {
            sticky |= digit != 0;
            scale += if in_fraction { 0 } else { 4 };
        }
    }
    if mantissa == 0 {
        return Ok(0.0);
    }
    // The mantissa keeps at least 60 bits where anything was left over: more than rounding needs.
    scale_to_float(mantissa, sticky, scale).ok_or(HexError::TooLarge)
}

fn parse_exponent(text: &str) -> Result<i64, HexError> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(HexError::Invalid);
    }
    let magnitude = digits
        .parse::<i64>()
        .unwrap_or(MOST_EXPONENT)
        .min(MOST_EXPONENT);
    Ok(if text.starts_with('-') {
        -magnitude
    } else {
        magnitude
    })
}
