//! `sys.stdin`, `sys.stdout` and `sys.stderr`: the host's streams as objects of scripts.
//!
//! Input: text of scripts, lines of the host. Neighbours: `print` and `input` of `builtins/functions`, which use the
//! host's streams directly; `embed/io/output.rs` and `embed/io/input.rs`, the other ends.
//! Invariant: what goes to stderr is passed on line by line, and what was printed before it goes first.

use crate::modules::add;
use crate::object::Rare;
use crate::text::surrogates;
use crate::value::{DictKey, TypeId, Value};
use crate::vm::price;
use crate::vm::{Args, Fault, NativeDef, Outcome, STDIN, STDOUT, TypeDef, Vm, natives};

/// Methods of the standard streams.
const METHODS: &[NativeDef] = natives! {
    method "write" "($self, text, /)" "Writes a text; gives its length." => write;
    method "writelines" "($self, lines, /)" "Writes all texts of an iterable." => write_lines;
    method "flush" "($self, /)" "Hands on what was written." => flush;
    method "close" "($self, /)" "Hands on what was written; the stream stays open." => flush;
    method "read" "($self, size=-1, /)" "Reads so many characters, or everything." => read;
    method "readline" "($self, size=-1, /)" "Reads a line." => read_line;
    method "readlines" "($self, hint=-1, /)" "Reads all lines." => read_lines;
    method "isatty" "($self, /)" "False: no stream is a terminal." => no;
    method "writable" "($self, /)" "Whether scripts can write to it." => writable;
    method "readable" "($self, /)" "Whether scripts can read from it." => readable;
    method "seekable" "($self, /)" "False: no stream has positions." => no;
    method "fileno" "($self, /)" "The number of the stream." => file_number;
    slot "__repr__" => repr;
    slot "__iter__" => itself;
    slot "__next__" => next;
    method "__enter__" => itself;
    method "__exit__" "*args" => flush;
    getset "name" => name;
    member "encoding" => encoding;
    getset "errors" => errors;
    getset "closed" => no;
    getset "newlines" => none;
    member "line_buffering" => line_buffering;
    getset "mode" => mode;
};

pub(crate) const TYPE: TypeDef = TypeDef::new(TypeId::TextIoWrapper, "", &[METHODS]);

/// The names of the standard streams, by their numbers.
const NAMES: [&str; 3] = ["stdin", "stdout", "stderr"];

/// Puts the streams into the namespace of `sys`.
pub(in crate::modules) fn fill(vm: &mut Vm, dict: DictKey) {
    for (number, name) in (0..).zip(NAMES) {
        let stream = vm.heap.new_object(Rare::Stream { number });
        add(vm, dict, name, stream);
        add(vm, dict, &format!("__{name}__"), stream);
    }
}

fn is_input(vm: &Vm, args: Args<'_>) -> bool {
    vm.heap.stream_number(args.get(0)) == Some(STDIN)
}

fn unsupported(vm: &mut Vm, what: &str) -> Fault {
    vm.raise(TypeId::OsError, what)
}

fn none(_: &mut Vm, _: Args<'_>) -> Outcome {
    Ok(Value::NONE)
}

fn no(_: &mut Vm, _: Args<'_>) -> Outcome {
    Ok(Value::FALSE)
}

fn itself(_: &mut Vm, args: Args<'_>) -> Outcome {
    Ok(args.get(0))
}

fn readable(vm: &mut Vm, args: Args<'_>) -> Outcome {
    Ok(Value::bool(is_input(vm, args)))
}

fn writable(vm: &mut Vm, args: Args<'_>) -> Outcome {
    Ok(Value::bool(!is_input(vm, args)))
}

fn file_number(vm: &mut Vm, args: Args<'_>) -> Outcome {
    Ok(Value::int(
        vm.heap.stream_number(args.get(0)).unwrap_or(STDOUT).into(),
    ))
}

fn encoding(vm: &mut Vm, _: Args<'_>) -> Outcome {
    Ok(vm.heap.intern("utf-8"))
}

fn errors(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let is_stderr = vm.heap.stream_number(args.get(0)) == Some(2);
    Ok(vm.heap.intern(if is_stderr {
        "backslashreplace"
    } else {
        "strict"
    }))
}

