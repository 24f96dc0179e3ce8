//! How deep scripts may nest, and how large their ints may get.

/// Bounds that hold for all runs.
pub(crate) struct Bounds {
    /// Frames that a script may nest (`sys.getrecursionlimit()`).
    pub(crate) recursion_limit: usize,
    /// How deep sources that scripts compile may nest.
    #[cfg(feature = "parser")]
    pub(crate) nesting: u32,
    /// Bytes of Rust stack that nested natives may use, and where it started.
    pub(crate) native_stack: usize,
    pub(crate) native_base: Option<usize>,
    /// The most bits that an int may have; beyond that the run ends with
    /// [`Trap::IntegerBits`](crate::vm::Trap::IntegerBits).
    pub(crate) integer_bits: u64,
    /// Digits of an int that may be converted from or to decimal (`sys.set_int_max_str_digits`); 0: any number.
    pub(crate) int_max_str_digits: usize,
}
