//! The methods of `int` other than binary operators.

use num_integer::Integer;
use num_traits::{One, Pow, Signed, Zero};

use super::bytes::{FROM_BYTES, TO_BYTES, from_bytes, to_bytes};
use crate::builtins::class::operators::{
    hash_method, itself, new_args, repr_method, truth_method, unary_method,
};
use crate::builtins::format::types::format_int;
use crate::code::UnaryOp;
use crate::value::{Tag, Value};
use crate::vm::{Args, NativeDef, Outcome, Signature, Vm, number_rank};

/// What `int` defines besides its operators.
pub(crate) const METHODS: &[NativeDef] = &[
    NativeDef::slot("__repr__", Signature::NoArgs, repr_method),
    NativeDef::slot("__hash__", Signature::NoArgs, hash_method),
    NativeDef::slot("__bool__", Signature::NoArgs, truth_method),
    NativeDef::slot("__neg__", Signature::NoArgs, |vm, args| {
        unary_method(vm, UnaryOp::Neg, args)
    }),
    NativeDef::slot("__pos__", Signature::NoArgs, |vm, args| {
        unary_method(vm, UnaryOp::Pos, args)
    }),
    NativeDef::slot("__invert__", Signature::NoArgs, |vm, args| {
        unary_method(vm, UnaryOp::Invert, args)
    }),
    NativeDef::slot("__abs__", Signature::NoArgs, abs),
    NativeDef::slot("__int__", Signature::NoArgs, itself),
    NativeDef::slot("__index__", Signature::NoArgs, itself),
    NativeDef::slot("__float__", Signature::NoArgs, to_float),
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
    NativeDef::method("__trunc__", Signature::NoArgs, itself),
    NativeDef::method("__floor__", Signature::NoArgs, itself),
    NativeDef::method("__ceil__", Signature::NoArgs, itself),
    NativeDef::method("__round__", Signature::Positional(0, 1), round),
    NativeDef::method("__format__", Signature::One, format_int),
    NativeDef::method("__getnewargs__", Signature::NoArgs, new_args),
    NativeDef::method("__sizeof__", Signature::NoArgs, size_of),
    NativeDef::method("bit_length", Signature::NoArgs, bit_length),
    NativeDef::method("bit_count", Signature::NoArgs, bit_count),
    NativeDef::method("conjugate", Signature::NoArgs, itself),
    NativeDef::method("as_integer_ratio", Signature::NoArgs, as_integer_ratio),
    NativeDef::method("is_integer", Signature::NoArgs, |_, _| Ok(Value::TRUE)),
    NativeDef::method("to_bytes", Signature::Params(&TO_BYTES), to_bytes),
    NativeDef::class_method("from_bytes", Signature::Params(&FROM_BYTES), from_bytes),
    NativeDef::getter("real", itself),
    NativeDef::getter("imag", |_, _| Ok(Value::int(0))),
    NativeDef::getter("numerator", itself),
    NativeDef::getter("denominator", |_, _| Ok(Value::int(1))),
];

fn abs(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let value = itself(vm, args)?;
    Ok(if vm.int_sign(value) < 0 {
        vm.int_neg(value)
    } else {
        value
    })
}

fn to_float(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let value = vm.payload(args.get(0));
    vm.int_to_float(value).map(Value::float)
}

fn pow(vm: &mut Vm, args: Args<'_>, reflected: bool) -> Outcome {
    let (mut a, mut b) = (vm.payload(args.get(0)), vm.payload(args.get(1)));
    if reflected {
        std::mem::swap(&mut a, &mut b);
    }
    if number_rank(a) != 1 || number_rank(b) != 1 {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    match args.opt(2).filter(|modulus| !modulus.is_none()) {
        None => Ok(vm
            .int_binary(crate::code::BinaryOp::Pow, a, b)?
            .unwrap_or(Value::NOT_IMPLEMENTED)),
        Some(modulus) => {
            let modulus = vm.payload(modulus);
            if number_rank(modulus) == 1 {
                vm.int_pow_mod(a, b, modulus)
            } else {
                Ok(Value::NOT_IMPLEMENTED)
            }
        }
    }
}

fn divmod(vm: &mut Vm, args: Args<'_>, reflected: bool) -> Outcome {
    let (mut a, mut b) = (vm.payload(args.get(0)), vm.payload(args.get(1)));
    if reflected {
        std::mem::swap(&mut a, &mut b);
    }
    if number_rank(a) != 1 || number_rank(b) != 1 {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    if vm.int_sign(b) == 0 {
        return Err(vm.zero_division_error("integer division or modulo by zero"));
    }
    let (quotient, remainder) = vm.int_divmod(a, b)?;
    Ok(vm.new_tuple(&[quotient, remainder]))
}

/// `int.__round__`: to a multiple of a power of ten, ties to even.
fn round(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let value = itself(vm, args)?;
    let Some(digits) = args.opt(1) else {
        return Ok(value);
    };
    let digits = vm.index(digits)?;
    if vm.int_sign(digits) >= 0 {
        return Ok(value);
    }
    let places = digits.as_int().map_or(u64::MAX, i64::unsigned_abs);
    // Ten to more than the number's own digits: it rounds to zero.
    if places > vm.int_bits(value) / 3 + 2 {
        return Ok(Value::int(0));
    }
    vm.int_room(places * 4)?;
    let unit = vm.new_int(num_bigint::BigInt::from(10).pow(places));
    let (_, rest) = vm.int_divmod(value, unit)?;
    let (Some(value), Some(rest), Some(unit)) =
        (vm.as_bigint(value), vm.as_bigint(rest), vm.as_bigint(unit))
    else {
        return Ok(value);
    };
    let mut rounded: num_bigint::BigInt = &value - &rest;
    let twice: num_bigint::BigInt = rest * 2;
    let odd = (&rounded / &unit).is_odd();
    if twice > unit || (twice == unit && odd) {
        rounded += unit;
    }
    Ok(vm.new_int(rounded))
}

fn size_of(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let value = vm.payload(args.get(0));
    let digits = vm.int_bits(value).div_ceil(30).max(1);
    Ok(Value::int(24 + digits as i64 * 4))
}

fn bit_length(vm: &mut Vm, args: Args<'_>) -> Outcome {
    Ok(Value::int(vm.int_bits(vm.payload(args.get(0))) as i64))
}

fn bit_count(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let value = vm.payload(args.get(0));
    let ones = match value.tag() {
        Tag::BigInt => vm
            .int_ref(value)
            .map_or(0, |big| big.magnitude().count_ones()),
        _ => u64::from((value.bits() as i64).unsigned_abs().count_ones()),
    };
    Ok(Value::int(ones as i64))
}

fn as_integer_ratio(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let value = itself(vm, args)?;
    Ok(vm.new_tuple(&[value, Value::int(1)]))
}

/// A fraction in lowest terms, as a tuple; the denominator is not zero.
pub(crate) fn reduced(
    vm: &mut Vm,
    numerator: num_bigint::BigInt,
    denominator: num_bigint::BigInt,
) -> Outcome {
    let divisor = numerator.gcd(&denominator);
    let divisor = if divisor.is_zero() {
        num_bigint::BigInt::one()
    } else {
        divisor
    };
    debug_assert!(denominator.is_positive(), "denominators are powers of two");
    let numerator = vm.new_int(numerator / &divisor);
    let denominator = vm.new_int(denominator / &divisor);
    Ok(vm.new_tuple(&[numerator, denominator]))
}
