//! Native stack for what recurses over a syntax tree.
//!
//! A tree is as deep as [`Limits`](super::Limits) allow, and hosts may run on threads with a small stack: recursion
//! over a tree goes through here, and moves to more stack when the current one runs low.

/// How much stack must be left for the visitors of one node.
const RED_ZONE: usize = 128 * 1024;
/// How much is added at a time.
const GROWTH: usize = 2 * 1024 * 1024;
/// What dropping one level of a tree takes at most, in a debug build.
const DROP_PER_LEVEL: usize = 4 * 1024;
/// Depth below which a tree is dropped where it is.
const SHALLOW: u32 = 64;

/// Runs a step of a recursion over a tree, on more stack if little is left.
#[inline]
pub(crate) fn ensure_stack<T>(step: impl FnOnce() -> T) -> T {
    stacker::maybe_grow(RED_ZONE, GROWTH, step)
}

/// Drops something that is as deep as a tree.
pub(super) fn drop_deep<T>(deep: T, depth: u32) {
    if depth > SHALLOW {
        let size = RED_ZONE + depth as usize * DROP_PER_LEVEL;
        stacker::maybe_grow(size, size, || drop(deep));
    }
}
