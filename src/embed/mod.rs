//! The host's API: what the crate re-exports.
//!
//! ```text
//!  Engine -> Runtime -> enter -> Ctx -> Vm       run/{engine,runtime,entry,ctx}.rs
//!  Vm -> host_call -> Ctx -> a Rust function     host/{call,binding,host_arg,callable}.rs
//! ```
//!
//! | folder | what is in it |
//! |---|---|
//! | `run` | runtimes and their runs: engines, limits, programs, scopes, cells, steps |
//! | `host` | what hosts hand to scripts: functions, types, objects, modules |
//! | `value` | values that cross ([`Value`], conversions, serde) and handles |
//! | `snapshot` | what closures captured as plain data, and back by name |
//! | `look` | looking in: frames, observers, what closures captured, what is on the heap |
//! | `error` | [`Error`], made from the evaluator's faults and turned into them again |
//! | `io` | where scripts read from and print to |
//! | `strategies` | scripts for property tests of hosts |
//!
//! Invariant: no value of the evaluator leaves this layer except inside a handle, which roots it.
//! Invariant: the host's code runs under `catch_unwind`, so that its panics never pass through the evaluator.

// First, as its part of `Runtime` comes first in the documentation.
pub(crate) mod run;

pub(crate) mod host;
pub(crate) mod look;
#[cfg(feature = "proptest")]
pub mod strategies;
mod value;

mod error;
#[cfg(feature = "freeze")]
mod frozen;
pub(crate) mod io;
#[cfg(feature = "freeze")]
pub mod snapshot;

pub use error::{Error, ErrorKind, Limit, Result, TraceFrame};
#[cfg(feature = "freeze")]
pub use frozen::{CapturedCell, Frozen, FrozenRun};
pub use host::callable::{Construct, HostFn, HostFnMut, HostMethod, HostReturn};
pub use host::data::{Ref, RefMut};
pub use host::frame::{Call, HostFrame, HostStep};
pub use host::function::HostFunction;
pub use host::host_arg::{FromArgs, HostArg, Keywords, Rest};
pub use host::host_type::HostType;
pub use host::iterate::Iterate;
pub use host::module::Module;
pub use host::object::{HostObject, HostRef};
pub use io::input::Input;
pub use io::output::Output;
pub use look::check::CheckError;
#[cfg(all(feature = "parser", feature = "seeing"))]
pub use look::explain::{Name, Names};
pub use look::frame::Frame;
#[cfg(feature = "seeing")]
pub use look::graph;
pub use look::inspect::{Capture, Stats};
#[cfg(feature = "seeing")]
pub use look::late_binding::{LateBinding, LateRead};
pub use look::observe::{Event, Events, Flow, IntoFlow, Observer};
#[cfg(feature = "seeing")]
pub use look::record as recording;
pub use look::watch::{Change, Watch};
pub use run::ctx::Ctx;
pub use run::deferred::HostCall;
pub use run::engine::{Clock, Engine, EngineBuilder};
#[cfg(feature = "async")]
pub use run::future::Run;
pub use run::host_calls::{CallId, HostCalls};
pub use run::importer::{Import, ImportRequest, IntoImport};
pub use run::limits::Limits;
pub use run::objects::Items;
pub use run::program::{IntoProgram, Program};
pub use run::runtime::Runtime;
pub use run::scope::Scope;
pub use run::scoped::Scoped;
pub use run::step::{Fuel, Paused, Step};
pub use run::upkeep::Interrupt;
pub use value::Value;
pub use value::buffer::{Buffer, Slice, Text};
pub use value::convert::{Bytes, FromValue, IntoValue};
pub use value::handle::{Cell, Closure, Object};
pub use value::held::{Handle, Held, Trace, Visitor};
pub use value::into_args::{Arguments, IntoArgs, IntoKwargs, KeywordArguments};
#[cfg(feature = "serde")]
pub use value::serde::Serde;
pub use value::shapes::{Chars, Either, Tuple};
pub use value::template::{Interpolation, Template, TemplatePart};

/// What hidden items of the public traits name. Hosts never write any of it, and it may change at any time.
pub mod __private {
    pub use super::host::callable::{Arity, ByMut, ByRef, WithCtx};
    pub use super::host::host_arg::{ArgKind, DataSlot, HostArguments};
    #[cfg(feature = "derive")]
    pub use super::value::derived::{
        attempt, dict, field, field_or_default, item, items, no_variant, tuple,
    };
    pub use crate::value::Value as VmValue;
}
