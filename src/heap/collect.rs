//! Mark and sweep.

use super::Heap;
use crate::value::Value;

impl Heap {
    /// Hands out the work list, empty, to be filled with the roots and given back to [`Heap::collect`].
    pub(crate) fn take_work_list(&mut self) -> Vec<Value> {
        std::mem::take(&mut self.work)
    }

    /// Collects: everything that cannot be reached from `roots` is dropped.
    ///
    /// The mark phase keeps its own work list, so the depth of the object graph does not matter.
    pub(crate) fn collect(&mut self, roots: Vec<Value>) {
        self.epoch = self.epoch.wrapping_add(1);
        let epoch = self.epoch;
        let mut work = roots;
        while let Some(value) = work.pop() {
            self.trace_object(value, epoch, &mut work);
        }
        self.work = work;
        let live = self.sweep(epoch);
        self.accounting.collected(live);
    }
}
