//! Paying for the bytes that scripts ask for.

use crate::value::TypeId;
use crate::vm::{Fault, Outcome, Trap, Vm};

impl Vm {
    /// Charges for `bytes` that are about to be allocated in one piece: beyond the host's limit it is a
    /// trap, beyond what any machine has a MemoryError. Call it before growth that a script decides.
    pub(crate) fn charge(&mut self, bytes: usize) -> Outcome<()> {
        if bytes > isize::MAX as usize / 2 {
            return Err(self.raise(TypeId::MemoryError, ""));
        }
        if self.heap.accounting.refuses(bytes) {
            return Err(Fault::Trap(Trap::Memory));
        }
        self.heap.accounting.allocated(bytes);
        Ok(())
    }

    /// Charges for `count` items of `size` bytes.
    pub(crate) fn charge_items(&mut self, count: usize, size: usize) -> Outcome<()> {
        self.charge(count.saturating_mul(size))
    }
}
