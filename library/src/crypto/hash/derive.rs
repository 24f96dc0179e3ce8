//! Keys from passwords.

use nonlocal::{Bytes, Ctx, Error, FromValue, Result, Value};

use super::state::State;
use crate::data::value::{self, type_error, value_error};

/// A sum under a key (RFC 2104), with both keys taken in once.
struct Keyed {
    inner: State,
    outer: State,
}

impl Keyed {
    fn new(state: &State, key: &[u8]) -> Self {
        let mut block = vec![0; state.block_size()];
        let short;
        let key = if key.len() > block.len() {
            let mut state = state.clone();
            state.update(key);
            short = state.finish(0);
            &short
        } else {
            key
        };
        block[..key.len()].copy_from_slice(key);
        let with = |pad: u8| {
            let mut state = state.clone();
            state.update(&block.iter().map(|byte| byte ^ pad).collect::<Vec<_>>());
            state
        };
        Self {
            inner: with(0x36),
            outer: with(0x5c),
        }
    }

    fn sum(&self, parts: [&[u8]; 2]) -> Vec<u8> {
        let (mut inner, mut outer) = (self.inner.clone(), self.outer.clone());
        parts.into_iter().for_each(|part| inner.update(part));
        outer.update(&inner.finish(0));
        outer.finish(0)
    }
}

/// Repetitions between two looks at what may stop the run.
const PIECE: u64 = 64;

/// Fuel for a repetition.
const ROUND: u64 = 40;

/// `pbkdf2_hmac(hash_name, password, salt, iterations, dklen)`
pub(super) fn pbkdf2_hmac(
    cx: &mut Ctx<'_>,
    name: &str,
    password: Value,
    salt: Value,
    iterations: Value,
    length: Value,
) -> Result<Bytes> {
    let state = State::new(name).filter(|state| !state.is_extendable());
    let Some(state) = state else {
        return Err(value_error(format!("unsupported hash type {name}")));
    };
    let password = bytes(&password, cx)?;
    let salt = bytes(&salt, cx)?;
    let iterations = value::size(&iterations, cx)?;
    if iterations < 1 {
        return Err(value_error("iteration value must be greater than 0."));
    }
    let length = match length {
        Value::None => state.digest_size(),
        length => match usize::try_from(value::size(&length, cx)?) {
            Ok(0) | Err(_) => return Err(value_error("key length must be greater than 0.")),
            Ok(length) if i32::try_from(length).is_err() => {
                return Err(Error::exception(
                    "OverflowError",
                    "key length is too great.",
                ));
            }
            Ok(length) => length,
        },
    };
    stretch(
        &state,
        &password,
        &salt,
        iterations.unsigned_abs(),
        length,
        cx,
    )
    .map(Bytes)
}

/// PBKDF2 (RFC 8018).
fn stretch(
    state: &State,
    password: &[u8],
    salt: &[u8],
    iterations: u64,
    length: usize,
    cx: &mut Ctx<'_>,
) -> Result<Vec<u8>> {
    cx.charge(length)?;
    cx.burn((password.len() + salt.len()) as u64 / 8)?;
    let keyed = Keyed::new(state, password);
    let mut key = Vec::with_capacity(length);
    let mut number = 0_u32;
    while key.len() < length {
        number = number.wrapping_add(1);
        cx.burn(ROUND + salt.len() as u64 / 8)?;
        let mut last = keyed.sum([salt, &number.to_be_bytes()]);
        let mut block = last.clone();
        let mut left = iterations - 1;
        while left > 0 {
            let piece = left.min(PIECE);
            left -= piece;
            cx.burn(piece * ROUND)?;
            for _ in 0..piece {
                last = keyed.sum([&last, &[]]);
                block
                    .iter_mut()
                    .zip(&last)
                    .for_each(|(byte, last)| *byte ^= last);
            }
        }
        block.truncate(length - key.len());
        key.extend(block);
    }
    Ok(key)
}

