//! What a run may burn, and what stops it.
//!
//! ```text
//!  fuel of a step:   | burned | grant | reserve |        fuel of the run:  | steps so far | this step | hard |
//! ```
//!
//! The eval loop and natives burn the grant. When it is used up, interrupt and clock are checked, and the reserve
//! grants more. A run that can be paused stops when the reserve is used up, too, or overdraws: it goes on with
//! what is left of the hard limit until it can stop.
//!
//! Invariant: `grant + reserve + hard` only shrinks while a run lasts, by what it burns.

use std::cell::Cell;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use crate::vm::state::price;
use crate::vm::{Fault, Outcome, Trap};

/// How much fuel is granted at once; interrupt and clock are checked this often.
const GRANT: u64 = 4096;
/// How much is granted at once from the hard limit, to a run that cannot stop: it stops soon after it can.
const OVERDRAFT: u64 = 64;

/// The state of a run that can be stopped.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Pause {
    /// Fuel beyond what the host gave for this step: the rest of the hard limit.
    pub(crate) hard: u64,
    /// Whether the run's first frame was entered from the host directly.
    pub(crate) direct: bool,
    /// Why the run stands still, if it does: the frames are still there.
    pub(crate) stop: Option<Stop>,
}

/// Why a run stands still.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Stop {
    /// The fuel of the step is used up.
    Fuel,
    /// It waits for the host to answer a call: `waiting` in [`Host`](super::Host).
    HostCall,
    /// An event loop waits for the host to answer any of many calls, or for the time.
    HostCalls,
    /// An observer wants it to.
    Observer,
}

/// The fuel of a run, and who may end or stop it.
pub(crate) struct Budget {
    /// Fuel that may be burned before the reserve is asked; negative: overdrawn by so much.
    grant: Cell<i64>,
    /// Fuel beyond the grant.
    reserve: u64,
    /// The state of a run that can be paused; `None`: out of fuel is the end.
    pause: Option<Pause>,
    /// The next safepoint leaves the eval loop, so that the right one of the two is entered.
    reenters: bool,
    /// Set from outside to stop the run.
    interrupt: Arc<AtomicBool>,
    deadline: Option<Instant>,
}

/// A unit of fuel pays for two to the power of this many instructions in a straight line: sixteen.
const STRAIGHT: u32 = 4;

impl Default for Budget {
    /// Without a bound, until a run begins.
    fn default() -> Self {
        Self {
            grant: Cell::new(0),
            reserve: u64::MAX,
            pause: None,
            reenters: false,
            interrupt: Arc::default(),
            deadline: None,
        }
    }
}

impl Budget {
    /// Begins a run, or a step of one, with so much fuel and time.
    pub(crate) fn begin(&mut self, fuel: u64, time: Option<Duration>, pause: Option<Pause>) {
        self.grant.set(0);
        self.reserve = fuel;
        self.pause = pause;
        self.deadline = time.and_then(|time| Instant::now().checked_add(time));
    }

    /// The fuel that is left, that of later steps included; negative: so much was burned too much.
    pub(crate) fn left(&self) -> i128 {
        let hard = self.pause.map_or(0, |pause| pause.hard);
        i128::from(hard) + i128::from(self.reserve) + i128::from(self.grant.get())
    }

    /// What the step that the fuel did not suffice for was short of, if that is more than a grant.
    pub(crate) fn owed(&self) -> Option<u64> {
        let owed = self.grant.get().min(0).unsigned_abs();
        (owed > GRANT).then_some(owed)
    }

    /// The state of a run that can be paused.
    pub(crate) fn pause(&self) -> Option<Pause> {
        self.pause
    }

    /// Notes whether the run's first frame was entered from the host directly.
    pub(crate) fn set_direct(&mut self, direct: bool) {
        if let Some(pause) = &mut self.pause {
            pause.direct = direct;
        }
    }

