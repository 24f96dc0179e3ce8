//! An embeddable closure runtime: scripts whose nested functions capture variables in cells, with
//! Python's semantics.

pub mod code;
pub mod source;
#[cfg(feature = "parser")]
pub mod symtable;
#[cfg(feature = "parser")]
pub mod syntax;
#[cfg(feature = "parser")]
pub mod compile;
mod heap;
mod object;
mod value;
mod vm;
mod builtins;
mod modules;
mod embed;

#[doc(no_inline)]
pub use num_bigint::BigInt;

pub use code::{CodeObject, Constant, Instr, Reg};
pub use embed::{
    Arguments, Capture, Cell, Closure, Ctx, Engine, EngineBuilder, Error, ErrorKind, Frame, FromValue, Fuel, Function, HostArg,
    HostFn, HostReturn, Interrupt, IntoArgs, IntoKwargs, IntoProgram, IntoValue, KeywordArguments, Limit, Limits,
    Module, Object, Output, Paused, Program, Rest, Result, Runtime, Scope, Stats, Step, Value,
};
#[doc(hidden)]
pub use embed::{Arity, HostArguments, WithCtx};