/// `scrypt(password, salt, n, r, p, dklen)` (RFC 7914), whose numbers were checked before.
pub(super) fn scrypt(
    cx: &mut Ctx<'_>,
    password: Value,
    salt: Value,
    n: usize,
    r: usize,
    p: usize,
    length: usize,
) -> Result<Bytes> {
    let wrong = || value_error("Invalid parameter combination for n, r, p, maxmem.");
    let state = State::new("sha256").ok_or_else(wrong)?;
    let size = r.checked_mul(128).ok_or_else(wrong)?;
    let whole = size.checked_mul(p).ok_or_else(wrong)?;
    let table = size
        .checked_mul(n)
        .filter(|_| n.is_power_of_two())
        .ok_or_else(wrong)?;
    let password = bytes(&password, cx)?;
    let salt = bytes(&salt, cx)?;
    let mut blocks = stretch(&state, &password, &salt, 1, whole, cx)?;
    cx.charge(table)?;
    let mut kept = Vec::with_capacity(n);
    for block in blocks.chunks_exact_mut(size.max(1)) {
        let words = block.as_chunks::<4>().0.iter();
        let mut words: Vec<u32> = words.map(|word| u32::from_le_bytes(*word)).collect();
        kept.clear();
        for _ in 0..n {
            cx.burn(r as u64 * 16)?;
            kept.push(words.clone());
            words = mixed(&words);
        }
        for _ in 0..n {
            cx.burn(r as u64 * 16)?;
            let place = words
                .get(words.len() - 16)
                .map_or(0, |word| *word as usize & (n - 1));
            if let Some(other) = kept.get(place) {
                words
                    .iter_mut()
                    .zip(other)
                    .for_each(|(word, other)| *word ^= other);
            }
            words = mixed(&words);
        }
        for (place, word) in block.as_chunks_mut::<4>().0.iter_mut().zip(words) {
            *place = word.to_le_bytes();
        }
    }
    stretch(&state, &password, &blocks, 1, length, cx).map(Bytes)
}

/// The blocks of sixteen words, each mixed with the one before; those at even places come first.
fn mixed(words: &[u32]) -> Vec<u32> {
    let (blocks, _) = words.as_chunks::<16>();
    let mut last = blocks.last().copied().unwrap_or_default();
    let mut even = Vec::with_capacity(words.len());
    let mut odd = Vec::with_capacity(words.len() / 2);
    for (index, block) in blocks.iter().enumerate() {
        last.iter_mut()
            .zip(block)
            .for_each(|(word, other)| *word ^= other);
        salsa(&mut last);
        let out = if index % 2 == 0 { &mut even } else { &mut odd };
        out.extend(last);
    }
    even.extend(odd);
    even
}

/// Salsa20 with eight rounds.
fn salsa(words: &mut [u32; 16]) {
    /// The columns, then the rows, each from the diagonal on.
    const LANES: [[usize; 4]; 8] = [
        [0, 4, 8, 12],
        [5, 9, 13, 1],
        [10, 14, 2, 6],
        [15, 3, 7, 11],
        [0, 1, 2, 3],
        [5, 6, 7, 4],
        [10, 11, 8, 9],
        [15, 12, 13, 14],
    ];
    let mut x = *words;
    for _ in 0..4 {
        for [a, b, c, d] in LANES {
            x[b] ^= x[a].wrapping_add(x[d]).rotate_left(7);
            x[c] ^= x[b].wrapping_add(x[a]).rotate_left(9);
            x[d] ^= x[c].wrapping_add(x[b]).rotate_left(13);
            x[a] ^= x[d].wrapping_add(x[c]).rotate_left(18);
        }
    }
    words
        .iter_mut()
        .zip(x)
        .for_each(|(word, x)| *word = word.wrapping_add(x));
}

fn bytes(value: &Value, cx: &mut Ctx<'_>) -> Result<Vec<u8>> {
    let length = value::byte_len(value, cx);
    let length = length.map_err(|error| match value {
        Value::Str(_) => type_error("a bytes-like object is required, not 'str'"),
        _ => error,
    })?;
    cx.charge(length)?;
    Bytes::from_value(value.clone(), cx).map(|Bytes(bytes)| bytes)
}
