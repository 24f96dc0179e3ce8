//! From source text to code, for scripts: the compiler's errors become SyntaxError objects.
//!
//! Without the feature `parser` there is no compiler, and source text is refused.

use crate::code::CodeObject;
use crate::object::field;
use crate::value::{TypeId, Value};
use crate::vm::{Fault, Outcome, Vm};

/// The modes of `compile()`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum SourceMode {
    Exec,
    Eval,
    Single,
}

/// Where and why source was refused, as SyntaxError carries it.
struct Refusal {
    class: TypeId,
    message: String,
    line: u32,
    column: i64,
    end_line: u32,
    end_column: i64,
    text: Option<String>,
    /// Errors of the symbol table keep the place out of `args`.
    in_args: bool,
}

/// A SyntaxError with its fields.
fn syntax_error(vm: &mut Vm, filename: &str, refusal: Refusal) -> Fault {
    let message = vm.heap.new_str(&refusal.message);
    let file = vm.heap.new_str(filename);
    let text = refusal
        .text
        .as_deref()
        .map_or(Value::NONE, |text| vm.heap.new_str(text));
    let details = [
        file,
        Value::int(refusal.line.into()),
        Value::int(refusal.column),
        text,
        Value::int(refusal.end_line.into()),
        Value::int(refusal.end_column),
    ];
    let exc = if refusal.in_args {
        let tuple = vm.heap.new_tuple(&details);
        vm.heap.new_exception(refusal.class, &[message, tuple])
    } else {
        vm.heap.new_exception(refusal.class, &[message])
    };
    let object = &mut vm.heap[exc];
    object.set_field(field::SYNTAX_MSG, message);
    for (index, value) in details.into_iter().enumerate() {
        object.set_field(field::SYNTAX_FILENAME + index, value);
    }
    Fault::Raised(exc)
}

/// The SyntaxError about source bytes that are no UTF-8.
pub(crate) fn undecodable(vm: &mut Vm, filename: &str, message: &str) -> Fault {
    syntax_error(
        vm,
        filename,
        Refusal {
            class: TypeId::SyntaxError,
            message: message.to_owned(),
            line: 1,
            column: 1,
            end_line: 1,
            end_column: -1,
            text: Some("\u{fffd}".to_owned()),
            in_args: true,
        },
    )
}

/// The SyntaxError about source bytes whose encoding does not work; it has no place.
pub(crate) fn unknown_encoding(vm: &mut Vm, filename: &str, message: &str) -> Fault {
    let (message, file) = (vm.heap.new_str(message), vm.heap.new_str(filename));
    let details = [file, Value::int(0), Value::int(-1), Value::NONE];
    let tuple = vm.heap.new_tuple(&details);
    let exc = vm
        .heap
        .new_exception(TypeId::SyntaxError, &[message, tuple]);
    let object = &mut vm.heap[exc];
    object.set_field(field::SYNTAX_MSG, message);
    for (index, value) in details.into_iter().enumerate() {
        object.set_field(field::SYNTAX_FILENAME + index, value);
    }
    Fault::Raised(exc)
}

/// Compiles source text that a script gave.
#[cfg(not(feature = "parser"))]
pub(crate) fn compile(
    vm: &mut Vm,
    _name: &str,
    _text: &str,
    _mode: SourceMode,
) -> Outcome<CodeObject> {
    Err(vm.raise(
        TypeId::NotImplementedError,
        "source text cannot be compiled: this runtime has no parser",
    ))
}

#[cfg(not(feature = "parser"))]
pub(in crate::builtins::functions::exec) fn compile_at(
    vm: &mut Vm,
    name: &str,
    text: &str,
    mode: SourceMode,
    _level: i64,
) -> Outcome<CodeObject> {
    compile(vm, name, text, mode)
}

/// Compiles source text that a script gave.
#[cfg(feature = "parser")]
pub(crate) fn compile(
    vm: &mut Vm,
    name: &str,
    text: &str,
    mode: SourceMode,
) -> Outcome<CodeObject> {
    compile_at(vm, name, text, mode, 0)
}

