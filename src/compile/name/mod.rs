//! Reading, writing and deleting names: from what a name means to the instruction that does it.

pub(in crate::compile) mod imports;
pub(in crate::compile) mod targets;

use std::borrow::Cow;

use super::output::unit::Unit;
use super::{CompileError, Compiler, Result};
use crate::code::{Constant, Instr, Reg, Slot};
use crate::symtable::{Scope, Symbol};

/// Where a name is to be found.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Place {
    /// A local variable in a register.
    Register(Reg),
    /// A local variable in a slot beyond the registers.
    Far(u16),
    /// In the cell that a slot holds.
    Cell(u16),
    /// In the globals, else the builtins.
    Global,
    /// In the namespace of the module or class, else the globals, else the builtins.
    Namespace,
    /// In the namespace of the class, else in a cell.
    NamespaceOrCell(u16),
    /// In the namespace of the class around this annotation scope, else in a cell.
    ClassDictOrCell(u16),
    /// In the namespace of the class around this annotation scope, else the globals, else the builtins.
    ClassDictOrGlobal,
}

impl<'a> Compiler<'a> {
    /// A name as the current block knows it.
    pub(super) fn mangle<'n>(&self, name: &'n str) -> Cow<'n, str> {
        self.unit.block.mangle(name)
    }

    /// Where a (mangled) name is to be found.
    pub(super) fn place(&self, name: &str) -> Place {
        let unit = &self.unit;
        let (mut scope, mut free) = (None, None);
        for block in unit.inlined.iter().rev() {
            match block.symbol(name).map(Symbol::scope) {
                Some(Scope::Local) => return Self::local_place(unit, name),
                Some(Scope::Cell) => return Self::cell_place(unit, name).unwrap_or(Place::Global),
                // What is free in a comprehension is whatever it is around it; but the names of a class body are
                // not around it.
                Some(Scope::Free) => free = unit.is_class().then_some(Scope::Free),
                inner @ Some(_) => {
                    scope = inner;
                    break;
                }
                None => {}
            }
        }
        let scope = scope
            .or(free)
            .or_else(|| unit.block.symbol(name).map(Symbol::scope));
        let has_namespace = !unit.is_function();
        match scope.unwrap_or(Scope::GlobalImplicit) {
            Scope::Local if has_namespace => Place::Namespace,
            Scope::Local => Self::local_place(unit, name),
            scope @ (Scope::Cell | Scope::Free) => Self::deref_place(unit, name, scope),
            Scope::GlobalImplicit if unit.is_class() && !unit.inlined.is_empty() => Place::Global,
            Scope::GlobalImplicit if has_namespace => Place::Namespace,
            Scope::GlobalImplicit if unit.block.can_see_class_scope => Place::ClassDictOrGlobal,
            Scope::GlobalImplicit | Scope::GlobalExplicit => Place::Global,
        }
    }

    /// The place of a local variable of a function, or of an inlined comprehension.
    fn local_place(unit: &Unit<'_>, name: &str) -> Place {
        match unit.local_slot.get(name) {
            Some(&slot) => Unit::register(slot).map_or(Place::Far(slot), Place::Register),
            // A variable of the block that is not among its locals lives in a cell for the block's own sake.
            None => Self::cell_place(unit, name).unwrap_or(Place::Global),
        }
    }

    fn cell_place(unit: &Unit<'_>, name: &str) -> Option<Place> {
        unit.cell(name).map(Place::Cell)
    }

    /// The place of a variable in a cell, as the kind of the block sees it.
    fn deref_place(unit: &Unit<'_>, name: &str, scope: Scope) -> Place {
        let slot = match scope {
            Scope::Free => unit.free_cell(name),
            _ => unit.cell(name),
        };
        let Some(slot) = slot else {
            return Place::Global;
        };
        match scope {
            Scope::Free if unit.is_class() && unit.inlined.is_empty() => {
                Place::NamespaceOrCell(slot)
            }
            Scope::Free if unit.block.can_see_class_scope && name != "__classdict__" => {
                Place::ClassDictOrCell(slot)
            }
            _ => Place::Cell(slot),
        }
    }

    /// Reads a variable into a register.
    pub(super) fn load_name(&mut self, name: &str, dst: Reg) -> Result {
        if name == "__debug__" {
            let debug = self.is_debug();
            self.unit.load_constant(dst, Constant::Bool(debug));
            return Ok(());
        }
        let name = &*self.mangle(name);
        let mark = self.unit.mark();
        match self.place(name) {
            Place::Register(var) => {
                self.check_bound(var);
                self.unit.copy(dst, var);
            }
            Place::Far(slot) => {
                self.unit.emit(Instr::CheckBoundSlot { slot: Slot(slot) });
                self.unit.emit(Instr::LoadSlot {
                    dst,
                    slot: Slot(slot),
                });
            }
            Place::Cell(slot) => {
                let cell = self.cell_register(slot)?;
                self.unit.load_deref(dst, cell);
            }
            Place::Global => {
                let (name, cache) = (self.name_index(name)?, self.unit.cache());
                self.unit.emit(Instr::LoadGlobal { dst, name, cache });
            }
            Place::Namespace => {
                let (name, cache) = (self.name_index(name)?, self.unit.cache());
                self.unit.emit(Instr::LoadName { dst, name, cache });
            }
            Place::NamespaceOrCell(slot) => {
                let mapping = self.unit.top()?;
                self.unit.emit(Instr::LoadLocals { dst: mapping });
                self.unit.next_temp += 1;
                let cell = self.cell_register(slot)?;
                self.unit
                    .emit(Instr::LoadFromDictOrDeref { dst, mapping, cell });
            }
            Place::ClassDictOrCell(slot) => {
                let mapping = self.load_class_dict()?;
                let cell = self.cell_register(slot)?;
                self.unit
                    .emit(Instr::LoadFromDictOrDeref { dst, mapping, cell });
            }
            Place::ClassDictOrGlobal => {
                let mapping = self.load_class_dict()?;
                let name = self.name_index(name)?;
                self.unit
                    .emit(Instr::LoadFromDictOrGlobals { dst, mapping, name });
            }
        }
        self.unit.release(mark);
        Ok(())
    }

    /// Takes a temporary with the namespace of the class around this annotation scope.
    fn load_class_dict(&mut self) -> Result<Reg> {
        let slot = self.unit.free_cell("__classdict__");
        let Some(slot) = slot else {
            return Err(CompileError::new(
                "annotation scope without a class",
                self.unit.range,
            ));
        };
        let cell = self.cell_register(slot)?;
        let dst = self.unit.top()?;
        self.unit.emit(Instr::LoadDeref { dst, cell });
        self.unit.next_temp += 1;
        Ok(dst)
    }

    /// The register that holds a cell; a cell beyond the registers is first copied to a temporary, which is taken.
    pub(super) fn cell_register(&mut self, slot: u16) -> Result<Reg> {
        if let Some(register) = Unit::register(slot) {
            return Ok(register);
        }
        let dst = self.unit.top()?;
        self.unit.emit(Instr::LoadSlot {
            dst,
            slot: Slot(slot),
        });
        self.unit.next_temp += 1;
        Ok(dst)
    }

    /// Makes sure that a local variable is bound when the code goes on.
    pub(super) fn check_bound(&mut self, var: Reg) {
        if !self.unit.bound.contains(var.0) {
            self.unit.emit(Instr::CheckBound { var });
            self.unit.bound.insert(var.0);
        }
    }

    /// Writes a register to a variable.
    pub(super) fn store_name(&mut self, name: &str, src: Reg) -> Result {
        if name == "__debug__" {
            return Err(CompileError::new(
                "cannot assign to __debug__",
                self.unit.range,
            ));
        }
        let name = &*self.mangle(name);
        let mark = self.unit.mark();
        match self.place(name) {
            Place::Register(var) => {
                self.unit.copy(var, src);
                self.unit.bound.insert(var.0);
            }
            Place::Far(slot) => self.unit.emit(Instr::StoreSlot {
                slot: Slot(slot),
                src,
            }),
            Place::Cell(slot) | Place::NamespaceOrCell(slot) | Place::ClassDictOrCell(slot) => {
                let cell = self.cell_register(slot)?;
                self.unit.emit(Instr::StoreDeref { cell, src });
            }
            Place::Global | Place::ClassDictOrGlobal => {
                let (name, cache) = (self.name_index(name)?, self.unit.cache());
                self.unit.emit(Instr::StoreGlobal { src, name, cache });
            }
            Place::Namespace => {
                let (name, cache) = (self.name_index(name)?, self.unit.cache());
                self.unit.emit(Instr::StoreName { src, name, cache });
            }
        }
        self.unit.release(mark);
        Ok(())
    }

    /// Deletes a variable.
    pub(super) fn delete_name(&mut self, name: &str) -> Result {
        if name == "__debug__" {
            return Err(CompileError::new(
                "cannot delete __debug__",
                self.unit.range,
            ));
        }
        let name = &*self.mangle(name);
        let mark = self.unit.mark();
        match self.place(name) {
            Place::Register(var) => {
                self.check_bound(var);
                self.unit.emit(Instr::ClearLocal { var });
                self.unit.bound.remove(var.0);
            }
            Place::Far(slot) => {
                self.unit.emit(Instr::CheckBoundSlot { slot: Slot(slot) });
                self.unit.emit(Instr::ClearSlot { slot: Slot(slot) });
            }
            Place::Cell(slot) | Place::NamespaceOrCell(slot) | Place::ClassDictOrCell(slot) => {
                let cell = self.cell_register(slot)?;
                self.unit.emit(Instr::DeleteDeref { cell });
            }
            Place::Global | Place::ClassDictOrGlobal => {
                let name = self.name_index(name)?;
                self.unit.emit(Instr::DeleteGlobal { name });
            }
            Place::Namespace => {
                let name = self.name_index(name)?;
                self.unit.emit(Instr::DeleteName { name });
            }
        }
        self.unit.release(mark);
        Ok(())
    }

    /// Unbinds a local variable in a register, bound or not; false if the name is not one.
    pub(super) fn clear_register(&mut self, name: &str) -> bool {
        let name = self.mangle(name);
        let Place::Register(var) = self.place(&name) else {
            return false;
        };
        self.unit.emit(Instr::ClearLocal { var });
        self.unit.bound.remove(var.0);
        true
    }

    /// The register of a local variable that lives in one.
    pub(super) fn variable_register(&self, name: &str) -> Option<Reg> {
        if name == "__debug__" {
            return None;
        }
        match self.place(&self.mangle(name)) {
            Place::Register(var) => Some(var),
            _ => None,
        }
    }
}
