//! What the evaluator knows of its host: handles, output, the way into host functions.
//!
//! The host's types stand in `embed`; here are only the ends that the evaluator holds.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::code::CodeObject;
use crate::value::{HostFunctionKey, Value};
use crate::vm::{Args, Outcome, ReturnTo, Trap, Vm};

/// Calls a function of the host, whose result goes where the last argument says.
pub(crate) type HostCall = fn(&mut Vm, HostFunctionKey, Args<'_>, ReturnTo) -> Outcome;

/// Finds a module that the host provides; none if it provides no such module. `import` asks this before it looks
/// at the built-in modules, and puts what it gets into `sys.modules`. The flag says whether to ask the host's
/// importer too: not where the module above is no package.
pub(crate) type HostImport = fn(&mut Vm, &str, bool) -> Outcome<Option<HostModule>>;

/// A module of the host.
pub(crate) enum HostModule {
    /// An object that is ready.
    Ready(Value),
    /// Code that fills a module.
    Code {
        code: CodeObject,
        /// Whether other modules may lie below it.
        is_package: bool,
    },
}

/// Where printed text goes.
pub(crate) trait OutputSink: Send {
    /// Takes a piece of text; an error ends the run.
    fn write(&mut self, text: &str) -> Result<(), Trap>;

    /// Passes on what was held back.
    fn flush(&mut self) -> Result<(), Trap> {
        Ok(())
    }
}

/// A stream that scripts write to: the host's sink, and whether it may hold text back.
pub(crate) struct OutputStream {
    sink: Box<dyn OutputSink>,
    written: bool,
}

impl OutputStream {
    pub(crate) fn new(sink: Box<dyn OutputSink>) -> Self {
        Self {
            sink,
            written: false,
        }
    }

    /// Takes a piece of text; an error ends the run.
    pub(crate) fn write(&mut self, text: &str) -> Result<(), Trap> {
        self.written = true;
        self.sink.write(text)
    }

    /// Passes on what was held back. Each call of a host function does this first: where nothing was written,
    /// it costs one comparison.
    #[inline]
    pub(crate) fn flush(&mut self) -> Result<(), Trap> {
        if std::mem::take(&mut self.written) {
            self.sink.flush()
        } else {
            Ok(())
        }
    }
}

/// Where `input()` and `sys.stdin` read from.
pub(crate) trait InputSource: Send {
    /// The next line with its newline; empty at the end.
    fn read_line(&mut self) -> Result<String, Trap>;
}

/// The host's input, and what was read of it but not taken yet.
pub(crate) struct StandardInput {
    pub(crate) source: Box<dyn InputSource>,
    pub(crate) rest: String,
}

/// A value that the host holds a handle to: handles are clones of one `Arc`.
#[derive(Debug)]
pub(crate) struct Root {
    /// The number of the runtime that the value lives in.
    pub(crate) runtime: u64,
    pub(crate) value: Value,
}

/// The values that the host holds handles to.
///
/// A handle may be dropped on any thread: that only counts its `Arc` down. Entries that nobody but this
/// list holds are dropped when the collector looks here, or when the list has grown to twice its size.
/// Invariant: the value of a `Root` whose `runtime` is this one is alive.
pub(crate) struct HostRoots {
    runtime: u64,
    roots: Vec<Arc<Root>>,
    prune_at: usize,
}

impl HostRoots {
    /// No roots yet, for a runtime with a number that no other has.
    pub(crate) fn new() -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        Self {
            runtime: NEXT.fetch_add(1, Ordering::Relaxed),
            roots: Vec::new(),
            prune_at: 64,
        }
    }

    /// The number of the runtime.
    pub(crate) fn runtime(&self) -> u64 {
        self.runtime
    }

    /// Keeps a value alive for as long as the host holds what this returns.
    pub(crate) fn root(&mut self, value: Value) -> Arc<Root> {
        let root = Arc::new(Root {
            runtime: self.runtime,
            value,
        });
        if value.is_heap() {
            if self.roots.len() >= self.prune_at {
                self.prune();
            }
            self.roots.push(Arc::clone(&root));
        }
        root
    }

    /// Shows every value that the host still holds.
    pub(crate) fn trace(&mut self, visit: &mut dyn FnMut(Value)) {
        self.prune();
        for root in &self.roots {
            visit(root.value);
        }
    }

    /// How many values the host holds.
    pub(crate) fn len(&self) -> usize {
        self.roots
            .iter()
            .filter(|root| Arc::strong_count(root) > 1)
            .count()
    }

    fn prune(&mut self) {
        self.roots.retain(|root| Arc::strong_count(root) > 1);
        self.prune_at = (self.roots.len() * 2).max(64);
    }
}
