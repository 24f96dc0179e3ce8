//! Short cuts of the eval loop: what is plain to see without the object protocol. Each gives none where
//! the general way has to be taken, and is right wherever it gives something.

use slotmap::SlotMap;

use crate::code::BinaryOp;
use crate::heap::Slot;
use crate::object::Str;
use crate::value::{StrKey, Tag, TypeId, Value};

/// Binary operators beyond `+ - *` on small ints and floats.
#[inline]
pub(super) fn binary(op: BinaryOp, a: Value, b: Value) -> Option<Value> {
    if let (Some(x), Some(y)) = (a.as_int(), b.as_int()) {
        return match op {
            // Rust truncates, Python floors: the remainder takes the sign of the divisor.
            BinaryOp::FloorDiv if y != 0 => {
                let quotient = x.checked_div(y)?;
                let adjust = x % y != 0 && ((x < 0) != (y < 0));
                Some(Value::int(quotient - i64::from(adjust)))
            }
            BinaryOp::Mod if y != 0 => {
                let rest = x.checked_rem(y)?;
                Some(Value::int(if rest != 0 && ((rest < 0) != (y < 0)) {
                    rest + y
                } else {
                    rest
                }))
            }
            BinaryOp::And => Some(Value::int(x & y)),
            BinaryOp::Or => Some(Value::int(x | y)),
            BinaryOp::Xor => Some(Value::int(x ^ y)),
            BinaryOp::RShift if (0..64).contains(&y) => Some(Value::int(x >> y)),
            BinaryOp::LShift if (0..32).contains(&y) && (-(1 << 30)..1 << 30).contains(&x) => {
                Some(Value::int(x << y))
            }
            _ => None,
        };
    }
    let (x, y) = (float_of(a)?, float_of(b)?);
    match op {
        BinaryOp::TrueDiv if y != 0.0 => Some(Value::float(x / y)),
        BinaryOp::Add => Some(Value::float(x + y)),
        BinaryOp::Sub => Some(Value::float(x - y)),
        BinaryOp::Mul => Some(Value::float(x * y)),
        _ => None,
    }
}

/// A float, or an int that a float holds exactly; at least one of two operands must be a float, which
/// the caller has seen to by trying ints first.
#[inline]
fn float_of(value: Value) -> Option<f64> {
    match value.as_int() {
        Some(int) if (-(1 << 53)..=1 << 53).contains(&int) => Some(int as f64),
        _ => value.as_float(),
    }
}

/// The item at a Python index that may count from the end.
#[inline]
pub(super) fn item_at(items: &[Value], index: i64) -> Option<&Value> {
    let index = if index < 0 {
        index + items.len() as i64
    } else {
        index
    };
    items.get(usize::try_from(index).ok()?)
}

/// The hash of an interned name, known since it was interned.
#[inline]
pub(super) fn interned_hash(strs: &SlotMap<StrKey, Slot<Str>>, name: Value) -> u64 {
    name.as_str().map_or(0, |key| strs[key].object.hash)
}

/// The built-in type of the values whose methods are called most.
#[inline]
pub(super) fn builtin_type_of(value: Value) -> Option<TypeId> {
    match value.tag() {
        Tag::Str => Some(TypeId::Str),
        Tag::List => Some(TypeId::List),
        Tag::Dict => Some(TypeId::Dict),
        Tag::Set => Some(TypeId::Set),
        Tag::Tuple => Some(TypeId::Tuple),
        Tag::Int | Tag::BigInt => Some(TypeId::Int),
        Tag::Float => Some(TypeId::Float),
        Tag::Bytes => Some(TypeId::Bytes),
        _ => None,
    }
}
