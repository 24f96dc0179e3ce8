//! Closures: making functions that capture cells, and what to say when a variable is not there.

use smallvec::SmallVec;

use crate::code::{ChildIdx, FunctionAttr, Instr, Reg};
use crate::heap::Alloc;
use crate::object::Function;
use crate::value::{CellKey, CodeKey, DictKey, TypeId, Value};
use crate::vm::name::set_own_builtins;
use crate::vm::{Fault, Outcome, Trap, Vm};

/// The cells in these slots; `None` if something else is there. A few are put together on the spot.
#[inline]
fn cells_in(slots: &[Value], captures: &[u16]) -> Option<SmallVec<[CellKey; 3]>> {
    let cell = |slot: &u16| slots.get(usize::from(*slot))?.as_cell();
    let mut few = [CellKey::default(); 3];
    if captures.len() > few.len() {
        return captures.iter().map(cell).collect();
    }
    for (place, slot) in few.iter_mut().zip(captures) {
        *place = cell(slot)?;
    }
    Some(SmallVec::from_buf_and_len(few, captures.len()))
}

impl Vm {
    /// A function object with nothing but its code, globals and cells.
    pub(crate) fn make_function(
        &mut self,
        code: CodeKey,
        globals: DictKey,
        closure: SmallVec<[CellKey; 3]>,
    ) -> Value {
        let function = self.heap.alloc(Function {
            code,
            closure,
            globals,
            defaults: Value::NONE,
            kwdefaults: Value::NONE,
            extras: None,
        });
        let builtins = self.inherited_builtins(globals);
        if builtins.is_bound() {
            set_own_builtins(&mut self.heap, function, builtins);
        }
        self.heap.keep(function.into())
    }

    /// A copy of a function of a script, with other cells; `None` if it is not such a function. What a method is bound
    /// to stays; attributes are copied.
    pub(crate) fn copy_function(
        &mut self,
        function: Value,
        cells: impl Fn(usize, CellKey) -> CellKey,
    ) -> Outcome<Option<Value>> {
        if let Some(method) = function.as_method() {
            let (function, receiver) = (self.heap[method].function, self.heap[method].receiver);
            let copy = self.copy_function(function, cells)?;
            return Ok(copy.map(|copy| self.heap.new_method(copy, receiver)));
        }
        let Some(key) = function.as_function() else {
            return Ok(None);
        };
        let original = &self.heap[key];
        let (code, globals) = (original.code, original.globals);
        let (defaults, kwdefaults) = (original.defaults, original.kwdefaults);
        let mut extras = original.extras.clone();
        let captured = original.closure.clone();
        let closure: SmallVec<[CellKey; 3]> = captured
            .iter()
            .enumerate()
            .map(|(index, cell)| cells(index, *cell))
            .collect();
        if let Some(extras) = &mut extras {
            // Annotations that nobody has looked at go with the variables.
            for cell in &mut extras.annotate_cells {
                if let Some(index) = captured.iter().position(|of| of == cell) {
                    *cell = closure[index];
                }
            }
        }
        self.heap[code].chosen_cells |= closure != captured;
        let copy = self.make_function(code, globals, closure);
        if let Some(extras) = &mut extras {
            extras.closure_tuple = Value::UNBOUND;
            if let Some(dict) = extras.dict.as_dict() {
                extras.dict = self.dict_copy(dict)?.into();
            }
        }
        if let Some(copy) = copy.as_function() {
            let copy = &mut self.heap[copy];
            (copy.defaults, copy.kwdefaults) = (defaults, kwdefaults);
            copy.extras = extras;
        }
        Ok(Some(copy))
    }

    /// The code of a child, and the cells that the child lists, from the frame at `top`.
    #[inline(always)]
    pub(in crate::vm) fn captured(
        &mut self,
        top: usize,
        child: ChildIdx,
    ) -> Outcome<(CodeKey, SmallVec<[CellKey; 3]>)> {
        let frame = &self.frames[top];
        let linked = &self.heap.codes[frame.code].object;
        let Some((child_code, captures)) = linked
            .children
            .get(child.0 as usize)
            .zip(linked.code.children.get(child.0 as usize))
            .map(|(key, child)| (*key, &child.captures))
        else {
            return Err(Trap::Invalid.into());
        };
        let slots = self.stack.get(frame.base..).unwrap_or_default();
        match cells_in(slots, captures) {
            Some(closure) => Ok((child_code, closure)),
            None => Err(self.bad_operand()),
        }
    }

