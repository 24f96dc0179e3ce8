//! Floats and complex numbers laid out by a spec, correctly rounded for every precision.

use super::number::{NumberText, group_digits};
use super::spec::Spec;
use crate::builtins::format::number::lay_out_number;
use crate::builtins::format::spec::pad;
use crate::builtins::format::spec::parse_spec;
use crate::builtins::format::spec::unknown_format_code;
use crate::object::Complex;
use crate::vm::price;
use crate::vm::{Outcome, Vm, float_repr};

/// Digits beyond this many are all zeros: no float has more.
const EXACT_DIGITS: usize = 1100;
/// The largest precision that C code takes.
const MAX_PRECISION: usize = i32::MAX as usize;

/// How a float's digits are written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FloatStyle {
    /// `e`, `f`, `g`, or `r` for the shortest digits.
    pub(crate) kind: char,
    pub(crate) upper: bool,
    pub(crate) precision: usize,
    /// Keep the point and trailing zeros.
    pub(crate) alternate: bool,
    /// A whole number gets `.0`.
    pub(crate) dot_zero: bool,
}

/// How the digits of a float are written by a spec.
fn style_of(spec: &Spec, dot_zero: bool) -> FloatStyle {
    FloatStyle {
        kind: match spec.kind {
            None if spec.precision.is_none() => 'r',
            None | Some('g' | 'G' | 'n') => 'g',
            Some('e' | 'E') => 'e',
            Some(_) => 'f',
        },
        upper: matches!(spec.kind, Some('E' | 'F' | 'G')),
        precision: spec.precision.unwrap_or(6),
        alternate: spec.alternate,
        dot_zero,
    }
}

/// `|value|` in scientific notation with `count` digits after the point: its digits and its exponent.
fn scientific(value: f64, count: usize) -> (String, i32) {
    let shown = count.min(EXACT_DIGITS);
    let text = format!("{:.shown$e}", value.abs());
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let mut digits: String = mantissa.chars().filter(|c| *c != '.').collect();
    digits.extend(std::iter::repeat_n('0', count - shown));
    (digits, exponent.parse().unwrap_or(0))
}

/// The text of `|value|`, finite, in two parts: the digits before the point, and the rest.
pub(crate) fn float_parts(value: f64, style: FloatStyle) -> (String, String) {
    let (whole, fraction, exponent) = match style.kind {
        'e' => {
            let (digits, exponent) = scientific(value, style.precision);
            (
                digits[..1].to_owned(),
                digits[1..].to_owned(),
                Some(exponent),
            )
        }
        'f' => {
            let shown = style.precision.min(EXACT_DIGITS);
            let text = format!("{:.shown$}", value.abs());
            let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
            (
                whole.to_owned(),
                format!("{fraction}{}", "0".repeat(style.precision - shown)),
                None,
            )
        }
        'g' => general(value, style),
        _ => {
            let text = float_repr(value.abs());
            let (mantissa, exponent) = match text.split_once('e') {
                Some((mantissa, exponent)) => (mantissa, exponent.parse().ok()),
                None => (text.as_str(), None),
            };
            let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
            let fraction = if fraction == "0" { "" } else { fraction };
            (whole.to_owned(), fraction.to_owned(), exponent)
        }
    };
    let mut rest = String::new();
    if fraction.is_empty() && style.dot_zero && exponent.is_none() {
        rest.push_str(".0");
    } else if !fraction.is_empty() || style.alternate {
        rest.push('.');
        rest.push_str(&fraction);
    }
    if let Some(exponent) = exponent {
        let sign = if exponent < 0 { '-' } else { '+' };
        let letter = if style.upper { 'E' } else { 'e' };
        rest.push_str(&format!("{letter}{sign}{:02}", exponent.unsigned_abs()));
    }
    (whole, rest)
}

/// `g`: that many significant digits, without an exponent where it is small.
fn general(value: f64, style: FloatStyle) -> (String, String, Option<i32>) {
    let precision = style.precision.max(1);
    let (mut digits, exponent) = scientific(value, precision - 1);
    let point = exponent + 1;
    if !style.alternate {
        digits.truncate(digits.trim_end_matches('0').len().max(1));
    }
    let most = precision as i64 - i64::from(style.dot_zero);
    if point <= -4 || i64::from(point) > most {
        return (
            digits[..1].to_owned(),
            digits[1..].to_owned(),
            Some(exponent),
        );
    }
    if point <= 0 {
        let zeros = "0".repeat(point.unsigned_abs() as usize);
        let fraction = if digits == "0" && !style.alternate {
            String::new()
        } else {
            zeros + &digits
        };
        return ("0".to_owned(), fraction, None);
    }
    let point = point as usize;
    if digits.len() < point {
        digits.push_str(&"0".repeat(point - digits.len()));
    }
    (digits[..point].to_owned(), digits[point..].to_owned(), None)
}

/// The text of a float without padding, as `%` needs it: sign and digits.
pub(crate) fn plain_float(value: f64, style: FloatStyle) -> NumberText {
    let negative = value.is_sign_negative() && !value.is_nan();
    if !value.is_finite() {
        let text = if value.is_nan() { "nan" } else { "inf" };
        let digits = if style.upper {
            text.to_ascii_uppercase()
        } else {
            text.to_owned()
        };
        return NumberText {
            negative,
            digits,
            group: 3,
            ..NumberText::default()
        };
    }
    let (digits, rest) = float_parts(value, style);
    NumberText {
        negative,
        digits,
        rest,
        group: 3,
        ..NumberText::default()
    }
}

