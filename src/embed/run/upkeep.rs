//! What a host does with a runtime beside running things in it: output, interrupts, garbage.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::runtime::Runtime;
#[cfg(doc)]
use crate::embed::ErrorKind;
use crate::embed::error::fault::to_error;
use crate::embed::io::output::Collected;
use crate::embed::{Engine, Result};

/// # Output, interrupts and garbage
impl Runtime {
    /// The text that was printed since the last time, with [`Output::collect`](crate::Output::collect); otherwise
    /// empty.
    ///
    /// ```
    /// use nonlocal::{Engine, Output};
    ///
    /// let mut rt = Engine::builder().stdout(Output::collect()).build().runtime();
    /// rt.run::<()>("print('one')")?;
    /// assert_eq!(rt.take_output(), "one\n");
    /// assert_eq!(rt.take_output(), "");
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    #[must_use]
    pub fn take_output(&mut self) -> String {
        let vm = self.vm_mut();
        vm.streams.stdout.taken(&mut vm.heap.accounting);
        self.collected
            .as_ref()
            .map(Collected::take)
            .unwrap_or_default()
    }

    /// The text that scripts wrote to `sys.stderr` since the last time, if
    /// [`EngineBuilder::stderr`](crate::EngineBuilder::stderr) got an
    /// [`Output::collect`](crate::Output::collect); otherwise empty.
    #[must_use]
    pub fn take_stderr(&mut self) -> String {
        let vm = self.vm_mut();
        vm.streams.stderr.taken(&mut vm.heap.accounting);
        self.collected_errors
            .as_ref()
            .map(Collected::take)
            .unwrap_or_default()
    }

    /// A handle with which another thread stops runs of this runtime; [`Interrupt`] has an example.
    #[must_use]
    pub fn interrupt(&self) -> Interrupt {
        Interrupt {
            flag: Arc::clone(self.vm.budget.interrupt()),
            only: None,
        }
    }

    /// A handle that stops the next run alone. Once that has ended, it does nothing: a watchdog that comes late does not
    /// hit a run that it was not meant for.
    ///
    /// ```
    /// use nonlocal::Runtime;
    ///
    /// let mut rt = Runtime::new();
    /// let stop = rt.interrupt_next();
    /// assert_eq!(rt.run::<i64>("6 * 7")?, 42);
    /// stop.now();
    /// assert_eq!(rt.run::<i64>("sum(range(100_000))")?, 4_999_950_000);
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    #[must_use]
    pub fn interrupt_next(&mut self) -> Interrupt {
        let only = self.next_run.get_or_insert_with(Arc::default);
        Interrupt {
            flag: Arc::clone(self.vm.budget.interrupt()),
            only: Some(Arc::clone(only)),
        }
    }

    /// Collects garbage now: such as unreachable cycles. The runtime does so itself as its heap grows.
    /// CPython's `PyGC_Collect`.
    pub fn collect(&mut self) {
        self.vm_mut().collect_thoroughly();
    }

    /// Ends the program, as CPython does at its exit: runs the functions that it has given to `atexit`, forgets
    /// the names of `__main__` and all modules, and finalises what nothing leads to any more. So `__del__` runs,
    /// suspended generators are closed, and there are warnings for coroutines that were never awaited. What the host
    /// holds stays, and the runtime can be used again, with an empty `__main__`.
    ///
    /// ```
    /// use nonlocal::{Engine, Output};
    ///
    /// let mut rt = Engine::builder().stdout(Output::collect()).build().runtime();
    /// rt.run::<()>("
    /// import atexit
    /// class Door:
    ///     def __del__(self): print('closed')
    /// door = Door()
    /// atexit.register(print, 'the end')")?;
    /// assert_eq!(rt.take_output(), "");
    /// rt.finish()?;
    /// assert_eq!(rt.take_output(), "the end\nclosed\n");
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`ErrorKind::Limit`] and [`ErrorKind::Interrupted`], as
    /// for a run. Exceptions that finalisers raise go to `sys.unraisablehook`.
    pub fn finish(&mut self) -> Result<()> {
        self.enter(|cx| {
            let ended = cx.vm.end_program();
            ended.map_err(|fault| to_error(cx.vm, fault))
        })
    }

    /// The engine that the runtime was made from.
    #[must_use]
    pub fn engine(&self) -> &Engine {
        &self.engine
    }
}

/// Stops a run from another thread; see [`Runtime::interrupt`]. Unlike CPython's `KeyboardInterrupt`
/// (`PyErr_SetInterrupt`) this is not an exception: no handler and no `finally` of the script runs.
///
/// ```
/// use nonlocal::{ErrorKind, Runtime};
///
/// let mut rt = Runtime::new();
/// let stop = rt.interrupt();
/// let stopper = std::thread::spawn(move || {
///     std::thread::sleep(std::time::Duration::from_millis(20));
///     stop.now();
/// });
/// let error = rt.run::<()>("while True: pass").unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Interrupted);
/// stopper.join().unwrap();
/// assert_eq!(rt.run::<i64>("6 * 7")?, 42);
/// # Ok::<(), nonlocal::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Interrupt {
    flag: Arc<AtomicBool>,
    /// Whether the only run that it is for has ended. Who holds the lock decides which comes first, the request or the
    /// end.
    only: Option<Arc<Mutex<bool>>>,
}

impl Interrupt {
    /// Stops the run that is under way, or, between two runs, the next one: it ends with [`ErrorKind::Interrupted`]. No
    /// script can catch that. A request that comes so late in a run that this ends by itself is forgotten with it.
    ///
    /// A run in steps is one run, also while it waits.
    pub fn now(&self) {
        let ended = self.only.as_ref().map(|only| has_ended(only));
        if !ended.as_deref().copied().unwrap_or(false) {
            self.flag.store(true, Ordering::Relaxed);
        }
    }

    /// Withdraws a pending request: one that has not stopped a run yet. Without one it does nothing.
    pub fn clear(&self) {
        self.flag.store(false, Ordering::Relaxed);
    }
}

/// Whether the run of a handle has ended. Nothing panics while the lock is held.
fn has_ended(only: &Mutex<bool>) -> MutexGuard<'_, bool> {
    only.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Runtime {
    /// A run has ended: what was asked of it, is not asked of the next one.
    #[inline]
    pub(in crate::embed) fn end_run(&mut self) {
        let asked = self.vm.budget.interrupt();
        match self.next_run.take() {
            None if !asked.load(Ordering::Relaxed) => {}
            None => asked.store(false, Ordering::Relaxed),
            Some(only) => {
                *has_ended(&only) = true;
                asked.store(false, Ordering::Relaxed);
            }
        }
    }
}
