//! The compiler: syntax tree and symbol table in, [`CodeObject`] out.
//!
//! Input: a [`Parsed`] tree of bounded depth and the [`SymbolTable`] made from it. Output: the code of the
//! program, verified, with the code of every function, class body and comprehension nested in it.
//! Neighbours: `symtable` has decided what each name means; `code` defines what comes out; the heap is not known
//! here.
//!
//! `driver` runs all passes over a source, for hosts and scripts alike.
//!
//! One pass over the tree. Each block that has code of its own is a [`Unit`]; the families of visitors
//! (`expressions/`, `statements/`, and the files beside them) write into the current one:
//!
//! ```text
//! registers   0 ..        parameters, other locals, cells       (units: unit.rs)
//!             .. 255      temporaries, allocated like a stack    (registers.rs)
//! slots       256 ..      locals and cells that found no register
//! ```
//!
//! Invariants: temporaries below the first free one always hold values (the collector visits them); an
//! instruction that writes a local variable is the last one of the expression that computes its value, so that an
//! exception leaves the variable as it was; all jumps but `JumpBack` go forwards.

mod call;
mod class;
mod exception;
mod output;

mod bound;
mod driver;
mod expressions;
mod name;
mod statements;
#[cfg(feature = "trees")]
pub mod tree;
mod warn;

pub(crate) use driver::{
    Compiled, Failed, Options, Refused, Stage, compile_source, scopes_of_source,
};
#[cfg(feature = "trees")]
pub(crate) use driver::{compile_reading, tree_of_source};

use crate::table::{HashMap, SharedNames};
use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use crate::code::{CodeObject, Constant, NameIdx, Reg};
use crate::compile::output::unit::Unit;
use crate::meter::{self, Meter};
use crate::source::{Source, Span};
use crate::symtable::{Block, BlockId, DeferredAnnotations, Scope, SymbolTable};
use crate::syntax::ast::Mod;
use crate::syntax::{Mode, ParseError, Parsed, TextRange};

/// A program that the compiler refuses: a `SyntaxError` that CPython's compiler raises, or a limit of the
/// instruction set.
#[derive(Clone, PartialEq, Eq, Debug)]
struct CompileError {
    message: Cow<'static, str>,
    span: Span,
}

impl CompileError {
    /// An error about a range of the source. Boxed: it is the rare half of every result in here.
    fn new(message: impl Into<Cow<'static, str>>, range: TextRange) -> Box<Self> {
        Box::new(Self {
            message: message.into(),
            span: crate::symtable::span(range),
        })
    }

    /// The error as a host sees it.
    fn into_parse_error(self, source: &Source) -> ParseError {
        ParseError::after_parsing(source, self.message, self.span)
    }
}

impl fmt::Display for CompileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SyntaxError: {}", self.message)
    }
}

impl std::error::Error for CompileError {}

/// What a visitor returns.
type Result<T = ()> = std::result::Result<T, Box<CompileError>>;

/// Compiles a program. In [`Mode::Exec`] its value is that of its last statement if that is an expression, else
/// None; in [`Mode::Eval`] it is the expression's; in [`Mode::Single`] expression statements are displayed.
///
/// # Errors
/// What CPython's compiler refuses, and programs beyond the limits of the instruction set.
fn compile(
    parsed: &Parsed,
    source: &Source,
    symbols: &SymbolTable,
    deferred: &DeferredAnnotations<'_>,
    names: SharedNames,
    options: &Options<'_>,
    meter: &Meter<'_>,
) -> std::result::Result<CodeObject, CompileError> {
    let mut compiler = Compiler::new(source, symbols, deferred, names, options.mode, meter);
    compiler.optimize = options.optimize;
    compiler.program(parsed.tree()).map_err(|error| *error)
}

/// What is left out of the code: the levels of `compile()`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Debug)]
pub(crate) enum Optimize {
    /// Nothing.
    #[default]
    Nothing,
    /// Assertions; `__debug__` is false.
    Assertions,
    /// Docstrings too.
    Docstrings,
}

