//! Arithmetic of ints: inline while the result fits into 64 bits, big ints beyond.
//!
//! Two ints (or bools) -> an int, a float or a ZeroDivisionError. The neighbours: `arithmetic` decides
//! that both operands are numbers, `float_math` takes over where one is a float.
//! Invariant: a result that fits into 64 bits is never a big int; a result that would be longer than
//! `Vm::integer_bits` is refused before it is computed.

use num_bigint::{BigInt, BigUint, Sign};
use num_integer::Integer;
use num_traits::{One, Signed, ToPrimitive, Zero};

use super::int_division::{divide, is_direct};
use super::int_product::{STEP_BITS, power, product};
use crate::code::BinaryOp;
use crate::heap::Heap;
use crate::value::{Tag, Value};
use crate::vm::state::{Budget, price};
use crate::vm::{Fault, Outcome, Trap, Vm};

/// Operands with fewer limbs than this are multiplied and divided without a charge.
const FREE_LIMBS: u64 = 32;

impl Vm {
    /// The end of a run that asks for an int beyond the host's limit.
    #[cold]
    fn too_many_bits(&mut self, bits: u64) -> Fault {
        self.ending.note_asked(bits);
        Trap::IntegerBits.into()
    }

    /// Makes room for an int of that many bits, or refuses it.
    pub(crate) fn int_room(&mut self, bits: u64) -> Outcome<()> {
        if bits > self.bounds.integer_bits {
            return Err(self.too_many_bits(bits));
        }
        if bits / 64 > FREE_LIMBS {
            self.charge((bits / 8) as usize)?;
            self.budget.burn(price::linear(bits))?;
        }
        Ok(())
    }

    /// A binary operator on two ints or bools; `None` where ints do not have it (`@`).
    pub(crate) fn int_binary(
        &mut self,
        op: BinaryOp,
        a: Value,
        b: Value,
    ) -> Outcome<Option<Value>> {
        if let (Some(x), Some(y)) = (a.as_int_or_bool(), b.as_int_or_bool()) {
            if a.tag() == Tag::Bool && b.tag() == Tag::Bool {
                match op {
                    BinaryOp::And => return Ok(Some(Value::bool(x & y != 0))),
                    BinaryOp::Or => return Ok(Some(Value::bool(x | y != 0))),
                    BinaryOp::Xor => return Ok(Some(Value::bool(x != y))),
                    _ => {}
                }
            }
            if let Some(small) = small_binary(op, x, y) {
                return Ok(Some(Value::int(small)));
            }
        }
        match op {
            BinaryOp::Add | BinaryOp::Sub | BinaryOp::And | BinaryOp::Or | BinaryOp::Xor => {
                let bits = self.heap.int_bits(a).max(self.heap.int_bits(b)) + 1;
                self.int_room(bits)?;
                big_linear(&mut self.heap, op, a, b).map(Some)
            }
            BinaryOp::Mul => self.int_mul(a, b).map(Some),
            BinaryOp::FloorDiv => {
                if self.heap.int_sign(b) == 0 {
                    return Err(self.zero_division_error("division by zero"));
                }
                self.int_divmod(a, b).map(|(quotient, _)| Some(quotient))
            }
            BinaryOp::Mod => {
                if self.heap.int_sign(b) == 0 {
                    return Err(self.zero_division_error("division by zero"));
                }
                self.int_divmod(a, b).map(|(_, remainder)| Some(remainder))
            }
            BinaryOp::TrueDiv => self.int_true_div(a, b).map(Some),
            BinaryOp::Pow => self.int_pow(a, b).map(Some),
            BinaryOp::LShift => self.int_shift_left(a, b).map(Some),
            BinaryOp::RShift => self.int_shift_right(a, b).map(Some),
            BinaryOp::MatMul => Ok(None),
        }
    }

