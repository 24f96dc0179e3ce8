//! `%` formatting of str and bytes: `"%-8.2f|%s" % (x, y)`.

use super::float::{FloatStyle, charge_digits, plain_float};
use super::number::NumberText;
use super::spec::Spec;
use crate::builtins::format::number::int_digits;
use crate::builtins::format::number::lay_out_number;
use crate::builtins::format::spec::pad;
use crate::builtins::number::float::construct::need_real;
use crate::builtins::number::float::construct::real_number;
use crate::builtins::number::int::bytes::bytes_from_object;
use crate::builtins::number::int::construct::float_to_int;
use crate::builtins::number::int::construct::int_from;
use crate::builtins::string::translate::int_payload;
use crate::text::surrogates;
use crate::value::{Tag, TypeId, Value};
use crate::vm::container::bytes::BUFFER_ANY;
use crate::vm::exception::errors::is_raised;
use crate::vm::price;
use crate::vm::{Args, Fault, Outcome, Vm, number_rank};

/// One conversion: `%(key)#0- +width.precision kind`.
#[derive(Debug, Default)]
struct Conversion {
    left: bool,
    plus: bool,
    blank: bool,
    alternate: bool,
    zero: bool,
    width: usize,
    precision: Option<usize>,
}

/// The values that conversions take one after the other.
struct Operands {
    /// The right operand, if it may be looked into by key.
    mapping: Option<Value>,
    items: Vec<Value>,
    next: usize,
}

/// Whether the result is bytes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Target {
    Text,
    Bytes,
}

/// `str.__mod__`
pub(crate) fn str_mod(vm: &mut Vm, args: Args<'_>) -> Outcome {
    vm.charge(vm.heap.text(args.get(0)).len())?;
    let template = vm.heap.text(args.get(0)).to_owned();
    let text = format(vm, &template, args.get(1), Target::Text)?;
    // A str that comes out as it went in stays the same object.
    let operand = match vm
        .heap
        .payload(args.get(1))
        .as_tuple()
        .map(|tuple| vm.heap[tuple].items.as_slice())
    {
        Some([only]) => *only,
        _ => args.get(1),
    };
    vm.budget.burn(2 * price::text(text.len()))?;
    let unchanged = [args.get(0), operand]
        .into_iter()
        .find(|value| vm.heap.as_text(*value) == Some(text.as_str()));
    match unchanged.filter(|value| *value == args.get(0) || value.as_str().is_some()) {
        Some(value) => Ok(value),
        None => Ok(vm.heap.new_string(text)),
    }
}

/// `str.__rmod__`
pub(crate) fn str_rmod(vm: &mut Vm, args: Args<'_>) -> Outcome {
    if vm.heap.as_text(args.get(1)).is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    str_mod(vm, Args::new(&[args.get(1), args.get(0)], &[]))
}

/// `bytes.__mod__`: the same on characters that stand for bytes.
pub(crate) fn bytes_mod(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let data = vm.need_bytes_like(args.get(0))?;
    let template = vm.budget.chars_of_bytes(&data)?;
    let text = vm.borrowing(args.get(0), |vm| {
        format(vm, &template, args.get(1), Target::Bytes)
    })?;
    let data = vm
        .budget
        .collect(text.chars().map(|c| c as u8), text.len())?;
    Ok(vm.heap.new_bytes_like(args.get(0), data))
}

/// `bytes.__rmod__`
pub(crate) fn bytes_rmod(vm: &mut Vm, args: Args<'_>) -> Outcome {
    // Bytes are no template for a bytearray's method, nor the other way around.
    let template = vm.heap.payload(args.get(1));
    if template.tag() != vm.heap.payload(args.get(0)).tag() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    bytes_mod(vm, Args::new(&[args.get(1), args.get(0)], &[]))
}

fn format(vm: &mut Vm, template: &str, right: Value, target: Target) -> Outcome<String> {
    // A character takes four bytes where the template is read.
    vm.charge(5 * template.len())?;
    vm.budget.burn(3 * price::text(template.len()))?;
    vm.budget.burn(price::copied(vm.heap.sequence_len(right)))?;
    let mut operands = operands(vm, right, target);
    let mut out = String::with_capacity(template.len());
    let chars = vm.budget.collect(template.chars(), template.len())?;
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        vm.budget.look_at_times(at)?;
        at += 1;
        if c != '%' {
            out.push(c);
            continue;
        }
        vm.budget.burn(1)?;
        let piece = conversion(vm, &chars, &mut at, &mut operands, target)?;
        vm.charge(piece.len())?;
        out.push_str(&piece);
    }
    if operands.mapping.is_none() && operands.next < operands.items.len() {
        let kind = if target == Target::Text {
            "string"
        } else {
            "bytes"
        };
        return Err(vm.type_error(format!(
            "not all arguments converted during {kind} formatting"
        )));
    }
    Ok(out)
}

