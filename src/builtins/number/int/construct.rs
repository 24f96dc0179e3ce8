//! `int(x)` and `int(text, base)`.

use super::{COMPARISONS, METHODS, OPERATORS};
use num_bigint::BigInt;
use num_traits::FromPrimitive;

use crate::value::{Tag, TypeId, Value};
use crate::vm::container::bytes::BUFFER_SIMPLE;
use crate::vm::{
    Args, Fault, Outcome, ParseIntError, TypeDef, Vm, asking, number_rank, params,
    quote_bytes_start,
};

/// So much of a bad literal is shown.
const SHOWN: usize = 200;

/// What stands for a byte beyond ASCII: neither a digit nor space.
const NO_DIGIT: u8 = 0x7f;

pub(crate) const TYPE: TypeDef = TypeDef {
    new: Some(asking!("int", new)),
    params: params!("x=0, /, base=10"),
    subclassable: true,
    ..TypeDef::new(
        TypeId::Int,
        "A whole number of any size.",
        &[OPERATORS, COMPARISONS, METHODS],
    )
};

/// `int.__new__`
pub(crate) fn new(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let class = args.get(0);
    let given = args.pos.get(1..).unwrap_or_default();
    if args.kw.is_empty() {
        vm.check_positional("int", given, &[], 0, 2)?;
    }
    let bound = vm.bind_new(&TYPE, args)?;
    let value = match (bound[0].is_bound(), bound[1].is_bound()) {
        (false, false) => Value::int(0),
        (false, true) => return Err(vm.type_error("int() missing string argument")),
        (true, false) => int_from(vm, bound[0])?,
        (true, true) => from_text(vm, bound[0], bound[1])?,
    };
    vm.wrap_payload(class, value)
}

/// `int(text, base)`
fn from_text(vm: &mut Vm, text: Value, base: Value) -> Outcome {
    let base = vm.index_clamped(base)?;
    if base != 0 && !(2..=36).contains(&base) {
        return Err(vm.value_error("int() base must be >= 2 and <= 36, or 0"));
    }
    match text_of_number(vm, text)? {
        Some(string) => int_from_text(vm, &string, base as u32, text),
        None => Err(vm.type_error("int() can't convert non-string with explicit base")),
    }
}

/// The text that `int()` and `float()` parse: a str, or bytes; those beyond ASCII are not digits.
pub(crate) fn text_of_number(vm: &mut Vm, value: Value) -> Outcome<Option<String>> {
    vm.look_at(value)?;
    if let Some(len) = vm.heap.as_text(value).map(str::len) {
        vm.charge(len)?;
        return Ok(Some(vm.heap.text(value).to_owned()));
    }
    let Some(len) = vm.heap.as_bytes_like(value).map(<[u8]>::len) else {
        return Ok(None);
    };
    vm.charge(len)?;
    let mut data = vm.heap.as_bytes_like(value).unwrap_or_default().to_vec();
    vm.budget.each_byte(&mut data, |byte| {
        if !byte.is_ascii() {
            *byte = NO_DIGIT;
        }
    })?;
    Ok(String::from_utf8(data).ok())
}

/// An int from a text, or what is wrong with it; `original` is shown.
fn int_from_text(vm: &mut Vm, text: &str, base: u32, original: Value) -> Outcome {
    match vm.parse_int(text, base)? {
        Ok(value) => Ok(value),
        Err(ParseIntError::TooLong(digits)) => {
            let limit = vm.bounds.int_max_str_digits;
            Err(vm.value_error(format!(
                "Exceeds the limit ({limit} digits) for integer string conversion: value has {digits} digits; use sys.set_int_max_str_digits() to increase the limit"
            )))
        }
        Err(ParseIntError::Invalid) => {
            let shown = match vm.heap.as_bytes_like(original) {
                // Each byte shows as a character or more.
                Some(data) => quote_bytes_start(data, SHOWN),
                None => vm.builtin_repr(original)?,
            };
            let shown: String = shown.chars().take(SHOWN).collect();
            Err(vm.value_error(format!(
                "invalid literal for int() with base {base}: {shown}"
            )))
        }
    }
}

/// `int(v)`
pub(crate) fn int_from(vm: &mut Vm, value: Value) -> Outcome {
    match value.tag() {
        Tag::Int | Tag::BigInt => return Ok(value),
        Tag::Bool => return Ok(Value::int(value.bits() as i64)),
        Tag::Float => return float_to_int(vm, value.as_float().unwrap_or_default()),
        _ => {}
    }
    if value.as_str().is_none()
        && let Some(result) = vm.call_special(value, "__int__", &[])?
    {
        let payload = vm.heap.payload(result);
        if number_rank(payload) == 1 {
            if !matches!(result.tag(), Tag::Int | Tag::BigInt) {
                vm.heap.keep(result);
                vm.warn_strict_subclass("__int__", "int", result)?;
            }
            return Ok(payload
                .as_bool()
                .map_or(payload, |b| Value::int(i64::from(b))));
        }
        let type_name = vm.type_name(result);
        return Err(vm.type_error(format!("__int__ returned non-int (type {type_name})")));
    }
    if let Some(index) = vm.index_opt(value)? {
        return Ok(index);
    }
    let shown = match lent_number(vm, value)? {
        Some(lent) => lent,
        None => value,
    };
    match text_of_number(vm, shown)? {
        Some(text) => int_from_text(vm, &text, 10, shown),
        None => Err(not_a_number(vm, value)),
    }
}

/// The bytes that an object lends to `int()` and `float()`, which pass over an object that fails to.
pub(crate) fn lent_number(vm: &mut Vm, value: Value) -> Outcome<Option<Value>> {
    if vm.heap.as_text(value).is_some() || vm.heap.as_bytes_like(value).is_some() {
        return Ok(None);
    }
    match vm.lent_bytes(value, BUFFER_SIMPLE) {
        Ok(Some(data)) => {
            let lent = vm.heap.new_bytes(data);
            Ok(Some(vm.heap.keep(lent)))
        }
        Ok(None) | Err(Fault::Raised(_)) => Ok(None),
        Err(fault) => Err(fault),
    }
}

fn not_a_number(vm: &mut Vm, value: Value) -> Fault {
    let type_name = vm.type_name(value);
    vm.type_error(format!(
        "int() argument must be a string, a bytes-like object or a real number, not '{type_name}'"
    ))
}

/// The whole part of a float.
pub(crate) fn float_to_int(vm: &mut Vm, value: f64) -> Outcome {
    if value.is_nan() {
        return Err(vm.value_error("cannot convert float NaN to integer"));
    }
    if value.is_infinite() {
        return Err(vm.raise(
            TypeId::OverflowError,
            "cannot convert float infinity to integer",
        ));
    }
    let whole = value.trunc();
    if whole.abs() < 9e18 {
        return Ok(Value::int(whole as i64));
    }
    let big = BigInt::from_f64(whole).unwrap_or_default();
    Ok(vm.heap.new_int(big))
}
