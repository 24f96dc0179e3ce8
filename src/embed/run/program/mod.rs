//! [`Program`]: compiled source, or code that a host built.

#[cfg(feature = "freeze")]
mod bytes;
#[cfg(feature = "trees")]
mod tree;

use std::fmt;
use std::sync::Arc;
#[cfg(feature = "parser")]
use std::sync::OnceLock;

use crate::code::{CodeFlags, CodeObject};
use crate::embed::{Limits, Result};
use crate::source::Source;
#[cfg(feature = "parser")]
use crate::{symtable::SymbolTable, syntax::Warning};

/// A program: compiled source with its symbol table, or code that was built by hand. Cheap to clone; runs in
/// any runtime, on any thread.
///
/// ```
/// use nonlocal::{Program, Runtime};
///
/// let program = Program::compile("answer.py", "6 * 7")?;
/// assert_eq!(Runtime::new().run::<i64>(&program)?, 42);
/// assert_eq!(Runtime::new().run::<i64>(&program)?, 42);
/// # Ok::<(), nonlocal::Error>(())
/// ```
#[derive(Clone)]
pub struct Program(Arc<Inner>);

struct Inner {
    code: CodeObject,
    kind: ProgramKind,
    origin: Origin,
}

/// What the code was made from.
enum Origin {
    /// A host built it, of a text that tracebacks show or of none.
    Built(Option<Arc<str>>),
    /// The compiler made it.
    #[cfg_attr(
        not(any(feature = "parser", feature = "freeze")),
        expect(dead_code, reason = "programs are neither compiled nor loaded")
    )]
    Compiled(FromSource),
}

/// The source of compiled code, and what compiling has left besides the code.
struct FromSource {
    source: Source,
    /// Whether the compiler warned about the source.
    #[cfg_attr(
        not(any(feature = "parser", feature = "freeze")),
        expect(dead_code, reason = "programs are neither compiled nor loaded")
    )]
    warned: bool,
    /// Empty for a program that was loaded, until somebody asks.
    #[cfg(feature = "parser")]
    findings: OnceLock<Option<Findings>>,
}

/// What the compiler finds out about a source.
#[cfg(feature = "parser")]
pub(in crate::embed) struct Findings {
    pub(in crate::embed) symbols: SymbolTable,
    pub(in crate::embed) warnings: Vec<Warning>,
}

/// What running a program does with its code.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "freeze", derive(serde::Serialize, serde::Deserialize))]
pub(crate) enum ProgramKind {
    /// Runs it as a module, in `__main__`.
    Module,
    /// Runs it as the body of a function without parameters, inside a scope of the host.
    Body,
    /// Makes a function of it.
    Function,
}

impl Program {
    /// Compiles a source, as `compile(source, name, 'exec')` does in Python and `Py_CompileString` in C. `name` is what
    /// tracebacks call it; no file is read. The limits of the source are those of [`Limits::default`].
    ///
    /// ```
    /// use nonlocal::{ErrorKind, Program};
    ///
    /// let error = Program::compile("rules.py", "def f(:\n    pass").unwrap_err();
    /// assert_eq!(error.kind(), ErrorKind::Syntax);
    /// assert_eq!((error.file(), error.line()), (Some("rules.py"), Some(1)));
    /// ```
    ///
    /// # Errors
    /// [`ErrorKind::Syntax`](crate::ErrorKind::Syntax) with the message and place that CPython gives for the source, and
    /// [`ErrorKind::Limit`](crate::ErrorKind::Limit) for one that is too long.
    #[cfg(feature = "parser")]
    pub fn compile(name: &str, source: &str) -> Result<Self> {
        super::compile::compile(name, source, None, &Limits::default())
    }

    /// Compiles a source with other limits: [`Limits::source_bytes`], [`Limits::nesting`], and as bounds of the work
    /// itself [`Limits::heap_bytes`] and [`Limits::wall_time`]. The others do not matter here.
    ///
    /// ```
    /// use nonlocal::{ErrorKind, Limit, Limits, Program};
    ///
    /// let limits = Limits::new().source_bytes(1000);
    /// let error = Program::compile_with("long.py", &"x = 1\n".repeat(1000), &limits).unwrap_err();
    /// assert_eq!(error.kind(), ErrorKind::Limit(Limit::SourceBytes));
    /// ```
    ///
    /// # Errors
    /// As [`Program::compile`].
    #[cfg(feature = "parser")]
    pub fn compile_with(name: &str, source: &str, limits: &Limits) -> Result<Self> {
        super::compile::compile(name, source, None, limits)
    }

