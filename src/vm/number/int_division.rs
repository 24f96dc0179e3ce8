//! Division of very long numbers in less than quadratic time.
//!
//! num-bigint divides digit by digit, so that a division of two numbers of a million digits would take
//! minutes. Here long operands are cut in halves and divided recursively (Burnikel and Ziegler's method),
//! which brings the cost down to that of a few multiplications.

use num_bigint::BigUint;
use num_integer::Integer;
use num_traits::{One, Zero};

use super::int_product::{Look, product};
use crate::vm::Outcome;

/// Divisors of fewer bits than this are left to num-bigint.
const DIRECT_BITS: u64 = 64 * 80;

/// Quotient and remainder of two magnitudes; the divisor is not zero.
pub(crate) fn divide(a: &BigUint, b: &BigUint, look: &mut Look<'_>) -> Outcome<(BigUint, BigUint)> {
    if is_direct(a, b) {
        look()?;
        return Ok(a.div_rem(b));
    }
    if b.bits() < DIRECT_BITS {
        return divide_by_short(a, b, look);
    }
    // Cut the dividend into pieces as long as the divisor, in whole words, and divide two pieces by one at a time.
    let words = b.bits().div_ceil(32) as usize;
    let n = words as u64 * 32;
    let shift = n - b.bits();
    let (a, b) = ((a << shift).to_u32_digits(), b << shift);
    let mut remainder = BigUint::zero();
    let mut quotient = vec![0; a.len().next_multiple_of(words)];
    for (index, piece) in a.chunks(words).enumerate().rev() {
        let piece = BigUint::from_slice(piece);
        let (q, r) = divide_two_by_one(&((remainder << n) + piece), &b, n, look)?;
        let digits = q.iter_u32_digits();
        quotient[index * words..]
            .iter_mut()
            .zip(digits)
            .for_each(|(place, digit)| *place = digit);
        remainder = r;
    }
    Ok((BigUint::new(quotient), remainder >> shift))
}

/// Whether num-bigint divides them in little time.
pub(crate) fn is_direct(a: &BigUint, b: &BigUint) -> bool {
    (b.bits() < DIRECT_BITS && a.bits() <= PIECE_BITS)
        || a.bits().saturating_sub(b.bits()) < DIRECT_BITS
}

/// Longer dividends of short divisors are divided piece by piece.
const PIECE_BITS: u64 = if cfg!(test) { 1 << 13 } else { 1 << 18 };

/// Quotient and remainder of a long dividend and a short divisor, from the top down.
fn divide_by_short(a: &BigUint, b: &BigUint, look: &mut Look<'_>) -> Outcome<(BigUint, BigUint)> {
    let digits = a.to_u32_digits();
    let words = (PIECE_BITS / 32) as usize;
    let mut remainder = BigUint::zero();
    let mut quotient = vec![0; digits.len()];
    let places = quotient.chunks_mut(words).rev();
    for (place, piece) in places.zip(digits.chunks(words).rev()) {
        look()?;
        let dividend = (remainder << (piece.len() * 32)) + BigUint::from_slice(piece);
        let (q, r) = dividend.div_rem(b);
        // The remainder is less than the divisor, so the quotient is no longer than the piece.
        place
            .iter_mut()
            .zip(q.iter_u32_digits())
            .for_each(|(place, digit)| *place = digit);
        remainder = r;
    }
    Ok((BigUint::new(quotient), remainder))
}

/// `a / b` where `b` has exactly `n` bits and `a < b * 2 ** n`.
fn divide_two_by_one(
    a: &BigUint,
    b: &BigUint,
    n: u64,
    look: &mut Look<'_>,
) -> Outcome<(BigUint, BigUint)> {
    if n < DIRECT_BITS || a.bits().saturating_sub(n) < DIRECT_BITS {
        look()?;
        return Ok(a.div_rem(b));
    }
    if n % 2 == 1 {
        let (q, r) = divide_two_by_one(&(a << 1u32), &(b << 1u32), n + 1, look)?;
        return Ok((q, r >> 1u32));
    }
    let half = n / 2;
    let (b_high, b_low) = (b >> half, low_bits(b, half));
    let (q_high, r) = divide_three_by_two(
        &(a >> n),
        &low_bits(&(a >> half), half),
        b,
        &b_high,
        &b_low,
        half,
        look,
    )?;
    let (q_low, r) = divide_three_by_two(&r, &low_bits(a, half), b, &b_high, &b_low, half, look)?;
    Ok(((q_high << half) + q_low, r))
}

/// `(a_high * 2 ** half + a_low) / b`, where the quotient is shorter than `half` bits or just as long.
fn divide_three_by_two(
    a_high: &BigUint,
    a_low: &BigUint,
    b: &BigUint,
    b_high: &BigUint,
    b_low: &BigUint,
    half: u64,
    look: &mut Look<'_>,
) -> Outcome<(BigUint, BigUint)> {
    let (mut q, r) = if &(a_high >> half) == b_high {
        // The quotient of the high parts would not fit: take the largest one that does.
        let q = (BigUint::one() << half) - 1u32;
        (q, a_high - (b_high << half) + b_high)
    } else {
        divide_two_by_one(a_high, b_high, half, look)?
    };
    let mut have = (r << half) + a_low;
    let want = product(&q, b_low, look)?;
    // The estimate is too large by two at most.
    while have < want {
        q -= 1u32;
        have += b;
    }
    Ok((q, have - want))
}

/// The lowest `count` bits.
pub(crate) fn low_bits(a: &BigUint, count: u64) -> BigUint {
    let words = (count / 32) as usize;
    let mut digits: Vec<u32> = a.iter_u32_digits().take(words + 1).collect();
    if let Some(last) = digits.get_mut(words) {
        *last &= (1u32 << (count % 32)) - 1;
    }
    BigUint::new(digits)
}
