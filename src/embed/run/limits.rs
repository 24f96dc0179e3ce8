//! [`Limits`]: the bounds of a run.

use std::time::Duration;

/// The bounds within which a runtime works: part of an [`Engine`](crate::Engine).
///
/// They begin with defaults, and each method sets one of them. A limit that is hit ends the run with
/// [`ErrorKind::Limit`](crate::ErrorKind::Limit); no script can catch that, and the runtime, its globals and every
/// closure stay usable.
///
/// ```
/// use nonlocal::{Engine, ErrorKind, Limit, Limits};
///
/// let limits = Limits::new().fuel(10_000).heap_bytes(16 << 20);
/// let engine = Engine::builder().limits(limits).build();
/// let error = engine.runtime().run::<()>("while True: pass").unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Limit(Limit::Fuel));
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Limits {
    /// Fuel of each run and each call from outside; `None` for no limit. See [`Limits::fuel()`].
    pub fuel: Option<u64>,
    /// Bytes that the heap of a runtime may take; `None` for no limit. See [`Limits::heap_bytes()`].
    pub heap_bytes: Option<usize>,
    /// Calls of script functions that may be nested, whatever a script sets. See [`Limits::frames()`].
    pub frames: usize,
    /// What `sys.getrecursionlimit()` is at first. See [`Limits::recursion_limit()`].
    pub recursion_limit: usize,
    /// Bytes of the thread's stack for nested built-in functions. See [`Limits::native_stack()`].
    pub native_stack: usize,
    /// How long each run and each call from outside may take; `None` for no limit. See [`Limits::wall_time()`].
    pub wall_time: Option<Duration>,
    /// Bytes of a source, in UTF-8. See [`Limits::source_bytes()`].
    pub source_bytes: usize,
    /// How deep a source may nest. See [`Limits::nesting()`].
    pub nesting: u32,
    /// Bits of an int. See [`Limits::integer_bits()`].
    pub integer_bits: u64,
    /// Bytes that a runtime may print; `None` for no limit. See [`Limits::output_bytes()`].
    pub output_bytes: Option<u64>,
}

