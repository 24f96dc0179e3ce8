//! The evaluator: runs code objects over the heap.
//!
//! ```text
//!  CodeObject -> link -> LinkedCode -> eval (frames over one register stack) -> Value or Fault
//! ```
//!
//! [`Vm`] owns the parts; each family of operations stands in a file of its own and adds an `impl Vm`.
//! Invariant: a call from script to script never recurses on the Rust stack; natives that call scripts
//! do, and count against the native stack.
//! Invariant: a collection happens only at safepoints (backward jumps and calls of the eval loop). What a
//! native allocates or gets back from a call is rooted until it returns (`recent`); what it takes out of a
//! container and holds across a call that may run scripts it roots with [`Vm::keep`].

pub(crate) mod container;
pub(crate) mod exception;
pub(crate) mod number;
pub(crate) mod protocol;
pub(crate) mod run;
pub(crate) mod typing;

mod alloc;
mod attribute;
mod call;
mod class;
mod construct;
mod eval;
mod fast;
mod fault;
mod frame;
mod generator;
mod iterator;
mod link;
mod name;
mod traceback;

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use hashbrown::HashTable;

pub(crate) use crate::text::literals::{float_repr, push_escape, quote_bytes};
pub(crate) use crate::text::suggest::closest_name;
pub(crate) use crate::vm::call::native::{
    Args, NativeDef, NativeFn, NativeKind, NativeTable, Params, Registry, Signature, TypeDef,
};
pub(crate) use crate::vm::class::instantiate::{fills_in_init, new_without_contents};
pub(crate) use crate::vm::container::sequences::compare_sizes;
pub(crate) use crate::vm::container::slices::SlicePositions;
pub(crate) use crate::vm::exception::groups::GroupMatcher;
pub(crate) use crate::vm::generator::GenStep;
pub(crate) use crate::vm::name::frame_locals::Variable;
pub(crate) use crate::vm::number::arithmetic::{is_number, number_rank, operator_names};
pub(crate) use crate::vm::number::float_math::float_divmod;
pub(crate) use crate::vm::number::int_math::scale_to_float;
pub(crate) use crate::vm::number::int_text::{DEFAULT_MAX_STR_DIGITS, ParseIntError, radix_digits};
pub(crate) use crate::vm::protocol::hash::decompose;
pub(crate) use crate::vm::run::host::{
    HostCall, HostImport, HostModule, HostRoots, InputSource, OutputSink, OutputStream, Root,
    StandardInput,
};
pub(crate) use crate::vm::run::host_types::KnownType;
use crate::vm::run::observe::Observing;
pub(crate) use crate::vm::run::observe::{Observe, Seen};
pub(crate) use crate::vm::run::pause::{Pause, Refusal, Stop, Waiting};
pub(crate) use crate::vm::run::streams::{STDIN, STDOUT};
pub(crate) use construct::VmConfig;
pub(crate) use fault::{Fault, Outcome, Trap};
pub(crate) use frame::{Frame, ReturnTo};
pub(crate) use traceback::{STDLIB_MODULES, SyntaxErrorFacts, TracebackOptions};

use crate::heap::Heap;
use crate::value::{DictKey, ExceptionKey, StrKey, Value};

/// How much fuel is taken from the reserve at once; interrupts and the clock are looked at this often.
const SLICE: i64 = 4096;

