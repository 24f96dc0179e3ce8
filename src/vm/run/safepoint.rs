//! Safepoints: fuel, interrupts, collection, and the budget of the Rust stack.

use std::collections::HashSet;

use crate::heap::{Due, Phase};
use crate::value::Value;
use crate::vm::state::{listening, price};
use crate::vm::{Outcome, Trap, Vm};

/// How many objects and references a collection looks at in a slice; in stress mode so few that scripts change things
/// between any two slices.
const SLICE: u64 = 16 << 10;
const STRESS_SLICE: u64 = 100;

/// As much, where a run waits for a whole collection: some milliseconds between two looks whether it has to end.
const LONG_SLICE: u64 = 128 << 10;

/// So many times a collection comes to the end of marking and finds more than a slice to do; then it does all.
const MAX_ATTEMPTS: u32 = 8;
/// How often finalisers run in a row where the heap is full, before that is the end.
const FINALIZATIONS: u32 = 16;

impl Vm {
    /// What a safepoint of the eval loop does when something is due. `mark` is where the evaluator's own
    /// share of what is kept starts: everything above lies in registers by now. If the run is paused here, its frame
    /// goes on at `next`.
    #[cold]
    #[inline(never)]
    pub(in crate::vm) fn safepoint(&mut self, mark: usize, next: u32) -> Outcome<()> {
        let passed = self.pass_safepoint(mark);
        if let Err(fault) = passed
            && (fault == Trap::Stopped.into() || fault == Trap::Reenter.into())
            && let Some(frame) = self.frames.last_mut()
        {
            frame.pc = next;
            if fault == Trap::Stopped.into() {
                self.stands_before = self.frames.len().checked_sub(1);
            }
        }
        passed
    }

    /// As [`Vm::safepoint`], where all frames know where they stand.
    pub(in crate::vm) fn pass_safepoint(&mut self, mark: usize) -> Outcome<()> {
        self.collect_if_due(mark)?;
        if !self.budget.needs_refill() {
            return Ok(());
        }
        if let Some(stopped) = self.pauses_here() {
            return Err(stopped);
        }
        match self.budget.refill_at_safepoint()? {
            true => Err(Trap::Reenter.into()),
            false => Ok(()),
        }
    }

    /// Collects if that is due; see [`Vm::safepoint`] for `mark`.
    #[inline]
    pub(in crate::vm) fn collect_if_due(&mut self, mark: usize) -> Outcome<()> {
        self.heap.release(mark);
        if self.heap.accounting.is_due() || self.gc.finalizers_wait() {
            self.collect_now()
        } else {
            Ok(())
        }
    }

    /// As [`Vm::collect_if_due`], where there is something to do.
    #[cold]
    fn collect_now(&mut self) -> Outcome<()> {
        if self.heap.accounting.is_due() && self.collect_slice()? {
            for _ in 0..FINALIZATIONS {
                if !self.gc.finalizers_wait() || !self.heap.accounting.is_exhausted() {
                    break;
                }
                // What waits for its finaliser is garbage, too.
                self.run_finalizers()?;
                self.collect_for_fuel()?;
            }
            self.check_heap_limit()?;
        }
        if self.gc.finalizers_wait() {
            self.run_finalizers()?;
        }
        Ok(())
    }

    /// Collects, if that is due, inside a native that may never come back to a safepoint.
    #[inline]
    pub(crate) fn collect_in_native(&mut self) -> Outcome<()> {
        if self.heap.accounting.is_due() && self.collect_slice()? {
            self.check_heap_limit()?;
        }
        Ok(())
    }

    /// After a collection: fails if the limit is reached.
    fn check_heap_limit(&mut self) -> Outcome<()> {
        if self.heap.accounting.is_exhausted() {
            let wanted = self.heap.accounting.wanted();
            self.ending.note_asked(wanted as u64);
            return Err(Trap::Memory.into());
        }
        Ok(())
    }

