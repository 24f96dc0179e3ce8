//! Hashes: what `hash()` gives and dicts use.
//!
//! Numbers hash by their value modulo 2 ** 61 - 1, so that equal numbers of different types have equal
//! hashes; texts by the runtime's seeded hasher; tuples by combining their items' hashes as CPython does.
//! Invariant: no hash is -1.

use num_traits::ToPrimitive;

use crate::heap::Heap;
use crate::value::{SetKey, Tag, Value};
use crate::vm::state::price;
use crate::vm::{Fault, Outcome, Vm};

/// The prime that numbers are reduced by: 2 ** 61 - 1.
const MODULUS: u64 = (1 << 61) - 1;
const HASH_INF: i64 = 314_159;
const HASH_IMAG: i64 = 1_000_003;
/// The constants of xxHash that combine the hashes of a tuple's items.
const PRIME_1: u64 = 11_400_714_785_074_694_791;
const PRIME_2: u64 = 14_029_467_366_897_019_727;
const PRIME_5: u64 = 2_870_177_450_012_600_261;
/// `hash(None)`
const HASH_NONE: i64 = 0xFCA8_6420;

impl Vm {
    /// `hash(v)`
    pub(crate) fn hash(&mut self, value: Value) -> Outcome<i64> {
        match value.tag() {
            Tag::Str => {
                let Some(key) = value.as_str() else {
                    return Ok(0);
                };
                if self.heap[key].hash == 0 {
                    self.budget.burn(price::text(self.heap[key].byte_len()))?;
                    self.heap[key].hash = self.heap.hash_text(self.heap[key].as_str());
                }
                Ok(self.heap[key].hash as i64)
            }
            Tag::Bool | Tag::Int => Ok(hash_small_int(value.bits() as i64)),
            Tag::None => Ok(HASH_NONE),
            Tag::BigInt => {
                // Each limb is divided.
                let bits = self.heap.int_bits(value);
                self.budget.burn(8 * price::linear(bits))?;
                Ok(hash_builtin(&mut self.heap, value))
            }
            Tag::Bytes => {
                let unknown = value.as_bytes().filter(|key| self.heap[*key].hash == 0);
                let length = unknown.map_or(0, |key| self.heap[key].data.len());
                self.budget.burn(price::text(length))?;
                Ok(hash_builtin(&mut self.heap, value))
            }
            Tag::Float | Tag::Complex => Ok(hash_builtin(&mut self.heap, value)),
            Tag::Tuple => {
                self.enter_native()?;
                self.hash_tuple(value)
            }
            Tag::FrozenSet => match value.as_any_set() {
                Some(key) => self.hash_frozenset(key),
                None => Ok(0),
            },
            Tag::Ellipsis
            | Tag::NotImplemented
            | Tag::Type
            | Tag::Builtin
            | Tag::Function
            | Tag::Generator
            | Tag::Frame
            | Tag::Traceback
            | Tag::Module
            | Tag::Iterator => Ok(identity_hash(value)),
            Tag::List | Tag::Dict | Tag::Set | Tag::ByteArray => Err(self.unhashable(value)),
            // Code that no compiler made may read a register that holds nothing; as a key it would be a deleted entry.
            Tag::Unbound => Err(self.type_error("an unbound variable has no hash")),
            _ => self.hash_by_protocol(value),
        }
    }

    /// The hash of a tuple from those of its items.
    pub(crate) fn hash_tuple(&mut self, value: Value) -> Outcome<i64> {
        let Some(key) = value.as_tuple() else {
            return Ok(0);
        };
        let length = self.heap[key].items.len();
        self.budget.burn(length as u64)?;
        let mut hash = PRIME_5;
        for index in 0..length {
            self.budget.look_at_times(index)?;
            let item = self.heap[key].items[index];
            hash = mix(hash, self.hash(item)? as u64);
        }
        hash = hash.wrapping_add(length as u64 ^ (PRIME_5 ^ 3_527_539));
        Ok(finish(hash))
    }

    /// The hash of a slice: as that of a tuple, but that the number of its parts says nothing.
    pub(crate) fn hash_slice(&mut self, parts: [Value; 3]) -> Outcome<i64> {
        let mut hash = PRIME_5;
        for part in parts {
            hash = mix(hash, self.hash(part)? as u64);
        }
        Ok(finish(hash))
    }

    fn hash_by_protocol(&mut self, value: Value) -> Outcome<i64> {
        self.enter_native()?;
        match self.lookup_special(value, "__hash__") {
            Some(method) if !method.is_none() => {}
            _ => return Err(self.unhashable(value)),
        }
        let Some(result) = self.call_special_if_had(value, "__hash__", &[])? else {
            return Err(self.unhashable(value));
        };
        self.checked_hash(result)
    }

    /// What `__hash__` returned, as a hash.
    pub(super) fn checked_hash(&mut self, result: Value) -> Outcome<i64> {
        let payload = self.heap.payload(result);
        match payload.as_int_or_bool() {
            Some(small) => Ok(avoid_minus_one(small)),
            None if payload.tag() == Tag::BigInt => self.hash(payload),
            None => Err(self.type_error("__hash__ method should return an integer")),
        }
    }

