//! Paying for the bytes that scripts ask for.

use crate::value::{Tag, TypeId, Value};
use crate::vm::state::price;
use crate::vm::{Outcome, Trap, Vm};

impl Vm {
    /// Charges for `bytes` that are about to be allocated in one piece: beyond the host's limit it is a
    /// trap, beyond what any machine has a MemoryError. Call it before growth that a script decides.
    /// Whoever fills them with more than copies pays for that beside.
    pub(crate) fn charge(&mut self, bytes: usize) -> Outcome<()> {
        if bytes > isize::MAX as usize / 2 {
            return Err(self.raise(TypeId::MemoryError, ""));
        }
        self.check_room(bytes)?;
        self.heap.accounting.allocated(bytes);
        self.budget.burn(price::bulk(bytes))
    }

    /// As [`Vm::charge`], for large copies: garbage that is in the way is collected first. Everything that the native
    /// needs must be rooted.
    pub(crate) fn charge_copy(&mut self, bytes: usize) -> Outcome<()> {
        if self.heap.accounting.refuses(bytes) {
            self.collect_for_fuel()?;
        }
        self.charge(bytes)
    }

    /// Pays for a look at the whole of a str, of bytes, or of an int; other values cost nothing.
    pub(crate) fn look_at(&mut self, value: Value) -> Outcome<()> {
        let payload = self.heap.payload(value);
        let cost = match payload.tag() {
            Tag::Str => payload
                .as_str()
                .map_or(0, |key| price::text(self.heap[key].byte_len())),
            Tag::BigInt => price::linear(self.heap.int_bits(payload)),
            _ => price::text(self.heap.as_bytes_like(payload).map_or(0, <[u8]>::len)),
        };
        self.budget.burn(cost)
    }

    /// Checks that there is room for `bytes` within the host's limit; who takes them counts them.
    pub(in crate::vm) fn check_room(&mut self, bytes: usize) -> Outcome<()> {
        if self.heap.accounting.refuses(bytes) {
            self.ending.note_asked(bytes as u64);
            return Err(Trap::Memory.into());
        }
        Ok(())
    }

    /// The bytes that may still be taken, for work outside of the heap that is done with before the native returns.
    /// Garbage is collected first if it may be in the way of `wanted` bytes: everything that the native needs
    /// must be rooted.
    pub(crate) fn room_for(&mut self, wanted: usize) -> Outcome<usize> {
        let room = self.heap.accounting.room();
        if room < wanted && self.heap.accounting.garbage() > room / 8 {
            self.collect_for_fuel()?;
        }
        Ok(self.heap.accounting.room())
    }

    /// Charges for `count` items of `size` bytes.
    pub(crate) fn charge_items(&mut self, count: usize, size: usize) -> Outcome<()> {
        self.charge(count.saturating_mul(size))
    }

    /// Pays for the growth of a vector with that length and capacity which is about to take `more` items of `size` bytes.
    #[inline]
    pub(crate) fn charge_growth(
        &mut self,
        (len, capacity): (usize, usize),
        more: usize,
        size: usize,
    ) -> Outcome<()> {
        match growth(len, capacity, more) {
            0 => Ok(()),
            grown => self.charge_items(grown, size),
        }
    }
}

/// How much the capacity of a vector grows when it takes `more` items: to twice as much, or to what they need.
#[inline]
pub(crate) fn growth(len: usize, capacity: usize, more: usize) -> usize {
    let wanted = len + more;
    if wanted <= capacity {
        return 0;
    }
    wanted.max(2 * capacity).max(4) - capacity
}
