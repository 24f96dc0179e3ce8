//! [`ErrorKind`] and [`Limit`]: what kind of failure an error is.

use std::fmt;

#[cfg(doc)]
use super::Error;
#[cfg(doc)]
use crate::code::VerifyError;

/// What kind of failure an [`Error`] is.
///
/// ```
/// use nonlocal::{Engine, Error, ErrorKind, Limits};
///
/// fn advice(error: &Error) -> &'static str {
///     match error.kind() {
///         ErrorKind::Syntax | ErrorKind::Exception => "the script is wrong: show the traceback",
///         ErrorKind::Limit(_) | ErrorKind::Interrupted => "it took too much: the runtime stays usable",
///         ErrorKind::Convert => "it gave another type than it should",
///         _ => "the host is wrong",
///     }
/// }
///
/// let limits = Limits::new().fuel(1000);
/// let mut rt = Engine::builder().limits(limits).build().runtime();
/// let error = rt.run::<()>("while True: pass").unwrap_err();
/// assert_eq!(advice(&error), "it took too much: the runtime stays usable");
/// let error = rt.run::<i64>("'many'").unwrap_err();
/// assert_eq!(advice(&error), "it gave another type than it should");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The source is not a program: a `SyntaxError` or one of its subclasses, found before anything ran.
    Syntax,
    /// A Python exception that no script caught.
    Exception,
    /// A limit of the host was hit; no script can catch that. The runtime stays usable.
    Limit(Limit),
    /// The host asked to stop ([`Interrupt`](crate::Interrupt), [`Error::interrupted`]). The runtime stays usable.
    Interrupted,
    /// An error of the host ([`Error::host`]), as long as it is not in a script: there it is an exception, and comes
    /// out as [`ErrorKind::Exception`], with [`Error::downcast_ref`] to find it.
    Host,
    /// A callback of the host panicked. The panic ends the run, not the thread.
    Panic,
    /// A value could not be converted to the Rust type, or from it; in a host function it is a `TypeError`.
    Convert,
    /// A handle belongs to another runtime, or to one that was dropped.
    ForeignHandle,
    /// A [`Held`](crate::Held) names an object that nothing kept alive.
    StaleHandle,
    /// What was asked for is not there: a cell, a free variable, a host type, a name in a source, a call that waits, the
    /// code of a function that has none; in a host function it is a `LookupError`.
    NotFound,
    /// A code object was refused ([`VerifyError`]), or a program cannot run in the scope that it was given.
    Code,
    /// Bytes were refused: they are not what they were taken for, damaged, or of another version of the crate; or
    /// something cannot be written as bytes.
    Frozen,
}

/// Which limit was hit; see [`Limits`](crate::Limits).
///
/// ```
/// use nonlocal::{Engine, ErrorKind, Limit, Limits};
///
/// let limits = Limits::new().heap_bytes(1 << 20);
/// let mut rt = Engine::builder().limits(limits).build().runtime();
/// let error = rt.run::<()>("'x' * 10_000_000").unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Limit(Limit::HeapBytes));
/// assert_eq!(
///     error.to_string(),
///     "heap limit exceeded: 10000000 bytes asked for, the limit is 1048576",
/// );
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum Limit {
    /// [`Limits::fuel`](crate::Limits::fuel)
    Fuel,
    /// [`Limits::heap_bytes`](crate::Limits::heap_bytes)
    HeapBytes,
    /// [`Limits::wall_time`](crate::Limits::wall_time)
    WallTime,
    /// [`Limits::output_bytes`](crate::Limits::output_bytes)
    OutputBytes,
    /// [`Limits::integer_bits`](crate::Limits::integer_bits)
    IntegerBits,
    /// [`Limits::source_bytes`](crate::Limits::source_bytes)
    SourceBytes,
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Fuel => "out of fuel",
            Self::HeapBytes => "heap limit exceeded",
            Self::WallTime => "time limit exceeded",
            Self::OutputBytes => "output limit exceeded",
            Self::IntegerBits => "integer limit exceeded",
            Self::SourceBytes => "source limit exceeded",
        })
    }
}
