//! The evaluator: runs code objects over the heap.
//!
//! ```text
//!  CodeObject -> link -> LinkedCode -> eval (frames over one register stack) -> Value or Fault
//! ```
//!
//! [`Vm`] is made of parts (`state`). A method that needs only one part belongs to that part, and one that needs
//! only the heap to the heap, so that the receiver of a call says what it may touch. What needs several, because
//! it may run scripts, is a method of `Vm` in the folder of its family. A helper that needs only the heap besides
//! its arguments is a function that takes the heap.
//!
//! ```text
//!  eval       the loop                          call, generator, run    frames that come, go and stop
//!  attribute, class, name                       what a name means
//!  container, number, iterator, protocol        what operators and statements do with objects
//!  exception, traceback                         what goes wrong, and how that is shown
//!  typing                                       annotations
//! ```
//!
//! Invariant: a call from script to script never recurses on the Rust stack; natives that call scripts do, and
//! count against the native stack.
//! Invariant: a collection happens only at safepoints (backward jumps and calls of the eval loop). What a native
//! allocates or gets back from a call is rooted until it returns; what it takes out of a container and holds
//! across a call that may run scripts it roots with [`Heap::keep`].

pub(crate) mod container;
pub(crate) mod exception;
pub(crate) mod number;
pub(crate) mod protocol;
pub(crate) mod run;
pub(crate) mod typing;

pub(crate) mod attribute;
pub(crate) mod call;
pub(crate) mod class;
mod eval;
mod fault;
mod frame;
pub(crate) mod generator;
pub(crate) mod iterator;
mod link;
pub(crate) mod name;
pub(crate) mod native_frame;
mod state;
pub(crate) mod traceback;

use crate::heap::Heap;
pub(crate) use crate::text::literals::{float_repr, push_escape, quote_bytes_start};
pub(crate) use crate::vm::call::Keywords;
pub(crate) use crate::vm::call::binding::positional_message;
pub(crate) use crate::vm::call::native::{Args, NativeDef, NativeKind, natives, params_of};
pub(crate) use crate::vm::call::parameters::Parameters;
pub(crate) use crate::vm::call::registry::{
    ModuleDef, NativeTable, Pattern, Registry, TYPE_COUNT, TypeDef, count_tables,
    list_constructors, list_tables, list_types,
};
pub(crate) use crate::vm::call::signature::{Params, Signature, params};
pub(crate) use crate::vm::class::instantiate::new_without_contents;
pub(crate) use crate::vm::container::sequences::compare_sizes;
pub(crate) use crate::vm::container::slices::SlicePositions;
pub(crate) use crate::vm::eval::builtin_type_of;
pub(crate) use crate::vm::exception::groups::GroupMatcher;
pub(crate) use crate::vm::exception::warnings::WarningPlace;
pub(crate) use crate::vm::generator::GenStep;
pub(crate) use crate::vm::name::frame_locals::Variable;
use crate::vm::native_frame::Kept;
pub(crate) use crate::vm::native_frame::NativeFrame;
use crate::vm::native_frame::retrace::Retrace;
pub(crate) use crate::vm::native_frame::retrace::{asking, retraced};
pub(crate) use crate::vm::native_frame::{Action, Leave, NativeState, NativeStep, Resumed};
pub(crate) use crate::vm::number::arithmetic::{is_number, number_rank, operator_names};
pub(crate) use crate::vm::number::float_math::float_divmod;
pub(crate) use crate::vm::number::int_math::{nearest_float, scale_to_float};
pub(crate) use crate::vm::number::int_text::{DEFAULT_MAX_STR_DIGITS, ParseIntError, radix_digits};
pub(crate) use crate::vm::protocol::hash::decompose;
pub use crate::vm::run::observe::Events;
use crate::vm::run::observe::Observing;
pub(crate) use crate::vm::run::observe::{JumpState, Listener, Observe, Post, Seen};
pub(crate) use crate::vm::run::roots::RootPlace;
pub(crate) use crate::vm::run::streams::{STDIN, STDOUT};
pub(crate) use crate::vm::run::watch::{Told, WatchCell, Writer};
pub(crate) use fault::{Fault, Outcome, Trap};
pub(crate) use frame::{Frame, ReturnTo};
#[cfg(feature = "freeze")]
pub(crate) use state::Waiting;
pub(crate) use state::{Budget, price};
pub(crate) use state::{
    Clock, Contained, HostModule, HostRoot, InputSource, KnownType, OutputSink, Pause, PendingCall,
    Root, StandardInput, Stop, VmConfig, contain, panic_message,
};
pub(crate) use traceback::{
    Looking, STDLIB_MODULES, SyntaxErrorFacts, TracebackOptions, syntax_error_typo,
};

use crate::value::Value;
use state::{Bounds, Display, Ending, Gc, Host, Names, Nans, Sources, Streams, Warnings};

/// One runtime's evaluator: heap, register stack, frames, and the parts in `state`.
pub(crate) struct Vm {
    pub(crate) heap: Heap,
    /// The register windows of all frames, one after the other.
    pub(crate) stack: Vec<Value>,
    pub(crate) frames: Vec<Frame>,
    /// The natives that have left the Rust stack, the innermost last.
    pub(crate) natives: Vec<NativeFrame>,
    /// What those keep besides values.
    pub(crate) kept: Kept,
    /// The frame, by its index, that stands before the instruction at its `pc`, and not behind the one before that: where a
    /// run stopped as it jumped back.
    pub(crate) stands_before: Option<usize>,
    /// Whether natives that the run loop calls may leave: where the run can stop, and where Rust code lies below the loop
    /// already. Elsewhere they call scripts on the Rust stack, which is faster.
    pub(crate) may_leave: Leave,
    /// Work that asks scripts and begins again with the answers, while it is done.
    retrace: Retrace,
    /// How many evaluators run, one within the other.
    pub(crate) evaluators: u32,
    /// All natives.
    pub(crate) registry: &'static Registry,
    /// Grows whenever a class changes; inline caches of attributes go by it.
    pub(crate) class_epoch: u32,
    /// How many compilations were linked.
    pub(crate) units: u32,
    pub(crate) lookups: class::lookups::Lookups,
    /// Who wants to know what scripts do.
    pub(crate) observing: Option<Box<Observing>>,
    /// A recording that was full and waits for the host.
    #[cfg(feature = "seeing")]
    pub(crate) recorded: Option<Box<dyn Observe>>,
    pub(crate) budget: Budget,
    pub(crate) bounds: Bounds,
    pub(crate) host: Host,
    pub(crate) streams: Streams,
    pub(crate) names: Names,
    pub(crate) sources: Sources,
    pub(crate) gc: Gc,
    pub(crate) nans: Nans,
    pub(crate) display: Display,
    pub(crate) ending: Ending,
    pub(crate) warnings: Warnings,
}
