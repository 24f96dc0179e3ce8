//! Runs a generated program without any Python: environments are linked maps, every variable is a cell.
//!
//! It knows just the generated language. A variable is found by walking up to the block that `resolve` names, so no
//! closure is ever "built": what a function captures is a statement about reachability, made in `reachable_cells`.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use num_bigint::BigInt;
use num_traits::{ToPrimitive as _, Zero as _};

use super::resolve::{Owner, Resolution};
use super::text::BUDGET;
use super::tree::{Block, BlockId, Comprehension, Expression, Name, ParameterKind, Statement};

/// What a program does.
pub(crate) struct Prediction {
    pub(crate) stdout: String,
    /// Cells that functions still reach when the program has ended.
    pub(crate) reachable_cells: usize,
}

/// Runs the module.
pub(crate) fn run(module: &Block, resolution: &Resolution) -> Prediction {
    let mut model = Model::new(resolution);
    model.module(module);
    Prediction {
        reachable_cells: model.reachable_cells(),
        stdout: std::mem::take(&mut model.out),
    }
}

type Variable = Rc<RefCell<Option<Value>>>;

#[derive(Clone)]
enum Value {
    None,
    Int(BigInt),
    Row(Rc<Vec<Value>>),
    Function(Rc<Function>),
    Method(Rc<Function>, Rc<Class>),
    Class(Rc<Class>),
    Instance(Rc<Class>),
    Exception(&'static str),
}

struct Function {
    block: Rc<Block>,
    env: Rc<Env>,
    defaults: Vec<(Name, Value)>,
}

struct Class {
    qualname: String,
    namespace: HashMap<Name, Value>,
}

/// The variables of one run of a block.
struct Env {
    block: BlockId,
    variables: RefCell<HashMap<Name, Variable>>,
    parent: Option<Rc<Env>>,
}

impl Env {
    fn variable(&self, name: Name) -> Variable {
        Rc::clone(self.variables.borrow_mut().entry(name).or_default())
    }

    /// The variable of the nearest run of its owner.
    fn find(self: &Rc<Self>, owner: BlockId, name: Name) -> Variable {
        let mut env = self;
        while env.block != owner {
            env = env.parent.as_ref().expect("the owner is around every user");
        }
        env.variable(name)
    }
}

struct Raise {
    class: &'static str,
    message: String,
}

fn raise<T>(class: &'static str) -> Result<T, Raise> {
    Err(Raise {
        class,
        message: "-".to_owned(),
    })
}

struct Model<'a> {
    resolution: &'a Resolution,
    out: String,
    globals: HashMap<Name, Value>,
    budget: i64,
    known: Vec<Variable>,
    /// All that were made.
    envs: Vec<Rc<Env>>,
}

/// A variable as a statement sees it.
enum Place {
    Global,
    Variable {
        variable: Variable,
        free: bool,
        class: bool,
    },
}

/// Variables hold functions, which hold variables: they are emptied, so that none keeps itself alive.
impl Drop for Model<'_> {
    fn drop(&mut self) {
        for env in &self.envs {
            for (_, variable) in env.variables.take() {
                variable.take();
            }
        }
    }
}

impl<'a> Model<'a> {
    fn new(resolution: &'a Resolution) -> Self {
        Self {
            resolution,
            out: String::new(),
            globals: HashMap::new(),
            budget: BUDGET.into(),
            known: Vec::new(),
            envs: Vec::new(),
        }
    }

    fn module(&mut self, module: &Block) {
        let env = self.env(module.id, None);
        if let Err(Raise { class, .. }) = self.body(&module.body, &env) {
            // Cannot happen: every statement of the module is guarded.
            self.line(&format!("uncaught {class}"));
        }
    }

    /// The variables of a new run of a block.
    fn env(&mut self, block: BlockId, parent: Option<Rc<Env>>) -> Rc<Env> {
        let env = Rc::new(Env {
            block,
            variables: RefCell::default(),
            parent,
        });
        self.envs.push(Rc::clone(&env));
        env
    }

