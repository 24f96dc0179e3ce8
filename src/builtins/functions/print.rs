//! `print`.

use crate::code::Conversion;
use crate::value::Value;
use crate::vm::price;
use crate::vm::protocol::steps::asks_for_text;
use crate::vm::{
    Action, Args, Fault, NativeDef, NativeState, NativeStep, Outcome, Params, Resumed, Trap, Vm,
    natives, params_of,
};

const KEYWORDS: &Params = params_of(FUNCTIONS, "print");

pub(crate) const FUNCTIONS: &[NativeDef] = natives! {
    function "print" "($module, /, *args, sep=' ', end='\\n', file=None, flush=False)"
        "Prints the values, with sep between them and end behind them." => print;
};

/// Text up to this length is gathered before it is written.
const CHUNK: usize = 8 << 10;

/// `print(*values, sep=' ', end='\n', file=None, flush=False)`
fn print(vm: &mut Vm, args: Args<'_>) -> Outcome {
    if let ([value], []) = (args.pos, args.kw)
        && vm.replaced_stdout().is_none()
        && let Some(text) = match args.leave.is_allowed() {
            true => vm.trial(|vm| vm.str_of(*value)),
            false => Some(vm.str_of(*value)),
        }
    {
        let text = text?;
        write(vm, &text)?;
        write(vm, "\n")?;
        return Ok(Value::NONE);
    }
    if let Some(&(name, _)) = args
        .kw
        .iter()
        .find(|(name, _)| !KEYWORDS.names.contains(&vm.heap.text(*name)))
    {
        return Err(vm.unexpected_keyword("print", name, KEYWORDS.names));
    }
    let options = vm.bind_params("print", KEYWORDS, &[], args.kw)?;
    let sep = separator(vm, options[0], "sep", " ")?;
    let end = separator(vm, options[1], "end", "\n")?;
    let file = match options[2] {
        file if file.is_bound() && !file.is_none() => Some(file),
        _ => vm.replaced_stdout(),
    };
    let flush = match options[3] {
        flush if flush.is_bound() => vm.truthy(flush)?,
        _ => false,
    };
    match file {
        Some(file) if file.is_none() => return Ok(Value::NONE),
        Some(file) => {
            vm.heap.keep(file);
            print_to_object(vm, args.pos, file, &sep, &end)?;
            if flush {
                vm.call_method(file, "flush", &[])?;
            }
        }
        None if args.leave.is_allowed() && args.pos.iter().any(|v| asks_for_text(*v)) => {
            let values = vm.heap.new_tuple(args.pos);
            let (sep, end) = (vm.heap.new_string(sep), vm.heap.new_string(end));
            let state = NativeState::of(&[values, sep, end, Value::bool(flush)]);
            return vm.begin(args.leave, &PRINT, state);
        }
        None => print_to_host(vm, args.pos, &sep, &end, flush)?,
    }
    Ok(Value::NONE)
}

/// `print` of values whose texts scripts make: `[values, sep, end, flush]`; each text is written before the next is
/// asked for.
pub(crate) static PRINT: NativeStep = NativeStep {
    name: "print",
    run: |vm, state, resumed| {
        let [values, sep, end, flush, _] = state.values;
        if !matches!(resumed, Resumed::Start) {
            let text = resumed.value()?;
            write_value(vm, text)?;
            state.count += 1;
        }
        if let Some(value) = vm.heap.sequence_item(values, state.count) {
            vm.budget.burn(1)?;
            if state.count > 0 {
                write_value(vm, sep)?;
            }
            return Ok(vm.text_action(value, Conversion::Str));
        }
        write_value(vm, end)?;
        if flush == Value::TRUE {
            vm.streams.stdout.flush().map_err(Fault::Trap)?;
        }
        Ok(Action::Done(Value::NONE))
    },
};

fn write_value(vm: &mut Vm, text: Value) -> Outcome<()> {
    let text = vm.heap.text(text).to_owned();
    vm.refuse_surrogates(&text)?;
    write(vm, &text)
}

/// The text of `sep` or `end`.
fn separator(vm: &mut Vm, given: Value, name: &str, default: &str) -> Outcome<String> {
    if given.is_unbound() || given.is_none() {
        return Ok(default.to_owned());
    }
    match vm.heap.as_text(given) {
        Some(text) => Ok(text.to_owned()),
        None => {
            let got = vm.type_name(given);
            Err(vm.type_error(format!("{name} must be None or a string, not {got}")))
        }
    }
}

fn write(vm: &mut Vm, text: &str) -> Outcome<()> {
    vm.budget.burn(price::text(text.len()))?;
    vm.write_stdout(text)
}

/// Adds a piece to what will be written; what stands before one that cannot be written is written.
fn push(vm: &mut Vm, line: &mut String, piece: &str) -> Outcome<()> {
    if let Err(fault) = vm.refuse_surrogates(piece) {
        write(vm, line)?;
        return Err(fault);
    }
    line.push_str(piece);
    Ok(())
}

fn print_to_host(vm: &mut Vm, values: &[Value], sep: &str, end: &str, flush: bool) -> Outcome<()> {
    let mut line = String::new();
    for (at, &value) in values.iter().enumerate() {
        vm.budget.burn(1)?;
        if at > 0 {
            push(vm, &mut line, sep)?;
        }
        match vm.str_of(value) {
            Ok(text) => push(vm, &mut line, &text)?,
            // What comes before a value that cannot be shown is out already.
            Err(fault) => {
                write(vm, &line)?;
                return Err(fault);
            }
        }
        if line.len() > CHUNK {
            write(vm, &line)?;
            line.clear();
        }
    }
    push(vm, &mut line, end)?;
    write(vm, &line)?;
    if flush {
        vm.streams
            .stdout
            .flush()
            .map_err(|trap: Trap| Fault::Trap(trap))?;
    }
    Ok(())
}

/// Calls `file.write` once for each piece, as CPython does.
fn print_to_object(
    vm: &mut Vm,
    values: &[Value],
    file: Value,
    sep: &str,
    end: &str,
) -> Outcome<()> {
    let name = vm.heap.intern("write");
    vm.getattr(file, name)?;
    let piece = |vm: &mut Vm, text: &str| {
        let text = vm.heap.new_str(text);
        vm.call_method(file, "write", &[text]).map(|_| ())
    };
    for (at, &value) in values.iter().enumerate() {
        vm.budget.burn(1)?;
        if at > 0 {
            piece(vm, sep)?;
        }
        let text = vm.str_of(value)?;
        piece(vm, &text)?;
    }
    piece(vm, end)
}
