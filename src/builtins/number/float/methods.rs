//! The methods of `float` other than binary operators.

use crate::builtins::number::int::construct::float_to_int;
use num_bigint::BigInt;

use super::construct::need_real;
use super::hex::{from_hex, to_hex};
use super::round::round;
use crate::builtins::class::operators::{
    hash_method, itself, new_args, repr_method, truth_method, unary_method,
};
use crate::builtins::format::types::format_float;
use crate::builtins::number::int::reduced;
use crate::code::{BinaryOp, UnaryOp};
use crate::value::{TypeId, Value};
use crate::vm::protocol::hash::identity_hash;
use crate::vm::{Args, NativeDef, Outcome, Vm, decompose, float_divmod, natives, number_rank};

/// What `float` defines besides its operators.
pub(crate) const METHODS: &[NativeDef] = natives! {
    slot "__repr__" => repr_method;
    slot "__hash__" => hash;
    slot "__bool__" => truth_method;
    slot "__neg__" => |vm, args| unary_method(vm, UnaryOp::Neg, args);
    slot "__pos__" => |vm, args| unary_method(vm, UnaryOp::Pos, args);
    slot "__abs__" => |vm, args| Ok(Value::float(float(vm, args).abs()));
    slot "__int__" => trunc;
    slot "__float__" => itself;
    slot "__pow__" => |vm, args| pow(vm, args, false);
    slot "__rpow__" => |vm, args| pow(vm, args, true);
    slot "__divmod__" => |vm, args| divmod(vm, args, false);
    slot "__rdivmod__" => |vm, args| divmod(vm, args, true);
    method "__trunc__" => trunc;
    method "__floor__" => |vm, args| {
        let value = float(vm, args).floor();
        float_to_int(vm, value)
    };
    method "__ceil__" => |vm, args| {
        let value = float(vm, args).ceil();
        float_to_int(vm, value)
    };
    method "__round__" "($self, ndigits=None, /)" => round;
    method "__format__" => format_float;
    method "__getnewargs__" => new_args;
    method "as_integer_ratio" "($self, /)"
        "Two ints whose quotient is the number, in lowest terms." => as_integer_ratio;
    method "conjugate" "($self, /)" "The complex conjugate." => itself;
    method "is_integer" "($self, /)" "Whether the number is whole." => is_integer;
    method "hex" "($self, /)" "The float as hexadecimal digits." => to_hex;
    class_method "from_number" "($type, number, /)" "The number as a float; a text is none." => from_number;
    class_method "fromhex" "($type, string, /)" "The float that hexadecimal digits stand for." => from_hex;
    class_method "__getformat__" "($type, typestr, /)" "How floats are laid out in memory." => get_format;
    getset "real" "The number itself." => itself;
    getset "imag" "0.0" => |_, _| Ok(Value::float(0.0));
};

/// The receiver as a float.
pub(in crate::builtins::number::float) fn float(vm: &Vm, args: Args<'_>) -> f64 {
    vm.heap.payload(args.get(0)).as_float().unwrap_or_default()
}

fn hash(vm: &mut Vm, args: Args<'_>) -> Outcome {
    if float(vm, args).is_nan() {
        return Ok(Value::int(identity_hash(args.get(0))));
    }
    hash_method(vm, args)
}

fn trunc(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let value = float(vm, args);
    float_to_int(vm, value)
}

/// Both operands as floats; `None` if one is not a real number.
fn operands(vm: &mut Vm, args: Args<'_>, reflected: bool) -> Outcome<Option<(f64, f64)>> {
    let (mut a, mut b) = (vm.heap.payload(args.get(0)), vm.heap.payload(args.get(1)));
    if !(1..=2).contains(&number_rank(a)) || !(1..=2).contains(&number_rank(b)) {
        return Ok(None);
    }
    if reflected {
        std::mem::swap(&mut a, &mut b);
    }
    Ok(Some((vm.number_to_float(a)?, vm.number_to_float(b)?)))
}

fn pow(vm: &mut Vm, args: Args<'_>, reflected: bool) -> Outcome {
    if args.opt(2).is_some_and(|modulus| !modulus.is_none()) {
        return Err(
            vm.type_error("pow() 3rd argument not allowed unless all arguments are integers")
        );
    }
    match operands(vm, args, reflected)? {
        Some((x, y)) => Ok(vm
            .float_binary(BinaryOp::Pow, x, y)?
            .unwrap_or(Value::NOT_IMPLEMENTED)),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn divmod(vm: &mut Vm, args: Args<'_>, reflected: bool) -> Outcome {
    match operands(vm, args, reflected)? {
        Some((_, 0.0)) => Err(vm.zero_division_error("division by zero")),
        Some((x, y)) => {
            let (quotient, remainder) = float_divmod(x, y);
            Ok(vm
                .heap
                .new_tuple(&[Value::float(quotient), Value::float(remainder)]))
        }
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn as_integer_ratio(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let value = float(vm, args);
    if value.is_nan() {
        return Err(vm.value_error("cannot convert NaN to integer ratio"));
    }
    if value.is_infinite() {
        return Err(vm.overflow_error("cannot convert Infinity to integer ratio"));
    }
    let (mantissa, exponent) = decompose(value.abs());
    let mut numerator = BigInt::from(mantissa);
    if value < 0.0 {
        numerator = -numerator;
    }
    let power = BigInt::from(1) << exponent.unsigned_abs();
    if exponent < 0 {
        reduced(vm, numerator, power)
    } else {
        reduced(vm, numerator * power, BigInt::from(1))
    }
}

/// `float.from_number(number)`
fn from_number(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let number = Value::float(need_real(vm, args.get(1))?);
    if args.get(0) == Value::builtin_type(TypeId::Float) {
        return Ok(number);
    }
    vm.call(args.get(0), &[number])
}

fn is_integer(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let value = float(vm, args);
    Ok(Value::bool(value.is_finite() && value == value.trunc()))
}

fn get_format(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let Some(kind) = vm.heap.as_text(args.get(1)) else {
        let name = vm.argument_name(args.get(1));
        return Err(vm.type_error(format!("__getformat__() argument must be str, not {name}")));
    };
    if kind != "double" && kind != "float" {
        return Err(vm.value_error("__getformat__() argument 1 must be 'double' or 'float'"));
    }
    Ok(vm.heap.new_str("IEEE, little-endian"))
}
