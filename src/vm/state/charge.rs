//! Paying for the bytes that scripts ask for.

use crate::value::TypeId;
use crate::vm::{Outcome, Trap, Vm};

impl Vm {
    /// Charges for `bytes` that are about to be allocated in one piece: beyond the host's limit it is a
    /// trap, beyond what any machine has a MemoryError. Call it before growth that a script decides.
    pub(crate) fn charge(&mut self, bytes: usize) -> Outcome<()> {
        if bytes > isize::MAX as usize / 2 {
            return Err(self.raise(TypeId::MemoryError, ""));
        }
        self.check_room(bytes)?;
        self.heap.accounting.allocated(bytes);
        Ok(())
    }

    /// Checks that there is room for `bytes` within the host's limit; who takes them counts them.
    pub(in crate::vm) fn check_room(&mut self, bytes: usize) -> Outcome<()> {
        if self.heap.accounting.refuses(bytes) {
            self.ending.note_asked(bytes as u64);
            return Err(Trap::Memory.into());
        }
        Ok(())
    }

    /// Charges for `count` items of `size` bytes.
    pub(crate) fn charge_items(&mut self, count: usize, size: usize) -> Outcome<()> {
        self.charge(count.saturating_mul(size))
    }
}
