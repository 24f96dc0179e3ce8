//! Recordings: a run as data, which can be looked at step by step, forwards and backwards.
//!
//! ```text
//!  Runtime::start_recording -> Recorder (recorder.rs, capture.rs): an observer of the evaluator
//!                           -> Tape (tape.rs): differences -> Recording -> Moment (moment.rs): a step, put together
//!                                                                       -> Node (data.rs) -> JSON, serde
//! ```
//!
//! [`Recording`] has an example.

mod bounds;
mod capture;
mod data;
mod moment;
mod recorder;
mod tape;

use std::any::Any;
use std::fmt;

pub use super::page::Page;
pub use bounds::Bounds;
#[cfg(feature = "parser")]
pub(in crate::embed::look) use data::write_text;
pub use moment::{Content, Entity, EntityId, Event, Moment, Shown};

use recorder::{EVENTS, Recorder};
use tape::Tape;

#[cfg(doc)]
use crate::embed::ErrorKind;
use crate::embed::{Closure, Ctx, ErrorKind as Kind, IntoArgs, Program, Result, Runtime};
use crate::vm::{Post, Vm};

/// A run that was recorded: at each step the line, the frames, their variables and cells, the objects that these reach,
/// and what was printed.
///
/// It is data: it holds no object of the runtime, and stays when that is gone. It is kept as differences, from which any
/// step is put together at once.
///
/// ```
/// use nonlocal::recording::{Bounds, Content, Ended, Shown};
/// use nonlocal::{Program, Recording, Runtime};
///
/// let program = Program::compile("counter.py", "\
/// def make_counter():
///     n = 0
///     def step():
///         nonlocal n
///         n += 1
///         return n
///     return step
/// step = make_counter()
/// step()
/// ")?;
/// let recording = Recording::of(&mut Runtime::new(), &program, Bounds::new())?;
/// assert!(matches!(recording.ended(), Ended::Done));
///
/// // The step at which `n += 1` has been done, and `return n` comes next.
/// let moment = recording.iter().find(|moment| moment.line() == 6).expect("it was reached");
/// let frames: Vec<_> = moment.frames().iter().map(|frame| frame.name().to_owned()).collect();
/// assert_eq!(frames, ["<module>", "make_counter.<locals>.step"]);
/// let [n] = &moment.cells()[..] else { panic!("one cell") };
/// let Content::Cell { name, owner, value, .. } = n.content() else { panic!("a cell") };
/// assert_eq!((*name, *owner, *value), ("n", "make_counter", Some(Shown::Text("1"))));
///
/// // `make_counter` wrote it first, then `step`.
/// let first = recording.next_write(n.id(), 0).expect("n = 0");
/// let second = recording.next_write(n.id(), first).expect("n += 1");
/// assert_eq!(second, moment.number());
/// # Ok::<(), nonlocal::Error>(())
/// ```
pub struct Recording {
    tape: Tape,
    name: String,
    ended: Ended,
}

/// How a recording has ended; see [`Recording::ended`].
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Ended {
    /// The run came to its end.
    Done,
    /// An exception that nobody caught ended it: its class and what it says.
    Raised(String),
    /// The recording is not that of the whole run, for this reason: it was full ([`Bounds`]), a limit, an interrupt or
    /// a panic of the host has ended the run, the run has ended the recording itself, or it goes on.
    Stopped(String),
}

impl Recording {
    /// Runs a program, as [`Runtime::run`] does, and records it. It is recorded as well if it ends by an exception, or by
    /// a limit of the engine. When the recording is full, the run is ended.
    ///
    /// # Errors
    /// What keeps the program from being run: [`ErrorKind::NotFound`] if it was built by hand and has a free variable.
    pub fn of(rt: &mut Runtime, program: &Program, bounds: Bounds) -> Result<Self> {
        Self::of_run(rt, bounds, |rt| rt.run::<()>(program))
    }

