//! Rich comparison and equality.
//!
//! Two values -> what the comparison gives (any object), or a truth. The order is CPython's
//! (`do_richcompare`): the reflected method of a subclass, the left operand, the right operand, identity
//! for `==` and `!=`, then the TypeError. Pairs of built-in values whose comparison runs no scripts are
//! decided here at once.
//! Invariant: only [`Vm::eq`] takes identity for equality before it asks anybody.

use std::cmp::Ordering;

use num_bigint::BigInt;
use num_traits::FromPrimitive;

use crate::code::CompareOp;
use crate::heap::Heap;
use crate::text::surrogates;
use crate::value::{Tag, Value};
use crate::vm::number::arithmetic::number_rank;
use crate::vm::state::price;
use crate::vm::{Fault, Outcome, Vm};

/// The special methods of an operator, plain and reflected.
pub(crate) const fn comparison_names(op: CompareOp) -> (&'static str, &'static str) {
    match op {
        CompareOp::Lt => ("__lt__", "__gt__"),
        CompareOp::Le => ("__le__", "__ge__"),
        CompareOp::Eq => ("__eq__", "__eq__"),
        CompareOp::Ne => ("__ne__", "__ne__"),
        CompareOp::Gt => ("__gt__", "__lt__"),
        CompareOp::Ge => ("__ge__", "__le__"),
    }
}

/// Whether an ordering is what the operator asks for; `None`: not comparable (NaN).
pub(crate) fn holds(op: CompareOp, ordering: Option<Ordering>) -> bool {
    match op {
        CompareOp::Lt => ordering == Some(Ordering::Less),
        CompareOp::Le => matches!(ordering, Some(Ordering::Less | Ordering::Equal)),
        CompareOp::Eq => ordering == Some(Ordering::Equal),
        CompareOp::Ne => ordering != Some(Ordering::Equal),
        CompareOp::Gt => ordering == Some(Ordering::Greater),
        CompareOp::Ge => matches!(ordering, Some(Ordering::Greater | Ordering::Equal)),
    }
}

impl Vm {
    /// `a op b`: any object.
    pub(crate) fn compare(&mut self, op: CompareOp, a: Value, b: Value) -> Outcome {
        let mut work = 0;
        if let Some(truth) = compare_plain(&self.heap, op, a, b, &mut work) {
            if work > 0 {
                self.budget.burn(work)?;
            }
            return Ok(Value::bool(truth));
        }
        if self.enter_native().is_err() {
            return Err(self.recursion_error("maximum recursion depth exceeded in comparison"));
        }
        let same_sequence = a.tag() == b.tag() && matches!(a.tag(), Tag::Tuple | Tag::List);
        if same_sequence && let Some(value) = self.compare_sequences(op, a, b)? {
            return Ok(value);
        }
        self.compare_by_protocol(op, a, b)
    }

    /// `a == b` as containers ask it: an object is equal to itself.
    pub(crate) fn eq(&mut self, a: Value, b: Value) -> Outcome<bool> {
        if a.is(b) {
            return Ok(true);
        }
        let mut work = 0;
        if let Some(truth) = compare_plain(&self.heap, CompareOp::Eq, a, b, &mut work) {
            if work > 0 {
                self.budget.burn(work)?;
            }
            return Ok(truth);
        }
        let result = self.compare(CompareOp::Eq, a, b)?;
        self.truthy(result)
    }

    /// `a < b` as a truth.
    pub(crate) fn less(&mut self, a: Value, b: Value) -> Outcome<bool> {
        let result = self.compare(CompareOp::Lt, a, b)?;
        self.truthy(result)
    }

