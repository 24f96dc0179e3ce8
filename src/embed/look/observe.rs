//! [`Observer`]: a host watches what scripts do while they do it.

use std::sync::Arc;

use crate::embed::host::call::guarded;
use crate::embed::{Cell, Closure, Ctx, Error, Frame, Object, Result, Runtime, Value};
pub use crate::vm::Events;
use crate::vm::{Contained, Observe, Outcome, Post, Seen, Vm};

/// What a script does; see [`Runtime::observe`]. The frame that goes with it says where. The events are those of
/// CPython's `sys.settrace` except those for single instructions; suspensions are told apart from calls and results,
/// and writes to cells are reported too.
///
/// ```
/// use std::sync::{Arc, Mutex};
///
/// use nonlocal::{Event, Frame, Runtime};
///
/// let lines = Arc::new(Mutex::new(Vec::new()));
/// let seen = Arc::clone(&lines);
/// let mut rt = Runtime::new();
/// rt.observe(move |event: &Event, frame: &mut Frame<'_>| {
///     if *event == Event::Line {
///         seen.lock().unwrap().push(frame.line());
///     }
/// });
/// rt.run::<()>("a = 1\nif a:\n    b = 2\nelse:\n    b = 3")?;
/// assert_eq!(*lines.lock().unwrap(), [1, 2, 3]);
/// # Ok::<(), nonlocal::Error>(())
/// ```
#[derive(Clone, PartialEq, Debug)]
#[non_exhaustive]
pub enum Event {
    /// A function, a module or a class body begins.
    Call,
    /// A generator or a coroutine goes on after its `yield` or `await`.
    Resume,
    /// A line begins: nothing of it has run yet.
    Line,
    /// The frame returns this value.
    Return(Value),
    /// The frame is suspended at a `yield` or `await`, with this value.
    Yield(Value),
    /// An exception was raised here, or comes out of a call that was made here.
    Raise(Object),
    /// The frame ends without a result: by an exception, or because the run ends.
    Unwind,
    /// A variable that closures share was bound, or, without a value, deleted. Only what statements of scripts
    /// do is reported, not what goes through `cell_contents` or what the host writes.
    #[non_exhaustive]
    CellWrite {
        /// The variable.
        name: Arc<str>,
        /// Its cell.
        cell: Cell,
        /// What it was bound to.
        value: Option<Value>,
    },
    /// A function was made, by `def`, `lambda` or the like. Told only to observers whose [`Observer::mask`] has
    /// [`Events::FUNCTION`].
    Function(Closure),
}

/// What is to happen after an [`Event`].
///
/// ```
/// use nonlocal::{Event, Flow, Frame, Fuel, Runtime, Step};
///
/// let mut rt = Runtime::new();
/// // A breakpoint on line 2.
/// rt.observe(|event: &Event, frame: &mut Frame<'_>| {
///     if *event == Event::Line && frame.line() == 2 { Flow::Pause } else { Flow::Continue }
/// });
/// let step = rt.start_program::<i64>("a = 1\nb = a + 1\nb", Fuel::ALL)?;
/// let Step::Observed(mut paused) = step else { panic!("it stops at line 2") };
/// assert_eq!(paused.frame().map(|frame| frame.line()), Some(2));
/// assert_eq!(paused.resume(Fuel::ALL)?.done(), Some(2));
/// # Ok::<(), nonlocal::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
#[non_exhaustive]
pub enum Flow {
    /// The script goes on.
    #[default]
    Continue,
    /// The run stops before its next instruction, and gives
    /// [`Step::Observed`](crate::Step::Observed). Where native code lies between the host and the script
    /// ([`Frame::can_pause`]), it stops as soon as it is out of that; a run that was not started in
    /// steps ([`Runtime::start`]) goes on.
    Pause,
}

/// What an [`Observer`] may return: nothing, a [`Flow`], or a [`Result`] of one of them. An error is raised in
/// the script where it stands; one of [`ErrorKind::Interrupted`](crate::ErrorKind::Interrupted), see
/// [`Error::interrupted`], ends the run.
///
/// ```
/// use nonlocal::{Error, ErrorKind, Event, Frame, Result, Runtime};
///
/// let mut rt = Runtime::new();
/// let mut lines = 0;
/// rt.observe(move |_: &Event, _: &mut Frame<'_>| -> Result<()> {
///     lines += 1;
///     if lines > 100 { Err(Error::interrupted()) } else { Ok(()) }
/// });
/// let error = rt.run::<()>("while True:\n    pass").unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Interrupted);
/// # Ok::<(), Error>(())
/// ```
pub trait IntoFlow {
    /// What it amounts to.
    #[doc(hidden)]
    fn into_flow(self) -> Result<Flow>;
}

