//! BLAKE2b and BLAKE2s (RFC 7693), with all of their parameters, which the crate `blake2` leaves out in part.

/// What a sum begins with.
#[derive(Clone, Debug)]
pub(super) struct Parameters {
    pub(super) digest_size: u8,
    pub(super) key: Vec<u8>,
    pub(super) salt: Vec<u8>,
    pub(super) person: Vec<u8>,
    pub(super) fanout: u8,
    pub(super) depth: u8,
    pub(super) leaf_size: u32,
    pub(super) node_offset: u64,
    pub(super) node_depth: u8,
    pub(super) inner_size: u8,
    pub(super) last_node: bool,
}

/// The order in which the rounds take the words of a block.
const ORDERS: [[usize; 16]; 10] = [
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
    [14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3],
    [11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4],
    [7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8],
    [9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13],
    [2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9],
    [12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11],
    [13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10],
    [6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5],
    [10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0],
];

/// The words that each quarter of a round mixes: the columns, then the diagonals.
const LANES: [[usize; 4]; 8] = [
    [0, 4, 8, 12],
    [1, 5, 9, 13],
    [2, 6, 10, 14],
    [3, 7, 11, 15],
    [0, 5, 10, 15],
    [1, 6, 11, 12],
    [2, 7, 8, 13],
    [3, 4, 9, 14],
];

macro_rules! blake2 {
    (
        $(#[$doc:meta])*
        $name:ident, $word:ty, $double:ty, $block:literal, $rounds:literal, $rotations:expr,
        $salt:literal, $start:expr, $offset:expr
    ) => {
        $(#[$doc])*
        #[derive(Clone)]
        pub(super) struct $name {
            state: [$word; 8],
            /// The bytes taken in so far, without those that wait.
            count: $double,
            /// The bytes that wait: the last block is mixed in another way than those before.
            block: Vec<u8>,
            digest_size: usize,
            last_node: bool,
        }

        impl $name {
            pub(super) const BLOCK: usize = $block;
            const WORD: usize = size_of::<$word>();
            const START: [$word; 8] = $start;

            pub(super) fn new(parameters: &Parameters) -> Self {
                let Parameters { digest_size, key, salt, person, .. } = parameters;
                let mut bytes = vec![*digest_size, key.len() as u8, parameters.fanout, parameters.depth];
                bytes.extend(parameters.leaf_size.to_le_bytes());
                bytes.extend(&parameters.node_offset.to_le_bytes()[..$offset]);
                bytes.extend([parameters.node_depth, parameters.inner_size]);
                bytes.resize(Self::WORD * 8 - 2 * $salt, 0);
                for text in [salt, person] {
                    let end = bytes.len() + $salt;
                    bytes.extend(text);
                    bytes.resize(end, 0);
                }
                let mut state = Self::START;
                for (word, bytes) in state.iter_mut().zip(bytes.as_chunks().0) {
                    *word ^= <$word>::from_le_bytes(*bytes);
                }
                let mut block = Vec::with_capacity($block);
                if !key.is_empty() {
                    block.extend(key);
                    block.resize($block, 0);
                }
                let digest_size = usize::from(*digest_size);
                Self { state, count: 0, block, digest_size, last_node: parameters.last_node }
            }

            pub(super) fn digest_size(&self) -> usize {
                self.digest_size
            }

            pub(super) fn update(&mut self, mut data: &[u8]) {
                while !data.is_empty() {
                    if self.block.len() == $block {
                        self.count += $block;
                        mix(&mut self.state, &self.block, self.count, [0, 0]);
                        self.block.clear();
                    }
                    let (first, rest) = data.split_at(data.len().min($block - self.block.len()));
                    self.block.extend(first);
                    data = rest;
                }
            }

            pub(super) fn finish(&self) -> Vec<u8> {
                let mut state = self.state;
                let mut block = self.block.clone();
                let count = self.count + block.len() as $double;
                block.resize($block, 0);
                let node = if self.last_node { <$word>::MAX } else { 0 };
                mix(&mut state, &block, count, [<$word>::MAX, node]);
                let bytes = state.iter().flat_map(|word| word.to_le_bytes());
                return bytes.take(self.digest_size).collect();
            }
        }

        const _: () = {
            fn mix_word(v: &mut [$word; 16], lane: [usize; 4], x: $word, y: $word) {
                let [a, b, c, d] = lane;
                let [r1, r2, r3, r4] = $rotations;
                v[a] = v[a].wrapping_add(v[b]).wrapping_add(x);
                v[d] = (v[d] ^ v[a]).rotate_right(r1);
                v[c] = v[c].wrapping_add(v[d]);
                v[b] = (v[b] ^ v[c]).rotate_right(r2);
                v[a] = v[a].wrapping_add(v[b]).wrapping_add(y);
                v[d] = (v[d] ^ v[a]).rotate_right(r3);
                v[c] = v[c].wrapping_add(v[d]);
                v[b] = (v[b] ^ v[c]).rotate_right(r4);
            }

            impl Mix for $word {
                type Count = $double;

                fn mix(state: &mut [$word; 8], block: &[u8], count: $double, last: [$word; 2]) {
                    let mut message = [0; 16];
                    for (word, bytes) in message.iter_mut().zip(block.as_chunks().0) {
                        *word = <$word>::from_le_bytes(*bytes);
                    }
                    let mut v = [0; 16];
                    v[..8].copy_from_slice(state);
                    v[8..].copy_from_slice(&$name::START);
                    v[12] ^= count as $word;
                    v[13] ^= (count >> <$word>::BITS) as $word;
                    v[14] ^= last[0];
                    v[15] ^= last[1];
                    for round in 0..$rounds {
                        let order = &ORDERS[round % 10];
                        for (index, lane) in LANES.into_iter().enumerate() {
                            let (x, y) = (order[2 * index], order[2 * index + 1]);
                            mix_word(&mut v, lane, message[x], message[y]);
                        }
                    }
                    for (index, word) in state.iter_mut().enumerate() {
                        *word ^= v[index] ^ v[index + 8];
                    }
                }
            }
        };
    };
}

/// The words of which a state is made.
trait Mix: Sized {
    type Count;

    /// Mixes a block into the state.
    fn mix(state: &mut [Self; 8], block: &[u8], count: Self::Count, last: [Self; 2]);
}

fn mix<W: Mix>(state: &mut [W; 8], block: &[u8], count: W::Count, last: [W; 2]) {
    W::mix(state, block, count, last);
}

blake2! {
    /// The variant for machines of 64 bits.
    Blake2b, u64, u128, 128, 12, [32, 24, 16, 63], 16,
    [
        0x6a09_e667_f3bc_c908, 0xbb67_ae85_84ca_a73b, 0x3c6e_f372_fe94_f82b, 0xa54f_f53a_5f1d_36f1,
        0x510e_527f_ade6_82d1, 0x9b05_688c_2b3e_6c1f, 0x1f83_d9ab_fb41_bd6b, 0x5be0_cd19_137e_2179,
    ],
    8
}

blake2! {
    /// The variant for smaller machines.
    Blake2s, u32, u64, 64, 10, [16, 12, 8, 7], 8,
    [
        0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
    ],
    6
}
