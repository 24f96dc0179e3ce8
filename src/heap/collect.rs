//! Mark and sweep.

use super::Heap;
use crate::value::Value;

impl Heap {
    /// Collects: everything that cannot be reached from the roots is dropped.
    ///
    /// `roots` calls its argument with each root. The mark phase keeps its own work list, so the depth
    /// of the object graph does not matter.
    pub(crate) fn collect(&mut self, roots: impl FnOnce(&mut dyn FnMut(Value))) {
        self.epoch = self.epoch.wrapping_add(1);
        let epoch = self.epoch;
        let mut work = std::mem::take(&mut self.work);
        roots(&mut |value| {
            if value.is_heap() {
                work.push(value);
            }
        });
        while let Some(value) = work.pop() {
            self.trace_object(value, epoch, &mut work);
        }
        self.work = work;
        let live = self.sweep(epoch);
        self.accounting.collected(live);
    }
}