/// `float.__format__` with a spec that is not empty.
pub(crate) fn format_float(
    vm: &mut Vm,
    value: f64,
    text: &str,
    type_name: &str,
) -> Outcome<String> {
    let spec = parse_spec(vm, text, type_name, '>')?;
    match spec.kind {
        None | Some('e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'n' | '%') => {
            format_float_spec(vm, value, &spec)
        }
        Some(kind) => Err(unknown_format_code(vm, kind, type_name)),
    }
}

/// A float by a spec whose type is one of floats.
pub(crate) fn format_float_spec(vm: &mut Vm, value: f64, spec: &Spec) -> Outcome<String> {
    check_precision(vm, spec)?;
    let percent = spec.kind == Some('%');
    let style = style_of(spec, spec.kind.is_none());
    let value = if percent { value * 100.0 } else { value };
    let mut number = plain_float(value, style);
    if spec.no_negative_zero && number.negative && is_all_zeros(&number) {
        number.negative = false;
    }
    if let Some(separator) = spec.fraction_grouping {
        group_fraction(&mut number.rest, separator);
    }
    if percent {
        number.rest.push('%');
    }
    let mut spec = *spec;
    if !value.is_finite() {
        number.group = usize::MAX;
        spec.grouping = None;
    }
    lay_out_number(vm, &number, &spec, '>')
}

/// A precision that is too large, or that a script could use to fill the memory.
fn check_precision(vm: &mut Vm, spec: &Spec) -> Outcome<()> {
    let precision = spec.precision.unwrap_or(0);
    if precision > MAX_PRECISION {
        return Err(vm.value_error("precision too big"));
    }
    charge_digits(vm, precision)?;
    if precision > EXACT_DIGITS {
        vm.charge(precision.saturating_mul(3))
    } else {
        Ok(())
    }
}

/// Digits of a float for a unit, beyond those that are had at once: the exact value is divided again and again.
const DIGITS: usize = 16;

/// Pays for so many exact digits of a float, and for the zeros behind them.
pub(crate) fn charge_digits(vm: &mut Vm, precision: usize) -> Outcome<()> {
    let exact = precision.min(EXACT_DIGITS) / DIGITS;
    vm.budget.burn(exact as u64 + price::text(precision))
}

/// `complex.__format__` with a spec that is not empty.
pub(crate) fn format_complex(
    vm: &mut Vm,
    value: Complex,
    text: &str,
    type_name: &str,
) -> Outcome<String> {
    let spec = parse_spec(vm, text, type_name, '>')?;
    if let Some(kind) = spec
        .kind
        .filter(|kind| !matches!(kind, 'e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'n'))
    {
        return Err(unknown_format_code(vm, kind, type_name));
    }
    check_precision(vm, &spec)?;
    if spec.fill == '0' {
        return Err(vm.value_error("Zero padding is not allowed in complex format specifier"));
    }
    if spec.align == Some('=') {
        return Err(vm.value_error("'=' alignment flag is not allowed in complex format specifier"));
    }
    let style = style_of(&spec, false);
    let part = |value: f64, sign: Option<char>| {
        let mut number = plain_float(value, style);
        if spec.no_negative_zero && is_all_zeros(&number) {
            number.negative = false;
        }
        let sign = match (number.negative, sign) {
            (true, _) => "-",
            (false, Some('+')) => "+",
            (false, Some(' ')) => " ",
            _ => "",
        };
        let grouping = spec.grouping.filter(|_| value.is_finite());
        if let Some(separator) = spec.fraction_grouping {
            group_fraction(&mut number.rest, separator);
        }
        format!(
            "{sign}{}{}",
            group_digits(&number.digits, grouping, 3, 0),
            number.rest
        )
    };
    let imaginary_only = spec.kind.is_none() && value.re == 0.0 && value.re.is_sign_positive();
    let text = if imaginary_only {
        format!("{}j", part(value.im, spec.sign))
    } else {
        let text = format!(
            "{}{}j",
            part(value.re, spec.sign),
            part(value.im, Some('+'))
        );
        if spec.kind.is_none() {
            format!("({text})")
        } else {
            text
        }
    };
    pad(
        vm,
        &text,
        text.len(),
        spec.width,
        spec.fill,
        spec.align.unwrap_or('>'),
    )
}

/// Groups the digits behind the point, from the left.
fn group_fraction(rest: &mut String, separator: char) {
    let Some(digits) = rest.strip_prefix('.') else {
        return;
    };
    let end = digits
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(digits.len());
    let (digits, exponent) = digits.split_at(end);
    let mut grouped = String::with_capacity(rest.len() + digits.len() / 3);
    grouped.push('.');
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && index % 3 == 0 {
            grouped.push(separator);
        }
        grouped.push(digit);
    }
    grouped.push_str(exponent);
    *rest = grouped;
}

fn is_all_zeros(number: &NumberText) -> bool {
    let mantissa = number
        .rest
        .split(['e', 'E', '%'])
        .next()
        .unwrap_or_default();
    number
        .digits
        .bytes()
        .chain(mantissa.bytes())
        .all(|b| b == b'0' || b == b'.')
}
