//! Making a [`Vm`]: cheap, because everything built in is static.

use std::sync::Arc;

use super::{
    Bounds, Budget, Clock, Display, Ending, Gc, Host, HostCall, HostImport, Names, Nans,
    OutputSink, OutputStream, Sources, StandardInput, Streams, Warnings,
};
use crate::heap::Heap;
use crate::vm::class::lookups::Lookups;
use crate::vm::native_frame::retrace::Retrace;
use crate::vm::native_frame::{Kept, Leave};
use crate::vm::{DEFAULT_MAX_STR_DIGITS, Registry, Vm};

/// What a new evaluator needs to be told.
pub(crate) struct VmConfig {
    pub(crate) registry: &'static Registry,
    pub(crate) host_call: HostCall,
    pub(crate) host_import: HostImport,
    pub(crate) host: Arc<dyn std::any::Any + Send + Sync>,
    /// The limits among the host's settings.
    pub(crate) limits: Arc<dyn std::any::Any + Send + Sync>,
    pub(crate) stdout: Box<dyn OutputSink>,
    pub(crate) stderr: Box<dyn OutputSink>,
    pub(crate) stdin: Option<StandardInput>,
    /// Bytes that the heap may take.
    pub(crate) heap_limit: usize,
    /// Bytes of a source that a script compiles.
    pub(crate) source_bytes: usize,
    /// Frames that a script may nest.
    pub(crate) frames: usize,
    /// What `sys.getrecursionlimit()` gives at first.
    pub(crate) recursion_limit: usize,
    /// How deep sources may nest that scripts compile.
    #[cfg(feature = "parser")]
    pub(crate) nesting: u32,
    /// Bytes of Rust stack that natives may use.
    pub(crate) native_stack: usize,
    /// The most bits that an int may have.
    pub(crate) integer_bits: u64,
    /// Options for warnings, as `-W` has them.
    pub(crate) warning_options: Arc<[String]>,
    /// Collect at every safepoint.
    pub(crate) gc_stress: bool,
    /// What event loops go by.
    pub(crate) clock: Clock,
}

impl Vm {
    /// A new evaluator with an empty `__main__`.
    pub(crate) fn new(config: VmConfig) -> Self {
        let mut heap = Heap::default();
        heap.accounting.set_limit(config.heap_limit);
        heap.accounting.set_stress(config.gc_stress);
        heap.expect_names();
        let names = Names::new(&mut heap);
        let mut vm = Self {
            heap,
            stack: Vec::new(),
            frames: Vec::new(),
            natives: Vec::new(),
            kept: Kept::default(),
            stands_before: None,
            may_leave: Leave::Never,
            retrace: Retrace::default(),
            evaluators: 0,
            registry: config.registry,
            class_epoch: 0,
            units: 0,
            lookups: Lookups::default(),
            observing: None,
            #[cfg(feature = "seeing")]
            recorded: None,
            budget: Budget::default(),
            bounds: Bounds {
                recursion_limit: config.recursion_limit.min(config.frames),
                frames: config.frames,
                frame_room: 0,
                native_room: 0,
                source_bytes: config.source_bytes,
                #[cfg(feature = "parser")]
                nesting: config.nesting,
                native_stack: config.native_stack,
                native_base: None,
                integer_bits: config.integer_bits,
                int_max_str_digits: DEFAULT_MAX_STR_DIGITS,
            },
            host: Host::new(
                config.host_call,
                config.host_import,
                config.host,
                config.limits,
            ),
            streams: Streams {
                stdout: OutputStream::new(config.stdout),
                stderr: OutputStream::new(config.stderr),
                stdin: config.stdin,
            },
            names,
            sources: Sources::default(),
            gc: Gc::default(),
            nans: Nans::default(),
            display: Display::default(),
            ending: Ending::default(),
            warnings: Warnings::new(config.warning_options),
        };
        vm.host.awaited.clock = config.clock;
        vm.heap.release(0);
        vm
    }
}
