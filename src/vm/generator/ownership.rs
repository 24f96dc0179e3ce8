//! Generators that one temporary alone holds: they end when it goes, as by CPython's reference counts.
//!
//! ```python
//! for line in lines():      # `break` ends the generator: the loop alone held it
//!     break
//! any(x for x in lines())   # the call ends both generators
//! it = lines()              # has a name: waits for the collector
//! ```
//!
//! There are no reference counts, so ownership is proved. The compiler marks calls and generator expressions whose
//! value goes to one consumer and nowhere else: `Own` follows them. A generator is owned if the call that `Own`
//! follows has made it itself (`make_generator`), or a function that returns the value of such a call; one that a
//! function has got from elsewhere never is. Then it is in one register only, until one of these takes it from there:
//!
//! - a loop, which ends it by `EndIter` on each way out;
//! - unpacking, `in` and `*`, which end it when they are done;
//! - a call that `Lend` stands in front of. A native that only reads the argument ends it when it returns. One that
//!   makes an iterator of it (`zip`) hands it on to that, if `Own` says that this, too, is a temporary. Any other
//!   callee may keep it: then it is owned no more.
//!
//! Invariant: nothing but the owner can reach an owned generator. Whoever hands out what frames, generators or the
//! collector hold says so first ([`Vm::disown`], [`Vm::disown_all`]).

use std::ops::Range;

use smallvec::{SmallVec, smallvec};

use crate::code::{Instr, Reg};
use crate::heap::Heap;
use crate::object::{GeneratorState, Iter, Itertool};
use crate::value::{GeneratorKey, IteratorKey, Tag, TypeId, Value};
use crate::vm::generator::{close_generator_state, generator_delegate};
use crate::vm::native_frame::{Action, NativeState, NativeStep, Resumed};
use crate::vm::{Fault, Frame, NativeKind, Outcome, ReturnTo, Trap, Vm};

/// Through so many frames a generator is followed that return it as it is.
const RETURNS: usize = 64;

/// So many iterators are looked through for the generators behind one.
const SOURCES: usize = 64;

/// Who gets the value of a call.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Destination {
    /// A register that is a temporary: `Own` follows.
    Temporary,
    /// The native that runs above so many frames.
    Native(usize),
    /// Anyone else.
    Shared,
}

/// What a native does with an iterable.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Use {
    /// Reads it, and has forgotten it when it returns.
    Reads,
    /// Makes an iterator that reads it, or is it.
    Wraps,
}

/// A call that lends: where it lies on the stack, how many of its arguments are positional, and the rest as
/// [`Vm::call_window`] takes it.
struct LendingCall {
    callee: Value,
    at: usize,
    count: usize,
    positional: usize,
    names: Option<Value>,
    dst: Reg,
    method: bool,
}

impl Vm {
    /// Where the value of the call that runs goes, through frames that return it as it is.
    fn destination(&self, mut ret: ReturnTo) -> Destination {
        let callers = self.frames.iter().enumerate().rev().take(RETURNS);
        for (depth, frame) in callers {
            let dst = match ret {
                ReturnTo::Register(dst) => dst,
                ReturnTo::Entry | ReturnTo::Native => return Destination::Native(depth + 1),
                _ => return Destination::Shared,
            };
            let instrs = &self.heap[frame.code].instrs;
            match instrs.get(frame.pc as usize) {
                Some(Instr::Own { src }) if *src == dst => return Destination::Temporary,
                Some(Instr::Return { src }) if *src == dst => ret = frame.ret,
                _ => return Destination::Shared,
            }
        }
        Destination::Shared
    }

    /// Says of a generator that a call has just made whether it is owned.
    pub(super) fn note_made(&mut self, key: GeneratorKey, ret: ReturnTo) {
        match self.destination(ret) {
            Destination::Temporary => self.heap[key].owned = true,
            Destination::Native(depth) => self.gc.handed = Some((key, depth)),
            Destination::Shared => {}
        }
    }

