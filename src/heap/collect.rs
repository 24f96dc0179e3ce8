//! Mark and sweep.

use super::{Due, Heap};
use crate::value::Value;

impl Heap {
    /// Hands out the work list, empty, to be filled with the roots and given back to [`Heap::collect`].
    pub(crate) fn take_work_list(&mut self) -> Vec<Value> {
        std::mem::take(&mut self.work)
    }

    /// Collects: everything that cannot be reached from `roots` is dropped, except for what has to be finalised
    /// first, which is given back with the callbacks that are due.
    ///
    /// The mark phase keeps its own work list, so the depth of the object graph does not matter.
    pub(crate) fn collect(&mut self, roots: Vec<Value>) -> Due {
        self.epoch = self.epoch.wrapping_add(1);
        let epoch = self.epoch;
        let mut work = roots;
        self.mark_from(&mut work, epoch);
        let finalizers = self.take_finalizers(epoch);
        if !finalizers.is_empty() {
            work.extend(&finalizers);
            self.mark_from(&mut work, epoch);
        }
        let callbacks = if self.has_weak_refs() {
            self.clear_weak_refs(epoch)
        } else {
            Vec::new()
        };
        self.work = work;
        let before = self.len();
        let live = self.sweep(epoch) + self.weak.bytes();
        self.texts.prune(&self.strs);
        let left = self.len();
        self.accounting.collected(live, before, left);
        Due {
            finalizers,
            callbacks,
        }
    }

    fn mark_from(&mut self, work: &mut Vec<Value>, epoch: u32) {
        while let Some(value) = work.pop() {
            self.trace_object(value, epoch, work);
        }
    }
}
