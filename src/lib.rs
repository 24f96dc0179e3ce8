//! An embeddable closure runtime: scripts whose nested functions capture variables in cells, with Python 3.14's
//! semantics.
//!
//! A host hands over Python source, or code that it built itself, and gets closures back: functions that share
//! variables by cell, bind them late, rebind them with `nonlocal`, and keep them alive after the enclosing call
//! has ended. The host calls them, looks into their cells by name, reads and writes them, and can make the
//! enclosing scope itself. Scripts reach no file, no network, no process and no clock but that of `asyncio`, which
//! the host sets ([`Clock`]), and import no module that is not built in or handed over by the host. All of it is safe Rust.
//!
//! **Two things a host decides.** A runtime of the default engine bounds memory and depth, but not how long a script runs:
//! for code that somebody else wrote, start from [`Limits::untrusted`]. And `print` goes to the process's standard output
//! unless the engine says where else ([`Output`]).
//!
//! # Ten lines
//!
//! ```
//! use nonlocal::{Closure, Runtime};
//!
//! let mut rt = Runtime::new();
//! let step: Closure = rt.run(r#"
//! def make_counter(start):
//!     n = start
//!     def step(by=1):
//!         nonlocal n
//!         n += by
//!         return n
//!     return step
//!
//! make_counter(40)
//! "#)?;                                            // a program's value is its last expression statement's
//! assert_eq!(rt.call::<i64>(&step, ())?, 41);
//!
//! let n = rt.cell(&step, "n")?;                    // the captured variable itself, by name
//! rt.write(&n, 99)?;                               // Rust rebinds it
//! assert_eq!(rt.call::<i64>(&step, (1,))?, 100);   // the script sees it
//! assert_eq!(rt.read::<i64>(&n)?, Some(100));      // None: bound to nothing (deleted, or not yet assigned)
//! # Ok::<(), nonlocal::Error>(())
//! ```
//!
//! # The pieces
//!
//! | type | what it is | threads |
//! |---|---|---|
//! | [`Engine`] | limits, modules of the host, output: what every runtime made from it shares | `Clone + Send + Sync` |
//! | [`Program`] | compiled source: code and symbol table; runs in any runtime | `Clone + Send + Sync` |
//! | [`CodeObject`] | immutable code, made by the compiler or built by hand, always verified | `Clone + Send + Sync` |
//! | [`Runtime`] | one heap, one stack, one set of globals | `Send` |
//! | [`Closure`], [`Cell`], [`Object`] | handles into one runtime: rooted, cheap to clone, checked at each use | `Clone + Send` |
//! | [`Scope`] | an enclosing function scope made of cells that the host owns | `Clone + Send` |
//! | [`Frame`] | a view of an activation that runs or is suspended | borrowed |
//! | [`Value`] | what crosses the border by value, or a handle | `Clone + Send` |
//! | [`Module`], [`HostFunction`] | Rust functions, with names and defaults if wanted, that scripts import | `Clone + Send + Sync` |
//! | [`Limits`], [`Fuel`], [`Interrupt`] | bounds of a run, runs in steps, a stop from another thread | `Send + Sync` |
//! | [`Error`] | one word: kind, place, traceback, the host's own error | `Send + Sync` |
//!
//! # The enclosing scope belongs to the host
//!
//! ```
//! # use nonlocal::{Closure, Runtime};
//! # let mut rt = Runtime::new();
//! let scope = rt.scope([("rate", 0.2), ("calls", 0.0)])?;
//! let tax: Closure = rt.run_in(&scope, "
//! def tax(price):
//!     nonlocal calls
//!     calls += 1
//!     return price * rate
//! tax")?;
//! rt.write(&scope.cell("rate")?, 0.25)?;
//! assert_eq!(rt.call::<f64>(&tax, (80.0,))?, 20.0);
//! # Ok::<(), nonlocal::Error>(())
//! ```
//!
//! # Rust functions that scripts call
//!
//! ```
//! use nonlocal::{Closure, Ctx, Engine, Limits, Module, Output};
//!
//! let shop = Module::new("shop")
//!     .function("price", |sku: &str| sku.len() as f64)
//!     .function("each", |cx: &mut Ctx<'_>, f: Closure, items: Vec<i64>| -> nonlocal::Result<Vec<i64>> {
//!         items.into_iter().map(|item| cx.call(&f, (item,))).collect()
//!     })
//!     .value("VERSION", 3);
//! let engine = Engine::builder()
//!     .module(shop)
//!     .limits(Limits::new().fuel(10_000_000).heap_bytes(64 << 20))
//!     .stdout(Output::collect())
//!     .build();
//! let mut rt = engine.runtime();
//! rt.run::<()>("import shop\nprint(shop.price('apple'), shop.each(lambda x: x + shop.VERSION, [1, 2]))")?;
//! assert_eq!(rt.take_output(), "5.0 [4, 5]\n");
//! # Ok::<(), nonlocal::Error>(())
//! ```
//!
//! An error that a host function returns is an exception that scripts can catch; if they do not, it comes back
//! out of the run, and [`Error::downcast_ref`] gives it back as itself.
//!
//! # The guide
//!

