//! What the evaluator knows about its host: handles, the way into host functions and modules, types.
//!
//! The host's types are in `embed`; here are only the ends that the evaluator holds.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::error::Error;
use std::sync::Arc;
#[cfg(feature = "seeing")]
use std::sync::Weak;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use foldhash::fast::FixedState;

use crate::code::CodeObject;
use crate::heap::Heap;
use crate::value::{ClassKey, DictKey, ExceptionKey, HostFunctionKey, Value};
use crate::vm::state::{Awaited, Contained, HostData};
use crate::vm::{Args, Outcome, ReturnTo, Vm};

/// The evaluator's ends of what leads to the host.
///
/// Invariant: what Rust data was given to hold stays a root until a collection has seen it in the data.
/// Invariant: an error of the host belongs to the exception that it became as long as that lives.
pub(crate) struct Host {
    /// What the host holds handles to.
    pub(crate) roots: HostRoots,
    /// Calls a function of the host: the embedding layer's, so that this layer does not know it.
    pub(in crate::vm) call: HostCall,
    /// Makes a module of the host, if there is one of that name.
    pub(in crate::vm) import: HostImport,
    /// The namespaces of the host's modules whose code runs, the outermost first.
    importing: Vec<DictKey>,
    /// What a function of the host has ended with.
    pending: Option<PendingCall>,
    /// The frames of the host, by number.
    frames: Vec<HostFrameSlot>,
    /// What the run waits for.
    waiting: Option<Box<Waiting>>,
    /// What awaited calls and event loops have to do with the host.
    pub(crate) awaited: Awaited,
    /// What the embedding layer keeps about the host: its settings.
    settings: Arc<dyn Any + Send + Sync>,
    /// The limits among them, for what the error of a limit says.
    limits: Arc<dyn Any + Send + Sync>,
    /// What the host keeps here for its functions.
    pub(crate) data: HostData,
    /// The scope whose functions scripts can call now, by number.
    pub(crate) scope: Option<u64>,
    /// What `sys.argv` has.
    pub(crate) argv: Arc<[String]>,
    /// The errors of the host that became exceptions, so that they come back out as themselves.
    errors: Vec<(ExceptionKey, Contained<HostError>)>,
    /// The classes made of the host's types, by the Rust type.
    types: HashMap<TypeId, KnownType, FixedState>,
    /// Values that Rust data was given to hold since the last collection: roots until the data has shown them.
    holds: Vec<Value>,
    /// The scopes of the host that code was run in.
    #[cfg(feature = "seeing")]
    pub(crate) scopes: HostScopes,
    /// Set by data that a collection could not look into, because it was lent out.
    busy: Arc<AtomicBool>,
}

/// An error of the host.
type HostError = Arc<dyn Error + Send + Sync>;

/// So many errors may be remembered before those of dead exceptions are forgotten.
const MAX_ERRORS: usize = 64;

impl Host {
    pub(in crate::vm) fn new(
        call: HostCall,
        import: HostImport,
        settings: Arc<dyn Any + Send + Sync>,
        limits: Arc<dyn Any + Send + Sync>,
    ) -> Self {
        Self {
            roots: HostRoots::new(),
            call,
            import,
            importing: Vec::new(),
            pending: None,
            frames: Vec::new(),
            waiting: None,
            awaited: Awaited::default(),
            settings,
            limits,
            data: HostData::default(),
            scope: None,
            argv: Arc::default(),
            errors: Vec::new(),
            types: HashMap::default(),
            holds: Vec::new(),
            #[cfg(feature = "seeing")]
            scopes: HostScopes::default(),
            busy: Arc::default(),
        }
    }

    /// What the embedding layer keeps about the host.
    pub(crate) fn settings(&self) -> &Arc<dyn Any + Send + Sync> {
        &self.settings
    }

    /// What the embedding layer keeps about the limits.
    pub(crate) fn limits(&self) -> &Arc<dyn Any + Send + Sync> {
        &self.limits
    }

