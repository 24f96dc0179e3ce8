//! Products, powers and decimal digits of very long integers, which check the limits on the way.
//!
//! Magnitudes -> a magnitude or its text, or the fault that a look gave. num-bigint computes a product in one step,
//! which for some hundred million bits takes minutes; here such operands are cut in halves (Karatsuba's method) until
//! a piece is short enough to be left to it. The neighbour `int_division` divides in the same manner.
//! Invariant: between two looks lies no more than a product of two pieces of [`STEP_BITS`].

use num_bigint::BigUint;
use num_traits::One;

use super::int_division::{divide, low_bits};
use crate::vm::Outcome;

/// Asks whether the work may go on: an interrupt or the end of the time says no.
pub(crate) type Look<'a> = dyn FnMut() -> Outcome<()> + 'a;

/// Longer operands are cut; in unit tests, shorter ones too, so that they are quick.
pub(crate) const STEP_BITS: u64 = if cfg!(test) { 1 << 14 } else { 1 << 19 };

/// An operand as short as this makes a product take linear time only, and is not worth cutting the other for.
const SHORT_BITS: u64 = 64 * 16;

/// `a * b`
pub(crate) fn product(a: &BigUint, b: &BigUint, look: &mut Look<'_>) -> Outcome<BigUint> {
    let (short, long) = if a.bits() <= b.bits() { (a, b) } else { (b, a) };
    if long.bits() <= STEP_BITS || short.bits() <= SHORT_BITS {
        look()?;
        return Ok(short * long);
    }
    let half = long.bits().div_ceil(128) * 64;
    let (long_high, long_low) = (long >> half, low_bits(long, half));
    if short.bits() <= half {
        let high = product(&long_high, short, look)?;
        return Ok((high << half) + product(&long_low, short, look)?);
    }
    let (short_high, short_low) = (short >> half, low_bits(short, half));
    let high = product(&long_high, &short_high, look)?;
    let low = product(&long_low, &short_low, look)?;
    let both = product(&(long_high + long_low), &(short_high + short_low), look)?;
    let middle = both - &high - &low;
    Ok((((high << half) + middle) << half) + low)
}

/// `base ** exponent`
pub(crate) fn power(base: &BigUint, exponent: u64, look: &mut Look<'_>) -> Outcome<BigUint> {
    let mut result = BigUint::one();
    for bit in (0..u64::BITS - exponent.leading_zeros()).rev() {
        result = product(&result, &result, look)?;
        if exponent >> bit & 1 == 1 {
            result = product(&result, base, look)?;
        }
    }
    Ok(result)
}

/// Numbers of up to this many digits are left to num-bigint, whose time is quadratic.
const DIRECT_DIGITS: usize = 2048;

/// The decimal digits: those of the halves, side by side.
pub(crate) fn decimal(number: &BigUint, look: &mut Look<'_>) -> Outcome<String> {
    // The powers of ten with 1, 2, 4, ... times so many zeros.
    let mut powers = vec![power(&BigUint::from(10u32), DIRECT_DIGITS as u64, look)?];
    while let Some(last) = powers.last()
        && last.bits() * 2 <= number.bits() + 1
    {
        let next = product(last, last, look)?;
        powers.push(next);
    }
    let mut text = String::new();
    write_digits(number, &powers, &mut text, look)?;
    Ok(text)
}

/// Writes the digits of a number, with leading zeros where there are digits before them. Invariant: the number is less
/// than the square of the largest power.
fn write_digits(
    number: &BigUint,
    powers: &[BigUint],
    text: &mut String,
    look: &mut Look<'_>,
) -> Outcome<()> {
    let Some((power, smaller)) = powers.split_last() else {
        look()?;
        let digits = number.to_string();
        if !text.is_empty() {
            text.extend(std::iter::repeat_n(
                '0',
                DIRECT_DIGITS.saturating_sub(digits.len()),
            ));
        }
        text.push_str(&digits);
        return Ok(());
    };
    let (high, low) = divide(number, power, look)?;
    // Nothing before it, and nothing in it: the number begins further on.
    if !(text.is_empty() && high == BigUint::ZERO) {
        write_digits(&high, smaller, text, look)?;
    }
    write_digits(&low, smaller, text, look)
}

#[cfg(test)]
mod tests {
    use num_bigint::BigUint;
    use num_traits::{One, Pow};

    use super::{STEP_BITS, decimal, divide, power, product};

    fn number(bits: u64, seed: u64) -> BigUint {
        let mut state = seed | 1;
        let words = (0..bits / 32 + 1).map(|_| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            (state >> 32) as u32
        });
        BigUint::new(words.collect())
    }

    #[test]
    fn cut_products_and_quotients_are_the_same() {
        let look = &mut || Ok(());
        for (a, b) in [(1, 3), (2, 2), (1, 1), (3, 0)] {
            let (a, b) = (
                number(STEP_BITS * a + 77, a),
                number(STEP_BITS * b + 5_300, b + 9),
            );
            let whole = product(&a, &b, look).unwrap();
            assert!(whole == &a * &b);
            let short = number(700, 3);
            let (quotient, remainder) = divide(&whole, &short, look).unwrap();
            assert!(&quotient * &short + &remainder == whole && remainder < short);
            let rest = &b - BigUint::one();
            assert!(divide(&(whole + &rest), &b, look).unwrap() == (a, rest));
        }
    }

    #[test]
    fn powers_and_digits_are_the_same() {
        let look = &mut || Ok(());
        assert_eq!(
            power(&BigUint::from(7u32), 0, look).unwrap(),
            BigUint::one()
        );
        let seven = power(&BigUint::from(7u32), 20_001, look).unwrap();
        assert!(seven == BigUint::from(7u32).pow(20_001u32));
        let ten = power(&BigUint::from(10u32), 9_000, look).unwrap();
        for number in [
            BigUint::ZERO,
            BigUint::from(5u32),
            seven,
            &ten - 1u32,
            ten.clone(),
            ten + 7u32,
            number(70_000, 3),
        ] {
            assert!(decimal(&number, look).unwrap() == number.to_string());
        }
    }

    #[test]
    fn a_look_ends_the_work() {
        let mut left = 3;
        let look = &mut || {
            left -= 1;
            if left > 0 {
                Ok(())
            } else {
                Err(crate::vm::Trap::Interrupt.into())
            }
        };
        let a = number(STEP_BITS * 4, 1);
        assert!(product(&a, &a, look).is_err());
    }
}
