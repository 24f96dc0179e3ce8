//! Pausing: a run that is out of fuel stops between two instructions, and goes on later.
//!
//! ```text
//!  start -> eval -> safepoint, out of fuel: the frames stay where they are -> host
//!  host -> resume -> eval, from the top frame
//! ```
//!
//! A run can stop only where no Rust code of a native lies between the host and the eval loop. Where it lies
//! there, the run overdraws: it burns what is left of the hard limit, and stops after the native.

use super::{Outcome, Trap, Vm};
use crate::value::Value;

/// The state of a run that can be paused.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pause {
    /// Fuel beyond what the host gave for this leg: the rest of the hard limit.
    pub(crate) hard: u64,
    /// Whether the run's first frame was entered from the host directly.
    pub(crate) pausable: bool,
    /// Whether the run stands paused: the frames are still there.
    pub(crate) paused: bool,
}

impl Vm {
    /// At a safepoint whose slice is used up: whether to stop here and keep the frames.
    pub(super) fn pauses_here(&mut self) -> bool {
        let Some(pause) = self.pause.filter(|pause| pause.pausable && pause.hard > 0) else {
            return false;
        };
        let owed = self.slice.min(0).unsigned_abs();
        if owed < self.reserve || self.frames.iter().skip(1).any(|frame| frame.ret.is_entry()) {
            return false;
        }
        self.pause = Some(Pause {
            paused: true,
            ..pause
        });
        true
    }

    /// Out of fuel where the run cannot stop: the next slice from the hard limit, if that has one.
    #[cold]
    pub(super) fn overdraw(&mut self, slice: i64) -> Outcome<()> {
        let owed = self
            .slice
            .min(0)
            .unsigned_abs()
            .saturating_sub(self.reserve);
        self.reserve = 0;
        let Some(pause) = &mut self.pause else {
            return Err(Trap::Fuel.into());
        };
        let Some(hard) = pause.hard.checked_sub(owed).filter(|hard| *hard > 0) else {
            pause.hard = 0;
            return Err(Trap::Fuel.into());
        };
        let grant = hard.min(slice.unsigned_abs());
        pause.hard = hard - grant;
        self.slice = i64::try_from(grant).unwrap_or(slice);
        Ok(())
    }

    /// Goes on with a run that was paused.
    pub(crate) fn resume(&mut self) -> Outcome {
        if let Some(pause) = &mut self.pause {
            pause.paused = false;
        }
        if self.frames.is_empty() {
            Ok(Value::NONE)
        } else {
            self.eval()
        }
    }

    /// Whether the last run was paused.
    pub(crate) fn is_paused(&self) -> bool {
        self.pause.is_some_and(|pause| pause.paused)
    }

    /// Leaves all frames of a run that will not go on.
    pub(crate) fn abandon(&mut self) {
        self.pause = None;
        while !self.frames.is_empty() {
            self.finish_frame();
        }
    }
}