    /// `MakeClosure`: a function with captured cells.
    #[inline(never)]
    pub(in crate::vm) fn make_closure(&mut self, child: ChildIdx) -> Outcome {
        let top = self.frames.len() - 1;
        let (code, closure) = self.captured(top, child)?;
        let frame = &self.frames[top];
        let (globals, maker) = (frame.globals, frame.function);
        let function = crate::heap::alloc_in(
            &mut self.heap.functions,
            &mut self.heap.accounting,
            self.heap.fresh,
            Function {
                code,
                closure,
                globals,
                defaults: Value::NONE,
                kwdefaults: Value::NONE,
                extras: None,
            },
        );
        // A nested function has the globals and the builtins of the function that makes it.
        let (builtins, object) = match maker {
            Some(maker) => self.heap.functions[maker]
                .object
                .extras
                .as_ref()
                .map_or((Value::UNBOUND, Value::UNBOUND), |x| {
                    (x.builtins, x.globals_object)
                }),
            None => (self.custom_builtins(globals), self.own_namespace(top)),
        };
        if builtins.is_bound() {
            set_own_builtins(&mut self.heap, function, builtins);
        }
        if object.is_bound() {
            self.heap[function].extras_mut().globals_object = object;
        }
        Ok(function.into())
    }

    /// The namespace of module code, where it is an instance whose dict the globals are; else unbound.
    fn own_namespace(&self, top: usize) -> Value {
        let frame = &self.frames[top];
        let is_own = frame.namespace.as_instance().is_some()
            && self.heap.payload(frame.namespace) == frame.globals.into();
        if is_own {
            frame.namespace
        } else {
            Value::UNBOUND
        }
    }

    /// The error of reading or deleting a local variable that is not bound, by its slot.
    #[cold]
    pub(in crate::vm) fn unbound_local(&mut self, slot: u16) -> Fault {
        let frame = self.frames[self.frames.len() - 1];
        let code = &self.heap[frame.code].code;
        let name = code
            .varname_slots
            .iter()
            .position(|s| *s == slot)
            .and_then(|i| code.varnames.get(i))
            .cloned();
        self.unbound_local_named(&name.unwrap_or_default())
    }

    fn unbound_local_named(&mut self, name: &str) -> Fault {
        let message = format!(
            "cannot access local variable '{name}' where it is not associated with a value"
        );
        let name = self.heap.intern(name);
        self.name_error(TypeId::UnboundLocalError, &message, name)
    }

    /// The error of an empty cell: its owner speaks of a local variable, everybody else of a free one.
    #[cold]
    pub(in crate::vm) fn empty_cell(&mut self, cell: Reg) -> Fault {
        let frame = self.frames[self.frames.len() - 1];
        let linked = &self.heap[frame.code];
        let mut slot = u16::from(cell.0);
        // A cell beyond the registers was just loaded into a temporary.
        if let Some(Instr::LoadSlot { dst, slot: from }) = (frame.pc as usize)
            .checked_sub(2)
            .and_then(|i| linked.instrs.get(i))
            && *dst == cell
        {
            slot = from.0;
        }
        let code = linked.code.clone();
        let index = code.cell_slots.iter().position(|s| *s == slot).unwrap_or(0);
        match index.checked_sub(code.cellvars.len()) {
            None => self.unbound_local_named(code.cellvars.get(index).map_or("", |name| name)),
            Some(free) => {
                let name = code.freevars.get(free).map_or("", |name| name);
                let message = format!(
                    "cannot access free variable '{name}' where it is not associated with a value in enclosing scope"
                );
                let name = self.heap.intern(name);
                self.name_error(TypeId::NameError, &message, name)
            }
        }
    }

    /// `LoadFromDictOrDeref`: a free name read in a class body.
    pub(in crate::vm) fn load_from_dict_or_deref(&mut self, mapping: Value, cell: Reg) -> Outcome {
        let frame = self.frames[self.frames.len() - 1];
        let code = self.heap[frame.code].code.clone();
        let name = code
            .cell_slots
            .iter()
            .position(|s| *s == u16::from(cell.0))
            .and_then(|i| code.cellvars.iter().chain(&code.freevars).nth(i))
            .cloned()
            .unwrap_or_default();
        let name = self.heap.intern(&name);
        if let Some(value) = self.namespace_get(mapping, name)? {
            return Ok(value);
        }
        let Some(key) = self.stack[frame.base + cell.0 as usize].as_cell() else {
            return Err(self.bad_operand());
        };
        let value = self.heap[key].contents;
        if value.is_unbound() {
            Err(self.empty_cell(cell))
        } else {
            Ok(value)
        }
    }

    /// `SetFunctionAttr`
    pub(in crate::vm) fn set_function_attr(
        &mut self,
        function: Value,
        attr: FunctionAttr,
        value: Value,
    ) -> Outcome<()> {
        let Some(key) = function.as_function() else {
            return Err(self.bad_operand());
        };
        let function = &mut self.heap[key];
        match attr {
            FunctionAttr::Defaults => function.defaults = value,
            FunctionAttr::KwDefaults => function.kwdefaults = value,
            FunctionAttr::TypeParams => function.extras_mut().type_params = value,
        }
        Ok(())
    }
}
