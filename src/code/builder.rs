//! [`CodeBuilder`]: code objects without source, for hosts with a language of their own and for tests.
//!
//! Input: names of variables and instructions. Output: a [`CodeObject`] that the verifier has passed, or a
//! [`VerifyError`]. The builder lays out the frame, makes the cells, resolves labels, and connects the free
//! variables of nested code with cells around it.
//!
//! ```
//! use nonlocal::code::{CodeBuilder, Instr};
//!
//! // def make_adder(k):
//! //     def add(x): return x + k
//! //     return add
//! let mut add = CodeBuilder::new("add").param("x").free("k");
//! let (x, k, sum) = (add.register("x"), add.register("k"), add.temp());
//! let add = add
//!     .emit(Instr::LoadDeref { dst: sum, cell: k })
//!     .emit(Instr::Add { dst: sum, a: x, b: sum, inplace: false })
//!     .emit(Instr::Return { src: sum })
//!     .build()?;
//!
//! let mut make_adder = CodeBuilder::new("make_adder").param("k");
//! let child = make_adder.child(add);
//! let function = make_adder.temp();
//! let code = make_adder
//!     .emit(Instr::MakeClosure { dst: function, child })
//!     .emit(Instr::Return { src: function })
//!     .build()?;
//! assert_eq!(code.cellvars.len(), 1);
//! # Ok::<(), nonlocal::code::VerifyError>(())
//! ```

use std::sync::Arc;

use super::liveness::Liveness;
use super::{
    CacheIdx, Child, ChildIdx, CodeFlags, CodeObject, CodeParts, ConstIdx, Constant, Handler,
    Instr, NameIdx, Position, Reg, Target, VerifyError, verify,
};

/// How many slots are registers; the builder uses no others.
const REGISTERS: u16 = 256;

/// A place in the code that a jump can name before it is bound.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Label(u32);

/// Builds a code object step by step.
///
/// Methods that add something and have nothing else to return take the builder and return it, so that steps can be
/// chained. A code generator that keeps a builder in a field has [`push`](CodeBuilder::push),
/// [`push_jump`](CodeBuilder::push_jump), [`place_label`](CodeBuilder::place_label),
/// [`set_line`](CodeBuilder::set_line), [`add_local`](CodeBuilder::add_local) and
/// [`add_cell`](CodeBuilder::add_cell), which do the same in place.
///
/// Mistakes on the way, such as an unknown name, are kept and reported by [`CodeBuilder::build`].
#[derive(Clone, Debug)]
pub struct CodeBuilder {
    parts: CodeParts,
    /// The first mistake.
    problem: Option<String>,
    /// The index of the instruction after each label, once it is bound.
    labels: Vec<Option<u32>>,
    /// Instructions whose target is a label.
    jumps: Vec<usize>,
    /// Handlers as labels: start, end, target.
    handlers: Vec<([Label; 3], Reg)>,
    next_slot: u16,
    position: Position,
}

impl CodeBuilder {
    /// A function without parameters, without instructions.
    #[must_use]
    pub fn new(name: impl Into<Arc<str>>) -> Self {
        let name = name.into();
        let parts = CodeParts {
            qualname: name.clone(),
            name,
            filename: Arc::from("<host>"),
            firstlineno: 1,
            flags: CodeFlags::OPTIMIZED | CodeFlags::NEWLOCALS,
            ..CodeParts::default()
        };
        Self {
            parts,
            problem: None,
            labels: Vec::new(),
            jumps: Vec::new(),
            handlers: Vec::new(),
            next_slot: 0,
            position: Position::default(),
        }
    }

    /// The dotted name (`co_qualname`).
    #[must_use]
    pub fn qualname(mut self, qualname: impl Into<Arc<str>>) -> Self {
        self.parts.qualname = qualname.into();
        self
    }

    /// Where the code comes from, as tracebacks show it.
    #[must_use]
    pub fn source(mut self, filename: impl Into<Arc<str>>, firstlineno: u32) -> Self {
        self.parts.filename = filename.into();
        self.parts.firstlineno = firstlineno;
        self
    }

    /// Adds flags, for instance [`CodeFlags::GENERATOR`].
    #[must_use]
    pub fn flags(mut self, flags: CodeFlags) -> Self {
        self.parts.flags |= flags;
        self
    }