    /// Calls a special method for who alone holds what it gives: a generator that it makes is owned.
    pub(in crate::vm) fn call_owned(&mut self, call: impl FnOnce(&mut Self) -> Outcome) -> Outcome {
        self.gc.handed = None;
        let made = call(self)?;
        self.own_handed(made);
        Ok(made)
    }

    /// What a call has given whose generator was noted: it is owned if the call has made it.
    pub(in crate::vm) fn own_handed(&mut self, made: Value) {
        // Only the call's own frame is entered at this depth.
        let depth = self.frames.len();
        if let Some(key) = made.as_generator()
            && self.gc.handed.take() == Some((key, depth))
        {
            self.heap[key].owned = true;
        }
    }

    /// Whether a value is an owned generator, or an iterator over some.
    fn is_owned(&self, value: Value) -> bool {
        match value.tag() {
            Tag::Generator => value.as_generator().is_some_and(|key| self.heap[key].owned),
            Tag::Iterator => value
                .as_iterator()
                .is_some_and(|key| self.gc.lent.contains_key(&key)),
            _ => false,
        }
    }

    /// Takes the generators that a temporary owns from it; they stay owned.
    fn take_owned(&mut self, value: Value) -> SmallVec<[GeneratorKey; 2]> {
        match (value.as_generator(), value.as_iterator()) {
            (Some(key), _) if self.heap[key].owned => SmallVec::from_slice(&[key]),
            (_, Some(key)) if !self.gc.lent.is_empty() => {
                self.gc.lent.remove(&key).unwrap_or_default()
            }
            _ => SmallVec::new(),
        }
    }

    /// The owner of a value may not be its only holder from now on.
    pub(crate) fn disown(&mut self, value: Value) {
        let owned = self.take_owned(value);
        self.share(&owned);
    }

    fn share(&mut self, owned: &[GeneratorKey]) {
        for key in owned {
            // What an iterator has let go of may be gone.
            if let Some(slot) = self.heap.generators.get_mut(*key) {
                slot.object.owned = false;
            }
        }
    }

    /// Any object may be handed out now.
    pub(crate) fn disown_all(&mut self) {
        self.gc.lent.clear();
        for slot in self.heap.generators.values_mut() {
            slot.object.owned = false;
        }
    }

    /// The owner of a value lets go of it: the generators that it owns end. What one of them raises goes no
    /// further; a limit does.
    pub(crate) fn end_owned(&mut self, value: Value) -> Outcome<()> {
        if !matches!(value.tag(), Tag::Generator | Tag::Iterator) {
            return Ok(());
        }
        let ends = self.take_owned(value);
        ends.into_iter()
            .rev()
            .try_for_each(|key| self.end_generator(key))
    }

    /// An iterator lets go of one of its sources before it ends itself: the owned generators behind that end. What is
    /// behind very many others ends with the owner of all.
    pub(in crate::vm) fn end_source(&mut self, source: Value) -> Outcome<()> {
        if source.tag() != Tag::Generator && self.gc.lent.is_empty() {
            return Ok(());
        }
        let mut work: SmallVec<[Value; 8]> = smallvec![source];
        let mut ends: SmallVec<[GeneratorKey; 2]> = SmallVec::new();
        for _ in 0..SOURCES {
            let Some(value) = work.pop() else {
                break;
            };
            match (value.as_generator(), value.as_iterator()) {
                (Some(key), _) if self.heap[key].owned => ends.push(key),
                (_, Some(key)) => work.extend(sources(&self.heap, key)),
                _ => {
                    if let Some(tuple) = value.as_tuple() {
                        work.extend(self.heap[tuple].items.iter().take(SOURCES).copied());
                    }
                }
            }
        }
        ends.into_iter().try_for_each(|key| self.end_generator(key))
    }

    /// As [`Vm::end_source`], after a step that gave `result`.
    pub(in crate::vm) fn end_source_after<T>(
        &mut self,
        source: Value,
        result: Outcome<T>,
    ) -> Outcome<T> {
        self.keep_fault(&result);
        self.end_source(source)?;
        result
    }

