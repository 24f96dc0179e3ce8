//! [`State`]: a sum that is under way, by whichever algorithm.

use md5::Md5;
use sha1::Sha1;
use sha2::digest::Digest;
use sha2::{Sha224, Sha256, Sha384, Sha512, Sha512_224, Sha512_256};

use super::blake2::{Blake2b, Blake2s};
use super::sponge::Sponge;

#[derive(Clone)]
pub(super) struct State {
    pub(super) name: &'static str,
    kind: Kind,
}

macro_rules! kinds {
    ($($kind:ident $name:literal $block:literal;)*) => {
        #[derive(Clone)]
        enum Kind {
            $($kind($kind),)*
            Sha3(Sponge, usize),
            Shake(Sponge),
            Blake2b(Blake2b),
            Blake2s(Blake2s),
        }

        impl State {
            /// A sum of nothing yet, but of the algorithms that take parameters.
            pub(super) fn new(name: &str) -> Option<Self> {
                $(if name == $name {
                    return Some(Self { name: $name, kind: Kind::$kind($kind::new()) });
                })*
                let sha3 = |name, size: usize| {
                    let sponge = Sponge::new(200 - 2 * size, 0x06);
                    Some(Self { name, kind: Kind::Sha3(sponge, size) })
                };
                let shake = |name, rate| {
                    Some(Self { name, kind: Kind::Shake(Sponge::new(rate, 0x1f)) })
                };
                match name {
                    "sha3_224" => sha3("sha3_224", 28),
                    "sha3_256" => sha3("sha3_256", 32),
                    "sha3_384" => sha3("sha3_384", 48),
                    "sha3_512" => sha3("sha3_512", 64),
                    "shake_128" => shake("shake_128", 168),
                    "shake_256" => shake("shake_256", 136),
                    _ => None,
                }
            }

            pub(super) fn update(&mut self, data: &[u8]) {
                match &mut self.kind {
                    $(Kind::$kind(state) => Digest::update(state, data),)*
                    Kind::Sha3(state, _) | Kind::Shake(state) => state.update(data),
                    Kind::Blake2b(state) => state.update(data),
                    Kind::Blake2s(state) => state.update(data),
                }
            }

            /// The sum so far: of that length where the algorithm lets one choose it.
            pub(super) fn finish(&self, length: usize) -> Vec<u8> {
                match &self.kind {
                    $(Kind::$kind(state) => state.clone().finalize().to_vec(),)*
                    Kind::Sha3(state, size) => state.finish(*size),
                    Kind::Shake(state) => state.finish(length),
                    Kind::Blake2b(state) => state.finish(),
                    Kind::Blake2s(state) => state.finish(),
                }
            }

            /// The bytes of the sum; 0 where one chooses it.
            pub(super) fn digest_size(&self) -> usize {
                match &self.kind {
                    $(Kind::$kind(_) => <$kind as Digest>::output_size(),)*
                    Kind::Sha3(_, size) => *size,
                    Kind::Shake(_) => 0,
                    Kind::Blake2b(state) => state.digest_size(),
                    Kind::Blake2s(state) => state.digest_size(),
                }
            }

            pub(super) fn block_size(&self) -> usize {
                match &self.kind {
                    $(Kind::$kind(_) => $block,)*
                    Kind::Sha3(state, _) | Kind::Shake(state) => state.block_size(),
                    Kind::Blake2b(_) => Blake2b::BLOCK,
                    Kind::Blake2s(_) => Blake2s::BLOCK,
                }
            }
        }
    };
}

kinds! {
    Md5 "md5" 64;
    Sha1 "sha1" 64;
    Sha224 "sha224" 64;
    Sha256 "sha256" 64;
    Sha384 "sha384" 128;
    Sha512 "sha512" 128;
    Sha512_224 "sha512_224" 128;
    Sha512_256 "sha512_256" 128;
}

impl State {
    pub(super) fn blake2b(state: Blake2b) -> Self {
        let kind = Kind::Blake2b(state);
        Self {
            name: "blake2b",
            kind,
        }
    }

    pub(super) fn blake2s(state: Blake2s) -> Self {
        let kind = Kind::Blake2s(state);
        Self {
            name: "blake2s",
            kind,
        }
    }

    /// Whether one chooses the length of the sum.
    pub(super) fn is_extendable(&self) -> bool {
        matches!(self.kind, Kind::Shake(_))
    }
}
