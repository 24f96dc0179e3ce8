//! The methods of `int` other than binary operators.

use num_integer::Integer;
use num_traits::{One, Signed, Zero};

use super::bytes::{from_bytes, to_bytes};
use crate::builtins::class::operators::{
    hash_method, itself, new_args, repr_method, truth_method, unary_method,
};
use crate::builtins::class::sizes::int_digits;
use crate::builtins::format::types::format_int;
use crate::code::{BinaryOp, UnaryOp};
use crate::value::{Tag, Value};
use crate::vm::number::int_math::int_neg;
use crate::vm::price;
use crate::vm::{Args, NativeDef, Outcome, Vm, natives, number_rank};

/// What `int` defines besides its operators.
pub(crate) const METHODS: &[NativeDef] = natives! {
    slot "__repr__" => repr_method;
    slot "__hash__" => hash_method;
    slot "__bool__" => truth_method;
    slot "__neg__" => |vm, args| unary_method(vm, UnaryOp::Neg, args);
    slot "__pos__" => |vm, args| unary_method(vm, UnaryOp::Pos, args);
    slot "__invert__" => |vm, args| unary_method(vm, UnaryOp::Invert, args);
    slot "__abs__" => abs;
    slot "__int__" => itself;
    slot "__index__" => itself;
    slot "__float__" => to_float;
    slot "__pow__" => |vm, args| pow(vm, args, false);
    slot "__rpow__" => |vm, args| pow(vm, args, true);
    slot "__divmod__" => |vm, args| divmod(vm, args, false);
    slot "__rdivmod__" => |vm, args| divmod(vm, args, true);
    method "__trunc__" => itself;
    method "__floor__" => itself;
    method "__ceil__" => itself;
    method "__round__" => round;
    method "__format__" => format_int;
    method "__getnewargs__" => new_args;
    method "__sizeof__" => size_of;
    method "bit_length" "($self, /)" "How many binary digits the number has." => bit_length;
    method "bit_count" "($self, /)" "How many ones the binary digits have." => bit_count;
    method "conjugate" "($self, /)" "The complex conjugate." => itself;
    method "as_integer_ratio" "($self, /)"
        "Two ints whose quotient is the number, in lowest terms." => as_integer_ratio;
    method "is_integer" "($self, /)" "Whether the number is whole." => |_, _| Ok(Value::TRUE);
    method "to_bytes" "($self, /, length=1, byteorder='big', *, signed=False)"
        "The number as so many bytes." => to_bytes;
    class_method "from_bytes" "($type, /, bytes, byteorder='big', *, signed=False)"
        "The int that bytes stand for." => from_bytes;
    getset "real" "The number itself." => itself;
    getset "imag" "0" => |_, _| Ok(Value::int(0));
    getset "numerator" "The number itself." => itself;
    getset "denominator" "1" => |_, _| Ok(Value::int(1));
};

fn abs(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let value = itself(vm, args)?;
    if vm.heap.int_sign(value) < 0 {
        int_neg(vm, value)
    } else {
        Ok(value)
    }
}

fn to_float(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let value = vm.heap.payload(args.get(0));
    vm.int_to_float(value).map(Value::float)
}

fn pow(vm: &mut Vm, args: Args<'_>, reflected: bool) -> Outcome {
    let (mut a, mut b) = (vm.heap.payload(args.get(0)), vm.heap.payload(args.get(1)));
    if reflected {
        std::mem::swap(&mut a, &mut b);
    }
    if number_rank(a) != 1 || number_rank(b) != 1 {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    match args.opt(2).filter(|modulus| !modulus.is_none()) {
        None => Ok(vm
            .int_binary(BinaryOp::Pow, a, b)?
            .unwrap_or(Value::NOT_IMPLEMENTED)),
        Some(modulus) => {
            let modulus = vm.heap.payload(modulus);
            if number_rank(modulus) == 1 {
                vm.int_pow_mod(a, b, modulus)
            } else {
                Ok(Value::NOT_IMPLEMENTED)
            }
        }
    }
}

fn divmod(vm: &mut Vm, args: Args<'_>, reflected: bool) -> Outcome {
    let (mut a, mut b) = (vm.heap.payload(args.get(0)), vm.heap.payload(args.get(1)));
    if reflected {
        std::mem::swap(&mut a, &mut b);
    }
    if number_rank(a) != 1 || number_rank(b) != 1 {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    if vm.heap.int_sign(b) == 0 {
        return Err(vm.zero_division_error("division by zero"));
    }
    let (quotient, remainder) = vm.int_divmod(a, b)?;
    Ok(vm.heap.new_tuple(&[quotient, remainder]))
}

/// `int.__round__`: to a multiple of a power of ten, ties to even.
fn round(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let value = itself(vm, args)?;
    let Some(digits) = args.opt(1).filter(|digits| !digits.is_none()) else {
        return Ok(value);
    };
    let digits = vm.index(digits)?;
    if vm.heap.int_sign(digits) >= 0 {
        return Ok(value);
    }
    let places = digits.as_int().map_or(u64::MAX, i64::unsigned_abs);
    // Ten to more than the number's own digits: it rounds to zero.
    if places > vm.heap.int_bits(value) / 3 + 2 {
        return Ok(Value::int(0));
    }
    vm.int_room(places * 4)?;
    let places = Value::int(places as i64);
    let ten = vm.int_binary(BinaryOp::Pow, Value::int(10), places)?;
    let Some(unit) = ten.map(|unit| vm.heap.keep(unit)) else {
        return Ok(value);
    };
    let (_, rest) = vm.int_divmod(value, unit)?;
    let (Some(value), Some(rest), Some(unit)) = (
        vm.heap.as_bigint(value),
        vm.heap.as_bigint(rest),
        vm.heap.as_bigint(unit),
    ) else {
        return Ok(value);
    };
    let mut rounded: num_bigint::BigInt = &value - &rest;
    let twice: num_bigint::BigInt = rest * 2;
    let odd = (&rounded / &unit).is_odd();
    if twice > unit || (twice == unit && odd) {
        rounded += unit;
    }
    Ok(vm.heap.new_int(rounded))
}

fn size_of(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let digits = int_digits(vm, vm.heap.payload(args.get(0)));
    Ok(Value::int(24 + digits as i64 * 4))
}

fn bit_length(vm: &mut Vm, args: Args<'_>) -> Outcome {
    Ok(Value::int(
        vm.heap.int_bits(vm.heap.payload(args.get(0))) as i64
    ))
}

fn bit_count(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let value = vm.heap.payload(args.get(0));
    vm.budget.burn(price::linear(vm.heap.int_bits(value)))?;
    let ones = match value.tag() {
        Tag::BigInt => vm
            .heap
            .int_ref(value)
            .map_or(0, |big| big.magnitude().count_ones()),
        _ => u64::from((value.bits() as i64).unsigned_abs().count_ones()),
    };
    Ok(Value::int(ones as i64))
}

fn as_integer_ratio(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let value = itself(vm, args)?;
    Ok(vm.heap.new_tuple(&[value, Value::int(1)]))
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
    let numerator = vm.heap.new_int(numerator / &divisor);
    let denominator = vm.heap.new_int(denominator / &divisor);
    Ok(vm.heap.new_tuple(&[numerator, denominator]))
}
