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

pub use crate::embed::host::data::{Ref, RefMut};
#[doc(hidden)]
pub use crate::embed::host::function::{Arity, WithCtx};
pub use crate::embed::host::function::{Function, HostFn, HostReturn};
#[doc(hidden)]
pub use crate::embed::host::host_arg::{ArgKind, DataSlot, HostArguments};
pub use crate::embed::host::host_arg::{HostArg, Keywords, Rest};
pub use crate::embed::host::host_type::HostType;
pub use crate::embed::host::iterate::Iterate;
#[doc(hidden)]
pub use crate::embed::host::method::{ByMut, ByRef};
pub use crate::embed::host::method::{Construct, HostMethod};
pub use crate::embed::host::module::Module;
pub use crate::embed::host::object::{HostObject, HostRef};
pub use crate::embed::io::input::Input;
pub use crate::embed::io::output::Output;
pub use crate::embed::look::frame::Frame;
pub use crate::embed::look::inspect::{Capture, Stats};
pub use crate::embed::look::observe::{Event, Flow, IntoFlow, Observer};
pub use crate::embed::run::ctx::Ctx;
pub use crate::embed::run::deferred::{FromArgs, HostCall};
pub use crate::embed::run::engine::{Engine, EngineBuilder};
pub use crate::embed::run::importer::{Import, IntoImport};
pub use crate::embed::run::limits::Limits;
pub use crate::embed::run::program::{IntoProgram, Program};
pub use crate::embed::run::runtime::{Interrupt, Items, Runtime};
pub use crate::embed::run::scope::Scope;
pub use crate::embed::run::step::{Fuel, Paused, Step};
pub use crate::embed::value::convert::{Bytes, FromValue, IntoValue};
pub use crate::embed::value::handle::{Cell, Closure, Object};
pub use crate::embed::value::held::{Handle, Held, Trace, Visitor};
pub use crate::embed::value::into_args::{Arguments, IntoArgs, IntoKwargs, KeywordArguments};
#[cfg(feature = "serde")]
pub use crate::embed::value::serde::Serde;
pub use error::{Error, ErrorKind, Limit, Result, TraceFrame};
pub use value::{RawValue, Value};