fn operands(vm: &mut Vm, right: Value, target: Target) -> Operands {
    let payload = vm.heap.payload(right);
    let is_tuple = payload.as_tuple().is_some();
    let items = payload
        .as_tuple()
        .map_or_else(|| vec![right], |tuple| vm.heap[tuple].items.to_vec());
    let is_text = match target {
        Target::Text => payload.as_str().is_some(),
        Target::Bytes => payload.as_str().is_some() || vm.heap.bytes_of(payload).is_some(),
    };
    let mapping = (!is_tuple && !is_text && vm.lookup_special(right, "__getitem__").is_some())
        .then_some(right);
    Operands {
        mapping,
        items,
        next: 0,
    }
}

impl Operands {
    fn take(&mut self, vm: &mut Vm) -> Outcome {
        match self.items.get(self.next) {
            Some(&value) => {
                self.next += 1;
                Ok(value)
            }
            None => Err(vm.type_error("not enough arguments for format string")),
        }
    }
}

fn incomplete(vm: &mut Vm) -> Fault {
    vm.value_error("incomplete format")
}

/// Reads a conversion after its `%` and converts.
fn conversion(
    vm: &mut Vm,
    chars: &[char],
    at: &mut usize,
    operands: &mut Operands,
    target: Target,
) -> Outcome<String> {
    if chars.get(*at) == Some(&'%') {
        *at += 1;
        return Ok("%".to_owned());
    }
    let mut conversion = Conversion::default();
    if chars.get(*at) == Some(&'(') {
        let value = keyed_value(vm, chars, at, operands, target)?;
        operands.items = vec![value];
        operands.next = 0;
    }
    while let Some(&flag) = chars.get(*at) {
        match flag {
            '-' => conversion.left = true,
            '+' => conversion.plus = true,
            ' ' => conversion.blank = true,
            '#' => conversion.alternate = true,
            '0' => conversion.zero = true,
            _ => break,
        }
        *at += 1;
    }
    if let Some(width) = size(vm, chars, at, operands, "width too big")? {
        conversion.left |= width < 0;
        conversion.width = usize::try_from(width.unsigned_abs()).unwrap_or(usize::MAX);
    }
    if chars.get(*at) == Some(&'.') {
        *at += 1;
        let precision = size(vm, chars, at, operands, "precision too big")?.unwrap_or(0);
        conversion.precision = Some(usize::try_from(precision).unwrap_or(0));
    }
    if matches!(chars.get(*at), Some('h' | 'l' | 'L')) {
        *at += 1;
    }
    let Some(&kind) = chars.get(*at) else {
        return Err(incomplete(vm));
    };
    let index = *at;
    *at += 1;
    let value = operands.take(vm)?;
    convert(vm, &conversion, kind, index, value, target)
}

/// `%(key)`: the value under the key.
fn keyed_value(
    vm: &mut Vm,
    chars: &[char],
    at: &mut usize,
    operands: &mut Operands,
    target: Target,
) -> Outcome {
    let Some(mapping) = operands.mapping else {
        return Err(vm.type_error("format requires a mapping"));
    };
    let start = *at + 1;
    let mut depth = 1;
    let mut end = start;
    while depth > 0 {
        match chars.get(end) {
            Some('(') => depth += 1,
            Some(')') => depth -= 1,
            Some(_) => {}
            None => return Err(vm.value_error("incomplete format key")),
        }
        end += 1;
    }
    *at = end;
    let key: String = chars[start..end - 1].iter().collect();
    let key = match target {
        Target::Text => vm.heap.new_string(key),
        Target::Bytes => vm
            .heap
            .new_bytes(key.chars().map(|c| c as u8).collect::<Vec<u8>>()),
    };
    let value = vm.get_item(mapping, key)?;
    Ok(vm.heap.keep(value))
}

