//! The run loop: one arm for each instruction that is frequent and has a short way.
//!
//! An arm works on the loop's locals and on single fields of the heap (`fast.rs`, `cached.rs`) and goes on with the
//! next instruction. Where the short way does not suffice it does nothing, and the instruction is left to
//! [`Vm::execute`], as are all the others: so one place saves and loads the locals, and few of them are alive
//! anywhere.

use super::execute::Next;
use super::fast::{self, compare, truth};
use super::{Left, cached, try_window, window};
use crate::code::{FunctionAttr, Instr, UnaryOp};
use crate::heap::alloc_in;
use crate::object::Cell;
use crate::value::{Tag, Value};
use crate::vm::{Frame, Outcome, ReturnTo, Trap, Vm};

impl Vm {
    /// Runs until the entry frame returns, or something is raised in the top frame. Compiled twice, so that
    /// observers cost nothing where there are none.
    #[expect(clippy::too_many_lines, reason = "one arm per instruction")]
    pub(super) fn run_frames<const OBSERVED: bool>(&mut self, mark: usize) -> Outcome {
        let frame = self.running();
        let (mut pc, mut start) = (frame.pc as usize, frame.base);
        if OBSERVED && self.takes_rewind() {
            pc -= 1;
        }
        let mut code = &self.heap.codes[self.running().code].object;
        let mut instrs: &[Instr] = &code.instrs;
        let mut regs = window(&mut self.stack, start);
        // Whether the observer may have to hear that the frame begins or goes on.
        let mut fresh = true;

        /// The frame that runs.
        macro_rules! frame {
            () => {
                match self.frames.last() {
                    Some(frame) => frame,
                    None => frame_missing(),
                }
            };
        }
        /// Writes the instruction back into the frame: before anything that may raise, or may look at the frame.
        macro_rules! save {
            ($pc:expr) => {
                if let Some(frame) = self.frames.last_mut() {
                    frame.pc = $pc as u32;
                }
            };
        }
        /// Loads the locals that a handler may have invalidated.
        macro_rules! reload {
            () => {{
                code = &self.heap.codes[frame!().code].object;
                instrs = &code.instrs;
                regs = window(&mut self.stack, start);
            }};
        }
        /// Loads everything from the top frame, after a frame was pushed or left.
        macro_rules! switch {
            () => {{
                let frame = frame!();
                (pc, start) = (frame.pc as usize, frame.base);
                code = &self.heap.codes[frame.code].object;
                instrs = &code.instrs;
                regs = window(&mut self.stack, start);
                fresh = true;
            }};
        }
        /// Whether somebody wants to be told of something ([`Wanted`]): never in the loop that nobody observes.
        macro_rules! told {
            ($what:ident) => {
                OBSERVED
                    && match &self.observing {
                        Some(observing) => observing.wanted().$what,
                        None => false,
                    }
            };
        }
        /// Leaves the loop for the observed one, if somebody wants to know from now on: after whatever may have run code of
        /// the host.
        macro_rules! look_again {
            () => {
                if !OBSERVED && self.observing.is_some() {
                    save!(pc);
                    return Err(Trap::Reenter.into());
                }
            };
        }
        /// A safepoint (fuel, interrupt, collection): `$granted` is what is left of the grant, and `$next` where the
        /// frame goes on if the run is paused here.
        macro_rules! safepoint {
            ($granted:expr, $next:expr) => {{
                // Either is negative.
                if $granted | self.heap.accounting.until_collection() < 0 {
                    save!(pc);
                    self.safepoint(mark, $next as u32)?;
                    reload!();
                }
            }};
        }
        /// Goes on with a function of a script, if the call is simple.
        macro_rules! enter_function {
            ($function:expr, $first:expr, $count:expr, $dst:expr) => {{
                let (key, first, count) = ($function, $first, $count);
                let function = &self.heap.functions[key].object;
                let callee = &self.heap.codes[function.code].object;
                if callee.entry.simple_argc == count as u32
                    && code.entry.frame_size <= 256
                    && self.frames.len() < self.bounds.frame_room
                    && let Some(slots) = try_window(&mut self.stack, first)
                {
                    save!(pc);
                    fast::enter(slots, &callee.entry, count, &function.closure);
                    self.frames
                        .push(Frame::of_function(key, function, first, $dst));
                    (pc, start) = (0, first);
                    (code, instrs, regs) = (callee, &callee.instrs, slots);
                    fresh = true;
                    safepoint!(self.budget.burn_one(), pc);
                    continue;
                }
                if !told!(natives) && code.entry.frame_size <= 256 {
                    save!(pc);
                    if self.push_simple(key, first, count as u32, ReturnTo::Register($dst)) {
                        switch!();
                        safepoint!(self.budget.burn_one(), pc);
                        continue;
                    }
                }
            }};
        }
        /// Calls what needs no frame and no binding of arguments, if the callee is of that kind.
        macro_rules! call_plain {
            ($callee:expr, $first:expr, $count:expr, $dst:expr) => {
                if !told!(natives) {
                    save!(pc);
                    if let Some(value) = self.call_frameless($callee, $first, $count, $dst) {
                        let value = value?;
                        reload!();
                        regs[$dst] = value;
                        safepoint!(self.budget.burn_one(), pc);
                        continue;
                    }
                }
            };
        }
        /// What a function gives that is called out of line and changes nothing. The instructions are found anew
        /// after it, so that they need no register that outlives calls.
        macro_rules! ask {
            ($call:expr) => {{
                let value = $call;
                instrs = &code.instrs;
                value
            }};
        }
        /// Jumps if something holds, if that is known.
        macro_rules! jump {
            ($holds:expr, $target:expr) => {
                if let Some(holds) = $holds {
                    if holds {
                        pc = $target.0 as usize;
                    }
                    continue;
                }
            };
        }
        /// Arithmetic of two small ints or two floats.
        macro_rules! arith {
            ($dst:expr, $a:expr, $b:expr, $checked:ident, $op:tt) => {{
                let (a, b) = (regs[$a], regs[$b]);
                if let (Some(x), Some(y)) = (a.as_int(), b.as_int()) {
                    if let Some(value) = x.$checked(y) {
                        regs[$dst] = Value::int(value);
                        continue;
                    }
                } else if let (Some(x), Some(y)) = (a.as_float(), b.as_float()) {
                    regs[$dst] = Value::float(x $op y);
                    continue;
                } else if let Some((x, y)) = ask!(fast::floats(a, b)) {
                    regs[$dst] = Value::float(x $op y);
                    continue;
                }
            }};
        }

        loop {
            if OBSERVED && (fresh || told!(each)) {
                fresh = false;
                if told!(entries) {
                    pc = self.observe_instr(pc)?;
                    reload!();
                }
            }
            let instr = &instrs[pc];
            pc += 1;
            match *instr {
                // ---- load and store
                Instr::LoadConst { dst, idx } => {
                    regs[dst] = code.constants[idx.0 as usize];
                    continue;
                }
                Instr::LoadInt { dst, value } => {
                    regs[dst] = Value::int(i64::from(value));
                    continue;
                }
                Instr::Move { dst, src } => {
                    regs[dst] = regs[src];
                    continue;
                }
                Instr::CheckBound { var } => {
                    if !regs[var].is_unbound() {
                        continue;
                    }
                }
                Instr::ClearLocal { var } => {
                    regs[var] = Value::UNBOUND;
                    continue;
                }
                Instr::LoadGlobal { dst, name, cache } => {
                    let globals = frame!().globals;
                    let (known, key) = ((globals, code.cache(cache)), code.name(name));
                    if let Some(value) =
                        cached::global(&self.heap, self.names.builtins(), known, key)
                    {
                        regs[dst] = value;
                        continue;
                    }
                }
                Instr::StoreGlobal { src, name, cache } => {
                    let globals = frame!().globals;
                    let (known, key) = (code.cache(cache), code.name(name));
                    let globals = &mut self.heap.dicts[globals].object;
                    if let Some(slot) = cached::global_slot(globals, known, key) {
                        *slot = regs[src];
                        continue;
                    }
                }
                Instr::LoadName { dst, name, cache } => {
                    let frame = frame!();
                    let (known, key) = (code.cache(cache), code.name(name));
                    let globals = &self.heap.dicts[frame.globals].object;
                    if frame.namespace.is_unbound()
                        && let Some(value) = cached::own_global(globals, known, key)
                    {
                        regs[dst] = value;
                        continue;
                    }
                }
                Instr::StoreName { src, name, cache } => {
                    let frame = frame!();
                    let (known, key) = (code.cache(cache), code.name(name));
                    let globals = &mut self.heap.dicts[frame.globals].object;
                    if frame.namespace.is_unbound()
                        && let Some(slot) = cached::global_slot(globals, known, key)
                    {
                        *slot = regs[src];
                        continue;
                    }
                }
                // ---- cells
                Instr::MakeCell { cell, init } => {
                    let contents = std::mem::replace(&mut regs[init], Value::UNBOUND);
                    let (cells, accounting) = (&mut self.heap.cells, &mut self.heap.accounting);
                    let key = alloc_in(cells, accounting, self.heap.fresh, Cell { contents });
                    regs[cell] = key.into();
                    continue;
                }
                Instr::LoadDeref { dst, cell } => {
                    if let Some(key) = regs[cell].as_cell() {
                        let value = self.heap.cells[key].object.contents;
                        if !value.is_unbound() {
                            regs[dst] = value;
                            continue;
                        }
                    }
                }
                Instr::MakeClosure { dst, child } => {
                    save!(pc);
                    let value = self.make_closure(child)?;
                    reload!();
                    regs[dst] = value;
                    continue;
                }
                Instr::SetFunctionAttr { func, src, attr } => {
                    if let Some(key) = regs[func].as_function()
                        && attr == FunctionAttr::Defaults
                    {
                        self.heap.functions[key].object.defaults = regs[src];
                        continue;
                    }
                }
                Instr::StoreDeref { cell, src } => {
                    if !told!(writes)
                        && let Some(key) = regs[cell].as_cell()
                    {
                        self.heap.cells[key].object.contents = regs[src];
                        continue;
                    }
                }
                // ---- arithmetic and comparison
                Instr::Add { dst, a, b, .. } => arith!(dst, a, b, checked_add, +),
                Instr::Sub { dst, a, b, .. } => arith!(dst, a, b, checked_sub, -),
                Instr::Mul { dst, a, b, .. } => arith!(dst, a, b, checked_mul, *),
                Instr::AddInt { dst, a, imm, .. } => {
                    if let Some(x) = regs[a].as_int()
                        && let Some(value) = x.checked_add(i64::from(imm))
                    {
                        regs[dst] = Value::int(value);
                        continue;
                    }
                }
                Instr::Binary { dst, a, b, op, .. } => {
                    if let Some(value) = ask!(fast::binary(op, regs[a], regs[b])) {
                        regs[dst] = value;
                        continue;
                    }
                }
                Instr::BinaryInt {
                    dst, a, op, imm, ..
                } => {
                    let b = Value::int(i64::from(imm));
                    if let Some(value) = ask!(fast::binary(op, regs[a], b)) {
                        regs[dst] = value;
                        continue;
                    }
                }
                Instr::Unary { dst, src, op } => {
                    if op == UnaryOp::Not
                        && let Some(truth) = truth(regs[src])
                    {
                        regs[dst] = Value::bool(!truth);
                        continue;
                    }
                }
                Instr::Compare { dst, a, b, op } => {
                    if let Some(truth) = compare(op, regs[a], regs[b]) {
                        regs[dst] = Value::bool(truth);
                        continue;
                    }
                }
                Instr::CompareInt { dst, a, op, imm } => {
                    if let Some(x) = regs[a].as_int() {
                        regs[dst] = Value::bool(fast::ordered(op, x, i64::from(imm)));
                        continue;
                    }
                }
                Instr::Is { dst, a, b, negate } => {
                    let same = regs[a].is(regs[b]);
                    regs[dst] = Value::bool(same != negate);
                    continue;
                }
                Instr::Contains {
                    dst,
                    item,
                    container,
                    negate,
                } => {
                    let (item, container) = (regs[item], regs[container]);
                    if let Some(found) = ask!(fast::contains(&self.heap, container, item)) {
                        regs[dst] = Value::bool(found != negate);
                        continue;
                    }
                }
                // ---- jumps
                Instr::Jump { target } => {
                    pc = target.0 as usize;
                    continue;
                }
                Instr::JumpBack { target } => {
                    let granted = self.budget.burn_round(pc - target.0 as usize);
                    safepoint!(granted, target.0);
                    pc = target.0 as usize;
                    continue;
                }
                Instr::JumpIf { cond, target } => jump!(truth(regs[cond]), target),
                Instr::JumpUnless { cond, target } => {
                    jump!(truth(regs[cond]).map(|truth| !truth), target)
                }
                Instr::JumpIfCompare { a, b, op, target } => {
                    jump!(compare(op, regs[a], regs[b]), target)
                }
                Instr::JumpUnlessCompare { a, b, op, target } => {
                    jump!(compare(op, regs[a], regs[b]).map(|holds| !holds), target)
                }
                Instr::JumpIfCompareInt { a, op, imm, target } => {
                    let x = regs[a].as_int();
                    jump!(x.map(|x| fast::ordered(op, x, i64::from(imm))), target)
                }
                Instr::JumpUnlessCompareInt { a, op, imm, target } => {
                    let x = regs[a].as_int();
                    jump!(x.map(|x| !fast::ordered(op, x, i64::from(imm))), target)
                }
                Instr::JumpIfNone { value, target } => jump!(Some(regs[value].is_none()), target),
                Instr::JumpUnlessNone { value, target } => {
                    jump!(Some(!regs[value].is_none()), target)
                }
                // ---- build and unpack
                Instr::FormatPart { dst, src } => {
                    let value = regs[src];
                    if value.as_int().is_some() || value.as_str().is_some() {
                        regs[dst] = value;
                        continue;
                    }
                }
                Instr::BuildTuple { dst, base, count } => {
                    let items = &regs[base.0 as usize..][..count.0 as usize];
                    let (tuples, accounting) = (&mut self.heap.tuples, &mut self.heap.accounting);
                    let value = ask!(fast::tuple(tuples, accounting, self.heap.fresh, items));
                    regs[dst] = value;
                    continue;
                }
                Instr::BuildList { dst, base, count } => {
                    let items = &regs[base.0 as usize..][..count.0 as usize];
                    let (lists, accounting) = (&mut self.heap.lists, &mut self.heap.accounting);
                    let value = ask!(fast::list(lists, accounting, self.heap.fresh, items));
                    regs[dst] = value;
                    continue;
                }
                Instr::ListAppend { list, src } => {
                    if let Some(key) = regs[list].as_list()
                        && let (slot, false) = self.heap.lists.slot_to_store(key)
                        && let items = &mut slot.object.items
                        && items.len() < items.capacity()
                    {
                        items.push(regs[src]);
                        continue;
                    }
                }
                Instr::UnpackSequence { src, base, count } => {
                    let count = count.0 as usize;
                    if let Some(key) = regs[src].as_tuple()
                        && let items = &self.heap.tuples[key].object.items
                        && items.len() == count
                    {
                        regs[base.0 as usize..][..count].copy_from_slice(items);
                        continue;
                    }
                }
                // ---- attributes and items
                Instr::LoadAttr {
                    dst,
                    obj,
                    name,
                    cache,
                } => {
                    let (known, key) = ((regs[obj], code.cache(cache)), code.name(name));
                    if let Some(value) = cached::attribute(&self.heap, self.class_epoch, known, key)
                    {
                        regs[dst] = value;
                        continue;
                    }
                }
                Instr::StoreAttr {
                    obj,
                    src,
                    name,
                    cache,
                } => {
                    let (known, key) = ((regs[obj], code.cache(cache)), code.name(name));
                    let (instances, dicts) = (&self.heap.instances, &mut self.heap.dicts);
                    if let Some(slot) =
                        cached::attribute_slot(instances, dicts, self.class_epoch, known, key)
                    {
                        *slot = regs[src];
                        continue;
                    }
                }
                Instr::LoadMethod {
                    base,
                    obj,
                    name,
                    cache,
                } => {
                    let (object, at) = (regs[obj], base.0 as usize);
                    let (known, key) = ((object, code.cache(cache)), code.name(name));
                    if let Some(function) = cached::method(&self.heap, self.class_epoch, known, key)
                        && at < 255
                    {
                        regs[at] = function;
                        regs[at + 1] = object;
                        continue;
                    }
                }
                Instr::LoadItem { dst, obj, key } => {
                    if let Some(value) = ask!(fast::item(&self.heap, regs[obj], regs[key])) {
                        regs[dst] = value;
                        continue;
                    }
                }
                Instr::StoreItem { obj, key, src } => {
                    let (object, key) = (regs[obj], regs[key]);
                    if let Some(slot) = fast::item_slot(&mut self.heap.lists, object, key) {
                        *slot = regs[src];
                        continue;
                    }
                    if object.as_dict().is_some() {
                        let value = regs[src];
                        if self.replace_item(object, key, value) {
                            reload!();
                            continue;
                        }
                    }
                }
                // ---- iteration
                Instr::GetIter { dst, src } => {
                    let (iterators, accounting) =
                        (&mut self.heap.iterators, &mut self.heap.accounting);
                    let fresh = self.heap.fresh;
                    if let Some(value) = ask!(fast::iter(iterators, accounting, fresh, regs[src])) {
                        regs[dst] = value;
                        continue;
                    }
                }
                Instr::EndIter { iter } => {
                    if regs[iter].tag() != Tag::Generator && self.gc.lent.is_empty() {
                        continue;
                    }
                }
                Instr::ForIter { iter, dst, exit } => {
                    let (iters, lists) = (&mut self.heap.iterators, &self.heap.lists);
                    if let Some(value) = fast::next(iters, lists, &self.heap.tuples, regs[iter]) {
                        regs[dst] = value;
                        continue;
                    }
                    let iterator = regs[iter];
                    save!(pc);
                    if let Some(generator) = iterator.as_generator() {
                        self.push_generator_next(generator, dst, exit.0)?;
                        switch!();
                        safepoint!(self.budget.burn_one(), pc);
                        continue;
                    }
                    let next = self.next_in_loop(iterator)?;
                    reload!();
                    match next {
                        Some(value) => regs[dst] = value,
                        None => pc = exit.0 as usize,
                    }
                    look_again!();
                    continue;
                }
                Instr::Call { dst, base, argc } => {
                    let (callee, first) = (regs[base], start + base.0 as usize + 1);
                    if let Some(function) = callee.as_function() {
                        enter_function!(function, first, argc.0 as usize, dst);
                    } else {
                        call_plain!(callee, first, argc.0 as usize, dst);
                    }
                }
                Instr::CallMethod { dst, base, argc } => {
                    let at = base.0 as usize;
                    let (callee, bound) = (regs[at], regs[at + 1].is_bound());
                    // With a receiver the arguments start at the receiver, else after the empty slot.
                    let first = start + at + 2 - usize::from(bound);
                    let count = argc.0 as usize + usize::from(bound);
                    if let Some(function) = callee.as_function() {
                        enter_function!(function, first, count, dst);
                    } else {
                        call_plain!(callee, first, count, dst);
                    }
                }
                Instr::Return { src } => {
                    let frame = frame!();
                    if !told!(leaves) && frame.object.is_none() {
                        let value = regs[src];
                        if OBSERVED {
                            self.leaves_untold();
                        }
                        let frame = frame!();
                        if let ReturnTo::Register(dst) = frame.ret {
                            self.budget.burn_straight(pc);
                            self.frames.pop();
                            switch!();
                            regs[dst] = value;
                            continue;
                        }
                        if let ReturnTo::Entry = frame.ret {
                            self.budget.burn_straight(pc);
                            self.frames.pop();
                            return Ok(value);
                        }
                        if let ReturnTo::Native | ReturnTo::Init { .. } = frame.ret {
                            self.budget.burn_straight(pc);
                            self.return_value(value)?;
                            switch!();
                            continue;
                        }
                    }
                }
                Instr::Yield { src, dst } => {
                    if !told!(leaves) {
                        let value = regs[src];
                        save!(pc);
                        if OBSERVED {
                            self.leaves_untold();
                        }
                        if let Left::Entry(value) = self.suspend_frame(value, dst)? {
                            return Ok(value);
                        }
                        switch!();
                        continue;
                    }
                }
                Instr::Own { .. } | Instr::Nop {} => continue,

                // ---- the rest, by name: the match needs no test for what it does not know
                Instr::LoadSlot { .. }
                | Instr::StoreSlot { .. }
                | Instr::CheckBoundSlot { .. }
                | Instr::ClearSlot { .. }
                | Instr::DeleteGlobal { .. }
                | Instr::DeleteName { .. }
                | Instr::LoadLocals { .. }
                | Instr::LoadFromDictOrGlobals { .. }
                | Instr::DeleteDeref { .. }
                | Instr::LoadFromDictOrDeref { .. }
                | Instr::SetAnnotate { .. }
                | Instr::JumpIfState { .. }
                | Instr::BuildSet { .. }
                | Instr::BuildMap { .. }
                | Instr::BuildSlice { .. }
                | Instr::BuildString { .. }
                | Instr::FormatSimple { .. }
                | Instr::FormatWithSpec { .. }
                | Instr::BuildInterpolation { .. }
                | Instr::BuildTemplate { .. }
                | Instr::ListExtend { .. }
                | Instr::ListToTuple { .. }
                | Instr::SetAdd { .. }
                | Instr::SetUpdate { .. }
                | Instr::MapAdd { .. }
                | Instr::DictUpdate { .. }
                | Instr::DictMerge { .. }
                | Instr::UnpackEx { .. }
                | Instr::UnpackToList { .. }
                | Instr::DeleteAttr { .. }
                | Instr::DeleteItem { .. }
                | Instr::Lend { .. }
                | Instr::GetYieldFromIter { .. }
                | Instr::GetAwaitable { .. }
                | Instr::GetAIter { .. }
                | Instr::GetANext { .. }
                | Instr::CallKw { .. }
                | Instr::CallMethodKw { .. }
                | Instr::CallEx { .. }
                | Instr::Send { .. }
                | Instr::Raise { .. }
                | Instr::RaiseFrom { .. }
                | Instr::RaiseCurrent { .. }
                | Instr::Reraise { .. }
                | Instr::PushExc { .. }
                | Instr::SaveExc { .. }
                | Instr::PopExc { .. }
                | Instr::CheckExcMatch { .. }
                | Instr::CheckEgMatch { .. }
                | Instr::LoadAssertionError { .. }
                | Instr::LoadSpecial { .. }
                | Instr::WithExceptStart { .. }
                | Instr::EndAsyncFor { .. }
                | Instr::LoadBuildClass { .. }
                | Instr::SetupAnnotations { .. }
                | Instr::ImportName { .. }
                | Instr::ImportFrom { .. }
                | Instr::ImportStar { .. }
                | Instr::MatchClass { .. }
                | Instr::MatchMapping { .. }
                | Instr::MatchSequence { .. }
                | Instr::MatchKeys { .. }
                | Instr::GetLen { .. }
                | Instr::Intrinsic { .. } => {}
            }
            save!(pc);
            let next = match self.execute::<OBSERVED>() {
                Ok(next) => next,
                Err(fault) => {
                    self.entered(fault)?;
                    Next::Frame
                }
            };
            match next {
                Next::On => {
                    look_again!();
                    reload!();
                }
                Next::Safepoint => {
                    reload!();
                    safepoint!(self.budget.burn_one(), pc);
                }
                Next::Frame => switch!(),
                Next::Entered => {
                    switch!();
                    safepoint!(self.budget.burn_one(), pc);
                }
                Next::Done(value) => return Ok(value),
            }
        }
    }
}

/// The invariant of [`Vm::run_frames`] is broken: it returns when its entry frame is left.
#[cold]
#[inline(never)]
fn frame_missing() -> ! {
    unreachable!("the loop runs without a frame")
}
