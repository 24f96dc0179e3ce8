//! The operator methods of built-in types (`int.__add__`, `str.__lt__`), made from the kernels of `vm`.

use crate::code::{BinaryOp, CompareOp};
use crate::value::Value;
use crate::vm::number::arithmetic::number_unary;
use crate::vm::protocol::compare::compare_builtin;
use crate::vm::{Args, Outcome, Vm, number_rank};

/// A binary operator of a number type. `rank` is the type's place in the tower of numbers: a method
/// declines operands above it.
pub(crate) fn number_method(
    vm: &mut Vm,
    op: BinaryOp,
    args: Args<'_>,
    rank: u8,
    reflected: bool,
) -> Outcome {
    let (mut a, mut b) = (vm.heap.payload(args.get(0)), vm.heap.payload(args.get(1)));
    if reflected {
        std::mem::swap(&mut a, &mut b);
    }
    let fits = |v: Value| (1..=rank).contains(&number_rank(v));
    if !fits(a) || !fits(b) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    // The type decides what is computed: `float.__add__(1.0, 2)`, but `complex.__add__(1j, 2)` too.
    Ok(vm
        .number_binary(op, a, b)?
        .unwrap_or(Value::NOT_IMPLEMENTED))
}

/// A comparison of a number, a str or bytes. `RANK` is the type's place in the tower of numbers.
pub(crate) fn comparison_method<const RANK: u8>(
    vm: &mut Vm,
    op: CompareOp,
    a: Value,
    b: Value,
) -> Outcome {
    let (a, b) = (vm.heap.payload(a), vm.heap.payload(b));
    // Bytes know only bytes; a bytearray compares itself with them.
    if a.as_byte_array().is_some()
        && let Some(view) = vm.heap.view_bytes(b)
    {
        let view = view.to_vec();
        vm.charge(view.len())?;
        let b = vm.heap.new_bytes(view);
        return Ok(compare_builtin(vm, op, a, b)?.unwrap_or(Value::NOT_IMPLEMENTED));
    }
    let bytes_and_array = a.as_bytes().is_some() && b.as_byte_array().is_some();
    if bytes_and_array || number_rank(a) > RANK || number_rank(b) > RANK {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    Ok(compare_builtin(vm, op, a, b)?.unwrap_or(Value::NOT_IMPLEMENTED))
}

/// A table of a number type's binary operators, plain and reflected.
macro_rules! number_operators {
    ($table:ident, $rank:literal, $($op:ident $plain:literal $reflected:literal)*) => {
        /// The binary operators.
        pub(crate) const $table: &[$crate::vm::NativeDef] = $crate::vm::natives! {
            $(
                slot $plain => |vm, args| {
                    $crate::builtins::class::operators::number_method(vm, $crate::code::BinaryOp::$op, args, $rank, false)
                };
                slot $reflected => |vm, args| {
                    $crate::builtins::class::operators::number_method(vm, $crate::code::BinaryOp::$op, args, $rank, true)
                };
            )*
        };
    };
}

/// A table of the six comparisons, all by one function of the operator and its operands.
macro_rules! comparisons {
    ($table:ident, $compare:expr) => {
        $crate::builtins::class::operators::comparisons!(
            $table, $compare, "__lt__" Lt "__le__" Le "__eq__" Eq "__ne__" Ne "__gt__" Gt "__ge__" Ge
        );
    };
    ($table:ident, leaving $compare:expr) => {
        $crate::builtins::class::operators::comparisons!(
            $table, leaving $compare, "__lt__" Lt "__le__" Le "__eq__" Eq "__ne__" Ne "__gt__" Gt "__ge__" Ge
        );
    };
    ($table:ident, leaving $compare:expr, $($name:literal $op:ident)*) => {
        /// The comparisons.
        pub(crate) const $table: &[$crate::vm::NativeDef] = $crate::vm::natives! {
            $(slot $name => |vm, args| $compare(vm, $crate::code::CompareOp::$op, args);)*
        };
    };
    ($table:ident, $compare:expr, $($name:literal $op:ident)*) => {
        /// The comparisons.
        pub(crate) const $table: &[$crate::vm::NativeDef] = $crate::vm::natives! {
            $(slot $name => |vm, args| {
                $compare(vm, $crate::code::CompareOp::$op, args.get(0), args.get(1))
            };)*
        };
    };
}

pub(crate) use {comparisons, number_operators};

/// `__repr__` of a type that prints as its built-in value does.
pub(crate) fn repr_method(vm: &mut Vm, args: Args<'_>) -> Outcome {
    vm.builtin_repr_leaving(args.leave, args.get(0))
}

/// `__hash__` of numbers, str and bytes.
pub(crate) fn hash_method(vm: &mut Vm, args: Args<'_>) -> Outcome {
    vm.hash(vm.heap.payload(args.get(0))).map(Value::int)
}

/// `__bool__` and the like, by the built-in value.
pub(crate) fn truth_method(vm: &mut Vm, args: Args<'_>) -> Outcome {
    vm.truthy(vm.heap.payload(args.get(0))).map(Value::bool)
}

/// A unary operator of a number.
pub(crate) fn unary_method(vm: &mut Vm, op: crate::code::UnaryOp, args: Args<'_>) -> Outcome {
    let value = vm.heap.payload(args.get(0));
    Ok(number_unary(vm, op, value)?.unwrap_or(Value::NOT_IMPLEMENTED))
}

/// A getter that gives the built-in value: `int.real`, `float.conjugate`.
pub(crate) fn itself(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let value = vm.heap.payload(args.get(0));
    Ok(value.as_bool().map_or(value, |b| Value::int(i64::from(b))))
}

/// `__getnewargs__`: what a copy is made from.
pub(crate) fn new_args(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let value = itself(vm, args)?;
    Ok(vm.heap.new_tuple(&[value]))
}
