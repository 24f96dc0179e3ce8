//! The part of `dis` that is Rust: the instructions of a code object as plain tuples.
//!
//! Python (`dis.py`) makes a listing of them. The instructions are those of this runtime, not
//! CPython's.

use crate::builtins::call::code_object::instruction_offset;
use crate::code::{Instr, Operand, shown_operands, shown_register};
use crate::value::{CodeKey, Value};
use crate::vm::{Args, ModuleDef, NativeDef, Outcome, Vm, natives};

pub(crate) const MODULE: ModuleDef = ModuleDef {
    functions: &[FUNCTIONS],
    python: &[("dis", python!("dis.py"))],
    ..ModuleDef::new("dis")
};

const FUNCTIONS: &[NativeDef] = natives! {
    function "_table" "($module, /)" "The name of each instruction and its operands." => table;
    function "_instructions" "($module, code, /)"
        "For each instruction (opcode, operands), each operand (text, value, whether it is a target)." => instructions;
    function "_handlers" "($module, code, /)"
        "(start, end, target, register) of each row of the exception table." => handlers;
};

/// `_table()`: the name of each instruction and its operands as texts, `field: Type`.
fn table(vm: &mut Vm, _: Args<'_>) -> Outcome {
    let mut rows = Vec::with_capacity(Instr::COUNT);
    for (name, fields) in Instr::TABLE {
        vm.budget.burn(4)?;
        let fields: Vec<Value> = fields
            .iter()
            .map(|(field, ty)| vm.heap.new_string(format!("{field}: {ty}")))
            .collect();
        let row = [vm.heap.intern(name), vm.heap.new_tuple(&fields)];
        rows.push(vm.heap.new_tuple(&row));
    }
    Ok(vm.heap.new_tuple(&rows))
}

fn code(vm: &mut Vm, args: Args<'_>) -> Outcome<CodeKey> {
    match args.get(0).as_code() {
        Some(code) => Ok(code),
        None => Err(vm.type_error("a code object is needed")),
    }
}

/// `_instructions(code)`: for each instruction (opcode, operands), each operand (text, value, whether it is a target).
fn instructions(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = code(vm, args)?;
    let code = vm.heap[key].code.clone();
    vm.charge_items(code.instrs.len(), 8 * size_of::<Value>())?;
    let mut rows = Vec::with_capacity(code.instrs.len());
    for instr in &code.instrs {
        vm.budget.burn(1)?;
        let mut operands = Vec::new();
        for shown in shown_operands(&code, instr) {
            let value = operand_value(vm, key, shown.operand);
            let is_target = matches!(shown.operand, Operand::Target(_));
            let text = if is_target {
                vm.heap.intern(shown.field)
            } else {
                vm.heap.new_string(shown.text)
            };
            operands.push(vm.heap.new_tuple(&[text, value, Value::bool(is_target)]));
        }
        let operands = vm.heap.new_tuple(&operands);
        let row = vm
            .heap
            .new_tuple(&[Value::int(instr.opcode().into()), operands]);
        rows.push(vm.heap.keep(row));
    }
    Ok(vm.heap.new_list(rows))
}

fn offset(index: u32) -> Value {
    Value::int(instruction_offset(index as usize) as i64)
}

/// What an operand stands for, if that is an object: a constant, a name, nested code, the offset of a target.
fn operand_value(vm: &mut Vm, key: CodeKey, operand: Operand) -> Value {
    let linked = &vm.heap[key];
    let found = match operand {
        Operand::Const(index) => linked.constants.get(index as usize).copied(),
        Operand::Name(index) => linked.names.get(usize::from(index.0)).copied(),
        Operand::Child(index) => linked
            .children
            .get(usize::from(index.0))
            .map(|&child| child.into()),
        Operand::Target(target) => Some(offset(target.0)),
        Operand::Count(count) => Some(Value::int(count.0.into())),
        Operand::Int(value) => Some(Value::int(value.into())),
        _ => None,
    };
    found.unwrap_or(Value::NONE)
}

/// `_handlers(code)`: (start, end, target, register) of each row of the exception table, as offsets.
fn handlers(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = code(vm, args)?;
    let code = vm.heap[key].code.clone();
    let mut rows = Vec::with_capacity(code.handlers.len());
    for handler in &code.handlers {
        vm.budget.burn(1)?;
        let register = shown_register(&code, handler.exc);
        let register = vm.heap.new_string(register);
        let [start, end, target] = [handler.start, handler.end, handler.target].map(offset);
        rows.push(vm.heap.new_tuple(&[start, end, target, register]));
    }
    Ok(vm.heap.new_list(rows))
}
