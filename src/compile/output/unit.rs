//! [`Unit`]: the code object under construction.
//!
//! Input: a [`Block`] of the symbol table. The visitors write instructions, constants and names into the unit;
//! `assemble` makes the [`CodeParts`](crate::code::CodeParts) of it.
//!
//! Invariant: a variable keeps its slot for the whole unit; a name is a local or a cell of the unit, never both
//! at one place of the code (an inlined comprehension may see a cell where its surroundings see a local).

use crate::table::{HashMap, NameMap, SharedNames};
use std::sync::Arc;

use super::emit::{Emitted, HandlerInfo, LabelInfo};
use super::flow::Flow;
use crate::code::{CacheIdx, Child, ChildIdx, CodeFlags, ConstIdx, Constant, Instr, NameIdx, Reg};
use crate::compile::bound::BoundSet;
use crate::compile::{CompileError, Result};
use crate::meter::{self, Meter};
use crate::symtable::{Block, BlockKind};
use crate::syntax::TextRange;

/// The first slot that is not a register.
pub(in crate::compile) const REGISTERS: u16 = 256;

/// How many registers locals and cells may take; the other registers are for temporaries. Variables beyond this
/// live in slots from [`REGISTERS`] on.
pub(in crate::compile) const VARIABLE_REGISTERS: u16 = 128;

/// So many constants are searched one after the other.
const FEW: usize = 12;

/// One code object under construction.
pub(in crate::compile) struct Unit<'a> {
    pub(in crate::compile) block: &'a Block,
    pub(in crate::compile) name: Arc<str>,
    pub(in crate::compile) qualname: Arc<str>,
    pub(in crate::compile) firstlineno: u32,
    pub(in crate::compile) flags: CodeFlags,
    pub(in crate::compile) argcount: u32,
    pub(in crate::compile) posonlyargcount: u32,
    pub(in crate::compile) kwonlyargcount: u32,

    // Variables.
    pub(in crate::compile) varnames: Vec<Arc<str>>,
    pub(in crate::compile) varname_slots: Vec<u16>,
    pub(in crate::compile) cellvars: Vec<Arc<str>>,
    pub(in crate::compile) freevars: Vec<Arc<str>>,
    pub(in crate::compile) cell_slots: Vec<u16>,
    pub(in crate::compile) local_slot: NameMap<u16>,
    cell_slot: NameMap<u16>,
    free_slot: NameMap<u16>,
    /// How many slots beyond the registers are in use, counted from [`REGISTERS`].
    pub(in crate::compile) far_slots: u16,

    // Tables.
    pub(in crate::compile) constants: Vec<Constant>,
    /// Where the constants are; empty while there are few.
    constant_index: HashMap<Constant, u32>,
    /// How many constants at the start no instruction uses.
    kept_constants: usize,
    pub(in crate::compile) names: Vec<Arc<str>>,
    name_index: NameMap<u16>,
    pub(in crate::compile) children: Vec<Child>,
    pub(in crate::compile) cache_count: u16,

    // Code.
    pub(in crate::compile) code: Vec<Emitted>,
    pub(in crate::compile) labels: Vec<LabelInfo>,
    /// Where the last label was bound: an instruction before it must stay.
    pub(in crate::compile) last_bound: Option<usize>,
    pub(in crate::compile) handlers: Vec<HandlerInfo>,
    /// The handler that covers what is emitted now.
    pub(in crate::compile) handler: Option<u32>,
    /// The place in the source of what is emitted now; empty for code without a place.
    pub(in crate::compile) range: TextRange,

    // Temporaries.
    pub(in crate::compile) first_temp: u16,
    pub(in crate::compile) next_temp: u16,
    pub(in crate::compile) max_temp: u16,

    // Flow.
    pub(in crate::compile) reachable: bool,
    pub(in crate::compile) bound: BoundSet,
    /// Registers of variables that the unit deletes somewhere.
    pub(in crate::compile) deleted: BoundSet,
    /// Registers of variables that an expression of the unit rebinds (`:=`).
    pub(in crate::compile) rebound: BoundSet,
    pub(in crate::compile) flow: Vec<Flow<'a>>,
    /// The inlined comprehensions being compiled, the outermost first.
    pub(in crate::compile) inlined: Vec<&'a Block>,
    /// For a class: the attributes that its methods assign to `self`.
    pub(in crate::compile) static_attributes: Vec<Arc<str>>,
    pub(in crate::compile) meter: &'a Meter<'a>,
}

impl<'a> Unit<'a> {
    /// An empty unit for a block.
    pub(in crate::compile) fn new(
        block: &'a Block,
        name: Arc<str>,
        qualname: Arc<str>,
        firstlineno: u32,
        meter: &'a Meter<'a>,
    ) -> Self {
        meter.take(meter::UNIT + name.len() + qualname.len());
        Self {
            block,
            name,
            qualname,
            firstlineno,
            flags: CodeFlags::default(),
            argcount: 0,
            posonlyargcount: 0,
            kwonlyargcount: 0,
            varnames: Vec::new(),
            varname_slots: Vec::new(),
            cellvars: Vec::new(),
            freevars: Vec::new(),
            cell_slots: Vec::new(),
            local_slot: NameMap::default(),
            cell_slot: NameMap::default(),
            free_slot: NameMap::default(),
            far_slots: 0,
            constants: Vec::new(),
            constant_index: HashMap::default(),
            kept_constants: 0,
            names: Vec::new(),
            name_index: NameMap::default(),
            children: Vec::new(),
            cache_count: 0,
            code: Vec::with_capacity(8),
            labels: Vec::new(),
            last_bound: None,
            handlers: Vec::new(),
            handler: None,
            range: TextRange::default(),
            first_temp: 0,
            next_temp: 0,
            max_temp: 0,
            reachable: true,
            bound: BoundSet::default(),
            deleted: BoundSet::default(),
            rebound: BoundSet::default(),
            flow: Vec::new(),
            inlined: Vec::new(),
            static_attributes: Vec::new(),
            meter,
        }
    }

