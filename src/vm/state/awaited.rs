//! Calls of the host that an event loop of a script awaits, and the clock that it goes by.
//!
//! ```text
//!  await fetch() -> passed up to the event loop -> a number, among the loop's calls -> Step::HostCalls -> the host
//!  the host: answer(number, value) -> `answers`, until the run goes on -> the loop -> who awaits it
//! ```

use std::time::{Duration, Instant};

use crate::value::{CodeKey, Value};

/// What event loops have to do with the host.
#[derive(Default)]
pub(crate) struct Awaited {
    /// The event loop that runs; unbound: none does.
    pub(crate) event_loop: Value,
    /// The number of the call that was made last.
    last: u64,
    /// The last one that the host has been shown.
    pub(crate) shown: u64,
    /// What the host has answered since the run has stopped: the number of the call, whether it has failed, and the
    /// value or the exception.
    pub(crate) answers: Vec<(u64, bool, Value)>,
    pub(crate) clock: Clock,
    /// The contexts that are entered (`contextvars`), the innermost last.
    pub(crate) contexts: Vec<Value>,
    /// What `sys.set_asyncgen_hooks` was given: for asynchronous generators that are iterated first, and for those that
    /// the collector finds; unbound: nothing.
    pub(crate) hooks: [Value; 2],
    /// The code of the coroutines that calls of awaited functions give, once there was one.
    pub(crate) code: Option<CodeKey>,
}

impl Awaited {
    /// A number for a call that an event loop waits for: larger than those before.
    pub(crate) fn number(&mut self) -> u64 {
        self.last += 1;
        self.last
    }

    /// The number of the call that was made last.
    #[cfg(feature = "freeze")]
    pub(crate) fn last(&self) -> u64 {
        self.last
    }

    /// Calls that are made from now on get larger numbers than this.
    #[cfg(feature = "freeze")]
    pub(crate) fn count_from(&mut self, last: u64) {
        self.last = last;
    }

    /// No event loop runs, nothing has been answered.
    pub(crate) fn clear(&mut self) {
        self.event_loop = Value::UNBOUND;
        self.answers.clear();
        self.contexts.clear();
    }

    /// Leaves a context, and those that were entered in it.
    pub(crate) fn leave_context(&mut self, context: Value) {
        if let Some(at) = self.contexts.iter().rposition(|other| *other == context) {
            self.contexts.truncate(at);
        }
    }

    pub(crate) fn visit_roots(&self, visit: &mut impl FnMut(Value)) {
        visit(self.event_loop);
        self.answers.iter().for_each(|(.., value)| visit(*value));
        let held = self.contexts.iter().chain(&self.hooks);
        held.for_each(|value| visit(*value));
        if let Some(code) = self.code {
            visit(code.into());
        }
    }
}

/// What tells event loops the time, from zero on.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Clock {
    /// The time since the first look at it.
    Real { start: Option<Instant> },
    /// It stands still while something can run, and jumps to what is waited for.
    Virtual { now: Duration },
}

impl Default for Clock {
    fn default() -> Self {
        Self::Real { start: None }
    }
}

impl Clock {
    /// The time now.
    pub(crate) fn now(&mut self) -> Duration {
        match self {
            Self::Real { start } => start.get_or_insert_with(Instant::now).elapsed(),
            Self::Virtual { now } => *now,
        }
    }

    /// Whether it jumps.
    pub(crate) fn is_virtual(&self) -> bool {
        matches!(self, Self::Virtual { .. })
    }

    /// Lets it show this time from now on.
    #[cfg(feature = "freeze")]
    pub(crate) fn set(&mut self, time: Duration) {
        match self {
            Self::Real { start } => *start = Instant::now().checked_sub(time),
            Self::Virtual { now } => *now = time,
        }
    }

    /// Sets a virtual clock forward.
    pub(crate) fn jump(&mut self, to: Duration) {
        if let Self::Virtual { now } = self {
            *now = to.max(*now);
        }
    }
}
