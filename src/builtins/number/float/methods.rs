//! The methods of `float` other than binary operators.

use num_bigint::BigInt;

use super::hex::{from_hex, to_hex};
use super::round::round;
use crate::builtins::class::operators::{
    hash_method, itself, new_args, repr_method, truth_method, unary_method,
};
use crate::builtins::format::types::format_float;
use crate::builtins::number::int::reduced;
use crate::code::{BinaryOp, UnaryOp};
use crate::value::Value;
use crate::vm::{Args, NativeDef, Outcome, Signature, Vm, decompose, float_divmod, number_rank};

/// What `float` defines besides its operators.
pub(crate) const METHODS: &[NativeDef] = &[
    NativeDef::slot("__repr__", Signature::NoArgs, repr_method),
    NativeDef::slot("__hash__", Signature::NoArgs, hash),
    NativeDef::slot("__bool__", Signature::NoArgs, truth_method),
    NativeDef::slot("__neg__", Signature::NoArgs, |vm, args| {
        unary_method(vm, UnaryOp::Neg, args)
    }),
    NativeDef::slot("__pos__", Signature::NoArgs, |vm, args| {
        unary_method(vm, UnaryOp::Pos, args)
    }),
    NativeDef::slot("__abs__", Signature::NoArgs, |vm, args| {
        Ok(Value::float(float(vm, args).abs()))
    }),
    NativeDef::slot("__int__", Signature::NoArgs, trunc),
    NativeDef::slot("__float__", Signature::NoArgs, itself),
    NativeDef::slot("__pow__", Signature::Positional(1, 2), |vm, args| {
        pow(vm, args, false)
    }),
    NativeDef::slot("__rpow__", Signature::Positional(1, 2), |vm, args| {
        pow(vm, args, true)
    }),
    NativeDef::slot("__divmod__", Signature::One, |vm, args| {
        divmod(vm, args, false)
    }),
    NativeDef::slot("__rdivmod__", Signature::One, |vm, args| {
        divmod(vm, args, true)
    }),
    NativeDef::method("__trunc__", Signature::NoArgs, trunc),
    NativeDef::method("__floor__", Signature::NoArgs, |vm, args| {
        let value = float(vm, args).floor();
        vm.float_to_int(value)
    }),
    NativeDef::method("__ceil__", Signature::NoArgs, |vm, args| {
        let value = float(vm, args).ceil();
        vm.float_to_int(value)
    }),
    NativeDef::method("__round__", Signature::Positional(0, 1), round),
    NativeDef::method("__format__", Signature::One, format_float),
    NativeDef::method("__getnewargs__", Signature::NoArgs, new_args),
    NativeDef::method("as_integer_ratio", Signature::NoArgs, as_integer_ratio),
    NativeDef::method("conjugate", Signature::NoArgs, itself),
    NativeDef::method("is_integer", Signature::NoArgs, is_integer),
    NativeDef::method("hex", Signature::NoArgs, to_hex),
    NativeDef::class_method("fromhex", Signature::One, from_hex),
    NativeDef::class_method("__getformat__", Signature::One, get_format),
    NativeDef::getter("real", itself),
    NativeDef::getter("imag", |_, _| Ok(Value::float(0.0))),
];

/// The receiver as a float.
pub(in crate::builtins::number::float) fn float(vm: &Vm, args: Args<'_>) -> f64 {
    vm.payload(args.get(0)).as_float().unwrap_or_default()
}

fn hash(vm: &mut Vm, args: Args<'_>) -> Outcome {
    if float(vm, args).is_nan() {
        return Ok(Value::int(vm.identity_hash(args.get(0))));
    }
    hash_method(vm, args)
}

fn trunc(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let value = float(vm, args);
    vm.float_to_int(value)
}

/// Both operands as floats; none: one is no real number.
fn operands(vm: &mut Vm, args: Args<'_>, reflected: bool) -> Outcome<Option<(f64, f64)>> {
    let (mut a, mut b) = (vm.payload(args.get(0)), vm.payload(args.get(1)));
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
        Some((_, 0.0)) => Err(vm.zero_division_error("float divmod()")),
        Some((x, y)) => {
            let (quotient, remainder) = float_divmod(x, y);
            Ok(vm.new_tuple(&[Value::float(quotient), Value::float(remainder)]))
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

fn is_integer(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let value = float(vm, args);
    Ok(Value::bool(value.is_finite() && value == value.trunc()))
}

fn get_format(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let Some(kind) = vm.as_text(args.get(1)) else {
        let name = vm.argument_name(args.get(1));
        return Err(vm.type_error(format!("__getformat__() argument must be str, not {name}")));
    };
    if kind != "double" && kind != "float" {
        return Err(vm.value_error("__getformat__() argument 1 must be 'double' or 'float'"));
    }
    Ok(vm.new_str("IEEE, little-endian"))
}