/// A width or a precision: digits, or `*` for the next operand.
fn size(
    vm: &mut Vm,
    chars: &[char],
    at: &mut usize,
    operands: &mut Operands,
    too_big: &str,
) -> Outcome<Option<i64>> {
    if chars.get(*at) == Some(&'*') {
        *at += 1;
        let value = operands.take(vm)?;
        if int_payload(vm, value).is_none() {
            return Err(vm.type_error("* wants int"));
        }
        let value = vm.heap.payload(value).as_int_or_bool();
        return match value.filter(|v| too_big.starts_with('w') || i32::try_from(*v).is_ok()) {
            Some(value) => Ok(Some(value)),
            None if too_big.starts_with('w') => {
                Err(vm.overflow_error("Python int too large to convert to C ssize_t"))
            }
            None => Err(vm.overflow_error("Python int too large to convert to C int")),
        };
    }
    let mut value: Option<i64> = None;
    while let Some(digit) = chars.get(*at).and_then(|c| c.to_digit(10)) {
        *at += 1;
        let next = value
            .unwrap_or(0)
            .checked_mul(10)
            .and_then(|v| v.checked_add(i64::from(digit)));
        let fits = |v: &i64| too_big.starts_with('w') || i32::try_from(*v).is_ok();
        match next.filter(fits) {
            Some(next) => value = Some(next),
            None => return Err(vm.value_error(too_big)),
        }
    }
    Ok(value)
}

fn convert(
    vm: &mut Vm,
    conversion: &Conversion,
    kind: char,
    index: usize,
    value: Value,
    target: Target,
) -> Outcome<String> {
    match kind {
        's' | 'r' | 'a' | 'b' if kind != 'b' || target == Target::Bytes => {
            let text = text_of(vm, kind, value, target)?;
            vm.budget.burn(2 * price::text(text.len()))?;
            let text = match conversion.precision {
                Some(precision) => text.chars().take(precision).collect(),
                None => text,
            };
            pad_text(vm, conversion, &text)
        }
        'c' => {
            let text = character(vm, value, target)?;
            pad_text(vm, conversion, &text)
        }
        'd' | 'i' | 'u' | 'x' | 'X' | 'o' => {
            let int = integer(vm, kind, value)?;
            integer_text(vm, conversion, kind, int)
        }
        'e' | 'E' | 'f' | 'F' | 'g' | 'G' => {
            let float = real(vm, value, target)?;
            float_text(vm, conversion, kind, float)
        }
        _ => {
            let code = surrogates::code_of(kind);
            let shown = if ('\x1f'..='~').contains(&kind) {
                kind
            } else {
                '?'
            };
            Err(vm.value_error(format!(
                "unsupported format character '{shown}' (0x{code:x}) at index {index}"
            )))
        }
    }
}

/// `%s`, `%r`, `%a`, `%b`
fn text_of(vm: &mut Vm, kind: char, value: Value, target: Target) -> Outcome<String> {
    match (target, kind) {
        (Target::Text, 's') => vm.str_of(value),
        (Target::Text, 'r') => vm.repr(value),
        (_, 'r' | 'a') => vm.ascii(value),
        _ => {
            let data = match vm.heap.as_bytes_like(value).map(<[u8]>::to_vec) {
                Some(data) => data,
                None if vm.lookup_special(value, "__bytes__").is_some() => {
                    bytes_from_object(vm, value)?
                }
                None if let Some(data) = vm.lent_bytes(value, BUFFER_ANY)? => data,
                None => {
                    let name = vm.type_name(value);
                    return Err(vm.type_error(format!(
                        "%b requires a bytes-like object, or an object that implements __bytes__, not '{name}'"
                    )));
                }
            };
            vm.budget.chars_of_bytes(&data)
        }
    }
}

/// `%c`
fn character(vm: &mut Vm, value: Value, target: Target) -> Outcome<String> {
    if target == Target::Bytes {
        if let Some([byte]) = vm.heap.as_bytes_like(value) {
            return Ok(char::from(*byte).to_string());
        }
        let code = match vm.index_opt(value) {
            Err(fault) if is_raised(&vm.heap, fault, TypeId::TypeError) => None,
            code => code?,
        };
        return match code.map(|code| code.as_int().and_then(|code| u8::try_from(code).ok())) {
            Some(Some(byte)) => Ok(char::from(byte).to_string()),
            Some(None) => Err(vm.overflow_error("%c arg not in range(256)")),
            None => {
                let given = match vm.heap.as_bytes_like(value).map(<[u8]>::len) {
                    Some(length) => {
                        let kind = vm.layout_of(value).name();
                        format!("a {kind} object of length {length}")
                    }
                    None => vm.full_type_name(value),
                };
                Err(vm.type_error(format!(
                    "%c requires an integer in range(256) or a single byte, not {given}"
                )))
            }
        };
    }
    if let Some(text) = vm.heap.as_text(value) {
        if text.chars().take(2).count() == 1 {
            return Ok(text.to_owned());
        }
        vm.look_at(value)?;
        let length = vm.heap.text(value).chars().count();
        return Err(vm.type_error(format!(
            "%c requires an int or a unicode character, not a string of length {length}"
        )));
    }
    let Some(code) = vm.index_opt(value)? else {
        let given = vm.full_type_name(value);
        return Err(vm.type_error(format!(
            "%c requires an int or a unicode character, not {given}"
        )));
    };
    let code = code.as_int().and_then(|code| u32::try_from(code).ok());
    match code.and_then(surrogates::char_of) {
        Some(c) => Ok(c.to_string()),
        None if code.is_some_and(surrogates::is_refused) => {
            Err(vm.value_error(surrogates::REFUSED))
        }
        None => Err(vm.overflow_error("%c arg not in range(0x110000)")),
    }
}

