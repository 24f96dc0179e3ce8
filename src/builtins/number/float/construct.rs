//! `float(x)`

use crate::builtins::number::int::construct::{lent_number, text_of_number};
use crate::text::unicode::{decimal_value, is_space};
use crate::value::{Tag, TypeId, Value};
use crate::vm::price;
use crate::vm::{Args, Outcome, TypeDef, Vm, asking, params};

pub(crate) const TYPE: TypeDef = TypeDef {
    new: Some(asking!("float", new)),
    params: params!("(x=0, /)"),
    subclassable: true,
    ..TypeDef::new(
        TypeId::Float,
        "A number with a binary fraction of 53 bits.",
        &[super::OPERATORS, super::COMPARISONS, super::METHODS],
    )
};

/// `float.__new__`
pub(crate) fn new(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let class = args.get(0);
    let given = args.pos.get(1..).unwrap_or_default();
    let kw = if vm.refuses_keywords(class, "__init__") {
        args.kw
    } else {
        &[]
    };
    vm.check_positional("float", given, kw, 0, 1)?;
    let value = match given {
        [value] => float_from(vm, *value)?,
        _ => 0.0,
    };
    vm.wrap_payload(class, Value::float(value))
}

/// A float from a text as `float()` takes it.
pub(crate) fn parse_float(text: &str) -> Option<f64> {
    let text = text.trim_matches(is_space);
    let mut plain = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    let mut after_digit = false;
    while let Some(c) = chars.next() {
        if c == '_' {
            // Underscores stand between digits only.
            if !after_digit || chars.peek().is_none_or(|c| decimal_value(*c).is_none()) {
                return None;
            }
            after_digit = false;
            continue;
        }
        let digit = decimal_value(c).and_then(|value| char::from_digit(value, 10));
        after_digit = digit.is_some();
        plain.push(digit.unwrap_or(c));
    }
    let unsigned = plain.strip_prefix(['+', '-']).unwrap_or(&plain);
    let word = ["inf", "infinity", "nan"]
        .iter()
        .any(|word| unsigned.eq_ignore_ascii_case(word));
    let number = unsigned.starts_with(|c: char| c.is_ascii_digit() || c == '.')
        && unsigned
            .bytes()
            .all(|b| matches!(b, b'0'..=b'9' | b'.' | b'e' | b'E' | b'+' | b'-'));
    if word || number {
        plain.parse().ok()
    } else {
        None
    }
}

/// `float(v)`
pub(crate) fn float_from(vm: &mut Vm, value: Value) -> Outcome<f64> {
    if let Some(float) = real_number(vm, value)? {
        return Ok(float);
    }
    let source = lent_number(vm, value)?.unwrap_or(value);
    let Some(text) = text_of_number(vm, source)? else {
        let name = vm.type_name(value);
        return Err(vm.type_error(format!(
            "float() argument must be a string or a real number, not '{name}'"
        )));
    };
    // Digits are copied one by one, and then read.
    vm.budget.burn(2 * price::text(text.len()))?;
    match parse_float(&text) {
        Some(float) if float.is_nan() => Ok(vm.nans.fresh(float)),
        Some(float) => Ok(float),
        None => {
            let shown = vm.builtin_repr(value)?;
            Err(vm.value_error(format!("could not convert string to float: {shown}")))
        }
    }
}

/// The float that a real number stands for, by `__float__` or `__index__`; `None` if it is not a number.
pub(crate) fn real_number(vm: &mut Vm, value: Value) -> Outcome<Option<f64>> {
    match value.tag() {
        Tag::Float => return Ok(value.as_float()),
        Tag::Bool | Tag::Int | Tag::BigInt => return vm.int_to_float(value).map(Some),
        Tag::Instance | Tag::Class | Tag::Exception | Tag::Rare => {}
        _ => return Ok(None),
    }
    if let Some(result) = vm.call_special(value, "__float__", &[])? {
        return match vm.heap.payload(result).as_float() {
            Some(float) => {
                if result.tag() != Tag::Float {
                    vm.heap.keep(result);
                    let method = format!("{}.__float__", vm.type_name(value));
                    vm.warn_strict_subclass(&method, "float", result)?;
                }
                Ok(Some(float))
            }
            None => {
                let (own, other) = (vm.type_name(value), vm.type_name(result));
                Err(vm.type_error(format!("{own}.__float__ returned non-float (type {other})")))
            }
        };
    }
    match vm.index_opt(value)? {
        Some(index) => vm.int_to_float(index).map(Some),
        None => Ok(None),
    }
}

/// The float of an argument that has to be a real number; a float's subclass is not asked.
pub(crate) fn need_real(vm: &mut Vm, value: Value) -> Outcome<f64> {
    if let Some(float) = vm.heap.payload(value).as_float() {
        return Ok(float);
    }
    match real_number(vm, value)? {
        Some(float) => Ok(float),
        None => {
            let name = vm.type_name(value);
            Err(vm.type_error(format!("must be real number, not {name}")))
        }
    }
}
