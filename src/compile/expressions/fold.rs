//! Constants: literals, and operations on constants that are done at compile time.
//!
//! What is folded is what CPython's optimizer folds and a script can see in `co_consts`; results stay small, so
//! that a short program cannot make a large one. What would raise is left to the run.

use std::sync::Arc;

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{Pow, Signed, ToPrimitive, Zero};

use crate::code::Constant;
use crate::compile::{Compiler, Optimize};
use crate::syntax::ast::{Expr, ExprBinOp, ExprUnaryOp, Number, Operator, UnaryOp};
use crate::syntax::{ensure_stack, int_value};

/// The longest integer that folding makes.
const MAX_INT_BITS: u64 = 128;
/// The longest string or bytes that folding makes.
const MAX_STR_LEN: usize = 4096;
/// The longest tuple that folding makes.
const MAX_TUPLE_LEN: usize = 256;

impl<'a> Compiler<'a> {
    /// The value of an expression, if it is a constant.
    pub(in crate::compile) fn fold(&self, expression: &'a Expr) -> Option<Constant> {
        constant(expression, self.is_debug())
    }

    /// The value of `__debug__`.
    pub(in crate::compile) fn is_debug(&self) -> bool {
        self.optimize == Optimize::Nothing
    }

    /// The value of a unary operation on a constant.
    pub(in crate::compile) fn fold_unary(&self, operation: &'a ExprUnaryOp) -> Option<Constant> {
        unary_constant(operation, self.is_debug())
    }

    /// A constant for a tuple whose items are all constants.
    pub(in crate::compile) fn fold_tuple(&self, items: &'a [Expr]) -> Option<Constant> {
        tuple_constant(items, self.is_debug())
    }
}

/// The value of an expression, if it is a constant; `debug` is that of `__debug__`.
pub(in crate::compile) fn constant(expression: &Expr, debug: bool) -> Option<Constant> {
    Some(match expression {
        Expr::NoneLiteral(_) => Constant::None,
        Expr::EllipsisLiteral(_) => Constant::Ellipsis,
        Expr::BooleanLiteral(literal) => Constant::Bool(literal.value),
        Expr::NumberLiteral(literal) => number(&literal.value),
        Expr::StringLiteral(literal) => Constant::Str(Arc::from(literal.value.to_str())),
        Expr::BytesLiteral(literal) => Constant::Bytes(literal.value.bytes().collect()),
        Expr::Name(name) if name.id.as_str() == "__debug__" => Constant::Bool(debug),
        Expr::UnaryOp(unary) => return unary_constant(unary, debug),
        Expr::BinOp(binary) => return binary_constant(binary, debug),
        Expr::Tuple(tuple) => return tuple_constant(&tuple.elts, debug),
        _ => return None,
    })
}

fn unary_constant(operation: &ExprUnaryOp, debug: bool) -> Option<Constant> {
    // A chain of operators is followed down in a loop: most chains end at something that is not a constant.
    let mut chain = vec![operation];
    let mut bottom = &*operation.operand;
    while let Expr::UnaryOp(inner) = bottom {
        chain.push(inner);
        bottom = &inner.operand;
    }
    let value = ensure_stack(|| constant(bottom, debug))?;
    chain
        .iter()
        .rev()
        .try_fold(value, |value, operation| unary(operation.op, &value))
}

fn binary_constant(operation: &ExprBinOp, debug: bool) -> Option<Constant> {
    let mut spine = vec![operation];
    let mut bottom = &*operation.left;
    while let Expr::BinOp(inner) = bottom {
        spine.push(inner);
        bottom = &inner.left;
    }
    let mut value = constant(bottom, debug)?;
    while let Some(operation) = spine.pop() {
        let right = ensure_stack(|| constant(&operation.right, debug))?;
        value = binary(operation.op, &value, &right)?;
    }
    Some(value)
}

fn tuple_constant(items: &[Expr], debug: bool) -> Option<Constant> {
    // An item that is not a constant is met before deep ones are folded.
    if items
        .iter()
        .any(|item| matches!(item, Expr::Name(_) | Expr::Call(_) | Expr::Attribute(_)))
    {
        return None;
    }
    let items: Option<Vec<Constant>> = items.iter().map(|item| constant(item, debug)).collect();
    items.map(|items| Constant::Tuple(items.into()))
}

