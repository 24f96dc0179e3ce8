//! The eval loop (CPython: `ceval.c`).
//!
//! The loop keeps what every instruction needs in locals: the instructions, the constants, the program
//! counter and the register window. An arm either does its work on these and on single fields of the
//! heap, or saves the program counter, calls a handler of its family that takes the whole [`Vm`], and
//! loads the locals again. A call of a script function pushes a frame and goes on in the same loop.
//!
//! Invariant: `eval` never recurses on the Rust stack for a call from script to script.
//! Invariant: wherever a handler is called, the top frame's `pc` is the index after the instruction.

use super::run::observe::Seen;
use super::{Fault, Outcome, ReturnTo, Trap, Vm};
use crate::code::{CompareOp, Instr, UnaryOp};
use crate::heap::alloc_in;
use crate::object::{Cache, Cell, Iter, List, Tuple};
use crate::value::{Tag, Value};

/// A window of registers: an index of one byte is always inside.
pub(super) type Window = [Value; 256];

/// The register window that starts at `base`.
#[inline(always)]
pub(super) fn window(stack: &mut [Value], base: usize) -> &mut Window {
    let Some(slice) = stack.get_mut(base..base + 256) else {
        window_missing()
    };
    match slice.try_into() {
        Ok(window) => window,
        Err(_) => window_missing(),
    }
}

/// The invariant of [`super::Frame`] is broken: every push of a frame makes room for its window.
#[cold]
#[inline(never)]
fn window_missing() -> ! {
    unreachable!("a frame without its register window")
}

/// How a frame was left.
pub(super) enum Left {
    /// The evaluator that ran it returns this value.
    Entry(Value),
    /// The caller goes on.
    Caller,
}

/// Compares two values where both are ints or both floats; other kinds: none.
#[inline(always)]
fn compare_fast(op: CompareOp, a: Value, b: Value) -> Option<bool> {
    if let (Some(a), Some(b)) = (a.as_int(), b.as_int()) {
        return Some(match op {
            CompareOp::Lt => a < b,
            CompareOp::Le => a <= b,
            CompareOp::Eq => a == b,
            CompareOp::Ne => a != b,
            CompareOp::Gt => a > b,
            CompareOp::Ge => a >= b,
        });
    }
    if let (Some(a), Some(b)) = (a.as_float(), b.as_float()) {
        return Some(match op {
            CompareOp::Lt => a < b,
            CompareOp::Le => a <= b,
            CompareOp::Eq => a == b,
            CompareOp::Ne => a != b,
            CompareOp::Gt => a > b,
            CompareOp::Ge => a >= b,
        });
    }
    None
}

/// The truth of a value where it is plain to see.
#[inline(always)]
fn truthy_fast(value: Value) -> Option<bool> {
    match value.tag() {
        Tag::Bool | Tag::Int => Some(value.bits() != 0),
        Tag::None => Some(false),
        _ => None,
    }
}

impl Vm {
    /// Runs from the top frame until the frame that was pushed as an entry is left.
    pub(super) fn eval(&mut self) -> Outcome {
        self.eval_from(None)
    }

    /// As [`Vm::eval`]; with a fault, that is raised at the instruction where the top frame stands.
    pub(super) fn eval_from(&mut self, pending: Option<Fault>) -> Outcome {
        let mark = self.heap.mark();
        let outer = self.heap.begin_share();
        let watched = self.observing.is_some();
        let result = self.eval_above(mark, pending);
        self.heap.end_share(outer);
        if watched != self.observing.is_some() {
            self.budget.reenter_soon();
        }
        result
    }

    /// As [`Vm::eval_from`]; the values that are kept from `mark` on are the loop's.
    fn eval_above(&mut self, mark: usize, mut pending: Option<Fault>) -> Outcome {
        // A native that calls short functions in a loop passes no other safepoint.
        if pending.is_none() {
            pending = self.collect_if_due(mark).err();
        }
        loop {
            let fault = match pending.take() {
                Some(fault) => fault,
                None => match if self.observing.is_none() {
                    self.run_frames::<false>(mark)
                } else {
                    self.run_observed(mark)
                } {
                    Ok(value) => {
                        self.heap.release(mark);
                        return Ok(self.heap.keep(value));
                    }
                    Err(fault) => fault,
                },
            };
            if fault == Trap::Reenter.into() {
                continue;
            }
            if fault == Trap::Stopped.into() {
                return Err(fault);
            }
            if let Err(fault) = self.unwind(fault) {
                self.heap.release(mark);
                if let Fault::Raised(exc) = fault {
                    self.heap.keep(exc.into());
                }
                return Err(fault);
            }
        }
    }

    /// The loop for an observer, out of the way of the other one.
    #[cold]
    #[inline(never)]
    fn run_observed(&mut self, mark: usize) -> Outcome {
        self.run_frames::<true>(mark)
    }

