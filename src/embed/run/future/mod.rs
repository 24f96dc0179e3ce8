//! Runs as futures, behind the feature `async`: [`Runtime::call_async`] and [`Runtime::run_async`] give a [`Run`], which
//! any executor can poll.
//!
//! ```text
//!  poll -> a step with the fuel of a slice -> out of fuel: wakes itself, and lets other tasks in
//!                                          -> a call of an async function: polls the future that answers it
//!                                          -> many calls, or the time: polls all of them, and a timer
//! ```
//!
//! Invariant: no future of the host's and no step of a run outlives the poll that made it anywhere but in the [`Run`], so
//! that dropping it ends them all.

mod answer;
mod timer;

use std::fmt;
use std::future::Future;
use std::mem;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use super::ctx::compiled_in;
use super::program::IntoProgram;
use crate::embed::error::Exceeded;
use crate::embed::error::fault::to_error;
use crate::embed::host::function::Answer;
use crate::embed::{
    CallId, Closure, Ctx, Error, FromValue, Fuel, HostCall, HostCalls, IntoArgs, Limit, Limits,
    Object, Paused, Program, Result, Runtime, Step,
};
use crate::value::Value as VmValue;
pub(crate) use timer::Timer;

/// How much a run burns before it lets other tasks of the executor in, unless the host says otherwise.
const SLICE: Fuel = Fuel(20_000);

/// A run as a future: what [`Runtime::call_async`] and [`Runtime::run_async`] give.
///
/// It does nothing until it is polled, needs no particular executor, and is `Send`. Each poll burns at most the fuel of a
/// slice; then the other tasks of the executor have their turn. Dropping it ends the run, with the futures that were to
/// answer its calls; the runtime can be used again.
///
/// ```
/// use std::time::Duration;
///
/// use nonlocal::{Engine, Error, Module};
///
/// async fn fetch((url,): (String,)) -> Result<String, Error> {
///     if url.is_empty() { Err(Error::exception("ValueError", "no url")) } else { Ok(format!("<{url}>")) }
/// }
///
/// let engine = Engine::builder().module(Module::new("net").async_function("fetch", ["url"], fetch)).build();
/// let mut rt = engine.runtime();
/// let script = "
/// import asyncio
/// from net import fetch
/// async def main():
///     first, second = await asyncio.gather(fetch('a'), fetch('b'))
///     return first + second
/// asyncio.run(main())";
/// let run = rt.run_async::<String>(script).timeout(Duration::from_secs(10));
/// assert_eq!(pollster::block_on(run)?, "<a><b>");
/// # Ok::<(), nonlocal::Error>(())
/// ```
///
/// # Errors
/// As [`Runtime::run`]. A call of a function that is [deferred](crate::HostFunction::deferred) or
/// [awaitable](crate::HostFunction::awaitable) and has no Rust code is a `RuntimeError` in the script: only a host that
/// drives the steps itself can answer it.
#[must_use = "a run does nothing until it is polled"]
pub struct Run<'rt, T> {
    state: State<'rt, T>,
    /// What answers the calls that an event loop of the script waits for.
    answers: Vec<(CallId, Answer)>,
    slice: Fuel,
    timeout: Option<Duration>,
    deadline: Option<Sleep>,
    timer: Option<Timer>,
}

/// Waits for a time.
type Sleep = Pin<Box<dyn Future<Output = ()> + Send>>;