    fn int_mul(&mut self, a: Value, b: Value) -> Outcome {
        let (a_bits, b_bits) = (self.heap.int_bits(a), self.heap.int_bits(b));
        self.int_room(a_bits + b_bits)?;
        self.budget.burn(price::product(a_bits, b_bits))?;
        if a_bits.max(b_bits) > STEP_BITS
            && let (Some(x), Some(y)) = (self.heap.as_bigint(a), self.heap.as_bigint(b))
        {
            let sign = x.sign() * y.sign();
            let magnitude = product(x.magnitude(), y.magnitude(), &mut || self.budget.check())?;
            return Ok(self.heap.new_int(BigInt::from_biguint(sign, magnitude)));
        }
        let (Some(x), Some(y)) = (self.heap.int_ref(a), self.heap.int_ref(b)) else {
            return Err(Trap::Invalid.into());
        };
        let product = x.as_ref() * y.as_ref();
        Ok(self.heap.new_int(product))
    }

    /// Quotient and remainder, rounded down; the divisor is not zero.
    pub(crate) fn int_divmod(&mut self, a: Value, b: Value) -> Outcome<(Value, Value)> {
        if let (Some(x), Some(y)) = (a.as_int_or_bool(), b.as_int_or_bool())
            && let (Some(quotient), Some(remainder)) =
                (checked_floor_div(x, y), checked_floor_mod(x, y))
        {
            return Ok((Value::int(quotient), Value::int(remainder)));
        }
        let (a_bits, b_bits) = (self.heap.int_bits(a), self.heap.int_bits(b));
        self.int_room(a_bits.max(b_bits))?;
        self.budget.burn(price::quotient(a_bits, b_bits))?;
        if let (Some(x), Some(y)) = (self.heap.int_ref(a), self.heap.int_ref(b))
            && is_direct(x.magnitude(), y.magnitude())
        {
            let (quotient, remainder) = x.div_mod_floor(&y);
            return Ok((self.heap.new_int(quotient), self.heap.new_int(remainder)));
        }
        let (Some(x), Some(y)) = (self.heap.as_bigint(a), self.heap.as_bigint(b)) else {
            return Err(Trap::Invalid.into());
        };
        let (quotient, remainder) = floor_divmod(&mut self.budget, &x, &y)?;
        Ok((self.heap.new_int(quotient), self.heap.new_int(remainder)))
    }

    /// `a / b`, rounded once.
    fn int_true_div(&mut self, a: Value, b: Value) -> Outcome {
        if self.heap.int_sign(b) == 0 {
            return Err(self.zero_division_error("division by zero"));
        }
        const EXACT: u64 = 1 << 53;
        if let (Some(x), Some(y)) = (a.as_int_or_bool(), b.as_int_or_bool())
            && x.unsigned_abs() <= EXACT
            && y.unsigned_abs() <= EXACT
        {
            return Ok(Value::float(x as f64 / y as f64));
        }
        let bits = self.heap.int_bits(a).max(self.heap.int_bits(b));
        self.budget.burn(4 * price::linear(bits))?;
        let (Some(x), Some(y)) = (self.heap.int_ref(a), self.heap.int_ref(b)) else {
            return Err(Trap::Invalid.into());
        };
        let negative = x.is_negative() != y.is_negative();
        match divide_to_float(x.magnitude(), y.magnitude()) {
            Some(quotient) => Ok(Value::float(if negative { -quotient } else { quotient })),
            None => Err(self.overflow_error("integer division result too large for a float")),
        }
    }