    /// The loop: runs until the entry frame returns, or something is raised in the top frame. There are two
    /// of it, so that an observer costs nothing where there is none.
    #[expect(clippy::too_many_lines, reason = "one arm per instruction")]
    fn run_frames<const OBSERVED: bool>(&mut self, mark: usize) -> Outcome {
        let mut top = self.frames.len() - 1;
        let mut pc = self.frames[top].pc as usize;
        if OBSERVED && self.takes_rewind() {
            pc -= 1;
        }
        let mut base = self.frames[top].base;
        let mut code_key = self.frames[top].code;
        let mut code = &self.heap.codes[code_key].object;
        let mut instrs: &[Instr] = &code.instrs;
        let mut constants: &[Value] = &code.constants;
        let mut wide = code.entry.frame_size > 256;
        let mut regs = window(&mut self.stack, base);

        /// Loads the locals that a handler may have invalidated.
        macro_rules! reload {
            () => {{
                code = &self.heap.codes[code_key].object;
                instrs = &code.instrs;
                constants = &code.constants;
                regs = window(&mut self.stack, base);
            }};
        }
        /// Loads everything from the top frame, after a frame was pushed or left.
        macro_rules! switch {
            () => {{
                top = self.frames.len() - 1;
                let frame = &self.frames[top];
                pc = frame.pc as usize;
                base = frame.base;
                code_key = frame.code;
                reload!();
                wide = code.entry.frame_size > 256;
            }};
        }
        /// Calls a handler that gives a value for `dst`.
        macro_rules! set {
            ($dst:expr, $call:expr) => {{
                self.frames[top].pc = pc as u32;
                let value = $call?;
                reload!();
                regs[$dst.0 as usize] = value;
            }};
        }
        /// Calls a handler that gives nothing.
        macro_rules! run {
            ($call:expr) => {{
                self.frames[top].pc = pc as u32;
                $call?;
                reload!();
            }};
        }
        /// A safepoint: fuel, interrupt, collection.
        macro_rules! safepoint {
            () => {
                safepoint!(pc)
            };
            // `$next`: where the frame goes on if the run is paused here.
            ($next:expr) => {{
                if self.budget.burn_one() || self.heap.accounting.is_due() {
                    self.frames[top].pc = pc as u32;
                    if let Err(fault) = self.safepoint(mark) {
                        if fault == Trap::Stopped.into() || fault == Trap::Reenter.into() {
                            self.frames[top].pc = $next as u32;
                        }
                        return Err(fault);
                    }
                    reload!();
                }
            }};
        }
        /// After a call: goes on with the pushed frame, or stores the result of a native.
        macro_rules! called {
            ($call:expr) => {{
                self.frames[top].pc = pc as u32;
                $call?;
                switch!();
                safepoint!();
            }};
        }
        /// The truth of a value.
        macro_rules! truth {
            ($value:expr) => {{
                let value = $value;
                match truthy_fast(value) {
                    Some(truth) => truth,
                    None => {
                        self.frames[top].pc = pc as u32;
                        let truth = self.truthy(value)?;
                        reload!();
                        truth
                    }
                }
            }};
        }
        /// The truth of a comparison.
        macro_rules! holds {
            ($a:expr, $op:expr, $b:expr) => {{
                let (a, b) = ($a, $b);
                match compare_fast($op, a, b) {
                    Some(truth) => truth,
                    None => {
                        self.frames[top].pc = pc as u32;
                        let truth = self.compare_truth($op, a, b)?;
                        reload!();
                        truth
                    }
                }
            }};
        }
        /// Arithmetic of two small ints or two floats, else by the operator's handler.
        macro_rules! arith {
            ($dst:expr, $a:expr, $b:expr, $checked:ident, $op:tt, $binary:ident, $inplace:expr) => {{
                let (a, b) = (regs[$a.0 as usize], regs[$b.0 as usize]);
                if let (Some(x), Some(y)) = (a.as_int(), b.as_int())
                    && let Some(value) = x.$checked(y)
                {
                    regs[$dst.0 as usize] = Value::int(value);
                } else if let (Some(x), Some(y)) = (a.as_float(), b.as_float()) {
                    regs[$dst.0 as usize] = Value::float(x $op y);
                } else {
                    set!($dst, self.binary(crate::code::BinaryOp::$binary, $inplace, a, b));
                }
            }};
        }

        loop {
            if OBSERVED {
                self.frames[top].pc = pc as u32 + 1;
                self.observe_instr(pc)?;
                reload!();
            }
            let instr = instrs[pc];
            pc += 1;
            match instr {
                // ---- load and store
                Instr::LoadConst { dst, idx } => regs[dst.0 as usize] = constants[idx.0 as usize],
                Instr::LoadInt { dst, value } => {
                    regs[dst.0 as usize] = Value::int(i64::from(value))
                }
                Instr::Move { dst, src } => regs[dst.0 as usize] = regs[src.0 as usize],
                Instr::LoadSlot { dst, slot } => {
                    let value = self.stack[base + slot.0 as usize];
                    regs = window(&mut self.stack, base);
                    regs[dst.0 as usize] = value;
                }
                Instr::StoreSlot { slot, src } => {
                    let value = regs[src.0 as usize];
                    self.stack[base + slot.0 as usize] = value;
                    regs = window(&mut self.stack, base);
                }
                Instr::CheckBound { var } => {
                    if regs[var.0 as usize].is_unbound() {
                        self.frames[top].pc = pc as u32;
                        return Err(self.unbound_local(u16::from(var.0)));
                    }
                }
                Instr::CheckBoundSlot { slot } => {
                    if self.stack[base + slot.0 as usize].is_unbound() {
                        self.frames[top].pc = pc as u32;
                        return Err(self.unbound_local(slot.0));
                    }
                    regs = window(&mut self.stack, base);
                }
                Instr::ClearLocal { var } => regs[var.0 as usize] = Value::UNBOUND,
                Instr::ClearSlot { slot } => {
                    self.stack[base + slot.0 as usize] = Value::UNBOUND;
                    regs = window(&mut self.stack, base);
                }
                Instr::LoadGlobal { dst, name, cache } => {
                    let key = code.names[name.0 as usize];
                    let globals = &self.heap.dicts[self.frames[top].globals].object;
                    match code.caches.get(cache.0 as usize) {
                        Some(&Cache::Global { index })
                            if let Some(entry) = globals.entry(index as usize)
                                && entry.key == key =>
                        {
                            regs[dst.0 as usize] = entry.value;
                        }
                        Some(&Cache::Builtin {
                            globals: seen,
                            globals_version,
                            value,
                        }) if globals_version == globals.version()
                            && seen == self.frames[top].globals
                            && self.names.builtins.is_none() =>
                        {
                            regs[dst.0 as usize] = value;
                        }
                        Some(&Cache::BuiltinEntry {
                            globals: seen,
                            globals_version,
                            index,
                        }) if globals_version == globals.version()
                            && seen == self.frames[top].globals
                            && let Some(builtins) = self.names.builtins
                            && let Some(entry) =
                                self.heap.dicts[builtins].object.entry(index as usize)
                            && entry.key == key =>
                        {
                            regs[dst.0 as usize] = entry.value;
                        }
                        _ => set!(
                            dst,
                            self.load_global(self.frames[top].globals, key, code_key, cache)
                        ),
                    }
                }
                Instr::StoreGlobal { src, name, cache } => {
                    let key = code.names[name.0 as usize];
                    if let Some(&Cache::Global { index }) = code.caches.get(cache.0 as usize)
                        && let Some(entry) = self.heap.dicts[self.frames[top].globals]
                            .object
                            .entry(index as usize)
                        && entry.key == key
                        && let Some(slot) = self.heap.dicts[self.frames[top].globals]
                            .object
                            .value_mut(index as usize)
                    {
                        *slot = regs[src.0 as usize];
                    } else {
                        let value = regs[src.0 as usize];
                        run!(self.store_global(
                            self.frames[top].globals,
                            key,
                            value,
                            code_key,
                            cache
                        ));
                    }
                }
                Instr::DeleteGlobal { name } => {
                    let key = code.names[name.0 as usize];
                    run!(self.delete_global(self.frames[top].globals, key));
                }
                Instr::LoadName { dst, name, cache } => {
                    let key = code.names[name.0 as usize];
                    if self.frames[top].namespace.is_unbound()
                        && let Some(&Cache::Global { index }) = code.caches.get(cache.0 as usize)
                        && let Some(entry) = self.heap.dicts[self.frames[top].globals]
                            .object
                            .entry(index as usize)
                        && entry.key == key
                    {
                        regs[dst.0 as usize] = entry.value;
                    } else {
                        set!(dst, self.load_name(key, code_key, cache));
                    }
                }
                Instr::StoreName { src, name, cache } => {
                    let key = code.names[name.0 as usize];
                    let value = regs[src.0 as usize];
                    if self.frames[top].namespace.is_unbound()
                        && let Some(&Cache::Global { index }) = code.caches.get(cache.0 as usize)
                        && let Some(entry) = self.heap.dicts[self.frames[top].globals]
                            .object
                            .entry(index as usize)
                        && entry.key == key
                        && let Some(slot) = self.heap.dicts[self.frames[top].globals]
                            .object
                            .value_mut(index as usize)
                    {
                        *slot = value;
                    } else {
                        run!(self.store_name(key, value, code_key, cache));
                    }
                }
                Instr::DeleteName { name } => {
                    let key = code.names[name.0 as usize];
                    run!(self.delete_name(key));
                }
                Instr::LoadLocals { dst } => set!(dst, Ok::<_, Fault>(self.frame_namespace(top))),
                Instr::LoadFromDictOrGlobals { dst, mapping, name } => {
                    let key = code.names[name.0 as usize];
                    let mapping = regs[mapping.0 as usize];
                    set!(dst, self.load_from_dict_or_globals(mapping, key));
                }

                // ---- cells
                Instr::MakeCell { cell, init } => {
                    let contents = regs[init.0 as usize];
                    regs[init.0 as usize] = Value::UNBOUND;
                    let key = alloc_in(
                        &mut self.heap.cells,
                        &mut self.heap.accounting,
                        self.heap.epoch,
                        Cell { contents },
                    );
                    regs[cell.0 as usize] = key.into();
                }
                Instr::LoadDeref { dst, cell } => {
                    let Some(key) = regs[cell.0 as usize].as_cell() else {
                        return Err(Trap::Invalid.into());
                    };
                    let value = self.heap.cells[key].object.contents;
                    if value.is_unbound() {
                        self.frames[top].pc = pc as u32;
                        return Err(self.empty_cell(cell));
                    }
                    regs[dst.0 as usize] = value;
                }
                Instr::StoreDeref { cell, src } => {
                    let Some(key) = regs[cell.0 as usize].as_cell() else {
                        return Err(Trap::Invalid.into());
                    };
                    self.heap.cells[key].object.contents = regs[src.0 as usize];
                    if OBSERVED {
                        let seen = Seen::CellWrite(key, cell, regs[src.0 as usize]);
                        run!(self.observe(seen));
                    }
                }
                Instr::DeleteDeref { cell } => {
                    let Some(key) = regs[cell.0 as usize].as_cell() else {
                        return Err(Trap::Invalid.into());
                    };
                    let contents = &mut self.heap.cells[key].object.contents;
                    if std::mem::replace(contents, Value::UNBOUND).is_unbound() {
                        self.frames[top].pc = pc as u32;
                        return Err(self.empty_cell(cell));
                    }
                    if OBSERVED {
                        run!(self.observe(Seen::CellWrite(key, cell, Value::UNBOUND)));
                    }
                }
                Instr::LoadFromDictOrDeref { dst, mapping, cell } => {
                    let mapping = regs[mapping.0 as usize];
                    set!(dst, self.load_from_dict_or_deref(mapping, cell));
                }
                Instr::MakeClosure { dst, child } => set!(dst, self.make_closure(top, child)),
                Instr::SetFunctionAttr { func, src, attr } => {
                    let (function, value) = (regs[func.0 as usize], regs[src.0 as usize]);
                    run!(self.set_function_attr(function, attr, value));
                }

                // ---- arithmetic and comparison
                Instr::Add { dst, a, b, inplace } => {
                    arith!(dst, a, b, checked_add, +, Add, inplace)
                }
                Instr::Sub { dst, a, b, inplace } => {
                    arith!(dst, a, b, checked_sub, -, Sub, inplace)
                }
                Instr::Mul { dst, a, b, inplace } => {
                    arith!(dst, a, b, checked_mul, *, Mul, inplace)
                }
                Instr::AddInt {
                    dst,
                    a,
                    imm,
                    inplace,
                } => {
                    let a = regs[a.0 as usize];
                    if let Some(x) = a.as_int()
                        && let Some(value) = x.checked_add(i64::from(imm))
                    {
                        regs[dst.0 as usize] = Value::int(value);
                    } else {
                        set!(dst, self.add_int(a, imm, inplace));
                    }
                }
                Instr::Binary {
                    dst,
                    a,
                    b,
                    op,
                    inplace,
                } => {
                    let (a, b) = (regs[a.0 as usize], regs[b.0 as usize]);
                    match super::fast::binary(op, a, b) {
                        Some(value) => regs[dst.0 as usize] = value,
                        None => set!(dst, self.binary(op, inplace, a, b)),
                    }
                }
                Instr::Unary { dst, src, op } => {
                    let value = regs[src.0 as usize];
                    match (op, truthy_fast(value)) {
                        (UnaryOp::Not, Some(truth)) => regs[dst.0 as usize] = Value::bool(!truth),
                        _ => set!(dst, self.unary(op, value)),
                    }
                }
                Instr::Compare { dst, a, b, op } => {
                    let (a, b) = (regs[a.0 as usize], regs[b.0 as usize]);
                    match compare_fast(op, a, b) {
                        Some(truth) => regs[dst.0 as usize] = Value::bool(truth),
                        None => set!(dst, self.compare(op, a, b)),
                    }
                }
                Instr::Is { dst, a, b, negate } => {
                    let same = regs[a.0 as usize].is(regs[b.0 as usize]);
                    regs[dst.0 as usize] = Value::bool(same != negate);
                }
                Instr::Contains {
                    dst,
                    item,
                    container,
                    negate,
                } => {
                    let (item, container) = (regs[item.0 as usize], regs[container.0 as usize]);
                    set!(
                        dst,
                        self.contains(container, item)
                            .map(|found| Value::bool(found != negate))
                    );
                }

                // ---- jumps
                Instr::Jump { target } => pc = target.0 as usize,
                Instr::JumpBack { target } => {
                    safepoint!(target.0);
                    pc = target.0 as usize;
                }
                Instr::JumpIf { cond, target } => {
                    if truth!(regs[cond.0 as usize]) {
                        pc = target.0 as usize;
                    }
                }
                Instr::JumpUnless { cond, target } => {
                    if !truth!(regs[cond.0 as usize]) {
                        pc = target.0 as usize;
                    }
                }
                Instr::JumpIfCompare { a, b, op, target } => {
                    if holds!(regs[a.0 as usize], op, regs[b.0 as usize]) {
                        pc = target.0 as usize;
                    }
                }
                Instr::JumpUnlessCompare { a, b, op, target } => {
                    if !holds!(regs[a.0 as usize], op, regs[b.0 as usize]) {
                        pc = target.0 as usize;
                    }
                }
                Instr::JumpIfNone { value, target } => {
                    if regs[value.0 as usize].is_none() {
                        pc = target.0 as usize;
                    }
                }
                Instr::JumpUnlessNone { value, target } => {
                    if !regs[value.0 as usize].is_none() {
                        pc = target.0 as usize;
                    }
                }
                Instr::JumpIfState {
                    value,
                    state,
                    target,
                } => {
                    if regs[value.0 as usize] == Value::int(i64::from(state.0)) {
                        pc = target.0 as usize;
                    }
                }

                // ---- build and unpack
                Instr::BuildTuple {
                    dst,
                    base: first,
                    count,
                } => {
                    let items = &regs[first.0 as usize..][..count.0 as usize];
                    let key = alloc_in(
                        &mut self.heap.tuples,
                        &mut self.heap.accounting,
                        self.heap.epoch,
                        Tuple {
                            items: items.into(),
                        },
                    );
                    regs[dst.0 as usize] = key.into();
                }
                Instr::BuildList {
                    dst,
                    base: first,
                    count,
                } => {
                    let items = regs[first.0 as usize..][..count.0 as usize].to_vec();
                    let key = alloc_in(
                        &mut self.heap.lists,
                        &mut self.heap.accounting,
                        self.heap.epoch,
                        List { items },
                    );
                    regs[dst.0 as usize] = key.into();
                }
                Instr::BuildSet {
                    dst,
                    base: first,
                    count,
                } => set!(
                    dst,
                    self.build_set(base + first.0 as usize, count.0 as usize)
                ),
                Instr::BuildMap {
                    dst,
                    base: first,
                    count,
                } => set!(
                    dst,
                    self.build_map(base + first.0 as usize, count.0 as usize)
                ),
                Instr::BuildSlice { dst, base: first } => {
                    let at = first.0 as usize;
                    let (start, stop, step) = (regs[at], regs[at + 1], regs[at + 2]);
                    set!(dst, Ok::<_, Fault>(self.heap.make_slice(start, stop, step)));
                }
                Instr::BuildString {
                    dst,
                    base: first,
                    count,
                } => set!(
                    dst,
                    self.build_string(base + first.0 as usize, count.0 as usize)
                ),
                Instr::FormatSimple {
                    dst,
                    src,
                    conversion,
                } => {
                    let value = regs[src.0 as usize];
                    set!(dst, self.format_value(value, Value::UNBOUND, conversion));
                }
                Instr::FormatWithSpec {
                    dst,
                    src,
                    spec,
                    conversion,
                } => {
                    let (value, spec) = (regs[src.0 as usize], regs[spec.0 as usize]);
                    set!(dst, self.format_value(value, spec, conversion));
                }
                Instr::ListAppend { list, src } => {
                    let value = regs[src.0 as usize];
                    let Some(key) = regs[list.0 as usize].as_list() else {
                        return Err(Trap::Invalid.into());
                    };
                    let items = &mut self.heap.lists[key].object.items;
                    if items.len() < items.capacity() {
                        items.push(value);
                    } else {
                        run!(self.list_append(key, value));
                    }
                }
                Instr::ListExtend { list, src } => {
                    let value = regs[src.0 as usize];
                    let Some(key) = regs[list.0 as usize].as_list() else {
                        return Err(Trap::Invalid.into());
                    };
                    run!(self.list_extend(key, value));
                }
                Instr::ListToTuple { dst, list } => {
                    let Some(key) = regs[list.0 as usize].as_list() else {
                        return Err(Trap::Invalid.into());
                    };
                    set!(dst, Ok::<_, Fault>(self.heap.list_to_tuple(key)));
                }
                Instr::SetAdd { set, src } => {
                    let value = regs[src.0 as usize];
                    let Some(key) = regs[set.0 as usize].as_any_set() else {
                        return Err(Trap::Invalid.into());
                    };
                    run!(self.set_add(key, value));
                }
                Instr::SetUpdate { set, src } => {
                    let value = regs[src.0 as usize];
                    let Some(key) = regs[set.0 as usize].as_any_set() else {
                        return Err(Trap::Invalid.into());
                    };
                    run!(self.set_update(key, value));
                }
                Instr::MapAdd { map, key, value } => {
                    let (item_key, value) = (regs[key.0 as usize], regs[value.0 as usize]);
                    let Some(dict) = regs[map.0 as usize].as_dict() else {
                        return Err(Trap::Invalid.into());
                    };
                    run!(self.dict_set(dict, item_key, value));
                }
                Instr::DictUpdate { map, src } => {
                    let value = regs[src.0 as usize];
                    let Some(dict) = regs[map.0 as usize].as_dict() else {
                        return Err(Trap::Invalid.into());
                    };
                    run!(self.dict_update(dict, value));
                }
                Instr::DictMerge { map, src, func } => {
                    let (value, function) = (regs[src.0 as usize], regs[func.0 as usize]);
                    let Some(dict) = regs[map.0 as usize].as_dict() else {
                        return Err(Trap::Invalid.into());
                    };
                    run!(self.dict_merge(dict, value, function));
                }
                Instr::UnpackSequence {
                    src,
                    base: first,
                    count,
                } => {
                    let value = regs[src.0 as usize];
                    if let Some(key) = value.as_tuple()
                        && let items = &self.heap.tuples[key].object.items
                        && items.len() == count.0 as usize
                    {
                        regs[first.0 as usize..][..count.0 as usize].copy_from_slice(items);
                    } else {
                        run!(self.unpack_sequence(
                            value,
                            base + first.0 as usize,
                            count.0 as usize
                        ));
                    }
                }
                Instr::UnpackEx {
                    src,
                    base: first,
                    before,
                    after,
                } => {
                    let value = regs[src.0 as usize];
                    run!(self.unpack_ex(
                        value,
                        base + first.0 as usize,
                        before.0 as usize,
                        after.0 as usize
                    ));
                }
                Instr::UnpackToList {
                    dst,
                    src,
                    star,
                    before,
                    after,
                } => {
                    let value = regs[src.0 as usize];
                    let star = star.then_some(after.0 as usize);
                    set!(dst, self.unpack_to_list(value, before.0 as usize, star));
                }

                // ---- attributes and items
                Instr::LoadAttr {
                    dst,
                    obj,
                    name,
                    cache,
                } => {
                    let value = regs[obj.0 as usize];
                    let key = code.names[name.0 as usize];
                    if let Some(instance) = value.as_instance()
                        && let instance = &self.heap.instances[instance].object
                        && let Some(&Cache::InstanceAttr {
                            class,
                            epoch,
                            index,
                        }) = code.caches.get(cache.0 as usize)
                        && class == instance.class
                        && epoch == self.class_epoch
                        && let Some(dict) = instance.dict
                        && let Some(entry) = self.heap.dicts[dict].object.entry(index as usize)
                        && entry.key == key
                    {
                        regs[dst.0 as usize] = entry.value;
                    } else {
                        set!(dst, self.load_attr_cached(code_key, cache, value, key));
                    }
                }
                Instr::StoreAttr {
                    obj,
                    src,
                    name,
                    cache,
                } => {
                    let (object, value) = (regs[obj.0 as usize], regs[src.0 as usize]);
                    let key = code.names[name.0 as usize];
                    if let Some(instance) = object.as_instance()
                        && let instance = &self.heap.instances[instance].object
                        && let Some(&Cache::InstanceAttr {
                            class,
                            epoch,
                            index,
                        }) = code.caches.get(cache.0 as usize)
                        && class == instance.class
                        && epoch == self.class_epoch
                        && let Some(dict) = instance.dict
                        && self.heap.dicts[dict]
                            .object
                            .entry(index as usize)
                            .is_some_and(|entry| entry.key == key)
                        && let Some(slot) = self.heap.dicts[dict].object.value_mut(index as usize)
                    {
                        *slot = value;
                    } else {
                        run!(self.store_attr_cached(code_key, cache, object, key, value));
                    }
                }
                Instr::DeleteAttr { obj, name } => {
                    let object = regs[obj.0 as usize];
                    let key = code.names[name.0 as usize];
                    run!(self.delattr(object, key));
                }
                Instr::LoadMethod {
                    base: first,
                    obj,
                    name,
                    cache,
                } => {
                    let object = regs[obj.0 as usize];
                    let key = code.names[name.0 as usize];
                    let at = first.0 as usize;
                    let hit = match code.caches.get(cache.0 as usize) {
                        Some(&Cache::ClassAttr {
                            class,
                            epoch,
                            value,
                        }) if epoch == self.class_epoch
                            && let Some(instance) = object.as_instance()
                            && let instance = &self.heap.instances[instance].object
                            && class == instance.class
                            && instance.dict.is_none_or(|dict| {
                                let hash = super::fast::interned_hash(&self.heap.strs, key);
                                self.heap.dicts[dict]
                                    .object
                                    .find_identical(hash, key)
                                    .is_none()
                            }) =>
                        {
                            Some(value)
                        }
                        Some(&Cache::TypeAttr { ty, value })
                            if super::fast::builtin_type_of(object) == Some(ty) =>
                        {
                            Some(value)
                        }
                        _ => None,
                    };
                    match hit {
                        Some(function) if at < 255 => {
                            regs[at] = function;
                            regs[at + 1] = object;
                        }
                        _ => {
                            self.frames[top].pc = pc as u32;
                            let (function, receiver) =
                                self.load_method_cached(code_key, cache, object, key)?;
                            reload!();
                            regs[at] = function;
                            regs[at + 1] = receiver.unwrap_or(Value::UNBOUND);
                        }
                    }
                }
                Instr::LoadItem { dst, obj, key } => {
                    let (object, key) = (regs[obj.0 as usize], regs[key.0 as usize]);
                    if let (Some(list), Some(index)) = (object.as_list(), key.as_int())
                        && let Some(&value) =
                            super::fast::item_at(&self.heap.lists[list].object.items, index)
                    {
                        regs[dst.0 as usize] = value;
                    } else if let (Some(tuple), Some(index)) = (object.as_tuple(), key.as_int())
                        && let Some(&value) =
                            super::fast::item_at(&self.heap.tuples[tuple].object.items, index)
                    {
                        regs[dst.0 as usize] = value;
                    } else {
                        set!(dst, self.get_item(object, key));
                    }
                }
                Instr::StoreItem { obj, key, src } => {
                    let (object, key, value) = (
                        regs[obj.0 as usize],
                        regs[key.0 as usize],
                        regs[src.0 as usize],
                    );
                    if let (Some(list), Some(index)) = (object.as_list(), key.as_int())
                        && let Some(slot) = usize::try_from(index)
                            .ok()
                            .and_then(|i| self.heap.lists[list].object.items.get_mut(i))
                    {
                        *slot = value;
                    } else {
                        run!(self.set_item(object, key, value));
                    }
                }
                Instr::DeleteItem { obj, key } => {
                    let (object, key) = (regs[obj.0 as usize], regs[key.0 as usize]);
                    run!(self.del_item(object, key));
                }

                // ---- iteration
                Instr::GetIter { dst, src } => {
                    let value = regs[src.0 as usize];
                    set!(dst, self.iter(value));
                }
                Instr::ForIter { iter, dst, exit } => {
                    let iterator = regs[iter.0 as usize];
                    if let Some(key) = iterator.as_iterator() {
                        let next = match &mut self.heap.iterators[key].object {
                            Iter::Range {
                                next,
                                step,
                                remaining,
                            } if *remaining > 0 => {
                                let value = *next;
                                *remaining -= 1;
                                *next = value.wrapping_add(*step);
                                Some(Value::int(value))
                            }
                            Iter::List { list, index } => {
                                let value =
                                    self.heap.lists[*list].object.items.get(*index).copied();
                                *index += usize::from(value.is_some());
                                value
                            }
                            Iter::Tuple { tuple, index } if let Some(tuple) = tuple.as_tuple() => {
                                let value =
                                    self.heap.tuples[tuple].object.items.get(*index).copied();
                                *index += usize::from(value.is_some());
                                value
                            }
                            _ => None,
                        };
                        if let Some(value) = next {
                            regs[dst.0 as usize] = value;
                            continue;
                        }
                    } else if let Some(generator) = iterator.as_generator() {
                        self.frames[top].pc = pc as u32;
                        self.push_generator_next(generator, dst, exit.0)?;
                        switch!();
                        safepoint!();
                        continue;
                    }
                    self.frames[top].pc = pc as u32;
                    let next = self.next(iterator)?;
                    reload!();
                    match next {
                        Some(value) => regs[dst.0 as usize] = value,
                        None => pc = exit.0 as usize,
                    }
                }
                Instr::GetYieldFromIter { dst, src } => {
                    let value = regs[src.0 as usize];
                    set!(dst, self.yield_from_iter(value));
                }
                Instr::GetAwaitable { dst, src, of } => {
                    let value = regs[src.0 as usize];
                    set!(dst, self.get_awaitable(value, of));
                }
                Instr::GetAIter { dst, src } => {
                    let value = regs[src.0 as usize];
                    set!(dst, self.get_aiter(value));
                }
                Instr::GetANext { dst, iter } => {
                    let value = regs[iter.0 as usize];
                    set!(dst, self.get_anext(value));
                }

                // ---- calls
                Instr::Call {
                    dst,
                    base: first,
                    argc,
                } => {
                    let callee = regs[first.0 as usize];
                    if let Some(function) = callee.as_function()
                        && !wide
                        && self.push_simple(
                            function,
                            base + first.0 as usize + 1,
                            u32::from(argc.0),
                            ReturnTo::Register(dst),
                        )
                    {
                        self.frames[top].pc = pc as u32;
                        switch!();
                        safepoint!();
                    } else if let Some(function) = callee.as_host_function()
                        && !wide
                    {
                        called!(self.call_host_function(
                            function,
                            base + first.0 as usize,
                            argc.0 as usize,
                            base,
                            dst
                        ));
                    } else {
                        called!(self.call_window(
                            base + first.0 as usize,
                            argc.0 as usize,
                            None,
                            ReturnTo::Register(dst)
                        ));
                    }
                }
                Instr::CallMethod {
                    dst,
                    base: first,
                    argc,
                } => {
                    let at = first.0 as usize;
                    let callee = regs[at];
                    let bound = regs[at + 1].is_bound();
                    // With a receiver the arguments start at the receiver, else after the empty slot.
                    let first_arg = if bound { at + 1 } else { at + 2 };
                    let count = u32::from(argc.0) + u32::from(bound);
                    if let Some(function) = callee.as_function()
                        && !wide
                        && self.push_simple(
                            function,
                            base + first_arg,
                            count,
                            ReturnTo::Register(dst),
                        )
                    {
                        self.frames[top].pc = pc as u32;
                        switch!();
                        safepoint!();
                    } else {
                        if !bound {
                            self.stack[base + at + 1] = callee;
                        }
                        called!(self.call_window(
                            base + first_arg - 1,
                            count as usize,
                            None,
                            ReturnTo::Register(dst)
                        ));
                    }
                }
                Instr::CallKw {
                    dst,
                    base: first,
                    argc,
                    names,
                } => {
                    let names = constants[names.0 as usize];
                    called!(self.call_window(
                        base + first.0 as usize,
                        argc.0 as usize,
                        Some(names),
                        ReturnTo::Register(dst)
                    ));
                }
                Instr::CallMethodKw {
                    dst,
                    base: first,
                    argc,
                    names,
                } => {
                    let names = constants[names.0 as usize];
                    let at = first.0 as usize;
                    let bound = regs[at + 1].is_bound();
                    if !bound {
                        regs[at + 1] = regs[at];
                    }
                    let callee_at = if bound { at } else { at + 1 };
                    let count = argc.0 as usize + usize::from(bound);
                    called!(self.call_window(
                        base + callee_at,
                        count,
                        Some(names),
                        ReturnTo::Register(dst)
                    ));
                }
                Instr::CallEx {
                    dst,
                    base: first,
                    keywords,
                } => {
                    called!(self.call_ex(
                        base + first.0 as usize,
                        keywords,
                        ReturnTo::Register(dst)
                    ));
                }
                Instr::Return { src } => {
                    let value = regs[src.0 as usize];
                    if OBSERVED {
                        self.frames[top].pc = pc as u32;
                        self.observe_leaving(Seen::Return(value))?;
                    }
                    let frame = &self.frames[top];
                    match frame.ret {
                        ReturnTo::Register(dst) if frame.object.is_none() => {
                            self.frames.pop();
                            switch!();
                            regs[dst.0 as usize] = value;
                        }
                        ReturnTo::Entry if frame.object.is_none() => {
                            self.frames.pop();
                            return Ok(value);
                        }
                        _ => {
                            self.frames[top].pc = pc as u32;
                            match self.leave_frame(value)? {
                                Left::Entry(value) => return Ok(value),
                                Left::Caller => switch!(),
                            }
                        }
                    }
                }
                Instr::Yield { src, .. } => {
                    let value = regs[src.0 as usize];
                    self.frames[top].pc = pc as u32;
                    if OBSERVED {
                        self.observe_leaving(Seen::Yield(value))?;
                    }
                    match self.suspend_frame(value)? {
                        Left::Entry(value) => return Ok(value),
                        Left::Caller => switch!(),
                    }
                }
                Instr::Send { iter, value, exit } => {
                    self.frames[top].pc = pc as u32;
                    self.send(top, iter, value, exit.0)?;
                    switch!();
                    safepoint!();
                }

                // ---- exceptions
                Instr::Raise { exc } => {
                    let value = regs[exc.0 as usize];
                    self.frames[top].pc = pc as u32;
                    return Err(self.raise_value(value, None));
                }
                Instr::RaiseFrom { exc, cause } => {
                    let (value, cause) = (regs[exc.0 as usize], regs[cause.0 as usize]);
                    self.frames[top].pc = pc as u32;
                    return Err(self.raise_value(value, Some(cause)));
                }
                Instr::RaiseCurrent {} => {
                    self.frames[top].pc = pc as u32;
                    return Err(self.raise_current());
                }
                Instr::Reraise { exc } => {
                    let Some(exc) = regs[exc.0 as usize].as_exception() else {
                        return Err(Trap::Invalid.into());
                    };
                    self.frames[top].pc = pc as u32;
                    return Err(Fault::Raised(exc));
                }
                Instr::PushExc { save, exc } => {
                    let value = regs[exc.0 as usize];
                    regs[save.0 as usize] = std::mem::replace(&mut self.frames[top].handled, value);
                }
                Instr::SaveExc { save } => regs[save.0 as usize] = self.frames[top].handled,
                Instr::PopExc { save } => self.frames[top].handled = regs[save.0 as usize],
                Instr::CheckExcMatch { dst, exc, ty } => {
                    let (exc, ty) = (regs[exc.0 as usize], regs[ty.0 as usize]);
                    set!(dst, self.exception_matches(exc, ty).map(Value::bool));
                }
                Instr::CheckEgMatch { dst, exc, ty } => {
                    let (group, ty) = (regs[exc.0 as usize], regs[ty.0 as usize]);
                    self.frames[top].pc = pc as u32;
                    let (matched, rest) = self.check_eg_match(group, ty)?;
                    reload!();
                    regs[exc.0 as usize] = rest;
                    regs[dst.0 as usize] = matched;
                }
                Instr::LoadAssertionError { dst } => {
                    regs[dst.0 as usize] =
                        Value::builtin_type(crate::value::TypeId::AssertionError);
                }
                Instr::LoadSpecial { dst, obj, which } => {
                    let object = regs[obj.0 as usize];
                    set!(dst, self.context_method(object, which));
                }
                Instr::WithExceptStart { dst, exit, exc } => {
                    let (exit, exc) = (regs[exit.0 as usize], regs[exc.0 as usize]);
                    set!(dst, self.with_except_start(exit, exc));
                }
                Instr::EndAsyncFor { exc } => {
                    let exc = regs[exc.0 as usize];
                    run!(self.end_async_for(exc));
                }

                // ---- classes, imports, match, the rest
                Instr::LoadBuildClass { dst } => set!(dst, self.load_build_class()),
                Instr::SetupAnnotations {} => run!(self.setup_annotations(top)),
                Instr::ImportName {
                    dst,
                    base: first,
                    name,
                } => {
                    let (level, fromlist) = (regs[first.0 as usize], regs[first.0 as usize + 1]);
                    let name = code.names[name.0 as usize];
                    set!(dst, self.import_name(name, fromlist, level));
                }
                Instr::ImportFrom { dst, module, name } => {
                    let module = regs[module.0 as usize];
                    let name = code.names[name.0 as usize];
                    set!(dst, self.import_from(module, name));
                }
                Instr::ImportStar { module } => {
                    let module = regs[module.0 as usize];
                    run!(self.import_star(module, top));
                }
                Instr::MatchClass {
                    dst,
                    subject,
                    base: first,
                    count,
                } => {
                    let at = first.0 as usize;
                    let (subject, class, names) =
                        (regs[subject.0 as usize], regs[at], regs[at + 1]);
                    set!(
                        dst,
                        self.match_class(subject, class, count.0 as usize, names)
                    );
                }
                Instr::MatchMapping { dst, subject } => {
                    let subject = regs[subject.0 as usize];
                    set!(dst, self.match_mapping(subject).map(Value::bool));
                }
                Instr::MatchSequence { dst, subject } => {
                    let subject = regs[subject.0 as usize];
                    set!(dst, self.match_sequence(subject).map(Value::bool));
                }
                Instr::MatchKeys { dst, subject, keys } => {
                    let (subject, keys) = (regs[subject.0 as usize], regs[keys.0 as usize]);
                    set!(dst, self.match_keys(subject, keys));
                }
                Instr::GetLen { dst, src } => {
                    let value = regs[src.0 as usize];
                    set!(
                        dst,
                        self.len(value)
                            .map(|n| Value::int(i64::try_from(n).unwrap_or(i64::MAX)))
                    );
                }
                Instr::Intrinsic { dst, src, which } => {
                    set!(dst, self.intrinsic(which, base + src.0 as usize));
                }
                Instr::Nop {} => {}
            }
        }
    }
}