impl IntoFlow for () {
    fn into_flow(self) -> Result<Flow> {
        Ok(Flow::Continue)
    }
}

impl IntoFlow for Flow {
    fn into_flow(self) -> Result<Flow> {
        Ok(self)
    }
}

impl<T: IntoFlow, E: std::error::Error + Send + Sync + 'static> IntoFlow
    for std::result::Result<T, E>
{
    fn into_flow(self) -> Result<Flow> {
        self.map_err(Error::from_host)?.into_flow()
    }
}

/// Receives what scripts do; see [`Runtime::observe`]. Every `FnMut(&Event, &mut Frame<'_>)` is one, whichever of
/// `()`, [`Flow`] and [`Result`] it returns.
///
/// ```
/// use nonlocal::{Event, Flow, Frame, Observer, Result, Runtime};
///
/// /// Counts calls, and allows only a number of them.
/// struct AtMost(usize);
///
/// impl Observer for AtMost {
///     fn event(&mut self, event: &Event, frame: &mut Frame<'_>) -> Result<Flow> {
///         if *event == Event::Call {
///             self.0 = self.0.checked_sub(1).ok_or_else(|| {
///                 nonlocal::Error::exception("RuntimeError", format!("no call of {} left", frame.code().name))
///             })?;
///         }
///         Ok(Flow::Continue)
///     }
/// }
///
/// let mut rt = Runtime::new();
/// rt.observe(AtMost(3));
/// rt.run::<()>("def f(): pass\nf()\nf()")?;
/// assert_eq!(rt.run::<()>("f()").unwrap_err().message(), "no call of <module> left");
/// # Ok::<(), nonlocal::Error>(())
/// ```
pub trait Observer: Send + 'static {
    /// Takes an event of the frame.
    ///
    /// # Errors
    /// What is to be raised in the script.
    fn event(&mut self, event: &Event, frame: &mut Frame<'_>) -> Result<Flow>;

    /// Which events it wants, all but [`Events::FUNCTION`] by default; asked once, when it is set. What it does not want costs next to
    /// nothing: without [`Events::LINE`] a run is not looked at line by line.
    ///
    /// ```
    /// use std::sync::{Arc, Mutex};
    ///
    /// use nonlocal::{Event, Events, Flow, Frame, Observer, Result, Runtime};
    ///
    /// #[derive(Clone, Default)]
    /// struct Calls(Arc<Mutex<Vec<String>>>);
    ///
    /// impl Observer for Calls {
    ///     fn mask(&self) -> Events {
    ///         Events::CALL
    ///     }
    ///
    ///     fn event(&mut self, _: &Event, frame: &mut Frame<'_>) -> Result<Flow> {
    ///         self.0.lock().unwrap().push(frame.code().name.to_string());
    ///         Ok(Flow::Continue)
    ///     }
    /// }
    ///
    /// let calls = Calls::default();
    /// let mut rt = Runtime::new();
    /// rt.observe(calls.clone());
    /// rt.run::<()>("def f(): return 1\nf() + f()")?;
    /// assert_eq!(*calls.0.lock().unwrap(), ["<module>", "f", "f"]);
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    fn mask(&self) -> Events {
        Events::all().difference(Events::FUNCTION)
    }
}

