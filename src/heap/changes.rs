//! Which objects may have changed: for a recording, which looks at nothing else again.
//!
//! The collector has a barrier: what is borrowed mutably while objects are marked becomes grey (`Arena::get_mut`). Between
//! collections all objects are black and nobody needs the lists of grey ones, so they are lent out here: with the colour
//! of everything as that of the barrier, the first change of an object puts it on the list of its arena. Who is not
//! recorded pays nothing for it.
//!
//! ```text
//!  begin_changes -> scripts run -> take_changes -> ..         (lists of grey slots: what may have changed)
//!                   a collection: suspend_changes -> mark, sweep -> resume_changes
//! ```
//!
//! Invariant: while changes are noted, scripts run only where no collection goes on; those are done in one piece.
//! Invariant: a key that is handed out may be of an object that was dropped since; whoever looks at it asks first.

use super::{Heap, Phase};
use crate::value::{Tag, Value};

/// The changes that are noted, if they are.
#[derive(Default)]
pub(super) struct Changes {
    noting: bool,
    /// What had changed before the last collections.
    taken: Vec<Value>,
}

/// Does the same for the arenas of all kinds whose changes are noted.
macro_rules! each_noted {
    ($heap:ident, $arena:ident, $tag:ident => $then:expr) => {
        each_noted!($heap, $arena, $tag => $then;
            List lists, Dict dicts, Set sets, Cell cells, Function functions, Class classes, Instance instances,
            Exception exceptions, Generator generators, Frame frames, Rare rares)
    };
    ($heap:ident, $arena:ident, $tag:ident => $then:expr; $($kind:ident $map:ident),*) => {
        $({
            let ($arena, $tag) = (&mut $heap.$map, Tag::$kind);
            $then
        })*
    };
}

impl Heap {
    /// Notes from now on which objects may have changed. No collection goes on.
    pub(crate) fn begin_changes(&mut self) {
        debug_assert_eq!(self.phase(), Phase::Idle);
        self.changes.noting = true;
        self.resume_changes();
    }

    /// Whether changes are noted: a collection has to be done in one piece then.
    pub(crate) fn notes_changes(&self) -> bool {
        self.changes.noting
    }

    /// Adds what may have changed since the last time. A set stands for itself whether it is frozen or not
    /// ([`Value::untwinned`]).
    pub(crate) fn take_changes(&mut self, changed: &mut Vec<Value>) {
        changed.append(&mut self.changes.taken);
        let black = self.black;
        each_noted!(self, arena, tag => arena.take_noted(black, &mut |key| {
            changed.push(Value::of_kind(tag, key));
        }));
    }

    /// Notes changes no longer.
    pub(crate) fn end_changes(&mut self) {
        if self.changes.noting {
            self.suspend_changes();
            self.changes = Changes::default();
        }
    }

    /// Gives the lists to the collector.
    pub(super) fn suspend_changes(&mut self) {
        if !self.changes.noting {
            return;
        }
        let mut taken = std::mem::take(&mut self.changes.taken);
        self.take_changes(&mut taken);
        self.changes.taken = taken;
        each_noted!(self, arena, _tag => arena.end_noting());
    }

    /// Takes the lists back.
    pub(super) fn resume_changes(&mut self) {
        if self.changes.noting {
            let black = self.black;
            each_noted!(self, arena, _tag => arena.begin_noting(black));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Heap;
    use crate::value::Value;

    fn changes(heap: &mut Heap) -> Vec<Value> {
        let mut changed = Vec::new();
        heap.take_changes(&mut changed);
        changed
    }

    #[test]
    fn an_object_that_changes_is_noted_once_and_a_collection_forgets_nothing() {
        let mut heap = Heap::default();
        let (one, other) = (heap.new_list(Vec::new()), heap.new_list(Vec::new()));
        let (Some(one_key), Some(other_key)) = (one.as_list(), other.as_list()) else {
            panic!("two lists");
        };
        heap.begin_changes();
        assert!(changes(&mut heap).is_empty());
        for item in 0..3 {
            heap[one_key].items.push(Value::int(item));
            let (slot, marked) = heap.lists.slot_to_store(other_key);
            assert!(!marked);
            slot.object.items.push(Value::int(item));
        }
        let mut both = changes(&mut heap);
        both.sort_by_key(|value| value.bits());
        assert_eq!(both, [one, other]);
        heap[one_key].items.clear();
        heap.collect(vec![one, other]);
        heap[other_key].items.clear();
        assert_eq!(changes(&mut heap), [one, other]);
        heap.end_changes();
        heap[one_key].items.clear();
        assert!(changes(&mut heap).is_empty());
        heap.collect(vec![one]);
        assert!(heap.contains(one) && !heap.contains(other));
    }
}
