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

mod args;
mod arguments;
mod binding;
#[cfg(feature = "parser")]
mod compile;
mod containers;
mod convert;
mod coroutine;
mod ctx;
mod deferred;
mod engine;
mod error;
mod fault;
mod frame;
mod handle;
mod held;
mod host_call;
mod host_data;
mod host_function;
mod host_method;
mod host_object;
mod host_type;
mod importer;
mod input;
mod inspect;
mod iterate;
mod limits;
#[cfg(feature = "miette")]
mod miette;
mod module;
mod observe;
mod output;
mod program;
mod runtime;
mod scope;
#[cfg(feature = "serde")]
mod serde;
mod state;
mod step;
mod value;

pub use args::{Arguments, IntoArgs, IntoKwargs, KeywordArguments};
#[doc(hidden)]
pub use arguments::{ArgKind, DataSlot, HostArguments};
pub use arguments::{HostArg, Keywords, Rest};
pub use convert::{Bytes, FromValue, IntoValue};
pub use ctx::Ctx;
pub use deferred::{FromArgs, HostCall};
pub use engine::{Engine, EngineBuilder};
pub use error::{Error, ErrorKind, Limit, Result, TraceFrame};
pub use frame::Frame;
pub use handle::{Cell, Closure, Object};
pub use held::{Handle, Held, Trace, Visitor};
pub use host_data::{Ref, RefMut};
#[doc(hidden)]
pub use host_function::{Arity, WithCtx};
pub use host_function::{Function, HostFn, HostReturn};
#[doc(hidden)]
pub use host_method::{ByMut, ByRef};
pub use host_method::{Construct, HostMethod};
pub use host_object::{HostObject, HostRef};
pub use host_type::HostType;
pub use importer::{Import, IntoImport};
pub use input::Input;
pub use inspect::{Capture, Stats};
pub use iterate::Iterate;
pub use limits::Limits;
pub use module::Module;
pub use observe::{Event, Flow, IntoFlow, Observer};
pub use output::Output;
pub use program::{IntoProgram, Program};
pub use runtime::{Interrupt, Items, Runtime};
pub use scope::Scope;
#[cfg(feature = "serde")]
pub use serde::Serde;
pub use step::{Fuel, Paused, Step};
pub use value::{RawValue, Value};
