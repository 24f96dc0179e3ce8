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

use std::any::Any;

use bitflags::bitflags;

use crate::code::{Instr, Reg};
use crate::value::{CellKey, ExceptionKey, FunctionKey, Value};
use crate::vm::run::watch::Watches;
use crate::vm::{Fault, NativeKind, Outcome, Stop, Vm};

bitflags! {
    /// Kinds of [`Event`](crate::Event)s: those that an observer wants to be told of, see
    /// [`Observer::mask`](crate::Observer::mask) and [`Runtime::observe_only`](crate::Runtime::observe_only). It pays
    /// for these alone: where nobody wants lines, no line is looked for.
    ///
    /// ```
    /// use nonlocal::Events;
    ///
    /// let calls = Events::CALL | Events::RESUME;
    /// assert!(calls.contains(Events::CALL) && !calls.contains(Events::LINE));
    /// assert!(Events::all().contains(calls));
    /// ```
    #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
    pub struct Events: u16 {
        /// [`Event::Call`](crate::Event::Call)
        const CALL = 1;
        /// [`Event::Resume`](crate::Event::Resume)
        const RESUME = 1 << 1;
        /// [`Event::Line`](crate::Event::Line)
        const LINE = 1 << 2;
        /// [`Event::Return`](crate::Event::Return)
        const RETURN = 1 << 3;
        /// [`Event::Yield`](crate::Event::Yield)
        const YIELD = 1 << 4;
        /// [`Event::Raise`](crate::Event::Raise)
        const RAISE = 1 << 5;
        /// [`Event::Unwind`](crate::Event::Unwind)
        const UNWIND = 1 << 6;
        /// [`Event::CellWrite`](crate::Event::CellWrite)
        const CELL_WRITE = 1 << 7;
        /// [`Event::Function`](crate::Event::Function); an observer is told of it only if its mask says so.
        const FUNCTION = 1 << 8;
    }
}

/// What the eval loop has to tell. The top frame is the one that it is about.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Seen {
    /// A frame was entered.
    Call,
    /// A generator's frame goes on.
    Resume,
    /// The next instruction is the first of a line.
    Line,
    /// The frame returns this.
    Return(Value),
    /// The frame is suspended with this.
    Yield(Value),
    /// An exception was raised in the frame, or came into it.
    Raise(ExceptionKey),
    /// The frame is left without a result.
    Unwind,
    /// A variable was bound; unbound: it was deleted.
    CellWrite(CellKey, Reg, Value),
    /// A function was made from nested code.
    Function(FunctionKey),
    /// A built-in function is called; only profilers are told.
    NativeCall(Value),
    /// The built-in function has returned.
    NativeReturn(Value),
    /// The built-in function has raised.
    NativeRaise(Value),
}

