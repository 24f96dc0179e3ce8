//! Emitting instructions: places in the source, labels, and which handler covers what.
//!
//! A jump is emitted with a [`Label`] as its target; `assemble` puts the index of the instruction in its place.
//! After an instruction that never goes on, the code is unreachable until a label that something jumps to: what
//! is emitted there is dropped.

use super::unit::Unit;
use crate::code::{Constant, Instr, Reg, Target};
use crate::compile::bound::BoundSet;
use crate::meter;
use crate::syntax::TextRange;

/// A place in the code that jumps can name before it is known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::compile) struct Label(pub(in crate::compile) u32);

impl Label {
    /// The operand that stands for the label until the code is assembled.
    pub(in crate::compile) fn target(self) -> Target {
        Target(self.0)
    }
}

/// What is known of a label.
#[derive(Clone, Copy, Default, Debug)]
pub(in crate::compile) struct LabelInfo {
    /// The index of the instruction after the label, once it is bound.
    pub(in crate::compile) at: Option<u32>,
    /// The variables bound on all jumps seen; `None` as long as nothing jumps here.
    pub(in crate::compile) bound: Option<BoundSet>,
}

/// A handler of exceptions; its code begins at a label.
#[derive(Clone, Copy, Debug)]
pub(in crate::compile) struct HandlerInfo {
    pub(in crate::compile) target: Label,
    pub(in crate::compile) exc: Reg,
}

/// An instruction with what belongs to it.
#[derive(Clone, Copy, Debug)]
pub(in crate::compile) struct Emitted {
    pub(in crate::compile) instr: Instr,
    pub(in crate::compile) range: TextRange,
    pub(in crate::compile) live: u16,
    pub(in crate::compile) handler: Option<u32>,
}