    /// Adds a parameter that can be given by position or by name.
    #[must_use]
    pub fn param(mut self, name: impl Into<Arc<str>>) -> Self {
        let before = self.parts.kwonlyargcount > 0
            || self.has_star(CodeFlags::VARARGS | CodeFlags::VARKEYWORDS);
        self.parts.argcount += 1;
        self.parameter(name.into(), before)
    }

    /// Adds a parameter that can be given by position only; these come first.
    #[must_use]
    pub fn positional_only(mut self, name: impl Into<Arc<str>>) -> Self {
        let before = self.parts.argcount > self.parts.posonlyargcount;
        self.parts.posonlyargcount += 1;
        self.parts.argcount += 1;
        self.parameter(name.into(), before)
    }

    /// Adds a parameter that can be given by name only.
    #[must_use]
    pub fn keyword_only(mut self, name: impl Into<Arc<str>>) -> Self {
        let before = self.has_star(CodeFlags::VARARGS | CodeFlags::VARKEYWORDS);
        self.parts.kwonlyargcount += 1;
        self.parameter(name.into(), before)
    }

    /// Adds a `*args` parameter, after the keyword-only ones.
    #[must_use]
    pub fn var_args(mut self, name: impl Into<Arc<str>>) -> Self {
        let before = self.has_star(CodeFlags::VARARGS | CodeFlags::VARKEYWORDS);
        self.parts.flags |= CodeFlags::VARARGS;
        self.parameter(name.into(), before)
    }

    /// Adds a `**kwargs` parameter, the last one.
    #[must_use]
    pub fn var_keywords(mut self, name: impl Into<Arc<str>>) -> Self {
        let before = self.has_star(CodeFlags::VARKEYWORDS);
        self.parts.flags |= CodeFlags::VARKEYWORDS;
        self.parameter(name.into(), before)
    }

    fn has_star(&self, flags: CodeFlags) -> bool {
        self.parts.flags.bits() & flags.bits() != 0
    }

    fn parameter(mut self, name: Arc<str>, too_late: bool) -> Self {
        // `varnames` holds this parameter's predecessors only, and no other variable has a slot yet.
        let others = self.parts.parameter_count() != self.parts.varnames.len() + 1;
        if too_late || others || usize::from(self.next_slot) != self.parts.varnames.len() {
            self.fail(|| format!("parameter '{name}' is declared too late"));
        }
        self.add_local(name);
        self
    }

    /// Adds a local variable.
    #[must_use]
    pub fn local(mut self, name: impl Into<Arc<str>>) -> Self {
        self.add_local(name);
        self
    }

    /// Adds a local variable: [`CodeBuilder::local`] in place.
    pub fn add_local(&mut self, name: impl Into<Arc<str>>) {
        let name = name.into();
        if self.parts.varnames.contains(&name) {
            self.fail(|| format!("two variables named '{name}'"));
        }
        let slot = self.slot();
        self.parts.varnames.push(name);
        self.parts.varname_slots.push(slot);
    }

    /// Adds a variable that nested code captures. Its cell is made before the first instruction; a parameter of
    /// the same name gives its value.
    #[must_use]
    pub fn cell(mut self, name: impl Into<Arc<str>>) -> Self {
        self.add_cell(name);
        self
    }

    /// Adds a variable that nested code captures: [`CodeBuilder::cell`] in place.
    pub fn add_cell(&mut self, name: impl Into<Arc<str>>) {
        let name = name.into();
        if self.cell_slot(&name).is_some() {
            self.fail(|| format!("two cells named '{name}'"));
            return;
        }
        let slot = self.slot();
        self.parts
            .cell_slots
            .insert(self.parts.cellvars.len(), slot);
        self.parts.cellvars.push(name);
    }

    /// Adds a variable of the code around this one.
    #[must_use]
    pub fn free(mut self, name: impl Into<Arc<str>>) -> Self {
        self.add_free(name.into());
        self
    }

    fn add_free(&mut self, name: Arc<str>) {
        if self.cell_slot(&name).is_some() {
            self.fail(|| format!("two cells named '{name}'"));
            return;
        }
        let slot = self.slot();
        self.parts.cell_slots.push(slot);
        self.parts.freevars.push(name);
        self.parts.flags |= CodeFlags::NESTED;
    }

