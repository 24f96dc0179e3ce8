//! Numbers that do not fit into a value: big ints and complex numbers.

use num_bigint::BigInt;

use super::Trace;
use crate::value::Value;

impl Trace for BigInt {
    fn trace(&self, _visit: &mut impl FnMut(Value)) {}

    fn extra_bytes(&self) -> usize {
        usize::try_from(self.bits() / 8).unwrap_or(usize::MAX)
    }
}

/// A complex number.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Complex {
    pub(crate) re: f64,
    pub(crate) im: f64,
}

impl Trace for Complex {
    fn trace(&self, _visit: &mut impl FnMut(Value)) {}
}
