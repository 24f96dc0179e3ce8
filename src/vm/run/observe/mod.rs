//! Telling an observer of the host what the scripts do.
//!
//! The eval loop exists twice ([`Vm::eval`]): once as it is, and once with calls of this module in it, which is
//! taken while an observer is set. Whoever sets none pays nothing. Who is told says which [`Events`] that is about: only
//! for lines, and for profilers, each instruction is looked at ([`Wanted`]); for everything else the beginnings
//! and the ends of frames.
//!
//! ```text
//!  eval loop (observed) -> observe_instr / observe -> dyn Observe (embed/look/record) -> a recording
//!                                                  -> dyn Observe (embed/look/observe.rs) -> the host's observer
//!                                                  -> Tracer (modules/sys/trace.rs) -> the script's functions
//! ```
//!
//! A script may begin to trace in the middle of a run. The loop is then left and entered again, at a safepoint.
//!
//! Invariant: `trail` has an entry for each frame that the observer knows, and none for one that was left.
//! Invariant: while one observer is told, no other is, so that what observers run themselves is not observed.

mod events;
mod frames;
mod natives;

use std::any::Any;

pub use events::Events;
pub(crate) use events::Seen;

use crate::value::Value;
use crate::vm::run::watch::Watches;
use crate::vm::{Fault, Outcome, Vm};

/// Whose function is told.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Listener {
    /// `sys.settrace`
    Tracer,
    /// `sys.setprofile`
    Profiler,
}

/// A function of a script that is told, and who calls it.
#[derive(Clone, Copy)]
struct Listening {
    tell: Tracer,
    function: Value,
}

/// A jump that a trace function may ask for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum JumpState {
    /// Nobody is told of anything.
    Untold,
    /// The event is one from which no jump is possible; true: the frame begins.
    Elsewhere(bool),
    /// The event is a line.
    AtLine,
}

/// Takes the events for the function of `sys.settrace` or `sys.setprofile`.
pub(in crate::vm) type Tracer = fn(&mut Vm, Seen) -> Outcome<()>;

/// The embedding layer's end.
pub(crate) trait Observe: Any + Send {
    /// Takes an event; true: the run is to stop where it can.
    fn see(&mut self, vm: &mut Vm, seen: Seen) -> Outcome<bool>;

    /// Whether it is a recording that is full.
    #[cfg(feature = "seeing")]
    fn is_done(&self) -> bool {
        false
    }
}

/// Somebody of the embedding layer who is told, and of what.
struct Told {
    observer: Box<dyn Observe>,
    events: Events,
}

/// Who of the embedding layer is told, in this order.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Post {
    /// A recording, which changes nothing.
    #[cfg(feature = "seeing")]
    Recorder,
    /// The host's observer.
    Observer,
}

impl Post {
    const ALL: &[Self] = &[
        #[cfg(feature = "seeing")]
        Self::Recorder,
        Self::Observer,
    ];
}

/// How far the observer has seen a frame.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Trail {
    line: u32,
    /// The instruction; -1: none yet.
    pc: i64,
}

/// What the observed eval loop has to do: the short ways of instructions that tell nobody are open to it as well.
#[derive(Clone, Copy, Default)]
pub(in crate::vm) struct Wanted {
    /// It looks at each instruction.
    pub(in crate::vm) each: bool,
    /// It looks at the first instruction of a frame that begins or goes on; with it, `trail` knows the frames.
    pub(in crate::vm) entries: bool,
    /// It tells where a frame returns or is suspended.
    pub(in crate::vm) leaves: bool,
    /// It tells of writes of cells.
    pub(in crate::vm) writes: bool,
    /// It tells of built-in functions.
    pub(in crate::vm) natives: bool,
}

/// The observer, and what is remembered for it.
pub(crate) struct Observing {
    /// By their posts; `None` without one, and while it is called.
    posts: [Option<Told>; Post::ALL.len()],
    /// The cells that are watched.
    pub(super) watches: Watches,
    /// Kinds of events that somebody wants; those of the one who is called count.
    events: Events,
    /// What the eval loop has to do for them.
    wanted: Wanted,
    /// The script's: the function of `sys.settrace`, then that of `sys.setprofile`.
    listening: [Option<Listening>; 2],
    /// Built-in functions that run, with the number of frames below them.
    natives: Vec<(usize, Value)>,
    /// What is told right now, and of how many frames the top one is told of.
    told: Option<(Seen, usize)>,
    /// The instruction that a trace function wants to go on at.
    jump: Option<u32>,
    /// Somebody is being told.
    busy: bool,
    trail: Vec<Trail>,
    /// It asked to stop; the run stops as soon as it can.
    wants_stop: bool,
    /// The run was stopped before the instruction that the program counter has just passed.
    rewind: bool,
}