    fn end_generator(&mut self, key: GeneratorKey) -> Outcome<()> {
        if !self.heap.generators.contains_key(key) {
            return Ok(());
        }
        let generator = &mut self.heap[key];
        if !std::mem::take(&mut generator.owned) || generator.state != GeneratorState::Suspended {
            return Ok(());
        }
        generator.finalized = true;
        let mark = self.heap.mark();
        self.heap.keep(key.into());
        let result = self
            .close_generator(key)
            .or_else(|fault| self.report_unraisable(fault, "closing generator", key.into()));
        self.heap.release(mark);
        result
    }

    /// Ends a suspended generator that has nothing to do but to let go of the iterators of its loops, the innermost
    /// first: nothing is raised in it then. False: a handler of its own covers the place, or it delegates.
    pub(crate) fn drop_suspended(&mut self, key: GeneratorKey) -> Outcome<bool> {
        let generator = &self.heap[key];
        let Some(saved) = &generator.frame else {
            return Ok(false);
        };
        // A script's trace or profile function is told of the GeneratorExit.
        if generator_delegate(&self.heap, key).is_some() || self.is_listened_to() {
            return Ok(false);
        }
        let linked = &self.heap[generator.code];
        let handlers = &linked.code.handlers;
        let mut at = saved.pc.saturating_sub(1);
        let mut iterators: SmallVec<[Value; 4]> = SmallVec::new();
        // The handler of a loop stands outside of the loop: no region is met twice.
        for _ in 0..=handlers.len() {
            let Some(handler) = handlers.iter().find(|h| (h.start..h.end).contains(&at)) else {
                break;
            };
            let Some(Instr::EndIter { iter }) = linked.instrs.get(handler.target as usize) else {
                return Ok(false);
            };
            iterators.extend(saved.slots.get(iter.0 as usize).copied());
            at = handler.target;
        }
        // The iterator that a generator expression was given.
        if linked
            .code
            .varnames
            .first()
            .is_some_and(|name| &**name == ".0")
        {
            iterators.extend(saved.slots.first().copied());
        }
        let mark = self.heap.mark();
        for value in &iterators {
            self.heap.keep(*value);
        }
        close_generator_state(&mut self.heap, key);
        let result = iterators
            .into_iter()
            .try_for_each(|value| self.end_owned(value));
        self.heap.release(mark);
        result.map(|()| true)
    }

    /// As [`Vm::end_owned`], after a step of the owner that gave `result`.
    pub(crate) fn end_owned_after<T>(&mut self, value: Value, result: Outcome<T>) -> Outcome<T> {
        self.keep_fault(&result);
        self.end_owned(value)?;
        result
    }

    /// `Lend`: if an argument of the call that comes next is owned, makes that call and goes on after it, or lets
    /// the callee have the argument for good.
    pub(in crate::vm) fn lend(&mut self, top: usize, first: Reg, count: usize) -> Outcome<()> {
        let base = self.frames[top].base;
        let first = base + first.0 as usize;
        let given: SmallVec<[Value; 4]> = match self.stack.get(first..first + count) {
            Some(given) => given.into(),
            None => return Ok(()),
        };
        if !given.iter().any(|value| self.is_owned(*value)) {
            return Ok(());
        }
        let call = self.lending_call(top);
        let used = call.as_ref().and_then(|call| self.use_of(call));
        let mut lent: SmallVec<[Value; 4]> = SmallVec::new();
        for (index, &value) in given.iter().enumerate() {
            match &used {
                Some((_, places)) if places.contains(&index) => lent.push(value),
                _ => self.disown(value),
            }
        }
        let (Some(call), Some((used, _))) = (call, used) else {
            return Ok(());
        };
        self.frames[top].pc += 1;
        self.stack[call.at] = call.callee;
        let ret = ReturnTo::Register(call.dst);
        // Where the callee leaves, what ends the arguments has its place below it.
        let natives = self.natives.len();
        if self.may_leave.is_allowed() {
            self.push_native(&LENT, NativeState::of(&[]))?;
        }
        let called = self.call_window(call.at, call.count, call.names, ret);
        if called != Err(Trap::Entered.into()) {
            self.natives.truncate(natives);
        }
        if let Err(fault) = called {
            if fault == Trap::Entered.into() {
                return match used {
                    Use::Reads => {
                        let lent = self.heap.new_tuple(&lent);
                        self.receive_native(natives, NativeState::of(&[lent]));
                        Err(fault)
                    }
                    Use::Wraps => {
                        lent.iter().for_each(|value| self.disown(*value));
                        let lent = self.heap.new_tuple(&[]);
                        self.receive_native(natives, NativeState::of(&[lent]));
                        Err(fault)
                    }
                };
            }
            fault.exception().map(|exc| self.heap.keep(exc));
            lent.iter().try_for_each(|value| self.end_owned(*value))?;
            return Err(fault);
        }
        let result = self.stack[base + call.dst.0 as usize];
        if self.frames.len() != top + 1 {
            lent.iter().for_each(|value| self.disown(*value));
        } else if used == Use::Reads {
            lent.iter().try_for_each(|value| self.end_owned(*value))?;
        } else {
            let is_temporary = self.destination(ret) == Destination::Temporary;
            self.wrap_owned(result, &lent, is_temporary);
        }
        Ok(())
    }

