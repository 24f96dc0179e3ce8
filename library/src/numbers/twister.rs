//! The Mersenne Twister MT19937 of Matsumoto and Nishimura, seeded and read as CPython does.

/// Words of the state.
pub(crate) const WORDS: usize = 624;
const MIDDLE: usize = 397;

#[derive(Clone)]
pub(crate) struct Twister {
    state: [u32; WORDS],
    /// The word that is read next; `WORDS` where all were.
    index: usize,
}

impl Twister {
    /// Seeds it from one word, for `new` to go on from.
    fn from_word(seed: u32) -> Self {
        let mut state = [0; WORDS];
        let mut last = seed;
        for (i, word) in state.iter_mut().enumerate() {
            if i > 0 {
                last = (last ^ (last >> 30))
                    .wrapping_mul(1_812_433_253)
                    .wrapping_add(i as u32);
            }
            *word = last;
        }
        Self {
            state,
            index: WORDS,
        }
    }

    /// Seeds it from a key of any length; an empty one counts as a single zero.
    pub(crate) fn new(key: &[u32]) -> Self {
        let key = if key.is_empty() { &[0] } else { key };
        let mut twister = Self::from_word(19_650_218);
        let state = &mut twister.state;
        let mut i = 1;
        let mut mix = |i: &mut usize, factor: u32, add: u32, take: u32| {
            let before = state[*i - 1];
            let mixed = state[*i] ^ (before ^ (before >> 30)).wrapping_mul(factor);
            state[*i] = mixed.wrapping_add(add).wrapping_sub(take);
            *i += 1;
            if *i == WORDS {
                state[0] = state[WORDS - 1];
                *i = 1;
            }
        };
        let places = (0..key.len()).cycle();
        for j in places.take(WORDS.max(key.len())) {
            mix(&mut i, 1_664_525, key[j].wrapping_add(j as u32), 0);
        }
        for _ in 1..WORDS {
            let take = i as u32;
            mix(&mut i, 1_566_083_941, 0, take);
        }
        state[0] = 0x8000_0000;
        twister
    }

    /// A twister in a state that was read before: `None` where the index is outside.
    pub(crate) fn from_state(state: [u32; WORDS], index: usize) -> Option<Self> {
        (index <= WORDS).then_some(Self { state, index })
    }

    pub(crate) fn state(&self) -> (&[u32; WORDS], usize) {
        (&self.state, self.index)
    }

    fn twist(&mut self) {
        let state = &mut self.state;
        for i in 0..WORDS {
            let joined = (state[i] & 0x8000_0000) | (state[(i + 1) % WORDS] & 0x7fff_ffff);
            let odd = if joined & 1 == 1 { 0x9908_b0df } else { 0 };
            state[i] = state[(i + MIDDLE) % WORDS] ^ (joined >> 1) ^ odd;
        }
        self.index = 0;
    }

    /// The next 32 bits.
    #[inline]
    pub(crate) fn word(&mut self) -> u32 {
        if self.index >= WORDS {
            self.twist();
        }
        let mut word = self.state[self.index];
        self.index += 1;
        word ^= word >> 11;
        word ^= (word << 7) & 0x9d2c_5680;
        word ^= (word << 15) & 0xefc6_0000;
        word ^ (word >> 18)
    }

    /// A float of 53 random bits in `0.0 <= x < 1.0`.
    #[inline]
    pub(crate) fn float(&mut self) -> f64 {
        let high = self.word() >> 5;
        let low = self.word() >> 6;
        (f64::from(high) * 67_108_864.0 + f64::from(low)) * (1.0 / 9_007_199_254_740_992.0)
    }
}
