//! Making a [`Vm`]: cheap, because everything built in is static.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use hashbrown::HashTable;

use super::{
    HostCall, HostImport, HostRoots, OutputSink, OutputStream, Registry, StandardInput, Vm,
};
use crate::heap::{Alloc, Heap};
use crate::object::Dict;
use crate::value::{DictKey, Value};

/// How many values the register stack starts with.
const INITIAL_STACK: usize = 1024;

/// What a new evaluator needs to be told.
pub(crate) struct VmConfig {
    pub(crate) registry: &'static Registry,
    pub(crate) host_call: HostCall,
    pub(crate) host_import: HostImport,
    pub(crate) host: Arc<dyn std::any::Any + Send + Sync>,
    pub(crate) stdout: Box<dyn OutputSink>,
    pub(crate) stderr: Box<dyn OutputSink>,
    pub(crate) stdin: Option<StandardInput>,
    /// Bytes that the heap may take.
    pub(crate) heap_limit: usize,
    /// Frames that a script may nest.
    pub(crate) frames: usize,
    /// How deep sources may nest that scripts compile.
    #[cfg(feature = "parser")]
    pub(crate) nesting: u32,
    /// Bytes of Rust stack that natives may use.
    pub(crate) native_stack: usize,
    /// The most bits that an int may have.
    pub(crate) integer_bits: u64,
    /// Collect at every safepoint.
    pub(crate) gc_stress: bool,
}

impl Vm {
    /// A new evaluator with an empty `__main__`.
    pub(crate) fn new(config: VmConfig) -> Self {
        let mut heap = Heap::default();
        heap.accounting.set_limit(config.heap_limit);
        heap.accounting.set_stress(config.gc_stress);
        let globals = heap.alloc(Dict::with_capacity(8));
        let mut vm = Self {
            heap,
            stack: vec![Value::UNBOUND; INITIAL_STACK],
            frames: Vec::new(),
            recent: Vec::new(),
            registry: config.registry,
            globals,
            builtins: None,
            modules: None,
            interned: HashTable::new(),
            ascii_chars: [Value::UNBOUND; 128],
            hasher: foldhash::quality::RandomState::default(),
            class_epoch: 0,
            finalizers: std::collections::VecDeque::new(),
            finalizing: false,
            recent_base: 0,
            slice: 0,
            reserve: u64::MAX,
            pause: None,
            waiting: None,
            observing: None,
            reenters: false,
            interrupt: Arc::new(AtomicBool::new(false)),
            deadline: None,
            recursion_limit: config.frames,
            #[cfg(feature = "parser")]
            nesting: config.nesting,
            native_stack: config.native_stack,
            native_base: None,
            stdout: OutputStream::new(config.stdout),
            stderr: OutputStream::new(config.stderr),
            stdin: config.stdin,
            repr_active: std::collections::HashSet::new(),
            int_max_str_digits: super::DEFAULT_MAX_STR_DIGITS,
            gc_enabled: true,
            gc_thresholds: [2000, 10, 10],
            integer_bits: config.integer_bits,
            host_roots: HostRoots::new(),
            host_call: config.host_call,
            host_import: config.host_import,
            importing: Vec::new(),
            host: config.host,
            host_errors: Vec::new(),
            host_types: HashMap::new(),
            holds: Vec::new(),
            host_busy: Arc::default(),
            trapped: Vec::new(),
            host_panic: None,
            no_default: None,
            nans: 0,
            scratch: String::new(),
            sources: HashMap::new(),
        };
        let main = vm.intern("__main__");
        let annotations = vm.new_dict();
        for (name, value) in [
            ("__name__", main),
            ("__doc__", Value::NONE),
            ("__package__", Value::NONE),
            ("__loader__", Value::NONE),
            ("__spec__", Value::NONE),
            ("__annotations__", annotations.into()),
        ] {
            vm.define(globals, name, value);
        }
        vm.recent.clear();
        vm
    }

    /// Puts a name that is not there yet into a namespace.
    fn define(&mut self, namespace: DictKey, name: &str, value: Value) {
        let name = self.intern(name);
        let hash = name.as_str().map_or(0, |key| self.heap[key].hash);
        self.heap[namespace].insert_new(hash, name, value);
    }

    /// Remembers the text of a source, for the lines of tracebacks.
    pub(crate) fn add_source(&mut self, name: Arc<str>, text: Arc<str>) {
        self.sources.insert(name, text);
    }

    /// A line, from 1, of a source that was remembered, without its newline.
    #[cfg(feature = "parser")]
    pub(crate) fn source_line(&self, filename: &str, line: u32) -> Option<&str> {
        let text = self.sources.get(filename)?;
        text.split('\n').nth((line as usize).checked_sub(1)?)
    }
}