impl<F, R> Observer for F
where
    F: FnMut(&Event, &mut Frame<'_>) -> R + Send + 'static,
    R: IntoFlow,
{
    fn event(&mut self, event: &Event, frame: &mut Frame<'_>) -> Result<Flow> {
        self(event, frame).into_flow()
    }
}

/// An observer as the evaluator knows it.
struct Watcher<O>(Contained<O>);

impl<O: Observer> Observe for Watcher<O> {
    fn see(&mut self, vm: &mut Vm, seen: Seen) -> Outcome<bool> {
        let Some(event) = event(vm, seen) else {
            return Ok(false);
        };
        guarded(vm, |cx| match Frame::innermost(cx.vm) {
            Some(mut frame) => Ok(self.0.event(&event, &mut frame)? == Flow::Pause),
            None => Ok(false),
        })
    }
}

/// The host's view of an event.
fn event(vm: &mut Vm, seen: Seen) -> Option<Event> {
    Some(match seen {
        Seen::Call => Event::Call,
        Seen::Resume => Event::Resume,
        Seen::Line => Event::Line,
        Seen::Return(value) => Event::Return(Value::from_raw(vm, value)),
        Seen::Yield(value) => Event::Yield(Value::from_raw(vm, value)),
        Seen::Raise(exc) => Event::Raise(Object::new(vm.host.roots.root(exc.into()))),
        Seen::Unwind => Event::Unwind,
        Seen::NativeCall(_) | Seen::NativeReturn(_) | Seen::NativeRaise(_) => return None,
        Seen::Function(key) => Event::Function(Closure::new(vm.host.roots.root(key.into()))),
        Seen::CellWrite(key, register, value) => Event::CellWrite {
            name: vm.cell_name(register)?,
            cell: Cell::new(vm.host.roots.root(key.into())),
            value: value.is_bound().then(|| Value::from_raw(vm, value)),
        },
    })
}

/// # Observers
impl Runtime {
    /// Sets the observer, which replaces an earlier one. It is told what scripts do: calls, lines, results, exceptions,
    /// writes to cells. It sees the frame and its variables, may raise an exception or end the run by an error, and may
    /// stop a run that was started with [`Runtime::start`] at a line, for a debugger.
    ///
    /// While it is called, what it runs itself is not observed. A runtime without an observer pays nothing for
    /// this.
    ///
    /// ```
    /// use std::sync::mpsc;
    /// use nonlocal::{Event, Frame, Runtime};
    ///
    /// let (tell, told) = mpsc::channel();
    /// let mut rt = Runtime::new();
    /// rt.observe(move |event: &Event, frame: &mut Frame<'_>| {
    ///     if let Event::CellWrite { name, value: Some(value), .. } = event {
    ///         let _ = tell.send(format!("line {}: {name} = {value:?}", frame.line()));
    ///     }
    /// });
    /// rt.run::<()>("
    /// def make():
    ///     n = 1
    ///     def step():
    ///         nonlocal n
    ///         n += 1
    ///     return step
    /// make()()
    /// ")?;
    /// rt.unobserve();
    /// assert_eq!(told.iter().collect::<Vec<_>>(), ["line 3: n = Int(1)", "line 6: n = Int(2)"]);
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    pub fn observe(&mut self, observer: impl Observer) {
        let events = observer.mask();
        self.set_observer(observer, events);
    }

    /// Sets an observer that is told of these events alone, whatever its own [`Observer::mask`] says: what a closure
    /// wants.
    ///
    /// ```
    /// use std::sync::{Arc, Mutex};
    ///
    /// use nonlocal::{Event, Events, Frame, Runtime};
    ///
    /// let seen = Arc::new(Mutex::new(Vec::new()));
    /// let writes = Arc::clone(&seen);
    /// let mut rt = Runtime::new();
    /// rt.observe_only(Events::CALL | Events::CELL_WRITE, move |event: &Event, frame: &mut Frame<'_>| {
    ///     let what = if *event == Event::Call { "call" } else { "write" };
    ///     writes.lock().unwrap().push((what, frame.line()));
    /// });
    /// rt.run::<()>("def f():\n    n = 1\n    return lambda: n\nf()")?;
    /// assert_eq!(*seen.lock().unwrap(), [("call", 1), ("call", 1), ("write", 2)]);
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    pub fn observe_only(&mut self, events: Events, observer: impl Observer) {
        self.set_observer(observer, events);
    }

    fn set_observer(&mut self, observer: impl Observer, events: Events) {
        let watcher = Box::new(Watcher(Contained::new(observer)));
        drop(self.vm_mut().post(Post::Observer, Some((watcher, events))));
    }

    /// Drops the observer.
    pub fn unobserve(&mut self) {
        drop(self.vm_mut().post(Post::Observer, None));
    }
}

impl<'a> Frame<'a> {
    /// The runtime, for what can be done with it during a run.
    pub fn ctx(&mut self) -> Ctx<'_> {
        Ctx { vm: self.vm_mut() }
    }

    /// Whether a run can stop here for [`Flow::Pause`]: it was started with [`Runtime::start`], and no native
    /// code lies between the host and the script.
    #[must_use]
    pub fn can_pause(&self) -> bool {
        self.vm().can_stop()
    }
}
