//! Where variables and temporaries live.
//!
//! Variables get their slots when the unit begins; temporaries are allocated above them like a stack: what is
//! evaluated last is released first. "The top" is the first free temporary.
//!
//! Parameters beyond [`VARIABLE_REGISTERS`] arrive in registers that expressions need; the prologue moves them to
//! slots beyond the registers.

use std::sync::Arc;

use super::emit::Emitted;
use super::unit::{REGISTERS, Unit, VARIABLE_REGISTERS};
use crate::code::{Constant, Count, Instr, Reg, Slot};
use crate::compile::{CompileError, Result};
use crate::syntax::TextRange;

impl Unit<'_> {
    /// The first free temporary, without taking it.
    pub(in crate::compile) fn top(&mut self) -> Result<Reg> {
        let Ok(register) = u8::try_from(self.next_temp) else {
            return Err(CompileError::new(
                "expression too complex: too many temporary values",
                self.range,
            ));
        };
        self.max_temp = self.max_temp.max(self.next_temp + 1);
        Ok(Reg(register))
    }

    /// Takes the first free temporary. It must hold a value before anything else is emitted.
    pub(in crate::compile) fn take(&mut self) -> Result<Reg> {
        let register = self.top()?;
        self.next_temp += 1;
        Ok(register)
    }

    /// The temporary at a mark, taken or not, for a result that is released last.
    pub(in crate::compile) fn temporary(&mut self, mark: u16) -> Result<Reg> {
        let Ok(register) = u8::try_from(mark) else {
            return Err(CompileError::new(
                "expression too complex: too many temporary values",
                self.range,
            ));
        };
        self.max_temp = self.max_temp.max(mark + 1);
        Ok(Reg(register))
    }

    /// Takes a temporary that holds None for now.
    pub(in crate::compile) fn take_none(&mut self) -> Result<Reg> {
        let dst = self.top()?;
        self.load_constant(dst, Constant::None);
        self.take()
    }

    /// Takes a temporary with an empty list.
    pub(in crate::compile) fn take_list(&mut self, range: TextRange) -> Result<Reg> {
        self.range = range;
        let dst = self.top()?;
        self.emit(Instr::BuildList {
            dst,
            base: dst,
            count: Count(0),
        });
        self.take()
    }

    /// Takes a temporary with an empty dict.
    pub(in crate::compile) fn take_map(&mut self, range: TextRange) -> Result<Reg> {
        self.range = range;
        let dst = self.top()?;
        self.emit(Instr::BuildMap {
            dst,
            base: dst,
            count: Count(0),
        });
        self.take()
    }

    /// Takes `count` temporaries in a row.
    pub(in crate::compile) fn take_many(&mut self, count: u16) -> Result<Reg> {
        let base = self.next_temp;
        if base + count > REGISTERS {
            return Err(CompileError::new(
                "expression too complex: too many temporary values",
                self.range,
            ));
        }
        self.next_temp += count;
        self.max_temp = self.max_temp.max(self.next_temp);
        // `count` may be 0 with all registers taken; the operand is not used then.
        Ok(Reg(u8::try_from(base).unwrap_or(u8::MAX)))
    }

    /// How many slots are in use; [`Unit::release`] goes back to it.
    pub(in crate::compile) fn mark(&self) -> u16 {
        self.next_temp
    }

    /// Releases all temporaries taken since `mark`.
    pub(in crate::compile) fn release(&mut self, mark: u16) {
        debug_assert!(mark <= self.next_temp);
        self.next_temp = mark;
    }

    /// Whether a register is the home of a variable.
    pub(in crate::compile) fn is_variable(&self, register: Reg) -> bool {
        u16::from(register.0) < self.first_temp
    }

    /// A new slot beyond the registers.
    pub(in crate::compile) fn far_slot(&mut self) -> Result<u16> {
        let slot = REGISTERS
            .checked_add(self.far_slots)
            .filter(|&slot| slot < u16::MAX);
        self.far_slots += 1;
        slot.ok_or_else(|| CompileError::new("too many local variables", self.range))
    }

    /// How many slots a frame of the unit has.
    pub(in crate::compile) fn frame_size(&self) -> u16 {
        if self.far_slots == 0 {
            self.max_temp
        } else {
            REGISTERS + self.far_slots
        }
    }

    /// The next slot for a variable: a register as long as there are any for variables.
    fn variable_slot(&mut self) -> Result<u16> {
        if self.first_temp < VARIABLE_REGISTERS {
            self.first_temp += 1;
            return Ok(self.first_temp - 1);
        }
        self.far_slot()
    }

    /// Gives each variable its slot: parameters, other locals, cells of the block, captured cells.
    pub(in crate::compile) fn allocate_variables(
        &mut self,
        locals: Vec<Arc<str>>,
        parameter_count: usize,
    ) -> Result {
        self.cellvars = self.block.cellvars();
        self.freevars = self.block.freevars();
        let parameters = u16::try_from(parameter_count)
            .ok()
            .filter(|&count| count < u16::MAX - REGISTERS)
            .ok_or_else(|| CompileError::new("too many parameters", self.range))?;
        self.far_slots = parameters.saturating_sub(REGISTERS);
        for (index, name) in (0u16..).zip(&locals) {
            let arrives_far = index < parameters && index >= REGISTERS;
            let slot = if arrives_far {
                index
            } else {
                self.variable_slot()?
            };
            self.varname_slots.push(slot);
            self.local_slot.insert(name.clone(), slot);
        }
        self.varnames = locals;
        for index in 0..self.cellvars.len() + self.freevars.len() {
            let slot = self.variable_slot()?;
            let owned = self.cellvars.len();
            let name = if index < owned {
                &self.cellvars[index]
            } else {
                &self.freevars[index - owned]
            };
            self.add_cell(name.clone(), slot, index < owned);
        }
        self.next_temp = self.first_temp;
        self.max_temp = self.first_temp.max(parameters.min(REGISTERS));
        Ok(())
    }

    /// Emits what must happen before the body: parameters move out of the registers of temporaries, cells are made.
    pub(in crate::compile) fn prologue(&mut self, parameter_count: usize) -> Result {
        let parameters = parameter_count.min(usize::from(REGISTERS));
        for index in 0..parameters {
            let (slot, register) = (
                self.varname_slots[index],
                Reg(u8::try_from(index).unwrap_or(u8::MAX)),
            );
            if slot != u16::from(register.0) {
                self.emit(Instr::StoreSlot {
                    slot: Slot(slot),
                    src: register,
                });
                self.emit(Instr::ClearLocal { var: register });
            } else {
                self.bound.insert(register.0);
            }
        }
        for index in 0..self.cellvars.len() {
            let (name, slot) = (self.cellvars[index].clone(), self.cell_slots[index]);
            let parameter = self.varnames[..parameter_count]
                .iter()
                .position(|parameter| *parameter == name);
            self.make_cell(slot, parameter.map(|index| self.varname_slots[index]))?;
        }
        // Until here the arguments are still in the registers of temporaries.
        let live = self
            .first_temp
            .max(u16::try_from(parameters).unwrap_or(REGISTERS));
        self.code
            .iter_mut()
            .for_each(|emitted: &mut Emitted| emitted.live = emitted.live.max(live));
        Ok(())
    }

    /// Makes the cell of a variable, from the parameter in slot `init` if it is one.
    pub(in crate::compile) fn make_cell(&mut self, slot: u16, init: Option<u16>) -> Result {
        let mark = self.mark();
        // With this many parameters the registers of temporaries still hold arguments: they were moved before.
        let cell = match Self::register(slot) {
            Some(register) => register,
            None => self.take_unbound()?,
        };
        let init_register = match init.map(|init| (init, Self::register(init))) {
            None => cell,
            Some((_, Some(register))) => register,
            Some((init, None)) => {
                let register = self.top()?;
                self.emit(Instr::LoadSlot {
                    dst: register,
                    slot: Slot(init),
                });
                self.next_temp += 1;
                self.emit(Instr::ClearSlot { slot: Slot(init) });
                register
            }
        };
        self.emit(Instr::MakeCell {
            cell,
            init: init_register,
        });
        self.bound.remove(init_register.0);
        if Self::register(slot).is_none() {
            self.emit(Instr::StoreSlot {
                slot: Slot(slot),
                src: cell,
            });
        }
        self.release(mark);
        Ok(())
    }

    /// Takes a temporary that holds nothing yet, as a cell to be made needs it.
    pub(in crate::compile) fn take_unbound(&mut self) -> Result<Reg> {
        let register = self.top()?;
        self.emit(Instr::ClearLocal { var: register });
        self.next_temp += 1;
        Ok(register)
    }
}
