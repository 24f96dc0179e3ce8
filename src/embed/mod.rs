//! The host's API: what the crate re-exports.
//!
//! ```text
//!  Engine -> Runtime -> enter -> Ctx -> Vm            (runtime.rs, ctx.rs)
//!  Vm -> host_call -> Ctx -> the host's Rust function  (host_call.rs, host_function.rs, arguments.rs)
//! ```
//!
//! Values cross by [`Value`] (`value.rs`, `convert.rs`, `containers.rs`), everything else by handles
//! (`handle.rs`), failures by [`Error`] (`error.rs`, `fault.rs`).
//!
//! Invariant: no value of the evaluator leaves this layer but inside a handle, which roots it.
//! Invariant: code of the host runs under `catch_unwind`, so that its panics never pass through the evaluator.

pub(crate) mod host;
pub(crate) mod io;
pub(crate) mod look;
pub(crate) mod run;

mod error;
mod value;

pub use error::{Error, ErrorKind, Limit, Result, TraceFrame};
pub use host::data::{Ref, RefMut};
pub use host::function::{Function, HostFn, HostReturn};
pub use host::host_arg::{HostArg, Keywords, Rest};
pub use host::host_type::HostType;
pub use host::iterate::Iterate;
pub use host::method::{Construct, HostMethod};
pub use host::module::Module;
pub use host::object::{HostObject, HostRef};
pub use io::input::Input;
pub use io::output::Output;
pub use look::frame::Frame;
pub use look::inspect::{Capture, Stats};
pub use look::observe::{Event, Flow, IntoFlow, Observer};
pub use run::ctx::Ctx;
pub use run::deferred::{FromArgs, HostCall};
pub use run::engine::{Engine, EngineBuilder};
pub use run::importer::{Import, IntoImport};
pub use run::limits::Limits;
pub use run::program::{IntoProgram, Program};
pub use run::runtime::{Interrupt, Items, Runtime};
pub use run::scope::Scope;
pub use run::step::{Fuel, Paused, Step};
pub use value::Value;
pub use value::convert::{Bytes, FromValue, IntoValue};
pub use value::handle::{Cell, Closure, Object};
pub use value::held::{Handle, Held, Trace, Visitor};
pub use value::into_args::{Arguments, IntoArgs, IntoKwargs, KeywordArguments};
#[cfg(feature = "serde")]
pub use value::serde::Serde;

/// What hidden items of the public traits name. Hosts never write any of it, and it may change at any time.
pub mod __private {
    pub use super::host::function::{Arity, WithCtx};
    pub use super::host::host_arg::{ArgKind, DataSlot, HostArguments};
    pub use super::host::method::{ByMut, ByRef};
    pub use crate::value::Value as VmValue;
}