    fn compare_by_protocol(&mut self, op: CompareOp, a: Value, b: Value) -> Outcome {
        let (plain, reflected) = comparison_names(op);
        let (a_type, b_type) = (self.type_of(a), self.type_of(b));
        let right_first = a_type != b_type && self.is_subtype(b_type, a_type);
        if right_first && let Some(value) = self.call_comparison(b, reflected, a)? {
            return Ok(value);
        }
        if let Some(value) = self.call_comparison(a, plain, b)? {
            return Ok(value);
        }
        if !right_first && let Some(value) = self.call_comparison(b, reflected, a)? {
            return Ok(value);
        }
        match op {
            CompareOp::Eq => Ok(Value::bool(a.is(b))),
            CompareOp::Ne => Ok(Value::bool(!a.is(b))),
            _ => Err(self.not_comparable(op, a, b)),
        }
    }

    pub(super) fn not_comparable(&mut self, op: CompareOp, a: Value, b: Value) -> Fault {
        let (a_name, b_name) = (self.type_name(a), self.type_name(b));
        let symbol = op.symbol();
        self.type_error(format!(
            "'{symbol}' not supported between instances of '{a_name}' and '{b_name}'"
        ))
    }

    fn call_comparison(
        &mut self,
        receiver: Value,
        name: &'static str,
        other: Value,
    ) -> Outcome<Option<Value>> {
        let result = self.call_special_if_had(receiver, name, &[other])?;
        Ok(result.filter(|value| !value.is_not_implemented()))
    }
}

/// Built-in values that are equal to nothing of another kind, and whose own comparisons are decided
/// before this is asked: two of them are equal only if they are the same.
pub(crate) fn is_plain(value: Value) -> bool {
    matches!(
        value.tag(),
        Tag::None
            | Tag::Ellipsis
            | Tag::NotImplemented
            | Tag::Bool
            | Tag::Int
            | Tag::Float
            | Tag::BigInt
            | Tag::Complex
            | Tag::Str
            | Tag::Bytes
            | Tag::ByteArray
            | Tag::Function
            | Tag::Type
            | Tag::Builtin
    )
}

/// Equality where it is known without running scripts, and in no time: dict keys look here first.
pub(crate) fn eq_plain(heap: &Heap, a: Value, b: Value) -> Option<bool> {
    if a.is(b) {
        return Some(true);
    }
    let is_long = match (a.tag(), b.tag()) {
        (Tag::Bytes | Tag::ByteArray, Tag::Bytes | Tag::ByteArray) => {
            heap.bytes_of(a).map_or(0, <[u8]>::len) > LONG_KEY
        }
        (Tag::BigInt, Tag::BigInt) => heap.int_bits(a) > 8 * LONG_KEY as u64,
        _ => false,
    };
    if is_long {
        return None;
    }
    compare_plain(heap, CompareOp::Eq, a, b, &mut 0)
}

/// Keys of more bytes than this are not compared for nothing.
pub(crate) const LONG_KEY: usize = 4096;

/// A comparison of built-in values that runs no scripts and raises nothing; `None`: ask the protocol. What long values
/// cost is added to `work`.
fn compare_plain(heap: &Heap, op: CompareOp, a: Value, b: Value, work: &mut u64) -> Option<bool> {
    if let (Some(x), Some(y)) = (a.as_int_or_bool(), b.as_int_or_bool()) {
        return Some(holds(op, Some(x.cmp(&y))));
    }
    match (number_rank(a), number_rank(b)) {
        (1 | 2, 1 | 2) => {
            if a.tag() == Tag::BigInt && b.tag() == Tag::BigInt {
                *work += price::linear(heap.int_bits(a).min(heap.int_bits(b)));
            }
            return Some(holds(op, compare_reals(heap, a, b)));
        }
        (3, 1..=3) | (1..=2, 3) if matches!(op, CompareOp::Eq | CompareOp::Ne) => {
            return Some(complex_equal(heap, a, b) == (op == CompareOp::Eq));
        }
        _ => {}
    }
    if let (Some(x), Some(y)) = (a.as_str(), b.as_str()) {
        if x == y {
            return Some(holds(op, Some(Ordering::Equal)));
        }
        if matches!(op, CompareOp::Eq | CompareOp::Ne) && heap[x].byte_len() != heap[y].byte_len() {
            return Some(op == CompareOp::Ne);
        }
        let (x, y) = (heap[x].as_str(), heap[y].as_str());
        *work += price::text(x.len().min(y.len()));
        return Some(match op {
            CompareOp::Eq => x == y,
            CompareOp::Ne => x != y,
            _ => holds(op, Some(surrogates::order(x, y))),
        });
    }
    if let (Some(x), Some(y)) = (heap.bytes_of(a), heap.bytes_of(b)) {
        if a.is(b) {
            return Some(holds(op, Some(Ordering::Equal)));
        }
        *work += price::text(x.len().min(y.len()));
        return Some(holds(op, Some(x.cmp(y))));
    }
    let differ = is_plain(a) && is_plain(b);
    match op {
        CompareOp::Eq if differ => Some(a.is(b)),
        CompareOp::Ne if differ => Some(!a.is(b)),
        _ => None,
    }
}