    fn int_pow(&mut self, a: Value, b: Value) -> Outcome {
        if self.heap.int_sign(b) < 0 {
            let (x, y) = (self.int_to_float(a)?, self.int_to_float(b)?);
            return self.float_pow(x, y);
        }
        if let (Some(x), Some(y)) = (a.as_int_or_bool(), b.as_int_or_bool())
            && let Ok(exponent) = u32::try_from(y)
            && let Some(power) = x.checked_pow(exponent)
        {
            return Ok(Value::int(power));
        }
        if let Some(x @ -1..=1) = a.as_int_or_bool() {
            let odd = b.as_int_or_bool().map_or_else(
                || self.heap.as_bigint(b).is_some_and(|b| b.is_odd()),
                |b| b & 1 == 1,
            );
            return Ok(Value::int(if x == -1 && !odd { 1 } else { x }));
        }
        let exponent = b.as_int_or_bool().map_or(u64::MAX, |e| e as u64);
        let base_bits = self.heap.int_bits(a);
        // A base of n bits is at least 2 ** (n - 1).
        let least = (base_bits - 1).saturating_mul(exponent);
        if least > self.bounds.integer_bits {
            return Err(self.too_many_bits(least));
        }
        let bits = base_bits
            .saturating_mul(exponent)
            .min(self.bounds.integer_bits);
        self.int_room(bits)?;
        self.budget.burn(price::power(bits))?;
        let Some(base) = self.heap.int_ref(a) else {
            return Err(Trap::Invalid.into());
        };
        let zeros = base.trailing_zeros().unwrap_or(0);
        if bits > STEP_BITS {
            let negative = base.is_negative() && exponent % 2 == 1;
            let sign = if negative { Sign::Minus } else { Sign::Plus };
            let odd = base.magnitude() >> zeros;
            let power = power(&odd, exponent, &mut || self.budget.check())? << (zeros * exponent);
            return Ok(self.heap.new_int(BigInt::from_biguint(sign, power)));
        }
        let power =
            num_traits::pow::Pow::pow(&(base.as_ref() >> zeros), exponent) << (zeros * exponent);
        Ok(self.heap.new_int(power))
    }

    fn int_shift_left(&mut self, a: Value, b: Value) -> Outcome {
        if self.heap.int_sign(b) < 0 {
            return Err(self.value_error("negative shift count"));
        }
        if self.heap.int_sign(a) == 0 {
            return Ok(Value::int(0));
        }
        let Some(count) = b.as_int_or_bool() else {
            return Err(self.overflow_error("too many digits in integer"));
        };
        let count = count as u64;
        let bits = self.heap.int_bits(a).saturating_add(count);
        self.int_room(bits)?;
        let Some(x) = self.heap.int_ref(a) else {
            return Err(Trap::Invalid.into());
        };
        let shifted = x.as_ref() << count;
        Ok(self.heap.new_int(shifted))
    }

    fn int_shift_right(&mut self, a: Value, b: Value) -> Outcome {
        if self.heap.int_sign(b) < 0 {
            return Err(self.value_error("negative shift count"));
        }
        let bits = self.heap.int_bits(a);
        match b.as_int_or_bool().map(|count| count as u64) {
            Some(count) if count < bits => {
                self.int_room(bits - count)?;
                let Some(x) = self.heap.int_ref(a) else {
                    return Err(Trap::Invalid.into());
                };
                let shifted = x.as_ref() >> count;
                Ok(self.heap.new_int(shifted))
            }
            _ => Ok(Value::int(if self.heap.int_sign(a) < 0 { -1 } else { 0 })),
        }
    }

    /// `pow(a, b, modulus)`
    pub(crate) fn int_pow_mod(&mut self, a: Value, b: Value, modulus: Value) -> Outcome {
        if let (Some(base), Some(exponent), Some(modulus)) = (
            a.as_int_or_bool(),
            b.as_int_or_bool(),
            modulus.as_int_or_bool(),
        ) && exponent >= 0
            && modulus > 0
        {
            return Ok(Value::int(small_power_modulo(base, exponent, modulus)));
        }
        let (Some(base), Some(exponent), Some(modulus)) = (
            self.heap.as_bigint(a),
            self.heap.as_bigint(b),
            self.heap.as_bigint(modulus),
        ) else {
            return Err(Trap::Invalid.into());
        };
        if modulus.is_zero() {
            return Err(self.value_error("pow() 3rd argument cannot be 0"));
        }
        let magnitude = modulus.abs();
        self.budget
            .burn(price::quotient(base.bits(), modulus.bits()))?;
        let (base, exponent) = if exponent.is_negative() {
            match inverse(&mut self.budget, base.mod_floor(&magnitude), &magnitude)? {
                Some(inverse) => (inverse, -exponent),
                None if magnitude.is_one() => (BigInt::zero(), -exponent),
                None => {
                    return Err(self.value_error("base is not invertible for the given modulus"));
                }
            }
        } else {
            (base.mod_floor(&magnitude), exponent)
        };
        let mut result = power_modulo(&mut self.budget, base, &exponent, &magnitude)?;
        if modulus.is_negative() && !result.is_zero() {
            result += &modulus;
        }
        Ok(self.heap.new_int(result))
    }

