//! What the work of natives costs in units of fuel.
//!
//! Sizes -> units, for [`Budget::burn`](super::Budget::burn). A unit is about a call of a function of the script, a round
//! of a loop, or an item that is looked at; most units are worth some 20 ns. Work that is done in bulk pays by its size,
//! before it is done; what is short is part of the call that asks for it.
//! Invariant: no unit stands for more than a microsecond of work (`tests/prices.rs` measures it), and a price depends
//! on sizes alone, not on the machine, on addresses or on the seed of hashes.

/// A call of a native or of a function of the host: what it takes beside the call of a function without a body.
pub(crate) const NATIVE: u64 = 6;

/// To match arguments with parameters, where they cannot be taken as they lie.
pub(crate) const BINDING: u64 = 6;

/// To put the arguments of `f(*args, **kwargs)` together.
pub(crate) const SPREAD: u64 = 6;

/// To make an exception with its message.
pub(crate) const EXCEPTION: u64 = 32;

/// To look for a handler in a frame, and to note the frame in the traceback.
pub(crate) const UNWOUND_FRAME: u64 = 8;

/// Bytes of text that are searched, compared, hashed, classified, formatted or copied for a unit.
const BYTES: usize = 64;

/// Bytes that are filled or copied as they are, without being looked at, for a unit.
const BULK_BYTES: usize = 1024;

/// Bytes of objects that are made, for a unit: some four small ones.
const ALLOCATED_BYTES: usize = 256;

/// Values that are copied for a unit.
const COPIED: usize = 8;

/// Values that are moved within their container, or passed over, for a unit.
const MOVED: usize = 16;

/// Objects and references that a collection looks at for a unit.
const LOOKED_AT: u64 = 8;

/// Bits of an int that an operation of linear cost works on for a unit.
const BITS: u64 = 1024;

/// Products of two limbs of 64 bits for a unit.
const LIMB_PRODUCTS: u64 = 64;

/// Numbers of up to so many limbs are multiplied by the method of schools, longer ones by halves.
const SCHOOL_LIMBS: u64 = 32;

/// Text of so many bytes, looked at once.
#[inline]
pub(crate) const fn text(bytes: usize) -> u64 {
    (bytes / BYTES) as u64
}

/// So many bytes, filled or copied as they are.
#[inline]
pub(crate) const fn bulk(bytes: usize) -> u64 {
    (bytes / BULK_BYTES) as u64
}

/// Objects of so many bytes together, made since the last look.
#[inline]
pub(crate) const fn allocated(bytes: usize) -> u64 {
    (bytes / ALLOCATED_BYTES) as u64
}

/// So many values, copied to another place.
#[inline]
pub(crate) const fn copied(count: usize) -> u64 {
    (count / COPIED) as u64
}

/// So many values, moved within their container or passed over.
#[inline]
pub(crate) const fn moved(count: usize) -> u64 {
    (count / MOVED) as u64
}

/// So many objects and references, looked at by a collection.
#[inline]
pub(crate) const fn looked_at(count: u64) -> u64 {
    count / LOOKED_AT
}

/// Addition, comparison, shifts, and whatever else looks at each limb of an int once.
#[inline]
pub(crate) const fn linear(bits: u64) -> u64 {
    bits / BITS
}

/// `a * b`. Numbers of two or three limbs cost nothing beyond the operation.
#[inline]
pub(crate) const fn product(a_bits: u64, b_bits: u64) -> u64 {
    let (small, large) = if a_bits < b_bits {
        (a_bits / 64, b_bits / 64)
    } else {
        (b_bits / 64, a_bits / 64)
    };
    if small <= SCHOOL_LIMBS {
        return small.saturating_mul(large) / LIMB_PRODUCTS;
    }
    // Three products of halves in place of four, once for each piece of the larger number.
    let (mut limbs, mut count) = (small, large.div_ceil(small));
    while limbs > SCHOOL_LIMBS {
        limbs = limbs.div_ceil(2);
        count = count.saturating_mul(3);
    }
    count.saturating_mul(limbs * limbs) / LIMB_PRODUCTS
}

/// `a // b` and `a % b`: as the products that it takes, about two for each piece of the quotient.
#[inline]
pub(crate) const fn quotient(a_bits: u64, b_bits: u64) -> u64 {
    let quotient = a_bits.saturating_sub(b_bits) + 64;
    // Rounds of the division by halves each take products of their own.
    let small = if quotient < b_bits { quotient } else { b_bits };
    let rounds = if small > 64 * SCHOOL_LIMBS { 4 } else { 1 };
    product(quotient, b_bits).saturating_mul(rounds)
}

/// `a ** b` with a result of so many bits: the last square, and all before it.
#[inline]
pub(crate) const fn power(bits: u64) -> u64 {
    product(bits / 2, bits / 2).saturating_mul(2)
}

/// `a ** b % c`: a square and a remainder for each bit of the exponent, half as many products beside them.
#[inline]
pub(crate) const fn power_modulo(exponent_bits: u64, modulus_bits: u64) -> u64 {
    let limbs = modulus_bits / 64 + 1;
    // Whole words of the exponent are gone through, and sixteen powers are made first.
    let exponent_bits = exponent_bits
        .div_ceil(64)
        .saturating_mul(64)
        .saturating_add(16);
    // A product and its remainder, for each bit of the exponent and for each second one of them once more.
    exponent_bits
        .saturating_mul(limbs)
        .saturating_mul(limbs)
        .saturating_mul(3)
        / LIMB_PRODUCTS
}

/// Decimal digits of an int of so many bits, or the int of so many digits.
#[inline]
pub(crate) const fn decimal(bits: u64) -> u64 {
    // By digits: one pass over the rest for each 19 of them. Beyond, by quotients of halves.
    let limbs = bits / 64;
    if limbs <= 512 {
        limbs.saturating_mul(limbs) / LIMB_PRODUCTS * 2
    } else {
        quotient(bits, bits / 2).saturating_mul(3)
    }
}