    /// Calls a closure, as [`Runtime::call`] does, and records the call.
    ///
    /// ```
    /// use nonlocal::recording::Bounds;
    /// use nonlocal::{Closure, Recording, Runtime};
    ///
    /// let mut rt = Runtime::new();
    /// let add: Closure = rt.run("(lambda k: lambda x: x + k)(40)")?;
    /// let recording = Recording::of_call(&mut rt, &add, (2,), Bounds::new())?;
    /// let last = recording.iter().filter_map(|moment| moment.text().map(str::to_owned)).last();
    /// assert_eq!(last.as_deref(), Some("42"));
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`ErrorKind::ForeignHandle`] for a closure or an argument of another runtime, and what a conversion of the host's
    /// own refuses.
    pub fn of_call(
        rt: &mut Runtime,
        closure: &Closure,
        args: impl IntoArgs,
        bounds: Bounds,
    ) -> Result<Self> {
        Self::of_run(rt, bounds, |rt| rt.call::<()>(closure, args))
    }

    fn of_run(
        rt: &mut Runtime,
        bounds: Bounds,
        run: impl FnOnce(&mut Runtime) -> Result<()>,
    ) -> Result<Self> {
        start(rt.vm_mut(), bounds, true);
        let result = run(rt);
        let recording = rt.stop_recording();
        match (recording, result) {
            (Some(recording), Ok(())) => Ok(recording),
            (Some(mut recording), Err(error)) => {
                let ran = recording.steps() > 1;
                match error.kind() {
                    // A step that was recorded says more.
                    _ if ran && recording.is_full() => {}
                    Kind::Exception if ran => {}
                    // The value of the last statement need not be None.
                    Kind::Convert if ran => {}
                    Kind::Limit(_) | Kind::Interrupted | Kind::Panic => {
                        recording.ended = Ended::Stopped(error.to_string());
                    }
                    Kind::Exception => recording.ended = Ended::Raised(error.to_string()),
                    _ => return Err(error),
                }
                Ok(recording)
            }
            (None, Err(error)) => Err(error),
            (None, Ok(())) => Ok(Self::empty()),
        }
    }

    /// The recording of nothing: the run has ended its own recording.
    fn empty() -> Self {
        Self {
            tape: Tape::default(),
            name: String::new(),
            ended: Ended::Stopped("the run has taken the recording away".to_owned()),
        }
    }

    /// What the source is called that the first step is in.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How the run, or the recording, has ended.
    #[must_use]
    pub fn ended(&self) -> &Ended {
        &self.ended
    }

    fn is_full(&self) -> bool {
        matches!(&self.ended, Ended::Stopped(why) if why.starts_with("the recording is full"))
    }

    /// Its names, values and outputs, each once.
    #[cfg(feature = "parser")]
    pub(in crate::embed::look) fn texts(&self) -> impl Iterator<Item = &str> {
        let texts = &self.tape.texts;
        (0..texts.len()).map(|index| texts.get(index))
    }

    /// How many steps there are: each event of [`Event`] is one. The last one is [`Event::End`], unless the recording is
    /// full.
    #[must_use]
    pub fn steps(&self) -> usize {
        self.tape.steps.len()
    }

    /// A step, from 0; `None` beyond the last one.
    #[must_use]
    pub fn step(&self, number: usize) -> Option<Moment<'_>> {
        (number < self.steps()).then(|| Moment::new(self, number))
    }

    /// All steps.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = Moment<'_>> + ExactSizeIterator {
        (0..self.steps()).map(|number| Moment::new(self, number))
    }

    /// The sources that the steps are in: what they are called, and their texts, which are empty where the runtime has
    /// none.
    pub fn files(&self) -> impl ExactSizeIterator<Item = (&str, &str)> {
        let files = self.tape.files.iter();
        files.map(|file| (&*file.name, &*file.source))
    }

    /// The next step after `from` that a cell holds something else at than at the step before: it has been written, or
    /// unbound, since then.
    #[must_use]
    pub fn next_write(&self, cell: EntityId, from: usize) -> Option<usize> {
        let tape = &self.tape;
        if tape.kinds.get(cell.index()) != Some(&tape::Kind::Cell) {
            return None;
        }
        let (mut now, mut contents) = (Vec::new(), Vec::new());
        let seen = tape.steps.get(from)?.changes;
        tape.contents_at(cell.0, seen, &mut now);
        let mut value = now.get(2).copied().unwrap_or(tape::UNBOUND);
        let history = tape.history(cell.0);
        for change in &history[history.partition_point(|change| *change < seen)..] {
            tape.contents_of(tape.changes[*change as usize].version, &mut contents);
            let new = contents.get(2).copied().unwrap_or(tape::UNBOUND);
            if std::mem::replace(&mut value, new) != new {
                let step = tape.steps.partition_point(|step| step.changes <= *change);
                return (step < tape.steps.len()).then_some(step);
            }
        }
        None
    }

    /// The bytes that it takes.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.tape.bytes()
    }
}

