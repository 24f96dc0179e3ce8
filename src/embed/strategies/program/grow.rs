//! Grows a program from a stream of choices.
//!
//! Every choice is "below n", and 0 is always the simplest way on, so that a shrunk stream of bytes means a smaller
//! program. What Python would refuse at compile time is avoided here, except for `global` and `nonlocal`, which depend
//! on the whole program and are decided in `resolve`.

use std::rc::Rc;

use super::tree::{
    Block, BlockId, BlockKind, Comprehension, Expression, Name, Parameter, ParameterKind, Statement,
};
use crate::embed::strategies::Choices;

const VARIABLES: [Name; 5] = ["a", "b", "c", "d", "e"];
const FUNCTIONS: [Name; 4] = ["f", "g", "h", "k"];
const CLASSES: [Name; 2] = ["C", "D"];
/// Iteration variables that nothing else uses.
const COUNTERS: [Name; 2] = ["i", "j"];
const MAX_DEPTH: usize = 5;

/// What the block that is being grown allows.
#[derive(Clone)]
struct Place {
    depth: usize,
    kind: BlockKind,
    /// Iteration variables of the comprehensions around, which a walrus must not rebind.
    iterating: Vec<Name>,
    /// No walrus: inside a comprehension of a class body.
    no_walrus: bool,
    /// The function around may yield.
    generator: bool,
    /// Names that were bound before, here or around: most uses go to them, so that most of them succeed.
    variables: Vec<Name>,
    functions: Vec<Name>,
}

impl Place {
    /// The inside of a new block.
    fn inside(&self, kind: BlockKind) -> Self {
        Self {
            depth: self.depth + 1,
            kind,
            iterating: Vec::new(),
            no_walrus: false,
            generator: false,
            variables: self.variables.clone(),
            functions: self.functions.clone(),
        }
    }

    /// The inside of a compound statement.
    fn deeper(&self) -> Self {
        Self {
            depth: self.depth + 1,
            ..self.clone()
        }
    }

    fn note(&mut self, statement: &Statement) {
        match statement {
            Statement::Assign(name, _) => self.variables.push(name),
            Statement::Define(block) => self.functions.push(block.name),
            Statement::Guard { body, .. } => body.iter().for_each(|statement| self.note(statement)),
            _ => {}
        }
    }
}

pub(crate) struct Grower {
    choices: Choices,
    next_block: BlockId,
    next_label: u32,
    /// Statements and expressions that may still be made.
    size: i32,
    generators: bool,
}

impl Grower {
    pub(crate) fn new(choices: Choices, size: i32, generators: bool) -> Self {
        Self {
            choices,
            next_block: 0,
            next_label: 0,
            size,
            generators,
        }
    }

    /// The number of blocks made so far.
    pub(crate) fn blocks(&self) -> usize {
        self.next_block
    }

    pub(crate) fn module(&mut self) -> Block {
        let mut place = Place {
            depth: 0,
            kind: BlockKind::Module,
            iterating: Vec::new(),
            no_walrus: false,
            generator: false,
            variables: Vec::new(),
            functions: Vec::new(),
        };
        let mut block = self.block(BlockKind::Module, "<module>");
        for name in VARIABLES {
            self.begin(&mut block, &mut place, name, 70);
        }
        while self.size > 0 {
            let statement = self.statement(&place);
            place.note(&statement);
            block.body.push(self.guard(statement));
        }
        block
    }

    /// One of some names.
    fn name(&mut self, names: &[Name]) -> Name {
        self.choices.pick(names).copied().unwrap_or(VARIABLES[0])
    }

    fn block(&mut self, kind: BlockKind, name: Name) -> Block {
        let id = self.next_block;
        self.next_block += 1;
        Block {
            id,
            kind,
            name,
            parameters: Vec::new(),
            body: Vec::new(),
            globals: Vec::new(),
            nonlocals: Vec::new(),
        }
    }

    fn label(&mut self) -> u32 {
        self.next_label += 1;
        self.next_label
    }

    fn guard(&mut self, statement: Statement) -> Statement {
        let target = if self.choices.chance(15) {
            self.name(&VARIABLES)
        } else {
            "problem"
        };
        Statement::Guard {
            label: self.label(),
            body: vec![statement],
            target,
            last: Vec::new(),
        }
    }

    fn body(&mut self, place: &mut Place, most: u32) -> Vec<Statement> {
        let mut body: Vec<Statement> = Vec::new();
        for _ in 0..=self.choices.below(most) {
            let statement = self.statement(place);
            place.note(&statement);
            let harmless = matches!(statement, Statement::Define(_) | Statement::Guard { .. });
            let statement = if !harmless && self.choices.chance(60) {
                self.guard(statement)
            } else {
                statement
            };
            body.push(statement);
        }
        body
    }

