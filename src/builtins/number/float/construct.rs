//! `float(x)`

use crate::text::unicode::{decimal_value, is_space};
use crate::value::{Tag, Value};
use crate::vm::{Args, Outcome, Vm};

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
        [value] => vm.float_from(*value)?,
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

impl Vm {
    /// `float(v)`
    pub(crate) fn float_from(&mut self, value: Value) -> Outcome<f64> {
        if let Some(float) = self.real_number(value)? {
            return Ok(float);
        }
        let Some(text) = self.text_of_number(value)? else {
            let name = self.type_name(value);
            return Err(self.type_error(format!(
                "float() argument must be a string or a real number, not '{name}'"
            )));
        };
        match parse_float(&text) {
            Some(float) if float.is_nan() => Ok(self.nans.fresh(float)),
            Some(float) => Ok(float),
            None => {
                let shown = self.builtin_repr(value)?;
                Err(self.value_error(format!("could not convert string to float: {shown}")))
            }
        }
    }

    /// The float that a real number stands for, by `__float__` or `__index__`; none: it is no number.
    pub(crate) fn real_number(&mut self, value: Value) -> Outcome<Option<f64>> {
        match value.tag() {
            Tag::Float => return Ok(value.as_float()),
            Tag::Bool | Tag::Int | Tag::BigInt => return self.int_to_float(value).map(Some),
            Tag::Instance | Tag::Class | Tag::Exception | Tag::Misc => {}
            _ => return Ok(None),
        }
        if let Some(result) = self.call_special(value, "__float__", &[])? {
            return match self.heap.payload(result).as_float() {
                Some(float) => Ok(Some(float)),
                None => {
                    let (own, other) = (self.type_name(value), self.type_name(result));
                    Err(self
                        .type_error(format!("{own}.__float__ returned non-float (type {other})")))
                }
            };
        }
        match self.index_opt(value)? {
            Some(index) => self.int_to_float(index).map(Some),
            None => Ok(None),
        }
    }

    /// The float of an argument that has to be a real number; a float's subclass is not asked.
    pub(crate) fn need_real(&mut self, value: Value) -> Outcome<f64> {
        if let Some(float) = self.heap.payload(value).as_float() {
            return Ok(float);
        }
        match self.real_number(value)? {
            Some(float) => Ok(float),
            None => {
                let name = self.type_name(value);
                Err(self.type_error(format!("must be real number, not {name}")))
            }
        }
    }
}
