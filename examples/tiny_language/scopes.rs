//! Which variable each name means, and which variables are captured.
//!
//! In: the tree with names. Out: the tree with [`Var`]s, and what is known of each. A variable that a nested function
//! uses lives in a cell; the others live in registers.

use super::syntax::{Expr, Fault, Function, Kind, Program};

/// A variable: an index into [`Scopes::variables`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Var(pub(crate) usize);

/// What is known of a variable.
pub(crate) struct Variable {
    /// Its name. One that hides another variable, or comes second in its function, gets a number behind it.
    pub(crate) name: String,
    /// Whether a nested function uses it.
    pub(crate) captured: bool,
    /// How many functions are around the one that owns it.
    level: usize,
}

/// The analysis, and when it is through, what it has found.
#[derive(Default)]
pub(crate) struct Scopes {
    pub(crate) variables: Vec<Variable>,
    /// The functions around the place that is looked at, the outermost first.
    levels: Vec<Level>,
    /// What names mean at this place; the last one that fits counts.
    visible: Vec<(String, Var)>,
}

/// One function.
#[derive(Default)]
struct Level {
    /// Names of all its variables so far.
    names: Vec<String>,
    locals: Vec<Var>,
    free: Vec<Var>,
}

impl Scopes {
    /// Analyses a program, which is a function itself: its definitions are variables of that.
    pub(crate) fn program(&mut self, program: Program<String>) -> Result<Program<Var>, Fault> {
        self.levels.push(Level::default());
        let uses = program.uses.into_iter();
        let uses = uses
            .map(|(name, line)| (self.declare(name), line))
            .collect();
        // Every function sees all definitions, also those behind it.
        let mut declared = Vec::new();
        for (name, value) in program.definitions {
            if self.visible.iter().any(|(known, _)| *known == name) {
                return Err(Fault::new(value.line, format!("{name} is defined twice")));
            }
            declared.push((self.declare(name), value));
        }
        let mut definitions = Vec::new();
        for (var, value) in declared {
            definitions.push((var, self.expr(value)?));
        }
        let level = self.levels.pop().unwrap_or_default();
        let locals = level.locals;
        Ok(Program {
            uses,
            definitions,
            locals,
        })
    }

    /// A new variable of the innermost function.
    fn declare(&mut self, name: String) -> Var {
        let var = Var(self.variables.len());
        let taken = |name: &String| self.levels.iter().any(|level| level.names.contains(name));
        let own = (2..)
            .map(|number| format!("{name}.{number}"))
            .find(|numbered| !taken(numbered))
            .filter(|_| taken(&name))
            .unwrap_or_else(|| name.clone());
        let level = self.levels.len() - 1;
        self.levels[level].names.push(own.clone());
        self.visible.push((name, var));
        self.variables.push(Variable {
            name: own,
            captured: false,
            level,
        });
        var
    }

    /// As [`Scopes::declare`], for a `let`.
    fn declare_local(&mut self, name: String) -> Var {
        let var = self.declare(name);
        if let Some(level) = self.levels.last_mut() {
            level.locals.push(var);
        }
        var
    }

    /// The variable that a name means here.
    fn find(&mut self, name: &str, line: u32) -> Result<Var, Fault> {
        let mut visible = self.visible.iter().rev();
        let (_, var) = visible
            .find(|(known, _)| known == name)
            .ok_or_else(|| Fault::new(line, format!("nothing is called {name}")))?;
        let variable = &mut self.variables[var.0];
        // It is free in every function between its owner and this place.
        for level in &mut self.levels[variable.level + 1..] {
            variable.captured = true;
            if !level.free.contains(var) {
                level.free.push(*var);
            }
        }
        Ok(*var)
    }

    fn expr(&mut self, expr: Expr<String>) -> Result<Expr<Var>, Fault> {
        let line = expr.line;
        let kind = match expr.kind {
            Kind::Number(number) => Kind::Number(number),
            Kind::Text(text) => Kind::Text(text),
            Kind::Variable(name) => Kind::Variable(self.find(&name, line)?),
            Kind::Assign(name, value) => {
                let value = self.boxed(*value)?;
                Kind::Assign(self.find(&name, line)?, value)
            }
            Kind::Let(name, value, body) => {
                let outside = self.visible.len();
                // A function may call itself; any other value does not see the variable that it is for.
                let is_function = matches!(value.kind, Kind::Function(_));
                let (var, value) = if is_function {
                    let var = self.declare_local(name);
                    (var, self.boxed(*value)?)
                } else {
                    let value = self.boxed(*value)?;
                    (self.declare_local(name), value)
                };
                let body = self.boxed(*body)?;
                self.visible.truncate(outside);
                Kind::Let(var, value, body)
            }
            Kind::Function(function) => Kind::Function(self.function(function)?),
            Kind::Call(callee, args) => Kind::Call(self.boxed(*callee)?, self.all(args)?),
            Kind::Binary(op, a, b) => Kind::Binary(op, self.boxed(*a)?, self.boxed(*b)?),
            Kind::Compare(op, a, b) => Kind::Compare(op, self.boxed(*a)?, self.boxed(*b)?),
            Kind::If(parts) => {
                let [condition, yes, no] = *parts;
                let parts = [self.expr(condition)?, self.expr(yes)?, self.expr(no)?];
                Kind::If(Box::new(parts))
            }
            Kind::While(parts) => {
                let [condition, body] = *parts;
                Kind::While(Box::new([self.expr(condition)?, self.expr(body)?]))
            }
            Kind::Sequence(items) => Kind::Sequence(self.all(items)?),
        };
        Ok(Expr { line, kind })
    }

    fn function(&mut self, function: Function<String>) -> Result<Function<Var>, Fault> {
        let outside = self.visible.len();
        self.levels.push(Level::default());
        for (index, name) in function.params.iter().enumerate() {
            if function.params[..index].contains(name) {
                let text = format!("two parameters are called {name}");
                return Err(Fault::new(function.body.line, text));
            }
        }
        let params = function.params.into_iter();
        let params = params.map(|name| self.declare(name)).collect();
        let body = self.boxed(*function.body)?;
        self.visible.truncate(outside);
        let level = self.levels.pop().unwrap_or_default();
        Ok(Function {
            name: function.name,
            params,
            locals: level.locals,
            free: level.free,
            body,
        })
    }

    fn boxed(&mut self, expr: Expr<String>) -> Result<Box<Expr<Var>>, Fault> {
        self.expr(expr).map(Box::new)
    }

    fn all(&mut self, exprs: Vec<Expr<String>>) -> Result<Vec<Expr<Var>>, Fault> {
        exprs.into_iter().map(|expr| self.expr(expr)).collect()
    }
}
