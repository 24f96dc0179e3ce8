//! Why names mean what they mean, and what a source probably does not mean: [`Program::explain`],
//! [`Runtime::explain`], [`Program::lints`].

use std::fmt;
use std::sync::Arc;

use crate::analysis::{self, Explanation, Index, Lint, Occurrence, Reading, Usage};
use crate::code::CodeObject;
use crate::embed::look::inspect::script_function;
use crate::embed::{Closure, Error, Program, Result, Runtime};
use crate::registry::REGISTRY;
use crate::source::{Location, Source, Span};
use crate::symtable::{Block, BlockId, SymbolTable};
use crate::syntax::ParseError;

/// The names of a source, each in each place where it occurs; see [`Program::names`].
///
/// ```
/// use nonlocal::{NameKind, Program};
///
/// let program = Program::compile("adder.py", "def adder(n):\n    return lambda x: x + n")?;
/// let names = program.names()?;
/// let last = names.iter().last().expect("there are names");
/// assert_eq!((&*last.name, last.location.line, last.location.column), ("n", 2, 26));
/// assert_eq!(names.explain(&last).expect("it is one of these").kind, NameKind::Free);
/// # Ok::<(), nonlocal::Error>(())
/// ```
pub struct Names {
    program: Program,
    index: Index,
}

/// A name in one place of a source.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Name {
    /// The name as its block knows it: mangled if it is private to a class.
    pub name: Arc<str>,
    /// Where it stands.
    pub location: Location,
    /// What is done with it there.
    pub usage: Usage,
    /// The block that asks for it.
    pub block: BlockId,
    symbol: u32,
}

impl Name {
    /// The block and the place of the name in it: where these are the same, the explanation is.
    #[must_use]
    pub fn reason(&self) -> (BlockId, u32) {
        (self.block, self.symbol)
    }
}

impl Names {
    /// The names in the order of their places.
    pub fn iter(&self) -> impl Iterator<Item = Name> {
        let occurrences = self.index.occurrences().iter();
        occurrences.filter_map(|occurrence| self.name(occurrence))
    }

    /// The name at a line and a column, both from 1, the column in characters.
    #[must_use]
    pub fn at(&self, line: u32, column: u32) -> Option<Name> {
        let reading = self.reading()?;
        let text = reading.source.line_text(line);
        let before = (column as usize).checked_sub(1)?;
        let (at, _) = text.char_indices().nth(before)?;
        let at = reading.source.line_start(line) + u32::try_from(at).ok()?;
        self.name(self.index.around(at)?)
    }

    /// Why a name means what it means; `None` for a name of another source.
    #[must_use]
    pub fn explain(&self, name: &Name) -> Option<Explanation> {
        self.reading()?.explain(name.block, name.symbol as usize)
    }

    fn name(&self, occurrence: &Occurrence) -> Option<Name> {
        let reading = self.reading()?;
        let block = reading.symbols.block(occurrence.block);
        let symbol = block.symbols().nth(occurrence.symbol as usize)?;
        let is_hidden = occurrence.span.start == occurrence.span.end;
        (!is_hidden).then(|| Name {
            name: Arc::clone(symbol.name()),
            location: reading.location(occurrence.span),
            usage: occurrence.usage,
            block: occurrence.block,
            symbol: occurrence.symbol,
        })
    }

    fn reading(&self) -> Option<Reading<'_>> {
        Some(Reading {
            source: self.program.source()?,
            symbols: self.program.symbols()?,
            builtins: REGISTRY.builtin_order,
            index: &self.index,
        })
    }
}

impl fmt::Debug for Names {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<the names of {}>", self.program.name())
    }
}