impl Seen {
    /// The kind of it; none for what only profilers are told.
    fn kind(self) -> Events {
        match self {
            Self::Call => Events::CALL,
            Self::Resume => Events::RESUME,
            Self::Line => Events::LINE,
            Self::Return(_) => Events::RETURN,
            Self::Yield(_) => Events::YIELD,
            Self::Raise(_) => Events::RAISE,
            Self::Unwind => Events::UNWIND,
            Self::CellWrite(..) => Events::CELL_WRITE,
            Self::Function(_) => Events::FUNCTION,
            Self::NativeCall(_) | Self::NativeReturn(_) | Self::NativeRaise(_) => Events::empty(),
        }
    }
}

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

    /// Whether a profiler wants to hear of built-in functions.
    fn is_profiled(&self) -> bool {
        let observing = self.observing.as_ref();
        observing.is_some_and(|o| !o.busy && o.listening[Listener::Profiler as usize].is_some())
    }

    /// A built-in function that the top frame has called is over, by a result or by an exception.
    fn observe_native_end(&mut self, raised: bool) -> Outcome<()> {
        let depth = self.frames.len();
        let Some(observing) = &mut self.observing else {
            return Ok(());
        };
        let deeper = observing.natives.partition_point(|(at, _)| *at <= depth);
        observing.natives.truncate(deeper);
        match observing.natives.last() {
            Some(&(at, native)) if at == depth => {
                observing.natives.pop();
                self.heap.keep(native);
                self.observe(match raised {
                    true => Seen::NativeRaise(native),
                    false => Seen::NativeReturn(native),
                })
            }
            _ => Ok(()),
        }
    }

    /// Tells of a built-in function that the next instruction calls.
    fn observe_native_call(&mut self, instr: Instr) -> Outcome<()> {
        let (base, receiver) = match instr {
            Instr::Call { base, .. } | Instr::CallKw { base, .. } | Instr::CallEx { base, .. } => {
                (base, None)
            }
            Instr::CallMethod { base, .. } | Instr::CallMethodKw { base, .. } => (base, Some(1)),
            _ => return Ok(()),
        };
        let start = self.frames.last().map_or(0, |frame| frame.base) + usize::from(base.0);
        let slot = |at: usize| {
            self.stack
                .get(start + at)
                .copied()
                .unwrap_or(Value::UNBOUND)
        };
        let callee = slot(0);
        let receiver = receiver.map(slot).filter(|receiver| receiver.is_bound());
        let first = match (receiver, instr) {
            (Some(receiver), _) => Some(receiver),
            (None, Instr::Call { argc, .. }) if argc.0 > 0 => Some(slot(1)),
            (None, Instr::CallMethod { argc, .. }) if argc.0 > 0 => Some(slot(2)),
            _ => None,
        };
        let Some(native) = self.profiled_native(callee, receiver, first) else {
            return Ok(());
        };
        self.heap.keep(native);
        self.observe(Seen::NativeCall(native))?;
        let depth = self.frames.len();
        if let Some(observing) = &mut self.observing
            && observing.listening[Listener::Profiler as usize].is_some()
        {
            observing.natives.push((depth, native));
        }
        Ok(())
    }

    /// What profilers are told of as a built-in function: functions, and methods bound to their receiver.
    fn profiled_native(
        &mut self,
        callee: Value,
        receiver: Option<Value>,
        first: Option<Value>,
    ) -> Option<Value> {
        if callee.as_host_function().is_some() {
            return Some(callee);
        }
        if let Some(key) = callee.as_method() {
            let inner = self.heap[key].function;
            let is_native = matches!(
                self.registry.native_kind(inner),
                Some(NativeKind::Method | NativeKind::ClassMethod | NativeKind::Function)
            );
            return is_native.then_some(callee);
        }
        match self.registry.native_kind(callee)? {
            NativeKind::Function | NativeKind::Static => Some(callee),
            NativeKind::ClassMethod => {
                receiver.map(|receiver| self.heap.new_method(callee, receiver))
            }
            NativeKind::Method => first.map(|first| self.heap.new_method(callee, first)),
            NativeKind::Slot | NativeKind::GetSet | NativeKind::Member | NativeKind::ClassValue => {
                None
            }
        }
    }

    /// Tells that the top frame begins or goes on, if the observer does not know it. Its program counter stands
    /// at the first instruction.
    pub(in crate::vm) fn observe_entry(&mut self) -> Outcome<()> {
        let depth = self.frames.len();
        let Some(observing) = &mut self.observing else {
            return Ok(());
        };
        let new = observing.trail.len() < depth;
        observing.trail.truncate(depth);
        observing.trail.resize(depth, Trail { line: 0, pc: -1 });
        let frame = self.frames[depth - 1];
        if !new {
            return Ok(());
        }
        if frame.pc == 0 {
            return self.observe(Seen::Call);
        }
        // A generator still stands at its `yield`, on a line that was told of.
        let at = frame.pc - 1;
        let positions = &self.heap[frame.code].code.positions;
        let line = positions
            .get(at as usize)
            .map_or(0, |position| position.line);
        if let Some(trail) = observing.trail.last_mut() {
            *trail = Trail {
                line,
                pc: at.into(),
            };
        }
        self.observe(Seen::Resume)
    }

    /// Before an instruction of the top frame: calls and lines. The program counter is past it. Gives the instruction
    /// to go on at: that one, unless a trace function wants to jump.
    pub(in crate::vm) fn observe_instr(&mut self, mut pc: usize) -> Outcome<usize> {
        let depth = self.frames.len();
        self.frames[depth - 1].pc = pc as u32;
        self.observe_entry()?;
        self.frames[depth - 1].pc = pc as u32 + 1;
        let profiled = self.is_profiled();
        if profiled {
            self.observe_native_end(false)?;
        }
        self.observe_function(pc)?;
        let linked = &self.heap[self.frames[depth - 1].code];
        let line_of = |at: usize| {
            linked
                .code
                .positions
                .get(at)
                .map_or(0, |position| position.line)
        };
        let line = match linked.instrs.get(pc) {
            // The line of a loop begins with what it jumps to, if that is of the same line.
            Some(Instr::JumpBack { target })
                if target.0 as usize != pc && line_of(target.0 as usize) == line_of(pc) =>
            {
                0
            }
            // What only leaves a handler, or a loop, has no line of its own.
            Some(
                Instr::PopExc { .. }
                | Instr::SaveExc { .. }
                | Instr::Reraise { .. }
                | Instr::EndIter { .. },
            ) => 0,
            _ => line_of(pc),
        };
        if let Some(observing) = &mut self.observing
            && let Some(trail) = observing.trail.last_mut()
        {
            let at = pc as i64;
            let begins = line != 0 && (line != trail.line || at <= trail.pc);
            trail.pc = at;
            if begins {
                trail.line = line;
                self.observe(Seen::Line)?;
                if let Some(target) = self.take_jump() {
                    pc = target as usize;
                }
            }
        }
        self.stop_if_wanted(pc)?;
        if profiled {
            let linked = &self.heap[self.frames[depth - 1].code];
            if let Some(instr) = linked.instrs.get(pc).copied() {
                self.observe_native_call(instr)?;
            }
        }
        Ok(pc)
    }

    /// Tells of a function that the instruction before one of the top frame has made.
    fn observe_function(&mut self, pc: usize) -> Outcome<()> {
        let Some(observing) = &self.observing else {
            return Ok(());
        };
        let last = observing.trail.last().map_or(-1, |trail| trail.pc);
        let is_next = last >= 0 && last + 1 == pc as i64;
        let Some(frame) = self.frames.last() else {
            return Ok(());
        };
        if !is_next || !observing.events.contains(Events::FUNCTION) {
            return Ok(());
        }
        let made = self.heap[frame.code].instrs.get(pc - 1);
        let Some(Instr::MakeClosure { dst, .. }) = made else {
            return Ok(());
        };
        let function = self.stack.get(frame.base + usize::from(dst.0));
        match function.and_then(|value| value.as_function()) {
            Some(function) => self.observe(Seen::Function(function)),
            None => Ok(()),
        }
    }

    /// The instruction that a trace function has asked for; its line counts as told.
    fn take_jump(&mut self) -> Option<u32> {
        let observing = self
            .observing
            .as_mut()
            .filter(|observing| !observing.busy)?;
        let target = observing.jump.take()?;
        let depth = self.frames.len();
        let code = &self.heap[self.frames[depth - 1].code].code;
        let position = code.positions.get(target as usize);
        if let (Some(position), Some(trail)) = (position, observing.trail.last_mut()) {
            trail.line = position.line;
            trail.pc = target.into();
        }
        self.frames[depth - 1].pc = target + 1;
        Some(target)
    }

    /// Stops before the instruction, if the observer asked for that and the run can stop here.
    fn stop_if_wanted(&mut self, pc: usize) -> Outcome<()> {
        let wants = self
            .observing
            .as_ref()
            .is_some_and(|observing| observing.wants_stop);
        if !wants || !self.can_stop() {
            return Ok(());
        }
        if let Some(observing) = &mut self.observing {
            observing.wants_stop = false;
            observing.rewind = true;
            observing.update();
            if let Some(trail) = observing.trail.last_mut() {
                // The instruction comes again, and does not count as a jump back then.
                trail.pc = pc as i64 - 1;
            }
        }
        Err(self.budget.stop(Stop::Observer))
    }

    /// An exception is in the top frame: a built-in function that it came from has ended by it.
    pub(in crate::vm) fn observe_raise(&mut self, exc: ExceptionKey) -> Outcome<()> {
        self.observe_entry()?;
        if self.is_profiled() {
            self.observe_native_end(true)?;
        }
        self.observe(Seen::Raise(exc))
    }

    /// The top frame is about to be left, with an event that says so.
    pub(in crate::vm) fn observe_leaving(&mut self, seen: Seen) -> Outcome<()> {
        if let Seen::Return(value) = seen {
            self.disown(value);
        }
        let result = self.observe(seen);
        if result.is_ok()
            && let Some(observing) = &mut self.observing
        {
            observing.trail.truncate(self.frames.len() - 1);
            if observing.trail.is_empty() && std::mem::take(&mut observing.wants_stop) {
                // It could not stop anywhere; the next run need not.
                observing.update();
            }
        }
        result
    }

    /// The top frame is about to be left, and nobody wants to be told.
    #[inline]
    pub(in crate::vm) fn leaves_untold(&mut self) {
        let below = self.frames.len() - 1;
        if let Some(observing) = &mut self.observing {
            observing.trail.truncate(below);
        }
    }

    /// Whether the run was stopped before the instruction that the program counter has just passed; once.
    pub(in crate::vm) fn takes_rewind(&mut self) -> bool {
        self.observing
            .as_mut()
            .is_some_and(|observing| std::mem::take(&mut observing.rewind))
    }

    /// Forgets the frames of a run that is over.
    pub(in crate::vm) fn forget_observed(&mut self) {
        if let Some(observing) = &mut self.observing {
            observing.trail.clear();
            observing.wants_stop = false;
            observing.update();
            observing.rewind = false;
            observing.natives.clear();
            observing.jump = None;
        }
    }

    /// The name of the variable whose cell is in a register, or was just loaded into it.
    pub(crate) fn cell_name(&self, cell: Reg) -> Option<std::sync::Arc<str>> {
        let frame = self.frames.last()?;
        let linked = &self.heap[frame.code];
        let loaded = (frame.pc as usize)
            .checked_sub(2)
            .and_then(|at| linked.instrs.get(at));
        let slot = match loaded {
            Some(Instr::LoadSlot { dst, slot }) if *dst == cell => slot.0,
            _ => u16::from(cell.0),
        };
        let code = &linked.code;
        let index = code.cell_slots.iter().position(|other| *other == slot)?;
        code.cellvars
            .iter()
            .chain(&code.freevars)
            .nth(index)
            .cloned()
    }
}