/// A number as it is written.
fn number(number: &Number) -> Constant {
    match number {
        Number::Int(value) => value
            .as_i64()
            .map_or_else(|| from_big(int_value(value)), Constant::Int),
        Number::Float(value) => Constant::Float(*value),
        Number::Complex { real, imag } => Constant::Complex(*real, *imag),
    }
}

/// An integer in its canonical form.
fn from_big(value: BigInt) -> Constant {
    value
        .to_i64()
        .map_or_else(|| Constant::BigInt(Arc::new(value)), Constant::Int)
}

fn to_big(constant: &Constant) -> Option<BigInt> {
    match constant {
        Constant::Bool(value) => Some(BigInt::from(u8::from(*value))),
        Constant::Int(value) => Some(BigInt::from(*value)),
        Constant::BigInt(value) => Some((**value).clone()),
        _ => None,
    }
}

/// A float, or an integer that a float holds exactly.
fn to_float(constant: &Constant) -> Option<f64> {
    const EXACT: i64 = 1 << f64::MANTISSA_DIGITS;
    match constant {
        Constant::Float(value) => Some(*value),
        Constant::Bool(value) => Some(f64::from(u8::from(*value))),
        #[expect(
            clippy::cast_precision_loss,
            reason = "the guard leaves exact values only"
        )]
        Constant::Int(value) if (-EXACT..=EXACT).contains(value) => Some(*value as f64),
        _ => None,
    }
}

/// Whether a constant counts as true.
pub(in crate::compile) fn truth(constant: &Constant) -> bool {
    match constant {
        Constant::None => false,
        Constant::Ellipsis => true,
        Constant::Bool(value) => *value,
        Constant::Int(value) => *value != 0,
        Constant::BigInt(value) => !value.is_zero(),
        Constant::Float(value) => *value != 0.0,
        Constant::Complex(re, im) => *re != 0.0 || *im != 0.0,
        Constant::Str(value) => !value.is_empty(),
        Constant::Bytes(value) => !value.is_empty(),
        Constant::Tuple(items) | Constant::FrozenSet(items) => !items.is_empty(),
    }
}

fn unary(op: UnaryOp, operand: &Constant) -> Option<Constant> {
    match (op, operand) {
        (UnaryOp::Not, value) => Some(Constant::Bool(!truth(value))),
        (UnaryOp::USub, Constant::Float(value)) => Some(Constant::Float(-value)),
        (UnaryOp::USub, Constant::Complex(re, im)) => Some(Constant::Complex(-re, -im)),
        (UnaryOp::UAdd, Constant::Float(_) | Constant::Complex(..)) => Some(operand.clone()),
        (UnaryOp::USub, value) => Some(from_big(-to_big(value)?)),
        (UnaryOp::UAdd, value) => Some(from_big(to_big(value)?)),
        // It warns each time that it is done.
        (UnaryOp::Invert, Constant::Bool(_)) => None,
        (UnaryOp::Invert, value) => {
            let value: BigInt = to_big(value)? + 1;
            Some(from_big(-value))
        }
    }
}