    /// Compiles a source for scopes that have these names, see [`Runtime::run_in`](crate::Runtime::run_in). Compiled
    /// once, it runs in any number of scopes, of any runtime.
    ///
    /// ```
    /// use nonlocal::{Program, Runtime};
    ///
    /// let program = Program::compile_in(["net"], "gross.py", "net * 1.25")?;
    /// let mut rt = Runtime::new();
    /// let (small, large) = (rt.scope([("net", 4)])?, rt.scope([("net", 80)])?);
    /// assert_eq!(rt.run_in::<f64>(&small, &program)?, 5.0);
    /// assert_eq!(rt.run_in::<f64>(&large, &program)?, 100.0);
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Program::compile`].
    #[cfg(feature = "parser")]
    pub fn compile_in<S: AsRef<str>>(
        names: impl IntoIterator<Item = S>,
        name: &str,
        source: &str,
    ) -> Result<Self> {
        let names: Vec<Arc<str>> = names.into_iter().map(|name| name.as_ref().into()).collect();
        super::compile::compile(name, source, Some(&names), &Limits::default())
    }

    /// Compiles a source whose names are its own: the body of a function, with no globals of its runtime among them. As
    /// many such programs as wanted share a runtime and do not see each other's names, and each run begins anew.
    ///
    /// ```
    /// use nonlocal::{Closure, Program, Runtime};
    ///
    /// let counter = "
    /// n = 0
    /// def count():
    ///     nonlocal n
    ///     n += 1
    ///     return n
    /// count";
    /// let (ada, bob) = (Program::compile_isolated("ada.py", counter)?, Program::compile_isolated("bob.py", counter)?);
    /// let mut rt = Runtime::new();
    /// let (ada, bob): (Closure, Closure) = (rt.run(&ada)?, rt.run(&bob)?);
    /// rt.call::<()>(&ada, ())?;
    /// assert_eq!((rt.call::<i64>(&ada, ())?, rt.call::<i64>(&bob, ())?), (2, 1));
    /// assert_eq!(rt.get::<i64>("n")?, None);
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    ///
    /// It keeps names apart and is no wall: code that looks for it reaches the objects of the whole runtime. Customers who
    /// must not see each other get a runtime each.
    ///
    /// # Errors
    /// As [`Program::compile`].
    #[cfg(feature = "parser")]
    pub fn compile_isolated(name: &str, source: &str) -> Result<Self> {
        super::compile::compile(name, source, Some(&[]), &Limits::default())
    }

    /// A program of code that was built with [`CodeBuilder`](crate::CodeBuilder). If it is the code of a
    /// function, running the program makes the function.
    ///
    /// ```
    /// use nonlocal::{Closure, CodeBuilder, Instr, Program, Runtime};
    ///
    /// let mut code = CodeBuilder::new("same").param("x");
    /// let x = code.register("x");
    /// code.push(Instr::Return { src: x });
    /// let mut rt = Runtime::new();
    /// let same: Closure = rt.run(Program::from_code(code.build()?))?;
    /// assert_eq!(rt.call::<i64>(&same, (7,))?, 7);
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    #[must_use]
    pub fn from_code(code: CodeObject) -> Self {
        let kind = if code.flags.contains(CodeFlags::OPTIMIZED) {
            ProgramKind::Function
        } else {
            ProgramKind::Module
        };
        Self(Arc::new(Inner {
            code,
            kind,
            origin: Origin::Built(None),
        }))
    }

