//! Mark and sweep.
//!
//! ```text
//!  white: not reached    grey: reached, on the list of its arena    black: reached, and so is what it refers to
//! ```
//!
//! The lists of grey objects run through the marks of the slots, so that marking takes no memory, however deep or wide
//! the graph of objects is. Black and white change their meaning with each collection: what the last one has left
//! black is white at the beginning of the next one.

use super::{Due, Heap};

impl Heap {
    /// The colour of what was not reached.
    pub(super) fn white(&self) -> u32 {
        self.black ^ 1
    }

    /// Begins a collection: everything is white. The roots are to be shown to [`Heap::shade`] then.
    pub(crate) fn begin_collection(&mut self) {
        self.black ^= 1;
    }

    /// Goes on with the collection, from the roots that were shown: everything that cannot be reached from them is
    /// dropped, except for what has to be finalised first, which is given back with the callbacks that are due.
    /// `thorough`: all memory that is not in use is given back.
    pub(crate) fn finish_collection(&mut self, thorough: bool) -> Due {
        let mut work = self.mark_reachable();
        let finalizers = self.take_finalizers();
        for value in &finalizers {
            self.shade(*value);
        }
        work += self.mark_reachable();
        let callbacks = if self.has_weak_refs() {
            self.clear_weak_refs()
        } else {
            Vec::new()
        };
        let before = self.len();
        let swept = self.sweep(self.accounting.slack());
        self.texts.prune(&self.strs, thorough);
        self.rooted.tidy(thorough);
        self.weak.tidy(thorough);
        let tables = self.weak.bytes() + self.texts.bytes() + self.rooted.bytes();
        let left = self.len();
        self.accounting.collected(swept, tables, before, left);
        if thorough || self.accounting.is_exhausted() {
            let arenas = self.trim();
            self.accounting.arenas_shrank(arenas);
        }
        work += before as u64;
        Due {
            finalizers,
            callbacks,
            work,
        }
    }

    /// Makes everything black that grey objects reach. Gives how many objects were looked into.
    fn mark_reachable(&self) -> u64 {
        let mut count = 0;
        loop {
            let kinds = self.grey_kinds.get();
            if kinds == 0 {
                return count;
            }
            self.grey_kinds.set(kinds & (kinds - 1));
            count += self.blacken(u64::from(kinds.trailing_zeros()));
        }
    }
}

#[cfg(test)]
impl Heap {
    /// Collects, with these roots.
    pub(crate) fn collect(&mut self, roots: Vec<crate::value::Value>) -> Due {
        self.begin_collection();
        for root in roots {
            self.shade(root);
        }
        self.finish_collection(true)
    }
}