    /// Whether names of the unit live in registers: it is neither a module nor a class.
    pub(in crate::compile) fn is_function(&self) -> bool {
        self.block.kind().is_function_like()
    }

    /// Whether the unit is a class body.
    pub(in crate::compile) fn is_class(&self) -> bool {
        self.block.kind() == BlockKind::Class
    }

    /// Notes the slot of a cell, of the unit's own or captured.
    pub(in crate::compile) fn add_cell(&mut self, name: Arc<str>, slot: u16, is_own: bool) {
        let slots = if is_own {
            &mut self.cell_slot
        } else {
            &mut self.free_slot
        };
        slots.insert(name, slot);
        self.cell_slots.push(slot);
    }

    /// The slot of the cell of a name. A class may have a `__class__` of its own and use that of a class around it:
    /// nested functions capture its own.
    pub(in crate::compile) fn cell(&self, name: &str) -> Option<u16> {
        let slot = self.cell_slot.get(name);
        slot.or_else(|| self.free_slot.get(name)).copied()
    }

    /// The slot of the cell of a name that is free here.
    pub(in crate::compile) fn free_cell(&self, name: &str) -> Option<u16> {
        let slot = self.free_slot.get(name);
        slot.or_else(|| self.cell_slot.get(name)).copied()
    }

    /// The index of a constant; equal constants share one. What is never reached leaves none behind.
    pub(in crate::compile) fn constant(&mut self, constant: Constant) -> ConstIdx {
        if !self.reachable {
            return ConstIdx(0);
        }
        let next = u32::try_from(self.constants.len()).unwrap_or(u32::MAX);
        let known = match self.constant_index.is_empty() {
            true => {
                let mut known = self.constants.iter().skip(self.kept_constants);
                let at = known.position(|known| *known == constant);
                at.map(|at| (at + self.kept_constants) as u32)
            }
            false => self.constant_index.get(&constant).copied(),
        };
        if let Some(index) = known {
            return ConstIdx(index);
        }
        let bytes = Constant::bytes_of(std::slice::from_ref(&constant));
        self.meter.take(meter::ENTRY + bytes);
        self.constants.push(constant);
        // A few are found faster one by one.
        if !self.constant_index.is_empty() || self.constants.len() > FEW {
            let start = match self.constant_index.is_empty() {
                true => self.kept_constants,
                false => next as usize,
            };
            let new = self.constants.get(start..).unwrap_or_default();
            for (index, constant) in (start as u32..).zip(new) {
                self.constant_index.insert(constant.clone(), index);
            }
        }
        ConstIdx(next)
    }

    /// Keeps a constant that is only asked whether it is true, if it comes before all others: no instruction uses it,
    /// but `co_consts` begins with it.
    pub(in crate::compile) fn keep_first_constant(&mut self, constant: Constant) {
        let is_int = |emitted: &Emitted| matches!(emitted.instr, Instr::LoadInt { .. });
        if self.reachable
            && self.constants.is_empty()
            && self.children.is_empty()
            && !self.code.iter().any(is_int)
        {
            let bytes = Constant::bytes_of(std::slice::from_ref(&constant));
            self.meter.take(meter::ENTRY + bytes);
            self.constants.push(constant);
            self.kept_constants = 1;
        }
    }

    /// The index of a name.
    pub(in crate::compile) fn name(
        &mut self,
        name: &str,
        names: &mut SharedNames,
    ) -> Result<NameIdx> {
        if !self.reachable {
            return Ok(NameIdx(0));
        }
        if let Some(&index) = self.name_index.get(name) {
            return Ok(NameIdx(index));
        }
        let Ok(index) = u16::try_from(self.names.len()) else {
            return Err(CompileError::new("too many names in one block", self.range));
        };
        self.meter.take(meter::ENTRY + name.len());
        let name = names.get(name);
        self.names.push(name.clone());
        self.name_index.insert(name, index);
        Ok(NameIdx(index))
    }

    /// A fresh inline cache, or `None` if the unit has all that an operand can tell apart.
    pub(in crate::compile) fn cache(&mut self) -> CacheIdx {
        if self.cache_count == CacheIdx::NONE.0 {
            return CacheIdx::NONE;
        }
        self.cache_count += 1;
        CacheIdx(self.cache_count - 1)
    }

    /// Adds nested code.
    pub(in crate::compile) fn child(&mut self, child: Child) -> Result<ChildIdx> {
        let Ok(index) = u16::try_from(self.children.len()) else {
            return Err(CompileError::new(
                "too many functions in one block",
                self.range,
            ));
        };
        self.children.push(child);
        Ok(ChildIdx(index))
    }

    /// The register of a slot that has one.
    pub(in crate::compile) fn register(slot: u16) -> Option<Reg> {
        u8::try_from(slot).ok().map(Reg)
    }
}
