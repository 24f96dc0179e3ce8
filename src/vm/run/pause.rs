//! Stopping a run between two instructions, and going on with it later.
//!
//! ```text
//!  start -> eval -> out of fuel            \
//!                   a deferred call         > the frames stay where they are -> host
//!                   an observer asks for it /
//!  host -> resume, answer -> eval, from the top frame
//! ```
//!
//! A run can stop only where no Rust code of a native lies between the host and the eval loop. Where it lies
//! there, a run that is out of fuel overdraws (it burns what is left of the hard limit, and stops after the
//! native), and a deferred call is refused.
//!
//! Invariant: [`Trap::Stopped`] never passes native code: it is raised by the eval loop of the first frame, or
//! by a call that this loop makes itself.

use crate::code::Reg;
use crate::value::Value;
use crate::vm::{Fault, Outcome, ReturnTo, Trap, Vm};

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
    /// It waits for the host to answer a call: `waiting` in [`Host`](crate::vm::state::Host).
    HostCall,
    /// An observer wants it to.
    Observer,
}

/// A call of a deferred function of the host that waits for its answer.
#[derive(Debug)]
pub(crate) struct Waiting {
    /// The function.
    pub(crate) function: Value,
    /// Its arguments, in the order of its parameters.
    pub(crate) args: Vec<Value>,
    /// Where the answer goes: a register of the top frame.
    dst: Reg,
}

/// Why a deferred call cannot stop the run.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Refusal {
    /// The host did not start the run as one that can stop.
    NotStarted,
    /// A native runs between the host and the call.
    Native,
}

impl Vm {
    /// At a safepoint whose slice is used up: the way out, if the run is to stop here and keep the frames.
    pub(in crate::vm) fn pauses_here(&mut self) -> Option<Fault> {
        let owed = self.budget.grant.min(0).unsigned_abs();
        if owed < self.budget.reserve
            || self.budget.pause.is_none_or(|pause| pause.hard == 0)
            || !self.can_stop()
        {
            return None;
        }
        Some(self.stop(Stop::Fuel))
    }

    /// Why the eval loop of the top frame cannot stop the run, if it cannot.
    fn refusal(&self) -> Option<Refusal> {
        match self.budget.pause {
            None => Some(Refusal::NotStarted),
            Some(pause) if pause.direct => self
                .frames
                .iter()
                .skip(1)
                .any(|frame| frame.ret.is_entry())
                .then_some(Refusal::Native),
            Some(_) => Some(Refusal::Native),
        }
    }

    /// Whether the run can stop where the top frame stands.
    pub(crate) fn can_stop(&self) -> bool {
        self.refusal().is_none()
    }

    /// Whether the run stands still because the fuel of its step is used up: before an instruction, not behind it.
    pub(crate) fn is_out_of_fuel(&self) -> bool {
        self.budget
            .pause
            .is_some_and(|pause| pause.stop == Some(Stop::Fuel))
    }

    /// Notes that the run stands still, and gives the way out.
    pub(in crate::vm) fn stop(&mut self, stop: Stop) -> Fault {
        if let Some(pause) = &mut self.budget.pause {
            pause.stop = Some(stop);
        }
        Trap::Stopped.into()
    }

    /// Stops the run at a call of a function of the host, whose result would go where `ret` says; or says why
    /// that cannot be.
    pub(crate) fn wait_for_host(
        &mut self,
        function: Value,
        args: &[Value],
        ret: ReturnTo,
    ) -> Result<Fault, Refusal> {
        let ReturnTo::Register(dst) = ret else {
            return Err(if self.budget.pause.is_none() {
                Refusal::NotStarted
            } else {
                Refusal::Native
            });
        };
        if let Some(refusal) = self.refusal() {
            return Err(refusal);
        }
        self.host.waiting = Some(Box::new(Waiting {
            function,
            args: args.to_vec(),
            dst,
        }));
        Ok(self.stop(Stop::HostCall))
    }

    /// Out of fuel where the run cannot stop: the next slice from the hard limit, if that has one.
    #[cold]
    pub(in crate::vm) fn overdraw(&mut self, slice: i64) -> Outcome<()> {
        let owed = self
            .budget
            .grant
            .min(0)
            .unsigned_abs()
            .saturating_sub(self.budget.reserve);
        self.budget.reserve = 0;
        let Some(pause) = &mut self.budget.pause else {
            return Err(Trap::Fuel.into());
        };
        let Some(hard) = pause.hard.checked_sub(owed).filter(|hard| *hard > 0) else {
            pause.hard = 0;
            return Err(Trap::Fuel.into());
        };
        let grant = hard.min(slice.unsigned_abs());
        pause.hard = hard - grant;
        self.budget.grant = i64::try_from(grant).unwrap_or(slice);
        Ok(())
    }

    /// Goes on with a run that was stopped; with an answer, if it waits for one.
    pub(crate) fn resume(&mut self, answer: Option<Outcome>) -> Outcome {
        if let Some(pause) = &mut self.budget.pause {
            pause.stop = None;
        }
        if self.frames.is_empty() {
            return Ok(Value::NONE);
        }
        match (self.host.waiting.take(), answer) {
            (Some(waiting), Some(Ok(value))) => self.set_caller(waiting.dst, value),
            (_, Some(Err(fault))) => return self.eval_from(Some(fault)),
            _ => {}
        }
        self.eval()
    }

    /// Leaves all frames of a run that will not go on.
    pub(crate) fn abandon(&mut self) {
        self.budget.pause = None;
        self.host.waiting = None;
        self.forget_observed();
        while !self.frames.is_empty() {
            self.finish_frame();
        }
    }
}
