//! Constants of a code object: plain data, without a heap.

use std::collections::HashSet;
use std::sync::Arc;

use num_bigint::BigInt;

/// A constant as the compiler writes it; a runtime turns it into a value when it links the code.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Constant {
    /// `None`
    None,
    /// `...`
    Ellipsis,
    /// `True` or `False`
    Bool(bool),
    /// An integer of up to 64 bits.
    Int(i64),
    /// An integer beyond 64 bits.
    BigInt(Arc<BigInt>),
    /// A float.
    Float(f64),
    /// A complex number: real and imaginary part.
    Complex(f64, f64),
    /// A string. U+DD800 to U+DDFFF in it stand for the lone surrogates U+D800 to U+DFFF (COMPATIBILITY.md).
    Str(Arc<str>),
    /// A bytes literal.
    Bytes(Arc<[u8]>),
    /// A tuple of constants; also the names of keyword arguments of a call.
    Tuple(Arc<[Constant]>),
    /// A frozenset of constants (`x in {1, 2}`).
    FrozenSet(Arc<[Constant]>),
}

impl Constant {
    /// The bytes that constants have beside themselves. What several of them share counts once, so that the work is
    /// bounded by what there is.
    pub(crate) fn bytes_of(constants: &[Self]) -> usize {
        let mut bytes = 0;
        let mut seen = HashSet::new();
        let mut work: Vec<&[Self]> = Vec::new();
        let mut next = Some(constants);
        while let Some(items) = next {
            for item in items {
                let inner = match item {
                    Self::Tuple(inner) | Self::FrozenSet(inner) => &**inner,
                    _ => &[],
                };
                if inner.is_empty() || seen.insert(inner.as_ptr()) {
                    bytes += item.own_bytes();
                    work.extend((!inner.is_empty()).then_some(inner));
                }
            }
            next = work.pop();
        }
        bytes
    }

    /// The bytes of a constant beside itself, without those of the constants in it.
    fn own_bytes(&self) -> usize {
        /// The counters of what is shared.
        const SHARED: usize = 2 * size_of::<usize>();
        match self {
            Self::Str(text) => SHARED + text.len(),
            Self::Bytes(data) => SHARED + data.len(),
            Self::BigInt(value) => {
                SHARED + size_of::<BigInt>() + value.bits().div_ceil(64) as usize * 8
            }
            Self::Tuple(items) | Self::FrozenSet(items) => SHARED + size_of_val(&**items),
            _ => 0,
        }
    }
}

impl PartialEq for Constant {
    /// Equality that tells types apart, and `0.0` from `-0.0`: what lets two uses share one entry.
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::None, Self::None) | (Self::Ellipsis, Self::Ellipsis) => true,
            (Self::Bool(a), Self::Bool(b)) => a == b,
            (Self::Int(a), Self::Int(b)) => a == b,
            (Self::BigInt(a), Self::BigInt(b)) => a == b,
            (Self::Float(a), Self::Float(b)) => a.to_bits() == b.to_bits(),
            (Self::Complex(a, b), Self::Complex(c, d)) => {
                a.to_bits() == c.to_bits() && b.to_bits() == d.to_bits()
            }
            (Self::Str(a), Self::Str(b)) => a == b,
            (Self::Bytes(a), Self::Bytes(b)) => a == b,
            (Self::Tuple(a), Self::Tuple(b)) | (Self::FrozenSet(a), Self::FrozenSet(b)) => a == b,
            _ => false,
        }
    }
}

impl Eq for Constant {}

impl std::hash::Hash for Constant {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        std::mem::discriminant(self).hash(state);
        match self {
            Self::None | Self::Ellipsis => {}
            Self::Bool(b) => b.hash(state),
            Self::Int(i) => i.hash(state),
            Self::BigInt(i) => i.hash(state),
            Self::Float(f) => f.to_bits().hash(state),
            Self::Complex(re, im) => (re.to_bits(), im.to_bits()).hash(state),
            Self::Str(s) => s.hash(state),
            Self::Bytes(b) => b.hash(state),
            Self::Tuple(items) | Self::FrozenSet(items) => items.hash(state),
        }
    }
}