enum State<'rt, T> {
    /// Not polled yet.
    Start(&'rt mut Runtime, Begin),
    /// Stopped between two instructions.
    Paused(Paused<'rt, T>),
    /// Waits for the answer to a call.
    Call(HostCall<'rt, T>, Answer),
    /// Waits for the answer to one of many calls, or for the time.
    Calls(HostCalls<'rt, T>, Option<Sleep>),
    /// At its end.
    Ended,
}

/// What is to run.
enum Begin {
    Call(Closure, Vec<Object>),
    Program(Program),
    /// It cannot even begin.
    Refused(Error),
}

/// # Runs as futures
impl Runtime {
    /// Calls a callable, as a future: [`Runtime::call`] for a host with an executor. Of an `async def`, the coroutine is
    /// run as `asyncio.run` does, and its result is that of the future.
    ///
    /// ```
    /// use nonlocal::{Closure, Runtime};
    ///
    /// let mut rt = Runtime::new();
    /// let double: Closure = rt.run("
    /// import asyncio
    /// async def double(x):
    ///     await asyncio.sleep(0.001)
    ///     return x * 2
    /// double")?;
    /// assert_eq!(pollster::block_on(rt.call_async::<i64>(&double, (21,)))?, 42);
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    pub fn call_async<T: FromValue>(
        &mut self,
        callee: &Closure,
        args: impl IntoArgs,
    ) -> Run<'_, T> {
        let begin = self.prepare(|cx| {
            let function = callee.raw(cx.vm)?;
            let args = args.into_args(cx)?;
            let mut args: Vec<_> = args.0.iter().copied().collect();
            let mut callee = callee.clone();
            if cx.vm.is_coroutine_function(function) {
                args.insert(0, function);
                let entry = event_loop_entry(cx)?;
                callee = Closure::new(cx.vm.host.roots.root(entry));
            }
            let roots = &mut cx.vm.host.roots;
            let args = args.into_iter().map(|arg| Object::new(roots.root(arg)));
            Ok(Begin::Call(callee, args.collect()))
        });
        self.as_future(begin)
    }

    /// Runs a program, as a future: [`Runtime::run`] for a host with an executor. [`Run`] has an example.
    pub fn run_async<T: FromValue>(&mut self, program: impl IntoProgram) -> Run<'_, T> {
        let program = self.prepare(|cx| compiled_in(cx.vm, program, None));
        self.as_future(program.map(Begin::Program))
    }

    fn as_future<T>(&mut self, begin: Result<Begin>) -> Run<'_, T> {
        let timer = self.engine().settings().timer.clone();
        Run {
            state: State::Start(self, begin.unwrap_or_else(Begin::Refused)),
            answers: Vec::new(),
            slice: SLICE,
            timeout: None,
            deadline: None,
            timer,
        }
    }
}

/// The function of `asyncio` that calls a function and runs the coroutine that it gives.
fn event_loop_entry(cx: &mut Ctx<'_>) -> Result<VmValue> {
    let vm = &mut *cx.vm;
    let name = vm.heap.intern("_run_function");
    let entry = vm
        .import_module("asyncio")
        .and_then(|asyncio| vm.getattr(asyncio, name));
    entry.map_err(|fault| to_error(cx.vm, fault))
}

impl<T> Run<'_, T> {
    /// Sets how much a poll may burn before other tasks have their turn; the default is enough for about a millisecond.
    ///
    /// ```
    /// use nonlocal::{Fuel, Runtime};
    ///
    /// let mut rt = Runtime::new();
    /// let run = rt.run_async::<i64>("sum(i for i in range(1000))").slice(Fuel(100));
    /// assert_eq!(pollster::block_on(run)?, 499_500);
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    pub fn slice(mut self, fuel: Fuel) -> Self {
        self.slice = fuel;
        self
    }

    /// Sets how long the run may take from its first poll on, waits included; then it ends with
    /// [`ErrorKind::Limit`](crate::ErrorKind::Limit). ([`Limits::wall_time`] counts running alone.)
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// use nonlocal::{ErrorKind, Limit, Runtime};
    ///
    /// let mut rt = Runtime::new();
    /// let run = rt.run_async::<()>("import asyncio\nasyncio.run(asyncio.sleep(60))");
    /// let error = pollster::block_on(run.timeout(Duration::from_millis(5))).unwrap_err();
    /// assert_eq!(error.kind(), ErrorKind::Limit(Limit::WallTime));
    /// assert_eq!(rt.run::<i64>("1 + 1")?, 2);
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// Waits for a time: as the engine says, or with the timer thread of this crate.
    fn sleep(&self, duration: Duration) -> Sleep {
        match &self.timer {
            Some(timer) => timer.sleep(duration),
            None => Box::pin(timer::sleep(duration)),
        }
    }
}

