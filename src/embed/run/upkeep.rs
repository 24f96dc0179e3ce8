//! What a host does with a runtime beside running things in it: output, interrupts, garbage.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::runtime::Runtime;
use crate::embed::Engine;
#[cfg(doc)]
use crate::embed::ErrorKind;
use crate::embed::io::output::Collected;

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

    /// A handle with which another thread stops the run; [`Interrupt`] has an example.
    #[must_use]
    pub fn interrupt(&self) -> Interrupt {
        Interrupt(Arc::clone(self.vm.budget.interrupt()))
    }

    /// Collects garbage now: such as unreachable cycles. The runtime does so itself as its heap grows.
    /// CPython's `PyGC_Collect`.
    pub fn collect(&mut self) {
        self.vm_mut().collect_thoroughly();
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
pub struct Interrupt(Arc<AtomicBool>);

impl Interrupt {
    /// Stops the run that is under way, or the next one: it ends with [`ErrorKind::Interrupted`]. No script
    /// can catch that.
    pub fn now(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Withdraws a pending request: one that has not stopped a run yet. Without one it does nothing.
    pub fn clear(&self) {
        self.0.store(false, Ordering::Relaxed);
    }
}