    /// Adds nested code. Each of its free variables is connected with the cell of that name here; a parameter or
    /// local variable of that name gets a cell, and a name that is unknown here becomes a free variable here too.
    pub fn child(&mut self, code: CodeObject) -> ChildIdx {
        for name in &code.freevars {
            if self.cell_slot(name).is_none() {
                match self.parts.varnames.contains(name) {
                    true => self.add_cell(name.clone()),
                    false => self.add_free(name.clone()),
                }
            }
        }
        let captures = code
            .freevars
            .iter()
            .filter_map(|name| self.cell_slot(name))
            .collect();
        let index = self.index(self.parts.children.len(), "nested code objects");
        self.parts.children.push(Child { code, captures });
        ChildIdx(index)
    }

    /// The register of a variable: of its cell, if it has one by now.
    pub fn register(&mut self, name: &str) -> Reg {
        let local = self
            .parts
            .varnames
            .iter()
            .position(|local| &**local == name);
        let slot = self
            .cell_slot(name)
            .or_else(|| local.map(|index| self.parts.varname_slots[index]));
        if slot.is_none() {
            self.fail(|| format!("no variable named '{name}'"));
        }
        Reg(slot.and_then(|slot| u8::try_from(slot).ok()).unwrap_or(0))
    }

    fn cell_slot(&self, name: &str) -> Option<u16> {
        let names = self.parts.cellvars.iter().chain(&self.parts.freevars);
        names
            .zip(&self.parts.cell_slots)
            .find(|(cell, _)| &***cell == name)
            .map(|(_, slot)| *slot)
    }

    /// A new register for a value without a name.
    pub fn temp(&mut self) -> Reg {
        Reg(u8::try_from(self.slot()).unwrap_or(0))
    }

    /// The first of `count` new registers in a row.
    ///
    /// A call is fastest if its row was made after all variables, and after every register that is read again when
    /// the call is over: then the frame of the callee begins where the arguments lie. Other code works as well, but
    /// each call moves its arguments.
    pub fn temps(&mut self, count: u8) -> Reg {
        let first = self.next_slot;
        for _ in 0..count {
            self.slot();
        }
        Reg(u8::try_from(first).unwrap_or(0))
    }

    fn slot(&mut self) -> u16 {
        if self.next_slot >= REGISTERS {
            self.fail(|| format!("more than {REGISTERS} variables and temporaries"));
            return 0;
        }
        self.next_slot += 1;
        self.next_slot - 1
    }