/// The state of one compilation.
struct Compiler<'a> {
    source: &'a Source,
    symbols: &'a SymbolTable,
    /// The annotations of the variables of modules and classes.
    deferred: &'a DeferredAnnotations<'a>,
    names: SharedNames,
    /// The numbers of those that code may not come to, by the range of the statement.
    numbers: HashMap<TextRange, u32>,
    mode: Mode,
    optimize: Optimize,
    /// The block being compiled.
    unit: Unit<'a>,
    /// The blocks around it, the outermost first.
    enclosing: Vec<Unit<'a>>,
    /// For each block, the variables of the comprehensions that are inlined into it.
    hidden: HashMap<BlockId, Vec<Arc<str>>>,
    /// The place of the generator expression that is compiled next, if it has no parentheses of its own.
    generator_range: Option<TextRange>,
    /// The sets of constants so far, found by their items in an order of hashes. Equal sets are one constant,
    /// as in CPython: all of them have the order of the first.
    frozen_sets: HashMap<Vec<Constant>, Arc<[Constant]>>,
    meter: &'a Meter<'a>,
}

impl<'a> Compiler<'a> {
    fn new(
        source: &'a Source,
        symbols: &'a SymbolTable,
        deferred: &'a DeferredAnnotations<'a>,
        mut names: SharedNames,
        mode: Mode,
        meter: &'a Meter<'a>,
    ) -> Self {
        let block: &'a Block = symbols.block(symbols.module());
        let name = names.get("<module>");
        let unit = Unit::new(block, name.clone(), name, 1, meter);
        let hidden = hidden_variables(symbols);
        let numbers = deferred.values().flatten();
        let numbers = numbers.filter_map(|each| Some((each.assign.range, each.number?)));
        let numbers = numbers.collect();
        Self {
            source,
            symbols,
            deferred,
            names,
            numbers,
            mode,
            optimize: Optimize::default(),
            unit,
            enclosing: Vec::new(),
            hidden,
            generator_range: None,
            frozen_sets: HashMap::default(),
            meter,
        }
    }

    /// Compiles the whole tree in the unit of the module.
    fn program(&mut self, tree: &'a Mod) -> Result<CodeObject> {
        self.unit.firstlineno = 1;
        self.begin_unit(&[])?;
        match tree {
            Mod::Module(module) => self.module_body(&module.body)?,
            Mod::Expression(expression) => {
                let src = self.any(&expression.body)?;
                self.return_register(src);
            }
        }
        self.finish_unit()
    }

    /// The index of a name in the table of the current unit.
    fn name_index(&mut self, name: &str) -> Result<NameIdx> {
        self.unit.name(name, &mut self.names)
    }

    /// The shared string of a name as the current block knows it.
    fn shared(&mut self, name: &str) -> Arc<str> {
        self.names.get(&self.unit.block.mangle(name))
    }

    /// Ends with an error where the meter has stopped.
    fn look(&self) -> Result {
        if self.meter.is_stopped() {
            return Err(CompileError::new(meter::GIVEN_UP, self.unit.range));
        }
        Ok(())
    }

    /// Returns from the unit with a value at hand; only for code without `try` around it.
    fn return_register(&mut self, src: Reg) {
        self.unit.emit(crate::code::Instr::Return { src });
        self.unit.set_unreachable();
    }
}

/// Which variables of inlined comprehensions need a slot in the unit of each block.
fn hidden_variables(symbols: &SymbolTable) -> HashMap<BlockId, Vec<Arc<str>>> {
    let mut hidden: HashMap<BlockId, Vec<Arc<str>>> = HashMap::default();
    for block in symbols.blocks().filter(|block| block.is_inlined()) {
        let mut owner = block;
        while owner.is_inlined()
            && let Some(parent) = owner.parent()
        {
            owner = symbols.block(parent);
        }
        let names = hidden.entry(owner.id()).or_default();
        for symbol in block.symbols() {
            if symbol.scope() == Scope::Local
                && &**symbol.name() != ".0"
                && !names.contains(symbol.name())
            {
                names.push(symbol.name().clone());
            }
        }
    }
    hidden
}
