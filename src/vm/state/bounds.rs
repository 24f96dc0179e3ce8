//! How deep scripts may nest, and how large their ints and sources may get.

/// Bounds that hold for all runs.
pub(crate) struct Bounds {
    /// Frames that a script wants to nest at most (`sys.getrecursionlimit()`).
    pub(crate) recursion_limit: usize,
    /// Frames that the host allows, whatever a script wants.
    pub(crate) frames: usize,
    /// Frames that there is room for now: no more than either bound.
    pub(in crate::vm) frame_room: usize,
    /// The same for natives that have left.
    pub(in crate::vm) native_room: usize,
    /// Bytes that a source may have that a script compiles; beyond that the run ends with
    /// [`Trap::Source`](crate::vm::Trap::Source).
    pub(crate) source_bytes: usize,
    /// How deep sources that scripts compile may nest.
    #[cfg(feature = "parser")]
    pub(crate) nesting: u32,
    /// Bytes of Rust stack that nested natives may use, and where it started.
    pub(super) native_stack: usize,
    pub(super) native_base: Option<usize>,
    /// The most bits that an int may have; beyond that the run ends with
    /// [`Trap::IntegerBits`](crate::vm::Trap::IntegerBits).
    pub(crate) integer_bits: u64,
    /// Digits of an int that may be converted from or to decimal (`sys.set_int_max_str_digits`); 0: any number.
    pub(crate) int_max_str_digits: usize,
}

impl Bounds {
    /// Begins a run whose natives find this address at the bottom of their stack.
    pub(crate) fn begin(&mut self, base: usize) {
        self.native_base = Some(base);
    }

    /// How many frames may be nested.
    pub(crate) fn depth(&self) -> usize {
        self.recursion_limit.min(self.frames)
    }

    /// Whether the Rust stack from the entry of the run to this address is beyond its bound.
    #[inline]
    pub(in crate::vm) fn native_stack_is_full(&self, here: usize) -> bool {
        self.native_base
            .is_some_and(|base| base.abs_diff(here) > self.native_stack)
    }
}
