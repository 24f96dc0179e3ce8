//! The variables of a frame by name: what `locals()`, `f_locals` and the hints of tracebacks read.
//!
//! Input: a frame object, whose activation runs, is suspended in a generator, or has ended. Output: names
//! and values. Neighbours: `vm::frame` (the activation), `builtins::frame` (what scripts see of it).
//! Invariant: a variable that is captured is read and written through its cell, in every state.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::code::{CodeFlags, CodeObject, Position};
use crate::heap::Heap;
use crate::object::{FrameState, GeneratorState};
use crate::value::{CellKey, FrameKey, GeneratorKey, Value};
use crate::vm::run::watch::Writer;
use crate::vm::state::price;
use crate::vm::{Outcome, Vm};

/// Where a variable of a frame lives.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Variable {
    /// The slot of the local, if the name is one.
    slot: Option<u16>,
    /// The slot that holds its cell, if it is captured.
    cell: Option<u16>,
    /// Whether the slot is a parameter's, whose value the cell takes over.
    is_parameter: bool,
}

impl Vm {
    /// The index of the instruction that the frame stands at.
    pub(crate) fn frame_instruction(&self, frame: FrameKey) -> u32 {
        match &self.heap[frame].state {
            FrameState::Running { depth } => self.running_instruction(*depth),
            FrameState::Suspended { generator } => match generator_frame(&self.heap, *generator) {
                // Before the start it stands at the definition.
                Some((pc, _)) => pc.saturating_sub(1),
                None => self.heap[frame].pc,
            },
            FrameState::Finished { .. } => self.heap[frame].pc.saturating_sub(1),
        }
    }

    /// The index of the instruction that an activation stands at which runs.
    fn running_instruction(&self, depth: usize) -> u32 {
        let pc = self.frames.get(depth).map_or(0, |frame| frame.pc);
        if self.stands_before == Some(depth) {
            // What it jumped back to comes next; what lies before that in the code need not have run.
            pc
        } else {
            pc.saturating_sub(1)
        }
    }

    /// The line that an activation stands at which runs; that of the definition before the first instruction.
    pub(crate) fn running_line(&self, depth: usize) -> u32 {
        let Some(frame) = self.frames.get(depth) else {
            return 0;
        };
        let code = &self.heap[frame.code].code;
        match frame.pc {
            0 => code.firstlineno,
            _ => code.line_at(self.running_instruction(depth)),
        }
    }

    /// Where the frame is in the source.
    pub(crate) fn frame_position(&self, frame: FrameKey) -> Position {
        let code = &self.heap[self.heap[frame].code].code;
        let at = self.frame_instruction(frame) as usize;
        code.positions.get(at).copied().unwrap_or_default()
    }

    /// The line that the frame stands at; that of the definition before the first instruction.
    pub(crate) fn frame_line(&self, frame: FrameKey) -> u32 {
        if let FrameState::Suspended { generator } = self.heap[frame].state
            && self.heap[generator].state == GeneratorState::Created
        {
            return self.heap[self.heap[frame].code].code.firstlineno;
        }
        if let FrameState::Running { depth } = self.heap[frame].state {
            return self.running_line(depth);
        }
        let code = &self.heap[self.heap[frame].code].code;
        code.line_at(self.frame_instruction(frame))
    }

    /// What a slot of the frame holds.
    fn frame_slot(&self, frame: FrameKey, slot: u16) -> Value {
        let slot = usize::from(slot);
        let value = match &self.heap[frame].state {
            FrameState::Running { depth } => self
                .frames
                .get(*depth)
                .and_then(|record| self.stack.get(record.base + slot))
                .copied(),
            FrameState::Suspended { generator } => generator_frame(&self.heap, *generator)
                .and_then(|(_, slots)| slots.get(slot).copied()),
            FrameState::Finished { slots } => slots.get(slot).copied(),
        };
        value.unwrap_or(Value::UNBOUND)
    }

    fn set_frame_slot(&mut self, frame: FrameKey, slot: u16, value: Value) {
        let slot = usize::from(slot);
        let place = match &mut self.heap[frame].state {
            FrameState::Finished { slots } => slots.get_mut(slot),
            FrameState::Running { depth } => {
                let base = self.frames.get(*depth).map(|record| record.base);
                base.and_then(|base| self.stack.get_mut(base + slot))
            }
            FrameState::Suspended { generator } => {
                let generator = *generator;
                self.heap[generator]
                    .frame
                    .as_mut()
                    .and_then(|frame| frame.slots.get_mut(slot))
            }
        };
        if let Some(place) = place {
            *place = value;
        }
    }