#![forbid(unsafe_code)]
#![cfg_attr(
    feature = "parser",
    doc = "[`guide`] goes through all of it in short chapters, from a first script to host types and languages of one's own."
)]
#![cfg_attr(
    not(feature = "parser"),
    doc = "The chapter-by-chapter guide is in the documentation of the crate with its `parser` feature."
)]
//!
//! # Feature flags
//!
//! - `parser` (default): source text in. Without it the crate runs code that was built by hand, or loaded (`freeze`),
//!   and has twelve dependencies, fourteen with theirs.
//! - `async`: host functions that are `async fn`, and runs as futures, on any executor.
//! - `freeze`: closures with all that they reach, runs that wait, and programs as bytes, for another process or machine
//!   (`Runtime::freeze` and `thaw`, `Paused::freeze`, [`Program`]`::to_bytes`). It brings `seeing`, and loads programs in a
//!   build without the parser, too.
//! - `derive`: `#[derive(FromValue, IntoValue, HostType)]`.
//! - `serde`: `Serde<T>`, a value of any type that is `Serialize` or `Deserialize`.
//! - `files` (default): `Import::from_folders`, an importer that reads files.
//! - `seeing` (default): looking in: graphs of what closures capture and share, reasons, lints, recordings and their
//!   pages.
//! - `trees`: syntax trees as plain data, from source and to code: what a module `ast` stands on. It brings `parser`.
//! - `miette`: `impl miette::Diagnostic for Error`.
//! - `proptest`: `strategies`, generated scripts for property tests of hosts.

#[cfg(all(feature = "parser", feature = "seeing"))]
mod analysis;
mod builtins;
pub mod code;
#[cfg(feature = "parser")]
mod compile;
mod embed;
#[cfg(feature = "freeze")]
mod freeze;
#[cfg(all(any(doc, doctest), feature = "parser"))]
pub mod guide;
mod heap;
#[cfg(feature = "parser")]
mod meter;
mod modules;
mod object;
mod registry;
pub mod source;
#[cfg(feature = "parser")]
pub mod symtable;
#[cfg(feature = "parser")]
mod syntax;
mod table;
mod text;
mod value;
mod vm;

#[doc(no_inline)]
pub use num_bigint::BigInt;

pub use code::{CodeBuilder, CodeObject, Constant, Instr, Reg, VerifyError};
#[cfg(feature = "trees")]
pub use compile::tree;
#[doc(hidden)]
pub use embed::__private;
#[cfg(feature = "async")]
pub use embed::Run;
// The macros have the names of what they implement. In the documentation every link would be in doubt between the two; it
// has them at those.
#[cfg(all(feature = "derive", not(doc)))]
pub use nonlocal_derive::{FromValue, HostType, IntoValue};

#[cfg(all(feature = "parser", feature = "seeing"))]
pub use analysis::{BlockName, Explanation, Lint, LintRule, NameKind, Place, Related, Rule, Usage};
#[cfg(feature = "serde")]
pub use embed::Serde;
#[cfg(feature = "seeing")]
pub use embed::graph;
#[cfg(feature = "seeing")]
pub use embed::recording::{self, Recording};
#[cfg(feature = "proptest")]
pub use embed::strategies;
pub use embed::{
    Arguments, Buffer, Bytes, Call, CallId, Capture, Cell, Change, Chars, CheckError, Clock,
    Closure, Construct, Ctx, Either, Engine, EngineBuilder, Error, ErrorKind, Event, Events, Flow,
    Frame, FromArgs, FromValue, Fuel, Handle, Held, HostArg, HostCall, HostCalls, HostFn,
    HostFnMut, HostFrame, HostFunction, HostMethod, HostObject, HostRef, HostReturn, HostStep,
    HostType, Import, ImportRequest, Input, Interpolation, Interrupt, IntoArgs, IntoFlow,
    IntoImport, IntoKwargs, IntoProgram, IntoValue, Items, Iterate, KeywordArguments, Keywords,
    Limit, Limits, Module, Object, Observer, Output, Paused, Program, Ref, RefMut, Rest, Result,
    Runtime, Scope, Scoped, Slice, Stats, Step, Template, TemplatePart, Text, Trace, TraceFrame,
    Tuple, Value, Visitor, Watch,
};
#[cfg(feature = "freeze")]
pub use embed::{CapturedCell, Frozen, FrozenRun, snapshot};
#[cfg(feature = "seeing")]
pub use embed::{LateBinding, LateRead};
#[cfg(all(feature = "parser", feature = "seeing"))]
pub use embed::{Name, Names};
pub use heap::Invariant;
#[cfg(feature = "parser")]
pub use syntax::{ParseError, SyntaxErrorKind, Warning};