impl Unit<'_> {
    /// Emits an instruction at the current place in the source.
    pub(in crate::compile) fn emit(&mut self, instr: Instr) {
        if self.reachable {
            self.meter.take(meter::INSTRUCTION);
            self.code.push(Emitted {
                instr,
                range: self.range,
                live: self.next_temp,
                handler: self.handler,
            });
        }
    }

    /// Emits a load from a cell. Straight after a store into it, the value still lies where it was stored from.
    pub(in crate::compile) fn load_deref(&mut self, dst: Reg, cell: Reg) {
        let straight = self.last_bound.unwrap_or(0);
        let code = self.code.get_mut(straight..).unwrap_or_default();
        let last = code
            .iter()
            .rposition(|emitted| emitted.instr != Instr::Nop {});
        if let Some(last) = last
            && let Instr::StoreDeref { cell: stored, src } = code[last].instr
            && stored == cell
            && code[last..].iter().all(|e| e.live >= u16::from(src.0))
        {
            // It is needed until here.
            for emitted in &mut code[last..] {
                emitted.live = emitted.live.max(u16::from(src.0) + 1);
            }
            self.holding(src, |unit| unit.copy(dst, src));
        } else {
            self.emit(Instr::LoadDeref { dst, cell });
        }
    }

    /// Emits code while a register that is no longer taken, or not yet, holds a value that is needed after it.
    pub(in crate::compile) fn holding(&mut self, reg: Reg, emit: impl FnOnce(&mut Self)) {
        let mark = self.next_temp;
        self.next_temp = mark.max(u16::from(reg.0) + 1);
        emit(self);
        self.next_temp = mark;
    }

    /// Marks a line that may have no code of its own, so that tracers see it. The mark goes if it has.
    pub(in crate::compile) fn mark_line(&mut self, range: TextRange) {
        self.emit_at(range, Instr::Nop {});
    }

    /// Emits an instruction for a place in the source, which stays the current one.
    pub(in crate::compile) fn emit_at(&mut self, range: TextRange, instr: Instr) {
        self.range = range;
        self.emit(instr);
    }

    /// Says that the code does not go on here.
    pub(in crate::compile) fn set_unreachable(&mut self) {
        self.reachable = false;
    }

    /// A new label, to be bound later.
    pub(in crate::compile) fn label(&mut self) -> Label {
        self.meter.take(meter::LABEL);
        self.labels.push(LabelInfo::default());
        Label(u32::try_from(self.labels.len() - 1).unwrap_or(u32::MAX))
    }

    /// Notes that the code may go from here to a label.
    pub(in crate::compile) fn join(&mut self, label: Label) {
        if self.reachable {
            let info = &mut self.labels[label.0 as usize];
            info.bound = Some(
                info.bound
                    .map_or(self.bound, |bound| bound.intersection(self.bound)),
            );
        }
    }

    /// Emits a conditional jump to a label.
    pub(in crate::compile) fn branch(&mut self, label: Label, jump: impl FnOnce(Target) -> Instr) {
        self.emit(jump(label.target()));
        self.join(label);
    }

    /// Emits a jump forwards; what follows is not reached by falling through.
    pub(in crate::compile) fn jump(&mut self, label: Label) {
        self.branch(label, |target| Instr::Jump { target });
        self.set_unreachable();
    }

    /// Gives each jump to the implicit `return` at the end, which begins at `start`, one of its own on the line that
    /// it comes from: a frame that ends stands where it was last.
    pub(in crate::compile) fn return_where_it_jumps(&mut self, start: usize) {
        let tail = self.code[start..].to_vec();
        let Some(here) = tail.first().map(|emitted| emitted.range) else {
            return;
        };
        let start_index = u32::try_from(start).ok();
        let mut copies: Vec<(TextRange, Label)> = Vec::new();
        for index in 0..start {
            let Emitted {
                mut instr, range, ..
            } = self.code[index];
            let Some(target) = instr.target_mut() else {
                continue;
            };
            let at = self.labels[target.0 as usize].at;
            if at != start_index || range.is_empty() || range == here {
                continue;
            }
            // Jumps of one place mostly are neighbours.
            let known = copies.last().filter(|(known, _)| *known == range);
            let label = match known {
                Some((_, label)) => *label,
                None => {
                    let label = self.label();
                    let copy = u32::try_from(self.code.len()).unwrap_or(u32::MAX);
                    self.labels[label.0 as usize].at = Some(copy);
                    self.meter.take(tail.len() * meter::INSTRUCTION);
                    let moved = tail.iter().map(|emitted| Emitted { range, ..*emitted });
                    self.code.extend(moved);
                    copies.push((range, label));
                    label
                }
            };
            *target = label.target();
            self.code[index].instr = instr;
        }
    }

    /// Binds a label here: the code before goes on into it, and everything that jumps to it arrives.
    pub(in crate::compile) fn bind(&mut self, label: Label) {
        let info = self.labels[label.0 as usize];
        if let Some(bound) = info.bound {
            self.drop_jump_to(label);
            self.bound = if self.reachable {
                self.bound.intersection(bound)
            } else {
                bound
            };
            self.reachable = true;
        }
        self.labels[label.0 as usize].at = Some(u32::try_from(self.code.len()).unwrap_or(u32::MAX));
        self.last_bound = Some(self.code.len());
    }

    /// Removes a jump to the very next instruction, unless another label follows it.
    fn drop_jump_to(&mut self, label: Label) {
        let is_jump = |emitted: &Emitted| {
            emitted.instr
                == Instr::Jump {
                    target: label.target(),
                }
        };
        if !self.reachable
            && self.last_bound != Some(self.code.len())
            && self.code.last().is_some_and(is_jump)
        {
            self.code.pop();
        }
    }

    /// Begins a loop: binds a label for `JumpBack`. Variables that the unit deletes count as unbound from here, as
    /// the loop may come back after the `del`.
    pub(in crate::compile) fn loop_start(&mut self) -> Label {
        let label = self.label();
        self.labels[label.0 as usize].at = Some(u32::try_from(self.code.len()).unwrap_or(u32::MAX));
        self.last_bound = Some(self.code.len());
        self.bound = self.bound.without(self.deleted);
        label
    }

    /// Jumps back to the start of a loop.
    pub(in crate::compile) fn jump_back(&mut self, start: Label) {
        self.emit(Instr::JumpBack {
            target: start.target(),
        });
        self.set_unreachable();
    }

    /// Opens a protected region: what is emitted until [`Unit::close_handler`] is covered by the handler. Returns
    /// the handler that was open before.
    pub(in crate::compile) fn open_handler(&mut self, target: Label, exc: Reg) -> Option<u32> {
        let outer = self.handler;
        self.handlers.push(HandlerInfo { target, exc });
        self.handler = u32::try_from(self.handlers.len() - 1).ok();
        if self.reachable {
            // An exception may come before anything of the region is done, or after all of it.
            let bound = self.bound.without(self.deleted);
            let info = &mut self.labels[target.0 as usize];
            info.bound = Some(info.bound.map_or(bound, |other| other.intersection(bound)));
        }
        outer
    }

    /// Closes a protected region.
    pub(in crate::compile) fn close_handler(&mut self, outer: Option<u32>) {
        self.handler = outer;
    }

    /// Loads a constant.
    pub(in crate::compile) fn load_constant(&mut self, dst: Reg, constant: Constant) {
        let small = match constant {
            Constant::Int(value) => i32::try_from(value).ok(),
            _ => None,
        };
        let idx = self.constant(constant);
        self.emit(match small {
            Some(value) => Instr::LoadInt { dst, value },
            None => Instr::LoadConst { dst, idx },
        });
    }

    /// Copies a register, if it is not the same one.
    pub(in crate::compile) fn copy(&mut self, dst: Reg, src: Reg) {
        if dst != src {
            self.emit(Instr::Move { dst, src });
        }
    }
}