    /// The cell of a variable that is captured, once it is made.
    pub(crate) fn frame_cell(&self, frame: FrameKey, variable: Variable) -> Option<CellKey> {
        self.frame_slot(frame, variable.cell?).as_cell()
    }

    /// What a variable is bound to; unbound if it is not.
    pub(crate) fn frame_variable(&mut self, frame: FrameKey, variable: Variable) -> Value {
        let value = self.peek_variable(frame, variable);
        // `.0` of a comprehension may be an iterator that it owns.
        self.disown(value);
        value
    }

    /// As [`Vm::frame_variable`], for a value that is not handed out.
    fn peek_variable(&self, frame: FrameKey, variable: Variable) -> Value {
        if let Some(cell) = self.frame_cell(frame, variable) {
            // In an inlined comprehension, its own variable of the name hides the captured one.
            let inner = match variable.slot {
                Some(slot) if !variable.is_parameter => self.frame_slot(frame, slot),
                _ => Value::UNBOUND,
            };
            return match inner.is_bound() {
                true => inner,
                false => self.heap[cell].contents,
            };
        }
        // Before its cell is made, a captured parameter lies in its slot like any other.
        variable
            .slot
            .map_or(Value::UNBOUND, |slot| self.frame_slot(frame, slot))
    }

    /// Binds a variable of a frame.
    pub(crate) fn set_frame_variable(
        &mut self,
        frame: FrameKey,
        variable: Variable,
        value: Value,
    ) -> Outcome<()> {
        if let Some(cell) = self.frame_cell(frame, variable) {
            return self.set_cell(cell, value, Writer::Script);
        }
        if let Some(slot) = variable.slot {
            self.set_frame_slot(frame, slot, value);
        }
        Ok(())
    }

    /// The names that are bound in a function's frame and what they are bound to; the names stored through
    /// `f_locals` last.
    pub(crate) fn frame_items(&mut self, frame: FrameKey) -> Vec<(Value, Value)> {
        let mut items = Vec::new();
        let variables = frame_variables(&self.heap, frame);
        // Each name is looked up among the interned ones.
        self.budget.burn_later(variables.len() as u64);
        for (name, variable) in variables {
            let value = self.frame_variable(frame, variable);
            if value.is_bound() {
                items.push((self.heap.intern(&name), value));
            }
        }
        if let Some(extra) = self.heap[frame].extra_locals.as_dict() {
            items.extend(
                self.heap[extra]
                    .iter()
                    .map(|entry| (entry.key, entry.value)),
            );
        }
        items
    }

    /// Whether the names of a frame live in slots at the moment: always in functions; elsewhere only the
    /// variables of a comprehension that runs, which then are all that `locals()` shows.
    pub(crate) fn has_slot_locals(&self, frame: FrameKey) -> bool {
        if is_function_frame(&self.heap, frame) {
            return true;
        }
        let code = &self.heap[self.heap[frame].code].code;
        self.budget.owe(price::copied(code.varnames.len()));
        // A captured variable of the same name belongs to an enclosing function and does not count.
        let slots = code.varnames.iter().zip(&code.varname_slots);
        slots.into_iter().any(|(name, slot)| {
            let own = code.cellvars.iter().position(|cell| cell == name);
            let variable = Variable {
                slot: Some(*slot),
                cell: own.and_then(|at| code.cell_slots.get(at).copied()),
                is_parameter: true,
            };
            self.peek_variable(frame, variable).is_bound()
        })
    }

    /// `locals()` of a frame: a fresh dict of a function's variables, else the live namespace.
    pub(crate) fn frame_locals_dict(&mut self, frame: FrameKey) -> Outcome {
        if !self.has_slot_locals(frame) {
            return Ok(namespace_of(&self.heap, frame));
        }
        let items = self.frame_items(frame);
        let dict = self.heap.new_dict();
        for (name, value) in items {
            self.budget.burn(1)?;
            self.dict_set(dict, name, value)?;
        }
        Ok(dict.into())
    }

    /// The value of a name in the frame's locals, for hints; no script is run.
    pub(crate) fn peek_frame_local(&mut self, frame: FrameKey, name: &str) -> Option<Value> {
        if is_function_frame(&self.heap, frame) {
            let variable = self.find_frame_variable(frame, name)?;
            return Some(self.frame_variable(frame, variable)).filter(|value| value.is_bound());
        }
        let namespace = self
            .heap
            .payload(namespace_of(&self.heap, frame))
            .as_dict()?;
        let name = self.heap.intern(name);
        self.heap.dict_get_str(namespace, name)
    }

