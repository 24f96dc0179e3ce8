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

use crate::code::Instr;
use crate::value::{Tag, Value};
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

/// What an instruction is to a script, in the words of an error.
fn what_it_does(instr: Instr) -> &'static str {
    match instr {
        Instr::LoadAttr { .. } | Instr::LoadMethod { .. } => "the reading of an attribute",
        Instr::StoreAttr { .. } | Instr::DeleteAttr { .. } => "the change of an attribute",
        Instr::LoadItem { .. } | Instr::StoreItem { .. } | Instr::DeleteItem { .. } => "[]",
        Instr::Compare { .. }
        | Instr::CompareInt { .. }
        | Instr::JumpIfCompare { .. }
        | Instr::JumpUnlessCompare { .. } => "a comparison",
        Instr::Contains { .. } => "in",
        Instr::ForIter { .. } | Instr::GetIter { .. } => "the iterator of a loop",
        Instr::EndIter { .. } => "the end of a generator",
        Instr::BuildSet { .. }
        | Instr::SetAdd { .. }
        | Instr::SetUpdate { .. }
        | Instr::BuildMap { .. }
        | Instr::MapAdd { .. }
        | Instr::DictUpdate { .. }
        | Instr::DictMerge { .. } => "the making of a set or a dict",
        Instr::MatchClass { .. }
        | Instr::MatchKeys { .. }
        | Instr::MatchMapping { .. }
        | Instr::MatchSequence { .. } => "a pattern",
        Instr::ImportName { .. } | Instr::ImportFrom { .. } | Instr::ImportStar { .. } => "import",
        Instr::FormatSimple { .. } | Instr::FormatPart { .. } | Instr::FormatWithSpec { .. } => {
            "an f-string"
        }
        _ => "an operator",
    }
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
    pub(in crate::vm) fn refusal(&self) -> Option<Refusal> {
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

    /// What lies on the Rust stack between the host and the call: the native that the innermost frame has called of
    /// those that are below an entry, or the native on top.
    pub(crate) fn native_in_between(&mut self) -> String {
        let entry = self.frames.iter().rposition(|frame| frame.ret.is_entry());
        let caller = match entry {
            Some(entry) => entry.checked_sub(1),
            None => self.frames.len().checked_sub(1),
        };
        let Some(frame) = caller.map(|at| self.frames[at]) else {
            return "a function of the host".to_owned();
        };
        let at = (frame.pc as usize).wrapping_sub(1);
        let instr = self.heap[frame.code].instrs.get(at).copied();
        let slot = match instr {
            Some(
                Instr::Call { base, .. }
                | Instr::CallKw { base, .. }
                | Instr::CallEx { base, .. }
                | Instr::CallMethod { base, .. }
                | Instr::CallMethodKw { base, .. },
            ) => frame.base + usize::from(base.0),
            Some(instr) => return what_it_does(instr).to_owned(),
            None => return "a built-in function".to_owned(),
        };
        let callee = self.stack.get(slot).copied().unwrap_or_default();
        match callee.tag() {
            Tag::Builtin | Tag::Type | Tag::HostFunction | Tag::Class => self.callee_text(callee),
            Tag::Method => {
                let function = callee.as_method().map(|key| self.heap[key].function);
                let builtin = function.filter(|function| function.as_builtin().is_some());
                builtin.map_or("a call".to_owned(), |function| self.callee_text(function))
            }
            _ => "a call".to_owned(),
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
            exit: None,
        });
        Ok(self.budget.stop(Stop::HostCall))
    }

    /// Goes on with a run that was stopped; with an answer, if it waits for one.
    pub(crate) fn resume(&mut self, answer: Option<Outcome>) -> Outcome {
        self.budget.go_on();
        self.take_room_back();
        if self.frames.is_empty() {
            return Ok(Value::NONE);
        }
        let waiting = self.host.take_waiting();
        match (waiting.map(|waiting| (waiting.ret, waiting.exit)), answer) {
            (Some((ReturnTo::Register(dst), exit)), Some(Ok(value))) => {
                self.set_caller(dst, value);
                if let (Some(exit), Some(frame)) = (exit, self.frames.last_mut()) {
                    frame.pc = exit;
                }
            }
            (Some((ReturnTo::Native, _)), Some(answer)) => {
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
        self.take_room_back();
        self.host.take_waiting();
        self.host.awaited.clear();
        self.host.awaited.hooks = Default::default();
        self.forget_observed();
        while !self.frames.is_empty() {
            self.finish_frame();
        }
        self.stands_before = None;
        self.abandon_natives(0);
        self.give_back_room();
    }
}