    /// The instruction after a `Lend`, if it is a call.
    fn lending_call(&self, top: usize) -> Option<LendingCall> {
        let Frame { base, pc, code, .. } = self.frames[top];
        let instr = *self.heap[code].instrs.get(pc as usize)?;
        let (dst, window, argc, names, method) = match instr {
            Instr::Call { dst, base, argc } => (dst, base, argc, None, false),
            Instr::CallMethod { dst, base, argc } => (dst, base, argc, None, true),
            Instr::CallKw {
                dst,
                base,
                argc,
                names,
            } => (dst, base, argc, Some(names), false),
            Instr::CallMethodKw {
                dst,
                base,
                argc,
                names,
            } => (dst, base, argc, Some(names), true),
            _ => return None,
        };
        let (mut at, mut count) = (base + window.0 as usize, argc.0 as usize);
        let names = names.and_then(|names| {
            let constants = &self.heap[code].constants;
            constants.get(names.0 as usize).copied()
        });
        let keywords = names.map_or(0, |names| self.heap.sequence_len(names));
        let positional = count.saturating_sub(keywords);
        let callee = *self.stack.get(at)?;
        let receiver = method && self.stack.get(at + 1)?.is_bound();
        if receiver {
            count += 1;
        } else if method {
            // The window begins at the slot that has no receiver.
            at += 1;
        }
        Some(LendingCall {
            callee,
            at,
            count,
            positional,
            names,
            dst,
            method: receiver,
        })
    }

    /// What the callee does with which of its arguments; `None`: it may keep them.
    fn use_of(&self, call: &LendingCall) -> Option<(Use, Range<usize>)> {
        // No `groupby` and no `tee`: what they give out holds them.
        let (callee, all) = (call.callee, 0..usize::MAX);
        if let Some(ty) = callee.as_builtin_type() {
            return Some(match ty {
                TypeId::List
                | TypeId::Tuple
                | TypeId::Set
                | TypeId::FrozenSet
                | TypeId::Dict
                | TypeId::Bytes
                | TypeId::ByteArray
                | TypeId::Deque => (Use::Reads, 0..1),
                TypeId::Enumerate
                | TypeId::Islice
                | TypeId::Accumulate
                | TypeId::Cycle
                | TypeId::Pairwise
                | TypeId::Batched => (Use::Wraps, 0..1),
                TypeId::Filter
                | TypeId::FilterFalse
                | TypeId::TakeWhile
                | TypeId::DropWhile
                | TypeId::StarMap => (Use::Wraps, 1..2),
                TypeId::Compress => (Use::Wraps, 0..2),
                TypeId::Map => (Use::Wraps, 1..usize::MAX),
                TypeId::Zip | TypeId::ZipLongest | TypeId::Chain => (Use::Wraps, all),
                _ => return None,
            });
        }
        let (table, row) = callee.as_builtin()?;
        let def = self.registry.native(table, row);
        if (def.kind == NativeKind::Method) != call.method {
            return None;
        }
        if call.method {
            return Some(match def.name {
                "join"
                | "extend"
                | "extendleft"
                | "symmetric_difference"
                | "symmetric_difference_update"
                | "issubset"
                | "issuperset"
                | "isdisjoint" => (Use::Reads, 0..1),
                "update"
                | "union"
                | "intersection"
                | "intersection_update"
                | "difference"
                | "difference_update" => (Use::Reads, all),
                _ => return None,
            });
        }
        Some(match def.name {
            "any" | "all" | "next" | "sum" | "sorted" => (Use::Reads, 0..1),
            "min" | "max" if call.positional == 1 => (Use::Reads, 0..1),
            "reduce" => (Use::Reads, 1..2),
            "iter" if call.positional == 1 => (Use::Wraps, 0..1),
            _ => return None,
        })
    }

