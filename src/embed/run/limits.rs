//! [`Limits`]: the bounds of a run.

use std::time::Duration;

/// The bounds within which a runtime works: part of an [`Engine`](crate::Engine).
///
/// A limit that is hit ends the run with [`ErrorKind::Limit`](crate::ErrorKind::Limit); no script can catch
/// that, and the runtime, its globals and every closure stay usable.
///
/// ```
/// use nonlocal::{Engine, ErrorKind, Limit, Limits};
///
/// let engine = Engine::builder().limits(Limits { fuel: Some(10_000), ..Limits::default() }).build();
/// let error = engine.runtime().run::<()>("while True: pass").unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Limit(Limit::Fuel));
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Limits {
    /// Fuel of each run and each call from outside. One unit is about one call, one round of a loop, or one
    /// item that a built-in function looks at. Default: none.
    pub fuel: Option<u64>,
    /// Bytes that the heap of a runtime may take; garbage is collected before it ends a run. Default: 1 GiB.
    pub heap_bytes: Option<usize>,
    /// Calls of script functions that may be nested (`sys.getrecursionlimit()`); beyond that scripts get a
    /// `RecursionError`. Default: 1000, as in CPython.
    pub frames: usize,
    /// Bytes of the calling thread's stack that built-in functions which call scripts may use when they are
    /// nested; beyond that scripts get a `RecursionError`. The thread must have that much and some more.
    /// Default: 1 MiB, half of what Rust gives a new thread.
    pub native_stack: usize,
    /// How long each run and each call from outside may take, in real time; of a run in legs only what it runs
    /// counts. Default: no limit.
    pub wall_time: Option<Duration>,
    /// Bytes of a source, in UTF-8. Default: 64 MiB.
    pub source_bytes: usize,
    /// How deep expressions and statements of a source may nest; beyond that it is a `SyntaxError`. Default: 200,
    /// which a stack of 512 KiB holds. A thread that compiles with a higher one needs as much more stack.
    pub nesting: u32,
    /// Bits of an int; a larger one ends the run. Default: 2^32.
    pub integer_bits: u64,
    /// Bytes that a runtime may print in all its runs, to both outputs together. Default: no limit.
    pub output_bytes: Option<u64>,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            fuel: None,
            heap_bytes: Some(1 << 30),
            frames: 1000,
            native_stack: 1 << 20,
            wall_time: None,
            source_bytes: 64 << 20,
            nesting: 200,
            integer_bits: 1 << 32,
            output_bytes: None,
        }
    }
}