/// As [`compile`], at a level of `compile()`: 1 leaves assertions out, 2 docstrings too.
#[cfg(feature = "parser")]
pub(in crate::builtins::functions::exec) fn compile_at(
    vm: &mut Vm,
    name: &str,
    text: &str,
    mode: SourceMode,
    level: i64,
) -> Outcome<CodeObject> {
    use crate::compile::Optimize;
    let optimize = match level {
        1 => Optimize::Assertions,
        2 => Optimize::Docstrings,
        _ => Optimize::Nothing,
    };
    let (source, parsed, mode) = parse(vm, name, text, mode)?;
    let symbols = match crate::symtable::analyze(parsed.tree(), &source) {
        Ok(symbols) => symbols,
        Err(error) => {
            let error = error.into_parse_error(&source);
            return Err(refuse(vm, &source, &error, mode, Stage::Symbols));
        }
    };
    match crate::compile::compile(&parsed, &source, &symbols, mode, optimize) {
        Ok(code) => Ok(code),
        Err(error) => {
            let error = error.into_parse_error(&source);
            Err(refuse(vm, &source, &error, mode, Stage::Compile))
        }
    }
}

/// The symbol table of source text that a script gave.
#[cfg(feature = "parser")]
pub(crate) fn symbols(
    vm: &mut Vm,
    name: &str,
    text: &str,
    mode: SourceMode,
) -> Outcome<crate::symtable::SymbolTable> {
    let (source, parsed, mode) = parse(vm, name, text, mode)?;
    match crate::symtable::scopes(parsed.tree(), &source) {
        Ok(symbols) => Ok(symbols),
        Err(error) => {
            let error = error.into_parse_error(&source);
            Err(refuse(vm, &source, &error, mode, Stage::Symbols))
        }
    }
}

/// Parses source text that a script gave.
#[cfg(feature = "parser")]
fn parse(
    vm: &mut Vm,
    name: &str,
    text: &str,
    mode: SourceMode,
) -> Outcome<(
    crate::source::Source,
    crate::syntax::Parsed,
    crate::syntax::Mode,
)> {
    use crate::source::Source;
    use crate::syntax::{Limits, Mode};

    vm.charge(text.len())?;
    vm.budget.burn(text.len() as u64 / 8)?;
    let source = match Source::new(name, text) {
        Ok(source) => source,
        Err(error) => {
            let error = vm.raise(TypeId::SyntaxError, &error.to_string());
            return Err(with_message(vm, error));
        }
    };
    let mode = match mode {
        SourceMode::Exec => Mode::Exec,
        SourceMode::Eval => Mode::Eval,
        SourceMode::Single => Mode::Single,
    };
    if mode != Mode::Exec && is_blank(source.text()) {
        return Err(syntax_error(vm, source.name(), nothing_to_run(&source)));
    }
    let limits = Limits {
        nesting: vm.bounds.nesting,
    };
    let parsed = match crate::syntax::parse(&source, mode, limits) {
        Ok(parsed) => parsed,
        Err(error) => return Err(refuse(vm, &source, &error, mode, Stage::Parse)),
    };
    if mode == Mode::Single
        && let Some(refusal) = not_single(&source, &parsed)
    {
        return Err(syntax_error(vm, source.name(), refusal));
    }
    Ok((source, parsed, mode))
}

/// Sets `msg` of a SyntaxError that has only its argument.
#[cfg(feature = "parser")]
fn with_message(vm: &mut Vm, error: Fault) -> Fault {
    if let Fault::Raised(exc) = error {
        let arguments = vm.heap.tuple_items(vm.heap[exc].args);
        let message = arguments.first().copied().unwrap_or(Value::NONE);
        vm.heap[exc].set_field(field::SYNTAX_MSG, message);
    }
    error
}

/// Whether a text has nothing but white space and comments.
#[cfg(feature = "parser")]
fn is_blank(text: &str) -> bool {
    // Other white space than this is an error of the tokenizer.
    let indentation = [' ', '\t', '\x0c', '\r'];
    text.lines()
        .map(|line| line.trim_start_matches(indentation))
        .all(|line| line.is_empty() || line.starts_with('#'))
}

/// The refusal of a text without an expression or a statement.
#[cfg(feature = "parser")]
fn nothing_to_run(source: &crate::source::Source) -> Refusal {
    let line = u32::from(!source.text().is_empty());
    Refusal {
        class: TypeId::SyntaxError,
        message: "invalid syntax".to_owned(),
        line,
        column: 0,
        end_line: line,
        end_column: 0,
        text: Some(source.text().to_string()),
        in_args: true,
    }
}

