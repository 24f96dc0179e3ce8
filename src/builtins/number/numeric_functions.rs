//! Built-in functions on numbers and texts: `abs`, `pow`, `round`, `ord`, `repr`, `format` and their like.

use crate::builtins::format::number::int_digits;
use crate::builtins::string::argument_type;
use crate::code::{BinaryOp, Conversion};
use crate::text::surrogates;
use crate::value::Value;
use crate::vm::{
    Args, NativeDef, Outcome, Vm, asking, is_number, natives, number_rank, operator_names,
};

/// Their rows of the `builtins` module.
pub(crate) const FUNCTIONS: &[NativeDef] = natives! {
    function "abs" "($module, x, /)" "The absolute value of a number." => abs;
    function "ascii" "($module, obj, /)"
        "As repr(), with escapes for what is not ASCII." => |vm, args| vm.text_leaving(args.leave, args.get(0), Conversion::Ascii);
    function "bin" "($module, number, /)" "The binary digits of an int." => asking!("bin", |vm, args| radix(vm, args, 2, "0b"));
    function "chr" "($module, i, /)" "The character with a number." => asking!("chr", chr);
    function "divmod" "($module, x, y, /)" "The quotient and the remainder of a division." => asking!("divmod", divmod);
    function "format" "($module, value, format_spec='', /)"
        "The value as text, in the form that the specification asks for." => format;
    function "hash" "($module, obj, /)"
        "The hash of an object: equal objects have equal hashes." => |vm, args| vm.hash_leaving(args.leave, args.get(0));
    function "hex" "($module, number, /)" "The hexadecimal digits of an int." => asking!("hex", |vm, args| radix(vm, args, 16, "0x"));
    function "oct" "($module, number, /)" "The octal digits of an int." => asking!("oct", |vm, args| radix(vm, args, 8, "0o"));
    function "ord" "($module, character, /)" "The number of a character." => ord;
    function "pow" "($module, /, base, exp, mod=None)" "base ** exp, or base ** exp % mod in one step." => asking!("pow", pow);
    function "repr" "($module, obj, /)"
        "A text that shows the object, for most types as a program would write it." => |vm, args| vm.text_leaving(args.leave, args.get(0), Conversion::Repr);
    function "round" "($module, /, number, ndigits=None)"
        "The number rounded to so many digits; halves go to the even neighbour." => round;
};

fn abs(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let value = args.get(0);
    if let Some(int) = value.as_int()
        && let Some(magnitude) = int.checked_abs()
    {
        return Ok(Value::int(magnitude));
    }
    match vm.call_special_leaving(args.leave, value, "__abs__", &[])? {
        Some(result) => Ok(result),
        None => {
            let name = vm.type_name(value);
            Err(vm.type_error(format!("bad operand type for abs(): '{name}'")))
        }
    }
}

fn radix(vm: &mut Vm, args: Args<'_>, radix: u32, prefix: &'static str) -> Outcome {
    let value = vm.index(args.get(0))?;
    let mut text = int_digits(vm, value, radix)?;
    let sign = if vm.heap.int_sign(value) < 0 { "-" } else { "" };
    text.insert_str(0, &[sign, prefix].concat());
    Ok(vm.heap.new_string(text))
}

fn chr(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let code = vm.index(args.get(0))?;
    let Some(code) = code
        .as_int()
        .and_then(|code| u32::try_from(code).ok())
        .filter(|code| *code < 0x11_0000)
    else {
        return Err(vm.value_error("chr() arg not in range(0x110000)"));
    };
    match surrogates::char_of(code) {
        Some(c) => Ok(vm.heap.new_char(c)),
        None => Err(vm.value_error(surrogates::REFUSED)),
    }
}

fn ord(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let value = args.get(0);
    let length = if let Some(key) = vm.heap.payload(value).as_str() {
        if let (1, Some(c)) = (vm.heap[key].len(), vm.heap[key].as_str().chars().next()) {
            return Ok(Value::int(i64::from(surrogates::code_of(c))));
        }
        vm.heap[key].len()
    } else if let Some(data) = vm.heap.as_bytes_like(value) {
        if let [byte] = data {
            return Ok(Value::int(i64::from(*byte)));
        }
        data.len()
    } else {
        let name = vm.type_name(value);
        return Err(vm.type_error(format!(
            "ord() expected string of length 1, but {name} found"
        )));
    };
    Err(vm.type_error(format!(
        "ord() expected a character, but string of length {length} found"
    )))
}

fn divmod(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (a, b) = (args.get(0), args.get(1));
    if let Some(result) = vm.binary_by_slots("__divmod__", "__rdivmod__", a, b)? {
        return Ok(result);
    }
    let (a, b) = (vm.type_name(a), vm.type_name(b));
    Err(vm.type_error(format!(
        "unsupported operand type(s) for divmod(): '{a}' and '{b}'"
    )))
}

fn format(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let spec = match args.opt(1) {
        Some(spec) if vm.heap.as_text(spec).is_some() => spec,
        Some(spec) => {
            let name = argument_type(vm, spec);
            return Err(vm.type_error(format!("format() argument 2 must be str, not {name}")));
        }
        None => vm.heap.new_str(""),
    };
    match args.leave.is_allowed() {
        true => vm.format_leaving(args.leave, args.get(0), spec, Conversion::None),
        false => vm.format_object(args.get(0), spec),
    }
}

