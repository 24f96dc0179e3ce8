//! Whether a runtime is as it must be, between two runs.
//!
//! What the heap can say by itself it checks itself (`heap::check`); here is what needs the roots.

use std::collections::HashSet;

use crate::heap::{Checked, Invariant};
use crate::value::Value;
use crate::vm::{HostRoot, RootPlace, Vm};

impl Vm {
    /// Collects garbage and checks every invariant that can be looked at from outside. No run is under way.
    pub(crate) fn check(&mut self) -> Checked {
        self.check_roots()?;
        // What data was given to hold is a root until a collection has seen it in the data: so the second one leaves
        // nothing but what is reached.
        self.collect_thoroughly();
        self.collect_thoroughly();
        self.heap.check_accounts()?;
        self.verify()
    }

    /// The same where there is no garbage.
    pub(crate) fn verify(&mut self) -> Checked {
        self.check_roots()?;
        self.heap.check()?;
        self.check_reachable()
    }

    /// Everything that is alive by itself is there.
    fn check_roots(&mut self) -> Checked {
        let mut gone = None;
        self.visit_roots(&mut |heap, place, value| {
            if value.is_heap() && !heap.contains(value) {
                gone = Some((place, value));
            }
        });
        match gone {
            None => Ok(()),
            Some((RootPlace::Host(HostRoot::Handle), value)) => Err(Invariant::HandlesAreRooted
                .broken_by(
                    "handle of the host",
                    format!("leads to {value:?}, which is gone"),
                )),
            Some((place, value)) => Err(Invariant::NoStaleKeys.broken_by(
                format!("root {place:?}"),
                format!("leads to {value:?}, which is gone"),
            )),
        }
    }

    /// What there is, is reached.
    fn check_reachable(&mut self) -> Checked {
        let found = self.reachable_by(|vm, value, visit| {
            vm.heap.visit_references(value, visit);
            Ok(())
        });
        let found = found.unwrap_or_default();
        let reached: HashSet<Value> = found.into_iter().map(Value::untwinned).collect();
        if reached.len() == self.heap.len() {
            return Ok(());
        }
        let all = self.heap.all_objects();
        match all.into_iter().find(|value| !reached.contains(value)) {
            Some(value) => Err(Invariant::LiveIsReachable.broken_by(
                self.heap.described(value),
                "is still there, though nothing leads to it",
            )),
            None => Err(Invariant::LiveIsReachable.broken_by(
                "heap",
                format!(
                    "has {} objects, {} are reached",
                    self.heap.len(),
                    reached.len()
                ),
            )),
        }
    }
}
