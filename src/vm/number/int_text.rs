//! Ints as text and text as ints.
//!
//! Conversion between binary and decimal takes quadratic time, so that CPython refuses more than 4300
//! digits; so do we, before the work.

use num_bigint::{BigInt, BigUint};
use num_traits::{Num, Signed, Zero};

use super::int_product::{Look, decimal, power, product};
use crate::text::unicode::{decimal_value, is_space};
use crate::value::Value;
use crate::vm::state::price;
use crate::vm::{Outcome, Vm};

/// Where `sys.set_int_max_str_digits` starts.
pub(crate) const DEFAULT_MAX_STR_DIGITS: usize = 4300;

/// The digits of longer ints are found by halves.
const LONG_BITS: u64 = 1 << 15;

/// Why a text is not an int.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum ParseIntError {
    /// It is not one.
    Invalid,
    /// It has this many digits, more than allowed.
    TooLong(usize),
}

impl Vm {
    /// The decimal text of an int.
    pub(crate) fn int_text(&mut self, value: Value) -> Outcome<String> {
        if let Some(small) = value.as_int_or_bool() {
            return Ok(small.to_string());
        }
        let limit = self.bounds.int_max_str_digits;
        // An int of b bits has at least (b - 1) * log10(2) digits, and one more than that at most.
        let at_least = (self.heap.int_bits(value) - 1) as f64 * std::f64::consts::LOG10_2;
        let text = if limit > 0 && at_least > limit as f64 + 1.0 {
            None
        } else {
            let bits = self.heap.int_bits(value);
            self.budget.burn(price::decimal(bits))?;
            match self.heap.as_bigint(value) {
                // Beyond that cutting in halves is the quicker way, and can be interrupted.
                Some(int) if bits > LONG_BITS => {
                    let digits = decimal(int.magnitude(), &mut || self.budget.check())?;
                    let sign = if int.is_negative() { "-" } else { "" };
                    Some(format!("{sign}{digits}"))
                }
                int => int.map(|int| int.to_string()),
            }
        };
        match text {
            Some(text) if limit == 0 || text.trim_start_matches('-').len() <= limit => Ok(text),
            _ => Err(self.value_error(format!(
                "Exceeds the limit ({limit} digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit"
            ))),
        }
    }

    /// An int from a text as `int()` takes it, in a base of 2 to 36 or 0 (as literals say it).
    pub(crate) fn parse_int(
        &mut self,
        text: &str,
        base: u32,
    ) -> Outcome<Result<Value, ParseIntError>> {
        let text = text.trim_matches(is_space);
        if base == 10
            && text.len() < 18
            && !text.contains('_')
            && !text.starts_with("+-")
            && let Ok(small) = text.parse::<i64>()
        {
            return Ok(Ok(Value::int(small)));
        }
        self.budget.burn(price::text(text.len()))?;
        let Some((negative, digits, base)) = split_int(text, base) else {
            return Ok(Err(ParseIntError::Invalid));
        };
        let limit = self.bounds.int_max_str_digits;
        if !base.is_power_of_two() && limit > 0 && digits.len() > limit {
            return Ok(Err(ParseIntError::TooLong(digits.len())));
        }
        self.int_room((digits.len() as u64).saturating_mul(u64::from(base.ilog2()) + 1) / 2)?;
        if !base.is_power_of_two() {
            let bits = digits.len() as u64 * u64::from(base.ilog2() + 1);
            self.budget.burn(price::decimal(bits))?;
        }
        let Some(magnitude) = from_digits(&digits, base, &mut || self.budget.check())? else {
            return Ok(Err(ParseIntError::Invalid));
        };
        Ok(Ok(self.heap.new_int(if negative {
            -magnitude
        } else {
            magnitude
        })))
    }
}

/// The number that digits stand for: long ones by halves, which takes as long as some multiplications.
fn from_digits(digits: &str, base: u32, look: &mut Look<'_>) -> Outcome<Option<BigInt>> {
    if base.is_power_of_two() {
        return Ok(BigInt::from_str_radix(digits, base).ok());
    }
    // The powers of the base by 1, 2, 4, ... times so many digits, as the low halves have.
    let mut powers = vec![power(&BigUint::from(base), PARSED_DIGITS as u64, look)?];
    let mut covered = 2 * PARSED_DIGITS;
    while covered < digits.len()
        && let Some(last) = powers.last()
    {
        let next = product(last, last, look)?;
        powers.push(next);
        covered *= 2;
    }
    Ok(by_halves(digits, base, &powers, look)?.map(BigInt::from))
}