    fn statement(&mut self, place: &Place) -> Statement {
        self.size -= 1;
        let deep = place.depth >= MAX_DEPTH || self.size <= 0;
        match self.choices.below(21) {
            0..=2 => {
                let value = self.expression(place, 2);
                Statement::Show(self.label(), value)
            }
            3..=5 | 20 => Statement::Assign(self.name(&VARIABLES), self.expression(place, 2)),
            6 | 7 => Statement::Add(self.variable(place), self.expression(place, 1)),
            8 => Statement::Delete(self.variable(place)),
            9 | 10 => {
                let function = self.callable(place);
                Statement::Cells(self.label(), function)
            }
            11..=14 if !deep => Statement::Define(self.function(place)),
            15 if !deep => Statement::Class(self.class(place)),
            16 if !deep => Statement::For(
                self.name(&VARIABLES),
                1 + self.choices.below(3),
                self.body(&mut place.deeper(), 3),
            ),
            17 if !deep => {
                // A constant condition would make CPython leave one branch out, functions and all.
                let condition = match self.expression(place, 1) {
                    constant if constant.is_constant() => Expression::Name(self.variable(place)),
                    other => other,
                };
                let body = self.body(&mut place.deeper(), 2);
                let otherwise = if self.choices.chance(50) {
                    self.body(&mut place.deeper(), 2)
                } else {
                    Vec::new()
                };
                Statement::If(condition, body, otherwise)
            }
            18 if !deep => {
                let target = if self.choices.chance(50) {
                    self.name(&VARIABLES)
                } else {
                    "problem"
                };
                let body = self.body(&mut place.deeper(), 3);
                let last = if self.choices.chance(40) {
                    self.body(&mut place.deeper(), 2)
                } else {
                    Vec::new()
                };
                Statement::Guard {
                    label: self.label(),
                    body,
                    target,
                    last,
                }
            }
            19 if place.generator => Statement::Yield(self.expression(place, 1)),
            _ => {
                let call = self.call(place);
                Statement::Show(self.label(), call)
            }
        }
    }

    fn function(&mut self, place: &Place) -> Rc<Block> {
        let name = if self.choices.chance(15) {
            self.name(&VARIABLES)
        } else {
            self.name(&FUNCTIONS)
        };
        let mut block = self.block(BlockKind::Function, name);
        block.parameters = self.parameters(place);
        let generator = self.generators && self.choices.chance(20);
        let mut inner = Place {
            generator,
            ..place.inside(BlockKind::Function)
        };
        inner
            .variables
            .extend(block.parameters.iter().map(|parameter| parameter.name));
        for name in VARIABLES {
            self.begin(&mut block, &mut inner, name, 25);
        }
        let body = self.body(&mut inner, 5);
        block.body.extend(body);
        if generator && self.choices.chance(70) {
            block
                .body
                .push(Statement::Yield(self.expression(&inner, 1)));
        }
        // What leaves the function: a value, or one of the functions made inside.
        let result = if self.choices.chance(50) {
            self.callable(&inner)
        } else {
            self.expression(&inner, 2)
        };
        block.body.push(Statement::Return(result));
        self.declarations(&mut block);
        Rc::new(block)
    }

    /// Begins a block with a plain assignment, so that most names have a value.
    fn begin(&mut self, block: &mut Block, place: &mut Place, name: Name, percent: u32) {
        let taken = block
            .parameters
            .iter()
            .any(|parameter| parameter.name == name);
        if !taken && self.choices.chance(percent) {
            block.body.push(Statement::Assign(
                name,
                Expression::Int(i64::from(self.choices.below(10))),
            ));
            place.variables.push(name);
        }
    }

    fn class(&mut self, place: &Place) -> Rc<Block> {
        let name = self.name(&CLASSES);
        let mut block = self.block(BlockKind::Class, name);
        let mut inner = place.inside(BlockKind::Class);
        block.body = self.body(&mut inner, 4);
        if self.size > 0 {
            block.body.push(Statement::Define(self.function(&inner)));
        }
        self.declarations(&mut block);
        Rc::new(block)
    }

    /// Wishes for `nonlocal` and `global`; `resolve` keeps those that Python accepts.
    fn declarations(&mut self, block: &mut Block) {
        for name in VARIABLES.into_iter().chain(FUNCTIONS) {
            match self.choices.below(10) {
                7 | 8 => block.nonlocals.push(name),
                9 => block.globals.push(name),
                _ => {}
            }
        }
    }

    fn parameters(&mut self, place: &Place) -> Vec<Parameter> {
        let mut parameters: Vec<Parameter> = Vec::new();
        let mut with_default = false;
        for _ in 0..self.choices.below(3) {
            with_default |= self.choices.chance(40);
            let default = if with_default {
                Some(self.expression(place, 1))
            } else {
                None
            };
            self.parameter(&mut parameters, ParameterKind::Positional, default);
        }
        if self.choices.chance(15) {
            self.parameter(&mut parameters, ParameterKind::Rest, None);
        }
        if parameters
            .iter()
            .any(|parameter| parameter.kind == ParameterKind::Rest)
            && self.choices.chance(50)
        {
            let default = self.expression(place, 1);
            self.parameter(&mut parameters, ParameterKind::KeywordOnly, Some(default));
        }
        parameters
    }