    /// Notes that the run stands still, and gives the way out.
    pub(in crate::vm) fn stop(&mut self, stop: Stop) -> Fault {
        if let Some(pause) = &mut self.pause {
            pause.stop = Some(stop);
        }
        Trap::Stopped.into()
    }

    /// Notes that the run goes on.
    pub(in crate::vm) fn go_on(&mut self) {
        if let Some(pause) = &mut self.pause {
            pause.stop = None;
        }
    }

    /// Gives the run up: it can neither stop nor go on.
    pub(in crate::vm) fn abandon(&mut self) {
        self.pause = None;
    }

    /// When the run's time is over.
    #[cfg(feature = "parser")]
    pub(crate) fn deadline(&self) -> Option<Instant> {
        self.deadline
    }

    /// What is set from outside to stop the run.
    pub(crate) fn interrupt(&self) -> &Arc<AtomicBool> {
        &self.interrupt
    }

    /// Burns one unit of fuel. Gives what is left of the grant; negative: a safepoint has something to do.
    #[inline]
    pub(in crate::vm) fn burn_one(&mut self) -> i64 {
        self.take(1)
    }

    /// Burns for the call of a native or of a function of the host. The next safepoint notices where the grant is used up.
    #[inline]
    pub(in crate::vm) fn burn_native(&mut self) {
        self.take(price::NATIVE as i64);
    }

    /// Burns fuel for work that is done already; the next safepoint notices where the grant is used up.
    pub(in crate::vm) fn burn_later(&mut self, amount: u64) {
        self.owe(amount);
    }

    /// Burns for a round of a loop of so many instructions. Gives what is left of the grant.
    #[inline]
    pub(in crate::vm) fn burn_round(&mut self, instrs: usize) -> i64 {
        self.take(1 + (instrs >> STRAIGHT) as i64)
    }

    /// Burns for code that ran in a straight line: one unit for each sixteen instructions. The next safepoint notices
    /// where the grant is used up.
    #[inline]
    pub(in crate::vm) fn burn_straight(&mut self, instrs: usize) {
        self.take((instrs >> STRAIGHT) as i64);
    }

    /// Burns for slots of a frame that are filled or copied beyond what each call pays for.
    #[inline]
    pub(in crate::vm) fn burn_slots(&mut self, slots: usize) {
        if slots > 256 {
            self.burn_later(slots as u64 / 64);
        }
    }

    /// As [`Self::burn_later`], where the budget is only looked at.
    pub(in crate::vm) fn owe(&self, amount: u64) {
        self.grant
            .set(self.grant.get().saturating_sub_unsigned(amount));
    }

    /// Takes a few units from the grant, and gives what is left of it.
    #[inline]
    fn take(&mut self, amount: i64) -> i64 {
        let left = self.grant.get() - amount;
        self.grant.set(left);
        left
    }

    /// Burns fuel inside a native loop and checks for an interrupt: call it once per item, or with the
    /// number of items of a chunk.
    #[inline]
    pub(crate) fn burn(&mut self, amount: u64) -> Outcome<()> {
        let left = self.grant.get().saturating_sub_unsigned(amount);
        self.grant.set(left);
        if left < 0 { self.refill() } else { Ok(()) }
    }

    /// Checks whether the run has to end, in the middle of work that was paid for.
    pub(crate) fn check(&mut self) -> Outcome<()> {
        self.give_back();
        self.burn(0)
    }

    /// As [`Self::check`], without burning anything: how often it is asked makes no difference to a run that goes on.
    pub(crate) fn look(&self) -> Outcome<()> {
        if self.interrupt.load(Ordering::Relaxed) {
            return Err(Trap::Interrupt.into());
        }
        match self.deadline {
            Some(deadline) if Instant::now() >= deadline => Err(Trap::Time.into()),
            _ => Ok(()),
        }
    }

    /// Whether the grant is used up, so that a safepoint has something to do.
    pub(in crate::vm) fn needs_refill(&self) -> bool {
        self.grant.get() < 0
    }

