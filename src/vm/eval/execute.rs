//! What the run loop leaves to handlers: the instructions that are rarer or do more, and the long ways of the others.
//!
//! Each arm calls a handler of its family that takes the whole [`Vm`]. The program counter is in the frame by now.

use super::{Left, window};
use crate::code::{BinaryOp, Conversion, Instr};
use crate::value::{TypeId, Value};
use crate::vm::run::observe::Seen;
use crate::vm::{Fault, Outcome, ReturnTo, Vm};

/// Where the run loop goes on.
pub(super) enum Next {
    /// In the same frame.
    On,
    /// In the same frame, which stands at a safepoint.
    Safepoint,
    /// Where the top frame says: it was left, or jumps.
    Frame,
    /// Where the top frame says, which was entered: a safepoint.
    Entered,
    /// The entry frame was left with this value.
    Done(Value),
}

impl Vm {
    /// Executes the instruction of the top frame before its program counter.
    #[inline(never)]
    #[expect(clippy::too_many_lines, reason = "one arm per instruction")]
    pub(super) fn execute<const OBSERVED: bool>(&mut self) -> Outcome<Next> {
        let top = self.frames.len() - 1;
        let (start, code_key) = (self.frames[top].base, self.frames[top].code);
        let code = &self.heap.codes[code_key].object;
        let instr = code.instrs[self.frames[top].pc as usize - 1];
        // What a handler may invalidate: an arm reads its operands first.
        let regs = window(&mut self.stack, start);

        /// Writes a register.
        macro_rules! put {
            ($dst:expr, $value:expr) => {{
                let value = $value;
                self.stack[place!($dst)] = value;
            }};
        }
        /// Calls a handler that pushes a frame or stores a result, and goes on with the top frame.
        macro_rules! call {
            ($call:expr) => {{
                $call?;
                return Ok(Next::Entered);
            }};
        }
        /// Calls anything.
        macro_rules! call_any {
            ($callee:expr, $first:expr, $count:expr, $dst:expr) => {
                return Ok(
                    match self.call_any::<OBSERVED>($callee, ($first, $count, start, $dst))? {
                        true => Next::Entered,
                        false => Next::Safepoint,
                    },
                )
            };
        }
        /// Leaves the frame by a handler.
        macro_rules! leave {
            ($call:expr) => {
                return Ok(match $call? {
                    Left::Entry(value) => Next::Done(value),
                    Left::Caller => Next::Frame,
                })
            };
        }
        /// Jumps.
        macro_rules! go {
            ($target:expr) => {{
                self.frames[top].pc = $target.0;
                return Ok(Next::Frame);
            }};
        }
        /// Jumps if a handler says so, or if it does not.
        macro_rules! jump {
            ($holds:expr, $target:expr $(, $not:tt)?) => {
                if $($not)? $holds? {
                    go!($target);
                }
            };
        }
        /// What the compiler keeps in a register for its own use (a list that grows, an exception): code made by
        /// hand may have something else there.
        macro_rules! held {
            ($key:expr) => {
                match $key {
                    Some(key) => key,
                    None => return Err(self.bad_operand()),
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
            ($slot:expr, $value:expr) => {
                self.stack[place!($slot)] = $value
            };
        }

        match instr {
            // ---- load and store
            Instr::LoadSlot { dst, slot } => {
                let value = slot!(slot);
                put!(dst, value);
            }
            Instr::StoreSlot { slot, src } => {
                let value = regs[src];
                slot!(slot, value);
            }
            Instr::CheckBound { var } => return Err(self.unbound_local(u16::from(var.0))),
            Instr::CheckBoundSlot { slot } => {
                if slot!(slot).is_unbound() {
                    return Err(self.unbound_local(slot.0));
                }
            }
            Instr::ClearSlot { slot } => slot!(slot, Value::UNBOUND),
            Instr::LoadGlobal { dst, name, cache } => {
                let (key, globals) = (code.name(name), self.frames[top].globals);
                put!(dst, self.load_global(globals, key, code_key, cache)?);
            }
            Instr::StoreGlobal { src, name, cache } => {
                let (key, globals) = (code.name(name), self.frames[top].globals);
                let value = regs[src];
                self.store_global(globals, key, value, code_key, cache)?;
            }
            Instr::DeleteGlobal { name } => {
                let key = code.name(name);
                self.delete_global(self.frames[top].globals, key)?;
            }
            Instr::LoadName { dst, name, cache } => {
                let key = code.name(name);
                put!(dst, self.load_name(key, code_key, cache)?);
            }
            Instr::StoreName { src, name, cache } => {
                let (key, value) = (code.name(name), regs[src]);
                self.store_name(key, value, code_key, cache)?;
            }
            Instr::DeleteName { name } => {
                let key = code.name(name);
                self.delete_name(key)?;
            }
            Instr::LoadLocals { dst } => put!(dst, self.frame_namespace(top)),
            Instr::LoadFromDictOrGlobals { dst, mapping, name } => {
                let key = code.name(name);
                let mapping = regs[mapping];
                put!(dst, self.load_from_dict_or_globals(mapping, key)?);
            }

            // ---- cells
            Instr::LoadDeref { cell, .. } => {
                held!(regs[cell].as_cell());
                return Err(self.empty_cell(cell));
            }
            Instr::StoreDeref { cell, src } => {
                let key = held!(regs[cell].as_cell());
                let value = regs[src];
                let contents = &mut self.heap.cells[key].object.contents;
                let old = std::mem::replace(contents, value);
                if OBSERVED {
                    self.observe_write(key, cell, (old, value))?;
                }
            }
            Instr::DeleteDeref { cell } => {
                let key = held!(regs[cell].as_cell());
                let contents = &mut self.heap.cells[key].object.contents;
                let old = std::mem::replace(contents, Value::UNBOUND);
                if old.is_unbound() {
                    return Err(self.empty_cell(cell));
                }
                if OBSERVED {
                    self.observe_write(key, cell, (old, Value::UNBOUND))?;
                }
            }
            Instr::LoadFromDictOrDeref { dst, mapping, cell } => {
                let mapping = regs[mapping];
                put!(dst, self.load_from_dict_or_deref(mapping, cell)?);
            }
            Instr::SetFunctionAttr { func, src, attr } => {
                let (function, value) = (regs[func], regs[src]);
                self.set_function_attr(function, attr, value)?;
            }
            Instr::SetAnnotate { func, child } => {
                let function = regs[func];
                self.set_annotate(top, function, child)?;
            }

            // ---- arithmetic and comparison
            Instr::Add { dst, a, b, inplace } => {
                let (a, b) = (regs[a], regs[b]);
                put!(
                    dst,
                    self.binary_leaving(self.may_leave, (BinaryOp::Add, inplace), a, b)?
                );
            }
            Instr::Sub { dst, a, b, inplace } => {
                let (a, b) = (regs[a], regs[b]);
                put!(
                    dst,
                    self.binary_leaving(self.may_leave, (BinaryOp::Sub, inplace), a, b)?
                );
            }
            Instr::Mul { dst, a, b, inplace } => {
                let (a, b) = (regs[a], regs[b]);
                put!(
                    dst,
                    self.binary_leaving(self.may_leave, (BinaryOp::Mul, inplace), a, b)?
                );
            }
            Instr::AddInt {
                dst,
                a,
                imm,
                inplace,
            } => {
                let a = regs[a];
                put!(dst, self.add_int(a, imm, inplace)?);
            }
            Instr::Binary {
                dst,
                a,
                b,
                op,
                inplace,
            } => {
                let (a, b) = (regs[a], regs[b]);
                put!(
                    dst,
                    self.binary_leaving(self.may_leave, (op, inplace), a, b)?
                );
            }
            Instr::BinaryInt {
                dst,
                a,
                op,
                imm,
                inplace,
            } => {
                let a = regs[a];
                let b = Value::int(i64::from(imm));
                put!(
                    dst,
                    self.binary_leaving(self.may_leave, (op, inplace), a, b)?
                );
            }
            Instr::Unary { dst, src, op } => {
                let value = regs[src];
                put!(dst, self.unary_leaving(self.may_leave, op, value)?);
            }
            Instr::Compare { dst, a, b, op } => {
                let (a, b) = (regs[a], regs[b]);
                put!(
                    dst,
                    self.compare_leaving(self.may_leave, op, false, (a, b))?
                );
            }
            Instr::CompareInt { dst, a, op, imm } => {
                let a = regs[a];
                let b = Value::int(i64::from(imm));
                put!(
                    dst,
                    self.compare_leaving(self.may_leave, op, false, (a, b))?
                );
            }
            Instr::Contains {
                dst,
                item,
                container,
                negate,
            } => {
                let (item, container) = (regs[item], regs[container]);
                let found = self.contains_leaving(container, item)?;
                put!(dst, Value::bool(found != negate));
            }
            // ---- jumps
            Instr::JumpIf { cond, target } => {
                let value = regs[cond];
                jump!(self.truthy_leaving(self.may_leave, value), target)
            }
            Instr::JumpUnless { cond, target } => {
                let value = regs[cond];
                jump!(self.truthy_leaving(self.may_leave, value), target, !)
            }
            Instr::JumpIfCompare { a, b, op, target } => {
                let (a, b) = (regs[a], regs[b]);
                jump!(self.compare_truth(op, a, b), target)
            }
            Instr::JumpUnlessCompare { a, b, op, target } => {
                let (a, b) = (regs[a], regs[b]);
                jump!(self.compare_truth(op, a, b), target, !)
            }
            Instr::JumpIfCompareInt { a, op, imm, target } => {
                let (a, b) = (regs[a], Value::int(i64::from(imm)));
                jump!(self.compare_truth(op, a, b), target)
            }
            Instr::JumpUnlessCompareInt { a, op, imm, target } => {
                let (a, b) = (regs[a], Value::int(i64::from(imm)));
                jump!(self.compare_truth(op, a, b), target, !)
            }
            Instr::JumpIfState {
                value,
                state,
                target,
            } => {
                if regs[value] == Value::int(i64::from(state.0)) {
                    go!(target);
                }
            }
            // ---- build and unpack
            Instr::BuildSet { dst, base, count } => {
                put!(dst, self.build_set_leaving(place!(base), count.0 as usize)?)
            }
            Instr::BuildMap { dst, base, count } => {
                put!(dst, self.build_map_leaving(place!(base), count.0 as usize)?)
            }
            Instr::BuildSlice { dst, base } => {
                let at = base.0 as usize;
                let (start, stop, step) = (regs[at], regs[at + 1], regs[at + 2]);
                put!(dst, self.heap.make_slice(start, stop, step));
            }
            Instr::BuildString { dst, base, count } => {
                put!(dst, self.build_string(place!(base), count.0 as usize)?)
            }
            Instr::BuildInterpolation { dst, base } => put!(dst, self.make_field(place!(base))?),
            Instr::BuildTemplate { dst, base } => put!(dst, self.build_template(place!(base))?),
            Instr::FormatSimple {
                dst,
                src,
                conversion,
            } => {
                let value = regs[src];
                put!(
                    dst,
                    self.format_leaving(self.may_leave, value, Value::UNBOUND, conversion)?
                );
            }
            Instr::FormatPart { dst, src } => {
                let value = regs[src];
                let none = Conversion::None;
                put!(
                    dst,
                    self.format_leaving(self.may_leave, value, Value::UNBOUND, none)?
                );
            }
            Instr::FormatWithSpec {
                dst,
                src,
                spec,
                conversion,
            } => {
                let (value, spec) = (regs[src], regs[spec]);
                put!(
                    dst,
                    self.format_leaving(self.may_leave, value, spec, conversion)?
                );
            }
            Instr::ListAppend { list, src } => {
                let value = regs[src];
                let key = held!(regs[list].as_list());
                self.list_append(key, value)?;
            }
            Instr::ListExtend { list, src } => {
                let value = regs[src];
                let key = held!(regs[list].as_list());
                self.list_extend_leaving(key, value)?;
            }
            Instr::ListToTuple { dst, list } => {
                let key = held!(regs[list].as_list());
                put!(dst, self.heap.list_to_tuple(key));
            }
            Instr::SetAdd { set, src } => {
                let value = regs[src];
                let key = held!(regs[set].as_any_set());
                self.set_add_leaving(key, value)?;
            }
            Instr::SetUpdate { set, src } => {
                let value = regs[src];
                let key = held!(regs[set].as_any_set());
                if let Some(done) = self.add_leaving(self.may_leave, key, value, Value::NONE) {
                    done?;
                } else {
                    self.set_update(key, value)?;
                }
            }
            Instr::MapAdd { map, key, value } => {
                let (item_key, value) = (regs[key], regs[value]);
                let dict = held!(regs[map].as_dict());
                self.map_add_leaving(dict, item_key, value)?;
            }
            Instr::DictUpdate { map, src } => {
                let value = regs[src];
                let dict = held!(regs[map].as_dict());
                self.dict_update(dict, value)?;
            }
            Instr::DictMerge { map, src, func } => {
                let (value, function) = (regs[src], regs[func]);
                let dict = held!(regs[map].as_dict());
                self.dict_merge(dict, value, function)?;
            }
            Instr::UnpackSequence { src, base, count } => {
                let value = regs[src];
                self.unpack_sequence(value, place!(base), count.0 as usize)?;
            }
            Instr::UnpackEx {
                src,
                base,
                before,
                after,
            } => {
                let (value, before, after) = (regs[src], before.0 as usize, after.0 as usize);
                self.unpack_ex(value, place!(base), before, after)?;
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
                put!(dst, self.unpack_to_list(value, before.0 as usize, star)?);
            }

            // ---- attributes and items
            Instr::LoadAttr {
                dst,
                obj,
                name,
                cache,
            } => {
                let (object, key) = (regs[obj], code.name(name));
                let at = (code_key, cache);
                if !OBSERVED
                    && let Some(getter) = self.known_getter(at, object)
                    && let Some(entered) = self.call_getter(getter, object, dst)?
                {
                    // No safepoint where the result is there: at this instruction its register may not be live yet.
                    return Ok(match entered {
                        true => Next::Entered,
                        false => Next::On,
                    });
                }
                put!(dst, self.load_attr_cached(at, object, key)?);
            }
            Instr::StoreAttr {
                obj,
                src,
                name,
                cache,
            } => {
                let (object, value, key) = (regs[obj], regs[src], code.name(name));
                self.store_attr_cached((code_key, cache), object, key, value)?;
            }
            Instr::DeleteAttr { obj, name } => {
                let object = regs[obj];
                let key = code.name(name);
                self.setattr_leaving(self.may_leave, object, key, Value::UNBOUND)?;
            }
            Instr::LoadMethod {
                base,
                obj,
                name,
                cache,
            } => {
                let (object, key) = (regs[obj], code.name(name));
                let at = base.0 as usize;
                let at_cache = (code_key, cache);
                let (function, receiver) = self.load_method_cached(at_cache, object, key)?;
                self.stack[start + at] = function;
                self.stack[start + at + 1] = receiver.unwrap_or(Value::UNBOUND);
            }
            Instr::LoadItem { dst, obj, key } => {
                let (object, key) = (regs[obj], regs[key]);
                put!(dst, self.get_item_leaving(object, key)?);
            }
            Instr::StoreItem { obj, key, src } => {
                let (object, key, value) = (regs[obj], regs[key], regs[src]);
                self.set_item_leaving(object, key, value)?;
            }
            Instr::DeleteItem { obj, key } => {
                let (object, key) = (regs[obj], regs[key]);
                self.del_item_leaving(object, key)?;
            }

            // ---- iteration
            Instr::GetIter { dst, src } => {
                let value = regs[src];
                put!(dst, self.iter_leaving(value)?);
            }
            Instr::Lend { args, count } => {
                call!(self.lend(top, args, count.0 as usize))
            }
            Instr::EndIter { iter } => {
                let value = regs[iter];
                self.end_owned(value)?;
            }
            Instr::GetYieldFromIter { dst, src } => {
                let value = regs[src];
                put!(dst, self.yield_from_iter(value)?);
            }
            Instr::GetAwaitable { dst, src, of } => {
                let value = regs[src];
                put!(dst, self.awaitable_leaving(value, of)?);
            }
            Instr::GetAIter { dst, src } => {
                let value = regs[src];
                put!(dst, self.get_aiter(value)?);
            }
            Instr::GetANext { dst, iter } => {
                let value = regs[iter];
                put!(dst, self.get_anext(value)?);
            }

            // ---- calls
            Instr::Call { dst, base, argc } => {
                let (callee, first) = (regs[base], place!(base) + 1);
                let count = argc.0 as usize;
                call_any!(callee, first, count, dst);
            }
            Instr::CallMethod { dst, base, argc } => {
                let at = base.0 as usize;
                let (callee, bound) = (regs[at], regs[at + 1].is_bound());
                let first = start + at + 2 - usize::from(bound);
                let count = argc.0 as usize + usize::from(bound);
                call_any!(callee, first, count, dst);
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
                    self.stack[start + at + 1] = regs[at];
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
                let value = regs[src];
                self.budget.burn_straight(self.frames[top].pc as usize);
                if OBSERVED {
                    self.observe_leaving(Seen::Return(value))?;
                }
                leave!(self.leave_frame(value));
            }
            Instr::Yield { src, dst } => {
                let value = regs[src];
                if OBSERVED {
                    self.observe_leaving(Seen::Yield(value))?;
                }
                leave!(self.suspend_frame(value, dst));
            }
            Instr::Send { iter, value, exit } => call!(self.send(top, iter, value, exit.0)),

            // ---- exceptions
            Instr::Raise { exc } => {
                let exc = regs[exc];
                return Err(self.raise_value(exc, None));
            }
            Instr::RaiseFrom { exc, cause } => {
                let (exc, cause) = (regs[exc], regs[cause]);
                return Err(self.raise_value(exc, Some(cause)));
            }
            Instr::RaiseCurrent {} => return Err(self.raise_current()),
            Instr::Reraise { exc } => {
                return Err(Fault::Raised(held!(regs[exc].as_exception())));
            }
            Instr::PushExc { save, exc } => {
                let value = regs[exc];
                put!(
                    save,
                    std::mem::replace(&mut self.frames[top].handled, value)
                );
            }
            Instr::SaveExc { save } => put!(save, self.frames[top].handled),
            Instr::PopExc { save } => self.frames[top].handled = regs[save],
            Instr::CheckExcMatch { dst, exc, ty } => {
                let (exc, ty) = (regs[exc], regs[ty]);
                put!(dst, self.exception_matches(exc, ty).map(Value::bool)?);
            }
            Instr::CheckEgMatch { dst, exc, ty } => {
                let (group, ty) = (regs[exc], regs[ty]);
                let (matched, rest) = self.check_eg_match(group, ty)?;
                put!(exc, rest);
                put!(dst, matched);
            }
            Instr::LoadAssertionError { dst } => {
                put!(dst, Value::builtin_type(TypeId::AssertionError));
            }
            Instr::LoadSpecial { dst, obj, which } => {
                let object = regs[obj];
                put!(dst, self.context_method(object, which)?);
            }
            Instr::WithExceptStart { dst, exit, exc } => {
                let (exit, exc) = (regs[exit], regs[exc]);
                put!(dst, self.with_except_start(exit, exc)?);
            }
            Instr::EndAsyncFor { exc } => {
                let exc = regs[exc];
                self.end_async_for(exc)?;
            }

            // ---- classes, imports, match, the rest
            Instr::LoadBuildClass { dst } => put!(dst, self.load_build_class()?),
            Instr::SetupAnnotations {} => self.setup_annotations(top)?,
            Instr::ImportName { dst, base, name } => {
                let (level, fromlist) = (regs[base], regs[base.0 as usize + 1]);
                let name = code.name(name);
                put!(dst, self.import_name(name, fromlist, level)?);
            }
            Instr::ImportFrom { dst, module, name } => {
                let module = regs[module];
                let name = code.name(name);
                put!(dst, self.import_from(module, name)?);
            }
            Instr::ImportStar { module } => {
                let module = regs[module];
                self.import_star(module, top)?;
            }
            Instr::MatchClass {
                dst,
                subject,
                base,
                count,
            } => {
                let at = base.0 as usize;
                let (subject, class, names) = (regs[subject], regs[at], regs[at + 1]);
                put!(
                    dst,
                    self.match_class(subject, class, count.0 as usize, names)?
                );
            }
            Instr::MatchMapping { dst, subject } => {
                let subject = regs[subject];
                put!(dst, self.match_mapping(subject).map(Value::bool)?);
            }
            Instr::MatchSequence { dst, subject } => {
                let subject = regs[subject];
                put!(dst, self.match_sequence(subject).map(Value::bool)?);
            }
            Instr::MatchKeys { dst, subject, keys } => {
                let (subject, keys) = (regs[subject], regs[keys]);
                put!(dst, self.match_keys(subject, keys)?);
            }
            Instr::GetLen { dst, src } => {
                let value = regs[src];
                let length = self.len(value)?;
                put!(dst, Value::int(i64::try_from(length).unwrap_or(i64::MAX)));
            }
            Instr::Intrinsic { dst, src, which } => {
                put!(dst, self.intrinsic(which, place!(src))?);
            }

            // The run loop has no long way for these.
            Instr::LoadConst { .. }
            | Instr::LoadInt { .. }
            | Instr::Move { .. }
            | Instr::ClearLocal { .. }
            | Instr::Is { .. }
            | Instr::MakeCell { .. }
            | Instr::MakeClosure { .. }
            | Instr::BuildTuple { .. }
            | Instr::BuildList { .. }
            | Instr::ForIter { .. }
            | Instr::Jump { .. }
            | Instr::JumpBack { .. }
            | Instr::JumpIfNone { .. }
            | Instr::JumpUnlessNone { .. }
            | Instr::Own { .. }
            | Instr::Nop {} => {}
        }
        Ok(Next::On)
    }
}