    /// Does the next slice of a collection, or a whole collection where the limit is passed. True: it was a whole one.
    fn collect_slice(&mut self) -> Outcome<bool> {
        self.burn_allocated();
        let accounting = &self.heap.accounting;
        let stressed = accounting.is_stressed();
        let whole = match stressed {
            true => !accounting.slices_in_stress() && self.heap.phase() == Phase::Idle,
            false => accounting.is_urgent(),
        };
        #[cfg(feature = "seeing")]
        let whole = whole || self.heap.notes_changes();
        if whole {
            self.collect_for_fuel()?;
            return Ok(true);
        }
        let slice = if stressed { STRESS_SLICE } else { SLICE };
        let looked_at = self.advance_collection(slice, false);
        self.burn_collection(looked_at);
        if self.heap.phase() != Phase::Idle {
            self.heap.accounting.begin_slice();
            return Ok(false);
        }
        if !self.heap.accounting.is_exhausted() {
            return Ok(false);
        }
        // What was garbage already, but not when the slices began, may be what is missing.
        self.collect_for_fuel()?;
        Ok(true)
    }

    /// Burns for the bytes that were allocated since the last slice: whatever a built-in function made without paying for
    /// it, such as a message with a long name in it, is paid for here at the latest.
    fn burn_allocated(&mut self) {
        if !self.heap.accounting.is_stressed() {
            let bytes = self.heap.accounting.since();
            self.budget.burn_later(price::allocated(bytes));
        }
    }

    pub(in crate::vm) fn burn_collection(&mut self, looked_at: u64) {
        if !self.heap.accounting.is_stressed() {
            self.budget.burn_later(price::looked_at(looked_at));
        }
    }

    /// Collects, paid for by what the collection looks at.
    pub(crate) fn collect_for_fuel(&mut self) -> Outcome<()> {
        let (looked_at, ended) = self.collect_for_run(false);
        self.burn_collection(looked_at);
        ended
    }

    /// As [`Vm::collect_thoroughly`], for a run: if that has to end meanwhile, the collection is left where it stands, and
    /// goes on when one is due. What is not in use is given back if it is to be `thorough`.
    pub(in crate::vm) fn collect_for_run(&mut self, thorough: bool) -> (u64, Outcome<()>) {
        let mut looked_at = 0;
        // One that has begun misses what became garbage since: a whole one follows it.
        let mut is_whole = self.heap.phase() == Phase::Idle;
        loop {
            looked_at += self.advance_collection(LONG_SLICE, is_whole && thorough);
            if self.heap.phase() == Phase::Idle {
                if is_whole {
                    return (looked_at, Ok(()));
                }
                is_whole = true;
            }
            if let Err(fault) = self.budget.look() {
                return (looked_at, Err(fault));
            }
        }
    }

    /// After a run that took all the memory that it may: gives back what it had, unless it was interrupted.
    pub(crate) fn collect_after_run(&mut self) {
        let (_, _ended) = self.collect_for_run(true);
    }

    /// Begins a collection, or goes on with it, until it has looked at so much. Gives how much that was. `thorough`: its
    /// end gives all memory back that is not in use.
    fn advance_collection(&mut self, slice: u64, thorough: bool) -> u64 {
        let (looked_at, fallen) = listening(|| match self.heap.phase() {
            Phase::Idle => self.begin_collection(),
            Phase::Marking => {
                let (marked, done) = self.heap.mark_some(slice);
                if !done {
                    return marked;
                }
                let left = slice.saturating_sub(marked).max(1);
                let (searched, done) = self.heap.search_some(left);
                match done {
                    true => marked + searched + self.end_marking(slice),
                    false => marked + searched,
                }
            }
            Phase::Sweeping => {
                let (looked_at, callbacks) = self.heap.sweep_some(slice as usize, thorough);
                if let Some(callbacks) = callbacks {
                    let due = Due {
                        callbacks,
                        ..Due::default()
                    };
                    self.gc.queue(due, &mut self.heap.accounting);
                }
                looked_at
            }
        });
        self.gc.note_fallen(fallen);
        looked_at
    }

    /// Begins a collection with the roots that there are now.
    fn begin_collection(&mut self) -> u64 {
        self.gc.attempts = 0;
        self.heap.begin_collection();
        let mut looked_at = 0;
        self.visit_roots(&mut |heap, _, value| {
            looked_at += 1;
            heap.shade(value);
        });
        looked_at
    }