/// The int of `%d` (any real number) or `%x` (ints only).
fn integer(vm: &mut Vm, kind: char, value: Value) -> Outcome {
    if let Some(int) = int_payload(vm, value) {
        return Ok(int);
    }
    let decimal = matches!(kind, 'd' | 'i' | 'u');
    if let Some(float) = vm.heap.payload(value).as_float().filter(|_| decimal) {
        return float_to_int(vm, float);
    }
    let converted = if !decimal {
        vm.index_opt(value).transpose()
    } else if matches!(value.tag(), Tag::Instance | Tag::Exception)
        && ["__int__", "__index__"]
            .iter()
            .any(|name| vm.lookup_special(value, name).is_some())
    {
        Some(int_from(vm, value))
    } else {
        None
    };
    match converted {
        Some(Err(fault)) if is_raised(&vm.heap, fault, TypeId::TypeError) => {}
        Some(result) => return result,
        None => {}
    }
    let name = vm.type_name(value);
    let wanted = if decimal {
        "a real number is required"
    } else {
        "an integer is required"
    };
    Err(vm.type_error(format!("%{kind} format: {wanted}, not {name}")))
}

fn real(vm: &mut Vm, value: Value, target: Target) -> Outcome<f64> {
    if target == Target::Bytes {
        return match real_number(vm, value)? {
            Some(float) => Ok(float),
            None => {
                let name = vm.type_name(value);
                Err(vm.type_error(format!("float argument required, not {name}")))
            }
        };
    }
    if number_rank(value) == 1 {
        return vm.int_to_float(value);
    }
    need_real(vm, value)
}

/// The conversion's flags as a spec, for the layout of numbers.
fn as_spec(conversion: &Conversion) -> Spec {
    Spec {
        fill: if conversion.zero && !conversion.left {
            '0'
        } else {
            ' '
        },
        align: Some(match (conversion.left, conversion.zero) {
            (true, _) => '<',
            (false, true) => '=',
            (false, false) => '>',
        }),
        sign: if conversion.plus {
            Some('+')
        } else if conversion.blank {
            Some(' ')
        } else {
            None
        },
        no_negative_zero: false,
        alternate: conversion.alternate,
        width: conversion.width,
        grouping: None,
        fraction_grouping: None,
        precision: conversion.precision,
        kind: None,
    }
}

fn integer_text(vm: &mut Vm, conversion: &Conversion, kind: char, value: Value) -> Outcome<String> {
    let (radix, prefix) = match kind {
        'x' => (16, "0x"),
        'X' => (16, "0X"),
        'o' => (8, "0o"),
        _ => (10, ""),
    };
    let mut digits = int_digits(vm, value, radix)?;
    if kind == 'X' {
        digits.make_ascii_uppercase();
    }
    let missing = conversion
        .precision
        .unwrap_or(0)
        .saturating_sub(digits.len());
    if missing > 0 {
        vm.charge(missing)?;
        digits.insert_str(0, &"0".repeat(missing));
    }
    let number = NumberText {
        negative: vm.heap.int_sign(value) < 0,
        prefix: if conversion.alternate { prefix } else { "" },
        digits,
        rest: String::new(),
        group: 3,
    };
    lay_out_number(vm, &number, &as_spec(conversion), '>')
}

fn float_text(vm: &mut Vm, conversion: &Conversion, kind: char, value: f64) -> Outcome<String> {
    let precision = conversion.precision.unwrap_or(6);
    charge_digits(vm, precision)?;
    vm.charge(precision.saturating_mul(3))?;
    let style = FloatStyle {
        kind: kind.to_ascii_lowercase(),
        upper: kind.is_ascii_uppercase(),
        precision,
        alternate: conversion.alternate,
        dot_zero: false,
    };
    let number = plain_float(value, style);
    lay_out_number(vm, &number, &as_spec(conversion), '>')
}

fn pad_text(vm: &mut Vm, conversion: &Conversion, text: &str) -> Outcome<String> {
    let chars = text.chars().count();
    pad(
        vm,
        text,
        chars,
        conversion.width,
        ' ',
        if conversion.left { '<' } else { '>' },
    )
}
