//! What collections leave to be run, and what `gc` reports.

use std::collections::{HashMap, VecDeque};
use std::mem;

use smallvec::SmallVec;

use crate::heap::{Accounting, Due};
use crate::value::{GeneratorKey, IteratorKey, Value};
use crate::vm::state::Fallen;

/// The owned generators behind an iterator that is a temporary itself, in the order in which they end, reversed.
type Lent = HashMap<IteratorKey, SmallVec<[GeneratorKey; 2]>>;

/// Something to run because an object is gone.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::vm) enum Finalizer {
    /// `__del__` of an instance, or the rest of a suspended generator.
    Object(Value),
    /// The callback of a weak reference.
    Callback(Value),
}

impl Finalizer {
    /// The object that has to stay alive until this has run.
    pub(in crate::vm) fn object(self) -> Value {
        match self {
            Self::Object(value) | Self::Callback(value) => value,
        }
    }
}

/// The evaluator's end of the collector.
///
/// Invariant: what is queued is a root until it has run ([`Gc::roots`]).
/// Invariant: finalisers run one after the other; while one runs, none is due.
pub(crate) struct Gc {
    /// Finalisers and callbacks that a collection found to be due.
    queue: VecDeque<Finalizer>,
    /// The bytes of the queue that the heap's accounts hold.
    held: usize,
    /// Whether finalisers run right now.
    finalizing: bool,
    /// Whether the program is being ended: `sys.is_finalizing()`.
    pub(crate) ending_program: bool,
    /// What panicked in destructors of the host, until it is told.
    fallen: Fallen,
    /// How often the collection that goes on came to the end of marking.
    pub(in crate::vm) attempts: u32,
    /// What iterators own (`vm::generator::ownership`).
    pub(crate) lent: Lent,
    /// The generator that was made last for a native, and how many frames that runs above.
    pub(crate) handed: Option<(GeneratorKey, usize)>,
    /// What `gc.isenabled()` says: reported to scripts; the collector ignores it.
    pub(crate) enabled: bool,
    /// What `gc.set_threshold` set: reported to scripts; the collector ignores it.
    pub(crate) thresholds: [i32; 3],
    /// What `gc.set_debug` set.
    pub(crate) debug: i32,
}

impl Default for Gc {
    fn default() -> Self {
        Self {
            queue: VecDeque::new(),
            held: 0,
            finalizing: false,
            ending_program: false,
            fallen: Fallen::default(),
            attempts: 0,
            lent: Lent::default(),
            handed: None,
            enabled: true,
            thresholds: [2000, 10, 10],
            debug: 0,
        }
    }
}

impl Gc {
    /// Queues what a collection found to be due.
    pub(in crate::vm) fn queue(&mut self, due: Due, accounting: &mut Accounting) {
        if self.queue.is_empty() {
            self.queue = VecDeque::new();
        }
        let finalizers = due.finalizers.into_iter().map(Finalizer::Object);
        let callbacks = due.callbacks.into_iter().map(Finalizer::Callback);
        self.queue.extend(finalizers.chain(callbacks));
        accounting.release(self.held);
        self.held = self.queue.capacity() * size_of::<Finalizer>();
        accounting.hold(self.held);
    }

    /// Notes what panicked in a collection.
    pub(in crate::vm) fn note_fallen(&mut self, fallen: Fallen) {
        self.fallen.join(fallen);
    }

    /// What panicked in collections and was not told yet.
    pub(in crate::vm) fn take_fallen(&mut self) -> Vec<String> {
        mem::take(&mut self.fallen).into_messages()
    }

    /// Whether finalisers, or panics of destructors, wait for a safepoint.
    #[inline]
    pub(in crate::vm) fn finalizers_wait(&self) -> bool {
        let idle = self.queue.is_empty() && self.fallen.is_empty();
        !idle && !self.finalizing
    }

    /// How much is queued.
    pub(in crate::vm) fn queued(&self) -> usize {
        self.queue.len()
    }

    /// Begins to run finalisers, unless some run already. False: some do.
    pub(in crate::vm) fn begin_finalizing(&mut self) -> bool {
        !std::mem::replace(&mut self.finalizing, true)
    }

    /// Takes the next finaliser from the queue.
    pub(in crate::vm) fn next_finalizer(&mut self) -> Option<Finalizer> {
        self.queue.pop_front()
    }

    /// No finaliser runs now.
    pub(in crate::vm) fn end_finalizing(&mut self) {
        self.finalizing = false;
    }

    /// Forgets what is queued, after a limit.
    pub(crate) fn drop_finalizers(&mut self) {
        self.queue.clear();
        self.finalizing = false;
    }

    /// What has to stay alive until it has run.
    pub(in crate::vm) fn roots(&self) -> impl Iterator<Item = Value> {
        self.queue.iter().map(|finalizer| finalizer.object())
    }
}

#[cfg(test)]
mod tests {
    use super::{Finalizer, Gc};
    use crate::heap::{Accounting, Due};
    use crate::value::Value;

    #[test]
    fn what_is_queued_is_a_root_until_it_is_taken_and_waits_while_others_run() {
        let mut gc = Gc::default();
        let due = Due {
            finalizers: vec![Value::int(1)],
            callbacks: vec![Value::int(2)],
        };
        gc.queue(due, &mut Accounting::default());
        assert!(gc.finalizers_wait());
        assert!(gc.begin_finalizing());
        assert!(!gc.finalizers_wait() && !gc.begin_finalizing());
        assert_eq!(gc.next_finalizer(), Some(Finalizer::Object(Value::int(1))));
        assert_eq!(gc.roots().collect::<Vec<_>>(), [Value::int(2)]);
        gc.drop_finalizers();
        assert_eq!((gc.queued(), gc.finalizers_wait()), (0, false));
    }
}