fn pow(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (base, exponent) = (args.get(0), args.get(1));
    match args.opt(2).filter(|modulus| !modulus.is_none()) {
        None => vm.binary_leaving(args.leave, (BinaryOp::Pow, false), base, exponent),
        Some(modulus) => pow_mod(vm, base, exponent, modulus),
    }
}

/// Which code the power of a value is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum PowerSlot {
    Int,
    Float,
    Complex,
    /// `__pow__` and `__rpow__` of a script's class.
    Script,
}

/// `pow` with three arguments: the power of the exponent's class where that is a subclass, then that of each operand
/// in turn, as `ternary_op` of CPython has it.
fn pow_mod(vm: &mut Vm, base: Value, exponent: Value, modulus: Value) -> Outcome {
    let operands = [base, exponent, modulus];
    let first = power_slot(vm, base);
    let second = power_slot(vm, exponent).filter(|second| first != Some(*second));
    let third =
        power_slot(vm, modulus).filter(|third| first != Some(*third) && second != Some(*third));
    let (own, other) = (vm.type_of(base), vm.type_of(exponent));
    let exponent_first = own != other && first.is_some() && vm.is_subtype(other, own);
    let order = match exponent_first {
        true => [second, first, third],
        false => [first, second, third],
    };
    for slot in order.into_iter().flatten() {
        let value = call_power(vm, slot, operands)?;
        if !value.is_not_implemented() {
            return Ok(value);
        }
    }
    let [a, b, c] = operands.map(|operand| vm.type_name(operand));
    Err(vm.type_error(format!(
        "unsupported operand type(s) for ** or pow(): '{a}', '{b}', '{c}'"
    )))
}

fn power_slot(vm: &mut Vm, value: Value) -> Option<PowerSlot> {
    if has_own_power(vm, value) {
        return Some(PowerSlot::Script);
    }
    match number_rank(vm.heap.payload(value)) {
        1 => Some(PowerSlot::Int),
        2 => Some(PowerSlot::Float),
        3 => Some(PowerSlot::Complex),
        _ => None,
    }
}

/// One power, which gets all three operands wherever it comes from.
fn call_power(vm: &mut Vm, slot: PowerSlot, operands: [Value; 3]) -> Outcome {
    let [base, exponent, modulus] = operands;
    match slot {
        PowerSlot::Int => {
            let [base, exponent, modulus] = operands.map(|operand| vm.heap.payload(operand));
            if [base, exponent, modulus]
                .iter()
                .any(|operand| number_rank(*operand) != 1)
            {
                return Ok(Value::NOT_IMPLEMENTED);
            }
            vm.int_pow_mod(base, exponent, modulus)
        }
        PowerSlot::Float => {
            Err(vm.type_error("pow() 3rd argument not allowed unless all arguments are integers"))
        }
        PowerSlot::Complex => {
            let numbers = is_number(vm.heap.payload(base)) && is_number(vm.heap.payload(exponent));
            match numbers {
                true => Err(vm.value_error("complex modulo")),
                false => Ok(Value::NOT_IMPLEMENTED),
            }
        }
        PowerSlot::Script => script_power(vm, base, exponent, modulus),
    }
}

/// `__pow__` of the base or `__rpow__` of the exponent, of which a subclass's comes first.
fn script_power(vm: &mut Vm, base: Value, exponent: Value, modulus: Value) -> Outcome {
    let names = operator_names(BinaryOp::Pow);
    let (own, other) = (vm.type_of(base), vm.type_of(exponent));
    let mut ask_exponent = own != other && has_own_power(vm, exponent);
    if has_own_power(vm, base) {
        if ask_exponent && vm.is_subtype(other, own) {
            let reflected = vm.lookup_special(exponent, names.reflected);
            if reflected.is_some() && reflected != vm.lookup_special(base, names.reflected) {
                let value = vm.call_special(exponent, names.reflected, &[base, modulus])?;
                if let Some(value) = value.filter(|value| !value.is_not_implemented()) {
                    return Ok(value);
                }
                ask_exponent = false;
            }
        }
        let value = vm.call_special(base, names.plain, &[exponent, modulus])?;
        if let Some(value) = value.filter(|value| !value.is_not_implemented()) {
            return Ok(value);
        }
    }
    if !ask_exponent {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let value = vm.call_special(exponent, names.reflected, &[base, modulus])?;
    Ok(value.unwrap_or(Value::NOT_IMPLEMENTED))
}

/// Whether the power of a value is one that its class defines in Python.
fn has_own_power(vm: &mut Vm, value: Value) -> bool {
    let layout = vm.layout_of(value);
    ["__pow__", "__rpow__"].into_iter().any(|name| {
        let found = vm.lookup_special(value, name);
        found.is_some() && found != vm.registry.own_attr(layout, name)
    })
}

fn round(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let value = args.get(0);
    if value.as_int().is_some() && args.opt(1).is_none_or(Value::is_none) {
        return Ok(value);
    }
    let digits = args.opt(1).filter(|digits| !digits.is_none());
    let result = match &digits {
        Some(digits) => {
            let digits = std::slice::from_ref(digits);
            vm.call_special_leaving(args.leave, value, "__round__", digits)?
        }
        None => vm.call_special_leaving(args.leave, value, "__round__", &[])?,
    };
    match result {
        Some(result) => Ok(result),
        None => {
            let name = vm.type_name(value);
            Err(vm.type_error(format!("type {name} doesn't define __round__ method")))
        }
    }
}