    /// The names in the frame's locals, for hints; no script is run.
    pub(crate) fn frame_local_names(&mut self, frame: FrameKey) -> Vec<String> {
        let names: Vec<Value> = if is_function_frame(&self.heap, frame) {
            self.frame_items(frame)
                .into_iter()
                .map(|(name, _)| name)
                .collect()
        } else {
            let namespace = self.heap.payload(namespace_of(&self.heap, frame)).as_dict();
            namespace
                .map(|dict| self.heap.dict_keys(dict))
                .unwrap_or_default()
        };
        names
            .into_iter()
            .filter_map(|name| self.heap.as_text(name).map(str::to_owned))
            .collect()
    }
}

/// The code that a frame runs.
pub(crate) fn frame_code(heap: &Heap, frame: FrameKey) -> CodeObject {
    heap[heap[frame].code].code.clone()
}

/// Whether the frame is a function's: its variables live in slots.
pub(crate) fn is_function_frame(heap: &Heap, frame: FrameKey) -> bool {
    heap[heap[frame].code]
        .code
        .flags
        .contains(CodeFlags::OPTIMIZED)
}

fn generator_frame(heap: &Heap, generator: GeneratorKey) -> Option<(u32, &[Value])> {
    heap[generator]
        .frame
        .as_ref()
        .map(|frame| (frame.pc, &*frame.slots))
}

/// Takes all variables away from a frame that has ended or is suspended (`frame.clear()`).
pub(crate) fn clear_frame_slots(heap: &mut Heap, frame: FrameKey) {
    match &mut heap[frame].state {
        FrameState::Finished { slots } => slots.fill(Value::UNBOUND),
        FrameState::Running { .. } | FrameState::Suspended { .. } => {}
    }
    heap[frame].extra_locals = Value::UNBOUND;
}

impl Vm {
    /// The variable of this name.
    pub(crate) fn find_frame_variable(&self, frame: FrameKey, name: &str) -> Option<Variable> {
        let code = &self.heap[self.heap[frame].code].code;
        self.budget
            .owe(price::copied(code.varnames.len() + code.cell_slots.len()));
        find_variable(code, name)
    }
}

fn find_variable(code: &CodeObject, name: &str) -> Option<Variable> {
    let local = code.varnames.iter().position(|n| **n == *name);
    let slot = local.and_then(|i| code.varname_slots.get(i).copied());
    let cells = code.cellvars.iter().chain(&code.freevars);
    let cell = cells
        .into_iter()
        .position(|n| **n == *name)
        .and_then(|i| code.cell_slots.get(i).copied());
    (slot.is_some() || cell.is_some()).then_some(Variable {
        slot,
        cell,
        is_parameter: local.is_some_and(|i| i < code.parameter_count()),
    })
}

/// All variables in CPython's order: locals, own cells, captured ones; each name once.
pub(crate) fn frame_variables(heap: &Heap, frame: FrameKey) -> Vec<(Arc<str>, Variable)> {
    let code = frame_code(heap, frame);
    let mut found = Vec::with_capacity(code.varnames.len() + code.cell_slots.len());
    let own_cells: HashMap<&Arc<str>, u16> = code
        .cellvars
        .iter()
        .zip(code.cell_slots.iter().copied())
        .collect();
    let locals: HashSet<&Arc<str>> = code.varnames.iter().collect();
    for (index, (name, slot)) in code.varnames.iter().zip(&code.varname_slots).enumerate() {
        found.push((
            Arc::clone(name),
            Variable {
                slot: Some(*slot),
                cell: own_cells.get(name).copied(),
                is_parameter: index < code.parameter_count(),
            },
        ));
    }
    let cells = code
        .cellvars
        .iter()
        .chain(&code.freevars)
        .zip(&code.cell_slots);
    for (index, (name, slot)) in cells.enumerate() {
        let is_own = index < code.cellvars.len();
        if !(is_own && locals.contains(name)) {
            found.push((
                Arc::clone(name),
                Variable {
                    slot: None,
                    cell: Some(*slot),
                    is_parameter: false,
                },
            ));
        }
    }
    found
}

/// The namespace of a frame of module, class or exec code: its own, or the globals.
pub(crate) fn namespace_of(heap: &Heap, frame: FrameKey) -> Value {
    let object = &heap[frame];
    if object.namespace.is_bound() {
        object.namespace
    } else {
        object.globals.into()
    }
}
