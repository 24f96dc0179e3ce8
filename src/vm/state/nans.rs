//! NaNs that scripts can tell apart.

/// Gives each NaN that `float()` makes from a text bits of its own: floats are identical if their bits are, and in
/// Python two calls of `float("nan")` give two objects, which containers tell apart.
///
/// Invariant: a NaN differs from its predecessors in the payload alone, so it is still a NaN.
#[derive(Default)]
pub(crate) struct Nans {
    made: u64,
}

impl Nans {
    /// A NaN like `nan`, with the next payload.
    pub(crate) fn fresh(&mut self, nan: f64) -> f64 {
        self.made = self.made.wrapping_add(1);
        f64::from_bits(nan.to_bits() ^ (self.made & 0x0007_ffff_ffff_ffff))
    }
}

#[cfg(test)]
mod tests {
    use super::Nans;

    #[test]
    fn each_nan_has_bits_of_its_own() {
        let mut nans = Nans::default();
        let (a, b) = (nans.fresh(f64::NAN), nans.fresh(f64::NAN));
        assert!(a.is_nan() && b.is_nan());
        assert_ne!(a.to_bits(), b.to_bits());
    }
}