    /// The index of a constant; equal constants share one.
    pub fn constant(&mut self, constant: Constant) -> ConstIdx {
        let known = self
            .parts
            .constants
            .iter()
            .position(|other| *other == constant);
        let index = known.unwrap_or(self.parts.constants.len());
        if known.is_none() {
            self.parts.constants.push(constant);
        }
        ConstIdx(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// The index of the name of a global or an attribute.
    pub fn name(&mut self, name: impl Into<Arc<str>>) -> NameIdx {
        let name = name.into();
        let known = self.parts.names.iter().position(|other| *other == name);
        let index = self.index(known.unwrap_or(self.parts.names.len()), "names");
        if known.is_none() {
            self.parts.names.push(name);
        }
        NameIdx(index)
    }

    /// A fresh inline cache, for an instruction that has one.
    pub fn cache(&mut self) -> CacheIdx {
        if self.parts.cache_count == CacheIdx::NONE.0 {
            return CacheIdx::NONE;
        }
        self.parts.cache_count += 1;
        CacheIdx(self.parts.cache_count - 1)
    }

    fn index(&mut self, index: usize, what: &str) -> u16 {
        u16::try_from(index).unwrap_or_else(|_| {
            self.fail(|| format!("too many {what}"));
            0
        })
    }

    /// A new label.
    pub fn label(&mut self) -> Label {
        self.labels.push(None);
        Label(u32::try_from(self.labels.len() - 1).unwrap_or(u32::MAX))
    }

    /// Binds a label to the next instruction.
    #[must_use]
    pub fn bind(mut self, label: Label) -> Self {
        self.place_label(label);
        self
    }

    /// Binds a label to the next instruction: [`CodeBuilder::bind`] in place.
    pub fn place_label(&mut self, label: Label) {
        let here = u32::try_from(self.parts.instrs.len()).unwrap_or(u32::MAX);
        match self.labels.get_mut(label.0 as usize) {
            Some(place @ None) => *place = Some(here),
            Some(Some(_)) => self.fail(|| "a label is bound twice".to_owned()),
            None => self.fail(|| "a label belongs to another builder".to_owned()),
        }
    }

    /// The line of the instructions that follow.
    #[must_use]
    pub fn line(mut self, line: u32) -> Self {
        self.set_line(line);
        self
    }

    /// The line of the instructions that follow: [`CodeBuilder::line`] in place.
    pub fn set_line(&mut self, line: u32) {
        self.position = Position {
            line,
            end_line: line,
            col: 0,
            end_col: 0,
        };
    }

    /// Adds an instruction. A target in it is the index of an instruction, counted from the first that was added.
    #[must_use]
    pub fn emit(mut self, instr: Instr) -> Self {
        self.push(instr);
        self
    }

    /// Adds an instruction: [`CodeBuilder::emit`] in place.
    ///
    /// ```
    /// use nonlocal::code::{CodeBuilder, Instr};
    ///
    /// let mut code = CodeBuilder::new("twice").param("x");
    /// let (x, sum) = (code.register("x"), code.temp());
    /// code.push(Instr::Add { dst: sum, a: x, b: x, inplace: false });
    /// code.push(Instr::Return { src: sum });
    /// assert_eq!(code.build()?.instrs.len(), 2);
    /// # Ok::<(), nonlocal::code::VerifyError>(())
    /// ```
    pub fn push(&mut self, instr: Instr) {
        self.parts.instrs.push(instr);
        self.parts.positions.push(self.position);
    }

    /// Adds an instruction that jumps to a label.
    #[must_use]
    pub fn jump(mut self, label: Label, instr: impl FnOnce(Target) -> Instr) -> Self {
        self.push_jump(label, instr);
        self
    }

    /// Adds an instruction that jumps to a label: [`CodeBuilder::jump`] in place.
    pub fn push_jump(&mut self, label: Label, instr: impl FnOnce(Target) -> Instr) {
        self.jumps.push(self.parts.instrs.len());
        self.push(instr(Target(label.0)));
    }

    /// Covers the instructions between two labels with a handler, which finds the exception in `exc`. Where several
    /// handlers cover an instruction, the one that was added first counts.
    #[must_use]
    pub fn handler(mut self, start: Label, end: Label, target: Label, exc: Reg) -> Self {
        self.handlers.push(([start, end, target], exc));
        self
    }

    /// Lays out the frame, puts the making of the cells before the first instruction, and verifies the result. A
    /// register that is read before it is written holds None.
    ///
    /// # Errors
    /// The first mistake: an unknown name, an unbound label, or what the verifier refuses.
    pub fn build(mut self) -> Result<CodeObject, VerifyError> {
        for at in 0..self.jumps.len() {
            let index = self.jumps[at];
            let mut instr = self.parts.instrs[index];
            if let Some(target) = instr.target_mut() {
                *target = Target(self.place(Label(target.0)));
            }
            self.parts.instrs[index] = instr;
        }
        for (labels, exc) in std::mem::take(&mut self.handlers) {
            let [start, end, target] = labels.map(|label| self.place(label));
            self.parts.handlers.push(Handler {
                start,
                end,
                target,
                exc,
            });
        }
        let prologue = self.prologue();
        self.prepend(prologue);
        if self.problem.is_none() {
            self.write_unwritten();
        }
        self.parts.frame_size = self.next_slot;
        if Liveness::of(&self.parts).calls_lose_registers() {
            self.parts.frame_size = REGISTERS + 1;
        }
        self.parts.live = vec![self.next_slot; self.parts.instrs.len()];
        match self.problem {
            Some(reason) => Err(VerifyError {
                instruction: None,
                reason,
            }),
            None => verify(self.parts),
        }
    }

    /// Writes None to the registers that would otherwise hold what another frame left.
    fn write_unwritten(&mut self) {
        let mut registers = Liveness::of(&self.parts).unwritten();
        // Registers beyond these are mistakes, which the verifier reports.
        registers.retain(|reg| u16::from(reg.0) < self.next_slot);
        if !registers.is_empty() {
            let idx = self.constant(Constant::None);
            let write = registers.into_iter();
            let write = write.map(|dst| Instr::LoadConst { dst, idx }).collect();
            self.prepend(write);
        }
    }

    /// Puts instructions before all others.
    fn prepend(&mut self, instrs: Vec<Instr>) {
        let shift = u32::try_from(instrs.len()).unwrap_or(u32::MAX);
        for instr in &mut self.parts.instrs {
            if let Some(target) = instr.target_mut() {
                target.0 = target.0.saturating_add(shift);
            }
        }
        for handler in &mut self.parts.handlers {
            for at in [&mut handler.start, &mut handler.end, &mut handler.target] {
                *at = at.saturating_add(shift);
            }
        }
        let nowhere = instrs.iter().map(|_| Position::default());
        self.parts.positions.splice(..0, nowhere);
        self.parts.instrs.splice(..0, instrs);
    }

    /// The instructions that make the cells.
    fn prologue(&self) -> Vec<Instr> {
        let register = |slot: u16| Reg(u8::try_from(slot).unwrap_or(0));
        let cells = self.parts.cellvars.iter().zip(&self.parts.cell_slots);
        let make = cells.map(|(name, &slot)| {
            let local = self.parts.varnames.iter().position(|local| local == name);
            let init = local.filter(|&index| index < self.parts.parameter_count());
            let init = init.map_or(slot, |index| self.parts.varname_slots[index]);
            Instr::MakeCell {
                cell: register(slot),
                init: register(init),
            }
        });
        make.collect()
    }

    /// The index that a label is bound to.
    fn place(&mut self, label: Label) -> u32 {
        let place = self.labels.get(label.0 as usize).copied().flatten();
        place.unwrap_or_else(|| {
            self.fail(|| "a label is not bound".to_owned());
            0
        })
    }

    fn fail(&mut self, reason: impl FnOnce() -> String) {
        self.problem.get_or_insert_with(reason);
    }
}

#[cfg(test)]
mod tests {
    use super::CodeBuilder;
    use crate::code::{CompareOp, Constant, Instr};

    #[test]
    fn a_captured_parameter_gets_its_cell_first() {
        let mut inner = CodeBuilder::new("inner").free("k");
        let (k, value) = (inner.register("k"), inner.temp());
        let inner = inner
            .emit(Instr::LoadDeref {
                dst: value,
                cell: k,
            })
            .emit(Instr::Return { src: value });
        let mut outer = CodeBuilder::new("outer").param("k");
        let child = outer.child(inner.build().expect("inner"));
        let function = outer.temp();
        let outer = outer
            .emit(Instr::MakeClosure {
                dst: function,
                child,
            })
            .emit(Instr::Return { src: function });
        let code = outer.build().expect("outer");
        assert!(matches!(code.instrs[0], Instr::MakeCell { init, .. } if init.0 == 0));
        assert_eq!(*code.children[0].captures, [1]);
        assert_eq!(code.freevars.len(), 0);
    }

    #[test]
    fn labels_count_behind_the_prologue() {
        let mut code = CodeBuilder::new("count").param("n").cell("c");
        let (n, i) = (code.register("n"), code.temp());
        let (top, end) = (code.label(), code.label());
        let zero = code.constant(Constant::Int(0));
        let code = code
            .emit(Instr::LoadConst { dst: i, idx: zero })
            .bind(top)
            .jump(end, |target| Instr::JumpUnlessCompare {
                a: i,
                b: n,
                op: CompareOp::Lt,
                target,
            })
            .emit(Instr::AddInt {
                dst: i,
                a: i,
                imm: 1,
                inplace: false,
            })
            .jump(top, |target| Instr::JumpBack { target })
            .bind(end)
            .emit(Instr::Return { src: i });
        let listing = code.build().expect("code").disassemble();
        assert!(listing.contains("target=5"), "{listing}");
        assert!(
            listing.contains("JumpBack             target=2"),
            "{listing}"
        );
    }

    #[test]
    fn mistakes_are_reported() {
        let reason = |code: CodeBuilder| code.build().expect_err("a mistake").to_string();
        let mut code = CodeBuilder::new("f");
        let x = code.register("x");
        assert_eq!(
            reason(code.emit(Instr::Return { src: x })),
            "no variable named 'x'"
        );
        assert_eq!(
            reason(CodeBuilder::new("f")),
            "the last instruction must return, raise or jump"
        );
        let mut code = CodeBuilder::new("f");
        let label = code.label();
        assert_eq!(
            reason(code.jump(label, |target| Instr::Jump { target })),
            "a label is not bound"
        );
        let late = CodeBuilder::new("f").local("x").param("y");
        assert_eq!(reason(late), "parameter 'y' is declared too late");
    }
}
