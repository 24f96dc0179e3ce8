//! Which local variables are certainly bound at a point of the code: [`BoundSet`].
//!
//! The compiler keeps one set along the flow of control. A read of a register whose variable is not in the set is
//! preceded by `CheckBound`. Sets are intersected where paths join; loops and handlers start from the set at their
//! entry without the variables that the function ever deletes.

/// A set of registers.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) struct BoundSet([u64; 4]);

impl BoundSet {
    /// Adds a register.
    pub(super) fn insert(&mut self, register: u8) {
        self.0[usize::from(register >> 6)] |= 1 << (register & 63);
    }

    /// Removes a register.
    pub(super) fn remove(&mut self, register: u8) {
        self.0[usize::from(register >> 6)] &= !(1 << (register & 63));
    }

    /// Whether a register is in the set.
    pub(super) fn contains(&self, register: u8) -> bool {
        self.0[usize::from(register >> 6)] & (1 << (register & 63)) != 0
    }

    /// What is in both.
    pub(super) fn intersection(mut self, other: Self) -> Self {
        self.0.iter_mut().zip(other.0).for_each(|(a, b)| *a &= b);
        self
    }

    /// What is in either.
    pub(super) fn union(mut self, other: Self) -> Self {
        self.0.iter_mut().zip(other.0).for_each(|(a, b)| *a |= b);
        self
    }

    /// What is in this set and not in the other.
    pub(super) fn without(mut self, other: Self) -> Self {
        self.0.iter_mut().zip(other.0).for_each(|(a, b)| *a &= !b);
        self
    }
}