    /// A native has made an iterator of owned arguments: it is their owner, if it is a temporary itself.
    fn wrap_owned(&mut self, made: Value, lent: &[Value], is_temporary: bool) {
        if is_temporary && lent == [made] {
            return;
        }
        let mut groups: SmallVec<[_; 4]> = lent.iter().map(|v| self.take_owned(*v)).collect();
        if made
            .as_iterator()
            .is_some_and(|key| drops_in_order(&self.heap, key))
        {
            groups.reverse();
        }
        let owned: SmallVec<[GeneratorKey; 2]> = groups.into_iter().flatten().collect();
        match made.as_iterator() {
            Some(key) if is_temporary => {
                self.gc.lent.insert(key, owned);
            }
            _ => self.share(&owned),
        }
    }
}

/// Ends the owned arguments of a native that has left: `[arguments]`.
pub(crate) static LENT: NativeStep = NativeStep {
    name: "close",
    run: |vm, state, resumed| {
        vm.keep_fault(&resumed.value());
        let lent = vm.heap.tuple_items(state.values[0]);
        if !matches!(resumed, Resumed::Raised(Fault::Trap(_))) {
            lent.iter().try_for_each(|value| vm.end_owned(*value))?;
        }
        resumed.value().map(Action::Done)
    },
};

/// What an iterator reads from, in the order in which it lets go of them, reversed: most hold them in a tuple, which
/// goes from its end.
fn sources(heap: &Heap, key: IteratorKey) -> SmallVec<[Value; 4]> {
    match &heap[key] {
        Iter::Zip { iterators, .. } | Iter::Map { iterators, .. } => iterators.as_slice().into(),
        Iter::Enumerate { iterator, .. } | Iter::Filter { iterator, .. } => smallvec![*iterator],
        Iter::Itertool(tool) => match &**tool {
            Itertool::Compress { data, selectors } => smallvec![*selectors, *data],
            Itertool::ZipLongest { iterators, .. } => iterators.as_slice().into(),
            // A callback may have ended a source that its tuple still holds.
            Itertool::Chain { sources, active } => {
                let all = sources.as_iterator().map(|key| &heap[key]);
                let held = match all {
                    Some(Iter::Tuple { tuple, .. }) => Some(*tuple),
                    _ => None,
                };
                held.into_iter().chain([*active]).collect()
            }
            Itertool::Cycle { iterator, .. }
            | Itertool::Islice { iterator, .. }
            | Itertool::TakeWhile { iterator, .. }
            | Itertool::DropWhile { iterator, .. }
            | Itertool::FilterFalse { iterator, .. }
            | Itertool::StarMap { iterator, .. }
            | Itertool::Accumulate { iterator, .. }
            | Itertool::Pairwise { iterator, .. }
            | Itertool::Batched { iterator, .. } => smallvec![*iterator],
            _ => SmallVec::new(),
        },
        _ => SmallVec::new(),
    }
}

/// Whether an iterator lets go of the first of its sources first.
fn drops_in_order(heap: &Heap, key: IteratorKey) -> bool {
    matches!(&heap[key], Iter::Itertool(tool) if matches!(**tool, Itertool::Compress { .. }))
}