/// One runtime's evaluator: heap, register stack, frames and what they share.
pub(crate) struct Vm {
    pub(crate) heap: Heap,
    /// The register windows of all frames, one after the other.
    pub(crate) stack: Vec<Value>,
    pub(crate) frames: Vec<Frame>,
    /// Values that natives hold, see the head of the module.
    pub(crate) recent: Vec<Value>,
    /// Everything that is written in Rust.
    pub(crate) registry: &'static Registry,
    /// The namespace of `__main__`.
    pub(crate) globals: DictKey,
    /// The dict of the `builtins` module, once somebody looks at it as a dict. Until then names come
    /// straight from the registry.
    pub(crate) builtins: Option<DictKey>,
    /// `sys.modules`, once something was imported.
    pub(crate) modules: Option<DictKey>,
    /// The intern table: names and short constants.
    pub(crate) interned: HashTable<StrKey>,
    pub(crate) ascii_chars: [Value; 128],
    /// The seed of script-visible hashing.
    pub(crate) hasher: foldhash::quality::RandomState,
    /// Grows whenever a class changes; inline caches of attributes go by it.
    pub(crate) class_epoch: u32,
    /// Fuel that may be burned before the reserve is asked.
    pub(crate) slice: i64,
    /// Fuel beyond the slice; `u64::MAX`: without limit.
    pub(crate) reserve: u64,
    /// The state of a run that can be paused; none: out of fuel is the end.
    pub(crate) pause: Option<Pause>,
    /// The deferred call of the host that the run waits for.
    pub(crate) waiting: Option<Box<Waiting>>,
    /// Who wants to know what scripts do.
    pub(crate) observing: Option<Box<Observing>>,
    /// The next safepoint leaves the eval loop, so that the right one of the two is entered.
    reenters: bool,
    /// Set from outside to stop the run.
    pub(crate) interrupt: Arc<AtomicBool>,
    pub(crate) deadline: Option<std::time::Instant>,
    /// Frames that a script may nest (`sys.getrecursionlimit()`).
    pub(crate) recursion_limit: usize,
    /// How deep sources may nest that scripts compile.
    #[cfg(feature = "parser")]
    pub(crate) nesting: u32,
    /// Bytes of Rust stack that nested natives may use, and where it started.
    pub(crate) native_stack: usize,
    pub(crate) native_base: Option<usize>,
    /// Where `print` goes.
    pub(crate) stdout: OutputStream,
    /// Where `sys.stderr` goes.
    pub(crate) stderr: OutputStream,
    /// Where `input` reads from, if the host gives any input.
    pub(crate) stdin: Option<StandardInput>,
    /// The containers whose repr is being made.
    pub(crate) repr_active: std::collections::HashSet<Value>,
    /// Digits of an int that may be converted from or to decimal (`sys.set_int_max_str_digits`); 0: any number.
    pub(crate) int_max_str_digits: usize,
    /// Where the share of the innermost eval loop, or of the native that calls something, ends in `recent`: above
    /// it is only what the eval loop left there, which lies in registers by now.
    pub(crate) recent_base: usize,
    /// Finalisers and callbacks that a collection found to be due, and whether they run right now.
    pub(crate) finalizers: std::collections::VecDeque<run::finalizers::Finalizer>,
    pub(crate) finalizing: bool,
    /// What `gc.isenabled()` says; the collector goes its own way.
    pub(crate) gc_enabled: bool,
    /// What `gc.set_threshold` said; of no effect.
    pub(crate) gc_thresholds: [i32; 3],
    /// The most bits that an int may have; beyond that the run ends with [`Trap::IntegerBits`].
    pub(crate) integer_bits: u64,
    /// What the host holds handles to.
    pub(crate) host_roots: HostRoots,
    /// Calls a function of the host: the embedding layer's, so that this layer does not know it.
    pub(crate) host_call: HostCall,
    /// Makes a module of the host, if there is one of that name.
    pub(crate) host_import: HostImport,
    /// The namespaces of the host's modules whose code runs, the outermost first.
    pub(crate) importing: Vec<DictKey>,
    /// What the embedding layer keeps about the host: its settings.
    pub(crate) host: Arc<dyn std::any::Any + Send + Sync>,
    /// The errors of the host that became exceptions, so that they come back out as themselves.
    pub(crate) host_errors: Vec<(ExceptionKey, Arc<dyn std::error::Error + Send + Sync>)>,
    /// The classes made of the host's types, by the Rust type.
    pub(crate) host_types: HashMap<std::any::TypeId, KnownType>,
    /// Values that Rust data was given to hold since the last collection: roots until the data has shown them.
    pub(crate) holds: Vec<Value>,
    /// Set by data that a collection could not look into, because it was lent out.
    pub(crate) host_busy: Arc<AtomicBool>,
    /// Where the frames stood when a trap ended the run, the outermost first: code and instruction.
    pub(crate) trapped: Vec<(crate::code::CodeObject, u32)>,
    /// What the host said when it panicked ([`Trap::HostPanic`]).
    pub(crate) host_panic: Option<String>,
    /// `typing.NoDefault`, once it was made.
    pub(crate) no_default: Option<Value>,
    /// How many NaNs `float()` has made from texts; each gets bits of its own.
    pub(crate) nans: u64,
    /// A buffer for text that is copied as soon as it stands.
    pub(crate) scratch: String,
    /// Source texts by file name, for the lines of tracebacks.
    pub(crate) sources: HashMap<Arc<str>, Arc<str>>,
}

impl Vm {
    /// Takes the next slice from the reserve, after a look at interrupt and clock.
    #[cold]
    pub(crate) fn refill_slice(&mut self) -> Outcome<()> {
        self.next_slice()?;
        if self.reenters {
            // A native burns fuel on the way to the safepoint that is waited for.
            self.empty_slice();
        }
        Ok(())
    }

    fn next_slice(&mut self) -> Outcome<()> {
        if self.interrupt.load(Ordering::Relaxed) {
            return Err(Trap::Interrupt.into());
        }
        if self
            .deadline
            .is_some_and(|deadline| std::time::Instant::now() >= deadline)
        {
            return Err(Trap::Time.into());
        }
        if self.reserve == u64::MAX {
            self.slice = SLICE;
            return Ok(());
        }
        let owed = self.slice.min(0).unsigned_abs();
        let Some(rest) = self.reserve.checked_sub(owed).filter(|rest| *rest > 0) else {
            return self.overdraw(SLICE);
        };
        let grant = rest.min(SLICE as u64);
        self.reserve = rest - grant;
        self.slice = grant as i64;
        Ok(())
    }
}