    /// The float nearest to an int.
    pub(crate) fn int_to_float(&mut self, value: Value) -> Outcome<f64> {
        match nearest_float(&self.heap, value) {
            Some(float) => Ok(float),
            None => Err(self.overflow_error("int too large to convert to float")),
        }
    }

    /// Mantissa in `[0.5, 1)` and exponent of a positive int of more than 64 bits, rounded once. The counterpart of
    /// CPython's `_PyLong_Frexp`.
    pub(crate) fn split_large_int(&mut self, int: Value) -> Outcome<(f64, u64)> {
        const TIE: u64 = 1 << 10;
        let bits = self.heap.int_bits(int);
        let below = bits.saturating_sub(64);
        let leading = self
            .heap
            .int_ref(int)
            .and_then(|int| (int.as_ref() >> below).to_u64())
            .unwrap_or_default();
        // The bits below decide only where the leading ones lie just between two floats.
        let more = if leading & (2 * TIE - 1) == TIE {
            self.look_at(int)?;
            let zeros = self.heap.int_ref(int).and_then(|int| int.trailing_zeros());
            zeros.is_some_and(|zeros| zeros < below)
        } else {
            false
        };
        Ok(match scale_to_float(leading, more, -64) {
            Some(mantissa) if mantissa < 1.0 => (mantissa, bits),
            _ => (0.5, bits + 1),
        })
    }
}

/// The float next to an int, `None` if there is none so large.
pub(crate) fn nearest_float(heap: &Heap, int: Value) -> Option<f64> {
    if let Some(small) = int.as_int_or_bool() {
        return Some(small as f64);
    }
    // No float has more bits before the point; the others are not looked at.
    int.as_big_int()
        .filter(|key| heap[*key].bits() <= 1024)
        .and_then(|key| heap[key].to_f64())
        .filter(|float| float.is_finite())
}

/// `base ** exponent % modulus` of small ints; the exponent is not negative, and the modulus positive.
fn small_power_modulo(base: i64, mut exponent: i64, modulus: i64) -> i64 {
    let wide = i128::from(modulus);
    let (mut square, mut result) = (i128::from(base).rem_euclid(wide), 1 % wide);
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = result * square % wide;
        }
        square = square * square % wide;
        exponent >>= 1;
    }
    result as i64
}

/// `base ** exponent % modulus` of numbers that are not negative.
fn power_modulo(
    budget: &mut Budget,
    base: BigInt,
    exponent: &BigInt,
    modulus: &BigInt,
) -> Outcome<BigInt> {
    // How much may be burned between two checks of the limits: some milliseconds.
    const UNWATCHED: u64 = 1 << 17;
    // num-bigint makes a table of sixteen powers first, and squares for each bit of a word: more than there is to do for
    // a short exponent.
    const SHORT_EXPONENT: u64 = 32;
    let whole = price::power_modulo(exponent.bits(), modulus.bits());
    if whole <= UNWATCHED && exponent.bits() > SHORT_EXPONENT {
        budget.burn(whole)?;
        return Ok(base.modpow(exponent, modulus));
    }
    let step = price::product(modulus.bits(), modulus.bits())
        + price::quotient(2 * modulus.bits(), modulus.bits())
        + 1;
    // The highest bit is the base itself.
    let Some(highest) = exponent.bits().checked_sub(1) else {
        return Ok(BigInt::one() % modulus);
    };
    let mut result = base.clone();
    for bit in (0..highest).rev() {
        budget.burn(step)?;
        result = floor_divmod(budget, &(&result * &result), modulus)?.1;
        if exponent.bit(bit) {
            budget.burn(step)?;
            result = floor_divmod(budget, &(result * &base), modulus)?.1;
        }
    }
    Ok(result)
}

