//! What natives hold: values that nothing on the heap or on the register stack refers to yet.
//!
//! ```text
//!  values:  | kept before | kept by this loop or call | kept by the native that runs |
//!                         ^ base                      ^ a mark that it took
//! ```
//!
//! Whoever calls a native takes a mark before and releases to it afterwards; whoever starts an eval loop, or
//! calls from a native, begins a share of its own. A safepoint of the loop releases what lies in its share: all
//! of that is in registers by then.
//!
//! Invariant: what is kept stays a root until a release to a mark that was taken before it was kept.

use super::Heap;
use crate::value::Value;

/// The values that natives hold: roots of the collector.
#[derive(Default)]
pub(super) struct Rooted {
    values: Vec<Value>,
    /// Where the innermost share begins.
    base: usize,
}

/// Room for so many values is kept.
const ROOM: usize = 256;
/// The same while a run waits.
const WAITING_ROOM: usize = 4;

impl Rooted {
    /// Gives back room that was needed at a peak.
    pub(super) fn tidy(&mut self, thorough: bool) {
        if thorough {
            self.values.shrink_to_fit();
        } else if self.values.capacity() / 4 > self.values.len().max(ROOM) {
            self.values.shrink_to(2 * self.values.len().max(ROOM));
        }
    }

    /// The bytes that the list takes.
    pub(super) fn bytes(&self) -> usize {
        self.values.capacity() * size_of::<Value>()
    }
}

impl Heap {
    /// Gives back most of the room that the list does not need, where a run waits for long.
    pub(crate) fn tidy_rooted(&mut self) {
        let values = &mut self.rooted.values;
        let before = values.capacity();
        if before > 4 * values.len() + WAITING_ROOM {
            values.shrink_to(WAITING_ROOM);
            let given_back = before - values.capacity();
            self.accounting
                .table_shrank(given_back * size_of::<Value>());
        }
    }
}

/// The share that was in force before another one began.
#[must_use = "the share has to be given back"]
pub(crate) struct OuterShare(usize);

impl Heap {
    /// Roots a value until the running native returns: what was taken out of a container and is held across a
    /// call that may run scripts.
    #[inline]
    pub(crate) fn keep(&mut self, value: Value) -> Value {
        if value.is_heap() {
            if self.rooted.values.len() == self.rooted.values.capacity() {
                self.grow_rooted();
            }
            self.rooted.values.push(value);
        }
        value
    }

    /// Makes room for more, and charges for it.
    #[cold]
    fn grow_rooted(&mut self) {
        let values = &mut self.rooted.values;
        let before = values.capacity();
        values.reserve(1);
        let grown = values.capacity() - before;
        self.accounting.table_grew(grown * size_of::<Value>());
    }

    /// How much is kept right now; for [`Heap::release`].
    #[inline]
    pub(crate) fn mark(&self) -> usize {
        self.rooted.values.len()
    }

    /// Unroots everything that was kept since the mark was taken.
    #[inline]
    pub(crate) fn release(&mut self, mark: usize) {
        self.rooted.values.truncate(mark);
    }

    /// Begins a share here.
    #[inline]
    pub(crate) fn begin_share(&mut self) -> OuterShare {
        let here = self.rooted.values.len();
        OuterShare(std::mem::replace(&mut self.rooted.base, here))
    }

    /// Ends the innermost share. What was kept in it stays kept.
    #[inline]
    pub(crate) fn end_share(&mut self, outer: OuterShare) {
        self.rooted.base = outer.0;
    }

    /// Where the innermost share begins, for [`Heap::release`].
    pub(crate) fn share_start(&self) -> usize {
        self.rooted.base
    }

    /// Unroots what was kept in the innermost share.
    pub(crate) fn release_share(&mut self) {
        self.rooted.values.truncate(self.rooted.base);
    }

    /// The roots that the heap itself has: what natives hold, the texts that it shares, and the weak
    /// references that the collection that goes on has found to be due.
    pub(crate) fn own_roots(&self) -> impl Iterator<Item = Value> {
        self.rooted
            .values
            .iter()
            .copied()
            .chain(self.texts.shared())
            .chain(self.due_callbacks().iter().copied())
    }
}

#[cfg(test)]
mod tests {
    use crate::heap::Heap;
    use crate::value::Value;

    #[test]
    fn a_release_unroots_what_was_kept_since_the_mark() {
        let mut heap = Heap::default();
        let first = heap.new_list(Vec::new());
        let mark = heap.mark();
        let second = heap.new_list(Vec::new());
        heap.keep(Value::NONE);
        assert_eq!(heap.own_roots().collect::<Vec<_>>(), [first, second]);
        heap.release(mark);
        assert_eq!(heap.own_roots().collect::<Vec<_>>(), [first]);
    }

    #[test]
    fn a_share_ends_where_the_outer_one_goes_on() {
        let mut heap = Heap::default();
        let first = heap.new_list(Vec::new());
        let outer = heap.begin_share();
        heap.new_list(Vec::new());
        heap.release_share();
        assert_eq!(heap.own_roots().collect::<Vec<_>>(), [first]);
        heap.end_share(outer);
        heap.release_share();
        assert_eq!(heap.own_roots().count(), 0);
    }
}
