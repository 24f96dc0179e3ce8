//! The sponge of SHA-3 and SHAKE.

use keccak::Keccak;

/// The state of a sum that is under way.
#[derive(Clone)]
pub(super) struct Sponge {
    state: [u64; 25],
    /// The bytes that were not taken in yet, fewer than `rate`.
    block: Vec<u8>,
    /// The bytes of a block.
    rate: usize,
    /// The bits that end the message: they tell SHA-3 from SHAKE.
    ending: u8,
}

impl Sponge {
    pub(super) fn new(rate: usize, ending: u8) -> Self {
        Self {
            state: [0; 25],
            block: Vec::with_capacity(rate),
            rate,
            ending,
        }
    }

    pub(super) fn block_size(&self) -> usize {
        self.rate
    }

    pub(super) fn update(&mut self, mut data: &[u8]) {
        if !self.block.is_empty() {
            let (first, rest) = data.split_at(data.len().min(self.rate - self.block.len()));
            self.block.extend(first);
            if self.block.len() < self.rate {
                return;
            }
            absorb(&mut self.state, &self.block);
            self.block.clear();
            data = rest;
        }
        let mut blocks = data.chunks_exact(self.rate);
        for block in &mut blocks {
            absorb(&mut self.state, block);
        }
        self.block.extend(blocks.remainder());
    }

    /// As many bytes of the sum as asked for.
    pub(super) fn finish(&self, length: usize) -> Vec<u8> {
        let mut state = self.state;
        let mut block = self.block.clone();
        block.push(self.ending);
        block.resize(self.rate, 0);
        if let Some(last) = block.last_mut() {
            *last |= 0x80;
        }
        absorb(&mut state, &block);
        let mut sum = Vec::with_capacity(length);
        while sum.len() < length {
            if !sum.is_empty() {
                permute(&mut state);
            }
            let bytes = state.iter().flat_map(|word| word.to_le_bytes());
            sum.extend(bytes.take(self.rate.min(length - sum.len())));
        }
        sum
    }
}

fn absorb(state: &mut [u64; 25], block: &[u8]) {
    let (words, _) = block.as_chunks::<8>();
    for (lane, word) in state.iter_mut().zip(words) {
        *lane ^= u64::from_le_bytes(*word);
    }
    permute(state);
}

fn permute(state: &mut [u64; 25]) {
    Keccak::new().with_f1600(|f1600| f1600(state));
}