/// # Reasons and lints
impl Program {
    /// Why a name means what it means in a function, class or comprehension, which is given by its qualified name, with
    /// or without `<locals>`; the module's is empty. Of several with the same name, the first that has the name.
    ///
    /// ```
    /// use nonlocal::{NameKind, Program, Rule};
    ///
    /// let program = Program::compile("outer.py", "
    /// def outer():
    ///     x = 1
    ///     def inner():
    ///         x = 2
    ///     return inner
    /// ")?;
    /// let reason = program.explain("outer.inner", "x")?;
    /// assert_eq!((reason.kind, reason.rule), (NameKind::Local, Rule::Bound));
    /// assert!(reason.notes[0].starts_with("x is local to outer.<locals>.inner, because line 5 binds it"));
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`ErrorKind::NotFound`](crate::ErrorKind::NotFound) if there is no such block, if the name does not occur in it,
    /// or if the program was built by hand.
    pub fn explain(&self, block: &str, name: &str) -> Result<Explanation> {
        let names = self.names()?;
        let reading = names.reading().ok_or_else(no_source)?;
        let mut exists = false;
        for each in reading.symbols.blocks() {
            if !is_called(reading.symbols, each, block) {
                continue;
            }
            exists = true;
            if let Some(explanation) = explain_in(&reading, each, name) {
                return Ok(explanation);
            }
        }
        Err(Error::not_found(match exists {
            true => format!("`{}` does not occur in `{}`", shown(name), shown(block)),
            false => format!("the source has no function or class `{}`", shown(block)),
        }))
    }

    /// Why the name at a line and a column means what it means; both count from 1, columns in characters.
    ///
    /// ```
    /// use nonlocal::Program;
    ///
    /// let program = Program::compile("adder.py", "def adder(n):\n    return lambda x: x + n")?;
    /// assert_eq!(program.explain_at(2, 26)?.headline(), "n is a free variable of adder.<locals>.<lambda>");
    /// assert!(program.explain_at(2, 5).is_err());
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`ErrorKind::NotFound`](crate::ErrorKind::NotFound) if no name stands there, or if the program was built by hand.
    pub fn explain_at(&self, line: u32, column: u32) -> Result<Explanation> {
        let names = self.names()?;
        let found = names.at(line, column);
        found
            .and_then(|name| names.explain(&name))
            .ok_or_else(|| Error::not_found(format!("no name stands at {line}:{column}")))
    }

    /// All names of the source, each in each place where it occurs. The source is parsed once more, as for
    /// [`Program::lints`]; an explanation of a name costs little after that.
    ///
    /// # Errors
    /// [`ErrorKind::NotFound`](crate::ErrorKind::NotFound) if the program was built by hand.
    pub fn names(&self) -> Result<Names> {
        let (Some(source), Some(symbols)) = (self.source(), self.symbols()) else {
            return Err(no_source());
        };
        let parsed = analysis::parse(source, symbols).map_err(|error| unreadable(&error))?;
        Ok(Names {
            index: Index::new(parsed.tree(), source, symbols),
            program: self.clone(),
        })
    }

    /// What the source probably does not mean, about closures and the scopes that they see, in the order of the places:
    /// closures that are called when the variables that they read have been rebound, missing declarations, and the like
    /// ([`LintRule`](crate::LintRule)). Nothing runs.
    ///
    /// # Errors
    /// [`ErrorKind::NotFound`](crate::ErrorKind::NotFound) if the program was built by hand.
    pub fn lints(&self) -> Result<Vec<Lint>> {
        let (Some(source), Some(symbols)) = (self.source(), self.symbols()) else {
            return Err(no_source());
        };
        let lints = analysis::lints(source, symbols, REGISTRY.builtin_order);
        lints.map_err(|error| unreadable(&error))
    }
}