    /// Adds a parameter unless its name is taken.
    fn parameter(
        &mut self,
        parameters: &mut Vec<Parameter>,
        kind: ParameterKind,
        default: Option<Expression>,
    ) {
        let name = self.name(&VARIABLES);
        if parameters.iter().all(|parameter| parameter.name != name) {
            parameters.push(Parameter {
                name,
                kind,
                default,
            });
        }
    }

    /// A name that probably holds a function.
    fn callable(&mut self, place: &Place) -> Expression {
        let known = !place.functions.is_empty() && !self.choices.chance(15);
        Expression::Name(self.name(if known { &place.functions } else { &FUNCTIONS }))
    }

    /// A name that probably holds something.
    fn variable(&mut self, place: &Place) -> Name {
        let known = !place.variables.is_empty() && !self.choices.chance(20);
        self.name(if known { &place.variables } else { &VARIABLES })
    }

    fn call(&mut self, place: &Place) -> Expression {
        let callee = if self.choices.chance(12) {
            // A class, or a method of a new instance.
            let class = Expression::Name(self.name(&CLASSES));
            match self.choices.below(3) {
                0 => class,
                1 => Expression::Attribute(Box::new(class), self.name(&FUNCTIONS)),
                _ => Expression::Attribute(
                    Box::new(Expression::Call(Box::new(class), Vec::new())),
                    self.name(&FUNCTIONS),
                ),
            }
        } else {
            self.callable(place)
        };
        let arguments = (0..self.choices.below(3))
            .map(|_| self.expression(place, 1))
            .collect();
        let call = Expression::Call(Box::new(callee), arguments);
        // Call what came out as well: most functions return functions.
        if self.choices.chance(30) {
            Expression::Call(Box::new(call), Vec::new())
        } else {
            call
        }
    }

    fn expression(&mut self, place: &Place, height: u32) -> Expression {
        self.size -= 1;
        let simple = height == 0 || self.size <= 0;
        match self.choices.below(16) {
            0 | 1 => Expression::Int(i64::from(self.choices.below(10))),
            2..=5 => Expression::Name(self.variable(place)),
            6 | 7 if !simple => Expression::Sum(
                Box::new(self.expression(place, height - 1)),
                Box::new(self.expression(place, height - 1)),
            ),
            8 | 9 if !simple && place.depth < MAX_DEPTH => self.lambda(place, height - 1),
            10..=12 if !simple && place.depth < MAX_DEPTH => self.comprehension(place, height - 1),
            13 if !simple && !place.no_walrus => {
                let name = self.name(&VARIABLES);
                let value = self.expression(place, height - 1);
                if place.iterating.contains(&name) {
                    value
                } else {
                    Expression::Walrus(name, Box::new(value))
                }
            }
            14 if !simple => Expression::Tuple(
                (0..self.choices.below(3))
                    .map(|_| self.expression(place, height - 1))
                    .collect(),
            ),
            15 if !simple => self.call(place),
            _ => Expression::Name(self.variable(place)),
        }
    }

    fn lambda(&mut self, place: &Place, height: u32) -> Expression {
        let mut block = self.block(BlockKind::Lambda, "<lambda>");
        block.parameters = if self.choices.chance(30) {
            self.parameters(&Place {
                no_walrus: true,
                ..place.clone()
            })
        } else {
            Vec::new()
        };
        let mut inner = place.inside(BlockKind::Lambda);
        inner
            .variables
            .extend(block.parameters.iter().map(|parameter| parameter.name));
        block.body = vec![Statement::Return(self.expression(&inner, height.max(1)))];
        Expression::Lambda(Rc::new(block))
    }

    fn comprehension(&mut self, place: &Place, height: u32) -> Expression {
        let kind = if self.choices.chance(35) {
            BlockKind::GeneratorExpression
        } else {
            BlockKind::ListComprehension
        };
        let name = if kind == BlockKind::GeneratorExpression {
            "<genexpr>"
        } else {
            "<listcomp>"
        };
        let mut block = self.block(kind, name);
        let pool: &[Name] = if self.choices.chance(50) {
            &VARIABLES
        } else {
            &COUNTERS
        };
        let variable = self.name(pool);
        block.parameters = vec![Parameter {
            name: variable,
            kind: ParameterKind::Positional,
            default: None,
        }];
        let mut inner = Place {
            depth: place.depth + 1,
            generator: false,
            ..place.clone()
        };
        inner.iterating.push(variable);
        inner.variables.extend([variable, variable]);
        inner.no_walrus |= place.kind == BlockKind::Class;
        block.body = vec![Statement::Return(self.expression(&inner, height))];
        let count = if self.choices.chance(25) {
            Expression::Name(self.variable(place))
        } else {
            Expression::Int(1 + i64::from(self.choices.below(3)))
        };
        Expression::Comprehension(Rc::new(Comprehension { block, count }))
    }
}