fn line_buffering(vm: &mut Vm, args: Args<'_>) -> Outcome {
    Ok(Value::bool(vm.heap.stream_number(args.get(0)) == Some(2)))
}

fn name(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let name = format!("<{}>", stream_name(vm, args));
    Ok(vm.heap.intern(&name))
}

fn stream_name(vm: &Vm, args: Args<'_>) -> &'static str {
    let number = vm.heap.stream_number(args.get(0)).unwrap_or(STDOUT);
    NAMES[usize::from(number) % NAMES.len()]
}

fn mode(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let mode = if is_input(vm, args) { "r" } else { "w" };
    Ok(vm.heap.intern(mode))
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let mode = if is_input(vm, args) { 'r' } else { 'w' };
    let name = stream_name(vm, args);
    Ok(vm.heap.new_string(format!(
        "<_io.TextIOWrapper name='<{name}>' mode='{mode}' encoding='utf-8'>"
    )))
}

/// Writes one text, and says how many characters it has.
fn write_text(vm: &mut Vm, stream: Value, text: Value) -> Outcome<usize> {
    let Some(text) = vm.heap.as_text(text).map(str::to_owned) else {
        let given = vm.type_name(text);
        return Err(vm.type_error(format!("write() argument must be str, not {given}")));
    };
    vm.budget.burn(price::text(text.len()))?;
    match vm.heap.stream_number(stream) {
        Some(STDIN) => return Err(unsupported(vm, "not writable")),
        Some(STDOUT) => {
            vm.refuse_surrogates(&text)?;
            vm.write_stdout(&text)?;
        }
        _ => vm.write_stderr(&surrogates::shown(&text))?,
    }
    Ok(text.chars().count())
}

fn write(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let count = write_text(vm, args.get(0), args.get(1))?;
    Ok(vm.heap.new_usize(count))
}

fn write_lines(vm: &mut Vm, args: Args<'_>) -> Outcome {
    for line in vm.collect(args.get(1))? {
        write_text(vm, args.get(0), line)?;
    }
    Ok(Value::NONE)
}

fn flush(vm: &mut Vm, args: Args<'_>) -> Outcome {
    match vm.heap.stream_number(args.get(0)) {
        Some(STDIN) => {}
        Some(STDOUT) => vm.streams.stdout.flush()?,
        _ => vm.streams.stderr.flush()?,
    }
    Ok(Value::NONE)
}

/// How many characters `read(size)` and `readline(size)` may give; `None`: any number.
fn size_of(vm: &mut Vm, args: Args<'_>) -> Outcome<Option<usize>> {
    if !is_input(vm, args) {
        return Err(unsupported(vm, "not readable"));
    }
    match args.opt(1) {
        None => Ok(None),
        Some(size) if size.is_none() => Ok(None),
        Some(size) => {
            let size = vm.index(size)?;
            Ok(size.as_int_or_bool().and_then(|n| usize::try_from(n).ok()))
        }
    }
}

fn read_line(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let size = size_of(vm, args)?;
    let line = vm.input_line(size)?;
    Ok(vm.heap.new_string(line))
}

fn read(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let mut left = size_of(vm, args)?;
    let mut text = String::new();
    while left != Some(0) {
        let line = vm.input_line(left)?;
        if line.is_empty() {
            break;
        }
        if let Some(left) = &mut left {
            *left -= line.chars().count();
        }
        text.push_str(&line);
    }
    Ok(vm.heap.new_string(text))
}

fn read_lines(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let hint = size_of(vm, args)?.filter(|hint| *hint > 0);
    let (mut lines, mut total) = (Vec::new(), 0);
    while hint.is_none_or(|hint| total < hint) {
        let line = vm.input_line(None)?;
        if line.is_empty() {
            break;
        }
        total += line.chars().count();
        lines.push(vm.heap.new_string(line));
    }
    Ok(vm.heap.new_list(lines))
}

fn next(vm: &mut Vm, args: Args<'_>) -> Outcome {
    size_of(vm, args)?;
    let line = vm.input_line(None)?;
    if line.is_empty() {
        return Err(vm.stop_iteration(Value::NONE));
    }
    Ok(vm.heap.new_string(line))
}