/// So many digits are left to num-bigint, whose time is quadratic.
const PARSED_DIGITS: usize = 2048;

/// The number that digits stand for. Invariant: there are at most twice as many as the largest power has zeros.
fn by_halves(
    digits: &str,
    base: u32,
    powers: &[BigUint],
    look: &mut Look<'_>,
) -> Outcome<Option<BigUint>> {
    let Some((power, smaller)) = powers.split_last().filter(|_| digits.len() > PARSED_DIGITS)
    else {
        look()?;
        return Ok(BigUint::from_str_radix(digits, base).ok());
    };
    let zeros = PARSED_DIGITS << smaller.len();
    if digits.len() <= zeros {
        return by_halves(digits, base, smaller, look);
    }
    let (high, low) = digits.split_at(digits.len() - zeros);
    let (high, low) = (
        by_halves(high, base, smaller, look)?,
        by_halves(low, base, smaller, look)?,
    );
    let (Some(high), Some(low)) = (high, low) else {
        return Ok(None);
    };
    Ok(Some(product(&high, power, look)? + low))
}

/// Sign, digits without underscores, and base of an int's text; `None` where it is not well formed.
fn split_int(text: &str, base: u32) -> Option<(bool, String, u32)> {
    let (negative, rest) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let prefixed = rest.strip_prefix('0').and_then(|after| {
        let letter = after.chars().next()?.to_ascii_lowercase();
        let of = match letter {
            'x' => 16,
            'o' => 8,
            'b' => 2,
            _ => return None,
        };
        (base == 0 || base == of).then(|| (of, &after[1..]))
    });
    let (base, rest, guessed_decimal) = match prefixed {
        Some((of, after)) => (of, after.strip_prefix('_').unwrap_or(after), false),
        None if base == 0 => (10, rest, true),
        None => (base, rest, false),
    };
    let mut digits = String::with_capacity(rest.len());
    let mut after_digit = false;
    for c in rest.chars() {
        if c == '_' {
            if !after_digit {
                return None;
            }
            after_digit = false;
            continue;
        }
        let digit = match decimal_value(c) {
            Some(value) => char::from_digit(value, 10)?,
            None => c,
        };
        if !digit.is_digit(base) {
            return None;
        }
        digits.push(digit);
        after_digit = true;
    }
    // In base 0 a leading zero means another base, unless the number is zero.
    let old_octal = guessed_decimal
        && digits.len() > 1
        && digits.starts_with('0')
        && digits.bytes().any(|b| b != b'0');
    (after_digit && !old_octal).then_some((negative, digits, base))
}

/// The digits of an int in base 2, 8 or 16, without a sign: linear time.
pub(crate) fn radix_digits(
    magnitude: &BigUint,
    radix: u32,
    look: &mut Look<'_>,
) -> Outcome<String> {
    if magnitude.is_zero() {
        return Ok("0".to_owned());
    }
    let width = radix.ilog2() as usize;
    let words = magnitude.iter_u64_digits().rev();
    let bits = 64 * words.len();
    let mut text = Vec::with_capacity(magnitude.bits() as usize / width + 1);
    // The bits that no digit was made of yet; zeros before the first make the digits end where the bits do.
    let mut rest = 0_u128;
    let mut count = bits.next_multiple_of(width) - bits;
    for (at, word) in words.enumerate() {
        if at % WORDS == WORDS - 1 {
            look()?;
        }
        rest = rest << 64 | u128::from(word);
        count += 64;
        while count >= width {
            count -= width;
            let digit = (rest >> count) as usize;
            rest &= (1 << count) - 1;
            if digit != 0 || !text.is_empty() {
                text.push(b"0123456789abcdef"[digit]);
            }
        }
    }
    Ok(String::from_utf8(text).unwrap_or_default())
}

/// Words of 64 bits that become digits between two looks.
const WORDS: usize = 1 << 10;

#[cfg(test)]
mod tests {
    use std::iter::successors;

    use super::{BigUint, WORDS, radix_digits};

    #[test]
    fn digits_end_where_the_bits_do() {
        let long = BigUint::from(0x0fed_cba9_8765_4321_u64).pow(WORDS as u32 + 3);
        let shorter = successors(Some(long), |number| {
            let bits = number.bits();
            (bits > 0).then(|| number >> if bits > 600 { bits - 600 } else { 1 })
        });
        for number in shorter.chain([1_u32.into(), (BigUint::from(1_u32) << 192)]) {
            for radix in [2, 8, 16] {
                let digits = radix_digits(&number, radix, &mut || Ok(()));
                assert_eq!(digits, Ok(number.to_str_radix(radix)));
            }
        }
    }
}
