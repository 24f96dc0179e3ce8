//! From source text to code, for scripts: the compiler's errors become SyntaxError objects.
//!
//! Without the feature `parser` there is no compiler, and source text is refused.

use crate::object::field;
use crate::value::{TypeId, Value};
use crate::vm::{Fault, Vm};

/// The modes of `compile()`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum SourceMode {
    Exec,
    Eval,
    Single,
}

#[cfg(feature = "parser")]
pub(crate) use super::compiled::{compile, compile_at, compile_frozen, issue, symbols};
#[cfg(feature = "trees")]
pub(crate) use super::trees::{compile_tree, parse_tree};

/// Where and why source was refused, as SyntaxError carries it.
pub(super) struct Refusal {
    pub(super) class: TypeId,
    pub(super) message: String,
    pub(super) line: u32,
    pub(super) column: i64,
    pub(super) end_line: u32,
    pub(super) end_column: i64,
    pub(super) text: Option<String>,
    /// Errors of the symbol table keep the place out of `args`.
    pub(super) in_args: bool,
    /// Errors of the source's bytes keep the name of the file out of them.
    pub(super) file_in_args: bool,
}

/// A SyntaxError with its fields.
pub(super) fn syntax_error(vm: &mut Vm, filename: &str, refusal: Refusal) -> Fault {
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
        let mut shown = details;
        if !refusal.file_in_args {
            shown[0] = Value::NONE;
        }
        let tuple = vm.heap.new_tuple(&shown);
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
) -> crate::vm::Outcome<crate::code::CodeObject> {
    Err(vm.raise(
        TypeId::NotImplementedError,
        "source text cannot be compiled: this runtime has no parser",
    ))
}

#[cfg(not(feature = "parser"))]
pub(crate) fn compile_frozen(
    vm: &mut Vm,
    name: &str,
    text: &'static str,
) -> crate::vm::Outcome<crate::code::CodeObject> {
    compile(vm, name, text, SourceMode::Exec)
}

#[cfg(not(feature = "parser"))]
pub(in crate::builtins::functions::exec) fn compile_at(
    vm: &mut Vm,
    name: &str,
    text: &str,
    mode: SourceMode,
    _level: i64,
) -> crate::vm::Outcome<crate::code::CodeObject> {
    compile(vm, name, text, mode)
}