    // ---- modules -----------------------------------------------------------------------------

    /// The code of a module of the host begins to fill a namespace.
    pub(crate) fn begin_import(&mut self, namespace: DictKey) {
        self.importing.push(namespace);
    }

    /// The code that began last has come to its end.
    pub(in crate::vm) fn end_import(&mut self) {
        self.importing.pop();
    }

    /// Whether the code of a module of the host has not come to its end.
    pub(in crate::vm) fn is_importing(&self, heap: &Heap, module: Value) -> bool {
        module
            .as_module()
            .is_some_and(|module| self.importing.contains(&heap[module].dict))
    }

    // ---- calls -------------------------------------------------------------------------------

    /// The run waits for the answer to this call.
    pub(crate) fn wait(&mut self, call: Waiting) {
        self.waiting = Some(Box::new(call));
    }

    /// The call that the run waits for.
    pub(crate) fn waiting(&self) -> Option<&Waiting> {
        self.waiting.as_deref()
    }

    /// The run waits no longer.
    pub(in crate::vm) fn take_waiting(&mut self) -> Option<Box<Waiting>> {
        self.waiting.take()
    }

    /// A function of the host ends with this.
    pub(crate) fn set_pending(&mut self, pending: PendingCall) {
        self.pending = Some(pending);
    }

    /// What the function of the host has ended with that has just returned.
    pub(crate) fn take_pending(&mut self) -> Option<PendingCall> {
        self.pending.take()
    }

    /// The namespaces of modules of the host whose code has not come to its end, the outermost first.
    #[cfg(feature = "freeze")]
    pub(crate) fn importing(&self) -> &[DictKey] {
        &self.importing
    }

    /// Keeps a frame of the host, under a number.
    pub(crate) fn put_frame(&mut self, frame: Box<dyn Any + Send>) -> usize {
        self.frames.push(HostFrameSlot::Here(frame));
        self.frames.len() - 1
    }

    /// Takes a frame of the host, to go on with it.
    pub(crate) fn take_frame(&mut self, at: usize) -> Option<Box<dyn Any + Send>> {
        match std::mem::replace(self.frames.get_mut(at)?, HostFrameSlot::Runs) {
            HostFrameSlot::Here(frame) => Some(frame),
            HostFrameSlot::Runs | HostFrameSlot::Free => None,
        }
    }

    /// Puts a frame of the host back under its number.
    pub(crate) fn return_frame(&mut self, at: usize, frame: Box<dyn Any + Send>) {
        if let Some(slot) = self.frames.get_mut(at) {
            *slot = HostFrameSlot::Here(frame);
        }
    }

    /// A frame of the host is over.
    pub(crate) fn free_frame(&mut self, at: usize) {
        if let Some(slot) = self.frames.get_mut(at) {
            *slot = HostFrameSlot::Free;
        }
        while let Some(HostFrameSlot::Free) = self.frames.last() {
            self.frames.pop();
        }
    }

    // ---- errors ------------------------------------------------------------------------------

    /// Notes which error of the host an exception stands for.
    pub(crate) fn remember_error(&mut self, heap: &Heap, exc: ExceptionKey, error: HostError) {
        if self.errors.len() >= MAX_ERRORS {
            self.errors.retain(|(exc, _)| heap.contains((*exc).into()));
        }
        self.errors.push((exc, Contained::new(error)));
    }

    /// The error of the host that an exception stands for.
    pub(crate) fn error_of(&self, exc: ExceptionKey) -> Option<&HostError> {
        let found = self.errors.iter().find(|(of, _)| *of == exc);
        found.map(|(_, error)| &**error)
    }

    // ---- types and data ----------------------------------------------------------------------

    /// What the runtime knows of a type of the host, once it has met it.
    pub(crate) fn known_type(&self, rust: TypeId) -> Option<&KnownType> {
        self.types.get(&rust)
    }