impl<T: FromValue> Run<'_, T> {
    /// Whether the time of the run is over.
    fn is_over(&mut self, context: &mut Context<'_>) -> bool {
        if let Some(timeout) = self.timeout
            && self.deadline.is_none()
        {
            self.deadline = Some(self.sleep(timeout));
        }
        self.deadline
            .as_mut()
            .is_some_and(|deadline| deadline.as_mut().poll(context).is_ready())
    }

    /// Begins to answer the calls that are new, and forgets those that nobody waits for.
    fn begin_answers(&mut self, calls: &mut HostCalls<'_, T>) -> Result<()> {
        self.answers.retain(|(id, _)| calls.is_waiting(*id));
        for id in calls.new_ids() {
            match calls.begin_answer(id) {
                Ok(answer) => self.answers.push((id, answer)),
                Err(error) => drop(calls.fail(id, error)?),
            }
        }
        Ok(())
    }

    /// Polls what is to answer calls. Whether the run can go on. A panic of the host's is an error.
    fn poll_answers(
        &mut self,
        calls: &mut HostCalls<'_, T>,
        context: &mut Context<'_>,
    ) -> Result<bool> {
        let mut any = false;
        let mut at = 0;
        while let Some((id, answer)) = self.answers.get_mut(at) {
            let id = *id;
            match answer::poll(answer, context) {
                Poll::Pending => at += 1,
                Poll::Ready(given) => {
                    self.answers.swap_remove(at);
                    any |= calls.give(id, given?)?;
                }
            }
        }
        Ok(any)
    }

    /// Goes on from where a step has stopped; `None`: it has to wait.
    fn go_on<'rt>(
        &mut self,
        state: State<'rt, T>,
        context: &mut Context<'_>,
    ) -> std::result::Result<Result<Step<'rt, T>>, State<'rt, T>> {
        Ok(match state {
            State::Start(runtime, begin) => match begin {
                Begin::Call(callee, args) => runtime.start(&callee, args, self.slice),
                Begin::Program(program) => runtime.start_program(&program, self.slice),
                Begin::Refused(error) => Err(error),
            },
            State::Paused(paused) => paused.resume(self.slice),
            State::Call(call, mut answer) => match answer::poll(&mut answer, context) {
                Poll::Pending => return Err(State::Call(call, answer)),
                Poll::Ready(given) => given.and_then(|given| call.go_on_with(given, self.slice)),
            },
            State::Calls(mut calls, mut sleep) => {
                let answered = match self.poll_answers(&mut calls, context) {
                    Ok(answered) => answered,
                    Err(error) => return Ok(Err(error)),
                };
                let rested = sleep
                    .as_mut()
                    .is_some_and(|sleep| sleep.as_mut().poll(context).is_ready());
                if !answered && !rested {
                    return Err(State::Calls(calls, sleep));
                }
                calls.resume(self.slice)
            }
            State::Ended => Err(Error::not_found("the run is at its end")),
        })
    }

    /// What the run waits for after a step.
    fn wait_for<'rt>(&mut self, step: Step<'rt, T>, context: &Context<'_>) -> Result<Next<'rt, T>> {
        Ok(match step {
            Step::Done(value) => Next::Done(value),
            Step::OutOfFuel(paused) | Step::Observed(paused) => {
                context.waker().wake_by_ref();
                Next::Later(State::Paused(paused))
            }
            Step::HostCall(mut call) => match call.begin_answer() {
                Ok(answer) => Next::Now(State::Call(call, answer)),
                Err(error) => return self.wait_for(call.fail(error, self.slice)?, context),
            },
            Step::HostCalls(mut calls) => {
                self.begin_answers(&mut calls)?;
                let waits = !self.answers.is_empty();
                match calls.timeout() {
                    // A virtual clock stands still while the host works.
                    Some(_) if calls.is_virtual() && waits => Next::Now(State::Calls(calls, None)),
                    Some(timeout) if timeout.is_zero() || calls.is_virtual() => {
                        context.waker().wake_by_ref();
                        Next::Later(State::Calls(calls, Some(Box::pin(std::future::ready(())))))
                    }
                    Some(timeout) => {
                        let sleep = self.sleep(timeout);
                        Next::Now(State::Calls(calls, Some(sleep)))
                    }
                    // All calls have been refused.
                    None if !waits => return self.wait_for(calls.resume(self.slice)?, context),
                    None => Next::Now(State::Calls(calls, None)),
                }
            }
        })
    }
}

/// What to do after a step.
enum Next<'rt, T> {
    Done(T),
    /// Poll what the run waits for.
    Now(State<'rt, T>),
    /// Let other tasks in.
    Later(State<'rt, T>),
}

impl<T: FromValue> Future for Run<'_, T> {
    type Output = Result<T>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Result<T>> {
        let this = self.get_mut();
        if this.is_over(context) {
            this.end();
            let limits = Limits {
                wall_time: this.timeout,
                ..Limits::new()
            };
            return Poll::Ready(Err(Error::limit(&Exceeded {
                limit: Limit::WallTime,
                asked: None,
                limits: &limits,
            })));
        }
        loop {
            let state = mem::replace(&mut this.state, State::Ended);
            let step = match this.go_on(state, context) {
                Ok(step) => step,
                Err(waits) => {
                    this.state = waits;
                    return Poll::Pending;
                }
            };
            match step.and_then(|step| this.wait_for(step, context)) {
                Ok(Next::Now(state)) => this.state = state,
                Ok(Next::Later(state)) => {
                    this.state = state;
                    return Poll::Pending;
                }
                Ok(Next::Done(value)) => {
                    this.end();
                    return Poll::Ready(Ok(value));
                }
                Err(error) => {
                    this.end();
                    return Poll::Ready(Err(error));
                }
            }
        }
    }
}

impl<T> Run<'_, T> {
    /// Drops all that the run has begun.
    fn end(&mut self) {
        self.state = State::Ended;
        self.answers.clear();
    }
}

impl<T> fmt::Debug for Run<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Run(..)")
    }
}
