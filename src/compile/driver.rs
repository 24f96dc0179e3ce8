//! From a source to its code: the passes one after the other, for hosts and scripts alike.

use std::sync::Arc;

#[cfg(feature = "trees")]
use super::tree::{self, Reading, Tree};
use super::{Optimize, compile, warn};
use crate::code::CodeObject;
use crate::meter::{Meter, Stopped};
use crate::source::{Source, Span};
use crate::symtable::{self, DeferredAnnotations, SymbolTable};
use crate::syntax::{self, Limits, Mode, ParseError, Parsed, SyntaxErrorKind, Warning};
use crate::table::SharedNames;

/// How a source is compiled.
#[derive(Clone, Copy)]
pub(crate) struct Options<'a> {
    pub(crate) mode: Mode,
    /// How deep the source may nest.
    pub(crate) nesting: u32,
    pub(crate) optimize: Optimize,
    /// The variables of a scope of the host that surrounds a module, if there is one.
    pub(crate) scope: Option<&'a [Arc<str>]>,
}

/// What becomes of a source.
pub(crate) struct Compiled {
    pub(crate) code: CodeObject,
    pub(crate) symbols: SymbolTable,
}

/// What refused a source.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Stage {
    /// There is nothing to evaluate in it.
    Blank,
    /// The parser.
    Parse,
    /// There is more in it than one interactive statement.
    Single,
    /// The symbol table.
    Symbols,
    /// The compiler.
    Compile,
}

/// A refusal: by which pass, and why.
pub(crate) struct Refused {
    pub(crate) stage: Stage,
    pub(crate) error: ParseError,
}

/// Why there is no code.
pub(crate) enum Failed {
    /// A pass refused the source.
    Refused(Refused),
    /// The work was given up.
    Stopped(Stopped),
}

impl Stage {
    fn refuses(self) -> impl Fn(ParseError) -> Refused {
        move |error| Refused { stage: self, error }
    }
}

/// Compiles a source, and adds what is doubtful in it to the warnings, in CPython's order.
///
/// # Errors
/// The `SyntaxError` of the first pass that refuses it. Warnings from before that are there.
pub(crate) fn compile_source(
    source: &Source,
    options: &Options<'_>,
    meter: &Meter<'_>,
    warnings: &mut Vec<Warning>,
) -> Result<Compiled, Failed> {
    ended(meter, passes(source, options, meter, warnings))
}

/// What became of the passes. With a meter that has stopped the error of the last pass means nothing.
fn ended<T>(meter: &Meter<'_>, result: Result<T, Refused>) -> Result<T, Failed> {
    match meter.stopped() {
        Some(stopped) => Err(Failed::Stopped(stopped)),
        None => result.map_err(Failed::Refused),
    }
}

fn passes(
    source: &Source,
    options: &Options<'_>,
    meter: &Meter<'_>,
    warnings: &mut Vec<Warning>,
) -> Result<Compiled, Refused> {
    let mut parsed = parse(source, options, meter, warnings)?;
    if let Some(names) = options.scope {
        parsed = parsed.enclosed(names);
    }
    later_passes(&parsed, source, options, meter, warnings)
}

/// The passes that follow the parser.
fn later_passes(
    parsed: &Parsed,
    source: &Source,
    options: &Options<'_>,
    meter: &Meter<'_>,
    warnings: &mut Vec<Warning>,
) -> Result<Compiled, Refused> {
    syntax::judge_finally_bodies(parsed.tree(), source, meter, warnings);
    let mut suspects = Vec::new();
    let mut deferred = DeferredAnnotations::default();
    let tree = parsed.tree();
    let mut names = SharedNames::for_length(source.text().len());
    let symbols = symtable::analyze(
        tree,
        source,
        &mut names,
        meter,
        &mut suspects,
        &mut deferred,
    );
    warn::judge(&suspects, source, options.optimize, meter, warnings);
    let symbols = symbols
        .map_err(|error| error.into_parse_error(source))
        .map_err(Stage::Symbols.refuses())?;
    meter.look();
    let code = compile(parsed, source, &symbols, &deferred, names, options, meter);
    meter.look();
    let mut code = code
        .map_err(|error| error.into_parse_error(source))
        .map_err(Stage::Compile.refuses())?;
    if options.scope.is_some() {
        code = enclosed_body(source, &code).map_err(Stage::Compile.refuses())?;
    }
    Ok(Compiled { code, symbols })
}

/// Compiles a tree that was read with its source; the mode is that of the tree.
///
/// # Errors
/// As [`compile_source`].
#[cfg(feature = "trees")]
pub(crate) fn compile_reading(
    reading: &Reading,
    options: &Options<'_>,
    meter: &Meter<'_>,
    warnings: &mut Vec<Warning>,
) -> Result<Compiled, Failed> {
    let options = Options {
        mode: reading.mode,
        ..*options
    };
    let (parsed, source) = (&reading.parsed, &reading.source);
    ended(
        meter,
        later_passes(parsed, source, &options, meter, warnings),
    )
}

/// The tree of a source as plain data.
///
/// # Errors
/// The `SyntaxError` of the parser.
#[cfg(feature = "trees")]
pub(crate) fn tree_of_source(
    source: &Source,
    options: &Options<'_>,
    meter: &Meter<'_>,
    warnings: &mut Vec<Warning>,
) -> Result<Tree, Failed> {
    let tree = parse(source, options, meter, warnings)
        .map(|parsed| tree::write(parsed.tree(), source, options.mode, meter));
    ended(meter, tree)
}

/// The symbol table of a source, whether or not it can be compiled; what the parser warns about comes with it.
///
/// # Errors
/// The `SyntaxError` of the first pass that refuses it.
pub(crate) fn scopes_of_source(
    source: &Source,
    options: &Options<'_>,
    meter: &Meter<'_>,
    warnings: &mut Vec<Warning>,
) -> Result<SymbolTable, Failed> {
    let scopes = parse(source, options, meter, warnings).and_then(|parsed| {
        let mut names = SharedNames::for_length(source.text().len());
        symtable::scopes(parsed.tree(), source, &mut names, meter)
            .map_err(|error| error.into_parse_error(source))
            .map_err(Stage::Symbols.refuses())
    });
    ended(meter, scopes)
}

fn parse(
    source: &Source,
    options: &Options<'_>,
    meter: &Meter<'_>,
    warnings: &mut Vec<Warning>,
) -> Result<Parsed, Refused> {
    let mode = options.mode;
    if mode != Mode::Exec && syntax::is_blank(source.text()) {
        let kind = SyntaxErrorKind::Syntax;
        let error = ParseError::new(source, kind, "invalid syntax", Span::new(0, 0));
        return Err(Stage::Blank.refuses()(error));
    }
    let limits = Limits {
        nesting: options.nesting,
    };
    let parsed =
        syntax::parse(source, mode, limits, meter, warnings).map_err(Stage::Parse.refuses())?;
    match syntax::not_single(source, &parsed) {
        Some(error) if mode == Mode::Single => Err(Stage::Single.refuses()(error)),
        _ => Ok(parsed),
    }
}

/// The body of a program that was compiled inside a scope: the function in the function that stands for the scope.
fn enclosed_body(source: &Source, module: &CodeObject) -> Result<CodeObject, ParseError> {
    let scope = module.children.first();
    let body = scope.and_then(|scope| scope.code.children.first());
    body.map(|body| body.code.clone()).ok_or_else(|| {
        ParseError::after_parsing(source, "the program has no body", Span::new(0, 0))
    })
}