    /// The same program with the text that its code was made from, in whatever language that is: tracebacks show
    /// its lines, as they do for Python. The code says how the text is called
    /// ([`CodeBuilder::source`](crate::CodeBuilder::source)) and which lines it comes from
    /// ([`CodeBuilder::line`](crate::CodeBuilder::line)). A program that was compiled keeps the source that it has.
    ///
    /// ```
    /// use nonlocal::{Closure, CodeBuilder, Instr, Program, Runtime};
    ///
    /// let mut code = CodeBuilder::new("half").source("half.calc", 1).param("x").line(2);
    /// let (x, two) = (code.register("x"), code.temp());
    /// code.push(Instr::LoadInt { dst: two, value: 0 });
    /// code.push(Instr::Binary { dst: two, a: x, b: two, op: nonlocal::code::BinaryOp::TrueDiv, inplace: false });
    /// code.push(Instr::Return { src: two });
    /// let program = Program::from_code(code.build()?).with_source("half of x is\nx : 0");
    ///
    /// let mut rt = Runtime::new();
    /// let half: Closure = rt.run(&program)?;
    /// let error = rt.call::<f64>(&half, (1,)).unwrap_err();
    /// let place = "  File \"half.calc\", line 2, in half\n    x : 0\nZeroDivisionError: division by zero\n";
    /// assert!(error.traceback().is_some_and(|traceback| traceback.ends_with(place)));
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    #[must_use]
    pub fn with_source(self, text: &str) -> Self {
        if let Origin::Compiled(_) = self.0.origin {
            return self;
        }
        Self(Arc::new(Inner {
            code: self.0.code.clone(),
            kind: self.0.kind,
            origin: Origin::Built(Some(text.into())),
        }))
    }

    #[cfg(feature = "parser")]
    pub(in crate::embed) fn compiled(
        code: CodeObject,
        kind: ProgramKind,
        source: Source,
        findings: Findings,
    ) -> Self {
        Self(Arc::new(Inner {
            code,
            kind,
            origin: Origin::Compiled(FromSource {
                source,
                warned: !findings.warnings.is_empty(),
                findings: OnceLock::from(Some(findings)),
            }),
        }))
    }

    fn compiled_from(&self) -> Option<&FromSource> {
        match &self.0.origin {
            Origin::Compiled(from) => Some(from),
            Origin::Built(_) => None,
        }
    }

    /// What the compiler found out about the source. Bytes do not have it: a program that was loaded is compiled once
    /// more, as far as the limits allow that which a host has by default.
    #[cfg(feature = "parser")]
    fn findings(&self) -> Option<&Findings> {
        let from = self.compiled_from()?;
        let found = from.findings.get_or_init(|| {
            let scope = match self.0.kind {
                ProgramKind::Body => Some(&self.0.code.freevars[..]),
                ProgramKind::Module | ProgramKind::Function => None,
            };
            super::compile::findings(&from.source, scope)
        });
        found.as_ref()
    }

    /// What tracebacks call it.
    #[must_use]
    #[expect(
        clippy::misnamed_getters,
        reason = "the code's own name is that of a module: `<module>`"
    )]
    pub fn name(&self) -> &str {
        &self.0.code.filename
    }

    /// The code.
    #[must_use]
    pub fn code(&self) -> &CodeObject {
        &self.0.code
    }

    /// Every block of the source with every name, how it resolved and why; `None` for code that was built by
    /// hand. A program that was loaded from bytes has its source compiled again when its table is first asked for.
    ///
    /// ```
    /// use nonlocal::Program;
    ///
    /// let program = Program::compile("f.py", "def f():\n    n = 1\n    return lambda: n")?;
    /// assert!(program.symbols().is_some());
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    #[cfg(feature = "parser")]
    #[must_use]
    pub fn symbols(&self) -> Option<&SymbolTable> {
        self.findings().map(|findings| &findings.symbols)
    }

    /// The source; `None` for code that was built by hand.
    #[must_use]
    pub fn source(&self) -> Option<&Source> {
        self.compiled_from().map(|from| &from.source)
    }

    /// What the compiler warns about in the source, in the order in which CPython does; empty for code that was built by
    /// hand. The runtime that runs the program first shows them on its stderr, as far as the filters of the script's
    /// module `warnings` allow that; each runtime does so once.
    ///
    /// ```
    /// use nonlocal::{Engine, Output, Program};
    ///
    /// let program = Program::compile("rules.py", "size = 5\nok = size is 5\n")?;
    /// let [warning] = program.warnings() else { panic!("one warning") };
    /// assert_eq!(warning.category(), "SyntaxWarning");
    /// assert_eq!(warning.message(), r#""is" with 'int' literal. Did you mean "=="?"#);
    /// let place = warning.location();
    /// assert_eq!((place.line, place.column, place.end_column), (2, 6, 15));
    ///
    /// let mut rt = Engine::builder().stderr(Output::collect()).build().runtime();
    /// rt.run::<()>(&program)?;
    /// let shown = "rules.py:2: SyntaxWarning: \"is\" with 'int' literal. Did you mean \"==\"?\n  ok = size is 5\n";
    /// assert_eq!(rt.take_stderr(), shown);
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    #[cfg(feature = "parser")]
    #[must_use]
    pub fn warnings(&self) -> &[Warning] {
        let warned = self.compiled_from().is_some_and(|from| from.warned);
        let findings = warned.then(|| self.findings()).flatten();
        findings.map_or(&[], |findings| &findings.warnings)
    }

    /// Whether it was compiled as a module: its names are globals, whatever scope surrounds it.
    pub(in crate::embed) fn is_module_source(&self) -> bool {
        self.0.kind == ProgramKind::Module && self.compiled_from().is_some()
    }

    pub(crate) fn kind(&self) -> ProgramKind {
        self.0.kind
    }

    /// Name and text of the source, for tracebacks.
    pub(crate) fn source_text(&self) -> Option<(Arc<str>, Arc<str>)> {
        match &self.0.origin {
            Origin::Compiled(from) => {
                let source = &from.source;
                Some((Arc::clone(source.name()), Arc::clone(source.text())))
            }
            Origin::Built(text) => Some((Arc::clone(&self.0.code.filename), text.clone()?)),
        }
    }
}