/// Why a text is not one interactive statement: `single` takes one line of simple statements or one
/// compound statement.
#[cfg(feature = "parser")]
fn not_single(source: &crate::source::Source, parsed: &crate::syntax::Parsed) -> Option<Refusal> {
    use crate::source::Span;
    use crate::syntax::Ranged;
    use crate::syntax::ast::{Mod, Stmt};

    let Mod::Module(module) = parsed.tree() else {
        return None;
    };
    let [first, rest @ ..] = module.body.as_slice() else {
        return None;
    };
    let compound = matches!(
        first,
        Stmt::FunctionDef(_)
            | Stmt::ClassDef(_)
            | Stmt::If(_)
            | Stmt::For(_)
            | Stmt::While(_)
            | Stmt::With(_)
            | Stmt::Try(_)
            | Stmt::Match(_)
    );
    let mut end = u32::from(first.end());
    let mut extra = None;
    for statement in rest {
        let start = u32::from(statement.start());
        if compound || source.line(start) > source.line(end) {
            extra = Some(start);
            break;
        }
        end = u32::from(statement.end());
    }
    let at = if compound {
        extra?
    } else {
        extra.map(|_| end)?
    };
    let location = source.location(Span::new(at, at));
    let message = if compound {
        "invalid syntax"
    } else {
        "multiple statements found while compiling a single statement"
    };
    Some(Refusal {
        class: TypeId::SyntaxError,
        message: message.to_owned(),
        line: location.line,
        column: location.column.into(),
        end_line: location.line,
        end_column: i64::from(location.column) + 1,
        text: Some(format!("{}\n", source.line_text(location.line))),
        in_args: true,
    })
}

/// Which pass refused the source.
#[cfg(feature = "parser")]
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Parse,
    Symbols,
    Compile,
}

/// Turns an error of the compiler into a SyntaxError.
#[cfg(feature = "parser")]
fn refuse(
    vm: &mut Vm,
    source: &crate::source::Source,
    error: &crate::syntax::ParseError,
    mode: crate::syntax::Mode,
    stage: Stage,
) -> Fault {
    use crate::syntax::{Mode, SyntaxErrorKind};

    let location = error.location();
    let message = error.message();
    let class = match error.kind() {
        SyntaxErrorKind::Syntax => TypeId::SyntaxError,
        SyntaxErrorKind::Indentation => TypeId::IndentationError,
        SyntaxErrorKind::Tab => TypeId::TabError,
    };
    // The parser has the text at hand; the later passes look the file up by its name.
    let text = if stage == Stage::Parse {
        error.text().map(|text| {
            let more = source.text().len() as u64
                > u64::from(source.line_start(location.line)) + text.len() as u64;
            let newline = (mode == Mode::Exec || more) && !is_tokenizer_message(message);
            if newline {
                format!("{text}\n")
            } else {
                text.to_owned()
            }
        })
    } else {
        vm.sources
            .line(source.name(), location.line)
            .map(|text| format!("{text}\n"))
    };
    let (mut end_line, mut end_column) = (location.end_line, i64::from(location.end_column));
    if end_line > location.line && end_column == 1 {
        // The newline at the end of the line is meant.
        (end_line, end_column) = (location.line, i64::from(location.column) + 1);
    } else if end_column == 0
        && stage == Stage::Parse
        && location.line > 0
        && !message.ends_with("was never closed")
        && !message.starts_with("unexpected character after")
    {
        end_column = -1;
    }
    let from_compiler =
        stage == Stage::Compile || (message.starts_with('\'') && message.contains(" outside "));
    let refusal = Refusal {
        class,
        message: message.to_owned(),
        line: location.line,
        column: location.column.into(),
        end_line,
        end_column,
        text,
        in_args: stage == Stage::Parse || from_compiler,
    };
    syntax_error(vm, source.name(), refusal)
}

/// Whether the message is one of CPython's tokenizer, which gives the line without its newline.
#[cfg(feature = "parser")]
fn is_tokenizer_message(message: &str) -> bool {
    const STARTS: &[&str] = &[
        "unterminated ",
        "invalid character",
        "invalid non-printable",
        "invalid decimal",
        "invalid hexadecimal",
        "invalid octal",
        "invalid binary",
        "invalid digit",
        "invalid imaginary",
        "leading zeros",
        "unexpected character after",
        "unmatched ",
        "closing parenthesis",
        "f-string: expecting '}'",
        "too many nested",
    ];
    STARTS.iter().any(|start| message.starts_with(start)) || message.ends_with("was never closed")
}
