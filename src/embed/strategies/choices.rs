//! Where generators take their decisions from.

/// Where a generator of programs takes its decisions from: a seed, or bytes that a property test shrinks.
///
/// Every decision is a number below another one, and 0 should be the simplest way on: bytes that are used up say 0, so
/// that fewer and smaller bytes mean a smaller program.
///
/// ```
/// use nonlocal::strategies::Choices;
///
/// let mut choices = Choices::from_bytes(vec![3, 250]);
/// assert_eq!([choices.below(10), choices.below(100), choices.below(100)], [3, 50, 0]);
/// let (mut one, mut other) = (Choices::from_seed(7), Choices::from_seed(7));
/// assert_eq!(one.below(1000), other.below(1000));
/// ```
#[derive(Clone, Debug)]
pub struct Choices(Source);

#[derive(Clone, Debug)]
enum Source {
    Seed(u64),
    Bytes(std::vec::IntoIter<u8>),
}

impl Choices {
    /// Decisions without an end, which depend on the seed alone.
    #[must_use]
    pub fn from_seed(seed: u64) -> Self {
        Self(Source::Seed(seed))
    }

    /// A decision for each byte, and 0 for all after them.
    #[must_use]
    pub fn from_bytes(bytes: Vec<u8>) -> Self {
        Self(Source::Bytes(bytes.into_iter()))
    }

    /// A number below `n`; 0 where `n` is 0.
    pub fn below(&mut self, n: u32) -> u32 {
        let n = n.max(1);
        match &mut self.0 {
            // SplitMix64.
            Source::Seed(state) => {
                *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
                let mut z = *state;
                z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
                z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
                ((z ^ (z >> 31)) % u64::from(n)) as u32
            }
            Source::Bytes(bytes) => u32::from(bytes.next().unwrap_or(0)) % n,
        }
    }

    /// True in about `percent` of the cases; where the bytes are used up, false.
    pub fn chance(&mut self, percent: u32) -> bool {
        self.below(100) >= 100_u32.saturating_sub(percent)
    }

    /// One of some things; `None` if there are none.
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        let index = self.below(u32::try_from(from.len()).unwrap_or(u32::MAX));
        from.get(index as usize)
    }
}
