//! Division of very long numbers in less than quadratic time.
//!
//! num-bigint divides digit by digit, so that a division of two numbers of a million digits would take
//! minutes. Here long operands are cut in halves and divided recursively (Burnikel and Ziegler's method),
//! which brings the cost down to that of a few multiplications.

use num_bigint::BigUint;
use num_integer::Integer;
use num_traits::{One, Zero};

/// Divisors of fewer bits than this are left to num-bigint.
const DIRECT_BITS: u64 = 64 * 80;

/// Quotient and remainder of two magnitudes; the divisor is not zero.
pub(crate) fn divide(a: &BigUint, b: &BigUint) -> (BigUint, BigUint) {
    if b.bits() < DIRECT_BITS || a.bits().saturating_sub(b.bits()) < DIRECT_BITS {
        return a.div_rem(b);
    }
    // Cut the dividend into pieces as long as the divisor and divide two pieces by one at a time.
    let n = b.bits();
    let mut remainder = BigUint::zero();
    let mut quotient = BigUint::zero();
    for index in (0..a.bits().div_ceil(n)).rev() {
        let piece = low_bits(&(a >> (index * n)), n);
        let (q, r) = divide_two_by_one(&((remainder << n) + piece), b, n);
        quotient = (quotient << n) + q;
        remainder = r;
    }
    (quotient, remainder)
}

/// `a / b` where `b` has exactly `n` bits and `a < b * 2 ** n`.
fn divide_two_by_one(a: &BigUint, b: &BigUint, n: u64) -> (BigUint, BigUint) {
    if n < DIRECT_BITS || a.bits().saturating_sub(n) < DIRECT_BITS {
        return a.div_rem(b);
    }
    if n % 2 == 1 {
        let (q, r) = divide_two_by_one(&(a << 1u32), &(b << 1u32), n + 1);
        return (q, r >> 1u32);
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
    );
    let (q_low, r) = divide_three_by_two(&r, &low_bits(a, half), b, &b_high, &b_low, half);
    ((q_high << half) + q_low, r)
}

/// `(a_high * 2 ** half + a_low) / b`, where the quotient is shorter than `half` bits or just as long.
fn divide_three_by_two(
    a_high: &BigUint,
    a_low: &BigUint,
    b: &BigUint,
    b_high: &BigUint,
    b_low: &BigUint,
    half: u64,
) -> (BigUint, BigUint) {
    let (mut q, r) = if &(a_high >> half) == b_high {
        // The quotient of the high parts would not fit: take the largest one that does.
        let q = (BigUint::one() << half) - 1u32;
        (q, a_high - (b_high << half) + b_high)
    } else {
        divide_two_by_one(a_high, b_high, half)
    };
    let mut have = (r << half) + a_low;
    let want = &q * b_low;
    // The estimate is too large by two at most.
    while have < want {
        q -= 1u32;
        have += b;
    }
    (q, have - want)
}

/// The lowest `count` bits.
fn low_bits(a: &BigUint, count: u64) -> BigUint {
    let words = (count / 32) as usize;
    let mut digits: Vec<u32> = a.iter_u32_digits().take(words + 1).collect();
    if let Some(last) = digits.get_mut(words) {
        *last &= (1u32 << (count % 32)) - 1;
    }
    BigUint::new(digits)
}