    /// All types of the host that the runtime has met.
    #[cfg(feature = "freeze")]
    pub(crate) fn known_types(&self) -> impl Iterator<Item = &KnownType> {
        self.types.values()
    }

    /// Notes the class that was made of a type of the host.
    pub(crate) fn add_type(&mut self, rust: TypeId, known: KnownType) {
        self.types.insert(rust, known);
    }

    /// Keeps a value alive until Rust data has shown it to the collector.
    pub(crate) fn hold(&mut self, heap: &mut Heap, value: Value) {
        if value.is_heap() {
            heap.accounting.allocated(size_of::<Value>());
            self.holds.push(value);
        }
    }

    /// What data sets that a collection cannot look into.
    pub(crate) fn busy(&self) -> &Arc<AtomicBool> {
        &self.busy
    }

    /// A collection is about to look into all data.
    pub(in crate::vm) fn before_collection(&mut self) {
        self.busy.store(false, Ordering::Relaxed);
    }

    /// A collection has looked into all data, but for what was lent out.
    pub(in crate::vm) fn after_collection(&mut self) {
        if !self.busy.load(Ordering::Relaxed) {
            self.holds.clear();
        }
    }

    /// What is alive because the host, or data of its, holds it.
    pub(in crate::vm) fn visit_roots(&mut self, visit: &mut impl FnMut(HostRoot, Value)) {
        self.holds
            .iter()
            .for_each(|value| visit(HostRoot::Data, *value));
        if let Some(waiting) = &self.waiting {
            visit(HostRoot::Call, waiting.function);
            waiting
                .args
                .iter()
                .for_each(|value| visit(HostRoot::Call, *value));
        }
        self.awaited
            .visit_roots(&mut |value| visit(HostRoot::Call, value));
        let classes = self.types.values().map(|known| Value::class(known.class));
        classes.for_each(|class| visit(HostRoot::Type, class));
        self.roots
            .trace(&mut |value| visit(HostRoot::Handle, value));
    }
}

/// What the host has to do with a root.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum HostRoot {
    /// The host holds a handle to it.
    Handle,
    /// Rust data was given it to hold.
    Data,
    /// It is part of a call that the host has to answer.
    Call,
    /// It is the class of a type of the host.
    Type,
}

