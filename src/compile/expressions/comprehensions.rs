//! Comprehensions and generator expressions.
//!
//! A generator expression is a function that gets the iterator of its outermost `for` as its only argument `.0`.
//! The others are compiled in place (PEP 709) where the symbol table says so: their variables have the slots of
//! variables of the same name around them, which are saved before and restored after, also when an exception
//! leaves.

use super::scan::Scan;
use crate::code::{Awaited, Count, Instr, Reg, Slot};
use crate::compile::call::temporaries::may_own;
use crate::compile::name::Place;
use crate::compile::output::unit::Unit;
use crate::compile::{CompileError, Compiler, Result};
use crate::symtable::{Block, BlockKind, Comprehension, Scope, comprehension};
use crate::syntax::ast::{self, Expr};
use crate::syntax::{Ranged, TextRange};

/// What a comprehension makes of each round.
#[derive(Clone, Copy)]
enum Element<'a> {
    List(&'a Expr),
    Set(&'a Expr),
    Dict(&'a Expr, &'a Expr),
    Generator(&'a Expr),
}

/// How many variables an inlined comprehension saves in registers.
const SAVED_IN_REGISTERS: usize = 32;

/// A variable around an inlined comprehension: its slot, and the slot that keeps its value meanwhile.
#[derive(Clone, Copy)]
struct Saved {
    slot: u16,
    copy: u16,
}

/// A comprehension, whatever its kind.
#[derive(Clone, Copy)]
struct Parts<'a> {
    kind: BlockKind,
    element: Element<'a>,
    generators: &'a [ast::Comprehension],
    range: TextRange,
}

impl<'a> Compiler<'a> {
    pub(in crate::compile) fn comprehension(&mut self, expression: &'a Expr, dst: Reg) -> Result {
        let Some(mut parts) = parts(expression) else {
            return Err(CompileError::new(
                "dict unpacking cannot be used in dict comprehension",
                expression.range(),
            ));
        };
        let Some(id) = self.symbols.block_for(parts.kind, parts.range) else {
            return Err(CompileError::new(
                "the symbol table has no block for this",
                parts.range,
            ));
        };
        if let Some(range) = self.generator_range.take()
            && parts.kind == BlockKind::GeneratorExp
        {
            parts.range = range;
        }
        let block = self.symbols.block(id);
        self.check_async(block, parts)?;
        if block.is_inlined() {
            return self.inlined_comprehension(block, parts, dst);
        }
        let mark = self.unit.mark();
        let child = self.comprehension_code(block, parts)?;
        self.unit.range = parts.range;
        let base = self.unit.top()?;
        self.unit.emit(Instr::MakeClosure { dst: base, child });
        self.unit.take()?;
        self.outermost_iterator(&parts.generators[0])?;
        let is_coroutine = block.is_coroutine() && parts.kind != BlockKind::GeneratorExp;
        self.unit.range = parts.range;
        let out = if is_coroutine { base } else { dst };
        self.unit.emit(Instr::Call {
            dst: out,
            base,
            argc: Count(1),
        });
        if is_coroutine {
            self.unit.release(u16::from(base.0) + 1);
            self.await_register((base, Awaited::Value), mark, dst)?;
        }
        self.unit.release(mark);
        Ok(())
    }

    /// Refuses asynchronous comprehensions outside asynchronous functions.
    fn check_async(&self, block: &Block, parts: Parts<'a>) -> Result {
        if !block.is_coroutine() || parts.kind == BlockKind::GeneratorExp {
            return Ok(());
        }
        let owner = self.unit.block;
        if owner.kind().is_function_like()
            && (owner.is_coroutine() || owner.kind().is_comprehension())
        {
            return Ok(());
        }
        Err(CompileError::new(
            "asynchronous comprehension outside of an asynchronous function",
            parts.range,
        ))
    }

    /// Takes a temporary with the iterator of the outermost `for`.
    fn outermost_iterator(&mut self, generator: &'a ast::Comprehension) -> Result<Reg> {
        let mark = self.unit.mark();
        let src = match generator.is_async {
            true => self.any(&generator.iter)?,
            false => self.iterated(&generator.iter)?,
        };
        self.own(&generator.iter, src);
        self.unit.range = generator.iter.range();
        let dst = self.unit.temporary(mark)?;
        self.unit.emit(match generator.is_async {
            true => Instr::GetAIter { dst, src },
            false => Instr::GetIter { dst, src },
        });
        self.unit.release(mark);
        self.unit.take()
    }

    /// The code of a comprehension that is a function.
    fn comprehension_code(
        &mut self,
        block: &'a Block,
        parts: Parts<'a>,
    ) -> Result<crate::code::ChildIdx> {
        let name = match parts.kind {
            BlockKind::ListComp => "<listcomp>",
            BlockKind::SetComp => "<setcomp>",
            BlockKind::DictComp => "<dictcomp>",
            _ => "<genexpr>",
        };
        self.enter_block(
            block.id(),
            name,
            self.source.line(parts.range.start().into()),
        );
        self.unit.argcount = 1;
        self.begin_function(None, &Scan::default())?;
        self.unit.range = parts.range;
        let accumulator = self.accumulator(parts.element, parts.range)?;
        self.rounds(parts, 0, Some(Reg(0)), accumulator)?;
        match accumulator {
            Some(src) => {
                self.unit.range = parts.range;
                self.return_register(src);
            }
            None => self.return_none()?,
        }
        self.exit()
    }

    /// Takes a temporary with the empty list, set or dict that the rounds fill.
    fn accumulator(&mut self, element: Element<'a>, range: TextRange) -> Result<Option<Reg>> {
        self.unit.range = range;
        Ok(match element {
            Element::List(_) => Some(self.unit.take_list(range)?),
            Element::Dict(..) => Some(self.unit.take_map(range)?),
            Element::Set(_) => {
                let dst = self.unit.top()?;
                self.unit.emit(Instr::BuildSet {
                    dst,
                    base: dst,
                    count: Count(0),
                });
                Some(self.unit.take()?)
            }
            Element::Generator(_) => None,
        })
    }

    fn inlined_comprehension(&mut self, block: &'a Block, parts: Parts<'a>, dst: Reg) -> Result {
        let mark = self.unit.mark();
        let accumulator = self.accumulator(parts.element, parts.range)?;
        let iter = self.outermost_iterator(&parts.generators[0])?;
        self.unit.range = parts.range;
        let outside = self.unit.bound;
        self.unit.inlined.push(block);
        let saved = self.save_variables(block, parts)?;
        let restore = self.unit.label();
        let exc = self.unit.top()?;
        let outer = self.unit.open_handler(restore, exc);
        self.rounds(parts, 0, Some(iter), accumulator)?;
        self.unit.close_handler(outer);
        self.unit.inlined.pop();
        self.unit.range = parts.range;
        self.unit.restore_variables(&saved)?;
        // The comprehension binds nothing around it, except by `:=`.
        for variable in &saved {
            if let Some(var) = Unit::register(variable.slot) {
                match outside.contains(var.0) {
                    true => self.unit.bound.insert(var.0),
                    false => self.unit.bound.remove(var.0),
                }
            }
        }
        let end = self.unit.label();
        let bound = self.unit.bound;
        self.unit.jump(end);
        self.unit.bind(restore);
        self.unit.take()?;
        self.unit.restore_variables(&saved)?;
        self.unit.emit(Instr::Reraise { exc });
        self.unit.set_unreachable();
        self.unit.bind(end);
        self.unit.bound = bound;
        if let Some(src) = accumulator {
            self.unit.copy(dst, src);
        }
        self.unit.release(mark);
        Ok(())
    }

    /// Saves what lies in the slots of the comprehension's variables; cells are replaced by new ones.
    fn save_variables(&mut self, block: &'a Block, parts: Parts<'a>) -> Result<Vec<Saved>> {
        let mut saved = Vec::new();
        let names = block.symbols().filter(|symbol| {
            matches!(symbol.scope(), Scope::Local | Scope::Cell) && &**symbol.name() != ".0"
        });
        for symbol in names {
            let (slot, is_cell) = match self.place(symbol.name()) {
                Place::Register(var) => (u16::from(var.0), false),
                Place::Far(slot) => (slot, false),
                Place::Cell(slot) => (slot, true),
                _ => continue,
            };
            let copy = self.unit.save_slot(slot, saved.len())?;
            saved.push(Saved { slot, copy });
            if is_cell {
                self.unit.clear_slot(slot);
                self.unit.make_cell(slot, None)?;
            } else if !binds_first(parts) {
                self.unit.clear_slot(slot);
            }
            if let Some(var) = Unit::register(slot) {
                self.unit.bound.remove(var.0);
            }
        }
        Ok(saved)
    }

    /// The loops of a comprehension from clause `index` on. `iter` holds the iterator of the outermost.
    fn rounds(
        &mut self,
        parts: Parts<'a>,
        index: usize,
        iter: Option<Reg>,
        accumulator: Option<Reg>,
    ) -> Result {
        let Some(generator) = parts.generators.get(index) else {
            return self.element(parts.element, accumulator);
        };
        let mark = self.unit.mark();
        // When an exception leaves, its traceback holds the frame and with it `.0`.
        let is_argument = iter.is_some_and(|iter| self.unit.is_variable(iter));
        let iter = match iter {
            Some(iter) => iter,
            None => self.outermost_iterator(generator)?,
        };
        let (next, end) = (self.unit.label(), self.unit.label());
        let owner = self.open_owner(may_own(&generator.iter) && !is_argument, iter)?;
        let start = self.unit.loop_start();
        let bound = self.unit.bound;
        self.unit.range = if generator.is_async {
            parts.range
        } else {
            generator.iter.range()
        };
        let exc = self.unit.top()?;
        if generator.is_async {
            self.next_async(iter, &generator.target, end)?;
        } else {
            self.next_item(iter, &generator.target, end)?;
        }
        for condition in &generator.ifs {
            self.jump_if(condition, false, next)?;
        }
        self.rounds(parts, index + 1, None, accumulator)?;
        self.unit.range = parts.range;
        self.unit.bind(next);
        self.unit.jump_back(start);
        self.close_owner(owner);
        self.unit.range = parts.range;
        self.unit.bind(end);
        if generator.is_async {
            self.end_async(exc);
        }
        if is_argument {
            self.unit.emit(Instr::EndIter { iter });
        }
        self.end_owner(owner);
        self.unit.bound = self.unit.bound.intersection(bound);
        self.unit.release(mark);
        Ok(())
    }

    /// What happens in the innermost round.
    fn element(&mut self, element: Element<'a>, accumulator: Option<Reg>) -> Result {
        let mark = self.unit.mark();
        match (element, accumulator) {
            (Element::List(item), Some(list)) => {
                let src = self.any(item)?;
                self.unit
                    .emit_at(item.range(), Instr::ListAppend { list, src });
            }
            (Element::Set(item), Some(set)) => {
                let src = self.any(item)?;
                self.unit.emit_at(item.range(), Instr::SetAdd { set, src });
            }
            (Element::Dict(key, value), Some(map)) => {
                let key_register = self.held(key)?;
                let value_register = self.any(value)?;
                let range = key.range().cover(value.range());
                self.unit.emit_at(
                    range,
                    Instr::MapAdd {
                        map,
                        key: key_register,
                        value: value_register,
                    },
                );
            }
            (Element::Generator(item), _) => {
                let mut src = self.any(item)?;
                self.unit.range = item.range();
                if self.unit.block.is_coroutine() {
                    src = self.wrap_async_value(src, mark)?;
                }
                let dst = self.unit.top()?;
                self.unit.emit(Instr::Yield { dst, src });
            }
            _ => {}
        }
        self.unit.release(mark);
        Ok(())
    }
}

impl Unit<'_> {
    /// Copies a slot to a temporary, or, if many are saved already, to a slot of its own.
    fn save_slot(&mut self, slot: u16, saved: usize) -> Result<u16> {
        let register = self.top()?;
        self.copy_slot(u16::from(register.0), slot)?;
        if saved < SAVED_IN_REGISTERS {
            return Ok(u16::from(self.take()?.0));
        }
        let copy = self.far_slot()?;
        let store = Instr::StoreSlot {
            slot: Slot(copy),
            src: register,
        };
        self.holding(register, |unit| unit.emit(store));
        Ok(copy)
    }

    /// Copies any slot to any other.
    fn copy_slot(&mut self, to: u16, from: u16) -> Result {
        match (Self::register(to), Self::register(from)) {
            (Some(dst), Some(src)) => self.emit(Instr::Move { dst, src }),
            (Some(dst), None) => self.emit(Instr::LoadSlot {
                dst,
                slot: Slot(from),
            }),
            (None, Some(src)) => self.emit(Instr::StoreSlot {
                slot: Slot(to),
                src,
            }),
            (None, None) => {
                let between = self.top()?;
                self.emit(Instr::LoadSlot {
                    dst: between,
                    slot: Slot(from),
                });
                let store = Instr::StoreSlot {
                    slot: Slot(to),
                    src: between,
                };
                self.holding(between, |unit| unit.emit(store));
            }
        }
        Ok(())
    }

    /// Unbinds any slot.
    fn clear_slot(&mut self, slot: u16) {
        self.emit(match Self::register(slot) {
            Some(var) => Instr::ClearLocal { var },
            None => Instr::ClearSlot { slot: Slot(slot) },
        });
    }

    fn restore_variables(&mut self, saved: &[Saved]) -> Result {
        let mut saved = saved.iter().rev();
        saved.try_for_each(|saved| self.copy_slot(saved.slot, saved.copy))
    }
}

/// Whether the first thing that a round does is to bind all variables: then none can be read before.
fn binds_first(parts: Parts<'_>) -> bool {
    let is_name = |target: &Expr| matches!(target, Expr::Name(_));
    match parts.generators {
        [generator] => match &generator.target {
            Expr::Tuple(tuple) => tuple.elts.iter().all(is_name),
            target => is_name(target),
        },
        _ => false,
    }
}

/// The parts of a comprehension; `None` for `{**x for ...}`.
fn parts(expression: &Expr) -> Option<Parts<'_>> {
    let Comprehension {
        kind,
        generators,
        key,
        value,
    } = comprehension(expression)?;
    let element = match kind {
        BlockKind::ListComp => Element::List(value),
        BlockKind::SetComp => Element::Set(value),
        BlockKind::DictComp => Element::Dict(key?, value),
        _ => Element::Generator(value),
    };
    (!generators.is_empty()).then_some(Parts {
        kind,
        element,
        generators,
        range: expression.range(),
    })
}
