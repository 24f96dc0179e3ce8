//! What the evaluator knows of its host: handles, the way into host functions and modules, types.
//!
//! The host's types stand in `embed`; here are only the ends that the evaluator holds.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::error::Error;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use crate::code::{CodeObject, Reg};
use crate::value::{ClassKey, DictKey, ExceptionKey, HostFunctionKey, Value};
use crate::vm::{Args, Outcome, ReturnTo, Vm};

/// The evaluator's ends of what leads to the host.
pub(crate) struct Host {
    /// What the host holds handles to.
    pub(crate) roots: HostRoots,
    /// Calls a function of the host: the embedding layer's, so that this layer does not know it.
    pub(crate) call: HostCall,
    /// Makes a module of the host, if there is one of that name.
    pub(crate) import: HostImport,
    /// The namespaces of the host's modules whose code runs, the outermost first.
    pub(crate) importing: Vec<DictKey>,
    /// The deferred call of the host that the run waits for.
    pub(crate) waiting: Option<Box<Waiting>>,
    /// What the embedding layer keeps about the host: its settings.
    pub(crate) settings: Arc<dyn Any + Send + Sync>,
    /// The errors of the host that became exceptions, so that they come back out as themselves.
    pub(crate) errors: Vec<(ExceptionKey, Arc<dyn Error + Send + Sync>)>,
    /// The classes made of the host's types, by the Rust type.
    pub(crate) types: HashMap<TypeId, KnownType>,
    /// Values that Rust data was given to hold since the last collection: roots until the data has shown them.
    pub(crate) holds: Vec<Value>,
    /// Set by data that a collection could not look into, because it was lent out.
    pub(crate) busy: Arc<AtomicBool>,
}

impl Host {
    pub(crate) fn new(
        call: HostCall,
        import: HostImport,
        settings: Arc<dyn Any + Send + Sync>,
    ) -> Self {
        Self {
            roots: HostRoots::new(),
            call,
            import,
            importing: Vec::new(),
            waiting: None,
            settings,
            errors: Vec::new(),
            types: HashMap::new(),
            holds: Vec::new(),
            busy: Arc::default(),
        }
    }
}

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

/// A call of a deferred function of the host that waits for its answer.
#[derive(Debug)]
pub(crate) struct Waiting {
    /// The function.
    pub(crate) function: Value,
    /// Its arguments, in the order of its parameters.
    pub(crate) args: Vec<Value>,
    /// Where the answer goes: a register of the top frame.
    pub(in crate::vm) dst: Reg,
}

/// A type of the host of which a runtime has made a class.
pub(crate) struct KnownType {
    pub(crate) class: ClassKey,
    /// What the embedding layer knows of it.
    pub(crate) spec: Arc<dyn Any + Send + Sync>,
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
