//! Tree to code objects, with [`CodeBuilder`].
//!
//! The program becomes a function without parameters which gives a dict of its definitions. It has no cells of other
//! code, so that it runs in any runtime.

use nonlocal::code::{CacheIdx, Count};
use nonlocal::{CodeBuilder, CodeObject, Constant, Instr, Reg};

use super::scopes::{Scopes, Var};
use super::syntax::{Expr, Fault, Function, Kind, Program};

/// Makes the code of a program.
pub(crate) fn program(
    file: &str,
    program: &Program<Var>,
    scopes: &Scopes,
) -> Result<CodeObject, Fault> {
    let mut unit = Unit {
        file,
        scopes,
        code: CodeBuilder::new("program").source(file, 1),
        name: String::new(),
        temps: Vec::new(),
        used: 0,
    };
    // All variables first: functions capture also those that get their values later.
    let definitions = program.definitions.iter().map(|(var, _)| *var);
    for var in program.uses.iter().map(|(var, _)| *var).chain(definitions) {
        unit.declare(var);
    }
    for var in &program.locals {
        unit.declare(*var);
    }
    for (var, line) in &program.uses {
        unit.code.set_line(*line);
        let value = unit.row(1);
        let name = unit.code.name(scopes.variables[var.0].name.as_str());
        unit.code.push(Instr::LoadGlobal {
            dst: value,
            name,
            cache: CacheIdx::NONE,
        });
        unit.store(*var, value);
        unit.release(1);
    }
    for (var, value) in &program.definitions {
        let dst = unit.row(1);
        unit.expr(dst, value)?;
        unit.store(*var, dst);
        unit.release(1);
    }
    let count = u8::try_from(program.definitions.len()).unwrap_or(u8::MAX);
    let base = unit.row(count.saturating_mul(2));
    // A row that is too long for the registers, `build` refuses.
    let mut row = (base.0..=u8::MAX).map(Reg);
    for (var, _) in &program.definitions {
        if let (Some(key), Some(value)) = (row.next(), row.next()) {
            let name = scopes.variables[var.0].name.as_str();
            unit.constant(key, Constant::Str(name.into()));
            unit.load(value, *var);
        }
    }
    let dict = unit.row(1);
    unit.code.push(Instr::BuildMap {
        dst: dict,
        base,
        count: Count(count),
    });
    unit.finish(1, dict)
}

/// One function that is being made.
struct Unit<'a> {
    file: &'a str,
    scopes: &'a Scopes,
    code: CodeBuilder,
    /// The dotted name, which functions inside put before theirs.
    name: String,
    /// Registers for intermediate values, all behind the variables, and how many of them are in use: a stack.
    temps: Vec<Reg>,
    used: usize,
}