    fn line(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn spent(&mut self) -> bool {
        self.budget -= 1;
        self.budget < 0
    }

    fn place(&self, env: &Rc<Env>, name: Name) -> Place {
        match self.resolution.owner(env.block, name) {
            Owner::Global => Place::Global,
            Owner::Class => Place::Variable {
                variable: env.variable(name),
                free: false,
                class: true,
            },
            Owner::Block(owner) => {
                let free = self.resolution.is_free(env.block, owner);
                Place::Variable {
                    variable: env.find(owner, name),
                    free,
                    class: false,
                }
            }
        }
    }

    fn load(&self, env: &Rc<Env>, name: Name) -> Result<Value, Raise> {
        match self.place(env, name) {
            Place::Global => self.load_global(name),
            Place::Variable {
                variable,
                free,
                class,
            } => match &*variable.borrow() {
                Some(value) => Ok(value.clone()),
                None if class => self.load_global(name),
                None => Err(unbound(name, free)),
            },
        }
    }

    fn load_global(&self, name: Name) -> Result<Value, Raise> {
        self.globals
            .get(name)
            .cloned()
            .ok_or_else(|| not_defined(name))
    }

    fn store(&mut self, env: &Rc<Env>, name: Name, value: Value) {
        match self.place(env, name) {
            Place::Global => _ = self.globals.insert(name, value),
            Place::Variable { variable, .. } => *variable.borrow_mut() = Some(value),
        }
    }

    fn delete(&mut self, env: &Rc<Env>, name: Name) -> Result<(), Raise> {
        match self.place(env, name) {
            Place::Global => self
                .globals
                .remove(name)
                .map(drop)
                .ok_or_else(|| not_defined(name)),
            Place::Variable {
                variable,
                free,
                class,
            } => match variable.take() {
                Some(_) => Ok(()),
                None if class => Err(not_defined(name)),
                None => Err(unbound(name, free)),
            },
        }
    }

    /// Runs statements; `Some` is a returned value.
    fn body(&mut self, body: &[Statement], env: &Rc<Env>) -> Result<Option<Value>, Raise> {
        for statement in body {
            if let Some(value) = self.statement(statement, env)? {
                return Ok(Some(value));
            }
        }
        Ok(None)
    }

    fn statement(&mut self, statement: &Statement, env: &Rc<Env>) -> Result<Option<Value>, Raise> {
        match statement {
            Statement::Show(label, value) => {
                let value = self.value(value, env)?;
                let text = format!("{label} {}", self.describe(&value, 3));
                self.line(&text);
            }
            Statement::Cells(label, value) => {
                let value = self.value(value, env)?;
                self.cells(*label, &value);
            }
            Statement::Assign(name, value) => {
                let value = self.value(value, env)?;
                self.store(env, name, value);
            }
            Statement::Add(name, value) => {
                let left = self.load(env, name)?;
                let right = self.value(value, env)?;
                let sum = add(&left, &right)?;
                self.store(env, name, sum);
            }
            Statement::Delete(name) => self.delete(env, name)?,
            Statement::Define(block) => {
                let function = self.function(block, env)?;
                self.store(env, block.name, function);
            }
            Statement::Class(block) => self.class(block, env)?,
            Statement::For(name, count, body) => {
                for n in 0..*count {
                    self.store(env, name, Value::Int(n.into()));
                    self.body(body, env)?;
                }
            }
            Statement::If(condition, body, otherwise) => {
                let condition = self.value(condition, env)?;
                let truth = match condition {
                    Value::None => false,
                    Value::Int(n) => !n.is_zero(),
                    _ => true,
                };
                self.body(if truth { body } else { otherwise }, env)?;
            }
            Statement::Guard {
                label,
                body,
                target,
                last,
            } => {
                if let Err(Raise { class, message }) = self.body(body, env) {
                    self.store(env, target, Value::Exception(class));
                    self.line(&format!("{label} {class} {message}"));
                    let _ = self.delete(env, target);
                }
                self.body(last, env)?;
            }
            Statement::Return(value) => return self.value(value, env).map(Some),
            Statement::Yield(_) => unreachable!("programs with generators are not modelled"),
        }
        Ok(None)
    }

    fn function(&mut self, block: &Rc<Block>, env: &Rc<Env>) -> Result<Value, Raise> {
        // Positional defaults are evaluated before those of keyword-only parameters, which stand behind them anyway.
        let mut defaults = Vec::new();
        for parameter in &block.parameters {
            if let Some(default) = &parameter.default {
                defaults.push((parameter.name, self.value(default, env)?));
            }
        }
        Ok(Value::Function(Rc::new(Function {
            block: Rc::clone(block),
            env: Rc::clone(env),
            defaults,
        })))
    }

    fn class(&mut self, block: &Rc<Block>, env: &Rc<Env>) -> Result<(), Raise> {
        let inner = self.env(block.id, Some(Rc::clone(env)));
        self.body(&block.body, &inner)?;
        let namespace = inner
            .variables
            .borrow()
            .iter()
            .filter_map(|(name, variable)| Some((*name, variable.borrow().clone()?)))
            .collect();
        let qualname = self.resolution.block(block.id).qualname.clone();
        self.store(
            env,
            block.name,
            Value::Class(Rc::new(Class {
                qualname,
                namespace,
            })),
        );
        Ok(())
    }

    fn value(&mut self, expression: &Expression, env: &Rc<Env>) -> Result<Value, Raise> {
        match expression {
            Expression::Int(n) => Ok(Value::Int((*n).into())),
            Expression::Name(name) => self.load(env, name),
            Expression::Sum(left, right) => {
                let left = self.value(left, env)?;
                let right = self.value(right, env)?;
                add(&left, &right)
            }
            Expression::Call(callee, arguments) => {
                let callee = self.value(callee, env)?;
                let arguments = self.values(arguments, env)?;
                self.call(&callee, arguments)
            }
            Expression::Attribute(value, name) => {
                let value = self.value(value, env)?;
                attribute(&value, name)
            }
            Expression::Lambda(block) => self.function(block, env),
            Expression::Comprehension(comprehension) => self.comprehension(comprehension, env),
            Expression::Walrus(name, value) => {
                let value = self.value(value, env)?;
                // From a comprehension the name resolves to the block around it, which binds it.
                self.store(env, name, value.clone());
                Ok(value)
            }
            Expression::Tuple(items) => Ok(Value::Row(Rc::new(self.values(items, env)?))),
        }
    }

    fn values(&mut self, expressions: &[Expression], env: &Rc<Env>) -> Result<Vec<Value>, Raise> {
        expressions
            .iter()
            .map(|expression| self.value(expression, env))
            .collect()
    }

    fn comprehension(
        &mut self,
        comprehension: &Comprehension,
        env: &Rc<Env>,
    ) -> Result<Value, Raise> {
        let Comprehension { block, count } = comprehension;
        let Value::Int(count) = self.value(count, env)? else {
            return raise("TypeError");
        };
        let inner = self.env(block.id, Some(Rc::clone(env)));
        let variable = inner.variable(block.parameters[0].name);
        let mut items = Vec::new();
        for n in 0..(count % 4_u32).to_u32().unwrap_or(0) {
            *variable.borrow_mut() = Some(Value::Int(n.into()));
            items.push(self.value(block.value(), &inner)?);
        }
        Ok(Value::Row(Rc::new(items)))
    }

    fn call(&mut self, callee: &Value, mut arguments: Vec<Value>) -> Result<Value, Raise> {
        match callee {
            Value::Function(function) => self.call_function(function, arguments),
            Value::Method(function, class) => {
                arguments.insert(0, Value::Instance(Rc::clone(class)));
                self.call_function(function, arguments)
            }
            Value::Class(class) if arguments.is_empty() => Ok(Value::Instance(Rc::clone(class))),
            _ => raise("TypeError"),
        }
    }

    fn call_function(
        &mut self,
        function: &Function,
        arguments: Vec<Value>,
    ) -> Result<Value, Raise> {
        let block = &function.block;
        let env = self.env(block.id, Some(Rc::clone(&function.env)));
        let mut arguments = arguments.into_iter();
        for parameter in &block.parameters {
            let given = if parameter.kind == ParameterKind::Positional {
                arguments.next()
            } else {
                None
            };
            let default = || {
                function
                    .defaults
                    .iter()
                    .find(|(name, _)| *name == parameter.name)
                    .map(|(_, v)| v.clone())
            };
            let value = match parameter.kind {
                ParameterKind::Rest => Some(Value::None),
                _ => given.or_else(default),
            };
            let Some(value) = value else {
                return raise("TypeError");
            };
            *env.variable(parameter.name).borrow_mut() = Some(value);
        }
        let rest: Vec<Value> = arguments.collect();
        if let Some(parameter) = block
            .parameters
            .iter()
            .find(|parameter| parameter.kind == ParameterKind::Rest)
        {
            *env.variable(parameter.name).borrow_mut() = Some(Value::Row(Rc::new(rest)));
        } else if !rest.is_empty() {
            return raise("TypeError");
        }
        if self.spent() {
            return Ok(Value::None);
        }
        Ok(self.body(&block.body, &env)?.unwrap_or(Value::None))
    }

    fn describe(&self, value: &Value, depth: u32) -> String {
        let qualname =
            |function: &Function| self.resolution.block(function.block.id).qualname.clone();
        if depth == 0 {
            return "...".to_owned();
        }
        match value {
            Value::None => "None".to_owned(),
            Value::Int(n) => (n % 999_983_u32).to_string(),
            Value::Row(items) => {
                let items: Vec<String> = items
                    .iter()
                    .map(|item| self.describe(item, depth - 1))
                    .collect();
                format!("[{}]", items.join(", "))
            }
            Value::Function(function) => format!("function {}", qualname(function)),
            Value::Method(function, _) => format!("method {}", qualname(function)),
            Value::Class(class) => format!("class {}", class.qualname),
            Value::Instance(class) => format!("object of {}", class.qualname),
            Value::Exception(class) => format!("object of {class}"),
        }
    }

    fn cells(&mut self, label: u32, value: &Value) {
        let (Value::Function(function) | Value::Method(function, _)) = value else {
            self.line(&format!("{label} no code"));
            return;
        };
        let id = function.block.id;
        let (cellvars, freevars) = (self.resolution.cellvars(id), self.resolution.freevars(id));
        self.line(&format!(
            "{label} {} {} {}",
            function.block.name,
            tuple(&cellvars),
            tuple(&freevars)
        ));
        for name in freevars {
            let variable = self.captured(function, name);
            let number = self
                .known
                .iter()
                .position(|known| Rc::ptr_eq(known, &variable))
                .unwrap_or_else(|| {
                    self.known.push(Rc::clone(&variable));
                    self.known.len() - 1
                });
            let contents = match &*variable.borrow() {
                Some(value) => self.describe(value, 3),
                None => "empty".to_owned(),
            };
            self.line(&format!("{label} {name} {number} {contents}"));
        }
    }

    /// The variable behind a free variable of a function.
    fn captured(&self, function: &Function, name: Name) -> Variable {
        // The function may only pass the variable on: ask from the place where the function was made.
        let mut env = &function.env;
        loop {
            if let Owner::Block(owner) = self.resolution.owner(env.block, name) {
                return env.find(owner, name);
            }
            // A class body that binds the name itself: the functions inside look past it.
            env = env.parent.as_ref().expect("a free variable has an owner");
        }
    }

    /// Counts the cells that are reachable from the globals through functions, classes and rows.
    fn reachable_cells(&self) -> usize {
        let mut seen: Vec<Variable> = Vec::new();
        let mut work: Vec<Value> = self.globals.values().cloned().collect();
        while let Some(value) = work.pop() {
            match value {
                Value::Function(function) | Value::Method(function, _) => {
                    work.extend(function.defaults.iter().map(|(_, value)| value.clone()));
                    for name in self.resolution.freevars(function.block.id) {
                        let variable = self.captured(&function, name);
                        if !seen.iter().any(|known| Rc::ptr_eq(known, &variable)) {
                            work.extend(variable.borrow().clone());
                            seen.push(variable);
                        }
                    }
                }
                Value::Class(class) | Value::Instance(class) => {
                    work.extend(class.namespace.values().cloned())
                }
                Value::Row(items) => work.extend(items.iter().cloned()),
                Value::None | Value::Int(_) | Value::Exception(_) => {}
            }
        }
        seen.len()
    }
}

fn not_defined(name: Name) -> Raise {
    Raise {
        class: "NameError",
        message: format!("name '{name}' is not defined"),
    }
}

fn unbound(name: Name, free: bool) -> Raise {
    if free {
        let message = format!(
            "cannot access free variable '{name}' where it is not associated with a value in enclosing scope"
        );
        Raise {
            class: "NameError",
            message,
        }
    } else {
        let message = format!(
            "cannot access local variable '{name}' where it is not associated with a value"
        );
        Raise {
            class: "UnboundLocalError",
            message,
        }
    }
}

fn add(left: &Value, right: &Value) -> Result<Value, Raise> {
    match (left, right) {
        (Value::Int(left), Value::Int(right)) => Ok(Value::Int(left + right)),
        _ => raise("TypeError"),
    }
}

fn attribute(value: &Value, name: Name) -> Result<Value, Raise> {
    let found = match value {
        Value::Class(class) => class.namespace.get(name).cloned(),
        Value::Instance(class) => match class.namespace.get(name) {
            Some(Value::Function(function)) => {
                Some(Value::Method(Rc::clone(function), Rc::clone(class)))
            }
            other => other.cloned(),
        },
        _ => None,
    };
    found.map_or_else(|| raise("AttributeError"), Ok)
}

/// A tuple of strings as Python prints it.
fn tuple(names: &[Name]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("'{name}'")).collect();
    match quoted.as_slice() {
        [single] => format!("({single},)"),
        quoted => format!("({})", quoted.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::*;
    use crate::embed::strategies::STACK;
    use crate::embed::strategies::choices::Choices;
    use crate::embed::strategies::program::Program;

    /// How many runs of blocks the program of a seed has, and how many of them outlive its model.
    fn made_and_left(seed: u64) -> (usize, usize) {
        let program = Program::grow(Choices::from_seed(seed), 60, false);
        let mut model = Model::new(&program.resolution);
        model.module(&program.module);
        let envs: Vec<_> = model.envs.iter().map(Rc::downgrade).collect();
        drop(model);
        let left = envs.iter().filter(|env| env.strong_count() > 0).count();
        (envs.len(), left)
    }

    /// A function that is bound to a variable which it captures would keep both for ever.
    #[test]
    fn a_model_that_is_dropped_leaves_no_variables_behind() {
        let all = || {
            let mut made = 0;
            for seed in 0..200 {
                let (count, left) = made_and_left(seed);
                assert_eq!(left, 0, "of {count} in the program of seed {seed}");
                made += count;
            }
            assert!(made > 400, "only {made} runs of blocks");
        };
        let thread = thread::Builder::new().stack_size(STACK).spawn(all);
        thread.expect("a thread").join().expect("nothing is left");
    }
}
