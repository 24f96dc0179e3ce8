//! [`LiteralKey`]: the value of a literal key of a mapping pattern, to find keys that come twice.

use std::hash::{Hash, Hasher};

use num_bigint::BigInt;
use num_traits::{FromPrimitive, ToPrimitive};

use crate::syntax::ast::{self, Expr, Operator, UnaryOp};
use crate::syntax::int_value;
use crate::text::literals::{complex_repr, float_repr, quote, quote_bytes};

/// A literal with the equality that it has as a key of a dict: `1`, `1.0` and `True` are one key.
pub(super) struct LiteralKey(Literal);

/// A literal by its type and value.
enum Literal {
    None,
    Bool(bool),
    Str(String),
    Bytes(Vec<u8>),
    Number(Number),
}

enum Number {
    Int(BigInt),
    Float(f64),
    Complex(f64, f64),
}

/// What decides the equality of literals.
#[derive(PartialEq, Eq, Hash)]
enum Key<'a> {
    None,
    Str(&'a str),
    Bytes(&'a [u8]),
    /// Real and imaginary part.
    Number(Part, Part),
}

/// A number by its value, whatever its type; zeros of both signs are equal.
#[derive(PartialEq, Eq, Hash)]
enum Part {
    Whole(BigInt),
    /// The bits of a float that is not whole.
    Fraction(u64),
}

impl From<f64> for Part {
    fn from(value: f64) -> Self {
        let whole = BigInt::from_f64(value).filter(|_| value.fract() == 0.0);
        whole.map_or(Self::Fraction(value.to_bits()), Self::Whole)
    }
}

impl LiteralKey {
    /// The value of a key expression; `None` for an attribute.
    pub(super) fn new(expr: &Expr) -> Option<Self> {
        Some(Self(match expr {
            Expr::NoneLiteral(_) => Literal::None,
            Expr::BooleanLiteral(literal) => Literal::Bool(literal.value),
            Expr::StringLiteral(literal) => Literal::Str(literal.value.to_str().to_owned()),
            Expr::BytesLiteral(literal) => Literal::Bytes(literal.value.bytes().collect()),
            _ => Literal::Number(number(expr)?),
        }))
    }

    /// The literal as `repr()` shows it.
    pub(super) fn repr(&self) -> String {
        match &self.0 {
            Literal::None => "None".to_owned(),
            Literal::Bool(value) => if *value { "True" } else { "False" }.to_owned(),
            Literal::Str(text) => quote(text),
            Literal::Bytes(bytes) => quote_bytes(bytes),
            Literal::Number(Number::Int(value)) => value.to_string(),
            Literal::Number(Number::Float(value)) => float_repr(*value),
            Literal::Number(Number::Complex(real, imag)) => complex_repr(*real, *imag),
        }
    }

    fn key(&self) -> Key<'_> {
        match &self.0 {
            Literal::None => Key::None,
            Literal::Str(text) => Key::Str(text),
            Literal::Bytes(bytes) => Key::Bytes(bytes),
            Literal::Bool(value) => Key::Number(Part::Whole(u8::from(*value).into()), 0.0.into()),
            Literal::Number(Number::Int(value)) => {
                Key::Number(Part::Whole(value.clone()), 0.0.into())
            }
            Literal::Number(Number::Float(value)) => Key::Number((*value).into(), 0.0.into()),
            Literal::Number(Number::Complex(real, imag)) => {
                Key::Number((*real).into(), (*imag).into())
            }
        }
    }
}

impl PartialEq for LiteralKey {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for LiteralKey {}

impl Hash for LiteralKey {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.key().hash(state);
    }
}

/// Numbers, negative numbers and sums of a real and an imaginary number.
fn number(expr: &Expr) -> Option<Number> {
    match expr {
        Expr::NumberLiteral(literal) => Some(match &literal.value {
            ast::Number::Int(value) => Number::Int(int_value(value)),
            ast::Number::Float(value) => Number::Float(*value),
            ast::Number::Complex { real, imag } => Number::Complex(*real, *imag),
        }),
        Expr::UnaryOp(node) if node.op == UnaryOp::USub => Some(match number(&node.operand)? {
            Number::Int(value) => Number::Int(-value),
            Number::Float(value) => Number::Float(-value),
            Number::Complex(real, imag) => Number::Complex(-real, -imag),
        }),
        Expr::BinOp(node) => {
            let real = match number(&node.left)? {
                Number::Int(value) => value.to_f64().filter(|value| value.is_finite())?,
                Number::Float(value) => value,
                Number::Complex(..) => return None,
            };
            let Number::Complex(zero, imag) = number(&node.right)? else {
                return None;
            };
            Some(match node.op {
                Operator::Sub => Number::Complex(real - zero, -imag),
                _ => Number::Complex(real + zero, imag),
            })
        }
        _ => None,
    }
}