impl Limits {
    /// The defaults: no limit on fuel, time and output, and generous ones on everything else.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            fuel: None,
            heap_bytes: Some(1 << 30),
            frames: 100_000,
            recursion_limit: 1000,
            native_stack: 1 << 20,
            wall_time: None,
            source_bytes: 64 << 20,
            nesting: 200,
            integer_bits: 1 << 32,
            output_bytes: None,
        }
    }

    /// Limits for code that nobody has looked at: a bound on everything. Start from these, and raise what your scripts
    /// are short of.
    ///
    /// | limit | value | why |
    /// |---|---|---|
    /// | `fuel` | 10 million units | some ten seconds at most, usually less than one |
    /// | `wall_time` | 2 s | where the machine is slower, or busy |
    /// | `heap_bytes` | 64 MiB | room for a hundred thousand objects and more |
    /// | `frames`, `recursion_limit` | 1000 | as deep as CPython goes |
    /// | `native_stack` | 256 KiB | fits any thread with a stack of 512 KiB |
    /// | `source_bytes` | 1 MiB | 30,000 lines; compiling them takes part of the heap's bytes |
    /// | `nesting` | 100 | what people write stays below 30 |
    /// | `integer_bits` | 1 million bits | 300,000 digits |
    /// | `output_bytes` | 1 MiB | what a person might read |
    ///
    /// ```
    /// use nonlocal::{Engine, ErrorKind, Limit, Limits};
    ///
    /// let mut rt = Engine::builder().limits(Limits::untrusted()).build().runtime();
    /// assert_eq!(rt.run::<i64>("sum(n * n for n in range(1000))")?, 332_833_500);
    /// let error = rt.run::<()>("while True: pass").unwrap_err();
    /// assert_eq!(error.to_string(), "out of fuel: the limit is 10000000 units");
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    #[must_use]
    pub const fn untrusted() -> Self {
        Self {
            fuel: Some(10_000_000),
            heap_bytes: Some(64 << 20),
            frames: 1000,
            recursion_limit: 1000,
            native_stack: 256 << 10,
            wall_time: Some(Duration::from_secs(2)),
            source_bytes: 1 << 20,
            nesting: 100,
            integer_bits: 1_000_000,
            output_bytes: Some(1 << 20),
        }
    }

    /// Sets the fuel of each run and each call from outside. One unit is about one call, one round of a loop, or one
    /// item that a built-in function visits. Default: no limit.
    #[must_use]
    pub const fn fuel(mut self, units: u64) -> Self {
        self.fuel = Some(units);
        self
    }

    /// Sets the bytes that the heap of a runtime may take; garbage is collected before the limit ends a run. While
    /// a source is compiled, the compiler may take what is left of them: some 100 bytes for each byte of a usual
    /// source, less than 1,000 for any. Default: 1 GiB.
    #[must_use]
    pub const fn heap_bytes(mut self, bytes: usize) -> Self {
        self.heap_bytes = Some(bytes);
        self
    }

    /// Sets how many calls of script functions may be nested; beyond that scripts get a `RecursionError`. A script can
    /// lower this by `sys.setrecursionlimit`, and cannot raise it. The memory of the calls counts as that of the
    /// heap. Default: 100,000, of which a script has to ask for all beyond [`recursion_limit`](Self::recursion_limit()),
    /// 1000. A value that is set here is that of `recursion_limit`, too, so that no script has to ask.
    #[must_use]
    pub const fn frames(mut self, frames: usize) -> Self {
        self.frames = frames;
        self.recursion_limit = frames;
        self
    }

    /// Sets what `sys.getrecursionlimit()` is at first, where that is to be less than [`frames`](Self::frames()). Call
    /// that one first, as it sets both. Default: 1000, as in CPython.
    #[must_use]
    pub const fn recursion_limit(mut self, frames: usize) -> Self {
        self.recursion_limit = frames;
        self
    }

    /// Sets how many bytes of the calling thread's stack built-in functions that call scripts may use when they are
    /// nested; beyond that scripts get a `RecursionError`. The thread needs that much and some more.
    /// Default: 1 MiB, half of what Rust gives a new thread.
    #[must_use]
    pub const fn native_stack(mut self, bytes: usize) -> Self {
        self.native_stack = bytes;
        self
    }

    /// Sets how long each run and each call from outside may take, in real time; for a run in steps, only running time
    /// counts. A run in one go that sleeps (`asyncio.sleep`) holds its thread: without this limit, for as long as the script
    /// says. Default: no limit.
    #[must_use]
    pub const fn wall_time(mut self, time: Duration) -> Self {
        self.wall_time = Some(time);
        self
    }

    /// Sets how many bytes a source may have, in UTF-8, whether the host or a script compiles it;
    /// [`Limits::heap_bytes()`] bounds what compiling it takes. Default: 64 MiB.
    #[must_use]
    pub const fn source_bytes(mut self, bytes: usize) -> Self {
        self.source_bytes = bytes;
        self
    }

    /// Sets how deep the expressions and statements of a source may nest; beyond that it is a `SyntaxError`.
    /// Default: 200, which a stack of 512 KiB holds. A thread that compiles with a higher limit needs a stack that is
    /// larger in proportion.
    #[must_use]
    pub const fn nesting(mut self, depth: u32) -> Self {
        self.nesting = depth;
        self
    }

    /// Sets how many bits an int may have; a larger one ends the run. Default: 2^32.
    #[must_use]
    pub const fn integer_bits(mut self, bits: u64) -> Self {
        self.integer_bits = bits;
        self
    }

    /// Sets how many bytes a runtime may print in all its runs, to both outputs together. Default: no limit.
    #[must_use]
    pub const fn output_bytes(mut self, bytes: u64) -> Self {
        self.output_bytes = Some(bytes);
        self
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self::new()
    }
}
