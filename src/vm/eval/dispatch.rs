//! The run loop: one arm for each instruction.
//!
//! An arm does its work on the loop's locals and on single fields of the heap (`fast.rs`, `cached.rs`), or
//! calls a handler of its family that takes the whole [`Vm`]. The macros in front of the loop say what has to be
//! saved before such a call, and loaded again after it.

use super::cached;
use super::fast::{self, compare, truth};
use super::{Left, window};
use crate::code::{BinaryOp, Instr, UnaryOp};
use crate::heap::alloc_in;
use crate::object::{Cell, List, Tuple};
use crate::value::{Tag, TypeId, Value};
use crate::vm::run::observe::Seen;
use crate::vm::{Fault, Outcome, ReturnTo, Trap, Vm};

impl Vm {
    /// Runs until the entry frame returns, or something is raised in the top frame. Compiled twice, so that
    /// observers cost nothing where there are none.
    #[expect(clippy::too_many_lines, reason = "one arm per instruction")]
    pub(super) fn run_frames<const OBSERVED: bool>(&mut self, mark: usize) -> Outcome {
        let mut top = self.frames.len() - 1;
        let mut pc = self.frames[top].pc as usize;
        if OBSERVED && self.takes_rewind() {
            pc -= 1;
        }
        let mut start = self.frames[top].base;
        let mut code_key = self.frames[top].code;
        let mut code = &self.heap.codes[code_key].object;
        let mut instrs: &[Instr] = &code.instrs;
        let mut wide = code.entry.frame_size > 256;
        let mut regs = window(&mut self.stack, start);

        /// Writes the instruction back into the frame: before anything that may raise, or may look at the frame.
        macro_rules! save {
            () => {
                self.frames[top].pc = pc as u32
            };
        }
        /// Loads the locals that a handler may have invalidated.
        macro_rules! reload {
            () => {{
                code = &self.heap.codes[code_key].object;
                instrs = &code.instrs;
                regs = window(&mut self.stack, start);
            }};
        }
        /// Loads everything from the top frame, after a frame was pushed or left.
        macro_rules! switch {
            () => {{
                top = self.frames.len() - 1;
                let frame = &self.frames[top];
                pc = frame.pc as usize;
                start = frame.base;
                code_key = frame.code;
                reload!();
                wide = code.entry.frame_size > 256;
            }};
        }
        /// Calls a handler.
        macro_rules! run {
            ($call:expr) => {{
                save!();
                let value = $call?;
                reload!();
                value
            }};
        }
        /// Calls a handler that gives a value for `dst`.
        macro_rules! set {
            ($dst:expr, $call:expr) => {{
                let value = run!($call);
                regs[$dst] = value;
            }};
        }
        /// Raises what a handler gives.
        macro_rules! raise {
            ($fault:expr) => {{
                save!();
                return Err($fault);
            }};
        }
        /// A safepoint (fuel, interrupt, collection): `$burned` says whether the grant is used up, and `$next` where
        /// the frame goes on if the run is paused here.
        macro_rules! safepoint {
            () => {
                safepoint!(self.budget.burn_one(), pc)
            };
            ($burned:expr, $next:expr) => {{
                if $burned || self.heap.accounting.is_due() {
                    save!();
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
        /// Calls a handler that pushes a frame or stores a result, and goes on with the top frame.
        macro_rules! call {
            ($call:expr) => {{
                save!();
                $call?;
                switch!();
                safepoint!();
            }};
        }
        /// Goes on with a function of a script. False: the call is not that simple, and nothing has happened.
        macro_rules! enter_function {
            ($function:expr, $first:expr, $count:expr, $dst:expr) => {{
                save!();
                let (function, first, count) = ($function, $first, $count);
                if let Some(callee) = self.push_plain(function, first, count, $dst) {
                    (top, pc, start, code_key, wide) = (top + 1, 0, first, callee, false);
                    reload!();
                    safepoint!();
                    true
                } else if self.push_simple(function, first, count as u32, ReturnTo::Register($dst))
                {
                    switch!();
                    safepoint!();
                    true
                } else {
                    reload!();
                    false
                }
            }};
        }
        /// Calls a native whose arguments need no binding.
        macro_rules! run_plain {
            ($call:expr) => {{
                save!();
                let value = $call.transpose()?;
                reload!();
                value
            }};
        }
        /// Leaves the frame by a handler.
        macro_rules! leave {
            ($call:expr) => {
                match $call? {
                    Left::Entry(value) => return Ok(value),
                    Left::Caller => switch!(),
                }
            };
        }
        /// What the compiler keeps in a register for its own use (a list that grows, an exception): code made by
        /// hand may have something else there.
        macro_rules! held {
            ($key:expr) => {
                match $key {
                    Some(key) => key,
                    None => raise!(self.bad_operand()),
                }
            };
        }
        /// The index in the stack of a register or slot of the frame.
        macro_rules! place {
            ($at:expr) => {
                start + $at.0 as usize
            };
        }
        /// Reads or writes a slot beyond the registers.
        macro_rules! slot {
            ($slot:expr) => {
                self.stack[place!($slot)]
            };
            ($slot:expr, $value:expr) => {{
                self.stack[place!($slot)] = $value;
                regs = window(&mut self.stack, start);
            }};
        }
        /// A new object of one kind. Unlike the methods of the heap it leaves the locals valid.
        macro_rules! alloc {
            ($kind:ident, $object:expr) => {{
                let (objects, accounting) = (&mut self.heap.$kind, &mut self.heap.accounting);
                Value::from(alloc_in(objects, accounting, self.heap.fresh, $object))
            }};
        }
        /// The truth of a value.
        macro_rules! truthy {
            ($value:expr) => {{
                let value = $value;
                match truth(value) {
                    Some(truth) => truth,
                    None => run!(self.truthy(value)),
                }
            }};
        }
        /// Jumps if something holds.
        macro_rules! jump {
            ($holds:expr, $target:expr) => {
                if $holds {
                    pc = $target.0 as usize;
                }
            };
        }
        /// The truth of a comparison.
        macro_rules! holds {
            ($a:expr, $op:expr, $b:expr) => {{
                let (a, b) = ($a, $b);
                match compare($op, a, b) {
                    Some(truth) => truth,
                    None => run!(self.compare_truth($op, a, b)),
                }
            }};
        }
        /// Arithmetic of two small ints or two floats, else by the operator's handler.
        macro_rules! arith {
            ($dst:expr, $a:expr, $b:expr, $checked:ident, $op:tt, $binary:ident, $inplace:expr) => {{
                let (a, b) = (regs[$a], regs[$b]);
                if let (Some(x), Some(y)) = (a.as_int(), b.as_int())
                    && let Some(value) = x.$checked(y)
                {
                    regs[$dst] = Value::int(value);
                } else if let (Some(x), Some(y)) = (a.as_float(), b.as_float()) {
                    regs[$dst] = Value::float(x $op y);
                } else {
                    set!($dst, self.binary(BinaryOp::$binary, $inplace, a, b));
                }
            }};
        }

        loop {
            if OBSERVED {
                self.frames[top].pc = pc as u32 + 1;
                pc = self.observe_instr(pc)?;
                reload!();
            }
            let instr = &instrs[pc];
            pc += 1;
            match *instr {
                // ---- load and store
                Instr::LoadConst { dst, idx } => regs[dst] = code.constants[idx.0 as usize],
                Instr::LoadInt { dst, value } => regs[dst] = Value::int(i64::from(value)),
                Instr::Move { dst, src } => regs[dst] = regs[src],
                Instr::LoadSlot { dst, slot } => {
                    let value = slot!(slot);
                    regs = window(&mut self.stack, start);
                    regs[dst] = value;
                }
                Instr::StoreSlot { slot, src } => {
                    let value = regs[src];
                    slot!(slot, value);
                }
                Instr::CheckBound { var } => {
                    if regs[var].is_unbound() {
                        raise!(self.unbound_local(u16::from(var.0)));
                    }
                }
                Instr::CheckBoundSlot { slot } => {
                    if slot!(slot).is_unbound() {
                        raise!(self.unbound_local(slot.0));
                    }
                    regs = window(&mut self.stack, start);
                }
                Instr::ClearLocal { var } => regs[var] = Value::UNBOUND,
                Instr::ClearSlot { slot } => slot!(slot, Value::UNBOUND),
                Instr::LoadGlobal { dst, name, cache } => {
                    let (key, globals) = (code.name(name), self.frames[top].globals);
                    let known = code.cache(cache);
                    match cached::global(&self.heap, self.names.builtins(), (globals, known), key) {
                        Some(value) => regs[dst] = value,
                        None => set!(dst, self.load_global(globals, key, code_key, cache)),
                    }
                }
                Instr::StoreGlobal { src, name, cache } => {
                    let (key, globals) = (code.name(name), self.frames[top].globals);
                    let (known, value) = (code.cache(cache), regs[src]);
                    match cached::global_slot(&mut self.heap.dicts[globals].object, known, key) {
                        Some(slot) => *slot = value,
                        None => run!(self.store_global(globals, key, value, code_key, cache)),
                    }
                }
                Instr::DeleteGlobal { name } => {
                    let key = code.name(name);
                    run!(self.delete_global(self.frames[top].globals, key));
                }
                Instr::LoadName { dst, name, cache } => {
                    let (key, frame) = (code.name(name), &self.frames[top]);
                    let globals = &self.heap.dicts[frame.globals].object;
                    match cached::own_global(globals, code.cache(cache), key) {
                        Some(value) if frame.namespace.is_unbound() => regs[dst] = value,
                        _ => set!(dst, self.load_name(key, code_key, cache)),
                    }
                }
                Instr::StoreName { src, name, cache } => {
                    let (key, frame) = (code.name(name), &self.frames[top]);
                    let (known, value) = (code.cache(cache), regs[src]);
                    let globals = &mut self.heap.dicts[frame.globals].object;
                    match cached::global_slot(globals, known, key) {
                        Some(slot) if frame.namespace.is_unbound() => *slot = value,
                        _ => run!(self.store_name(key, value, code_key, cache)),
                    }
                }
                Instr::DeleteName { name } => {
                    let key = code.name(name);
                    run!(self.delete_name(key));
                }
                Instr::LoadLocals { dst } => set!(dst, Ok::<_, Fault>(self.frame_namespace(top))),
                Instr::LoadFromDictOrGlobals { dst, mapping, name } => {
                    let key = code.name(name);
                    let mapping = regs[mapping];
                    set!(dst, self.load_from_dict_or_globals(mapping, key));
                }

                // ---- cells
                Instr::MakeCell { cell, init } => {
                    let contents = std::mem::replace(&mut regs[init], Value::UNBOUND);
                    regs[cell] = alloc!(cells, Cell { contents });
                }
                Instr::LoadDeref { dst, cell } => {
                    let key = held!(regs[cell].as_cell());
                    let value = self.heap.cells[key].object.contents;
                    if value.is_unbound() {
                        raise!(self.empty_cell(cell));
                    }
                    regs[dst] = value;
                }
                Instr::StoreDeref { cell, src } => {
                    let key = held!(regs[cell].as_cell());
                    self.heap.cells[key].object.contents = regs[src];
                    if OBSERVED {
                        let seen = Seen::CellWrite(key, cell, regs[src]);
                        run!(self.observe(seen));
                    }
                }
                Instr::DeleteDeref { cell } => {
                    let key = held!(regs[cell].as_cell());
                    let contents = &mut self.heap.cells[key].object.contents;
                    if std::mem::replace(contents, Value::UNBOUND).is_unbound() {
                        raise!(self.empty_cell(cell));
                    }
                    if OBSERVED {
                        run!(self.observe(Seen::CellWrite(key, cell, Value::UNBOUND)));
                    }
                }
                Instr::LoadFromDictOrDeref { dst, mapping, cell } => {
                    let mapping = regs[mapping];
                    set!(dst, self.load_from_dict_or_deref(mapping, cell));
                }
                Instr::MakeClosure { dst, child } => set!(dst, self.make_closure(top, child)),
                Instr::SetFunctionAttr { func, src, attr } => {
                    let (function, value) = (regs[func], regs[src]);
                    run!(self.set_function_attr(function, attr, value));
                }
                Instr::SetAnnotate { func, child } => {
                    let function = regs[func];
                    run!(self.set_annotate(top, function, child));
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
                    let a = regs[a];
                    if let Some(x) = a.as_int()
                        && let Some(value) = x.checked_add(i64::from(imm))
                    {
                        regs[dst] = Value::int(value);
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
                    let (a, b) = (regs[a], regs[b]);
                    match fast::binary(op, a, b) {
                        Some(value) => regs[dst] = value,
                        None => set!(dst, self.binary(op, inplace, a, b)),
                    }
                }
                Instr::Unary { dst, src, op } => {
                    let value = regs[src];
                    match (op, truth(value)) {
                        (UnaryOp::Not, Some(truth)) => regs[dst] = Value::bool(!truth),
                        _ => set!(dst, self.unary(op, value)),
                    }
                }
                Instr::Compare { dst, a, b, op } => {
                    let (a, b) = (regs[a], regs[b]);
                    match compare(op, a, b) {
                        Some(truth) => regs[dst] = Value::bool(truth),
                        None => set!(dst, self.compare(op, a, b)),
                    }
                }
                Instr::Is { dst, a, b, negate } => {
                    let same = regs[a].is(regs[b]);
                    regs[dst] = Value::bool(same != negate);
                }
                Instr::Contains {
                    dst,
                    item,
                    container,
                    negate,
                } => {
                    let (item, container) = (regs[item], regs[container]);
                    let found = run!(self.contains(container, item));
                    regs[dst] = Value::bool(found != negate);
                }

                // ---- jumps
                Instr::Jump { target } => pc = target.0 as usize,
                Instr::JumpBack { target } => {
                    let burned = self.budget.burn_round(pc - target.0 as usize);
                    safepoint!(burned, target.0);
                    pc = target.0 as usize;
                }
                Instr::JumpIf { cond, target } => jump!(truthy!(regs[cond]), target),
                Instr::JumpUnless { cond, target } => jump!(!truthy!(regs[cond]), target),
                Instr::JumpIfCompare { a, b, op, target } => {
                    jump!(holds!(regs[a], op, regs[b]), target)
                }
                Instr::JumpUnlessCompare { a, b, op, target } => {
                    jump!(!holds!(regs[a], op, regs[b]), target)
                }
                Instr::JumpIfNone { value, target } => jump!(regs[value].is_none(), target),
                Instr::JumpUnlessNone { value, target } => jump!(!regs[value].is_none(), target),
                Instr::JumpIfState {
                    value,
                    state,
                    target,
                } => jump!(regs[value] == Value::int(i64::from(state.0)), target),

                // ---- build and unpack
                Instr::BuildTuple { dst, base, count } => {
                    let items = regs[base.0 as usize..][..count.0 as usize].into();
                    regs[dst] = alloc!(tuples, Tuple { items });
                }
                Instr::BuildList { dst, base, count } => {
                    let items = regs[base.0 as usize..][..count.0 as usize].to_vec();
                    regs[dst] = alloc!(lists, List { items });
                }
                Instr::BuildSet { dst, base, count } => {
                    set!(dst, self.build_set(place!(base), count.0 as usize))
                }
                Instr::BuildMap { dst, base, count } => {
                    set!(dst, self.build_map(place!(base), count.0 as usize))
                }
                Instr::BuildSlice { dst, base } => {
                    let at = base.0 as usize;
                    let (start, stop, step) = (regs[at], regs[at + 1], regs[at + 2]);
                    set!(dst, Ok::<_, Fault>(self.heap.make_slice(start, stop, step)));
                }
                Instr::BuildString { dst, base, count } => {
                    set!(dst, self.build_string(place!(base), count.0 as usize))
                }
                Instr::FormatSimple {
                    dst,
                    src,
                    conversion,
                } => {
                    let value = regs[src];
                    set!(dst, self.format_value(value, Value::UNBOUND, conversion));
                }
                Instr::FormatWithSpec {
                    dst,
                    src,
                    spec,
                    conversion,
                } => {
                    let (value, spec) = (regs[src], regs[spec]);
                    set!(dst, self.format_value(value, spec, conversion));
                }
                Instr::ListAppend { list, src } => {
                    let value = regs[src];
                    let key = held!(regs[list].as_list());
                    let items = &mut self.heap.lists[key].object.items;
                    if items.len() < items.capacity() {
                        items.push(value);
                    } else {
                        run!(self.list_append(key, value));
                    }
                }
                Instr::ListExtend { list, src } => {
                    let value = regs[src];
                    let key = held!(regs[list].as_list());
                    run!(self.list_extend(key, value));
                }
                Instr::ListToTuple { dst, list } => {
                    let key = held!(regs[list].as_list());
                    set!(dst, Ok::<_, Fault>(self.heap.list_to_tuple(key)));
                }
                Instr::SetAdd { set, src } => {
                    let value = regs[src];
                    let key = held!(regs[set].as_any_set());
                    run!(self.set_add(key, value));
                }
                Instr::SetUpdate { set, src } => {
                    let value = regs[src];
                    let key = held!(regs[set].as_any_set());
                    run!(self.set_update(key, value));
                }
                Instr::MapAdd { map, key, value } => {
                    let (item_key, value) = (regs[key], regs[value]);
                    let dict = held!(regs[map].as_dict());
                    run!(self.dict_set(dict, item_key, value));
                }
                Instr::DictUpdate { map, src } => {
                    let value = regs[src];
                    let dict = held!(regs[map].as_dict());
                    run!(self.dict_update(dict, value));
                }
                Instr::DictMerge { map, src, func } => {
                    let (value, function) = (regs[src], regs[func]);
                    let dict = held!(regs[map].as_dict());
                    run!(self.dict_merge(dict, value, function));
                }
                Instr::UnpackSequence { src, base, count } => {
                    let (value, count) = (regs[src], count.0 as usize);
                    if let Some(key) = value.as_tuple()
                        && let items = &self.heap.tuples[key].object.items
                        && items.len() == count
                    {
                        regs[base.0 as usize..][..count].copy_from_slice(items);
                    } else {
                        run!(self.unpack_sequence(value, place!(base), count));
                    }
                }
                Instr::UnpackEx {
                    src,
                    base,
                    before,
                    after,
                } => {
                    let (value, before, after) = (regs[src], before.0 as usize, after.0 as usize);
                    run!(self.unpack_ex(value, place!(base), before, after));
                }
                Instr::UnpackToList {
                    dst,
                    src,
                    star,
                    before,
                    after,
                } => {
                    let value = regs[src];
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
                    let (object, key, known) = (regs[obj], code.name(name), code.cache(cache));
                    match cached::attribute(&self.heap, self.class_epoch, (object, known), key) {
                        Some(value) => regs[dst] = value,
                        None => set!(dst, self.load_attr_cached(code_key, cache, object, key)),
                    }
                }
                Instr::StoreAttr {
                    obj,
                    src,
                    name,
                    cache,
                } => {
                    let (object, value, key) = (regs[obj], regs[src], code.name(name));
                    let (instances, dicts) = (&self.heap.instances, &mut self.heap.dicts);
                    let known = (object, code.cache(cache));
                    match cached::attribute_slot(instances, dicts, self.class_epoch, known, key) {
                        Some(slot) => *slot = value,
                        None => run!(self.store_attr_cached(code_key, cache, object, key, value)),
                    }
                }
                Instr::DeleteAttr { obj, name } => {
                    let object = regs[obj];
                    let key = code.name(name);
                    run!(self.delattr(object, key));
                }
                Instr::LoadMethod {
                    base,
                    obj,
                    name,
                    cache,
                } => {
                    let (object, key, known) = (regs[obj], code.name(name), code.cache(cache));
                    let at = base.0 as usize;
                    match cached::method(&self.heap, self.class_epoch, (object, known), key) {
                        Some(function) if at < 255 => {
                            regs[at] = function;
                            regs[at + 1] = object;
                        }
                        _ => {
                            let (function, receiver) =
                                run!(self.load_method_cached(code_key, cache, object, key));
                            regs[at] = function;
                            regs[at + 1] = receiver.unwrap_or(Value::UNBOUND);
                        }
                    }
                }
                Instr::LoadItem { dst, obj, key } => {
                    let (object, key) = (regs[obj], regs[key]);
                    match fast::item(&self.heap, object, key) {
                        Some(value) => regs[dst] = value,
                        None => set!(dst, self.get_item(object, key)),
                    }
                }
                Instr::StoreItem { obj, key, src } => {
                    let (object, key, value) = (regs[obj], regs[key], regs[src]);
                    match fast::item_slot(&mut self.heap.lists, object, key) {
                        Some(slot) => *slot = value,
                        None => run!(self.set_item(object, key, value)),
                    }
                }
                Instr::DeleteItem { obj, key } => {
                    let (object, key) = (regs[obj], regs[key]);
                    run!(self.del_item(object, key));
                }

                // ---- iteration
                Instr::GetIter { dst, src } => {
                    let value = regs[src];
                    match fast::iter(value) {
                        Some(iter) => regs[dst] = alloc!(iterators, iter),
                        None => set!(dst, self.iter_owned(value)),
                    }
                }
                Instr::Lend { args, count } => {
                    call!(self.lend(top, args, count.0 as usize))
                }
                Instr::EndIter { iter } => {
                    let value = regs[iter];
                    if value.tag() == Tag::Generator || !self.gc.lent.is_empty() {
                        run!(self.end_owned(value));
                    }
                }
                Instr::ForIter { iter, dst, exit } => {
                    let iterator = regs[iter];
                    let (iters, lists) = (&mut self.heap.iterators, &self.heap.lists);
                    if let Some(value) = fast::next(iters, lists, &self.heap.tuples, iterator) {
                        regs[dst] = value;
                    } else if let Some(generator) = iterator.as_generator() {
                        call!(self.push_generator_next(generator, dst, exit.0));
                    } else {
                        match run!(self.next(iterator)) {
                            Some(value) => regs[dst] = value,
                            None => pc = exit.0 as usize,
                        }
                    }
                }
                Instr::GetYieldFromIter { dst, src } => {
                    let value = regs[src];
                    set!(dst, self.yield_from_iter(value));
                }
                Instr::GetAwaitable { dst, src, of } => {
                    let value = regs[src];
                    set!(dst, self.get_awaitable(value, of));
                }
                Instr::GetAIter { dst, src } => {
                    let value = regs[src];
                    set!(dst, self.get_aiter(value));
                }
                Instr::GetANext { dst, iter } => {
                    let value = regs[iter];
                    set!(dst, self.get_anext(value));
                }

                // ---- calls
                Instr::Call { dst, base, argc } => {
                    let (callee, at, ret) = (regs[base], place!(base), ReturnTo::Register(dst));
                    let count = argc.0 as usize;
                    if let Some(function) = callee.as_function()
                        && !wide
                        && enter_function!(function, at + 1, count, dst)
                    {
                    } else if let Some(function) = callee.as_host_function()
                        && !wide
                    {
                        call!(self.call_host_function(function, at, count, start, dst));
                    } else if !OBSERVED
                        && callee.is_builtin()
                        && let Some(value) = run_plain!(self.call_plain(callee, at + 1, count))
                    {
                        regs[dst] = value;
                        safepoint!();
                    } else if !OBSERVED
                        && let Some(ty) = callee.as_builtin_type()
                        && let Some(value) = run_plain!(self.construct_plain(ty, at, count))
                    {
                        regs[dst] = value;
                        safepoint!();
                    } else {
                        call!(self.call_window(at, count, None, ret));
                    }
                }
                Instr::CallMethod { dst, base, argc } => {
                    let (at, ret) = (base.0 as usize, ReturnTo::Register(dst));
                    let (callee, bound) = (regs[at], regs[at + 1].is_bound());
                    // With a receiver the arguments start at the receiver, else after the empty slot.
                    let first = start + if bound { at + 1 } else { at + 2 };
                    let count = argc.0 as usize + usize::from(bound);
                    if let Some(function) = callee.as_function()
                        && !wide
                        && enter_function!(function, first, count, dst)
                    {
                    } else if !OBSERVED
                        && callee.is_builtin()
                        && let Some(value) = run_plain!(self.call_plain(callee, first, count))
                    {
                        regs[dst] = value;
                        safepoint!();
                    } else {
                        if !bound {
                            self.stack[start + at + 1] = callee;
                        }
                        call!(self.call_window(first - 1, count, None, ret));
                    }
                }
                Instr::CallKw {
                    dst,
                    base,
                    argc,
                    names,
                } => {
                    let names = Some(code.constants[names.0 as usize]);
                    let ret = ReturnTo::Register(dst);
                    call!(self.call_window(place!(base), argc.0 as usize, names, ret));
                }
                Instr::CallMethodKw {
                    dst,
                    base,
                    argc,
                    names,
                } => {
                    let (names, ret) = (code.constants[names.0 as usize], ReturnTo::Register(dst));
                    let at = base.0 as usize;
                    let bound = regs[at + 1].is_bound();
                    if !bound {
                        regs[at + 1] = regs[at];
                    }
                    let callee = start + at + usize::from(!bound);
                    let count = argc.0 as usize + usize::from(bound);
                    call!(self.call_window(callee, count, Some(names), ret));
                }
                Instr::CallEx {
                    dst,
                    base,
                    keywords,
                } => {
                    call!(self.call_ex(place!(base), keywords, ReturnTo::Register(dst)));
                }
                Instr::Return { src } => {
                    self.budget.burn_straight(pc);
                    let value = regs[src];
                    if OBSERVED {
                        save!();
                        self.observe_leaving(Seen::Return(value))?;
                    }
                    let frame = &self.frames[top];
                    match frame.ret {
                        ReturnTo::Register(dst) if frame.object.is_none() => {
                            self.frames.pop();
                            switch!();
                            regs[dst] = value;
                        }
                        ReturnTo::Entry if frame.object.is_none() => {
                            self.frames.pop();
                            return Ok(value);
                        }
                        _ => {
                            save!();
                            leave!(self.leave_frame(value));
                        }
                    }
                }
                Instr::Yield { src, dst } => {
                    let value = regs[src];
                    save!();
                    if OBSERVED {
                        self.observe_leaving(Seen::Yield(value))?;
                    }
                    leave!(self.suspend_frame(value, dst));
                }
                Instr::Send { iter, value, exit } => call!(self.send(top, iter, value, exit.0)),

                // ---- exceptions
                Instr::Raise { exc } => {
                    let exc = regs[exc];
                    raise!(self.raise_value(exc, None));
                }
                Instr::RaiseFrom { exc, cause } => {
                    let (exc, cause) = (regs[exc], regs[cause]);
                    raise!(self.raise_value(exc, Some(cause)));
                }
                Instr::RaiseCurrent {} => raise!(self.raise_current()),
                Instr::Reraise { exc } => {
                    raise!(Fault::Raised(held!(regs[exc].as_exception())));
                }
                Instr::PushExc { save, exc } => {
                    let value = regs[exc];
                    regs[save] = std::mem::replace(&mut self.frames[top].handled, value);
                }
                Instr::SaveExc { save } => regs[save] = self.frames[top].handled,
                Instr::PopExc { save } => self.frames[top].handled = regs[save],
                Instr::CheckExcMatch { dst, exc, ty } => {
                    let (exc, ty) = (regs[exc], regs[ty]);
                    set!(dst, self.exception_matches(exc, ty).map(Value::bool));
                }
                Instr::CheckEgMatch { dst, exc, ty } => {
                    let (group, ty) = (regs[exc], regs[ty]);
                    let (matched, rest) = run!(self.check_eg_match(group, ty));
                    regs[exc] = rest;
                    regs[dst] = matched;
                }
                Instr::LoadAssertionError { dst } => {
                    regs[dst] = Value::builtin_type(TypeId::AssertionError);
                }
                Instr::LoadSpecial { dst, obj, which } => {
                    let object = regs[obj];
                    set!(dst, self.context_method(object, which));
                }
                Instr::WithExceptStart { dst, exit, exc } => {
                    let (exit, exc) = (regs[exit], regs[exc]);
                    set!(dst, self.with_except_start(exit, exc));
                }
                Instr::EndAsyncFor { exc } => {
                    let exc = regs[exc];
                    run!(self.end_async_for(exc));
                }

                // ---- classes, imports, match, the rest
                Instr::LoadBuildClass { dst } => set!(dst, self.load_build_class()),
                Instr::SetupAnnotations {} => run!(self.setup_annotations(top)),
                Instr::ImportName { dst, base, name } => {
                    let (level, fromlist) = (regs[base], regs[base.0 as usize + 1]);
                    let name = code.name(name);
                    set!(dst, self.import_name(name, fromlist, level));
                }
                Instr::ImportFrom { dst, module, name } => {
                    let module = regs[module];
                    let name = code.name(name);
                    set!(dst, self.import_from(module, name));
                }
                Instr::ImportStar { module } => {
                    let module = regs[module];
                    run!(self.import_star(module, top));
                }
                Instr::MatchClass {
                    dst,
                    subject,
                    base,
                    count,
                } => {
                    let at = base.0 as usize;
                    let (subject, class, names) = (regs[subject], regs[at], regs[at + 1]);
                    set!(
                        dst,
                        self.match_class(subject, class, count.0 as usize, names)
                    );
                }
                Instr::MatchMapping { dst, subject } => {
                    let subject = regs[subject];
                    set!(dst, self.match_mapping(subject).map(Value::bool));
                }
                Instr::MatchSequence { dst, subject } => {
                    let subject = regs[subject];
                    set!(dst, self.match_sequence(subject).map(Value::bool));
                }
                Instr::MatchKeys { dst, subject, keys } => {
                    let (subject, keys) = (regs[subject], regs[keys]);
                    set!(dst, self.match_keys(subject, keys));
                }
                Instr::GetLen { dst, src } => {
                    let value = regs[src];
                    let length = run!(self.len(value));
                    regs[dst] = Value::int(i64::try_from(length).unwrap_or(i64::MAX));
                }
                Instr::Intrinsic { dst, src, which } => {
                    set!(dst, self.intrinsic(which, place!(src)));
                }
                Instr::Own { .. } | Instr::Nop {} => {}
            }
        }
    }
}