impl fmt::Debug for Program {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Program({:?})", self.0.code)
    }
}

/// What [`Runtime::run`](crate::Runtime::run) takes: a [`Program`], or source text, which is compiled first and
/// called `<string>` in tracebacks.
///
/// ```
/// use nonlocal::{IntoProgram, Program, Result, Runtime};
///
/// fn number(program: impl IntoProgram) -> Result<i64> {
///     Runtime::new().run(program)
/// }
///
/// assert_eq!(number("6 * 7")?, 42);
/// assert_eq!(number(&Program::compile("answer.py", "6 * 7")?)?, 42);
/// # Ok::<(), nonlocal::Error>(())
/// ```
pub trait IntoProgram {
    /// The program; `scope` has the names of the scope that it is to run in.
    ///
    /// # Errors
    /// [`ErrorKind::Syntax`](crate::ErrorKind::Syntax) for text that is not a program, and
    /// [`ErrorKind::Limit`](crate::ErrorKind::Limit) for one that is too long.
    fn into_program(self, limits: &Limits, scope: Option<&[Arc<str>]>) -> Result<Program>;

    /// What the program is called, and its text, if it is still to be compiled. A runtime compiles that itself, instead
    /// of asking for [`Self::into_program`]: the run pays for it with its fuel, its time and its bytes.
    fn source(&self) -> Option<(&str, &str)> {
        None
    }
}

impl IntoProgram for Program {
    fn into_program(self, _limits: &Limits, _scope: Option<&[Arc<str>]>) -> Result<Program> {
        Ok(self)
    }
}

impl IntoProgram for &Program {
    fn into_program(self, _limits: &Limits, _scope: Option<&[Arc<str>]>) -> Result<Program> {
        Ok(self.clone())
    }
}

/// What source text without a name is called.
#[cfg(feature = "parser")]
const UNNAMED: &str = "<string>";

#[cfg(feature = "parser")]
impl IntoProgram for &str {
    fn into_program(self, limits: &Limits, scope: Option<&[Arc<str>]>) -> Result<Program> {
        super::compile::compile(UNNAMED, self, scope, limits)
    }

    fn source(&self) -> Option<(&str, &str)> {
        Some((UNNAMED, self))
    }
}

#[cfg(feature = "parser")]
impl IntoProgram for &String {
    fn into_program(self, limits: &Limits, scope: Option<&[Arc<str>]>) -> Result<Program> {
        self.as_str().into_program(limits, scope)
    }

    fn source(&self) -> Option<(&str, &str)> {
        Some((UNNAMED, self.as_str()))
    }
}
