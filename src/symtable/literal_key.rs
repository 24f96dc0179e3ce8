//! [`LiteralKey`]: the value of a literal key of a mapping pattern, to find keys that come twice.

use std::hash::{Hash, Hasher};

use crate::syntax::ast::{self, Number};

/// A literal with the equality that it has as a key of a dict: `1`, `1.0` and `True` are one key.
pub(super) struct LiteralKey {
    // What decides equality.
    key: String,
    repr: String,
}

impl LiteralKey {
    /// The value of a key expression; none for an attribute.
    pub(super) fn new(expr: &ast::Expr) -> Option<Self> {
        let (key, repr) = match expr {
            ast::Expr::NoneLiteral(_) => ("None".to_owned(), "None".to_owned()),
            ast::Expr::BooleanLiteral(literal) => {
                let repr = if literal.value { "True" } else { "False" };
                (
                    number_key(f64::from(u8::from(literal.value)), 0.0),
                    repr.to_owned(),
                )
            }
            ast::Expr::StringLiteral(literal) => {
                let text = literal.value.to_str();
                (
                    format!("str {text}"),
                    quoted(text.chars().map(escaped_char), text),
                )
            }
            ast::Expr::BytesLiteral(literal) => {
                let bytes: Vec<u8> = literal.value.bytes().collect();
                let text: String = bytes.iter().map(|&byte| char::from(byte)).collect();
                let escaped = bytes.iter().map(|&byte| escaped_byte(byte));
                (
                    format!("bytes {bytes:?}"),
                    format!("b{}", quoted(escaped, &text)),
                )
            }
            _ => numeric(expr)?,
        };
        Some(Self { key, repr })
    }

    /// The literal as `repr()` shows it.
    pub(super) fn repr(&self) -> &str {
        &self.repr
    }
}

impl PartialEq for LiteralKey {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

impl Eq for LiteralKey {}

impl Hash for LiteralKey {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.key.hash(state);
    }
}

/// Numbers, negative numbers and sums of a real and an imaginary number.
fn numeric(expr: &ast::Expr) -> Option<(String, String)> {
    match expr {
        ast::Expr::NumberLiteral(literal) => Some(match &literal.value {
            Number::Int(int) => (int_key(&int.to_string(), false), int.to_string()),
            Number::Float(value) => (number_key(*value, 0.0), float_repr(*value)),
            Number::Complex { imag, .. } => (number_key(0.0, *imag), complex_repr(0.0, *imag)),
        }),
        ast::Expr::UnaryOp(op) if op.op == ast::UnaryOp::USub => match &*op.operand {
            ast::Expr::NumberLiteral(literal) => Some(match &literal.value {
                Number::Int(int) => {
                    let text = int.to_string();
                    let repr = if text == "0" {
                        text.clone()
                    } else {
                        format!("-{text}")
                    };
                    (int_key(&text, true), repr)
                }
                Number::Float(value) => (number_key(-*value, 0.0), float_repr(-*value)),
                Number::Complex { imag, .. } => {
                    (number_key(-0.0, -*imag), complex_repr(-0.0, -*imag))
                }
            }),
            _ => None,
        },
        ast::Expr::BinOp(op) => {
            let real = real_part(&op.left)?;
            let ast::Expr::NumberLiteral(right) = &*op.right else {
                return None;
            };
            let Number::Complex { imag, .. } = right.value else {
                return None;
            };
            let imag = if op.op == ast::Operator::Sub {
                -imag
            } else {
                imag
            };
            Some((number_key(real, imag), complex_repr(real, imag)))
        }
        _ => None,
    }
}

fn real_part(expr: &ast::Expr) -> Option<f64> {
    match expr {
        ast::Expr::NumberLiteral(literal) => match &literal.value {
            Number::Int(int) => int.to_string().parse().ok(),
            Number::Float(value) => Some(*value),
            Number::Complex { .. } => None,
        },
        ast::Expr::UnaryOp(op) => real_part(&op.operand).map(|value| -value),
        _ => None,
    }
}

/// The key of an integer: that of the equal float if there is one.
fn int_key(digits: &str, negative: bool) -> String {
    let sign = if negative { -1.0 } else { 1.0 };
    match digits.parse::<u64>() {
        Ok(value) if value <= 1 << 53 => {
            #[expect(clippy::cast_precision_loss, reason = "below 2 ** 53 nothing is lost")]
            let value = value as f64;
            number_key(sign * value, 0.0)
        }
        _ => format!("int {negative} {digits}"),
    }
}

/// The key of a float or complex number; zeros of both signs are equal.
fn number_key(real: f64, imag: f64) -> String {
    let bits = |value: f64| if value == 0.0 { 0 } else { value.to_bits() };
    format!("number {} {}", bits(real), bits(imag))
}

/// A float as `repr()` shows it: the shortest digits that give the same float.
fn float_repr(value: f64) -> String {
    let scientific = format!("{value:e}");
    let Some((digits, exponent)) = scientific.split_once('e') else {
        return scientific;
    };
    match exponent.parse::<i32>() {
        Ok(exponent) if (-4..16).contains(&exponent) => {
            let fixed = format!("{value}");
            if fixed.contains('.') {
                fixed
            } else {
                fixed + ".0"
            }
        }
        Ok(exponent) => format!("{digits}e{exponent:+03}"),
        Err(_) => scientific,
    }
}

fn complex_repr(real: f64, imag: f64) -> String {
    let part = |value: f64| {
        let repr = float_repr(value);
        repr.strip_suffix(".0").map(str::to_owned).unwrap_or(repr)
    };
    if real == 0.0 && real.is_sign_positive() {
        return format!("{}j", part(imag));
    }
    let sign = if imag.is_sign_negative() { "" } else { "+" };
    format!("({}{sign}{}j)", part(real), part(imag))
}

/// Text in the quotes that `repr()` chooses.
fn quoted(escaped: impl Iterator<Item = String>, text: &str) -> String {
    let quote = if text.contains('\'') && !text.contains('"') {
        '"'
    } else {
        '\''
    };
    let mut out = String::from(quote);
    for piece in escaped {
        if piece == "'" && quote == '\'' {
            out.push('\\');
        }
        out.push_str(&piece);
    }
    out.push(quote);
    out
}

fn escaped_char(character: char) -> String {
    match character {
        '\\' => "\\\\".to_owned(),
        '\n' => "\\n".to_owned(),
        '\r' => "\\r".to_owned(),
        '\t' => "\\t".to_owned(),
        control if control < ' ' || control == '\u{7f}' => format!("\\x{:02x}", u32::from(control)),
        other => other.to_string(),
    }
}

fn escaped_byte(byte: u8) -> String {
    if byte < 0x80 {
        escaped_char(char::from(byte))
    } else {
        format!("\\x{byte:02x}")
    }
}
