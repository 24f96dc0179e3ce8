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
//! Invariant: [`Trap::Stopped`](crate::vm::Trap::Stopped) never passes native code: it is raised by the eval loop
//! of the first frame, or by a call that this loop makes itself.

use crate::value::Value;
use crate::vm::eval::Begin;
use crate::vm::native_frame::Resumed;
use crate::vm::state::{Stop, Waiting};
use crate::vm::{Fault, Outcome, ReturnTo, Vm};

/// Why a deferred call cannot stop the run.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Refusal {
    /// The host did not start the run as one that can stop.
    NotStarted,
    /// A native runs between the host and the call.
    Native,
}

impl Vm {
    /// At a safepoint where the grant is used up: the way out, if the run is to stop here and keep the frames.
    pub(in crate::vm) fn pauses_here(&mut self) -> Option<Fault> {
        if !self.budget.ends_step() || !self.can_stop() {
            return None;
        }
        Some(self.budget.stop(Stop::Fuel))
    }

    /// Why the eval loop of the top frame cannot stop the run, if it cannot.
    fn refusal(&self) -> Option<Refusal> {
        match self.budget.pause() {
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

    /// Stops the run at a call of a function of the host, whose result would go where `ret` says; or says why
    /// that cannot be.
    pub(crate) fn wait_for_host(
        &mut self,
        function: Value,
        args: &[Value],
        ret: ReturnTo,
    ) -> Result<Fault, Refusal> {
        if !matches!(ret, ReturnTo::Register(_) | ReturnTo::Native) {
            return Err(if self.budget.pause().is_none() {
                Refusal::NotStarted
            } else {
                Refusal::Native
            });
        }
        if let Some(refusal) = self.refusal() {
            return Err(refusal);
        }
        self.host.wait(Waiting {
            function,
            args: args.to_vec(),
            ret,
        });
        Ok(self.budget.stop(Stop::HostCall))
    }

    /// Goes on with a run that was stopped; with an answer, if it waits for one.
    pub(crate) fn resume(&mut self, answer: Option<Outcome>) -> Outcome {
        self.budget.go_on();
        if self.frames.is_empty() {
            return Ok(Value::NONE);
        }
        let waiting = self.host.take_waiting();
        match (waiting.map(|waiting| waiting.ret), answer) {
            (Some(ReturnTo::Register(dst)), Some(Ok(value))) => self.set_caller(dst, value),
            (Some(ReturnTo::Native), Some(answer)) => {
                let resumed = answer.map_or_else(Resumed::Raised, Resumed::Value);
                return self.eval_from(Begin::Native(resumed));
            }
            (_, Some(Err(fault))) => return self.eval_from(Begin::Raise(fault)),
            _ => {}
        }
        self.eval()
    }

    /// Leaves all frames of a run that will not go on.
    pub(crate) fn abandon(&mut self) {
        self.budget.abandon();
        self.host.take_waiting();
        self.forget_observed();
        while !self.frames.is_empty() {
            self.finish_frame();
        }
        self.abandon_natives(0);
    }
}
