//! [`Runtime::drive`]: runs a coroutine of a script's to its end, with the host in the place of an event loop.
//!
//! ```text
//!  coroutine --what it awaits--> Vm::step_awaited --> the host's function
//!            <----------------- its answer or error --------'
//! ```
//!
//! Invariant: all steps are one run: the engine's limits hold for them together.

use crate::code::Awaited;
#[cfg(doc)]
use crate::embed::Error;
use crate::embed::error::fault::to_error;
use crate::embed::host::call::guarded;
use crate::embed::host::callable::HostReturn;
use crate::embed::{Ctx, FromValue, Object, Result, Runtime, Value};
use crate::value::Value as VmValue;
use crate::vm::GenStep;

/// # Coroutines
impl Runtime {
    /// Runs a coroutine, or anything else that a script can `await`, until it returns, and gives what it returns.
    ///
    /// What the script awaits comes up to the host through `yield` in an `__await__` method: `answer` gets it, and what
    /// `answer` returns, a value or a `Result` of one, becomes the value of that `yield`. An `Err` is raised there. A
    /// coroutine that awaits only other coroutines never asks.
    ///
    /// ```
    /// use nonlocal::{Closure, Ctx, Error, Object, Runtime};
    ///
    /// let mut rt = Runtime::new();
    /// let total: Closure = rt.run("
    /// class Price:
    ///     def __init__(self, name):
    ///         self.name = name
    ///     def __await__(self):
    ///         return (yield self.name)
    ///
    /// async def total(*names):
    ///     sum = 0
    ///     for name in names:
    ///         try:
    ///             sum += await Price(name)
    ///         except LookupError:
    ///             sum += 100
    ///     return sum
    /// total")?;
    /// let coroutine: Object = rt.call(&total, ("tea", "gold", "jam"))?;
    /// let sum: i64 = rt.drive(&coroutine, |_: &mut Ctx<'_>, name: String| match name.as_str() {
    ///     "tea" => Ok(3),
    ///     "jam" => Ok(4),
    ///     _ => Err(Error::exception("LookupError", name)),
    /// })?;
    /// assert_eq!(sum, 107);
    /// # Ok::<(), Error>(())
    /// ```
    ///
    /// The runtime is busy until the coroutine has returned, and a call of a function that the host answers later
    /// cannot wait below it. A host that waits for its answers without holding a thread starts a run of `asyncio`
    /// ([`Runtime::start`]) whose coroutines await [awaitable functions](crate::HostFunction::awaitable), and answers
    /// those: [`Step::HostCalls`](crate::Step::HostCalls).
    ///
    /// # Errors
    /// What the coroutine raises: of an error that `answer` gave and no script caught, [`Error::downcast_ref`] finds
    /// the host's own. An object that cannot be awaited; a coroutine that has ended, or that another one awaits; a
    /// limit of the engine.
    pub fn drive<T: FromValue, Q: FromValue, A: HostReturn>(
        &mut self,
        awaitable: &Object,
        answer: impl FnMut(&mut Ctx<'_>, Q) -> A,
    ) -> Result<T> {
        self.enter(|cx| cx.drive(awaitable, answer))
    }
}

/// # Coroutines
impl Ctx<'_> {
    /// Runs a coroutine until it returns; see [`Runtime::drive`].
    ///
    /// # Errors
    /// As there.
    pub fn drive<T: FromValue, Q: FromValue, A: HostReturn>(
        &mut self,
        awaitable: &Object,
        mut answer: impl FnMut(&mut Ctx<'_>, Q) -> A,
    ) -> Result<T> {
        self.scoped(|cx| {
            let awaitable = awaitable.raw(cx.vm)?;
            let value = cx.drive_raw(awaitable, |cx, asked| {
                let asked = Q::from_value(asked, cx)?;
                answer(cx, asked).into_result(cx)
            })?;
            T::from_value(value, cx)
        })
    }

    fn drive_raw(
        &mut self,
        awaitable: VmValue,
        mut answer: impl FnMut(&mut Ctx<'_>, Value) -> Result<VmValue>,
    ) -> Result<Value> {
        let mut run = || {
            let vm = &mut *self.vm;
            let iterator = vm.get_awaitable(awaitable, Awaited::Value)?;
            vm.heap.keep(iterator);
            let mark = vm.heap.mark();
            let mut sent = Ok(VmValue::NONE);
            loop {
                match vm.step_awaited(iterator, sent)? {
                    GenStep::Returned(value) => return Ok(Value::from_raw(vm, value)),
                    GenStep::Yielded(value) => {
                        let asked = Value::from_raw(vm, value);
                        vm.heap.release(mark);
                        // A native iterator burns no fuel of its own.
                        vm.budget.burn(1)?;
                        sent = guarded(vm, |cx| answer(cx, asked));
                    }
                }
            }
        };
        run().map_err(|fault| to_error(self.vm, fault))
    }
}
