//! [`Watch`]: a host is told of each write of one cell.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::embed::host::call::guarded;
use crate::embed::look::observe::IntoFlow;
use crate::embed::{Cell, Ctx, Flow, Frame, Result, Runtime, Value};
use crate::vm::{Contained, Outcome, Told, Vm, WatchCell, Writer};

/// A watch over a cell, from [`Runtime::watch`]: dropping it ends it.
///
/// It may be dropped anywhere, also by the callback itself and on another thread. It does not keep the cell alive: a
/// cell that nobody holds any more is not written either.
#[must_use = "a watch that is dropped ends at once"]
pub struct Watch {
    /// Shared with the runtime, which tells by it whether the watch goes on.
    token: Option<Arc<()>>,
    ended: Arc<AtomicBool>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.token = None;
        self.ended.store(true, Ordering::Release);
    }
}

impl fmt::Debug for Watch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Watch")
    }
}

/// A write of a watched cell; see [`Runtime::watch`].
#[non_exhaustive]
pub struct Change<'a> {
    /// What the variable was bound to before; `None`: nothing.
    pub old: Option<Value>,
    /// What it is bound to now; `None`: it was unbound.
    pub new: Option<Value>,
    /// The qualified name of the code that has written it, itself or by a built-in function; `None`: the host has.
    pub function: Option<Arc<str>>,
    /// What the source of that is called.
    pub file: Option<Arc<str>>,
    /// The line of it.
    pub line: Option<u32>,
    vm: &'a mut Vm,
}

impl Change<'_> {
    /// The runtime, for what can be done with it during a run.
    pub fn ctx(&mut self) -> Ctx<'_> {
        Ctx { vm: self.vm }
    }

    /// The activation that has written the cell, or that has called the function of the host that has; `None` if no
    /// script runs.
    #[must_use]
    pub fn frame(&mut self) -> Option<Frame<'_>> {
        Frame::innermost(self.vm)
    }
}

impl fmt::Debug for Change<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Change")
            .field("old", &self.old)
            .field("new", &self.new)
            .field("function", &self.function)
            .field("line", &self.line)
            .finish_non_exhaustive()
    }
}

/// A callback as the evaluator knows it.
struct Watcher<F>(Contained<F>);

impl<F, R> WatchCell for Watcher<F>
where
    F: FnMut(&mut Change<'_>) -> R + Send,
    R: IntoFlow,
{
    fn written(&mut self, vm: &mut Vm, told: Told) -> Outcome<bool> {
        guarded(vm, |cx| {
            let vm = &mut *cx.vm;
            let place = vm.frames.last().filter(|_| told.writer == Writer::Script);
            let place = place.map(|frame| {
                let code = &vm.heap[frame.code].code;
                let names = (Arc::clone(&code.qualname), Arc::clone(&code.filename));
                (names, vm.running_line(vm.frames.len() - 1))
            });
            let ((function, file), line) = match place {
                Some(((function, file), line)) => ((Some(function), Some(file)), Some(line)),
                None => ((None, None), None),
            };
            let [old, new] = [told.old, told.new]
                .map(|value| value.is_bound().then(|| Value::from_raw(vm, value)));
            let mut change = Change {
                old,
                new,
                function,
                file,
                line,
                vm,
            };
            Ok((self.0)(&mut change).into_flow()? == Flow::Pause)
        })
    }
}

/// # Watches
impl Runtime {
    /// Watches a cell: the callback is told of each write and each unbinding from now on, by scripts (also by `del`,
    /// through `cell_contents`, and in `exec`) and by the host, with the old and the new value and the place. It may
    /// return what an [`Observer`](crate::Observer) may: nothing, a [`Flow`], or a [`Result`] of one of them.
    /// [`Flow::Pause`] stops a run that was started with [`Runtime::start`] before its next instruction; an error is
    /// raised where the script stands, once the write is done, and comes out of [`Runtime::write`] where that has written.
    ///
    /// While the callback runs, what it writes itself is not told of.
    /// A runtime in which nothing is watched pays nothing for this; while something is, any other write of a cell costs
    /// a look-up.
    ///
    /// ```
    /// use std::sync::{Arc, Mutex};
    ///
    /// use nonlocal::{Closure, Runtime, Value};
    ///
    /// let mut rt = Runtime::new();
    /// let step: Closure = rt.run("
    /// def make_counter():
    ///     n = 0
    ///     def step():
    ///         nonlocal n
    ///         n += 1
    ///     return step
    /// make_counter()")?;
    /// let n = rt.cell(&step, "n")?;
    ///
    /// let changes = Arc::new(Mutex::new(Vec::new()));
    /// let seen = Arc::clone(&changes);
    /// let watch = rt.watch(&n, move |change| {
    ///     seen.lock().unwrap().push((change.old.clone(), change.new.clone(), change.line));
    /// })?;
    /// rt.call::<()>(&step, ())?;
    /// rt.write(&n, 7)?;
    /// drop(watch);
    /// rt.call::<()>(&step, ())?;
    ///
    /// let int = |n| Some(Value::Int(n));
    /// assert_eq!(*changes.lock().unwrap(), [(int(0), int(1), Some(6)), (int(1), int(7), None)]);
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`ErrorKind::ForeignHandle`](crate::ErrorKind::ForeignHandle) for a cell of another runtime.
    pub fn watch<F, R>(&mut self, cell: &Cell, callback: F) -> Result<Watch>
    where
        F: FnMut(&mut Change<'_>) -> R + Send + 'static,
        R: IntoFlow + 'static,
    {
        let vm = self.vm_mut();
        Ctx { vm }.watch(cell, callback)
    }
}

/// # Watches
impl Ctx<'_> {
    /// Watches a cell; see [`Runtime::watch`].
    ///
    /// # Errors
    /// As [`Runtime::watch`].
    pub fn watch<F, R>(&mut self, cell: &Cell, callback: F) -> Result<Watch>
    where
        F: FnMut(&mut Change<'_>) -> R + Send + 'static,
        R: IntoFlow + 'static,
    {
        let key = self.cell_key(cell)?;
        let watcher = Box::new(Watcher(Contained::new(callback)));
        let (token, ended) = self.vm.watch_cell(key, watcher);
        Ok(Watch {
            token: Some(token),
            ended,
        })
    }
}
