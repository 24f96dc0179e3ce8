//! Source text of a script through the compiler; refusals become SyntaxError objects.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use super::source::{Refusal, SourceMode, syntax_error};
use crate::code::CodeObject;
use crate::compile::{Failed, Optimize, Options, Refused, Stage, compile_source, scopes_of_source};
use crate::meter::{self, Meter};
use crate::object::field;
use crate::source::Source;
use crate::symtable::SymbolTable;
use crate::syntax::{Mode, ParseError, SyntaxErrorKind, Warning};
use crate::value::{TypeId, Value};
use crate::vm::exception::errors::is_raised;
use crate::vm::{Fault, Outcome, Trap, Vm, WarningPlace};

/// Compiles source text that a script gave.
pub(crate) fn compile(
    vm: &mut Vm,
    name: &str,
    text: &str,
    mode: SourceMode,
) -> Outcome<CodeObject> {
    compile_at(vm, name, text, mode, 0)
}

/// Compiles a Python part of a built-in module: once in a process, as code can be shared. Each runtime pays the fuel for
/// it all the same, so that a script burns the same in each.
pub(crate) fn compile_frozen(vm: &mut Vm, name: &str, text: &'static str) -> Outcome<CodeObject> {
    static KNOWN: Mutex<BTreeMap<(usize, usize), (CodeObject, u64)>> = Mutex::new(BTreeMap::new());
    let key = (text.as_ptr() as usize, text.len());
    let known = || KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    let found = known().get(&key).cloned();
    if let Some((code, fuel)) = found {
        vm.budget.burn(fuel)?;
        return Ok(code);
    }
    let before = vm.budget.left();
    let code = compile(vm, name, text, SourceMode::Exec)?;
    let fuel = u64::try_from(before - vm.budget.left()).unwrap_or(0);
    known().insert(key, (code.clone(), fuel));
    Ok(code)
}

/// As [`compile`], at a level of `compile()`: 1 leaves assertions out, 2 docstrings too.
pub(crate) fn compile_at(
    vm: &mut Vm,
    name: &str,
    text: &str,
    mode: SourceMode,
    level: i64,
) -> Outcome<CodeObject> {
    let options = options(vm, mode, optimize(level));
    let (source, compiled, warnings) = metered(vm, name, text, |source, meter, warnings| {
        compile_source(source, &options, meter, warnings)
    })?;
    issue(vm, &source, options.mode, &warnings)?;
    match compiled {
        Ok(compiled) => Ok(compiled.code),
        Err(refused) => Err(refuse(vm, &source, options.mode, &refused)),
    }
}

/// Runs passes over a source with all that is left of the run's fuel, time and bytes. What they take is free again
/// afterwards but for the code, which is paid for when it is linked.
pub(super) fn metered<T>(
    vm: &mut Vm,
    name: &str,
    text: &str,
    passes: impl FnOnce(&Source, &Meter<'_>, &mut Vec<Warning>) -> Result<T, Failed>,
) -> Outcome<(Source, Result<T, Refused>, Vec<Warning>)> {
    vm.budget.check()?;
    let room = vm.room_for(text.len().saturating_mul(meter::BYTE + meter::TOKEN))?;
    if room < Source::cost(text) {
        return Err(Trap::Memory.into());
    }
    let source = checked_source(vm, name, text)?;
    let (result, warnings) = paid(vm, room, |meter, warnings| passes(&source, meter, warnings))?;
    match result {
        Ok(result) => Ok((source, Ok(result), warnings)),
        Err(Failed::Refused(refused)) => Ok((source, Err(refused), warnings)),
        Err(Failed::Stopped(stopped)) => Err(Fault::Trap(stopped.into())),
    }
}

/// Does work that a meter watches, with all that is left of the run's fuel and time, and room for so many bytes; burns what
/// it took, and ends where the meter stopped it.
pub(super) fn paid<T>(
    vm: &mut Vm,
    room: usize,
    work: impl FnOnce(&Meter<'_>, &mut Vec<Warning>) -> T,
) -> Outcome<(T, Vec<Warning>)> {
    let fuel = u64::try_from(vm.budget.left()).unwrap_or(0);
    let meter =
        Meter::new(room, fuel).stopped_by(Some(vm.budget.interrupt()), vm.budget.deadline());
    let mut warnings = Vec::new();
    let result = work(&meter, &mut warnings);
    let (burned, stopped) = (meter.burned(), meter.stopped());
    vm.budget.burn(burned)?;
    match stopped {
        Some(stopped) => Err(Fault::Trap(stopped.into())),
        None => Ok((result, warnings)),
    }
}

/// Lets scripts' filters decide about what the compiler warns about. A warning that becomes an error is a
/// SyntaxError at its place.
pub(crate) fn issue(vm: &mut Vm, source: &Source, mode: Mode, warnings: &[Warning]) -> Outcome<()> {
    for warning in warnings {
        let mark = vm.heap.mark();
        let message = vm.heap.new_str(warning.message());
        let file = vm.heap.new_str(source.name());
        let category = TypeId::SyntaxWarning;
        let place = WarningPlace::in_source(file, warning.line());
        let issued = vm.warn_at(Value::builtin_type(category), message, &place, Value::NONE);
        match issued {
            Ok(()) => vm.heap.release(mark),
            Err(fault) if is_raised(&vm.heap, fault, category) => {
                let stage = match warning.while_parsing {
                    true => Stage::Parse,
                    false => Stage::Compile,
                };
                let error = warning.as_error();
                return Err(refuse(vm, source, mode, &Refused { stage, error }));
            }
            Err(fault) => return Err(fault),
        }
    }
    Ok(())
}

/// The symbol table of source text that a script gave.
pub(crate) fn symbols(
    vm: &mut Vm,
    name: &str,
    text: &str,
    mode: SourceMode,
) -> Outcome<SymbolTable> {
    let options = options(vm, mode, Optimize::Nothing);
    let (source, symbols, warnings) = metered(vm, name, text, |source, meter, warnings| {
        scopes_of_source(source, &options, meter, warnings)
    })?;
    issue(vm, &source, options.mode, &warnings)?;
    symbols.map_err(|refused| refuse(vm, &source, options.mode, &refused))
}

/// What a level of `compile()` leaves out.
pub(super) fn optimize(level: i64) -> Optimize {
    match level {
        1 => Optimize::Assertions,
        2 => Optimize::Docstrings,
        _ => Optimize::Nothing,
    }
}

pub(super) fn options(vm: &Vm, mode: SourceMode, optimize: Optimize) -> Options<'static> {
    Options {
        mode: match mode {
            SourceMode::Exec => Mode::Exec,
            SourceMode::Eval => Mode::Eval,
            SourceMode::Single => Mode::Single,
        },
        nesting: vm.bounds.nesting,
        optimize,
        scope: None,
    }
}

/// A source, if the text can be one.
fn checked_source(vm: &mut Vm, name: &str, text: &str) -> Outcome<Source> {
    Source::new(name, text).map_err(|error| {
        let fault = vm.raise(TypeId::SyntaxError, &error.to_string());
        if let Fault::Raised(exc) = fault {
            let args = vm.heap.tuple_items(vm.heap[exc].args);
            let message = args.first().copied().unwrap_or(Value::NONE);
            vm.heap[exc].set_field(field::SYNTAX_MSG, message);
        }
        fault
    })
}

/// Turns an error of the compiler into a SyntaxError.
pub(super) fn refuse(vm: &mut Vm, source: &Source, mode: Mode, refused: &Refused) -> Fault {
    let refusal = match refused.stage {
        Stage::Blank => nothing_to_run(source),
        Stage::Single => not_single(source, &refused.error),
        _ => refusal(vm, source, mode, refused),
    };
    let fault = syntax_error(vm, source.name(), refusal);
    if let (Some(typo), Fault::Raised(exc)) = (&refused.error.typo, &fault) {
        let message = vm.heap.new_string(typo.message());
        let text = vm.heap.new_str(&typo.text);
        let columns = [typo.column, typo.end_column].map(|column| Value::int(column.into()));
        let shown = vm.heap.new_tuple(&[message, text, columns[0], columns[1]]);
        vm.heap[*exc].set_field(field::SYNTAX_TYPO, shown);
    }
    fault
}

/// The refusal of a text without an expression or a statement.
fn nothing_to_run(source: &Source) -> Refusal {
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
        file_in_args: true,
    }
}