impl Observing {
    fn new() -> Self {
        Self {
            posts: [const { None }; Post::ALL.len()],
            watches: Watches::default(),
            events: Events::empty(),
            wanted: Wanted::default(),
            listening: [None; 2],
            natives: Vec::new(),
            told: None,
            jump: None,
            busy: false,
            trail: Vec::new(),
            wants_stop: false,
            rewind: false,
        }
    }

    /// What the collector must keep.
    pub(in crate::vm) fn roots(&self) -> impl Iterator<Item = Value> {
        let functions = self.listening.iter().flatten();
        let functions = functions.map(|listening| listening.function);
        functions.chain(self.natives.iter().map(|(_, native)| *native))
    }

    fn is_idle(&self) -> bool {
        let is_posted = self.posts.iter().any(Option::is_some);
        !is_posted && !self.is_listened_to() && self.watches.is_empty()
    }

    /// Somebody is told from now on, unless somebody else is being told.
    pub(super) fn begin_telling(&mut self) -> bool {
        !std::mem::replace(&mut self.busy, true)
    }

    fn is_listened_to(&self) -> bool {
        self.listening.iter().any(Option::is_some)
    }

    /// What is wanted follows from who is there.
    fn update(&mut self) {
        let events = self.posts.iter().flatten().map(|told| told.events);
        self.events = events.fold(Events::empty(), |all, events| all | events);
        let natives = self.is_listened_to();
        let each =
            natives || self.wants_stop || self.events.intersects(Events::LINE | Events::FUNCTION);
        let leaves = Events::RETURN | Events::YIELD;
        self.wanted = Wanted {
            each,
            entries: each || self.events.intersects(Events::CALL | Events::RESUME),
            leaves: natives || self.wants_stop || self.events.intersects(leaves),
            writes: self.events.contains(Events::CELL_WRITE) || !self.watches.is_empty(),
            natives,
        };
    }

    #[inline(always)]
    pub(in crate::vm) fn wanted(&self) -> Wanted {
        self.wanted
    }

    /// It was asked to stop.
    fn stop_soon(&mut self) {
        self.wants_stop = true;
        self.update();
    }

    /// Whether anybody is to be told of this.
    fn wants(&self, seen: Seen) -> bool {
        !self.busy && (self.events.intersects(seen.kind()) || self.is_listened_to())
    }
}

impl Vm {
    /// Whether the eval loop has anyone to tell.
    pub(in crate::vm) fn is_observed(&self) -> bool {
        self.observing
            .as_ref()
            .is_some_and(|observing| !observing.busy)
    }

    /// Sets who is told at a post and of which events, or drops it. Gives who was there.
    pub(crate) fn post(
        &mut self,
        post: Post,
        observer: Option<(Box<dyn Observe>, Events)>,
    ) -> Option<Box<dyn Observe>> {
        let told = observer.map(|(observer, events)| Told { observer, events });
        let mut old = None;
        self.change_observing(|observing| {
            old = std::mem::replace(&mut observing.posts[post as usize], told);
        });
        old.map(|told| told.observer)
    }

    /// Sets the function of `sys.settrace` or `sys.setprofile` and who calls it, or drops both.
    pub(crate) fn set_listener(&mut self, listener: Listener, tell: Option<(Tracer, Value)>) {
        self.change_observing(|observing| {
            observing.listening[listener as usize] =
                tell.map(|(tell, function)| Listening { tell, function });
            if listener == Listener::Profiler {
                observing.natives.clear();
            }
        });
    }

    /// Whether `sys.settrace` or `sys.setprofile` has set a function.
    pub(in crate::vm) fn is_listened_to(&self) -> bool {
        let observing = self.observing.as_ref();
        observing.is_some_and(|observing| observing.is_listened_to())
    }

    /// The function of `sys.settrace` or `sys.setprofile`, or None.
    pub(crate) fn listening_function(&self, listener: Listener) -> Value {
        let observing = self.observing.as_ref();
        observing
            .and_then(|observing| observing.listening[listener as usize])
            .map_or(Value::NONE, |listening| listening.function)
    }