/// The value of a binary operation on constants, unless it is large, unknown here, or raises.
pub(in crate::compile) fn binary(
    op: Operator,
    left: &Constant,
    right: &Constant,
) -> Option<Constant> {
    if let (Constant::Bool(a), Constant::Bool(b)) = (left, right) {
        match op {
            Operator::BitAnd => return Some(Constant::Bool(a & b)),
            Operator::BitOr => return Some(Constant::Bool(a | b)),
            Operator::BitXor => return Some(Constant::Bool(a ^ b)),
            _ => {}
        }
    }
    if let (Some(a), Some(b)) = (to_big(left), to_big(right)) {
        return int_operation(op, a, b);
    }
    match (left, right) {
        (Constant::Str(a), Constant::Str(b)) if op == Operator::Add => (a.len() + b.len()
            <= MAX_STR_LEN)
            .then(|| Constant::Str(Arc::from([&**a, &**b].concat()))),
        (Constant::Bytes(a), Constant::Bytes(b)) if op == Operator::Add => (a.len() + b.len()
            <= MAX_STR_LEN)
            .then(|| Constant::Bytes([&**a, &**b].concat().into())),
        (Constant::Tuple(a), Constant::Tuple(b)) if op == Operator::Add => (a.len() + b.len()
            <= MAX_TUPLE_LEN)
            .then(|| Constant::Tuple([&**a, &**b].concat().into())),
        (sequence, count) | (count, sequence) if op == Operator::Mult && is_sequence(sequence) => {
            repeat(sequence, count)
        }
        (Constant::Complex(..), _) | (_, Constant::Complex(..)) => {
            complex_operation(op, left, right)
        }
        _ => float_operation(op, to_float(left)?, to_float(right)?),
    }
}

fn is_sequence(constant: &Constant) -> bool {
    matches!(constant, Constant::Str(_) | Constant::Bytes(_))
}

fn repeat(sequence: &Constant, count: &Constant) -> Option<Constant> {
    let count = usize::try_from(to_big(count)?.to_i64()?.max(0)).ok()?;
    let fits = |len: usize| {
        len.checked_mul(count)
            .is_some_and(|total| total <= MAX_STR_LEN)
    };
    match sequence {
        Constant::Str(text) if fits(text.len()) => {
            Some(Constant::Str(Arc::from(text.repeat(count))))
        }
        Constant::Bytes(bytes) if fits(bytes.len()) => {
            Some(Constant::Bytes(bytes.repeat(count).into()))
        }
        _ => None,
    }
}

fn int_operation(op: Operator, a: BigInt, b: BigInt) -> Option<Constant> {
    let bits = |value: &BigInt| value.bits();
    let result = match op {
        Operator::Add => a + b,
        Operator::Sub => a - b,
        Operator::Mult if bits(&a) + bits(&b) <= MAX_INT_BITS => a * b,
        Operator::FloorDiv if !b.is_zero() => a.div_floor(&b),
        Operator::Mod if !b.is_zero() => a.mod_floor(&b),
        Operator::Pow
            if !b.is_negative() && bits(&a).max(1).saturating_mul(b.to_u64()?) <= MAX_INT_BITS =>
        {
            a.pow(b.to_u32()?)
        }
        Operator::LShift if b.to_u64()?.saturating_add(bits(&a)) <= MAX_INT_BITS => {
            a << b.to_u32()?
        }
        Operator::RShift if !b.is_negative() => a >> b.to_u32()?,
        Operator::BitAnd => a & b,
        Operator::BitOr => a | b,
        Operator::BitXor => a ^ b,
        Operator::Div => {
            let (a, b) = (to_float(&from_big(a))?, to_float(&from_big(b))?);
            return float_operation(op, a, b);
        }
        _ => return None,
    };
    Some(from_big(result))
}

fn float_operation(op: Operator, a: f64, b: f64) -> Option<Constant> {
    Some(Constant::Float(match op {
        Operator::Add => a + b,
        Operator::Sub => a - b,
        Operator::Mult => a * b,
        Operator::Div if b != 0.0 => a / b,
        _ => return None,
    }))
}

fn complex_operation(op: Operator, left: &Constant, right: &Constant) -> Option<Constant> {
    // A real operand has no imaginary zero.
    let parts = |constant: &Constant| match constant {
        Constant::Complex(re, im) => Some((*re, Some(*im))),
        other => to_float(other).map(|re| (re, None)),
    };
    let ((a, b), (c, d)) = (parts(left)?, parts(right)?);
    match op {
        Operator::Add => {
            let im = match (b, d) {
                (Some(b), Some(d)) => b + d,
                (b, d) => b.or(d)?,
            };
            Some(Constant::Complex(a + c, im))
        }
        Operator::Sub => {
            let im = match (b, d) {
                (Some(b), Some(d)) => b - d,
                (Some(b), None) => b,
                (None, d) => -d?,
            };
            Some(Constant::Complex(a - c, im))
        }
        _ => None,
    }
}