    /// Whether the fuel of the step is used up, but not that of the run.
    pub(in crate::vm) fn ends_step(&self) -> bool {
        self.grant.get().min(0).unsigned_abs() >= self.reserve
            && self.pause.is_some_and(|pause| pause.hard > 0)
    }

    /// Makes the next safepoint leave the eval loop, which exists once for observed runs and once for others.
    pub(in crate::vm) fn reenter_soon(&mut self) {
        self.reenters = true;
        self.give_back();
    }

    /// Refills the grant at a safepoint. True: the eval loop has to be left and entered again.
    pub(in crate::vm) fn refill_at_safepoint(&mut self) -> Outcome<bool> {
        let reenters = std::mem::take(&mut self.reenters);
        self.refill()?;
        Ok(reenters)
    }

    /// Gives the grant back to the reserve, so that whoever burns next asks for more.
    fn give_back(&mut self) {
        let left = self.grant.get();
        self.reserve = self.reserve.saturating_add_signed(left.max(0));
        self.grant.set(left.min(0) - 1);
    }

    /// Takes the next grant from the reserve, after a check of interrupt and clock.
    #[cold]
    fn refill(&mut self) -> Outcome<()> {
        self.look()?;
        let owed = self.grant.get().min(0).unsigned_abs();
        match self.reserve.checked_sub(owed).filter(|rest| *rest > 0) {
            Some(rest) => {
                let grant = rest.min(GRANT);
                self.reserve = rest - grant;
                self.grant.set(grant as i64);
            }
            None => self.overdraw(owed)?,
        }
        if self.reenters {
            // A native burns fuel on the way to the safepoint that is waited for.
            self.give_back();
        }
        Ok(())
    }

    /// Out of fuel where the run cannot stop: the next grant from the hard limit, if that has one.
    #[cold]
    fn overdraw(&mut self, owed: u64) -> Outcome<()> {
        let owed = owed.saturating_sub(self.reserve);
        self.reserve = 0;
        let Some(pause) = &mut self.pause else {
            return Err(Trap::Fuel.into());
        };
        let Some(hard) = pause.hard.checked_sub(owed).filter(|hard| *hard > 0) else {
            pause.hard = 0;
            return Err(Trap::Fuel.into());
        };
        let grant = hard.min(OVERDRAFT);
        pause.hard = hard - grant;
        self.grant.set(grant as i64);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::Ordering;

    use super::{Budget, Pause};
    use crate::vm::Trap;

    #[test]
    fn what_is_burned_is_what_is_no_longer_left() {
        let mut budget = Budget::default();
        budget.begin(10_000, None, None);
        for _ in 0..90 {
            assert_eq!(budget.burn(100), Ok(()));
        }
        assert_eq!(budget.left(), 1_000);
        assert_eq!(budget.burn(1_001), Err(Trap::Fuel.into()));
    }

    #[test]
    fn a_step_that_cannot_stop_overdraws_from_the_hard_limit() {
        let mut budget = Budget::default();
        let pause = Pause {
            hard: 500,
            ..Pause::default()
        };
        budget.begin(100, None, Some(pause));
        assert!(budget.burn_one() < 0);
        assert!(!budget.ends_step());
        assert_eq!(budget.burn(99), Ok(()));
        assert_eq!(budget.burn(1), Ok(()));
        assert_eq!(budget.left(), 499);
        assert_eq!(budget.burn(500), Err(Trap::Fuel.into()));
    }

    #[test]
    fn an_interrupt_stops_the_run_at_the_next_refill() {
        let mut budget = Budget::default();
        budget.begin(10_000, None, None);
        assert_eq!(budget.burn(1), Ok(()));
        budget.interrupt().store(true, Ordering::Relaxed);
        assert_eq!(budget.burn(1), Ok(()));
        assert_eq!(budget.check(), Err(Trap::Interrupt.into()));
    }
}