/// # Reasons
impl Runtime {
    /// Why a name means what it means in a closure. It is found by the source that the closure was compiled from.
    ///
    /// ```
    /// use nonlocal::{Closure, NameKind, Runtime};
    ///
    /// let mut rt = Runtime::new();
    /// let step: Closure = rt.run("
    /// def make_counter(start):
    ///     n = start
    ///     def step():
    ///         nonlocal n
    ///         n += 1
    ///         return n
    ///     return step
    /// make_counter(1)")?;
    /// let reason = rt.explain(&step, "n")?;
    /// assert_eq!(reason.kind, NameKind::Free);
    /// assert_eq!(reason.owner.map(|owner| owner.to_string()).as_deref(), Some("make_counter"));
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`ErrorKind::NotFound`](crate::ErrorKind::NotFound) if the name does not occur in the closure, if it is not a
    /// function of a script, or if its source is not there: its code was built by hand, or another source of the same
    /// name has taken the place. [`ErrorKind::ForeignHandle`](crate::ErrorKind::ForeignHandle) for a handle of another
    /// runtime.
    pub fn explain(&mut self, closure: &Closure, name: &str) -> Result<Explanation> {
        let vm = self.vm_mut();
        let raw = closure.raw(vm)?;
        let function = script_function(vm, raw);
        let function =
            function.ok_or_else(|| Error::not_found("a function written in Rust has no names"))?;
        let code = vm.heap[vm.heap[function].code].code.clone();
        let text = vm.sources.get(&code.filename).cloned();
        let text = text.ok_or_else(no_source)?;
        let source = Source::new(Arc::clone(&code.filename), &text).map_err(|_| no_source())?;
        let symbols = symbols_for(&source, &code).ok_or_else(no_source)?;
        let parsed = analysis::parse(&source, &symbols).map_err(|error| unreadable(&error))?;
        let index = Index::new(parsed.tree(), &source, &symbols);
        let reading = Reading {
            source: &source,
            symbols: &symbols,
            builtins: REGISTRY.builtin_order,
            index: &index,
        };
        let block = block_of(&source, &symbols, &code).ok_or_else(no_source)?;
        explain_in(&reading, block, name).ok_or_else(|| {
            Error::not_found(format!(
                "`{}` does not occur in `{}`",
                shown(name),
                code.qualname
            ))
        })
    }
}

/// The symbol table that code was compiled with: that of its source as a module, or inside a scope of the host.
fn symbols_for(source: &Source, code: &CodeObject) -> Option<SymbolTable> {
    let fits = |symbols: &SymbolTable| {
        let block = block_of(source, symbols, code)?;
        (block.freevars() == code.freevars).then_some(())
    };
    // What is `nonlocal` at the host's scope is an error without it.
    let plain = analysis::symbols(source, None).ok();
    if let Some(plain) = plain.filter(|symbols| fits(symbols).is_some()) {
        return Some(plain);
    }
    let enclosed = analysis::symbols(source, Some(&code.freevars)).ok()?;
    fits(&enclosed)?;
    Some(enclosed)
}

/// The block that code was compiled from: of those with its name the innermost around its first place.
fn block_of<'a>(source: &Source, symbols: &'a SymbolTable, code: &CodeObject) -> Option<&'a Block> {
    let placed = code.positions.iter().filter(|position| position.line > 0);
    let ends: Vec<u32> = placed
        .map(|position| {
            // Code that no compiler made may name any column.
            let line = source.line_start(position.line);
            line.saturating_add(position.col)
        })
        .collect();
    let (first, last) = (*ends.iter().min()?, *ends.iter().max()?);
    let candidates = symbols.blocks().filter(|block| {
        let Span { start, end } = block.span();
        let is_code = !block.is_inlined() && !block.kind().is_type_scope();
        start <= first && last <= end && is_code
    });
    // Inside a scope of the host the names begin with those of the functions that stand for it.
    let name = code.qualname.rsplit("<module>.<locals>.").next();
    let name = name.filter(|name| *name != "<module>").unwrap_or_default();
    let named = candidates.filter(|block| is_called(symbols, block, name));
    named.min_by_key(|block| block.span().end - block.span().start)
}

/// Whether a block has a qualified name, with or without `<locals>`.
fn is_called(symbols: &SymbolTable, block: &Block, name: &str) -> bool {
    analysis::named_like(&analysis::BlockName::of(symbols, block).qualname, name)
}

fn explain_in(reading: &Reading<'_>, block: &Block, name: &str) -> Option<Explanation> {
    let symbol = block.position(&block.mangle(name))?;
    reading.explain(block.id(), symbol)
}

/// A name as messages show it.
fn shown(name: &str) -> &str {
    const MOST: usize = 60;
    &name[..name.floor_char_boundary(MOST)]
}

fn no_source() -> Error {
    Error::not_found("the code has no source: it was built by hand, or its text is not kept")
}

fn unreadable(error: &ParseError) -> Error {
    Error::not_found(format!("the source cannot be read again: {error}"))
}
