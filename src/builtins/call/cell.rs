//! `cell`: the box of a captured variable, as scripts see it.

use crate::code::CompareOp;
use crate::object::Cell;
use crate::value::{CellKey, TypeId, Value};
use crate::vm::{Args, NativeDef, Outcome, TypeDef, Vm, Writer, natives, params};

pub(crate) const METHODS: &[NativeDef] = natives! {
    slot "__repr__" => repr;
    slot "__eq__" => eq;
    slot "__ne__" => ne;
    slot "__lt__" => lt;
    slot "__le__" => le;
    slot "__gt__" => gt;
    slot "__ge__" => ge;
    getset "cell_contents" "What the variable holds." => contents, set_contents;
};

pub(crate) const TYPE: TypeDef = TypeDef {
    new: Some(new),
    params: params!("([contents])"),
    unhashable: true,
    ..TypeDef::new(TypeId::Cell, "The box of a captured variable.", &[METHODS])
};

/// `types.CellType([contents])`
fn new(vm: &mut Vm, args: Args<'_>) -> Outcome {
    vm.check_positional("cell", args.pos.get(1..).unwrap_or_default(), args.kw, 0, 1)?;
    Ok(vm.heap.new_object(Cell {
        contents: args.get(1),
    }))
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<CellKey>(vm)?;
    let address = args.get(0).address();
    let contents = vm.heap[key].contents;
    let text = match contents.is_bound() {
        false => format!("<cell at {address:#x}: empty>"),
        true => {
            let inside = contents.address();
            format!(
                "<cell at {address:#x}: {} object at {inside:#x}>",
                vm.type_name(contents)
            )
        }
    };
    Ok(vm.heap.new_string(text))
}

/// Compares the contents; an empty cell is smaller than any other, and equal to another empty one.
fn compare(vm: &mut Vm, args: Args<'_>, op: CompareOp) -> Outcome {
    let key = args.this::<CellKey>(vm)?;
    let Some(other) = args.get(1).as_cell() else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let (a, b) = (vm.heap[key].contents, vm.heap[other].contents);
    if a.is_bound() && b.is_bound() {
        vm.heap.keep(a);
        vm.heap.keep(b);
        return vm.compare(op, a, b);
    }
    let order = a.is_bound().cmp(&b.is_bound());
    Ok(Value::bool(match op {
        CompareOp::Lt => order.is_lt(),
        CompareOp::Le => order.is_le(),
        CompareOp::Eq => order.is_eq(),
        CompareOp::Ne => order.is_ne(),
        CompareOp::Gt => order.is_gt(),
        CompareOp::Ge => order.is_ge(),
    }))
}

fn eq(vm: &mut Vm, args: Args<'_>) -> Outcome {
    compare(vm, args, CompareOp::Eq)
}

fn ne(vm: &mut Vm, args: Args<'_>) -> Outcome {
    compare(vm, args, CompareOp::Ne)
}

fn lt(vm: &mut Vm, args: Args<'_>) -> Outcome {
    compare(vm, args, CompareOp::Lt)
}

fn le(vm: &mut Vm, args: Args<'_>) -> Outcome {
    compare(vm, args, CompareOp::Le)
}

fn gt(vm: &mut Vm, args: Args<'_>) -> Outcome {
    compare(vm, args, CompareOp::Gt)
}

fn ge(vm: &mut Vm, args: Args<'_>) -> Outcome {
    compare(vm, args, CompareOp::Ge)
}

fn contents(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<CellKey>(vm)?;
    let contents = vm.heap[key].contents;
    if contents.is_unbound() {
        Err(vm.value_error("Cell is empty"))
    } else {
        Ok(contents)
    }
}

fn set_contents(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<CellKey>(vm)?;
    vm.set_cell(key, args.get(1), Writer::Script)?;
    Ok(Value::NONE)
}
