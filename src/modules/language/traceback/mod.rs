//! The part of `traceback` that is Rust: what `vm/traceback` knows, in the pieces that Python puts together.
//!
//! `TracebackException` and the summaries are Python (`traceback.py`); texts of exceptions, hints, marks
//! below source lines and the positions of instructions come from here, so that there is one formatter.

use std::sync::Arc;

use crate::builtins::call::code_object::instruction_at;
use crate::value::{TracebackKey, Value};
use crate::vm::{
    Args, Looking, ModuleDef, NativeDef, Outcome, SyntaxErrorFacts, TracebackOptions, Vm, natives,
    syntax_error_typo,
};

pub(crate) const MODULE: ModuleDef = ModuleDef {
    functions: &[FUNCTIONS],
    python: &[("traceback", python!("traceback.py"))],
    ..ModuleDef::new("traceback")
};

pub(crate) const LINE_CACHE: ModuleDef = ModuleDef {
    functions: &[LINE_CACHE_FUNCTIONS],
    python: &[("linecache", python!("linecache.py"))],
    ..ModuleDef::new("linecache")
};

const FUNCTIONS: &[NativeDef] = natives! {
    function "_format" "($module, exception, traceback, limit, chain, /)" "The pieces of the whole text." => format;
    function "_message" "($module, exception, traceback, /)"
        "The pieces that follow the entries of the traceback." => message;
    function "_hint" "($module, exception, traceback, /)" "What follows the message; mostly nothing." => hint;
    function "_typo" "($module, exception, /)" "What is shown about a misspelt keyword, or None." => typo;
    function "_syntax_error" "($module, name, msg, filename, lineno, offset, text, end_lineno, end_offset, /)"
        "The pieces of a syntax error." => syntax_error;
    function "_source_lines" "($module, lines, column, end_column, /)"
        "The lines as a traceback shows them, with marks if the columns are ints." => source_lines;
    function "_position" "($module, code, lasti, /)"
        "Line, last line and the two columns of an instruction; None where unknown." => position;
};

/// The function of `linecache` that is Rust.
const LINE_CACHE_FUNCTIONS: &[NativeDef] = natives! {
    function "_source" "($module, filename, /)"
        "The text of a program that runs here, None if it is not known." => source;
};

/// A list of texts, paid for.
fn texts(vm: &mut Vm, pieces: Vec<String>) -> Outcome {
    let mut items = Vec::with_capacity(pieces.len());
    for piece in pieces {
        vm.budget.burn(piece.len() as u64 / 16 + 1)?;
        let piece = vm.heap.new_string(piece);
        items.push(vm.heap.keep(piece));
    }
    Ok(vm.heap.new_list(items))
}

fn traceback(value: Value) -> Option<TracebackKey> {
    value.as_traceback()
}

/// `_format(exception, traceback, limit, chain)`: the pieces of the whole text.
fn format(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let Some(exc) = args.get(0).as_exception() else {
        return Err(vm.type_error("an exception is needed"));
    };
    let limit = match args.get(2) {
        limit if limit.is_none() => None,
        limit => Some(vm.index_i64(limit)?),
    };
    let chain = vm.truthy(args.get(3))?;
    let options = TracebackOptions {
        traceback: traceback(args.get(1)),
        limit,
        chain,
    };
    let mut looking = Looking::new(vm);
    let mut pieces = vm.format_exception_pieces(exc, options, &mut looking);
    pieces.extend(looking.cut());
    looking.finish()?;
    texts(vm, pieces)
}

/// `_message(exception, traceback)`: the pieces behind the entries of the traceback.
fn message(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let Some(exc) = args.get(0).as_exception() else {
        return Err(vm.type_error("an exception is needed"));
    };
    let mut looking = Looking::new(vm);
    let pieces = vm.format_exception_only(exc, traceback(args.get(1)), &mut looking);
    looking.finish()?;
    texts(vm, pieces)
}

/// `_hint(exception, traceback)`: what follows the message; mostly nothing.
fn hint(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let hint = match args.get(0).as_exception() {
        Some(exc) => vm.hint(exc, traceback(args.get(1))),
        None => String::new(),
    };
    Ok(vm.heap.new_string(hint))
}

/// `_typo(exception)`: message, text, offset and end offset that a SyntaxError is shown with where a keyword is misspelt.
fn typo(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let exc = args.get(0).as_exception();
    let found = exc.and_then(|exc| syntax_error_typo(&vm.heap, exc));
    Ok(found.map_or(Value::NONE, |facts| vm.heap.new_tuple(&facts)))
}

/// `_syntax_error(name, msg, filename, lineno, offset, text, end_lineno, end_offset)`: the pieces.
fn syntax_error(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let name = vm.str_of(args.get(0))?;
    let mut facts: SyntaxErrorFacts = [Value::NONE; 7];
    facts.copy_from_slice(&args.pos[1..8]);
    let mut looking = Looking::new(vm);
    let pieces = vm.format_syntax_error(&facts, &name, &mut looking);
    looking.finish()?;
    texts(vm, pieces)
}

/// `_source_lines(lines, column, end_column)`: the lines as a traceback shows them, with marks if the columns are
/// ints.
fn source_lines(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let lines = vm.str_of(args.get(0))?;
    vm.budget.burn(lines.len() as u64 / 4)?;
    let column = |value: Value| u32::try_from(value.as_int()?).ok();
    let columns = column(args.get(1)).zip(column(args.get(2)));
    let text = Vm::format_source_lines(&lines, columns);
    Ok(vm.heap.new_string(text))
}

/// `_position(code, lasti)`: line, last line and the two columns of an instruction; None where unknown.
pub(super) fn position(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let index = vm.index_i64(args.get(1))?;
    let position = args.get(0).as_code().and_then(|code| {
        let index = instruction_at(index)?;
        let position = vm.heap[code].code.positions.get(index)?;
        (position.line != 0).then_some(*position)
    });
    let parts = match position {
        Some(p) => [p.line, p.end_line, p.col, p.end_col].map(|part| Value::int(part.into())),
        None => [Value::NONE; 4],
    };
    Ok(vm.heap.new_tuple(&parts))
}

/// `_source(filename)`: the text of a program that runs here, None if it is not known.
fn source(vm: &mut Vm, args: Args<'_>) -> Outcome {
    vm.look_at(args.get(0))?;
    let text = args
        .get(0)
        .as_str()
        .and_then(|name| vm.sources.get(vm.heap[name].as_str()))
        .map(Arc::clone);
    match text {
        Some(text) => {
            vm.charge(text.len())?;
            Ok(vm.heap.new_str(&text))
        }
        None => Ok(Value::NONE),
    }
}