    /// Whether what is told right now lets the top traced frame jump.
    pub(crate) fn jump_state(&self) -> JumpState {
        let told = self.observing.as_ref().and_then(|observing| observing.told);
        match told.map(|(seen, _)| seen) {
            None => JumpState::Untold,
            Some(Seen::Line) => JumpState::AtLine,
            Some(Seen::Call | Seen::Resume) => JumpState::Elsewhere(true),
            Some(_) => JumpState::Elsewhere(false),
        }
    }

    /// Which frame is being told of.
    pub(crate) fn traced_depth(&self) -> Option<usize> {
        let observing = self.observing.as_ref()?;
        let (_, depth) = observing.told?;
        depth.checked_sub(1)
    }

    /// The observed frame goes on at an instruction, once its line was told.
    pub(crate) fn jump_to(&mut self, target: u32) {
        if let Some(observing) = &mut self.observing {
            observing.jump = Some(target);
        }
    }

    /// Changes who is told; the eval loops learn of it.
    pub(super) fn change_observing(&mut self, change: impl FnOnce(&mut Observing)) {
        let new = self.observing.is_none();
        let depth = self.frames.len();
        let observing = self
            .observing
            .get_or_insert_with(|| Box::new(Observing::new()));
        let knew = observing.wanted.entries;
        change(observing);
        observing.update();
        if observing.wanted.entries && !knew {
            // Frames that are running do not begin again.
            observing.trail.resize(depth, Trail { line: 0, pc: -1 });
        }
        let idle = observing.is_idle() && !observing.busy;
        if idle {
            self.observing = None;
        }
        if new != idle && depth > 0 {
            self.budget.reenter_soon();
        }
    }

    /// Tells those of the embedding layer, then the script's functions.
    #[inline]
    pub(in crate::vm) fn observe(&mut self, seen: Seen) -> Outcome<()> {
        match &mut self.observing {
            Some(observing) if observing.wants(seen) => {
                observing.busy = true;
                self.tell(seen)
            }
            _ => Ok(()),
        }
    }

    #[inline(never)]
    fn tell(&mut self, seen: Seen) -> Outcome<()> {
        let mark = self.heap.mark();
        let mut result = Ok(());
        for post in Post::ALL {
            if result.is_ok() {
                result = self.tell_post(*post, seen);
            }
        }
        for listener in [Listener::Tracer, Listener::Profiler] {
            let listening = self
                .observing
                .as_ref()
                .and_then(|observing| observing.listening[listener as usize]);
            if let (Some(listening), Ok(())) = (listening, result) {
                self.note_told(Some(seen));
                result = (listening.tell)(self, seen);
                self.note_told(None);
            }
        }
        self.heap.release(mark);
        self.end_telling();
        if let Err(Fault::Raised(exc)) = result {
            self.heap.keep(exc.into());
        }
        result
    }

    /// Whoever was told has been told.
    pub(super) fn end_telling(&mut self) {
        if let Some(observing) = &mut self.observing {
            observing.busy = false;
            if observing.is_idle() {
                self.change_observing(|_| ());
            }
        }
    }

    /// The run is to stop where it can.
    pub(super) fn stop_observed(&mut self) {
        if let Some(observing) = &mut self.observing {
            observing.stop_soon();
        }
    }

    /// Tells who is at a post, if that wants to know.
    fn tell_post(&mut self, post: Post, seen: Seen) -> Outcome<()> {
        let Some(observing) = &mut self.observing else {
            return Ok(());
        };
        let place = &mut observing.posts[post as usize];
        let wants = |told: &mut Told| told.events.intersects(seen.kind());
        let Some(mut told) = place.take_if(wants) else {
            return Ok(());
        };
        let seen = told.observer.see(self, seen);
        if let Some(observing) = &mut self.observing {
            if seen == Ok(true) {
                observing.stop_soon();
            }
            #[cfg(feature = "seeing")]
            if told.observer.is_done() {
                observing.update();
                self.recorded = Some(told.observer);
                return seen.map(|_| ());
            }
            // It may have put another one in its place.
            observing.posts[post as usize].get_or_insert(told);
        }
        seen.map(|_| ())
    }

    fn note_told(&mut self, seen: Option<Seen>) {
        let depth = self.frames.len();
        if let Some(observing) = &mut self.observing {
            observing.told = seen.map(|seen| (seen, depth));
        }
    }
}