impl Unit<'_> {
    /// A function inside of this one.
    fn function(&self, line: u32, function: &Function<Var>) -> Result<CodeObject, Fault> {
        let name = match self.name.as_str() {
            "" => function.name.clone(),
            outer => format!("{outer}.{}", function.name),
        };
        let mut code = CodeBuilder::new(function.name.as_str())
            .qualname(name.as_str())
            .source(self.file, line);
        let variable = |var: &Var| &self.scopes.variables[var.0];
        for param in function.params.iter().map(variable) {
            code = code.param(param.name.as_str());
        }
        for param in function.params.iter().map(variable) {
            if param.captured {
                code = code.cell(param.name.as_str());
            }
        }
        for free in function.free.iter().map(variable) {
            code = code.free(free.name.as_str());
        }
        let mut unit = Unit {
            code,
            name,
            temps: Vec::new(),
            used: 0,
            ..*self
        };
        for var in &function.locals {
            unit.declare(*var);
        }
        let result = unit.row(1);
        unit.expr(result, &function.body)?;
        unit.finish(line, result)
    }

    fn finish(mut self, line: u32, result: Reg) -> Result<CodeObject, Fault> {
        self.code.push(Instr::Return { src: result });
        let built = self.code.build();
        built.map_err(|error| Fault::new(line, error.to_string()))
    }

    /// A row of registers for intermediate values, on top of those in use: what a call is made with has to lie there,
    /// because a function's own registers begin where its arguments lie.
    fn row(&mut self, count: u8) -> Reg {
        let first = self.used;
        self.used += usize::from(count);
        while self.temps.len() <= self.used {
            self.temps.push(self.code.temp());
        }
        self.temps[first]
    }

    /// Nothing needs the last registers of the stack any more.
    fn release(&mut self, count: u8) {
        self.used -= usize::from(count);
    }

    /// Makes room for a variable of this function.
    fn declare(&mut self, var: Var) {
        let variable = &self.scopes.variables[var.0];
        if variable.captured {
            self.code.add_cell(variable.name.as_str());
        } else {
            self.code.add_local(variable.name.as_str());
        }
    }

    fn load(&mut self, dst: Reg, var: Var) {
        let variable = &self.scopes.variables[var.0];
        let place = self.code.register(&variable.name);
        if variable.captured {
            self.code.push(Instr::LoadDeref { dst, cell: place });
        } else {
            // A definition may look at one that comes later.
            self.code.push(Instr::CheckBound { var: place });
            self.code.push(Instr::Move { dst, src: place });
        }
    }

    fn store(&mut self, var: Var, src: Reg) {
        let variable = &self.scopes.variables[var.0];
        let place = self.code.register(&variable.name);
        self.code.push(match variable.captured {
            true => Instr::StoreDeref { cell: place, src },
            false => Instr::Move { dst: place, src },
        });
    }

    fn constant(&mut self, dst: Reg, constant: Constant) {
        let idx = self.code.constant(constant);
        self.code.push(Instr::LoadConst { dst, idx });
    }

    /// The code that puts the value of an expression into a register.
    fn expr(&mut self, dst: Reg, expr: &Expr<Var>) -> Result<(), Fault> {
        self.code.set_line(expr.line);
        match &expr.kind {
            Kind::Number(number) => self.constant(dst, Constant::Int(*number)),
            Kind::Text(text) => self.constant(dst, Constant::Str(text.as_str().into())),
            Kind::Variable(var) => self.load(dst, *var),
            Kind::Assign(var, value) => {
                self.expr(dst, value)?;
                self.store(*var, dst);
            }
            Kind::Let(var, value, body) => self.bind(dst, *var, value, body)?,
            Kind::Function(function) => {
                let code = self.function(expr.line, function)?;
                let child = self.code.child(code);
                self.code.push(Instr::MakeClosure { dst, child });
            }
            Kind::Call(callee, args) => {
                let argc = u8::try_from(args.len())
                    .ok()
                    .filter(|argc| *argc < u8::MAX)
                    .ok_or_else(|| Fault::new(expr.line, "too many arguments"))?;
                let base = self.row(argc + 1);
                for (slot, part) in (base.0..=u8::MAX).zip([&**callee].into_iter().chain(args)) {
                    self.expr(Reg(slot), part)?;
                }
                self.code.set_line(expr.line);
                self.code.push(Instr::Call {
                    dst,
                    base,
                    argc: Count(argc),
                });
                self.release(argc + 1);
            }
            Kind::Binary(op, a, b) => {
                let (a, b) = self.operands(expr.line, a, b)?;
                self.code.push(Instr::Binary {
                    dst,
                    a,
                    b,
                    op: *op,
                    inplace: false,
                });
            }
            Kind::Compare(op, a, b) => {
                let (a, b) = self.operands(expr.line, a, b)?;
                self.code.push(Instr::Compare { dst, a, b, op: *op });
            }
            Kind::If(parts) => {
                let [condition, yes, no] = &**parts;
                let (otherwise, end) = (self.code.label(), self.code.label());
                self.expr(dst, condition)?;
                self.code
                    .push_jump(otherwise, |target| Instr::JumpUnless { cond: dst, target });
                self.expr(dst, yes)?;
                self.code.push_jump(end, |target| Instr::Jump { target });
                self.code.place_label(otherwise);
                self.expr(dst, no)?;
                self.code.place_label(end);
            }
            Kind::While(parts) => {
                let [condition, body] = &**parts;
                let (top, end) = (self.code.label(), self.code.label());
                self.code.place_label(top);
                self.expr(dst, condition)?;
                self.code
                    .push_jump(end, |target| Instr::JumpUnless { cond: dst, target });
                self.expr(dst, body)?;
                self.code
                    .push_jump(top, |target| Instr::JumpBack { target });
                self.code.place_label(end);
                self.constant(dst, Constant::None);
            }
            Kind::Sequence(items) => {
                for item in items {
                    self.expr(dst, item)?;
                }
            }
        }
        Ok(())
    }

    /// A `let`. Each time that it is reached it makes a new variable: in a loop, closures do not share it.
    fn bind(
        &mut self,
        dst: Reg,
        var: Var,
        value: &Expr<Var>,
        body: &Expr<Var>,
    ) -> Result<(), Fault> {
        let variable = &self.scopes.variables[var.0];
        let (place, new) = (self.code.register(&variable.name), self.row(1));
        let make_cell = Instr::MakeCell {
            cell: place,
            init: new,
        };
        if variable.captured && matches!(value.kind, Kind::Function(_)) {
            // The function may capture the variable whose value it becomes: that comes first.
            self.code.push(make_cell);
            self.expr(new, value)?;
            self.store(var, new);
        } else {
            self.expr(new, value)?;
            match variable.captured {
                true => self.code.push(make_cell),
                false => self.store(var, new),
            }
        }
        self.release(1);
        self.expr(dst, body)
    }

    /// The registers with two values, for the next instruction.
    fn operands(&mut self, line: u32, a: &Expr<Var>, b: &Expr<Var>) -> Result<(Reg, Reg), Fault> {
        let (left, right) = (self.row(1), self.row(1));
        self.expr(left, a)?;
        self.expr(right, b)?;
        self.code.set_line(line);
        self.release(2);
        Ok((left, right))
    }
}