/// Calls a function of the host, whose result goes where the last argument says.
pub(crate) type HostCall = fn(&mut Vm, HostFunctionKey, Args<'_>, ReturnTo) -> Outcome;

/// Finds a module that the host provides; `None` if it provides no such module. `import` asks this before it looks
/// at the built-in modules, and puts what it gets into `sys.modules`. The flag says whether to ask the host's
/// importer too: not where the module above is not a package.
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

/// What a function of the host ends with, other than a value.
pub(crate) enum PendingCall {
    /// A call: the callee and its arguments.
    Tail(Value, Vec<Value>),
    /// A frame of the embedding layer's.
    Frame(Box<dyn Any + Send>),
}

/// The place of a frame of the host.
enum HostFrameSlot {
    Here(Box<dyn Any + Send>),
    /// It is being asked what it does next.
    Runs,
    Free,
}

/// A call of a function of the host that waits for its answer, or an event loop that waits for many.
#[derive(Debug)]
pub(crate) struct Waiting {
    /// The function; what is awaited (a [`HostWait`](crate::object::HostWait)) for an event loop.
    pub(crate) function: Value,
    /// Its arguments, in the order of its parameters.
    pub(crate) args: Vec<Value>,
    /// Where the answer goes: a register of the top frame, or the native on top.
    pub(crate) ret: ReturnTo,
    /// Where the top frame goes on with it, if not where it stands.
    pub(crate) exit: Option<u32>,
}

/// A type of the host, made into a class by a runtime.
pub(crate) struct KnownType {
    pub(crate) class: ClassKey,
    /// What the embedding layer knows about it.
    pub(crate) spec: Arc<dyn Any + Send + Sync>,
    /// What its data has in common here, which is the embedding layer's as well.
    pub(crate) kind: Arc<dyn Any + Send + Sync>,
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

    /// The handles that the host still holds.
    pub(crate) fn held(&self) -> impl Iterator<Item = &Arc<Root>> {
        self.roots.iter().filter(|root| Arc::strong_count(root) > 1)
    }

    /// How many values the host holds.
    pub(crate) fn len(&self) -> usize {
        self.held().count()
    }

    fn prune(&mut self) {
        self.roots.retain(|root| Arc::strong_count(root) > 1);
        self.prune_at = (self.roots.len() * 2).max(64);
    }
}

/// The scopes of the host that code was run in, for as long as the host has them: each in the order of its first run.
///
/// They are the embedding layer's, and nothing here keeps them alive.
#[cfg(feature = "seeing")]
#[derive(Default)]
pub(crate) struct HostScopes {
    scopes: HashMap<usize, (u64, Weak<dyn Any + Send + Sync>)>,
    noted: u64,
    prune_at: usize,
}

#[cfg(feature = "seeing")]
impl HostScopes {
    /// Remembers a scope. Its address is its own for as long as it is remembered, as a weak handle keeps the block.
    pub(crate) fn note(&mut self, scope: &Arc<dyn Any + Send + Sync>) {
        if self.scopes.len() >= self.prune_at {
            self.scopes.retain(|_, (_, scope)| scope.strong_count() > 0);
            self.prune_at = (self.scopes.len() * 2).max(16);
        }
        let address = Arc::as_ptr(scope).addr();
        let place = self.noted;
        self.scopes.entry(address).or_insert_with(|| {
            self.noted += 1;
            (place, Arc::downgrade(scope))
        });
    }

    /// The scopes that the host still has.
    pub(crate) fn living(&self) -> Vec<Arc<dyn Any + Send + Sync>> {
        let mut scopes: Vec<_> = self.scopes.values().collect();
        scopes.sort_by_key(|(place, _)| *place);
        scopes
            .into_iter()
            .filter_map(|(_, scope)| scope.upgrade())
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::Ordering;

    use super::Host;
    use crate::heap::Heap;
    use crate::value::Value;

    fn host() -> Host {
        Host::new(
            |_, _, _, _| Ok(Value::NONE),
            |_, _, _| Ok(None),
            std::sync::Arc::new(()),
            std::sync::Arc::new(()),
        )
    }

    #[test]
    fn what_data_holds_is_a_root_until_a_collection_has_looked_into_all_data() {
        let (mut host, mut heap) = (host(), Heap::default());
        let value = heap.new_list(Vec::new());
        host.hold(&mut heap, value);
        let mut roots = Vec::new();
        host.before_collection();
        host.busy().store(true, Ordering::Relaxed);
        host.after_collection();
        host.visit_roots(&mut |_, value| roots.push(value));
        roots.retain(|root| root.is_bound());
        assert_eq!(roots, [value]);
        roots.clear();
        host.before_collection();
        host.after_collection();
        host.visit_roots(&mut |_, value| roots.push(value));
        assert!(roots.iter().all(|root| root.is_unbound()));
    }

    #[test]
    fn errors_of_dead_exceptions_are_forgotten_when_many_are_remembered() {
        let (mut host, mut heap) = (host(), Heap::default());
        let error = || std::sync::Arc::new(std::fmt::Error) as _;
        let dead: Vec<_> = (0..64)
            .map(|_| heap.new_exception(crate::value::TypeId::ValueError, &[]))
            .collect();
        for exc in &dead {
            host.remember_error(&heap, *exc, error());
        }
        assert!(host.error_of(dead[0]).is_some());
        heap.release(0);
        heap.collect(Vec::new());
        let alive = heap.new_exception(crate::value::TypeId::ValueError, &[]);
        host.remember_error(&heap, alive, error());
        assert!(host.error_of(dead[0]).is_none() && host.error_of(alive).is_some());
    }
}