    fn unhashable(&mut self, value: Value) -> Fault {
        let type_name = self.type_name(value);
        self.type_error(format!("unhashable type: '{type_name}'"))
    }
}

/// Takes the hash of one more item into that of a tuple.
fn mix(hash: u64, item: u64) -> u64 {
    hash.wrapping_add(item.wrapping_mul(PRIME_2))
        .rotate_left(31)
        .wrapping_mul(PRIME_1)
}

fn finish(hash: u64) -> i64 {
    if hash == u64::MAX {
        1_546_275_796
    } else {
        hash as i64
    }
}

fn hash_small_int(value: i64) -> i64 {
    let rest = (value.unsigned_abs() % MODULUS) as i64;
    avoid_minus_one(if value < 0 { -rest } else { rest })
}

/// The hash of a float that is a number.
fn hash_float(value: f64) -> i64 {
    if value.is_infinite() {
        return if value > 0.0 { HASH_INF } else { -HASH_INF };
    }
    let (mantissa, exponent) = decompose(value.abs());
    // mantissa * 2 ** exponent modulo 2 ** 61 - 1, where 2 ** 61 is 1: a rotation of 61 bits.
    let reduced = mantissa % MODULUS;
    let turn = exponent.rem_euclid(61) as u32;
    let rotated = if turn == 0 {
        reduced
    } else {
        ((reduced << turn) & MODULUS) | (reduced >> (61 - turn))
    };
    let rest = (rotated % MODULUS) as i64;
    avoid_minus_one(if value < 0.0 { -rest } else { rest })
}

/// A finite float that is not negative as `mantissa * 2 ** exponent`.
pub(crate) fn decompose(value: f64) -> (u64, i32) {
    let bits = value.to_bits();
    let exponent = ((bits >> 52) & 0x7ff) as i32;
    let fraction = bits & ((1 << 52) - 1);
    if exponent == 0 {
        (fraction, -1074)
    } else {
        (fraction | (1 << 52), exponent - 1075)
    }
}

fn avoid_minus_one(hash: i64) -> i64 {
    if hash == -1 { -2 } else { hash }
}

/// The hash of a number or of bytes.
pub(crate) fn hash_builtin(heap: &mut Heap, value: Value) -> i64 {
    match value.tag() {
        Tag::Bool | Tag::Int => hash_small_int(value.bits() as i64),
        Tag::BigInt => {
            let Some(key) = value.as_big_int() else {
                return 0;
            };
            let big = &heap[key];
            let rest = (big.magnitude() % MODULUS).to_i64().unwrap_or(0);
            avoid_minus_one(if big.sign() == num_bigint::Sign::Minus {
                -rest
            } else {
                rest
            })
        }
        Tag::Float => match value.as_float() {
            Some(float) if !float.is_nan() => hash_float(float),
            _ => identity_hash(value),
        },
        Tag::Complex => {
            let Some(key) = value.as_complex() else {
                return 0;
            };
            let number = heap[key];
            let part = |x: f64| if x.is_nan() { 0 } else { hash_float(x) };
            avoid_minus_one(part(number.re).wrapping_add(HASH_IMAG.wrapping_mul(part(number.im))))
        }
        Tag::Bytes => {
            let Some(key) = value.as_bytes() else {
                return 0;
            };
            if heap[key].hash == 0 {
                heap[key].hash = heap.hash_bytes(&heap[key].data);
            }
            heap[key].hash as i64
        }
        _ => identity_hash(value),
    }
}

impl Vm {
    /// The hash of a set's items, whatever their order; a frozenset remembers it.
    pub(crate) fn hash_frozenset(&mut self, key: SetKey) -> Outcome<i64> {
        if self.heap[key].hash == 0 {
            self.budget
                .burn(price::moved(self.heap[key].entry_count()))?;
        }
        Ok(hash_frozenset(&mut self.heap, key))
    }
}

fn hash_frozenset(heap: &mut Heap, key: SetKey) -> i64 {
    if heap[key].hash != 0 {
        return heap[key].hash as i64;
    }
    let set = &heap[key];
    let mut hash = 0u64;
    for entry in set.iter() {
        hash ^= ((entry.hash ^ 89_869_747) ^ (entry.hash << 16)).wrapping_mul(3_644_798_167);
    }
    hash ^= (set.len() as u64)
        .wrapping_add(1)
        .wrapping_mul(1_927_868_237);
    hash ^= (hash >> 11) ^ (hash >> 25);
    hash = hash.wrapping_mul(69_069).wrapping_add(907_133_923);
    if hash == u64::MAX {
        hash = 590_923_713;
    }
    heap[key].hash = hash;
    hash as i64
}

/// The hash of an object that is equal only to itself.
pub(crate) fn identity_hash(value: Value) -> i64 {
    avoid_minus_one(value.address().rotate_right(4) as i64)
}