impl fmt::Debug for Recording {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Recording")
            .field("name", &self.name)
            .field("steps", &self.steps())
            .field("ended", &self.ended)
            .finish_non_exhaustive()
    }
}

/// Begins to record.
fn start(vm: &mut Vm, bounds: Bounds, ends_run: bool) {
    drop(stop(vm));
    vm.settle_collection();
    vm.heap.begin_changes();
    vm.streams.stdout.begin_copy(bounds.bytes);
    let recorder = Box::new(Recorder::new(bounds, ends_run));
    vm.post(Post::Recorder, Some((recorder, EVENTS)));
}

/// Ends the recording that goes on, or that was full.
fn stop(vm: &mut Vm) -> Option<Recording> {
    let posted = vm.post(Post::Recorder, None);
    let recorder: Box<dyn Any> = posted.or_else(|| vm.recorded.take())?;
    let recorder = recorder.downcast::<Recorder>().ok()?;
    let (tape, ended) = recorder.finish(vm);
    let first = tape.steps.first().map_or(0, |step| step.file);
    let name = tape.files.get(first as usize);
    Some(Recording {
        name: name.map_or_else(String::new, |file| file.name.to_string()),
        tape,
        ended,
    })
}

/// # Recordings
impl Runtime {
    /// Records what scripts do from now on, until [`Runtime::stop_recording`]: runs, calls, and runs in steps, one after
    /// the other. When the recording is full, the scripts go on without it. A recording that goes on already is dropped.
    ///
    /// It changes nothing that a script can see, and keeps no object alive. Python that the runtime itself brings along,
    /// such as parts of `asyncio`, is not recorded. While it goes on, garbage is collected in one piece.
    ///
    /// ```
    /// use nonlocal::Runtime;
    /// use nonlocal::recording::{Bounds, Event};
    ///
    /// let mut rt = Runtime::new();
    /// rt.start_recording(Bounds::new());
    /// rt.run::<()>("a = 1")?;
    /// rt.run::<()>("b = a + 1")?;
    /// let recording = rt.stop_recording().expect("it was started");
    /// let events: Vec<_> = recording.iter().map(|moment| moment.event()).collect();
    /// let run = [Event::Call, Event::Line, Event::Return];
    /// assert_eq!(events, [&run[..], &run[..], &[Event::End]].concat());
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    pub fn start_recording(&mut self, bounds: Bounds) {
        start(self.vm_mut(), bounds, false);
    }

    /// Ends the recording and gives it; `None` if there is none.
    pub fn stop_recording(&mut self) -> Option<Recording> {
        stop(self.vm_mut())
    }
}

/// # Recordings
impl Ctx<'_> {
    /// As [`Runtime::start_recording`], for a host function: the run that has called it is recorded from there on.
    ///
    /// ```
    /// use nonlocal::recording::Bounds;
    /// use nonlocal::{Ctx, Runtime};
    ///
    /// let mut rt = Runtime::new();
    /// let record = rt.function("record", |cx: &mut Ctx<'_>| cx.start_recording(Bounds::new()));
    /// rt.set("record", record)?;
    /// rt.run::<()>("a = 1\nrecord()\nb = 2")?;
    /// let recording = rt.stop_recording().expect("the script has started it");
    /// assert_eq!(recording.step(0).map(|moment| moment.line()), Some(3));
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    pub fn start_recording(&mut self, bounds: Bounds) {
        start(self.vm, bounds, false);
    }

    /// As [`Runtime::stop_recording`].
    pub fn stop_recording(&mut self) -> Option<Recording> {
        stop(self.vm)
    }
}