/// The refusal of a text that is more than one interactive statement.
fn not_single(source: &Source, error: &ParseError) -> Refusal {
    let location = error.location();
    Refusal {
        class: TypeId::SyntaxError,
        message: error.message().to_owned(),
        line: location.line,
        column: location.column.into(),
        end_line: location.line,
        end_column: i64::from(location.column) + 1,
        text: Some(format!("{}\n", source.line_text(location.line))),
        in_args: true,
        file_in_args: true,
    }
}

/// The refusal of a pass, with the columns and the text that CPython's pass has.
fn refusal(vm: &Vm, source: &Source, mode: Mode, refused: &Refused) -> Refusal {
    let Refused { stage, error } = refused;
    let stage = *stage;
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
            // An escape in a line of a string that goes on after it.
            let is_long_string = message.contains("escape sequence")
                && source.line(error.span().end) > location.line;
            // An open bracket in a line that the tokenizer has left behind.
            let after = u64::from(source.line_start(location.line)) + text.len() as u64 + 1;
            let is_left_behind =
                message.ends_with("was never closed") && source.text().len() as u64 > after;
            let newline = (mode == Mode::Exec || more)
                && !is_long_string
                && !is_left_behind
                && !is_tokenizer_message(message);
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
        && (class != TypeId::SyntaxError || AT_THE_END.contains(&message))
    {
        end_column = -1;
    }
    let from_compiler =
        stage == Stage::Compile || (message.starts_with('\'') && message.contains(" outside "));
    Refusal {
        class,
        message: message.to_owned(),
        line: location.line,
        column: location.column.into(),
        end_line,
        end_column,
        text,
        in_args: stage == Stage::Parse || from_compiler,
        file_in_args: true,
    }
}

/// What CPython's parser raises at the last token of a source, which has no end of its own.
const AT_THE_END: [&str; 2] = [
    "unexpected EOF while parsing",
    "expected 'except' or 'finally' block",
];

/// Whether the message is one of CPython's tokenizer, which gives the line without its newline.
fn is_tokenizer_message(message: &str) -> bool {
    const STARTS: &[&str] = &[
        "unterminated ",
        "invalid character",
        "invalid non-printable",
        "invalid decimal",
        "invalid hexadecimal",
        "invalid octal literal",
        "invalid binary",
        "invalid digit",
        "invalid imaginary",
        "leading zeros",
        "\"\\{\" is an invalid escape",
        "\"\\}\" is an invalid escape",
        "unexpected character after",
        "unmatched ",
        "closing parenthesis",
        "too many nested",
    ];
    const OF_STRINGS: &[&str] = &[
        "-string: single '}'",
        "-string: unmatched",
        "-string: newlines are not",
        "-string: expressions nested",
    ];
    STARTS.iter().any(|start| message.starts_with(start))
        || OF_STRINGS.iter().any(|part| message.contains(part))
        || message.ends_with("-string: expecting '}'")
        || message.ends_with("prefixes are incompatible")
}