    /// Ends marking, if what has become a root meanwhile reaches little that is not marked yet.
    fn end_marking(&mut self, slice: u64) -> u64 {
        self.gc.attempts += 1;
        let slice = match self.gc.attempts {
            0..MAX_ATTEMPTS => slice,
            _ => u64::MAX,
        };
        self.host.before_collection();
        let mut looked_at = 0;
        self.visit_roots(&mut |heap, _, value| {
            looked_at += 1;
            heap.shade(value);
        });
        looked_at += self.heap.revisit();
        let (marked, done) = self.heap.mark_some(slice);
        if done && self.heap.take_finalizers() {
            // Marking goes on from what is to be finalised.
            self.gc.attempts = 0;
        } else if done {
            let finalizers = self.heap.end_marking();
            self.host.after_collection();
            let due = Due {
                finalizers,
                ..Due::default()
            };
            self.gc.queue(due, &mut self.heap.accounting);
            let iterators = &self.heap.iterators;
            self.gc.lent.retain(|key, _| iterators.contains_key(*key));
        }
        looked_at + marked
    }

    /// Collects: what neither the frames, the host, nor running natives can reach is dropped. Gives all memory back that is
    /// not in use, and says how many objects and references the collection has looked at.
    pub(crate) fn collect_thoroughly(&mut self) -> u64 {
        self.settle_collection() + self.collect_whole(true)
    }

    /// Goes on with a collection that has begun, to its end.
    pub(crate) fn settle_collection(&mut self) -> u64 {
        match self.heap.phase() {
            Phase::Idle => 0,
            Phase::Marking | Phase::Sweeping => self.collect_whole(false),
        }
    }

    /// Begins a collection, or goes on with it, to its end.
    fn collect_whole(&mut self, thorough: bool) -> u64 {
        let mut looked_at = 0;
        loop {
            looked_at += self.advance_collection(u64::MAX, thorough);
            if self.heap.phase() == Phase::Idle {
                return looked_at;
            }
        }
    }

    /// As [`Vm::settle_collection`], for a run: if that has to end meanwhile, the collection is left where it stands.
    pub(crate) fn settle_for_run(&mut self) -> Outcome<()> {
        while self.heap.phase() != Phase::Idle {
            let looked_at = self.advance_collection(LONG_SLICE, false);
            self.burn_collection(looked_at);
            self.budget.look()?;
        }
        Ok(())
    }

    /// Every object that the program can reach, each once, for a unit of fuel for each reference.
    pub(crate) fn reachable(&mut self) -> Outcome<Vec<Value>> {
        self.reachable_by(Self::visit_paid)
    }

    /// As [`Vm::reachable`], where `visit` shows what an object refers to.
    pub(in crate::vm) fn reachable_by(
        &mut self,
        visit: impl Fn(&mut Self, Value, &mut dyn FnMut(Value)) -> Outcome<()>,
    ) -> Outcome<Vec<Value>> {
        let mut seen = HashSet::with_capacity(self.heap.len());
        let mut found = Vec::with_capacity(self.heap.len());
        let mut meet = |value: Value, found: &mut Vec<Value>| {
            if value.is_heap() && seen.insert(value) {
                found.push(value);
            }
        };
        self.visit_roots(&mut |_, _, value| meet(value, &mut found));
        let mut next = 0;
        while let Some(&value) = found.get(next) {
            visit(self, value, &mut |held| meet(held, &mut found))?;
            next += 1;
        }
        Ok(found)
    }

    /// Shows what an object refers to, for a unit of fuel each; nothing more once the run has to end.
    pub(crate) fn visit_paid(
        &mut self,
        object: Value,
        visit: &mut dyn FnMut(Value),
    ) -> Outcome<()> {
        let Self { heap, budget, .. } = self;
        let mut paid = Ok(());
        heap.visit_references(object, &mut |held| {
            if paid.is_ok() {
                paid = budget.burn(1);
            }
            if paid.is_ok() {
                visit(held);
            }
        });
        paid
    }

    /// Checks that a native may call deeper: the Rust stack that lies between the entry of the run and
    /// here must stay within its budget. Raises RecursionError.
    #[inline]
    pub(crate) fn enter_native(&mut self) -> Outcome<()> {
        if self.bounds.native_stack_is_full(stack_address()) {
            Err(self.recursion_error("maximum recursion depth exceeded"))
        } else {
            Ok(())
        }
    }
}

/// Where the Rust stack stands: the address of a local variable, only ever compared.
#[inline(never)]
pub(crate) fn stack_address() -> usize {
    let probe = 0_u8;
    &raw const probe as usize
}
