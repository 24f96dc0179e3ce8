//! Numbers laid out by a spec: sign, prefix, grouped digits, padding. Ints in all their bases.

use super::spec::Spec;
use crate::builtins::format::float::format_float_spec;
use crate::builtins::format::spec::pad;
use crate::builtins::format::spec::parse_spec;
use crate::builtins::format::spec::unknown_format_code;
use crate::text::surrogates;
use crate::value::Value;
use crate::vm::price;
use crate::vm::{Outcome, Vm, radix_digits};

/// The parts of a number's text, not yet padded.
#[derive(Debug, Default)]
pub(crate) struct NumberText {
    pub(crate) negative: bool,
    /// `0x` and the like.
    pub(crate) prefix: &'static str,
    /// The digits before the point, or the whole of `inf` and `nan`.
    pub(crate) digits: String,
    /// What follows them: point, fraction, exponent, `%`.
    pub(crate) rest: String,
    /// How many digits form a group.
    pub(crate) group: usize,
}

impl NumberText {
    fn sign(&self, spec: &Spec) -> &'static str {
        match (self.negative, spec.sign) {
            (true, _) => "-",
            (false, Some('+')) => "+",
            (false, Some(' ')) => " ",
            _ => "",
        }
    }
}

/// Separates digits into groups from the right; zeros are put before them up to a length of `min_width`.
pub(crate) fn group_digits(
    digits: &str,
    separator: Option<char>,
    group: usize,
    min_width: usize,
) -> String {
    let Some(separator) = separator else {
        return format!(
            "{}{digits}",
            "0".repeat(min_width.saturating_sub(digits.len()))
        );
    };
    let mut reversed = Vec::with_capacity(digits.len() + digits.len() / group + min_width + 1);
    let mut rest = digits.bytes().rev();
    let (mut left, mut wanted) = (digits.len(), min_width);
    loop {
        let length = group.min(left.max(wanted).max(1));
        reversed.extend(rest.by_ref().take(length.min(left)));
        reversed.extend(std::iter::repeat_n(b'0', length.saturating_sub(left)));
        left -= length.min(left);
        wanted = wanted.saturating_sub(length);
        if left == 0 && wanted == 0 {
            break;
        }
        wanted = wanted.saturating_sub(1);
        reversed.push(separator as u8);
    }
    reversed.iter().rev().map(|&b| char::from(b)).collect()
}

/// Puts a number's parts together and pads them as the spec says.
pub(crate) fn lay_out_number(
    vm: &mut Vm,
    number: &NumberText,
    spec: &Spec,
    default_align: char,
) -> Outcome<String> {
    let align = spec.align.unwrap_or(default_align);
    let sign = number.sign(spec);
    let outside = sign.len() + number.prefix.len() + number.rest.len();
    let zeros = if spec.fill == '0' && align == '=' {
        spec.width.saturating_sub(outside)
    } else {
        0
    };
    let length = zeros.saturating_add(number.digits.len() + number.rest.len());
    vm.charge(length.saturating_mul(2))?;
    vm.budget.burn(4 * price::text(length))?;
    let digits = group_digits(&number.digits, spec.grouping, number.group.max(1), zeros);
    let length = outside + digits.len();
    if align == '=' {
        let head = format!("{sign}{}", number.prefix);
        let tail = format!("{digits}{}", number.rest);
        let room = spec.width.saturating_sub(head.len());
        let padded = pad(vm, &tail, tail.len(), room, spec.fill, '>')?;
        return Ok(head + &padded);
    }
    let text = [sign, number.prefix, &digits, &number.rest].concat();
    pad(vm, &text, length, spec.width, spec.fill, align)
}

/// `int.__format__` with a spec that is not empty.
pub(crate) fn format_int(
    vm: &mut Vm,
    value: Value,
    text: &str,
    type_name: &str,
) -> Outcome<String> {
    let spec = parse_spec(vm, text, type_name, '>')?;
    match spec.kind {
        None | Some('b' | 'c' | 'd' | 'n' | 'o' | 'x' | 'X') => {}
        Some('e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%') => {
            let float = vm.int_to_float(value)?;
            return format_float_spec(vm, float, &spec);
        }
        Some(kind) => return Err(unknown_format_code(vm, kind, type_name)),
    }
    if spec.precision.is_some() {
        return Err(vm.value_error("Precision not allowed in integer format specifier"));
    }
    if spec.no_negative_zero {
        return Err(
            vm.value_error("Negative zero coercion (z) not allowed in integer format specifier")
        );
    }
    if spec.kind == Some('c') {
        return format_code_point(vm, value, &spec);
    }
    let (radix, prefix, group) = match spec.kind {
        Some('b') => (2, "0b", 4),
        Some('o') => (8, "0o", 4),
        Some('x') => (16, "0x", 4),
        Some('X') => (16, "0X", 4),
        _ => (10, "", 3),
    };
    let digits = int_digits(vm, value, radix)?;
    let number = NumberText {
        negative: vm.heap.int_sign(value) < 0,
        prefix: if spec.alternate { prefix } else { "" },
        digits: if spec.kind == Some('X') {
            digits.to_ascii_uppercase()
        } else {
            digits
        },
        rest: String::new(),
        group,
    };
    lay_out_number(vm, &number, &spec, '>')
}

/// The digits of an int's magnitude.
pub(crate) fn int_digits(vm: &mut Vm, value: Value, radix: u32) -> Outcome<String> {
    if radix == 10 {
        let text = vm.int_text(value)?;
        return Ok(text.trim_start_matches('-').to_owned());
    }
    let bits = vm.heap.int_bits(value) as usize;
    let count = bits / radix.ilog2() as usize + 1;
    vm.charge(count)?;
    vm.budget.burn(price::text(count))?;
    let look = &mut || vm.budget.look();
    match vm.heap.int_ref(value) {
        Some(int) => radix_digits(int.magnitude(), radix, look),
        None => Ok(String::new()),
    }
}

/// Type `c`: the character with this code point.
fn format_code_point(vm: &mut Vm, value: Value, spec: &Spec) -> Outcome<String> {
    if spec.sign.is_some() {
        return Err(vm.value_error("Sign not allowed with integer format specifier 'c'"));
    }
    if spec.alternate {
        return Err(
            vm.value_error("Alternate form (#) not allowed with integer format specifier 'c'")
        );
    }
    let Some(code) = value.as_int_or_bool() else {
        return Err(vm.overflow_error("Python int too large to convert to C long"));
    };
    let code = u32::try_from(code).ok();
    let Some(c) = code.and_then(surrogates::char_of) else {
        if code.is_some_and(surrogates::is_refused) {
            return Err(vm.value_error(surrogates::REFUSED));
        }
        return Err(vm.overflow_error("%c arg not in range(0x110000)"));
    };
    let align = spec.align.unwrap_or('>');
    pad(
        vm,
        c.encode_utf8(&mut [0; 4]),
        1,
        spec.width,
        spec.fill,
        align,
    )
}
