//! Entering a runtime from outside: the bounds of the run are set, and things are put in order afterwards.

use std::time::Duration;

use super::runtime::Runtime;
use crate::embed::error::fault::to_error;
use crate::embed::{Ctx, ErrorKind, Limit, Result};
use crate::vm::Pause;

/// Fuel for a run without a limit: more than it can ever use, so that it is counted all the same.
pub(in crate::embed) const ENDLESS: u64 = u64::MAX - 1;

impl Runtime {
    /// Enters the runtime from outside: sets the bounds of the run, and puts things in order afterwards.
    #[inline]
    pub(in crate::embed) fn enter<T>(
        &mut self,
        run: impl FnOnce(&mut Ctx<'_>) -> Result<T>,
    ) -> Result<T> {
        let result = self.prepare(run);
        self.end_run();
        result
    }

    /// As [`Runtime::enter`], for what belongs to a run that goes on afterwards.
    #[inline]
    pub(in crate::embed) fn prepare<T>(
        &mut self,
        run: impl FnOnce(&mut Ctx<'_>) -> Result<T>,
    ) -> Result<T> {
        self.leave_given_up();
        let limits = &self.engine.settings().limits;
        let (fuel, time) = (limits.fuel.unwrap_or(ENDLESS), limits.wall_time);
        let result = self.enter_with(fuel, time, None, run);
        if result.is_err() {
            self.end_run();
        }
        result
    }

    /// Enters with an amount of fuel and time; `pause` is there for a run that can be stopped.
    #[inline]
    pub(in crate::embed) fn enter_with<T>(
        &mut self,
        fuel: u64,
        time: Option<Duration>,
        pause: Option<Pause>,
        run: impl FnOnce(&mut Ctx<'_>) -> Result<T>,
    ) -> Result<T> {
        self.set_bounds(fuel, time, pause);
        let vm = &mut *self.vm;
        if vm.observing.is_some() {
            vm.drop_ended_watches();
        }
        if vm.frames.is_empty() {
            vm.host.awaited.clear();
        }
        vm.ending.clear();
        let given = vm.budget.left();
        let mark = vm.heap.mark();
        let result = run(&mut Ctx { vm });
        vm.heap.release(mark);
        vm.give_back_room();
        let used = u64::try_from(given - vm.budget.left()).unwrap_or(0);
        self.fuel_used = self.fuel_used.saturating_add(used);
        let flushed = vm.streams.flush();
        match (result, flushed) {
            (Ok(_), Err(trap)) => Err(to_error(vm, trap.into())),
            (Err(error), _) => {
                self.after_error(error.kind());
                Err(error)
            }
            (result, _) => result,
        }
    }

    /// The runtime between two runs, with the bounds of a run of its own, for what cannot fail as a whole.
    pub(in crate::embed) fn between(&mut self) -> Ctx<'_> {
        self.leave_given_up();
        let limits = &self.engine.settings().limits;
        let (fuel, time) = (limits.fuel.unwrap_or(ENDLESS), limits.wall_time);
        self.set_bounds(fuel, time, None);
        Ctx { vm: &mut self.vm }
    }

    #[inline]
    fn set_bounds(&mut self, fuel: u64, time: Option<Duration>, pause: Option<Pause>) {
        let here = 0u8;
        self.vm.bounds.begin(std::ptr::from_ref(&here) as usize);
        self.vm.budget.begin(fuel.min(ENDLESS), time, pause);
    }

    /// Leaves the frames of a run that will not go on.
    pub(in crate::embed) fn abandon(&mut self) {
        self.vm.abandon();
    }

    /// Leaves the frames of a run that was stopped and then given up, if there are any: a [`Step`](crate::Step) that
    /// is dropped does nothing by itself.
    #[inline]
    pub(in crate::embed) fn leave_given_up(&mut self) {
        if !self.vm.frames.is_empty() {
            self.vm.abandon();
            self.end_run();
        }
    }

    /// Puts the runtime in order after a run that a limit ended.
    #[cold]
    fn after_error(&mut self, kind: ErrorKind) {
        if kind == ErrorKind::Limit(Limit::HeapBytes) {
            self.vm.collect_after_run();
        }
        if matches!(kind, ErrorKind::Limit(_) | ErrorKind::Interrupted) {
            self.vm.gc.drop_finalizers();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::Ordering;

    use crate::Runtime;
    use crate::vm::Trap;

    #[test]
    #[cfg_attr(miri, ignore = "half a million objects take Miri an hour")]
    fn a_run_that_has_to_end_leaves_a_whole_collection_which_goes_on_later() {
        const COUNT: usize = 1 << 18;
        let mut rt = Runtime::new();
        let vm = rt.vm_mut();
        let mark = vm.heap.mark();
        let kept = (0..COUNT).map(|_| vm.heap.new_list(Vec::new())).collect();
        let kept = vm.heap.new_list(kept);
        for _ in 0..COUNT {
            vm.heap.new_list(Vec::new());
        }
        vm.heap.release(mark);
        vm.heap.keep(kept);
        let before = vm.heap.len();
        vm.budget.interrupt().store(true, Ordering::Relaxed);
        assert_eq!(vm.collect_for_fuel(), Err(Trap::Interrupt.into()));
        assert_eq!(vm.heap.len(), before);
        vm.budget.interrupt().store(false, Ordering::Relaxed);
        assert_eq!(vm.collect_for_fuel(), Ok(()));
        assert!((COUNT..COUNT + before - COUNT * 2 + 1).contains(&vm.heap.len()));
    }
}
