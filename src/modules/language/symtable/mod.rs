//! The part of `symtable` that is Rust: the blocks of a source as plain tuples.
//!
//! Input: source text. Output: for each block what CPython's `_symtable` knows about it; Python
//! (`symtable.py`) makes the classes of it.

#[cfg(feature = "parser")]
use crate::value::Value;
use crate::vm::{Args, ModuleDef, NativeDef, Outcome, Vm, natives};

pub(crate) const MODULE: ModuleDef = ModuleDef {
    functions: &[FUNCTIONS],
    python: &[("symtable", python!("symtable.py"))],
    ..ModuleDef::new("symtable")
};

const FUNCTIONS: &[NativeDef] = natives! {
    function "_blocks" "($module, source, filename, mode, /)" "The blocks of a source, each a tuple." => blocks;
};

/// Without the parser there are no sources.
#[cfg(not(feature = "parser"))]
fn blocks(vm: &mut Vm, _: Args<'_>) -> Outcome {
    Err(vm.not_implemented_error("this runtime has no parser"))
}

/// `_blocks(source, filename, mode)`: a list of (type, name, line, nested, is comprehension, children, symbols); the
/// children are indices into the list, the symbols a dict from name to number.
#[cfg(feature = "parser")]
fn blocks(vm: &mut Vm, args: Args<'_>) -> Outcome {
    use crate::builtins::functions::exec::source::{SourceMode, symbols};
    use crate::builtins::functions::exec::{file_name, source_text};

    let name = file_name(vm, args.get(1))?;
    let Some(mode) = vm.heap.as_text(args.get(2)).map(str::to_owned) else {
        let given = vm.type_name(args.get(2));
        return Err(vm.type_error(format!("symtable() argument 3 must be str, not {given}")));
    };
    let wrong = "symtable() arg 1 must be a string or bytes object";
    let text = source_text(vm, args.get(0), wrong, &name)?;
    let mode = match mode.as_str() {
        "exec" => SourceMode::Exec,
        "eval" => SourceMode::Eval,
        "single" => SourceMode::Single,
        _ => {
            return Err(vm.value_error("symtable() arg 3 must be 'exec' or 'eval' or 'single'"));
        }
    };
    let table = symbols(vm, &name, &text, mode)?;
    let mut rows = Vec::new();
    for block in table.blocks() {
        let numbers = vm.heap.new_dict();
        vm.heap.keep(numbers.into());
        for symbol in block.symbols() {
            vm.budget.burn(1)?;
            let name = vm.heap.intern(symbol.name());
            vm.heap
                .dict_set_str(numbers, name, Value::int(symbol.number().into()));
        }
        let children: Vec<Value> = block
            .children()
            .iter()
            .map(|child| Value::int(child.0.into()))
            .collect();
        let row = [
            Value::int(type_number(block.kind())),
            vm.heap.intern(block.name()),
            Value::int(block.line().into()),
            Value::bool(block.is_nested()),
            Value::bool(block.kind().is_comprehension()),
            vm.heap.new_tuple(&children),
            numbers.into(),
        ];
        let row = vm.heap.new_tuple(&row);
        rows.push(vm.heap.keep(row));
    }
    Ok(vm.heap.new_list(rows))
}

/// CPython's number of the kind of a block.
#[cfg(feature = "parser")]
fn type_number(kind: crate::symtable::BlockKind) -> i64 {
    use crate::symtable::BlockKind;

    match kind {
        BlockKind::Class => 1,
        BlockKind::Module => 2,
        BlockKind::Annotation => 3,
        BlockKind::TypeAlias => 4,
        BlockKind::TypeParameters => 5,
        BlockKind::TypeVariable => 6,
        _ => 0,
    }
}