/// What a number has to be multiplied with for the product to leave one, by Euclid's algorithm; `None`: nothing does.
fn inverse(budget: &mut Budget, number: BigInt, modulus: &BigInt) -> Outcome<Option<BigInt>> {
    let (mut high, mut low) = (modulus.clone(), number);
    let (mut old, mut factor) = (BigInt::zero(), BigInt::one());
    while !low.is_zero() {
        // Most quotients are short, so that a step takes linear time; one may be as long as the modulus.
        budget.burn(
            1 + 4 * price::linear(modulus.bits()) + price::quotient(high.bits(), low.bits()),
        )?;
        let (quotient, rest) = floor_divmod(budget, &high, &low)?;
        budget.burn(price::product(quotient.bits(), factor.bits()))?;
        let step = product(quotient.magnitude(), factor.magnitude(), &mut || {
            budget.check()
        })?;
        let next = &old - BigInt::from_biguint(factor.sign(), step);
        (high, low) = (low, rest);
        (old, factor) = (factor, next);
    }
    Ok(high.is_one().then(|| old.mod_floor(modulus)))
}

/// Quotient and remainder rounded down.
fn floor_divmod(budget: &mut Budget, x: &BigInt, y: &BigInt) -> Outcome<(BigInt, BigInt)> {
    let (quotient, remainder) = divide(x.magnitude(), y.magnitude(), &mut || budget.check())?;
    let negative = x.is_negative() != y.is_negative();
    let sign = |negative: bool| if negative { Sign::Minus } else { Sign::Plus };
    let mut quotient = BigInt::from_biguint(sign(negative), quotient);
    let mut remainder = BigInt::from_biguint(sign(x.is_negative()), remainder);
    if negative && !remainder.is_zero() {
        quotient -= 1;
        remainder += y;
    }
    Ok((quotient, remainder))
}

/// An operator on inline ints, if its result is one.
#[inline]
fn small_binary(op: BinaryOp, x: i64, y: i64) -> Option<i64> {
    match op {
        BinaryOp::Add => x.checked_add(y),
        BinaryOp::Sub => x.checked_sub(y),
        BinaryOp::Mul => x.checked_mul(y),
        BinaryOp::FloorDiv => checked_floor_div(x, y),
        BinaryOp::Mod => checked_floor_mod(x, y),
        BinaryOp::And => Some(x & y),
        BinaryOp::Or => Some(x | y),
        BinaryOp::Xor => Some(x ^ y),
        BinaryOp::LShift if (0..63).contains(&y) => (x << y >> y == x).then_some(x << y),
        BinaryOp::RShift if y >= 0 => Some(x >> y.min(63)),
        _ => None,
    }
}

fn checked_floor_div(x: i64, y: i64) -> Option<i64> {
    let quotient = x.checked_div(y)?;
    Some(if x % y != 0 && (x < 0) != (y < 0) {
        quotient - 1
    } else {
        quotient
    })
}

fn checked_floor_mod(x: i64, y: i64) -> Option<i64> {
    let remainder = x.checked_rem(y)?;
    Some(if remainder != 0 && (remainder < 0) != (y < 0) {
        remainder + y
    } else {
        remainder
    })
}

