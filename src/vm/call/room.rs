//! Room for calls: the register stack and the frames, charged before they are taken and given back after a run.
//!
//! ```text
//!  stack:   | windows of the frames .. | room that was made | (the end of the Vec)
//!  frames:  | frames .. | room | frame_room = min(capacity, recursion limit, the host's limit)
//! ```
//!
//! The fast paths of a call compare with the end of the stack and with `Bounds::frame_room` alone; what is here runs
//! where that does not suffice. Neighbours: `state/bounds` (how deep calls may nest), `heap/accounting` (bytes).
//!
//! Invariant: the capacity of both is held in the heap's accounts, and so is what `Bounds::lent` counts.

use crate::value::Value;
use crate::vm::native_frame::NativeFrame;
use crate::vm::{Frame, Outcome, Vm};

/// Slots of the register stack that a runtime keeps between runs: 64 KiB.
const KEPT_SLOTS: usize = 4096;
/// Frames that a runtime makes room for at first.
const FIRST_FRAMES: usize = 8;
/// Frames that a runtime keeps room for between runs.
const KEPT_FRAMES: usize = 64;
/// So many natives that have left find room at first; between runs none is kept.
const FIRST_NATIVES: usize = 16;
/// From so many slots on (1 MiB) the stack grows by an eighth of itself, not by doubling.
const LARGE: usize = 1 << 16;

impl Vm {
    /// The first free place of the register stack above the running frame.
    pub(in crate::vm) fn stack_top(&self) -> usize {
        match self.frames.last() {
            Some(frame) => frame.base + self.heap[frame.code].entry.frame_size as usize,
            None => 0,
        }
    }

    /// Makes the register stack reach at least `count` slots beyond `from`. Fails at the heap's limit.
    #[inline]
    pub(in crate::vm) fn make_room(&mut self, from: usize, count: usize) -> Outcome<()> {
        let end = from + count;
        if self.stack.len() < end {
            self.grow_stack(end)?;
        }
        Ok(())
    }

    #[cold]
    fn grow_stack(&mut self, end: usize) -> Outcome<()> {
        let roomy = if end < LARGE {
            end.next_power_of_two()
        } else {
            end + end / 8
        };
        // What a run that waits has lent is charged already.
        let more = |size: usize| {
            let slots = size - self.stack.len();
            slots.saturating_sub(self.bounds.lent) * size_of::<Value>()
        };
        let size = if self.heap.accounting.refuses(more(roomy)) {
            end
        } else {
            roomy
        };
        let (more, least) = (more(size), more(end));
        self.check_room(least)?;
        self.heap.accounting.hold(more);
        self.bounds.lent = self.bounds.lent.saturating_sub(size - self.stack.len());
        self.stack.reserve_exact(size - self.stack.len());
        self.stack.resize(size, Value::UNBOUND);
        Ok(())
    }

    /// A run waits, perhaps for long and beside many others: gives back the part of the register stack that its frames do
    /// not use. It stays charged, so that the run has it when it goes on.
    pub(crate) fn lend_room(&mut self) {
        let used = self.stack_top();
        let free = self.stack.len().saturating_sub(used);
        self.stack.truncate(used);
        self.stack.shrink_to_fit();
        self.bounds.lent += free;
    }

    /// The run goes on: takes what it has lent.
    pub(in crate::vm) fn take_room_back(&mut self) {
        if self.bounds.lent > 0 {
            let size = self.stack.len() + std::mem::take(&mut self.bounds.lent);
            self.stack.reserve_exact(size - self.stack.len());
            self.stack.resize(size, Value::UNBOUND);
        }
    }

    /// Makes room for one more frame. Raises: RecursionError. Fails at the heap's limit.
    #[inline]
    pub(in crate::vm) fn room_for_frame(&mut self) -> Outcome<()> {
        if self.frames.len() < self.bounds.frame_room {
            Ok(())
        } else {
            self.grow_frames()
        }
    }

    #[cold]
    fn grow_frames(&mut self) -> Outcome<()> {
        let (depth, limit) = (self.frames.len(), self.bounds.depth());
        if depth >= limit {
            return Err(self.recursion_error("maximum recursion depth exceeded"));
        }
        if depth == self.frames.capacity() {
            let more = depth.max(FIRST_FRAMES).min(limit - depth);
            let bytes = more * size_of::<Frame>();
            self.check_room(bytes)?;
            self.heap.accounting.hold(bytes);
            self.frames.reserve_exact(more);
        }
        self.note_frame_room();
        Ok(())
    }

    /// Pushes a frame whose slots are ready. Raises: RecursionError. Fails at the heap's limit.
    pub(in crate::vm) fn push_frame(&mut self, frame: Frame) -> Outcome<()> {
        self.room_for_frame()?;
        self.frames.push(frame);
        Ok(())
    }

    /// Makes room for one more native that has left. Raises: RecursionError. Fails at the heap's limit.
    #[cold]
    pub(in crate::vm) fn grow_natives(&mut self) -> Outcome<()> {
        let (depth, limit) = (self.natives.len(), self.bounds.depth());
        if depth >= limit {
            return Err(self.recursion_error("maximum recursion depth exceeded"));
        }
        if depth == self.natives.capacity() {
            let more = depth.max(FIRST_NATIVES).min(limit - depth);
            let bytes = more * size_of::<NativeFrame>();
            self.check_room(bytes)?;
            self.heap.accounting.hold(bytes);
            self.natives.reserve_exact(more);
        }
        self.note_frame_room();
        Ok(())
    }

    /// Sets how deep a script wants its calls to nest; the host's limit stands.
    pub(crate) fn set_recursion_limit(&mut self, limit: usize) {
        self.bounds.recursion_limit = limit;
        self.note_frame_room();
    }

    fn note_frame_room(&mut self) {
        self.bounds.frame_room = self.frames.capacity().min(self.bounds.depth());
        self.bounds.native_room = self.natives.capacity().min(self.bounds.depth());
    }

    /// After a run: gives back what deep recursion has taken.
    #[inline]
    pub(crate) fn give_back_room(&mut self) {
        if self.stack.len() > KEPT_SLOTS
            || self.frames.capacity() > 2 * KEPT_FRAMES
            || self.natives.capacity() > 0
        {
            self.shrink_room();
        }
    }

    #[cold]
    fn shrink_room(&mut self) {
        if !self.frames.is_empty() {
            return;
        }
        let before = self.room_taken();
        self.stack.truncate(KEPT_SLOTS);
        self.stack.shrink_to(KEPT_SLOTS);
        self.frames.shrink_to(KEPT_FRAMES);
        self.natives.shrink_to(0);
        let after = self.room_taken();
        self.heap.accounting.release(before.saturating_sub(after));
        self.note_frame_room();
    }

    fn room_taken(&self) -> usize {
        self.stack.capacity() * size_of::<Value>()
            + self.frames.capacity() * size_of::<Frame>()
            + self.natives.capacity() * size_of::<NativeFrame>()
    }
}