/// The exact order of two ints or floats; `None` where one is NaN.
fn compare_reals(heap: &Heap, a: Value, b: Value) -> Option<Ordering> {
    match (a.as_float(), b.as_float()) {
        (Some(x), Some(y)) => x.partial_cmp(&y),
        (Some(x), None) => compare_int_to_float(heap, b, x).map(Ordering::reverse),
        (None, Some(y)) => compare_int_to_float(heap, a, y),
        (None, None) => {
            let (x, y) = (heap.int_ref(a)?, heap.int_ref(b)?);
            Some(x.as_ref().cmp(y.as_ref()))
        }
    }
}

fn compare_int_to_float(heap: &Heap, int: Value, float: f64) -> Option<Ordering> {
    if float.is_nan() {
        return None;
    }
    if float.is_infinite() {
        return Some(if float > 0.0 {
            Ordering::Less
        } else {
            Ordering::Greater
        });
    }
    let whole = float.trunc();
    let order = match int.as_int_or_bool() {
        // Beyond 2 ** 63 the float decides alone; below, its whole part is an i128 exactly.
        Some(small) if whole.abs() < 1e30 => i128::from(small).cmp(&(whole as i128)),
        Some(_) => 0.0_f64.partial_cmp(&whole)?,
        None => heap.int_ref(int)?.as_ref().cmp(&BigInt::from_f64(whole)?),
    };
    Some(order.then(whole.partial_cmp(&float)?))
}

fn complex_equal(heap: &Heap, a: Value, b: Value) -> bool {
    let parts = |v: Value| match v.as_complex() {
        Some(key) => (Value::float(heap[key].re), heap[key].im),
        None => (v, 0.0),
    };
    let ((a_re, a_im), (b_re, b_im)) = (parts(a), parts(b));
    a_im == b_im && compare_reals(heap, a_re, b_re) == Some(Ordering::Equal)
}

/// What a built-in number, str or bytes answers to a comparison; `None`: NotImplemented.
pub(crate) fn compare_builtin(
    vm: &mut Vm,
    op: CompareOp,
    a: Value,
    b: Value,
) -> Outcome<Option<Value>> {
    let comparable = match (number_rank(a), number_rank(b)) {
        (0, 0) => {
            let heap = &vm.heap;
            (a.as_str().is_some() && b.as_str().is_some())
                || (heap.bytes_of(a).is_some() && heap.bytes_of(b).is_some())
        }
        (0, _) | (_, 0) => false,
        (3, _) | (_, 3) => matches!(op, CompareOp::Eq | CompareOp::Ne),
        _ => true,
    };
    if !comparable {
        return Ok(None);
    }
    let mut work = 0;
    let truth = compare_plain(&vm.heap, op, a, b, &mut work);
    vm.budget.burn(work)?;
    Ok(truth.map(Value::bool))
}
