//! Writes a generated program as Python source.

use std::fmt::Write as _;

use super::resolve::Resolution;
use super::tree::{
    Block, BlockKind, Comprehension, Expression, Parameter, ParameterKind, Statement,
};

/// Calls that a program may spend; every function, lambda and method pays one.
pub(crate) const BUDGET: u32 = 100;

/// What every program starts with: helpers that print what it sees, and the budget that ends it.
pub(crate) fn prelude() -> String {
    format!(
        r#"budget = {BUDGET}
known = []

class Row:
    def __init__(self, items):
        self.items = list(items)

def spent():
    global budget
    budget -= 1
    return budget < 0

def few(count):
    return range(count % 4)

def describe(value, depth=3):
    if depth == 0:
        return "..."
    if isinstance(value, Row):
        return "[" + ", ".join([describe(item, depth - 1) for item in value.items]) + "]"
    if isinstance(value, int):
        return str(value % 999983)
    if value is None:
        return "None"
    if isinstance(value, type):
        return "class " + value.__qualname__
    if hasattr(value, "__qualname__"):
        return type(value).__name__ + " " + value.__qualname__
    return "object of " + type(value).__qualname__

def show(label, value):
    print(label, describe(value))

def caught(label, problem):
    print(label, type(problem).__name__, problem if isinstance(problem, NameError) else "-")

def number(cell):
    for n, other in enumerate(known):
        if other is cell:
            return n
    known.append(cell)
    return len(known) - 1

def cells(label, function):
    code = getattr(function, "__code__", None)
    if code is None:
        print(label, "no code")
        return
    print(label, code.co_name, code.co_cellvars, code.co_freevars)
    for name, cell in zip(code.co_freevars, function.__closure__ or ()):
        try:
            print(label, name, number(cell), describe(cell.cell_contents))
        except ValueError:
            print(label, name, number(cell), "empty")

"#
    )
}

/// The whole program; its last statement lets go of the cells that `cells` has numbered.
pub(crate) fn program(module: &Block, resolution: &Resolution) -> String {
    let mut writer = Writer {
        out: prelude(),
        indent: 0,
        resolution,
    };
    writer.body(&module.body);
    writer.out.push_str("known.clear()\n");
    writer.out
}

struct Writer<'a> {
    out: String,
    indent: usize,
    resolution: &'a Resolution,
}

impl Writer<'_> {
    fn line(&mut self, text: &str) {
        let _ = writeln!(self.out, "{:width$}{text}", "", width = self.indent * 4);
    }

    fn suite(&mut self, header: &str, body: &[Statement]) {
        self.line(header);
        self.indent += 1;
        self.body(body);
        self.indent -= 1;
    }

    fn body(&mut self, body: &[Statement]) {
        for statement in body {
            self.statement(statement);
        }
    }

    fn statement(&mut self, statement: &Statement) {
        match statement {
            Statement::Show(label, value) => {
                self.line(&format!("show({label}, {})", expression(value)))
            }
            Statement::Cells(label, value) => {
                self.line(&format!("cells({label}, {})", expression(value)))
            }
            Statement::Assign(name, value) => self.line(&format!("{name} = {}", expression(value))),
            Statement::Add(name, value) => self.line(&format!("{name} += {}", expression(value))),
            Statement::Delete(name) => self.line(&format!("del {name}")),
            Statement::Return(value) => self.line(&format!("return {}", expression(value))),
            Statement::Yield(value) => self.line(&format!("yield {}", expression(value))),
            Statement::For(name, count, body) => {
                self.suite(&format!("for {name} in range({count}):"), body)
            }
            Statement::If(condition, body, otherwise) => {
                self.suite(&format!("if {}:", expression(condition)), body);
                if !otherwise.is_empty() {
                    self.suite("else:", otherwise);
                }
            }
            Statement::Guard {
                label,
                body,
                target,
                last,
            } => {
                self.suite("try:", body);
                self.line(&format!("except Exception as {target}:"));
                self.indent += 1;
                self.line(&format!("caught({label}, {target})"));
                self.indent -= 1;
                if !last.is_empty() {
                    self.suite("finally:", last);
                }
            }
            Statement::Define(block) | Statement::Class(block) => self.definition(block),
        }
    }

    fn definition(&mut self, block: &Block) {
        let header = match block.kind {
            BlockKind::Class => format!("class {}:", block.name),
            _ => format!("def {}({}):", block.name, parameters(&block.parameters)),
        };
        self.line(&header);
        self.indent += 1;
        let names = self.resolution.block(block.id);
        let (globals, nonlocals) = (names.globals.join(", "), names.nonlocals.join(", "));
        if !globals.is_empty() {
            self.line(&format!("global {globals}"));
        }
        if !nonlocals.is_empty() {
            self.line(&format!("nonlocal {nonlocals}"));
        }
        if block.kind == BlockKind::Function {
            self.line("if spent(): return");
            for parameter in block
                .parameters
                .iter()
                .filter(|parameter| parameter.kind == ParameterKind::Rest)
            {
                // Tuples could be added, and would grow without end.
                self.line(&format!("{0} = Row({0})", parameter.name));
            }
        }
        self.body(&block.body);
        self.indent -= 1;
    }
}

fn parameters(parameters: &[Parameter]) -> String {
    let write = |parameter: &Parameter| match (&parameter.default, parameter.kind) {
        (_, ParameterKind::Rest) => format!("*{}", parameter.name),
        (Some(default), _) => format!("{}={}", parameter.name, expression(default)),
        (None, _) => parameter.name.to_owned(),
    };
    parameters.iter().map(write).collect::<Vec<_>>().join(", ")
}

fn expression(expression: &Expression) -> String {
    let operand = self::expression;
    match expression {
        Expression::Int(value) => value.to_string(),
        Expression::Name(name) => (*name).to_owned(),
        Expression::Sum(left, right) => format!("({} + {})", operand(left), operand(right)),
        Expression::Call(callee, arguments) => format!("{}({})", operand(callee), list(arguments)),
        Expression::Attribute(value, name) => format!("{}.{name}", operand(value)),
        Expression::Walrus(name, value) => format!("({name} := {})", operand(value)),
        Expression::Tuple(items) => match items.as_slice() {
            [single] => format!("Row(({},))", operand(single)),
            items => format!("Row(({}))", list(items)),
        },
        Expression::Lambda(block) => {
            let parameters = parameters(&block.parameters);
            let space = if parameters.is_empty() { "" } else { " " };
            format!(
                "(lambda{space}{parameters}: None if spent() else {})",
                operand(block.value())
            )
        }
        Expression::Comprehension(comprehension) => comprehension_text(comprehension),
    }
}

fn comprehension_text(comprehension: &Comprehension) -> String {
    let Comprehension { block, count } = comprehension;
    let text = format!(
        "{} for {} in few({})",
        expression(block.value()),
        block.parameters[0].name,
        expression(count)
    );
    if block.is_inlined() {
        format!("Row([{text}])")
    } else {
        format!("Row({text})")
    }
}

fn list(items: &[Expression]) -> String {
    items.iter().map(expression).collect::<Vec<_>>().join(", ")
}
