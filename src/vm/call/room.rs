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
//! A register stack is large beside a runtime that does nothing, and a thread runs one at a time: between runs, and
//! while a run waits, it lies with the thread ([`SPARE`]), for whichever runtime runs next. What the run before has left
//! in it is never read, as a register is written before ([`LEFT`]).
//!
//! Invariant: the length of the stack and the capacity of the frames are held in the heap's accounts.
//! Invariant: without frames there is no stack.

use std::cell::Cell;

use crate::value::Value;
use crate::vm::native_frame::NativeFrame;
use crate::vm::{Frame, Outcome, Vm};

/// Slots of the register stack that a run begins with: 16 KiB.
const FIRST_SLOTS: usize = 1024;
/// Slots that a thread keeps room for between runs: 64 KiB.
const KEPT_SLOTS: usize = 4096;
/// Slots that a call finds behind its own registers, and those of the smallest window.
const WINDOW: usize = 512;
/// Frames that a runtime makes room for at first.
const FIRST_FRAMES: usize = 2;
/// Frames that a runtime keeps room for between runs.
const KEPT_FRAMES: usize = 16;
/// So many natives that have left find room at first; between runs none is kept.
const FIRST_NATIVES: usize = 4;
/// From so many slots on (1 MiB) the stack grows by an eighth of itself, not by doubling.
const LARGE: usize = 1 << 16;

thread_local! {
    /// A register stack of [`FIRST_SLOTS`] that no runtime uses; empty if one does.
    static SPARE: Cell<Vec<Value>> = const { Cell::new(Vec::new()) };
}

/// Takes the register stack of this thread, or makes one.
fn take_spare() -> Vec<Value> {
    let mut spare = SPARE.try_with(Cell::take).unwrap_or_default();
    if spare.is_empty() {
        spare = vec![Value::UNBOUND; FIRST_SLOTS];
    }
    if cfg!(debug_assertions) {
        spare.fill(LEFT);
    }
    spare
}

/// In debug builds, what a run finds in its registers: a collection at every safepoint fails where it would look at one
/// that was not written.
pub(in crate::vm) const LEFT: Value = Value::int(0x1ef7_0000_5eed_dead);

/// Leaves a register stack to this thread.
fn leave_spare(mut stack: Vec<Value>) {
    stack.truncate(FIRST_SLOTS);
    if stack.capacity() > KEPT_SLOTS {
        stack.shrink_to(FIRST_SLOTS);
    }
    // At the end of a thread there is nobody to leave it to.
    let _ = SPARE.try_with(|spare| spare.set(stack));
}

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
    pub(crate) fn make_room(&mut self, from: usize, count: usize) -> Outcome<()> {
        let end = from + count;
        if self.stack.len() < end {
            self.grow_stack(end)?;
        }
        Ok(())
    }

    #[inline(never)]
    fn grow_stack(&mut self, end: usize) -> Outcome<()> {
        if self.stack.is_empty() {
            self.stack = take_spare();
            self.hold_slots(FIRST_SLOTS);
        }
        if self.stack.len() < end {
            self.lengthen_stack(end)?;
        }
        Ok(())
    }

    fn hold_slots(&mut self, slots: usize) {
        self.heap.accounting.hold(slots * size_of::<Value>());
    }

    fn release_slots(&mut self, slots: usize) {
        self.heap.accounting.release(slots * size_of::<Value>());
    }

    #[cold]
    fn lengthen_stack(&mut self, end: usize) -> Outcome<()> {
        let roomy = if end < LARGE {
            end.next_power_of_two()
        } else {
            end + end / 8
        };
        let more = |size: usize| (size - self.stack.len()) * size_of::<Value>();
        let size = if self.heap.accounting.refuses(more(roomy)) {
            end
        } else {
            roomy
        };
        let (more, least) = (more(size), more(end));
        self.check_room(least)?;
        self.heap.accounting.hold(more);
        self.stack.reserve_exact(size - self.stack.len());
        self.stack.resize(size, Value::UNBOUND);
        Ok(())
    }

    /// A run waits, perhaps for long and beside many others: it keeps the slots that its frames use, and no others.
    pub(crate) fn lend_room(&mut self) {
        let used = self.stack_top();
        let Some(slots) = self.stack.get(..used) else {
            return;
        };
        let kept = slots.to_vec();
        self.release_slots(self.stack.len() - used);
        leave_spare(std::mem::replace(&mut self.stack, kept));
        self.heap.tidy_rooted();
    }

    /// The run goes on: makes room again for what its frames have found before. That is not refused: where it passes the
    /// heap's limit, the run ends at its next safepoint.
    pub(in crate::vm) fn take_room_back(&mut self) {
        let used = self.stack_top();
        let before = self.stack.len();
        if used + WINDOW <= before || self.frames.is_empty() {
            return;
        }
        if used + WINDOW <= FIRST_SLOTS {
            let mut stack = take_spare();
            stack[..before].copy_from_slice(&self.stack);
            self.stack = stack;
        } else {
            self.stack.resize(used + WINDOW, Value::UNBOUND);
        }
        self.hold_slots(self.stack.len() - before);
    }

    /// Makes room for one more frame. Raises: RecursionError. Fails at the heap's limit.
    #[inline]
    pub(crate) fn room_for_frame(&mut self) -> Outcome<()> {
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

    /// After a run: gives back the register stack, and what deep recursion has taken.
    #[inline]
    pub(crate) fn give_back_room(&mut self) {
        if !self.frames.is_empty() || self.stack.is_empty() {
            return;
        }
        self.release_slots(self.stack.len());
        leave_spare(std::mem::take(&mut self.stack));
        if self.frames.capacity() > KEPT_FRAMES || self.natives.capacity() > 0 {
            self.shrink_room();
        }
    }

    #[cold]
    fn shrink_room(&mut self) {
        let before = self.room_taken();
        self.frames.shrink_to(KEPT_FRAMES);
        self.natives.shrink_to(0);
        let after = self.room_taken();
        self.heap.accounting.release(before.saturating_sub(after));
        self.note_frame_room();
    }

    fn room_taken(&self) -> usize {
        self.frames.capacity() * size_of::<Frame>()
            + self.natives.capacity() * size_of::<NativeFrame>()
    }
}
