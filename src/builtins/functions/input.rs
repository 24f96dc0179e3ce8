//! `input`.

use crate::value::{TypeId, Value};
use crate::vm::price;
use crate::vm::{Args, NativeDef, Outcome, STDIN, Vm, natives};

pub(crate) const FUNCTIONS: &[NativeDef] = natives! {
    function "input" "($module, prompt='', /)" "Reads a line, after the prompt was printed." => input;
};

/// `input(prompt='')`
fn input(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let stdin = vm.replaced_stream("stdin", STDIN);
    if stdin.is_some_and(Value::is_none) {
        return Err(vm.runtime_error("lost sys.stdin"));
    }
    if let Some(prompt) = args.opt(0) {
        let text = vm.str_of(prompt)?;
        match vm.replaced_stdout() {
            Some(file) if !file.is_none() => {
                vm.heap.keep(file);
                let text = vm.heap.new_string(text);
                vm.call_method(file, "write", &[text])?;
            }
            Some(_) => return Err(vm.runtime_error("lost sys.stdout")),
            None => {
                vm.budget.burn(price::text(text.len()))?;
                vm.refuse_surrogates(&text)?;
                vm.write_stdout(&text)?;
            }
        }
    }
    vm.streams.stdout.flush()?;
    let line = match stdin {
        Some(stdin) => {
            vm.heap.keep(stdin);
            let line = vm.call_method(stdin, "readline", &[])?;
            match vm.heap.as_text(line) {
                Some(line) => line.to_owned(),
                None => return Err(vm.type_error("object.readline() returned non-string")),
            }
        }
        None if vm.streams.stdin.is_none() => {
            return Err(vm.runtime_error("input(): the host provides no standard input"));
        }
        None => vm.input_line(None)?,
    };
    if line.is_empty() {
        return Err(vm.raise(TypeId::EofError, "EOF when reading a line"));
    }
    let line = line.strip_suffix('\n').unwrap_or(&line);
    Ok(vm.heap.new_str(line))
}