/// `a / b` rounded to the nearest float, ties to even; `None` if it is too large. `b` is not zero.
pub(crate) fn divide_to_float(a: &BigUint, b: &BigUint) -> Option<f64> {
    if a.is_zero() {
        return Some(0.0);
    }
    // The quotient is computed with two bits more than a float has, or down to where the smallest
    // subnormal number ends; what is left beyond only says whether it is exact.
    let difference = a.bits() as i64 - b.bits() as i64;
    if difference > 1025 {
        return None;
    }
    if difference < -1080 {
        return Some(0.0);
    }
    let shift = (difference - 55).max(-1076);
    let (quotient, remainder) = if shift >= 0 {
        a.div_rem(&(b << shift as u64))
    } else {
        (a << shift.unsigned_abs()).div_rem(b)
    };
    let quotient = quotient.to_u64()?;
    scale_to_float(quotient, !remainder.is_zero(), shift)
}

/// `mantissa * 2 ** exponent` rounded to a float; `sticky` says that a little more belongs to it.
/// None if it is too large.
pub(crate) fn scale_to_float(mantissa: u64, sticky: bool, exponent: i64) -> Option<f64> {
    let bits = i64::from(64 - mantissa.leading_zeros());
    let lowest = (bits + exponent - 53).max(-1074);
    let drop = lowest - exponent;
    let rounded = if drop <= 0 {
        mantissa << drop.unsigned_abs()
    } else if drop > 64 {
        0
    } else {
        let (kept, rest, half) = if drop == 64 {
            (0, u128::from(mantissa), 1u128 << 63)
        } else {
            (
                mantissa >> drop,
                u128::from(mantissa) & ((1 << drop) - 1),
                1u128 << (drop - 1),
            )
        };
        let up = rest > half || (rest == half && (sticky || kept & 1 == 1));
        kept + u64::from(up)
    };
    if rounded == 0 {
        return Some(0.0);
    }
    // `rounded` has at most 53 bits, or is 2 ** 53 after rounding up.
    let top = i64::from(63 - rounded.leading_zeros()) + lowest;
    if top > 1023 {
        return None;
    }
    if top < -1022 {
        return Some(f64::from_bits(rounded << (lowest + 1074)));
    }
    let fraction = if rounded >> 53 == 1 {
        0
    } else {
        (rounded << rounded.leading_zeros() << 1) >> 12
    };
    Some(f64::from_bits((((top + 1023) as u64) << 52) | fraction))
}

/// The operators whose cost is linear in the operands' size.
fn big_linear(heap: &mut Heap, op: BinaryOp, a: Value, b: Value) -> Outcome {
    let (Some(x), Some(y)) = (heap.int_ref(a), heap.int_ref(b)) else {
        return Err(Trap::Invalid.into());
    };
    let result = match op {
        BinaryOp::Add => x.as_ref() + y.as_ref(),
        BinaryOp::Sub => x.as_ref() - y.as_ref(),
        BinaryOp::And => x.as_ref() & y.as_ref(),
        BinaryOp::Or => x.as_ref() | y.as_ref(),
        _ => x.as_ref() ^ y.as_ref(),
    };
    Ok(heap.new_int(result))
}

/// `-a`
pub(crate) fn int_neg(vm: &mut Vm, a: Value) -> Outcome {
    if let Some(negated) = a.as_int_or_bool().and_then(i64::checked_neg) {
        return Ok(Value::int(negated));
    }
    vm.int_room(vm.heap.int_bits(a))?;
    let negated = vm.heap.int_ref(a).map(|x| -x.as_ref()).unwrap_or_default();
    Ok(vm.heap.new_int(negated))
}

/// `~a`
pub(crate) fn int_invert(vm: &mut Vm, a: Value) -> Outcome {
    if let Some(small) = a.as_int_or_bool() {
        return Ok(Value::int(!small));
    }
    vm.int_room(vm.heap.int_bits(a))?;
    let inverted = vm.heap.int_ref(a).map(|x| !x.as_ref()).unwrap_or_default();
    Ok(vm.heap.new_int(inverted))
}
