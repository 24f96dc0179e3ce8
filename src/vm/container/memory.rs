//! Views on bytes, as far as the whole runtime has to do with them: which bytes a view shows, and that a
//! bytearray keeps its length while anything views its memory.
//!
//! What scripts do with views is in `builtins::memory_view`.

use crate::object::Rare;
use crate::value::{ByteArrayKey, TypeId, Value};
use crate::vm::{Outcome, Vm};

impl Vm {
    /// The error of a view whose bytes cannot be had in one piece; other values pass.
    pub(crate) fn check_contiguous(&mut self, value: Value) -> Outcome<()> {
        match self.heap.memory_view(value) {
            Some(view) if view.released => {
                Err(self.value_error("operation forbidden on released memoryview object"))
            }
            Some(view) if !view.is_c_contiguous() => Err(self.raise(
                TypeId::BufferError,
                "memoryview: underlying buffer is not C-contiguous",
            )),
            _ => Ok(()),
        }
    }

    /// Raises BufferError where a bytearray may not change its length, because a view or a built-in function
    /// is running that holds on to its bytes.
    pub(crate) fn check_resize(&mut self, array: ByteArrayKey) -> Outcome<()> {
        if self.heap[array].views > 0 {
            // Views that nothing holds do not count; only a collection tells which those are, and that is paid for.
            self.collect_for_fuel()?;
            self.budget.burn(self.heap.rares.len() as u64 / 32)?;
            let views = self.heap.rares.values().filter(|slot| {
                matches!(&slot.object, Rare::MemoryView(view)
                    if !view.released && view.buffer == array.into())
            });
            self.heap[array].views = u32::try_from(views.count()).unwrap_or(u32::MAX);
        }
        let (views, borrows) = (self.heap[array].views, self.heap[array].borrows);
        if views == 0 && borrows == 0 {
            return Ok(());
        }
        Err(self.raise(
            TypeId::BufferError,
            "Existing exports of data: object cannot be re-sized",
        ))
    }

    /// Runs `work` while the bytes of `array` keep their length.
    pub(crate) fn borrowing<T>(
        &mut self,
        array: Value,
        work: impl FnOnce(&mut Self) -> Outcome<T>,
    ) -> Outcome<T> {
        let Some(key) = self.heap.payload(array).as_byte_array() else {
            return work(self);
        };
        self.heap[key].borrows += 1;
        let result = work(self);
        self.heap[key].borrows -= 1;
        result
    }
}
